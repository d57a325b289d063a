#' Signed-rank and sign tests: do the same respondents answer higher for one group?
#'
#' For respondents who answered for both groups: Wilcoxon's signed-rank test of their
#' differences, with his or Pratt's treatment of zeros, and the sign test. Exact with
#' ties. Respondents who answered for one group only are not used; [overlap_test()]
#' uses them.
#'
#' @param x The answers for the first group, one element a respondent, `NA` where not
#'   asked; or a [twin_table()]; or a formula `answer ~ group`.
#' @param y The answers of the same respondents for the second group.
#' @param data,id For a formula: the data frame and the column that names the
#'   respondent. Answers are paired by it, never by the order of rows.
#' @inheritParams freeman_halton_test
#' @param statistic `"rank"`, the sum of the ranks of the positive differences, or
#'   `"sign"`, their number.
#' @param zeros What becomes of respondents with two equal answers: `"wilcoxon"`, left
#'   out before ranking; `"pratt"`, left out after ranking. The sign test leaves them
#'   out.
#' @param alternative `"greater"`: answers for the first group are higher.
#' @param method `"exact"`, or `"asymptotic"`: normal, with the variance that ties leave
#'   and without continuity correction.
#' @param mid.p Whether half the probability of what was seen is left out of the exact
#'   p-value.
#'
#' @details
#' Differences are those of the scale's scores. Under the null hypothesis each
#' difference is as likely positive as negative, given its size; the exact distribution
#' of the sum of (mid)ranks is worked out from the number of respondents at each size,
#' in whole numbers, up to 4 million different sums (64 MB). Two-sided p-values are
#' twice the smaller tail, at most 1; the distribution is symmetric.
#'
#' It is not the permutation test of the mean difference, which weighs differences by
#' their size and not by their rank: that is [overlap_test()].
#'
#' @return An object of class `htest` (and `akkoord_test`). `statistic` is the sum of
#'   positive (mid)ranks, `parameter` the number of differences that are not zero,
#'   `estimate` and `conf.int` the mean difference of those who answered for both.
#'   `effects` is a data frame with `effect`, `estimate`, `std.error`, `conf.low` and
#'   `conf.high`:
#'   * `mean1`, `mean2`, `mean_difference`: on the scale's scores;
#'   * `top1`, `top2`, `top_difference`: the share in the scale's top set;
#'   * `superiority`: \eqn{P(X > Y) + P(X = Y)/2}{P(X > Y) + P(X = Y)/2}, an answer of
#'     each group drawn separately (not within a respondent); `cliff_delta`: twice
#'     that, less 1;
#'   * `odds_ratio`: the cumulative odds ratio \eqn{\sum_j P(X > j) P(Y \le j) /
#'     \sum_j P(X \le j) P(Y > j)}{sum P(X > j) P(Y <= j) / sum P(X <= j) P(Y > j)} over
#'     the cuts \eqn{j}{j} of the scale (Liu and Agresti 1996, with one stratum), and
#'     its logarithm `log_odds_ratio`.
#'
#'   Standard errors are linearised over respondents with the finite population
#'   correction, as the package survey does:
#'   \eqn{\sqrt{(1-f) n/(n-1) \sum u^2}}{sqrt((1-f) n/(n-1) sum u^2)}, \eqn{n}{n} being
#'   all respondents and \eqn{f = n/N}{f = n/N}. Limits are the estimate plus and minus
#'   z standard errors, within what is possible; for `superiority` on the logit scale,
#'   for the odds ratio on the log scale. Where one group's answers never lie below (or
#'   never above) the other's, the odds ratio would be infinite: then half a respondent is
#'   added to each answer in use in each group, and so for the limits of a
#'   `superiority` of 0 or 1. Where all answers are the same one, effects are none and
#'   standard errors 0; with one respondent standard errors are `NA`.
#'
#' @section Errors: `akkoord_error_empty` when nobody answered for both,
#'   `akkoord_error_id` for a respondent with two answers for a group or a formula
#'   without `id`, `akkoord_error_length`, `akkoord_error_unordered`,
#'   `akkoord_error_too_large`; others as in [freeman_halton_test()].
#'
#' @references
#' Liu, I.-M. and Agresti, A. (1996). Mantel-Haenszel-type inference for cumulative odds
#' ratios with a stratified ordinal response. *Biometrics* 52, 1223-1234.
#'
#' Pratt, J. W. (1959). Remarks on zeros and ties in the Wilcoxon signed rank
#' procedures. *Journal of the American Statistical Association* 54, 655-667.
#'
#' Wilcoxon, F. (1945). Individual comparisons by ranking methods. *Biometrics
#' Bulletin* 1, 80-83.
#'
#' @examples
#' ka1 <- c(5, 4, 4, NA, 2, 3, 5, 4, NA, 4)
#' ka2 <- c(4, 4, NA, 1, 2, NA, 3, 3, 4, NA)
#' signed_rank_test(ka1, ka2, scale = 1:5, N = 25)
#' signed_rank_test(ka1, ka2, scale = 1:5, zeros = "pratt")
#' @export
signed_rank_test <- function(x, y = NULL, data = NULL, id = NULL, scale = NULL,
                             statistic = c("rank", "sign"),
                             zeros = c("wilcoxon", "pratt"),
                             alternative = c("two.sided", "less", "greater"),
                             method = c("exact", "asymptotic"), mid.p = FALSE, N = Inf,
                             conf.level = 0.95, ...) {
  check_supplied()
  check_dots_empty_akk(...)
  statistic <- check_choice(statistic, c("rank", "sign"), "statistic")
  zeros <- check_choice(zeros, c("wilcoxon", "pratt"), "zeros")
  alternative <- check_choice(
    alternative, c("two.sided", "less", "greater"), "alternative"
  )
  method <- check_choice(method, c("exact", "asymptotic"), "method")
  check_flag(mid.p, "mid.p")
  check_conf_level(conf.level)
  groups <- read_two_groups(x, y, data, id_of(enquo(id), data), scale)
  check_group_N(N, groups, two = FALSE)
  check_pairs(groups)
  d <- pair_differences(groups)
  r <- rank_differences(d, statistic, zeros)
  moved <- sum(d$up + d$down)
  w <- sum(r$rank * r$up) # ranks are twice the midranks
  size <- r$up + r$down
  found <- if (method == "exact") {
    signs_exact(r$rank, size, w, mid.p, moved)
  } else {
    signs_normal(r$rank, size, w, mid.p)
  }
  p <- switch(alternative,
    less = found$lower, greater = found$upper, min(1, 2 * min(found$lower, found$upper))
  )
  size_of <- as.list(summary(groups$twin))
  singles <- size_of$only_1 + size_of$only_2
  notes <- c(
    if (moved == 0) list(said("note_nobody_moved")),
    if (singles > 0) list(said("note_not_used_overlap", n = singles))
  )
  effects <- effects_of(groups, N, conf.level, pairs_only = TRUE)
  row <- effect_row(effects, "mean_difference")
  name <- if (statistic == "sign") {
    said("test_sign")
  } else if (zeros == "wilcoxon") {
    said("test_wilcoxon")
  } else {
    said("test_pratt")
  }
  new_group_test(
    groups, name, found$distribution, p,
    statistic = if (statistic == "sign") c(positive = w / 2) else c(V = w / 2),
    parameter = c(differences = moved), estimate = c("mean difference" = row$estimate),
    conf.int = row$conf.int, conf.level = conf.level,
    null.value = c("mean difference" = 0), alternative = alternative,
    effects = effects, N = N,
    regime = said("regime_both_only", n = size_of$pairs),
    asks = list(p.value = said("asks_signs"), conf.int = asks_interval(N)),
    notes = notes, conf.of = said("of_mean_difference")
  )
}

# Both tails when each difference keeps its size and may have either sign.
signs_exact <- function(rank, size, w, mid.p, moved, call = caller_env()) {
  flip <- .Call(akk_c_sign_flip, as.double(rank), as.double(size), w)
  if (is.na(flip$lower)) {
    stop_too_large("Sums of ranks", flip$held, 4e6, "64 MB", "asymptotic", call)
  }
  # where nobody moved p is 1
  half <- if (mid.p && moved > 0) flip$point / 2 else 0
  list(
    lower = flip$lower - half, upper = flip$upper - half,
    distribution = c(list(said("by_signs")), if (mid.p) list(said("by_midp")))
  )
}

signs_normal <- function(rank, size, w, mid.p, call = caller_env()) {
  if (mid.p) {
    abort("choice", c(
      "{.arg mid.p} is for the exact p-value.",
      i = "Leave it out, or use {.code method = \"exact\"}."
    ), arg = "mid.p", value = TRUE, call = call)
  }
  variance <- sum(size * rank^2) / 4
  z <- if (variance == 0) 0 else (w - sum(size * rank) / 2) / sqrt(variance)
  list(
    lower = if (variance == 0) 1 else stats::pnorm(z),
    upper = if (variance == 0) 1 else stats::pnorm(z, lower.tail = FALSE),
    distribution = list(said("by_normal_given_ties"))
  )
}

check_pairs <- function(groups, call = caller_env()) {
  if (summary(groups$twin)$pairs == 0) {
    abort("empty", c(
      "Somebody must have answered for both groups.",
      x = "Nobody did.",
      i = "{.fn overlap_test} compares groups that share no respondents as well."
    ), arg = "x", value = 0, call = call)
  }
}

# How many respondents differ up and down by each size of difference, and how many
# not at all. Sizes are compared within rounding of the scores.
pair_differences <- function(groups) {
  cells <- unclass(groups$twin)
  k <- nrow(cells) - 1L
  s <- groups$scale$scores
  used <- which(cells[seq_len(k), seq_len(k)] > 0, arr.ind = TRUE)
  count <- cells[used]
  diff <- s[used[, 1L]] - s[used[, 2L]]
  size <- signif(abs(diff), 12L)
  sizes <- sort(unique(size[size > 0]))
  at <- factor(match(size, sizes), seq_along(sizes))
  sums <- function(which) {
    vapply(split(count[which], at[which]), sum, 0, USE.NAMES = FALSE)
  }
  list(up = sums(diff > 0), down = sums(diff < 0), zero = sum(count[diff == 0]))
}

# Twice the midrank of each size of difference
rank_differences <- function(d, statistic, zeros) {
  n <- d$up + d$down
  before <- cumsum(n) - n + if (zeros == "pratt") d$zero else 0
  rank <- if (statistic == "sign") rep(2, length(n)) else 2 * before + n + 1
  used <- n > 0
  list(rank = rank[used], up = d$up[used], down = d$down[used])
}
