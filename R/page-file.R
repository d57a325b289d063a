# A report as one file: a page without files beside it, or a Word document.

is_one_file <- function(path) grepl("[.](html|docx)$", path, ignore.case = TRUE)

write_one_file <- function(x, path, lang, call, words, reference, data = NULL) {
  check_pandoc(call)
  doc <- worded_document(report_document(x, lang, call), words)
  name <- sub("[.][a-z]+$", "", basename(path), ignore.case = TRUE)
  source <- if (!is.null(data)) report_source(doc, data, name, lang)
  check_edited(source, dirname(path), call)
  stage <- tempfile("report-")
  dir.create(file.path(stage, "figures"), recursive = TRUE)
  on.exit(unlink(stage, recursive = TRUE))
  drawn <- draw_figures(c(doc$overviews, doc$figures), stage, call, function(done) NULL)
  page <- report_page(document_parts(doc, drawn, lang), doc, lang)
  page <- without_files(page)
  if (grepl("[.]docx$", path, ignore.case = TRUE)) {
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

# The page by pandoc, which makes styles, fields, alternative texts and repeated heads of
# tables; figures are pictures.
word_bytes <- function(page, doc, drawn, stage, lang, reference) {
  page <- word_page(numbered_figures(page, doc, lang))
  page <- word_tables(numbered_tables(page, lang, folded = TRUE))
  entries <- c(doc$overviews, doc$figures)
  for (id in names(drawn)) {
    picture <- paste0(
      "<p><img src=\"figures/", id, ".png\" alt=\"", esc(drawn[[id]]$alt), "\" width=\"600\"></p>"
    )
    page <- sub(figure_placeholder(id), picture, page, fixed = TRUE)
  }
  # as text: pandoc reads metadata of its command line in the locale, of a file as markdown
  top <- compact(list(subtitle = doc$subtitle, author = doc$author, date = doc$date))
  top <- sprintf(
    "<meta name=\"%s\" content=\"%s\">", rep(names(top), lengths(top)), esc(unlist(top))
  )
  page <- sub("</head>", paste0(paste0(top, collapse = ""), "</head>"), page, fixed = TRUE)
  work <- file.path(stage, "report.html")
  writeLines(xml_text(page), work, useBytes = TRUE)
  rmarkdown::pandoc_convert(
    basename(work), to = "docx", from = "html", output = "report.docx", wd = stage,
    options = c(
      "--toc", "--toc-depth", "2", "--shift-heading-level-by", "-1",
      "--lua-filter", report_file("word.lua"),
      "--metadata", paste0("lang=", tr("language_tag", lang)),
      if (!is.null(reference)) c("--reference-doc", normalizePath(reference))
    )
  )
  read_bytes(file.path(stage, "report.docx"))
}

# Without what only a browser uses; lists of facts as lines, drawings of the comparison
# left to its table.
word_page <- function(page) {
  drop <- c("<nav.*?</nav>", "<script.*?</script>", "<style.*?</style>",
            "<a class=\"skip\".*?</a>", "<h1.*?</h1>",
            "<p class=\"(workbook|subtitle|byline)\">.*?</p>",
            "<figure>\\s*<div class=\"wide\">.*?</figure>")
  for (one in drop) page <- gsub(paste0("(?s)", one), "", page, perl = TRUE)
  # a name before what it is, a number before what it counts
  page <- gsub("(?s)<div class=\"term\"><dt>(.*?)</dt><dd>(.*?)</dd></div>",
               "<p><strong>\\1</strong> \u2013 \\2</p>", page, perl = TRUE)
  page <- gsub("(?s)<div><dt>(.*?)</dt><dd>(.*?)</dd></div>",
               "<p><strong>\\2</strong> \\1</p>", page, perl = TRUE)
  page <- gsub("</?dl[^>]*>", "", page)
  page <- gsub("<small>", " (", page, fixed = TRUE)
  page <- gsub("</small>", ")", page, fixed = TRUE)
  # a figure's caption would take the place of its alternative text
  page <- gsub("</?figure>", "", page)
  page <- gsub("(?s)<figcaption>(.*?)</figcaption>",
               "<div custom-style=\"Image Caption\"><p>\\1</p></div>", page, perl = TRUE)
  page <- gsub("</?details[^>]*>", "", page)
  gsub("(?s)<summary>.*?</summary>", "", page, perl = TRUE)
}
