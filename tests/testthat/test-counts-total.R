# Everyone beside the groups: the counts without groups, and no group of any test.

set.seed(7)
people <- data.frame(
  g = sample(c("a", "b", "c", NA), 90, TRUE), h = sample(c("x", "y"), 90, TRUE),
  w = runif(90, 0.5, 2), q = sample(c(1:5, NA), 90, TRUE), p = sample(5, 90, TRUE),
  a = sample(0:1, 90, TRUE), b = sample(0:1, 90, TRUE)
)

# the rows of everyone, beside those of counts without groups
expect_whole <- function(k, whole, ...) {
  for (of in list(function(x) as.data.frame(summary(x, ...)), function(x) as.data.frame(tidy(x, ...)))) {
    total <- of(k)
    total <- total[total$group == "(total)", ]
    alone <- of(whole)
    columns <- setdiff(names(alone), "group")
    expect_gt(nrow(total), 0)
    expect_equal(total[columns], alone[columns], ignore_attr = TRUE)
  }
}

test_that("a total is the counts without groups, whatever the groups are", {
  scale <- likert_scale("agree5", "en")
  all <- likert_counts(people, c(q, p), scale = scale, N = 400)
  sets <- list(net = ~ top - bottom)
  expect_whole(likert_counts(people, c(q, p), by = g, scale = scale, N = 400, total = TRUE), all, sets = sets)
  expect_whole(likert_counts(people, c(q, p), by = c(g, h), scale = scale, N = 400, total = TRUE), all)
  expect_whole(likert_counts(people, c(q, p), by = list(g, h), scale = scale, N = 400, total = TRUE), all)
  expect_whole(likert_counts(people, c(q, p), ticks = c(A = a, B = b), scale = scale, N = 400, total = TRUE), all)
  weighted <- function(...) likert_counts(people, c(q, p), weights = w, scale = scale, N = 400, ...)
  expect_whole(weighted(by = g, total = TRUE), weighted())
})

test_that("a design's total has the design's variance", {
  skip_if_not_installed("survey")
  people$stratum <- rep(1:3, 30)
  people$size <- c(200, 150, 90)[people$stratum]
  design <- survey::svydesign(~1, strata = ~stratum, fpc = ~size, data = people)
  for (d in list(design, survey::as.svrepdesign(design))) {
    expect_whole(
      likert_counts(d, c(q, p), by = h, scale = "agree5", total = TRUE),
      likert_counts(d, c(q, p), scale = "agree5")
    )
  }
})

test_that("figures and tables show it last; tests leave it out", {
  skip_if_quick()
  plain <- likert_counts(people, c(q, p), by = g, scale = "agree5")
  k <- likert_counts(people, c(q, p), by = g, scale = "agree5", total = TRUE)
  expect_equal(as.data.frame(k), as.data.frame(plain), ignore_attr = TRUE)
  expect_identical(as.list(compare_groups(k)), as.list(compare_groups(plain)))
  set.seed(1)
  one <- omnibus_test(k, B = 500)
  set.seed(1)
  expect_identical(one, omnibus_test(plain, B = 500))
  groups <- c("a", "b", "c", "(missing)", "Totaal")
  for (facet in c("none", "columns", "rows")) {
    d <- as.data.frame(autoplot(plain, total = TRUE, facet = facet, sort = "descending", width = 14))
    expect_identical(unique(d$group), groups)
  }
  alone <- as.data.frame(autoplot(likert_counts(people, c(q, p), scale = "agree5"), conf.int = TRUE))
  d <- as.data.frame(autoplot(k, conf.int = TRUE))
  d <- d[d$group == "Totaal", ]
  expect_equal(d$share, alone$share)
  expect_equal(d$conf.low, alone$conf.low)
  shown <- replace(groups, 4L, "(onbekend)")
  expect_identical(names(as.data.frame(likert_table(k)))[2:6], shown)
  expect_false("Totaal" %in% as.data.frame(autoplot(k, total = FALSE))$group)
  # options keep their order within an item
  m <- likert_counts(people, multiple = list(use = c("a", "b")), by = h)
  d <- as.data.frame(autoplot(m, total = TRUE))
  expect_equal(d$share[d$group == "Totaal"], c(sum(people$a), sum(people$b)) / 90)
})

test_that("where people are in several groups their sum is no total", {
  k <- likert_counts(people, q, ticks = c(A = a, B = b), scale = "agree5")
  expect_message(s <- summary(k, total = TRUE), class = "akkoord_message_total")
  expect_identical(s$group, c("A", "B"))
  expect_message(t <- likert_table(k, total = TRUE, lang = "en"), class = "akkoord_message_total")
  expect_false("Total" %in% names(as.data.frame(t)))
  # small numbers that were hidden are not given away
  hidden <- suppressMessages(suppress_counts(
    likert_counts(people, q, by = h, scale = "agree5", total = TRUE), 12
  ))
  s <- summary(hidden)
  expect_true(any(s$top.low[s$group == "(total)"] < s$top.high[s$group == "(total)"]))
  d <- data.frame(g = c("Total", "b"), q = 1:2)
  expect_error(summary(likert_counts(d, q, by = g, scale = 1:5), total = TRUE), class = "akkoord_error_duplicate")
})

test_that("the overview has a dot for everyone, and no difference with them", {
  k <- likert_counts(people, c(q, p), by = g, scale = "agree5", total = TRUE)
  d <- as.data.frame(autoplot(k, type = "overview", lang = "en"))
  alone <- as.data.frame(autoplot(likert_counts(people, c(q, p), scale = "agree5"), type = "overview"))
  of_all <- d[d$group %in% "Total", ]
  at <- match(alone$item, of_all$item)
  columns <- c("n", "share.low", "share.high", "conf.low", "conf.high")
  expect_equal(of_all[at, columns], alone[columns], ignore_attr = TRUE)
  plain <- as.data.frame(autoplot(k, type = "overview", lang = "en", total = FALSE))
  expect_equal(d[!d$group %in% "Total", ], plain, ignore_attr = TRUE)
})
