# What else was printed of a set of counts: sums and claims.

# The number of a claim: in percent, or a fraction in words or figures.
claim_printed <- function(x, relation, call = caller_env()) {
  bad <- function(why) {
    abort("percent", c(
      "The percentage of a claim {why}.",
      x = "{.arg percent} is {.val {x}}.",
      i = "Give a number such as {.code 50}, or a fraction such as {.val 2/3}."
    ), arg = "percent", value = x, call = call)
  }
  if (inherits(x, "akkoord_printed")) {
    return(x)
  }
  if (is.character(x)) {
    p <- read_printed(x)
    if (!p$ok || is.na(p$number) || p$relation != "=") bad("must be a number")
  } else {
    if (!is.numeric(x) || !is.finite(x)) bad("must be a finite number")
    if (x < 0) bad("must not be negative")
    p <- printed_double(x)
  }
  if (p$number > 1000) bad("must be in percent")
  if (relation != "count" && is.null(percent_fraction(p$number))) {
    bad("must not have more than 6 decimals")
  }
  new_printed(p$number, p$decimals, relation, p$text)
}

# What the kernel reads: list(kind, a.cats, a.groups, b.cats, b.groups, bounds),
# places from 0.
kernel_fact <- function(kind, cats, groups, cats2 = integer(), groups2 = integer(),
                        bounds = double()) {
  list(
    kind, as.integer(cats) - 1L, as.integer(groups) - 1L, as.integer(cats2) - 1L,
    as.integer(groups2) - 1L, as.double(bounds)
  )
}

# A printed number or a claim about a share, as the set keeps it: what was said, and
# the kernel's reading of it.
share_fact <- function(cats, groups, relation, value, digits, rounding, type,
                       tolerance = 5, high = NA) {
  bounds <- printed_bounds(value, digits, relation, rounding, tolerance, high)
  list(
    type = type, cats = cats, groups = groups, relation = relation, percent = value,
    digits = digits, high = high, kernel = list(kernel_fact("share", cats, groups, bounds = bounds))
  )
}

#' What else was printed about a row
#'
#' Constraints for [reconstruct_counts()]: a percentage printed for several
#' answers together, a claim in words, a comparison, or labels without a place.
#'
#' @param categories Names of the categories it is about. For `claim(...,
#'   "order")` between categories: at least two, the largest first, or a list of
#'   vectors for sums of categories.
#' @param percent The number: in percent, as a number or a string. A claim may
#'   also have a fraction of one, `"2/3"`. For `"multiset"` the labels.
#' @param group The group it is about. Several: the groups pooled, one share of
#'   all their respondents; `NULL` for all groups together. For `"order"` two or
#'   more groups, the one with the highest share first.
#' @param digits Decimals it was printed with, as in [reconstruct_counts()].
#' @return A constraint: a list of class `count_constraint`.
#' @details
#' * `">"`, `"<"`: strictly more or less than; `">="`, `"<="`: or as much.
#' * `"almost"`: from `tolerance` points below `percent` up to, not including, it.
#' * `"about"`: within `tolerance` points of it.
#' * `"order"`: with one group (or none) each category is more frequent than the
#'   next; with several, each group's share of `categories` is higher than the
#'   next one's. Strictly.
#' * `"multiset"`: printed labels of which it is not known where they belong. Each is
#'   the label of one of `categories` in one of the groups, no two of the same one.
#'   Categories without a label stay unknown.
#' @seealso [reconstruct_counts()]
#' @examples
#' published_sum(c("rather agree", "agree"), 61)
#' claim(c("rather agree", "agree"), "almost", "2/3", group = c("KA1", "KA2"))
#' claim(c("rather agree", "agree"), "order", group = c("KA1", "KA2"))
#'
#' # five labels, and no bar they can be traced to
#' answers <- c("disagree", "rather not", "neutral", "rather agree", "agree")
#' labels <- claim(answers, "multiset", c(34, 17, 4, 3, 3), group = c("KA1", "KA2"))
#' percent <- matrix(NA, 5, 2, dimnames = list(answers, c("KA1", "KA2")))
#' top <- claim(c("rather agree", "agree"), "about", 70, group = c("KA1", "KA2"))
#' reconstruct_counts(percent, n = c(133, 119), constraints = list(labels, top))
#' @export
published_sum <- function(categories, percent, group = NULL, digits = NULL) {
  check_supplied()
  check_names_arg(categories, "categories")
  if (!is.null(group)) check_names_arg(group, "group")
  check_printed(percent)
  if (length(percent) != 1L || is.na(percent)) {
    abort("constraint", c(
      "{.arg percent} of a sum must be one printed number.",
      x = "It is {.val {percent}}."
    ), arg = "percent", value = percent)
  }
  if (!is.null(digits)) check_number(digits, "digits", min = 0, max = 3, whole = TRUE)
  read_numbers(percent, digits)
  structure(
    list(categories = categories, relation = "=", percent = percent, group = group,
         digits = digits, tolerance = NULL),
    class = "count_constraint"
  )
}

#' @rdname published_sum
#' @param relation `">"`, `"<"`, `">="`, `"<="`, `"almost"`, `"about"`, `"order"` or
#'   `"multiset"`.
#' @param tolerance Points that `"almost"` and `"about"` leave.
#' @export
claim <- function(categories, relation, percent = NULL, group = NULL, tolerance = 5,
                  digits = NULL) {
  check_supplied()
  relations <- c(">", "<", ">=", "<=", "almost", "about", "order", "multiset")
  relation <- check_choice(relation, relations, "relation")
  if (!is.null(group)) check_names_arg(group, "group")
  if (!is.null(digits)) check_number(digits, "digits", min = 0, max = 3, whole = TRUE)
  check_number(tolerance, "tolerance", min = 0, max = 100)
  if (relation == "order") {
    if (!is.null(percent)) {
      abort("constraint", c(
        "{.val order} compares, and takes no {.arg percent}."
      ), arg = "percent", value = percent)
    }
    for (one in as.list(categories)) check_names_arg(one, "categories")
    if (length(group) < 2L && length(categories) < 2L) {
      abort("constraint", c(
        "{.val order} compares two or more categories, or two or more groups.",
        i = "The larger first: {.code claim(\"yes\", \"order\", group = c(\"KA1\", \"KA2\"))}."
      ), arg = "categories", value = categories)
    }
    if (length(group) > 1L) categories <- unlist(categories)
  } else {
    check_names_arg(categories, "categories")
    if (!is.null(percent)) check_printed(percent)
    if (length(percent) == 0L || anyNA(percent) || length(percent) > 1L && relation != "multiset") {
      abort("constraint", c(
        paste(
          "{.arg percent} of a claim must be",
          "{if (relation == \"multiset\") \"the printed labels\" else \"one number\"}."
        ),
        x = if (length(percent) == 0L) "There is none." else "It is {.val {percent}}."
      ), arg = "percent", value = percent)
    }
    if (relation == "multiset") {
      read_numbers(percent, digits)
    } else {
      claim_printed(percent, relation)
    }
  }
  structure(
    list(categories = categories, relation = relation, percent = percent, group = group,
         digits = digits, tolerance = tolerance),
    class = "count_constraint"
  )
}

# What can be a printed number: a number, or text as it was printed
check_printed <- function(x, arg = "percent", call = caller_env()) {
  if (is.character(x)) {
    return(check_text(x, arg, call))
  }
  missing <- is.logical(x) && all(is.na(x))
  if (!inherits(x, "akkoord_printed") && (!is.numeric(x) && !missing || is.object(x))) {
    abort("type", c(
      "{.arg {arg}} must be printed numbers.",
      x = "It is {.obj_type_friendly {x}}."
    ), arg = arg, value = x, call = call)
  }
  invisible(x)
}

# A printed number, rounded or a claim, as a constraint.
printed_claim <- function(categories, printed, group = NULL, tolerance = 5) {
  structure(
    list(categories = categories, relation = printed_relation(printed), percent = printed,
         group = group, digits = NULL, tolerance = tolerance),
    class = "count_constraint"
  )
}

check_names_arg <- function(x, arg, call = caller_env()) {
  if (is.character(x)) check_text(x, arg, call)
  if (!is.character(x) || length(x) == 0L || anyNA(x) || anyDuplicated(x)) {
    abort("constraint", c(
      "{.arg {arg}} must be names, each once.",
      x = if (is.character(x)) "It is {.val {x}}." else "It is {.obj_type_friendly {x}}."
    ), arg = arg, value = x, call = call)
  }
}

#' @export
format.count_constraint <- function(x, ...) {
  of <- if (x$relation == "order" && length(x$group) < 2L) {
    paste(vapply(as.list(x$categories), paste, "", collapse = " + "), collapse = " > ")
  } else {
    paste(x$categories, collapse = " + ")
  }
  who <- if (!is.null(x$group)) {
    paste0(" (", paste(x$group, collapse = if (x$relation == "order") " > " else " + "), ")")
  }
  said <- switch(x$relation,
    order = if (length(x$group) > 1L) " in this order" else "",
    multiset = paste(" have the labels", paste(x$percent, collapse = ", ")),
    paste0(" ", x$relation, " ", format(x$percent), if (is.numeric(x$percent)) "%")
  )
  paste0(of, who, said)
}

#' @export
print.count_constraint <- function(x, ...) {
  cat("<count_constraint> ", format(x), "\n", sep = "")
  invisible(x)
}

read_constraints <- function(constraints, call = caller_env()) {
  if (inherits(constraints, "count_constraint")) constraints <- list(constraints)
  ok <- is.list(constraints) || is.null(constraints)
  bad <- if (ok) which(!vapply(constraints, inherits, NA, "count_constraint"))
  if (!ok || length(bad) > 0L) {
    what <- if (ok) constraints[[bad[[1L]]]] else constraints
    abort("constraint", c(
      "{.arg constraints} must be a {.fn published_sum}, a {.fn claim}, or a list of them.",
      x = if (ok) "Element {bad[[1L]]} is {.obj_type_friendly {what}}." else
        "It is {.obj_type_friendly {what}}."
    ), arg = "constraints", value = what, row = if (ok) bad[[1L]], call = call)
  }
  constraints
}

# A constraint with its categories and groups found in the set.
constraint_fact <- function(x, i, shape, rounding, digits, call = caller_env()) {
  find <- function(names, table, what) place_in(names, table, what, i, call)
  groups <- if (is.null(x$group)) seq_along(shape$groups) else find(x$group, shape$groups, "group")
  if (x$relation == "order") {
    cats <- if (length(x$group) > 1L) {
      find(x$categories, shape$categories, "category")
    } else {
      lapply(as.list(x$categories), find, shape$categories, "category")
    }
    kernel <- order_facts(cats, groups)
    return(list(
      type = "claim", cats = cats, groups = groups, relation = "order",
      percent = NA_real_, digits = NA_real_, kernel = kernel
    ))
  }
  cats <- find(x$categories, shape$categories, "category")
  if (x$relation == "multiset") {
    read <- read_numbers(x$percent, x$digits %||% digits, call = call)
    value <- printed_number(read)
    decimals <- printed_decimals(read)
    if (length(unique(paste(value, decimals))) > 16L) {
      abort("constraint", c(
        "A claim may have 16 different labels at most.",
        x = "Constraint {i} has {length(unique(value))}."
      ), arg = "constraints", row = i, call = call)
    }
    bounds <- mapply(rounding_bounds, value, decimals, rounding)
    return(list(
      type = "claim", cats = cats, groups = groups, relation = "multiset",
      percent = value, digits = decimals,
      kernel = list(kernel_fact("labels", cats, groups, bounds = bounds))
    ))
  }
  if (x$relation == "=") {
    one <- read_numbers(x$percent, x$digits %||% digits, call = call)
    return(share_fact(
      cats, groups, "=", printed_number(one), printed_decimals(one), rounding, "sum"
    ))
  }
  one <- claim_printed(x$percent, x$relation, call = call)
  share_fact(
    cats, groups, x$relation, printed_number(one),
    if (x$relation == "between") printed_decimals(one) else NA_real_, rounding, "claim",
    x$tolerance, vctrs::field(one, "high")
  )
}

place_in <- function(names, table, what, i, call) {
  at <- match(names, table)
  if (anyNA(at)) {
    name <- names[is.na(at)][[1L]]
    near <- did_you_mean(name, table)
    abort(what, c(
      "Constraint {i} names a {what} that {.arg percent} has not.",
      x = "{.val {name}} is not one of {.val {table}}.",
      i = if (!is.null(near)) "Did you mean {.val {near}}?"
    ), arg = "constraints", value = name, row = i, column = what, call = call)
  }
  at
}

# Each is above the next: answers of the groups, or groups in the answers.
order_facts <- function(cats, groups) {
  if (is.list(cats)) {
    lapply(seq_len(length(cats) - 1L), function(j) {
      kernel_fact("order", cats[[j]], groups, cats[[j + 1L]], groups)
    })
  } else {
    lapply(seq_len(length(groups) - 1L), function(j) {
      kernel_fact("order", cats, groups[[j]], cats, groups[[j + 1L]])
    })
  }
}

# Printed numbers, rounded ones: no claims. `where(i)` names the place of the i-th.
read_numbers <- function(x, digits = NULL, where = function(i) NULL, arg = "percent",
                         call = caller_env()) {
  bad <- function(i, why, hint = NULL) {
    here <- where(i)
    here <- if (is.null(here)) "" else paste0(" for ", here)
    abort("percent", c(
      "A printed percentage {why}.",
      x = "{.arg {arg}} has {.val {x[[i]]}}{here}.",
      i = escaped(hint)
    ), arg = arg, value = x[[i]], column = where(i), call = call)
  }
  unknown <- function() msg("Write {.code NA} where nothing was printed.")
  if (inherits(x, "akkoord_printed")) {
    p <- list(number = printed_number(x), decimals = printed_decimals(x))
    text <- TRUE
  } else {
    text <- is.character(x)
    p <- if (text) read_printed(x) else printed_double(as.double(x))
    for (i in which(is.nan(x) | !is.na(x) & (is.na(p$number) | !p$ok | p$relation != "="))) {
      if (!text && isTRUE(x[[i]] < 0) || text && grepl("^ *-[0-9]", x[[i]])) {
        bad(i, "must not be negative")
      }
      if (is.infinite(p$number[[i]])) bad(i, "must be finite")
      if (text && !nzchar(plain_spaces(x[[i]]))) bad(i, "must not be empty", unknown())
      claimed <- text && grepl("^[<>~]|[0-9].*[0-9]", x[[i]])
      bad(i, "must be a number", paste(c(unknown(), if (claimed) {
        msg("For more than, less than or about a number, use {.fn claim}.")
      }), collapse = " "))
    }
  }
  allowed <- digits %||% if (text) 3L else 0L
  for (i in which(is.na(p$decimals) & !is.na(p$number))) {
    bad(i, "must be a number", msg("For a fraction in words, use {.fn claim}."))
  }
  for (i in which(p$decimals > allowed)) {
    bad(
      i,
      paste0("must not have more than ", allowed, " decimal", if (allowed != 1L) "s"),
      if (is.null(digits) && !text) {
        many <- p$decimals[[i]]
        msg("Say {.code digits = {many}}, or give it as a string, which keeps its decimals.")
      } else {
        msg("Give {.arg digits}, 0 to 3, as the report printed them.")
      }
    )
  }
  for (i in which(p$number > 1e5)) bad(i, "must be below 100000")
  if (text && inherits(x, "akkoord_printed")) {
    return(x)
  }
  if (!is.null(digits)) p$decimals[!is.na(p$number)] <- as.integer(digits)
  new_printed(p$number, p$decimals, p$relation, p$text)
}
