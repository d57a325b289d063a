# The overview: a row a statement, a dot a group.

autoplot_overview <- function(object, previous, conf.int, conf.level, palette, lang, title,
                              subtitle, caption, width, total, call = caller_env()) {
  check_conf_level(conf.level, call = call)
  check_titles(title, subtitle, call = call)
  if (!is.null(caption)) check_string(caption, "caption", call = call)
  check_figure_width(width, call = call)
  if (nrow(object) == 0L) {
    abort("plot", "There is nothing to draw: the counts have no rows.", arg = "object",
          call = call)
  }
  overview_figure(object, lang, title, subtitle, caption, width, conf.int, conf.level,
                  previous, palette, total_counts(object, total, call), call)
}

check_previous <- function(previous, type, call = caller_env()) {
  if (is.null(previous)) {
    return(type)
  }
  if (!inherits(previous, "likert_counts")) {
    abort("type", c(
      "{.arg previous} must be the counts of an earlier wave.",
      x = "It is {.obj_type_friendly {previous}}.",
      i = "Make them with {.fn likert_counts}."
    ), arg = "previous", value = class(previous), call = call)
  }
  if (type != "overview") {
    abort("plot", c(
      "{.arg previous} is for the overview.",
      i = "Add {.code type = \"overview\"}, or leave {.arg previous} out."
    ), arg = "previous", value = type, call = call)
  }
  type
}

# `conf.int`: thin lines for the intervals of each group; `previous`: counts of an earlier
# wave, whose shares are open dots; `whole`: the counts of everyone, a dot beneath the groups.
overview_figure <- function(x, lang, title = NULL, subtitle = NULL, caption = NULL,
                            width = figure_width, conf.int = FALSE, level = 0.95,
                            previous = NULL, palette = NULL, whole = NULL,
                            call = caller_env()) {
  o <- overview_of(x, level)
  if (is.null(o)) {
    abort("plot", c(
      "There is no overview to draw: no item has answers that agree.",
      i = "It is of items on an ordered scale with a {.arg top}; see {.fn likert_scale}."
    ), arg = "type", value = "overview", call = call)
  }
  o <- overview_total(o, whole, lang)
  before <- if (!is.null(previous)) overview_of(previous, level)
  if (!any(before$groups$item %in% o$rows$item)) before <- NULL
  answer <- top_label(o$scale, lang)
  rows <- overview_layout(o, x, lang)
  o$small <- base_key(o$groups$item, o$groups$group) %in% small_bases(x)
  columns <- overview_columns(o, lang, width)
  notes <- c(caption, overview_notes(o, x, lang, conf.int, before))
  title <- title %||% tr("overview_title", lang, answer = lower(answer))
  drawn <- overview_plot(o, rows, columns, before, title, subtitle, notes, width, conf.int,
                         palette, lang)
  new_figure(drawn, overview_data(o, x, lang), overview_alt(o, x, title, lang))
}

# Everyone as the last of the groups, which sentences and differences do not ask for.
overview_total <- function(o, whole, lang) {
  all <- if (!is.null(whole)) overview_of(whole, o$level)
  if (is.null(all)) {
    return(o)
  }
  rows <- all$groups[all$groups$item %in% o$groups$item, ]
  rows$group <- rep(tr("total", lang), nrow(rows))
  o$total <- rows$group[1L]
  o$groups <- rbind(o$groups, rows)
  o
}

# A block has a heading where it is not the only one.
overview_layout <- function(o, x, lang) {
  block <- o$rows$block
  first <- !duplicated(block)
  words <- tr_each(c(
    own = "overview_own", pooled = "overview_pooled", open = "overview_open"
  ), lang)
  several <- length(unique(block)) > 1L
  heading <- ifelse(first & (several & block != "own"), words[block], "")
  list(
    label = vapply(o$rows$item, function(i) counts_item_name(x, i, lang), "", USE.NAMES = FALSE),
    heading = unname(heading), gap = ifelse(nzchar(heading), 0.14, 0)
  )
}

# What stands in columns: the share of each group (of the groups together where only that
# is known), and of two groups the difference with its interval.
overview_columns <- function(o, lang, width) {
  shown <- unique(o$groups$group)
  narrow <- width < 5
  dash <- "\u2013"
  values <- function(g) {
    at <- match(paste(o$rows$item, g), paste(o$groups$item, o$groups$group))
    low <- o$groups$low[at]
    text <- share_text(low, o$groups$high[at], lang, dash)
    unlike <- is.na(low) | o$rows$block == "pooled"
    ifelse(unlike, "", flagged(text, o$small[at] %in% TRUE))
  }
  columns <- if (length(shown) == 1L) {
    list(list(header = "", text = values(shown), bold = TRUE))
  } else if (length(setdiff(shown, o$total)) <= 3L) {
    lapply(shown, function(g) list(header = g, text = values(g)))
  }
  two <- !all(is.na(o$rows$estimate.low))
  if (two && !narrow) {
    columns <- c(columns, list(list(
      header = tr("overview_difference", lang, one = shown[[1L]], two = shown[[2L]]),
      text = overview_difference_text(o, lang)
    )))
  }
  columns
}

overview_said_text <- function(rows, lang, to = tr("range_to", lang)) {
  said <- rows$relation
  said[is.na(said)] <- "="
  ifelse(
    is.na(rows$percent), share_text(rows$low, rows$high, lang, to),
    format_published(rows$percent, said, lang)
  )
}

# Whole points with a sign; a minus is longer than a hyphen.
signed_points <- function(low, high, to) {
  write <- function(v) {
    whole <- round(100 * v)
    paste0(ifelse(whole > 0, "+", ifelse(whole < 0, "\u2212", "")), abs(whole))
  }
  ifelse(write(low) == write(high), write(low), paste0(write(low), to, write(high)))
}

overview_difference_text <- function(o, lang) {
  r <- o$rows
  to <- tr("range_to", lang)
  text <- signed_points(r$estimate.low, r$estimate.high, to)
  text <- ifelse(overview_direction(r) != 0L, paste0(text, " *"), text)
  ifelse(is.na(r$estimate.low) | r$block != "own", "", text)
}

overview_notes <- function(o, x, lang, conf.int, before) {
  level <- format_percent(o$level, 0L, decimal_mark(lang))
  several <- length(unique(o$groups$group)) > 1L
  c(
    tr(if (several) "overview_note_groups" else "overview_note", lang,
       bar = if (overview_counted(o) && is.null(before)) "" else tr("overview_note_bar", lang)),
    if (any(o$rows$block == "pooled")) tr("overview_note_pooled", lang),
    if (any(overview_direction(o$rows) != 0L)) {
      tr("overview_note_star", lang, level = level, n = sum(!is.na(o$rows$conf.low)))
    },
    if (conf.int) tr("overview_note_line", lang, level = level),
    if (!is.null(before)) tr("overview_note_before", lang),
    small_note(o$small, lang)
  )
}

# Dots lie beneath each other within a row, a little apart, so that none hides another.
overview_marks <- function(o, middle, step, pooled) {
  groups <- unique(o$groups$group)
  k <- length(groups)
  at <- match(o$groups$item, o$rows$item)
  place <- (match(o$groups$group, groups) - (k + 1) / 2) * step
  own <- data_frame_of(
    key = o$groups$group, y = middle[at] - place, low = o$groups$low, high = o$groups$high,
    conf.low = o$groups$conf.low, conf.high = o$groups$conf.high,
    item = o$groups$item, group = o$groups$group
  )
  own <- own[o$rows$block[at] != "pooled" & !is.na(own$low), ]
  of <- which(o$rows$block == "pooled")
  if (length(of) == 0L) {
    return(own)
  }
  rbind(own, data_frame_of(
    key = pooled, y = middle[of], low = o$rows$low[of], high = o$rows$high[of],
    conf.low = NA_real_, conf.high = NA_real_, item = o$rows$item[of], group = pooled
  ))
}

overview_colours <- function(groups, palette) {
  colours <- palette %||% palette_nominal[c(1L, 2L, 3L, 5L, 7L, 8L, 10L, 4L)]
  if (is.function(colours)) colours <- colours(length(groups))
  accent <- style_value("accent")
  if (is.null(palette) && any(groups %in% accent)) {
    colours <- ifelse(groups %in% accent, style_value("colour") %||% colours[[1L]], "#9AA1A9")
  }
  set_names(rep_len(colours, length(groups)), groups)
}

overview_plot <- function(o, rows, columns, before, title, subtitle, notes, width, conf.int,
                          palette, lang) {
  inner <- width - 2 * figure_margin
  labels <- label_column(rows, inner, width, 1L)
  columns <- lapply(columns, column_size, most = if (width < 5) 0.7 else 1.15)
  right_in <- sum(vapply(columns, `[[`, 0, "inches"))
  dots_in <- max(0.8, inner - labels$inches - right_in)
  unit <- 1 / dots_in
  groups <- unique(o$groups$group)
  step <- if (length(groups) > 1L) min(0.11, 0.3 / length(groups)) else 0
  # the axis stands where the heads of columns do
  y <- row_positions(
    rows, labels, c(columns, list(list(header = "0%"))), max(0.2, step * length(groups) + 0.1)
  )
  pooled <- tr("overview_together", lang)
  marks <- overview_marks(o, y$middle, step, pooled)
  keys <- c(groups, if (any(marks$key == pooled)) pooled)
  colours <- c(
    overview_colours(setdiff(groups, o$total), palette),
    set_names(rep(palette_ink, length(o$total)), o$total), set_names(palette_soft, pooled)
  )[keys]
  words <- rbind(
    label_words(rows, labels, y, "", 0, 0, 1 + right_in * unit, unit, 0.2),
    overview_pooled_words(o, y$middle, unit, right_in, lang),
    if (length(columns) > 0L) column_words(columns, y, "", 0, 1, unit),
    overview_ends(y, -labels$inches * unit, 1 + right_in * unit)
  )
  words <- with_rows(words, list(
    row = seq_along(rows$label), panel = rep("", length(rows$label)), item = rows$label,
    group = rep("", length(rows$label))
  ), y$top, -labels$inches * unit)
  text <- figure_words(title, subtitle, notes, inner)
  legend <- length(keys) > 1L
  per_line <- legend_columns(keys, inner)
  frame <- overview_frame(y, before, o, groups, step)
  plot <- ggplot2::ggplot() +
    frame + overview_lines(marks, conf.int) + overview_dots(marks, legend) +
    text_layer(words, -y$bottom) +
    ggplot2::scale_fill_manual(
      name = NULL, values = colours, limits = keys, aesthetics = c("fill"),
      guide = legend_guide(if (legend) length(keys) else 0L, per_line, list(size = 3.2))
    ) +
    ggplot2::scale_colour_identity() +
    ggplot2::scale_x_continuous(name = NULL, breaks = NULL, expand = c(0, 0)) +
    ggplot2::scale_y_continuous(name = NULL, breaks = NULL) +
    ggplot2::coord_cartesian(
      xlim = c(-labels$inches * unit, 1 + right_in * unit), ylim = c(y$bottom, 0),
      expand = FALSE, clip = "off"
    ) +
    figure_labels(text, fill = NULL) +
    figure_theme(below = if (legend) 0.06 else 0.12)
  above <- if (legend) 0.2 + 0.2 * ceiling(length(keys) / per_line) else 0.1
  height <- figure_height(text, above - y$bottom)
  list(plot = plot, size = c(width = width, height = height))
}

# The words of the axis, and one that holds the sides open.
overview_ends <- function(y, left, right) {
  rbind(
    data_frame_of(
      panel = "", x = c(0, 0.5, 1), y = y$header, label = c("0%", "50%", "100%"), xmin = 0,
      xmax = 1, hjust = c(0, 0.5, 1), vjust = 0, fontface = "plain", colour = palette_soft,
      fontsize = figure_text()$note
    ),
    data_frame_of(
      panel = "", x = left, y = y$middle[[1L]], label = "", xmin = left, xmax = right, hjust = 0,
      vjust = 0.5, fontface = "plain", colour = palette_ink, fontsize = figure_text()$label
    )
  )
}

# What was published of the groups together, across their columns.
overview_pooled_words <- function(o, middle, unit, right_in, lang) {
  of <- which(o$rows$block == "pooled")
  if (length(of) > 0L) data_frame_of(
    panel = "", x = 1 + 0.1 * unit, y = middle[of],
    label = paste(tr("overview_together", lang), overview_said_text(o$rows[of, ], lang)),
    xmin = 1, xmax = 1 + max(right_in, 1) * unit, hjust = 0, vjust = 0.5, fontface = "plain",
    colour = palette_ink, fontsize = figure_text()$label
  )
}

# Lines of rows, the half, and open dots of an earlier wave.
overview_frame <- function(y, before, o, groups, step) {
  lines <- function(x, xend, y, yend, colour, type) {
    ggplot2::annotate("segment", x = x, xend = xend, y = y, yend = yend, colour = colour,
                      linewidth = 0.35, linetype = type)
  }
  top <- y$header - 0.02
  old <- if (!is.null(before)) {
    b <- before$groups
    at <- match(b$item, o$rows$item)
    place <- (match(b$group, groups) - (length(groups) + 1) / 2) * step
    b$y <- y$middle[at] - place
    b <- b[!is.na(b$y) & !is.na(b$low), ]
    # as of this wave: a dot where the share is known well, else what was possible alone
    dot <- b[b$high - b$low <= 0.12, ]
    compact(list(
      if (nrow(b) > 0L) ggplot2::annotate("segment",
        x = b$low, xend = b$high, y = b$y, yend = b$y, colour = "#9AA1A9", linewidth = 0.6
      ),
      if (nrow(dot) > 0L) ggplot2::annotate("point",
        x = (dot$low + dot$high) / 2, y = dot$y, shape = 21, fill = "#FFFFFF",
        colour = palette_soft, size = 2.4, stroke = 0.7
      )
    ))
  }
  c(list(
    lines(rep(0, length(y$middle)), 1, y$middle, y$middle, "#E3E6E9", "solid"),
    lines(c(0, 1), c(0, 1), top, y$bottom, "#E3E6E9", "solid"),
    lines(0.5, 0.5, top, y$bottom, "#9AA1A9", "22")
  ), old)
}

# What is possible, as a bar; the interval, where asked for, as a thin line.
overview_lines <- function(marks, conf.int) {
  segment <- function(data, low, high, size, ...) {
    ggplot2::layer(
      geom = "segment", stat = "identity", position = "identity", data = data,
      mapping = ggplot2::aes(x = .data[[low]], xend = .data[[high]], y = .data$y,
                             yend = .data$y),
      inherit.aes = FALSE, show.legend = FALSE,
      params = list(linewidth = size, lineend = "butt", ...)
    )
  }
  wide <- marks[marks$high - marks$low > 0.005, ]
  limits <- marks[!is.na(marks$conf.low), ]
  list(
    if (conf.int && nrow(limits) > 0L) segment(
      limits, "conf.low", "conf.high", 0.4, colour = palette_soft
    ),
    if (nrow(wide) > 0L) segment(wide, "low", "high", 1.6, colour = "#9AA1A9")
  )
}

# A dot stands where a share is known well; of the others there is only the bar.
overview_dots <- function(marks, legend) {
  data <- marks[marks$high - marks$low <= 0.12, ]
  data$x <- (data$low + data$high) / 2
  ggplot2::layer(
    geom = "point", stat = "identity", position = "identity", data = data,
    mapping = ggplot2::aes(x = .data$x, y = .data$y, fill = .data$key),
    inherit.aes = FALSE, show.legend = legend,
    params = list(shape = 21, size = 2.9, colour = "#FFFFFF", stroke = 0.5)
  )
}

# The numbers behind it, a row an item and group; the groups together are group NA.
overview_data <- function(o, x, lang) {
  label <- function(item) {
    vapply(item, function(i) counts_item_name(x, i, lang), "", USE.NAMES = FALSE)
  }
  g <- o$groups
  r <- o$rows
  at <- match(g$item, r$item)
  several <- length(unique(g$group)) > 1L
  both <- tibble::tibble(
    item = r$item, label = label(r$item), group = NA_character_, block = r$block, n = NA_real_,
    share.low = r$low, share.high = r$high, conf.low = NA_real_, conf.high = NA_real_,
    difference.low = r$estimate.low, difference.high = r$estimate.high,
    difference.conf.low = r$conf.low, difference.conf.high = r$conf.high
  )
  own <- tibble::tibble(
    item = g$item, label = label(g$item), group = g$group, block = r$block[at],
    n = as.double(g$n), share.low = g$low, share.high = g$high, conf.low = g$conf.low,
    conf.high = g$conf.high, difference.low = NA_real_, difference.high = NA_real_,
    difference.conf.low = NA_real_, difference.conf.high = NA_real_
  )
  out <- if (several) vctrs::vec_rbind(own, both) else own
  out[order(match(out$item, r$item)), ]
}

overview_alt <- function(o, x, title, lang) {
  said <- vapply(o$rows$item, function(item) {
    r <- o$rows[o$rows$item == item, ]
    g <- o$groups[o$groups$item == item & !is.na(o$groups$low), ]
    shares <- if (r$block == "pooled") {
      paste(tr("overview_together", lang), overview_said_text(r, lang))
    } else {
      trimws(paste(g$group, share_text(g$low, g$high, lang)))
    }
    paste0(counts_item_name(x, item, lang), tr("colon", lang), paste(shares, collapse = ", "))
  }, "")
  paste0(tr("alt_dots", lang), ". ", title, ". ", paste0(said, ".", collapse = " "))
}
