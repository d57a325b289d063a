# A row of a comparison, and the object that rows become.

# One row, from a row for each feasible pair of margins: means, variances within
# groups, and the low and high of the covariance term.
comparison_row <- function(case, means, v, covariance, p, p.range, naive, effect,
                           effect_range, limit, conf.level, base = case$size) {
  size <- case$size
  d <- means[, 1L] - means[, 2L]
  each <- cbind(v[, 1L] / base[[1L]], v[, 2L] / base[[2L]])
  se <- if (case$strata) {
    s <- sqrt(pmax(0, each[, 1L] * case$factor[[1L]] + each[, 2L] * case$factor[[2L]]))
    cbind(s, s)
  } else {
    u2 <- each[, 1L] + each[, 2L] - 2 * covariance[, 2:1, drop = FALSE] / prod(base)
    sqrt(pmax(0, case$factor * u2))
  }
  z <- normal_quantile(conf.level)
  tibble::tibble(
    item = case$item, domain = case$domain, group1 = case$shown[[1L]],
    group2 = case$shown[[2L]], n1 = size[[1L]], n2 = size[[2L]],
    m.low = case$m[[1L]], m.high = case$m[[2L]],
    estimate1.low = min(means[, 1L]), estimate1.high = max(means[, 1L]),
    estimate2.low = min(means[, 2L]), estimate2.high = max(means[, 2L]),
    estimate.low = min(d), estimate.high = max(d),
    std.error.low = min(se), std.error.high = max(se),
    conf.low = max(-limit, min(d - z * se)), conf.high = min(limit, max(d + z * se)),
    p.low = p[[1L]], p.high = p[[2L]], p.range = p.range,
    effect.type = effect, effect.low = effect_range[[1L]], effect.high = effect_range[[2L]],
    p.naive.low = min(naive), p.naive.high = max(naive)
  )
}

# Adjusts, says what is significant, and gives each range its plain column.
adjust_rows <- function(out, adjust, alpha) {
  adjusted <- function(p) stats::p.adjust(p, adjust)
  significant <- function(low, high) {
    ifelse(high <= alpha, "yes", ifelse(low <= alpha, "undetermined", "no"))
  }
  out$adj.p.low <- adjusted(out$p.low)
  out$adj.p.high <- adjusted(out$p.high)
  out$significant <- significant(out$adj.p.low, out$adj.p.high)
  out$significant.naive <- significant(adjusted(out$p.naive.low), adjusted(out$p.naive.high))
  for (what in c("m", "estimate1", "estimate2", "estimate", "std.error", "effect", "p.naive")) {
    out[[what]] <- where_met(out[[paste0(what, ".low")]], out[[paste0(what, ".high")]])
  }
  out$p.value <- where_met(out$p.low, out$p.high)
  out$adj.p.value <- where_met(out$adj.p.low, out$adj.p.high)
  # which set stands after its item
  out[append(comparison_columns, intersect("set", names(out)), 1L)]
}

comparison_columns <- local({
  ranges <- function(x) paste0(x, c("", ".low", ".high"))
  c(
    "item", "domain", "group1", "group2", "n1", "n2", ranges("m"), ranges("estimate1"),
    ranges("estimate2"), ranges("estimate"), ranges("std.error"), "conf.low", "conf.high",
    "p.value", "p.low", "p.high", "p.range", "adj.p.value", "adj.p.low", "adj.p.high",
    "significant", "effect.type", ranges("effect"), ranges("p.naive"), "significant.naive"
  )
})

stop_no_margins <- function(case, call = caller_env(2)) {
  abort("impossible", c(
    "No counts agree with all that was printed.",
    x = "Item {.field {case$item}}, groups {.val {case$groups}}."
  ), arg = "x", value = case$item, column = case$item, call = call)
}

stop_not_positive <- function(case, call = caller_env(2)) {
  abort("assume", c(
    "No twin table has a covariance of 0 or more within pairs.",
    x = "Item {.field {case$item}}, groups {.val {case$groups}}.",
    i = "Leave {.val positive} out of {.arg assume}."
  ), arg = "assume", value = "positive", column = case$item, call = call)
}

# Whether anybody may be in both groups of a row: else there is no test as if there were two
# groups of different people to set beside.
any_shared <- function(x) any(x$m.high > 0)

comparison_labels <- function(x, items) {
  labels <- lapply(set_names(languages), function(l) {
    vapply(items, function(i) item_label(x, i, l) %||% i, "")
  })
  labels
}

new_comparison <- function(rows, ...) {
  extra <- list(...)
  out <- tibble::new_tibble(as.list(rows), nrow = nrow(rows), class = "akkoord_comparison")
  for (name in names(extra)) attr(out, name) <- extra[[name]]
  out
}

check_comparison <- function(x, arg, call = caller_env()) {
  if (!all(c("item", "group1", "group2") %in% names(x)) || is.null(attr(x, "alternative"))) {
    stop_damaged(x, arg, "compare_groups", call)
  }
}
