# What is wrong with a codebook: every fault at once, each with the JSON pointer (RFC
# 6901) of where it stands. Nothing here stops at the first.

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
