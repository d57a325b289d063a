test_that("limits of ranges are the lowest and highest of all numbers within", {
  withr::local_seed(2)
  for (method in ci_methods) {
    for (i in 1:12) {
      n <- sort(sample(8:20, 2))
      x <- sort(sample(0:8, 2))
      got <- prop_ci(list(x[1], x[2]), list(low = n[1], high = n[2]), 30, method = method)
      all <- expand.grid(x = x[1]:x[2], n = n[1]:n[2])
      want <- prop_ci(all$x, all$n, 30, method = method)
      expect_identical(c(got$conf.low, got$conf.high), c(min(want$conf.low), max(want$conf.high)))
      expect_identical(c(got$estimate.low, got$estimate.high), range(all$x / all$n))
      expect_identical(c(got$outer, is.na(got$estimate)), c(TRUE, TRUE))
    }
  }
})

test_that("limits of every method rise with the count", {
  for (method in ci_methods) {
    for (N in c(12, 25, 60, Inf)) {
      for (n in c(1, 5, 12)) {
        ci <- prop_ci(0:n, n, N, method = method)
        expect_true(all(diff(ci$conf.low) >= 0) && all(diff(ci$conf.high) >= 0))
      }
    }
  }
  for (method in domain_methods) {
    ci <- domain_ci(0:9, 9, 15, 40, method = method)
    if (method == "exact") expect_true(all(diff(ci$conf.low) >= 0, diff(ci$conf.high) >= 0))
  }
  all <- expand.grid(x1 = 0:9, x2 = 0:7)
  for (method in diff_methods) {
    ci <- prop_diff_ci(all$x1, 9, all$x2, 7, 20, Inf, method = method)
    for (field in c("conf.low", "conf.high")) {
      m <- matrix(ci[[field]], 10)
      expect_gte(min(diff(m)), -1e-9)
      expect_lte(max(diff(t(m))), 1e-9)
    }
  }
})

test_that("subgroups and differences take ranges too, data frames as well", {
  x <- data.frame(low = c(3, 4), high = c(5, 4))
  got <- domain_ci(x, 9, 15, 40, method = "exact")
  want <- domain_ci(c(3, 4, 5, 4), 9, 15, 40, method = "exact")
  expect_identical(got$conf.low, want$conf.low[c(1, 4)])
  expect_identical(got$conf.high, want$conf.high[c(3, 4)])
  expect_identical(got$outer, c(TRUE, FALSE))
  expect_identical(got$estimate, c(NA, 4 / 9))
  got <- prop_diff_ci(as.matrix(x), 9, list(low = 2, high = 3), 7, 20, 20)
  want <- prop_diff_ci(c(3, 5, 4, 4), 9, c(3, 2, 3, 2), 7, 20, 20)
  expect_identical(got$conf.low, want$conf.low[c(1, 3)])
  expect_identical(got$conf.high, want$conf.high[c(2, 4)])
  expect_named(prop_ci(x, 9, 15), c(
    "x.low", "x.high", "n.low", "n.high", "N", "estimate", "estimate.low",
    "estimate.high", "std.error", "conf.low", "conf.high", "outer", "conf.level", "method"
  ))
  expect_equal(nrow(prop_ci(x[0, ], 9, 15)), 0L)
})

test_that("ranges that cannot be are errors that name the element", {
  expect_error(prop_ci(list(5, 3), 9), class = "akkoord_error_range")
  expect_snapshot(error = TRUE, {
    prop_ci(list(low = c(1, 5), high = c(2, 3)), 9)
    prop_ci(list(1, 2, 3), 9)
    prop_ci(list(from = 1, to = 3), 9)
    prop_ci(list(low = 10, high = 12), 9)
    prop_ci(list(low = 1:2, high = 3), 9)
    prop_ci(list(1, 2), list(10, 1e9))
    prop_ci(list(1.5, 2), 10)
    prop_ci(list(NA, 2), 10)
  })
})
