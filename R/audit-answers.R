# Percentages of all answers that were given, where people could give several: a base of
# answers is none of people, and the options are together no more than all answers.

# The bars of options by figure, question and group: a list of places in `bars`.
option_sets <- function(report, bars) {
  multiple <- which(vapply(bars, function(bar) bar$multiple && length(bar_numbers(bar)) > 0L, NA))
  key <- vapply(bars[multiple], function(bar) {
    row <- bar_row(bar, 1L)
    question <- report$items$question[match(row$item, report$items$item)]
    paste(row$figure, row$survey, question, row$group, sep = "\r")
  }, "")
  unname(split(multiple, factor(key, unique(key))))
}

# Options of which the percentages are said to be of answers, against all answers.
audit_answers <- function(report, bars) {
  of <- Filter(function(at) isTRUE(bars[[at[[1L]]]]$answers), option_sets(report, bars))
  compact(lapply(of, function(at) answers_total(report, bars[at])))
}

answers_total <- function(report, options) {
  n <- unique(vapply(options, `[[`, 0, "n"))
  first <- vapply(options, function(bar) bar_numbers(bar)[[1L]], 0L)
  bounds <- Map(function(bar, j) bar$bounds[[j]], options, first)
  low <- vapply(bounds, `[[`, 0, "low")
  if (length(n) > 1L || length(options) < 2L || any(low > vapply(bounds, `[[`, 0, "high"))) {
    return(NULL)
  }
  row <- bar_row(options[[1L]], 1L)
  percent <- Map(function(bar, j) list_numbers(bar, j), options, first)
  least <- round(100 * sum(low) / n, 2)
  question <- report$items$question[match(row$item, report$items$item)]
  audit_claim(
    paste0("figure", row$figure, ".", question, ".answers"), "total",
    in_each("audit_two", a = paste0(if (is.na(question)) row$figure else question, ":"),
            b = in_each("audit_printed_total")),
    100, least, NA, if (sum(low) <= n) "consistent" else "inconsistent",
    glue_words(
      in_each("audit_is_percent", what = do.call(glue_words, c(percent, sep = " + ")),
              percent = as_printed(sum(vapply(options, function(bar) {
                bar$rows$percent[[bar_numbers(bar)[[1L]]]]
              }, 0)))),
      in_each("audit_unrounded_more", percent = least, most = no_words)
    ),
    figure = row$figure, survey = row$survey, group = row$group, relation = "<=",
    source = row$source
  )
}

# Of options that are not said to be of answers: those that can be nothing else. They add up
# to 100, several are no share of their base, and some number of answers, but no fewer than
# the people, gives all of them: a list of at (places in `bars`), ids, fails and answers.
like_answers <- function(report, bars) {
  compact(lapply(option_sets(report, bars), function(at) {
    options <- bars[at]
    n <- unique(vapply(options, `[[`, 0, "n"))
    alone <- all(vapply(options, function(bar) length(bar_numbers(bar)) == 1L, NA))
    if (length(at) < 3L || length(n) > 1L || !alone || any(vapply(options, function(bar) {
      isTRUE(bar$answers) || !bar$base_printed
    }, NA))) {
      return(NULL)
    }
    fails <- sum(vapply(options, bar_fails, NA))
    if (fails < 2L) {
      return(NULL)
    }
    shares <- vapply(options, function(bar) {
      j <- bar_numbers(bar)
      c(bar$rows$percent[[j]], bar$digits[[j]])
    }, c(0, 0))
    ends <- vapply(seq_along(at), function(k) {
      rounding_share(shares[1L, k], shares[2L, k], "nearest")
    }, c(0, 0))
    answers <- if (sum(ends[1L, ]) <= 1 && sum(ends[2L, ]) >= 1) {
      least_answers(ends, n, length(at))
    }
    row <- bar_row(options[[1L]], 1L)
    question <- report$items$question[match(row$item, report$items$item)]
    if (!is.null(answers)) list(
      at = at, ids = unlist(lapply(options, function(bar) bar$rows$id)), fails = fails,
      answers = answers, people = n,
      question = if (is.na(question)) row$figure else question
    )
  }))
}

# The smallest number of answers, at least one each and at most all options each, that gives
# all shares; of large bases the next 5000 are tried. NULL for none, and where fewer people
# with one answer each would do.
least_answers <- function(ends, n, options) {
  tries <- seq(ceiling(n / 2), n + min(n * (options - 1), 5000))
  low <- outer(ends[1L, ], tries, function(share, m) ceiling(share * m - 1e-7))
  high <- outer(ends[2L, ], tries, function(share, m) floor(share * m + 1e-7))
  holds <- colSums(low > high) == 0L & colSums(low) <= tries & colSums(high) >= tries
  least <- tries[holds][1L]
  if (!is.na(least) && least >= n) least
}

# Bars of such options know it.
marked_answers <- function(bars, like) {
  for (of in like) {
    words <- in_each("rank_answers", n = of$answers, options = length(of$at))
    for (i in of$at) bars[[i]]$like_answers <- words
  }
  bars
}

# A line for each question of which that is likely.
answers_words <- function(like, lang) {
  vapply(like, function(of) {
    tr("audit_habit_answers", lang, n = of$fails, question = of$question,
       options = length(of$at), people = of$people, answers = of$answers)
  }, "")
}
