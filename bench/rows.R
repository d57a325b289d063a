# What the benchmarks share. `make bench` runs them all and gathers what they keep:
# bench/all.R.

seconds <- function(f) {
  start <- Sys.time()
  f()
  as.numeric(Sys.time() - start, units = "secs")
}

# Seconds of each contender, a list of vectors. They take turns, so that all of them see
# the same machine; one of `rounds` for each, or as many for all.
turns <- function(contenders, rounds) {
  rounds <- rep_len(rounds, length(contenders))
  each <- ceiling(rounds / min(rounds))
  took <- lapply(contenders, function(f) numeric())
  for (turn in seq_len(min(rounds))) {
    for (i in seq_along(contenders)) {
      took[[i]] <- c(took[[i]], replicate(each[[i]], seconds(contenders[[i]])))
    }
  }
  took
}

# Median, lowest and highest
spread <- function(s) {
  unit <- if (stats::median(s) < 1) "ms" else "s"
  by <- if (unit == "ms") 1000 else 1
  three <- formatC(by * c(stats::median(s), range(s)), digits = 3, format = "fg", flag = "#")
  sprintf("%s %s (%s to %s)", sub("[.]$", "", three[[1L]]), unit, sub("[.]$", "", three[[2L]]),
          sub("[.]$", "", three[[3L]]))
}

# Of the process, in MB: VmRSS now, VmHWM at its peak (Linux; NA elsewhere)
memory <- function(field) {
  if (!file.exists("/proc/self/status")) {
    return(NA_real_)
  }
  line <- grep(paste0("^", field, ":"), readLines("/proc/self/status"), value = TRUE)
  as.numeric(gsub("[^0-9]", "", line)) / 1024
}

keep <- function(file, row) {
  of <- Sys.getenv("AKKOORD_BENCH")
  if (of != "") {
    file <- paste0(of, "-", file)
    new <- !file.exists(file)
    utils::write.table(row, file, sep = ",", row.names = FALSE, col.names = new, append = !new)
  }
}

goals_head <- c(
  "| work | akkoord | beside it | ratio | goal | met |", "|---|---:|---:|---:|---|---|"
)

# One goal: seconds of akkoord and of what stands beside it. `least`: so many times as
# quick; `most`: at most so many times its time.
goal_row <- function(work, ours, beside, theirs, least = NULL, most = NULL) {
  ratio <- stats::median(theirs) / stats::median(ours)
  if (is.null(least)) ratio <- 1 / ratio
  goal_line(
    work, spread(ours), paste0(beside, ": ", spread(theirs)), ratio,
    if (is.null(least)) most else least, is.null(least)
  )
}

goal_line <- function(work, ours, beside, ratio, goal, at_most) {
  met <- if (at_most) ratio <= goal else ratio >= goal
  row <- data.frame(
    work, ours = trimws(ours), beside, ratio = format(signif(ratio, 3), big.mark = " ", scientific = FALSE),
    goal = paste(if (at_most) "at most" else "at least", format(goal, big.mark = " ")),
    met = if (met) "yes" else "**no**"
  )
  keep("goals.csv", row)
  cat("|", paste(row, collapse = " | "), "|\n")
}

# A point of a curve for the picture of growth
growth <- function(what, of, line, x, s) keep("growth.csv", data.frame(what, of, line, x, seconds = s))
