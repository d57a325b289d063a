skip_if_not_installed("jsonlite")

html_of <- function(parts) paste(gsub("``````(\\{=html\\})?", "", parts), collapse = "\n")

test_that("the appendix holds both questionnaires, whole", {
  skip_if_quick()
  study <- published_report("erasmus2022")
  for (lang in c("nl", "en")) {
    parts <- report_codebook_parts(study, lang)
    expect_identical(sum(grepl("^## ", parts)), 2L)
    html <- html_of(parts)
    for (name in c("erasmus", "etwinning")) {
      f <- as.data.frame(codebook(name), lang = lang)
      s <- summary(codebook(name), lang = lang)
      for (id in s$question) {
        expect_match(html, paste0("id=\"", name, "-", id, "\""), fixed = TRUE)
      }
      for (label in c(f$label[f$type != "open"], s$label)) expect_match(html, esc(label), fixed = TRUE)
    }
    # every link within leads somewhere, or to a figure of the report
    to <- unique(regmatches(html, gregexpr("href=\"#[^\"]*", html))[[1L]])
    to <- sub("href=\"#", "", to)
    own <- regmatches(html, gregexpr("id=\"[^\"]*", html))[[1L]]
    expect_identical(anyDuplicated(own), 0L)
    expect_true(all(to %in% c(sub("id=\"", "", own), figure_file(study$figures$figure))))
  }
})

test_that("a figure of items is linked from each of these", {
  html <- html_of(report_codebook_parts(published_report("erasmus2022"), "en"))
  figures <- published_report("erasmus2022")$figures
  charts <- figures$figure[figures$survey %in% c("erasmus", "etwinning")]
  for (f in figure_file(charts)) expect_match(html, paste0("href=\"#", f, "\""), fixed = TRUE)
})

test_that("pages are sound HTML", {
  skip_if_not_installed("xml2")
  for (x in list(published_report("erasmus2022"), codebook("etwinning"))) {
    html <- html_of(report_codebook_parts(x, "nl"))
    html <- sub("^## [^\n]*", "", gsub("\n## [^\n]*", "", html))
    expect_silent(xml2::read_xml(paste0("<div>", html, "</div>")))
  }
})

test_that("labels with HTML are text, long ones and many are shown", {
  x <- codebook("etwinning")
  x$fields[[1L]]$akkoord$label$nl <- "x"
  x$akkoord$questions[[1L]]$label$nl <- "<script>alert(1)</script> & \"``````\" @@figure-01@@ [a](b)"
  x$akkoord$title$nl <- "# <b>Titel</b> {#id}"
  x$akkoord$scales$role$labels$nl[[1L]] <- "<img src=x onerror=alert(1)>"
  x$akkoord$sections[[1L]]$title$nl <- strrep("lang ", 200)
  html <- paste(report_codebook_parts(x, "nl"), collapse = "\n")
  expect_false(grepl("<script|<img|<b>|@@figure", html))
  expect_match(html, "&#60;script&#62;", fixed = TRUE)
  expect_match(html, strrep("lang ", 200), fixed = TRUE)
})

test_that("what has no codebook has no page", {
  counts <- likert_counts(data.frame(q = c(1, 2, 5)), q, scale = "agree5")
  expect_null(report_codebook_parts(counts, "nl"))
})

test_that("a questionnaire of 200 items", {
  skip_if_quick()
  x <- codebook("etwinning")
  keep <- Filter(function(f) f$akkoord$question == "q9", x$fields)[[1L]]
  more <- lapply(seq_len(200L), function(i) {
    keep$name <- paste0("q9_", i)
    keep$akkoord$item <- paste0("item_", i)
    keep
  })
  at <- vapply(x$fields, function(f) f$akkoord$question == "q9", NA)
  x$fields <- c(x$fields[seq_len(which(at)[[1L]] - 1L)], more, x$fields[-seq_len(max(which(at)))])
  expect_identical(nrow(validate_codebook(x)), 0L)
  expect_identical(glance(x)$matrix_items, 214L)
  html <- html_of(report_codebook_parts(x, "en"))
  expect_length(gregexpr("<li>New ways of teaching at school", html, fixed = TRUE)[[1L]], 200L)
})
