# The source of a report: what it draws, what a person changed, and text that is no code.

source_page <- function(path) {
  xml2::read_html(paste(readLines(path, encoding = "UTF-8", warn = FALSE), collapse = "\n"))
}
bodies <- function(page) xml2::xml_text(xml2::xml_find_all(page, "//table//td"))
drawn_text <- function(page) {
  wide <- "//figure/div[contains(concat(' ', @class, ' '), ' wide ')]//*[name() = 'text']"
  xml2::xml_text(xml2::xml_find_all(page, wide))
}
headings <- function(page) xml2::xml_attr(xml2::xml_find_all(page, "//h2 | //h3"), "id")

skip_unless_source <- function(env = parent.frame()) {
  skip_unless_report(env)
  skip_if_quick()
}

source_wave <- function() {
  data.frame(
    type = factor(rep(c("one", "two"), 20)), q1 = rep(c(5, 4, 4, 2, 1), 8),
    q2 = rep(c(3, 3, 5, NA), 10), q3 = rep(1:5, 8)
  )
}
source_counts <- function(wave = source_wave()) {
  likert_counts(wave, c(q1, q2, q3), by = type, N = 100, scale = likert_scale("agree5", "en"))
}
knit_source <- function(path, ...) {
  rmarkdown::render(path, ..., envir = new.env(parent = globalenv()), quiet = TRUE)
}

test_that("the source renders to the figures, tables and headings of the page", {
  skip_unless_source()
  dir <- withr::local_tempdir()
  report <- render_report(source_counts(), dir, "en", title = "A wave", source = TRUE)
  expect_true(all(c("report.Rmd", "report.rds") %in% report$files$path))
  written <- source_page(report$html)
  knitted <- source_page(knit_source(file.path(dir, "report.Rmd")))
  expect_gt(length(drawn_text(written)), 30L)
  expect_setequal(drawn_text(knitted), drawn_text(written))
  expect_identical(bodies(knitted), bodies(written))
  expect_identical(headings(knitted), headings(written))
  expect_identical(xml2::xml_text(xml2::xml_find_first(knitted, "//h1")), "A wave")
  # a chunk a figure
  lines <- readLines(file.path(dir, "report.Rmd"))
  expect_length(grep("^```\\{r (figure|overview)-[0-9a-z]+,", lines), report$figures + 1L)
})

test_that("corrected data render again under text that was edited, which stays", {
  skip_unless_source()
  dir <- withr::local_tempdir()
  render_report(source_counts(), dir, "en", title = "A wave", source = TRUE)
  path <- file.path(dir, "report.Rmd")
  lines <- readLines(path)
  at <- grep("\"figure-01\", \"text\"", lines, fixed = TRUE)
  lines[at] <- "Most heads are glad of it."
  writeLines(lines, path)
  # by hand: q1 is 5, 4, 4, 2, 1: all at 5 now
  corrected <- source_wave()
  corrected$q1 <- 5
  saveRDS(list(x = source_counts(corrected)), file.path(dir, "report.rds"))
  page <- source_page(knit_source(path))
  text <- xml2::xml_text(page)
  expect_match(text, "Most heads are glad of it.", fixed = TRUE)
  expect_match(text, "Most: q1 (one 100%", fixed = TRUE)
  expect_true("100%" %in% drawn_text(page))

  # the edited one is not written over, nor is anything else
  before <- tools::md5sum(dir(dir, full.names = TRUE, recursive = TRUE))
  error <- expect_error(
    render_report(source_counts(), dir, "en", source = TRUE),
    class = "akkoord_error_report_dir"
  )
  expect_identical(error$arg, "source")
  expect_identical(tools::md5sum(dir(dir, full.names = TRUE, recursive = TRUE)), before)
})

test_that("an unedited source is replaced, and goes with a report that has none", {
  skip_unless_source()
  dir <- withr::local_tempdir()
  render_report(source_counts(), dir, "en", title = "One", source = TRUE)
  render_report(source_counts(), dir, "en", title = "Two", source = TRUE)
  expect_match(readLines(file.path(dir, "report.Rmd")), "^title: \"Two\"$", all = FALSE)
  render_report(source_counts(), dir, "en", title = "Two")
  expect_false(any(file.exists(file.path(dir, c("report.Rmd", "report.rds")))))
})

test_that("one file has its source by its name; it makes Word too", {
  skip_unless_source()
  dir <- withr::local_tempdir()
  report <- render_report(
    source_counts(), file.path(dir, "wave.html"), "en", chapters = list(B = "q3", A = c("q2", "q1")),
    source = TRUE
  )
  expect_setequal(dir(dir), c("wave.html", "wave.Rmd", "wave.rds"))
  written <- source_page(report$html)
  page <- source_page(knit_source(file.path(dir, "wave.Rmd")))
  expect_setequal(drawn_text(page), drawn_text(written))
  expect_identical(headings(page), headings(written))
  word <- knit_source(file.path(dir, "wave.Rmd"), output_format = "word_document")
  xml <- utils::unzip(word, "word/document.xml", exdir = withr::local_tempdir())
  words <- xml2::xml_text(xml2::xml_find_all(xml2::read_xml(xml), "//w:p[w:pPr/w:pStyle]"))
  expect_true(all(c("Findings", "B", "A", "Method") %in% words))
  expect_gt(sum(grepl("media/.*png", utils::unzip(word, list = TRUE)$Name)), 2L)
})

test_that("text of data is no code in a source, in any field", {
  skip_unless_source()
  dir <- withr::local_tempdir()
  made <- file.path(dir, "made")
  code <- sprintf("`r file.create('%s')` \"); file.create('%s')\n```\n```{r}\nfile.create('%s')\n```",
                  made, made, made)
  wave <- source_wave()
  names(wave)[2:3] <- c(code, "`r 1` {#id} <b> @@figure-01@@ \u00e9\U0001F600\\")
  levels(wave$type)[[1L]] <- code
  counts <- likert_counts(wave, 2:4, by = type, N = 100, scale = likert_scale("agree5", "en"))
  report <- render_report(
    counts, file.path(dir, "out"), "en", title = code, subtitle = code, author = code, date = code,
    intro = code, chapters = stats::setNames(list(names(wave)[2:4]), code), source = TRUE
  )
  page <- source_page(knit_source(file.path(dir, "out", "report.Rmd")))
  expect_false(file.exists(made))
  expect_setequal(drawn_text(page), drawn_text(source_page(report$html)))
})

test_that("the study's source has each figure by the call that draws it", {
  skip_unless_source()
  dir <- withr::local_tempdir()
  study <- published_report("erasmus2022")
  study$figures <- study$figures[study$figures$figure %in% c("4", "7"), ]
  study$published <- study$published[study$published$figure %in% c("4", "7"), ]
  report <- render_report(study, file.path(dir, "s.html"), "nl", source = TRUE)
  lines <- readLines(file.path(dir, "s.Rmd"), encoding = "UTF-8")
  expect_true("report_figure(x, \"7\", lang = \"nl\")" %in% lines)
  page <- source_page(knit_source(file.path(dir, "s.Rmd")))
  expect_setequal(drawn_text(page), drawn_text(source_page(report$html)))
  expect_identical(bodies(page), bodies(source_page(report$html)))
})

test_that("parts are had one by one; what is not there is said", {
  parts <- report_parts(source_counts(), "en")
  expect_s3_class(report_chunk(parts, "figure-01"), "akkoord_figure")
  expect_match(report_chunk(parts, "figure-01", "text"), "largest for")
  expect_identical(format(report_chunk(parts, "audit")), "")
  expect_output(print(parts), "overview-all")
  expect_error(report_chunk(parts, "figure-1"), class = "akkoord_error_choice")
  expect_error(report_chunk(1, "summary"), class = "akkoord_error_type")
  expect_error(report_parts(1), class = "akkoord_error_type")
})

test_that("words at the top of the source are text, on its page and in Word", {
  skip_unless_source()
  dir <- withr::local_tempdir()
  title <- "A *b* _c_ # $x$ & 100% -- \u00e9"
  render_report(source_counts(), file.path(dir, "s.html"), "en", title = title,
                subtitle = "1. First", author = "J. Doe", source = TRUE)
  page <- source_page(knit_source(file.path(dir, "s.Rmd")))
  expect_identical(xml2::xml_text(xml2::xml_find_first(page, "//h1")), title)
  expect_identical(xml2::xml_text(xml2::xml_find_first(page, "//title")), title)
  # Word opens what a person wrote with what is plain there
  lines <- readLines(file.path(dir, "s.Rmd"), encoding = "UTF-8")
  expect_true(any(grepl("  author = rmarkdown::metadata$author", lines, fixed = TRUE)))
  head <- file.path(dir, "head.md")
  writeLines(c(lines[1:which(lines == "---")[2]], "", "Text."), head, useBytes = TRUE)
  rmarkdown::pandoc_convert(head, "docx", "markdown", file.path(dir, "head.docx"))
  utils::unzip(file.path(dir, "head.docx"), exdir = dir)
  body <- xml2::read_xml(file.path(dir, "word", "document.xml"))
  expect_identical(
    xml2::xml_text(xml2::xml_find_all(body, "//w:p[w:pPr/w:pStyle]"))[1:3],
    c(title, "1. First", "J. Doe")
  )
})
