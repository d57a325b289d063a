# LimeSurvey: responses as CSV (or a workbook), headed by code, by text or by both, with
# answers as codes or text; and the pair for R, data beside a syntax file, which is code:
# it is parsed and never run.

limesurvey_about <- list(
  id = c(
    "id", "response id", "antwort id", "antwoord id", "id de la r\u00e9ponse",
    "id de la reponse"
  ),
  finished = c("submitdate", "date submitted", "datum abgeschickt", "datum ingediend",
               "datum verstuurd",
               "date de soumission"),
  other = c("lastpage", "last page", "startlanguage", "start language", "seed", "startdate",
            "date started", "datestamp", "date last action", "ipaddr", "ip address", "refurl",
            "referrer url", "token", "interviewtime", "total time")
)

lime_code <- "[A-Za-z][A-Za-z0-9_]*(\\[[^][]*\\])*(#[0-9])?"

# Code, text and row of a header in any of its three forms
lime_header <- function(header) {
  both <- grepl(paste0("^", lime_code, "\\. "), header)
  bare <- grepl(paste0("^", lime_code, "$"), header)
  code <- ifelse(
    both, sub(paste0("^(", lime_code, ")\\. .*$"), "\\1", header),
    ifelse(bare, header, "")
  )
  rest <- ifelse(both, sub(paste0("^", lime_code, "\\. "), "", header), ifelse(bare, "", header))
  split <- lime_text(rest)
  data.frame(
    header = header, code = code, text = split$text, sub = split$sub,
    stringsAsFactors = FALSE
  )
}

# "[row] question" and "question [row]" are one; [] is no row.
lime_text <- function(x) {
  x <- trim_text(x)
  before <- grepl("^\\[[^][]*\\]", x)
  after <- !before & grepl("\\[[^][]*\\]$", x)
  sub <- ifelse(before, sub("^\\[([^][]*)\\].*$", "\\1", x),
                ifelse(after, sub("^.*\\[([^][]*)\\]$", "\\1", x), ""))
  text <- ifelse(before, sub("^\\[[^][]*\\]", "", x), ifelse(after, sub("\\[[^][]*\\]$", "", x), x))
  list(text = trim_text(text), sub = trim_text(sub))
}

fits_limesurvey <- function(table) {
  header <- fold_text(row_of(table, 1L))
  plain <- sub("^[a-z]+\\. ", "", header)
  is <- function(words) header %in% words | plain %in% words
  if (sum(is(limesurvey_about$other)) >= 2L ||
    any(is(limesurvey_about$id)) && any(is(limesurvey_about$finished))) {
    return(TRUE)
  }
  raw <- row_of(table, 1L)
  coded <- grepl(paste0("^", lime_code, "\\. "), raw) |
    grepl("^[A-Za-z][A-Za-z0-9_]*\\[[^][]+\\](\\[[^][]+\\])?$", raw)
  mean(coded) > 0.5
}

read_limesurvey <- function(table, structure, call) {
  columns <- lime_header(trim_text(row_of(table, 1L)))
  columns$id <- ""
  values <- list()
  notes <- list()
  if (!is.null(structure) && structure$tool == "limesurvey-r") {
    named <- structure$columns
    n <- min(nrow(named), nrow(columns))
    if (nrow(named) > nrow(columns)) {
      abort("wave_structure", c(
        "The syntax file does not belong to {.file {table$file}}.",
        x = "It names {nrow(named)} columns; the file has {nrow(columns)}."
      ), arg = "structure", call = call)
    }
    columns$code[seq_len(n)] <- named$code[seq_len(n)]
    split <- lime_text(named$text[seq_len(n)])
    columns$text[seq_len(n)] <- split$text
    columns$sub[seq_len(n)] <- split$sub
    notes <- structure$notes
  }
  out <- new_export("limesurvey", table, 1L, columns, notes = notes)
  if (!is.null(structure) && structure$tool == "limesurvey-r") {
    out$values <- set_names(structure$values[seq_len(n)], out$columns$key[seq_len(n)])
    out$values <- Filter(length, out$values)
  }
  if (identical(structure$tool, "limesurvey")) out$values <- structure_values(out, structure)
  label <- fold_text(columns$header)
  bare <- fold_text(sub("^[A-Za-z]+\\. ", "", columns$header))
  is <- function(words) {
    at <- which(label %in% words | bare %in% words | tolower(columns$code) %in% words)
    if (length(at) > 0L) out$columns$key[[at[[1L]]]]
  }
  out$about$id <- is(limesurvey_about$id)
  out$about$finished <- is(limesurvey_about$finished)
  out$about$finished_if <- "filled"
  # "-oth-" says that the answer stands in the column beside it
  out$other <- "-oth-"
  out
}

# The syntax file ------------------------------------------------------------------------

# What a syntax file says of each column: code, text, and what its codes mean. Only these
# assignments of constants are understood; anything else is counted and left alone.
read_lime_syntax <- function(file, call) {
  text <- rawToChar(utf8_bytes(file_bytes(file, call), file, call = call)$bytes)
  Encoding(text) <- "UTF-8"
  parsed <- tryCatch(
    parse(text = text, keep.source = FALSE, encoding = "UTF-8"), error = function(e) NULL
  )
  if (is.null(parsed)) {
    abort("wave_structure", c(
      "{.file {file}} is no R syntax file of LimeSurvey.",
      x = "It cannot be parsed as R."
    ), arg = "structure", value = file, call = call)
  }
  code <- text <- character()
  values <- list()
  foreign <- 0
  for (e in as.list(parsed)) {
    told <- lime_assignment(e)
    if (is.null(told)) {
      foreign <- foreign + 1
    } else if (told$what == "name") {
      code[told$column] <- told$value
    } else if (told$what == "label") {
      text[told$column] <- told$value
    } else if (told$what == "factor") {
      values[[told$column]] <- told$value
    }
  }
  n <- max(0L, length(code), length(text), length(values))
  if (n == 0L) {
    abort("wave_structure", c(
      "{.file {file}} is no R syntax file of LimeSurvey.",
      x = "It names no column of {.code data}."
    ), arg = "structure", value = file, call = call)
  }
  fill <- function(x) {
    x <- x[seq_len(n)]
    ifelse(is.na(x), "", x)
  }
  length(values) <- n
  list(
    tool = "limesurvey-r",
    columns = data.frame(code = fill(code), text = fill(text), stringsAsFactors = FALSE),
    values = values,
    notes = if (foreign > 0) list(note("syntax_not_run", foreign, file = file))
  )
}

# names(data)[3] <- "q1"; attributes(data)$variable.labels[3] <- "..."; data[, 3] <- ...
lime_assignment <- function(e) {
  if (!is.call(e) || length(e) != 3L || !as_text(e[[1L]]) %in% c("<-", "=")) {
    return(NULL)
  }
  to <- e[[2L]]
  value <- e[[3L]]
  if (!is.call(to) || as_text(to[[1L]]) != "[") {
    # the line that reads the data, which we have done
    return(if (is.name(to) && as_text(to) == "data") list(what = "read"))
  }
  column <- constant(to[[length(to)]])
  if (length(column) != 1L || !is.numeric(column) || is.na(column) || column < 1 || column > 1e5) {
    return(NULL)
  }
  of <- paste(deparse(to[[2L]]), collapse = "")
  told <- function(what, value) {
    if (!is.null(value)) list(what = what, column = as.integer(column), value = value)
  }
  text <- constant(value)
  if (of == "names(data)" && is_string(text)) {
    return(told("name", text))
  }
  if (of == "attributes(data)$variable.labels" && is_string(text)) {
    return(told("label", text))
  }
  if (of == "data" && is.call(value)) {
    kind <- as_text(value[[1L]])
    if (kind %in% c("as.numeric", "as.character")) {
      return(told("type", kind))
    }
    if (kind == "factor") {
      levels <- constant(value$levels)
      labels <- constant(value$labels)
      if (!is.null(levels) && length(levels) == length(labels)) {
        return(told("factor", set_names(as.character(labels), as.character(levels))))
      }
    }
  }
  NULL
}

as_text <- function(x) if (is.name(x)) as.character(x) else ""

# A constant written as one: a text, a number, its negative, or c() of these.
constant <- function(e) {
  if (is.character(e) || is.numeric(e)) {
    return(e)
  }
  if (!is.call(e)) {
    return(NULL)
  }
  of <- as_text(e[[1L]])
  parts <- lapply(as.list(e)[-1L], constant)
  if (any(vapply(parts, is.null, NA))) {
    return(NULL)
  }
  if (of == "-" && length(parts) == 1L && is.numeric(parts[[1L]])) {
    return(-parts[[1L]])
  }
  if (of == "c") unlist(parts) else NULL
}
