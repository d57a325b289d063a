test_that("a matrix, a table and data frames of counts say the same", {
  m <- rbind(net = c(2, 4, 12, 60, 57), team = c(5, 9, 20, 55, 46))
  x <- as_likert_counts(m, scale = "agree5", N = 550)
  expect_identical(x$count[x$item == "team" & x$kind == "substantive"], c(5, 9, 20, 55, 46))
  expect_identical(akkoord:::counts_n(x), 135)
  long <- data.frame(
    item = rep(c("net", "team"), each = 5), category = likert_scale("agree5")$labels$nl,
    count = c(t(m))
  )
  expect_identical(as_likert_counts(long, scale = "agree5", N = 550), x)
  wide <- data.frame(item = rownames(m), m)
  names(wide)[-1] <- likert_scale("agree5")$labels$nl
  expect_identical(as_likert_counts(wide, scale = "agree5", N = 550), x)
})

test_that("counts of answers and answers give the same object's numbers", {
  d <- withr::with_seed(5, data.frame(g = sample(c("a", "b"), 90, TRUE), q = sample(1:5, 90, TRUE)))
  x <- likert_counts(d, q, by = g, scale = 1:5, N = 200)
  y <- as_likert_counts(table(d$g, d$q), item = "q", scale = 1:5, N = 200)
  s <- x$kind == "substantive"
  expect_identical(as.double(x$count[s]), as.double(y$count))
  expect_identical(akkoord:::counts_n(y), 90)
  expect_identical(summary(x)$mean, summary(y)$mean)
})

test_that("ranges, a base and don't knows can be given", {
  x <- as_likert_counts(data.frame(
    item = "a", category = c("nee", "ja"), low = c(3, 5), high = c(5, 8), base = 10
  ), scale = "yes_no")
  expect_true(all(is.na(x$count[x$kind == "substantive"])))
  s <- summary(x)
  # of (nee, ja) only (3, 7), (4, 6), (5, 5) add up to 10
  expect_identical(c(s$top.low, s$top.high), c(0.5, 0.7))
  expect_true(is.na(s$top))
  dk <- as_likert_counts(rbind(q = c(1, 2, 3)), scale = "yes_no_dk", n = 8)
  expect_identical(dk$kind, c("substantive", "substantive", "dk", "missing"))
  expect_identical(dk$count, c(1, 2, 3, 2))
})

test_that("twin tables can be brought along, and must fit", {
  tab <- twin_table(c(1, 2, 2, NA), c(1, 1, NA, 2), c("no", "yes"))
  m <- rbind(KA1 = c(1, 2), KA2 = c(2, 1))
  x <- as_likert_counts(m,
    item = "q", scale = c("no", "yes"), groups = "two answers", overlap = list(q = tab)
  )
  expect_identical(akkoord:::counts_n(x), 4)
  expect_identical(pair_table(x, "q"), unclass(tab), ignore_attr = TRUE)
  expect_identical(x$count[x$kind == "missing"], c(1, 1))
  expect_error(
    as_likert_counts(m[2:1, ], item = "q", scale = c("no", "yes"), groups = "two answers", overlap = list(q = tab)),
    class = "akkoord_error_overlap"
  )
})

test_that("multiple choice has a base of its own", {
  x <- as_likert_counts(rbind(use = c(a = 104, b = 32, c = 17)),
    scale = likert_scale(c("a", "b", "c"), ordered = FALSE), exclusive = FALSE, asked = 144
  )
  expect_identical(unique(x$base), 144)
  expect_equal(tidy(x)$estimate, c(104, 32, 17) / 144)
})

test_that("a table of counts that cannot be is refused", {
  skip_if_quick()
  m <- rbind(q = c(nee = 1, ja = 2))
  expect_snapshot(error = TRUE, {
    as_likert_counts(rbind(q = c(nee = -1, ja = 2)), scale = "yes_no")
    as_likert_counts(rbind(q = c(nee = NA, ja = 2)), scale = "yes_no")
    as_likert_counts(rbind(q = c(nee = 1, jaa = 2)), scale = "yes_no")
    as_likert_counts(m, scale = "agree5")
    as_likert_counts(m, scale = "yes_no", n = 2)
    as_likert_counts(m, scale = "yes_no", N = 2)
    as_likert_counts(unname(m))
    as_likert_counts(1:3)
    as_likert_counts(data.frame(category = "ja", count = 1))
    as_likert_counts(data.frame(item = "q", category = "ja", low = 1))
    as_likert_counts(data.frame(item = "q", category = c("nee", "ja", "ja"), count = 1), scale = "yes_no")
    as_likert_counts(data.frame(item = "q", category = c("nee", "ja"), low = 5, high = 3), scale = "yes_no")
    as_likert_counts(data.frame(item = "q", category = c("nee", "ja"), low = 1, high = 3, base = 9), scale = "yes_no")
    as_likert_counts(m, scale = "yes_no", exclusive = FALSE)
    as_likert_counts(m, scale = "yes_no", exclusive = FALSE, asked = 1)
  })
})

test_that("counts stay counts, and text is no count", {
  x <- likert_counts(data.frame(q = c(1, 2, NA)), q, scale = c("n", "y"))
  expect_identical(as_likert_counts(x), x)
  again <- as_likert_counts(as.data.frame(x), scale = c("n", "y"))
  expect_identical(again$count, c(1, 1, 1))
  expect_error(
    as_likert_counts(data.frame(item = "a", category = c("n", "y"), count = c("1", "2"))),
    class = "akkoord_error_type"
  )
  expect_silent(as_likert_counts(tibble::tibble(item = "a", category = c("n", "y"), count = 1:2)))
  expect_error(
    as_likert_counts(rbind(x = c(3, 2), y = c(1, 1)), item = "q", scale = c("n", "y"), N = c(x = 4, y = 9)),
    class = "akkoord_error_population"
  )
})

# What a table of answers says is what the answers say.
crossed <- withr::with_seed(3, data.frame(
  sex = sample(c("men", "women", NA), 80, TRUE), age = sample(c("old", "young"), 80, TRUE),
  q = sample(c(0, 1, 3, NA), 80, TRUE),
  said = factor(sample(c("Agree", "Disagree", "Don't know", "Neither agree nor disagree", "Refused"), 80, TRUE))
))
of_kind <- function(x, kind = c("substantive", "dk", "missing")) {
  x <- as.data.frame(x)[x$kind %in% kind, c("item", "group", "category", "kind", "count")]
  x$count <- as.double(x$count)
  x[order(x$item, x$group, x$category), ]
}

test_that("the rows of table() and xtabs() are groups of people, in a message that says so", {
  want <- likert_counts(crossed, q, by = sex, scale = 0:3)
  told <- expect_message(
    x <- as_likert_counts(table(crossed$sex, crossed$q, useNA = "always")),
    "each row is a group: men, women, \\(missing\\)",
    class = "akkoord_message_reading"
  )
  expect_match(conditionMessage(told), "rows", fixed = TRUE)
  x$item[] <- "q"
  expect_equal(of_kind(x), of_kind(want), ignore_attr = TRUE)
  withr::local_options(akkoord.quiet = TRUE)
  x <- as_likert_counts(xtabs(~ sex + q, crossed, addNA = TRUE))
  expect_equal(of_kind(x), of_kind(want), ignore_attr = TRUE)
  expect_identical(attr(x, "akkoord")$by, "sex")
  # nobody compares those without a value
  expect_identical(nrow(compare_groups(x)), 1L)
  # turned, with margins, as one row of groups, as a frame
  turned <- as_likert_counts(addmargins(xtabs(~ q + sex, crossed)))
  all_said <- of_kind(want, "substantive")
  expect_equal(of_kind(turned), all_said[all_said$group != "(missing)", ], ignore_attr = TRUE)
  both <- as_likert_counts(xtabs(~ sex + age + q, crossed))
  expect_identical(attr(both, "akkoord")$by, c("sex", "age"))
  here <- crossed[!is.na(crossed$sex), ]
  expect_equal(of_kind(both), of_kind(likert_counts(here, q, by = c(sex, age), scale = 0:3), "substantive"), ignore_attr = TRUE)
  flat <- as_likert_counts(stats::ftable(crossed[c("sex", "age", "q")]))
  expect_equal(of_kind(flat), of_kind(both), ignore_attr = TRUE)
  one <- as_likert_counts(table(q = crossed$q))
  expect_equal(of_kind(one)$count[1:4], of_kind(likert_counts(crossed, q, scale = 0:3))$count[1:4])
  expect_equal(summary(one)$mean, mean(crossed$q, na.rm = TRUE))
})

test_that("rows can be said, and a guess is none where nobody may guess", {
  tab <- rbind(a = c(no = 2, yes = 3), b = c(no = 4, yes = 1))
  expect_silent(x <- as_likert_counts(tab))
  expect_identical(unique(x$item), c("a", "b"))
  expect_silent(g <- as_likert_counts(tab, rows = "groups"))
  expect_identical(unique(g$group), c("a", "b"))
  expect_identical(as_likert_counts(as.table(tab), rows = "items")$count, x$count)
  expect_identical(as_likert_counts(t(tab), rows = "answers")$count, x$count)
  expect_error(as_likert_counts(tab, rows = "columns"), class = "akkoord_error_choice")
  expect_error(as_likert_counts(tab, rows = "items", item = "q"), class = "akkoord_error_choice")
  expect_message(as_likert_counts(rbind(a = c(no = 2, yes = 3), b = c(no = 4, yes = 2))), "n is 6")
  withr::local_options(akkoord.strict = TRUE)
  expect_error(as_likert_counts(as.table(tab)), class = "akkoord_error_guess")
  expect_silent(as_likert_counts(as.table(tab), item = "q", scale = c("no", "yes")))
})

test_that("a table's don't knows, refusals and order are read as those of answers", {
  withr::local_options(akkoord.quiet = TRUE)
  here <- crossed[!is.na(crossed$sex), ]
  want <- of_kind(likert_counts(here, said, by = sex))
  from <- function(x) of_kind(x)
  expect_equal(from(as_likert_counts(xtabs(~ sex + said, here))), want, ignore_attr = TRUE)
  count <- as.data.frame(xtabs(~ sex + said, here))
  expect_equal(from(as_likert_counts(count, category = said, group = sex)), want, ignore_attr = TRUE)
  x <- as_likert_counts(count, category = said, group = sex)
  expect_equal(summary(x)$top, summary(likert_counts(here, said, by = sex))$top)
  expect_identical(attr(x, "akkoord")$by, "sex")
  # typed in lowest first, a don't know last
  typed <- as_likert_counts(rbind(q = c(low = 2, mid = 3, high = 4, "No opinion" = 5, Refused = 1)))
  expect_identical(typed$kind, c(rep("substantive", 3), "dk", "missing"))
  expect_identical(summary(typed)$top, 4 / 9)
})

test_that("answers of a known scale that a program sorted as text are put in order", {
  for (of in list(
    likert_scale("agree5", "en"), likert_scale("agree4", "nl"), likert_scale("agree5", "fr")
  )) {
    labels <- scale_labels(of)
    d <- data.frame(item = "q", category = labels, count = seq_along(labels))
    up <- suppressMessages(as_likert_counts(d))
    expect_identical(scale_labels(counts_items(up)$q$scale), labels)
    sorted <- rbind(d, data.frame(item = "q", category = "Don't know", count = 9))
    sorted <- sorted[order(sorted$category, method = "radix"), ]
    got <- suppressMessages(as_likert_counts(sorted))
    expect_identical(scale_labels(counts_items(got)$q$scale), labels)
    expect_identical(summary(got)$mean, summary(up)$mean)
    expect_identical(summary(got)$top, summary(up)$top)
  }
  # of no known scale: as they were typed
  d <- data.frame(item = "q", category = c("b", "c", "a"), count = 1:3)
  expect_identical(scale_labels(counts_items(as_likert_counts(d))$q$scale), c("b", "c", "a"))
})
