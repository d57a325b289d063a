test_that("a wave's report says what changed and how it was read", {
  skip_if_quick()
  skip_if_not_installed("jsonlite")
  skip_if_not_installed("rmarkdown")
  skip_if_not(rmarkdown::pandoc_available("2.0"), "no pandoc")
  study <- published_report("erasmus2022")
  wave <- simulate_wave(study, survey = "erasmus", N = 500, seed = 4, wave = "2026")
  wave$log <- rbind(wave$log, akkoord:::note("unmapped", 2, field = "q7_1", value = "<b>x</b>"))
  doc <- akkoord:::report_document(akkoord:::with_changes(wave, study), "en", NULL)
  html <- paste(c(doc$changes(), doc$import()), collapse = "\n")
  expect_match(html, "What changed", fixed = TRUE)
  expect_match(html, "SYNTHETIC", fixed = TRUE)
  expect_match(html, "Different populations", fixed = TRUE)
  expect_match(html, "How the answers were read", fixed = TRUE)
  expect_match(html, "answers without a place, now missing", fixed = TRUE)
  expect_no_match(html, "<b>x</b>", fixed = TRUE)
  expect_identical(doc$tables$changes$group1[[1L]], "2026")
  # the same as the comparison itself
  r <- compare_waves(a = study, b = wave, population = "different", progress = FALSE)
  expect_equal(doc$tables$changes$estimate.low, r$estimate.low)
  # a comparison is taken as it is; one N is one population
  same <- akkoord:::with_changes(likert_counts(wave), r)
  expect_identical(same$changes, r)
  wave$N <- 550
  expect_identical(attr(akkoord:::with_changes(wave, study)$changes, "population"), "same")
  expect_identical(akkoord:::with_changes(wave, NULL), wave)
  expect_error(akkoord:::with_changes(wave, 1), class = "akkoord_error_type")
})

test_that("what changed is a table with a row a question, and the summary names them", {
  wave <- function(a, b) data.frame(q = rep(c(5, 1), c(a, 90 - a)), r = rep(c(4, 2), c(b, 90 - b)))
  r <- compare_waves(
    "2018" = wave(20, 45), "2022" = wave(30, 46), "2026" = wave(70, 40), population = "different",
    count = list(scale = "agree5", N = 400)
  )
  rows <- function(html) {
    html <- paste(html, collapse = "")
    body <- regmatches(html, gregexpr("<tr>.*?</tr>", html, perl = TRUE))[[1L]]
    lapply(body, function(tr) {
      gsub("<[^>]+>", "", regmatches(tr, gregexpr("<t[hd].*?</t[hd]>", tr, perl = TRUE))[[1L]])
    })
  }
  two <- r[r$against == "first", ]
  found <- rows(changes_table(two, "T", "nl"))
  expect_identical(found[[1L]][1:4], c("Vraag", "2018", "2026", "Verschil"))
  expect_identical(found[[2L]][1:4], c("q", "22%", "78%", "+55,6"))
  expect_identical(found[[3L]][1:4], c("r", "50%", "44%", "-5,6"))
  # several pairs: each has a head of its own, and the waves' names stand there
  all <- rows(changes_table(r, "T", "en"))
  expect_identical(all[[1L]][2:3], c("Earlier", "Later"))
  whole <- paste(changes_table(r, "T", "en"), collapse = "")
  expect_length(gregexpr(" against ", whole, fixed = TRUE)[[1L]], 3L)
  expect_match(changes_summary(two, "nl"), "in 1 aantoonbaar iets omhoog en in 0 omlaag", fixed = TRUE)
  expect_match(changes_summary(two, "nl"), "Omhoog: q (+55,6).", fixed = TRUE)
  expect_no_match(changes_summary(two, "nl"), "Omlaag|niet bekend")
  expect_match(changes_summary(r, "en"), "Up: q (2022\u20132026, +44.4), q (2018\u20132026, +55.6).", fixed = TRUE)
})

test_that("what was not compared is named in the reader's language", {
  study <- published_report("erasmus2022")
  x <- likert_counts(study, c(values, eu_funds), survey = "erasmus")
  r <- compare_waves(a = x, b = x, population = "different")
  said <- paste(waves_notes(r, "nl"), collapse = " ")
  expect_match(said, "helemaal akkoord + eerder akkoord", fixed = TRUE)
  expect_match(said, "Professioneler beheer van Europees geld (KA1)", fixed = TRUE)
  expect_no_match(said, "strongly|eu_funds")
  expect_match(attr(r, "not_compared")$detail, "strongly agree+", fixed = TRUE)
})

test_that("the page of a wave has every closed question, and its source counts them too", {
  skip_if_not_installed("jsonlite")
  often <- c("never", "sometimes", "often")
  d <- data.frame(
    team = c("a", "b", "a", "b"), how_1 = factor(often[c(1, 2, 3, 2)], often, ordered = TRUE),
    how_2 = factor(often[c(3, 2, 1, 1)], often, ordered = TRUE),
    tools_1 = c(TRUE, FALSE, TRUE, TRUE), tools_2 = c(FALSE, FALSE, TRUE, FALSE)
  )
  book <- draft_codebook(d)
  file <- withr::local_tempfile(fileext = ".csv")
  utils::write.csv(d, file, row.names = FALSE)
  wave <- suppressMessages(read_wave(file, book, N = 10, format = "plain"))
  doc <- akkoord:::report_document(wave, "en", NULL)
  items <- c("team", "how_1", "how_2", "tools")
  expect_length(doc$figures, 3L)
  counts <- eval(parse(text = doc$counted), list(x = wave), asNamespace("akkoord"))
  expect_identical(unique(counts$item), items)
})
