# Printed numbers: read as they stand, and what rounds to them against whole numbers
# tried one by one.

test_that("cells are read as they were printed", {
  cells <- c("60", "27.0", "12,5 %", "5,40%", "<1", ">= 60", "\u226560%", "62-65", "62% \u2013 65%",
             "about 60", "ca. 60", "\u00b1 70\u00a0%", "ongeveer 70%", "more than 50", "two thirds",
             "2/3", "bijna 2/3", "drie op de vier", "one in five", "half", "  7 ", NA, "")
  p <- printed(cells)
  expect_identical(
    printed_relation(p),
    c("=", "=", "=", "=", "<", ">=", ">=", "between", "between", "about", "about", "about",
      "about", ">", "=", "=", "almost", "=", "=", "=", "=", NA, NA)
  )
  expect_equal(
    printed_number(p),
    c(60, 27, 12.5, 5.4, 1, 60, 60, 62, 62, 60, 60, 70, 70, 50, 200 / 3, 200 / 3, 200 / 3, 75, 20,
      50, 7, NA, NA)
  )
  expect_identical(printed_decimals(p)[1:6], c(0L, 1L, 1L, 2L, 0L, 0L))
  expect_true(all(is.na(printed_decimals(p)[c(15:20)])))
  expect_identical(vctrs::field(p, "high")[8:9], c(65, 65))
  expect_identical(printed_plain(p)[1:4], c("60", "27.0", "12.5", "5.40"))
  expect_identical(format(p)[c(2, 8, 12)], c("27.0", "62-65", "\u00b1 70 %"))
  p <- printed(c("most", "De meerderheid", "a minority", "almost half"))
  expect_identical(printed_relation(p), c(">", ">", "<", "almost"))
  expect_identical(printed_number(p), c(50, 50, 50, 50))
  p <- printed(cells)
  # kept through a data frame, and read again as it is
  d <- tibble::tibble(p = p)[2:3, ]
  expect_identical(printed(d$p), p[2:3])
  expect_identical(printed(c(27, 12.5))[2], printed("12.5"))
  for (bad in list("abc", "12,5,1", "65-62", "-3", "3+", "NaN%", NaN, Inf, -1)) {
    expect_error(printed(bad), class = "akkoord_error_percent")
  }
})

test_that("the C locale reads the same", {
  cells <- c("\u2265 60", "62\u201365", "\u00e9\u00e9n derde", "5\u00a0%")
  want <- printed(cells)
  withr::local_locale(LC_CTYPE = "C")
  expect_identical(printed_number(printed(cells)), printed_number(want))
  expect_equal(printed_number(want), c(60, 62, 100 / 3, 5))
})

# Whole numbers, by the definition of each rule: does c of n print `want` units?
fits_rule <- function(c, n, want, digits, rule) {
  top <- 100 * 10^digits * c
  whole <- top %/% n
  rest <- top - whole * n
  switch(rule,
    nearest = 2 * abs(top - want * n) <= n,
    "half-up" = whole + (2 * rest >= n) == want,
    truncate = whole == want,
    ceiling = whole + (rest > 0) == want,
    "half-even" = whole + (2 * rest > n | (2 * rest == n & whole %% 2 == 1)) == want
  )
}

same_counts <- function(got, c, fits) {
  if (any(fits)) identical(got, range(as.double(c[fits]))) else got[[1L]] > got[[2L]]
}

test_that("counts behind a percentage are those that round to it, by every rule", {
  withr::local_seed(5)
  for (rule in set_rounding) {
    same <- logical()
    for (n in c(1, 2, 3, 7, 8, 40, 200, 201, sample(5000, 12))) {
      for (digits in 0:3) {
        at <- sort(unique(c(0, 1, 12, 50, 99, 100, 12.5, 33.3, 66.7, stats::runif(4, 0, 100))))
        for (want in round(at * 10^digits)) {
          got <- count_interval(want / 10^digits, digits, n, rule)
          same <- c(same, same_counts(got, 0:n, fits_rule(0:n, n, want, digits, rule)))
        }
      }
    }
    expect_true(all(same), info = rule)
  }
})

test_that("counts behind claims are those for which they hold", {
  withr::local_seed(6)
  # shares of n in thousandths of a percent, whole
  holds <- function(relation, p, n, t) {
    top <- 1e5 * (0:n)
    v <- round(1000 * p) * n
    t <- 1000 * t * n
    switch(relation, ">" = top > v, "<" = top < v, ">=" = top >= v, "<=" = top <= v,
           about = abs(top - v) <= t, almost = top < v & top >= v - t)
  }
  same <- logical()
  for (i in 1:400) {
    n <- sample(300, 1L)
    p <- round(stats::runif(1, 0, 100), sample(0:2, 1L))
    if (i %% 4 == 0) p <- round(100 * sample(0:n, 1L) / n, 3)
    if (p %in% c(33.33, 66.67)) next
    for (relation in c(">", "<", ">=", "<=", "about", "almost")) {
      got <- count_interval(p, NA, n, relation = relation, tolerance = 5)
      same <- c(same, same_counts(got, 0:n, holds(relation, p, n, 5)))
    }
    to <- round(stats::runif(1, p, 100))
    digits <- number_decimals(p)
    got <- count_interval(p, digits, n, relation = "between", high = to)
    unit <- 10^digits
    fits <- 200 * unit * (0:n) >= (2 * round(p * unit) - 1) * n &
      200 * unit * (0:n) <= (2 * round(to * unit) + 1) * n
    same <- c(same, same_counts(got, 0:n, fits))
  }
  expect_gt(length(same), 2500)
  expect_true(all(same))
  # two thirds, exactly: 67 is more than two thirds of 100, 2 of 3 is not
  expect_identical(printed_counts(printed("more than 2/3"), 100), c(67, 100))
  expect_gt(printed_counts(printed("more than 2/3"), 3)[[1L]], 2)
  expect_identical(printed_counts(printed("27.0"), 400), c(108, 108))
  expect_identical(printed_counts(printed("27"), 400), c(106, 110))
})

test_that("percentages of counts are rounded exactly", {
  # the definition, in integers: every count of bases that make ties
  for (base in c(1L, 3L, 7L, 8L, 40L, 119L, 133L, 200L, 1000L)) {
    count <- 0:base
    for (digits in 0:2) {
      scaled <- 100L * 10L^digits * count
      floor_ <- scaled %/% base
      twice <- 2L * (scaled %% base)
      expect_equal(round_percent(count, base, digits), (floor_ + (twice >= base)) / 10^digits)
      even <- floor_ + (twice > base | (twice == base & floor_ %% 2L == 1L))
      expect_equal(round_percent(count, base, digits, "half-even"), even / 10^digits)
      expect_equal(round_percent(count, base, digits, "truncate"), floor_ / 10^digits)
      expect_equal(round_percent(count, base, digits, "ceiling"), (floor_ + (twice > 0)) / 10^digits)
    }
  }
  # 29 of 200 is 14.5: up, also where doubles would say 14.499999
  expect_identical(round_percent(29, 200), 15)
  expect_identical(round_percent(57, 200, rounding = "half-even"), 28)
  expect_identical(round_percent(c(0, NA), c(0, 3)), c(NA_real_, NA_real_))
})

test_that("weighted counts follow the named rule, within 1e-9 of a boundary on it", {
  tenth <- function(k) sum(rep(0.1, k))
  expect_identical(round_percent(0.1, tenth(8)), 13)
  expect_identical(round_percent(0.1, tenth(8), 1L), 12.5)
  expect_identical(round_percent(0.1, tenth(8), rounding = "half-even"), 12)
  expect_identical(round_percent(tenth(6), tenth(8), rounding = "ceiling"), 75)
  expect_identical(round_percent(tenth(3), tenth(10), rounding = "truncate"), 30)
  # tenths of whole counts are rounded as the counts are
  withr::local_seed(7)
  for (i in seq_len(effort(15, 300))) {
    n <- sample(2:400, 1L)
    c <- sample(0:n, 1L)
    w <- sample(c(0.1, 0.3, 1 / 3, 0.7, 1e-3), 1L)
    for (rule in rounding_rules) {
      digits <- sample(0:2, 1L)
      expect_identical(round_percent(c * w, n * w, digits, rule), round_percent(c, n, digits, rule))
      expect_identical(round_share(c / n, digits, rule), round_percent(c, n, digits, rule))
    }
  }
})

test_that("what may be printed for a range of counts is what its ends print", {
  skip_if_quick()
  for (n in c(3, 8, 40, 133)) {
    for (digits in 0:1) {
      for (c in 0:n) {
        units <- function(rule) {
          which(vapply(0:(100 * 10^digits), function(u) fits_rule(c, n, u, digits, rule), NA)) - 1
        }
        expect_equal(printed_interval(c, c, n, digits, "nearest"), range(units("nearest")) / 10^digits)
      }
    }
  }
  expect_true(all(rounds_to(c(12.45, 12.549), 12.5, 1L, "half-up")))
  expect_false(rounds_to(12.56, 12.5, 1L, "half-up"))
})
