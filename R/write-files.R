# The one room that writes. A file is replaced whole or not at all: it is written beside
# its place and renamed. A link stays and what it points at is replaced; a device or a
# pipe is written to. What is written is complete in memory before anything is touched.

# Writes text (one element a line), one string as it is, or raw bytes to `path`.
put_file <- function(path, content, what = "file", arg = "file", call = caller_env()) {
  bytes <- as_bytes(content)
  open <- open_number(path)
  why <- if (is.na(open)) {
    place <- file_place(path, what, arg, call)
    if (place$kind == "other") write_bytes(place$path, bytes, into = TRUE) else {
      replace_file(place$path, bytes)
    }
  } else {
    write_open(open, bytes)
  }
  if (identical(why, NA_character_)) why <- "nobody reads it any more"
  if (!is.null(why)) stop_unwritten(path, why, what, arg, call)
  invisible(path)
}

stop_unwritten <- function(path, why, what, arg, call) {
  abort(what, c(
    "{.arg {arg}} cannot be written.",
    x = "{.file {path}}: {why}.",
    i = "What was there before is as it was."
  ), arg = arg, value = path, call = call)
}

# Where a file comes: `path` with links followed, and what stands there.
file_place <- function(path, what, arg, call) {
  kind <- file_kind(path)
  if (kind == "folder") {
    abort(what, c(
      "{.arg {arg}} must be a file.", x = "{.file {path}} is a directory."
    ), arg = arg, value = path, call = call)
  }
  to <- if (kind == "other") path_bytes(path) else follow_links(path)
  if (is.null(to)) {
    abort(what, c(
      "{.arg {arg}} cannot be written.",
      x = "{.file {path}} is a link that leads to itself."
    ), arg = arg, value = path, call = call)
  }
  if (kind == "nothing" && !dir.exists(dirname(to))) {
    folder <- path_text(dirname(to))
    abort(what, c(
      "{.arg {arg}} cannot be written.",
      x = "The directory {.file {folder}} does not exist."
    ), arg = arg, value = path, call = call)
  }
  list(path = to, kind = kind)
}

# Beside `to`, then in its place, as readable as what it replaces. NULL, or why not.
replace_file <- function(to, bytes) {
  remove_abandoned(dirname(to), folders = FALSE)
  part <- stage_name(dirname(to))
  on.exit(if (file.exists(part)) unlink(part))
  why <- write_bytes(part, bytes)
  if (is.null(why)) {
    if (file.exists(to)) Sys.chmod(part, file.mode(to), use_umask = FALSE)
    why <- rename_file(part, to)
  }
  why
}

# NULL, or why not.
rename_file <- function(from, to) {
  tryCatch(
    if (!file.rename(from, to)) "it cannot be renamed",
    warning = function(w) sub("^.*reason '(.*)'$", "\\1", conditionMessage(w))
  )
}

# NULL, or the system's reason. `into`: a device or a pipe; else a new file.
write_bytes <- function(path, bytes, into = FALSE) {
  .Call(akk_c_write_file, path_bytes(path), bytes, if (into) "into" else "new")
}

read_bytes <- function(path) readBin(path, "raw", file.size(path))

# The same for what is open already; NA where nobody reads it any more.
write_open <- function(number, bytes) .Call(akk_c_write_open, number, bytes)

as_bytes <- function(content) {
  if (is.raw(content)) {
    return(content)
  }
  charToRaw(paste0(enc2utf8(content), "\n", collapse = ""))
}

# Paths -------------------------------------------------------------------------------

file_kind <- function(path) {
  c("nothing", "file", "folder", "other")[[.Call(akk_c_file_kind, path_bytes(path)) + 1L]]
}

# A path as the system has it. R would write a letter that the locale lacks as an escape,
# <U+00E9>; on a disk a name is the bytes of UTF-8 all the same.
path_bytes <- function(path, call = caller_env()) {
  if (nchar(path, "bytes") > 4000L) {
    abort("path", c(
      "A path has 4000 bytes at most.", x = "This one has {nchar(path, \"bytes\")}: {.val {path}}."
    ), value = path, call = call)
  }
  if (Encoding(path) %in% c("UTF-8", "latin1")) {
    path <- enc2utf8(path)
    native <- iconv(path, "UTF-8", "")
    if (is.na(native)) Encoding(path) <- "unknown" else path <- native
  }
  path.expand(path)
}

# The other way, for a message
path_text <- function(path) {
  if (validUTF8(path)) Encoding(path) <- "UTF-8"
  path
}

is_link <- function(path) {
  to <- Sys.readlink(path)
  !is.na(to) & nzchar(to)
}

# What a link points at, and that in turn; NULL where it leads to itself. The end of it
# need not be there.
follow_links <- function(path) {
  path <- path_bytes(path)
  for (i in 1:40) {
    if (!is_link(path)) {
      return(path)
    }
    to <- Sys.readlink(path)
    path <- if (grepl("^(/|[A-Za-z]:)", to)) to else file.path(dirname(path), to)
  }
  NULL
}

# /dev/stdout and the like are what a shell has opened, at the place where it is: they
# are not opened anew. Their number, or NA.
open_number <- function(path) {
  known <- c("/dev/stdout" = 1L, "/dev/stderr" = 2L)
  at <- "^/(dev|proc/self)/fd/([0-9]+)$"
  if (grepl(at, path)) as.integer(sub(at, "\\2", path)) else unname(known[path])
}

# Temporary names say whose they are: a run that was killed cannot remove its own.
stage_name <- function(folder) {
  tempfile(sprintf(".akkoord-%s-%d-", stage_host(), Sys.getpid()), folder)
}

stage_host <- function() gsub("[^A-Za-z0-9]", "", Sys.info()[["nodename"]])

# Removes what runs on this machine that have ended left in a folder.
remove_abandoned <- function(folder, folders = TRUE) {
  ours <- paste0("^[.]akkoord-", stage_host(), "-([0-9]+)-[0-9a-f]+$")
  left <- list.files(folder, ours, all.files = TRUE)
  for (name in left) {
    path <- file.path(folder, name)
    if (!is_running(as.integer(sub(ours, "\\1", name))) && (folders || !dir.exists(path))) {
      unlink(path, recursive = TRUE, force = TRUE)
    }
  }
}

# Another user's process cannot be signalled, but is seen in /proc.
is_running <- function(pid) {
  # there pskill() would end it
  if (.Platform$OS.type == "windows") {
    return(TRUE)
  }
  dir.exists(file.path("/proc", pid)) || tools::pskill(pid, 0L)
}

# Text that goes into files ------------------------------------------------------------

# With a space, or what is said, for the characters that no XML may hold, a vertical tab for one.
xml_text <- function(x, instead = " ") {
  x <- enc2utf8(x)
  bad <- "[\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f]|\\xef\\xbf[\\xbe\\xbf]"
  hit <- grepl(bad, x, perl = TRUE, useBytes = TRUE)
  x[hit] <- gsub(bad, instead, x[hit], perl = TRUE, useBytes = TRUE)
  Encoding(x[hit]) <- "UTF-8"
  x
}

# CSV: commas, decimal points, UTF-8, the same bytes in every locale (write.csv() would
# write escapes in the C locale). A text that a spreadsheet would take for a formula has
# an apostrophe before it; numbers, negative ones too, stay numbers.
csv_lines <- function(x) {
  columns <- lapply(x, function(column) {
    if (is.list(column)) column <- vapply(column, paste, "", collapse = ";")
    values <- unique(column)
    text <- if (is.numeric(values)) format_plain(values) else no_formula(as.character(values))
    text[is.na(values)] <- ""
    text <- text[match(column, values)]
    csv_quote(text)
  })
  c(paste(csv_quote(no_formula(names(x))), collapse = ","),
    if (NROW(x) > 0L && length(x) > 0L) do.call(paste, c(unname(columns), sep = ",")))
}

csv_quote <- function(text) {
  text <- enc2utf8(text)
  quote <- grepl("[\",\n\r]", text)
  text[quote] <- paste0("\"", gsub("\"", "\"\"", text[quote], fixed = TRUE), "\"")
  text
}

# The same for the sheets of a workbook, where numbers are numbers by their type: what is
# typed over or saved as CSV there would be read once more.
no_formulas <- function(x) {
  text <- vapply(x, is.character, NA)
  x[text] <- lapply(x[text], no_formula)
  set_names(x, no_formula(names(x)))
}

# And back, for what akkoord wrote and reads again.
with_formula <- function(text) {
  marked <- grepl(
    "^'([-=+@\t\r\n]|\\xef\\xbc[\\x8b\\x8d\\x9d\\xa0])", text, perl = TRUE,
    useBytes = TRUE
  )
  text[marked] <- substring(text[marked], 2L)
  text
}

no_formula <- function(text) {
  text <- enc2utf8(text)
  # full-width signs are signs to some spreadsheets; one sign alone is a formula to none
  formula <- grepl("^([-=+@\t\r\n]|\\xef\\xbc[\\x8b\\x8d\\x9d\\xa0])(?s:.)", text, perl = TRUE,
                   useBytes = TRUE) &
    !grepl("^[-+]?[0-9]+([.,][0-9]+)*([eE][-+]?[0-9]+)?%?$", text, perl = TRUE, useBytes = TRUE)
  text[formula] <- paste0("'", text[formula])
  text
}
