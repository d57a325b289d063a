# What a table of counts must be.

# The `by` group of a twin's group, whose name ends in the twin's.
outer_of <- function(group, twin) {
  tail <- paste0(" / ", twin)
  within <- nzchar(twin) & endsWith(group, tail)
  ifelse(within, substring(group, 1L, nchar(group) - nchar(tail)), ifelse(nzchar(twin), "", group))
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
    abort("count", c("A count {why}.",
      x = "{where} (row {cells$row[[i]]}): {value}.", i = escaped(hint)
    ), arg = "x", value = value, row = cells$row[[i]], column = cells$category[[i]], call = call)
  }
  # a count that is given is its own range
  known <- !is.na(cells$count)
  cells$low[known] <- cells$count[known]
  cells$high[known] <- cells$count[known]
  if (nrow(cells) == 0L) abort("empty", "{.arg x} has no counts.", arg = "x", call = call)
  unnamed <- match("", cells$item)
  if (!is.na(unnamed)) stop_at(unnamed, "has no item", "Every item needs a name.")
  if (anyNA(cells$low) || anyNA(cells$high)) {
    stop_at(
      which(is.na(cells$low) | is.na(cells$high))[[1L]], "is missing",
      msg("Give columns {.field low} and {.field high} for a count of which only the ",
          "range is known.")
    )
  }
  bad <- which(cells$low < 0 | is.infinite(cells$high))
  if (length(bad) > 0L) stop_at(bad[[1L]], "must be finite and not negative")
  bad <- which(cells$low > cells$high)
  if (length(bad) > 0L) stop_at(bad[[1L]], "has a low above its high")
  twice <- which(duplicated(cells[c("item", "group", "category")]))
  if (length(twice) > 0L) {
    stop_at(
      twice[[1L]], "stands there twice",
      msg("Add the two up, take one out, or name in {.arg group} what tells them apart.")
    )
  }
  cells
}

item_rows <- function(i, here, scale, base, exclusive, asked, call, fill = FALSE) {
  k <- scale_size(scale)
  labels <- c(scale_labels(scale), scale_dk(scale))
  d <- length(labels) - k
  at <- match_texts(here$category, answer_texts(scale))
  if (anyNA(at)) stop_off_table(i, here, labels, which(is.na(at))[[1L]], call)
  groups <- unique(here$group)
  rows <- lapply(groups, function(g) {
    mine <- here$group == g
    lacking <- setdiff(seq_along(labels), at[mine])
    if (fill && length(lacking) > 0L) {
      none <- here[which(mine)[rep(1L, length(lacking))], ]
      none[c("count", "low", "high", "people")] <- 0
      here <- rbind(here, none)
      at <- c(at, lacking)
      mine <- c(mine, rep(TRUE, length(lacking)))
    }
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
    total <- function(rows, given) table_total(cell, rows, given, i, call)
    bases <- if (exclusive) {
      n <- total(main, cell$base[[1L]])
      # one number for all rows is the base of the answers
      same <- k + d > length(main) && identical(cell$base[[k + d]], cell$base[[1L]])
      answered <- if (k + d == length(main)) n else {
        total(seq_len(k + d), if (same) NA_real_ else cell$base[[k + d]])
      }
      cell <- tighten(cell, main, n)
      cell <- tighten(cell, setdiff(seq_len(k + d), main), answered - n)
      rep(c(n, answered), c(k, d))
    } else {
      rep(asked_of(asked, g, max(cell$high), i, call), k + d)
    }
    own <- setdiff(names(cell), c(table_columns, "n", "w2"))
    tibble::new_tibble(c(
      list(item = rep(i, k + d)), as.list(cell)[own], list(
        twin = cell$twin, outer = cell$outer, group = rep(g, k + d),
        category = c(scale_ids(scale), scale_dk_ids(scale)),
        position = c(seq_len(k), rep(NA_integer_, d)), kind = rep(c("substantive", "dk"), c(k, d)),
        count = ifelse(cell$low == cell$high, cell$low, NA), low = cell$low, high = cell$high,
        base = bases
      ), as.list(cell)[intersect(c("n", "w2"), names(cell))]
    ), nrow = k + d)
  })
  vctrs::vec_rbind(!!!rows)
}

stop_off_table <- function(i, here, labels, bad, call) {
  hint <- did_you_mean(here$category[[bad]], labels)
  abort("off_scale", c(
    "A category is not on the scale.",
    x = "Item {i} (row {here$row[[bad]]}) has {.val {here$category[[bad]]}}.",
    i = "The scale is {.val {labels}}.",
    i = if (!is.null(hint)) "Did you mean {.val {hint}}?"
  ), arg = "x", value = here$category[[bad]], row = here$row[[bad]], column = i, call = call)
}

# The base of `rows`: their sum, or the one that is `given` within their range.
table_total <- function(cell, rows, given, i, call) {
  if (all(cell$low[rows] == cell$high[rows])) {
    return(sum(cell$low[rows]))
  }
  if (!is.na(given) && (given < sum(cell$low[rows]) || given > sum(cell$high[rows]))) {
    abort("count", c(
      "{.field base} must lie between the sums of {.field low} and {.field high}.",
      x = "Item {i}: {.val {given}} is outside {sum(cell$low[rows])} to {sum(cell$high[rows])}."
    ), arg = "x", value = given, row = cell$row[[1L]], column = "base", call = call)
  }
  given
}

# The least and most of each count that a known sum of them leaves.
tighten <- function(cell, rows, sum) {
  low <- cell$low[rows]
  high <- cell$high[rows]
  # known counts stay as they are, whatever the last digit of a sum of weights
  if (!is.na(sum) && any(low < high)) {
    cell$low[rows] <- pmax(low, sum - (sum(high) - high))
    cell$high[rows] <- pmin(high, sum - (sum(low) - low))
  }
  cell
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

# What check_cells() knows of a cell; other columns are `by` variables.
table_columns <- c(
  "item", "group", "twin", "outer", "category", "kind", "count", "low", "high", "base",
  "people", "row"
)

# Respondents behind an item: over disjoint groups they add up.
largest_n <- function(bases, groups) {
  n <- bases$asked.low
  if (groups != "disjoint") n <- n + bases$silent
  add <- if (groups == "disjoint") rep(TRUE, nrow(bases)) else nzchar(bases$outer)
  max(vapply(split(seq_along(n), bases$item), function(i) {
    each <- if (groups == "disjoint") n[i] else tapply(n[i], bases$outer[i], max)
    sum(each)
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
