# Reads the log of R CMD check strictly: tools/check-log.R <00check.log>
log <- commandArgs(TRUE)[[1]]
if (!any(grepl("^Status: ", readLines(log)))) {
  stop("R CMD check did not come to its end", call. = FALSE)
}
found <- tools::check_packages_in_dir_details(logs = log, drop_ok = TRUE)
# What a first submission brings, and nothing else.
allowed <- function(check, output) {
  lines <- strsplit(output, "\n", fixed = TRUE)[[1]]
  check == "CRAN incoming feasibility" &&
    all(grepl("^$|^Maintainer: |^New submission$", lines))
}
left <- if (nrow(found)) !mapply(allowed, found$Check, found$Output) else logical()
for (i in which(left)) {
  cat(found$Status[[i]], ": ", found$Check[[i]], "\n", found$Output[[i]], "\n", sep = "")
}
if (any(left)) stop("R CMD check is not clean", call. = FALSE)
cat("R CMD check: nothing unexpected\n")
