# Questions to the authors: one a finding, in neutral words, written to Word and text.

audit_of <- function(...) suppressMessages(audit_report(data.frame(item = "Uses it", ..., check.names = FALSE), lang = "en"))

test_that("each finding is a question that can be checked by hand", {
  a <- audit_of(no = "38%", yes = "63%", n = 40, source = "p. 4")
  q <- audit_questions(a)
  bad <- a[a$verdict == "inconsistent", ]
  expect_identical(q$id, bad$id)
  expect_true(all(startsWith(q$where, "p. 4")))
  expect_true(all(lengths(strsplit(q$by.hand, "(?<=[.]) (?=[A-Z])", perl = TRUE)) <= 2L))
  expect_false(any(grepl("error|wrong|mistake|contradict", unlist(q[c("question", "by.hand")]))))
  expect_identical(nrow(audit_questions(audit_of(no = "40%", yes = "60%", n = 40))), 0L)
  expect_identical(audit_questions(a, lang = "nl")$id, q$id)
  expect_error(audit_questions(1), class = "akkoord_error_type")
  expect_error(audit_questions(a, "x.pdf"), class = "akkoord_error_questions_path")
})

test_that("they are written", {
  a <- audit_of(no = "38%", yes = "64%", n = 40)
  file <- withr::local_tempfile(fileext = ".txt")
  expect_identical(audit_questions(a, file), file)
  expect_true(any(grepl("^1[.]", readLines(file))))
  skip_if_not_installed("officer")
  file <- withr::local_tempfile(fileext = ".docx")
  audit_questions(a, file)
  text <- officer::docx_summary(officer::read_docx(file))$text
  expect_true(all(audit_questions(a)$by.hand %in% text))
})

test_that("the command fails on what is asked, and writes the questions", {
  run <- function(...) {
    out <- textConnection("lines", "w", local = TRUE)
    err <- textConnection("said", "w", local = TRUE)
    on.exit({
      close(out)
      close(err)
    })
    akkoord_main(c("audit", ...), out, err)
  }
  good <- withr::local_tempfile(fileext = ".csv")
  writeLines(c("item,no,yes,n", "a,40%,60%,40"), good)
  slip <- withr::local_tempfile(fileext = ".csv")
  writeLines(c("item,yes,n", "a,61%,50"), slip)
  bad <- withr::local_tempfile(fileext = ".csv")
  writeLines(c("item,no,yes,n", "a,40%,80%,40"), bad)
  expect_identical(run(good, "--fail-on", "contradiction"), 0L)
  expect_identical(run(slip, "--fail-on", "contradiction"), 0L)
  expect_identical(run(slip, "--fail-on", "slip"), 1L)
  expect_identical(run(bad, "--fail-on", "contradiction"), 1L)
  expect_identical(run(bad), 0L)
  expect_identical(run(bad, "--fail-on", "all"), 2L)
  expect_identical(run(bad, "--out", "x"), 2L)
})

test_that("a file has numbers as they are printed, and as numbers beside", {
  d <- data.frame(item = c("A", "B"), n = 40, no = c("27.5 %", "<5"), yes = c("72,5", "97.5"), net = c("+45", NA))
  a <- audit_report(suppressMessages(published_report(d)), lang = "en")
  csv <- akkoord:::audit_csv(a)
  expect_identical(csv$printed[csv$check == "share"], c("27.5 %", "72,5", "97.5"))
  expect_identical(csv$number[csv$check == "share"], c(27.5, 72.5, 97.5))
  expect_identical(csv$printed[csv$check == "net"], "+45")
  expect_type(a$printed, "double")
})

test_that("shares of a base so large that any percentage is one are one line", {
  d <- data.frame(item = LETTERS[1:9], n = 20000, yes = 21:29)
  a <- audit_report(suppressMessages(published_report(d)), lang = "en")
  expect_length(grep("any percentage", format(a)), 1L)
  expect_false(any(grepl("more", format(a))))
})

test_that("of options that can only be shares of all answers that is what is asked", {
  # 62 answers by 40 people
  percent <- sprintf("%.1f", 100 * c(31, 20, 11) / 62)
  d <- data.frame(
    item = c(paste("option", 1:3), "Uses it"), question = c("Q5", "Q5", "Q5", "Q1"),
    scale = c(rep("multiple", 3), NA), n = 40, chosen = c(percent, "61.3")
  )
  a <- audit_report(suppressMessages(published_report(d)), lang = "en")
  q <- audit_questions(a)
  of_answers <- grepl("all answers that were given", q$question)
  expect_gt(sum(of_answers), 1L)
  expect_identical(of_answers, grepl("percentage of answers", a$reason[match(q$id, a$id)]))
  expect_true(any(!of_answers))
  expect_match(audit_questions(a, lang = "nl")$question[of_answers], "alle antwoorden", all = TRUE)
})
