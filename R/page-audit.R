# The report's chapter on whether a published report agrees with itself: first what is
# inconsistent, in words, then counts; every claim is in a file.

report_audit_parts <- function(x, lang) UseMethod("report_audit_parts")
#' @export
report_audit_parts.published_report <- function(x, lang) {
  report_audit_parts(audit_report(x, lang = lang), lang)
}
#' @export
report_audit_parts.report_audit <- function(x, lang) {
  text <- audit_text(x, lang)
  c(
    heading(1L, "audit", tr("audit_title", lang)),
    audit_summary_part(x, lang),
    audit_wrong_part(x, text, lang),
    audit_margin_part(x, text, lang),
    audit_counts_part(x, lang),
    audit_file_part(lang)
  )
}

audit_summary_part <- function(x, lang) {
  n <- table(factor(x$verdict, audit_verdicts))
  raw_html(tag("p", esc(tr(
    "audit_intro", lang, n = nrow(x), good = n[[1L]], bad = n[[2L]], open = n[[3L]]
  ))))
}

audit_where <- function(figure, survey, lang) {
  ifelse(is.na(figure), tr("method", lang), figure_name(figure, lang))
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
    !both, paste(tr("from_number", lang), low),
    ifelse(low == high, low, paste(low, tr("to_number", lang), high))
  ))
}

audit_wrong_part <- function(x, text, lang) {
  bad <- which(x$verdict == "inconsistent")
  if (length(bad) == 0L) {
    return(raw_html(tag("p", esc(tr("audit_none_bad", lang)))))
  }
  cells <- cbind(
    esc(audit_where(x$figure[bad], x$survey[bad], lang)), esc(text$claim[bad]),
    audit_range(x[bad, ], lang), esc(text$reason[bad]), esc(text$mend[bad])
  )
  c(
    heading(2L, "audit-inconsistent", tr("audit_bad", lang)),
    raw_html(html_table(
      esc(tr("audit_bad_caption", lang)),
      esc(tr_each(c(
        "head_where", "head_printed", "head_possible", "head_why", "head_smallest_change"
      ), lang)),
      cells, num = 3L
    ))
  )
}

# Majorities and leads within their own margin of error: no error, so no mending.
audit_margin_part <- function(x, text, lang) {
  at <- which(x$rank == "not carried by its margin")
  if (length(at) == 0L) {
    return(NULL)
  }
  items <- vapply(at, function(i) {
    where <- audit_where(x$figure[[i]], x$survey[[i]], lang)
    tag("li", esc(paste0(where, ", ", text$claim[[i]], ". ", text$reason[[i]])))
  }, "")
  c(
    heading(2L, "audit-margin", capital(tr("rank_margin", lang))),
    raw_html(tag("ul", items))
  )
}

audit_counts_part <- function(x, lang) {
  s <- summary(x)
  cells <- cbind(
    esc(capital(unname(tr_each(audit_check_keys, lang)[s$check]))), s$claims, s$consistent,
    s$inconsistent, s$not.checkable
  )
  total <- c(tr("everything", lang), colSums(s[-1L]))
  table <- html_table(
    esc(tr("audit_by_kind_caption", lang)),
    esc(tr_each(c(
      "head_kind", "head_claims", "head_consistent", "head_inconsistent",
      "head_not_checkable"
    ), lang)),
    rbind(cells, unname(total)), num = 2:5
  )
  raw_html(fold(tr("audit_by_kind", lang), table))
}

# All claims, for a file beside the page.
audit_table <- function(x, lang) {
  columns <- c("figure", "survey", "item", "group", "check", "claim", "printed", "number", "low",
               "high", "unit", "verdict", "reason", "mend")
  audit_csv(x, lang)[columns]
}

audit_file_part <- function(lang) {
  file <- tag("code", "tables/audit.csv")
  raw_html(tag("p", tr("audit_in_file", lang, file = file), class = "files"))
}
