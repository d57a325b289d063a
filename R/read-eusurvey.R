# EUSurvey: workbooks (of Excel or OpenDocument) with three rows above the header, and its
# XML, which has ids for questions and answers.

# Alias, date and an empty row above the header.
fits_eusurvey <- function(table) {
  if (length(table$line) < 4L) {
    return(FALSE)
  }
  at <- vapply(1:3, function(i) sum(nzchar(row_of(table, i))), 0L)
  header <- sum(nzchar(row_of(table, 4L)))
  fold_text(table$cells[[1L]][[1L]]) == "alias" ||
    (at[[1L]] <= 2L && at[[2L]] <= 2L && at[[3L]] == 0L && header > 2L)
}

eusurvey_about <- list(
  id = c("contribution id", "bijdrage-id", "id de la contribution", "beitrags-id"),
  other = c("user name", "languages", "creation date", "last update", "invitation number")
)

read_eusurvey <- function(table, structure, call) {
  # the three rows above the header say nothing of the columns
  header <- trim_text(row_of(table, 4L))
  empty <- vapply(table$cells, function(v) all(!nzchar(v[-(1:3)])), NA)
  if (all(empty)) {
    abort("wave_file", c(
      "{.file {table$file}} is no table of EUSurvey.",
      x = "Nothing stands below the three rows that are above its header.",
      i = "Say in {.arg format} what the file is, or leave it out."
    ), arg = "file", value = table$file, call = call)
  }
  table$cells <- table$cells[!empty]
  header <- header[!empty]
  behind <- "\\(([A-Za-z0-9_.]+)\\)$"
  coded <- grepl(behind, header)
  # short names stand behind most questions, or a word is a question's own bracket: "(optional)"
  own <- fold_text(header) %in% unlist(eusurvey_about, use.names = FALSE)
  if (2 * sum(coded) < sum(!own)) coded <- coded & !grepl("\\([a-z]+\\)$", header)
  code <- ifelse(coded, sub(paste0("^.*", behind), "\\1", header), "")
  text <- trim_text(ifelse(coded, sub(behind, "", header), header))
  columns <- data.frame(
    header = header, code = code, text = text, sub = "", stringsAsFactors = FALSE
  )
  has <- grepl(": ", text, fixed = TRUE)
  columns$sub <- ifelse(has, sub("^.*: ", "", text), "")
  out <- new_export("eusurvey", table, 4L, columns)
  id <- which(fold_text(header) %in% eusurvey_about$id)
  if (length(id) > 0L) out$about$id <- out$columns$key[[id[[1L]]]]
  out$joined <- c("; ", ";")
  out$bracket <- TRUE
  out
}

# The XML ----------------------------------------------------------------------------------

# Texts in the first of `langs` that the file has, else in the file's first language; a cell of
# choices holds the ids of the answers, which `values` explains.
read_eusurvey_xml <- function(file, langs, call) {
  rlang::check_installed("xml2", "to read XML.", call = call)
  # no entity of another file, no network
  doc <- tryCatch(xml2::read_xml(file, options = c("NOBLANKS", "NONET")), error = function(e) {
    why <- conditionMessage(e)
    abort("wave_truncated", c("{.file {file}} is no whole XML.", x = "{why}"),
      arg = "file", value = file, call = call
    )
  })
  elements <- xml2::xml_find_all(doc, "./Survey/Elements")
  if (xml2::xml_name(doc) != "Results" || length(elements) == 0L) {
    abort("wave_file", "{.file {file}} holds no results of EUSurvey.",
      arg = "file", value = file, call = call
    )
  }
  known <- tolower(xml2::xml_attr(elements, "lang", default = ""))
  lang <- c(match(langs, known, nomatch = 0L), 1L)
  lang <- lang[lang > 0L][[1L]]
  asked <- eusurvey_questions(elements[[1L]], elements[[lang]])
  sets <- xml2::xml_find_all(doc, "./Answers/AnswerSet")
  about <- eusurvey_sets(sets)
  cells <- c(eusurvey_cells(sets, asked), unname(about))
  columns <- vctrs::vec_rbind(asked$columns, data.frame(
    header = names(about), code = names(about), id = "", text = names(about), sub = ""
  ))
  table <- text_table(cells, seq_along(sets), file)
  out <- new_export("eusurvey", table, 0L, columns)
  key <- out$columns$key
  out$values <- Filter(length, set_names(asked$values, utils::head(key, length(asked$values))))
  if (any(about[["Contribution ID"]] != "Anonymous")) {
    out$about$id <- key[[length(asked$values) + 1L]]
  }
  out$joined <- ";"
  if (length(known) > 1L) {
    taken <- paste0(known[[lang]], " (", paste(known, collapse = ", "), ")")
    out$notes <- c(out$notes, list(note("language", value = taken, file = file)))
  }
  out
}

# A column a question, row of a matrix, and cell of a table; `values`: labels by id. Texts are
# those of `said`, where it has them: the same ids in another language.
eusurvey_questions <- function(elements, said) {
  e <- xml2::xml_children(elements)
  kind <- xml2::xml_name(e)
  id <- xml2::xml_attr(e, "id")
  code <- xml2::xml_attr(e, "bid", default = "")
  own <- xml2::xml_children(said)
  at <- match(id, xml2::xml_attr(own, "id"), incomparables = NA)
  text <- trim_text(xml2::xml_text(own))[at]
  text <- ifelse(is.na(text) | !nzchar(text), trim_text(xml2::xml_text(e)), text)
  title <- cumsum(kind %in% c("MatrixTitle", "TableTitle", "Question", "Section"))
  columns <- values <- list()
  add <- function(code, id, text, sub = "", labels = NULL) {
    header <- if (nzchar(sub)) paste0(text, ": ", sub) else text
    columns[[length(columns) + 1L]] <<- data.frame(
      header = header, code = code, id = id, text = text, sub = sub
    )
    values[length(columns)] <<- list(labels)
  }
  for (at in split(seq_along(e), title)) {
    of <- function(name) at[kind[at] == name]
    labels <- function(i) set_names(text[i], id[i])
    first <- at[[1L]]
    below <- c(of("MatrixQuestion"), of("RatingQuestion"))
    if (kind[[first]] == "Question" && length(below) == 0L) {
      add(code[[first]], id[[first]], text[[first]], labels = labels(of("Answer")))
    }
    for (i in below) {
      # a row of ratings repeats the question
      lead <- paste0(text[[first]], ": ")
      sub <- if (startsWith(text[[i]], lead)) substring(text[[i]], nchar(lead) + 1L) else text[[i]]
      add(code[[i]], id[[i]], text[[first]], sub, labels(of("MatrixAnswer")))
    }
    for (i in of("TableQuestion")) for (j in of("TableAnswer")) {
      add("", paste(id[[i]], id[[j]]), text[[first]], paste0(text[[i]], ": ", text[[j]]))
    }
  }
  list(columns = do.call(rbind, columns), values = values)
}

eusurvey_sets <- function(sets) {
  known <- c(
    `Contribution ID` = "id", `Creation date` = "create", `Last update` = "last",
    Languages = "lang", `User name` = "user", `Invitation number` = "invitation"
  )
  lapply(known, function(name) xml2::xml_attr(sets, name, default = ""))
}

eusurvey_cells <- function(sets, asked) {
  answers <- xml2::xml_find_all(sets, "./Answer", flatten = FALSE)
  set <- rep(seq_along(sets), lengths(answers))
  answers <- xml2::xml_find_all(sets, "./Answer")
  question <- xml2::xml_attr(answers, "qid", default = "")
  answer <- xml2::xml_attr(answers, "aid", default = "")
  text <- xml2::xml_text(answers)
  id <- asked$columns$id
  # the id of an answer is a column of a table, else what was chosen
  table <- paste(question, answer)
  at <- match(ifelse(table %in% id, table, question), id)
  value <- ifelse(table %in% id | !nzchar(answer), text, answer)
  lapply(seq_along(id), function(j) {
    out <- rep("", length(sets))
    mine <- which(at == j & nzchar(value))
    joined <- vapply(split(value[mine], set[mine]), paste, "", collapse = ";")
    out[as.integer(names(joined))] <- joined
    out
  })
}
