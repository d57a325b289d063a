# What comes first on the page: what is found, in sentences and in one figure a survey, and
# how sure one can be. Sentences and figures are made of the same rows, overview_of().

part_summary <- function(doc, lang) {
  shown <- summary_shown(doc, lang)
  c(
    heading(1L, "summary", tr("summary_findings", lang)),
    if (length(shown) > 0L) raw_html(shown),
    if (!is.null(doc$changed)) raw_html(tag("p", doc$changed())),
    raw_html(summary_caution(doc, lang)),
    raw_html(part_terms(doc$terms, lang)),
    unlist(lapply(doc$overviews, overview_part, lang = lang))
  )
}

# What the names in the report are, in a box.
part_terms <- function(terms, lang) {
  if (length(terms$term) > 0L) c(
    "<dl class=\"terms\">",
    paste0(
      "<div class=\"term\"><dt>", esc(terms$term), "</dt><dd>", esc(terms[[lang]]), "</dd></div>"
    ), "</dl>"
  )
}

# How sure one can be: in sentences, then in numbers.
part_sure <- function(doc, lang) {
  sure <- summary_sure(doc, lang)
  c(
    heading(1L, "sure", tr("how_sure_head", lang)),
    raw_html("<ul class=\"points\">", paste0("<li>", sure, "</li>"), "</ul>"),
    report_method_parts(doc$x, lang)
  )
}

# The overview of each survey, as a figure of the page, from three statements on.
overview_entries <- function(surveys, labels, lang, previous = NULL) {
  shown <- which(vapply(surveys, function(x) NROW(overview_of(x)$rows) >= 3L, NA))
  ids <- unique_names("overview-", if (is.null(names(surveys))) "all" else names(surveys))
  entries <- lapply(shown, function(i) {
    x <- surveys[[i]]
    name <- tr("overview_figure", lang)
    title <- overview_title(overview_of(x), labels[[i]], lang)
    report_entry(
      ids[[i]], name, labels[[i]],
      plot = function(width) {
        overview_figure(x, lang,
          title = title, width = width, previous = previous, whole = total_counts(x)
        )
      },
      numbers = function() NULL, reading = function() NULL,
      origin = if (is_weighted(x)) esc(tr("weighted", lang)) else ""
    )
  })
  set_names(entries, ids[shown])
}

overview_title <- function(o, label, lang) {
  title <- tr("overview_title", lang, answer = lower(top_label(o$scale, lang)))
  if (nzchar(label)) paste0(label, tr("colon", lang), lower(title)) else title
}

overview_part <- function(entry, lang) {
  paste(c(
    heading(2L, entry$id, entry$name, if (nzchar(entry$title)) entry$title, lang),
    raw_html(
      c("<figure>", figure_placeholder(entry$id), "</figure>"),
      paste0("<p class=\"origin\">", entry$origin, figure_downloads(entry$id, TRUE, lang), "</p>")
    )
  ), collapse = "\n\n")
}

summary_shown <- function(doc, lang) {
  unlist(lapply(seq_along(doc$surveys), function(i) {
    points <- summary_survey(doc$surveys[[i]], doc$where, lang)
    if (length(points) == 0L) {
      return(NULL)
    }
    name <- doc$labels[[i]]
    c(
      if (nzchar(name)) tag("p", tag("strong", esc(name)), class = "survey"),
      "<ul class=\"points\">", paste0("<li>", points, "</li>"), "</ul>"
    )
  }))
}

# What a survey says, a sentence or two a point: HTML.
summary_survey <- function(counts, where, lang) {
  o <- overview_of(counts)
  if (is.null(o)) {
    return(NULL)
  }
  o$small <- small_bases(counts)
  c(
    esc(summary_majority(o, lang)),
    summary_ends(o, counts, where, lang),
    summary_differences(o, counts, where, lang),
    summary_uncompared(o, counts, where, lang),
    esc(small_note(base_key(o$groups$item, o$groups$group) %in% o$small, lang))
  )
}

summary_uncompared <- function(o, counts, where, lang) {
  pooled <- o$rows$item[o$rows$block == "pooled"]
  if (length(pooled) > 0L) {
    links <- vapply(pooled, function(i) summary_link(counts, i, where, lang), "")
    tr("summary_uncompared", lang, items = paste(links, collapse = tr("semicolon", lang)))
  }
}

# On how many of the statements more than half agree, whatever the counts are.
summary_majority <- function(o, lang) {
  # of one statement its figure says it
  if (nrow(o$rows) < 2L) {
    return(NULL)
  }
  said <- table(factor(overview_majority(o), c("more", "less", "half", "mixed", "open", "none")))
  grouped <- length(unique(o$groups$group)) > 1L
  counted <- overview_counted(o)
  sure <- if (!counted) paste0(tr("summary_sure", lang), " ")
  some <- function(kind, key) {
    if (said[[kind]] > 0L) tr(key, lang, n = said[[kind]], sure = sure %||% "")
  }
  majority <- if (said[["more"]] > 0L) {
    c("summary_majority", "summary_majority_groups")
  } else if (counted) {
    c("summary_majority_none_counted", "summary_majority_none_groups_counted")
  } else {
    c("summary_majority_none", "summary_majority_none_groups")
  }
  paste(c(
    tr(majority[[1L + grouped]], lang, n = said[["more"]], of = nrow(o$rows),
       answer = lower(top_label(o$scale, lang)), sure = sure %||% ""),
    some("less", if (grouped) "summary_less_groups" else "summary_less"),
    some("half", "summary_half"), some("mixed", "summary_mixed"),
    some("open", "summary_cannot"), some("none", "summary_nobody")
  ), collapse = " ")
}

# The name of an item as a link to its figure: HTML.
summary_link <- function(counts, item, where, lang) {
  label <- within_sentence(counts_item_name(counts, item, lang))
  at <- where[item]
  if (is.na(at)) esc(label) else tag_link(paste0("#", at), label)
}

# The statements with the largest and the smallest shares, those of which only the share
# of the groups together is known among them.
summary_ends <- function(o, counts, where, lang) {
  r <- o$rows[o$rows$block != "open", ]
  r <- r[order(-(r$low + r$high), method = "radix"), ]
  most <- min(if (nrow(r) >= 12L) 5L else 3L, nrow(r) %/% 2L)
  least <- min(3L, nrow(r) %/% 2L)
  if (most == 0L) {
    return(NULL)
  }
  say_item <- function(i) {
    paste0(summary_link(counts, r$item[[i]], where, lang), " (",
           esc(summary_shares(o, r[i, ], lang)), ")")
  }
  list_of <- function(at) paste(vapply(at, say_item, ""), collapse = tr("semicolon", lang))
  c(
    tr("summary_most", lang, items = list_of(seq_len(most))),
    tr("summary_least", lang, items = list_of(nrow(r) + 1L - seq_len(least)))
  )
}

# "KA1 93 tot 94%, KA2 90%", or "beide groepen samen 90%".
summary_shares <- function(o, row, lang) {
  if (row$block == "pooled") {
    said <- row$relation
    text <- if (is.na(row$percent)) share_text(row$low, row$high, lang)
    else said_share(row$percent, said, lang)
    return(tr("summary_pooled", lang, share = text))
  }
  g <- o$groups[o$groups$item == row$item, ]
  if (nrow(g) > 3L) {
    return(share_text(min(g$low), max(g$high), lang))
  }
  share <- flagged(share_text(g$low, g$high, lang), base_key(g$item, g$group) %in% o$small)
  paste(trimws(paste(shown_group(g$group, lang), share)), collapse = ", ")
}

# Differences of which the outermost interval leaves 0 out, and what adjusted tests say.
summary_differences <- function(o, counts, where, lang) {
  r <- o$rows[!is.na(o$rows$conf.low), ]
  if (nrow(r) == 0L) {
    return(NULL)
  }
  to <- overview_direction(r)
  one <- esc(r$group1[[1L]])
  two <- esc(r$group2[[1L]])
  if (all(to == 0L)) {
    return(tr("summary_no_difference", lang, one = one, two = two))
  }
  level <- format_percent(o$level, 0L, decimal_mark(lang))
  say_item <- function(i) {
    tr("summary_difference", lang, item = summary_link(counts, r$item[[i]], where, lang),
       difference = esc(
         signed_points(r$estimate.low[[i]], r$estimate.high[[i]], tr("range_to", lang))
       ),
       level = level, low = esc(signed_points(r$conf.low[[i]], r$conf.low[[i]], "")),
       high = esc(signed_points(r$conf.high[[i]], r$conf.high[[i]], "")))
  }
  list_of <- function(at) paste(vapply(at, say_item, ""), collapse = tr("semicolon", lang))
  found <- which(to != 0L)
  yes <- found[r$significant[found] %in% "yes"]
  paste(c(
    if (any(to > 0L)) tr(
      "summary_higher", lang, one = one, two = two, items = list_of(which(to > 0L))
    ),
    if (any(to < 0L)) tr(
      "summary_lower", lang, one = one, two = two, items = list_of(which(to < 0L))
    ),
    tr("summary_unadjusted", lang, n = nrow(r)),
    if (length(yes) == 0L) {
      tr("summary_adjusted_open", lang)
    } else {
      tr("summary_adjusted_yes", lang, items = word_list(vapply(yes, function(i) {
        summary_link(counts, r$item[[i]], where, lang)
      }, ""), lang))
    }
  ), collapse = " ")
}

# How many did not answer: a caution in one sentence.
summary_caution <- function(doc, lang) {
  m <- doc$margins
  few <- which(!is.na(m$respondents) & is.finite(m$population) & m$population > m$respondents)
  if (length(few) == 0L) {
    return(NULL)
  }
  mark <- decimal_mark(lang)
  shares <- format_percent(1 - m$respondents[few] / m$population[few], 0L, mark)
  named <- nzchar(doc$names[few])
  shares <- ifelse(named, paste0(shares, " (", doc$names[few], ")"), shares)
  tag("p", esc(tr("summary_caution", lang, share = word_list(shares, lang))), class = "warn")
}

summary_sure <- function(doc, lang) {
  mark <- decimal_mark(lang)
  m <- doc$margins
  name <- doc$names
  out <- unlist(lapply(seq_len(nrow(m)), function(i) {
    n <- m$respondents[[i]]
    N <- m$population[[i]]
    cost <- if (is.null(doc$numbers)) weights_cost(doc$x)
    if (is.na(n) || is.na(m$moe[[i]])) {
      return(if (!is.null(cost)) esc(weights_sentence(n, cost, lang)))
    }
    who <- if (nzchar(name[[i]])) paste0(tag("strong", esc(name[[i]])), tr("colon", lang)) else ""
    margin <- format_percent_number(round(m$moe[[i]], 1L), 1L, mark, "")
    if (!is.finite(N)) {
      said <- tr("sure_infinite", lang, n = format_count(n, mark), margin = margin)
      return(paste0(who, esc(paste(c(said, weights_sentence(n, cost, lang)), collapse = " "))))
    }
    said <- tr(
      "sure_answered", lang, n = format_count(n, mark), N = format_count(N, mark),
      percent = format_percent(n / N, 0L, mark)
    )
    chance <- tr("sure_margin", lang, margin = margin)
    worst <- if (N > n) {
      counts <- doc$surveys[[if (nzchar(m$survey[[i]])) m$survey[[i]] else 1L]]
      o <- if (!is.null(counts)) overview_of(counts)
      r <- o$rows[o$rows$block != "open", ]
      share <- if (is.null(r) || nrow(r) == 0L) 0.5 else {
        sort((r$low + r$high) / 2)[[ceiling(nrow(r) / 2)]]
      }
      x <- round(share * n)
      tr(
        "sure_nonresponse", lang, share = format_percent(x / n, 0L, mark),
        N = format_count(N, mark), low = format_percent(x / N, 0L, mark),
        high = format_percent((x + N - n) / N, 0L, mark)
      )
    }
    paste0(who, esc(paste(c(said, chance, weights_sentence(n, cost, lang), worst), collapse = " ")))
  }))
  c(out, if (!is.null(doc$claims)) summary_published(doc, lang),
    tr("how_computed", lang, link = tag_link("#method", tr("method", lang))))
}

# How much of what was asked was published.
summary_published <- function(doc, lang) {
  said <- vctrs::vec_rbind(!!!lapply(unname(doc$surveys), function(c) {
    as_tibble(c)[c("kind", "low", "high")]
  }))
  if (is.null(said) || nrow(said) == 0L) {
    return(NULL)
  }
  shares <- said[said$kind %in% c("substantive", "dk"), ]
  wide <- sum(is.na(shares$low) | shares$high - shares$low > 3)
  esc(tr(
    "sure_wide", lang, percents = doc$numbers, claims = doc$claims, wide = wide,
    n = nrow(shares)
  ))
}

