test_that("Kish's design effect is one plus the squared variation", {
  w <- c(1, 1, 2, 2, 0.5)
  cv2 <- mean((w - mean(w))^2) / mean(w)^2
  got <- design_effect(w)
  expect_equal(got$design_effect, 1 + cv2, tolerance = 1e-14)
  expect_equal(got$n_eff, sum(w)^2 / sum(w^2), tolerance = 1e-14)
  expect_identical(got$n, 5L)
  # the scale does not matter, and squares do not overflow
  expect_equal(design_effect(w * 1e200)$design_effect, got$design_effect, tolerance = 1e-14)
  expect_equal(design_effect(w * 1e-200)$design_effect, got$design_effect, tolerance = 1e-14)
  expect_identical(design_effect(rep(3L, 209)), data.frame(n = 209L, n_eff = 209, design_effect = 1))
  # one of four counts
  expect_identical(design_effect(c(0, 0, 7, 0))$design_effect, 4)
  set.seed(1)
  w <- runif(1e5)
  expect_equal(design_effect(w)$n_eff, sum(w)^2 / sum(w^2), tolerance = 1e-12)
})

test_that("bad input is refused by name", {
  expect_snapshot(error = TRUE, {
    design_effect(c(1, -1))
    design_effect(c(1, NA))
    design_effect(c(1, Inf))
    design_effect(c(0, 0))
    design_effect(numeric())
    design_effect("1")
  })
  expect_error(design_effect(0), class = "akkoord_error_weights")
})
