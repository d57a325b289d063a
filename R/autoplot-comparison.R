#' Draw a comparison of groups
#'
#' One row a comparison: the difference with its interval, named by which group is higher
#' right of 0; the p of the exact test, from low to high, on a scale that gives small p
#' room; and the shares of both groups.
#' Where only printed percentages are known the difference is a bar from its lowest to
#' its highest, and so is p; with the answers themselves they are marks. Open
#' points, joined by a thin line, are the test for independent groups.
#'
#' @param object A result of [compare_groups()].
#' @param ... Not used.
#' @param sort `"none"` keeps the order of the rows, `"difference"` puts the largest
#'   difference on top.
#' @param lang Language, `"nl"`, `"en"` or `"fr"`.
#' @param title,subtitle Texts above the figure.
#' @param width Width in inches; see [figure_size()].
#' @return An unprinted ggplot of class `akkoord_figure`; `as.data.frame()` of it gives
#'   the numbers behind it.
#' @examples
#' study <- published_report("erasmus2022")
#' counts <- likert_counts(study, c(values, network, digitalisation), survey = "erasmus")
#' autoplot(compare_groups(counts), lang = "en")
#' @method autoplot akkoord_comparison
#' @export
autoplot.akkoord_comparison <- function(object, ..., sort = c("none", "difference"),
                                        lang = default_lang(),
                                        title = NULL, subtitle = NULL,
                                        width = figure_width) {
  check_dots_empty_akk(...)
  sort <- check_choice(sort, c("none", "difference"), "sort")
  lang <- check_lang(lang)
  check_number(width, "width", min = 3, max = 40)
  check_titles(title, subtitle)
  check_comparison(object, "object")
  if (nrow(object) == 0L) {
    abort("plot", "There is nothing to draw: the comparison has no rows.", arg = "object")
  }
  x <- object
  if (sort == "difference") {
    x <- x[order(-(x$estimate.low + x$estimate.high)), ]
  }
  layout <- comparison_layout(x, lang, width)
  pair <- unique(paste(x$group1, x$group2))
  title <- title %||% comparison_plot_title(x, lang)
  subtitle <- subtitle %||% comparison_plot_subtitle(x, lang)
  plot <- comparison_plot(x, layout, lang, title, subtitle, width)
  height <- layout$bottom_in +
    text_height(plot$title, figure_text()$title, 0.06) +
    text_height(plot$subtitle, figure_text()$subtitle, 0.05) +
    text_height(plot$notes, figure_text()$note, 0.12) + 0.36
  drawn <- list(plot = plot$plot, size = c(
    width = width, height = ceiling(height * 20) / 20
  ))
  new_figure(drawn, tidy(x), comparison_alt(x, title, lang))
}

comparison_plot_title <- function(x, lang) {
  pair <- unique(tr("against", lang, one = x$group1, two = x$group2))
  if (length(pair) > 1L) tr("groups_compared", lang) else pair
}

# What the difference is of, and which way it goes.
comparison_plot_subtitle <- function(x, lang) {
  what <- switch(attr(x, "measure"),
    top = tr(
      if (any(x$item %in% attr(x, "options"))) "difference_share" else "difference_top", lang
    ),
    tr("difference_score", lang)
  )
  first <- unique(x$group1)
  several <- length(first) > 1L || length(unique(x$group2)) > 1L
  paste0(what, tr("semicolon", lang), if (several) tr("direction_first", lang)
         else tr("direction_one", lang, group = first))
}

# Both shares of each row, with who they are of.
comparison_shares <- function(x, lang) {
  text <- comparison_text(x, lang, short = TRUE, dash = "\u2013")
  pair <- unique(paste(x$group1, "/", x$group2))
  list(
    header = if (length(pair) > 1L) tr("share", lang) else pair,
    text = paste(text$one, "/", text$two)
  )
}

# Inches: labels, differences, p, both shares. On a narrow page the labels stand above
# their rows, and the shares are left to the table.
comparison_layout <- function(x, lang, width) {
  inner <- width - 2 * figure_margin
  above <- width < 5
  labels <- comparison_item_labels(x, lang)
  if (any(x$domain != "")) labels <- paste0(labels, " (", x$domain, ")")
  if (length(unique(paste(x$group1, x$group2))) > 1L) {
    labels <- paste0(labels, tr("colon", lang), x$group1, " - ", x$group2)
  }
  label_in <- if (above) 0 else 0.3 * inner
  wrapped <- wrap_inches(labels, if (above) inner else label_in - 0.1, figure_text()$label)
  lines <- n_lines(wrapped)
  row_in <- if (above) 0.26 + 0.16 * lines else pmax(0.27, 0.16 * lines + 0.1)
  shares <- comparison_shares(x, lang)
  shares$header <- wrap_inches(shares$header, 1.3, figure_text()$label, bold = TRUE)
  shares_in <- if (above) 0 else 0.2 + max(
    text_inches(shares$text, figure_text()$label),
    text_inches(strsplit(shares$header, "\n", fixed = TRUE)[[1L]], figure_text()$label, bold = TRUE)
  )
  rest <- inner - label_in - shares_in
  at <- list(
    from_d = label_in + 0.15, to_d = label_in + 0.55 * rest - 0.15,
    from_p = label_in + 0.55 * rest + 0.25, to_p = label_in + rest - 0.12
  )
  head <- function(key, width) wrap_inches(tr(key, lang), width, figure_text()$label, bold = TRUE)
  heads <- c(
    head("difference_interval", at$from_p - at$from_d - 0.05),
    head(if (anyNA(x$p.value)) "p_low_high" else "head_p", at$to_p - at$from_p + 0.1)
  )
  top <- -0.26 - 0.16 * max(n_lines(c(heads, if (!above) shares$header)))
  ends <- top - cumsum(row_in)
  y <- if (above) ends + 0.12 else ends + row_in / 2
  c(at, list(
    above = above, label = wrapped, y = y,
    label_y = if (above) ends + row_in - 0.03 else y, heads = heads,
    shares = shares, shares_at = label_in + rest + 0.15, inner = inner, top = top + 0.05,
    bottom = min(ends) - 0.02, bottom_in = -min(ends) + 0.3
  ))
}

p_floor <- 1e-4
# p to 0..1: logarithmic below, with everything under the floor at 0
p_place <- function(p) (log10(pmax(p, p_floor)) - log10(p_floor)) / -log10(p_floor)

comparison_plot <- function(x, l, lang, title, subtitle, width) {
  top2 <- attr(x, "measure") == "top"
  alpha <- attr(x, "alpha")
  limits <- range(0, x$conf.low, x$conf.high)
  ticks <- pretty(limits, 4L)
  ticks <- ticks[ticks >= limits[[1L]] - 1e-9 & ticks <= limits[[2L]] + 1e-9]
  d <- function(v) l$from_d + (v - limits[[1L]]) / diff(limits) * (l$to_d - l$from_d)
  p <- function(v) l$from_p + p_place(v) * (l$to_p - l$from_p)
  p_axis <- comparison_p_axis(alpha, l$to_p - l$from_p, lang)
  colour <- unname(significant_colours[x$significant])
  d_label <- if (top2) sprintf("%+g", round(100 * ticks, 6)) else sprintf("%+g", ticks)
  d_label <- sub("^[+]0$", "0", sub(".", decimal_mark(lang), d_label, fixed = TRUE))
  dd <- seen_range(d(x$estimate.low), d(x$estimate.high))
  pp <- seen_range(p(x$p.low), p(x$p.high))
  # one p is a point, not a bar
  known <- x$p.range %in% c("exact", "design")
  naive <- list(low = p(x$p.naive.low), high = p(x$p.naive.high))
  text <- figure_words(title, subtitle, comparison_plot_notes(x, lang), l$inner)
  plot <- ggplot2::ggplot() +
    drawn_line(d(0), d(0), l$top, l$bottom, "#9AA1A9", 0.35) +
    drawn_line(p(alpha), p(alpha), l$top, l$bottom, "#9AA1A9", 0.35, type = "22") +
    drawn_line(d(x$conf.low), d(x$conf.high), l$y, l$y, palette_ink, 0.5) +
    drawn_line(dd$low, dd$high, l$y, l$y, palette_anchors[["rather_high"]], 3.2) +
    drawn_line(pp$low, pp$high, l$y, l$y, colour, 3.2) +
    (if (any(known)) {
      ggplot2::annotate("point",
        x = p(x$p.low[known]), y = l$y[known], shape = 16, size = 3.2, colour = colour[known]
      )
    }) +
    (if (any_shared(x)) naive_marks(naive, l$y)) +
    drawn_words(0, l$label_y, l$label, figure_text()$label, hjust = 0,
          vjust = if (l$above) 1 else 0.5) +
    drawn_words(d(ticks), l$top + 0.08, d_label, figure_text()$note, colour = palette_soft) +
    drawn_words(p(p_axis$at), l$top + 0.08, p_axis$label, figure_text()$note,
          colour = palette_soft) +
    drawn_words(c(l$from_d, l$from_p), 0, l$heads, figure_text()$label, hjust = 0, vjust = 1,
          face = "bold") +
    (if (!l$above) shares_words(l)) +
    ggplot2::coord_cartesian(
      xlim = c(0, l$inner), ylim = c(l$bottom, 0), expand = FALSE, clip = "off"
    ) +
    figure_labels(text) +
    figure_theme()
  c(list(plot = plot), text)
}

naive_marks <- function(naive, y) {
  list(
    drawn_line(naive$low, naive$high, y, y, palette_ink, 0.6),
    ggplot2::annotate("point",
      x = c(naive$low, naive$high), y = rep(y, 2L), shape = 21, size = 1.7,
      fill = "#FFFFFF", colour = palette_ink, stroke = 0.6
    )
  )
}

# Where p is marked, and how: the level, the ends, and what has room beside them.
comparison_p_axis <- function(alpha, inches, lang) {
  at <- unique(c(alpha, p_floor, 1, 0.01, 0.001))
  label <- sub(".", decimal_mark(lang), sub("^0", "", format_plain(at)), fixed = TRUE)
  label[at == p_floor] <- paste0("<", label[at == p_floor])
  half <- text_inches(label, figure_text()$note) / 2 + 0.04
  keep <- 1L
  for (i in seq_along(at)[-1L]) {
    apart <- abs(p_place(at[[i]]) - p_place(at[keep])) * inches
    if (all(apart > half[[i]] + half[keep])) keep <- c(keep, i)
  }
  list(at = at[keep], label = label[keep])
}

shares_words <- function(l) {
  list(
    drawn_words(l$shares_at, 0, l$shares$header, figure_text()$label, hjust = 0, vjust = 1,
                face = "bold"),
    drawn_words(l$shares_at, l$y, l$shares$text, figure_text()$label, hjust = 0)
  )
}

drawn_line <- function(x1, x2, y1, y2, colour, size, end = "butt", type = "solid") {
  ggplot2::annotate("segment",
    x = x1, xend = x2, y = y1, yend = y2, colour = colour, linewidth = size,
    lineend = end, linetype = type
  )
}

drawn_words <- function(x, y, label, size, hjust = 0.5, colour = palette_ink, face = "plain",
                        vjust = 0.5) {
  ggplot2::annotate("text",
    x = x, y = y, label = label, size = size / ggplot2::.pt, hjust = hjust,
    vjust = vjust, colour = colour, fontface = face, lineheight = text_leading,
    family = figure_family()
  )
}

# Ranges at least so wide that they are seen.
seen_range <- function(low, high, least = 0.03) {
  thin <- high - low < least
  mid <- (low + high) / 2
  list(low = ifelse(thin, mid - least / 2, low), high = ifelse(thin, mid + least / 2, high))
}

# Blue: there is a difference whatever; grey: there is none; between: it depends
significant_colours <- c(yes = "#0F3152", undetermined = "#3D94A8", no = "#A9A9A6")

comparison_plot_notes <- function(x, lang) {
  level <- format_percent_number(100 * attr(x, "conf.level"), NULL, decimal_mark(lang))
  known <- all(x$p.range %in% c("exact", "design"))
  alpha <- attr(x, "alpha")
  paste(
    tr(if (known) "plot_line" else "plot_line_outer", lang, level = level),
    if (attr(x, "adjust") != "none" && nrow(x) > 1L) {
      tr("plot_level_adjusted", lang, alpha = alpha, n = nrow(x))
    } else {
      tr("plot_level", lang, alpha = alpha)
    },
    if (any_shared(x)) tr("plot_open_points", lang)
  )
}

comparison_alt <- function(x, title, lang) {
  text <- comparison_text(x, lang)
  paste0(
    if (nzchar(title)) paste0(title, ". "), comparison_plot_subtitle(x, lang), ". ",
    paste0(
      text$item, tr("colon", lang), text$difference, " (", text$interval, "), p ", text$p, ", ",
      text$significant, collapse = tr("semicolon", lang)
    ), "."
  )
}
