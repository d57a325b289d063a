# A majority or a lead that is printed right and is smaller than its own margin of error.

wide_report <- function(...) suppressMessages(published_report(data.frame(..., check.names = FALSE)))

stated <- function(report, of, to, check = "order", value = NA_character_) {
  report$claims <- tibble::tibble(
    id = paste0("lead", seq_along(of)), figure = NA_character_,
    survey = report$published$survey[[1L]], check = check, of = of, to = to,
    value = value, source = NA_character_
  )
  report
}

ranked <- function(report, N = NULL, n = NULL) {
  if (!is.null(N)) {
    report$method <- tibble::tibble(
      id = c("N", "n"), survey = report$published$survey[[1L]],
      quantity = c("population size", "respondents"), value = c(N, n), unit = NA, source = NA,
      printed = printed(sprintf("%d", as.integer(c(N, n))))
    )
  }
  audit <- audit_report(report, lang = "en")
  set_names(audit$rank, audit$id)
}

short <- "not carried by its margin"

test_that("a lead of one answer over another is judged by its multinomial variance", {
  skip_if_quick()
  set.seed(7)
  for (i in seq_len(effort(4L, 120L))) {
    n <- sample(20:90, 1L)
    x <- as.vector(stats::rmultinom(1L, n, stats::runif(3L, 0.5, 1)))
    if (x[[1L]] <= x[[2L]]) next
    N <- sample(c(n + 10, 3 * n, 1e6), 1L)
    r <- wide_report(item = "q", yes = sprintf("%.2f", 100 * x[[1L]] / n),
                     no = sprintf("%.2f", 100 * x[[2L]] / n),
                     maybe = sprintf("%.2f", 100 * x[[3L]] / n), n = n)
    id <- set_names(r$published$id, r$published$category)
    p <- x / n
    se <- sqrt((p[[1L]] + p[[2L]] - (p[[1L]] - p[[2L]])^2) / (n - 1) * (1 - n / N))
    want <- if (p[[1L]] - p[[2L]] <= stats::qnorm(0.975) * se) short else "consistent"
    expect_identical(ranked(stated(r, id[["yes"]], id[["no"]]), N, n)[["lead1"]], want)
  }
})

test_that("a lead of a group over others is judged where nobody is in both, as domains", {
  skip_if_quick()
  set.seed(8)
  for (i in seq_len(effort(3L, 80L))) {
    n <- sample(30:80, 2L)
    x <- stats::rbinom(2L, n, 0.5)
    if (x[[1L]] * n[[2L]] <= x[[2L]] * n[[1L]]) next
    N <- 4 * sum(n)
    share <- function(x, n) sprintf("%.2f", 100 * x / n)
    r <- wide_report(item = "q", group = c("A", "B", NA), no = share(c(n - x, sum(n) - sum(x)), c(n, sum(n))),
                     yes = share(c(x, sum(x)), c(n, sum(n))), n = c(n, sum(n)))
    rows <- r$published[r$published$category == "yes", ]
    id <- set_names(rows$id, rows$group)
    p <- x / n
    m <- sum(n)
    se <- sqrt((1 - m / N) * m / (m - 1) * sum(p * (1 - p) / n))
    want <- if (diff(rev(p)) <= stats::qnorm(0.975) * se) short else "consistent"
    expect_identical(ranked(stated(r, id[["A"]], id[["B"]]), N, m)[["lead1"]], want)
  }
  # of groups that may share people it is not known
  r$relations <- tibble::tibble(
    survey = rows$survey[[1L]], question = NA_character_, group1 = "A", group2 = "B",
    relation = "unknown", m.low = NA_real_, m.high = NA_real_
  )
  expect_false(short %in% ranked(stated(r, id[["A"]], id[["B"]])))
})

test_that("more than half is carried where half is outside the interval of the most it can be", {
  for (x in c(26, 30, 33, 40)) {
    r <- wide_report(item = "q", no = sprintf("%.1f", 100 * (50 - x) / 50), yes = ">50", n = 50)
    rank <- ranked(r)
    of <- rank[[r$published$id[r$published$category == "yes"]]]
    p <- stats::binom.test(x, 50)$p.value
    if (p > 0.1) expect_identical(of, short)
    if (p < 0.02) expect_identical(of, "consistent")
  }
  audit <- audit_report(wide_report(item = "q", no = 48, yes = ">50", n = 50), lang = "en")
  said <- audit$reason[audit$rank == short]
  expect_match(said, "26 of 50 is within the margin of error of half", fixed = TRUE)
  enough <- as.numeric(sub(".*; ([0-9]+) would not be.*", "\\1", said))
  expect_gt(prop_ci(enough, 50)$conf.low, 0.5)
  expect_lte(prop_ci(enough - 1, 50)$conf.low, 0.5)
  few <- audit_report(wide_report(item = "q", no = 0, yes = ">50", n = 3), lang = "en")
  expect_match(few$reason[few$rank == short], "of so few even all are")
})

test_that("the interval of a majority is the one that summary() gives the same people", {
  skip_if_quick()
  study <- published_report("erasmus2022")
  reason <- set_names(audit_report(study, lang = "en")$reason, audit_report(study)$id)
  for (id in c("fig19.c.top2", "fig21.ka2.top2")) {
    row <- study$published[study$published$id == id, ]
    s <- summary(likert_counts(study, row$item, survey = row$survey))
    if (nzchar(row$group)) s <- s[s$group == row$group, ]
    # of a range summary() has the lower limit of its low end and the upper one of its high
    # end; the sentence is about the high end
    said <- sub(".*\\(95%: ([0-9.]+) to ([0-9.]+)%.*", "\\1 \\2", reason[[id]])
    said <- as.numeric(strsplit(said, " ")[[1L]])
    expect_equal(said[[2L]], round(100 * s$top.conf.high, 1))
    expect_gte(said[[1L]], round(100 * s$top.conf.low, 1))
  }
})

test_that("two majorities of the study are such, in every language", {
  skip_if_quick()
  study <- published_report("erasmus2022")
  for (lang in languages) {
    audit <- audit_report(study, lang = lang)
    expect_identical(audit$id[audit$rank == short], c("fig19.c.top2", "fig21.ka2.top2"))
    expect_true(all(grepl("131|123", audit$reason[audit$rank == short])))
  }
})

test_that("a stated difference is judged by its own margin, in the direction that is said", {
  skip_if_quick()
  set.seed(9)
  judged <- c()
  for (i in seq_len(effort(6L, 100L))) {
    n <- sample(20:90, 1L)
    x <- as.vector(stats::rmultinom(1L, n, stats::runif(3L, 0.2, 1)))
    N <- sample(c(n + 10, 3 * n, 1e6), 1L)
    p <- x / n
    r <- wide_report(item = "q", yes = sprintf("%.2f", 100 * p[[1L]]), no = sprintf("%.2f", 100 * p[[2L]]),
                     maybe = sprintf("%.2f", 100 * p[[3L]]), n = n)
    id <- set_names(r$published$id, r$published$category)
    gap <- round(100 * (p[[1L]] - p[[2L]]), 1)
    margin <- stats::qnorm(0.975) * sqrt((p[[1L]] + p[[2L]] - (p[[1L]] - p[[2L]])^2) / (n - 1) * (1 - n / N))
    want <- if (gap != 0 && abs(p[[1L]] - p[[2L]]) <= margin) short else "consistent"
    got <- ranked(stated(r, id[["yes"]], id[["no"]], "difference", format(gap)), N, n)[["lead1"]]
    expect_identical(got, want)
    judged <- c(judged, got)
  }
  expect_length(unique(judged), 2L)
  # less than something is no difference that is claimed
  at_most <- ranked(stated(r, id[["yes"]], id[["no"]], "difference", paste("less than", abs(gap) + 20)), N, n)
  expect_identical(at_most[["lead1"]], "consistent")
})

test_that("the sentence of a difference names the margin it would need", {
  r <- wide_report(item = "q", group = c("A", "B", NA), no = c("40", "44", "42"), yes = c("60", "56", "58"),
                   n = c(100, 100, 200))
  id <- r$published$id[r$published$category == "yes"]
  a <- audit_report(stated(r, id[[1L]], id[[2L]], "difference", "4"), lang = "en")
  a <- a[a$id == "lead1", ]
  expect_identical(c(a$verdict, a$rank), c("consistent", short))
  se <- sqrt(200 / 199 * (0.24 + 0.56 * 0.44) / 100)
  expect_match(a$reason, paste0("A difference of 4 points is within its own margin of error (95%): it would have to be more than ",
                                round(100 * stats::qnorm(0.975) * se, 1)), fixed = TRUE)
})

test_that("a change since the wave before that is within its margin is no error, and said", {
  change <- function(n, yes, said) {
    d <- data.frame(item = "A", wave = c("2020", "2022"), n = n, yes = yes, change = c(NA, said))
    a <- audit_report(suppressMessages(published_report(d)), lang = "en")
    a[a$check == "change", ]
  }
  a <- change(100, c("50", "55"), "+5")
  expect_identical(c(a$verdict, a$rank), c("consistent", "not carried by its margin"))
  # by hand: two shares, each of 99 in the denominator of its variance
  margin <- 100 * stats::qnorm(0.975) * sqrt(0.25 / 99 + 0.55 * 0.45 / 99)
  expect_match(a$reason, paste0("A change of 5 points .* more than ", round(margin, 1), " points"))
  expect_match(change(100, c("55", "50"), "-5")$reason, "A change of 5 points")
  expect_identical(change(2000, c("50", "55"), "+5")$rank, "consistent")
  expect_identical(change(100, c("50", "50"), "0")$rank, "consistent")
  expect_identical(change(100, c("50", "55"), "+9")$rank, "contradiction")
})
