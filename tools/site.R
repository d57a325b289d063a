# Builds the site of akkoord into the folder named, without the network: the reference with
# its examples run, and the articles. tools/site.R <folder>
folder <- commandArgs(TRUE)[[1L]]
options(pkgdown.internet = FALSE, warn = 1)
from <- tempfile("akkoord-site")
dir.create(from)
# pkgdown writes beside what it reads
taken <- c("DESCRIPTION", "NAMESPACE", "NEWS.md", "README.md", "LICENSE.md", "R", "man",
           "inst", "vignettes", "_pkgdown.yml")
stopifnot(file.copy(taken, from, recursive = TRUE))
pkgdown::build_site(
  from, override = list(destination = normalizePath(folder, mustWork = FALSE)),
  preview = FALSE, install = FALSE, new_process = FALSE, devel = FALSE
)

pages <- list.files(folder, "[.]html$", recursive = TRUE, full.names = TRUE)
stopifnot(length(pages) > 60L)
wrong <- unlist(lapply(pages, function(page) {
  text <- paste(readLines(page, encoding = "UTF-8", warn = FALSE), collapse = "\n")
  pictures <- regmatches(text, gregexpr('(?<=<img src=")[^":]+(?=")', text, perl = TRUE))[[1L]]
  lacking <- pictures[!file.exists(file.path(dirname(page), pictures))]
  c(
    if (grepl("Warning (in|message)", text)) paste(page, "shows a warning"),
    if (length(lacking) > 0L) paste(page, "lacks", lacking)
  )
}))
if (length(wrong) > 0L) stop(paste(wrong, collapse = "\n"))
