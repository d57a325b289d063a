# Intervals and margins printed of one share, and what a wide table prints beside a row.

interval_report <- function(percent, n, digits = 0, N = NULL, respondents = max(n), deff = NULL, ...) {
  d <- data.frame(item = LETTERS[seq_along(n)], n = n, yes = sprintf("%.*f", digits, percent), ..., check.names = FALSE)
  r <- suppressMessages(published_report(d))
  value <- c(`population size` = N, respondents = respondents, weighted = if (!is.null(deff)) 1, `design effect` = deff)
  r$method <- tibble::tibble(
    id = paste0("m", seq_along(value)), survey = "main", quantity = names(value), value = unname(value),
    unit = NA, source = NA, printed = printed(format(unname(value), trim = TRUE))
  )
  r
}

check_of <- function(report, check) {
  a <- audit_report(report, "nearest", lang = "en")
  a[a$check == check, ]
}

# 95% intervals of x of n by R's own functions and by textbook formulas, in percent.
usual_intervals <- function(x, n, N = Inf) {
  p <- x / n
  z <- stats::qnorm(0.975)
  f <- if (is.finite(N)) (N - n) / (N - 1) else 1
  coull <- (x + z^2 / 2) / (n + z^2)
  out <- list(
    wald = p + c(-1, 1) * z * sqrt(p * (1 - p) / n),
    wald196 = p + c(-1, 1) * 1.96 * sqrt(p * (1 - p) / n),
    fpc = p + c(-1, 1) * z * sqrt(p * (1 - p) / n * f),
    unbiased = p + c(-1, 1) * z * sqrt(p * (1 - p) / (n - 1)),
    t = p + c(-1, 1) * stats::qt(0.975, n - 1) * sqrt(p * (1 - p) / n),
    wilson = suppressWarnings(stats::prop.test(x, n, correct = FALSE)$conf.int[1:2]),
    newcombe = suppressWarnings(stats::prop.test(x, n)$conf.int[1:2]),
    exact = stats::binom.test(x, n)$conf.int[1:2],
    coull = coull + c(-1, 1) * z * sqrt(coull * (1 - coull) / (n + z^2)),
    jeffreys = stats::qbeta(c(0.025, 0.975), x + 0.5, n - x + 0.5)
  )
  lapply(out, `*`, 100)
}

test_that("an interval of the true counts by any usual method is consistent", {
  for (seed in seq_len(effort(10, 200))) {
    set.seed(seed)
    n <- sample(12:900, 1L)
    x <- stats::rbinom(1L, n, stats::runif(1, 0.15, 0.85))
    N <- pick_one(list(NULL, n + sample(1:2000, 1L)))
    digits <- pick_one(0:1)
    d <- pick_one(0:1)
    how <- pick_one(1:10)
    ends <- usual_intervals(x, n, N %||% Inf)[[how]]
    said <- sprintf("%.*f-%.*f", d, max(0, ends[[1L]]), d, min(100, ends[[2L]]))
    a <- check_of(interval_report(100 * x / n, n, digits, N, ci = said), "interval")
    expect_identical(a$verdict, "consistent", info = paste(seed, how))
  }
})

test_that("a share outside its interval, and one of another number of people, are found", {
  of <- function(ci, ...) check_of(interval_report(60, 100, ci = ci, ...), "interval")
  expect_identical(of("50-70")$verdict, "consistent")
  expect_identical(of("[50.4; 69.6]")$verdict, "consistent")
  expect_identical(of("95% CI 62 to 80")$rank, "contradiction")
  # 1.96 * sqrt(.24 / n) is 3 points at n = 1024
  a <- of("57.0-63.0")
  expect_identical(a$rank, "other base likely")
  expect_match(a$reason, "1[0-9]{3}|9[0-9]{2}")
  expect_identical(of("50-71")$rank, "rounding slip")
  expect_identical(of("47-70")$rank, "other base likely")
  expect_identical(of("high")$verdict, "not checkable")
  # weighted: with a design effect of 2 it is as wide as that of 50 people
  expect_identical(of("50-70", deff = 1)$verdict, "consistent")
  expect_identical(of("46-74", deff = 2)$verdict, "consistent")
  expect_identical(of("57-63", deff = 2)$rank, "other base likely")
  r <- suppressMessages(published_report(data.frame(item = "A", n = 100, yes = "60", weighted = "yes", ci = "50-70", margin = "12")))
  expect_identical(check_of(r, "interval")$verdict, "not checkable")
  # (12 / 9.8)^2
  expect_match(check_of(r, "margin")$reason, "1.3[0-9]* to 1.6")
})

test_that("margins of rows: true ones are consistent, others are of another number of people", {
  for (seed in seq_len(effort(10, 150))) {
    set.seed(seed)
    n <- sample(12:1500, 1L)
    x <- stats::rbinom(1L, n, stats::runif(1, 0.1, 0.9))
    N <- pick_one(list(NULL, n + sample(1:3000, 1L)))
    p <- pick_one(c(0.5, x / n))
    f <- if (!is.null(N) && stats::runif(1) < 0.5) (N - n) / (N - 1) else 1
    d <- pick_one(0:1)
    said <- sprintf("%.*f", d, 100 * pick_one(c(1.96, stats::qnorm(0.975))) * sqrt(p * (1 - p) / n * f))
    a <- check_of(interval_report(100 * x / n, n, 0, N, margin = said), "margin")
    expect_identical(a$verdict, "consistent", info = seed)
  }
  a <- check_of(interval_report(60, 100, margin = "\u00b1 3 points"), "margin")
  expect_identical(a$rank, "other base likely")
})

scores <- function(...) {
  d <- data.frame(item = "Q", `strongly disagree` = "5", disagree = "15", `neither agree nor disagree` = "20",
                  agree = "36", `strongly agree` = "24", n = 200, ..., check.names = FALSE)
  audit_report(suppressMessages(published_report(d)), lang = "en")
}

test_that("net scores and NPS: the highest answers less the lowest", {
  net <- function(x) {
    a <- scores(net = x)
    a$verdict[a$check == "net"]
  }
  # 60 - 20, or 24 - 5; a scale of its own has a direction
  expect_identical(vapply(c("40", "+19", "-40", "46"), net, "", USE.NAMES = FALSE),
                   c("consistent", "consistent", "inconsistent", "inconsistent"))
  nps <- function(percent, text) {
    d <- data.frame(item = "Recommends", n = 100, rbind(percent), check.names = FALSE)
    names(d)[-(1:2)] <- 0:10
    d$nps <- text
    a <- audit_report(suppressMessages(published_report(d)), lang = "en")
    a$verdict[a$check == "nps"]
  }
  p <- c(1, 1, 2, 2, 4, 6, 9, 15, 20, 22, 18)
  expect_identical(sum(p[10:11]) - sum(p[1:7]), 15)
  expect_identical(c(nps(p, "15"), nps(p, "+15"), nps(p, "55"), nps(rev(p), "15")),
                   c("consistent", "consistent", "inconsistent", "inconsistent"))
  three <- function(text) {
    d <- data.frame(item = "Q", n = 100, detractors = "25", passives = "35", promoters = "40", nps = text)
    a <- audit_report(suppressMessages(published_report(d)), lang = "en")
    a$verdict[a$check == "nps"]
  }
  expect_identical(c(three("15"), three("40")), c("consistent", "inconsistent"))
  a <- scores(nps = "30")
  expect_match(a$reason[a$check == "nps"], "0 to 10")
})

test_that("changes since the wave before, and places among the items of a figure", {
  d <- data.frame(item = c("A", "A", "A", "B"), wave = c("2024", "2020", "2022", "2024"), n = 200,
                  yes = c("60", "40", "55", "30"), change = c("+5", NA, "20", "4"), rank = c("1", NA, NA, "1"))
  a <- audit_report(suppressMessages(published_report(d)), lang = "en")
  of <- function(check) {
    own <- a[a$check == check, ]
    set_names(own$verdict, paste(own$survey, own$item))
  }
  # by their years, whatever their order; 15 points are not 20
  expect_identical(of("change")[c("2024 a", "2022 a", "2024 b")],
                   c(`2024 a` = "consistent", `2022 a` = "inconsistent", `2024 b` = "not checkable"))
  expect_match(a$reason[a$check == "change" & a$item == "b"], "25% to 27%")
  expect_identical(of("rank"), c(`2024 b` = "inconsistent", `2024 a` = "consistent"))
  for (lang in c("nl", "fr")) expect_false(any(grepl("_", format(a, lang = lang)[-1L], fixed = TRUE)))
})

test_that("groups are as large as the largest base of their items", {
  d <- data.frame(item = c("A", "A", "A", "B", "B"), group = c("Total", "men", "women", "men", "women"), n = c(100, 40, 60, 39, 58),
                  yes = c("60", "60", "60", "-", "-"))
  d$yes[4:5] <- c("59", "60")
  audit <- function(d) audit_report(suppressMessages(published_report(d)), lang = "en")
  expect_false("overlap" %in% audit(d)$check)
  d$n[[3L]] <- 70
  a <- audit(d)
  expect_match(a$reason[a$check == "overlap"], "would have to be 10 to 40")
})

test_that("what is printed beside a row without answers is listed; a mean by GRIM", {
  d <- data.frame(item = c("A", "A2", "B"), n = 20, no = c(NA, NA, "40"), yes = c(NA, NA, "60"),
                  mean = c("3.47", "3.45", "1.6"), net = c("3", NA, NA))
  a <- audit_report(suppressMessages(published_report(d)), lang = "en")
  of <- function(item, check) a$reason[a$item == item & a$check == check]
  # 69 and 70 over 20 are 3.45 and 3.5
  expect_match(of("a", "mean"), "3.450 or 3.500")
  expect_no_match(of("a2", "mean"), " or ")
  expect_match(of("a", "net"), "No answer")
})
