# A claim that is audited, and its words.

# A claim: one row of the audit, its texts in every language.
audit_claim <- function(id, check, claim, printed, low, high, verdict, reason,
                        mend = NULL, figure = NA, survey = NA, item = NA, group = "",
                        relation = "=", unit = "percent", source = NA) {
  list(
    id = id, figure = as.character(figure), survey = as.character(survey),
    item = as.character(item), group = group,
    check = check, relation = relation, printed = as.double(printed),
    low = as.double(low), high = as.double(high), unit = unit, verdict = verdict,
    source = as.character(source), claim = claim, reason = reason,
    mend = mend %||% no_words
  )
}

glue_words <- function(..., sep = " ") {
  parts <- Filter(function(p) any(nzchar(p)), list(...))
  if (length(parts) == 0L) {
    return(no_words)
  }
  vapply(set_names(languages), function(lang) {
    paste(vapply(parts, `[[`, "", lang), collapse = sep)
  }, "")
}

# The smallest change, and the next two, in words.
mend_words <- function(options) {
  options <- utils::head(sort_mends(options), 3L)
  say <- function(o) in_each("audit_mend", what = o$what, new = o$new, old = o$old)
  if (length(options) == 0L) {
    return(list(mend = in_each("audit_no_mend"),
                others = no_words))
  }
  said <- lapply(options, say)
  others <- said[-1L]
  list(
    mend = said[[1L]],
    others = if (length(others) > 0L) {
      rest <- do.call(glue_words, c(others, sep = "; "))
      in_each("audit_other_mends", rest = rest)
    } else {
      no_words
    }
  )
}

# "18", "18 or 19", "18 to 21"
audit_count_words <- function(low, high) {
  if (low == high) {
    in_each("audit_number", n = low)
  } else if (high == low + 1) {
    in_each("audit_number_or", low = low, high = high)
  } else {
    in_each("audit_number_to", low = low, high = high)
  }
}

names_of <- function(report, row) {
  label <- each_language(function(lang) report_item_label(report, row$item, lang))
  if (nzchar(row$group)) in_each("audit_with_group", name = label, group = row$group) else label
}

audit_verdicts <- c("consistent", "inconsistent", "not checkable")

# In words: "netwerk, KA1: helemaal+eerder akkoord 86%". Items are named when the
# audit is put together.
audit_number_words <- function(row, scale, shown = paste0(format_plain(row$percent), "%")) {
  if (length(shown) == 1L) {
    shown <- each_language(function(lang) sub(".", decimal_mark(lang), shown, fixed = TRUE))
  }
  in_each("audit_two", a = audit_category_words(row$category, scale), b = shown)
}

# An answer as printed, and in the languages its scale has.
audit_category_words <- function(category, scale) {
  cells <- if (!is.null(scale)) printed_cells(category, scale)
  one <- function(lang) {
    if (category %in% c("unassigned", "selected")) {
      return(switch(category, unassigned = tr("audit_loose_label", lang),
                    tr("audit_chosen", lang)))
    }
    if (length(cells) == 0L || !lang %in% names(scale$labels)) {
      return(category)
    }
    join_labels(rev(c(scale_labels(scale, lang), scale_dk(scale, lang))[cells]))
  }
  each_language(one)
}
