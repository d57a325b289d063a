#' @importFrom ggplot2 autoplot
#' @export
ggplot2::autoplot

#' Draw counts as bars
#'
#' Horizontal 100% bars of [likert_counts()], in the look of [report_figure()]:
#' stacked, or diverging around the middle of the scale. A multiple-choice item
#' gives a bar for each option, a nominal one bars in a qualitative palette.
#' Where only a range of a count is known the segment is hatched in its colour
#' and labelled with the range; where nothing is known, in grey.
#'
#' Labels are rounded from counts, by the rule named in `rounding`; a total is the
#' rounded sum of counts, not the sum of rounded labels. A segment known as a
#' range whose two ends have the same label is drawn as known.
#'
#' @param object A [likert_counts()].
#' @param ... Not used.
#' @param type `"stacked"`: bars from the highest answer (left) to the lowest.
#'   `"diverging"`: bars around a centre line, lowest answers on the left.
#' @param sort `"none"` keeps the questionnaire's order, `"descending"` puts the
#'   item with most agreement on top, `"ascending"` the one with least. Groups
#'   keep their order; options of multiple-choice items are sorted within theirs.
#' @param sort_method Sort by the share of the scale's top set (`"prop"`) or by
#'   the mean score (`"mean"`), over all groups together.
#' @param cutoff For diverging bars: how many of the lowest answers stand left of
#'   the centre; 2.5 puts two there and half of the third. Half of the answers
#'   unless given.
#' @param reverse_likert Turn left and right round.
#' @param add_totals Totals at the end of the bars: the scale's top set for stacked
#'   bars, each side of the centre (without a split middle) for diverging ones.
#' @param labels_hide_below Shares below this have no label. A label that does not
#'   fit its segment is left out too.
#' @param facet Groups as rows beneath their item (`"none"`), as panels side by
#'   side (`"columns"`), or as blocks of items beneath each other (`"rows"`).
#' @param dk Don't knows `"apart"`, as a bar of their own that is a share of all
#'   who answered; `"inside"` the 100%; or `"none"`. As in the counts unless given.
#' @param palette Colours of the answers, lowest first: as many as there are
#'   answers, or a few to run between, or a function of their number.
#' @param digits Decimals of the percentages.
#' @param decimal.mark `","` in Dutch and `"."` in English unless given.
#' @param rounding `"half-up"`, `"half-even"`, `"truncate"` or `"ceiling"`, exact on
#'   whole counts.
#' @param lang Language of labels and words, `"nl"` or `"en"`.
#' @param title,subtitle,caption Texts around the figure. The caption comes before
#'   the notes that the figure needs.
#' @param width Width in inches for which text is wrapped; see [figure_size()].
#' @return An unprinted ggplot of class `akkoord_figure`. `as.data.frame()` of it
#'   gives the numbers behind it, one row a segment or total: `item`, `group`,
#'   `row`, `category`, `kind`, `count`, `low`, `high`, `base`, `share`,
#'   `share.low`, `share.high`, `status` (`known`; `block`, several answers
#'   of which only the sum is known; `range`; `unknown`; `total`),
#'   `drawn` and `printed`.
#' @seealso [figure_size()]
#' @examples
#' wave <- data.frame(
#'   type = factor(rep(c("primary", "secondary"), each = 6)),
#'   q1 = c(5, 4, 2, NA, 4, 5, 3, 3, 4, 2, 1, 4),
#'   q2 = c(4, 4, 3, 1, 5, 2, 2, 4, 5, 4, 3, 3)
#' )
#' counts <- likert_counts(wave, c(q1, q2), by = type, scale = likert_scale("agree5", "en"))
#' autoplot(counts, lang = "en", title = "Two questions")
#' autoplot(counts, type = "diverging", facet = "columns", lang = "en")
#' @method autoplot likert_counts
#' @export
autoplot.likert_counts <- function(object, ..., type = c("stacked", "diverging"),
                                   sort = c("none", "ascending", "descending"),
                                   sort_method = c("prop", "mean"), cutoff = NULL,
                                   reverse_likert = FALSE, add_totals = TRUE,
                                   labels_hide_below = 0.03,
                                   facet = c("none", "columns", "rows"), dk = NULL,
                                   palette = NULL, digits = 0, decimal.mark = NULL,
                                   rounding = "half-up",
                                   lang = getOption("akkoord.lang", "nl"),
                                   title = NULL, subtitle = NULL, caption = NULL,
                                   width = 7.5) {
  check_dots_empty_akk(...)
  style <- plot_style(
    type = check_choice(type, c("stacked", "diverging"), "type"),
    cutoff = cutoff, reverse = check_is_flag(reverse_likert, "reverse_likert"),
    hide = labels_hide_below, digits = digits, decimal.mark = decimal.mark,
    rounding = check_choice(rounding, rounding_rules, "rounding"), lang = check_lang(lang),
    palette = palette, totals = check_is_flag(add_totals, "add_totals"),
    facet = check_choice(facet, c("none", "columns", "rows"), "facet")
  )
  sort <- check_choice(sort, c("none", "ascending", "descending"), "sort")
  sort_method <- check_choice(sort_method, c("prop", "mean"), "sort_method")
  for (text in c("title", "subtitle", "caption")) {
    if (!is.null(get(text))) check_string(get(text), text)
  }
  check_figure_width(width)
  check_plot_counts(object, style)
  style$dk <- check_dk(dk, object)

  bars <- counts_bars(object, style)
  bars <- sort_bars(bars, sort, sort_method)
  bars <- place_bars(bars, style)
  data <- counts_plot_data(bars, style)
  one_item <- length(unique(bars$item)) == 1L
  title <- title %||% if (one_item) bars$item_label[[1L]]
  layout <- counts_rows(bars, style, one_item)
  drawn <- bars_plot(
    rows = layout$rows, segments = counts_segments(bars, layout),
    keys = counts_keys(bars, style), columns = counts_columns_of(bars, layout, style),
    title = title, subtitle = subtitle, notes = counts_notes(object, bars, style, caption),
    width = width, panels = layout$panels,
    centre = if (style$type == "diverging") 0
  )
  new_figure(drawn, data, counts_alt(title, data, style))
}

# Arguments -----------------------------------------------------------------------

check_is_flag <- function(x, arg, call = caller_env()) {
  check_flag(x, arg, call = call)
  x
}

plot_style <- function(..., call = caller_env()) {
  style <- list(...)
  check_number(style$hide, "labels_hide_below", min = 0, max = 1, call = call)
  check_number(style$digits, "digits", min = 0, max = 6, whole = TRUE, call = call)
  if (is.null(style$decimal.mark)) {
    style$decimal.mark <- decimal_mark(style$lang)
  } else {
    style$decimal.mark <- check_choice(style$decimal.mark, c(",", "."), "decimal.mark", call = call)
  }
  style
}

check_plot_counts <- function(object, style, call = caller_env()) {
  items <- counts_items(object)
  if (nrow(object) == 0L) {
    abort("plot", c(
      "There is nothing to draw: the counts have no rows."
    ), arg = "object", call = call)
  }
  if (style$facet != "none" && all(object$group == "")) {
    abort("plot", c(
      "{.arg facet} needs groups, and these counts have none.",
      i = "Give {.arg by} or {.arg twins} to {.fn likert_counts}, or leave {.arg facet} out."
    ), arg = "facet", value = style$facet, call = call)
  }
  # a palette that cannot be one is said here, in the caller's name
  for (item in items) {
    type <- if (item$exclusive) palette_type(item$scale) else "diverging"
    k <- if (item$exclusive) scale_size(item$scale) else 5L
    answer_colours(k, type, style$palette, call = call)
  }
  if (style$type == "diverging") {
    flat <- names(Filter(function(i) !i$exclusive || !i$scale$ordered, items))
    if (length(flat) > 0L) {
      abort("plot", c(
        "Diverging bars need an ordered scale with one answer a person.",
        x = "Item {.field {flat[[1L]]}} is {if (items[[flat[[1L]]]]$exclusive) 'nominal' else 'multiple choice'}.",
        i = "Leave such items out, or say {.code type = \"stacked\"}."
      ), arg = "type", value = flat[[1L]], call = call)
    }
    if (!is.null(style$cutoff)) {
      check_number(style$cutoff, "cutoff", min = 0, call = call)
      k <- min(vapply(items, function(i) scale_size(i$scale), 0L))
      if (style$cutoff > k) {
        abort("plot", c(
          "{.arg cutoff} is the number of answers left of the centre.",
          x = "It is {.val {style$cutoff}}, but an item has {k} answers."
        ), arg = "cutoff", value = style$cutoff, call = call)
      }
    }
  } else if (!is.null(style$cutoff)) {
    abort("plot", c(
      "{.arg cutoff} is for diverging bars.",
      i = "Add {.code type = \"diverging\"}, or leave {.arg cutoff} out."
    ), arg = "cutoff", value = style$cutoff, call = call)
  }
}

check_dk <- function(dk, object, call = caller_env()) {
  if (is.null(dk)) {
    return(if (attr(object, "base") == "answered") "inside" else "apart")
  }
  dk <- check_choice(dk, c("apart", "inside", "none"), "dk", call = call)
  of_dk <- object$kind == "dk"
  if (dk != "inside" && attr(object, "base") == "answered" && anyNA(object$count[of_dk])) {
    i <- which(of_dk & is.na(object$count))[[1L]]
    abort("plot", c(
      "Don't knows that are inside the base can be taken out of it only where their number is known.",
      x = "For item {.field {object$item[[i]]}} it is known as a range.",
      i = "Say {.code dk = \"inside\"}."
    ), arg = "dk", value = dk, row = i, call = call)
  }
  dk
}

# What is drawn -------------------------------------------------------------------

# One element for each bar: its cells, in percent of what, and what is known.
counts_bars <- function(object, style) {
  items <- counts_items(object)
  cells <- counts_cells(object)
  columns <- as.list(object)[c(
    "item", "group", "category", "position", "kind", "count", "low", "high", "base"
  )]
  n_eff <- attr(object, "n_eff")
  sums <- attr(object, "sums")
  bars <- list()
  for (at in cells) {
    of <- lapply(columns, `[`, at)
    item <- items[[of$item[[1L]]]]
    cell <- counts_cell(of, item, style)
    cell$sums <- unlist(unname(sums[[of$item[[1L]]]][of$group[[1L]]]), recursive = FALSE)
    label <- item_label(object, of$item[[1L]], style$lang)
    if (isTRUE(item$reversed)) label <- paste0(label, " (", tr("reversed", style$lang), ")")
    n <- cell$n
    if (!is.null(n_eff)) {
      n <- n_eff$n[match(
        paste(of$item[[1L]], of$group[[1L]], sep = "\r"),
        paste(n_eff$item, n_eff$group, sep = "\r")
      )]
    }
    shared <- list(
      item = of$item[[1L]], group = of$group[[1L]], item_label = label, scale = item$scale,
      exclusive = item$exclusive, n = n
    )
    if (item$exclusive) {
      bars <- c(bars, list(c(shared, list(cell = cell, option = ""))))
    } else {
      for (i in seq_along(cell$position)) {
        one <- lapply(cell[!names(cell) %in% c("n", "sums")], `[[`, i)
        bars <- c(bars, list(c(shared, list(cell = one, option = cell$label[[i]]))))
      }
    }
  }
  bars_of(bars)
}

# A list of vectors, one element a bar, so that bars can be sorted together.
bars_of <- function(bars) {
  of <- function(name, type) vapply(bars, `[[`, type, name)
  list(
    item = of("item", ""), group = of("group", ""), item_label = of("item_label", ""),
    option = of("option", ""), exclusive = of("exclusive", NA), n = as.double(unlist(lapply(bars, `[[`, "n"))),
    scale = lapply(bars, `[[`, "scale"), cell = lapply(bars, `[[`, "cell")
  )
}

bars_at <- function(bars, i) lapply(bars, `[`, i)

# The answers of one bar with low and high shares of its denominator.
counts_cell <- function(of, item, style) {
  lang <- style$lang
  k <- scale_size(item$scale)
  sub <- of$kind == "substantive"
  dk <- of$kind == "dk"
  base <- as.double(of$base[sub][[1L]])
  if (item$exclusive && any(dk)) {
    answered <- as.double(of$base[dk][[1L]])
    of_dk <- sum(of$low[dk])
    base <- if (style$dk == "inside") answered else answered - of_dk
  }
  show <- sub | (dk & item$exclusive & style$dk != "none")
  labels <- c(scale_labels(item$scale, lang), if (any(dk)) scale_dk(item$scale, lang))
  position <- of$position[show]
  position[is.na(position)] <- k + seq_len(sum(dk & show))
  apart <- dk[show] & style$dk == "apart"
  denominator <- rep(base, sum(show))
  denominator[apart] <- if (any(dk)) as.double(of$base[dk][[1L]])
  list(
    position = position, label = labels[position], kind = of$kind[show],
    count = as.double(of$count[show]), low = as.double(of$low[show]),
    high = as.double(of$high[show]), denominator = denominator, apart = apart, n = base
  )
}

# Items in the order of their agreement over all groups.
sort_bars <- function(bars, sort, method) {
  if (sort == "none") {
    return(bars)
  }
  items <- unique(bars$item)
  value <- function(at, option = FALSE) {
    total <- vapply(bars$cell[at], function(c) {
      mid <- (c$low + c$high) / 2
      scale <- bars$scale[[at[[1L]]]]
      if (option) {
        return(c(sum(mid), c$denominator[[1L]]))
      }
      sub <- c$kind == "substantive"
      if (!scale$ordered) {
        return(c(NA_real_, 1))
      }
      if (method == "mean") {
        return(c(sum(mid[sub] * scale$scores[c$position[sub]]), sum(mid[sub])))
      }
      c(sum(mid[sub & c$position %in% scale$top]), c$denominator[[1L]])
    }, c(0, 0))
    sum(total[1L, ]) / sum(total[2L, ])
  }
  by_item <- vapply(items, function(i) {
    at <- which(bars$item == i)
    if (bars$exclusive[[at[[1L]]]]) value(at) else NA_real_
  }, 0)
  # multiple-choice and nominal items stay where they are, beneath the others
  by_item <- items[order(by_item, decreasing = sort == "descending", na.last = TRUE)]
  at <- unlist(lapply(by_item, function(i) {
    at <- which(bars$item == i)
    if (bars$exclusive[[at[[1L]]]]) {
      return(at)
    }
    options <- unique(bars$option[at])
    share <- vapply(options, function(o) value(at[bars$option[at] == o], TRUE), 0)
    options <- options[order(share, decreasing = sort == "descending")]
    at[order(match(bars$group[at], unique(bars$group[at])), match(bars$option[at], options))]
  }))
  bars_at(bars, at)
}

# Segments of each bar, left to right, with their labels.
place_bars <- function(bars, style) {
  parts <- Map(function(cell, scale, exclusive) {
    if (exclusive) bar_parts(cell, scale, style) else option_part(cell, style)
  }, bars$cell, bars$scale, bars$exclusive)
  bars$parts <- Map(function(p, scale, exclusive) {
    p$key <- part_keys(p, scale, exclusive, style)
    shown <- p$status != "known" | is.na(p$drawn) | p$drawn >= style$hide | !exclusive
    p$text <- ifelse(shown, p$printed, "")
    p
  }, parts, bars$scale, bars$exclusive)
  bars
}

# A legend entry is an answer in a colour: two scales may share a label.
part_keys <- function(p, scale, exclusive, style) {
  fill <- if (exclusive) {
    colours <- c(
      answer_colours(scale_size(scale), palette_type(scale), style$palette),
      rep(palette_dk, length(scale_dk(scale)))
    )
    vapply(p$at, function(at) {
      if (length(at) == 1L) colours[[at]] else block_fill(at, scale, colours, style$palette)
    }, "")
  } else {
    option_colour(style$palette)
  }
  ifelse(p$status == "unknown", ".unknown", paste(fill, p$label, sep = "\r"))
}

share_label <- function(count, low, high, base, status, style) {
  shown <- function(x) round_percent(x, base, style$digits, style$rounding)
  one <- format_percent_number(shown(ifelse(is.na(count), low, count)), style$digits, style$decimal.mark)
  from <- format_percent_number(shown(low), style$digits, style$decimal.mark, "")
  to <- format_percent_number(shown(high), style$digits, style$decimal.mark)
  ifelse(status %in% c("known", "block"), one, ifelse(
    status == "range", paste0(from, "\u2013", to), tr("unknown", style$lang)
  ))
}

same_label <- function(low, high, base, style) {
  shown <- function(x) round_percent(x, base, style$digits, style$rounding)
  same <- shown(low) == shown(high)
  !is.na(same) & same
}

# Answers in the order they are drawn, left to right.
drawn_order <- function(scale, style) {
  k <- scale_size(scale)
  high_first <- (style$type == "stacked" && palette_type(scale) == "diverging") != style$reverse
  if (high_first) k:1L else seq_len(k)
}

bar_parts <- function(cell, scale, style) {
  k <- scale_size(scale)
  order <- c(drawn_order(scale, style), k + seq_along(cell$position))
  pieces <- bar_pieces(cell, order(match(cell$position, order)), scale, style)
  p <- list()
  for (field in names(pieces[[1L]])) p[[field]] <- unlist(lapply(pieces, `[[`, field))
  p$at <- lapply(pieces, `[[`, "at")
  p <- fill_bar(p)
  p <- join_unknown(p)
  p$printed <- share_label(p$count, p$low, p$high, p$base, p$status, style)
  p$xmax <- cumsum(ifelse(p$apart, 0, p$drawn))
  p$xmin <- p$xmax - ifelse(p$apart, 0, p$drawn)
  p$xmin[p$apart] <- cumsum(c(0, p$drawn[p$apart]))[seq_len(sum(p$apart))]
  p$xmax[p$apart] <- p$xmin[p$apart] + p$drawn[p$apart]
  if (style$type == "diverging") {
    # how much of each answer stands left of the centre
    cutoff <- style$cutoff %||% (k / 2)
    order <- drawn_order(scale, style)
    left <- if (order[[1L]] == 1L) cutoff else k - cutoff
    whole <- pmin(1, pmax(0, left - seq_len(k) + 1))
    shift <- sum(vapply(seq_along(p$at), function(i) {
      if (p$apart[[i]]) return(0)
      of <- match(p$at[[i]], order)
      if (anyNA(of)) 0 else p$drawn[[i]] * mean(whole[of])
    }, 0))
    p$xmin[!p$apart] <- p$xmin[!p$apart] - shift
    p$xmax[!p$apart] <- p$xmax[!p$apart] - shift
    p$sides <- list(left = order[whole == 1], right = order[whole == 0])
  }
  p
}

# A piece for each answer, or for several of which only the sum is known.
bar_pieces <- function(cell, shown, scale, style) {
  labels <- cell$label
  known <- !is.na(cell$count) | same_label(cell$low, cell$high, cell$denominator, style)
  piece <- function(at, label, count, low, high, status) {
    i <- at[[1L]]
    base <- cell$denominator[[i]]
    of <- if (is.na(base) || base <= 0) 0 else 1 / base
    list(
      at = cell$position[at], label = label, kind = cell$kind[[i]], count = count,
      low = low, high = high, base = base, share.low = low * of, share.high = high * of,
      status = status, apart = cell$apart[[i]]
    )
  }
  sums <- Filter(function(s) {
    at <- which(cell$position[shown] %in% s$at)
    length(at) > 1L && all(diff(at) == 1L) && !any(known[shown[at]])
  }, cell$sums)
  # the widest sum that holds an answer
  sums <- sums[order(lengths(lapply(sums, `[[`, "at")), decreasing = TRUE)]
  pieces <- list()
  done <- integer()
  for (i in shown) {
    if (i %in% done) next
    sum <- Filter(function(s) cell$position[[i]] %in% s$at, sums)
    if (length(sum) > 0L) {
      sum <- sum[[1L]]
      at <- setdiff(shown[cell$position[shown] %in% sum$at], done)
      same <- same_label(sum$low, sum$high, cell$denominator[[i]], style)
      one <- piece(
        at, join_labels(labels[at]), if (sum$low == sum$high) sum$low else NA_real_,
        sum$low, sum$high, if (same) "block" else "range"
      )
    } else {
      at <- i
      one <- piece(
        i, labels[[i]], cell$count[[i]], cell$low[[i]], cell$high[[i]],
        if (known[[i]]) "known" else "range"
      )
    }
    done <- c(done, at)
    pieces <- c(pieces, list(one))
  }
  pieces
}

# The width of each piece: what is not known shares what the known ones leave, and
# an answer that may be none or all of that is simply unknown.
fill_bar <- function(p) {
  p$drawn <- (p$share.low + p$share.high) / 2
  inside <- !p$apart
  if (anyNA(p$base[inside])) {
    # shares of nobody knows how many
    p$status[inside] <- "unknown"
    p$drawn[inside] <- 1 / sum(inside)
    return(p)
  }
  if (any(p$base <= 0) || !anyNA(p$count[inside])) {
    return(p)
  }
  open <- inside & p$status == "range"
  left <- max(0, 1 - sum(p$drawn[inside & !open]))
  if (!any(open)) {
    p$drawn[inside] <- p$drawn[inside] / sum(p$drawn[inside])
    return(p)
  }
  free <- open & p$share.low <= 1e-9 & p$share.high >= left - 1e-9
  if (any(free) && !all(free[open])) {
    # what is bounded keeps its middle, as far as there is room
    bound <- open & !free
    p$drawn[bound] <- p$drawn[bound] * min(1, left / sum(p$drawn[bound]))
    left <- max(0, left - sum(p$drawn[bound]))
    open <- free
  }
  p$status[free] <- "unknown"
  weight <- p$drawn[open]
  p$drawn[open] <- left * if (sum(weight) > 0) weight / sum(weight) else 1 / sum(open)
  p
}

# Neighbours of which nothing is known are one piece.
join_unknown <- function(p) {
  unknown <- p$status == "unknown"
  run <- cumsum(!(unknown & c(FALSE, utils::head(unknown, -1L))))
  if (!anyDuplicated(run)) {
    return(p)
  }
  first <- !duplicated(run)
  of <- split(seq_along(run), run)
  p$drawn <- vapply(of, function(i) sum(p$drawn[i]), 0, USE.NAMES = FALSE)
  p$label <- vapply(of, function(i) paste(p$label[i], collapse = ", "), "", USE.NAMES = FALSE)
  p$at <- lapply(unname(of), function(i) unlist(p$at[i]))
  joined <- lengths(of) > 1L
  low <- vapply(of, function(i) sum(p$low[i]), 0, USE.NAMES = FALSE)
  high <- vapply(of, function(i) sum(p$high[i]), 0, USE.NAMES = FALSE)
  for (field in setdiff(names(p), c("drawn", "label", "at"))) p[[field]] <- p[[field]][first]
  p$count[joined] <- NA_real_
  p$low <- low
  p$high <- pmin(high, p$base, na.rm = TRUE)
  some <- joined & !is.na(p$base) & p$base > 0
  p$share.low[some] <- (p$low / p$base)[some]
  p$share.high[some] <- (p$high / p$base)[some]
  p
}

option_part <- function(cell, style) {
  base <- cell$denominator
  empty <- is.na(base) || base <= 0
  low <- if (empty) 0 else cell$low / base
  high <- if (empty) 0 else cell$high / base
  known <- !is.na(cell$count) || same_label(cell$low, cell$high, base, style)
  status <- if (known) "known" else if (low <= 0 && high >= 1) "unknown" else "range"
  drawn <- if (!is.na(cell$count)) low else if (known) (low + high) / 2 else high
  list(
    at = list(cell$position), label = cell$label, kind = cell$kind, count = cell$count,
    low = cell$low, high = cell$high, base = base, share.low = low, share.high = high,
    status = status, drawn = drawn,
    printed = share_label(cell$count, cell$low, cell$high, base, status, style),
    apart = FALSE, xmin = 0, xmax = drawn
  )
}

# The numbers behind the figure ------------------------------------------------------

counts_plot_data <- function(bars, style) {
  rows <- lapply(seq_along(bars$item), function(i) {
    p <- bars$parts[[i]]
    total <- bar_totals(bars, i, style)
    m <- length(p$label)
    t <- length(total)
    of <- function(field, blank) {
      c(p[[field]], vapply(total, function(one) one[[field]] %||% blank, blank))
    }
    share <- ifelse(is.na(p$count) | p$base <= 0, NA_real_, p$count / p$base)
    list(
      item = rep(bars$item[[i]], m + t), group = rep(bars$group[[i]], m + t),
      row = rep(bars$item_label[[i]], m + t), category = of("label", ""),
      kind = of("kind", ""), count = of("count", 0), low = of("low", 0), high = of("high", 0),
      base = of("base", 0), share = c(share, vapply(total, `[[`, 0, "share")),
      share.low = of("share.low", 0), share.high = of("share.high", 0),
      status = of("status", ""), drawn = c(p$drawn, rep(NA_real_, t)),
      printed = of("printed", "")
    )
  })
  fields <- names(rows[[1L]])
  tibble::new_tibble(
    lapply(set_names(fields), function(f) unlist(lapply(rows, `[[`, f), use.names = FALSE)),
    nrow = sum(lengths(lapply(rows, `[[`, "item")))
  )
}

# Totals of one bar: a list of left and right, or of right alone.
bar_totals <- function(bars, i, style) {
  if (!style$totals || !bars$exclusive[[i]] || !bars$scale[[i]]$ordered) {
    return(list())
  }
  scale <- bars$scale[[i]]
  cell <- bars$cell[[i]]
  sets <- if (style$type == "diverging") bars$parts[[i]]$sides else list(right = scale$top)
  sets <- sets[lengths(sets) > 0L]
  labels <- scale_labels(scale, style$lang)
  order <- drawn_order(scale, style)
  inside <- !cell$apart
  base <- cell$denominator[inside][[1L]]
  if (is.na(base) || base <= 0) {
    return(list())
  }
  totals <- lapply(sets, function(set) {
    of <- inside & cell$position %in% set
    other <- inside & !of
    low <- max(sum(cell$low[of]), base - sum(cell$high[other]))
    high <- min(sum(cell$high[of]), base - sum(cell$low[other]))
    for (printed in cell$sums) {
      if (setequal(printed$at, set)) {
        low <- max(low, printed$low)
        high <- min(high, printed$high)
      }
    }
    count <- if (!anyNA(cell$count[of])) sum(cell$count[of]) else NA_real_
    if (!is.na(count)) low <- high <- count
    if (low <= 0 && high >= base && is.na(count)) {
      return(NULL)
    }
    known <- !is.na(count) || same_label(low, high, base, style)
    list(
      label = set_label(labels[order[order %in% set]]),
      kind = "substantive", count = count, low = low, high = high, base = base,
      share = if (is.na(count)) NA_real_ else count / base,
      share.low = low / base, share.high = high / base, status = "total",
      printed = share_label(count, low, high, base, if (known) "known" else "range", style)
    )
  })
  Filter(Negate(is.null), totals)
}

# Two answers by both names, more by the first and the last.
set_label <- function(labels) {
  if (length(labels) < 3L) {
    return(join_labels(labels))
  }
  join_labels(labels[c(1L, length(labels))], " \u2013 ")
}

# Rows, panels, columns -----------------------------------------------------------------

counts_rows <- function(bars, style, one_item) {
  n_text <- paste0("n = ", format_count(bars$n, style$decimal.mark))
  n_text[is.na(bars$n)] <- ""
  with_n <- function(label) {
    ifelse(nzchar(label) & nzchar(n_text), paste0(label, " (", n_text, ")"), paste0(label, n_text))
  }
  grouped <- any(bars$group != "")
  m <- length(bars$item)
  if (style$facet == "rows") {
    # blocks of items by group
    at <- order(match(bars$group, unique(bars$group)))
    heading <- ifelse(duplicated(bars$group), "", bars$group)
    label <- ifelse(bars$exclusive, with_n(bars$item_label), paste0(bars$item_label, ": ", with_n(bars$option)))
    if (one_item) label <- ifelse(bars$exclusive, n_text, with_n(bars$option))
    first <- nzchar(heading)
    row <- integer(m)
    row[at] <- seq_len(m)
    return(list(
      row = row, panel = rep("", m), panels = "",
      rows = list(label = label[at], heading = heading[at], gap = ifelse(first[at] & seq_len(m) > 1L, 0.14, 0))
    ))
  }
  if (style$facet == "columns") {
    key <- paste(bars$item, bars$option, sep = "\r")
    keys <- unique(key)
    at <- match(keys, key)
    multiple <- !bars$exclusive[at]
    heading <- ifelse(multiple & !duplicated(bars$item[at]), bars$item_label[at], "")
    return(list(
      row = match(key, keys), panel = bars$group, panels = unique(bars$group), at = at,
      rows = list(
        label = ifelse(multiple, bars$option[at], if (one_item) "" else bars$item_label[at]),
        heading = if (one_item) rep("", length(at)) else heading,
        gap = ifelse(nzchar(heading) & seq_along(at) > 1L, 0.12, 0)
      )
    ))
  }
  # options of one item in several groups stand together
  option_first <- which(!bars$exclusive & grouped)
  at <- seq_len(m)
  if (length(option_first) > 0L) {
    options <- paste(bars$item, bars$option, sep = "\r")
    at <- order(match(bars$item, unique(bars$item)), match(options, unique(options)))
  }
  first <- !duplicated(bars$item[at])
  next_option <- grouped & !bars$exclusive[at] & !duplicated(paste(bars$item, bars$option)[at])
  headed <- !one_item & (grouped | !bars$exclusive[at])
  label <- if (grouped) {
    ifelse(bars$exclusive, with_n(bars$group), paste0(bars$option, ": ", with_n(bars$group)))
  } else {
    ifelse(bars$exclusive, if (one_item) n_text else with_n(bars$item_label), with_n(bars$option))
  }
  row <- integer(m)
  row[at] <- seq_len(m)
  list(
    row = row, panel = rep("", m), panels = "",
    rows = list(
      label = label[at], heading = ifelse(headed & first, bars$item_label[at], ""),
      gap = ifelse(seq_len(m) == 1L, 0, ifelse(headed & first, 0.12, ifelse(next_option, 0.08, 0)))
    )
  )
}

counts_segments <- function(bars, layout) {
  parts <- bars$parts
  size <- lengths(lapply(parts, `[[`, "label"))
  of <- function(field) unlist(lapply(parts, `[[`, field), use.names = FALSE)
  status <- of("status")
  out <- list(
    row = rep(layout$row, size), panel = rep(layout$panel, size), key = of("key"),
    xmin = of("xmin"), xmax = of("xmax"), label = of("text"),
    mark = ifelse(status == "known", "plain", ifelse(status == "block", "block", "hatch")),
    edge = ifelse(rep(bars$exclusive, size), "straight", "free"),
    apart = of("apart")
  )
  keep <- out$xmax > out$xmin
  lapply(out, `[`, keep)
}

# The legend: all answers of each scale in the order of the bars, also those that
# nobody gave; "don't know" only where it is drawn.
counts_keys <- function(bars, style) {
  of <- function(field) unlist(lapply(bars$parts, `[[`, field), use.names = FALSE)
  drawn <- of("drawn") > 0
  in_key <- of("key")[drawn]
  status <- of("status")[drawn]
  key <- label <- fill <- mark <- character()
  add <- function(k, l, f, m) {
    keep <- !k %in% key
    key <<- c(key, k[keep])
    label <<- c(label, capital(l[keep]))
    fill <<- c(fill, f[keep])
    mark <<- c(mark, rep_len(m, length(k))[keep])
  }
  for (scale in unique(bars$scale[bars$exclusive])) {
    k <- scale_size(scale)
    type <- palette_type(scale)
    direction <- drawn_order(scale, style)
    dk <- scale_dk(scale, style$lang)
    labels <- c(scale_labels(scale, style$lang)[direction], dk)
    fills <- c(
      answer_colours(k, type, style$palette)[direction], rep(palette_dk, length(dk))
    )
    keys <- paste(fills, labels, sep = "\r")
    here <- vapply(bars$scale, identical, NA, scale)
    # all answers, unless some bar shows answers joined or unknown; a block stands
    # right of its last answer
    joined <- any(unlist(lapply(bars$parts[here], function(p) p$status != "known")))
    at <- which(keys %in% in_key | (seq_along(keys) <= k & !joined))
    blocks <- unique_blocks(bars$parts[here], direction)
    blocks <- lapply(blocks, `[`, blocks$key %in% in_key)
    rank <- c(at, blocks$rank)
    entry <- order(rank)
    add(
      c(keys[at], blocks$key)[entry], c(labels[at], blocks$label)[entry],
      c(fills[at], blocks$fill)[entry],
      rep(c("plain", "block"), c(length(at), length(blocks$key)))[entry]
    )
  }
  shown <- length(key)
  options <- unique(unlist(lapply(bars$parts[!bars$exclusive], `[[`, "key")))
  options <- setdiff(options, c(key, ".unknown"))
  add(options, rep("", length(options)), rep(option_colour(style$palette), length(options)), "plain")
  hidden <- rep(c(FALSE, TRUE), c(shown, length(options)))
  if ("range" %in% status) add(".range", tr("range_known", style$lang), palette_hatch, "hatch")
  if ("unknown" %in% status) add(".unknown", tr("unknown", style$lang), palette_hatch, "hatch")
  list(
    key = key, label = label, fill = fill, mark = mark,
    hidden = c(hidden, rep(FALSE, length(key) - length(hidden)))
  )
}

# The blocks that bars of one scale show: legend entry, and after which answer.
unique_blocks <- function(parts, direction) {
  of <- function(field) unlist(lapply(parts, function(p) p[[field]][p$status == "block"]))
  last <- unlist(lapply(parts, function(p) {
    vapply(p$at[p$status == "block"], function(at) max(match(at, direction)) + 0.5, 0)
  }))
  key <- of("key")
  first <- !duplicated(key)
  list(
    key = key[first], label = of("label")[first], rank = last[first],
    fill = sub("\r.*$", "", key[first])
  )
}

# Totals and, for panels side by side, the number of answers.
counts_columns_of <- function(bars, layout, style) {
  m <- max(layout$row)
  totals <- lapply(seq_along(bars$item), bar_totals, bars = bars, style = style)
  texts <- function(values) {
    by_panel <- lapply(set_names(layout$panels), function(panel) {
      text <- rep("", m)
      here <- layout$panel == panel
      text[layout$row[here]] <- values[here]
      text
    })
    if (identical(layout$panels, "")) by_panel[[1L]] else by_panel
  }
  columns <- list()
  for (side in c("left", "right")) {
    has <- vapply(totals, function(t) !is.null(t[[side]]), NA)
    if (!any(has)) next
    values <- headers <- rep("", length(totals))
    values[has] <- vapply(totals[has], function(t) t[[side]]$printed, "")
    headers[has] <- vapply(totals[has], function(t) t[[side]]$label, "")
    # one header only where it is true of all rows
    header <- unique(headers[has])
    columns <- c(columns, list(list(
      side = side, header = if (length(header) == 1L) header else "", bold = TRUE, text = texts(values)
    )))
  }
  if (style$facet == "columns") {
    n <- format_count(bars$n, style$decimal.mark)
    columns <- c(columns, list(list(side = "right", header = "n", text = texts(n), colour = palette_soft)))
  }
  columns
}

counts_notes <- function(object, bars, style, caption) {
  parts <- bars$parts
  dk <- any(unlist(lapply(parts, function(p) p$kind == "dk" & p$drawn > 0)))
  base <- attr(object, "base")
  c(
    caption,
    if (any(!bars$exclusive)) tr("multiple_note", style$lang),
    if (dk && style$dk == "apart") tr("note_dk_apart", style$lang),
    if (isTRUE(attr(object, "weighted"))) tr("weighted", style$lang)
  )
}

counts_alt <- function(title, data, style) {
  where <- paste(data$item, data$group, sep = "\r")
  shown <- data$status != "total"
  lines <- vapply(unique(where), function(w) {
    of <- data[where == w & shown, ]
    name <- paste(c(of$row[[1L]], if (nzchar(of$group[[1L]])) of$group[[1L]]), collapse = ", ")
    paste0(name, ": ", paste(of$category, of$printed, collapse = ", "), ".")
  }, "")
  paste(c(paste0(tr("alt_bars", style$lang), "."), title, lines), collapse = " ")
}
