# Printed p-values against R's own tests, on every table that the printed numbers allow.

p_audit <- function(percent, n, p, ...) {
  d <- data.frame(item = "a", group = names(n), n = n, yes = percent, p = p, ..., check.names = FALSE)
  a <- audit_report(suppressMessages(published_report(d)), "nearest", lang = "en")
  a[a$check == "p", ]
}

# p of two by two counts by every test that reports print.
usual_tests <- function(x, n) {
  table <- rbind(x, n - x)
  if (sum(x) %in% c(0, sum(n))) return(1)
  e <- outer(rowSums(table), n) / sum(n)
  seen <- table > 0
  share <- x / n
  z <- diff(share) / sqrt(sum(share * (1 - share) / n))
  suppressWarnings(c(
    stats::chisq.test(table, correct = FALSE)$p.value, stats::chisq.test(table)$p.value,
    stats::fisher.test(table)$p.value, 2 * stats::pnorm(-abs(z)),
    stats::pchisq(2 * sum(table[seen] * log(table[seen] / e[seen])), 1, lower.tail = FALSE)
  ))
}

hull_of <- function(percent, n) {
  counts <- Map(function(p, m) which(round(100 * 0:m / m + 1e-9) == p | round(100 * 0:m / m - 1e-9) == p) - 1, percent, n)
  grid <- as.matrix(expand.grid(counts))
  range(unlist(apply(grid, 1L, usual_tests, n = n, simplify = FALSE)))
}

test_that("the p of any usual test of the counts is never called wrong, and its range holds it", {
  for (seed in seq_len(effort(4, 300))) {
    set.seed(seed)
    n <- c(A = sample(5:400, 1L), B = sample(5:400, 1L))
    x <- stats::rbinom(2L, n, pmin(1, pmax(0, stats::runif(1) + c(0, pick_one(c(-0.2, 0, 0.2))))))
    digits <- pick_one(0:1)
    p <- pick_one(usual_tests(x, n))
    said <- pick_one(c(sprintf("%.3f", p), sprintf("p = %.2f", p), if (p < 0.05) "<.05" else "ns", if (p < 0.001) "***"))
    a <- p_audit(sprintf("%.*f", digits, 100 * x / n), n, said)
    expect_identical(a$verdict, "consistent", info = seed)
    expect_true(a$low <= p + 1e-9 && p <= a$high + 1e-9, info = seed)
  }
})

test_that("a p outside every table and test is found: brute force as judge", {
  found <- sides <- 0
  for (seed in seq_len(effort(4, 200))) {
    set.seed(seed)
    n <- c(A = sample(8:150, 1L), B = sample(8:150, 1L))
    percent <- round(100 * stats::rbinom(2L, n, stats::runif(2)) / n)
    ends <- hull_of(percent, n)
    p <- pick_one(c(0.01, 0.04, 0.06, 0.2, 0.5, 0.9))
    a <- p_audit(paste0(percent, "%"), n, sprintf("%.2f", p))
    of <- p + c(-0.005, 0.005)
    wrong <- of[[1L]] > ends[[2L]] || of[[2L]] < ends[[1L]]
    one_sided <- of[[1L]] <= ends[[2L]] / 2 && of[[2L]] >= ends[[1L]] / 2
    expect_identical(a$verdict, if (!wrong) "consistent" else if (one_sided) "not checkable" else "inconsistent", info = seed)
    side <- wrong && !one_sided && (of[[2L]] < 0.05 && ends[[1L]] >= 0.05 || of[[1L]] >= 0.05 && ends[[2L]] < 0.05)
    expect_identical(grepl("other side of 0.05", a$reason), side, info = seed)
    expect_equal(c(a$low, a$high), ends, tolerance = 1e-6, info = seed)
    found <- found + (wrong && !one_sided)
    sides <- sides + side
  }
  expect_gt(found, 2)
  expect_gt(sides, 1)
})

test_that("more groups, more answers, and what cannot be said", {
  skip_if_quick()
  n <- c(A = 60, B = 55, C = 70)
  x <- c(30, 20, 40)
  p <- suppressWarnings(stats::chisq.test(rbind(x, n - x))$p.value)
  a <- p_audit(sprintf("%.1f", 100 * x / n), n, sprintf("%.3f", p))
  expect_identical(a$verdict, "consistent")
  expect_lte(a$low, p)
  expect_gte(a$high, p)
  expect_identical(p_audit(sprintf("%.1f", 100 * x / n), n, "0.4")$rank, "contradiction")
  # one unit of the last decimal away
  expect_identical(p_audit(c(50, 25), c(A = 100, B = 80), "0.002")$rank, "rounding slip")
  # another answer's test, or all answers' together, may be meant
  a <- p_audit(c(50, 25), c(A = 100, B = 80), "0.9", no = c(30, 25), neutral = c(20, 50))
  expect_identical(a$verdict, "not checkable")
  expect_match(a$reason, "another test")
  for (said in list(c(".01", ".02"), "low", "about .05", "12")) {
    expect_identical(p_audit(c(50, 25), c(A = 100, B = 80), said)$verdict, "not checkable")
  }
  expect_identical(p_audit(50, c(A = 100), ".01")$verdict, "not checkable")
  # one p a figure: an item's figures have their own
  d <- data.frame(item = "a", figure = c(1, 1, 2, 2), group = c("A", "B", "C", "D"), n = 100,
                  yes = c(50, 30, 40, 42), p = c(".004", "", "ns", ""))
  a <- audit_report(suppressMessages(published_report(d)))
  expect_identical(a$verdict[a$check == "p"], rep("consistent", 2L))
})
