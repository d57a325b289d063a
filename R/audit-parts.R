# A share of everyone against those of groups whose bases add up to its own: their
# counts add up to its count.
audit_wholes <- function(report, bars, rounding) {
  p <- report$published
  plain <- which(p$relation == "=" & !is.na(p$n) & !spans_groups(report, p))
  key <- paste(p$survey, p$item, p$category, sep = "\r")[plain]
  like <- split(plain, factor(key, unique(key)))
  like <- like[vapply(like, function(at) length(unique(nzchar(p$group[at]))) > 1L, NA)]
  compact(unlist(lapply(unname(like), function(at) {
    parts <- at[nzchar(p$group[at])]
    pairs <- expand.grid(figure = unique(p$figure[parts]), whole = at[!nzchar(p$group[at])],
                         stringsAsFactors = FALSE)
    Map(function(i, figure) {
      audit_whole(report, bars, rounding, i, parts[p$figure[parts] == figure])
    }, pairs$whole, pairs$figure)
  }), recursive = FALSE))
}

# One share of everyone, row i, against those of the groups of a figure; NULL where these
# are not what makes up everyone.
audit_whole <- function(report, bars, rounding, i, of) {
  p <- report$published
  figure <- p$figure[[of[[1L]]]]
  if (length(of) < 2L || anyDuplicated(p$group[of]) || sum(p$n[of]) != p$n[[i]] ||
    said_to_overlap(report, p[of, ])) {
    return(NULL)
  }
  interval <- function(j) {
    rule <- find_bar(bars, list(id = p$id[[j]]))$rounding %||% rounding
    count_interval(p$percent[[j]], printed_decimals(p$printed[j]), p$n[[j]], rule)
  }
  parts <- vapply(of, interval, c(0, 0))
  want <- interval(i)
  sums <- rowSums(parts)
  if (any(parts[1L, ] > parts[2L, ]) || want[[1L]] > want[[2L]]) {
    return(NULL)
  }
  row <- p[i, ]
  good <- want[[1L]] <= sums[[2L]] && want[[2L]] >= sums[[1L]]
  ends <- round(100 * sums / row$n, 2)
  names <- paste(p$group[of], collapse = " + ")
  half <- 0.5 * 10^-printed_decimals(row$printed)
  between <- row$percent >= min(p$percent[of]) - half &&
    row$percent <= max(p$percent[of]) + half
  free <- identical(find_bar(bars, row)$habit, "other base")
  if (free && !good && between) {
    return(NULL)
  }
  claim <- audit_claim(
    paste0(row$id, ".parts", figure), "parts",
    in_each(
      "audit_of_everyone", percent = as_printed(row$percent, printed_decimals(row$printed))
    ), row$percent, ends[[1L]], ends[[2L]],
    if (good) "consistent" else "inconsistent",
    in_each(
      "audit_groups_give", groups = names, figure = figure,
      span = audit_span_words(ends[[1L]], ends[[2L]])
    ),
    figure = row$figure, survey = row$survey, item = row$item, source = row$source
  )
  # between its parts a share can be theirs with other weights
  if (!good && between && abs(row$percent - mean(ends)) > 3 * half) {
    claim$rank <- "other base likely"
    claim$reason <- glue_words(claim$reason, in_each("rank_weighted"))
  } else if (!good && fit_adjusted(bars, p$id[c(i, of)])) {
    claim$rank <- "rounding slip"
    claim$reason <- glue_words(claim$reason, in_each("rank_adjusted"))
  }
  claim
}

# Can the counts of the parts, rows `ids` but the first, add up to that of the whole where
# rows that add up to exactly 100 were made to?
fit_adjusted <- function(bars, ids) {
  spans <- vapply(ids, function(id) {
    bar <- find_bar(bars, list(id = id))
    if (is.null(bar)) {
      return(c(NA, NA))
    }
    at <- match(id, bar$rows$id)
    single <- full_row(bar)
    # a sum is that of its labels
    of <- if (length(single) > 1L && adds_up(bar, single)) {
      single[unlist(bar$cells[single]) %in% bar$cells[[at]]]
    }
    bounds <- compact(adjusted_bounds(bar, bar$bounds)[of %||% at])
    if (length(bounds) == 0L) {
      return(c(0, bar$n))
    }
    rowSums(vapply(bounds, function(b) c(b$low, b$high), c(0, 0)))
  }, c(0, 0))
  parts <- rowSums(spans[, -1L, drop = FALSE])
  isTRUE(spans[[1L, 1L]] <= parts[[2L]] && spans[[2L, 1L]] >= parts[[1L]])
}

# Is it said that these groups are not different people?
said_to_overlap <- function(report, rows) {
  question <- report$figures$question[[match(rows$figure[[1L]], report$figures$figure)]]
  pairs <- utils::combn(rows$group, 2L, simplify = FALSE)
  any(vapply(pairs, function(pair) {
    said <- said_relation(report, rows$survey[[1L]], question, pair[[1L]], pair[[2L]])
    !is.null(said) && said$relation != "disjoint"
  }, NA))
}
