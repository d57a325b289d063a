# One row: the change of one item in one group, with the interval of its population.

wave_row <- function(cell, old, new, population, overlap, measure, alternative, conf.level,
                     wide, call) {
  lose <- function(reason, ...) list(lost = lost_item(cell$item, cell$group, old, new, reason, ...))
  answered <- measure == "top" && counts_base(old$counts) == "answered" &&
    counts_base(new$counts) == "answered"
  sides <- list(
    wave_side(new$counts, cell$item, cell$group, answered),
    wave_side(old$counts, cell$old_item, cell$group, answered)
  )
  if (any(vapply(sides, `[[`, NA, "open"))) {
    return(lose("base unknown"))
  }
  if (any(vapply(sides, function(s) s$size == 0, NA))) {
    return(lose("nobody"))
  }
  weighted <- c(is_weighted(new$counts), is_weighted(old$counts))
  if (any(weighted) && measure == "midrank") stop_weighted_midrank(call)
  to <- list(seq_len(cell$k), cell$to)
  case <- wave_case(cell, sides, to, c(new$name, old$name))
  limit <- if (measure == "top") 1 else diff(range(cell$scale$scores))
  moments <- lapply(1:2, function(i) {
    wave_moments(
      if (i == 1L) new$counts else old$counts, sides[[i]], to[[i]], cell, measure,
      weighted[[i]]
    )
  })
  wanted <- wave_wanted(scale_ids(cell$scale), cell$scale, measure)
  for (i in 1:2) {
    width <- moments[[i]]$high - moments[[i]]$low
    if (is.na(width) || width > wide * limit + 1e-12) {
      return(lose("range", wanted, moments[[i]]$low, moments[[i]]$high))
    }
  }
  shared <- wave_shared(cell, old, new, sides, moments, population, overlap, any(weighted), call)
  case$m <- shared$pairs
  case$asked <- shared$asked
  case$n <- sum(case$size) - case$m[[1L]]
  case$twin <- shared$twin
  case$joint <- shared$twin
  row <- if (any(weighted)) {
    weighted_wave_row(case, moments, measure, alternative)
  } else {
    one <- function() {
      if (measure == "top") compare_top(case, alternative, conf.level)
      else compare_scores(case, measure, alternative, conf.level)
    }
    done <- tryCatch(one(),
      akkoord_error_too_large = identity, akkoord_error_too_long = identity,
      akkoord_error_impossible = identity
    )
    if (inherits(done, "error")) {
      return(lose("too large"))
    }
    done$row
  }
  row$domain <- cell$group
  row$m.low <- shared$m[[1L]]
  row$m.high <- shared$m[[2L]]
  list(row = wave_interval(row, moments, sides, shared, conf.level, limit))
}

stop_weighted_midrank <- function(call) {
  abort("weighted", c(
    "Midranks of weighted waves are not compared: ranks need the answers of both together.",
    i = "{.code measure = \"scores\"} or {.code measure = \"top\"} compares them."
  ), arg = "measure", value = "midrank", call = call)
}

# A group's base in one wave and the people it is of.
wave_side <- function(x, item, group, answered) {
  b <- bases_of(x, item, group)
  people <- people_behind(
    b, counts_people(x), counts_bases(x), if (answered) "answered" else "substantive"
  )
  base <- if (answered) b$answered.low else b$substantive.low
  list(
    size = b$substantive.low, base = base, n = people$n.low, N = people$N, item = item,
    group = group,
    answered = answered, whole = !nzchar(b$people), part = nzchar(b$outer),
    factor = if (people$n.low == people$n.high) sample_factor(people$n.low, people$N) else NA_real_,
    open = b$substantive.low != b$substantive.high || answered && b$answered.low != b$answered.high,
    feasible = feasible(x, item, group)
  )
}

# As compare_groups() has it: the later wave first, so that differences are later less earlier.
wave_case <- function(cell, sides, to, names) {
  of <- function(field) vapply(sides, function(s) as.double(s[[field]]), 0)
  list(
    item = cell$item, domain = "", groups = names, shown = names, k = cell$k, scale = cell$scale,
    top = cell$scale$top, size = of("size"), base = of("base"), asked = c(0, 0), m = c(0, 0),
    kind = "waves", n = sum(of("size")), strata = TRUE, factor = of("factor"), positive = FALSE,
    feasible = two_sources(lapply(sides, `[[`, "feasible"), to, cell$k)
  )
}

# What a mean of `weights` may be in one wave: `mean` and `v`, the variance within, of each
# feasible row of counts (some, where they are many); low and high of the mean over all.
wave_moments <- function(x, side, to, cell, measure, weighted) {
  w <- if (measure == "top") as.double(seq_len(cell$k) %in% cell$scale$top) else cell$scale$scores
  own <- w[to]
  f <- side$feasible
  base <- if (measure == "top") side$base else side$size
  if (weighted) {
    return(weighted_moments(x, side, own))
  }
  if (measure == "top") {
    p <- unique(feasible_values(f, own)[, 1L]) / base
    return(list(mean = p, v = p * (1 - p), base = base, low = min(p), high = max(p), w = own))
  }
  rows <- part_rows(two_sources(list(f), list(seq_along(to)), length(to)), most_margins)[[1L]]
  m <- colSums(own * rows$rows) / base
  v <- colSums(own^2 * rows$rows) / base - m^2
  ends <- range(m)
  # rows that were drawn: the ends and the largest variance are those of all
  if (!rows$all) {
    ends <- feasible_range(f, own) / base
    most <- vapply(ends, function(t) feasible_range(f, (own - t)^2)[[2L]] / base, 0)
    m <- c(m, ends)
    v <- c(v, rep(max(most, v), 2L))
  }
  list(mean = m, v = v, base = base, low = ends[[1L]], high = ends[[2L]], w = own)
}

# Who is in both ----------------------------------------------------------------------

# m: respondents in both waves, low and high; `pairs`: of these, who gave an answer on the
# scale both times; `asked`: who is in the base both times; S12 low and high by wave means
# (NULL: as wide as can be); `term`: whether the last term of the variance stands.
wave_shared <- function(cell, old, new, sides, moments, population, overlap, weighted, call) {
  n <- vapply(sides, `[[`, 0, "n")
  size <- vapply(sides, `[[`, 0, "size")
  if (overlap$kind %in% c("different", "independent")) {
    return(list(m = c(0, 0), pairs = c(0, 0), asked = c(0, 0), term = FALSE))
  }
  if (weighted) {
    abort("weighted", c(
      "Weighted waves of one population are compared as separate draws.",
      i = "Say {.code overlap = \"independent\"}, or {.code population = \"different\"}."
    ), arg = "overlap", call = call)
  }
  if (overlap$kind == "ids") {
    joint <- if (!any(vapply(sides, `[[`, NA, "part"))) wave_joint(cell, old, new)
    if (!is.null(joint)) {
      return(matched_waves(joint, cell, sides, moments))
    }
    # who is in both groups of respondents is not looked up
    overlap$m <- c(0, Inf)
  }
  N <- sides[[1L]]$N
  least <- if (is.finite(N)) max(0, sum(n) - N) else 0
  # a number is of everyone; of a group it is the most there can be
  low <- if (all(vapply(sides, `[[`, NA, "whole"))) overlap$m[[1L]] else 0
  m <- c(max(least, low), min(n, overlap$m[[2L]]))
  if (m[[1L]] > m[[2L]]) {
    abort("overlap", c(
      "So many cannot be in both waves.",
      x = "{n[[2L]]} and {n[[1L]]} of {N} answered; {.arg overlap} is {.val {overlap$m}}.",
      i = "It can be {least} to {min(n)}."
    ), arg = "overlap", value = overlap$m, column = cell$item, call = call)
  }
  out <- n - size
  list(
    m = m, pairs = c(max(0, m[[1L]] - sum(out)), min(m[[2L]], size)),
    asked = c(max(0, m[[1L]] - sum(out)), min(m[[2L]], size)), term = TRUE
  )
}

# By ids: the joint table, and S12 of those in both.
matched_waves <- function(joint, cell, sides, moments) {
  m <- as.double(sum(joint))
  inner <- joint[seq_len(cell$k), seq_len(cell$old_k), drop = FALSE]
  # earlier answers as later ones
  turned <- matrix(0, cell$k, cell$k)
  for (j in seq_along(cell$to)) turned[, cell$to[[j]]] <- turned[, cell$to[[j]]] + inner[, j]
  pairs <- sum(turned)
  twin <- matrix(0, cell$k + 1L, cell$k + 1L)
  twin[seq_len(cell$k), seq_len(cell$k)] <- turned
  one <- function(i) {
    rows <- part_rows(
      two_sources(
        list(sides[[i]]$feasible), list(if (i == 1L) seq_len(cell$k) else cell$to), cell$k
      ),
      1L
    )
    rows[[1L]]$rows[, 1L]
  }
  twin[seq_len(cell$k), cell$k + 1L] <- one(1L) - rowSums(turned)
  twin[cell$k + 1L, seq_len(cell$k)] <- one(2L) - colSums(turned)
  storage.mode(twin) <- "integer"
  list(
    m = c(m, m), pairs = rep(pairs, 2L), asked = rep(pairs, 2L), term = TRUE,
    s12 = waves_covariance(joint, sides, moments), twin = twin
  )
}

# S12 of those in both waves, NULL with fewer than two who answered on the scale both times.
waves_covariance <- function(joint, sides, moments) {
  m <- sum(joint)
  scale <- lapply(moments, function(of) seq_along(of$w))
  if (sum(joint[scale[[1L]], scale[[2L]]]) < 2) {
    return(NULL)
  }
  z <- lapply(1:2, function(i) wave_scores(sides[[i]], moments[[i]], dim(joint)[[i]]))
  rep((sum(joint * outer(z[[1L]], z[[2L]])) -
    sum(rowSums(joint) * z[[1L]]) * sum(colSums(joint) * z[[2L]]) / m) / (m - 1), 2L)
}

# z = d (y - p) / mean(d) of each slot; the last, no answer, is 0.
wave_scores <- function(side, moments, slots) {
  z <- double(slots)
  w <- double(slots - 1L)
  w[seq_along(moments$w)] <- moments$w
  inside <- if (side$answered) seq_len(slots - 1L) else seq_along(moments$w)
  z[inside] <- (w[inside] - moments$mean[[1L]]) * side$n / moments$base
  z
}

# The interval --------------------------------------------------------------------------

# Estimates, standard errors and limits over all pairs of feasible means.
wave_interval <- function(row, moments, sides, shared, conf.level, limit) {
  ij <- expand.grid(seq_along(moments[[1L]]$mean), seq_along(moments[[2L]]$mean))
  of <- function(i, field) moments[[i]][[field]][ij[[i]]]
  d <- of(1L, "mean") - of(2L, "mean")
  own <- lapply(1:2, function(i) {
    moments[[i]]$var[ij[[i]]] %||% (sides[[i]]$factor * of(i, "v") / moments[[i]]$base)
  })
  v <- own[[1L]] + own[[2L]]
  term <- if (shared$term) wave_term(of(1L, "v"), of(2L, "v"), moments, sides, shared)
  ends <- lapply(list(term$low %||% 0, term$high %||% 0), function(t) sqrt(pmax(0, v + t)))
  z <- wave_quantile(conf.level, moments)
  row$estimate1.low <- moments[[1L]]$low
  row$estimate1.high <- moments[[1L]]$high
  row$estimate2.low <- moments[[2L]]$low
  row$estimate2.high <- moments[[2L]]$high
  row$estimate.low <- min(d)
  row$estimate.high <- max(d)
  row$std.error.low <- min(ends[[1L]])
  row$std.error.high <- max(ends[[2L]])
  row$conf.low <- max(-limit, min(d - z * ends[[2L]]))
  row$conf.high <- min(limit, max(d + z * ends[[2L]]))
  row
}

# Of designs that of t, with the degrees of freedom of all together.
wave_quantile <- function(conf.level, moments) {
  df <- sum(vapply(moments, function(m) m$df %||% Inf, 0))
  if (is.finite(df)) quantile_t((1 - conf.level) / 2, df) else normal_quantile(conf.level)
}

# -2 (m/(n1 n2) - 1/N) S12, its least and most: it is linear in m and in S12.
wave_term <- function(v1, v2, moments, sides, shared) {
  n <- vapply(sides, `[[`, 0, "n")
  N <- sides[[1L]]$N
  s <- function(v, i) sqrt(pmax(0, v)) * n[[i]] / sqrt(moments[[i]]$base * max(1, n[[i]] - 1))
  most <- s(v1, 1L) * s(v2, 2L)
  s12 <- if (is.null(shared$s12)) {
    if (length(v1) == 1L) {
      z <- wave_couplings(moments, sides) * sqrt(prod(n / pmax(1, n - 1)))
      list(max(-most, z[[1L]]), min(most, z[[2L]]))
    } else {
      list(-most, most)
    }
  } else {
    list(shared$s12[[1L]], shared$s12[[2L]])
  }
  each <- lapply(shared$m, function(m) lapply(s12, function(s) -2 * (m / prod(n) - 1 / N) * s))
  each <- unlist(each, recursive = FALSE)
  list(low = do.call(pmin, each), high = do.call(pmax, each))
}

# The least and most of the mean of z1 z2, whoever gave which answers: both orders of the
# two distributions against each other (Hoeffding's bounds).
wave_couplings <- function(moments, sides) {
  of <- lapply(1:2, function(i) {
    side <- sides[[i]]
    f <- side$feasible
    counts <- part_rows(
      two_sources(list(f), list(seq_len(f$answers)), f$answers), 1L
    )[[1L]]$rows[, 1L]
    # don't knows in the base score 0
    w <- c(moments[[i]]$w, 0)
    p <- c(counts, moments[[i]]$base - sum(counts))
    z <- c((w - moments[[i]]$mean) * side$n / moments[[i]]$base, 0)
    p <- c(p, side$n - sum(p)) / side$n
    order <- order(z)
    list(z = z[order], p = p[order])
  })
  mean_of <- function(a, b) {
    cuts <- sort(unique(pmin(1, c(0, cumsum(a$p), cumsum(b$p)))))
    mid <- (cuts[-1L] + cuts[-length(cuts)]) / 2
    at <- function(x) x$z[pmin(length(x$z), findInterval(mid, cumsum(x$p)) + 1L)]
    sum(diff(cuts) * at(a) * at(b))
  }
  turned <- list(z = rev(of[[2L]]$z), p = rev(of[[2L]]$p))
  c(mean_of(of[[1L]], turned), mean_of(of[[1L]], of[[2L]]))
}

# Weighted waves ---------------------------------------------------------------------------

# Mean and variance of one wave's weighted answers, as their design has them.
weighted_moments <- function(x, side, own) {
  check_weighted_counts(x)
  rows <- which(x$item == side$item & x$group == side$group & x$kind %in% c("substantive", "dk"))
  said <- x$kind[rows] == "substantive"
  keys <- cell_totals_key(side$group, x$category[rows])
  over <- matrix(ifelse(said, own[x$position[rows]], 0), dimnames = list(keys, NULL))
  under <- matrix(as.double(said | side$answered), dimnames = list(keys, NULL))
  found <- total_ratios(item_totals(x, side$item), over, under)
  list(
    mean = found$ratio, low = found$ratio, high = found$ratio, var = found$vcov[[1L]],
    v = NA_real_, base = side$base, df = counts_design(x)$degf %||% Inf
  )
}

weighted_wave_row <- function(case, moments, measure, alternative) {
  d <- moments[[1L]]$mean - moments[[2L]]$mean
  var <- vapply(1:2, function(i) {
    moments[[i]]$var %||% (case$factor[[i]] * moments[[i]]$v[[1L]] / moments[[i]]$base)
  }, 0)
  df <- sum(vapply(moments, function(m) m$df %||% Inf, 0))
  p <- difference_p(d[[1L]], sqrt(sum(var)), df, alternative)
  none <- c(NA_real_, NA_real_)
  row <- comparison_row(case, cbind(moments[[1L]]$mean, moments[[2L]]$mean), cbind(0, 0),
    matrix(0, 1L, 2L),
    p, "design", p, if (measure == "top") "odds ratio" else "superiority", none, Inf, 0.95
  )
  row
}
