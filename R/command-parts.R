# What every command of the command line needs: its lines, and what it says of arguments.

# In UTF-8 whatever the locale; a string of several lines is several lines. Standard
# output that cannot take it all is an error, which a connection would not tell.
cli_lines <- function(text, con) {
  if (!identical(con, stdout()) || sink.number() > 0L) {
    return(writeLines(enc2utf8(text), con, useBytes = TRUE))
  }
  why <- write_open(1L, as_bytes(text))
  if (is.null(why)) {
    return(invisible())
  }
  if (is.na(why)) stop(structure(class = c("akkoord_closed", "condition"), list()))
  abort("stdout", c("Standard output cannot be written.", x = "{why}."), call = NULL)
}

stop_usage <- function(message, command = NULL) {
  abort_usage <- structure(
    class = c("akkoord_usage", "error", "condition"),
    list(message = message, call = NULL, try = paste(c("akkoord", command), collapse = " "))
  )
  stop(abort_usage)
}

cli_choice <- function(said, name, choices, default = choices[[1L]]) {
  value <- said$options[[name]] %||% default
  if (!value %in% choices) {
    stop_usage(paste0("--", name, " must be ", word_list(choices, "en", "or"), ", not ",
                      encodeString(value, quote = "\"")), said$command)
  }
  value
}

cli_count <- function(said, rest, min, max, what) {
  if (length(rest) < min) stop_usage(paste0("it does not say ", what), said$command)
  if (length(rest) > max) {
    stop_usage(paste0("too many arguments: ", encodeString(rest[[max + 1L]], quote = "\"")),
               said$command)
  }
  rest
}
