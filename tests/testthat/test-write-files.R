# Each kind of thing that can stand where a file is to come, and what spreadsheets and XML
# make of text.

in_new_folder <- function(env = parent.frame()) {
  withr::local_dir(withr::local_tempdir(.local_envir = env), .local_envir = env)
}
left <- function() list.files(".", all.files = TRUE, no.. = TRUE, recursive = TRUE)
why_not <- function(code) tryCatch(code, error = identity)

# Only root may make a device, and a disk may be mounted without them.
device <- function(name, minor) {
  made <- system(sprintf("mknod %s c 1 %s && echo x > %s", name, minor, name),
                 ignore.stdout = TRUE, ignore.stderr = TRUE)
  skip_if_not(made == 0L, "a device of one's own")
}

test_that("a file is replaced whole, keeps its permissions, and nothing is left beside it", {
  in_new_folder()
  put_file("a", c("one", "\u00e9"))
  expect_identical(readBin("a", "raw", 10L), as.raw(c(0x6f, 0x6e, 0x65, 0x0a, 0xc3, 0xa9, 0x0a)))
  skip_on_os("windows")
  Sys.chmod("a", "0640")
  put_file("a", as.raw(1:3))
  expect_identical(readBin("a", "raw", 10L), as.raw(1:3))
  expect_identical(format(file.mode("a")), "640")
  expect_identical(left(), "a")
  put_file("empty", raw())
  expect_identical(file.size("empty"), 0)
})

test_that("a link stays a link, and what it points at is replaced", {
  skip_on_os("windows")
  in_new_folder()
  dir.create("d")
  writeLines("old", "real")
  file.symlink("../real", "d/near")
  file.symlink(file.path(getwd(), "d/near"), "far")
  put_file("far", "new")
  expect_identical(readLines("real"), "new")
  expect_identical(unname(Sys.readlink(c("d/near", "far"))), c("../real", file.path(getwd(), "d/near")))
  # what it points at need not be there
  file.symlink("not-yet", "d/early")
  put_file("d/early", "new")
  expect_identical(readLines("d/not-yet"), "new")
  expect_identical(Sys.readlink("d/early"), "not-yet")
  file.symlink("two", "one")
  file.symlink("one", "two")
  err <- why_not(put_file("one", "x"))
  expect_s3_class(err, "akkoord_error_file")
  expect_match(conditionMessage(err), "leads to itself")
  expect_identical(Sys.readlink("one"), "two")
})

test_that("a pipe and a device are written to, and stay what they are", {
  skip_on_os("windows")
  in_new_folder()
  system("mkfifo pipe; cat pipe > got &")
  put_file("pipe", strrep("x", 100000))
  for (i in 1:50) if (file.size("got") < 100001) Sys.sleep(0.1)
  expect_identical(file.size("got"), 100001)
  expect_identical(file_kind("pipe"), "other")
  device("null", 3L)
  skip_if_not_installed("jsonlite")
  write_codebook(codebook("etwinning"), "null")
  expect_identical(akkoord_main(c("figure", "7", "--format", "svg", "--out", "null"),
                                out = withr::local_connection(file("said", "wb"))), 0L)
  expect_identical(file_kind("null"), "other")
  file.symlink("null", "to-null")
  put_file("to-null", "x")
  expect_identical(Sys.readlink("to-null"), "null")
  expect_identical(file_kind("null"), "other")
})

test_that("a full disk is an error that keeps the old file", {
  skip_on_os("windows")
  in_new_folder()
  skip_if_not(file.exists("/dev/full"), "/dev/full")
  err <- why_not(put_file("/dev/full", "x"))
  expect_s3_class(err, c("akkoord_error_file", "akkoord_error"))
  expect_identical(file_kind("/dev/full"), "other")
  skip_if_not_installed("jsonlite")
  expect_error(write_codebook(codebook("etwinning"), "/dev/full"),
               class = "akkoord_error_codebook_path")
  # a limit on the size of a file is a disk that becomes full halfway
  skip_if_not(file.exists(file.path(system.file(package = "akkoord"), "Meta", "package.rds")),
              "akkoord is not installed, but loaded from its sources")
  writeLines("old", "old.json")
  code <- paste0(
    ".libPaths(", deparse(.libPaths()[[1L]]), "); x <- akkoord::codebook('etwinning');",
    "e <- tryCatch(akkoord::write_codebook(x, 'old.json'), error = identity);",
    "e2 <- tryCatch(akkoord::report_template('new'), error = identity);",
    "cat(class(e)[[1]], class(e2)[[1]])"
  )
  rscript <- file.path(R.home("bin"), "Rscript")
  # in blocks of 512 bytes: the template's first file is longer
  said <- system2("sh", c("-c", shQuote(paste("ulimit -f 1;", rscript, "--vanilla -e",
                                              shQuote(code)))), stdout = TRUE, stderr = FALSE)
  expect_match(said[[length(said)]], "^akkoord_error_codebook_path akkoord_error_report_path$")
  expect_identical(readLines("old.json"), "old")
  expect_identical(left(), "old.json")
})

test_that("a place that is none is named", {
  in_new_folder()
  dir.create("folder")
  expect_snapshot(error = TRUE, {
    put_file("folder", "x")
    put_file("no/such/file", "x")
  })
})

test_that("what killed runs left is removed, and only that", {
  skip_on_os("windows")
  in_new_folder()
  gone <- system("sh -c 'echo $$'", intern = TRUE)
  name <- function(host, pid) sprintf(".akkoord-%s-%s-12ab", host, pid)
  keep <- c(name("elsewhere", gone), name(stage_host(), Sys.getpid()), name(stage_host(), 1L),
            ".akkoord", ".akkoord-12ab", "mine")
  for (d in c(keep, name(stage_host(), gone))) dir.create(d)
  writeLines("x", file.path(name(stage_host(), gone), "x"))
  # a file's neighbours are none of its business but for half a file
  put_file("a", "x")
  expect_true(dir.exists(name(stage_host(), gone)))
  remove_abandoned(".")
  expect_setequal(list.files(".", all.files = TRUE, no.. = TRUE), c(keep, "a"))
})

test_that("no cell is a formula, headers are quoted, numbers stay numbers", {
  withr::local_locale(c(LC_CTYPE = "C.UTF-8")) # the test's own writing and reading
  text <- c("=SUM(1)", "+a", "-a", "@x", "\ta", "\ra", "\uff1dA1", "-5", "+3%", "-1,5", "1e5", "=", "a=b", NA)
  x <- data.frame(n = c(-1.5, 1e5, rep(0, 12)), i = c(-1L, 100000L, rep(0L, 12)), t = text,
                  f = factor(text), check.names = FALSE)
  names(x)[3:4] <- c("school, town", "=x")
  lines <- csv_lines(x)
  expect_identical(lines[[1L]], "n,i,\"school, town\",'=x")
  # a lone carriage return is a new line to read.csv()
  path <- withr::local_tempfile(lines = gsub("\ra", "CRa", lines, fixed = TRUE))
  got <- utils::read.csv(path, check.names = FALSE, na.strings = character(), encoding = "UTF-8")
  expect_identical(got$n, x$n)
  expect_identical(got$i, x$i)
  want <- sub("\r", "CR", c(paste0("'", text[1:7]), text[8:13], ""), fixed = TRUE)
  expect_identical(enc2utf8(got[["school, town"]]), want)
  expect_identical(got[["'=x"]], got[["school, town"]])
  expect_identical(csv_lines(data.frame(a = character())), "a")
})

test_that("text has no character that XML may not hold", {
  expect_identical(xml_text(c("a\vb\x01", "\u00e9\f\t\n", "\uffff\U1F600")), c("a b ", "\u00e9 \t\n", " \U1F600"))
  skip_if_not_installed("xml2")
  all <- intToUtf8(c(1:0xd7ff, 0xe000:0xffff))
  doc <- xml2::read_xml(paste0("<a>", gsub("&", "&amp;", gsub("<", "&lt;", xml_text(all), fixed = TRUE), fixed = TRUE), "</a>"))
  expect_gt(nchar(xml2::xml_text(doc)), 63000L)
})

test_that("no cell of a workbook is a formula, and a codebook comes back as it was", {
  skip_if_not_installed("openxlsx")
  labels <- c("=SUM(1)", "@x", "-no", "\u00e9t\u00e9")
  d <- data.frame(q = factor(rep(labels, 5), labels, ordered = TRUE), g = rep(c("=1+1", "-5"), 10))
  attr(d$q, "label") <- "+question"
  sheet <- function(file, i) openxlsx::read.xlsx(file, i, colNames = FALSE, skipEmptyRows = FALSE)
  texts <- function(file) {
    unlist(lapply(seq_along(openxlsx::getSheetNames(file)), function(i) {
      Filter(is.character, as.list(sheet(file, i)))
    }))
  }
  table <- withr::local_tempfile(fileext = ".xlsx")
  suppressMessages(write_table(likert_counts(d, "q", by = "g", N = 100), table, lang = "en"))
  book <- withr::local_tempfile(fileext = ".xlsx")
  draft <- suppressMessages(draft_codebook(d))
  write_codebook(draft, book)
  for (file in c(table, book)) {
    bad <- grep("^[=+@-].", unname(texts(file)), value = TRUE)
    expect_identical(bad[!grepl("^[-+]?[0-9.,]+%?$", bad)], character())
    expect_true(any(startsWith(texts(file), "'=")))
  }
  back <- read_codebook(book)
  expect_identical(as.data.frame(back), as.data.frame(draft))
  expect_identical(likert_scale(unlist(back$akkoord$scales[[1L]]$labels))$labels$und, labels)
  # numbers are numbers
  expect_true(any(vapply(openxlsx::read.xlsx(table, 2), is.numeric, NA)))
})
