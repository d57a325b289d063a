skip_if_not_installed("jsonlite")

# What a call prints, says and returns.
run <- function(...) {
  files <- tempfile(c("out", "err"))
  cons <- lapply(files, file, "wb")
  status <- akkoord_main(c(...), cons[[1L]], cons[[2L]])
  for (con in cons) close(con)
  read <- function(f) readLines(f, encoding = "UTF-8", warn = FALSE)
  list(status = status, out = read(files[[1L]]), err = read(files[[2L]]))
}
show_run <- function(...) {
  r <- run(...)
  cat("$ akkoord", paste(c(...), collapse = " "), "\n")
  for (l in r$out) cat("out:", l, "\n")
  for (l in r$err) cat("err:", l, "\n")
  cat("status:", r$status, "\n")
}

test_that("help is data, on request", {
  for (args in list("--help", "-h", "help", c("help", "figure"), c("figure", "--help"),
                    c("figure", "7", "-h"), c("codebook", "-h"), c("audit", "--help"),
                    c("reproduce", "--help"), "--version")) {
    r <- run(args)
    expect_identical(r$status, 0L)
    expect_identical(r$err, character())
    expect_gt(length(r$out), 0L)
  }
  expect_snapshot({
    for (topic in names(cli_help)) show_run(c("help", topic))
  })
})

test_that("what is not understood has status 2 and prints nothing", {
  expect_snapshot({
    show_run(character())
    show_run("figur")
    show_run("--lang")
    show_run("figure")
    show_run("figure", "7", "8")
    show_run("figure", "7", "--fromat", "svg")
    show_run("figure", "7", "-f")
    show_run("figure", "7", "--format", "gif")
    show_run("figure", "7", "--format")
    show_run("figure", "7", "--format", "--lang", "nl")
    show_run("figure", "7", "--lang=de")
    show_run("figure", "7", "--lang", "nl", "--lang", "en")
    show_run("figure", "7", "--width", "wide")
    show_run("figure", "7", "--out", "-", "--format", "png")
    show_run("codebook")
    show_run("codebook", "list")
    show_run("codebook", "show")
    show_run("codebook", "show", "erasmus", "--lang", "de")
    show_run("codebook", "check", "erasmus", "--lang", "nl")
    show_run("reproduce", "here")
    show_run("audit", "a", "b")
  })
})

test_that("what fails has status 1 and prints nothing", {
  expect_snapshot({
    show_run("figure", "99")
    show_run("figure", "7", "--out", "no/such/folder/x.svg")
    show_run("figure", "7", "--report", "erasmus2021")
    show_run("codebook", "show", "erasmsu")
    show_run("codebook", "show", "nowhere.json")
    show_run("codebook", "check", "nowhere.json")
  })
})

test_that("figure writes a file, whole, and prints its path", {
  skip_if_quick()
  skip_if_not_installed("svglite")
  dir <- tempfile("fig dir")
  dir.create(dir)
  file <- file.path(dir, "seven.svg")
  r <- run("figure", "7", "--out", file, "--lang", "en")
  expect_identical(r, list(status = 0L, out = file, err = character()))
  expect_match(readLines(file)[[2L]], "<svg")
  # the same on standard output
  expect_identical(run("figure", "07", "--out", "-", "--lang=en")$out, readLines(file, encoding = "UTF-8"))
  # the ending of the name is the format, unless said otherwise
  pdf <- file.path(dir, "x.PDF")
  expect_identical(run("figure", "figuur 7", "--out", pdf)$status, 0L)
  expect_identical(rawToChar(readBin(pdf, "raw", 4L)), "%PDF")
  expect_setequal(list.files(dir, all.files = TRUE, no.. = TRUE), c("seven.svg", "x.PDF"))
  skip_if_not_installed("ragg")
  png <- file.path(dir, "x.dat")
  expect_identical(run("figure", "7", "--format", "png", "--width", "5", "--out", png)$status, 0L)
  expect_identical(readBin(png, "raw", 4L), as.raw(c(0x89, 0x50, 0x4e, 0x47)))
  # where no name is given it stands in the folder
  old <- setwd(dir)
  on.exit(setwd(old))
  expect_identical(run("figure", "7")$out, "figure-07.svg")
  expect_true(file.exists("figure-07.svg"))
})

test_that("codebook shows and checks", {
  x <- codebook("etwinning")
  r <- run("codebook", "show", "etwinning", "--format", "json")
  file <- tempfile(fileext = ".json")
  writeLines(r$out, file, useBytes = TRUE)
  expect_identical(read_codebook(file), x)
  expect_identical(run("codebook", "show", file, "--format=json"), r)
  r <- run("codebook", "show", "erasmus", "--format", "csv", "--lang", "en")
  expect_length(r$out, 73L)
  expect_identical(run("codebook", "show", "erasmus", "--lang", "en")$out[[1L]],
                   "<codebook erasmus> Questionnaire for leaders of Erasmus+ projects")
  r <- run("codebook", "check", file)
  expect_identical(r$status, 0L)
  expect_identical(r$out, character())
  # one line a fault
  x$akkoord$questions[[1L]]$scale <- "roles"
  x$fields[[2L]]$akkoord$label$en <- ""
  writeLines(json_write(unclass(x)), file, useBytes = TRUE)
  r <- run("codebook", "check", file)
  expect_identical(r$status, 1L)
  expect_length(r$out, 2L)
  expect_match(r$out, "^[0-9]+\t\t/[^\t]+\t[^\t]+$")
  expect_match(r$err, "has 2 faults$")
  # a workbook, as a draft is finished in
  book <- withr::local_tempfile(fileext = ".xlsx")
  write_codebook(codebook("etwinning"), book)
  expect_identical(run("codebook", "check", book)$status, 0L)
  sheets <- openxlsx::loadWorkbook(book)
  openxlsx::writeData(sheets, "fields", "no such question", startCol = 2L, startRow = 3L)
  openxlsx::saveWorkbook(sheets, book, overwrite = TRUE)
  r <- run("codebook", "check", book)
  expect_identical(r$status, 1L)
  expect_match(r$out, "^\t\t/fields/1/akkoord/question\t.*no such question", all = FALSE)
  expect_identical(nrow(validate_codebook(book)), length(r$out))
  expect_error(read_codebook(book), "no such question", class = "akkoord_error_codebook")
})

test_that("audit prints a table", {
  skip_if_quick()
  r <- run("audit", "--format", "csv", "--lang", "en")
  expect_identical(r$status, 0L)
  expect_match(r$out[[1L]], "^id,.*verdict")
  expect_gt(length(run("audit")$out), 5L)
})

test_that("audit takes a rule of rounding", {
  file <- withr::local_tempfile(fileext = ".csv")
  writeLines(c("item,n,no,yes", "A,59,30,69"), file)
  withr::local_options(akkoord.quiet = TRUE)
  # 18 and 41 of 59: 30.5 and 69.5%
  verdicts <- function(...) run("audit", file, "--lang", "en", "--fail-on", "base", ...)$status
  expect_identical(verdicts("--rounding", "truncate"), 0L)
  expect_identical(verdicts("--rounding=half-up"), 1L)
  expect_identical(verdicts("--rounding=down"), 2L)
})

test_that("options end at --, and may hold =", {
  expect_identical(cli_parse(c("--out=a=b", "--", "--x"), "figure")$options$out, "a=b")
  expect_identical(cli_parse(c("7", "--", "--x"), "figure")$rest, c("7", "--x"))
})

test_that("the script runs as a process", {
  skip_if_quick()
  skip_on_os("windows")
  home <- system.file(package = "akkoord")
  installed <- file.exists(file.path(home, "Meta", "package.rds"))
  skip_if_not(installed, "akkoord is not installed, but loaded from its sources")
  rscript <- file.path(R.home("bin"), "Rscript")
  script <- system.file("exec", "akkoord", package = "akkoord")
  process <- function(...) {
    files <- tempfile(c("out", "err"))
    status <- system2(rscript, c("--vanilla", script, shQuote(c(...))), stdout = files[[1L]], stderr = files[[2L]])
    list(status = status, out = readLines(files[[1L]], encoding = "UTF-8"), err = readLines(files[[2L]]))
  }
  withr::local_envvar(R_LIBS = paste(.libPaths(), collapse = ":"))
  r <- process("--version")
  expect_identical(r, list(status = 0L, out = paste("akkoord", utils::packageVersion("akkoord")), err = character()))
  r <- process("figure", "7", "--fromat", "svg")
  expect_identical(r$status, 2L)
  expect_identical(r$out, character())
  expect_match(r$err[[1L]], "^akkoord: there is no option")
  r <- process("figure", "99")
  expect_identical(r$status, 1L)
  r <- process("codebook", "show", "etwinning", "--format", "csv")
  expect_identical(r$status, 0L)
  expect_length(r$out, 40L)
  # UTF-8 in every locale
  expect_true(all(validUTF8(r$out)))
  expect_match(process("codebook", "show", "etwinning")$out[[7L]], "ICT-co\u00f6rdinator", fixed = TRUE)
})
