# Shares that claims are about: the people behind one, and behind two at once.

# A share named by ids, "a" or "a+b": the people behind it.
named_share <- function(report, name, bars) {
  ids <- trimws(strsplit(name, "+", fixed = TRUE)[[1L]])
  rows <- report$published[match(ids, report$published$id), ]
  row <- rows[1L, ]
  label <- audit_share_words(report, row)
  nothing <- list(low = 0, high = NA, n = NA, known = FALSE, label = label)
  if (any(spans_groups(report, rows))) {
    if (nrow(rows) > 1L) {
      return(nothing)
    }
    pooled <- audit_pooled_range(report, row, bars)
    if (row$relation == "=" && !is.na(pooled$n)) {
      bar <- bars[[1L]]
      want <- count_interval(row$percent, printed_decimals(row$printed), pooled$n, bar$rounding)
      pooled$low <- max(pooled$low, want[[1L]])
      pooled$high <- min(pooled$high, want[[2L]])
      pooled$known <- pooled$low <= pooled$high
    }
    return(c(pooled[c("low", "high", "n", "known")], list(label = label, percent = row$percent)))
  }
  bar <- find_bar(bars, row)
  same <- vapply(seq_along(ids), function(i) !is.null(bar) && ids[[i]] %in% bar$rows$id, NA)
  if (is.null(bar) || !all(same)) {
    return(nothing)
  }
  j <- match(ids, bar$rows$id)
  at <- if (bar$multiple) 1L else sort(unique(unlist(bar$cells[j])))
  share_of(bar, at, label, sum(bar$rows$percent[j]), max(bar$digits[j]))
}

# The people of one bar who gave the answers `at`. `percent` is what is printed of them,
# as it stands or added up.
share_of <- function(bar, at, label = no_words, percent = NULL, digits = NA) {
  nothing <- list(low = 0, high = NA, n = NA, known = FALSE, label = label)
  bar <- judge_bar(bar)
  if (is.null(bar$closed) || length(bar$wrong) + length(bar$empty) > 0L) {
    return(c(nothing, list(clash = TRUE, bar = bar, at = at)))
  }
  if (length(at) == 0L) {
    return(nothing)
  }
  strict <- which(!bar$rows$relation %in% c("=", "about", "almost") & lengths(bar$bounds) > 0L)
  bar$use <- c(bar$kept, strict)
  d <- bar_closure(bar, bar$use)
  if (is.null(d)) {
    bar$use <- bar$kept
    d <- bar$closed
  }
  r <- feasible_range(d, answer_weights(at))
  list(low = r[[1L]], high = r[[2L]], n = bar$n, known = r[[1L]] > 0 || r[[2L]] < bar$n,
       label = label, percent = percent, digits = digits, printed = bar$base_printed,
       bar = bar, at = at)
}

# Are two shares of one row of answers, of which people give one each?
one_row <- function(of, to) {
  !is.null(of$bar) && !is.null(to$bar) && !of$bar$multiple && identical(of$bar$key, to$bar$key)
}

# The people of `to` where so many gave `of`, in one row of answers: NULL for none.
share_given <- function(of, count, to) {
  bar <- of$bar
  bounds <- c(bar$bounds, list(list(at = of$at, low = count, high = count)))
  d <- bar_closure(bar, c(bar$use, length(bounds)), bounds = bounds)
  if (!is.null(d)) feasible_range(d, answer_weights(to$at))
}

# Every count of `of` with the least and most of `to` beside it: list(a, low, high), exact
# where the answers are neighbours. NULL where there are too many to go through.
share_pairs <- function(of, to) {
  joint <- one_row(of, to)
  if (of$high - of$low >= if (joint) 200 else 2e4) {
    return(NULL)
  }
  a <- seq(of$low, of$high)
  if (!joint) {
    return(list(a = a, low = rep(to$low, length(a)), high = rep(to$high, length(a))))
  }
  ends <- lapply(a, share_given, of = of, to = to)
  can <- lengths(ends) > 0L
  ends <- vapply(ends[can], identity, c(0, 0))
  list(a = a[can], low = ends[1L, ], high = ends[2L, ])
}

# The least and most of one share less another, in percentage points.
points_ends <- function(of, to) {
  pairs <- share_pairs(of, to)
  if (!is.null(pairs)) {
    apart <- function(b) 100 * (pairs$a / of$n - b / to$n)
    return(c(min(apart(pairs$high)), max(apart(pairs$low))))
  }
  ends <- 100 * c(of$low / of$n - to$high / to$n, of$high / of$n - to$low / to$n)
  if (!one_row(of, to) || length(intersect(of$at, to$at)) > 0L) {
    return(ends)
  }
  # what lies between two sums of neighbours, counted with both, changes nothing
  between <- setdiff(seq(min(of$at, to$at), max(of$at, to$at)), c(of$at, to$at))
  wide <- lapply(list(of, to), function(x) share_of(x$bar, sort(c(x$at, between))))
  far <- 100 * c(wide[[1L]]$low - wide[[2L]]$high, wide[[1L]]$high - wide[[2L]]$low) / of$n
  c(max(ends[[1L]], far[[1L]]), min(ends[[2L]], far[[2L]]))
}

# The least and most of one share over another.
times_ends <- function(of, to) {
  pairs <- share_pairs(of, to) %||% list(
    a = c(of$low, of$high), low = rep(to$low, 2L), high = rep(to$high, 2L)
  )
  ratio <- (pairs$a / of$n) / (c(pairs$high, pairs$low) / to$n)
  # nobody of nobody is any multiple
  if (all(is.nan(ratio))) c(0, Inf) else range(ratio, na.rm = TRUE)
}

# "A renewed school organisation, KA1 (figure 3)"
audit_share_words <- function(report, row) {
  in_each(
    "audit_in_figure", name = names_of(report, row),
    figure = lower_words(audit_figure_words(row$figure))
  )
}

# "A renewed school organisation, KA1: agree (figure 3)"
audit_answer_words <- function(report, rows, bars) {
  row <- rows[1L, ]
  bar <- find_bar(bars, row)
  said <- lapply(rows$category, audit_category_words, scale = bar$scale)
  option <- isTRUE(bar$multiple) && identical(row$category, "selected")
  in_each(
    "audit_in_figure", figure = lower_words(audit_figure_words(row$figure)),
    name = if (option) names_of(report, row) else in_each(
      "audit_answer_of", name = names_of(report, row),
      answer = do.call(glue_words, c(said, sep = " + "))
    )
  )
}

audit_list_words <- function(shares) {
  do.call(glue_words, c(lapply(shares, `[[`, "label"), sep = "; "))
}
