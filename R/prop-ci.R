#' Interval for a share of a finite population
#'
#' When `x` of `n` respondents agree, and there are `N` people in all, which
#' shares of these `N` could it have been? The limits are finite, in order and
#' within 0 and 1 for every `0 <= x <= n <= N`, and meet when everyone answered.
#'
#' @param x Number who agree: a whole number from 0 to `n`; or a range, see *Ranges*.
#' @param n Number of respondents: a whole number, 1 or more.
#' @inheritParams moe
#' @param method What the interval is; see *Methods*. `"exact"`, the default, is
#'   the shortest that covers the share at least as often as `conf.level` says,
#'   whatever the share is.
#'
#' @section Methods:
#' **Exact**: how many of the `n` agree follows the hypergeometric distribution, for
#' each number M of people among the `N` who may agree. A method says for each M
#' which x it takes to go with it; the interval holds the M that go with the x
#' observed. The limits are whole people, M/N, without rounding error: masses are
#' added up as doubles, and what comes within 1e-9 of the boundary is decided in
#' whole numbers (for N below 2^32), with `conf.level` as it was typed (0.95 is
#' 19/20). With `N = Inf` the distribution is binomial, and limits are right to 1e-12.
#'
#' * `"exact"`: Bartroff, Lorden & Wang (2023). For each M up to N/2 the range of
#'   x grows from the mode \eqn{\lfloor (n+1)(M+1)/(N+2) \rfloor}{floor((n+1)(M+1)/(N+2))}
#'   by the likelier neighbour until it holds the level; of two equally likely, by
#'   the lower, as the authors' package hyperMCI does. Ranges are then shifted so
#'   that neither end falls as M rises, and mirrored for M above N/2. At N/2 itself it
#'   is the smallest symmetric range with at most alpha/2 in each tail. Coverage is
#'   `conf.level` or more for every M. Of intervals that cover so and mirror each
#'   other at x and n - x, none are shorter in total over x. For `N = Inf` the same idea
#'   gives Schilling & Doi's (2014) interval. A finite N may be 1e8 at most.
#' * `"tail"`: M is kept while both \eqn{P(X \le x)}{P(X <= x)} and
#'   \eqn{P(X \ge x)}{P(X >= x)} exceed alpha/2 (Buonaccorsi 1987; for `N = Inf`
#'   Clopper & Pearson 1934). Coverage is `conf.level` or more, and at most alpha/2
#'   is lost on each side: choose it when the two limits are read apart.
#' * `"blaker"`: M is kept when the x that lie as far out as the one observed, by
#'   the smaller tail, have together more than alpha (Blaker 2000). The interval is
#'   the hull of these M. Coverage is `conf.level` or more; it lies within `"tail"`,
#'   and a higher level never makes it shorter, which `"exact"` does not promise.
#' * `"midp"`: as `"tail"`, with half of P(X = x) in each tail. Coverage is close to
#'   `conf.level` on average, and below it for some M. At a very low level no M may
#'   be left; then the limits are the two M it falls between.
#'
#' **Approximate**, with \eqn{K = (N-n)/(N-1)}{K = (N-n)/(N-1)} (1 for `N = Inf`),
#' \eqn{p = x/n}{p = x/n}, \eqn{q = 1-p}{q = 1-p}, \eqn{z}{z} the normal quantile and
#' \eqn{A = z^2 K/n}{A = z^2 K/n}:
#'
#' * `"wilson"`:
#'   \eqn{[p + A/2 \pm \sqrt{A p q + A^2/4}] / (1 + A)}{
#'   [p + A/2 +/- sqrt(A p q + A^2/4)] / (1 + A)},
#'   the shares P that the score test does not reject,
#'   \eqn{(p - P)^2 \le A P (1 - P)}{(p - P)^2 <= A P (1 - P)} (Wilson 1927; O'Neill 2021).
#' * `"agresti-coull"`:
#'   \eqn{\tilde p \pm \sqrt{A \tilde p \tilde q/(1 + A)}}{p~ +/- sqrt(A p~ q~ / (1 + A))}
#'   about Wilson's middle \eqn{\tilde p = (p + A/2)/(1 + A)}{p~ = (p + A/2)/(1 + A)},
#'   clipped to 0 and 1 (Agresti & Coull 1998, with n/K for n). It contains Wilson's.
#' * `"wald"`: \eqn{p \pm z}{p +/- z} standard errors, clipped to 0 and 1.
#'   For comparison only: its coverage can fall as low as n/N (Wang 2015).
#'
#' @section At the edges:
#' * `x = 0`, `x = n`: the lower limit is 0, the upper 1 (`"agresti-coull"`: by
#'   clipping). Only `"wald"` has no width here.
#' * `n = N`: everyone answered, and all limits are `x/n`.
#' * `n = 1`, `N = n + 1`: finite, in order and within 0 and 1 as ever. An exact
#'   method always keeps the x who agreed and the n - x who did not: its limits lie
#'   between x/N and (N - n + x)/N. With few people left to ask it may be a point: at
#'   `x = 0` when a single agreer is missed with a probability, 1 - n/N, that alpha
#'   allows. The approximate methods always have a width for n < N (`"wald"` for
#'   0 < x < n), which can be less than one person, 1/N.
#'
#' @details
#' `x`, `n`, `N` and `conf.level` may each have one value, or several: then all
#' that have several must have equally many.
#'
#' @return A data frame with a row for each element and the columns `x`, `n`, `N`
#'   (as given), `estimate` (`x/n`), `std.error`
#'   (\eqn{\sqrt{(1-f)\, p q/(n-1)}}{sqrt((1-f) p q/(n-1))}, f = n/N; `NA` for one
#'   respondent of more), `conf.low`, `conf.high`, `conf.level`
#'   and `method`. Estimate, standard error and limits are shares.
#'
#' @section Ranges:
#' Where a number is known as a range only, as behind a printed percentage, `x` and `n`
#' may be `list(low = , high = )`, or a data frame or matrix of these two columns. The
#' limits are then the outer ones: the lowest and the highest that any `x` and `n`
#' within the ranges give. In place of `x` and `n` the data frame has `x.low`, `x.high`,
#' `n.low` and `n.high`; `estimate.low` and `estimate.high` beside `estimate`, which is
#' `NA` (as `std.error` is) where more than one pair is possible; and `outer`, which
#' is `TRUE` there.
#'
#' @section And the package survey:
#' `survey::svymean()` of a design with its `fpc` has the same standard error. Printed
#' margins have \eqn{\sqrt{p q K/n}}{sqrt(p q K/n)}, as [moe()] does. `survey::svyciprop()`
#' uses `survey`'s standard error and, but for `method = "mean"`, t quantiles or an effective
#' number of respondents in the binomial distribution; none of its methods knows that the
#' population is whole people.
#'
#' @section Errors:
#' `akkoord_error_number` for a number that is missing, not whole or out of
#' range, `akkoord_error_range` for a range that ends before it begins,
#' `akkoord_error_count` when `x` exceeds `n`, `akkoord_error_population`
#' when `N` is below `n` (or above 1e8 for `"exact"`), `akkoord_error_too_large` for
#' `"exact"` with `N = Inf` and `n` above 2e8, and for the other exact methods with `n`
#' above 1e14, `akkoord_error_conf_level`,
#' `akkoord_error_choice` for an unknown method, `akkoord_error_length` when lengths
#' differ, and `akkoord_error_type`.
#'
#' @references
#' Agresti, A. and Coull, B. A. (1998). Approximate is better than "exact" for
#' interval estimation of binomial proportions. *The American Statistician* 52,
#' 119-126.
#'
#' Bartroff, J., Lorden, G. and Wang, L. (2023). Optimal and fast confidence
#' intervals for hypergeometric successes. *The American Statistician* 77,
#' 151-159. arXiv:2109.05624.
#'
#' Blaker, H. (2000). Confidence curves and improved exact confidence intervals for
#' discrete distributions. *Canadian Journal of Statistics* 28, 783-798.
#'
#' Buonaccorsi, J. P. (1987). A note on confidence intervals for proportions in
#' finite populations. *The American Statistician* 41, 215-218.
#'
#' Clopper, C. J. and Pearson, E. S. (1934). The use of confidence or fiducial limits
#' illustrated in the case of the binomial. *Biometrika* 26, 404-413.
#'
#' O'Neill, B. (2021). Mathematical properties and finite-population correction
#' for the Wilson score interval. arXiv preprint.
#'
#' Schilling, M. F. and Doi, J. A. (2014). A coverage probability approach to finding
#' an optimal binomial confidence procedure. *The American Statistician* 68,
#' 133-145.
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
#' # nobody agrees: the interval still has a width
#' prop_ci(0, c(20, 209), N = c(40, 560))
#' prop_ci(0, 209, N = 560, method = "wald")
#'
#' # printed as 61% of 209: 127 or 128 people
#' prop_ci(list(low = 127, high = 128), 209, N = 560)
#'
#' # every method
#' methods <- c("exact", "tail", "midp", "blaker", "wilson", "agresti-coull", "wald")
#' do.call(rbind, lapply(methods, function(m) prop_ci(3, 20, N = 60, method = m)))
#' @export
prop_ci <- function(x, n, N = Inf, conf.level = 0.95,
                    method = c(
                      "exact", "tail", "midp", "blaker", "wilson",
                      "agresti-coull", "wald"
                    )) {
  check_supplied()
  method <- check_choice(method, ci_methods, "method")
  if (is_count_range(x) || is_count_range(n)) {
    return(outer_frame(
      list(x = x, n = n), c(x = "n"),
      function(d) prop_ci(d$x, d$n, d$N, d$conf.level, method),
      list(N = N, conf.level = conf.level)
    ))
  }
  args <- check_recycled(list(x = x, n = n, N = N, conf.level = conf.level))
  check_number(args$n, "n", min = 1, whole = TRUE, length = NULL)
  check_number(args$x, "x", min = 0, whole = TRUE, length = NULL)
  check_part(args$x, args$n)
  check_population(args$N, args$n)
  check_conf_level(args$conf.level, length = NULL)
  if (method == "exact") {
    check_people(args$N)
  }
  if (method %in% exact_methods) check_answers(args$n, args$N, method)

  answer <- .Call(
    akk_c_prop_ci, as.double(args$x), as.double(args$n), as.double(args$N),
    as.double(args$conf.level), method
  )
  answer$std.error[is.nan(answer$std.error)] <- NA_real_
  size <- length(answer$estimate)
  for (name in names(args)) {
    args[[name]] <- rep_len(unname(args[[name]]), size)
  }
  # a data frame by hand: data.frame() takes longer than all the rest
  structure(
    c(args[c("x", "n", "N")], answer, list(
      conf.level = args$conf.level, method = rep_len(method, size)
    )),
    class = "data.frame", row.names = .set_row_names(size)
  )
}

# "exact" goes through all people one by one: AKK_EXACT_PEOPLE in src/exact-ci.h
check_people <- function(N, call = caller_env()) {
  large <- which(is.finite(N) & N > 1e8)
  if (length(large) > 0L) {
    i <- large[[1L]]
    N_i <- N[[i]]
    abort("population", c(
      "{.code method = \"exact\"} takes populations of up to 1e8 people.",
      x = "Element {i} of {.arg N} is {N_i}.",
      i = paste(
        "Use {.code N = Inf}, or another method:",
        "{.val tail} and {.val blaker} cover as often."
      )
    ), arg = "N", value = N_i, row = i, call = call)
  }
  invisible(N)
}

# A few seconds at these
check_answers <- function(n, N, method, call = caller_env()) {
  most <- if (method == "exact") 2e8 else 1e14
  large <- which(n > most & (method != "exact" | is.infinite(N)))
  if (length(large) > 0L) {
    i <- large[[1L]]
    n_i <- rep_len(n, i)[[i]]
    abort("too_large", c(
      "{.code method = \"{method}\"} takes samples of up to {format(most)} answers.",
      x = "Element {i} of {.arg n} is {n_i}.",
      i = paste(
        if (method == "exact") "Use another method: {.val tail} and {.val blaker} cover as often,",
        if (method == "exact") "and", "{.val wilson} is as good as exact here."
      )
    ), arg = "n", value = n_i, row = i, limit = most, call = call)
  }
  invisible(n)
}

exact_methods <- c("exact", "tail", "midp", "blaker")
ci_methods <- c(
  "exact", "tail", "midp", "blaker", "wilson", "agresti-coull", "wald"
)
