# What stands beneath a report's figure, and what is said instead of it.

# What was printed and belongs to no bar.
printed_notes <- function(report, facts, rest, plan, lang) {
  if (length(rest) == 0L) {
    return(NULL)
  }
  answer <- vapply(rest, function(j) {
    item <- facts$item[[j]]
    said <- facts$category[[j]]
    scale <- plan$scales[[item]] %||% report_scales(report, item)[[1L]]
    cells <- if (!is.null(scale)) printed_cells(said, scale)
    if (length(cells) == 0L) {
      return(if (said == "unassigned") tr("unassigned", lang) else said)
    }
    join_labels(c(scale_labels(scale, lang), scale_dk(scale, lang))[rev(cells)])
  }, "")
  data_frame_of(
    at = NA_integer_, fact = rest, item = facts$item[rest], group = facts$group[rest],
    answer = answer, status = "note", drawn = NA_real_, base = NA_integer_, low = NA_real_,
    high = NA_real_,
    printed = format_published(facts$printed[rest], facts$relation[rest], lang),
    cells = list(integer())
  )
}

# What is left for the parts that were not printed, for all bars with the same such
# part together; and for each group what a number of several groups leaves.
possible_notes <- function(data, plan, bars, lang) {
  if (plan$multiple) {
    return(character())
  }
  range_text <- function(low, high) {
    ends <- unique(format_percent(c(low, high), 0L, decimal_mark(lang), suffix = ""))
    paste0(paste(ends, collapse = "\u2013"), "%")
  }
  name <- function(r) {
    i <- data$at[[r]]
    item <- if (length(unique(plan$item)) > 1L) plan$labels[[i]]
    group <- if (nzchar(plan$group[[i]])) group_label(plan$group[[i]], NA, lang)
    paste(c(item, group), collapse = ", ")
  }
  # nothing is said by a range of anything, or of a whole bar
  says <- !is.na(data$low) & (data$low > 0 | data$high < 1) & data$low < 1
  rows <- which(data$status == "unpublished" & data$drawn > 0 & says)
  out <- character()
  for (answer in unique(data$answer[rows])) {
    of <- rows[data$answer[rows] == answer]
    ranges <- vapply(of, function(r) {
      trimws(paste(name(r), range_text(data$low[[r]], data$high[[r]])))
    }, "")
    several <- lengths(data$cells[of]) > 1L
    out <- c(out, tr(
      if (any(several)) "note_left_all" else "note_left", lang,
      answer = answer, ranges = paste(ranges, collapse = tr("semicolon", lang))
    ))
  }
  of_sums <- grepl("+", data$group, fixed = TRUE)
  for (r in which(of_sums & !data$status %in% c("unpublished", "note"))) {
    each <- bars$cell[[data$at[[r]]]]$each
    if (is.null(each) || is.na(data$low[[r]])) next
    each <- each(data$cells[[r]])
    text <- vapply(names(each), function(g) {
      paste(g, range_text(each[[g]][[1L]], each[[g]][[2L]]))
    }, "")
    item <- if (length(unique(plan$item)) > 1L) paste0(plan$labels[[data$at[[r]]]], ", ")
    out <- c(out, tr(
      "note_each_group", lang, what = paste0(item, data$answer[[r]]),
      ranges = paste(text, collapse = tr("semicolon", lang))
    ))
  }
  capital(out)
}

bars_notes <- function(report, figure, plan, segments, small, lang) {
  c(
    if (plan$multiple) tr("multiple_note", lang),
    if (any(segments$edge == "jagged")) tr("note_jagged", lang),
    base_note(report, figure, lang, unique(plan$group[small])),
    source_note(report, figure, lang)
  )
}

side_notes <- function(report, data, plan, lang) {
  notes <- data[data$status == "note", ]
  several <- length(unique(plan$item)) > 1L
  out <- character()
  loose <- notes$category == "unassigned"
  for (group in unique(notes$group[loose])) {
    of <- notes[loose & notes$group == group, ]
    who <- word_list(strsplit(group, "|", fixed = TRUE)[[1L]], lang, tr("or", lang))
    out <- c(out, tr(
      "note_loose", lang, who = if (nzchar(who)) paste0(" (", who, ")") else "",
      numbers = paste(of$printed, collapse = ", ")
    ))
  }
  for (i in which(!loose)) {
    note <- notes[i, ]
    item <- if (several || !note$item %in% plan$item) paste0(note$row, tr("colon", lang)) else ""
    if (note$relation == "order") {
      who <- strsplit(note$group, ">", fixed = TRUE)[[1L]]
      who <- report_survey_label(report, who, lang)
      text <- tr(
        "note_order", lang, answer = note$answer, more = who[[1L]], less = who[[2L]]
      )
    } else {
      who <- if (nzchar(note$group)) paste0(group_label(note$group, NA, lang), ", ")
      text <- paste0(who, note$answer, tr("colon", lang), note$printed, ".")
    }
    out <- c(out, if (nzchar(item)) paste0(item, lower(text)) else capital(text))
  }
  out
}

# `small`: the groups that are marked, "" for everyone.
base_note <- function(report, figure, lang, small = character()) {
  survey <- report$figures$survey[[match(figure, report$figures$figure)]]
  n <- figure_bases(report, figure)
  if (length(n) == 0L) {
    return(NULL)
  }
  who <- if (!is.na(survey)) report_survey_label(report, survey, lang, "respondents")
  own <- report$figures[[paste0("base_", lang)]][[match(figure, report$figures$figure)]]
  if (!is.na(own)) who <- own
  part <- base_part(report, figure, lang)
  if (!is.null(part)) who <- paste0(paste(who, collapse = ""), " (", part, ")")
  number <- paste0("n = ", format_count(n, decimal_mark(lang)))
  number <- flagged(number, (names(n) %||% "") %in% small)
  number <- if (is.null(names(n))) number else paste0(names(n), " ", number)
  paste0(tr("base", lang), tr("colon", lang), paste(c(who, number), collapse = ", "), ".")
}

# Those who gave one answer to another question: base_from names its number.
base_part <- function(report, figure, lang) {
  id <- report$figures$base_from[[match(figure, report$figures$figure)]]
  at <- match(id, report$published$id)
  if (is.na(id) || is.na(at)) {
    return(NULL)
  }
  from <- report$published[at, ]
  scale <- report_scales(report, from$item)[[1L]]
  cells <- if (!is.null(scale)) printed_cells(from$category, scale)
  answer <- if (length(cells) > 0L) {
    join_labels(c(scale_labels(scale, lang), scale_dk(scale, lang))[rev(cells)])
  } else {
    from$category
  }
  paste0(report_item_label(report, from$item, lang), tr("colon", lang), answer)
}

# `said`: of each row of data, the interval of its bar in words.
bars_alt <- function(title, plan, data, side, lang, said = NULL) {
  said <- (said %||% rep("", nrow(data)))[data$status != "note"]
  bars <- data[data$status != "note", ]
  where <- paste(bars$row, bars$group, sep = "\r")
  lines <- vapply(unique(where), function(w) {
    of <- bars[where == w, ]
    name <- if (nzchar(of$group[[1L]])) {
      group_label(of$group[[1L]], of$n[[1L]], lang)
    } else {
      of$row[[1L]]
    }
    if (plan$multiple) {
      return(paste0(name, " ", of$printed[[1L]]))
    }
    hidden <- of$status == "unpublished"
    if (all(hidden)) {
      return(paste0(name, tr("colon", lang), tr("not_published", lang)))
    }
    known <- paste(of$answer[!hidden], of$printed[!hidden], collapse = ", ")
    unknown <- paste(of$answer[hidden & of$drawn > 0], collapse = ", ")
    paste0(name, tr("colon", lang), known, if (nzchar(unknown)) {
      paste0(tr("semicolon", lang), tr("not_published", lang), tr("colon", lang), unknown)
    }, if (nzchar(said[where == w][[1L]])) {
      paste0(tr("semicolon", lang), said[where == w][[1L]])
    })
  }, "")
  paste(c(
    paste0(tr("alt_bars", lang), "."), title, paste0(lines, "."), side
  ), collapse = " ")
}

group_label <- function(group, n, lang, small = FALSE) {
  parts <- strsplit(group, "+", fixed = TRUE)
  pooled <- lengths(parts) > 1L
  label <- group
  label[pooled] <- vapply(parts[pooled], function(p) {
    if (length(p) == 2L) tr("both", lang, first = p[[1L]], second = p[[2L]]) else word_list(p, lang)
  }, "")
  n_text <- flagged(paste0("n = ", format_count(n, decimal_mark(lang))), small)
  with_n <- paste0(label, " (", n_text, ")")
  ifelse(is.na(n), label, with_n)
}

counts_notes <- function(object, bars, style, caption) {
  parts <- bars$parts
  dk <- any(unlist(lapply(parts, function(p) p$kind == "dk" & p$drawn > 0)))
  c(
    caption, printed_note(bars, style), sum_note(bars, style),
    if (any(!bars$exclusive)) tr("multiple_note", style$lang),
    if (dk && style$dk == "apart") tr("note_dk_apart", style$lang),
    if (is_weighted(object)) tr("weighted", style$lang),
    small_note(small_bars(bars), style$lang)
  )
}

# "16 + 47 = 62", said once, beneath the figure where it happens.
sum_note <- function(bars, style) {
  number <- function(text) suppressWarnings(as.numeric(
    sub(",", ".", sub("[ \u00a0]*%$", "", text), fixed = TRUE)
  ))
  for (i in which(bars$exclusive)) {
    p <- bars$parts[[i]]
    for (total in bar_totals(bars, i, style)) {
      of <- which(p$drawn > 0 & vapply(p$at, function(at) all(at %in% total$at), NA))
      value <- number(p$printed[of])
      whole <- setequal(unlist(p$at[of]), total$at) || all(p$status[of] == "known")
      if (length(of) < 2L || !whole || anyNA(c(value, number(total$printed)))) next
      if (abs(sum(value) - number(total$printed)) > 1e-9) {
        parts <- paste(sub("[ \u00a0]*%$", "", p$printed[of]), collapse = " + ")
        return(tr("note_sum", style$lang, parts = parts, total = total$printed))
      }
    }
  }
  NULL
}

# Which bars have printed numbers and no counts.
printed_note <- function(bars, style) {
  only <- vapply(seq_along(bars$item), function(i) {
    p <- bars$parts[[i]]
    !is.null(bars$cell[[i]]$claims) && any(!is.na(p$claim) & is.na(p$low))
  }, NA)
  if (any(only)) {
    name <- ifelse(nzchar(bars$item_label), bars$item_label, bars$option)
    tr(
      "note_only", style$lang,
      items = paste(unique(name[only]), collapse = tr("semicolon", style$lang))
    )
  }
}

# An interval is named, also where no total is shown for it to stand behind.
counts_alt <- function(title, data, style, bars, limits = NULL, spec = NULL) {
  where <- paste(data$item, data$group, sep = "\r")
  of_bar <- paste(bars$item, bars$group, sep = "\r")
  shown <- data$status != "total"
  lines <- vapply(unique(where), function(w) {
    of <- data[where == w & shown, ]
    name <- c(of$row[[1L]], shown_group(of$group[[1L]], style$lang))
    name <- paste(name[nzchar(name)], collapse = ", ")
    answers <- trimws(paste(of$category, of$printed))
    interval <- if (!is.null(limits)) interval_text(limits, style)[[match(w, of_bar)]]
    total <- if (!is.null(interval) && nzchar(interval)) {
      header <- interval_header(spec$level, style$lang)
      one <- data[where == w & !shown & !is.na(data$conf.low), ]
      if (nrow(one) > 0L) {
        paste0(
          " ", capital(one$category[[1L]]), " ", one$printed[[1L]], " (", header, " ",
          interval, ")."
        )
      } else {
        of <- tr("interval_total", style$lang)
        paste0(" ", tr(
          "interval_alt", style$lang, name = header, what = of, interval = interval
        ), ".")
      }
    }
    paste0(name, tr("colon", style$lang), paste(answers, collapse = ", "), ".", total)
  }, "")
  paste(c(paste0(tr("alt_bars", style$lang), "."), title, lines), collapse = " ")
}
