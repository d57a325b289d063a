# Figures of a report that are no chart: a diagram of concepts in boxes, and a table
# of what it lists. Both are laid out in inches on one panel.

report_needs <- function(table, name, figure, call = caller_env(2)) {
  if (nrow(table) == 0L) {
    abort("figure", c(
      "Figure {.val {figure}} cannot be drawn: the report holds no {.file {name}.csv}.",
      i = "Add it to the report's directory; see {.help akkoord::published_report}."
    ), arg = "figure", value = figure, call = call)
  }
}

# A panel of `inner` by `height` inches with text and boxes on it.
canvas_plot <- function(words, boxes, inner, height, width, title, notes, arrow = NULL) {
  title <- wrap_inches(title, inner, figure_text()$title, bold = TRUE)
  notes <- paste(wrap_inches(notes, inner, figure_text()$note), collapse = "\n")
  plot <- ggplot2::ggplot() +
    ggplot2::geom_rect(
      ggplot2::aes(
        xmin = .data$xmin, xmax = .data$xmax, ymin = .data$ymin, ymax = .data$ymax,
        fill = .data$fill
      ),
      data = boxes, inherit.aes = FALSE
    ) +
    (if (!is.null(arrow)) {
      ggplot2::geom_polygon(
        ggplot2::aes(x = .data$x, y = .data$y, fill = .data$fill),
        data = arrow, inherit.aes = FALSE
      )
    }) +
    text_layer(words) +
    ggplot2::scale_fill_identity() +
    ggplot2::scale_colour_identity() +
    ggplot2::coord_cartesian(
      xlim = c(0, inner), ylim = c(-height, 0), expand = FALSE, clip = "off"
    ) +
    ggplot2::labs(title = nonempty(title), caption = nonempty(notes)) +
    figure_theme()
  tall <- text_height(title, figure_text()$title, 0.04) + height +
    text_height(notes, figure_text()$note, 0.12) + 0.32
  list(plot = plot, size = c(width = width, height = ceiling(tall * 20) / 20))
}

words_at <- function(x, y, label, xmax, fontsize, fontface = "plain",
                     colour = palette_ink, hjust = 0, xmin = x) {
  data_frame_of(
    x = x, y = y, label = label, xmin = xmin, xmax = xmax, hjust = hjust,
    vjust = 0.5, fontface = fontface, colour = colour, fontsize = fontsize
  )
}

box_at <- function(xmin, xmax, ymin, ymax, fill) {
  data_frame_of(xmin = xmin, xmax = xmax, ymin = ymin, ymax = ymax, fill = fill)
}

# The diagram -------------------------------------------------------------------

# Cards in columns: the effects by dimension, and beneath them, with an arrow up,
# the success factors by level.
report_diagram <- function(report, figure, lang, width) {
  concept <- report$concept
  report_needs(concept, "concept", figure)
  inner <- width - 2 * figure_margin
  n_columns <- max(1L, min(3L, floor(inner / 2.2)))
  at <- -0.05
  words <- boxes <- list()
  arrow <- NULL
  kinds <- unique(concept$kind)
  for (kind in kinds) {
    here <- concept[concept$kind == kind, ]
    fill <- if (kind == kinds[[1L]]) palette_anchors[["high"]] else "#2A7485"
    heading <- kind_label(kind, lang)
    if (kind != kinds[[1L]]) {
      says <- tr("enables", lang)
      x <- min(inner / 2, inner - text_inches(says, 9) - 0.3)
      arrow <- arrow_up(x, at, fill)
      words <- c(words, list(words_at(
        x + 0.24, at - 0.15, says, inner, 9,
        colour = palette_soft
      )))
      at <- at - 0.4
    }
    # one chapter for all cards is said once
    if (length(unique(here$chapter)) == 1L && !is.na(here$chapter[[1L]])) {
      heading <- paste0(heading, " (", tr(
        "chapter", lang, chapter = here$chapter[[1L]]
      ), ")")
      here$chapter <- NA_character_
    }
    words <- c(words, list(words_at(0, at - 0.1, heading, inner, 11, "bold", fill)))
    at <- at - 0.28
    cards <- concept_cards(here, fill, lang, inner, n_columns, at)
    words <- c(words, list(cards$words))
    boxes <- c(boxes, list(cards$boxes))
    at <- cards$bottom
  }
  title <- report_figure_title(report, figure, lang)
  drawn <- canvas_plot(
    do.call(rbind, words), do.call(rbind, boxes), inner, -at, width, title,
    source_note(report, figure, lang), arrow
  )
  label <- function(column) concept[[paste0(column, "_", lang)]]
  data <- tibble::tibble(
    figure = figure, kind = concept$kind, dimension = concept$dimension,
    dimension_label = label("dimension"), chapter = concept$chapter,
    position = concept$position, label = label("label")
  )
  new_figure(drawn, data, diagram_alt(title, data, lang))
}

kind_label <- function(kind, lang) {
  if (kind %in% c("impact", "success")) tr(kind, lang) else capital(kind)
}

# An arrow up, its point at (x, y).
arrow_up <- function(x, y, fill) {
  data_frame_of(
    x = x + c(0, 0.14, 0.05, 0.05, -0.05, -0.05, -0.14),
    y = y - c(0, 0.15, 0.15, 0.3, 0.3, 0.15, 0.15), fill = fill
  )
}

# Each card into the column that is shortest so far.
concept_cards <- function(here, fill, lang, inner, n_columns, top) {
  gap <- 0.14
  wide <- (inner - (n_columns - 1L) * gap) / n_columns
  pad <- 0.09
  size <- 8.6
  depth <- rep(top, n_columns)
  words <- boxes <- list()
  for (dimension in unique(here$dimension)) {
    of <- here[here$dimension == dimension, ]
    column <- which.max(depth)
    x <- (column - 1L) * (wide + gap)
    y <- depth[[column]]
    name <- of[[paste0("dimension_", lang)]][[1L]]
    chapter <- of$chapter[[1L]]
    chapter <- if (is.na(chapter)) "" else tr("chapter", lang, chapter = chapter)
    room <- wide - 2 * pad - text_inches(chapter, 7.5) - 0.08
    name <- wrap_inches(name, room, 9.2, bold = TRUE)
    head <- line_inches(n_lines(name), 9.2) + 0.1
    items <- wrap_inches(of[[paste0("label_", lang)]], wide - 2 * pad - 0.12, size)
    lines <- n_lines(items)
    each <- line_inches(lines, size) + 0.045
    middle <- y - head - 0.05 - cumsum(each) + each / 2
    bottom <- y - head - 0.05 - sum(each) - 0.05
    boxes <- c(boxes, list(
      box_at(x, x + wide, bottom, y, "#F3F5F6"),
      box_at(x, x + wide, y - head, y, fill),
      box_at(
        x + pad, x + pad + 0.04,
        middle + (lines - 1) * line_inches(1, size) / 2 - 0.02,
        middle + (lines - 1) * line_inches(1, size) / 2 + 0.02, fill
      )
    ))
    words <- c(words, list(
      words_at(x + pad, y - head / 2, name, x + pad + room, 9.2, "bold", "#FFFFFF"),
      if (nzchar(chapter)) {
        words_at(x + wide - pad, y - head / 2, chapter, x + wide - pad, 7.5,
          colour = "#FFFFFF", hjust = 1, xmin = x + pad + room
        )
      },
      words_at(x + pad + 0.12, middle, items, x + wide - pad + 0.05, size)
    ))
    depth[[column]] <- bottom - gap
  }
  list(
    words = do.call(rbind, words), boxes = do.call(rbind, boxes),
    bottom = min(depth) + gap - 0.02
  )
}

diagram_alt <- function(title, data, lang) {
  parts <- vapply(unique(paste(data$kind, data$dimension)), function(d) {
    of <- data[paste(data$kind, data$dimension) == d, ]
    name <- paste0(kind_label(of$kind[[1L]], lang), ", ", of$dimension_label[[1L]])
    paste0(name, tr("colon", lang), paste(of$label, collapse = tr("semicolon", lang)))
  }, "")
  paste0(tr("alt_diagram", lang), ". ", title, ". ", paste0(parts, ".", collapse = " "))
}

# The table -----------------------------------------------------------------------

# What the report lists in a table: its columns in one language, named by their titles.
# about.csv says which are shown, else all are.
listed_columns <- function(report, lang) {
  table <- report$listed
  titles <- report$listed_titles
  field <- sub("^listed[.]", "", titles$field)
  title <- titles[[lang]]
  if (length(field) == 0L) {
    field <- unique(sub(paste0("_(", paste(languages, collapse = "|"), ")$"), "", names(table)))
    title <- capital(gsub("_", " ", field, fixed = TRUE))
  }
  columns <- lapply(set_names(field), function(name) {
    text <- table[[paste0(name, "_", lang)]] %||% table[[name]] %||% rep("", nrow(table))
    ifelse(is.na(text), "", text)
  })
  structure(set_names(columns, title), fields = field)
}

report_table_figure <- function(report, figure, lang, width) {
  report_needs(report$listed, "listed", figure)
  columns <- listed_columns(report, lang)
  data <- tibble::as_tibble(c(
    list(figure = rep(figure, nrow(report$listed))),
    set_names(unclass(columns), attr(columns, "fields"))
  ))
  title <- report_figure_title(report, figure, lang)
  drawn <- if (width < 5) {
    table_stacked(columns, report, figure, lang, width, title)
  } else {
    table_wide(columns, report, figure, lang, width, title)
  }
  lines <- do.call(paste, c(lapply(unname(columns), capital), sep = ", "))
  new_figure(drawn, data, paste0(
    tr("alt_table", lang), ". ", title, ". ", paste0(lines, ".", collapse = " ")
  ))
}

table_wide <- function(columns, report, figure, lang, width, title) {
  inner <- width - 2 * figure_margin
  size <- 8.4
  gap <- 0.14
  header <- names(columns)
  wide <- table_widths(columns, header, inner - gap * (length(columns) - 1L), size)
  left <- cumsum(c(0, utils::head(wide + gap, -1L)))
  text <- Map(function(t, w) wrap_inches(t, w, size), columns, wide)
  tall <- line_inches(do.call(pmax, lapply(text, n_lines)), size) + 0.09
  head <- 0.26
  top <- -head - c(0, cumsum(tall))
  middle <- top[-length(top)] - tall / 2
  words <- do.call(rbind, Map(function(t, x, w, h) {
    rbind(
      words_at(x, -head / 2, h, x + w, size, "bold"),
      words_at(x, middle[nzchar(t)], t[nzchar(t)], x + w + 0.02, size)
    )
  }, text, left, wide, header))
  rule <- c(-head, top[-1L])
  thick <- c(0.012, rep(0.004, length(tall)))
  colour <- c(palette_ink, rep("#D5D9DD", length(tall)))
  boxes <- box_at(0, inner, rule - thick / 2, rule + thick / 2, colour)
  note <- source_note(report, figure, lang)
  canvas_plot(words, boxes, inner, -top[[length(top)]], width, title, note)
}

# Each column as wide as its longest word; what is left goes, step by step, to the
# column whose text would break into most lines.
table_widths <- function(columns, header, room, size) {
  long <- lapply(columns, text_inches, size)
  wide <- vapply(seq_along(columns), function(i) {
    max(
      text_inches(unlist(strsplit(columns[[i]], "[ -]")), size),
      text_inches(header[[i]], size, bold = TRUE)
    )
  }, 0)
  if (sum(wide) >= room) {
    return(wide * room / sum(wide))
  }
  step <- 0.02
  while (room - sum(wide) > step) {
    over <- vapply(seq_along(wide), function(i) {
      sum(pmax(0, long[[i]] / wide[[i]] - 1))
    }, 0)
    if (max(over) == 0) break
    i <- which.max(over)
    wide[[i]] <- wide[[i]] + step
  }
  wide + (room - sum(wide)) / length(wide)
}

# Narrow: the first column, and beneath it the rest in one paragraph.
table_stacked <- function(columns, report, figure, lang, width, title) {
  inner <- width - 2 * figure_margin
  size <- 8.8
  name <- wrap_inches(columns[[1L]], inner, size, bold = TRUE)
  rest <- vapply(seq_along(name), function(i) {
    text <- vapply(columns[-1L], `[[`, "", i)
    paste(paste0(names(columns)[-1L], tr("colon", lang), text)[nzchar(text)], collapse = " \u00b7 ")
  }, "")
  rest <- wrap_inches(rest, inner, size)
  a <- line_inches(n_lines(name), size)
  b <- line_inches(n_lines(rest), size)
  top <- -c(0, cumsum(a + b + 0.14))
  at <- top[-length(top)] - 0.05
  words <- rbind(
    words_at(0, at - a / 2, name, inner, size, "bold"),
    words_at(0, at - a - b / 2, rest, inner, size, colour = palette_soft)
  )
  boxes <- box_at(0, inner, top[-1L] - 0.002, top[-1L] + 0.002, "#D5D9DD")
  note <- source_note(report, figure, lang)
  canvas_plot(words, boxes, inner, -top[[length(top)]], width, title, note)
}

source_note <- function(report, figure, lang) {
  named <- if (grepl("^[0-9]", figure)) {
    paste(tr("figure", lang), figure)
  } else {
    sub("^table *", paste0(tr("table", lang), " "), figure)
  }
  paste0(tr("source", lang), tr("colon", lang), report$source[[lang]], ", ", lower(named), ".")
}
