# KoBo and ODK, and REDCap.

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
  if (!is.null(structure)) {
    at <- match(out$columns$code, structure$columns$id)
    out$columns$code[!is.na(at)] <- structure$columns$code[at[!is.na(at)]]
    out$values <- structure_values(out, structure)
  }
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
