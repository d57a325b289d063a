test_that("the closed forms agree with high precision", {
  known <- read.csv(test_path("fixtures", "moe.csv"))
  for (fpc in unique(known$fpc)) {
    k <- known[known$fpc == fpc, ]
    got <- moe(k$n, k$N, k$p, k$conf.level, fpc)
    expect_lt(max(abs(got - k$moe) / ifelse(k$moe == 0, 1, k$moe)), 1e-13)
    expect_identical(got == 0, k$moe == 0)
  }
})

test_that("the default is the form that reports print", {
  expect_equal(
    moe(209, 560),
    qnorm(0.975) * sqrt(0.25 / 209 * (560 - 209) / 559),
    tolerance = 1e-14
  )
  expect_identical(moe(209, 560), moe(209, 560, fpc = "N-1"))
  expect_equal(moe(100, p = 0.2), qnorm(0.975) * 0.04, tolerance = 1e-14)
})

test_that("the margin is two thirds of itself where the correction is 4/9", {
  # by hand: (N - n)/(N - 1) = 40/90
  expect_equal(moe(51, 91), 2 / 3 * moe(51), tolerance = 1e-14)
})

test_that("a census has no margin, and n never exceeds what it is part of", {
  expect_identical(moe(c(1, 2, 560), c(1, 2, 560)), c(0, 0, 0))
  expect_identical(moe(560, 560, fpc = "1-f"), 0)
  expect_identical(moe(560, 560, fpc = "none"), moe(560))
  expect_true(all(diff(moe(1:560, 560)) < 0))
})

test_that("1-f is what survey computes", {
  skip_if_not_installed("survey")
  for (case in list(c(128, 209, 560), c(3, 40, 41), c(50, 100, 1e6))) {
    x <- case[[1]]
    n <- case[[2]]
    N <- case[[3]]
    sample <- data.frame(agree = rep(1:0, c(x, n - x)), N = N)
    design <- survey::svydesign(ids = ~1, fpc = ~N, data = sample, weights = ~ I(N / n))
    se <- as.numeric(survey::SE(survey::svymean(~agree, design)))
    expect_equal(
      moe(n, N, p = x / n, fpc = "1-f", conf.level = 0.9),
      qnorm(0.95) * se,
      tolerance = 1e-12
    )
  }
})

test_that("arguments are recycled, all or one", {
  both <- moe(c(KA1 = 209, KA2 = 176), c(560, 1340))
  expect_identical(both, c(KA1 = moe(209, 560), KA2 = moe(176, 1340)))
  expect_identical(
    moe(209, 560, conf.level = c(0.9, 0.95)),
    c(moe(209, 560, conf.level = 0.9), moe(209, 560))
  )
  expect_identical(moe(209L, 560L), moe(209, 560))
  expect_identical(moe(numeric()), numeric())
  # the level alternates, and so the quantile that is remembered
  expect_identical(
    moe(209, 560, conf.level = c(0.9, 0.95, 0.9)),
    moe(209, 560, conf.level = c(0.9, 0.95))[c(1, 2, 1)]
  )
})

test_that("bad input is refused by name", {
  skip_if_quick()
  expect_snapshot(error = TRUE, {
    moe(20.5)
    moe(c(20, NA))
    moe(c(20, 0))
    moe(-3)
    moe(Inf)
    moe("20")
    moe(209, 0.38)
    moe(209, NA)
    moe(209, 208)
    moe(c(20, 30), c(40, 29))
    moe(c(KA1 = 20, KA2 = 30), 29)
    moe(20, p = 1.5)
    moe(20, p = 61)
    moe(20, conf.level = 95)
    moe(20, conf.level = c(0.95, 1))
    moe(1, 5, fpc = "1-f")
    moe(20, fpc = "N")
    moe(1:2, 1:3)
    moe(NULL)
  })
  expect_error(moe(20.5), class = "akkoord_error_number")
  expect_error(moe("20"), class = "akkoord_error_type")
  expect_error(moe(209, 208), class = "akkoord_error_population")
  expect_error(moe(20, conf.level = 95), class = "akkoord_error_conf_level")
  expect_error(moe(20, fpc = "N"), class = "akkoord_error_choice")
  expect_error(moe(1:2, 1:3), class = "akkoord_error_length")
  expect_identical(tryCatch(moe(c(20, NA)), akkoord_error = function(e) e$row), 2L)
})

test_that("a design effect widens the margin by its root", {
  expect_equal(moe(c(209, 176), c(560, 1340), design_effect = 1.44),
    1.2 * moe(c(209, 176), c(560, 1340)))
  expect_identical(moe(209, 560, design_effect = 1), moe(209, 560))
  expect_error(moe(209, design_effect = 0), class = "akkoord_error_number")
  # the weights' own: as many people as are effective, without a finite population
  deff <- design_effect(c(1, 1, 2, 2, 0.5))
  expect_equal(moe(5, design_effect = deff$design_effect),
    stats::qnorm(0.975) * sqrt(0.25 / deff$n_eff))
})

test_that("sample_size() plans for a design effect", {
  plan <- sample_size(0.05, N = c(560, 1340, Inf), design_effect = c(1.5, 2, 1.3))
  d <- plan$design_effect
  expect_true(all(moe(plan$respondents, plan$N, design_effect = d) <= 0.05))
  expect_true(all(moe(plan$respondents - 1, plan$N, design_effect = d) > 0.05))
  expect_equal(plan$attained, moe(plan$respondents, plan$N, design_effect = d))
  curve <- as.data.frame(autoplot(plan))
  expect_equal(curve$moe[curve$wanted], plan$attained)
  expect_null(sample_size(0.05)$design_effect)
})
