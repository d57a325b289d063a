# A report as a Word document, by pandoc.

# The page by pandoc, which makes styles, fields, alternative texts and repeated heads of
# tables; figures are pictures.
word_bytes <- function(page, doc, drawn, stage, lang, reference) {
  page <- word_page(numbered_figures(page, doc, lang))
  page <- word_tables(numbered_tables(page, lang, folded = TRUE), is.null(reference))
  entries <- c(doc$overviews, doc$figures)
  for (id in names(drawn)) {
    picture <- paste0(
      "<p><img src=\"figures/", id, ".png\" alt=\"", esc(drawn[[id]]$alt), "\" width=\"640\"></p>"
    )
    page <- sub(figure_placeholder(id), picture, page, fixed = TRUE)
  }
  # as text: pandoc reads metadata of its command line in the locale, of a file as markdown
  top <- compact(list(
    subtitle = doc$subtitle, author = doc$author, date = doc$date,
    "toc-title" = tr("contents", lang)
  ))
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
      "--reference-doc", normalizePath(reference %||% word_reference(stage))
    )
  )
  read_bytes(file.path(stage, "report.docx"))
}

# pandoc's own document with what a report needs: A4 with page numbers, text of 11 points, cells
# of 8.5. A document of one's own is taken as it is.
word_reference <- function(stage) {
  folder <- file.path(stage, "reference")
  file <- file.path(stage, "reference.docx")
  status <- system2(rmarkdown::pandoc_exec(),
                    c("-o", shQuote(file), "--print-default-data-file", "reference.docx"))
  if (status != 0L || !file.exists(file)) {
    abort("pandoc", c(
      "pandoc did not give its document for Word.",
      i = "Is there room on the disk? {.arg reference} names a document of your own."
    ), arg = "reference", call = NULL)
  }
  utils::unzip(file, exdir = folder)
  change <- function(part, old, new) {
    path <- file.path(folder, part)
    text <- paste(readLines(path, encoding = "UTF-8", warn = FALSE), collapse = "\n")
    for (i in seq_along(old)) text <- gsub(old[[i]], new[[i]], text, perl = TRUE)
    writeLines(text, path, useBytes = TRUE)
  }
  change("word/styles.xml",
         c("<w:(sz|szCs) w:val=\"24\"", "w:w=\"108\"", "</w:styles>"),
         c("<w:\\1 w:val=\"22\"", "w:w=\"60\"", paste0(word_cell, "</w:styles>")))
  # an old pandoc's has none
  change("word/document.xml", c("<w:sectPr\\b[^>]*/>|(?s)<w:sectPr\\b.*?</w:sectPr>", "</w:body>"),
         c("", paste0(word_paper, "</w:body>")))
  change("word/_rels/document.xml.rels", "</Relationships>", paste0(
    "<Relationship Id=\"akkoordFooter\" Type=\"", office_schema, "/relationships/footer\" ",
    "Target=\"footer1.xml\"/></Relationships>"
  ))
  change("[Content_Types].xml", "</Types>", paste0(
    "<Override PartName=\"/word/footer1.xml\" ContentType=\"application/vnd.openxmlformats-",
    "officedocument.wordprocessingml.footer+xml\"/></Types>"
  ))
  writeLines(word_footer, file.path(folder, "word/footer1.xml"))
  parts <- dir(folder, all.files = TRUE, recursive = TRUE)
  zip::zip(file, unique(c("[Content_Types].xml", parts)), root = folder)
  file
}

office_schema <- "http://schemas.openxmlformats.org/officeDocument/2006"

word_cell <- paste0(
  "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"TableText\">",
  "<w:name w:val=\"Table Text\"/><w:basedOn w:val=\"Normal\"/>",
  "<w:pPr><w:spacing w:before=\"20\" w:after=\"20\"/></w:pPr>",
  "<w:rPr><w:rFonts w:asciiTheme=\"majorHAnsi\" w:hAnsiTheme=\"majorHAnsi\"/>",
  "<w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/></w:rPr></w:style>"
)

word_paper <- paste0(
  "<w:sectPr><w:footerReference xmlns:r=\"", office_schema, "/relationships\" ",
  "w:type=\"default\" r:id=\"akkoordFooter\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>",
  "<w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" ",
  "w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>"
)

word_footer <- paste0(
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:ftr xmlns:w=\"",
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:p><w:pPr>",
  "<w:jc w:val=\"center\"/></w:pPr><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r>",
  "</w:fldSimple></w:p></w:ftr>"
)

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
  page <- gsub("(?s)<td class=\"([a-z ]*\\brange\\b[a-z ]*)\">(.*?)(<small>|</td>)",
               "<td class=\"\\1\"><em>\\2</em>\\3", page, perl = TRUE)
  page <- gsub("<small>", " (", page, fixed = TRUE)
  page <- gsub("</small>", ")", page, fixed = TRUE)
  # a figure's caption would take the place of its alternative text
  page <- gsub("</?figure>", "", page)
  page <- gsub("(?s)<figcaption>(.*?)</figcaption>",
               "<div custom-style=\"Image Caption\"><p>\\1</p></div>", page, perl = TRUE)
  page <- gsub("</?details[^>]*>", "", page)
  gsub("(?s)<summary>.*?</summary>", "", page, perl = TRUE)
}

# Columns as wide as what they hold needs; a row's head is a cell, else what it says of a
# group of rows would stay in its column.
word_tables <- function(page, own) {
  page <- gsub("<th scope=\"rowgroup\"( colspan=\"[0-9]+\")>(.*?)</th>",
               "<td\\1><strong>\\2</strong></td>", page, perl = TRUE)
  page <- gsub("<th scope=\"row\">(.*?)</th>", "<td>\\1</td>", page, perl = TRUE)
  page <- gsub("<(t[hd])([^>]* class=\"num\\b)", "<\\1 style=\"text-align: right\"\\2", page,
               perl = TRUE)
  at <- gregexpr("(?s)<thead>.*?</table>", page, perl = TRUE)
  regmatches(page, at) <- list(vapply(regmatches(page, at)[[1L]], function(table) {
    share <- round(100 * column_shares(table, if (own) 110 else 80), 1)
    if (own) table <- small_cells(table)
    cols <- paste0("<col style=\"width: ", share, "%\">", collapse = "")
    paste0("<colgroup>", cols, "</colgroup>\n", table)
  }, "", USE.NAMES = FALSE))
  page
}

# In our own document cells have a style of their own, smaller than the text.
small_cells <- function(table) {
  gsub("(?s)<(t[hd])( [^>]*)?>(.*?)</t[hd]>",
       "<\\1\\2><div custom-style=\"Table Text\"><p>\\3</p></div></\\1>", table, perl = TRUE)
}

column_shares <- function(table, letters) {
  rows <- regmatches(table, gregexpr("(?s)<tr>.*?</tr>", table, perl = TRUE))[[1L]]
  cells <- regmatches(rows, gregexpr("(?s)<t[hd][^>]*>.*?</t[hd]>", rows, perl = TRUE))
  cells <- lapply(cells, function(cell) gsub("&[^;]*;", "x", gsub("<[^>]*>", "", cell)))
  cells <- do.call(rbind, cells[lengths(cells) == max(lengths(cells))])
  # a number is not broken, nor a word of common length; long texts have the rest of a line
  word <- function(x) {
    words <- unlist(strsplit(x, " ", fixed = TRUE))
    max(pmin(nchar(words), ifelse(grepl("[0-9]", words), 24L, 12L)), 0L)
  }
  least <- apply(cells, 2L, word) + 3
  wish <- pmax(least, apply(nchar(cells), 2L, max) + 3)
  room <- max(0, letters - sum(least))
  need <- least + (wish - least) * min(1, room / max(1, sum(wish - least)))
  need / sum(need)
}
