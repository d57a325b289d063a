# How a column of answers is read by a scale, without copying it: the kernel
# counts raw codes, and `slot` says what each code is.
#
# A plan holds
#   data  what the kernel counts (the column itself wherever that is possible)
#   lo    the lowest code
#   slot  for code lo, lo + 1, ...: 1..k substantive, k + 1..k + d "don't know",
#         k + d + 1 missing, 0 not on the scale
#   show  a code as a person would write it, for a message
code_plan <- function(x, scale, arg, column, call = caller_env()) {
  k <- scale_size(scale)
  d <- scale_dk_size(scale)
  miss <- k + d + 1L
  labels <- scale_texts(scale)
  values <- c(scale$values, scale$dk_values)

  if (is.factor(x)) {
    slot <- match_labels(levels(x), labels)
    slot[is.na(levels(x))] <- miss
    slot[is.na(slot)] <- 0L
    return(list(data = x, lo = 1L, slot = slot, show = function(code) levels(x)[[code]]))
  }
  if (inherits(x, c("haven_labelled", "haven_labelled_spss"))) {
    return(code_plan_labelled(x, labels, values))
  }
  if (is.character(x) && !is.object(x)) {
    known <- unlist(labels, use.names = FALSE)
    slot <- match_labels(known, labels)
    return(code_plan_matched(x, known, slot))
  }
  plain <- (is.numeric(x) || is.logical(x)) && !is.object(x)
  if (!plain) {
    abort("type", c(
      "{.arg {arg}}: column {.field {column}} cannot be read as answers.",
      x = "It is {.obj_type_friendly {x}}.",
      i = "Use a factor, labels as text, whole numbers, or {.cls haven_labelled}."
    ), arg = arg, value = class(x), column = column, call = call)
  }
  code_plan_numeric(x, values, seq_along(values))
}

# Codes within a span that can be counted directly; a wide one is matched first.
widest_span <- 4096

code_plan_numeric <- function(x, values, slot) {
  span <- range(values)
  if (any(values != trunc(values)) || diff(span) >= widest_span) {
    return(code_plan_matched(x, values, slot))
  }
  lo <- as.integer(span[[1L]])
  at <- match(seq.int(lo, length.out = as.integer(diff(span)) + 1L), values)
  list(
    data = x, lo = lo, slot = ifelse(is.na(at), 0L, slot[at]),
    show = function(code) format(code), numeric = TRUE
  )
}

code_plan_matched <- function(x, known, slot) {
  at <- match(x, known)
  off <- is.na(at) & !is.na(x)
  # one code beyond the known ones for what is not on the scale
  at[off] <- length(known) + 1L
  list(
    data = at, lo = 1L, slot = c(slot, 0L), numeric = is.numeric(x),
    show = function(code) {
      value <- x[[which(off)[[1L]]]]
      if (is.character(value)) value else format(value)
    }
  )
}

# haven: value labels that are on the scale decide; where none is, the codes do.
# Codes without a label count too where the labelled ones agree with the scale's
# own codes. A code whose label is not on the scale never slips in as a number.
code_plan_labelled <- function(x, labels, values) {
  raw <- labelled_codes(x)
  value_labels <- attr(x, "labels", exact = TRUE)
  value_labels <- value_labels[!user_missing(x, value_labels)]
  at <- match_labels(names(value_labels), labels)
  known <- if (is.character(raw)) unlist(labels, use.names = FALSE) else values
  slot <- if (is.character(raw)) match_labels(known, labels) else seq_along(values)
  if (any(!is.na(at))) {
    by_label <- unname(value_labels[!is.na(at)])
    by_slot <- at[!is.na(at)]
    others <- is.character(raw) || all(values[by_slot] %in% by_label)
    keep <- others & !known %in% value_labels
    slot <- c(by_slot, slot[keep])
    known <- c(by_label, known[keep])
  }
  if (is.character(raw)) {
    return(code_plan_matched(raw, known, slot))
  }
  code_plan_numeric(raw, as.double(known), slot)
}

# The codes of a labelled vector, user-missing ones (na_values, na_range) as NA.
labelled_codes <- function(x) {
  raw <- vctrs::vec_data(x)
  attributes(raw) <- NULL
  raw[user_missing(x, raw)] <- NA
  raw
}

user_missing <- function(x, codes) {
  range <- attr(x, "na_range", exact = TRUE)
  out <- codes %in% attr(x, "na_values", exact = TRUE)
  if (length(range) == 2L) {
    out <- out | !is.na(codes) & codes >= range[[1L]] & codes <= range[[2L]]
  }
  out
}

# Raises for the first code of a plan that is not on the scale. `row` is where
# the kernel met a code outside the plan's span, 0 when it met none.
stop_off_scale <- function(plan, row, scale, arg, item, column, call = caller_env()) {
  if (row == 0) {
    bad <- which(plan$slot == 0L)
    row <- which(as.integer(plan$data) %in% (bad + plan$lo - 1L))[[1L]]
    shown <- plan$show(as.integer(plan$data[[row]]))
  } else {
    shown <- format(plan$data[[row]])
  }
  on_scale <- c(scale_labels(scale), scale_dk(scale))
  numeric <- isTRUE(plan$numeric)
  hint <- if (!numeric) did_you_mean(shown, unlist(c(scale$labels, scale$dont_know)))
  codes <- paste(c(scale$values, scale$dk_values), collapse = ", ")
  abort("off_scale", c(
    "{.arg {arg}}: column {.field {column}} holds an answer that is not on its scale.",
    x = "Row {row} is {.val {shown}}.",
    i = if (numeric) "The scale's codes are {codes}." else "The scale is {.val {on_scale}}.",
    i = if (!is.null(hint) && hint != shown) "Did you mean {.val {hint}}?",
    i = "Recode it, add it to the scale (as {.arg dont_know} where it is no answer), or make it {.code NA}."
  ), arg = arg, value = shown, row = row, column = column, item = item, call = call)
}

# A scale for a column that came without one, or NULL when the column does not
# say what its answers are (numbers, text).
infer_scale <- function(x) {
  if (is.factor(x)) {
    kept <- levels(x)[!is.na(levels(x))]
    if (length(kept) < 2L) {
      return(NULL)
    }
    return(likert_scale(kept, ordered = is.ordered(x)))
  }
  labelled <- attr(x, "labels", exact = TRUE)
  if (inherits(x, "haven_labelled") && is.numeric(labelled) && length(labelled) >= 2L) {
    labelled <- sort(labelled[!is.na(labelled)])
    labelled <- labelled[!user_missing(x, labelled)]
    if (length(labelled) >= 2L) {
      return(likert_scale(names(labelled), values = unname(labelled)))
    }
  }
  NULL
}
