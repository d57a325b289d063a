agree <- c("strongly disagree", "rather disagree", "neutral", "rather agree", "strongly agree")
answers <- data.frame(
  q1_1 = ordered(agree[c(1, 5, 3, 2)], agree), q1_2 = ordered(agree[c(5, 5, 3, 2)], agree),
  q2_a = c(TRUE, FALSE, NA, TRUE), q2_b = c(FALSE, FALSE, NA, TRUE),
  grade = c(1, 3, 5, 5), colour = c("red", "blue", "red", "blue"), why = c("a", "b", "c", "d"),
  id = c("R1", "R2", "R3", "R4")
)

test_that("a data frame: matrices, ticks, known scales; the draft reads its own data", {
  draft <- draft_codebook(answers, "tea", lang = "en")
  f <- as.data.frame(draft)
  expect_identical(f$name, names(answers))
  expect_identical(f$type, c("matrix", "matrix", "multiple", "multiple", "single", "single", "open", "open"))
  expect_identical(f$scale[1:2], c("agree5_rather", "agree5_rather"))
  expect_identical(cb_scale(draft, f$scale[[5]])$values, c(1, 2, 3, 4, 5))
  expect_false(cb_scale(draft, f$scale[[6]])$ordered)
  expect_identical(nrow(validate_codebook(draft)), 0L)
  counts <- likert_counts(transform(answers, q1_1 = as.integer(q1_1)), codebook = draft)
  expect_equal(counts$count[counts$item == "q1_1" & counts$kind == "substantive"], c(1, 1, 1, 0, 1))
  file <- withr::local_tempfile(fileext = ".csv")
  utils::write.csv(answers, file, row.names = FALSE, na = "")
  wave <- read_quietly(file, draft, columns = c(id = "id"))
  expect_identical(wave$data$q1_1, as.integer(answers$q1_1))
  expect_identical(wave$data$grade, as.integer(answers$grade))
})

test_that("text is known by its labels: what nobody said, the order, what is no answer", {
  all <- c("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
  often <- c("Never", "Rarely", "Sometimes", "Often", "Always")
  set.seed(1)
  d <- data.frame(
    a = sample(all[-5], 60, TRUE), b = sample(c(often, "Don't know"), 60, TRUE),
    c = sample(c("Pear", "Apple", "Plum"), 60, TRUE),
    e = factor(sample(toupper(all), 60, TRUE)), stringsAsFactors = FALSE
  )
  book <- draft_codebook(d)
  f <- as.data.frame(book)
  expect_identical(f$scale, c("agree5", "scale1", "scale2", "agree5"))
  scale <- as.data.frame(cb_scale(book, "scale1"))
  expect_identical(scale$label, c(often, "Don't know"))
  expect_identical(scale$kind, rep(c("substantive", "dk"), c(5, 1)))
  expect_true(cb_scale(book, "scale1")$ordered)
  expect_false(cb_scale(book, "scale2")$ordered)
})

test_that("a Qualtrics structure: direction by its codes, required, the export reads by it", {
  qsf <- list(SurveyElements = list(
    list(Element = "SQ", Payload = list(
      QuestionText = "How <b>often</b>?", DataExportTag = "Q1", QuestionID = "QID1", QuestionType = "MC",
      Selector = "SAVR", Choices = list(`1` = list(Display = "often"), `2` = list(Display = "never"), `3` = list(Display = "Don't know")),
      ChoiceOrder = list(1, 2, 3), RecodeValues = list(`1` = "11", `2` = "10", `3` = "-1"),
      Validation = list(Settings = list(ForceResponse = "ON"))
    )),
    list(Element = "SQ", Payload = list(
      QuestionText = "Do you agree?", DataExportTag = "Q2", QuestionID = "QID2", QuestionType = "Matrix", Selector = "Likert",
      Choices = list(`1` = list(Display = "hot"), `4` = list(Display = "sweet")), ChoiceOrder = list("1", "4"),
      Answers = list(`1` = list(Display = "no"), `2` = list(Display = "yes")), AnswerOrder = list(1, 2)
    )),
    list(Element = "SQ", Payload = list(
      QuestionText = "Which?", DataExportTag = "Q3", QuestionID = "QID3", QuestionType = "MC", Selector = "MAVR",
      Choices = list(`1` = list(Display = "red"), `2` = list(Display = "blue")), ChoiceOrder = list(1, 2)
    ))
  ))
  file <- withr::local_tempfile(fileext = ".qsf")
  jsonlite::write_json(qsf, file, auto_unbox = TRUE)
  draft <- draft_codebook(file, "tea")
  f <- as.data.frame(draft)
  expect_identical(f$type, c("single", "matrix", "matrix", "multiple", "multiple"))
  expect_identical(f$name, c("Q1", "Q2_1", "Q2_4", "Q3_1", "Q3_2"))
  expect_identical(f$required, c(TRUE, FALSE, FALSE, FALSE, FALSE))
  s <- cb_scale(draft, f$scale[[1]])
  expect_identical(s$values, c(11, 10))
  expect_identical(s$dk_values, -1)
  export <- export_file(c(
    "StartDate,EndDate,Status,ResponseId,Q1,Q2_1,Q2_4,Q3_1,Q3_2", "a,b,Response Type,Response ID,c,d,e,f,g",
    "2026-01-01,2026-01-01,0,R1,11,1,2,1,", "2026-01-01,2026-01-01,0,R2,-1,2,2,,1"
  ))
  wave <- read_quietly(export, draft, structure = file)
  expect_identical(wave$data$Q1, c(11L, -1L))
  expect_identical(wave$data$Q3_2, c(FALSE, TRUE))
})

test_that("two codebooks: same, wording, scale, new, dropped, and what is near", {
  old <- small_codebook()
  new <- unclass(old)
  at <- function(name) which(vapply(new$fields, `[[`, "", "name") == name)
  new$fields[[at("q2_1")]]$akkoord$label$en <- "the tea is very hot"
  new$akkoord$scales$often$labels$en[[2]] <- "now and then"
  new$fields[[at("q4")]]$name <- "q4_new"
  class(new) <- "codebook"
  said <- compare_codebooks(old, new)
  expect_identical(said$status[match(c("q1_1", "q2_1", "q2_2", "q3", "q4_new", "q4"), said$field)],
                   c("same", "wording", "same", "scale", "new", "dropped"))
  expect_identical(said$near[said$field == "q4_new"], "q4")
  expect_true(all(compare_codebooks(codebook("erasmus"), codebook("erasmus"))$status == "same"))
})

test_that("column and wording of a field are texts", {
  new <- unclass(small_codebook())
  new$fields[[1]]$akkoord$column <- list("Q1", "Q1_1")
  expect_identical(nrow(validate_codebook(structure(new, class = "codebook"))), 0L)
  new$fields[[1]]$akkoord$column <- 3
  faults <- validate_codebook(structure(new, class = "codebook"))
  expect_identical(faults$pointer, "/fields/0/akkoord/column")
})

test_that("a codebook goes to a workbook and back, and a spoilt one is told", {
  skip_if_quick()
  skip_if_not_installed("openxlsx")
  skip_if_not_installed("readxl")
  file <- withr::local_tempfile(fileext = ".xlsx")
  same <- function(x) {
    write_codebook(x, file)
    y <- read_codebook(file)
    expect_identical(as.data.frame(y), as.data.frame(x))
    expect_identical(summary(y), summary(x))
    for (l in cb_languages(x)) expect_identical(format(y, lang = l), format(x, lang = l))
    scales <- unique(stats::na.omit(as.data.frame(x)$scale))
    for (s in scales) expect_identical(cb_scale(y, s, "en"), cb_scale(x, s, "en"))
    expect_true(all(compare_codebooks(x, y)$status == "same"))
  }
  same(codebook("erasmus"))
  same(codebook("etwinning"))
  same(small_codebook())
  formula <- unclass(small_codebook())
  formula$fields[[1]]$akkoord$label$en <- "=1+1"
  formula$fields[[1]]$akkoord$column <- list("Q1 a", "Q1_1")
  formula <- structure(formula, class = "codebook")
  same(formula)
  expect_identical(read_codebook(file)$fields[[1]]$akkoord$column, list("Q1 a", "Q1_1"))
  book <- openxlsx::loadWorkbook(file)
  openxlsx::writeData(book, "questions", "no_such_scale", 6, 3)
  openxlsx::saveWorkbook(book, file, overwrite = TRUE)
  expect_error(read_codebook(file), "no_such_scale", class = "akkoord_error_codebook")
  openxlsx::write.xlsx(data.frame(a = 1), file)
  expect_error(read_codebook(file), class = "akkoord_error_codebook")
})

test_that("codes without a label are answers of a draft too, so that it reads its own file", {
  skip_if_not_installed("haven")
  ends <- haven::labelled_spss(c(1, 3, 5, 4, 99, NA), c("not at all" = 1, "very" = 5, "refused" = 99), na_values = 99)
  far <- haven::labelled(c(1, 2, 1000, 2, 1, 2), c(low = 1, high = 1000))
  tick <- haven::labelled_spss(c(1, 0, 9, 1, 0, 1), c(yes = 1, no = 0, skipped = 9), na_values = 9)
  file <- withr::local_tempfile(fileext = ".sav")
  haven::write_sav(tibble::tibble(ends = ends, far = far, tick = tick), file)
  book <- draft_codebook(file)
  scale <- function(item) item_scale(quietly(likert_counts(read_quietly(file, book), tidyselect::all_of(item))), item)
  expect_identical(unname(unlist(scale("ends")$labels)), c("not at all", "2", "3", "4", "very"))
  expect_identical(unname(unlist(scale("far")$labels)), c("low", "2", "high"))
  wave <- read_quietly(file, book)
  expect_identical(as.double(wave$data$ends), c(1, 3, 5, 4, NA, NA))
  expect_identical(as.double(wave$data$far), c(1, 2, 1000, 2, 1, 2))
  # a tick that the file calls missing is not asked
  ticks <- data.frame(a_1 = c(TRUE, FALSE, TRUE), a_2 = c(FALSE, TRUE, TRUE))
  user <- function(x) haven::labelled_spss(x, c(none = 9), na_values = 9)
  haven::write_sav(tibble::tibble(a_1 = user(c(1, 0, 9)), a_2 = user(c(0, 1, 9))), file)
  expect_identical(read_quietly(file, draft_codebook(ticks))$data$a_1, c(TRUE, FALSE, NA))
})

test_that("texts of a matrix in no known order are nominal, and one message says so", {
  texts <- c("bliep", "blaap", "bloep")
  set.seed(1)
  d <- data.frame(q_1 = rep(texts, 4), q_2 = rep(rev(texts), 4), one = rep(texts, 4))
  expect_message(draft <- draft_codebook(d), "No order is known of the answers to q and one",
    class = "akkoord_message_reading")
  expect_no_match(utils::capture.output(print(draft)), " < ", fixed = TRUE)
  # of a scale that is known nothing need be said
  d <- data.frame(q_1 = rep(c("neither", "agree", "strongly agree"), 4), q_2 = "agree")
  expect_no_message(draft <- draft_codebook(d), class = "akkoord_message_reading")
  expect_match(utils::capture.output(print(draft)), " < ", fixed = TRUE, all = FALSE)
})

test_that("texts of no scale but a don't know are not said to be those of one", {
  e <- expect_error(
    likert_counts(data.frame(q = c("bliep", "blaap", "no opinion")), q), class = "akkoord_error"
  )
  expect_no_match(conditionMessage(e), "_dk", fixed = TRUE)
})

test_that("options ticked by their own text are multiple choice, what is written beside is open", {
  # Qualtrics, answers as text: nobody ticked pink, one ticked nothing
  file <- export_file(c(
    "StartDate,Status,Finished,ResponseId,Q1_1,Q1_2,Q1_3,Q1_4,Q1_4_TEXT,Q2",
    paste0(
      "Start Date,Response Type,Finished,Response ID,Which? - Red,\"Which? - Blue, or green\",",
      "Which? - Pink,Which? - Other,Which? - Other - Text,How often?"
    ),
    "2026-01-01,IP Address,True,R1,Red,\"Blue, or green\",,,,often",
    "2026-01-01,IP Address,True,R2,,\"blue, or green\",,Other,tea,never",
    "2026-01-01,IP Address,True,R3,,,,,,often", "2026-01-01,IP Address,True,R4,Red,,,Other,ink,never",
    "2026-01-01,IP Address,True,R5,,,,Other,tea,never",
    "2026-01-01,IP Address,True,R6,,,,Other,ink,never"
  ))
  draft <- suppressMessages(draft_codebook(file))
  f <- as.data.frame(draft)[-1L, ]
  expect_identical(f$name, c("Q1_1", "Q1_2", "Q1_3", "Q1_4", "Q1_4_TEXT", "Q2"))
  expect_identical(f$type, c(rep("multiple", 4L), "open", "single"))
  expect_identical(f$question[1:4], rep("Q1", 4L))
  expect_identical(f$label[1:4], c("Red", "Blue, or green", "Pink", "Other"))
  wave <- read_quietly(file, draft)
  counts <- suppressMessages(likert_counts(wave, Q1))
  expect_equal(counts$count[counts$kind == "substantive"], c(2, 2, 0, 4))
  # who ticked nothing may not have been asked: that is in the log, and so in the report
  log <- wave$log[wave$log$kind == "zero_unknown", ]
  expect_identical(log$n, 1)
  expect_identical(log$field, "Q1")
  expect_equal(sum(counts$count[counts$kind == "missing"]), 1)
})

test_that("every question of which no order is known is named, and a column without text by itself", {
  skip_if_not_installed("haven")
  file <- withr::local_tempfile(fileext = ".sav")
  glad <- haven::labelled(c(1, 2, 3, 3), c(sour = 1, fair = 2, glad = 3), label = "How are you?")
  haven::write_sav(tibble::tibble(mood = glad, town = c("A", "B", "C", "D")), file)
  expect_message(draft <- draft_codebook(file), "answers to mood", class = "akkoord_message_reading")
  expect_identical(as.data.frame(draft)$label, c("How are you?", "town"))
  expect_identical(summary(draft)$label, c("How are you?", "town"))
})

test_that("a code that stands apart is no highest answer, nor are those before it made up", {
  d <- data.frame(
    q = rep(c(1:5, 9), 2), r = rep(1:4, 3), s = rep(c(1:5, 99), 2), m_1 = rep(c(1:5, 9), 2),
    m_2 = rep(c(5:1, 9), 2), n = rep(c(-9, 1:5), 2), z = rep(c(1, 2, 4), 4),
    age = rep(c(23, 35, 41, 50), 3)
  )
  expect_message(
    book <- draft_codebook(d), "No order is known of the answers to q, s, m, and n",
    class = "akkoord_message_reading"
  )
  question <- set_names(book$akkoord$questions, vapply(book$akkoord$questions, `[[`, "", "id"))
  scale <- function(id) book$akkoord$scales[[question[[id]]$scale]]
  expect_identical(as.double(unlist(scale("q")$values)), c(1, 2, 3, 4, 5, 9))
  expect_identical(as.double(unlist(scale("s")$values)), c(1, 2, 3, 4, 5, 99))
  expect_identical(as.double(unlist(scale("n")$values)), c(1, 2, 3, 4, 5, -9))
  expect_identical(as.double(unlist(scale("z")$values)), c(1, 2, 3, 4))
  expect_false(scale("m")$ordered)
  expect_null(scale("r")$ordered)
  expect_identical(question$age$type, "open")
})

test_that("several answers in one cell are drafted as their options, and read by the draft", {
  set.seed(41)
  options <- c("Courses, also abroad", "Visits", "A guest", "Books")
  for (case in 1:6) {
    n <- 60L
    ticked <- matrix(stats::runif(n * 4L) < 0.45, n)
    mark <- if (case %% 2L == 1L) ", " else ";"
    cell <- apply(ticked, 1L, function(t) paste(options[t], collapse = mark))
    feels <- sample(c("Agree", "Disagree", "Neutral"), n, TRUE)
    file <- withr::local_tempfile(fileext = ".csv")
    head <- if (mark == ";") "Nr" else "Timestamp"
    writeLines(c(paste0(head, ",What did you do?,It helped"), paste0(
      if (mark == ";") seq_len(n) else "2026/01/01 10:00:00", ",\"", cell, "\",", feels
    )), file)
    expect_message(draft <- draft_codebook(file), "several answers in one cell.*What did you do",
                   class = "akkoord_message_reading")
    f <- as.data.frame(draft)
    at <- f$type == "multiple"
    expect_setequal(f$label[at], options)
    wave <- suppressMessages(read_wave(file, draft, N = 100))
    got <- as.matrix(wave$data[f$name[at]][match(options, f$label[at])])
    some <- rowSums(ticked) > 0L
    expect_identical(unname(got[some, ] %in% TRUE), as.vector(ticked[some, ]))
  }
})

test_that("one answer with a comma in it is drafted as one", {
  one <- list(
    places = c("Ghent, Belgium", "Antwerp, Belgium", "Lille, France", "Ghent, Belgium"),
    yes = c("Yes, always", "Yes, sometimes", "No", "Yes"),
    numbers = c("1,5", "2,5", "3,0", "1,0"),
    words = c("It was good, I think", "Too long, too dear", "Nothing", "Good"),
    plain = c("Red", "Green", "Blue", "Red")
  )
  for (v in one) expect_null(joined_options(rep(v, 8L), c(", ", ",")))
  expect_identical(
    joined_options(rep(c("1,2", "1,3,4", "2", "3", "4,2"), 8L), c(", ", ",")),
    list(options = as.character(1:4), mark = ",")
  )
})

test_that("a structure file is seen as one, and its texts are those of the language asked for", {
  dictionary <- withr::local_tempfile(fileext = ".csv", lines = c(
    "Variable / Field Name,Form Name,Field Type,Field Label,\"Choices, Calculations\",Required Field?",
    "q1,f,radio,Useful?,\"1, No | 2, Yes\",y"
  ))
  expect_message(draft <- draft_codebook(dictionary), class = "akkoord_message_structure")
  expect_identical(draft, suppressMessages(draft_codebook(dictionary, structure = TRUE)))
  expect_identical(names(codebook_item_plan(draft)), "q1")
  expect_no_message(read <- draft_codebook(dictionary, structure = FALSE), class = "akkoord_message_structure")
  expect_gt(nrow(as.data.frame(read)), 1L)

  table <- withr::local_tempfile(fileext = ".txt", lines = c(
    "class\ttype/scale\tname\ttext\tlanguage\tmandatory",
    "Q\tL\tq1\tNuttig?\tnl\tN", "A\t0\t1\tNee\tnl\t", "A\t0\t2\tJa\tnl\t",
    "Q\tL\tq1\tUseful?\ten\tN", "A\t0\t1\tNo\ten\t", "A\t0\t2\tYes\ten\t"
  ))
  of <- function(...) {
    draft <- suppressMessages(draft_codebook(table, ...))
    c(unlist(cb_languages(draft)), as.data.frame(draft)$label)
  }
  first <- expect_message(draft_codebook(table), "nl", class = "akkoord_message_structure")
  expect_identical(of()[1L], "nl")
  expect_identical(of(lang = "nl")[1L], "nl")
  expect_identical(of(lang = "en")[1L], "en")
  expect_match(codebook_json(suppressMessages(draft_codebook(table, lang = "en"))), "Useful?", fixed = TRUE)
  expect_match(codebook_json(suppressMessages(draft_codebook(table))), "Nuttig?", fixed = TRUE)
  e <- expect_error(suppressMessages(draft_codebook(table, lang = "fr")), class = "akkoord_error_choice")
  expect_match(conditionMessage(e), "nl.*en")
  expect_error(read_wave(dictionary), "draft_codebook", class = "akkoord_error_missing_arg")
})

test_that("languages of an XLSForm are told by their names and codes", {
  expect_identical(
    xlsform_code(c("label", "label::English (en)", "label::dutch", "label:Fran\u00e7ais (fr)", "label::de")),
    c("", "en", "nl", "fr", "de")
  )
})

test_that("a dual scale of LimeSurvey has the answers of its own half", {
  table <- withr::local_tempfile(fileext = ".txt", lines = c(
    "class\ttype/scale\tname\ttext\tlanguage\tmandatory",
    "Q\t1\tdual\tHow often, how important?\ten\tN", "SQ\t0\tSQ001\tTea\ten\t",
    "A\t0\tA1\tnever\ten\t", "A\t0\tA2\toften\ten\t",
    "A\t1\tA1\tunimportant\ten\t", "A\t1\tA2\timportant\ten\t"
  ))
  form <- read_structure(table)
  expect_identical(form$columns$code, c("dual[SQ001#0]", "dual[SQ001#1]"))
  expect_identical(form$values, list(c(A1 = "never", A2 = "often"), c(A1 = "unimportant", A2 = "important")))
  book <- suppressMessages(draft_codebook(table))
  file <- withr::local_tempfile(fileext = ".csv", lines = c(
    "id,submitdate,dual[SQ001#0],dual[SQ001#1]", "1,2026-01-01,A1,A2", "2,2026-01-01,A2,A2"
  ))
  wave <- suppressMessages(read_wave(file, book, structure = table, format = "limesurvey"))
  k <- suppressMessages(likert_counts(wave, items = everything()))
  expect_identical(k$category[k$count == 2], "important")
  expect_identical(sort(k$category[k$count == 1]), c("never", "often"))
})

test_that("a structure file that holds nothing of one is an error of its own", {
  for (text in c("{\"SurveyElements\":\"x\"}", "[1,\"a\"]", "{\"SurveyElements\":[1,{\"Element\":\"SQ\",\"Payload\":3}]}")) {
    file <- withr::local_tempfile(fileext = ".qsf", lines = text)
    expect_error(draft_codebook(file), class = "akkoord_error_wave_structure")
  }
})

test_that("headers of KoBo find a form's question in its groups; a bracket may be the answer's own", {
  file <- withr::local_tempfile(fileext = ".csv", lines = c("g/q2;g/q3/a;_id;_uuid", "1;0;7;u"))
  form <- list(tool = "kobo", values = list(c("1" = "Yes", "2" = "No"), NULL), columns = data.frame(
    question = c("q2", "q3"), code = c("q2", "q3/a"), id = c("g/q2", "g/q3/a")
  ))
  export <- read_kobo(read_delimited(file), form, NULL)
  expect_identical(export$columns$code[1:2], c("q2", "q3/a"))
  expect_identical(export$values[[1L]], form$values[[1L]])

  bare <- function(u) bare_answers(u, list(bracket = TRUE))
  expect_identical(bare("Yes(Q1_1); No (not yet)(Q1_2)"), "Yes; No (not yet)")
  expect_identical(bare("Belgium (BE); France (FR)"), "Belgium (BE); France (FR)")
})

test_that("cells of several codes that the file explains are multiple choice", {
  values <- c(c1 = "Course", c2 = "Visit", c3 = "Other")
  v <- c("c1", "c1;c3", NA, "c2")
  expect_identical(joined_codes(v, values, c(";", ",")), list(options = unname(values), mark = ";"))
  expect_null(joined_codes(c("c1", "c2", NA), values, ";"))
  expect_null(joined_codes(c("c1", "c1;c4"), values, ";"))
  expect_null(joined_codes(c("c1", "elsewhere"), values, ";"))
})
