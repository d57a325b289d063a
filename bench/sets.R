# Count sets: how long it takes to count, bound, list and draw them.
# Rscript bench/sets.R [file]: prints the table, and writes it where a file is named.
# Needs akkoord installed. Seconds of processor time, so that other work on the machine
# does not count; the counts are checked against other routes in the tests.
library(akkoord)

# Median processor seconds of one call, of `times` batches long enough for the clock
seconds <- function(expr, times = 9L) {
  code <- substitute(expr)
  env <- parent.frame()
  run <- function(n) {
    sum(system.time(for (i in seq_len(n)) eval(code, env), gcFirst = FALSE)[1:2])
  }
  n <- 1L
  while (run(n) < 0.05) n <- n * 4L
  median(vapply(seq_len(times), function(i) run(n) / n, 0))
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

results <- data.frame(
  work = c(
    sprintf("count %s tables behind one number, kernel", format(n_tables(one), big.mark = ",")),
    "the same, n_tables()",
    sprintf("count the %g tables of a five-label row, kernel", n_tables(row)),
    sprintf("count %s tables of figure 6, kernel", format(n_tables(loose), big.mark = ",")),
    "count_range() of the one-number row",
    sprintf("list %s tables, as.data.frame()", format(n_tables(million), big.mark = ",")),
    "draw 10,000 tables of the one-number row"
  ),
  seconds = c(
    seconds(count_one()), seconds(n_tables(one)), seconds(count_row()),
    seconds(count_loose(), 3L), seconds(count_range(one)),
    seconds(as.data.frame(million, limit = 2e6), 3L), seconds(sample_counts(one, 1e4), 3L)
  ),
  goal = c(1e-3, NA, 1e-5, NA, NA, 1, NA)
)
results$met <- results$seconds <= results$goal
show <- function(x) ifelse(is.na(x), "", format(signif(x, 2), scientific = FALSE, trim = TRUE, drop0trailing = TRUE))
rows <- paste0(
  "| ", results$work, " | ", vapply(results$seconds, show, ""), " | ",
  vapply(results$goal, show, ""), " | ",
  ifelse(is.na(results$met), "", ifelse(results$met, "yes", "no")), " |"
)
text <- c(
  "# Count sets", "",
  paste0("`Rscript bench/sets.R`, ", format(Sys.Date()), ", ", R.version$language, " ",
         getRversion(), ": processor seconds."), "",
  "| work | seconds | goal | met |", "|---|---:|---:|---|", rows
)
writeLines(text)
file <- commandArgs(TRUE)
if (length(file) == 1L) writeLines(text, file)
