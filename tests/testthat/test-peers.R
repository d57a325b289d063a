# The numbers by which other packages test themselves, with the file of their sources where
# they stand: coin 1.4-6, contingencytables 3.1.1, DescTools 0.99.60, exactRankTests 0.8-37,
# ratesci 1.1.1, samplingbook 1.2.4. Numbers and published data alone. binom 1.1-2 and
# PropCIs 0.3-0 have no tests; those of exact2x2 1.7.0 compare it with other software.

expect_printed <- function(value, digits, text) {
  expect_identical(formatC(as.vector(value), digits = digits, format = "f"), text)
}
expect_limits <- function(ci, digits, low, high) {
  expect_printed(ci$conf.low, digits, low)
  expect_printed(ci$conf.high, digits, high)
}

test_that("intervals of one share: coin's and contingencytables' tests", {
  ci <- function(x, n, method, ...) prop_ci(x, n, method = method, ...)
  # coin, regtest_midpvalue.R
  expect_limits(ci(5, 20, "midp"), 3, "0.098", "0.470")
  expect_limits(ci(4, 10, "midp"), 3, "0.142", "0.709")
  expect_limits(ci(81, 263, "midp"), 4, "0.2544", "0.3658")
  expect_limits(ci(15, 148, "midp"), 4, "0.0601", "0.1581")
  expect_limits(ci(0, 20, "midp"), 4, "0.0000", "0.1391")
  expect_limits(ci(1, 29, "midp"), 4, "0.0017", "0.1585")
  # contingencytables, test-ch2.R
  expect_limits(ci(1, 100, "blaker"), 4, "0.0005", "0.0513")
  expect_limits(ci(0, 9, "blaker"), 4, "0.0000", "0.3161")
  expect_limits(ci(9, 9, "blaker"), 4, "0.6839", "1.0000")
  expect_limits(ci(13, 16, "tail"), 4, "0.5435", "0.9595")
  expect_limits(ci(0, 1, "tail"), 4, "0.0000", "0.9750")
  expect_limits(ci(13, 16, "midp"), 4, "0.5699", "0.9500")
  expect_limits(ci(0, 9, "midp"), 4, "0.0000", "0.2831")
  expect_limits(ci(9, 9, "midp"), 4, "0.7169", "1.0000")
  expect_limits(ci(13, 16, "wilson"), 4, "0.5699", "0.9341")
  expect_limits(ci(1, 2, "wald"), 4, "0.0000", "1.0000")
  # samplingbook, tests_ch2.r
  expect_limits(ci(302, 1206, "wald"), 3, "0.226", "0.275")
  expect_limits(ci(302, 1206, "tail"), 3, "0.226", "0.276")
  expect_limits(ci(302, 1206, "agresti-coull"), 3, "0.227", "0.276")
  expect_limits(ci(133, 1206, "tail"), 4, "0.0932", "0.1293")
  expect_limits(prop_ci(50, 60, 61, method = "tail"), 4, sprintf("%.4f", 50 / 61), sprintf("%.4f", 51 / 61))
  expect_identical(sample_size(0.01, Inf)$respondents, 9604)
  expect_identical(sample_size(0.01, Inf, p = 0.39)$respondents, 9139)
  expect_identical(sample_size(0.05, 300)$respondents, 169)
})

test_that("intervals of one share: where the other package is off", {
  # contingencytables adds 2 and 4 at every level; Agresti and Coull (1998) add z^2 / 2 and
  # z^2: .7778 to .9722 at 85% is the interval of 95%'s pseudo-answers
  z <- qnorm(0.925)
  n <- 20 + z^2
  p <- (19 + z^2 / 2) / n
  ci <- prop_ci(19, 20, method = "agresti-coull", conf.level = 0.85)
  expect_equal(c(ci$conf.low, ci$conf.high), p + c(-1, 1) * z * sqrt(p * (1 - p) / n))
  plus4 <- 21 / 24 + c(-1, 1) * z * sqrt(21 / 24 * 3 / 24 / 24)
  expect_identical(round(plus4, 4), c(0.7778, 0.9722))
  # samplingbook keeps 110 and 161 of 300 for 45 of 100, 19 for 2 of 100: each has a tail
  # below 2.5%, so that its intervals are one person too wide
  tail_of <- function(x, M) {
    min(phyper(x, M, 300 - M, 100), phyper(x - 1, M, 300 - M, 100, lower.tail = FALSE))
  }
  ci <- prop_ci(c(45, 2), 100, 300, method = "tail")
  expect_equal(300 * ci$conf.low, c(111, 2))
  expect_equal(300 * ci$conf.high, c(159, 18) + c(1, 0))
  expect_lt(max(tail_of(45, 110), tail_of(45, 161), tail_of(2, 19)), 0.025)
  expect_gt(min(tail_of(45, 111), tail_of(45, 160), tail_of(2, 18)), 0.025)
})

test_that("intervals of a difference: DescTools', contingencytables' and ratesci's tests", {
  expect_both <- function(x1, n1, x2, n2, newcombe, mn) {
    expect_limits(prop_diff_ci(x1, n1, x2, n2), 4, newcombe[[1]], newcombe[[2]])
    expect_limits(prop_diff_ci(x1, n1, x2, n2, method = "miettinen-nurminen"), 4, mn[[1]], mn[[2]])
  }
  # DescTools, misc.R ("score", "mn")
  expect_both(56, 70, 48, 80, c("0.0524", "0.3339"), c("0.0528", "0.3382"))
  expect_both(9, 10, 3, 10, c("0.1705", "0.8090"), c("0.1700", "0.8406"))
  expect_both(10, 10, 0, 20, c("0.6791", "1.0000"), c("0.7156", "1.0000"))
  expect_both(84, 101, 89, 105, c("-0.1177", "0.0851"), c("-0.1191", "0.0860"))
  # ratesci, test3.R
  expect_both(5, 56, 0, 29, c("-0.0381", "0.1926"), c("-0.0326", "0.1933"))
  # contingencytables, test-ch4.R
  expect_limits(prop_diff_ci(7, 34, 1, 34), 4, "0.0189", "0.3404")
  expect_limits(prop_diff_ci(0, 16, 15, 72, method = "miettinen-nurminen"), 4, "-0.3164", "-0.0056")
})

test_that("several shares at once: contingencytables' tests", {
  # test-ch3.R, Goodman (1965)
  ci <- multinom_ci(c(276, 380, 118), method = "goodman")
  expect_limits(ci[3, ], 4, "0.1241", "0.1859")
})

test_that("two groups of two answers, exact and mid-p: coin's tests", {
  p <- function(table, ...) {
    x <- matrix(table, 2, byrow = TRUE)
    c(
      overlap_test(x, scores = c(0, 1), ...)$p.value,
      overlap_test(x, scores = c(0, 1), mid.p = TRUE, ...)$p.value
    )
  }
  expect_two <- function(table, digits, exact, mid) expect_printed(p(table), digits, c(exact, mid))
  # regtest_midpvalue.R: Hwang and Yang (2001), Lydersen and Laake (2003), Lydersen,
  # Fagerland and Laake (2009)
  expect_two(c(3, 1, 1, 3), 3, "0.486", "0.257")
  expect_two(c(3, 6, 2, 19), 4, "0.2860", "0.1527")
  expect_two(c(1, 33, 7, 27), 4, "0.0544", "0.0297")
  expect_two(c(0, 16, 15, 57), 4, "0.0629", "0.0447")
  # Barnard (1989): row i of five, column j of five, as far as coin has them
  exact <- rbind(
    c(NA, 0.5, 0.2222, 0.0833, 0.0238, 0.0040), c(NA, NA, 0.5, 0.2619, 0.1032, 0.0238),
    c(NA, NA, NA, 0.5, 0.2619, 0.0833), c(NA, NA, NA, NA, 0.5, 0.2222),
    c(NA, NA, NA, NA, NA, 0.5)
  )
  mid <- rbind(
    c(NA, 0.25, 0.1111, 0.0417, 0.0119, 0.0020), c(NA, NA, 0.2917, 0.1429, 0.0536, 0.0119),
    c(NA, NA, NA, 0.3016, 0.1429, 0.0417), c(NA, NA, NA, NA, 0.2917, 0.1111),
    c(NA, NA, NA, NA, NA, 0.25)
  )
  for (few in 0:4) {
    for (many in (few + 1):5) {
      got <- p(c(many, 5 - many, few, 5 - few), alternative = "less")
      expect_identical(round(got, 4), c(exact[few + 1, many + 1], mid[few + 1, many + 1]))
    }
  }
})

test_that("two groups of ordered answers: coin's, exactRankTests' and contingencytables' tests", {
  # StatXact's blood pressure: comparisons.R, reg-tests.R
  x <- c(94, 108, 110, 90)
  y <- c(80, 94, 85, 90, 90, 90, 108, 94, 78, 105, 88)
  apart <- function(x, y, ...) {
    overlap_test(c(x, rep(NA, length(y))), c(rep(NA, length(x)), y), ...)$p.value
  }
  expect_printed(apart(x, y), 4, "0.0989")
  expect_printed(apart(x, y, alternative = "greater"), 4, "0.0542")
  expect_printed(apart(x, y, scores = "linear"), 4, "0.1040")
  expect_printed(apart(x, y, scores = "linear", alternative = "greater"), 4, "0.0564")
  expect_printed(apart(x, y, method = "asymptotic"), 4, "0.0853")
  expect_printed(apart(x, y, scores = "linear", method = "asymptotic"), 4, "0.1070")
  # rotarod: reg-tests.R
  x <- rep(300, 12)
  y <- c(22, 300, 75, 271, 300, 18, 300, 300, 163, 300, 300, 300)
  expect_printed(apart(x, y), 4, "0.0373")
  expect_printed(apart(x, y, alternative = "greater"), 4, "0.0186")
  expect_printed(apart(x, y, method = "asymptotic"), 4, "0.0147")
  # test-ch5.R, test-ch6.R: twice the smaller tail
  double <- function(table, ...) overlap_test(t(table), two.sided = "double", ...)$p.value
  expect_printed(double(matrix(c(7, 5, 1, 1, 5, 3, 4, 2), 4)), 5, "0.23854")
  trend <- cbind(c(8, 10, 11, 22), c(53, 48, 100, 102))
  expect_printed(double(trend, scores = 1:4), 5, "0.62494")
  expect_printed(double(cbind(c(1, 2, 3, 0, 0), c(0, 0, 0, 5, 1)), scores = 1:5), 5, "0.00216")
  trend <- cbind(c(0, 1, 1, 2, 0), c(5, 4, 10, 10, 12))
  expect_printed(double(trend, scores = 1:5, mid.p = TRUE), 5, "0.71754")
})

test_that("the same people twice: coin's, exactRankTests' and contingencytables' tests", {
  exact <- function(table, ...) marginal_homogeneity_test(matrix(table, 2, byrow = TRUE), ...)$p.value
  # regtest_midpvalue.R, test-ch8.R: Fagerland, Lydersen and Laake (2013)
  expect_printed(exact(c(1, 1, 7, 12), method = "mcnemar"), 4, "0.0703")
  expect_printed(exact(c(1, 1, 7, 12), method = "mcnemar-midp"), 4, "0.0391")
  therapy <- c(59, 6, 16, 80)
  expect_printed(exact(therapy, method = "mcnemar"), 6, "0.052479")
  expect_printed(exact(therapy, method = "mcnemar-midp"), 6, "0.034690")
  expect_printed(exact(therapy, method = "stuart-maxwell"), 6, "0.033006")
  # comparisons.R: StatXact's presidents and pathologists
  expect_printed(exact(c(28, 13, 7, 27), method = "mcnemar"), 4, "0.2632")
  expect_printed(exact(c(28, 13, 7, 27), method = "stuart-maxwell"), 4, "0.1797")
  pairs <- function(table, ...) {
    at <- which(table > 0, arr.ind = TRUE)
    n <- table[table > 0]
    overlap_test(rep(at[, 1], n), rep(at[, 2], n), scale = seq_len(nrow(table)), ...)$p.value
  }
  pathologists <- matrix(
    c(22, 5, 0, 0, 0, 2, 7, 2, 1, 0, 2, 14, 36, 14, 3, 0, 0, 0, 7, 0, 0, 0, 0, 0, 3), 5
  )
  expect_printed(pairs(pathologists, scores = "linear"), 4, "0.3073")
  expect_printed(pairs(pathologists, scores = "linear", method = "asymptotic"), 4, "0.2492")
  cancer <- matrix(c(6, 9, 9, 12, 2, 4, 2, 1, 3, 2, 3, 2, 1, 1, 1, 1), 4)
  dose <- c(0, 0.2, 0.5125, 0.7)
  expect_printed(pairs(cancer, scores = dose, method = "asymptotic"), 4, "0.0002")
  # test-ch9.R
  peterson <- matrix(c(596, 0, 0, 11, 18, 2, 0, 0, 6, 0, 42, 0, 5, 0, 0, 0), 4)
  got <- marginal_homogeneity_test(peterson, method = "stuart-maxwell")
  expect_printed(got$statistic, 3, "26.250")
  expect_printed(got$p.value, 6, "0.000008")
  got <- marginal_homogeneity_test(peterson, method = "bhapkar")
  expect_printed(got$statistic, 3, "27.304")
  expect_printed(got$p.value, 6, "0.000005")
  fleiss <- matrix(c(35, 15, 10, 5, 20, 5, 0, 5, 5), 3)
  expect_printed(marginal_homogeneity_test(fleiss, method = "stuart-maxwell")$p.value, 6, "0.000912")
  # reg-tests.R: serum antigen, signed ranks and the differences themselves
  before <- c(149, 0, 0, 259, 106, 255, 0, 52, 340, 65, 180, 0, 84, 89, 212, 554, 500, 424, 112, 2600)
  after <- c(0, 51, 0, 385, 0, 235, 0, 0, 48, 65, 77, 0, 0, 0, 53, 150, 0, 165, 98, 0)
  expect_printed(signed_rank_test(before, after)$p.value, 4, "0.0021")
  expect_printed(signed_rank_test(before, after, method = "asymptotic")$p.value, 4, "0.0038")
  change <- c(-149, 51, 0, 126, -106, -20, 0, -52, -292, 0, -103, 0, -84, -89, -159, -404, -500,
              -259, -14, -2600)
  expect_printed(overlap_test(change, 0 * change, scores = "linear")$p.value, 4, "0.0021")
  expect_printed(overlap_test(change, 0 * change, scores = "linear", alternative = "less")$p.value, 4, "0.0011")
  expect_identical(signed_rank_test(1:8, rep(0L, 8))$p.value, 0.0078125)
  expect_identical(signed_rank_test(c(1:7, 7L), rep(0L, 8))$p.value, 0.0078125)
  expect_identical(signed_rank_test(c(1, 1, 1), c(0, 0, 0))$p.value, 0.25)
})
