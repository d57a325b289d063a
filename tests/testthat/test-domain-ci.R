test_that("the linearised interval is survey's for a subset of a design", {
  skip_if_not_installed("survey")
  for (case in list(
    c(83, 135, 209, 560), c(3, 40, 176, 1340), c(0, 5, 30, 60), c(1, 2, 10, 11),
    c(20, 30, 30, 31)
  )) {
    x <- case[[1]]
    n_d <- case[[2]]
    n <- case[[3]]
    N <- case[[4]]
    people <- data.frame(
      domain = rep(c(TRUE, FALSE), c(n_d, n - n_d)),
      agree = c(rep(1:0, c(x, n_d - x)), rep_len(c(1, 0, 1), n - n_d)), N = N
    )
    design <- survey::svydesign(ids = ~1, fpc = ~N, weights = ~ I(N / n), data = people)
    mean <- survey::svymean(~agree, subset(design, domain))
    got <- domain_ci(x, n_d, n, N, conf.level = 0.9)
    expect_equal(got$estimate, as.numeric(coef(mean)), tolerance = 1e-12)
    expect_equal(got$std.error, as.numeric(survey::SE(mean)), tolerance = 1e-10)
    limits <- as.numeric(confint(mean, level = 0.9))
    expect_equal(got$conf.low, max(0, limits[[1]]), tolerance = 1e-10)
    expect_equal(got$conf.high, min(1, limits[[2]]), tolerance = 1e-10)
  }
})

test_that("by hand: 4 of 8, of 16 respondents out of 31", {
  # (1 - 16/31) * 16/15 * (1/4) / 8 = 15/31 * 16/15 / 32 = 1/62
  got <- domain_ci(4, 8, 16, 31)
  expect_equal(got$std.error, 1 / sqrt(62), tolerance = 1e-14)
  expect_equal(got$conf.high - 0.5, qnorm(0.975) / sqrt(62), tolerance = 1e-13)
  expect_equal(domain_ci(4, 8, 16)$std.error, sqrt(16 / 15 / 32), tolerance = 1e-14)
})

test_that("a subgroup of all respondents has the margin with 1-f", {
  got <- domain_ci(128, 209, 209, 560)
  expect_equal(
    got$conf.high - got$estimate, moe(209, 560, p = 128 / 209, fpc = "1-f"),
    tolerance = 1e-13
  )
})

test_that("limits are finite, ordered and clipped", {
  g <- expand.grid(x = 0:6, n.domain = 1:6, n = c(2, 6, 9), N = c(2, 6, 9, 10, 1e6, Inf))
  g <- g[g$x <= g$n.domain & g$n.domain <= g$n & g$n <= g$N, ]
  ci <- domain_ci(g$x, g$n.domain, g$n, g$N)
  expect_true(all(is.finite(as.matrix(ci[5:8]))))
  expect_true(all(0 <= ci$conf.low & ci$conf.low <= ci$estimate))
  expect_true(all(ci$estimate <= ci$conf.high & ci$conf.high <= 1))
  expect_identical(ci$std.error == 0, g$x == 0 | g$x == g$n.domain | g$n == g$N)
  expect_named(ci, c(
    "x", "n.domain", "n", "N", "estimate", "std.error", "conf.low", "conf.high",
    "conf.level", "method"
  ))
  expect_identical(ci$x, g$x)
  expect_identical(nrow(domain_ci(integer(), 1, 5)), 0L)
})

# Hypergeometric tails inverted by trying every number of people
tail_by_trying <- function(x, n, N, alpha) {
  M <- x:(N - n + x)
  keep <- phyper(x - 1, M, N - M, n, lower.tail = FALSE) > alpha / 2 &
    phyper(x, M, N - M, n) > alpha / 2
  range(M[keep])
}

test_that("the exact interval is the union over every size of the subgroup", {
  for (case in list(
    c(3, 8, 20, 50), c(0, 4, 10, 37), c(5, 5, 10, 60), c(83, 135, 209, 560),
    c(1, 2, 30, 31), c(7, 30, 30, 90), c(1, 1, 5, 200)
  )) {
    for (beta in c(0.001, 0.02)) {
      x <- case[[1]]
      n_d <- case[[2]]
      n <- case[[3]]
      N <- case[[4]]
      sizes <- tail_by_trying(n_d, n, N, beta)
      limits <- vapply(sizes[[1]]:sizes[[2]], function(N_d) {
        tail_by_trying(x, n_d, N_d, 0.05 - beta) / N_d
      }, c(0, 0))
      got <- domain_ci(x, n_d, n, N, method = "exact", beta = beta)
      expect_identical(c(got$N.domain.low, got$N.domain.high), sizes + 0)
      expect_identical(c(got$conf.low, got$conf.high), c(min(limits[1, ]), max(limits[2, ])))
      expect_identical(got$beta, beta)
    }
  }
})

test_that("the exact interval holds in every population", {
  N <- 9
  n <- 5
  g <- expand.grid(x = 0:n, d = 1:n)
  g <- g[g$x <= g$d, ]
  ci <- domain_ci(g$x, g$d, n, N, conf.level = 0.8, method = "exact")
  worst <- 1
  for (N_d in 1:N) {
    for (M in 0:N_d) {
      p <- choose(M, g$x) * choose(N_d - M, g$d - g$x) * choose(N - N_d, n - g$d) / choose(N, n)
      holds <- ci$conf.low <= M / N_d + 1e-12 & ci$conf.high >= M / N_d - 1e-12
      # with nobody of the subgroup there is no interval, and nothing wrong
      worst <- min(worst, 1 - sum(p[!holds]))
    }
  }
  expect_gte(worst, 0.8)
})

test_that("without a finite population the exact interval is the binomial one", {
  got <- domain_ci(c(0, 3, 8), 8, 20, method = "exact")
  one <- prop_ci(c(0, 3, 8), 8, method = "tail")
  expect_equal(got$conf.low, one$conf.low, tolerance = 1e-13)
  expect_equal(got$conf.high, one$conf.high, tolerance = 1e-13)
  expect_identical(got$beta, c(0, 0, 0))
  expect_true(all(is.na(got$N.domain.low)))
})

test_that("everyone answered: the point; many people: soon enough", {
  got <- domain_ci(0:3, 3, 7, 7, method = "exact")
  expect_identical(got$conf.low, (0:3) / 3)
  expect_identical(got$conf.high, (0:3) / 3)
  expect_identical(got$N.domain.low, rep(3, 4))
  expect_identical(got$beta, rep(0.05 / 50, 4))
  got <- domain_ci(0, 3, 7, 8, method = "exact")
  expect_true(got$conf.low == 0 && got$conf.high > 0)
  expect_lt(system.time(domain_ci(3000, 5000, 1e4, 1e6, method = "exact"))[[3]], seconds(5))
})

test_that("bad input is refused by name", {
  expect_snapshot(error = TRUE, {
    domain_ci(5, 4, 10)
    domain_ci(5, 12, 10)
    domain_ci(0, 0, 10)
    domain_ci(1, 1, 1)
    domain_ci(c(5, NA), 8, 10)
    domain_ci(5, 8, 10, N = 9)
    domain_ci(5, 8, 10, N = 0.4)
    domain_ci(5, 8, 10, conf.level = 1)
    domain_ci(5, 8, 10, method = "wald")
    domain_ci("5", 8, 10)
    domain_ci(5, 8, 10, 20, method = "exact", beta = 0.05)
    domain_ci(5, 8, 10, 20, method = "exact", beta = 0)
  })
  expect_error(domain_ci(5, 12, 10), class = "akkoord_error_count")
})
