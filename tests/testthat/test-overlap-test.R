# Reference values: fixtures/perm.csv, exact fractions by fixtures/perm.py.

numbers <- function(x) as.double(strsplit(x, " ")[[1L]])

twin_of <- function(pairs, one, two) {
  k <- length(one)
  t <- rbind(cbind(matrix(pairs, k, k), one), c(two, 0))
  new_twin_table(unname(t), likert_scale(seq_len(k)))
}

near <- function(got, text) {
  want <- as.double(text)
  if (want > 1e-300) abs(got$p.value / want - 1) < 1e-12 else TRUE
}

test_that("exact p-values are those of exact fractions", {
  skip_if_quick()
  cases <- utils::read.csv(test_path("fixtures", "perm.csv"), colClasses = "character")
  wrong <- character()
  for (i in seq_len(nrow(cases))) {
    case <- cases[i, ]
    twin <- twin_of(numbers(case$pairs), numbers(case$single1), numbers(case$single2))
    t <- unclass(twin)
    k <- nrow(t) - 1L
    if (sum(t[seq_len(k), ]) == 0 || sum(t[, seq_len(k)]) == 0) next
    score <- numbers(case$scores) / as.double(case$by)
    test <- function(...) overlap_test(twin, scores = score, ...)
    ok <- near(test(alternative = "less"), case$lower) &&
      near(test(alternative = "greater"), case$upper) && near(test(), case$both)
    if (case$kind == "midrank") ok <- ok && near(overlap_test(twin), case$both)
    d <- function(x) as.double(x)
    if (d(case$both) > 1e-290) {
      double <- min(1, 2 * min(d(case$lower), d(case$upper)))
      # of a test that cannot differ it is 1
      mid <- if (d(case$point) == 1) 1 else d(case$both) - d(case$both_point) / 2
      mid_double <- min(1, 2 * min(d(case$lower), d(case$upper)) - d(case$point))
      ok <- ok && near(test(two.sided = "double"), double) &&
        near(test(mid.p = TRUE), mid) &&
        near(test(mid.p = TRUE, two.sided = "double"), mid_double)
    }
    if (!ok) wrong <- c(wrong, paste("row", i + 1L))
  }
  expect_identical(wrong, character())
})

test_that("a mid-p of a test that cannot differ is 1", {
  for (side in c("two.sided", "less", "greater")) {
    for (method in c("exact", "montecarlo")) {
      p <- overlap_test(
        c(3, 3, 3), c(3, 3, 3), scale = 1:5, mid.p = TRUE, alternative = side,
        method = method, B = 50
      )$p.value
      expect_identical(p, 1)
    }
    p <- signed_rank_test(c(3, 3), c(3, 3), scale = 1:5, mid.p = TRUE, alternative = side)
    expect_identical(p$p.value, 1)
  }
})

test_that("what a kernel finds too large is a classed error with a way out", {
  k <- 11L
  set.seed(1)
  twin <- matrix(0L, k + 1L, k + 1L)
  twin[1:k, 1:k] <- rmultinom(1, 2500, rep(1, k^2))
  twin[1:k, k + 1L] <- rmultinom(1, 1500, rep(1, k))
  twin[k + 1L, 1:k] <- rmultinom(1, 1500, rep(1, k))
  all <- rowSums(twin)[1:k] + colSums(twin)[1:k]
  score <- as.integer(2 * cumsum(all) - all + 1)
  e <- expect_error(
    .Call(akk_c_scores_case, score, twin, "two.sided"),
    class = "akkoord_error_too_large"
  )
  expect_gt(e$steps, e$limit)
  expect_match(conditionMessage(e), "montecarlo")
  expect_error(
    .Call(akk_c_scores_case, score, twin, "sideways"), class = "akkoord_error_kernel"
  )
})

test_that("p-values too small for a double have a logarithm", {
  r <- overlap_test(twin_of(rep(0, 4), c(0, 5000), c(5000, 0)))
  expect_identical(r$p.value, 0)
  # both labelings that keep the groups apart, of choose(10000, 5000)
  expect_equal(r$log.p, log(2) - lchoose(10000, 5000), tolerance = 1e-12)
})

test_that("two answers: binomial and hypergeometric tests are its ends", {
  set.seed(7)
  for (i in 1:20) {
    pairs <- rpois(4, 6)
    r <- overlap_test(twin_of(pairs, c(0, 0), c(0, 0)))
    # McNemar's exact test; pairs by column: 2 is high-low, 3 is low-high
    want <- stats::binom.test(pairs[[2L]], pairs[[2L]] + pairs[[3L]])$p.value
    expect_equal(r$p.value, want, tolerance = 1e-12)
    one <- rpois(2, 15) + 1
    two <- rpois(2, 15) + 1
    r <- overlap_test(twin_of(rep(0, 4), one, two), alternative = "greater")
    want <- stats::phyper(one[[2L]] - 1, one[[2L]] + two[[2L]], one[[1L]] + two[[1L]],
      sum(one), lower.tail = FALSE
    )
    expect_equal(r$p.value, want, tolerance = 1e-11)
  }
})

test_that("coin finds the same, with each pair a block and the rest one", {
  skip_if_not_installed("coin")
  set.seed(11)
  for (i in 1:6) {
    n <- c(12, 15, 10)
    k <- c(3, 5)[[1 + i %% 2]]
    px <- sample(k, n[[1]], TRUE)
    py <- pmin(k, pmax(1, px + sample(-1:1, n[[1]], TRUE)))
    sx <- sample(k, n[[2]], TRUE)
    sy <- sample(k, n[[3]], TRUE)
    x <- c(px, sx, rep(NA, n[[3]]))
    y <- c(py, rep(NA, n[[2]]), sy)
    d <- data.frame(
      v = c(px, py, sx, sy), g = factor(rep(c(1, 2, 1, 2), n[c(1, 1, 2, 3)])),
      b = factor(c(seq_len(n[[1]]), seq_len(n[[1]]), rep(n[[1]] + 1, sum(n[-1]))))
    )
    d$r <- rank(d$v)
    exact <- function(f, ...) {
      as.double(coin::pvalue(
        coin::independence_test(f, d, distribution = "exact", ...)
      ))
    }
    expect_equal(overlap_test(x, y, scores = "linear")$p.value, exact(v ~ g | b),
      tolerance = 1e-8
    )
    expect_equal(overlap_test(x, y)$p.value, exact(r ~ g | b), tolerance = 1e-8)
    expect_equal(
      overlap_test(x, y, alternative = "greater")$p.value,
      exact(r ~ g | b, alternative = "greater"),
      tolerance = 1e-8
    )
    z <- coin::statistic(coin::independence_test(r ~ g | b, d))
    expect_equal(
      unname(overlap_test(x, y, method = "asymptotic")$statistic), unname(z),
      tolerance = 1e-10
    )
    x <- c(sx, rep(NA, n[[3]]))
    y <- c(rep(NA, n[[2]]), sy)
    f <- data.frame(v = c(sx, sy), g = factor(rep(1:2, n[-1])))
    expect_equal(overlap_test(x, y)$p.value,
      as.double(coin::pvalue(coin::wilcox_test(v ~ g, f, distribution = "exact"))),
      tolerance = 1e-10
    )
  }
})

test_that("exactRankTests and coin find the same at both ends", {
  skip_if_quick()
  skip_if_not_installed("coin")
  skip_if_not_installed("exactRankTests")
  alternatives <- c("two.sided", "less", "greater")
  of_coin <- function(test, ...) as.double(coin::pvalue(test(..., distribution = "exact")))
  set.seed(31)
  for (k in c(2, 4, 7)) {
    # nobody in both groups
    a <- sample(k, 17, TRUE)
    b <- sample(k, 13, TRUE, prob = seq_len(k))
    x <- c(a, rep(NA, 13))
    y <- c(rep(NA, 17), b)
    scores <- sort(sample(0:9, k, TRUE))
    d <- data.frame(v = c(a, b), g = factor(rep(1:2, c(17, 13))))
    d$s <- scores[d$v]
    for (alternative in alternatives) {
      got <- function(...) {
        overlap_test(x, y, ..., scale = seq_len(k), alternative = alternative)$p.value
      }
      expect_equal(got(scores = "linear"),
        exactRankTests::perm.test(a, b, alternative = alternative, exact = TRUE)$p.value,
        tolerance = 1e-10
      )
      expect_equal(got(),
        exactRankTests::wilcox.exact(a, b, alternative = alternative, exact = TRUE)$p.value,
        tolerance = 1e-10
      )
      if (length(unique(d$s)) > 1L) {
        expect_equal(got(scores = scores), of_coin(coin::oneway_test, s ~ g, d,
          alternative = alternative
        ), tolerance = 1e-8)
      }
      expect_equal(got(), of_coin(coin::wilcox_test, v ~ g, d,
        alternative = alternative
      ), tolerance = 1e-10)
    }
    # everybody in both
    x <- sample(k, 18, TRUE)
    y <- pmin(k, pmax(1, x + sample(c(-1, 0, 1, 2), 18, TRUE)))
    d <- data.frame(
      v = c(x, y), g = factor(rep(1:2, each = 18)), b = factor(rep(1:18, 2))
    )
    d$r <- rank(d$v)
    for (alternative in alternatives) {
      got <- function(...) {
        overlap_test(x, y, ..., scale = seq_len(k), alternative = alternative)$p.value
      }
      expect_equal(got(scores = "linear"),
        exactRankTests::perm.test(x, y,
          paired = TRUE, alternative = alternative, exact = TRUE
        )$p.value,
        tolerance = 1e-10
      )
      expect_equal(got(scores = "linear"), of_coin(coin::oneway_test, v ~ g | b, d,
        alternative = alternative
      ), tolerance = 1e-8)
      expect_equal(got(), of_coin(coin::oneway_test, r ~ g | b, d,
        alternative = alternative
      ), tolerance = 1e-8)
    }
  }
})

test_that("two answers, nobody in both: fisher.test()", {
  set.seed(32)
  for (i in 1:10) {
    t <- matrix(stats::rpois(4, 9) + 1, 2)
    for (alternative in c("less", "greater")) {
      # fisher.test() asks about cell [1, 1], the lower answer of group 1
      other <- c(less = "greater", greater = "less")[[alternative]]
      expect_equal(
        overlap_test(t, alternative = alternative)$p.value,
        stats::fisher.test(t, alternative = other)$p.value,
        tolerance = 1e-10
      )
    }
  }
})

# Published: Bergmann, Ludbrook & Spooren (2000), The American Statistician 54, 72-77,
# seconds that 24 rats stayed on a rotating cylinder; exact 0.0373 two-sided, 0.0186
# one-sided, 0.0147 asymptotic. Data as in the R packages coin and exactRankTests.
test_that("Bergmann, Ludbrook and Spooren's rats", {
  control <- rep(300, 12)
  treated <- c(22, 300, 75, 271, 300, 18, 300, 300, 163, 300, 300, 300)
  x <- c(control, rep(NA, 12))
  y <- c(rep(NA, 12), treated)
  expect_equal(round(overlap_test(x, y)$p.value, 4), 0.0373)
  expect_equal(round(overlap_test(x, y, alternative = "greater")$p.value, 4), 0.0186)
  expect_equal(round(overlap_test(x, y, method = "asymptotic")$p.value, 4), 0.0147)
})

# Published: Mehta & Patel (2001), StatXact 5, table 9.6 (p. 227), blood pressure of 4
# and 11 people: permutation test .0564 and .1040, asymptotic .1070; Wilcoxon-Mann-
# Whitney .0542 and .0989. As quoted in the R package exactRankTests, `bloodp`.
test_that("Mehta and Patel's blood pressures", {
  x <- c(94, 108, 110, 90, rep(NA, 11))
  y <- c(rep(NA, 4), 80, 94, 85, 90, 90, 90, 108, 94, 78, 105, 88)
  p <- function(...) round(overlap_test(x, y, ...)$p.value, 4)
  expect_equal(p(scores = "linear"), 0.1040)
  expect_equal(p(scores = "linear", alternative = "greater"), 0.0564)
  expect_equal(p(scores = "linear", method = "asymptotic"), 0.1070)
  expect_equal(p(), 0.0989)
  expect_equal(p(alternative = "greater"), 0.0542)
})

# Published: Mehta & Patel (2001), table 8.1 (p. 181), AIDS data: permutation test of
# paired differences .0011 one-sided, .0021 two-sided (p. 183); `sal` there.
test_that("Mehta and Patel's paired differences", {
  pre <- c(
    149, 0, 0, 259, 106, 255, 0, 52, 340, 65, 180, 0, 84, 89, 212, 554, 500, 424, 112,
    2600
  )
  post <- c(
    0, 51, 0, 385, 0, 235, 0, 0, 48, 65, 77, 0, 0, 0, 53, 150, 0, 165, 98, 0
  )
  two <- overlap_test(pre, post, scores = "linear")
  expect_equal(round(two$p.value, 4), 0.0021)
  one <- overlap_test(pre, post, scores = "linear", alternative = "greater")
  expect_equal(round(one$p.value, 4), 0.0011)
})

x <- c(5, 4, 4, NA, 2, 3, 5, 4, 5, NA)
y <- c(4, 4, NA, 1, 2, NA, 3, 3, 4, 2)

test_that("vectors, factors, tables and formulas give the same", {
  want <- overlap_test(x, y, scale = likert_scale(1:5))
  # numbers seen are no scale: the same but for the top shares, of which nothing is known
  plain <- overlap_test(x, y)
  expect_equal(plain$p.value, want$p.value)
  expect_false(any(grepl("^top", plain$effects$effect)))
  expect_equal(plain$effects, want$effects[!grepl("^top", want$effects$effect), ], ignore_attr = "row.names")
  same <- function(r) {
    expect_equal(r$p.value, want$p.value)
    expect_equal(r$effects, want$effects)
    expect_equal(r$size, want$size)
  }
  f <- function(v) factor(v, 1:5, ordered = TRUE)
  same(overlap_test(f(x), f(y), scale = likert_scale(1:5)))
  same(overlap_test(twin_table(x, y, likert_scale(1:5))))
  d <- data.frame(
    who = rep(1:10, 2), group = rep(c("a", "b"), each = 10), answer = c(x, y)
  )
  same(overlap_test(answer ~ group, data = d, id = who, scale = likert_scale(1:5)))
  # the order of rows is of no account
  d <- d[c(13, 4, 20, 1:3, 5:12, 14:19), ]
  same(overlap_test(answer ~ group, d, id = who, scale = likert_scale(1:5)))
  # labels turned around
  expect_equal(overlap_test(y, x)$p.value, want$p.value)
  expect_equal(
    overlap_test(y, x, alternative = "less")$p.value,
    overlap_test(x, y, alternative = "greater")$p.value
  )
  # an answer nobody gave has no say
  expect_equal(
    overlap_test(x, y, scale = likert_scale(0:9))$p.value, want$p.value
  )
  # half scores and thirds are made whole
  expect_equal(
    overlap_test(x, y, scores = c(0, .1, .2, .3, 4 / 10))$p.value,
    overlap_test(x, y, scores = 0:4)$p.value
  )
  expect_equal(
    overlap_test(x, y, scores = c(0, 1 / 3, 1 / 2, 2 / 3, 1))$p.value,
    overlap_test(x, y, scores = c(0, 2, 3, 4, 6))$p.value
  )
})

test_that("drawn tables have the exact p within their error, and follow set.seed()", {
  set.seed(4)
  for (args in list(
    list(), list(alternative = "less"), list(alternative = "greater"),
    list(two.sided = "double"), list(mid.p = TRUE), list(scores = c(0, 0, 0, 1, 1))
  )) {
    p <- do.call(overlap_test, c(list(x, y), args))$p.value
    r <- do.call(overlap_test, c(list(x, y), args, method = "montecarlo", B = 40000))
    expect_lt(abs(r$p.value - p), 4.5 * r$p.se + 1e-4)
  }
  one <- cbind(c(3, 5, 8), c(2, 4, 3), c(6, 7, 5))
  p <- overlap_test(one, answers = "one")$p.value
  r <- overlap_test(one, answers = "one", method = "montecarlo", B = 40000)
  expect_lt(abs(r$p.value - p), 4.5 * r$p.se + 1e-4)
  set.seed(1)
  a <- overlap_test(x, y, method = "montecarlo", B = 1000)$p.value
  after <- stats::runif(1)
  set.seed(1)
  expect_identical(overlap_test(x, y, method = "montecarlo", B = 1000)$p.value, a)
  expect_identical(stats::runif(1), after)
  set.seed(1)
  expect_false(stats::runif(1) == after)
})

test_that("Derrick's t and z are the usual tests at both ends", {
  a <- c(1, 2, 2, 4, 5, 3, 3, 5)
  b <- c(2, 1, 2, 5, 1, 1)
  apart <- function(...) {
    overlap_test(c(a, rep(NA, 6)), c(rep(NA, 8), b), method = "derrick", ...)
  }
  for (equal in c(TRUE, FALSE)) {
    want <- stats::t.test(a, b, var.equal = equal)
    got <- apart(var.equal = equal)
    expect_equal(unname(got$statistic), unname(want$statistic))
    expect_equal(unname(got$parameter), unname(want$parameter))
    expect_equal(got$p.value, want$p.value)
  }
  paired <- overlap_test(a[1:6], b, method = "derrick")
  want <- stats::t.test(a[1:6], b, paired = TRUE)
  expect_equal(unname(paired$statistic), unname(want$statistic))
  expect_equal(unname(paired$parameter), 5)
  expect_equal(paired$p.value, want$p.value)
  z <- apart(scores = c(0, 0, 0, 1, 1), alternative = "greater")
  want <- suppressWarnings(
    stats::prop.test(c(3, 1), c(8, 6), correct = FALSE, alternative = "greater")
  )
  expect_equal(unname(z$statistic)^2, unname(want$statistic))
  expect_equal(z$p.value, want$p.value)
  # some of each, by the formulas of Derrick et al. (2015, 2017) written out
  p <- c(mean(x > 3, na.rm = TRUE), mean(y > 3, na.rm = TRUE))
  m <- sum(!is.na(x) & !is.na(y))
  bar <- (8 * p[[1L]] + 8 * p[[2L]]) / 16
  phi <- stats::cor(x > 3, y > 3, use = "complete.obs")
  want <- (p[[1L]] - p[[2L]]) /
    sqrt(bar * (1 - bar) * (1 / 8 + 1 / 8 - 2 * phi * m / 64))
  got <- overlap_test(x, y, method = "derrick", scores = c(0, 0, 0, 1, 1))
  expect_equal(unname(got$statistic), want)
  r <- stats::cor(x, y, use = "complete.obs")
  s <- c(stats::var(x, na.rm = TRUE), stats::var(y, na.rm = TRUE))
  d <- mean(x, na.rm = TRUE) - mean(y, na.rm = TRUE)
  got <- overlap_test(x, y, method = "derrick")
  expect_equal(
    unname(got$statistic), d / sqrt(sum(s) / 8 - 2 * r * sqrt(prod(s)) * m / 64)
  )
  gamma <- (sum(s) / 8)^2 / sum((s / 8)^2 / 7)
  expect_equal(unname(got$parameter), m - 1 + (gamma - m + 1) / 16 * 4)
  got <- overlap_test(x, y, method = "derrick", var.equal = TRUE)
  expect_equal(unname(got$statistic), d / sqrt(mean(s) * (1 / 4 - 2 * r * m / 64)))
  expect_equal(unname(got$parameter), m - 1 + (4 + m - 1) / 16 * 4)
})

test_that("crosstabs' overlap formula has a choice of degrees of freedom", {
  a <- c(1, 2, 2, 4, 5, 3, 3, 5)
  b <- c(2, 1, 2, 5, 1, 1)
  got <- overlap_test(c(a, rep(NA, 6)), c(rep(NA, 8), b), method = "crosstab")
  want <- stats::t.test(a, b, var.equal = TRUE)
  expect_equal(unname(got$statistic), unname(want$statistic))
  expect_equal(got$p.value, want$p.value)
  two <- overlap_test(x, y, method = "crosstab")
  expect_equal(unname(two$parameter), 8 + 8 - 6 - 2)
  expect_equal(unname(overlap_test(x, y, method = "crosstab", df = 1)$parameter), 9)
  z <- overlap_test(x, y, method = "crosstab", df = Inf)
  expect_equal(z$p.value, 2 * stats::pnorm(-abs(unname(z$statistic))))
  # one answer: r = 1, persons once
  one <- cbind(c(6, 4), c(3, 5), c(2, 9))
  got <- overlap_test(one, answers = "one", method = "crosstab")
  p <- c(9 / 18, 14 / 19)
  bar <- 18 / 29
  want <- (p[[2L]] - p[[1L]]) / sqrt(bar * (1 - bar) * (1 / 18 + 1 / 19 - 16 / 18 / 19))
  expect_equal(abs(unname(got$statistic)), abs(want))
  expect_equal(unname(got$parameter), 18 + 19 - 8 - 2)
})

test_that("the forms of crosstab programs, each worked by hand", {
  # rows: disagree, agree; columns: only in group 1, in both, only in group 2
  one <- cbind(c(6, 4), c(3, 5), c(2, 9))
  form <- function(...) overlap_test(one, answers = "one", method = "crosstab", ...)
  # 9 of 18 and 14 of 19 agree; 23 of 37 answers; 8 people in both
  within <- 1 / 18 + 1 / 19 - 2 * 8 / (18 * 19)
  d <- 9 / 18 - 14 / 19
  got <- form(crosstab = "unicom")
  expect_equal(unname(got$statistic), d / sqrt(23 / 37 * 14 / 37 * within))
  expect_equal(unname(got$parameter), 18 + 19 - 8 - 2)
  expect_equal(got$p.value, 2 * stats::pt(-abs(unname(got$statistic)), 27))
  got <- form(crosstab = "q")
  expect_equal(unname(got$statistic), d / sqrt(23 / 37 * 14 / 37 * within * 37 / 36))
  expect_equal(unname(got$parameter), 18 + 19 - 1)
  expect_match(format(got, lang = "en"), "as Q has it", all = FALSE)
  # two answers: r is the correlation within the pairs
  top <- c(0, 0, 0, 1, 1)
  agree <- cbind(x, y) >= 4
  pair <- stats::complete.cases(agree)
  p <- colMeans(agree, na.rm = TRUE)
  n <- colSums(!is.na(agree))
  bar <- sum(agree, na.rm = TRUE) / sum(n)
  r <- stats::cor(agree[pair, 1L], agree[pair, 2L])
  v <- bar * (1 - bar) * (sum(1 / n) - 2 * r * sum(pair) / prod(n))
  two <- function(...) unname(overlap_test(x, y, scores = top, method = "crosstab", ...)$statistic)
  expect_equal(two(crosstab = "unicom"), unname(p[[1L]] - p[[2L]]) / sqrt(v))
  expect_equal(two(crosstab = "q"),
    unname(p[[1L]] - p[[2L]]) / sqrt(v * sum(n) / (sum(n) - 1)))
  # nobody in both: Pearson's chi-squared, and that of n - 1
  apart <- rbind(c(6, 9), c(11, 4))
  want <- unname(suppressWarnings(stats::chisq.test(apart, correct = FALSE))$statistic)
  z <- function(...) unname(overlap_test(apart, scores = 0:1, method = "crosstab", ...)$statistic)
  expect_equal(z(crosstab = "unicom")^2, want)
  expect_equal(z(crosstab = "persons")^2, want)
  expect_equal(z(crosstab = "q")^2, want * 29 / 30)
})

test_that("a form that is not there, or with what is not its own, is refused", {
  bad <- function(class, ...) expect_error(
    overlap_test(x, y, method = "crosstab", ...), class = paste0("akkoord_error_", class)
  )
  bad("choice", crosstab = "spss")
  bad("crosstab", crosstab = "q", df = 1)
  bad("scores", crosstab = "unicom")
  # means: pooled within the groups
  expect_equal(
    overlap_test(x, y, method = "crosstab", crosstab = "q")$statistic,
    overlap_test(x, y, method = "crosstab")$statistic
  )
})

test_that("one answer a person: all ways to deal out the labels", {
  brute <- function(score, label) {
    n1 <- sum(label != 3)
    n2 <- sum(label != 1)
    value <- c(n2, n2 - n1, -n1)
    size <- tabulate(label, 3)
    n <- length(score)
    all <- utils::combn(n, size[[1L]], function(first) {
      rest <- setdiff(seq_len(n), first)
      if (size[[2L]] == 0) {
        both <- list(integer())
      } else {
        both <- utils::combn(length(rest), size[[2L]], function(i) rest[i],
          simplify = FALSE
        )
      }
      vapply(both, function(b) {
        l <- rep(3, n)
        l[first] <- 1
        l[b] <- 2
        sum(score * value[l])
      }, 0)
    }, simplify = FALSE)
    all <- unlist(all)
    t <- sum(score * value[label])
    c(
      both = mean(abs(all) >= abs(t) - 1e-9), less = mean(all <= t + 1e-9),
      greater = mean(all >= t - 1e-9), edge = mean(abs(all - t) < 1e-9),
      both_edge = mean(abs(abs(all) - abs(t)) < 1e-9)
    )
  }
  set.seed(3)
  for (i in 1:12) {
    n <- 9
    k <- 2 + i %% 3
    answer <- sample(k, n, TRUE)
    label <- sample(3, n, TRUE)
    if (length(unique(label)) < 3) next
    table <- unclass(table(factor(answer, 1:k), factor(label, 1:3)))
    want <- brute(answer, label)
    test <- function(...) {
      overlap_test(table, answers = "one", scores = seq_len(k), ...)$p.value
    }
    expect_equal(test(), want[["both"]], tolerance = 1e-12)
    expect_equal(test(alternative = "less"), want[["less"]], tolerance = 1e-12)
    expect_equal(test(alternative = "greater"), want[["greater"]], tolerance = 1e-12)
    expect_equal(test(two.sided = "double"),
      min(1, 2 * min(want[["less"]], want[["greater"]])),
      tolerance = 1e-12
    )
    expect_equal(test(mid.p = TRUE), want[["both"]] - want[["both_edge"]] / 2,
      tolerance = 1e-12
    )
    expect_equal(test(mid.p = TRUE, alternative = "less"),
      want[["less"]] - want[["edge"]] / 2,
      tolerance = 1e-12
    )
    # from vectors
    x1 <- ifelse(label != 3, answer, NA)
    y1 <- ifelse(label != 1, answer, NA)
    if (length(unique(answer)) == k) {
      expect_equal(
        overlap_test(x1, y1, answers = "one", scores = "linear")$p.value, test()
      )
    }
  }
  # nobody in both: the test of independent groups
  set.seed(8)
  a <- sample(4, 14, TRUE)
  b <- sample(4, 11, TRUE)
  x1 <- c(a, rep(NA, 11))
  y1 <- c(rep(NA, 14), b)
  expect_equal(
    overlap_test(x1, y1, answers = "one")$p.value, overlap_test(x1, y1)$p.value,
    tolerance = 1e-12
  )
})

test_that("one answer a person, two answers: the hypergeometric distribution", {
  # 250 persons; of those who gave the lower answer, x are in group 1 only, y in both
  t <- rbind(c(31, 40, 52), c(52, 41, 34))
  size <- colSums(t)
  n <- c(size[[1]] + size[[2]], size[[2]] + size[[3]])
  low <- sum(t[1, ])
  all <- expand.grid(x = 0:size[[1]], y = 0:size[[2]])
  all <- all[low - all$x - all$y >= 0 & low - all$x - all$y <= size[[3]], ]
  stat <- function(x, y) -(n[[2]] * (x + y) - n[[1]] * (low - x))
  p <- exp(
    lchoose(size[[1]], all$x) + lchoose(size[[2]], all$y) +
      lchoose(size[[3]], low - all$x - all$y) - lchoose(sum(size), low)
  )
  # less its mean, which is that of the shares
  middle <- stat(low * size[[1]] / sum(size), low * size[[2]] / sum(size))
  far <- function(v) round(v - middle, 6)
  seen <- far(stat(t[1, 1], t[1, 2]))
  got <- function(...) overlap_test(t, answers = "one", scores = "linear", ...)$p.value
  d <- far(stat(all$x, all$y))
  expect_equal(got(), sum(p[abs(d) >= abs(seen)]), tolerance = 1e-11)
  expect_equal(got(alternative = "greater"), sum(p[d >= seen]), tolerance = 1e-11)
  expect_equal(got(alternative = "less"), sum(p[d <= seen]), tolerance = 1e-11)
})

test_that("nothing that can change gives p = 1 and says so", {
  for (method in c("exact", "montecarlo", "asymptotic", "derrick", "crosstab")) {
    r <- overlap_test(c(3, 3, NA), c(3, NA, 3), method = method, B = 100)
    expect_identical(r$p.value, 1)
    expect_match(r$notes, "same one")
    r <- overlap_test(x, y, scores = rep(2, 5), method = method, B = 100)
    expect_identical(r$p.value, 1)
    expect_match(r$notes, "same score")
  }
  r <- overlap_test(c(1, 2, 3), c(1, 2, 3))
  expect_identical(r$p.value, 1)
  expect_match(r$notes, "no swap")
})

test_that("estimates and intervals are of the population, in the scale's scores", {
  r <- overlap_test(x, y, N = 25, scale = likert_scale(1:5))
  expect_equal(unname(r$estimate), mean(x, na.rm = TRUE) - mean(y, na.rm = TRUE))
  e <- twin_effects(twin_table(x, y, likert_scale(1:5)), 1:5 + 0, 1:5 > 3, 25)
  expect_equal(r$effects, e)
  expect_equal(as.double(r$conf.int), unlist(e[3, 4:5], use.names = FALSE))
  expect_identical(attr(r$conf.int, "conf.level"), 0.95)
  inf <- overlap_test(x, y)
  expect_lt(r$effects$std.error[[3]], inf$effects$std.error[[3]])
  expect_identical(r$p.value, inf$p.value)
})

test_that("results print, and turn into data", {
  withr::local_options(akkoord.lang = "en")
  wide <- function(code) withr::with_options(list(width = 80), code)
  expect_snapshot(wide(print(overlap_test(x, y, N = 25))))
  expect_snapshot({
    set.seed(2)
    wide(print(overlap_test(x, y, method = "montecarlo", B = 1000, mid.p = TRUE)))
  })
  expect_snapshot(wide(print(
    overlap_test(cbind(c(3, 5, 8), c(2, 4, 3), c(6, 7, 5)), answers = "one")
  )))
  r <- overlap_test(x, y)
  expect_s3_class(r, "htest")
  expect_identical(nrow(tidy(r)), 1L)
  expect_equal(tidy(r)$p.value, r$p.value)
  expect_equal(glance(r)$pairs, 6)
  expect_equal(as.data.frame(r)$conf.low, r$conf.int[[1L]])
  expect_type(format(r), "character")
})

test_that("bad input is refused, each with its own error", {
  skip_if_quick()
  d <- data.frame(
    who = c(1:4, 1:3), g = rep(c("a", "b"), c(4, 3)), v = c(1, 2, 3, 4, 2, 2, 1)
  )
  twice <- rbind(d, d[2, ])
  three <- rbind(d, data.frame(who = 9, g = "c", v = 1))
  plain <- factor(c("walk", "bus", "tram"))
  expect_snapshot(error = TRUE, overlap_test(1:3, 1:4))
  expect_snapshot(error = TRUE, overlap_test(plain, plain))
  expect_snapshot(error = TRUE, overlap_test(
    factor(1:2, 1:2, ordered = TRUE), factor(1:2, 2:1, ordered = TRUE)
  ))
  expect_snapshot(error = TRUE, overlap_test(v ~ g, data = twice, id = who))
  expect_snapshot(error = TRUE, overlap_test(v ~ g, data = three, id = who))
  expect_snapshot(error = TRUE, overlap_test(v ~ g, data = d))
  expect_snapshot(error = TRUE, overlap_test(c(1, 2, NA), c(NA, NA, NA)))
  expect_snapshot(error = TRUE, overlap_test(x, y, scores = 1:4))
  expect_snapshot(error = TRUE, overlap_test(x, y, scores = c(1, 2, 2, 1, 5)))
  expect_snapshot(error = TRUE, overlap_test(x, y, scores = c(1, 2, NA, 4, 5)))
  expect_snapshot(error = TRUE, overlap_test(x, y, scores = c(1, 2, 3, 4, Inf)))
  expect_snapshot(error = TRUE, overlap_test(x, y, scores = sqrt(1:5)))
  expect_snapshot(error = TRUE, overlap_test(x, y, scores = "ranks"))
  expect_snapshot(error = TRUE, overlap_test(rbind(c(1, 2.5), c(3, 1))))
  expect_snapshot(error = TRUE, overlap_test(x, y, answers = "one"))
  expect_snapshot(error = TRUE, overlap_test(x, y, N = 5))
  expect_snapshot(error = TRUE, overlap_test(x, y, conf.level = 95))
  expect_snapshot(error = TRUE, overlap_test(x, y, method = "exakt"))
  expect_snapshot(error = TRUE, overlap_test(x, y, method = "montecarlo", B = 0))
  expect_snapshot(error = TRUE, overlap_test(rbind(201:209 * 11, 209:201 * 9), max.seconds = 1))
  expect_snapshot(error = TRUE, overlap_test(x))
  expect_snapshot(error = TRUE, overlap_test(x, y, mid.p = NA))
  expect_snapshot(error = TRUE, overlap_test(x, y, tail = 2))
  same <- likert_scale(1:5)
  expect_snapshot(error = TRUE, overlap_test(
    c(1, 1, NA, NA), c(NA, NA, 2, 2),
    scale = same, method = "derrick"
  ))
  classes <- list(
    variance = quote(
      overlap_test(c(1, 1, NA), c(NA, NA, 3), scale = same, method = "crosstab")
    ),
    length = quote(overlap_test(1:3, 1:4)),
    unordered = quote(overlap_test(plain, plain)),
    id = quote(overlap_test(v ~ g, data = twice, id = who)),
    groups = quote(overlap_test(v ~ g, data = three, id = who)),
    empty = quote(overlap_test(c(1, 2, NA), c(NA, NA, NA))),
    scores = quote(overlap_test(x, y, scores = c(1, 2, 2, 1, 5))),
    scores = quote(overlap_test(x, y, scores = sqrt(1:5))),
    number = quote(overlap_test(x, y, scores = c(1, 2, 3, 4, Inf))),
    weighted = quote(overlap_test(rbind(c(1, 2.5), c(3, 1)))),
    one_answer = quote(overlap_test(x, y, answers = "one")),
    too_large = quote(
      overlap_test(rbind(201:209 * 11, 209:201 * 9), max.seconds = 1)
    )
  )
  for (i in seq_along(classes)) {
    expect_error(eval(classes[[i]]), class = paste0("akkoord_error_", names(classes)[[i]]))
  }
})

test_that("a time limit stops it, and nothing is left behind", {
  big <- rbind(c(1801, 2903, 3105, 1907, 2809), c(2911, 2513, 2017, 2019, 2923))
  why <- tryCatch(
    {
      setTimeLimit(elapsed = 0.05, transient = TRUE)
      overlap_test(big)
      "done"
    },
    error = function(e) {
      setTimeLimit()
      conditionMessage(e)
    },
    finally = setTimeLimit()
  )
  expect_match(why, "time limit")
  expect_equal(overlap_test(x, y)$p.value, overlap_test(x, y)$p.value)
})
