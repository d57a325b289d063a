library(testthat)
library(akkoord)

# CRAN asks for less than a minute: the kernels, and the way from answers to a table.
on_cran <- !identical(Sys.getenv("NOT_CRAN"), "true")
few <- c(
  "moe", "sample-size", "prop-ci", "domain-ci", "exact-ci", "multinom-ci", "prop-diff-ci",
  "range", "printed", "scale", "twin-table", "overlap-test", "two-groups", "count-set",
  "count-ranges", "counts", "summary", "sets", "format", "palette", "reading",
  "omnibus-test", "one-answer", "write-files"
)
test_check("akkoord", filter = if (on_cran) paste0("^(", paste(few, collapse = "|"), ")$"))
