# Shares of a whole against those of its parts: brute force over all counts.

withr::local_options(akkoord.quiet = TRUE)

parts_audit <- function(...) {
  audit_report(published_report(data.frame(item = "Uses it", ..., check.names = FALSE)), lang = "en")
}

parts_verdict <- function(...) {
  a <- parts_audit(...)
  a$verdict[a$check == "parts"]
}

# Can parts of these sizes, nobody in two, be printed so beside their whole?
parts_possible <- function(percent, n, digits) {
  fits <- function(k) {
    Filter(function(x) abs(100 * x / n[[k]] - percent[[k]]) <= 0.5 * 10^-digits + 1e-9, 0:n[[k]])
  }
  counts <- expand.grid(lapply(seq_along(n), fits))
  if (nrow(counts) == 0L) {
    return(NA)
  }
  sums <- rowSums(counts[, -1L, drop = FALSE])
  any(counts[[1L]] >= sums & counts[[1L]] <= sums + n[[1L]] - sum(n[-1L]))
}

test_that("a named whole and its parts: wrong exactly where no counts give them", {
  skip_if_quick()
  judged <- c(right = 0, wrong = 0)
  for (seed in seq_len(effort(20, 200))) {
    set.seed(seed)
    n <- sample(3:25, sample(1:3, 1L), replace = TRUE)
    rest <- if (length(n) == 1L || stats::runif(1) < 0.4) sample(0:9, 1L) else 0L
    n <- c(sum(n) + rest, n)
    x <- stats::rbinom(length(n) - 1L, n[-1L], stats::runif(1))
    x <- c(sum(x) + stats::rbinom(1L, rest, 0.5), x)
    digits <- sample(0:1, 1L)
    percent <- round(100 * x / n, digits)
    if (stats::runif(1) < 0.6) {
      at <- sample(length(n), 1L)
      percent[[at]] <- change_digit(percent[[at]], digits, 0, 100)
    }
    whole <- sample(c("staff", "Total"), 1L)
    group <- c(whole, head(letters, length(n) - 1L))
    # of several groups with a rest it is said that nobody is in two
    several <- length(n) > 2L && rest > 0L
    if (several) group[[1L]] <- whole <- "Total"
    relation <- c(NA, rep(if (several) "disjoint" else paste("part of", whole), length(n) - 1L))
    got <- parts_verdict(group = group, n = n, yes = sprintf("%.*f", digits, percent), relation = relation)
    can <- parts_possible(percent, n, digits)
    if (is.na(can)) next
    want <- if (can) "consistent" else "inconsistent"
    expect_true(length(got) > 0L && all(got == want), info = paste(seed, paste(got, collapse = " ")))
    judged[[if (can) 1L else 2L]] <- judged[[if (can) 1L else 2L]] + 1
  }
  expect_true(all(judged > 2))
})

test_that("what is not said is not judged, and parts of parts are counted once", {
  group <- c("all staff", "teachers", "others")
  wrong <- c("90", "20", "30")
  n <- c(50, 30, 20)
  expect_identical(parts_verdict(group = group, n = n, yes = wrong), character())
  of <- c(NA, "part of all staff", "part of all staff")
  expect_identical(parts_verdict(group = group, n = n, yes = wrong, relation = of), "inconsistent")
  # no parts that share people
  two <- c(NA, "two answers", "two answers")
  expect_identical(parts_verdict(group = c("Total", "a", "b"), n = n, yes = wrong, relation = two), character())
  # everyone is men and women; young women are some of these
  a <- parts_audit(group = c("Total", "men", "women", "young women"), n = c(100, 40, 60, 20),
                   yes = c("54", "60", "50", "45"), relation = c(NA, "disjoint", NA, "part of women"))
  expect_identical(a$group[a$check == "parts"], c("", "women"))
  expect_identical(unique(a$verdict[a$check %in% c("parts", "part of")]), "consistent")
  # a fifth of everyone that all said yes is more than the 10% that everyone said
  a <- parts_audit(group = c("Total", "women"), n = c(100, 20), yes = c("10", "100"),
                   relation = c(NA, "part of Total"))
  a <- a[a$check == "parts", ]
  expect_identical(a$verdict, "inconsistent")
  expect_identical(c(a$low, a$high), c(20, 100))
  expect_match(a$reason, "The group women (figure 1) is 20 of its 100 people: that leaves 20% to 100%.", fixed = TRUE)
  expect_match(a$mend, "everyone 20 instead of 10|women 50 instead of 100")
})

test_that("a share outside its parts is none by any weights, one between them is by some", {
  rank <- function(whole) {
    a <- parts_audit(group = c("staff", "a", "b"), n = c(200, 100, 100), yes = c(whole, "40", "60"),
                     relation = c(NA, "part of staff", "part of staff"))
    a$rank[a$check == "parts"]
  }
  expect_identical(c(rank("50"), rank("51"), rank("56"), rank("66")),
                   c("consistent", "rounding slip", "other base likely", "contradiction"))
  d <- function(whole) parts_verdict(
    group = c("staff", "a", "b"), n = c(200, 100, 100), yes = c(whole, "40.3", "60.2"),
    relation = c(NA, "part of staff", "part of staff"), weighted = "yes"
  )
  expect_identical(c(d("56.3"), d("66.6")), c("consistent", "inconsistent"))
})

test_that("parts are no more people than their whole", {
  a <- parts_audit(group = c("staff", "a"), n = c(100, 120), yes = c("50", "50"), relation = c(NA, "part of staff"))
  a <- a[a$check == "part of", ]
  expect_identical(a$verdict, "inconsistent")
  expect_match(a$claim, "The base of a is part of that of staff")
  expect_match(a$mend, "base 120 instead of 100")
})

test_that("reports of every habit that say how their groups are related are not contradicted", {
  skip_if_quick()
  for (seed in seq_len(effort(2, 30))) {
    for (habit in report_habits) {
      set.seed(seed)
      rows <- lapply(seq_len(sample(1:4, 1L)), function(i) {
        labels <- akkoord::likert_scale("agree4")$labels$nl
        n <- sample(5:200, 3L)
        answered <- if (habit == "skipped") pmax(1, n - sample(0:4, 3L, replace = TRUE)) else n
        counts <- lapply(answered, function(m) as.vector(stats::rmultinom(1L, m, stats::rexp(4))))
        digits <- sample(0:1, 1L)
        row <- function(people, n, group) habit_row(people, n, habit, digits, labels, group)
        if (habit == "weighted") {
          weights <- lapply(counts, function(k) vapply(k, function(m) sum(stats::runif(m, 0.5, 2)), 0))
          share <- function(w) 100 * w / sum(w)
          row <- function(people, n, group) {
            data.frame(group = group, n = n, category = labels, relation = "=",
                       percent = print_habit(share(people), habit, digits), digits = digits)
          }
          counts <- weights
        }
        out <- rbind(row(counts[[1L]], n[[1L]], "A"), row(counts[[2L]], n[[2L]], "B"),
                     row(counts[[1L]] + counts[[2L]], n[[1L]] + n[[2L]], "P"),
                     row(Reduce(`+`, counts), sum(n), ""))
        transform(out, figure = as.character(i), item = paste0("i", i), scale = "agree4")
      })
      rows <- do.call(rbind, rows)
      report <- habit_as_report(rows, 1000)
      report$relations <- tibble::tibble(
        survey = "s", question = NA_character_, group1 = c("A", "B", "P"), group2 = c("P", "P", ""),
        relation = "part of", m.low = NA_real_, m.high = NA_real_
      )
      if (habit == "weighted") {
        report$method <- vctrs::vec_rbind(report$method, transform(
          report$method, id = "w", quantity = "weighted", value = 1, printed = printed(1)
        ))
      }
      a <- audit_report(report, lang = "en")
      expect_true(any(a$check == "parts"))
      expect_false(any(a$rank == "contradiction"), info = paste(seed, habit))
      if (habit == "plain") expect_false(any(a$verdict == "inconsistent"), info = seed)
    }
  }
})
