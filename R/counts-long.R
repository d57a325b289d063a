# Tables of counts, and answers with a row a person and item, under the columns' own names.

# `x` with the columns as as_likert_counts() knows them; `given`: quosures by those names.
own_names <- function(x, given, call) {
  given <- given[!vapply(given, quo_is_null, NA)]
  if (length(given) == 0L) {
    return(x)
  }
  columns <- lapply(set_names(names(given)), function(arg) own_column(x, given[[arg]], arg, call))
  # a name in quotes that is the column of answers too is what these are called
  named <- "item" %in% names(given) && !is_symbol(quo_get_expr(given$item)) &&
    (identical(columns$item, columns$category) || !columns$item %in% names(x))
  name <- if (named) columns$item else columns$category
  if (named) columns$item <- NULL
  stop_if_named_by_two(columns, call)
  out <- unclass(x)[kept_columns(x, columns)]
  counted <- intersect(c("n", "Freq"), names(x))
  none <- !any(c("count", "low") %in% c(names(out), names(columns)))
  if (none && "category" %in% names(columns) && length(counted) > 0L) {
    columns$count <- counted[[1L]]
  }
  single <- columns[names(columns) != "group"]
  out[names(single)] <- lapply(single, function(column) x[[column]])
  if (length(columns$group) > 0L) out <- c(out, crossed_groups(x, columns$group))
  if (named || !"item" %in% names(out)) out$item <- rep(name %||% "item", nrow(x))
  structure(tibble::new_tibble(out, nrow = nrow(x)),
    fill = isTRUE(columns$count %in% c("n", "Freq")),
    by = if (length(columns$group) > 0L) setdiff(columns$group, counts_columns)
  )
}

stop_if_named_by_two <- function(columns, call) {
  arg <- rep(names(columns), lengths(columns))
  column <- unlist(columns, use.names = FALSE)
  twice <- anyDuplicated(column)
  if (twice > 0L) {
    abort("duplicate", c(
      "{.arg {arg[[twice]]}} names a column that another argument has too.",
      x = "It is {.field {column[[twice]]}}."
    ), arg = arg[[twice]], value = column[[twice]], column = column[[twice]], call = call)
  }
}

# Columns that keep their name: of a table with a column an answer all others.
kept_columns <- function(x, columns) {
  known <- c("item", "group", "category", "count", "low", "high")
  long <- any(c("category", "count", "low") %in% c(names(columns), names(x)))
  own <- if (long) intersect(known, names(x)) else names(x)
  setdiff(own, c(names(columns), unlist(columns)))
}

# `group` and the columns it is made of.
crossed_groups <- function(x, columns) {
  values <- lapply(set_names(columns), function(column) group_text(x[[column]]))
  text <- lapply(unname(values), function(v) ifelse(is.na(v), group_none, v))
  c(values[setdiff(columns, counts_columns)], list(group = do.call(paste, c(text, sep = " / "))))
}

group_text <- function(x) {
  as.character(if (is.null(value_labels(x))) x else labelled_factor(x))
}

# A column (of `group` one or more), or of `item` a name for all rows.
own_column <- function(x, quo, arg, call) {
  if (arg == "item" && !is_symbol(quo_get_expr(quo))) {
    name <- tryCatch(eval_tidy(quo), error = function(e) NULL)
    if (is_string(name)) check_text(name, arg, call)
    if (is_string(name)) {
      return(name)
    }
  }
  column <- select_columns(x, quo, arg, call)
  if (length(column) != 1L && (arg != "group" || length(column) == 0L)) {
    abort("selection", c(
      "{.arg {arg}} must name one column.",
      x = "It selects {.field {column}}."
    ), arg = arg, value = column, call = call)
  }
  column
}

# Answers, a row a person and item, as a row a person: list(data, items, by).
long_answers <- function(x, id, call) {
  column <- own_column(id$data, id$quo, "id", call)
  who <- id$data[[column]]
  for (need in c("item", "category")) {
    if (!need %in% names(x)) {
      abort("missing_column", c(
        paste(
          "Answers with a row a person and item need {.arg {need}}, the column that says",
          "{if (need == 'item') 'which item a row is of' else 'what was answered'}."
        ),
        x = "There are {.field {names(id$data)}}."
      ), arg = need, call = call)
    }
  }
  lost <- which(is.na(who) | is.na(x$item))
  if (length(lost) > 0L) {
    abort("id", c(
      "Every row must say whose it is and of which item.",
      x = "Row {lost[[1L]]} does not."
    ), arg = "id", row = lost[[1L]], column = column, call = call)
  }
  again <- which(duplicated(data.frame(as.character(who), as.character(x$item))))
  if (length(again) > 0L) {
    abort("id", c(
      "A person has one answer to an item.",
      x = paste(
        "{.val {as.character(who[[again[[1L]]]])}} has two to",
        "{.val {as.character(x$item[[again[[1L]]]])}}; the second is row {again[[1L]]}."
      )
    ), arg = "id", row = again[[1L]], column = column, call = call)
  }
  people <- unique(who)
  items <- if (is.factor(x$item)) levels(droplevels(x$item)) else unique(as.character(x$item))
  wide <- lapply(set_names(items), function(item) {
    rows <- which(x$item == item)
    x$category[rows[match(people, who[rows])]]
  })
  if ("group" %in% names(x)) {
    of <- x$group[match(people, who)]
    first <- as.character(of)[match(who, people)]
    now <- as.character(x$group)
    other <- which(ifelse(is.na(now) | is.na(first), is.na(now) != is.na(first), now != first))
    if (length(other) > 0L) {
      abort("groups", c(
        "A person is in one group.",
        x = "{.val {as.character(who[[other[[1L]]]])}} is in another in row {other[[1L]]}."
      ), arg = "group", row = other[[1L]], call = call)
    }
    wide$group <- of
  }
  list(data = tibble::new_tibble(wide, nrow = length(people)), items = items)
}

# One row a cell, whatever the layout of the data frame.
long_cells <- function(x, call = caller_env()) {
  check_columns(x, call = call)
  if (!"item" %in% names(x)) stop_no_item(x, call)
  x <- counted_cells(x)
  group <- if ("group" %in% names(x)) group_text(x$group) else rep("", nrow(x))
  group[is.na(group)] <- group_none
  if ("category" %in% names(x)) {
    category_cells(x, group, call)
  } else {
    wide_cells(x, group, call)
  }
}

stop_no_item <- function(x, call) {
  abort("missing_column", c(
    "A data frame of counts must have a column {.field item}, or say which one that is.",
    x = "It has {.field {first_of(names(x), 8L)}}.",
    i = paste(
      "{.code item =} is the column of items, or a name for all rows; {.code category =} that",
      "of answers, {.code count =} that of counts, {.code group =} those of groups."
    ),
    i = "Where a row is one answer of a person, {.code id =} is the column of persons.",
    i = "For answers, one row a respondent, use {.fn likert_counts}."
  ), arg = "x", column = "item", call = call)
}

# A row a cell.
category_cells <- function(x, group, call) {
  check_count_columns(x, call)
  count <- as.double(x[["count"]] %||% rep(NA_real_, nrow(x)))
  twin <- as.character(x[["twin"]] %||% rep("", nrow(x)))
  answers <- answers_of(x$category, isTRUE(attr(x, "fill", exact = TRUE)))
  none <- is.na(answers$text)
  kind <- as.character(x[["kind"]] %||% ifelse(none, "missing", "substantive"))
  out <- data.frame(
    item = as.character(x$item), group = group, twin = twin, outer = outer_of(group, twin),
    category = ifelse(none, category_missing, answers$text), kind = kind,
    count = count, low = x[["low"]] %||% count, high = x[["high"]] %||% count,
    base = as.double(x[["base"]] %||% NA), people = as.double(x[["n"]] %||% count),
    row = seq_len(nrow(x)), stringsAsFactors = FALSE
  )
  if (all(c("n", "w2") %in% names(x)) && "kind" %in% names(x)) {
    out[c("n", "w2")] <- x[c("n", "w2")]
  }
  # as counts are written: what else there is are their groups
  own <- attr(x, "by", exact = TRUE) %||% if ("kind" %in% names(x)) {
    setdiff(names(x), c(counts_columns, "twin", "n", "w2", "printed"))
  }
  for (column in own) out[[column]] <- x[[column]]
  structure(out,
    by = own, fill = attr(x, "fill", exact = TRUE),
    answers = c(answers[names(answers) != "text"], kinds = "kind" %in% names(x))
  )
}

check_count_columns <- function(x, call) {
  has <- intersect(c("count", "low", "high"), names(x))
  for (column in intersect(c(has, "base"), names(x))) {
    if (!is.numeric(x[[column]]) && !all(is.na(x[[column]]))) {
      abort("type", c(
        "Counts must be numbers.",
        x = "Column {.field {column}} is {.obj_type_friendly {x[[column]]}}."
      ), arg = "x", value = class(x[[column]]), column = column, call = call)
    }
  }
  if (!"count" %in% has && length(has) < 2L) {
    abort("missing_column", c(
      paste(
        "A data frame of counts must have a column {.field count}, or {.field low} and",
        "{.field high}."
      ),
      x = "It has {.field {names(x)}}."
    ), arg = "x", column = "count", call = call)
  }
}

# A row an item, a column an answer.
wide_cells <- function(x, group, call) {
  by <- attr(x, "by", exact = TRUE)
  wide <- setdiff(names(x), c("item", "group", by))
  numeric <- vapply(x[wide], is.numeric, NA)
  if (length(wide) == 0L || !all(numeric)) {
    off <- if (length(wide) == 0L) "" else wide[!numeric][[1L]]
    abort("missing_column", c(
      paste(
        "A data frame of counts has a column {.field category}, or a numeric column for",
        "each category."
      ),
      x = if (nzchar(off)) "Column {.field {off}} is {.obj_type_friendly {x[[off]]}}."
    ), arg = "x", column = off, call = call)
  }
  count <- unlist(lapply(wide, function(w) as.double(x[[w]])))
  out <- data.frame(
    item = as.character(x$item), group = group, twin = "", outer = group,
    category = rep(wide, each = nrow(x)), kind = "substantive",
    count = count, low = count, high = count, base = NA_real_, people = count,
    row = seq_len(nrow(x)), stringsAsFactors = FALSE
  )
  for (column in by) out[[column]] <- x[[column]]
  structure(out, by = by)
}

# What dplyr::count() gives, a column of answers beside a column n, as a column `category`
# and a column `count`; an answer that nobody gave has no row there.
counted_cells <- function(x) {
  other <- setdiff(names(x), c("item", "group", "n"))
  if (!"n" %in% names(x) || length(other) != 1L || "count" %in% names(x)) {
    return(x)
  }
  names(x)[match(c(other, "n"), names(x))] <- c("category", "count")
  structure(x, fill = TRUE)
}

# Answers as text, and what their column knows of them: `levels` in their order, whether
# they were `made` by a program (which has no order of its own for text), and what its
# value labels say (`reading`).
answers_of <- function(x, made) {
  if (!is.null(value_labels(x))) {
    reading <- infer_reading(x)
    x <- labelled_factor(x)
    return(list(text = as.character(x), levels = levels(x), made = TRUE, reading = reading))
  }
  text <- as.character(x)
  text[is_blank_text(text)] <- NA
  levels <- if (is.factor(x)) {
    levels(x)
  } else if (made || is.numeric(x)) {
    as.character(sort(unique(x[!is.na(text)])))
  }
  list(
    text = text, levels = setdiff(levels, c("", NA)),
    made = made && !is.ordered(x) || is.factor(x) && !is.ordered(x), numbers = is.numeric(x)
  )
}
