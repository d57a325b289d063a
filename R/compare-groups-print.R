# How a comparison of groups is shown.

#' @export
format.akkoord_comparison <- function(x, ..., lang = default_lang(),
                                      width = Inf) {
  check_lang(lang)
  panels <- comparison_panels(x, lang, width)
  lines <- lapply(panels, function(p) {
    domain <- attr(p, "domain")
    left <- colnames(p) %in% c("item", "domain", "groups", "significant", "significant_naive")
    columns <- lapply(seq_len(ncol(p)), function(j) {
      w <- max(nchar(p[, j]))
      formatC(p[, j], width = if (left[[j]]) -w else w)
    })
    out <- sub(" +$", "", do.call(paste, c(columns, sep = "  ")))
    # a domain too long for a column stands above its rows
    new <- if (!is.null(domain)) c(FALSE, domain[-1L] != c("", domain[-c(1L, length(domain))]))
    if (any(new)) {
      above <- clip(domain[new], if (is.finite(width)) width else 1000L)
      out <- unlist(Map(c, replace(vector("list", length(out)), which(new), above), out))
    }
    out
  })
  # panels below each other, an empty line between them
  unlist(c(lines[1L], lapply(lines[-1L], function(l) c("", l))))
}

# The table as a character matrix with its header; where that is too wide for the page
# two of them: what differs and whether it is significant, then the p-values behind it.
comparison_panels <- function(x, lang, width = Inf) {
  rows <- comparison_text(x, lang, short = TRUE)
  header <- comparison_header(lang)
  pair <- unique(paste(x$group1, x$group2))
  if (length(pair) == 1L) header[c("one", "two")] <- c(x$group1[[1L]], x$group2[[1L]])
  cells <- rbind(header[names(rows)], as.matrix(rows))
  dimnames(cells) <- list(NULL, names(rows))
  id <- c("item", if (any(x$domain != "")) "domain", if (length(pair) > 1L) "groups")
  estimates <- c("one", "two", "difference", "interval")
  p_values <- c("p", if (any(cells[-1L, "p"] != cells[-1L, "adjusted"])) "adjusted")
  naive <- if (any_shared(x)) c("naive", "significant_naive")
  # with the answers themselves the p says it
  significant <- if (anyNA(x$p.value)) "significant"
  sets <- list(
    c(id, estimates, p_values, significant, naive[1L]),
    list(c(id, estimates, significant), c(id, p_values, naive))
  )
  whole <- shrink_id(cells[, sets[[1L]], drop = FALSE], id, 34L, width, 20L)
  if (table_width(whole) <= width) {
    return(list(whole))
  }
  domain <- NULL
  if ("domain" %in% id && max(nchar(x$domain)) > 12L) {
    domain <- cells[, "domain"]
    id <- setdiff(id, "domain")
    sets[[2L]] <- lapply(sets[[2L]], setdiff, "domain")
  }
  panels <- unlist(lapply(sets[[2L]], function(columns) {
    part <- shrink_id(cells[, columns, drop = FALSE], id, 34L, width, 12L)
    split_columns(part, id, width)
  }), recursive = FALSE)
  lapply(panels, structure, domain = domain)
}

table_width <- function(cells) {
  sum(apply(cells, 2L, function(v) max(nchar(v)))) + 2L * (ncol(cells) - 1L)
}

# Labels give way first: each to `most` characters, then the longest to `least`.
shrink_id <- function(cells, id, most, width, least) {
  for (name in id) cells[, name] <- clip(cells[, name], most)
  repeat {
    wide <- vapply(id, function(name) max(nchar(cells[, name])), 0L)
    at <- which.max(wide)
    over <- table_width(cells) - width
    if (over <= 0 || wide[[at]] <= least) {
      return(cells)
    }
    rest <- max(least, sort(wide, decreasing = TRUE)[-1L], 0L)
    to <- max(rest, wide[[at]] - over)
    cells[, id[[at]]] <- clip(cells[, id[[at]]], min(to, wide[[at]] - 1L))
  }
}

# As many columns as fit beside the labels; the others below, with the labels again.
split_columns <- function(cells, id, width) {
  rest <- setdiff(colnames(cells), id)
  out <- list()
  while (length(rest) > 0L) {
    take <- length(rest)
    while (take > 1L && table_width(cells[, c(id, rest[seq_len(take)])]) > width) {
      take <- take - 1L
    }
    out <- c(out, list(cells[, c(id, rest[seq_len(take)]), drop = FALSE]))
    rest <- rest[-seq_len(take)]
  }
  out
}

#' @export
print.akkoord_comparison <- function(x, ..., lang = default_lang()) {
  lang <- check_lang(lang)
  print_comparison(x, comparison_title(x, lang), comparison_notes(x, lang), lang)
}

print_comparison <- function(x, title, notes, lang) {
  width <- getOption("width")
  wrapped <- function(text) strwrap(text, width = min(width, 88L) + 1L, exdent = 2L)
  cat(wrapped(title), "", sep = "\n")
  cat(format(x, lang = lang, width = width), sep = "\n")
  cat("\n")
  cat(unlist(lapply(notes, wrapped)), sep = "\n")
  invisible(x)
}

# Rows may go; with columns taken out it is a plain tibble.
#' @export
`[.akkoord_comparison` <- function(x, i, j, drop = FALSE) {
  out <- NextMethod()
  if (!is.data.frame(out) || identical(names(out), names(x))) {
    return(out)
  }
  tibble::new_tibble(as.list(out), nrow = nrow(out))
}

clip <- function(x, width) {
  long <- nchar(x) > width
  x[long] <- paste0(substr(x[long], 1L, width - 3L), "...")
  x
}

# A number, or two where low and high differ as they are written; with a dash between
# them the sign of percent is written once.
range_text <- function(low, high, write, sep) {
  a <- write(low)
  b <- write(high)
  first <- if (sep %in% c("-", "\u2013")) sub("[ \u00a0]*%$", "", a) else a
  ifelse(a == b, a, paste(first, b, sep = sep))
}

format_compare_p <- function(p, lang) {
  mark <- decimal_mark(lang)
  text <- ifelse(p < 0.001, "<.001", ifelse(p > 0.9995, "1", sub("^0", "", sprintf("%.3f", p))))
  # a decimal comma stands behind a figure
  if (mark == ",") text <- sub("^(<?)[.]", "\\10.", text)
  sub(".", mark, text, fixed = TRUE)
}

# The difference in percentage points, or in points of the scale.
format_difference <- function(d, statistic, lang) {
  x <- if (statistic == "top") sprintf("%+.1f", 100 * d) else sprintf("%+.2f", d)
  x <- sub("^[+-](0[.]0+)$", "\\1", x)
  sub(".", decimal_mark(lang), x, fixed = TRUE)
}

format_level <- function(m, statistic, lang) {
  if (statistic == "top") {
    return(format_percent(m, 0L, decimal_mark(lang)))
  }
  sub(".", decimal_mark(lang), sprintf("%.2f", m), fixed = TRUE)
}

# A difference of shares, such as NPS, in points.
format_points <- function(d, lang) {
  size <- format_percent(abs(d), 0L, decimal_mark(lang), suffix = "")
  paste0(ifelse(grepl("[1-9]", size), ifelse(d < 0, "-", "+"), ""), size)
}

compared_labels <- function(x, item, lang) {
  labels <- attr(x, "labels")[[lang]]
  labelled <- item %in% names(labels)
  item[labelled] <- labels[item[labelled]]
  item
}

comparison_item_labels <- function(x, lang) {
  out <- compared_labels(x, x$item, lang)
  if (is.null(attr(x, "sets"))) out else paste0(out, tr("colon", lang), x$set)
}

significant_words <- function(lang) {
  tr_each(c(
    yes = "significant_yes", undetermined = "significant_undetermined", no = "significant_no"
  ), lang)
}

comparison_text <- function(x, lang, short = FALSE, dash = "-") {
  s <- attr(x, "measure")
  # short: 63-64% and .004-.012, which are never negative, but -1.6..-0.8
  to <- if (short) ".." else tr("range_to", lang)
  if (!short) dash <- to
  points <- nrow(x) > 0L & x[["set"]] %in% attr(x, "differences")
  estimate <- function(low, high) {
    level <- function(v) format_level(v, s, lang)
    share <- range_text(low, high, level, if (s == "top") dash else to)
    if (!any(points)) {
      return(share)
    }
    ifelse(points, range_text(low, high, function(v) format_points(v, lang), to), share)
  }
  p <- function(v) format_compare_p(v, lang)
  d <- function(v) format_difference(v, s, lang)
  data.frame(
    item = comparison_item_labels(x, lang), domain = x$domain,
    groups = paste(x$group1, "-", x$group2),
    one = estimate(x$estimate1.low, x$estimate1.high),
    two = estimate(x$estimate2.low, x$estimate2.high),
    difference = range_text(x$estimate.low, x$estimate.high, d, to),
    interval = paste(d(x$conf.low), d(x$conf.high), sep = to),
    p = range_text(x$p.low, x$p.high, p, dash),
    adjusted = range_text(x$adj.p.low, x$adj.p.high, p, dash),
    significant = unname(significant_words(lang)[x$significant]),
    naive = range_text(x$p.naive.low, x$p.naive.high, p, dash),
    adjusted_naive = range_text(
      stats::p.adjust(x$p.naive.low, attr(x, "adjust")),
      stats::p.adjust(x$p.naive.high, attr(x, "adjust")), p, dash
    ),
    significant_naive = unname(significant_words(lang)[x$significant.naive]),
    stringsAsFactors = FALSE
  )
}

comparison_header <- function(lang) {
  tr_each(c(
    item = "head_item", domain = "head_domain", groups = "head_groups",
    one = "head_group1", two = "head_group2", difference = "head_difference",
    interval = "head_interval", p = "head_p", adjusted = "head_p_adjusted",
    significant = "significant", naive = "head_p_naive",
    adjusted_naive = "head_p_naive_adjusted", significant_naive = "head_significant_naive"
  ), lang)
}

measure_words <- function(measure, lang) {
  words <- c(top = "measure_top", midrank = "measure_midrank", scores = "measure_scores")
  tr(words[[measure]], lang)
}

comparison_title <- function(x, lang) {
  pairs <- unique(tr("against", lang, one = x$group1, two = x$group2))
  sets <- attr(x, "sets")
  what <- if (!is.null(sets)) {
    known <- c("net", "nps")
    titles <- ifelse(sets %in% known, c(net = "net", nps = "NPS")[sets], sets)
    if (all(sets %in% attr(x, "differences"))) {
      word_list(titles, lang)
    } else {
      tr("measure_sets", lang, sets = word_list(titles, lang))
    }
  } else if (any(x$item %in% attr(x, "options"))) {
    tr(if (all(x$item %in% attr(x, "options"))) "measure_chosen" else "measure_top_chosen", lang)
  } else {
    measure_words(attr(x, "measure"), lang)
  }
  N <- attr(x, "N")
  paste0(
    paste(c(head_of(pairs, 3L), if (length(pairs) > 3L) "..."), collapse = tr("semicolon", lang)),
    tr("colon", lang), what,
    ". n = ", attr(x, "n"),
    if (any(is.finite(N))) paste0(", N = ", population_words(N)), "."
  )
}

comparison_notes <- function(x, lang) {
  s <- attr(x, "measure")
  level <- format_percent_number(100 * attr(x, "conf.level"), NULL, decimal_mark(lang))
  m <- c(min(x$m.low), max(x$m.high))
  assume <- attr(x, "assume")
  skipped <- attr(x, "skipped")
  sides <- sides_words(x, lang)
  ranges <- unique(x$p.range)
  c(
    tr(if (s == "top") "compare_difference_top" else "compare_difference_score", lang),
    tr(comparison_interval_key(x, ranges), lang, level = level),
    comparison_p_note(x, ranges, m, sides, lang),
    if ("proven" %in% ranges) tr("compare_proven", lang),
    if ("attained" %in% ranges) tr("compare_found", lang),
    if (!identical(assume$names, "none")) {
      tr("compare_assumed", lang, what = assume_words(assume, lang))
    },
    significant_note(x, lang),
    if (m[[2L]] > 0) tr("compare_naive", lang),
    vapply(unique(unlist(skipped)), function(why) {
      of <- names(skipped)[vapply(skipped, identical, NA, why)]
      not_compared_words(why, of, lang)
    }, "", USE.NAMES = FALSE)
  )
}

not_compared_words <- function(reason, items, lang, ...) {
  tr("waves_not_compared", lang,
    items = first_words(items, 8L, lang), reason = tr(lost_reasons[[reason]], lang, ...)
  )
}

lost_reasons <- c(
  new = "waves_lost_new", dropped = "waves_lost_dropped", scale = "waves_lost_scale",
  wording = "waves_lost_wording", changed = "waves_lost_changed", groups = "waves_lost_groups",
  multiple = "waves_lost_multiple", "no top set" = "waves_lost_top",
  "not ordered" = "waves_lost_ordered",
  "base unknown" = "waves_lost_base", nobody = "waves_lost_nobody", range = "waves_lost_range",
  map = "waves_lost_map", "too large" = "waves_lost_large"
)

sides_words <- function(x, lang) {
  words <- c(two.sided = "two_sided", less = "group1_lower", greater = "group1_higher")
  tr(words[[attr(x, "alternative")]], lang)
}

alpha_text <- function(x, lang) {
  sub(".", decimal_mark(lang), format_plain(attr(x, "alpha")), fixed = TRUE)
}

# What `significant` is about.
significant_note <- function(x, lang) {
  adjust <- attr(x, "adjust")
  adjusted <- if (adjust == "none" || nrow(x) == 1L) {
    tr("not_adjusted", lang)
  } else {
    method <- c(holm = "Holm", BH = "Benjamini-Hochberg")[[adjust]]
    tr("p_adjusted_for", lang, n = nrow(x), method = method)
  }
  tr(
    if (anyNA(x$p.value)) "compare_significant_range" else "compare_significant", lang,
    alpha = alpha_text(x, lang), adjusted = adjusted
  )
}

comparison_interval_key <- function(x, ranges) {
  if (all(ranges == "design")) {
    "compare_interval_design"
  } else if (all(is.infinite(attr(x, "N")))) {
    if (all(ranges == "exact")) "compare_interval_infinite" else "compare_interval_outer_infinite"
  } else if (all(ranges == "exact")) {
    "compare_interval"
  } else {
    "compare_interval_outer"
  }
}

# Which test p is of; `m`: the least and the most who are in both groups.
comparison_p_note <- function(x, ranges, m, sides, lang) {
  if (all(ranges == "design")) {
    return(tr("compare_p_design", lang, sides = sides))
  }
  if (m[[2L]] == 0) {
    return(tr("compare_p_disjoint", lang, sides = sides))
  }
  one <- identical(attr(x, "kinds"), "one answer")
  m <- range_text(m[[1L]], m[[2L]], format_plain, tr("range_to", lang))
  tr(if (one) "compare_p_one_answer" else "compare_p_overlap", lang, sides = sides, m = m)
}

assume_words <- function(assume, lang) {
  u <- assume$union
  paste(c(
    if (assume$covered) {
      if (is.null(u)) {
        tr("assume_everyone", lang)
      } else {
        tr(
          "assume_number", lang,
          n = range_text(u[[1L]], u[[2L]], format_plain, tr("range_to", lang))
        )
      }
    },
    if (assume$positive) {
      tr("assume_positive", lang)
    }
  ), collapse = tr("semicolon", lang))
}

#' @export
summary.akkoord_comparison <- function(object, ...) glance(object)

#' @export
as.data.frame.akkoord_comparison <- function(x, ...) {
  as.data.frame(tibble::new_tibble(as.list(x), nrow = nrow(x)), ...)
}

#' @export
tidy.akkoord_comparison <- function(x, ...) tibble::new_tibble(as.list(x), nrow = nrow(x))

#' @export
glance.akkoord_comparison <- function(x, ...) {
  N <- unique(attr(x, "N"))
  tibble::tibble(
    comparisons = nrow(x), significant = sum(x$significant == "yes"),
    undetermined = sum(x$significant == "undetermined"),
    significant.naive = sum(x$significant.naive == "yes"),
    measure = attr(x, "measure"), assume = paste(attr(x, "assume")$names, collapse = "+"),
    alternative = attr(x, "alternative"), adjust = attr(x, "adjust"),
    alpha = attr(x, "alpha"), conf.level = attr(x, "conf.level"),
    n = attr(x, "n", exact = TRUE), N = if (length(N) == 1L) N else NA_real_
  )
}
