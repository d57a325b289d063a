# Groups from columns of ticks: one person in several, with one answer.

ticked <- function(n, seed) {
  withr::with_seed(seed, {
    d <- data.frame(
      q = sample(c(1:5, NA), n, TRUE), r = sample(1:5, n, TRUE), w = stats::runif(n, 0.5, 2)
    )
    d$a <- stats::runif(n) < 0.5
    d$b <- ifelse(stats::runif(n) < 0.4, "x", NA)
    d$e <- as.integer(stats::runif(n) < 0.3 | seq_len(n) == 1L)
    d
  })
}

test_that("each group is counted as a domain, and comparisons know who is in both", {
  skip_if_quick()
  skip_if_not_installed("survey")
  for (seed in seq_len(effort(3, 20))) {
    d <- ticked(70, seed)
    counts <- likert_counts(d, c(q, r), ticks = c(A = a, B = b, E = e), scale = 1:5, N = 300)
    in_group <- list(A = d$a, B = !is.na(d$b), E = d$e == 1)
    for (g in names(in_group)) {
      here <- counts[counts$item == "q" & counts$group == g & counts$kind == "substantive", ]
      expect_identical(here$count, tabulate(d$q[in_group[[g]]], 5L))
    }
    top <- compare_groups(counts, adjust = "none")
    rank <- compare_groups(counts, measure = "midrank", adjust = "none")
    for (i in seq_len(nrow(top))) {
      x <- d[[top$item[[i]]]]
      u <- in_group[[top$group1[[i]]]] & !is.na(x)
      v <- in_group[[top$group2[[i]]]] & !is.na(x)
      one <- function(scores) {
        overlap_test(ifelse(u, x, NA), ifelse(v, x, NA), scores, answers = "one", scale = 1:5)
      }
      expect_equal(top$p.value[[i]], one(c(0, 0, 0, 1, 1))$p.value, tolerance = 1e-12)
      expect_equal(rank$p.value[[i]], one("midrank")$p.value, tolerance = 1e-12)
      expect_identical(top$m[[i]], as.double(sum(u & v)))
      t <- ifelse(is.na(x), 0, x >= 4)
      des <- survey::svydesign(~1,
        data = data.frame(u = +u, v = +v, ut = u * t, vt = v * t),
        weights = rep(300 / 70, 70), fpc = rep(300, 70)
      )
      total <- survey::svytotal(~ ut + u + vt + v, des)
      want <- survey::svycontrast(total, quote(ut / u - vt / v))
      expect_equal(top$estimate[[i]], as.numeric(want), tolerance = 1e-10)
      expect_equal(top$std.error[[i]], as.numeric(survey::SE(want)), tolerance = 1e-10)
    }
  }
})

test_that("weighted groups have the errors of survey", {
  skip_if_not_installed("survey")
  d <- ticked(70, 5)
  counts <- likert_counts(d, r, ticks = c(A = a, B = b), scale = 1:5, weights = w, N = 300)
  z <- compare_groups(counts)
  u <- d$a
  v <- !is.na(d$b)
  des <- survey::svydesign(~1,
    data = data.frame(u = +u, v = +v, ut = u * (d$r >= 4), vt = v * (d$r >= 4)),
    weights = d$w, fpc = rep(300, 70)
  )
  want <- survey::svycontrast(survey::svytotal(~ ut + u + vt + v, des), quote(ut / u - vt / v))
  expect_equal(z$estimate, as.numeric(want), tolerance = 1e-10)
  expect_equal(z$std.error, as.numeric(survey::SE(want)), tolerance = 1e-10)
})

test_that("N by group, groups that share nobody, and don't knows", {
  skip_if_quick()
  d <- data.frame(q = c("yes", "no", "don't know", "yes", "no", "yes"),
                  a = c(1, 1, 1, 0, 0, 0), b = c(0, 0, 0, 1, 1, 1), e = c(1, 1, 1, 1, 0, 0))
  scale <- likert_scale(c("no", "yes"), dont_know = "don't know")
  counts <- likert_counts(d, q, ticks = c(a, b, e), scale = scale, N = c(60, e = 12))
  people <- akkoord:::counts_people(counts)
  expect_identical(people$N[match(c("", "e"), people$group)], c(60, 12))
  z <- compare_groups(counts, adjust = "none")
  expect_identical(z$m, c(0, 2, 1))
  expect_output(print(z, lang = "en"), "belong to both groups", fixed = TRUE)
  expect_error(compare_groups(counts, measure = "midrank"), NA)
})

test_that("what cannot be groups is refused", {
  d <- data.frame(q = c(1, 2, 1), a = c(1, 0, 1), b = c(1, 1, 0), s = c("x", "y", "x"), none = 0)
  count <- function(...) likert_counts(d, q, scale = 1:2, ...)
  expect_error(count(ticks = c(a, b), by = s), class = "akkoord_error_groups")
  expect_error(count(ticks = a), class = "akkoord_error_groups")
  expect_error(count(ticks = c(a, zz)), class = "akkoord_error_missing_column")
  expect_error(count(ticks = c(a, s)), class = "akkoord_error_off_scale")
  expect_error(count(ticks = c(a, none)), class = "akkoord_error_empty")
  expect_error(count(ticks = c(a, b), N = c(9, z = 3)), class = "akkoord_error_population")
  # published tables do not say who is in both
  tab <- data.frame(item = "q", group = rep(c("a", "b"), each = 2), category = c("no", "yes"), count = 3)
  one <- as_likert_counts(tab, scale = likert_scale(c("no", "yes")), n = 8, groups = "one answer")
  expect_error(compare_groups(one), class = "akkoord_error_one_answer")
})
