test_that("a page as one file links to nothing beside it", {
  skip_if_quick()
  skip_unless_report()
  path <- withr::local_tempfile(fileext = ".html")
  report <- render_report(two_questions(), path, "en", title = "A wave")
  expect_identical(report$html, normalizePath(path))
  page <- xml2::read_html(path)
  links <- xml2::xml_attr(xml2::xml_find_all(page, "//a"), "href")
  book <- startsWith(links, "data:")
  expect_true(all(startsWith(links[!book], "#")))
  expect_identical(sum(book), 1L)
  expect_gt(length(xml2::xml_find_all(page, "//figure//*[local-name() = 'svg']")), 0L)
  expect_identical(format(report)[[1L]], "A wave")
})

test_that("the workbook in the page holds all tables, and is the same file each time", {
  for (package in c("openxlsx", "jsonlite", "readxl")) skip_if_not_installed(package)
  doc <- akkoord:::report_document(two_questions(), "nl", NULL)
  drawn <- lapply(doc$figures, function(e) list(data = as.data.frame(e$plot(7.5))))
  tables <- akkoord:::filled_tables(doc, drawn)
  bytes <- akkoord:::report_workbook(doc, tables, "nl")
  page <- akkoord:::insert_workbook("<p>@@workbook@@</p>", bytes, "nl")
  coded <- sub("^.*base64,([^\"]*)\".*$", "\\1", page)
  path <- withr::local_tempfile(fileext = ".xlsx")
  writeBin(jsonlite::base64_dec(coded), path)
  expect_identical(readxl::excel_sheets(path), c("inhoud", "counts", "method", "figures"))
  about <- as.data.frame(readxl::read_excel(path, "inhoud"))
  expect_identical(about$rijen, c(nrow(two_questions()), 1, nrow(drawn[[1L]]$data)))
  counts <- as.data.frame(readxl::read_excel(path, "counts"))
  expect_equal(counts$count, two_questions()$count)
  now <- format(Sys.time())
  while (format(Sys.time()) == now) Sys.sleep(0.1)
  expect_identical(akkoord:::report_workbook(doc, tables, "nl"), bytes)
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
