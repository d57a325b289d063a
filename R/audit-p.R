# A p-value printed beside the groups of an item, against the tests that reports print on
# counts: chi-squared (with and without correction, and as a likelihood ratio), Fisher's and
# z of two shares, over all counts that the printed numbers allow.

audit_p <- function(report, bars) {
  b <- report$beside
  b <- b[!is.na(b$p %||% rep(NA, length(b$item_id))), ]
  if (length(b$p) == 0L) {
    return(list())
  }
  key <- function(x, item) paste(x$figure, x$survey, item, sep = "\r")
  of_bars <- vapply(bars, function(bar) key(bar_row(bar, 1L), bar$rows$item[[1L]]), "")
  in_group <- vapply(bars, function(bar) nzchar(bar$rows$group[[1L]]), NA)
  of_p <- key(b, b$item_id)
  compact(lapply(unique(of_p), function(k) {
    own <- bars[of_bars == k]
    if (length(own) > 0L) {
      p_claim(report, unique(b$p[of_p == k]), own[[1L]]$rows[1L, ], bars[of_bars == k & in_group])
    }
  }))
}

# The claim of one item's p. `bars` are those of its groups.
p_claim <- function(report, texts, row, bars) {
  p <- read_p(texts[[1L]])
  groups <- vapply(bars, function(bar) bar$rows$group[[1L]], "")
  words <- in_each("audit_p", value = paste(shown_p(texts), collapse = ", "),
                   groups = paste(groups, collapse = ", "))
  make <- function(verdict, reason, ends = c(NA, NA), mend = NULL, rank = NULL) {
    claim <- audit_claim(
      paste0(sub("[.][^.]*$", "", row$id), ".p"), "p", words, p$number, ends[[1L]], ends[[2L]],
      verdict, reason, mend, figure = row$figure, survey = row$survey, item = row$item,
      relation = if (p$ok) p$relation else "=", unit = "number", source = row$source
    )
    claim$rank <- rank
    claim$text <- paste(texts, collapse = ", ")
    claim
  }
  why <- if (length(texts) > 1L) "audit_p_several" else if (!p$ok) "audit_p_unread" else
    if (length(bars) < 2L || anyDuplicated(groups) || !all(vapply(bars, counted_bar, NA))) {
      "audit_p_groups"
    } else if (groups_share(report, row, groups)) "audit_p_shared"
  if (!is.null(why)) {
    return(make("not checkable", in_each(why)))
  }
  p_verdict(p, p_tables(bars), all(vapply(bars, two_answers, NA)), make)
}

# A bar whose numbers are counts of its printed base, and agree.
counted_bar <- function(bar) {
  bar <- judge_bar(bar)
  bar$base_printed && bar$habit != "other base" && !isTRUE(bar$answers) &&
    length(c(bar$empty, bar$wrong)) == 0L &&
    !is.null(bar$closed)
}

# Chosen or not, yes or no: the share of one says what the other's is.
two_answers <- function(bar) bar$multiple || bar$size == 2

groups_share <- function(report, row, groups) {
  said_to_overlap(report, data.frame(figure = row$figure, survey = row$survey, group = groups))
}

# ".03" as "p = .03"
shown_p <- function(text) {
  text <- sub("^([0-9.,])", "= \\1", text)
  ifelse(grepl("^[<>=]", text), paste("p", text), text)
}

# "p = .03", "<.001", "ns", "**": fields as read_printed() gives them, `ok` for a p-value.
read_p <- function(text) {
  plain <- sub("^p *=? *", "", plain_text(text))
  plain <- switch(plain, ns = , n.s. = , ns. = , "not significant" = ">0.05", "*" = "<0.05",
                  "**" = "<0.01", "***" = "<0.001", plain)
  p <- read_printed(plain)
  p$ok <- isTRUE(p$ok && !is.na(p$decimals) && max(p$number, p$high, na.rm = TRUE) <= 1 &&
    p$relation %in% c("=", "<", "<=", ">", ">=", "between"))
  p
}

# What may have been tested: each printed answer or sum, that all groups have, against the
# rest. list(label, low, high, n), people by group.
p_tables <- function(bars) {
  bars <- lapply(bars, judge_bar)
  n <- vapply(bars, function(bar) as.double(bar$n), 0)
  cells_of <- function(bar) {
    at <- bar_numbers(bar)
    if (bar$multiple) list(1L) else bar$cells[at]
  }
  shared <- Reduce(intersect, lapply(bars, cells_of))
  # of two answers the one says what the other does
  if (all(vapply(bars, two_answers, NA))) {
    shared <- shared[which.max(vapply(shared, function(at) max(0, at), 0))]
  }
  compact(lapply(shared, function(at) {
    ends <- lapply(bars, function(bar) {
      if (!is.null(bar$closed)) feasible_range(bar$closed, answer_weights(at))
    })
    if (any(lengths(ends) == 0L)) {
      return(NULL)
    }
    bar <- bars[[1L]]
    j <- Position(function(own) identical(own, at), bar$cells, nomatch = 1L)
    list(label = number_label(bar, j), low = vapply(ends, `[[`, 0, 1L),
         high = vapply(ends, `[[`, 0, 2L), n = n)
  }))
}

p_verdict <- function(p, tables, of_two, make) {
  ends <- lapply(tables, function(of) p_range(of$low, of$high, of$n))
  keep <- lengths(ends) > 0L
  if (!any(keep)) {
    return(make("not checkable", in_each("audit_p_groups")))
  }
  ends <- ends[keep]
  labels <- lapply(tables[keep], `[[`, "label")
  can <- function(slack = 0, by = 1) {
    want <- p_interval(p, slack)
    which(vapply(ends, function(e) want[[1L]] <= by * e[[2L]] && want[[2L]] >= by * e[[1L]], NA))
  }
  say <- function(i) {
    in_each("audit_p_range", answer = labels[[i]], span = p_span_words(ends[[i]]))
  }
  if (length(can()) > 0L) {
    i <- can()[[1L]]
    return(make("consistent", say(i), ends[[i]]))
  }
  hull <- c(min(vapply(ends, `[[`, 0, 1L)), max(vapply(ends, `[[`, 0, 2L)))
  reason <- do.call(glue_words, lapply(seq_along(ends), say))
  if (length(can(by = 0.5)) > 0L && length(tables[[1L]]$n) == 2L) {
    return(make("not checkable", glue_words(reason, in_each("audit_p_half")), hull))
  }
  if (!of_two) {
    return(make("not checkable", glue_words(reason, in_each("audit_p_tests")), hull))
  }
  want <- p_interval(p, 0)
  other_side <- want[[2L]] < 0.05 && hull[[1L]] >= 0.05 || want[[1L]] >= 0.05 && hull[[2L]] < 0.05
  slip <- !other_side && length(can(1)) > 0L
  make(
    "inconsistent", glue_words(reason, if (other_side) in_each("audit_p_side", limit = 0.05) else
      if (slip) in_each("rank_neighbour") else no_words), hull,
    in_each("audit_mend", what = "p", old = p_words(p$number), new = p_span_words(hull)),
    if (slip) "rounding slip" else "contradiction"
  )
}

# The p-values behind a printed one; `slack` in units of its last decimal.
p_interval <- function(p, slack) {
  half <- (0.5 + slack) * 10^-p$decimals + 1e-9
  switch(p$relation,
    "=" = p$number + c(-half, half),
    between = c(p$number - half, p$high + half),
    "<" = c(0, p$number - 1e-12), "<=" = c(0, p$number),
    ">" = c(p$number + 1e-12, 1), ">=" = c(p$number, 1)
  )
}

# The least and the largest p of any of the tests on low..high of n people in each group;
# NULL for more groups than can be looked at.
p_range <- function(low, high, n, most = 2000) {
  g <- length(n)
  if (2^g > most) {
    return(NULL)
  }
  each <- max(2, floor(most^(1 / g)))
  counts <- Map(function(a, b) {
    unique(round(seq(a, b, length.out = min(each, b - a + 1))))
  }, low, high)
  x <- as.matrix(expand.grid(counts))
  # shares as close to each other as they can be
  near <- vapply(seq(min(low / n), max(high / n), length.out = 101L), function(p) {
    pmin(pmax(p * n, low), high)
  }, n)
  ps <- c(count_tests(x, n), count_tests(t(near), n)[seq_len(101L)], exact_tests(x, n))
  range(ps)
}

# p-values of x of n people by group, a row a table: chi-squared comes first.
count_tests <- function(x, n) {
  total <- rowSums(x)
  all <- sum(n)
  p <- total / all
  apart <- sweep(x, 2L, n, "/") - p
  square <- rowSums(sweep(apart^2, 2L, n, "*")) / (p * (1 - p))
  part <- function(o, e) ifelse(o > 0, o * log(o / e), 0)
  ratio <- 2 * rowSums(part(x, outer(p, n)) + part(sweep(-x, 2L, n, "+"), outer(1 - p, n)))
  tests <- list(square, ratio)
  if (length(n) == 2L) {
    off <- pmax(0, abs(apart[, 1L] - apart[, 2L]) - sum(1 / n) / 2)
    share <- sweep(x, 2L, n, "/")
    tests <- c(tests, list(
      off^2 / (p * (1 - p) * sum(1 / n)),
      # z with a variance of each share of its own
      (apart[, 1L] - apart[, 2L])^2 / rowSums(sweep(share * (1 - share), 2L, n, "/"))
    ))
  }
  out <- stats::pchisq(unlist(tests), length(n) - 1L, lower.tail = FALSE)
  # nobody, or everyone
  out[is.nan(out)] <- 1
  out
}

# Fisher's, of the tables that are furthest apart and nearest.
exact_tests <- function(x, n, most = 200L) {
  if (nrow(x) > most) {
    order <- order(count_tests(x, n)[seq_len(nrow(x))])
    x <- x[c(utils::head(order, most / 2L), utils::tail(order, most / 2L)), , drop = FALSE]
  }
  p <- apply(x, 1L, function(yes) {
    if (length(n) == 2L) {
      .Call(akk_c_freeman_halton, c(yes[[1L]], n[[1L]] - yes[[1L]]),
            c(yes[[2L]], n[[2L]] - yes[[2L]]))$p
    } else {
      .Call(akk_c_omnibus_exact, rbind(yes, n - yes), "answers")$p
    }
  })
  p[!is.na(p)]
}

p_words <- function(p) {
  force(p)
  function(lang) {
    if (p < 0.0005) paste0("<", format_plain_in(0.001, lang)) else
      format_plain_in(if (p < 0.01) round(p, 4) else round(p, 3), lang)
  }
}

p_span_words <- function(ends) {
  low <- p_words(ends[[1L]])
  high <- p_words(ends[[2L]])
  function(lang) {
    if (low(lang) == high(lang)) low(lang) else
      in_each("audit_number_to", low = low, high = high)(lang)
  }
}
