# Text as it is compared: Unicode NFC, without capitals, byte-order marks and outer
# space, a no-break space a space.
plain_text <- function(x) {
  x <- enc2utf8(as.character(x))
  # letters and digits without a space: nothing to fold but case
  if (!any(grepl("[^!-~]", x, perl = TRUE, useBytes = TRUE))) {
    return(chartr(upper_letters, lower_letters, x)) # tolower() knows a Turkish I
  }
  ok <- !is.na(x) & validUTF8(x)
  x[ok] <- utf8::utf8_normalize(x[ok], map_case = TRUE)
  x[ok] <- gsub("[\ufeff\u200b]", "", x[ok])
  x[ok] <- visible_text(x[ok])
  x[ok] <- gsub("[\u00a0\u202f\u2007\t\r\n ]+", " ", x[ok])
  x[ok] <- gsub("^ +| +$", "", x[ok])
  x
}

upper_letters <- paste(LETTERS, collapse = "")
lower_letters <- paste(letters, collapse = "")

# Positions of texts among those an answer may be called: as they stand, else by
# plain_text() where that leaves one answer.
match_texts <- function(x, texts) {
  at <- match_labels(x, texts)
  lost <- which(is.na(at) & !is.na(x))
  if (length(lost) == 0L) {
    return(at)
  }
  known <- unlist(texts, use.names = FALSE)
  if (length(known) == 0L) {
    return(at)
  }
  known <- plain_text(known)
  of <- unlist(lapply(texts, seq_along), use.names = FALSE)
  # a text of two answers, in whatever languages, is neither's
  first <- !duplicated(paste(of, known))
  twice <- known[first][duplicated(known[first])]
  found <- match(plain_text(x[lost]), known)
  found[known[found] %in% twice] <- NA
  at[lost] <- of[found]
  at
}

is_blank <- function(x) !is.na(x) & !nzchar(plain_text(x))

# The same for rows: only what has neither letter nor digit is looked at closely.
is_blank_text <- function(x) {
  # bytes beyond ASCII are letters to [:alnum:], also those of a no-break space
  odd <- unique(x[!grepl("[A-Za-z0-9]", x, useBytes = TRUE)])
  x %in% odd[is_blank(odd)]
}

# A label as answer_words() knows it: without brackets, quotes, marks at its ends and
# a code before it ("9. (Don't know)").
word_key <- function(label) {
  x <- plain_text(label)
  x <- gsub("[\u2018\u2019`\u00b4]", "'", x)
  x <- gsub("[][()<>*\"\u201c\u201d]", " ", x)
  x <- sub("^ *-?[0-9]+ *[.:=)-]? +", "", x)
  x <- gsub(" +", " ", x)
  gsub("^[ .:;,\u2013-]+|[ :;,\u2013-]+$", "", x)
}

# What labels are that are no answers: "dk", "missing", "not_asked", else "".
word_kinds <- function(labels) kept_by_labels("kinds", labels, find_word_kinds)

find_word_kinds <- function(labels) {
  keys <- word_key(labels)
  kind <- key_kinds(keys)
  joint <- " ?[/,;&] ?| (or|of|ou|en|and|et) "
  joined <- which(kind == "" & grepl(joint, keys))
  kind[joined] <- vapply(strsplit(keys[joined], joint), function(parts) {
    each <- key_kinds(parts[nzchar(parts)])
    if (length(each) > 1L && all(each != "")) each[[1L]] else ""
  }, "")
  unless <- unname(word_unless[sub("[.]$", "", keys)])
  for (i in which(kind != "" & !is.na(unless))) {
    if (any(has_word(keys[-i], unless[[i]]))) kind[[i]] <- ""
  }
  kind
}

# Of words alone, with or without a stop; the first kind that has them.
key_kinds <- function(keys) {
  words <- list(
    dk = unlist(dk_words), missing = unlist(missing_words), not_asked = unlist(not_asked_words)
  )
  flat <- unlist(words, use.names = FALSE)
  none <- length(flat) + 1L
  at <- pmin(match(keys, flat, none), match(sub("[.]$", "", keys), flat, none))
  c(rep(names(words), lengths(words)), "")[at]
}

has_word <- function(x, pattern) {
  grepl(paste0("(?<![\\pL'])(", pattern, ")(?!\\pL)"), x, perl = TRUE)
}

# -1 for a label of the low end of a scale, 1 of the high, 0 for none known.
label_signs <- function(labels) {
  keys <- word_key(labels)
  low <- has_word(keys, paste(unlist(low_words), collapse = "|"))
  high <- has_word(keys, paste(unlist(high_words), collapse = "|"))
  ifelse(low, -1L, ifelse(high, 1L, 0L))
}

# 1 where labels run up, low then unknown then high; -1 where they run down.
labels_direction <- function(labels) kept_by_labels("direction", labels, find_direction)

find_direction <- function(labels) {
  signs <- label_signs(labels)
  ends <- signs[c(1L, length(signs))]
  if (length(signs) < 2L || prod(ends) >= 0L || is.unsorted(signs * ends[[2L]])) 0L else ends[[2L]]
}

# Labels that are all numbers, as numbers; NULL where one is not.
label_numbers <- function(labels) {
  first <- plain_text(labels[[1L]])
  number <- grepl("^[-+]?[0-9]+([.][0-9]+)?$", first)
  if (!all(number)) {
    return(NULL)
  }
  same <- vapply(labels[-1L], function(l) identical(plain_text(l), first), NA)
  if (all(same)) as.double(first)
}

# Positions of labels given in any of the scale's languages.
match_labels <- function(x, labels) {
  at <- rep(NA_integer_, length(x))
  for (l in labels) at <- ifelse(is.na(at), match(x, l), at)
  at
}

short_text <- function(x, n) {
  x <- clean_text(x)
  long <- nchar(x) > n
  x[long] <- paste0(substr(x[long], 1L, n - 3L), "...")
  x
}

# Control characters of a hostile file do not reach the terminal.
control_characters <- "[\x01-\x1f\x7f]"
clean_text <- function(x) gsub(control_characters, "?", x, useBytes = FALSE)

# Labels and groups as a figure, a page or a terminal can show them: of the control characters
# they keep tabs and ends of lines.
visible_text <- function(x) {
  if (!any(grepl(control_characters, x, useBytes = TRUE))) {
    return(x)
  }
  gsub("\x7f", "?", xml_text(chartr("\v\f", "  ", x), "?"), fixed = TRUE)
}

truth_words <- function(x) {
  word <- fold_text(x)
  out <- rep(NA, length(x))
  out[word %in% c(
    "1", "y", "yes", "true", "ja", "oui", "x", "checked", "selected", "wahr", "waar",
    "vrai", "quoted"
  )] <- TRUE
  out[word %in% c(
    "0", "n", "no", "false", "nee", "non", "nein", "unchecked", "not selected", "falsch",
    "onwaar", "faux", "not quoted"
  )] <- FALSE
  out
}

# Text as it is compared: besides, composed letters, straight quotes and lower case.
fold_text <- function(x) {
  if (length(x) == 0L) {
    return(character())
  }
  utf8::utf8_normalize(trim_text(x), map_case = TRUE, map_quote = TRUE)
}

# A code as it is compared: Q7[SQ001], q7/1 and q7_1 are one.
fold_code <- function(x) {
  out <- gsub("[^a-z0-9]+", "_", tolower(x))
  gsub("^_+|_+$", "", out)
}

# Text as a person reads it: no marks, tags, no-break spaces; spaces folded.
trim_text <- function(x) {
  odd <- grepl("[<&\u00a0\ufeff\u200b\t\r\n]|  |^ | $", x)
  if (any(odd)) {
    y <- gsub("<[/a-zA-Z][^<>]*>", " ", x[odd])
    for (e in list(
      c("&nbsp;", " "), c("&lt;", "<"), c("&gt;", ">"), c("&quot;", "\""),
      c("&#39;", "'"), c("&amp;", "&")
    )) {
      y <- gsub(e[[1L]], e[[2L]], y, fixed = TRUE)
    }
    y <- gsub("[\ufeff\u200b]", "", y)
    x[odd] <- trimws(gsub("[ \t\r\n\u00a0]+", " ", y))
  }
  x
}
