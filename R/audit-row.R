# What one bar of a published figure allows: the counts behind a rounded number are
# an interval, and the numbers of a bar bound sums of neighbouring answers. With
# S_j the people in the first j answers, each bound is low <= S_b - S_a <= high: a
# system of difference constraints, which shortest paths solve exactly in whole
# numbers (Bellman's condition: feasible when no cycle has a negative length).

# Bounds: a list of list(at = cells, low, high). `size` cells, each 0 or more; the
# sum is `n` unless `closed` is FALSE, when it is free. NULL when nothing fits.
row_closure <- function(bounds, size, n, closed = TRUE) {
  d <- matrix(Inf, size + 1L, size + 1L)
  diag(d) <- 0
  d[cbind(seq_len(size) + 1L, seq_len(size))] <- 0
  outer_only <- list()
  whole <- list(list(at = seq_len(size), low = if (closed) n else 0, high = if (closed) n else Inf))
  for (b in c(whole, bounds)) {
    at <- b$at
    run <- length(at) == at[[length(at)]] - at[[1L]] + 1L
    if (!run && closed) {
      # what is left when the others are taken away
      rest <- setdiff(seq_len(size), at)
      if (length(rest) == rest[[length(rest)]] - rest[[1L]] + 1L) {
        b <- list(at = rest, low = n - b$high, high = n - b$low)
        at <- rest
        run <- TRUE
      }
    }
    if (!run) {
      outer_only <- c(outer_only, list(b))
      next
    }
    from <- at[[1L]]
    to <- at[[length(at)]] + 1L
    d[from, to] <- min(d[from, to], b$high)
    d[to, from] <- min(d[to, from], -b$low)
  }
  for (k in seq_len(size + 1L)) {
    d <- pmin(d, outer(d[, k], d[k, ], "+"))
    dim(d) <- c(size + 1L, size + 1L)
  }
  if (any(diag(d) < 0)) {
    return(NULL)
  }
  # answers that are no neighbours: outer bounds, which can rule out but not prove
  for (b in outer_only) {
    r <- closure_range(d, b$at)
    if (r[[1L]] > b$high || r[[2L]] < b$low) {
      return(NULL)
    }
  }
  d
}

# The range of the people in some answers; exact when these are neighbours.
closure_range <- function(d, at) {
  size <- nrow(d) - 1L
  low <- vapply(seq_len(size), function(j) -d[j + 1L, j], 0)
  high <- vapply(seq_len(size), function(j) d[j, j + 1L], 0)
  from <- at[[1L]]
  to <- at[[length(at)]] + 1L
  if (to - from == length(at)) {
    return(c(-d[to, from], d[from, to]))
  }
  rest <- setdiff(seq_len(size), at)
  all <- c(-d[size + 1L, 1L], d[1L, size + 1L])
  c(max(sum(low[at]), all[[1L]] - sum(high[rest])), min(sum(high[at]), all[[2L]] - sum(low[rest])))
}

# Bars --------------------------------------------------------------------------

# A bar: the numbers printed for one item and group of a figure, with the answers
# each of them covers.
audit_bar <- function(report, rows, rounding) {
  figure <- report$figures[match(rows$figure[[1L]], report$figures$figure), ]
  kind <- figure$kind %in% "multiple choice"
  item <- report$items[match(rows$item[[1L]], report$items$item), ]
  if (any(report$items$survey %in% rows$survey & report$items$item %in% rows$item)) {
    item <- report$items[report$items$survey %in% rows$survey &
      report$items$item %in% rows$item, ][1L, ]
  }
  multiple <- kind || item$scale %in% "multiple"
  named <- unique(setdiff(rows$category, "unassigned"))
  scale <- NULL
  if (!multiple && length(named) > 0L) {
    scale <- report_scales(report, rows$item[[1L]])[[1L]] %||%
      guess_scale(named, figure$categories)
  }
  cells <- lapply(rows$category, function(category) {
    if (is.null(scale)) integer() else printed_cells(category, scale)
  })
  size <- if (is.null(scale)) 1L else scale_size(scale) + scale_dk_size(scale)
  # a guess from the printed labels alone need not hold all answers
  guessed <- !is.null(scale) && is.na(item$scale)
  whole <- suppressWarnings(sum(as.integer(strsplit(figure$categories, "+", TRUE)[[1L]]),
                                na.rm = TRUE)) +
    grepl("dk", figure$categories, fixed = TRUE)
  if (guessed && !identical(as.integer(whole), as.integer(size))) size <- size + 1L
  n <- unique(rows$n[!is.na(rows$n)])
  printed <- length(n) == 1L
  digits <- printed_decimals(rows$printed)
  # without a base shares are real numbers: a base as fine as any stands in for it,
  # on which the ends of all rounding intervals are whole
  most <- max(c(0, digits[rows$relation == "="]), na.rm = TRUE)
  base <- if (printed) n else 2e5 * 10^most
  bar <- list(
    rows = rows, cells = cells, size = size, n = base, base_printed = printed,
    bases = n, digits = digits, multiple = multiple || is.null(scale), scale = scale,
    rounding = rounding, key = bar_key(rows)
  )
  bar$bounds <- bar_bounds(bar)
  bar
}

bar_key <- function(rows) {
  paste(rows$figure, rows$survey, rows$item, rows$group, sep = "\r")[[1L]]
}

# The bound that each number of a bar puts on its answers, NULL for none. Numbers of
# options that people may choose several of bound only themselves.
bar_bounds <- function(bar) {
  lapply(seq_len(nrow(bar$rows)), function(j) {
    at <- bar$cells[[j]]
    if (bar$multiple) at <- 1L
    if (length(at) == 0L) {
      return(NULL)
    }
    relation_bound(bar$rows$relation[[j]], bar$rows$percent[[j]], bar$digits[[j]],
                   bar$n, bar$rounding, at, vctrs::field(bar$rows$printed, "high")[[j]])
  })
}

relation_bound <- function(relation, percent, digits, n, rounding, at = 1L, high = NA) {
  # a word without limits bounds nothing
  if (relation %in% c("about", "almost")) {
    return(NULL)
  }
  range <- count_interval(percent, digits, n, rounding, relation, high = high)
  list(at = at, low = range[[1L]], high = range[[2L]])
}

# The closure of some of a bar's numbers.
bar_closure <- function(bar, use, closed = TRUE, bounds = bar$bounds, n = bar$n) {
  of <- Filter(Negate(is.null), bounds[use])
  if (bar$multiple) {
    # each of the numbers is about its own yes or no, unless it is the same one
    return(row_closure(of, 2L, n, closed))
  }
  row_closure(of, bar$size, n, closed)
}

bar_numbers <- function(bar) {
  which(bar$rows$relation == "=" & lengths(bar$bounds) > 0L)
}

# The same bar with one number or its base changed.
bar_with <- function(bar, j = NULL, percent = NULL, n = bar$n) {
  if (!is.null(j)) bar$rows$percent[[j]] <- percent
  bar$n <- n
  bar$bounds <- bar_bounds(bar)
  bar
}

# Smallest changes ----------------------------------------------------------------

# For each input the nearest value with which `ok` holds: percentages in steps of
# their last decimal, people one by one. Relative change decides which is smallest.
nearest_value <- function(value, step, low, high, ok, most = 2000L) {
  for (i in seq_len(most)) {
    for (sign in c(1, -1)) {
      new <- round((value + sign * i * step) / step) * step
      if (new >= low - 1e-9 && new <= high + 1e-9 && ok(new)) {
        return(new)
      }
    }
    if (value + i * step > high && value - i * step < low) break
  }
  NA_real_
}

mend_option <- function(what, old, new) {
  if (is.na(new)) {
    return(NULL)
  }
  list(what = what, old = old, new = new, change = abs(new - old) / max(abs(old), 1e-9))
}

sort_mends <- function(options) {
  options <- Filter(Negate(is.null), options)
  options[order(vapply(options, `[[`, 0, "change"))]
}
