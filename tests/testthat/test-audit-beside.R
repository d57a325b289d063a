# Means, standard deviations and medians beside a row: brute force over its counts.

beside_audit <- function(percent, n, ...) {
  d <- data.frame(item = "a", n = n, one = percent[[1L]], two = percent[[2L]], three = percent[[3L]],
                  four = percent[[4L]], scale = "ordered", ..., check.names = FALSE)
  audit_report(suppressMessages(published_report(d)), "nearest", lang = "en")
}

test_that("true statistics are never called wrong; ranges hold the truth", {
  for (seed in seq_len(effort(6, 100))) {
    set.seed(seed)
    n <- sample(3:300, 1L)
    people <- as.vector(stats::rmultinom(1L, n, stats::rexp(4)))
    x <- rep(pick_one(list(1:4, 4:1, 0:3)), people)
    percent <- sprintf("%.0f", round(100 * people / n))
    percent[[1L]] <- "-"
    digits <- pick_one(1:2)
    sd <- if (n > 1 && stats::runif(1) < 0.5) stats::sd(x) else sqrt(mean((x - mean(x))^2))
    a <- beside_audit(percent, n, mean = sprintf("%.*f", digits, mean(x)),
                      sd = sprintf("%.*f", digits, sd), median = format(stats::median(x)))
    a <- a[a$check %in% c("mean", "sd", "median"), ]
    expect_identical(a$verdict, rep("consistent", 3L), info = seed)
  }
})

test_that("a mean that no counts of the row have is found: brute force, and GRIM", {
  skip_if_quick()
  found <- 0
  for (seed in seq_len(effort(6, 60))) {
    set.seed(seed)
    n <- sample(5:14, 1L)
    people <- as.vector(stats::rmultinom(1L, n, stats::rexp(4)))
    percent <- round(100 * people / n)
    said <- round(sum(people * 1:4) / n, 2) + pick_one(c(-0.4, -0.05, 0.03, 0.3))
    if (said < 0) next
    all <- all_counts(n)
    fits <- rowSums(abs(100 * all / n - rep(percent, each = nrow(all))) <= 0.5 + 1e-9) == 4
    can <- FALSE
    for (s in list(1:4, 4:1, 0:3, 3:0)) {
      m <- as.vector(all[fits, , drop = FALSE] %*% s) / n
      can <- can || any(abs(m - said) <= 0.005 + 1e-9)
    }
    a <- beside_audit(format(percent), n, mean = sprintf("%.2f", said))
    expect_identical(a$verdict[a$check == "mean"] == "inconsistent", !can, info = seed)
    found <- found + !can
  }
  expect_gt(found, 2)
  # GRIM: only the base; no sum of 20 whole scores gives 2.33
  a <- beside_audit(c("", "", "", "30"), 20, mean = c("2.33"))
  expect_identical(a$verdict[a$check == "mean"], "inconsistent")
  a <- beside_audit(c("20", "30", "30", "20"), 200, sd = c("2.10"))
  expect_identical(a$rank[a$check == "sd"], "contradiction")
  a <- beside_audit(c("20", "30", "30", "20"), 200, median = c("4.0"))
  expect_identical(a$rank[a$check == "median"], "contradiction")
  a <- beside_audit(c("20", "30", "30", "20"), 200, mean = "high")
  expect_identical(a$verdict[a$check == "mean"], "not checkable")
})
