# Which estimates are fit to be shown, by a standard of official statistics.

# The presentation standards of the National Center for Health Statistics for proportions
# (Parker et al. 2017): `p` a share, `v` its variance, of `n` respondents, with `df`
# degrees of freedom. "present", "review" (a statistician should look) or "suppress".
nchs_presentation <- function(p, v, n, df) {
  spec <- list(level = 0.95, method = "beta", df = df)
  ends <- p <= 0 | p >= 1
  n_eff <- ifelse(ends | v <= 0, n, pmin(n, p * (1 - p) / v))
  # where the variance says less than one respondent each, as many as there are
  v <- ifelse(ends, v, p * (1 - p) / n_eff)
  limits <- design_limits(p, v, n, rep(1, length(p)), spec, 0.95)
  width <- limits$conf.high - limits$conf.low
  out <- ifelse(
    n < 30 | n_eff < 30 | width >= 0.3 | width > 0.05 & width > 1.3 * p, "suppress", "present"
  )
  # nobody, or everybody: the width says little
  out[ends & n >= 30 & width < 0.3] <- "review"
  out[out %in% "present" & df < 8] <- "review"
  out
}

# Small bases -----------------------------------------------------------------------------

# Fewer answers than the same standard asks of a share are marked wherever their number is
# shown, unless they are those of everyone there is.
small_base <- 30
small_mark <- "\u00b0"
least_base <- function() style_value("flag_base") %||% small_base

# `people`: as cell_people() answers.
is_small_base <- function(people) {
  n <- people$base.high %||% people$base
  everyone <- is.finite(people$N) & n >= people$N
  (n > 0 & n < least_base() & !everyone) %in% TRUE
}

# Keys of the items and groups whose base is small.
small_bases <- function(x) {
  cells <- counts_cells(x)
  first <- vapply(cells, `[[`, 0L, 1L)
  base_key(x$item[first], x$group[first])[is_small_base(cell_people(x, cells))]
}

# How many people, or from how many to how many; nothing where that says nothing.
base_texts <- function(n, low, high, mark) {
  told <- is.finite(low) & is.finite(high) & low > 0
  span <- paste0(format_count(low, mark), "\u2013", format_count(high, mark))
  ifelse(!is.na(n), format_count(n, mark), ifelse(told, span, ""))
}

flagged <- function(text, small) ifelse(small, paste0(text, small_mark), text)

small_note <- function(small, lang) {
  if (any(small)) tr("note_small_base", lang, n = least_base())
}
