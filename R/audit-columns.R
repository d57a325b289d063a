# What a wide table prints beside a row of answers and says of several of them: net scores,
# changes since the wave before, places, margins and intervals.

column_checks <- c(net = "net", nps = "nps", change = "change", rank = "rank", margin = "margin",
                   ci = "interval")

audit_columns <- function(report, bars, rounding, tolerance) {
  b <- report$beside
  columns <- intersect(names(column_checks), names(b))
  if (length(columns) == 0L) {
    return(list())
  }
  at <- beside_bars(b, bars)
  compact(unlist(lapply(columns, function(column) {
    lapply(which(!is.na(b[[column]])), function(i) {
      bar <- if (!is.na(at[[i]])) bars[[at[[i]]]]
      column_claim(report, bars, bar, column, i, rounding, tolerance)
    })
  }), recursive = FALSE))
}

# The claim of one cell, row i.
column_claim <- function(report, bars, bar, column, i, rounding, tolerance) {
  b <- report$beside
  text <- b[[column]][[i]]
  check <- column_checks[[column]]
  place <- check == "rank"
  p <- claim_readers[[switch(check, net = , nps = , change = "difference", check)]](text)
  group <- if (is.na(b$group[[i]])) "" else b$group[[i]]
  make <- function(verdict, reason, ends = c(NA, NA), mend = NULL, rank = NULL) {
    claim <- audit_claim(
      paste0(b$item_id[[i]], ".", group, check), check,
      in_each("audit_stat", what = in_each(audit_check_keys[[check]]), value = text),
      p$number, ends[[1L]], ends[[2L]], verdict, reason, mend,
      figure = b$figure[[i]], survey = b$survey[[i]], item = b$item_id[[i]], group = group,
      relation = p$relation %||% "=",
      unit = if (place) "number" else if (check == "interval") "percent" else "percentage points",
      source = b$source[[i]]
    )
    claim$rank <- rank
    claim$text <- text
    claim
  }
  if (!isTRUE(p$ok)) {
    return(make("not checkable", in_each("audit_unread")))
  }
  if (is.null(bar)) {
    return(make("not checkable", in_each("audit_row_missing")))
  }
  switch(check,
    net = , nps = column_net(make, report, bar, check, p, tolerance),
    change = column_change(make, report, bars, bar, i, p, tolerance),
    rank = column_place(make, report, bars, bar, i, p$number),
    margin = share_margin_verdict(
      make, row_shares(bar), p, interval_size(report, b$survey[[i]]), rounding
    ),
    interval = one_that_holds(lapply(nearest_shares(bar, p), function(of) {
      interval_verdict(make, of, p, interval_size(report, b$survey[[i]]), rounding)
    }))
  )
}

# Of several readings the one that holds best, else the first.
one_that_holds <- function(claims) {
  verdict <- vapply(claims, `[[`, "", "verdict")
  slip <- vapply(claims, function(claim) identical(claim$rank, "rounding slip"), NA)
  order <- match(verdict, c("consistent", "not checkable", "inconsistent")) - 0.5 * slip
  claims[[which.min(order)]]
}

# What may be meant by a row's share: the one that is printed, or what counts as agreeing,
# sums, either end of the answers, and each answer.
row_shares <- function(bar) {
  bar <- judge_bar(bar)
  if (bar$multiple) {
    return(list(share_of(bar, 1L, percent = bar$rows$percent[[1L]])))
  }
  numbers <- bar_numbers(bar)
  at <- bar$cells[numbers]
  if (length(numbers) != 1L) {
    k <- if (is.null(bar$scale)) 0L else scale_size(bar$scale)
    half <- seq_len(k %/% 2L)
    at <- c(list(sort(top_cells(bar))), at[lengths(at) > 1L], list(rev(k + 1L - half), half), at)
  }
  at <- unique(at[lengths(at) > 0L])
  if (length(at) == 0L) {
    return(list(list(known = FALSE, label = no_words)))
  }
  lapply(at, row_share, bar = bar)
}

# The same, that in the middle of an interval first.
nearest_shares <- function(bar, p) {
  shares <- row_shares(bar)
  middle <- vapply(shares, function(of) {
    if (isTRUE(of$known)) 50 * (of$low + of$high) / of$n else Inf
  }, 0)
  shares[order(abs(middle - (p$number + p$high) / 2))]
}

top_cells <- function(bar) as.integer(bar$scale$top)

# Some answers of a row, with the percentage printed of them, or of these added up.
row_share <- function(bar, at) {
  numbers <- bar_numbers(bar)
  own <- Filter(function(j) setequal(bar$cells[[j]], at), numbers)
  parts <- numbers[match(at, bar$cells[numbers])]
  percent <- c(bar$rows$percent[own], if (!anyNA(parts)) sum(bar$rows$percent[parts]))
  label <- lapply(at, function(cell) cell_answer_words(bar$scale, cell))
  share_of(bar, at, do.call(glue_words, c(label, sep = " + ")), percent)
}

cell_answer_words <- function(scale, cell) {
  force(cell)
  function(lang) {
    if (is.null(scale)) return("")
    if (!lang %in% names(scale$labels)) lang <- names(scale$labels)[[1L]]
    c(scale_labels(scale, lang), scale_dk(scale, lang))[[cell]]
  }
}

# The highest answers less as many of the lowest; promoters (9 and 10) less detractors (0 to
# 6), or these by name.
column_net <- function(make, report, bar, check, p, tolerance) {
  scale <- report$items$scale[match(bar$rows$item[[1L]], report$items$item)]
  pairs <- net_pairs(bar, check, sub("_dk$", "", scale) %in% names(builtin_scales))
  if (length(pairs) == 0L) {
    return(make("not checkable", in_each(
      if (check == "nps") "audit_nps_scale" else "audit_net_scale"
    )))
  }
  one_that_holds(lapply(pairs, function(pair) {
    compared_verdict("difference", make, row_share(bar, pair[[1L]]), row_share(bar, pair[[2L]]),
                     p, bar$rounding, tolerance)
  }))
}

# Pairs of answers to take from each other, the likeliest first.
net_pairs <- function(bar, check, directed) {
  k <- if (is.null(bar$scale) || bar$multiple) 0L else scale_size(bar$scale)
  number <- if (k > 0L) suppressWarnings(as.numeric(bar$scale$labels[[1L]]))
  numbered <- k > 0L && !anyNA(number)
  if (check == "nps" && numbered && max(number) == 10 && min(number) %in% 0:1) {
    return(list(list(which(number >= 9), which(number <= 6))))
  }
  if (k < 2L || check == "nps" && k != 3L) {
    return(list())
  }
  m <- seq_len(k %/% 2L)
  top <- top_cells(bar)
  at_end <- identical(sort(top), seq(k - length(top) + 1L, k))
  m <- unique(c(if (at_end) intersect(length(top), m), m))
  up <- lapply(m, function(m) list(seq(k - m + 1L, k), seq_len(m)))
  # columns may begin with the highest answer
  if (directed || numbered && !is.unsorted(number)) up else c(up, lapply(up, rev))
}

# Since the wave before: of one item and group, and of the same answers.
column_change <- function(make, report, bars, bar, i, p, tolerance) {
  b <- report$beside
  before <- wave_before(b, i)
  keys <- vapply(bars, function(x) {
    paste(x$rows$survey[[1L]], x$rows$item[[1L]], x$rows$group[[1L]], sep = "\r")
  }, "")
  group <- if (is.na(b$group[[i]])) "" else b$group[[i]]
  old <- match(paste(before, b$item_id[[i]], group, sep = "\r"), keys)
  one_that_holds(lapply(row_shares(bar), function(of) {
    to <- if (is.na(old)) {
      list(known = FALSE, label = in_each("audit_wave_before"))
    } else if (bar$multiple) {
      row_shares(bars[[old]])[[1L]]
    } else if (identical(bars[[old]]$size, bar$size)) {
      row_share(bars[[old]], of$at)
    } else {
      list(known = FALSE, label = in_each("audit_wave_before"))
    }
    claim <- compared_verdict("difference", make, of, to, p, bar$rounding, tolerance)
    claim$shares <- list(of, to)
    claim
  }))
}

# The survey of the wave before that of row i, NA for none: by their numbers where all have
# one, else as they come.
wave_before <- function(b, i) {
  if (is.na(b$wave[[i]])) {
    return(NA_character_)
  }
  own <- b[b$series %in% b$series[[i]] & !is.na(b$wave), ]
  waves <- unique(own$wave)
  number <- suppressWarnings(as.numeric(sub("^[^0-9]*([0-9]+).*$", "\\1", waves)))
  if (!anyNA(number) && !anyDuplicated(number)) waves <- waves[order(number)]
  at <- match(b$wave[[i]], waves)
  if (at == 1L) NA_character_ else own$survey[[match(waves[[at - 1L]], own$wave)]]
}

# The place of an item among those of its figure, for the same group.
column_place <- function(make, report, bars, bar, i, place) {
  row <- bar_row(bar, 1L)
  like <- Filter(function(x) {
    of <- bar_row(x, 1L)
    of$figure == row$figure && of$survey == row$survey && of$group == row$group &&
      of$item != row$item && (x$multiple && bar$multiple || identical(x$size, bar$size))
  }, bars)
  if (length(like) == 0L) {
    return(make("not checkable", in_each("audit_place_alone")))
  }
  one_that_holds(lapply(row_shares(bar), function(of) {
    others <- lapply(like, function(x) {
      share <- if (bar$multiple) row_shares(x)[[1L]] else row_share(x, of$at)
      share$label <- in_item(report, x$rows$item[[1L]])
      share
    })
    of$label <- in_item(report, row$item)
    place_verdict(make, of, others, place)
  }))
}

in_item <- function(report, item) {
  force(item)
  function(lang) report_item_label(report, item, lang)
}
