# Services of pg_service.conf. RPostgreSQL ends R where libpq cannot read one, so it is read
# here first; RPostgres says itself what is wrong.

# Places in libpq's order; the folder of the system is told when libpq is built.
service_files <- function() {
  own <- Sys.getenv("PGSERVICEFILE", "~/.pg_service.conf")
  system <- Sys.getenv("PGSYSCONFDIR")
  folders <- if (nzchar(system)) system else {
    c("/etc/postgresql-common", "/etc", "/usr/local/etc/postgresql", "/usr/local/pgsql/etc")
  }
  path.expand(c(own, file.path(folders, "pg_service.conf")))
}

# Lines of a service, NULL where no file has it.
service_lines <- function(name) {
  for (file in service_files()) {
    if (!file.exists(file) || dir.exists(file)) next
    lines <- tryCatch(trimws(readLines(file, warn = FALSE)), error = function(e) character())
    lines <- lines[nzchar(lines) & !startsWith(lines, "#")]
    part <- cumsum(startsWith(lines, "["))
    at <- match(paste0("[", name, "]"), lines)
    if (!is.na(at)) {
      return(lines[part == part[[at]]][-1L])
    }
  }
  NULL
}

# What libpq would stop at.
check_service <- function(name) {
  lines <- service_lines(name)
  if (is.null(lines)) {
    abort("database", c(
      "The database cannot be opened.", x = "There is no service {.val {name}}.",
      i = paste(
        "It stands as {.code [{name}]} in {.file ~/.pg_service.conf}, or in the file of",
        "{.envvar PGSERVICEFILE}."
      )
    ), call = NULL)
  }
  key <- trimws(sub("=.*$", "", lines))
  off <- !grepl("=", lines, fixed = TRUE) | !key %in% service_keywords
  if (any(off)) {
    abort("database", c(
      "The database cannot be opened.",
      # which may be a password
      x = "Service {.val {name}}: no setting stands in line {which(off)} after its name."
    ), call = NULL)
  }
}

# Of PostgreSQL 15, libpq-connect; "service" itself may not stand in one.
service_keywords <- c(
  "host", "hostaddr", "port", "dbname", "user", "password", "passfile",
  "channel_binding", "connect_timeout", "client_encoding", "options", "application_name",
  "fallback_application_name", "keepalives", "keepalives_idle", "keepalives_interval",
  "keepalives_count", "tcp_user_timeout", "replication", "gssencmode", "sslmode", "requiressl",
  "sslcompression", "sslcert", "sslkey", "sslpassword", "sslrootcert", "sslcrl", "sslcrldir",
  "sslsni", "requirepeer", "ssl_min_protocol_version", "ssl_max_protocol_version", "krbsrvname",
  "gsslib", "target_session_attrs"
)
