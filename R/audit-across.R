# Claims about several bars at once: numbers printed for groups together, labels of
# one of two groups, orders, and what claims.csv states.

audit_across <- function(report, bars, rounding, tolerance) {
  rows <- report$published
  orders <- rows$relation == "order"
  stated <- report$claims$id[report$claims$check == "order"]
  at <- which(spans_groups(report, rows) & !orders | orders & !rows$id %in% stated)
  lapply(at, function(i) {
    row <- rows[i, ]
    if (orders[[i]]) {
      audit_order(report, row, bars)
    } else if (length(row_groups(report, row)) > 1L) {
      audit_pooled(report, row, bars, rounding, tolerance)
    } else {
      audit_loose(report, row, rounding)
    }
  })
}

# The range of people of one group who gave some answers, from that group's bar, and
# whether any printed number narrows it.
audit_group_range <- function(report, row, group, bars) {
  bar <- Filter(function(b) {
    b$rows$figure[[1L]] == row$figure && b$rows$survey[[1L]] == row$survey &&
      b$rows$item[[1L]] == row$item && b$rows$group[[1L]] == group
  }, bars)
  base <- figure_bases(report, row$figure)
  n <- if (group %in% names(base)) base[[group]] else NA
  for (b in bar) {
    if (b$base_printed) n <- b$n
    at <- if (b$multiple) {
      if (b$rows$category[[1L]] == row$category) 1L
    } else if (!is.null(b$scale)) {
      printed_cells(row$category, b$scale)
    }
    if (length(at) == 0L) next
    b <- judge_bar(b)
    strict <- which(!b$rows$relation %in% c("=", "about", "almost") & lengths(b$bounds) > 0L)
    d <- bar_closure(b, c(b$kept, strict)) %||% b$closed
    if (is.null(d) || length(b$empty) + length(b$wrong) > 0L) {
      return(list(low = 0, high = b$n, n = b$n, printed = b$base_printed, known = FALSE,
                  clash = TRUE))
    }
    r <- feasible_range(d, answer_weights(at))
    return(list(low = r[[1L]], high = r[[2L]], n = b$n, printed = b$base_printed,
                known = r[[1L]] > 0 || r[[2L]] < b$n))
  }
  list(low = 0, high = n, n = n, printed = !is.na(n), known = FALSE)
}

# The scale of a row: of its bars, else of its item.
row_scale <- function(report, row, bars) {
  of <- Filter(function(b) {
    b$rows$figure[[1L]] == row$figure && b$rows$item[[1L]] == row$item
  }, bars)
  if (length(of) > 0L) of[[1L]]$scale else report_scales(report, row$item)[[1L]]
}

audit_pooled_range <- function(report, row, bars) {
  groups <- row_groups(report, row)
  each <- lapply(groups, function(g) audit_group_range(report, row, g, bars))
  sum_of <- function(field) sum(vapply(each, function(e) as.double(e[[field]]), 0))
  list(
    groups = groups, each = each, low = sum_of("low"), high = sum_of("high"),
    n = sum_of("n"), printed = all(vapply(each, `[[`, NA, "printed")),
    known = any(vapply(each, `[[`, NA, "known"))
  )
}

audit_pooled <- function(report, row, bars, rounding, tolerance) {
  pooled <- audit_pooled_range(report, row, bars)
  digits <- printed_decimals(row$printed)
  shown <- if (row$relation == "=") {
    percent_words(row$percent, digits)
  } else {
    audit_relation_words(row$relation, row$printed)
  }
  scale <- row_scale(report, row, bars)
  claim <- audit_number_words(row, scale, shown)
  make <- function(low, high, verdict, reason, mend = NULL) {
    audit_claim(row$id, "pooled", claim, row$percent, low, high, verdict, reason, mend,
                figure = row$figure, survey = row$survey, item = row$item,
                group = row$group, relation = row$relation, source = row$source)
  }
  if (is.na(pooled$n) || !pooled$printed) {
    return(make(NA, NA, "not checkable", in_each("audit_bases_missing")))
  }
  per_group <- each_words(pooled, row)
  if (row$relation == "=") {
    return(pooled_percent(pooled, row, digits, rounding, per_group, make))
  }
  v <- words_verdict(row$relation, row$percent, c(pooled$low, pooled$high), pooled$n,
                     TRUE, pooled$known,
                     tolerance)
  mend <- NULL
  if (v$verdict == "inconsistent") {
    mend <- mend_words(list(mend_option(
      in_each(
        "audit_two", a = audit_category_words(row$category, scale), b = row$relation
      ), row$percent,
      nearest_value(row$percent, 10^-number_decimals(row$percent), 0, 100, function(p) {
        judge_words(row$relation, p, pooled$low, pooled$high, pooled$n, tolerance)[["some"]]
      })
    )))$mend
  }
  strict <- if (pooled$known && !row$relation %in% c("about", "almost")) {
    each_holds(pooled, row, tolerance)
  } else {
    no_words
  }
  make(v$low, v$high, v$verdict, glue_words(v$reason, if (pooled$known) per_group else no_words,
                                            strict), mend)
}

# A pooled percentage against what the groups allow.
pooled_percent <- function(pooled, row, digits, rounding, per_group, make) {
  want <- count_interval(row$percent, digits, pooled$n, rounding)
  people <- in_each(
    "audit_percent_of", percent = as_printed(row$percent, digits), base = pooled$n,
    people = audit_count_words(want[[1L]], want[[2L]])
  )
  if (!pooled$known && want[[1L]] <= want[[2L]]) {
    return(make(0, 100, "not checkable", glue_words(people, in_each(
      "audit_people_missing"
    ))))
  }
  printed_range <- printed_interval(pooled$low, pooled$high, pooled$n, digits, rounding)
  ok <- function(p) {
    w <- count_interval(p, digits, pooled$n, rounding)
    w[[1L]] <= w[[2L]] && w[[1L]] <= pooled$high && w[[2L]] >= pooled$low
  }
  reason <- glue_words(people, per_group)
  if (ok(row$percent)) {
    return(make(printed_range[[1L]], printed_range[[2L]], "consistent", reason))
  }
  m <- mend_words(list(mend_option(in_each("word_percentage"), row$percent, nearest_value(
    row$percent, 10^-digits, 0, 100, ok), digits)))
  make(printed_range[[1L]], printed_range[[2L]], "inconsistent", reason, m$mend)
}

# "KA1 91,2% tot 92,6%, KA2 89,4% tot 90,2%."
each_words <- function(pooled, row) {
  known <- which(vapply(pooled$each, `[[`, NA, "known"))
  said <- lapply(known, function(g) {
    e <- pooled$each[[g]]
    in_each(
      "audit_named", name = pooled$groups[[g]],
      value = audit_span_words(round(100 * e$low / e$n, 1), round(100 * e$high / e$n, 1))
    )
  })
  do.call(glue_words, said)
}

# Does the reading "in each group" hold as well?
each_holds <- function(pooled, row, tolerance) {
  said <- lapply(seq_along(pooled$groups), function(g) {
    e <- pooled$each[[g]]
    so <- judge_words(row$relation, row$percent, e$low, e$high, e$n, tolerance)
    if (so[["all"]]) {
      return(no_words)
    }
    need <- needed_counts(row$relation, row$percent, e$n, tolerance)
    need <- c(max(need[[1L]], e$low), min(need[[2L]], e$high))
    if (!so[["some"]]) {
      in_each("audit_alone_never", group = pooled$groups[[g]])
    } else {
      in_each(
        "audit_alone_only", group = pooled$groups[[g]],
        people = audit_count_words(need[[1L]], need[[2L]]), base = e$n
      )
    }
  })
  do.call(glue_words, said)
}

# A label of one of several groups, unknown which.
audit_loose <- function(report, row, rounding) {
  groups <- row_groups(report, row, "|")
  base <- figure_bases(report, row$figure)
  digits <- printed_decimals(row$printed)
  words <- audit_number_words(row, NULL, audit_relation_words(row$relation, row$printed))
  make <- function(low, high, verdict, reason, mend = NULL) {
    audit_claim(row$id, "loose", words, row$percent, low, high, verdict, reason,
                mend, figure = row$figure, survey = row$survey, item = row$item,
                group = row$group, relation = row$relation, source = row$source)
  }
  known <- groups[groups %in% names(base)]
  if (length(known) < length(groups) || row$relation != "=") {
    return(make(NA, NA, "not checkable", in_each("audit_whose")))
  }
  fits <- lapply(known, function(g) count_interval(row$percent, digits, base[[g]], rounding))
  can <- vapply(fits, function(r) r[[1L]] <= r[[2L]], NA)
  if (!any(can)) {
    near <- nearest_value(row$percent, 10^-digits, 0, 100, function(p) {
      any(vapply(known, function(g) {
        r <- count_interval(p, digits, base[[g]], rounding)
        r[[1L]] <= r[[2L]]
      }, NA))
    })
    return(make(
      NA, NA, "inconsistent", in_each("audit_nobodys", percent = as_printed(row$percent, digits)),
      mend_words(list(mend_option(in_each("word_percentage"), row$percent, near, digits)))$mend
    ))
  }
  said <- do.call(glue_words, lapply(which(can), function(g) {
    in_each(
      "audit_people_of", name = known[[g]],
      people = audit_count_words(fits[[g]][[1L]], fits[[g]][[2L]]),
      base = base[[known[[g]]]]
    )
  }))
  make(NA, NA, "not checkable", glue_words(in_each("audit_whose_number"), said))
}

# Orders ------------------------------------------------------------------------------

audit_order <- function(report, row, bars) {
  sides <- row_groups(report, row)
  claim <- in_each(
    "audit_order_of",
    answer = audit_category_words(row$category, row_scale(report, row, bars)),
    more = survey_or_group(report, sides[[1L]]),
    less = survey_or_group(report, sides[[2L]])
  )
  make <- order_maker(row, claim, row$group, row$item)
  surveys <- report_surveys(report)
  groups <- names(figure_bases(report, row$figure)) %||% character()
  if (any(sides %in% surveys & !sides %in% groups)) {
    return(make(NA, NA, "not checkable", in_each(
      "audit_order_which", more = survey_or_group(report, sides[[1L]]),
      less = survey_or_group(report, sides[[2L]])
    )))
  }
  order_verdict(make, list(audit_group_range(report, row, sides[[1L]], bars)),
                list(audit_group_range(report, row, sides[[2L]], bars)), sides)
}

survey_or_group <- function(report, side) {
  force(side)
  function(lang) report_survey_label(report, side, lang)
}

order_maker <- function(row, claim, group = "", item = NA) {
  force(row)
  function(low, high, verdict, reason, mend = NULL) {
    audit_claim(row$id, "order", claim, 0, low, high, verdict, reason, mend,
                figure = row$figure, survey = row$survey, item = item, group = group,
                relation = ">", unit = "percentage points", source = row$source)
  }
}

# Is every share of `of` higher than every one of `to`, in some data set? Shares are
# low..high of n; compared across as whole numbers.
order_verdict <- function(make, of, to, names) {
  unknown <- c(of, to)[!vapply(c(of, to), `[[`, NA, "known")]
  share <- function(x, field) vapply(x, function(s) 100 * s[[field]] / s$n, 0)
  diff <- c(
    min(share(of, "low")) - max(share(to, "high")),
    min(share(of, "high")) - max(share(to, "low"))
  )
  diff <- round(diff, 2)
  possible <- all(vapply(of, function(a) {
    all(vapply(to, function(b) isTRUE(a$high * b$n > b$low * a$n), NA))
  }, NA))
  certain <- all(vapply(of, function(a) {
    all(vapply(to, function(b) isTRUE(a$low * b$n > b$high * a$n), NA))
  }, NA))
  if (any(vapply(c(of, to), function(s) isTRUE(s$clash), NA))) {
    return(make(NA, NA, "not checkable", in_each("audit_rests_on")))
  }
  if (anyNA(diff) || length(unknown) > 0L && (possible || !all_printed(c(of, to)))) {
    return(make(NA, NA, "not checkable", in_each(
      "audit_side_missing", side = missing_side(of, to, names)
    )))
  }
  span <- if (diff[[1L]] == diff[[2L]]) {
    in_each("audit_difference", points = diff[[1L]])
  } else {
    in_each("audit_difference_range", low = diff[[1L]], high = diff[[2L]])
  }
  if (certain) {
    make(diff[[1L]], diff[[2L]], "consistent", span)
  } else if (possible) {
    make(diff[[1L]], diff[[2L]], "consistent", glue_words(span, in_each(
      "audit_some_counts"
    )))
  } else {
    make(diff[[1L]], diff[[2L]], "inconsistent", span, order_mend(of, to))
  }
}

all_printed <- function(x) all(vapply(x, `[[`, NA, "known"))

missing_side <- function(of, to, names) {
  lacks <- function(x) !all(vapply(x, `[[`, NA, "known"))
  which_side <- c(lacks(of), lacks(to))
  if (all(which_side)) {
    in_each("audit_and_of", a = names[[1L]], b = names[[2L]])
  } else {
    side <- names[[which(which_side)[[1L]]]]
    side
  }
}

# The number that changes least for the order to hold: up on one side, down on the
# other.
order_mend <- function(of, to) {
  a <- of[[which.min(vapply(of, function(s) s$high / s$n, 0))]]
  b <- to[[which.max(vapply(to, function(s) s$low / s$n, 0))]]
  step <- 10^-max(a$digits %||% 0, b$digits %||% 0)
  pa <- a$percent %||% round(100 * a$high / a$n)
  pb <- b$percent %||% round(100 * b$low / b$n)
  label <- function(s, key) s$label %||% in_each(key)
  up <- floor((100 * b$low / b$n - 0.5 * step) / step + 1e-9) * step + step
  down <- ceiling((100 * a$high / a$n + 0.5 * step) / step - 1e-9) * step - step
  mend_words(list(
    if (up <= 100) mend_option(label(a, "audit_higher_side"), pa, round(max(up, pa + step), 6)),
    if (down >= 0) mend_option(label(b, "audit_lower_side"), pb, round(min(down, pb - step), 6))
  ))$mend
}
