# Two groups beside each other, item by item. One code path: what is known of an
# item is a set of margins and of twin tables; microdata are a set of one.

#' Compare groups that share respondents
#'
#' For each item the difference between two groups, such as the answers about KA1
#' and about KA2 projects, with an interval for the population and an exact test
#' that knows that many respondents answered for both. Where only percentages were
#' published, every number has a low and a high: what it could be, given all that
#' was printed. With the answers themselves the two meet.
#'
#' @param x A [likert_counts()], or anything that it accepts: a data frame, a
#'   [published_report()].
#' @param groups Names of the groups; of more than two, every pair is compared. `NULL`
#'   for all groups of an item, but not who is in none. With `by` variables in the counts, the two
#'   groups of a twin question are compared within each of their groups (each type
#'   of school, say); and groups of different people (the types of school
#'   themselves) may be named too.
#' @param items,... For a data frame: items and more arguments of [likert_counts()], such
#'   as `by`; for a report its `survey`.
#' @param measure What is compared: the share of the scale's top set (`"top"`),
#'   or the scores of all answers: midranks (`"midrank"`, the ordinal test) or the scale's
#'   own (`"scores"`). The share is of the base that the counts have; tests are of the
#'   answers on the scale, don't knows aside. Of multiple choice `"top"` compares each option
#'   by itself: who chose it, of those who were asked.
#' @param assume For twin questions of which the twin table is not known. `"none"`;
#'   `"covered"`: all respondents answered for at least one of the groups, or as
#'   many as `union` says; `"positive"`: people who agree for one group more often
#'   agree for the other, see below. The last two may be given together.
#' @param union For `"covered"`: how many respondents answered for at least one of
#'   the two groups, the least and the most. Unless given, all of them.
#' @param alternative `"two.sided"`, `"less"` or `"greater"` (the first group is the
#'   higher).
#' @param adjust How p-values are adjusted for the number of comparisons: `"holm"`,
#'   `"BH"` or `"none"`.
#' @param sets Named sets of answers to compare instead of `measure`, as in
#'   [summary.likert_counts()]: `list(agree = 4:5, net = ~ agree - bottom)`. Shares are
#'   tested as `"top"` is, differences of shares as `"scores"` of 1, 0 and -1.
#' @param within Of several `by` variables those within whose values the groups of the
#'   others are compared: `by = c(sex, region), within = region` compares the sexes in each
#'   region, and `domain` says in which.
#' @param id For data with a row a person and group, such as a wave: the column that says who
#'   each row is of. The groups of `by` are then answers of the same people, compared within
#'   each group of its further variables, of which a person has one value.
#' @param alpha Level of significance.
#' @param conf.level Confidence level of the intervals.
#' @param progress Show a progress bar on long work.
#'
#' @section Two questions:
#' The intervals (`conf.low`, `conf.high`) are about these `N` people: how far apart
#' the two groups would lie had everyone answered. Their standard error is
#' \deqn{\sqrt{(1-f)\frac{n}{n-1}\left[\frac{V_1}{n_1} + \frac{V_2}{n_2} -
#' \frac{2C}{n_1 n_2}\right]}}{sqrt((1-f) n/(n-1) [V1/n1 + V2/n2 - 2 C/(n1 n2)])}
#' with \eqn{f = n/N}{f = n/N}, \eqn{V}{V} the variance of the scores within a group,
#' and \eqn{C}{C} the sum, over the pairs, of (score for group 1 less the mean of
#' group 1) times (score for group 2 less the mean of group 2); the linearisation of
#' [prop_diff_ci()]. Where `N` is given for each group of different people, each
#' group is a sample of its own.
#'
#' The p-values are of the exact permutation test: the two answers of one respondent
#' are swapped with probability one half, and the labels of single answers are
#' permuted. They ask whether the groups differ beyond these people. So an interval
#' without 0 may stand beside a p above `alpha`.
#'
#' @section What is not published:
#' Given the number who answered for each group and how many of them agree, the p of
#' the top share depends on three more numbers: the pairs `m`, the agreeing single
#' answers and the pairs that disagree. All feasible triples, for all
#' feasible counts, are gone through, so that `p.low` and `p.high` are `proven`:
#' whatever the answers were, their p lies between. For scores the twin tables with
#' the lowest and highest p are searched for; the range is `attained`: the tables of
#' `attr(, "witnesses")` have these p, and none further out was found. (Where all
#' tables are few, they are gone through, and the range is `proven`.) Feasible rows of
#' counts beyond 400 are drawn with R's generator, see [set.seed()]; the ends of
#' estimates and intervals then still hold for all of them.
#' `"exact"`: all is known, and there is one p.
#'
#' The ends of intervals are outer ones: over all feasible margins and twin tables
#' (the range of \eqn{C}{C} by min-cost flow), the lowest lower and the highest upper
#' limit.
#'
#' `"positive"` keeps the tables with \eqn{C \ge 0}{C >= 0}: the overlap then makes
#' the interval narrower, never wider, than independent groups would give.
#'
#' @section Weighted counts and survey designs:
#' Permutation tests count people. For weighted counts, p is that of the difference over
#' its standard error, which knows who is in both groups, strata and clusters: t with
#' the design's degrees of freedom (normal for weights alone). With `"midrank"` it is the
#' difference of mean ranks in the weighted answers of both, with one degree less, as
#' `survey::svyranktest()`. `p.range` is `"design"`. For the association of an item with
#' more than two groups see `survey::svychisq()`.
#'
#' @section Verdicts:
#' `significant` is about the adjusted p: `"yes"` where it is at most `alpha` whatever
#' the answers were, `"no"` where it never is, `"undetermined"` where that depends on
#' what was not published. Lows are adjusted among lows and highs among highs, which is
#' right because the adjustments rise with every p.
#' `p.naive` is what a test for independent groups would give.
#'
#' @return A tibble of class `akkoord_comparison`, one row a comparison: `item`;
#'   the `by` variables' group as `domain` (`""` for all); `group1`, `group2`;
#'   `n1`, `n2`; `m`, who answered for both; `estimate1`, `estimate2`, shares (`top`) or
#'   mean scores; `estimate`, the difference, group 1 less group 2; `std.error`;
#'   `conf.low`, `conf.high`; `p.value` and `adj.p.value`; `p.range` (`exact`, `proven`,
#'   `attained`, `design`); `significant`; `effect` and its name, `effect.type` (`odds ratio` of the
#'   top share, or `superiority`: the chance that an answer of group 1 is the higher, ties
#'   half); `p.naive` and `significant.naive` (on adjusted naive p). Each of these numbers
#'   has a column `.low` and a column `.high`, those of p named `p.low`, `adj.p.low` and so
#'   on; the plain column is `NA` where the two do not meet.
#'
#' @section Errors: `akkoord_error_group` when nothing has these groups,
#'   `akkoord_error_union` for a union that leaves no overlap, `akkoord_error_assume` when
#'   no table has a covariance of 0 or more, `akkoord_error_weighted` for weighted counts,
#'   `akkoord_error_too_long` when all overlaps would take longer than
#'   `getOption("akkoord.max_seconds", 600)`.
#' @references
#' Einsporn, R. L. and Habtzghi, D. (2013). Combining paired and two-sample data
#' using a permutation test. *Journal of Data Science* 11, 767-779.
#'
#' Holm, S. (1979). A simple sequentially rejective multiple test procedure.
#' *Scandinavian Journal of Statistics* 6, 65-70.
#'
#' @seealso [power_overlap()] for planning.
#' @examples
#' # printed percentages: from low to high
#' study <- published_report("erasmus2022")
#' counts <- likert_counts(study, c(values, network, digitalisation), survey = "erasmus")
#' compare_groups(counts)
#'
#' # the answers themselves: low and high meet
#' wave <- data.frame(
#'   ka1 = c(5, 4, 4, NA, 2, 3, 5, 4, NA, 4, 4, 5),
#'   ka2 = c(4, 4, NA, 1, 2, NA, 3, 3, 4, NA, 2, 4)
#' )
#' compare_groups(wave,
#'   twins = list(network = c(KA1 = "ka1", KA2 = "ka2")), scale = "agree5", N = 30
#' )
#'
#' # more than two groups, by pairs, within each type of school
#' wave$ka3 <- c(2, NA, 3, 3, 1, 2, NA, 2, 4, 3, 1, NA)
#' wave$type <- rep(c("primary", "secondary"), 6)
#' counts <- likert_counts(wave,
#'   twins = list(network = c(KA1 = "ka1", KA2 = "ka2", KA3 = "ka3")), by = type,
#'   scale = "agree5", N = c(primary = 14, secondary = 16)
#' )
#' compare_groups(counts, groups = c("KA1", "KA2", "KA3"))
#' @export
compare_groups <- function(x, ...) UseMethod("compare_groups")

#' @rdname compare_groups
#' @export
compare_groups.default <- function(x, ...) {
  stop_no_method(x, "counts, answers or a published report",
    msg("{.fn likert_counts} and {.fn as_likert_counts} make counts."))
}

#' @rdname compare_groups
#' @export
compare_groups.data.frame <- function(x, items, groups = NULL,
                                      measure = c("top", "midrank", "scores"),
                                      assume = "none", ..., union = NULL,
                                      alternative = "two.sided",
                                      adjust = c("holm", "BH", "none"), alpha = 0.05,
                                      conf.level = 0.95, sets = NULL, within = NULL, id = NULL,
                                      progress = getOption("akkoord.progress", interactive())) {
  check_supplied("items")
  id <- enquo(id)
  counts <- if (quo_is_null(id)) {
    likert_counts(x, {{ items }}, ...)
  } else {
    paired_counts(x, enquo(items), id, as.list(enquos(...)))
  }
  compare_groups(counts, groups, measure, assume,
    union = union, alternative = alternative, adjust = adjust, alpha = alpha,
    conf.level = conf.level, sets = sets, within = {{ within }}, progress = progress
  )
}

#' @rdname compare_groups
#' @export
compare_groups.survey.design <- compare_groups.data.frame

#' @rdname compare_groups
#' @export
compare_groups.svyrep.design <- compare_groups.data.frame

#' @rdname compare_groups
#' @export
compare_groups.published_report <- function(x, groups = NULL,
                                            measure = c("top", "midrank", "scores"),
                                            assume = "none", ..., union = NULL,
                                            alternative = "two.sided",
                                            adjust = c("holm", "BH", "none"), alpha = 0.05,
                                            conf.level = 0.95, sets = NULL,
                                            progress = getOption("akkoord.progress",
                                                                 interactive())) {
  counts <- grouped_survey(x, groups, ...)
  compare_groups(counts, groups, measure, assume,
    union = union, alternative = alternative, adjust = adjust, alpha = alpha,
    conf.level = conf.level, sets = sets, progress = progress
  )
}

#' @rdname compare_groups
#' @export
compare_groups.likert_counts <- function(x, groups = NULL,
                                         measure = c("top", "midrank", "scores"),
                                         assume = "none", ..., union = NULL,
                                         alternative = "two.sided",
                                         adjust = c("holm", "BH", "none"), alpha = 0.05,
                                         conf.level = 0.95, sets = NULL, within = NULL,
                                         progress = getOption("akkoord.progress", interactive())) {
  check_dots_empty_akk(...)
  measure <- check_choice(measure, c("top", "midrank", "scores"), "measure")
  alternative <- check_choice(alternative, compare_sides, "alternative")
  adjust <- check_choice(adjust, c("holm", "BH", "none"), "adjust")
  check_conf_level(conf.level)
  check_level_of(alpha)
  assume <- check_assume(assume, union)
  check_flag(progress, "progress")
  check_group_names(groups)
  x <- with_counts(x)
  whole <- unique(x$item)
  if (measure == "top" && is.null(sets)) x <- options_as_items(x)
  within <- within_columns(x, enquo(within))
  if (is_weighted(x)) check_weighted_counts(x)
  of <- function(x, measure) {
    compare_measure(x, groups, within, measure, assume, alternative, conf.level, progress)
  }
  done <- if (is.null(sets)) of(x, measure) else compare_sets(x, sets, of)
  out <- adjust_rows(done$rows, adjust, alpha)
  new_comparison(out,
    measure = if (is.null(sets)) measure else "top", assume = assume,
    alternative = alternative, adjust = adjust,
    alpha = alpha, conf.level = conf.level, n = counts_n(x), N = counts_N(x),
    labels = comparison_labels(x, unique(out$item)), sets = done$sets,
    differences = done$differences, skipped = done$skipped, witnesses = done$witnesses,
    kinds = done$kinds, options = setdiff(out$item, whole)
  )
}

compare_measure <- function(x, groups, within, measure, assume, alternative, conf.level,
                            progress, call = caller_env(2)) {
  cases <- comparison_cases(x, groups, within, measure, assume, call)
  done <- if (is_weighted(x)) {
    one <- lapply(cases, compare_weighted, x = x, measure, alternative, conf.level)
    list(rows = lapply(one, `[[`, "row"))
  } else {
    compare_cases(cases, measure, alternative, conf.level, progress)
  }
  list(
    rows = vctrs::vec_rbind(!!!done$rows), kinds = unique(vapply(cases, `[[`, "", "kind")),
    skipped = c(attr(cases, "skipped"), done$skipped),
    witnesses = done$witnesses
  )
}

# A row a case; a case that is too large for the kernels is named, unless it is the only.
compare_cases <- function(cases, measure, alternative, conf.level, progress) {
  rows <- vector("list", length(cases))
  witnesses <- list()
  skipped <- list()
  bar <- if (progress) {
    cli::cli_progress_bar("Comparing groups", total = length(cases))
  }
  for (i in seq_along(cases)) {
    case <- cases[[i]]
    one <- function() {
      if (measure == "top") compare_top(case, alternative, conf.level)
      else compare_scores(case, measure, alternative, conf.level)
    }
    done <- if (length(cases) == 1L) one() else {
      tryCatch(one(), akkoord_error_too_large = identity, akkoord_error_too_long = identity)
    }
    if (inherits(done, "error")) {
      skipped[[case$item]] <- "too large"
      if (i == length(cases) && all(lengths(rows) == 0L)) cnd_signal(done)
    } else {
      rows[[i]] <- done$row
      if (!is.null(done$witnesses)) {
        witnesses[[trimws(paste(case$item, case$domain))]] <- done$witnesses
      }
    }
    if (progress) cli::cli_progress_update(id = bar)
  }
  if (progress) cli::cli_progress_done(id = bar)
  list(rows = rows, skipped = skipped, witnesses = witnesses)
}

# In the order of akk_alternative in src/overlap-range.h
compare_sides <- c("two.sided", "less", "greater")

# The counts of a report; of one with several surveys, of that which has the groups.
grouped_survey <- function(x, groups, ...) {
  check_report(x, "x", caller_env())
  if (!"survey" %in% names(list(...))) {
    p <- x$published[x$published$relation != "order", ]
    named <- split(p$group, p$survey)
    surveys <- names(Filter(function(g) {
      if (is.null(groups)) length(setdiff(unique(g), "")) > 1L
      else any(unlist(strsplit(g, "[+|]")) %in% groups)
    }, named))
    if (length(surveys) == 1L) {
      if (...length() == 0L) {
        return(survey_counts(x, surveys))
      }
      return(likert_counts(x, ..., survey = surveys))
    }
  }
  likert_counts(x, ...)
}

# The top share ------------------------------------------------------------------------

compare_top <- function(case, alternative, conf.level) {
  w <- as.integer(seq_len(case$k) %in% case$top)
  pairs <- unname(feasible_values(case$feasible, w))
  stop_if_many(case)
  storage.mode(pairs) <- "integer"
  if (nrow(pairs) == 0L) stop_no_margins(case)
  side <- alternative
  sizes <- as.integer(c(case$size, case$m))
  # of the base that the counts have; the test is of the answers on the scale
  shares <- cbind(pairs[, 1L] / case$base[[1L]], pairs[, 2L] / case$base[[2L]])
  # the sum over pairs of (x - p1)(y - p2)
  if (!is.null(case$twin)) {
    covariance <- matrix(top2_covariance(case, w, shares), 1L, 2L)
    p <- if (case$kind == "one answer") {
      one_answer_p(case, w, side)
    } else {
      t4 <- top2_cells(case$twin, w)
      .Call(akk_c_top2_case, sizes, as.integer(c(
        pairs, sum(t4), t4[1L, 1L], t4[1L, 2L], t4[2L, 1L]
      )), side)
    }
    p <- c(p, p)
    certainty <- "exact"
  } else {
    within <- if (all(case$base == case$size)) case$m else case$asked
    margin <- function(g) rbind(as.integer(case$base[[g]]) - pairs[, g], pairs[, g])
    covariance <- if (within[[2L]] == 0 || case$strata) {
      matrix(0, nrow(pairs), 2L)
    } else {
      .Call(
        akk_c_covariance_range, matrix(0:1), margin(1L), margin(2L),
        as.integer(max(case$n, sum(case$base) - within[[1L]])), as.integer(within)
      ) / prod(case$base)
    }
    if (case$positive && case$m[[2L]] > 0) {
      keep <- covariance[, 2L] >= 0
      if (!any(keep)) stop_not_positive(case)
      pairs <- pairs[keep, , drop = FALSE]
      shares <- shares[keep, , drop = FALSE]
      covariance <- covariance[keep, , drop = FALSE]
      covariance[, 1L] <- pmax(covariance[, 1L], 0)
    }
    stop_if_long(case, sizes)
    found <- .Call(akk_c_top2_range, sizes, pairs, case$positive, side)
    p <- c(found$low$p, found$high$p)
    if (anyNA(p)) stop_not_positive(case)
    certainty <- if (case$m[[2L]] == 0 && nrow(pairs) == 1L) "exact" else "proven"
  }
  v <- shares * (1 - shares)
  naive <- .Call(akk_c_top2_naive, sizes, pairs, side)
  odds <- (pairs[, 1L] * (case$size[[2L]] - pairs[, 2L])) /
    (pairs[, 2L] * (case$size[[1L]] - pairs[, 1L]))
  odds <- odds[!is.nan(odds)]
  effect <- if (length(odds) > 0L) range(odds) else c(NA_real_, NA_real_)
  list(row = comparison_row(case, shares, v, covariance, p, certainty, naive,
    "odds ratio", effect, 1, conf.level, base = case$base
  ))
}

# The sum over those in the base of both of (x - p1)(y - p2), x and y being agreeing.
top2_covariance <- function(case, w, shares) {
  table <- if (all(case$base == case$size)) case$twin else case$joint
  inner <- seq_len(nrow(table) - 1L)
  agree <- c(w, rep(0L, length(inner) - length(w)))
  sum(table[inner, inner] * outer(agree - shares[1L, 1L], agree - shares[1L, 2L]))
}

# Pairs by agreeing for group 1 (rows: yes, no) and for group 2.
top2_cells <- function(twin, w) {
  k <- length(w)
  inner <- twin[seq_len(k), seq_len(k), drop = FALSE]
  yes <- w == 1
  matrix(c(
    sum(inner[yes, yes]), sum(inner[!yes, yes]), sum(inner[yes, !yes]), sum(inner[!yes, !yes])
  ), 2L)
}

# Seconds of work that are still done without asking.
most_seconds <- function() getOption("akkoord.max_seconds", 600)

stop_if_many <- function(case, call = caller_env()) {
  if (max(case$size, case$base, case$n) > .Machine$integer.max) {
    abort("too_large", c(
      "Item {.field {case$item}}: more than {(.Machine$integer.max)} answers cannot be compared.",
      i = "Compare items or groups of fewer."
    ), arg = "x", column = case$item, call = call)
  }
}

stop_if_long <- function(case, sizes, call = caller_env(2)) {
  seconds <- .Call(akk_c_top2_work, sizes) / 1e9
  if (seconds > most_seconds()) {
    abort("too_long", c(
      "Going through every overlap would take about {signif(seconds / 60, 2)} minutes.",
      x = paste(
        "Item {.field {case$item}}: {case$m[[1L]]} to {case$m[[2L]]} of",
        "{case$size[[1L]]} and {case$size[[2L]]} respondents may have answered for both."
      ),
      i = paste(
        "Narrow the overlap by {.code assume = \"covered\"} and {.arg union}, or set",
        "{.code options(akkoord.max_seconds = )} higher than {most_seconds()}."
      )
    ), arg = "x", value = seconds, column = case$item, call = call)
  }
}

#' @rdname compare_groups
#' @export
compare_groups.tbl_lazy <- compare_groups.data.frame

#' @rdname compare_groups
#' @export
compare_groups.list <- compare_groups.data.frame
