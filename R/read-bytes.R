# From a file's bytes to columns of text: encoding, separator, quotes and ragged rows.
# Nothing is converted, and nothing is lost that is not told.

# A table of text as every reader takes it: `cells`, one character vector a column, all
# rows of the file, headers too; `line`, where each row stands in its file; `notes`.
text_table <- function(cells, line, file, notes = list()) {
  list(cells = cells, line = line, file = file, notes = notes)
}

# What was found while reading, one row a finding.
note <- function(kind, n = 1, field = NA, column = NA, row = NA, value = NA, file = NA) {
  data.frame(
    kind = kind, n = as.double(n), field = as.character(field), column = as.character(column),
    row = as.double(row), value = as.character(value), file = as.character(file),
    stringsAsFactors = FALSE
  )
}

check_file_path <- function(file, arg = "file", call = caller_env()) {
  check_string(file, arg, call)
  if (!file.exists(file) || dir.exists(file)) {
    there <- list.files(dirname(file))
    hint <- if (!dir.exists(file)) did_you_mean(basename(file), there)
    abort("wave_file", c(
      if (dir.exists(file)) {
        "{.arg {arg}} must be a file; {.file {file}} is a directory."
      } else {
        "The file {.file {file}} does not exist."
      },
      i = if (!is.null(hint)) "Did you mean {.file {hint}}?"
    ), arg = arg, value = file, call = call)
  }
  invisible(file)
}

# NULL where it cannot be read: no permission, no regular file, or more than memory holds.
first_bytes <- function(file, n) {
  tryCatch(
    if (!is.na(n)) .Call(akk_c_file_bytes, enc2utf8(file), as.double(n)), error = function(e) NULL
  )
}

file_bytes <- function(file, call = caller_env()) {
  bytes <- first_bytes(file, file.size(file))
  if (is.null(bytes) || length(bytes) == 0L) {
    abort("wave_file", c(
      if (is.null(bytes)) {
        "The file {.file {file}} cannot be read."
      } else {
        "The file {.file {file}} is empty."
      }
    ), arg = "file", value = file, call = call)
  }
  bytes
}

# Bytes of UTF-8 without a mark; what else they were is a note.
utf8_bytes <- function(bytes, file, encoding = NULL, call = caller_env()) {
  starts <- function(mark) {
    length(bytes) >= length(mark) && identical(bytes[seq_along(mark)], as.raw(mark))
  }
  marks <- list(
    `UTF-8` = c(0xef, 0xbb, 0xbf), `UTF-16LE` = c(0xff, 0xfe), `UTF-16BE` = c(0xfe, 0xff)
  )
  mark <- names(Filter(starts, marks))
  from <- encoding
  if (length(mark) > 0L) {
    bytes <- bytes[-seq_along(marks[[mark[[1L]]]])]
    from <- mark[[1L]]
  }
  if (is.null(from)) from <- unmarked_utf16(utils::head(bytes, 4000L))
  if (is.null(from)) {
    at <- .Call(akk_c_utf8_fault, bytes)
    from <- if (at == 0 || bytes[at] == 0) "UTF-8" else guess_encoding(bytes, at, file, call)
  }
  # bytes that were found to be UTF-8 need not be looked at again
  at <- if (from == "UTF-8" && is.null(encoding) && length(mark) == 0L) at else {
    if (from != "UTF-8") bytes <- from_encoding(bytes, from, file, call)
    .Call(akk_c_utf8_fault, bytes)
  }
  if (at > 0) {
    # a line end that is itself wrong ends its own line
    before <- which(bytes[seq_len(at - 1)] == 10L)
    line <- length(before) + 1L
    place <- at - max(0L, before)
    abort("wave_encoding", c(
      "{.file {file}} is no text in {from}.",
      x = paste(
        "Byte {place} of line {line} is",
        "{if (bytes[at] == 0) \"NUL\" else \"none of its letters\"}."
      ),
      i = "Is the file cut short, or a workbook with the name of a text file?",
      i = if (bytes[at] == 0) "If it is UTF-16, say so: {.code encoding = \"UTF-16LE\"}."
    ), arg = "file", value = file, row = line, call = call)
  }
  list(bytes = bytes, encoding = from)
}

# In UTF-16 the Latin letters, digits and separators leave a byte of zero, each at the same side
# of its pair; a NUL that strayed into other text is one of few.
unmarked_utf16 <- function(bytes) {
  zero <- which(bytes == 0L)
  even <- mean(zero %% 2L == 0L)
  if (length(zero) > 1 + length(bytes) / 50 && max(even, 1 - even) > 0.9) {
    if (even > 0.5) "UTF-16LE" else "UTF-16BE"
  }
}

# Bytes that are not UTF-8: cut off within the last letter, mixed, or of Windows.
guess_encoding <- function(bytes, at, file, call) {
  if (at > length(bytes) - 4 && at > 1 && any(bytes[seq_len(at - 1)] > 0x7f)) {
    abort("wave_truncated", c(
      "{.file {file}} ends in the middle of a letter.",
      i = "It was cut short: export it again."
    ), arg = "file", value = file, call = call)
  }
  if (any(bytes[seq_len(at - 1)] > 0x7f)) {
    line <- sum(bytes[seq_len(at)] == 10L) + 1L
    abort("wave_encoding", c(
      "{.file {file}} holds text in two encodings.",
      x = "It begins as UTF-8; line {line} is not.",
      i = "Say {.code encoding = \"windows-1252\"} to read all of it as that, or export it again."
    ), arg = "file", value = file, row = line, call = call)
  }
  "windows-1252"
}

from_encoding <- function(bytes, from, file, call) {
  out <- tryCatch(iconv(list(bytes), from, "UTF-8", toRaw = TRUE)[[1L]], error = function(e) NULL)
  # Windows leaves five bytes without a letter
  if (is.null(out) && from == "windows-1252") {
    out <- iconv(list(bytes), "latin1", "UTF-8", toRaw = TRUE)[[1L]]
  }
  if (is.null(out)) {
    abort("wave_encoding", c(
      "{.file {file}} cannot be read as {from}.",
      i = "Give its encoding, such as {.code encoding = \"UTF-8\"}."
    ), arg = "file", value = file, call = call)
  }
  out
}

# The separator that cuts the first lines most evenly, into most cells.
guess_separator <- function(bytes) {
  head <- utils::head(bytes, 200000L)
  if (length(head) < length(bytes)) {
    last <- which(head == 10L)
    if (length(last) > 1L) head <- head[seq_len(last[[length(last)]])]
  }
  known <- c(",", ";", "\t", "|")
  score <- vapply(known, function(s) {
    cells <- .Call(akk_c_delim, head, s)$cells
    if (length(cells) == 0L || cells[[1L]] < 2L) {
      return(0)
    }
    mean(cells == cells[[1L]]) * 1e6 + cells[[1L]]
  }, 0)
  if (max(score) == 0) "," else known[[which.max(score)]]
}

read_delimited <- function(file, encoding = NULL, separator = NULL, call = caller_env()) {
  text <- utf8_bytes(file_bytes(file, call), file, encoding, call)
  bytes <- text$bytes
  skipped <- 0L
  # "sep=;" is what Excel is told, no answer
  first <- rawToChar(utils::head(bytes, 7L))
  if (grepl("^sep=.", first)) {
    end <- match(as.raw(10L), bytes, 0L)
    separator <- substr(first, 5L, 5L)
    bytes <- bytes[-seq_len(end)]
    skipped <- 1L
  }
  separator <- separator %||% guess_separator(bytes)
  raw <- .Call(akk_c_delim, bytes, separator)
  if (raw$open > 0) {
    abort("wave_truncated", c(
      "{.file {file}} ends within a quoted answer.",
      x = "The quote that begins on line {raw$open + skipped} is never closed.",
      i = "The file was cut short, or a quote within an answer is not doubled: export it again."
    ), arg = "file", value = file, row = raw$open + skipped, call = call)
  }
  if (length(raw$columns) == 0L) {
    abort(
      "wave_file", "The file {.file {file}} has no row.", arg = "file", value = file,
      call = call
    )
  }
  notes <- list(
    note("encoding", value = text$encoding, file = file),
    note("separator", value = separator, file = file),
    if (raw$stray > 0) note("stray_quote", raw$stray, file = file)
  )
  out <- text_table(raw$columns, raw$line + skipped, file, notes)
  even_rows(out, raw$cells, utils::tail(bytes, 1L) != as.raw(10L), call)
}

# Rows must be as long as the header. Empty cells beyond it are nothing; a short last row
# without a line end is a file cut short.
even_rows <- function(x, cells, no_end, call) {
  width <- cells[[1L]]
  long <- which(cells > width)
  if (length(long) > 0L) {
    beyond <- Reduce(`|`, lapply(x$cells[-seq_len(width)], function(v) nzchar(v)))
    wrong <- which(beyond)
    if (length(wrong) > 0L) stop_ragged(x, cells, wrong, width, call)
    x$notes <- c(x$notes, list(note("long_rows", length(long), file = x$file)))
    x$cells <- x$cells[seq_len(width)]
  }
  short <- which(cells < width)
  if (length(short) > 0L) {
    last <- length(cells)
    if (no_end && short[[1L]] == last) {
      line <- x$line[[last]]
      abort("wave_truncated", c(
        "{.file {x$file}} ends in the middle of a row.",
        x = "Line {line}, the last, has {cells[[last]]} of {width} cells.",
        i = "It was cut short: export it again."
      ), arg = "file", value = x$file, row = line, call = call)
    }
    stop_ragged(x, cells, short, width, call)
  }
  x
}

stop_ragged <- function(x, cells, rows, width, call) {
  line <- x$line[rows]
  some <- head_of(line, 5L)
  first <- cells[rows[[1L]]]
  abort("wave_ragged", c(
    paste(
      "{.file {x$file}} has {cli::qty(length(rows))}{length(rows)} row{?s} of another",
      "length than its header."
    ),
    x = "The header has {width} cell{?s}; line {line[[1L]]} has {first}.",
    x = if (length(rows) > 1L) "Lines {some}{if (length(line) > 5L) \" and more\"}.",
    i = if (width == 1L) {
      "Cells must be separated by commas, semicolons, tabs or bars: export the file again."
    } else {
      "An answer that holds the separator must stand in quotes: export the file again."
    }
  ), arg = "file", value = x$file, row = line, call = call)
}
