#' Counts from a table of counts
#'
#' For people who start from counts rather than from answers: a cross table, a
#' matrix, or a data frame typed over from a publication.
#'
#' @param x One of
#'   * a matrix or table with an item in each row and a category in each column,
#'     lowest first; with `item`, each row is a group of that one item;
#'   * a three-way table or array, item by group by category;
#'   * a data frame with columns `item`, `category` and `count` (or `low` and
#'     `high` where only a range is known), and optionally `group`: a row a cell;
#'   * a data frame with a column `item`, optionally `group`, and a numeric
#'     column for each category.
#' @param scale A [likert_scale()], a built-in name, labels, or a list of these
#'   by item. Left out, the categories themselves are the scale, as they come.
#' @param item Name of the item when the rows of a matrix are its groups.
#' @param N Population size, as in [likert_counts()].
#' @param n Number of respondents; left out, the largest number in an item (over
#'   its groups). More than the counts add up to means missing answers.
#' @param base As in [likert_counts()].
#' @param groups How the groups of an item relate: `"disjoint"` people,
#'   `"two-answer"` (the same people answered once for each group) or
#'   `"one-answer"` (one answer counted in several groups).
#' @param exclusive `FALSE` for multiple choice; then `asked` gives the base.
#' @param asked For multiple choice: how many were asked, one number or one for
#'   each group, named.
#' @param overlap For two-answer items: a list by item of [twin_table()]s; their
#'   margins must be the counts.
#' @param ... For methods.
#' @return A [likert_counts()] object.
#' @examples
#' tab <- rbind(
#'   network = c(2, 4, 12, 60, 57),
#'   team = c(5, 9, 20, 55, 46)
#' )
#' as_likert_counts(tab, scale = "agree5", N = 550)
#'
#' # one item in two groups, from a cross table
#' as_likert_counts(table(g = c("a", "a", "b"), answer = c("low", "high", "low")),
#'   item = "q1", scale = c("low", "high")
#' )
#' @export
as_likert_counts <- function(x, ...) UseMethod("as_likert_counts")

#' @rdname as_likert_counts
#' @export
as_likert_counts.default <- function(x, scale = NULL, item = NULL, N = Inf, n = NULL,
                                     base = c("substantive", "answered"),
                                     groups = c("disjoint", "two-answer", "one-answer"),
                                     exclusive = TRUE, asked = NULL, overlap = NULL, ...) {
  check_dots_empty_akk(...)
  if (!is.numeric(x) || !length(dim(x)) %in% 2:3) {
    abort("type", c(
      "{.arg x} must be a matrix, a table of two or three dimensions, or a data frame of counts.",
      x = "It is {.obj_type_friendly {x}}."
    ), arg = "x", value = class(x))
  }
  named <- dimnames(x)
  last <- length(dim(x))
  lacks <- vapply(seq_len(last), function(i) is.null(named[[i]]), NA)
  if (lacks[[last]] && !is.null(scale) && !is_bare_list(scale)) {
    s <- as_scale(scale)
    all <- c(scale_ids(s), scale_dk_ids(s))
    if (length(all) == dim(x)[[last]]) {
      named <- named %||% vector("list", last)
      named[[last]] <- all
      lacks[[last]] <- FALSE
    }
  }
  if (any(lacks)) {
    what <- c(if (last == 2L) "rows" else c("items", "groups"), "categories")[lacks][[1L]]
    abort("names", c(
      "{.arg x} must have names for its {what}.",
      i = "Set {.code dimnames(x)}; categories may also come from {.arg scale} when there is a column for each."
    ), arg = "x")
  }
  grid <- expand.grid(unname(named), KEEP.OUT.ATTRS = FALSE, stringsAsFactors = FALSE)
  if (last == 2L) {
    cells <- if (is.null(item)) {
      list(item = grid[[1L]], group = "", category = grid[[2L]])
    } else {
      check_string(item, "item")
      list(item = item, group = grid[[1L]], category = grid[[2L]])
    }
  } else {
    cells <- list(item = grid[[1L]], group = grid[[2L]], category = grid[[3L]])
  }
  cells <- data.frame(cells, count = as.vector(x), stringsAsFactors = FALSE)
  as_likert_counts(cells,
    scale = scale, N = N, n = n, base = base, groups = groups, exclusive = exclusive,
    asked = asked, overlap = overlap
  )
}

#' @rdname as_likert_counts
#' @export
as_likert_counts.likert_counts <- function(x, ...) {
  check_dots_empty_akk(...)
  x
}

#' @rdname as_likert_counts
#' @export
as_likert_counts.data.frame <- function(x, scale = NULL, N = Inf, n = NULL,
                                        base = c("substantive", "answered"),
                                        groups = c("disjoint", "two-answer", "one-answer"),
                                        exclusive = TRUE, asked = NULL, overlap = NULL, ...) {
  check_dots_empty_akk(...)
  base <- check_choice(base, c("substantive", "answered"), "base")
  groups <- check_choice(groups, c("disjoint", "two-answer", "one-answer"), "groups")
  check_flag(exclusive, "exclusive")
  cells <- check_cells(long_cells(x))
  items <- unique(cells$item)
  scales <- scale_by_item(scale, items)
  call <- current_env()
  parts <- lapply(items, function(i) {
    here <- cells[cells$item == i, ]
    s <- scales(i, "table") %||% likert_scale(unique(here$category), ordered = exclusive)
    list(scale = s, rows = item_rows(i, here, s, base, exclusive, asked, call))
  })
  rows <- vctrs::vec_rbind(!!!lapply(parts, `[[`, "rows"))
  largest <- largest_n(rows, groups)
  if (is.null(n) && is_bare_list(overlap)) {
    n <- max(largest, vapply(overlap, function(t) if (is.numeric(t)) sum(t) else 0, 0))
  }
  n <- check_n(n, largest)
  rows <- add_missing_rows(rows, n, groups)
  check_N(N, n)
  # of a group of all respondents all count, of an overlapping one who answered
  answered <- rows[rows$kind != "missing" | groups == "disjoint", ]
  in_group <- vapply(split(answered, factor(answered$group, unique(answered$group))), function(g) {
    max(vapply(split(g, g$item), in_group_n, 0))
  }, 0)
  out <- new_likert_counts(rows,
    N = N_by_group(N, in_group), n = n, base = base, overlap = NULL,
    items = Map(function(part, i) {
      list(
        scale = part$scale, label = i, exclusive = exclusive, groups = groups,
        reversed = FALSE
      )
    }, set_names(parts, items), items),
    weighted = any(rows$count != trunc(rows$count), na.rm = TRUE)
  )
  attr(out, "overlap") <- check_overlap(overlap, out)
  out
}

# One row a cell, whatever the layout of the data frame.
long_cells <- function(x, call = caller_env()) {
  check_columns(x, call = call)
  if (!"item" %in% names(x)) {
    abort("missing_column", c(
      "A data frame of counts must have a column {.field item}.",
      x = "It has {.field {names(x)}}.",
      i = "For answers, one row a respondent, use {.fn likert_counts}."
    ), arg = "x", column = "item", call = call)
  }
  # rows of a likert_counts() that are not answers are not categories
  if ("kind" %in% names(x)) x <- x[x$kind %in% c("substantive", "dk"), ]
  group <- if ("group" %in% names(x)) as.character(x$group) else ""
  if ("category" %in% names(x)) {
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
        "A data frame of counts must have a column {.field count}, or {.field low} and {.field high}.",
        x = "It has {.field {names(x)}}."
      ), arg = "x", column = "count", call = call)
    }
    count <- x[["count"]] %||% rep(NA_real_, nrow(x))
    return(data.frame(
      item = as.character(x$item), group = group, category = as.character(x$category),
      count = count, low = x[["low"]] %||% count, high = x[["high"]] %||% count,
      base = as.double(x[["base"]] %||% NA),
      row = seq_len(nrow(x)), stringsAsFactors = FALSE
    ))
  }
  wide <- setdiff(names(x), c("item", "group"))
  numeric <- vapply(x[wide], is.numeric, NA)
  if (length(wide) == 0L || !all(numeric)) {
    off <- if (length(wide) == 0L) "" else wide[!numeric][[1L]]
    abort("missing_column", c(
      "A data frame of counts has a column {.field category}, or a numeric column for each category.",
      x = if (nzchar(off)) "Column {.field {off}} is {.obj_type_friendly {x[[off]]}}."
    ), arg = "x", column = off, call = call)
  }
  count <- unlist(lapply(wide, function(w) as.double(x[[w]])))
  data.frame(
    item = as.character(x$item), group = group, category = rep(wide, each = nrow(x)),
    count = count, low = count, high = count, base = NA_real_, row = seq_len(nrow(x)),
    stringsAsFactors = FALSE
  )
}

check_cells <- function(cells, call = caller_env()) {
  stop_at <- function(i, why, hint = NULL) {
    where <- paste0("Item ", cells$item[[i]], if (nzchar(cells$group[[i]])) {
      paste0(", group ", cells$group[[i]])
    }, ", category ", cells$category[[i]])
    value <- if (is.na(cells$count[[i]])) {
      paste(cells$low[[i]], "to", cells$high[[i]])
    } else {
      cells$count[[i]]
    }
    abort("count", c(paste0("A count ", why, "."),
      x = "{where} (row {cells$row[[i]]}): {value}.", i = hint
    ), arg = "x", value = value, row = cells$row[[i]], column = cells$category[[i]], call = call)
  }
  # a count that is given is its own range
  known <- !is.na(cells$count)
  cells$low[known] <- cells$count[known]
  cells$high[known] <- cells$count[known]
  if (nrow(cells) == 0L) abort("empty", "{.arg x} has no counts.", arg = "x", call = call)
  if (anyNA(cells$low) || anyNA(cells$high)) {
    stop_at(
      which(is.na(cells$low) | is.na(cells$high))[[1L]], "is missing",
      "Give columns {.field low} and {.field high} for a count of which only the range is known."
    )
  }
  bad <- which(cells$low < 0 | is.infinite(cells$high))
  if (length(bad) > 0L) stop_at(bad[[1L]], "must be finite and not negative")
  bad <- which(cells$low > cells$high)
  if (length(bad) > 0L) stop_at(bad[[1L]], "has a low above its high")
  twice <- which(duplicated(cells[c("item", "group", "category")]))
  if (length(twice) > 0L) {
    stop_at(twice[[1L]], "stands there twice", "Add the two up, or take one out.")
  }
  cells
}

item_rows <- function(i, here, scale, base, exclusive, asked, call) {
  k <- scale_size(scale)
  labels <- c(scale_labels(scale), scale_dk(scale))
  d <- length(labels) - k
  at <- match_labels(here$category, scale_texts(scale))
  if (anyNA(at)) {
    bad <- which(is.na(at))[[1L]]
    hint <- did_you_mean(here$category[[bad]], labels)
    abort("off_scale", c(
      "A category is not on the scale.",
      x = "Item {i} (row {here$row[[bad]]}) has {.val {here$category[[bad]]}}.",
      i = "The scale is {.val {labels}}.",
      i = if (!is.null(hint)) "Did you mean {.val {hint}}?"
    ), arg = "x", value = here$category[[bad]], row = here$row[[bad]], column = i, call = call)
  }
  groups <- unique(here$group)
  rows <- lapply(groups, function(g) {
    mine <- here$group == g
    order <- match(seq_along(labels), at[mine])
    if (anyNA(order)) {
      lacks <- labels[is.na(order)][[1L]]
      abort("count", c(
        "An item must have a count for each category of its scale.",
        x = "Item {i}{if (nzchar(g)) paste0(\", group \", g)} has none for {.val {lacks}}.",
        i = "Write 0 where nobody gave that answer."
      ), arg = "x", value = lacks, column = i, call = call)
    }
    cell <- here[mine, ][order, ]
    main <- seq_len(if (base == "answered") k + d else k)
    total <- function(rows) {
      if (all(cell$low[rows] == cell$high[rows])) {
        return(sum(cell$low[rows]))
      }
      given <- cell$base[rows][[1L]]
      if (!is.na(given) && (given < sum(cell$low[rows]) || given > sum(cell$high[rows]))) {
        abort("count", c(
          "{.field base} must lie between the sums of {.field low} and {.field high}.",
          x = "Item {i}: {.val {given}} is outside {sum(cell$low[rows])} to {sum(cell$high[rows])}."
        ), arg = "x", value = given, row = cell$row[[1L]], column = "base", call = call)
      }
      given
    }
    bases <- if (exclusive) {
      rep(c(total(main), total(seq_len(k + d))), c(k, d))
    } else {
      rep(asked_of(asked, g, max(cell$high), i, call), k + d)
    }
    tibble::tibble(
      item = i, group = g, category = c(scale_ids(scale), scale_dk_ids(scale)),
      position = c(seq_len(k), rep(NA_integer_, d)), kind = rep(c("substantive", "dk"), c(k, d)),
      count = ifelse(cell$low == cell$high, cell$low, NA), low = cell$low, high = cell$high,
      base = bases
    )
  })
  vctrs::vec_rbind(!!!rows)
}

asked_of <- function(asked, group, largest, item, call) {
  if (is.null(asked)) {
    abort("asked", c(
      "Multiple choice needs {.arg asked}: how many people were asked.",
      i = "Its options do not add up to a base."
    ), arg = "asked", call = call)
  }
  check_number(asked, "asked", min = 0, length = NULL, call = call)
  value <- if (is.null(names(asked))) asked[[1L]] else unname(asked[group])
  if (is.na(value)) {
    abort("asked", "{.arg asked} has no value for group {.val {group}}.",
      arg = "asked", value = asked, call = call
    )
  }
  if (value < largest) {
    abort("asked", c(
      "{.arg asked} is smaller than a count.",
      x = "{.code asked = {value}}, but an option of {item} has {largest}."
    ), arg = "asked", value = value, call = call)
  }
  value
}

# Respondents behind an item in a group, at the least.
in_group_n <- function(r) {
  if (anyNA(r$base)) max(sum(r$low), r$base, na.rm = TRUE) else max(r$base)
}

# Respondents behind an item: over disjoint groups they add up.
largest_n <- function(rows, groups) {
  max(vapply(split(rows, rows$item), function(r) {
    each <- vapply(split(r, r$group), in_group_n, 0)
    if (groups == "disjoint") sum(each) else max(each)
  }, 0))
}

check_n <- function(n, largest, call = caller_env()) {
  if (is.null(n)) {
    return(largest)
  }
  check_number(n, "n", min = 0, whole = TRUE, call = call)
  if (n < largest) {
    abort("n", c(
      "{.arg n} is smaller than the number who answered an item.",
      x = "{.code n = {n}}, but the counts add up to {largest}."
    ), arg = "n", value = n, call = call)
  }
  n
}

# A missing row where it is known how many did not answer: an item without
# groups, or one whose groups are made of all respondents.
add_missing_rows <- function(rows, n, groups) {
  cell <- paste(rows$item, rows$group, sep = "\r")
  parts <- lapply(unname(split(rows, factor(cell, unique(cell)))), function(p) {
    answered <- max(p$base)
    if (is.na(answered) || groups == "disjoint" && nzchar(p$group[[1L]])) {
      return(p)
    }
    last <- p[1L, ]
    last[c("category", "kind")] <- list(category_missing, "missing")
    last$position <- NA_integer_
    last[c("count", "low", "high")] <- rep(list(n - answered), 3L)
    last$base <- n
    vctrs::vec_rbind(p, last)
  })
  vctrs::vec_rbind(!!!parts)
}

check_overlap <- function(overlap, x, call = caller_env()) {
  if (is.null(overlap)) {
    return(NULL)
  }
  if (!is_named(overlap) || !is_bare_list(overlap)) {
    abort("overlap", "{.arg overlap} must be a list of twin tables, named by item.",
      arg = "overlap", value = overlap, call = call
    )
  }
  out <- list()
  for (item in names(overlap)) {
    table <- overlap[[item]]
    if (!inherits(table, "twin_table") || !item %in% x$item) {
      abort("overlap", c(
        "{.arg overlap} must hold a {.fn twin_table} for an item.",
        x = "{.field {item}} is {if (item %in% x$item) class(table)[[1L]] else \"not an item\"}."
      ), arg = "overlap", value = item, call = call)
    }
    rows <- x[x$item == item & x$kind == "substantive", ]
    groups <- unique(rows$group)
    inner <- seq_len(nrow(table) - 1L)
    margins <- list(rowSums(unclass(table))[inner], colSums(unclass(table))[inner])
    for (g in 1:2) {
      counted <- rows$count[rows$group == groups[g]]
      if (length(groups) != 2L || !identical(unname(as.double(margins[[g]])), as.double(counted))) {
        abort("overlap", c(
          "{.arg overlap}: the twin table of {.field {item}} does not have the counts as its margins.",
          x = "Group {.val {groups[[min(g, length(groups))]]}} counts {.val {as.double(counted)}}, the table's margin is {.val {unname(as.double(margins[[g]]))}}."
        ), arg = "overlap", value = item, column = item, call = call)
      }
    }
    out[[item]] <- list(list(groups = groups, table = table))
  }
  out
}
