# What a tool's own structure file says: Qualtrics .qsf, LimeSurvey .lss, table or R syntax, an
# XLSForm, a REDCap dictionary. One row a column of the export: question, code, id, text,
# sub (row or option), type, required; `values`: what its codes mean; `lang`: the language of
# these (the first of `langs` that the file has, else its own first), then its others.

read_structure <- function(file, call = caller_env(), langs = NULL) {
  check_file_path(file, "structure", call)
  tryCatch(structure_reader(file, call, langs), simpleError = function(e) {
    # a file may lack whatever a reader goes by
    why <- conditionMessage(e)
    abort("wave_structure", c(
      "{.file {file}} cannot be read as the structure of a survey.", x = escaped(why)
    ), arg = "structure", value = file, call = call)
  })
}

structure_reader <- function(file, call, langs) {
  kind <- tolower(tools::file_ext(file))
  switch(kind,
    r = read_lime_syntax(file, call),
    lss = ,
    lsq = read_lss(file, call, langs),
    tsv = ,
    txt = read_lime_table(file, call, langs),
    qsf = read_qsf(file, call),
    xlsx = ,
    xls = read_xlsform(file, call, langs),
    csv = read_redcap_dictionary(file, call),
    abort("wave_structure", c(
      "{.file {file}} is no structure file akkoord knows.",
      i = paste(
        "It reads .qsf (Qualtrics), .lss, .txt, .tsv and .R (LimeSurvey), .xlsx (XLSForm)",
        "and .csv (REDCap)."
      )
    ), arg = "structure", value = file, call = call)
  )
}

structure_languages <- function(there, langs) unique(c(intersect(langs, there), there))

# Which of its languages was taken, where nobody asked for it.
tell_language <- function(structure, langs, file) {
  if (length(structure$lang) > 1L && !structure$lang[[1L]] %in% langs) {
    tell(c(
      "{.file {file}} has its texts in {.val {structure$lang}}: the first are taken.",
      i = if (is.null(langs)) "{.arg lang} takes others."
    ), class = "akkoord_message_structure")
  }
}

# Whether a file that was given as one of answers is the structure of a survey.
is_structure_file <- function(file, call) {
  if (file_kind(path_bytes(file)) != "file") {
    return(FALSE)
  }
  head <- function(separator) {
    start <- readBin(path_bytes(file), "raw", 4096L)
    line <- strsplit(rawToChar(start[start != 0]), "\r?\n", useBytes = TRUE)[[1L]][1L]
    words <- strsplit(line, separator, fixed = TRUE, useBytes = TRUE)[[1L]]
    gsub("[^a-z/_ ]", "", tolower(iconv(words, "latin1", "UTF-8")))
  }
  switch(tolower(tools::file_ext(file)),
    qsf = , lss = , lsq = , r = TRUE,
    xlsx = , xls = all(c("survey", "choices") %in% workbook_sheets(file, call)),
    csv = any(c("variable / field name", "field_name") %in% head(",")) &&
      any(c("field type", "field_type") %in% head(",")),
    tsv = , txt = all(c("class", "type/scale", "language") %in% head("\t")),
    FALSE
  )
}

drafted_of_structure <- function(file, structure, call) {
  if (!is.null(structure)) {
    return(structure)
  }
  seen <- is_structure_file(file, call)
  if (seen && tolower(tools::file_ext(file)) %in% c("csv", "tsv", "txt", "xls", "xlsx")) {
    tell(c(
      "{.file {file}} is read as the structure of a survey: it has the columns of one.",
      i = "{.code structure = FALSE} reads it as answers."
    ), class = "akkoord_message_structure")
  }
  seen
}

stop_other_language <- function(form, lang, file, call) {
  if (!is.null(lang) && length(form$lang) > 0L && !lang %in% form$lang) {
    abort("choice", c(
      "{.file {file}} has no texts in {.val {lang}}.", x = "They are in {.val {form$lang}}.",
      i = "Leave {.arg lang} out to take the first."
    ), arg = "lang", value = lang, call = call)
  }
}

structure_row <- function(question, code, text, sub = "", type, required = FALSE, id = "",
                          values = NULL) {
  list(
    row = data.frame(question = question, code = code, id = id, text = text, sub = sub, type = type,
                     required = required, stringsAsFactors = FALSE),
    values = values
  )
}

structure_of <- function(tool, rows, file, call, lang = NULL) {
  if (length(rows) == 0L) {
    abort(
      "wave_structure", "{.file {file}} holds no question.", arg = "structure",
      value = file, call = call
    )
  }
  columns <- do.call(rbind, lapply(rows, `[[`, "row"))
  columns$text <- trim_text(columns$text)
  columns$sub <- trim_text(columns$sub)
  list(tool = tool, lang = lang, columns = columns, values = lapply(rows, function(r) {
    if (!is.null(r$values)) set_names(trim_text(unname(r$values)), names(r$values))
  }))
}

read_qsf <- function(file, call) {
  rlang::check_installed("jsonlite", "to read a .qsf file.", call = call)
  bytes <- utf8_bytes(file_bytes(file, call), file, call = call)$bytes
  x <- tryCatch(
    jsonlite::fromJSON(rawToChar(bytes), simplifyVector = FALSE), error = function(e) NULL
  )
  if (is.null(x$SurveyElements)) {
    abort(
      "wave_structure", "{.file {file}} is no .qsf file of Qualtrics.", arg = "structure",
      value = file, call = call
    )
  }
  rows <- list()
  for (e in x$SurveyElements) {
    p <- e$Payload
    if (identical(e$Element, "SQ") && is.list(p)) rows <- c(rows, qsf_question(p))
  }
  lang <- x$SurveyEntry$SurveyLanguage
  structure_of("qualtrics", rows, file, call, if (is_string(lang)) tolower(sub("-.*$", "", lang)))
}

qsf_question <- function(p) {
  tag <- p$DataExportTag %||% p$QuestionID
  text <- p$QuestionText %||% ""
  required <- identical(p$Validation$Settings$ForceResponse, "ON")
  shown <- function(choices, order) {
    keys <- as.character(unlist(order %||% names(choices)))
    keys <- keys[keys %in% names(choices)]
    set_names(vapply(keys, function(k) choices[[k]]$Display %||% "", ""), keys)
  }
  choices <- shown(p$Choices, p$ChoiceOrder)
  recode <- function(keys) {
    vapply(keys, function(k) as.character(p$RecodeValues[[k]] %||% k), "", USE.NAMES = FALSE)
  }
  one <- function(...) structure_row(question = tag, ..., text = text, required = required)
  if (identical(p$QuestionType, "MC")) {
    if (grepl("^MA", p$Selector %||% "")) {
      return(lapply(names(choices), function(k) {
        one(
          code = paste0(tag, "_", recode(k)), id = paste0(p$QuestionID, "_", k),
          sub = choices[[k]], type = "multiple"
        )
      }))
    }
    return(
      list(one(
        code = tag, id = p$QuestionID, type = "single",
        values = set_names(choices, recode(names(choices)))
      ))
    )
  }
  if (identical(p$QuestionType, "Matrix")) {
    answers <- shown(p$Answers, p$AnswerOrder)
    values <- set_names(answers, recode(names(answers)))
    return(lapply(names(choices), function(k) {
      code <- p$ChoiceDataExportTags
      code <- if (is.list(code) && is_string(code[[k]])) code[[k]] else paste0(tag, "_", k)
      one(
        code = code, id = paste0(p$QuestionID, "_", k), sub = choices[[k]],
        type = "matrix", values = values
      )
    }))
  }
  if (identical(p$QuestionType, "TE")) {
    list(one(code = tag, id = paste0(p$QuestionID, "_TEXT"), type = "open"))
  }
}

# Tables of a .lss: old ones have the texts in the questions, new ones beside them.
read_lss <- function(file, call, langs) {
  rlang::check_installed("xml2", "to read a .lss file.", call = call)
  # no entity of another file, no network
  doc <- tryCatch(xml2::read_xml(file, options = c("NOBLANKS", "NONET")), error = function(e) NULL)
  if (is.null(doc) || xml2::xml_name(doc) != "document") {
    abort(
      "wave_structure", "{.file {file}} is no .lss file of LimeSurvey.",
      arg = "structure", value = file, call = call
    )
  }
  table <- function(name) {
    rows <- xml2::xml_find_all(doc, paste0("./", name, "/rows/row"))
    lapply(rows, function(r) {
      cells <- xml2::xml_children(r)
      set_names(as.list(xml2::xml_text(cells)), xml2::xml_name(cells))
    })
  }
  there <- xml2::xml_text(xml2::xml_find_all(doc, "./languages/language"))
  languages <- structure_languages(there, langs)
  lang <- languages[1L]
  questions <- c(table("questions"), table("subquestions"))
  own <- function(rows) Filter(function(r) is.null(r$language) || identical(r$language, lang), rows)
  texts <- own(table("question_l10ns"))
  answers <- own(table("answers"))
  answer_texts <- own(table("answer_l10ns"))
  text_of <- function(q) {
    if (!is.null(q$question)) {
      return(q$question)
    }
    for (r in texts) if (identical(r$qid, q$qid)) return(r$question %||% "")
    ""
  }
  answer_of <- function(a) {
    if (!is.null(a$answer)) {
      return(a$answer)
    }
    for (r in answer_texts) if (identical(r$aid, a$aid)) return(r$answer %||% "")
    ""
  }
  questions <- own(questions)
  parent <- vapply(questions, function(q) q$parent_qid %||% "0", "")
  order <- vapply(questions, function(q) as.double(q$question_order %||% 0), 0)
  group <- vapply(questions, function(q) as.double(q$gid %||% 0), 0)
  rows <- list()
  for (q in questions[order(group, order)]) {
    if ((q$parent_qid %||% "0") != "0") next
    below <- questions[parent == q$qid]
    below <- below[order(vapply(below, function(s) as.double(s$question_order %||% 0), 0))]
    set <- Filter(function(a) identical(a$qid, q$qid), answers)
    values <- set_names(vapply(set, answer_of, ""), vapply(set, function(a) a$code %||% "", ""))
    part <- vapply(set, function(a) a$scale_id %||% "0", "")
    rows <- c(rows, lss_question(q, text_of(q), below, vapply(below, text_of, ""), values, part))
  }
  structure_of("limesurvey", rows, file, call, languages)
}

# `part`: to which of a dual scale's two an answer belongs, "0" or "1".
lss_question <- function(q, text, below, below_text, values, part) {
  one <- function(...) {
    structure_row(question = q$title, text = text, required = identical(q$mandatory, "Y"), ...)
  }
  each <- function(type, values = NULL) {
    Map(function(s, t) {
      one(code = paste0(q$title, "[", s$title, "]"), sub = t, type = type, values = values)
    }, below, below_text)
  }
  agree <- set_names(as.character(1:5))
  switch(EXPR = q$type,
    L = , `!` = , O = list(one(code = q$title, type = "single", values = values)),
    Y = list(one(code = q$title, type = "single", values = c(Y = "Yes", N = "No"))),
    G = list(one(code = q$title, type = "single", values = c(F = "Female", M = "Male"))),
    `5` = list(one(code = q$title, type = "single", values = agree)),
    M = , P = each("multiple"),
    F = , H = each("matrix", values),
    A = each("matrix", agree),
    B = each("matrix", set_names(as.character(1:10))),
    C = each("matrix", c(Y = "Yes", N = "No", U = "Uncertain")),
    E = each("matrix", c(I = "Increase", S = "Same", D = "Decrease")),
    `1` = unlist(lapply(0:1, function(k) {
      Map(function(s, t) {
        one(
          code = paste0(q$title, "[", s$title, "#", k, "]"), sub = t, type = "matrix",
          values = values[part == as.character(k)]
        )
      }, below, below_text)
    }), recursive = FALSE),
    X = list(),
    list(one(code = q$title, type = "open"))
  )
}

# LimeSurvey's structure as a table, cut by tabs: a question (Q) with its rows (SQ) and
# answers (A) below it, once a language.
read_lime_table <- function(file, call, langs) {
  table <- read_delimited(file, separator = "\t", call = call)
  x <- set_names(lapply(table$cells, `[`, -1L), fold_text(row_of(table, 1L)))
  if (!all(c("class", "name", "text", "language", "type/scale") %in% names(x))) {
    abort(
      "wave_structure", "{.file {file}} is no tab-separated structure of LimeSurvey.",
      arg = "structure", value = file, call = call
    )
  }
  lang <- structure_languages(x$language[x$class == "Q"], langs)
  own <- which(x$language == lang[1L] & x$class %in% c("Q", "SQ", "A"))
  rows <- lapply(split(own, cumsum(x$class[own] == "Q")), function(at) {
    q <- lapply(x[c("type/scale", "name", "mandatory")], `[`, at[1L])
    names(q) <- c("type", "title", "mandatory")
    below <- at[x$class[at] == "SQ"]
    set <- at[x$class[at] == "A"]
    lss_question(
      q, x$text[at[1L]], lapply(x$name[below], function(s) list(title = s)), x$text[below],
      set_names(x$text[set], x$name[set]), x[["type/scale"]][set]
    )
  })
  structure_of("limesurvey", unlist(unname(rows), recursive = FALSE), file, call, lang)
}

read_xlsform <- function(file, call, langs) {
  sheets <- workbook_sheets(file, call)
  if (!all(c("survey", "choices") %in% sheets)) {
    abort("wave_structure", c(
      "{.file {file}} is no XLSForm.",
      x = "It has no sheet {.val {setdiff(c('survey', 'choices'), sheets)}}."
    ), arg = "structure", value = file, call = call)
  }
  survey <- sheet_frame(file, "survey", call)
  choices <- sheet_frame(file, "choices", call)
  there <- xlsform_code(grep("^label", names(survey), value = TRUE))
  lang <- structure_languages(there[nzchar(there)], langs)
  label <- function(x) {
    at <- grep("^label", names(x))
    at <- c(at[match(lang[1L], xlsform_code(names(x)[at]))], at[match("label", names(x)[at])], at)
    at <- at[!is.na(at)]
    if (length(at) > 0L) x[[at[[1L]]]] else rep("", length(x[[1L]]))
  }
  list_name <- choices[["list_name"]] %||% choices[["list name"]]
  rows <- list()
  path <- character()
  for (i in seq_along(survey$type)) {
    type <- fold_text(survey$type[[i]])
    name <- survey$name[[i]]
    if (grepl("^begin", type)) {
      path <- c(path, name)
    } else if (grepl("^end", type)) {
      path <- path[-length(path)]
    }
    of <- sub("^select_(one|multiple)\\s+(\\S+).*$", "\\2", type)
    at <- which(fold_text(list_name) == of)
    values <- set_names(label(choices)[at], choices$name[at])
    values[!nzchar(values)] <- names(values)[!nzchar(values)]
    one <- function(code, ...) {
      # with the groups it is in, as headers of an export have it
      structure_row(question = name, code = code, text = label(survey)[[i]], ...,
                    id = paste(c(path, code), collapse = "/"),
                    required = isTRUE(truth_words(survey$required[[i]] %||% "")))
    }
    if (grepl("^select_one\\s", type)) {
      rows <- c(rows, list(one(code = name, type = "single", values = values)))
    } else if (grepl("^select_multiple\\s", type)) {
      rows <- c(rows, lapply(names(values), function(v) {
        one(code = paste0(name, "/", v), sub = values[[v]], type = "multiple")
      }))
    } else if (type %in% c("text", "integer", "decimal", "date")) {
      rows <- c(rows, list(one(code = name, type = "open")))
    }
  }
  structure_of("kobo", rows, file, call, lang)
}

# "label::English (en)" is in "en", and so is "label::english".
xlsform_code <- function(header) {
  said <- sub("^label(::|:)?\\s*", "", fold_text(header))
  inside <- sub("^.*\\(([a-z-]+)\\).*$", "\\1", said)
  named <- match(inside, unlist(xlsform_names))
  ifelse(is.na(named), inside, rep(names(xlsform_names), lengths(xlsform_names))[named])
}
xlsform_names <- list(
  en = c("english", "engels", "anglais"), nl = c("dutch", "nederlands", "n\u00e9erlandais"),
  fr = c("french", "frans", "fran\u00e7ais")
)

read_redcap_dictionary <- function(file, call) {
  table <- read_delimited(file, call = call)
  header <- row_of(table, 1L)
  get <- function(pattern) {
    at <- grep(pattern, header, ignore.case = TRUE)
    if (length(at) == 0L) {
      abort(
        "wave_structure", "{.file {file}} is no data dictionary of REDCap.",
        arg = "structure", value = file, call = call
      )
    }
    table$cells[[at[[1L]]]][-1L]
  }
  name <- get("^Variable / Field Name|^field_name")
  type <- get("^Field Type|^field_type")
  text <- get("^Field Label|^field_label")
  choices <- get("^Choices|^select_choices")
  required <- get("^Required|^required_field")
  rows <- list()
  for (i in seq_along(name)) {
    parts <- strsplit(choices[[i]], "|", fixed = TRUE)[[1L]]
    values <- set_names(trimws(sub("^[^,]*,", "", parts)), trimws(sub(",.*$", "", parts)))
    one <- function(...) {
      structure_row(question = name[[i]], text = text[[i]], required = required[[i]] == "y", ...)
    }
    rows <- c(rows, switch(type[[i]],
      checkbox = lapply(names(values), function(v) {
        one(code = paste0(name[[i]], "___", v), sub = values[[v]], type = "multiple")
      }),
      radio = , dropdown = list(one(code = name[[i]], type = "single", values = values)),
      yesno = list(one(code = name[[i]], type = "single", values = c(`1` = "Yes", `0` = "No"))),
      text = , notes = list(one(code = name[[i]], type = "open"))
    ))
  }
  structure_of("redcap", rows, file, call)
}
