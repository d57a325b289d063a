# Intervals in figures of counts.

# A column with the limits, and brackets beneath the bars.
interval_column <- function(limits, layout, style, spec) {
  m <- max(layout$row)
  by_panel <- lapply(set_names(layout$panels), function(panel) {
    text <- rep("", m)
    here <- layout$panel == panel
    text[layout$row[here]] <- interval_text(limits, style)[here]
    text
  })
  list(list(
    side = "right", header = interval_header(spec$level, style$lang),
    text = if (identical(layout$panels, "")) by_panel[[1L]] else by_panel,
    colour = palette_soft
  ))
}

interval_header <- function(level, lang) {
  tr("interval", lang, level = format_plain_in(100 * level, lang))
}

interval_text <- function(limits, style) {
  part <- function(x, suffix) {
    format_percent(x, style$digits, style$decimal.mark, "half-up", suffix)
  }
  ifelse(is.na(limits$conf.low), "", paste0(
    part(limits$conf.low, ""), "\u2013", part(limits$conf.high, "%")
  ))
}

interval_spans <- function(limits, layout) {
  at <- limits$starts
  list(
    row = layout$row[at], panel = layout$panel[at], low = limits$conf.low[at],
    high = limits$conf.high[at]
  )
}

# The same in words, of each bar.
interval_said <- function(limits, bars, spec, style) {
  text <- interval_text(limits, style)
  ifelse(nzchar(text), tr(
    "interval_alt", style$lang, name = interval_header(spec$level, style$lang),
    what = top_words(bars, limits, style), interval = text
  ), "")
}

# What the interval is of and how it was made, beneath the figure.
interval_note <- function(spec, N, outer, lang, what = tr("interval_total", lang)) {
  level <- format_plain_in(100 * spec$level, lang)
  finite <- is.null(names(N)) && is.finite(N)
  of <- if (finite) {
    tr("interval_of", lang, N = format_count(N, decimal_mark(lang)))
  } else {
    tr("interval_all", lang)
  }
  c(
    tr(
      "note_interval", lang, level = level, method = spec$method, what = what, of = of
    ),
    if (outer) tr("note_outer", lang)
  )
}

# The answers that the intervals are of.
top_words <- function(bars, limits, style) {
  at <- which(!is.na(limits$conf.low))[[1L]]
  if (!bars$exclusive[[at]]) {
    return(tr("selected", style$lang))
  }
  scale <- bars$scale[[at]]
  set_label(lower(scale_labels(scale, style$lang)[rev(scale$top)]))
}

# Limits of each bar's total on the right, NA where it has none; and whether this set
# of answers starts its bar, so that a bracket can show them.
total_limits <- function(bars, spec, style) {
  if (is.null(spec)) {
    return(NULL)
  }
  total <- lapply(seq_along(bars$item), function(i) {
    if (bars$exclusive[[i]]) return(set_totals(bars, i, style)$right)
    option_total(bars$cell[[i]], bars$people[[i]])
  })
  of <- function(field) {
    vapply(total, function(t) if (is.null(t)) NA_real_ else t[[field]], 0)
  }
  fields <- set_names(names(bars$people[[1L]]))
  people <- lapply(fields, function(f) unlist(lapply(bars$people, `[[`, f)))
  own <- any(!is.na(people$deff))
  limits <- share_limits(
    of("low"), of("high"), of("base"), people, spec, w2 = if (own) of("w2"),
    w2.base = if (own) of("w2.base"), deff = if (own) people$deff,
    # a survey design's own
    v = if (any(vapply(total, function(t) !is.null(t$v), NA))) of("v")
  )
  starts <- vapply(seq_along(total), function(i) {
    if (!bars$exclusive[[i]]) {
      return(TRUE)
    }
    scale <- bars$scale[[i]]
    first <- head_of(drawn_order(scale, style), length(scale$top))
    style$type == "stacked" && setequal(first, scale$top)
  }, NA)
  c(limits, list(
    starts = starts & !is.na(limits$conf.low),
    outer = isTRUE(any(of("low") < of("high"), na.rm = TRUE))
  ))
}

# An option is a share of its own.
option_total <- function(cell, people) {
  base <- cell$denominator
  # nothing is said by a range of anything
  if (is.na(base) || base <= 0 || is.na(cell$low) ||
    cell$low <= 0 && cell$high >= base && is.na(cell$count)) {
    return(NULL)
  }
  list(
    low = cell$low, high = cell$high, base = cell$denominator, w2 = cell$w2,
    w2.base = people$w2, v = cell$v
  )
}
