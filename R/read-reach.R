# How far the cells of a sheet reach. A reader makes the whole rectangle up to the last cell, so
# one that stands far from the table would take all memory: the addresses are read first.

# A rectangle larger than any table, wider than a sheet, or large with next to nothing in it.
reaches_far <- function(reach) {
  size <- reach$rows * reach$columns
  reach$columns > 16384 || size > 5e7 || size > 1e6 && reach$filled * 1000 < size
}

check_reach <- function(reach, file, sheet, call) {
  if (!reaches_far(reach)) {
    return(invisible())
  }
  cells <- reach$cells
  n <- lapply(reach[c("rows", "columns", "filled")], format, big.mark = ",", scientific = FALSE)
  abort("wave_size", c(
    "Sheet {.val {sheet}} of {.file {file}} reaches to {.val {cells}}.",
    x = "That is {n$rows} rows of {n$columns} columns, of which {n$filled} cells hold something.",
    i = "Delete what stands beyond the table, or save the table alone as CSV."
  ), arg = "file", value = file, sheet = sheet, cells = cells, call = call)
}

# Of filled cells, by row, column and how often each is repeated: the rectangle up to the lowest
# and the one most to the right, and the addresses of these.
reach_of <- function(row, column, times = 1) {
  if (length(row) == 0L) {
    return(list(rows = 0, columns = 0, filled = 0, cells = character()))
  }
  last <- unique(c(which.max(row), which.max(column)))
  list(
    rows = max(row), columns = max(column), filled = sum(rep_len(times, length(row))),
    cells = unique(cell_address(row[last], column[last]))
  )
}

cell_address <- function(row, column) {
  letters <- rep("", length(column))
  while (any(column > 0)) {
    at <- column > 0
    letters[at] <- paste0(LETTERS[(column[at] - 1) %% 26 + 1], letters[at])
    column <- floor((column - 1) / 26)
  }
  paste0(letters, format(row, scientific = FALSE, trim = TRUE))
}

# Each sheet of an Excel workbook, whatever it says of its own size. Where all addresses are near
# those that hold a value are; looking for values takes longer.
check_sheets_reach <- function(file, call) {
  parts <- utils::unzip(file, list = TRUE)$Name
  for (part in grep("[.]xml$", parts, value = TRUE, ignore.case = TRUE)) {
    if (reaches_far(sheet_reach(file, part))) {
      check_reach(sheet_reach(file, part, TRUE), file, sheet_of_part(file, part), call)
    }
  }
}

# A piece at a time; nothing of a part that is no sheet.
sheet_reach <- function(file, part, values = FALSE, piece = 2^22) {
  con <- unz(file, part, "rb")
  on.exit(close(con))
  bytes <- readBin(con, "raw", 4096L)
  found <- list()
  more <- length(grepRaw("<([A-Za-z0-9]+:)?worksheet", bytes)) > 0L
  while (more) {
    next_bytes <- readBin(con, "raw", piece)
    more <- length(next_bytes) > 0L
    bytes <- c(bytes, next_bytes)
    at <- grepRaw(" r=", bytes, fixed = TRUE, all = TRUE)
    # the last may go on in the next piece
    rest <- if (more && length(at) > 0L) at[[length(at)]] else length(bytes) + 1L
    at <- at[at < rest]
    if (values) at <- with_value(bytes[seq_len(rest - 1L)], at)
    found <- c(found, list(farthest_cells(bytes, at)))
    bytes <- bytes[seq(rest, length.out = length(bytes) - rest + 1L)]
  }
  found <- do.call(rbind, found)
  reach_of(found$row, found$column, found$times)
}

# Of addresses those with a value before the next one: a cell may only have a style.
with_value <- function(bytes, at) {
  value <- c(
    grepRaw("v>", bytes, fixed = TRUE, all = TRUE), grepRaw("is>", bytes, fixed = TRUE, all = TRUE)
  )
  at[setdiff(unique(findInterval(value, at)), 0L)]
}

# Of the addresses that begin at `at` the lowest and the one most to the right; `times`: how
# many there are.
farthest_cells <- function(bytes, at) {
  if (length(at) == 0L) {
    return(NULL)
  }
  place <- at + 4L
  row <- column <- numeric(length(at))
  for (k in 1:4) {
    byte <- as.integer(bytes[place])
    letter <- byte >= 65L & byte <= 90L
    column <- ifelse(letter, column * 26 + byte - 64, column)
    place <- place + letter
  }
  for (k in 1:8) {
    byte <- as.integer(bytes[place])
    digit <- byte >= 48L & byte <= 57L
    if (!any(digit)) break
    row <- ifelse(digit, row * 10 + byte - 48, row)
    place <- place + digit
  }
  last <- c(which.max(row), which.max(column))
  data.frame(row = row[last], column = column[last], times = length(at) * c(1, 0))
}

# The name of the sheet that is kept in a part of the zip.
sheet_of_part <- function(file, part) {
  tryCatch({
    tags <- function(part, of) {
      con <- unz(file, part, "rb")
      on.exit(close(con))
      text <- rawToChar(readBin(con, "raw", 1e7))
      regmatches(text, gregexpr(paste0("<([A-Za-z0-9]+:)?", of, " [^>]*>"), text))[[1L]]
    }
    value <- function(tag, of) sub(paste0("^.* ", of, "=[\"']([^\"']*)[\"'].*$"), "\\1", tag)
    ties <- tags("xl/_rels/workbook.xml.rels", "Relationship")
    id <- value(ties[basename(value(ties, "Target")) == basename(part)], "Id")
    sheets <- tags("xl/workbook.xml", "sheet")
    readxl::excel_sheets(file)[[match(id[[1L]], value(sheets, "[A-Za-z0-9]+:id"))]]
  }, error = function(e) part, warning = function(w) part)
}
