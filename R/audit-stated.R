# What claims.csv states of the printed numbers.

audit_stated <- function(report, bars, rounding, tolerance) {
  claims <- report$claims
  lapply(seq_len(nrow(claims)), function(i) {
    row <- claims[i, ]
    switch(row$check,
      order = stated_order(report, row, bars),
      union = stated_union(report, row, bars),
      part = stated_part(report, row),
      unit = stated_unit(report, row),
      count = stated_count(report, row),
      difference = , ratio = stated_compared(report, row, bars, rounding, tolerance),
      rank = stated_place(report, row, bars),
      interval = , margin = stated_interval(report, row, bars, rounding)
    )
  })
}

# A share of claims.csv with its answer in words.
stated_share <- function(report, name, bars) {
  share <- named_share(report, name, bars)
  rows <- report$published[match(claim_ids(name), report$published$id), ]
  share$label <- audit_answer_words(report, rows, bars)
  share
}

# The maker of a verdict as the rooms of claims give one: make(verdict, reason, ends, mend,
# rank).
stated_maker <- function(report, row, check, claim, printed, relation = "=", unit = "percent") {
  force(row)
  first <- report$published[match(claim_ids(row$of)[[1L]], report$published$id), ]
  or <- function(a, b) if (is.na(a)) b else a
  function(verdict, reason, ends = c(NA, NA), mend = NULL, rank = NULL) {
    out <- audit_claim(row$id, check, claim, printed, ends[[1L]], ends[[2L]], verdict, reason,
                       mend, figure = or(row$figure, first$figure),
                       survey = or(row$survey, first$survey),
                       relation = relation, unit = unit, source = row$source)
    out$rank <- rank
    out
  }
}

stated_compared <- function(report, row, bars, rounding, tolerance) {
  p <- claim_readers[[row$check]](row$value)
  of <- stated_share(report, row$of, bars)
  to <- stated_share(report, row$to, bars)
  key <- if (row$check == "ratio") "audit_stated_ratio" else "audit_stated_difference"
  make <- stated_maker(
    report, row, row$check, in_each(key, of = of$label, to = to$label, value = row$value),
    p$number, p$relation, comparisons[[row$check]]$unit
  )
  compared_verdict(row$check, make, of, to, p, of$bar$rounding %||% rounding, tolerance)
}

stated_place <- function(report, row, bars) {
  place <- read_place(row$value)$number
  names <- setdiff(split_ids(row$to)[[1L]], row$of)
  of <- stated_share(report, row$of, bars)
  others <- lapply(names, stated_share, report = report, bars = bars)
  make <- stated_maker(
    report, row, "rank",
    in_each("audit_stated_place", of = of$label, value = row$value, n = length(others) + 1L),
    if (place < 0) length(others) + 1L else place, unit = "number"
  )
  place_verdict(make, of, others, place)
}

stated_interval <- function(report, row, bars, rounding) {
  p <- claim_readers[[row$check]](row$value)
  of <- stated_share(report, row$of, bars)
  first <- report$published[match(claim_ids(row$of)[[1L]], report$published$id), ]
  size <- interval_size(report, first$survey)
  key <- if (row$check == "interval") "audit_stated_interval" else "audit_stated_margin"
  make <- stated_maker(
    report, row, row$check, in_each(key, of = of$label, value = row$value), p$number,
    unit = if (row$check == "interval") "percent" else "percentage points"
  )
  if (row$check == "interval") {
    interval_verdict(make, of, p, size, rounding)
  } else {
    share_margin_verdict(make, list(of), p, size, rounding)
  }
}

stated_order <- function(report, row, bars) {
  shares <- function(cell) {
    lapply(split_ids(cell)[[1L]], named_share, report = report, bars = bars)
  }
  of <- shares(row$of)
  to <- shares(row$to)
  claim <- in_each(
    "audit_higher", more = audit_list_words(of), less = audit_list_words(to)
  )
  order_verdict(order_maker(row, claim), of, to, list(audit_list_words(of), audit_list_words(to)))
}

# Whoever gave one of the answers `to` gave `of`: between the largest and their sum.
stated_union <- function(report, row, bars) {
  of <- named_share(report, row$of, bars)
  names <- split_ids(row$to)[[1L]]
  to <- lapply(names, named_share, report = report, bars = bars)
  source <- report$published[match(claim_ids(row$of), report$published$id), ]
  claim <- in_each(
    "audit_union", label = of$label, percent = of$percent, parts = audit_list_words(to)
  )
  make <- function(low, high, verdict, reason, mend = NULL) {
    audit_claim(row$id, "union", claim, of$percent %||% NA, low, high, verdict, reason, mend,
                figure = row$figure, survey = row$survey, source = row$source)
  }
  together <- union_in_row(to)
  n <- unique(vapply(to, `[[`, 0, "n"))
  if (!all_printed(c(list(of), to)) || length(n) != 1L) {
    return(make(NA, NA, "not checkable", in_each("audit_one_base")))
  }
  low <- together$low %||% max(vapply(to, `[[`, 0, "low"))
  high <- together$high %||% min(n, sum(vapply(to, `[[`, 0, "high")))
  share <- function(x) round(100 * x / n, 1)
  span <- in_each(
    if (is.null(together)) "audit_between_largest" else "audit_others_give",
    span = audit_span_words(share(low), share(high))
  )
  if (of$n != n) {
    return(make(share(low), share(high), "not checkable", glue_words(span, in_each(
      "audit_whole_base", n = n
    ))))
  }
  good <- of$high >= low && of$low <= high
  make(share(low), share(high), if (good) "consistent" else "inconsistent", span,
       if (!good) mend_words(list(mend_option(
         of$label, of$percent,
         round(if (of$high < low) ceiling(share(low) - 0.5) else floor(share(high) + 0.5))
       )))$mend)
}

# Answers of which people give one each are given by the sum of their people; NULL for others.
union_in_row <- function(to) {
  if (length(to) < 2L || !all(vapply(to[-1L], one_row, NA, to = to[[1L]]))) {
    return(NULL)
  }
  share_of(to[[1L]]$bar, sort(unique(unlist(lapply(to, `[[`, "at")))))
}

stated_part <- function(report, row) {
  of <- figure_bases(report, row$of)
  to <- figure_bases(report, row$to)
  claim <- in_each(
    "audit_part_of", part = lower_words(audit_figure_words(row$of)),
    whole = lower_words(audit_figure_words(row$to))
  )
  make <- function(printed, low, high, verdict, reason, mend = NULL) {
    audit_claim(row$id, "part of", claim, printed, low, high, verdict, reason, mend,
                figure = row$figure, survey = row$survey, unit = "persons", source = row$source)
  }
  if (length(of) != 1L || length(to) != 1L) {
    return(make(NA, NA, NA, "not checkable", in_each("audit_part_bases")))
  }
  good <- of[[1L]] <= to[[1L]]
  make(of[[1L]], 1, to[[1L]], if (good) "consistent" else "inconsistent",
       in_each("audit_n_of", n = of[[1L]], base = to[[1L]]),
       if (!good) mend_words(list(mend_option(in_each("word_base"), of[[1L]], to[[1L]])))$mend)
}

# A base that counts one thing and a claim about another.
stated_unit <- function(report, row) {
  base <- if (is.na(row$figure)) integer() else figure_bases(report, row$figure)
  audit_claim(
    row$id, "unit", in_each("audit_unit", unit = row$of, base = row$to),
    if (length(base) == 1L) base[[1L]] else NA, NA, NA, "not checkable",
    in_each("audit_unit_missing", base = row$to, unit = row$of),
    figure = row$figure, survey = row$survey, unit = "persons", source = row$source
  )
}

stated_count <- function(report, row) {
  table <- report[[row$of]]
  n <- nrow(table)
  said <- as.numeric(row$value)
  claim <- in_each("audit_name_value", name = row$of, value = said)
  if (n == 0L) {
    return(audit_claim(
      row$id, "count", claim, said, NA, NA, "not checkable",
      in_each("audit_no_file", name = row$of, n = said),
      figure = row$figure, survey = row$survey, unit = "number", source = row$source))
  }
  good <- n == said
  audit_claim(
    row$id, "count", claim, said, n, n, if (good) "consistent" else "inconsistent",
    in_each("audit_listed", n = n),
    if (!good) in_each("audit_instead", new = n, old = said),
    figure = row$figure, survey = row$survey, unit = "number", source = row$source
  )
}
