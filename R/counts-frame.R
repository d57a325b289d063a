#' Counts of answers: item by group by category
#'
#' The one object on which everything else stands: intervals, tests, figures and
#' reports take counts and do not ask where these came from. All items of a call
#' are counted in one pass over the data.
#'
#' @section What each item may be:
#' A factor or ordered factor, labels as text, whole numbers, `TRUE`/`FALSE` for
#' a scale with codes 0 and 1, or value labels (of haven, sjlabelled, foreign,
#' expss), which decide. Text is matched to labels without regard to capitals, outer
#' and no-break spaces and the way an accent is written; an empty text is missing. What
#' is not on the scale is an error that names all of it with its rows; no row is ever
#' dropped.
#'
#' Without `scale`, answers such as "don't know", "refused" and "not applicable" are
#' known by their words (see [answer_words()]) and stand apart, also among values that
#' the file declares missing; labels that run from agreement down are turned; codes
#' between labelled ends are answers; a factor without an order has one where its levels
#' are a known scale or numbers, else it is nominal. One message says so, [reading()]
#' keeps it, and `scale = likert_scale(labels, dont_know =, values =, ordered =)` says
#' otherwise.
#'
#' @section The share's denominator:
#' `base` says what a count is a share of. With `base = "substantive"` these are
#' the respondents with an answer on the scale, and "don't know" stands apart as
#' a share of all who answered; with `base = "answered"` don't knows are part of
#' the 100%.
#'
#' @param data A data frame, tibble or data table, one row a respondent. Of a sample with
#'   strata, clusters or calibrated weights a design of the package survey, see
#'   [likert_counts.survey.design()]; a table of a database, or a list of tables, see
#'   [likert_counts.tbl_lazy()].
#' @param items Columns to count, as in [tidyselect::language].
#' @param by Columns that make groups; several make their combinations. A
#'   respondent without a value is kept, in the group `"(missing)"`. The groups of
#'   `dplyr::group_by()` come first. Groups of a column that `codebook` has are called by its
#'   labels, in the codebook's first language.
#' @param drop Whether a level of a `by` variable that no respondent has is left out, which
#'   a message says; `FALSE` keeps it, with counts of 0.
#'   `by = list(sex, age)` sets groupings side by side, a banner: each is compared within
#'   itself, and `N` is that of everyone.
#' @param ticks Columns of ticks, each a group of those who ticked it, instead of `by`:
#'   `ticks = c(Teachers = q3_1, Parents = q3_2)`. A person may be in several groups and
#'   counts in each with one answer; comparisons know who is in both. Read as in `multiple`.
#' @param ordered Whether levels of which no order is known are answers from low to high, in
#'   the order they stand in; else such an item is nominal.
#' @param total Whether [summary()][summary.likert_counts], figures and tables show everyone
#'   beside the groups. It is no group: no row of the counts, and no test knows it.
#' @param label What the items are called in figures, tables and reports, named by item:
#'   `c(q1 = "I like it here")`. Else the columns' own label attributes, or their names.
#' @param weights A column (bare) or vector of weights, finite and not negative.
#'   Weighted counts have linearised standard errors, those of the package survey; where
#'   all weights are equal, respondents are counted, and a message says so.
#' @param N Population size: one number; one for each group, named; the whole beside
#'   groups, `c(560, KA1 = 480)`; or a data frame of `by` variables and `N`. Whole
#'   people, respondents included; `Inf` for no finite population. Where a group's N is
#'   not given, the group is a domain of everyone. Given for a twin's group, N counts the
#'   people who have that group's question put to them.
#' @param scale A [likert_scale()], the name of a built-in one or labels; or a
#'   list of these named by item. Left out, a factor's levels or value labels
#'   are the scale.
#' @param codebook A [codebook()]: items, twins, options, scales and labels are taken
#'   from it, and respondents to whom a question was not put, as their other answers
#'   say, are counted as `not_asked` and no longer as `missing`. `items` may then also
#'   name the codebook's items (a twin with all its columns) and multiple-choice
#'   questions; left out, they are all items of its matrices, or its closed
#'   questions where it has none. A column named by itself
#'   is counted by itself. What is given in other arguments comes before the codebook.
#'   An answer from someone who was not asked is counted, with a warning of class
#'   `akkoord_warning_routing`.
#' @param twins Items asked once for each group of the same people, as
#'   `list(network = c(KA1 = "q11_4", KA2 = "q18_4"))`. Their [twin_table()]s
#'   are kept, so that tests and differences know who answered for both.
#' @param multiple Multiple-choice items, as `list(use = c("q3_1", "q3_2"))` or
#'   `list(use = starts_with("q3_"))`, a column for each option (names are the options'
#'   labels): `TRUE`/`FALSE`, 1/0, 1/2 or words such as selected and not selected, `NA` in
#'   all where the question was not asked; or only ticks (1, `TRUE`, or a text) with `NA`
#'   or `""` elsewhere. One column may hold several answers in a cell, `"mail; phone"`: they
#'   are told apart by the options where `scale` gives these, else by `;`, `|`, a new line,
#'   or a comma with a space. Their base is the persons asked.
#' @param reverse Items (names as in the result) whose direction is turned once,
#'   so that the highest answer always means the same; they are marked.
#' @param base `"substantive"` or `"answered"`, see above.
#' @param ... For methods.
#' @return A tibble of class `likert_counts` with one row for each item, group
#'   and category, in questionnaire order, no totals, unused categories kept:
#'   `item`; one column for each `by` variable; `group` (the `by` values joined
#'   by `" / "`, then the twin's group); `category` (the answer's id, the same in
#'   every language: see [likert_scale()]), `position` (1 is the lowest answer), `kind`
#'   (`substantive`, `dk`, `missing`; `not_asked` where it is known that the question was not
#'   put, which answers alone do not say); `count`, `low`, `high` (equal where all is known;
#'   `count` is `NA` where only a range is), `base`. Where a question is put once for each
#'   group there is a column `twin`; weighted counts have `n`, people, and `w2`, the sum of
#'   squared weights. Beside its rows the object knows who the people are; rows may be left
#'   out without changing an interval, and [c()][c.likert_counts] adds counts.
#' @references Kish, L. (1965). *Survey Sampling*. Wiley. Section 11.7 for the
#'   effective n, \eqn{(\sum w)^2 / \sum w^2}{(sum w)^2 / sum w^2}.
#' @examples
#' wave <- data.frame(
#'   type = factor(c("primary", "primary", "secondary", "secondary")),
#'   q1 = c(5, 4, 2, NA),
#'   q2 = c(4, 4, 3, 1)
#' )
#' counts <- likert_counts(wave, c(q1, q2), by = type, scale = "agree5", N = 40)
#' counts
#' summary(counts)
#' @export
likert_counts <- function(data, ...) {
  if (!missing(data)) check_places(sys.call(), data)
  UseMethod("likert_counts")
}

#' @rdname likert_counts
#' @export
likert_counts.default <- function(data, ...) {
  stop_no_method(data, "a data frame",
    msg("For a table of counts use {.fn as_likert_counts}."), arg = "data")
}

#' @rdname likert_counts
#' @export
likert_counts.data.frame <- function(data, items, by = NULL, weights = NULL, N = Inf,
                                     scale = NULL, codebook = NULL, twins = NULL,
                                     multiple = NULL, reverse = NULL,
                                     base = c("substantive", "answered"), survey = NULL,
                                     drop = TRUE, label = NULL, ticks = NULL, total = FALSE,
                                     ordered = FALSE, ...) {
  check_supplied("items")
  check_dots_empty_akk(...)
  banner <- banner_by(enquo(by))
  ticks <- if (!quo_is_null(enquo(ticks))) ticks_of(enquo(ticks), data, enquo(by), twins)
  if (!is.null(banner) || length(ticks) > 0L) {
    given <- list(
      weights = enquo(weights), scale = scale, codebook = codebook, twins = twins,
      multiple = multiple_columns(enquo(multiple), data), reverse = enquo(reverse), base = base,
      survey = survey, drop = drop, label = label, ordered = ordered
    )
    if (!quo_is_missing(enquo(items))) given$items <- enquo(items)
    return(beside_counts(data, banner, ticks, given, N, total))
  }
  base <- check_choice(base, c("substantive", "answered"), "base")
  check_flag(drop, "drop")
  check_flag(ordered, "ordered")
  check_columns(data)
  by <- select_columns(data, enquo(by), "by")
  by <- union(grouped_columns(data), by)
  if (inherits(data, "grouped_df")) data <- tibble::new_tibble(as.list(data), nrow = nrow(data))
  multiple <- multiple_columns(enquo(multiple), data)
  said <- said_items(data, enquo(items), codebook, scale, twins, multiple)
  specs <- said$specs
  labels <- said$labels
  stop_if_used_twice(specs, by)
  w <- eval_weights(enquo(weights), data)
  design <- weighing_design(w)
  if (!is.null(w)) w <- check_weights(w, nrow(data))
  scales <- scale_by_item(said$scale, names(specs))

  if (is.null(design) && !is.null(w)) w <- drop_equal_weights(w)
  groups <- group_plan(labelled_groups(data, by, codebook), by)
  specs <- lapply(specs, plan_item,
    data = data, scales = scales, call = current_env(), ordered = ordered
  )
  labels[names(label)] <- check_item_labels(label, names(specs))
  for (item in intersect(names(specs), names(labels))) specs[[item]]$label <- labels[[item]]
  specs <- mark_reversed(specs, enquo(reverse))
  counted <- count_columns(specs, groups, w)
  specs <- settle_reading(specs, counted)
  check_weight_rows(counted$off_weight, w)

  groups <- drop_unseen(groups, counted, by, drop)
  specs <- count_not_asked(specs, codebook, data, groups, w)
  call <- current_env()
  out <- counts_of_specs(
    specs, groups, counted, by, N, nrow(data), base, !is.null(w), function(specs) {
      pairs <- twin_pairs(specs, data, groups, w)
      add_covariances(pairs, specs, groups, design, nrow(data), call)
    },
    survey = survey, codebook = codebook, design = design$about
  )
  with_total(out, total)
}

# Groupings side by side, or groups that a person may be several of.
beside_counts <- function(data, banner, ticks, given, N, total, call = caller_env()) {
  if (length(ticks) > 0L) {
    out <- ticks_counts(ticks, data, N, function(data, N) {
      inject(likert_counts(data, by = "ticks", N = N, !!!given))
    })
    whole <- if (isTRUE(total)) {
      quietly(inject(likert_counts(data, N = ticks_people(N, ""), !!!given)))
    }
    return(with_total(out, total, whole, call))
  }
  out <- banner_counts(banner, N, function(by) {
    inject(likert_counts(data, by = !!by, N = N, !!!given))
  }, call)
  with_total(out, total, call = call)
}

# Counts of what was counted, whatever it was counted in; `known`: what is known of answers
# together, from the items as they are in the end.
counts_of_specs <- function(specs, groups, counted, by, N, n, base, weighted, known, ...,
                            call = caller_env()) {
  specs <- count_said_none(specs, counted, groups)
  reading <- tell_reading(spec_notes(specs), call)
  parts <- count_parts(specs, groups, counted, base, weighted, call)
  bases <- frame_bases(parts, groups)
  people <- people_of(N, bases, group_people(groups, n), call)
  new_likert_counts(
    frame_cells(parts, specs, groups, weighted), people$bases, people$people,
    items = lapply(specs, item_about), by = by, known = known(specs), weighted = weighted,
    base = base, reading = reading, ..., call = call
  )
}

# Counting --------------------------------------------------------------------

# One call of the kernel for all columns of all items; of text, for so many columns that
# the codes of their rows take no room that grows with the columns.
count_columns <- function(specs, groups, weights, call = caller_env()) {
  plans <- unlist(lapply(specs, `[[`, "plans"), recursive = FALSE, use.names = FALSE)
  made <- vapply(plans, function(p) is.function(p$data), NA)
  parts <- split(plans, (cumsum(made) - made) %/% 8L)
  counted <- lapply(unname(parts), tabulate_plans, groups = groups, weights = weights)
  joined <- c("count", "weight", "weight2", "off")
  counted <- c(
    sapply(joined, function(name) do.call(c, lapply(counted, `[[`, name)), simplify = FALSE),
    counted[[1L]][c("off_weight", "off_by")]
  )
  stop_if_off_scale(specs, plans, counted, call)
  n <- colSums(counted$count[[1L]])
  total <- if (is.null(weights)) n else colSums(counted$weight[[1L]])
  c(counted, list(n = n, total = total))
}

tabulate_plans <- function(plans, groups, weights) {
  .Call(
    akk_c_tabulate, lapply(plans, plan_data), vapply(plans, function(p) as.integer(p$lo), 0L),
    vapply(plans, function(p) length(p$slot), 0L), unname(groups$factors), groups$size,
    weights, as.integer(getOption("akkoord.threads", 2L))
  )
}

stop_if_off_scale <- function(specs, plans, counted, call) {
  off <- vapply(seq_along(plans), function(i) {
    counted$off[[i]] > 0 || any(counted$count[[i]][which(plans[[i]]$slot == 0L), ] > 0)
  }, NA)
  if (!any(off)) {
    return(invisible())
  }
  spec <- specs[rep(seq_along(specs), lengths(lapply(specs, `[[`, "plans")))][off]
  arg <- c(plain = "items", twin = "twins", multiple = "multiple")[[spec[[1L]]$type]]
  plans <- Map(function(plan, s) c(plan, list(scale = s$scale)), plans[off], spec)
  columns <- unlist(lapply(specs, `[[`, "columns"), use.names = FALSE)
  stop_off_scale(set_names(plans, columns[off]), arg, call = call)
}

# Raw codes to slots: rows 1..k + d, then missing.
by_slot <- function(counts, plan, slots) {
  slot <- c(plan$slot, slots)
  slot[slot == 0L] <- slots
  if (identical(slot, seq_len(slots))) {
    return(counts)
  }
  out <- matrix(0, slots, ncol(counts))
  for (i in seq_along(slot)) out[slot[[i]], ] <- out[slot[[i]], ] + counts[i, ]
  out
}

# Cells and bases ---------------------------------------------------------------

item_about <- function(spec) {
  list(
    scale = spec$scale, label = spec$label, exclusive = spec$type != "multiple",
    groups = if (spec$type == "twin") "two answers" else "disjoint",
    reversed = spec$reversed
  )
}

# The tables of an item by its rows (answers, don't knows, missing, not asked) and groups:
# one, or one for each group of a twin. `kind` is what is summed: count, weight, weight2.
item_tables <- function(spec, columns, counted, kept, kind) {
  k <- scale_size(spec$scale)
  d <- scale_dk_size(spec$scale)
  if (spec$type == "multiple") {
    # slot 1 of an option's column is "ticked"; missing is "not asked"
    each <- lapply(columns, function(j) {
      by_slot(counted[[kind]][[j]], list(slot = c(2L, 1L)), 3L)[, kept, drop = FALSE]
    })
    ticked <- do.call(rbind, lapply(each, function(m) m[1L, ]))
    m <- rbind(ticked, each[[1L]][3L, ])
    return(list(list(
      m = split_not_asked(m, spec$not_asked[[1L]][[kind]]),
      asked = colSums(each[[1L]][1:2, , drop = FALSE])
    )))
  }
  lapply(seq_along(columns), function(j) {
    m <- by_slot(counted[[kind]][[columns[[j]]]], spec$plans[[j]], k + d + 1L)
    m <- m[, kept, drop = FALSE]
    if (spec$reversed) m[seq_len(k), ] <- m[k:1L, , drop = FALSE]
    list(m = split_not_asked(m, spec$not_asked[[j]][[kind]]))
  })
}

# One part an item and twin's group: matrices row x `by` group of people, weights and
# squared weights, and what each row is a share of.
count_parts <- function(specs, groups, counted, base, weighted, call = caller_env()) {
  at <- 0L
  parts <- list()
  for (item in names(specs)) {
    spec <- specs[[item]]
    columns <- at + seq_along(spec$plans)
    at <- at + length(spec$plans)
    kinds <- if (weighted) c("count", "weight", "weight2") else "count"
    tables <- lapply(set_names(kinds), function(kind) {
      item_tables(spec, columns, counted, groups$kept, kind)
    })
    stop_if_unanswered(spec, tables$count, call)
    inner <- if (spec$type == "twin") names(spec$columns) else ""
    for (j in seq_along(tables$count)) {
      one <- lapply(tables, `[[`, j)
      sizes <- lapply(one, part_sizes, spec = spec)
      shown <- one[[if (weighted) "weight" else "count"]]
      main <- if (base == "answered") "answered" else "substantive"
      size <- sizes[[if (weighted) "weight" else "count"]]
      total <- (if (weighted) groups$n else groups$n_unweighted)[groups$kept]
      k <- scale_size(spec$scale)
      d <- scale_dk_size(spec$scale)
      rows <- nrow(shown$m)
      parts[[length(parts) + 1L]] <- list(
        item = item, twin = inner[[j]], count = shown$m, n = one$count$m,
        w2 = if (weighted) one$weight2$m else one$count$m,
        base = rbind(
          size[[main]][rep(1L, k), , drop = FALSE],
          size$answered[rep(1L, d), , drop = FALSE],
          # who did not answer, and where that is known who was not asked
          matrix(total, rows - k - d, length(total), byrow = TRUE)
        ),
        sizes = sizes, main = main,
        asked = asked_range(spec, j, sizes$count, groups$n_unweighted[groups$kept])
      )
    }
  }
  parts
}

stop_if_unanswered <- function(spec, tables, call) {
  said <- sum(vapply(tables, function(t) sum(part_sizes(t, spec)$answered), 0))
  if (said == 0) {
    item <- spec$item
    abort("all_missing", c(
      "An item must have at least one answer.",
      x = "{.field {item}} is {.code NA} in every row ({.field {spec$columns}}).",
      i = "Leave it out, or look at how it was read."
    ), arg = c(plain = "items", twin = "twins", multiple = "multiple")[[spec$type]],
    value = NA, row = 1L, column = spec$columns[[1L]], call = call)
  }
}

# How many gave a substantive answer and how many answered at all, by group; of options
# both are those who were asked.
part_sizes <- function(table, spec) {
  k <- scale_size(spec$scale)
  d <- scale_dk_size(spec$scale)
  lapply(list(substantive = k, answered = k + d), function(rows) {
    rbind(table$asked %||% colSums(table$m[seq_len(rows), , drop = FALSE]))
  })
}

# Who was asked, least and most. A twin's question is put to the people of its group: with
# a codebook to those it leads there, else those who answered are all that is known of
# them. Any other is put to all of the `by` group, less who a codebook leads past it.
asked_range <- function(spec, j, sizes, n) {
  answered <- as.vector(sizes$answered)
  routed <- spec$not_asked[[j]]
  if (spec$type == "multiple" && !is.null(spec$not_asked)) routed <- spec$not_asked[[1L]]
  if (!is.null(routed)) {
    high <- n - routed$count
    return(list(low = high - routed$open, high = high))
  }
  if (spec$type == "twin") list(low = answered, high = answered) else list(low = n, high = n)
}

frame_bases <- function(parts, groups) {
  label <- groups$label
  rows <- lapply(parts, function(p) {
    of <- function(kind, what) as.vector(p$sizes[[kind]][[what]])
    weight <- if ("weight" %in% names(p$sizes)) "weight" else "count"
    weight2 <- if ("weight" %in% names(p$sizes)) "weight2" else "count"
    list(
      item = rep(p$item, length(label)), group = part_group(label, p$twin), outer = label,
      twin = rep(p$twin, length(label)), people = rep("", length(label)),
      asked.low = as.double(p$asked$low), asked.high = as.double(p$asked$high),
      answered.low = of("count", "answered"), answered.high = of("count", "answered"),
      substantive.low = of("count", "substantive"), substantive.high = of("count", "substantive"),
      w = of(weight, p$main), w2 = of(weight2, p$main), w.answered = of(weight, "answered"),
      w2.answered = of(weight2, "answered"), n_eff = rep(NA_real_, length(label))
    )
  })
  fields <- set_names(bases_columns)
  tibble::new_tibble(
    lapply(fields, function(f) unlist(lapply(rows, `[[`, f), use.names = FALSE)),
    nrow = length(label) * length(parts)
  )
}

frame_cells <- function(parts, specs, groups, weighted) {
  n_groups <- length(groups$kept)
  of_part <- vapply(parts, `[[`, "", "item")
  rows <- vapply(parts, function(p) nrow(p$count), 0L)
  per_item <- lapply(specs, function(spec) answer_rows(spec$scale, !is.null(spec$not_asked)))
  each_group <- function(field) {
    unlist(lapply(of_part, function(i) rep(per_item[[i]][[field]], n_groups)), use.names = FALSE)
  }
  flat <- function(field) unlist(lapply(parts, `[[`, field), use.names = FALSE)
  count <- flat("count")
  bases <- flat("base")
  if (!weighted && max(bases) <= .Machine$integer.max) {
    count <- as.integer(count)
    bases <- as.integer(bases)
  }
  by <- lapply(groups$values[names(groups$values) != "group"], function(v) {
    v[unlist(lapply(rows, function(r) rep(seq_len(n_groups), each = r)), use.names = FALSE)]
  })
  tibble::new_tibble(c(
    list(item = rep(of_part, rows * n_groups)), by,
    if (any(vapply(specs, function(spec) spec$type == "twin", NA))) {
      list(twin = rep(vapply(parts, `[[`, "", "twin"), rows * n_groups))
    },
    list(
      group = unlist(Map(function(p, r) {
        rep(part_group(groups$label, p$twin), each = r)
      }, parts, rows), use.names = FALSE),
      category = each_group("category"), position = each_group("position"),
      kind = each_group("kind"), count = count, low = count, high = count, base = bases
    ),
    if (weighted) list(n = flat("n"), w2 = flat("w2"))
  ), nrow = length(count))
}

# The rows of an item in a group: its answers, then what is none.
answer_rows <- function(scale, routed = FALSE, missing = TRUE) {
  k <- scale_size(scale)
  d <- scale_dk_size(scale)
  more <- c(if (missing) "missing", if (routed) "not_asked")
  silent <- c(missing = category_missing, not_asked = category_not_asked)
  list(
    category = unname(c(scale_ids(scale), scale_dk_ids(scale), silent[more])),
    position = c(seq_len(k), rep(NA_integer_, d + length(more))),
    kind = c(rep(c("substantive", "dk"), c(k, d)), more)
  )
}

# The joint table of each pair of a twin item's groups, in each `by` group: people, and
# sums of weights and squared weights, by the two answers. Rows and columns are the
# answers, the don't knows, and no answer.
twin_pairs <- function(specs, data, groups, weights) {
  twin <- Filter(function(spec) spec$type == "twin", specs)
  cell <- if (length(twin) > 0L) group_cells(groups, nrow(data))
  lapply(twin, function(spec) {
    k <- scale_size(spec$scale)
    size <- k + scale_dk_size(spec$scale) + 1L
    check_twin_size(size - 1L, "twins")
    slots <- lapply(spec$columns, function(column) {
      slot <- answer_slots(data[[column]], spec$scale, "twins", column, dk = TRUE)
      if (spec$reversed) slot[slot <= k] <- k + 1L - slot[slot <= k]
      slot
    })
    entries <- list()
    for (g in seq_along(groups$kept)) {
      here <- cell == groups$kept[[g]]
      for (pair in utils::combn(names(spec$columns), 2L, simplify = FALSE)) {
        cross <- function(w = NULL) {
          cross_slots(slots[[pair[[1L]]]][here], slots[[pair[[2L]]]][here], size - 1L, w)
        }
        entries[[length(entries) + 1L]] <- compact(list(
          groups = vapply(pair, part_group, "", label = groups$label[[g]], USE.NAMES = FALSE),
          n = cross(), w = if (!is.null(weights)) cross(weights[here]),
          w2 = if (!is.null(weights)) cross(weights[here]^2)
        ))
      }
    }
    list(pairs = entries)
  })
}
