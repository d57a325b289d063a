# Workbooks as text. Several sheets of one export stand side by side (a tool that runs
# out of columns opens a new one) or, where the reader wants them, by name.

# A workbook is a zip: what it says it unpacks to is looked at first.
check_workbook_size <- function(file, call = caller_env()) {
  limit <- getOption("akkoord.max_unpacked", 5e8)
  parts <- tryCatch(utils::unzip(file, list = TRUE), error = function(e) {
    NULL
  }, warning = function(w) NULL)
  if (is.null(parts) || nrow(parts) == 0L) {
    abort("wave_file", c(
      "{.file {file}} is no workbook that can be opened.",
      i = "Is it cut short, or of another kind than its name says?"
    ), arg = "file", value = file, call = call)
  }
  size <- sum(as.double(parts$Length))
  if (!is.finite(size) || size > limit) {
    abort("wave_size", c(
      paste(
        "{.file {file}} would unpack to {format(size / 1e6, digits = 3)} MB,",
        "{round(size / max(1, file.size(file)))} times its size."
      ),
      i = paste(
        "No more than {limit / 1e6} MB is unpacked;",
        "{.code options(akkoord.max_unpacked = )} allows more."
      )
    ), arg = "file", value = file, call = call)
  }
  invisible(file)
}

workbook_sheets <- function(file, call = caller_env()) {
  rlang::check_installed("readxl", "to read a workbook.", call = call)
  if (!grepl("[.]xls$", file, ignore.case = TRUE)) {
    check_workbook_size(file, call)
    check_sheets_reach(file, call)
  }
  tryCatch(readxl::excel_sheets(file), error = function(e) {
    why <- conditionMessage(e)
    abort("wave_file", c("{.file {file}} cannot be opened as a workbook.", x = "{why}"),
      arg = "file", value = file, call = call
    )
  })
}

# A sheet as text, by readxl.
open_sheet <- function(file, sheet, call, ...) {
  tryCatch(
    suppressWarnings(suppressMessages(readxl::read_excel(
      file, sheet = sheet, col_types = "text", .name_repair = "minimal", ...
    ))),
    error = function(e) {
      why <- conditionMessage(e)
      abort("wave_file", c("Sheet {.val {sheet}} of {.file {file}} cannot be read.", x = "{why}"),
        arg = "file", value = file, call = call
      )
    }
  )
}

# One sheet, all its rows, as text; a cell that is empty is "".
read_sheet <- function(file, sheet, call = caller_env()) {
  x <- open_sheet(file, sheet, call, col_names = FALSE, trim_ws = FALSE, na = character())
  cells <- lapply(as.list(x), function(v) {
    v <- as.character(v)
    v[is.na(v)] <- ""
    enc2utf8(v)
  })
  text_table(unname(cells), seq_len(nrow(x)), file)
}

# The sheets that hold answers: the first, and those beside it with the same rows.
read_workbook <- function(file, call = caller_env()) {
  if (is_ods(file)) {
    check_workbook_size(file, call)
    tables <- read_ods(file, call)
    sheets <- names(tables)
  } else {
    sheets <- workbook_sheets(file, call)
    tables <- lapply(sheets, read_sheet, file = file, call = call)
  }
  filled <- vapply(tables, function(x) length(x$cells) > 0L, NA)
  if (!any(filled)) {
    abort(
      "wave_file", "The workbook {.file {file}} is empty.", arg = "file", value = file,
      call = call
    )
  }
  tables <- tables[filled]
  sheets <- sheets[filled]
  first <- tables[[1L]]
  rows <- vapply(tables, function(x) length(x$line), 0L)
  beside <- rows == rows[[1L]]
  first$cells <- unlist(lapply(tables[beside], `[[`, "cells"), recursive = FALSE)
  first$notes <- c(
    list(note("sheets", sum(beside), value = paste(sheets[beside], collapse = ", "), file = file)),
    if (any(!beside)) {
      list(
        note(
          "sheet_ignored", sum(!beside), value = paste(sheets[!beside], collapse = ", "),
          file = file
        )
      )
    }
  )
  first
}

sheet_frame <- function(file, sheet, call) {
  table <- read_sheet(file, sheet, call)
  header <- fold_text(row_of(table, 1L))
  set_names(lapply(table$cells, `[`, -1L), header)
}

row_of <- function(table, i) {
  if (length(table$line) < i) {
    return(rep("", length(table$cells)))
  }
  vapply(table$cells, `[[`, "", i)
}
