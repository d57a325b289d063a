test_that("Freeman-Halton is fisher.test(), Kruskal-Wallis its H, exact by all labellings", {
  set.seed(51)
  for (i in 1:6) {
    d <- data.frame(g = rep(c("a", "b", "c"), c(5, 4, 4)), q = sample(4, 13, TRUE))
    if (length(unique(d$q)) < 2) next
    k <- likert_counts(d, q, by = g, scale = 1:4)
    z <- omnibus_test(k)
    expect_equal(z$p.value, stats::fisher.test(table(d$g, d$q))$p.value, tolerance = 1e-7)
    w <- omnibus_test(k, measure = "midrank")
    expect_equal(w$statistic, unname(stats::kruskal.test(q ~ g, d)$statistic))
    expect_match(w$method, "exact")
  }
  # all ways to label eight people
  d <- data.frame(g = c("a", "a", "a", "b", "b", "b", "c", "c"), q = c(1, 2, 2, 2, 3, 4, 4, 1))
  h <- function(g) stats::kruskal.test(d$q, factor(g))$statistic
  values <- unlist(utils::combn(8, 3, function(a) {
    rest <- setdiff(1:8, a)
    utils::combn(rest, 3, function(b) h(replace(replace(rep("c", 8), a, "a"), b, "b")))
  }, simplify = FALSE))
  exact <- mean(values >= h(d$g) - 1e-9)
  expect_equal(omnibus_test(d, q, by = g, scale = 1:4, measure = "midrank")$p.value, exact)
})

test_that("large tables are drawn, with the standard error", {
  set.seed(52)
  d <- data.frame(g = sample(letters[1:4], 200, TRUE), q = sample(5, 200, TRUE))
  z <- omnibus_test(d, q, by = g, scale = "agree5", B = 2e4)
  expect_match(z$method, "Monte Carlo")
  want <- stats::chisq.test(table(d$g, d$q))$p.value
  expect_lt(abs(z$p.value - want), 0.05)
  expect_equal(z$std.error, sqrt(z$p.value * (1 - z$p.value) / 2e4))
  h <- omnibus_test(d, q, by = g, scale = "agree5", measure = "midrank", B = 2e4)
  expect_lt(abs(h$p.value - stats::kruskal.test(q ~ g, d)$p.value), 0.02)
  expect_error(omnibus_test(likert_counts(d, q, scale = "agree5")), class = "akkoord_error_group")
})

test_that("tables too many to go through are known before they are made", {
  set.seed(53)
  d <- data.frame(g = sample(letters[1:5], 900, TRUE), q = sample(6, 900, TRUE))
  expect_match(omnibus_test(d, q, by = g, scale = 1:6, B = 1000)$method, "Monte Carlo")
})

test_that("items are shown by their labels", {
  d <- data.frame(q = c(1, 2, 5, 5), g = c("x", "y", "x", "y"), u1 = c(0, 1, 1, 0))
  x <- likert_counts(d, q, by = g, scale = "agree5", label = c(q = "I like it"))
  told <- omnibus_test(x)
  expect_identical(told$item, "q")
  expect_match(format(told), "^I like it", all = FALSE)
  expect_match(format(told[nrow(told):1, ]), "I like it|q", all = FALSE)
  u <- likert_counts(d, multiple = list(use = c(Home = "u1")), by = g)
  expect_match(format(omnibus_test(u)), "^use: Home", all = FALSE)
})

