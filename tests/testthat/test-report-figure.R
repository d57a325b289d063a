both_languages <- effort("nl", c("nl", "en"))

study <- published_report("erasmus2022")
all_figures <- study$figures$figure
charts <- setdiff(all_figures, c("29", "table1"))

# The study's file as strings, read by R's own reader.
printed <- utils::read.csv(
  system.file("extdata/erasmus2022/published.csv", package = "akkoord"),
  colClasses = "character", encoding = "UTF-8"
)

# Each figure is built once in each language.
built <- lapply(c(nl = "nl", en = "en"), function(lang) {
  lapply(set_names(all_figures), function(figure) report_figure(study, figure, lang))
})
figure_in <- function(figure, lang) built[[lang]][[as.character(figure)]]

# A report of one's own: rows "figure,survey,..." of both tables.
own_report <- function(published, figures, extra = list(), env = parent.frame()) {
  dir <- withr::local_tempdir(.local_envir = env)
  head_p <- "id,figure,survey,block,item,group,n,category,relation,percent,source"
  head_f <- paste0(
    "figure,printed_caption_number,section,survey,question,kind,groups,base_n,",
    "base_from,categories,note"
  )
  writeLines(c(head_p, published), file.path(dir, "published.csv"))
  writeLines(c(head_f, figures), file.path(dir, "figures.csv"))
  method <- c("id,survey,quantity,value,unit,source", "a,s,respondents,50,,")
  writeLines(method, file.path(dir, "method.csv"))
  for (name in names(extra)) writeLines(extra[[name]], file.path(dir, name))
  published_report(dir)
}

test_that("every figure builds without a warning in both languages", {
  skip_if_quick()
  for (lang in both_languages) {
    for (figure in all_figures) {
      p <- expect_no_warning(report_figure(study, figure, lang))
      expect_no_warning(ggplot2::ggplot_build(p))
    }
  }
})

test_that("all 27 chart figures hold every printed number, cell by cell", {
  skip_if_quick()
  expect_length(charts, 27L)
  expect_setequal(charts, c(1:26, 28))
  for (lang in both_languages) {
    seen <- character()
    for (figure in charts) {
      p <- figure_in(figure, lang)
      expect_s3_class(p, "ggplot")
      d <- as.data.frame(p)
      of <- printed[printed$figure == figure, ]
      d <- d[!is.na(d$id), ]
      expect_setequal(d$id, of$id)
      expect_false(anyDuplicated(d$id) > 0L)
      at <- match(of$id, d$id)
      shown <- function(x) {
        ifelse(is.na(x), "", format(x, trim = TRUE, digits = 15, drop0trailing = TRUE))
      }
      expect_identical(vapply(d$percent[at], shown, ""), of$percent, info = figure)
      expect_identical(vapply(d$n[at], shown, ""), of$n, info = figure)
      for (column in c("survey", "item", "group", "category", "relation", "source")) {
        expect_identical(d[[column]][at], of[[column]], info = paste(figure, column))
      }
      seen <- c(seen, d$id)
    }
    expect_setequal(seen, printed$id)
  }
})

test_that("shares of each bar add up to one, and the bars are what was printed", {
  skip_if_quick()
  for (figure in setdiff(charts, "14")) {
    p <- figure_in(figure, "nl")
    d <- as.data.frame(p)
    d <- d[!is.na(d$drawn), ]
    sums <- tapply(d$drawn, paste(d$item, d$group), sum)
    expect_equal(unname(c(sums)), rep(1, length(sums)), info = figure)
    # a printed share is drawn to within the rounding of its row
    known <- !is.na(d$percent)
    expect_lt(max(c(0, abs(d$drawn - d$percent / 100)[known])), 0.011)
    bars <- bars_of_plot(p)
    expect_equal(sort(bars$xmax - bars$xmin), sort(d$drawn[d$drawn > 0]))
    by_bar <- split(bars, bars$ymin)
    expect_true(all(vapply(by_bar, function(b) {
      b <- b[order(b$xmin), ]
      all(abs(b$xmin - c(0, utils::head(b$xmax, -1L))) < 1e-9) &&
        abs(max(b$xmax) - 1) < 1e-9
    }, NA)))
  }
})

test_that("what was not printed is hatched, says so, and is never a number", {
  skip_if_quick()
  for (lang in both_languages) {
    said <- c(nl = "niet gepubliceerd", en = "not published")[[lang]]
    for (figure in charts) {
      p <- figure_in(figure, lang)
      d <- as.data.frame(p)
      hidden <- d$status == "unpublished"
      expect_true(all(is.na(d$percent[hidden]) & is.na(d$id[hidden])))
      expect_true(all(d$printed[hidden] == said))
      bars <- bars_of_plot(p)
      expect_identical(
        sum(bars$mark == "hatch"), sum(hidden & d$drawn > 0),
        info = figure
      )
      expect_true(all(bars$label[bars$mark == "hatch"] == said))
      expect_true(all(bars$fill[bars$mark == "hatch"] == palette_hatch))
    }
  }
})

test_that("bars go from fully agree to not at all, and the legend with them", {
  skip_if_quick()
  full <- legend_of(figure_in(1, "nl"))
  expect_identical(full, c(
    "Helemaal akkoord", "Eerder akkoord", "Neutraal", "Eerder niet akkoord",
    "Helemaal niet akkoord"
  ))
  bars <- bars_of_plot(figure_in(1, "nl"))
  first <- bars[bars$ymin == max(bars$ymin), ]
  expect_identical(first$label[order(first$xmin)], c("16%", "47%", "19%", "14%", "5%"))
  expect_identical(first$fill[order(first$xmin)], unname(rev(palette_anchors)))
  second <- bars[bars$ymin == min(bars$ymin), ]
  expect_identical(second$label[order(second$xmin)], c("13%", "50%", "19%", "9%", "8%"))
  # don't know after them, the unknown last
  expect_identical(
    utils::tail(legend_of(figure_in(17, "en")), 2L), c("Strongly disagree", "Don't know")
  )
  expect_identical(legend_of(figure_in(22, "en")), c(
    "Strongly agree", "Rather agree", "Strongly + rather agree", "Not published"
  ))
  # the same answer has the same colour in all figures
  fills <- unlist(lapply(charts, function(f) {
    bars <- bars_of_plot(figure_in(f, "nl"))
    d <- as.data.frame(figure_in(f, "nl"))
    d <- d[!is.na(d$drawn) & d$drawn > 0 & d$answer == "helemaal akkoord", ]
    if (nrow(d) > 0L) unique(bars$fill[bars$label %in% d$printed & bars$xmin == 0])
  }))
  expect_identical(unique(fills), palette_anchors[["high"]])
})

test_that("a row known by its top two only shows them as one block", {
  d <- as.data.frame(figure_in(7, "nl"))
  expect_identical(d$status, c("block", "unpublished", "block", "unpublished"))
  expect_identical(d$answer[[1L]], "helemaal + eerder akkoord")
  bars <- bars_of_plot(figure_in(7, "nl"))
  expect_identical(sort(bars$label[bars$mark == "block"]), c("86%", "91%"))
  expect_identical(unique(bars$fill[bars$mark == "block"]), palette_block)
  expect_equal(sort(bars$xmax[bars$mark == "block"]), c(0.86, 0.91))
})

test_that("one number for both groups has a bar of its own", {
  d <- as.data.frame(figure_in(5, "nl"))
  expect_identical(d$group, c("KA1", "KA2", "KA1+KA2", "KA1+KA2"))
  expect_identical(d$status, c("unpublished", "unpublished", "block", "unpublished"))
  expect_equal(d$drawn, c(1, 1, 0.9, 0.1))
  p <- figure_in(5, "nl")
  words <- ggplot2::layer_data(p, 2L)
  expect_true("KA1 en KA2 samen" %in% words$label)
  expect_true("KA1 (n = 133)" %in% words$label)
  # but stays a note where the groups have numbers of their own
  expect_match(
    figure_in(1, "nl")$labels$caption,
    "KA1 en KA2 samen, helemaal + eerder akkoord: bijna 2/3.",
    fixed = TRUE
  )
  expect_identical(
    as.data.frame(report_figure(study, 15))$status[8:9], c("unpublished", "note")
  )
})

test_that("claims in words are marked as approximate", {
  p <- figure_in(6, "nl")
  bars <- bars_of_plot(p)
  about <- bars[bars$edge == "jagged", ]
  expect_identical(about$label, "\u00b1 70%")
  expect_equal(about$xmax, 0.7)
  expect_match(p$labels$caption, "Gekartelde rand")
  expect_no_match(report_figure(study, 7)$labels$caption, "Gekartelde")
  expect_identical(bars_of_plot(figure_in(24, "en"))$label[[1L]], "about 1/3")
})

test_that("what belongs to no bar stands beneath", {
  caption <- function(figure, lang = "nl") figure_in(figure, lang)$labels$caption
  expect_match(caption(6), "KA1 of KA2): 34%, 17%, 4%, 3%, 3%", fixed = TRUE)
  expect_match(
    caption(11), "helemaal + eerder akkoord hoger bij KA1 dan bij KA2",
    fixed = TRUE
  )
  expect_match(
    caption(16, "en"), "is higher for Erasmus+ than for eTwinning",
    fixed = TRUE
  )
  expect_match(caption(13), "ja: 72%", fixed = TRUE)
  # base and source
  expect_match(caption(4), "KA1 n = 135, KA2 n = 119.", fixed = TRUE)
  expect_match(caption(4, "en"), "figure 4.", fixed = TRUE)
  expect_match(
    gsub("\n", " ", caption(14, "en")), "within or outside Erasmus+: yes), n = 144",
    fixed = TRUE
  )
})

test_that("a printed sum stands beside its parts, with its own label", {
  d <- as.data.frame(figure_in(18, "nl"))
  total <- d[d$status == "total", ]
  expect_identical(total$printed, c("76%", "73%"))
  # 20 + 54 is not 73, and the figure does not hide it
  expect_identical(d$percent[d$group == "KA2"], c(20, 54, NA, 73))
  words <- ggplot2::layer_data(figure_in(18, "nl"), 2L)
  expect_true(all(c("76%", "73%") %in% words$label))
  # a sum that was not printed is not made
  expect_false("total" %in% as.data.frame(report_figure(study, 26))$status)
})

test_that("rows that add up to 99 are drawn to 100 with the printed labels", {
  d <- as.data.frame(figure_in(1, "en"))
  ka2 <- d[d$group == "KA2" & !is.na(d$drawn), ]
  expect_equal(sum(ka2$percent), 99)
  expect_equal(ka2$drawn, c(13, 50, 19, 9, 8) / 99)
  expect_identical(ka2$printed, c("13%", "50%", "19%", "9%", "8%"))
  # figure 15: 99 printed, two answers unpublished: a sliver of 1%
  d <- as.data.frame(figure_in(15, "en"))
  expect_equal(d$drawn[d$group == "KA1"], c(0.59, 0.35, 0.05, 0.01))
  expect_identical(
    d$answer[d$status == "unpublished"][[1L]], "rather disagree, strongly disagree"
  )
})

test_that("single and multiple choice", {
  p <- figure_in(13, "en")
  d <- as.data.frame(p)
  expect_identical(d$status, c(
    "published", "published", "unpublished", "published", "published", "published", "note"
  ))
  expect_identical(d$answer[4:6], c("yes", "no", "don't know"))
  # two charts, each under its own heading
  words <- ggplot2::layer_data(p, 2L)
  expect_identical(
    words$label[words$fontface == "bold"],
    c("eTwinning within Erasmus+", "eTwinning outside Erasmus+")
  )
  p <- figure_in(14, "en")
  d <- as.data.frame(p)
  expect_equal(d$drawn, c(0.72, 0.22, 0.12, 1))
  expect_identical(d$status[[4L]], "unpublished")
  # beside each other, not on top of each other
  expect_identical(bars_of_plot(p)$xmin, rep(0, 4L))
  d <- as.data.frame(figure_in(28, "nl"))
  expect_identical(d$answer[1:2], c("minder dan 1%", "tussen 1% en 10%"))
  expect_equal(d$drawn, c(0.28, 0.53, 0.19))
})

test_that("the diagram and the table hold all that the report has", {
  for (lang in both_languages) {
    d <- as.data.frame(report_figure(study, 29, lang))
    expect_identical(d$label, study$concept[[paste0("label_", lang)]])
    words <- ggplot2::layer_data(report_figure(study, "29", lang), 2L)$label
    words <- c(words, ggplot2::layer_data(report_figure(study, "29", lang), 3L)$label)
    expect_true(all(d$label %in% gsub("\n", " ", words)))
    d <- as.data.frame(report_figure(study, "table1", lang))
    expect_identical(d$school, study$listed$school)
    expect_identical(d$level, study$listed[[paste0("level_", lang)]])
    expect_identical(d$projects, study$listed$projects)
  }
})

test_that("boxes of the diagram and rows of the table do not overlap", {
  skip_if_quick()
  for (lang in both_languages) {
    for (width in c(3.6, 5, 7.5, 8)) {
      p <- report_figure(study, 29, lang, width = width)
      boxes <- ggplot2::layer_data(p, 1L)
      boxes <- boxes[boxes$fill == "#F3F5F6", ]
      dimensions <- unique(paste(study$concept$kind, study$concept$dimension))
      expect_identical(nrow(boxes), length(dimensions))
      clash <- outer(seq_len(nrow(boxes)), seq_len(nrow(boxes)), function(i, j) {
        i < j & boxes$xmin[i] < boxes$xmax[j] & boxes$xmin[j] < boxes$xmax[i] &
          boxes$ymin[i] < boxes$ymax[j] & boxes$ymin[j] < boxes$ymax[i]
      })
      expect_false(any(clash))
      expect_lte(max(boxes$xmax), width - 2 * figure_margin + 1e-9)
      # a line of text fits its box by the widths of a wide font
      words <- ggplot2::layer_data(p, 3L)
      lines <- strsplit(words$label, "\n", fixed = TRUE)
      wide <- vapply(seq_along(lines), function(i) {
        max(text_inches(lines[[i]], words$fontsize[[i]], words$fontface[[i]] == "bold"))
      }, 0)
      expect_true(all(wide <= words$xmax - words$xmin + 0.06))
    }
    table <- report_figure(study, "table1", lang)
    words <- ggplot2::layer_data(table, 2L)
    expect_lte(max(words$xmax), 7.5 - 2 * figure_margin + 0.05)
  }
})

test_that("no text of a figure is cut off, and every number is drawn unless too narrow", {
  skip_if_quick()
  skip_if_not_installed("ragg")
  skip_on_cran()
  for (lang in both_languages) {
    for (figure in all_figures) {
      p <- figure_in(figure, lang)
      size <- figure_size(p)
      panel <- -min(p$coordinates$limits$y)
      with_drawn(p, function(get) {
        # titles and notes fit the width, measured on the device
        for (name in c("title", "subtitle", "caption")) {
          if (is.null(p$labels[[name]])) next
          grob <- grid::textGrob(p$labels[[name]], gp = grid::gpar(
            fontsize = figure_text()[[if (name == "caption") "note" else name]],
            fontface = if (name == "title") "bold" else "plain"
          ))
          wide <- grid::convertWidth(grid::grobWidth(grob), "inches", valueOnly = TRUE)
          expect_lte(wide, size[["width"]] - 2 * figure_margin + 0.02)
        }
        # labels are made smaller by the device by a little at most
        expect_gte(min(unlist(lapply(get("text"), function(t) t$gp$fontsize))), 7)
        # bars are as high as they were planned: the rest takes what was foreseen
        rows <- ggplot2::ggplotGrob(p)$heights
        fixed <- !grepl("^[0-9.]+null$", format(rows))
        taken <- sum(grid::convertHeight(rows[fixed], "inches", valueOnly = TRUE))
        room <- size[["height"]] - taken
        expect_gt(room / panel, 0.95)
        expect_lt(room - panel, 0.25)
        text <- unlist(lapply(c(get("bar_text"), get("text")), `[[`, "label"))
        d <- as.data.frame(p)
        for (i in which(!is.na(d$percent))) {
          there <- d$printed[[i]] %in% text ||
            grepl(d$printed[[i]], p$labels$caption, fixed = TRUE)
          expect_true(there || d$drawn[[i]] < 0.04, info = paste(figure, d$id[[i]]))
        }
      })
    }
  }
})

test_that("a text alternative says the numbers and what is unknown", {
  for (lang in both_languages) {
    for (figure in all_figures) {
      alt <- figure_alt(figure_in(figure, lang))
      expect_true(is_string(alt))
      d <- as.data.frame(figure_in(figure, lang))
      for (number in unique(d$printed[!is.na(d$percent)])) {
        expect_match(alt, number, fixed = TRUE)
      }
    }
  }
  expect_match(
    figure_alt(figure_in(7, "nl")), "niet gepubliceerd: neutraal, eerder niet akkoord",
    fixed = TRUE
  )
})

test_that("the C locale draws the same", {
  skip_if_quick()
  expect_same <- function(figure) {
    here <- figure_in(figure, "nl")
    withr::local_locale(LC_CTYPE = "C", LC_COLLATE = "C")
    there <- report_figure(study, figure, "nl")
    expect_identical(as.data.frame(there), as.data.frame(here))
    expect_identical(there$labels$caption, here$labels$caption)
    expect_identical(figure_size(there), figure_size(here))
  }
  for (figure in c("6", "13", "29", "table1")) expect_same(figure)
})

test_that("a report of one's own: what can be printed can be drawn", {
  skip_if_quick()
  likert <- function(rows, categories = "5+dk", groups = "", base = "50") {
    own_report(
      sprintf("r%d,1,s,b,%s,", seq_along(rows), rows),
      paste0("1,,,s,,likert,", groups, ",", base, ",,", categories, ",")
    )
  }
  # a sum of which one part is known: the other part is hatched, its width known
  d <- as.data.frame(report_figure(likert(c(
    "q,,50,helemaal akkoord,=,20", "q,,50,helemaal+eerder akkoord,=,55.5",
    "q,,50,ik weet het niet,=,5"
  )), 1, "en"))
  expect_identical(
    d$status, c("published", "unpublished", "unpublished", "published", "total")
  )
  expect_equal(d$drawn, c(0.2, 0.355, 0.395, 0.05, NA))
  expect_identical(d$printed[[5L]], "55.5%")
  # the lowest two as a block
  d <- as.data.frame(report_figure(likert(c(
    "q,,50,helemaal niet+eerder niet akkoord,=,30", "q,,50,neutraal,=,10"
  ), "5"), 1, "nl"))
  expect_identical(d$status, c("unpublished", "published", "block"))
  expect_equal(d$drawn, c(0.6, 0.1, 0.3))
  # printed in English, all five, adding up to 101
  d <- as.data.frame(report_figure(likert(c(
    "q,,50,strongly agree,=,33", "q,,50,rather agree,=,33", "q,,50,neutral,=,33",
    "q,,50,rather disagree,=,1", "q,,50,strongly disagree,=,1"
  ), "5"), 1, "nl"))
  expect_equal(d$drawn, c(33, 33, 33, 1, 1) / 101)
  expect_identical(d$answer[[1L]], "helemaal akkoord")
  # answers of no known scale are drawn as they come
  d <- as.data.frame(report_figure(own_report(
    c("a,1,s,b,q,,50,bus,=,40,", "b,1,s,b,q,,50,bike,=,35,", "c,1,s,b,q,,50,car,=,25,"),
    "1,,,s,,single choice,,50,,,"
  ), 1))
  expect_identical(d$answer, c("bus", "bike", "car"))
  expect_equal(d$drawn, c(0.4, 0.35, 0.25))
  # nothing printed at all
  bare <- own_report(character(), "1,,,s,,likert,A;B,5;4,,,")
  d <- as.data.frame(report_figure(bare, 1, "en"))
  expect_identical(d$status, c("unpublished", "unpublished"))
  expect_identical(d$group, c("A", "B"))
  # the same answer printed twice: the second is kept as a note
  d <- as.data.frame(report_figure(likert(c(
    "q,,50,neutraal,=,20", "q,,50,neutraal,about,25"
  )), 1))
  expect_setequal(d$status[!is.na(d$percent)], c("published", "note"))
})

test_that("any subset of a row's numbers gives a full bar that loses none", {
  skip_if_quick()
  categories <- c(
    "helemaal akkoord", "eerder akkoord", "neutraal", "eerder niet akkoord",
    "helemaal niet akkoord",
    "ik weet het niet", "helemaal+eerder akkoord", "eerder niet+helemaal niet akkoord"
  )
  share <- c(20, 30, 15, 12, 13, 10, 50, 25)
  skip_on_cran()
  for (set in seq(1L, 255L, by = effort(30L, 6L, 1L))) {
    keep <- bitwAnd(set, bitwShiftL(1L, 0:7)) > 0L
    report <- own_report(
      sprintf("r%d,1,s,b,q,,50,%s,=,%g,", which(keep), categories[keep], share[keep]),
      "1,,,s,,likert,,50,,5+dk,"
    )
    d <- as.data.frame(report_figure(report, 1, "nl"))
    expect_setequal(d$percent[!is.na(d$percent)], share[keep])
    expect_equal(sum(d$drawn, na.rm = TRUE), 1)
    expect_true(all(d$drawn >= 0, na.rm = TRUE))
    # a number is drawn at its size, whatever else is unknown
    bar <- d[d$status %in% c("published", "block"), ]
    expect_equal(bar$drawn, bar$percent / 100)
    # every answer is in exactly one piece
    pieces <- d$answer[!is.na(d$drawn)]
    pieces <- sub(
      "helemaal + eerder akkoord", "helemaal akkoord, eerder akkoord", pieces,
      fixed = TRUE
    )
    pieces <- sub(
      "eerder + helemaal niet akkoord", "eerder niet akkoord, helemaal niet akkoord",
      pieces,
      fixed = TRUE
    )
    expect_setequal(unlist(strsplit(pieces, ", ", fixed = TRUE)), categories[1:6])
  }
})

test_that("a palette and a width of one's own", {
  p <- report_figure(
    study, 1,
    palette = c("#000001", "#000002", "#000003", "#000004", "#000005")
  )
  bars <- bars_of_plot(p)
  expect_setequal(bars$fill, sprintf("#00000%d", 1:5))
  expect_identical(bars$fill[bars$xmin == 0], rep("#000005", 2L))
  narrow <- figure_size(report_figure(study, 19, width = 3.6))
  expect_equal(narrow[["width"]], 3.6)
  expect_gt(narrow[["height"]], figure_size(report_figure(study, 19))[["height"]])
})

test_that("figures that are not there", {
  skip_if_quick()
  expect_snapshot(error = TRUE, report_figure(study, 27))
  expect_snapshot(error = TRUE, report_figure(study, "tabel1"))
  expect_snapshot(error = TRUE, report_figure(study, 4.5))
  expect_snapshot(error = TRUE, report_figure(study, c(1, 2)))
  expect_snapshot(error = TRUE, report_figure(study, NA))
  expect_snapshot(error = TRUE, report_figure(mtcars, 1))
  expect_snapshot(error = TRUE, report_figure(study, 1, "de"))
  expect_snapshot(error = TRUE, report_figure(study, 1, width = 0))
  bare <- own_report(character(), c("1,,,s,,table,,,,,", "2,,,s,,concept diagram,,,,,"))
  expect_snapshot(error = TRUE, report_figure(bare, 1))
  expect_snapshot(error = TRUE, report_figure(bare, 2))
  for (bad in list(27, "tabel1", NA, c(1, 2), NULL, TRUE)) {
    expect_error(report_figure(study, bad), class = "akkoord_error_figure")
  }
})

test_that("what was not printed has the range that the printed numbers leave", {
  study <- published_report("erasmus2022")
  p <- report_figure(study, 7, "en")
  d <- as.data.frame(p)
  hidden <- d[d$status == "unpublished", ]
  # 86% of 133: 114 or 115 agree, 18 or 19 do not; 91% of 119: 108 agree
  expect_equal(hidden$low, c(18 / 133, 11 / 119))
  expect_equal(hidden$high, c(19 / 133, 11 / 119))
  expect_match(p$labels$caption, "together: KA1 14%; KA2 9%", fixed = TRUE)
  # one number for two groups bounds each
  p <- report_figure(study, 5, "en")
  expect_match(p$labels$caption, "KA1 80\u2013100%; KA2 78\u2013100%", fixed = TRUE)
  d <- as.data.frame(p)
  expect_equal(d$low[d$status == "block"], 226 / 252)
  # options are shares of their own
  d <- as.data.frame(report_figure(study, 14))
  expect_true(all(d$low[!is.na(d$percent)] <= d$percent[!is.na(d$percent)] / 100 + 0.005))
  expect_identical(c(d$low[is.na(d$percent)], d$high[is.na(d$percent)]), c(0, 1))
})

test_that("sets stand beside the bars, as far as the printed numbers say", {
  f <- as.data.frame(report_figure(study, 4, "en", sets = list(agree = 4:5, disagree = 1:2, net = "net")))
  expect_identical(f[f$status != "set", ], as.data.frame(report_figure(study, 4, "en")))
  set <- f[f$status == "set", ]
  expect_identical(set$category, rep(c("agree", "disagree", "net"), 2))
  # 56 and 44% agreed, of the others nothing is known
  expect_identical(set$printed, c("56%", "0\u201344%", "+11..+56", "44%", "0\u201356%", "-13..+44"))
  expect_identical(round(set$percent[c(2, 4)]), c(NA, 44))
  expect_error(report_figure(study, 29, sets = "bottom"), class = "akkoord_error_sets")
  expect_error(report_figure(study, 14, sets = "bottom"), class = "akkoord_error_sets")
  expect_error(report_figure(study, 4, sets = list(agree = 8)), class = "akkoord_error_sets")
})

small_report <- function() {
  published_report(data.frame(
    item = rep(c("Likes it", "Would come again"), each = 2), group = rep(c("Boys", "Girls"), 2),
    n = c(20, 60, 20, 60), disagree = c(20, 30, 40, 10), neutral = c(30, 20, 20, 20),
    agree = c(50, 50, 40, 70)
  ))
}

test_that("a small base of a report is marked where it stands, and said beneath", {
  report <- suppressMessages(small_report())
  words <- function(plot) {
    unlist(lapply(plot$layers, function(layer) as.character(layer$data$label)))
  }
  plot <- report_figure(report, report$figures$figure[[1L]], lang = "en")
  expect_true("Boys (n = 20\u00b0)" %in% words(plot))
  expect_true("Girls (n = 60)" %in% words(plot))
  expect_match(plot$labels$caption, "Fewer than 30 answers")
  # nobody's of the study is small
  study <- published_report("erasmus2022")
  expect_no_match(report_figure(study, 7, lang = "en")$labels$caption, "\u00b0")
  # a figure's own base stands beneath it
  study$figures$base_n[study$figures$figure == "7"] <- "21;119"
  study$published$n[study$published$figure == "7" & study$published$group == "KA1"] <- 21L
  expect_match(
    gsub("\n", " ", report_figure(study, 7, lang = "en")$labels$caption),
    "KA1 n = 21\u00b0, KA2 n = 119", fixed = TRUE
  )
})

test_that("a figure of a report is laid out in panels, with the numbers that are theirs", {
  report <- suppressMessages(small_report())
  plot <- report_figure(report, report$figures$figure[[1L]], lang = "en")
  built <- ggplot2::ggplot_build(plot + ggplot2::facet_wrap(~group))
  expect_identical(as.character(built$layout$layout$group), c("Boys", "Girls"))
  bars <- built$data[[1L]]
  # by hand: boys like it 50%, 30% and 20%, the highest answer first
  expect_setequal(bars$label[bars$PANEL == 1L], c("50%", "30%", "20%", "40%", "20%"))
  wide <- bars[bars$PANEL == 2L & bars$ymax == max(bars$ymax), ]
  expect_equal(sort(wide$xmax - wide$xmin), c(0.2, 0.3, 0.5))
  by_item <- ggplot2::ggplot_build(plot + ggplot2::facet_wrap(~item, ncol = 1))
  expect_identical(as.character(by_item$layout$layout$item), c("Likes it", "Would come again"))
  expect_gt(figure_size(plot + ggplot2::facet_wrap(~item, ncol = 1))[["height"]], 2)
  expect_error(figure_size(plot + ggplot2::facet_wrap(~school)), class = "akkoord_error_plot")
})
