# An audit as questions to the authors of a report.

#' Questions to the authors of a report
#'
#' What an audit found, put as questions in neutral words: where a number stands, what it
#' was compared with, in two lines that can be checked by hand, and what is asked. A
#' finding says that printed numbers do not go together, not who made which mistake.
#'
#' @param audit An [audit_report()].
#' @param file A path ending in `.docx` or `.txt`; nothing is written when not given.
#' @param lang Language, `"nl"` or `"en"`.
#' @return A tibble, a row a question: `number`, `id`, `rank`, `where`, `printed`, `by.hand`
#'   and `question`; with `file` its path, invisibly.
#' @section Errors:
#' `akkoord_error_type` for anything that is no audit, `akkoord_error_questions_path` for a
#' path that ends otherwise or cannot be written.
#' @seealso [audit_report()]; `akkoord audit --format docx` writes the same.
#' @export
#' @examples
#' audit <- audit_report(data.frame(item = "Uses it", no = "38%", yes = "63%", n = 40))
#' audit_questions(audit, lang = "en")$by.hand
audit_questions <- function(audit, file = NULL, lang = attr(audit, "lang")) {
  check_supplied()
  check_audit(audit, "audit")
  lang <- check_lang(lang %||% default_lang())
  text <- audit_text(audit, lang)
  at <- which(match(audit$rank, audit_ranks) <= 3L)
  # of options that can be shares of all answers alone, that is what explains the row
  answers <- unlist(lapply(attr(audit, "habit")$answers, `[[`, "ids"))
  out <- tibble::tibble(
    number = seq_along(at), id = audit$id[at], rank = audit$rank[at],
    where = question_place(audit[at, ], lang),
    printed = text$claim[at],
    by.hand = vapply(text$reason[at], first_sentences, "", USE.NAMES = FALSE),
    question = question_words(audit$rank[at], text$mend[at], lang, audit$id[at] %in% answers)
  )
  if (is.null(file)) {
    return(out)
  }
  check_string(file, "file")
  file <- path_bytes(file)
  ending <- tolower(sub("^.*[.]", "", basename(file)))
  content <- switch(ending,
    docx = questions_docx(out, audit, lang),
    txt = questions_text(out, audit, lang),
    abort("questions_path", c(
      "{.arg file} must end in .docx or .txt.", x = "It is {.file {file}}."
    ), arg = "file", value = file)
  )
  put_file(file, content, "questions_path")
  invisible(file)
}

question_place <- function(audit, lang) {
  figure <- ifelse(is.na(audit$figure), "", figure_name(audit$figure, lang))
  source <- ifelse(is.na(audit$source), "", audit$source)
  both <- nzchar(figure) & nzchar(source)
  paste0(source, ifelse(both, ", ", ""), figure)
}

# What can be checked by hand stands first in a reason; other ways to mend come after.
first_sentences <- function(reason, most = 2L) {
  parts <- strsplit(reason, "(?<=[.]) (?=[A-Z])", perl = TRUE)[[1L]]
  paste(utils::head(parts, most), collapse = " ")
}

question_words <- function(rank, mend, lang, answers) {
  ask <- tr_each(c(
    contradiction = "ask_which", "rounding slip" = "ask_rounding", "other base likely" = "ask_base"
  ), lang)[rank]
  ask[answers & rank == "other base likely"] <- tr("ask_answers", lang)
  unname(ifelse(nzchar(mend) & rank != "other base likely",
                paste(ask, vapply(mend, function(m) tr("ask_mend", lang, mend = m), "")), ask))
}

questions_text <- function(questions, audit, lang) {
  lines <- lapply(seq_len(nrow(questions)), function(i) {
    q <- questions[i, ]
    where <- if (nzchar(q$where)) paste0(" ", q$where)
    c(
      "", paste0(q$number, ".", where),
      strwrap(c(q$printed, q$by.hand, q$question), 78L, indent = 3L, exdent = 3L)
    )
  })
  c(tr("ask_title", lang, title = attr(audit, "title")[[lang]]), "",
    strwrap(questions_intro(questions, lang), 80L), unlist(lines))
}

questions_intro <- function(questions, lang) {
  if (nrow(questions) == 0L) tr("ask_none", lang) else tr("ask_intro", lang)
}

questions_docx <- function(questions, audit, lang) {
  check_installed("officer", "to write a Word document.")
  doc <- officer::read_docx()
  add <- function(text, style = "Normal") {
    doc <<- officer::body_add_par(doc, clean_text(text), style = style)
  }
  add(tr("ask_title", lang, title = attr(audit, "title")[[lang]]), "heading 1")
  add(questions_intro(questions, lang))
  for (i in seq_len(nrow(questions))) {
    q <- questions[i, ]
    add(paste0(q$number, ". ", q$where), "heading 2")
    for (line in c(q$printed, q$by.hand, q$question)) add(line)
  }
  made <- tempfile(fileext = ".docx")
  on.exit(unlink(made))
  print(doc, target = made)
  read_bytes(made)
}
