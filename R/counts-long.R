# Tables of counts, and answers with a row a person and item, under the columns' own names.

# `x` with the columns as as_likert_counts() knows them; `given`: quosures by those names.
own_names <- function(x, given, call) {
  given <- given[!vapply(given, quo_is_null, NA)]
  if (length(given) == 0L) {
    return(x)
  }
  columns <- lapply(set_names(names(given)), function(arg) own_column(x, given[[arg]], arg, call))
  twice <- columns[duplicated(columns)]
  if (length(twice) > 0L) {
    abort("duplicate", c(
      "{.arg {names(twice)[[1L]]}} names a column that another argument has too.",
      x = "It is {.field {twice[[1L]]}}."
    ), arg = names(twice)[[1L]], value = twice[[1L]], column = twice[[1L]], call = call)
  }
  kept <- setdiff(
    intersect(c("item", "group", "category", "count", "low", "high"), names(x)),
    names(columns)
  )
  out <- c(unclass(x)[kept], lapply(columns, function(column) {
    if (column %in% names(x)) x[[column]] else rep(column, nrow(x))
  }))
  if (!"item" %in% names(out)) out$item <- rep("item", nrow(x))
  tibble::new_tibble(out, nrow = nrow(x))
}

# A column, or of `item` a name for all rows.
own_column <- function(x, quo, arg, call) {
  if (arg == "item" && !is_symbol(quo_get_expr(quo))) {
    name <- tryCatch(eval_tidy(quo), error = function(e) NULL)
    if (is_string(name)) check_text(name, arg, call)
    if (is_string(name) && !name %in% names(x)) {
      return(name)
    }
  }
  column <- select_columns(x, quo, arg, call)
  if (length(column) != 1L) {
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
