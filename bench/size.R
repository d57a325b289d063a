# How often each test finds a difference where there is none: type I error of the exact
# overlap test beside its approximations and beside tests for independent samples.
#
#   Rscript bench/size.R            writes vignettes/overlap-size.csv and
#                                   bench/results/size.md; some 12 minutes of processor
#                                   time, with two designs at a time
#   Rscript bench/size.R 1000       the same with 1000 simulations a design, to standard
#                                   output only
#
# Small designs are exhaustive: every twin table, its probability under the null
# hypothesis, every test's p-value. Larger ones are simulated: five answers (5, 10, 20,
# 40, 25%), two groups of n answers of which a part is from the same respondents, whose
# two answers are cuts of a bivariate normal with correlation rho.

library(akkoord)

shares <- c(0.05, 0.10, 0.20, 0.40, 0.25)
top2 <- c(0, 0, 0, 1, 1)

# p-values of every test from one twin table (k + 1 rows and columns)
test_names <- c(
  "exact", "asymptotic", "wmw", "chisq", "exact top2", "derrick top2", "crosstab top2",
  "chisq top2"
)
p_values <- function(twin, top = top2) {
  k <- nrow(twin) - 1L
  x <- rowSums(twin)[seq_len(k)]
  y <- colSums(twin)[seq_len(k)]
  o <- function(...) overlap_test(twin, ...)$p.value
  c(
    o(), o(method = "asymptotic"), wmw(x, y), pearson(rbind(x, y)),
    o(scores = top), o(scores = top, method = "derrick"),
    o(scores = top, method = "crosstab"),
    pearson(rbind(c(sum(x[top == 0]), sum(x[top == 1])), c(sum(y[top == 0]), sum(y[top == 1]))))
  )
}

# Wilcoxon-Mann-Whitney as for independent samples, normal, variance given the ties
wmw <- function(x, y) {
  n1 <- sum(x)
  n2 <- sum(y)
  n <- n1 + n2
  t <- x + y
  rank <- cumsum(t) - (t - 1) / 2
  variance <- n1 * n2 / (n * (n - 1)) * (sum(t * rank^2) - n * ((n + 1) / 2)^2)
  if (variance < 1e-9) {
    return(1)
  }
  2 * pnorm(-abs(sum(x * rank) - n1 * (n + 1) / 2) / sqrt(variance))
}

# Pearson's chi-squared as for independent samples, empty answers left out
pearson <- function(t) {
  t <- t[, colSums(t) > 0, drop = FALSE]
  if (ncol(t) < 2L || any(rowSums(t) == 0)) {
    return(1)
  }
  e <- outer(rowSums(t), colSums(t)) / sum(t)
  pchisq(sum((t - e)^2 / e), ncol(t) - 1L, lower.tail = FALSE)
}

as_twin <- function(counts, k) {
  labels <- likert_scale(seq_len(k))
  akkoord:::new_twin_table(counts, labels)
}

# One twin table: `pairs` respondents with two answers, `single` in each group with one
draw <- function(pairs, single, rho) {
  cuts <- qnorm(cumsum(shares)[-5])
  z <- rnorm(pairs)
  a <- findInterval(c(z, rnorm(single)), cuts) + 1L
  b <- findInterval(c(rho * z + sqrt(1 - rho^2) * rnorm(pairs), rnorm(single)), cuts) + 1L
  none <- rep(6L, single)
  cell <- c(
    a[seq_len(pairs)] + 6L * (b[seq_len(pairs)] - 1L),
    a[pairs + seq_len(single)] + 6L * (none - 1L),
    none + 6L * (b[pairs + seq_len(single)] - 1L)
  )
  as_twin(matrix(tabulate(cell, 36L), 6L), 5L)
}

simulate_size <- function(n, overlap, rho, sims) {
  pairs <- round(n * overlap)
  p <- vapply(seq_len(sims), function(i) p_values(draw(pairs, n - pairs, rho)), double(8))
  rejected(p, rep(1 / sims, sims), n, overlap, rho, "simulated", sims)
}

# Share of tables with p <= level; ties at the level itself are rejections
rejected <- function(p, weight, n, overlap, rho, how, sims) {
  rows <- lapply(c(0.05, 0.01), function(level) {
    size <- as.vector((p <= level * (1 + 1e-9)) %*% weight)
    data.frame(
      n = n, overlap = overlap, rho = rho, how = how, sims = sims, test = test_names,
      level = level, size = size,
      se = if (how == "simulated") sqrt(level * (1 - level) / sims) else 0
    )
  })
  do.call(rbind, rows)
}

# All ways to put `n` people in `cells` cells, one a row
compositions <- function(n, cells) {
  if (cells == 1L) {
    return(matrix(n, 1L, 1L))
  }
  do.call(rbind, lapply(0:n, function(a) cbind(a, compositions(n - a, cells - 1L))))
}
multinomial <- function(counts, p) {
  apply(counts, 1L, function(c) exp(lgamma(sum(c) + 1) - sum(lgamma(c + 1)) +
    sum(ifelse(c == 0, 0, c * log(p)))))
}

# Every twin table of a design with k answers: p-values once, sizes for each rho
exhaust <- function(pairs, single, k, shares, rhos) {
  a <- compositions(pairs, k * k)
  b <- compositions(single, k)
  top <- as.numeric(seq_len(k) == k)
  at <- expand.grid(a = seq_len(nrow(a)), x = seq_len(nrow(b)), y = seq_len(nrow(b)))
  p <- vapply(seq_len(nrow(at)), function(i) {
    t <- matrix(0, k + 1L, k + 1L)
    t[seq_len(k), seq_len(k)] <- a[at$a[[i]], ]
    t[seq_len(k), k + 1L] <- b[at$x[[i]], ]
    t[k + 1L, seq_len(k)] <- b[at$y[[i]], ]
    p_values(as_twin(t, k), top)
  }, double(8))
  single_weight <- multinomial(b, shares)
  do.call(rbind, lapply(rhos, function(rho) {
    # with probability rho the second answer repeats the first
    joint <- rho * diag(shares) + (1 - rho) * outer(shares, shares)
    weight <- multinomial(a, as.vector(joint))[at$a] * single_weight[at$x] *
      single_weight[at$y]
    stopifnot(abs(sum(weight) - 1) < 1e-9)
    rejected(
      p, weight, pairs + single, pairs / (pairs + single), rho,
      paste("exhaustive with", k, "answers"), nrow(at)
    )
  }))
}

if (sys.nframe() == 0L) {
  sims <- as.integer(c(commandArgs(TRUE), 4000)[[1L]])
  designs <- rbind(
    expand.grid(n = 100, overlap = 1:4 / 4, rho = c(0, 0.2, 0.5, 0.8)), list(100, 0, 0),
    expand.grid(n = 25, overlap = 1:4 / 4, rho = c(0, 0.8)), list(25, 0, 0)
  )
  started <- Sys.time()
  cores <- as.integer(Sys.getenv("AKKOORD_CORES", "2"))
  # a seed for each design: the same numbers whatever the number of cores
  simulated <- do.call(rbind, parallel::mclapply(seq_len(nrow(designs)), function(i) {
    set.seed(20221123 + i)
    d <- designs[i, ]
    simulate_size(d$n, d$overlap, d$rho, sims)
  }, mc.cores = cores, mc.preschedule = FALSE))
  small_designs <- expand.grid(pairs = c(8, 6, 4, 2, 0), q = c(0.5, 0.3, 0.1))
  small <- do.call(rbind, parallel::mclapply(seq_len(nrow(small_designs)), function(i) {
    d <- small_designs[i, ]
    exhaust(
      d$pairs, 8 - d$pairs, 2, c(d$q, 1 - d$q), if (d$pairs == 0) 0 else 0:4 / 5
    )
  }, mc.cores = cores, mc.preschedule = FALSE))
  three <- exhaust(2, 2, 3, c(0.2, 0.3, 0.5), 0:4 / 5)
  # the worst of the shares of agreement, for each design and test
  small <- aggregate(size ~ ., small, max)[names(simulated)]
  all <- rbind(simulated, small, three)
  minutes <- as.numeric(difftime(Sys.time(), started, units = "mins"))
  over <- all[all$test %in% c("exact", "exact top2") & all$size > all$level + 3 * all$se + 1e-12, ]
  lines <- c(
    "# Type I error",
    "",
    paste0(
      "`Rscript bench/size.R`, ", format(Sys.Date()), ", R ", getRversion(), ", ",
      format(round(minutes, 1)), " minutes, ", sims, " simulations a design."
    ),
    "",
    paste0(
      "Designs where an exact overlap test exceeds its level by more than 3 standard ",
      "errors (simulated) or at all (exhaustive): ", nrow(over), " of ",
      sum(all$test %in% c("exact", "exact top2")), "."
    ),
    "", "Largest size of each test:", "", "| how | n | level | test | overlap | rho | size |",
    "|---|---|---|---|---|---|---|"
  )
  groups <- split(all, list(all$how, all$n, all$level, all$test), drop = TRUE)
  worst <- do.call(rbind, lapply(groups, function(g) g[which.max(g$size), ]))
  worst <- worst[order(worst$how, worst$n, -worst$level, match(worst$test, test_names)), ]
  lines <- c(lines, sprintf(
    "| %s | %d | %.2f | %s | %.0f%% | %.1f | %.4f |", worst$how, worst$n, worst$level,
    worst$test, 100 * worst$overlap, worst$rho, worst$size
  ))
  writeLines(lines)
  if (length(commandArgs(TRUE)) == 0L) {
    all$size <- round(all$size, 6)
    all$se <- round(all$se, 6)
    all$overlap <- round(all$overlap, 4)
    write.csv(all, "vignettes/overlap-size.csv", row.names = FALSE, quote = FALSE)
    writeLines(lines, "bench/results/size.md")
  }
  if (nrow(over) > 0L) {
    print(over)
    quit(status = 1)
  }
}
