# Differences, ratios, places and unions of printed shares: brute force over all counts.

with_claims <- function(report, check, of, to, value, figure = NA_character_) {
  report$claims <- tibble::tibble(
    id = paste0("c", seq_along(of)), figure = figure, survey = NA_character_, check = check,
    of = of, to = to, value = value, source = NA_character_
  )
  report
}

claimed <- function(report, ...) {
  a <- audit_report(with_claims(report, ...), "nearest", lang = "en")
  a[match(paste0("c", seq_along(list(...)[[2L]])), a$id), ]
}

# Rows of counts of one row of four answers that round to what is printed.
tables_of <- function(percent, cells, n, digits) {
  counts <- all_counts(n)
  good <- rep(TRUE, nrow(counts))
  for (i in seq_along(percent)) {
    x <- rowSums(counts[, cells[[i]], drop = FALSE])
    good <- good & abs(100 * x / n - percent[[i]]) <= 0.5 * 10^-digits + 1e-9
  }
  counts[good, , drop = FALSE]
}

random_row <- function(n = sample(3:13, 1L), digits = pick_one(0:1)) {
  p <- stats::rgamma(4L, 0.8)
  x <- as.vector(stats::rmultinom(1L, n, p / sum(p)))
  cells <- unique(c(as.list(which(stats::runif(4L) < 0.7)), pick_one(list(list(3:4), list(1:2, 3:4), list(2:3), list()))))
  if (length(cells) < 2L) cells <- list(1L, 4L)
  percent <- vapply(cells, function(at) round(100 * sum(x[at]) / n, digits), 0)
  list(n = n, digits = digits, cells = cells, percent = percent, x = x)
}

test_that("a difference and a ratio in one row: wrong exactly where no counts and no rounded numbers give it", {
  found <- c(difference = 0, ratio = 0)
  for (seed in seq_len(effort(12, 250))) {
    set.seed(seed)
    b <- random_row()
    counts <- tables_of(b$percent, b$cells, b$n, b$digits)
    if (nrow(counts) == 0L) next
    pair <- sample(seq_along(b$cells), 2L)
    people <- lapply(b$cells[pair], function(at) rowSums(counts[, at, drop = FALSE]))
    d <- pick_one(0:1)
    kind <- pick_one(names(found))
    value <- function(a, b) if (kind == "difference") a - b else a / b
    share <- lapply(people, function(x) 100 * x / b$n)
    said <- round(value(share[[1L]][[1L]], share[[2L]][[1L]]), d) + pick_one(c(0, 0, -1, 1, 3, -7)) * 10^-d
    if (!is.finite(said) || kind == "ratio" && said < 0) next
    said <- round(said, d)
    near <- function(x) any(abs(x - said) <= 0.5 * 10^-d + 1e-9, na.rm = TRUE)
    can <- near(value(share[[1L]], share[[2L]])) || near(value(b$percent[[pair[[1L]]]], b$percent[[pair[[2L]]]])) ||
      kind == "ratio" && any(people[[1L]] == 0 & people[[2L]] == 0)
    r <- bar_report(b$percent, b$cells, b$n, digits = b$digits)
    a <- claimed(r, kind, paste0("r", pair[[1L]]), paste0("r", pair[[2L]]), sprintf("%.*f", d, said))
    expect_identical(a$verdict == "inconsistent", !can, info = paste(seed, kind))
    if (!can) found[[kind]] <- found[[kind]] + 1
  }
  expect_true(all(found > effort(0, 25)))
})

test_that("a place in one row and among rows: wrong exactly where no counts give it", {
  found <- 0
  for (seed in seq_len(effort(12, 200))) {
    set.seed(seed)
    b <- random_row(sample(3:12, 1L), 0)
    single <- which(lengths(b$cells) == 1L)
    if (length(single) < 2L) next
    counts <- tables_of(b$percent, b$cells, b$n, 0)
    if (nrow(counts) == 0L) next
    at <- unlist(b$cells[single])
    place <- sample(length(at), 1L)
    x <- counts[, at, drop = FALSE]
    over <- rowSums(x[, -1L, drop = FALSE] > x[, 1L])
    under <- rowSums(x[, -1L, drop = FALSE] >= x[, 1L])
    can <- any(over <= place - 1 & under >= place - 1)
    r <- bar_report(b$percent, b$cells, b$n)
    a <- claimed(r, "rank", paste0("r", single[[1L]]), paste0("r", single[-1L], collapse = ";"), as.character(place))
    expect_identical(a$verdict == "inconsistent", !can, info = seed)
    if (!can) found <- found + 1
  }
  expect_gt(found, effort(0, 25))
})

# Items of their own, each yes or no.
items_report <- function(percent, n, digits = 0, ...) {
  d <- data.frame(item = LETTERS[seq_along(n)], n = n, yes = sprintf("%.*f", digits, percent), ..., check.names = FALSE)
  suppressMessages(published_report(d))
}

test_that("differences, ratios and places of rows of their own: brute force", {
  found <- c(difference = 0, ratio = 0, rank = 0)
  for (seed in seq_len(effort(12, 300))) {
    set.seed(seed)
    n <- sample(5:120, 3L)
    digits <- pick_one(0:1)
    x <- stats::rbinom(3L, n, stats::runif(1, 0.2, 0.8))
    percent <- round(100 * x / n, digits)
    counts <- Map(function(p, m) which(abs(100 * 0:m / m - p) <= 0.5 * 10^-digits + 1e-9) - 1, percent, n)
    grid <- as.matrix(expand.grid(counts))
    share <- 100 * sweep(grid, 2L, n, "/")
    r <- items_report(percent, n, digits)
    id <- r$published$id
    kind <- pick_one(names(found))
    if (kind == "rank") {
      place <- sample(3L, 1L)
      # in whole numbers: shares may be equal
      higher <- sapply(2:3, function(j) sign(grid[, j] * n[[1L]] - grid[, 1L] * n[[j]]))
      higher <- matrix(higher, ncol = 2L)
      can <- any(rowSums(higher > 0) <= place - 1 & rowSums(higher >= 0) >= place - 1)
      a <- claimed(r, "rank", id[[1L]], paste(id[2:3], collapse = ";"), as.character(place))
    } else {
      d <- pick_one(0:2)
      value <- function(a, b) if (kind == "difference") a - b else a / b
      said <- round(value(100 * x[[1L]] / n[[1L]], 100 * x[[2L]] / n[[2L]]) + pick_one(c(0, -0.02, 0.05, 1, -3)), d)
      if (!is.finite(said) || kind == "ratio" && said < 0) next
      near <- function(v) any(abs(v - said) <= 0.5 * 10^-d + 1e-9, na.rm = TRUE)
      can <- near(value(share[, 1L], share[, 2L])) || near(value(percent[[1L]], percent[[2L]]))
      a <- claimed(r, kind, id[[1L]], id[[2L]], sprintf("%.*f", d, said))
    }
    expect_identical(a$verdict == "inconsistent", !can, info = paste(seed, kind))
    if (!can) found[[kind]] <- found[[kind]] + 1
  }
  expect_true(all(found > effort(0, 20)))
})

test_that("answers of one row are given by the sum of their people", {
  r <- bar_report(c(20, 30, 50, 50), list(1L, 2L, 1:2, 3:4), 10)
  a <- claimed(r, "union", "r3", "r1;r2", NA)
  expect_identical(c(a$verdict, a$low, a$high), c("consistent", "50", "50"))
  r <- bar_report(c(20, 30, 40), list(1L, 2L, 3L), 10)
  expect_identical(claimed(r, "union", "r3", "r1;r2", NA)$verdict, "inconsistent")
})

test_that("values are read as they are printed", {
  r <- items_report(c(60, 30), c(200, 200))
  id <- r$published$id
  of <- function(check, value) {
    claimed(r, rep(check, length(value)), rep(id[[1L]], length(value)), rep(id[[2L]], length(value)), value)$verdict
  }
  yes <- "consistent"
  no <- "inconsistent"
  expect_identical(of("difference", c("30", "+30 points", "30,0 procentpunt", "> 25", "20-35", "28", "-30", "more than 40")),
                   c(yes, yes, yes, yes, yes, no, no, no))
  expect_identical(of("ratio", c("2", "twice", "2,0 keer", "deux fois", "more than twice", "three times", "half", "less than twice")),
                   c(yes, yes, yes, yes, yes, no, no, yes))
  expect_identical(of("rank", c("1", "first", "hoogste", "last", "2e")), c(yes, yes, yes, no, no))
  # vague words are never wrong
  expect_identical(of("difference", c("about 33", "about 50")), c(yes, "not checkable"))
  # 30 to 60 is 100 percent more
  expect_match(claimed(r, "difference", id[[1L]], id[[2L]], "100")$reason, "change in percent")
})

test_that("a side that is not printed: what it would have to be, or that it cannot be", {
  d <- data.frame(item = c("A", "B"), n = 200, yes = c("60", "about 20"))
  r <- suppressMessages(published_report(d))
  id <- r$published$id
  of <- function(check, value) claimed(r, check, id[[1L]], id[[2L]], value)
  a <- of("difference", "25")
  expect_identical(a$verdict, "not checkable")
  # 119 to 121 of 200 less 24.5 to 25.5 points
  expect_match(a$reason, "34% to 36%")
  expect_match(of("ratio", "3")$reason, "17% to 24.2%")
  expect_identical(of("difference", "-50")$verdict, "inconsistent")
  expect_identical(of("rank", "1")$verdict, "not checkable")
})

test_that("a row that contradicts itself bears only on the places that it can change", {
  # B is 49.5% to 50.5% by its yes, 39.5% to 40.5% by its no
  d <- data.frame(
    item = c("A", "B", "C", "D"), n = 200, yes = c("80", "50", "20", "45"),
    no = c("20", "60", "80", "55"), rank = c("1", "2", "4", "3")
  )
  place <- function(d) {
    a <- audit_report(suppressMessages(published_report(d)), lang = "en")
    a <- a[a$check == "rank", ]
    set_names(paste(a$verdict, a$low, a$high)[order(a$item)], sort(a$item))
  }
  open <- "not checkable"
  expect_identical(place(d), c(
    a = "consistent 1 1", b = paste(open, "NA NA"), c = "consistent 4 4", d = paste(open, "2 3")
  ))
  # whatever B is, A is not below C and D; a place that another B would give is no error
  r <- suppressMessages(published_report(d[names(d) != "rank"]))
  yes <- r$published$id[r$published$category == "yes"]
  a <- claimed(r, rep("rank", 2L), rep(yes[[1L]], 2L), rep(paste(yes[-1L], collapse = ";"), 2L), c("3", "2"))
  expect_identical(a$verdict, c("inconsistent", open))
  # by its parts B is 50 to 60, far from the others: it bears on nobody else
  d <- data.frame(
    item = c("A", "B", "C"), n = 400, agree = c("80", "60", "20"), yes = c("50", "30", "10"),
    rather = c("30", "20", "10"), no = c("20", "50", "80"), rank = c("1", "2", "3")
  )
  names(d)[3:6] <- c("fully agree+agree", "fully agree", "agree", "disagree")
  expect_identical(unname(place(d)[c("a", "c")]), c("consistent 1 1", "consistent 3 3"))
})

test_that("true differences, ratios and places are no contradictions, whatever the habit of the report", {
  for (seed in seq_len(effort(4, 60))) {
    for (habit in setdiff(report_habits, "skipped")) {
      set.seed(seed)
      n <- sample(40:400, 1L)
      labels <- akkoord::likert_scale("agree4")$labels$nl
      people <- lapply(1:3, function(i) as.vector(stats::rmultinom(1L, n, stats::rexp(4))))
      share <- lapply(people, function(x) {
        if (habit != "weighted") return(100 * x / n)
        w <- vapply(x, function(m) sum(stats::runif(m, 0.5, 2)), 0)
        100 * w / sum(w)
      })
      rows <- do.call(rbind, lapply(1:3, function(i) {
        percent <- print_habit(share[[i]], habit, 0)
        data.frame(group = "", n = n, category = labels, relation = "=", percent = percent, digits = 0,
                   figure = as.character(i), item = paste0("i", i), scale = "agree4")
      }))
      r <- habit_as_report(rows, n)
      said <- function(x) {
        one <- if (habit == "truncate") trunc(x + sign(x) * 1e-9) else round(x)
        sprintf("%.0f", one)
      }
      of <- c(4L, 4L, 3L)
      to <- c(1L, 8L, 12L)
      at <- function(i) share[[(i - 1L) %/% 4L + 1L]][[(i - 1L) %% 4L + 1L]]
      place <- sum(c(at(8L), at(12L)) > at(4L)) + 1
      a <- audit_report(with_claims(
        r, c(rep("difference", 3L), "rank"), paste0("r", c(of, 4L)), c(paste0("r", to), "r8;r12"),
        c(mapply(function(a, b) said(at(a) - at(b)), of, to), place)
      ), lang = "en")
      expect_false(any(a$rank[match(paste0("c", 1:4), a$id)] == "contradiction"), info = paste(seed, habit))
    }
  }
})

test_that("claims.csv: a value that cannot be read, or shares that are no single one", {
  dir <- file.path(withr::local_tempdir(), "mine")
  broken <- function(line) {
    unlink(dir, recursive = TRUE)
    report_template(dir)
    path <- file.path(dir, "claims.csv")
    writeLines(c(readLines(path), line), path)
    published_report(dir)
  }
  expect_snapshot(error = TRUE, {
    broken("c1,1,main,difference,fig1.top2,fig2.men,many,text")
    broken("c1,1,main,ratio,fig1.top2,fig2.men,,text")
    broken("c1,1,main,interval,fig1.top2;fig2.men,,55-71,text")
  })
  a <- audit_report(broken("c1,1,main,interval,fig1.top2,,10-20,text"), lang = "en")
  expect_identical(a$rank[a$id == "c1"], "contradiction")
})
