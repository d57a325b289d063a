# The appendix of all tables.

# Every number in one table, folded, and all tables in one workbook.
part_all_tables <- function(doc, lang) {
  tables <- vapply(seq_along(doc$surveys), function(i) {
    all_counts_table(doc$surveys[[i]], doc$labels[[i]], lang)
  }, "")
  c(tables, tag("p", figure_placeholder("workbook"), class = "workbook"))
}

all_counts_table <- function(counts, label, lang) {
  caption <- trimws(paste(tr("all_answers", lang), label))
  caption <- sub("[ \u00a0]*:$", "", caption)
  fold(caption, answers_table(counts, caption, lang))
}

# A row an answer: its share, the people who gave it, and of how many.
answers_table <- function(counts, caption, lang) {
  mark <- decimal_mark(lang)
  shown <- counts[counts$kind %in% c("substantive", "dk"), ]
  new <- !duplicated(shown$item)
  names <- vapply(unique(shown$item), function(i) counts_item_name(counts, i, lang), "")
  category <- shown_categories(shown, lang)
  people <- ifelse(shown$low == shown$high, format_count(shown$low, mark),
                   paste0(format_count(shown$low, mark), "\u2013", format_count(shown$high, mark)))
  people[is.na(shown$low)] <- tr("unknown", lang)
  n <- if (is_weighted(counts)) row_people(shown) else shown$base
  base <- ifelse(is.na(n), tr("unknown", lang), format_count(n, mark))
  share <- ifelse(is.na(shown$base) | shown$base == 0, "",
                  share_text(shown$low / shown$base, shown$high / shown$base, lang))
  only <- is.na(shown$low)
  if (any(only)) {
    share[only] <- ifelse(is.na(shown$printed[only]), "", paste0(shown$printed[only], "%"))
  }
  grouped <- any(nzchar(shown$group))
  cells <- cbind(
    esc(category), if (grouped) esc(shown_group(shown$group, lang)), esc(share), esc(people),
    esc(base)
  )
  header <- c(tr("answer", lang), if (grouped) tr("group", lang),
              tr("share", lang),
              tr(if (is_weighted(counts)) "weighted_count" else "people", lang), "n")
  html_table(
    esc(caption), esc(header), cells, num = length(header) - 2:0,
    groups = ifelse(new, esc(names[shown$item]), NA)
  )
}
