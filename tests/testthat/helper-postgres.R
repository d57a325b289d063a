# PostgreSQL servers for a test: on loopback, in a folder of their own, by an ordinary
# user; stopped and removed with the test. Skips where the server or a driver is not
# installed.

postgres_bin <- function() {
  found <- Sys.glob("/usr/lib/postgresql/*/bin")
  if (length(found) > 0L) found[[length(found)]] else dirname(Sys.which("initdb")[[1L]])
}

postgres_driver <- function() {
  for (package in c("RPostgres", "RPostgreSQL")) {
    if (!requireNamespace(package, quietly = TRUE)) next
    return(switch(package,
      RPostgres = getExportedValue(package, "Postgres")(),
      RPostgreSQL = getExportedValue(package, "PostgreSQL")()
    ))
  }
}

# `n` servers: list(ports, connect(i), stop(i), sql(i, text)).
start_postgres <- function(n = 1L, env = parent.frame()) {
  testthat::skip_on_cran()
  # its programs inherit the sanitizers' libraries and wait for ever
  testthat::skip_if(nzchar(Sys.getenv("ASAN_OPTIONS")), "no PostgreSQL under sanitizers")
  testthat::skip_if_not_installed("dbplyr")
  testthat::skip_if_not_installed("dplyr")
  testthat::skip_if_not_installed("withr")
  bin <- postgres_bin()
  driver <- postgres_driver()
  testthat::skip_if_not(file.exists(file.path(bin, "initdb")), "PostgreSQL is not installed")
  testthat::skip_if(is.null(driver), "no driver of PostgreSQL is installed")
  root <- identical(Sys.info()[["effective_user"]], "root")
  testthat::skip_if(root && !nzchar(Sys.which("setpriv")), "initdb refuses root")
  folder <- tempfile("pg", tmpdir = "/tmp")
  dir.create(folder, mode = "0700")
  withr::defer(unlink(folder, recursive = TRUE), env)
  as_user <- if (root) "setpriv --reuid=nobody --regid=nogroup --clear-groups " else ""
  if (root) system2("chown", c("nobody:nogroup", folder))
  run <- function(...) {
    command <- paste0("cd ", folder, " && ", as_user, bin, "/", paste(...))
    said <- suppressWarnings(system(paste(command, "2>&1"), intern = TRUE, timeout = 120))
    if (!is.null(attr(said, "status"))) stop(paste(said, collapse = "\n"), call. = FALSE)
    said
  }
  data <- file.path(folder, paste0("c", seq_len(n)))
  logs <- paste0(data, ".log")
  stop_one <- function(i) try(run("pg_ctl -D", data[[i]], "-m immediate stop"), silent = TRUE)
  ports <- integer(n)
  for (i in seq_len(n)) {
    run("initdb -D", data[[i]], "-A trust -U ak --no-sync -E UTF8 --no-locale > init.log")
    for (try in 1:5) {
      ports[[i]] <- free_port()
      options <- paste0(
        "\"-p ", ports[[i]], " -c listen_addresses=127.0.0.1 -c fsync=off ",
        "-c unix_socket_directories=", folder, "\""
      )
      up <- tryCatch({
        run("pg_ctl -w -D", data[[i]], "-l", logs[[i]], "-o", options, "start > start.log")
        TRUE
      }, error = function(e) FALSE)
      if (up) break
    }
    if (!up) stop("PostgreSQL does not start: ", readLines(logs[[i]]), call. = FALSE)
    local({
      at <- i
      withr::defer(stop_one(at), env)
    })
  }
  connect <- function(i = 1L, user = "ak") {
    con <- DBI::dbConnect(driver,
      host = "127.0.0.1", port = ports[[i]], user = user, dbname = "postgres"
    )
    withr::defer(suppressWarnings(try(DBI::dbDisconnect(con), silent = TRUE)), env)
    con
  }
  sql <- function(i, ...) {
    con <- DBI::dbConnect(driver,
      host = "127.0.0.1", port = ports[[i]], user = "ak", dbname = "postgres"
    )
    on.exit(DBI::dbDisconnect(con))
    for (text in c(...)) DBI::dbClearResult(DBI::dbSendQuery(con, text))
  }
  list(ports = ports, connect = connect, sql = sql, stop = stop_one)
}

# A port that nobody listens on. R's generator is left as it is.
free_port <- function() {
  repeat {
    port <- 20000L + as.integer((as.double(Sys.time()) * 1e6 + Sys.getpid() * 7919) %% 40000)
    busy <- suppressWarnings(tryCatch({
      close(socketConnection("127.0.0.1", port, open = "r+", timeout = 1))
      TRUE
    }, error = function(e) FALSE))
    if (!busy) return(port)
  }
}
