test_that("limits and standard errors agree with high precision", {
  known <- read.csv(test_path("fixtures", "prop-ci.csv"))
  off <- function(got, want) max(abs(got - want) / ifelse(want == 0, 1, want))
  for (method in unique(known$method)) {
    k <- known[known$method == method, ]
    got <- prop_ci(k$x, k$n, k$N, k$conf.level, method)
    expect_identical(got[c("x", "n", "N", "conf.level")], k[c("x", "n", "N", "conf.level")],
      ignore_attr = "row.names"
    )
    expect_identical(got$estimate, k$x / k$n)
    one <- k$n == 1 & k$N > 1
    expect_true(all(is.na(got$std.error[one])))
    expect_lt(off(got$std.error[!one], k$std.error[!one]), 1e-13)
    expect_lt(off(got$conf.high, k$conf.high), 1e-12)
    if (method == "wilson") {
      expect_lt(off(got$conf.low, k$conf.low), 1e-12)
      expect_identical(got$conf.low == 0, k$conf.low == 0)
    } else {
      # a difference: what is left of it has the error of its terms
      expect_lt(max(abs(got$conf.low - k$conf.low)), 1e-15)
    }
  }
})

test_that("Wilson's limits are where the score test with the correction turns", {
  cases <- expand.grid(x = c(0, 1, 7, 20, 39, 40), n = 40, N = c(41, 60, 560, Inf))
  level <- 0.9
  got <- prop_ci(cases$x, cases$n, cases$N, conf.level = level, method = "wilson")
  for (i in seq_len(nrow(cases))) {
    p <- cases$x[[i]] / 40
    K <- if (is.finite(cases$N[[i]])) (cases$N[[i]] - 40) / (cases$N[[i]] - 1) else 1
    score <- function(P) abs(p - P) - qnorm(0.95) * sqrt(P * (1 - P) * K / 40)
    root <- function(from, to) uniroot(score, c(from, to), tol = 1e-14)$root
    # not from p itself: at 0 and 1 it is a root too
    if (p > 0) expect_equal(got$conf.low[[i]], root(1e-12, p - 1e-6), tolerance = 1e-9)
    if (p < 1) expect_equal(got$conf.high[[i]], root(p + 1e-6, 1 - 1e-12), tolerance = 1e-9)
  }
})

test_that("without a finite population Wilson is what prop.test computes", {
  for (x in c(0, 3, 50, 99, 100)) {
    expect_equal(
      unlist(prop_ci(x, 100, method = "wilson")[c("conf.low", "conf.high")], use.names = FALSE),
      as.numeric(suppressWarnings(prop.test(x, 100, correct = FALSE))$conf.int),
      tolerance = 1e-12
    )
  }
})

test_that("limits are finite, ordered and within 0 and 1 for every small sample", {
  g <- expand.grid(x = 0:12, n = 1:12, N = c(1:14, 1e6, Inf))
  g <- g[g$x <= g$n & g$n <= g$N, ]
  for (method in c("wilson", "agresti-coull", "wald")) {
    ci <- prop_ci(g$x, g$n, g$N, method = method)
    expect_true(all(is.finite(as.matrix(ci[c(4, 6:7)]))))
    expect_true(all(0 <= ci$conf.low & ci$conf.low <= ci$estimate))
    expect_true(all(ci$estimate <= ci$conf.high & ci$conf.high <= 1))
    all_answered <- g$n == g$N
    expect_identical(ci$conf.low[all_answered], ci$estimate[all_answered])
    expect_identical(ci$conf.high[all_answered], ci$estimate[all_answered])
    width <- ci$conf.high - ci$conf.low
    none_or_all <- g$x == 0 | g$x == g$n
    if (method != "wald") {
      expect_true(all(width[!all_answered] > 0))
    } else {
      # one respondent of more tells nothing
      alone <- g$n == 1 & g$N > 1
      expect_true(all(width[alone] == 1))
      none_or_all <- none_or_all & !alone
      expect_true(all((width > 0)[!all_answered] == !none_or_all[!all_answered]))
    }
    # agreeing and not agreeing mirror each other
    mirror <- prop_ci(g$n - g$x, g$n, g$N, method = method)
    expect_equal(mirror$conf.low, 1 - ci$conf.high, tolerance = 1e-14)
    # a higher level is wider, a smaller population narrower
    wider <- prop_ci(g$x, g$n, g$N, conf.level = 0.99, method = method)
    expect_true(all(wider$conf.low <= ci$conf.low & ci$conf.high <= wider$conf.high))
  }
})

test_that("the answer is a plain data frame with broom's columns", {
  ci <- prop_ci(c(a = 5L, b = 6L), 10L)
  expect_s3_class(ci, "data.frame", exact = TRUE)
  expect_named(ci, c(
    "x", "n", "N", "estimate", "std.error", "conf.low", "conf.high",
    "conf.level", "method"
  ))
  expect_identical(ci$x, c(5L, 6L))
  expect_identical(ci$method, c("exact", "exact"))
  expect_identical(attr(ci, "row.names"), 1:2)
  expect_identical(nrow(prop_ci(integer(), 10)), 0L)
  expect_identical(
    prop_ci(5, 10, conf.level = c(0.9, 0.95)),
    rbind(prop_ci(5, 10, conf.level = 0.9), prop_ci(5, 10))
  )
})

test_that("bad input is refused by name", {
  expect_snapshot(error = TRUE, {
    prop_ci(5.5, 10)
    prop_ci(-1, 10)
    prop_ci(c(5, 11), 10)
    prop_ci(NA, 10)
    prop_ci(0, 0)
    prop_ci(5, 10, 9)
    prop_ci(5, 10, 10.5)
    prop_ci(5, 10, conf.level = 0)
    prop_ci(5, 10, method = "Wilson")
    prop_ci(1:2, 10, c(20, 30, 40))
    prop_ci(factor(1), 10)
  })
  expect_error(prop_ci(5.5, 10), class = "akkoord_error_number")
  expect_error(prop_ci(11, 10), class = "akkoord_error_count")
  expect_error(prop_ci(5, 10, 9), class = "akkoord_error_population")
  expect_error(prop_ci(5, 10, conf.level = 0), class = "akkoord_error_conf_level")
  expect_error(prop_ci(5, 10, method = "Wilson"), class = "akkoord_error_choice")
  expect_error(prop_ci(1:2, 10, c(20, 30, 40)), class = "akkoord_error_length")
  expect_error(prop_ci("5", 10), class = "akkoord_error_type")
})
