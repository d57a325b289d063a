tea <- small_codebook()
expect_tea <- function(wave) expect_identical(as.list(as.data.frame(wave))[names(tea_data)], tea_data)

test_that("a table made by hand maps by short names in any spelling", {
  file <- export_file(c(
    "id;Q1_1;q1.2;Q1[3];Q2/1;q2_2;q3;q4",
    "1;1;0;1;5;4;Never;a, b", "2;0;1;0;1;2;often;", "3;;;;3;;NO  IDEA;c"
  ))
  wave <- read_quietly(file, tea, N = 10, wave = "2026")
  expect_tea(wave)
  expect_identical(wave$format, "plain")
  expect_true(all(wave$map$how == "code"))
  expect_identical(wave$rows$row, c(2, 3, 4))
})

test_that("LimeSurvey by code, by text and by both", {
  answers <- c(
    "1,2026-01-01,Yes,No,Yes,strongly agree,rather agree,never,\"a, b\"",
    "2,2026-01-02,No,Yes,No,strongly disagree,rather disagree,often,",
    "3,,,,,neutral,,no idea,c"
  )
  code <- "id,submitdate,q1[SQ001],q1[SQ002],q1[SQ003],q2[SQ001],q2[SQ002],q3,q4"
  text <- paste0(
    "\"Response ID\",\"Date submitted\",\"Which colours? [red, or pink]\",\"Which colours? [red]\",",
    "\"Which colours? [blue]\",\"Do you agree? [the tea is hot]\",\"Do you agree? [the tea is sweet]\",",
    "\"How often?\",\"What else?\""
  )
  both <- paste0(
    "\"id. Response ID\",\"submitdate. Date submitted\",\"q1[SQ001]. Which colours? [red, or pink]\",",
    "\"q1[SQ002]. Which colours? [red]\",\"q1[SQ003]. Which colours? [blue]\",",
    "\"q2[SQ001]. [the tea is hot] Do you agree?\",\"q2[SQ002]. [the tea is sweet] Do you agree?\",",
    "\"q3. How often?\",\"q4. What else?\""
  )
  for (header in list(code, text, both)) {
    wave <- read_quietly(export_file(c(header, answers)), tea)
    expect_identical(wave$format, "limesurvey")
    expect_tea(wave)
    expect_identical(sum(wave$log$n[wave$log$kind == "unfinished"]), 1)
  }
  wave <- read_quietly(export_file(c(code, answers)), tea, unfinished = "drop")
  expect_identical(nrow(wave$data), 2L)
  expect_error(read_wave(export_file(c(code, answers)), tea, unfinished = "error"),
    class = "akkoord_error_wave_unfinished"
  )
})

syntax <- c(
  "data <- read.csv(\"survey_1_R_data_file.csv\", quote = \"'\\\"\")",
  "# LimeSurvey Field type: F",
  "data[, 1] <- as.numeric(data[, 1])", "attributes(data)$variable.labels[1] <- \"id\"", "names(data)[1] <- \"id\"",
  unlist(lapply(1:3, function(i) c(
    sprintf("attributes(data)$variable.labels[%d] <- \"[%s] Which colours?\"", i + 1L, c("red, or pink", "red", "blue")[[i]]),
    sprintf("data[, %d] <- factor(data[, %d], levels=c(1,0),labels=c(\"Yes\", \"Not selected\"))", i + 1L, i + 1L),
    sprintf("names(data)[%d] <- \"q1_SQ00%d\"", i + 1L, i)
  ))),
  unlist(lapply(1:2, function(i) c(
    sprintf("data[, %d] <- factor(\n  data[, %d],\n levels=c(\"A1\",\"A2\",\"A3\",\"A4\",\"A5\"),labels=c(\"strongly agree\", \"rather agree\", \"neutral\", \"rather disagree\", \"strongly disagree\"))", i + 4L, i + 4L),
    sprintf("names(data)[%d] <- \"q2_SQ00%d\"", i + 4L, i)
  ))),
  "data[, 7] <- factor(data[, 7], levels=c(1,2,3,-1),labels=c(\"never\", \"sometimes\", \"often\", \"no idea\"))",
  "names(data)[7] <- \"q3\"", "names(data)[8] <- \"q4\""
)
lime_data <- c(
  "\"Response ID\",\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"timing\"",
  "1,1,0,1,A1,A2,1,\"a, b\",3.5", "2,0,1,0,A5,A4,3,,4", "3,,,,A3,,-1,c,2"
)

test_that("the R pair: parsed, codes by their labels, more columns than names", {
  wave <- read_quietly(export_file(lime_data), tea, format = "limesurvey",
                       structure = export_file(syntax, ".R"))
  expect_tea(wave)
})

test_that("codes that a structure explains: LimeSurvey's .lss, and its table in two languages", {
  row <- function(...) paste(c("", "", ...), collapse = "\t")
  of <- function(lang) {
    ticks <- c("red, or pink", "red", "blue")
    agree <- c("strongly agree", "rather agree", "neutral", "rather disagree", "strongly disagree")
    text <- function(x) if (lang == "en") x else paste("NL", x)
    c(
      row("G", "1", "All", "1", "", lang, ""), row("Q", "M", "q1", "1", text("Which colours?"), lang, ""),
      vapply(1:3, function(i) row("SQ", "0", paste0("SQ00", i), "1", text(ticks[[i]]), lang, ""), ""),
      row("Q", "F", "q2", "1", text("Do you agree?"), lang, "Y"),
      vapply(1:2, function(i) row("SQ", "0", paste0("SQ00", i), "1", text(c("the tea is hot", "the tea is sweet")[[i]]), lang, ""), ""),
      vapply(1:5, function(i) row("A", "0", paste0("A", i), "", text(agree[[i]]), lang, ""), ""),
      row("Q", "L", "q3", "1", text("How often?"), lang, ""),
      vapply(1:4, function(i) row("A", "0", c("1", "2", "3", "9")[[i]], "", text(c("never", "sometimes", "often", "no idea")[[i]]), lang, ""), ""),
      row("Q", "T", "q4", "1", text("What else?"), lang, "")
    )
  }
  head <- paste(c("id", "related_id", "class", "type/scale", "name", "relevance", "text", "language", "mandatory"), collapse = "\t")
  table <- export_file(c(head, of("en"), of("nl")), ".txt")
  answers <- export_file(c(
    "id,submitdate,q1[SQ001],q1[SQ002],q1[SQ003],q2[SQ001],q2[SQ002],q3,q4",
    "1,2026-01-01,Y,N,Y,A1,A2,1,\"a, b\"", "2,2026-01-02,N,Y,N,A5,A4,3,", "3,2026-01-02,,,,A3,,9,c"
  ))
  wave <- read_quietly(answers, tea, structure = table)
  expect_tea(wave)
  expect_error(read_wave(answers, tea), class = "akkoord_error_wave_unmapped")
  draft <- as.data.frame(draft_codebook(table, structure = TRUE))
  expect_identical(draft$type, c(rep("multiple", 3), "matrix", "matrix", "single", "open"))
  expect_identical(draft$required, rep(c(FALSE, TRUE, FALSE), c(3, 2, 2)))
  expect_error(akkoord:::read_structure(export_file("a\tb", ".txt")), class = "akkoord_error_wave_structure")
  # the same as .lss
  cells <- function(...) paste0("<row>", paste0("<", ...names(), ">", c(...), "</", ...names(), ">", collapse = ""), "</row>")
  question <- function(qid, type, title, text, parent = 0, mandatory = "N") {
    cells(qid = qid, parent_qid = parent, gid = 1, type = type, title = title, question = text, question_order = qid, mandatory = mandatory)
  }
  lss <- export_file(c(
    "<document><languages><language>en</language></languages><questions><rows>", question(1, "M", "q1", "Which colours?"),
    question(2, "F", "q2", "Do you agree?", mandatory = "Y"), question(3, "L", "q3", "How often?"), question(4, "T", "q4", "What else?"),
    "</rows></questions><subquestions><rows>", question(11, "T", "SQ001", "red, or pink", 1), question(12, "T", "SQ002", "red", 1),
    question(13, "T", "SQ003", "blue", 1), question(21, "T", "SQ001", "the tea is hot", 2), question(22, "T", "SQ002", "the tea is sweet", 2),
    "</rows></subquestions><answers><rows>",
    vapply(1:5, function(i) cells(qid = 2, code = paste0("A", i), answer = rev(likert_scale("agree5", "en")$labels$en)[[i]]), ""),
    vapply(1:4, function(i) cells(qid = 3, code = c("1", "2", "3", "9")[[i]], answer = c("never", "sometimes", "often", "no idea")[[i]]), ""),
    "</rows></answers></document>"
  ), ".lss")
  expect_tea(read_quietly(answers, tea, structure = lss))
})

test_that("code in a syntax file does not run", {
  trap <- tempfile()
  evil <- c(
    syntax, sprintf("file.create(\"%s\")", trap), sprintf("names(data)[file.create(\"%s\")] <- \"q9\"", trap),
    sprintf("data[, 7] <- factor(data[, 7], levels=c(1), labels={file.create(\"%s\"); \"x\"})", trap),
    sprintf("names(data)[8] <- system(\"touch %s\")", trap)
  )
  wave <- read_quietly(export_file(lime_data), tea, format = "limesurvey", structure = export_file(evil, ".R"))
  expect_false(file.exists(trap))
  expect_tea(wave)
  expect_identical(wave$log$n[wave$log$kind == "syntax_not_run"], 4)
  expect_error(read_wave(export_file(lime_data), tea, structure = export_file("x <- ", ".R")),
    class = "akkoord_error_wave_structure"
  )
})

test_that("Qualtrics: three rows of headers, two, previews, the trailing comma", {
  code <- "StartDate,Status,Finished,ResponseId,Q1_1,Q1_2,Q1_3,Q2_1,Q2_2,Q3,Q4"
  text <- paste0(
    "Start Date,Response Type,Finished,Response ID,\"Which colours? - red, or pink\",Which colours? - red,",
    "Which colours? - blue,Do you agree? - the tea is hot,Do you agree? - the tea is sweet,How often?,What else?"
  )
  ids <- c("startDate", "status", "finished", "_recordId", "QID1_1", "QID1_2", "QID1_3", "QID2_1", "QID2_2", "QID3", "QID4_TEXT")
  json <- paste0("\"{\"\"ImportId\"\":\"\"", ids, "\"\"}\"", collapse = ",")
  dict <- paste0("{'ImportId': '", ids, "'}", collapse = ",")
  answers <- c(
    "2026-01-01,IP Address,True,R1,\"red, or pink\",,blue,strongly agree,rather agree,never,\"a, b\"",
    "2026-01-01,IP Address,True,R2,,red,,strongly disagree,rather disagree,often,",
    "2026-01-01,Survey Preview,True,R0,,red,,neutral,neutral,often,test",
    "2026-01-01,IP Address,False,R3,,,,neutral,,no idea,c"
  )
  for (third in list(json, dict)) {
    file <- export_file(c(paste0("\ufeff", code), text, third, answers))
    wave <- read_quietly(file, tea)
    expect_identical(wave$format, "qualtrics")
    expect_tea(wave)
    expect_identical(wave$log$n[wave$log$kind == "preview_dropped"], 1)
    expect_identical(nrow(read_quietly(file, tea, previews = "keep")$data), 4L)
    expect_error(read_wave(file, tea, previews = "error"), class = "akkoord_error_wave_preview")
  }
  # the same without ids, with a comma at the end of each row
  expect_tea(read_quietly(export_file(paste0(c(code, text, answers), ",")), tea))
  # one header row, and multiple answers joined in one column
  one <- sub("Q1_1,Q1_2,Q1_3", "Q1", code)
  joined <- c(
    "2026-01-01,0,1,R1,\"red, or pink,blue\",5,4,never,\"a, b\"", "2026-01-01,0,1,R2,red,1,2,often,",
    "2026-01-01,0,0,R3,,3,,no idea,c"
  )
  expect_tea(read_quietly(export_file(c(one, joined)), tea))
})

test_that("Google and Microsoft Forms, SurveyMonkey in Windows-1252, KoBo, REDCap", {
  google <- export_file(c(
    "Timestamp,Which colours?,Do you agree? [the tea is hot],Do you agree? [the tea is sweet],How often?,What else?",
    "1/1/2026,\"red, or pink, blue\",strongly agree,rather agree,never,\"a, b\"",
    "1/1/2026,red,strongly disagree,rather disagree,often,", "1/1/2026,,neutral,,no idea,c"
  ))
  expect_tea(read_quietly(google, tea))
  microsoft <- export_file(c(
    "ID;Start time;Completion time;Email;Which colours?;the tea is hot;the tea is sweet;How often?;What else?",
    "1;x;x;anonymous;\"red, or pink;blue;\";strongly agree;rather agree;never;a, b",
    "2;x;x;anonymous;\"red;\";strongly disagree;rather disagree;often;", "3;x;x;anonymous;;neutral;;no idea;c"
  ))
  expect_tea(read_quietly(microsoft, tea))
  monkey <- c(
    "Respondent ID,Collector ID,Which colours?,,,Do you agree?,,How often?,What else?,Where?",
    ",,\"red, or pink\",red,blue,the tea is hot,the tea is sweet,Response,Open-Ended Response,Caf\u00e9",
    "1,9,\"red, or pink\",,blue,strongly agree,rather agree,never,\"a, b\",",
    "2,9,,red,,strongly disagree,rather disagree,often,,", "3,9,,,,neutral,,no idea,c,"
  )
  bytes <- iconv(paste0(monkey, "\r\n", collapse = ""), "UTF-8", "windows-1252", toRaw = TRUE)[[1L]]
  monkey <- read_quietly(export_file(bytes), tea)
  expect_tea(monkey)
  expect_identical(monkey$log$value[monkey$log$kind == "encoding"], "windows-1252")
  kobo <- export_file(c(
    "\"q1\";\"q1/1\";\"q1/2\";\"q1/3\";\"q2_1\";\"q2_2\";\"q3\";\"q4\";\"_id\";\"_uuid\"",
    "\"1 3\";\"1\";\"0\";\"1\";\"5\";\"4\";\"10\";\"a, b\";\"1\";\"u1\"",
    "\"2\";\"0\";\"1\";\"0\";\"1\";\"2\";\"30\";\"\";\"2\";\"u2\"",
    "\"\";\"\";\"\";\"\";\"3\";\"\";\"-1\";\"c\";\"3\";\"u3\""
  ))
  expect_tea(read_quietly(kobo, tea))
  redcap <- export_file(c(
    "record_id,q1___1,q1___2,q1___3,q2_1,q2_2,q3,q4,form_1_complete",
    "1,1,0,1,5,4,10,\"a, b\",2", "2,0,1,0,1,2,30,,2", "3,0,0,0,3,,-1,c,0"
  ))
  redcap <- read_quietly(redcap, tea)
  expect_tea(redcap)
  expect_identical(redcap$log$n[redcap$log$kind == "zero_unknown"], 1)
})

test_that("EUSurvey: three rows above the header, two sheets, values in brackets", {
  skip_if_not_installed("openxlsx")
  skip_if_not_installed("readxl")
  file <- withr::local_tempfile(fileext = ".xlsx")
  book <- openxlsx::createWorkbook()
  sheet <- function(name, header, rows) {
    openxlsx::addWorksheet(book, name)
    openxlsx::writeData(book, name, t(c("Alias", "tea")), 1, 1, colNames = FALSE)
    openxlsx::writeData(book, name, t(c("Export Date", "46023.1")), 1, 2, colNames = FALSE)
    openxlsx::writeData(book, name, t(header), 1, 4, colNames = FALSE)
    openxlsx::writeData(book, name, rows, 1, 5, colNames = FALSE)
  }
  sheet("Content", c("Which colours?(Q1)", "Do you agree?: the tea is hot(P1)", "Do you agree?: the tea is sweet(P2)"), rbind(
    c("red, or pink(a1); blue(a3)", "strongly agree(P1_5)", "rather agree(P2_4)"),
    c("red(a2)", "strongly disagree(P1_1)", "rather disagree(P2_2)"), c(NA, "neutral(P1_3)", NA)
  ))
  sheet("Content 2", c("How often?(ID4)", "What else?", "Contribution ID"), rbind(
    c("never(ID41)", "a, b", "c1"), c("often(ID43)", NA, "c2"), c("no idea(ID44)", "c", "c3")
  ))
  openxlsx::saveWorkbook(book, file)
  wave <- read_quietly(file, tea)
  expect_identical(wave$format, "eusurvey")
  expect_tea(wave)
})

test_that("a structure that is not for the file is an error that says which have one", {
  lss <- list(tool = "limesurvey")
  said <- function(structure, format) {
    tryCatch(check_structure_of(structure, format, NULL), akkoord_error_wave_structure = conditionMessage)
  }
  expect_null(said(lss, "limesurvey"))
  expect_null(said(NULL, "sav"))
  expect_match(said(lss, "sav"), "\"sav\".*\"limesurvey\"")
  expect_match(said(lss, "google"), "Only files of", fixed = TRUE)
  expect_match(said(lss, "qualtrics"), "say in `format`", fixed = TRUE)
  file <- export_file(lime_data)
  for (wrong in list(1, c("a.lss", "b.lss"), character(), NA_character_)) {
    expect_error(read_wave(file, tea, structure = wrong), class = "akkoord_error_type")
  }
  expect_error(read_wave(file, tea, format = "google", structure = export_file(lime_syntax_lines(), ".R")),
               class = "akkoord_error_wave_structure")
  skip_if_not_installed("haven")
  sav <- withr::local_tempfile(fileext = ".sav")
  haven::write_sav(data.frame(q1 = 1:2), sav)
  expect_error(read_wave(sav, tea, structure = export_file(lime_syntax_lines(), ".R")),
               class = "akkoord_error_wave_structure")
})

test_that("a table made by hand with a tool's codes is read with its structure", {
  book <- draft_codebook(data.frame(q = factor(c("never", "often"), c("never", "often"), ordered = TRUE)))
  dictionary <- export_file(c(
    "Variable / Field Name,Form Name,Field Type,Field Label,\"Choices, Calculations, OR Slider Labels\",Required Field?",
    "q,f,radio,How often?,\"7, never | 3, often\","
  ))
  wave <- read_quietly(export_file(c("name,q", "a,3", "b,7", "c,3")), book, structure = dictionary, format = "plain")
  expect_identical(as.double(wave$data$q), c(2, 1, 2))
})

test_that("EUSurvey's XML: ids of questions and answers, whatever they are called", {
  skip_if_not_installed("xml2")
  answer <- function(q, a = NULL, text = "") {
    sprintf("<Answer qid=\"%s\"%s>%s</Answer>", q, if (is.null(a)) "" else sprintf(" aid=\"%s\"", a), text)
  }
  xml <- c(
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<Results create=\"2026-01-02_10-00-00\"><Survey id=\"7\" alias=\"tea\">",
    "<Elements lang=\"EN\"><Section id=\"s\">All</Section><Text id=\"t\">Which colours?</Text>",
    "<Question id=\"u-1\" bid=\"ID1\">&lt;b&gt;Which&lt;/b&gt; colours?</Question>",
    "<Answer id=\"a-1\" bid=\"ID2\">red, or pink</Answer><Answer id=\"a-2\" bid=\"ID3\">red</Answer><Answer id=\"a-3\" bid=\"ID4\">blue</Answer>",
    "<MatrixTitle id=\"u-2\" bid=\"ID5\">Do you agree?</MatrixTitle>",
    "<MatrixQuestion id=\"u-21\" bid=\"ID6\">the tea is hot</MatrixQuestion><MatrixQuestion id=\"u-22\" bid=\"ID7\">the tea is sweet</MatrixQuestion>",
    sprintf("<MatrixAnswer id=\"m-%d\">%s</MatrixAnswer>", 1:5, rev(likert_scale("agree5", "en")$labels$en)),
    "<Question id=\"u-3\" bid=\"ID8\">How often?</Question>",
    "<Answer id=\"o-1\">never</Answer><Answer id=\"o-2\">sometimes</Answer><Answer id=\"o-3\">often</Answer><Answer id=\"o-4\">no idea</Answer>",
    "<Question id=\"u-4\" bid=\"ID9\">What else?</Question>",
    "<Question id=\"u-5\" bid=\"ID10\">Stars</Question><RatingQuestion id=\"u-51\" bid=\"ID11\">Stars: the cup</RatingQuestion>",
    "<TableTitle id=\"u-6\">Times</TableTitle><TableQuestion id=\"u-61\">day</TableQuestion><TableAnswer id=\"c-1\">cups</TableAnswer>",
    "</Elements><Elements lang=\"NL\"><Question id=\"u-1\">Welke kleuren?</Question></Elements></Survey><Answers>",
    "<AnswerSet id=\"c1\" create=\"x\" list=\"1\" lang=\"EN\">",
    answer("u-1", "a-1"), answer("u-1", "a-3"), answer("u-21", "m-1"), answer("u-22", "m-2"), answer("u-3", "o-1"),
    answer("u-4", text = "a, b"), answer("u-51", text = "4"), answer("u-61", "c-1", "12"), "</AnswerSet>",
    "<AnswerSet id=\"c2\" list=\"2\">", answer("u-1", "a-2"), answer("u-21", "m-5"), answer("u-22", "m-4"), answer("u-3", "o-3"), "</AnswerSet>",
    "<AnswerSet id=\"c3\" list=\"3\">", answer("u-21", "m-3"), answer("u-3", "o-4"), answer("u-4", text = "c"), "</AnswerSet>",
    "</Answers></Results>"
  )
  file <- export_file(xml, ".xml")
  wave <- read_quietly(file, tea, keep = c("u-51", "Contribution ID", "Times: day: cups"))
  expect_identical(wave$format, "eusurvey")
  expect_tea(wave)
  expect_identical(wave$data[["u-51"]], c("4", NA, NA))
  expect_identical(wave$data[["Times: day: cups"]], c("12", NA, NA))
  expect_identical(wave$data[["Contribution ID"]], c("c1", "c2", "c3"))
  # found by the short name as well, and the same person twice
  again <- sub("id=\"c2\"", "id=\"c1\"", xml, fixed = TRUE)
  expect_error(read_wave(export_file(again, ".xml"), tea), class = "akkoord_error_wave_duplicate")
  # in the codebook's language, wherever it stands in the file; the file's first where it has none
  said <- grep("<Elements", xml)[[1L]]:(grep("</Elements><Elements", xml) - 1L)
  strange <- gsub(">([^<&]+)<", ">x \\1<", sub("lang=\"EN\"", "lang=\"FR\"", xml[said]))
  both <- append(xml, c(strange, "</Elements>"), said[[1L]] - 1L)
  wave <- read_quietly(export_file(both, ".xml"), tea)
  expect_tea(wave)
  expect_identical(wave$log$value[wave$log$kind == "language"], "en (fr, en, nl)")
  expect_match(paste(format(wave, lang = "nl"), collapse = " "), "taal van de teksten: en (fr, en, nl)", fixed = TRUE)
  drafts <- lapply(c("fr", "nl", "de"), function(lang) {
    draft <- draft_codebook(export_file(both, ".xml"), lang = lang)
    c(summary(draft)$label[[1L]], as.data.frame(draft)$label[1:3])
  })
  expect_identical(drafts[[1L]][[1L]], "Which colours?")
  expect_match(drafts[[1L]][2:4], "^x (red|blue)")
  expect_identical(drafts[[2L]][[1L]], "Welke kleuren?")
  expect_identical(drafts[[3L]], drafts[[1L]])
  named <- read_quietly(file, tea, columns = c(q3 = "ID8"))
  expect_identical(named$data$q3, tea_data$q3)
  expect_error(read_wave(export_file(xml[1:20], ".xml"), tea), class = "akkoord_error_wave_truncated")
  expect_error(read_wave(export_file("<a/>", ".xml"), tea), class = "akkoord_error_wave_file")
  # an entity that would hold another file, or itself a million times, stays a word
  secret <- export_file("secret", ".txt")
  evil <- c(
    xml[[1L]], sprintf("<!DOCTYPE r [<!ENTITY e SYSTEM \"file://%s\">]>", secret),
    sub("a, b", "&e;", xml[-1L], fixed = TRUE)
  )
  expect_false(any(grepl("secret", read_quietly(export_file(evil, ".xml"), tea)$data$q4)))
})

# A workbook of OpenDocument of rows of cells, each as XML.
ods_file <- function(rows, env = parent.frame()) {
  skip_if_not_installed("xml2")
  skip_if_not_installed("officer")
  dir <- withr::local_tempdir()
  ns <- paste0(
    " xmlns:", c("office", "table", "text"), "=\"urn:oasis:names:tc:opendocument:xmlns:",
    c("office", "table", "text"), ":1.0\"", collapse = ""
  )
  writeLines(enc2utf8(c(
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
    sprintf("<office:document-content%s><office:body><office:spreadsheet><table:table table:name=\"Content\">", ns),
    rows, "</table:table></office:spreadsheet></office:body></office:document-content>"
  )), file.path(dir, "content.xml"), useBytes = TRUE)
  writeLines("application/vnd.oasis.opendocument.spreadsheet", file.path(dir, "mimetype"))
  file <- withr::local_tempfile(fileext = ".ods", .local_envir = env)
  officer::pack_folder(dir, file)
  file
}
ods_cell <- function(x, repeated = NULL) {
  times <- if (is.null(repeated)) "" else sprintf(" table:number-columns-repeated=\"%d\"", repeated)
  ifelse(x == "", sprintf("<table:table-cell%s/>", times),
         sprintf("<table:table-cell%s office:value-type=\"string\"><text:p>%s</text:p></table:table-cell>", times, x))
}
ods_row <- function(..., repeated = NULL) {
  times <- if (is.null(repeated)) "" else sprintf(" table:number-rows-repeated=\"%d\"", repeated)
  paste0("<table:table-row", times, ">", paste(c(...), collapse = ""), "</table:table-row>")
}

test_that("EUSurvey's OpenDocument: what repeats, numbers as kept, paragraphs, spaces and notes", {
  number <- "<table:table-cell office:value-type=\"float\" office:value=\"1.5\"><text:p>1,50 uur</text:p></table:table-cell>"
  open <- paste0(
    "<table:table-cell><office:annotation><text:p>a note</text:p></office:annotation>",
    "<text:p>a,<text:s text:c=\"2\"/>b</text:p><text:p>more</text:p></table:table-cell>"
  )
  file <- ods_file(c(
    ods_row(ods_cell("Alias"), ods_cell("tea"), ods_cell("", 1000)), ods_row(ods_cell("Export Date")), ods_row(ods_cell("", 1024)),
    ods_row(ods_cell(c("Which colours?", "Do you agree?: the tea is hot (P1)", "Do you agree?: the tea is sweet (P2)",
                       "How often?", "What else?", "Hours", "Contribution Id"))),
    ods_row(ods_cell(c("red, or pink; blue", "strongly agree", "rather agree", "never")), open, number, ods_cell("c1")),
    ods_row(ods_cell(c("red", "strongly disagree", "rather disagree", "often")), ods_cell("", 2), ods_cell("c2")),
    ods_row(ods_cell(""), ods_cell("neutral"), ods_cell(""), ods_cell("no idea"), ods_cell("c", 2), ods_cell("c3"), ods_cell("", 16000)),
    ods_row(ods_cell("", 16384), repeated = 1e6L)
  ))
  wave <- read_quietly(file, tea, keep = "Hours")
  expect_identical(wave$format, "eusurvey")
  expect_identical(wave$data$q4, c("a,  b\nmore", NA, "c"))
  expect_identical(wave$data$Hours, c("1.5", NA, "c"))
  wave$data$q4[[1L]] <- "a, b"
  expect_tea(wave)
  expect_error(
    read_wave(ods_file(ods_row(ods_cell("x", 16384L), repeated = 1e6L)), tea), class = "akkoord_error_wave_size"
  )
  expect_error(read_wave(ods_file("<table:table-row>"), tea), class = "akkoord_error_wave_file")
  withr::local_options(akkoord.max_unpacked = 100)
  expect_error(read_wave(file, tea), class = "akkoord_error_wave_size")
})

test_that("SPSS and Stata: labels decide, user-missing is missing unless it is an answer", {
  skip_if_not_installed("haven")
  agree <- c("strongly agree" = 1, "rather agree" = 2, "neutral" = 3, "rather disagree" = 4, "strongly disagree" = 5)
  often <- c(never = 1, sometimes = 2, often = 3, "no idea" = 8)
  x <- data.frame(q1_1 = c(1, 0, NA), q1_2 = c(0, 1, NA), q1_3 = c(1, 0, NA))
  x$q2_1 <- haven::labelled_spss(c(1, 5, 3), agree, na_values = 9)
  x$q2_2 <- haven::labelled_spss(c(2, 4, 9), c(agree, refused = 9), na_values = 9)
  x$q3 <- haven::labelled_spss(c(1, 3, 8), often, na_values = 8)
  x$q4 <- c("a, b", "", "c")
  sav <- withr::local_tempfile(fileext = ".sav")
  haven::write_sav(x, sav)
  wave <- read_quietly(sav, tea)
  expect_tea(wave)
  expect_identical(wave$log$n[wave$log$kind == "user_missing"], 2)
  x$q2_1 <- haven::labelled(c(1, 5, 3), agree)
  x$q2_2 <- haven::labelled(c(2, 4, haven::tagged_na("a")), agree)
  x$q3 <- haven::labelled(c(1, 3, haven::tagged_na("d")), c(often[1:3], "no idea" = haven::tagged_na("d")))
  dta <- withr::local_tempfile(fileext = ".dta")
  haven::write_dta(x, dta)
  expect_tea(read_quietly(dta, tea))
})

test_that("every answer without a place is told with row and column, or logged", {
  file <- export_file(c(
    "q1_1,q1_2,q1_3,q2_1,q2_2,q3,q4", "1,0,1,5,4,never,x", "maybe,0,0,7,Agree a bit,{stop('x')},y",
    "0,1,0,1,Agree a bit,often,z"
  ))
  e <- expect_error(read_wave(file, tea), class = "akkoord_error_wave_unmapped")
  expect_identical(e$unmapped$row, c(3, 3, 3, 4, 3))
  expect_identical(e$unmapped$column, c("q1_1", "q2_1", "q2_2", "q2_2", "q3"))
  expect_match(conditionMessage(e), "q2_2, row 3, 4: \"Agree a bit\"", fixed = TRUE)
  wave <- read_quietly(file, tea, unmapped = "missing")
  expect_identical(sum(wave$log$kind == "unmapped"), 5L)
  expect_identical(wave$data$q2_1, c(5L, NA, 1L))
  said <- list(q2 = c("Agree a bit" = 4, "7" = 3), q1_1 = c(maybe = FALSE), often = c("{stop('x')}" = "sometimes"))
  wave <- read_quietly(file, tea, values = said)
  expect_identical(wave$data$q2_2, c(4L, 4L, 4L))
  expect_identical(wave$data$q3, c(10L, 20L, 30L))
})

test_that("columns: a person's word first, what was not asked, mistakes named", {
  file <- export_file(c("a,b,c,d,e,q3,q4", "1,0,1,5,4,never,x"))
  columns <- c(q1_1 = "a", q1_2 = "b", q1_3 = "c", q2_1 = "d", q2_2 = "e")
  wave <- read_quietly(file, tea, columns = columns)
  expect_identical(wave$map$how, c(rep("columns", 5), "code", "code"))
  wave <- read_quietly(file, tea, columns = c(columns[1:4], q2_2 = NA))
  expect_false("q2_2" %in% names(wave$data))
  e <- expect_error(read_wave(file, tea, columns = columns[1:4]), class = "akkoord_error_wave_unplaced")
  expect_identical(e$value, "q2_2")
  expect_error(read_wave(file, tea, columns = c(q9 = "a")), class = "akkoord_error_wave_columns")
  expect_error(read_wave(file, tea, columns = c(q1_1 = "zz")), class = "akkoord_error_wave_columns")
  expect_error(read_wave(file, tea, columns = c(q1_1 = "a", q3 = "a")), class = "akkoord_error_wave_columns")
})

test_that("two groups with one text are placed in order, said, and refused when strict", {
  leaders <- codebook("erasmus")
  f <- as.data.frame(leaders)
  matrix <- f[f$type == "matrix", ]
  text <- vapply(leaders$fields[match(matrix$name, f$name)], function(x) x$akkoord$label$nl, "")
  file <- export_file(c(
    paste0("\"", c("Tijdstempel", text), "\"", collapse = ","), paste(c("x", rep(3, nrow(matrix))), collapse = ",")
  ))
  gone <- setdiff(f$name, matrix$name)
  absent <- as.list(stats::setNames(rep(NA, length(gone)), gone))
  wave <- read_quietly(file, leaders, columns = absent)
  expect_identical(wave$map$column[match(matrix$name, wave$map$field)],
                   make.unique(text, " "))
  expect_true(any(wave$map$how %in% "order"))
  expect_message(read_wave(file, leaders, columns = absent), class = "akkoord_message_reading")
  withr::local_options(akkoord.strict = TRUE)
  expect_error(read_wave(file, leaders, columns = absent), class = "akkoord_error_wave_guess")
})

test_that("bad files: a clear error, nothing lost", {
  ok <- "q1_1,q1_2,q1_3,q2_1,q2_2,q3,q4"
  bad <- function(lines, class) {
    expect_error(read_wave(export_file(lines), tea), class = paste0("akkoord_error_", class))
  }
  bad(c(ok, "1,0,1,5,4,never,\"never closed", "1,0,1,5,4,never,x"), "wave_truncated")
  bad(c(ok, "1,0,1,5,4,never,a, b"), "wave_ragged")
  bad(c(ok, "1,0,1,5,4"), "wave_ragged")
  cut <- charToRaw(paste0(ok, "\n1,0,1,5,4,never,x\n1,0,1"))
  bad(cut, "wave_truncated")
  bad(c(charToRaw(paste0(ok, "\n1,0,1,5,4,never,caf")), as.raw(c(0xc3, 0xa9, 0x20, 0x63, 0xe9, 0x20, 0x20, 0x20, 0x0a))), "wave_encoding")
  bad(c(charToRaw(paste0(ok, "\n1,0,1,5,4,never,\u00e9t")), as.raw(0xc3)), "wave_truncated")
  bad(raw(), "wave_file")
  expect_error(read_wave(file.path(tempdir(), "..", "nowhere", "x.csv"), tea), class = "akkoord_error_wave_file")
  expect_error(read_wave(tempdir(), tea), class = "akkoord_error_wave_file")
  twice <- export_file(c("id,q1_1,q1_2,q1_3,q2_1,q2_2,q3,q4", "7,1,0,1,5,4,never,x", "7,1,0,1,5,4,never,y"))
  expect_error(read_wave(twice, tea), class = "akkoord_error_wave_duplicate")
  expect_identical(nrow(read_quietly(twice, tea, duplicates = "drop")$data), 1L)
  # a date in a column of codes, a column twice, a very long answer, UTF-16
  bad(c(ok, "1,0,1,2026-01-05,4,never,x"), "wave_unmapped")
  double <- export_file(c("q1_1,q1_2,q1_3,q2_1,q2_1,q2_2,q3,q4", "1,0,1,5,5,4,never,x"))
  expect_error(read_wave(double, tea), class = "akkoord_error_wave_unplaced")
  long <- strrep("x", 1e6)
  wave <- read_quietly(export_file(c(ok, paste0("1,0,1,5,4,never,", long))), tea)
  expect_identical(wave$data$q4, long)
  e <- expect_error(read_wave(export_file(c(ok, paste0("1,0,1,5,4,", long, ",x"))), tea), class = "akkoord_error_wave_unmapped")
  expect_lt(nchar(conditionMessage(e)), 1000)
  wide <- iconv(paste0(ok, "\n1,0,1,5,4,never,\u20ac\n"), "UTF-8", "UTF-16LE", toRaw = TRUE)[[1L]]
  expect_identical(read_quietly(export_file(c(as.raw(c(0xff, 0xfe)), wide)), tea)$data$q4, "\u20ac")
  expect_identical(read_quietly(export_file(wide), tea)$data$q4, "\u20ac")
})

test_that("respondents in no group, spaces for answers, formulas and paths in texts", {
  # whom no group's questions were put to: counted from the data, the first by its line
  book <- codebook("erasmus")
  d <- as.data.frame(simulate_wave(book, 30, 100, seed = 1)$data)
  names <- as.data.frame(book)$name
  file <- withr::local_tempfile(fileext = ".csv")
  utils::write.csv(d[names], file, row.names = FALSE, na = "")
  log <- read_quietly(file, book, format = "plain")$log
  none <- which(!d$q2_1 & !d$q2_2)
  expect_identical(log$n[log$kind == "no_group"], as.double(length(none)))
  expect_identical(log$row[log$kind == "no_group"], none[[1L]] + 1)
  # cells of spaces, also no-break ones
  ok <- "q1_1,q1_2,q1_3,q2_1,q2_2,q3,q4"
  wave <- read_quietly(export_file(c(ok, "1,0,1, ,\u00a0,  ,\" \"", "1,0,1,5,4,never, x ")), tea)
  expect_identical(unlist(as.list(wave$data[1L, c("q2_1", "q2_2", "q3", "q4")]), use.names = FALSE), rep(NA_character_, 4))
  expect_identical(wave$data$q4[[2L]], " x ")
  # what a spreadsheet would run is text in the one that is written, and comes back as it was
  skip_if_not_installed("openxlsx")
  answers <- c("=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)")
  draft <- draft_codebook(export_file(c("q,r", paste0("\"", rep(answers, 3), "\",", 1:9))))
  sheet <- withr::local_tempfile(fileext = ".xlsx")
  write_codebook(draft, sheet)
  dir <- withr::local_tempdir()
  cells <- vapply(utils::unzip(sheet, exdir = dir), function(f) paste(readLines(f, warn = FALSE), collapse = ""), "")
  expect_false(any(grepl("<f>", cells, fixed = TRUE)))
  expect_false(any(grepl(">[=+@][^<]", cells)))
  expect_setequal(unlist(read_codebook(sheet)$akkoord$scales[[1L]]$labels), answers)
})

test_that("names that are paths stay names", {
  skip_if_quick()
  skip_if_not_installed("rmarkdown")
  skip_if(Sys.which("zip") == "", "no zip")
  dir <- withr::local_tempdir()
  inner <- file.path(dir, "a", "b")
  dir.create(inner, recursive = TRUE)
  trick <- "../../evil"
  file <- export_file(c(paste0("q1_1,q1_2,q1_3,q2_1,q2_2,q3,q4,", trick), rep(c("1,0,1,5,4,never,x,1", "0,1,1,4,2,often,y,2"), 10)))
  wave <- read_quietly(file, tea, N = 50, wave = trick, keep = trick)
  expect_identical(wave$data[[trick]], rep(c("1", "2"), 10))
  suppressMessages(render_report(wave, file.path(inner, "page")))
  expect_identical(list.files(dir, "evil", recursive = TRUE), character())
  expect_identical(list.files(dir), "a")
  # a workbook of OpenDocument with a file for another folder
  good <- ods_file(ods_row(ods_cell(strsplit("q1_1,q1_2,q1_3,q2_1,q2_2,q3,q4", ",")[[1L]])))
  utils::unzip(good, exdir = inner)
  writeLines("evil", file.path(dir, "a", "evil.txt"))
  withr::with_dir(inner, utils::zip("evil.ods", c("content.xml", "../evil.txt"), "-q"))
  unlink(file.path(dir, "a", "evil.txt"))
  expect_true("../evil.txt" %in% utils::unzip(file.path(inner, "evil.ods"), list = TRUE)$Name)
  expect_identical(nrow(read_quietly(file.path(inner, "evil.ods"), tea)$data), 0L)
  expect_false(file.exists(file.path(dir, "a", "evil.txt")))
})

test_that("a workbook that unpacks to more than it should is not opened", {
  skip_if_not_installed("openxlsx")
  skip_if_not_installed("readxl")
  file <- withr::local_tempfile(fileext = ".xlsx")
  openxlsx::write.xlsx(data.frame(q3 = rep(strrep("a", 1000), 500)), file)
  withr::local_options(akkoord.max_unpacked = 2e4)
  expect_error(read_wave(file, tea), class = "akkoord_error_wave_size")
  expect_error(read_wave(export_file(charToRaw("PK nothing of the kind"), ".xlsx"), tea), class = "akkoord_error_wave_file")
})

test_that("counts of a wave, its log and its print", {
  file <- export_file(c("id;q1_1;q1_2;q1_3;q2_1;q2_2;q3;q4;school",
    "1;1;0;1;5;4;Never;a, b;A", "2;0;1;0;1;2;often;;B", "3;;;;3;;NO  IDEA;c;A"
  ))
  wave <- read_quietly(file, tea, N = 10, wave = "2026", keep = "school")
  again <- read_quietly(file, tea, N = 10, wave = "2026", keep = "school", progress = TRUE)
  expect_identical(again, wave)
  counts <- likert_counts(wave)
  expect_equal(as.data.frame(counts), as.data.frame(likert_counts(wave$data, N = 10, codebook = tea)))
  by <- likert_counts(wave, hot, by = school)
  expect_setequal(by$group, c("A", "B"))
  withr::local_options(akkoord.lang = "en")
  expect_snapshot(print(wave))
  withr::local_locale(c(LC_CTYPE = "C.UTF-8")) # accents on a console
  expect_snapshot(print(wave, lang = "fr"))
  expect_identical(summary(wave)$n[summary(wave)$kind == "required"], 1)
  expect_true(all(nchar(format(wave)) <= 80))
})

test_that("rows without an answer are logged, and what was not asked is not counted", {
  head <- "id;q1_1;q1_2;q1_3;q2_1;q2_2;q3;q4"
  file <- export_file(c(head, "1;1;0;1;5;4;never;a", "2;;;;;;;", ";;;;;;;", "4;0;1;0;1;2;often;b"))
  wave <- read_quietly(file, tea, N = 10)
  expect_identical(nrow(wave$data), 4L)
  log <- wave$log[wave$log$kind == "no_answers", ]
  expect_identical(log$n, 2)
  expect_equal(log$row, 3)
  for (lang in c("en", "nl", "fr")) {
    expect_false("no_answers" %in% summary(wave, lang = lang)$finding)
  }
  # where nothing was asked there is nobody who left it all open
  nothing <- draft_codebook(data.frame(a = factor(1:2), b = factor(1:2)))
  for (rows in list(character(), c("1;2", "2;1"))) {
    left <- read_quietly(export_file(c("a;b", rows)), nothing, N = 9, columns = c(a = NA, b = NA))
    expect_false("no_answers" %in% left$log$kind)
  }
  # the second item of a matrix was not asked: the others are counted as ever
  without <- export_file(c("id;q1_1;q1_2;q1_3;q2_1;q3;q4", "1;1;0;1;5;never;a", "4;0;1;0;1;often;b"))
  wave <- read_quietly(without, tea, N = 10, columns = c(q2_2 = NA))
  counts <- likert_counts(wave)
  expect_identical(unique(counts$item), "hot")
  expect_equal(counts$count[counts$kind == "substantive"], c(1, 0, 0, 0, 1))
  expect_error(likert_counts(wave, sweet), class = "akkoord_error")
  # of a data frame nobody said so
  expect_error(
    likert_counts(as.data.frame(wave$data)[c("q2_1", "q3")], codebook = tea), "lacks a column",
    class = "akkoord_error_missing_column"
  )
})

test_that("what a person says of answers may be a code as text beside texts", {
  file <- export_file(c("id;q1_1;q1_2;q1_3;q2_1;q2_2;q3;q4", "1;1;0;1;5;4;nie;a", "2;0;1;0;1;2;oft;b"))
  said <- list(q3 = c(nie = 10, oft = "often"))
  expect_identical(said$q3[["nie"]], "10")
  expect_identical(read_quietly(file, tea, values = said)$data$q3, c(10L, 30L))
})

test_that("an unknown separator, a column twice and N of groups that are none say the way out", {
  caret <- export_file(c("id^q1", "1^a", "2^b,c"))
  expect_error(read_wave(caret, tea), "commas, semicolons, tabs or bars",
               class = "akkoord_error_wave_ragged")
  twice <- export_file(c("id;q1_1;q1_2;q1_3;q2_1;q2_2;q3;q3;q4", "1;1;0;1;5;4;never;often;a"))
  expect_error(read_wave(twice, tea), "More than one column is called .*q3",
               class = "akkoord_error_wave_unplaced")
  wave <- read_quietly(twice, tea, columns = c(q3 = "q3 1"), N = c(9, A = 5))
  expect_identical(wave$data$q3, 30L)
  expect_error(likert_counts(wave), "There are no groups, which `by` makes",
               class = "akkoord_error_population")
})

test_that("what LimeSurvey has written at other is a tick where the codebook has it as an option", {
  written <- function(no) c(
    paste0(
      "\"id. Response ID\";\"submitdate. Date submitted\";\"q1[1]. Which? [red]\";",
      "\"q1[2]. Which? [blue]\";\"q1[other]. Which? [Other]\""
    ),
    paste0("1;2026-01-01;Yes;", no, ";\"Yes, pink\""), paste0("2;2026-01-01;", no, ";Yes;"),
    "3;2026-01-01;;;", paste0("4;2026-01-01;", no, ";", no, ";teal")
  )
  draft <- suppressMessages(draft_codebook(export_file(written("No"))))
  # as a person finishes it: the written one is an option of the question
  at <- match("q1_other", vapply(draft$fields, `[[`, "", "name"))
  expect_identical(as.data.frame(draft)$type[[at]], "open")
  draft$fields[[at]]$akkoord$question <- "q1"
  draft$fields[[at]]$type <- "boolean"
  asked <- vapply(draft$akkoord$questions, `[[`, "", "id")
  draft$akkoord$questions <- draft$akkoord$questions[asked != "q1_other"]
  expect_identical(nrow(validate_codebook(draft)), 0L)
  for (no in c("No", "")) {
    data <- read_quietly(export_file(written(no)), draft, keep = "q1[other]. Which? [Other]")$data
    expect_identical(data$q1_1, c(TRUE, FALSE, NA, FALSE))
    expect_identical(data$q1_2, c(FALSE, TRUE, NA, FALSE))
    expect_identical(data$q1_other, c(TRUE, FALSE, NA, TRUE))
    expect_identical(data[["q1[other]. Which? [Other]"]], c("Yes, pink", NA, NA, "teal"))
  }
})
