# A real server: the counts of the data frame, roles that may read alone, and a table
# that lies on several servers.

test_that("PostgreSQL gives the counts of the data frame", {
  skip_if_quick()
  pg <- start_postgres()
  con <- pg$connect()
  d <- random_answers(11)
  d$yes <- d$q1 > 3
  DBI::dbWriteTable(con, "answers", d, row.names = FALSE)
  # dbplyr says of RPostgreSQL that it is old
  t <- suppressWarnings(dplyr::tbl(con, "answers"))
  scale5 <- likert_scale(1:5)
  words <- likert_scale(c("no", "maybe", "yes"), dont_know = "I don't know")
  both <- function(call, exact = TRUE) {
    withr::local_options(akkoord.quiet = TRUE)
    expect_same_counts(call(t), call(d), exact)
  }
  both(function(x) likert_counts(x, c(q1, q2), by = c(g, h), scale = scale5, N = 900))
  both(function(x) likert_counts(x, "odd `name\"", by = h, scale = scale5))
  both(function(x) likert_counts(x, c(t1, t2), by = g, scale = words))
  both(function(x) likert_counts(x, q1, by = g, weights = w, scale = scale5), exact = FALSE)
  twins <- list(use = c(A = "x1", B = "x2"))
  options <- list(m = c("m1", "m2", "m3"))
  both(function(x) likert_counts(x, twins = twins, multiple = options, by = h, scale = scale5))
  both(function(x) likert_counts(x, yes, scale = likert_scale(c("n", "y"), values = 0:1)))

  # who may read, and no more, can count; who may not gets an error that says so
  pg$sql(1,
    "CREATE ROLE reader LOGIN", "GRANT SELECT ON answers TO reader", "CREATE ROLE nobody LOGIN"
  )
  reader <- dplyr::tbl(pg$connect(user = "reader"), "answers")
  expect_same_counts(likert_counts(reader, q1, scale = scale5), likert_counts(d, q1, scale = scale5))
  other <- pg$connect(user = "nobody")
  hidden <- dplyr::tbl(other, dbplyr::sql("SELECT * FROM answers"), vars = names(d))
  e <- expect_error(suppressWarnings(likert_counts(hidden, q1, scale = scale5)),
    class = "akkoord_error_database"
  )
  expect_match(conditionMessage(e), "permission denied")
  # what the server cannot read it quotes: that is an answer, and stays there
  cast <- dplyr::mutate(t, z = dbplyr::sql("CAST(t1 AS integer)"))
  said <- utils::capture.output(type = "message", {
    e <- expect_error(likert_counts(cast, z, scale = scale5), class = "akkoord_error_database")
  })
  expect_match(conditionMessage(e), "type integer: ...", fixed = TRUE)
  expect_no_match(c(said, conditionMessage(e), ""), "maybe|don't know")
  # a server that went away
  pg$stop(1)
  expect_error(suppressWarnings(likert_counts(t, q1, scale = scale5)),
    class = "akkoord_error_database"
  )
})

test_that("a table over two servers: each counts its own, and a server that is down is an error", {
  skip_if_quick()
  skip_if_not(length(Sys.glob("/usr/share/postgresql/*/extension/postgres_fdw.control")) > 0L)
  pg <- start_postgres(3L)
  d <- random_answers(12, n = 400L)[c("g", "q1", "x1", "x2")]
  d$shard <- rep(1:2, 200)
  for (i in 1:2) {
    con <- pg$connect(i + 1L)
    DBI::dbWriteTable(con, "wave", d[d$shard == i, ], row.names = FALSE)
  }
  columns <- "(g text, q1 int, x1 int, x2 int, shard int)"
  pg$sql(1,
    "CREATE EXTENSION postgres_fdw",
    paste("CREATE TABLE wave", columns, "PARTITION BY LIST (shard)")
  )
  for (i in 1:2) {
    server <- paste(
      "CREATE SERVER s%d FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1',",
      "port '%d', dbname 'postgres', async_capable 'true', use_remote_estimate 'true',",
      "options '-c cursor_tuple_fraction=1')"
    )
    part <- paste(
      "CREATE FOREIGN TABLE wave_%d PARTITION OF wave FOR VALUES IN (%d)",
      "SERVER s%d OPTIONS (table_name 'wave')"
    )
    pg$sql(1,
      sprintf(server, i, pg$ports[[i + 1L]]),
      sprintf("CREATE USER MAPPING FOR ak SERVER s%d OPTIONS (user 'ak')", i),
      sprintf(part, i, i, i)
    )
  }
  con <- pg$connect()
  t <- suppressWarnings(dplyr::tbl(con, "wave"))
  twins <- list(use = c(A = "x1", B = "x2"))
  got <- likert_counts(t, q1, twins = twins, by = g, scale = 1:5)
  expect_same_counts(got, likert_counts(d, q1, twins = twins, by = g, scale = 1:5))

  # the plan: both servers are asked at once, and counts alone travel
  for (sql in attr(got, "akkoord")$query) {
    plan <- DBI::dbGetQuery(con, paste("EXPLAIN (VERBOSE, COSTS OFF)", sql))[[1L]]
    expect_length(grep("Async Foreign Scan", plan), 2L)
    remote <- grep("Remote SQL", plan, value = TRUE)
    expect_length(remote, 2L)
    expect_match(remote, "count(*)", fixed = TRUE, all = TRUE)
    expect_match(remote, "GROUP BY", fixed = TRUE, all = TRUE)
  }
  pg$stop(3L)
  e <- expect_error(suppressWarnings(likert_counts(t, q1, by = g, scale = 1:5)),
    class = "akkoord_error_database")
  expect_match(conditionMessage(e), "could not connect")
})
