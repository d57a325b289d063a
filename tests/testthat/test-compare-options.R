# Options of multiple choice, compared by groups: the same numbers as of columns of yes and
# no that are counted as items.

answers <- function(n, seed) withr::with_seed(seed, {
  ticks <- matrix(stats::runif(2 * n) < 0.5, n, dimnames = list(NULL, c("home", "work")))
  ticks[sample.int(n, 4L), ] <- NA
  data.frame(
    ticks, g = rep_len(c("a", "b"), n), h = rep_len(c("x", "y", "z"), n),
    w = round(stats::runif(n, 1, 3), 2), q = sample.int(5L, n, TRUE)
  )
})
as_options <- function(d, ...) likert_counts(d, multiple = list(use = c(Home = "home", Work = "work")), ...)
as_items <- function(d, ...) {
  likert_counts(transform(d, home = home + 0L, work = work + 0L), c(home, work), scale = "yes_no", ...)
}
numbers_of <- function(x) {
  x <- as.data.frame(x)
  x[vapply(x, is.numeric, NA)]
}

test_that("each option is compared, as the item of yes and no that it is", {
  for (seed in seq_len(effort(3, 25))) {
    d <- answers(20L + 3L * seed, seed)
    r <- compare_groups(as_options(d, by = g, N = 200))
    expect_identical(r$item, c("use / Home", "use / Work"))
    expect_equal(numbers_of(r), numbers_of(compare_groups(as_items(d, by = g, N = 200))))
    table <- table(d$g, d$home)
    expect_equal(r$estimate1[[1L]], table[1L, 2L] / sum(table[1L, ]))
    expect_equal(r$p.value[[1L]], stats::fisher.test(table)$p.value, tolerance = 1e-9)
    # weights without a design, and the answers' own number beside them
    r <- compare_groups(as_options(d, by = g, weights = w, N = 200))
    expect_equal(numbers_of(r), numbers_of(compare_groups(as_items(d, by = g, weights = w, N = 200))))
  }
})

test_that("options of a design have the design's errors", {
  skip_if_not_installed("survey")
  d <- answers(80L, 3)
  d$s <- rep(1:4, 20L)
  d$home[is.na(d$home)] <- TRUE
  d$work[is.na(d$work)] <- FALSE
  design <- survey::svydesign(~1, strata = ~s, weights = ~w, data = d)
  replicated <- survey::as.svrepdesign(design, type = "JKn")
  for (one in list(design, replicated)) {
    r <- compare_groups(as_options(one, by = g))
    # of TRUE and FALSE survey has a column each
    means <- survey::svyby(~ as.numeric(home), ~g, one, survey::svymean, covmat = TRUE)
    want <- survey::svycontrast(means, c(a = 1, b = -1))
    expect_equal(r$estimate[[1L]], as.double(coef(want)), tolerance = 1e-10)
    expect_equal(r$std.error[[1L]], as.double(survey::SE(want)), tolerance = 1e-8)
  }
})

test_that("an omnibus test has a row an option", {
  d <- answers(48L, 5)
  r <- omnibus_test(as_options(d, q, by = h, scale = list(q = "agree5")))
  expect_identical(r$item, c("q", "use / Home", "use / Work"))
  expect_equal(r$p.value[[3L]], stats::fisher.test(d$h, d$work)$p.value, tolerance = 1e-9)
  expect_identical(omnibus_test(as_options(d, q, by = h, scale = list(q = "agree5")), measure = "midrank")$item, "q")
})

test_that("options that cannot be compared stay what they are", {
  d <- answers(30L, 6)
  expect_error(compare_groups(as_options(d, by = g), measure = "midrank"), class = "akkoord_error_group")
  # one answer counts in two groups
  d <- transform(d, A = home, B = work, r1 = q > 2, r2 = q > 3)
  expect_error(
    compare_groups(likert_counts(d, multiple = list(use = c("r1", "r2")), ticks = c(A = A, B = B))),
    class = "akkoord_error_group"
  )
})

test_that("tables and summaries show options with their numbers", {
  d <- answers(40L, 8)
  k <- as_options(d, q, by = g, scale = list(q = "agree5"))
  r <- as.data.frame(compare_groups(as_options(d, by = g)))
  t <- likert_table(k, lang = "en", adjust = "none")
  shown <- as.data.frame(t)
  at <- match(c("Home", "Work"), trimws(shown[[1L]]))
  expect_true(all(startsWith(shown[at, 4L], sub("[+]0[.]0", "0.0", sprintf("%+.1f", 100 * r$estimate)))))
  expect_identical(unname(shown[at, 5L]), format_compare_p(r$p.value, "en"))
  # of more groups a p an option
  three <- as.data.frame(likert_table(as_options(d, by = h), lang = "en", adjust = "none"))
  p <- omnibus_test(as_options(d, by = h))$p.value
  expect_identical(unname(three[match(c("Home", "Work"), trimws(three[[1L]])), "p"]), format_compare_p(p, "en"))
  # options alone, and beside an item
  told <- tidy(as_options(d, by = g))
  printed <- format(summary(as_options(d, by = g)))
  expect_identical(sum(grepl("Home|Work", printed)), 4L)
  share <- sprintf("%.0f%% [%.0f, %.0f]", 100 * told$estimate, 100 * told$conf.low, 100 * told$conf.high)
  for (one in share) expect_match(printed, one, fixed = TRUE, all = FALSE)
  expect_match(format(summary(k)), "^q +a +20 ", all = FALSE)
  expect_no_match(format(summary(k)[summary(k)$item == "q", ]), "Home")
  expect_match(knitr::knit_print(summary(k)), "| Home |", fixed = TRUE)
})

test_that("an option's share stands in a sentence", {
  d <- answers(40L, 9)
  k <- as_options(d, by = g)
  said <- inline_text(k, "use", "a", answer = "Home", lang = "en")
  a <- d[d$g == "a" & !is.na(d$home), ]
  expect_match(said, sprintf("^%.0f%% .*n = %d", 100 * mean(a$home), nrow(a)))
  expect_identical(inline_text(k, "use", "a", answer = 1, lang = "en"), said)
  expect_snapshot_error(inline_text(k, "use", "a"))
  for (wrong in list("top", "Elsewhere", 3, NA, NULL, c("Home", "Work"), mean)) {
    expect_error(inline_text(k, "use", "a", answer = wrong), class = "akkoord_error_answer")
  }
})

test_that("vcov() of options has their variances, and says what is not known", {
  d <- answers(40L, 10)
  v <- vcov(as_options(d, by = g, N = 100))
  each <- lapply(split(d, d$g), function(one) {
    lapply(one[c("home", "work")], function(t) {
      t <- t[!is.na(t)]
      (1 - 40 / 100) * 40 / 39 * mean(t) * (1 - mean(t)) / length(t)
    })
  })
  expect_equal(unname(diag(v)), unlist(each, use.names = FALSE), tolerance = 1e-12)
  expect_identical(unname(v[1L, ]), c(v[1L, 1L], NA, 0, 0))
})
