# How a column of answers is read by a scale, without copying it: the kernel
# counts raw codes, and `slot` says what each code is.
#
# A plan holds
#   data  what the kernel counts (the column itself wherever that is possible), or a
#         function that makes it: plan_data() gives it
#   lo    the lowest code
#   slot  for code lo, lo + 1, ...: 1..k substantive, k + 1..k + d "don't know",
#         k + d + 1 missing, 0 not on the scale
#   none  codes that say the question was not put; their slot is missing
#   text  values as a person would write them, for rows: for a message
#   notes of texts that match their label but for capitals, spaces or accents
code_plan <- function(x, scale, arg, column, call = caller_env()) {
  texts <- answer_texts(scale)
  values <- c(scale$values, scale$dk_values)
  miss <- scale_size(scale) + scale_dk_size(scale) + 1L

  if (is.factor(x)) {
    return(code_plan_factor(x, texts, miss))
  }
  if (!is.null(value_labels(x))) {
    return(code_plan_labelled(x, texts, values, scale_size(scale), miss))
  }
  raw <- answer_values(x)
  if (is.character(raw)) {
    return(code_plan_text(raw, texts, miss))
  }
  if (is.null(raw)) {
    abort("type", c(
      "{.arg {arg}}: column {.field {column}} cannot be read as answers.",
      x = "It is {.obj_type_friendly {x}}.",
      i = "Use a factor, labels as text, whole numbers, or {.cls haven_labelled}."
    ), arg = arg, value = class(x), column = column, call = call)
  }
  code_plan_numeric(raw, values, seq_along(values))
}

code_plan_factor <- function(x, texts, miss) {
  slot <- match_texts(levels(x), texts)
  plan <- list(data = x, lo = 1L, slot = slot, text = function(rows) as.character(x)[rows])
  off <- which(is.na(slot))
  if (length(off) > 0L) {
    labels <- levels(x)[off]
    plan$slot[off] <- no_answer_slots(labels, miss)
    plan$none <- off[word_kinds(labels) == "not_asked"]
    plan$notes <- none_notes(labels[plan$slot[off] == miss & !is.na(labels)])
  }
  plan$notes <- c(text_notes(levels(x), slot, texts), plan$notes)
  plan
}

# Labels off the scale: missing where they say so (or say nothing), else 0.
no_answer_slots <- function(labels, miss) {
  none <- is.na(labels) | is_blank(labels) | word_kinds(labels) %in% c("missing", "not_asked")
  ifelse(none, miss, 0L)
}

text_notes <- function(values, at, texts) {
  if (all(values %in% unlist(texts))) {
    return(NULL)
  }
  odd <- which(!is.na(at) & is.na(match_labels(values, texts)))
  lapply(odd, function(i) reading_note("text", values[[i]], texts[[1L]][[at[[i]]]], told = FALSE))
}

plan_data <- function(plan) if (is.function(plan$data)) plan$data() else plan$data

# Which of the plan's codes each row has, the lowest being 1; what is no code is beyond them,
# or between two.
row_codes <- function(plan) {
  data <- plan_data(plan)
  (if (is.factor(data)) as.integer(data) else as.double(data)) - plan$lo + 1
}

# The slot of each row's value; NA where there is none or the value is no code.
row_slots <- function(plan) {
  at <- row_codes(plan)
  at[which(at < 1 | at != trunc(at))] <- NA
  plan$slot[at]
}

# Text is matched as it stands; only what is left is looked at more closely. Codes for
# every row are made when they are counted, and not kept.
code_plan_text <- function(x, texts, miss) {
  known <- unique(unlist(texts, use.names = FALSE))
  slot <- match_labels(known, texts)
  odd <- setdiff(unique(x), c(known, NA))
  plan <- list(
    data = function() match(x, c(known, odd)), lo = 1L, slot = slot, numeric = FALSE,
    text = function(rows) x[rows]
  )
  if (length(odd) == 0L) {
    return(plan)
  }
  found <- match_texts(odd, texts)
  slots <- ifelse(is.na(found), no_answer_slots(odd, miss), found)
  none <- is.na(found) & word_kinds(odd) == "not_asked" & slots == miss
  plan$slot <- c(slot, slots)
  plan$none <- length(known) + which(none)
  plan$notes <- c(text_notes(odd, found, texts), none_notes(odd[is.na(found) & slots == miss]))
  plan
}

none_notes <- function(labels) {
  labels <- labels[!is_blank(labels)]
  kind_notes(labels, word_kinds(labels))
}

# Codes that were matched one by one; `at` is which of the known ones each row has.
code_plan_matched <- function(x, at, slot) {
  list(
    data = at, lo = 1L, slot = slot, numeric = is.numeric(x),
    text = function(rows) if (is.character(x)) x[rows] else code_text(x[rows])
  )
}

# Codes within a span that can be counted directly; a wide one is matched first.
widest_span <- 4096

code_plan_numeric <- function(x, values, slot, none = double()) {
  span <- range(values)
  if (any(values != trunc(values)) || diff(span) >= widest_span) {
    at <- match(x, values)
    # one code beyond the known ones for what is not on the scale
    at[is.na(at) & !is.na(x)] <- length(values) + 1L
    plan <- code_plan_matched(x, at, c(slot, 0L))
    plan$none <- match(none, values)
    return(plan)
  }
  lo <- as.integer(span[[1L]])
  at <- match(seq.int(lo, length.out = as.integer(diff(span)) + 1L), values)
  list(
    data = x, lo = lo, slot = ifelse(is.na(at), 0L, slot[at]), numeric = TRUE,
    text = function(rows) code_text(x[rows]), none = as.integer(none) - lo + 1L
  )
}

code_text <- function(x) vapply(as.double(x), format, "", digits = 15L)

# Value labels: those that are on the scale decide; where none is, the codes do.
# Codes without a label count too where the labelled ones agree with the scale's
# own codes. A code whose label is not on the scale never slips in as a number: it is
# missing where the label or the file says so.
code_plan_labelled <- function(x, texts, values, k, miss) {
  raw <- answer_values(x)
  tags <- tagged_codes(raw, value_labels(x), values)
  raw <- tags$raw
  labels <- tags$labels
  at <- match_texts(names(labels), texts)
  declared <- tags$tagged | user_missing(x, labels)
  # of what the file declares missing, a don't know alone is on the scale
  at[declared & at %in% seq_len(k)] <- NA
  on <- which(!is.na(at))
  known <- if (is.character(raw)) unique(unlist(texts, use.names = FALSE)) else values
  slot <- if (is.character(raw)) match_labels(known, texts) else seq_along(values)
  if (length(on) > 0L) {
    agree <- is.character(raw) || all(values[at[on]] %in% labels[on])
    keep <- agree & !known %in% labels
    slot <- c(at[on], slot[keep])
    known <- c(unname(labels[on]), known[keep])
  }
  kinds <- word_kinds(names(labels))
  silent <- is.na(at) & !labels %in% known & (declared | kinds %in% c("missing", "not_asked"))
  more <- setdiff(declared_codes(x, raw), c(known, labels))
  known <- c(known, unname(labels[silent]), more)
  slot <- c(slot, rep(miss, sum(silent) + length(more)))
  none <- unname(labels[silent & kinds == "not_asked"])
  notes <- c(text_notes(names(labels), at, texts), kind_notes(
    names(labels)[silent], ifelse(kinds == "", "missing", kinds)[silent],
    replace(labels, tags$tagged, NA)[silent] # a tag has no code of its own
  ))
  plan <- if (is.numeric(raw)) {
    code_plan_numeric(raw, as.double(known), slot, none)
  } else {
    raw[is_blank_text(raw)] <- NA
    found <- match(raw, known)
    found[is.na(found) & !is.na(raw)] <- length(known) + 1L
    c(code_plan_matched(raw, found, c(slot, 0L)), list(none = match(none, known)))
  }
  plan$notes <- notes
  plan
}

# Tagged missing values of haven as codes of their own beyond all others; other missing
# values stay missing.
tagged_codes <- function(raw, labels, values) {
  tagged <- is.double(labels) & is.na(labels)
  if (any(tagged) && is.double(raw)) {
    codes <- max(abs(c(labels, values)), 0, na.rm = TRUE) + seq_len(sum(tagged))
    lost <- which(is.na(raw))
    at <- match(na_tags(raw[lost]), na_tags(labels[tagged]))
    raw[lost[!is.na(at)]] <- codes[at[!is.na(at)]]
    labels[tagged] <- codes
  }
  list(raw = raw, labels = labels, tagged = tagged)
}

# The letter of a tagged missing value is the fifth byte of its double, 0 for none.
na_tags <- function(x) matrix(writeBin(as.double(x), raw(), endian = "little"), 8L)[5L, ]

# Codes that the file declares missing, of a range those that occur.
declared_codes <- function(x, raw) {
  codes <- attr(x, "na_values", exact = TRUE)
  if (length(attr(x, "na_range", exact = TRUE)) == 2L) {
    held <- unique(raw)
    codes <- c(codes, held[user_missing(x, held)])
  }
  unique(codes[!is.na(codes)])
}
