# The numbers beneath a figure, as a table and as one sentence. Every range comes from
# the counts; what was printed is laid over it.

# The number of people behind an answer (`key` of answer_key()): c(low, high, base), or
# NULL where the counts do not have that item or group.
key_people <- function(counts, item, group, key) {
  at <- if (!is.null(counts)) which(counts$item == item & counts$group == group)
  if (length(at) == 0L) {
    return(NULL)
  }
  scale <- item_scale(counts, item)
  k <- scale_size(scale)
  answers <- if (key == "dk") {
    k + seq_len(scale_dk_size(scale))
  } else {
    suppressWarnings(as.integer(strsplit(key, " ", fixed = TRUE)[[1L]]))
  }
  if (length(answers) == 0L || anyNA(answers) || any(answers > k + scale_dk_size(scale))) {
    return(NULL)
  }
  base <- counts$base[at][counts$kind[at] == (if (key == "dk") "dk" else "substantive")]
  people <- people_range(counts, item, group, answers)
  if (!anyNA(people)) c(people, base[1L])
}

# "47%", "62 tot 64%": from low and high shares.
share_text <- function(low, high, lang, to = tr("range_to", lang)) {
  mark <- decimal_mark(lang)
  one <- format_percent(low, 0L, mark)
  two <- format_percent(high, 0L, mark)
  ifelse(one == two, one, paste0(sub("%$", "", one), to, two))
}

# A cell: the printed number, or the range that is left; small, the number of people.
number_cell <- function(printed, ends, lang) {
  mark <- decimal_mark(lang)
  shown <- printed != not_printed
  base <- if (is.null(ends)) NA else ends[[3L]]
  if (is.na(base)) {
    return(list(html = if (shown) printed else not_printed, state = if (shown) "" else "none"))
  }
  if (base == 0) {
    return(list(html = not_printed, state = "none"))
  }
  open <- ends[[1L]] <= 0 && ends[[2L]] >= base
  if (!shown && open) {
    return(list(html = esc(tr("unknown", lang)), state = "none"))
  }
  people <- if (abs(ends[[1L]] - ends[[2L]]) < 1e-9) {
    format_count(ends[[1L]], mark)
  } else {
    paste0(format_count(ends[[1L]], mark), "\u2013", format_count(ends[[2L]], mark))
  }
  share <- if (shown) {
    printed
  } else {
    esc(share_text(ends[[1L]] / base, ends[[2L]] / base, lang, "\u2013"))
  }
  known <- shown || ends[[1L]] == ends[[2L]]
  list(html = paste0(share, "<small>", esc(people), "</small>"),
       state = if (known) "" else "range")
}

# The table itself. `printed`: a matrix, bars by answers, of what was printed (HTML);
# `where`: where it was printed, or NULL.
numbers_table <- function(caption, bars, answers, printed, counts, where, lang,
                          headings = NULL) {
  html <- state <- printed
  for (i in seq_len(nrow(bars))) {
    for (j in seq_len(nrow(answers))) {
      key <- bars$key[i] %||% NA
      people <- key_people(counts, bars$at[[i]], bars$group[[i]],
                          if (is.na(key)) answers$key[[j]] else key)
      cell <- number_cell(printed[i, j], people, lang)
      html[i, j] <- cell$html
      state[i, j] <- cell$state
    }
  }
  told <- colSums(state != "none") > 0L
  html <- html[, told, drop = FALSE]
  state <- state[, told, drop = FALSE]
  small <- bars$small %||% rep(FALSE, nrow(bars))
  n <- ifelse(is.na(bars$n), "", flagged(format_count(bars$n, decimal_mark(lang)), small))
  header <- c(bars_header(bars, lang), capital(answers$label[told]), "n",
              if (!is.null(where)) tr("printed_in", lang))
  cells <- cbind(esc(bars$label), html, n, if (!is.null(where)) esc(where))
  marks <- cbind("", state, "", if (!is.null(where)) rep("", nrow(state)))
  list(
    html = html_table(esc(caption), esc(header), cells,
                      num = seq(2L, by = 1L, length.out = ncol(html) + 1L),
                      groups = headings, state = marks),
    ranges = any(state == "range"), gaps = any(state == "none"),
    unknown = any(html == esc(tr("unknown", lang))),
    sum = sum_of_cells(html, answers$key[told], lang),
    small = small, untold = answers$label[!told],
    counted = any(grepl("<small>", html, fixed = TRUE))
  )
}

# "16 + 47 = 62%": the first row whose parts do not add up to their total as it is shown.
sum_of_cells <- function(html, keys, lang) {
  shown <- sub("<small>.*$", "", html)
  value <- matrix(suppressWarnings(as.numeric(
    sub(",", ".", sub("%$", "", shown), fixed = TRUE)
  )), nrow(html))
  for (j in grep(" ", keys, fixed = TRUE)) {
    of <- match(strsplit(keys[[j]], " ", fixed = TRUE)[[1L]], keys)
    if (anyNA(of)) next
    off <- abs(rowSums(value[, of, drop = FALSE]) - value[, j]) > 1e-9
    for (i in head_of(which(off), 1L)) {
      parts <- paste(rev(sub("%$", "", shown[i, of])), collapse = " + ")
      return(tr("note_sum", lang, parts = parts, total = shown[i, j]))
    }
  }
  NULL
}

# Beneath the table: how to read it.
numbers_note <- function(table, published, lang, weighted = FALSE) {
  c(
    if (table$counted) tr(if (weighted) "note_small_weighted" else "note_small", lang),
    if (table$ranges) {
      if (published) tr("note_italic_left", lang) else tr("note_italic", lang)
    },
    if (published && table$gaps) tr("note_dash", lang),
    table$sum, small_note(table$small, lang)
  )
}

# Counts ----------------------------------------------------------------------------------

# Bars of counts: item by group, or option by group.
counts_bars_of <- function(x, lang) {
  cells <- counts_cells(x)
  people <- cell_people(x, cells)$base
  parts <- lapply(seq_along(cells), function(i) {
    at <- cells[[i]]
    item <- x$item[[at[[1L]]]]
    group <- x$group[[at[[1L]]]]
    about <- counts_items(x)[[item]]
    sub <- at[x$kind[at] == "substantive"]
    label <- counts_item_name(x, item, lang)
    if (about$exclusive) {
      return(data.frame(item = item, at = item, group = group, key = NA_character_,
                        name = label, n = people[[i]]))
    }
    data.frame(item = item, at = item, group = group, key = as.character(x$position[sub]),
               name = scale_labels(about$scale, lang), n = people[[i]])
  })
  out <- vctrs::vec_rbind(!!!parts)
  out$small <- base_key(out$item, out$group) %in% small_bases(x)
  several <- length(unique(out$name)) > 1L
  group <- shown_group(out$group, lang)
  out$label <- ifelse(
    !nzchar(group), if (several) out$name else tr("all_people", lang),
    if (several) paste0(within_sentence(out$name), ", ", group) else group
  )
  out
}

counts_item_name <- function(x, item, lang) {
  about <- counts_items(x)[[item]]
  label <- item_label(x, item, lang)
  if (isTRUE(about$reversed)) paste0(label, " (", tr("reversed", lang), ")") else label
}

# The answers of rows as they are called in `lang`.
shown_categories <- function(rows, lang) {
  out <- rows$category
  for (item in unique(rows$item)) {
    at <- rows$item == item
    out[at] <- category_labels(out[at], item_scale(rows, item), lang)
  }
  out
}

# Columns of a scale: answers, don't know, and the top answers together.
scale_answers <- function(scale, lang) {
  labels <- scale_labels(scale, lang)
  dk <- scale_dk(scale, lang)
  order <- seq_along(labels)
  if (length(scale$top) > 0L) order <- rev(order)
  key <- as.character(order)
  label <- labels[order]
  if (length(dk) > 0L) {
    key <- c(key, "dk")
    label <- c(label, paste(dk, collapse = ", "))
  }
  if (length(scale$top) > 1L && length(scale$top) < length(labels)) {
    key <- c(key, paste(sort(scale$top), collapse = " "))
    label <- c(label, top_label(scale, lang))
  }
  data.frame(key = key, label = label)
}

top_label <- function(scale, lang) {
  labels <- scale_labels(scale, lang)[sort(scale$top, decreasing = TRUE)]
  labels[-1L] <- lower(labels[-1L])
  join_labels(labels, paste0(" ", tr("or", lang), " "))
}

counts_numbers <- function(x, name, lang) {
  bars <- counts_bars_of(x, lang)
  about <- counts_items(x)[[bars$item[[1L]]]]
  answers <- if (about$exclusive) {
    scale_answers(about$scale, lang)
  } else {
    data.frame(key = "selected", label = tr("selected", lang))
  }
  printed <- matrix(not_printed, nrow(bars), nrow(answers))
  caption <- tr("numbers_caption", lang, figure = name)
  table <- numbers_table(caption, bars, answers, printed, x, NULL, lang)
  note <- paste(numbers_note(table, FALSE, lang, is_weighted(x)), collapse = " ")
  fold(caption, c(table$html, tag("p", esc(note), class = "note")))
}

# One sentence ----------------------------------------------------------------------------

# What a figure says: `told` is a data frame of bars with label, group, low, high, text
# (what to write; NA where too little is known) and `answer`, what these are shares of.
reading_of <- function(told, answer, lang, several) {
  told$row <- seq_len(nrow(told))
  every <- told[!is.na(told$low), ]
  told <- told[!is.na(told$text), ]
  told$label <- within_sentence(told$label)
  # a number printed for groups together is told where they have none of their own
  pooled <- told$pooled %||% rep(FALSE, nrow(told))
  # or where their own ranges are wide
  own <- any(!pooled) && (!any(pooled) || all(told$high[!pooled] - told$low[!pooled] <= 0.1))
  told <- told[pooled != own, ]
  if (nrow(told) == 0L) {
    return(NULL)
  }
  quoted <- tr("quoted_text", lang, text = lower(answer))
  if (!several && nrow(told) == 1L && !nzchar(told$group)) {
    return(esc(tr(
      "read_share", lang, share = capital(told$text),
      n = format_count(told$n, decimal_mark(lang)), answer = quoted
    )))
  }
  if (!several && nrow(told) <= 4L) {
    parts <- tr(
      "read_for_group", lang, group = shown_group(told$group, lang), share = told$text
    )
    return(esc(tr("read_groups", lang, answer = quoted, groups = word_list(parts, lang))))
  }
  if (nrow(told) == 1L) {
    return(esc(tr(
      "read_share_item", lang, share = capital(told$text), item = told$label,
      answer = quoted
    )))
  }
  middle <- (told$low + told$high) / 2
  top <- which.max(middle)
  bottom <- which.min(middle)
  if (max(middle) - min(middle) < 1e-9) {
    return(esc(tr("read_same", lang, answer = quoted, share = told$text[[top]])))
  }
  if (is_open_order(every, told$row[c(top, bottom)], own)) {
    of <- share_text(c(min(every$low), max(every$high)), c(min(every$low), max(every$high)), lang)
    return(esc(tr("read_span", lang, answer = quoted, low = of[[1L]], high = of[[2L]])))
  }
  esc(tr(
    "read_most_least", lang, answer = quoted, most = told$label[[top]],
    most_share = told$text[[top]], least = told$label[[bottom]],
    least_share = told$text[[bottom]]
  ))
}

# Whether another bar may have a larger share than the one that seems the largest, or a smaller
# one than the smallest, by more than a point: ranges of hidden counts are wide.
is_open_order <- function(every, ends, own) {
  every <- every[(every$pooled %||% rep(FALSE, nrow(every))) != own, ]
  above <- every$high[every$row != ends[[1L]]] - every$low[every$row == ends[[1L]]]
  below <- every$high[every$row == ends[[2L]]] - every$low[every$row != ends[[2L]]]
  any(c(above, below) > 0.01 + 1e-9)
}

# A share is told when it is known to within `least`.
told_text <- function(low, high, lang, least = 0.3) {
  out <- share_text(low, high, lang)
  out[is.na(low) | high - low > least] <- NA
  out
}

counts_reading <- function(x, lang) {
  bars <- counts_bars_of(x, lang)
  # whoever has no group is none to compare with
  real <- !bars$group %in% groups_none(x)
  if (any(real)) bars <- bars[real, ]
  about <- counts_items(x)[[bars$item[[1L]]]]
  scale <- about$scale
  if (all(bars$n == 0, na.rm = TRUE)) {
    return(esc(tr("read_nobody", lang)))
  }
  if (!about$exclusive) {
    return(reading_options(bars, x, lang))
  }
  if (length(scale$top) == 0L) {
    return(reading_mode(bars, scale, x, lang))
  }
  key <- paste(sort(scale$top), collapse = " ")
  reading_of(bars_shares(bars, x, key, lang), top_label(scale, lang), lang,
             several = length(unique(bars$item)) > 1L) %||% untold_reading(lang)
}

untold_reading <- function(lang) {
  esc(tr("read_little", lang))
}

bars_shares <- function(bars, x, key, lang) {
  ranges <- lapply(seq_len(nrow(bars)), function(i) {
    own <- bars$key[i] %||% NA
    r <- key_people(x, bars$at[[i]], bars$group[[i]], if (is.na(own)) key else own)
    if (is.null(r) || is.na(r[[3L]]) || r[[3L]] == 0) c(NA, NA) else r[1:2] / r[[3L]]
  })
  bars$low <- vapply(ranges, `[[`, 0, 1L)
  bars$high <- vapply(ranges, `[[`, 0, 2L)
  bars$text <- told_text(bars$low, bars$high, lang)
  bars
}

# Options of a multiple-choice question.
reading_options <- function(bars, x, lang) {
  told <- bars_shares(bars, x, "", lang)
  told <- told[!is.na(told$text), ]
  if (nrow(told) == 0L) {
    return(untold_reading(lang))
  }
  middle <- (told$low + told$high) / 2
  top <- which.max(middle)
  bottom <- which.min(middle)
  most <- told$label[[top]]
  share <- told$text[[top]]
  if (nrow(told) < 2L || top == bottom) {
    return(esc(tr("read_chosen", lang, most = most, share = share)))
  }
  esc(tr(
    "read_chosen_both", lang, most = most, share = share, least = told$label[[bottom]],
    least_share = told$text[[bottom]]
  ))
}

# Answers without a top set: the one given most, where the ranges leave no doubt.
reading_mode <- function(bars, scale, x, lang) {
  labels <- c(scale_labels(scale, lang), paste(scale_dk(scale, lang), collapse = ", "))
  keys <- c(as.character(seq_len(scale_size(scale))), "dk")
  parts <- vapply(seq_len(nrow(bars)), function(i) {
    ranges <- lapply(keys, key_people, counts = x, item = bars$at[[i]], group = bars$group[[i]])
    ok <- !vapply(ranges, is.null, NA)
    low <- vapply(ranges[ok], `[[`, 0, 1L)
    high <- vapply(ranges[ok], `[[`, 0, 2L)
    base <- vapply(ranges[ok], `[[`, 0, 3L)
    top <- which.max(low)
    if (length(low) == 0L || anyNA(base) || base[[top]] == 0 ||
        any(high[-top] > low[[top]])) {
      return(NA_character_)
    }
    text <- share_text(low[[top]] / base[[top]], high[[top]] / base[[top]], lang)
    paste0(tr("quoted_text", lang, text = labels[ok][[top]]), " (", text, ")")
  }, "")
  keep <- which(!is.na(parts))
  if (length(keep) == 0L) {
    return(untold_reading(lang))
  }
  if (nrow(bars) == 1L) {
    return(esc(tr("read_mode", lang, answer = parts)))
  }
  keep <- head_of(keep, 4L)
  said <- paste0(bars$label[keep], tr("colon", lang), parts[keep])
  esc(tr("read_modes", lang, answers = paste(said, collapse = tr("semicolon", lang))))
}

bars_header <- function(bars, lang) {
  if (length(unique(bars$item)) > 1L) {
    return(tr("item", lang))
  }
  tr("group", lang)
}
