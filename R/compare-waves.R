#' Compare waves: what has changed
#'
#' Later minus earlier, item by item, for two waves of one questionnaire or more: counts,
#' waves as [read_wave()] gives them, data frames, or a published report beside these. Where
#' only percentages were printed every number is a range, from the lowest to the highest
#' that what was printed allows.
#'
#' @section Populations:
#' There is no default for `population`: it changes every interval.
#'
#' * `"same"`: both waves asked the same people, of whom N must be the same. Then it
#'   matters how many answered both times.
#' * `"different"`: another frame, such as other schools. The variances add up, each with
#'   its own N.
#'
#' @section Who answered both times:
#' With `population = "same"` the variance of the change in shares or means
#' \eqn{\bar z}{z} is (Tam 1984)
#' \deqn{(1/n_1 - 1/N) S_1^2 + (1/n_2 - 1/N) S_2^2 - 2 (m/(n_1 n_2) - 1/N) S_{12}}{
#' (1/n1 - 1/N) S1^2 + (1/n2 - 1/N) S2^2 - 2 (m/(n1 n2) - 1/N) S12}
#' where `m` respondents are in both waves and
#' \eqn{z = d (y - p) / \bar d}{z = d (y - p) / mean(d)}, with `d` 1 for who is in the base.
#'
#' * `id`: a column that says who answered, in each wave. `m` is counted, \eqn{S_{12}}{S12}
#'   is that of the people with both, and p is that of the exact test for groups that overlap.
#' * `overlap = "independent"`: two separate draws. The last term is 0 on average, and the
#'   variances add up, as in two designs of the package survey.
#' * `overlap`: a number, or the least and the most. \eqn{S_{12}}{S12} is not known then: the
#'   interval is the widest of all there can be. That holds for nobody in both (0) as well:
#'   who was asked the first time and left out the second makes changes vary *more* in a
#'   small population.
#' * `overlap = "unknown"`: anything that the numbers allow; a message says what it costs.
#'
#' @section Weights and designs:
#' Counts that are weighted, and those of a survey design, have the variance of their weights
#' or design: those of two waves add up, and p is that of the change over its standard error,
#' by t with the degrees of freedom of both designs together. What is compared is the top set
#' or the mean score.
#'
#' @section What is not compared:
#' Items of which the scale or the wording changed, unless `map` says that they may be
#' compared; items in one wave only; ranges wider than `wide` (ten points), with what the
#' report would have had to print. `attr(, "not_compared")` lists them with the reason.
#' Wordings are compared where both waves have a codebook; a printed report has captions,
#' and its items are compared by their ids.
#'
#' @section Multiple choice:
#' Each option is an item of its own, `question / option`: the share of those asked who ticked
#' it. With `id`, people are matched in waves of [read_wave()]; weighted options are not
#' compared.
#'
#' @section Map:
#' A data frame, a row an item: `item` (in the later wave), `old` (its name in the earlier
#' one), `reverse` (`TRUE` where the scale was turned round), `values` (which earlier answer
#' stands for which later one, as `"1=1;2=1;3=2"`, in codes), `status` (`"changed"`: not to
#' be compared). The columns of a crosswalk table as the package retroharmonize has them
#' (`var_name_orig`, `var_name_target`, `val_numeric_orig`, `val_numeric_target`) are read too.
#'
#' @param ... Waves by name, the earliest first: `"2022" = x, "2026" = y`. Each is
#'   [likert_counts()], a wave of [read_wave()], a [published_report()], or answers as
#'   [likert_counts()] takes them: a data frame, a table of a database, a survey design, of
#'   which `items` are named.
#' @param population `"same"` or `"different"`; see below.
#' @param overlap Who answered both times: `"independent"`, `"unknown"`, a number, or the
#'   least and the most.
#' @param map What may be compared though it changed; see below.
#' @param id Name of the column that says who answered, for waves and data frames.
#' @param measure `"top"`, the share of the scale's top set; `"midrank"` or `"scores"`, mean
#'   scores, with the test of [compare_groups()].
#' @param items Ids of items, all where left out.
#' @param survey Which survey of a report.
#' @param count For data frames: a list of further arguments of [likert_counts()], such as
#'   `list(scale = "agree5", N = 550)`.
#' @param wide Ranges wider than this (as a share of the scale, 0.1 for ten points) are not
#'   compared.
#' @param min_base Rows with fewer answers in a wave are marked `small`.
#' @inheritParams compare_groups
#' @return A tibble of class `akkoord_waves`, one row an item and pair of waves, with the
#'   columns of [compare_groups()]: `group1` is the later wave, `group2` the earlier one, so
#'   that `estimate` is later minus earlier; `domain` is the group of respondents, `m` how
#'   many answered both times; further `against` (`previous` or `first`) and `small`.
#'   `attr(, "trend")`, for three waves or more: the linear trend, one row an item; see below.
#'   `attr(, "not_compared")`: what was left out, and why.
#' @section Trend:
#' Of three waves or more: `estimate` is the slope of the line through the waves' shares or
#' means, a year where waves are named by years, else a wave, with the standard error and
#' interval of the finite population. p is that of a permutation test given how many answered
#' in each wave and how many gave each answer (Cochran and Armitage; linear by linear on scores
#' or midranks): whoever answered once may have done so in any wave; with `id`, whoever
#' answered in several may have given these answers in any order. `method` says how: exact
#' where that takes about a second at most, else by Monte Carlo (100 000 draws of R's generator,
#' see [set.seed()]; `p.error` is the standard error of p, `p.range` is `drawn`). Where people
#' may have answered twice and it is not known who, p is a range by the normal approximation; of
#' weighted waves and designs, that of the slope over its standard error.
#'
#' @section Errors: `akkoord_error_population` when N differs though the population is the
#'   same, `akkoord_error_weighted` for midranks of weighted waves and for these as a sample of
#'   the same people, `akkoord_error_overlap` when so many cannot be in both,
#'   `akkoord_error_map` for a map that does not fit, `akkoord_error_waves` when there is
#'   nothing to compare.
#' @references
#' Agresti, A. (2002). *Categorical Data Analysis*, 2nd ed., sections 3.4 and 5.3. Wiley.
#'
#' Tam, S. M. (1984). On covariances from overlapping samples. *The American Statistician*
#' 38, 288-289.
#' @seealso [compare_groups()] for groups in one wave, [compare_codebooks()] for what was
#'   asked.
#' @examples
#' study <- published_report("erasmus2022")
#' earlier <- likert_counts(study, c(values, inclusion, new_subjects), survey = "erasmus")
#' later <- data.frame(
#'   a = rep(c(5, 4, 3, 2), c(40, 50, 20, 10)), b = rep(c(5, 4, 3, 1), c(30, 50, 30, 10))
#' )
#' later <- likert_counts(later,
#'   twins = list(values = c(KA1 = "a", KA2 = "b")), scale = "agree5", N = 480
#' )
#' compare_waves("2022" = earlier, "2026" = later, population = "different")
#' @export
compare_waves <- function(..., population, overlap = NULL, map = NULL, id = NULL,
                          measure = c("top", "midrank", "scores"), items = NULL, survey = NULL,
                          count = list(), wide = 0.1, min_base = 30, alternative = "two.sided",
                          adjust = c("holm", "BH", "none"), alpha = 0.05, conf.level = 0.95,
                          progress = getOption("akkoord.progress", interactive())) {
  check_supplied("population")
  call <- current_env()
  measure <- check_choice(measure, c("top", "midrank", "scores"), "measure")
  alternative <- check_choice(alternative, compare_sides, "alternative")
  adjust <- check_choice(adjust, c("holm", "BH", "none"), "adjust")
  check_conf_level(conf.level)
  check_level_of(alpha)
  check_number(wide, "wide", min = 0)
  check_number(min_base, "min_base", min = 0)
  check_flag(progress, "progress")
  if (!is.null(items)) check_text(items, "items")
  if (!is.null(survey)) check_string(survey, "survey")
  if (!is.null(id)) check_string(id, "id")
  if (missing(population)) stop_population(call)
  population <- check_choice(population, c("same", "different"), "population")
  waves <- read_waves(list(...), items, survey, count, id, call)
  overlap <- check_wave_overlap(overlap, population, id, waves, call)
  map <- read_wave_map(map, if (is.null(items)) waves, call)
  pairs <- wave_pairs(names(waves))
  done <- compare_wave_pairs(
    waves, pairs, population, overlap, map, measure, alternative, conf.level, wide, progress, call
  )
  if (length(done$rows) == 0L) stop_no_waves(done$not_compared, call)
  rows <- vctrs::vec_rbind(!!!done$rows)
  out <- adjust_rows(rows, adjust, alpha)
  out$against <- rows$against
  out$small <- pmin(rows$n1, rows$n2) < min_base
  last <- waves[[length(waves)]]$counts
  new_waves(out,
    measure = measure, assume = check_assume("none", NULL), alternative = alternative,
    adjust = adjust, alpha = alpha, conf.level = conf.level, n = wave_sizes(waves, counts_n),
    N = wave_sizes(waves, counts_N), labels = comparison_labels(last, unique(out$item)),
    waves = names(waves), weighting = vapply(waves, wave_weighting, ""),
    population = population, overlap = overlap$said,
    synthetic = any(vapply(waves, `[[`, NA, "synthetic")), min_base = min_base,
    not_compared = done$not_compared, lost = lost_words(waves, done$not_compared, measure),
    points = wave_points(waves, map, measure, conf.level, done$kept),
    trend = if (length(waves) > 2L) {
      wave_trend(
        waves, map, done$kept, measure, alternative, adjust, overlap, conf.level, call
      )
    }
  )
}

new_waves <- function(rows, ...) {
  out <- new_comparison(rows, ...)
  class(out) <- c("akkoord_waves", class(out))
  out
}

check_waves <- function(x, arg, call = caller_env()) {
  if (!"item" %in% names(x) || !is.data.frame(attr(x, "points"))) {
    stop_damaged(x, arg, "compare_waves", call)
  }
}

wave_sizes <- function(waves, ask) {
  vapply(waves, function(w) {
    x <- unique(ask(w$counts))
    if (length(x) == 1L) as.double(x) else NA_real_
  }, 0)
}

wave_weighting <- function(w) {
  if (!is.null(counts_design(w$counts))) "design" else if (is_weighted(w$counts)) "weights" else ""
}

# Each wave against the one before it, and against the first.
wave_pairs <- function(names) {
  size <- length(names)
  pairs <- lapply(seq_len(size)[-1L], function(i) list(from = i - 1L, to = i, against = "previous"))
  first <- lapply(seq_len(size)[-(1:2)], function(i) list(from = 1L, to = i, against = "first"))
  c(pairs, first)
}

compare_wave_pairs <- function(waves, pairs, population, overlap, map, measure, alternative,
                               conf.level, wide, progress, call) {
  rows <- list()
  lost <- list()
  kept <- list()
  for (pair in pairs) {
    old <- waves[[pair$from]]
    new <- waves[[pair$to]]
    found <- match_waves(old, new, map, measure)
    lost <- c(lost, found$lost)
    bar <- if (progress) cli::cli_progress_bar("Comparing waves", total = length(found$cells))
    for (cell in found$cells) {
      done <- wave_row(
        cell, old, new, population, overlap, measure, alternative, conf.level, wide, call
      )
      if (!is.null(done$row)) {
        done$row$against <- pair$against
        rows <- c(rows, list(done$row))
        kept <- c(kept, list(cell[c("item", "group")]))
      } else {
        lost <- c(lost, list(done$lost))
      }
      if (progress) cli::cli_progress_update(id = bar)
    }
    if (progress) cli::cli_progress_done(id = bar)
  }
  list(rows = rows, kept = unique(kept), not_compared = lost_table(lost))
}

stop_no_waves <- function(lost, call) {
  reasons <- unique(lost$reason)
  abort("waves", c(
    "No item can be compared between these waves.",
    x = if (length(reasons) > 0L) "The reasons: {.val {reasons}}.",
    i = "{.arg map} says which items of the two may be compared."
  ), arg = "...", value = reasons, call = call)
}

stop_population <- function(call) {
  abort("population", c(
    "{.arg population} has no default: it changes every interval.",
    i = "{.val same}: both waves asked the same {.arg N} people; {.val different}: another frame."
  ), arg = "population", call = call)
}
