# The report of counts, and what the report says of numbers, ranges and the unknown.

# as in test-reproduce-report.R
page_of <- function(report) {
  xml2::read_html(paste(readLines(report$html, encoding = "UTF-8"), collapse = "\n"))
}
words_at <- function(page, xpath) xml2::xml_text(xml2::xml_find_all(page, xpath))

small_wave <- function(n = 40L) {
  data.frame(
    type = factor(rep(c("one", "two"), length.out = n)),
    q1 = rep(c(5, 4, 4, 2, 1), length.out = n), q2 = rep(c(3, 3, 5, NA), length.out = n),
    read = rep(c(TRUE, FALSE, TRUE, TRUE), length.out = n),
    film = rep(c(FALSE, FALSE, TRUE, FALSE), length.out = n),
    colour = factor(rep(c("red", "red", "blue"), length.out = n))
  )
}

wave_counts <- function(wave = small_wave(), ...) {
  agree <- likert_scale("agree5", "en")
  likert_counts(wave, c(q1, q2, colour), ..., N = 100, scale = list(q1 = agree, q2 = agree),
                multiple = list(media = c("A book" = "read", "A film" = "film")))
}

test_that("counts give a report by the same code: figure, sentence, numbers, summary", {
  skip_if_quick()
  skip_unless_report()
  dir <- withr::local_tempdir()
  expect_invisible(report <- render_report(wave_counts(), dir, "en", title = "Wave 2"))
  page <- page_of(report)
  expect_identical(words_at(page, "//h1"), "Wave 2")
  expect_identical(xml2::xml_attr(xml2::xml_find_all(page, "/html"), "lang"), "en")
  expect_identical(
    xml2::xml_attr(xml2::xml_find_all(page, "//h3[starts-with(@id, 'figure-')]"), "id"),
    c("figure-01", "figure-02", "figure-03")
  )
  expect_length(xml2::xml_find_all(page, "//figure"), 3L)
  # by hand: q1 5, 4, 4, 2, 1 over 40: 24 of 40; q2 3, 3, 5 over 30: 10 of 30
  reading <- words_at(page, "//figcaption")
  expect_identical(reading[[1L]], paste(
    "The share of \u201cstrongly agree or agree\u201d is largest for \u201cq1\u201d (60%)",
    "and smallest for \u201cq2\u201d (33%)."
  ))
  expect_identical(reading[[2L]], "The answer given most often is \u201cred\u201d (68%).")
  expect_identical(reading[[3L]], paste(
    "Chosen most often is \u201cA book\u201d (75%),",
    "least often \u201cA film\u201d (25%)."
  ))
  row <- words_at(page, "//table[caption = 'Figure 1: numbers']/tbody/tr[1]/td")
  expect_identical(row, c("20%8", "40%16", "0%0", "20%8", "20%8", "60%24", "40"))
  expect_match(words_at(page, "//h2[@id = 'summary']/following-sibling::ul[1]"),
               "On 1 of the 2 statements more than half answer")
  expect_match(words_at(page, "//h2[@id = 'sure']/following-sibling::ul[1]"),
               "40 of the 100 people answered (40%)", fixed = TRUE)
  links <- xml2::xml_attr(xml2::xml_find_all(page, "//a[starts-with(@href, '#')]"), "href")
  expect_true(all(sub("#", "", links) %in% xml2::xml_attr(xml2::xml_find_all(page, "//*[@id]"), "id")))
  expect_setequal(report$files$path, dir(dir, recursive = TRUE, all.files = TRUE))
  read <- utils::read.csv(file.path(dir, "tables/counts.csv"))
  expect_identical(read$count, wave_counts()$count)
  expect_snapshot(writeLines(gsub(report$html, "<html>", format(report), fixed = TRUE)))
})

test_that("groups, weights and populations by group have their place", {
  skip_if_quick()
  skip_unless_report()
  wave <- small_wave()
  wave$w <- rep(c(0.5, 1.5), 20)
  agree <- likert_scale("agree5", "en")
  counts <- likert_counts(wave, c(q1, q2), by = type, weights = w, scale = agree)
  report <- render_report(counts, withr::local_tempdir(), "en")
  page <- page_of(report)
  expect_match(words_at(page, "//p[@class = 'origin']")[[1L]], "Weighted counts.", fixed = TRUE)
  expect_match(words_at(page, "//main"), "drawn by chance", fixed = TRUE)
  counts <- likert_counts(wave, q1, by = type, scale = agree, N = c(one = 40, two = 60))
  page <- page_of(render_report(counts, withr::local_tempdir(), "nl"))
  expect_match(words_at(page, "//main"), "40 van de 100 mensen antwoordden", fixed = TRUE)
  expect_match(words_at(page, "//figcaption"), "bij one is het .*%, *bij two is het|bij one is het .* en bij two is het")
})

test_that("what is published, a range, or unknown is told apart", {
  skip_if_quick()
  study <- published_report("erasmus2022")
  counts <- published_counts(study)
  nl <- ascii_entities(figure_numbers(study, "4", "nl", counts$erasmus))
  # 24% of 135 is 32 or 33 people, 32% is 43 (by hand: 32/135 = 23.7, 33/135 = 24.4,
  # 42/135 = 31.1, 43/135 = 31.9, 44/135 = 32.6)
  expect_match(nl, "<td class=\"num\">24%<small>32&#8211;33</small></td>", fixed = TRUE)
  expect_match(nl, "<td class=\"num\">32%<small>43</small></td>", fixed = TRUE)
  expect_match(nl, "<td class=\"num range\">0&#8211;44%<small>0&#8211;60</small></td>", fixed = TRUE)
  expect_identical(number_cell(not_printed, c(0, 135, 135), "nl"),
                   list(html = "onbekend", state = "none"))
  expect_identical(number_cell(not_printed, NULL, "nl"),
                   list(html = not_printed, state = "none"))
  expect_identical(number_cell("24%", c(32, 33, 135), "nl"),
                   list(html = "24%<small>32\u201333</small>", state = ""))
  reading <- function(figure, lang = "nl") {
    survey <- study$figures$survey[study$figures$figure == figure]
    ascii_entities(figure_reading(study, figure, lang, counts[[survey]]))
  }
  expect_snapshot({
    for (f in setdiff(study$figures$figure, c("table1", "29"))) {
      writeLines(paste0(f, ": ", c(reading(f), reading(f, "en"))))
    }
  })
  expect_null(figure_reading(study, "29", "nl", NULL))
})

test_that("labels of HTML are text, and a very long label is all there", {
  skip_if_quick()
  skip_unless_report()
  wave <- small_wave()
  nasty <- "<script>alert(1)</script><img src=x onerror=alert(1)> *b* `c` {#id} @@figure-02@@"
  attr(wave$q1, "label") <- nasty
  attr(wave$q2, "label") <- paste(rep("a very long question", 60), collapse = " ")
  levels(wave$type) <- c("<b>one</b>", strrep("x", 200))
  counts <- wave_counts(wave, by = type)
  page <- page_of(render_report(counts, withr::local_tempdir(), "en", title = nasty))
  expect_length(xml2::xml_find_all(page, "//main//script[contains(., 'alert')]"), 0L)
  expect_length(xml2::xml_find_all(page, "//img"), 0L)
  expect_length(xml2::xml_find_all(page, "//b"), 0L)
  expect_identical(words_at(page, "//h1"), nasty)
  text <- words_at(page, "//main")
  expect_match(text, nasty, fixed = TRUE)
  expect_match(text, attr(wave$q2, "label"), fixed = TRUE)
})

test_that("an item of which nothing is known, or that nobody answered, is said so", {
  skip_if_quick()
  skip_unless_report()
  study <- published_report("erasmus2022")
  counts <- likert_counts(study, c(vision_strategy, network), survey = "erasmus")
  page <- page_of(render_report(counts, withr::local_tempdir(), "en"))
  expect_match(words_at(page, "//main"), "unknown", fixed = TRUE)
  only <- likert_counts(study, vision_strategy, survey = "erasmus")
  page <- page_of(render_report(only, withr::local_tempdir(), "en"))
  expect_identical(words_at(page, "//figcaption"), "Too little is known to name a share.")
  expect_false(any(grepl("\\bNA\\b|NaN|Inf", words_at(page, "//main"))))
})

test_that("200 items are reported, a dozen bars a figure", {
  skip_if_quick()
  skip_on_cran()
  items <- paste0("item", 1:200)
  wave <- as.data.frame(lapply(stats::setNames(items, items), function(i) rep(1:5, 4)))
  counts <- likert_counts(wave, tidyselect::all_of(items), scale = "agree5", N = 50)
  sets <- counts_batteries(counts)
  expect_identical(unlist(sets), items)
  expect_true(all(lengths(sets) <= 12L))
  expect_length(sets, 17L)
  skip_unless_report()
  report <- render_report(counts, withr::local_tempdir(), "en")
  expect_identical(report$figures, 17L)
  page <- page_of(report)
  # and the overview
  expect_length(xml2::xml_find_all(page, "//figure"), 18L)
  cells <- "//table[contains(caption, ': numbers')]/tbody/tr"
  expect_length(xml2::xml_find_all(page, cells), 200L)
})

test_that("nothing to report, and things that are no report, are errors", {
  home <- withr::local_tempdir()
  withr::local_dir(home)
  counts <- wave_counts()
  study <- published_report("erasmus2022")
  study$figures <- study$figures[0L, ]
  skip_unless_report()
  expect_snapshot(error = TRUE, {
    render_report(counts[0L, ], "out")
    render_report(study, "out")
    render_report(mtcars, "out")
    render_report(NULL, "out")
    render_report(counts, "out", lang = "de")
    render_report(counts, "out", title = 1)
    render_report(counts, "out", "nl", TRUE)
    render_report(counts[counts$position %in% 1, ], "out")
  })
  expect_error(render_report(counts[0L, ], "out"), class = "akkoord_error_empty")
  expect_error(render_report(mtcars, "out"), class = "akkoord_error_type")
  expect_length(dir(home, all.files = TRUE, no.. = TRUE), 0L)
})

test_that("a folder with other files keeps them, another report's pages go over its own", {
  skip_if_quick()
  skip_unless_report()
  dir <- withr::local_tempdir()
  writeLines("mine", file.path(dir, "mine.txt"))
  dir.create(file.path(dir, "figures"))
  writeLines("mine", file.path(dir, "figures", "mine.svg"))
  render_report(wave_counts(), dir, "en")
  render_report(wave_counts(), dir, "nl")
  expect_identical(readLines(file.path(dir, "mine.txt")), "mine")
  expect_identical(readLines(file.path(dir, "figures", "mine.svg")), "mine")
  writeLines("mine", file.path(dir, "tables", "published.csv"))
  expect_error(render_report(published_report("erasmus2022"), dir),
               class = "akkoord_error_report_dir")
  expect_identical(readLines(file.path(dir, "tables", "published.csv")), "mine")
})

test_that("tables and page speak the language asked for, whatever ran before", {
  skip_if_quick()
  skip_unless_report()
  wave <- small_wave()
  make <- function(option, lang) {
    withr::local_options(akkoord.lang = option)
    dir <- withr::local_tempdir()
    counts <- likert_counts(wave, c(q1, q2), by = type, scale = "agree5_dk", N = 100)
    render_report(counts, dir, lang)
    files <- list.files(dir, "csv$|html$", recursive = TRUE)
    stats::setNames(lapply(file.path(dir, files), readLines, encoding = "UTF-8"), files)
  }
  nl <- make("nl", "en")
  en <- make("en", "en")
  # the pictures' sums are those of what they show
  expect_identical(nl$`tables/counts.csv`, en$`tables/counts.csv`)
  expect_identical(nl[names(nl) != "tables/files.csv"], en[names(en) != "tables/files.csv"])
  expect_match(nl$`tables/counts.csv`, "strongly disagree", all = FALSE)
  expect_false(any(grepl("akkoord", unlist(nl[grepl("csv$", names(nl))]))))
  expect_match(make("en", "nl")$`tables/counts.csv`, "helemaal niet akkoord", all = FALSE)
})

test_that("formulas, commas and control characters in a wave make sound files", {
  skip_if_quick()
  skip_unless_report()
  wave <- small_wave()
  levels(wave$type) <- c("=SUM(1)", "@x")
  wave[["school, town"]] <- wave$type
  attr(wave$q1, "label") <- "line one\vline two\u0001 & \u00e9"
  attr(wave$q2, "label") <- "-2+3"
  dir <- withr::local_tempdir()
  counts <- likert_counts(wave, c(q1, q2), by = "school, town", scale = likert_scale("agree5", "en"))
  report <- render_report(counts, dir, "en", title = "one\vtwo")
  for (file in list.files(file.path(dir, "tables"), full.names = TRUE)) {
    expect_false(any(grepl("(^|,)\"?[=@]|(^|,)\"?-[^0-9]", readLines(file))))
  }
  read <- utils::read.csv(file.path(dir, "tables", "counts.csv"), check.names = FALSE)
  expect_setequal(read[["school, town"]], c("'=SUM(1)", "'@x"))
  for (file in list.files(file.path(dir, "figures"), "svg$", full.names = TRUE)) {
    expect_match(xml2::xml_text(xml2::read_xml(file)), "line one")
  }
  page <- paste(readLines(report$html, encoding = "UTF-8"), collapse = "\n")
  expect_false(grepl("[\x01-\x08\x0b\x0c\x0e-\x1f]|&#11;|&#1;", page))
})

test_that("figures whose ids differ in signs alone are files and anchors of their own", {
  skip_if_quick()
  skip_unless_report()
  from <- withr::local_tempdir()
  report_template(from)
  unlink(file.path(from, "claims.csv"))
  ids <- c("A.1", "A-1", "a-1", "4", "04", "\u56f3", "\u8868")
  writeLines(enc2utf8(c(
    "figure,printed_caption_number,section,survey,question,kind,groups,base_n,base_from,categories,note",
    paste0(ids, ",,2,main,Q1,likert,,148,,5,")
  )), file.path(from, "figures.csv"), useBytes = TRUE)
  writeLines(enc2utf8(c(
    "id,figure,survey,block,item,group,n,category,relation,percent,source",
    paste0("f", seq_along(ids), ",", ids, ",main,opinion,satisfied,,148,strongly agree,=,", 20 + seq_along(ids), ",label")
  )), file.path(from, "published.csv"), useBytes = TRUE)
  dir <- withr::local_tempdir()
  # the template's groups are not those of these figures
  expect_warning(study <- published_report(from), class = "akkoord_warning_unused")
  expect_identical(nrow(study$relations), 0L)
  expect_type(study$relations$m.high, "double")
  report <- suppressWarnings(render_report(study, dir, "en"))
  svg <- list.files(file.path(dir, "figures"), "svg$", full.names = TRUE)
  expect_length(svg, 7L)
  expect_length(unique(tolower(basename(svg))), 7L)
  words <- vapply(svg, function(f) paste(readLines(f, encoding = "UTF-8"), collapse = " "), "")
  expect_setequal(regmatches(words, regexpr("2[1-7]%", words)), paste0(21:27, "%"))
  page <- page_of(report)
  id <- xml2::xml_attr(xml2::xml_find_all(page, "//*[@id]"), "id")
  expect_identical(id[duplicated(id)], character())
  links <- xml2::xml_attr(xml2::xml_find_all(page, "//a[starts-with(@href, '#')]"), "href")
  expect_true(all(sub("#", "", links) %in% id))
})
