# compare_groups() by scores: midranks or equally spaced. The p depends on the whole
# rows of counts, so feasible rows are listed, or drawn where they are too many, and
# those with most and least evidence are searched for twin tables.

# Whole scores: midranks (twice, so that they are whole) or the scale's own.
whole_scores <- function(c1, c2, measure, own) {
  if (measure == "scores") {
    return(as.integer(round(own * whole_by(own))))
  }
  total <- c1 + c2
  as.integer(2 * cumsum(total) - total + 1L)
}

most_margins <- 400L

compare_scores <- function(case, measure, alternative, conf.level) {
  side <- alternative
  k <- case$k
  if (k > 15L) {
    abort("too_long", c(
      "Scores are compared on scales of 15 answers at most.",
      x = "Item {.field {case$item}} has {k}."
    ), arg = "x", value = k, column = case$item, call = caller_env())
  }
  rows <- feasible_rows(case$feasible, most_margins)
  c1 <- rows$c1
  c2 <- rows$c2
  storage.mode(c1) <- storage.mode(c2) <- "integer"
  if (ncol(c1) == 0L) stop_no_margins(case)
  score <- margins_scores(c1, c2, measure, case$scale$scores)
  own <- case$scale$scores
  moments <- score_moments(own, c1, c2, case$size)
  means <- moments$mean
  v <- moments$v
  n <- as.integer(max(case$n, sum(case$size) - case$m[[1L]]))
  m <- as.integer(case$m)
  witnesses <- NULL
  if (!is.null(case$twin)) {
    covariance <- matrix(twin_covariance(case, own, means), 1L, 2L)
    p <- rep(twin_scores_p(case, score, measure, side), 2L)
    certainty <- "exact"
  } else if (m[[2L]] == 0L) {
    covariance <- matrix(0, ncol(c1), 2L)
    p <- range(independent_p(score, c1, c2, side))
    certainty <- if (rows$all) if (ncol(c1) == 1L) "exact" else "proven" else "attained"
  } else {
    covariance <- scores_covariance(case, c1, c2, n, m)
    if (case$positive) {
      keep <- covariance[, 2L] >= 0
      if (!any(keep)) stop_not_positive(case)
      c1 <- c1[, keep, drop = FALSE]
      c2 <- c2[, keep, drop = FALSE]
      score <- score[, keep, drop = FALSE]
      means <- means[keep, , drop = FALSE]
      v <- v[keep, , drop = FALSE]
      covariance <- covariance[keep, , drop = FALSE]
      covariance[, 1L] <- pmax(covariance[, 1L], 0)
    }
    found <- search_scores(score, c1, c2, n, m, case$positive, side)
    if (is.null(found)) stop_not_positive(case)
    p <- found$p
    certainty <- if (found$proven && rows$all) "proven" else "attained"
    witnesses <- lapply(found$tables, function(t) {
      new_twin_table(t, case$scale, case$shown)
    })
  }
  naive <- independent_p(score, c1, c2, side)
  superiority <- margins_superiority(c1, c2, case$size)
  row <- comparison_row(
    case, means, v, covariance, p, certainty, naive, "superiority", range(superiority),
    diff(range(own)), conf.level
  )
  if (!rows$all) row <- outer_scores(row, case, own, conf.level)
  list(row = row, witnesses = witnesses)
}

# Whole scores of each pair of margins, a column each.
margins_scores <- function(c1, c2, measure, own) {
  k <- nrow(c1)
  score <- vapply(seq_len(ncol(c1)), function(i) {
    whole_scores(c1[, i], c2[, i], measure, own)
  }, integer(k))
  matrix(score, k)
}

# Means and variances on scores `own`: a row a pair of margins, a column a group.
score_moments <- function(own, c1, c2, size) {
  size <- matrix(size, ncol(c1), 2L, byrow = TRUE)
  mean <- cbind(colSums(own * c1), colSums(own * c2)) / size
  list(mean = mean, v = cbind(colSums(own^2 * c1), colSums(own^2 * c2)) / size - mean^2)
}

twin_covariance <- function(case, own, means) {
  inner <- case$twin[seq_len(case$k), seq_len(case$k), drop = FALSE]
  sum(inner * outer(own - means[1L, 1L], own - means[1L, 2L]))
}

# The exact p where it is known who gave which two answers.
twin_scores_p <- function(case, score, measure, side) {
  if (case$kind == "one answer") {
    # midranks are those of the persons
    return(one_answer_p(case, if (measure != "midrank") case$scale$scores, side))
  }
  twin <- case$twin
  storage.mode(twin) <- "integer"
  .Call(akk_c_scores_case, score, twin, side)
}

# The chance that one of the first group is higher, by margins.
margins_superiority <- function(c1, c2, size) {
  vapply(seq_len(ncol(c1)), function(i) {
    b <- as.double(c2[, i])
    sum(c1[, i] * (cumsum(b) - b / 2)) / prod(size)
  }, 0)
}

# The p of two groups taken to be independent, for each pair of rows.
independent_p <- function(score, c1, c2, side) {
  k <- nrow(score)
  key <- paste(apply(c1, 2L, paste, collapse = " "), apply(c2, 2L, paste, collapse = " "))
  vapply(which(!duplicated(key)), function(i) {
    twin <- matrix(0L, k + 1L, k + 1L)
    twin[seq_len(k), k + 1L] <- c1[, i]
    twin[k + 1L, seq_len(k)] <- c2[, i]
    .Call(akk_c_scores_case, score[, i], twin, side)
  }, 0)
}

# On the scale's own scores, which are made whole when they are not.
scores_covariance <- function(case, c1, c2, n, m) {
  own <- case$scale$scores
  by <- whole_by(own)
  .Call(
    akk_c_covariance_range, matrix(as.integer(round(own * by))), c1, c2, n, m
  ) / prod(case$size) / by^2
}

# By what the scores are multiplied to be whole.
whole_by <- function(scores) {
  by <- 1
  while (by < 1000 && any(abs(scores * by - round(scores * by)) > 1e-9)) by <- by + 1
  by
}

# The rows with most and least evidence by the normal approximation, each searched.
search_scores <- function(score, c1, c2, n, m, positive, side) {
  seen <- .Call(akk_c_scores_glance, score, c1, c2, n, m, positive, side)
  count <- ncol(c1)
  most <- min(3L, count)
  at <- unique(c(
    order(-seen[, 1L])[seq_len(most)], order(seen[, 2L])[seq_len(most)]
  ))
  effort <- as.integer(getOption("akkoord.effort", c(5000L, 400L)))
  tries <- lapply(at, function(i) {
    .Call(
      akk_c_scores_range, score[, i, drop = FALSE], c1[, i, drop = FALSE],
      c2[, i, drop = FALSE], n, m, positive, side, effort
    )
  })
  tries <- tries[vapply(tries, `[[`, NA, "found")]
  if (length(tries) == 0L) {
    return(NULL)
  }
  low <- vapply(tries, function(t) t$p[[1L]], 0)
  high <- vapply(tries, function(t) t$p[[2L]], 0)
  list(
    p = c(min(low), max(high)),
    tables = list(low = tries[[which.min(low)]]$low, high = tries[[which.max(high)]]$high),
    proven = length(at) == count && all(vapply(tries, `[[`, NA, "proven"))
  )
}

# Where rows were drawn, estimates and intervals still hold for all: the exact range
# of the means, and standard errors of at most the sum of the two groups' own.
outer_scores <- function(row, case, own, conf.level) {
  mean_range <- lapply(1:2, function(g) {
    feasible_range(case$feasible, of_group(g, own)) / case$size[[g]]
  })
  most <- vapply(1:2, function(g) most_variance(case, g, own), 0)
  each <- most / case$size
  se <- if (case$strata) {
    sqrt(sum(case$factor * each))
  } else {
    u2 <- if (case$positive || case$m[[2L]] == 0) sum(each) else sum(sqrt(each))^2
    sqrt(case$factor * u2)
  }
  z <- normal_quantile(conf.level)
  limit <- diff(range(own))
  d <- c(
    mean_range[[1L]][[1L]] - mean_range[[2L]][[2L]],
    mean_range[[1L]][[2L]] - mean_range[[2L]][[1L]]
  )
  row[c("estimate1.low", "estimate1.high")] <- as.list(mean_range[[1L]])
  row[c("estimate2.low", "estimate2.high")] <- as.list(mean_range[[2L]])
  row[c("estimate.low", "estimate.high")] <- as.list(d)
  row$std.error.high <- se
  row$std.error.low <- 0
  row$conf.low <- max(-limit, d[[1L]] - z * se)
  row$conf.high <- min(limit, d[[2L]] + z * se)
  row
}

# Weights of one of two groups alone.
of_group <- function(g, weights) weights * outer(rep(1, length(weights)), 1:2 == g)

# No row of counts has a larger variance: it is at most sum(c (s - t)^2) / n, whatever
# t, and that is linear in the counts; the best t is found.
most_variance <- function(case, g, own) {
  around <- function(t) {
    feasible_range(case$feasible, of_group(g, (own - t)^2))[[2L]] / case$size[[g]]
  }
  stats::optimize(around, range(own))$objective
}
