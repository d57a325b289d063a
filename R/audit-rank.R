# How heavy a finding is. What no counts give may be a slip of rounding, which a
# neighbouring number or another habit of rounding mends, or the sign of another base.

audit_ranks <- c("contradiction", "rounding slip", "other base likely",
                 "not carried by its margin", "not checkable", "consistent")

audit_rank_keys <- c(
  contradiction = "rank_contradiction", "rounding slip" = "rank_slip",
  "other base likely" = "rank_base", "not carried by its margin" = "rank_margin",
  "not checkable" = "rank_unknown", consistent = "rank_consistent"
)

# The ranks of a bar's inconsistent claims, each with a sentence that says why.
rank_bar_claims <- function(claims, bar) {
  whole <- NULL
  lapply(claims, function(claim) {
    if (is.null(claim) || claim$verdict != "inconsistent") {
      return(claim)
    }
    j <- match(claim$id, bar$rows$id)
    rank <- if (j %in% bar$empty) {
      rank_alone(bar, j)
    } else if (claim$check == "total" && length(bar$empty) > 0L) {
      # wrong whatever the base is
      free <- bar_habit(bar, "other base")
      rank_numbers(free, bar_numbers(free))
    } else {
      if (is.null(whole)) whole <<- rank_numbers(bar, ranked_numbers(bar))
      whole
    }
    claim$rank <- rank$rank
    claim$reason <- glue_words(claim$reason, rank$words)
    claim
  })
}

# A number that its base has not does not hide that it contradicts the others as a share
# of anything.
rank_alone <- function(bar, j) {
  if (!is.null(bar$like_answers)) {
    return(list(rank = "other base likely", words = bar$like_answers))
  }
  own <- rank_numbers(bar, j)
  if (bar$multiple) {
    return(own)
  }
  free <- bar_habit(bar, "other base")
  numbers <- bar_numbers(free)
  if (is.null(bar_closure(free, numbers)) && !is.null(bar_closure(free, setdiff(numbers, j)))) {
    ranked <- rank_numbers(free, numbers)
    if (ranked$rank == "contradiction") {
      return(ranked)
    }
  }
  own
}

# Printed numbers and claims with limits, without those that are wrong by themselves.
ranked_numbers <- function(bar) {
  strict <- !bar$rows$relation %in% c("=", "about", "almost")
  setdiff(c(bar_numbers(bar), which(strict & lengths(bar$bounds) > 0L)), bar$empty)
}

rank_numbers <- function(bar, use) {
  fits <- function(b) !is.null(bar_closure(b, use)) && !any(vapply(use, function(j) {
    b$bounds[[j]]$low > b$bounds[[j]]$high
  }, NA))
  equal <- use[bar$rows$relation[use] == "="]
  for (j in equal) {
    for (way in c(-1, 1)) {
      p <- bar$rows$percent[[j]] + way * 10^-bar$digits[[j]]
      if (p >= 0 && p <= 100 && fits(bar_with(bar, j, p))) {
        return(list(rank = "rounding slip", words = in_each("rank_neighbour")))
      }
    }
  }
  for (habit in setdiff(names(audit_habits), c(bar$habit, "nearest", "other base"))) {
    if (fits(bar_habit(bar, habit))) {
      how <- in_each(habit_names[[habit]])
      return(list(rank = "rounding slip", words = in_each("rank_habit", rule = how)))
    }
  }
  if (bar$base_printed && fits(bar_habit(bar, "other base"))) {
    n <- other_base(bar, fits)
    return(list(rank = "other base likely", words = if (is.na(n)) {
      in_each("rank_weighted")
    } else {
      in_each("rank_other_base", n = n, base = bar$n)
    }))
  }
  list(rank = "contradiction", words = no_words)
}

# The nearest number of people with whom the numbers of a bar hold: fewer first, as
# questions are skipped.
other_base <- function(bar, fits) {
  n <- bar$n
  for (other in c(seq(n - 1, max(1, ceiling(n / 2), n - 300)), seq(n + 1, n + 200))) {
    if (other >= 1 && fits(bar_with(bar, n = other))) {
      return(other)
    }
  }
  NA
}

# Ranks of claims that stand in no row of answers: a slip where the printed number is one
# unit of its last decimal from what the others allow.
rank_claims <- function(claims, report) {
  known <- c(report$published$id, report$method$id)
  decimals <- c(printed_decimals(report$published$printed), printed_decimals(report$method$printed))
  lapply(claims, function(claim) {
    if (!is.null(claim$rank)) {
      return(claim)
    }
    claim$rank <- switch(claim$verdict, inconsistent = "contradiction", claim$verdict)
    near <- claim$verdict == "inconsistent" && claim$relation == "=" &&
      claim$check %in% c("response", "margin", "pooled", "parts")
    if (near) {
      unit <- 10^-(decimals[match(sub("[.]parts.*$", "", claim$id), known)])
      off <- max(claim$low - claim$printed, claim$printed - claim$high)
      if (claim$check == "parts") off <- off - unit / 2
      if (isTRUE(off <= unit + 1e-9)) {
        claim$rank <- "rounding slip"
        claim$reason <- glue_words(claim$reason, in_each("rank_neighbour"))
      }
    }
    claim
  })
}
