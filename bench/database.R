# Counting in PostgreSQL beside pulling the columns into R: time, and R's memory at its
# peak; one server, and the same rows over two of them; growth with rows, items, groups.
#
#   Rscript bench/database.R            writes bench/results/database.md
#   Rscript bench/database.R 1e5        so many rows, to standard output only
#
# The servers are those of the tests: on loopback, in a folder of their own.

library(akkoord)
suppressWarnings(suppressMessages(library(dplyr)))
Sys.setenv(NOT_CRAN = "true")
source("tests/testthat/helper-postgres.R")
args <- commandArgs(TRUE)
rows <- if (length(args) > 0L) as.double(args[[1L]]) else 1e6
items <- 20L
options(akkoord.quiet = TRUE)

columns <- paste(sprintf("q%d int", seq_len(items)), collapse = ", ")
values <- paste(rep("nullif(floor(random() * 6), 0)::int", items), collapse = ", ")
fill <- function(n, shard) sprintf(paste(
  "INSERT INTO wave SELECT (array['a', 'b', 'c'])[1 + floor(random() * 3)], random() + 0.5,",
  "%s, %d FROM generate_series(1, %.0f)"
), values, shard, n)
table <- sprintf("CREATE TABLE wave (g text, w float8, %s, shard int)", columns)

# seconds of one call, and by how many MB R's memory rose above what it held
measure <- function(expr) {
  expr <- substitute(expr)
  env <- parent.frame()
  gc(reset = TRUE)
  before <- sum(gc()[, 2L])
  time <- system.time(value <- eval(expr, env))[["elapsed"]]
  c(seconds = time, MB = sum(gc()[, 6L]) - before)
}
line <- function(what, m, than = NULL) sprintf(
  "| %s | %.2f | %.1f | %s |", what, m[["seconds"]], m[["MB"]],
  if (is.null(than)) "" else sprintf("%.2f", m[["seconds"]] / than[["seconds"]])
)

run <- function() {
  pg <- start_postgres(3L)
  pg$sql(1, table, fill(rows, 1), "ANALYZE wave")
  for (i in 2:3) pg$sql(i, table, fill(rows / 2, i - 1), "ANALYZE wave")
  con <- pg$connect()
  wave <- suppressWarnings(dplyr::tbl(con, "wave"))
  scale <- likert_scale(1:5)
  all <- sprintf("q%d", seq_len(items))
  select <- paste("SELECT g,", paste(all, collapse = ", "), "FROM wave")
  invisible(DBI::dbGetQuery(con, "SELECT count(*) FROM wave")) # warm
  pull <- measure(DBI::dbGetQuery(con, select))
  frame <- DBI::dbGetQuery(con, select)
  ours <- measure(a <- likert_counts(wave, all_of(all), by = g, scale = scale))
  b <- likert_counts(frame, all_of(all), by = g, scale = scale)
  stopifnot(identical(a$count, b$count), identical(a$base, b$base))
  rm(frame)
  weighted <- measure(likert_counts(wave, all_of(all), by = g, weights = w, scale = scale))
  twins <- measure(likert_counts(wave,
    twins = list(t = c(A = "q1", B = "q2"), u = c(A = "q3", B = "q4")), by = g, scale = scale
  ))
  ten <- measure(likert_counts(wave, all_of(all[1:10]), by = g, scale = scale))
  alone <- measure(likert_counts(wave, all_of(all), scale = scale))
  tenth <- measure(likert_counts(
    dplyr::filter(wave, w < 0.6), all_of(all), by = g, scale = scale
  ))
  pg$sql(1, "CREATE EXTENSION postgres_fdw", sub("TABLE wave", "TABLE parted", table) |>
    paste("PARTITION BY LIST (shard)"))
  for (i in 1:2) {
    pg$sql(1, sprintf(paste(
      "CREATE SERVER s%d FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1',",
      "port '%d', dbname 'postgres', async_capable 'true', use_remote_estimate 'true')"
    ), i, pg$ports[[i + 1L]]), sprintf("CREATE USER MAPPING FOR ak SERVER s%d OPTIONS (user 'ak')", i),
    sprintf(paste(
      "CREATE FOREIGN TABLE parted_%d PARTITION OF parted FOR VALUES IN (%d) SERVER s%d",
      "OPTIONS (table_name 'wave')"
    ), i, i, i))
  }
  parted <- suppressWarnings(dplyr::tbl(con, "parted"))
  sharded <- measure(likert_counts(parted, all_of(all), by = g, scale = scale))
  c(
    sprintf("%s, PostgreSQL %s, %.0f rows x %d items x 3 groups, %d cores", Sys.Date(),
      sub(".*postgresql/([0-9]+).*", "\\1", postgres_bin()), rows, items,
      parallel::detectCores()),
    "", "| what | seconds | R's MB | of pulling |", "|---|---|---|---|",
    line("pull the columns into R", pull), line("likert_counts()", ours, pull),
    line("weighted", weighted, pull), line("two twin items, all groups", twins, pull),
    line("10 items", ten, pull), line("20 items, no groups", alone, pull),
    line("a tenth of the rows", tenth, pull),
    line("over two servers", sharded, pull),
    "", sprintf("Over two servers: %.2f times one server.", sharded[[1L]] / ours[[1L]])
  )
}
said <- run()
if (length(args) > 0L) writeLines(said) else writeLines(said, "bench/results/database.md")
