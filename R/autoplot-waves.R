#' Draw what changed between waves
#'
#' Two waves: an item a line, with the share (or mean score) of each wave and its interval;
#' the later wave is dark. Three waves or more: small lines, one an item. Where only
#' percentages were printed a mark runs from the lowest to the highest there can be.
#'
#' @param object A result of [compare_waves()].
#' @param ... Not used.
#' @param lang Language.
#' @param title,subtitle Texts above the figure.
#' @param width Width in inches; see [figure_size()].
#' @return An unprinted ggplot of class `akkoord_figure`; `as.data.frame()` of it gives the
#'   numbers behind it.
#' @examples
#' wave <- function(yes, n) data.frame(q = rep(c(5, 1), c(yes, n - yes)))
#' changes <- compare_waves(
#'   "2022" = wave(30, 60), "2026" = wave(45, 65), population = "different",
#'   count = list(scale = "agree5", N = 300)
#' )
#' autoplot(changes, lang = "en")
#' @method autoplot akkoord_waves
#' @export
autoplot.akkoord_waves <- function(object, ..., lang = default_lang(), title = NULL,
                                   subtitle = NULL, width = figure_width) {
  check_dots_empty_akk(...)
  lang <- check_lang(lang)
  check_number(width, "width", min = 3, max = 40)
  check_titles(title, subtitle)
  p <- attr(object, "points")
  p <- p[paste(p$item, p$domain) %in% paste(object$item, object$domain), ]
  if (nrow(object) == 0L || nrow(p) == 0L) {
    abort("plot", "There is nothing to draw: the comparison has no rows.", arg = "object")
  }
  waves <- attr(object, "waves")
  inner <- width - 2 * figure_margin
  labels <- waves_labels(object, p, lang)
  text <- list(
    title = title %||% tr("changes_title", lang),
    subtitle = subtitle %||% capital(waves_measure(object, lang)),
    note = tr("waves_figure_note", lang,
      level = format_percent_number(100 * attr(object, "conf.level"), NULL, decimal_mark(lang)))
  )
  if (isTRUE(attr(object, "synthetic"))) {
    text$title <- paste(synthetic_word(lang), text$title, sep = " \u2013 ")
  }
  drawn <- if (length(waves) == 2L) {
    waves_points(p, labels, waves, object, lang, inner)
  } else {
    waves_lines(p, labels, waves, object, lang, inner)
  }
  plot <- drawn$plot + figure_theme() + axes_theme() + drawn$theme + ggplot2::labs(
    title = if (nzchar(text$title)) {
      wrap_inches(text$title, inner, figure_text()$title, bold = TRUE)
    },
    subtitle = wrap_inches(text$subtitle, inner, figure_text()$subtitle),
    caption = wrap_inches(text$note, inner, figure_text()$note)
  )
  out <- list(plot = plot, size = c(width = width, height = drawn$height + 1.35))
  new_figure(out, as.data.frame(p), waves_alt(object, text$title, lang))
}

waves_labels <- function(object, p, lang) {
  known <- attr(object, "labels")[[lang]] %||% attr(object, "labels")[[1L]]
  out <- unname(known[p$item])
  out <- ifelse(is.na(out), p$item, out)
  ifelse(nzchar(p$domain), paste0(out, " (", p$domain, ")"), out)
}

waves_scale <- function(object, lang) {
  if (attr(object, "measure") == "top") {
    return(function(x) format_percent(x, 0L, decimal_mark(lang)))
  }
  function(x) format_plain_in(x, lang)
}

# A line an item, the earlier wave above the later one.
waves_points <- function(p, labels, waves, object, lang, inner) {
  wrapped <- wrap_inches(labels, 0.36 * inner, figure_text()$label)
  rows <- unique(wrapped)
  colours <- set_names(c("#8A9099", "#0F3152"), waves)
  p$y <- length(rows) + 1 - match(wrapped, rows) + ifelse(p$wave == waves[[1L]], 0.16, -0.16)
  p$wave <- factor(p$wave, waves)
  plot <- ggplot2::ggplot(p, ggplot2::aes(y = .data$y, colour = .data$wave)) +
    ggplot2::geom_segment(
      ggplot2::aes(x = .data$conf.low, xend = .data$conf.high, yend = .data$y),
      linewidth = 0.5, na.rm = TRUE, show.legend = FALSE
    ) +
    ggplot2::geom_segment(
      ggplot2::aes(x = .data$estimate.low, xend = .data$estimate.high, yend = .data$y),
      linewidth = 2.4, lineend = "round", show.legend = FALSE
    ) +
    ggplot2::geom_point(
      ggplot2::aes(x = (.data$estimate.low + .data$estimate.high) / 2, shape = .data$wave),
      size = 2.4
    ) +
    ggplot2::scale_colour_manual(values = colours, name = NULL) +
    ggplot2::scale_shape_manual(values = set_names(c(15, 19), waves), name = NULL) +
    ggplot2::scale_y_continuous(
      breaks = rev(seq_along(rows)), labels = rows, name = NULL,
      expand = ggplot2::expansion(add = 0.5)
    ) +
    ggplot2::scale_x_continuous(labels = waves_scale(object, lang), name = NULL)
  theme <- ggplot2::theme(
    legend.position = "top", legend.justification = "left",
    axis.text.y = ggplot2::element_text(hjust = 0, colour = palette_ink),
    panel.grid.major.y = ggplot2::element_blank(), plot.caption = ggplot2::element_text(hjust = 0)
  )
  list(plot = plot, theme = theme, height = sum(pmax(0.42, 0.17 * n_lines(rows) + 0.12)))
}

waves_lines <- function(p, labels, waves, object, lang, inner) {
  columns <- max(1L, min(4L, floor(inner / 1.8)))
  wrapped <- wrap_inches(labels, inner / columns - 0.4, figure_text()$label, bold = TRUE)
  p$panel <- factor(wrapped, unique(wrapped))
  p$x <- match(p$wave, waves)
  plot <- ggplot2::ggplot(p, ggplot2::aes(x = .data$x)) +
    ggplot2::geom_linerange(
      ggplot2::aes(ymin = .data$conf.low, ymax = .data$conf.high), colour = "#8A9099",
      linewidth = 0.4, na.rm = TRUE
    ) +
    ggplot2::geom_line(
      ggplot2::aes(y = (.data$estimate.low + .data$estimate.high) / 2),
      colour = "#0F3152", linewidth = 0.7
    ) +
    ggplot2::geom_linerange(
      ggplot2::aes(ymin = .data$estimate.low, ymax = .data$estimate.high),
      colour = "#0F3152", linewidth = 2
    ) +
    ggplot2::geom_point(
      ggplot2::aes(y = (.data$estimate.low + .data$estimate.high) / 2),
      colour = "#0F3152", size = 1.8
    ) +
    ggplot2::facet_wrap(ggplot2::vars(.data$panel), ncol = columns) +
    ggplot2::scale_x_continuous(
      breaks = seq_along(waves), labels = waves, name = NULL,
      expand = ggplot2::expansion(0.12)
    ) +
    ggplot2::scale_y_continuous(labels = waves_scale(object, lang), name = NULL)
  theme <- ggplot2::theme(
    strip.text = ggplot2::element_text(hjust = 0, size = figure_text()$label, colour = palette_ink),
    strip.background = ggplot2::element_blank(), plot.caption = ggplot2::element_text(hjust = 0)
  )
  list(plot = plot, theme = theme, height = ceiling(nlevels(p$panel) / columns) * 1.65)
}

waves_alt <- function(x, title, lang) {
  last <- x[x$against == "previous", ]
  said <- tr(
    "waves_alt", lang, item = waves_labels(x, last, lang), to = last$group1, from = last$group2,
    change = range_text(last$estimate.low, last$estimate.high,
      function(v) format_difference(v, attr(x, "measure"), lang), tr("range_to", lang))
  )
  paste0(title, ". ", paste(said, collapse = " "))
}
