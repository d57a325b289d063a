# Count sets: how long it takes to count, bound, list and draw them.
# Rscript bench/sets.R
# Needs akkoord installed; from the package's folder. Seconds of processor time, so that
# other work on the machine does not count; the counts are checked against other routes in
# the tests.
library(akkoord)
source("bench/rows.R")

# Processor seconds of one call, in `times` batches long enough for the clock
batches <- function(expr, times = 9L) {
  code <- substitute(expr)
  env <- parent.frame()
  run <- function(n) {
    sum(system.time(for (i in seq_len(n)) eval(code, env), gcFirst = FALSE)[1:2])
  }
  n <- 1L
  while (run(n) < 0.05) n <- n * 4L
  vapply(seq_len(times), function(i) run(n) / n, 0)
}

five <- c("helemaal niet akkoord", "eerder niet akkoord", "neutraal", "eerder akkoord",
          "helemaal akkoord")
unknown <- setNames(rep(NA, 6), c(five, "ik weet het niet"))
kernel <- function(set) {
  problem <- akkoord:::set_problem(set)
  function() .Call(akkoord:::akk_c_set_count, problem)
}

# figure 24: one number, "about one in three", of 170 people and six answers
one <- reconstruct_counts(unknown, n = 170, constraints = claim(five[4:5], "about", "1/3"))
count_one <- kernel(one)
# figure 1: five labels
row <- reconstruct_counts(setNames(c(8, 9, 19, 50, 13), five), n = 119)
count_row <- kernel(row)
# figure 6: two groups known by one pooled number and five labels without a place
pair <- matrix(NA, 5, 2, dimnames = list(five, c("KA1", "KA2")))
loose <- reconstruct_counts(pair, n = c(133, 119), constraints = list(
  claim(five[4:5], "about", 70, group = c("KA1", "KA2")),
  claim(five, "multiset", c(34, 17, 4, 3, 3), group = c("KA1", "KA2"))
))
count_loose <- kernel(loose)
million <- reconstruct_counts(setNames(rep(NA, 5), five), n = 70)

work <- list(
  batches(count_one()), batches(n_tables(one)), batches(count_row()),
  batches(count_loose(), 3L), batches(count_range(one)),
  batches(as.data.frame(million, limit = 2e6), 3L), batches(sample_counts(one, 1e4), 3L)
)
names(work) <- c(
  sprintf("count %s tables behind one number, kernel", format(n_tables(one), big.mark = ",")),
  "the same, n_tables()",
  sprintf("count the %g tables of a five-label row, kernel", n_tables(row)),
  sprintf("count %s tables of figure 6, kernel", format(n_tables(loose), big.mark = ",")),
  "count_range() of the one-number row",
  sprintf("list %s tables, as.data.frame()", format(n_tables(million), big.mark = ",")),
  "draw 10,000 tables of the one-number row"
)
writeLines(goals_head)
ms <- stats::median(work[[1L]]) * 1000
goal_line(names(work)[[1L]], spread(work[[1L]]), "a millisecond", ms, 1, TRUE)
cat("\n| work | processor time, median (lowest to highest) |\n|---|---:|\n")
cat(sprintf("| %s | %s |\n", names(work), vapply(work, spread, "")), sep = "")
