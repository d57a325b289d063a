# Printed differences, ratios and places of shares, against the counts that the printed
# numbers allow.

# A difference (a net score, a change, a gap) or a ratio: how many of the other share go
# with so many of the first at value v, least and most over all counts, and what of the
# printed percentages themselves would be.
comparisons <- list(
  difference = list(
    back = function(a, v, of, to) to$n * (a / of$n - v / 100),
    ends = function(of, to) points_ends(of, to),
    rounded = function(a, b) a - b, say = c("audit_difference", "audit_difference_range"),
    name = "points", unit = "percentage points", word = "word_difference"
  ),
  ratio = list(
    back = function(a, v, of, to) {
      out <- a * to$n / (of$n * v)
      ifelse(is.nan(out) | is.infinite(out), Inf, out)
    },
    ends = function(of, to) times_ends(of, to), rounded = function(a, b) a / b,
    say = c("audit_times", "audit_times_range"), name = "times",
    unit = "number", word = "word_ratio"
  )
)

# The values that a printed one may stand for; `slack` in units of its last decimal. Signed
# numbers are cut or rounded up towards 0 or from it.
value_window <- function(p, rounding, tolerance, slack = 0) {
  unit <- 10^-p$decimals
  side <- unit * (slack + switch(rounding, truncate = , ceiling = 1, double = 0.55, 0.5)) + 1e-9
  switch(p$relation,
    "=" = p$number + c(-side, side), between = c(p$number - side, p$high + side),
    ">" = c(p$number + 1e-9, Inf), ">=" = c(p$number - 1e-9, Inf),
    "<" = c(-Inf, p$number - 1e-9), "<=" = c(-Inf, p$number + 1e-9),
    almost = c(p$number - tolerance, p$number), p$number + c(-tolerance, tolerance)
  )
}

# Do some counts of two shares give a value within the window? `pairs` as share_pairs()
# gives them; without these the least and most of the value decide.
window_holds <- function(window, how, of, to, pairs, ends) {
  if (is.null(pairs)) {
    return(window[[1L]] <= ends[[2L]] && window[[2L]] >= ends[[1L]])
  }
  low <- if (window[[2L]] == Inf) -Inf else how$back(pairs$a, window[[2L]], of, to)
  high <- if (window[[1L]] == -Inf) Inf else how$back(pairs$a, window[[1L]], of, to)
  if (identical(how$unit, "number")) {
    # a share of nothing is no multiple
    low <- pmax(low, 0)
    if (window[[1L]] <= 0) high <- Inf
  }
  eps <- 1e-7
  any(ceiling(pmax(pairs$low, low) - eps) <= floor(pmin(pairs$high, high) + eps))
}

# The verdict on one difference or ratio; `make(verdict, reason, ends, mend, rank)`.
compared_verdict <- function(kind, make, of, to, p, rounding, tolerance) {
  how <- comparisons[[kind]]
  if (isTRUE(of$clash) || isTRUE(to$clash)) {
    return(make("not checkable", in_each("audit_rests_on")))
  }
  window <- value_window(p, rounding, tolerance)
  unknown <- c(of = !isTRUE(of$known), to = !isTRUE(to$known))
  if (any(unknown)) {
    return(compared_unknown(kind, make, of, to, window, unknown, p$relation))
  }
  pairs <- share_pairs(of, to)
  ends <- how$ends(of, to)
  span <- ends
  fits <- function(w) window_holds(w, how, of, to, pairs, span)
  digits <- p$decimals + 1L
  say <- compared_words(how, round(ends, digits))
  ends[is.infinite(ends)] <- NA
  if (fits(window)) {
    return(make("consistent", say, ends))
  }
  labels <- outer(of$percent, to$percent, how$rounded)
  labels <- labels[is.finite(labels)]
  if (any(labels >= window[[1L]] & labels <= window[[2L]])) {
    return(make("consistent", glue_words(say, in_each("audit_of_rounded")),
                range(ends, labels)))
  }
  if (p$relation %in% c("about", "almost")) {
    return(make("not checkable", glue_words(say, in_each("audit_taste", points = tolerance)), ends))
  }
  slip <- p$relation == "=" && fits(value_window(p, rounding, tolerance, 1))
  new <- compared_mend(p, ends, function(x) {
    fits(value_window(replace(p, "number", x), rounding, tolerance))
  })
  mends <- mend_words(list(mend_option(in_each(how$word), p$number, new, p$decimals)))
  make(
    "inconsistent", glue_words(say, if (slip) in_each("rank_neighbour") else no_words,
                               relative_words(kind, window, of, to)),
    ends, mends$mend, if (slip) "rounding slip" else "contradiction"
  )
}

compared_words <- function(how, ends) {
  if (is.infinite(ends[[2L]])) {
    return(if (is.finite(ends[[1L]])) in_each("audit_times_more", times = ends[[1L]]) else
      in_each("audit_times_nobody"))
  }
  if (ends[[1L]] == ends[[2L]]) {
    return(inject(in_each(how$say[[1L]], !!!set_names(list(ends[[1L]]), how$name))))
  }
  in_each(how$say[[2L]], low = ends[[1L]], high = ends[[2L]])
}

# A change of 20% from 50 to 60 is one of 10 points.
relative_words <- function(kind, window, of, to) {
  if (kind != "difference") {
    return(no_words)
  }
  ends <- times_ends(of, to)
  times <- pmax(0, 1 + window / 100)
  holds <- times[[1L]] <= ends[[2L]] && times[[2L]] >= ends[[1L]]
  if (holds) in_each("audit_relative") else no_words
}

# The printed value nearest to this one that some counts give.
compared_mend <- function(p, ends, holds) {
  unit <- 10^-p$decimals
  if (p$relation == "between" || anyNA(ends)) {
    return(NA_real_)
  }
  steps <- floor(ends[[1L]] / unit - 1):ceiling(ends[[2L]] / unit + 1)
  tries <- steps[order(abs(steps * unit - p$number))] * unit
  for (x in round(utils::head(tries, 500L), p$decimals)) if (holds(x)) return(x)
  NA_real_
}

# A side that is not printed: what it would have to be, or that no share can be that.
compared_unknown <- function(kind, make, of, to, window, unknown, relation) {
  label <- if (unknown[["of"]]) of$label else to$label
  if (all(unknown)) {
    return(make("not checkable", in_each("audit_both_missing", a = of$label, b = to$label)))
  }
  other <- if (unknown[["of"]]) to else of
  ends <- 100 * c(other$low, other$high) / other$n
  need <- if (kind == "difference") {
    if (unknown[["of"]]) ends + window else ends - rev(window)
  } else {
    window <- pmax(window, 0)
    if (unknown[["of"]]) ends * window else ends / rev(window)
  }
  need[is.nan(need)] <- c(0, 100)[is.nan(need)]
  vague <- relation %in% c("about", "almost")
  if (!vague && (need[[1L]] > 100 + 1e-6 || need[[2L]] < -1e-6)) {
    return(make("inconsistent", in_each("audit_no_such_share", side = label), c(NA, NA)))
  }
  need <- pmin(100, pmax(0, need))
  make("not checkable", in_each(
    "audit_side_would", side = label,
    span = audit_span_words(round(need[[1L]], 1), round(need[[2L]], 1))
  ))
}

# Places ----------------------------------------------------------------------------------

# Is `of` number `place` from the highest among `others`? Equal shares may go either way.
place_verdict <- function(make, of, others, place) {
  clash <- vapply(others, function(s) isTRUE(s$clash), NA)
  if (isTRUE(of$clash)) {
    return(make("not checkable", in_each("audit_rests_on")))
  }
  size <- length(others) + 1L
  if (place < 0) place <- size
  if (!isTRUE(of$known)) {
    return(make("not checkable", in_each("audit_place_missing", side = of$label)))
  }
  unknown <- !vapply(others, function(s) isTRUE(s$known), NA)
  said <- lapply(others, function(s) if (isTRUE(s$clash)) claimed_ends(s))
  between <- function(s, ends) {
    utils::modifyList(s, list(low = ends[[1L]], high = ends[[2L]], n = 100, bar = NULL))
  }
  others[unknown] <- lapply(others[unknown], between, c(0, 100))
  can <- which(vapply(seq_len(size), function(r) place_holds(of, others, r), NA))
  say <- if (length(can) > 0L) {
    in_each("audit_place_range", places = audit_count_words(min(can), max(can)), n = size)
  } else {
    no_words
  }
  ends <- if (length(can) > 0L) range(can) else c(NA, NA)
  if (!place %in% can) {
    mend <- if (length(can) > 0L) {
      mend_words(list(mend_option(
        in_each("word_place"), place, can[[which.min(abs(can - place))]]
      )))$mend
    }
    return(make("inconsistent", say, ends, mend, "contradiction"))
  }
  # whatever is right of what a row says of itself, the place is the same
  others[clash] <- Map(
    function(s, ends) between(s, ends %||% c(0, 100)), others[clash], said[clash]
  )
  near <- if (any(clash)) Filter(function(r) place_holds(of, others, r), can) else can
  if (any(clash) && !(length(near) == 1L && near == place)) {
    return(make("not checkable", in_each("audit_rests_on"), ends))
  }
  if (any(clash)) {
    say <- in_each("audit_place_range", places = audit_count_words(place, place), n = size)
    ends <- c(place, place)
  }
  unknown <- unknown & !clash
  if (any(unknown)) {
    side <- others[[which(unknown)[[1L]]]]$label
    missing <- in_each("audit_place_missing", side = side)
    return(make("not checkable", glue_words(say, missing), ends))
  }
  make("consistent", say, ends)
}

# Limits, in percent, of what a row that contradicts itself says of some answers: by the number
# printed for them, by those of their parts, and by those of all others. NULL for nothing.
claimed_ends <- function(s) {
  bar <- s$bar
  j <- bar_numbers(bar)
  ends <- vapply(j, function(i) {
    p <- list(number = bar$rows$percent[[i]], decimals = bar$digits[[i]], relation = "=")
    value_window(p, bar$rounding, 0)
  }, c(0, 0))
  cells <- bar$cells[j]
  together <- function(at) {
    one <- match(at, cells)
    if (!anyNA(one)) list(rowSums(ends[, one, drop = FALSE]))
  }
  own <- if (bar$multiple) seq_along(j) else which(vapply(cells, setequal, NA, s$at))
  rest <- if (!bar$multiple) together(setdiff(seq_len(bar$size), s$at))
  all_ends <- c(
    lapply(own, function(i) ends[, i]), if (!bar$multiple) together(s$at),
    lapply(rest, function(r) 100 - rev(r))
  )
  if (length(all_ends) > 0L) pmin(100, pmax(0, range(all_ends)))
}

# Exact by every count of `of`, each choice of who is above it, and the rows of answers
# that hold several of them; where there are too many of these, what each allows alone.
place_holds <- function(of, others, place, most = 200) {
  above <- place - 1
  share <- function(s, end) s[[end]] / s$n
  if (of$high - of$low >= most) {
    sure <- vapply(others, function(s) share(s, "low") > share(of, "high") + 1e-12, NA)
    may <- vapply(others, function(s) share(s, "high") >= share(of, "low") - 1e-12, NA)
    return(sum(sure) <= above && sum(may) >= above)
  }
  joint <- vapply(others, one_row, NA, to = of)
  for (a in seq(of$low, of$high)) {
    ends <- lapply(seq_along(others), function(i) {
      s <- others[[i]]
      if (joint[[i]]) share_given(of, a, s) else c(s$low, s$high)
    })
    if (any(lengths(ends) == 0L)) next
    n <- vapply(others, `[[`, 0, "n")
    at <- a / of$n
    sure <- vapply(ends, `[[`, 0, 1L) / n > at + 1e-12
    may <- vapply(ends, `[[`, 0, 2L) / n >= at - 1e-12
    if (sum(sure) > above || sum(may) < above) next
    if (places_together(of, others, a, sure, which(may & !sure), above - sum(sure), most)) {
      return(TRUE)
    }
  }
  FALSE
}

# Can `need` of the shares `open` be above a count of `of` at once, and the others below?
places_together <- function(of, others, a, sure, open, need, most) {
  keys <- vapply(c(list(of), others), function(s) {
    if (is.null(s$bar) || s$bar$multiple) NA_character_ else s$bar$key
  }, "")
  shared <- unique(keys[duplicated(keys) & !is.na(keys)])
  if (length(shared) == 0L || choose(length(open), need) > most) {
    return(TRUE)
  }
  ways <- if (length(open) == 0L) list(integer()) else
    utils::combn(length(open), need, function(i) open[i], simplify = FALSE)
  for (way in ways) {
    high <- sure
    high[way] <- TRUE
    holds <- vapply(shared, function(key) {
      inside <- which(keys[-1L] == key)
      bounds <- lapply(inside, function(i) {
        s <- others[[i]]
        at <- a * s$n / of$n
        list(at = s$at, low = if (high[[i]]) ceiling(at - 1e-7) else 0,
             high = if (high[[i]]) s$n else floor(at + 1e-7))
      })
      if (identical(keys[[1L]], key)) bounds <- c(bounds, list(list(at = of$at, low = a, high = a)))
      bar <- others[[inside[[1L]]]]$bar
      all <- c(bar$bounds, bounds)
      !is.null(bar_closure(bar, c(bar$use, length(bar$bounds) + seq_along(bounds)), bounds = all))
    }, NA)
    if (all(holds)) {
      return(TRUE)
    }
  }
  FALSE
}
