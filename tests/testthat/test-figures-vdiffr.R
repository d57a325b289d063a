# Pictures of every kind of figure, compared with those drawn before. How ggplot2 and
# vdiffr lay out a plot changes between their versions: the pictures hold for the ones
# named below, and elsewhere the tests are skipped rather than fail for no fault of ours.
# To make them anew: change the versions, delete _snaps/figures-vdiffr, run, look.
drawn_with <- c(ggplot2 = "3.4.1", vdiffr = "1.0.5")

skip_on_cran()
skip_if_not_installed("vdiffr")
for (package in names(drawn_with)) {
  has <- as.character(packageVersion(package))
  if (has != drawn_with[[package]]) {
    skip(sprintf("pictures are of %s %s, this is %s", package, drawn_with[[package]], has))
  }
}

# 60 made-up people: no random numbers, some without an answer or an opinion.
wave <- local({
  i <- seq_len(60)
  data.frame(
    q1 = c(1, 2, 3, 4, 4, 4, 5, 5, 5, 6, NA, 2)[(i %% 12) + 1],
    q2 = c(5, 4, 4, 3, 2, 5, 1)[(i %% 7) + 1],
    type = c("primary", "secondary", "secondary")[(i %% 3) + 1],
    job = c("teacher", "head", "other", "teacher", "teacher")[(i %% 5) + 1],
    in_app = i %% 4 == 0, in_class = i %% 3 == 0,
    ka1 = ifelse(i <= 40, c(5, 4, 4, 3, 5)[(i %% 5) + 1], NA),
    ka2 = ifelse(i > 25, c(3, 4, 2, 3)[(i %% 4) + 1], NA)
  )
})
agree <- likert_scale("agree5", "en", dont_know = c("don't know" = 6))
counts <- likert_counts(wave, c(q1, q2), scale = agree, N = 200)
by_type <- likert_counts(wave, c(q1, q2), by = type, scale = agree, N = 200)

# ggplot2 keeps how deep a font goes from the first device that asked, whichever it was:
# each picture is drawn as if it were the first.
expect_drawn <- function(name, plot) {
  kept <- getFromNamespace("descent_cache", "ggplot2")
  rm(list = ls(kept, all.names = TRUE), envir = kept)
  vdiffr::expect_doppelganger(name, plot)
}

test_that("bars", {
  skip_if_quick()
  expect_drawn("bars", autoplot(counts, lang = "en", title = "Two questions"))
  expect_drawn("bars-nl", autoplot(counts, lang = "nl", digits = 1))
  expect_drawn("bars-sorted-no-totals", autoplot(counts, lang = "en", sort = "ascending",
    sort_method = "mean", add_totals = FALSE, labels_hide_below = 0.1))
  expect_drawn("bars-palette", autoplot(counts, lang = "en", palette = c("#7b3294", "#f7f7f7", "#008837")))
  expect_drawn("bars-dk-inside", autoplot(counts, lang = "en", dk = "inside"))
  expect_drawn("bars-dk-none", autoplot(counts, lang = "en", dk = "none"))
  expect_drawn("bars-conf-int", autoplot(counts, lang = "en", conf.int = TRUE))
})

test_that("diverging bars", {
  expect_drawn("diverging", autoplot(counts, lang = "en", type = "diverging"))
  expect_drawn("diverging-cutoff", autoplot(counts, lang = "en", type = "diverging", cutoff = 2))
  expect_drawn("diverging-reversed", autoplot(counts, lang = "en", type = "diverging", reverse_likert = TRUE))
})

test_that("groups and domains", {
  expect_drawn("groups", autoplot(by_type, lang = "en"))
  expect_drawn("groups-columns", autoplot(by_type, lang = "en", facet = "columns", width = 10))
  expect_drawn("groups-rows", autoplot(by_type, lang = "en", facet = "rows"))
  expect_drawn("domains-conf-int", autoplot(by_type, lang = "en", conf.int = TRUE))
})

test_that("nominal and multiple choice", {
  jobs <- likert_scale(c("teacher", "head", "other"), ordered = FALSE)
  expect_drawn("nominal", autoplot(likert_counts(wave, job, scale = jobs), lang = "en"))
  expect_drawn("multiple", autoplot(
    likert_counts(wave, multiple = list(used = c("in_app", "in_class"))), lang = "en"
  ))
})

test_that("comparisons", {
  twins <- likert_counts(wave, twins = list(new = c(KA1 = "ka1", KA2 = "ka2")),
                         scale = likert_scale("agree5", "en"), N = 200)
  expect_drawn("twins", autoplot(twins, lang = "en"))
  expect_drawn("comparison", autoplot(compare_groups(twins), lang = "en"))
})

test_that("published figures", {
  skip_if_quick()
  study <- published_report("erasmus2022")
  # stacked bars with what is unknown hatched, and with groups
  expect_drawn("report-4", report_figure(study, 4, lang = "en"))
  expect_drawn("report-7", report_figure(study, 7, lang = "nl"))
  known <- likert_counts(study, c(values, network), survey = "erasmus")
  expect_drawn("comparison-published", autoplot(compare_groups(known), lang = "en"))
})

test_that("count sets and audits", {
  set <- reconstruct_counts(
    c(low = 3, middle = NA, rather = NA, high = 38, top = 22), n = 60
  )
  expect_drawn("count-set", autoplot(set, lang = "en", title = "What the printed numbers leave"))
  audit <- audit_report(published_report("erasmus2022"), lang = "en")
  expect_drawn("audit", autoplot(audit, rows = 6))
})

test_that("planning", {
  expect_drawn("sample-size", autoplot(
    sample_size(moe = c(0.05, 0.08), N = 560, response_rate = 0.3), lang = "en"
  ))
  power <- power_overlap(p1 = 0.75, p2 = c(0.45, 0.6, 0.75), n1 = 40, n2 = 35, m = 15, rho = 0.4)
  expect_drawn("power", autoplot(power, lang = "en"))
})
