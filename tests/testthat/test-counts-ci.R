# The answers of 209 respondents of 550, some without an answer
wave_of <- function(n = 209, seed = 3) {
  withr::with_seed(seed, data.frame(
    q = sample(c(1:5, NA), n, TRUE, c(1, 2, 3, 5, 4, 1)), all = sample(1:5, n, TRUE),
    g = sample(c("a", "b", "c"), n, TRUE)
  ))
}

test_that("an item that all answered is about all N, any other base is a domain", {
  d <- wave_of()
  t <- tidy(likert_counts(d, c(q, all), scale = 1:5, N = 550))
  share <- t[t$item == "all" & t$statistic != "mean", ]
  x <- c(tabulate(d$all, 5), sum(d$all >= 4))
  want <- prop_ci(x, 209, 550)
  expect_identical(share$conf.low, want$conf.low)
  expect_identical(share$conf.high, want$conf.high)
  expect_equal(share$std.error, sqrt(share$estimate * (1 - share$estimate) / 208 * (1 - 209 / 550)))
  part <- t[t$item == "q" & t$statistic != "mean", ]
  x <- c(tabulate(d$q, 5), sum(d$q >= 4, na.rm = TRUE))
  want <- domain_ci(x, sum(!is.na(d$q)), 209, 550, method = "exact")
  expect_identical(part$conf.low, want$conf.low)
  expect_identical(part$conf.high, want$conf.high)
  expect_equal(part$std.error, want$std.error)
  expect_identical(unique(t$outer), FALSE)
})

test_that("approximate methods are those of prop_ci() for all and domain_ci() for a part", {
  d <- wave_of()
  counts <- likert_counts(d, c(q, all), scale = 1:5, N = 550)
  for (m in c("wilson", "agresti-coull", "wald")) {
    t <- tidy(counts, method = m, conf.level = 0.9)
    x <- c(tabulate(d$all, 5), sum(d$all >= 4))
    want <- prop_ci(x, 209, 550, 0.9, m)
    got <- t[t$item == "all" & t$statistic != "mean", ]
    expect_equal(got$conf.low, want$conf.low, tolerance = 1e-12)
    expect_equal(got$conf.high, want$conf.high, tolerance = 1e-12)
  }
  got <- t[t$item == "q" & t$statistic != "mean", ]
  x <- c(tabulate(d$q, 5), sum(d$q >= 4, na.rm = TRUE))
  want <- domain_ci(x, sum(!is.na(d$q)), 209, 550, 0.9)
  expect_equal(got$conf.low, want$conf.low, tolerance = 1e-12)
  expect_equal(got$conf.high, want$conf.high, tolerance = 1e-12)
})

test_that("groups are domains of unknown size, or populations of their own by N", {
  d <- wave_of()
  one <- tidy(likert_counts(d, all, by = g, scale = 1:5, N = 550))
  x <- table(d$g, d$all)
  for (g in c("a", "b", "c")) {
    want <- domain_ci(as.vector(x[g, ]), sum(d$g == g), 209, 550, method = "exact")
    got <- one[one$group == g & one$statistic == "share", ]
    expect_identical(got$conf.low, want$conf.low)
  }
  own <- tidy(likert_counts(d, all, by = g, scale = 1:5, N = c(a = 200, b = 190, c = 160)))
  want <- prop_ci(as.vector(x["b", ]), sum(d$g == "b"), 190)
  got <- own[own$group == "b" & own$statistic == "share", ]
  expect_identical(got$conf.low, want$conf.low)
  expect_identical(got$conf.high, want$conf.high)
})

test_that("a twin's groups are domains, or populations by N", {
  d <- data.frame(k1 = c(1, 5, 4, NA, 2, 4, 5, NA), k2 = c(NA, 4, 4, 2, NA, 1, NA, NA))
  twins <- list(q = c(KA1 = "k1", KA2 = "k2"))
  one <- tidy(likert_counts(d, c(), twins = twins, scale = 1:5, N = 30))
  got <- one[one$group == "KA2" & one$statistic == "top", ]
  want <- domain_ci(2, 4, 8, 30, method = "exact")
  expect_identical(c(got$conf.low, got$conf.high), c(want$conf.low, want$conf.high))
  own <- tidy(likert_counts(d, c(), twins = twins, scale = 1:5, N = c(KA1 = 20, KA2 = 15)))
  got <- own[own$group == "KA2" & own$statistic == "top", ]
  want <- prop_ci(2, 4, 15)
  expect_identical(c(got$conf.low, got$conf.high), c(want$conf.low, want$conf.high))
})

test_that("means and shares are those of survey, for all and for domains", {
  skip_if_not_installed("survey")
  d <- wave_of()
  d$fpc <- 550
  design <- survey::svydesign(~1, data = d, fpc = ~fpc)
  s <- summary(likert_counts(d, c(q, all), by = g, scale = 1:5, N = 550))
  whole <- summary(likert_counts(d, c(q, all), scale = 1:5, N = 550), method = "wald")
  of <- function(m) c(stats::coef(m), survey::SE(m), stats::confint(m))
  expect_equal(
    unlist(whole[2, c("mean", "mean.std.error", "mean.conf.low", "mean.conf.high")], use.names = FALSE),
    unname(of(survey::svymean(~all, design))), tolerance = 1e-10
  )
  expect_equal(
    unlist(whole[2, c("top", "top.std.error", "top.conf.low", "top.conf.high")], use.names = FALSE),
    unname(of(survey::svymean(~ I(as.numeric(all >= 4)), design))), tolerance = 2e-3
  )
  expect_equal(whole$top.std.error[[2]],
    as.vector(survey::SE(survey::svymean(~ I(as.numeric(all >= 4)), design))), tolerance = 1e-10)
  # those who answered are a domain, in each group too
  got <- of(survey::svymean(~q, subset(design, !is.na(q))))
  expect_equal(unlist(whole[1, c("mean", "mean.std.error", "mean.conf.low", "mean.conf.high")], use.names = FALSE),
    unname(got), tolerance = 1e-10)
  for (g in c("a", "b", "c")) {
    part <- design[which(d$g == g & !is.na(d$q)), ]
    row <- s[s$item == "q" & s$group == g, ]
    m <- survey::svymean(~q, part)
    expect_equal(c(row$mean, row$mean.std.error), c(stats::coef(m)[[1]], survey::SE(m)[[1]]), tolerance = 1e-10)
    m <- survey::svymean(~ I(as.numeric(q >= 4)), part)
    expect_equal(c(row$top, row$top.std.error), c(stats::coef(m)[[1]], survey::SE(m)[[1]]), tolerance = 1e-10)
  }
})

test_that("simultaneous intervals are those of multinom_ci()", {
  d <- wave_of()
  counts <- likert_counts(d, all, scale = 1:5, N = 550)
  for (m in c(goodman = "wilson", exact = "exact")) {
    name <- if (m == "wilson") "goodman" else "exact"
    t <- tidy(counts, method = m, simultaneous = TRUE)
    got <- t[t$statistic == "share", ]
    want <- multinom_ci(tabulate(d$all, 5), 550, method = name)
    expect_equal(got$conf.low, want$conf.low, tolerance = 1e-12)
    expect_equal(got$conf.high, want$conf.high, tolerance = 1e-12)
    alone <- tidy(counts, method = m)
    expect_identical(t[t$statistic %in% c("top", "mean"), ], alone[alone$statistic %in% c("top", "mean"), ])
  }
})

test_that("weighted counts have intervals on the effective number, and refuse exact ones", {
  d <- wave_of()
  w <- withr::with_seed(1, stats::runif(209, 0.5, 2))
  counts <- likert_counts(d, all, weights = w, scale = 1:5, N = 550)
  s <- summary(counts)
  p <- sum(w[d$all >= 4]) / sum(w)
  n_eff <- sum(w)^2 / sum(w^2)
  expect_equal(s$n_eff, n_eff)
  u <- w * ((d$all >= 4) - p) / sum(w)
  expect_equal(s$top.std.error, sqrt((1 - 209 / 550) * 209 / 208 * sum(u^2)))
  expect_true(s$top.conf.low < p && p < s$top.conf.high)
  expect_identical(unique(tidy(counts)$method), c("wilson", "normal"))
  # equal weights are no weights
  even <- likert_counts(d, all, weights = rep(2, 209), scale = 1:5, N = 550)
  plain <- likert_counts(d, all, scale = 1:5, N = 550)
  expect_equal(summary(even)$mean.conf.low, summary(plain)$mean.conf.low)
  expect_error(summary(counts, method = "exact"), class = "akkoord_error_weighted")
  expect_snapshot(error = TRUE, {
    tidy(counts, method = "exact")
    tidy(counts, conf.level = 95)
    summary(counts, method = "clopper")
  })
})

# Every table of whole counts within the ranges that adds up to a base.
tables_of <- function(low, high, base) {
  all <- as.matrix(expand.grid(Map(seq, low, high)))
  all[rowSums(all) == base, , drop = FALSE]
}

test_that("limits of ranges are outer ones of every table within them", {
  skip_if_quick()
  withr::local_seed(5)
  for (i in 1:25) {
    k <- sample(2:4, 1)
    low <- sample(0:4, k, TRUE)
    high <- low + sample(0:4, k, TRUE)
    base <- sum(low) + sample.int(sum(high - low) + 1L, 1L) - 1L
    if (base < 3) next
    x <- as_likert_counts(
      data.frame(item = "q", category = letters[1:k], low = low, high = high, base = base),
      scale = likert_scale(letters[1:k], top = 1), N = 60, n = 30
    )
    tables <- tables_of(low, high, base)
    each <- lapply(seq_len(nrow(tables)), function(j) {
      tidy(as_likert_counts(
        data.frame(item = "q", category = letters[1:k], count = tables[j, ], base = base),
        scale = likert_scale(letters[1:k], top = 1), N = 60, n = 30
      ))
    })
    got <- tidy(x)
    low_of <- do.call(pmin, lapply(each, `[[`, "conf.low"))
    high_of <- do.call(pmax, lapply(each, `[[`, "conf.high"))
    mean <- got$statistic == "mean"
    top <- got$statistic == "top"
    expect_identical(got$conf.low[top], low_of[top])
    expect_identical(got$conf.high[top], high_of[top])
    # real numbers stand for counts: never inside, and little outside
    expect_lte(got$conf.low[mean], low_of[mean] + 1e-9)
    expect_gte(got$conf.high[mean], high_of[mean] - 1e-9)
    expect_lt(low_of[mean] - got$conf.low[mean], 0.08)
    expect_identical(got$outer[mean], diff(range(tables %*% seq_len(k))) > 0)
  }
})

test_that("a published report's shares have outer limits, so marked", {
  x <- likert_counts(published_report("erasmus2022"), c(network, org_structure), survey = "erasmus")
  s <- summary(x)
  at <- s$item == "network" & s$group == "KA1"
  expect_true(s$top.outer[at])
  low <- domain_ci(114, 133, 209, 550, method = "exact")
  high <- domain_ci(115, 133, 209, 550, method = "exact")
  expect_identical(c(s$top.conf.low[at], s$top.conf.high[at]), c(low$conf.low, high$conf.high))
  expect_snapshot(cat(head(format(s), 2), sep = "\n"))
  expect_output(print(s), "95% intervals", fixed = TRUE)
})

test_that("empty groups, one respondent, a census", {
  d <- data.frame(g = c("a", "b"), q = c(1, NA))
  t <- tidy(likert_counts(d, q, by = g, scale = 1:5, N = 5))
  expect_true(all(is.na(t$conf.low[t$group == "b"])))
  one <- tidy(likert_counts(data.frame(q = 4), q, scale = 1:5, N = 5))
  shares <- one[one$statistic == "share", ]
  expect_true(all(shares$conf.low >= 0 & shares$conf.high <= 1))
  all <- tidy(likert_counts(data.frame(q = c(1, 4, 4)), q, scale = 1:5, N = 3))
  expect_equal(all$conf.low, all$estimate)
  expect_equal(all$conf.high, all$estimate)
  expect_named(tidy(likert_counts(d, q, scale = 1:5), conf.int = FALSE),
    c("item", "group", "term", "statistic", "estimate", "low", "high", "n"))
})

test_that("figures show the interval of the total, in words, numbers and brackets", {
  d <- wave_of()
  counts <- likert_counts(d, c(q, all), by = g, scale = "agree5", N = 550)
  s <- summary(counts)
  brackets <- function(p) {
    Filter(function(l) inherits(l$geom, "GeomSegment"), p$layers)
  }
  for (type in c("stacked", "diverging")) {
    p <- autoplot(counts, type = type, conf.int = TRUE, lang = "en")
    data <- as.data.frame(p)
    total <- data[!is.na(data$conf.low), ]
    expect_identical(total$conf.low, s$top.conf.low)
    expect_identical(total$conf.high, s$top.conf.high)
    expect_length(brackets(p), if (type == "stacked") 1L else 0L)
    expect_match(p$labels$caption, "95% interval (exact) of the total, for all 550", fixed = TRUE)
    expect_match(figure_alt(p), "% (95% interval ", fixed = TRUE)
  }
  expect_false("conf.low" %in% names(as.data.frame(autoplot(counts))))
  # no totals, the interval all the same; sorted bars keep their own
  p <- autoplot(counts, add_totals = FALSE, sort = "ascending", conf.int = TRUE)
  low <- brackets(p)[[1L]]$data$x[seq_len(6)]
  expect_setequal(low, s$top.conf.low)
  expect_match(figure_alt(p), "95%-interval van het totaal: ", fixed = TRUE)
  expect_no_match(figure_alt(autoplot(counts)), "interval", fixed = TRUE)
  bars <- ggplot2::ggplot_build(autoplot(counts, conf.int = TRUE, facet = "columns", width = 11))
  expect_s3_class(bars, "ggplot_built")
})

test_that("a report's figures show the interval of what agrees", {
  study <- published_report("erasmus2022")
  p <- report_figure(study, 4, conf.int = TRUE, lang = "en")
  data <- as.data.frame(p)
  s <- summary(likert_counts(study, labour_market, survey = "erasmus"))
  expect_setequal(data$conf.low, s$top.conf.low)
  expect_setequal(data$conf.high, s$top.conf.high)
  expect_match(p$labels$caption, "strongly + rather agree, for all 550", fixed = TRUE)
  expect_match(figure_alt(p), "; 95% interval of strongly + rather agree: ", fixed = TRUE)
  for (text in unique(interval_text(data, list(digits = 0L, decimal.mark = ".")))) {
    expect_match(figure_alt(p), text, fixed = TRUE)
  }
  expect_no_match(figure_alt(report_figure(study, 4)), "interval", fixed = TRUE)
  # a figure without such a share stays as it is
  plain <- report_figure(study, "table1", conf.int = TRUE)
  expect_s3_class(plain, "akkoord_figure")
  expect_error(report_figure(study, 4, conf.int = NA), class = "akkoord_error_type")
})
