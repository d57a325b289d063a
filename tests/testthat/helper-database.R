# A table in a database in memory, closed with the test.
embedded_table <- function(data, driver, env = parent.frame()) {
  testthat::skip_if_not_installed("dbplyr")
  con <- DBI::dbConnect(driver, ":memory:")
  withr::defer(DBI::dbDisconnect(con), env)
  DBI::dbWriteTable(con, "answers", data)
  dplyr::tbl(con, "answers")
}

sqlite_table <- function(data, env = parent.frame()) {
  testthat::skip_if_not_installed("RSQLite")
  embedded_table(data, RSQLite::SQLite(), env)
}

# DuckDB too where it is installed; Debian has no package of it, so that it is not suggested.
embedded_drivers <- function() {
  testthat::skip_if_not_installed("RSQLite")
  of <- list(SQLite = RSQLite::SQLite())
  if (nzchar(system.file(package = "duckdb"))) {
    of$DuckDB <- getExportedValue("duckdb", "duckdb")()
  }
  of
}

# All that counts know but the statements and the notes of reading, in order.
counts_content <- function(x) {
  about <- attr(x, "akkoord")
  about <- about[!names(about) %in% c("query", "reading")]
  rows <- as.data.frame(x)
  attr(rows, "akkoord") <- NULL
  list(rows = rows, about = about[order(names(about))])
}

expect_same_counts <- function(a, b, exact = TRUE) {
  if (exact) {
    testthat::expect_identical(counts_content(a)$rows, counts_content(b)$rows)
  }
  testthat::expect_equal(counts_content(a), counts_content(b), tolerance = 1e-12)
}

# Answers as they come: codes, texts in several spellings, twins, options, weights.
random_answers <- function(seed, n = 150L) {
  withr::with_seed(seed, {
    codes <- function(k = 5L) sample(c(seq_len(k), NA), n, TRUE)
    d <- data.frame(
      g = sample(c("b", "a / x", "A", "'; drop", NA), n, TRUE), h = sample(3:1, n, TRUE),
      q1 = codes(), q2 = codes(), dk = sample(c(1:5, 9L), n, TRUE),
      half = sample(c(0, 0.5, 1, NA), n, TRUE),
      t1 = sample(c("Yes", "no", " YES\u00a0", "maybe", "", NA), n, TRUE),
      t2 = sample(c("no", "yes", "I don't know", NA), n, TRUE),
      x1 = codes(), x2 = codes(), x3 = codes(),
      m1 = sample(0:1, n, TRUE), m2 = sample(0:1, n, TRUE), m3 = sample(0:1, n, TRUE),
      cell = sample(c("bus; train", "bus", "train; bike; bus", NA), n, TRUE),
      w = round(stats::runif(n, 0, 3), 2), one = 1
    )
    d[sample(n, 20L), c("m1", "m2", "m3")] <- NA
    d$"odd `name\"" <- codes()
    d
  })
}
