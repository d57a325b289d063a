test_that("built-in scales run from the lowest to the highest answer", {
  s <- likert_scale("agree5", "nl")
  expect_identical(s$labels$nl[c(1, 5)], c("helemaal niet akkoord", "helemaal akkoord"))
  expect_identical(s$labels$en[c(1, 5)], c("strongly disagree", "strongly agree"))
  expect_identical(s$scores, as.double(1:5))
  expect_identical(s$top, 4:5)
  expect_null(s$dont_know)
  dk <- likert_scale("agree5_dk", "en")
  expect_identical(dk$dont_know$en, "don't know")
  expect_identical(scale_labels(dk)[[4]], "agree")
  expect_identical(scale_labels(likert_scale("agree5_rather", "en"))[[4]], "rather agree")
  expect_identical(scale_labels(likert_scale("agree4_somewhat_dk", "en"))[[3]], "somewhat agree")
  # answers in any wording, whichever wording the scale has
  said <- c("Rather agree", "somewhat agree", "agree", "tend to agree", "eerder akkoord", "eens")
  for (name in c("agree5", "agree5_rather", "agree5_somewhat")) {
    counts <- likert_counts(data.frame(q = said), q, scale = name)
    expect_identical(counts$count[counts$position %in% 4], 6L)
  }
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
  skip_if_quick()
  expect_snapshot(error = TRUE, {
    likert_scale("agre5")
    likert_scale("agree5", lang = "de")
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

test_that("an answer has one id in every language and session", {
  agree <- likert_scale("agree5_dk", "nl")
  expect_identical(scale_ids(agree), scale_labels(agree, "en"))
  expect_identical(scale_dk_ids(agree), "don't know")
  expect_identical(scale_ids(likert_scale(list(fr = c("non", "oui"), nl = c("nee", "ja")))), c("non", "oui"))
  expect_identical(scale_ids(likert_scale(-1:1)), c("-1", "0", "1"))
  # no answer is taken for those without one
  lost <- likert_scale(c("missing", "found", "not_asked"))
  expect_length(intersect(scale_ids(lost), c(category_missing, category_not_asked)), 0L)
  counts <- likert_counts(data.frame(q = c("missing", "found", NA)), q, scale = lost)
  expect_identical(anyDuplicated(counts$category), 0L)
  expect_identical(counts$count[counts$kind == "missing"], 1L)
})

test_that("the language of the session is in no scale and no counts", {
  made <- function(lang) {
    withr::local_options(akkoord.lang = lang)
    d <- data.frame(
      q1 = c("helemaal akkoord", "don't know", "neutraal"), q2 = c(1, 5, NA), q3 = c(1, 2, 2)
    )
    list(
      likert_scale("agree5_dk"), likert_scale(1:4), likert_scale(c("low", "high")),
      likert_counts(d, q1, twins = list(two = c(a = "q2", b = "q3")), scale = "agree5_dk"),
      as_likert_counts(rbind(q = c(1, 2, 3, 4)), scale = "agree4"),
      summary(likert_counts(d, q2, scale = "agree5")),
      likert_counts(published_report("erasmus2022"), network, survey = "erasmus"),
      cb_scale(codebook("erasmus"), "agree5")
    )
  }
  expect_identical(made("nl"), made("en"))
  expect_null(likert_scale("agree5")$lang)
  expect_identical(likert_scale("agree5", "nl")$lang, "nl")
})

test_that("ids are shown in the language asked for", {
  d <- data.frame(q = c("ja", "yes", NA))
  counts <- likert_counts(d, q, scale = "yes_no")
  expect_identical(counts$category, c("no", "yes", "missing"))
  expect_identical(counts$count, c(0L, 2L, 1L))
  header <- function(lang) {
    withr::local_options(akkoord.lang = lang)
    grep("item", utils::capture.output(print(counts)), value = TRUE)[[2L]]
  }
  expect_match(header("nl"), "nee ja (geen antwoord)", fixed = TRUE)
  expect_match(header("en"), "no yes (missing)", fixed = TRUE)
  expect_identical(shown_categories(counts, "nl"), c("nee", "ja", "(geen antwoord)"))
  # ids and labels of any language go back in
  again <- as_likert_counts(as.data.frame(counts), scale = "yes_no", n = 3)
  expect_identical(as.double(again$count), as.double(counts$count))
  labelled <- data.frame(item = "q", category = c("nee", "yes"), count = c(0, 2))
  expect_identical(as_likert_counts(labelled, scale = "yes_no")$count[1:2], c(0, 2))
})
