# How a comparison of waves is shown: the table is that of compare_groups().

#' @export
print.akkoord_waves <- function(x, ..., lang = default_lang()) {
  lang <- check_lang(lang)
  print_comparison(x, waves_title(x, lang), waves_notes(x, lang), lang)
}

waves_title <- function(x, lang) {
  n <- attr(x, "n", exact = TRUE)
  N <- attr(x, "N")
  size <- tr("waves_size", lang,
    wave = names(n), n = format_plain(n),
    N = ifelse(is.finite(N), format_plain(N), tr(if (anyNA(N)) "by_group" else "infinite", lang))
  )
  design <- attr(x, "weighting") == "design"
  if (any(design)) {
    size[design] <- tr(
      "waves_size_design", lang, wave = names(n)[design], n = format_plain(n[design])
    )
  }
  pair <- unique(tr("against", lang, one = x$group1, two = x$group2))
  paste0(
    if (isTRUE(attr(x, "synthetic"))) paste0(tr("synthetic_mark", lang), " "),
    paste(pair, collapse = tr("semicolon", lang)), tr("colon", lang), waves_measure(x, lang), ". ",
    paste(size, collapse = tr("semicolon", lang)), "."
  )
}

waves_measure <- function(x, lang) measure_words(attr(x, "measure"), lang)

# Which populations, who is in both, and what the interval is of.
waves_population <- function(x, lang) {
  said <- attr(x, "overlap")
  if (is.numeric(said)) {
    m <- range_text(said[[1L]], said[[2L]], format_plain, tr("range_to", lang))
    return(tr("waves_number", lang, m = m))
  }
  if (said == "ids") {
    m <- range(x$m.low, x$m.high)
    m <- range_text(m[[1L]], m[[2L]], format_plain, tr("range_to", lang))
    return(tr("waves_ids", lang, m = m))
  }
  words <- c(
    different = "waves_different", independent = "waves_independent",
    unknown = "waves_unknown"
  )
  tr(words[[said]], lang)
}

waves_notes <- function(x, lang) {
  alpha <- alpha_text(x, lang)
  level <- format_percent_number(100 * attr(x, "conf.level"), NULL, decimal_mark(lang))
  sides <- sides_words(x, lang)
  trend <- attr(x, "trend")
  c(
    tr(if (attr(x, "measure") == "top") "waves_difference_top" else "waves_difference_score", lang),
    waves_population(x, lang),
    waves_interval_note(x, level, sides, lang),
    significant_note(x, lang),
    if (any(x$small)) {
      small <- unique(comparison_item_labels(x, lang)[x$small])
      tr("waves_small", lang, n = attr(x, "min_base"), items = paste(small, collapse = ", "))
    },
    if (!is.null(trend)) waves_trend_note(trend, x, alpha, lang),
    waves_lost(attr(x, "not_compared"), attr(x, "lost")[[lang]], lang)
  )
}

# Of weighted waves and of those whose people are counted, where there are both.
waves_interval_note <- function(x, level, sides, lang) {
  design <- x$p.range == "design"
  c(
    if (!all(design)) tr("waves_interval", lang, level = level, sides = sides),
    if (any(design)) tr("waves_interval_design", lang, level = level, sides = sides)
  )
}

waves_trend_note <- function(trend, x, alpha, lang) {
  yes <- trend$adj.p.high <= attr(x, "alpha")
  words <- c(
    exact = "waves_trend_exact", drawn = "waves_trend_drawn", normal = "waves_trend_normal",
    design = "waves_trend_design"
  )
  how <- words[names(trend_methods)[trend_methods %in% trend$method]]
  how <- paste(tr_each(how, lang), collapse = ", ")
  if (!any(yes)) {
    return(tr("waves_trend_none", lang, how = how, n = nrow(trend), alpha = alpha))
  }
  slope <- range_text(trend$estimate.low, trend$estimate.high,
    function(v) format_difference(v, attr(x, "measure"), lang), tr("range_to", lang))
  label <- compared_labels(x, trend$item, lang)
  items <- paste0(trimws(paste(label, trend$domain)), " (", slope, ")")[yes]
  unit <- if (waves_in_years(attr(x, "waves"))) "waves_trend_year" else "waves_trend_wave"
  tr("waves_trend", lang, how = how, n = nrow(trend), alpha = alpha,
     items = paste(items, collapse = ", "), unit = tr(unit, lang))
}

# One line a reason; what a map leaves out is of its item.
waves_lost <- function(lost, words, lang) {
  map <- lost$reason == "map"
  key <- paste(lost$reason, ifelse(map, lost$detail, ""), sep = "\r")
  near <- unique(lost[lost$reason == "new" & !is.na(lost$detail), c("item", "detail")])
  c(
    vapply(unique(key), function(one) {
      at <- lost[key == one, ]
      of <- unique(ifelse(
        nzchar(at$group), paste0(words$label[at$item], " (", at$group, ")"), words$label[at$item]
      ))
      what <- if (at$reason[[1L]] == "map") at$detail[[1L]] else words$wanted[[at$item[[1L]]]]
      not_compared_words(at$reason[[1L]], of, lang, what = what)
    }, "", USE.NAMES = FALSE),
    if (nrow(near) > 0L) {
      pairs <- tr("waves_near_pair", lang, item = near$item, old = near$detail)
      tr("waves_near", lang, pairs = first_words(pairs, 8L, lang))
    }
  )
}

#' @export
glance.akkoord_waves <- function(x, ...) {
  out <- NextMethod()[1L, ]
  N <- unique(attr(x, "N"))
  out$N <- if (length(N) == 1L) N else NA_real_
  out$n <- sum(attr(x, "n", exact = TRUE))
  out$waves <- length(attr(x, "waves"))
  out$population <- attr(x, "population")
  out$not.compared <- nrow(attr(x, "not_compared"))
  out
}
