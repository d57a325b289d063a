# A cell far from the table: readers make the rectangle up to it.
often4 <- factor("often", c("never", "sometimes", "often", "always"), ordered = TRUE)
far_book <- draft_codebook(data.frame(q1 = often4, q2 = often4))

# A table of one response with cells put elsewhere, as text or as style alone.
far_workbook <- function(row = NULL, column = NULL, style = FALSE, sheets = "a", env = parent.frame()) {
  skip_if_not_installed("openxlsx")
  skip_if_not_installed("readxl")
  book <- openxlsx::createWorkbook()
  for (sheet in sheets) {
    openxlsx::addWorksheet(book, sheet)
    openxlsx::writeData(book, sheet, data.frame(q1 = "often", q2 = "never"))
  }
  last <- sheets[[length(sheets)]]
  for (i in seq_along(row)) {
    if (style) {
      red <- openxlsx::createStyle(fontColour = "#FF0000")
      openxlsx::addStyle(book, last, red, rows = row[[i]], cols = column[[i]])
    } else {
      openxlsx::writeData(book, last, "x", startCol = column[[i]], startRow = row[[i]], colNames = FALSE)
    }
  }
  file <- withr::local_tempfile(fileext = ".xlsx", .local_envir = env)
  openxlsx::saveWorkbook(book, file)
  file
}

far_error <- function(code) {
  expect_lt(system.time(e <- expect_error(code, class = "akkoord_error_wave_size"))[["elapsed"]], 10)
  expect_match(conditionMessage(e), "Delete what stands beyond", fixed = TRUE)
  e
}

test_that("a cell far from the table is named, in whatever reads a workbook", {
  file <- far_workbook(1048576, 16384, sheets = c("answers", "no & more"))
  for (read in list(
    function(f) read_wave(f, far_book), draft_codebook, read_codebook, published_report,
    function(f) draft_codebook(f, structure = TRUE)
  )) {
    e <- far_error(read(file))
    expect_identical(e$cells, "XFD1048576")
    expect_identical(e$sheet, "no & more")
  }
  # two cells make as large a rectangle as one
  e <- far_error(read_wave(far_workbook(c(1048576, 1), c(1, 16384)), far_book))
  expect_identical(e$cells, c("A1048576", "XFD1"))
  # next to nothing in a sheet of a million rows
  expect_identical(far_error(read_wave(far_workbook(1048576, 2), far_book))$cells, "B1048576")
})

test_that("cells with a style alone and cells near the table are read", {
  wave <- read_quietly(far_workbook(1048000, 16000, style = TRUE), far_book)
  expect_identical(wave$data$q1, 3L)
  wave <- read_quietly(far_workbook(1, 300), far_book)
  expect_identical(wave$data$q2, 1L)
})

test_that("addresses are found in pieces of any size", {
  book <- withr::local_tempfile(fileext = ".xlsx")
  skip_if_not_installed("openxlsx")
  openxlsx::write.xlsx(data.frame(matrix("x", 30, 40)), book)
  whole <- sheet_reach(book, "xl/worksheets/sheet1.xml", TRUE)
  expect_identical(whole, list(rows = 31, columns = 40, filled = 31 * 40, cells = c("A31", "AN1")))
  for (piece in c(7, 100, 5003)) {
    expect_identical(sheet_reach(book, "xl/worksheets/sheet1.xml", TRUE, piece), whole)
  }
  column <- c(1, 26, 27, 52, 702, 703, 16384)
  expect_identical(
    cell_address(1e5, column), paste0(c("A", "Z", "AA", "AZ", "ZZ", "AAA", "XFD"), "100000")
  )
})

ods_file <- function(rows, env = parent.frame()) {
  skip_if_not_installed("xml2")
  dir <- withr::local_tempdir()
  ns <- function(x) sprintf("xmlns:%s=\"urn:oasis:names:tc:opendocument:xmlns:%s:1.0\"", x, x)
  writeLines(paste0(
    "<office:document-content ", paste(ns(c("office", "table", "text")), collapse = " "),
    "><office:body><office:spreadsheet><table:table table:name=\"one\">", paste(rows, collapse = ""),
    "</table:table></office:spreadsheet></office:body></office:document-content>"
  ), file.path(dir, "content.xml"))
  file <- withr::local_tempfile(fileext = ".ods", .local_envir = env)
  withr::with_dir(dir, utils::zip(file, "content.xml", flags = "-q"))
  file
}
ods_row <- function(..., high = 1) {
  paste0("<table:table-row table:number-rows-repeated=\"", high, "\">", ..., "</table:table-row>")
}
ods_cell <- function(text, wide = 1) {
  sprintf(
    "<table:table-cell table:number-columns-repeated=\"%s\">%s</table:table-cell>", wide,
    if (nzchar(text)) paste0("<text:p>", text, "</text:p>") else ""
  )
}

test_that("OpenDocument: repeats to the end of the sheet are nothing, values there are far", {
  skip_if(!nzchar(Sys.which("zip")))
  table <- c(
    ods_row(ods_cell("q1"), ods_cell("q2"), ods_cell("", 16382)),
    ods_row(ods_cell("often"), ods_cell("never"), ods_cell("", 16382))
  )
  empty <- function(high) ods_row(ods_cell("", 16384), high = high)
  expect_identical(read_quietly(ods_file(c(table, empty(1048574))), far_book)$data$q1, 3L)
  far <- list(
    XFD1048576 = c(empty(1048573), ods_row(ods_cell("", 16383), ods_cell("x"))),
    A1048576 = c(empty(1048573), ods_row(ods_cell("x"))),
    A1000000000003 = c(empty(1e12), ods_row(ods_cell("x"))),
    BDWGN3 = ods_row(ods_cell("often"), ods_cell("x", 1e6 - 1)),
    AMJ1048576 = ods_row(ods_cell("x", 1024), high = 1048574)
  )
  for (at in names(far)) {
    e <- far_error(read_wave(ods_file(c(table, far[[at]])), far_book))
    expect_identical(e$sheet, "one")
    expect_true(at %in% e$cells)
  }
})
