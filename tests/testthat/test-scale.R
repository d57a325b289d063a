test_that("built-in scales run from the lowest to the highest answer", {
  s <- likert_scale("agree5", "nl")
  expect_identical(s$labels$nl[c(1, 5)], c("helemaal niet akkoord", "helemaal akkoord"))
  expect_identical(s$labels$en[c(1, 5)], c("strongly disagree", "strongly agree"))
  expect_identical(s$scores, as.double(1:5))
  expect_identical(s$top, 4:5)
  expect_null(s$dont_know)
  dk <- likert_scale("agree5_dk", "en")
  expect_identical(dk$dont_know$en, "don't know")
  expect_identical(scale_labels(dk)[[4]], "rather agree")
})

test_that("labels may be text, numbers or several languages", {
  expect_identical(likert_scale(1:6)$scores, as.double(1:6))
  expect_identical(likert_scale(0:10)$values, as.double(0:10))
  expect_identical(likert_scale(c("a", "b", "c"))$top, 3L)
  expect_identical(likert_scale(c("a", "b", "c", "d"))$top, 3:4)
  expect_identical(likert_scale(c("a", "b", "c"), top = "b")$top, 2L)
  two <- likert_scale(list(nl = c("nee", "ja"), en = c("no", "yes")), lang = "en")
  expect_identical(scale_labels(two), c("no", "yes"))
  expect_identical(scale_labels(two, "nl"), c("nee", "ja"))
  coded <- likert_scale(1:5, dont_know = c("weet niet" = 99))
  expect_identical(coded$dk_values, 99)
  expect_identical(likert_scale(c("x", "y"), ordered = FALSE)$top, integer())
})

test_that("scores may tie but not decrease", {
  expect_identical(likert_scale("agree5", scores = c(0, 0, 0, 1, 1))$scores, c(0, 0, 0, 1, 1))
  expect_error(likert_scale("agree5", scores = 5:1), class = "akkoord_error_scores")
})

test_that("a scale prints and converts", {
  expect_snapshot(print(likert_scale("agree5_dk", "en")))
  expect_identical(nrow(as.data.frame(likert_scale("agree5_dk"))), 6L)
  expect_identical(format(likert_scale(c("low", "high"))), "low < high")
})

test_that("a wrong scale says what is wrong", {
  expect_snapshot(error = TRUE, {
    likert_scale("agre5")
    likert_scale("agree5", lang = "fr")
    likert_scale(c("a", "a"))
    likert_scale(c("a", NA))
    likert_scale("agree5", scores = 1:4)
    likert_scale("agree5", scores = 5:1)
    likert_scale("agree5", top = 5)
    likert_scale("agree5", top = "akkoord")
    likert_scale(list(nl = c("nee", "ja"), en = "no"))
    likert_scale(c("a", "b"), dont_know = "b")
    likert_scale(c("a", "b"), dont_know = 9)
    likert_scale(c("a", "b"), ordered = FALSE, top = 1)
    likert_scale(TRUE)
    likert_scale(1:5, dont_know = c(dk = 5))
  })
  expect_error(likert_scale("agre5"), class = "akkoord_error_scale")
})

test_that("a scale has tidy() and glance()", {
  s <- likert_scale("agree5_dk", "en")
  expect_identical(as.data.frame(tidy(s)), as.data.frame(s))
  expect_identical(unlist(glance(s)[c("answers", "dont_know", "top")]), c(answers = 5L, dont_know = 1L, top = 2L))
})
