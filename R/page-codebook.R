# The questionnaires in the appendix of the report: every question with its answers, who
# was asked, and the figures that show it.

# `x` is a codebook, a report whose surveys have one, or counts by one.
report_codebook_parts <- function(x, lang) UseMethod("report_codebook_parts")
#' @export
report_codebook_parts.codebook <- function(x, lang) part_codebook(x, lang)
#' @export
report_codebook_parts.likert_counts <- function(x, lang) {
  book <- counts_codebook(x)
  if (!is.null(book)) part_codebook(book, lang, x)
}
#' @export
report_codebook_parts.published_report <- function(x, lang) {
  if (!isTRUE(attr(x, "built_in")) || !requireNamespace("jsonlite", quietly = TRUE)) {
    return(NULL)
  }
  surveys <- intersect(report_surveys(x), built_in_codebooks())
  own <- tr("codebook_own_words", lang)
  unlist(lapply(surveys, function(s) part_codebook(codebook(s), lang, x, own)))
}

part_codebook <- function(book, lang, report = NULL, own = NULL) {
  # a codebook of one's own may have other languages than the page
  words <- if (lang %in% cb_languages(book)) lang else cb_lang(book, NULL)
  g <- glance(book)
  f <- as.data.frame(book, lang = words)
  counted <- tr(
    "codebook_counted", lang, n = g$questions, closed = g$closed, matrices = g$matrices,
    items = g$matrix_items, open = g$open
  )
  marked <- if (any(f$required)) {
    tr("codebook_required", lang)
  }
  note <- cb_text(cb_meta(book)$note, words)
  intro <- c(
    tag("p", esc(paste(c(counted, marked, own), collapse = " "))),
    if (!is.na(note)) tag("p", esc(note), class = "note")
  )
  sections <- vapply(cb_sections(book), codebook_section, "", book = book, f = f, lang = lang,
                     words = words, report = report)
  c(
    heading(2L, paste0("codebook-", cb_meta(book)$id), cb_text(cb_meta(book)$title, words)),
    raw_html(intro, sections)
  )
}

codebook_section <- function(section, book, f, lang, words, report) {
  questions <- Filter(function(q) q$section == section$id, cb_questions(book))
  numbers <- vapply(questions, function(q) as.integer(q$number), 0L)
  codes <- if (length(numbers) > 1L) {
    tr("question_range", lang, first = min(numbers), last = max(numbers))
  } else {
    tr("question_number", lang, n = numbers)
  }
  who <- cb_route_words(book, section$asked_if, words)
  body <- vapply(questions, codebook_question, "", book = book, f = f, lang = lang,
                 words = words, report = report)
  paste0(
    "<details class=\"codebook\">\n<summary>", esc(section$title[[words]]), " (", esc(codes),
    ")</summary>\n", if (!is.null(who)) tag("p", esc(paste0(capital(who), ".")), class = "note"),
    "\n", paste(body, collapse = "\n"), "\n</details>"
  )
}

codebook_question <- function(q, book, f, lang, words, report) {
  rows <- f[f$question == q$id, ]
  survey <- cb_meta(book)$id
  notes <- c(
    if (q$type == "multiple") tr("codebook_multiple", words),
    if (q$type == "open") tr("open_question", lang),
    cb_route_words(book, q$asked_if, words)
  )
  shown <- codebook_figures(report, survey, rows, lang)
  label <- paste0(q$number, ". ", q$label[[words]], if (isTRUE(q$required)) " *")
  title <- paste0(
    "<p class=\"question\" id=\"", survey, "-", esc(q$id), "\"><strong>", esc(label), "</strong>",
    if (length(notes) > 0L) esc(paste0(" (", paste(notes, collapse = tr("semicolon", words)), ")")),
    if (q$type == "single" && nzchar(shown[[1L]])) paste0(" ", shown[[1L]]), "</p>"
  )
  items <- function(texts, numbered = FALSE) {
    name <- if (numbered) "ol" else "ul"
    paste0("<", name, ">\n", paste0("<li>", texts, "</li>", collapse = "\n"), "\n</", name, ">")
  }
  if (q$type == "open") {
    return(title)
  }
  if (q$type == "multiple") {
    return(paste0(title, "\n", items(paste0(esc(rows$label), with_space(shown)))))
  }
  scale <- cb_scale(book, q$scale, words)
  answers <- c(scale_labels(scale, words), scale_dk(scale, words))
  if (q$type == "single") {
    return(paste0(title, "\n", items(esc(answers))))
  }
  twin <- vapply(seq_len(nrow(rows)), function(i) {
    if (is.na(rows$twin[[i]])) {
      return("")
    }
    to <- f$question[match(rows$twin[[i]], f$name)]
    place <- cb_place(book, rows$twin[[i]], f)
    note <- rows$twin_note[[i]]
    link <- paste0("<a href=\"#", survey, "-", esc(to), "\">", esc(place), "</a>")
    said <- if (is.na(note)) {
      tr("also_question", lang, link = link)
    } else {
      tr("also_question_other", lang, link = link, note = esc(note))
    }
    paste0(" <span class=\"twin\">(", said, ")</span>")
  }, "")
  paste0(
    title, "\n<p>", esc(tr("answers_are", lang, answers = word_list(answers, lang))),
    "</p>\n", items(paste0(esc(rows$label), twin, with_space(shown)), numbered = TRUE)
  )
}

with_space <- function(x) ifelse(nzchar(x), paste0(" ", x), "")

# Links to the figures of the report, or of the counts, that show the item of each row.
codebook_figures <- function(report, survey, rows, lang) {
  vapply(item_figures(report, survey, rows), function(figures) {
    if (length(figures) == 0L) {
      return("")
    }
    paste0("<span class=\"asked\">", paste(figure_links(report, figures, lang), collapse = ", "),
           "</span>")
  }, "")
}

# The figures of each row's item.
item_figures <- function(report, survey, rows) UseMethod("item_figures")
#' @export
item_figures.default <- function(report, survey, rows) rep(list(character()), nrow(rows))
#' @export
item_figures.likert_counts <- function(report, survey, rows) {
  sets <- counts_figures(report)$sets
  lapply(seq_len(nrow(rows)), function(i) {
    # counts name what has no item of its own by its column
    item <- c(rows$item[[i]], rows$name[[i]], rows$question[[i]])
    item <- item[!is.na(item)]
    as.character(which(vapply(sets, function(of) any(item %in% of), NA)))
  })
}
#' @export
item_figures.published_report <- function(report, survey, rows) {
  p <- report$published
  lapply(rows$item, function(item) {
    unique(p$figure[p$survey == survey & !is.na(item) & p$item %in% item])
  })
}
