#' @rdname audit_report
#' @param verdict Verdicts to draw. Claims without a printed value or a range are left
#'   out, and so are consistent bases and captions, which a line would not explain.
#' @param rows How many claims at most: the inconsistent first, then those with the
#'   narrowest range.
#' @param title Title above the figure.
#' @param width Width in inches; see [figure_size()].
#' @section Figure:
#' `autoplot()` draws, for each printed value, where the range that the other printed
#' numbers allow lies from it: a point inside its range agrees with them. For an
#' order the value is a difference of 0, and the range must lie above it. The figure is an
#' unprinted ggplot of class `akkoord_figure`; `as.data.frame()` of it gives the rows behind it.
#' @method autoplot report_audit
#' @export
autoplot.report_audit <- function(object, ..., verdict = c("inconsistent", "consistent"),
                                  rows = 40, lang = attr(object, "lang"), title = NULL,
                                  width = figure_width) {
  check_audit(object, "object")
  lang <- check_lang(lang %||% default_lang())
  check_text(verdict, "verdict")
  for (v in verdict) check_choice(v, audit_verdicts, "verdict")
  check_number(rows, "rows", min = 1, max = 500, whole = TRUE)
  check_number(width, "width", min = 4, max = 40)
  if (!is.null(title)) check_string(title, "title")
  data <- audit_drawn(object, verdict, rows, lang)
  if (nrow(data) == 0L) {
    abort("length", c(
      "There is nothing to draw: no claim of these verdicts has a printed value and a range.",
      i = "{.arg verdict} is {.val {verdict}}."
    ), arg = "verdict", value = verdict)
  }
  named <- tr_each(audit_verdict_keys, lang)[audit_verdicts]
  data$words <- factor(named[data$verdict], named[audit_verdicts %in% data$verdict])
  label <- vapply(data$claim, function(s) paste(strwrap(s, 54L), collapse = "\n"), "")
  # one row each, also where two claims read the same
  key <- sprintf("%03d", rev(seq_len(nrow(data))))
  data$row <- factor(key, sort(key))
  data <- audit_distances(data)
  data$range <- paste0(audit_value(data$printed, data$unit, lang), "; ", audit_range(data, lang))
  lines <- lengths(strsplit(label, "\n", fixed = TRUE))
  plot <- audit_plot(
    data, set_names(label, key), named, title %||% tr("audit_plot_title", lang),
    tr("audit_plot_note", lang, title = attr(object, "title")[[lang]]), lang
  )
  height <- 1.5 + nrow(data) * (0.1 + 0.13 * max(lines))
  kept <- data[c("id", "figure", "check", "claim", "printed", "low", "high", "unit", "verdict")]
  counts <- table(factor(data$verdict, audit_verdicts))
  new_figure(
    list(plot = plot, size = c(width = width, height = ceiling(height * 20) / 20)),
    as.data.frame(kept),
    tr(
      "audit_plot_alt", lang,
      counts = paste0(counts[counts > 0], " ", named[counts > 0], collapse = ", ")
    )
  )
}

# Beyond so many units the distance to what was printed is cut off.
audit_edge <- 10

# Distances from what was printed.
audit_distances <- function(data) {
  clamp <- function(x) pmin(pmax(x, -audit_edge), audit_edge)
  data$from <- clamp(data$low - data$printed)
  data$to <- clamp(data$high - data$printed)
  # a range of one value is a dash, which would else not be seen
  point <- data$to - data$from < 0.2
  data$from[point] <- data$from[point] - 0.1
  data$to[point] <- data$to[point] + 0.1
  data
}

# `label`: of the claims, by row.
audit_plot <- function(data, label, named, title, note, lang) {
  colours <- set_names(c("#2C6E8F", "#B5432E", "#777F88"), named)
  shapes <- set_names(c(16, 18, 1), named)
  text <- function(...) {
    ggplot2::element_text(size = figure_text()$note, colour = palette_ink, ...)
  }
  ggplot2::ggplot(data, ggplot2::aes(y = .data$row, colour = .data$words)) +
    ggplot2::geom_vline(xintercept = 0, colour = palette_hatch, linewidth = 0.35) +
    ggplot2::geom_segment(
      ggplot2::aes(x = .data$from, xend = .data$to, yend = .data$row),
      linewidth = 2.6, alpha = 0.4, lineend = "round"
    ) +
    ggplot2::geom_point(ggplot2::aes(x = 0, shape = .data$words), size = 2.4) +
    ggplot2::geom_text(
      ggplot2::aes(x = audit_edge + 1, label = .data$range), hjust = 0,
      size = figure_text()$note / ggplot2::.pt, show.legend = FALSE
    ) +
    ggplot2::scale_y_discrete(labels = label, name = NULL) +
    ggplot2::scale_x_continuous(
      name = NULL, breaks = c(-10, -5, 0, 5, 10),
      labels = c("-10", "-5", tr("printed", lang), "+5", "+10"),
      limits = c(-audit_edge - 0.5, audit_edge + 14)
    ) +
    ggplot2::scale_colour_manual(values = colours, name = NULL) +
    ggplot2::scale_shape_manual(values = shapes, name = NULL) +
    ggplot2::labs(
      title = title, caption = paste(strwrap(note, 100L), collapse = "\n")
    ) +
    figure_theme() +
    ggplot2::theme(
      axis.text.y = text(hjust = 1, lineheight = 0.9,
                         margin = ggplot2::margin(0, 0.08, 0, 0, "inches")),
      axis.text.x = text(margin = ggplot2::margin(0.03, 0, 0.08, 0, "inches")),
      panel.grid.major.y = ggplot2::element_line(colour = "#E6E8EB", linewidth = 0.3)
    )
}

# The rows that are drawn, first at the top.
audit_drawn <- function(x, verdict, rows, lang) {
  text <- audit_text(x, lang)
  data <- as.data.frame(x)
  data$claim <- text$claim
  plain <- data$verdict == "consistent" & data$check %in% c("base", "numbering", "count", "block")
  keep <- data$verdict %in% verdict & is.finite(data$printed) & is.finite(data$low) &
    is.finite(data$high) & !plain
  data <- data[keep, ]
  rank <- order(data$verdict != "inconsistent", data$high - data$low)
  data <- data[sort(head_of(rank, rows)), ]
  data[order(data$verdict != "inconsistent"), ]
}
