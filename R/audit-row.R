# What one bar of a published figure allows: the counts behind a rounded number are an
# interval, and the numbers of a bar bound sums of neighbouring answers: feasible_row().

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
  base <- if (printed) n else fine_base(digits[rows$relation == "="])
  bar <- list(
    rows = rows, cells = cells, size = size, n = base, base_printed = printed,
    bases = n, digits = digits, multiple = multiple || is.null(scale), scale = scale,
    rounding = rounding, habit = rounding, key = bar_key(rows)
  )
  bar$answers <- bar$multiple && answers_base(report, rows)[[1L]]
  bar$weighted <- is_weighted_survey(report, rows$survey[[1L]])
  if (bar$weighted) {
    # shares of weights: of no number of people
    bar$n <- fine_base(digits[rows$relation == "="])
    bar$base_printed <- FALSE
  }
  bar$bounds <- bar_bounds(bar)
  bar
}

# Without a base shares are real numbers: a base as fine as any stands in for it, on
# which the ends of all rounding intervals are whole.
fine_base <- function(digits) 2e5 * 10^max(c(0, digits), na.rm = TRUE)

bar_key <- function(rows) {
  paste(rows$figure, rows$survey, rows$item, rows$group, sep = "\r")[[1L]]
}

# The bound that each number of a bar puts on its answers, NULL for none. Numbers of
# options that people may choose several of bound only themselves.
bar_bounds <- function(bar) {
  bounds <- lapply(seq_len(nrow(bar$rows)), function(j) {
    at <- bar$cells[[j]]
    if (bar$multiple) at <- 1L
    if (length(at) == 0L) {
      return(NULL)
    }
    relation_bound(bar$rows$relation[[j]], bar$rows$percent[[j]], bar$digits[[j]],
                   bar$n, bar$rounding, at, vctrs::field(bar$rows$printed, "high")[[j]])
  })
  if (isTRUE(bar$adjusted)) bounds <- adjusted_bounds(bar, bounds)
  if (isTRUE(bar$labels)) bounds <- label_sum_bounds(bar, bounds)
  bounds
}

# The labels of a row of which all answers are printed once, each.
full_row <- function(bar) {
  single <- which(bar$rows$relation == "=" & lengths(bar$cells) == 1L)
  cells <- unlist(bar$cells[single])
  if (bar$multiple || anyDuplicated(cells) || length(cells) < bar$size ||
    length(unique(bar$digits[single])) > 1L) {
    return(integer())
  }
  single
}

adds_up <- function(bar, single) abs(sum(bar$rows$percent[single]) - 100) < 1e-9

# Is a printed sum the sum of the labels? NA when these are not all printed.
label_sum <- function(bar, j) {
  single <- which(bar$rows$relation == "=" & lengths(bar$cells) == 1L)
  at <- single[match(bar$cells[[j]], unlist(bar$cells[single]))]
  if (anyNA(at) || any(bar$digits[at] != bar$digits[[j]])) {
    return(NA)
  }
  abs(sum(bar$rows$percent[at]) - bar$rows$percent[[j]]) < 1e-9
}

# Sums of rounded labels: where these are all printed and add up to the sum, it says no
# more than they do; where not all are, it is off by half a unit for each of them.
label_sum_bounds <- function(bar, bounds) {
  for (j in which(lengths(bar$cells) > 1L & bar$rows$relation == "=")) {
    said <- label_sum(bar, j)
    if (isTRUE(said)) {
      bounds[[j]][c("low", "high")] <- list(0, bar$n)
    } else if (is.na(said)) {
      bounds[[j]] <- wider_bound(bar, j, length(bar$cells[[j]]) / 2)
    }
  }
  bounds
}

# Labels adjusted to add up to 100: each is its share rounded up or down, or the largest
# took the whole difference.
adjusted_bounds <- function(bar, bounds) {
  single <- full_row(bar)
  if (length(single) < 2L || !adds_up(bar, single)) {
    return(bounds)
  }
  largest <- single[[which.max(bar$rows$percent[single])]]
  for (j in single) {
    units <- if (j == largest) max(1, length(single) / 2) else 1
    bounds[[j]] <- wider_bound(bar, j, units, open = j != largest)
  }
  bounds
}

# The counts less than so many units of its last decimal from a printed number.
wider_bound <- function(bar, j, units, open = FALSE) {
  unit <- 100 * 10^bar$digits[[j]]
  p <- round(bar$rows$percent[[j]] * 10^bar$digits[[j]])
  low <- div_up(bar$n * (2 * p - 2 * units), 2 * unit)
  high <- div_down(bar$n * (2 * p + 2 * units), 2 * unit)
  if (open) {
    if (low * 2 * unit == bar$n * (2 * p - 2 * units)) low <- low + 1
    if (high * 2 * unit == bar$n * (2 * p + 2 * units)) high <- high - 1
  }
  list(at = if (bar$multiple) 1L else bar$cells[[j]], low = max(0, low), high = min(bar$n, high))
}

relation_bound <- function(relation, percent, digits, n, rounding, at = 1L, high = NA) {
  # a word without limits bounds nothing
  if (relation %in% c("about", "almost")) {
    return(NULL)
  }
  people <- count_interval(percent, digits, n, rounding, relation, high = high)
  list(at = at, low = people[[1L]], high = people[[2L]])
}

# The closure of some of a bar's numbers.
bar_closure <- function(bar, use, closed = TRUE, bounds = bar$bounds, n = bar$n) {
  of <- compact(bounds[use])
  if (bar$multiple) {
    # each of the numbers is about its own yes or no, unless it is the same one
    return(feasible_row(of, 2L, n, closed))
  }
  feasible_row(of, bar$size, n, closed)
}

# Row j as a list: what is said of one number.
bar_row <- function(bar, j) {
  fields <- c("id", "figure", "survey", "item", "group", "category", "relation", "percent",
              "source")
  lapply(set_names(fields), function(f) .subset2(bar$rows, f)[[j]])
}

bar_numbers <- function(bar) {
  which(bar$rows$relation == "=" & lengths(bar$bounds) > 0L)
}

# Does a bar hold numbers that no counts give?
bar_fails <- function(bar) {
  numbers <- bar_numbers(bar)
  empty <- vapply(numbers, function(j) bar$bounds[[j]]$low > bar$bounds[[j]]$high, NA)
  any(empty) || is.null(bar_closure(bar, numbers))
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

mend_option <- function(what, old, new, digits = NA_integer_) {
  if (is.na(new)) {
    return(NULL)
  }
  list(what = what, old = old, new = new, digits = digits,
       change = abs(new - old) / max(abs(old), 1e-9))
}

sort_mends <- function(options) {
  options <- compact(options)
  options[order(vapply(options, `[[`, 0, "change"))]
}
