# The report's chapter on whether a published report agrees with itself: first what is
# inconsistent, in words, then counts, then every claim.

report_audit_parts <- function(x, lang) {
  if (inherits(x, "published_report")) x <- audit_report(x, lang = lang)
  # microdata and counts print nothing that could contradict itself
  if (!inherits(x, "report_audit")) {
    return(NULL)
  }
  text <- audit_text(x, lang)
  c(
    heading(1L, "audit", pick(lang, "Klopt het rapport met zichzelf?",
                              "Does the report agree with itself?")),
    audit_summary_part(x, lang),
    audit_wrong_part(x, text, lang),
    audit_counts_part(x, lang),
    audit_claims_part(x, text, lang)
  )
}

audit_summary_part <- function(x, lang) {
  n <- table(factor(x$verdict, audit_verdicts))
  raw_html(tag("p", esc(sprintf(
    pick(lang,
      "Elk gedrukt cijfer en elke bewering die uit andere gedrukte cijfers na te rekenen is, werd nagerekend: %d samen. %d kloppen, %d kloppen niet, en %d zijn niet na te gaan omdat iets niet gedrukt is. Wat niet klopt, zegt dat een van de cijfers fout gedrukt is, en niet welk.",
      "Every printed number and claim that can be recomputed from other printed numbers was recomputed: %d in all. %d are consistent, %d are inconsistent, and %d cannot be checked because something was not printed. An inconsistency says that one of the numbers is misprinted, not which."),
    nrow(x), n[[1L]], n[[2L]], n[[3L]]
  ))))
}

audit_where <- function(figure, survey, lang) {
  ifelse(is.na(figure), pick(lang, "Methode", "Method"), figure_name(figure, lang))
}

audit_value <- function(x, unit, lang) {
  out <- sub(".", decimal_mark(lang), format_plain(round(x, 2)), fixed = TRUE)
  out <- paste0(out, ifelse(unit == "percent", "%", ""))
  out[is.na(x)] <- not_printed
  out
}

audit_range <- function(x, lang) {
  low <- audit_value(x$low, x$unit, lang)
  high <- audit_value(x$high, x$unit, lang)
  both <- !is.na(x$low) & !is.na(x$high)
  ifelse(!both & is.na(x$low), not_printed, ifelse(
    !both, paste(pick(lang, "vanaf", "from"), low),
    ifelse(low == high, low, paste(low, pick(lang, "tot", "to"), high))
  ))
}

audit_wrong_part <- function(x, text, lang) {
  bad <- which(x$verdict == "inconsistent")
  if (length(bad) == 0L) {
    return(raw_html(tag("p", esc(pick(lang, "Geen enkele bewering spreekt een andere tegen.",
                                      "No claim contradicts another.")))))
  }
  cells <- cbind(
    esc(audit_where(x$figure[bad], x$survey[bad], lang)), esc(text$claim[bad]),
    audit_range(x[bad, ], lang), esc(text$reason[bad]), esc(text$mend[bad])
  )
  c(
    heading(2L, "audit-inconsistent", pick(lang, "Wat niet klopt", "What is inconsistent")),
    raw_html(html_table(
      esc(pick(lang, "Beweringen die niet kloppen met andere gedrukte cijfers",
               "Claims that other printed numbers contradict")),
      esc(pick(lang, c("Waar", "Gedrukt", "Mogelijk", "Waarom", "Kleinste wijziging"),
               c("Where", "Printed", "Possible", "Why", "Smallest change"))),
      cells, num = 3L
    ))
  )
}

audit_counts_part <- function(x, lang) {
  s <- summary(x)
  cells <- cbind(
    esc(capital(unname(audit_check_words[[lang]][s$check]))), s$claims, s$consistent,
    s$inconsistent, s$not.checkable
  )
  total <- c(pick(lang, "Alle", "All"), colSums(s[-1L]))
  c(
    heading(2L, "audit-counts", pick(lang, "Per soort bewering", "By kind of claim")),
    raw_html(html_table(
      esc(pick(lang, "Beweringen per soort en oordeel", "Claims by kind and verdict")),
      esc(pick(lang, c("Soort", "Beweringen", "Klopt", "Klopt niet", "Niet na te gaan"),
               c("Kind", "Claims", "Consistent", "Inconsistent", "Not checkable"))),
      rbind(cells, unname(total)), num = 2:5
    ))
  )
}

audit_claims_part <- function(x, text, lang) {
  where <- audit_where(x$figure, x$survey, lang)
  order <- order(match(where, unique(where)))
  x <- x[order, ]
  text <- text[order, ]
  where <- where[order]
  groups <- ifelse(duplicated(where), NA, esc(where))
  cells <- cbind(
    esc(text$claim), audit_range(x, lang),
    esc(unname(audit_verdict_words[[lang]][x$verdict])), esc(text$reason)
  )
  c(
    heading(2L, "audit-claims", pick(lang, "Alle beweringen", "All claims")),
    raw_html(html_table(
      esc(pick(lang, "Elke bewering, met wat de andere gedrukte cijfers toelaten",
               "Each claim, with what the other printed numbers allow")),
      esc(pick(lang, c("Bewering", "Mogelijk", "Oordeel", "Waarom"),
               c("Claim", "Possible", "Verdict", "Why"))),
      cells, num = 2L, groups = groups
    ))
  )
}
