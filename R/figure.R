# The drawing engine: rows of 100% bars with one look, for the study's figures and
# for counts of one's own. It knows segments and rows, not where they came from.
#
# rows: list of label, heading ("" for none; drawn above its row) and gap (extra
#   inches above the row), one element a row, top to bottom; `of`: what a bar is of, see
#   rows_of().
# segments: list of row, key, xmin, xmax (shares), label, mark, edge, panel ("" or
#   the name of a facet), apart (TRUE: right of the columns, from 0).
# keys: list of key, label, fill, mark, hidden: the legend, left to right.
# columns: list of columns right of the bars (side = "left": left of them), each a
#   list of header, text (one a row, or a list by panel), bold.
# spans: list of row, panel, low, high: intervals, drawn as brackets beneath the bars.

# Sizes of text in points, and what bars grow with them.
figure_text <- function() {
  lapply(list(
    title = 13, subtitle = 10, label = 9.2, bar = 9, legend = 8.8, note = 8
  ), `*`, figure_scale())
}
figure_scale <- function() (style_value("base_size") %||% 10) / 10
default_width <- function() style_value("width") %||% figure_width
figure_family <- function() style_value("font") %||% ""
figure_width <- 7.5
figure_margin <- 0.16

inches <- function(x) grid::unit(x, "inches")
line_inches <- function(n, fontsize) n * fontsize * text_leading * 1.06 / 72

bars_plot <- function(rows, segments, keys, columns = list(), title = NULL,
                      subtitle = NULL, notes = NULL, width = figure_width,
                      panels = "", centre = NULL, bar_height = NULL, spans = NULL,
                      wrap = NULL, call = caller_env()) {
  n <- length(rows$label)
  inner <- width - 2 * figure_margin
  n_panels <- length(panels)
  bar_height <- bar_height %||% (if (n <= 4L) 0.34 else if (n <= 12L) 0.29 else 0.25)
  bar_height <- bar_height * max(1, figure_scale())
  at <- bars_columns(rows, columns, inner, width, n_panels, !is.null(spans), wrap)
  bars_in <- at$bars
  strips <- panel_strips(panels, at$left + bars_in + at$right, bars_in, width, wrap, call)
  if (n_panels == 1L) bars_in <- max(bars_in, 0.6)
  # segments that stand apart come right of the columns
  apart <- segments$apart %||% rep(FALSE, length(segments$row))
  from <- min(0, segments$xmin[!apart])
  to <- max(if (is.null(centre)) 1 else 0, segments$xmax[!apart])
  aside <- if (any(apart)) max(segments$xmax[apart]) + 0.05 * (to - from) else 0
  unit <- (to - from + aside) / bars_in
  shift <- ifelse(apart, to + at$right * unit + 0.05 * (to - from), 0)
  y <- row_positions(rows, at$labels, at$columns, bar_height)
  shade <- bars_shade(segments, shift, y$middle, bar_height)
  words <- bars_words(rows, at, y, panels, from, to, aside, unit, bar_height)
  # by their names, so that another scale's legend can be read
  named <- key_names(keys)
  shade$key <- factor(named[match(shade$key, keys$key)], named)
  shade$panel <- factor(shade$panel, panels)
  words$panel <- factor(words$panel, panels)
  text <- figure_words(title, subtitle, notes, inner)
  in_legend <- !keys$hidden %||% rep(FALSE, length(keys$key))
  per_line <- legend_columns(keys$label[in_legend], inner)
  plot <- ggplot2::ggplot() +
    (if (!is.null(centre)) {
      ggplot2::geom_vline(xintercept = centre, colour = "#9AA1A9", linewidth = 0.35)
    }) +
    bars_layer(shade) +
    span_layer(spans, y$middle - bar_height / 2, panels) +
    text_layer(words, -y$bottom) +
    keys_scale(keys, named, in_legend, per_line) +
    ggplot2::scale_colour_identity() +
    ggplot2::scale_x_continuous(name = NULL, breaks = NULL, expand = c(0, 0)) +
    ggplot2::scale_y_continuous(name = NULL, breaks = NULL) +
    ggplot2::coord_cartesian(ylim = c(y$bottom, 0), expand = FALSE, clip = "off") +
    (if (n_panels > 1L && is.null(wrap)) panel_grid(strips, panels)) +
    figure_labels(text, fill = NULL) +
    figure_theme(panel_spacing, if (any(in_legend)) 0.06 else 0.12)
  legend_rows <- ceiling(sum(in_legend) / per_line)
  strips_in <- if (n_panels > 1L || !is.null(wrap)) {
    0.15 + line_inches(max(n_lines(strips)), figure_text()$label)
  } else {
    0
  }
  high <- if (is.null(wrap)) 1L else ceiling(n_panels / wrap$columns)
  height <- figure_height(
    text, (if (legend_rows > 0) legend_rows * 0.2 + 0.2 else 0.1) +
      high * (strips_in - y$bottom) + (high - 1) * panel_spacing
  )
  panel <- at$left + at$labels$inches * at$each + bars_in + at$right
  list(plot = plot, size = c(width = width, height = height), bars = bars_in, panel = panel)
}

# The rectangles that are drawn.
bars_shade <- function(segments, shift, middle, bar_height) {
  data_frame_of(
    row = segments$row, panel = segments$panel, key = segments$key,
    xmin = segments$xmin + shift, xmax = segments$xmax + shift,
    ymin = middle[segments$row] - bar_height / 2,
    ymax = middle[segments$row] + bar_height / 2,
    label = segments$label, mark = segments$mark, edge = segments$edge
  )
}

panel_grid <- function(strips, panels) {
  ggplot2::facet_grid(
    cols = ggplot2::vars(.data$panel), scales = "free_x", space = "free_x",
    labeller = ggplot2::as_labeller(set_names(strips, panels))
  )
}

# All that is written on the panels.
bars_words <- function(rows, at, y, panels, from, to, aside, unit, bar_height) {
  labelled <- if (at$each) panels else panels[[1L]]
  words <- do.call(rbind, c(lapply(labelled, function(panel) {
    label_words(rows, at$labels, y, panel, from, at$left * unit, to + at$right * unit, unit,
                bar_height)
  }), list(column_words(at$columns, y, panels, from, to, unit))))
  # the panel's extent, also where nothing is written
  words <- rbind(words, data_frame_of(
    panel = panels, x = from, y = y$middle[[1L]], label = "",
    xmin = from - (at$left + ifelse(panels %in% labelled, at$labels$inches, 0)) * unit,
    xmax = to + at$right * unit + aside, hjust = 0, vjust = 0.5, fontface = "plain",
    colour = palette_ink, fontsize = figure_text()$label
  ))
  with_rows(words, rows$of, y$top, from)
}

# With words that are not there: each says where the row of a bar begins. Facets have them in
# their own panel, as the rest.
with_rows <- function(words, of, top, from) {
  words$row <- rep("", nrow(words))
  if (is.null(of)) {
    return(words)
  }
  first <- !duplicated(data.frame(of$row, of$panel))
  of <- lapply(of, `[`, first)
  rbind(words, data_frame_of(
    panel = of$panel, x = from, y = top[of$row], label = "", xmin = from, xmax = from,
    hjust = 0, vjust = 0.5, fontface = "plain", colour = palette_ink,
    fontsize = figure_text()$label, row = paste(of$item, of$group, sep = "\r")
  ))
}

panel_spacing <- 0.18

# Columns of inches: labels, bars (by panel), text left and right of them. `spans`: whether
# brackets stand above the bars. `wrap`: so many panels (`columns`) beside each other, each
# with labels.
bars_columns <- function(rows, columns, inner, width, n_panels, spans, wrap = NULL) {
  if (!is.null(wrap)) {
    inner <- (inner - (wrap$columns - 1L) * panel_spacing) / wrap$columns
    width <- inner + 2 * figure_margin
    n_panels <- 1L
  }
  labels <- label_column(rows, inner, width, n_panels)
  tight <- width < 5 || n_panels > 1L
  columns <- lapply(columns, column_size, most = if (tight) 0.7 else 1.05)
  side <- vapply(columns, function(c) c$side, "")
  left_in <- sum(vapply(columns[side == "left"], `[[`, 0, "inches"))
  right_in <- sum(vapply(columns[side == "right"], `[[`, 0, "inches"))
  room <- function() {
    (inner - labels$inches - n_panels * (left_in + right_in) -
      (n_panels - 1L) * panel_spacing) / n_panels
  }
  bars_in <- room()
  if (spans && tight && n_panels == 1L && bars_in < 1.3) {
    # a bracket needs a bar it can be read from
    labels <- label_column(rows, inner, width, n_panels, above = TRUE)
    bars_in <- room()
  }
  list(labels = labels, columns = columns, left = left_in, right = right_in, bars = bars_in,
       each = !is.null(wrap))
}

keys_scale <- function(keys, named, in_legend, per_line) {
  ggplot2::scale_fill_manual(
    name = NULL, values = set_names(keys$fill, named), limits = named,
    breaks = named[in_legend], labels = keys$label[in_legend],
    guide = legend_guide(sum(in_legend), per_line, list(mark = keys$mark[in_legend]))
  )
}

# So many keys, in as many columns as there is room for.
legend_guide <- function(n, per_line, look) {
  if (n == 0L) "none" else ggplot2::guide_legend(
    ncol = if (per_line < n) per_line, byrow = TRUE, override.aes = look
  )
}

# A figure's words, broken where its width ends.
figure_words <- function(title, subtitle, notes, inner) {
  list(
    title = wrap_inches(title %||% "", inner, figure_text()$title, bold = TRUE),
    subtitle = wrap_inches(subtitle %||% "", inner, figure_text()$subtitle),
    notes = paste(wrap_inches(notes %||% "", inner, figure_text()$note), collapse = "\n")
  )
}

figure_labels <- function(text, ...) {
  ggplot2::labs(
    title = nonempty(text$title), subtitle = nonempty(text$subtitle),
    caption = nonempty(text$notes), ...
  )
}

# The height that words, legend and drawing take together.
figure_height <- function(text, drawing) {
  height <- text_height(text$title, figure_text()$title, 0.06) +
    text_height(text$subtitle, figure_text()$subtitle, 0.05) + drawing +
    text_height(text$notes, figure_text()$note, 0.12) + 2 * 0.13
  ceiling(height * 20) / 20
}

# What stands for a colour in the data: the answer, or what the legend does not name.
key_names <- function(keys) {
  said <- nzchar(keys$label)
  make.unique(ifelse(said, keys$label, sub("^.*\r", "", keys$key)), " ")
}

# The headers of panels side by side, wrapped; refused where the bars would be
# thinner than `least_bars` inches or a word runs on into the next header.
least_bars <- 0.4
panel_strips <- function(panels, panel_in, bars_in, width, wrap, call) {
  if (length(panels) < 2L || !is.null(wrap)) {
    return(if (is.null(wrap)) panels else strip_text(wrap$strips, panel_in))
  }
  size <- figure_text()$label
  strips <- strip_text(panels, panel_in)
  lines <- unlist(strsplit(strips, "\n", fixed = TRUE))
  wide <- max(text_inches(lines, size, bold = TRUE), 0)
  if (bars_in < least_bars || wide > panel_in + 0.15) {
    abort("plot", c(
      "There is no room for panels side by side.",
      x = if (bars_in < least_bars) {
        paste(
          "In {.val {width}} inches the bars of {length(panels)} groups",
          "would be less than {.val {least_bars}} inch wide."
        )
      } else {
        paste(
          "In {.val {width}} inches the names of {length(panels)} groups",
          "would run into each other."
        )
      },
      i = paste(
        "Say {.code facet = \"rows\"} for groups beneath each other,",
        "or give a larger {.arg width}."
      )
    ), arg = "facet", value = "columns", call = call)
  }
  strips
}

strip_text <- function(x, width) wrap_inches(x, width, figure_text()$label, bold = TRUE)

bars_layer <- function(data) {
  ggplot2::layer(
    geom = GeomAkkoordBar, stat = "identity", position = "identity", data = data,
    mapping = ggplot2::aes(
      xmin = .data$xmin, xmax = .data$xmax, ymin = .data$ymin, ymax = .data$ymax,
      fill = .data$key, label = .data$label, mark = .data$mark, edge = .data$edge
    ),
    inherit.aes = FALSE, show.legend = TRUE, params = list(
      fontsize = figure_text()$bar, family = figure_family()
    )
  )
}

# Intervals as brackets in the gap beneath their bars.
span_layer <- function(spans, bottom, panels) {
  keep <- which(!is.na(spans$low) & !is.na(spans$high))
  if (length(keep) == 0L) {
    return(NULL)
  }
  y <- bottom[spans$row[keep]] - 0.045
  low <- spans$low[keep]
  high <- spans$high[keep]
  data <- data_frame_of(
    panel = factor(rep(spans$panel[keep], 3L), panels), x = c(low, low, high),
    xend = c(high, low, high), y = c(y, y - 0.024, y - 0.024),
    yend = c(y, y + 0.024, y + 0.024)
  )
  ggplot2::layer(
    geom = "segment", stat = "identity", position = "identity", data = data,
    mapping = ggplot2::aes(
      x = .data$x, xend = .data$xend, y = .data$y, yend = .data$yend
    ),
    inherit.aes = FALSE, show.legend = FALSE,
    params = list(colour = palette_ink, linewidth = 0.45)
  )
}

text_layer <- function(data, tall = NA_real_) {
  if (is.null(data$row)) data$row <- rep("", nrow(data))
  ggplot2::layer(
    geom = GeomAkkoordText, stat = "identity", position = "identity", data = data,
    mapping = ggplot2::aes(
      x = .data$x, y = .data$y, label = .data$label, xmin = .data$xmin,
      xmax = .data$xmax, hjust = .data$hjust, vjust = .data$vjust,
      fontface = .data$fontface, colour = .data$colour, fontsize = .data$fontsize,
      row = .data$row
    ),
    inherit.aes = FALSE, show.legend = FALSE, params = list(tall = tall, family = figure_family())
  )
}

data_frame_of <- function(...) {
  columns <- list(...)
  n <- max(lengths(columns))
  vctrs::new_data_frame(lapply(columns, rep_len, n), n = n)
}

nonempty <- function(x) if (nzchar(x)) x
text_height <- function(x, fontsize, margin) {
  if (nzchar(x)) line_inches(n_lines(x), fontsize) + margin else 0
}

# Where the labels of the rows go: beside the bars, wrapped to a third of the width;
# above them when the figure is narrow.
label_column <- function(rows, inner, width, n_panels, above = FALSE) {
  size <- figure_text()$label
  natural <- max(text_inches(rows$label, size), 0)
  gap <- 0.12
  most <- inner * if (n_panels > 1L) 0.28 else 0.34
  above <- above || natural > most && width < 5
  if (above) {
    most <- inner
  }
  text <- wrap_inches(rows$label, most - gap, size)
  wide <- max(vapply(strsplit(text, "\n", fixed = TRUE), function(l) {
    max(text_inches(l, size), 0)
  }, 0))
  list(
    text = text, lines = n_lines(text), above = above,
    inches = if (above || wide == 0) 0 else wide + gap,
    headings = wrap_inches(rows$heading, inner, size, bold = TRUE)
  )
}

# y of the bars' middles, in inches down from the top of the panel (negative).
row_positions <- function(rows, labels, columns, bar_height) {
  n <- length(rows$label)
  size <- figure_text()$label
  header <- max(0, vapply(columns, function(c) {
    if (!any(nzchar(c$header))) return(0)
    line_inches(max(n_lines(c$header)), figure_text()$note)
  }, 0))
  at <- -header - if (header > 0) 0.05 else 0.02
  middle <- heading <- label <- top <- numeric(n)
  gap <- min(0.13, bar_height * 0.36)
  for (i in seq_len(n)) {
    if (i > 1L) at <- at - gap - rows$gap[[i]]
    top[[i]] <- at
    if (nzchar(rows$heading[[i]])) {
      tall <- line_inches(n_lines(labels$headings[[i]]), size)
      heading[[i]] <- at - tall / 2
      at <- at - tall - 0.05
    }
    tall <- line_inches(labels$lines[[i]], size)
    if (labels$above && nzchar(labels$text[[i]])) {
      label[[i]] <- at - tall / 2
      at <- at - tall - 0.03
      tall <- 0
    }
    pitch <- max(bar_height, tall)
    middle[[i]] <- at - pitch / 2
    at <- at - pitch
  }
  if (!labels$above) label <- middle
  list(
    middle = middle, heading = heading, label = label, top = top, header = -header,
    bottom = at - 0.03
  )
}

# `to`: where the panel ends.
label_words <- function(rows, labels, y, panel, from, left, to, unit, bar_height) {
  x <- from - left - labels$inches * unit
  size <- figure_text()$label
  words <- function(at, y, label, face, x, xmax) {
    data_frame_of(
      panel = panel, x = x, y = y[at], label = label[at], xmin = x, xmax = xmax,
      hjust = 0, vjust = 0.5, fontface = face, colour = palette_ink, fontsize = size
    )
  }
  face <- ifelse(rows$bold %||% rep(FALSE, length(rows$label)), "bold", "plain")
  named <- which(nzchar(labels$text))
  headed <- which(nzchar(labels$headings))
  rbind(
    if (length(named) > 0L) {
      edge <- if (labels$above) to else from - left - 0.06 * unit
      words(named, y$label, labels$text, face[named], x, edge)
    },
    if (length(headed) > 0L) {
      words(headed, y$heading, labels$headings, "bold", x, to)
    }
  )
}

column_size <- function(column, most) {
  column$side <- column$side %||% "right"
  column$bold <- column$bold %||% FALSE
  column$header <- column$header %||% ""
  texts <- unlist(column$text)
  texts <- texts[!is.na(texts)]
  column$header <- wrap_inches(column$header, most, figure_text()$note)
  lines <- unlist(strsplit(column$header, "\n", fixed = TRUE))
  column$inches <- max(
    text_inches(texts, figure_text()$label, column$bold),
    text_inches(lines, figure_text()$note), 0
  ) + 0.12
  column
}

column_words <- function(columns, y, panels, from, to, unit) {
  out <- NULL
  at <- c(left = from, right = to)
  for (column in columns) {
    step <- column$inches * unit
    pad <- 0.1 * unit
    right <- column$side == "right"
    x <- if (right) at[["right"]] + pad else at[["left"]] - pad
    edges <- if (right) c(x, at[["right"]] + step) else c(at[["left"]] - step, x)
    at[[column$side]] <- if (right) edges[[2L]] else edges[[1L]]
    for (panel in panels) {
      text <- if (is.list(column$text)) column$text[[panel]] else column$text
      text[is.na(text)] <- ""
      keep <- which(nzchar(text))
      out <- rbind(out, data_frame_of(
        panel = panel, x = x, y = c(y$middle[keep], y$header),
        label = c(text[keep], column$header), xmin = edges[[1L]], xmax = edges[[2L]],
        hjust = if (right) 0 else 1, vjust = c(rep(0.5, length(keep)), 0),
        fontface = c(rep(if (column$bold) "bold" else "plain", length(keep)), "plain"),
        colour = c(rep(column$colour %||% palette_ink, length(keep)), palette_soft),
        fontsize = c(rep(figure_text()$label, length(keep)), figure_text()$note)
      ))
    }
  }
  out[nzchar(out$label), ]
}

# As many legend entries on a line as fit, columns being as wide as their widest.
legend_columns <- function(labels, inner) {
  n <- length(labels)
  if (n < 2L) {
    return(1L)
  }
  wide <- text_inches(labels, figure_text()$legend) + 0.36
  for (k in n:2) {
    columns <- split(wide, (seq_len(n) - 1L) %% k)
    if (sum(vapply(columns, max, 0)) <= inner) {
      return(k)
    }
  }
  1L
}

figure_theme <- function(spacing = 0.18, below = 0.06) {
  text <- function(size, ..., colour = palette_ink) {
    ggplot2::element_text(
      size = size, colour = colour, hjust = 0, vjust = 1, lineheight = text_leading, ...
    )
  }
  pad <- function(top = 0, bottom = 0) ggplot2::margin(top, 0, bottom, 0, "inches")
  # Until 3.5.0 ggplot2 put legend.spacing.x before each key and each label.
  gap <- if (utils::packageVersion("ggplot2") < "3.5.0") 0 else 0.05
  ggplot2::theme_void(base_family = figure_family()) + ggplot2::theme(
    plot.title = text(figure_text()$title, face = "bold", margin = pad(0, below)),
    plot.subtitle = text(
      figure_text()$subtitle,
      margin = pad(0, 0.05), colour = palette_soft
    ),
    plot.caption = text(figure_text()$note, margin = pad(0.12), colour = palette_soft),
    plot.title.position = "plot",
    plot.caption.position = "plot",
    plot.margin = ggplot2::margin(0.13, figure_margin, 0.13, figure_margin, "inches"),
    plot.background = ggplot2::element_rect(fill = "#FFFFFF", colour = NA),
    legend.position = "top",
    legend.justification = "left",
    legend.text = ggplot2::element_text(
      size = figure_text()$legend, colour = palette_ink, hjust = 0,
      margin = ggplot2::margin(0, 0.06, 0, gap, "inches")
    ),
    legend.key.width = inches(0.2),
    legend.key.height = inches(0.14),
    legend.spacing.x = inches(0.05),
    legend.spacing.y = inches(0.05),
    legend.margin = ggplot2::margin(0.04, 0, 0, gap - 0.05, "inches"),
    legend.box.spacing = inches(0.12),
    strip.text = text(figure_text()$label, face = "bold", margin = pad(0.06, 0.08)),
    panel.spacing = inches(spacing)
  )
}
