# What waves show together: the estimate of each, and their linear trend.

# The groups of items that are compared, in every wave that has them as the last one does.
wave_cells <- function(waves, map, kept, measure) {
  last <- waves[[length(waves)]]
  lapply(waves, function(w) {
    found <- match_waves(w, last, if (identical(w$name, last$name)) list() else map, measure)
    key <- vapply(found$cells, function(cell) base_key(cell$item, cell$group), "")
    set_names(found$cells, key)[vapply(kept, function(k) base_key(k$item, k$group), "")]
  })
}

wave_one <- function(w, cell, measure, answered) {
  side <- wave_side(w$counts, cell$old_item, cell$group, answered)
  if (side$open || side$size == 0) {
    return(NULL)
  }
  list(
    side = side,
    moments = wave_moments(w$counts, side, cell$to, cell, measure, is_weighted(w$counts))
  )
}

# Don't knows are in the base where they are in that of every wave.
waves_answered <- function(waves, measure) {
  measure == "top" && all(vapply(waves, function(w) counts_base(w$counts) == "answered", NA))
}

# One row an item, group and wave: the estimate and its own interval.
wave_points <- function(waves, map, measure, conf.level, kept) {
  cells <- wave_cells(waves, map, kept, measure)
  answered <- waves_answered(waves, measure)
  out <- lapply(names(waves), function(name) {
    rows <- lapply(compact_list(cells[[name]]), function(cell) {
      one <- wave_one(waves[[name]], cell, measure, answered)
      if (is.null(one)) return(NULL)
      m <- one$moments
      z <- wave_quantile(conf.level, list(m))
      se <- sqrt(m$var %||% (one$side$factor * m$v / m$base))
      tibble::tibble(
        item = cell$item, domain = cell$group, wave = name, n = one$side$size,
        estimate.low = m$low, estimate.high = m$high,
        conf.low = max(min(c(0, cell$scale$scores)), min(m$mean - z * se)),
        conf.high = min(if (measure == "top") 1 else max(cell$scale$scores), max(m$mean + z * se))
      )
    })
    vctrs::vec_rbind(!!!rows)
  })
  out <- vctrs::vec_rbind(!!!out)
  out$estimate <- where_met(out$estimate.low, out$estimate.high)
  out
}

# Trend --------------------------------------------------------------------------------

# Years of a wave where its name is one, else 1, 2, 3.
wave_times <- function(names) {
  year <- name_years(names)
  if (waves_in_years(names)) year - min(year) else seq_along(names)
}

waves_in_years <- function(names) {
  year <- name_years(names)
  !is.null(year) && !is.unsorted(year, strictly = TRUE)
}

# One row an item and group that every wave has.
wave_trend <- function(waves, map, kept, measure, alternative, adjust, overlap, conf.level,
                       call) {
  cells <- wave_cells(waves, map, kept, measure)
  answered <- waves_answered(waves, measure)
  rows <- lapply(seq_along(kept), function(i) {
    of <- lapply(cells, `[[`, i)
    if (any(vapply(of, is.null, NA))) return(NULL)
    each <- Map(wave_one, waves, of, MoreArgs = list(measure = measure, answered = answered))
    if (any(vapply(each, is.null, NA))) return(NULL)
    trend <- list(
      waves = waves, of = unname(of), each = unname(each), times = wave_times(names(waves)),
      measure = measure, answered = answered, alternative = alternative, overlap = overlap
    )
    line <- trend_line(trend, conf.level, call)
    p <- trend_chance(trend, line)
    tibble::tibble(
      item = kept[[i]]$item, domain = kept[[i]]$group, waves = length(waves),
      !!!line[c("estimate.low", "estimate.high", "std.error.low", "std.error.high",
                "conf.low", "conf.high")],
      p.low = p$p[[1L]], p.high = p$p[[2L]], p.range = p$range, p.error = p$se,
      method = trend_methods[[p$method]]
    )
  })
  out <- vctrs::vec_rbind(!!!rows)
  if (is.null(out) || nrow(out) == 0L) {
    return(NULL)
  }
  out$estimate <- where_met(out$estimate.low, out$estimate.high)
  out$std.error <- where_met(out$std.error.low, out$std.error.high)
  out$p.value <- where_met(out$p.low, out$p.high)
  out$adj.p.low <- stats::p.adjust(out$p.low, adjust)
  out$adj.p.high <- stats::p.adjust(out$p.high, adjust)
  out
}

trend_methods <- c(
  exact = "exact linear trend", drawn = "linear trend, Monte Carlo",
  normal = "linear trend, normal approximation", design = "linear trend, weights or design"
)

# The line through the waves' estimates by least squares: its slope a unit of time, with the
# standard error of the finite population. Least and most over what is not known.
trend_line <- function(trend, conf.level, call) {
  a <- trend$times - mean(trend$times)
  a <- a / sum(a^2)
  moments <- lapply(trend$each, `[[`, "moments")
  sides <- lapply(trend$each, `[[`, "side")
  ends <- function(of) vapply(of, range, double(2L))
  own <- ends(Map(function(m, s) m$var %||% (s$factor * m$v / m$base), moments, sides))
  var <- own %*% a^2
  # of people without an end, for a test
  open <- ends(Map(function(m, s) m$v * sample_factor(s$n, Inf) / m$base, moments, sides)) %*% a^2
  known <- TRUE
  for (pair in utils::combn(length(a), 2L, simplify = FALSE)) {
    by <- -prod(a[pair])
    shared <- trend_pair(trend, pair, call)
    known <- known && (isTRUE(shared$ids) || shared$m[[2L]] == 0)
    if (!shared$term) next
    var <- var + sort(by * trend_term(moments[rev(pair)], sides[rev(pair)], shared))
    endless <- lapply(sides[rev(pair)], function(s) replace(s, "N", Inf))
    open <- open + sort(by * trend_term(moments[rev(pair)], endless, shared))
  }
  low <- vapply(moments, `[[`, 0, "low")
  high <- vapply(moments, `[[`, 0, "high")
  slope <- c(sum(a * ifelse(a > 0, low, high)), sum(a * ifelse(a > 0, high, low)))
  error <- sqrt(pmax(0, as.vector(var)))
  z <- wave_quantile(conf.level, moments)
  list(
    estimate.low = slope[[1L]], estimate.high = slope[[2L]],
    std.error.low = error[[1L]], std.error.high = error[[2L]],
    conf.low = slope[[1L]] - z * error[[2L]], conf.high = slope[[2L]] + z * error[[2L]],
    open = sqrt(pmax(0, as.vector(open))), known = known,
    df = sum(vapply(moments, function(m) m$df %||% Inf, 0))
  )
}

# Who is in both of two waves, the later one first.
trend_pair <- function(trend, pair, call) {
  at <- rev(pair)
  of <- trend$of[at]
  waves <- trend$waves[at]
  sides <- lapply(trend$each[at], `[[`, "side")
  moments <- lapply(trend$each[at], `[[`, "moments")
  cell <- list(
    item = of[[1L]]$old_item, old_item = of[[2L]]$old_item, group = of[[1L]]$group,
    size = of[[1L]]$old_size, old_size = of[[2L]]$old_size
  )
  overlap <- trend$overlap
  if (overlap$kind == "ids") {
    joint <- if (!any(vapply(sides, `[[`, NA, "part"))) wave_joint(cell, waves[[2L]], waves[[1L]])
    if (!is.null(joint)) {
      m <- as.double(sum(joint))
      s12 <- waves_covariance(joint, sides, moments)
      return(list(m = c(m, m), term = TRUE, s12 = s12, ids = TRUE))
    }
    overlap <- list(kind = "unknown", m = c(0, Inf))
  }
  weighted <- any(vapply(waves, function(w) is_weighted(w$counts), NA))
  wave_shared(cell, waves[[2L]], waves[[1L]], sides, moments, "", overlap, weighted, call)
}

# The least and most of -2 Cov, of variances that are not known with the largest.
trend_term <- function(moments, sides, shared) {
  v <- lapply(moments, function(m) if (length(m$v) > 1L) rep(max(m$v), 2L) else m$v)
  size <- max(lengths(v))
  term <- wave_term(rep_len(v[[1L]], size), rep_len(v[[2L]], size), moments, sides, shared)
  c(min(term$low), max(term$high))
}

# p, low and high. Weighted: of the slope over its standard error. So too, with that of people
# without an end, where somebody may have answered twice and nobody knows who.
trend_chance <- function(trend, line) {
  weighted <- any(vapply(trend$waves, function(w) is_weighted(w$counts), NA))
  if (weighted || !line$known) {
    error <- if (weighted) c(line$std.error.low, line$std.error.high) else line$open
    p <- range(mapply(
      difference_p, rep(c(line$estimate.low, line$estimate.high), each = 2L), rep(error, 2L),
      MoreArgs = list(df = line$df, alternative = trend$alternative)
    ), if (line$estimate.low <= 0 && line$estimate.high >= 0) {
      difference_p(0, max(error), line$df, trend$alternative)
    })
    return(list(
      p = p, range = if (weighted) "design" else "attained", se = NA_real_,
      method = if (weighted) "design" else "normal"
    ))
  }
  if (trend$overlap$kind == "ids") {
    people <- trend_people(trend)
    done <- trend_test(
      people$table, people$blocks, trend_scores(trend, people$total), trend$times,
      trend$alternative
    )
    return(list(
      p = c(done$p, done$p), range = if (done$method == "exact") "exact" else "drawn",
      se = done$se, method = done$method
    ))
  }
  trend_range(trend)
}

# Scores of the answers that are counted, whole.
trend_scores <- function(trend, total) {
  if (trend$measure == "top") {
    return(c(0, 1))
  }
  as.double(whole_scores(total, 0 * total, trend$measure, trend$of[[1L]]$scale$scores))
}

# The p of feasible tables: of all, where these are few, else of those with the least and the
# most by the normal approximation.
trend_range <- function(trend, most = 1000L) {
  each <- Map(trend_rows, trend$of, trend$each, MoreArgs = list(top = trend$measure == "top"))
  complete <- all(vapply(each, `[[`, NA, "all"))
  rows <- lapply(each, `[[`, "rows")
  if (prod(vapply(rows, ncol, 0L)) > most) {
    keep <- max(2L, floor(most^(1 / length(rows))))
    rows <- lapply(rows, few_rows, keep = keep)
    complete <- FALSE
  }
  grid <- as.matrix(expand.grid(lapply(rows, function(r) seq_len(ncol(r)))))
  table_of <- function(i) {
    vapply(seq_along(rows), function(w) rows[[w]][, grid[i, w]], double(nrow(rows[[1L]])))
  }
  at <- seq_len(nrow(grid))
  if (length(at) > 6L) {
    p <- vapply(at, function(i) {
      table <- table_of(i)
      score <- trend_scores(trend, rowSums(table))
      tail_p(trend_z(table, NULL, score, trend$times), trend$alternative)
    }, 0)
    at <- unique(order(p)[c(1:3, length(p) - 0:2)])
    complete <- FALSE
  }
  done <- lapply(at, function(i) {
    table <- table_of(i)
    trend_test(table, NULL, trend_scores(trend, rowSums(table)), trend$times, trend$alternative)
  })
  p <- vapply(done, `[[`, 0, "p")
  method <- vapply(done, `[[`, "", "method")
  how <- if (all(method == "exact")) "exact" else setdiff(method, "exact")[[1L]]
  list(
    p = range(p), se = max(vapply(done, `[[`, 0, "se")), method = how,
    range = if (length(p) > 1L) if (complete) "proven" else "attained" else how
  )
}

# Those with the lowest to the highest mean.
few_rows <- function(rows, keep) {
  if (ncol(rows) <= keep) {
    return(rows)
  }
  by <- order(colSums(rows * seq_len(nrow(rows))))
  rows[, by[round(seq(1, length(by), length.out = keep))], drop = FALSE]
}

# What may have been answered in one wave, a column each: agreeing or not, or by answer.
trend_rows <- function(cell, one, top) {
  m <- one$moments
  if (top) {
    x <- sort(unique(round(m$mean * m$base)))
    return(list(rows = rbind(m$base - x, x), all = TRUE))
  }
  part_rows(two_sources(list(one$side$feasible), list(cell$to), cell$k), most_margins)[[1L]]
}

# People by what they answered in each wave: `table` of who did so once, `blocks` of who did in
# several, alike ones together.
trend_people <- function(trend) {
  slots <- Map(function(w, cell) wave_slots(w, cell$old_item, cell$group), trend$waves, trend$of)
  who <- lapply(trend$waves, function(w) ifelse(is.na(w$who), NA, paste0("p", w$who)))
  everyone <- unique(unlist(who))
  everyone <- everyone[!is.na(everyone)]
  k <- if (trend$measure == "top") 2L else trend$of[[1L]]$k
  table <- matrix(0, k, length(slots))
  answer <- matrix(NA_integer_, length(everyone), length(slots))
  for (w in seq_along(slots)) {
    own <- trend_answer(slots[[w]], trend$of[[w]], trend)
    table[, w] <- tabulate(own[is.na(who[[w]])], k)
    answer[, w] <- own[match(everyone, who[[w]])]
  }
  total <- rowSums(table) + tabulate(answer, k)
  several <- rowSums(!is.na(answer)) > 1L
  once <- answer[!several, , drop = FALSE]
  table <- table + apply(once, 2L, tabulate, nbins = k)
  key <- apply(answer[several, , drop = FALSE], 1L, function(a) {
    paste(c(which(!is.na(a)), sort(a)), collapse = " ")
  })
  # alike: the same answers in the same waves, in whichever order
  blocks <- lapply(split(which(several), key), function(at) {
    waves <- which(!is.na(answer[at[[1L]], ]))
    list(waves = waves, answers = answer[at, waves, drop = FALSE])
  })
  list(table = table, total = total, blocks = unname(blocks))
}

# What is counted of each person's slot in one wave: the answer, or agreeing (2) or not (1).
trend_answer <- function(slots, cell, trend) {
  answer <- cell$to[slots]
  if (trend$measure != "top") {
    return(answer)
  }
  base <- if (trend$answered) !is.na(slots) else !is.na(answer)
  ifelse(base, 1L + (answer %in% cell$scale$top), NA_integer_)
}
