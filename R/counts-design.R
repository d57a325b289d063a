# Survey designs: the answers are counted as those of a data frame, by the design's
# weights, and the package survey says how the totals vary.

#' Counts of a survey design
#'
#' Answers sampled in strata and clusters, or weighted to known margins, are counted from
#' the design that the package survey makes of them. Counts are then weighted totals, and
#' every standard error that follows is the design's: by [summary()][summary.likert_counts],
#' [tidy()][tidy.likert_counts], in figures, by [compare_groups()].
#'
#' @param data A design of `survey::svydesign()`, also calibrated, raked or
#'   post-stratified; one with replicate weights (`survey::svrepdesign()`,
#'   `survey::as.svrepdesign()`); or srvyr's of these, whose `group_by()` comes first.
#' @param items,by,scale,codebook,twins,multiple,reverse,base,survey,drop,label,total,ordered As
#'   for a data frame, see [likert_counts()]. The variables are those of the design.
#' @param ... Not used. `weights` and `N` are refused: the design has its weights, and its
#'   `fpc` says how large the population is.
#'
#' @section Variances:
#' One `survey::svytotal()` an item, of an indicator for each group and answer, gives the
#' totals and their covariances. Shares, means and their differences are ratios of these:
#' their standard errors are those of `svymean()`, `svyby()` and `svycontrast()`, by the
#' delta method, or over the replicates where there are any. A group, and who answered an
#' item, are domains of the whole design, whose degrees of freedom are kept.
#'
#' @section Intervals of shares:
#' By `survey`'s names, see `survey::svyciprop()`: `"beta"` (the default) is Korn &
#' Graubard's (1998), exact binomial limits of the effective number of respondents,
#' \eqn{p q / v}{p q / v}, which is first multiplied by
#' \eqn{(t_{n-1} / t_{df})^2}{(t[n-1] / t[df])^2}; `"wilson"` has Wilson's limits of that number;
#' `"logit"` is normal on the scale of log odds, `"mean"` on that of the share itself,
#' both with t quantiles. A share of 0 or 1 has no variance of its own: the effective number is
#' then that of respondents over the median design effect of the item's other answers,
#' which counts as at least 1, and `"logit"` takes the limits of `"beta"`. So all but
#' `"mean"` have a width.
#'
#' @return As [likert_counts()]: weighted counts, with `n`, unweighted, beside them.
#' @section Errors: `akkoord_error_design` where survey cannot work out a variance (a
#'   stratum of one cluster) or the variables are not in memory, `akkoord_error_weights`
#'   and `akkoord_error_population` for `weights` and `N` beside a design.
#' @references
#' Korn, E. L. and Graubard, B. I. (1998). Confidence intervals for proportions with
#' small expected number of positive counts estimated from survey data. *Survey
#' Methodology* 24, 193-201.
#'
#' Lumley, T. (2010). *Complex Surveys: A Guide to Analysis Using R*. Wiley.
#' @examplesIf requireNamespace("survey", quietly = TRUE)
#' data(api, package = "survey")
#' apistrat$reached <- factor(apistrat$sch.wide, c("No", "Yes"), ordered = TRUE)
#' design <- survey::svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = apistrat)
#' counts <- likert_counts(design, reached, by = stype)
#' counts
#' tidy(counts)
#' @name likert_counts.survey.design
#' @export
likert_counts.survey.design <- function(data, items, by = NULL, scale = NULL, codebook = NULL,
                                        twins = NULL, multiple = NULL, reverse = NULL,
                                        base = c("substantive", "answered"), survey = NULL,
                                        drop = TRUE, label = NULL, total = FALSE,
                                        ordered = FALSE, ...) {
  refuse_beside_design(...)
  check_dots_empty_akk(...)
  w <- design_weights(data)
  frame <- design_frame(data, weighing_design(w)$keep)
  likert_counts(frame, {{ items }},
    by = {{ by }}, weights = !!w, scale = scale, codebook = codebook, twins = twins,
    multiple = multiple, reverse = {{ reverse }}, base = base, survey = survey, drop = drop,
    label = label, total = total, ordered = ordered
  )
}

#' @rdname likert_counts.survey.design
#' @export
likert_counts.svyrep.design <- likert_counts.survey.design

refuse_beside_design <- function(..., call = caller_env()) {
  given <- names(substitute(list(...)))
  if ("weights" %in% given) {
    abort("weights", c(
      "A survey design has its weights.",
      x = "{.arg weights} are given beside it.",
      i = "Leave them out, or make the design with them: {.code svydesign(weights = )}."
    ), arg = "weights", call = call)
  }
  if ("N" %in% given) {
    abort("population", c(
      "A survey design knows its population.",
      x = "{.arg N} is given beside it.",
      i = "Leave it out, and make the design with {.code svydesign(fpc = )}."
    ), arg = "N", call = call)
  }
}

# The respondents' weights, with the design. Rows outside a domain have weight 0 in a
# calibrated design; they are nobody's answers.
design_weights <- function(design, call = caller_env()) {
  if (!is_installed("survey")) {
    abort("package", c(
      "Counts of a survey design need the package {.pkg survey}.",
      i = "{.code install.packages(\"survey\")}"
    ), arg = "data", call = call)
  }
  if (is.data.frame(design$variables) && nrow(design$variables) == 0L) {
    abort("empty", "The survey design has no rows.", arg = "data", value = 0, call = call)
  }
  if (!is.data.frame(design$variables)) {
    abort("design", c(
      "The variables of a survey design must be in memory.",
      x = "This one's are {.obj_type_friendly {design$variables}}."
    ), arg = "data", value = class(design), call = call)
  }
  w <- as.double(stats::weights(design, "sampling"))
  if (any(!is.finite(w) | w < 0)) {
    abort("weights", c(
      "The weights of a design must be finite and not negative.",
      x = "Row {which(!is.finite(w) | w < 0)[[1L]]} has {.val {w[!is.finite(w) | w < 0][[1L]]}}.",
      i = "{.code calibrate(bounds = )} keeps calibrated weights positive."
    ), arg = "data", call = call)
  }
  keep <- w > 0
  structure(w[keep], design = list(object = design, keep = keep, about = design_about(design)))
}

design_frame <- function(design, keep) {
  if (all(keep)) design$variables else design$variables[keep, , drop = FALSE]
}

# What is kept of a design: its degrees of freedom, what it is made of, and how
# replicates become a variance.
design_about <- function(design) {
  out <- list(degf = as.double(survey::degf(design)), calibrated = !is.null(design$postStrata))
  if (inherits(design, "svyrep.design")) {
    replicates <- ncol(stats::weights(design, "analysis"))
    return(c(out, list(
      type = design$type, replicates = replicates, replicated = list(
        scale = design$scale, rscales = design$rscales, mse = isTRUE(design$mse)
      )
    )))
  }
  size <- function(x) length(unique(x[[1L]]))
  strata <- if (isTRUE(design$has.strata)) size(as.data.frame(design$strata)) else 1L
  clusters <- size(as.data.frame(design$cluster))
  rows <- nrow(as.data.frame(design$cluster))
  c(out, list(
    strata = strata, clusters = if (clusters < rows) clusters else NULL,
    fpc = !is.null(design$fpc$popsize)
  ))
}
