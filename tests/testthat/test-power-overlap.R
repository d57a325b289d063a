test_that("power without overlap is that of Fisher's test, one-sided", {
  n1 <- 9L
  n2 <- 7L
  p1 <- 0.7
  p2 <- 0.2
  by_hand <- 0
  for (x in 0:n1) for (y in 0:n2) {
    p <- fisher.test(matrix(c(x, n1 - x, y, n2 - y), 2L), alternative = "greater")$p.value
    if (p <= 0.05) by_hand <- by_hand + dbinom(x, n1, p1) * dbinom(y, n2, p2)
  }
  r <- power_overlap(p1, p2, n1 = n1, n2 = n2, alternative = "greater")
  expect_equal(r$power, by_hand, tolerance = 1e-10)
  expect_equal(r$power.naive, by_hand, tolerance = 1e-10)
})

test_that("with all in both groups it is McNemar's exact test", {
  n <- 12L
  rho <- 0.2
  p1 <- 0.7
  p2 <- 0.4
  both <- p1 * p2 + rho * sqrt(p1 * (1 - p1) * p2 * (1 - p2))
  by_hand <- 0
  for (b in 0:n) for (c in 0:(n - b)) {
    p <- if (b + c == 0) 1 else binom.test(b, b + c)$p.value
    if (p <= 0.05) {
      by_hand <- by_hand + dmultinom(c(b, c, n - b - c), prob = c(p1 - both, p2 - both, 1 - p1 - p2 + 2 * both))
    }
  }
  expect_equal(power_overlap(p1, p2, n1 = n, m = n, rho = rho)$power, by_hand, tolerance = 1e-10)
})

test_that("a p of just alpha counts; shares of nought and one", {
  # three pairs that all differ the same way: p = 2 / 2^3
  at <- function(alpha) power_overlap(1, 0, n1 = 3, m = 3, alpha = alpha)$power
  expect_identical(at(0.25), 1)
  expect_identical(at(0.25 - 1e-9), 0)
})

test_that("the size is never above alpha, the naive one can be", {
  d <- expand.grid(p = c(0.1, 0.5, 0.8), m = c(0, 10, 20), rho = c(0, 0.4, 0.8))
  for (alpha in c(0.05, 0.01)) {
    r <- power_overlap(d$p, d$p, n1 = 25, n2 = 20, m = d$m, rho = d$rho, alpha = alpha)
    expect_true(all(r$size <= alpha + 1e-12))
    expect_equal(r$power, r$size)
  }
  negative <- power_overlap(0.5, 0.5, n1 = 40, m = 40, rho = -0.8)
  expect_gt(negative$size.naive, 0.05)
  expect_lte(negative$size, 0.05)
})

test_that("a design that takes too long says so at once, and what would not", {
  skip_if_quick()
  p <- rep(0.2, 5)
  old <- options(akkoord.max_seconds = 0.001)
  on.exit(options(old))
  started <- proc.time()[["elapsed"]]
  expect_error(
    power_overlap(p, rev(p), 1000, 1000, 300, measure = "midrank", reps = 1e6),
    class = "akkoord_error_too_large"
  )
  expect_lt(proc.time()[["elapsed"]] - started, seconds(60))
  # as long as the limit that nobody set: one test alone is too long, or all of them are
  options(old)
  started <- proc.time()[["elapsed"]]
  for (n in c(1500, 1e4)) {
    expect_error(
      power_overlap(p, rev(p) + c(0.01, -0.01, 0, 0, 0), n, n, n %/% 3,
        measure = "midrank", reps = 5000),
      "would take", class = "akkoord_error_too_large"
    )
  }
  expect_lt(proc.time()[["elapsed"]] - started, seconds(60))
})

test_that("scores of two answers, simulated, agree with the exact power", {
  exact <- power_overlap(0.8, 0.5, n1 = 40, n2 = 30, m = 20, rho = 0.3)
  set.seed(1)
  drawn <- power_overlap(c(0.2, 0.8), c(0.5, 0.5),
    n1 = 40, n2 = 30, m = 20, rho = 0.3, measure = "scores", reps = 2000
  )
  expect_lt(abs(drawn$power - exact$power), 4 * drawn$std.error)
  expect_equal(drawn$moe, exact$moe)
  expect_identical(drawn$method, "montecarlo")
})

test_that("pairs keep their groups' distributions and correlate as asked", {
  p1 <- c(0.1, 0.2, 0.3, 0.4)
  p2 <- c(0.4, 0.1, 0.2, 0.3)
  for (rho in c(-0.6, 0, 0.5)) {
    joint <- pair_distribution(p1, p2, rho, 10, 1L, NULL)
    expect_equal(rowSums(joint), p1)
    expect_equal(colSums(joint), p2)
    e <- function(f) sum(joint * outer(1:4, 1:4, f))
    mean1 <- sum(p1 * 1:4)
    mean2 <- sum(p2 * 1:4)
    expect_equal(
      e(function(a, b) (a - mean1) * (b - mean2)) /
        sqrt(e(function(a, b) (a - mean1)^2) * e(function(a, b) (b - mean2)^2)), rho
    )
  }
})

test_that("it prints, tidies and draws", {
  plan <- power_overlap(0.6, 0.75, n1 = c(40, 80), m = c(20, 40), rho = 0.4, N = 560)
  expect_snapshot(print(plan, lang = "en"))
  expect_snapshot(print(plan, lang = "nl"))
  expect_equal(nrow(tidy(plan)), 2L)
  expect_identical(class(as.data.frame(plan)), "data.frame")
  expect_equal(glance(plan)$designs, 2L)
  for (lang in c("nl", "en")) {
    figure <- autoplot(plan, lang = lang)
    expect_s3_class(figure, "akkoord_figure")
    expect_silent(ggplot2::ggplotGrob(figure))
  }
})

test_that("bad input says what is wrong", {
  expect_snapshot(error = TRUE, {
    power_overlap(60, 0.7, n1 = 20)
    power_overlap(0.6, 0.7, n1 = 20, m = 30)
    power_overlap(0.6, 0.7, n1 = 20, m = 10, N = 25)
    power_overlap(0.1, 0.9, n1 = 20, m = 10, rho = 0.9)
    power_overlap(0.6, 0.7, n1 = 20.5)
    power_overlap(0.6, 0.7, n1 = 20, measure = "scores")
    power_overlap(c(0.5, 0.5), c(0.2, 0.3, 0.5), n1 = 20, measure = "scores")
    power_overlap(c(0.5, 0.5), c(0.2, 0.8), n1 = 20, m = 5, rho = 0.99, measure = "scores")
    power_overlap(0.6, 0.7, n1 = c(20, 30), m = c(1, 2, 3))
  })
  expect_error(power_overlap(0.1, 0.9, n1 = 20, m = 10, rho = 0.9), class = "akkoord_error_rho")
})

test_that("a progress bar is shown to the last draw, and changes nothing", {
  withr::local_options(cli.progress_show_after = 0, cli.progress_clear = FALSE)
  p <- c(0.4, 0.3, 0.3)
  draw <- function(progress, ...) {
    set.seed(4)
    power_overlap(p, rev(p), c(20, 30), c(20, 30), 5, reps = 20, progress = progress, ...)
  }
  quiet <- draw(FALSE, measure = "scores")
  expect_identical(suppressMessages(draw(TRUE, measure = "scores")), quiet)
  suppressMessages(expect_s3_class(
    power_overlap(c(0.4, 0.5), 0.6, 20, 20, 5, progress = TRUE), "power_overlap"
  ))
})
