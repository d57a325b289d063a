#' Counts of answers: item by group by category
#'
#' The one object on which everything else stands: intervals, tests, figures and
#' reports take counts and do not ask where these came from. All items of a call
#' are counted in one pass over the data.
#'
#' @section What each item may be:
#' A factor or ordered factor, labels as text, whole numbers, `TRUE`/`FALSE` for
#' a scale with codes 0 and 1, or `haven_labelled` (its value labels decide; its
#' user-missing values are missing). An answer that is not on the scale is an
#' error with its row and column; no row is ever dropped.
#'
#' @section The share's denominator:
#' `base` says what a count is a share of. With `base = "substantive"` these are
#' the respondents with an answer on the scale, and "don't know" stands apart as
#' a share of all who answered; with `base = "answered"` don't knows are part of
#' the 100%.
#'
#' @param data A data frame, tibble or data table, one row a respondent.
#' @param items Columns to count, as in [tidyselect::language].
#' @param by Columns that make groups; several make their combinations. A
#'   respondent without a value is kept, in the group `"(missing)"`.
#' @param weights A column (bare) or vector of weights, finite and not negative.
#'   Weighted counts carry Kish's effective n.
#' @param N Population size: one number, or one for each group, named. Whole
#'   people, respondents included; `Inf` for no finite population.
#' @param scale A [likert_scale()], the name of a built-in one or labels; or a
#'   list of these named by item. Left out, a factor's levels or value labels
#'   are the scale.
#' @param codebook A [codebook()]: items, twins, options, scales and labels are taken
#'   from it, and respondents to whom a question was not put, as their other answers
#'   say, are counted as `not_asked` and no longer as `missing`. `items` may then also
#'   name the codebook's items (a twin with all its columns) and multiple-choice
#'   questions; left out, they are all items of its matrices. A column named by itself
#'   is counted by itself. What is given in other arguments comes before the codebook.
#'   An answer from someone who was not asked is counted, with a warning of class
#'   `akkoord_warning_routing`.
#' @param twins Items asked once for each group of the same people, as
#'   `list(network = c(KA1 = "q11_4", KA2 = "q18_4"))`. Their [twin_table()]s
#'   are kept in the attribute `overlap`.
#' @param multiple Multiple-choice items, as `list(use = c("q3_1", "q3_2"))`, a
#'   column for each option (names are the options' labels): `TRUE`/`FALSE` or
#'   1/0, `NA` in all where the question was not asked; or only ticks (1, `TRUE`,
#'   or a text) with `NA` or `""` elsewhere. Their base is the persons asked.
#' @param reverse Items (names as in the result) whose direction is turned once,
#'   so that the highest answer always means the same; they are marked.
#' @param base `"substantive"` or `"answered"`, see above.
#' @param ... For methods.
#' @return A tibble of class `likert_counts` with one row for each item, group
#'   and category, in questionnaire order, no totals, unused categories kept:
#'   `item`; one column for each `by` variable; `group` (the `by` values joined
#'   by `" / "`, then the twin's group); `category` (the answer's id, the same in
#'   every language: see [likert_scale()]), `position` (1 is the lowest answer), `kind` (`substantive`, `dk`, `missing`; `not_asked` where it is known
#'   that the question was not put, which answers alone do not say); `count`,
#'   `low`, `high` (equal where all is known; `count` is `NA` where only a range
#'   is), `base`. Attributes: `N`, `n` (all respondents), `items` (scale, label,
#'   `exclusive`, `groups`, `reversed` of each), `overlap`, `weighted`, `n_eff`,
#'   `sums` (from a report: ranges printed for several answers together) and `sets`
#'   (from a report, by item: the [reconstruct_counts()] set of its groups, where not
#'   all is known).
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
likert_counts <- function(data, ...) UseMethod("likert_counts")

#' @rdname likert_counts
#' @export
likert_counts.default <- function(data, ...) {
  abort("type", c(
    "{.arg data} must be a data frame.",
    x = "It is {.obj_type_friendly {data}}.",
    i = "For a table of counts use {.fn as_likert_counts}."
  ), arg = "data", value = class(data))
}

#' @rdname likert_counts
#' @export
likert_counts.data.frame <- function(data, items, by = NULL, weights = NULL, N = Inf,
                                     scale = NULL, codebook = NULL, twins = NULL,
                                     multiple = NULL, reverse = NULL,
                                     base = c("substantive", "answered"), ...) {
  check_dots_empty_akk(...)
  base <- check_choice(base, c("substantive", "answered"), "base")
  check_columns(data)
  by <- select_columns(data, enquo(by), "by")
  labels <- NULL
  order <- NULL
  if (is.null(codebook)) {
    plain <- if (missing(items)) character() else select_columns(data, enquo(items), "items")
    plain <- set_names(plain)
  } else {
    said <- codebook_arguments(codebook, data, enquo(items), missing(items), scale, twins, multiple)
    plain <- said$plain
    twins <- said$twins
    multiple <- said$multiple
    scale <- said$scale
    labels <- said$labels
    order <- said$order
  }
  specs <- item_specs(data, plain, twins, multiple, missing(items), order)
  stop_if_used_twice(specs, by)
  w <- eval_weights(enquo(weights), data)
  if (!is.null(w)) w <- check_weights(w, nrow(data))
  scales <- scale_by_item(scale, names(specs))

  groups <- group_plan(data, by)
  specs <- lapply(specs, plan_item, data = data, scales = scales, call = current_env())
  for (item in intersect(names(specs), names(labels))) specs[[item]]$label <- labels[[item]]
  specs <- mark_reversed(specs, enquo(reverse))
  counted <- count_columns(specs, groups, w)
  check_weight_rows(counted$off_weight, w)

  groups <- drop_unseen(groups, counted, by)
  check_N(N, nrow(data))
  specs <- count_not_asked(specs, codebook, data, groups, w)
  out <- assemble_counts(specs, groups, counted, base, weighted = !is.null(w))
  overlap <- twin_overlap(specs, data, groups, w)
  new_likert_counts(out$rows,
    by = by, N = N_by_group(N, out$n), n = nrow(data), items = out$items, base = base,
    overlap = overlap, weighted = !is.null(w), n_eff = out$n_eff, codebook = codebook
  )
}

# Counting --------------------------------------------------------------------

# One call of the kernel for all columns of all items.
count_columns <- function(specs, groups, weights, call = caller_env()) {
  plans <- unlist(lapply(specs, `[[`, "plans"), recursive = FALSE, use.names = FALSE)
  counted <- .Call(
    akk_c_tabulate, lapply(plans, `[[`, "data"), vapply(plans, function(p) as.integer(p$lo), 0L),
    vapply(plans, function(p) length(p$slot), 0L), unname(groups$factors), groups$size,
    weights, as.integer(getOption("akkoord.threads", 2L))
  )
  at <- 0L
  for (item in names(specs)) {
    spec <- specs[[item]]
    for (j in seq_along(spec$plans)) {
      at <- at + 1L
      plan <- spec$plans[[j]]
      off <- counted$off[[at]]
      zero <- which(plan$slot == 0L)
      if (off > 0 || any(counted$count[[at]][zero, ] > 0)) {
        arg <- c(plain = "items", twin = "twins", multiple = "multiple")[[spec$type]]
        stop_off_scale(plan, off, spec$scale, arg, item, spec$columns[[j]], call = call)
      }
    }
  }
  n <- colSums(counted$count[[1L]])
  total <- if (is.null(weights)) n else colSums(counted$weight[[1L]])
  c(counted, list(n = n, total = total))
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

assemble_counts <- function(specs, groups, counted, base, weighted, call = caller_env()) {
  at <- 0L
  parts <- list()
  n_eff <- list()
  # respondents by group: all of a `by` group, those who answered for a twin's
  n <- double()
  for (item in names(specs)) {
    spec <- specs[[item]]
    k <- scale_size(spec$scale)
    d <- scale_dk_size(spec$scale)
    columns <- at + seq_along(spec$plans)
    at <- at + length(spec$plans)
    tables <- function(kind) {
      if (spec$type == "multiple") {
        # slot 1 of an option's column is "ticked"; missing is "not asked"
        all <- lapply(columns, function(j) {
          by_slot(counted[[kind]][[j]], list(slot = c(2L, 1L)), 3L)[, groups$kept, drop = FALSE]
        })
        ticked <- do.call(rbind, lapply(all, function(m) m[1L, ]))
        missing <- all[[1L]][3L, ]
        counts <- split_not_asked(rbind(ticked, missing), spec$not_asked[[1L]][[kind]])
        return(list(list(counts = counts, asked = colSums(all[[1L]][1:2, , drop = FALSE]))))
      }
      lapply(seq_along(columns), function(j) {
        m <- by_slot(counted[[kind]][[columns[[j]]]], spec$plans[[j]], k + d + 1L)
        m <- m[, groups$kept, drop = FALSE]
        if (spec$reversed) m[seq_len(k), ] <- m[k:1L, , drop = FALSE]
        list(counts = split_not_asked(m, spec$not_asked[[j]][[kind]]))
      })
    }
    plain_tables <- tables("count")
    answered <- sum(vapply(plain_tables, function(t) sum(t$counts[seq_len(k + d), ]), 0))
    asked <- sum(vapply(plain_tables, function(t) sum(t$asked), 0))
    if (answered == 0 && asked == 0) {
      abort("all_missing", c(
        "An item must have at least one answer.",
        x = "{.field {item}} is {.code NA} in every row ({.field {spec$columns}}).",
        i = "Leave it out, or look at how it was read."
      ), arg = c(plain = "items", twin = "twins", multiple = "multiple")[[spec$type]],
      value = NA, row = 1L, column = spec$columns[[1L]], call = call)
    }
    shown_tables <- if (weighted) tables("weight") else plain_tables
    square_tables <- if (weighted) tables("weight2")
    inner <- names(spec$columns)
    for (j in seq_along(shown_tables)) {
      m <- shown_tables[[j]]$counts
      sums <- base_sums(m, k, d, base, groups$n[groups$kept], shown_tables[[j]]$asked)
      label <- groups$label
      if (spec$type == "twin") {
        label <- if (length(groups$factors) == 0L) inner[[j]] else paste(label, inner[[j]], sep = " / ")
        label <- rep_len(label, ncol(m))
      }
      n_here <- if (spec$type == "twin") {
        colSums(plain_tables[[j]]$counts[seq_len(k + d), , drop = FALSE])
      } else {
        colSums(plain_tables[[j]]$counts)
      }
      if (spec$type == "multiple") n_here <- groups$n_unweighted[groups$kept]
      n[label] <- pmax(ifelse(is.na(n[label]), 0, n[label]), n_here)
      parts[[length(parts) + 1L]] <- list(item = item, group = label, counts = m, base = sums$rows)
      if (weighted) {
        in_base <- seq_len(if (base == "answered") k + d else k)
        of <- function(t, plain) {
          if (spec$type == "multiple") t$asked else colSums(t$counts[in_base, , drop = FALSE])
        }
        w2 <- of(square_tables[[j]])
        n_eff[[length(n_eff) + 1L]] <- list(
          item = rep(item, ncol(m)), group = label, n = of(plain_tables[[j]]),
          n_eff = ifelse(w2 > 0, sums$base^2 / w2, 0)
        )
      }
    }
  }
  list(
    n = n, rows = bind_parts(parts, specs, groups, weighted),
    items = lapply(specs, function(spec) {
      list(
        scale = spec$scale, label = spec$label, exclusive = spec$type != "multiple",
        groups = if (spec$type == "twin") "two-answer" else "disjoint",
        reversed = spec$reversed, inferred = spec$inferred
      )
    }),
    n_eff = if (weighted) {
      fields <- set_names(names(n_eff[[1L]]))
      tibble::as_tibble(lapply(fields, function(f) unlist(lapply(n_eff, `[[`, f))))
    }
  )
}

# What each row is a share of: see "The share's denominator".
base_sums <- function(m, k, d, base, n, asked = NULL) {
  substantive <- rbind(asked %||% colSums(m[seq_len(k), , drop = FALSE]))
  answered <- rbind(asked %||% colSums(m[seq_len(k + d), , drop = FALSE]))
  main <- if (base == "answered") answered else substantive
  list(base = main[1L, ], rows = rbind(
    main[rep(1L, k), , drop = FALSE], answered[rep(1L, d), , drop = FALSE],
    # who did not answer, and where that is known who was not asked
    n, if (nrow(m) > k + d + 1L) n
  ))
}

bind_parts <- function(parts, specs, groups, weighted) {
  n_groups <- length(groups$kept)
  scales <- lapply(specs, `[[`, "scale")
  of_part <- vapply(parts, `[[`, "", "item")
  rows <- vapply(parts, function(p) nrow(p$counts), 0L)
  k <- vapply(scales, scale_size, 0L)[of_part]
  per_item <- lapply(specs, function(spec) {
    s <- spec$scale
    k <- scale_size(s)
    d <- scale_dk_size(s)
    routed <- !is.null(spec$not_asked)
    list(
      category = c(
        scale_ids(s), scale_dk_ids(s), category_missing, if (routed) category_not_asked
      ),
      position = c(seq_len(k), rep(NA_integer_, d + 1L + routed)),
      kind = rep(c("substantive", "dk", "missing", "not_asked"), c(k, d, 1L, routed))
    )
  })
  each_group <- function(field) {
    unlist(lapply(of_part, function(i) rep(per_item[[i]][[field]], n_groups)), use.names = FALSE)
  }
  count <- unlist(lapply(parts, function(p) p$counts), use.names = FALSE)
  bases <- unlist(lapply(parts, function(p) p$base), use.names = FALSE)
  if (!weighted && max(bases) <= .Machine$integer.max) {
    count <- as.integer(count)
    bases <- as.integer(bases)
  }
  by <- lapply(groups$values[names(groups$values) != "group"], function(v) {
    v[unlist(lapply(rows, function(r) rep(seq_len(n_groups), each = r)), use.names = FALSE)]
  })
  tibble::new_tibble(c(
    list(item = rep(of_part, rows * n_groups)), by,
    list(
      group = unlist(Map(function(p, r) rep(p$group, each = r), parts, rows), use.names = FALSE),
      category = each_group("category"), position = each_group("position"),
      kind = each_group("kind"), count = count, low = count, high = count, base = bases
    )
  ), nrow = length(count))
}

# The twin tables of each pair of a twin item's groups, for each `by` group.
twin_overlap <- function(specs, data, groups, weights) {
  twin <- Filter(function(spec) spec$type == "twin", specs)
  if (length(twin) == 0L) {
    return(NULL)
  }
  cell <- group_cells(groups, nrow(data))
  lapply(twin, function(spec) {
    k <- scale_size(spec$scale)
    slots <- Map(function(column, name) {
      slot <- answer_slots(data[[column]], spec$scale, "twins", name, column)
      if (spec$reversed) slot[slot <= k] <- k + 1L - slot[slot <= k]
      slot
    }, spec$columns, names(spec$columns))
    pairs <- utils::combn(names(spec$columns), 2L, simplify = FALSE)
    entries <- list()
    for (g in seq_along(groups$kept)) {
      here <- cell == groups$kept[[g]]
      prefix <- if (length(groups$factors) == 0L) "" else paste0(groups$label[[g]], " / ")
      for (pair in pairs) {
        counts <- cross_slots(slots[[pair[[1L]]]][here], slots[[pair[[2L]]]][here], k,
          weights = if (!is.null(weights)) weights[here]
        )
        entries[[length(entries) + 1L]] <- list(
          groups = paste0(prefix, pair), table = new_twin_table(counts, spec$scale, pair)
        )
      }
    }
    entries
  })
}
