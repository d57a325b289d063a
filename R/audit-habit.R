# Before any verdict: how does the report round, and does it print one number twice?

# For each rule, how many bars hold rounded numbers that no counts give: shares that
# their base has not, or answers that do not add up. Other rules are tried only when
# some bar fails under plain rounding. `bars` are those of plain rounding.
audit_habit <- function(report, bars) {
  bars <- Filter(function(b) b$base_printed && length(bar_numbers(b)) > 0L, bars)
  fails <- set_names(rep(NA_integer_, length(set_rounding)), set_rounding)
  fails[["nearest"]] <- sum(vapply(bars, bar_fails, NA))
  if (fails[["nearest"]] > 0L) {
    for (rule in rounding_rules) {
      fails[[rule]] <- sum(vapply(bars, function(b) {
        b$rounding <- rule
        b$bounds <- bar_bounds(b)
        bar_fails(b)
      }, NA))
    }
  }
  list(rows = length(bars), fails = fails)
}

bar_fails <- function(bar) {
  numbers <- bar_numbers(bar)
  empty <- vapply(numbers, function(j) bar$bounds[[j]]$low > bar$bounds[[j]]$high, NA)
  any(empty) || is.null(bar_closure(bar, numbers))
}

# The rule to read a report by that does not say: rounding, unless several rows fail
# under it and none, or next to none, under another. Plain rounding of true counts fails
# nowhere, and a rule that was not used fails often.
habit_rule <- function(habit) {
  fails <- habit$fails
  best <- names(fails)[[which.min(fails)]]
  much <- fails[["nearest"]] >= 2L && fails[[best]] == 0L ||
    fails[["nearest"]] >= 3L && fails[[best]] * 10L <= fails[["nearest"]]
  if (much) best else "nearest"
}

# One line on it; none where plain rounding fits.
habit_words <- function(habit, lang) {
  if (is.null(habit) || habit$fails[["nearest"]] == 0L) {
    return(character())
  }
  fails <- habit$fails
  best <- names(fails)[[which.min(fails)]]
  if (fails[[best]] == fails[["nearest"]]) {
    return(character())
  }
  number <- function(k) if (k == 0L) tr("no_rows", lang) else format_plain(k)
  name <- tr(c(
    "half-up" = "rounds_half_up", "half-even" = "rounds_half_even",
    truncate = "rounds_truncate", ceiling = "rounds_ceiling"
  )[[best]], lang)
  tr(
    "audit_habit", lang, fails = number(fails[["nearest"]]), n = habit$rows,
    less = number(fails[[best]]), rule = best, habit = name
  )
}

# A share of everyone against those of groups whose bases add up to its own: their
# counts add up to its count.
audit_wholes <- function(report, bars, rounding) {
  p <- report$published
  plain <- p$relation == "=" & !is.na(p$n) & !spans_groups(report, p)
  out <- list()
  for (i in which(plain & !nzchar(p$group))) {
    same <- plain & nzchar(p$group) & p$survey == p$survey[[i]] & p$item == p$item[[i]] &
      p$category == p$category[[i]]
    for (figure in unique(p$figure[same])) {
      of <- which(same & p$figure == figure)
      if (length(of) < 2L || anyDuplicated(p$group[of]) || sum(p$n[of]) != p$n[[i]]) next
      if (said_to_overlap(report, p[of, ])) next
      parts <- vapply(of, function(j) {
        count_interval(p$percent[[j]], printed_decimals(p$printed[j]), p$n[[j]], rounding)
      }, c(0, 0))
      want <- count_interval(p$percent[[i]], printed_decimals(p$printed[i]), p$n[[i]], rounding)
      sums <- rowSums(parts)
      if (any(parts[1L, ] > parts[2L, ]) || want[[1L]] > want[[2L]]) next
      row <- p[i, ]
      good <- want[[1L]] <= sums[[2L]] && want[[2L]] >= sums[[1L]]
      ends <- round(100 * sums / row$n, 2)
      names <- paste(p$group[of], collapse = " + ")
      out <- c(out, list(audit_claim(
        paste0(row$id, ".parts", figure), "parts",
        in_each("audit_of_everyone", percent = row$percent), row$percent, ends[[1L]], ends[[2L]],
        if (good) "consistent" else "inconsistent",
        in_each(
          "audit_groups_give", groups = names, figure = figure,
          span = audit_span_words(ends[[1L]], ends[[2L]])
        ),
        figure = row$figure, survey = row$survey, item = row$item, source = row$source
      )))
    }
  }
  out
}

# Is it said that these groups are not different people?
said_to_overlap <- function(report, rows) {
  question <- report$figures$question[[match(rows$figure[[1L]], report$figures$figure)]]
  pairs <- utils::combn(rows$group, 2L, simplify = FALSE)
  any(vapply(pairs, function(pair) {
    said <- said_relation(report, rows$survey[[1L]], question, pair[[1L]], pair[[2L]])
    !is.null(said) && said$relation != "disjoint"
  }, NA))
}
