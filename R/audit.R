#' Does a report agree with itself?
#'
#' Recomputes every printed number and claim of a [published_report()] that can be
#' recomputed from other printed numbers: response rates, margins of error, bases
#' and parts of bases, percentages against their base, labels against totals,
#' claims in words, orders, and the numbering of figures. One row a claim, with the
#' range that the other printed numbers allow.
#'
#' @section Verdicts:
#' * `consistent`: some data set gives all the printed numbers that the claim
#'   depends on.
#' * `inconsistent`: none does. `mend` is the smallest change of one printed
#'   number, relative to its size, with which one would; `reason` names the
#'   others.
#' * `not checkable`: an input of the claim was not printed. `reason` says what it
#'   would have to be. A word that has no limits (about, almost) never makes a
#'   claim inconsistent: outside its tolerance the claim is not checkable.
#'
#' `rank` says how heavy a finding is, and orders the rows:
#' * `contradiction`: nothing below explains it.
#' * `rounding slip`: a number one unit of its last decimal away would do, or another
#'   habit of rounding (truncation, rounding twice, sums of rounded labels, labels
#'   adjusted to 100).
#' * `other base likely`: it holds for another number of people, which is named, or for
#'   weighted percentages.
#' * `not carried by its margin`: a majority (more than 50%), a lead or a difference that is
#'   consistent, and within its own margin of error (95%, finite population) even at the
#'   counts that favour it most; no error. Leads, and stated differences (claims.csv), are those
#'   of one answer over another of the same people, and of a group over another where nobody
#'   is in both.
#' * `not checkable` and `consistent`, as the verdict.
#'
#' @section The habit of a report:
#' Before any verdict every rule of rounding, rounding twice (33.46 as 33.5, then 34), sums
#' of rounded labels, labels adjusted to add up to 100, and percentages that are no counts
#' of the printed bases (weighted, or of fewer answers) are tried on all rows, and by
#' source. Where several rows fail under plain rounding and none, or next to none, under
#' one of these, the report is read by it and it is named with the rows that fail under
#' each. Options of a multiple-choice question that add up to 100 and are no shares of their
#' people are named as percentages of answers where some number of answers gives all of them,
#' and judged as such where a report says so (`base`, see [published_report()]).
#' A `rounding` that is given is used as it is.
#'
#' A verdict is about the printed numbers alone. Consistent numbers can be wrong;
#' inconsistent ones say that one of several is misprinted, not which.
#'
#' @section What is checked:
#' The column `check` says which of these it is.
#'
#' * `response`: the response rate is respondents over population size.
#' * `margin`: the margin of error at a share of 50%, as [moe()] computes it with
#'   any `fpc`, or with \eqn{(1-n/N)p(1-p)/n}{(1 - n/N) p(1-p)/n}, and the normal
#'   quantile whole or rounded to two decimals. The reason names the formula that
#'   agrees, or for which number of respondents or population size one would.
#' * `base`: no base is above the survey's respondents, and the base beside a
#'   number is the one printed under its figure.
#' * `block`: figures of one block of questions and group have one base. Other
#'   bases are not proof of an error, as people may skip a question.
#' * `overlap`: groups whose bases add up to more than all respondents.
#' * `part of`: a base that is the people who gave an answer elsewhere
#'   (`base_from`), and groups that are part of another and no more people than that.
#' * `share`: a percentage is one that a part of its base can have, and the range
#'   that the other numbers of its bar leave it.
#' * `sum`: a percentage of several answers against these answers.
#' * `total`: the labels of a bar against 100%, on the printed numbers first, then as
#'   people of the base.
#' * `twice`: the same answers of the same people, printed with two numbers.
#' * `parts`: a share of everyone against those of groups whose bases add up to its own; and of
#'   a group against those that are said to be part of it (groups.csv, or `relation` of a wide
#'   table), which leave it a range where they are not all of it.
#' * `words`: more than, less than, about, almost.
#' * `pooled`: a number printed for several groups together, read as the share of
#'   these groups pooled; the reading "in each group" implies that one.
#' * `loose`: a label that belongs to one of several groups, unknown which.
#' * `order`: one share is higher than another.
#' * `joint`: all numbers and claims of an item and its groups at once, where some
#'   span groups, by [reconstruct_counts()].
#' * `numbering`: the number in a caption is the one that the text uses, and no
#'   number is skipped. figures.csv must then list all figures of the report; of a wide table
#'   the second is checked where its column `complete` says `yes`.
#' * `mean`, `sd`, `median`: numbers printed beside a row of answers (columns of a wide
#'   table), against the counts the row allows; a mean is a whole sum of scores over the
#'   base. Answers may be numbered from 1 or 0, from either end; a standard deviation may
#'   be over n or n - 1.
#' * `p`: a p-value beside the groups of an item (column `p` of a wide table, on one row of
#'   the item or the same on all) against chi-squared (with and without correction, and as a
#'   likelihood ratio), Fisher's and z tests of each printed answer, over all counts that the
#'   printed numbers allow; `ns` and stars are read as above .05 and below .05, .01 and .001.
#'   The reason says when it is on the other side of .05. Of more than two answers other tests
#'   exist: where none of these gives it, the claim is not checkable.
#' * `union`, `unit`, `count`: claims of claims.csv.
#' * `difference`, `ratio`, `rank`: claims.csv, over all counts that the printed numbers allow;
#'   answers of one row are taken together. A difference or ratio of the rounded numbers is
#'   consistent too, and equal shares may have either place. `net` (of as many answers at
#'   either end), `nps`, `change` and `rank` beside a row of a wide table are judged alike.
#' * `interval`, `margin`: a confidence interval or margin printed of a share (claims.csv, or
#'   columns `ci` and `margin`), against Wald's (with and without a finite population
#'   correction, over n or n - 1, as t, with a correction for continuity), all of [prop_ci()]
#'   and Jeffreys'. Another width is that of another number of people, which is named; of
#'   weighted percentages it needs a design effect.
#'
#' Counts behind rounded percentages are decided in whole numbers. The numbers of
#' one bar bound sums of neighbouring answers; whether a data set satisfies all of
#' them is decided exactly (difference constraints, solved by shortest paths). For
#' answers that are no neighbours the ranges are outer ones, which never make a
#' claim inconsistent that is not.
#'
#' @section Auditing a report of your own:
#' Fill in published.csv, method.csv and figures.csv, as [published_report()]
#' describes them; [report_template()] copies a set to start from, and a made-up
#' example with errors put in on purpose is in
#' `system.file("extdata/example-library", package = "akkoord")`. What a report
#' states beyond single numbers stands in claims.csv, one row a fact:
#'
#' * `id`, unique. The id of a row of published.csv whose `relation` is `order`
#'   says which rows that order compares.
#' * `figure` and `survey`, which it belongs to, or empty.
#' * `check`, `of`, `to` and `value`:
#'     * `order`: each share in `of` is higher than each in `to`. Shares are ids of
#'       published.csv, several separated by `;`, the parts of a sum joined by
#'       `+`.
#'     * `union`: the answer `of` is given by whoever gave one of the answers `to`.
#'     * `part`: the people asked in figure `of` are some of those in figure `to`.
#'     * `difference`: the share `of` less the share `to` is `value` percentage points (`12`,
#'       `-3.5`, `more than 10`): a net score, a change, a gap between groups.
#'     * `ratio`: the share `of` is `value` times the share `to` (`2`, `twice`, `half`).
#'     * `rank`: `of` has place `value` (`1`, `third`, `last`) from the highest among itself
#'       and the shares `to`.
#'     * `interval`, `margin`: of the share `of`, `value` is the confidence interval (`55-71`)
#'       or the margin in points (`4.1`); `to` is empty.
#'     * `unit`: the claim counts `of`, while its base counts `to`, both in words.
#'     * `count`: the report has `value` rows of the table `of`: `listed`,
#'       `figures`, `questions`, `items`, `chapters` or `surveys`.
#' * `source`, where it stands.
#'
#' @param report A [published_report()], or what it reads: a path, or a table such as
#'   `data.frame(item = "a", agree = "61%", n = 50)`.
#' @param rounding How the report rounded: `"nearest"`, where ties may have gone either
#'   way, `"half-up"`, `"half-even"`, `"truncate"` or `"ceiling"`. When not given: what the
#'   report says itself, else its habit (below).
#' @param tolerance How far, in percentage points, "about" reaches either way and
#'   "almost" downwards.
#' @param lang Language of `claim`, `reason` and `mend`, `"nl"`, `"en"` or `"fr"`.
#'
#' @return A tibble of class `report_audit`, one row a claim: `id`, `figure`,
#'   `survey`, `item`, `group`, `check`, `claim` (in words), `relation`, `printed`
#'   (for `order` 0, the difference it must exceed; for `total` 100), `low` and
#'   `high` of what the printed inputs allow, `unit` (`percent`, `percentage
#'   points`, `persons` or `number`), `verdict`, `rank`, `reason`, `mend` and `source`.
#'   `summary()` counts verdicts by check; `tidy()` gives a plain tibble;
#'   `glance()` one row: `claims`, `consistent`, `inconsistent`, `not.checkable`
#'   and `rounding`.
#' @section Errors:
#' `akkoord_error_type` for anything that is no published report,
#' `akkoord_error_choice` for another rounding or language, `akkoord_error_number`
#' for a tolerance that is negative.
#' @references
#' Brown, N. J. L., & Heathers, J. A. J. (2017). The GRIM test: A simple technique
#' detects numerous anomalies in the reporting of results in psychology. *Social
#' Psychological and Personality Science*, 8(4), 363-369.
#' @seealso [published_report()], [report_template()], [moe()]
#' @export
#' @examples
#' study <- published_report("erasmus2022")
#' audit <- audit_report(study, lang = "en")
#' audit
#' summary(audit)
#'
#' # what was printed about figure 4, and the range the other numbers leave it
#' subset(as.data.frame(audit), figure == "4", c(id, printed, low, high, verdict))
#'
#' # a made-up report, with errors put in on purpose
#' example <- system.file("extdata/example-library", package = "akkoord")
#' audit_report(published_report(example), lang = "en")
audit_report <- function(report, rounding = NULL, tolerance = 5,
                         lang = default_lang()) {
  check_supplied()
  if (is.character(report) || is.data.frame(report)) report <- published_report(report)
  check_report(report)
  said <- rounding %||% if (!identical(report$rounding, "nearest")) report$rounding
  if (!is.null(said)) said <- check_choice(said, set_rounding, "rounding")
  check_number(tolerance, "tolerance", min = 0, max = 100)
  lang <- check_lang(lang)
  found <- audit_claims(report, said, tolerance)
  new_report_audit(found$claims, report, found$rounding, lang, found$habit,
                   list(report = report, rounding = said, tolerance = tolerance))
}

# All claims of a report with their ranks, heard in no language yet: list(claims, rounding,
# habit). `said` is the rule of rounding, NULL to find it out.
audit_claims <- function(report, said, tolerance) {
  bars <- audit_bars(report, "nearest")
  habit <- audit_habit(report, bars)
  # what is said is the rule; else that which fits, of the report or the source
  of <- if (is.null(said)) habit$of else rep(said, length(bars))
  bars <- marked_answers(Map(with_habit, bars, of), habit$answers)
  bars <- placed_bars(bars)
  rounding <- said %||% habit_rule(habit$chosen)
  claims <- c(
    audit_method(report, rounding),
    audit_bases(report, bars),
    unlist(lapply(bars, audit_bar_claims, tolerance), recursive = FALSE),
    audit_answers(report, bars),
    audit_wholes(report, bars, rounding),
    audit_across(report, bars, rounding, tolerance),
    audit_stated(report, bars, rounding, tolerance),
    audit_beside(report, bars),
    audit_columns(report, bars, rounding, tolerance),
    audit_p(report, bars),
    audit_numbering(report)
  )
  claims <- c(claims, audit_joint(report, bars, claims, rounding))
  claims <- audit_carried(claims, report, bars)
  list(claims = rank_claims(claims, report), rounding = rounding, habit = habit)
}

audit_bars <- function(report, rounding) {
  rows <- report$published
  own <- rows[!spans_groups(report, rows) & rows$relation != "order", ]
  key <- paste(own$figure, own$survey, own$item, own$group, sep = "\r")
  bars <- lapply(split(seq_len(nrow(own)), factor(key, unique(key))), function(at) {
    audit_bar(report, own[at, ], rounding)
  })
  # options that may be chosen together, and labels of no known scale, stand alone
  bars <- unlist(lapply(unname(bars), function(bar) {
    if (!bar$multiple) {
      return(list(bar))
    }
    category <- bar$rows$category
    lapply(split(seq_along(category), factor(category, unique(category))), function(at) {
      audit_bar(report, bar$rows[at, ], rounding)
    })
  }), recursive = FALSE)
  unname(bars)
}

# Response and margins ---------------------------------------------------------------

audit_method <- function(report, rounding) {
  m <- report$method
  unlist(lapply(unique(m$survey), function(survey) {
    row <- function(quantity) m[which(m$survey == survey & m$quantity == quantity)[1L], ]
    of <- function(quantity) row(quantity)$value
    size <- list(
      n = of("respondents"), N = of("population size"), level = of("confidence level"),
      weighted = is_weighted_survey(report, survey), deff = of("design effect")
    )
    who <- survey_or_group(report, survey)
    response <- row("response rate")
    margin <- row("margin of error")
    c(
      if (!is.na(response$value)) list(audit_response(report, response, size, who, rounding)),
      if (!is.na(margin$value)) list(audit_margin(report, margin, size, who, rounding))
    )
  }), recursive = FALSE)
}

audit_response <- function(report, row, size, who, rounding) {
  digits <- printed_decimals(row$printed)
  step <- 10^-digits
  ok <- function(p = row$value, n = size$n, N = size$N) {
    r <- count_interval(p, digits, N, rounding)
    n >= r[[1L]] && n <= r[[2L]]
  }
  claim <- in_each("audit_response", who = who, percent = as_printed(row$value, digits))
  make <- function(...) {
    audit_claim(row$id, "response", claim, row$value, ..., survey = row$survey,
                source = row$source)
  }
  if (is.na(size$n) || is.na(size$N)) {
    reason <- if (!is.na(size$N)) {
      r <- count_interval(row$value, digits, size$N, rounding)
      in_each("audit_n_missing", n = audit_count_words(r[[1L]], r[[2L]]))
    } else if (!is.na(size$n)) {
      lowest <- 100 * size$n / (row$value + step)
      highest <- ceiling(100 * size$n / max(row$value - step, step / 2))
      tries <- seq(max(size$n, floor(lowest) - 2), min(max(size$n, highest) + 2, 1e6))
      fits <- tries[vapply(tries, function(N) ok(N = N), NA)]
      in_each(
        "audit_N_missing",
        n = if (length(fits) > 0L) audit_count_words(min(fits), max(fits)) else
             in_each("audit_impossible")
      )
    } else {
      in_each("audit_n_N_missing")
    }
    return(make(NA, NA, "not checkable", reason))
  }
  printed_range <- printed_interval(size$n, size$n, size$N, digits, rounding)
  good <- ok()
  if (good) {
    return(make(printed_range[[1L]], printed_range[[2L]], "consistent",
                in_each(
                  "audit_ratio", n = size$n, base = size$N,
                  percent = round(100 * size$n / size$N, digits + 2)
                )))
  }
  mends <- mend_words(list(
    mend_option(in_each("word_respondents"), size$n,
                nearest_value(size$n, 1, 1, size$N, function(n) ok(n = n))),
    mend_option(in_each("word_population"), size$N,
                nearest_value(size$N, 1, size$n, 1e9, function(N) ok(N = N))),
    mend_option(in_each("word_response"), row$value,
                nearest_value(row$value, step, 0, 100, function(p) ok(p)), digits)
  ))
  make(printed_range[[1L]], printed_range[[2L]], "inconsistent",
       glue_words(in_each(
         "audit_ratio", n = size$n, base = size$N,
         percent = round(100 * size$n / size$N, digits + 2)
       ), mends$others),
       mends$mend)
}
