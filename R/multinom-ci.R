#' Confidence intervals for all answers at once
#'
#' Intervals for the shares of all categories of a question that hold together with
#' the confidence level, where [prop_ci()] is about one share by itself.
#'
#' @param counts Number of respondents for each category, two categories or more;
#'   names are kept. Categories nobody chose count: they are part of the question. Or
#'   ranges of them, see *Ranges*.
#' @param N,conf.level As in [moe()], one number each.
#' @param method `"goodman"`, `"sison-glaz"` or `"exact"`.
#' @param n For ranges: number of respondents, which the counts add up to, if it is
#'   known.
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
#' @section Ranges:
#' Where counts are known as ranges only, as behind printed percentages, `counts` may be
#' `list(low = , high = )` with a number for each category, or a data frame or matrix of
#' these two columns. The limits are then the outer ones: the lowest and the highest
#' that any counts within the ranges give which add up to `n`, or to anything when `n`
#' is left out. In place of `count` and `n` the data frame has `count.low`, `count.high`
#' (as given), `n.low` and `n.high`; `estimate.low` and `estimate.high` beside
#' `estimate`, which is `NA` where they differ; and `outer`, which is `TRUE` for a
#' category whose count or base is open. Sison and Glaz's limits depend on
#' every count: all tables are gone through, 20 000 at most.
#'
#' @return A data frame with a row for each category: `category` (the names of
#'   `counts`, else their numbers), `count`, `n`, `N`, `estimate`, `conf.low`,
#'   `conf.high`, `conf.level` (of all together) and `method`. Estimates and limits
#'   are shares, within 0 and 1; when everyone answered they are the same.
#'
#' @section Errors: `akkoord_error_number`, `akkoord_error_type`, `akkoord_error_range`
#'   for ranges that end before they begin or are too wide, `akkoord_error_length` for less
#'   than two categories, `akkoord_error_count` when nobody answered or no counts within the
#'   ranges add up to `n`, `akkoord_error_population`, `akkoord_error_conf_level` and
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
#'
#' # printed as 2%, 9%, 28%, 45% and 16% of 209 people
#' printed <- list(low = c(4, 18, 58, 94, 33), high = c(5, 19, 59, 95, 34))
#' multinom_ci(printed, N = 560, n = 209)
#' @export
multinom_ci <- function(counts, N = Inf, conf.level = 0.95,
                        method = c("goodman", "sison-glaz", "exact"), n = NULL) {
  check_supplied()
  method <- check_choice(method, multinom_methods, "method")
  if (is_count_range(counts)) {
    return(multinom_outer(counts, N, conf.level, method, n))
  }
  check_number(counts, "counts", min = 0, whole = TRUE, length = NULL)
  k <- length(counts)
  if (k < 2L) multinom_short(k)
  if (!is.null(n)) {
    check_number(n, "n", min = 1, whole = TRUE)
    if (n != sum(counts)) multinom_total(sum(counts), sum(counts), n)
  }
  n <- sum(counts)
  if (n == 0) multinom_nobody()
  check_number(N, "N", finite = FALSE)
  check_population(N, n, arg_n = "sum(counts)")
  check_conf_level(conf.level)
  answer <- .Call(
    akk_c_multinom_ci, as.double(counts), as.double(N), as.double(conf.level),
    method
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

multinom_short <- function(k, call = caller_env()) {
  abort("length", c(
    "{.arg counts} must have two categories or more.",
    x = "It has {k}.",
    i = "Give a number for each answer, also 0; for one share see {.fn prop_ci}."
  ), arg = "counts", value = k, call = call)
}

multinom_nobody <- function(call = caller_env()) {
  abort("count", c(
    "Somebody must have answered.",
    x = "All {.arg counts} are 0."
  ), arg = "counts", value = 0, call = call)
}

multinom_total <- function(low, high, n, call = caller_env()) {
  abort("count", c(
    "{.arg counts} must be able to add up to {.arg n}.",
    x = if (low == high) {
      "They add up to {low}; {.code n = {n}}."
    } else {
      "They add up to {low} at least and {high} at most; {.code n = {n}}."
    }
  ), arg = "counts", value = n, call = call)
}

# Outer limits of every table of counts within ranges that adds up to one of the totals.
multinom_outer <- function(counts, N, conf.level, method, n, call = caller_env()) {
  ranges <- as_count_range(counts, "counts", call)
  category <- if (is.list(counts) && !is.data.frame(counts)) names(counts[[1L]])
  if (is.matrix(counts)) category <- rownames(counts)
  if (is.data.frame(counts) && is.character(attr(counts, "row.names"))) {
    category <- row.names(counts)
  }
  for (end in ranges) {
    check_number(end, "counts", min = 0, whole = TRUE, length = NULL, call = call)
  }
  low <- ranges$low
  high <- ranges$high
  k <- length(low)
  if (k < 2L) multinom_short(k, call)
  check_number(N, "N", finite = FALSE, call = call)
  check_conf_level(conf.level, call = call)
  if (is.null(n)) {
    totals <- range(sum(low), sum(high))
    totals[[1L]] <- max(1, totals[[1L]])
  } else {
    check_number(n, "n", min = 1, whole = TRUE, call = call)
    if (n < sum(low) || n > sum(high)) multinom_total(sum(low), sum(high), n, call)
    totals <- c(n, n)
  }
  if (totals[[2L]] < 1) multinom_nobody(call)
  check_population(N, totals[[2L]], arg_n = "sum(counts)", call = call)
  # what each count may be when all add up to a total
  least <- function(t) pmax(low, t - (sum(high) - high))
  most <- function(t) pmin(high, t - (sum(low) - low))
  tables <- if (method == "sison-glaz") {
    range_tables(low, high, totals, call)
  } else {
    extreme_tables(least, most, totals, k, call)
  }
  ends <- apply(tables, 1L, function(x) {
    answer <- .Call(
      akk_c_multinom_ci, as.double(x), as.double(N), as.double(conf.level),
      method
    )
    unlist(answer, use.names = FALSE)
  })
  limits <- outer_limits(ends, tables, low, high, method)
  # a share rises with its own count and falls with the others
  sizes <- seq(totals[[1L]], totals[[2L]])
  share <- vapply(sizes, function(t) c(least(t), most(t)) / t, double(2L * k))
  first <- apply(share[seq_len(k), , drop = FALSE], 1L, min)
  last <- apply(share[k + seq_len(k), , drop = FALSE], 1L, max)
  recycled_frame(list(
    category = category %||% as.character(seq_len(k)), count.low = low, count.high = high,
    n.low = totals[[1L]], n.high = totals[[2L]], N = N,
    estimate = ifelse(first == last, first, NA_real_), estimate.low = first,
    estimate.high = last, conf.low = limits$low, conf.high = limits$high,
    outer = totals[[1L]] < totals[[2L]] | least(totals[[2L]]) < most(totals[[2L]]) |
      method == "sison-glaz" & nrow(tables) > 1L,
    conf.level = conf.level, method = method
  ), k)
}

# A category's limits depend on its own count, which they rise with, and the total.
extreme_tables <- function(least, most, totals, k, call) {
  if (diff(totals) >= 1e4) {
    abort("range", c(
      "The ranges of {.arg counts} are too wide to go through.",
      x = "They add up to {totals[[1L]]} to {totals[[2L]]}.",
      i = "Give the number of respondents in {.arg n}."
    ), arg = "counts", value = totals, call = call)
  }
  of_total <- lapply(seq(totals[[1L]], totals[[2L]]), function(t) {
    x <- sort(unique(c(least(t), most(t))))
    cbind(x, t - x, matrix(0, length(x), k - 2L))
  })
  do.call(rbind, of_total)
}

# The least and largest limits of each category over the tables gone through.
outer_limits <- function(ends, tables, low, high, method) {
  k <- length(low)
  if (method == "sison-glaz") {
    return(list(
      low = apply(ends[seq_len(k), , drop = FALSE], 1L, min),
      high = apply(ends[k + seq_len(k), , drop = FALSE], 1L, max)
    ))
  }
  size <- tables[, 1L] + tables[, 2L]
  x <- tables[, 1L]
  bounds <- lapply(seq_len(k), function(i) {
    fewest <- pmax(low[[i]], size - (sum(high) - high[[i]]))
    own <- x >= fewest & x <= pmin(high[[i]], size - (sum(low) - low[[i]]))
    c(min(ends[1L, own]), max(ends[k + 1L, own]))
  })
  list(low = vapply(bounds, `[[`, 0, 1L), high = vapply(bounds, `[[`, 0, 2L))
}

# Every table within [low, high] with a sum from totals[1] to totals[2], one a row.
range_tables <- function(low, high, totals, call) {
  k <- length(low)
  after <- function(v) c(rev(cumsum(rev(v)))[-1L], 0)
  rest_low <- after(low)
  rest_high <- after(high)
  found <- matrix(0, 1L, 0L)
  sums <- 0
  for (i in seq_len(k)) {
    from <- pmax(low[[i]], totals[[1L]] - sums - rest_high[[i]])
    to <- pmin(high[[i]], totals[[2L]] - sums - rest_low[[i]])
    many <- pmax(0, to - from + 1)
    if (sum(many) > 20000) {
      abort("range", c(
        "The ranges of {.arg counts} allow too many tables to go through.",
        x = "There are more than 20000.",
        i = "{.code method = \"goodman\"} and {.val exact} need not go through them."
      ), arg = "counts", call = call)
    }
    at <- rep(seq_along(sums), many)
    value <- from[at] + sequence(many) - 1
    found <- cbind(found[at, , drop = FALSE], value, deparse.level = 0)
    sums <- sums[at] + value
  }
  found
}
