test_that("Goodman's limits are where his test turns", {
  x <- c(a = 4, b = 18, c = 59, d = 0, e = 34)
  for (N in c(116, 560, Inf)) {
    n <- sum(x)
    K <- if (is.finite(N)) (N - n) / (N - 1) else 1
    got <- multinom_ci(x, N, 0.9)
    expect_identical(got$category, names(x))
    expect_identical(got$count, unname(x))
    score <- function(P, p) abs(p - P) - sqrt(qchisq(1 - 0.1 / 5, 1) * P * (1 - P) * K / n)
    for (i in seq_along(x)) {
      p <- x[[i]] / n
      if (p > 0) {
        root <- uniroot(score, c(1e-12, p - 1e-9), p = p, tol = 1e-14)$root
        expect_equal(got$conf.low[[i]], root, tolerance = 1e-9)
      } else {
        expect_identical(got$conf.low[[i]], 0)
      }
      root <- uniroot(score, c(p + 1e-9, 1 - 1e-12), p = p, tol = 1e-14)$root
      expect_equal(got$conf.high[[i]], root, tolerance = 1e-9)
    }
    # as Wilson's at the level of one in five
    one <- prop_ci(x, n, N, 0.98, "wilson")
    expect_equal(got$conf.high, one$conf.high, tolerance = 1e-12)
    expect_equal(got$conf.low, one$conf.low, tolerance = 1e-12)
  }
})

# All ways to give n to k categories
ways <- function(n, k) {
  if (k == 1L) return(matrix(n))
  do.call(rbind, lapply(0:n, function(a) cbind(a, ways(n - a, k - 1L))))
}

# Largest remainders, here by repeated comparison in whole numbers
whole_people <- function(x, N) {
  n <- sum(x)
  M <- (N * x) %/% n
  rest <- (N * x) %% n
  for (extra in seq_len(N - sum(M))) {
    i <- order(-rest, -x)[[1]]
    M[[i]] <- M[[i]] + 1
    rest[[i]] <- -1
  }
  M
}

sison_glaz_by_listing <- function(x, N, level) {
  n <- sum(x)
  all <- ways(n, length(x))
  p <- if (is.finite(N)) {
    M <- whole_people(x, N)
    apply(all, 1, function(a) prod(choose(M, a))) / choose(N, n)
  } else {
    apply(all, 1, dmultinom, prob = x)
  }
  far <- apply(abs(sweep(all, 2, x)), 1, max)
  nu <- function(c) sum(p[far <= c])
  c <- 1
  while (nu(c) < level) c <- c + 1
  before <- if (nu(c - 1) >= level) 0 else nu(c - 1)
  gamma <- (level - before) / (nu(c) - before)
  least <- if (is.finite(N)) x / N else 0
  most <- if (is.finite(N)) (x + N - n) / N else 1
  list(
    low = pmax(least, (x - c + 1) / n), high = pmin(most, (x + c - 1 + 2 * gamma) / n)
  )
}

test_that("Sison and Glaz's interval is that of the listed probabilities", {
  skip_if_quick()
  tables <- list(
    c(3, 5, 4), c(10, 2), c(1, 1, 1, 1, 1), c(12, 0, 0), c(0, 1), c(7, 3, 2, 8),
    c(20, 5, 1), c(2, 0, 9, 3)
  )
  for (x in tables) {
    n <- sum(x)
    for (N in c(n + 1, n + 5, 2 * n + 1, 10 * n, Inf)) {
      for (level in c(0.5, 0.95, 0.999)) {
        got <- multinom_ci(x, N, level, "sison-glaz")
        want <- sison_glaz_by_listing(x, N, level)
        expect_equal(got$conf.low, want$low, tolerance = 1e-11)
        expect_equal(got$conf.high, want$high, tolerance = 1e-9)
      }
    }
  }
})

test_that("Sison and Glaz's box agrees with simulation where it cannot be listed", {
  x <- c(4, 18, 59, 94, 34)
  n <- 209
  set.seed(20221123)
  for (N in c(560, Inf)) {
    got <- multinom_ci(x, N, 0.95, "sison-glaz")
    half <- (got$estimate - got$conf.low)[[4]] * n # c - 1
    draws <- if (is.finite(N)) {
      people <- rep(1:5, whole_people(x, N))
      vapply(1:4000, function(i) tabulate(sample(people, n), 5), integer(5))
    } else {
      rmultinom(4000, n, x)
    }
    far <- apply(abs(draws - x), 2, max)
    expect_equal(half, round(half))
    expect_lt(mean(far <= half), 0.95 + 3 * sqrt(0.05 * 0.95 / 4000))
    expect_gt(mean(far <= half + 1), 0.95 - 3 * sqrt(0.05 * 0.95 / 4000))
  }
})

test_that("the exact intervals are prop_ci()'s, at a level shared by all", {
  x <- c(4, 18, 59, 94, 0)
  for (N in c(176, 560, Inf)) {
    got <- multinom_ci(x, N, 0.95, "exact")
    one <- prop_ci(x, sum(x), N, 0.99, "exact")
    expect_identical(got$conf.low, one$conf.low)
    expect_identical(got$conf.high, one$conf.high)
  }
})

test_that("the exact intervals hold together in every population", {
  N <- 12
  n <- 5
  samples <- ways(n, 3)
  ci <- lapply(seq_len(nrow(samples)), function(i) {
    multinom_ci(samples[i, ], N, 0.8, "exact")
  })
  low <- t(vapply(ci, function(d) d$conf.low * N, numeric(3)))
  high <- t(vapply(ci, function(d) d$conf.high * N, numeric(3)))
  people <- ways(N, 3)
  cover <- apply(people, 1, function(M) {
    p <- apply(samples, 1, function(a) prod(choose(M, a))) / choose(N, n)
    holds <- rowSums(sweep(low, 2, M) <= 1e-9 & sweep(high, 2, M) >= -1e-9) == 3
    sum(p[holds])
  })
  expect_identical(nrow(people), 91L)
  expect_gte(min(cover), 0.8 - 1e-12)
})

test_that("the order of the answers does not matter", {
  x <- c(5, 5, 2, 11, 0)
  for (method in c("goodman", "sison-glaz", "exact")) {
    a <- multinom_ci(x, 31, method = method)
    o <- c(3, 5, 2, 4, 1)
    b <- multinom_ci(x[o], 31, method = method)
    expect_equal(b$conf.low, a$conf.low[o], tolerance = 1e-12)
    expect_equal(b$conf.high, a$conf.high[o], tolerance = 1e-12)
  }
})

test_that("limits are finite, ordered and within 0 and 1", {
  skip_if_quick()
  for (x in list(c(0, 1), c(3, 0, 0), c(2, 2, 2), c(1, 5, 0, 9))) {
    n <- sum(x)
    for (N in c(n, n + 1, 3 * n, 1e6, Inf)) {
      for (level in c(1e-6, 0.5, 0.95, 0.999999)) {
        for (method in c("goodman", "sison-glaz", "exact")) {
          ci <- multinom_ci(x, N, level, method)
          # in whole people, of whom there may be none at the estimate
          near <- if (method == "exact") 1 / N + 1e-6 else 1e-15
          expect_true(all(0 <= ci$conf.low & ci$conf.low <= ci$estimate + near &
            ci$estimate - near <= ci$conf.high & ci$conf.high <= 1))
          if (N == n) expect_identical(c(ci$conf.low, ci$conf.high), rep(ci$estimate, 2))
        }
      }
    }
  }
  ci <- multinom_ci(c(3, 4))
  expect_identical(ci$category, c("1", "2"))
  expect_named(ci, c(
    "category", "count", "n", "N", "estimate", "conf.low", "conf.high", "conf.level",
    "method"
  ))
  expect_lt(system.time(multinom_ci(c(1e4, 2e4, 3e4, 1e4), 1e6, method = "sison-glaz"))[[3]], seconds(5))
})

test_that("bad input is refused by name", {
  expect_snapshot(error = TRUE, {
    multinom_ci(c(5, -1))
    multinom_ci(c(5, 1.5))
    multinom_ci(c(5, NA))
    multinom_ci(5)
    multinom_ci(c(0, 0))
    multinom_ci(c(5, 6), N = 10)
    multinom_ci(c(5, 6), N = 0.5)
    multinom_ci(c(5, 6), N = c(20, 30))
    multinom_ci(c(5, 6), conf.level = 95)
    multinom_ci(c(5, 6), method = "wald")
    multinom_ci("5")
  })
})
