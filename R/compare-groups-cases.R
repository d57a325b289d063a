# What is compared with what: a case a comparison.

# One case a comparison: sizes, pairs, and the twin table where it is known.
comparison_cases <- function(x, group, within, measure, assume, call = caller_env()) {
  items <- counts_items(x)
  cases <- list()
  skipped <- list()
  for (item in unique(x$item)) {
    info <- items[[item]]
    if (!isTRUE(info$exclusive)) {
      skipped[[item]] <- "multiple"
      next
    }
    found <- item_pairs(x, item, group, within)
    if (length(found) == 0L) next
    why <- if (measure == "top") {
      if (length(info$scale$top) == 0L) "no top set"
    } else if (!isTRUE(info$scale$ordered)) {
      "not ordered"
    }
    if (!is.null(why)) {
      skipped[[item]] <- why
      next
    }
    if (any(vapply(found, base_unknown, NA, x = x, item = item))) {
      skipped[[item]] <- "base unknown"
      next
    }
    cases <- c(cases, lapply(found, comparison_case,
      x = x, item = item, info = info, assume = assume, call = call
    ))
  }
  if (length(cases) == 0L) {
    known <- setdiff(unique(x$group), "")
    abort("group", c(
      "There is nothing to compare.",
      x = if (length(skipped) > 0L) {
        paste(
          "No item with these groups can be compared by {.val {measure}}:",
          "{.val {unique(unlist(skipped))}}."
        )
      } else if (is.null(group)) {
        "No item has two groups."
      } else {
        "No item has the groups {.val {group}}."
      },
      i = if (length(skipped) > 0L) "{.fn omnibus_test} compares answers without an order.",
      i = if (length(known) > 0L) "The groups are {.val {known}}."
    ), arg = "groups", value = group, call = call)
  }
  attr(cases, "skipped") <- skipped
  cases
}

# The pairs of groups of one item: by their full names, else the groups of a twin question
# within each `by` group, or those of the other `by` variables within each of `within`.
item_pairs <- function(x, item, group, within = character()) {
  there <- unique(x$group[x$item == item])
  b <- bases_of(x, rep(item, length(there)), there)
  # who has no group is no group
  real <- !b$outer %in% groups_none(x)
  both <- function(names, domain = "", shown = names) {
    lapply(utils::combn(length(names), 2L, simplify = FALSE), function(ij) {
      list(groups = names[ij], shown = shown[ij], domain = domain)
    })
  }
  if (!is.null(group) && sum(group %in% there) >= 2L) {
    return(both(intersect(group, there)))
  }
  twin <- nzchar(b$twin)
  inner <- ifelse(twin, b$twin, there)
  domain <- ifelse(twin, b$outer, "")
  out <- list()
  if (length(within) > 0L) {
    at <- match(there, x$group)
    named <- function(columns) {
      parts <- lapply(unclass(x)[columns], function(v) as.character(v[at]))
      if (length(parts) == 0L) "" else do.call(paste, c(unname(parts), sep = " / "))
    }
    domain <- named(within)
    inner <- named(setdiff(counts_by(x), within))
    inner <- ifelse(nzchar(inner) & twin, paste(inner, b$twin, sep = " / "), paste0(inner, b$twin))
  }
  variable <- banner_of(x, b$outer)
  side <- paste(variable, domain, sep = "\r")
  for (one in unique(side[real])) {
    here <- side == one & real
    d <- domain[here][[1L]]
    names <- if (is.null(group)) inner[here] else intersect(group, inner[here])
    if (length(names) < 2L) next
    out <- c(out, both(there[here][match(names, inner[here])], d, names))
  }
  out
}

substantive_cells <- function(x, item, g) {
  rows <- x[x$item == item & x$group == g & x$kind == "substantive", ]
  rows[order(rows$position), ]
}

# A group of which it is not known how many gave an answer on the scale.
base_unknown <- function(pair, x, item) {
  b <- bases_of(x, rep(item, 2L), pair$groups)
  any(b$substantive.low != b$substantive.high)
}

comparison_case <- function(pair, x, item, info, assume, call) {
  cells <- lapply(pair$groups, substantive_cells, x = x, item = item)
  k <- scale_size(info$scale)
  known <- vapply(cells, function(r) nrow(r) == k && all(r$low == r$high), NA)
  b <- bases_of(x, rep(item, 2L), pair$groups)
  answered <- counts_base(x) == "answered"
  base <- if (answered) b$answered.low else b$substantive.low
  size <- b$substantive.low
  # weights of 0 answer nothing
  none <- size == 0 | vapply(cells, function(r) sum(r$base) == 0, NA) %in% TRUE
  if (any(none)) {
    abort("count", c(
      "Somebody must have answered for each group.",
      x = "Item {.field {item}}: nobody did for {.val {pair$groups[[which(none)[[1L]]]]}}.",
      i = if (is_weighted(x)) "Answers of weight 0 are nobody's."
    ), arg = "x", value = 0, column = item, call = call)
  }
  relation <- relation_of(x, item, pair$groups)
  if (relation$kind == "one answer" && is.null(relation$pair)) {
    abort("one_answer", c(
      "Groups in which one answer counts twice are compared only where it is known who is in both.",
      x = "Item {.field {item}}.",
      i = paste(
        "Count the answers with {.arg ticks} in {.fn likert_counts}, or see",
        "{.code overlap_test(answers = \"one\")}."
      )
    ), arg = "x", value = item, column = item, call = call)
  }
  open <- is.null(relation$pair) && relation$kind != "disjoint"
  asked <- relation$asked
  if (open) asked <- assumed_pairs(asked, b$answered.low, relation$n, assume, item, call)
  people <- people_behind(b, counts_people(x), counts_bases(x), counts_base(x))
  strata <- relation$kind == "disjoint" && b$people[[1L]] != b$people[[2L]]
  both <- shared_people(x, item, pair$groups)
  list(
    item = item, domain = pair$domain, groups = pair$groups, shown = pair$shown, k = k,
    scale = info$scale, top = info$scale$top, size = size, base = base,
    asked = asked, m = if (open) substantive_pairs(b, asked) else relation$m,
    kind = relation$kind, n = relation$n, strata = strata,
    factor = if (strata) sample_factor(people$n.low, people$N) else sample_factor(both$n, both$N),
    twin = if (!is.null(relation$pair)) pair_twin(relation$pair, k), joint = relation$pair,
    known = known, cells = cells, feasible = feasible(x, item, pair$groups),
    positive = assume$positive
  )
}

# Pairs under the assumption that `union` respondents answered for a group.
assumed_pairs <- function(m, size, n, assume, item, call) {
  if (!assume$covered) {
    return(m)
  }
  union <- assume$union %||% c(n, n)
  out <- c(max(m[[1L]], sum(size) - union[[2L]]), min(m[[2L]], sum(size) - union[[1L]]))
  if (out[[1L]] > out[[2L]]) {
    least <- max(size, sum(size) - m[[2L]])
    most <- min(n, sum(size) - m[[1L]])
    abort("union", c(
      "No overlap is possible with so many in the two groups together.",
      x = paste(
        "Item {.field {item}}: {size[[1L]]} and {size[[2L]]} of {n} respondents;",
        "{.arg union} is {union[[1L]]} to {union[[2L]]}."
      ),
      i = "It can be {least} to {most}."
    ), arg = "union", value = union, column = item, call = call)
  }
  out
}
