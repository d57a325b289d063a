# A wave: answers by the columns of a codebook, with what was found while reading them.

# The words of the log; a kind without any stands for itself.
wave_tr <- function(key, lang, ...) {
  word <- paste0("log_", key)
  if (word %in% names(sentences_of(lang))) tr(word, lang, ...) else key
}

wave_lang <- function(lang) {
  lang <- lang %||% default_lang()
  if (lang %in% languages) lang else "en"
}

is_synthetic <- function(x) isTRUE(x$synthetic)

#' @export
format.wave <- function(x, ..., lang = NULL) {
  lang <- wave_lang(lang)
  n <- nrow(x$data)
  whole <- x$N[!nzchar(names(x$N) %||% rep("", length(x$N)))]
  size <- if (length(whole) == 1L && is.finite(whole)) {
    wave_tr("n", lang, n = n, N = whole)
  } else {
    wave_tr("n_only", lang, n = n)
  }
  head <- paste0("<", wave_tr("title", lang), if (!is.null(x$name)) paste0(" ", x$name), "> ", size)
  found <- sum(!is.na(x$map$column))
  how <- table(factor(x$map$how, c("columns", "codebook", "code", "text", "order", "joined")))
  how <- how[how > 0L]
  said <- paste(
    vapply(names(how), function(h) paste(how[[h]], wave_tr(paste0("by_", h), lang)), ""),
    collapse = ", "
  )
  fields <- wave_tr("fields", lang, found = found, all = nrow(x$map), id = cb_meta(x$codebook)$id)
  lines <- c(
    clean_text(head),
    if (is_synthetic(x)) paste0("# ", wave_tr("synthetic", lang)),
    strwrap(paste0("# ", fields, if (nzchar(said)) paste0(": ", said)), 78L, exdent = 2L)
  )
  log <- summary(x, lang = lang)
  bare <- log$kind %in% c("format", "encoding", "language", "separator")
  told <- ifelse(bare, paste0(log$finding, ": ", log$detail), paste0(log$finding, ": ", log$n))
  more <- !bare & nzchar(log$detail)
  told[more] <- paste0(told[more], " (", log$detail[more], ")")
  c(lines, unlist(lapply(clean_text(told), function(t) strwrap(paste0("- ", t), 78L, exdent = 2L))))
}

#' @export
print.wave <- function(x, ..., lang = NULL) {
  cat(format(x, lang = lang), sep = "\n")
  invisible(x)
}

# Whose lines in the log say how the file was read.
wave_kinds_of_file <- c("format", "encoding", "language", "separator", "sheets", "sheet_ignored")

#' @export
summary.wave <- function(object, ..., lang = NULL) {
  lang <- wave_lang(lang)
  log <- object$log
  kinds <- unique(log$kind)
  of <- lapply(kinds, function(k) log[log$kind == k, ])
  detail <- vapply(of, function(rows) {
    named <- unique(c(rows$field, rows$column))
    named <- named[!is.na(named)]
    row <- rows$row[!is.na(rows$row)]
    value <- unique(rows$value[!is.na(rows$value)])
    value <- encodeString(value)
    paste(c(
      if (rows$kind[[1L]] %in% wave_kinds_of_file) value,
      if (length(named) > 0L) {
        first_words(short_text(named, 30L), 4L, lang)
      },
      if (length(row) > 0L) wave_tr("rows", lang, row = format(min(row), scientific = FALSE))
    ), collapse = "; ")
  }, "")
  tibble::tibble(
    kind = kinds, finding = vapply(kinds, wave_tr, "", lang = lang, USE.NAMES = FALSE),
    n = vapply(of, function(rows) sum(rows$n), 0), detail = detail
  )
}

#' @export
as.data.frame.wave <- function(x, ...) as.data.frame(x$data)

#' @export
as_tibble.wave <- function(x, ...) x$data

#' @export
tidy.wave <- function(x, ...) x$log

#' @export
glance.wave <- function(x, ...) {
  tibble::tibble(
    name = x$name %||% NA_character_, format = x$format, n = nrow(x$data),
    N = unname(x$N[[1L]]), fields = sum(!is.na(x$map$column)), codebook = cb_meta(x$codebook)$id,
    findings = nrow(x$log), synthetic = is_synthetic(x)
  )
}

#' @export
dim.wave <- function(x) dim(x$data)

#' @rdname likert_counts
#' @export
likert_counts.wave <- function(data, ..., N = data$N, codebook = data$codebook) {
  check_wave(data, "data")
  likert_counts(data$data, ..., N = N, codebook = codebook)
}

check_wave <- function(x, arg, call = caller_env()) {
  check_own_parts(x, c("data", "map", "log", "rows"), arg, "read_wave", call = call)
  check_codebook(unclass(x)$codebook, arg, call)
}

# One message a call: what was taken for what, with the argument that says otherwise.
tell_wave <- function(x) {
  if (isTRUE(getOption("akkoord.quiet"))) {
    return(invisible())
  }
  placed <- x$map$field[x$map$how %in% "order"]
  n <- nrow(x$data)
  unread <- sum(x$log$kind == "column_ignored")
  cli::cli_inform(
    c(
      i = paste(
        "Read {n} response{?s} as {.val {x$format}}; {sum(!is.na(x$map$column))}",
        "field{?s} found, {unread} column{?s} outside the codebook."
      ),
      i = if (length(placed) > 0L) paste(
        "{.field {head_of(placed, 3L)}}{and_more(placed, 3L)}:",
        "placed by the order of columns with one text; {.arg columns} says otherwise."
      )
    ),
    class = c("akkoord_message_reading", "akkoord_message")
  )
}
