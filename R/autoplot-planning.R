# Pictures of plans: margins against respondents, power.

#' Draw the margin against the respondents
#'
#' The curve of the margin over the number of respondents, up to the whole
#' population, with the margin wanted and the number that reaches it.
#'
#' @param object What [sample_size()] gave.
#' @param ... Not used.
#' @param lang Language of the words, `"nl"`, `"en"` or `"fr"`.
#' @param title,subtitle Texts above the figure; `NULL` for the ones it makes.
#' @param width Width in inches for which the text is wrapped; see
#'   [figure_size()].
#' @return An unprinted ggplot of class `akkoord_figure`; `as.data.frame()` of it
#'   gives the curves, one row a point: `N`, `p`, `conf.level`, `n`, `moe`, `wanted`
#'   (TRUE at the number of respondents asked for).
#' @examples
#' plan <- sample_size(0.05, N = c(560, 1340, Inf))
#' ggplot2::autoplot(plan, lang = "en")
#' @importFrom ggplot2 autoplot
#' @method autoplot sample_size
#' @export
autoplot.sample_size <- function(object, ..., lang = default_lang(),
                                 title = NULL, subtitle = NULL, width = figure_width) {
  lang <- check_lang(lang)
  check_number(width, "width", min = 2.5, max = 40)
  check_titles(title, subtitle)
  if (nrow(object) == 0L) {
    abort(
      "length", "There is nothing to draw: {.arg object} has no rows.",
      arg = "object"
    )
  }
  curves <- margin_curves(object)
  marks <- curves[curves$wanted, ]
  mark <- decimal_mark(lang)
  several <- nrow(object) > 1L
  label <- paste0("n = ", format_count(marks$n, mark))
  if (several) {
    size <- ifelse(is.finite(marks$N), format_count(marks$N, mark), tr("infinite", lang))
    label <- paste0("N = ", size, tr("colon", lang), label)
  }
  title <- title %||% tr("margin_title", lang)
  if (is.null(subtitle) && !several) {
    subtitle <- margin_subtitle(object, lang)
  }
  # the darker ones: they colour text as well
  dark <- palette_nominal[luminance(palette_nominal) < 0.3]
  colours <- rep_len(dark, nrow(object))
  # labels stand one above the other where their points come close
  place <- data_frame_of(
    n = marks$n, moe = marks$moe, label = label, colour = colours[marks$curve],
    up = rank(-marks$n, ties.method = "first")
  )
  plot <- margin_plot(object, curves, place, colours, mark, lang) +
    planning_labels(title, subtitle, width)
  alt <- paste0(
    title, ". ", paste(vapply(seq_len(nrow(object)), function(i) {
      margin_subtitle(object[i, ], lang)
    }, ""), collapse = " ")
  )
  drawn <- list(plot = plot, size = c(width = width, height = min(4.2, 0.62 * width)))
  new_figure(drawn, curves[setdiff(names(curves), "curve")], alt)
}

margin_plot <- function(object, curves, place, colours, mark, lang) {
  percent <- function(x) {
    whole <- all(abs(x * 100 - round(x * 100)) < 1e-9, na.rm = TRUE)
    format_percent(x, if (whole) 0L else 1L, mark)
  }
  ggplot2::ggplot() +
    ggplot2::geom_hline(
      yintercept = unique(object$moe), colour = palette_hatch, linewidth = 0.35,
      linetype = "22"
    ) +
    ggplot2::geom_line(
      ggplot2::aes(.data$n, .data$moe, colour = .data$line), data_frame_of(
        n = curves$n, moe = curves$moe, line = factor(curves$curve)
      ),
      linewidth = 0.8
    ) +
    ggplot2::geom_point(
      ggplot2::aes(.data$n, .data$moe), place,
      colour = place$colour, size = 2.6
    ) +
    ggplot2::geom_text(
      ggplot2::aes(.data$n, .data$moe, label = .data$label), place,
      colour = place$colour, hjust = -0.06, vjust = 0.6 - 1.5 * place$up,
      size = figure_text()$label / ggplot2::.pt
    ) +
    ggplot2::scale_colour_manual(values = colours, guide = "none") +
    ggplot2::scale_x_continuous(
      name = tr("respondents", lang), labels = function(x) format_count(x, mark),
      limits = c(0, max(curves$n)),
      expand = ggplot2::expansion(c(0, if (nrow(object) > 1L) 0.3 else 0.12))
    ) +
    ggplot2::scale_y_continuous(
      name = tr("margin", lang), labels = percent, limits = c(0, NA),
      expand = ggplot2::expansion(c(0, 0.08))
    )
}

# What the figures that plan a survey have in common.
planning_labels <- function(title, subtitle, width) {
  inner <- width - 2 * figure_margin
  list(
    ggplot2::labs(
      title = wrap_inches(title, inner, figure_text()$title, bold = TRUE),
      subtitle = if (!is.null(subtitle)) wrap_inches(subtitle, inner, figure_text()$subtitle)
    ),
    figure_theme(), axes_theme()
  )
}

# Points of each row's curve, at whole people: from where the margin is four times
# the one wanted, to the population or to six times the respondents.
margin_curves <- function(object) {
  fpc <- attr(object, "fpc") %||% "N-1"
  least <- if (fpc == "1-f") 2 else 1
  last <- ifelse(is.finite(object$N), object$N, 4 * object$respondents)
  most <- max(pmin(last, 6 * max(object$respondents)))
  parts <- lapply(seq_len(nrow(object)), function(i) {
    o <- object[i, ]
    to <- max(least, min(o$N, most))
    # closer together at both ends, where the curve bends
    step <- seq(0, 1, length.out = 200L)
    n <- c(exp(log(least) + step * log(to / least)), to - step^2 * (to - least))
    n <- sort(unique(c(pmax(round(n), least), o$respondents)))
    effect <- if ("design_effect" %in% names(o)) o$design_effect else 1
    m <- moe(n, o$N, o$p, o$conf.level, fpc, effect)
    keep <- m <= 4 * o$moe
    data_frame_of(
      curve = i, N = o$N, p = o$p, conf.level = o$conf.level, n = n[keep],
      moe = m[keep], wanted = n[keep] == o$respondents
    )
  })
  do.call(rbind, parts)
}

#' Draw power against the number of respondents
#'
#' @param object A result of [power_overlap()] with several designs.
#' @param ... Not used.
#' @param lang Language, `"nl"`, `"en"` or `"fr"`.
#' @param title,subtitle Texts above the figure.
#' @param width Width in inches; see [figure_size()].
#' @return An unprinted ggplot of class `akkoord_figure`: the power of the exact test,
#'   and, dashed, of a test that takes the groups for different people. Designs with
#'   the same shares, `rho` and part that answers for both are one line.
#' @examples
#' plan <- power_overlap(0.6, 0.75, n1 = seq(40, 160, 40), m = seq(20, 80, 20), rho = 0.4)
#' autoplot(plan, lang = "en")
#' @method autoplot power_overlap
#' @export
autoplot.power_overlap <- function(object, ..., lang = default_lang(),
                                   title = NULL, subtitle = NULL, width = figure_width) {
  check_dots_empty_akk(...)
  lang <- check_lang(lang)
  check_number(width, "width", min = 2.5, max = 40)
  check_titles(title, subtitle)
  if (nrow(object) == 0L) {
    abort("plot", "There is nothing to draw: {.arg object} has no rows.", arg = "object")
  }
  mark <- decimal_mark(lang)
  line <- power_lines(object, mark, lang)
  lines <- factor(line, unique(line))
  dark <- palette_nominal[luminance(palette_nominal) < 0.3]
  colours <- rep_len(dark, nlevels(lines))
  data <- data_frame_of(
    n = rep(object$n1, 2L), power = c(object$power, object$power.naive),
    line = rep(lines, 2L),
    test = rep(c("exact", "naive"), each = nrow(object))
  )
  # a line of one point is drawn as one of two, without a word from ggplot2
  lined <- if (any(tabulate(lines) == 1L)) rbind(data, data) else data
  title <- title %||% tr("power_title", lang)
  subtitle <- subtitle %||% if (nlevels(lines) == 1L) line[[1L]]
  names <- c(
    exact = tr("power_overlap", lang),
    naive = tr("as_independent", lang)
  )
  plot <- ggplot2::ggplot(data, ggplot2::aes(
    .data$n, .data$power, colour = .data$line, linetype = .data$test
  )) +
    ggplot2::geom_hline(yintercept = 0.8, colour = palette_hatch, linewidth = 0.3) +
    ggplot2::geom_line(data = lined, linewidth = 0.8) +
    ggplot2::geom_point(size = 1.8) +
    ggplot2::scale_colour_manual(
      name = NULL, values = colours, guide = if (nlevels(lines) == 1L) "none" else "legend"
    ) +
    ggplot2::scale_linetype_manual(
      name = NULL, values = c(exact = "solid", naive = "22"), labels = names
    ) +
    ggplot2::scale_x_continuous(
      name = tr("power_axis", lang),
      labels = function(v) format_count(v, mark), limits = c(0, NA),
      expand = ggplot2::expansion(c(0, 0.05))
    ) +
    ggplot2::scale_y_continuous(
      name = tr("power_chance", lang), limits = c(0, 1), breaks = seq(0, 1, 0.2),
      labels = function(v) format_percent(v, 0L, mark), expand = ggplot2::expansion(c(0, 0.02))
    ) +
    planning_labels(title, subtitle, width) +
    ggplot2::theme(
      legend.direction = "vertical", legend.box = "vertical", legend.box.just = "left"
    )
  height <- min(4.6, 0.66 * width) + 0.2 * nlevels(lines)
  said <- paste(format(object, lang = lang), collapse = tr("semicolon", lang))
  alt <- paste0(title, ". ", said, ".")
  new_figure(list(plot = plot, size = c(width = width, height = height)), plain_power(object), alt)
}

# What the curves differ in.
power_lines <- function(object, mark, lang) {
  number <- function(v) sub(".", mark, format_plain(signif(v, 2)), fixed = TRUE)
  part <- object$m / pmin(object$n1, object$n2)
  level <- function(v) format_level(v, attr(object, "measure"), lang)
  tr(
    "power_design", lang, one = level(object$p1), two = level(object$p2),
    rho = number(object$rho), part = format_percent(part, 0L, mark)
  )
}

# Figures of bars have no axes; curves have both.
axes_theme <- function() {
  ggplot2::theme(
    axis.text = ggplot2::element_text(size = figure_text()$note, colour = palette_soft),
    axis.text.y = ggplot2::element_text(hjust = 1, margin = ggplot2::margin(r = 4)),
    axis.text.x = ggplot2::element_text(vjust = 1, margin = ggplot2::margin(t = 4)),
    axis.title.x = ggplot2::element_text(
      size = figure_text()$label, hjust = 1, margin = ggplot2::margin(t = 4)
    ),
    axis.title.y = ggplot2::element_text(
      size = figure_text()$label, angle = 90, hjust = 1, margin = ggplot2::margin(r = 4)
    ),
    axis.line = ggplot2::element_line(colour = palette_soft, linewidth = 0.35)
  )
}
