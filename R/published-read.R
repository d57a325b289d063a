# A wide table from a file or from lines pasted out of a publication.

# One wide table of a file: separated by commas, semicolons or tabs, or a workbook.
read_wide <- function(path, call) {
  if (grepl("[.]xlsx?$", path, ignore.case = TRUE)) {
    sheet <- workbook_sheets(path, call)[[1L]]
    return(as.data.frame(open_sheet(path, sheet, call)))
  }
  lines <- sub("\r$", "", readLines(path, encoding = "UTF-8", warn = FALSE))
  head <- lines[!grepl("^\"?#", lines) & nzchar(lines)][1L]
  head <- gsub("\"[^\"]*\"", "", head)
  count <- vapply(c(",", ";", "\t"), function(s) {
    lengths(regmatches(head, gregexpr(s, head, fixed = TRUE)))
  }, 0L)
  read_utf8_csv(path, basename(path), call, sep = names(count)[which.max(count)])
}

#' A wide table from lines of a publication
#'
#' Makes the wide table that [published_report()] reads from lines copied out of a
#' document: a header, then an item or a group a line. Columns are found by tabs, by
#' two spaces or more, or by the numbers at the end of a line; what cannot be placed is
#' an error that shows the line.
#'
#' @param text The lines, as one string or several.
#' @param answers Names of the columns of numbers; those of the header when not given.
#'   `n` is the base.
#' @return A data frame of text with `item` first: a row a line.
#' @seealso [published_report()]
#' @export
#' @examples
#' read_table_text("
#'                     no    yes     n
#' Knows the service   40%   60%   148
#' Uses it             71%   29%   148
#' ")
read_table_text <- function(text, answers = NULL) {
  check_supplied()
  if (!is.character(text) || anyNA(text)) {
    abort("type", c("{.arg text} must be lines of text.", x = "It is {.obj_type_friendly {text}}."),
          arg = "text", value = text)
  }
  check_text(text, "text")
  if (!is.null(answers)) check_text(answers, "answers")
  lines <- as.character(unlist(strsplit(enc2utf8(text), "\r?\n")))
  lines <- lines[nzchar(plain_spaces(lines))]
  # tabs, and two spaces, part cells; fixed spaces count as spaces
  lines <- trimws(gsub("[\u00a0\u202f\u2007]", " ", lines), whitespace = "[ ]")
  cells <- lapply(strsplit(lines, "\t|  +"), trimws)
  if (is.null(answers) && length(cells) > 0L) {
    head <- cells[[1L]]
    answers <- if (plain_text(head[[1L]]) %in% c("", "item")) head[-1L] else head
    cells <- cells[-1L]
    lines <- lines[-1L]
  }
  if (length(answers) == 0L || length(cells) == 0L || anyDuplicated(answers)) {
    abort("text", c("{.arg text} must have a header of different answers, and lines below it.",
                    i = "Or name the columns: {.code answers = c(\"no\", \"yes\", \"n\")}."),
          arg = "text", value = text)
  }
  k <- length(answers)
  rows <- lapply(seq_along(cells), function(i) {
    row <- cells[[i]]
    if (length(row) != k + 1L) row <- split_numbers(lines[[i]], k)
    if (is.null(row)) {
      line <- lines[[i]]
      abort("text", c(
        "A line of {.arg text} cannot be placed in {k} column{?s}.",
        x = "{.val {line}}",
        i = "Put tabs between its cells, {.val -} where nothing is printed, or leave the line out."
      ), arg = "text", value = line, row = i, call = rlang::caller_env(2))
    }
    row
  })
  out <- as.data.frame(do.call(rbind, rows), stringsAsFactors = FALSE)
  names(out) <- c("item", answers)
  out
}

# "Uses it 71% 29% 148": the last k words that are numbers, and what stands before.
split_numbers <- function(line, k) {
  line <- gsub(" +%", "%", gsub("\t", " ", line))
  words <- strsplit(line, " +")[[1L]]
  if (length(words) <= k) {
    return(NULL)
  }
  last <- utils::tail(words, k)
  if (!all(grepl("[0-9]", last) | plain_text(last) %in% printed_signs)) {
    return(NULL)
  }
  first <- utils::head(words, -k)
  # a number that is left over may belong to the columns
  if (grepl("^[<>~]?[0-9.,]+%?$", first[[length(first)]])) {
    return(NULL)
  }
  c(paste(first, collapse = " "), last)
}
