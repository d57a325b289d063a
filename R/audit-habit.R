# Before any verdict: what is the habit of this report? Every rule of rounding, numbers
# rounded twice, sums of rounded labels, labels adjusted to 100 and percentages that are no
# counts of their base are tried on all its rows and on those of each source.

# A habit is a rule of rounding and what else its numbers may be. Those that allow more
# than plain rounding come last, and need more to be believed.
audit_habits <- list(
  nearest = list(rule = "nearest"),
  "half-up" = list(rule = "half-up"),
  "half-even" = list(rule = "half-even"),
  truncate = list(rule = "truncate"),
  ceiling = list(rule = "ceiling"),
  double = list(rule = "double"),
  labels = list(rule = "nearest", labels = TRUE),
  adjusted = list(rule = "nearest", labels = TRUE, adjusted = TRUE),
  # weighted, or of another base than the one printed
  "other base" = list(rule = "nearest", free = TRUE)
)

bar_habit <- function(bar, habit) {
  how <- audit_habits[[habit]]
  bar$rounding <- how$rule
  bar$labels <- isTRUE(how$labels)
  bar$adjusted <- isTRUE(how$adjusted)
  bar$habit <- habit
  if (isTRUE(how$free)) {
    bar$n <- fine_base(bar$digits[bar$rows$relation == "="])
    bar$base_printed <- FALSE
  }
  bar$bounds <- bar_bounds(bar)
  bar
}

# A bar read by a habit; weighted percentages stay no counts.
with_habit <- function(bar, habit) {
  if (habit != "nearest") bar <- bar_habit(bar, habit)
  if (bar$weighted) bar$habit <- "other base"
  bar
}

# For each habit, how many bars hold numbers that no counts give. Others than plain
# rounding are tried only where it fails: list(rows, fails, chosen, by_source, of), `of`
# the habit of each bar. `bars` are those of plain rounding.
audit_habit <- function(report, bars) {
  use <- which(vapply(bars, function(b) b$base_printed && length(bar_numbers(b)) > 0L, NA))
  # what can only be percentages of answers says nothing of rounding
  answers <- like_answers(report, bars)
  use <- setdiff(use, unlist(lapply(answers, `[[`, "at")))
  none <- matrix(
    FALSE, length(use), length(audit_habits), dimnames = list(NULL, names(audit_habits))
  )
  plain <- vapply(bars[use], bar_fails, NA)
  none[, "nearest"] <- plain
  if (any(plain)) {
    for (habit in names(audit_habits)[-1L]) {
      none[, habit] <- vapply(bars[use], function(b) bar_fails(bar_habit(b, habit)), NA)
    }
  }
  evidence <- matrix(as.double(unlist(lapply(bars[use], bar_evidence))), ncol = 5L, byrow = TRUE)
  whole <- choose_habit(none, evidence)
  chosen <- rep(whole, length(bars))
  source <- vapply(bars[use], function(b) sub("[,;].*$", "", b$rows$source[[1L]]), "")
  sources <- setdiff(names(which(table(source) >= 3L)), "")
  by_source <- list()
  for (s in if (any(plain) && length(unique(source)) > 1L) sources) {
    at <- which(source %in% s)
    own <- choose_habit(none[at, , drop = FALSE], evidence[at, , drop = FALSE])
    if (own != whole && sum(none[at, own]) < sum(none[at, whole])) {
      chosen[use[at]] <- own
      by_source[[s]] <- list(
        rows = length(at), fails = colSums(none[at, , drop = FALSE]), habit = own
      )
    }
  }
  list(rows = length(use), fails = if (any(plain)) colSums(none) else c(nearest = 0),
       chosen = whole, by_source = by_source, of = chosen, answers = answers,
       expected = sum(evidence[, 5L]))
}

# Sums whose answers are all printed, how many of these are the sum of the labels, rows of
# three answers or more that are all printed, how many of these add up to 100, and the
# chance that one number fails if it is no count of the base.
bar_evidence <- function(bar) {
  sums <- which(lengths(bar$cells) > 1L & bar$rows$relation == "=" & !bar$multiple)
  as_sum <- vapply(sums, function(j) label_sum(bar, j), NA)
  single <- full_row(bar)
  numbers <- bar_numbers(bar)
  steps <- 100 * 10^bar$digits[numbers] + 1
  c(sum(!is.na(as_sum)), sum(as_sum, na.rm = TRUE),
    length(single) > 2L, length(single) > 2L && adds_up(bar, single),
    max(0, 1 - (bar$n + 1) / steps))
}

# The habit that explains the rows: plain rounding, unless several rows fail under it and
# none, or next to none, under another. Plain rounding of true counts fails nowhere, and a
# rule that was not used fails often; what allows more must show in the numbers too.
choose_habit <- function(none, evidence) {
  fails <- colSums(none)
  plain <- fails[["nearest"]]
  if (plain == 0L) {
    return("nearest")
  }
  total <- colSums(evidence)
  most <- function(said, of) of > 0 && said >= 0.75 * of
  strong <- c(labels = total[[1L]] >= 3 && total[[1L]] == total[[2L]],
              adjusted = total[[3L]] >= 3 && total[[3L]] == total[[4L]])
  enough <- function(habit) {
    few <- fails[[habit]] == 0L || fails[[habit]] * 10L <= plain ||
      fails[[habit]] == 1L && plain >= 5L
    switch(habit,
      labels = few && most(total[[2L]], total[[1L]]) && (plain >= 2L || strong[["labels"]]),
      adjusted = few && most(total[[4L]], total[[3L]]) && (plain >= 2L || strong[["adjusted"]]),
      # as often as numbers that were never counted would fail
      "other base" = few && plain >= 3L && min(fails[1:6]) >= 3L &&
        min(fails[1:6]) >= 0.5 * total[[5L]] && 5L * min(fails[1:6]) >= nrow(none),
      few && plain >= 2L
    )
  }
  fits <- Filter(enough, names(audit_habits)[-1L])
  if (length(fits) == 0L) "nearest" else fits[[which.min(fails[fits])]]
}

# The rule that a habit rounds by, for numbers that stand in no row.
habit_rule <- function(habit) {
  rule <- audit_habits[[habit]]$rule
  if (rule %in% set_rounding) rule else "nearest"
}

habit_names <- c(
  "half-up" = "habit_half_up", "half-even" = "habit_half_even", truncate = "habit_truncate",
  ceiling = "habit_ceiling", double = "habit_double", labels = "habit_labels",
  adjusted = "habit_adjusted", "other base" = "habit_other_base"
)

# What a report with a habit does.
habit_keys <- c(
  "half-up" = "rounds_half_up", "half-even" = "rounds_half_even",
  truncate = "rounds_truncate", ceiling = "rounds_ceiling", double = "rounds_double",
  labels = "rounds_labels", adjusted = "rounds_adjusted", "other base" = "rounds_other"
)

# A line on the report, and one a source that has a habit of its own; none where plain
# rounding fits.
habit_words <- function(habit, lang) {
  answers <- answers_words(habit$answers, lang)
  if (is.null(habit) || habit$fails[["nearest"]] == 0L) {
    return(answers)
  }
  number <- function(k) if (k == 0L) tr("no_rows", lang) else format_plain(k)
  line <- function(fails, rows, best, key, ...) {
    tr(key, lang, n = fails[["nearest"]], rows = rows, less = number(fails[[best]]),
       rule = tr(habit_names[[best]], lang),
       habit = tr(habit_keys[[best]], lang), ...)
  }
  c(
    answers,
    if (habit$chosen != "nearest") {
      line(habit$fails, habit$rows, habit$chosen, "audit_habit")
    } else if (length(habit$by_source) == 0L) {
      if (habit$rows == 1L) tr("audit_habit_only", lang) else
        tr("audit_habit_none", lang, n = habit$fails[["nearest"]], rows = habit$rows)
    },
    if (habit$chosen == "other base" && habit$expected >= 1) {
      tr("audit_habit_expected", lang, n = round(habit$expected))
    },
    unlist(lapply(names(habit$by_source), function(s) {
      of <- habit$by_source[[s]]
      if (of$habit == "nearest") {
        return(tr("audit_source_plain", lang, source = s))
      }
      line(of$fails, of$rows, of$habit, "audit_habit_source", source = s)
    }))
  )
}
