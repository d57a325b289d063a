# The report of weighted counts and of a design: the margin has the design effect, n is people.

skip_if_not_installed("survey")

weighed_schools <- function() {
  env <- new.env()
  utils::data(api, package = "survey", envir = env)
  d <- env$apiclus1
  withr::with_seed(4, for (q in c("q1", "q2", "q3")) {
    x <- findInterval(stats::rnorm(nrow(d), (d$api00 - 650) / 150), c(-1.2, -0.5, 0.4, 1.2)) + 1L
    d[[q]] <- replace(x, stats::runif(nrow(d)) < 0.1, NA)
  })
  d$w <- d$pw * seq(0.2, 1.8, length.out = nrow(d))
  d
}

# From survey itself: the middle over the answers, then over the items.
effects_by_hand <- function(design, items) {
  vapply(items, function(item) {
    said <- !is.na(design$variables[[item]])
    answered <- subset(design, said)
    m <- survey::svymean(stats::reformulate(paste0("factor(", item, ")")), answered)
    p <- stats::coef(m)
    1 / stats::median(p * (1 - p) / survey::SE(m)^2) * sum(said)
  }, 0)
}

test_that("a design's margin is t times the standard error of a half with the design effect", {
  d <- weighed_schools()
  design <- survey::svydesign(~dnum, weights = ~pw, fpc = ~fpc, data = d)
  effects <- effects_by_hand(design, c("q1", "q2", "q3"))
  want <- 100 * stats::qt(0.975, 14) * 0.5 * sqrt(stats::median(effects) / nrow(d))
  # whatever the groups, everyone is everyone
  for (k in list(
    likert_counts(design, q1:q3, scale = "agree5"),
    likert_counts(design, q1:q3, by = stype, scale = "agree5"),
    likert_counts(design, q1:q3, by = list(awards, stype), scale = "agree5")
  )) {
    m <- counts_margins(k)
    expect_equal(m$moe, want)
    expect_equal(m$design_effect, stats::median(effects))
    cost <- weights_cost(k)
    expect_equal(c(cost$low, cost$high, cost$df), c(range(effects), 14))
  }
  JK1 <- survey::as.svrepdesign(design)
  k <- likert_counts(JK1, q1:q3, by = stype, scale = "agree5")
  expect_equal(counts_margins(k)$design_effect,
    stats::median(effects_by_hand(JK1, c("q1", "q2", "q3"))))
})

test_that("weights alone have Kish's effect, and N its correction", {
  d <- weighed_schools()
  k <- likert_counts(d, q1:q3, by = stype, weights = w, N = 6194, scale = "agree5")
  kish <- vapply(c("q1", "q2", "q3"), function(q) {
    design_effect(d$w[!is.na(d[[q]])])$design_effect
  }, 0)
  m <- counts_margins(k)
  expect_equal(m$moe, 100 * moe(183, 6194, design_effect = stats::median(kish)))
  expect_gt(m$moe, 100 * moe(183, 6194) * 1.1)
  # each share as many people are behind it, of those who did not answer from none to all
  text <- paste(report_method_parts(k, "en"), collapse = "\n")
  s <- summary(k)
  t <- agree_shares(method_surveys(k, "en")[[1L]])
  expect_identical(t$n, s$n.unweighted)
  expect_equal(t$worst.high, (round_whole(s$top * s$n.unweighted) + 6194 - 183) / (s$n.unweighted + 6194 - 183))
  expect_no_match(text, "xact interval")
  expect_match(text, "n is people; shares are weighted", fixed = TRUE)
})

test_that("weighted percentages of which no more is known have no margin, and say why", {
  bare <- as_likert_counts(
    data.frame(item = "a", category = scale_ids(likert_scale("agree5", "en")), count = c(10, 20, 30, 20, 20.5)),
    scale = "agree5", weighted = TRUE
  )
  expect_identical(counts_margins(bare)$moe, NA_real_)
  doc <- report_document(bare, "en", NULL)
  expect_match(summary_sure(doc, "en"), "not known, and so there is no margin", all = FALSE)
  given <- as_likert_counts(
    data.frame(item = "a", category = scale_ids(likert_scale("agree5", "en")), count = c(10, 20, 30, 20, 20)),
    scale = "agree5", weighted = TRUE, n_eff = 50
  )
  expect_equal(counts_margins(given)$moe, 100 * moe(50))
})

test_that("the page says design effect and people, in each language", {
  skip_if_quick()
  skip_if_not(rmarkdown::pandoc_available("2.0"), "pandoc")
  for (package in c("bslib", "knitr", "ragg", "sass", "svglite")) skip_if_not_installed(package)
  d <- weighed_schools()
  design <- survey::svydesign(~dnum, weights = ~pw, fpc = ~fpc, data = d)
  k <- likert_counts(design, q1:q3, by = stype, scale = "agree5")
  file <- withr::local_tempfile(fileext = ".html")
  # a file that is there is replaced
  writeLines("before", file)
  render_report(k, file, lang = "en")
  page <- gsub("<[^>]*>", " ", paste(readLines(file, warn = FALSE), collapse = " "))
  said <- function(x) format_percent_number(x, 2L, ".", "")
  cost <- weights_cost(k)
  expect_match(page, paste0("Design effect +", said(cost$effect), " \\(over the questions from ",
    said(cost$low), " to ", said(cost$high)))
  expect_match(page, "Degrees of freedom +14")
  people <- range(summary(k)$n.unweighted)
  expect_match(page, sprintf("Base: %d to %d answers. Weighted counts.", people[[1]], people[[2]]), fixed = TRUE)
  expect_match(page, "Weighted count", fixed = TRUE)
  expect_match(page, "the weighted count; n is the number of people", fixed = TRUE)
  # no base of weights is called n
  expect_no_match(page, format_count(summary(k)$n[[1L]]), fixed = TRUE)
  for (lang in c("nl", "fr")) {
    parts <- paste(c(report_method_parts(k, lang), counts_method(counts_margins(k), cost, lang)), collapse = "")
    expect_match(parts, if (lang == "nl") "Designeffect" else "Effet de plan", fixed = TRUE)
  }
})

test_that("the total of a table is that of the design without groups", {
  skip_if_quick()
  d <- weighed_schools()
  design <- survey::svydesign(~dnum, weights = ~pw, fpc = ~fpc, data = d)
  for (one in list(design, survey::as.svrepdesign(design))) {
    alone <- summary(likert_counts(one, q1:q3, scale = "agree5"))
    for (k in list(
      likert_counts(one, q1:q3, by = stype, scale = "agree5"),
      likert_counts(one, q1:q3, by = list(awards, stype), scale = "agree5")
    )) {
      whole <- summary(collapse_groups(k))
      for (field in c("n", "n.unweighted", "n_eff", "top", "top.conf.low", "mean.conf.high")) {
        expect_equal(whole[[field]], alone[[field]], info = field)
      }
      expect_no_error(likert_table(k, total = TRUE))
    }
  }
})
