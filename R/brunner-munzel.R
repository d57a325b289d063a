#' Brunner and Munzel's test: does one group tend to answer higher?
#'
#' Tests whether \eqn{\theta = P(X > Y) + P(X = Y)/2}{theta = P(X > Y) + P(X = Y)/2} is
#' one half, with X an answer of the first group and Y one of the second, without
#' assuming that the two groups' answers are spread alike (Brunner and Munzel 2000).
#' The groups share no respondents.
#'
#' @inheritParams freeman_halton_test
#' @param alternative `"greater"`: the first group tends to be higher.
#' @param method `"exact"`: the permutation distribution of the statistic, over all
#'   tables (Neubert and Brunner 2007); `"montecarlo"`: of `B` tables drawn;
#'   `"asymptotic"`: the t distribution with Welch and Satterthwaite's degrees of
#'   freedom, which Brunner and Munzel propose; `"normal"`: the normal distribution.
#'
#' @details
#' The statistic is \eqn{(\hat\theta - 1/2)/\sqrt{v_1/n_1 + v_2/n_2}}{(theta - 1/2) /
#' sqrt(v1/n1 + v2/n2)}, where \eqn{v_1}{v1} is the variance among the first group of
#' the share of the second that each lies above (ties half), and \eqn{v_2}{v2} the same
#' of the second. Where nobody is out of place (all of one group above all of the other)
#' it is infinite; the asymptotic p-value is then 0, which no sample can prove: the
#' print says so. Permuted and observed statistics are compared as fractions of whole
#' numbers. The exact method stops at 200 million tables or 3000 in a group.
#'
#' The confidence interval is that of \eqn{\theta}{theta} in `effects`, on the logit
#' scale, with the finite population correction: it answers another question than the
#' permutation's p-value.
#'
#' @inherit freeman_halton_test return
#' @section Errors: As in [freeman_halton_test()]; also `akkoord_error_unordered` for
#'   answers without an order and `akkoord_error_count` when a group has fewer than two.
#'
#' @references
#' Brunner, E. and Munzel, U. (2000). The nonparametric Behrens-Fisher problem:
#' asymptotic theory and a small-sample approximation. *Biometrical Journal* 42, 17-25.
#'
#' Neubert, K. and Brunner, E. (2007). A studentized permutation test for the
#' non-parametric Behrens-Fisher problem. *Computational Statistics and Data Analysis*
#' 51, 5192-5204.
#'
#' @examples
#' # pain scores after surgery, Brunner and Munzel (2000)
#' treated <- c(1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1)
#' control <- c(3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4)
#' brunner_munzel_test(treated, control)
#' brunner_munzel_test(treated, control, method = "asymptotic")
#' @export
brunner_munzel_test <- function(x, y = NULL, data = NULL, id = NULL, scale = NULL,
                                alternative = c("two.sided", "less", "greater"),
                                method = c("exact", "montecarlo", "asymptotic", "normal"),
                                B = 1e5, N = Inf, conf.level = 0.95, ...) {
  check_supplied()
  check_dots_empty_akk(...)
  alternative <- check_choice(
    alternative, c("two.sided", "less", "greater"), "alternative"
  )
  method <- check_choice(
    method, c("exact", "montecarlo", "asymptotic", "normal"), "method"
  )
  check_conf_level(conf.level)
  groups <- read_two_groups(
    x, y, data, id_of(enquo(id), data), scale,
    paired = FALSE
  )
  check_group_N(N, groups)
  counts <- two_counts(groups$twin)
  size <- c(sum(counts$x), sum(counts$y))
  if (any(size < 2)) {
    i <- which(size < 2)[[1L]]
    abort("count", c(
      "Brunner and Munzel's test takes two respondents a group.",
      x = "{.field {groups$groups[[i]]}} has {size[[i]]}."
    ), arg = "x", value = size[[i]], row = i)
  }
  found <- brunner_munzel_p(counts, size, alternative, method, B)
  notes <- c(
    if (one_answer_only(groups$twin)) list(said("note_one_answer")), found$notes
  )
  effects <- effects_of(groups, N, conf.level)
  row <- effect_row(effects, "superiority")
  new_group_test(
    groups, said("test_brunner_munzel"), found$distribution, found$p,
    statistic = c(W = found$statistic), parameter = found$parameter,
    estimate = c("P(X>Y)+P(X=Y)/2" = row$estimate), conf.int = row$conf.int,
    conf.level = conf.level, null.value = c("P(X>Y)+P(X=Y)/2" = 0.5),
    alternative = alternative, effects = effects, N = N, p.se = found$p.se,
    regime = said("regime_apart"),
    asks = list(
      p.value = if (method %in% c("exact", "montecarlo")) {
        said("asks_statistic")
      } else {
        said("asks_theta")
      }, conf.int = asks_interval(N)
    ), notes = notes, conf.of = "P(X>Y)+P(X=Y)/2"
  )
}

brunner_munzel_p <- function(counts, size, alternative, method, B, call = caller_env()) {
  r <- .Call(akk_c_brunner_munzel, counts$x, counts$y, method == "exact")
  w <- r$statistic
  found <- switch(method,
    exact = {
      if (is.na(r$two.sided)) {
        instead <- c("montecarlo", "asymptotic")
        stop_too_large("Tables", r$tables, 2e8, instead = instead, call = call)
      }
      list(
        p = r[[alternative]],
        distribution = list(said("by_permutation"), said("by_tables", n = r$tables))
      )
    },
    montecarlo = brunner_munzel_drawn(counts, size, alternative, B, call),
    {
      df <- if (method == "asymptotic" && !is.na(r$df)) r$df else Inf
      lower <- stats::pt(w, df)
      upper <- stats::pt(w, df, lower.tail = FALSE)
      list(
        p = switch(alternative, less = lower, greater = upper, min(1, 2 * min(lower, upper))),
        distribution = list(if (method == "normal") said("by_normal") else said("by_welch")),
        notes = if (is.infinite(w)) list(said("note_infinite"))
      )
    }
  )
  c(found, list(statistic = w, parameter = if (method == "asymptotic") c(df = r$df)))
}

brunner_munzel_drawn <- function(counts, size, alternative, B, call) {
  check_B(B, call)
  if (any(size > 3000)) {
    stop_too_large(
      "Respondents in a group", max(size), 3000, instead = "asymptotic", call = call
    )
  }
  drawn <- drawn_p(draw_tables(counts$x, counts$y, B, function(a) {
    .Call(akk_c_brunner_munzel_drawn, counts$x, counts$y, a)
  })[[alternative]], B)
  list(
    p = drawn$p, p.se = drawn$se, distribution = list(said("by_tables_monte_carlo", n = B))
  )
}
