# NAMESPACE, man/ and README.md, in the checkout named: tools/docs.R <dir>
# The code is akkoord as tools/install.sh installed it: nothing is compiled again.
root <- commandArgs(TRUE)[[1]]
wants <- read.dcf(file.path(root, "DESCRIPTION"), "RoxygenNote")[[1]]
if (packageVersion("roxygen2") != wants) {
  stop("man/ is written by roxygen2 ", wants, ", and this is ",
       packageVersion("roxygen2"), call. = FALSE)
}
roxygen2::roxygenise(root, load_code = "installed")

# README.md is README.Rmd with its output, the figures in man/figures.
if (file.exists(file.path(root, "README.Rmd"))) {
  setwd(root)
  knitr::knit("README.Rmd", quiet = TRUE, envir = new.env())
}
