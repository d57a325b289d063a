test_that("a Word document has styles, tables, pictures with texts and its language", {
  skip_if_quick()
  skip_unless_report(more = "zip")
  path <- withr::local_tempfile(fileext = ".docx")
  render_report(two_questions(), path, "nl", title = "Een meting")
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
  expect_error(render_report(two_questions(), "a.docx", reference = "no-such.docx"), class = "akkoord_error_file")
})

test_that("words around a Word document are plain text, in its own styles", {
  skip_if_quick()
  skip_unless_report(more = "zip")
  path <- withr::local_tempfile(fileext = ".docx")
  title <- "A *b* _c_ # $x$ `r 1` 100\\% -- 1. \u00e9"
  render_report(
    two_questions(), path, "en", title = title, subtitle = "*s* $y$", author = c("J. _D_", "E. #F"),
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
  skip_unless_report(more = "zip")
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

test_that("columns of Word hold their numbers and share the rest", {
  table <- paste0(
    "<thead>\n<tr><th>Item</th><th>Very much</th><th>n</th></tr></thead><tbody>",
    "<tr class=\"group\"><td colspan=\"3\">all of them, which is long</td></tr>",
    "<tr><td>", strrep("long words ", 20), "</td><td>12% (345)</td><td>1.234</td></tr></tbody></table>"
  )
  # 80 letters: words of 5, 5 and 5 with three more each; of what is left nearly all is the first's
  share <- column_shares(table, 80)
  expect_equal(sum(share), 1)
  expect_equal(80 * share[[3L]], 8, tolerance = 1e-8)
  expect_gt(share[[1L]], 0.75)
})

test_that("neither a number nor a common word is broken, and a word of a hundred letters is", {
  # by hand: 12 letters at most count for a word, each with three more; of the 22 that are left
  # the second wants three of 91
  row <- function(a, b, c) paste0("<tr><td>", a, "</td><td>", b, "</td><td>", c, "</td></tr>")
  heads <- "<thead>\n<tr><th>Item</th><th>Gepubliceerd in</th><th>n</th></tr></thead>"
  table <- paste0(heads, "<tbody>", row(strrep("x", 100L), "text", "12345"), "</tbody></table>")
  share <- column_shares(table, 60)
  expect_equal(60 * share[2:3], c(15 + 22 * 3 / 91, 8), tolerance = 1e-8)
})

test_that("a number with no-break spaces is not broken, and a head over two columns counts for none", {
  table <- paste0(
    "<thead>\n<tr><th>a</th><th colspan=\"2\">b</th></tr></thead><tbody>",
    "<tr><td>x</td><td>12,3\u00a0%\u201314,5\u00a0%</td><td>1</td></tr></tbody></table>"
  )
  # by hand: words of 1, 13 and 1 letters with three more each, which is all they wish for
  expect_equal(column_shares(table, 60), c(4, 16, 4) / 24)
})

test_that("our own document has small cells, A4, numbered pages; another is taken as it is", {
  skip_if_quick()
  skip_unless_report(more = "zip")
  opened <- function(...) {
    path <- withr::local_tempfile(fileext = ".docx")
    render_report(two_questions(), path, "fr", ...)
    dir <- withr::local_tempdir(.local_envir = parent.frame())
    utils::unzip(path, exdir = dir)
    dir
  }
  read <- function(dir, part) xml2::read_xml(file.path(dir, "word", part))
  cells <- function(dir) {
    at <- xml2::xml_find_all(read(dir, "document.xml"), "//w:tc/w:p/w:pPr/w:pStyle")
    unique(xml2::xml_attr(at, "val"))
  }
  dir <- opened()
  expect_identical(cells(dir), "TableText")
  size <- "//w:style[@w:styleId='TableText']/w:rPr/w:sz"
  expect_identical(xml2::xml_attr(xml2::xml_find_first(read(dir, "styles.xml"), size), "val"), "17")
  paper <- xml2::xml_find_first(read(dir, "document.xml"), "//w:sectPr/w:pgSz")
  expect_identical(xml2::xml_attr(paper, "w"), "11906")
  aligned <- xml2::xml_find_all(read(dir, "document.xml"), "//w:tc/w:p/w:pPr/w:jc")
  expect_true("right" %in% xml2::xml_attr(aligned, "val"))
  foot <- dir(file.path(dir, "word"), "^footer.*xml$")
  expect_length(foot, 1L)
  expect_match(as.character(read(dir, foot)), "PAGE", fixed = TRUE)
  expect_match(xml2::xml_text(read(dir, "document.xml")), "Sommaire", fixed = TRUE)

  own <- withr::local_tempfile(fileext = ".docx")
  system2(rmarkdown::pandoc_exec(), c("-o", own, "--print-default-data-file", "reference.docx"))
  dir <- opened(reference = own)
  expect_identical(cells(dir), "Compact")
  expect_length(dir(file.path(dir, "word"), "^footer"), 0L)
})
