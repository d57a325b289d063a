#' Do groups that share people answer alike?
#'
#' Compares the answers of two groups on an ordered scale when some respondents answered
#' for both groups, some for one of them only. Independent groups (no pairs) and paired
#' answers (pairs only) are its two ends: with midranks and no pairs it is the exact
#' Wilcoxon-Mann-Whitney test, with two answers and pairs only McNemar's exact test.
#'
#' @param x,y The two answers, one element a respondent, `NA` where not asked or no
#'   substantive answer: numbers, ordered factors, labels or `haven_labelled`. Or `x` a
#'   [twin_table()] (with `y` left out), or a table of counts with a row for each of two
#'   groups that share nobody; or `x` a formula `answer ~ group`, with `data` and `id`.
#' @param scores `"midrank"`: midranks over the answers of both groups; `"linear"`: the
#'   scale's own scores (1, 2, ... unless it has others); or a number for each answer,
#'   not decreasing: `c(0, 0, 0, 1, 1)` compares the share of the highest two. Left out,
#'   `"midrank"`, but `"linear"` for `method` `"derrick"` and `"crosstab"`.
#' @param alternative `"greater"`: group 1 (`x`) is higher.
#' @param method `"exact"`, `"montecarlo"`, `"asymptotic"`, `"derrick"` or `"crosstab"`;
#'   see Details.
#' @param mid.p `TRUE` counts the arrangements exactly as far out as the data half.
#'   For `"exact"` and `"montecarlo"`.
#' @param answers `"two"`: a respondent answers once for each group. `"one"`: a person
#'   has one answer, which counts in each group the person belongs to, as in tables of
#'   market research where groups overlap; `x` and `y` are then equal where both are
#'   present, or `x` is a table of counts with a row an answer and three columns: only in
#'   group 1, in both, only in group 2.
#' @param two.sided `"distance"`: arrangements at least as far from the mean of the
#'   distribution, on either side; `"double"`: twice the smaller tail, at most 1.
#' @param N Population size, for the intervals; `Inf`: none. One number: both groups were
#'   drawn from the same population.
#' @param conf.level Level of the intervals.
#' @param data,id For a formula: a data frame, and the column that says which respondent
#'   a row is of. Answers are paired by `id`, never by the order of rows.
#' @param scale A [likert_scale()], when it cannot be taken from the answers.
#' @param B Number of tables drawn by `"montecarlo"`.
#' @param crosstab For `"crosstab"`: whose form of the formula; see Details.
#' @param df For `crosstab = "persons"`: 2 or 1, what is taken off the number of persons for
#'   the degrees of freedom; `Inf`: the normal distribution.
#' @param var.equal For `"derrick"` with more than two scores: whether the variances of
#'   the two groups are taken to be equal.
#' @param max.seconds,max.memory Where `"exact"` would take longer, or more megabytes, it
#'   stops and says how much.
#' @param ... Not used.
#'
#' @details
#' **exact.** The two answers of each respondent who gave two are swapped with
#' probability one half, and the group labels are permuted among those with one answer.
#' The difference in mean score depends on the total score \eqn{T}{T} of group 1 alone,
#' whose distribution is computed from the counts, without approximation and whatever the
#' size of the p-value (its logarithm is in `log.p`): a binomial for each distance
#' between two answers, convolved with the permutation distribution of the single
#' answers. It has mean \eqn{S/2 + B(u_1/u - 1/2)}{S/2 + B(u1/u - 1/2)} and variance
#' \eqn{\frac14\sum (s_i - s_j)^2 + \frac{u_1u_2}{u(u-1)}(\sum s^2 - B^2/u)}{sum(si -
#' sj)^2/4 + u1 u2/(u (u - 1)) (sum s^2 - B^2/u)}, with \eqn{u_1, u_2}{u1, u2} single
#' answers of the groups, \eqn{u}{u} together, \eqn{B}{B} their and \eqn{S}{S} all
#' scores; the sums are over pairs and over singles. Permuted and observed totals are
#' compared as whole numbers: scores are multiplied by a common factor of at most
#' \eqn{10^6}{10^6}, and where there is none `exact` stops.
#'
#' Time grows with the number of answers and of different totals. Measured (see
#' `bench/results/tests.md` in the sources): with five answers and no pairs a
#' millisecond at a hundred a group and about a second at ten thousand, on midranks as
#' on whole scores; with pairs the same on whole scores, but on midranks seconds at a
#' thousand a group and half a minute at three thousand. With nine or eleven answers a
#' few hundred respondents take a fraction of a second on midranks. Beyond `max.seconds`
#' or `max.memory`, `"montecarlo"` or, with so many, `"asymptotic"` will do.
#'
#' **montecarlo.** `B` tables are drawn with R's generator (see [set.seed()]): the single
#' answers category by category, the pairs distance by distance. The observed table
#' counts as one more, so that p is never 0; `p.se` is its standard error.
#'
#' **asymptotic.** The normal distribution with that mean and variance, which take ties
#' into account.
#'
#' **derrick.** With two different scores, z of Derrick et al. (2015) for partially
#' overlapping proportions, \eqn{(p_1 - p_2)/\sqrt{\bar p\bar q(1/n_1 + 1/n_2 - 2\phi
#' m/(n_1n_2))}}{(p1 - p2)/sqrt(pq (1/n1 + 1/n2 - 2 phi m/(n1 n2)))}, \eqn{\phi}{phi} the
#' correlation within the \eqn{m}{m} pairs; with more, the partially overlapping samples
#' t test of Derrick et al. (2017). With no two pairs that differ the correlation counts
#' as 0.
#'
#' **crosstab.** The overlap formula of market-research tables:
#' \eqn{t = (p_1 - p_2) / \sqrt{\bar p\bar q (1/n_1 + 1/n_2 - 2 r e_0/(n_1n_2))}}{t =
#' (p1 - p2)/sqrt(pq (1/n1 + 1/n2 - 2 r e0/(n1 n2)))}, with \eqn{e_0}{e0} in both groups and
#' \eqn{r}{r} the correlation of their two answers. Makers differ in what is pooled and in
#' the degrees of freedom:
#' * `"persons"`: the share is pooled over persons, whoever is in both groups once, which is
#'   what is right where an answer counts in both; \eqn{n_1 + n_2 - e_0}{n1 + n2 - e0} less
#'   `df` degrees of freedom.
#' * `"unicom"`: UNICOM Intelligence (before, IBM SPSS Data Collection), shares only: pooled
#'   over answers, whoever is in both twice; \eqn{n_1 + n_2 - e_0 - 2}{n1 + n2 - e0 - 2}.
#'   Its mode for Quantum's formula prints that formula as a picture alone and is not offered.
#' * `"q"`: Q (Displayr), *Quantum column proportions*, dependent samples: pooled over
#'   answers, the variance times \eqn{(n_1 + n_2)/(n_1 + n_2 - 1)}{(n1 + n2)/(n1 + n2 - 1)};
#'   \eqn{n_1 + n_2 - 1}{n1 + n2 - 1}. Of more than two scores its *Quantum column means*:
#'   the variance pooled within the groups; \eqn{n_1 + n_2 - e_0 - 2}{n1 + n2 - e0 - 2}.
#'
#' **One answer.** The labels \{only 1, both, only 2\} are permuted over the persons, and
#' the statistic is \eqn{n_2A - n_1B}{n2 A - n1 B}, with \eqn{A, B}{A, B} the total
#' scores and \eqn{n_1, n_2}{n1, n2} the sizes of the groups, overlap included. Midranks
#' are over persons. The exact test takes seconds for two hundred persons: with five
#' answers on any scores, with seven on whole ones such as 1 to 7 (midranks would take
#' gigabytes and are refused); three hundred persons and five answers take a minute. The
#' correlation in the formulas above is then 1, and persons in both groups count once in the
#' pooled variance.
#'
#' **Two questions.** The p-value asks whether the labels could as well have been dealt
#' out at random: a question about any people such as these. The interval, with a
#' finite `N`, is about the people of this very population. One may exclude 0 where the
#' other is above .05.
#'
#' @return An `htest` of class `akkoord_test` with, besides the usual, `log.p` (natural
#'   logarithm of p), `p.se` (Monte Carlo), `mean` and `variance` of the statistic under
#'   permutation, `size` (respondents, pairs, single answers), and `effects`: a data frame
#'   of all estimates (`effect`, `estimate`, `std.error`, `conf.low`, `conf.high`) with
#'   finite-population standard errors by linearisation over persons. `estimate` and
#'   `conf.int` are the difference in mean score, group 1 less group 2, on the scale's own
#'   scores. `tidy()`, `glance()`, `format()` and `as.data.frame()` work on it.
#'
#' @section Errors: `akkoord_error_length` (`x` and `y` differ in length, not a score for
#'   each answer), `akkoord_error_unordered`, `akkoord_error_scale`, `akkoord_error_id`,
#'   `akkoord_error_groups`, `akkoord_error_empty` (nobody answered for a group),
#'   `akkoord_error_scores` (decreasing, or without a common factor),
#'   `akkoord_error_weighted` (counts that are not whole), `akkoord_error_one_answer`
#'   (two different answers of one person with `answers = "one"`),
#'   `akkoord_error_variance` (none, for `"derrick"` and `"crosstab"`),
#'   `akkoord_error_crosstab` (`df` beside a form that has its own) and
#'   `akkoord_error_too_large`.
#'
#' @references
#' Derrick, B., Dobson-Mckittrick, A., Toher, D. and White, P. (2015). Test statistics
#' for comparing two proportions with partially overlapping samples. *Journal of Applied
#' Quantitative Methods* 10(3).
#'
#' Derrick, B., Russ, B., Toher, D. and White, P. (2017). Test statistics for the
#' comparison of means for two samples which include both paired observations and
#' independent observations. *Journal of Modern Applied Statistical Methods* 16(1).
#'
#' Einsporn, R. L. and Habtzghi, D. (2013). Combining paired and two-sample data using a
#' permutation test. *Journal of Data Science* 11, 767-779.
#'
#' Displayr (Q). Dependent Samples - Quantum Column Proportions Test. Q documentation.
#'
#' UNICOM Systems. Statistical formula for the column proportions test. *UNICOM Intelligence
#' Desktop User Guides*.
#'
#' @examples
#' ka1 <- c(5, 4, 4, NA, 2, 3, 5, 4, 5, NA)
#' ka2 <- c(4, 4, NA, 1, 2, NA, 3, 3, 4, 2)
#' overlap_test(ka1, ka2)
#'
#' # the share of the highest two answers
#' overlap_test(ka1, ka2, scores = c(0, 0, 0, 1, 1))
#'
#' long <- data.frame(
#'   who = rep(1:10, 2), group = rep(c("KA1", "KA2"), each = 10), answer = c(ka1, ka2)
#' )
#' overlap_test(answer ~ group, data = long, id = who, alternative = "greater")
#' @export
overlap_test <- function(x, y = NULL, scores = "midrank",
                         alternative = c("two.sided", "less", "greater"),
                         method = c(
                           "exact", "montecarlo", "asymptotic", "derrick", "crosstab"
                         ), mid.p = FALSE, answers = c("two", "one"),
                         two.sided = c("distance", "double"), N = Inf,
                         conf.level = 0.95, data = NULL, id = NULL, scale = NULL,
                         B = 1e5, crosstab = c("persons", "unicom", "q"), df = 2,
                         var.equal = FALSE, max.seconds = 60, max.memory = 1024, ...) {
  check_supplied()
  if (...length() > 0L) check_dots_empty_akk(...)
  alternative <- check_choice(
    alternative, c("two.sided", "less", "greater"), "alternative"
  )
  method <- check_choice(method, overlap_methods, "method")
  answers <- check_choice(answers, c("two", "one"), "answers")
  two.sided <- check_choice(two.sided, c("distance", "double"), "two.sided")
  check_flag(mid.p, "mid.p")
  check_conf_level(conf.level)
  check_number(max.seconds, "max.seconds", min = 0, finite = FALSE)
  check_number(max.memory, "max.memory", min = 0, finite = FALSE)
  check_number(B, "B", min = 1, max = 1e12, whole = TRUE)
  check_number(df, "df", min = 1, finite = FALSE)
  crosstab <- check_crosstab(crosstab, if (!missing(df)) df)
  check_flag(var.equal, "var.equal")
  formula <- inherits(x, "formula")
  if (formula && is.null(data) && is.data.frame(y)) {
    data <- y
    y <- NULL
  }
  id <- if (formula) id_of(enquo(id), data)
  given <- overlap_answers(x, y, data, id, scale, answers)
  if (!formula) given$data.name <- overlap_data_name(substitute(x), substitute(y), y)
  check_population(N, given$size$n)
  if (missing(scores) && method %in% c("derrick", "crosstab")) scores <- "linear"
  s <- overlap_scores(scores, given$scores, nrow(given$table) - (answers == "two"))
  r <- overlap_permuted(
    given, s, method, alternative, two.sided, mid.p, answers, B, N, conf.level,
    max.seconds, max.memory
  )
  # nothing that is permuted changes anything
  flat <- !(r$variance > 0)
  found <- if (method %in% c("exact", "montecarlo")) {
    overlap_found(r, method, answers, alternative, two.sided, mid.p, B)
  } else {
    overlap_approximate(
      r, given, s, method, answers, alternative, crosstab, df, var.equal, flat
    )
  }
  words <- list(
    method = overlap_title(method, answers), regime = overlap_regime(given$size, answers),
    distribution = found$distribution,
    asks = list(p.value = overlap_asks(method, answers), conf.int = asks_interval(N)),
    notes = if (flat) list(overlap_flat(given, s)), conf.of = said("of_mean_score")
  )
  overlap_result(
    found, r, given, words, alternative, N, conf.level, if (is.character(scores)) scores else s
  )
}

# The kernel's answer: the permutation's p, or its moments where another method follows,
# and the effects.
overlap_permuted <- function(given, s, method, alternative, two.sided, mid.p, answers, B, N,
                             conf.level, max.seconds, max.memory, call = caller_env()) {
  # the kernel's limit is for one tail (and as much again for the mass at its edge)
  tails <- (if (alternative == "two.sided") 2 else 1) * (if (mid.p) 2 else 1)
  r <- .Call(
    akk_c_overlap_test, given$table, s, given$scores, given$top,
    if (method %in% c("exact", "montecarlo")) method else "moments",
    alternative, two.sided, mid.p, answers == "one", as.double(c(
      B, N, conf.level, min(1e15, max.seconds * 5e8 / tails), min(1e15, max.memory * 1e6)
    ))
  )
  if (r$problem == "limit") {
    stop_overlap_size(tails * r$steps, r$bytes, max.seconds, max.memory, call)
  }
  if (r$problem == "scores") stop_overlap_scores(s, r$message, call)
  r
}

# Statistic, p and distribution of the permutation.
overlap_found <- function(r, method, answers, alternative, two.sided, mid.p, B) {
  list(
    statistic = set_names(r$statistic, if (answers == "one") "n2A-n1B" else "T"),
    p.value = r$p, log.p = r$log.p, p.se = if (method == "montecarlo") r$p.se,
    distribution = overlap_distribution(method, alternative, two.sided, mid.p, B)
  )
}

# ... and of the methods that are no permutation.
overlap_approximate <- function(r, given, s, method, answers, alternative, crosstab, df,
                                var.equal, flat, call = caller_env()) {
  found <- switch(method,
    asymptotic = overlap_asymptotic(r, alternative),
    derrick = overlap_derrick(given, s, answers, alternative, var.equal, call),
    crosstab = overlap_crosstab(given, s, answers, alternative, crosstab, df, call)
  )
  if (flat) found$p.value <- 1
  if (!is.finite(found$p.value) || is.infinite(found$statistic)) {
    abort("variance", c(
      "{.val {method}} needs answers that vary within a group.",
      x = "Their standard error is 0.",
      i = "Use {.code method = \"exact\"}."
    ), arg = "method", value = method, call = call)
  }
  found$log.p <- log(found$p.value)
  if (method == "asymptotic") found$distribution <- list(said("by_normal_ties"))
  found
}

overlap_distribution <- function(method, alternative, two.sided, mid.p, B) {
  c(
    list(if (method == "exact") said("by_permutation") else said("by_tables_drawn", n = B)),
    if (alternative == "two.sided") {
      list(if (two.sided == "double") said("by_doubling") else said("by_distance"))
    },
    if (mid.p) list(said("by_midp"))
  )
}

overlap_asks <- function(method, answers) {
  if (method %in% c("derrick", "crosstab")) {
    said("asks_samples")
  } else if (answers == "two") {
    said("asks_overlap_two")
  } else {
    said("asks_overlap_one")
  }
}

overlap_result <- function(found, r, given, words, alternative, N, conf.level, scores) {
  e <- r$effects
  i <- match("mean_difference", e$effect)
  interval <- c(e$conf.low[[i]], e$conf.high[[i]])
  attr(interval, "conf.level") <- conf.level
  english <- test_words(words, "en")
  out <- list(
    statistic = found$statistic, parameter = found$parameter, p.value = found$p.value,
    conf.int = interval, estimate = c("difference in mean score" = e$estimate[[i]]),
    null.value = c("difference in mean score" = 0), alternative = alternative,
    method = english$method, data.name = given$data.name, effects = e,
    size = given$size, groups = given$groups, N = N, regime = english$regime,
    distribution = english$distribution, asks = english$asks, notes = english$notes,
    conf.of = english$conf.of, words = words, log.p = found$log.p,
    p.se = found$p.se, mean = r$mean, variance = r$variance, scores = scores
  )
  structure(
    out[!vapply(out, is.null, NA)],
    class = c("overlap_test", "akkoord_test", "htest")
  )
}

overlap_methods <- c("exact", "montecarlo", "asymptotic", "derrick", "crosstab")
# Two of the methods are no permutation test
overlap_title <- function(method, answers) {
  if (method %in% c("derrick", "crosstab")) {
    if (answers == "two") said("test_plain_two") else said("test_plain_one")
  } else {
    if (answers == "two") said("test_overlap_two") else said("test_overlap_one")
  }
}

overlap_regime <- function(size, answers) {
  if (answers == "one") {
    said("regime_one_answer")
  } else if (size$pairs == 0) {
    said("regime_apart")
  } else if (size$only_1 + size$only_2 == 0) {
    said("regime_pairs")
  } else {
    said("regime_mixed")
  }
}

overlap_data_name <- function(x, y, answers) {
  text <- function(e) if (is.symbol(e)) as.character(e) else expr_text(e)
  name <- if (is.null(answers)) text(x) else paste(text(x), "and", text(y))
  if (nchar(name) <= 60L) name
}

# The exact p of groups that share people with one answer each, for a comparison.
one_answer_p <- function(case, scores, side, call = caller_env()) {
  cells <- case$twin
  k <- nrow(cells) - 1L
  inner <- seq_len(k)
  table <- matrix(
    as.double(cbind(cells[inner, k + 1L], diag(cells)[inner], cells[k + 1L, inner])), k
  )
  if (!is.null(scores)) scores <- as.double(scores)
  r <- .Call(
    akk_c_overlap_test, table, scores, as.double(case$scale$scores), rep(FALSE, k),
    "exact", side, "distance",
    FALSE, TRUE, c(1, Inf, 0.95, 1e15, 1e15)
  )
  if (r$problem == "scores") stop_overlap_scores(scores, r$message, call)
  r$p
}

# NULL for midranks, which the kernel takes; else a number for each answer
overlap_scores <- function(scores, own, k, call = caller_env()) {
  if (identical(scores, "midrank")) {
    return(NULL)
  }
  if (is.character(scores)) {
    check_choice(scores, c("midrank", "linear"), "scores", call = call)
    return(own)
  }
  check_number(scores, "scores", length = NULL, call = call)
  if (length(scores) != k) {
    abort("length", c(
      "{.arg scores} must be {.val midrank}, {.val linear} or a number for each answer.",
      x = "There are {k} answers and {length(scores)} score{?s}."
    ), arg = "scores", value = scores, call = call)
  }
  down <- which(diff(scores) < 0)
  if (length(down) > 0L) {
    i <- down[[1L]]
    abort("scores", c(
      "{.arg scores} must not decrease.",
      x = "Score {i + 1L}, {.val {scores[[i + 1L]]}}, is below score {i}, {.val {scores[[i]]}}.",
      i = "Equal ones are allowed: {.code c(0, 0, 0, 1, 1)} compares the highest two."
    ), arg = "scores", value = scores[[i + 1L]], row = i + 1L, call = call)
  }
  as.double(scores)
}

stop_overlap_size <- function(steps, bytes, max.seconds, max.memory,
                              call = caller_env()) {
  seconds <- steps / 5e8
  abort("too_large", c(
    paste(
      "The exact distribution would take about {format_amount(seconds)} seconds and",
      "{format_amount(bytes / 1e6)} MB."
    ),
    x = "{.arg max.seconds} is {.val {max.seconds}} and {.arg max.memory} {.val {max.memory}}.",
    i = "Use {.code method = \"montecarlo\"} or {.code \"asymptotic\"}, or allow more."
  ), arg = "method", value = c(seconds = seconds, megabytes = bytes / 1e6), call = call)
}

format_amount <- function(x) format(signif(x, 2), big.mark = ",", scientific = x >= 1e9)

stop_overlap_scores <- function(scores, why, call = caller_env()) {
  abort("scores", c(
    "{.arg scores} cannot be made whole numbers: {why}.",
    x = "They are {.val {scores}}.",
    i = "Round them, so that ties are ties, or use {.code method = \"asymptotic\"}."
  ), arg = "scores", value = scores, call = call)
}

# Why no permutation changes anything
overlap_flat <- function(given, s) {
  cells <- given$table
  k <- length(given$scores)
  used <- if (ncol(cells) == 3L && nrow(cells) == k) {
    rowSums(cells) > 0
  } else {
    (rowSums(cells) + colSums(cells))[seq_len(k)] > 0
  }
  if (sum(used) < 2L) {
    said("note_same_answer")
  } else if (!is.null(s) && length(unique(s[used])) < 2L) {
    said("note_same_score")
  } else {
    said("note_no_swap")
  }
}
