# Runs tests/testthat with the installed akkoord and writes "passed failed skipped", in
# expectations, to the file named: tools/test.R <file> [<regular expression for topics>]
# Sanitizers and crashes end R before the file is there: tools/test.sh counts that.
args <- commandArgs(TRUE)
file <- args[[1]]
Sys.setenv(NOT_CRAN = "true") # else snapshot tests are skipped
library(testthat)
library(akkoord)
results <- as.data.frame(test_dir(
  "tests/testthat", filter = if (length(args) > 1L) args[[2]], package = "akkoord",
  load_package = "installed",
  reporter = CheckReporter$new(),
  stop_on_failure = FALSE
))
unlink("testthat-problems.rds") # what the reporter leaves
tally <- c(
  passed = sum(results$passed),
  failed = sum(results$failed) + sum(results$error),
  skipped = sum(results$skipped)
)
for (i in which(results$warning > 0)) {
  cat("warning in ", results$file[[i]], ": ", results$test[[i]], "\n", sep = "")
}
writeLines(paste(tally, collapse = " "), file)
