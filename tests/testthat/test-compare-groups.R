twin_wave <- function(n, agree = 0.5, both = 0.6, k = 5L) {
  draw <- function() sample.int(k, n, TRUE, prob = 1 + agree * seq_len(k))
  a <- draw()
  b <- ifelse(stats::runif(n) < 0.4, a, draw())
  in1 <- stats::runif(n) < both
  in2 <- stats::runif(n) < both
  in1[[1L]] <- in2[[2L]] <- TRUE
  data.frame(ka1 = ifelse(in1, a, NA), ka2 = ifelse(in2, b, NA))
}

twin_counts <- function(wave, N = Inf, scale = "agree5") {
  likert_counts(wave, twins = list(item = c(KA1 = "ka1", KA2 = "ka2")), scale = scale, N = N)
}

# The same counts with nothing left but what a report prints.
forgotten <- function(counts, digits = 0L, keep = rep(TRUE, 5L), m = NULL) {
  cells <- counts[counts$kind == "substantive", ]
  table <- matrix(cells$count, ncol = 2L)
  n <- colSums(table)
  percent <- round(100 * sweep(table, 2L, n, "/"), digits)
  percent[!keep, ] <- NA
  dimnames(percent) <- list(cells$category[seq_len(nrow(percent))], c("KA1", "KA2"))
  set <- reconstruct_counts(percent, n = c(KA1 = n[[1L]], KA2 = n[[2L]]), digits = digits)
  out <- tibble::as_tibble(counts)
  range <- count_range(set)
  at <- which(out$kind == "substantive")
  out$low[at] <- as.integer(range$low)
  out$high[at] <- as.integer(range$high)
  out$count[at] <- ifelse(range$low == range$high, range$low, NA)
  about <- attr(counts, "akkoord")
  about$known <- list(item = list(set = set))
  if (!is.null(m)) {
    about$relations <- data.frame(
      item = NA, group1 = "KA1", group2 = "KA2", kind = "two answers", m.low = m[[1]],
      m.high = m[[2]], said = "test"
    )
  }
  akkoord:::new_counts(out, about, NULL)
}

ordered_answers <- function(x, k = 5L) factor(x, seq_len(k), ordered = TRUE)

test_p <- function(wave, scores, alternative = "two.sided", k = 5L) {
  overlap_test(ordered_answers(wave$ka1, k), ordered_answers(wave$ka2, k),
    scores = scores, alternative = alternative
  )$p.value
}

test_that("with the answers, p is that of overlap_test() and the interval that of prop_diff_ci()", {
  skip_if_quick()
  set.seed(11)
  for (n in c(3, 12, 40, 120)) {
    wave <- twin_wave(n)
    counts <- twin_counts(wave, N = 300)
    for (side in c("two.sided", "less", "greater")) {
      r <- compare_groups(counts, alternative = side)
      expect_identical(r$p.range, "exact")
      expect_identical(r$p.low, r$p.high)
      expect_equal(r$p.low, test_p(wave, c(0, 0, 0, 1, 1), side), tolerance = 1e-12)
      expect_equal(
        compare_groups(counts, measure = "midrank", alternative = side)$p.low,
        test_p(wave, "midrank", side),
        tolerance = 1e-12
      )
      expect_equal(
        compare_groups(counts, measure = "scores", alternative = side)$p.high,
        test_p(wave, "linear", side),
        tolerance = 1e-12
      )
    }
    d <- prop_diff_ci(akkoord:::new_twin_table(pair_table(counts, "item"), likert_scale("agree5")), N = 300)
    expect_equal(r$estimate.low, d$estimate)
    expect_equal(r$std.error.high, d$std.error)
    expect_equal(c(r$conf.low, r$conf.high), c(d$conf.low, d$conf.high))
    expect_equal(r$m.low, d$pairs)
  }
})

test_that("the estimate by scores has the interval of the effect sizes", {
  set.seed(12)
  wave <- twin_wave(60)
  counts <- twin_counts(wave, N = 200)
  twin <- akkoord:::new_twin_table(pair_table(counts, "item"), likert_scale("agree5"))
  effects <- twin_effects(unclass(twin), scores = as.double(1:5), N = 200)
  r <- compare_groups(counts, measure = "midrank")
  mean <- effects[effects$effect == "mean_difference", ]
  expect_equal(r$estimate.low, mean$estimate)
  expect_equal(r$std.error.low, mean$std.error)
  expect_equal(c(r$conf.low, r$conf.high), c(mean$conf.low, mean$conf.high))
  expect_equal(r$effect.low, effects$estimate[effects$effect == "superiority"])
})

# What of the truth, a comparison of the answers themselves, lies outside the ranges of `r`
outside <- function(r, truth, of, relative = 1e-12, absolute = 1e-12) {
  out <- vapply(of, function(one) {
    ends <- if (one == "conf") c("conf.low", "conf.high") else paste0(one, c(".low", ".high"))
    slack <- if (startsWith(one, "p")) relative * truth[[ends[[2L]]]] else absolute
    r[[ends[[1L]]]] > truth[[ends[[1L]]]] + slack || r[[ends[[2L]]]] < truth[[ends[[2L]]]] - slack
  }, NA)
  of[is.na(out) | out]
}

test_that("the truth lies within what rounding and forgetting leave: the top share", {
  set.seed(13)
  missed <- list()
  cases <- 0
  for (trial in seq_len(effort(12, 600))) {
    n <- sample(4:70, 1L)
    wave <- twin_wave(n, agree = runif(1, 0, 3), both = runif(1, 0.3, 1))
    counts <- twin_counts(wave, N = n + sample(0:100, 1L))
    keep <- runif(5) < 0.8
    rounded <- forgotten(counts, sample(0:1, 1L), keep)
    side <- sample(c("two.sided", "less", "greater"), 1L)
    union <- sum(!is.na(wave$ka1) | !is.na(wave$ka2))
    truth <- compare_groups(counts, alternative = side)
    ranges <- list(
      none = compare_groups(rounded, alternative = side),
      covered = compare_groups(rounded, alternative = side, assume = "covered", union = c(union, n))
    )
    x <- wave$ka1 > 3
    y <- wave$ka2 > 3
    pairs <- !is.na(x) & !is.na(y)
    covariance <- sum((x[pairs] - mean(x, na.rm = TRUE)) * (y[pairs] - mean(y, na.rm = TRUE)))
    if (covariance >= 1e-9) {
      ranges$positive <- compare_groups(rounded, alternative = side, assume = "positive")
    }
    for (assume in names(ranges)) {
      r <- ranges[[assume]]
      cases <- cases + 1
      wrong <- c(
        if (!r$p.range %in% c("proven", "exact")) "p.range",
        outside(r, truth, c("p", "conf", "estimate", "std.error", "p.naive"))
      )
      if (length(wrong) > 0L) missed[[paste(trial, assume)]] <- wrong
    }
  }
  expect_identical(missed, list())
  expect_gt(cases, 2.5 * trial)
})

test_that("the truth lies within what rounding leaves: scores of few people, all tables", {
  skip_if_quick()
  set.seed(14)
  proven <- 0
  missed <- list()
  for (trial in seq_len(effort(12, 300))) {
    n <- sample(3:7, 1L)
    wave <- twin_wave(n, both = runif(1, 0.4, 1))
    counts <- twin_counts(wave, N = 30)
    rounded <- forgotten(counts)
    measure <- sample(c("scores", "midrank"), 1L)
    truth <- compare_groups(counts, measure = measure)
    r <- compare_groups(rounded, measure = measure)
    wrong <- outside(r, truth, "conf", absolute = 1e-9)
    if (r$p.range %in% c("proven", "exact")) {
      proven <- proven + 1
      wrong <- c(wrong, outside(r, truth, "p"))
    }
    if (length(wrong) > 0L) missed[[as.character(trial)]] <- wrong
  }
  expect_identical(missed, list())
  expect_gt(proven, 0.4 * trial)
})

test_that("witnesses have the margins, the pairs and the p they stand for", {
  set.seed(15)
  wave <- twin_wave(80)
  counts <- twin_counts(wave, N = 200)
  rounded <- forgotten(counts, digits = 1L)
  r <- compare_groups(rounded, measure = "midrank")
  expect_identical(r$p.range, "attained")
  w <- attr(r, "witnesses")$item
  expect_named(w, c("low", "high"))
  for (end in names(w)) {
    s <- summary(w[[end]])
    expect_gte(s$pairs, r$m.low)
    expect_lte(s$pairs, r$m.high)
    expect_equal(s$n, 80)
    expect_equal(overlap_test(w[[end]])$p.value, r[[paste0("p.", end)]], tolerance = 1e-12)
  }
  # estimates and intervals hold the truth, also where rows had to be drawn
  truth <- compare_groups(counts, measure = "midrank")
  wide <- compare_groups(
    forgotten(counts, keep = c(FALSE, FALSE, FALSE, TRUE, TRUE)), measure = "midrank"
  )
  for (x in list(r, wide)) {
    expect_lte(x$conf.low, truth$conf.low)
    expect_gte(x$conf.high, truth$conf.high)
    expect_lte(x$estimate.low, truth$estimate.low)
  }
})

test_that("groups of different people are compared without pairs", {
  answers <- data.frame(
    type = factor(rep(c("a", "b", "c"), c(30, 25, 20))),
    q = c(rep(c(5, 2), c(20, 10)), rep(c(4, 1), c(8, 17)), rep(3:4, 10))
  )
  counts <- likert_counts(answers, q, by = type, scale = "agree5", N = 300)
  r <- compare_groups(counts, NULL)
  expect_equal(nrow(r), 3L)
  expect_identical(paste(r$group1, r$group2), c("a b", "a c", "b c"))
  expect_true(all(r$m.high == 0))
  expect_equal(r$p.low, r$p.naive.low)
  p <- fisher.test(matrix(c(20, 10, 8, 17), 2L), alternative = "greater")$p.value
  one <- compare_groups(counts, c("a", "b"), alternative = "greater")
  expect_equal(one$p.low, p)
  expect_identical(one$significant, "yes")
  # two samples of their own, when each has its own N
  own <- likert_counts(answers, q, by = type, scale = "agree5", N = c(a = 60, b = 25, c = 90))
  one <- compare_groups(own, c("a", "b"))
  expect_equal(one$std.error.low, sqrt((1 - 30 / 60) * (2 / 9) / 29))
})

test_that("twins within domains, in either order", {
  set.seed(16)
  wave <- twin_wave(60)
  wave$type <- factor(rep(c("primary", "secondary"), 30))
  counts <- likert_counts(wave,
    by = type, twins = list(item = c(KA1 = "ka1", KA2 = "ka2")), scale = "agree5", N = 99
  )
  r <- compare_groups(counts)
  expect_identical(r$domain, c("primary", "secondary"))
  here <- wave[wave$type == "primary", ]
  expect_equal(r$p.low[[1L]], test_p(here, c(0, 0, 0, 1, 1)), tolerance = 1e-12)
  turned <- compare_groups(counts, c("KA2", "KA1"))
  expect_equal(turned$p.low, r$p.low)
  expect_equal(turned$estimate.low, -r$estimate.low)
  across <- compare_groups(counts, c("primary / KA1", "secondary / KA1"))
  expect_identical(across$m.high, 0)
})

test_that("adjusted p: lows among lows, highs among highs", {
  study <- published_report("erasmus2022")
  x <- likert_counts(study, c(values, network, digitalisation, inclusion), survey = "erasmus")
  for (how in c("holm", "BH", "none")) {
    r <- compare_groups(x, adjust = how)
    expect_equal(r$adj.p.low, p.adjust(r$p.low, how))
    expect_equal(r$adj.p.high, p.adjust(r$p.high, how))
  }
})

test_that("the study: 16 items, proven, and narrower with every assumption", {
  skip_if_quick()
  study <- published_report("erasmus2022")
  free <- compare_groups(study)
  expect_equal(nrow(free), 16L)
  expect_setequal(free$p.range, "proven")
  expect_equal(free$n1[free$item == "network"], 133)
  # no pair less than n1 + n2 - n, none more than the smaller group
  expect_equal(free$m.low[free$item == "values"], 135 + 119 - 209)
  expect_equal(free$m.high[free$item == "values"], 119)
  covered <- compare_groups(study, assume = "covered", union = c(202, 209))
  expect_equal(covered$m.high[covered$item == "values"], 135 + 119 - 202)
  both <- compare_groups(study, assume = c("covered", "positive"), union = c(202, 209))
  for (pair in list(list(free, covered), list(covered, both))) {
    expect_true(all(pair[[2L]]$p.low >= pair[[1L]]$p.low))
    expect_true(all(pair[[2L]]$p.high <= pair[[1L]]$p.high))
    expect_true(all(pair[[2L]]$conf.low >= pair[[1L]]$conf.low - 1e-12))
    expect_true(all(pair[[2L]]$conf.high <= pair[[1L]]$conf.high + 1e-12))
  }
  values <- free[free$item == "values", ]
  expect_equal(values$estimate.low, 99 / 135 - 95 / 119)
  # the independent test, by R's own
  p <- fisher.test(matrix(c(77, 58, 83, 36), 2L), alternative = "less")$p.value
  less <- compare_groups(
    likert_counts(study, digitalisation, survey = "erasmus"), alternative = "less"
  )
  expect_equal(less$p.naive.low, p)
})

test_that("it prints what it knows, in two languages", {
  skip_if_quick()
  study <- published_report("erasmus2022")
  x <- likert_counts(study, c(values, digitalisation), survey = "erasmus")
  expect_snapshot(print(compare_groups(x), lang = "en"))
  expect_snapshot(print(
    compare_groups(x, assume = c("covered", "positive"), union = c(202, 209), adjust = "BH"),
    lang = "nl"
  ))
  # all of the study's items on 80 columns
  withr::local_options(width = 80)
  whole <- compare_groups(study)
  expect_snapshot(print(whole, lang = "en"))
  expect_snapshot(print(whole, lang = "nl"))
  set.seed(17)
  expect_snapshot(print(compare_groups(twin_counts(twin_wave(40), 100), measure = "midrank"),
                        lang = "en"))
})

test_that("what it prints fits the page, whatever is compared", {
  skip_if_quick()
  study <- published_report("erasmus2022")
  set.seed(18)
  wave <- twin_wave(60)
  wave$ka3 <- sample(wave$ka2)
  wave$type <- factor(rep(c("nursery and primary school", "secondary school"), 30))
  wave$size <- factor(rep(c("small", "large", "middle"), 20))
  three <- likert_counts(wave,
    by = c(type, size), twins = list(item = c(KA1 = "ka1", KA2 = "ka2", KA3 = "ka3")),
    scale = "agree5", N = 99
  )
  all <- list(
    compare_groups(study), compare_groups(study, assume = "covered", adjust = "none"),
    compare_groups(three, NULL), compare_groups(three, NULL, measure = "scores")
  )
  expect_equal(nrow(all[[3L]]), 18L)
  for (r in all) {
    for (width in c(60, 80, 120, 200)) {
      withr::local_options(width = width)
      for (lang in c("nl", "en")) {
        lines <- utils::capture.output(print(r, lang = lang))
        expect_lte(max(nchar(lines)), width)
        expect_false(any(grepl("NA", sub("N = .*$", "", lines))))
      }
    }
    # the header, and one line a comparison
    expect_length(format(r), nrow(r) + 1L)
  }
  withr::local_options(width = 80)
  expect_snapshot(print(all[[3L]], lang = "en"))
})

test_that("the object has the usual methods", {
  study <- published_report("erasmus2022")
  r <- compare_groups(likert_counts(study, c(values, network), survey = "erasmus"))
  expect_s3_class(r, "akkoord_comparison")
  expect_identical(class(as.data.frame(r)), "data.frame")
  expect_equal(nrow(tidy(r)), 2L)
  g <- glance(r)
  expect_equal(g$comparisons, g$significant + g$undetermined + sum(r$significant == "no"))
  expect_identical(summary(r), g)
  expect_s3_class(r[1, ], "akkoord_comparison")
  expect_false(inherits(r[, 1:2], "akkoord_comparison"))
  expect_length(format(r), 3L)
  for (lang in c("nl", "en")) {
    for (width in c(3.6, 7.5)) {
      figure <- autoplot(r, lang = lang, width = width, sort = "difference")
      expect_s3_class(figure, "akkoord_figure")
      expect_equal(nrow(as.data.frame(figure)), 2L)
      expect_match(figure_alt(figure), "KA1")
      expect_silent(ggplot2::ggplotGrob(figure))
    }
  }
})

test_that("the report has a chapter, and none where nothing is twice", {
  skip_if_quick()
  study <- published_report("erasmus2022")
  counts <- likert_counts(study, c(values, network), survey = "erasmus")
  for (lang in c("nl", "en")) {
    parts <- report_compare_parts(counts, lang)
    expect_match(parts[[1L]], "{#compare}", fixed = TRUE)
    expect_match(parts[[2L]], "<table", fixed = TRUE)
    expect_false(grepl("NA", gsub("<svg.*?</svg>", "", parts[[2L]], perl = TRUE)))
  }
  expect_identical(report_compare_parts(counts[0, ], "nl"), character())
  plain <- likert_counts(data.frame(q = c(1, 5, 4)), q, scale = "agree5")
  expect_identical(report_compare_parts(plain, "en"), character())
})

test_that("the chapter on the study: nothing assumed, everyone in a group, independent", {
  skip_if_quick()
  study <- published_report("erasmus2022")
  # 202 of 209 still answered the last question that was put to all
  expect_equal(common_base(study, 209), 202)
  parts <- report_compare_parts(study, "en")
  table <- regmatches(parts[[2L]], regexpr("<tbody>.*</tbody>", parts[[2L]]))
  rows <- strsplit(table, "<tr", fixed = TRUE)[[1L]]
  expect_length(grep("rowgroup", rows), 16L)
  for (name in c(">nothing<", ">all in a group<", ">as if inde\u00adpendent<")) {
    expect_length(grep(name, rows, fixed = TRUE), 16L)
  }
  # each cell is what compare_groups() gives
  covered <- compare_groups(study, assume = "covered", union = c(202, 209))
  t <- comparison_text(covered, "en")
  cells <- rows[grepl(">all in a group<", rows)]
  expect_true(all(mapply(grepl, esc(t$interval), cells, MoreArgs = list(fixed = TRUE))))
  expect_true(all(mapply(grepl, esc(t$adjusted), cells, MoreArgs = list(fixed = TRUE))))
  expect_true(all(mapply(grepl, paste0(">", t$significant, "<"), cells,
                         MoreArgs = list(fixed = TRUE))))
  expect_match(parts[[2L]], "Suppose that 202 to 209 of the 209", fixed = TRUE)
})

test_that("bad input says what is wrong", {
  skip_if_quick()
  counts <- twin_counts(data.frame(ka1 = c(5, 4, 2, NA), ka2 = c(4, NA, 1, 2)))
  plain <- likert_counts(data.frame(q = c(1, 5, 4)), q, scale = "agree5")
  weighted <- as_likert_counts(
    rbind(KA1 = c(4.5, 5.5), KA2 = c(2, 8)), scale = c("no", "yes"), item = "q", weighted = TRUE
  )
  study <- published_report("erasmus2022")
  values <- likert_counts(study, values, survey = "erasmus")
  expect_snapshot(error = TRUE, {
    compare_groups(counts, "KA1")
    compare_groups(counts, c("KA1", "KA1"))
    compare_groups(counts, c("KA1", "KA3"))
    compare_groups(plain)
    compare_groups(plain, NULL)
    compare_groups(weighted)
    compare_groups(counts, measure = "mean")
    compare_groups(counts, assume = "some")
    compare_groups(counts, assume = c("none", "positive"))
    compare_groups(counts, union = 4)
    compare_groups(values, assume = "covered", union = c(100, 120))
    compare_groups(values, assume = "covered", union = c(209, 202))
    compare_groups(counts, alpha = 5)
    compare_groups(counts, conf.level = 95)
    compare_groups(counts, alternative = "higher")
    compare_groups(counts, adjust = "bonferroni")
    compare_groups(counts, scale = "agree5")
    compare_groups(1:3)
  })
  expect_error(compare_groups(counts, c("KA1", "KA3")), class = "akkoord_error_group")
  expect_error(compare_groups(weighted), class = "akkoord_error_weighted")
  expect_error(compare_groups(values, assume = "covered", union = 100),
               class = "akkoord_error_union")
  withr::with_options(list(akkoord.max_seconds = 1e-6), {
    expect_error(compare_groups(values), class = "akkoord_error_too_long")
  })
})
