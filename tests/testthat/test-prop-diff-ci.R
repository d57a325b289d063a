limits <- function(ci) c(ci$conf.low, ci$conf.high)

test_that("Newcombe's own examples", {
  # Newcombe (1998), Table II, examples (a) and (b), methods 10 and 6 as printed
  expect_equal(round(limits(prop_diff_ci(56, 70, 48, 80)), 4), c(0.0524, 0.3339))
  expect_equal(round(limits(prop_diff_ci(9, 10, 3, 10)), 4), c(0.1705, 0.8090))
  mn <- function(...) prop_diff_ci(..., method = "miettinen-nurminen")
  expect_equal(round(limits(mn(56, 70, 48, 80)), 4), c(0.0528, 0.3382))
  expect_equal(round(limits(mn(9, 10, 3, 10)), 4), c(0.1700, 0.8406))
})

test_that("Newcombe's limits are made of each group's Wilson limits", {
  g <- expand.grid(x1 = c(0, 3, 20), x2 = c(0, 11, 30), N1 = c(20, 25, Inf), N2 = c(31, 1e4))
  got <- prop_diff_ci(g$x1, 20, g$x2, 30, g$N1, g$N2, conf.level = 0.9)
  a <- prop_ci(g$x1, 20, g$N1, 0.9, "wilson")
  b <- prop_ci(g$x2, 30, g$N2, 0.9, "wilson")
  d <- g$x1 / 20 - g$x2 / 30
  expect_equal(got$conf.low,
    pmax(-1, d - sqrt((a$estimate - a$conf.low)^2 + (b$conf.high - b$estimate)^2)),
    tolerance = 1e-12
  )
  expect_equal(got$conf.high,
    pmin(1, d + sqrt((a$conf.high - a$estimate)^2 + (b$estimate - b$conf.low)^2)),
    tolerance = 1e-12
  )
})

# The likelihood maximised by search, the test inverted by search
mn_by_search <- function(x1, n1, N1, x2, n2, N2, level) {
  k <- function(n, N) if (is.finite(N)) (N - n) / (N - 1) else 1
  m1 <- n1 / k(n1, N1)
  m2 <- n2 / k(n2, N2)
  p1 <- x1 / n1
  p2 <- x2 / n2
  z <- qnorm((1 + level) / 2)
  term <- function(p, q) ifelse(p == 0, 0, p * log(q))
  excess <- function(delta) {
    loglik <- function(p) {
      m1 * (term(p1, p) + term(1 - p1, 1 - p)) +
        m2 * (term(p2, p - delta) + term(1 - p2, 1 - p + delta))
    }
    p <- optimize(loglik, c(max(0, delta), min(1, 1 + delta)), maximum = TRUE, tol = 1e-12)$maximum
    v <- p * (1 - p) / m1 + (p - delta) * (1 - p + delta) / m2
    abs(p1 - p2 - delta) - z * sqrt(v * (m1 + m2) / (m1 + m2 - 1))
  }
  d <- p1 - p2
  c(
    uniroot(excess, c(-1 + 1e-9, d - 1e-6), tol = 1e-12)$root,
    uniroot(excess, c(d + 1e-6, 1 - 1e-9), tol = 1e-12)$root
  )
}

test_that("Miettinen and Nurminen's limits are where their test turns", {
  cases <- list(
    c(56, 70, Inf, 48, 80, Inf), c(5, 56, Inf, 0, 29, Inf), c(0, 20, 40, 1, 30, 60),
    c(128, 209, 560, 92, 176, 1340), c(20, 20, 400, 11, 12, Inf), c(2, 3, 9, 0, 2, 5),
    c(7, 20, 21, 900, 1000, 1e6), c(0, 10, Inf, 0, 15, Inf), c(10, 10, Inf, 0, 15, 30)
  )
  for (case in cases) {
    got <- do.call(prop_diff_ci, c(
      as.list(case[c(1, 2, 4, 5, 3, 6)]),
      list(conf.level = 0.9, method = "miettinen-nurminen")
    ))
    # a limit of 1 or -1 is no turning point
    want <- if (case[[1]] == case[[2]] && case[[4]] == 0) NULL else {
      do.call(mn_by_search, c(as.list(case), level = 0.9))
    }
    if (is.null(want)) {
      expect_identical(got$conf.high, 1)
    } else {
      expect_equal(limits(got), want, tolerance = 2e-6)
    }
  }
})

test_that("when one group all answered, what is left is the other's interval", {
  for (x in c(0, 7, 20)) {
    alone <- prop_ci(x, 20, 50, 0.95, "wilson")
    for (method in c("newcombe", "miettinen-nurminen")) {
      got <- prop_diff_ci(x, 20, 5, 10, N1 = 50, N2 = 10, method = method)
      expect_equal(limits(got), limits(alone) - 0.5, tolerance = 1e-12)
      got <- prop_diff_ci(5, 10, x, 20, N1 = 10, N2 = 50, method = method)
      expect_equal(limits(got), 0.5 - rev(limits(alone)), tolerance = 1e-12)
    }
  }
})

test_that("limits are finite, ordered, within -1 and 1, and mirror each other", {
  g <- expand.grid(
    x1 = 0:4, n1 = c(1, 4), N1 = c(4, 5, Inf), x2 = 0:3, n2 = c(2, 3), N2 = c(3, 1e5)
  )
  g <- g[g$x1 <= g$n1 & g$x2 <= g$n2 & g$n1 <= g$N1 & g$n2 <= g$N2, ]
  for (method in c("newcombe", "miettinen-nurminen")) {
    ci <- prop_diff_ci(g$x1, g$n1, g$x2, g$n2, g$N1, g$N2, method = method)
    expect_true(all(is.finite(as.matrix(ci[setdiff(names(ci)[7:12], "std.error")]))))
    # one standard error of a share everywhere
    error <- function(x, n, N) prop_ci(x, n, N, method = "wald")$std.error
    expect_equal(
      ci$std.error, sqrt(error(g$x1, g$n1, g$N1)^2 + error(g$x2, g$n2, g$N2)^2), tolerance = 1e-14
    )
    expect_true(all(-1 <= ci$conf.low & ci$conf.low <= ci$estimate + 1e-15))
    expect_true(all(ci$estimate - 1e-15 <= ci$conf.high & ci$conf.high <= 1))
    census <- g$n1 == g$N1 & g$n2 == g$N2
    expect_true(all((ci$conf.high > ci$conf.low) == !census))
    turned <- prop_diff_ci(g$x2, g$n2, g$x1, g$n1, g$N2, g$N1, method = method)
    expect_equal(turned$conf.low, -ci$conf.high, tolerance = 1e-12)
    others <- prop_diff_ci(
      g$n1 - g$x1, g$n1, g$n2 - g$x2, g$n2, g$N1, g$N2, method = method
    )
    expect_equal(others$conf.low, -ci$conf.high, tolerance = 1e-12)
  }
  expect_named(ci, c(
    "x1", "n1", "N1", "x2", "n2", "N2", "estimate", "estimate1", "estimate2",
    "std.error", "conf.low", "conf.high", "conf.level", "method"
  ))
})

test_that("a twin table's difference is survey's, over persons", {
  skip_if_not_installed("survey")
  set.seed(20221123)
  for (n in c(12, 80)) {
    x <- sample(c(1:5, NA), n, replace = TRUE)
    y <- ifelse(runif(n) < 0.5, x, sample(c(1:5, NA, NA), n, replace = TRUE))
    people <- data.frame(
      N = 2 * n, d1 = !is.na(x), d2 = !is.na(y), a1 = (x %in% 4:5) + 0, a2 = (y %in% 4:5) + 0
    )
    design <- survey::svydesign(ids = ~1, fpc = ~N, weights = ~ I(N / n), data = people)
    both <- survey::svyratio(~ a1 + a2, ~ d1 + d2, design, covmat = TRUE)
    at <- c(1, 4) # a1/d1 and a2/d2 of the 2 x 2 ratios
    v <- vcov(both)[at, at]
    got <- prop_diff_ci(twin_table(x, y, "agree5"), N = 2 * n, conf.level = 0.9)
    expect_equal(got$estimate, both$ratio[1, 1] - both$ratio[2, 2], tolerance = 1e-12)
    se <- sqrt(v[1, 1] + v[2, 2] - 2 * v[1, 2])
    expect_equal(got$std.error, se, tolerance = 1e-10)
    expect_equal(limits(got), got$estimate + c(-1, 1) * qnorm(0.95) * se, tolerance = 1e-10)
    expect_identical(got$pairs, sum(people$d1 & people$d2) + 0)
    expect_equal(got$n, n)
  }
})

test_that("by hand: pairs alone, and what counts as agreeing", {
  scale <- likert_scale(c("no", "yes"))
  # 10 pairs: 4 yes-no, 1 no-yes, 5 the same. d = 0.3, sum u^2 = (5 - 10 * 0.09)/100
  tab <- twin_table(
    factor(c("yes", "no")[c(1, 1, 1, 1, 2, 1, 1, 2, 2, 2)], c("no", "yes")),
    factor(c("yes", "no")[c(2, 2, 2, 2, 1, 1, 1, 2, 2, 2)], c("no", "yes")), scale
  )
  got <- prop_diff_ci(tab, N = 19)
  expect_equal(got$estimate, 0.3)
  # (9/19) * (10/9) * 0.041
  expect_equal(got$std.error, sqrt(10 / 19 * 0.041), tolerance = 1e-14)
  expect_identical(prop_diff_ci(tab, N = 10)$std.error, 0)
  expect_equal(prop_diff_ci(tab)$std.error, sqrt(10 / 9 * 0.041), tolerance = 1e-14)
  x <- c(1, 5, 4, 3, NA, 2)
  y <- c(5, 5, NA, 1, 4, 2)
  five <- twin_table(x, y, "agree5")
  expect_equal(prop_diff_ci(five)$estimate, 2 / 5 - 3 / 5)
  expect_equal(prop_diff_ci(five, top = 1)$estimate, 1 / 5 - 2 / 5)
  expect_equal(
    prop_diff_ci(five, top = "strongly disagree")$estimate,
    prop_diff_ci(five, top = "helemaal niet akkoord")$estimate
  )
})

test_that("bad input is refused by name", {
  skip_if_quick()
  tab <- twin_table(c(1, 5, 4), c(5, NA, NA), "agree5")
  expect_snapshot(error = TRUE, {
    prop_diff_ci(5, 4, 1, 2)
    prop_diff_ci(5, 10, 3, 2)
    prop_diff_ci(5, 10, 1, 2.5)
    prop_diff_ci(c(5, NA), 10, 1, 2)
    prop_diff_ci(5, 10, 1, 2, N2 = 1)
    prop_diff_ci(5, 10, 1, 2, N1 = 0.1)
    prop_diff_ci(5, 10, 1, 2, conf.level = 95)
    prop_diff_ci(5, 10, 1, 2, method = "wald")
    prop_diff_ci(5, 10, 1, 2, levl = 0.9)
    prop_diff_ci(1:2, 10, 1:3, 10)
    prop_diff_ci("5", 10, 1, 2)
    prop_diff_ci(tab, N = 2)
    prop_diff_ci(tab, N = c(5, 6))
    prop_diff_ci(tab, top = "agree a lot")
    prop_diff_ci(twin_table(1:3, c(NA, NA, NA), "agree5"))
    prop_diff_ci(twin_table(1:3, 1:3, likert_scale(c("a", "b", "c"), ordered = FALSE)))
    prop_diff_ci(tab * 0.5)
  })
  expect_error(prop_diff_ci(tab * 0.5), class = "akkoord_error_weighted")
})
