#' Margin of error of a share
#'
#' Half the width of the classical interval for a share, with the correction
#' for a finite population: when `n` out of `N` people answered, what is left to
#' chance is the difference between these `n` and all `N`. It measures sampling
#' error alone. It says nothing of the people who chose not to answer.
#'
#' @param n Number of respondents. A whole number, 1 or more.
#' @param N Number of people in the population, respondents included: a whole
#'   number, never a fraction, and not below `n`. `Inf`, the default, means no
#'   finite population.
#' @param p The share itself, between 0 and 1. At 0.5, the default, the margin
#'   is widest, which is the one that reports print.
#' @param conf.level Confidence level, between 0 and 1, read as the decimal it is
#'   written as (0.95 is 19/20 exactly).
#' @param fpc Finite population correction. `"N-1"`, the default and the form
#'   that reports print: \eqn{z \sqrt{p(1-p)/n \cdot (N-n)/(N-1)}}{z sqrt(p(1-p)/n (N-n)/(N-1))},
#'   from the standard error of a sample's share when `p` is the population's.
#'   `"1-f"`: \eqn{z \sqrt{p(1-p)/(n-1) \cdot (1-n/N)}}{z sqrt(p(1-p)/(n-1) (1-n/N))},
#'   from the unbiased estimate of its square when `p` is the sample's share,
#'   which is what the package survey computes; it needs two respondents or
#'   more. `"none"`: no correction, whatever `N` is. \eqn{z}{z} is the normal
#'   quantile, 1.96 at 95%. Both corrections are in Cochran (1977), section 3.2.
#'
#' @param design_effect By how much a survey's design (weights, clusters) makes the
#'   variance larger than that of as many people drawn at random: the margin is
#'   \eqn{\sqrt{\mathrm{deff}}}{sqrt(deff)} as wide. [design_effect()] has that of weights,
#'   `survey::deff()` that of a design's counts.
#'
#' @param method The interval whose limits are planned for: `"wald"`, the classical one that
#'   reports print, or Wilson's (`"wilson"`) or the exact one (`"exact"`) of [prop_ci()], which
#'   hold at small shares and samples too. They lie further from the share on one side: the
#'   margin is how far the further limit is. `"exact"` counts people: `p` is taken at the whole
#'   number of agreers next to `n * p`, and it takes no `design_effect`.
#' @param alternative `"two.sided"`; or one limit alone, which the share is above
#'   (`"greater"`) or below (`"less"`) with all of `conf.level`.
#'
#' @details
#' `n`, `N`, `p`, `conf.level` and `design_effect` may each have one value, or several: then all
#' that have several must have equally many.
#'
#' @return A numeric vector: a share (0.05 is five percentage points), with the
#'   names of `n`. It is 0 when everyone answered, unless `fpc = "none"`.
#'
#' @section Errors:
#' `akkoord_error_number` for a number that is missing, not whole or out of
#' range, `akkoord_error_population` when `N` is below `n`,
#' `akkoord_error_conf_level`, `akkoord_error_choice` for an unknown `fpc`,
#' `akkoord_error_length` when lengths differ, and `akkoord_error_type`.
#'
#' @references
#' Cochran, W. G. (1977). *Sampling Techniques*, 3rd edition. Wiley.
#'
#' @seealso [prop_ci()] for intervals that hold at small shares as well.
#' @examples
#' # 209 of 560 and 176 of 1340 people answered
#' moe(c(209, 176), c(560, 1340))
#'
#' # without the correction, and at another share
#' moe(209)
#' moe(209, 560, p = 0.1)
#'
#' # with weights or clusters that cost half again as much variance
#' moe(209, 560, design_effect = 1.5)
#'
#' # as a survey package would compute it
#' moe(209, 560, fpc = "1-f")
#' @export
moe <- function(n, N = Inf, p = 0.5, conf.level = 0.95,
                fpc = c("N-1", "1-f", "none"), design_effect = 1,
                method = c("wald", "wilson", "exact"),
                alternative = c("two.sided", "less", "greater")) {
  check_supplied()
  fpc <- check_choice(fpc, fpc_forms, "fpc")
  method <- check_choice(method, moe_methods, "method")
  alternative <- check_choice(alternative, c("two.sided", "less", "greater"), "alternative")
  args <- check_recycled(list(
    n = n, N = N, p = p, conf.level = conf.level, design_effect = design_effect
  ))
  check_design_effect(args$design_effect)
  least <- if (fpc == "1-f") 2 else 1
  check_number(args$n, "n",
    min = least, whole = TRUE, length = NULL,
    hint = if (least == 2) msg("{.code fpc = \"1-f\"} estimates a variance, which takes two.")
  )
  check_population(args$N, args$n)
  check_number(args$p, "p",
    min = 0, max = 1, length = NULL,
    hint = hint_share("p")
  )
  check_conf_level(conf.level, length = NULL)

  args$conf.level <- level_of_sides(args$conf.level, alternative)
  margin <- if (method == "exact") exact_margin(args, alternative, fpc) else {
    wald <- .Call(
      akk_c_moe, as.double(args$n), as.double(args$N),
      as.double(if (method == "wald") args$p else 0.5),
      as.double(args$conf.level), fpc
    )
    if (!all(args$design_effect == 1)) wald <- wald * sqrt(args$design_effect)
    if (method == "wald") wald else wilson_margin(args$p, wald, alternative)
  }
  if (length(n) == length(margin)) names(margin) <- names(n)
  margin
}

check_design_effect <- function(x, call = caller_env()) {
  check_number(x, "design_effect",
    min = 1e-3, length = NULL, call = call,
    hint = msg("It is a ratio of variances: 1 for people drawn at random, 1.5 for half more.")
  )
}

moe_methods <- c("wald", "wilson", "exact")

# One limit has all of what two limits share: the level of the two-sided interval.
level_of_sides <- function(conf.level, alternative, call = caller_env()) {
  if (alternative == "two.sided") {
    return(conf.level)
  }
  if (any(conf.level <= 0.5)) {
    abort("conf_level", c(
      "{.arg conf.level} must be above 0.5 for one limit.",
      x = "It is {.val {conf.level[conf.level <= 0.5][[1L]]}}."
    ), arg = "conf.level", value = conf.level, call = call)
  }
  signif(2 * conf.level - 1, 15)
}

# From the classical margin at a share of a half, m.
wilson_margin <- function(p, m, alternative) {
  ends <- wilson_of(p, 4 * m^2)
  below <- p - pmax(0, ends[[1L]])
  above <- pmin(1, ends[[2L]]) - p
  switch(alternative, two.sided = pmax(below, above), less = above, greater = below)
}

exact_margin <- function(args, alternative, fpc, call = caller_env()) {
  if (any(args$design_effect != 1) || fpc == "1-f") {
    abort("choice", c(
      paste(
        "Exact limits count people drawn at random: {.arg design_effect} is 1, and",
        "{.arg fpc} is not {.val 1-f}."
      ),
      i = "{.code method = \"wilson\"} takes both."
    ), arg = "method", call = call)
  }
  x <- round(args$n * args$p)
  N <- if (fpc == "none") Inf else args$N
  told <- prop_ci(
    x, args$n, N, args$conf.level, if (alternative == "two.sided") "exact" else "tail"
  )
  below <- told$estimate - told$conf.low
  above <- told$conf.high - told$estimate
  switch(alternative, two.sided = pmax(below, above), less = above, greater = below)
}

fpc_forms <- c("N-1", "1-f", "none")
