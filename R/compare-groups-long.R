# The same people in long data: a row a person and group, as `id` says who each row is of.

# Counts of twin items, a column for each group of `by`; further variables of `by`, one value
# a person, are groups within which these are compared.
paired_counts <- function(data, items, id, more, call = caller_env()) {
  by <- more$by
  id <- select_columns(data, id, "id", call)
  group <- select_columns(data, by, "by", call)
  within <- character()
  if (length(id) == 1L && length(group) > 1L) {
    within <- group[vapply(group, one_a_person, NA, data = data, id = id)]
    group <- setdiff(group, within)
  }
  if (length(id) != 1L || length(group) != 1L) {
    abort("id", c(
      paste(
        "{.arg id} is the column that says who each row is of, {.arg by} the one whose",
        "values are compared; others of {.arg by} have one value a person."
      ),
      x = "{.arg id} is {.field {id}}, {.arg by} is {.field {c(group, within)}}."
    ), arg = "id", value = id, call = call)
  }
  items <- select_columns(data, items, "items", call)
  f <- data[[group]]
  if (!is.null(value_labels(f))) f <- labelled_factor(f)
  f <- droplevels(as.factor(f))
  who <- as.character(data[[id]])
  keep <- !is.na(f) & !is.na(who)
  again <- which(keep & duplicated(data.frame(who, f)))
  if (length(again) > 0L) {
    person <- who[[again[[1L]]]]
    level <- as.character(f[[again[[1L]]]])
    abort("id", c(
      "A person has one row for each group.",
      x = "{.val {person}} has two for {.val {level}}; the second is row {again[[1L]]}."
    ), arg = "id", value = person, row = again[[1L]], call = call)
  }
  people <- unique(who[keep])
  twins <- list()
  wide <- list()
  for (item in items) {
    names <- paste(item, levels(f), sep = "\r")
    for (j in seq_along(names)) {
      at <- which(keep & as.integer(f) == j)
      wide[[names[[j]]]] <- data[[item]][at[match(people, who[at])]]
    }
    attributes <- attr(data[[item]], "label", exact = TRUE)
    if (!is.null(attributes)) attr(wide[[names[[1L]]]], "label") <- attributes
    twins[[item]] <- set_names(names, levels(f))
  }
  wide[within] <- lapply(data[within], function(v) {
    v[match(people, ifelse(keep & !is.na(v), who, NA))]
  })
  data <- tibble::new_tibble(wide, nrow = length(people))
  more$by <- if (length(within) > 0L) quo(tidyselect::all_of(!!within))
  chosen <- names(more) %in% c("weights", "reverse")
  if (any(chosen)) {
    abort("id", "Compared by {.arg id}, answers have no {.arg {names(more)[chosen][[1L]]}}.",
      arg = "id", call = call
    )
  }
  given <- lapply(more[names(more) != "by"], eval_tidy)
  inject(likert_counts(data, twins = twins, by = !!more$by, !!!given))
}

# Whether a column says one thing of each person.
one_a_person <- function(column, data, id) {
  pairs <- unique(data.frame(who = data[[id]], value = as.character(data[[column]])))
  pairs <- pairs[!is.na(pairs$who) & !is.na(pairs$value), ]
  !anyDuplicated(pairs$who)
}
