# reproduce_report() against the bare saves of the same figures: ggplot2::ggsave() of
# the 28 plots, made beforehand, as SVG and as PNG, in the same run.
#
#   Rscript bench/report.R [times]
#
# Goal: a ratio of 1.5 or less. The report's time holds all it does: making the plots,
# drawing them in both formats, the narrow drawings of the page, tables and page.
library(akkoord)
source("bench/rows.R")

times <- as.integer(c(commandArgs(TRUE), "5")[[1L]])
study <- published_report("erasmus2022")
figures <- setdiff(study$figures$figure, "table1")
stopifnot(length(figures) == 28L)
# elapsed, and processor time with that of pandoc and of the second process
clock <- function(code) {
  gc()
  start <- proc.time()
  force(code)
  spent <- proc.time() - start
  c(processor = sum(spent[-3L]), elapsed = spent[[3L]])
}

bare <- function(dir) {
  for (figure in figures) {
    plot <- plots[[figure]]
    size <- figure_size(plot)
    file <- file.path(dir, figure)
    ggplot2::ggsave(paste0(file, ".svg"), plot, svglite::svglite,
                    width = size[["width"]], height = size[["height"]], bg = "white")
    ggplot2::ggsave(paste0(file, ".png"), plot, ragg::agg_png,
                    width = size[["width"]], height = size[["height"]], dpi = 200,
                    bg = "white")
  }
}

plots <- lapply(stats::setNames(figures, figures), function(f) report_figure(study, f))
out <- tempfile("report-")
saves <- tempfile("saves-")
dir.create(saves)
# once each, so that neither pays for loading packages and fonts
options(cli.progress_show_after = 1e6)
report <- reproduce_report(out)
bare(saves)

# The two write the same drawings: the SVG files byte for byte, the PNG files in the
# same number of pixels (the report lays a figure out once, with the SVG's metrics).
ours_as <- function(ext) {
  file.path(out, "figures", sprintf("figure-%02d.%s", as.integer(figures), ext))
}
theirs_as <- function(ext) file.path(saves, paste0(figures, ".", ext))
same <- function(ext, read) identical(lapply(ours_as(ext), read), lapply(theirs_as(ext), read))
pixels <- function(file) readBin(file, "raw", 24L)[17:24]
stopifnot(same("svg", readLines), same("png", pixels))

ours <- theirs <- matrix(0, times, 2L, dimnames = list(NULL, c("processor", "elapsed")))
for (i in seq_len(times)) {
  theirs[i, ] <- clock(bare(saves))
  ours[i, ] <- clock(reproduce_report(out))
}
cat(
  "28 figures as SVG and as PNG; the SVG files of both sides are the same byte for byte,",
  "the PNG files the same in size. The report's processor time is",
  sprintf("%s, the saves' %s:", spread(ours[, "processor"]), spread(theirs[, "processor"])),
  "it draws in two processes where there are two cores.", "", sep = "\n"
)
writeLines(goals_head)
goal_row("`reproduce_report()`", ours[, "elapsed"], "28 x `ggsave()`, SVG and PNG",
         theirs[, "elapsed"], most = 1.5)
