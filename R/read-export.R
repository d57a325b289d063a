# Exports of survey tools as one kind of object. A reader says of each column its code,
# the tool's own id, the question's text and that of the row or option; which columns
# hold the response's id, whether it is finished and whether it is a test.

# Readers by format, in the order in which they are recognised. Each has `fits`, which
# sees the first rows, and `read`.
export_readers <- function() {
  list(
    qualtrics = list(fits = fits_qualtrics, read = read_qualtrics),
    eusurvey = list(fits = fits_eusurvey, read = read_eusurvey),
    limesurvey = list(fits = fits_limesurvey, read = read_limesurvey),
    redcap = list(fits = fits_redcap, read = read_redcap),
    kobo = list(fits = fits_kobo, read = read_kobo),
    google = list(fits = fits_google, read = read_google),
    microsoft = list(fits = fits_microsoft, read = read_microsoft),
    surveymonkey = list(fits = fits_surveymonkey, read = read_surveymonkey),
    plain = list(fits = function(table) TRUE, read = read_plain)
  )
}

# `langs`: in which a file of several languages is read, the first first.
read_export <- function(file, format, structure, encoding, langs, call) {
  check_file_path(file, call = call)
  kind <- tolower(tools::file_ext(file))
  if (kind %in% c("sav", "zsav", "por", "dta")) {
    check_structure_of(structure, kind, call)
    return(read_labelled(file, kind, call))
  }
  if (kind == "xml") {
    check_structure_of(structure, "eusurvey", call)
    return(read_eusurvey_xml(file, langs, call))
  }
  # a zip begins with PK, whatever its name
  first <- first_bytes(file, 8L)
  zipped <- length(first) >= 2L && identical(first[1:2], charToRaw("PK"))
  table <- if (zipped || kind == "xls") {
    read_workbook(file, call)
  } else {
    read_delimited(file, encoding, call = call)
  }
  if (is.null(Find(has_text, table$cells))) {
    abort(
      "wave_file", "All cells of {.file {file}} are empty.", arg = "file", value = file,
      call = call
    )
  }
  readers <- export_readers()
  if (format == "auto") {
    format <- names(Filter(function(r) isTRUE(r$fits(table)), readers))[[1L]]
    # a syntax file names the columns of whatever header
    if (format == "plain" && identical(structure$tool, "limesurvey-r")) format <- "limesurvey"
  }
  check_structure_of(structure, format, call)
  out <- readers[[format]]$read(table, structure, call)
  if (length(out$line) == 0L) out$notes <- c(out$notes, list(note("no_rows", 0, file = file)))
  out
}

# Which tools' structure files a format is read with; other formats take none.
structure_formats <- list(
  qualtrics = "qualtrics", limesurvey = c("limesurvey", "limesurvey-r"), redcap = "redcap",
  kobo = "kobo", plain = c("qualtrics", "limesurvey", "redcap", "kobo")
)

check_structure_of <- function(structure, format, call) {
  takes <- structure_formats[[format]]
  if (is.null(structure) || structure$tool %in% takes) {
    return(invisible())
  }
  abort("wave_structure", c(
    "{.arg structure} is not for this file.",
    x = "The file is read as {.val {format}}, and {.arg structure} is of {.val {structure$tool}}.",
    i = if (is.null(takes)) {
      "Only files of {.or {.val {names(structure_formats)}}} have one; leave it out."
    } else {
      "Leave it out, or say in {.arg format} what the file is."
    }
  ), arg = "structure", value = structure$tool, call = call)
}

# Several files of one survey, one under the other: the same columns in any order.
bind_exports <- function(parts, call) {
  first <- parts[[1L]]
  if (length(parts) == 1L) {
    return(first)
  }
  for (p in parts[-1L]) {
    apart <- c(setdiff(first$columns$key, p$columns$key), setdiff(p$columns$key, first$columns$key))
    if (length(apart) > 0L) {
      abort("wave_files", c(
        "Files of one survey must have the same columns.",
        x = paste(
          "{.file {p$file[1]}} and {.file {first$file[1]}} differ in {length(apart)},",
          "such as {.val {apart[[1L]]}}."
        ),
        i = "Read two surveys apart."
      ), arg = "file", value = apart, column = apart[[1L]], call = call)
    }
  }
  first$cells <- lapply(set_names(first$columns$key), function(k) {
    unlist(lapply(parts, answers_in, k), use.names = FALSE)
  })
  for (field in c("line", "file")) first[[field]] <- unlist(lapply(parts, `[[`, field))
  first$rows <- seq_along(first$line)
  first$notes <- unlist(lapply(parts, `[[`, "notes"), recursive = FALSE)
  first
}

# A hand-made table: the header is code or text.
read_plain <- function(table, structure, call) {
  table <- drop_empty_columns(table, 1L)
  header <- trim_text(row_of(table, 1L))
  columns <- grid_columns(header)
  id <- which(
    fold_text(header) %in% c("id", "response id", "respondent", "respondent id", "token", "uuid")
  )
  out <- new_export("plain", table, 1L, columns)
  if (length(id) == 1L) out$about$id <- out$columns$key[[id]]
  if (!is.null(structure)) out$values <- structure_values(out, structure)
  out
}
