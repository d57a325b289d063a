# Margins of error that a report prints of all its respondents.

# The margin at a share of 50%, in percentage points, by every formula in use: rows
# are formulas, columns the pairs of n and N.
margin_forms <- function(n, N, level, deff = 1) {
  exact <- normal_quantile(level / 100)
  z <- 100 * c(exact, round(exact, 2)) * sqrt(deff)
  fpc <- if (all(is.finite(N))) {
    rbind(
      `N-1` = sqrt(0.25 / n * ((N - n) / pmax(N - 1, 1))),
      `1-f` = ifelse(n > 1, sqrt(0.25 / pmax(n - 1, 1) * (1 - n / N)), NA),
      `1-f, n` = sqrt(0.25 / n * (1 - n / N))
    )
  }
  formulas <- rbind(fpc, none = sqrt(0.25 / n))
  rbind(formulas * z[[1L]], formulas * z[[2L]])
}

audit_margin <- function(report, row, size, who, rounding) {
  digits <- printed_decimals(row$printed)
  level <- if (is.na(size$level)) 95 else size$level
  step <- 10^-digits
  within <- function(x, p = row$value) rounds_to(x, p, digits, rounding)
  claim <- in_each("audit_margin", who = who, points = as_printed(row$value, digits))
  make <- function(...) {
    audit_claim(row$id, "margin", claim, row$value, ..., survey = row$survey,
                unit = "percentage points", source = row$source)
  }
  # what weights cost is not in the numbers: the margin says it
  if (size$weighted && is.na(size$deff)) {
    return(make(NA, NA, "not checkable", margin_implies(size, row$value, step, level)))
  }
  deff <- if (is.na(size$deff)) 1 else size$deff
  fits <- function(n, N) {
    forms <- margin_forms(n, N, level, deff)
    # with a population, one that corrects for it
    if (all(is.finite(N))) forms <- forms[rownames(forms) != "none", , drop = FALSE]
    which(colSums(within(forms), na.rm = TRUE) > 0L)
  }
  assumed <- if (is.na(size$level)) in_each("audit_level_assumed") else no_words
  span <- function(x) if (length(x) > 0L) audit_count_words(min(x), max(x))
  if (is.na(size$n)) {
    N <- size$N
    tries <- seq_len(min(N, 1e5, na.rm = TRUE))
    found <- span(tries[fits(tries, rep(if (is.na(N)) Inf else N, length(tries)))])
    return(make(NA, NA, "not checkable", glue_words(in_each(
      "audit_n_missing", n = found %||% in_each("audit_impossible")
    ), assumed)))
  }
  known <- !is.na(size$N)
  values <- margin_forms(size$n, if (known) size$N else Inf, level, deff)
  hit <- rownames(values)[which(within(values[, 1L]))]
  corrected <- setdiff(unique(rownames(values)), "none")
  shown <- values[if (length(hit) > 0L && all(hit == "none") || !known) {
    rownames(values) == "none"
  } else {
    rownames(values) %in% corrected
  }, 1L]
  # as it would be printed, so that it compares with what was
  shown_range <- round_rule(range(shown, na.rm = TRUE) / step, rounding) * step
  if (length(hit) > 0L) {
    holds <- margin_holds(size, values, hit[[1L]], digits)
    return(make(shown_range[[1L]], shown_range[[2L]], "consistent", glue_words(holds, assumed)))
  }
  if (!known) {
    tries <- margin_populations(size$n, row$value, step, level, deff)
    found <- span(tries[fits(rep(size$n, length(tries)), tries)])
    if (!is.null(found)) {
      return(make(NA, NA, "not checkable", glue_words(in_each(
        "audit_N_missing", n = found
      ), assumed)))
    }
  }
  near <- margin_mends(size, row$value, step, level, deff, values, fits, within)
  make(shown_range[[1L]], shown_range[[2L]], "inconsistent", glue_words(
    margin_gives(size, values, digits), near$holds, near$mends$others, assumed
  ), near$mends$mend)
}

# The design effect behind a margin of weighted answers.
margin_implies <- function(size, value, step, level) {
  if (is.na(size$n)) {
    return(in_each("audit_margin_weights"))
  }
  plain <- margin_forms(size$n, if (is.na(size$N)) Inf else size$N, level)[1L, 1L]
  ends <- signif((pmax(0, value + c(-0.5, 0.5) * step) / plain)^2, 3)
  in_each("audit_margin_deff", low = ends[[1L]], high = ends[[2L]])
}

# What else the numbers could be, one of them changed at a time.
margin_mends <- function(size, value, step, level, deff, values, fits, within) {
  known <- !is.na(size$N)
  N_near <- if (known) nearest_of(
    size$N, margin_populations(size$n, value, step, level, deff),
    function(N) fits(rep(size$n, length(N)), N)
  )
  n_near <- nearest_of(
    size$n, seq_len(min(if (known) size$N else 1e5, 1e6)),
    function(n) fits(n, rep(if (known) size$N else Inf, length(n)))
  )
  p_near <- nearest_value(value, step, 0, 100, function(p) any(within(values, p), na.rm = TRUE))
  mends <- mend_words(list(
    mend_option(in_each("word_respondents"), size$n, n_near$value),
    if (known) mend_option(in_each("word_population"), size$N, N_near$value),
    mend_option(in_each("word_margin"), value, p_near, round(-log10(step)))
  ))
  holds <- glue_words(
    if (!is.null(n_near$all)) in_each("audit_margin_n", n = n_near$all) else no_words,
    if (known && !is.null(N_near$all)) {
      in_each("audit_margin_N", n = N_near$all)
    } else {
      no_words
    }
  )
  list(mends = mends, holds = holds)
}

# The formula of a margin that comes out as printed.
margin_holds <- function(size, values, hit, digits) {
  form <- if (hit == "none") {
    in_each("audit_fpc_none")
  } else {
    in_each("audit_fpc", form = sub(", n", "", hit))
  }
  in_each(
    "audit_margin_holds", n = size$n,
    of = if (is.na(size$N)) no_words else in_each("audit_of_N", n = size$N),
    margin = round(values[hit, 1L], digits + 2), form = form
  )
}

# What the formulas give instead.
margin_gives <- function(size, values, digits) {
  said <- round(values[, 1L], digits + 1)
  if (is.na(size$N)) {
    return(in_each("audit_margin_gives", n = size$n, margin = unique(said)[[1L]]))
  }
  in_each(
    "audit_margins", n = size$n, base = size$N, usual = said[["N-1"]],
    other = said[["1-f"]], plain = said[["none"]]
  )
}

# The nearest whole number that fits and the range of all that do.
nearest_of <- function(value, tries, fits) {
  found <- if (length(tries) > 0L) tries[fits(tries)]
  if (length(found) == 0L) {
    return(list(value = NA_real_, all = NULL))
  }
  list(value = found[[which.min(abs(found - value))]],
       all = audit_count_words(min(found), max(found)))
}

# Population sizes with which n respondents can have a margin near the printed one:
# each formula solved for N at both ends of the rounding, one step to spare.
margin_populations <- function(n, margin, step, level, deff = 1) {
  exact <- normal_quantile(level / 100)
  m <- pmax(margin + c(-1, 1) * step, 0)
  z <- 100 * rep(c(exact, round(exact, 2)), each = 2L) * sqrt(deff)
  r <- rep(m, 2L)^2 / (z^2 * 0.25 / n)
  solved <- c((n - r) / (1 - r), n / (1 - r), if (n > 1) n / (1 - r * (n - 1) / n))
  # a margin as wide as without correction: any large population
  solved[solved < n | !is.finite(solved)] <- Inf
  from <- max(n, floor(min(solved)) - 2)
  if (!is.finite(from)) {
    return(numeric())
  }
  seq(from, max(from, min(ceiling(max(solved)) + 2, from + 1e5)))
}
