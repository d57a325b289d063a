# Counting in a database: statements over the table as the driver renders it, and their
# answers. Nothing but counts, and the spellings of text columns, leaves the database.

# Where rows are: a connection and what stands after FROM, one for each table. Several
# of one connection are asked in one statement, by UNION ALL.
lazy_sources <- function(data, call = caller_env()) {
  tables <- if (inherits(data, "tbl_lazy")) list(data) else unname(data)
  unlist(lapply(tables, function(table) {
    con <- dbplyr::remote_con(table)
    parts <- foreign_partitions(table, con)
    from <- parts %||% paste0("(", dbplyr::sql_render(table), ")")
    lapply(from, function(f) list(con = con, from = f))
  }), recursive = FALSE)
}

# The partitions of a PostgreSQL table that lie on other servers. Asked one by one, each
# server counts its own; asked as a whole, all rows would travel.
foreign_partitions <- function(table, con) {
  name <- tryCatch(dbplyr::remote_name(table), error = function(e) NULL)
  if (!inherits(con, c("PostgreSQLConnection", "PqConnection")) || is.null(name)) {
    return(NULL)
  }
  found <- tryCatch(DBI::dbGetQuery(con, paste0(
    "SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS part, ",
    "CAST(c.relkind AS text) AS kind FROM pg_inherits i ",
    "JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_namespace n ON n.oid = c.relnamespace ",
    "WHERE i.inhparent = to_regclass(",
    sql_value(sql_name(as.character(name), con), con), ") ORDER BY 1"
  )), error = function(e) NULL)
  if (is.null(found) || nrow(found) == 0L || !any(found$kind == "f") ||
    !all(found$kind %in% c("f", "r"))) {
    return(NULL)
  }
  found$part
}

# All at once: a driver takes as long to quote one name as a thousand.
sql_name <- function(x, con) {
  if (length(x) == 0L) {
    return(character())
  }
  as.character(dbplyr::escape(dbplyr::ident(unname(x)), parens = FALSE, collapse = NULL, con = con))
}

# Values as the driver writes them; whole numbers without a point.
sql_value <- function(x, con) {
  if (is.numeric(x) && all(x == trunc(x)) && all(abs(x) < 2^31)) {
    return(sprintf("%d", as.integer(x)))
  }
  if (length(x) == 0L) {
    return(character())
  }
  as.character(dbplyr::escape(unname(x), parens = FALSE, collapse = NULL, con = con))
}

# Whether a column holds one of some values, a condition for each set of these.
sql_is_one_of <- function(name, sets, con) {
  alike <- length(unique(lapply(sets, class))) == 1L
  values <- if (alike) {
    relist_by(sql_value(unlist(sets, use.names = FALSE), con), lengths(sets))
  } else {
    lapply(sets, sql_value, con = con)
  }
  vapply(values, function(v) {
    if (length(v) == 1L) return(paste(name, "=", v))
    paste0(name, " IN (", paste(v, collapse = ", "), ")")
  }, "", USE.NAMES = FALSE)
}

relist_by <- function(x, size) unname(split(x, rep(factor(seq_along(size)), size)))

# One SELECT: `keys` columns of the table (named by their alias), `values` expressions.
sql_select <- function(from, keys, values, con, group = length(keys) > 0L) {
  as <- function(x) if (length(x) > 0L) paste0(x, " AS ", sql_name(names(x), con))
  paste0(
    "SELECT ", paste(c(as(keys), as(values)), collapse = ", "), " FROM ", from,
    if (startsWith(from, "(")) " akk_answers",
    if (group) paste0(" GROUP BY ", paste(keys, collapse = ", "))
  )
}

# The answer of one statement to all sources: `build` makes the SELECT of one of them.
sql_answer <- function(sources, build, log = NULL, call = caller_env()) {
  done <- list()
  left <- sources
  while (length(left) > 0L) {
    con <- left[[1L]]$con
    same <- vapply(left, function(s) identical(s$con, con), NA)
    sql <- paste(
      vapply(left[same], function(s) build(s$from, con), ""),
      collapse = "\nUNION ALL\n"
    )
    if (!is.null(log)) log$sql <- c(log$sql, sql)
    done <- c(done, list(sql_rows(sql_query(con, sql, call))))
    left <- left[!same]
  }
  if (length(done) == 1L) done[[1L]] else vctrs::vec_rbind(!!!done)
}

sql_query <- function(con, sql, call) {
  warned <- NULL
  # RPostgreSQL would print what went wrong, with the answer that it could not read
  old <- options(show.error.messages = FALSE)
  on.exit(options(old))
  found <- tryCatch(
    withCallingHandlers(DBI::dbGetQuery(con, sql), warning = function(w) {
      warned <<- conditionMessage(w)
      invokeRestart("muffleWarning")
    }),
    error = function(e) stop_database(driver_words(e), call, sql)
  )
  # RPostgreSQL answers a failed statement with nothing and a warning
  if (!is.data.frame(found)) {
    said <- tryCatch(DBI::dbGetException(con)$errorMsg, error = function(e) NULL)
    if (!is_string(said) || said %in% c("", "OK")) said <- warned
    stop_database(said %||% "The database gave no answer.", call, sql)
  }
  # a value that the driver could not read as its column is said, not swallowed
  if (!is.null(warned)) {
    cli::cli_warn(c("The database's driver warns.", i = escaped(database_line(warned, sql))),
      class = c("akkoord_warning_database", "akkoord_warning"), call = call
    )
  }
  found
}

# What the driver said, beneath what others made of it: dbplyr's errors have its as parent.
driver_words <- function(e) {
  while (inherits(e$parent, "condition")) e <- e$parent
  conditionMessage(e)
}

# The driver's first lines, without a password or the statement.
database_line <- function(said, sql = "") {
  said <- without_answers(paste(said, collapse = "\n"), sql)
  line <- strsplit(said, "\n", fixed = TRUE)[[1L]]
  line <- line[nzchar(trimws(line)) & !grepl("^ *(LINE |\\^|SELECT )", line)]
  substr(without_password(paste(head_of(line, 3L), collapse = " ")), 1L, 400L)
}

# A database quotes the value that it could not read, and that is somebody's answer. What
# it quotes stays where the statement has it too, or where it is a server's or a role's name.
without_answers <- function(said, sql = "") {
  said <- sub("(?s)\n *CONTEXT:.*", "", said, perl = TRUE)
  reading <- "invalid|out of range|conver|incorrect|\\bcast|malformed|literal|too long|pars"
  if (grepl(reading, said, ignore.case = TRUE)) {
    # an answer may hold quotes and lines itself
    said <- sub("(?s)\n *DETAIL:.*", "", said, perl = TRUE)
    return(sub("(?s)[\"'`].*[\"'`]", "...", said, perl = TRUE))
  }
  at <- gregexpr("(?<!\\w)([\"'`])[^\"'`]*\\1", said, perl = TRUE)
  quoted <- regmatches(said, at)[[1L]]
  before <- substring(said, 1L, at[[1L]] - 1L)[seq_along(quoted)]
  named <- grepl("(server|server at|database|role|user|host|host name|file) $", before)
  known <- vapply(quoted, function(q) grepl(substr(q, 2L, nchar(q) - 1L), sql, fixed = TRUE), NA)
  regmatches(said, at) <- list(ifelse(named | known, quoted, "..."))
  said
}

# Of a URL or a connection string; a password may hold any sign but a space.
without_password <- function(text) {
  text <- gsub(
    "(password|pwd|pass)(\\s*=\\s*)('[^']*'|\\S+)", "\\1\\2***", text, ignore.case = TRUE
  )
  gsub("(://[^:/@ ]*):[^ ]*@", "\\1:***@", text)
}

stop_database <- function(said, call, sql = "") {
  abort("database", c(
    "The database could not count the answers.",
    x = escaped(database_line(said, sql)),
    i = "Is the table there, the connection open, and may you read it?"
  ), arg = "data", call = call)
}

# Numbers as R's own: drivers give counts as 64-bit integers.
sql_rows <- function(x) {
  long <- vapply(unclass(x), inherits, NA, "integer64")
  x[long] <- lapply(x[long], as.double)
  x
}

# A table without its rows: which columns there are, and of what type.
lazy_header <- function(data, call = caller_env()) {
  table <- if (inherits(data, "tbl_lazy")) data else data[[1L]]
  out <- tryCatch(
    as.data.frame(dplyr::collect(utils::head(dplyr::ungroup(table), 0L))),
    error = function(e) {
      sql <- tryCatch(as.character(dbplyr::sql_render(table)), error = function(e) "")
      stop_database(driver_words(e), call, sql)
    }
  )
  for (name in names(out)) {
    if (inherits(out[[name]], "integer64")) out[[name]] <- double()
  }
  out
}

# The values that text columns hold, by column: one statement for all of them.
lazy_spellings <- function(sources, columns, most, log, call) {
  out <- set_names(rep(list(character()), length(columns)), columns)
  if (length(columns) == 0L) {
    return(out)
  }
  found <- sql_answer(sources, function(from, con) {
    each <- vapply(seq_along(columns), function(i) {
      name <- sql_name(columns[[i]], con)
      paste0(
        "SELECT DISTINCT ", i, " AS ", sql_name("akk_column", con), ", ", name, " AS ",
        sql_name("akk_value", con), " FROM ", from, if (startsWith(from, "(")) " akk_answers",
        " WHERE ", name, " IS NOT NULL"
      )
    }, "")
    paste(each, collapse = "\nUNION ALL\n")
  }, log, call)
  of <- split(as.character(found$akk_value), factor(found$akk_column, seq_along(columns)))
  for (i in seq_along(columns)) {
    values <- sort(unique(of[[i]]), method = "radix")
    if (length(values) > most) {
      column <- columns[[i]]
      abort("off_scale", c(
        "Column {.field {column}} holds more texts than a scale has answers.",
        x = "There are {length(values)} different ones.",
        i = "Open answers are not counted."
      ), arg = "items", column = column, call = call)
    }
    out[[i]] <- values
  }
  out
}

# Groups, weights and codes ----------------------------------------------------------------

lazy_keys <- function(by) sprintf("akk_k%d", seq_along(by))

cell_sums <- function(values, cell, size) {
  out <- double(size)
  of <- rowsum(as.double(values), cell)
  out[as.integer(rownames(of))] <- of
  out
}

# The row of each value in a plan's counts: its code, the last for a missing one, NA for
# one that is no code.
code_rows <- function(plan) {
  size <- length(plan$slot)
  code <- row_codes(plan)
  missing <- is.na(code)
  # first: one more than the highest code is no code either
  code[!code %in% seq_len(size)] <- NA
  code[missing] <- size + 1L
  code
}

people_sql <- function(weights, con) {
  if (is.null(weights)) {
    return(c(akk_n = "COUNT(*)"))
  }
  w <- sql_name(weights, con)
  c(
    akk_n = "COUNT(*)", akk_w = paste0("SUM(", w, ")"),
    akk_w2 = paste0("SUM(1.0 * ", w, " * ", w, ")"), akk_min = paste0("MIN(", w, ")"),
    akk_max = paste0("MAX(", w, ")"),
    akk_bad = paste0("COUNT(CASE WHEN ", w, " IS NULL OR ", w, " < 0 THEN 1 END)")
  )
}
