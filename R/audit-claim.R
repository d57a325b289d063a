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
  parts <- list(...)
  function(lang) {
    said <- vapply(parts, function(p) p(lang), "")
    paste(said[nzchar(said)], collapse = sep)
  }
}

# The smallest change, and the next two, in words.
mend_words <- function(options) {
  options <- utils::head(sort_mends(options), 3L)
  say <- function(o) {
    if (is.na(o$digits)) {
      in_each("audit_mend", what = o$what, new = o$new, old = o$old)
    } else {
      in_each("audit_mend", what = o$what, new = as_printed(o$new, o$digits),
              old = as_printed(o$old, o$digits))
    }
  }
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
  force(row)
  label <- function(lang) report_item_label(report, row$item, lang)
  if (nzchar(row$group)) in_each("audit_with_group", name = label, group = row$group) else label
}

audit_verdicts <- c("consistent", "inconsistent", "not checkable")

audit_verdict_keys <- c(
  consistent = "audit_consistent", inconsistent = "audit_inconsistent",
  `not checkable` = "audit_not_checkable"
)

audit_check_keys <- c(
  response = "kind_response", margin = "kind_margin", base = "kind_base",
  block = "kind_block", overlap = "kind_overlap", `part of` = "kind_part_of",
  share = "kind_share", sum = "kind_sum", total = "kind_total", words = "kind_words",
  pooled = "kind_pooled", loose = "kind_loose", order = "kind_order",
  numbering = "kind_numbering", union = "kind_union", unit = "kind_unit",
  count = "kind_count", joint = "kind_joint", twice = "kind_twice", parts = "kind_parts",
  p = "kind_p", difference = "kind_difference", ratio = "kind_ratio", rank = "kind_rank",
  interval = "kind_interval", net = "kind_net", nps = "kind_nps", change = "kind_change",
  mean = "stat_mean", sd = "stat_sd", median = "stat_median"
)

# In words: "netwerk, KA1: helemaal+eerder akkoord 86%". Items are named when the
# audit is put together.
audit_number_words <- function(row, scale, shown) {
  in_each("audit_two", a = audit_category_words(row$category, scale), b = shown)
}

# A number with the decimals it was printed with.
as_printed <- function(number, digits = NA_integer_) {
  force(number)
  force(digits)
  function(lang) sub(".", decimal_mark(lang), plain_decimals(number + 0, digits), fixed = TRUE)
}

percent_words <- function(percent, digits) {
  in_each("audit_percent", percent = as_printed(percent, digits))
}

# An answer as printed, and in the languages its scale has.
audit_category_words <- function(category, scale) {
  force(category)
  force(scale)
  function(lang) {
    cells <- if (!is.null(scale)) printed_cells(category, scale)
    if (category %in% c("unassigned", "selected")) {
      return(switch(category, unassigned = tr("audit_loose_label", lang),
                    tr("audit_chosen", lang)))
    }
    if (length(cells) == 0L || !lang %in% names(scale$labels)) {
      return(category)
    }
    join_labels(rev(c(scale_labels(scale, lang), scale_dk(scale, lang))[cells]))
  }
}

bar_claim <- function(bar, j, check, claim, low, high, verdict, reason, mend = NULL,
                      unit = "percent", relation = bar$rows$relation[[j]]) {
  row <- bar_row(bar, j)
  if (verdict == "consistent" && row$relation == "=" &&
    (isTRUE(bar$labels) || bar$rounding == "double")) {
    # sums of labels and labels made to fit are no rounded shares
    low <- min(low, row$percent)
    high <- max(high, row$percent)
  }
  audit_claim(row$id, check, claim, row$percent, low, high, verdict, reason, mend,
              figure = row$figure, survey = row$survey, item = row$item,
              group = row$group, relation = relation, unit = unit, source = row$source)
}

# "62% to 63%", or "62%" when both ends are the same.
audit_span_words <- function(low, high, digits = NA_integer_) {
  if (isTRUE(all.equal(low, high))) {
    percent_words(low, digits)
  } else {
    in_each("audit_percent_range", low = as_printed(low, digits), high = as_printed(high, digits))
  }
}

# "24% + 32%"
list_numbers <- function(bar, at) {
  percent <- paste0(plain_decimals(bar$rows$percent[at], bar$digits[at]), "%")
  function(lang) paste(gsub(".", decimal_mark(lang), percent, fixed = TRUE), collapse = " + ")
}

sum_words <- function(bar, at) as_printed(sum(bar$rows$percent[at]), max(bar$digits[at]))
