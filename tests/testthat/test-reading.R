labelled <- function(x, labels, ...) {
  structure(x, labels = labels, class = c("haven_labelled", "vctrs_vctr", "double"), ...)
}
spss <- function(x, labels, ...) {
  structure(x,
    labels = labels, ..., class = c("haven_labelled_spss", "haven_labelled", "vctrs_vctr", "double")
  )
}
frame_of <- function(...) {
  d <- data.frame(id = seq_along(..1))
  x <- list(...)
  for (n in names(x)) d[[n]] <- x[[n]]
  d
}
count <- function(data, ...) suppressMessages(likert_counts(data, ...))
answers_of <- function(k, kind = "substantive") k$count[k$kind == kind]
useful <- c("Not useful" = 1, "A bit useful" = 2, Useful = 3, "Very useful" = 4)

test_that("a don't know by its label is no answer, at either end", {
  x <- c(1, 4, 4, 2, 8, 8, 8, 3, NA, 9)
  k <- count(frame_of(q = labelled(x, c(useful, "Don't know" = 8, Refused = 9))), q)
  expect_identical(answers_of(k), c(1L, 1L, 1L, 2L))
  expect_identical(answers_of(k, "dk"), 3L)
  expect_identical(answers_of(k, "missing"), 2L)
  expect_equal(summary(k)$top, 3 / 5)
  expect_equal(summary(k)$mean, mean(c(1, 4, 4, 2, 3)))
  k <- count(frame_of(q = labelled(c(-2, -1, 1, 4, 4), c("n.v.t." = -2, "weet niet" = -1, useful))), q)
  expect_identical(answers_of(k), c(1L, 0L, 0L, 2L))
  expect_identical(answers_of(k, "dk"), 1L)
  expect_identical(answers_of(k, "not_asked"), 1L)
  expect_identical(answers_of(k, "missing"), 0L)
})

test_that("words are known in three languages, with brackets, codes and in pairs", {
  expect_identical(
    word_kinds(c(
      "Don\u2019t know", "(weet niet)", "9. Ne sait pas", "Weet niet / geen mening", "GEEN MENING",
      "Don't know or refused", "N/A", "nvt", "Sans objet", "Refus\u00e9", "Prefer not to say"
    )),
    rep(c("dk", "not_asked", "missing"), c(6, 3, 2))
  )
  # answers that look like it
  expect_identical(
    word_kinds(c("I don't know how", "neutral", "no", "none", "weet niet zeker hoe", "Nothing")),
    rep("", 6)
  )
  expect_identical(word_kinds(c("Not sure", "Sure", "Very sure")), rep("", 3))
  expect_identical(word_kinds(c("No", "Yes", "Not sure"))[[3]], "dk")
  w <- answer_words()
  expect_setequal(w$kind, c("dk", "missing", "not_asked", "low", "high"))
  expect_setequal(w$lang, c("en", "nl", "fr"))
  plain <- w[w$kind %in% c("dk", "missing", "not_asked"), ]
  expect_identical(vapply(plain$word, word_kinds, "", USE.NAMES = FALSE), plain$kind)
  expect_identical(anyDuplicated(plain$word), 0L)
})

test_that("a middle answer is an answer", {
  levels <- c("Slecht", "Geen mening", "Goed")
  k <- count(frame_of(q = factor(levels[c(1, 2, 2, 3)], levels, ordered = TRUE)), q)
  expect_identical(answers_of(k), c(1L, 2L, 1L))
  k <- count(frame_of(q = factor(levels[c(1, 2, 2, 3)], levels)), q)
  expect_identical(answers_of(k), c(1L, 2L, 1L))
  k <- count(frame_of(q = labelled(c(1, 2, 3), c("Against" = 1, "No opinion" = 2, "Support" = 3))), q)
  expect_identical(answers_of(k), c(1L, 1L, 1L))
})

test_that("what the file declares missing is missing, or a don't know by its label", {
  x <- c(1, 2, 2, 98, 98, 99, 97, NA)
  k <- count(frame_of(q = spss(x, c(Low = 1, High = 2, "No opinion" = 98), na_values = c(97, 98, 99))), q)
  expect_identical(answers_of(k), c(1L, 2L))
  expect_identical(answers_of(k, "dk"), 2L)
  expect_identical(answers_of(k, "missing"), 3L)
  k <- count(frame_of(q = spss(x, c(Low = 1, High = 2, "Not asked" = 99), na_range = c(97, Inf))), q)
  expect_identical(answers_of(k, "not_asked"), 1L)
  expect_identical(answers_of(k, "missing"), 4L)
  # a scale that is given decides
  k <- count(frame_of(q = spss(x, c(Low = 1, High = 2, "No opinion" = 98), na_range = c(90, 99))), q,
    scale = c("Low", "High")
  )
  expect_identical(answers_of(k, "missing"), 5L)
})

test_that("tagged missing values keep their label's meaning", {
  skip_if_not_installed("haven")
  labels <- c(Bad = 1, Good = 2, "Don't know" = haven::tagged_na("d"), "Not asked" = haven::tagged_na("n"))
  x <- c(1, 2, 2, haven::tagged_na("d", "d", "n"), NA, haven::tagged_na("z"))
  k <- count(frame_of(q = haven::labelled(x, labels)), q)
  expect_identical(answers_of(k), c(1L, 2L))
  expect_identical(answers_of(k, "dk"), 2L)
  expect_identical(answers_of(k, "not_asked"), 1L)
  expect_identical(answers_of(k, "missing"), 2L)
})

test_that("a don't know that nobody has beside missing answers is told, not counted", {
  d <- frame_of(q = labelled(c(4, 3, NA), c(useful, "No opinion" = 7)))
  expect_message(k <- likert_counts(d, q), "user_na", class = "akkoord_message_reading")
  expect_length(answers_of(k, "dk"), 0L)
  expect_identical(reading(k)$what, "absent")
  # somebody has it in another item, or nobody is missing: nobody said so
  d$p <- labelled(c(7, 1, 2), c(useful, "No opinion" = 7))
  k <- count(d, c(q, p))
  expect_identical(answers_of(k, "dk"), c(0L, 1L))
  k <- count(frame_of(q = labelled(c(4, 3), c(useful, "No opinion" = 7))), q)
  expect_identical(answers_of(k, "dk"), 0L)
})

test_that("scores are the codes, or 1 to k", {
  mean_of <- function(k) summary(k)$mean
  never <- c(Never = 0, Sometimes = 1, Always = 2)
  expect_equal(mean_of(count(frame_of(q = labelled(c(0, 2, 2, 1, 0), never)), q)), 1)
  expect_equal(mean_of(count(frame_of(q = factor(c(-2, 2, 1), -2:2, ordered = TRUE)), q)), 1 / 3)
  expect_equal(mean_of(count(frame_of(q = c(1, 7, 7)), q, scale = 1:7)), 5)
  expect_identical(likert_scale(c("a", "b", "d"))$scores, c(1, 2, 3))
  expect_identical(likert_scale("yes_no")$scores, c(0, 1))
  # uneven codes turned once are min + max - code
  uneven <- c(None = 0, Some = 1, Many = 5)
  d <- frame_of(q = labelled(c(0, 1, 5, 5), uneven))
  expect_equal(mean_of(count(d, q)), 11 / 4)
  expect_equal(mean_of(count(d, q, reverse = q)), mean(5 - c(0, 1, 5, 5)))
  expect_identical(rev(likert_scale(names(uneven), values = uneven))$scores, c(0, 4, 5))
  expect_identical(likert_scale(c("hi", "lo"), values = c(9, 2))$scores, c(2, 9))
})

test_that("numbers as text match by value", {
  s <- likert_scale(as.character(-1:3))
  expect_identical(s$values, as.double(-1:3))
  expect_identical(s$scores, as.double(-1:3))
  k <- count(frame_of(q = c(-1, 3, 3, 0)), q, scale = as.character(-1:3))
  expect_identical(k$count[k$category == "3"], 2L)
  k <- count(frame_of(q = factor(c("10", "2", "10", "1"))), q)
  expect_identical(k$category[1:3], c("1", "2", "10"))
  expect_equal(summary(k)$mean, 23 / 4)
})

test_that("labels that run down are turned with a message; what the user orders stays", {
  x <- labelled(c(1, 1, 2, 3, 1), c("Agree strongly" = 1, Neither = 2, "Disagree strongly" = 3))
  expect_message(k <- likert_counts(frame_of(q = x), q), "lowest answer first", class = "akkoord_message_reading")
  expect_identical(k$category[1:3], c("Disagree strongly", "Neither", "Agree strongly"))
  expect_equal(summary(k)$top, 3 / 5)
  expect_equal(summary(k)$mean, mean(4 - c(1, 1, 2, 3, 1)))
  k <- count(frame_of(q = labelled(c(1, 2, 2), c(Ja = 1, Nee = 2))), q)
  expect_equal(summary(k)$top, 1 / 3)
  levels <- c("Always", "Sometimes", "Never")
  o <- factor(levels[c(1, 1, 2)], levels, ordered = TRUE)
  expect_message(k <- likert_counts(frame_of(q = o), q), "reverse", class = "akkoord_message_reading")
  expect_identical(k$category[1:3], levels)
  k <- count(frame_of(q = factor(levels[c(1, 1, 2)], levels)), q)
  expect_identical(k$category[1:3], rev(levels))
  k <- count(frame_of(q = c("Yes", "No", "Yes")), q, scale = rev(likert_scale(c("Yes", "No"))))
  expect_equal(summary(k)$top, 2 / 3)
  expect_identical(rev(rev(likert_scale(1:4)))$labels, likert_scale(1:4)$labels)
})

test_that("codes between labelled ends are answers where the data have them", {
  k <- count(frame_of(q = labelled(c(1, 4, 7, 7), c("Not at all" = 1, Completely = 7))), q)
  expect_identical(k$category[1:7], c("Not at all", 2:6, "Completely"))
  expect_equal(summary(k)$mean, 19 / 4)
  k <- count(frame_of(q = labelled(c(1, 7, 7), c("Not at all" = 1, Completely = 7))), q)
  expect_identical(answers_of(k), c(1L, 2L))
})

test_that("a plain factor has an order where its levels are a known scale", {
  d <- frame_of(q = factor(c("neutral", "strongly agree", "disagree", "agree", "agree", "Don't know")))
  k <- count(d, q)
  expect_identical(k$category[1:4], c("disagree", "neutral", "agree", "strongly agree"))
  expect_equal(summary(k)$top, 3 / 5)
  expect_identical(answers_of(k, "dk"), 1L)
  d <- frame_of(q = factor(c("train", "tram", "train")))
  expect_message(k <- likert_counts(d, q), "without an order", class = "akkoord_message_reading")
  expect_true(is.na(summary(k)$mean))
  k <- likert_counts(d, q, scale = likert_scale(c("train", "tram")))
  expect_equal(summary(k)$top, 1 / 3)
})

test_that("levels without a known order are in order where that is said", {
  size <- factor(c("small", "huge", "small", "big"), levels = c("small", "big", "huge"))
  d <- frame_of(q = size, p = factor(c("agree", "disagree", "agree", "agree")), r = ordered(size))
  expect_message(k <- likert_counts(d, q, ordered = FALSE), "`ordered = TRUE`", class = "akkoord_message_reading")
  expect_message(k <- likert_counts(d, c(q, p, r), ordered = TRUE))
  expect_identical(reading(k)$item[reading(k)$told], "p")
  expect_identical(k[k$item == "q", -1L], k[k$item == "r", -1L])
  expect_equal(summary(k)$mean, c(mean(as.integer(size)), 1.75, mean(as.integer(size))))
  # what has a known order keeps it: levels from text are in that of the alphabet
  expect_identical(k$category[k$item == "p"][1:2], c("disagree", "agree"))
  expect_error(likert_counts(d, q, ordered = NA), class = "akkoord_error_type")
  by <- count(transform(d, g = c("a", "b", "a", "b")), q, by = list(g), ordered = TRUE)
  expect_false(anyNA(summary(by)$mean))
})

test_that("codes written as text are the codes", {
  codes <- c(1, 5, 5, 2, NA, 4)
  want <- answers_of(likert_counts(data.frame(q = codes), q, scale = "agree5"))
  for (x in list(as.character(codes), factor(codes), factor(codes, 5:1))) {
    expect_identical(answers_of(likert_counts(data.frame(q = x), q, scale = "agree5")), want)
  }
  counted <- as.data.frame(table(a = codes), responseName = "count", stringsAsFactors = FALSE)
  for (a in list(counted$a, as.numeric(counted$a), factor(counted$a))) {
    k <- as_likert_counts(data.frame(item = "q", a = a, n = counted$count, stringsAsFactors = TRUE), category = a, scale = "agree5")
    expect_equal(answers_of(k), want)
  }
  # labels that are numbers are themselves, never codes
  k <- likert_counts(data.frame(q = c("0", "5", "10")), q, scale = c("0", "5", "10"))
  expect_identical(answers_of(k), c(1L, 1L, 1L))
  expect_error(likert_counts(data.frame(q = c("1", "2")), q, scale = c("0", "5", "10")), class = "akkoord_error_off_scale")
  expect_error(likert_counts(data.frame(q = c("1", "6")), q, scale = "agree5"), class = "akkoord_error_off_scale")
  # of a scale with codes of its own
  k <- likert_counts(data.frame(q = c("-1", "0")), q, scale = likert_scale(c("no", "maybe", "yes"), "en", values = -1:1))
  expect_identical(answers_of(k), c(1L, 1L, 0L))
})

test_that("text without a scale: the error names the scale that has its words", {
  says <- function(x, text) {
    e <- tryCatch(likert_counts(frame_of(q = x), q), akkoord_error_scale = identity)
    expect_match(conditionMessage(e), text, fixed = TRUE)
  }
  says(c("Strongly agree", "Neutral", "disagree", NA, ""), 'scale = "agree5"`')
  says(c("Helemaal akkoord", "weet niet", "neutraal"), 'scale = "agree5_dk"`')
  says(c("oui", "non"), 'scale = "yes_no"`')
  # the middle answer is not among them: either scale
  says(c("strongly agree", "disagree"), 'scale = "agree4"`')
  says(c("strongly agree", "agreed"), "or the labels")
  says(c(TRUE, FALSE), 'scale = "yes_no"`')
  e <- tryCatch(likert_counts(frame_of(q = c("oui", "non")), q), akkoord_error_scale = identity)
  expect_no_match(conditionMessage(e), "or the labels", fixed = TRUE)
})

test_that("text matches after capitals, spaces, marks and ways to write an accent", {
  x <- c("\ufeffTr\u00e8s bien", "TRE\u0300S\u00a0BIEN ", "bien", "Bien", "", "  ", NA)
  k <- count(frame_of(q = x), q, scale = c("bien", "tr\u00e8s bien"))
  expect_identical(answers_of(k), c(2L, 2L))
  expect_identical(answers_of(k, "missing"), 3L)
  r <- reading(k)
  expect_setequal(r$to, c("bien", "tr\u00e8s bien"))
  expect_identical(nrow(r), 3L)
  expect_false(any(r$told))
  expect_silent(likert_counts(frame_of(q = x), q, scale = c("bien", "tr\u00e8s bien")))
  # two labels that differ in capitals alone
  k <- count(frame_of(q = c("a", "A", "A")), q, scale = c("a", "A"))
  expect_identical(answers_of(k), c(1L, 2L))
  expect_error(count(frame_of(q = "tres bien"), q, scale = c("bien", "tr\u00e8s bien")), class = "akkoord_error_off_scale")
  k <- count(frame_of(q = factor(c("LOW", " high"))), q, scale = c("low", "high"))
  expect_identical(answers_of(k), c(1L, 1L))
})

test_that("an error names all that is off the scale, once, with rows and the nearest label", {
  d <- frame_of(q = c("low", "lo", "hihg", "lo", "x{y}"), p = c(1, 2, 5, 5, NA))
  expect_snapshot(error = TRUE, {
    likert_counts(d, q, scale = c("low", "high"))
    likert_counts(d, p, scale = 1:2)
    likert_counts(data.frame(a = c("weet niet", "ja"), b = c("ja", "jaa")), c(a, b), scale = "yes_no")
  })
  e <- tryCatch(likert_counts(d, q, scale = c("low", "high")), error = identity)
  expect_identical(e$row, 2L)
  expect_identical(e$values, list(q = c("lo", "hihg", "x{y}")))
})

test_that("labels of other packages are read", {
  x <- c(1, 4, 4, 2)
  expect_identical(answers_of(count(frame_of(q = structure(x, labels = useful)), q)), c(1L, 1L, 0L, 2L))
  foreign <- structure(x, value.labels = rev(set_names(as.character(useful), names(useful))))
  expect_identical(answers_of(count(frame_of(q = foreign), q)), c(1L, 1L, 0L, 2L))
  expss <- structure(x, labels = useful, label = "How useful?", class = c("labelled", "numeric"))
  k <- count(frame_of(q = expss), q)
  expect_identical(answers_of(k), c(1L, 1L, 0L, 2L))
  hmisc <- structure(x, label = "How useful?", class = c("labelled", "numeric"))
  expect_identical(answers_of(count(frame_of(q = hmisc), q, scale = 1:4)), c(1L, 1L, 0L, 2L))
  codes <- structure(c("h", "l", "h", "n"), labels = c(Low = "l", High = "h", Refused = "n"))
  k <- count(frame_of(q = codes), q)
  expect_identical(answers_of(k), c(1L, 2L))
  expect_identical(answers_of(k, "missing"), 1L)
})

test_that("one message a call, silenced by one option, an error by another", {
  x <- labelled(c(1, 2, 9), c(Bad = 1, Good = 2, "Don't know" = 9))
  d <- frame_of(a = x, b = x)
  said <- 0
  withCallingHandlers(likert_counts(d, c(a, b)), akkoord_message_reading = function(m) {
    said <<- said + 1
    expect_match(conditionMessage(m), "a, b: \"Don't know\" (9)", fixed = TRUE)
    invokeRestart("muffleMessage")
  })
  expect_identical(said, 1)
  withr::with_options(list(akkoord.quiet = TRUE), expect_silent(likert_counts(d, a)))
  withr::local_options(akkoord.strict = TRUE)
  expect_error(likert_counts(d, a), class = "akkoord_error_guess")
  good <- likert_scale(c("Bad", "Good"), values = 1:2, dont_know = c("Don't know" = 9))
  expect_silent(k <- likert_counts(d, a, scale = good))
  expect_identical(answers_of(k, "dk"), 1L)
})

test_that("the tests of two groups read answers as counts do", {
  x <- labelled(c(1, 2, 2, 9, 1), c(Yes = 1, No = 2, "Don't know" = 9))
  y <- labelled(c(1, 1, 1, 2, 1), c(Yes = 1, No = 2, "Don't know" = 9))
  expect_message(t <- twin_table(x, y), class = "akkoord_message_reading")
  expect_identical(rownames(t), c("No", "Yes", "none"))
  expect_identical(unname(t["none", "No"]), 1L)
})

test_that("groups have their value labels, with haven's class or without", {
  sex <- structure(c(1, 2, 2, 1, 9, NA), labels = c(men = 1, women = 2))
  d <- data.frame(q = 1:6)
  d$sex <- sex
  x <- likert_counts(d, q, by = sex, scale = 1:6)
  expect_identical(unique(x$group), c("men", "women", "9", "(missing)"))
  skip_if_not_installed("haven")
  d$sex <- haven::labelled(as.vector(sex), c(men = 1, women = 2))
  expect_identical(likert_counts(d, q, by = sex, scale = 1:6)$group, x$group)
})

test_that("who says that it was not asked of them is out of the base, in every item and group", {
  levels <- c("Agree", "Disagree", "N/A", "Refused")
  set.seed(8)
  d <- frame_of(
    q1 = factor(sample(levels, 60, TRUE), levels), q2 = factor(sample(levels[1:2], 60, TRUE), levels[1:2]),
    q3 = labelled(sample(c(1, 2, 99), 60, TRUE), c(Agree = 1, Disagree = 2, "N/A" = 99)),
    g = sample(c("a", "b"), 60, TRUE), w = runif(60, 0.5, 2)
  )
  not_asked <- function(item) if (item == "q3") d$q3 %in% 99 else d[[item]] %in% "N/A"
  for (k in list(count(d, c(q1, q2, q3), by = g), count(d, c(q1, q2, q3), by = g, weights = w))) {
    b <- counts_bases(k)
    by_hand <- mapply(function(item, group) sum(d$g == group & !not_asked(item)), b$item, b$group)
    expect_equal(b$asked.low, unname(as.double(by_hand)))
    expect_equal(b$asked.high, b$asked.low)
    expect_output(print(k), "q3")
    expect_no_error(format(summary(k)))
    expect_no_error(autoplot(k, lang = "en"))
    expect_no_error(suppressMessages(compare_groups(k)))
  }
  one <- count(d["q1"], q1)
  expect_identical(counts_bases(one)$asked.low, as.double(sum(!not_asked("q1"))))
  expect_output(print(one), "q1")
  # a waist of columns that are not of one length is refused
  about <- counts_about(one)
  about$bases <- structure(
    replace(unclass(about$bases), "asked.low", list(double())), class = class(about$bases)
  )
  expect_match(waist_fault(one, about), "as long as the others")
})

test_that("a tag is told once and without a code, and I() hides no labels", {
  skip_if_not_installed("haven")
  tags <- haven::tagged_na("d", "r")
  x <- haven::labelled(c(1, 2, 2, tags), c(Bad = 1, Good = 2, "Don't know" = tags[[1]], Refused = tags[[2]]))
  told <- reading(count(frame_of(q = x), q))
  expect_identical(told$from[told$what != "order"], c("\"Don't know\"", "\"Refused\""))
  d <- frame_of(q = structure(c(1, 2, 2), labels = c(Bad = 1, Good = 2)))
  plain <- count(d, q)
  d$q <- I(d$q)
  expect_identical(count(d, q)$count, plain$count)
  d$q <- I(c("Bad", "Good", "Good"))
  expect_identical(count(d, q, scale = c("Bad", "Good"))$count[1:2], plain$count[1:2])
})
