# Text and calls as they stand in the source of a report.

# How a person draws these items of counts.
counts_code <- function(x, items, title, lang) {
  all_items <- unique(x$item)
  own <- values_code(items)
  rows <- if (is.unsorted(match(items, all_items))) {
    paste0("order(match(counts$item, ", own, "), na.last = NA)")
  } else {
    paste0("counts$item %in% ", own)
  }
  c(
    "autoplot(", paste0("  counts[", rows, ", ],"),
    paste0("  conf.int = TRUE, lang = \"", lang, "\"", if (length(items) > 1L) ","),
    if (length(items) > 1L) paste0("  title = ", quoted_code(title)), ")"
  )
}

# Text as code --------------------------------------------------------------------------

# In quotes, in ASCII, without what ends a chunk or begins code in a line of text.
quoted_code <- function(x) {
  vapply(xml_text(as.character(x)), function(one) {
    code <- utf8ToInt(one)
    char <- intToUtf8(code, TRUE)
    plain <- code >= 32L & code < 127L & !char %in% c("\"", "\\", "`")
    char[char %in% c("\"", "\\")] <- paste0("\\", char[char %in% c("\"", "\\")])
    far <- !plain & !char %in% c("\\\"", "\\\\")
    char[far] <- ifelse(code[far] > 65535L, sprintf("\\U%08X", code[far]),
                        sprintf("\\u%04X", code[far]))
    paste0("\"", paste(char, collapse = ""), "\"")
  }, "", USE.NAMES = FALSE)
}

values_code <- function(x) {
  if (is.logical(x)) {
    return(format(x))
  }
  if (length(x) == 0L) {
    return("character()")
  }
  text <- quoted_code(x)
  if (length(text) == 1L) text else paste0("c(", paste(text, collapse = ", "), ")")
}

chapters_code <- function(chapters) {
  of <- paste0(quoted_code(names(chapters)), " = ", vapply(chapters, values_code, ""))
  paste0("list(", paste(of, collapse = ", "), ")")
}

# One or more, as YAML: the same quotes.
yaml_text <- function(x) {
  text <- quoted_code(x)
  if (length(text) == 1L) text else paste0("[", paste(text, collapse = ", "), "]")
}

# As markdown that says what `x` says: nothing in it is a mark, or code.
source_text <- function(x) {
  x <- gsub("[[:space:]]+", " ", xml_text(x))
  x <- gsub("([\\\\*_#<>$~^|{}\\[\\]])", "\\\\\\1", x, perl = TRUE)
  x <- gsub("&", "&amp;", x, fixed = TRUE)
  x <- gsub("@", "&#64;", gsub("`", "&#96;", x, fixed = TRUE), fixed = TRUE)
  # nor does a list begin with it, or become of dashes and points what they are not
  x <- gsub("^([0-9]*|[a-z]|[ivxlc]+|[A-Z](?=[)]))([-+.)])(?= )", "\\1\\\\\\2", x, perl = TRUE)
  gsub("([-.])(?=\\1)", "\\\\\\1", x, perl = TRUE)
}

# And back.
marks_gone <- function(x) {
  x <- gsub("\\\\([[:punct:]])", "\\1", x)
  for (ch in c("`", "@")) x <- gsub(paste0("&#", utf8ToInt(ch), ";"), ch, x, fixed = TRUE)
  gsub("&amp;", "&", x, fixed = TRUE)
}
