# What is wrong with a codebook: every fault at once, each with the JSON pointer (RFC
# 6901) of where it stands. Nothing here stops at the first.

codebook_types <- c("single", "multiple", "matrix", "open")

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

table_schema_types <- c(
  "string", "number", "integer", "boolean", "object", "array", "list", "datetime", "date",
  "time", "year", "yearmonth", "duration", "geopoint", "geojson", "any"
)

#' @rdname codebook
#' @export
validate_codebook <- function(x) {
  call <- current_env()
  if (inherits(x, "codebook")) {
    text <- json_write(unclass(x))
  } else {
    check_string(x, "x", call)
    text <- codebook_text(x, "x", call)
    if (is.list(text)) {
      return(codebook_fault_table(list(text)))
    }
  }
  codebook_faults(text)$faults
}

codebook_fault_table <- function(faults) {
  get <- function(field, none) {
    vapply(faults, function(f) f[[field]] %||% none, none)
  }
  tibble::tibble(
    pointer = get("pointer", ""), line = get("line", NA_integer_),
    column = get("column", NA_integer_), problem = get("problem", "")
  )
}

# The faults of a text and, where it is JSON at all, its values.
codebook_faults <- function(text) {
  scan <- json_scan(text)
  if (!is.null(scan$problem)) {
    scan$problem <- paste0("Invalid JSON: ", scan$problem, ".")
    return(list(faults = codebook_fault_table(list(scan)), value = NULL))
  }
  Encoding(text) <- "UTF-8"
  value <- jsonlite::fromJSON(text, simplifyVector = FALSE)
  found <- c(codebook_walk(value), codebook_text_faults(value))
  for (t in scan$twice) {
    found <- c(list(list(pointer = t$pointer, line = t$line,
                         problem = "This name stands twice in one object.")), found)
  }
  for (i in seq_along(found)) {
    found[[i]]$line <- found[[i]]$line %||% pointer_line(found[[i]]$pointer, scan$at)
  }
  faults <- codebook_fault_table(found)
  faults <- faults[order(faults$line, method = "radix"), ]
  list(faults = faults[!duplicated(faults[c("pointer", "problem")]), ], value = value)
}

# The line of a value or, for one that is missing, of what should hold it.
pointer_line <- function(pointer, at) {
  while (!pointer %in% names(at) && nzchar(pointer)) pointer <- sub("/[^/]*$", "", pointer)
  unname(at[match(pointer, names(at))])
}

# Small readers of parsed JSON -------------------------------------------------------

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
or_hint <- function(x, known) {
  hint <- if (is_string(x) && nchar(x) < 100L) did_you_mean(x, known)
  if (is.null(hint)) "" else paste0(" Did you mean ", quoted(hint), "?")
}

# Texts that only the reader of export files looks at
codebook_text_faults <- function(x) {
  found <- list()
  ok <- function(v) is.null(v) || is_text(v) || is_list_of_texts(v)
  look <- function(at, object) {
    for (name in c("column", "wording")) {
      if (is_object(object) && !ok(object[[name]])) {
        found[[length(found) + 1L]] <<- list(
          pointer = paste0(at, "/", name), problem = "It must be a text, or an array of texts."
        )
      }
    }
  }
  if (is_object(x)) {
    fields <- if (is_array(x$fields)) x$fields
    for (i in seq_along(fields)) {
      if (is_object(fields[[i]])) look(paste0("/fields/", i - 1L, "/akkoord"), fields[[i]]$akkoord)
    }
  }
  found
}
is_list_of_texts <- function(v) is_array(v) && all(vapply(v, is_text, NA))

quoted_each <- function(x) vapply(x, quoted, "", USE.NAMES = FALSE)
known_texts <- function(x) {
  out <- texts_of(if (is.list(x)) x else list())
  out[!is.na(out)]
}
