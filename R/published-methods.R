# A published report as an object.

#' @rdname published_report
#' @param lang Language of the labels, `"nl"`, `"en"` or `"fr"`; the option
#'   `akkoord.lang`, else the session's, when not given.
#' @param ... Not used.
#' @export
format.published_report <- function(x, ..., lang = default_lang()) {
  lang <- check_lang(lang)
  about <- vapply(report_surveys(x), function(survey) {
    quantity <- c("respondents", "population size", "response rate", "margin of error")
    value <- vapply(quantity, function(q) report_method(x, survey, q), 0)
    shown <- format_percent_number(value, NULL, decimal_mark(lang), "")
    label <- report_survey_label(x, survey, lang)
    if (!anyNA(value)) {
      return(tr(
        "published_survey", lang, survey = label, n = shown[[1L]], N = shown[[2L]],
        response = shown[[3L]], margin = shown[[4L]]
      ))
    }
    shown[[3L]] <- paste0(shown[[3L]], "%")
    shown[[4L]] <- tr("points", lang, n = shown[[4L]])
    shown[is.na(value)] <- tr("not_published", lang)
    tr(
      "published_survey_part", lang, survey = label, n = shown[[1L]], N = shown[[2L]],
      response = shown[[3L]], margin = shown[[4L]]
    )
  }, "", USE.NAMES = FALSE)
  charts <- x$figures$figure[!x$figures$kind %in% "table"]
  built_in <- isTRUE(attr(x, "built_in"))
  figure <- if (built_in) "4" else charts[1L]
  if (!grepl("^[1-9][0-9]*$", figure)) figure <- encodeString(figure, quote = "\"")
  numbers <- sum(x$published$relation == "=")
  c(
    paste0("<published_report> ", x$title[[lang]]),
    about,
    tr(
      "published_numbers", lang, figures = nrow(x$figures), numbers = numbers,
      claims = nrow(x$published) - numbers
    ),
    tr("go_on", lang, calls = paste0(
      "summary(), as.data.frame()",
      if (!is.na(charts[1L])) paste0(", report_figure(x, ", figure, ")"),
      if (built_in) ", reproduce_report()"
    ))
  )
}

#' @rdname published_report
#' @export
print.published_report <- function(x, ..., lang = default_lang()) {
  writeLines(format(x, lang = lang))
  invisible(x)
}

#' @rdname published_report
#' @param object A published report.
#' @export
summary.published_report <- function(object, ..., lang = default_lang()) {
  lang <- check_lang(lang)
  figures <- object$figures
  at <- factor(object$published$figure, figures$figure)
  printed <- object$published$relation == "="
  tibble::tibble(
    figure = figures$figure,
    chapter = figures$chapter,
    title = report_figure_title(object, figures$figure, lang),
    kind = figures$kind,
    survey = figures$survey,
    question = figures$question,
    base = printed_base(object, figures$figure),
    numbers = as.vector(table(at[printed])),
    claims = as.vector(table(at[!printed]))
  )
}

# As text: "n = 170", "KA1: n = 135; KA2: n = 119".
printed_base <- function(report, figures) {
  vapply(figures, function(figure) {
    n <- figure_bases(report, figure)
    if (length(n) == 0L) {
      return("")
    }
    paste0(if (!is.null(names(n))) paste0(names(n), ": "), "n = ", n, collapse = "; ")
  }, "", USE.NAMES = FALSE)
}

#' @rdname published_report
#' @param row.names,optional Not used.
#' @export
as.data.frame.published_report <- function(x, row.names = NULL, optional = FALSE, ...) {
  as.data.frame(x$published[report_columns$published])
}

#' @rdname published_report
#' @export
tidy.published_report <- function(x, ...) x$published[report_columns$published]

#' @rdname published_report
#' @export
glance.published_report <- function(x, ...) {
  survey <- report_surveys(x)
  get <- function(quantity) {
    vapply(survey, function(s) report_method(x, s, quantity), 0, USE.NAMES = FALSE)
  }
  of <- factor(x$published$survey, survey)
  N <- get("population size")
  n <- get("respondents")
  tibble::tibble(
    survey = survey, N = N, n = n, response = n / N,
    moe.printed = get("margin of error") / 100,
    figures = as.vector(table(of[!duplicated(paste(of, x$published$figure))])),
    numbers = as.vector(table(of[x$published$relation == "="]))
  )
}
