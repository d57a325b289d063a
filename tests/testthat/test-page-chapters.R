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
  paste(akkoord:::document_parts(doc, drawn, lang), collapse = "\n")
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
  expect_match(html, "A. One and B. Two \u00b7 1 May 2026", fixed = TRUE)
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

test_that("groups of people are compared: two by their difference, more by one test an item", {
  d <- data.frame(
    q1 = rep(c(5, 4, 1, 2), 15), q2 = c(rep(5, 30), rep(1, 30)), g = rep(c("a", "b", "c"), 20),
    two = rep(c("x", "y"), each = 30)
  )
  two <- likert_counts(d, c(q1, q2), by = two, scale = likert_scale("agree5", "en"))
  r <- compare_groups(two, progress = FALSE)
  expect_identical(r$significant, c("no", "yes"))
  for (lang in c("nl", "en", "fr")) {
    html <- paste(report_compare_parts(two, lang), collapse = "\n")
    expect_match(html, esc(tr("compare_tests", lang, yes = 1, n = 2, no = 1,
                              alpha = alpha_text(r, lang))), fixed = TRUE)
    # different people, and so it is said
    expect_match(html, esc(tr("compare_disjoint", lang)), fixed = TRUE)
  }
  three <- likert_counts(d, c(q1, q2), by = g, scale = likert_scale("agree5", "en"))
  tests <- omnibus_test(three)
  html <- paste(report_compare_parts(three, "en"), collapse = "\n")
  expect_match(html, esc(tr("compare_several_none", "en", n = 2)), fixed = TRUE)
  p <- regmatches(html, gregexpr("<td class=\"num\">[^<]*</td></tr>", html))[[1L]]
  p <- gsub("<[^>]*>", "", p)
  expect_identical(p, esc(format_compare_p(tests$adj.p.value, "en")))
  alone <- likert_counts(d, c(q1, q2), scale = likert_scale("agree5", "en"))
  expect_length(report_compare_parts(alone, "en"), 0L)
})

test_that("the summary's sentences have right numbers and forms, also where nobody answered", {
  agree <- likert_scale("agree5", "en")
  d <- data.frame(
    q1 = c(5, 4, 5, 1), q2 = c(1, 2, 1, 5), q3 = c(5, 5, 1, 1), q5 = c(4, 4, 4, 1)
  )
  points <- function(x, lang = "nl") {
    gsub("<[^>]*>", "", summary_majority(overview_of(x), lang))
  }
  expect_identical(
    points(likert_counts(d, c(q1, q2, q3, q5), scale = agree)),
    paste(
      "Bij 2 van de 4 stellingen antwoordt meer dan de helft",
      "\u201chelemaal of eerder akkoord\u201d. Bij 1 stelling is het minder dan de helft.",
      "Bij 1 stelling is het precies de helft."
    )
  )
  expect_match(points(likert_counts(d, c(q2, q3), scale = agree)), "^Bij geen van de 2 stelling")
  # a group that did not answer an item is not in its way, nor called unpublished
  d$g <- c("a", "a", "a", "b")
  d$q5[4] <- NA
  x <- likert_counts(d, c(q1, q5), by = g, scale = agree)
  expect_identical(overview_majority(overview_of(x)), c("more", "mixed"))
  expect_null(summary_uncompared(overview_of(x), x, character(), "nl"))
  expect_match(points(x[x$group == "b", ]), "Op 1 stelling antwoordde niemand.", fixed = TRUE)
  expect_null(summary_majority(overview_of(likert_counts(d, q1, scale = agree)), "nl"))
})

test_that("certainty is spoken of where a share is a range, and where it was counted it is not", {
  own <- likert_counts(
    data.frame(q1 = c(5, 4, 5, 1), q2 = c(1, 2, 1, 5)), c(q1, q2), scale = likert_scale("agree5", "en")
  )
  ranges <- suppressMessages(likert_counts(published_report("erasmus2022"), survey = "erasmus"))
  for (lang in c("nl", "en", "fr")) {
    for (x in list(own, ranges)) {
      o <- overview_of(x)
      said <- c(summary_majority(o, lang), autoplot(x, type = "overview", lang = lang)$labels$caption)
      words <- c(tr("summary_sure", lang), tr("overview_note_bar", lang))
      expect_identical(overview_counted(o), identical(x, own))
      for (i in 1:2) expect_identical(grepl(words[[i]], said[[i]], fixed = TRUE), !overview_counted(o))
    }
  }
})

test_that("who answered stands in a table by group, with N where it is known", {
  d <- data.frame(q = c(5, 4, 1, 2, 3), g = c("a", "a", "a", "b", "b"))
  cells <- function(x, rows = 2L) {
    html <- paste(response_table(x, "en"), collapse = "")
    found <- regmatches(html, gregexpr("(?<=<td class=\"num)[^<]*", html, perl = TRUE))[[1L]]
    matrix(sub("^[^>]*>", "", found), rows, byrow = TRUE)
  }
  agree <- likert_scale("agree5", "en")
  plain <- cells(likert_counts(d, q, by = g, scale = agree))
  expect_identical(plain, cbind(c("3", "2"), c("60%", "40%")))
  known <- cells(likert_counts(d, q, by = g, scale = agree, N = c(a = 6, b = 8)))
  expect_identical(known, cbind(
    c("6", "8"), c("3", "2"), c("50%", "25%"), c("60%", "40%"), c("43%", "57%"), c("+17", "-17")
  ))
  said <- as.character(response_table(likert_counts(d, q, by = g, scale = agree, N = c(a = 6, b = 8)), "nl"))
  p <- stats::fisher.test(matrix(c(3, 3, 2, 6), 2L))$p.value
  expect_match(paste(said, collapse = ""), paste0("p = 0", sub("^0?[.]", ",", sprintf("%.3f", p)), " (exacte toets)"), fixed = TRUE)
  # groups that are not all of the population have no shares of it; nor those of whom N is not known
  some <- cells(likert_counts(d, q, by = g, scale = agree, N = c(20, a = 6, b = 8)))
  expect_identical(ncol(some), 4L)
  # those of whom the group is not known have an N of their own
  gone <- rbind(d, data.frame(q = 5, g = NA))
  gone <- cells(likert_counts(gone, q, by = g, scale = agree, N = c(a = 6, b = 8, "(missing)" = 2)), 3L)
  expect_identical(gone[, 4:6], cbind(c("50%", "33%", "17%"), c("38%", "50%", "13%"), c("+13", "-17", "+4")))
  # of many people: as chisq.test() has it
  many <- data.frame(q = 5, g = rep(letters[1:6], c(300, 310, 340, 320, 330, 360)))
  x <- likert_counts(many, q, by = g, scale = agree, N = set_names(rep(900, 6), letters[1:6]))
  p <- stats::chisq.test(cbind(c(300, 310, 340, 320, 330, 360), 900 - c(300, 310, 340, 320, 330, 360)))$p.value
  expect_match(paste(response_table(x, "en"), collapse = ""), paste0("p = ", sub("^0", "", sprintf("%.3f", p)), " (chi-squared"), fixed = TRUE)
  # a profile by groups with N of their own
  wide <- paste(profile_table(likert_counts(d, q, by = g, scale = agree, N = c(a = 6, b = 8)), "en"), collapse = "")
  expect_match(wide, "Share of the population", fixed = TRUE)
  expect_null(response_table(likert_counts(d, q, scale = agree), "en"))
})

test_that("heads begin with a capital, and answers joined are one phrase without full stops", {
  accurate <- likert_scale(c("Not at all", "I do not know it well", "Rather accurate", "Very accurate"))
  expect_identical(top_label(accurate, "en"), "Very or rather accurate")
  expect_identical(lower(c("KA1", "I do", "I", "Is", "Agree")), c("KA1", "I do", "I", "is", "agree"))
  expect_identical(capital(c("eTwinning", "male", "KA1")), c("eTwinning", "Male", "KA1"))
  expect_identical(within_sentence(c("So.", "So...", "So")), c("So", "So...", "So"))
  d <- data.frame(q = rep(c(5, 4, 1, 2), 5), r = rep(1:5, 4), g = rep(c("male", "female"), 10))
  x <- likert_counts(
    d, c(q, r), by = g, scale = agree, label = c(q = "I like it.", r = "I stay.")
  )
  html <- parts_of(x)
  expect_match(html, "# Female against male {#compare}", fixed = TRUE)
  expect_no_match(html, "[.](, (fe)?male|&#8221;|</a>)")
})

test_that("a profile has the people of other questions than those of the groups", {
  d <- data.frame(
    q = c(5, 4, 1, 2, 3), sex = factor(c("f", "f", NA, "m", "f")),
    age = factor(c("old", "young", "old", "old", "old"), c("young", "old"))
  )
  x <- likert_counts(d, q, scale = agree)
  cells <- function(x) {
    html <- as.character(profile_table(attr(x, "report_profile"), "en"))
    found <- regmatches(html, gregexpr("(?<=<td class=\"num\">)[^<]*", html, perl = TRUE))[[1L]]
    matrix(found, ncol = 3L, byrow = TRUE)
  }
  who <- with_profile(x, likert_counts(d, c(sex, age)))
  # by hand: of the four who told their sex, three are f; of the five, one is young
  expect_identical(cells(who), cbind(
    c("75%", "25%", "20%", "80%"), c("3", "1", "1", "4"), c("4", "4", "5", "5")
  ))
  expect_match(parts_of(who), tr("profile", "en"), fixed = TRUE)
  expect_no_match(parts_of(x), tr("profile", "en"), fixed = TRUE)
  doc <- report_document(who, "en", NULL)
  expect_identical(doc$tables$profile$category, c("f", "m", "(missing)", "young", "old", "(missing)"))
  expect_error(with_profile(x, "sex"), class = "akkoord_error_type")
  expect_error(report_parts(quote(x), profile = x), class = "akkoord_error_type")
  expect_error(
    with_profile(published_report("erasmus2022"), likert_counts(d, sex)),
    class = "akkoord_error_type"
  )
})

test_that("of a wave the profile is what its codebook calls so, or questions by name", {
  skip_if_not_installed("jsonlite")
  wave <- simulate_wave(codebook("erasmus"), 20)
  shown <- function(...) unique(wave_profile(with_profile(wave, ...))$item)
  expect_identical(shown(NULL), c("q1", "q2", "q3", "q4", "q5"))
  expect_identical(shown(c("q5", "q1")), c("q5", "q1"))
  expect_null(shown(character()))
  counted <- wave_profile(wave)
  counted <- counted[counted$item == "q4" & counted$kind == "substantive", ]
  expect_identical(counted$count, tabulate(as.integer(wave$data$q4), 4L))
  expect_error(shown("q24"), class = "akkoord_error_choice")
  expect_error(shown("q1_1"), class = "akkoord_error_choice")
  # as the source of a report says it
  expect_identical(eval(str2lang(values_code(character()))), character())
})

test_that("open answers are there when asked for, escaped, in no order of persons", {
  wave <- simulate_wave(codebook("erasmus"), 20)
  expect_null(open_answers_part(with_open_answers(wave, FALSE), "nl"))
  wave$data$q24[1:3] <- c("zeer <b>goed</b> `r 1+1`", "  ", "Alles")
  html <- paste(open_answers_part(with_open_answers(wave, "q24"), "fr"), collapse = "\n")
  expect_match(html, "2 r\u00e9ponses", fixed = TRUE)
  expect_match(html, "<li>Alles</li>\n<li>zeer &#60;b&#62;goed&#60;/b&#62; &#96;r 1+1&#96;</li>",
               fixed = TRUE)
  expect_match(html, "Autres remarques", fixed = TRUE)
  expect_setequal(attr(with_open_answers(wave, TRUE), "report_open"),
                  c("q8", "q10", "q12", "q15", "q17", "q19", "q24"))
  # who may be recognised comes first: addresses, numbers, names in what was kept
  expect_no_match(html, "<mark>", fixed = TRUE)
  wave$data$school <- rep(c("Sint-Jozef <Aalst>", "12", NA, "abc"), 5L)
  wave$data$q24[4:8] <- c("mail an.peeters@school.be!", "bel 0478/12.34.56", "in 2021-2022: 15 leerlingen",
                          "wij (sint-jozef <aalst>) deden mee", "+32 2 553 92 11 of a@b.org")
  html <- paste(open_answers_part(with_open_answers(wave, "q24"), "nl"), collapse = "\n")
  marks <- regmatches(html, gregexpr("<mark>.*?</mark>", html))[[1L]]
  expect_setequal(gsub("</?(mark|strong)>", "", marks), c(
    "an.peeters&#64;school.be", "0478/12.34.56", "sint-jozef &#60;aalst&#62;", "+32 2 553 92 11", "a&#64;b.org"
  ))
  expect_match(html, "In 4 antwoorden staat", fixed = TRUE)
  items <- regmatches(html, gregexpr("<li>.*?</li>", html))[[1L]]
  expect_identical(grepl("<mark>", items, fixed = TRUE), rep(c(TRUE, FALSE), c(4L, 3L)))
  # what was written beside an option is shown under its question
  at <- match("q24", vapply(wave$codebook$fields, `[[`, "", "name"))
  wave$codebook$fields[[at]]$akkoord$label$nl <- "Andere"
  beside <- paste(open_answers_part(with_open_answers(wave, "q24"), "nl"), collapse = "\n")
  asked <- cb_questions(wave$codebook)$q24$label$nl
  expect_match(beside, paste(asked, "&#8211; Andere {#"), fixed = TRUE)
  expect_error(with_open_answers(wave, "q1_1"), class = "akkoord_error_choice")
  expect_error(with_open_answers(wave, 3), class = "akkoord_error")
  expect_error(with_open_answers(counts, TRUE), class = "akkoord_error_type")
})

test_that("whoever has no group is not told as the lowest or the highest", {
  d <- data.frame(
    q = c(rep(c(5, 5, 4, 1), 5), rep(c(5, 1, 1, 1), 5), rep(1, 20), rep(c(4, 4, 4, 2), 5)),
    g = rep(c("a", "b", NA, "c"), each = 20)
  )
  agree <- likert_scale("agree5", "en")
  x <- suppressMessages(likert_counts(d, q, by = g, scale = agree))
  said <- counts_reading(x, "en")
  # by hand: 75%, 25% and 75%, and nobody of those without a group
  expect_match(said, "a 75%, b 25% and c 75%|75%.*25%.*75%")
  expect_no_match(said, "missing|\\b0%")
  # where all are so, they are who there is
  d$g <- NA_character_
  x <- suppressMessages(likert_counts(d, q, by = g, scale = agree))
  expect_match(counts_reading(x, "en"), "missing", fixed = TRUE)
})
