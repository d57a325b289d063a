#' Marginal homogeneity: do the same respondents answer differently in any way?
#'
#' For respondents who answered for both groups: whether each answer is given as often
#' for the one group as for the other. McNemar's test for two answers, Stuart and
#' Maxwell's and Bhapkar's for any number. The answers need no order. Respondents who
#' answered for one group only are not used.
#'
#' @inheritParams signed_rank_test
#' @param x The answers for the first group, one element a respondent, `NA` where not
#'   asked; or a [twin_table()]; or a formula `answer ~ group`; or a square table of
#'   counts, rows the first answer and columns the second.
#' @param method `"mcnemar"` (exact) and `"mcnemar-midp"`, for two answers;
#'   `"stuart-maxwell"`, which for two answers is McNemar's chi-squared without
#'   continuity correction; `"bhapkar"`; `"montecarlo"`, Stuart and Maxwell's statistic
#'   with the two answers of each respondent swapped at random. Left out: `"mcnemar"`
#'   for two answers, else `"stuart-maxwell"`.
#' @param B Number of random swappings for `"montecarlo"`.
#'
#' @details
#' With \eqn{d}{d} the differences between the margins and \eqn{V}{V} their covariance
#' matrix under the null hypothesis, \eqn{V_{ii} = n_{i.} + n_{.i} - 2 n_{ii}}{V[i,i] =
#' n[i,] + n[,i] - 2 n[i,i]} and \eqn{V_{ij} = -(n_{ij} + n_{ji})}{V[i,j] = -(n[i,j] +
#' n[j,i])}, the statistic is \eqn{S = d' V^- d}{S = d' V^- d} (Stuart 1955, Maxwell
#' 1970). Bhapkar's (1966) is \eqn{S / (1 - S/n)}{S / (1 - S/n)}, \eqn{n}{n} being all
#' who answered for both. Answers in which nobody changed are dropped; the degrees of
#' freedom are the rank of \eqn{V}{V}: how many answers are left, less one for each set
#' of answers between which respondents moved.
#'
#' @return An object of class `htest` (and `akkoord_test`), as [signed_rank_test()]
#'   gives. Its effects are of those who answered for both; none for answers without an
#'   order.
#'
#' @section Errors: As in [signed_rank_test()]; `akkoord_error_method` when McNemar's
#'   test is asked for more than two answers.
#'
#' @references
#' Bhapkar, V. P. (1966). A note on the equivalence of two test criteria for hypotheses
#' in categorical data. *Journal of the American Statistical Association* 61, 228-235.
#'
#' Maxwell, A. E. (1970). Comparing the classification of subjects by two independent
#' judges. *British Journal of Psychiatry* 116, 651-655.
#'
#' McNemar, Q. (1947). Note on the sampling error of the difference between correlated
#' proportions or percentages. *Psychometrika* 12, 153-157.
#'
#' Stuart, A. (1955). A test for homogeneity of the marginal distributions in a two-way
#' classification. *Biometrika* 42, 412-416.
#'
#' @examples
#' # unaided vision of 7477 women, right eye by left eye, Stuart (1955)
#' vision <- matrix(c(
#'   1520, 266, 124, 66, 234, 1512, 432, 78, 117, 362, 1772, 205, 36, 82, 179, 492
#' ), 4, byrow = TRUE)
#' marginal_homogeneity_test(vision)
#' marginal_homogeneity_test(vision, method = "bhapkar")
#' @export
marginal_homogeneity_test <- function(x, y = NULL, data = NULL, id = NULL, scale = NULL,
                                      method = NULL, B = 1e5, N = Inf,
                                      conf.level = 0.95, ...) {
  check_supplied()
  check_dots_empty_akk(...)
  if (!is.null(method)) method <- check_choice(method, homogeneity_methods, "method")
  check_conf_level(conf.level)
  if (is_count_table(x) && !inherits(x, "twin_table")) {
    if (!is.null(y)) stop_with_table("y", current_env())
    x <- square_twin(x, scale)
  }
  groups <- read_two_groups(
    x, y, data, id_of(enquo(id), data), scale,
    nominal = TRUE
  )
  check_group_N(N, groups, two = FALSE)
  check_pairs(groups)
  k <- nrow(groups$twin) - 1L
  cells <- unclass(groups$twin)[seq_len(k), seq_len(k), drop = FALSE]
  attr(cells, "scale") <- NULL
  method <- method %||% if (k == 2L) "mcnemar" else "stuart-maxwell"
  if (k > 2L && method %in% mcnemar_methods) {
    abort("method", c(
      "McNemar's test is for two answers.",
      x = "The scale has {k}.",
      i = "Use {.code method = \"stuart-maxwell\"}, {.code \"bhapkar\"} or {.code \"montecarlo\"}."
    ), arg = "method", value = method)
  }
  found <- homogeneity_p(cells, method, B)
  size_of <- as.list(summary(groups$twin))
  singles <- size_of$only_1 + size_of$only_2
  notes <- c(
    found$notes, if (singles > 0) list(said("note_not_used", n = singles))
  )
  effects <- effects_of(groups, N, conf.level, pairs_only = TRUE)
  row <- if (!is.null(effects)) effect_row(effects, "mean_difference")
  new_group_test(
    groups, found$name, found$distribution, found$p,
    statistic = found$statistic, parameter = found$parameter,
    estimate = if (!is.null(row)) c("mean difference" = row$estimate),
    conf.int = row$conf.int, conf.level = conf.level, effects = effects, N = N,
    p.se = found$p.se,
    regime = said("regime_both_only", n = size_of$pairs),
    asks = list(p.value = said("asks_margins"), conf.int = asks_interval(N)),
    notes = notes, conf.of = said("of_mean_difference")
  )
}

mcnemar_methods <- c("mcnemar", "mcnemar-midp")

# Statistic, p and what is said of them.
homogeneity_p <- function(cells, method, B, call = caller_env()) {
  moved <- sum(cells) - sum(diag(cells))
  found <- if (method %in% mcnemar_methods) {
    mcnemar_p(cells[[2L, 1L]], moved, method, call)
  } else {
    swapped_p(cells, moved, method, B, call)
  }
  if (moved == 0) found$notes <- c(list(said("note_nobody_moved")), found$notes)
  found
}

# `up` of those who moved did so to a higher answer for the first.
mcnemar_p <- function(up, moved, method, call) {
  flip <- .Call(akk_c_sign_flip, 2, as.double(moved), 2 * up)
  if (is.na(flip$lower)) {
    stop_too_large("Respondents who differ", moved, 4e6, instead = "stuart-maxwell", call = call)
  }
  half <- if (method == "mcnemar-midp") flip$point / 2 else 0
  list(
    p = if (moved == 0) 1 else min(1, 2 * (min(flip$lower, flip$upper) - half)),
    statistic = c("higher for the first" = up), parameter = c(differ = moved),
    distribution = c(
      list(said("by_moves")), if (method == "mcnemar-midp") list(said("by_midp"))
    ),
    name = said("test_mcnemar")
  )
}

swapped_p <- function(cells, moved, method, B, call) {
  r <- homogeneity(cells)
  freedom <- nrow(cells) - 1L
  out <- list(
    statistic = c("chi-squared" = r$statistic), parameter = c(df = r$df),
    name = if (method == "bhapkar") said("test_bhapkar") else said("test_stuart_maxwell")
  )
  if (method == "montecarlo") {
    check_B(B, call)
    drawn <- drawn_p(draw_swaps(cells, B, r$statistic), B)
    out$p <- drawn$p
    out$p.se <- drawn$se
    out$distribution <- list(said("by_swappings", n = B))
  } else {
    if (method == "bhapkar") {
      # S is at most n, and n when everybody moved the same way
      left <- 1 - r$statistic / sum(cells)
      out$statistic[] <- if (left < 1e-12) Inf else r$statistic / left
    }
    p <- stats::pchisq(out$statistic[[1L]], r$df, lower.tail = FALSE)
    out$p <- if (r$df == 0L) 1 else p
    out$distribution <- list(said("by_chi_squared"))
  }
  out$notes <- c(
    if (is.infinite(out$statistic)) list(said("note_one_pattern")),
    if (moved > 0 && r$df < freedom) list(said("note_freedom", n = r$df, full = freedom))
  )
  out
}

homogeneity_methods <- c(
  "mcnemar", "mcnemar-midp", "stuart-maxwell", "bhapkar", "montecarlo"
)

# A square table of who answered what, as a twin table without singles
square_twin <- function(x, scale, call = caller_env()) {
  d <- dim(x)
  if (length(d) != 2L || d[[1L]] != d[[2L]] || d[[1L]] < 2L) {
    abort("type", c(
      "A table of counts must be square: rows the first answer, columns the second.",
      x = "It is {paste(d, collapse = ' x ')}."
    ), arg = "x", value = d, call = call)
  }
  k <- d[[1L]]
  check_twin_size(k, "x", call)
  scale <- table_scale(scale, rownames(x), k, call)
  twin <- matrix(0, k + 1L, k + 1L)
  twin[seq_len(k), seq_len(k)] <- x
  names <- names(dimnames(x)) %||% c("x", "y")
  new_twin_table(twin, scale, ifelse(nzchar(names), names, c("x", "y")))
}

# S = d' V^- d and the rank of V: answers that are connected by moves share one
# constraint, so that one of each set is left out
homogeneity <- function(cells, free = free_answers(cells)) {
  if (length(free) == 0L) {
    return(list(statistic = 0, df = 0L))
  }
  d <- (rowSums(cells) - colSums(cells))[free]
  v <- -(cells + t(cells))
  diag(v) <- 0
  diag(v) <- -rowSums(v)
  v <- v[free, free, drop = FALSE]
  list(statistic = sum(d * solve(v, d)), df = length(free))
}

# The answers that respondents moved to or from, without the last of each set
free_answers <- function(cells) {
  k <- nrow(cells)
  moves <- cells + t(cells) > 0
  diag(moves) <- FALSE
  set <- seq_len(k)
  repeat {
    lowest <- vapply(seq_len(k), function(i) min(set[i], set[moves[i, ]]), 0)
    if (identical(as.double(lowest), as.double(set))) break
    set <- lowest
  }
  unlist(lapply(unique(set), function(s) utils::head(which(set == s), -1L)))
}

# How many of B random swappings give a statistic as large. Who moved between i and j
# moves either way with probability 1/2, and V stays what it is.
draw_swaps <- function(cells, B, seen) {
  free <- free_answers(cells)
  if (length(free) == 0L) {
    return(B)
  }
  k <- nrow(cells)
  v <- -(cells + t(cells))
  diag(v) <- 0
  diag(v) <- -rowSums(v)
  root <- chol(v[free, free, drop = FALSE])
  at <- which(upper.tri(cells) & cells + t(cells) > 0, arr.ind = TRUE)
  both <- (cells + t(cells))[at]
  total <- 0
  done <- 0
  while (done < B) {
    size <- min(B - done, 10000)
    d <- matrix(0, k, size)
    for (m in seq_along(both)) {
      gain <- 2 * stats::rbinom(size, both[[m]], 0.5) - both[[m]]
      d[at[m, 1L], ] <- d[at[m, 1L], ] + gain
      d[at[m, 2L], ] <- d[at[m, 2L], ] - gain
    }
    s <- colSums(backsolve(root, d[free, , drop = FALSE], transpose = TRUE)^2)
    total <- total + sum(s >= seen - 1e-9 * (1 + seen))
    done <- done + size
  }
  total
}
