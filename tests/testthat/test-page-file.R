agree <- likert_scale("agree5", "en")
wave <- function() {
  likert_counts(
    data.frame(q1 = c(5, 4, 2, 3, 4), q2 = c(4, 4, 3, 1, 5)), c(q1, q2), scale = agree, N = 40
  )
}
skip_unless_writing <- function() {
  for (package in c("rmarkdown", "bslib", "svglite", "ragg", "xml2")) skip_if_not_installed(package)
  skip_if_not(rmarkdown::pandoc_available("2.0"), "no pandoc")
}

test_that("a page as one file links to nothing beside it", {
  skip_if_quick()
  skip_unless_writing()
  path <- withr::local_tempfile(fileext = ".html")
  report <- render_report(wave(), path, "en", title = "A wave")
  expect_identical(report$html, normalizePath(path))
  page <- xml2::read_html(path)
  links <- xml2::xml_attr(xml2::xml_find_all(page, "//a"), "href")
  book <- startsWith(links, "data:")
  expect_true(all(startsWith(links[!book], "#")))
  expect_identical(sum(book), 1L)
  expect_gt(length(xml2::xml_find_all(page, "//figure//*[local-name() = 'svg']")), 0L)
  expect_identical(format(report)[[1L]], "A wave")
})

test_that("a Word document has styles, tables, pictures with texts and its language", {
  skip_if_quick()
  skip_unless_writing()
  path <- withr::local_tempfile(fileext = ".docx")
  render_report(wave(), path, "nl", title = "Een meting")
  dir <- withr::local_tempdir()
  utils::unzip(path, exdir = dir)
  body <- xml2::read_xml(file.path(dir, "word/document.xml"))
  at <- function(xpath) xml2::xml_find_all(body, xpath)
  styles <- xml2::xml_attr(at("//w:pStyle"), "val")
  expect_true(all(c("Heading1", "Heading2") %in% styles))
  expect_gt(length(at("//w:tbl")), 1L)
  expect_gt(length(at("//w:tblHeader")), 1L)
  alt <- xml2::xml_attr(at("//*[local-name() = 'docPr']"), "descr")
  expect_true(any(grepl("Balkendiagram", alt, fixed = TRUE)))
  text <- xml2::xml_text(body)
  expect_match(text, "TOC", fixed = TRUE)
  expect_no_match(text, "@@|SVG")
  # by hand: 3 of 5 agree on q1, 3 of 5 on q2
  expect_match(text, "60%", fixed = TRUE)
  lang <- xml2::xml_find_all(xml2::read_xml(file.path(dir, "word/styles.xml")), "//w:lang")
  expect_identical(xml2::xml_attr(lang, "val")[[1L]], "nl-BE")
})

test_that("a reference document that is not there is said", {
  expect_error(render_report(wave(), "a.docx", reference = "no-such.docx"), class = "akkoord_error_file")
})

test_that("the workbook in the page holds all tables, and is the same file each time", {
  for (package in c("openxlsx", "jsonlite", "readxl")) skip_if_not_installed(package)
  doc <- akkoord:::report_document(wave(), "nl", NULL)
  drawn <- lapply(doc$figures, function(e) list(data = as.data.frame(e$plot(7.5))))
  tables <- akkoord:::filled_tables(doc, drawn)
  bytes <- akkoord:::report_workbook(doc, tables, "nl")
  page <- akkoord:::insert_workbook("<p>@@workbook@@</p>", bytes, "nl")
  coded <- sub("^.*base64,([^\"]*)\".*$", "\\1", page)
  path <- withr::local_tempfile(fileext = ".xlsx")
  writeBin(jsonlite::base64_dec(coded), path)
  expect_identical(readxl::excel_sheets(path), c("inhoud", "counts", "method", "figures"))
  about <- as.data.frame(readxl::read_excel(path, "inhoud"))
  expect_identical(about$rijen, c(nrow(wave()), 1, nrow(drawn[[1L]]$data)))
  counts <- as.data.frame(readxl::read_excel(path, "counts"))
  expect_equal(counts$count, wave()$count)
  now <- format(Sys.time())
  while (format(Sys.time()) == now) Sys.sleep(0.1)
  expect_identical(akkoord:::report_workbook(doc, tables, "nl"), bytes)
})

test_that("words around a Word document are plain text, in its own styles", {
  skip_if_quick()
  skip_unless_writing()
  path <- withr::local_tempfile(fileext = ".docx")
  title <- "A *b* _c_ # $x$ `r 1` 100\\% -- 1. \u00e9"
  render_report(
    wave(), path, "en", title = title, subtitle = "*s* $y$", author = c("J. _D_", "E. #F"),
    date = "1. May"
  )
  dir <- withr::local_tempdir()
  utils::unzip(path, exdir = dir)
  body <- xml2::read_xml(file.path(dir, "word", "document.xml"))
  said <- function(style) {
    p <- xml2::xml_find_all(body, paste0("//w:p[w:pPr/w:pStyle/@w:val='", style, "']"))
    vapply(p, function(one) xml2::xml_text(one), "")
  }
  expect_identical(said("Title"), title)
  expect_identical(said("Subtitle"), "*s* $y$")
  expect_identical(said("Author"), c("J. _D_", "E. #F"))
  expect_identical(said("Date"), "1. May")
})

test_that("captions in Word are numbered by fields, and rows of a group keep their width", {
  skip_if_quick()
  skip_unless_writing()
  path <- withr::local_tempfile(fileext = ".docx")
  d <- data.frame(q1 = rep(c(5, 4, 2, 1), 10), q2 = rep(1:5, 8), g = rep(c("a", "b"), 20))
  x <- likert_counts(d, c(q1, q2), by = g, scale = likert_scale("agree5", "nl"))
  render_report(x, path, "nl")
  dir <- withr::local_tempdir()
  utils::unzip(path, exdir = dir)
  body <- xml2::read_xml(file.path(dir, "word", "document.xml"))
  fields <- xml2::xml_find_all(body, "//w:fldSimple")
  code <- xml2::xml_attr(fields, "instr")
  number <- xml2::xml_text(fields)
  figure <- grepl("SEQ Figuur", code)
  expect_identical(number[figure], "1")
  expect_identical(number[!figure], as.character(seq_len(sum(!figure))))
  captions <- xml2::xml_find_all(body, "//w:p[w:pPr/w:pStyle/@w:val='TableCaption']")
  # those of a figure's numbers are called after their figure
  text <- xml2::xml_text(captions)
  expect_true(all(grepl("^(Tabel [0-9]+|Figuur 1): ", text)))
  expect_identical(sum(grepl("^Tabel", text)), sum(!figure))
  spans <- xml2::xml_attr(xml2::xml_find_all(body, "//w:gridSpan"), "val")
  expect_true("4" %in% spans)
})

test_that("tables of a page are numbered where they are seen, after those of the report", {
  page <- paste0(
    "<caption>One</caption><details><caption>Hidden</caption></details>",
    "<caption>Table 2: its own</caption><caption>Figure 4: numbers</caption><caption>Two</caption>"
  )
  said <- function(...) {
    out <- numbered_tables(page, "en", ...)
    out <- regmatches(out, gregexpr("(?<=<caption>).*?(?=</caption>)", out, perl = TRUE))[[1L]]
    gsub("<[^>]*>", "", out)
  }
  expect_identical(
    said(), c("Table 3: One", "Hidden", "Table 2: its own", "Figure 4: numbers", "Table 4: Two")
  )
  expect_identical(said(folded = TRUE)[c(1, 2, 5)], paste0("Table ", 3:5, ": ", c("One", "Hidden", "Two")))
  expect_match(numbered_tables(page, "en"), "data-from=\"3\"", fixed = TRUE)
  expect_identical(numbered_tables("<p>none</p>", "fr"), "<p>none</p>")
})

test_that("columns of Word hold their numbers and share the rest", {
  table <- paste0(
    "<thead>\n<tr><th>Item</th><th>Very much</th><th>n</th></tr></thead><tbody>",
    "<tr class=\"group\"><td colspan=\"3\">all of them, which is long</td></tr>",
    "<tr><td>", strrep("long words ", 20), "</td><td>12% (345)</td><td>1.234</td></tr></tbody></table>"
  )
  # 80 letters: words of 5, 5 and 5 with three more each; of what is left nearly all is the first's
  share <- column_shares(table)
  expect_equal(sum(share), 1)
  expect_equal(80 * share[[3L]], 8, tolerance = 1e-8)
  expect_gt(share[[1L]], 0.75)
})
