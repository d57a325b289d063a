#' What non-response can make of a share
#'
#' A margin of error covers the chance of who was drawn, not the choice of those who
#' did not answer. These are the shares of all `N` people under assumptions about
#' them, from none at all to one number, and the value of that number at which a
#' majority is lost.
#'
#' @param x,n Number who agree and number of respondents, as in [prop_ci()]; or ranges
#'   of them, see *Ranges*.
#' @param N Number of people asked, respondents included: a whole number, not `Inf`.
#' @param ratio Response rate of people who agree over that of people who do not:
#'   2 when they are twice as likely to answer. Any number of them, above 0.
#' @param delta Log odds of agreeing among those who did not answer, less those among
#'   respondents. Any number of them.
#' @param rho Correlation over all `N` people between answering and agreeing, from
#'   -1 to 1. Any number of them.
#' @param threshold Share, between 0 and 1, at which the answer tips: 0.5 for a
#'   majority.
#'
#' @details
#' With \eqn{p = x/n}{p = x/n} and \eqn{f = n/N}{f = n/N}:
#'
#' * `worst-case`: nothing assumed. From \eqn{x/N}{x/N}, where no one else agrees, to
#'   \eqn{(x+N-n)/N}{(x+N-n)/N}, where all of them do (Manski 2003).
#' * `response-ratio` r: \eqn{P = p / (p + r (1-p))}{P = p/(p + r(1-p))}.
#' * `pattern-mixture` \eqn{\delta}{delta}:
#'   \eqn{P = [x + (N-n)\, \mathrm{expit}(\mathrm{logit}\, p + \delta)] / N}{
#'   P = [x + (N-n) expit(logit p + delta)]/N}.
#' * `data-defect` \eqn{\rho}{rho}: the error of a sample's mean is
#'   \eqn{\rho \sqrt{(1-f)/f}\, \sigma}{rho sqrt((1-f)/f) sigma} (Meng 2018), where
#'   \eqn{\sigma = \sqrt{P(1-P)}}{sigma = sqrt(P(1-P))} is the population's own, so that
#'   P solves
#'   \eqn{p - P = \rho \sqrt{(1-f)/f} \sqrt{P(1-P)}}{p - P = rho sqrt((1-f)/f) sqrt(P(1-P))}.
#'
#' All are kept within the worst case. The tipping point of each is the `ratio`,
#' `delta` or `rho` that gives the threshold; there is none when the threshold lies
#' outside the worst case, or when all or none of the respondents agree, so that no
#' ratio and no difference of log odds moves the share.
#'
#' None of this has a confidence level: with respondents in hand these are the
#' possible shares, not a sample's chance.
#'
#' `x`, `n` and `N` may each have one value, or several: then all that have several
#' must have equally many.
#'
#' @return A data frame of class `nonresponse_bounds`, for each element a block of
#'   rows with the columns
#'
#' * `x`, `n`, `N`: as given.
#' * `assumption`: `"worst-case"`, `"response-ratio"`, `"pattern-mixture"` or
#'   `"data-defect"`.
#' * `role`: `"bounds"` (worst case), `"sensitivity"` or `"tipping"`.
#' * `parameter`: the ratio, log odds or correlation; `NA` for the worst case, and for
#'   a tipping point that does not exist.
#' * `estimate`: the share of all `N` under it; the threshold for tipping points;
#'   `NA` for the worst case.
#' * `low`, `high`: the share's bounds; both are the estimate once a number is
#'   assumed.
#' * `nonrespondents`: the share who agree among the `N - n` others that this comes to;
#'   `NA` for the worst case, when there are none, and where nothing tips.
#'
#' @section Ranges:
#' Where a number is known as a range only, as behind a printed percentage, `x` and `n`
#' may be `list(low = , high = )`, as in [prop_ci()]. Every pair of numbers within the
#' ranges is gone through, and the outer values are kept: `x.low`, `x.high`, `n.low` and
#' `n.high` come in place of `x` and `n`, `low` and `high` are the lowest and highest
#' share of any pair, `nonrespondents.low` and `nonrespondents.high` the same of those
#' who did not answer, and `parameter.low` and `parameter.high` hold the tipping points
#' of all pairs that have one. `estimate` and `parameter` are `NA` where pairs differ,
#' and `outer` is `TRUE` where more than one pair is possible.
#'
#' @section In words:
#' `print()` says it in words, in the language of `lang` (`"nl"`, `"en"` or `"fr"`, by default
#' the option `akkoord.lang`).
#'
#' @section Errors: As in [prop_ci()], also of ranges; `akkoord_error_number` for an infinite
#'   `N` and for a `ratio`, `delta`, `rho` or `threshold` out of range.
#' @references
#' Manski, C. F. (2003). *Partial Identification of Probability Distributions*.
#' Springer.
#'
#' Meng, X.-L. (2018). Statistical paradises and paradoxes in big data (I). *Annals of
#' Applied Statistics* 12, 685-726.
#'
#' @seealso [moe()] and [prop_ci()] for the chance of being drawn.
#' @examples
#' # 128 of 209 respondents agree; 560 people were asked
#' bounds <- nonresponse_bounds(128, 209, 560)
#' print(bounds, lang = "en")
#' as.data.frame(bounds)
#'
#' # printed as 61% of 209: 127 or 128 people
#' print(nonresponse_bounds(list(low = 127, high = 128), 209, 560), lang = "en")
#' @export
nonresponse_bounds <- function(x, n, N, ratio = c(0.5, 2), delta = c(-1, 1),
                               rho = c(-0.05, 0.05), threshold = 0.5) {
  check_supplied()
  if (is_count_range(x) || is_count_range(n)) {
    return(nonresponse_outer(x, n, N, ratio, delta, rho, threshold))
  }
  args <- check_recycled(list(x = x, n = n, N = N))
  check_number(args$n, "n", min = 1, whole = TRUE, length = NULL)
  check_number(args$x, "x", min = 0, whole = TRUE, length = NULL)
  check_part(args$x, args$n)
  check_number(args$N, "N",
    length = NULL,
    hint = "Who did not answer can only be counted in a finite population."
  )
  check_population(args$N, args$n)
  check_number(ratio, "ratio", min = 1e-9, max = 1e9, length = NULL)
  check_number(delta, "delta", min = -700, max = 700, length = NULL)
  check_number(rho, "rho", min = -1, max = 1, length = NULL)
  check_number(threshold, "threshold", min = 1e-9, max = 1 - 1e-9, hint = hint_share("threshold"))

  size <- max(lengths(args)) * (min(lengths(args)) > 0L)
  args <- lapply(args, function(v) rep_len(as.double(unname(v)), size))
  given <- list(ratio, delta, rho)
  rows <- c(1L, lengths(given), 1L, 1L, 1L)
  per <- sum(rows)
  kind <- c("worst-case", nonresponse_models, nonresponse_models)
  at <- rep(seq_len(size), each = per)
  columns <- lapply(args, function(v) v[at])
  parameter <- estimate <- matrix(NA_real_, per, size)
  last <- cumsum(rows)
  for (m in seq_along(nonresponse_models)) {
    for (j in seq_along(given[[m]])) {
      row <- last[[m]] + j
      parameter[row, ] <- given[[m]][[j]]
      estimate[row, ] <- nonresponse_call(args, given[[m]][[j]], m, FALSE)
    }
    row <- last[[m + 4L]]
    parameter[row, ] <- nonresponse_call(args, threshold, m, TRUE)
    estimate[row, ] <- threshold
  }
  role <- rep(c("bounds", rep("sensitivity", 3L), rep("tipping", 3L)), rows)
  low <- high <- estimate
  low[1L, ] <- args$x / args$N
  high[1L, ] <- (args$x + (args$N - args$n)) / args$N
  others <- columns$N - columns$n
  agree <- (as.vector(estimate) * columns$N - columns$x) / others
  # the share came from counts, whose quotient may miss 0 or 1 by a last digit
  agree <- ifelse(others > 0, pmin(1, pmax(0, agree)), NA_real_)
  agree[rep(role, size) == "tipping" & is.na(as.vector(parameter))] <- NA_real_
  out <- recycled_frame(
    c(columns, list(
      assumption = rep(rep(kind, rows), size), role = rep(role, size),
      parameter = as.vector(parameter), estimate = as.vector(estimate),
      low = as.vector(low), high = as.vector(high), nonrespondents = agree
    )),
    per * size, "nonresponse_bounds"
  )
  out
}

# The outer values of every pair of x and n within ranges. All pairs: the data defect
# need not rise or fall with n, and not every pair has a tipping point.
nonresponse_outer <- function(x, n, N, ratio, delta, rho, threshold,
                              call = caller_env()) {
  each <- range_cases(
    list(x = x, n = n), c(x = "n"), list(N = N), each = TRUE, most = 1e5, call = call
  )
  cases <- each$cases
  found <- nonresponse_bounds(cases$x, cases$n, cases$N, ratio, delta, rho, threshold)
  per <- 4L + length(ratio) + length(delta) + length(rho)
  rows <- seq_len(per)
  # element by element, as found has it case by case
  key <- rep((cases$.of - 1L) * per, each = per) + rep(rows, nrow(cases))
  ends <- function(v) {
    parts <- unname(split(v, key))
    list(low = vapply(parts, min_or_na, 0), high = vapply(parts, max_or_na, 0))
  }
  met <- function(r) ifelse(r$low == r$high, r$low, NA_real_)
  share <- list(low = ends(found$low)$low, high = ends(found$high)$high)
  estimate <- ends(found$estimate)
  parameter <- ends(found$parameter)
  others <- ends(found$nonrespondents)
  first <- rep_len(rows, each$size * per)
  at <- rep(seq_len(each$size), each = per)
  recycled_frame(
    c(
      lapply(c(each$columns, each$flat["N"]), function(v) v[at]),
      list(
        assumption = found$assumption[first], role = found$role[first],
        parameter = met(parameter), parameter.low = parameter$low,
        parameter.high = parameter$high, estimate = met(estimate), low = share$low,
        high = share$high, nonrespondents.low = others$low,
        nonrespondents.high = others$high,
        outer = (tabulate(cases$.of, each$size) > 1L)[at]
      )
    ),
    each$size * per, "nonresponse_bounds"
  )
}

nonresponse_models <- c("response-ratio", "pattern-mixture", "data-defect")

nonresponse_call <- function(args, parameter, model, tipping) {
  out <- .Call(
    akk_c_nonresponse, args$x, args$n, args$N, as.double(parameter), nonresponse_models[[model]],
    tipping
  )
  replace(out, is.nan(out), NA_real_)
}

#' @export
as.data.frame.nonresponse_bounds <- function(x, row.names = NULL, optional = FALSE, ...) {
  plain_frame(x)
}

#' @export
tidy.nonresponse_bounds <- function(x, ...) tibble::as_tibble(plain_frame(x))

# One row for each share: its bounds, and whether they leave the side of the
# threshold that the respondents are on.
#' @export
summary.nonresponse_bounds <- function(object, ...) {
  x <- plain_frame(object)
  bounds <- x[x$role == "bounds", ]
  threshold <- x$estimate[x$role == "tipping"]
  threshold <- if (length(threshold) > 0L) threshold[[1L]] else NA_real_
  decided <- bounds$low > threshold | bounds$high < threshold
  if (is.null(x[["x.low"]])) {
    return(data.frame(
      x = bounds$x, n = bounds$n, N = bounds$N, response = bounds$n / bounds$N,
      estimate = bounds$x / bounds$n, low = bounds$low, high = bounds$high,
      threshold = threshold, decided = decided
    ))
  }
  share <- range_share(bounds)
  data.frame(
    bounds[c("x.low", "x.high", "n.low", "n.high", "N")],
    response = ifelse(bounds$n.low == bounds$n.high, bounds$n.low / bounds$N, NA_real_),
    estimate = ifelse(share$low == share$high, share$low, NA_real_),
    estimate.low = share$low, estimate.high = share$high, low = bounds$low,
    high = bounds$high, threshold = threshold, decided = decided, outer = bounds$outer,
    row.names = NULL
  )
}

# Lowest and highest x/n of x and n within ranges, n not below x
range_share <- function(x) {
  least <- pmax(x$n.low, x$x.low)
  list(low = x$x.low / x$n.high, high = pmin(x$x.high, least) / least)
}

#' @export
glance.nonresponse_bounds <- function(x, ...) {
  s <- summary(x)
  tibble::tibble(
    shares = nrow(s), response = if (nrow(s) == 1L) s$response else NA_real_,
    low = min_or_na(s$low), high = max_or_na(s$high), decided = sum(s$decided)
  )
}

#' @export
print.nonresponse_bounds <- function(x, ..., lang = default_lang()) {
  cat(format(x, lang = lang), sep = "\n")
  invisible(x)
}

#' @export
format.nonresponse_bounds <- function(x, ..., lang = default_lang()) {
  lang <- check_lang(lang)
  wanted <- c("N", "assumption", "role", "parameter", "estimate", "low", "high")
  ends <- c(".low", ".high")
  numbers <- list(c("x", "n"), c(paste0("x", ends), paste0("n", ends)))
  more <- list("nonrespondents", c(
    paste0("parameter", ends), paste0("nonrespondents", ends), "outer"
  ))
  ranged <- "x.low" %in% names(x)
  numbers <- c(numbers[[ranged + 1L]], "N")
  if (nrow(x) == 0L || !all(c(wanted, numbers, more[[ranged + 1L]]) %in% names(x))) {
    # a part of it
    return(utils::capture.output(print(plain_frame(x))))
  }
  x <- plain_frame(x)
  # a block starts with its worst case, or where rows were taken out
  other <- Reduce(`|`, lapply(numbers, function(a) diff(x[[a]]) != 0))
  # both kinds as ranges, which may have one number
  if (!ranged) {
    for (a in c("x", "n", "parameter", "nonrespondents")) x[paste0(a, ends)] <- x[[a]]
  }
  block <- cumsum(x$role == "bounds" | c(TRUE, other)[seq_len(nrow(x))])
  shown <- unique(block)
  more <- max(0L, length(shown) - 5L)
  lines <- unlist(lapply(head_of(shown, 5L), function(b) {
    nonresponse_words(x[block == b, ], lang)
  }))
  c(lines, if (more > 0L) tr("more_rows", lang, n = more))
}

# What is said of each assumption: at a value, where it tips, and where it never does.
nonresponse_keys <- list(
  `worst-case` = c(at = "worst_case"),
  `response-ratio` = c(
    at = "response_ratio", tips = "response_ratio_tips", never = "response_ratio_never"
  ),
  `pattern-mixture` = c(
    at = "pattern_mixture", tips = "pattern_mixture_tips", never = "pattern_mixture_never"
  ),
  `data-defect` = c(
    at = "data_defect", tips = "data_defect_tips", never = "data_defect_never"
  )
)

# `rows` have ranges throughout, whose ends may meet.
nonresponse_words <- function(rows, lang) {
  mark <- decimal_mark(lang)
  span <- function(write) {
    function(low, high) {
      ends <- unique(c(write(low), write(high)))
      paste(ends, collapse = tr("range_to", lang))
    }
  }
  count <- span(function(v) format_count(v, mark))
  percent <- span(function(v) format_percent(v, 1L, mark))
  number <- span(function(v) {
    sub(".", mark, format(v, digits = 3L, scientific = FALSE), fixed = TRUE)
  })
  one <- function(write, v) write(v, v)
  first <- rows[1L, ]
  share <- range_share(first)
  head <- tr(
    "nonresponse_head", lang, x = count(first$x.low, first$x.high),
    n = count(first$n.low, first$n.high), share = percent(share$low, share$high),
    left = count(first$N - first$n.high, first$N - first$n.low), N = one(count, first$N)
  )
  # of each assumption's values the first ones
  kept <- rows$role != "sensitivity" | stats::ave(seq_len(nrow(rows)), rows$role, rows$assumption,
    FUN = seq_along) <= 10L
  more <- sum(!kept)
  rows <- rows[kept, ]
  lines <- vapply(seq_len(nrow(rows)), function(i) {
    r <- rows[i, ]
    key <- nonresponse_keys[[r$assumption]]
    if (r$role == "bounds") {
      return(tr("worst_case", lang, low = one(percent, r$low), high = one(percent, r$high)))
    }
    if (r$role == "sensitivity") {
      share <- percent(r$low, r$high)
      return(tr(key[["at"]], lang, value = one(number, r$parameter), share = share))
    }
    if (is.na(r$parameter.low)) {
      return(tr(key[["never"]], lang, share = one(percent, r$estimate)))
    }
    tr(
      key[["tips"]], lang, share = one(percent, r$estimate),
      value = number(r$parameter.low, r$parameter.high),
      missing = percent(r$nonrespondents.low, r$nonrespondents.high)
    )
  }, "")
  c(head, paste("-", lines), if (more > 0L) tr("more_rows", lang, n = more))
}
