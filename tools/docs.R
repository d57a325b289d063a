# NAMESPACE and man/ from the comments in R/, in the checkout named: tools/docs.R <dir>
# The code is akkoord as tools/install.sh installed it: nothing is compiled again.
root <- commandArgs(TRUE)[[1]]
wants <- read.dcf(file.path(root, "DESCRIPTION"), "RoxygenNote")[[1]]
if (packageVersion("roxygen2") != wants) {
  stop("man/ is written by roxygen2 ", wants, ", and this is ",
       packageVersion("roxygen2"), call. = FALSE)
}
roxygen2::roxygenise(root, load_code = "installed")
