skip_if_not_installed("jsonlite")

wave_run <- function(...) {
  files <- tempfile(c("out", "err"))
  cons <- lapply(files, file, "wb")
  status <- akkoord:::akkoord_main(c(...), cons[[1L]], cons[[2L]])
  for (con in cons) close(con)
  read <- function(f) readLines(f, encoding = "UTF-8", warn = FALSE)
  list(status = status, out = read(files[[1L]]), err = read(files[[2L]]))
}

answers_file <- function() {
  wave <- simulate_wave(codebook("etwinning"), n = 30, N = 200, seed = 6)
  file <- withr::local_tempfile(fileext = ".csv", .local_envir = parent.frame())
  utils::write.csv(wave$data[-(1:2)], file, row.names = FALSE, na = "")
  file
}

test_that("a draft goes to a file or to standard output", {
  file <- answers_file()
  r <- wave_run("codebook", "draft", file)
  expect_identical(r$status, 0L)
  out <- withr::local_tempfile(fileext = ".json")
  r2 <- wave_run("codebook", "draft", file, "--out", out)
  expect_identical(r2$status, 0L)
  expect_identical(r2$out, out)
  expect_identical(paste(r$out, collapse = "\n"), paste(readLines(out), collapse = "\n"))
  expect_identical(nrow(validate_codebook(out)), 0L)
  expect_identical(wave_run("codebook", "draft")$status, 2L)
  expect_identical(wave_run("codebook", "draft", file, "--out", "x.doc")$status, 2L)
  expect_identical(wave_run("codebook", "draft", file, "--format", "csv")$status, 2L)
  expect_identical(wave_run("codebook", "draft", "no-such-file.csv")$status, 1L)
  expect_identical(wave_run("codebook", "show", "erasmus", "--out", "x")$status, 2L)
})

test_that("an export becomes a report beside the last one", {
  skip_if_quick()
  skip_if_not_installed("rmarkdown")
  skip_if_not(rmarkdown::pandoc_available("2.0"), "no pandoc")
  dir <- withr::local_tempdir()
  r <- wave_run(
    "render", answers_file(), "--codebook", "etwinning", "-N", "200", "--previous", "erasmus2022",
    "--format", "plain", "--wave", "2026", "--lang", "en", "--out", file.path(dir, "r")
  )
  expect_identical(r$status, 0L)
  page <- readLines(r$out, encoding = "UTF-8")
  expect_true(any(grepl("What changed", page, fixed = TRUE)))
})

test_that("a call that is not understood has status 2, a file that is not there 1", {
  expect_identical(wave_run("render")$status, 2L)
  expect_identical(wave_run("render", "x.csv")$status, 2L)
  expect_identical(wave_run("render", "x.csv", "--codebook", "erasmus", "-N", "many")$status, 2L)
  expect_identical(wave_run("render", "x.csv", "--codebook", "erasmus")$status, 1L)
  expect_match(wave_run("render", "--help")$out[[1L]], "Usage: akkoord render", fixed = TRUE)
  expect_match(wave_run("help", "render")$out[[1L]], "Usage: akkoord render", fixed = TRUE)
})

test_that("a wave before is a report, counts or answers", {
  book <- codebook("etwinning")
  said <- function(...) list(command = "render", options = list(...))
  expect_null(cli_previous(said(), book))
  expect_s3_class(cli_previous(said(previous = "erasmus2022"), book), "published_report")
  old <- suppressMessages(
    cli_previous(said(previous = answers_file(), "previous-N" = "200"), book)
  )
  expect_s3_class(old, "wave")
  expect_identical(old$N, 200)
  dir <- withr::local_tempfile()
  suppressMessages(write_counts(quietly(likert_counts(old)), dir))
  expect_s3_class(cli_previous(said(previous = dir), book), "likert_counts")
  # of another questionnaire: the same answers by a codebook that calls a question otherwise
  other <- withr::local_tempfile(fileext = ".xlsx")
  renamed <- book
  at <- match("q1", names(cb_questions(book)))
  renamed$akkoord$questions[[at]]$label$en <- "Asked otherwise"
  write_codebook(renamed, other)
  by_other <- suppressMessages(cli_previous(
    said(previous = answers_file(), "previous-N" = "200", "previous-codebook" = other), book
  ))
  expect_identical(by_other$data, old$data)
  expect_identical(cb_questions(by_other$codebook)$q1$label$en, "Asked otherwise")
  expect_identical(
    wave_run("render", "x", "--codebook", "erasmus", "--previous-codebook", "etwinning")$status, 2L
  )
  expect_identical(wave_run(
    "render", "x", "--codebook", "erasmus", "--previous", "y", "--previous-codebook", "etwinning"
  )$status, 2L)
  expect_identical(wave_run("render", "x", "--codebook", "erasmus", "--previous-N", "9")$status, 2L)
  # a report of several surveys
  of <- cli_previous(said(previous = "erasmus2022", "previous-survey" = "etwinning"), book)
  expect_identical(counts_about(of)$survey, "etwinning")
  none <- wave_run("render", "x", "--codebook", "erasmus", "--previous-survey", "etwinning")
  expect_identical(none$status, 2L)
  strange <- wave_run(
    "render", answers_file(), "--codebook", "etwinning", "--previous", "erasmus2022", "--previous-survey", "x"
  )
  expect_identical(strange$status, 2L)
  expect_match(strange$err, "erasmus, etwinning; say which with --previous-survey", all = FALSE, fixed = TRUE)
  expect_identical(
    wave_run("render", "x", "--codebook", "erasmus", "--previous", "y", "--previous-N", "0")$status, 2L
  )
})

test_that("an earlier file of answers without their number names the option", {
  run <- wave_run("render", answers_file(), "--codebook", "etwinning", "-N", "200",
                  "--previous", answers_file(), "--out", withr::local_tempdir())
  expect_identical(run$status, 2L)
  expect_match(paste(run$err, collapse = " "), "--previous-N", fixed = TRUE)
})
