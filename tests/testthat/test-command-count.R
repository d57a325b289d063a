skip_if_not_installed("jsonlite")
skip_if_not_installed("dbplyr")
skip_if_not_installed("RSQLite")

run <- function(...) {
  files <- tempfile(c("out", "err"))
  cons <- lapply(files, file, "wb")
  status <- akkoord_main(c(...), cons[[1L]], cons[[2L]])
  for (con in cons) close(con)
  read <- function(f) readLines(f, encoding = "UTF-8", warn = FALSE)
  list(status = status, out = read(files[[1L]]), err = read(files[[2L]]))
}

steward_data <- function() {
  withr::with_seed(4, data.frame(
    country = sample(c("BE", "NL"), 80L, TRUE), w = 1 + stats::runif(80L),
    q1 = sample(c(1:5, NA), 80L, TRUE), q2 = sample(1:5, 80L, TRUE, c(1, 2, 20, 20, 40))
  ))
}

sqlite_file <- function(data, env = parent.frame()) {
  file <- withr::local_tempfile(fileext = ".sqlite", .local_envir = env)
  con <- DBI::dbConnect(RSQLite::SQLite(), file)
  DBI::dbWriteTable(con, "answers", data)
  DBI::dbDisconnect(con)
  file
}

test_that("a steward counts an SQLite file, and counts alone leave", {
  d <- steward_data()
  file <- sqlite_file(d)
  before <- tools::md5sum(file)
  dir <- withr::local_tempdir()
  to <- file.path(dir, "be")
  args <- c("count", "--table", "answers", "--items", "q1,q2", "--scale", "agree5", "--by", "country", "--sqlite", file)
  r <- run(args, "--n-people", "900", "--survey", "wave", "--out", to)
  expect_identical(r$status, 0L)
  expect_identical(r$out, to)
  expect_match(r$err[[1L]], "^akkoord: .*hidden")
  expect_identical(tools::md5sum(file), before)
  withr::local_options(akkoord.quiet = TRUE)
  read <- as_likert_counts(to)
  want <- suppress_counts(likert_counts(d, c(q1, q2), by = country, scale = "agree5", N = 900, survey = "wave"))
  expect_equal(as.list(read)[c("count", "low", "high", "base")], as.list(want)[c("count", "low", "high", "base")])
  expect_identical(attr(read, "akkoord")$survey, "wave")

  # what would leave, and the statement that says so; nothing is written
  dry <- run(args, "--dry-run")
  expect_identical(dry$status, 0L)
  expect_match(dry$out, "SELECT", all = FALSE)
  written <- readLines(file.path(to, "counts.csv"))
  expect_identical(intersect(dry$out, written), unique(written))
  expect_identical(list.files(dir), "be")
  # of weights no small count can be hidden
  expect_match(run(args, "--weights", "w", "--out", file.path(dir, "w"))$err, "sums of weights", all = FALSE)
  expect_false(file.exists(file.path(dir, "w")))
})

test_that("a codebook says what is counted", {
  words <- c("agree", "neutral", "disagree")
  d <- withr::with_seed(1, data.frame(a = sample(words, 60L, TRUE), b = sample(words, 60L, TRUE)))
  book <- draft_codebook(d)
  dir <- withr::local_tempdir()
  json <- file.path(dir, "book.json")
  write_codebook(book, json)
  to <- file.path(dir, "x")
  r <- run("count", "--table", "answers", "--codebook", json, "--sqlite", sqlite_file(d), "--out", to)
  expect_identical(r$status, 0L)
  read <- as_likert_counts(to, codebook = read_codebook(json))
  expect_identical(read$count, as.double(likert_counts(d, codebook = book)$count))
})

test_that("what is called wrongly has status 2, what fails 1, and no password is shown", {
  skip_if_quick()
  file <- sqlite_file(steward_data())
  base <- c("count", "--table", "answers", "--items", "q1", "--scale", "agree5", "--out", tempfile())
  wrong <- list(
    "count", c("count", "--table", "answers"), base[-(8:9)],
    c(base, "--min-cell", "few", "--sqlite", file), c(base, "--sqlite", file, "--service", "x"),
    c(base, "--url", "postgresql://me:geheim@host/db"), c(base, "--url", "postgresql://me:ge@he/im@host/db"),
    c(base, "--url", "postgresql://host/db?password=geheim"), c(base, "--url", "mysql://host"),
    c(base, "postgresql://me:geheim@host/db"), c(base, "--dry-run=geheim")
  )
  for (args in wrong) {
    r <- run(args)
    expect_identical(r$status, 2L)
    expect_identical(r$out, character())
    expect_false(any(grepl("geheim|ge@he", r$err)))
  }
  for (args in list(
    c(base, "--sqlite", "nowhere.sqlite"), c(replace(base, 3L, "nowhere"), "--sqlite", file),
    c(base, "--sqlite", file, "--by", "nowhere"), c(base, "--sqlite", file, "--min-cell", "200"),
    c(replace(base, 7L, "agree9"), "--sqlite", file)
  )) {
    r <- run(args)
    expect_identical(r$status, 1L)
    expect_identical(r$out, character())
    expect_match(r$err[[1L]], "^akkoord: ")
  }
  expect_identical(
    without_password("cannot reach postgres://me:a:b@c@h/db, password='x y' pass=q"),
    "cannot reach postgres://me:***@h/db, password=*** pass=***"
  )
})

test_that("PostgreSQL is found by the environment, a service and a URL", {
  skip_if_quick()
  pg <- start_postgres()
  con <- pg$connect()
  d <- steward_data()
  DBI::dbWriteTable(con, "answers", d, row.names = FALSE)
  pg$sql(1, "CREATE SCHEMA survey", "CREATE TABLE survey.wave AS SELECT * FROM answers")
  dir <- withr::local_tempdir()
  file <- file.path(dir, "services")
  port <- pg$ports[[1L]]
  writeLines(c("[steward]", "host=127.0.0.1", paste0("port=", port), "user=ak", "dbname=postgres"), file)
  args <- c("count", "--table", "survey.wave", "--items", "q1", "--scale", "agree5", "--by", "country")
  want <- suppressMessages(suppress_counts(likert_counts(d, q1, by = country, scale = "agree5")))
  check <- function(to, ...) {
    r <- run(args, "--out", file.path(dir, to), ...)
    expect_identical(r$err[!grepl("hidden|totals", r$err)], character())
    expect_identical(r$status, 0L)
    expect_equal(as_likert_counts(file.path(dir, to))$low, want$low)
  }
  withr::with_envvar(c(PGSERVICEFILE = file), check("service", "--service", "steward"))
  withr::with_envvar(
    c(PGHOST = "127.0.0.1", PGPORT = port, PGUSER = "ak", PGDATABASE = "postgres"), check("environment")
  )
  check("url", "--url", paste0("postgresql://ak@127.0.0.1:", port, "/postgres"))
  r <- run(args, "--out", file.path(dir, "no"), "--url", "postgresql://ak@127.0.0.1:1/postgres")
  expect_identical(r$status, 1L)
  expect_match(r$err[[1L]], "cannot be opened")
  expect_false(file.exists(file.path(dir, "no")))
})

test_that("a password comes from .pgpass, a service or PGPASSWORD, and is never shown", {
  skip_if_quick()
  pg <- start_postgres()
  con <- pg$connect()
  d <- steward_data()
  DBI::dbWriteTable(con, "answers", d, row.names = FALSE)
  secret <- "gehe'im=9"
  pg$sql(1, "CREATE TABLE closed AS SELECT * FROM answers",
    paste0("CREATE ROLE steward LOGIN PASSWORD ", DBI::dbQuoteString(con, secret)), "GRANT SELECT ON answers TO steward")
  # whoever is not ak needs a password
  hba <- DBI::dbGetQuery(con, "SHOW hba_file")[[1L]]
  writeLines(c("host all steward 127.0.0.1/32 scram-sha-256", readLines(hba)), hba)
  pg$sql(1, "SELECT pg_reload_conf()")
  Sys.sleep(0.3)
  dir <- withr::local_tempdir()
  port <- pg$ports[[1L]]
  passes <- file.path(dir, c("right", "wrong"))
  for (i in 1:2) {
    writeLines(paste0("127.0.0.1:", port, ":postgres:steward:", c(secret, "gehe'im=8")[[i]]), passes[[i]])
    Sys.chmod(passes[[i]], "600")
  }
  service <- c("[steward]", "host=127.0.0.1", paste0("port=", port), "user=steward", "dbname=postgres")
  services <- file.path(dir, c("plain", "told", "off", "damaged", "unknown"))
  writeLines(service, services[[1L]])
  writeLines(c(service, paste0("password=", secret)), services[[2L]])
  writeLines(c(service, "password=gehe'im=8"), services[[3L]])
  # RPostgreSQL ends R at what libpq cannot read
  writeLines(c(service, "password gehe"), services[[4L]])
  writeLines(c(service, "pasword=gehe"), services[[5L]])
  args <- function(table = "answers") {
    c("count", "--table", table, "--items", "q1", "--scale", "agree5", "--by", "country", "--out", tempfile(tmpdir = dir))
  }
  url <- c("--url", paste0("postgresql://steward@127.0.0.1:", port, "/postgres"))
  env <- c(PGHOST = "127.0.0.1", PGPORT = port, PGUSER = "steward", PGDATABASE = "postgres")
  with <- function(how, vars, table = "answers", none = file.path(dir, "none")) {
    vars <- c(c(PGPASSFILE = none, PGPASSWORD = NA)[setdiff(c("PGPASSFILE", "PGPASSWORD"), names(vars))], vars)
    r <- withr::with_envvar(vars, run(args(table), how))
    expect_false(any(grepl("gehe", c(r$err, r$out))))
    r
  }
  right <- list(
    list(url, c(PGPASSFILE = passes[[1L]])), list(NULL, c(env, PGPASSFILE = passes[[1L]])),
    list(c("--service", "steward"), c(PGSERVICEFILE = services[[1L]], PGPASSFILE = passes[[1L]])),
    list(c("--service", "steward"), c(PGSERVICEFILE = services[[2L]])), list(url, c(PGPASSWORD = secret))
  )
  for (one in right) {
    r <- with(one[[1L]], one[[2L]])
    expect_identical(r$status, 0L)
    expect_true(file.exists(file.path(r$out, "counts.csv")))
  }
  wrong <- list(
    list(url, c(PGPASSFILE = passes[[2L]])), list(url, NULL), list(NULL, c(env, PGPASSFILE = passes[[2L]])),
    list(c("--service", "steward"), c(PGSERVICEFILE = services[[3L]])), list(url, c(PGPASSWORD = "gehe'im=8")),
    list(c("--service", "nowhere"), c(PGSERVICEFILE = services[[2L]])),
    list(NULL, c(PGSERVICE = "nowhere", PGSERVICEFILE = services[[2L]])),
    list(c("--service", "steward"), c(PGSERVICEFILE = services[[4L]])),
    list(c("--service", "steward"), c(PGSERVICEFILE = services[[5L]]))
  )
  for (one in wrong) {
    r <- with(one[[1L]], one[[2L]])
    expect_identical(r$status, 1L)
    expect_match(r$err[[1L]], "cannot be opened")
  }
  # the role may read answers and nothing else
  r <- with(url, c(PGPASSFILE = passes[[1L]]), "closed")
  expect_identical(r$status, 1L)
  expect_match(paste(r$err, collapse = " "), "permission denied")
})
