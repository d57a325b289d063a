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
