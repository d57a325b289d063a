#' Kish's design effect of weights
#'
#' How much unequal weights cost: the variance of a weighted mean over that of as
#' many equally weighted respondents, when weights have nothing to do with answers.
#'
#' @param weights One number a respondent, not negative and not all 0. Those with
#'   weight 0 count as respondents.
#'
#' @details
#' \deqn{\mathrm{deff} = \frac{n \sum w^2}{(\sum w)^2} = 1 + \mathrm{CV}^2}{
#'   deff = n sum(w^2) / sum(w)^2 = 1 + CV^2}
#' with CV the coefficient of variation of the weights, variance over \eqn{n}{n}
#' (Kish 1965, section 11.7). The effective number of respondents is
#' \eqn{n / \mathrm{deff}}{n / deff}. The scale of the weights does not matter.
#'
#' It knows weights alone. Clusters, strata and weights that explain the answers
#' are the package survey's part.
#'
#' @return A data frame of one row: `n`, `n_eff` and `design_effect`.
#' @section Errors: `akkoord_error_number`, `akkoord_error_type`,
#'   `akkoord_error_length` for no weights, and `akkoord_error_weights` when all are
#'   0.
#' @references Kish, L. (1965). *Survey Sampling*. Wiley.
#' @examples
#' design_effect(c(1, 1, 2, 2, 0.5))
#' @export
design_effect <- function(weights) {
  check_supplied()
  check_number(weights, "weights", min = 0, length = NULL)
  if (length(weights) == 0L) {
    abort("length", c(
      "{.arg weights} must have a number for each respondent.",
      x = "It has none."
    ), arg = "weights", value = weights)
  }
  if (all(weights == 0)) {
    abort("weights", c(
      "{.arg weights} must not all be 0.",
      i = "There is nobody left to count."
    ), arg = "weights", value = 0)
  }
  deff <- .Call(akk_c_design_effect, as.double(weights))
  n <- length(weights)
  recycled_frame(list(n = n, n_eff = n / deff, design_effect = deff), 1L)
}
