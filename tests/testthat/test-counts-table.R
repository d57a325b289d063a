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
