# akkoord count: what a data steward runs beside the data. Counts leave, answers do not.

count_help <- c(
  "Usage: akkoord count --table TABLE --codebook FILE --out FOLDER [--by COLUMN,COLUMN]",
  "                     [--items COLUMN,COLUMN] [--scale NAME] [--weights COLUMN] [--n-people N]",
  "                     [--survey NAME] [--min-cell 5] [--dry-run]",
  "                     [--sqlite FILE | --service NAME | --url URL]",
  "",
  "Counts the answers of a table in its database and writes the counts, small ones hidden,",
  "as a small data package; as_likert_counts(FOLDER) reads it. Prints the folder.",
  "",
  "  --table TABLE     table or view, with its schema where needed: survey.answers",
  "  --codebook FILE   questionnaire: a file or the name of a built-in one",
  "  --items           instead of a codebook: columns, with --scale a built-in scale",
  "  --by              columns that make groups",
  "  --weights         a column of weights; then no count may be small",
  "  --n-people N      how many people there are",
  "  --survey NAME     name of the survey: counts of two surveys do not add up",
  "  --min-cell        the smallest count that may be seen (default: 5)",
  "  --dry-run         prints the SQL and what would be written, and writes nothing",
  "",
  "The database is an SQLite file, or PostgreSQL: by a service of pg_service.conf, by a URL",
  "(postgresql://user@host:5432/database) or by the environment (PGHOST, PGDATABASE,",
  "PGUSER). A password is read from ~/.pgpass or PGPASSWORD; never give it here."
)
count_options <- c(
  "table", "codebook", "items", "scale", "by", "weights", "n-people", "survey", "min-cell",
  "out", "sqlite", "service", "url", "dry-run"
)

cli_count_table <- function(said, out) {
  cli_count(said, said$rest, 0L, 0L, "")
  o <- said$options
  dry <- !is.null(o[["dry-run"]])
  if (is.null(o$table)) stop_usage("it does not say which table: --table", "count")
  if (is.null(o$codebook) && is.null(o$items)) {
    stop_usage("it does not say what to count: --codebook or --items", "count")
  }
  if (is.null(o$out) && !dry) stop_usage("it does not say where to write: --out", "count")
  number <- function(name, default) {
    text <- o[[name]] %||% default
    value <- suppressWarnings(as.double(text))
    if (!grepl("^[0-9]+$", text) || is.na(value)) {
      stop_usage(paste0("--", name, " must be a whole number"), "count")
    }
    value
  }
  min_cell <- number("min-cell", "5")
  N <- if (is.null(o[["n-people"]])) Inf else number("n-people")
  where <- count_database(o)
  check_databases(call = NULL)
  check_json("--out", NULL)
  book <- if (!is.null(o$codebook)) count_codebook(o$codebook)
  con <- where()
  on.exit(try(DBI::dbDisconnect(con), silent = TRUE))
  counts <- count_table(con, o, book, N)
  hidden <- suppress_counts(counts, min_cell)
  if (dry) {
    cli_lines(paste0(gsub("\n", "\n  ", paste0("-- SQL\n", counts_about(counts)$query)), ";"), out)
    files <- package_files(hidden, min_cell)
    for (name in setdiff(names(files), "datapackage.json")) {
      cli_lines(c(paste("--", name), files[[name]]), out)
    }
    return(0L)
  }
  write_counts(hidden, o$out, min_cell)
  cli_lines(o$out, out)
  0L
}

count_codebook <- function(name) {
  if (name %in% built_in_codebooks()) codebook(name) else read_codebook(path_bytes(name))
}

count_table <- function(con, o, book, N) {
  columns <- function(text) if (!is.null(text)) trimws(strsplit(text, ",", fixed = TRUE)[[1L]])
  name <- strsplit(o$table, ".", fixed = TRUE)[[1L]]
  from <- if (length(name) == 2L && !o$table %in% known_tables(con)) {
    dbplyr::in_schema(name[[1L]], name[[2L]])
  } else {
    o$table
  }
  table <- withCallingHandlers(
    tryCatch(dplyr::tbl(con, from), error = function(e) stop_database(driver_words(e), NULL)),
    # dbplyr says of RPostgreSQL that it is old
    warning = function(w) invokeRestart("muffleWarning")
  )
  args <- list(
    table, by = expr(tidyselect::all_of(!!(columns(o$by) %||% character()))), N = N,
    codebook = book, survey = o$survey, scale = o$scale
  )
  items <- columns(o$items)
  call <- if (is.null(items)) {
    expr(likert_counts(!!!args))
  } else {
    expr(likert_counts(!!args[[1L]], tidyselect::all_of(!!items), !!!args[-1L]))
  }
  if (!is.null(o$weights)) call$weights <- sym(o$weights)
  eval_tidy(call)
}

known_tables <- function(con) tryCatch(DBI::dbListTables(con), error = function(e) character())

# Where the database is: a function that opens it, once all else is known to be sound.
count_database <- function(o) {
  given <- intersect(c("sqlite", "service", "url"), names(o))
  if (length(given) > 1L) {
    stop_usage(paste0("give one of --", paste(given, collapse = " and --")), "count")
  }
  if (identical(given, "sqlite")) {
    return(function() open_sqlite(o$sqlite))
  }
  to <- if (is.null(o$url)) list(service = o$service) else url_parts(o$url)
  function() open_postgres(to)
}

url_parts <- function(url) {
  bad <- function(why) stop_usage(why, "count")
  part <- "^postgres(ql)?://(([^@/]*)@)?([^@:/?]*)(:([0-9]+))?(/([^?]*))?([?](.*))?$"
  # a password may hold any sign, also @ and /
  if (grepl("^[^:]*://[^/]*:[^/]*@|^[^:]*://[^@:]+:.*@|pass(word|file)?=", url)) {
    bad("a URL with a password is not taken: put it in ~/.pgpass")
  }
  hit <- regmatches(url, regexec(part, url))[[1L]]
  if (length(hit) == 0L) bad("--url must be like postgresql://user@host:5432/database")
  if (nzchar(hit[[11L]])) bad("--url may have no options after ?; a service may")
  said <- list(user = hit[[4L]], host = hit[[5L]], port = hit[[7L]], dbname = hit[[9L]])
  out <- lapply(said, function(x) {
    if (nzchar(x)) utils::URLdecode(x)
  })
  compact(out)
}

open_sqlite <- function(file) {
  need_package("RSQLite")
  file <- path_bytes(file)
  if (!file.exists(file) || dir.exists(file)) {
    abort("database", c("There is no such SQLite file.", x = "{.file {file}}."), call = NULL)
  }
  # read only: a job that counts changes nothing
  tryCatch(
    DBI::dbConnect(RSQLite::SQLite(), file, flags = RSQLite::SQLITE_RO),
    error = function(e) stop_unopened(e)
  )
}

open_postgres <- function(to) {
  driver <- Filter(is_installed, c("RPostgres", "RPostgreSQL"))
  if (length(driver) == 0L) need_package("RPostgres")
  service <- to$service %||% Sys.getenv("PGSERVICE")
  if (driver[[1L]] == "RPostgreSQL" && nzchar(service)) check_service(service)
  tryCatch(
    if (driver[[1L]] == "RPostgres") {
      do.call(DBI::dbConnect, c(list(getExportedValue("RPostgres", "Postgres")()), compact(to)))
    } else {
      # libpq takes what holds a sign of equality for a connection string
      to <- compact(to)
      value <- gsub("(['\\\\])", "\\\\\\1", unlist(to))
      text <- paste0(names(to), "='", value, "'", collapse = " ")
      driver <- getExportedValue("RPostgreSQL", "PostgreSQL")()
      if (length(to) > 0L) DBI::dbConnect(driver, dbname = text) else DBI::dbConnect(driver)
    },
    error = function(e) stop_unopened(e)
  )
}

stop_unopened <- function(e) {
  abort("database", c(
    "The database cannot be opened.", x = escaped(database_line(driver_words(e)))
  ), call = NULL)
}

need_package <- function(package) {
  if (!is_installed(package)) {
    abort("package", "This needs the R package {.pkg {package}}.", value = package, call = NULL)
  }
}
