# Workbooks of OpenDocument: one XML file in a zip, in which what repeats is written once.

is_ods <- function(file) {
  parts <- tryCatch(utils::unzip(file, list = TRUE)$Name, error = function(e) NULL,
                    warning = function(w) NULL)
  "content.xml" %in% parts
}

# Its sheets by name, as tables of text.
read_ods <- function(file, call) {
  rlang::check_installed("xml2", "to read a workbook of OpenDocument.", call = call)
  dir <- tempfile("ods")
  on.exit(unlink(dir, recursive = TRUE))
  doc <- tryCatch(
    xml2::read_xml(
      utils::unzip(file, "content.xml", exdir = dir, junkpaths = TRUE),
      options = c("NOBLANKS", "NONET")
    ),
    error = function(e) {
      why <- conditionMessage(e)
      abort("wave_file", c("{.file {file}} cannot be opened as a workbook.", x = "{why}"),
        arg = "file", value = file, call = call
      )
    }
  )
  # a comment is no answer
  xml2::xml_remove(xml2::xml_find_all(doc, ".//office:annotation"))
  sheets <- xml2::xml_find_all(doc, "./office:body/office:spreadsheet/table:table")
  tables <- lapply(sheets, read_ods_sheet, file = file, call = call)
  set_names(tables, xml2::xml_attr(sheets, "name", default = ""))
}

read_ods_sheet <- function(sheet, file, call) {
  # several spaces are one and a node that counts the rest
  for (s in xml2::xml_find_all(sheet, ".//text:s")) {
    # answers are compared without them: a few are as good as a million
    count <- min(100, ods_count(xml2::xml_attr(s, "c")))
    xml2::xml_set_text(s, strrep(" ", count))
  }
  rows <- xml2::xml_find_all(sheet, ".//table:table-row")
  cells <- xml2::xml_children(rows)
  row <- rep(seq_along(rows), xml2::xml_length(rows))
  text <- ods_text(cells)
  wide <- ods_count(xml2::xml_attr(cells, "number-columns-repeated"))
  high <- ods_count(xml2::xml_attr(rows, "number-rows-repeated"))
  # where each cell ends in its row; what is empty to the end of a sheet is left out
  last <- stats::ave(wide, row, FUN = cumsum)
  filled <- nzchar(text)
  if (!any(filled)) {
    return(text_table(list(), integer(), file))
  }
  reach <- reach_of(cumsum(high)[row[filled]], last[filled], (wide * high[row])[filled])
  check_reach(reach, file, xml2::xml_attr(sheet, "name", default = ""), call)
  rows <- max(row[filled])
  line <- rep(seq_len(rows), high[seq_len(rows)])
  x <- matrix("", rows, reach$columns)
  for (i in which(filled)) x[row[[i]], seq(last[[i]] - wide[[i]] + 1, last[[i]])] <- text[[i]]
  text_table(lapply(seq_len(ncol(x)), function(j) x[line, j]), seq_along(line), file)
}

ods_count <- function(x) {
  n <- suppressWarnings(as.double(x))
  ifelse(is.na(n) | n < 1, 1, n)
}

# A number or a date as it is kept, not as it is shown; paragraphs as lines.
ods_text <- function(cells) {
  text <- xml2::xml_text(cells)
  more <- xml2::xml_length(cells) > 1L
  text[more] <- vapply(which(more), function(i) {
    paste(xml2::xml_text(xml2::xml_find_all(cells[[i]], "./text:p")), collapse = "\n")
  }, "")
  kept <- vapply(c("value", "date-value", "boolean-value"), function(of) {
    xml2::xml_attr(cells, of)
  }, character(length(cells)))
  kept <- matrix(kept, ncol = 3L)
  for (j in 1:3) text <- ifelse(is.na(kept[, j]), text, kept[, j])
  text[is.na(text)] <- ""
  enc2utf8(text)
}
