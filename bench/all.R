# All goals in one run: each benchmark in a process of its own, what it printed in
# bench/results/<name>.md, every goal in goals.md, and the curves as a picture, growth.png.
# make bench, or make bench only="tests exact"

only <- strsplit(paste(commandArgs(TRUE), collapse = " "), " +")[[1L]]
every <- c("exact", "sets", "tests", "tabulate", "wave", "report", "database")
stopifnot(only %in% c("", every))
run <- if (any(nzchar(only))) intersect(every, only) else every
results <- "bench/results"
kept <- tempfile("bench-")
dir.create(kept)

where <- paste0(
  Sys.Date(), ", ", parallel::detectCores(), " cores, R ", getRversion(), ", ",
  sub("^PRETTY_NAME=\"(.*)\"$", "\\1", grep("^PRETTY", readLines("/etc/os-release"), value = TRUE))
)
busy <- function() as.double(strsplit(readLines("/proc/loadavg"), " ")[[1L]][[1L]])

for (name in run) {
  message("bench/", name, ".R")
  before <- busy()
  script <- file.path("bench", paste0(name, ".R"))
  Sys.setenv(AKKOORD_BENCH = file.path(kept, name))
  out <- system2("sh", c("tools/rscript.sh", script), stdout = TRUE)
  if (!is.null(attr(out, "status"))) stop(script, " failed", call. = FALSE)
  writeLines(c(
    sub("[.]$", "", readLines(script, 1L)), "",
    sprintf("`make bench only=%s`, %s; a load of %.1f when it began.", name, where, before), "", out
  ), file.path(results, paste0(name, ".md")))
}

# What a run of some leaves as it was stays.
renew <- function(file) {
  new <- lapply(run, function(name) {
    from <- file.path(kept, paste0(name, "-", file))
    if (file.exists(from)) cbind(bench = name, date = format(Sys.Date()), utils::read.csv(from, colClasses = "character"))
  })
  file <- file.path(results, file)
  old <- if (file.exists(file)) utils::read.csv(file, colClasses = "character")
  all <- do.call(rbind, c(list(old[!old$bench %in% run, ]), new))
  all <- all[order(match(all$bench, every)), ]
  utils::write.csv(all, file, row.names = FALSE)
  all
}

goals <- renew("goals.csv")
writeLines(c(
  "# Goals", "",
  "`make bench`: median (lowest to highest) of whole calls, the results checked equal first.",
  "What stands beside akkoord ran in the same process, in turns with it. Why a goal is not",
  "met is said in `bench/README.md`.", "",
  "| work | akkoord | beside it | ratio | goal | met | of |", "|---|---:|---:|---:|---|---|---|",
  paste0("| ", do.call(paste, c(goals[c("work", "ours", "beside", "ratio", "goal", "met", "date")], sep = " | ")), " |")
), file.path(results, "goals.md"))

curves <- renew("growth.csv")
curves[c("x", "seconds")] <- lapply(curves[c("x", "seconds")], as.double)
curves$panel <- paste0(curves$what, "\n", curves$of)
curves$end <- ave(curves$x, curves$panel, curves$line, FUN = max) == curves$x
suppressPackageStartupMessages(library(ggplot2))
picture <- ggplot(curves, aes(x, seconds, group = line)) +
  geom_line(colour = "#31688e") +
  geom_point(colour = "#31688e", size = 1) +
  geom_text(aes(label = line), curves[curves$end, ], hjust = 1, vjust = -0.7, size = 2.6) +
  scale_x_log10(labels = function(x) format(x, big.mark = " ", scientific = FALSE, trim = TRUE, drop0trailing = TRUE)) +
  scale_y_log10(labels = function(x) format(x, scientific = FALSE, trim = TRUE, drop0trailing = TRUE)) +
  facet_wrap(~panel, scales = "free", ncol = 2) +
  coord_cartesian(clip = "off") +
  labs(x = NULL, y = "seconds of a whole call", title = "How time grows", subtitle = "Both axes are logarithmic: a straight line of 45 degrees is growth in proportion.") +
  theme_minimal(base_size = 10)
panels <- length(unique(curves$panel))
ggsave(file.path(results, "growth.png"), picture, ragg::agg_png, width = 8, height = 1 + 2.4 * ceiling(panels / 2), dpi = 110, bg = "white")
writeLines(readLines(file.path(results, "goals.md")))
