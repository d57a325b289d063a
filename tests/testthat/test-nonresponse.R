test_that("shares and tipping points by hand", {
  # 60 of 100 out of 250
  b <- nonresponse_bounds(60, 100, 250, ratio = c(1, 3), delta = c(0, -log(1.5)), rho = 0)
  expect_identical(b$low[[1]], 60 / 250)
  expect_identical(b$high[[1]], 210 / 250)
  # p/(p + 3 q) = 0.6/1.8; logit 0.6 - log 1.5 = 0: half of the 150 agree
  expect_equal(b$estimate[2:6], c(0.6, 1 / 3, 0.6, (60 + 75) / 250, 0.6))
  expect_equal(b$nonrespondents[2:6], c(0.6, (250 / 3 - 60) / 150, 0.6, 0.5, 0.6))
  expect_identical(b$low[2:6], b$estimate[2:6])
  tips <- b[b$role == "tipping", ]
  # 125 in all is 65 of the 150 others; sqrt((1 - f)/f) = sqrt(1.5)
  expect_equal(tips$parameter, c(1.5, qlogis(65 / 150) - qlogis(0.6), 0.1 / (sqrt(1.5) * 0.5)))
  expect_equal(tips$nonrespondents, rep(65 / 150, 3))
  expect_identical(tips$estimate, rep(0.5, 3))
})

test_that("each tipping point, put back, gives the threshold", {
  for (threshold in c(0.3, 0.5, 0.55)) {
    tips <- nonresponse_bounds(128, 209, 560, threshold = threshold)
    at <- tips$parameter[tips$role == "tipping"]
    back <- nonresponse_bounds(128, 209, 560, at[[1]], at[[2]], at[[3]])
    expect_equal(back$estimate[2:4], rep(threshold, 3), tolerance = 1e-12)
  }
})

test_that("the ratio is what it says, in a population of known respondents", {
  # 400 agree, of whom 120 answer; 600 do not, of whom 60 answer: ratio 0.3/0.1
  b <- nonresponse_bounds(120, 180, 1000, ratio = 3, delta = 0, rho = 0)
  expect_equal(b$estimate[[2]], 0.4)
  # and the correlation of the two, and the log odds of the others
  agree <- rep(1:0, c(400, 600))
  answer <- c(rep(1:0, c(120, 280)), rep(1:0, c(60, 540)))
  b <- nonresponse_bounds(120, 180, 1000,
    ratio = 1, delta = qlogis(280 / 820) - qlogis(120 / 180), rho = cor(agree, answer)
  )
  expect_equal(b$estimate[3:4], c(0.4, 0.4), tolerance = 1e-12)
  expect_equal(b$nonrespondents[3:4], c(280, 280) / 820, tolerance = 1e-12)
})

test_that("the data defect is the root of its equation", {
  for (rho in c(-0.3, -0.05, 0.02, 0.2)) {
    b <- nonresponse_bounds(50, 209, 560, rho = rho)
    P <- b$estimate[b$assumption == "data-defect" & b$role == "sensitivity"]
    p <- 50 / 209
    f <- function(P) p - P - rho * sqrt((560 - 209) / 209) * sqrt(P * (1 - P))
    root <- uniroot(f, c(1e-9, 1 - 1e-9), tol = 1e-13)$root
    expect_equal(P, min(max(root, 50 / 560), (50 + 351) / 560), tolerance = 1e-9)
  }
})

test_that("all stays within the worst case, which is a point when all answered", {
  g <- expand.grid(x = 0:5, n = 1:5, N = c(1:7, 1000))
  g <- g[g$x <= g$n & g$n <= g$N, ]
  b <- nonresponse_bounds(g$x, g$n, g$N,
    ratio = c(1e-9, 1, 1e9), delta = c(-700, 0, 700), rho = c(-1, 0, 1)
  )
  expect_identical(nrow(b), nrow(g) * 13L)
  worst <- b[rep(which(b$role == "bounds"), each = 13), ]
  s <- b$role == "sensitivity"
  expect_true(all(is.finite(b$estimate[s])))
  expect_true(all(worst$low[s] <= b$estimate[s] & b$estimate[s] <= worst$high[s]))
  expect_true(all(b$low[b$role == "bounds" & b$n == b$N] == (b$x / b$n)[b$role == "bounds" & b$n == b$N]))
  others <- b$nonrespondents[s & b$n < b$N]
  expect_true(all(others >= 0 & others <= 1))
  expect_true(all(is.na(b$nonrespondents[b$n == b$N])))
  # nothing tips when all have answered, or the threshold cannot be reached
  tips <- b$role == "tipping"
  out <- b$N / 2 < b$x | b$N / 2 > b$x + b$N - b$n | b$n == b$N
  expect_true(all(is.na(b$parameter[tips & out])))
  expect_true(all(is.finite(b$parameter[tips & !out & b$x > 0 & b$x < b$n &
    b$assumption == "response-ratio"])))
  expect_identical(nrow(nonresponse_bounds(integer(), 5, 9)), 0L)
})

test_that("it is said in words", {
  expect_snapshot({
    print(nonresponse_bounds(128, 209, 560), lang = "en")
    print(nonresponse_bounds(128, 209, 560), lang = "nl")
    print(nonresponse_bounds(c(20, 0), 20, c(30, 1340), ratio = 2, delta = 1, rho = 0.1), lang = "en")
    print(nonresponse_bounds(1:7, 10, 20, ratio = 1)[1:3, c("x", "low")])
  })
  expect_length(grep("1 more", format(nonresponse_bounds(1:6, 10, 20), lang = "en")), 1)
  expect_s3_class(as.data.frame(nonresponse_bounds(1, 2, 3)), "data.frame", exact = TRUE)
})

test_that("bad input is refused by name", {
  expect_snapshot(error = TRUE, {
    nonresponse_bounds(5, 4, 10)
    nonresponse_bounds(5, 10, Inf)
    nonresponse_bounds(5, 10, 9)
    nonresponse_bounds(5, 10, 0.4)
    nonresponse_bounds(c(5, NA), 10, 20)
    nonresponse_bounds(5, 10, 20, ratio = c(1, -1))
    nonresponse_bounds(5, 10, 20, delta = Inf)
    nonresponse_bounds(5, 10, 20, rho = 2)
    nonresponse_bounds(5, 10, 20, threshold = 50)
    nonresponse_bounds(1:2, 10, 21:23)
  })
})

test_that("bounds have tidy(), glance() and a summary of one row a share", {
  b <- nonresponse_bounds(c(128, 550), c(209, 555), 560)
  expect_identical(as.data.frame(tidy(b)), as.data.frame(b))
  s <- summary(b)
  expect_identical(s$low, c(128, 550) / 560)
  expect_identical(s$decided, c(FALSE, TRUE))
  expect_identical(glance(b)$decided, 1L)
})
