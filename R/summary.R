# What is derived from counts and never stored: shares, means, medians, top sets.
# Every statistic has a low and a high; where all counts are known they meet.

# The rows of each item and group, from the lowest answer to what is missing,
# whatever the order of the rows.
counts_cells <- function(x) {
  cell <- paste(x$item, x$group, sep = "\r")
  kind <- match(x$kind, c("substantive", "dk", "missing", "not_asked"))
  at <- order(match(cell, unique(cell)), kind, x$position, method = "radix")
  unname(split(at, factor(cell[at], unique(cell))))
}

# Statistics need every answer of an item and group.
check_whole <- function(x, cells, call = caller_env()) {
  if (length(cells) == 0L) stop_no_counts("x", call)
  for (at in cells) {
    item <- x$item[[at[[1L]]]]
    group <- x$group[[at[[1L]]]]
    k <- scale_size(counts_items(x)[[item]]$scale)
    if (!identical(x$position[at][x$kind[at] == "substantive"], seq_len(k))) {
      abort("incomplete", c(
        "An item lacks the counts of some of its answers.",
        x = "Item {.field {item}}{if (nzchar(group)) paste0(\", group \", group)}.",
        i = "Take rows by item, group or kind, not by answer."
      ), arg = "x", column = item, call = call)
    }
  }
}

# What one item in one group says.
cell_summary <- function(rows, scale, exclusive, ends) {
  s <- rows$kind == "substantive"
  d <- rows$kind == "dk"
  low <- as.double(rows$low[s])
  base <- as.double(rows$base[s][[1L]])
  known <- !anyNA(rows$count[s])
  scores <- scale$scores
  mean <- ends$mean
  top <- ends$top
  sd <- NA_real_
  median <- NA_character_
  if (exclusive && scale$ordered) {
    if (known && sum(low) > 0) {
      sd <- sqrt(sum(low * (scores - mean[[1L]])^2) / sum(low))
      median <- rows$category[s][[which(cumsum(low) >= sum(low) / 2)[[1L]]]]
    }
  }
  of_rows <- function(kind) {
    at <- rows$kind == kind
    if (any(at)) c(sum(rows$low[at]), sum(rows$high[at])) else c(NA_real_, NA_real_)
  }
  dk <- of_rows("dk") / if (any(d)) as.double(rows$base[d][[1L]]) else NA_real_
  missing <- of_rows("missing")
  list(
    n = base, mean = mid(mean), mean.low = mean[[1L]], mean.high = mean[[2L]],
    sd = sd, median = median, top = mid(top), top.low = top[[1L]], top.high = top[[2L]],
    dk = mid(dk), dk.low = dk[[1L]], dk.high = dk[[2L]], missing = mid(missing)
  )
}

# How many gave a substantive answer, NA where that is open.
substantive_n <- function(rows, base, inside) {
  s <- rows$kind == "substantive"
  if (!anyNA(rows$count[s])) {
    return(sum(rows$low[s]))
  }
  d <- rows$kind == "dk"
  base - if (inside && any(d)) sum(rows$count[d]) else 0
}

# The point where low and high meet, NA where they do not.
mid <- function(r) if (!anyNA(r) && r[[1L]] == r[[2L]]) r[[1L]] else NA_real_

# Item, `by` variables and group of each cell. A `by` variable that is called
# like a column of the result stays out: `group` holds its values.
cell_keys <- function(x, cells, taken = character()) {
  first <- vapply(cells, `[[`, 0L, 1L)
  by <- setdiff(counts_by(x), c("group", taken))
  lapply(as.list(x)[c("item", by, "group")], function(v) v[first])
}

#' Summaries of counts, with intervals
#'
#' Mean score, median, top share and more, derived from a [likert_counts()], with
#' confidence intervals for all `N` people behind the respondents. Where the counts
#' are known only as a range, so are the statistics: `.low` and `.high` are the
#' outer values that the ranges and the base allow, and the statistic itself is
#' `NA` unless the two meet.
#'
#' @param object,x A [likert_counts()]; for `tidy()` its `summary()` too.
#' @param conf.int Whether to give intervals.
#' @param conf.level Confidence level, as in [moe()].
#' @param method Of the shares: `"exact"`, `"wilson"`, `"agresti-coull"` or `"wald"`;
#'   see *Intervals*. Left out, `"exact"`, and `"wilson"` for weighted counts. Of a survey
#'   design `"beta"` (the default), `"logit"`, `"wilson"` or `"mean"`, see
#'   [likert_counts.survey.design()].
#' @param sets Named sets of answers, each by scores or labels: `list(agree = 4:5,
#'   disagree = 1:2)`. A formula of two of them is the difference of their shares,
#'   `net = ~ agree - disagree`. `"top"` and `"bottom"`, `"net"` (top less bottom) and
#'   `"nps"` (scores 9 and 10 less 0 to 6, for items from 0 to 10) need no name. Beside a
#'   set that is called as an answer is, `tidy()` calls the answer `"agree (answer)"`.
#' @param simultaneous Whether the intervals of an item's answers must hold all at
#'   once, with probability `conf.level`. Those of top sets and means stay as they are.
#' @param total Whether rows of everyone stand after those of the groups, with group
#'   `"(total)"`; as in [likert_counts()] unless given.
#' @param presentation `"nchs"` adds a column of that name: whether a share is fit to be
#'   shown by the standards of the National Center for Health Statistics, `"present"`,
#'   `"review"` or `"suppress"`. A share is suppressed where fewer than 30 respondents, or
#'   30 effective ones, are behind it, or where its interval (95%, Korn & Graubard) is 30
#'   points wide or, above 5 points, wider than 1.3 times the share; a share of 0
#'   or 1 or less than 8 degrees of freedom ask for review.
#' @param ... Not used.
#'
#' @section Intervals:
#' They cover chance alone: who of the `N` people answered. See
#' [nonresponse_bounds()] for those who did not.
#'
#' *Who it is about.* An item without groups that all `n` respondents answered is
#' about all `N`. Any smaller base is a part of the respondents, the people of a
#' group or those with an answer, and how many of the `N` belong to that part is not
#' known: a domain. With `N` named by group a group is a population of its own.
#'
#' *Shares.* `"exact"` is [prop_ci()]'s for all and [domain_ci()]'s for a domain: at
#' least `conf.level`, whatever the share, in whole people. The others take the
#' number of answers that would have the same variance in an infinite population:
#' \eqn{n/K}{n/K} as in [prop_ci()], for a domain of \eqn{n_d}{n_d} of the \eqn{n}{n}
#' respondents \eqn{n_d (n-1) / (n (1-f))}{n_d (n-1)/(n (1-f))}, with
#' \eqn{f = n/N}{f = n/N}. Weighted counts have Kish's effective number in place of
#' \eqn{n_d}{n_d}; they refuse `"exact"`, which counts people.
#'
#' *Means* have the normal interval `mean` plus and minus \eqn{z}{z} standard errors,
#' within the scores. It has no width where all gave the same answer.
#'
#' *Standard errors* are linearised, as the package survey computes them:
#' \eqn{\sqrt{(1-f) \frac{n}{n-1} \frac{s^2}{n_d}}}{sqrt((1-f) n/(n-1) s^2/n_d)}, with
#' \eqn{s^2}{s^2} the answers' variance with divisor \eqn{n_d}{n_d}. (That of [prop_ci()]
#' has \eqn{N-1}{N-1} below the correction, as printed margins have.)
#'
#' *Simultaneous* intervals have each answer's at level
#' \eqn{1 - \alpha/k}{1 - alpha/k} (Bonferroni), \eqn{k}{k} being the number of
#' answers that share a base: with `"wilson"` these are Goodman's, as in
#' [multinom_ci()].
#'
#' *Ranges.* Where a count, and with it a share, is known as a range, the limits are
#' outer ones, which hold the limits of every table of counts within the ranges, and
#' `outer` is `TRUE`.
#'
#' @return `summary()`: a tibble of class `likert_summary` with one row for each item
#'   and group: `n` (the base), `n_eff` (when weighted: Kish; of a
#'   survey design the median of \eqn{p q/v}{p q/v} over the answers), `mean` on the scale's
#'   scores with `mean.low` and `mean.high`, `sd` (of the answers, divisor n),
#'   `median` (the lower one), `top` (share of the base in the scale's top set) with
#'   its low and high, `dk` (share of those who answered) with its low and high, `missing`
#'   (how many did not); then, with `conf.int`, `mean.std.error`, `mean.conf.low`,
#'   `mean.conf.high`, `mean.outer` and the same of `top`; of each set its share under its
#'   name, with `.low`, `.high`, `.std.error`, `.conf.low`, `.conf.high`.
#'   `print()` says how the intervals were made.
#'   `tidy()`: a row for each share, top share and mean: `term`, `statistic`
#'   (`share`, `dk`, `top`, `mean`; of `sets` `set` and `difference`), `estimate`, `low`,
#'   `high`, `n` (the base; weighted with `n.unweighted`, people, beside it), and
#'   with `conf.int` `std.error`, `conf.low`, `conf.high`, `outer`, `method`.
#'   `tidy()` of a summary: those of its top shares, means and sets alone, `n` its base.
#'   `glance()`: one row: items, groups, `n`, `N`, `response`, `weighted`, `base`.
#'   Variables of `by` are columns too, unless one is called like a column named
#'   here; `group` always has their values.
#' @references
#' Parker, J. D., Talih, M., Malec, D. J. et al. (2017). National Center for Health
#' Statistics data presentation standards for proportions. *Vital and Health
#' Statistics* 2(175).
#' @section Errors: `akkoord_error_weighted` for `"exact"` intervals of weighted
#'   counts, `akkoord_error_conf_level`, `akkoord_error_choice` for an unknown method,
#'   `akkoord_error_incomplete` when answers of an item were taken out, and
#'   `akkoord_error_empty` for no counts.
#' @examples
#' wave <- data.frame(q1 = c(5, 4, 2, NA, 4), q2 = c(4, 4, 3, 1, 5))
#' counts <- likert_counts(wave, c(q1, q2), scale = "agree5", N = 40)
#' summary(counts)
#' tidy(counts)
#' tidy(counts, simultaneous = TRUE, method = "wilson")
#' glance(counts)
#'
#' # printed percentages: outer limits
#' study <- published_report("erasmus2022")
#' counts <- likert_counts(study, c(network, org_structure), survey = "erasmus")
#' summary(counts)[c("item", "group", "n", "top.conf.low", "top.conf.high", "top.outer")]
#' @name summary.likert_counts
NULL

#' @rdname summary.likert_counts
#' @export
summary.likert_counts <- function(object, conf.int = TRUE, conf.level = 0.95,
                                  method = NULL, sets = NULL, total = NULL, ...) {
  check_dots_empty_akk(...)
  object <- with_counts(object)
  whole <- total_counts(object, total %||% shows_total(object))
  spec <- interval_spec(object, conf.int, conf.level, method)
  sets <- sets_beside_top(sets)
  cells <- counts_cells(object)
  check_whole(object, cells)
  check_sets(sets, object)
  rows <- lapply(cells, function(at) {
    item <- counts_items(object)[[object$item[[at[[1L]]]]]]
    cell_summary(cell_rows(object, at), item$scale, item$exclusive, cell_known(object, at))
  })
  fields <- set_names(names(rows[[1L]]))
  values <- lapply(fields, function(f) unlist(lapply(rows, `[[`, f)))
  more <- if (!is.null(spec)) summary_limits(object, cells, values, spec)
  more <- c(more, set_columns(set_stats(object, cells, sets, spec)))
  taken <- c(fields, "n_eff", names(more))
  out <- c(cell_keys(object, cells, taken), values, more)
  if (is_weighted(object)) {
    people <- cell_people(object, cells)
    n_eff <- if (!is.null(counts_design(object))) {
      vapply(cells, cell_effective, 0, x = object)
    } else ifelse(is.na(people$n_eff) & "w2" %in% names(object),
      ifelse(people$w2 > 0, people$w^2 / people$w2, 0), people$n_eff
    )
    out <- append(out, list(n.unweighted = people$base, n_eff = n_eff), match("n", names(out)))
  }
  out <- beside_groups(tibble::new_tibble(out, nrow = length(cells)), if (!is.null(whole)) {
    as.data.frame(summary(whole, conf.int, conf.level, method, sets))
  })
  many <- !unname(exclusive_items(object)[object$item])
  tibble::new_tibble(as.list(out),
    nrow = nrow(out), class = "likert_summary",
    scales = lapply(counts_items(object), `[[`, "scale"),
    sets = names(sets),
    differences = names(Filter(function(set) !is.null(set$minus), unclass(sets))),
    about = c(format(object)[[1L]], interval_words(object, spec)),
    # options of multiple choice have a share each, which print() shows
    options = if (any(many)) {
      list(
        x = object[many, ], conf.int = conf.int, conf.level = conf.level, method = method,
        total = !is.null(whole)
      )
    }
  )
}

summary_columns <- c("item", "group", "n", "mean", "sd", "median", "top", "dk", "missing")

# Whether it has the columns that summary() makes, or only some of them.
is_whole_summary <- function(x) {
  ends <- outer(c("mean", "top", "dk"), c(".low", ".high"), paste0)
  wanted <- c(summary_columns, ends, attr(x, "sets"))
  all(wanted %in% names(x)) && nrow(x) > 0L
}

# A set's share as the columns of a summary.
set_columns <- function(stats) {
  each <- lapply(names(stats), function(name) {
    s <- stats[[name]]
    same <- !is.na(s$low) & s$low == s$high
    out <- c(
      list(ifelse(same, s$low, NA_real_)),
      s[c("low", "high", "std.error", "conf.low", "conf.high")]
    )
    set_names(out, c(name, paste0(name, ".", names(out)[-1L])))
  })
  unlist(each, recursive = FALSE)
}

# The ranges of a cell's mean score and top share, NA where it has none.
cell_known <- function(x, at) {
  item <- x$item[[at[[1L]]]]
  about <- counts_items(x)[[item]]
  scale <- about$scale
  none <- c(NA_real_, NA_real_)
  if (!about$exclusive || !scale$ordered) {
    return(list(mean = none, top = none))
  }
  f <- feasible(x, item, x$group[[at[[1L]]]], at)
  of <- function(weights, denominator) feasible_range(f, weights, denominator)
  list(
    mean = of(scale$scores, rep(1, scale_size(scale))),
    top = if (length(scale$top) > 0L) of(answer_weights(scale$top), "base") else none
  )
}

# Standard errors and limits of each cell's mean and top share.
summary_limits <- function(x, cells, values, spec) {
  people <- cell_people(x, cells)
  base <- values$n
  squares <- if ("w2" %in% names(x)) {
    vapply(cells, function(at) {
      top <- item_scale(x, x$item[[at[[1L]]]])$top
      sum(x[["w2"]][at][x$kind[at] == "substantive" & x$position[at] %in% top])
    }, 0)
  }
  known <- lapply(cells, cell_variances, x = x)
  top <- share_limits(
    round_whole(values$top.low * base), round_whole(values$top.high * base), base,
    people, spec, w2 = squares, w2.base = people$w2, deff = cell_deff(x, cells, people),
    v = if (!is.null(counts_design(x))) vapply(known, `[[`, 0, "top")
  )
  means <- vapply(seq_along(cells), function(i) {
    cell_mean(x, cells[[i]], lapply(people, `[[`, i), spec,
      c(values$mean.low[[i]], values$mean.high[[i]]), known[[i]]$mean
    )
  }, c(0, 0, 0))
  means[, is.na(values$mean.low)] <- NA_real_
  met <- function(low, high) is.na(low) | low == high
  list(
    mean.std.error = means[1L, ], mean.conf.low = means[2L, ],
    mean.conf.high = means[3L, ], mean.outer = !met(values$mean.low, values$mean.high),
    top.std.error = top$std.error, top.conf.low = top$conf.low,
    top.conf.high = top$conf.high, top.outer = !met(values$top.low, values$top.high)
  )
}

# As how many people drawn at random a design's answers of one cell are worth: the median
# over its answers.
cell_effective <- function(x, at) {
  p <- x$count[at] / x$base[at]
  v <- cell_variances(x, at)$share
  inner <- x$kind[at] == "substantive" & !is.na(p) & p > 0 & p < 1 & v > 0
  if (any(inner)) stats::median((p * (1 - p) / v)[inner]) else NA_real_
}

cell_mean <- function(x, at, people, spec, mean, v = NULL) {
  rows <- cell_rows(x, at)
  item <- counts_items(x)[[x$item[[at[[1L]]]]]]
  if (!item$exclusive || !item$scale$ordered) {
    return(c(NA_real_, NA_real_, NA_real_))
  }
  s <- rows$kind == "substantive"
  # those with a score are all respondents only if nobody said "don't know"
  mean_limits(
    item$scale$scores, as.double(rows$low[s]), as.double(rows$high[s]),
    cell_totals(rows, counts_base(x) == "answered"), people, spec, mean,
    w2 = if ("w2" %in% names(x)) x[["w2"]][at][s], v = v
  )
}

# How the intervals were made, in a line.
interval_words <- function(x, spec) {
  if (is.null(spec)) {
    return(NULL)
  }
  if (!is.null(counts_design(x))) {
    return(paste0(
      "# ", format_plain(100 * spec$level), "% intervals: shares ", spec$method,
      if (spec$simultaneous) " (all answers of an item at once)", ", means t; survey design, ",
      format_plain(spec$df), " degrees of freedom"
    ))
  }
  N <- counts_N(x)
  population <- if (!is.null(names(N))) {
    "each group's N"
  } else if (is.finite(N)) {
    paste0("N = ", format_count(N))
  } else {
    "no finite population"
  }
  paste0(
    "# ", format_plain(100 * spec$level), "% intervals: shares ", spec$method,
    if (spec$simultaneous) " (all answers of an item at once)", ", means normal; ",
    population, if (any(is.finite(N))) ", fpc 1 - n/N"
  )
}

#' @export
as.data.frame.likert_summary <- function(x, row.names = NULL, optional = FALSE, ...) {
  as.data.frame(tibble::new_tibble(as.list(x), nrow = nrow(x)))
}

# Squared weights of what each row is a share of.
tidy_w2_base <- function(x, cells, cell, statistic) {
  first <- vapply(cells, `[[`, 0L, 1L)
  b <- bases_of(x, x$item[first], x$group[first])
  ifelse(statistic == "dk", b$w2.answered[cell], b$w2[cell])
}

# Printing --------------------------------------------------------------------

#' @importFrom tibble as_tibble
#' @export
tibble::as_tibble
