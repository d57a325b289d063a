# A workbook to fill in: written, filled in, read back, audited.

test_that("a workbook is written, read as it is, and never replaced", {
  skip_if_not_installed("openxlsx")
  skip_if_not_installed("readxl")
  file <- withr::local_tempfile(fileext = ".xlsx")
  expect_identical(report_template(file), file)
  expect_identical(readxl::excel_sheets(file), c("report", "columns"))
  r <- suppressMessages(published_report(file))
  expect_identical(r$published$n, c(148L, 148L, 70L, 70L, 146L, 146L))
  expect_false(any(audit_report(r, lang = "en")$verdict == "inconsistent"))
  expect_error(report_template(file), class = "akkoord_error_report_path")
})

test_that("what is filled in keeps its decimals, and is audited", {
  skip_if_not_installed("openxlsx")
  skip_if_not_installed("readxl")
  file <- withr::local_tempfile(fileext = ".xlsx")
  report_template(file)
  book <- openxlsx::loadWorkbook(file)
  rows <- template_rows()[1, ]
  rows[c("no", "yes", "n")] <- c("27.0", "72,9 %", "60")
  openxlsx::writeData(book, "report", rows[c(1, 1, 1), ], startRow = 2, colNames = FALSE)
  rows$item <- "another"
  openxlsx::saveWorkbook(book, file, overwrite = TRUE)
  r <- suppressMessages(published_report(file))
  expect_identical(printed_decimals(r$published$printed[1:2]), c(1L, 1L))
  # 16 of 60 is 26.7, 17 is 28.3
  a <- audit_report(r, lang = "en")
  expect_true("other base likely" %in% a$rank)
})
