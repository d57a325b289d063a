# Exact intervals: time beside a scan with phyper(), and coverage.
# Rscript bench/exact.R
#
# 1. All x of N = 1340, n = 176: prop_ci() against the same limits by a scan of
#    every M, vectorised; contenders' limits are checked equal first, then they
#    take turns.
# 2. One x of a large population, by every method.
# 3. Coverage, every M from 0 to N: the study's two surveys, and every n of every
#    N up to 60.
#
# Needs akkoord installed.

suppressPackageStartupMessages(library(akkoord))
exact_methods <- c("exact", "tail", "blaker", "midp")
rounds <- 31

seconds <- function(f) {
  start <- Sys.time()
  f()
  as.numeric(Sys.time() - start, units = "secs")
}

# 1. The table -------------------------------------------------------------------
N <- 1340
n <- 176
x <- 0:n
M <- 0:N

limits <- function(keep) {
  # keep: one row an M, one column an x
  list(
    low = max.col(t(keep), "first") - 1,
    high = max.col(t(keep), "last") - 1
  )
}

scan_tail <- function(alpha = 0.05) {
  m <- rep(M, length(x))
  y <- rep(x, each = length(M))
  keep <- phyper(y, m, N - m, n) > alpha / 2 &
    phyper(y - 1, m, N - m, n, lower.tail = FALSE) > alpha / 2
  limits(matrix(keep, length(M)))
}

# Bartroff, Lorden & Wang: the likeliest x first until they hold the level, then
# lower and upper ends kept from falling, mirrored.
scan_exact <- function(alpha = 0.05) {
  half <- N / 2
  m <- 0:half
  mass <- matrix(dhyper(
    rep(x, each = length(m)), rep(m, length(x)), N - rep(m, length(x)), n
  ), length(m))
  ends <- apply(mass, 1, function(p) {
    likeliest <- order(-p, x)
    range(likeliest[seq_len(which(cumsum(p[likeliest]) >= 1 - alpha)[[1]])]) - 1
  })
  low <- ends[1, ]
  high <- ends[2, ]
  shift <- cummax(low) - low
  low <- low + shift
  high <- high + shift
  shift <- high - rev(cummin(rev(high)))
  low <- low - shift
  high <- high - shift
  a <- qhyper(alpha / 2, half, half, n)
  low[half + 1] <- a
  high[half + 1] <- n - a
  mirrored <- n - rev(high[1:half])
  high <- c(high, n - rev(low[1:half]))
  low <- c(low, mirrored)
  limits(outer(low, x, "<=") & outer(high, x, ">="))
}

akkoord_table <- function(method) {
  ci <- prop_ci(x, n, N, method = method)
  list(low = round(ci$conf.low * N), high = round(ci$conf.high * N))
}
stopifnot(
  identical(akkoord_table("tail"), scan_tail()),
  identical(akkoord_table("exact"), scan_exact())
)

contenders <- list(
  "prop_ci(), exact" = function() prop_ci(x, n, N),
  "prop_ci(), tail" = function() prop_ci(x, n, N, method = "tail"),
  "prop_ci(), midp" = function() prop_ci(x, n, N, method = "midp"),
  "prop_ci(), blaker" = function() prop_ci(x, n, N, method = "blaker"),
  "scan with phyper(), tail" = scan_tail,
  "scan with dhyper(), exact" = scan_exact
)
times <- replicate(rounds, vapply(contenders, seconds, 0))
ms <- 1000 * apply(times, 1, median)
cat(sprintf(
  "All x, N = %d, n = %d, 95%%; limits equal; medians of %d rounds\n\n", N, n, rounds
))
cat("| contender | median ms |\n|---|---:|\n")
cat(sprintf("| %s | %.2f |\n", names(ms), ms), sep = "")
goal <- function(what, ratio, least) {
  met <- if (ratio >= least) "yes" else "NO"
  cat(sprintf("| %s | %d | %.0f | %s |\n", what, least, ratio, met))
}
cat("\n| goal | at least | measured | met |\n|---|---:|---:|---|\n")
goal("phyper scan / exact", ms[[5]] / ms[[1]], 50)
goal("dhyper scan / exact", ms[[6]] / ms[[1]], 50)
goal("phyper scan / tail", ms[[5]] / ms[[2]], 50)

# 2. One x -----------------------------------------------------------------------
cat("\nOne x, at a third of n; seconds, the slowest of 3\n\n")
cat("| N | n |", paste(exact_methods, collapse = " | "), "|\n")
cat("|---:|---:|---:|---:|---:|---:|\n")
for (design in list(c(1e6, 1e4), c(1e6, 100), c(1e6, 5e5), c(1e6, 999000), c(Inf, 1e4))) {
  took <- vapply(exact_methods, function(method) {
    max(replicate(3, seconds(function() {
      prop_ci(design[[2]] %/% 3, design[[2]], design[[1]], method = method)
    })))
  }, 0)
  cat(sprintf(
    "| %s | %s | %s |\n", format(design[[1]], big.mark = " ", scientific = FALSE),
    format(design[[2]], big.mark = " ", scientific = FALSE),
    paste(sprintf("%.4f", took), collapse = " | ")
  ))
}

# 3. Coverage --------------------------------------------------------------------
least_coverage <- function(N, n, level, method) {
  ci <- prop_ci(0:n, n, N, conf.level = level, method = method)
  m <- 0:N
  x <- rep(0:n, each = N + 1)
  held <- outer(m, round(ci$conf.low * N), ">=") & outer(m, round(ci$conf.high * N), "<=")
  mass <- matrix(dhyper(x, rep(m, n + 1), N - rep(m, n + 1), n), N + 1)
  min(rowSums(mass * held))
}
cat("\nLeast coverage over every M\n\n")
cat("| N | n | level |", paste(exact_methods, collapse = " | "), "|\n")
cat("|---:|---:|---:|---:|---:|---:|---:|\n")
for (design in list(c(550, 209), c(1340, 176))) {
  for (level in c(0.9, 0.95, 0.99)) {
    least <- vapply(exact_methods, function(method) {
      least_coverage(design[[1]], design[[2]], level, method)
    }, 0)
    stopifnot(least[c("exact", "tail", "blaker")] >= level - 1e-12)
    cat(sprintf(
      "| %d | %d | %.2f | %s |\n", design[[1]], design[[2]], level,
      paste(sprintf("%.5f", least), collapse = " | ")
    ))
  }
}
designs <- expand.grid(n = 1:60, N = 1:60)
designs <- designs[designs$n <= designs$N, ]
for (level in c(0.9, 0.95, 0.99)) {
  least <- vapply(exact_methods, function(method) {
    min(mapply(least_coverage, designs$N, designs$n, MoreArgs = list(level, method)))
  }, 0)
  stopifnot(least[c("exact", "tail", "blaker")] >= level - 1e-12)
  cat(sprintf(
    "| to 60 | every | %.2f | %s |\n", level,
    paste(sprintf("%.5f", least), collapse = " | ")
  ))
}
