# Figure, overview, sentence, table and summary show the same numbers: every one of them of
# the study, and of random answers.

# What each place shows of an item and group: low and high of the share that agrees.
places <- function(x) {
  o <- akkoord:::overview_of(x)
  s <- as.data.frame(summary(x, conf.int = FALSE))
  bars <- as.data.frame(autoplot(x, lang = "en", dk = NULL))
  bars <- bars[bars$status == "total", ]
  view <- as.data.frame(autoplot(x, type = "overview", lang = "en"))
  view <- view[!is.na(view$group), ]
  at <- function(d) match(paste(o$groups$item, o$groups$group), paste(d$item, d$group))
  list(
    rows = o, groups = o$groups,
    overview = view[at(view), c("share.low", "share.high")],
    summary = s[at(s), c("top.low", "top.high")],
    figure = bars[at(bars), c("share.low", "share.high")],
    printed = bars$printed[at(bars)]
  )
}

expect_one_number <- function(x) {
  p <- places(x)
  for (place in c("overview", "summary")) {
    expect_equal(p[[place]][[1L]], p$groups$low, info = place, tolerance = 1e-12)
    expect_equal(p[[place]][[2L]], p$groups$high, info = place, tolerance = 1e-12)
  }
  shown <- !is.na(p$figure$share.low)
  expect_equal(p$figure$share.low[shown], p$groups$low[shown], tolerance = 1e-12)
  expect_equal(p$figure$share.high[shown], p$groups$high[shown], tolerance = 1e-12)
  # as text: bar, overview's column and alternative text, the sentence of the summary
  text <- akkoord:::share_text(p$groups$low, p$groups$high, "en", "\u2013")
  one <- shown & p$groups$low == p$groups$high
  expect_identical(p$printed[one], text[one])
  alt <- akkoord:::figure_alt(autoplot(x, type = "overview", lang = "en"))
  said <- akkoord:::share_text(p$groups$low, p$groups$high, "en")
  own <- p$rows$rows$block[match(p$groups$item, p$rows$rows$item)] != "pooled"
  for (i in which(own & !is.na(p$groups$low))) {
    label <- akkoord:::counts_item_name(x, p$groups$item[[i]], "en")
    expect_match(alt, paste(label, said[[i]], sep = ".*"), info = label)
  }
  ends <- akkoord:::summary_ends(p$rows, x, character(), "en")
  first <- p$rows$rows[order(-(p$rows$rows$low + p$rows$rows$high)), ][1L, ]
  if (first$block != "open" && length(ends) > 0L) {
    expect_match(ends[[1L]], akkoord:::summary_shares(p$rows, first, "en"), fixed = TRUE)
  }
  # how many, by hand
  more <- tapply(p$groups$low, factor(p$groups$item, p$rows$rows$item), function(v) all(v > 0.5))
  expect_identical(sum(akkoord:::overview_majority(p$rows) == "more"), sum(more, na.rm = TRUE))
}

test_that("every place shows the study's numbers alike", {
  skip_if_quick()
  study <- published_report("erasmus2022")
  for (survey in c("erasmus", "etwinning")) {
    expect_one_number(suppressMessages(likert_counts(study, survey = survey)))
  }
})

test_that("and those of random answers", {
  skip_if_quick()
  set.seed(17)
  for (i in seq_len(effort(2L, 80L, 1000L))) {
    n <- sample(5:60, 1L)
    data <- as.data.frame(matrix(sample(c(1:5, NA), 4L * n, TRUE), n))
    data$g <- factor(sample(letters[1:3], n, TRUE))
    agree <- likert_scale("agree5", "en")
    x <- if (i %% 2L) likert_counts(data, V1:V4, scale = agree)
    else likert_counts(data, V1:V4, by = g, scale = agree)
    expect_one_number(x)
    # against a table made by hand
    o <- akkoord:::overview_of(x)
    for (item in c("V1", "V4")) {
      answers <- stats::na.omit(data[[item]])
      if (length(answers) > 0L) {
        expect_equal(o$rows$low[o$rows$item == item], mean(answers >= 4))
      }
    }
  }
})

test_that("those without a group are named in the reader's language, and stored as one", {
  d <- data.frame(g = rep(c("a", "b", NA), each = 6), q = rep(1:5, length.out = 18))
  for (lang in c("nl", "en", "fr")) {
    k <- likert_counts(d, q, by = g, scale = "agree5")
    expect_true("(missing)" %in% k$group)
    word <- c(nl = "(onbekend)", en = "(missing)", fr = "(inconnu)")[[lang]]
    others <- setdiff(c("(onbekend)", "(missing)", "(inconnu)"), word)
    f <- autoplot(k, lang = lang)
    drawn <- unlist(lapply(ggplot2::ggplot_build(f)$data, `[[`, "label"))
    shown <- c(drawn, names(as.data.frame(likert_table(k, lang = lang))), f$labels$alt)
    expect_true(any(grepl(word, drawn, fixed = TRUE)))
    expect_true(word %in% shown)
    for (other in others) expect_false(any(grepl(other, shown, fixed = TRUE)))
  }
})

test_that("plot() draws what autoplot() does, and says what draws the rest", {
  drawn <- function(generic) sub(paste0(generic, "."), "", grep(paste0("^", generic, "[.]"), ls(asNamespace("akkoord")), value = TRUE), fixed = TRUE)
  expect_length(setdiff(drawn("autoplot"), drawn("plot")), 0L)
  k <- likert_counts(data.frame(g = rep(c("a", "b", "c"), 4), q = rep(1:4, 3)), q, by = g, scale = 1:4)
  for (x in list(summary(k), likert_table(k), omnibus_test(k), published_report("erasmus2022"))) {
    expect_error(plot(x), class = "akkoord_error_plot")
  }
})
