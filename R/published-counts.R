# Counts behind a report's printed percentages: each item is a set of tables, and
# each answer has the lowest and highest count of any of them.

#' @rdname likert_counts
#' @param survey Which survey of a [published_report()]; needed when it holds
#'   more than one.
#' @param rounding For a [published_report()]: how it rounded, as in
#'   [reconstruct_counts()]; what the report says, else `"nearest"`.
#' @section From a published report:
#' `items` are the report's items, all of the survey unless given; options of a
#' multiple-choice question are one item, named by the question. Percentages are
#' taken as rounded to the decimals they were printed with, ties either way, and
#' `low` and `high` are the least and largest counts in any table that agrees with
#' all that was printed of the item: percentages, sums, claims in words, numbers for
#' several groups together, comparisons, and labels without a place. These tables are
#' kept as the [reconstruct_counts()] set of all groups of an item. Don't knows are inside the
#' base, as in the report. Items put once for each group are `"two answers"`; how many people
#' answered for both is a range. Numbers of one item in
#' several figures (of everyone, by sex, by age) are all used. An item that no counts
#' can give is left out with a warning.
#' @examples
#'
#' # from printed percentages: ranges where more than one count is possible
#' study <- published_report("erasmus2022")
#' likert_counts(study, c(network, org_structure), survey = "erasmus")
#' @export
likert_counts.published_report <- function(data, items, survey = NULL, ...,
                                           rounding = NULL) {
  check_supplied("items")
  check_dots_empty_akk(...)
  check_report(data, "data")
  rounding <- check_choice(rounding %||% data$rounding %||% "nearest", set_rounding, "rounding")
  survey <- check_survey(data, survey)
  rows <- data$published[data$published$survey == survey, ]
  known <- unique(rows$item)
  items <- enquo(items)
  chosen <- if (quo_is_missing(items)) {
    known
  } else {
    select_columns(as.list(set_names(known)), items, "items")
  }
  if (length(chosen) == 0L) {
    abort("selection", c(
      "{.arg items} selects no item.",
      i = "The survey has {.field {known}}; leave {.arg items} out for all of them."
    ), arg = "items", value = chosen)
  }
  n <- known_respondents(data, rows)
  N <- report_method(data, survey, "population size")
  scales <- report_scales(data, chosen)
  # options of one question are one item
  multiple <- data$items$scale[match(chosen, data$items$item)] %in% "multiple"
  question <- data$items$question[match(chosen, data$items$item)]
  name <- ifelse(multiple, question, chosen)
  call <- current_env()
  parts <- lapply(set_names(unique(name)), function(i) {
    at <- which(name == i)
    if (multiple[at[[1L]]]) {
      return(report_options(data, rows, chosen[at], n, rounding, i))
    }
    scale <- scales[[i]]
    if (is.null(scale)) {
      abort("scale", c(
        "The report does not name the scale of an item.",
        x = "Item {.field {i}}.",
        i = "Name it in the column {.field scale} of {.file items.csv}."
      ), arg = "items", value = i, column = "scale", call = caller_env(2))
    }
    report_part(data, rows[rows$item == i, ], i, scale, n, rounding, call)
  })
  warn_impossible(parts)
  say_disjoint(unlist(lapply(unname(parts), `[[`, "relations"), recursive = FALSE))
  report_counts(parts, if (is.na(N)) Inf else N, n, survey)
}

# How many answered the survey of these rows, or at least so many: its largest base. NA
# where none was printed.
known_respondents <- function(report, rows) {
  n <- report_method(report, rows$survey[[1L]], "respondents")
  if (!is.na(n)) {
    return(n)
  }
  rows <- rows[!answers_base(report, rows), ]
  under <- unlist(lapply(unique(rows$figure), function(f) unname(figure_bases(report, f))))
  bases <- c(rows$n[!spans_groups(report, rows)], under)
  bases <- bases[!is.na(bases)]
  if (length(bases) > 0L) as.double(max(bases)) else NA_real_
}

# Counts of items as report_part() and report_options() give them, named.
report_counts <- function(parts, N, n, survey) {
  bases <- vctrs::vec_rbind(!!!lapply(unname(parts), `[[`, "bases"))
  label <- setdiff(unique(bases$outer), "")
  people <- people_of(N, bases, list(
    n = n, group = label,
    size = vapply(label, function(g) max(bases$asked.low[bases$outer == g]), 0),
    missing = rep(FALSE, length(label))
  ))
  new_likert_counts(
    vctrs::vec_rbind(!!!lapply(unname(parts), `[[`, "rows")), people$bases, people$people,
    items = lapply(parts, `[[`, "item"), base = "answered", survey = survey,
    relations = relation_rows(parts), known = compact_list(lapply(parts, `[[`, "known"))
  )
}

# Items whose printed numbers contradict each other are named.
warn_impossible <- function(parts) {
  bad <- !vapply(parts, function(part) is.null(part$impossible), NA)
  if (any(bad)) {
    why <- vapply(parts[bad], function(part) paste(part$impossible, collapse = ", "), "")
    said <- paste0(names(parts)[bad], ": ", why)
    cli::cli_warn(c(
      "{sum(bad)} item{?s} that no counts can give hold{?s/} only what was printed.",
      x = "{.field {said}}.",
      i = "{.fn audit_report} says what is wrong with the printed numbers."
    ), class = "akkoord_warning_impossible", items = names(parts)[bad])
  }
}

# One item: its counts, or only what was printed where these cannot be had.
report_part <- function(report, rows, item, scale, n, rounding, call) {
  bases <- item_bases(report, rows)
  if (is_weighted_survey(report, rows$survey[[1L]]) || anyNA(bases) && is.na(n)) {
    return(printed_item(report, rows, item, scale, bases, n))
  }
  tryCatch(
    report_item(report, rows, item, scale, bases, n, rounding, call),
    akkoord_error_impossible = function(e) {
      alone <- if (length(bases) > 1L) groups_alone(
        report, rows, item, scale, bases, n, rounding, call
      )
      printed_item(report, rows, item, scale, bases, n, e$value, alone)
    }
  )
}

# Weighted percentages are shares of weights, not of people.
is_weighted_survey <- function(report, survey) {
  isTRUE(report_method(report, survey, "weighted") > 0)
}

# An item without counts: cells with their printed numbers, and all claims on them.
printed_item <- function(report, rows, item, scale, bases, n, impossible = NULL, alone = NULL) {
  claims <- printed_claims(rows[rows$relation != "order", ], scale)
  none <- rep(NA_real_, scale_size(scale) + scale_dk_size(scale))
  groups <- names(bases) %||% ""
  size <- cbind(low = unname(bases), high = unname(bases))
  cells <- lapply(seq_along(groups), function(g) {
    if (!is.null(alone[[g]])) return(alone[[g]])
    range_rows(
      item, groups[[g]], scale, list(low = none, high = none), bases[[g]], NA_real_,
      size[g, ], printed_text(claims, groups[[g]])
    )
  })
  cells <- vctrs::vec_rbind(!!!cells)
  list(
    rows = cells, bases = printed_bases(item, groups, unname(bases), size, cells, FALSE),
    known = list(printed = claims), impossible = impossible,
    item = list(
      scale = scale, label = report_labels(report, item), exclusive = TRUE,
      groups = "disjoint", reversed = FALSE
    )
  )
}

# Of an item with contradictory numbers the cells of each group by its own numbers, NULL
# for a group that contradicts itself.
groups_alone <- function(report, rows, item, scale, bases, n, rounding, call) {
  lapply(seq_along(bases), function(g) {
    own <- rows[rows$group == names(bases)[[g]], ]
    if (nrow(own) > 0L) tryCatch(
      report_item(report, own, item, scale, bases[g], n, rounding, call)$rows,
      akkoord_error_impossible = function(e) NULL
    )
  })
}

# What was printed of each single answer of a group, as it stands: text by position.
printed_text <- function(claims, group) {
  single <- which(claims$group == group & lengths(claims$at) == 1L & !is.na(claims$percent))
  at <- unlist(claims$at[single])
  first <- !duplicated(at)
  set_names(format(claims$printed)[single][first], at[first])
}

# What was said, or follows, of how the groups of each item overlap.
relation_rows <- function(parts) {
  rows <- lapply(names(parts), function(item) {
    lapply(parts[[item]]$relations, function(r) {
      list(
        item = item, group1 = r$groups[[1L]], group2 = r$groups[[2L]], kind = r$kind,
        m.low = r$m[[1L]], m.high = r$m[[2L]], said = r$said_by
      )
    })
  })
  rows <- unlist(rows, recursive = FALSE)
  if (length(rows) > 0L) {
    fields <- set_names(names(rows[[1L]]))
    tibble::as_tibble(lapply(fields, function(f) unlist(lapply(rows, `[[`, f))))
  }
}

# Who answered an item in each group: bases are printed, don't knows inside.
printed_bases <- function(item, groups, base, size, rows, twins) {
  dk <- rows$kind == "dk"
  of <- lapply(groups, function(g) rows$group == g)
  sum_of <- function(column) vapply(of, function(at) sum(rows[[column]][at & dk]), 0)
  low <- ifelse(is.na(base), size[, "low"], base)
  high <- ifelse(is.na(base), size[, "high"], base)
  tibble::new_tibble(list(
    item = rep(item, length(groups)), group = groups,
    outer = if (twins) rep("", length(groups)) else groups,
    twin = if (twins) groups else rep("", length(groups)), people = rep("", length(groups)),
    asked.low = low, asked.high = high, answered.low = low, answered.high = high,
    substantive.low = pmax(0, low - sum_of("high")), substantive.high = high - sum_of("low"),
    w = as.double(base), w2 = as.double(base), w.answered = as.double(base),
    w2.answered = as.double(base), n_eff = rep(NA_real_, length(groups))
  ), nrow = length(groups))
}

check_survey <- function(report, survey, call = caller_env()) {
  surveys <- unique(report$published$survey)
  if (is.null(survey)) {
    if (length(surveys) > 1L) {
      abort("survey", c(
        "{.arg survey} must say which survey to count.",
        i = "The report holds {.val {surveys}}."
      ), arg = "survey", call = call)
    }
    return(surveys)
  }
  check_choice(survey, surveys, "survey", call = call)
}

# One item: a block of rows for each group, with the ranges of its set.
report_item <- function(report, rows, item, scale, bases, n, rounding, call) {
  set <- report_set(rows, scale, bases, n, item, rounding, call)
  counts <- count_range(set)
  size <- size_range(set)
  claims <- printed_claims(rows, scale)
  blocks <- lapply(seq_along(bases), function(g) {
    of <- counts$group == set$groups[[g]]
    range_rows(
      item, names(bases)[[g]], scale, list(low = counts$low[of], high = counts$high[of]),
      bases[[g]], n, size[g, ], printed_text(claims, names(bases)[[g]])
    )
  })
  said <- report_method(report, rows$survey[[1L]], "respondents")
  overlap <- report_overlaps(report, rows, bases, said)
  kinds <- vapply(overlap, `[[`, "", "kind")
  twins <- length(overlap) > 0L && any(kinds != "disjoint")
  known <- all(counts$low == counts$high) && all(size[, "low"] == size[, "high"])
  rows <- vctrs::vec_rbind(!!!blocks)
  list(
    rows = rows, bases = printed_bases(item, names(bases), unname(bases), size, rows, twins),
    relations = overlap, known = compact_list(list(set = if (!known) set)),
    item = list(
      scale = scale, label = report_labels(report, item), exclusive = TRUE,
      groups = if (twins) "two answers" else "disjoint", reversed = FALSE
    )
  )
}

# Who may be in two groups of an item, one entry a pair: list(groups, m, kind).
report_overlaps <- function(report, rows, bases, n) {
  bases <- bases[nzchar(names(bases))]
  if (length(bases) < 2L) {
    return(list())
  }
  question <- report$figures$question[[match(rows$figure[[1L]], report$figures$figure)]]
  lapply(utils::combn(names(bases), 2L, simplify = FALSE), function(pair) {
    r <- report_relation(report, rows$survey[[1L]], question, pair[[1L]], pair[[2L]],
                         unname(bases[pair]), n)
    list(groups = pair, m = c(low = r$m.low, high = r$m.high), kind = r$kind,
         said_by = r$said_by)
  })
}

# Groups taken for different people because their bases add up, said once.
say_disjoint <- function(relations) {
  of <- Filter(function(r) identical(r$said_by, "bases"), relations)
  pairs <- unique(vapply(of, function(r) paste(r$groups, collapse = " / "), ""))
  if (length(pairs) == 0L || isTRUE(getOption("akkoord.quiet"))) {
    return(invisible())
  }
  cli::cli_inform(c(
    "Groups whose bases add up to everyone are taken for different people: {.val {pairs}}.",
    i = "{.file groups.csv} says how groups overlap; see {.help akkoord::published_report}."
  ), class = "akkoord_message_reading")
}

# The set of tables behind all that was printed of one item: its categories are the
# scale's answers, then "don't know"; its groups those of the figure. A base that was
# not printed is any number of the respondents.
report_set <- function(rows, scale, bases, n, item = "", rounding = "nearest",
                       call = caller_env()) {
  categories <- c(scale_ids(scale), scale_dk_ids(scale))
  groups <- names(bases) %||% ""
  cells <- new_printed()[rep(NA_integer_, length(categories) * length(groups))]
  constraints <- list()
  for (r in seq_len(nrow(rows))) {
    said <- report_fact(rows[r, ], scale, categories, groups)
    if (is.null(said)) next
    alone <- said$relation == "=" && length(said$categories) == 1L && length(said$group) == 1L
    i <- match(said$categories[[1L]], categories)
    j <- match(said$group[[1L]], groups)
    at <- i + (j - 1L) * length(categories)
    if (alone && is.na(printed_number(cells[at]))) {
      cells[at] <- said$percent
    } else {
      constraints <- c(constraints, list(said))
    }
  }
  constraints <- c(constraints, loose_constraints(rows, categories, groups))
  sizes <- printed_sizes(rows, bases, groups, n)
  read <- list(categories = categories, groups = groups, cells = cells)
  size <- read_sizes(sizes, groups)
  make <- function(constraints) {
    for (i in seq_along(constraints)) {
      if (identical(groups, "")) constraints[[i]]["group"] <- list(NULL)
    }
    set_of_printed(read, size, rounding, constraints)
  }
  set <- make(constraints)
  if (!is_possible(set)) {
    # a vague word alone never makes a row impossible
    vague <- vapply(constraints, function(x) x$relation %in% c("about", "almost"), NA)
    set <- make(constraints[!vague])
  }
  if (!is_possible(set)) {
    conflict <- vapply(set_conflict(set), function(f) fact_text(set, f), "")
    abort("impossible", c(
      "No counts give the percentages that were printed.",
      x = "Item {.field {item}}, {set_sizes_text(set)}: {conflict}."
    ), arg = "data", value = conflict, column = item, call = call)
  }
  set
}

# Labels printed without the answer they are of.
loose_constraints <- function(rows, categories, groups) {
  constraints <- list()
  loose <- which(rows$category == "unassigned" & rows$relation == "=")
  for (group in unique(rows$group[loose])) {
    of <- split_known(group, groups, "|")
    if (!nzchar(group)) of <- groups
    if (!all(of %in% groups)) next
    constraints <- c(constraints, list(structure(
      list(
        categories = categories, relation = "multiset", group = of, digits = NULL,
        percent = rows$printed[loose][rows$group[loose] == group]
      ),
      class = "count_constraint"
    )))
  }
  constraints
}

# How many people each group has, a number or a range.
printed_sizes <- function(rows, bases, groups, n) {
  sizes <- lapply(seq_along(bases), function(g) {
    if (!is.na(bases[[g]])) return(as.double(bases[[g]]))
    of <- which(rows$group == groups[[g]])
    low <- c(rows[["n.low"]][of], 1)
    high <- c(rows[["n.high"]][of], n)
    c(max(low, na.rm = TRUE), max(min(high, na.rm = TRUE), max(low, na.rm = TRUE)))
  })
  names(sizes) <- names(bases)
  if (identical(groups, "")) sizes <- unname(sizes)
  sizes
}

# One printed row as a constraint, NULL when it says nothing about the set: another
# survey's groups, or a label that is no answer of the scale.
report_fact <- function(row, scale, categories, groups) {
  order <- row$relation == "order"
  of <- if (nzchar(row$group)) split_known(row$group, groups, if (order) ">" else "+") else ""
  at <- printed_cells(row$category, scale)
  if (length(at) == 0L || !all(trimws(of) %in% groups) || !order && is.na(row$percent)) {
    return(NULL)
  }
  structure(
    list(
      categories = categories[at], relation = row$relation,
      percent = if (!order) row$printed, group = trimws(of), digits = NULL, tolerance = 5
    ),
    class = "count_constraint"
  )
}

# Answers of which something was printed together, for this group or with others, and
# the range of how many of the group gave one of them: for figures, which draw them as
# one block.
printed_together <- function(counts, item, group) {
  set <- counts_set(counts, item)
  g <- match(group, set$groups)
  size <- length(set$categories)
  printed <- Filter(function(f) {
    !f$relation %in% c("order", "multiset") && g %in% f$groups &&
      length(f$cats) > 1L && length(f$cats) < size
  }, set$facts)
  at <- unique(lapply(printed, function(f) sort(as.integer(f$cats))))
  sums <- lapply(at, function(cats) {
    people <- people_range(counts, item, group, cats)
    list(at = cats, low = people[[1L]], high = people[[2L]])
  })
  # a range that says nothing is left out
  Filter(function(s) s$low > 0 || s$high < set$n.low[[g]], sums)
}

# The options of a multiple-choice question: each is its own yes or no.
report_options <- function(report, rows, options, n, rounding, name) {
  # asked as well, and nothing of it printed
  first <- report$items[match(options[[1L]], report$items$item), ]
  more <- report$items$item[report$items$question %in% first$question &
    report$items$survey %in% first$survey & report$items$scale %in% "multiple"]
  options <- c(options, setdiff(more, c(options, rows$item)))
  labels <- lapply(set_names(languages), function(l) report_item_label(report, options, l))
  scale <- likert_scale(labels, ordered = FALSE)
  rows <- rows[rows$item %in% options & rows$relation != "order", ]
  claims <- c(
    list(at = as.list(match(rows$item, options))),
    as.list(rows)[c("group", "percent", "relation", "printed")]
  )
  bases <- item_bases(report, rows)
  groups <- names(bases) %||% ""
  # shares of weights, or of answers, are no counts of people
  weighted <- is_weighted_survey(report, rows$survey[[1L]]) || any(answers_base(report, rows))
  cells <- lapply(seq_along(groups), function(g) {
    ranges <- option_ranges(claims, length(options), groups[[g]], bases[[g]], rounding, weighted)
    range_rows(name, groups[[g]], scale, ranges, bases[[g]], if (anyNA(ranges$low)) NA_real_ else n,
               text = printed_text(claims, groups[[g]]))
  })
  cells <- vctrs::vec_rbind(!!!cells)
  size <- cbind(low = unname(bases), high = unname(bases))
  unknown <- anyNA(cells$low)
  list(
    rows = cells, bases = printed_bases(name, groups, unname(bases), size, cells, FALSE),
    known = if (unknown) list(printed = claims),
    impossible = if (unknown && !anyNA(bases) && !weighted) cells$printed[is.na(cells$low)],
    item = list(
      scale = scale, label = report_labels(report, options[[1L]], "question"),
      exclusive = FALSE, groups = "disjoint", reversed = FALSE
    )
  )
}

# The counts of each option of a group: NA where no count gives what was printed.
option_ranges <- function(claims, size, group, base, rounding, weighted) {
  of <- which(claims$group == group & !is.na(claims$percent))
  at <- of[match(seq_len(size), unlist(claims$at[of]))]
  ranges <- vapply(at, function(j) {
    if (is.na(base) || weighted) return(c(NA_real_, NA_real_))
    ends <- if (is.na(j)) c(0, base) else printed_counts(claims$printed[j], base, rounding)
    if (ends[[1L]] > ends[[2L]]) c(NA_real_, NA_real_) else ends
  }, c(0, 0))
  list(low = ranges[1L, ], high = ranges[2L, ])
}

report_labels <- function(report, item, what = "item") {
  if (what == "question") {
    return(report$items$question[[match(item, report$items$item)]])
  }
  each_language(function(lang) report_item_label(report, item, lang))
}

# The cells of an item in a group; those without an answer too, where there are counts.
range_rows <- function(item, group, scale, ranges, base, n, size = NULL, text = character()) {
  k <- scale_size(scale)
  d <- scale_dk_size(scale)
  missing <- !is.na(n)
  low <- c(ranges$low, if (missing) n - (if (is.na(base)) size[["high"]] else base))
  high <- c(ranges$high, if (missing) n - (if (is.na(base)) size[["low"]] else base))
  rows <- k + d + missing
  tibble::new_tibble(list(
    item = rep(item, rows), group = rep(group, rows),
    category = c(scale_ids(scale), scale_dk_ids(scale), if (missing) category_missing),
    position = c(seq_len(k), rep(NA_integer_, d + missing)),
    kind = rep(c("substantive", "dk", "missing"), c(k, d, missing)),
    count = as.integer(ifelse(low == high, low, NA)), low = as.integer(low),
    high = as.integer(high), base = as.integer(c(rep(base, k + d), if (missing) n)),
    printed = unname(text[as.character(seq_len(rows))])
  ), nrow = rows)
}

# The counts of a survey, which several chapters of a page need and which take seconds:
# those of the last few reports are kept.
survey_counts <- function(report, survey) {
  keep_result(list(unclass(report), survey), likert_counts(report, survey = survey))
}
