# The numbers of a figure: each against its base, sums against their parts, labels
# against 100%, and what is said in words.

audit_bar_claims <- function(bar, tolerance) {
  bar <- judge_bar(bar)
  claims <- lapply(which(bar$rows$relation == "="), function(j) {
    if (bar$is_sum[[j]]) audit_sum(bar, j) else audit_share(bar, j)
  })
  claims <- c(claims, audit_twice(bar))
  if (!bar$multiple) {
    total <- audit_total(bar)
    # a number that no base allows does not hide a wrong total
    if (!identical(total$verdict, "inconsistent")) total <- audit_printed_total(bar) %||% total
    claims <- c(claims, list(total))
  }
  words <- which(!bar$rows$relation %in% "=")
  claims <- c(claims, lapply(words, function(j) audit_words(bar, j, tolerance)))
  rank_bar_claims(compact(claims), bar)
}

# Which numbers of a bar contradict others. A percentage that no part of the base
# has is wrong by itself; a sum is wrong when its parts cannot give it, alone or with
# all other numbers; then the labels together; words come last. What is wrong is
# left out of what is judged after it.
judge_bar <- function(bar) {
  equal <- bar_numbers(bar)
  size <- lengths(bar$cells)
  bar$is_sum <- !bar$multiple & size > 1L
  empty <- vapply(equal, function(j) bar$bounds[[j]]$low > bar$bounds[[j]]$high, NA)
  bar$empty <- equal[empty]
  good <- setdiff(equal, bar$empty)
  sums <- good[bar$is_sum[good]]
  singles <- setdiff(good, sums)
  wrong <- integer()
  for (j in sums) {
    if (is.null(sum_closure(bar, c(singles, j), j))) wrong <- c(wrong, j)
  }
  kept <- setdiff(good, wrong)
  bar$free <- bar_closure(bar, kept, FALSE)
  # sums that contradict each other
  if (is.null(bar$free)) {
    for (j in rev(setdiff(sums, wrong))) {
      if (!is.null(bar$free)) break
      wrong <- c(wrong, j)
      kept <- setdiff(kept, j)
      bar$free <- bar_closure(bar, kept, FALSE)
    }
  }
  bar$wrong <- wrong
  bar$closed <- bar_closure(bar, kept)
  bar$kept <- kept
  bar
}

# The system of a sum and the numbers printed for its own answers, all others free.
sum_closure <- function(bar, use, j) {
  inside <- vapply(use, function(i) all(bar$cells[[i]] %in% bar$cells[[j]]), NA)
  bar_closure(bar, use[inside], FALSE)
}

# The range that all other good numbers of the bar leave answer or sum j, as the
# percentages that could be printed for it; NULL when nothing but the base bears on
# it, or when they contradict it.
left_by_others <- function(bar, j) {
  if (bar$multiple || is.null(bar$closed)) {
    return(NULL)
  }
  others <- setdiff(bar$kept, j)
  d <- bar_closure(bar, others)
  if (is.null(d) || length(others) == 0L) {
    return(NULL)
  }
  feasible_range(d, answer_weights(bar$cells[[j]]))
}

audit_share <- function(bar, j) {
  row <- bar_row(bar, j)
  digits <- bar$digits[[j]]
  claim <- audit_number_words(row, bar$scale, percent_words(row$percent, digits))
  bound <- bar$bounds[[j]]
  if (is.null(bound)) {
    return(bar_claim(bar, j, "share", claim, NA, NA, "not checkable", in_each(
      "audit_not_in_scale"
    )))
  }
  if (j %in% bar$empty) {
    return(audit_unreachable(bar, j, claim))
  }
  left <- left_by_others(bar, j)
  if (!bar$base_printed) {
    if (bar$weighted) {
      return(bar_claim(bar, j, "share", claim, NA, NA, "not checkable", in_each(
        "audit_weighted"
      )))
    }
    if (length(bar$bases) > 1L) {
      return(bar_claim(bar, j, "share", claim, NA, NA, "not checkable", in_each(
        "audit_bases_differ", bases = paste(bar$bases, collapse = ", ")
      )))
    }
    return(bar_claim(bar, j, "share", claim, NA, NA, "not checkable", in_each("audit_no_base")))
  }
  people <- in_each(
    "audit_percent_of", percent = as_printed(row$percent, digits), base = bar$n,
    people = audit_count_words(bound$low, bound$high)
  )
  clash <- is.null(bar$closed) && !bar$multiple ||
    !is.null(left) && (left[[1L]] > bound$high || left[[2L]] < bound$low)
  of_wrong <- any(vapply(bar$wrong, function(w) any(bar$cells[[j]] %in% bar$cells[[w]]), NA))
  if (clash || of_wrong) {
    return(bar_claim(bar, j, "share", claim, NA, NA, "not checkable", glue_words(people, in_each(
      "audit_contradicted"
    ))))
  }
  grid <- bar$n < 100 * 10^digits
  if (!is.null(left) && (left[[1L]] > 0 || left[[2L]] < bar$n)) {
    allowed <- printed_interval(left[[1L]], left[[2L]], bar$n, digits, bar$rounding)
    return(bar_claim(bar, j, "share", claim, allowed[[1L]], allowed[[2L]], "consistent",
                     glue_words(people, left_words(allowed, digits))))
  }
  if (grid) {
    return(bar_claim(bar, j, "share", claim, 0, 100, "consistent", people))
  }
  bar_claim(bar, j, "share", claim, 0, 100, "not checkable", glue_words(people, in_each(
    "audit_any_percent", digits = digits, base = bar$n
  )))
}

left_words <- function(ends, digits) {
  in_each("audit_others_leave", span = audit_span_words(ends[[1L]], ends[[2L]], digits))
}

# GRIM: no count of the base rounds to the number.
audit_unreachable <- function(bar, j, claim) {
  row <- bar_row(bar, j)
  digits <- bar$digits[[j]]
  step <- 10^-digits
  near <- row$percent * bar$n / 100
  counts <- unique(pmin(bar$n, pmax(0, c(floor(near), ceiling(near)))))
  can <- vapply(counts, function(c) printed_interval(c, c, bar$n, digits, bar$rounding)[[1L]], 0)
  others <- setdiff(which(bar$rows$relation == "="), j)
  reaches <- function(p, n) {
    r <- count_interval(p, digits, n, bar$rounding)
    r[[1L]] <= r[[2L]]
  }
  mends <- mend_words(list(
    mend_option(in_each("word_percentage"), row$percent,
                nearest_value(row$percent, step, 0, 100, function(p) reaches(p, bar$n)), digits),
    mend_option(in_each("word_base"), bar$n,
                nearest_value(bar$n, 1, 1, 1e9, function(n) reaches(row$percent, n)))
  ))
  bar_claim(bar, j, "share", claim, min(can), max(can), "inconsistent", glue_words(in_each(
    "audit_no_count", base = bar$n, percent = as_printed(row$percent, digits),
    n = counts[[length(counts)]], near = as_printed(can[[length(can)]], digits)
  ), mends$others), mends$mend)
}

# A printed sum against its answers, then against everything else in the bar.
audit_sum <- function(bar, j) {
  row <- bar_row(bar, j)
  digits <- bar$digits[[j]]
  claim <- audit_number_words(row, bar$scale, percent_words(row$percent, digits))
  if (j %in% bar$empty) {
    return(audit_unreachable(bar, j, claim))
  }
  equal <- setdiff(bar_numbers(bar), c(bar$empty, j))
  inside <- equal[vapply(equal, function(i) all(bar$cells[[i]] %in% bar$cells[[j]]), NA)]
  shown <- function(ends) printed_interval(ends[[1L]], ends[[2L]], bar$n, digits, bar$rounding)
  if (j %in% bar$wrong) {
    parts <- sum_closure(bar, inside[!inside %in% bar$wrong], j)
    ends <- if (!is.null(parts)) pmin(feasible_range(parts, answer_weights(bar$cells[[j]])), bar$n)
    use <- if (length(inside) > 0L) c(inside, j) else setdiff(bar_numbers(bar), bar$empty)
    mends <- mend_bar(bar, use, closed = FALSE)
    ends <- if (!is.null(ends)) shown(ends) else c(NA_real_, NA_real_)
    return(bar_claim(bar, j, "sum", claim, ends[[1L]], ends[[2L]], "inconsistent", glue_words(
      if (length(inside) > 0L) {
        in_each(
          "audit_parts_give", parts = list_numbers(bar, inside),
          span = audit_span_words(ends[[1L]], ends[[2L]], digits)
        )
      } else {
        in_each("audit_sums_forbid")
      }, mends$others), mends$mend))
  }
  left <- left_by_others(bar, j)
  if (is.null(bar$closed) && length(inside) > 0L) {
    # the labels contradict 100%, the parts do not contradict their sum
    parts <- sum_closure(bar, inside, j)
    if (!is.null(parts)) left <- pmin(feasible_range(parts, answer_weights(bar$cells[[j]])), bar$n)
  }
  if (is.null(left) || left[[1L]] <= 0 && left[[2L]] >= bar$n) {
    return(audit_share(bar, j))
  }
  ends <- shown(left)
  parts <- if (length(inside) > 0L) {
    in_each(
      "audit_give", parts = list_numbers(bar, inside),
      span = audit_span_words(ends[[1L]], ends[[2L]], digits)
    )
  } else {
    left_words(ends, digits)
  }
  bar_claim(bar, j, "sum", claim, ends[[1L]], ends[[2L]], "consistent", parts)
}

# All single changes of numbers of a bar, and of its base, that make them fit.
mend_bar <- function(bar, use, closed) {
  fits <- function(b) !is.null(bar_closure(b, use, closed))
  options <- lapply(use, function(j) {
    mend_option(number_label(bar, j), bar$rows$percent[[j]],
                mend_number(bar, use, j, closed, fits), bar$digits[[j]])
  })
  # what shares of any size cannot do, no base can
  fine <- fine_base(bar$digits[bar$rows$relation == "="])
  if (bar$base_printed && fits(bar_with(bar, n = fine))) {
    options <- c(options, list(mend_option(in_each("word_base"), bar$n, nearest_value(
      bar$n, 1, 1, 1e9, function(n) fits(bar_with(bar, n = n)), most = 300L
    ))))
  }
  mend_words(options)
}

# The printed value nearest to number j that the others allow: an end of the range
# they leave, unless it falls between two counts of that range.
mend_number <- function(bar, use, j, closed, fits) {
  d <- bar_closure(bar, setdiff(use, j), closed)
  if (is.null(d)) {
    return(NA_real_)
  }
  r <- pmin(feasible_range(d, answer_weights(if (bar$multiple) 1L else bar$cells[[j]])), bar$n)
  p <- bar$rows$percent[[j]]
  ends <- printed_interval(max(0, r[[1L]]), r[[2L]], bar$n, bar$digits[[j]], bar$rounding)
  start <- min(max(p, ends[[1L]]), ends[[2L]])
  if (start != p && fits(bar_with(bar, j, start))) {
    return(start)
  }
  nearest_value(start, 10^-bar$digits[[j]], 0, 100, function(p) {
    fits(bar_with(bar, j, p))
  }, most = 20L)
}

number_label <- function(bar, j) audit_category_words(bar$rows$category[[j]], bar$scale)

# The labels of a bar against 100%.
audit_total <- function(bar) {
  equal <- setdiff(bar_numbers(bar), bar$empty)
  equal <- setdiff(equal, bar$wrong)
  single <- equal[lengths(bar$cells[equal]) == 1L]
  if (length(equal) < 2L || is.null(bar$free)) {
    return(NULL)
  }
  allowed <- feasible_range(bar$free, answer_weights(seq_len(bar$size)))
  covered <- unique(unlist(bar$cells[equal]))
  whole <- length(covered) == bar$size
  fits <- !is.null(bar$closed)
  share <- function(x) round(100 * x / bar$n, 2)
  id <- paste0(sub("[.][^.]*$", "", bar$rows$id[[1L]]), ".total")
  row <- bar$rows[1L, ]
  make <- function(verdict, reason, mend = NULL) {
    audit_claim(
      id, "total", if (whole) {
        in_each("audit_all_total")
      } else {
        in_each("audit_printed_total")
      },
      100, share(allowed[[1L]]), if (is.finite(allowed[[2L]])) share(allowed[[2L]]) else NA,
      verdict, reason, mend, figure = row$figure, survey = row$survey, item = row$item,
      group = row$group, relation = if (whole) "=" else "<=", source = row$source
    )
  }
  labels <- list_numbers(bar, if (length(single) > 0L) single else equal)
  if (fits) {
    rest <- if (!whole) {
      cells <- setdiff(seq_len(bar$size), covered)
      r <- feasible_range(bar$closed, answer_weights(cells))
      in_each("audit_leaves", span = audit_span_words(share(r[[1L]]), share(r[[2L]])))
    }
    return(make("consistent", glue_words(
      if (length(single) > 0L) {
        in_each(
          "audit_is_percent", what = labels, percent = sum_words(bar, single)
        )
      } else {
        no_words
      }, rest %||% in_each(
        "audit_unrounded",
        span = audit_span_words(share(allowed[[1L]]), share(allowed[[2L]]))
      )
    )))
  }
  mends <- mend_bar(bar, equal, closed = TRUE)
  make("inconsistent", glue_words(in_each(
    "audit_is_percent", what = labels,
    percent = sum_words(bar, if (length(single) > 0L) single else equal)
  ), before_rounding(share(allowed)), mends$others), mends$mend)
}

# What labels are together before they were rounded.
before_rounding <- function(ends) {
  if (ends[[1L]] == ends[[2L]]) {
    return(in_each("audit_unrounded", span = audit_span_words(ends[[1L]], ends[[2L]])))
  }
  in_each(
    "audit_unrounded_more", percent = ends[[1L]],
    most = if (is.finite(ends[[2L]])) in_each("audit_at_most", percent = ends[[2L]]) else no_words
  )
}

# Words ------------------------------------------------------------------------------

audit_relation_words <- function(relation, percent) {
  force(relation)
  force(percent)
  function(lang) format_published(percent, relation, lang)
}

# What a claim in words asks of counts low..high of n: is it so for all, some or none
# of them?
judge_words <- function(relation, percent, low, high, n, tolerance) {
  need <- needed_counts(relation, percent, n, tolerance)
  c(all = need[[1L]] <= low && high <= need[[2L]], some = need[[1L]] <= high && low <= need[[2L]])
}

# The counts a claim in words would need.
needed_counts <- function(relation, percent, n, tolerance) {
  count_interval(percent, 0L, n, relation = relation, tolerance = tolerance)
}

# One claim in words about low..high of n people, `known` when printed numbers bear
# on it.
words_verdict <- function(relation, percent, ends, n, n_printed, known, tolerance) {
  share <- function(x) round(100 * x / n, 1)
  strict <- !relation %in% c("about", "almost")
  need <- needed_counts(relation, percent, n, tolerance)
  needed <- if (!n_printed) {
    in_each("audit_no_base")
  } else {
    in_each(
      "audit_would_need", people = audit_count_words(need[[1L]], need[[2L]]), base = n
    )
  }
  out <- function(verdict, ...) {
    list(verdict = verdict, low = if (known) share(ends[[1L]]) else NA,
         high = if (known) share(ends[[2L]]) else NA, reason = glue_words(...))
  }
  if (strict && need[[1L]] > need[[2L]]) {
    return(out("inconsistent", in_each("audit_no_share")))
  }
  if (!known) {
    return(out("not checkable", in_each("audit_no_other"), needed))
  }
  so <- judge_words(relation, percent, ends[[1L]], ends[[2L]], n, tolerance)
  give <- in_each(
    "audit_others_give", span = audit_span_words(share(ends[[1L]]), share(ends[[2L]]))
  )
  if (so[["all"]]) {
    out("consistent", give)
  } else if (so[["some"]]) {
    out("consistent", give, in_each("audit_some_of"),
        needed)
  } else if (strict) {
    out("inconsistent", give, needed)
  } else {
    out("not checkable", give, in_each("audit_taste", points = tolerance))
  }
}

audit_words <- function(bar, j, tolerance) {
  row <- bar$rows[j, ]
  at <- bar$cells[[j]]
  if (bar$multiple) at <- 1L
  claim <- audit_number_words(row, bar$scale, audit_relation_words(row$relation, row$printed))
  if (length(at) == 0L || is.null(bar$closed)) {
    return(bar_claim(bar, j, "words", claim, NA, NA, "not checkable", in_each(
      "audit_bar_contradicts"
    )))
  }
  allowed <- feasible_range(bar$closed, answer_weights(at))
  known <- length(bar$kept) > 0L && (allowed[[1L]] > 0 || allowed[[2L]] < bar$n)
  v <- words_verdict(row$relation, row$percent, allowed, bar$n, bar$base_printed, known, tolerance)
  mend <- NULL
  if (v$verdict == "inconsistent") {
    new <- nearest_value(row$percent, 10^-number_decimals(row$percent), 0, 100, function(p) {
      judge_words(row$relation, p, allowed[[1L]], allowed[[2L]], bar$n, tolerance)[["some"]]
    })
    m <- mend_words(c(
      list(mend_option(in_each(
        "audit_two", a = audit_category_words(row$category, bar$scale), b = row$relation
      ), row$percent, new)),
      lapply(bar$kept, function(i) {
        mend_option(number_label(bar, i), bar$rows$percent[[i]], nearest_value(
          bar$rows$percent[[i]], 10^-bar$digits[[i]], 0, 100, function(p) {
            b <- bar_with(bar, i, p)
            d <- bar_closure(b, bar$kept)
            !is.null(d) && {
              r <- feasible_range(d, answer_weights(at))
              judge_words(row$relation, row$percent, r[[1L]], r[[2L]], bar$n, tolerance)[["some"]]
            }
          }, most = 200L
        ), bar$digits[[i]])
      })
    ))
    mend <- m$mend
    v$reason <- glue_words(v$reason, m$others)
  }
  bar_claim(bar, j, "words", claim, v$low, v$high, v$verdict, v$reason, mend)
}
