# A count_set as bars: one a group, each answer as wide as the middle of its range.

#' @rdname n_tables
#' @section The figure:
#' `autoplot()` draws a bar for each group, in the look of [report_figure()]: an answer
#' of which the count is known, or every possible count has one label, in its colour; a
#' range hatched, and labelled with it. A segment is as wide as the middle of its range,
#' scaled so that the bar is whole. `as.data.frame()` of it has `group`, `category`,
#' `low`, `high` (counts), `share.low`, `share.high`, `status`, `drawn` and `printed`.
#' @param digits Decimals of the labels.
#' @param palette Colours of the categories, as in [report_figure()].
#' @param title,lang,width As in [report_figure()].
#' @export
autoplot.count_set <- function(object, ..., title = NULL, digits = 0L, palette = NULL,
                               lang = default_lang(),
                               width = figure_width) {
  check_dots_empty_akk(...)
  lang <- check_lang(lang)
  check_number(digits, "digits", min = 0, max = 3, whole = TRUE)
  check_figure_width(width)
  frame <- set_frame(object)
  if (anyNA(frame$low)) {
    abort("empty_set", c(
      "There is nothing to draw: no counts give what was printed.",
      i = "Print the set to see which numbers conflict."
    ), arg = "object")
  }
  k <- length(object$categories)
  G <- length(object$groups)
  text <- set_shares(frame, digits, lang)
  known <- !grepl("\u2013", text, fixed = TRUE)
  row <- rep(seq_len(G), each = k)
  middle <- (frame$share.low + frame$share.high) / 2
  drawn <- middle / tapply(middle, row, sum)[row]
  # from the highest answer to the lowest, as reports draw agreement
  order <- unlist(lapply(seq_len(G), function(g) rev(which(row == g))))
  ends <- unlist(tapply(drawn[order], row[order], cumsum), use.names = FALSE)
  colours <- answer_colours(k, "diverging", palette)
  shown <- order[drawn[order] > 0]
  segments <- list(
    row = row[shown], panel = rep("", length(shown)), key = frame$category[shown],
    xmin = (ends - drawn[order])[drawn[order] > 0], xmax = ends[drawn[order] > 0],
    label = text[shown], mark = ifelse(known[shown], "plain", "hatch"),
    edge = rep("straight", length(shown))
  )
  mark <- decimal_mark(lang)
  n <- format_count(object$n.low, mark)
  open <- object$n.low != object$n.high
  n[open] <- paste0(n[open], "\u2013", format_count(object$n.high[open], mark))
  label <- trimws(paste0(object$groups, " (n = ", n, ")"))
  key <- rev(object$categories)
  tables <- count_problem(set_problem(object))
  plot <- bars_plot(
    rows = list(label = label, heading = rep("", G), gap = rep(0, G)),
    segments = segments,
    keys = list(
      key = key, label = capital(key), fill = rev(colours),
      mark = rep("plain", k), hidden = rep(FALSE, k)
    ),
    title = title,
    notes = tr("note_tables", lang, n = format_tables(tables$count, tables$log)), width = width
  )
  data <- tibble::tibble(
    group = frame$group, category = frame$category, low = frame$low, high = frame$high,
    share.low = frame$share.low, share.high = frame$share.high,
    status = ifelse(known, "known", "range"), drawn = drawn, printed = text
  )
  said <- vapply(split(data, row), function(d) {
    paste(d$category, d$printed, collapse = ", ")
  }, "")
  said <- paste0(label, tr("colon", lang), said, collapse = ". ")
  new_figure(plot, data, paste0(tr("alt_bars", lang), ". ", said, "."))
}

set_shares <- function(frame, digits, lang) {
  vapply(seq_len(nrow(frame)), function(i) {
    ends <- unique(format_percent(
      unlist(frame[i, c("share.low", "share.high")]), digits, decimal_mark(lang),
      suffix = ""
    ))
    paste0(paste(ends, collapse = "\u2013"), "%")
  }, "")
}
