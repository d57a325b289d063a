agree <- likert_scale(
  "agree5", "en",
  dont_know = list(nl = "weet niet", en = "don't know")
)

# 11 people, by hand: q1 2 1 3 2 2 and one don't know; q2 all five answers twice
wave <- data.frame(
  site = factor(rep(c("north", "south"), c(6, 5))),
  q1 = factor(
    c(1, 1, 2, 3, 3, 3, 4, 4, 5, 5, 6), 1:6,
    c(scale_labels(agree, "en"), "don't know")
  ),
  q2 = factor(c(1:5, 1:5, NA), 1:5, scale_labels(agree, "en"))
)
counts <- likert_counts(wave, c(q1, q2), scale = agree)
by_site <- likert_counts(wave, c(q1, q2), by = site, scale = agree)

bars_in_order <- function(p, row = 1L) {
  bars <- bars_of_plot(p)
  rows <- sort(unique(bars$ymin), decreasing = TRUE)
  bars <- bars[bars$ymin == rows[[row]], ]
  bars[order(bars$xmin), ]
}

test_that("stacked bars run from the highest answer to the lowest and fill 100%", {
  p <- autoplot(counts, lang = "en")
  expect_s3_class(p, c("akkoord_figure", "ggplot"), exact = FALSE)
  bars <- bars_in_order(p)
  inside <- bars[bars$xmin < 1, ]
  expect_equal(inside$xmax - inside$xmin, c(2, 2, 3, 1, 2) / 10)
  expect_equal(c(min(inside$xmin), max(inside$xmax)), c(0, 1))
  expect_identical(inside$label, c("20%", "20%", "30%", "10%", "20%"))
  expect_identical(inside$fill, unname(rev(palette_anchors)))
  expect_identical(legend_of(p), c(
    "Strongly agree", "Agree", "Neither agree nor disagree", "Disagree",
    "Strongly disagree", "Don't know"
  ))
  # turned round, legend and all
  p <- autoplot(counts, lang = "en", reverse_likert = TRUE)
  expect_identical(bars_in_order(p)$label[1:5], c("20%", "10%", "30%", "20%", "20%"))
  expect_identical(legend_of(p)[[1L]], "Strongly disagree")
})

test_that("the numbers behind it", {
  d <- as.data.frame(autoplot(counts, lang = "en"))
  x <- as.data.frame(counts)
  x <- x[x$kind %in% c("substantive", "dk"), ]
  shown <- d[d$status == "known", ]
  at <- match(paste(x$item, x$category), paste(shown$item, shown$category))
  expect_false(anyNA(at))
  expect_equal(shown$count[at], x$count)
  expect_equal(shown$base[at], x$base)
  expect_equal(shown$share[at], x$count / x$base)
  total <- d[d$status == "total", ]
  expect_identical(total$category, rep("strongly agree + agree", 2L))
  expect_equal(total$share, c(0.4, 0.4))
})

test_that("don't knows apart, inside or left out", {
  apart <- as.data.frame(autoplot(counts, lang = "en"))
  dk <- apart[apart$kind == "dk" & apart$item == "q1", ]
  expect_equal(dk$drawn, 1 / 11)
  expect_identical(dk$printed, "9%")
  known <- apart$item == "q1" & apart$status == "known"
  expect_equal(apart$base[known], c(rep(10, 5), 11))
  # apart: right of the bars, all from one place
  bars <- bars_in_order(autoplot(counts, lang = "en"))
  expect_gt(bars$xmin[[6L]], 1)

  inside <- as.data.frame(autoplot(counts, dk = "inside", lang = "en"))
  q1 <- inside[inside$item == "q1" & inside$status == "known", ]
  expect_equal(q1$drawn, c(2, 2, 3, 1, 2, 1) / 11)
  expect_equal(max(bars_in_order(autoplot(counts, dk = "inside"))$xmax), 1)
  expect_equal(inside$share[inside$status == "total"][[1L]], 4 / 11)

  none <- as.data.frame(autoplot(counts, dk = "none"))
  expect_false("dk" %in% none$kind)
  known <- none$item == "q1" & none$status == "known"
  expect_equal(none$drawn[known], c(2, 2, 3, 1, 2) / 10)

  # counts that were made with don't knows inside stay so, and can be taken apart
  answered <- likert_counts(wave, q1, scale = agree, base = "answered")
  expect_equal(as.data.frame(autoplot(answered))$base[[1L]], 11)
  expect_equal(as.data.frame(autoplot(answered, dk = "apart"))$base[[1L]], 10)
})

test_that("diverging bars stand around the middle of the scale", {
  bars <- bars_in_order(autoplot(counts, type = "diverging", lang = "en", dk = "none"))
  # 2 + 1 and half of 3 on the left
  expect_equal(bars$xmin[[1L]], -(0.2 + 0.1 + 0.15))
  expect_equal(max(bars$xmax), 0.15 + 0.2 + 0.2)
  expect_identical(bars$label, c("20%", "10%", "30%", "20%", "20%"))
  at <- function(...) {
    bars_in_order(autoplot(counts, type = "diverging", dk = "none", ...))$xmin[[1L]]
  }
  expect_equal(at(cutoff = 2), -0.3)
  expect_equal(at(cutoff = 0), 0)
  expect_equal(at(cutoff = 5), -1)
  expect_equal(at(cutoff = 2.2), -(0.3 + 0.2 * 0.3))
  # turned round the same answers stay on their side of the cut
  expect_equal(at(cutoff = 2, reverse_likert = TRUE), -0.7)
  # totals of both sides, without the split middle; sums of counts
  d <- as.data.frame(autoplot(counts, type = "diverging", lang = "en", dk = "none"))
  total <- d[d$status == "total" & d$item == "q1", ]
  expect_identical(
    total$category, c("strongly disagree + disagree", "agree + strongly agree")
  )
  expect_equal(total$count, c(3, 4))
  expect_false("total" %in% as.data.frame(autoplot(counts, add_totals = FALSE))$status)
})

test_that("a total is the rounded sum of counts, not the sum of rounded labels", {
  x <- as_likert_counts(
    matrix(c(1L, 1L, 1L, 2L, 2L), 1L, dimnames = list("q", NULL)),
    scale = likert_scale("agree5", "en")
  )
  d <- as.data.frame(autoplot(x, lang = "en"))
  # 2/7 and 2/7 are 29% and 29%, but 4/7 is 57%
  expect_identical(d$printed[1:2], c("29%", "29%"))
  expect_identical(d$printed[d$status == "total"], "57%")
})

test_that("labels: digits, decimal mark, rounding and those left out", {
  x <- matrix(c(1L, 7L), 1L, dimnames = list("q", NULL))
  x <- as_likert_counts(x, scale = c("no", "yes"))
  label <- function(...) {
    d <- as.data.frame(autoplot(x, add_totals = FALSE, ...))
    d$printed[order(d$category)]
  }
  expect_identical(label(lang = "nl"), c("13%", "88%"))
  expect_identical(label(lang = "nl", digits = 1), c("12,5%", "87,5%"))
  expect_identical(label(lang = "en", digits = 1), c("12.5%", "87.5%"))
  expect_identical(
    label(lang = "en", digits = 1, decimal.mark = ","), c("12,5%", "87,5%")
  )
  expect_identical(label(rounding = "half-even"), c("12%", "88%"))
  expect_identical(label(rounding = "truncate"), c("12%", "87%"))
  expect_identical(label(rounding = "ceiling"), c("13%", "88%"))
  hidden <- bars_of_plot(autoplot(x, labels_hide_below = 0.2))
  expect_identical(sort(hidden$label), c("", "88%"))
})

test_that("sorting is by agreement or mean; the questionnaire's order otherwise", {
  x <- as_likert_counts(
    rbind(a = c(5L, 0L, 5L), b = c(0L, 9L, 1L), c = c(1L, 1L, 8L)),
    scale = likert_scale(c("low", "mid", "high"))
  )
  items <- function(...) unique(as.data.frame(autoplot(x, ...))$item)
  expect_identical(items(), c("a", "b", "c"))
  expect_identical(items(sort = "descending"), c("c", "a", "b"))
  expect_identical(items(sort = "ascending"), c("b", "a", "c"))
  # means 2, 2.1 and 2.7
  expect_identical(items(sort = "descending", sort_method = "mean"), c("c", "b", "a"))
  # drawn in that order from the top
  bars <- bars_of_plot(autoplot(x, sort = "descending", labels_hide_below = 0))
  expect_identical(bars$label[which.max(bars$ymin + (bars$xmin == 0))], "80%")
})

test_that("diverging bars are sorted by the side above their centre", {
  x <- as_likert_counts(
    rbind(
      low5 = c(6L, 0L, 0L, 0L, 4L, 0L), high4 = c(0L, 0L, 0L, 9L, 0L, 1L),
      mid = c(0L, 0L, 5L, 0L, 5L, 0L)
    ),
    scale = likert_scale(1:6)
  )
  order_of <- function(...) {
    d <- as.data.frame(autoplot(x, type = "diverging", sort = "descending", ...))
    # the highest answers are part of the total on their side, top to bottom
    total <- d[d$status == "total" & grepl("6", d$category), ]
    expect_false(is.unsorted(-total$share))
    total$item
  }
  # 4, 5 and 6: 100%, 50% and 40%; the scale's own top, 5 and 6, is another order
  expect_identical(order_of(), c("high4", "mid", "low5"))
  expect_identical(
    unique(as.data.frame(autoplot(x, sort = "descending"))$item),
    c("mid", "low5", "high4")
  )
  expect_identical(order_of(reverse_likert = TRUE), c("high4", "mid", "low5"))
  # 5 and 6; 6 and a half of 5, which is no part of a total
  expect_identical(order_of(cutoff = 4), c("mid", "low5", "high4"))
  expect_identical(order_of(cutoff = 4.5), c("high4", "low5", "mid"))
  expect_identical(
    order_of(cutoff = 4, reverse_likert = TRUE), c("mid", "low5", "high4")
  )
  up <- as.data.frame(autoplot(x, type = "diverging", sort = "ascending"))
  expect_identical(unique(up$item), c("low5", "mid", "high4"))
})

test_that("totals of different answers have a header in common", {
  x <- likert_counts(
    data.frame(q = c(1, 4, 5, 3), use = c(1, 4, 2, 2)), c(q, use),
    scale = list(
      q = likert_scale("agree5", "en"),
      use = likert_scale(c("never", "seldom", "often", "always"))
    )
  )
  header <- function(...) {
    p <- autoplot(x, ...)
    w <- ggplot2::layer_data(p, length(p$layers))
    w <- w[w$colour == palette_soft & w$vjust == 0, ]
    gsub("\n", " ", w$label[order(w$x)], fixed = TRUE)
  }
  expect_identical(header(lang = "en"), "top answers")
  expect_identical(header(lang = "nl"), "hoogste antwoorden")
  expect_identical(
    header(type = "diverging", lang = "en"), c("bottom answers", "top answers")
  )
  expect_identical(
    header(type = "diverging", lang = "nl", reverse_likert = TRUE),
    c("hoogste antwoorden", "laagste antwoorden")
  )
  # each row of the data still names its own
  d <- as.data.frame(autoplot(x, lang = "en"))
  expect_identical(
    d$category[d$status == "total"], c("strongly agree + agree", "always + often")
  )
  # and one scale has its own names
  p <- autoplot(counts, lang = "en")
  w <- ggplot2::layer_data(p, length(p$layers))
  expect_false("top answers" %in% gsub("\n", " ", w$label))
})

test_that("panels for which there is no room are refused", {
  d <- data.frame(g = factor(rep(letters, 2L), letters), q = rep(1:2, each = 26L))
  x <- likert_counts(d, q, by = g, scale = c("no", "yes"))
  expect_snapshot(error = TRUE, autoplot(x, facet = "columns"))
  expect_error(autoplot(x, facet = "columns"), class = "akkoord_error_plot")
  expect_s3_class(autoplot(x, facet = "rows"), "akkoord_figure")
  # the way out that the message names
  expect_s3_class(autoplot(x, facet = "columns", width = 45), "akkoord_figure")
  # names are wrapped; one that cannot be is refused
  name <- c("primary schools and nurseries", "secondary schools", "colleges")
  d <- data.frame(g = factor(rep(name, 2L), name), q = rep(1:2, each = 3L))
  p <- autoplot(likert_counts(d, q, by = g, scale = c("no", "yes")),
    facet = "columns", width = 5, lang = "en"
  )
  strips <- ggplot2::ggplot_build(p)$layout$facet_params$labeller(
    data.frame(panel = name)
  )
  expect_identical(
    gsub("\n", " ", unlist(strips, use.names = FALSE)), name
  )
  expect_match(unlist(strips)[[1L]], "\n", fixed = TRUE)
  d$g <- factor(gsub(" ", "", d$g))
  long <- likert_counts(d, q, by = g, scale = c("no", "yes"))
  expect_snapshot(error = TRUE, autoplot(long, facet = "columns", width = 5))
})

test_that("groups beneath their item, in panels, or in blocks", {
  withr::local_options(akkoord.style = report_style(flag_base = 0))
  words <- function(p) ggplot2::layer_data(p, length(p$layers))
  p <- autoplot(by_site, lang = "en")
  w <- words(p)
  expect_identical(w$label[w$fontface == "bold" & w$hjust == 0 & w$x <= 0], c("q1", "q2"))
  expect_true(all(c("north (n = 6)", "south (n = 4)") %in% w$label))
  expect_length(unique(bars_of_plot(p)$ymin), 4L)

  p <- autoplot(by_site, facet = "columns", lang = "en")
  expect_identical(nlevels(ggplot2::layer_data(p, 1L)$PANEL), 2L)
  expect_length(unique(bars_of_plot(p)$ymin), 2L)
  built <- ggplot2::ggplot_build(p)
  expect_identical(as.character(built$layout$layout$panel), c("north", "south"))
  # n stands in a column of each panel
  expect_true(all(c("6", "4") %in% words(p)$label))
  # shares have one scale in both panels
  ranges <- lapply(built$layout$panel_params, function(pp) diff(pp$x.range))
  expect_gt(ranges[[1L]], ranges[[2L]])

  p <- autoplot(by_site, facet = "rows", lang = "en")
  w <- words(p)
  expect_identical(w$label[w$fontface == "bold" & w$x <= 0], c("north", "south"))
  # the same numbers in all three
  share <- function(facet) {
    d <- as.data.frame(autoplot(by_site, facet = facet))
    d <- d[order(d$item, d$group, d$category, d$status), ]
    d$share
  }
  expect_identical(share("columns"), share("none"))
  expect_identical(share("rows"), share("none"))
})

test_that("n is in the label, reversed items are marked, weighted counts say so", {
  withr::local_options(akkoord.style = report_style(flag_base = 0))
  label <- function(p) ggplot2::layer_data(p, length(p$layers))$label
  expect_true(all(c("q1 (n = 10)", "q2 (n = 10)") %in% label(autoplot(counts))))
  turned <- likert_counts(wave, c(q1, q2), scale = agree, reverse = q1)
  expect_true("q1 (reversed) (n = 10)" %in% label(autoplot(turned, lang = "en")))
  expect_equal(
    sort(as.data.frame(autoplot(turned, dk = "none", add_totals = FALSE))$drawn[1:5]),
    c(1, 2, 2, 2, 3) / 10
  )
  weighted <- likert_counts(wave, q1, scale = agree, weights = seq(0.5, 1.5, 0.1))
  p <- autoplot(weighted, lang = "en")
  expect_match(p$labels$caption, "Weighted counts.", fixed = TRUE)
  # people, not weights
  expect_true("n = 10" %in% label(p))
  caption <- function(x) autoplot(x, lang = "en", caption = "Mine.")$labels$caption
  expect_no_match(caption(counts), "Weighted")
  expect_match(caption(weighted), "^Mine[.].*Weighted")
})

test_that("nominal and multiple-choice items", {
  d <- data.frame(
    how = c("bus", "bike", "bus", "car"), m1 = c(1, 0, 1, 1), m2 = c(0, 0, 1, 0)
  )
  x <- likert_counts(d, how,
    scale = list(how = likert_scale(c("bus", "bike", "car"), ordered = FALSE)),
    multiple = list(use = c(home = "m1", work = "m2"))
  )
  p <- autoplot(x, lang = "en")
  bars <- bars_of_plot(p)
  nominal <- bars_in_order(p)
  expect_identical(nominal$fill, palette_nominal[1:3])
  expect_identical(nominal$label, c("50%", "25%", "25%"))
  options <- bars[bars$fill == option_colour(), ]
  expect_identical(options$xmin, c(0, 0))
  expect_identical(options$edge, c("free", "free"))
  d <- as.data.frame(p)
  expect_equal(d$drawn[d$item == "use"], c(0.75, 0.25))
  expect_false("total" %in% d$status)
  expect_identical(legend_of(p), c("Bus", "Bike", "Car"))
  sorted <- as.data.frame(autoplot(x[x$item == "use", ], sort = "ascending"))
  expect_identical(sorted$category, c("work", "home"))
  expect_match(p$labels$caption, "More than one answer", fixed = TRUE)
})

test_that("ranges are hatched with the range; what is unknown in grey; sums are blocks", {
  study <- published_report("erasmus2022")
  x <- likert_counts(study, c(network, new_subjects, capacity), survey = "erasmus")
  p <- autoplot(x, lang = "en")
  d <- as.data.frame(p)
  block <- d[d$status == "block", ]
  expect_identical(block$printed, c("86%", "14%", "91%", "9%"))
  # what the sum leaves to the others is known as well
  rest <- "neutral + rather disagree + strongly disagree"
  expect_identical(block$category, rep(c("strongly + rather agree", rest), 2L))
  # 90% of both groups together: a range of each
  pooled <- d[d$item == "capacity" & d$category == "strongly + rather agree", ]
  expect_identical(pooled$status, rep(c("range", "total"), 2L))
  expect_identical(pooled$printed, rep(c("80\u2013100%", "78\u2013100%"), each = 2L))
  # 59 or 60 of 119 are both 50%: drawn as known
  expect_true(all(d$status[d$item == "new_subjects"] %in% c("known", "total")))
  bars <- bars_of_plot(p)
  expect_identical(sum(bars$mark == "hatch"), sum(d$status %in% c("unknown", "range")))
  # the total is a range where the sum is
  total <- d[d$item == "new_subjects" & d$group == "KA2" & d$status == "total", ]
  expect_identical(total$printed, "63\u201364%")

  y <- as_likert_counts(data.frame(
    item = "q", category = c("a", "b", "c"), low = c(2L, 1L, 4L), high = c(5L, 4L, 4L),
    base = 10L
  ))
  d <- as.data.frame(autoplot(y, lang = "en"))
  expect_identical(d$status[1:3], c("known", "range", "range"))
  expect_identical(d$printed[1:3], c("40%", "10\u201340%", "20\u201350%"))
  expect_equal(sum(d$drawn[1:3]), 1)
  bars <- bars_in_order(autoplot(y, lang = "en"))
  expect_identical(bars$mark, c("plain", "hatch", "hatch"))
  # in the colour of their answer
  expect_identical(bars$fill, rev(diverging_colours(3L)))
  expect_true("Only a range is known" %in% legend_of(autoplot(y, lang = "en")))
})

test_that("counts without a base have the shares that any base they allow leaves", {
  x <- as_likert_counts(data.frame(
    item = "q", category = c("a", "b", "c"), low = c(2, 1, 4), high = c(5, 4, 4)
  ))
  d <- as.data.frame(autoplot(x, lang = "en"))
  d <- d[d$status == "range", ]
  all <- as.matrix(expand.grid(a = 2:5, b = 1:4, c = 4))
  share <- all / rowSums(all)
  expect_equal(d$share.low, unname(apply(share, 2L, min))[3:1])
  expect_equal(d$share.high, unname(apply(share, 2L, max))[3:1])
  expect_equal(sum(d$drawn), 1)
  expect_identical(d$printed, c("31\u201357%", "10\u201340%", "20\u201350%"))
})

test_that("where nobody answered an empty bar says so", {
  d <- wave
  d$q2[d$site == "south"] <- NA
  x <- likert_counts(d, q2, by = site, scale = agree)
  p <- expect_no_warning(autoplot(x, lang = "en"))
  track <- bars_in_order(p, 2L)
  expect_identical(track$label, "no answers")
  expect_identical(c(track$xmin, track$xmax), c(0, 1))
  expect_identical(track$mark, "plain")
  expect_identical(track$fill, palette_track)
  expect_true("south (n = 0)" %in% ggplot2::layer_data(p, 2L)$label)
  # it is no answer: not in the legend, which still has all of them
  expect_length(legend_of(p), 5L)
  of <- as.data.frame(p)
  of <- of[of$group == "south", ]
  expect_identical(of$status, "empty")
  expect_identical(of$printed, "no answers")
  expect_equal(c(of$count, of$base, of$drawn), c(0, 0, 1))
  expect_identical(of$share, NA_real_)
  expect_match(figure_alt(p), "south: no answers.", fixed = TRUE)
  # as wide on each side of the centre as the scale is; one bar may be all there is
  p <- autoplot(x, type = "diverging", lang = "nl", cutoff = 2)
  track <- bars_in_order(p, 2L)
  expect_equal(c(track$xmin, track$xmax), c(-0.4, 0.6))
  expect_identical(track$label, "geen antwoorden")
  only <- autoplot(x[x$group == "south", ], sort = "descending", lang = "nl")
  expect_identical(bars_of_plot(only)$label, "geen antwoorden")
})

test_that("weights of zero are no answers, and n is 0", {
  d <- data.frame(
    site = factor(c("north", "north", "south", "south")), w = c(1, 2, 0, 0),
    q = factor(c(1, 5, 3, 6), 1:6, c(scale_labels(agree, "en"), "don't know")),
    m1 = c(1, 0, 1, 0), m2 = c(0, 0, 1, 1)
  )
  x <- likert_counts(d, q,
    by = site, weights = w, scale = agree,
    multiple = list(use = c(home = "m1", work = "m2"))
  )
  for (dk in c("apart", "inside", "none")) {
    p <- expect_no_warning(autoplot(x, lang = "en", dk = dk))
    of <- as.data.frame(p)
    of <- of[of$group == "south", ]
    expect_identical(of$item, c("q", "use", "use"))
    expect_identical(of$category, c("", "home", "work"))
    expect_identical(of$printed, rep("no answers", 3L))
    expect_equal(of$base, c(0, 0, 0))
    words <- ggplot2::layer_data(p, length(p$layers))$label
    expect_true(all(c("south (n = 0)", "home: south (n = 0)") %in% words))
    expect_false(any(grepl("south (n = [12])", words)))
    expect_identical(sum(bars_of_plot(p)$label == "no answers"), 3L)
  }
  # only don't knows: none of the 100%, all of those who answered
  d <- data.frame(q = factor(c("don't know", "don't know"), levels(d$q)))
  y <- as.data.frame(autoplot(likert_counts(d, q, scale = agree), lang = "en"))
  expect_identical(y$status, c("empty", "known"))
  expect_equal(y$share, c(NA, 1))
})

test_that("all options draw, on data of others", {
  skip_if_quick()
  skip_if_not_installed("psych")
  skip_if_not_installed("ragg")
  skip_on_cran()
  bfi <- getExportedValue("psych", "bfi")
  bfi$gender <- factor(bfi$gender, 1:2, c("men", "women"))
  x <- likert_counts(bfi, A1:A5, by = gender, scale = likert_scale(1:6), reverse = A1)
  for (type in c("stacked", "diverging")) {
    for (facet in c("none", "columns", "rows")) {
      p <- expect_no_warning(autoplot(x,
        type = type, facet = facet, sort = "descending", lang = "en",
        title = "Agreeableness",
        subtitle = "IPIP", caption = "Source: psych::bfi"
      ))
      d <- as.data.frame(p)
      # as base R counts them
      women <- bfi$A2[bfi$gender == "women"]
      of <- d[d$item == "A2" & d$group == "women" & d$status == "known", ]
      expect_equal(
        of$share[order(of$category)], as.vector(table(women)) / sum(!is.na(women))
      )
      # nothing of the text is made much smaller to fit
      sizes <- with_drawn(p, function(get) {
        unlist(lapply(get("text"), function(t) t$gp$fontsize))
      })
      expect_gte(min(sizes), 6.5)
    }
  }
})

test_that("a figure in words", {
  alt <- figure_alt(autoplot(counts, lang = "en", title = "Two items"))
  expect_match(alt, "^Bar chart[.] Two items")
  expect_match(alt, "q1: strongly agree 20%, agree 20%, neither agree nor disagree 30%", fixed = TRUE)
})

test_that("what cannot be drawn", {
  skip_if_quick()
  expect_snapshot(error = TRUE, autoplot(counts, type = "pie"))
  expect_snapshot(error = TRUE, autoplot(counts, cutoff = 2))
  expect_snapshot(error = TRUE, autoplot(counts, type = "diverging", cutoff = 6))
  expect_snapshot(error = TRUE, autoplot(counts, facet = "columns"))
  expect_snapshot(error = TRUE, autoplot(counts, labels_hide_below = 5))
  expect_snapshot(error = TRUE, autoplot(counts, digits = -1))
  expect_snapshot(error = TRUE, autoplot(counts, decimal.mark = ";"))
  expect_snapshot(error = TRUE, autoplot(counts, add_totals = "left"))
  expect_snapshot(error = TRUE, autoplot(counts, palette = "rainbow"))
  expect_snapshot(error = TRUE, autoplot(counts, title = 1))
  expect_snapshot(error = TRUE, autoplot(counts, labels = FALSE))
  expect_snapshot(error = TRUE, autoplot(counts[0, ]))
  nominal <- likert_scale(c("x", "y"), ordered = FALSE)
  nominal <- likert_counts(data.frame(a = c("x", "y")), a, scale = nominal)
  expect_snapshot(error = TRUE, autoplot(nominal, type = "diverging"))
  ranged <- likert_counts(
    published_report("erasmus2022"), et_use_within_erasmus,
    survey = "erasmus"
  )
  expect_snapshot(error = TRUE, autoplot(ranged, dk = "apart"))
  expect_error(autoplot(counts, dk = "somewhere"), class = "akkoord_error_choice")
  bad_ones <- list(
    list(facet = "rows"), list(cutoff = 1), list(type = "diverging", cutoff = 9)
  )
  for (bad in bad_ones) {
    expect_error(do.call(autoplot, c(list(counts), bad)), class = "akkoord_error_plot")
  }
})

test_that("groupings side by side stand apart, under what they are of where there is one item", {
  d <- data.frame(
    q1 = rep(1:5, 8), q2 = rep(5:1, 8), sex = rep(c("f", "m"), each = 20),
    wide = rep(c("Yes", "No", "Yes", "No"), each = 10)
  )
  style <- plot_style(
    type = "stacked", cutoff = NULL, reverse = FALSE, hide = 0.03, digits = NULL,
    decimal.mark = NULL, rounding = "half-up", lang = "en", palette = NULL, totals = TRUE,
    facet = "none", dk = "none"
  )
  drawn <- function(items, at = identity) {
    k <- likert_counts(d, tidyselect::all_of(items), by = list(sex, wide), scale = 1:5)
    bars <- place_bars(bars_of(c(each_bar(k, style), each_bar(total_counts(k, TRUE), style))), style)
    bars <- bars_at(bars, order(match(bars$item, items)))
    bars <- bars_at(bars, at(seq_along(bars$item)))
    rows <- counts_rows(bars, style, length(items) == 1L)$rows
    list(heading = rows$heading, apart = rows$gap > 0)
  }
  one <- drawn("q1")
  expect_identical(one$heading, c("sex", "", "wide", "", ""))
  expect_identical(one$apart, c(FALSE, FALSE, TRUE, FALSE, TRUE))
  two <- drawn(c("q1", "q2"))
  expect_identical(two$heading, c("q1", rep("", 4L), "q2", rep("", 4L)))
  expect_identical(two$apart, c(FALSE, FALSE, TRUE, FALSE, TRUE, TRUE, FALSE, TRUE, FALSE, TRUE))
  # sorted rows are no blocks
  sorted <- drawn("q1", function(i) c(1L, 3L, 2L, 4L))
  expect_identical(sorted$heading, rep("", 4L))
  expect_false(any(sorted$apart))
})
