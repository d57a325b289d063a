#' Confidence interval for a subgroup's share
#'
#' Of `n` respondents, `n.domain` belong to a subgroup (project leaders of one kind,
#' say), and `x` of these agree. How many people of the population belong to it is
#' not known, so that the size of the subgroup in the sample is itself a matter of
#' chance.
#'
#' @param x Number in the subgroup who agree: a whole number from 0 to `n.domain`. `x`
#'   and `n.domain` may be ranges, as in [prop_ci()], with outer limits.
#' @param n.domain Number of respondents in the subgroup: a whole number, 1 to `n`.
#' @param n Number of respondents, those outside the subgroup included: 2 or more.
#' @param N,conf.level As in [moe()]; `N` is the whole population, not the subgroup.
#' @param method `"linearised"` or `"exact"`.
#' @param beta For `"exact"`: the part of `1 - conf.level` spent on the size of the
#'   subgroup, above 0 and below `1 - conf.level`. A fiftieth of it, unless given.
#'
#' @details
#' The share is a ratio of two sample totals. With \eqn{f = n/N}{f = n/N},
#' \eqn{p = x/n_d}{p = x/n_d} and \eqn{q = 1 - p}{q = 1 - p} its linearised standard
#' error is
#' \deqn{\sqrt{(1-f) \frac{n}{n-1} \frac{p q}{n_d}}}{sqrt((1-f) n/(n-1) p q / n_d)}
#' (Cochran 1977, chapter 2, on ratios and subpopulations; Sarndal, Swensson and
#' Wretman 1992, chapter 10, on domains), which is what the package survey computes
#' for a subset of a design (`svyciprop()` with `method = "mean"` and `df = Inf`; left
#' out, its `df` gives t quantiles for \eqn{z}{z}). The limits of `"linearised"` are
#' `estimate` plus and minus \eqn{z}{z} times that, clipped to 0 and 1. It is a normal
#' interval, for subgroups of some size. It has no width at `x = 0` and `x = n.domain`,
#' however small the subgroup.
#'
#' `"exact"` has at least its level for every population. For a finite `N`, all
#' sizes \eqn{N_d}{N_d} of the subgroup are considered that an exact interval of level
#' \eqn{1 - \beta}{1 - beta} leaves, given that `n.domain` of `n` belong to it; for each
#' of them, the exact interval (the hypergeometric tails inverted) of level
#' \eqn{1 - \alpha + \beta}{1 - alpha + beta} for how many of these
#' \eqn{N_d}{N_d} agree; and of all of them together the lowest and highest share
#' (Berger and Boos 1994). For `N = Inf` the size has no part in it: the limits are
#' those of [prop_ci()]'s `"tail"`, and `beta` is 0. It has a width unless everyone
#' answered.
#'
#' The arguments may each have one value, or several: then all that have several
#' must have equally many.
#'
#' @return A data frame with a row for each element and the columns `x`, `n.domain`,
#'   `n`, `N`, `estimate`, `std.error`, `conf.low`, `conf.high`, `conf.level` and
#'   `method`. Estimate, standard error (linearised for both methods) and limits are
#'   shares. For `"exact"` also `beta`, and `N.domain.low` and `N.domain.high`: the
#'   sizes of the subgroup that were considered (`NA` for `N = Inf`).
#'
#' @section Errors: As in [prop_ci()]; `akkoord_error_count` also when `n.domain`
#'   exceeds `n`, and `akkoord_error_beta`.
#' @references
#' Berger, R. L. and Boos, D. D. (1994). P values maximized over a confidence set for
#' the nuisance parameter. *Journal of the American Statistical Association* 89,
#' 1012-1016.
#'
#' Cochran, W. G. (1977). *Sampling Techniques*, 3rd edition. Wiley.
#'
#' Sarndal, C.-E., Swensson, B. and Wretman, J. (1992). *Model Assisted Survey
#' Sampling*. Springer.
#'
#' @seealso [prop_ci()], where the size of the population of the group is known.
#' @examples
#' # 83 of the 135 respondents with a project of one kind agree, of 209 respondents
#' # out of 560 people
#' domain_ci(83, 135, 209, N = 560)
#' domain_ci(83, 135, 209, N = 560, method = "exact")
#' @export
domain_ci <- function(x, n.domain, n, N = Inf, conf.level = 0.95,
                      method = c("linearised", "exact"), beta = NULL) {
  check_supplied()
  method <- check_choice(method, domain_methods, "method")
  if (is_count_range(x) || is_count_range(n.domain)) {
    return(outer_frame(
      list(x = x, n.domain = n.domain), c(x = "n.domain"),
      function(d) domain_ci(d$x, d$n.domain, d$n, d$N, d$conf.level, method, beta),
      list(n = n, N = N, conf.level = conf.level)
    ))
  }
  args <- check_recycled(list(
    x = x, n.domain = n.domain, n = n, N = N, conf.level = conf.level
  ))
  check_number(args$n, "n",
    min = 2, whole = TRUE, length = NULL,
    hint = msg("{.arg n} counts all respondents; its variance takes two.")
  )
  check_number(args$n.domain, "n.domain", min = 1, whole = TRUE, length = NULL)
  check_part(args$n.domain, args$n, "n.domain")
  check_number(args$x, "x", min = 0, whole = TRUE, length = NULL)
  check_part(args$x, args$n.domain, "x", "n.domain")
  check_population(args$N, args$n)
  check_conf_level(args$conf.level, length = NULL)
  answer <- .Call(
    akk_c_domain_ci, as.double(args$x), as.double(args$n.domain), as.double(args$n),
    as.double(args$N), as.double(args$conf.level)
  )
  if (method == "exact") {
    check_domain_people(args$N)
    exact <- domain_exact(args, beta)
    answer[c("conf.low", "conf.high")] <- exact[c("conf.low", "conf.high")]
  }
  recycled_frame(
    c(
      args[c("x", "n.domain", "n", "N")], answer,
      list(conf.level = args$conf.level, method = method),
      if (method == "exact") exact[c("beta", "N.domain.low", "N.domain.high")]
    ),
    length(answer$estimate)
  )
}

domain_methods <- c("linearised", "exact")

domain_exact <- function(args, beta, call = caller_env()) {
  # 0.05 rather than 0.050000000000000044
  alpha <- round(1 - args$conf.level, 15L)
  if (is.null(beta)) {
    beta <- alpha / 50
  } else {
    check_number(beta, "beta", call = call)
    bad <- which(beta <= 0 | beta >= alpha)
    if (length(bad) > 0L) {
      abort("beta", c(
        "{.arg beta} must be above 0 and below {.code 1 - conf.level}.",
        x = "It is {.val {beta}}; {.code conf.level = {args$conf.level[[bad[[1L]]]]}}.",
        i = "It is the part of {.code 1 - conf.level} spent on the size of the subgroup."
      ), arg = "beta", value = beta, row = bad[[1L]], call = call)
    }
  }
  finite <- is.finite(args$N)
  beta <- ifelse(finite, beta, 0 * args$conf.level)
  # 0.951 rather than 0.95099999999999996: a level is read as its shortest decimal
  most <- 1 - .Machine$double.neg.eps
  short <- function(level) pmin(round(level, 15L), most)
  exact <- .Call(
    akk_c_domain_exact, as.double(args$x), as.double(args$n.domain), as.double(args$n),
    as.double(args$N), short(1 - (alpha - beta)), short(1 - beta)
  )
  exact <- lapply(exact, function(v) replace(v, is.nan(v), NA_real_))
  c(exact, list(beta = beta))
}

# "exact" goes through the sizes the group may have: four seconds at 1e8 people
check_domain_people <- function(N, call = caller_env()) {
  large <- which(is.finite(N) & N > 1e8)
  if (length(large) > 0L) {
    N_i <- N[[large[[1L]]]]
    abort("too_large", c(
      "{.code method = \"exact\"} takes populations of up to 1e8 people.",
      x = "Element {large[[1L]]} of {.arg N} is {N_i}.",
      i = "Use {.code N = Inf}, or {.code method = \"linearised\"}."
    ), arg = "N", value = N_i, row = large[[1L]], limit = 1e8, call = call)
  }
}
