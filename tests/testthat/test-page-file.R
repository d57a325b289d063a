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
  skip_unless_writing()
  path <- withr::local_tempfile(fileext = ".html")
  report <- render_report(wave(), path, "en", title = "A wave")
  expect_identical(report$html, normalizePath(path))
  page <- xml2::read_html(path)
  links <- xml2::xml_attr(xml2::xml_find_all(page, "//a"), "href")
  expect_true(all(startsWith(links, "#")))
  expect_gt(length(xml2::xml_find_all(page, "//figure//*[local-name() = 'svg']")), 0L)
  expect_identical(format(report)[[1L]], "A wave")
})

test_that("a Word document has styles, tables, pictures with texts and its language", {
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
