# audit_report() on random reports that agree with themselves, and on bars with a
# planted error, against brute force.
# Rscript bench/audit.R [reports] [bars] [first seed]
#
# 1. No verdict is "inconsistent" on reports whose every number is printed from the
#    same counts, by any rounding rule.
# 2. One digit of a label, a sum, a claim or a base of a bar is changed; by looking
#    at all counts it is decided whether that can be proven. The audit must find it
#    when it can, and say nothing when it cannot.
#
# Needs akkoord installed; run from the package's directory.

suppressPackageStartupMessages({
  library(akkoord)
  library(rlang)
})
for (f in c("report_columns", "printed_cells")) assign(f, get(f, asNamespace("akkoord")))
source("tests/testthat/helper-audit.R")
args <- as.integer(commandArgs(TRUE))
reports <- if (length(args) > 0L) args[[1L]] else 10000L
bars <- if (length(args) > 1L) args[[2L]] else 20000L
first <- if (length(args) > 2L) args[[3L]] else 1L
rules <- c("nearest", "half-up", "half-even", "truncate", "ceiling")

start <- Sys.time()
counts <- c(claims = 0, consistent = 0, inconsistent = 0, not.checkable = 0)
for (seed in seq(first, length.out = reports)) {
  set.seed(seed)
  rule <- rules[[seed %% 5L + 1L]]
  # half of them are read with the rule that allows either
  read <- if (rule %in% rules[1:3] && seed %% 2L == 0L) "nearest" else rule
  g <- glance(audit_report(random_report(rule), read, lang = "en"))
  if (g$inconsistent > 0) cat("seed", seed, "is called inconsistent\n")
  counts <- counts + unlist(g[names(counts)])
}
spent <- as.numeric(Sys.time() - start, units = "secs")
cat(sprintf("reports %d: %d claims, %d consistent, %d not checkable, %d inconsistent (%.0f s)\n",
            reports, counts[[1L]], counts[[2L]], counts[[4L]], counts[[3L]], spent))

start <- Sys.time()
tally <- matrix(0L, 2L, 2L, dimnames = list(provable = c("no", "yes"), found = c("no", "yes")))
for (seed in seq(first, length.out = bars)) {
  set.seed(seed)
  rule <- rules[[seed %% 5L + 1L]]
  bar <- random_bar(rule)
  a <- audit_report(do.call(bar_report, bar), rule, lang = "en")
  found <- any(a$verdict == "inconsistent")
  provable <- !do.call(brute_possible, c(bar, list(rounding = rule)))
  if (found != provable) cat("seed", seed, "provable", provable, "found", found, "\n")
  tally[provable + 1L, found + 1L] <- tally[provable + 1L, found + 1L] + 1L
}
cat(sprintf("bars %d with one digit changed (%.0f s):\n", bars,
            as.numeric(Sys.time() - start, units = "secs")))
print(tally)
