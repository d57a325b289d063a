# overlap_test() beside coin, and how its time grows.
# Rscript bench/tests.R
#
# 1. Speed, whole R calls, the peers' p checked equal first, then they take turns:
#    n = 135 and 119 without pairs; 45 pairs and 90 + 74 single answers, on midranks
#    and on scores 1..5; a million tables drawn.
# 2. Growth: the group size at 5 answers, the number of answers, the share of pairs.
#
# Needs akkoord and coin installed; from the package's folder. Takes some minutes, most
# of them coin's.

suppressPackageStartupMessages({
  library(akkoord)
  library(coin)
})
source("bench/rows.R")

# Answers 1..k, the second group a little lower
answers <- function(n, k, shift = 0, base = stats::rnorm(n)) {
  cut(base + shift, c(-Inf, stats::qnorm(seq_len(k - 1) / k), Inf), labels = FALSE)
}

# 1. Speed -------------------------------------------------------------------------
set.seed(20221123)
x <- answers(135, 5, 0.3)
y <- answers(119, 5)
apart <- list(
  x = c(x, rep(NA, 119)), y = c(rep(NA, 135), y),
  d = data.frame(v = c(x, y), g = factor(rep(1:2, c(135, 119))))
)
u <- stats::rnorm(45)
px <- answers(45, 5, 0.3, 0.6 * u + 0.8 * stats::rnorm(45))
py <- answers(45, 5, 0, 0.6 * u + 0.8 * stats::rnorm(45))
sx <- answers(90, 5, 0.3)
sy <- answers(74, 5)
some <- list(
  x = c(px, sx, rep(NA, 74)), y = c(py, rep(NA, 90), sy),
  d = data.frame(
    v = c(px, py, sx, sy), g = factor(rep(c(1, 2, 1, 2), c(45, 45, 90, 74))),
    b = factor(c(1:45, 1:45, rep(46, 164)))
  )
)
some$d$r <- rank(some$d$v)

p_of <- function(test) as.double(pvalue(test))
work <- list(
  list(
    what = "exact test, no pairs, 135 and 119, midranks", peer = "coin", least = 1000,
    rounds = c(201, 3),
    ours = function() overlap_test(apart$x, apart$y)$p.value,
    theirs = function() p_of(wilcox_test(v ~ g, apart$d, distribution = "exact"))
  ),
  list(
    what = "exact test, 45 pairs, 90 + 74, midranks", peer = "coin in blocks", least = 1000,
    rounds = c(51, 1),
    ours = function() overlap_test(some$x, some$y)$p.value,
    theirs = function() {
      p_of(independence_test(r ~ g | b, some$d, distribution = "exact"))
    }
  ),
  list(
    what = "exact test, 45 pairs, 90 + 74, scores 1..5", peer = "coin in blocks", least = 50,
    rounds = c(201, 21),
    ours = function() overlap_test(some$x, some$y, scores = "linear")$p.value,
    theirs = function() {
      p_of(independence_test(v ~ g | b, some$d, distribution = "exact"))
    }
  )
)
cat("Exact, whole R calls, p equal to 1e-9\n\n")
writeLines(goals_head)
for (w in work) {
  p <- c(w$ours(), w$theirs())
  stopifnot(abs(p[[1]] / p[[2]] - 1) < 1e-9)
  took <- turns(list(w$ours, w$theirs), w$rounds)
  goal_row(w$what, took[[1L]], w$peer, took[[2L]], least = w$least, most = w$most)
}

# no result to compare: t.test() takes all for different people
formula_call <- function() t.test(v ~ g, some$d)
took <- turns(list(work[[3L]]$ours, formula_call), 201)
goal_row("exact test, 45 pairs, 90 + 74, scores 1..5", took[[1L]], "`t.test()` with a formula",
         took[[2L]], most = 1)

B <- 1e6
cat("\nMonte Carlo, a million tables; p within five standard errors of the exact one\n\n")
writeLines(goals_head)
drawn <- list(
  list(
    what = "no pairs, 135 and 119, midranks",
    exact = function() overlap_test(apart$x, apart$y)$p.value,
    ours = function() overlap_test(apart$x, apart$y, method = "montecarlo", B = B),
    theirs = function() {
      p_of(wilcox_test(v ~ g, apart$d, distribution = approximate(nresample = B)))
    }
  ),
  list(
    what = "45 pairs, 90 + 74, midranks",
    exact = function() overlap_test(some$x, some$y)$p.value,
    ours = function() overlap_test(some$x, some$y, method = "montecarlo", B = B),
    theirs = function() {
      p_of(independence_test(
        r ~ g | b, some$d,
        distribution = approximate(nresample = B)
      ))
    }
  )
)
for (w in drawn) {
  p <- c(w$exact(), NA, NA)
  took <- turns(
    list(function() p[[2]] <<- w$ours()$p.value, function() p[[3]] <<- w$theirs()), 3
  )
  se <- sqrt(p[[1]] * (1 - p[[1]]) / B)
  stopifnot(abs(p[2:3] - p[[1]]) < 5 * se)
  goal_row(paste("a million tables drawn,", w$what), took[[1L]], "coin::approximate()",
           took[[2L]], least = 2)
}

# 2. Growth ------------------------------------------------------------------------
took <- function(x, y, ..., of, at, line) {
  test <- function() overlap_test(x, y, ...)
  tryCatch(
    {
      s <- seconds(test)
      if (s < 0.5) s <- stats::median(vapply(1:5, function(i) seconds(test), 0))
      growth("overlap_test()", of, line, at, s)
      if (s < 0.01) sprintf("%.2f ms", 1000 * s) else sprintf("%.3g s", s)
    },
    akkoord_error_too_large = function(e) {
      sprintf("refused: %.2g s, %.2g MB", e$value[[1]], e$value[[2]])
    }
  )
}
four <- function(at, of, apart, pairs) {
  one <- function(d, line, ...) took(d$x, d$y, ..., of = of, at = at, line = line)
  cat(sprintf(
    "| %d | %s | %s | %s | %s |\n", at, one(apart, "midranks"),
    one(apart, "scores", scores = "linear"), one(pairs, "midranks, pairs"),
    one(pairs, "scores, pairs", scores = "linear")
  ))
}
two <- function(n, k, m = 0) {
  base <- stats::rnorm(m)
  list(
    x = c(answers(m, k, 0.1, 0.5 * base + 0.87 * stats::rnorm(m)), answers(n, k, 0.1),
      rep(NA, n)),
    y = c(answers(m, k, 0, 0.5 * base + 0.87 * stats::rnorm(m)), rep(NA, n),
      answers(n, k))
  )
}
cat("\nGroup size at 5 answers: n single answers a group; or half of them pairs\n\n")
cat("| n | midranks | scores 1..5 | midranks, pairs | scores 1..5, pairs |\n")
cat("|---:|---:|---:|---:|---:|\n")
for (n in c(30, 100, 300, 1000, 3000, 10000)) {
  a <- two(n, 5)
  b <- two(n / 2, 5, n / 2)
  four(n, "answers a group", a, b)
}
cat("\nNumber of answers, 120 single answers a group; or 60 and 60 pairs\n\n")
cat("| answers | midranks | scores 1..k | midranks, pairs | scores 1..k, pairs |\n")
cat("|---:|---:|---:|---:|---:|\n")
for (k in c(2, 3, 4, 5, 6, 7, 9, 11)) {
  a <- two(120, k)
  b <- two(60, k, 60)
  four(k, "categories", a, b)
}
