# The report's chapter on groups: of two what differs, from low to high where only
# percentages were printed; of more one test an item. Strings as in R/page-parts.R.

#' @noRd
report_compare_parts <- function(x, lang) {
  several <- several_groups(x)
  if (!is.null(several)) {
    return(omnibus_parts(several, x, lang))
  }
  x <- two_groups_of(x)
  r <- report_comparison(x)
  if (is.null(r)) {
    return(character())
  }
  pair <- unique(tr("against", lang, one = r$group1, two = r$group2))
  title <- if (length(pair) == 1L) capital(pair) else tr("groups_compared", lang)
  covered <- covered_comparison(x, r)
  c(
    heading(1L, "compare", title),
    raw_html(
      tag("p", esc(compare_summary(r, lang))),
      if (!is.null(covered)) tag("p", esc(covered_summary(covered, lang))),
      tag("p", esc(compare_reading(r, lang))),
      compare_figure(r, lang),
      fold(tr("compare_numbers", lang), compare_table(r, title, lang, covered)),
      tag("p", esc(compare_origin(r, lang)), class = "note")
    )
  )
}

# The same when every respondent answered for a group; nothing where the overlap is known.
covered_comparison <- function(x, r) {
  if (all(r$m.low == r$m.high)) {
    return(NULL)
  }
  n <- attr(r, "n", exact = TRUE)
  # some may have left the survey: at least as many as answered a question that was put
  # to all are taken to have answered for a group
  union <- c(common_base(x, n), n)
  tryCatch(
    compare_groups(x, assume = "covered", union = union, progress = FALSE),
    akkoord_error_union = function(e) NULL, akkoord_error_too_long = function(e) NULL
  )
}

# The most who answered a question that was not split by group, in a survey of n.
common_base <- function(x, n) UseMethod("common_base")
#' @export
common_base.likert_counts <- function(x, n) n
#' @export
common_base.published_report <- function(x, n) {
  p <- x$published
  named <- nzchar(p$group)
  base <- p$n[p$survey %in% p$survey[named] & p$group == ""]
  base <- base[!is.na(base)]
  if (length(base) > 0L) min(max(base), n) else n
}

covered_summary <- function(r, lang) {
  of <- function(v) sum(r$significant == v)
  u <- attr(r, "assume")$union
  tr(
    "compare_supposing", lang,
    union = range_text(u[[1L]], u[[2L]], format_plain, tr("range_to", lang)),
    n = attr(r, "n", exact = TRUE), yes = of("yes"), no = of("no"),
    undetermined = of("undetermined")
  )
}

# What there is to compare in: NULL where no item was asked of two groups, or for two.
two_groups_of <- function(x) UseMethod("two_groups_of")
#' @export
two_groups_of.likert_counts <- function(x) {
  twin <- vapply(counts_items(x), function(i) identical(i$groups, "two answers"), NA)
  if (!is_weighted(x) && any(twin)) {
    return(x[x$item %in% names(twin)[twin], ])
  }
  x <- answered_by_all(x)
  if (!is_weighted(x) && length(people_groups(x)) == 2L) x
}
#' @export
two_groups_of.published_report <- function(x) {
  if (any(nzchar(x$published$group))) x
}

# The groups of different people, without who is in none.
people_groups <- function(x) {
  people <- counts_people(x)
  setdiff(unique(x$group), c("", people$group[people$role %in% c("missing", "twin")]))
}

# More than two groups, or weighted ones: a test of all of them for each item. NULL where
# there are none.
several_groups <- function(x) UseMethod("several_groups")
#' @export
several_groups.default <- function(x) NULL
#' @export
several_groups.likert_counts <- function(x) {
  if (length(people_groups(x)) < if (is_weighted(x)) 2L else 3L) {
    return(NULL)
  }
  out <- tryCatch(omnibus_test(x, B = table_draws), akkoord_error = function(e) NULL)
  if (NROW(out) > 0L) out
}

omnibus_parts <- function(tests, x, lang) {
  x <- options_as_items(x)
  title <- tr("groups_compared", lang)
  label <- vapply(tests$item, counts_item_name, "", x = x, lang = lang)
  by <- tests[["by"]]
  if (!is.null(by)) label <- paste0(label, " (", by, ")")
  p <- ifelse(is.na(tests$adj.p.value), not_printed, esc(format_compare_p(tests$adj.p.value, lang)))
  cells <- cbind(
    esc(label), esc(format_count(tests$groups, decimal_mark(lang))),
    esc(format_count(tests$n, decimal_mark(lang))), p
  )
  adjusted <- nrow(tests) > 1L
  yes <- sum(tests$adj.p.value < 0.05, na.rm = TRUE)
  header <- c(tr("item", lang), capital(tr("head_groups", lang)), "n",
              if (adjusted) tr("p_adjusted_narrow", lang) else "p")
  c(
    heading(1L, "compare", title),
    raw_html(
      if (adjusted) tag("p", esc(
        if (yes == 0L) tr("compare_several_none", lang, n = nrow(tests))
        else tr("compare_several", lang, yes = yes, n = nrow(tests))
      )),
      html_table(esc(title), esc(header), unname(cells), num = 2:4),
      tag("p", esc(paste(omnibus_notes(tests, "holm", lang), collapse = " ")), class = "note")
    )
  )
}

report_comparison <- function(x) {
  if (is.null(x)) {
    return(NULL)
  }
  tryCatch(
    compare_groups(x, progress = FALSE),
    akkoord_error_group = function(e) NULL, akkoord_error_base = function(e) NULL,
    akkoord_error_survey = function(e) NULL, akkoord_error_too_long = function(e) NULL
  )
}

compare_summary <- function(r, lang) {
  n <- nrow(r)
  known <- all(r$p.range == "exact")
  of <- function(v) sum(r$significant == v)
  if (n == 1L) {
    words <- c(
      yes = "compare_one_yes", no = "compare_one_no", undetermined = "compare_one_undetermined"
    )
    return(tr(words[[r$significant]], lang, alpha = alpha_text(r, lang)))
  }
  if (known) {
    return(tr(
      "compare_tests", lang, yes = of("yes"), n = n, no = of("no"),
      alpha = alpha_text(r, lang)
    ))
  }
  # of groups that share nobody a test for different people is the right one
  paste(c(
    tr(
      "compare_ranges", lang, n = n, yes = of("yes"), no = of("no"),
      undetermined = of("undetermined")
    ),
    if (any_shared(r)) {
      tr("compare_ranges_naive", lang, naive = sum(r$significant.naive == "yes"))
    }
  ), collapse = " ")
}

compare_reading <- function(r, lang) {
  m <- c(min(r$m.low), max(r$m.high))
  n <- attr(r, "n", exact = TRUE)
  both <- range_text(m[[1L]], m[[2L]], format_plain, tr("range_to", lang))
  start <- if (m[[2L]] == 0) {
    tr("compare_disjoint", lang)
  } else {
    tr("compare_both", lang, n = n, both = both)
  }
  middle <- tr("compare_two_questions", lang)
  end <- if (any(r$p.range == "proven")) {
    # who is in both groups is only asked where somebody is
    tr(if (m[[2L]] == 0) "compare_shown" else "compare_published", lang)
  } else if (any(r$p.range == "attained")) {
    tr("compare_p_found", lang)
  }
  paste(c(start, middle, end), collapse = " ")
}

# As autoplot() has it, for a screen and for a telephone.
compare_figure <- function(r, lang, name = "compare") {
  if (!is_installed("svglite")) {
    return(NULL)
  }
  plot <- function(width) autoplot(r, lang = lang, width = width, title = "")
  wide <- plot(default_width())
  drawings <- page_drawings(
    draw_svg(wide), draw_svg(plot(narrow_width)), figure_alt(wide), name
  )
  c("<figure>", drawings, "</figure>")
}

# For each item what was printed, and below it a row for each thing that may be assumed:
# few columns, so that a telephone shows them all.
compare_table <- function(r, title, lang, covered = NULL) {
  text <- comparison_text(r, lang)
  known <- all(r$p.range == "exact")
  label <- text$item
  if (any(r$domain != "")) label <- paste0(label, " (", r$domain, ")")
  about <- tr(
    "compare_printed", lang, item = within_sentence(label), group1 = r$group1, share1 = text$one,
    group2 = r$group2, share2 = text$two, difference = text$difference
  )
  row <- function(name, said) {
    cbind(esc(name), esc(said$interval), p_cell(said$p, said$adjusted), esc(said$significant))
  }
  cells <- list(
    row(tr(if (known) "test_with_overlap" else "nothing", lang), text),
    if (!is.null(covered)) {
      row(tr("everyone_in_group", lang), comparison_text(covered, lang))
    },
    if (any_shared(r)) {
      cbind(esc(tr("as_independent_narrow", lang)), not_printed,
            p_cell(text$naive, text$adjusted_naive), esc(text$significant_naive))
    }
  )
  if (known && any(r$m.high == 0)) cells[[1L]][, 1L] <- tr("test", lang)
  cells <- compact(cells)
  each <- length(cells)
  # row i of every block, then row i + 1
  body <- do.call(rbind, lapply(seq_len(nrow(r)), function(i) {
    do.call(rbind, lapply(cells, function(block) block[i, ]))
  }))
  groups <- rep(NA_character_, nrow(body))
  groups[seq(1L, nrow(body), by = each)] <- esc(about)
  html_table(
    esc(tr("compare_caption", lang, groups = title)),
    esc(c(tr("assumed_narrow", lang), tr("interval_head", lang),
          if (attr(r, "adjust") == "none" || nrow(r) == 1L) "p"
          else tr("p_adjusted_narrow", lang),
          tr("significant_head", lang))),
    unname(body), num = 2:3, groups = groups
  )
}

# p, and below it in brackets the adjusted one that `significant` is about
p_cell <- function(p, adjusted) {
  ifelse(p == adjusted, esc(p), paste0(esc(p), "<br>(", esc(adjusted), ")"))
}

compare_origin <- function(r, lang) {
  adjust <- c(holm = "Holm", BH = "Benjamini-Hochberg", none = "")[[attr(r, "adjust")]]
  N <- attr(r, "N", exact = TRUE)
  tr(
    if (any_shared(r)) "compare_note" else "compare_note_disjoint", lang, method = adjust,
    level = format_percent_number(100 * attr(r, "conf.level"), NULL, decimal_mark(lang)),
    population = if (length(unique(N)) == 1L && is.finite(N[[1L]])) paste0(
      " (N = ", format_plain(N[[1L]]), ")"
    )
    else "",
    alpha = alpha_text(r, lang)
  )
}
