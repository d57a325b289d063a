# One simulated wave of small_codebook() as each tool writes it. A layout is a function of
# the answers that gives the arguments of read_wave().
tea_options <- c("red, or pink", "red", "blue")
tea_rows <- c("the tea is hot", "the tea is sweet")
tea_agree <- likert_scale("agree5", "en")$labels$en
tea_often <- c(`10` = "never", `20` = "sometimes", `30` = "often", `-1` = "no idea")

# Answers of n people; who ticked nothing was not asked, which many tools cannot tell apart.
tea_wave <- function(n = 60, seed = 1, shares = list(hot = 0.6, q3 = c(0.2, 0.3, 0.4, 0.1))) {
  wave <- simulate_wave(small_codebook(), n, N = 300, shares = shares, seed = seed)
  d <- as.data.frame(wave$data)
  d$q4 <- rep_len(c("a, b", NA, "c; d", "caf\u00e9 \"de\" Paris", "x"), n)
  d$q2_2[c(3, 7)] <- NA
  d$q3[[5]] <- NA
  d[c("q2_1", "q2_2", "q3")] <- lapply(d[c("q2_1", "q2_2", "q3")], as.integer)
  none <- rowSums(d[c("q1_1", "q1_2", "q1_3")]) == 0
  d[none, c("q1_1", "q1_2", "q1_3")] <- NA
  wave$data <- tibble::as_tibble(d)
  wave
}

# Columns of text: ticks by `yes` and `no` (one for each option, or for all), answers by
# what a code is called.
tea_cells <- function(d, yes, no = "", agree = tea_agree, often = tea_often) {
  tick <- function(i) {
    v <- d[[paste0("q1_", i)]]
    ifelse(is.na(v), "", ifelse(v, rep_len(yes, 3L)[[i]], no))
  }
  blank <- function(v) ifelse(is.na(v), "", v)
  cells <- c(
    lapply(1:3, tick), lapply(d[c("q2_1", "q2_2")], function(v) blank(unname(agree)[v])),
    list(blank(unname(often)[match(d$q3, names(tea_often))]), blank(d$q4))
  )
  names(cells) <- c("q1_1", "q1_2", "q1_3", "q2_1", "q2_2", "q3", "q4")
  cells
}
tea_joined <- function(d, mark, last = "", names = tea_options) {
  apply(d[c("q1_1", "q1_2", "q1_3")], 1L, function(v) {
    if (!any(v %in% TRUE)) "" else paste0(paste(names[v %in% TRUE], collapse = mark), last)
  })
}
layout_lines <- function(cells, sep = ",") {
  quoted <- lapply(cells, function(v) paste0("\"", gsub("\"", "\"\"", v), "\""))
  do.call(paste, c(unname(quoted), sep = sep))
}
csv_file <- function(header, cells, env, sep = ",", ext = ".csv") {
  export_file(c(vapply(header, function(h) layout_lines(as.list(h), sep), ""), layout_lines(cells, sep)), ext, env)
}
tea_texts <- c(
  paste0("Which colours? - ", tea_options), paste0("Do you agree? - ", tea_rows), "How often?", "What else?"
)

lime_syntax_lines <- function() {
  factor <- function(i, levels, labels) sprintf(
    "data[, %d] <- factor(data[, %d], levels=c(%s),labels=c(%s))", i, i,
    paste0("\"", levels, "\"", collapse = ","), paste0("\"", labels, "\"", collapse = ",")
  )
  codes <- c("id", "submitdate", paste0("q1_SQ00", 1:3), paste0("q2_SQ00", 1:2), "q3", "q4")
  c(
    "data <- read.csv(\"survey_1_R_data_file.csv\")", sprintf("names(data)[%d] <- \"%s\"", seq_along(codes), codes),
    vapply(3:5, factor, "", 1:0, c("Yes", "Not selected")), vapply(6:7, factor, "", paste0("A", 5:1), tea_agree),
    factor(8, 1:4, tea_often)
  )
}

tea_qsf <- function(env) {
  choices <- function(x) stats::setNames(lapply(x, function(t) list(Display = t)), seq_along(x))
  recode <- function(codes) stats::setNames(as.list(as.character(codes)), seq_along(codes))
  question <- function(...) list(Element = "SQ", Payload = list(...))
  file <- withr::local_tempfile(fileext = ".qsf", .local_envir = env)
  jsonlite::write_json(list(SurveyElements = list(
    question(QuestionText = "Which colours?", DataExportTag = "Q1", QuestionID = "QID1", QuestionType = "MC", Selector = "MAVR",
             Choices = choices(tea_options), ChoiceOrder = as.list(1:3)),
    question(QuestionText = "Do you agree?", DataExportTag = "Q2", QuestionID = "QID2", QuestionType = "Matrix", Selector = "Likert",
             Choices = choices(tea_rows), ChoiceOrder = as.list(1:2), Answers = choices(tea_agree), AnswerOrder = as.list(1:5),
             RecodeValues = recode(15:11)),
    question(QuestionText = "How often?", DataExportTag = "Q3", QuestionID = "QID3", QuestionType = "MC", Selector = "SAVR",
             Choices = choices(tea_often), ChoiceOrder = as.list(1:4), RecodeValues = recode(c(1:3, 9)))
  )), file, auto_unbox = TRUE)
  file
}

eusurvey_file <- function(d, env) {
  file <- withr::local_tempfile(fileext = ".xlsx", .local_envir = env)
  cells <- tea_cells(d, "", agree = paste0(tea_agree, "(P", 1:5, ")"), often = paste0(tea_often, "(ID", 1:4, ")"))
  cells <- c(list(tea_joined(d, "; ", names = paste0(tea_options, "(a", 1:3, ")"))), unname(cells[4:7]), list(paste0("c", seq_len(nrow(d)))))
  header <- c("Which colours?(Q1)", "Do you agree?: the tea is hot(P1)", "Do you agree?: the tea is sweet(P2)",
              "How often?(ID4)", "What else?", "Contribution ID")
  body <- rbind(c("Alias", "tea", rep("", 4L)), c("Export Date", rep("", 5L)), rep("", 6L), header, do.call(cbind, cells))
  body[body == ""] <- NA
  openxlsx::write.xlsx(as.data.frame(body), file, colNames = FALSE)
  file
}

tea_labelled <- function(d, file) {
  cells <- d[c("q1_1", "q1_2", "q1_3", "q2_1", "q2_2", "q3", "q4")]
  cells[1:3] <- lapply(cells[1:3], as.numeric)
  cells[4:5] <- lapply(cells[4:5], function(v) haven::labelled(6 - as.double(v), stats::setNames(5:1 + 0, tea_agree)))
  cells$q3 <- haven::labelled(
    as.double(match(d$q3, names(tea_often))), stats::setNames(1:4 + 0, tea_often)
  )
  cells$q4[is.na(cells$q4)] <- ""
  if (grepl("sav$", file)) haven::write_sav(cells, file) else haven::write_dta(cells, file)
  file
}

tea_layouts <- list(
  `plain, codes` = function(d, env) {
    codes <- tea_cells(d, 1, 0, 1:5, names(tea_often))
    list(csv_file(list(names(codes)), codes, env, ";"))
  },
  `plain, texts` = function(d, env) {
    cells <- tea_cells(d, "yes", "no")
    list(csv_file(list(names(cells)), cells, env))
  },
  `LimeSurvey, pair for R` = function(d, env) {
    cells <- c(list(seq_len(nrow(d)), "2026-01-01"), tea_cells(d, 1, 0, paste0("A", 5:1), 1:4), list(2.5))
    list(
      csv_file(list(c("Response ID", "Date submitted", letters[1:7], "Timing")), cells, env), format = "limesurvey",
      structure = export_file(lime_syntax_lines(), ".R", env)
    )
  },
  `LimeSurvey, code and text` = function(d, env) {
    head <- c(
      "id. Response ID", "submitdate. Date submitted", paste0("q1[SQ00", 1:3, "]. Which colours? [", tea_options, "]"),
      paste0("q2[SQ00", 1:2, "]. Do you agree? [", tea_rows, "]"), "q3. How often?", "q4. What else?"
    )
    list(csv_file(list(head), c(list(seq_len(nrow(d)), "2026-01-01"), tea_cells(d, "Yes", "No")), env))
  },
  `Qualtrics, codes and three rows` = function(d, env) {
    codes <- c("StartDate", "Status", "Finished", "ResponseId", paste0("Q1_", 1:3), paste0("Q2_", 1:2), "Q3", "Q4")
    ids <- c("startDate", "status", "finished", "_recordId", paste0("QID1_", 1:3), paste0("QID2_", 1:2), "QID3", "QID4_TEXT")
    about <- list("2026-01-01", 0, 1, paste0("R_", seq_len(nrow(d))))
    list(
      csv_file(list(codes, c("Start Date", "Response Type", "Finished", "Response ID", tea_texts), sprintf("{\"ImportId\":\"%s\"}", ids)),
               c(about, tea_cells(d, 1, agree = 15:11, often = c(1:3, 9))), env),
      structure = tea_qsf(env)
    )
  },
  `Qualtrics, texts and two rows` = function(d, env) {
    codes <- c("V1", "V2", "V8", "V10", paste0("Q1_", 1:3), paste0("Q2_", 1:2), "Q3", "Q4", "")
    about <- list(paste0("R_", seq_len(nrow(d))), "Default Response Set", "2026-01-01 10:00:00", 1)
    list(csv_file(list(codes, c("ResponseID", "ResponseSet", "StartDate", "Finished", tea_texts, "")),
                  c(about, tea_cells(d, tea_options), ""), env))
  },
  EUSurvey = function(d, env) {
    skip_if_not_installed("openxlsx")
    skip_if_not_installed("readxl")
    list(eusurvey_file(d, env))
  },
  SurveyMonkey = function(d, env) {
    list(csv_file(
      list(c("Respondent ID", "Collector ID", "Which colours?", "", "", "Do you agree?", "", "How often?", "What else?"),
           c("", "", tea_options, tea_rows, "Response", "Open-Ended Response")),
      c(list(1000 + seq_len(nrow(d)), 1), tea_cells(d, tea_options)), env
    ))
  },
  `Google Forms` = function(d, env) {
    list(csv_file(
      list(c("Timestamp", "Which colours?", paste0("Do you agree? [", tea_rows, "]"), "How often?", "What else?")),
      c(list("1/1/2026", tea_joined(d, ", ")), tea_cells(d, "")[4:7]), env
    ))
  },
  `Microsoft Forms` = function(d, env) {
    list(csv_file(
      list(c("ID", "Start time", "Completion time", "Email", "Which colours?", tea_rows, "How often?", "What else?")),
      c(list(seq_len(nrow(d)), "x", "x", "anonymous", tea_joined(d, ";", ";")), tea_cells(d, "")[4:7]), env
    ))
  },
  KoBo = function(d, env) {
    list(csv_file(
      list(c("q1", paste0("q1/", 1:3), "q2_1", "q2_2", "q3", "q4", "_id", "_uuid")),
      c(list(tea_joined(d, " ", names = 1:3)), tea_cells(d, 1, 0, 1:5, names(tea_often)), list(seq_len(nrow(d)), paste0("u", seq_len(nrow(d))))), env, ";"
    ))
  },
  REDCap = function(d, env) {
    ticks <- d[c("q1_1", "q1_2", "q1_3")]
    d[names(ticks)] <- lapply(ticks, `%in%`, TRUE)
    list(csv_file(
      list(c("record_id", paste0("q1___", 1:3), "q2_1", "q2_2", "q3", "q4", "form_1_complete")),
      c(list(seq_len(nrow(d))), tea_cells(d, 1, 0, 1:5, names(tea_often)), list(2)), env
    ))
  },
  SPSS = function(d, env) {
    skip_if_not_installed("haven")
    list(tea_labelled(d, withr::local_tempfile(fileext = ".sav", .local_envir = env)))
  },
  Stata = function(d, env) {
    skip_if_not_installed("haven")
    list(tea_labelled(d, withr::local_tempfile(fileext = ".dta", .local_envir = env)))
  }
)
