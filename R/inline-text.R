#' A number for a sentence
#'
#' The share of a set of answers, or the mean, with its interval and base, ready to stand in
#' a text: `62% (95% CI 55-69; n = 135)`; of a comparison the difference with its p.
#'
#' @param x A [likert_counts()] or a [compare_groups()].
#' @param item,group Which; may be left out where there is one.
#' @param answer `"top"`, `"bottom"`, `"mean"`, `"net"`, `"nps"`, or labels or scores of
#'   answers, taken together; of multiple choice one option.
#' @param conf.int,conf.level,method As in [summary.likert_counts()].
#' @param digits Decimals: of percentages, 0 unless given, and of means, 2.
#' @param lang Language, `"nl"`, `"en"` or `"fr"`.
#' @param ... Not used.
#' @return One text.
#' @examples
#' wave <- data.frame(g = rep(c("m", "w"), 6), q = c(5, 4, 4, 2, 3, 5, 4, 4, 1, 2, 4, 5))
#' counts <- likert_counts(wave, q, by = g, scale = "agree5", N = 40)
#' inline_text(counts, "q", "m", lang = "en")
#' inline_text(counts, "q", "w", answer = "mean", lang = "en")
#' inline_text(compare_groups(counts), "q", lang = "en")
#' @export
inline_text <- function(x, ...) UseMethod("inline_text")

#' @rdname inline_text
#' @export
inline_text.default <- function(x, ...) {
  stop_no_method(x, "counts or a comparison",
    msg("{.fn likert_counts} and {.fn compare_groups} make them."))
}

#' @rdname inline_text
#' @export
inline_text.likert_counts <- function(x, item = NULL, group = NULL, answer = "top",
                                      conf.int = TRUE, conf.level = 0.95, method = NULL,
                                      digits = NULL, lang = default_lang(), ...) {
  check_dots_empty_akk(...)
  check_lang(lang)
  counts_about(x)
  x <- one_of(x, "item", item)
  x <- one_of(x, "group", group)
  if (!is.null(digits)) check_number(digits, "digits", min = 0, max = 6, whole = TRUE)
  told <- if (exclusive_items(x)) {
    inline_set(x, answer, conf.int, conf.level, method)
  } else {
    inline_option(x, answer, conf.int, conf.level, method)
  }
  if (nrow(told) == 0L || is.na(told$low)) {
    abort("answer", c(
      "There is no such number.",
      x = if (is_string(answer)) "Item {.field {x$item[[1L]]}} has no {.val {answer}}."
    ), arg = "answer", value = answer)
  }
  inline_share(told, conf.int, conf.level, digits, lang)
}

# The row of tidy() of a set of answers or the mean.
inline_set <- function(x, answer, conf.int, conf.level, method) {
  known <- is_string(answer) && answer %in% c("top", "bottom", "net", "nps")
  sets <- if (known) answer else if (!identical(answer, "mean")) list(answer = answer)
  told <- tidy(x, conf.int, conf.level, method, sets = sets, total = FALSE)
  kinds <- c("top", "mean", "set", "difference")
  term <- if (known || identical(answer, "mean")) answer else "answer"
  told[told$term == term & told$statistic %in% kinds, ]
}

# The row of the option of multiple choice that `answer` names.
inline_option <- function(x, answer, conf.int, conf.level, method, call = caller_env()) {
  item <- x$item[[1L]]
  scale <- item_scale(x, item)
  said <- is_string(answer) && answer != "top"
  at <- if (said || is_bare_numeric(answer, 1L)) set_positions(answer, scale)
  if (length(at) != 1L) {
    abort("answer", c(
      "{.arg answer} must be one option of multiple choice.",
      x = if (said) "Item {.field {item}} has no {.val {answer}}.",
      i = "It has {.val {scale_labels(scale)}}."
    ), arg = "answer", value = answer, call = call)
  }
  told <- tidy_rows(x, conf.int, conf.level, method)
  told[told$term == scale_ids(scale)[[at]], ]
}

# A row of tidy() as a text.
inline_share <- function(told, conf.int, conf.level, digits, lang) {
  mean <- told$statistic == "mean"
  digits <- digits %||% if (mean) 2L else 0L
  mark <- decimal_mark(lang)
  write <- function(v, suffix = "") {
    if (mean) return(sub(".", mark, sprintf("%.*f", digits, v), fixed = TRUE))
    sign <- if (v < 0) "-" else ""
    paste0(sign, format_percent(abs(v), digits, mark, "half-up", suffix))
  }
  low <- write(told$low)
  high <- write(told$high)
  share <- paste0(if (low == high) low else paste0(low, "\u2013", high), if (!mean) "%")
  n <- told[["n.unweighted"]] %||% told$n
  limits <- if (conf.int && !is.na(told$conf.low)) {
    paste0(
      inline_limits(write(told$conf.low), write(told$conf.high), conf.level, lang),
      tr("semicolon", lang)
    )
  }
  tr("inline_share", lang, share = share, limits = limits %||% "", n = format_count(n, mark))
}

inline_limits <- function(low, high, level, lang) {
  apart <- startsWith(low, "-") || startsWith(high, "-") || startsWith(high, "+")
  tr("inline_ci", lang,
    level = format_plain_in(100 * level, lang), low = low, high = high,
    dash = if (apart) tr("range_to", lang) else "\u2013"
  )
}

# The rows of one item, group, ...; which, must be said where there are several.
one_of <- function(x, column, value, call = caller_env()) {
  known <- unique(x[[column]])
  if (is.null(value)) {
    if (length(known) == 1L) {
      return(x)
    }
    abort("which", c(
      "There are several: say which with {.arg {column}}.", i = "There are {.val {known}}."
    ), arg = column, call = call)
  }
  check_string(value, column, call = call)
  if (!value %in% known) {
    hint <- did_you_mean(value, known)
    abort("which", c(
      "There is no {column} {.val {value}}.",
      i = if (is.null(hint)) "There are {.val {known}}." else "Did you mean {.val {hint}}?"
    ), arg = column, value = value, call = call)
  }
  x[x[[column]] == value, ]
}

#' @rdname inline_text
#' @export
inline_text.akkoord_comparison <- function(x, item = NULL, lang = default_lang(), ...) {
  check_dots_empty_akk(...)
  check_lang(lang)
  check_comparison(x, "x")
  measure <- attr(x, "measure")
  level <- attr(x, "conf.level")
  x <- one_of(x, "item", item)
  if (nrow(x) != 1L) {
    abort("which", c(
      "There are several comparisons of this item.", i = "Filter the rows: one pair, one set."
    ), arg = "x")
  }
  to <- tr("range_to", lang)
  write <- function(v) format_difference(v, measure, lang)
  limits <- if (!is.na(x$conf.low)) {
    paste0(inline_limits(write(x$conf.low), write(x$conf.high), level, lang), tr("semicolon", lang))
  }
  p <- range_text(x$p.low, x$p.high, function(p) format_compare_p(p, lang), to)
  tr("inline_difference", lang,
    difference = range_text(x$estimate.low, x$estimate.high, write, to), limits = limits %||% "",
    p = if (startsWith(p, "<")) p else paste("=", p)
  )
}
