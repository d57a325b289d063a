# Percentages of all answers that were given, where people could give several.

withr::local_options(akkoord.quiet = TRUE)

options_table <- function(percent, n, base = NULL, digits = 1, ...) {
  d <- data.frame(item = paste("option", seq_along(percent)), question = "Q5", scale = "multiple", n = n,
                  chosen = sprintf("%.*f", digits, percent), ..., check.names = FALSE)
  d$base <- base
  d
}

answers_audit <- function(...) audit_report(published_report(options_table(...)), lang = "en")

test_that("said to be of answers: they are at most all answers, and no count of people", {
  # 62 answers by 40 people
  percent <- round(100 * c(31, 20, 11) / 62, 1)
  a <- answers_audit(percent, 62, "answers")
  expect_false(any(a$verdict == "inconsistent"))
  expect_identical(a$verdict[a$check == "total"], "consistent")
  expect_false("base" %in% a$check)
  a <- answers_audit(c(50, 32.3, 27.4), 62, "answers")
  expect_identical(a$verdict[a$check == "total"], "inconsistent")
  expect_match(a$reason[a$check == "total"], "50.0% + 32.3% + 27.4% is 109.7%", fixed = TRUE)
  a <- answers_audit(percent, 62, "answers", margin = "5", ci = "40-60")
  expect_identical(unique(a$verdict[a$check %in% c("margin", "interval")]), "not checkable")
  # some options only
  expect_false(any(answers_audit(c(50, 32.3), 62, "answers")$verdict == "inconsistent"))
})

test_that("they are no respondents, and counts hold only what was printed", {
  d <- options_table(round(100 * c(31, 20, 11) / 62, 1), 62, "answers")
  d <- rbind(d, data.frame(item = "Uses it", question = "Q1", scale = NA, n = 40, chosen = "60", base = NA))
  r <- published_report(d)
  expect_identical(report_method(r, "main", "respondents"), 40)
  a <- audit_report(r, lang = "en")
  expect_false(any(a$verdict == "inconsistent"))
  counts <- likert_counts(r, survey = "main")
  expect_true(all(is.na(counts$count[counts$item == "Q5" & counts$kind == "substantive"])))
})

test_that("not said, it is named where options can be nothing else, and only there", {
  percent <- round(100 * c(31, 20, 11) / 62, 1)
  a <- answers_audit(percent, 40)
  expect_identical(unique(a$rank[a$verdict == "inconsistent"]), "other base likely")
  expect_match(a$reason[a$verdict == "inconsistent"], "as a percentage of answers, of 62 for one", fixed = TRUE)
  expect_match(paste(trimws(format(a)), collapse = " "), "Q5: its 3 options add up to 100%, and 2 of them are no share of 40 people")
  # the smallest number of answers, by trying each
  holds <- function(m) {
    x <- expand.grid(lapply(percent, function(p) Filter(function(k) abs(100 * k / m - p) <= 0.05 + 1e-9, 0:m)))
    nrow(x) > 0L && any(rowSums(x) == m)
  }
  expect_identical(Find(holds, 40:80), 62L)
  # shares of people that add up to more, and of one answer each
  said <- function(percent, n) grepl("percentages of answers", paste(format(answers_audit(percent, n)), collapse = " "))
  expect_false(said(round(100 * c(31, 20, 11) / 40, 1), 40))
  expect_false(said(round(100 * c(20, 12, 8) / 40, 1), 40))
  expect_false(said(round(100 * c(20, 12, 7) / 39, 1), 40))
})

test_that("true percentages of answers are never contradicted, said or not", {
  skip_if_quick()
  for (seed in seq_len(effort(10, 100))) {
    set.seed(seed)
    k <- sample(3:8, 1L)
    people <- sample(10:300, 1L)
    chosen <- matrix(stats::runif(people * k) < stats::runif(k, 0.05, 0.8)[rep(seq_len(k), each = people)], people)
    counts <- colSums(chosen)
    if (sum(counts) < people) next
    digits <- sample(0:1, 1L)
    percent <- round(100 * counts / sum(counts), digits)
    a <- answers_audit(percent, sum(counts), "answers", digits)
    expect_false(any(a$verdict == "inconsistent"), info = seed)
    a <- answers_audit(percent, people, digits = digits)
    expect_false(any(a$rank == "contradiction"), info = seed)
    a <- answers_audit(round(100 * counts / people, digits), people, digits = digits)
    expect_false(any(a$verdict == "inconsistent"), info = seed)
    # one answer too many
    percent[[1L]] <- percent[[1L]] + 50
    if (percent[[1L]] <= 100) {
      a <- answers_audit(percent, sum(counts), "answers", digits)
      expect_true(any(a$verdict == "inconsistent"), info = seed)
    }
  }
})

test_that("what a base cannot be is an error", {
  expect_error(published_report(options_table(c(50, 30), 20, "persons")), class = "akkoord_error_report_value")
  d <- options_table(c(50, 30), 20, "answers")
  d$scale <- "agree5"
  expect_error(published_report(d), class = "akkoord_error_report_value")
})
