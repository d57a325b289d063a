# Asymptotic tests of groups that overlap.

tail_p <- function(z, alternative, df = Inf) {
  switch(alternative,
    less = stats::pt(z, df), greater = stats::pt(z, df, lower.tail = FALSE),
    2 * stats::pt(-abs(z), df)
  )
}

overlap_asymptotic <- function(r, alternative) {
  z <- (r$statistic - r$mean) / sqrt(r$variance)
  list(statistic = c(Z = z), p.value = tail_p(z, alternative))
}

# Sizes, means, variances and the correlation within pairs, on scores `s`
overlap_moments <- function(given, s, answers) {
  cells <- given$table
  k <- length(given$scores)
  if (is.null(s)) {
    pooled <- if (answers == "one") {
      rowSums(cells)
    } else {
      (rowSums(cells) + colSums(cells))[seq_len(k)]
    }
    s <- cumsum(pooled) - (pooled - 1) / 2
  }
  if (answers == "one") {
    c1 <- cells[, 1L] + cells[, 2L]
    c2 <- cells[, 2L] + cells[, 3L]
    m <- sum(cells[, 2L])
    r <- 1
  } else {
    inner <- seq_len(k)
    pairs <- cells[inner, inner, drop = FALSE]
    c1 <- rowSums(cells)[inner]
    c2 <- colSums(cells)[inner]
    m <- sum(pairs)
    a <- s - sum(rowSums(pairs) * s) / max(1, m)
    b <- s - sum(colSums(pairs) * s) / max(1, m)
    r <- sum(pairs * outer(a, b)) /
      sqrt(sum(rowSums(pairs) * a^2) * sum(colSums(pairs) * b^2))
    if (!is.finite(r)) r <- 0
  }
  n <- c(sum(c1), sum(c2))
  mean <- c(sum(c1 * s), sum(c2 * s)) / n
  ss <- c(sum(c1 * (s - mean[[1L]])^2), sum(c2 * (s - mean[[2L]])^2))
  # whoever is in both groups with one answer counts once
  once <- if (answers == "one") rowSums(cells) else c1 + c2
  list(
    s = s, n = n, m = m, r = r, mean = mean, ss = ss, once = once, each = c1 + c2,
    two_valued = length(unique(s)) == 2L
  )
}

# Variance under the null hypothesis of two-valued scores, p q times the distance
# squared, or pooled within the groups
overlap_pooled <- function(o, answers) {
  if (o$two_valued || answers == "one") {
    centre <- sum(o$once * o$s) / sum(o$once)
    less <- if (o$two_valued) 0 else 1
    sum(o$once * (o$s - centre)^2) / (sum(o$once) - less)
  } else {
    sum(o$ss) / (sum(o$n) - 2)
  }
}

overlap_derrick <- function(given, s, answers, alternative, var.equal,
                            call = caller_env()) {
  check_flag(var.equal, "var.equal", call = call)
  o <- overlap_moments(given, s, answers)
  n <- o$n
  shared <- 2 * o$r * o$m / (n[[1L]] * n[[2L]])
  d <- o$mean[[1L]] - o$mean[[2L]]
  if (o$two_valued) {
    z <- d / sqrt(overlap_pooled(o, answers) * (sum(1 / n) - shared))
    return(list(
      statistic = c(z = z), p.value = tail_p(z, alternative),
      distribution = list(said("by_derrick_z"))
    ))
  }
  if (any(n < 2)) stop_small(n, given$groups, call)
  single <- sum(n) - 2 * o$m
  v <- o$ss / (n - 1)
  if (var.equal) {
    statistic <- d / sqrt(overlap_pooled(o, answers) * (sum(1 / n) - shared))
    welch <- sum(n) - o$m - 1
  } else {
    statistic <- d / sqrt(sum(v / n) - shared * sqrt(v[[1L]] * v[[2L]]))
    welch <- sum(v / n)^2 / sum((v / n)^2 / (n - 1))
    welch <- welch - o$m + 1
  }
  df <- o$m - 1 + welch / sum(n) * single
  list(
    statistic = c(t = statistic), parameter = c(df = df),
    p.value = tail_p(statistic, alternative, df), distribution = list(
      if (var.equal) said("by_derrick_equal") else said("by_derrick_unequal")
    )
  )
}

stop_small <- function(n, groups, call) {
  i <- which(n < 2)[[1L]]
  abort("count", c(
    "Each group must have two answers or more for a variance.",
    x = "{.field {groups[[i]]}} has {n[[i]]}."
  ), arg = "x", value = n[[i]], row = i, call = call)
}

# The forms of a crosstab program's overlap formula, by what is pooled over whom
check_crosstab <- function(form, df, call = caller_env()) {
  form <- check_choice(form, c("persons", "unicom", "q"), "crosstab", call = call)
  if (!is.null(df) && form != "persons") {
    abort("crosstab", c(
      "{.arg df} goes with {.code crosstab = \"persons\"}.",
      i = "The form of {.val {form}} has degrees of freedom of its own."
    ), arg = "df", value = df, call = call)
  }
  form
}

overlap_crosstab <- function(given, s, answers, alternative, form, df, call = caller_env()) {
  o <- overlap_moments(given, s, answers)
  n <- o$n
  both <- sum(n)
  if (!o$two_valued && both < 3) stop_small(n, given$groups, call)
  if (!o$two_valued && form == "unicom") {
    abort("scores", c(
      "The form of UNICOM is for shares: scores of two values.",
      i = paste(
        "Give {.code scores = c(0, 0, 0, 1, 1)} or the like, or take {.code crosstab = \"q\"}",
        "or {.code \"persons\"}."
      )
    ), arg = "scores", value = s, call = call)
  }
  variance <- overlap_pooled(if (form == "persons") o else pooled_answers(o),
    if (form == "persons") answers else "two")
  if (form == "q" && o$two_valued) variance <- variance * both / (both - 1)
  se <- sqrt(variance * (sum(1 / n) - 2 * o$r * o$m / (n[[1L]] * n[[2L]])))
  free <- if (form == "q" && o$two_valued) {
    both - 1
  } else if (form == "persons" && is.infinite(df)) {
    Inf
  } else {
    both - o$m - (if (form == "persons") df else 2)
  }
  statistic <- (o$mean[[1L]] - o$mean[[2L]]) / se
  list(
    statistic = c(t = statistic), parameter = c(df = free),
    p.value = tail_p(statistic, alternative, max(free, 1)),
    distribution = list(
      said(switch(form, persons = "by_crosstabs", unicom = "by_unicom", q = "by_q")),
      if (is.infinite(free)) said("by_normal") else said("by_t")
    )
  )
}

# Answers in place of persons: whoever is in both groups counts twice.
pooled_answers <- function(o) {
  o$once <- o$each
  o
}
