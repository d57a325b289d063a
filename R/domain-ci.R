#' Confidence interval for a share within a subgroup
#'
#' Of `n` respondents, `n.domain` belong to a subgroup (project leaders of one kind,
#' say), and `x` of these agree. How many people of the population belong to it is
#' not known, so that the size of the subgroup in the sample is itself a matter of
#' chance.
#'
#' @param x Number in the subgroup who agree: a whole number from 0 to `n.domain`.
#' @param n.domain Number of respondents in the subgroup: a whole number, 1 to `n`.
#' @param n Number of respondents, those outside the subgroup included: 2 or more.
#' @param N,conf.level As in [moe()]; `N` is the whole population, not the subgroup.
#' @param method `"linearised"`.
#'
#' @details
#' The share is a ratio of two sample totals. With \eqn{f = n/N}{f = n/N},
#' \eqn{p = x/n_d}{p = x/n_d} and \eqn{q = 1 - p}{q = 1 - p} its linearised standard
#' error is
#' \deqn{\sqrt{(1-f) \frac{n}{n-1} \frac{p q}{n_d}}}{sqrt((1-f) n/(n-1) p q / n_d)}
#' (Cochran 1977, chapter 2, on ratios and subpopulations; Sarndal, Swensson and
#' Wretman 1992, chapter 10, on domains), which is what the package survey computes for a subset
#' of a design. The limits are `estimate` plus and minus \eqn{z}{z} times that,
#' clipped to 0 and 1.
#'
#' The interval is a normal one, for subgroups of some size. It has no width at
#' `x = 0` and `x = n.domain`, however small the subgroup, and none when everyone
#' answered.
#'
#' The arguments may each have one value, or several: then all that have several
#' must have equally many.
#'
#' @return A data frame with a row for each element and the columns `x`, `n.domain`,
#'   `n`, `N`, `estimate`, `std.error`, `conf.low`, `conf.high`, `conf.level` and
#'   `method`. Estimate, standard error and limits are shares.
#'
#' @section Errors: As in [prop_ci()]; `akkoord_error_count` also when `n.domain`
#'   exceeds `n`.
#' @references
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
#' @export
domain_ci <- function(x, n.domain, n, N = Inf, conf.level = 0.95,
                      method = "linearised") {
  method <- check_choice(method, domain_methods, "method")
  all <- check_recycled(list(
    x = x, n.domain = n.domain, n = n, N = N, conf.level = conf.level
  ))
  check_number(all$n, "n",
    min = 2, whole = TRUE, length = NULL,
    hint = "{.arg n} counts all respondents; its variance takes two."
  )
  check_number(all$n.domain, "n.domain", min = 1, whole = TRUE, length = NULL)
  check_part(all$n.domain, all$n, "n.domain")
  check_number(all$x, "x", min = 0, whole = TRUE, length = NULL)
  check_part(all$x, all$n.domain, "x", "n.domain")
  check_population(all$N, all$n)
  check_conf_level(all$conf.level, length = NULL)
  answer <- .Call(
    akk_c_domain_ci, as.double(all$x), as.double(all$n.domain), as.double(all$n),
    as.double(all$N), as.double(all$conf.level)
  )
  recycled_frame(
    c(
      all[c("x", "n.domain", "n", "N")], answer,
      list(conf.level = all$conf.level, method = method)
    ),
    length(answer$estimate)
  )
}

domain_methods <- "linearised"
