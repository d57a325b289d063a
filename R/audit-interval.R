# Confidence intervals and margins that are printed of one share, against those of the
# counts that the printed numbers allow, by the methods that reports use.

# What a survey says of itself for an interval.
interval_size <- function(report, survey) {
  of <- function(quantity) report_method(report, survey, quantity)
  level <- of("confidence level")
  N <- of("population size")
  list(
    level = if (is.na(level)) 95 else level, assumed = is.na(level), N = if (is.na(N)) Inf else N,
    n = of("respondents"), weighted = is_weighted_survey(report, survey),
    deff = of("design effect")
  )
}

# The counts of a share to look at, on how many people: all, or as many as can be, `gap`
# percentage points apart. Weighted shares are of any number.
counts_tried <- function(of, most = 60L) {
  n <- of$n
  ends <- c(of$low, of$high)
  weighted <- isTRUE(of$bar$weighted) && length(of$bar$bases) == 1L
  if (weighted) {
    ends <- ends / n * of$bar$bases
    n <- of$bar$bases
  } else if (diff(ends) < most) {
    return(list(x = seq(ends[[1L]], ends[[2L]]), n = n, gap = 0))
  }
  x <- seq(ends[[1L]], ends[[2L]], length.out = most)
  list(x = if (weighted) x else unique(round(x)), n = n,
       gap = 100 * (diff(ends) / (most - 1) + 1) / n)
}

# Standard errors of a margin at a share of 50%, in percentage points at this level: those of
# margin_forms(), and of a part of the respondents.
share_margins <- function(n, size, deff) {
  forms <- unname(margin_forms(n, size$N, size$level, deff)[, 1L])
  f <- if (is.finite(size$N) && isTRUE(size$n <= size$N)) 1 - size$n / size$N
  plain <- margin_forms(n, Inf, size$level, deff)[, 1L]
  forms <- c(forms, unlist(lapply(f, function(f) plain * sqrt(f))))
  forms[!is.na(forms)]
}

# Ends in percent of the intervals that reports print for x of n people, a row each: Wald's
# with each margin, as t and with a correction for continuity, and, where counts are of
# people, all of prop_ci(), Wilson's with that correction, and Jeffreys'.
interval_forms <- function(tried, size, deff) {
  n <- tried$n
  a <- (1 - size$level / 100) / 2
  margins <- share_margins(n, size, deff)
  t <- if (n > 1) quantile_t(a, n - 1) / normal_quantile(size$level / 100)
  margins <- c(margins, margins[[1L]] * t)
  ends <- lapply(tried$x, function(x) {
    p <- 100 * x / n
    half <- margins * 2 * sqrt(x / n * (1 - x / n))
    half <- c(half, half + 50 / n)
    rbind(cbind(p - half, p + half), if (deff == 1 && x == round(x)) other_forms(x, n, size, a))
  })
  do.call(rbind, ends)
}

other_forms <- function(x, n, size, a) {
  methods <- if (n <= 1e4) ci_methods else setdiff(ci_methods, exact_methods)
  known <- do.call(rbind, lapply(unique(c(Inf, max(n, size$N))), function(N) {
    do.call(rbind, lapply(methods, function(m) {
      ci <- prop_ci(x, n, N, size$level / 100, m)
      c(ci$conf.low, ci$conf.high)
    }))
  }))
  z <- normal_quantile(size$level / 100)
  way <- c(-1, 1)
  root <- sqrt(pmax(0, z^2 + 2 * way - 1 / n + 4 * x / n * (n - x - way)))
  newcombe <- (2 * x + z^2 + way * (1 + z * root)) / (2 * (n + z^2))
  jeffreys <- stats::qbeta(c(a, 1 - a), x + 0.5, n - x + 0.5)
  100 * rbind(known, newcombe, jeffreys)
}

# The verdict on a printed interval of one share: p$number to p$high.
interval_verdict <- function(make, of, p, size, rounding) {
  why <- interval_why(of, size)
  if (!is.null(why)) {
    return(make("not checkable", why))
  }
  deff <- if (is.na(size$deff)) 1 else size$deff
  tried <- counts_tried(of)
  forms <- interval_forms(tried, size, deff)
  cut <- function(x) if (p$number <= 0 || p$high >= 100) pmin(100, pmax(0, x)) else x
  near <- function(slack) {
    slack <- slack + 1e-7 + tried$gap * 10^p$decimals
    rounds_to(cut(forms[, 1L]), p$number, p$decimals, "nearest", slack) &
      rounds_to(cut(forms[, 2L]), p$high, p$decimals, "nearest", slack)
  }
  hit <- near(if (rounding == "nearest") 0 else 0.5)
  ends <- c(max(0, min(forms[, 1L])), min(100, max(forms[, 2L])))
  say <- glue_words(in_each(
    "audit_interval_gives",
    low = audit_span_words(max(0, min(forms[, 1L])), max(0, max(forms[, 1L])), p$decimals),
    high = audit_span_words(min(100, min(forms[, 2L])), min(100, max(forms[, 2L])), p$decimals)
  ), if (size$assumed) in_each("audit_level_assumed") else no_words)
  if (any(hit)) {
    return(make("consistent", say, ends))
  }
  unit <- 10^-p$decimals
  share <- 100 * c(of$low, of$high) / of$n
  if (share[[1L]] > p$high + unit || share[[2L]] < p$number - unit) {
    return(make("inconsistent", glue_words(say, in_each("audit_interval_outside")), ends,
                NULL, "contradiction"))
  }
  if (any(near(1))) {
    return(make("inconsistent", glue_words(say, in_each("rank_neighbour")), ends, NULL,
                "rounding slip"))
  }
  n <- margin_people((p$high - p$number) / 2, unit / 2, share, size, deff)
  make("inconsistent", glue_words(say, in_each("audit_width_of", n = n)), ends, NULL,
       "other base likely")
}

# The people that a margin of such a share is of, without a correction for the population.
margin_people <- function(half, slack, share, size, deff = 1) {
  z <- 100 * normal_quantile(size$level / 100)
  p <- share / 100
  most <- if (p[[1L]] <= 0.5 && p[[2L]] >= 0.5) 0.25 else max(p * (1 - p))
  n <- deff * z^2 * c(min(p * (1 - p)) / (half + slack)^2, most / max(half - slack, 1e-9)^2)
  audit_count_words(max(1, floor(n[[1L]])), min(1e9, ceiling(n[[2L]])))
}

# Why an interval cannot be computed; NULL where it can.
interval_why <- function(of, size) {
  if (isTRUE(of$clash)) {
    return(in_each("audit_rests_on"))
  }
  if (isTRUE(of$bar$answers)) {
    return(in_each("audit_of_answers"))
  }
  if (identical(of$bar$habit, "other base") && !(size$weighted && !is.na(size$deff))) {
    return(in_each("audit_interval_weighted"))
  }
  if (!isTRUE(of$known)) {
    return(in_each("audit_interval_missing"))
  }
  if (length(of$bar$bases) != 1L) in_each("audit_no_base")
}

# The verdict on a printed margin of one share, or of a row, at 50%. `shares`: those it may
# be of.
share_margin_verdict <- function(make, shares, p, size, rounding) {
  why <- compact(lapply(shares, interval_why, size = size))
  if (size$weighted && is.na(size$deff) && length(shares) > 0L && isTRUE(size$n > 0)) {
    return(make("not checkable", margin_implies(
      list(n = size$n, N = if (is.finite(size$N)) size$N else NA), p$number, 10^-p$decimals,
      size$level
    )))
  }
  if (length(why) > 0L) {
    return(make("not checkable", why[[1L]]))
  }
  deff <- if (is.na(size$deff)) 1 else size$deff
  gap <- 0
  forms <- unlist(lapply(shares, function(of) {
    tried <- counts_tried(of)
    gap <<- max(gap, tried$gap)
    p <- c(tried$x / tried$n, 0.5)
    outer(share_margins(tried$n, size, deff), 2 * sqrt(p * (1 - p)))
  }))
  ends <- range(forms)
  say <- glue_words(in_each(
    "audit_margin_between", low = as_printed(ends[[1L]], p$decimals + 1L),
    high = as_printed(ends[[2L]], p$decimals + 1L)
  ), if (size$assumed) in_each("audit_level_assumed") else no_words)
  if (any(rounds_to(forms, p$number, p$decimals, rounding, gap * 10^p$decimals + 1e-7))) {
    return(make("consistent", say, ends))
  }
  if (any(rounds_to(forms, p$number, p$decimals, "nearest", 1 + gap * 10^p$decimals + 1e-7))) {
    return(make("inconsistent", glue_words(say, in_each("rank_neighbour")), ends, NULL,
                "rounding slip"))
  }
  all <- unlist(lapply(shares, function(of) 100 * c(of$low, of$high) / of$n))
  n <- margin_people(p$number, 0.5 * 10^-p$decimals, range(all, 50), size, deff)
  make("inconsistent", glue_words(say, in_each("audit_width_of", n = n)), ends, NULL,
       "other base likely")
}
