# The report's chapter on two groups of the same respondents: what differs, from low
# to high where only percentages were printed. Strings as in R/report-parts.R.

#' @noRd
report_compare_parts <- function(x, lang) {
  r <- report_comparison(x)
  if (is.null(r)) {
    return(character())
  }
  pair <- unique(paste(r$group1, pick(lang, "tegen", "against"), r$group2))
  title <- if (length(pair) == 1L) pair else pick(lang, "Groepen vergeleken", "Groups compared")
  covered <- covered_comparison(x, r)
  c(
    heading(1L, "compare", title),
    raw_html(
      tag("p", esc(compare_summary(r, lang))),
      if (!is.null(covered)) tag("p", esc(covered_summary(covered, lang))),
      tag("p", esc(compare_reading(r, lang))),
      compare_figure(r, lang),
      compare_table(r, title, lang, covered),
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
  counts <- inherits(x, "likert_counts")
  if (counts) {
    twin <- vapply(counts_items(x), function(i) identical(i$groups, "two answers"), NA)
    x <- x[x$item %in% names(twin)[twin], ]
  }
  # some may have left the survey: at least as many as answered a question that was put
  # to all are taken to have answered for a group
  union <- c(if (counts) n else common_base(x, n), n)
  tryCatch(
    compare_groups(x, assume = "covered", union = union, progress = FALSE),
    akkoord_error_union = function(e) NULL, akkoord_error_too_long = function(e) NULL
  )
}

# The most who answered a question that was not split by group, in a survey of n.
common_base <- function(report, n) {
  p <- report$published
  named <- nzchar(p$group)
  base <- p$n[p$survey %in% p$survey[named] & p$group == ""]
  base <- base[!is.na(base)]
  if (length(base) > 0L) min(max(base), n) else n
}

covered_summary <- function(r, lang) {
  of <- function(v) sum(r$verdict == v)
  u <- attr(r, "assume")$union
  sprintf(pick(
    lang,
    "Neem aan dat %s van de %d respondenten voor minstens een van beide groepen antwoordden. Dan staat een verschil vast bij %d, staat bij %d vast dat er geen aan te tonen is, en hangt het bij %d af van wat niet gepubliceerd is.",
    "Suppose that %s of the %d respondents answered for at least one of the two groups. Then a difference is certain in %d, in %d it is certain that none can be shown, and in %d it depends on what was not published."
  ), range_text(u[[1L]], u[[2L]], format_plain, pick(lang, " tot ", " to ")),
  attr(r, "n", exact = TRUE), of("all"), of("none"), of("some"))
}

# Nothing where no item was asked for two groups.
report_comparison <- function(x) {
  if (inherits(x, "likert_counts") && is_weighted(x)) {
    return(NULL)
  }
  twins <- if (inherits(x, "likert_counts")) {
    twin <- vapply(counts_items(x), function(i) identical(i$groups, "two answers"), NA)
    x <- x[x$item %in% names(twin)[twin], ]
    any(twin)
  } else {
    any(nzchar(x$published$group))
  }
  if (!twins) {
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
  of <- function(v) sum(r$verdict == v)
  if (known) {
    return(sprintf(pick(
      lang,
      "Bij %d van de %d vergelijkingen verschillen de twee groepen aantoonbaar, bij %d niet (niveau %s, p aangepast voor het aantal vergelijkingen).",
      "In %d of the %d comparisons the two groups differ demonstrably, in %d they do not (level %s, p adjusted for the number of comparisons)."
    ), of("all"), n, of("none"), compare_alpha(r, lang)))
  }
  sprintf(pick(
    lang,
    "Van de %d vergelijkingen staat bij %d vast dat de groepen verschillen, wat de antwoorden ook waren; bij %d staat vast dat er geen verschil aan te tonen is; bij %d hangt het af van wat niet gepubliceerd is. Een toets die doet alsof het verschillende mensen waren, zou bij %d een verschil melden.",
    "Of the %d comparisons, in %d the groups differ whatever the answers were; in %d no difference can be shown; in %d it depends on what was not published. A test that takes them for different people would report a difference in %d."
  ), n, of("all"), of("none"), of("some"), sum(r$verdict.naive == "all"))
}

compare_alpha <- function(r, lang) {
  sub(".", decimal_mark(lang), format_plain(attr(r, "alpha")), fixed = TRUE)
}

compare_reading <- function(r, lang) {
  m <- c(min(r$m.low), max(r$m.high))
  n <- attr(r, "n", exact = TRUE)
  both <- range_text(m[[1L]], m[[2L]], format_plain, pick(lang, " tot ", " to "))
  start <- if (m[[2L]] == 0) {
    pick(lang, "De twee groepen zijn verschillende mensen.",
         "The two groups are different people.")
  } else {
    sprintf(pick(
      lang, "Van de %d respondenten antwoordden er %s voor beide groepen.",
      "Of the %d respondents, %s answered for both groups."
    ), n, both)
  }
  middle <- pick(
    lang,
    "Het interval zegt hoe ver de groepen uiteen zouden liggen had iedereen van de doelgroep geantwoord; p vraagt iets anders, namelijk of het verschil verder reikt dan deze mensen. Een interval zonder 0 kan dus naast een p boven het niveau staan.",
    "The interval says how far apart the groups would lie had everyone of the population answered; p asks something else, whether the difference goes beyond these people. So an interval without 0 can stand beside a p above the level."
  )
  end <- if (any(r$p.range == "proven")) {
    pick(
      lang,
      "Gepubliceerd zijn afgeronde percentages en niet wie beide vragen hoe beantwoordde. Daarom staat overal een laagste en een hoogste waarde: alle aantallen en overlappingen die met de gedrukte cijfers kloppen zijn doorgerekend, en het echte cijfer ligt ertussen.",
      "What was published are rounded percentages, and not who gave which two answers. So everything has a lowest and a highest value: all counts and overlaps that agree with the printed numbers were gone through, and the real number lies between."
    )
  } else if (any(r$p.range == "attained")) {
    pick(
      lang,
      "Laagste en hoogste p zijn gevonden, niet bewezen: er zijn antwoorden met deze p die met de gedrukte cijfers kloppen.",
      "Lowest and highest p were found, not proven: there are answers with these p that agree with the printed numbers."
    )
  }
  paste(c(start, middle, end), collapse = " ")
}

compare_figure <- function(r, lang) {
  if (!is_installed("svglite")) {
    return(NULL)
  }
  figures <- vapply(c(wide = figure_width, narrow = narrow_width), function(width) {
    plot <- autoplot(r, lang = lang, width = width, title = "")
    kind <- if (width == narrow_width) "narrow" else "wide"
    inline_svg(draw_svg(plot)$svg, figure_alt(plot), kind, paste0("compare-", kind, "-"))
  }, "")
  c("<figure>", figures, "</figure>")
}

# For each item what was printed, and below it a row for each thing that may be assumed:
# few columns, so that a telephone shows them all.
compare_table <- function(r, title, lang, covered = NULL) {
  t <- comparison_text(r, lang)
  known <- all(r$p.range == "exact")
  label <- t$item
  if (any(r$domain != "")) label <- paste0(label, " (", r$domain, ")")
  about <- sprintf("%s: %s %s, %s %s; %s %s", label, r$group1, t$one, r$group2, t$two,
                   pick(lang, "verschil", "difference"), t$difference)
  # p, and below it in brackets the adjusted one that the verdict is about
  p_cell <- function(p, adjusted) {
    ifelse(p == adjusted, esc(p), paste0(esc(p), "<br>(", esc(adjusted), ")"))
  }
  row <- function(name, t) {
    cbind(esc(name), esc(t$interval), p_cell(t$p, t$adjusted), esc(t$verdict))
  }
  cells <- list(
    row(if (known) pick(lang, "toets met de overlap", "test with the overlap")
        else pick(lang, "niets", "nothing"), t),
    if (!is.null(covered)) {
      row(pick(lang, "ieder in een groep", "all in a group"),
          comparison_text(covered, lang))
    },
    if (any(r$m.high > 0)) {
      cbind(esc(pick(lang, "alsof onaf\u00adhankelijk", "as if inde\u00adpendent")), not_printed,
            p_cell(t$naive, t$adjusted_naive), esc(t$verdict_naive))
    }
  )
  if (known && any(r$m.high == 0)) cells[[1L]][, 1L] <- pick(lang, "toets", "test")
  cells <- Filter(Negate(is.null), cells)
  each <- length(cells)
  # row i of every block, then row i + 1
  all <- do.call(rbind, lapply(seq_len(nrow(r)), function(i) {
    do.call(rbind, lapply(cells, function(block) block[i, ]))
  }))
  groups <- rep(NA_character_, nrow(all))
  groups[seq(1L, nrow(all), by = each)] <- esc(about)
  html_table(
    esc(sprintf(pick(lang, "%s: verschil in procentpunten, laagste tot hoogste",
                     "%s: difference in percentage points, lowest to highest"), title)),
    esc(c(pick(lang, "Aan\u00adgenomen", "Assumed"), "Interval",
          if (attr(r, "adjust") == "none" || nrow(r) == 1L) "p"
          else pick(lang, "p (aan\u00adgepast)", "p (ad\u00adjusted)"),
          pick(lang, "Oordeel", "Verdict"))),
    unname(all), num = 2:3, groups = groups
  )
}

compare_origin <- function(r, lang) {
  adjust <- c(holm = "Holm", BH = "Benjamini-Hochberg", none = "")[[attr(r, "adjust")]]
  N <- attr(r, "N", exact = TRUE)
  sprintf(
    pick(
      lang,
      "Aandeel akkoord; exacte permutatietoets voor deels dezelfde respondenten, tweezijdig; p aangepast volgens %s; interval van %s met de correctie voor een eindige populatie%s. Oordeel: bij alle, sommige of geen van de antwoorden die kunnen, is p hoogstens %s.",
      "Share agreeing; exact permutation test for partly the same respondents, two-sided; p adjusted after %s; %s interval with the finite population correction%s. Verdict: for all, some or none of the answers that are feasible p is at most %s."
    ), adjust,
    format_percent_number(100 * attr(r, "conf.level"), NULL, decimal_mark(lang)),
    if (length(unique(N)) == 1L && is.finite(N[[1L]])) paste0(" (N = ", format_plain(N[[1L]]), ")")
    else "", compare_alpha(r, lang)
  )
}
