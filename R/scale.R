# The set of answers an item can have: substantive labels, lowest first, and the
# answers that are none ("don't know"), in one or more languages.

builtin_dk <- list(nl = "ik weet het niet", en = "don't know", fr = "je ne sais pas")
builtin_dk_also <- list("weet niet", "weet ik niet", "i don't know", "do not know", "ne sait pas")

#' A scale: the answers an item can have
#'
#' An ordered (or nominal) set of labels, lowest answer first, with the answers
#' that are not substantive ("don't know") kept apart. Labels can be given in
#' several languages; data may use any of them.
#'
#' @param labels One of
#'   * the name of a built-in scale: `"agree5"`, `"agree4"`, `"yes_no"`,
#'     `"users5"`, or one of these with `"_dk"` added for a "don't know". In English the
#'     agreement scales have "disagree" and "agree" as their milder answers;
#'     `"agree5_rather"` and `"agree5_somewhat"` have "rather agree" and "somewhat
#'     agree". Data may use any wording of these;
#'   * a character vector of labels, lowest first;
#'   * a numeric vector, such as `1:6`, when the numbers are the labels;
#'   * a list of character vectors named by language, `list(nl = , en = )`.
#' @param lang The language in which the scale is shown, `"nl"`, `"en"` or `"fr"`: that of
#'   the session (see [akkoord-package]) unless given, which is all the scale keeps.
#'   For a scale with labels in one language only, it has no effect.
#' @param dont_know Labels of answers that are not substantive; a named number
#'   such as `c("don't know" = 99)` where the data hold a code for it, or a list
#'   by language.
#' @param scores A number for each label, for means and tests: unless given the codes
#'   where the labels are numbers or have `values`, as 0 to 10, else `1, 2, ...`. Scores
#'   may not decrease; where the codes do, an answer has min + max - code.
#' @param top What counts as agreeing: how many of the highest labels, or these
#'   labels. The highest two of four or more, the highest one of two or three.
#' @param ordered `FALSE` for a nominal scale, which has no scores and no top.
#' @param values The codes that numeric data hold for the labels: unless given the
#'   labels where these are numbers, else `1, 2, ...`.
#' @details Counts know an answer by its id, the same in every language: its English
#'   label, or where it has none its label in the first language. `as.data.frame()` of
#'   a scale has the ids beside the labels.
#' `rev()` turns a scale: its lowest answer becomes the highest, with the codes it has.
#' @return An object of class `likert_scale`: a list of `name`, `lang`, `labels`,
#'   `dont_know`, `dk_values`, `values`, `scores`, `top` (positions) and `ordered`.
#' @examples
#' likert_scale("agree5", "en")
#' likert_scale(1:6)
#' likert_scale(c("never", "sometimes", "often"), dont_know = "no idea")
#' likert_scale(c("bus", "bike", "car"), ordered = FALSE)
#' @export
likert_scale <- function(labels, lang = NULL, dont_know = NULL, scores = NULL,
                         top = NULL, ordered = TRUE, values = NULL) {
  check_supplied()
  check_flag(ordered, "ordered")
  name <- NULL
  also <- NULL
  if (is_string(labels)) {
    check_string(labels, "labels")
    name <- labels
    given <- builtin_scale(labels)
    labels <- given$labels
    dont_know <- dont_know %||% given$dont_know
    if (is_bare_list(dont_know) && is_named(dont_know)) {
      dont_know <- every_language(dont_know, names(given$labels))
    }
    values <- values %||% given$values
    top <- top %||% given$top
    also <- given$also
    if (!is.null(lang)) check_lang(lang)
  } else if (is.numeric(labels)) {
    check_number(labels, "labels", length = NULL)
    values <- values %||% as.double(labels)
    labels <- format(labels, trim = TRUE, scientific = FALSE, drop0trailing = TRUE)
  }
  labels <- check_labels(labels, "labels")
  k <- length(labels[[1L]])
  if (k < 2L) {
    abort("scale", c(
      "{.arg labels} must have at least two labels.",
      x = "It has {k}."
    ), arg = "labels", value = labels)
  }
  dk <- check_dont_know(dont_know, labels)
  if (!is.null(lang)) check_string(lang, "lang")

  number <- label_numbers(labels)
  codes <- values %||% number
  values <- as.double(check_number(codes %||% seq_len(k), "values", length = k))
  check_one_label(c(values, dk$values), values)
  if (ordered) {
    scores <- rising_scores(scores %||% code_scores(codes, number, k), k)
  } else if (!is.null(scores) || length(top) > 0L) {
    abort("scale", c(
      "A nominal scale has no scores and no top.",
      i = "Leave {.arg scores} and {.arg top} out, or say {.code ordered = TRUE}."
    ), arg = if (is.null(scores)) "top" else "scores", value = scores %||% top)
  }
  structure(
    list(
      name = name, lang = lang, labels = labels, dont_know = dk$labels,
      dk_values = dk$values, values = values, scores = scores,
      top = if (ordered) check_top(top, labels, k) else integer(), ordered = ordered,
      also = also
    ),
    class = "likert_scale"
  )
}

check_one_label <- function(codes, values, call = caller_env()) {
  if (anyDuplicated(codes)) {
    abort("scale", c(
      "A code can stand for one label only.",
      x = "{.val {codes[anyDuplicated(codes)]}} stands for two."
    ), arg = "values", value = values, call = call)
  }
}

# Own words for no answer, in some of the languages of a built-in scale.
every_language <- function(dont_know, languages) {
  more <- setdiff(languages, names(dont_know))
  own <- if (all(lengths(dont_know) == 1L)) builtin_dk else dont_know[1L]
  dont_know[more] <- if (identical(own, builtin_dk)) builtin_dk[more] else own
  dont_know
}

rising_scores <- function(scores, k, call = caller_env()) {
  scores <- as.double(check_number(scores, "scores", length = k, call = call))
  if (is.unsorted(scores)) {
    i <- which(diff(scores) < 0)[[1L]] + 1L
    abort("scores", c(
      "{.arg scores} must not decrease: labels go from the lowest answer to the highest.",
      x = "Score {i} is {.val {scores[[i]]}}, after {.val {scores[[i - 1L]]}}.",
      i = paste(
        "Give the labels lowest first, or name the item in {.arg reverse} of",
        "{.fn likert_counts}."
      )
    ), arg = "scores", value = scores, call = call)
  }
  scores
}

# Scores are the codes where answers are numbers or labelled numbers; where these run
# down, min + max - code.
code_scores <- function(values, number, k) {
  codes <- number %||% values
  if (is.null(codes) || anyNA(codes)) {
    seq_len(k)
  } else if (all(diff(codes) > 0)) {
    codes
  } else if (all(diff(codes) < 0)) {
    turned_scores(rev(codes))
  } else {
    seq_len(k)
  }
}

turned_scores <- function(scores) min(scores) + max(scores) - rev(scores)

#' @rdname likert_scale
#' @param x A scale.
#' @export
rev.likert_scale <- function(x) {
  k <- scale_size(x)
  top <- x$top
  x$labels <- lapply(x$labels, rev)
  if (!is.null(x$also)) x$also <- lapply(x$also, rev)
  x$values <- rev(x$values)
  if (x$ordered) x$scores <- turned_scores(x$scores)
  # the highest answers stay the top; labels that were chosen stay chosen
  if (!identical(top, seq.int(to = k, length.out = length(top)))) x$top <- sort(k + 1L - top)
  x["name"] <- list(NULL)
  x
}

builtin_scale <- function(name, call = caller_env()) {
  plain <- sub("_dk$", "", name)
  given <- builtin_scales[[plain]]
  if (is.null(given)) {
    known <- c(names(builtin_scales), paste0(names(builtin_scales), "_dk"))
    hint <- did_you_mean(name, known)
    abort("scale", c(
      "There is no built-in scale {.val {name}}.",
      i = if (!is.null(hint)) "Did you mean {.val {hint}}?",
      i = "Built in: {.val {names(builtin_scales)}}, and each with {.val _dk} added.",
      i = "For a scale of your own, give its labels: {.code likert_scale(c(\"low\", \"high\"))}."
    ), arg = "labels", value = name, call = call)
  }
  list(
    labels = given[intersect(languages, names(given))], values = given$values,
    top = given$top, dont_know = if (plain != name) builtin_dk, also = given$also
  )
}

# Labels as a list by language, each complete, distinct and not empty.
check_labels <- function(labels, arg, call = caller_env()) {
  if (!is_bare_list(labels)) labels <- list(labels)
  if (is.null(names(labels))) {
    names(labels) <- if (length(labels) == 1L) "und" else rep("", length(labels))
  }
  if (any(names(labels) == "") || anyDuplicated(names(labels))) {
    abort("scale", c(
      "{.arg {arg}} in several languages must be named by language.",
      i = "For instance {.code list(nl = c(\"nee\", \"ja\"), en = c(\"no\", \"yes\"))}."
    ), arg = arg, value = labels, call = call)
  }
  if (length(labels) == 0L) {
    abort("scale", "{.arg {arg}} has no labels.", arg = arg, value = labels, call = call)
  }
  for (l in names(labels)) {
    x <- labels[[l]]
    if (!is.character(x)) {
      abort("type", c(
        "{.arg {arg}} must be character or numeric.",
        x = "It is {.obj_type_friendly {x}}."
      ), arg = arg, value = x, call = call)
    }
    check_text(x, arg, call)
    labels[[l]] <- x <- visible_text(x)
    if (length(x) > 20000L) {
      abort("too_large", c(
        "{.arg {arg}} must be at most 20000 answers.", x = "It is {length(x)}.",
        i = "{.fn cut} makes classes of measurements."
      ), arg = arg, value = length(x), limit = 20000, call = call)
    }
    if (anyNA(x) || any(!nzchar(x))) {
      i <- which(is.na(x) | !nzchar(x))[[1L]]
      abort("scale", c(
        "{.arg {arg}} must not be missing or empty.",
        x = "Label {i} is {.val {x[[i]]}}."
      ), arg = arg, value = x, row = i, call = call)
    }
    if (anyDuplicated(x)) {
      abort("scale", c(
        "{.arg {arg}} must be distinct.",
        x = "{.val {x[[anyDuplicated(x)]]}} stands there twice."
      ), arg = arg, value = x, call = call)
    }
    if (length(x) != length(labels[[1L]])) {
      abort("scale", c(
        "{.arg {arg}} must have as many labels in each language.",
        x = "{.val {names(labels)[[1L]]}} has {length(labels[[1L]])}, {.val {l}} has {length(x)}."
      ), arg = arg, value = labels, call = call)
    }
  }
  lapply(labels, unname)
}

check_dont_know <- function(dont_know, labels, call = caller_env()) {
  if (length(dont_know) == 0L) {
    return(list(labels = NULL, values = NULL))
  }
  values <- NULL
  if (is.numeric(dont_know)) {
    check_number(dont_know, "dont_know", length = NULL, call = call)
    if (is.null(names(dont_know))) {
      abort("scale", c(
        "Numbers in {.arg dont_know} must be named by their label.",
        i = "For instance {.code dont_know = c(\"don't know\" = 99)}."
      ), arg = "dont_know", value = dont_know, call = call)
    }
    values <- as.double(dont_know)
    dont_know <- names(dont_know)
  }
  dk <- check_labels(dont_know, "dont_know", call = call)
  if (length(dk) == 1L) dk <- set_names(rep(dk, length(labels)), names(labels))
  missing <- setdiff(names(labels), names(dk))
  if (length(missing) > 0L) {
    abort("scale", c(
      "{.arg dont_know} must have labels in each language of the scale.",
      x = "None in {.val {missing}}."
    ), arg = "dont_know", value = dont_know, call = call)
  }
  dk <- dk[names(labels)]
  both <- intersect(unlist(dk), unlist(labels))
  if (length(both) > 0L) {
    abort("scale", c(
      "{.val {both[[1L]]}} is both a label and a {.arg dont_know}.",
      i = "Take it out of one of them."
    ), arg = "dont_know", value = both, call = call)
  }
  list(labels = dk, values = values)
}

check_top <- function(top, labels, k, call = caller_env()) {
  if (is.null(top)) {
    return(if (k >= 4L) c(k - 1L, k) else k)
  }
  if (length(top) == 0L) {
    return(integer())
  }
  if (is.character(top)) {
    at <- match_labels(top, labels)
    if (anyNA(at)) {
      unknown <- top[is.na(at)][[1L]]
      abort("scale", c(
        "{.arg top} must name labels of the scale.",
        x = "{.val {unknown}} is not one of {.val {labels[[1L]]}}."
      ), arg = "top", value = unknown, call = call)
    }
    return(sort(unique(at)))
  }
  check_number(top, "top", min = 1, max = k - 1, whole = TRUE, call = call)
  seq.int(k - as.integer(top) + 1L, k)
}

# A scale from what a user gave: an object, a built-in name, or labels.
as_scale <- function(scale, arg = "scale", call = caller_env()) {
  if (inherits(scale, "likert_scale")) {
    return(check_scale_whole(scale, arg, call))
  }
  if (is.character(scale) || is.numeric(scale)) {
    return(likert_scale(scale))
  }
  abort("type", c(
    "{.arg {arg}} must be a {.fn likert_scale}, the name of a built-in scale, or labels.",
    x = "It is {.obj_type_friendly {scale}}."
  ), arg = arg, value = scale, call = call)
}

# A scale that was taken apart, or is one by its class alone, is none.
check_scale_whole <- function(scale, arg = "scale", call = caller_env()) {
  x <- unclass(scale)
  k <- if (is.list(x) && is.list(x$labels) && length(x$labels) > 0L) length(x$labels[[1L]])
  whole <- length(k) == 1L && k >= 2L && all(vapply(x$labels, is.character, NA)) &&
    all(lengths(x$labels) == k) && is.numeric(x$values) && length(x$values) == k &&
    is_bool(x$ordered) && (!x$ordered || is.numeric(x$scores) && length(x$scores) == k) &&
    (is.null(x$top) || is.numeric(x$top) && all(x$top %in% seq_len(k)))
  if (!whole) {
    abort("scale", c(
      "{.arg {arg}} is no whole scale.",
      i = "An object was changed after it was made: {.fn likert_scale} makes it again."
    ), arg = arg, value = scale, call = call)
  }
  scale
}

in_lang <- function(labels, lang) labels[[if (lang %in% names(labels)) lang else 1L]]
scale_labels <- function(scale, lang = scale$lang %||% default_lang()) {
  in_lang(scale$labels, lang)
}
scale_dk <- function(scale, lang = scale$lang %||% default_lang()) {
  if (is.null(scale$dont_know)) character() else in_lang(scale$dont_know, lang)
}
scale_size <- function(scale) length(scale$labels[[1L]])
# What stands in data for each slot: its answers, then its don't knows.
slot_codes <- function(scale) {
  c(scale$values %||% seq_len(scale_size(scale)), scale$dk_values)
}
scale_dk_size <- function(scale) length(scale$dont_know[[1L]])

# What counts call an answer, in every language and session: its English label, or
# where it has none that in its first language.
scale_ids <- function(scale) not_reserved(in_lang(scale$labels, "en"))
scale_dk_ids <- function(scale) {
  if (is.null(scale$dont_know)) character() else not_reserved(in_lang(scale$dont_know, "en"))
}

# Ids of those who gave no answer.
category_missing <- "missing"
category_not_asked <- "not_asked"
not_reserved <- function(ids) {
  taken <- ids %in% c(category_missing, category_not_asked)
  ids[taken] <- paste(ids[taken], "(answer)")
  ids
}

# All that an answer may be called: the labels by language, the ids, other wordings;
# don't knows last.
scale_texts <- function(scale) {
  dk <- scale$dont_know %||% list(character())
  builtin <- identical(scale$dont_know$en, builtin_dk$en)
  c(
    Map(c, scale$labels, dk), list(c(scale_ids(scale), scale_dk_ids(scale))),
    lapply(scale$also, c, dk[[1L]]),
    if (builtin) lapply(builtin_dk_also, function(label) c(scale$labels[[1L]], label))
  )
}

# What a cell of answers may hold: those, or the scale's codes written as text, unless its
# labels are numbers, which they may be others of.
answer_texts <- function(scale) {
  texts <- scale_texts(scale)
  codes <- c(scale$values, scale$dk_values)
  numbers <- grepl("^ *[-+]?[0-9]+([.,][0-9]+)? *$", unlist(texts, use.names = FALSE))
  if (length(codes) == 0L || any(numbers)) texts else c(texts, list(as.character(codes)))
}

# Those of the answers alone.
scale_wordings <- function(scale) c(scale$labels, scale$also, list(scale_ids(scale)))

# Ids as a person reads them.
category_labels <- function(category, scale, lang = scale$lang %||% default_lang()) {
  ids <- c(scale_ids(scale), scale_dk_ids(scale), category_missing, category_not_asked)
  shown <- c(
    scale_labels(scale, lang), scale_dk(scale, lang),
    tr("cell_missing", lang), tr("cell_not_asked", lang)
  )
  at <- match(category, ids)
  ifelse(is.na(at), category, shown[at])
}

#' @export
format.likert_scale <- function(x, ...) {
  labels <- paste(scale_labels(x), collapse = if (x$ordered) " < " else " | ")
  dk <- scale_dk(x)
  if (length(dk) > 0L) labels <- paste0(labels, " (", paste(dk, collapse = ", "), ")")
  labels
}

#' @export
print.likert_scale <- function(x, ...) {
  kind <- if (x$ordered) "ordered" else "nominal"
  named <- if (is.null(x$name)) "" else paste0(" ", x$name)
  langs <- setdiff(names(x$labels), "und")
  cat("<likert_scale", named, "> ", kind, ", ", scale_size(x), " answers",
    if (length(langs) > 0L) paste0(", in ", word_list(langs, "en")), "\n",
    sep = ""
  )
  table <- as.data.frame(x)
  if (identical(table$id, table$label)) table$id <- NULL
  print(table, row.names = FALSE)
  invisible(x)
}

#' @export
as.data.frame.likert_scale <- function(x, ...) {
  k <- scale_size(x)
  d <- scale_dk_size(x)
  dk_values <- if (is.null(x$dk_values)) rep(NA_real_, d) else x$dk_values
  data.frame(
    position = c(seq_len(k), rep(NA_integer_, d)),
    id = c(scale_ids(x), scale_dk_ids(x)),
    label = c(scale_labels(x), scale_dk(x)),
    kind = rep(c("substantive", "dk"), c(k, d)),
    value = c(x$values, dk_values),
    score = c(x$scores %||% rep(NA_real_, k), rep(NA_real_, d)),
    top = c(seq_len(k) %in% x$top, rep(FALSE, d)),
    stringsAsFactors = FALSE
  )
}

#' @export
summary.likert_scale <- function(object, ...) as.data.frame(object)

#' @importFrom generics tidy
#' @export
tidy.likert_scale <- function(x, ...) tibble::as_tibble(as.data.frame(x))

#' @importFrom generics glance
#' @export
glance.likert_scale <- function(x, ...) {
  tibble::tibble(
    name = x$name %||% NA_character_, ordered = x$ordered, answers = scale_size(x),
    dont_know = scale_dk_size(x), top = length(x$top)
  )
}

# `values`: the column, whose own answers say best what to type.
stop_no_scale <- function(arg, column, call = caller_env(), values = NULL) {
  found <- if (is.atomic(values)) sort(unique(values[!is.na(values)])) else NULL
  codes <- is.numeric(found) && length(found) %in% 2:11 && all(found == round(found))
  # several answers in a cell
  several <- is.character(found) && any(grepl(";", found, fixed = TRUE))
  builtin <- if (is.character(found)) builtin_for(found)
  known <- if (length(builtin) > 0L) paste0("scale = \"", builtin, "\"")
  span <- if (codes) paste0(min(found, 1), ":", max(found))
  abort("scale", c(
    "{.arg {arg}}: column {.field {column}} does not say what its answers are.",
    x = if (codes) "It has the codes {.val {found}}.",
    x = if (is.logical(found)) "It is of {.val {TRUE}} and {.val {FALSE}}.",
    i = if (is.logical(found)) {
      paste(
        "Yes or no: {.code scale = \"yes_no\"}. Ticks of one question:",
        "{.code multiple = list(name = c(\"{column}\", ...))}."
      )
    },
    i = if (length(known) > 0L) "Its texts are answers of {.code {known}}.",
    i = if (several) {
      "Several answers in a cell? {.code multiple = list(name = \"{column}\")} counts each."
    },
    i = if (is.logical(found) || length(known) > 0L) NULL else if (codes) {
      paste(
        "Give {.arg scale}, also the answers that nobody gave: {.code scale = {span}},",
        "{.code scale = \"agree5\"}, or the labels."
      )
    } else {
      paste(
        "Give {.arg scale}: {.code scale = likert_scale(1:5)}, {.code scale = \"agree5\"},",
        "or the labels."
      )
    }
  ), arg = "scale", column = column, call = call)
}
