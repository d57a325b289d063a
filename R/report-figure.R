# The figures of a published report: what was printed as bars, what was not as
# hatched bars, claims that are no bar as notes. Nothing here knows the study: rows,
# answers, labels and bases come from the report.

#' Draw a figure of a published report
#'
#' Horizontal 100% bars of what the report printed. A part that was not printed is
#' hatched and labelled so; no number is guessed for it. Several answers known only
#' by one number are one block. A number in words ("almost", "more than") is
#' drawn at the number it names, with a jagged edge, and labelled in words. What
#' belongs to no bar (a comparison, a label without a place, a derived number)
#' stands beneath, and so does what the printed numbers leave for the parts that were
#' not printed. Bases of fewer than 30 people are marked, as in
#' [`autoplot()`][autoplot.likert_counts]; `+ facet_wrap(~group)` and `+ facet_wrap(~item)` lay
#' the figure out in panels.
#'
#' Where a group has no number of its own but one was printed for two groups
#' together, that number has a bar of its own. Rows whose printed percentages add
#' up to 99 or 101 are drawn to 100; the labels stay as printed.
#'
#' @param report A [published_report()].
#' @param figure One figure, by the name in `report$figures`: a number or a
#'   string, such as `7`, `"29"` or `"table1"`.
#' @param lang Language of titles and labels, `"nl"`, `"en"` or `"fr"`.
#' @param width Width in inches for which text is wrapped and the legend laid out, 7.5
#'   unless given; see [figure_size()].
#' @param palette Colours of the answers, lowest first: as many as there are
#'   answers, or a few to run between, or a function of their number. `NULL` is
#'   the palette of the package.
#' @param conf.int Show an exact confidence interval of the share that agrees, at the
#'   level of the survey, where what was printed allows one: in a column, and as a
#'   bracket beneath the bar. Limits are outer ones where several numbers of people
#'   may be behind what was printed.
#' @param sets Named sets of answers, as in [`autoplot()`][autoplot.likert_counts], each in a
#'   column beside the bars: what the printed numbers leave for it, a share or a range.
#' @param ... Not used.
#' @param style,base_size,base_family A [report_style()] or the path of one, and size and
#'   font of the text, as in `autoplot()`.
#' @return An unprinted ggplot of class `akkoord_figure`. `as.data.frame()` of it
#'   is a data frame of the numbers behind it, one row a printed number or an
#'   unpublished part: `figure`, `survey`, `item`, `group`, `row` (its label in the
#'   figure), `category` (as printed), `answer` (in `lang`), `percent` (as
#'   printed; `NA` where nothing was), `relation`, `n` (base), `status`, `drawn`
#'   (the share of the bar, 0 to 1), `printed` (its label), `id`, `source`, and with
#'   `conf.int` `conf.low` and `conf.high` of the row's share that agrees. `status`
#'   is `published`, `block` (one number for several answers), `total` (printed
#'   beside its parts), `unpublished`, `set` (of `sets`) or `note`. For a table or a diagram
#'   it is what these show.
#' @section Errors:
#' A figure the report does not have is an error of class `akkoord_error_figure`.
#' @seealso [figure_size()] for saving it.
#' @export
#' @examples
#' study <- published_report("erasmus2022")
#' report_figure(study, 4, lang = "en")
#' as.data.frame(report_figure(study, 4))[c("group", "category", "percent", "status")]
report_figure <- function(report, figure, lang = default_lang(),
                          width = NULL, palette = NULL, conf.int = FALSE, sets = NULL,
                          ..., style = NULL, base_size = NULL, base_family = NULL) {
  check_supplied()
  check_dots_empty_akk(...)
  local_figure_style(style, base_size, base_family)
  palette <- palette %||% style_value("palette")
  check_report(report)
  check_flag(conf.int, "conf.int")
  lang <- check_lang(lang)
  width <- check_figure_width(width)
  figure <- check_report_figure(report, figure)
  kind <- report$figures$kind[[match(figure, report$figures$figure)]]
  kind <- if (is.na(kind)) "likert" else kind
  printed <- figure %in% report$published$figure
  listed <- grepl("^table", kind) && (nrow(report$listed) > 0L || !printed)
  if (!is.null(sets) && (listed || grepl("diagram", kind))) stop_no_sets(figure)
  if (listed) {
    report_table_figure(report, figure, lang, width)
  } else if (grepl("diagram", kind)) {
    report_diagram(report, figure, lang, width)
  } else {
    report_bars(report, figure, kind, lang, width, palette, conf.int, sets)
  }
}

stop_no_sets <- function(figure, call = caller_env()) {
  abort("sets", c(
    "{.arg sets} needs bars of which counts are known.",
    x = "Figure {figure} has none: what was printed gives no counts, or it is no figure of bars."
  ), arg = "sets", value = figure, call = call)
}

check_report_figure <- function(report, figure, call = caller_env()) {
  known <- report$figures$figure
  if (is.character(figure)) check_text(figure, "figure", call)
  ok <- length(figure) == 1L && (is.character(figure) || is.numeric(figure)) &&
    !is.na(figure)
  if (!ok) {
    abort("figure", c(
      "{.arg figure} must name one figure, as a number or a string.",
      x = "It is {.obj_type_friendly {figure}}.",
      i = "This report has {some_of(known, 40L)}."
    ), arg = "figure", value = figure, call = call)
  }
  name <- if (is.numeric(figure)) format_plain(figure) else trimws(figure)
  if (name %in% known) {
    return(name)
  }
  number <- suppressWarnings(as.numeric(name))
  numbers <- suppressWarnings(as.numeric(known))
  between <- !is.na(number) && any(numbers < number, na.rm = TRUE) &&
    any(numbers > number, na.rm = TRUE)
  skipped <- between && number == trunc(number)
  before <- if (skipped) max(numbers[which(numbers < number)])
  after <- if (skipped) min(numbers[which(numbers > number)])
  hint <- if (is.na(number)) did_you_mean(name, known)
  abort("figure", c(
    "This report has no figure {.val {name}}.",
    x = if (skipped) "Its numbers go from {before} to {after}, with none in between.",
    i = if (!is.null(hint)) "Did you mean {.val {hint}}?",
    i = "It has {some_of(known, 40L)}."
  ), arg = "figure", value = figure, call = call)
}

# Bars --------------------------------------------------------------------------

report_bars <- function(report, figure, kind, lang, width, palette, conf.int = FALSE,
                        sets = NULL, call = caller_env()) {
  facts <- report$published[report$published$figure == figure, ]
  meta <- report$figures[match(figure, report$figures$figure), ]
  style <- printed_style(lang, palette, call)
  plan <- plan_bars(report, facts, meta, kind, lang)
  # a figure is asked for at several widths
  survey <- report$published[report$published$survey %in% c(facts$survey, meta$survey), ]
  counts <- keep_result(
    list("figure", figure, survey, report$method, plan, report$rounding),
    figure_counts(report, survey, facts, plan)
  )
  bars <- place_bars(planned_bars(report, facts, plan, counts, style), style)
  data <- printed_data(report, figure, facts, plan, bars, style)
  spec <- if (conf.int && !is.null(counts)) {
    interval_spec(counts, TRUE, report_level(report, meta$survey), "exact")
  }
  limits <- total_limits(bars, spec, style)
  if (all(is.na(limits$conf.low))) limits <- NULL
  beside <- if (!is.null(sets)) printed_sets(counts, sets, bars, style, figure)
  title <- report_figure_title(report, figure, lang)
  side <- c(side_notes(report, data, plan, lang), possible_notes(data, plan, bars, lang))
  layout <- printed_rows(bars, plan, kind, style)
  segments <- counts_segments(bars, layout)
  draw <- printed_drawing(
    bars, layout, style, limits, spec, beside, title = title, width = width, notes = c(
      side, printed_note(bars, style), sum_note(bars, style),
      bars_notes(report, figure, plan, segments, small_printed(bars), lang),
      if (!is.null(limits)) {
        interval_note(spec, counts_N(counts), limits$outer, lang, top_words(bars, limits, style))
      },
      small_note(small_printed(bars), lang)
    )
  )
  said <- if (!is.null(limits)) interval_said(limits, bars, spec, style)[data$at]
  if (conf.int) {
    data$conf.low <- limits$conf.low[data$at] %||% NA_real_
    data$conf.high <- limits$conf.high[data$at] %||% NA_real_
  }
  alt <- bars_alt(title, plan, data, side, lang, said)
  data <- data[setdiff(names(data), c("at", "cells"))]
  new_figure(draw(), with_set_rows(data, beside$data, bars), alt,
             facets = list(draw = draw, values = printed_facets(bars, plan, lang)))
}

# The drawing as a function of the panels that are asked for, as counts_drawing().
printed_drawing <- function(bars, layout, style, limits, spec, beside, ...) {
  words <- list(...)
  keys <- counts_keys(bars, style)
  function(facet = NULL) {
    if (!is.null(facet)) layout <- facet_rows(bars, facet)
    do.call(bars_plot, c(list(
      rows = c(layout$rows, list(of = rows_of(bars, layout))),
      segments = counts_segments(bars, layout), keys = keys,
      columns = c(
        counts_columns_of(bars, layout, style, if (!is.null(beside)) beside$columns(layout)),
        if (!is.null(limits)) interval_column(limits, layout, style, spec)
      ),
      spans = if (!is.null(limits)) interval_spans(limits, layout), panels = layout$panels,
      subtitle = layout$subtitle, wrap = facet$wrap
    ), words))
  }
}

# What panels can be by: its items, and its groups where it has them.
printed_facets <- function(bars, plan, lang) {
  ordered <- function(x) factor(x, unique(x))
  c(
    list(item = ordered(plan$labels)),
    if (plan$grouped) {
      list(group = ordered(group_label(plan$group, rep(NA, length(plan$group)), lang)))
    }
  )
}

# How bars of a report are drawn: as those of counts, don't knows inside, all labels.
printed_style <- function(lang, palette, call) {
  style <- plot_style(
    type = "stacked", reverse = FALSE, hide = 0, digits = 0, decimal.mark = NULL,
    rounding = "half-up", lang = lang, palette = palette, totals = TRUE, facet = "none",
    call = call
  )
  style$dk <- "inside"
  style$call <- call
  style
}

report_level <- function(report, survey) {
  level <- report_method(report, survey, "confidence level")
  if (is.na(level)) 0.95 else level / 100
}

# Sets beside the bars of a report: columns, and the rows behind them.
printed_sets <- function(counts, sets, bars, style, figure) {
  if (is.null(counts)) stop_no_sets(figure, style$call)
  sets <- read_sets(sets, style$call)
  check_sets(sets, counts, style$call)
  data <- figure_set_data(counts, NULL, sets, style)
  list(data = data, columns = function(layout) {
    set_columns_of(data, sets, counts, bars, layout, style)
  })
}

with_set_rows <- function(data, of_sets, bars) {
  shown <- match(paste(of_sets$item, of_sets$group, sep = "\r"),
    paste(bars$item, bars$group, sep = "\r"))
  of_sets <- of_sets[!is.na(shown), ]
  if (is.null(of_sets) || nrow(of_sets) == 0L) {
    return(data)
  }
  rows <- data[rep(1L, nrow(of_sets)), ]
  rows[setdiff(names(rows), c("figure", "survey"))] <- NA
  rows[c("item", "group")] <- of_sets[c("item", "group")]
  rows$row <- bars$item_label[shown[!is.na(shown)]]
  rows$category <- rows$answer <- of_sets$category
  rows$percent <- 100 * of_sets$share
  rows$n[] <- as.integer(of_sets$base)
  rows[c("status", "printed")] <- of_sets[c("status", "printed")]
  vctrs::vec_rbind(data, rows)
}

# Which bars there are: item by group, then the pooled number of an item none of
# whose groups has one of its own. `facts`: the rows that are of each bar.
plan_bars <- function(report, facts, meta, kind, lang) {
  multiple <- kind == "multiple choice"
  bases <- figure_bases(report, meta$figure)
  pooled <- grepl("[+]", facts$group)
  plain <- !pooled & !grepl("[|>]", facts$group)
  numbers <- plain & facts$relation != "order"
  items <- unique(facts$item)
  # a number without a base, where the others have one, is derived from these
  has_base <- tapply(!is.na(facts$n) | facts$group != "", factor(facts$item, items), any)
  if (any(has_base)) items <- items[has_base]
  # a figure of which nothing was printed is one bar a group, all of it hatched
  if (length(items) == 0L) items <- NA_character_
  groups <- names(bases) %||% setdiff(unique(facts$group[plain]), "")
  if (length(groups) == 0L) groups <- ""
  bars <- lapply(items, function(item) {
    of <- facts$item %in% item
    at <- lapply(groups, function(g) which(of & numbers & facts$group == g))
    # with groups of its own a pooled number stays a note
    both <- if (any(of & numbers)) character() else unique(facts$group[of & pooled])
    list(
      item = rep(item, length(groups) + length(both)), group = c(groups, both),
      facts = c(at, lapply(both, function(g) which(of & facts$group == g)))
    )
  })
  options <- if (multiple) unprinted_options(report, meta, items, lang)
  bars <- c(bars, list(list(
    item = names(options), group = rep("", length(options)),
    facts = rep(list(integer()), length(options))
  )))
  of <- function(field) unlist(lapply(bars, `[[`, field), recursive = FALSE)
  item <- of("item")
  labels <- report_item_label(report, item, lang)
  labels[is.na(item)] <- tr("answers", lang)
  unnamed <- item %in% names(options)
  labels[unnamed] <- options[item[unnamed]]
  group <- of("group")
  list(
    item = item, group = group, facts = of("facts"), multiple = multiple, labels = labels,
    grouped = any(group != ""),
    n = own_bases(
      if (is.null(names(bases))) rep(bases[1L], length(item)) else unname(bases[group]),
      facts, of("facts")
    ),
    scales = if (!multiple) figure_scales(report, facts, items, meta)
  )
}

# The scale of each item: the report's, else a guess from what was printed.
figure_scales <- function(report, facts, items, meta) {
  scales <- report_scales(report, items)
  unnamed <- vapply(scales, is.null, NA)
  if (any(unnamed)) {
    of <- facts$item %in% items[unnamed] & facts$relation != "order"
    scales[unnamed] <- list(guess_scale(unique(facts$category[of]), meta$categories))
  }
  scales
}

# The counts behind a figure, on the scales that it is drawn on; NULL where there are none.
# `rows`: all that was printed of the survey.
figure_counts <- function(report, rows, facts, plan) {
  if (nrow(facts) == 0L) {
    return(NULL)
  }
  n <- known_respondents(report, rows)
  N <- report_method(report, rows$survey[[1L]], "population size")
  rounding <- report$rounding %||% "nearest"
  call <- current_env()
  parts <- if (plan$multiple) {
    items <- intersect(plan$item, facts$item)
    name <- plan$item[[1L]]
    list(tryCatch(
      report_options(report, rows, items, n, rounding, name),
      akkoord_error = function(e) NULL
    ))
  } else {
    lapply(names(plan$scales), function(item) {
      of <- rows[rows$item %in% item, ]
      scale <- plan$scales[[item]]
      if (is.null(scale) || nrow(of) == 0L) return(NULL)
      tryCatch(
        report_part(report, of, item, scale, n, rounding, call),
        akkoord_error = function(e) printed_item(report, of, item, scale, item_bases(report, of), n)
      )
    })
  }
  names(parts) <- if (plan$multiple) plan$item[[1L]] else names(plan$scales)
  parts <- compact_list(parts)
  if (is.null(parts)) {
    return(NULL)
  }
  tryCatch(
    report_counts(parts, if (is.na(N)) Inf else N, n, rows$survey[[1L]]),
    akkoord_error_population = function(e) report_counts(parts, Inf, n, rows$survey[[1L]])
  )
}

# The bars of the plan: those of the counts, with the printed numbers laid over them.
planned_bars <- function(report, facts, plan, counts, style) {
  drawn <- if (!is.null(counts)) each_bar(counts, style)
  key <- vapply(drawn, function(bar) {
    paste(if (plan$multiple) bar$option else bar$item, bar$group, sep = "\r")
  }, "")
  name <- if (plan$multiple) plan$labels else plan$item
  bars <- lapply(seq_along(plan$item), function(i) {
    item <- plan$item[[i]]
    scale <- if (!is.na(item)) plan$scales[[item]]
    groups <- trimws(strsplit(plan$group[[i]], "+", fixed = TRUE)[[1L]])
    if (length(groups) == 0L) groups <- ""
    at <- match(paste(name[[i]], groups, sep = "\r"), key)
    bar <- if (anyNA(at)) bare_bar(scale, plan, i, style) else drawn[[at[[1L]]]]
    if (length(groups) > 1L && !anyNA(at)) bar <- pooled_bar(bar, drawn[at], counts, groups)
    bar$group <- plan$group[[i]]
    bar$item_label <- if (plan$multiple) "" else plan$labels[[i]]
    bar$option <- if (plan$multiple) plan$labels[[i]] else ""
    bar$item <- if (plan$multiple) "" else item
    bar$n <- plan$n[[i]]
    # of the people behind it nothing is known
    bar$people <- bar$people %||% lapply(drawn[[1L]]$people, function(field) field[NA])
    rows <- facts[plan$facts[[i]], ]
    bar$cell$claims <- c(
      printed_claims(rows, if (!plan$multiple) scale), list(row = plan$facts[[i]])
    )
    bar
  })
  bars_of(bars)
}

# A bar of which there are no counts.
bare_bar <- function(scale, plan, i, style) {
  none <- function(answers) c(NA_real_, NA_real_)
  cell <- if (plan$multiple) {
    list(position = 1L, label = plan$labels[[i]], kind = "substantive")
  } else if (!is.null(scale)) {
    size <- scale_size(scale) + scale_dk_size(scale)
    list(
      position = seq_len(size),
      label = c(scale_labels(scale, style$lang), scale_dk(scale, style$lang)),
      kind = rep(c("substantive", "dk"), c(scale_size(scale), scale_dk_size(scale)))
    )
  }
  cell$denominator <- rep(NA_real_, length(cell$position))
  cell$people <- none
  list(
    scale = if (plan$multiple) likert_scale("yes_no") else scale,
    exclusive = !plan$multiple, cell = cell
  )
}

# The bar of several groups together; `each`: what is known of each of them.
pooled_bar <- function(bar, each, counts, groups) {
  item <- bar$item
  base <- vapply(each, function(b) b$cell$denominator[[1L]], 0)
  bar$cell$denominator[] <- sum(base)
  bar$cell$people <- function(answers) people_range(counts, item, groups, answers)
  bar$cell$each <- function(answers) {
    lapply(set_names(seq_along(each), groups), function(g) {
      each[[g]]$cell$people(answers) / base[[g]]
    })
  }
  bar$people <- NULL
  bar
}

# Rows of the figure, as those of counts. Bases stand at groups; items without groups
# have one in common, beneath the figure.
printed_rows <- function(bars, plan, kind, style) {
  several <- length(unique(plan$item)) > 1L
  charts <- several && !plan$multiple && !plan$grouped && grepl("^single", kind)
  headed <- charts || plan$grouped && several
  first <- !duplicated(plan$item)
  m <- length(plan$item)
  list(
    row = seq_len(m), panel = rep("", m), panels = "",
    rows = list(
      label = if (charts) {
        rep("", m)
      } else if (plan$grouped) {
        group_label(plan$group, plan$n, style$lang, small_printed(bars))
      } else {
        plan$labels
      },
      heading = ifelse(first & headed, plan$labels, ""),
      gap = ifelse(first & seq_len(m) > 1L & headed, 0.14,
        ifelse(grepl("[+]", plan$group), 0.05, 0)
      )
    ),
    subtitle = if (plan$grouped && !several) plan$labels[[1L]]
  )
}

# Options of a question with several answers of which no share was printed: those
# the items name for the same question, then as many as the figure's number of
# categories leaves.
unprinted_options <- function(report, meta, items, lang) {
  known <- report$items
  other <- known$item[
    known$question %in% meta$question & known$survey %in% meta$survey &
      known$scale %in% "multiple" & !known$item %in% items
  ]
  labels <- report_item_label(report, other, lang)
  expected <- suppressWarnings(as.integer(meta$categories))
  left <- if (is.na(expected)) 0L else max(0L, expected - length(items) - length(other))
  named <- length(items) + length(other)
  set_names(
    c(labels, rep(tr("other_option", lang), left)),
    c(other, if (left > 0L) paste0("option_", named + seq_len(left)))
  )
}

# The numbers behind the figure, row by row; what no bar shows comes last.
printed_data <- function(report, figure, facts, plan, bars, style) {
  parts <- lapply(seq_along(plan$item), function(i) {
    p <- bars$parts[[i]]
    row <- bars$cell[[i]]$claims$row
    of <- function(field) {
      c(p[[field]], unlist(lapply(p$totals, `[[`, field), use.names = FALSE))
    }
    data_frame_of(
      at = i, fact = row[of("claim")], item = plan$item[[i]], group = plan$group[[i]],
      answer = if (plan$multiple) tr("selected", style$lang) else of("label"),
      status = of("status"), drawn = c(p$drawn, rep(NA_real_, length(p$totals))),
      base = plan$n[[i]], low = of("share.low"), high = of("share.high"),
      printed = of("printed"), cells = c(p$at, unname(lapply(p$totals, `[[`, "at")))
    )
  })
  used <- unlist(lapply(parts, `[[`, "fact"))
  d <- vctrs::vec_rbind(!!!c(parts, list(
    printed_notes(report, facts, setdiff(seq_len(nrow(facts)), used), plan, style$lang)
  )))
  f <- d$fact
  survey <- facts$survey[match(d$item, facts$item)]
  survey[is.na(survey)] <- report$figures$survey[[match(figure, report$figures$figure)]]
  tibble::tibble(
    figure = figure, survey = survey, item = d$item, group = d$group,
    row = ifelse(is.na(d$at), report_item_label(report, d$item, style$lang), plan$labels[d$at]),
    category = facts$category[f], answer = d$answer, percent = facts$percent[f],
    relation = facts$relation[f], n = ifelse(is.na(f), d$base, facts$n[f]),
    status = d$status, drawn = d$drawn, printed = d$printed, low = d$low, high = d$high,
    id = facts$id[f], source = facts$source[f], at = d$at, cells = d$cells
  )
}

# Beneath the figure --------------------------------------------------------------
