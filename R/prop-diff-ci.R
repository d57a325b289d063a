#' Interval for the difference of two shares
#'
#' The share that agrees in one group less the share in another: for two groups
#' without people in common, each out of its own population, or for two groups of
#' which some respondents belong to both, from a [twin_table()].
#'
#' @param x1,n1,N1 Number who agree, number of respondents and number of people of
#'   the first group, as in [prop_ci()]. Or `x1` is a [twin_table()], and the rest
#'   is left out.
#' @param x2,n2,N2 The same of the second group. Numbers who agree and of respondents
#'   may be ranges, as in [prop_ci()], with outer limits.
#' @param conf.level Confidence level, between 0 and 1.
#' @param method `"newcombe"` or `"miettinen-nurminen"`; `"linearised"` for a twin
#'   table.
#' @param N For a twin table: number of people in the population from which all
#'   respondents come. `Inf` means no finite population.
#' @param top For a twin table: what counts as agreeing, as in [likert_scale()]: how
#'   many of the highest answers, or their labels. Left out, the scale's own.
#' @param ... Passed on; otherwise not used.
#'
#' @details
#' With \eqn{K = (N-n)/(N-1)}{K = (N-n)/(N-1)} of each group (1 for `N = Inf`), its
#' \eqn{n}{n} counts as \eqn{n^* = n/K}{n* = n/K} respondents from a population
#' without end:
#'
#' * Newcombe (1998, method 10): with \eqn{l, u}{l, u} the Wilson limits of each
#'   group by itself, as [prop_ci()] gives them, from
#'   \eqn{d - \sqrt{(p_1-l_1)^2 + (u_2-p_2)^2}}{d - sqrt((p1-l1)^2 + (u2-p2)^2)} to
#'   \eqn{d + \sqrt{(u_1-p_1)^2 + (p_2-l_2)^2}}{d + sqrt((u1-p1)^2 + (p2-l2)^2)}.
#' * Miettinen and Nurminen (1985): the differences \eqn{\delta}{delta} for which
#'   \eqn{(d - \delta)^2 \le z^2 [\tilde p_1 \tilde q_1/n_1^* + \tilde p_2 \tilde
#'   q_2/n_2^*] n^*/(n^*-1)}{(d - delta)^2 <= z^2 [P1 Q1/n1* + P2 Q2/n2*] n*/(n*-1)}, where
#'   \eqn{\tilde p_1 - \tilde p_2 = \delta}{P1 - P2 = delta} are the shares most
#'   likely under that difference, and \eqn{n^* = n_1^* + n_2^*}{n* = n1* + n2*}.
#'   These are the root of a cubic; the limits are found by bisection, to the last
#'   digits of a double.
#'
#' The `std.error` of both is the root of the sum of the two squared standard errors of
#' [prop_ci()], as the package survey has it; the limits do not come from it. Both intervals
#' have a width unless everyone of both groups answered, then they are the point.
#'
#' For a twin table all `n` respondents, those who answered for neither group
#' included, are one sample of `N` people. The difference of the two shares, each
#' among those who answered for that group, has the linearised standard error
#' \deqn{\sqrt{(1-f) \frac{n}{n-1} \sum u^2}, \quad u = d_1 (y_1-p_1)/n_1 - d_2
#' (y_2-p_2)/n_2}{sqrt((1-f) n/(n-1) sum(u^2)), u = d1 (y1-p1)/n1 - d2 (y2-p2)/n2}
#' summed over respondents, \eqn{d}{d} telling whether one answered for the group
#' (Sarndal, Swensson and Wretman 1992, chapter 5, on Taylor linearisation), which
#' is what the package survey computes. The limits are the difference plus and
#' minus \eqn{z}{z} times that, clipped to -1 and 1. It is a statement about these
#' `N` people; whether the groups would differ beyond them is another question, and
#' a permutation test's.
#'
#' For counts, the arguments may each have one value, or several: then all that
#' have several must have equally many.
#'
#' @return A data frame with a row for each element: `x1`, `n1`, `N1`, `x2`, `n2`,
#'   `N2` as given, for a twin table `x1`, `n1`, `x2`, `n2`, `pairs` (who answered for
#'   both), `n` and `N`; then `estimate` (`estimate1 - estimate2`), `estimate1`,
#'   `estimate2`, `std.error` (`NA` for a group of one respondent of more), `conf.low`,
#'   `conf.high`, `conf.level` and `method`.
#'   All are shares: 0.05 is five percentage points.
#'
#' @section Errors: As in [prop_ci()]; for a twin table `akkoord_error_weighted` when
#'   its cells are not whole, `akkoord_error_top` when its scale has no answers that
#'   count as agreeing, and `akkoord_error_count` when nobody answered for a group.
#'
#' @references
#' Miettinen, O. and Nurminen, M. (1985). Comparative analysis of two rates.
#' *Statistics in Medicine* 4, 213-226.
#'
#' Newcombe, R. G. (1998). Interval estimation for the difference between
#' independent proportions: comparison of eleven methods. *Statistics in Medicine*
#' 17, 873-890.
#'
#' Sarndal, C.-E., Swensson, B. and Wretman, J. (1992). *Model Assisted Survey
#' Sampling*. Springer.
#'
#' @examples
#' # 128 of 209 out of 560, and 92 of 176 out of 1340
#' prop_diff_ci(128, 209, 92, 176, N1 = 560, N2 = 1340)
#' prop_diff_ci(128, 209, 92, 176, 560, 1340, method = "miettinen-nurminen")
#'
#' # the same respondents, asked about two kinds of projects
#' ka1 <- c(5, 4, 4, NA, 2, 3, 5, 4, NA, 4)
#' ka2 <- c(4, 4, NA, 1, 2, NA, 3, 3, 4, NA)
#' prop_diff_ci(twin_table(ka1, ka2, "agree5"), N = 25)
#' @export
prop_diff_ci <- function(x1, ...) UseMethod("prop_diff_ci")

#' @rdname prop_diff_ci
#' @export
prop_diff_ci.default <- function(x1, n1, x2, n2, N1 = Inf, N2 = Inf, conf.level = 0.95,
                                 method = c("newcombe", "miettinen-nurminen"), ...) {
  check_supplied()
  check_dots_empty_akk(...)
  method <- check_choice(method, diff_methods, "method")
  if (any(vapply(list(x1, n1, x2, n2), is_count_range, NA))) {
    return(outer_frame(
      list(x1 = x1, n1 = n1, x2 = x2, n2 = n2), c(x1 = "n1", x2 = "n2"),
      function(d) {
        prop_diff_ci(d$x1, d$n1, d$x2, d$n2, d$N1, d$N2, d$conf.level, method)
      },
      list(N1 = N1, N2 = N2, conf.level = conf.level)
    ))
  }
  args <- check_recycled(list(
    x1 = x1, n1 = n1, N1 = N1, x2 = x2, n2 = n2, N2 = N2, conf.level = conf.level
  ))
  for (g in 1:2) {
    x <- paste0("x", g)
    n <- paste0("n", g)
    N <- paste0("N", g)
    check_number(args[[n]], n, min = 1, whole = TRUE, length = NULL)
    check_number(args[[x]], x, min = 0, whole = TRUE, length = NULL)
    check_part(args[[x]], args[[n]], x, n)
    check_population(args[[N]], args[[n]], N, n)
  }
  check_conf_level(args$conf.level, length = NULL)
  d <- lapply(args, as.double)
  answer <- .Call(
    akk_c_prop_diff_ci, d$x1, d$n1, d$x2, d$n2, d$N1, d$N2, d$conf.level,
    method
  )
  answer$std.error[is.nan(answer$std.error)] <- NA_real_
  recycled_frame(
    c(args[1:6], answer, list(conf.level = args$conf.level, method = method)),
    length(answer$estimate)
  )
}

# In the order of akk_diff_method in src/prop-diff-ci.h
diff_methods <- c("newcombe", "miettinen-nurminen")

#' @rdname prop_diff_ci
#' @export
prop_diff_ci.twin_table <- function(x1, N = Inf, conf.level = 0.95,
                                    method = "linearised", top = NULL, ...) {
  check_supplied()
  check_dots_empty_akk(...)
  method <- check_choice(method, "linearised", "method")
  cells <- unclass(x1)
  if (any(cells != round(cells))) {
    at <- which(cells != round(cells))[[1L]]
    abort("weighted", c(
      "{.arg x1} must be a table of whole counts.",
      x = "Cell {at} is {.val {cells[[at]]}}.",
      i = "For weighted answers see the package survey."
    ), arg = "x1", value = cells[[at]], row = at)
  }
  scale <- attr(x1, "scale")
  k <- nrow(cells) - 1L
  at <- if (is.null(top)) scale$top else check_top(top, scale$labels, k)
  if (length(at) == 0L) {
    abort("top", c(
      "The answers of {.arg x1} have no top set, so nothing counts as agreeing.",
      i = "Name the answers that do in {.arg top}."
    ), arg = "top")
  }
  n <- sum(cells)
  check_number(N, "N", length = 1L, finite = FALSE)
  check_number(n, "x1", min = 2, hint = "It takes two respondents.")
  check_population(N, n)
  check_conf_level(conf.level)
  # no, yes, no answer: 0, 1, 2
  slot <- c(as.integer(seq_len(k) %in% at), 2L)
  three <- vapply(0:8, function(i) {
    sum(cells[slot == i %% 3L, slot == i %/% 3L])
  }, 0)
  base <- c(n - sum(three[c(3, 6, 9)]), n - sum(three[7:9]))
  if (any(base == 0)) {
    i <- which(base == 0)[[1L]]
    abort("count", c(
      "Somebody must have answered for each group.",
      x = "Nobody did for {.val {names(dimnames(cells))[[i]]}}."
    ), arg = "x1", value = 0, row = i)
  }
  r <- .Call(akk_c_overlap_diff, three, as.double(N))
  z <- normal_quantile(conf.level)
  recycled_frame(list(
    x1 = r$x1, n1 = r$n1, x2 = r$x2, n2 = r$n2,
    pairs = sum(three[c(1, 2, 4, 5)]), n = n, N = N, estimate = r$estimate,
    estimate1 = r$x1 / r$n1, estimate2 = r$x2 / r$n2, std.error = r$std.error,
    conf.low = max(-1, r$estimate - z * r$std.error),
    conf.high = min(1, r$estimate + z * r$std.error),
    conf.level = conf.level, method = method
  ), 1L)
}
