# What every interval promises at the edges: finite, in order, within its range.

edge_levels <- c(1e-6, 0.5, 0.95, 1 - 1e-9)
edge_designs <- do.call(rbind, lapply(c(1, 2, 3, 10, 60), function(n) {
  expand.grid(x = unique(c(0, 1, n %/% 2, n - 1, n)), n = n, N = c(n, n + 1, n + 2, 1e5, Inf))
}))
edges <- merge(edge_designs, data.frame(level = edge_levels))

expect_limits <- function(low, high, from = 0, to = 1, what = "") {
  good <- is.finite(low) & is.finite(high) & low >= from & high <= to & low <= high
  expect_true(all(good), info = paste(what, "rows", toString(head(which(!good)))))
}

test_that("prop_ci() at the edges, every method", {
  for (method in ci_methods) {
    ci <- prop_ci(edges$x, edges$n, edges$N, edges$level, method)
    expect_limits(ci$conf.low, ci$conf.high, what = method)
    expect_true(all(ci$conf.low[edges$x == 0] == 0), info = method)
    expect_true(all(ci$conf.high[edges$x == edges$n] == 1), info = method)
    census <- edges$n == edges$N
    expect_equal(ci$conf.low[census], ci$estimate[census], info = method)
    expect_equal(ci$conf.high[census], ci$estimate[census], info = method)
  }
})

test_that("domain_ci(), prop_diff_ci(), moe() and nonresponse_bounds() at the edges", {
  d <- edges[edges$n >= 2 & edges$N != 1e5, ]
  for (method in domain_methods) {
    for (nd in c("one", "all")) {
      n_domain <- if (nd == "one") rep(1, nrow(d)) else d$n
      ci <- domain_ci(pmin(d$x, n_domain), n_domain, d$n, d$N, d$level, method)
      expect_limits(ci$conf.low, ci$conf.high, what = paste(method, nd))
    }
  }
  for (method in diff_methods) {
    for (other in list(c(0, 1, 1), c(0, 1, 2), c(5, 5, Inf), c(3, 7, 8))) {
      ci <- prop_diff_ci(
        edges$x, edges$n, other[[1]], other[[2]], edges$N, other[[3]], edges$level, method
      )
      expect_limits(ci$conf.low, ci$conf.high, -1, 1, paste(method, toString(other)))
    }
  }
  for (fpc in fpc_forms) {
    at <- if (fpc == "1-f") edges[edges$n >= 2, ] else edges
    m <- moe(at$n, at$N, at$x / at$n, at$level, fpc)
    expect_true(all(is.finite(m) & m >= 0), info = fpc)
    if (fpc != "none") expect_true(all(m[at$n == at$N] == 0), info = fpc)
  }
  d <- edge_designs[is.finite(edge_designs$N), ]
  b <- as.data.frame(nonresponse_bounds(
    d$x, d$n, d$N, ratio = c(1e-9, 1, 1e9), delta = c(-50, 0, 50), rho = c(-1, 0, 1)
  ))
  expect_limits(b$low, b$high, what = "nonresponse_bounds")
})

test_that("multinom_ci() at the edges, every method", {
  skip_if_quick()
  tables <- list(c(1, 0), c(0, 1, 0), c(1, 1), c(5, 0, 0, 0, 0), c(1, 2, 3, 4), c(0, 60))
  for (method in multinom_methods) {
    for (counts in tables) {
      n <- sum(counts)
      for (N in c(n, n + 1, n + 2, 1000, Inf)) {
        for (level in edge_levels) {
          ci <- multinom_ci(counts, N, level, method)
          what <- paste(method, toString(counts), N, level)
          expect_limits(ci$conf.low, ci$conf.high, what = what)
          if (n == N) expect_equal(c(ci$conf.low, ci$conf.high), rep(counts / n, 2), info = what)
        }
      }
    }
  }
})

test_that("input that makes no sense is refused, and its element named", {
  skip_if_quick()
  refused <- function(code, class, arg) {
    e <- tryCatch(code, error = identity)
    expect_s3_class(e, paste0("akkoord_error_", class))
    expect_match(gsub("\n", " ", conditionMessage(e)), arg, info = class)
  }
  calls <- list(
    function(x = 3, n = 9, N = 20, level = 0.95) prop_ci(x, n, N, level),
    function(x = 3, n = 9, N = 20, level = 0.95) prop_diff_ci(x, n, 1, 2, N, conf.level = level),
    function(x = 3, n = 9, N = 20, level = 0.95) domain_ci(x, n, 12, N, level),
    function(x = 3, n = 9, N = 20, level = NULL) nonresponse_bounds(x, n, N)
  )
  for (f in calls) {
    refused(f(x = c(3, 10)), "count", "[Ee]lement 2")
    refused(f(n = c(9, 9), N = c(20, 8)), "population", "[Ee]lement 2")
    for (bad in c(2.5, NA, -1, Inf)) {
      refused(f(x = c(3, bad)), "number", "[Ee]lement 2")
      refused(f(n = c(9, bad)), "number", "[Ee]lement 2")
    }
    for (bad in c(20.5, NA, -1)) {
      e <- tryCatch(f(N = c(20, bad)), error = identity)
      expect_s3_class(e, "akkoord_error")
      expect_match(conditionMessage(e), "[Ee]lement 2")
    }
    if ("level" %in% names(formals(f)) && !is.null(formals(f)$level)) {
      for (bad in c(0, 1, -0.1, 95)) {
        refused(f(level = c(0.95, bad)), "conf_level", "[Ee]lement 2")
      }
      refused(f(level = c(0.95, NA)), "number", "[Ee]lement 2")
    }
  }
  for (bad in list(c(3, 2.5), c(3, NA), c(3, -1))) {
    refused(multinom_ci(bad), "number", "[Ee]lement 2")
  }
  refused(multinom_ci(c(3, 4), N = 6), "population", "N")
  refused(multinom_ci(c(3, 4), conf.level = 1), "conf_level", "conf.level")
  refused(moe(c(9, 9), c(20, 8)), "population", "[Ee]lement 2")
  refused(moe(9, conf.level = c(0.95, 1)), "conf_level", "[Ee]lement 2")
})
