# Several answers in one cell, such as "Courses, Visits": which options they are joined of, for
# a draft.

# The options as `options` with their `mark`; NULL where nothing says that texts are joined.
joined_options <- function(v, marks) {
  text <- unique(v[!is.na(v)])
  if (length(text) < 3L) {
    return(NULL)
  }
  often <- tabulate(match(v, text), length(text))
  for (mark in marks[order(-nchar(marks))]) {
    parts <- whole_options(strsplit(text, mark, fixed = TRUE), mark)
    if (are_options(parts, often)) {
      return(list(options = sort(unique(unlist(parts)), method = "radix"), mark = mark))
    }
  }
}

# Cells of several codes that the file explains: "c1;c3".
joined_codes <- function(v, values, marks) {
  odd <- setdiff(unique(v[!is.na(v)]), c(names(values), values))
  if (length(values) < 2L || length(odd) == 0L) {
    return(NULL)
  }
  for (mark in marks) {
    parts <- unlist(strsplit(odd, mark, fixed = TRUE))
    if (all(parts %in% names(values))) {
      return(list(options = unname(values), mark = mark))
    }
  }
}

# Few parts, given again and again, in more than one company: "Ghent, Belgium" is one answer,
# and so is "Yes, always".
are_options <- function(parts, often) {
  size <- lengths(parts)
  options <- unique(unlist(parts))
  if (sum(size > 1L) < 2L || any(size == 0L) || !length(options) %in% 2:20 ||
    any(!nzchar(options)) || any(vapply(parts, anyDuplicated, 0L) > 0L)) {
    return(FALSE)
  }
  # 1,5 is a number
  if (all(grepl("^[0-9]+$", options)) && max(size) < 3L) {
    return(FALSE)
  }
  with <- lapply(options, function(o) vapply(parts, function(p) o %in% p, NA))
  times <- vapply(with, function(w) sum(often[w]), 0)
  apart <- vapply(with, function(w) {
    any(size[w] == 1L) || length(unique(unlist(parts[w]))) > 2L
  }, NA)
  mean(times >= 2) >= 0.8 && all(apart[times >= 2])
}

# An option with the mark in it, "Courses, abroad": its end stands behind its head alone, and
# begins with a small letter.
whole_options <- function(parts, mark) {
  repeat {
    pairs <- unique(unlist(lapply(parts, function(p) {
      Map(c, p[-length(p)], p[-1L], USE.NAMES = FALSE)
    }), recursive = FALSE))
    at <- Find(function(ab) {
      grepl("^\\s*[[:upper:]]", ab[[1L]]) && grepl("^\\s*[[:lower:]]", ab[[2L]]) &&
        all(vapply(parts, function(p) {
          i <- match(ab, p)
          all(is.na(i)) || isTRUE(i[[2L]] == i[[1L]] + 1L)
        }, NA))
    }, pairs)
    if (is.null(at)) {
      return(lapply(parts, trimws))
    }
    parts <- lapply(parts, function(p) {
      i <- match(at[[1L]], p)
      if (is.na(i)) p else c(p[seq_len(i - 1L)], paste(at, collapse = mark), p[-seq_len(i + 1L)])
    })
  }
}

# A column of joined answers as its options, each a tick.
expand_joined <- function(seen) {
  told <- character()
  out <- lapply(seen, function(s) {
    if (is.null(s$joined)) {
      return(list(s))
    }
    told <<- c(told, s$column)
    # names are cut at 40 letters when they are written
    stem <- substr(s$code, 1L, 36L)
    option <- s[c("column", "question", "text", "required", "empty")]
    lapply(seq_along(s$joined$options), function(k) {
      c(list(code = paste0(stem, "_", k), sub = s$joined$options[[k]], type = "tick"), option)
    })
  })
  if (length(told) > 0L) {
    tell(c(
      paste(
        "Taken as several answers in one cell:",
        "{.field {head_of(told, 5L)}}{and_more(told, 5L)}."
      ),
      i = "Options that nobody gave are not known; where it is one answer, make it one question."
    ), "akkoord_message_reading")
  }
  unlist(out, recursive = FALSE)
}
