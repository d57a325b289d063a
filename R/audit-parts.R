# A share of a whole (everyone, or a named group that others are part of) against those of
# its parts: where they make it up their counts add up to its count; where they do not, the
# rest is free to have answered in any way.

audit_wholes <- function(report, bars, rounding) {
  p <- report$published
  plain <- which(p$relation == "=" & !is.na(p$n) & !spans_groups(report, p))
  key <- paste(p$survey, p$item, p$category, sep = "\r")[plain]
  like <- split(plain, factor(key, unique(key)))
  like <- like[vapply(like, function(at) length(unique(p$group[at])) > 1L, NA)]
  grouped <- plain[nzchar(p$group[plain])]
  figures <- unique(p[grouped, c("figure", "survey")])
  families <- Map(function(figure, survey) {
    of <- p$figure[grouped] == figure & p$survey[grouped] == survey
    group_families(report, figure, survey, unique(p$group[grouped][of]))
  }, figures$figure, figures$survey)
  names(families) <- paste(figures$figure, figures$survey, sep = "\r")
  shares <- lapply(unname(like), function(at) {
    lapply(unique(p$figure[at][nzchar(p$group[at])]), function(figure) {
      known <- families[[paste(figure, p$survey[[at[[1L]]]], sep = "\r")]]
      lapply(known, function(f) audit_family(report, bars, rounding, at, figure, f))
    })
  })
  flat <- function(x) unlist(x, recursive = FALSE)
  bases <- Map(function(known, figure) {
    lapply(known, function(f) family_bases(p[plain[p$figure[plain] == figure], ], f))
  }, families, figures$figure)
  compact(unname(c(flat(flat(bases)), flat(flat(flat(shares))))))
}

# The groups of a figure that are parts of another, and of everyone (""): a list of `whole`,
# `parts`, `apart` (sets of these of which it is said that nobody is in two; what is said to
# be in it alone, by itself) and `overlap`, whether some are said to share people.
group_families <- function(report, figure, survey, groups) {
  question <- report$figures$question[[match(figure, report$figures$figure)]]
  r <- report$relations
  said <- function(a, b) if (nrow(r) > 0L) said_relation(report, survey, question, a, b)
  within <- function(whole, g) identical(said(g, whole)$part, g)
  lapply(intersect(c("", groups), c("", r$group2[r$relation == "part of"])), function(whole) {
    inside <- groups[vapply(groups, within, NA, whole = whole)]
    parts <- if (nzchar(whole)) inside else groups
    # parts of parts are there already
    nested <- vapply(parts, function(g) any(vapply(setdiff(parts, g), within, NA, g = g)), NA)
    parts <- parts[!nested]
    apart <- sets_apart(parts, function(a, b) identical(said(a, b)$relation, "disjoint"))
    of <- data.frame(figure = rep(figure, length(parts)), survey = survey, group = parts)
    list(whole = whole, parts = parts, overlap = length(parts) > 1L && said_to_overlap(report, of),
         apart = c(apart, setdiff(intersect(parts, inside), unlist(apart))))
  })
}

# Sets of two groups or more of which all pairs are apart.
sets_apart <- function(parts, apart) {
  sets <- list()
  while (length(parts) > 1L) {
    set <- parts[[1L]]
    for (g in parts[-1L]) if (all(vapply(set, apart, NA, b = g))) set <- c(set, g)
    if (length(set) > 1L) sets <- c(sets, list(set))
    parts <- setdiff(parts, set)
  }
  sets
}

# The claims on the shares of one whole, rows `at` of one item and answer.
audit_family <- function(report, bars, rounding, at, figure, family) {
  p <- report$published
  own <- at[p$figure[at] == figure & p$group[at] %in% family$parts]
  if (length(own) == 0L || anyDuplicated(p$group[own])) {
    return(list())
  }
  one <- function(i, of) audit_whole(report, bars, rounding, i, of, figure)
  unlist(lapply(at[p$group[at] == family$whole], function(i) {
    if (length(own) > 1L && !family$overlap && sum(p$n[own]) == p$n[[i]]) {
      return(list(one(i, own)))
    }
    # of figures of their own it is not known that the whole is of the same people
    sets <- if (p$figure[[i]] == figure) family$apart
    lapply(sets, function(set) {
      of <- own[p$group[own] %in% set]
      if (length(of) > 0L && sum(p$n[of]) <= p$n[[i]]) one(i, of)
    })
  }), recursive = FALSE)
}

# The counts behind row i, as its bar is read; of percentages that are no counts, those of
# its printed base.
part_counts <- function(report, bars, rounding, i) {
  row <- report$published[i, ]
  bar <- find_bar(bars, row)
  bound <- if (isTRUE(bar$base_printed)) bar$bounds[[match(row$id, bar$rows$id)]]
  if (!is.null(bound)) {
    return(c(bound$low, bound$high))
  }
  rule <- bar$rounding %||% rounding
  digits <- printed_decimals(row$printed)
  if (identical(bar$habit, "other base")) {
    return(row$n * rounding_share(row$percent, digits, rule))
  }
  count_interval(row$percent, digits, row$n, rule)
}

# One share, row i, against those of groups in it, rows `of` of a figure; NULL where nothing
# can be said.
audit_whole <- function(report, bars, rounding, i, of, figure) {
  p <- report$published
  row <- p[i, ]
  parts <- vapply(of, part_counts, c(0, 0), report = report, bars = bars, rounding = rounding)
  want <- part_counts(report, bars, rounding, i)
  rest <- row$n - sum(p$n[of])
  read <- lapply(c(i, of), function(j) find_bar(bars, p[j, ])[c("habit", "rounding")])
  free <- any(vapply(read, function(bar) identical(bar$habit, "other base"), NA))
  rules <- vapply(read, function(bar) bar$rounding %||% rounding, "")
  if (any(parts[1L, ] > parts[2L, ]) || want[[1L]] > want[[2L]] || free && rest > 0) {
    return(NULL)
  }
  # whatever the weights, between its parts
  between <- row$n * range(t(parts) / p$n[of])
  sums <- if (free) between else c(sum(parts[1L, ]), sum(parts[2L, ]) + rest)
  good <- want[[1L]] <= sums[[2L]] + 1e-9 && want[[2L]] >= sums[[1L]] - 1e-9
  digits <- printed_decimals(row$printed)
  ends <- 100 * sums / row$n
  far <- max(ends[[1L]] - row$percent, row$percent - ends[[2L]]) > 1.5 * 10^-digits
  ends <- round(ends, 2)
  mends <- if (!good && !free) whole_mends(p, c(i, of), cbind(want, parts), rest, rules)
  claim <- audit_claim(
    paste0(row$id, ".parts", figure), "parts", whole_words(row, find_bar(bars, row)$scale, digits),
    row$percent, ends[[1L]], ends[[2L]], if (good) "consistent" else "inconsistent",
    glue_words(parts_words(p, i, of, figure, rest, free, ends), mends$others %||% no_words),
    mends$mend, figure = row$figure, survey = row$survey, item = row$item, group = row$group,
    source = row$source
  )
  # it can be theirs with other weights
  weights <- rest > 0 || want[[1L]] <= between[[2L]] && want[[2L]] >= between[[1L]]
  if (!good && far && weights) {
    claim$rank <- "other base likely"
    claim$reason <- glue_words(claim$reason, in_each("rank_weighted"))
  } else if (!good && fit_adjusted(bars, p$id[c(i, of)], rest)) {
    claim$rank <- "rounding slip"
    claim$reason <- glue_words(claim$reason, in_each("rank_adjusted"))
  }
  claim
}

whole_words <- function(row, scale, digits) {
  if (nzchar(row$group)) {
    return(audit_number_words(row, scale, percent_words(row$percent, digits)))
  }
  audit_number_words(row, scale, in_each(
    "audit_of_everyone", percent = as_printed(row$percent, digits)
  ))
}

parts_words <- function(p, i, of, figure, rest, free, ends) {
  groups <- paste(p$group[of], collapse = " + ")
  span <- audit_span_words(ends[[1L]], ends[[2L]])
  if (rest > 0) {
    return(in_each("audit_groups_leave", groups = groups, figure = figure, n = length(of),
                   people = sum(p$n[of]), base = p$n[[i]], span = span))
  }
  in_each(if (free) "audit_groups_between" else "audit_groups_give", groups = groups,
          figure = figure, span = span)
}

# The nearest printed value of the whole, the first of rows `at`, or of one part, with which
# their `counts` can add up.
whole_mends <- function(p, at, counts, rest, rules) {
  low <- sum(counts[1L, -1L])
  high <- sum(counts[2L, -1L])
  mend_words(lapply(seq_along(at), function(k) {
    j <- at[[k]]
    need <- if (k == 1L) c(low, high + rest) else c(
      counts[[1L, 1L]] - rest - high + counts[[2L, k]], counts[[2L, 1L]] - low + counts[[1L, k]]
    )
    digits <- printed_decimals(p$printed[j])
    fits <- function(percent) {
      r <- count_interval(percent, digits, p$n[[j]], rules[[k]])
      max(r[[1L]], need[[1L]]) <= min(r[[2L]], need[[2L]])
    }
    start <- 100 * pmin(p$n[[j]], pmax(0, need)) / p$n[[j]]
    start <- round(min(max(p$percent[[j]], start[[1L]]), start[[2L]]), digits)
    new <- if (fits(start)) start else nearest_value(start, 10^-digits, 0, 100, fits, most = 20L)
    label <- if (nzchar(p$group[[j]])) in_each("audit_number", n = p$group[[j]]) else
      in_each("word_everyone")
    mend_option(label, p$percent[[j]], new, digits)
  }))
}

# Can the counts of the parts, rows `ids` but the first, add up to that of the whole where
# rows that add up to exactly 100 were made to?
fit_adjusted <- function(bars, ids, rest) {
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
  parts <- rowSums(spans[, -1L, drop = FALSE]) + c(0, rest)
  isTRUE(spans[[1L, 1L]] <= parts[[2L]] && spans[[2L, 1L]] >= parts[[1L]])
}

# Parts of which nobody is in two are together no more people than the whole; `rows` are
# those of one figure.
family_bases <- function(rows, family) {
  rows <- rows[rows$group %in% c(family$whole, family$parts), ]
  rows <- rows[!duplicated(rows[c("item", "group", "n")]), ]
  out <- lapply(family$apart, function(set) {
    lapply(split(rows, factor(rows$item, unique(rows$item))), function(own) {
      whole <- own[own$group == family$whole, ]
      parts <- own[own$group %in% set, ]
      if (nrow(whole) != 1L || nrow(parts) == 0L || anyDuplicated(parts$group)) {
        return(NULL)
      }
      list(n = sum(parts$n), base = whole$n, groups = paste(parts$group, collapse = " + "),
           row = whole)
    })
  })
  out <- compact(unlist(out, recursive = FALSE))
  out <- out[!duplicated(lapply(out, `[`, c("n", "base", "groups")))]
  lapply(unname(out), function(x) {
    good <- x$n <= x$base
    whole <- if (nzchar(family$whole)) in_each("audit_number", n = family$whole) else
      in_each("word_everyone")
    audit_claim(
      paste0("figure", x$row$figure, ".base.", gsub(" ", "", x$groups)), "part of",
      in_each("audit_part_of", part = x$groups, whole = whole), x$n, 1, x$base,
      if (good) "consistent" else "inconsistent", in_each("audit_n_of", n = x$n, base = x$base),
      if (!good) mend_words(list(mend_option(in_each("word_base"), x$base, x$n)))$mend,
      figure = x$row$figure, survey = x$row$survey, unit = "persons", source = x$row$source
    )
  })
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
