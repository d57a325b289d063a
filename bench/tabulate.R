# Tabulation against its peers, side by side in one run: Rscript bench/tabulate.R
#
# 1. 10^7 rows x 2 factors, two threads. Every contender's counts are checked
#    equal first; then they take turns, so that whatever else the machine does
#    falls on each of them, and medians are quoted. Then 10^8 rows.
# 2. A frame of 1 000 items x 10^5 rows by group, weighted: time, and how far
#    peak memory grows beyond the data.
#
# Needs akkoord installed, collapse, data.table and a C compiler with OpenMP; from the
# package's folder.

suppressPackageStartupMessages({
  library(akkoord)
  library(data.table)
})
source("bench/rows.R")
rounds <- 31
slow_rounds <- 5 # of the peers that take a second
threads <- 2L
options(akkoord.threads = threads)
setDTthreads(threads)
collapse::set_collapse(nthreads = threads)
tabulate_entry <- get("akk_c_tabulate", asNamespace("akkoord"))

# The bare read: the same memory once, summed, by as many threads ---------------
compile_bare_read <- function() {
  dir <- tempfile("bare")
  dir.create(dir)
  old <- setwd(dir)
  on.exit(setwd(old))
  writeLines(c(
    "#include <stdint.h>",
    "#include <Rinternals.h>",
    "SEXP bare_read(SEXP x, SEXP y, SEXP threads) {",
    "  const uint64_t *a = (const uint64_t *)INTEGER_RO(x);",
    "  const uint64_t *b = (const uint64_t *)INTEGER_RO(y);",
    "  R_xlen_t n = XLENGTH(x) / 2;",
    "  int t = Rf_asInteger(threads);",
    "  uint64_t sum = 0;",
    "#pragma omp parallel for simd num_threads(t) reduction(+ : sum)",
    "  for (R_xlen_t i = 0; i < n; i++)",
    "    sum += a[i] + b[i];",
    "  return Rf_ScalarReal((double)sum);",
    "}"
  ), "bare.c")
  writeLines(c(
    "PKG_CFLAGS = $(SHLIB_OPENMP_CFLAGS) -O3",
    "PKG_LIBS = $(SHLIB_OPENMP_CFLAGS)"
  ), "Makevars")
  if (system2(file.path(R.home("bin"), "R"), c("CMD", "SHLIB", "bare.c"), stdout = FALSE) != 0) {
    stop("the bare read does not compile")
  }
  dyn.load(file.path(dir, paste0("bare", .Platform$dynlib.ext)))
  getNativeSymbolInfo("bare_read")
}

# 1. Two factors -------------------------------------------------------------------
set.seed(20221123)
n <- 1e7L
labels <- c(
  "strongly disagree", "rather disagree", "neutral", "rather agree", "strongly agree"
)
answers <- data.table(
  item = factor(sample(labels, n, TRUE, c(1, 2, 3, 4, 2)), labels),
  group = factor(sample(c("KA1", "KA2", "eTwinning"), n, TRUE), c("KA1", "KA2", "eTwinning"))
)
frame <- as.data.frame(answers)
scale <- likert_scale("agree5", "en")
bare_read <- compile_bare_read()

contenders <- list(
  "bare read" = function() .Call(bare_read, answers$item, answers$group, threads),
  "akkoord, kernel" = function() {
    .Call(
      tabulate_entry, list(answers$item), 1L, 5L, list(answers$group), 3L, NULL, threads
    )
  },
  "akkoord, likert_counts()" = function() {
    likert_counts(frame, item, by = group, scale = scale)
  },
  "collapse::qtab" = function() collapse::qtab(answers$item, answers$group),
  "data.table" = function() answers[, .N, by = .(item, group)],
  "base table()" = function() table(answers$item, answers$group)
)
slow <- c("data.table", "base table()")

as_cells <- list(
  "akkoord, kernel" = function(x) x$count[[1L]][1:5, 1:3],
  "akkoord, likert_counts()" = function(x) {
    x <- as.data.frame(x)[x$kind == "substantive", ]
    matrix(x$count[order(x$group != "KA1", x$group != "KA2", x$position)], 5L)
  },
  "collapse::qtab" = function(x) matrix(as.vector(x), 5L),
  "data.table" = function(x) matrix(x[order(group, item), N], 5L),
  "base table()" = function(x) matrix(as.vector(x), 5L)
)
cells <- lapply(names(as_cells), function(name) as_cells[[name]](contenders[[name]]()))
stopifnot(vapply(cells, function(x) all(x == cells[[1L]]), NA), sum(cells[[1L]]) == n)

# The quick ones take turns, then the others do, which leave the caches and the second
# thread in another state.
quick <- c("bare read", "akkoord, kernel", "akkoord, likert_counts()")
took <- c(
  turns(contenders[quick], rounds), turns(contenders["collapse::qtab"], rounds),
  turns(contenders[slow], slow_rounds)
)
cat(sprintf(
  "10^7 rows x 2 factors, %d threads, %d rounds (%d for %s); counts equal\n\n",
  threads, rounds, slow_rounds, paste(slow, collapse = ", ")
))
cat("| contender | median (lowest to highest) |\n|---|---:|\n")
cat(sprintf("| %s | %s |\n", names(took), vapply(took, spread, "")), sep = "")
cat("\n")
writeLines(goals_head)
least <- c("collapse::qtab" = 4, "data.table" = 15, "base table()" = 40)
for (name in quick[-1L]) {
  work <- paste("10^7 rows x 2 factors,", sub("akkoord, ", "", name))
  goal_row(work, took[[name]], "bare read", took[["bare read"]], most = 2)
  for (peer in names(least)) goal_row(work, took[[name]], peer, took[[peer]], least = least[[peer]])
}

# Ten times the rows, more than any cache holds -------------------------------------
n <- 1e8
code <- function(k, labels) structure(sample.int(k, n, TRUE), levels = labels, class = "factor")
answers <- list(item = code(5L, labels), group = code(3L, c("KA1", "KA2", "eTwinning")))
frame <- as.data.frame(answers)
took <- turns(contenders[quick], 11L)
ms <- 1000 * vapply(took, stats::median, 0)
cat(sprintf(
  "\n10^8 rows: bare read %.0f ms, kernel %.0f, likert_counts() %.0f: %.2f and %.2f bare reads\n",
  ms[[1L]], ms[[2L]], ms[[3L]], ms[[2L]] / ms[[1L]], ms[[3L]] / ms[[1L]]
))

# 2. Many items, weighted ------------------------------------------------------------
rm(answers, frame)
invisible(gc())

# The peak of memory() from here on
reset_peak <- function() {
  try(suppressWarnings(cat("5", file = "/proc/self/clear_refs")), silent = TRUE)
}

wide_run <- function(rows, items) {
  set.seed(1)
  columns <- replicate(items, sample(c(1:5, NA), rows, TRUE), simplify = FALSE)
  names(columns) <- sprintf("q%04d", seq_len(items))
  group <- factor(sample(c("a", "b", "c"), rows, TRUE))
  w <- rexp(rows)
  run <- function() {
    .Call(
      tabulate_entry, columns, rep(1L, items), rep(5L, items), list(group), 3L, w, threads
    )
  }
  counted <- run()
  for (j in c(1L, items %/% 2L, items)) { # against xtabs
    want <- xtabs(w ~ factor(columns[[j]], 1:5) + group)
    stopifnot(isTRUE(all.equal(
      as.vector(want), as.vector(counted$weight[[j]][1:5, 1:3]),
      tolerance = 1e-12
    )))
  }
  one_thread <- .Call(
    tabulate_entry, columns, rep(1L, items), rep(5L, items), list(group), 3L, w, 1L
  )
  stopifnot(identical(one_thread, counted))
  result <- as.numeric(object.size(counted)) / 2^20
  rm(counted, one_thread)
  gc()
  reset_peak()
  before <- memory("VmRSS")
  run()
  grown <- memory("VmHWM") - before
  list(
    ms = 1000 * median(replicate(5, seconds(run))), grown = grown, result = result,
    data = rows * (items * 4 + 12) / 2^20
  )
}

cat("\nWeighted, by three groups, two threads; sums equal to xtabs(), bits equal to one thread\n\n")
cat("| items x rows | data MB | median ms | result MB | peak memory grew by MB |\n")
cat("|---|---:|---:|---:|---:|\n")
for (rows in c(25000L, 100000L)) {
  run <- wide_run(rows, 1000L)
  growth("counting 1 000 weighted items", "rows", "kernel", rows, run$ms / 1000)
  cat(sprintf(
    "| 1000 x %d | %.0f | %.0f | %.2f | %.2f |\n",
    rows, run$data, run$ms, run$result, run$grown
  ))
  invisible(gc())
}
cat("\n")
writeLines(goals_head)
goal_line(
  "1 000 items x 10^5 rows, by group, weighted: memory beyond the result",
  sprintf("%.1f MB", max(0, run$grown - run$result)), sprintf("data: %.0f MB", run$data),
  max(0, run$grown - run$result) / run$data, 0.01, TRUE
)
