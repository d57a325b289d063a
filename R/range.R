# The one room for ranges: how many gave some answers, and the least and most of a share,
# a mean or any other number that is linear in the counts. It is exact: from the set of
# tables behind what was printed where an item has one, which spans its groups; else from
# the bounds of its counts, which add up to a base. Where all is known low and high meet.

# The range of sum(weights * counts) of the groups together, all groups of the item
# when left out: c(low, high), NA where nothing can be. `weights`: a number for each
# answer of the scale, then for each don't know (0 where left out); several groups may
# each have a column. `denominator`: NULL for the sum itself; "base" for what the
# answers are a share of; or weights of 0 and 1, of the answers that make it up.
linear_range <- function(counts, item, weights, denominator = NULL, groups = NULL,
                         rows = which(counts$item == item)) {
  feasible_range(feasible(counts, item, groups, rows), weights, denominator)
}

# How many people of the groups gave one of the answers: positions of the scale, don't
# knows after the last of them.
people_range <- function(counts, item, groups, answers) {
  linear_range(counts, item, answer_weights(answers), groups = groups)
}

# The same of one cell's rows, for all who ask more than once; with a denominator, their share.
people_within <- function(counts, rows) {
  f <- feasible(counts, counts$item[[rows[[1L]]]], counts$group[[rows[[1L]]]], rows)
  function(answers, denominator = NULL) feasible_range(f, answer_weights(answers), denominator)
}

# Of each row: its position on the scale, don't knows after the last.
answer_places <- function(rows, scale) {
  dk <- scale_size(scale) + match(rows$category, scale_dk_ids(scale))
  ifelse(rows$kind == "dk", dk, rows$position)
}

answer_weights <- function(answers) as.double(seq_len(max(0L, answers)) %in% answers)

# What is feasible for groups of an item. Where there is no set: `low` and `high`, an
# answer by group, and `blocks` of these cells of which the sum is known. `rows`: where
# the item, or no more than these groups of it, stands.
feasible <- function(counts, item, groups = NULL, rows = which(counts$item == item)) {
  about <- counts_items(counts)[[item]]
  fields <- c("group", "kind", "position", "category", "low", "high", "base")
  rows <- lapply(as.list(counts)[fields], `[`, rows)
  groups <- groups %||% unique(rows$group)
  k <- scale_size(about$scale)
  size <- k + length(scale_dk_ids(about$scale))
  inside <- counts_base(counts) == "answered"
  out <- list(
    groups = groups, size = size, answers = k, exclusive = about$exclusive,
    # what the answers are a share of
    in_base = as.double(seq_len(size) <= if (inside) size else k)
  )
  set <- counts_set(counts, item)
  if (!is.null(set) && all(groups %in% set$groups)) {
    return(c(out, list(set = set, at = match(groups, set$groups))))
  }
  low <- matrix(0, size, length(groups))
  high <- matrix(Inf, size, length(groups))
  base <- double(length(groups))
  blocks <- list()
  for (g in seq_along(groups)) {
    of <- which(rows$group == groups[[g]] & rows$kind %in% c("substantive", "dk"))
    at <- answer_places(rows, about$scale)[of]
    low[at, g] <- rows$low[of]
    high[at, g] <- rows$high[of]
    bases <- lapply(list(at <= k, at > k), function(i) as.double(rows$base[of][i])[1L])
    base[[g]] <- if (about$exclusive || !is.na(bases[[1L]])) bases[[1L]] else bases[[2L]]
    if (!about$exclusive || anyNA(low[, g]) || all(low[, g] == high[, g])) next
    cells <- (g - 1L) * size + seq_len(size)
    all <- inside || is.na(base[[g]])
    first <- cells[seq_len(if (all) size else k)]
    blocks <- c(blocks, list(
      block_of(first, if (inside || !all) base[[g]] else bases[[2L]], low, high),
      # who did not answer on the scale said "don't know"
      if (!all && size > k) block_of(cells[-seq_len(k)], bases[[2L]] - base[[g]], low, high)
    ))
  }
  c(out, list(low = low, high = high, base = base, blocks = compact_list(blocks)))
}

# Cells of which the sum is known; NULL where it is not, or cannot be so.
block_of <- function(cells, sum, low, high) {
  if (is.na(sum) || sum < sum(low[cells]) - 1e-9 || sum > sum(high[cells]) + 1e-9) {
    return(NULL)
  }
  list(cells = cells, sum = sum)
}

feasible_range <- function(f, weights, denominator = NULL) {
  if (!is.null(f$parts)) {
    each <- lapply(seq_along(f$parts), function(i) {
      feasible_range(f$parts[[i]], weights[f$to[[i]], i])
    })
    return(Reduce(`+`, each))
  }
  if (!is.null(f$sums)) {
    return(sums_range(f$sums, which(weights != 0)))
  }
  w <- spread_weights(f, weights)
  # of these nothing but what was printed is known
  if (anyNA(f$low[w != 0])) {
    return(c(NA_real_, NA_real_))
  }
  if (is.null(denominator)) {
    return(if (is.null(f$set)) box_ends(f, w) else set_range(f$set, w, groups = f$at))
  }
  of_base <- identical(denominator, "base")
  d <- spread_weights(f, if (of_base) f$in_base else denominator)
  if (!is.null(f$set)) {
    return(set_range(f$set, w, d, f$at))
  }
  if (of_base && !anyNA(f$base)) {
    total <- sum(f$base)
    return(if (total > 0) box_ends(f, w) / total else c(NA_real_, NA_real_))
  }
  # one person ticks several options: their sum is no base
  if (of_base && !isTRUE(f$exclusive)) {
    return(c(NA_real_, NA_real_))
  }
  # where all is known there is one ratio
  told <- w != 0 | d != 0
  if (all(is.finite(f$low[told])) && all(f$low[told] == f$high[told])) {
    total <- sum(d[told] * f$low[told])
    return(rep(if (total > 0) sum(w[told] * f$low[told]) / total else NA_real_, 2L))
  }
  c(-box_ratio(f, -w, d), box_ratio(f, w, d))
}

# Weights as a matrix, an answer by group.
spread_weights <- function(f, weights) {
  weights <- as.matrix(weights)
  rest <- matrix(0, f$size - nrow(weights), ncol(weights))
  matrix(rbind(weights, rest), f$size, length(f$groups))
}

# Bounds ------------------------------------------------------------------------------

# Counts within [low, high] that give the most of sum(weights * counts): from low, what
# is left of the sum goes where it weighs most. Exact, and in whole people, because the
# constraints are a box cut by one sum.
box_fill <- function(weights, low, high, total) {
  # thousands of times a report: order() that need not ask of what, no pmin()
  order <- order(-weights, method = "radix")
  room <- (high - low)[order]
  take <- total - sum(low) - c(0, cumsum(room)[-length(room)])
  take[take < 0] <- 0
  over <- which(take > room)
  take[over] <- room[over]
  low[order] <- low[order] + take
  low
}

# The least and most of sum(weights * counts) where the counts add up to `total`.
box_range <- function(weights, low, high, total) {
  if (total < sum(low) || total > sum(high)) {
    return(c(NA_real_, NA_real_))
  }
  c(box_least(weights, low, high, total), -box_least(-weights, low, high, total))
}

box_least <- function(weights, low, high, total) {
  sum(weights * box_fill(-weights, low, high, total))
}

# The counts that give the most; what is bound by no sum is at an end of its own.
box_most <- function(f, weights) {
  out <- ifelse(weights > 0, f$high, f$low)
  for (block in f$blocks) {
    at <- block$cells
    out[at] <- box_fill(weights[at], f$low[at], f$high[at], block$sum)
  }
  out
}

box_ends <- function(f, weights) {
  told <- weights != 0
  of <- function(counts) sum(weights[told] * counts[told])
  c(of(box_most(f, -weights)), of(box_most(f, weights)))
}

# The most of sum(weights * counts) over sum(d * counts). Dinkelbach's steps: from one
# table's ratio to that of the table that exceeds it by most, until none does.
box_ratio <- function(f, weights, d) {
  told <- weights != 0 | d != 0
  of <- function(w, counts) sum(w[told] * counts[told])
  counts <- box_most(f, d)
  if (any(is.infinite(counts[told])) || of(d, counts) <= 0) {
    return(NA_real_)
  }
  ratio <- -Inf
  while (of(d, counts) > 0 && of(weights, counts) / of(d, counts) > ratio) {
    ratio <- of(weights, counts) / of(d, counts)
    counts <- box_most(f, weights - ratio * d)
  }
  ratio
}

# Sums of neighbours ------------------------------------------------------------------------

# What is feasible for one row of answers of which sums of neighbours are bound. With S_j
# the people in the first j answers, each bound is low <= S_b - S_a <= high: a system of
# difference constraints, which shortest paths solve exactly in whole numbers (Bellman's
# condition: feasible when no cycle has a negative length). `bounds`: a list of
# list(at = cells, low, high), each cell 0 or more; the sum is `n` unless `closed` is
# FALSE, when it is free. NULL when nothing fits.
feasible_row <- function(bounds, size, n, closed = TRUE) {
  split <- neighbour_sums(bounds, size, n, closed)
  d <- split$d
  for (k in seq_len(size + 1L)) {
    by <- d[, k] + rep(d[k, ], each = size + 1L)
    less <- by < d
    d[less] <- by[less]
  }
  if (any(diag(d) < 0)) {
    return(NULL)
  }
  f <- list(groups = "", size = size, answers = size, sums = d)
  # answers that are no neighbours: outer bounds, which can rule out but not prove
  for (b in split$others) {
    r <- sums_range(d, b$at)
    if (r[[1L]] > b$high || r[[2L]] < b$low) {
      return(NULL)
    }
  }
  f
}

# The bounds as lengths between sums, and those that are on no neighbours.
neighbour_sums <- function(bounds, size, n, closed) {
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
  list(d = d, others = outer_only)
}

# The range of the people in some answers; exact when these are neighbours.
sums_range <- function(d, at) {
  size <- nrow(d) - 1L
  low <- vapply(seq_len(size), function(j) -d[j + 1L, j], 0)
  high <- vapply(seq_len(size), function(j) d[j, j + 1L], 0)
  from <- at[[1L]]
  to <- at[[length(at)]] + 1L
  if (to - from == length(at)) {
    return(c(-d[to, from], d[from, to]))
  }
  rest <- setdiff(seq_len(size), at)
  total <- c(-d[size + 1L, 1L], d[1L, size + 1L])
  c(
    max(sum(low[at]), total[[1L]] - sum(high[rest])),
    min(sum(high[at]), total[[2L]] - sum(low[rest]))
  )
}

# For tests of groups ---------------------------------------------------------------------

# Every feasible vector of what weights of 0 and 1 give for each of the groups: a
# matrix with a column a group.
feasible_values <- function(f, weights) {
  if (!is.null(f$parts)) {
    each <- lapply(seq_along(f$parts), function(i) {
      unique(feasible_values(f$parts[[i]], weights[f$to[[i]]])[, 1L])
    })
    return(unname(as.matrix(expand.grid(each))))
  }
  if (!is.null(f$set)) {
    values <- set_values(f$set, spread_weights(f, weights)[, 1L])
    return(unique(values[, f$at, drop = FALSE]))
  }
  each <- lapply(seq_along(f$groups), function(g) {
    of <- matrix(0, f$size, length(f$groups))
    of[seq_along(weights), g] <- weights
    r <- box_ends(f, of)
    if (r[[1L]] == r[[2L]]) r[[1L]] else r[[1L]]:r[[2L]]
  })
  unname(as.matrix(expand.grid(each)))
}

# The feasible rows of counts of two groups: answers of the scale by case, of at most
# about `limit` cases; `all`: none was left out.
feasible_rows <- function(f, limit) {
  if (!is.null(f$set)) {
    rows <- set_rows(f, limit)
    return(list(c1 = rows$rows[[1L]], c2 = rows$rows[[2L]], all = rows$all))
  }
  each <- if (is.null(f$parts)) lapply(1:2, function(g) box_rows(f, g)) else part_rows(f, limit)
  sizes <- vapply(each, function(e) ncol(e$rows), 0L)
  pairs <- expand.grid(seq_len(sizes[[1L]]), seq_len(sizes[[2L]]))
  complete <- each[[1L]]$all && each[[2L]]$all && nrow(pairs) <= limit
  if (nrow(pairs) > limit) {
    pairs <- pairs[round(seq(1, nrow(pairs), length.out = limit)), ]
  }
  list(
    c1 = each[[1L]]$rows[, pairs[[1L]], drop = FALSE],
    c2 = each[[2L]]$rows[, pairs[[2L]], drop = FALSE], all = complete
  )
}

# Tables of a set, a matrix of rows a group.
set_rows <- function(f, limit) {
  complete <- n_tables(f$set) <= limit
  tables <- if (complete) list_set_tables(f$set, limit) else draw_set_tables(f$set, limit)
  list(rows = lapply(f$at, function(g) {
    t(tables[, (g - 1L) * f$size + seq_len(f$answers), drop = FALSE])
  }), all = complete)
}

# Two groups of different sources, each with what is feasible for it: `parts`, of a group
# each, whose answers stand for those of the comparison's scale that `to` says.
two_sources <- function(parts, to, answers) {
  list(parts = parts, to = to, answers = answers, groups = c("", ""))
}

part_rows <- function(f, limit) {
  lapply(seq_along(f$parts), function(i) {
    part <- f$parts[[i]]
    found <- if (is.null(part$set)) box_rows(part, 1L) else {
      rows <- set_rows(part, limit)
      list(rows = rows$rows[[1L]], all = rows$all)
    }
    out <- matrix(0, f$answers, ncol(found$rows))
    for (j in seq_along(f$to[[i]])) {
      at <- f$to[[i]][[j]]
      out[at, ] <- out[at, ] + found$rows[j, ]
    }
    list(rows = unique(out, MARGIN = 2L), all = found$all)
  })
}

# Rows of one group's answers within their bounds, at most `most`: those that a walk
# through the last answers first meets.
box_rows <- function(f, g, most = 2000L) {
  k <- f$answers
  low <- f$low[seq_len(k), g]
  high <- f$high[seq_len(k), g]
  total <- c(sum(low), sum(high))
  first <- (g - 1L) * f$size + 1L
  for (block in f$blocks) {
    if (first %in% block$cells) {
      rest <- setdiff(block$cells, first - 1L + seq_len(k))
      total <- block$sum - c(sum(f$high[rest]), sum(f$low[rest]))
    }
  }
  whole <- TRUE
  partial <- matrix(0, 0L, 1L)
  for (j in seq_len(k)) {
    used <- if (j > 1L) colSums(partial) else 0
    rest <- c(sum(high[-seq_len(j)]), sum(low[-seq_len(j)]))
    steps <- lapply(seq_along(used), function(i) {
      from <- max(low[[j]], total[[1L]] - used[[i]] - rest[[1L]])
      to <- min(high[[j]], total[[2L]] - used[[i]] - rest[[2L]])
      if (from > to) return(NULL)
      values <- from:to
      rbind(matrix(partial[, i], j - 1L, length(values)), values, deparse.level = 0)
    })
    partial <- do.call(cbind, steps)
    if (is.null(partial)) return(list(rows = matrix(0L, k, 0L), all = TRUE))
    if (ncol(partial) > most) {
      whole <- FALSE
      partial <- partial[, round(seq(1, ncol(partial), length.out = most)), drop = FALSE]
    }
  }
  list(rows = partial, all = whole)
}

# The number that a range is, where its ends meet.
where_met <- function(low, high) ifelse(!is.na(low) & low == high, low, NA_real_)
min_or_na <- function(x) if (all(is.na(x))) NA_real_ else min(x, na.rm = TRUE)
max_or_na <- function(x) if (all(is.na(x))) NA_real_ else max(x, na.rm = TRUE)
