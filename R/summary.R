# What is derived from counts and never stored: shares, means, medians, top sets.
# Every statistic has a low and a high; where all counts are known they meet.

# The range of sum(scores * counts) over counts within [low, high] that add up to
# `total`: start from low, give what is left to the smallest (largest) scores.
# Exact, because the constraint set is a box cut by one sum.
linear_range <- function(scores, low, high, total) {
  left <- total - sum(low)
  if (left < 0 || total > sum(high)) {
    return(c(NA_real_, NA_real_))
  }
  fill <- function(order) {
    room <- (high - low)[order]
    extra <- pmin(room, pmax(0, left - c(0, cumsum(room)[-length(room)])))
    sum(scores * low) + sum(scores[order] * extra)
  }
  c(fill(order(scores)), fill(order(-scores)))
}

# Low and high of sum(scores * counts) / denominator. The number of substantive
# answers is one of `totals`: the base, or, when don't knows are inside it or
# nothing is known of it, any number that the counts allow.
ratio_range <- function(scores, low, high, totals, denominator) {
  if (length(totals) == 0L || any(denominator <= 0)) {
    return(c(NA_real_, NA_real_))
  }
  r <- vapply(totals, function(t) linear_range(scores, low, high, t), c(0, 0))
  c(min_or_na(r[1L, ] / denominator), max_or_na(r[2L, ] / denominator))
}

min_or_na <- function(x) if (all(is.na(x))) NA_real_ else min(x, na.rm = TRUE)
max_or_na <- function(x) if (all(is.na(x))) NA_real_ else max(x, na.rm = TRUE)

# The rows of each item and group, from the lowest answer to what is missing,
# whatever the order of the rows.
counts_cells <- function(x) {
  cell <- paste(x$item, x$group, sep = "\r")
  kind <- match(x$kind, c("substantive", "dk", "missing", "not_asked"))
  at <- order(match(cell, unique(cell)), kind, x$position, method = "radix")
  unname(split(at, factor(cell[at], unique(cell))))
}

# Statistics need every answer of an item and group.
check_whole <- function(x, cells, call = caller_env()) {
  if (length(cells) == 0L) abort("empty", "There are no counts.", arg = "x", call = call)
  for (at in cells) {
    item <- x$item[[at[[1L]]]]
    k <- scale_size(counts_items(x)[[item]]$scale)
    if (!identical(x$position[at][x$kind[at] == "substantive"], seq_len(k))) {
      abort("incomplete", c(
        "An item lacks the counts of some of its answers.",
        x = "Item {.field {item}}{if (nzchar(x$group[[at[[1L]]]])) paste0(\", group \", x$group[[at[[1L]]]])}.",
        i = "Take rows by item, group or kind, not by answer."
      ), arg = "x", column = item, call = call)
    }
  }
}

# What one item in one group says.
cell_summary <- function(rows, scale, exclusive, inside, sums = NULL) {
  s <- rows$kind == "substantive"
  d <- rows$kind == "dk"
  k <- sum(s)
  low <- as.double(rows$low[s])
  high <- as.double(rows$high[s])
  base <- as.double(rows$base[s][[1L]])
  known <- !anyNA(rows$count[s])
  # possible numbers of substantive answers
  total <- if (known) {
    sum(low)
  } else if (is.na(base)) {
    seq(sum(low), sum(high))
  } else if (inside && any(d)) {
    seq(max(0, base - sum(rows$high[d])), base - sum(rows$low[d]))
  } else {
    base
  }
  total <- total[total > 0]
  scores <- scale$scores
  mean <- c(NA_real_, NA_real_)
  sd <- NA_real_
  median <- NA_character_
  top <- c(NA_real_, NA_real_)
  if (exclusive && scale$ordered) {
    mean <- ratio_range(scores, low, high, total, total)
    if (known && sum(low) > 0) {
      sd <- sqrt(sum(low * (scores - mean[[1L]])^2) / sum(low))
      median <- rows$category[s][[which(cumsum(low) >= sum(low) / 2)[[1L]]]]
    }
    if (length(scale$top) > 0L && !(is.na(base) && inside && any(d))) {
      of <- as.double(seq_len(k) %in% scale$top)
      top <- ratio_range(of, low, high, total, if (is.na(base)) total else base)
      for (printed in sums) {
        # a sum that was printed for just these answers
        if (setequal(printed$at, scale$top)) {
          top <- c(max(top[[1L]], printed$low / base), min(top[[2L]], printed$high / base))
        }
      }
    }
  }
  of_rows <- function(kind) {
    at <- rows$kind == kind
    if (any(at)) c(sum(rows$low[at]), sum(rows$high[at])) else c(NA_real_, NA_real_)
  }
  dk <- of_rows("dk")
  dk_base <- if (any(d)) as.double(rows$base[d][[1L]]) else NA_real_
  missing <- of_rows("missing")
  list(
    n = base, mean = mid(mean), mean.low = mean[[1L]], mean.high = mean[[2L]],
    sd = sd, median = median, top = mid(top), top.low = top[[1L]], top.high = top[[2L]],
    dk = mid(dk) / dk_base, missing = mid(missing)
  )
}

# How many gave a substantive answer, NA where that is open.
substantive_n <- function(rows, base, inside) {
  s <- rows$kind == "substantive"
  if (!anyNA(rows$count[s])) {
    return(sum(rows$low[s]))
  }
  d <- rows$kind == "dk"
  base - if (inside && any(d)) sum(rows$count[d]) else 0
}

# The point where low and high meet, NA where they do not.
mid <- function(r) if (!anyNA(r) && r[[1L]] == r[[2L]]) r[[1L]] else NA_real_

# Item, `by` variables and group of each cell. A `by` variable that is called
# like a column of the result stays out: `group` holds its values.
cell_keys <- function(x, cells, taken = character()) {
  first <- vapply(cells, `[[`, 0L, 1L)
  by <- setdiff(attr(x, "by"), c("group", taken))
  lapply(as.list(x)[c("item", by, "group")], function(v) v[first])
}

#' Summaries of counts
#'
#' Mean score, median, top share and more, derived from a [likert_counts()].
#' Where the counts are known only as a range, so are the statistics: `.low` and
#' `.high` are the outer values that the ranges and the base allow, and the
#' statistic itself is `NA` unless the two meet.
#'
#' @param object,x A [likert_counts()].
#' @param ... Not used.
#' @return `summary()`: a tibble with one row for each item and group: `n` (the
#'   base), `n_eff` (Kish, when weighted), `mean` on the scale's scores with
#'   `mean.low` and `mean.high`, `sd` (of the answers, divisor n), `median` (the
#'   lower one), `top` (share of the base in the scale's top set) with its low and
#'   high, `dk` (share of those who answered), `missing` (how many did not).
#'   `tidy()`: a row for each share, top share and mean: `term`, `statistic`
#'   (`share`, `dk`, `top`, `mean`), `estimate`, `low`, `high`, `n`.
#'   `glance()`: one row: items, groups, `n`, `N`, `response`, `weighted`, `base`.
#'   Variables of `by` are columns too, unless one is called like a column named
#'   here; `group` always has their values.
#' @examples
#' wave <- data.frame(q1 = c(5, 4, 2, NA, 4), q2 = c(4, 4, 3, 1, 5))
#' counts <- likert_counts(wave, c(q1, q2), scale = "agree5", N = 40)
#' summary(counts)
#' tidy(counts)
#' glance(counts)
#' @name summary.likert_counts
NULL

#' @rdname summary.likert_counts
#' @export
summary.likert_counts <- function(object, ...) {
  cells <- counts_cells(object)
  check_whole(object, cells)
  items <- attr(object, "items")
  inside <- attr(object, "base") == "answered"
  rows <- lapply(cells, function(at) {
    cell <- cell_rows(object, at)
    name <- object$item[[at[[1L]]]]
    item <- items[[name]]
    sums <- attr(object, "sums")[[name]]
    sums <- sums[names(sums) == object$group[[at[[1L]]]]]
    cell_summary(cell, item$scale, item$exclusive, inside, unlist(unname(sums), recursive = FALSE))
  })
  fields <- set_names(names(rows[[1L]]))
  values <- lapply(fields, function(f) unlist(lapply(rows, `[[`, f)))
  out <- c(cell_keys(object, cells, c(fields, "n_eff")), values)
  n_eff <- attr(object, "n_eff")
  if (!is.null(n_eff)) {
    at <- match(paste(out$item, out$group, sep = "\r"), paste(n_eff$item, n_eff$group, sep = "\r"))
    out <- append(out, list(n_eff = n_eff$n_eff[at]), match("n", names(out)))
  }
  tibble::new_tibble(out, nrow = length(cells))
}

cell_rows <- function(x, at) {
  lapply(as.list(x)[c("category", "position", "kind", "count", "low", "high", "base")], `[`, at)
}

#' @rdname summary.likert_counts
#' @export
tidy.likert_counts <- function(x, ...) {
  cells <- counts_cells(x)
  items <- attr(x, "items")
  inside <- attr(x, "base") == "answered"
  totals <- summary(x)
  keys <- cell_keys(x, cells, c("term", "statistic", "estimate", "low", "high", "n"))
  parts <- lapply(seq_along(cells), function(i) {
    rows <- cell_rows(x, cells[[i]])
    item <- items[[keys$item[[i]]]]
    shown <- rows$kind %in% c("substantive", "dk")
    base <- as.double(rows$base[shown])
    base[base == 0] <- NA
    low <- rows$low[shown] / base
    high <- rows$high[shown] / base
    type <- ifelse(rows$kind[shown] == "dk", "dk", "share")
    term <- rows$category[shown]
    n <- base
    if (length(item$scale$top) > 0L && item$exclusive) {
      low <- c(low, totals$top.low[[i]])
      high <- c(high, totals$top.high[[i]])
      term <- c(term, "top")
      type <- c(type, "top")
      n <- c(n, base[[1L]])
    }
    if (item$scale$ordered && item$exclusive) {
      low <- c(low, totals$mean.low[[i]])
      high <- c(high, totals$mean.high[[i]])
      term <- c(term, "mean")
      type <- c(type, "mean")
      n <- c(n, substantive_n(rows, base[[1L]], inside))
    }
    same <- !is.na(low) & low == high
    tibble::new_tibble(c(
      lapply(keys, function(v) rep(v[i], length(low))),
      list(
        term = term, statistic = type, estimate = ifelse(same, low, NA_real_), low = low,
        high = high, n = n
      )
    ), nrow = length(low))
  })
  vctrs::vec_rbind(!!!parts)
}

#' @rdname summary.likert_counts
#' @export
glance.likert_counts <- function(x, ...) {
  N <- attr(x, "N")
  N <- if (is.null(names(N))) N else NA_real_
  tibble::tibble(
    items = length(attr(x, "items")), groups = length(unique(x$group)),
    n = attr(x, "n"), N = N, response = if (is.finite(N)) attr(x, "n") / N else NA_real_,
    weighted = attr(x, "weighted"), base = attr(x, "base")
  )
}

# Printing --------------------------------------------------------------------

#' @export
format.likert_counts <- function(x, ...) {
  g <- glance(x)
  N <- attr(x, "N")
  population <- if (!is.null(names(N))) {
    paste0(" of N = ", paste(names(N), format(N, trim = TRUE), collapse = ", "))
  } else if (is.finite(N)) {
    paste0(" of N = ", format(N), " (", format(round(100 * g$response)), "% response)")
  } else {
    ""
  }
  base <- if (g$base == "answered") "substantive answers and don't knows" else "substantive answers"
  groups <- if (g$groups > 1L) paste0(" in ", g$groups, " groups") else ""
  reversed <- names(Filter(function(i) i$reversed, attr(x, "items")))
  inferred <- names(Filter(function(i) isTRUE(i$inferred), attr(x, "items")))
  nominal <- names(Filter(function(i) i$exclusive && !i$scale$ordered, attr(x, "items")))
  c(
    paste0(
      "<likert_counts> ", g$items, if (g$items == 1L) " item" else " items", groups,
      "; n = ", format(g$n), population, if (g$weighted) "; weighted"
    ),
    paste0("# Shares are of ", base, if (is.null(names(N)) && is.infinite(N)) {
      "; no finite population (give N)"
    } else {
      "; finite population"
    }),
    if (length(attr(x, "overlap")) > 0L) {
      paste0("# Asked once for each group (they overlap): ", first_few(names(attr(x, "overlap"))))
    },
    if (length(reversed) > 0L) paste0("# Turned (reverse): ", paste(reversed, collapse = ", ")),
    if (length(inferred) > 0L) {
      paste0("# Scale from value labels, don't knows included: ", first_few(inferred))
    },
    if (length(nominal) > 0L) {
      paste0(
        "# No order, so no mean or top: ", first_few(nominal),
        " (ordered() or scale = gives one)"
      )
    }
  )
}

first_few <- function(names) {
  paste(c(head_of(names, 5L), if (length(names) > 5L) "..."), collapse = ", ")
}

#' @export
print.likert_counts <- function(x, n = 20L, ...) {
  cat(format(x), sep = "\n")
  cells <- counts_cells(x)
  items <- attr(x, "items")
  of_cell <- vapply(cells, function(at) x$item[[at[[1L]]]], "")
  # one table for items that share their answers
  answers <- vapply(items[unique(of_cell)], function(i) paste(c(scale_labels(i$scale), scale_dk(i$scale)), collapse = "\r"), "")
  shown <- 0L
  for (a in unique(answers)) {
    here <- which(answers[of_cell] == a)
    if (shown >= n) break
    here <- head_of(here, n - shown)
    shown <- shown + length(here)
    print_wide(counts_table(x, cells[here]), items[[of_cell[[here[[1L]]]]]]$scale)
  }
  if (shown < length(cells)) {
    cat("# ", length(cells) - shown, " more; print(x, n = Inf) shows all, as_tibble(x) the rows\n", sep = "")
  }
  invisible(x)
}

# Labels too wide for the console become positions, with a legend beneath.
print_wide <- function(table, scale) {
  widths <- vapply(names(table), function(f) max(nchar(c(f, table[[f]]))), 0)
  legend <- NULL
  if (sum(widths + 1) > getOption("width")) {
    labels <- c(scale_labels(scale), scale_dk(scale))
    short <- c(seq_len(scale_size(scale)), if (length(scale_dk(scale)) > 0L) {
      paste0("dk", if (length(scale_dk(scale)) > 1L) seq_along(scale_dk(scale)))
    })
    at <- match(labels, names(table))
    names(table)[at] <- short
    legend <- strwrap(paste(short, "=", labels, collapse = ", "), prefix = "# ")
  }
  print(table, row.names = FALSE, right = TRUE)
  if (!is.null(legend)) cat(legend, sep = "\n")
}

# Counts with a column for each answer, the way a person would lay them out.
counts_table <- function(x, cells) {
  keys <- cell_keys(x, cells)
  number <- function(v) format(round(v, 1), trim = TRUE, drop0trailing = TRUE)
  cell_text <- function(low, high) {
    ifelse(low == high, number(low), paste0(number(low), "-", number(high)))
  }
  wide <- lapply(cells, function(at) {
    rows <- cell_rows(x, at)
    set_names(as.list(cell_text(rows$low, rows$high)), rows$category)
  })
  answers <- unique(unlist(lapply(wide, names)))
  columns <- lapply(set_names(answers), function(a) {
    vapply(wide, function(w) w[[a]] %||% "", "")
  })
  base <- vapply(cells, function(at) as.double(x$base[[at[[1L]]]]), 0)
  base <- ifelse(is.na(base), "?", vapply(base, number, ""))
  group <- if (all(keys$group == "")) NULL else list(group = keys$group)
  as.data.frame(
    c(list(item = keys$item), group, list(base = base), columns),
    check.names = FALSE, optional = TRUE, stringsAsFactors = FALSE
  )
}

#' @export
as.data.frame.likert_counts <- function(x, row.names = NULL, optional = FALSE, ...) {
  as.data.frame(tibble::new_tibble(as.list(x), nrow = nrow(x)))
}

#' @importFrom tibble as_tibble
#' @export
tibble::as_tibble

#' @export
as_tibble.likert_counts <- function(x, ...) tibble::new_tibble(as.list(x), nrow = nrow(x))
