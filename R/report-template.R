#' Files to start a report's data from
#'
#' Copies a small set of CSV files that [published_report()] reads and
#' [audit_report()] audits, each with comments on what to fill in. Replace their
#' rows by those of a publication; what is not needed of `items.csv`,
#' `scales.csv`, `claims.csv`, `surveys.csv` and `about.csv` may be deleted.
#'
#' @param dir The directory to make; it may exist when it is empty.
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
report_template <- function(dir) {
  check_string(dir, "dir")
  bad <- function(why, hint) {
    abort("report_path", c("{.arg dir} must be a new or empty directory.", x = escaped(why), i = escaped(hint)),
          arg = "dir", value = dir, call = caller_env())
  }
  if (file.exists(dir) && !dir.exists(dir)) {
    bad(msg("{.file {dir}} is a file."), "Give the name of a directory.")
  }
  here <- list.files(dir, all.files = TRUE, no.. = TRUE)
  if (length(here) > 0L) {
    bad(msg("{.file {dir}} holds {.file {head_of(here, 3L)}}."),
        "Give another name; nothing was written.")
  }
  from <- system.file("extdata/template", package = "akkoord", mustWork = TRUE)
  made <- dir.exists(dir) || dir.create(dir, showWarnings = FALSE, recursive = TRUE)
  done <- made && all(file.copy(list.files(from, full.names = TRUE), dir))
  if (!done) {
    bad(msg("{.file {dir}} cannot be written."), "Choose a place you may write to.")
  }
  invisible(dir)
}
