# What a cell of published.csv speaks of: answers of a scale, groups of a figure. Exact
# labels come first ("3+", "55+", "> 35" are labels), then the same label but for case,
# Unicode form and spaces, then parts joined by +, | or >. What matches nothing is an
# error at the door, never a row that is left out.

# The groups a figure says it has.
known_groups <- function(figures, figure) {
  of <- figures$groups[match(figure, figures$figure)]
  if (is.na(of)) character() else split_ids(of)[[1L]]
}

# Rows about several groups, or one of several, or an order.
spans_groups <- function(report, rows) {
  out <- grepl("[+|>]", rows$group)
  for (i in which(out)) {
    out[[i]] <- !rows$group[[i]] %in% known_groups(report$figures, rows$figure[[i]])
  }
  out
}

# The groups a row is about: one, or those it joins.
row_groups <- function(report, row, by = if (row$relation == "order") ">" else "+") {
  if (!nzchar(row$group)) {
    return("")
  }
  split_known(row$group, known_groups(report$figures, row$figure), by)
}

# Groups in the spelling of figures.csv.
place_groups <- function(published, figures, surveys, call) {
  for (figure in unique(published$figure)) {
    known <- known_groups(figures, figure)
    rows <- which(published$figure == figure & nzchar(published$group))
    cells <- published$group[rows]
    parts <- plain_text(c(cells, unlist(strsplit(cells, "[+|>]"))))
    # "two items" is no list of groups
    if (!any(parts %in% plain_text(known))) next
    for (r in rows[!published$group[rows] %in% known]) {
      placed <- place_group(published[r, ], known, surveys)
      if (is.null(placed)) {
        report_cell(published, r, "group", "published", "names a group that its figure has not",
                    call, paste0("Figure ", figure, " has ", some_of(known, 12L), "."))
      }
      published$group[[r]] <- placed
    }
  }
  published$group
}

place_group <- function(row, known, surveys) {
  one <- function(x, more = character()) {
    known <- c(known, more)
    at <- match(x, known)
    at <- ifelse(is.na(at), match(plain_text(x), plain_text(known)), at)
    known[at]
  }
  whole <- one(row$group)
  if (!is.na(whole)) {
    return(whole)
  }
  order <- row$relation == "order"
  for (by in if (order) ">" else c("+", "|")) {
    parts <- split_known(row$group, known, by)
    found <- one(parts, if (order) surveys)
    if (length(parts) > 1L && !anyNA(found)) {
      return(paste(found, collapse = by))
    }
  }
  # another survey's groups, compared with
  if (order && any(split_known(row$group, known, ">") %in% surveys)) row$group
}

# Every answer must be one of its item's scale, where the report names it.
check_published_answers <- function(report, call) {
  p <- report$published
  items <- unique(p$item)
  scales <- report_scales(report, items)
  for (item in items) {
    scale <- scales[[item]]
    if (is.null(scale)) next
    rows <- which(p$item == item & p$category != "unassigned")
    bad <- rows[vapply(p$category[rows], function(category) {
      length(printed_cells(category, scale)) == 0L
    }, NA)]
    answers <- unique(unlist(c(scale$labels, scale$dont_know)))
    report_cell(p, bad, "category", "published", "holds an answer that its item's scale has not",
                call, msg("The scale has {some_of(answers, 14L)}; several are joined by {.val +}."))
  }
}

# The bases of an item, in all figures that print something of it, named by group; ""
# for everyone. A group that is printed without one has NA.
item_bases <- function(report, rows) {
  bases <- numeric()
  add <- function(group, n) {
    known <- group %in% names(bases)
    if (!known || is.na(bases[[group]])) bases[[group]] <<- as.double(n)
  }
  for (figure in unique(rows$figure)) {
    own <- rows[rows$figure == figure, ]
    under <- figure_bases(report, figure)
    plain <- unique(own$group[!spans_groups(report, own)])
    groups <- names(under) %||% known_groups(report$figures, figure)
    if (!any(plain %in% groups) && is.null(names(under))) groups <- character()
    for (group in unique(c(groups, plain[order(plain != "")]))) {
      n <- own$n[own$group == group & !is.na(own$n)][1L]
      if (is.na(n) && group %in% names(under)) n <- under[[group]]
      add(list_name(group), n)
    }
  }
  names(bases)[names(bases) == list_name("")] <- ""
  bases
}

# "" is no name to look up by
list_name <- function(group) if (nzchar(group)) group else "\r"

# Rows of a report as claims on the answers of a scale: `at` are their positions, don't
# knows after the last answer; integer() for what is no answer.
printed_claims <- function(rows, scale) {
  list(
    at = lapply(rows$category, function(category) {
      if (is.null(scale)) integer() else printed_cells(category, scale)
    }),
    group = rows$group, percent = rows$percent, relation = rows$relation,
    printed = rows$printed
  )
}

claims_where <- function(claims, keep) {
  lapply(claims, function(field) vctrs::vec_slice(field, keep))
}

# Those on one answer.
claims_at <- function(claims, position) {
  claims_where(claims, vapply(claims$at, function(at) position %in% at, NA))
}
