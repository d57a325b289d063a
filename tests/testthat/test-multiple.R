set_names <- stats::setNames
quiet <- function(code) withr::with_options(list(akkoord.quiet = TRUE), code)
options_of <- function(k) set_names(k$count[k$kind == "substantive"], k$category[k$kind == "substantive"])
labelled <- function(x, labels) {
  structure(x, labels = labels, class = c("haven_labelled", "vctrs_vctr", "double"))
}

test_that("several answers in one cell, parted by what parts them", {
  count <- function(use, ...) options_of(quiet(likert_counts(data.frame(use = use), multiple = list(use = "use"), ...)))
  want <- c(mail = 2L, phone = 2L, chat = 1L)
  expect_identical(count(c("mail;phone", "phone", "mail; Chat", NA))[1:2], want[1:2])
  expect_identical(count(c("mail, phone", "phone", " Mail, chat")), want)
  expect_identical(count(factor(c("mail|phone", "phone", "mail|chat"))), want)
  expect_identical(count(c("mail\nphone", "phone", "mail\nchat")), want)
  # a semicolon comes before a comma, a bare comma parts nothing
  expect_identical(count(c("red, dark;blue", "blue")), c("red, dark" = 1L, blue = 2L))
  expect_identical(count(c("red,dark", "blue")), c("red,dark" = 1L, blue = 1L))
  # as cells have them, not as rows come
  expect_identical(names(count(c("c", "a, c", "a, b", "b, c"))), c("a", "b", "c"))
  expect_identical(names(count(c("c, a", "a, c"))), c("c", "a"))
})

test_that("options that are given part the cells, commas in them and all", {
  o <- likert_scale(c("Yes, daily", "Yes", "No; never", "Other"), ordered = FALSE)
  d <- data.frame(use = c("Yes, daily, Other", "yes,Other", "No; never", "Yes,Yes, daily", "", NA))
  k <- likert_counts(d, multiple = list(use = "use"), scale = list(use = o))
  expect_identical(unname(options_of(k)), c(2L, 2L, 1L, 2L))
  expect_identical(k$count[k$kind == "missing"], 2L)
  d$use[[3]] <- "Often"
  expect_snapshot(error = TRUE, likert_counts(d, multiple = list(use = "use"), scale = list(use = o)))
  expect_message(
    likert_counts(data.frame(use = c("a;b", "b")), multiple = list(use = "use")),
    "parted by \";\": \"a\", \"b\"", class = "akkoord_message_reading"
  )
  free <- data.frame(use = paste0("free text ", 1:70))
  expect_error(likert_counts(free, multiple = list(use = "use")), class = "akkoord_error_multiple")
})

test_that("cells, ticks, words and codes of the same answers give the same counts", {
  set.seed(4)
  m <- matrix(sample(c(TRUE, FALSE), 300, TRUE), 100)
  m[rowSums(m) == 0, 2] <- TRUE
  m[c(3, 40), ] <- NA
  name <- c("a", "b", "c")
  count <- function(columns) {
    k <- quiet(likert_counts(as.data.frame(columns), multiple = list(u = names(columns))))
    k$count
  }
  want <- c(unname(colSums(m, na.rm = TRUE)), 2)
  as <- function(yes, no) lapply(1:3, function(j) ifelse(m[, j], yes, no)) |> set_names(name)
  for (words in list(c("Selected", "Not selected"), c("Ja", "Nee"), c("Mentioned", "not mentioned"),
    c("1", "0"), c("\u00a0Quoted", "Not quoted"))) {
    expect_equal(count(as(words[[1]], words[[2]])), want)
  }
  expect_equal(count(as(1, 2)), want)
  expect_equal(count(as(1, 0)), want)
  expect_equal(count(lapply(as(1, 2), labelled, c(Yes = 1, No = 2))), want)
  expect_equal(count(lapply(as(5, 6), labelled, c("Not selected" = 6, Selected = 5))), want)
  codes <- set_names(lapply(1:3, function(j) ifelse(m[, j], j, NA)), name)
  expect_equal(count(codes), want)
  cells <- apply(m, 1, function(r) if (anyNA(r)) NA else paste(name[r], collapse = ";"))
  expect_equal(quiet(likert_counts(data.frame(u = cells), multiple = list(u = "u")))$count, want)
  expect_message(
    likert_counts(as.data.frame(as(1, 2)), multiple = list(u = name)), "1 is ticked, 2 is not",
    class = "akkoord_message_reading"
  )
  expect_error(count(list(a = c(1, 2, 3), b = c(1, 1, 2))), class = "akkoord_error_off_scale")
})

test_that("options are chosen as tidyselect has it", {
  d <- data.frame(q_1 = c(1, 0, 1), q_2 = c(0, 0, 1), z = 1:3)
  want <- likert_counts(d, multiple = list(use = c("q_1", "q_2")))
  expect_identical(likert_counts(d, multiple = list(use = tidyselect::starts_with("q_"))), want)
  expect_identical(likert_counts(d, multiple = list(use = q_1:q_2)), want)
  named <- likert_counts(d, multiple = list(use = c("Home" = "q_1", "Work" = "q_2")))
  expect_identical(likert_counts(d, multiple = list(use = c(Home = q_1, Work = q_2))), named)
  which <- c("q_1", "q_2")
  all <- list(use = which)
  expect_identical(likert_counts(d, multiple = list(use = which)), want)
  expect_identical(likert_counts(d, multiple = all), want)
  expect_error(likert_counts(d, multiple = list(use = c(q_1, q_3))), class = "akkoord_error_missing_column")
})

test_that("options have intervals in figures, those of tidy()", {
  d <- data.frame(a = c(1, 0, 1, 1, NA), b = c(0, 0, 1, 0, NA), w = c(1, 2, 1, 3, 1))
  for (k in list(
    likert_counts(d, multiple = list(use = c("a", "b")), N = 10),
    likert_counts(d, multiple = list(use = c("a", "b")), weights = w, N = 10)
  )) {
    p <- as.data.frame(autoplot(k, conf.int = TRUE))
    t <- tidy(k)
    expect_equal(p$conf.low, t$conf.low)
    expect_equal(p$conf.high, t$conf.high)
  }
})
