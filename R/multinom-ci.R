#' Confidence intervals for all answers at once
#'
#' Intervals for the shares of all categories of a question that hold together with
#' the confidence level, where [prop_ci()] is about one share by itself.
#'
#' @param counts Number of respondents for each category, two categories or more;
#'   names are kept. Categories nobody chose count: they are part of the question.
#' @param N,conf.level As in [moe()], one number each.
#' @param method `"goodman"`, `"sison-glaz"` or `"exact"`.
#'
#' @details
#' With \eqn{k}{k} categories, \eqn{n}{n} respondents and \eqn{K =
#' (N-n)/(N-1)}{K = (N-n)/(N-1)} (1 for `N = Inf`):
#'
#' * Goodman (1965): the Wilson interval of each share at level
#'   \eqn{1 - \alpha/k}{1 - alpha/k}, with the finite population correction:
#'   \eqn{A = \chi^2_{1,1-\alpha/k} K/n}{A = chi^2(1, 1 - alpha/k) K/n} in the formula of
#'   [prop_ci()].
#' * Sison and Glaz (1995): the smallest whole \eqn{c}{c} for which all counts lie
#'   within \eqn{c}{c} of those seen with the level's probability \eqn{\nu(c)}{nu(c)},
#'   when the population's shares are those seen; then, with \eqn{\gamma = (1 - \alpha -
#'   \nu(c-1))/(\nu(c) - \nu(c-1))}{gamma = (1 - alpha - nu(c-1))/(nu(c) - nu(c-1))}, from
#'   \eqn{p - (c-1)/n}{p - (c-1)/n} to \eqn{p + (c-1+2\gamma)/n}{p + (c-1+2 gamma)/n}. The
#'   probability of the box is computed, not approximated as in the paper: by
#'   convolution over the categories, multinomial for `N = Inf`; for a finite `N`
#'   multivariate hypergeometric, out of the \eqn{N p}{N p} people of each category
#'   in whole numbers that add up to `N` (the largest remainders rounded up). When
#'   \eqn{\nu(0)}{nu(0)} itself has the level, it counts as 0, as in May and Johnson
#'   (2000). Limits stay within what those who did not answer can make of them.
#'
#'   **Its coverage is not guaranteed**: it takes the shares seen for the true ones.
#'   It is short when there are many categories, and too short when most
#'   respondents chose the same one; a category chosen by all gets a lower limit of
#'   1 for `N = Inf`.
#' * `"exact"`: for each category the `"exact"` interval of [prop_ci()] at level
#'   \eqn{1 - \alpha/k}{1 - alpha/k} (Bonferroni). Each count by itself is
#'   hypergeometric, so that all hold together with at least the level, whatever the
#'   population; for a finite `N` the limits are whole people over `N`.
#'
#' @return A data frame with a row for each category: `category` (the names of
#'   `counts`, else their numbers), `count`, `n`, `N`, `estimate`, `conf.low`,
#'   `conf.high`, `conf.level` (of all together) and `method`. Estimates and limits
#'   are shares, within 0 and 1; when everyone answered they are the same.
#'
#' @section Errors: `akkoord_error_number`, `akkoord_error_type`,
#'   `akkoord_error_length` for less than two categories, `akkoord_error_count` when
#'   nobody answered, `akkoord_error_population`, `akkoord_error_conf_level` and
#'   `akkoord_error_choice`, as in [prop_ci()].
#'
#' @references
#' Goodman, L. A. (1965). On simultaneous confidence intervals for multinomial
#' proportions. *Technometrics* 7, 247-254.
#'
#' May, W. L. and Johnson, W. D. (2000). Constructing two-sided simultaneous
#' confidence intervals for multinomial proportions for small counts in a large
#' number of cells. *Journal of Statistical Software* 5(6).
#'
#' Sison, C. P. and Glaz, J. (1995). Simultaneous confidence intervals and sample
#' size determination for multinomial proportions. *Journal of the American
#' Statistical Association* 90, 366-369.
#'
#' @examples
#' answers <- c("strongly disagree" = 4, "rather disagree" = 18, neutral = 59,
#'   "rather agree" = 94, "strongly agree" = 34)
#' multinom_ci(answers, N = 560)
#' multinom_ci(answers, N = 560, method = "sison-glaz")
#' multinom_ci(answers, N = 560, method = "exact")
#' @export
multinom_ci <- function(counts, N = Inf, conf.level = 0.95,
                        method = c("goodman", "sison-glaz", "exact")) {
  method <- check_choice(method, multinom_methods, "method")
  check_number(counts, "counts", min = 0, whole = TRUE, length = NULL)
  k <- length(counts)
  if (k < 2L) {
    abort("length", c(
      "{.arg counts} must have two categories or more.",
      x = "It has {k}.",
      i = "Give a number for each answer, also 0; for one share see {.fn prop_ci}."
    ), arg = "counts", value = counts)
  }
  n <- sum(counts)
  if (n == 0) {
    abort("count", c(
      "Somebody must have answered.",
      x = "All {.arg counts} are 0."
    ), arg = "counts", value = 0)
  }
  check_number(N, "N", finite = FALSE)
  check_population(N, n, arg_n = "sum(counts)")
  check_conf_level(conf.level)
  answer <- .Call(
    akk_c_multinom_ci, as.double(counts), as.double(N), as.double(conf.level),
    match(method, multinom_methods) - 1L
  )
  category <- names(counts) %||% as.character(seq_len(k))
  recycled_frame(
    c(
      list(category = category, count = as.vector(counts), n = n, N = N),
      list(estimate = as.vector(counts) / n), answer,
      list(conf.level = conf.level, method = method)
    ), k
  )
}

# In the order of akk_multinom_method in src/multinom-ci.h
multinom_methods <- c("goodman", "sison-glaz", "exact")
