# Random reports by every habit: none is called contradictory, and what a habit explains
# in several rows is not called wrong at all.

test_that("no self-consistent report is contradicted, whatever its habit", {
  for (habit in report_habits) {
    wrong <- integer()
    for (seed in seq_len(effort(1, 30, 1e3))) {
      set.seed(seed)
      a <- audit_report(habit_random(habit, pick_one(seq_len(8))), lang = "en")
      if (any(a$rank == "contradiction")) wrong <- c(wrong, seed)
      # plain rounding of true counts fails nowhere
      if (habit == "plain") expect_false(any(a$verdict == "inconsistent"))
    }
    expect_identical(wrong, integer(), info = habit)
  }
})

test_that("nor is one of a thousand small reports of each habit", {
  for (habit in report_habits) {
    for (seed in seq_len(effort(1, 5, 50))) {
      set.seed(seed)
      ranks <- habit_ranks(habit_many(habit, effort(10, 200, 200)))
      bad <- vapply(ranks, function(r) any(r %in% c("contradiction", if (habit == "plain") c(
        "inconsistent", "rounding slip", "other base likely"
      ))), NA)
      expect_identical(names(which(bad)), character(), info = paste(habit, seed))
    }
  }
})

# Rows of four answers, each printed, and a sum.
habit_bars <- function(habit, bars = 8L, n = 20:200, digits = 0) {
  labels <- akkoord::likert_scale("agree4")$labels$nl
  habit_as_report(do.call(rbind, lapply(seq_len(bars), function(i) {
    m <- sample(n, 1L)
    people <- as.vector(stats::rmultinom(1L, m, stats::rexp(4)))
    out <- habit_row(people, m, habit, digits, labels)
    out <- out[!grepl("+", out$category, fixed = TRUE), ]
    at <- 3:4
    sum <- if (habit == "labels") sum(out$percent[at]) else print_habit(100 * sum(people[at]) / m, habit, digits)
    out <- rbind(out, transform(out[1L, ], category = paste(labels[at], collapse = "+"), percent = sum))
    out$figure <- as.character(i)
    out$item <- paste0("i", i)
    out$scale <- "agree4"
    out
  })), 1000)
}

test_that("a habit of several rows is named and explains them, and a wrong number is still found", {
  skip_if_quick()
  for (seed in seq_len(effort(2, 20))) {
    for (habit in c("truncate", "labels")) {
      set.seed(seed)
      r <- habit_bars(habit, if (habit == "labels") 14L else 8L)
      a <- audit_report(r, lang = "en")
      said <- attr(a, "habit")
      expect_false(any(a$verdict == "inconsistent"), info = paste(habit, seed))
      if (said$fails[["nearest"]] > 1L) expect_identical(said$chosen, habit)
      # a sum that is far off is a contradiction under any habit
      at <- which(grepl("+", r$published$category, fixed = TRUE))[[2L]]
      to <- if (r$published$percent[[at]] > 50) r$published$percent[[at]] - 9 else r$published$percent[[at]] + 9
      r$published$percent[[at]] <- to
      r$published$printed[at] <- printed(format(to))
      a <- audit_report(r, lang = "en")
      expect_true("contradiction" %in% a$rank[a$figure %in% r$published$figure[[at]]], info = paste(habit, seed))
    }
  }
})

test_that("a source may have a habit of its own", {
  set.seed(3)
  plain <- habit_bars("plain")
  short <- habit_bars("truncate")
  short$published$figure <- paste0("t", short$published$figure)
  short$published$id <- paste0("t", short$published$id)
  short$figures$figure <- paste0("t", short$figures$figure)
  both <- plain
  both$published <- vctrs::vec_rbind(plain$published, short$published)
  both$published$source <- rep(c("p. 3, chart", "p. 9, table"), c(nrow(plain$published), nrow(short$published)))
  both$figures <- vctrs::vec_rbind(plain$figures, short$figures)
  a <- audit_report(both, lang = "en")
  expect_false(any(a$verdict == "inconsistent"))
  expect_match(paste(format(a), collapse = " "), "p. 9: .* rows fail under rounding, none under truncate")
})

test_that("ranks: slips have a neighbour, other bases are named, the heaviest come first", {
  rank <- function(percent, cells, n, ...) {
    a <- audit_report(bar_report(percent, cells, n, ...), lang = "en")
    expect_false(is.unsorted(match(a$rank, audit_ranks)))
    a[a$verdict == "inconsistent", ]
  }
  # 30 and 31 of 50 are 60 and 62%
  expect_identical(rank(61, list(4L), 50)$rank, "rounding slip")
  # 61.5% is 8 of 13, and none of 50
  a <- rank(61.5, list(4L), 50, digits = 1)
  expect_identical(a$rank, "other base likely")
  expect_match(a$reason, "with 39 people instead of 50")
  expect_identical(round(100 * 24 / 39, 1), 61.5)
  # 16 + 47 is 63 in labels; 62.5 to 63.5 is no number near 70
  expect_identical(rank(c(16, 47, 70), list(3L, 4L, 3:4), 200)$rank, "contradiction")
  expect_identical(rank(c(16, 47, 65), list(3L, 4L, 3:4), 200)$rank, "rounding slip")
  # brute force: 16 + 47 and 65 cannot be by rounding
  expect_false(brute_possible(c(16, 47, 65), list(3L, 4L, 3:4), 60, rep("=", 3), 0, "nearest"))
})

test_that("agree beside strongly agree is an answer, where all answers are there", {
  d <- data.frame(item = "a", n = 100, `strongly disagree` = "10", disagree = "20",
                  `neither agree nor disagree` = "30", agree = "25", `strongly agree` = "15", check.names = FALSE)
  r <- suppressMessages(published_report(d))
  expect_false(any(grepl("+", r$published$category, fixed = TRUE)))
  expect_false(any(audit_report(r)$verdict == "inconsistent"))
})

test_that("percentages said to be weighted are no counts: nothing is called wrong, and margins show what they imply", {
  for (seed in seq_len(effort(3, 100))) {
    set.seed(seed)
    r <- habit_random("weighted")
    r$method <- vctrs::vec_rbind(r$method, transform(r$method, id = "w", quantity = "weighted", value = 1, printed = printed(1)))
    a <- audit_report(r, lang = "en")
    expect_false(any(a$verdict == "inconsistent"), info = seed)
  }
  wide <- function(weighted, moe = NULL) {
    d <- data.frame(item = c("A", "B"), n = 400, no = c("35.3", "50"), yes = c("64.7", "52"), weighted = weighted)
    r <- suppressMessages(published_report(d))
    if (!is.null(moe)) {
      r$method <- vctrs::vec_rbind(r$method, transform(r$method[1L, ], id = "moe", quantity = "margin of error",
                                            value = moe, printed = printed(format(moe))))
    }
    audit_report(r, lang = "en")
  }
  a <- wide("yes")
  expect_identical(unique(a$verdict[a$check == "share"]), "not checkable")
  expect_match(a$reason[a$check == "share"], "Weighted")
  # 102% is wrong, weighted or not
  expect_identical(a$item[a$verdict == "inconsistent"], "b")
  # no design effect: what the margin implies, (5.9 / 4.9)^2; with one, a verdict
  a <- wide("yes", 5.9)
  a <- a[a$check == "margin", ]
  expect_identical(a$verdict, "not checkable")
  ends <- signif((c(5.85, 5.95) / (100 * stats::qnorm(0.975) * sqrt(0.25 / 400)))^2, 3)
  expect_match(a$reason, paste(ends[[1L]], "to", ends[[2L]]), fixed = TRUE)
  of <- function(deff) {
    a <- wide(deff, 5.9)
    a$verdict[a$check == "margin"]
  }
  expect_identical(c(of("1.45"), of("1,9"), of("no")), c("consistent", "not checkable", "inconsistent"))
  expect_error(wide("perhaps"), class = "akkoord_error_report_value")
})
