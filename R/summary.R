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
  if (length(cells) == 0L) abort("empty", "There are no counts.", arg = "x", call = call)
  for (at in cells) {
    item <- x$item[[at[[1L]]]]
    k <- scale_size(counts_items(x)[[item]]$scale)
    if (!identical(x$position[at][x$kind[at] == "substantive"], seq_len(k))) {
      abort("incomplete", c(
        "An item lacks the counts of some of its answers.",
        x = "Item {.field {item}}{if (nzchar(x$group[[at[[1L]]]])) paste0(\", group \", x$group[[at[[1L]]]])}.",
        i = "Take rows by item, group or kind, not by answer."
      ), arg = "x", column = item, call = call)
    }
  }
}

# What one item in one group says.
cell_summary <- function(rows, scale, exclusive, range) {
  s <- rows$kind == "substantive"
  d <- rows$kind == "dk"
  low <- as.double(rows$low[s])
  base <- as.double(rows$base[s][[1L]])
  known <- !anyNA(rows$count[s])
  scores <- scale$scores
  mean <- range$mean
  top <- range$top
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
  dk <- of_rows("dk")
  dk_base <- if (any(d)) as.double(rows$base[d][[1L]]) else NA_real_
  missing <- of_rows("missing")
  list(
    n = base, mean = mid(mean), mean.low = mean[[1L]], mean.high = mean[[2L]],
    sd = sd, median = median, top = mid(top), top.low = top[[1L]], top.high = top[[2L]],
    dk = mid(dk) / dk_base, missing = mid(missing)
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
#' @param object,x A [likert_counts()].
#' @param conf.int Whether to give intervals.
#' @param conf.level Confidence level, as in [moe()].
#' @param method Of the shares: `"exact"`, `"wilson"`, `"agresti-coull"` or `"wald"`;
#'   see *Intervals*. Left out, `"exact"`, and `"wilson"` for weighted counts. Of a survey
#'   design `"beta"` (the default), `"logit"`, `"wilson"` or `"mean"`, see
#'   [likert_counts.survey.design()].
#' @param sets Named sets of answers, each by scores or labels: `list(agree = 4:5,
#'   disagree = 1:2)`. A formula of two of them is the difference of their shares,
#'   `net = ~ agree - disagree`. `"top"` and `"bottom"`, `"net"` (top less bottom) and
#'   `"nps"` (scores 9 and 10 less 0 to 6, for items from 0 to 10) need no name.
#' @param simultaneous Whether the intervals of an item's answers must hold all at
#'   once, with probability `conf.level`. Those of top sets and means stay as they are.
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
#'   its low and high, `dk` (share of those who answered), `missing` (how many did
#'   not); then, with `conf.int`, `mean.std.error`, `mean.conf.low`,
#'   `mean.conf.high`, `mean.outer` and the same of `top`; of each set its share under its
#'   name, with `.low`, `.high`, `.std.error`, `.conf.low`, `.conf.high`.
#'   `print()` says how the intervals were made.
#'   `tidy()`: a row for each share, top share and mean: `term`, `statistic`
#'   (`share`, `dk`, `top`, `mean`; of `sets` `set` and `difference`), `estimate`, `low`,
#'   `high`, `n` (the base; weighted with `n.unweighted`, people, beside it), and
#'   with `conf.int` `std.error`, `conf.low`, `conf.high`, `outer`, `method`.
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
                                  method = NULL, sets = NULL, ...) {
  check_dots_empty_akk(...)
  object <- with_counts(object)
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
  tibble::new_tibble(out,
    nrow = length(cells), class = "likert_summary",
    scales = lapply(counts_items(object), `[[`, "scale"),
    about = c(format(object)[[1L]], interval_words(object, spec))
  )
}

# A set's share as the columns of a summary.
set_columns <- function(stats) {
  each <- lapply(names(stats), function(name) {
    s <- stats[[name]]
    same <- !is.na(s$low) & s$low == s$high
    out <- c(list(ifelse(same, s$low, NA_real_)), s[c("low", "high", "std.error", "conf.low", "conf.high")])
    set_names(out, c(name, paste0(name, ".", names(out)[-1L])))
  })
  unlist(each, recursive = FALSE)
}

# The ranges of a cell's mean score and top share, NA where it has none.
cell_known <- function(x, at) {
  item <- x$item[[at[[1L]]]]
  about <- counts_items(x)[[item]]
  scale <- about$scale
  of <- function(weights, denominator) {
    linear_range(x, item, weights, denominator, x$group[[at[[1L]]]], at)
  }
  none <- c(NA_real_, NA_real_)
  if (!about$exclusive || !scale$ordered) {
    return(list(mean = none, top = none))
  }
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
format.likert_summary <- function(x, ...) {
  plain <- tibble::new_tibble(as.list(x), nrow = nrow(x))
  if ("median" %in% names(x)) {
    scales <- attr(x, "scales")[as.character(plain$item)]
    plain$median <- unlist(Map(category_labels, plain$median, scales), use.names = FALSE)
  }
  c(attr(x, "about"), format(plain, ...))
}

#' @export
print.likert_summary <- function(x, ...) {
  cat(format(x, ...), sep = "\n")
  invisible(x)
}

#' @export
as.data.frame.likert_summary <- function(x, row.names = NULL, optional = FALSE, ...) {
  as.data.frame(tibble::new_tibble(as.list(x), nrow = nrow(x)))
}

#' @rdname summary.likert_counts
#' @export
tidy.likert_counts <- function(x, conf.int = TRUE, conf.level = 0.95, method = NULL,
                               simultaneous = FALSE, presentation = c("none", "nchs"),
                               sets = NULL, ...) {
  check_dots_empty_akk(...)
  x <- with_counts(x)
  presentation <- check_choice(presentation, c("none", "nchs"), "presentation")
  spec <- interval_spec(x, conf.int, conf.level, method, simultaneous)
  sets <- sets_beside_top(sets)
  check_sets(sets, x)
  cells <- counts_cells(x)
  of_sets <- set_stats(x, cells, sets, spec)
  items <- counts_items(x)
  inside <- counts_base(x) == "answered"
  totals <- summary(x, conf.int, conf.level, method)
  taken <- c(
    "term", "statistic", "estimate", "low", "high", "n", "std.error", "conf.low",
    "conf.high", "outer", "method"
  )
  keys <- cell_keys(x, cells, taken)
  design <- !is.null(counts_design(x))
  parts <- lapply(seq_along(cells), function(i) {
    rows <- cell_rows(x, cells[[i]])
    item <- items[[keys$item[[i]]]]
    shown <- rows$kind %in% c("substantive", "dk")
    base <- as.double(rows$base[shown])
    base[base == 0] <- NA
    kind <- rows$kind[shown]
    n_low <- as.double(rows$low[shown])
    n_high <- as.double(rows$high[shown])
    # how many answers of one base must hold at once
    k <- if (inside) length(kind) else sum(kind == "substantive")
    together <- item$exclusive & (inside | kind == "substantive")
    out <- list(
      term = rows$category[shown], statistic = ifelse(kind == "dk", "dk", "share"),
      low = n_low / base, high = n_high / base, n = base, count.low = n_low,
      count.high = n_high, k = ifelse(together, k, if (item$exclusive) sum(kind == "dk") else k),
      w2 = as.double(x[["w2"]][cells[[i]]][shown] %||% n_low),
      v = cell_variances(x, cells[[i]])$share[shown] %||% rep(NA_real_, sum(shown))
    )
    add <- function(term, range, n, statistic = term) {
      none <- NA_real_
      more <- list(term, statistic, range[[1L]], range[[2L]], n, none, none, 1, none, none)
      out <<- Map(c, out, more)
    }
    if (length(item$scale$top) > 0L && item$exclusive) {
      add("top", c(totals$top.low[[i]], totals$top.high[[i]]), base[[1L]])
    }
    if (item$scale$ordered && item$exclusive) {
      add("mean", c(totals$mean.low[[i]], totals$mean.high[[i]]),
        substantive_n(rows, as.double(rows$base[shown][[1L]]), inside)
      )
    }
    for (set in names(of_sets)) {
      s <- lapply(of_sets[[set]], `[[`, i)
      if (!is.na(s$n)) add(set, c(s$low, s$high), s$n, if (is.null(sets[[set]]$minus)) "set" else "difference")
    }
    out
  })
  size <- lengths(lapply(parts, `[[`, "term"))
  cell <- rep(seq_along(cells), size)
  of <- lapply(set_names(names(parts[[1L]])), function(f) {
    unlist(lapply(parts, `[[`, f), use.names = FALSE)
  })
  same <- !is.na(of$low) & of$low == of$high
  out <- c(lapply(keys, function(v) v[cell]), of[c("term", "statistic")], list(
    estimate = ifelse(same, of$low, NA_real_)
  ), of[c("low", "high", "n")], tidy_people(x, cells, cell, of$statistic))
  if (!is.null(spec)) {
    level <- spec$level
    if (spec$simultaneous) {
      # 0.99 rather than 0.98999999999999999: a level is read as its shortest decimal
      level <- round(1 - (1 - spec$level) / pmax(1, of$k), 15L)
    }
    people <- cell_people(x, cells)
    own <- "w2" %in% names(x)
    limits <- share_limits(
      of$count.low, of$count.high, of$n, lapply(people, `[`, cell), spec, level,
      w2 = if (own) of$w2, w2.base = if (own) tidy_w2_base(x, cells, cell, of$statistic),
      deff = if (own) cell_deff(x, cells, people)[cell], v = if (design) of$v
    )
    for (term in c("top", "mean")) {
      at <- of$statistic == term
      for (field in names(limits)) {
        limits[[field]][at] <- totals[[paste0(term, ".", field)]][cell[at]]
      }
    }
    for (at in which(of$statistic %in% c("set", "difference"))) {
      for (field in names(limits)) {
        limits[[field]][[at]] <- of_sets[[of$term[[at]]]][[field]][[cell[[at]]]]
      }
    }
    method <- ifelse(
      of$statistic %in% c("mean", "difference"), if (design) "t" else "normal", spec$method
    )
    out <- c(out, limits, list(
      outer = !same & !is.na(limits$conf.low), method = method
    ))
    if (presentation == "nchs") {
      out$presentation <- tidy_presentation(x, out, cell, of, people)
    }
  }
  tibble::new_tibble(out, nrow = length(cell))
}

# NCHS's standards of each row's share, NA where there is none.
tidy_presentation <- function(x, out, cell, of, people) {
  shares <- which(out$statistic != "mean" & !is.na(out$std.error))
  first <- bases_of(x, out$item, out$group)
  n <- ifelse(out$statistic == "dk", first$answered.low, people$base[cell])
  df <- counts_design(x)$degf %||% Inf
  flag <- rep(NA_character_, length(cell))
  flag[shares] <- nchs_presentation(
    out$estimate[shares], out$std.error[shares]^2, n[shares], df
  )
  flag
}

# Weighted: how many people the base is.
tidy_people <- function(x, cells, cell, statistic) {
  if (!is_weighted(x)) {
    return(NULL)
  }
  first <- vapply(cells, `[[`, 0L, 1L)
  b <- bases_of(x, x$item[first], x$group[first])
  main <- b[[if (counts_base(x) == "answered") "answered.low" else "substantive.low"]]
  list(n.unweighted = ifelse(
    statistic == "dk", b$answered.low[cell],
    ifelse(statistic == "mean", b$substantive.low[cell], main[cell])
  ))
}

# Squared weights of what each row is a share of.
tidy_w2_base <- function(x, cells, cell, statistic) {
  first <- vapply(cells, `[[`, 0L, 1L)
  b <- bases_of(x, x$item[first], x$group[first])
  ifelse(statistic == "dk", b$w2.answered[cell], b$w2[cell])
}

#' @rdname summary.likert_counts
#' @export
glance.likert_counts <- function(x, ...) {
  N <- shown_people(x)$N
  tibble::tibble(
    items = length(counts_items(x)), groups = length(unique(x$group)),
    n = counts_n(x), N = N, response = if (is.finite(N)) counts_n(x) / N else NA_real_,
    weighted = is_weighted(x), base = counts_base(x)
  )
}

# Printing --------------------------------------------------------------------

#' @export
format.likert_counts <- function(x, ...) {
  g <- glance(x)
  N <- counts_N(x)
  population <- if (!is.null(names(N))) {
    paste0(" of N = ", paste(names(N), format(N, trim = TRUE), collapse = ", "))
  } else if (is.finite(N)) {
    paste0(" of N = ", format(N), " (", format(round(100 * g$response)), "% response)")
  } else {
    ""
  }
  base <- if (g$base == "answered") "substantive answers and don't knows" else "substantive answers"
  groups <- if (g$groups > 1L) paste0(" in ", g$groups, " groups") else ""
  twins <- vapply(counts_items(x), function(i) identical(i$groups, "two answers"), NA)
  reversed <- names(Filter(function(i) i$reversed, counts_items(x)))
  nominal <- names(Filter(function(i) i$exclusive && !i$scale$ordered, counts_items(x)))
  c(
    paste0(
      "<likert_counts> ", g$items, if (g$items == 1L) " item" else " items", groups,
      "; n = ", format(g$n), population, if (g$weighted) "; weighted"
    ),
    paste0("# Shares are of ", base, if (!is.null(counts_design(x))) {
      paste0("; survey design, ", design_words(counts_design(x)))
    } else if (is.null(names(N)) && is.infinite(N)) {
      "; no finite population (give N)"
    } else {
      "; finite population"
    }),
    if (any(twins)) {
      paste0("# Asked once for each group (they overlap): ", first_few(names(twins)[twins]))
    },
    if (length(reversed) > 0L) paste0("# Turned (reverse): ", paste(reversed, collapse = ", ")),
    if (length(nominal) > 0L) {
      paste0(
        "# No order, so no mean or top: ", first_few(nominal),
        " (ordered() or scale = gives one)"
      )
    }
  )
}

# What a design is made of, in a line.
design_words <- function(design) {
  some <- function(n, one, many) if (isTRUE(n > 1)) paste(format_count(n), if (n == 1) one else many)
  paste(c(
    some(design$strata, "stratum", "strata"), some(design$clusters, "cluster", "clusters"),
    if (!is.null(design$replicates)) paste(design$replicates, design$type, "replicates"),
    if (isTRUE(design$calibrated)) "calibrated",
    paste(format_plain(design$degf), "degrees of freedom")
  ), collapse = ", ")
}

first_few <- function(names) {
  paste(c(head_of(names, 5L), if (length(names) > 5L) "..."), collapse = ", ")
}

#' @export
print.likert_counts <- function(x, n = 20L, ...) {
  cat(format(x), sep = "\n")
  cells <- counts_cells(x)
  items <- counts_items(x)
  of_cell <- vapply(cells, function(at) x$item[[at[[1L]]]], "")
  # one table for items that share their answers
  answers <- vapply(items[unique(of_cell)], function(i) {
    paste(c(scale_labels(i$scale), scale_dk(i$scale)), collapse = "\r")
  }, "")
  shown <- 0L
  for (a in unique(answers)) {
    here <- which(answers[of_cell] == a)
    if (shown >= n) break
    here <- head_of(here, n - shown)
    shown <- shown + length(here)
    print_wide(counts_table(x, cells[here]), items[[of_cell[[here[[1L]]]]]]$scale)
  }
  if (shown < length(cells)) {
    cat("# ", length(cells) - shown, " more; print(x, n = Inf) shows all, as_tibble(x) the rows\n", sep = "")
  }
  invisible(x)
}

# Labels too wide for the console become positions, with a legend beneath.
print_wide <- function(table, scale) {
  widths <- vapply(names(table), function(f) max(nchar(c(f, table[[f]]))), 0)
  legend <- NULL
  if (sum(widths + 1) > getOption("width")) {
    labels <- c(scale_labels(scale), scale_dk(scale))
    short <- c(seq_len(scale_size(scale)), if (scale_dk_size(scale) > 0L) {
      paste0("dk", if (scale_dk_size(scale) > 1L) seq_len(scale_dk_size(scale)))
    })
    # rows may have been taken out
    at <- match(labels, names(table))
    short <- short[!is.na(at)]
    labels <- labels[!is.na(at)]
    names(table)[at[!is.na(at)]] <- short
    legend <- strwrap(paste(short, "=", labels, collapse = ", "), prefix = "# ")
  }
  print(table, row.names = FALSE, right = TRUE)
  if (!is.null(legend)) cat(legend, sep = "\n")
}

# Counts with a column for each answer, the way a person would lay them out.
counts_table <- function(x, cells) {
  keys <- cell_keys(x, cells)
  number <- function(v) format(round(v, 1), trim = TRUE, drop0trailing = TRUE)
  # what is known only as it was printed has no count
  cell_text <- function(low, high) {
    ifelse(is.na(low), "?", ifelse(low == high, number(low), paste0(number(low), "-", number(high))))
  }
  wide <- lapply(cells, function(at) {
    rows <- cell_rows(x, at)
    scale <- item_scale(x, x$item[[at[[1L]]]])
    set_names(
      as.list(cell_text(rows$low, rows$high)), category_labels(rows$category, scale)
    )
  })
  answers <- unique(unlist(lapply(wide, names)))
  columns <- lapply(set_names(answers), function(a) {
    vapply(wide, function(w) w[[a]] %||% "", "")
  })
  base <- vapply(cells, function(at) as.double(x$base[[at[[1L]]]]), 0)
  base <- ifelse(is.na(base), "?", vapply(base, number, ""))
  group <- if (all(keys$group == "")) NULL else list(group = keys$group)
  as.data.frame(
    c(list(item = keys$item), group, list(base = base), columns),
    check.names = FALSE, optional = TRUE, stringsAsFactors = FALSE
  )
}

#' @importFrom tibble as_tibble
#' @export
tibble::as_tibble

#' @export
as_tibble.likert_counts <- function(x, ...) tibble::new_tibble(as.list(x), nrow = nrow(x))
