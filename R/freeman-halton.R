#' Freeman and Halton's exact test: do two groups answer differently in any way?
#'
#' Fisher's exact test for more than two answers (Freeman and Halton 1951): the
#' probability, given how many answered in each group and how many gave each answer,
#' of a table as unlikely as the one seen or more so. It asks about any difference,
#' not about higher or lower, so the answers need no order.
#'
#' @param x The answers of the first group; or a table of counts with a group a row and
#'   an answer a column; or a [twin_table()] without pairs; or a formula
#'   `answer ~ group`.
#' @param y The answers of the second group, by other respondents. Missing answers are
#'   left out.
#' @param data,id For a formula: the data frame, and optionally the column that names
#'   the respondent, with which respondents in both groups are found and refused.
#' @param scale A [likert_scale()], the name of a built-in one, or labels. Left out,
#'   that of a factor or of value labels, or the numbers that occur.
#' @param method `"exact"` or `"montecarlo"`.
#' @param B Number of tables to draw for `"montecarlo"`, with R's generator.
#' @param N Number of people: one number for all respondents together, or two, one for
#'   each group's own population. `Inf` means no finite population.
#' @param conf.level Confidence level of the effect sizes' intervals.
#' @param ... Not used.
#'
#' @details
#' A table's probability is \eqn{\prod_j {t_j \choose a_j} / {n_1 + n_2 \choose n_1}}{prod
#' C(t_j, a_j) / C(n1 + n2, n1)}, \eqn{t_j}{t_j} being how many gave answer
#' \eqn{j}{j} in all. Probabilities that are equal are told by whole-number
#' arithmetic, not by rounding. The tables are split into halves that are sorted and
#' matched; at most 4 million halves are held, at most 256 MB. Where there would be
#' more, `"exact"` stops and says so.
#'
#' With `"montecarlo"`, \eqn{p = (c + 1)/(B + 1)}{p = (c + 1)/(B + 1)}, \eqn{c}{c}
#' being how many of the tables drawn are as unlikely.
#'
#' @return An object of class `htest` (and `akkoord_test`) with `p.value`, `effects`
#'   (a data frame of effect sizes: `effect`, `estimate`, `std.error`, `conf.low`,
#'   `conf.high`; see [signed_rank_test()] for what they are; none for answers without
#'   an order), `size`, `N` and what the print says. `tidy()`, `glance()`,
#'   `as.data.frame()` and `summary()` (the effects) work on it.
#'
#' @section Errors: `akkoord_error_overlap` when a respondent is in both groups,
#'   `akkoord_error_empty` when a group has no answers, `akkoord_error_too_large`,
#'   `akkoord_error_weighted` for counts that are not whole, `akkoord_error_groups`
#'   when there are not two, `akkoord_error_scale`, `akkoord_error_number` and
#'   `akkoord_error_population`.
#'
#' @references
#' Freeman, G. H. and Halton, J. H. (1951). Note on an exact treatment of contingency,
#' goodness of fit and other problems of significance. *Biometrika* 38, 141-149.
#'
#' @examples
#' freeman_halton_test(rbind(KA1 = c(2, 5, 11, 30, 12), KA2 = c(6, 9, 10, 14, 4)))
#' @export
freeman_halton_test <- function(x, y = NULL, data = NULL, id = NULL, scale = NULL,
                                method = c("exact", "montecarlo"), B = 1e5, N = Inf,
                                conf.level = 0.95, ...) {
  check_supplied()
  check_dots_empty_akk(...)
  method <- check_choice(method, c("exact", "montecarlo"), "method")
  check_conf_level(conf.level)
  groups <- read_two_groups(
    x, y, data, id_of(enquo(id), data), scale,
    paired = FALSE, nominal = TRUE
  )
  check_group_N(N, groups)
  counts <- two_counts(groups$twin)
  notes <- if (one_answer_only(groups$twin)) list(said("note_one_answer"))
  p.se <- NULL
  if (method == "exact") {
    r <- .Call(akk_c_freeman_halton, counts$x, counts$y)
    if (is.na(r$p)) stop_too_large("Half tables", r$held, 4e6, "256 MB")
    p <- r$p
    distribution <- list(said("by_margins"))
  } else {
    check_B(B)
    # lchoose() drops the dimensions
    log_weight <- function(a) {
      .colSums(lchoose(counts$x + counts$y, a), nrow(a), ncol(a))
    }
    seen <- log_weight(as.matrix(counts$x))
    drawn <- drawn_p(draw_tables(counts$x, counts$y, B, function(a) {
      sum(log_weight(a) <= seen + 1e-9)
    }), B)
    p <- drawn$p
    p.se <- drawn$se
    distribution <- list(said("by_tables_monte_carlo", n = B))
  }
  new_group_test(
    groups, said("test_freeman_halton"), distribution, p,
    effects = effects_of(groups, N, conf.level), N = N, p.se = p.se,
    regime = said("regime_apart"),
    asks = list(p.value = said("asks_unlikely"), conf.int = asks_interval(N)),
    notes = notes
  )
}
