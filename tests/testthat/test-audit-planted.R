# Errors put into reports of every habit: found whenever no counts, printed by the habit that
# the report is read by, give the row. The judge looks at every count there is.

# Could a row of four answers, and the sum of the last two, be printed so by a habit?
planted_possible <- function(label, sum, n, habit) {
  real <- function(low, high, at = 3:4) {
    # shares of any people: the sum of some lies between what the others leave
    least <- max(sum(low[at]), 100 - sum(high[-at]))
    most <- min(sum(high[at]), 100 - sum(low[-at]))
    c(least, most)
  }
  if (habit == "other base") {
    ends <- real(pmax(0, label - 0.5), pmin(100, label + 0.5))
    return(sum(pmax(0, label - 0.5)) <= 100 && sum(pmin(100, label + 0.5)) >= 100 &&
             max(ends[[1L]], sum - 0.5) <= min(ends[[2L]], sum + 0.5) + 1e-9)
  }
  share <- 100 * all_counts(n) / n
  both <- cbind(share, share[, 3L] + share[, 4L])
  said <- c(label, sum)
  off <- sweep(both, 2L, said)
  if (habit %in% c("labels", "adjusted") && abs(label[[3L]] + label[[4L]] - sum) < 1e-9) {
    both <- both[, 1:4]
    off <- off[, 1:4, drop = FALSE]
  }
  fits <- switch(habit,
    truncate = off >= -1e-9 & off < 1 - 1e-9,
    double = abs(off) <= 0.55 + 1e-9,
    abs(off) <= 0.5 + 1e-9
  )
  any(rowSums(fits) == ncol(off))
}

test_that("a wrong number in a report of any habit is found whenever that can be proven", {
  skip_if_quick()
  found <- set_names(numeric(length(report_habits)), report_habits)
  labels <- akkoord::likert_scale("agree4")$labels$nl
  for (seed in seq_len(effort(1, 12))) {
    for (habit in report_habits) {
      set.seed(seed)
      rows <- lapply(1:9, function(i) {
        n <- sample(9:24, 1L)
        answered <- if (habit == "skipped") max(4L, n - sample(0:4, 1L)) else n
        people <- as.vector(stats::rmultinom(1L, answered, stats::rexp(4)))
        weight <- function(m) sum(stats::runif(m, 0.5, 2))
        share <- if (habit == "weighted") vapply(people, weight, 0) else people
        share <- 100 * share / sum(share)
        one <- print_habit(share, habit, 0)
        both <- if (habit %in% c("labels", "adjusted")) one[[3L]] + one[[4L]] else
          print_habit(share[[3L]] + share[[4L]], habit, 0)
        data.frame(group = "", n = n, category = c(labels, paste(labels[3:4], collapse = "+")), relation = "=",
                   percent = c(one, both), digits = 0, figure = as.character(i), item = paste0("i", i), scale = "agree4")
      })
      rows <- do.call(rbind, rows)
      wrong <- pick_one(1:9)
      at <- which(rows$figure == wrong)
      j <- pick_one(at)
      rows$percent[[j]] <- change_digit(rows$percent[[j]], 0, 0, 100)
      a <- audit_report(habit_as_report(rows, 30), lang = "en")
      read <- attr(a, "habit")$chosen
      own <- rows[at, ]
      possible <- planted_possible(own$percent[1:4], own$percent[[5L]], own$n[[1L]], read)
      called <- any(a$verdict[a$figure %in% wrong & a$check %in% c("share", "sum", "total")] == "inconsistent")
      # labels adjusted to 100 may be further off: there every call is only by what cannot be
      if (read != "adjusted") expect_identical(called, !possible, info = paste(seed, habit, read))
      if (called && !possible) found[[habit]] <- found[[habit]] + 1
    }
  }
  expect_true(all(found > 0))
})
