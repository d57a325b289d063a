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
# Needs akkoord installed; from the package's folder.

suppressPackageStartupMessages(library(akkoord))
source("bench/rows.R")
exact_methods <- c("exact", "tail", "blaker", "midp")
rounds <- 31

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
took <- turns(contenders, rounds)
cat(sprintf("All x, N = %d, n = %d, 95%%; limits equal; %d rounds\n\n", N, n, rounds))
cat("| contender | median (lowest to highest) |\n|---|---:|\n")
cat(sprintf("| %s | %s |\n", names(took), vapply(took, spread, "")), sep = "")
cat("\n")
writeLines(goals_head)
table_of <- function(method) sprintf("%s limits, all x, N = 1340, n = 176", method)
goal_row(table_of("exact"), took[[1L]], "scan with phyper()", took[[5L]], least = 50)
goal_row(table_of("exact"), took[[1L]], "scan with dhyper()", took[[6L]], least = 50)
goal_row(table_of("tail"), took[[2L]], "scan with phyper()", took[[5L]], least = 50)

# 2. One x -----------------------------------------------------------------------
cat("\nOne x, at a third of n; seconds, the slowest of 3\n\n")
cat("| N | n |", paste(exact_methods, collapse = " | "), "|\n")
cat("|---:|---:|---:|---:|---:|---:|\n")
designs <- list(
  c(1e5, 1e4), c(1e6, 1e4), c(1e7, 1e4), c(1e6, 100), c(1e6, 5e5), c(1e7, 5e6),
  c(1e6, 999000), c(Inf, 1e4)
)
for (design in designs) {
  took <- vapply(exact_methods, function(method) {
    max(replicate(3, seconds(function() {
      prop_ci(design[[2]] %/% 3, design[[2]], design[[1]], method = method)
    })))
  }, 0)
  if (is.finite(design[[1]]) && design[[2]] == 1e4) {
    for (method in exact_methods) growth("prop_ci()", "N", method, design[[1]], took[[method]])
  }
  cat(sprintf(
    "| %s | %s | %s |\n", format(design[[1]], big.mark = " ", scientific = FALSE),
    format(design[[2]], big.mark = " ", scientific = FALSE),
    paste(sprintf("%.4f", took), collapse = " | ")
  ))
}

# N = 10^7: each point, and summary() of counts with it
big <- as_likert_counts(
  data.frame(item = "q", answer = paste("answer", 1:5), count = c(1, 2, 3, 3, 1) * 1e6 / 2),
  item = item, category = answer, count = count, N = 1e7
)
took <- turns(list(function() prop_ci(5e6 %/% 3, 5e6, 1e7), function() summary(big)), 3)
cat("\n")
writeLines(goals_head)
for (i in 1:2) {
  goal_line(
    paste("N = 10^7, n = 5 x 10^6,", c("`prop_ci()`, a point", "`summary()`, an item")[[i]]),
    spread(took[[i]]), "a second", stats::median(took[[i]]), 1, TRUE
  )
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
