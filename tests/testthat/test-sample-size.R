test_that("the population size is where the margin is the one given", {
  g <- expand.grid(n = c(2, 30, 209), N = c(210, 560, 1340, 1e6), p = c(0.5, 0.1))
  for (fpc in c("N-1", "1-f")) {
    m <- moe(g$n, g$N, g$p, fpc = fpc)
    got <- population_size(m, g$n, g$p, fpc = fpc, digits = 4)
    expect_equal(got$N, g$N, tolerance = 1e-6)
    # by root finding on the margin for N that is not whole
    widest <- moe(60, fpc = fpc)
    for (share in c(0.2, 0.7, 0.99)) {
      m <- share * widest
      margin <- function(N) {
        k <- if (fpc == "N-1") (N - 60) / (N - 1) / 60 else (1 - 60 / N) / 59
        qnorm(0.975) * sqrt(0.25 * k) - m
      }
      root <- uniroot(margin, c(60, 1e8), tol = 1e-10)$root
      got <- population_size(m, 60, fpc = fpc, digits = 3)$N
      # moe() without a finite population has n - 1 for "1-f"
      expect_equal(got, root, tolerance = 1e-7)
    }
  }
})

test_that("the range holds every N whose margin rounds to the printed one, and no other", {
  N <- 60:3000
  for (case in list(list("N-1", 0.5, 0), list("N-1", 0.5, 1), list("1-f", 0.2, 1), list("N-1", 0.1, 2))) {
    fpc <- case[[1]]
    digits <- case[[3]]
    m <- moe(60, N, p = case[[2]], fpc = fpc)
    printed <- unique(round(m * 100, digits))
    got <- population_size(printed / 100, 60, case[[2]], fpc = fpc, digits = digits)
    fits <- lapply(printed, function(x) N[abs(m * 100 - x) <= 0.5 * 10^-digits + 1e-10])
    expect_identical(got$N.low, vapply(fits, min, 0) + 0)
    most <- vapply(fits, max, 0)
    open <- most == 3000
    expect_identical(got$N.high[!open], most[!open])
    expect_true(all(got$N.high[open] >= 3000))
    expect_true(all(got$fit[!open] == "range"))
    # there are no holes in it
    expect_true(all(lengths(fits) == most - got$N.low + 1))
  }
})

test_that("a margin wider than any population has none, and a wide one no upper end", {
  # without a finite population 100 respondents have 9.8 points
  got <- population_size(c(0.12, 0.098, 0.0979, 0.1), 100)
  expect_identical(got$fit, c("none", "at least", "range", "at least"))
  expect_identical(is.na(got$N), c(TRUE, FALSE, FALSE, FALSE))
  expect_identical(got$N[c(2, 4)], c(Inf, Inf))
  expect_identical(got$N.high[c(2, 4)], c(Inf, Inf))
  expect_identical(got$digits, c(0, 1, 2, 0))
  # in between two whole populations
  none <- population_size(mean(moe(60, c(61, 62))), 60, digits = 6)
  expect_identical(none$fit, "none")
  expect_true(none$N > 61 && none$N < 62)
  expect_identical(none$N.low, NA_real_)
  # everyone
  expect_identical(population_size(0, 60, digits = 6)[c("N", "N.low", "N.high")],
    data.frame(N = 60, N.low = 60, N.high = 60)
  )
  # one respondent has the same margin for every N above 1, and p = 0 for all
  expect_identical(population_size(0.98, 1)$N.low, 2)
  expect_identical(population_size(0.5, 1)$fit, "none")
  expect_identical(unlist(population_size(0, 60, p = 0)[c("N", "N.low", "N.high")]),
    c(N = NA, N.low = 60, N.high = Inf)
  )
  expect_identical(population_size(moe(209, 560), 209)$N.low, 560)
  expect_identical(population_size(moe(209, 560), 209)$N.high, 560)
  expect_identical(nrow(population_size(numeric(), 209)), 0L)
})

test_that("the sample size is the smallest whose margin moe() finds small enough", {
  g <- expand.grid(
    moe = c(0.01, 0.05, 0.054, 0.2, 0.9), N = c(2, 5, 60, 560, 1340, 1e6, Inf),
    p = c(0.5, 0.03), conf.level = c(0.5, 0.95)
  )
  for (fpc in c("N-1", "1-f")) {
    s <- sample_size(g$moe, g$N, g$p, g$conf.level, fpc = fpc)
    least <- if (fpc == "1-f") 2 else 1
    margin <- moe(s$respondents, g$N, g$p, g$conf.level, fpc)
    expect_true(all(margin <= g$moe))
    expect_identical(s$attained, margin)
    fewer <- s$respondents > least
    one_less <- pmax(s$respondents - 1, least)
    expect_true(all(moe(one_less, g$N, g$p, g$conf.level, fpc)[fewer] > g$moe[fewer]))
    expect_true(sum(fewer) > 50)
    expect_true(all(s$respondents >= least & s$respondents <= g$N))
    expect_identical(s$invitations, s$respondents)
  }
  # 385 of no end of people, for five points, as every textbook has it
  expect_identical(sample_size(0.05)$respondents, 385)
  # n0 / (1 + (n0 - 1)/N), rounded up (Cochran 1977, chapter 4)
  n0 <- qnorm(0.975)^2 * 0.25 / 0.05^2
  expect_identical(sample_size(0.05, 560)$respondents, ceiling(n0 / (1 + (n0 - 1) / 560)))
})

test_that("invitations are the fewest with that many answers expected", {
  s <- sample_size(0.05, c(560, 1340, Inf), response_rate = c(0.38, 0.13, 0.38))
  expect_identical(s$respondents, c(229, 299, 385))
  # 229 / 0.38 = 602.6 and 299 / 0.13 = 2300: more than there are
  expect_identical(s$invitations, c(NA, NA, 1014))
  # 212 of 560 and 174 of 1340 would answer
  expect_identical(s$attainable, c(moe(212, 560), moe(174, 1340), 0))
  # 200 / 0.1 is 2000, whatever doubles make of it
  rates <- c(0.1, 0.2, 0.3, 0.6, 0.7, 0.9)
  n <- sample_size(0.05, 1e6)$respondents
  k <- sample_size(0.05, 1e6, response_rate = rates)$invitations
  percent <- round(100 * rates)
  expect_true(all(k * percent >= 100 * n & (k - 1) * percent < 100 * n))
  expect_identical(sample_size(0.5, 3, response_rate = 0.1)$attainable, NA_real_)
})

test_that("without a correction a small population can be too small", {
  expect_identical(
    sample_size(0.05, 560, fpc = "none")$respondents, sample_size(0.05)$respondents
  )
  expect_error(sample_size(0.05, 300, fpc = "none"), class = "akkoord_error_population")
  expect_identical(sample_size(0.05, 385, fpc = "none")$respondents, 385)
})

test_that("the margin is drawn with its point", {
  grDevices::pdf(NULL)
  on.exit(grDevices::dev.off())
  plan <- sample_size(0.05, 560, response_rate = 0.5)
  for (lang in c("nl", "en")) {
    figure <- ggplot2::autoplot(plan, lang = lang)
    expect_s3_class(figure, "akkoord_figure")
    data <- as.data.frame(figure)
    expect_identical(data$n[data$wanted], plan$respondents)
    expect_identical(data$moe, moe(data$n, 560))
    expect_identical(max(data$n), 560)
    expect_match(figure_alt(figure), "229.*458")
    expect_silent(ggplot2::ggplotGrob(figure))
  }
  three <- ggplot2::autoplot(sample_size(0.05, c(560, 1340, Inf)), lang = "en")
  expect_identical(sum(as.data.frame(three)$wanted), 3L)
  expect_silent(ggplot2::ggplotGrob(three))
  expect_s3_class(as.data.frame(plan), "data.frame", exact = TRUE)
  expect_snapshot(print(plan))
})

test_that("bad input is refused by name", {
  skip_if_quick()
  expect_snapshot(error = TRUE, {
    population_size(5.4, 209)
    population_size(0.054, 209.5)
    population_size(0.054, 1, fpc = "1-f")
    population_size(0.054, 209, fpc = "none")
    population_size(0.054, 209, digits = -1)
    population_size(c(0.05, NA), 209)
    population_size(0.05, 1:2, c(0.1, 0.2, 0.3))
    sample_size(5)
    sample_size(0)
    sample_size(0.05, N = 0.5)
    sample_size(0.05, N = c(560, 0))
    sample_size(0.05, response_rate = 38)
    sample_size(0.05, response_rate = 0)
    sample_size(0.05, conf.level = 95)
    sample_size(0.05, p = -0.1)
    sample_size(0.05, c(500, 300), fpc = "none")
    sample_size("0.05")
    ggplot2::autoplot(sample_size(numeric()), lang = "en")
    ggplot2::autoplot(sample_size(0.05), lang = "de")
  })
})

test_that("plans have tidy(), glance() and summary()", {
  plan <- sample_size(0.05, N = c(560, 1340), response_rate = c(0.38, 0.13))
  expect_identical(as.data.frame(tidy(plan)), as.data.frame(plan))
  expect_identical(summary(plan), as.data.frame(plan))
  expect_identical(glance(plan)$respondents, max(plan$respondents))
  expect_true(is.na(glance(plan)$invitations))
  expect_identical(glance(plan)$fpc, "N-1")
})

test_that("other intervals and one limit: the smallest number by brute force", {
  withr::local_seed(8)
  for (i in seq_len(effort(12L, 120L))) {
    N <- sample(c(40, 150, 400, Inf), 1L)
    target <- sample(c(0.06, 0.1, 0.15, 0.2), 1L)
    p <- sample(c(0.05, 0.3, 0.5, 0.9), 1L)
    side <- sample(c("two.sided", "less", "greater"), 1L)
    deff <- sample(c(1, 1.6), 1L)
    fits <- function(n) {
      # Wilson's limits: where the classical test of P no longer rejects p
      a <- stats::qnorm(if (side == "two.sided") 0.975 else 0.95)^2 * deff / n *
        if (is.finite(N)) (N - n) / (N - 1) else 1
      limit <- function(sign) stats::uniroot(
        function(P) (P - p)^2 - a * P * (1 - P), c(p, sign), tol = 1e-12
      )$root
      far <- c(less = limit(1) - p, greater = p - limit(0))
      (if (side == "two.sided") max(far) else far[[side]]) <= target
    }
    if (is.finite(N) && N == 40 && target < 0.1) next
    got <- sample_size(target, N, p, design_effect = deff, method = "wilson", alternative = side)
    n <- got$respondents
    if (n < N) expect_true(fits(n))
    if (n > 1) expect_false(fits(n - 1))
    expect_identical(got$attained, moe(n, N, p, design_effect = deff, method = "wilson", alternative = side))
  }
})

test_that("exact limits are those of prop_ci() and of the hypergeometric distribution", {
  for (x in c(0, 7, 20)) {
    told <- prop_ci(x, 40, 90)
    far <- max(told$estimate - told$conf.low, told$conf.high - told$estimate)
    expect_equal(moe(40, 90, x / 40, method = "exact"), far)
    # one limit: the least number of agreers that would give as many as x with 5%
    tail <- vapply(x:(90 - 40 + x), function(M) stats::phyper(x - 1, M, 90 - M, 40, lower.tail = FALSE), 0)
    least <- if (x == 0) 0 else (x:(90 - 40 + x))[which(tail > 0.05)[[1L]]]
    expect_equal(moe(40, 90, x / 40, method = "exact", alternative = "greater"), x / 40 - least / 90)
  }
  n <- sample_size(0.12, 300, method = "exact")$respondents
  margins <- moe(n + 0:20, 300, method = "exact")
  expect_true(all(margins <= 0.12))
  expect_gt(max(moe(n - 1 + 0:20, 300, method = "exact")), 0.12)
  expect_error(moe(40, 90, design_effect = 2, method = "exact"), class = "akkoord_error_choice")
  expect_error(moe(40, 90, conf.level = 0.4, alternative = "less"), class = "akkoord_error_conf_level")
  # at one half two limits of 90% are each one of 95%
  expect_equal(moe(40, 90, alternative = "less"), moe(40, 90, conf.level = 0.9))
})
