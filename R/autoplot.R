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
#' range whose two ends have the same label is drawn as known. Where nobody answered
#' (or all weights are zero) an empty bar says so, with n = 0.
#'
#' @param object A [likert_counts()].
#' @param ... Not used.
#' @param type `"stacked"`: bars from the highest answer (left) to the lowest.
#'   `"diverging"`: bars around a centre line, lowest answers on the left.
#'   `"overview"`: one row an item, ordered by the share of agreement of the groups
#'   together, a dot a group, a thin bar for what is only known as a range, and beside
#'   them the shares and, of two groups, their difference. Items of which only the share
#'   of the groups together was published stand in a block beneath. Of the other
#'   arguments it reads `conf.int`, `conf.level`, `palette` (a colour a group), `lang`,
#'   `width` and the texts.
#' @param sort `"none"` keeps the questionnaire's order, `"descending"` puts the
#'   item with most agreement on top, `"ascending"` the one with least. The name of a set
#'   sorts by it, highest first: one of `sets`, `"top"`, `"bottom"`, `"net"` or `"nps"`. Groups
#'   keep their order; options of multiple-choice items are sorted within theirs.
#' @param sort_method Sort by the share of agreement (`"prop"`), by the mean score
#'   (`"mean"`) or by a set, as in `sort`, over all groups together. Agreement is the
#'   scale's top set for
#'   stacked bars; for diverging ones the answers wholly above the centre, which
#'   `cutoff` moves: those right of it, or left of it with `reverse_likert`.
#' @param cutoff For diverging bars: how many of the lowest answers stand left of
#'   the centre; 2.5 puts two there and half of the third. Half of the answers
#'   unless given.
#' @param reverse_likert Turn left and right round.
#' @param add_totals Totals at the end of the bars: the scale's top set for stacked
#'   bars, each side of the centre (without a split middle) for diverging ones.
#'   Above totals of different answers stands a word for all of them.
#' @param labels_hide_below Shares below this have no label. A label that does not
#'   fit its segment is left out too.
#' @param facet Groups as rows beneath their item (`"none"`), as panels side by
#'   side (`"columns"`, refused when `width` has no room for them), or as blocks of
#'   items beneath each other (`"rows"`). `+ facet_wrap(~school)` and `+ facet_grid()` lay the
#'   figure out anew in panels by any variable of `by`, by `group` or by `item`.
#' @param dk Don't knows `"apart"`, as a bar of their own that is a share of all
#'   who answered; `"inside"` the 100%; or `"none"`. As in the counts unless given.
#' @param palette Colours of the answers, lowest first: as many as there are
#'   answers, or a few to run between, or a function of their number, or the name of a
#'   palette of [grDevices::hcl.pals()]. The package's own follow `cutoff`.
#' @param digits Decimals of the percentages; none unless given.
#' @param decimal.mark `","` in Dutch and `"."` in English unless given.
#' @param rounding `"half-up"`, `"half-even"`, `"truncate"` or `"ceiling"`, exact on
#'   whole counts.
#' @param lang Language of labels and words, `"nl"`, `"en"` or `"fr"`.
#' @param conf.int Show a confidence interval of the total: in a column of its own,
#'   and for stacked bars that start with these answers as a bracket beneath the bar.
#' @param conf.level,method Its level and method, as in [summary.likert_counts()].
#' @param sets Named sets of answers: the first share, such as `list(agree = 4:5)`, is shown as
#'   total instead of the scale's top set; other shares and differences (`"net"`, `"nps"`) have
#'   columns beside it; see [summary.likert_counts()].
#' @param total Whether a bar of everyone stands beneath those of the groups; as in
#'   [likert_counts()] unless given.
#' @param previous For `"overview"`: counts of an earlier wave, shown as open dots.
#' @param title,subtitle,caption Texts around the figure. The caption comes before
#'   the notes that the figure needs.
#' @param width Width in inches for which text is wrapped, 7.5 unless given; see
#'   [figure_size()].
#' @param style A [report_style()], or the path of a YAML file of one.
#' @param base_size,base_family Size (points) and font of the text, as in ggplot2's themes:
#'   all sizes go with it, and bars grow where they must.
#' @return An unprinted ggplot of class `akkoord_figure`, to which themes, scales, labels
#'   and guides are added as to any other. `as.data.frame()` of it
#'   gives the numbers behind it, one row a segment or total: `item`, `group`,
#'   `row`, `category`, `kind`, `count`, `low`, `high`, `base`, `share`,
#'   `share.low`, `share.high`, `status` (`known`; `block`, several answers
#'   of which only the sum is known; `range`; `unknown`; `total`; `empty`, one row
#'   for all answers of a bar with base 0; `set`, of `sets` beside the total), `drawn` (for `empty`
#'   the width of the
#'   empty bar) and `printed`; with `conf.int` also `conf.low` and `conf.high`, of
#'   totals, outer ones where the total is a range.
#' @seealso [figure_size()]
#' @examples
#' wave <- data.frame(
#'   type = factor(rep(c("primary", "secondary"), each = 6)),
#'   q1 = c(5, 4, 2, NA, 4, 5, 3, 3, 4, 2, 1, 4),
#'   q2 = c(4, 4, 3, 1, 5, 2, 2, 4, 5, 4, 3, 3)
#' )
#' agree <- likert_scale("agree5", "en")
#' counts <- likert_counts(wave, c(q1, q2), by = type, scale = agree)
#' autoplot(counts, lang = "en", title = "Two questions")
#' autoplot(counts, type = "diverging", facet = "columns", lang = "en")
#' autoplot(counts, conf.int = TRUE, lang = "en")
#' autoplot(counts, type = "overview", lang = "en")
#' @method autoplot likert_counts
#' @export
autoplot.likert_counts <- function(object, ..., type = c("stacked", "diverging", "overview"),
                                   sort = c("none", "ascending", "descending"),
                                   sort_method = c("prop", "mean"), cutoff = NULL,
                                   reverse_likert = FALSE, add_totals = TRUE,
                                   labels_hide_below = 0.03,
                                   facet = c("none", "columns", "rows"), dk = NULL,
                                   palette = NULL, digits = NULL, decimal.mark = NULL,
                                   rounding = "half-up", conf.int = FALSE,
                                   conf.level = 0.95, method = NULL, sets = NULL,
                                   lang = default_lang(), previous = NULL, title = NULL,
                                   subtitle = NULL, caption = NULL, width = NULL, total = NULL,
                                   style = NULL, base_size = NULL, base_family = NULL) {
  check_dots_empty_akk(...)
  local_figure_style(style, base_size, base_family)
  width <- check_figure_width(width)
  type <- check_previous(previous, check_choice(type, figure_types, "type"))
  lang <- check_lang(lang)
  if (type == "overview") {
    return(autoplot_overview(object, previous, check_is_flag(conf.int, "conf.int"), conf.level,
                             palette, lang, title, subtitle, caption, width,
                             total %||% shows_total(object)))
  }
  style <- plot_style(
    type = type, cutoff = cutoff, reverse = reverse_likert, hide = labels_hide_below,
    digits = digits, decimal.mark = decimal.mark, rounding = rounding, lang = lang,
    palette = palette, totals = add_totals, facet = facet, dk = check_dk(dk, object)
  )
  check_titles(title, subtitle, caption)
  spec <- interval_spec(object, conf.int, conf.level, method)
  check_plot_counts(object, style)
  sets <- figure_sets(object, sets, sort, sort_method)
  whole <- total_counts(object, total %||% shows_total(object))
  beside <- figure_set_data(object, whole, sets$beside, style)
  by_set <- set_by_item(object, sets$by_set)
  object <- drawn_set(object, sets$total)
  bars <- place_bars(all_bars(object, whole, style, sets, by_set), style)
  limits <- total_limits(bars, spec, style)
  data <- counts_plot_data(bars, style, limits)
  has_limits <- !all(is.na(limits$conf.low))
  title <- title %||% if (is_one_item(bars)) bars$item_label[[1L]]
  draw <- counts_drawing(
    bars, style, if (has_limits) limits, spec,
    sets = function(layout) if (!is.null(beside)) {
      set_columns_of(beside, sets$beside, object, bars, layout, style)
    },
    title = title, subtitle = subtitle, width = width, call = current_env(), notes = c(
      counts_notes(object, bars, style, caption),
      if (has_limits) interval_note(spec, counts_N(object), limits$outer, style$lang)
    )
  )
  new_figure(draw(), vctrs::vec_rbind(data, beside),
             counts_alt(title, data, style, bars, limits, spec),
             facets = list(draw = draw, values = facet_values(bars, object, lang)))
}

is_one_item <- function(bars) length(unique(bars$item)) == 1L

# The drawing as a function of the panels that are asked for, see counts_rows().
counts_drawing <- function(bars, style, limits, spec, sets, ...) {
  words <- list(...)
  keys <- counts_keys(bars, style)
  function(facet = NULL) {
    layout <- counts_rows(bars, style, is_one_item(bars), facet)
    columns <- c(
      counts_columns_of(bars, layout, style, sets(layout)),
      if (!is.null(limits)) interval_column(limits, layout, style, spec)
    )
    do.call(bars_plot, c(list(
      rows = c(layout$rows, list(of = rows_of(bars, layout))),
      segments = counts_segments(bars, layout), keys = keys,
      columns = columns, spans = if (!is.null(limits)) interval_spans(limits, layout),
      panels = layout$panels, centre = if (style$type == "diverging") 0, wrap = facet$wrap
    ), words))
  }
}

figure_types <- c("stacked", "diverging", "overview")

# The bars in their order, with those of everyone beside those of groups where asked.
all_bars <- function(object, whole, style, sets, by_set) {
  bars_of <- function(x) {
    sort_bars(counts_bars(x, style), sets$sort, sets$by, style, by_set)
  }
  bars <- bars_of(object)
  if (!is.null(whole)) {
    bars <- bars_beside(bars, bars_of(drawn_set(whole, sets$total)), tr("total", style$lang))
  }
  bars
}

# Arguments -----------------------------------------------------------------------

plot_style <- function(..., call = caller_env()) {
  style <- list(...)
  style$digits <- style$digits %||% style_value("digits") %||% 0
  style["palette"] <- list(style$palette %||% style_value("palette"))
  style$rounding <- check_choice(style$rounding, rounding_rules, "rounding", call = call)
  style$facet <- check_choice(style$facet, c("none", "columns", "rows"), "facet", call = call)
  check_flag(style$reverse, "reverse_likert", call = call)
  check_flag(style$totals, "add_totals", call = call)
  check_number(style$hide, "labels_hide_below", min = 0, max = 1, call = call)
  check_number(style$digits, "digits", min = 0, max = 6, whole = TRUE, call = call)
  mark <- style$decimal.mark %||% decimal_mark(style$lang)
  style$decimal.mark <- check_choice(mark, c(",", "."), "decimal.mark", call = call)
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
      i = paste(
        "Give {.arg by} or {.arg twins} to {.fn likert_counts},",
        "or leave {.arg facet} out."
      )
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
      kind <- if (items[[flat[[1L]]]]$exclusive) "nominal" else "multiple choice"
      abort("plot", c(
        "Diverging bars need an ordered scale with one answer a person.",
        x = "Item {.field {flat[[1L]]}} is {kind}.",
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
    return(if (counts_base(object) == "answered") "inside" else "apart")
  }
  dk <- check_choice(dk, c("apart", "inside", "none"), "dk", call = call)
  of_dk <- object$kind == "dk"
  answered <- counts_base(object) == "answered"
  if (dk != "inside" && answered && anyNA(object$count[of_dk])) {
    i <- which(of_dk & is.na(object$count))[[1L]]
    abort("plot", c(
      "Don't knows can be taken out of the base only where their number is known.",
      x = "For item {.field {object$item[[i]]}} it is known as a range.",
      i = "Say {.code dk = \"inside\"}."
    ), arg = "dk", value = dk, row = i, call = call)
  }
  dk
}

# Segments, legend, columns -----------------------------------------------------------------

counts_segments <- function(bars, layout) {
  parts <- bars$parts
  size <- lengths(lapply(parts, `[[`, "label"))
  of <- function(field) unlist(lapply(parts, `[[`, field), use.names = FALSE)
  status <- of("status")
  out <- list(
    row = rep(layout$row, size), panel = rep(layout$panel, size), key = of("key"),
    xmin = of("xmin"), xmax = of("xmax"), label = of("text"),
    mark = ifelse(
      status %in% c("known", "published", "empty"), "plain",
      ifelse(status == "block", "block", "hatch")
    ),
    edge = unlist(Map(function(p, exclusive) {
      p$edge %||% rep(if (exclusive) "straight" else "free", length(p$label))
    }, parts, bars$exclusive), use.names = FALSE),
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
  for (scale in unique(compact(bars$scale[bars$exclusive]))) {
    k <- scale_size(scale)
    type <- palette_type(scale)
    direction <- drawn_order(scale, style)
    dk <- scale_dk(scale, style$lang)
    labels <- c(scale_labels(scale, style$lang)[direction], dk)
    fills <- c(
      answer_colours(k, type, style$palette, style$cutoff)[direction], rep(palette_dk, length(dk))
    )
    keys <- paste(fills, labels, sep = "\r")
    here <- vapply(bars$scale, identical, NA, scale)
    # all answers, unless some bar shows answers joined or unknown; a block stands
    # right of its last answer
    joined <- any(unlist(lapply(bars$parts[here], function(p) {
      !p$status %in% c("known", "published", "empty")
    })))
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
  options <- setdiff(options, c(key, ".unknown", ".empty", ".unpublished"))
  blank <- rep("", length(options))
  add(options, blank, rep_along(blank, option_colour(style$palette)), "plain")
  if ("empty" %in% status) add(".empty", "", palette_track, "plain")
  hidden <- rep(c(FALSE, TRUE), c(shown, length(key) - shown))
  hatched <- c(range = "range_known", unknown = "unknown", unpublished = "not_published")
  for (one in names(hatched)[names(hatched) %in% status]) {
    add(paste0(".", one), tr(hatched[[one]], style$lang), palette_hatch, "hatch")
  }
  hidden <- c(hidden, rep(FALSE, length(key) - length(hidden)))
  # hatched bars of options say it themselves
  hidden[key == ".unpublished" & !any(bars$exclusive)] <- TRUE
  list(key = key, label = label, fill = fill, mark = mark, hidden = hidden)
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

# Totals, sets beside them and, for panels side by side, the number of answers.
counts_columns_of <- function(bars, layout, style, sets = NULL) {
  totals <- lapply(seq_along(bars$item), bar_totals, bars = bars, style = style)
  texts <- function(values) layout_texts(layout, values)
  columns <- list()
  named <- unique(unlist(lapply(totals, names)))
  for (name in c(intersect(c("left", "right"), named), setdiff(named, c("left", "right")))) {
    has <- vapply(totals, function(t) !is.null(t[[name]]), NA)
    values <- headers <- rep("", length(totals))
    values[has] <- vapply(totals[has], function(t) t[[name]]$printed, "")
    headers[has] <- vapply(totals[has], function(t) t[[name]]$label, "")
    # totals of different answers have a word in common
    header <- unique(headers[has])
    if (length(header) > 1L) {
      low <- style$type == "diverging" && (name == "left") != style$reverse
      header <- tr(if (low) "bottom_answers" else "top_answers", style$lang)
    }
    # a bar with one number for these answers shows it here too
    values[!has] <- vapply(bars$parts[!has], function(p) {
      c(p$printed[p$status == "block" & p$label %in% header], "")[[1L]]
    }, "")
    columns <- c(columns, list(list(
      side = if (name == "left") "left" else "right", header = header, bold = TRUE,
      text = texts(values)
    )))
  }
  columns <- c(columns, sets)
  if (!identical(layout$panels, "")) {
    n <- bar_bases(bars, style)
    columns <- c(columns, list(list(
      side = "right", header = "n", text = texts(n), colour = palette_soft
    )))
  }
  columns
}

# Bars of everyone after those of the groups of each item.
bars_beside <- function(bars, of_all, label) {
  of_all$group <- rep(label, length(of_all$group))
  bars_at(Map(c, bars, of_all), order(match(c(bars$item, of_all$item), unique(bars$item))))
}
