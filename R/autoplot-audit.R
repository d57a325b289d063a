#' @rdname audit_report
#' @param verdict Verdicts to draw. Claims without a printed value or a range are left
#'   out, and so are consistent bases and captions, which a line would not explain.
#' @param rows How many claims at most: the inconsistent first, then those with the
#'   narrowest range.
#' @param title Title above the figure.
#' @param width Width in inches; see [figure_size()].
#' @section Figure:
#' `autoplot()` lists claims as a table: what was printed, what the other printed numbers
#' allow, and whether it agrees with them. For an order the value is a difference of 0, and the
#' range must lie above it. The figure is an
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
  drawn <- audit_plot(
    data, named, title %||% tr("audit_plot_title", lang), attr(object, "title")[[lang]], width,
    lang
  )
  kept <- data[c("id", "figure", "check", "claim", "printed", "low", "high", "unit", "verdict")]
  counts <- table(factor(data$verdict, audit_verdicts))
  new_figure(
    drawn, as.data.frame(kept),
    tr(
      "audit_plot_alt", lang,
      counts = paste0(counts[counts > 0], " ", named[counts > 0], collapse = ", ")
    )
  )
}

# A table: claims as wide as what the numbers beside them leave.
audit_plot <- function(data, named, title, source, width, lang) {
  size <- figure_text()$label
  inner <- width - 2 * figure_margin
  verdict <- unname(named[data$verdict])
  cells <- list(
    printed = audit_value(data$printed, data$unit, lang), possible = audit_range(data, lang),
    verdict = capital(verdict)
  )
  header <- c(tr("head_claim", lang), tr("head_printed", lang), tr("head_possible", lang), "")
  wide <- mapply(function(text, name) max(text_inches(c(text, name), size)), cells, header[-1L])
  from <- inner - rev(cumsum(rev(wide + 0.22)))
  claim <- wrap_inches(data$claim, max(from[[1L]] - 0.1, 1), size)
  tall <- line_inches(n_lines(claim), size) + 0.1
  bottom <- -cumsum(tall) - line_inches(1, size) - 0.1
  middle <- bottom + tall / 2
  colour <- ifelse(data$verdict == "inconsistent", "#B5432E", palette_ink)
  column <- function(text, x, xmax, head, colour = palette_ink) {
    data_frame_of(
      x = x, y = c(middle, -line_inches(1, size) / 2), label = c(text, head), xmin = x,
      xmax = xmax, hjust = 0, vjust = 0.5, fontsize = size,
      fontface = c(rep("plain", length(text)), "bold"),
      colour = c(rep_len(colour, length(text)), palette_soft)
    )
  }
  words <- do.call(rbind, c(
    list(column(claim, 0, from[[1L]] - 0.05, header[[1L]], colour)),
    lapply(1:3, function(j) {
      column(cells[[j]], from[[j]] + 0.1, c(from[-1L], inner)[[j]], header[[j + 1L]], colour)
    })
  ))
  rules <- data_frame_of(y = c(bottom + tall, utils::tail(bottom, 1L)), x = 0, xend = inner)
  text <- figure_words(title, NULL, source, inner)
  plot <- ggplot2::ggplot() +
    ggplot2::geom_segment(
      ggplot2::aes(x = .data$x, xend = .data$xend, y = .data$y, yend = .data$y), rules,
      colour = "#D5D8DC", linewidth = 0.3
    ) +
    text_layer(words[nzchar(words$label), ], -min(bottom)) +
    ggplot2::scale_colour_identity() +
    ggplot2::scale_x_continuous(name = NULL, breaks = NULL, expand = c(0, 0)) +
    ggplot2::scale_y_continuous(name = NULL, breaks = NULL) +
    ggplot2::coord_cartesian(
      xlim = c(0, inner), ylim = c(min(bottom), 0), expand = FALSE, clip = "off"
    ) +
    figure_labels(text) + figure_theme()
  list(plot = plot, size = c(width = width, height = figure_height(text, -min(bottom) + 0.1)))
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
