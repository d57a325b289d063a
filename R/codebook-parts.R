# What reading, checking and writing of a codebook share.

# Properties of ours, so that a mistyped one is found. Those of Table Schema are open.
codebook_properties <- list(
  akkoord = c("version", "id", "title", "note", "languages", "scales", "sections", "questions"),
  scale = c("labels", "values", "dont_know", "scores", "top", "ordered"),
  dont_know = c("labels", "values"),
  section = c("id", "title", "group", "asked_if"),
  question = c("id", "number", "section", "block", "type", "scale", "required", "label",
               "asked_if", "wording"),
  field = c("question", "item", "label", "exclusive", "twin", "twin_note", "column", "wording"),
  asked_if = c("field", "is")
)

codebook_types <- c("single", "multiple", "matrix", "open")

table_schema_types <- c(
  "string", "number", "integer", "boolean", "object", "array", "list", "datetime", "date",
  "time", "year", "yearmonth", "duration", "geopoint", "geojson", "any"
)

known_texts <- function(x) {
  out <- texts_of(if (is.list(x)) x else list())
  out[!is.na(out)]
}

is_object <- function(x) is.list(x) && (length(x) == 0L || !is.null(names(x)))
is_array <- function(x) is.list(x) && is.null(names(x))
is_text <- function(x) is_string(x) && !is.na(x) && grepl("[^ \t\r\n]", x)
is_id <- function(x) is_string(x) && grepl("^[A-Za-z][A-Za-z0-9_.]*$", x)
is_whole <- function(x) is.numeric(x) && length(x) == 1L && is.finite(x) && x == trunc(x)
texts_of <- function(x) vapply(x, function(v) if (is_string(v)) v else NA_character_, "")

quoted <- function(x) {
  if (is_string(x)) {
    if (nchar(x) > 60L) x <- paste0(substr(x, 1L, 57L), "...")
    return(encodeString(x, quote = "\""))
  }
  if (is.null(x)) "null" else if (is.list(x)) {
    if (is.null(names(x))) "an array" else "an object"
  } else {
    json_atoms(x)
  }
}

quoted_each <- function(x) vapply(x, quoted, "", USE.NAMES = FALSE)

or_hint <- function(x, known) {
  hint <- if (is_string(x) && nchar(x) < 100L) did_you_mean(x, known)
  if (is.null(hint)) "" else paste0(" Did you mean ", quoted(hint), "?")
}

fault <- function(w, pointer, ...) {
  w$found[[length(w$found) + 1L]] <- list(pointer = pointer, problem = paste0(...))
  invisible(FALSE)
}

# A text in each of the codebook's languages
labelled <- function(w, at, label, what, required = TRUE) {
  if (is.null(label)) {
    return(if (required) fault(w, at, what, " has no label.") else FALSE)
  }
  if (!is_object(label)) {
    return(fault(w, at, what, " must be labelled by language, {\"nl\": \"...\"}, not ",
                 quoted(label), "."))
  }
  for (l in w$langs) {
    if (!is_text(label[[l]])) {
      fault(w, paste0(at, "/", pointer_escape(l)), what, " has no label in ", quoted(l), ".")
    }
  }
  only(w, at, label, w$langs)
}

# No properties but these
only <- function(w, at, object, known) {
  for (name in setdiff(names(object), known)) {
    fault(w, paste0(at, "/", pointer_escape(name)),
          "Unknown property ", quoted(name), ".", or_hint(name, known))
  }
}

# The codes that answers to a question have; NULL where that is not known
codes_of <- function(w, q) {
  if (is.na(q) || is.na(w$types[[q]])) {
    return(NULL)
  }
  if (w$types[[q]] == "multiple") {
    return(c(0, 1))
  }
  name <- w$scale_names[[q]]
  if (is.na(name) || w$types[[q]] == "open") NULL else scale_codes(w, name)
}

# The text of a file, or a list with the `problem` that it is none.
codebook_text <- function(file, arg, call) {
  rlang::check_installed("jsonlite", "to read a codebook.", call = call)
  if (!file.exists(file) || dir.exists(file)) {
    there <- basename(list.files(dirname(file), "[.]json$"))
    hint <- if (!dir.exists(file)) did_you_mean(basename(file), there)
    abort("codebook_path", c(
      if (dir.exists(file)) {
        "{.arg {arg}} must be a file; {.file {file}} is a directory."
      } else {
        "The file {.file {file}} does not exist."
      },
      i = if (!is.null(hint)) "Did you mean {.file {hint}}?",
      i = if (file %in% built_in_codebooks()) {
        "The built-in one is {.code codebook(\"{file}\")}."
      }
    ), arg = arg, value = file, call = call)
  }
  size <- file.size(file)
  if (size > json_limits[["bytes"]]) {
    return(list(problem = paste0("The file is larger than ", json_limits[["bytes"]] / 1e6, " MB.")))
  }
  bytes <- tryCatch(readBin(file, "raw", size),
    error = function(e) NULL, warning = function(w) NULL
  )
  if (is.null(bytes)) {
    abort("codebook_path", "The file {.file {file}} cannot be read.",
      arg = arg, value = file, call = call
    )
  }
  if (any(nul <- bytes == 0)) {
    before <- bytes[seq_len(which(nul)[[1L]] - 1L)]
    return(list(
      problem = "Invalid JSON: a NUL byte; the file is no UTF-8 text.",
      line = sum(before == 10L) + 1L
    ))
  }
  # a byte order mark is no part of the text
  if (length(bytes) >= 3L && identical(bytes[1:3], as.raw(c(0xef, 0xbb, 0xbf)))) {
    bytes <- bytes[-(1:3)]
  }
  text <- rawToChar(bytes)
  if (!validUTF8(text)) {
    lines <- strsplit(text, "\n", fixed = TRUE, useBytes = TRUE)[[1L]]
    return(list(problem = "Invalid JSON: the file is not encoded as UTF-8.",
                line = which(!validUTF8(lines))[[1L]]))
  }
  text
}

cb_languages <- function(x) unlist(cb_meta(x)$languages)
cb_meta <- function(x) x$akkoord

stop_codebook <- function(faults, file, arg, call) {
  n <- nrow(faults)
  said <- format_faults(head_rows(faults, 20L))
  more <- n - length(said)
  abort("codebook", c(
    if (is.null(file)) {
      "{.arg {arg}} is no sound codebook: {n} fault{?s}."
    } else {
      "{.file {basename(file)}} is no sound codebook: {n} fault{?s}."
    },
    escaped(said, "x"),
    i = if (more > 0L) "And {more} more; {.fn validate_codebook} lists them all."
  ), arg = arg, value = file, row = faults$line[[1L]], faults = faults, call = call)
}

scale_codes <- function(w, name) {
  if (name %in% names(w$scales)) {
    return(w$codes[[name]])
  }
  if (name %in% scales_built_in()) {
    s <- likert_scale(name)
    c(s$values, s$dk_values)
  }
}

built_in_codebooks <- function() c("erasmus", "etwinning")

format_faults <- function(faults) {
  line <- ifelse(is.na(faults$line), "", paste0("line ", faults$line))
  column <- ifelse(is.na(faults$column), "", paste0(", column ", faults$column))
  pointer <- ifelse(nzchar(faults$pointer), clean_text(faults$pointer), "")
  where <- paste0(line, column, ifelse(nzchar(line) & nzchar(pointer), ", ", ""), pointer)
  paste0(ifelse(nzchar(where), paste0(where, ": "), ""), faults$problem)
}

head_rows <- function(x, n) x[seq_len(min(n, nrow(x))), ]
scales_built_in <- function() c(names(builtin_scales), paste0(names(builtin_scales), "_dk"))
