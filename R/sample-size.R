#' Population size behind a printed margin
#'
#' For how many people would a printed margin of error hold? The margin solved for
#' `N`, and the whole numbers `N` that give the margin as it was printed.
#'
#' @param moe Margin of error, a share: 0.054 for 5.4 percentage points.
#' @param n Number of respondents. A whole number, 1 or more.
#' @param p,conf.level As in [moe()].
#' @param fpc `"N-1"` or `"1-f"`, as in [moe()].
#' @param digits Decimals of the margin as it was printed in percentage points: 0
#'   for "5%", 1 for "5.4%". Left out, as few as `moe` can be written with, which
#'   misses the zero of "5.0%". At most 10.
#'
#' @details
#' With \eqn{r = m^2 n / (z^2 p (1-p))}{r = m^2 n / (z^2 p (1-p))}, `"N-1"` gives
#' \eqn{N = (n - r) / (1 - r)}{N = (n - r) / (1 - r)}; `"1-f"` gives
#' \eqn{N = n / (1 - r)}{N = n / (1 - r)} with \eqn{n - 1}{n - 1} in place of
#' \eqn{n}{n} in \eqn{r}{r}: the formulas of [moe()] turned round.
#'
#' A margin that was rounded comes from many `N`. It may have been rounded either
#' way on a tie, so all margins from `moe` minus to `moe` plus half a unit of its
#' last decimal count, ends included. Because the margin hardly changes when `N`
#' is far above `n`, the range soon becomes wide, and open upwards.
#'
#' The arguments may each have one value, or several: then all that have several
#' must have equally many.
#'
#' @return A data frame with a row for each element: `moe`, `n`, `p`, `conf.level`,
#'   `digits`, then
#'
#' * `N`: the solution, in general not a whole number. `Inf` when the margin
#'   without a finite population is not above `moe` but rounds to it; `NA` when it
#'   does not even round to it, or when every `N` above `n` has the same margin
#'   (`p` of 0 or 1, or one respondent).
#' * `N.low`, `N.high`: the smallest and largest whole number of people, `n` or
#'   more, whose margin rounds to the printed one. `N.high` is `Inf` when no
#'   population is too large. `NA` when there is none.
#' * `fit`: `"range"`; `"at least"` when `N.high` is `Inf`: the margin tells only
#'   how large the population is at least; `"none"`: no population of whole people
#'   has such a margin with this `n`, so one of the numbers must be another.
#'
#' @section Errors: As in [moe()].
#' @seealso [moe()], [sample_size()]
#' @examples
#' # "a margin of 5.4%", with 209 respondents
#' population_size(0.054, 209)
#'
#' # "5%" tells less than "5.0%", and 6% from 300 respondents cannot be
#' population_size(c(0.05, 0.05, 0.06), c(209, 209, 300), digits = c(0, 1, 0))
#' @export
population_size <- function(moe, n, p = 0.5, conf.level = 0.95,
                            fpc = c("N-1", "1-f"), digits = NULL) {
  check_supplied()
  fpc <- check_choice(fpc, c("N-1", "1-f"), "fpc")
  given <- list(moe = moe, n = n, p = p, conf.level = conf.level)
  args <- check_recycled(c(given, if (!is.null(digits)) list(digits = digits)))
  check_number(args$moe, "moe", min = 0, max = 1, length = NULL, hint = hint_margin("moe"))
  least <- if (fpc == "1-f") 2 else 1
  check_number(args$n, "n", min = least, whole = TRUE, length = NULL)
  check_number(args$p, "p", min = 0, max = 1, length = NULL, hint = hint_share("p"))
  check_conf_level(args$conf.level, length = NULL)
  if (is.null(digits)) {
    args$digits <- percent_digits(args$moe)
  } else {
    check_number(args$digits, "digits", min = 0, max = 10, whole = TRUE, length = NULL)
  }
  answer <- .Call(
    akk_c_population_size, as.double(args$moe), 0.5 * 10^-(args$digits + 2),
    as.double(args$n), as.double(args$p), as.double(args$conf.level),
    fpc
  )
  answer <- lapply(answer, function(v) replace(v, is.nan(v), NA_real_))
  fit <- ifelse(is.na(answer$N.low), "none",
    ifelse(is.infinite(answer$N.high), "at least", "range")
  )
  recycled_frame(c(args, answer, list(fit = fit)), length(answer$N))
}

# As few decimals as a share, in percent, can be written with.
percent_digits <- function(share) {
  vapply(share, function(one) {
    d <- which(abs(round(one * 100, 0:9) - one * 100) < 1e-11)
    if (length(d) > 0L) d[[1L]] - 1 else 10
  }, 0, USE.NAMES = FALSE)
}

hint_margin <- function(arg) {
  msg("{.arg {arg}} is a share: 0.054 stands for 5.4 percentage points.")
}

#' How many people to ask
#'
#' The fewest respondents whose margin of error is small enough, and how many
#' people to invite to have them when only part of them answers.
#'
#' @param moe The margin wanted, a share: 0.05 for 5 percentage points.
#' @param N Number of people in the population; `Inf`, the default, means no finite
#'   population.
#' @param p,conf.level,fpc As in [moe()].
#' @param response_rate Share of the invited expected to answer.
#' @param design_effect,method,alternative As in [moe()]; exact limits are searched for, which
#'   takes a while for a small `moe`.
#'
#' @details
#' The number of respondents is the smallest `n` for which [moe()] itself gives
#' `moe` or less, in whole people: with one respondent fewer it is more. The
#' invitations are the smallest whole number of which `response_rate` is that
#' many. Exact margins go up and down with `n`: then it is the smallest `n` from which on none of
#' the next 20 numbers has more. The margin says nothing of those who do not answer: with a
#' low response rate see [nonresponse_bounds()].
#'
#' The arguments may each have one value, or several: then all that have several
#' must have equally many.
#'
#' @return A data frame of class `sample_size`, which [ggplot2::autoplot()] draws,
#'   with a row for each element: `moe`, `N`, `p`, `conf.level`, `response_rate`
#'   (as given; `design_effect` too where it is not 1), then
#'
#' * `respondents`: how many must answer.
#' * `invitations`: how many to invite; `NA` when that would be more than there
#'   are, so that the margin cannot be had at this response rate.
#' * `attained`: the margin with these respondents, `moe` or less.
#' * `attainable`: the margin to expect when all `N` are invited (0 for `N = Inf`;
#'   `NA` when nobody would answer).
#'
#' @section Errors: As in [moe()]; a margin below 0.000001 is refused.
#' @seealso [moe()], [population_size()]
#' @examples
#' # five points, of 560 people and of 1340, when 38% and 13% answer
#' sample_size(0.05, N = c(560, 1340), response_rate = c(0.38, 0.13))
#'
#' plan <- sample_size(0.05, N = 560, response_rate = 0.5)
#' plan
#' ggplot2::autoplot(plan, lang = "en")
#' @export
sample_size <- function(moe, N = Inf, p = 0.5, conf.level = 0.95, response_rate = 1,
                        fpc = c("N-1", "1-f", "none"), design_effect = 1,
                        method = c("wald", "wilson", "exact"),
                        alternative = c("two.sided", "less", "greater")) {
  check_supplied()
  fpc <- check_choice(fpc, fpc_forms, "fpc")
  method <- check_choice(method, moe_methods, "method")
  alternative <- check_choice(alternative, c("two.sided", "less", "greater"), "alternative")
  args <- check_recycled(list(
    moe = moe, N = N, p = p, conf.level = conf.level, response_rate = response_rate,
    design_effect = design_effect
  ))
  check_design_effect(args$design_effect)
  check_number(args$moe, "moe",
    min = 1e-6, max = 1, length = NULL,
    hint = if (is.numeric(moe) && any(moe > 1, na.rm = TRUE)) {
      hint_margin("moe")
    } else {
      msg("No margin at all takes everyone of {.arg N}.")
    }
  )
  check_population(args$N, if (fpc == "1-f") 2 else 1)
  check_number(args$p, "p", min = 0, max = 1, length = NULL, hint = hint_share("p"))
  check_conf_level(args$conf.level, length = NULL)
  check_number(args$response_rate, "response_rate",
    min = 1e-6, max = 1, length = NULL,
    hint = msg("{.arg response_rate} is a share: 0.38 when 38 in 100 answer.")
  )
  if (method != "wald" || alternative != "two.sided") {
    return(planned_size(args, fpc, method, alternative))
  }
  # a margin that is wider by the root of the design effect
  root <- sqrt(args$design_effect)
  simple <- args$moe / root
  if (fpc == "none") {
    stop_if_beyond(replace(args, "moe", list(simple)), "none")
  }
  answer <- .Call(
    akk_c_sample_size, as.double(simple), as.double(args$N), as.double(args$p),
    as.double(args$conf.level), as.double(args$response_rate), fpc
  )
  for (column in c("invitations", "attainable")) {
    v <- answer[[column]]
    answer[[column]] <- replace(v, is.nan(v), NA_real_)
  }
  if (all(root == 1)) {
    args$design_effect <- NULL
  } else {
    answer[c("attained", "attainable")] <- lapply(answer[c("attained", "attainable")], `*`, root)
  }
  out <- recycled_frame(c(args, answer), length(answer$respondents), "sample_size")
  attr(out, "fpc") <- fpc
  out
}

# The smallest n by moe() itself, where no formula says it.
planned_size <- function(args, fpc, method, alternative, call = caller_env()) {
  size <- max(lengths(args))
  args <- lapply(args, rep_len, size)
  each <- lapply(seq_len(size), function(i) {
    of <- lapply(args, `[[`, i)
    margin <- function(n) {
      moe(n, of$N, of$p, of$conf.level, fpc, of$design_effect, method, alternative)
    }
    n <- smallest_size(margin, of$moe, of$N, if (fpc == "1-f") 2 else 1, method, i, call)
    invite <- ceiling(signif(n / of$response_rate, 15))
    most <- if (is.finite(of$N)) floor(signif(of$N * of$response_rate, 15)) else Inf
    list(
      respondents = n, invitations = if (invite > of$N) NA_real_ else invite,
      attained = margin(n),
      attainable = if (is.infinite(most)) {
        0
      } else if (most < 1 || fpc == "1-f" && most < 2) {
        NA_real_
      } else {
        margin(most)
      }
    )
  })
  answer <- lapply(set_names(names(each[[1L]])), function(f) vapply(each, `[[`, 0, f))
  if (all(args$design_effect == 1)) args$design_effect <- NULL
  out <- recycled_frame(c(args, answer), size, "sample_size")
  attr(out, "fpc") <- fpc
  out
}

smallest_size <- function(margin, moe, N, least, method, i, call) {
  fits <- function(n) margin(n) <= moe
  high <- least
  while (high < N && !fits(high)) high <- min(N, 2 * high)
  if (!fits(high)) {
    abort("population", c(
      "There are not enough people for such a margin.",
      x = "Element {i}: a margin of {moe} out of {.code N = {N}}."
    ), arg = "moe", value = moe, row = i, call = call)
  }
  low <- least - 1
  while (high - low > 1) {
    mid <- floor((low + high) / 2)
    if (fits(mid)) high <- mid else low <- mid
  }
  if (method != "exact") {
    return(high)
  }
  # up and down: back from where surely all fit
  n <- seq(max(least, floor(0.8 * high) - 20), min(N, ceiling(1.2 * high) + 40))
  off <- n[margin(n) > moe]
  for (start in n) if (!any(off >= start & off <= start + 20)) return(start)
  high
}

# Without the correction even a census has a margin.
stop_if_beyond <- function(args, fpc, call = caller_env()) {
  census <- ifelse(is.finite(args$N), args$N, 1)
  beyond <- is.finite(args$N) &
    moe(census, p = args$p, conf.level = args$conf.level, fpc = fpc) > args$moe
  if (any(beyond)) {
    i <- which(beyond)[[1L]]
    N_i <- rep_len(args$N, length(beyond))[[i]]
    moe_i <- rep_len(args$moe, length(beyond))[[i]]
    abort("population", c(
      "{.code fpc = \"none\"} asks for more people than there are.",
      x = "Element {i}: a margin of {moe_i} out of {.code N = {N_i}}.",
      i = "With {.code fpc = \"N-1\"} the margin knows that {.arg N} is finite."
    ), arg = "moe", value = moe_i, row = i, call = call)
  }
}

#' @export
print.sample_size <- function(x, ...) {
  cat(format(x, ...), sep = "\n")
  invisible(x)
}

# A plan in words above its numbers; a part of one is a plain table.
#' @export
format.sample_size <- function(x, ..., lang = default_lang()) {
  lang <- check_lang(lang)
  table <- utils::capture.output(print(plain_frame(x), ...))
  wanted <- c(
    "moe", "N", "p", "conf.level", "response_rate", "respondents", "invitations",
    "attained", "attainable"
  )
  if (!all(wanted %in% names(x)) || nrow(x) == 0L) {
    return(table)
  }
  said <- vapply(seq_len(min(5L, nrow(x))), function(i) {
    margin_subtitle(x[i, ], lang)
  }, "")
  fpc <- attr(x, "fpc") %||% "N-1"
  c(said, paste0("# fpc = \"", fpc, "\""), table)
}

#' @export
summary.sample_size <- function(object, ...) plain_frame(object)

#' @export
tidy.sample_size <- function(x, ...) tibble::as_tibble(plain_frame(x))

#' @export
glance.sample_size <- function(x, ...) {
  tibble::tibble(
    plans = nrow(x), respondents = max_or_na(x$respondents),
    invitations = if (anyNA(x$invitations)) NA_real_ else max_or_na(x$invitations),
    fpc = attr(x, "fpc") %||% "N-1"
  )
}

#' @export
as.data.frame.sample_size <- function(x, row.names = NULL, optional = FALSE, ...) {
  plain_frame(x)
}

plain_frame <- function(x) {
  structure(
    unclass(x)[names(x)],
    names = names(x), class = "data.frame", row.names = .set_row_names(nrow(x))
  )
}

margin_subtitle <- function(o, lang) {
  mark <- decimal_mark(lang)
  digits <- percent_digits(o$moe)
  size <- if (is.finite(o$N)) format_count(o$N, mark) else tr("infinite", lang)
  margin <- format_percent(o$moe, digits, mark)
  n <- format_count(o$respondents, mark)
  if (is.na(o$invitations)) {
    attainable <- format_percent(o$attainable, 1L, mark)
    tr("margin_beyond", lang, margin = margin, N = size, n = n, attainable = attainable)
  } else {
    invitations <- format_count(o$invitations, mark)
    tr("margin_plan", lang, margin = margin, N = size, n = o$respondents,
       invitations = invitations)
  }
}
