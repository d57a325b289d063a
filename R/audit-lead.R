# Majorities, leads and differences that a report states, that its numbers hold, and that are within
# their own margin of error. That is no error: a rank, with a sentence.

# Judged at the counts that favour the claim most: where these are not enough, none are.
audit_carried <- function(claims, report, bars) {
  lapply(claims, function(claim) {
    if (is.null(claim) || claim$verdict != "consistent" || !is.null(claim$rank)) {
      return(claim)
    }
    words <- switch(claim$check,
      words = short_majority(claim, report, bars), order = short_lead(claim, report, bars),
      difference = short_difference(claim, report, bars), change = short_change(claim, report)
    )
    if (!is.null(words)) {
      claim$rank <- "not carried by its margin"
      claim$reason <- glue_words(claim$reason, words)
    }
    claim
  })
}

# "More than half" of a base.
short_majority <- function(claim, report, bars) {
  of <- if (claim$relation == ">" && claim$printed == 50) lead_side(report, claim$id, bars)
  if (is.null(of)) {
    return(NULL)
  }
  limits <- side_limits(of, seq(of$high, of$n))
  if (limits$conf.low[[1L]] > 0.5) {
    return(NULL)
  }
  enough <- which(limits$conf.low > 0.5)
  values <- list(
    n = of$high, base = of$n, low = round(100 * limits$conf.low[[1L]], 1),
    high = round(100 * limits$conf.high[[1L]], 1)
  )
  if (length(enough) == 0L) {
    return(inject(in_each("lead_majority_never", !!!values)))
  }
  inject(in_each("lead_majority", !!!values, need = of$high + enough[[1L]] - 1))
}

# One answer above another of one question, or a group above another of different people.
# Of groups that may share people the margin can be anything: these are not judged.
short_lead <- function(claim, report, bars) {
  row <- report$claims[match(claim$id, report$claims$id), ]
  lead <- lead_and_margin(c(row$of, row$to), report, bars)
  if (!is.null(lead)) inject(in_each("lead_margin", !!!lead))
}

# A difference that is said to be there, in the direction it is said to have.
short_difference <- function(claim, report, bars) {
  row <- report$claims[match(claim$id, report$claims$id), ]
  if (says_difference(claim)) {
    ids <- c(row$of, row$to)
    lead <- lead_and_margin(if (claim$printed > 0) ids else rev(ids), report, bars)
    if (!is.null(lead)) inject(in_each("lead_difference", !!!lead))
  }
}

says_difference <- function(claim) {
  claim$relation %in% c("=", ">", ">=", "about", "almost", "between") && !claim$printed %in% 0
}

# A change since the wave before, as of two samples drawn apart: of who answered both times
# nothing is known.
short_change <- function(claim, report) {
  sides <- if (says_difference(claim)) lapply(claim$shares, share_side, report = report)
  if (length(sides) == 0L || any(lengths(sides) == 0L)) {
    return(NULL)
  }
  if (claim$printed < 0) sides <- rev(sides)
  waves <- Map(function(side, x) {
    lead_counts(rbind(of = c(x, side$n - x)), side)
  }, sides, list(sides[[1L]]$high, sides[[2L]]$low))
  lead <- stats::coef(waves[[1L]])[[1L]] - stats::coef(waves[[2L]])[[1L]]
  margin <- normal_quantile(0.95) * sqrt(sum(vapply(waves, function(w) stats::vcov(w)[1L, 1L], 0)))
  if (lead <= margin) {
    in_each("lead_change", lead = round(100 * lead, 1), margin = round(100 * margin, 1))
  }
}

# The lead of one share over another and its margin, in points, where it is within that;
# NULL for what is not, or not known.
lead_and_margin <- function(ids, report, bars) {
  if (anyNA(ids) || any(lengths(split_ids(ids)) != 1L)) {
    return(NULL)
  }
  sides <- lapply(ids, lead_side, report = report, bars = bars)
  if (any(lengths(sides) == 0L) || !one_question(sides)) {
    return(NULL)
  }
  of <- sides[[1L]]
  to <- sides[[2L]]
  within <- of$group == to$group
  counts <- if (within) {
    answers_apart(of, to)
  } else {
    relation <- report_relation(report, of$survey, of$question, of$group, to$group)
    if (relation$kind == "disjoint") groups_apart(of, to)
  }
  if (is.null(counts)) {
    return(NULL)
  }
  contrast <- c(1L, if (within) 2L else 3L)
  lead <- -diff(stats::coef(counts)[contrast])
  v <- stats::vcov(counts)[contrast, contrast]
  margin <- normal_quantile(0.95) * sqrt(sum(v * c(1, -1, -1, 1)))
  if (lead <= margin) list(lead = round(100 * lead, 1), margin = round(100 * margin, 1))
}

one_question <- function(sides) {
  same <- function(name) identical(sides[[1L]][[name]], sides[[2L]][[name]])
  same("survey") && same("item")
}

# A printed share "a" or "a+b" with what is known of its people; NULL where that is too
# little, and for percentages of another base than the printed one.
lead_side <- function(report, name, bars) {
  ids <- trimws(strsplit(name, "+", fixed = TRUE)[[1L]])
  rows <- report$published[match(ids, report$published$id), ]
  if (anyNA(rows$id) || any(spans_groups(report, rows))) {
    return(NULL)
  }
  side <- share_side(named_share(report, name, bars), report)
  if (is.null(side)) {
    return(NULL)
  }
  bar <- find_bar(bars, rows[1L, ])
  side$cells <- sort(unique(unlist(bar$cells[match(ids, bar$rows$id)])))
  side
}

share_side <- function(share, report) {
  bar <- share$bar
  if (!isTRUE(share$known) || !isTRUE(share$printed) || bar$habit == "other base" ||
    isTRUE(bar$answers)) {
    return(NULL)
  }
  row <- bar_row(bar, 1L)
  own <- report$published[report$published$survey == row$survey, ]
  N <- report_method(report, row$survey, "population size")
  c(share[c("low", "high", "n")], list(
    survey = row$survey, item = row$item, group = row$group,
    question = report$items$question[match(row$item, report$items$item)],
    respondents = max(share$n, known_respondents(report, own)), N = if (is.na(N)) Inf else N
  ))
}

# Limits of x people of a base, as summary() has them: of all respondents, or of a part of
# them, of unknown size in the population.
side_limits <- function(side, x) {
  of <- function(value) rep(value, length(x))
  ends <- exact_ends(
    x, of(side$n), of(side$respondents), of(side$N), of(side$respondents == side$n), of(0.95),
    of(TRUE)
  )
  list(conf.low = ends[[1L]], conf.high = ends[[2L]])
}

# Counts of two answers of the same people: the first two cells.
answers_apart <- function(of, to) {
  if (length(intersect(of$cells, to$cells)) > 0L || length(of$cells) == 0L) {
    return(NULL)
  }
  less <- min(to$low, of$n - of$high)
  lead_counts(rbind(of = c(of$high, less, of$n - of$high - less)), of)
}

# Of different people: the first and the third cell.
groups_apart <- function(of, to) {
  lead_counts(rbind(of = c(of$high, of$n - of$high), to = c(to$low, to$n - to$low)), of)
}

# The rest of the respondents beside them: who is drawn is everyone.
lead_counts <- function(cells, side) {
  others <- side$respondents - sum(cells)
  if (others > 0) cells <- rbind(cells, others = c(rep(0, ncol(cells) - 1L), others))
  # with n, rows of a hundred people each are no percentages
  as_likert_counts(cells,
    scale = likert_scale(paste0("answer", seq_len(ncol(cells))), ordered = FALSE), item = "q",
    base = "answered", N = side$N, n = sum(cells)
  )
}
