# The cells of a table as text: numbers filled into a pattern, small ones left out.

# Suppression ---------------------------------------------------------------------------

# Marks what is not shown. With bases and totals beside them one number that is left out
# could be worked out: another goes with it.
suppress_cells <- function(numbers, style, total = NULL) {
  numbers$shown <- TRUE
  if (style$min_base > 0) {
    small <- !is.na(numbers$N.high) & numbers$N.high < style$min_base
    numbers$shown[small] <- FALSE
  }
  least <- style$min_cell
  if (least < 2 && all(numbers$shown)) {
    return(numbers)
  }
  for (item in unique(numbers$item)) {
    here <- which(numbers$item == item)
    for (kind in c("answer", "dk")) {
      at <- here[numbers$row[here] == kind]
      if (length(at) == 0L) next
      hide <- hidden_cells(numbers[at, ], least, !is.null(total), numbers$adds[at])
      numbers$shown[at] <- numbers$shown[at] & !hide
    }
    for (group in unique(numbers$group[here])) {
      of <- here[numbers$group[here] == group]
      if (!all(numbers$shown[of][numbers$row[of] == "answer"])) {
        numbers$shown[of][numbers$row[of] %in% c("set", "mean")] <- FALSE
      }
    }
  }
  numbers
}

# Of one item: which cells are hidden. `adds`: whether a group's cells make up its base.
hidden_cells <- function(cells, least, total, adds) {
  groups <- unique(cells$group)
  terms <- unique(cells$term)
  at <- cbind(match(cells$term, terms), match(cells$group, groups))
  n <- matrix(NA_real_, length(terms), length(groups))
  n[at] <- cells$n.high
  hide <- matrix(FALSE, length(terms), length(groups))
  hide[at] <- (cells$n.high > 0 & cells$n.low < least) %in% TRUE | !cells$shown
  sums <- matrix(FALSE, length(terms), length(groups))
  sums[at] <- adds
  # the smallest number that is not nought
  one_more <- function(v, hidden) {
    v[hidden | is.na(v)] <- Inf
    v[v == 0] <- .Machine$double.xmax
    if (all(is.infinite(v))) hidden else replace(hidden, which.min(v), TRUE)
  }
  repeat {
    before <- hide
    for (j in seq_along(groups)) {
      if (all(sums[, j]) && sum(hide[, j]) == 1L) hide[, j] <- one_more(n[, j], hide[, j])
    }
    if (total) {
      for (i in seq_along(terms)) {
        if (sum(hide[i, ]) == 1L) hide[i, ] <- one_more(n[i, ], hide[i, ])
      }
    }
    if (identical(hide, before)) break
  }
  hide[at]
}

# Text ------------------------------------------------------------------------------------

hidden_cell <- "\u2026"

# The cells of the table, as text.
number_texts <- function(numbers, style) {
  numbers <- exact_percents(numbers, style)
  low <- numbers$p.low
  high <- numbers$p.high
  dash <- "\u2013"
  limits <- interval_texts(numbers, style)
  people <- function(a, b) ranged(format_count(a, style$mark), format_count(b, style$mark), dash)
  p <- ranged(low, high, dash)
  out <- character(nrow(numbers))
  cell <- numbers$row %in% c("answer", "dk")
  values <- list(
    n = people(numbers$n.low, numbers$n.high), p = p,
    N = base_texts(numbers$N, numbers$N.low, numbers$N.high, style$mark),
    w = people(numbers$w.low, numbers$w.high), conf.low = limits$low, conf.high = limits$high
  )
  out[cell] <- fill_pattern(style$statistic, lapply(values, `[`, cell))
  set <- numbers$row == "set"
  out[set] <- set_texts(numbers)[set]
  mean <- numbers$row == "mean"
  number <- function(v) sub(".", style$mark, sprintf("%.2f", v), fixed = TRUE)
  out[mean] <- ranged(number(numbers$low), number(numbers$high), dash)[mean]
  both <- (set | mean) & nzchar(limits$low)
  out[both] <- paste0(out, " (", limits$low, dash, limits$high, ")")[both]
  base <- numbers$row == "base"
  out[base] <- flagged(values$N, numbers$small)[base]
  out[is.na(numbers$low) & !base] <- ""
  out[!base & !is.na(numbers$base) & numbers$base == 0] <- dash
  out[!numbers$shown] <- ifelse(base, paste0("< ", style$min_base), hidden_cell)[!numbers$shown]
  out
}

# Of a set: a share, or a difference of shares in points, with its sign.
set_texts <- function(numbers) {
  signed <- function(text) {
    rises <- numbers$difference & !is.na(text) & !grepl("^-", text) & grepl("[1-9]", text)
    ifelse(rises, paste0("+", text), text)
  }
  low <- signed(numbers$p.low)
  p <- ranged(low, signed(numbers$p.high), ifelse(numbers$difference, "..", "\u2013"))
  ifelse(is.na(low), "", paste0(p, ifelse(numbers$difference, "", "%")))
}

ranged <- function(a, b, dash) ifelse(is.na(a), "", ifelse(a == b, a, paste0(a, dash, b)))

fill_pattern <- function(pattern, values) {
  out <- rep(pattern, length(values[[1L]]))
  for (name in names(values)) {
    mark <- paste0("{", name, "}")
    if (!grepl(mark, pattern, fixed = TRUE)) next
    pieces <- strsplit(paste0(out, "\r"), mark, fixed = TRUE)
    out <- mapply(function(p, v) paste(p, collapse = v), pieces, values[[name]], USE.NAMES = FALSE)
    out <- sub("\r$", "", out)
  }
  out
}

# Percentages rounded from counts; of one item's answers forced to 100 where asked.
exact_percents <- function(numbers, style) {
  low <- percent_of(numbers$w.low, numbers$low, numbers$base, style)
  high <- percent_of(numbers$w.high, numbers$high, numbers$base, style)
  moved <- rep(FALSE, nrow(numbers))
  if (style$add_to_100) {
    cell <- paste(numbers$item, numbers$group, sep = "\r")
    for (at in split(seq_len(nrow(numbers)), cell)) {
      at <- at[numbers$row[at] == "answer" | numbers$row[at] == "dk" & numbers$adds[at]]
      known <- all(numbers$adds[at]) && isTRUE(all(numbers$w.low[at] == numbers$w.high[at])) &&
        isTRUE(numbers$base[at[1L]] > 0)
      if (!known) next
      forced <- largest_remainders(numbers$w.low[at], numbers$base[at[1L]], style$digits)
      moved[at] <- abs(forced - low[at]) > 10^-(style$digits + 3)
      low[at] <- high[at] <- forced
    }
  }
  text <- function(v) {
    paste0(format_percent_number(v + 0, style$digits, style$mark, ""), ifelse(moved, "*", ""))
  }
  numbers$p.low <- ifelse(is.na(low), NA, text(low))
  numbers$p.high <- ifelse(is.na(high), NA, text(high))
  numbers
}

# Hare's method: all rounded down, then the largest remainders up until the sum is 100.
largest_remainders <- function(count, base, digits) {
  units <- 100 * 10^digits
  exact <- units * count / base
  down <- floor(exact + 1e-9)
  left <- round(units - sum(down))
  up <- order(-(exact - down), seq_along(count))[seq_len(left)]
  down[up] <- down[up] + 1
  down / 10^digits
}

interval_texts <- function(numbers, style) {
  mean <- numbers$row == "mean"
  one <- function(v) {
    share <- format_signed_percent(v, style$digits, style$mark)
    points <- sub(".", style$mark, sprintf("%.2f", v), fixed = TRUE)
    ifelse(is.na(v), "", ifelse(mean, points, share))
  }
  list(low = one(numbers$conf.low), high = one(numbers$conf.high))
}

# The body ------------------------------------------------------------------------------

# What a set is called in a table.
# `own`: names that are the user's own.
set_title <- function(name, scale, lang, own = character()) {
  if (name %in% own) {
    return(name)
  }
  labels <- scale_labels(scale, lang)
  switch(name,
    top = set_label(labels[rev(sort(scale$top))]),
    bottom = set_label(labels[bottom_positions(scale)]),
    net = tr("set_net", lang), nps = "NPS", name
  )
}

term_label <- function(row, term, about, lang, own) {
  switch(row,
    base = tr("base", lang), mean = tr("table_mean", lang),
    set = set_title(term, about$scale, lang, own),
    category_labels(term, about$scale, lang)
  )
}

# A row an answer, a column a group.
table_by_answer <- function(x, numbers, tests, several, style) {
  groups <- unique(numbers$group)
  text <- number_texts(numbers, style)
  variables <- unique(several$by)
  parts <- lapply(unique(numbers$item), function(item) {
    here <- which(numbers$item == item)
    about <- counts_items(x)[[item]]
    rows <- unique(numbers[here, c("row", "term")])
    rows <- rows[order(match(rows$row, c("answer", "dk", "base", "set", "mean"))), ]
    cells <- matrix("", nrow(rows), length(groups))
    at <- cbind(
      match(paste(numbers$row, numbers$term)[here], paste(rows$row, rows$term)),
      match(numbers$group[here], groups)
    )
    cells[at] <- text[here]
    label <- unlist(
      Map(term_label, rows$row, rows$term, MoreArgs = list(
        about = about, lang = style$lang, own = style$own_sets
      ))
    )
    hidden <- vapply(seq_len(nrow(rows)), function(i) {
      !all(numbers$shown[here][at[, 1L] == i])
    }, NA)
    body <- cbind(label, cells, matrix("", nrow(rows), length(variables)))
    if (!is.null(tests)) body <- cbind(body, test_cells(item, rows, tests, style, hidden))
    heading <- replace(rep("", ncol(body)), 1L, counts_item_name(x, item, style$lang))
    own <- length(groups) + 1L + seq_along(variables)
    if (about$exclusive) {
      if (!any(hidden)) heading[own] <- omnibus_cells(several, item, style$lang)
    } else {
      for (i in which(rows$row == "answer" & !hidden)) {
        body[i, own] <- omnibus_cells(several, option_item(item, rows$term[[i]]), style$lang)
      }
    }
    list(body = rbind(heading, body), kind = c("item", rows$row))
  })
  body <- do.call(rbind, lapply(parts, `[[`, "body"))
  shown <- ifelse(nzchar(groups), shown_group(groups, style$lang), tr("all_people", style$lang))
  header <- c(
    tr("item", style$lang), shown,
    if (!is.null(tests)) c(capital(tr("head_difference", style$lang)), "p"),
    ifelse(nzchar(variables), paste0("p (", variables, ")"), rep("p", length(variables)))
  )
  dimnames(body) <- NULL
  over <- grouping_of(x, groups)
  list(
    body = body, header = header, kind = unlist(lapply(parts, `[[`, "kind")),
    over = if (any(nzchar(over))) {
      c("", over, rep("", length(header) - length(groups) - 1L))
    },
    tail = length(variables), align = c("left", rep("right", length(header) - 1L))
  )
}

# p of an item's answers in all groups, a text for each variable that makes groups.
omnibus_cells <- function(several, item, lang) {
  p <- several$adj.p.value[match(
    paste(item, unique(several$by), sep = "\r"), paste(several$item, several$by, sep = "\r")
  )]
  ifelse(is.na(p), "", format_compare_p(p, lang))
}

# Difference with its interval, and p, of a set's, the mean's or an option's row.
test_cells <- function(item, rows, tests, style, hidden) {
  out <- matrix("", nrow(rows), 2L)
  for (i in which(rows$row %in% c("set", "mean", "answer") & !hidden)) {
    at <- if (rows$row[[i]] == "answer") {
      which(tests$item == option_item(item, rows$term[[i]]))
    } else {
      which(tests$item == item & tests$set == rows$term[[i]])
    }
    if (length(at) != 1L) next
    one <- tests[at, ]
    kind <- if (rows$row[[i]] == "mean") "scores" else "top"
    write <- function(v) format_difference(v, kind, style$lang)
    to <- tr("range_to", style$lang)
    limits <- if (style$conf.int && !is.na(one$conf.low)) {
      paste0(" (", write(one$conf.low), to, write(one$conf.high), ")")
    }
    out[i, ] <- c(
      paste0(range_text(one$estimate.low, one$estimate.high, write, to), limits),
      range_text(one$p.low, one$p.high, function(p) format_compare_p(p, style$lang), "\u2013")
    )
  }
  out
}

# A row an item and group, a column an answer.
table_by_item <- function(x, numbers, style) {
  text <- number_texts(numbers, style)
  key <- paste(numbers$item, numbers$group, sep = "\r")
  first <- which(!duplicated(key))
  grouped <- any(nzchar(numbers$group))
  about <- counts_items(x)[[numbers$item[[1L]]]]
  columns <- unique(numbers[c("row", "term")])
  columns <- columns[order(match(columns$row, c("base", "answer", "dk", "set", "mean"))), ]
  cells <- vapply(seq_len(nrow(columns)), function(j) {
    of <- which(numbers$row == columns$row[[j]] & numbers$term == columns$term[[j]])
    out <- text[of][match(key[first], key[of])]
    ifelse(is.na(out), "", out)
  }, character(length(first)))
  label <- vapply(numbers$item[first], counts_item_name, "", x = x, lang = style$lang)
  group <- if (grouped) shown_group(numbers$group[first], style$lang)
  body <- cbind(label, group, matrix(cells, length(first)))
  titles <- unlist(
    Map(term_label, columns$row, columns$term, MoreArgs = list(
      about = about, lang = style$lang, own = style$own_sets
    ))
  )
  titles[columns$row == "base"] <- "n"
  dimnames(body) <- NULL
  header <- unname(c(tr("item", style$lang), if (grouped) tr("group", style$lang), titles))
  left <- 1L + grouped
  list(
    body = body, header = header, kind = rep("row", nrow(body)), tail = 0L,
    align = rep(c("left", "right"), c(left, length(header) - left))
  )
}

# Notes ------------------------------------------------------------------------------------

table_notes <- function(x, numbers, tests, several, spec, adjust, layout, style) {
  lang <- style$lang
  any_row <- function(kind) any(numbers$row == kind)
  many <- !exclusive_items(x)
  c(
    if (identical(style$statistic, statistic_n_p)) tr("table_n_p", lang),
    if (!all(many)) {
      tr(if (counts_base(x) == "answered") "table_of_answered" else "table_of_substantive", lang)
    },
    if (any_row("dk") && counts_base(x) != "answered") tr("table_of_dk", lang),
    if (any(many)) tr("table_of_asked", lang),
    if (is_weighted(x)) tr("table_weighted", lang),
    if (!is.null(spec)) table_interval_note(x, spec, lang),
    if (any(numbers$low < numbers$high, na.rm = TRUE)) tr("table_ranges", lang),
    if (!is.null(tests) && layout == "answers") table_test_notes(tests, adjust, lang),
    if (!is.null(several) && layout == "answers") omnibus_notes(several, adjust, lang),
    if (style$add_to_100) tr("table_add_100", lang),
    small_note(numbers$small & numbers$shown, lang),
    if (style$min_base > 0 && any(!numbers$shown)) {
      tr("table_min_base", lang, least = format_plain_in(style$min_base, lang))
    },
    if (style$min_cell > 1 && any(!numbers$shown)) {
      tr(
        "table_min_cell", lang, mark = hidden_cell,
        most = format_plain_in(style$min_cell - 1, lang)
      )
    }
  )
}

table_interval_note <- function(x, spec, lang) {
  N <- counts_N(x)
  of <- if (length(unique(N)) > 1L) {
    tr("by_group", lang)
  } else if (is.finite(N[[1L]])) {
    tr("interval_of", lang, N = format_count(N[[1L]], decimal_mark(lang)))
  } else {
    tr("interval_all", lang)
  }
  design <- !is.null(counts_design(x))
  tr(if (design) "table_interval_design" else "table_interval", lang,
    level = format_plain_in(100 * spec$level, lang), method = spec$method, of = of
  )
}

table_test_notes <- function(tests, adjust, lang) {
  sides <- tr("two_sided", lang)
  m <- c(min(tests$m.low), max(tests$m.high))
  c(
    tr("table_difference", lang, one = tests$group1[[1L]], two = tests$group2[[1L]]),
    if (all(tests$p.range == "design")) {
      tr("compare_p_design", lang, sides = sides)
    } else if (m[[2L]] == 0) tr("compare_p_disjoint", lang, sides = sides) else {
      tr("compare_p_overlap", lang, sides = sides,
        m = range_text(m[[1L]], m[[2L]], format_plain, tr("range_to", lang))
      )
    },
    adjusted_note(nrow(tests), adjust, lang)
  )
}

adjusted_note <- function(n, adjust, lang) {
  if (adjust == "none" || n < 2L) {
    return(NULL)
  }
  method <- c(holm = "Holm", BH = "Benjamini-Hochberg")[[adjust]]
  paste0(tr("p_adjusted_for", lang, n = n, method = method), ".")
}

# Tables drawn for a p that cannot be had exactly.
table_draws <- 1e4

omnibus_notes <- function(several, adjust, lang) {
  c(
    tr("table_omnibus", lang, method = paste(unique(several$method), collapse = ", ")),
    if (any(several$std.error > 0, na.rm = TRUE)) {
      tr("table_drawn", lang, tables = format_count(table_draws, decimal_mark(lang)))
    },
    adjusted_note(nrow(several), adjust, lang)
  )
}

statistic_n_p <- "{n} ({p}%)"
