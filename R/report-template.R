#' Files to start a report's data from
#'
#' Copies a small set of CSV files that [published_report()] reads and
#' [audit_report()] audits, each with comments on what to fill in. Replace their
#' rows by those of a publication; what is not needed of `items.csv`,
#' `scales.csv`, `claims.csv`, `surveys.csv` and `about.csv` may be deleted.
#'
#' A path that ends in `.xlsx` gives one workbook instead, which is all that most
#' publications need: a first sheet to fill in, a row an item and group and a column an
#' answer, and a second with what each column may hold. `published_report()` and
#' `audit_report()` read its first sheet.
#'
#' @param dir The directory to make; it may exist when it is empty. Or the path of a
#'   workbook to write, which must not exist.
#' @return `dir`, invisibly.
#' @section Errors:
#' `akkoord_error_report_path` when `dir` is a file, holds files already or cannot be
#' written.
#' @seealso [published_report()] describes the columns, [audit_report()] those of
#'   `claims.csv`.
#' @export
#' @examples
#' dir <- file.path(tempdir(), "my-report")
#' report_template(dir)
#' list.files(dir)
#' audit_report(published_report(dir), lang = "en")
#'
#' if (requireNamespace("openxlsx", quietly = TRUE)) {
#'   book <- report_template(file.path(tempdir(), "my-report.xlsx"))
#'   audit_report(book, lang = "en")
#' }
report_template <- function(dir) {
  check_supplied()
  check_string(dir, "dir")
  if (grepl("[.]xlsx$", dir, ignore.case = TRUE) && !dir.exists(dir)) {
    return(invisible(template_workbook(path_bytes(dir), current_env())))
  }
  bad <- function(why, hint) {
    abort("report_path",
          c("{.arg dir} must be a new or empty directory.", x = escaped(why), i = escaped(hint)),
          arg = "dir", value = dir, call = caller_env())
  }
  to <- follow_links(dir)
  if (is.null(to)) bad(msg("{.file {dir}} is a link that leads to itself."), "Give another name.")
  kind <- file_kind(to)
  if (kind %in% c("file", "other")) {
    bad(msg("{.file {dir}} is a file."), "Give the name of a directory.")
  }
  here <- list.files(to, all.files = TRUE, no.. = TRUE)
  if (length(here) > 0L) {
    bad(msg("{.file {dir}} holds {.file {head_of(here, 3L)}}."),
        "Give another name; nothing was written.")
  }
  files <- template_files()
  if (kind == "nothing" && !dir.create(to, showWarnings = FALSE, recursive = TRUE)) {
    bad(msg("{.file {dir}} cannot be written."), "Choose a place you may write to.")
  }
  for (file in names(files)) {
    why <- write_bytes(file.path(to, file), files[[file]])
    if (is.null(why)) next
    unlink(file.path(to, names(files)))
    if (kind == "nothing") unlink(to, recursive = TRUE)
    bad(msg("{.file {dir}} cannot be written: {why}."), "Choose a place you may write to.")
  }
  invisible(dir)
}

# The tables by their names, as bytes. They stand in one file: each by itself takes a block.
template_files <- function() {
  file <- system.file("extdata/template.txt", package = "akkoord", mustWork = TRUE)
  lines <- readLines(file, encoding = "UTF-8")
  head <- startsWith(lines, "==> ")
  tables <- split(lines[!head], cumsum(head)[!head])
  names(tables) <- substring(lines[head], 5L)
  lapply(tables, function(of) charToRaw(paste0(of, "\n", collapse = "")))
}

template_workbook <- function(file, call) {
  if (file.exists(file)) {
    abort("report_path",
          c("{.file {file}} exists already.", i = "Give another name; nothing was written."),
          arg = "dir", value = file, call = call)
  }
  check_installed("openxlsx", "to write a workbook.", call = call)
  book <- openxlsx::createWorkbook()
  bold <- openxlsx::createStyle(textDecoration = "bold", wrapText = TRUE)
  sheets <- list(report = template_rows(), columns = template_columns())
  for (name in names(sheets)) {
    openxlsx::addWorksheet(book, name)
    openxlsx::writeData(book, name, sheets[[name]], headerStyle = bold)
    openxlsx::freezePane(book, name, firstRow = TRUE)
    openxlsx::setColWidths(
      book, name, seq_along(sheets[[name]]), if (name == "columns") c(16, 90) else 16
    )
  }
  made <- tempfile(fileext = ".xlsx")
  on.exit(unlink(made))
  openxlsx::saveWorkbook(book, made)
  put_file(file, read_bytes(made), "report_path", "dir", call)
  file
}

# Rows to replace, one a way of printing.
template_rows <- function() {
  data.frame(
    item = c("Uses the library (example)", "Uses the library (example)", "Recommends it (example)"),
    group = c("Total", "members", "Total"), n = c("148", "70", "146"),
    figure = c("1", "1", "2"), question = c("Q1", "Q1", "Q2"),
    no = c("40", "34.3", "25"), yes = c("60", "65.7", "75"),
    rounding = NA_character_, source = c("p. 4, chart", "p. 4, chart", "p. 6, text"),
    check.names = FALSE
  )
}

template_columns <- function() {
  data.frame(
    column = c(
      "item", "group", "n", "figure", "question", "no, yes, ...", "rounding",
      "wave, survey", "scale", "base", "relation", "mean, sd, median, p", "net, nps, change, rank",
      "margin, ci", "complete", "source"
    ),
    holds = c(
      "what was asked; one row an item and group",
      "empty or Total for everyone, else the group's name",
      "how many people the percentages are of: 148, 1,234, <=148, 145-150, ~150, or empty",
      "number of the figure or table, or empty",
      "items of one question have its number in common: they share their answers",
      paste(
        "one column an answer, in their order; rename, add or delete. Cells as printed:",
        "60, 27.0, 12,5 %, 89 (60%), <1, >=60, 62-65, about 60; * and - are unknown. A",
        "sum is a column named by its parts: agree + strongly agree"
      ),
      "nearest, half-up, half-even, truncate, ceiling, or empty: then the audit finds out",
      "which wave or survey, or empty", "multiple where several answers may be chosen, or empty",
      "answers where percentages are of all answers given, n of them, not of people; or empty",
      paste(
        "how a group relates to the others of its figure: disjoint, two answers, one answer,",
        "unknown, part of and the name of another, or part of Total; or empty"
      ),
      "as printed of the row; p of the test that compares the item's groups",
      paste(
        "as printed: the highest answers less the lowest; promoters less detractors; points",
        "since the wave before; the place among the items of the figure"
      ),
      "as printed: a margin in points (4.1), a confidence interval (55-71)",
      "yes in any row: all figures of the report are here, so that numbers left out are found",
      "page and cell, so that a finding can be looked up"
    )
  )
}
