#' Power to tell two overlapping groups apart
#'
#' For planning: how often the exact test of [compare_groups()] and `overlap_test()`
#' finds a difference, when some respondents answer for both groups. Beside it stand
#' the size (how often it does so when there is none), what a test for independent
#' groups would do, and how wide the interval for the population would be.
#'
#' @param p1,p2 Shares that agree in the two groups. With scores: the shares of all
#'   answers, lowest first, one vector for each group.
#' @param n1,n2 How many answer for each group.
#' @param m How many of them answer for both.
#' @param rho Correlation, inside the pairs, of agreeing for one group with agreeing
#'   for the other; with scores, of the two scores.
#' @param N Number of people in the population, for `moe`; see [moe()]. All
#'   `n1 + n2 - m` respondents answer for a group.
#' @param alpha Level of the test.
#' @param measure `"top"`, or `"midrank"` or `"scores"` as in [compare_groups()].
#' @param alternative `"two.sided"`, `"less"` or `"greater"`.
#' @param reps With scores: how many data sets are drawn. What would take longer than ten
#'   minutes (`options(akkoord.max_seconds = )`) a design is refused.
#' @param progress Show a progress bar.
#'
#' @details
#' `p1`, `p2`, `n1`, `n2`, `m`, `rho` and `N` may have several values each, all as
#' many: one row for each.
#'
#' For `"top"` nothing is simulated. The p depends on how many pairs disagree, how
#' many single answers agree, and how many of these belong to the first group; the
#' probabilities of all these outcomes are added up, leaving out those below 1e-18
#' (so power is right to about 1e-12).
#'
#' Scores take too many outcomes for that: `reps` data sets are drawn with R's
#' generator (see [set.seed()]), each tested exactly, and `std.error` is the Monte
#' Carlo standard error of the power. Pairs are a mixture: with some probability both
#' answers are at the same place of their group's distribution (at opposite places,
#' for negative `rho`), else they are independent, so that both groups keep their
#' distributions and the scores 1 to k correlate by `rho`.
#'
#' The size is computed where both groups have the mean of `p1` and `p2`, with the
#' same `rho`. An exact test's is at most `alpha`. The naive test is exact for groups
#' of different people; with overlap its size is another.
#'
#' @return A data frame of class `power_overlap`, a row a design: `p1`, `p2` (shares,
#'   or mean scores), `n1`, `n2`, `m`, `rho`, `N`, `alpha`, `power`, `std.error` (0
#'   where exact), `size`, `power.naive`, `size.naive`, `moe`: half the width of a 95%
#'   interval of the difference (a share, or points of the score), and `method`
#'   (`exact`, `montecarlo`).
#' @seealso [sample_size()] for the margin of one share.
#' @examples
#' # 45 of 135 and 119 respondents answer for both groups
#' power_overlap(0.73, 0.80, n1 = 135, n2 = 119, m = 45, rho = 0.3, N = 550)
#'
#' # power against the number of respondents
#' plan <- power_overlap(0.6, 0.75, n1 = seq(40, 160, 40), m = seq(20, 80, 20), rho = 0.4)
#' plan
#' autoplot(plan, lang = "en")
#' @export
power_overlap <- function(p1, p2, n1, n2 = n1, m = 0, rho = 0, N = Inf, alpha = 0.05,
                          measure = c("top", "midrank", "scores"),
                          alternative = "two.sided", reps = 1000,
                          progress = getOption("akkoord.progress", interactive())) {
  check_supplied()
  measure <- check_choice(measure, c("top", "midrank", "scores"), "measure")
  alternative <- check_choice(alternative, compare_sides, "alternative")
  check_level_of(alpha)
  check_flag(progress, "progress")
  top2 <- measure == "top"
  if (!top2) {
    check_number(reps, "reps", min = 10, max = 1e6, whole = TRUE)
    p1 <- check_distribution(p1, "p1")
    p2 <- check_distribution(p2, "p2")
    if (length(p1) != length(p2)) {
      abort("length", c(
        "{.arg p1} and {.arg p2} must be of the same answers.",
        x = "{.arg p1} has {length(p1)}, {.arg p2} has {length(p2)}."
      ), arg = "p2", value = p2)
    }
  }
  designs <- c(
    if (top2) list(p1 = p1, p2 = p2), list(n1 = n1, n2 = n2, m = m, rho = rho, N = N)
  )
  designs <- check_recycled(designs)
  if (length(designs$n1) == 0L) {
    abort("length", c(
      "An argument has no value.",
      i = "{.arg n1}, {.arg n2}, {.arg m}, {.arg rho} and {.arg N} have one each, or all as many."
    ), arg = "n1")
  }
  check_design(designs, top2)
  rows <- length(designs$n1)
  call <- current_env()
  bar <- if (progress && (rows > 1L || !top2)) {
    cli::cli_progress_bar("Power", total = rows, auto_terminate = FALSE)
  }
  tick <- function(i) {
    function(part) {
      if (!is.null(bar)) cli::cli_progress_update(id = bar, set = i - 1 + part)
    }
  }
  out <- lapply(seq_len(rows), function(i) {
    d <- lapply(designs, `[[`, i)
    one <- if (top2) {
      power_top2(d, alpha, alternative, i, call)
    } else {
      power_scores(d, p1, p2, alpha, measure, alternative, reps, i, tick(i), call)
    }
    tick(i)(1)
    one
  })
  columns <- lapply(set_names(names(out[[1L]])), function(f) {
    unlist(lapply(out, `[[`, f), use.names = FALSE)
  })
  structure(
    recycled_frame(columns, rows, "power_overlap"), measure = measure, alternative = alternative,
    reps = if (!top2) reps
  )
}

check_distribution <- function(p, arg, call = caller_env()) {
  check_number(p, arg, min = 0, max = 1, length = NULL, call = call)
  if (length(p) < 2L || abs(sum(p) - 1) > 1e-6) {
    abort("distribution", c(
      "{.arg {arg}} must be the shares of all answers, lowest first, which add up to 1.",
      x = "It has {length(p)} value{?s} with sum {.val {sum(p)}}.",
      i = "A share alone goes with {.code measure = \"top\"}."
    ), arg = arg, value = p, call = call)
  }
  if (length(p) > 15L) {
    abort("distribution", "{.arg {arg}} must have 15 answers at most.",
      arg = arg, value = p, call = call
    )
  }
  p / sum(p)
}

check_design <- function(d, top2, call = caller_env()) {
  for (n in c("n1", "n2")) {
    check_number(d[[n]], n, min = 1, max = 1e4, whole = TRUE, length = NULL, call = call)
  }
  check_number(d$m, "m", min = 0, whole = TRUE, length = NULL, call = call)
  check_part(d$m, pmin(d$n1, d$n2), "m", "min(n1, n2)", call = call)
  check_number(d$rho, "rho", min = -1, max = 1, length = NULL, call = call)
  check_population(d$N, d$n1 + d$n2 - d$m, arg_n = "n1 + n2 - m", call = call)
  if (top2) {
    for (p in c("p1", "p2")) {
      check_number(d[[p]], p, min = 0, max = 1, length = NULL, call = call)
    }
  }
}

# Half the width of the interval of the difference among N people, all of whose
# respondents are in a group.
power_moe <- function(d, v1, v2) {
  n <- d$n1 + d$n2 - d$m
  u2 <- v1 / d$n1 + v2 / d$n2 - 2 * d$m * d$rho * sqrt(v1 * v2) / (d$n1 * d$n2)
  normal_quantile(0.95) * sqrt(max(0, (1 - n / d$N) * n / max(1, n - 1) * u2))
}

# The share of pairs that agrees for both groups; refused where there is none.
pair_share <- function(p1, p2, rho, m, row, call) {
  if (m == 0) {
    return(p1 * p2)
  }
  sd <- sqrt(p1 * (1 - p1) * p2 * (1 - p2))
  both <- p1 * p2 + rho * sd
  low <- max(0, p1 + p2 - 1)
  high <- min(p1, p2)
  if (both < low - 1e-9 || both > high + 1e-9) {
    least <- signif((low - p1 * p2) / sd, 3)
    most <- signif((high - p1 * p2) / sd, 3)
    abort("rho", c(
      "Shares of {.val {p1}} and {.val {p2}} cannot correlate by {.val {rho}}.",
      x = "Row {row}: {.arg rho} can be {least} to {most}."
    ), arg = "rho", value = rho, row = row, call = call)
  }
  min(max(both, low), high)
}

power_top2 <- function(d, alpha, alternative, row, call) {
  sizes <- as.integer(c(d$n1, d$n2, d$m))
  shares <- c(d$p1, d$p2, pair_share(d$p1, d$p2, d$rho, d$m, row, call), alpha)
  p <- .Call(akk_c_power_top2, sizes, as.double(shares), alternative)
  mean <- (d$p1 + d$p2) / 2
  both <- min(mean, max(0, 2 * mean - 1, mean^2 + d$rho * mean * (1 - mean)))
  null <- .Call(akk_c_power_top2, sizes, as.double(c(mean, mean, both, alpha)), alternative)
  c(d, list(
    alpha = alpha, power = p$power, std.error = 0, size = null$power,
    power.naive = p$naive, size.naive = null$naive,
    moe = power_moe(d, d$p1 * (1 - d$p1), d$p2 * (1 - d$p2)), method = "exact"
  ))
}

# Joint distribution of a pair's answers: independent, or at the same (opposite)
# place of both distributions, mixed so that the scores correlate by rho.
pair_distribution <- function(p1, p2, rho, m, row, call) {
  independent <- outer(p1, p2)
  if (rho == 0 || m == 0) {
    return(independent)
  }
  k <- length(p1)
  second <- if (rho > 0) seq_len(k) else rev(seq_len(k))
  # both cumulative distributions cut the unit interval; each piece is a cell
  a <- c(0, cumsum(p1))
  b <- c(0, cumsum(p2[second]))
  overlap <- outer(seq_len(k), seq_len(k), function(i, j) {
    pmax(0, pmin(a[i + 1L], b[j + 1L]) - pmax(a[i], b[j]))
  })
  same <- overlap[, order(second), drop = FALSE]
  score <- seq_len(k)
  covariance <- function(joint) {
    sum(joint * outer(score - sum(p1 * score), score - sum(p2 * score)))
  }
  sd <- sqrt(sum(p1 * score^2) - sum(p1 * score)^2) * sqrt(sum(p2 * score^2) - sum(p2 * score)^2)
  most <- covariance(same) / sd
  if (is.nan(most) || abs(rho) > abs(most) + 1e-9) {
    limit <- signif(most, 3)
    abort("rho", c(
      "These distributions cannot correlate by {.val {rho}}.",
      x = "Row {row}: at most by {.val {limit}}."
    ), arg = "rho", value = rho, row = row, call = call)
  }
  w <- min(1, rho / most)
  w * same + (1 - w) * independent
}

# Is p at most alpha, of the test that knows the pairs and of the one that does not?
power_scores <- function(d, p1, p2, alpha, measure, alternative, reps, row, tick, call) {
  k <- length(p1)
  score <- seq_len(k)
  started <- proc.time()[["elapsed"]]
  done <- 0L
  # of one test; 5e8 steps are a second
  most <- min(1e15, most_seconds() / 100 * 5e8)
  draw <- function(p1, p2) {
    joint <- pair_distribution(p1, p2, d$rho, d$m, row, call)
    pairs <- stats::rmultinom(reps, d$m, joint)
    one <- stats::rmultinom(reps, d$n1 - d$m, p1)
    two <- stats::rmultinom(reps, d$n2 - d$m, p2)
    hit <- vapply(seq_len(reps), function(r) {
      twin <- matrix(0L, k + 1L, k + 1L)
      twin[score, score] <- pairs[, r]
      twin[score, k + 1L] <- one[, r]
      twin[k + 1L, score] <- two[, r]
      c1 <- rowSums(twin)[score]
      c2 <- colSums(twin)[score]
      s <- as.integer(whole_scores(c1, c2, measure, score))
      apart <- matrix(0L, k + 1L, k + 1L)
      apart[score, k + 1L] <- as.integer(c1)
      apart[k + 1L, score] <- as.integer(c2)
      found <- c(
        .Call(akk_c_scores_reject, s, twin, alternative, alpha, most),
        .Call(akk_c_scores_reject, s, apart, alternative, alpha, most)
      )
      done <<- done + 1L
      if (done %% 20L == 0L) tick(done / (2 * reps))
      check_power_time(
        proc.time()[["elapsed"]] - started, done, 2 * reps, anyNA(found), row, call
      )
      found
    }, c(NA, NA))
    rowMeans(hit)
  }
  power <- draw(p1, p2)
  size <- draw((p1 + p2) / 2, (p1 + p2) / 2)
  v <- function(p) sum(p * score^2) - sum(p * score)^2
  c(list(p1 = sum(p1 * score), p2 = sum(p2 * score)), d, list(
    alpha = alpha, power = power[[1L]],
    std.error = sqrt(power[[1L]] * (1 - power[[1L]]) / reps), size = size[[1L]],
    power.naive = power[[2L]], size.naive = size[[2L]], moe = power_moe(d, v(p1), v(p2)),
    method = "montecarlo"
  ))
}

# What one design may take, judged by the draws so far; a single one is `long` where it
# takes more than a hundredth of that.
check_power_time <- function(seconds, done, whole, long, row, call) {
  total <- seconds * whole / done
  if (!long && (total <= most_seconds() || seconds < 2)) {
    return(invisible())
  }
  abort("too_large", c(
    if (long) {
      "A single exact test of this design would take {most_seconds() / 100} seconds or more."
    } else {
      "Simulating the power would take about {signif(total / 60, 2)} minutes."
    },
    x = if (long) {
      "Row {row}: it is to be done up to {2 * whole} times."
    } else {
      "Row {row}: {done} of {whole} draws took {signif(seconds, 2)} seconds."
    },
    i = paste(
      if (long) "Take" else "Take fewer {.arg reps},",
      "{.code measure = \"scores\"}, which is quicker, or set",
      "{.code options(akkoord.max_seconds = )} higher than {most_seconds()}."
    )
  ), arg = "reps", value = total, row = row, limit = most_seconds(), call = call)
}

#' @export
format.power_overlap <- function(x, ..., lang = default_lang()) {
  mark <- decimal_mark(lang)
  share <- function(v) format_percent(v, 1L, mark)
  measure <- attr(x, "measure")
  level <- function(v) format_level(v, measure, lang)
  error <- ifelse(x$std.error > 0, paste0(" (\u00b1", share(x$std.error), ")"), "")
  tr(
    "power_line", lang, one = level(x$p1), two = level(x$p2),
    n1 = format_count(x$n1, mark), n2 = format_count(x$n2, mark),
    m = format_count(x$m, mark), rho = x$rho, power = paste0(share(x$power), error),
    size = share(x$size), naive = share(x$power.naive), naive_size = share(x$size.naive)
  )
}

#' @export
print.power_overlap <- function(x, ..., lang = default_lang()) {
  check_lang(lang)
  lines <- format(x, lang = lang)
  cat(unlist(lapply(lines, strwrap, width = 88L, exdent = 2L)), sep = "\n")
  if (nrow(x) > 0L && any(x$method == "montecarlo")) {
    cat(tr("power_simulated", lang, n = attr(x, "reps")), "\n", sep = "")
  }
  invisible(x)
}

#' @export
summary.power_overlap <- function(object, ...) plain_power(object)

#' @export
as.data.frame.power_overlap <- function(x, row.names = NULL, optional = FALSE, ...) {
  plain_power(x)
}

plain_power <- function(x) {
  class(x) <- "data.frame"
  attr(x, "measure") <- attr(x, "alternative") <- attr(x, "reps") <- NULL
  x
}

#' @export
tidy.power_overlap <- function(x, ...) tibble::as_tibble(plain_power(x))

#' @export
glance.power_overlap <- function(x, ...) {
  tibble::tibble(
    designs = nrow(x), power.low = min(x$power), power.high = max(x$power),
    size.high = max(x$size), size.naive.high = max(x$size.naive),
    measure = attr(x, "measure"), alternative = attr(x, "alternative")
  )
}
