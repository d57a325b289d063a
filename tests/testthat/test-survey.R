# Where akkoord and the package survey define the same thing they give the same number.

design_of <- function(seed = 8, n = 120, N = 400) {
  d <- withr::with_seed(seed, data.frame(
    agree = stats::rbinom(n, 1, 0.3), group = sample(c("a", "b"), n, TRUE),
    one = sample(c(1:5, NA), n, TRUE), two = sample(c(1:5, NA), n, TRUE), N = N
  ))
  list(d = d, design = survey::svydesign(~1, data = d, fpc = ~N), n = n, N = N)
}

test_that("moe() with 1 - f, and prop_ci()'s standard error and Wald limits", {
  skip_if_not_installed("survey")
  s <- design_of()
  x <- sum(s$d$agree)
  se <- as.vector(survey::SE(survey::svymean(~agree, s$design)))
  expect_equal(moe(s$n, s$N, p = x / s$n, fpc = "1-f"), stats::qnorm(0.975) * se, tolerance = 1e-12)
  ci <- prop_ci(x, s$n, s$N, method = "wald")
  expect_equal(ci$std.error, se, tolerance = 1e-12)
  theirs <- survey::svyciprop(~agree, s$design, method = "mean", df = Inf)
  expect_equal(as.vector(attr(theirs, "ci")), c(ci$conf.low, ci$conf.high), tolerance = 1e-10)
})

test_that("domain_ci() and svyciprop() of a subset", {
  skip_if_not_installed("survey")
  s <- design_of()
  part <- subset(s$design, group == "a")
  m <- survey::svyciprop(~agree, part, method = "mean", df = Inf)
  ours <- domain_ci(sum(s$d$agree[s$d$group == "a"]), sum(s$d$group == "a"), s$n, s$N)
  expect_equal(ours$std.error, as.vector(survey::SE(m)), tolerance = 1e-12)
  expect_equal(c(ours$conf.low, ours$conf.high), as.vector(attr(m, "ci")), tolerance = 1e-10)
})

test_that("the difference of overlapping groups is a contrast of two domains' means", {
  skip_if_not_installed("survey")
  s <- design_of()
  ours <- prop_diff_ci(twin_table(s$d$one, s$d$two, likert_scale(1:5)), N = s$N)
  in1 <- !is.na(s$d$one)
  in2 <- !is.na(s$d$two)
  s$d$u <- with(s$d, {
    p1 <- mean(one[in1] >= 4)
    p2 <- mean(two[in2] >= 4)
    ifelse(in1, ((one >= 4) - p1) / sum(in1), 0) - ifelse(in2, ((two >= 4) - p2) / sum(in2), 0)
  })
  total <- survey::svytotal(~u, survey::svydesign(~1, data = s$d, fpc = ~N, weights = rep(1, s$n)))
  expect_equal(ours$std.error, as.vector(survey::SE(total)), tolerance = 1e-10)
})
