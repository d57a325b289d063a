test_that("mean, sd, median and top share equal R's own on the answers", {
  d <- withr::with_seed(7, data.frame(g = sample(c("a", "b"), 201, TRUE), q = sample(c(1:5, NA), 201, TRUE)))
  s <- summary(likert_counts(d, q, by = g, scale = 1:5))
  for (g in c("a", "b")) {
    v <- d$q[d$g == g & !is.na(d$q)]
    row <- s[s$group == g, ]
    expect_equal(row$mean, mean(v), tolerance = 1e-14)
    expect_equal(row$sd, sqrt(mean((v - mean(v))^2)), tolerance = 1e-14)
    expect_identical(row$median, as.character(stats::quantile(v, 0.5, type = 1, names = FALSE)))
    expect_identical(row$top, mean(v >= 4))
    expect_identical(row$missing, sum(is.na(d$q[d$g == g])))
    expect_identical(c(row$mean.low, row$mean.high), c(row$mean, row$mean))
  }
})

# Every table of whole counts within the ranges that adds up to a base.
tables_within <- function(low, high, base) {
  all <- as.matrix(expand.grid(Map(seq, low, high)))
  all[rowSums(all) == base, , drop = FALSE]
}

test_that("ranges of mean and top share are those of all tables within the ranges", {
  skip_if_quick()
  withr::local_seed(11)
  for (i in 1:60) {
    k <- sample(2:4, 1)
    low <- sample(0:3, k, TRUE)
    high <- low + sample(0:4, k, TRUE)
    base <- sum(low) + sample.int(sum(high - low) + 1L, 1L) - 1L
    if (base == 0) next
    scores <- sort(sample(0:9, k))
    s <- likert_scale(letters[1:k], scores = scores, top = 1)
    x <- as_likert_counts(data.frame(item = "q", category = letters[1:k], low = low, high = high, base = base), scale = s)
    got <- summary(x)
    all <- tables_within(low, high, base)
    means <- all %*% scores / base
    expect_equal(c(got$mean.low, got$mean.high), range(means), tolerance = 1e-14)
    expect_equal(c(got$top.low, got$top.high), range(all[, k]) / base, tolerance = 1e-14)
    expect_identical(is.na(got$mean), diff(range(means)) > 1e-12)
  }
})

test_that("don't knows inside the base leave the number of answers open", {
  x <- as_likert_counts(
    data.frame(item = "q", category = c("nee", "ja", "ik weet het niet"), low = c(2, 3, 0), high = c(4, 5, 3), base = 9),
    scale = "yes_no_dk", base = "answered"
  )
  all <- tables_within(c(2, 3, 0), c(4, 5, 3), 9)
  got <- summary(x)
  expect_equal(c(got$top.low, got$top.high), range(all[, 2]) / 9)
  means <- all[, 2] / (all[, 1] + all[, 2])
  expect_equal(c(got$mean.low, got$mean.high), range(means))
})

test_that("tidy gives shares of the base, and one row a statistic", {
  d <- data.frame(q = c(1, 1, 4, 5, 9, NA))
  t <- tidy(likert_counts(d, q, scale = likert_scale(1:5, dont_know = c(dk = 9))))
  expect_identical(t$estimate[t$statistic == "share"], c(2, 0, 0, 1, 1) / 4)
  expect_identical(t$estimate[t$statistic == "dk"], 1 / 5)
  expect_identical(t$estimate[t$statistic == "top"], 0.5)
  expect_identical(t$estimate[t$statistic == "mean"], 11 / 4)
  expect_identical(t$n[t$statistic == "mean"], 4)
})

test_that("a group without answers has shares that are unknown, not zero", {
  d <- data.frame(g = c("a", "b"), q = c(1, NA))
  s <- summary(likert_counts(d, q, by = g, scale = 1:5))
  expect_identical(s$n, c(1, 0))
  expect_identical(is.na(s$mean), c(FALSE, TRUE))
  t <- tidy(likert_counts(d, q, by = g, scale = 1:5))
  expect_true(all(is.na(t$estimate[t$group == "b"])))
})

test_that("a by variable called like a result column does not clash", {
  d <- data.frame(n = c("a", "b"), q = 1:2)
  x <- likert_counts(d, q, by = n, scale = 1:5)
  expect_identical(summary(x)$group, c("a", "b"))
  expect_type(summary(x)$n, "double")
  expect_identical(anyDuplicated(names(tidy(x))), 0L)
})

test_that("a summary is tidied as its counts are, and shows no column of zeros", {
  d <- withr::with_seed(8, data.frame(g = sample(c("a", "b"), 60, TRUE), q = sample(1:5, 60, TRUE), w = stats::runif(60)))
  for (counts in list(
    likert_counts(d, q, by = g, scale = 1:5, N = 90), likert_counts(d, q, by = g, scale = 1:5, weights = w),
    likert_counts(d, q, scale = 1:5, base = "answered"),
    likert_counts(published_report("erasmus2022"), c(network, values), survey = "erasmus")
  )) {
    sets <- list(low = 1:2, net = ~ top - bottom)
    s <- tidy(summary(counts, sets = sets))
    of_counts <- tidy(counts, sets = sets)
    of_counts <- of_counts[of_counts$statistic %in% c("top", "mean", "set", "difference"), names(s)]
    expect_equal(as.data.frame(s), as.data.frame(of_counts), ignore_attr = TRUE)
    expect_false("std.error" %in% names(tidy(summary(counts, conf.int = FALSE))))
  }
  s <- summary(likert_counts(d, q, by = g, scale = 1:5))
  expect_false(any(grepl("missing", format(s))))
  expect_true(any(grepl("missing", format(summary(likert_counts(rbind(d, NA), q, scale = 1:5))))))
  expect_error(tidy(s[, 1:5]), class = "akkoord_error_damaged")
})

test_that("a summary without an end of its don't knows is printed as the table it is", {
  d <- data.frame(q = c("no", "yes", "?", "yes"))
  s <- summary(likert_counts(d, q, scale = likert_scale(c("no", "yes"), "en", dont_know = "?")))
  part <- s[setdiff(names(s), "dk.low")]
  expect_output(print(part), "dk.high")
  expect_output(print(s), "25%")
})
