# Intervals of what is derived from counts: shares, top sets and mean scores of an
# item in a group. One formula for all: the share (or mean) of a part of the
# respondents, of which the size in the population may be unknown.

ci_counts_methods <- c("exact", "wilson", "agresti-coull", "wald")

# What was asked for, checked: NULL when no intervals are wanted.
interval_spec <- function(x, conf.int, conf.level, method, simultaneous = FALSE,
                          call = caller_env()) {
  check_flag(conf.int, "conf.int", call = call)
  check_flag(simultaneous, "simultaneous", call = call)
  check_conf_level(conf.level, call = call)
  weighted <- is_weighted(x)
  if (is.null(method)) {
    method <- if (weighted) "wilson" else "exact"
  } else {
    method <- check_choice(method, ci_counts_methods, "method", call = call)
    if (weighted && method == "exact") {
      abort("weighted", c(
        "{.code method = \"exact\"} counts people, and these counts are weighted.",
        i = paste(
          "Leave {.arg method} out for {.val wilson} on the effective number of",
          "respondents, or count without {.arg weights}."
        )
      ), arg = "method", value = method, call = call)
    }
  }
  if (conf.int) {
    list(level = conf.level, method = method, simultaneous = simultaneous)
  }
}

# Who is behind each cell: respondents `n` out of `N`, of whom the cell is a part of
# unknown size (`domain`) unless it is all of them. With N by group a group is a
# population of its own.
cell_people <- function(x, cells) {
  N <- counts_N(x)
  n <- as.double(counts_n(x))
  items <- counts_items(x)
  n_eff <- counts_n_eff(x)
  out <- lapply(cells, function(at) {
    item <- x$item[[at[[1L]]]]
    group <- x$group[[at[[1L]]]]
    kind <- x$kind[at]
    twin <- identical(items[[item]]$groups, "two-answer")
    people <- list(n = n, N = N, whole = group == "", n_base = NA_real_, n_eff = NA_real_)
    if (!is.null(names(N))) {
      of <- c(group, sub(" / [^/]*$", "", group))
      of <- of[of %in% names(N)][1L]
      # named by the twin's group: those who answered for it; by the outer group: all
      # of that group
      asked <- at[kind == "missing"]
      own <- of == group && twin || length(asked) == 0L
      n_group <- if (own) max(x$base[at[kind != "missing"]]) else x$base[asked][[1L]]
      people <- list(
        n = as.double(n_group), N = N[[of]], whole = of == group, n_base = NA_real_,
        n_eff = NA_real_
      )
    }
    if (!is.null(n_eff)) {
      i <- match(paste(item, group, sep = "\r"), paste(n_eff$item, n_eff$group, sep = "\r"))
      people$n_base <- as.double(n_eff$n[[i]])
      people$n_eff <- as.double(n_eff$n_eff[[i]])
      # weights do not count people
      if (!is.null(names(N))) people$n <- max(people$n_base, 1)
    }
    people
  })
  fields <- set_names(names(out[[1L]]))
  lapply(fields, function(f) unlist(lapply(out, `[[`, f), use.names = FALSE))
}

# Variance of a share or mean over that of one answer: p q (or the variance of the
# scores, divisor n) times this is its squared standard error. Linearised, a domain's
# own size being a matter of chance; for all respondents it is (1 - f)/(n - 1).
variance_factor <- function(base, n, N) {
  (1 - ifelse(is.finite(N), n / N, 0)) * n / (n - 1) / base
}

# Limits of shares: low..high out of base, all vectors of one length. People as in
# cell_people(). The outer ones where low and high differ, since the limits of every
# method rise with the count.
share_limits <- function(low, high, base, people, spec, level = spec$level) {
  size <- length(low)
  level <- rep_len(level, size)
  out <- list(std.error = rep(NA_real_, size), conf.low = NA, conf.high = NA)
  out$conf.low <- out$conf.high <- out$std.error
  ok <- !is.na(low) & !is.na(high) & !is.na(base) & base > 0 & high <= base + 1e-9
  weighted <- !is.na(people$n_eff)
  # base in people, or in effective people
  size_of <- ifelse(weighted, people$n_eff, base)
  n <- pmax(people$n, ifelse(weighted, people$n_base, base), na.rm = TRUE)
  ok <- ok & size_of > 0 & n <= people$N
  factor <- variance_factor(size_of, n, people$N)
  point <- ok & low == high & n > 1
  p <- low / base
  out$std.error[point] <- sqrt(p * (1 - p) * factor)[point]
  whole <- people$whole & !weighted & base == n
  ends <- function(x) {
    if (spec$method == "exact") exact_ends(x, base, n, people$N, whole, level, ok)
    else normal_ends(x / base, factor, n, people$N, size_of, whole, level, spec$method)
  }
  at_low <- ends(low)
  at_high <- if (all(low == high, na.rm = TRUE)) at_low else ends(high)
  out$conf.low[ok] <- at_low[[1L]][ok]
  out$conf.high[ok] <- at_high[[2L]][ok]
  out
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

# Wilson's, Agresti and Coull's and Wald's limits with the number of answers that
# would give a simple random sample from an infinite population the same variance.
normal_ends <- function(p, factor, n, N, base, whole, level, method) {
  z <- 2 * moe(1, conf.level = level)
  # all respondents: as prop_ci() has it, over N - 1
  K <- ifelse(is.finite(N), ifelse(n == N, 0, (N - n) / (N - 1)), 1)
  A <- z^2 * ifelse(whole, K / base, ifelse(n > 1, factor, 1 / base))
  middle <- (p + A / 2) / (1 + A)
  half <- switch(method,
    wilson = sqrt(A * p * (1 - p) + A^2 / 4) / (1 + A),
    "agresti-coull" = sqrt(A * middle * (1 - middle) / (1 + A)),
    wald = sqrt(A * p * (1 - p))
  )
  if (method == "wald") middle <- p
  low <- pmax(0, middle - half)
  high <- pmin(1, middle + half)
  if (method == "wilson") {
    # without the last digit that the root leaves
    low[p == 0] <- 0
    high[p == 1] <- 1
  }
  list(low, high)
}

# Mean score of one cell: standard error and normal limits, kept within the scores.
# Where counts are ranges the limits are outer ones of every table they allow.
mean_limits <- function(scores, low, high, totals, people, spec, mean) {
  none <- c(std.error = NA_real_, conf.low = NA_real_, conf.high = NA_real_)
  totals <- totals[totals > 0]
  if (length(totals) == 0L) {
    return(none)
  }
  z <- 2 * moe(1, conf.level = spec$level)
  range <- range(scores)
  error_of <- function(total) {
    weighted <- !is.na(people$n_eff)
    size <- if (weighted) people$n_eff else total
    n <- max(people$n, if (weighted) people$n_base else total)
    if (n < 2 || size <= 0 || n > people$N) return(NA_real_)
    sqrt(variance_factor(size, n, people$N))
  }
  if (length(totals) == 1L && all(low == high)) {
    m <- sum(scores * low) / totals
    error <- error_of(totals) * sqrt(sum(low * (scores - m)^2) / totals)
    if (is.na(error)) return(none)
    return(c(
      std.error = error, conf.low = max(range[[1L]], m - z * error),
      conf.high = min(range[[2L]], m + z * error)
    ))
  }
  if (length(totals) > 40L) {
    # very little is known: the widest spread that scores can have
    box <- ratio_range(scores, low, high, totals, totals)
    most <- z * error_of(min(totals)) * diff(range) / 2
    ends <- c(box[[1L]] - most, box[[2L]] + most)
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
  ends[[1L]] <- max(ends[[1L]], least_mean(mean, range, k))
  ends[[2L]] <- min(ends[[2L]], -least_mean(-rev(mean), -rev(range), k))
  c(
    std.error = NA_real_, conf.low = max(range[[1L]], ends[[1L]]),
    conf.high = min(range[[2L]], ends[[2L]])
  )
}

# The least of m - k sd for a mean m within `mean` of scores within `range`, of which
# the sd is at most sqrt((highest - m) (m - lowest)).
least_mean <- function(mean, range, k) {
  if (anyNA(mean) || is.na(k)) {
    return(-Inf)
  }
  f <- function(m) m - k * sqrt(pmax(0, (range[[2L]] - m) * (m - range[[1L]])))
  # convex: its least is at an end or between
  min(f(mean), stats::optimize(f, mean + c(0, 1e-9), tol = 1e-9)$objective) - 1e-9
}

# The least of mean - k sd over counts within [low, high] that add up to `total`. The
# sd is the least of (V_b / a + a) / 2 over a > 0 and b, V_b the mean square about b,
# so that for any a and b the least of a linear function is a bound from below;
# the best of these bounds is the least itself, of real numbers for counts.
outer_mean <- function(scores, low, high, total, k) {
  if (is.na(k) || is.na(linear_range(scores, low, high, total)[[1L]])) {
    return(NA_real_)
  }
  bound <- function(at) {
    a <- exp(at[[1L]])
    linear <- scores - k * ((scores - at[[2L]])^2 / a + a) / 2
    linear_range(linear, low, high, total)[[1L]] / total
  }
  middle <- (low + high) / 2
  m <- sum(scores * middle) / sum(middle)
  s <- sqrt(sum(middle * (scores - m)^2) / sum(middle))
  start <- c(log(max(s, 1e-3 * diff(range(scores)), 1e-9)), m)
  best <- stats::optim(start, bound, control = list(fnscale = -1, maxit = 150L))
  best$value
}
