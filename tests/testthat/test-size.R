# Type I error, exhaustively: every twin table of small designs. bench/size.R has more.

compositions <- function(n, cells) {
  if (cells == 1L) {
    return(matrix(n, 1L, 1L))
  }
  do.call(rbind, lapply(0:n, function(a) cbind(a, compositions(n - a, cells - 1L))))
}
multinomial <- function(counts, p) {
  apply(counts, 1, function(c) factorial(sum(c)) * prod(p^c / factorial(c)))
}

# p-values of all tables, by `test` of a twin table, and the tables' probabilities
all_tables <- function(pairs, single, k, test) {
  a <- compositions(pairs, k * k)
  b <- compositions(single, k)
  at <- expand.grid(a = seq_len(nrow(a)), x = seq_len(nrow(b)), y = seq_len(nrow(b)))
  p <- vapply(seq_len(nrow(at)), function(i) {
    t <- matrix(0, k + 1, k + 1)
    t[1:k, 1:k] <- a[at$a[[i]], ]
    t[1:k, k + 1] <- b[at$x[[i]], ]
    t[k + 1, 1:k] <- b[at$y[[i]], ]
    test(new_twin_table(t, likert_scale(seq_len(k))))
  }, 0)
  function(level, shares, rho) {
    joint <- rho * diag(shares) + (1 - rho) * outer(shares, shares)
    w <- multinomial(a, as.vector(joint))[at$a]
    s <- multinomial(b, shares)
    w <- w * s[at$x] * s[at$y]
    stopifnot(abs(sum(w) - 1) < 1e-9)
    sum(w[p <= level * (1 + 1e-12)])
  }
}

sizes <- function(of, shares) {
  grid <- expand.grid(level = c(0.01, 0.05, 0.2), rho = c(0, 0.4, 0.8), s = seq_along(shares))
  mapply(function(level, rho, s) of(level, shares[[s]], rho) / level, grid$level, grid$rho,
    grid$s)
}

test_that("the exact overlap test keeps to its level", {
  skip_if_quick(glue = TRUE)
  two <- list(c(0.5, 0.5), c(0.2, 0.8))
  three <- list(c(0.2, 0.3, 0.5), c(0.1, 0.8, 0.1))
  exact <- function(...) function(t) overlap_test(t, ...)$p.value
  for (of in list(
    all_tables(3, 3, 2, exact()), all_tables(5, 1, 2, exact(two.sided = "double")),
    all_tables(0, 6, 2, exact()), all_tables(7, 0, 2, exact(alternative = "greater"))
  )) {
    expect_lte(max(sizes(of, two)), 1 + 1e-9)
  }
  of <- all_tables(2, 2, 3, exact(scores = "linear"))
  expect_lte(max(sizes(of, three)), 1 + 1e-9)
})

test_that("the other exact tests keep to their level", {
  skip_if_quick()
  shares <- list(c(0.2, 0.3, 0.5), c(0.6, 0.3, 0.1))
  p <- function(f, ...) function(t) f(t, ...)$p.value
  for (of in list(
    all_tables(0, 4, 3, p(freeman_halton_test)), all_tables(0, 4, 3, p(brunner_munzel_test)),
    all_tables(3, 0, 3, p(signed_rank_test)),
    all_tables(3, 0, 3, p(signed_rank_test, zeros = "pratt", alternative = "less"))
  )) {
    expect_lte(max(sizes(of, shares)), 1 + 1e-9)
  }
  of <- all_tables(9, 0, 2, p(marginal_homogeneity_test))
  expect_lte(max(sizes(of, list(c(0.5, 0.5), c(0.3, 0.7)))), 1 + 1e-9)
})

test_that("a test for independent samples loses its size as groups overlap", {
  naive <- function(t) {
    t <- unclass(t)
    x <- rowSums(t)[1:2]
    y <- colSums(t)[1:2]
    if (any(x + y == 0)) {
      return(1)
    }
    suppressWarnings(chisq.test(rbind(x, y), correct = FALSE)$p.value)
  }
  of <- all_tables(8, 0, 2, naive)
  expect_lt(of(0.05, c(0.5, 0.5), 0.8), 0.001)
  expect_gt(of(0.05, c(0.5, 0.5), 0), 0.03)
})
