# Counting in PostgreSQL beside pulling the columns into R: time, and R's memory at its
# peak; one server, and the same rows over two of them; growth with rows, items, groups.
#
#   Rscript bench/database.R            10^6 and 10^7 rows
#   Rscript bench/database.R 1e6        so many rows, one size or more
#
# The servers are those of the tests: on loopback, in a folder of their own. 10^7 rows take
# some 15 GB of disk for a while.

library(akkoord)
suppressWarnings(suppressMessages(library(dplyr)))
Sys.setenv(NOT_CRAN = "true")
source("tests/testthat/helper-postgres.R")
source("bench/rows.R")
sizes <- as.double(commandArgs(TRUE))
if (length(sizes) == 0L) sizes <- c(1e6, 1e7)
stopifnot(!anyNA(sizes), sizes >= 1000)
options(akkoord.quiet = TRUE)

items <- sprintf("q%d", 1:20)
ticks <- sprintf("m%d", 1:5)
scale <- likert_scale(1:5)
table <- sprintf(
  "CREATE TABLE wave (g text, h int, w float8, %s, %s, shard int)",
  paste(items, "int", collapse = ", "), paste(ticks, "int", collapse = ", ")
)
# the same rows wherever they are: each shard has its seed
fill <- function(n, shard) c(sprintf("DO $$ BEGIN PERFORM setseed(0.%d); END $$", shard), sprintf(
  paste(
    "INSERT INTO wave SELECT (array['a', 'b', 'c'])[1 + floor(random() * 3)],",
    "floor(random() * 30)::int, random() + 0.5, %s, %s, %d FROM generate_series(1, %.0f)"
  ),
  paste(rep("nullif(floor(random() * 6), 0)::int", length(items)), collapse = ", "),
  paste(rep("(random() < 0.3)::int", length(ticks)), collapse = ", "), shard, n
))

timed <- function(f, rounds) vapply(seq_len(rounds), function(i) {
  gc()
  seconds(f)
}, 0)

# By how many MB a process of its own, which has done all this once with few rows, rises at
# its peak, with what its driver holds.
peak <- function(port, code) {
  script <- tempfile(fileext = ".R")
  on.exit(unlink(script))
  writeLines(c(
    "suppressWarnings(suppressMessages({library(akkoord); library(dplyr)}))",
    sprintf(".libPaths(%s)", paste(deparse(.libPaths()), collapse = "")),
    "options(akkoord.quiet = TRUE)", "source('tests/testthat/helper-postgres.R')", "source('bench/rows.R')",
    sprintf("con <- DBI::dbConnect(postgres_driver(), host = '127.0.0.1', port = %d, user = 'ak', dbname = 'postgres')", port),
    "of <- function(name) suppressWarnings(dplyr::tbl(con, name))",
    sprintf("f <- function(name) { %s }", code),
    "f('few'); invisible(gc())", "writeLines('5', '/proc/self/clear_refs')",
    "before <- memory('VmRSS'); invisible(f('wave')); cat('\n', memory('VmHWM') - before, '\n')"
  ), script)
  out <- system2(file.path(R.home("bin"), "Rscript"), script, stdout = TRUE,
    env = paste0("R_LIBS=", paste(.libPaths(), collapse = ":")))
  as.double(tail(out[nzchar(trimws(out))], 1L))
}

start_shards <- function(pg, rows) {
  pg$sql(1, "CREATE EXTENSION postgres_fdw",
    paste(sub("TABLE wave", "TABLE parted", table), "PARTITION BY LIST (shard)"))
  for (i in 1:2) {
    pg$sql(i + 1L, table, fill(rows / 2, i))
    pg$sql(i + 1L, "VACUUM ANALYZE wave") # or the server does, while it is timed
    pg$sql(1,
      sprintf(paste(
        "CREATE SERVER s%d FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1',",
        "port '%d', dbname 'postgres', async_capable 'true', use_remote_estimate 'true',",
        # it asks by a cursor, which plans for the first rows: by sorting all of them
        "options '-c cursor_tuple_fraction=1')"
      ), i, pg$ports[[i + 1L]]),
      sprintf("CREATE USER MAPPING FOR ak SERVER s%d OPTIONS (user 'ak')", i),
      sprintf(paste(
        "CREATE FOREIGN TABLE parted_%d PARTITION OF parted FOR VALUES IN (%d) SERVER s%d",
        "OPTIONS (table_name 'wave')"
      ), i, i, i)
    )
  }
}

run <- function(rows) {
  pg <- start_postgres(3L)
  pg$sql(1, table, fill(rows / 2, 1), fill(rows / 2, 2),
    "CREATE TABLE few AS SELECT * FROM wave LIMIT 1000")
  pg$sql(1, "VACUUM ANALYZE wave")
  start_shards(pg, rows)
  con <- pg$connect()
  of <- function(name) suppressWarnings(dplyr::tbl(con, name))
  wave <- of("wave")
  parted <- of("parted")
  rounds <- 3L
  select <- paste("SELECT g,", paste(items, collapse = ", "), "FROM wave")
  pull <- function() DBI::dbGetQuery(con, select)
  count <- function(from = wave, which = items, ...) likert_counts(from, all_of(which), scale = scale, ...)
  twins <- list(t = c(A = "q1", B = "q2"), u = c(A = "q3", B = "q4"))
  invisible(DBI::dbGetQuery(con, "SELECT count(*) FROM wave")) # warm

  # the numbers first: those of the rows themselves, and of the shards
  own <- count(by = g)
  frame <- likert_counts(pull(), all_of(items), by = g, scale = scale)
  shards <- count(parted, by = g)
  stopifnot(
    identical(own$count, frame$count), identical(own$base, frame$base),
    identical(own$count, shards$count), sum(own$count[own$item == "q1"]) == rows
  )
  rm(frame)
  work <- list(
    "pull the columns into R" = pull,
    "`likert_counts()`" = function() count(by = g),
    "over two servers" = function() count(parted, by = g),
    "weighted" = function() count(by = g, weights = w),
    "two twin items" = function() likert_counts(wave, twins = twins, by = g, scale = scale),
    "a question of 5 options" = function() likert_counts(wave, multiple = list(m = ticks), by = g),
    "a tenth of the rows" = function() count(dplyr::filter(wave, w < 0.6), by = g),
    "5 items" = function() count(which = items[1:5], by = g),
    "10 items" = function() count(which = items[1:10], by = g),
    "no groups" = function() count(),
    "30 groups" = function() count(by = h),
    "3 x 30 groups" = function() count(by = c(g, h))
  )
  each <- lapply(work, timed, rounds = rounds)
  columns <- paste(c("g", items), collapse = ", ")
  MB <- c(
    peak(pg$ports[[1L]], sprintf("DBI::dbGetQuery(con, paste('SELECT %s FROM', name))", columns)),
    peak(pg$ports[[1L]], sprintf(
      "likert_counts(of(name), %s:%s, by = g, scale = 1:5)", items[[1L]], items[[length(items)]]
    ))
  )
  report(rows, each, MB, rounds)
}

report <- function(rows, each, MB, rounds) {
  size <- format(rows, big.mark = " ", scientific = FALSE)
  cat(
    sprintf("## %s rows x 20 items x 3 groups", size), "",
    sprintf("%d rounds; counts equal to those of the pulled rows, on one server and on two.", rounds),
    "", goals_head, sep = "\n"
  )
  what <- paste(size, "rows x 20 items x 3 groups in PostgreSQL")
  goal_row(what, each[[2L]], "pulling", each[[1L]], most = 1)
  goal_line(paste(what, "memory", sep = ", "), sprintf("%.1f MB", max(0, MB[[2L]])),
            sprintf("pulling: %.0f MB", MB[[1L]]), max(0, MB[[2L]]) / MB[[1L]], 0.01, TRUE)
  goal_row(paste(what, "over two servers", sep = ", "), each[[3L]], "one server", each[[2L]],
           most = 1.5)
  cat("\n| what | seconds | over pulling |\n|---|---:|---:|\n")
  over <- vapply(each, stats::median, 0) / stats::median(each[[1L]])
  cat(sprintf("| %s | %s | %.2f |\n", names(each), vapply(each, spread, ""), over), sep = "")
  cat("\n")
  for (name in names(each)[1:3]) {
    growth("PostgreSQL, 20 items x 3 groups", "rows", name, rows, stats::median(each[[name]]))
  }
}

cat(sprintf(
  "PostgreSQL %s, %s. Memory is that of a process of its own at its peak, with what\n",
  sub(".*postgresql/([0-9]+).*", "\\1", postgres_bin()), class(postgres_driver())
), "the driver holds.\n\n", sep = "")
for (rows in sizes) run(rows)
