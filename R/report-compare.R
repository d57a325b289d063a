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
  c(
    heading(1L, "compare", title),
    raw_html(
      tag("p", esc(compare_summary(r, lang))),
      tag("p", esc(compare_reading(r, lang))),
      compare_figure(r, lang),
      compare_table(r, title, lang),
      tag("p", esc(compare_origin(r, lang)), class = "note")
    )
  )
}

# Nothing where no item was asked for two groups.
report_comparison <- function(x) {
  if (inherits(x, "likert_counts") && isTRUE(attr(x, "weighted"))) {
    return(NULL)
  }
  twins <- if (inherits(x, "likert_counts")) {
    twin <- vapply(counts_items(x), function(i) identical(i$groups, "two-answer"), NA)
    x <- x[x$item %in% names(twin)[twin], ]
    any(twin)
  } else {
    any(grepl("[+|>]|^KA[12]$", x$published$group))
  }
  if (!twins) {
    return(NULL)
  }
  group <- if (inherits(x, "likert_counts")) NULL else c("KA1", "KA2")
  tryCatch(
    compare_groups(x, group = group, progress = FALSE),
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
    file <- tempfile("compare-", fileext = ".svg")
    on.exit(unlink(file))
    draw_svg(plot, file)
    kind <- if (width == narrow_width) "narrow" else "wide"
    inline_svg(file, figure_alt(plot), kind, paste0("compare-", kind, "-"))
  }, "")
  c("<figure>", figures, "</figure>")
}

compare_table <- function(r, title, lang) {
  t <- comparison_text(r, lang)
  several <- length(unique(t$groups)) > 1L
  names <- if (several) {
    pick(lang, c("groep 1", "groep 2"), c("group 1", "group 2"))
  } else {
    c(r$group1[[1L]], r$group2[[1L]])
  }
  label <- t$item
  if (any(r$domain != "")) label <- paste0(label, " (", r$domain, ")")
  if (several) label <- paste0(label, ": ", t$groups)
  header <- c(
    "Item", names, pick(lang, "Verschil", "Difference"),
    pick(lang, "Interval", "Interval"), "p", pick(lang, "p aangepast", "p adjusted"),
    pick(lang, "Oordeel", "Verdict"), pick(lang, "p alsof onafhankelijk", "p as if independent")
  )
  cells <- cbind(label, t$one, t$two, t$difference, t$interval, t$p, t$adjusted, t$verdict,
                 t$naive)
  cells[] <- esc(cells)
  html_table(
    esc(sprintf(pick(lang, "%s: verschil in procentpunten, laagste tot hoogste",
                     "%s: difference in percentage points, lowest to highest"), title)),
    esc(header), unname(cells), num = c(2:7, 9L)
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
