# Objects in R Markdown and Quarto: a table where the console has lines of text.

# `cells`: a column of text each, named by its head; `left` the columns of words.
notebook_table <- function(cells, left, notes = NULL, title = NULL, lang = default_lang()) {
  table_asis(flat_table(cells, left, notes, title, lang))
}

# Without the signs that say on a console what something is.
without_hash <- function(lines) sub("^(# |<[a-z_]+> )", "", lines)

#' @exportS3Method knitr::knit_print
knit_print.likert_counts <- function(x, ...) {
  cells <- counts_cells(x)
  if (length(cells) == 0L) {
    return(knitr::normal_print(x))
  }
  answers <- vapply(cells, function(at) {
    paste(x$category[at][x$kind[at] %in% c("substantive", "dk")], collapse = "\r")
  }, "")
  about <- without_hash(format(x))
  parts <- lapply(unique(answers), function(one) {
    wide <- counts_table(x, cells[answers == one])
    notebook_table(wide, names(wide) %in% c("item", "group"),
      if (one == answers[[length(answers)]]) about[-1L],
      if (one == answers[[1L]]) about[[1L]]
    )
  })
  knitr::asis_output(paste(unlist(parts), collapse = "\n"))
}

#' @exportS3Method knitr::knit_print
knit_print.likert_summary <- function(x, ...) {
  if (!is_whole_summary(x)) {
    return(knitr::normal_print(x))
  }
  about <- without_hash(attr(x, "about"))
  tables <- lapply(summary_tables(x), function(cells) {
    notebook_table(cells, names(cells) %in% summary_words, about[-1L], about[1L])
  })
  knitr::asis_output(paste(unlist(tables), collapse = "\n"))
}

#' @exportS3Method knitr::knit_print
knit_print.akkoord_comparison <- function(x, ...) knit_comparison(x, comparison_title)

#' @exportS3Method knitr::knit_print
knit_print.akkoord_waves <- function(x, ...) knit_comparison(x, waves_title)

knit_comparison <- function(x, title) {
  if (nrow(x) == 0L || is.null(attr(x, "measure"))) {
    return(knitr::normal_print(x))
  }
  lang <- default_lang()
  table_asis(comparison_table(x, title(x, lang), lang))
}

#' @exportS3Method knitr::knit_print
knit_print.twin_table <- function(x, ...) {
  answers <- c(scale_labels(attr(x, "scale")), "none")
  groups <- names(dimnames(x))
  cells <- unclass(x)
  columns <- lapply(seq_along(answers), function(j) format_count(cells[, j]))
  notebook_table(
    set_names(c(list(answers), columns), c(paste(groups, collapse = " / "), answers)),
    c(TRUE, rep(FALSE, length(answers))), title = without_hash(format(x))
  )
}

#' @exportS3Method knitr::knit_print
knit_print.akkoord_omnibus <- function(x, ...) {
  cells <- omnibus_text(x)
  notebook_table(cells, names(cells) %in% c("item", "by", "method"))
}

#' @exportS3Method knitr::knit_print
knit_print.report_audit <- function(x, ...) {
  lang <- attr(x, "lang") %||% default_lang()
  wanted <- c("id", "figure", "survey", "verdict", "reason", "mend", "source", "rank")
  if (!all(wanted %in% names(x))) {
    return(knitr::normal_print(x))
  }
  lines <- format(x, lang = lang)
  about <- lines[seq_len(which(!nzchar(c(lines, "")))[[1L]] - 1L)]
  about <- trimws(about)
  about <- paste0(without_hash(about[[1L]]), ": ", paste(about[-1L], collapse = " "))
  rank <- match(x$rank, audit_ranks)
  at <- order(rank)[sort(rank) <= 3L]
  text <- audit_text(x, lang)
  notebook_table(
    set_names(list(
      audit_where(x$figure[at], x$survey[at], lang), text$claim[at], text$reason[at], text$mend[at]
    ), tr_each(c("head_where", "head_printed", "head_why", "head_smallest_change"), lang)),
    rep(TRUE, 4L), title = about, lang = lang
  )
}
