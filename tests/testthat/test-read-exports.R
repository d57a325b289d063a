# Real files, each counted by another road: readLines() and scan(), haven, readxl.
read_one <- function(path, structure = NULL) {
  akkoord:::read_export(file.path(exports_dir(), path), "auto", structure, NULL, NULL)
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
  x <- x[seq_along(export$data)]
  expect_identical(length(export$line), nrow(x))
  for (j in seq_along(x)) expect_identical(export$data[[j]], x[[j]])
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
  expect_identical(c(length(e$line), length(e$data)), dim(x))
  for (j in seq_along(x)) expect_identical(sum(nzchar(e$data[[j]])), sum(!is.na(x[[j]])))
  expect_identical(e$columns$code[c(1, 3)], c("P3", "P4"))
})

test_that("SPSS and Stata: values, labels and what is missing, as haven has them", {
  skip_if_not_installed("haven")
  for (path in c("different-missings.sav", "labelled-num-na.sav", "missing_test.sav", "umlauts.sav",
                 "missing_test.dta", "tagged-na-double.dta")) {
    e <- read_one(file.path("spss-stata", path))
    file <- file.path(exports_dir(), "spss-stata", path)
    x <- if (grepl("dta$", path)) haven::read_dta(file) else haven::read_sav(file)
    expect_identical(c(length(e$line), length(e$data)), dim(x))
    for (j in seq_along(x)) {
      v <- e$data[[j]]
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
