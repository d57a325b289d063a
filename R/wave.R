# A wave: answers by the columns of a codebook, with what was found while reading them.

wave_words <- list(
  title = c(nl = "bevraging", en = "wave", fr = "vague"),
  n = c(nl = "%s antwoorden van %s", en = "%s responses of %s", fr = "%s r\u00e9ponses sur %s"),
  n_only = c(nl = "%s antwoorden", en = "%s responses", fr = "%s r\u00e9ponses"),
  fields = c(nl = "%s van %s velden van codeboek %s", en = "%s of %s fields of codebook %s",
             fr = "%s des %s champs du codebook %s"),
  synthetic = c(nl = "SYNTHETISCH: geen antwoorden van mensen",
                en = "SYNTHETIC: no answers of people",
                fr = "SYNTH\u00c9TIQUE : pas de r\u00e9ponses de personnes"),
  format = c(nl = "formaat", en = "format", fr = "format"),
  encoding = c(nl = "codering", en = "encoding", fr = "encodage"),
  separator = c(nl = "scheidingsteken", en = "separator", fr = "s\u00e9parateur"),
  sheets = c(
    nl = "bladen naast elkaar", en = "sheets side by side",
    fr = "feuilles c\u00f4te \u00e0 c\u00f4te"
  ),
  sheet_ignored = c(nl = "bladen niet gelezen", en = "sheets not read", fr = "feuilles non lues"),
  stray_quote = c(nl = "cellen met tekst na een aanhalingsteken",
                  en = "cells with text after a closing quote",
                  fr = "cellules avec du texte apr\u00e8s un guillemet"),
  long_rows = c(nl = "rijen met lege cellen na de kop",
                en = "rows with empty cells beyond the header",
                fr = "lignes avec des cellules vides apr\u00e8s l'en-t\u00eate"),
  empty_columns = c(
    nl = "kolommen zonder inhoud", en = "columns without content",
    fr = "colonnes sans contenu"
  ),
  column_twice = c(nl = "kolommen met dezelfde kop", en = "columns with the same header",
                   fr = "colonnes avec le m\u00eame en-t\u00eate"),
  no_rows = c(nl = "geen antwoorden in het bestand", en = "no responses in the file",
              fr = "aucune r\u00e9ponse dans le fichier"),
  syntax_not_run = c(nl = "regels van het syntaxbestand niet begrepen en niet uitgevoerd",
                     en = "lines of the syntax file not understood, and not run",
                     fr = "lignes du fichier de syntaxe non comprises et non ex\u00e9cut\u00e9es"),
  user_missing = c(nl = "antwoorden die het bestand ontbrekend noemt",
                   en = "answers that the file calls missing",
                   fr = "r\u00e9ponses que le fichier dit manquantes"),
  preview = c(nl = "proefantwoorden, meegeteld", en = "previews and tests, kept",
              fr = "aper\u00e7us et tests, gard\u00e9s"),
  preview_dropped = c(nl = "proefantwoorden, weggelaten", en = "previews and tests, left out",
                      fr = "aper\u00e7us et tests, omis"),
  unfinished = c(
    nl = "niet afgewerkt, meegeteld", en = "unfinished, kept",
    fr = "inachev\u00e9es, gard\u00e9es"
  ),
  unfinished_dropped = c(nl = "niet afgewerkt, weggelaten", en = "unfinished, left out",
                         fr = "inachev\u00e9es, omises"),
  duplicate = c(nl = "dubbele id's, meegeteld", en = "ids that occur again, kept",
                fr = "identifiants r\u00e9p\u00e9t\u00e9s, gard\u00e9s"),
  duplicate_dropped = c(nl = "dubbele id's, weggelaten", en = "ids that occur again, left out",
                        fr = "identifiants r\u00e9p\u00e9t\u00e9s, omis"),
  column_ignored = c(nl = "kolommen buiten het codeboek", en = "columns outside the codebook",
                     fr = "colonnes hors du codebook"),
  unmapped = c(nl = "antwoorden zonder plaats, nu ontbrekend",
               en = "answers without a place, now missing",
               fr = "r\u00e9ponses sans place, maintenant manquantes"),
  zero_unknown = c(nl = "niets aangevinkt of niet gevraagd, niet te onderscheiden",
                   en = "nothing ticked or not asked, which the tool does not tell apart",
                   fr = "rien de coch\u00e9 ou pas demand\u00e9, que l'outil ne distingue pas"),
  not_asked = c(nl = "antwoorden op vragen die niet gesteld waren",
                en = "answers to questions not asked",
                fr = "r\u00e9ponses \u00e0 des questions non pos\u00e9es"),
  required = c(nl = "verplichte antwoorden die ontbreken", en = "required answers that are missing",
               fr = "r\u00e9ponses obligatoires manquantes"),
  no_group = c(nl = "respondenten in geen enkele groep", en = "respondents in no group",
               fr = "r\u00e9pondants dans aucun groupe"),
  by_columns = c(nl = "zelf gezegd", en = "said by you", fr = "dit par vous"),
  by_codebook = c(nl = "volgens het codeboek", en = "by the codebook", fr = "par le codebook"),
  by_code = c(nl = "op code", en = "by code", fr = "par code"),
  by_text = c(nl = "op tekst", en = "by text", fr = "par texte"),
  by_order = c(nl = "op volgorde van dezelfde tekst", en = "by the order of one text",
               fr = "par l'ordre d'un m\u00eame texte"),
  by_joined = c(nl = "uit een samengevoegd antwoord", en = "from a joined answer",
                fr = "d'une r\u00e9ponse jointe"),
  rows = c(nl = "eerst in rij %s", en = "first in row %s", fr = "d'abord \u00e0 la ligne %s")
)

wave_tr <- function(key, lang, ...) {
  word <- wave_words[[key]]
  if (is.null(word)) {
    return(key)
  }
  word <- word[[if (lang %in% names(word)) lang else "en"]]
  if (...length() > 0L) sprintf(word, ...) else word
}

wave_lang <- function(lang) {
  lang <- lang %||% default_lang()
  if (lang %in% c("nl", "en", "fr")) lang else "en"
}

is_synthetic <- function(x) isTRUE(x$synthetic)

#' @export
format.wave <- function(x, ..., lang = NULL) {
  lang <- wave_lang(lang)
  n <- nrow(x$data)
  whole <- x$N[!nzchar(names(x$N) %||% rep("", length(x$N)))]
  size <- if (length(whole) == 1L && is.finite(whole)) {
    wave_tr("n", lang, n, format(whole, scientific = FALSE))
  } else {
    wave_tr("n_only", lang, n)
  }
  head <- paste0("<", wave_tr("title", lang), if (!is.null(x$name)) paste0(" ", x$name), "> ", size)
  found <- sum(!is.na(x$map$column))
  how <- table(factor(x$map$how, c("columns", "codebook", "code", "text", "order", "joined")))
  how <- how[how > 0L]
  said <- paste(
    vapply(names(how), function(h) paste(how[[h]], wave_tr(paste0("by_", h), lang)), ""),
    collapse = ", "
  )
  lines <- c(
    clean_text(head),
    if (is_synthetic(x)) paste0("# ", wave_tr("synthetic", lang)),
    strwrap(paste0("# ", wave_tr("fields", lang, found, nrow(x$map), cb_meta(x$codebook)$id),
                   if (nzchar(said)) paste0(": ", said)), 78L, exdent = 2L)
  )
  log <- summary(x, lang = lang)
  bare <- log$kind %in% c("format", "encoding", "separator")
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
wave_kinds_of_file <- c("format", "encoding", "separator", "sheets", "sheet_ignored")

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
      if (length(row) > 0L) wave_tr("rows", lang, format(min(row), scientific = FALSE))
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
