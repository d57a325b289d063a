# Intervals of what is derived from counts: shares, top sets and mean scores of an
# item in a group. One formula for all: the share (or mean) of a part of the
# respondents, of which the size in the population may be unknown.

ci_counts_methods <- c("exact", "wilson", "agresti-coull", "wald")
# of a survey design, by survey's names
ci_design_methods <- c("beta", "logit", "wilson", "mean")

# What was asked for, checked: NULL when no intervals are wanted.
interval_spec <- function(x, conf.int, conf.level, method, simultaneous = FALSE,
                          call = caller_env()) {
  check_flag(conf.int, "conf.int", call = call)
  check_flag(simultaneous, "simultaneous", call = call)
  check_conf_level(conf.level, call = call)
  weighted <- is_weighted(x)
  design <- counts_design(x)
  if (is.null(method)) {
    method <- if (!is.null(design)) "beta" else if (weighted) "wilson" else "exact"
  } else if (!is.null(design) && !method %in% "exact") {
    method <- check_choice(method, ci_design_methods, "method", call = call)
  } else {
    method <- check_choice(method, ci_counts_methods, "method", call = call)
    if (weighted && method == "exact") {
      abort("weighted", c(
        "{.code method = \"exact\"} counts people, and these counts are weighted.",
        i = if (!is.null(design)) {
          "Leave {.arg method} out for {.val beta}, exact limits of the effective number."
        } else paste(
          "Leave {.arg method} out for {.val wilson} on the effective number of",
          "respondents, or count without {.arg weights}."
        )
      ), arg = "method", value = method, call = call)
    }
  }
  if (conf.int) {
    list(
      level = conf.level, method = method, simultaneous = simultaneous,
      df = design$degf %||% Inf
    )
  }
}

# Limits of shares: low..high out of base, all vectors of one length; `people` as in
# cell_people(), `w2` the squared weights in the count and `w2.base` those in the base,
# `deff` the design effect to take where the share is 0 or 1, `v` the shares' variances
# where a design gives them. Outer limits where low and
# high, or the people, are ranges: those of every method rise with the count.
share_limits <- function(low, high, base, people, spec, level = spec$level, w2 = NULL,
                         w2.base = NULL, deff = NULL, v = NULL) {
  size <- length(low)
  level <- rep_len(level, size)
  if (!is.null(v)) {
    return(design_limits(low / base, v, people$base, deff, spec, level))
  }
  none <- rep(NA_real_, size)
  out <- list(std.error = none, conf.low = none, conf.high = none)
  ok <- !is.na(low) & !is.na(high) & !is.na(base) & base > 0 & high <= base * (1 + 1e-12) &
    !is.na(people$N)
  weighted <- !is.null(w2)
  given <- !is.na(people$n_eff)
  ok <- ok & people$n.low <= people$N & !(is.na(w2 %||% low) & !given)
  fixed <- people$n.low == people$n.high
  for (n in unique(list(people$n.low, people$n.high))) {
    n <- pmax(n, ifelse(weighted | given, 1, base))
    factor <- sample_factor(n, people$N)
    p <- low / base
    # the variance of one answer, over that of the share
    per <- if (weighted) {
      v <- share_variance(low, base, w2, w2.base, factor)
      ends <- p <= 0 | p >= 1
      ifelse(ends, factor * deff / people$base, v / (p * (1 - p)))
    } else {
      factor / ifelse(given, people$n_eff, base)
    }
    point <- ok & low == high & fixed
    out$std.error[point] <- sqrt(if (weighted) v else p * (1 - p) * per)[point]
    whole <- people$whole & !weighted & !given & base == n
    ends <- function(x) {
      if (spec$method == "exact") {
        exact_ends(x, base, n, people$N, whole, level, ok)
      } else {
        normal_ends(x / base, per, n, people$N, base, whole, level, spec$method)
      }
    }
    at_low <- ends(low)
    at_high <- if (all(low == high, na.rm = TRUE)) at_low else ends(high)
    out$conf.low[ok] <- pmin(out$conf.low, at_low[[1L]], na.rm = TRUE)[ok]
    out$conf.high[ok] <- pmax(out$conf.high, at_high[[2L]], na.rm = TRUE)[ok]
  }
  out
}

# Limits of a design's shares by survey's formulas: `n` people in the base, unweighted.
design_limits <- function(p, v, n, deff, spec, level) {
  ok <- !is.na(p) & !is.na(v)
  p <- pmin(1, pmax(0, p))
  ends <- p <= 0 | p >= 1
  tail <- (1 - level) / 2
  t_df <- quantile_t(tail, spec$df)
  n_eff <- ifelse(ends | v == 0, pmin(n, n / deff), p * (1 - p) / v)
  n_eff <- n_eff * (quantile_t(tail, n - 1) / t_df)^2
  limits <- switch(if (spec$method == "logit") "beta" else spec$method,
    beta = list(
      ifelse(p == 0, 0, stats::qbeta(tail, n_eff * p, n_eff * (1 - p) + 1)),
      ifelse(p == 1, 1, stats::qbeta(1 - tail, n_eff * p + 1, n_eff * (1 - p)))
    ),
    wilson = wilson_of(p, stats::qnorm(1 - tail)^2 / n_eff),
    mean = list(pmax(0, p - t_df * sqrt(v)), pmin(1, p + t_df * sqrt(v)))
  )
  if (spec$method == "logit") {
    inner <- which(!ends & ok)
    half <- (t_df * sqrt(v) / (p * (1 - p)))[inner]
    limits[[1L]][inner] <- stats::plogis(stats::qlogis(p[inner]) - half)
    limits[[2L]][inner] <- stats::plogis(stats::qlogis(p[inner]) + half)
  }
  # no degrees of freedom, or one respondent: nothing is known
  none <- is.infinite(t_df) | n < 2
  limits[[1L]][none & ok] <- 0
  limits[[2L]][none & ok] <- 1
  limits <- lapply(limits, function(l) ifelse(ok, l, NA_real_))
  list(
    std.error = ifelse(ok, sqrt(pmax(0, v)), NA_real_), conf.low = limits[[1L]],
    conf.high = limits[[2L]]
  )
}

# The upper quantile of t, infinite without degrees of freedom.
quantile_t <- function(tail, df) {
  ifelse(df < 1, Inf, stats::qt(tail, pmax(1, df), lower.tail = FALSE))
}

exact_ends <- function(x, base, n, N, whole, level, ok) {
  answer <- list(rep(NA_real_, length(x)), rep(NA_real_, length(x)))
  for (w in c(TRUE, FALSE)) {
    at <- which(ok & whole == w)
    if (length(at) == 0L) next
    case <- paste(x, base, n, N, level, sep = "\r")[at]
    one <- at[!duplicated(case)]
    got <- if (w) {
      prop_ci(x[one], base[one], N[one], level[one])
    } else {
      # a single respondent says nothing of the subgroup's size
      alone <- n[one] < 2
      domain_ci(
        x[one], base[one], pmax(2, n[one]), ifelse(alone, Inf, N[one]), level[one], "exact"
      )
    }
    back <- match(case, case[!duplicated(case)])
    answer[[1L]][at] <- got$conf.low[back]
    answer[[2L]][at] <- got$conf.high[back]
  }
  answer
}

# Wilson's, Agresti and Coull's and Wald's limits: `per` is the variance of the share over
# p (1 - p), one over the number of answers of a simple sample from an infinite population.
normal_ends <- function(p, per, n, N, base, whole, level, method) {
  z <- normal_quantile(level)
  # all respondents: as prop_ci() has it, over N - 1
  K <- ifelse(is.finite(N), ifelse(n == N, 0, (N - n) / (N - 1)), 1)
  A <- z^2 * if (method == "wald") per else ifelse(whole, K / base, per)
  ends <- if (method == "wilson") {
    wilson_of(p, A)
  } else {
    middle <- if (method == "wald") p else (p + A / 2) / (1 + A)
    half <- sqrt(A * middle * (1 - middle) / if (method == "wald") 1 else 1 + A)
    list(middle - half, middle + half)
  }
  low <- pmax(0, ends[[1L]])
  high <- pmin(1, ends[[2L]])
  # one respondent of more tells nothing
  alone <- is.na(A)
  low[alone] <- ifelse(is.na(N), NA_real_, 0)[alone]
  high[alone] <- ifelse(is.na(N), NA_real_, 1)[alone]
  list(low, high)
}

# Mean score of one cell: standard error and normal limits, kept within the scores.
# Where counts are ranges the limits are outer ones of every table they allow.
mean_limits <- function(scores, low, high, totals, people, spec, mean, w2 = NULL, v = NULL) {
  none <- c(std.error = NA_real_, conf.low = NA_real_, conf.high = NA_real_)
  totals <- totals[totals > 0]
  if (length(totals) == 0L || is.na(people$N) || people$n.low > people$N) {
    return(none)
  }
  z <- normal_quantile(spec$level)
  if (!is.null(v)) z <- quantile_t((1 - spec$level) / 2, spec$df)
  span <- range(scores)
  given <- !is.na(people$n_eff)
  fixed <- people$n.low == people$n.high
  # with the fewest respondents the widest
  error_of <- function(total) {
    n <- max(people$n.low, if (!given && is.null(w2)) total)
    sqrt(sample_factor(n, people$N) / if (given) people$n_eff else total)
  }
  if (length(totals) == 1L && all(low == high)) {
    m <- sum(scores * low) / totals
    error <- if (!is.null(v)) {
      sqrt(v)
    } else if (is.null(w2)) {
      error_of(totals) * sqrt(sum(low * (scores - m)^2) / totals)
    } else {
      sqrt(mean_variance(scores, low, w2, sample_factor(people$n.low, people$N)))
    }
    if (is.na(error)) return(none)
    return(c(
      std.error = if (fixed) error else NA_real_, conf.low = max(span[[1L]], m - z * error),
      conf.high = min(span[[2L]], m + z * error)
    ))
  }
  if (length(totals) > 40L) {
    # very little is known: the widest spread that scores can have
    most <- z * error_of(min(totals)) * diff(span) / 2
    ends <- c(mean[[1L]] - most, mean[[2L]] + most)
  } else {
    ends <- vapply(totals, function(total) {
      k <- z * error_of(total)
      c(
        outer_mean(scores, low, high, total, k),
        -outer_mean(-scores, low, high, total, k)
      )
    }, c(0, 0))
    ends <- c(min_or_na(ends[1L, ]), max_or_na(ends[2L, ]))
  }
  # what else is known of the mean, with the widest spread about it
  k <- z * error_of(min(totals))
  ends[[1L]] <- max(ends[[1L]], least_mean(mean, span, k))
  ends[[2L]] <- min(ends[[2L]], -least_mean(-rev(mean), -rev(span), k))
  c(
    std.error = NA_real_, conf.low = max(span[[1L]], ends[[1L]]),
    conf.high = min(span[[2L]], ends[[2L]])
  )
}

# The least of m - k sd for a mean m within `mean` of scores within `range`, of which
# the sd is at most sqrt((highest - m) (m - lowest)).
least_mean <- function(mean, span, k) {
  if (anyNA(mean) || is.na(k)) {
    return(-Inf)
  }
  f <- function(m) m - k * sqrt(pmax(0, (span[[2L]] - m) * (m - span[[1L]])))
  # convex: its least is at an end or between
  min(f(mean), stats::optimize(f, mean + c(0, 1e-9), tol = 1e-9)$objective) - 1e-9
}

# The least of mean - k sd over counts within [low, high] that add up to `total`. The
# sd is the least of (V_b / a + a) / 2 over a > 0 and b, V_b the mean square about b,
# so that for any a and b the least of a linear function is a bound from below;
# the best of these bounds is the least itself, of real numbers for counts.
outer_mean <- function(scores, low, high, total, k) {
  if (is.na(k) || is.na(box_range(scores, low, high, total)[[1L]])) {
    return(NA_real_)
  }
  bound <- function(at) {
    a <- exp(at[[1L]])
    linear <- scores - k * ((scores - at[[2L]])^2 / a + a) / 2
    box_least(linear, low, high, total) / total
  }
  middle <- (low + high) / 2
  m <- sum(scores * middle) / sum(middle)
  s <- sqrt(sum(middle * (scores - m)^2) / sum(middle))
  start <- c(log(max(s, 1e-3 * diff(range(scores)), 1e-9)), m)
  best <- stats::optim(start, bound, control = list(fnscale = -1, maxit = 150L))
  best$value
}
