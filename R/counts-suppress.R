# Small counts hidden, and as many more as it takes that no sum gives one away. What is
# hidden is a range in the waist, which everything to the right of it can carry.
#
# The counts of an item are a flow: from everyone to each group, from a group to those who
# were asked, of these to those who answered, of these to those with a substantive answer,
# and from there to the answers, whose totals over the groups are taken as known. What is
# shown cannot move; what is hidden moves within its range. A hidden number is given away
# exactly where the flow through it can be neither more nor less: where no cycle of what
# can move goes through it (flows in whole numbers have whole circulations). Where none
# does, the cheapest cycle is hidden.

#' Hide small counts
#'
#' Counts of fewer than `min_cell` people become ranges, from 1 to `min_cell - 1`, and so
#' do as many others as it takes that no total gives a hidden one away. Everything that
#' takes counts carries the ranges on.
#'
#' @param x [likert_counts()] of people, without weights.
#' @param min_cell The smallest number of people that may be seen: 3 or more; 1 hides
#'   nothing. Nobody (0) is not hidden.
#' @return Counts with ranges. A message of class `akkoord_message_hidden` says how many
#'   were small and how many more were hidden, and which.
#' @section What is hidden:
#' * each answer, don't know, missing and base of 1 to `min_cell - 1` people, and each group
#'   of so few; of an option that people could tick also how many did not, and, where the
#'   base is hidden, an option that all or nearly all of it ticked;
#' * then more of them, the smallest first, until no hidden number can be computed from
#'   what is shown: from bases, the sizes of groups, and the totals of each answer over all
#'   groups, which are taken as known. Where nothing else is left to hide, totals over
#'   groups are taken as not known. That a hidden number has more than one value left is
#'   proven for each;
#' * [twin_table()]s with a small cell, or next to a hidden one, whole: how many answered
#'   for both groups stays known where it is not small itself.
#' @section Errors: `akkoord_error_weighted`: sums of weights are no people; merge small
#'   groups instead. `akkoord_error_small` where fewer than `min_cell` people answered at
#'   all. `akkoord_error_hidden` for counts with ranges and small counts at once, and where
#'   nothing is left to hide.
#' @examples
#' tab <- rbind(KA1 = c(2, 4, 12, 60, 57), KA2 = c(7, 9, 20, 55, 46))
#' counts <- as_likert_counts(tab, item = "q1", scale = "agree5")
#' hidden <- suppress_counts(counts, min_cell = 5)
#' hidden
#' summary(hidden)[c("group", "top.low", "top.high")]
#' @export
suppress_counts <- function(x, min_cell = 5) {
  check_supplied()
  x <- check_hideable(x, min_cell)
  if (min_cell == 1 || any(x$low < x$high)) {
    return(marked_hidden(x, min_cell))
  }
  hide <- list(min_cell = min_cell, G = hidden_groups(x, min_cell))
  hidden_counts(x, closed_tables(x, hide), hide)
}

closed_tables <- function(x, hide) {
  tables <- lapply(open_groups(hiding_tables(x, hide$min_cell), hide$G), close_cycles)
  lapply(open_options(tables, hide$min_cell), close_cycles)
}

check_hideable <- function(x, min_cell, call = caller_env()) {
  if (!inherits(x, "likert_counts")) {
    abort("type", c(
      "{.arg x} must be counts.", x = "It is {.obj_type_friendly {x}}.",
      i = "{.fn likert_counts} makes them."
    ), arg = "x", value = class(x), call = call)
  }
  check_number(min_cell, "min_cell", min = 1, max = 1e6, whole = TRUE, call = call)
  if (min_cell == 2) {
    abort("min_cell", c(
      "{.arg min_cell} must be 1 or at least 3.",
      x = "Where only a single person is hidden, what is hidden is known: 1."
    ), arg = "min_cell", value = min_cell, call = call)
  }
  about <- counts_about(x, call)
  if (is_weighted(x)) {
    small <- min_cell > 1 && ("n" %in% names(x) && any(x[["n"]] > 0 & x[["n"]] < min_cell))
    if (small || !"n" %in% names(x) || !is.null(about$design)) {
      abort("weighted", c(
        "Small counts can be hidden in counts of people, not in sums of weights.",
        x = if (small) "Some are of fewer than {min_cell} people.",
        i = "Count without weights, or merge small groups and answers first."
      ), arg = "x", call = call)
    }
  }
  if (any(vapply(about$known, function(k) !is.null(k$set) || !is.null(k$printed), NA))) {
    abort("printed_only", c(
      "These counts come from printed numbers, which are public already.",
      i = "{.fn published_report} reads and shares them as files."
    ), arg = "x", call = call)
  }
  open <- x$low < x$high
  if (any(open) && any(!open & x$low > 0 & x$low < min_cell)) {
    abort("hidden", c(
      "These counts have ranges and small counts: what can be computed from them is not known.",
      i = "Hide small counts once, in counts made from answers."
    ), arg = "x", call = call)
  }
  n <- counts_people(x)$n.high[[1L]]
  if (n < min_cell && min_cell > 1) {
    abort("small", c(
      "Fewer than {.arg min_cell} people answered: there is nothing to show.",
      x = "{.code min_cell = {min_cell}}."
    ), arg = "x", call = call)
  }
  x
}

marked_hidden <- function(x, min_cell) {
  attr(x, "akkoord")$min_cell <- max(min_cell, counts_about(x)$min_cell)
  x
}

# Groups whose sizes are hidden, by grouping: the small ones and others until
# their sum leaves each open. `names` and, in the same order, `of`: the sizes.
hidden_groups <- function(x, min_cell) {
  p <- counts_people(x)
  b <- counts_bases(x)
  outer <- unique(b$outer)
  outer <- outer[p$role[match(outer, p$group)] %in% c("group", "missing")]
  variable <- banner_variable(x, outer)
  out <- lapply(split(outer, factor(variable, unique(variable))), function(groups) {
    n <- p$n.low[match(groups, p$group)]
    order <- order(!is_small(n, min_cell), n == 0, n)
    must <- sum(is_small(n, min_cell))
    if (must == 0L) {
      return(character())
    }
    for (size in seq(must, length(groups))) {
      some <- order[seq_len(size)]
      ends <- size_ends(n[some], min_cell)
      if (all(ends$high - ends$low > 0)) {
        return(groups[some])
      }
    }
    abort("small", c(
      paste(
        "Groups of fewer than {.arg min_cell} people cannot be hidden: what is beside",
        "them says how many they are."
      ),
      x = "{.val {groups[is_small(n, min_cell)]}}.",
      i = "Leave them out, or merge them with others."
    ), arg = "x", call = NULL)
  })
  list(names = out, n = p$n.low, group = p$group, min_cell = min_cell)
}

# What the sum of some sizes leaves of each.
size_ends <- function(n, min_cell) {
  low <- ifelse(is_small(n, min_cell), 1, ifelse(n == 0, 0, min_cell))
  high <- ifelse(n < min_cell, min_cell - 1, Inf)
  total <- sum(n)
  list(
    low = vapply(seq_along(n), function(i) max(low[i], total - sum(high[-i])), 0),
    high = vapply(seq_along(n), function(i) min(high[i], total - sum(low[-i])), 0)
  )
}

# The counts with what is hidden as ranges -----------------------------------------------

hidden_counts <- function(x, tables, hide) {
  edges <- do.call(rbind, lapply(tables, `[[`, "edges"))
  edges <- edges[edges$kind != "T", ]
  small <- edges$kind %in% c("leaf", "S", "A", "Q") & is_small(edges$value, hide$min_cell)
  x <- hide_sizes(x, hide)
  x <- hide_bases(x, edges[edges$hidden & edges$kind %in% c("S", "A", "Q"), ])
  leaf <- edges[edges$hidden & edges$kind == "leaf" & !is.na(edges$row), ]
  leaf <- leaf[!duplicated(leaf$row), ]
  about <- counts_about(x)
  b <- about$bases
  base <- match(base_key(x$item, x$group), base_key(b$item, b$group))[leaf$row]
  cells <- as_tibble(x)
  cells$low[leaf$row] <- leaf$lo
  cells$high[leaf$row] <- pmin(leaf$hi, most_of_kind(x, leaf$row, base))
  cells$count[leaf$row] <- NA
  for (again in 1:2) {
    b <- tight_bases(cells, b, exclusive_items(x))
    cells <- within_bases(cells, b, intersect(base, which(exclusive_items(x)[b$item])))
  }
  about$bases <- b
  about$known <- hide_pairs(about, cells, hide$min_cell)
  about$relations <- about$known$relations
  about$known <- about$known$known
  # everyone's counts would give hidden ones away
  about["whole"] <- list(NULL)
  if (sum(edges$hidden) > 0L) tell_hidden(x, leaf, edges, hide)
  marked_hidden(new_counts(cells, about, caller_env()), hide$min_cell)
}

# More than this cannot be: the base of an answer, or who is left for the others.
most_of_kind <- function(x, rows, base) {
  b <- counts_bases(x)
  p <- counts_people(x)
  n <- p$n.high[match(b$outer, p$group)]
  exclusive <- exclusive_items(x)[x$item[rows]]
  kind <- x$kind[rows]
  ifelse(kind == "substantive", b$substantive.high[base], ifelse(
    kind == "dk", b$answered.high[base] - ifelse(exclusive, b$substantive.low[base], 0),
    n[base] - b$answered.low[base]
  ))
}

# A base leaves to an answer what the least of the others does not take, and no less than
# the most of them leave over.
within_bases <- function(cells, b, bases) {
  for (i in bases) {
    rows <- which(cells$item == b$item[[i]] & cells$group == b$group[[i]])
    together <- kind_sums(b[i, ])
    for (kind in names(together)) {
      at <- rows[cells$kind[rows] == kind]
      open <- at[cells$low[at] < cells$high[at]]
      left <- together[[kind]][[2L]] - sum(cells$low[at]) + cells$low[open]
      cells$high[open] <- pmax(cells$low[open], pmin(cells$high[open], left))
      over <- together[[kind]][[1L]] - sum(cells$high[at]) + cells$high[open]
      cells$low[open] <- pmin(cells$high[open], pmax(cells$low[open], over))
    }
  }
  cells
}

# How many the answers of a kind are together, by the bases.
kind_sums <- function(b) {
  out <- list(
    substantive = c(b$substantive.low, b$substantive.high),
    dk = c(b$answered.low - b$substantive.high, b$answered.high - b$substantive.low),
    missing = c(b$asked.low - b$answered.high, b$asked.high - b$answered.low)
  )
  # nobody knows of a twin whether who left it blank was asked
  if (nzchar(b$twin)) out["missing"] <- NULL
  out
}

tell_hidden <- function(x, leaf, edges, hide) {
  small <- sum(is_small(leaf$value, hide$min_cell))
  more <- nrow(leaf) - small
  free <- length(unlist(hide$G$names))
  where <- unique(paste0(x$item, ifelse(nzchar(x$group), paste0(" (", x$group, ")"), ""))[
    leaf$row[!is_small(leaf$value, hide$min_cell)]])
  tell(c(
    "{small} count{?s} of 1 to {hide$min_cell - 1} people {cli::qty(small)}{?is/are} hidden.",
    i = if (more > 0L) paste(
      "{more} more {cli::qty(more)}{?is/are}, because totals would give hidden ones",
      "away: {.field {where}}."
    ),
    i = if (free > 0L) "The sizes of {free} group{?s} are hidden: {.val {unlist(hide$G$names)}}."
  ), class = "akkoord_message_hidden")
}

# Sizes of groups as ranges; with one way of grouping their sum stays known.
hide_sizes <- function(x, hide) {
  about <- counts_about(x)
  p <- about$people
  hidden <- unlist(hide$G$names, use.names = FALSE)
  if (length(hidden) > 0L && any(p$role == "margin")) {
    abort("small", c(
      "Groups of fewer than {hide$min_cell} people cannot be hidden beside an {.arg N} by margins.",
      i = "Count with one {.arg N}, that of everyone, or merge small groups."
    ), arg = "x", call = NULL)
  }
  for (groups in hide$G$names) {
    at <- match(groups, p$group)
    ends <- size_ends(p$n.low[at], hide$min_cell)
    p$n.low[at] <- ends$low
    p$n.high[at] <- ends$high
  }
  about$people <- p
  as_counts_object(as_tibble(x), about)
}

# Bases as ranges, from the outside in: nobody answered who was not asked.
hide_bases <- function(x, edges) {
  about <- counts_about(x)
  b <- about$bases
  n <- about$people$n.high[match(b$outer, about$people$group)]
  fields <- c(Q = "asked", A = "answered", S = "substantive")
  above <- n
  for (kind in names(fields)) {
    at <- edges[edges$kind == kind, ]
    low <- paste0(fields[[kind]], ".low")
    high <- paste0(fields[[kind]], ".high")
    b[[low]][at$base] <- at$lo
    b[[high]][at$base] <- pmin(at$hi, above[at$base])
    above <- b[[high]]
  }
  b$asked.low <- pmin(b$asked.low, b$asked.high)
  lost <- function(kind) edges$base[edges$kind == kind]
  main <- if (about$base == "answered") "A" else "S"
  b[lost(main), c("w", "w2")] <- NA_real_
  b[lost("A"), c("w.answered", "w2.answered")] <- NA_real_
  about$bases <- b
  cells <- as_tibble(x)
  of <- match(base_key(x$item, x$group), base_key(b$item, b$group))
  main_rows <- if (main == "A") c("substantive", "dk") else "substantive"
  cells$base[cells$kind %in% main_rows & of %in% lost(main)] <- NA
  cells$base[cells$kind == "dk" & of %in% lost("A")] <- NA
  p <- about$people
  open <- p$group[p$n.low < p$n.high]
  cells$base[!cells$kind %in% c("substantive", "dk") & b$outer[of] %in% open] <- NA
  as_counts_object(cells, about)
}

# Bases as near as their cells allow, where an answer is one of a kind.
tight_bases <- function(x, b, exclusive) {
  alone <- unname(exclusive[b$item])
  of <- function(kind) {
    rows <- x$kind == kind
    at <- match(base_key(x$item, x$group)[rows], base_key(b$item, b$group))
    each <- factor(at, seq_len(nrow(b)))
    lapply(list(low = x$low[rows], high = x$high[rows]), function(v) {
      as.vector(rowsum(c(v, rep(0, nrow(b))), c(each, seq_len(nrow(b)))))
    })
  }
  cells <- lapply(set_names(c("substantive", "dk", "missing")), of)
  within <- function(field, low, high, of = alone) {
    b[[paste0(field, ".low")]][of] <<- pmax(b[[paste0(field, ".low")]], low)[of]
    b[[paste0(field, ".high")]][of] <<- pmin(b[[paste0(field, ".high")]], high)[of]
  }
  # nobody knows of a twin whether who left it blank was asked
  within("answered", b$asked.low - cells$missing$high, b$asked.high - cells$missing$low,
    alone & !nzchar(b$twin))
  within("substantive", pmax(cells$substantive$low, b$answered.low - cells$dk$high),
    pmin(cells$substantive$high, b$answered.high - cells$dk$low))
  within("answered", b$substantive.low + cells$dk$low, b$substantive.high + cells$dk$high)
  b
}

# Joint tables with a small cell, or of groups with something hidden, are left out; how
# many answered for both stays where that is not small, nor those who answered for one.
hide_pairs <- function(about, cells, min_cell) {
  relations <- about$relations
  known <- about$known
  for (item in names(known)) {
    kept <- lapply(known[[item]]$pairs, function(pair) {
      open <- cells$low < cells$high & cells$item == item & cells$group %in% pair$groups
      if (!any(open) && !any(is_small(pair$n, min_cell))) {
        return(pair)
      }
      last <- nrow(pair$n)
      quarter <- rowsum(t(rowsum(pair$n + 0, seq_len(last) == last)), seq_len(last) == last)
      if ("one answer" %in% relations$kind) {
        return(NULL)
      }
      m <- if (any(open) || any(is_small(quarter, min_cell))) NA_real_ else quarter[[1L, 1L]]
      relations <<- rbind(relations, data.frame(
        item = item, group1 = pair$groups[[1L]], group2 = pair$groups[[2L]],
        kind = "two answers", m.low = m, m.high = m, said = "answers", stringsAsFactors = FALSE
      ))
      NULL
    })
    known[[item]]$pairs <- compact(kept)
    if (length(known[[item]]$pairs) == 0L) known[[item]]$pairs <- NULL
  }
  list(known = known[lengths(known) > 0L], relations = relations)
}
