# Tables and long answers under their own names.

test_that("columns go in under the names they have", {
  tab <- data.frame(question = rep(c("a", "b"), each = 3), said = c("no", "so", "yes"), freq = 1:6)
  scale <- likert_scale(c("no", "so", "yes"))
  want <- as_likert_counts(data.frame(item = tab$question, category = tab$said, count = tab$freq), scale = scale)
  expect_identical(as_likert_counts(tab, item = question, category = said, count = freq, scale = scale), want)
  one <- as_likert_counts(tab[4:6, ], item = "b", category = said, count = "freq", scale = scale)
  expect_identical(one$count[one$kind == "substantive"], want$count[want$item == "b" & want$kind == "substantive"])
  g <- data.frame(said = rep(c("no", "so", "yes"), 2), freq = 1:6, sex = rep(c("m", "w"), each = 3))
  by <- as_likert_counts(g, item = "q", category = said, count = freq, group = sex, scale = scale)
  expect_identical(by$group[by$kind == "substantive"], g$sex)
  expect_error(as_likert_counts(tab, item = question, category = said, count = nope), class = "akkoord_error_missing_column")
  expect_error(as_likert_counts(tab, item = question, category = said, count = said), class = "akkoord_error_duplicate")
  expect_error(as_likert_counts(tab, item = c(question, said), category = said, count = freq), class = "akkoord_error_selection")
})

test_that("long answers are counted as a row a person is", {
  wide <- withr::with_seed(2, data.frame(
    who = 1:30, sex = sample(c("m", "w"), 30, TRUE), q = sample(c(1:5, NA), 30, TRUE), r = sample(1:5, 30, TRUE)
  ))
  long <- data.frame(
    person = rep(wide$who, 2), what = rep(c("q", "r"), each = 30), answer = c(wide$q, wide$r), sex = rep(wide$sex, 2)
  )
  count <- function(d, ...) as_likert_counts(d, id = person, item = what, category = answer, scale = 1:5, N = 90, ...)
  plain <- function(x) as.data.frame(x)[c("item", "group", "category", "count", "base")]
  expect_identical(plain(count(long)), plain(likert_counts(wide, c(q, r), scale = 1:5, N = 90)))
  shuffled <- long[withr::with_seed(1, sample(60)), ]
  shuffled$what <- factor(shuffled$what, c("q", "r"))
  expect_identical(plain(count(shuffled, group = sex)), plain(likert_counts(wide, c(q, r), by = sex, scale = 1:5, N = 90)))
  # who has no row of an item gave no answer
  less <- count(long[!(long$person == 1 & long$what == "r"), ])
  expect_identical(less$count[less$item == "r" & less$kind == "missing"], 1L)
  expect_error(count(rbind(long, long[1, ])), class = "akkoord_error_id")
  expect_error(count(transform(long, person = replace(person, 3, NA))), class = "akkoord_error_id")
  expect_error(count(transform(long, sex = replace(sex, 31, setdiff(c("m", "w"), sex[31]))), group = sex), class = "akkoord_error_groups")
  expect_error(as_likert_counts(long, id = person, item = what), class = "akkoord_error_missing_column")
})

test_that("what count() gives keeps its order, its scores and who did not answer", {
  skip_if_not_installed("dplyr")
  withr::local_options(akkoord.quiet = TRUE)
  d <- data.frame(
    g = c("a", "a", "b", "b", "b", NA, "c"), h = c("x", "y", "x", "y", "x", "x", "y"),
    q = c(0, 3, 0, 1, NA, 3, 3)
  )
  plain <- function(x) transform(
    as.data.frame(x)[c("item", "group", "category", "kind", "base", "count")],
    count = as.double(count), base = as.double(base)
  )
  want <- plain(likert_counts(d, q, by = g, scale = 0:3))
  k <- as_likert_counts(dplyr::count(d, g, q), category = q, group = g)
  expect_equal(plain(k), want, ignore_attr = TRUE)
  expect_identical(summary(k)$mean[1:2], c(1.5, 0.5))
  expect_equal(plain(as_likert_counts(dplyr::count(d, g, q), item = "q", category = q, group = g, count = n)), want, ignore_attr = TRUE)
  expect_equal(
    plain(as_likert_counts(dplyr::count(d, g, h, q), category = q, group = c(g, h)))$count,
    plain(likert_counts(d, q, by = c(g, h), scale = 0:3))$count
  )
  f <- transform(d, q = factor(q, c(0, 1, 3), c("never", "sometimes", "always")))
  expect_equal(plain(as_likert_counts(dplyr::count(f, g, q), category = q, group = g)), plain(likert_counts(f, q, by = g)), ignore_attr = TRUE)
  # two scales in one table stay apart
  two <- data.frame(item = c("a", "a", "b", "b"), answer = c("no", "yes", "never", "always"), n = 1:4)
  expect_identical(as_likert_counts(two)$category, c("no", "yes", "never", "always", "missing")[c(1:2, 5, 3:4, 5)])
})

test_that("columns that nobody named are refused with the arguments that name them", {
  long <- data.frame(name = c("a", "a"), value = c("no", "yes"), freq = 1:2)
  said <- expect_error(as_likert_counts(long), class = "akkoord_error_missing_column")
  for (arg in c("item =", "category =", "count =", "group =", "id =")) {
    expect_match(conditionMessage(said), arg, fixed = TRUE)
  }
  wide <- data.frame(what = c("a", "b"), no = 1:2, yes = 2:1)
  expect_identical(as_likert_counts(wide, item = what)$count[c(1:2, 4:5)], c(1, 2, 2, 1))
})

test_that("who gives a long table to likert_counts() is told where it goes", {
  long <- data.frame(question = c("q1", "q1"), answer = c(1, 2), n = c(3, 4))
  for (arg in c("category", "count")) {
    args <- list(quote(long), quote(question), quote(answer))
    names(args) <- c("", "items", arg)
    expect_error(eval(as.call(c(quote(likert_counts), args))), "as_likert_counts", class = "akkoord_error_dots")
  }
  expect_error(
    likert_counts(data.frame(q = 1:5), q, scale = 1:5, sets = list(low = 1:2)), "summary\\(\\)",
    class = "akkoord_error_dots"
  )
})
