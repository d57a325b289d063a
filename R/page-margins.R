# Margins of error as printed and as they follow.

# Population, respondents, response and margin of each survey, printed and recomputed.
report_margins <- function(report) {
  surveys <- report_surveys(report)
  get <- function(quantity) {
    vapply(surveys, function(s) report_method(report, s, quantity), 0, USE.NAMES = FALSE)
  }
  N <- get("population size")
  n <- get("respondents")
  level <- get("confidence level") / 100
  printed <- get("margin of error")
  can <- !is.na(N) & !is.na(n)
  moe <- rep(NA_real_, length(surveys))
  for (i in which(can)) {
    at <- if (is.na(level[[i]])) 0.95 else level[[i]]
    moe[[i]] <- 100 * moe(n[[i]], N[[i]], conf.level = at)
  }
  # as many decimals as are printed: 5.38 is compared with 5.34, not with 5.3419
  digits <- vapply(printed, function(x) {
    if (is.na(x)) 2L else nchar(sub("^[^.]*[.]?", "", format_plain(x)))
  }, 0L)
  recomputed <- round(moe, digits)
  tibble::tibble(
    survey = surveys, population = N, respondents = n, confidence = level,
    response.printed = get("response rate"), response = 100 * n / N,
    moe.printed = printed, moe = moe, moe.rounded = recomputed,
    difference = round(printed - recomputed, digits)
  )
}

published_method <- function(report, margins, lang) {
  if (nrow(margins) == 0L) {
    return(character())
  }
  surveys <- report_survey_label(report, margins$survey, lang)
  table <- html_table(
    esc(tr("surveys_caption", lang)),
    esc(c(tr("quantity", lang), surveys)),
    method_cells(report, margins, lang),
    class = "words"
  )
  verdict <- vapply(seq_len(nrow(margins)), function(i) {
    margin_verdict(margins[i, ], surveys[[i]], lang)
  }, "")
  note <- tr("surveys_note", lang)
  if (any(is.na(margins$confidence) & !is.na(margins$moe))) {
    note <- paste(note, tr("surveys_level", lang))
  }
  paste(c(table, verdict, tag("p", esc(note), class = "note")), collapse = "\n")
}

# The method of counts: who was asked, who answered, and the margin.
counts_method <- function(m, cost, lang) {
  mark <- decimal_mark(lang)
  rows <- rbind(
    # of a design the weights say how many, and its variances have the fpc
    if (is.null(cost$df)) c(tr("persons", lang),
      if (is.finite(m$population)) format_count(m$population, mark) else tr("unknown", lang)),
    c(tr("answered", lang), format_count(m$respondents, mark)),
    if (!is.na(m$response)) {
      c(tr("response", lang), format_percent_number(round(m$response, 1L), 1L, mark))
    },
    weights_rows(cost, lang),
    if (!is.na(m$moe)) {
      c(tr("margin_points", lang),
        format_percent_number(m$moe.rounded, 2L, mark, ""))
    }
  )
  html_table(esc(tr("the_survey", lang)),
             esc(c(tr("quantity", lang), tr("value", lang))),
             matrix(esc(rows), ncol = 2L), class = "words")
}

# One row a quantity, one column a survey.
method_cells <- function(report, margins, lang) {
  mark <- decimal_mark(lang)
  write <- function(known, text, suffix = "", unknown = not_printed) {
    ifelse(is.na(known), unknown, esc(paste0(text, suffix)))
  }
  none <- tr("not_published", lang)
  printed <- function(x, suffix = "") {
    write(x, sub(".", mark, format_plain(x), fixed = TRUE), suffix, none)
  }
  rounded <- function(x, digits, suffix = "") {
    write(x, format_percent_number(x, digits, mark, ""), suffix)
  }
  count <- function(x) write(x, format_count(x, mark), unknown = none)
  m <- margins
  sign <- ifelse(!is.na(m$difference) & m$difference > 0, "+", "")
  population <- report_survey_label(report, m$survey, lang, "population")
  population[population == m$survey] <- NA
  minutes <- vapply(m$survey, function(s) {
    report_method(report, s, "mean completion time")
  }, 0)
  line <- function(key, cells) c(esc(tr(key, lang)), cells)
  rbind(
    if (!all(is.na(population))) {
      line("population", write(population, population))
    },
    line("persons", count(m$population)),
    line("answered", count(m$respondents)),
    line("response_printed", printed(m$response.printed, "%")),
    line("response_recomputed", rounded(m$response, 1L, "%")),
    line("confidence_level", printed(100 * m$confidence, "%")),
    line("margin_printed_points", printed(m$moe.printed)),
    line("margin_recomputed", rounded(m$moe.rounded, 2L)),
    line("margin_difference", paste0(sign, rounded(m$difference, 2L))),
    if (!all(is.na(minutes))) {
      line("completion_time", printed(minutes))
    }
  )
}

# Whether the printed margin follows from the printed numbers of people, in a sentence.
margin_verdict <- function(m, survey, lang) {
  if (is.na(m$difference)) {
    return("")
  }
  mark <- decimal_mark(lang)
  value <- function(x) format_percent_number(x, 2L, mark, "")
  of <- tr(
    "n_of", lang, n = format_count(m$respondents, mark),
    N = format_count(m$population, mark)
  )
  if (m$difference == 0) {
    return(tag("p", esc(tr(
      "margin_agrees", lang, survey = survey, margin = value(m$moe.printed), of = of
    ))))
  }
  text <- tr(
    "margin_disagrees", lang, survey = survey, margin = value(m$moe.printed), of = of,
    right = value(m$moe.rounded), difference = value(abs(m$difference))
  )
  tag("p", esc(text), class = "warn")
}
