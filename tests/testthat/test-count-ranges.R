test_that("limits of ranges are the lowest and highest of all numbers within", {
  skip_if_quick()
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

test_that("non-response bounds of ranges are the outer values of every pair", {
  skip_if_quick()
  withr::local_seed(4)
  for (i in 1:25) {
    n <- sort(sample(4:14, 2))
    x <- sort(sample(0:8, 2))
    N <- sample(14:40, 1)
    threshold <- sample(c(0.3, 0.5), 1)
    rho <- c(-0.4, 0.1)
    got <- nonresponse_bounds(list(x[1], x[2]), list(n[1], n[2]), N,
      rho = rho, threshold = threshold
    )
    pairs <- expand.grid(x = x[1]:x[2], n = n[1]:n[2])
    pairs <- pairs[pairs$x <= pairs$n, ]
    blocks <- lapply(seq_len(nrow(pairs)), function(j) {
      as.data.frame(nonresponse_bounds(pairs$x[[j]], pairs$n[[j]], N,
        rho = rho, threshold = threshold
      ))
    })
    least <- function(a) {
      do.call(pmin, c(lapply(blocks, `[[`, a), na.rm = TRUE))
    }
    most <- function(a) do.call(pmax, c(lapply(blocks, `[[`, a), na.rm = TRUE))
    expect_identical(got$low, least("low"))
    expect_identical(got$high, most("high"))
    expect_identical(got$parameter.low, least("parameter"))
    expect_identical(got$parameter.high, most("parameter"))
    expect_identical(got$nonrespondents.low, least("nonrespondents"))
    expect_identical(got$nonrespondents.high, most("nonrespondents"))
    expect_identical(got$assumption, blocks[[1]]$assumption)
    expect_true(all(got$outer))
    s <- summary(got)
    expect_identical(c(s$estimate.low, s$estimate.high), range(pairs$x / pairs$n))
    expect_identical(c(s$low, s$high), c(min(pairs$x / N), max((pairs$x + N - pairs$n) / N)))
  }
  # several elements, of which one is known
  got <- nonresponse_bounds(list(low = c(127, 5), high = c(128, 5)), c(209, 9), c(560, 12))
  known <- nonresponse_bounds(5, 9, 12)
  expect_identical(got$outer, rep(c(TRUE, FALSE), each = nrow(known)))
  at <- !got$outer
  for (a in c("parameter", "estimate", "low", "high")) {
    expect_identical(got[[a]][at], known[[a]])
  }
  expect_identical(got$nonrespondents.low[at], known$nonrespondents)
  expect_identical(nrow(nonresponse_bounds(list(double(), double()), 5, 9)), 0L)
  expect_identical(glance(got)$decided, sum(summary(got)$decided))
  expect_snapshot({
    print(nonresponse_bounds(list(127, 128), 209, 560), lang = "en")
    print(nonresponse_bounds(list(127, 128), 209, 560), lang = "nl")
    print(got[1:2, c("x.low", "low")])
  })
})

test_that("limits of all answers at once are those of every table within ranges", {
  skip_if_quick()
  withr::local_seed(5)
  for (method in multinom_methods) {
    for (i in 1:8) {
      k <- sample(2:4, 1)
      low <- sample(0:4, k, TRUE)
      high <- low + sample(0:2, k, TRUE)
      if (sum(low) == 0) low[[1]] <- high[[1]] <- 3
      N <- sample(c(sum(high), 30, Inf), 1)
      tables <- as.matrix(expand.grid(Map(seq, low, high)))
      for (n in list(NULL, sum(low), sum(sample(list(low, high), 1)[[1]]))) {
        some <- if (is.null(n)) tables else tables[rowSums(tables) == n, , drop = FALSE]
        want <- lapply(seq_len(nrow(some)), function(j) {
          multinom_ci(unname(some[j, ]), N, 0.9, method)
        })
        got <- multinom_ci(list(low = low, high = high), N, 0.9, method, n = n)
        expect_identical(got$conf.low, do.call(pmin, lapply(want, `[[`, "conf.low")))
        expect_identical(got$conf.high, do.call(pmax, lapply(want, `[[`, "conf.high")))
        expect_identical(got$estimate.low, do.call(pmin, lapply(want, `[[`, "estimate")))
        expect_identical(got$estimate.high, do.call(pmax, lapply(want, `[[`, "estimate")))
        if (nrow(some) == 1L) {
          expect_identical(got$estimate, want[[1L]]$estimate)
          expect_false(any(got$outer))
        }
      }
    }
  }
  x <- data.frame(low = c(4, 18, 33), high = c(5, 19, 33), row.names = c("no", "so", "yes"))
  got <- multinom_ci(x, 100, n = 56)
  expect_named(got, c(
    "category", "count.low", "count.high", "n.low", "n.high", "N", "estimate",
    "estimate.low", "estimate.high", "conf.low", "conf.high", "outer", "conf.level",
    "method"
  ))
  expect_identical(got$category, c("no", "so", "yes"))
  expect_identical(multinom_ci(as.matrix(x), 100, n = 56), got)
  named <- list(low = c(no = 4, so = 18, yes = 33), high = c(5, 19, 33))
  expect_identical(multinom_ci(named, 100, n = 56), got)
  expect_identical(got$outer, c(TRUE, TRUE, FALSE))
  expect_identical(multinom_ci(c(3, 4), n = 7), multinom_ci(c(3, 4)))
})

test_that("ranges of all answers that cannot be are errors", {
  skip_if_quick()
  expect_snapshot(error = TRUE, {
    multinom_ci(c(3, 4), n = 8)
    multinom_ci(list(1:2, 2:3), n = 8)
    multinom_ci(list(1:2, c(2, 1)))
    multinom_ci(list(1, 2))
    multinom_ci(list(c(0, 0), c(0, 0)))
    multinom_ci(list(c(0, 1), c(4, 6)), N = 9)
    multinom_ci(list(c(0, 1.5), c(4, 6)))
    multinom_ci(list(c(0, 0), c(1e6, 1e6)))
    multinom_ci(list(c(0, 0, 0), c(90, 90, 90)), method = "sison-glaz")
    nonresponse_bounds(list(3, 5), list(6, 12), 10)
    nonresponse_bounds(list(0, 1e6), 1e6, 1e6)
    nonresponse_bounds(list(5, 3), 9, 20)
    prop_ci(3, list(9, 30), N = 20)
  })
})
