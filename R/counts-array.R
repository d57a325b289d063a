# Matrices, tables and arrays of counts as cells: what their rows are, what a margin is.

# list(cells, notes). A table is of people by their answers unless its first dimension is
# called otherwise, a matrix is typed in with an item in each row.
array_cells <- function(x, scale, item, rows, call) {
  if (!is.null(item)) check_string(item, "item", call)
  kinds <- c("items", "groups", "answers")
  if (!is.null(rows)) rows <- check_choice(rows, kinds, "rows", call)
  if (identical(rows, "items") && !is.null(item)) {
    abort("choice", c(
      "{.arg item} names the one item whose groups the rows are.",
      x = "{.code rows = \"items\"} says that each row is an item."
    ), arg = "rows", value = rows, call = call)
  }
  x <- check_array(x, scale, call)
  notes <- list()
  for (at in seq_along(dim(x))) {
    # nobody without a value, as useNA = "always" has it
    none <- which(is.na(dimnames(x)[[at]]))
    if (length(none) == 1L && all(asplit(x, at)[[none]] == 0)) x <- without_slice(x, at, none)
    total <- total_at(x, at)
    if (total == 0L) next
    notes <- c(notes, list(reading_note("total", dimnames(x)[[at]][[total]], "none")))
    x <- without_slice(x, at, total)
  }
  last <- length(dim(x))
  made <- inherits(x, "table")
  if (is.null(rows) && last > 1L) {
    guess <- rows_guess(x, scale, item, made)
    rows <- guess$rows
    notes <- c(notes, guess$notes)
  }
  if (identical(rows, "answers")) {
    x <- aperm(x, c(seq_len(last)[-1L], 1L))
    rows <- if (made || !is.null(item)) "groups" else "items"
  }
  cells <- cells_of_array(x, rows, item)
  about <- list(
    levels = unique(cells$category[cells$kind == "substantive"]), made = made, numbers = made
  )
  name <- first_of(unique(cells$item), 4L)
  list(
    cells = structure(cells, answers = about, fill = made),
    notes = item_notes(notes, name)
  )
}

check_array <- function(x, scale, call) {
  if (inherits(x, "ftable")) x <- as.table(x)
  if (length(x) == 0L) abort("empty", "{.arg x} has no counts.", arg = "x", call = call)
  last <- length(dim(x))
  named <- dimnames(x) %||% vector("list", last)
  if (is.null(named[[last]]) && !is.null(scale) && !is_bare_list(scale)) {
    s <- as_scale(scale, call = call)
    ids <- c(scale_ids(s), scale_dk_ids(s))
    if (length(ids) == dim(x)[[last]]) named[[last]] <- ids
  }
  lacks <- vapply(named, is.null, NA)
  if (any(lacks)) {
    of <- c(if (last == 2L) "rows" else rep("groups", last - 1L), "categories")
    if (last > 2L) of[[1L]] <- "items"
    what <- of[lacks][[1L]]
    abort("names", c(
      "{.arg x} must have names for its {what}.",
      i = paste(
        "Set {.code dimnames(x)}; categories may also come from {.arg scale} when there",
        "is a column for each."
      )
    ), arg = "x", call = call)
  }
  dimnames(x) <- named
  x
}

# What the rows are where nobody says; a note where that is a guess.
rows_guess <- function(x, scale, item, made) {
  named <- dimnames(x)
  last <- length(named)
  first <- names(named)[1L] %||% ""
  told <- function(what, rows) {
    shown <- ifelse(is.na(named[[1L]]), group_none, named[[1L]])
    for (more in named[-c(1L, last)]) shown <- paste(shown, more[[1L]], sep = " / ")
    list(rows = rows, notes = list(reading_note(what, first_of(shown, 4L), rows)))
  }
  if (last == 2L && answers_in_rows(named, scale)) {
    return(told("rows_answers", "answers"))
  }
  if (!is.null(item)) {
    return(list(rows = "groups"))
  }
  if (!made || fold_text(first) %in% item_words) {
    return(list(rows = "items"))
  }
  told("rows_groups", "groups")
}

# What the first dimension of a table is called where it is of items.
item_words <- c(
  "item", "items", "question", "questions", "variable", "variables", "name", "vraag", "vragen"
)

# Whether the rows are answers, and the columns are none.
answers_in_rows <- function(named, scale) {
  fits <- function(labels) {
    if (is.null(scale)) {
      of <- split_labels(labels, anywhere = TRUE)$kind
      left <- labels[of == ""]
      return(length(left) > 1L && (!is.null(known_order(left)) || labels_direction(left) != 0L))
    }
    scales <- if (is_bare_list(scale)) scale else list(scale)
    any(vapply(scales, function(s) !anyNA(match_texts(labels, scale_texts(as_scale(s)))), NA))
  }
  named <- lapply(named, function(labels) labels[!is.na(labels)])
  fits(named[[1L]]) && !fits(named[[2L]])
}

# Which of a dimension is the sum of the others, as addmargins() has it; 0 for none.
total_at <- function(x, at) {
  labels <- dimnames(x)[[at]]
  k <- length(labels)
  if (k < 3L || !labels[[k]] %in% c("Sum", "Total", "Totaal", "sum", "total")) {
    return(0L)
  }
  sums <- apply(x, at, sum)
  inner <- apply(without_slice(x, at, k), seq_along(dim(x))[-at], sum)
  here <- asplit(x, at)[[k]]
  if (isTRUE(all.equal(as.vector(inner), as.vector(here)))) k else 0L
}

without_slice <- function(x, at, which) {
  keep <- lapply(dim(x), seq_len)
  keep[[at]] <- keep[[at]][-which]
  out <- do.call(`[`, c(list(unclass(x)), unname(keep), list(drop = FALSE)))
  if (inherits(x, "table")) class(out) <- "table"
  out
}

# A row a cell. `rows` is "items" or "groups"; NULL for answers alone.
cells_of_array <- function(x, rows, item) {
  named <- dimnames(x)
  last <- length(named)
  grid <- expand.grid(unname(named), KEEP.OUT.ATTRS = FALSE, stringsAsFactors = FALSE)
  own <- names(named) %||% rep("", last)
  items <- identical(rows, "items")
  groups <- setdiff(seq_len(last - 1L), if (items) 1L)
  values <- unname(lapply(groups, function(g) grid[[g]]))
  text <- lapply(values, function(v) ifelse(is.na(v), group_none, v))
  name <- item %||% if (nzchar(own[[last]])) own[[last]] else "item"
  answer <- grid[[last]]
  group <- if (length(groups) == 0L) "" else do.call(paste, c(text, sep = " / "))
  count <- as.double(x)
  cells <- data.frame(
    item = if (items) grid[[1L]] else name, group = group, twin = "", outer = group,
    category = ifelse(is.na(answer), category_missing, answer),
    kind = ifelse(is.na(answer), "missing", "substantive"),
    count = count, low = count, high = count, base = NA_real_, people = count,
    row = seq_along(count), stringsAsFactors = FALSE
  )
  by <- own[groups]
  if (any(!nzchar(by)) || anyDuplicated(by) || any(by %in% c(counts_columns, table_columns))) {
    by <- character()
  }
  for (i in seq_along(by)) cells[[by[[i]]]] <- values[[i]]
  # the first variable slowest; a combination nobody has is no group
  at <- arrayInd(seq_along(count), dim(x))
  cells <- cells[do.call(order, lapply(seq_len(last), function(j) at[, j])), ]
  held <- length(groups) < 2L | cells$group %in% cells$group[cells$count != 0]
  structure(cells[held, ], by = by)
}
