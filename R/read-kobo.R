# KoBo and ODK, REDCap, and EUSurvey's workbooks.

fits_kobo <- function(table) {
  header <- row_of(table, 1L)
  sum(header %in% c("_id", "_uuid", "_submission_time", "_validation_status",
                    "__version__", "instanceID",
                    "meta/instanceID", "_index", "KEY", "SubmissionDate", "_status")) >= 2L
}

# A summary joined by spaces stands beside the option's own columns: these are used.
read_kobo <- function(table, structure, call) {
  header <- row_of(table, 1L)
  columns <- data.frame(
    header = header, code = header, text = header, sub = "", stringsAsFactors = FALSE
  )
  columns$sub <- ifelse(grepl("/", header, fixed = TRUE), sub("^.*/", "", header), "")
  # rows of tags (#...) may stand under the header
  tags <- 0L
  while (length(table$line) > tags + 1L && {
    row <- row_of(table, tags + 2L)
    any(nzchar(row)) && all(!nzchar(row) | grepl("^#[a-z]", row))
  }) {
    tags <- tags + 1L
  }
  out <- new_export("kobo", table, 1L + tags, columns)
  parents <- unique(sub("/[^/]*$", "", header[grepl("/", header, fixed = TRUE)]))
  out$summary <- out$columns$key[header %in% parents]
  out$joined <- " "
  id <- match(c("_uuid", "instanceID", "_id", "KEY"), header)
  id <- id[!is.na(id)]
  if (length(id) > 0L) out$about$id <- out$columns$key[[id[[1L]]]]
  if (!is.null(structure)) out$values <- structure_values(out, structure)
  out
}

fits_redcap <- function(table) {
  header <- row_of(table, 1L)
  header[[1L]] %in% c("record_id", "study_id") && any(grepl("___|_complete$|^redcap_", header)) ||
    any(grepl("___-?[A-Za-z0-9]+$", header)) && any(grepl("_complete$", header))
}

read_redcap <- function(table, structure, call) {
  header <- row_of(table, 1L)
  columns <- data.frame(
    header = header, code = header, text = "", sub = "", stringsAsFactors = FALSE
  )
  out <- new_export("redcap", table, 1L, columns)
  out$about$id <- out$columns$key[[1L]]
  # an unticked box and one not shown are both 0
  out$ticks_zero_unknown <- TRUE
  if (!is.null(structure)) out$values <- structure_values(out, structure)
  out
}

# EUSurvey: alias, date and an empty row above the header.
fits_eusurvey <- function(table) {
  if (length(table$line) < 4L) {
    return(FALSE)
  }
  at <- vapply(1:3, function(i) sum(nzchar(row_of(table, i))), 0L)
  header <- sum(nzchar(row_of(table, 4L)))
  fold_text(table$cells[[1L]][[1L]]) == "alias" ||
    (at[[1L]] <= 2L && at[[2L]] <= 2L && at[[3L]] == 0L && header > 2L)
}

eusurvey_about <- list(
  id = c("contribution id", "bijdrage-id", "id de la contribution", "beitrags-id"),
  other = c("user name", "languages", "creation date", "last update", "invitation number")
)

read_eusurvey <- function(table, structure, call) {
  # the three rows above the header say nothing of the columns
  header <- trim_text(row_of(table, 4L))
  empty <- vapply(table$cells, function(v) all(!nzchar(v[-(1:3)])), NA)
  table$cells <- table$cells[!empty]
  header <- header[!empty]
  code <- ifelse(
    grepl("\\([A-Za-z0-9_.]+\\)$", header),
    sub("^.*\\(([A-Za-z0-9_.]+)\\)$", "\\1", header), ""
  )
  text <- trim_text(sub("\\([A-Za-z0-9_.]+\\)$", "", header))
  columns <- data.frame(
    header = header, code = code, text = text, sub = "", stringsAsFactors = FALSE
  )
  has <- grepl(": ", text, fixed = TRUE)
  columns$sub <- ifelse(has, sub("^.*: ", "", text), "")
  out <- new_export("eusurvey", table, 4L, columns)
  id <- which(fold_text(header) %in% eusurvey_about$id)
  if (length(id) > 0L) out$about$id <- out$columns$key[[id[[1L]]]]
  out$joined <- c("; ", ";")
  out$bracket <- TRUE
  out
}
