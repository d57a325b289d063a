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
  from <- system.file("extdata/template", package = "akkoord", mustWork = TRUE)
  if (kind == "nothing" && !dir.create(to, showWarnings = FALSE, recursive = TRUE)) {
    bad(msg("{.file {dir}} cannot be written."), "Choose a place you may write to.")
  }
  files <- list.files(from)
  for (file in files) {
    why <- write_bytes(file.path(to, file), read_bytes(file.path(from, file)))
    if (is.null(why)) next
    unlink(file.path(to, files))
    if (kind == "nothing") unlink(to, recursive = TRUE)
    bad(msg("{.file {dir}} cannot be written: {why}."), "Choose a place you may write to.")
  }
  invisible(dir)
}
