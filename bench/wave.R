# read_wave() beside data.table::fread() of the same file, and how it grows with rows.
# Rscript bench/wave.R
#
# A CSV of 200 questions on one scale of five labels. Needs akkoord and
# data.table installed; from the package's folder.

suppressPackageStartupMessages(library(akkoord))
source("bench/rows.R")
options(akkoord.quiet = TRUE, cli.progress_show_after = 1e6)
threads <- 2L
data.table::setDTthreads(threads)
options(akkoord.threads = threads)

labels <- c("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree",
            "Strongly agree")
questions <- sprintf("q%03d", 1:200)
export <- function(rows) {
  set.seed(20221123)
  frame <- c(list(id = seq_len(rows)), lapply(stats::setNames(questions, questions), function(q) {
    sample(c(labels, ""), rows, TRUE, c(1, 2, 3, 4, 2, 1))
  }))
  file <- file.path(folder, sprintf("wave-%d.csv", rows))
  data.table::fwrite(frame, file)
  file
}
folder <- tempfile("wave-")
dir.create(folder)
few <- utils::read.csv(export(1000), colClasses = "character")
book <- draft_codebook(few[questions])

plain <- function(file) data.table::fread(file, colClasses = "character", na.strings = "")
wave <- function(file) read_wave(file, book, N = Inf, format = "plain")

cat("A CSV of labels, 200 questions; every count equal to that of fread()\n\n")
writeLines(goals_head)
for (rows in c(1e3, 1e4, 1e5)) {
  file <- export(rows)
  frame <- plain(file)
  read <- wave(file)
  for (q in questions) {
    stopifnot(identical(tabulate(read$data[[q]], 5L), tabulate(match(frame[[q]], labels), 5L)))
  }
  rm(frame, read)
  took <- turns(list(function() wave(file), function() plain(file)), 5)
  growth("reading 200 columns of labels", "rows", "read_wave()", rows, stats::median(took[[1L]]))
  growth("reading 200 columns of labels", "rows", "fread()", rows, stats::median(took[[2L]]))
  if (rows == 1e5) {
    goal_row("`read_wave()` of 10^5 x 200 text cells", took[[1L]], "fread()", took[[2L]], most = 3)
    cat(sprintf("\nThe process at its peak: %.0f MB; the file: %.0f MB.\n", memory("VmHWM"), file.size(file) / 2^20))
  }
}
unlink(folder, recursive = TRUE)
