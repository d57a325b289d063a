#' Confidence interval for a share of a finite population
#'
#' When `x` of `n` respondents agree, and there are `N` people in all, which
#' shares of these `N` could it have been? The limits are finite, in order and
#' within 0 and 1 for every `0 <= x <= n <= N`, and meet when everyone answered.
#'
#' @param x Number who agree: a whole number from 0 to `n`.
#' @param n Number of respondents: a whole number, 1 or more.
#' @inheritParams moe
#' @param method `"wilson"`, the shares that the score test with the finite
#'   population correction does not reject (Wilson 1927; O'Neill 2021), or
#'   `"wald"`, the share plus and minus its estimated margin, for comparison only:
#'   it has no width at `x = 0` and `x = n`, and its coverage can fall as low as
#'   `n/N` (Wang 2015). The default may become an exact method. A script whose
#'   numbers must stay the same names its method.
#'
#' @details
#' With \eqn{K = (N-n)/(N-1)}{K = (N-n)/(N-1)} (1 for `N = Inf`),
#' \eqn{p = x/n}{p = x/n}, \eqn{q = 1-p}{q = 1-p} and \eqn{z}{z} the normal
#' quantile:
#'
#' * Wilson: \eqn{[p + A/2 \pm \sqrt{A p q + A^2/4}] / (1 + A)}{[p + A/2 +/- sqrt(A p q + A^2/4)] / (1 + A)}
#'   with \eqn{A = z^2 K/n}{A = z^2 K/n}. These are the roots in P of
#'   \eqn{(p - P)^2 = z^2 P (1 - P) K/n}{(p - P)^2 = z^2 P (1 - P) K/n}.
#' * Wald: \eqn{p \pm z \sqrt{p q K/n}}{p +/- z sqrt(p q K/n)}, clipped to 0 and 1.
#'
#' `x`, `n`, `N` and `conf.level` may each have one value, or several: then all
#' that have several must have equally many.
#'
#' @return A data frame with a row for each element and the columns `x`, `n`, `N`
#'   (as given), `estimate` (`x/n`), `std.error`
#'   (\eqn{\sqrt{p q K/n}}{sqrt(p q K/n)}), `conf.low`, `conf.high`, `conf.level`
#'   and `method`. Estimate, standard error and limits are shares.
#'
#' @section Errors:
#' `akkoord_error_number` for a number that is missing, not whole or out of
#' range, `akkoord_error_count` when `x` exceeds `n`, `akkoord_error_population`
#' when `N` is below `n`, `akkoord_error_conf_level`, `akkoord_error_choice` for
#' an unknown method, `akkoord_error_length` when lengths differ, and
#' `akkoord_error_type`.
#'
#' @references
#' O'Neill, B. (2021). Mathematical properties and finite-population correction
#' for the Wilson score interval. arXiv preprint.
#'
#' Wang, W. (2015). Exact optimal confidence intervals for hypergeometric
#' parameters. *Journal of the American Statistical Association* 110, 1491-1499.
#'
#' Wilson, E. B. (1927). Probable inference, the law of succession, and
#' statistical inference. *Journal of the American Statistical Association* 22,
#' 209-212.
#'
#' @seealso [moe()] for the margin that reports print.
#' @examples
#' # 128 of 209 respondents agree, out of 560 people
#' prop_ci(128, 209, N = 560)
#'
#' # the same, were the population without end
#' prop_ci(128, 209)
#'
#' # nobody agrees: Wilson's interval still has a width
#' prop_ci(0, c(20, 209), N = c(40, 560))
#' prop_ci(0, 209, N = 560, method = "wald")
#' @export
prop_ci <- function(x, n, N = Inf, conf.level = 0.95,
                    method = c("wilson", "wald")) {
  method <- check_choice(method, ci_methods, "method")
  all <- check_recycled(list(x = x, n = n, N = N, conf.level = conf.level))
  check_number(all$n, "n", min = 1, whole = TRUE, length = NULL)
  check_number(all$x, "x", min = 0, whole = TRUE, length = NULL)
  check_part(all$x, all$n)
  check_population(all$N, all$n)
  check_conf_level(all$conf.level, length = NULL)

  answer <- .Call(
    akk_c_prop_ci, as.double(all$x), as.double(all$n), as.double(all$N),
    as.double(all$conf.level), match(method, ci_methods) - 1L
  )
  size <- length(answer$estimate)
  for (name in names(all)) {
    all[[name]] <- rep_len(unname(all[[name]]), size)
  }
  # a data frame by hand: data.frame() takes longer than all the rest
  structure(
    c(all[c("x", "n", "N")], answer, list(
      conf.level = all$conf.level, method = rep_len(method, size)
    )),
    class = "data.frame", row.names = .set_row_names(size)
  )
}

# In the order of akk_ci_method in src/prop-ci.h
ci_methods <- c("wilson", "wald")
