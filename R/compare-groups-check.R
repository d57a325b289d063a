# Arguments of a comparison.

check_level_of <- function(alpha, call = caller_env()) {
  check_number(alpha, "alpha", call = call)
  if (alpha <= 0 || alpha >= 1) {
    abort("alpha", c(
      "{.arg alpha} must lie between 0 and 1.",
      x = "It is {.val {alpha}}.",
      i = if (alpha > 1 && alpha < 100) "For {alpha} percent write {.code {alpha / 100}}."
    ), arg = "alpha", value = alpha, call = call)
  }
}

check_group_names <- function(group, call = caller_env()) {
  if (is.null(group)) {
    return(invisible())
  }
  if (!is.character(group) || length(group) < 2L || anyNA(group)) {
    abort("group", c(
      "{.arg groups} must name two groups or more, or be {.code NULL} for all.",
      x = "It is {.obj_type_friendly {group}}."
    ), arg = "groups", value = group, call = call)
  }
  if (anyDuplicated(group)) {
    abort("group", "{.arg groups} names {.val {group[anyDuplicated(group)]}} twice.",
      arg = "groups", value = group, call = call
    )
  }
}

# The `by` variables within whose values the groups of the others are compared.
within_columns <- function(x, quo, call = caller_env()) {
  if (quo_is_null(quo)) {
    return(character())
  }
  by <- counts_by(x)
  within <- select_columns(as_tibble(x)[intersect(by, names(x))], quo, "within", call)
  if (length(within) == 0L || setequal(within, by) && !"twin" %in% names(x)) {
    abort("within", c(
      "{.arg within} must leave a variable whose groups are compared.",
      x = if (length(by) == 0L) {
        "The counts have no {.arg by} variables."
      } else {
        "The counts have {.field {by}}."
      },
      i = "For instance {.code compare_groups(d, q, by = c(sex, region), within = region)}."
    ), arg = "within", value = within, call = call)
  }
  within
}

check_assume <- function(assume, union, call = caller_env()) {
  assume <- check_choices(assume, c("none", "covered", "positive"), "assume", call)
  if ("none" %in% assume && length(assume) > 1L) {
    abort("choice", c(
      "{.arg assume} is {.val none}, or what is assumed; not both.",
      x = "It is {.val {assume}}."
    ), arg = "assume", value = assume, call = call)
  }
  covered <- "covered" %in% assume
  if (!is.null(union)) {
    if (!covered) {
      abort("union", c(
        "{.arg union} needs {.code assume = \"covered\"}.",
        i = "Without it nothing is said about how many answered for at least one group."
      ), arg = "union", value = union, call = call)
    }
    check_number(union, "union",
      min = 1, whole = TRUE, length = NULL, call = call,
      hint = "It counts the respondents who answered for at least one of the two groups."
    )
    if (!length(union) %in% 1:2 || length(union) == 2L && union[[1L]] > union[[2L]]) {
      abort("union", c(
        "{.arg union} must be the least and the most, or one number.",
        x = "It is {.val {union}}."
      ), arg = "union", value = union, call = call)
    }
    union <- range(union)
  }
  list(names = assume, covered = covered, positive = "positive" %in% assume,
       union = union)
}

# The items that somebody answered in each of their groups: only of these are groups compared.
answered_by_all <- function(x) {
  cells <- counts_cells(x)
  item <- x$item[vapply(cells, `[[`, 0L, 1L)]
  weight <- vapply(cells, function(rows) x$base[[rows[[1L]]]], 0)
  nobody <- cell_people(x, cells)$base.high %in% 0 | weight %in% 0
  x[!x$item %in% item[nobody], ]
}
