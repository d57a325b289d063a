# The package's own words. Each language is a table of its own, words-<language>*.R,
# of whole sentences by key; labels of questions and answers belong to scales and
# codebooks. A sentence holds placeholders, {n}, which are filled in as they are: what
# stands in braces is a name and never code, and a value is never looked into.
#
# A sentence with a plural is list(one = , other = ), chosen by the value of {n}.

words_in <- function(lang) {
  switch(lang,
    nl = c(words_nl_base, words_nl_audit, words_nl_tests, words_nl_waves, words_nl_report),
    en = c(words_en_base, words_en_audit, words_en_tests, words_en_waves, words_en_report),
    fr = c(words_fr_base, words_fr_audit, words_fr_tests, words_fr_waves, words_fr_report)
  )
}

# The language that is shown unless one is named: the option, else the session's where it is
# one of ours, else English. Only what is shown follows it, never what is stored.
default_lang <- function() {
  option <- getOption("akkoord.lang")
  if (is.null(option)) session_lang() else check_lang(option)
}

# As gettext() has it: LANGUAGE is a list, and comes before the locale's own variables.
session_lang <- function() {
  said <- Sys.getenv(c("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
  said <- unlist(strsplit(said[nzchar(said)], ":", fixed = TRUE))
  said <- tolower(sub("[_.@-].*$", "", said))
  if (length(said) > 0L && said[[1L]] %in% languages) said[[1L]] else "en"
}

# "{n} of {N}" as list(text = c("", " of ", ""), name = c("n", "N")); a sentence without
# placeholders stays text.
read_sentence <- function(sentence) {
  if (is.list(sentence)) {
    return(list(plural = lapply(sentence, read_sentence)))
  }
  at <- gregexpr("\\{[A-Za-z][A-Za-z0-9_]*\\}", sentence)
  name <- regmatches(sentence, at)[[1L]]
  if (length(name) == 0L) {
    return(sentence)
  }
  list(
    text = regmatches(sentence, at, invert = TRUE)[[1L]],
    name = substr(name, 2L, nchar(name) - 1L)
  )
}

# Read when a language is first spoken: installed, they would be there twice.
sentences_kept <- new.env(parent = emptyenv())

sentences_of <- function(lang) {
  if (is.null(sentences_kept[[lang]])) {
    sentences_kept[[lang]] <- list2env(lapply(words_in(lang), read_sentence), hash = TRUE)
  }
  sentences_kept[[lang]]
}

# The sentence of a key. The locale is not asked: the C locale must give the same
# figures. Values are text, or numbers, which get the language's decimal mark.
tr <- function(key, lang, ...) {
  sentence <- sentences_of(lang)[[key]]
  if (is.null(sentence)) {
    stop("no words for ", key)
  }
  if (is.list(sentence)) fill_sentence(sentence, list(...), lang) else sentence
}

fill_sentence <- function(sentence, values, lang) {
  if (!is.null(sentence$plural)) {
    form <- plural_form(values$n, lang)
    return(vapply(seq_along(form), function(i) {
      one <- lapply(values, function(v) if (length(v) == length(form)) v[[i]] else v)
      chosen <- sentence$plural[[form[[i]]]]
      if (is.list(chosen)) fill_sentence(chosen, one, lang) else chosen
    }, ""))
  }
  missing <- setdiff(sentence$name, names(values))
  if (length(missing) > 0L) {
    stop("no value for ", missing[[1L]])
  }
  shown <- lapply(values[sentence$name], value_text, lang)
  n <- length(shown)
  parts <- vector("list", 2L * n + 1L)
  parts[seq.int(1L, by = 2L, length.out = n + 1L)] <- sentence$text
  parts[seq.int(2L, by = 2L, length.out = n)] <- shown
  if (any(lengths(shown) == 0L)) character() else do.call(paste0, parts)
}

value_text <- function(value, lang) {
  if (!is.numeric(value)) {
    return(as.character(value))
  }
  mark <- decimal_mark(lang)
  whole <- is.finite(value) & value == round(value)
  if (all(whole)) {
    return(format_count(value + 0, mark))
  }
  plain <- sub(".", mark, format_plain(value), fixed = TRUE)
  ifelse(whole, format_count(value + 0, mark), plain)
}

# One is singular; in French nought too.
plural_form <- function(n, lang) {
  single <- if (lang == "fr") c("0", "1") else "1"
  ifelse(as.character(n) %in% single, "one", "other")
}

# Several at once; names are kept.
tr_each <- function(keys, lang) vapply(keys, tr, "", lang)

# A text in every language.
each_language <- function(text) vapply(set_names(languages), text, "")

# Words are a function of the language: most of what an audit could say is never read.
# in_each() is a sentence, whose values may be words themselves.
in_each <- function(key, ...) {
  values <- list(...)
  force(key)
  function(lang) {
    words <- vapply(values, is.function, NA)
    values[words] <- lapply(values[words], function(v) v(lang))
    do.call(tr, c(list(key, lang), values))
  }
}

no_words <- function(lang) ""

# A sentence to be said later, in a language not known yet: a key and its values; text
# and lists of such sentences are said as well.
said <- function(key, ...) {
  structure(list(key = key, values = list(...)), class = "akkoord_said")
}

say <- function(x, lang) {
  if (inherits(x, "akkoord_said")) {
    do.call(tr, c(list(x$key, lang), x$values))
  } else if (is.list(x)) {
    vapply(x, say, "", lang)
  } else {
    x
  }
}

# First letter as a capital, or as none; only ASCII letters, which every locale
# knows. A name stays one ("eTwinning", "KA1"), and so does "I".
capital <- function(x) {
  ifelse(grepl("^[a-z]+[A-Z]", x, useBytes = TRUE), x, first_letter(x, letters, LETTERS))
}
lower <- function(x) {
  name <- grepl("^([A-Z][A-Z0-9]|I( |$))", x, useBytes = TRUE)
  ifelse(name, x, first_letter(x, LETTERS, letters))
}

# A label within a sentence: without the full stop that ends it.
within_sentence <- function(label) sub("(?<![.])[.]$", "", label, perl = TRUE)
first_letter <- function(x, from, to) {
  first <- chartr(paste(from, collapse = ""), paste(to, collapse = ""), substr(x, 1L, 1L))
  ifelse(is.na(x), x, paste0(first, substring(x, 2L)))
}

# "a", "a en b", "a, b en c".
word_list <- function(x, lang, last = tr("and", lang)) {
  n <- length(x)
  if (n < 2L) {
    return(paste(x, collapse = ""))
  }
  paste(paste(x[-n], collapse = ", "), last, x[[n]])
}

# The mark of synthetic data where no text follows it.
synthetic_word <- function(lang) sub("[ \u00a0]*:$", "", tr("synthetic_mark", lang))

# The first of a list, and how many more there are.
first_words <- function(x, n, lang) {
  more <- length(x) - n
  paste(c(paste(head_of(x, n), collapse = ", "), if (more > 0L) tr("and_more", lang, n = more)),
        collapse = " ")
}

# Several answers as one: "helemaal + eerder akkoord" of "helemaal akkoord" and
# "eerder akkoord". The words they end on in common are written once.
join_labels <- function(labels, sep = " + ") {
  if (length(labels) < 2L) {
    return(paste(labels, collapse = ""))
  }
  parts <- strsplit(labels, " ", fixed = TRUE)
  most <- min(lengths(parts)) - 1L
  shared <- 0L
  while (shared < most) {
    tail_words <- vapply(parts, function(p) p[[length(p) - shared]], "")
    if (any(tail_words != tail_words[[1L]])) break
    shared <- shared + 1L
  }
  heads <- vapply(parts, function(p) {
    paste(p[seq_len(length(p) - shared)], collapse = " ")
  }, "")
  last <- utils::tail(parts[[1L]], shared)
  paste(c(paste(heads, collapse = sep), last), collapse = " ")
}
