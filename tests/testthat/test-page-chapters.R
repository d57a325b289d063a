# What whoever orders a report decides: its words, parts and chapters.
agree <- likert_scale("agree5", "en")
counts <- likert_counts(
  data.frame(q1 = c(5, 4, 2, 3, 4), q2 = c(4, 4, 3, 1, 5), q3 = c(1, 1, 2, 5, 4)), q1:q3,
  scale = agree, N = 40
)
parts_of <- function(x, ..., lang = "en") {
  words <- akkoord:::check_report_words(list(...))
  doc <- akkoord:::worded_document(akkoord:::report_document(x, lang, NULL), words)
  drawn <- lapply(doc$figures, function(e) list(reading = e$reading(), numbers = e$numbers()))
  paste(akkoord:::report_parts(doc, drawn, lang), collapse = "\n")
}
heads <- function(html) {
  found <- regmatches(html, gregexpr("(?m)^# .*[{]#[a-z0-9-]+[}]$", html, perl = TRUE))[[1L]]
  sub("^.*[{]#(.*)[}]$", "\\1", found)
}

test_that("words around a report are text, wherever they come from", {
  html <- parts_of(
    counts, title = "A <b>wave</b>", subtitle = "Spring & autumn", author = c("A. One", "B. Two"),
    date = "1 May 2026", intro = c("First.", "Second <i>paragraph</i>.")
  )
  expect_match(html, "A &#60;b&#62;wave", fixed = TRUE)
  expect_match(html, "<p class=\"subtitle\">Spring &amp; autumn</p>", fixed = TRUE)
  expect_match(html, "A. One and B. Two &#183; 1 May 2026", fixed = TRUE)
  expect_match(html, "<p>First.</p>\n<p>Second &#60;i&#62;paragraph", fixed = TRUE)
  expect_error(
    render_report(counts, tempfile(), intro = as.character(1:1e5)), class = "akkoord_error_length"
  )
  expect_error(render_report(counts, tempfile(), date = 1), class = "akkoord_error_type")
})

test_that("parts stand in the order asked for, and nothing links to those left out", {
  expect_identical(heads(parts_of(counts))[1:2], c("summary", "answers"))
  html <- parts_of(counts, order = c("method", "summary"))
  expect_identical(heads(html), c("method", "summary", "about"))
  page <- akkoord:::without_dead_links(
    "<h2 id=\"here\">x</h2><a href=\"#here\">a</a> <a href=\"#gone\">b</a>"
  )
  expect_identical(page, "<h2 id=\"here\">x</h2><a href=\"#here\">a</a> b")
  expect_error(
    render_report(counts, tempfile(), order = "sumary"), "summary", class = "akkoord_error"
  )
  expect_error(render_report(counts, tempfile(), order = c("method", "method")), class = "akkoord_error")
  expect_error(render_report(counts, tempfile(), order = character()), class = "akkoord_error_choice")
  expect_error(
    render_report(counts, tempfile(), chapters = as.POSIXlt(Sys.time())), class = "akkoord_error_chapters"
  )
})

test_that("a page without the part of its figures is a whole page", {
  skip_if_quick()
  skip_if_not_installed("svglite")
  file <- withr::local_tempfile(fileext = ".html")
  render_report(counts, file, order = "method", lang = "en")
  html <- paste(readLines(file, encoding = "UTF-8", warn = FALSE), collapse = "\n")
  expect_match(html, "<h2 id=\"method\"", fixed = TRUE)
  expect_no_match(html, "id=\"answers\"", fixed = TRUE)
})

test_that("chapters hold the items they are given, in their order", {
  own <- akkoord:::with_chapters(counts, list(Last = "q3", First = c("q2", "q1")))
  doc <- akkoord:::report_document(own, "en", NULL)
  expect_identical(vapply(doc$chapters, `[[`, "", "title"), c("Last", "First"))
  shown <- lapply(doc$figures, function(e) unique(as.data.frame(e$plot(7.5))$item))
  expect_identical(unname(shown), list("q3", c("q2", "q1")))
  expect_identical(doc$where[["q3"]], "figure-01")
  chapters <- function(...) render_report(counts, tempfile(), chapters = list(...))
  expect_error(chapters(A = "q9"), "q9", class = "akkoord_error_chapters")
  expect_error(chapters(A = "q1", B = "q1"), "twice", class = "akkoord_error_chapters")
  expect_error(chapters("q1"), class = "akkoord_error_chapters")
  expect_error(chapters(A = character()), class = "akkoord_error_chapters")
})

test_that("a published report takes its figures by chapter", {
  skip_if_quick()
  study <- akkoord:::with_chapters(published_report("erasmus2022"), list(One = c(4, 1)))
  doc <- akkoord:::report_document(study, "en", NULL)
  expect_identical(doc$chapters[[1L]]$figures, c("figure-04", "figure-01"))
  expect_identical(names(doc$figures), c("figure-04", "figure-01"))
})

test_that("without any, chapters are the sections of the codebook", {
  skip_if_quick()
  skip_if_not_installed("jsonlite")
  book <- codebook("etwinning")
  data <- simulate_wave(published_report("erasmus2022"), survey = "etwinning", seed = 1)
  counts <- likert_counts(data)
  doc <- akkoord:::report_document(counts, "nl", NULL)
  titles <- vapply(akkoord:::cb_sections(book), function(s) s$title[["nl"]], "")
  expect_true(all(vapply(doc$chapters, `[[`, "", "title") %in% titles))
  items <- unlist(akkoord:::counts_figures(counts, "nl")$sets)
  expect_setequal(items, unique(counts$item))
})

test_that("the overview has the wave before it as open dots, where it is known well", {
  skip_if_quick()
  before <- likert_counts(
    data.frame(q1 = c(5, 5, 5, 1), q2 = c(1, 1, 4, 4), q3 = 1), q1:q3, scale = agree
  )
  r <- akkoord:::with_changes(counts, before)
  doc <- akkoord:::report_document(r, "en", NULL)
  plot <- doc$overviews[[1L]]$plot(7.5)
  built <- ggplot2::ggplot_build(plot)$data
  open <- Filter(function(d) "shape" %in% names(d) && any(d$fill == "#FFFFFF"), built)[[1L]]
  # by hand: 3 of 4, 2 of 4 and none
  expect_setequal(open$x, c(0.75, 0.5, 0))
  expect_match(plot$labels$caption, akkoord:::tr("overview_note_before", "en"), fixed = TRUE)
  expect_match(parts_of(r), "<a href=\"#changes\">", fixed = TRUE)
})
