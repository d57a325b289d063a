# Real files, each counted by another road: readLines() and scan(), haven, readxl.
read_one <- function(path, structure = NULL) {
  akkoord:::read_export(file.path(exports_dir(), path), "auto", structure, NULL, "en", NULL)
}
# rows of a file as scan() cuts them, without the headers
scan_rows <- function(path, sep, skip, encoding = "UTF-8") {
  # read.csv() turns text into the session's encoding, which in the C locale has no accents
  withr::local_locale(c(LC_CTYPE = "C.UTF-8"))
  con <- file(file.path(exports_dir(), path), encoding = encoding)
  x <- utils::read.csv(con, sep = sep, header = FALSE, colClasses = "character", na.strings = character(),
                       quote = "\"", blank.lines.skip = TRUE, check.names = FALSE)
  x[] <- lapply(x, function(text) {
    Encoding(text) <- "UTF-8"
    text
  })
  x[-seq_len(skip), , drop = FALSE]
}
same_cells <- function(export, x) {
  x <- x[seq_along(export$cells)]
  expect_identical(length(export$line), nrow(x))
  for (j in seq_along(x)) expect_identical(answers_in(export, j), x[[j]])
}

test_that("Qualtrics' files: every cell as read.csv() has it", {
  skip_if_quick()
  x <- scan_rows("qualtrics/sample-3row-de.csv", ",", 3)
  e <- read_one("qualtrics/sample-3row-de.csv")
  expect_identical(c(e$tool, ncol(x)), c("qualtrics", "20"))
  same_cells(e, x)
  expect_identical(e$columns$id[18:20], c("QID1", "QID2_TEXT", "QID2_TEXT_eae5a8d0e7fd4bd183e983e5Topics"))
  e <- read_one("qualtrics/sample-legacy-2row.csv")
  expect_identical(nrow(e$columns), 15L)
  same_cells(e, scan_rows("qualtrics/sample-legacy-2row.csv", ",", 2, "UTF-8-BOM")[1:15])
  e <- read_one("qualtrics/jdap-legacy-2row-text.csv")
  x <- scan_rows("qualtrics/jdap-legacy-2row-text.csv", ",", 2, "UTF-8-BOM")
  expect_identical(c(nrow(e$columns), ncol(x)), c(140L, 141L))
  same_cells(e, x)
})

test_that("LimeSurvey's, SurveyMonkey's, KoBo's, REDCap's and a file made by hand", {
  skip_if_quick()
  e <- read_one("limesurvey/survey_998192_R_data_file.csv")
  expect_identical(e$tool, "limesurvey")
  x <- scan_rows("limesurvey/survey_998192_R_data_file.csv", ",", 1, "UTF-8-BOM")
  same_cells(e, x)
  expect_identical(e$columns$key[match(e$about$finished, e$columns$key)], "Date submitted")
  e <- read_one("limesurvey/rse-2017-nl-code-and-text.csv")
  same_cells(e, scan_rows("limesurvey/rse-2017-nl-code-and-text.csv", ",", 1))
  expect_identical(e$columns$code[c(2, 6, 9)], c("socio1", "rse3[SQ001]", "likert0[time1can]"))
  expect_identical(e$columns$sub[[9]], "In an average month, how much time do you spend on software development")
  e <- read_one("surveymonkey/starwars-2row-cp1252.csv")
  same_cells(e, scan_rows("surveymonkey/starwars-2row-cp1252.csv", ",", 2, "windows-1252"))
  expect_identical(e$columns$sub[c(16, 17)], c("Han Solo", "Luke Skywalker"))
  expect_identical(e$columns$text[[17]], e$columns$text[[16]])
  same_cells(read_one("surveymonkey/contribex-2018-renamed-na.csv"),
             scan_rows("surveymonkey/contribex-2018-renamed-na.csv", ",", 1))
  e <- read_one("kobo/select-multiple-semicolon.csv")
  same_cells(e, scan_rows("kobo/select-multiple-semicolon.csv", ";", 1))
  expect_identical(e$summary, "pet_type")
  same_cells(read_one("redcap/checkboxes-1-data.csv"), scan_rows("redcap/checkboxes-1-data.csv", ",", 1))
  same_cells(read_one("other/erim-2021-semicolon-multi.csv"), scan_rows("other/erim-2021-semicolon-multi.csv", ",", 1))
})

test_that("EUSurvey's workbook, as readxl has it below its fourth row", {
  skip_if_not_installed("readxl")
  path <- "eusurvey/everse-2024-shortnames-cut.xlsx"
  e <- read_one(path)
  x <- suppressMessages(readxl::read_excel(file.path(exports_dir(), path), skip = 3, col_types = "text",
                                           .name_repair = "minimal"))
  x <- x[nzchar(names(x))]
  expect_identical(c(length(e$line), length(e$cells)), dim(x))
  for (j in seq_along(x)) expect_identical(sum(nzchar(answers_in(e, j))), sum(!is.na(x[[j]])))
  expect_identical(e$columns$code[c(1, 3)], c("P3", "P4"))
})

test_that("SPSS and Stata: values, labels and what is missing, as haven has them", {
  skip_if_not_installed("haven")
  for (path in c("different-missings.sav", "labelled-num-na.sav", "missing_test.sav", "umlauts.sav",
                 "missing_test.dta", "tagged-na-double.dta")) {
    e <- read_one(file.path("spss-stata", path))
    file <- file.path(exports_dir(), "spss-stata", path)
    x <- if (grepl("dta$", path)) haven::read_dta(file) else haven::read_sav(file)
    expect_identical(c(length(e$line), length(e$cells)), dim(x))
    for (j in seq_along(x)) {
      v <- answers_in(e, j)
      there <- nzchar(v) & !v %in% e$user_missing[[e$columns$key[[j]]]]
      want <- if (is.character(x[[j]])) !is.na(x[[j]]) & nzchar(x[[j]]) else !is.na(x[[j]])
      expect_identical(there, as.vector(want))
      labels <- attr(x[[j]], "labels")
      if (length(labels) > 0L) expect_true(all(names(labels) %in% e$values[[e$columns$key[[j]]]]))
    }
  }
})

test_that("structure files: questions, rows and codes", {
  lss <- akkoord:::read_structure(file.path(exports_dir(), "limesurvey/one-question-two-languages.lss"))
  expect_identical(as.list(lss$columns[c("code", "type")]), list(code = "Q1", type = "open"))
  dictionary <- akkoord:::read_structure(file.path(exports_dir(), "redcap/checkboxes-1-dictionary.csv"))
  data <- read_one("redcap/checkboxes-1-data.csv")
  expect_true(all(dictionary$columns$code %in% data$columns$code))
  skip_if_not_installed("readxl")
  form <- akkoord:::read_structure(file.path(exports_dir(), "xlsform/flat_xlsform_test.xlsx"))
  at <- match("skip_to_end", form$columns$code)
  expect_identical(form$values[[at]], c(yes = "Yes", no = "No"))
})

# Every file, through read_wave() and a codebook drafted without akkoord's readers, of which
# the last answer of each item is left out: rows, columns, items and unmapped answers.
delimited <- list(
  c("qualtrics/sample-3row-de.csv", ",", 3, "UTF-8"), c("qualtrics/sample-legacy-2row.csv", ",", 2, "UTF-8-BOM"),
  c("qualtrics/jdap-legacy-2row-text.csv", ",", 2, "UTF-8-BOM"),
  c("limesurvey/survey_998192_R_data_file.csv", ",", 1, "UTF-8-BOM"), c("limesurvey/rse-2017-nl-code-and-text.csv", ",", 1, "UTF-8"),
  c("surveymonkey/starwars-2row-cp1252.csv", ",", 2, "windows-1252"), c("surveymonkey/contribex-2018-renamed-na.csv", ",", 1, "UTF-8"),
  c("kobo/select-multiple-semicolon.csv", ";", 1, "UTF-8"), c("redcap/checkboxes-1-data.csv", ",", 1, "UTF-8"),
  c("other/erim-2021-semicolon-multi.csv", ",", 1, "UTF-8")
)
labelled <- c(
  "different-missings.sav", "labelled-num-na.sav", "missing_test.sav", "umlauts.sav", "missing_test.dta", "tagged-na-double.dta"
)

test_that("every file of the folder is read by a test", {
  known <- c(
    "README.md", vapply(delimited, `[[`, "", 1L), file.path("spss-stata", labelled),
    "eusurvey/everse-2024-shortnames-cut.xlsx", "limesurvey/one-question-two-languages.lss",
    "limesurvey/structure-en-nl.tsv", "redcap/checkboxes-1-dictionary.csv", "xlsform/flat_xlsform_test.xlsx"
  )
  expect_setequal(list.files(exports_dir(), recursive = TRUE), known)
})

# Columns of text that a codebook can have as scales, all but their last answer; numbers as
# numbers. The names say which column.
scale_columns <- function(x) {
  out <- lapply(x, function(v) {
    seen <- sort(unique(v[nzchar(trimws(v))]), method = "radix")
    if (!length(seen) %in% 3:9 || anyDuplicated(tolower(trimws(seen)))) return(NULL)
    number <- suppressWarnings(as.double(seen))
    if (anyNA(number)) return(ordered(v, seen[-length(seen)]))
    number <- sort(number)[-length(seen)]
    if (any(number != trunc(number)) || diff(range(number)) > 10 || all(number %in% 0:1)) return(NULL)
    as.integer(factor(v, as.character(number), number))
    ifelse(v %in% as.character(number), as.double(v), NA)
  })
  names(out) <- paste0("v", seq_along(out))
  Filter(length, out)
}
expect_wave_counts <- function(path, x) {
  items <- scale_columns(x)
  at <- as.integer(sub("v", "", names(items)))
  # some have nothing but open answers, some no other than items
  open <- list(open = paste("text", seq_len(nrow(x))))
  free <- c(setdiff(seq_along(x), at), NA)[[1L]]
  book <- draft_codebook(as.data.frame(c(items, open)))
  read <- function(unmapped) {
    read_quietly(
      file.path(exports_dir(), path), book, columns = as.list(c(stats::setNames(at, names(items)), open = free)), previews = "keep",
      duplicates = "keep", unmapped = unmapped
    )
  }
  lost <- lapply(seq_along(items), function(i) nzchar(trimws(x[[at[[i]]]])) & is.na(items[[i]]))
  wave <- read("missing")
  expect_identical(c(nrow(wave$data), sum(wave$map$how == "columns")), c(nrow(x), length(items) + !is.na(free)))
  if (!is.na(free)) expect_identical(!is.na(wave$data$open), nzchar(trimws(x[[free]])))
  expect_identical(sum(wave$log$n[wave$log$kind == "unmapped"]), as.double(sum(unlist(lost))))
  for (i in seq_along(items)) {
    code <- wave$data[[names(items)[[i]]]]
    text <- ifelse(is.na(items[[i]]), NA, x[[at[[i]]]])
    expect_identical(match(code, unique(code)), match(text, unique(text)))
  }
  if (any(unlist(lost))) {
    e <- expect_error(read("error"), class = "akkoord_error_wave_unmapped")
    expect_identical(nrow(e$unmapped), sum(unlist(lost)))
  }
  c(items = length(items), lost = sum(unlist(lost)))
}

test_that("rows, items and answers without a place, as base R counts them in each file", {
  skip_if_quick()
  found <- vapply(delimited, function(f) {
    expect_wave_counts(f[[1L]], scan_rows(f[[1L]], f[[2L]], as.integer(f[[3L]]), f[[4L]]))
  }, c(items = 0, lost = 0))
  expect_gt(min(found[, -c(1, 2, 8, 9)]), 3) # the files of two or three rows have few
  skip_if_not_installed("readxl")
  path <- "eusurvey/everse-2024-shortnames-cut.xlsx"
  x <- suppressMessages(readxl::read_excel(
    file.path(exports_dir(), path), skip = 3, col_types = "text", .name_repair = "minimal"
  ))
  x <- as.data.frame(x[nzchar(names(x))])
  x[is.na(x)] <- ""
  expect_gt(expect_wave_counts(path, x)[["items"]], 0)
})

test_that("rows, items and answers without a place, as haven has them", {
  skip_if_not_installed("haven")
  # codes by their labels, numbers without one as they are, what is missing as ""
  texts <- function(v) {
    label <- attr(v, "labels")
    text <- if (is.numeric(v)) format(as.vector(v), trim = TRUE) else as.character(v)
    at <- match(as.vector(v), label)
    ifelse(is.na(v), "", ifelse(is.na(at), text, names(label)[at]))
  }
  found <- vapply(labelled, function(path) {
    file <- file.path(exports_dir(), "spss-stata", path)
    x <- if (grepl("dta$", path)) haven::read_dta(file) else haven::read_sav(file)
    x <- as.data.frame(lapply(x, texts))
    expect_wave_counts(file.path("spss-stata", path), x)
  }, c(items = 0, lost = 0))
  expect_gt(sum(found["lost", ]), 3)
})

test_that("LimeSurvey's table has the questions and answers that its lines are", {
  file <- file.path(exports_dir(), "limesurvey/structure-en-nl.tsv")
  x <- utils::read.delim(file, colClasses = "character", encoding = "UTF-8")
  x <- x[x$language == "en", ]
  found <- akkoord:::read_structure(file)
  expect_identical(found$columns$code, x$name[x$class == "Q"])
  expect_identical(found$columns$text, x$text[x$class == "Q"])
  a <- x[x$class == "A", ]
  expect_identical(found$values, list(stats::setNames(a$text, a$name)))
})

test_that("a codebook drafted of a file places every answer of that file", {
  skip_if_quick()
  skip_if_not_installed("readxl")
  for (file in c(
    "eusurvey/everse-2024-shortnames-cut.xlsx", "other/erim-2021-semicolon-multi.csv",
    "surveymonkey/starwars-2row-cp1252.csv", "surveymonkey/contribex-2018-renamed-na.csv",
    "kobo/select-multiple-semicolon.csv", "redcap/checkboxes-1-data.csv",
    "limesurvey/rse-2017-nl-code-and-text.csv", "qualtrics/jdap-legacy-2row-text.csv"
  )) {
    path <- file.path(exports_dir(), file)
    draft <- suppressMessages(draft_codebook(path))
    wave <- suppressMessages(read_wave(path, draft, duplicates = "keep", previews = "keep"))
    expect_identical(sum(wave$log$kind == "unmapped"), 0L, label = file)
    expect_gt(sum(!is.na(wave$data)), 0L, label = file)
  }
})
