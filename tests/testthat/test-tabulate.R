# The .Call entry behind likert_counts(), against table() and tapply().

tabulate_raw <- function(items, lo, n_codes, by = list(), by_n = integer(),
                         weights = NULL, threads = 2L) {
  .Call(
    akk_c_tabulate, items, as.integer(lo), as.integer(n_codes), by,
    as.integer(by_n), weights, as.integer(threads)
  )
}

# Slot of each answer by match(), and the cells by table() and xtabs().
by_base <- function(item, lo, n_codes, by, by_n, weights = NULL) {
  slot <- match(item, lo + seq_len(n_codes) - 1L)
  slot[is.na(item)] <- n_codes + 1L
  group <- rep(1, length(item))
  step <- 1
  for (j in seq_along(by)) {
    code <- ifelse(is.na(by[[j]]), by_n[[j]] + 1L, by[[j]])
    group <- group + (code - 1) * step
    step <- step * (by_n[[j]] + 1)
  }
  f <- list(
    factor(slot, seq_len(n_codes + 1L)),
    factor(group, seq_len(step))
  )
  sum_by <- function(w) {
    cells <- tapply(w, f, sum)
    cells[is.na(cells)] <- 0
    unname(unclass(cells))
  }
  plain <- function(x) matrix(as.vector(x), nrow(x))
  list(
    count = plain(table(f[[1]], f[[2]])),
    weight = if (!is.null(weights)) plain(sum_by(weights)),
    weight2 = if (!is.null(weights)) plain(sum_by(weights^2))
  )
}

answers <- function(n, codes, type = "integer") {
  x <- sample(c(codes, NA), n, TRUE)
  switch(type,
    integer = as.integer(x),
    double = ifelse(is.na(x) & runif(n) < 0.5, NaN, as.double(x)),
    logical = as.logical(x %% 2L)
  )
}

test_that("counts agree with table() for every column type", {
  withr::local_seed(1)
  for (n in c(0, 1, 2, 4095, 4096, 4097, 20000)) {
    items <- list(
      answers(n, 1:5), answers(n, -2:3, "double"), answers(n, 0:1, "logical")
    )
    lo <- c(1, -2, 0)
    n_codes <- c(5, 6, 2)
    by <- list(answers(n, 1:3), answers(n, 1:2))
    got <- tabulate_raw(items, lo, n_codes, by, c(3, 2))
    for (j in 1:3) {
      want <- by_base(items[[j]], lo[[j]], n_codes[[j]], by, c(3, 2))
      expect_identical(got$count[[j]], want$count)
    }
    expect_identical(got$off, c(0, 0, 0))
    expect_identical(got$off_by, c(0, 0))
    expect_null(got$weight)
    expect_null(got$weight2)
  }
})

test_that("one item by one variable, and items without groups, agree with table()", {
  withr::local_seed(2)
  for (n in c(0, 1, 15, 16, 17, 4096, 70001)) {
    x <- answers(n, 1:5)
    g <- answers(n, 1:4)
    expect_identical(
      tabulate_raw(list(x), 1, 5, list(g), 4)$count[[1]],
      by_base(x, 1, 5, list(g), 4)$count
    )
    expect_identical(tabulate_raw(list(x), 1, 5)$count[[1]], by_base(x, 1, 5, list(), 1)$count)
    expect_identical(
      tabulate_raw(list(as.double(x)), 1, 5)$count[[1]],
      by_base(x, 1, 5, list(), 1)$count
    )
  }
})

test_that("tables too large for the scratch agree with table()", {
  withr::local_seed(3)
  n <- 30000
  x <- answers(n, 1:900)
  g <- answers(n, 1:40)
  w <- runif(n)
  got <- tabulate_raw(list(x, as.double(x)), c(1, 1), c(900, 900), list(g), 40, w)
  want <- by_base(x, 1, 900, list(g), 40, w)
  for (j in 1:2) {
    expect_identical(got$count[[j]], want$count)
    expect_equal(got$weight[[j]], want$weight, tolerance = 1e-13)
    expect_equal(got$weight2[[j]], want$weight2, tolerance = 1e-13)
  }
})

test_that("sums of weights agree with tapply()", {
  withr::local_seed(4)
  n <- 50000
  items <- list(answers(n, 1:5), answers(n, 0:10, "double"))
  by <- list(answers(n, 1:3))
  w <- rexp(n)
  got <- tabulate_raw(items, c(1, 0), c(5, 11), by, 3, w)
  for (j in 1:2) {
    want <- by_base(items[[j]], c(1, 0)[[j]], c(5, 11)[[j]], by, 3, w)
    expect_identical(got$count[[j]], want$count)
    expect_equal(got$weight[[j]], want$weight, tolerance = 1e-13)
    expect_equal(got$weight2[[j]], want$weight2, tolerance = 1e-13)
  }
  expect_identical(got$off_weight, 0)
})

test_that("any number of threads gives the same bits", {
  withr::local_seed(5)
  n <- 400000
  items <- c(list(answers(n, 1:5), answers(n, 1:5, "double")), rep(list(answers(n, 1:7)), 40))
  k <- c(5, 5, rep(7, 40))
  by <- list(answers(n, 1:2))
  w <- rexp(n)
  one <- tabulate_raw(items, rep(1, 42), k, by, 2, w, 1)
  few <- tabulate_raw(items[1:2], c(1, 1), k[1:2], by, 2, w, 1)
  counts <- tabulate_raw(items[1], 1, 5, by, 2, NULL, 1)
  for (threads in 2:4) {
    expect_identical(tabulate_raw(items, rep(1, 42), k, by, 2, w, threads), one)
    expect_identical(tabulate_raw(items[1:2], c(1, 1), k[1:2], by, 2, w, threads), few)
    expect_identical(tabulate_raw(items[1], 1, 5, by, 2, NULL, threads), counts)
  }
})

test_that("the first row with an invalid code, group or weight is told", {
  n <- 10000
  x <- rep(1:5, length.out = n)
  first_off <- function(value, at = c(9000, 5001), ...) {
    y <- if (is.double(value)) as.double(x) else x
    y[at] <- value
    tabulate_raw(list(x, y), c(1, 1), c(5, 5), ...)$off
  }
  for (value in list(0L, 6L, -.Machine$integer.max, .Machine$integer.max)) {
    expect_identical(first_off(value), c(0, 5001))
  }
  for (value in c(0, 6, 1.5, 5 + 4e-15, 1 - 2e-16, 1e-300, -1e300, Inf, -Inf)) {
    expect_identical(first_off(value), c(0, 5001))
  }
  expect_identical(first_off(NA_integer_), c(0, 0))
  expect_identical(first_off(NaN), c(0, 0))

  g <- rep(1:2, length.out = n)
  h <- g
  h[c(4097, 70)] <- c(3L, 0L)
  expect_identical(tabulate_raw(list(x), 1, 5, list(g, h), c(2, 2))$off_by, c(0, 70))
  expect_identical(tabulate_raw(list(x), 1, 5, list(h), 2)$off_by, 70)
  expect_identical(sum(tabulate_raw(list(x), 1, 5, list(h), 2)$count[[1]]), 9998L)

  for (bad in c(-1e-9, NA, NaN, Inf, -Inf)) {
    w <- rep(1, n)
    w[c(8000, 77)] <- bad
    expect_identical(tabulate_raw(list(x), 1, 5, list(), 1[0], w)$off_weight, 77)
  }
})

test_that("wrong arguments are refused, not read", {
  x <- 1:10
  expect_error(tabulate_raw(list(letters), 1, 5), "not a vector of codes")
  expect_error(tabulate_raw(list(x, 1:9), c(1, 1), c(5, 5)), "differs in length")
  expect_error(tabulate_raw(list(x), 1, 5, list(1:9), 3), "differs in length")
  expect_error(tabulate_raw(list(x), 1, 5, list(x + 0), 3), "not integer")
  expect_error(tabulate_raw(list(x), 1, 0), "no usable number of codes")
  expect_error(tabulate_raw(list(x), NA, 5), "too large")
  expect_error(tabulate_raw(list(x), c(1, 1), 5), "not an integer for each")
  expect_error(tabulate_raw(list(x), 1, 5, weights = x), "not doubles")
  expect_error(
    tabulate_raw(list(x), 1, 5, rep(list(x), 3), c(2000, 2000, 2000)),
    "combinations"
  )
})

test_that("no items, no rows and unused codes give zeros", {
  none <- tabulate_raw(list(), integer(), integer())
  expect_identical(none$count, list())
  empty <- tabulate_raw(list(integer()), 1, 3, list(integer()), 2, double())
  expect_identical(empty$count[[1]], matrix(0L, 4, 3))
  expect_identical(empty$weight[[1]], matrix(0, 4, 3))
  expect_identical(tabulate_raw(list(2L), 1, 3, list(1L), 0)$off_by, 1)
})

test_that("a forked process counts too", {
  skip_on_os("windows")
  x <- rep(1:5, length.out = 200000)
  here <- tabulate_raw(list(x), 1, 5)
  there <- parallel::mccollect(
    parallel::mcparallel(tabulate_raw(list(x), 1, 5)),
    timeout = 20
  )
  expect_identical(there[[1]], here)
})

test_that("a time limit stops the kernel as R stops anything, and it works after", {
  skip_on_cran()
  x <- rep_len(1:5, 4e6)
  count <- function() {
    .Call(akk_c_tabulate, rep(list(x), 20), rep(1L, 20), rep(5L, 20), list(), integer(), NULL, 2L)
  }
  limited <- function() {
    on.exit(setTimeLimit())
    setTimeLimit(elapsed = 0.05)
    for (i in 1:200) count()
  }
  expect_error(limited(), "time limit")
  expect_identical(sum(count()$count[[1]]), 4000000L)
})
