# How two groups of an item relate: whose people they are, and how many answered for both.

# `groups`: two names. kind (relation_kinds); n: among how many respondents; asked.low,
# asked.high: how many are in both; low, high: how many gave a substantive answer for both
# (METHODS: with d don't knows, at least b1 + b2 - n - d1 - d2); `pair`: the joint table
# where it is known, rows the first group.
relation_of <- function(x, item, groups) {
  b <- bases_of(x, item, groups)
  said <- relation_said(counts_about(x)$relations, item, groups)
  kind <- said$kind %||% relation_unsaid(x, item, b)
  both <- shared_people(x, item, groups)
  n <- both$n
  pair <- pair_of(x, item, groups)
  if (!is.null(pair)) {
    k <- scale_size(item_scale(x, item))
    size <- seq_len(max(1L, nrow(pair) - 1L))
    asked <- rep(sum(pair[size, size]), 2L)
    m <- rep(sum(pair[seq_len(k), seq_len(k)]), 2L)
    return(list(kind = kind, n = n, asked = asked, m = m, pair = pair, said = "answers"))
  }
  if (kind == "disjoint") {
    return(list(kind = kind, n = n, asked = c(0, 0), m = c(0, 0), said = said$by))
  }
  asked <- asked_pairs(b, n, said)
  list(
    kind = kind, n = n, asked = asked, m = substantive_pairs(b, asked), said = said$by
  )
}

relation_said <- function(relations, item, groups) {
  at <- which((is.na(relations$item) | relations$item == item) &
    (relations$group1 == groups[[1L]] & relations$group2 == groups[[2L]] |
      relations$group1 == groups[[2L]] & relations$group2 == groups[[1L]]))
  if (length(at) == 0L) {
    return(NULL)
  }
  at <- at[[1L]]
  list(
    kind = relations$kind[[at]], m = c(relations$m.low[[at]], relations$m.high[[at]]),
    by = relations$said[[at]]
  )
}

# One column made the groups: different people. A twin's groups within one of these: the
# same people may have answered for both.
relation_unsaid <- function(x, item, b) {
  if (b$outer[[1L]] != b$outer[[2L]]) {
    return("disjoint")
  }
  if (all(nzchar(b$twin))) counts_items(x)[[item]]$groups else "disjoint"
}

# How many answered for both groups, don't knows included.
asked_pairs <- function(b, n, said = NULL) {
  low <- max(0, sum(b$answered.low) - n)
  high <- min(b$answered.high)
  m <- said$m %||% c(NA, NA)
  c(max(low, m[[1L]], na.rm = TRUE), min(high, m[[2L]], na.rm = TRUE))
}

# Of whom so many gave a substantive answer for both.
substantive_pairs <- function(b, asked) {
  dk <- b$answered.high - b$substantive.low
  c(max(0, asked[[1L]] - sum(dk)), min(asked[[2L]], b$substantive.high))
}

# The joint table of two groups, turned so that its rows are the first one; NULL where it
# is not known.
pair_of <- function(x, item, groups, field = "n") {
  for (pair in counts_known(x, item)$pairs) {
    if (identical(pair$groups, groups)) return(pair[[field]])
    if (identical(rev(pair$groups), groups)) return(t(pair[[field]]))
  }
  NULL
}

# The twin table in a joint table: its don't knows are no substantive answer.
pair_twin <- function(pair, k) {
  last <- pmin(seq_len(nrow(pair)), k + 1L)
  out <- rowsum(t(rowsum(pair, last)), last)
  unname(t(out))
}

# Which variable each group is of: "" where there is one way of grouping.
banner_of <- function(x, outer) {
  banner <- counts_about(x)$banner
  if (is.null(banner)) {
    return(rep("", length(outer)))
  }
  of <- rep(names(banner), lengths(banner))
  of[match(outer, unlist(banner, use.names = FALSE))]
}

# The same by names of groups: "" for a total, and for those in no group.
grouping_of <- function(x, group) {
  b <- counts_bases(x)
  over <- banner_of(x, b$outer[match(group, b$group)])
  ifelse(is.na(over), "", over)
}
