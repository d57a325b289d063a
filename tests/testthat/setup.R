# A plot that is printed leaves no file.
withr::local_options(
  device = function(...) grDevices::pdf(NULL), .local_envir = testthat::teardown_env()
)
