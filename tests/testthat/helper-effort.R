# How much a test tries: AKKOORD_TESTS is "quick" (make test, R CMD check), "full"
# (.ci/run) or "nightly" (make nightly).
effort <- function(quick, full, nightly = 10 * full) {
  level <- Sys.getenv("AKKOORD_TESTS")
  if (!nzchar(level)) level <- "quick"
  switch(level,
    quick = quick, full = full, nightly = nightly,
    stop("AKKOORD_TESTS is \"quick\", \"full\" or \"nightly\", not ", level, call. = FALSE)
  )
}

# A test of seconds that cannot be made smaller; of the glue, it runs under sanitizers too.
skip_if_quick <- function(glue = FALSE) {
  if (glue && nzchar(Sys.getenv("ASAN_OPTIONS"))) return(invisible())
  testthat::skip_if(effort(TRUE, FALSE, FALSE), "quick: run by AKKOORD_TESTS=full")
}

# Seconds that something may take; sanitizers make everything slower.
seconds <- function(n) if (nzchar(Sys.getenv("ASAN_OPTIONS"))) 10 * n else n
