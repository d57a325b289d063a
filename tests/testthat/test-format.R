test_that("percentages and counts as text, with the language's marks", {
  expect_identical(format_percent_number(c(12.5, 100, NA), 1L, ","), c("12,5%", "100,0%", NA))
  expect_identical(format_percent_number(66.67, NULL, ","), "66,67%")
  expect_identical(format_percent_number(1e-5), "0.00001%")
  expect_identical(format_count(c(1234567, 12.25, NA), ","), c("1.234.567", "12,2", NA))
  expect_identical(format_count(2784, "."), "2,784")
})

test_that("claims in words are not written as exact numbers", {
  say <- function(percent, relation, lang) format_published(percent, relation, lang)
  expect_identical(say(16, "=", "nl"), "16%")
  expect_identical(say(70, "about", "nl"), "\u00b1 70%")
  expect_identical(say(70, "about", "en"), "about 70%")
  expect_identical(say(66.67, "almost", "nl"), "bijna 2/3")
  expect_identical(say(75, "almost", "en"), "almost 3/4")
  expect_identical(say(33.33, "about", "en"), "about 1/3")
  expect_identical(say(75, "=", "en"), "75%")
  expect_identical(say(66.67, "=", "nl"), "66,67%")
  expect_identical(say(90, ">", "nl"), "> 90%")
  expect_identical(say(c(NA, 50), c("order", "<"), "nl"), c(NA, "< 50%"))
})

test_that("labels are joined by what they share", {
  expect_identical(join_labels(c("helemaal akkoord", "eerder akkoord")), "helemaal + eerder akkoord")
  expect_identical(
    join_labels(c("eerder niet akkoord", "helemaal niet akkoord")),
    "eerder + helemaal niet akkoord"
  )
  expect_identical(join_labels(c("4", "5", "6"), " \u2013 "), "4 \u2013 5 \u2013 6")
  expect_identical(join_labels(c("very good", "good")), "very good + good")
  expect_identical(join_labels("neutral"), "neutral")
  expect_identical(word_list(c("a", "b", "c"), "nl"), "a, b en c")
  expect_identical(capital(c("ja", "\u00e9\u00e9n", "", NA)), c("Ja", "\u00e9\u00e9n", "", NA))
})
