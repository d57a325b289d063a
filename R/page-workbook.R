# One workbook of all tables of a report, in the page itself: whoever is mailed the page has
# the numbers too.

# The tables of a document, made where they are still to be made; those of the figures are
# what was drawn. One that cannot be had is left out.
filled_tables <- function(doc, drawn) {
  tables <- c(doc$tables, lapply(drawn, `[[`, "data"))
  compact_list(lapply(tables, function(table) if (is.function(table)) table() else table))
}

# The bytes of the workbook; NULL where nothing writes one. Figures share a sheet.
report_workbook <- function(doc, tables, lang) {
  if (!is_installed(c("jsonlite", "openxlsx"))) {
    return(NULL)
  }
  drawn <- intersect(names(tables), c(names(doc$overviews), names(doc$figures)))
  sheets <- tables[setdiff(names(tables), drawn)]
  for (kind in c("overviews", "figures")) {
    of <- tables[intersect(drawn, names(doc[[kind]]))]
    if (length(of) > 0L) sheets[[kind]] <- stacked_tables(of)
  }
  names(sheets) <- make.unique(substr(names(sheets), 1L, 28L), "-")
  about <- data.frame(
    names(sheets), sheet_words(names(sheets), lang), vapply(sheets, NROW, 0L), row.names = NULL
  )
  names(about) <- tr_each(c("workbook_sheet", "workbook_holds", "workbook_rows"), lang)
  sheets <- c(set_names(list(about), tr("workbook_about", lang)), sheets)
  book <- openxlsx::createWorkbook(title = doc$title)
  bold <- openxlsx::createStyle(textDecoration = "bold", wrapText = TRUE, valign = "top")
  for (name in names(sheets)) {
    openxlsx::addWorksheet(book, name)
    openxlsx::writeData(
      book, name, no_formulas(as.data.frame(sheets[[name]])), headerStyle = bold
    )
    openxlsx::freezePane(book, name, firstRow = TRUE)
  }
  openxlsx::setColWidths(book, 1L, 1:3, c(24, 70, 10))
  # the same tables are the same file, whenever it is made
  book$core <- sub("<dcterms:created.*</dcterms:created>", "", book$core)
  made <- tempfile(fileext = ".xlsx")
  on.exit(unlink(made))
  openxlsx::saveWorkbook(book, made)
  undated_zip(read_bytes(made))
}

# A zip without the times of its parts. Its end says where its directory starts, which has
# a record a part, with where that part's own head is (APPNOTE.TXT 6.3.10, 4.3).
undated_zip <- function(bytes) {
  number <- function(at, size) sum(as.integer(bytes[at + seq_len(size)]) * 256^(seq_len(size) - 1))
  end <- length(bytes) - 22L
  at <- number(end + 16L, 4L)
  for (i in seq_len(number(end + 10L, 2L))) {
    # midnight of 1 January 1980, the first there is
    for (times in c(at + 12L, number(at + 42L, 4L) + 10L)) {
      bytes[times + 1:4] <- as.raw(c(0L, 0L, 33L, 0L))
    }
    at <- at + 46L + number(at + 28L, 2L) + number(at + 30L, 2L) + number(at + 32L, 2L)
  }
  bytes
}

# What a sheet holds, in words; a table of the report by its name alone.
sheet_words <- function(names, lang) {
  keys <- c(
    published = "file_published", counts = "file_counts", method = "file_surveys",
    questions = "file_questions", audit = "file_audit", changes = "file_changes",
    overviews = "file_overviews", figures = "file_figures", profile = "file_profile"
  )
  ifelse(names %in% names(keys), tr_each(keys, lang)[names], "")
}

# Tables beneath each other, the name of each before its rows.
stacked_tables <- function(tables) {
  each <- Map(function(table, name) {
    data.frame(table = rep(name, NROW(table)), table, check.names = FALSE)
  }, tables, names(tables))
  text <- function(table) set_names(data.frame(lapply(table, as.character)), names(table))
  tryCatch(
    vctrs::vec_rbind(!!!unname(each)),
    vctrs_error_incompatible_type = function(e) vctrs::vec_rbind(!!!unname(lapply(each, text)))
  )
}

# The link that holds it, where the page has a place for it.
insert_workbook <- function(page, bytes, lang) {
  link <- if (is.null(bytes)) "" else paste0(
    "<a class=\"download\" download=\"", esc(tr("workbook_file", lang)), ".xlsx\" href=\"data:",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;base64,",
    base64_text(bytes), "\">", esc(tr("workbook_download", lang)),
    "</a> (", format_count(ceiling(length(bytes) / 1024), decimal_mark(lang)), " kB)"
  )
  sub(figure_placeholder("workbook"), link, page, fixed = TRUE)
}
