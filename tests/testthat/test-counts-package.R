skip_if_not_installed("jsonlite")

answers <- function(n = 240L, seed = 5) {
  withr::with_seed(seed, data.frame(
    q = sample(c(1:5, 9, NA), n, TRUE), r = sample(c(1:5, NA), n, TRUE),
    land = factor(sample(c("BE", "NL", "=1+1"), n, TRUE), c("NL", "BE", "=1+1")),
    old = sample(c(TRUE, FALSE, NA), n, TRUE), a = sample(0:1, n, TRUE), b = sample(0:1, n, TRUE),
    w = sample(1:3, n, TRUE)
  ))
}
agree_dk <- likert_scale("agree5", dont_know = c("weet niet" = 9))

back <- function(x, min_cell = 1) {
  dir <- withr::local_tempdir()
  written <- suppressMessages(write_counts(x, dir, min_cell))
  list(written = written, read = as_likert_counts(dir))
}

expect_same_results <- function(read, written) {
  expect_equal(as.list(read), as.list(written), ignore_attr = TRUE, tolerance = 0)
  for (f in list(summary, tidy)) {
    expect_equal(as.list(f(read)), as.list(f(written)), ignore_attr = TRUE, tolerance = 0)
  }
  for (f in c("people", "relations", "by", "base", "weighted", "banner")) {
    expect_equal(attr(read, "akkoord")[[f]], attr(written, "akkoord")[[f]], ignore_attr = TRUE)
  }
}

test_that("what was written is read again, with the same results", {
  skip_if_quick()
  d <- answers()
  all <- list(
    plain = likert_counts(d, c(q, r), scale = agree_dk, N = 4000),
    groups = likert_counts(d, c(q, r), by = land, scale = agree_dk, N = c(NL = 900, BE = 800, "=1+1" = 700)),
    crossed = likert_counts(d, r, by = c(land, old), scale = "agree5", base = "answered", survey = "s"),
    banner = likert_counts(d, r, by = list(land, old), scale = "agree5"),
    options = likert_counts(d, by = old, multiple = list(m = c(a, b))),
    twins = likert_counts(d, twins = list(t = c(KA1 = "q", KA2 = "r")), scale = agree_dk, N = 4000),
    weighted = likert_counts(d, r, by = old, weights = w, scale = "agree5")
  )
  for (x in all) {
    for (min_cell in c(1, if (!attr(x, "akkoord")$weighted) 8)) {
      both <- back(x, min_cell)
      expect_same_results(both$read, both$written)
    }
  }
  both <- back(all$twins)
  expect_equal(compare_groups(both$read), compare_groups(all$twins))
  # a message is told once only of what is hidden
  expect_no_message(write_counts(all$plain, withr::local_tempdir(), 1))
})

test_that("hidden counts stay ranges: added, beside each other, in figures and tables", {
  d <- transform(answers(120L), old = old %in% TRUE, r = ifelse(is.na(r), 3, r))
  withr::local_options(akkoord.quiet = TRUE)
  a <- back(likert_counts(d[1:60, ], r, by = old, scale = "agree5"), 5)$read
  b <- back(likert_counts(d[61:120, ], r, by = old, scale = "agree5"), 5)$read
  whole <- likert_counts(d, r, by = old, scale = "agree5")
  sum <- c(a, b)
  expect_true(any(sum$low < sum$high))
  expect_true(all(sum$low <= whole$count & sum$high >= whole$count))
  expect_identical(attr(sum, "akkoord")$people$n.low[[1L]], 120)
  beside <- c(BE = a, NL = b)
  expect_identical(beside$low, c(a$low, b$low))
  s <- summary(beside)
  expect_true(any(s$top.low < s$top.high))
  expect_true(all(compare_groups(sum)$p.low <= compare_groups(sum)$p.high))
  exact <- compare_groups(whole)
  outer <- compare_groups(sum)
  expect_true(all(outer$p.low <= exact$p.value & outer$p.high >= exact$p.value))
  expect_s3_class(autoplot(beside), "ggplot")
  expect_true(any(grepl("\u2013", format(likert_table(sum)))))
})

test_that("shares of a hidden base are those of every table, in summary, tidy, table and figure", {
  skip_if_quick()
  withr::local_options(akkoord.quiet = TRUE)
  s3 <- likert_scale(c("no", "so", "yes"), dont_know = "?")
  tables <- function(rows) {
    rows <- rows[rows$kind %in% c("substantive", "dk"), ]
    t <- as.matrix(do.call(expand.grid, Map(seq, rows$low, rows$high)))
    dk <- rows$kind == "dk"
    base <- rowSums(t[, !dk, drop = FALSE])
    ok <- base > 0 & (is.na(rows$base[!dk][1]) | base == rows$base[!dk][1])
    if (any(dk)) ok <- ok & (is.na(rows$base[dk]) | rowSums(t) == rows$base[dk])
    unname(t[ok, , drop = FALSE])
  }
  whole_range <- function(rows, answers) {
    t <- tables(rows)
    base <- rowSums(t[, rows$kind[seq_len(ncol(t))] == "substantive", drop = FALSE])
    range(rowSums(t[, answers, drop = FALSE]) / base)
  }
  set.seed(11)
  seen <- 0
  for (i in seq_len(effort(20, 200))) {
    n <- sample(14:40, 1)
    d <- data.frame(
      q = sample(c("no", "so", "yes", "?", NA), n, TRUE, c(sample(1:6, 3), 1, sample(0:1, 1))),
      g = sample(c("a", "b"), n, TRUE)
    )
    x <- likert_counts(d, q, by = g, scale = s3)
    read <- tryCatch(back(x, 4)$read, akkoord_error = function(e) NULL)
    if (is.null(read)) next
    rows <- tidy(read)
    truth <- tidy(x)
    b <- counts_bases(read)
    was <- counts_bases(x)
    for (f in c("answered", "substantive")) {
      expect_true(all(b[[paste0(f, ".low")]] <= was[[paste0(f, ".low")]]))
      expect_true(all(b[[paste0(f, ".high")]] >= was[[paste0(f, ".high")]]))
    }
    numbers <- likert_table(read)$numbers
    drawn <- as.data.frame(autoplot(read))
    cells <- as.data.frame(read)
    expect_true(all(cells$low <= x$count & cells$high >= x$count))
    for (g in unique(read$group)) {
      mine <- cells[cells$group == g, ]
      if (!any(mine$low < mine$high)) next
      seen <- seen + is.na(mine$base[1])
      # nothing narrower follows from what was written
      possible <- apply(tables(mine), 2, range)
      expect_equal(possible[1, ], as.double(mine$low[seq_len(ncol(possible))]))
      expect_equal(possible[2, ], as.double(mine$high[seq_len(ncol(possible))]))
      of <- summary(read)
      of <- of[of$group == g, ]
      dk <- mine[mine$kind == "dk", ]
      expect_equal(c(of$dk.low, of$dk.high), c(dk$low, dk$high) / dk$base)
      for (k in 1:3) {
        want <- whole_range(mine, k)
        at <- rows$group == g & rows$term == mine$category[k]
        expect_equal(c(rows$low[at], rows$high[at]), want)
        at <- numbers$group == g & numbers$row == "answer" & numbers$term == mine$category[k]
        expect_equal(c(numbers$low[at], numbers$high[at]), want)
        at <- drawn$group == g & drawn$category == mine$category[k] & drawn$status %in% c("range", "known")
        if (any(at)) expect_equal(c(drawn$share.low[at], drawn$share.high[at]), want)
        if (k == 3) {
          expect_equal(c(of$top.low, of$top.high), want)
          at <- drawn$group == g & drawn$status == "total"
          if (any(at)) expect_equal(c(drawn$share.low[at], drawn$share.high[at]), want)
        }
        real <- truth$estimate[truth$group == g & truth$term == mine$category[k]]
        expect_true(want[1] <= real + 1e-12 && real <= want[2] + 1e-12)
      }
    }
  }
  expect_gt(seen, 3)
})

test_that("a comparison says that a base is hidden", {
  withr::local_options(akkoord.quiet = TRUE)
  d <- data.frame(
    q = rep(c("no", "yes", "?", "no", "yes", "?", "no", "yes"), c(8, 15, 3, 7, 9, 2, 6, 10)),
    r = rep(c("no", "yes", "no", "yes"), c(20, 6, 15, 19)),
    g = rep(c("a", "b"), c(26, 34))
  )
  x <- likert_counts(d, c(q, r), by = g, scale = likert_scale(c("no", "yes"), "en", dont_know = "?"))
  compared <- compare_groups(back(x, 4)$read)
  expect_identical(compared$item, "r")
  reason <- "Not compared, how many answered on the scale is not known: q."
  expect_output(print(compared, lang = "en"), reason, fixed = TRUE)
})

test_that("joint tables leave only where nothing in them is small or hidden", {
  withr::local_options(akkoord.quiet = TRUE)
  d <- answers(2000L)
  x <- likert_counts(d, twins = list(t = c(KA1 = "q", KA2 = "r")), scale = agree_dk)
  expect_identical(attr(back(x, 5)$read, "akkoord")$known, attr(x, "akkoord")$known)
  x <- likert_counts(d[1:300, ], twins = list(t = c(KA1 = "q", KA2 = "r")), scale = agree_dk)
  n <- attr(x, "akkoord")$known$t$pairs[[1L]]$n
  hidden <- back(x, max(3, min(n[n > 0]) + 1))$read
  expect_length(attr(hidden, "akkoord")$known, 0L)
  m <- attr(hidden, "akkoord")$relations
  expect_identical(m$m.low, as.double(sum(n[1:6, 1:6])))
  expect_identical(m$kind, "two answers")
})

test_that("only what a codebook's sum says is its codebook", {
  book <- codebook("erasmus")
  withr::local_options(akkoord.quiet = TRUE)
  d <- answers()
  x <- likert_counts(d, r, scale = "agree5")
  attr(x, "akkoord")$codebook <- book
  dir <- withr::local_tempdir()
  write_counts(x, dir, 1)
  expect_identical(attr(as_likert_counts(dir, codebook = book), "akkoord")$codebook, book)
  expect_error(as_likert_counts(dir, codebook = codebook("etwinning")), class = "akkoord_error_codebook")
})

test_that("a damaged package is an error that says where, and nothing of it runs", {
  skip_if_quick()
  d <- answers()
  withr::local_options(akkoord.quiet = TRUE)
  dir <- withr::local_tempdir()
  x <- likert_counts(d, twins = list(t = c(KA1 = "q", KA2 = "r")), by = land, scale = agree_dk)
  write_counts(x, dir, 1)
  files <- list.files(dir)
  expect_setequal(files, c("bases.csv", "counts.csv", "datapackage.json", "pairs.csv", "people.csv"))
  good <- lapply(file.path(dir, files), readLines)
  expect_false(any(grepl("^=|,=", unlist(good[files != "datapackage.json"]))))
  withr::local_seed(7)
  tried <- 0L
  for (i in seq_len(effort(120L, 1500L))) {
    f <- sample(length(files), 1L)
    text <- good[[f]]
    at <- sample(length(text), 1L)
    text <- switch(sample(6L, 1L),
      text[-at], c(text[seq_len(at)], text[at], text[-seq_len(at)]),
      replace(text, at, sub("[0-9]+", sample(c("-1", "1e9", "x", "0.5", "", "Inf", "NA"), 1L), text[[at]])),
      replace(text, at, sub("[a-z]+", sample(c("", "zz", "`system('touch ran')`"), 1L), text[[at]])),
      utils::head(text, at - 1L),
      replace(text, at, chartr(",\"", "\",", text[[at]]))
    )
    writeLines(text, file.path(dir, files[[f]]))
    found <- tryCatch(as_likert_counts(dir), akkoord_error = function(e) e)
    tried <- tried + inherits(found, "akkoord_error")
    expect_true(inherits(found, c("akkoord_error", "likert_counts")))
    writeLines(good[[f]], file.path(dir, files[[f]]))
  }
  expect_gt(tried, 40L)
  expect_false(file.exists("ran"))
  expect_error(as_likert_counts(file.path(dir, "none")), class = "akkoord_error_counts_file")
  unlink(file.path(dir, "people.csv"))
  expect_error(as_likert_counts(dir), "people.csv", class = "akkoord_error_counts_file")
})

test_that("a folder of somebody else's is left alone", {
  skip_if_quick()
  x <- likert_counts(answers(), r, scale = "agree5")
  dir <- withr::local_tempdir()
  writeLines("mine", file.path(dir, "notes.txt"))
  expect_error(write_counts(x, dir, 1), class = "akkoord_error_counts_file")
  expect_identical(list.files(dir), "notes.txt")
  expect_error(write_counts(x, file.path(dir, "notes.txt"), 1), class = "akkoord_error_counts_file")
  new <- file.path(dir, "a", "b")
  write_counts(x, new, 1)
  write_counts(x, new, 1)
  expect_true("datapackage.json" %in% list.files(new))
})

test_that("parts of one population that have more people than it are refused with both ways out", {
  part <- likert_counts(data.frame(q = rep(1:5, 10)), q, scale = 1:5, N = 90)
  expect_error(c(part, part), "100 together.*90", class = "akkoord_error_population")
  expect_identical(unique(c(BE = part, NL = part)$group), c("BE", "NL"))
})

test_that("a report names no largest share where hidden counts leave it open", {
  told <- data.frame(
    label = c("a", "b", "c"), group = "", low = c(0.63, 0.57, 0.2), high = c(0.79, 0.88, 0.3),
    text = c("63 to 79%", NA, "20 to 30%")
  )
  expect_match(reading_of(told, "agree", "en", TRUE), "between 20% and 88%", fixed = TRUE)
  told$high[[2L]] <- 0.64
  expect_match(reading_of(told, "agree", "en", TRUE), "largest for .a. .63 to 79%.* smallest for .c.")
})

test_that("of hidden counts of different people no test for different people is warned of", {
  d <- data.frame(
    q = c(rep(5:1, c(12, 7, 11, 6, 4)), rep(5:1, c(6, 3, 3, 6, 2))),
    g = rep(c("north", "south"), c(40, 20))
  )
  d$p <- d$q
  dir <- withr::local_tempdir()
  write_counts(likert_counts(d, c(q, p), by = g, scale = "agree5", N = 90), dir, min_cell = 5)
  r <- compare_groups(as_likert_counts(dir))
  expect_true(any(r$p.range != "exact"))
  expect_match(compare_summary(r, "en"), "^Of the 2 comparisons")
  expect_no_match(compare_summary(r, "en"), "different people")
  expect_match(compare_summary(r[1L, ], "en"), "depends on what was not published \\(level")
  r$m.high <- 3
  expect_match(compare_summary(r, "en"), "takes them for different people")
})
