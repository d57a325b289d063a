study <- published_report("erasmus2022")
erasmus <- suppressMessages(likert_counts(study, survey = "erasmus"))
etwinning <- suppressMessages(likert_counts(study, survey = "etwinning"))

test_that("the rows of the study are what can be had from its printed numbers by hand", {
  skip_if_quick()
  o <- akkoord:::overview_of(erasmus)
  expect_setequal(o$rows$item, unique(study$items$item[grepl("^agree5", study$items$scale) &
                                                         study$items$survey == "erasmus"]))
  expect_identical(c(table(o$rows$block)[c("own", "pooled")]), c(own = 11L, pooled = 5L))
  # 90% of 133 + 119 answers, rounded to a whole percent: 226 to 228
  capacity <- o$rows[o$rows$item == "capacity", ]
  expect_equal(c(capacity$low, capacity$high), c(226, 228) / 252)
  possible <- which(round(100 * (0:252) / 252) == 90) - 1L
  expect_identical(range(possible), c(226L, 228L))
  expect_identical(capacity$percent, 90)
  expect_identical(o$rows$relation[o$rows$item == "positive_attitude"], "about")
  said <- table(akkoord:::overview_majority(o))
  expect_identical(c(said)[c("more", "less", "mixed", "open")],
                   c(more = 11L, less = 2L, mixed = 1L, open = 2L))
})

test_that("differences are those of compare_groups()", {
  skip_if_quick()
  o <- akkoord:::overview_of(erasmus)
  r <- compare_groups(study, progress = FALSE)
  at <- match(o$rows$item, r$item)
  expect_equal(o$rows$conf.low, r$conf.low[at])
  expect_equal(o$rows$conf.high, r$conf.high[at])
  out <- o$rows$item[akkoord:::overview_direction(o$rows) != 0L]
  expect_setequal(out, c("programme_fit", "digitalisation"))
})

test_that("answers give points: shares as a table of them gives", {
  data <- data.frame(
    g = rep(c("a", "b"), c(6, 4)), q1 = c(5, 4, 4, 2, 1, NA, 5, 5, 3, 4),
    q2 = c(1, 2, 1, 2, 4, 5, 1, 1, 2, 3), q3 = c("x", "y")
  )
  counts <- likert_counts(data, c(q1, q2, q3), by = g, scale = list(
    q1 = likert_scale("agree5", "en"), q2 = likert_scale("agree5", "en"),
    q3 = likert_scale(c("x", "y"), ordered = FALSE)
  ))
  o <- akkoord:::overview_of(counts)
  expect_identical(o$rows$item, c("q1", "q2"))
  expect_equal(o$rows$low, c(6 / 9, 2 / 10))
  expect_identical(o$rows$low, o$rows$high)
  expect_equal(o$groups$low, c(3 / 5, 3 / 4, 2 / 6, 0))
  expect_identical(o$others, 1L)
  p <- autoplot(counts, type = "overview", lang = "en")
  d <- as.data.frame(p)
  expect_identical(d$share.low[d$item == "q2"], c(2 / 6, 0, 2 / 10))
  dots <- ggplot2::layer_data(p, 4L)
  expect_equal(sort(dots$x), sort(o$groups$low))
})

test_that("the figure shows the numbers of its rows, in order", {
  for (x in list(erasmus, etwinning)) {
    o <- akkoord:::overview_of(x)
    p <- autoplot(x, type = "overview", lang = "en")
    d <- as.data.frame(p)
    expect_identical(unique(d$item), o$rows$item)
    expect_identical(akkoord:::palette_ink, "#191E24")
    for (item in o$rows$item) {
      expect_match(akkoord:::figure_alt(p), akkoord:::item_label(x, item, "en"), fixed = TRUE)
    }
    for (width in c(3.6, 7.5)) {
      size <- figure_size(autoplot(x, type = "overview", width = width))
      expect_identical(size[["width"]], width)
    }
  }
})

test_that("an earlier wave is an open dot at its share", {
  skip_if_quick()
  wave <- function(q) likert_counts(data.frame(q = q), q, scale = likert_scale("agree5", "en"))
  p <- autoplot(wave(c(5, 4, 1, 2)), type = "overview", previous = wave(c(5, 1, 1, 2)))
  points <- Filter(function(d) "shape" %in% names(d) && any(d$fill == "#FFFFFF"),
                   lapply(seq_along(p$layers), function(i) ggplot2::layer_data(p, i)))
  expect_equal(points[[1L]]$x, 0.25)
})

test_that("what cannot be an overview says so", {
  nominal <- likert_counts(data.frame(q = c("x", "y")), q, scale = likert_scale(c("x", "y"), ordered = FALSE))
  expect_error(autoplot(nominal, type = "overview"), class = "akkoord_error_plot")
  expect_error(autoplot(erasmus, previous = erasmus), class = "akkoord_error_plot")
  expect_error(autoplot(erasmus, type = "overview", previous = 3), class = "akkoord_error_type")
  expect_error(autoplot(erasmus, type = "overview", conf.level = 2), class = "akkoord_error")
})

test_that("the summary's sentences are of the same rows", {
  o <- akkoord:::overview_of(erasmus)
  text <- akkoord:::summary_survey(erasmus, character(), "en")
  expect_match(text[[1L]], "On 11 of the 16 statements", fixed = TRUE)
  expect_match(text[[2L]], "Stronger competences of staff (KA1 93 to 94%, KA2 89 to 90%)", fixed = TRUE)
  expect_match(text[[2L]], "both groups together 90%", fixed = TRUE)
  expect_match(text[[4L]], "Programmes better suited to learners", fixed = TRUE)
  expect_match(text[[4L]], "+8 to +33", fixed = TRUE)
  expect_match(text[[4L]], "\u221225 to \u22121", fixed = TRUE)
  for (item in o$rows$item[o$rows$block == "pooled"]) {
    expect_match(text[[5L]], akkoord:::item_label(erasmus, item, "en"), fixed = TRUE)
  }
})
