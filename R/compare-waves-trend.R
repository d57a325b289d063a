# What waves show together: the estimate of each, and an exact test of trend.

# The groups of items that are compared, in every wave that has them as the last one does.
wave_cells <- function(waves, map, kept, measure) {
  last <- waves[[length(waves)]]
  lapply(waves, function(w) {
    found <- match_waves(w, last, if (identical(w$name, last$name)) list() else map, measure)
    key <- vapply(found$cells, function(cell) base_key(cell$item, cell$group), "")
    set_names(found$cells, key)[vapply(kept, function(k) base_key(k$item, k$group), "")]
  })
}

wave_one <- function(w, cell, measure) {
  answered <- measure == "top" && counts_base(w$counts) == "answered"
  side <- wave_side(w$counts, cell$old_item, cell$group, answered)
  if (side$open || side$size == 0) {
    return(NULL)
  }
  list(
    side = side,
    moments = wave_moments(w$counts, side, cell$to, cell, measure, is_weighted(w$counts))
  )
}

# One row an item, group and wave: the estimate and its own interval.
wave_points <- function(waves, map, measure, conf.level, kept) {
  cells <- wave_cells(waves, map, kept, measure)
  out <- lapply(names(waves), function(name) {
    rows <- lapply(compact_list(cells[[name]]), function(cell) {
      one <- wave_one(waves[[name]], cell, measure)
      if (is.null(one)) return(NULL)
      m <- one$moments
      z <- wave_quantile(conf.level, list(m))
      se <- sqrt(m$var %||% (one$side$factor * m$v / m$base))
      tibble::tibble(
        item = cell$item, domain = cell$group, wave = name, n = one$side$size,
        estimate.low = m$low, estimate.high = m$high,
        conf.low = max(min(c(0, cell$scale$scores)), min(m$mean - z * se)),
        conf.high = min(if (measure == "top") 1 else max(cell$scale$scores), max(m$mean + z * se))
      )
    })
    vctrs::vec_rbind(!!!rows)
  })
  out <- vctrs::vec_rbind(!!!out)
  out$estimate <- where_met(out$estimate.low, out$estimate.high)
  out
}

# Trend --------------------------------------------------------------------------------

# Years of a wave where its name is one, else 1, 2, 3.
wave_times <- function(names) {
  year <- suppressWarnings(as.double(names))
  if (anyNA(year) || any(year != round(year)) || is.unsorted(year, strictly = TRUE)) {
    seq_along(names)
  } else {
    year - min(year)
  }
}

wave_trend <- function(waves, map, kept, alternative, adjust, overlap) {
  times <- wave_times(names(waves))
  cells <- wave_cells(waves, map, kept, "top")
  rows <- lapply(seq_along(kept), function(i) {
    of <- lapply(cells, `[[`, i)
    if (any(vapply(of, is.null, NA)) || any(vapply(waves, function(w) is_weighted(w$counts), NA))) {
      return(NULL)
    }
    each <- Map(wave_one, waves, of, MoreArgs = list(measure = "top"))
    if (any(vapply(each, is.null, NA))) return(NULL)
    n <- vapply(each, function(e) e$moments$base, 0)
    x <- lapply(each, function(e) sort(round(e$moments$mean * e$moments$base)))
    p <- trend_range(x, n, times, alternative)
    tibble::tibble(
      item = kept[[i]]$item, domain = kept[[i]]$group, waves = length(waves),
      p.low = p[[1L]], p.high = p[[2L]],
      method = if (trend_exact(n)) "exact linear trend" else "linear trend, normal approximation"
    )
  })
  out <- vctrs::vec_rbind(!!!rows)
  if (nrow(out) == 0L) {
    return(NULL)
  }
  out$p.value <- where_met(out$p.low, out$p.high)
  out$adj.p.low <- stats::p.adjust(out$p.low, adjust)
  out$adj.p.high <- stats::p.adjust(out$p.high, adjust)
  out
}

# The p of every feasible set of counts, of their ends where these are many.
trend_range <- function(x, n, times, alternative) {
  if (prod(lengths(x)) > 64) x <- lapply(x, range)
  grid <- unique(as.matrix(expand.grid(x)))
  p <- apply(grid, 1L, trend_p, n = n, times = times, alternative = alternative)
  range(p)
}

# Tables to go through.
trend_exact <- function(n) prod(n[-1L] + 1) <= 4e6

# p of sum(times * x) given sum(x), for x agreeing of n in each wave: all tables, weighed
# by the product of choose(n, x). What is as far as what was seen is decided in integers.
trend_p <- function(x, n, times, alternative = "two.sided") {
  total <- sum(x)
  if (total == 0 || total == sum(n)) {
    return(1)
  }
  mean <- total * sum(times * n)
  # sum(n) times the distance from the mean
  far <- function(t) round(sum(n) * t - mean)
  seen <- far(sum(times * x))
  if (!trend_exact(n)) {
    spread <- sum(times^2 * n) - sum(times * n)^2 / sum(n)
    v <- total * (sum(n) - total) / (sum(n) - 1) * spread / sum(n)
    z <- seen / sum(n) / sqrt(v)
    return(switch(alternative,
      two.sided = 2 * stats::pnorm(-abs(z)), greater = stats::pnorm(-z), less = stats::pnorm(z)
    ))
  }
  state <- list(sum = 0, t = 0, log = 0)
  for (w in seq_along(n)[-1L]) {
    add <- seq(0, n[[w]])
    state <- list(
      sum = as.vector(outer(state$sum, add, `+`)),
      t = as.vector(outer(state$t, times[[w]] * add, `+`)),
      log = as.vector(outer(state$log, lchoose(n[[w]], add), `+`))
    )
  }
  first <- total - state$sum
  ok <- first >= 0 & first <= n[[1L]]
  log <- state$log[ok] + lchoose(n[[1L]], first[ok])
  left <- far(state$t[ok] + times[[1L]] * first[ok])
  weight <- exp(log - max(log))
  hit <- switch(
    alternative, two.sided = abs(left) >= abs(seen), greater = left >= seen,
    less = left <= seen
  )
  sum(weight[hit]) / sum(weight)
}
