# What weights and a survey's design cost, for the report: n is people everywhere, and the
# margin has the design effect.

# Over the items, everyone together: lowest, middle and highest design effect, as how many
# people drawn at random the answers are worth by the middle one, and degrees of freedom.
# NULL without weights; NA where only weighted percentages are known.
weights_cost <- function(x) {
  if (!is_weighted(x)) {
    return(NULL)
  }
  whole <- if (any(nzchar(x$group))) collapse_groups(x)
  s <- summary(whole %||% x, conf.int = FALSE)
  each <- s$n.unweighted / s$n_eff
  each <- each[s$n.unweighted > 0 & is.finite(each)]
  if (length(each) == 0L) each <- NA_real_
  middle <- stats::median(each)
  list(
    low = min(each), effect = middle, high = max(each), n_eff = as.double(counts_n(x)) / middle,
    df = counts_design(x)$degf
  )
}

# The margin of a share of a half, of a survey as method_surveys() has it: with the design
# effect, and for a design by t, as its intervals. A design's effect has its fpc in it.
survey_margin <- function(s, fpc = "N-1") {
  if (is.null(s$cost)) {
    return(moe(s$n, s$N, conf.level = s$level, fpc = fpc))
  }
  if (is.na(s$cost$effect)) {
    return(NA_real_)
  }
  wide <- if (is.null(s$cost$df)) 1 else {
    quantile_t((1 - s$level) / 2, s$cost$df) / normal_quantile(s$level)
  }
  wide * moe(s$n, s$N, conf.level = s$level, fpc = fpc, design_effect = s$cost$effect)
}

# Rows of the table of method.
weights_rows <- function(cost, lang) {
  if (is.null(cost) || is.na(cost$effect)) {
    return(NULL)
  }
  mark <- decimal_mark(lang)
  two <- function(v) format_percent_number(v, 2L, mark, "")
  effect <- if (cost$low == cost$high) two(cost$effect) else {
    tr(
      "design_effect_of", lang, effect = two(cost$effect), low = two(cost$low),
      high = two(cost$high)
    )
  }
  rbind(
    c(tr("design_effect", lang), effect),
    c(tr("effective_people", lang), format_count(round(cost$n_eff), mark)),
    if (!is.null(cost$df)) c(tr("degrees_of_freedom", lang), format_plain_in(cost$df, lang))
  )
}

weights_sentence <- function(n, cost, lang) {
  if (is.null(cost)) {
    return(NULL)
  }
  if (is.na(cost$effect)) {
    return(tr("sure_weights_unknown", lang))
  }
  mark <- decimal_mark(lang)
  tr("sure_weights", lang, n = format_count(n, mark), n_eff = format_count(round(cost$n_eff), mark),
     effect = format_percent_number(cost$effect, 2L, mark, ""))
}

# The people behind each row's share, whatever they weigh.
row_people <- function(x) {
  b <- bases_of(x, x$item, x$group)
  answered <- x$kind == "dk" | counts_base(x) == "answered"
  ifelse(answered, b$answered.low, b$substantive.low)
}
