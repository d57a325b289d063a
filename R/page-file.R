# A report as one file: a page without files beside it, or a Word document.

is_one_file <- function(path) grepl("[.](html|docx)$", path, ignore.case = TRUE)

write_one_file <- function(x, path, lang, call, words, reference, data = NULL) {
  check_pandoc(call)
  word <- grepl("[.]docx$", path, ignore.case = TRUE)
  if (word && is.null(reference)) check_installed("zip", "to write a report for Word.")
  doc <- worded_document(report_document(x, lang, call), words)
  name <- sub("[.][a-z]+$", "", basename(path), ignore.case = TRUE)
  source <- if (!is.null(data)) report_source(doc, data, name, lang)
  check_edited(source, dirname(path), call)
  stage <- tempfile("report-")
  dir.create(file.path(stage, "figures"), recursive = TRUE)
  on.exit(unlink(stage, recursive = TRUE))
  drawn <- draw_document(doc, stage, lang, call, into = if (word) "word" else "page")
  page <- report_page(document_parts(doc, drawn, lang), doc, lang)
  page <- without_files(page)
  if (word) {
    bytes <- word_bytes(page, doc, drawn, stage, lang, reference)
  } else {
    page <- insert_figures(numbered_tables(page, lang), lapply(drawn, `[[`, "svg"))
    book <- report_workbook(doc, filled_tables(doc, drawn), lang)
    page <- insert_workbook(page, book, lang)
    bytes <- charToRaw(enc2utf8(xml_text(page)))
  }
  put_file(path, bytes, "report_dir", "dir", call)
  for (name in names(source)) {
    put_file(file.path(dirname(path), name), source[[name]], "report_dir", "dir", call)
  }
  path <- normalizePath(path, winslash = "/")
  invisible(structure(
    list(
      dir = dirname(path), html = path, lang = lang, title = doc$title,
      files = tibble::tibble(
        path = c(basename(path), names(source)),
        kind = rep(c("report", "source"), c(1L, length(source))), figure = NA_character_
      ),
      figures = length(doc$figures), numbers = doc$numbers, claims = doc$claims,
      margins = doc$margins
    ),
    class = "akkoord_report"
  ))
}

# What stands beside a report is not beside one file: no word of it.
without_files <- function(page) {
  page <- gsub("(?s) *<span class=\"files\">.*?</span>", "", page, perl = TRUE)
  gsub("(?s)<p class=\"files\">.*?</p>", "", page, perl = TRUE)
}
