# What likert_counts() was asked for, checked and made ready for the kernel.

# What an item is made of -----------------------------------------------------

check_columns <- function(data, call = caller_env()) {
  twice <- names(data)[duplicated(names(data))]
  if (length(twice) > 0L) {
    abort("duplicate", c(
      "{.arg data} must not have two columns of the same name.",
      x = "{.field {twice[[1L]]}} stands there more than once.",
      i = "Rename one of them."
    ), arg = "data", value = twice, column = twice[[1L]], call = call)
  }
  if (nrow(data) == 0L) {
    abort("empty", c("{.arg data} must have at least one row.", x = "It has none."),
      arg = "data", value = 0L, call = call
    )
  }
}

select_columns <- function(data, quo, arg, call = caller_env()) {
  # names as such, the usual case, need none of tidyselect's milliseconds
  expr <- quo_get_expr(quo)
  if (is.null(expr)) {
    return(character())
  }
  if (is_symbol(expr) && as_string(expr) %in% names(data)) {
    return(as_string(expr))
  }
  stop_if_named_twice(quo, arg, call)
  withCallingHandlers(
    at <- tidyselect::eval_select(quo, data, allow_rename = FALSE),
    error = function(e) {
      # that of all_of() is wrapped in another one
      while (!is.null(e$parent) && !inherits(e, "vctrs_error_subscript_oob")) e <- e$parent
      what <- if (inherits(e, "vctrs_error_subscript_oob")) e$i else NULL
      what <- if (is.character(what)) setdiff(what, names(data))
      hint <- if (length(what) > 0L) did_you_mean(what[[1L]], names(data))
      if (length(what) > 0L) {
        abort("missing_column", c(
          if (arg == "reverse") {
            "{.arg {arg}} names an item that is not counted."
          } else {
            "{.arg {arg}} names a column that {.arg data} does not have."
          },
          x = "There is no {.or {.field {what}}}.",
          i = if (!is.null(hint)) "Did you mean {.field {hint}}?"
        ), arg = arg, value = what, column = what[[1L]], call = call)
      }
      abort("selection", c(
        "{.arg {arg}} does not select columns.",
        x = escaped(conditionMessage(e))
      ), arg = arg, call = call)
    }
  )
  names(data)[at]
}

# tidyselect takes c(q1, q1) for q1; a name typed twice is an oversight.
stop_if_named_twice <- function(quo, arg, call) {
  expr <- quo_get_expr(quo)
  typed <- if (is_call(expr, "c")) as.list(expr)[-1L] else list()
  typed <- unlist(lapply(typed, function(e) if (is_symbol(e) || is_string(e)) as.character(e)))
  if (is_call(expr, c("all_of", "any_of")) || is_symbol(expr)) {
    given <- tryCatch(eval_tidy(if (is_symbol(expr)) expr else expr[[2L]], env = quo_get_env(quo)),
      error = function(e) NULL
    )
    if (is.character(given)) typed <- given
  }
  if (anyDuplicated(typed)) {
    stop_duplicated_item(typed[[anyDuplicated(typed)]], arg, call)
  }
}

stop_duplicated_item <- function(item, arg, call) {
  abort("duplicate", c(
    "{.arg {arg}} must name each item once.",
    x = "{.field {item}} stands there more than once.",
    i = "Take one of them out."
  ), arg = arg, value = item, column = item, call = call)
}

# A list by item: type (plain, twin, multiple) and columns, named by group or option.
item_specs <- function(data, plain, twins, multiple, no_items, order = NULL,
                       call = caller_env()) {
  twins <- check_item_list(twins, "twins", data, call)
  multiple <- check_item_list(multiple, "multiple", data, call)
  if (no_items && length(plain) == 0L && length(twins) == 0L && length(multiple) == 0L) {
    abort("selection", c(
      "{.arg items} must say which columns to count.",
      i = "For instance {.code items = q1:q5}, or {.code items = everything()}."
    ), arg = "items", call = call)
  }
  specs <- c(
    lapply(plain, function(column) list(type = "plain", columns = column)),
    lapply(twins, function(columns) list(type = "twin", columns = columns)),
    lapply(multiple, function(columns) list(type = "multiple", columns = columns))
  )
  if (length(specs) == 0L) {
    abort("selection", c("{.arg items} selects no column."), arg = "items", call = call)
  }
  if (anyDuplicated(names(specs))) {
    arg <- if (anyDuplicated(c(names(plain), names(twins)))) "twins" else "multiple"
    stop_duplicated_item(names(specs)[[anyDuplicated(names(specs))]], arg, call)
  }
  if (!is.null(order)) specs <- specs[order(match(names(specs), order))]
  Map(function(spec, item) c(spec, list(item = item)), specs, names(specs))
}

check_item_list <- function(x, arg, data, call) {
  if (is.null(x)) {
    return(list())
  }
  example <- if (arg == "twins") {
    "list(network = c(KA1 = \"q11_4\", KA2 = \"q18_4\"))"
  } else {
    "list(use = c(\"q3_1\", \"q3_2\"))"
  }
  if (!is.list(x) || !is_named(x) || !all(vapply(x, is.character, NA))) {
    abort("type", c(
      "{.arg {arg}} must be a list of column names, named by item.",
      x = "It is {.obj_type_friendly {x}}.",
      i = "For instance {.code {example}}."
    ), arg = arg, value = x, call = call)
  }
  for (item in names(x)) {
    columns <- x[[item]]
    if (arg == "twins" && (length(columns) < 2L || !is_named(columns) ||
      anyDuplicated(names(columns)))) {
      abort("twins", c(
        "A twin item has a column for each of its groups, named by group.",
        x = paste(
          "{.field {item}} has {length(columns)} column{?s}, named",
          "{.val {names(columns) %||% \"\"}}."
        ),
        i = "For instance {.code twins = {example}}."
      ), arg = arg, value = columns, column = item, call = call)
    }
    if (arg == "multiple" && length(columns) == 0L) {
      abort("multiple", "{.arg multiple}: item {.field {item}} has no column.",
        arg = arg, column = item, call = call
      )
    }
    off <- setdiff(columns, names(data))
    if (length(off) > 0L) {
      hint <- did_you_mean(off[[1L]], names(data))
      abort("missing_column", c(
        "{.arg {arg}} names a column that {.arg data} does not have.",
        x = "There is no column {.field {off[[1L]]}} (item {.field {item}}).",
        i = if (!is.null(hint)) "Did you mean {.field {hint}}?"
      ), arg = arg, value = off, column = off[[1L]], call = call)
    }
  }
  x
}

stop_if_used_twice <- function(specs, by, call = caller_env()) {
  clash <- setdiff(intersect(by, counts_columns), if (length(by) == 1L) "group")
  if (length(clash) > 0L) {
    abort("duplicate", c(
      "A {.arg by} variable is called like a column of the result.",
      x = "{.field {clash[[1L]]}} is taken.",
      i = "Rename it in {.arg data}."
    ), arg = "by", value = clash, column = clash[[1L]], call = call)
  }
  used <- unlist(lapply(specs, `[[`, "columns"), use.names = FALSE)
  if (anyDuplicated(used)) {
    column <- used[[anyDuplicated(used)]]
    of <- names(specs)[vapply(specs, function(s) column %in% s$columns, NA)]
    abort("duplicate", c(
      "A column holds the answers of one item, once.",
      x = "{.field {column}} is used by {.field {of}}{if (length(of) == 1L) ', twice'}.",
      i = "A column of {.arg twins} or {.arg multiple} is no item of its own."
    ), arg = "items", value = column, column = column, call = call)
  }
  both <- intersect(by, used)
  if (length(both) > 0L) {
    abort("duplicate", c(
      "A column is an item or a group, not both.",
      x = "{.field {both[[1L]]}} is in {.arg by} and among the items."
    ), arg = "by", value = both, column = both[[1L]], call = call)
  }
}

scale_by_item <- function(scale, items, call = caller_env()) {
  single <- inherits(scale, "likert_scale") || !is.list(scale)
  if (single) {
    one <- if (!is.null(scale)) as_scale(scale, call = call)
    return(function(item, type) if (type == "multiple") NULL else one)
  }
  if (!is_named(scale)) {
    abort("scale", c(
      "{.arg scale} is one scale, or a list of scales named by item.",
      x = "It is a list without names."
    ), arg = "scale", value = scale, call = call)
  }
  off <- setdiff(names(scale), items)
  if (length(off) > 0L) {
    hint <- did_you_mean(off[[1L]], items)
    abort("scale", c(
      "{.arg scale} names an item that is not counted.",
      x = "There is no item {.field {off[[1L]]}}.",
      i = if (!is.null(hint)) "Did you mean {.field {hint}}?"
    ), arg = "scale", value = off, call = call)
  }
  scales <- lapply(scale, as_scale, call = call)
  function(item, type) scales[[item]]
}

# Adds to a spec its scale, label and, for each column, its code plan.
plan_item <- function(spec, data, scales, call = caller_env(), ordered = FALSE) {
  item <- spec$item
  first <- data[[spec$columns[[1L]]]]
  spec$label <- column_label(first) %||% item
  spec$reversed <- FALSE
  if (spec$type == "multiple") {
    return(plan_multiple(spec, data, scales(item, "multiple"), call))
  }
  arg <- if (spec$type == "twin") "twins" else "items"
  scale <- scales(item, spec$type)
  if (is.null(scale)) {
    read <- infer_reading(first, ordered) %||%
      stop_no_scale(arg, spec$columns[[1L]], call, first)
    scale <- read$scale
    spec$notes <- read$notes
    spec$labelled <- !is.factor(first)
  }
  spec$scale <- scale
  spec$plans <- lapply(spec$columns, function(column) {
    code_plan(data[[column]], scale, arg, column, call = call)
  })
  spec
}

mark_reversed <- function(specs, quo, call = caller_env()) {
  if (quo_is_null(quo)) {
    return(specs)
  }
  at <- select_columns(as.list(specs), quo, "reverse", call = call)
  for (item in at) {
    if (!specs[[item]]$scale$ordered) {
      abort("reverse", c(
        "{.arg reverse} names an item without a direction.",
        x = paste(
          "{.field {item}} is",
          "{if (specs[[item]]$type == \"multiple\") \"multiple choice\" else \"nominal\"}."
        ),
        i = "Only items on an ordered scale can be turned."
      ), arg = "reverse", value = item, column = item, call = call)
    }
    specs[[item]]$reversed <- TRUE
    specs[[item]]$scale$scores <- turned_scores(specs[[item]]$scale$scores)
  }
  specs
}

# Groups ----------------------------------------------------------------------

# Each `by` column as a factor; the kernel gives a slot after the last to NA.
group_plan <- function(data, by, call = caller_env()) {
  factors <- lapply(by, function(column) {
    x <- data[[column]]
    if (!is.null(value_labels(x))) x <- labelled_factor(x)
    if (is.list(x)) {
      abort("type", c(
        "{.arg by}: column {.field {column}} cannot make groups.",
        x = "It is {.obj_type_friendly {x}}."
      ), arg = "by", value = class(x), column = column, call = call)
    }
    if (!is.factor(x)) x <- factor(x)
    none <- is.na(levels(x)) | is_blank(levels(x))
    if (any(none)) x <- factor(x, levels(x)[!none])
    shown <- gsub("\r", " ", visible_text(levels(x)), fixed = TRUE)
    # else two would be one; a factor of many rows is not copied for nothing
    if (!identical(shown, levels(x)) && !anyDuplicated(shown)) levels(x) <- shown
    x
  })
  list(factors = set_names(factors, by), size = vapply(factors, nlevels, 0L))
}

# Groups under their value labels, of haven or of others.
labelled_factor <- function(x) {
  labels <- value_labels(x)
  raw <- labelled_codes(x)
  declared <- user_missing(x, labels)
  values <- sort(unique(c(raw[!is.na(raw)], unname(labels[!declared]))))
  named <- names(labels)[match(values, labels)]
  factor(raw, values, ifelse(is.na(named), format(values, trim = TRUE), named))
}

# The groups that hold respondents, first `by` variable slowest. A level nobody has is left
# out and told, or kept where `drop` is FALSE; a combination nobody has is no group.
drop_unseen <- function(groups, counted, by, drop = TRUE, call = caller_env()) {
  n_by <- length(groups$factors)
  groups$n <- counted$total
  groups$n_unweighted <- counted$n
  grid <- if (n_by == 0L) matrix(1L, 1L, 0L) else arrayInd(seq_along(counted$n), groups$size + 1L)
  empty <- lapply(seq_len(n_by), function(j) {
    seen <- tapply(counted$n, factor(grid[, j], seq_len(groups$size[[j]])), sum, default = 0)
    levels(groups$factors[[j]])[seen == 0]
  })
  if (drop) tell_empty(unlist(empty), by[lengths(empty) > 0L])
  whole <- rowSums(grid > rep(groups$size, each = nrow(grid))) == 0
  kept <- which(counted$n > 0 | !drop & whole)
  # rev(): order() by the first variable first
  kept <- kept[do.call(order, c(lapply(seq_len(n_by), function(j) grid[kept, j]), list(kept)))]
  groups$kept <- kept
  groups$values <- lapply(seq_len(n_by), function(j) {
    f <- groups$factors[[j]]
    shown <- if (drop) setdiff(levels(f), empty[[j]]) else levels(f)
    factor(levels(f)[grid[kept, j]], shown, ordered = is.ordered(f))
  })
  names(groups$values) <- by
  parts <- lapply(groups$values, function(v) ifelse(is.na(v), group_none, as.character(v)))
  groups$label <- if (n_by == 0L) "" else do.call(paste, c(unname(parts), sep = " / "))
  if (anyDuplicated(groups$label)) {
    label <- groups$label[[anyDuplicated(groups$label)]]
    abort("duplicate", c(
      "{.arg by}: two groups would be called the same.",
      x = "{.val {label}} stands for more than one.",
      i = "Rename a level; {.val {group_none}} and {.val  / } are used to name groups."
    ), arg = "by", value = label, column = by[[1L]], call = call)
  }
  groups
}

tell_empty <- function(level, by) {
  if (length(level) > 0L) {
    tell(c(
      paste(
        "{cli::qty(length(level))}Level{?s} without respondents {?is/are} left out:",
        "{.val {level}} of {.field {by}}."
      ),
      i = "{cli::qty(length(level))}{.code drop = FALSE} keeps {?it/them}."
    ), class = c("akkoord_message_empty", "akkoord_message_reading"))
  }
}

# The groups of dplyr::group_by() come before those of `by`.
grouped_columns <- function(data) {
  groups <- attr(data, "groups", exact = TRUE)
  if (inherits(data, "grouped_df")) setdiff(names(groups), ".rows") else character()
}

# Checks of weights -----------------------------------------------------------

check_weights <- function(w, n, call = caller_env()) {
  if (!is.numeric(w) || is.object(w) || is.matrix(w)) {
    abort("weights", c(
      "{.arg weights} must be a column or vector of numbers.",
      x = "It is {.obj_type_friendly {w}}.",
      i = if (is_string(w)) "Write the column bare: {.code weights = {w}}."
    ), arg = "weights", value = w, call = call)
  }
  if (length(w) != n) {
    abort("weights", c(
      "{.arg weights} must have one value a respondent.",
      x = "It has {length(w)} value{?s}, {.arg data} has {n} row{?s}."
    ), arg = "weights", value = w, call = call)
  }
  if (all(w %in% 0)) {
    abort("weights", "{.arg weights} must not all be 0.", arg = "weights", value = 0, call = call)
  }
  most <- suppressWarnings(max(w, 0, na.rm = TRUE))
  # their squares are summed, and those sums squared for standard errors
  if (is.finite(most) && (most > 1e70 || most < 1e-70)) {
    abort("weights", c(
      "{.arg weights} must be of a size that can be squared.",
      x = "The largest is {.val {most}}.",
      i = "Only their proportions matter: divide them by their mean."
    ), arg = "weights", value = most, call = call)
  }
  as.double(w)
}

# Weights that are all the same weigh nothing: people are counted.
drop_equal_weights <- function(w) {
  first <- w[[1L]]
  if (is.na(first) || !all(w %in% first)) {
    tell_design_weights(w)
    return(w)
  }
  if (length(w) > 1L) {
    tell("All {.arg weights} are {.val {first}}: respondents are counted, without weights.",
      class = "akkoord_message_weights"
    )
  }
  NULL
}

# Weights by which each respondent stands for several people come from a design, whose
# strata and clusters weights alone do not say.
tell_design_weights <- function(w) {
  some <- w[is.finite(w) & w > 0]
  if (length(some) == 0L || min(some) < 1 || mean(some) < 2) {
    return(invisible())
  }
  tell(c(
    paste(
      "{.arg weights} add up to {format_count(round(sum(some)))}: those of a survey",
      "design? Its strata and clusters are not known here."
    ),
    i = "{.code likert_counts(survey::svydesign(ids, strata = , weights = , data = ))} knows them."
  ), class = c("akkoord_message_weights", "akkoord_message_reading"))
}

# A missing column is told as such, not as an object that R did not find.
eval_weights <- function(quo, data, call = caller_env()) {
  name <- quo_get_expr(quo)
  known <- function(n) n %in% names(data) || env_has(quo_get_env(quo), n, inherit = TRUE)
  if (is_symbol(name) && !known(as_string(name))) stop_no_weights(as_string(name), data, call)
  eval_tidy(quo, data)
}

stop_no_weights <- function(column, data, call) {
  hint <- did_you_mean(column, names(data))
  abort("missing_column", c(
    "{.arg weights} names a column that {.arg data} does not have.",
    x = "There is no {.field {column}}.",
    i = if (!is.null(hint)) "Did you mean {.field {hint}}?"
  ), arg = "weights", value = column, column = column, call = call)
}

check_weight_rows <- function(row, w, call = caller_env()) {
  if (is.null(row) || row == 0) {
    return(invisible())
  }
  value <- w[[row]]
  why <- if (is.na(value)) "missing" else if (is.infinite(value)) "not finite" else "negative"
  abort("weights", c(
    "{.arg weights} must be finite and not negative.",
    x = "Row {row} is {.val {value}}: {why}.",
    i = "A respondent who should not count has weight 0."
  ), arg = "weights", value = value, row = row, call = call)
}

# Labels of items, named by item.
check_item_labels <- function(label, items, call = caller_env()) {
  if (is.null(label)) {
    return(NULL)
  }
  label <- as.list(label)
  off <- setdiff(names(label), items)
  texts <- all(vapply(label, function(l) is.character(l) && length(l) > 0L && !anyNA(l), NA))
  if (!is_named(label) || !texts || length(off) > 0L) {
    hint <- if (length(off) > 0L) did_you_mean(off[[1L]], items)
    abort("label", c(
      "{.arg label} has texts named by item.",
      x = if (length(off) > 0L) "There is no item {.field {off[[1L]]}}.",
      i = if (!is.null(hint)) "Did you mean {.field {hint}}?"
    ), arg = "label", value = label, call = call)
  }
  label
}

# `likert_counts(d, q1, q2, q3)` means three items; by place the second makes groups, and the
# third would be weights.
check_places <- function(said, data, call = caller_env()) {
  given <- as.list(said)[-1L]
  name <- names(given) %||% character(length(given))
  given <- given[!nzchar(name)]
  # an argument may be left empty
  given <- vapply(seq_along(given), function(i) {
    if (is_symbol(given[[i]])) as.character(given[[i]]) else as_label(given[[i]])
  }, "")
  given <- given[given != "..."]
  places <- setdiff(c("data", "items", "by"), name)
  if (length(given) > length(places)) {
    more <- given[-seq_along(places)]
    abort("places", c(
      "Only `data`, `items` and `by` go by their place.",
      x = "Without a name there {?is/are} also {.code {more}}.",
      i = "Several items are one argument: {.code c(q1, q2)}.",
      i = "Other arguments have a name: {.code weights = w}."
    ), arg = "...", value = more, call = call)
  }
  columns <- given[match(c("items", "by"), places)]
  if (is.data.frame(data) && all(columns %in% names(data))) {
    # a message is not worth a walk over all rows
    answers <- lapply(data[columns], function(v) unique(as.character(utils::head(v, 1000L))))
    if (length(answers[[2L]]) > 2L && all(answers[[2L]] %in% c(answers[[1L]], NA))) {
      tell(c(
        "{.field {columns[[2L]]}}, the third argument, makes the groups.",
        i = "Several items are one argument: {.code c(q1, q2)}."
      ), class = "akkoord_message_places")
    }
  }
}
