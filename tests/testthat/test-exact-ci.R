limits <- function(x, n, N, level, method) {
  ci <- prop_ci(x, n, N, conf.level = level, method = method)
  list(low = ci$conf.low, high = ci$conf.high)
}

exact_methods <- c("exact", "tail", "midp", "blaker")

test_that("limits are those of brute force in whole numbers, exactly", {
  known <- read.csv(test_path("fixtures", "exact-ci.csv"))
  expect_gt(nrow(known), 5000)
  low <- lapply(strsplit(known$low, " ", fixed = TRUE), as.numeric)
  size <- lengths(low)
  expect_identical(size, known$n + 1L)
  each <- function(v) rep(v, size)
  for (method in exact_methods) {
    is <- known$method == method
    k <- known[is, ]
    at <- function(v) rep(v, size[is])
    got <- limits(
      sequence(size[is]) - 1, at(k$n), at(k$N), at(k$conf.level), method
    )
    expect_identical(got$low, unlist(low[is]) / at(k$N))
    mirrored <- unlist(lapply(low[is], rev))
    expect_identical(got$high, (at(k$N) - mirrored) / at(k$N))
  }
})

test_that("tail and Blaker keep what their definitions keep, by phyper", {
  skip_if_quick()
  # away from ties, where doubles do
  level <- 0.9436817
  alpha <- 1 - level
  hull <- function(keep, x, N) {
    kept <- which(keep) - 1
    c(min(kept), max(kept)) / N
  }
  for (design in list(c(120, 37), c(200, 199), c(301, 150), c(97, 1), c(550, 209))) {
    N <- design[[1]]
    n <- design[[2]]
    M <- 0:N
    for (x in unique(c(0, 1, n %/% 3, n %/% 2, n - 1, n))) {
      upper <- phyper(x - 1, M, N - M, n, lower.tail = FALSE)
      lower <- phyper(x, M, N - M, n)
      expect_equal(
        unlist(limits(x, n, N, level, "tail"), use.names = FALSE),
        hull(upper > alpha / 2 & lower > alpha / 2, x, N)
      )
      half <- dhyper(x, M, N - M, n) / 2
      expect_equal(
        unlist(limits(x, n, N, level, "midp"), use.names = FALSE),
        hull(upper - half > alpha / 2 & lower - half > alpha / 2, x, N)
      )
      acceptability <- vapply(M, function(m) {
        y <- 0:n
        least <- pmin(
          phyper(y, m, N - m, n), phyper(y - 1, m, N - m, n, lower.tail = FALSE)
        )
        sum(dhyper(y, m, N - m, n)[least <= least[[x + 1]] * (1 + 1e-12)])
      }, 0)
      expect_equal(
        unlist(limits(x, n, N, level, "blaker"), use.names = FALSE),
        hull(acceptability > alpha, x, N)
      )
    }
  }
})

coverage <- function(ci, n, N, M) {
  x <- 0:n
  vapply(M, function(m) {
    held <- ci$low * N <= m + 1e-6 & m - 1e-6 <= ci$high * N
    sum(dhyper(x[held], m, N - m, n))
  }, 0)
}

test_that("coverage of the study's two surveys is never below the level", {
  for (design in list(c(550, 209), c(1340, 176))) {
    N <- design[[1]]
    n <- design[[2]]
    worst <- vapply(exact_methods, function(method) {
      min(coverage(limits(0:n, n, N, 0.95, method), n, N, 0:N))
    }, 0)
    expect_gte(min(worst[c("exact", "tail", "blaker")]), 0.95 - 1e-12)
    # it is known to fall below, but not far
    expect_lt(worst[["midp"]], 0.95)
    expect_gt(worst[["midp"]], 0.9)
  }
})

test_that("the shortest is shorter in total than tail and Blaker", {
  total <- function(n, N, method) {
    ci <- limits(0:n, n, N, 0.95, method)
    sum(ci$high - ci$low)
  }
  for (design in list(c(209, 550), c(176, 1340), c(40, Inf))) {
    exact <- total(design[[1]], design[[2]], "exact")
    expect_lte(exact, total(design[[1]], design[[2]], "blaker"))
    expect_lt(exact, total(design[[1]], design[[2]], "tail"))
  }
})

test_that("limits are whole people, in order, and mirror each other", {
  skip_if_quick()
  g <- expand.grid(x = 0:9, n = 1:9, N = c(1:12, 40, 1e5, 2^40))
  g <- g[g$x <= g$n & g$n <= g$N, ]
  for (method in exact_methods) {
    h <- if (method == "exact") g[g$N < 2^40, ] else g
    for (level in c(1e-10, 0.01, 0.5, 0.95, 1 - 1e-12)) {
      ci <- limits(h$x, h$n, h$N, level, method)
      expect_true(all(is.finite(unlist(ci))))
      expect_true(all(0 <= ci$low & ci$low <= ci$high & ci$high <= 1))
      expect_identical(ci$low, round(ci$low * h$N) / h$N)
      expect_identical(ci$high, round(ci$high * h$N) / h$N)
      # those who said so are counted in
      expect_true(all(ci$low * h$N > h$x - 0.5))
      expect_true(all(ci$high * h$N < h$N - h$n + h$x + 0.5))
      expect_true(all(ci$low[h$x == 0] == 0 & ci$high[h$x == h$n] == 1 |
        method == "midp" | level < 0.5))
      expect_identical(ci$low[h$n == h$N], (h$x / h$n)[h$n == h$N])
      expect_identical(ci$high[h$n == h$N], (h$x / h$n)[h$n == h$N])
      # a single agreer is missed with probability 1 - n/N
      expect_true(all((ci$low < ci$high)[1 - h$n / h$N > 1 - level]))
      mirror <- limits(h$n - h$x, h$n, h$N, level, method)
      expect_equal(mirror$low, 1 - ci$high, tolerance = 1e-15)
    }
  }
})

test_that("one person left to ask, one person asked", {
  # 4 of 5 asked: the fifth may or may not agree
  expect_equal(limits(2, 4, 5, 0.95, "exact"), list(low = 2 / 5, high = 3 / 5))
  expect_equal(limits(0, 4, 5, 0.95, "tail"), list(low = 0, high = 1 / 5))
  # 1 of 2 asked: nothing can be said of the other
  expect_equal(limits(1, 1, 2, 0.95, "exact"), list(low = 1 / 2, high = 1))
  # 1 of 1000 asked: with M = 50, X = 0 alone has the 0.95
  expect_equal(limits(1, 1, 1000, 0.95, "exact"), list(low = 0.051, high = 1))
  # P(X >= 1) = alpha/2 at M = 25 exactly, which tail does not keep
  expect_equal(limits(1, 1, 1000, 0.95, "tail"), list(low = 0.026, high = 1))
})

test_that("a boundary met exactly is decided as the level was typed", {
  # P(X = 0) = 1/20 for M = 3, N = 6, n = 3: alpha/2 at 0.9. Symmetric ranges may
  # leave out alpha/2, tails must exceed it.
  expect_equal(limits(0, 3, 6, 0.9, "exact"), list(low = 0, high = 2 / 6))
  expect_equal(limits(0, 3, 6, 0.9, "tail"), list(low = 0, high = 2 / 6))
  expect_equal(limits(0, 3, 6, 0.9000001, "tail"), list(low = 0, high = 3 / 6))
  expect_equal(limits(0, 3, 6, 0.9000001, "exact"), list(low = 0, high = 3 / 6))
})

test_that("without a finite population tail is what binom.test computes", {
  for (n in c(1, 7, 100, 5000)) {
    for (x in unique(c(0, 1, n %/% 3, n - 1, n))) {
      # nearer to 1, 1 - conf.level loses digits in binom.test
      for (level in c(0.5, 0.95, 0.99)) {
        expect_equal(
          unlist(limits(x, n, Inf, level, "tail"), use.names = FALSE),
          as.numeric(binom.test(x, n, conf.level = level)$conf.int),
          tolerance = 1e-12
        )
      }
    }
  }
  skip_if_not_installed("survey")
  # the same definition, where its effective sample size is the sample size
  data <- data.frame(y = rep(1:0, c(13, 27)))
  design <- survey::svydesign(~1, data = data, weights = ~ rep(1, 40))
  ci <- survey::svyciprop(~y, design, method = "beta", df = Inf)
  expect_equal(
    as.numeric(attr(ci, "ci")),
    unlist(limits(13, 40, Inf, 0.95, "tail"), use.names = FALSE),
    tolerance = 0.02 # survey's variance has n - 1
  )
})

test_that("binomial mid-p and Blaker satisfy their equations", {
  level <- 0.9
  for (n in c(2, 9, 60, 400)) {
    for (x in unique(c(1, n %/% 4, n %/% 2, n - 1))) {
      if (x == 0) next
      p <- limits(x, n, Inf, level, "midp")
      expect_equal(
        pbinom(x, n, p$low, lower.tail = FALSE) + dbinom(x, n, p$low) / 2, 0.05,
        tolerance = 1e-11
      )
      expect_equal(
        pbinom(x - 1, n, p$high) + dbinom(x, n, p$high) / 2, 0.05,
        tolerance = 1e-11
      )
      acceptability <- function(p) {
        least <- pmin(pbinom(0:n, n, p), pbinom(-1:(n - 1), n, p, lower.tail = FALSE))
        sum(dbinom(0:n, n, p)[least <= least[[x + 1]] * (1 + 1e-12)])
      }
      b <- limits(x, n, Inf, level, "blaker")
      outside <- b$low * c(0.3, 0.9, 0.99, 1 - 1e-9)
      expect_true(all(vapply(outside, acceptability, 0) <= 0.1 + 1e-12))
      expect_gt(acceptability(b$low * (1 + 1e-9)), 0.1 - 1e-9)
      outside <- 1 - (1 - b$high) * c(0.3, 0.9, 0.99, 1 - 1e-9)
      expect_true(all(vapply(outside, acceptability, 0) <= 0.1 + 1e-12))
      expect_gt(acceptability(b$high - 1e-9 * (1 - b$high)), 0.1 - 1e-9)
    }
  }
})

# Schilling & Doi as they describe it, on a grid of p below one half: the
# likeliest of the shortest ranges, lower ends kept from falling.
shortest_on_grid <- function(n, level, size) {
  p <- (seq_len(size) - 0.5) / (2 * size)
  accepted <- vapply(p, function(p) {
    mass <- dbinom(0:n, n, p)
    first <- order(-mass, 0:n)
    in_it <- first[seq_len(which(cumsum(mass[first]) >= level)[[1]])] - 1
    c(min(in_it), max(in_it))
  }, numeric(2))
  shift <- cummax(accepted[1, ]) - accepted[1, ]
  list(p = p, low = accepted[1, ] + shift, high = accepted[2, ] + shift)
}

test_that("for N = Inf exact is Schilling & Doi's interval", {
  size <- 2000
  for (case in list(c(1, 0.95), c(5, 0.9), c(10, 0.95), c(23, 0.99), c(60, 0.8))) {
    n <- case[[1]]
    grid <- shortest_on_grid(n, case[[2]], size)
    ci <- limits(0:n, n, Inf, case[[2]], "exact")
    for (x in 0:(n %/% 2)) {
      held <- grid$p[grid$low <= x & x <= grid$high]
      expect_lt(abs(ci$low[[x + 1]] - min(held)), 0.5 / size)
      if (max(held) < max(grid$p)) {
        expect_lt(abs(ci$high[[x + 1]] - max(held)), 0.5 / size)
      } else {
        expect_gte(ci$high[[x + 1]], max(held))
      }
    }
  }
  # at a limit a range holds the level exactly, or two ranges are equally likely
  ci <- limits(0:10, 10, Inf, 0.95, "exact")
  expect_equal(ci$low[[2]], 1 - 0.95^(1 / 10), tolerance = 1e-13)
  expect_equal(sum(dbinom(0:1, 10, ci$low[[3]])), 0.95, tolerance = 1e-12)
  top <- ci$high[[1]]
  expect_equal(dbinom(0, 10, top), dbinom(6, 10, top), tolerance = 1e-11)
})

test_that("binomial coverage is never below the level", {
  for (n in c(3, 11, 40)) {
    for (level in c(0.5, 0.8, 0.95)) {
      for (method in c("exact", "tail", "blaker")) {
        ci <- limits(0:n, n, Inf, level, method)
        ends <- c(ci$low, ci$high)
        # beside the ends, where coverage drops
        p <- c(seq(0.0005, 0.9995, by = 0.001), ends - 1e-10, ends + 1e-10)
        p <- p[p > 0 & p < 1]
        covered <- vapply(p, function(p) {
          sum(dbinom(0:n, n, p)[ci$low <= p & p <= ci$high])
        }, 0)
        expect_gte(min(covered), level - 1e-7)
      }
    }
  }
})

test_that("a large population takes no longer than a moment", {
  started <- proc.time()[["elapsed"]]
  # the lower limits by whole numbers of 80 000 bits (Python)
  known <- c(exact = 324146, tail = 324107, midp = 324156)
  for (method in exact_methods) {
    ci <- limits(3333, 1e4, 1e6, 0.95, method)
    if (method != "blaker") expect_identical(ci$low, known[[method]] / 1e6)
    # one finite population among many: near the binomial, and within it
    wide <- limits(3333, 1e4, Inf, 0.95, method)
    expect_true(wide$low < ci$low && ci$high < wide$high)
  }
  expect_lt(proc.time()[["elapsed"]] - started, seconds(20))
})

test_that("no sample takes long, and what would is refused at once", {
  # by the normal approximation, which is as good here
  for (n in c(1e5, 1e6)) {
    for (x in c(10, 0.1 * n, 0.5 * n)) {
      ci <- limits(x, n, Inf, 0.95, "exact")
      wilson <- limits(x, n, Inf, 0.95, "wilson")
      within <- if (x == 10) 0.5 else 1e-3
      width <- wilson$high - wilson$low
      expect_lt(abs(ci$low - wilson$low), within * width)
      expect_lt(abs(ci$high - wilson$high), within * width)
    }
  }
  for (method in c("tail", "midp", "blaker")) {
    ci <- limits(3e9, 1e10, Inf, 0.95, method)
    expect_equal(ci$low, 0.3 - qnorm(0.975) * sqrt(0.21 / 1e10), tolerance = 1e-9)
  }
  expect_error(prop_ci(1, 2e10), class = "akkoord_error_too_large")
  expect_silent(prop_ci(1, 2e10, method = "tail"))
})

test_that("a large population costs one x no more than a stretch of it", {
  # that of all x at once goes through all people
  for (n in c(400, 5000)) {
    x <- unique(c(0, 1, round(n * c(0.03, 0.3, 0.5)), n - 1, n))
    all <- limits(0:n, n, 60001, 0.95, "exact")
    one <- lapply(x, function(x) limits(x, n, 60001, 0.95, "exact"))
    expect_identical(all$low[x + 1], vapply(one, `[[`, 0, "low"))
    expect_identical(all$high[x + 1], vapply(one, `[[`, 0, "high"))
  }
})

test_that("rows keep their order when many designs come at once", {
  g <- expand.grid(x = c(4, 0, 9), n = c(20, 9), N = c(Inf, 21, 300))
  g <- g[c(5, 1, 14, 3, 18, 7, 2), ]
  for (method in exact_methods) {
    all <- limits(g$x, g$n, g$N, 0.9, method)
    for (i in seq_len(nrow(g))) {
      one <- limits(g$x[[i]], g$n[[i]], g$N[[i]], 0.9, method)
      expect_equal(one, list(low = all$low[[i]], high = all$high[[i]]), tolerance = 1e-13)
    }
  }
})

test_that("an element that makes no sense is named", {
  expect_snapshot(error = TRUE, {
    prop_ci(c(1, 2, 12), 10, 50)
    prop_ci(1:2, 10, c(50, 9))
    prop_ci(c(1, NA), 10, 50)
    prop_ci(c(1, 2.5), 10, 50)
    prop_ci(1, c(10, -3), 50)
    prop_ci(1, 10, 0.38)
    prop_ci(1:2, 10, 50, conf.level = c(0.95, 95))
    prop_ci(1, 10, 50, method = "clopper")
    prop_ci(1, 10, c(50, 1e9, Inf))
  })
  expect_error(prop_ci(1, 10, 1e9), class = "akkoord_error_population")
})
