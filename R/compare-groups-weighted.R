# compare_groups() of weighted counts: exact tests count people, so the difference is
# compared with its standard error, that of the design or of the weights. t with the
# design's degrees of freedom; the normal where weights are all that is known.

# Weighted counts whose variances are known; a table of weighted counts is refused.
check_weighted_counts <- function(x, call = caller_env()) {
  if (is_bare_table(x)) {
    abort("weighted", c(
      "Groups of weighted counts are compared by their standard errors, which these lack.",
      i = "Count the answers themselves, with {.arg weights}, or a design of the package survey."
    ), arg = "x", call = call)
  }
}

compare_weighted <- function(x, case, measure, alternative, conf.level) {
  totals <- item_totals(x, case$item)
  cells <- lapply(case$groups, function(g) {
    rows <- which(x$item == case$item & x$group == g & x$kind %in% c("substantive", "dk"))
    list(
      keys = cell_totals_key(g, x$category[rows]), position = x$position[rows],
      said = x$kind[rows] == "substantive", count = as.double(x$count[rows])
    )
  })
  keys <- unlist(lapply(cells, `[[`, "keys"))
  own <- case$scale$scores
  by_position <- function(values) {
    lapply(cells, function(one) ifelse(one$said, values[one$position], 0))
  }
  answered <- counts_base(x) == "answered" && measure == "top"
  under <- lapply(cells, function(one) as.double(one$said | answered))
  weights <- by_position(if (measure == "top") as.double(seq_len(case$k) %in% case$top) else own)
  found <- difference_of(totals, keys, weights, under)
  df <- counts_design(x)$degf %||% Inf
  test <- found
  df_test <- df
  if (measure == "midrank") {
    ranks <- weighted_midranks(cells, case$k)
    test <- difference_of(totals, keys, by_position(ranks), under)
    # as survey::svyranktest()
    df_test <- df - 1
  }
  p <- difference_p(test$d, test$error, df_test, alternative)
  naive <- difference_p(test$d, test$apart, df_test, alternative)
  half <- quantile_t((1 - conf.level) / 2, df) * found$error
  limit <- if (measure == "top") 1 else diff(range(own))
  effect <- weighted_effect(cells, case$k, measure, case$top)
  list(row = tibble::tibble(
    item = case$item, domain = case$domain, group1 = case$shown[[1L]],
    group2 = case$shown[[2L]], n1 = case$size[[1L]], n2 = case$size[[2L]],
    m.low = case$m[[1L]], m.high = case$m[[2L]],
    estimate1.low = found$each[[1L]], estimate1.high = found$each[[1L]],
    estimate2.low = found$each[[2L]], estimate2.high = found$each[[2L]],
    estimate.low = found$d, estimate.high = found$d,
    std.error.low = found$error, std.error.high = found$error,
    conf.low = max(-limit, found$d - half), conf.high = min(limit, found$d + half),
    p.low = p[[1L]], p.high = p[[2L]], p.range = "design",
    effect.type = if (measure == "top") "odds ratio" else "superiority",
    effect.low = effect, effect.high = effect,
    p.naive.low = naive[[1L]], p.naive.high = naive[[2L]]
  ))
}

# The difference of two groups' means of `weights` over `under`, its standard error, and
# that of groups taken to have nothing to do with each other.
difference_of <- function(totals, keys, weights, under) {
  size <- lengths(weights)
  spread <- function(values) {
    out <- matrix(0, length(keys), 2L, dimnames = list(keys, NULL))
    out[seq_len(size[[1L]]), 1L] <- values[[1L]]
    out[size[[1L]] + seq_len(size[[2L]]), 2L] <- values[[2L]]
    out
  }
  of <- total_ratios(totals, spread(weights), spread(under))
  v <- of$vcov
  list(
    each = of$ratio, d = of$ratio[[1L]] - of$ratio[[2L]],
    error = sqrt(max(0, v[1L, 1L] + v[2L, 2L] - 2 * v[1L, 2L])),
    apart = sqrt(v[1L, 1L] + v[2L, 2L])
  )
}

# p of a difference; without a spread (both groups all of one answer) it is open.
difference_p <- function(d, error, df, alternative) {
  if (is.na(error) || error <= 0 || df < 1) {
    return(c(0, 1))
  }
  p <- tail_p(d / error, alternative, df)
  c(p, p)
}

# Midranks of the two groups' answers together, as shares of their weight.
weighted_midranks <- function(cells, k) {
  both <- double(k)
  for (one in cells) {
    at <- one$position[one$said]
    both[at] <- both[at] + one$count[one$said]
  }
  (cumsum(both) - both / 2) / sum(both)
}

weighted_effect <- function(cells, k, measure, top) {
  share <- lapply(cells, function(one) {
    out <- double(k)
    out[one$position[one$said]] <- one$count[one$said]
    out / sum(out)
  })
  if (measure == "top") {
    p <- vapply(share, function(s) sum(s[top]), 0)
    odds <- p / (1 - p)
    return(odds[[1L]] / odds[[2L]])
  }
  sum(share[[1L]] * (cumsum(share[[2L]]) - share[[2L]] / 2))
}
