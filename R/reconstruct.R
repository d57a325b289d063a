# From printed percentages to a count_set: reads what was printed, turns each number
# and claim into bounds on shares in whole numbers, and leaves the counting to
# src/count-set.c.

#' Counts behind printed percentages
#'
#' A printed percentage stands for few counts: 56% of 135 people is 75 or 76 of
#' them. `reconstruct_counts()` describes every table of whole counts that adds
#' up to the groups' sizes and agrees with all that was printed: percentages,
#' sums of answers, claims in words, comparisons and numbers printed for several
#' groups together. The tables are counted without being listed, by dynamic
#' programming, and give the range of any count or statistic.
#'
#' @param percent Printed percentages: a vector named by category, or a matrix
#'   with a row for each category and a column for each group, both named. In
#'   percent, as numbers or as strings (`"12,5 %"`, which keep trailing zeros);
#'   `NA` where nothing was printed. Categories are all the answers that the
#'   percentages are shares of, "don't know" included where the report includes
#'   it.
#' @param n Number of respondents of each group, in the order of the columns or
#'   named. A list where one is only a range: `list(KA1 = 133, KA2 = c(115, 120))`.
#'   `NA` for unknown: then the size of several groups together must bound it,
#'   given by a name that joins them, `list(KA1 = NA, KA2 = NA, "KA1+KA2" = 252)`.
#' @param digits Decimals the percentages were printed with, 0 to 3. Left out:
#'   those of each string, and 0 for numbers.
#' @param rounding How they were rounded: `"nearest"` (ties may have gone either
#'   way), `"half-up"`, `"half-even"`, `"truncate"` or `"ceiling"`.
#' @param constraints A [published_sum()], a [claim()], or a list of them.
#' @details
#' Roundings are decided in whole numbers: with `"nearest"`, a count `c` of `n`
#' is printed as `P` percent when \eqn{(2P - 1) n \le 200 c \le (2P + 1) n}{(2P - 1) n <= 200 c <= (2P + 1) n}.
#' No table is ruled out for being unlikely: the set is what is possible.
#'
#' Groups are counted one by one, and joined where a constraint spans them, so
#' that the work grows with the sums that link them and not with the tables.
#' Constraints that overlap in very many ways are refused
#' (`akkoord_error_too_large`), not approximated.
#' @return A `count_set`; see [n_tables()] for what can be asked of it. A row that no
#'   counts can give is no error: the set has no tables, and says which printed
#'   numbers conflict and what would be the nearest possible ones.
#' @section Errors:
#' All have class `akkoord_error`: a percentage that is not a number, negative or
#' has more decimals than `digits` (`akkoord_error_percent`), missing or doubled
#' names (`akkoord_error_names`), a size that is missing or not a whole number of
#' 1 or more (`akkoord_error_n`), an unknown category or group in a constraint
#' (`akkoord_error_category`, `akkoord_error_group`), a malformed constraint
#' (`akkoord_error_constraint`).
#' @references
#' Brown, N. J. L. and Heathers, J. A. J. (2017). The GRIM test: a simple technique
#' detects numerous anomalies in the reporting of results in psychology. *Social
#' Psychological and Personality Science* 8, 363-369.
#' @seealso [published_sum()], [claim()]; [n_tables()], [count_range()],
#'   [stat_range()], [sample_counts()].
#' @examples
#' # all five labels of a bar
#' row <- c(disagree = 5, rather.not = 14, neutral = 19, rather = 47, agree = 16)
#' set <- reconstruct_counts(row, n = 135)
#' set
#' count_range(set)
#'
#' # a bar of which only the share agreeing was printed
#' unknown <- c(disagree = NA, rather.not = NA, neutral = NA, rather = NA, agree = NA)
#' top <- published_sum(c("rather", "agree"), 86)
#' n_tables(reconstruct_counts(unknown, n = 133, constraints = top))
#'
#' # a row that cannot be
#' reconstruct_counts(c(no = "33,3", yes = "66,6 %"), n = 12)
#' @export
reconstruct_counts <- function(percent, n, digits = NULL, rounding = "nearest",
                               constraints = NULL) {
  rounding <- check_choice(rounding, set_rounding, "rounding")
  if (!is.null(digits)) {
    check_number(digits, "digits", min = 0, max = 3, whole = TRUE)
  }
  read <- read_percent(percent, digits)
  size <- read_sizes(if (missing(n)) NULL else n, read$groups)
  set_of_printed(read, size, rounding, read_constraints(constraints), digits)
}

# The set of what was printed: `read`, list(categories, groups, cells), a printed
# number for each category and group, missing where there is none.
set_of_printed <- function(read, size, rounding, constraints, digits = NULL,
                           call = caller_env()) {
  shape <- read[c("categories", "groups")]
  k <- length(shape$categories)
  number <- printed_number(read$cells)
  decimals <- printed_decimals(read$cells)
  facts <- lapply(which(!is.na(number)), function(i) {
    share_fact(
      (i - 1L) %% k + 1L, (i - 1L) %/% k + 1L, "=", number[[i]], decimals[[i]],
      rounding, "cell"
    )
  })
  more <- lapply(seq_along(constraints), function(i) {
    constraint_fact(constraints[[i]], i, shape, rounding, digits, call)
  })
  new_count_set(shape, size, c(facts, more), rounding)
}

new_count_set <- function(shape, size, facts, rounding = "nearest") {
  structure(
    list(
      categories = shape$categories, groups = shape$groups,
      n.low = size$low, n.high = size$high, pools = size$pools,
      rounding = rounding, facts = facts
    ),
    class = "count_set"
  )
}

# Reading what was printed ---------------------------------------------------------

read_percent <- function(percent, digits, call = caller_env()) {
  if (is.data.frame(percent)) percent <- as.matrix(percent)
  if (!is.numeric(percent) && !is.character(percent) && !all(is.na(percent)) ||
      length(percent) == 0L || is.list(percent) || is.factor(percent)) {
    abort("type", c(
      "{.arg percent} must be percentages, as numbers or strings.",
      x = "It is {.obj_type_friendly {percent}}.",
      i = "For instance {.code c(no = 36, yes = 64)}; {.code NA} where nothing was printed."
    ), arg = "percent", value = percent, call = call)
  }
  dims <- length(dim(percent))
  if (dims <= 1L) {
    categories <- names(percent)
    groups <- ""
  } else {
    categories <- rownames(percent)
    groups <- colnames(percent) %||% if (ncol(percent) == 1L) ""
  }
  if (dims > 2L || is.null(categories) || is.null(groups)) {
    abort("names", c(
      "{.arg percent} must be a vector named by category, or a matrix with named rows (categories) and columns (groups).",
      i = "For instance {.code c(no = 36, yes = 64)}."
    ), arg = "percent", call = call)
  }
  for (what in c("category", "group")) {
    x <- if (what == "category") categories else groups
    bad <- is.na(x) | !nzchar(x) & (what == "category" | length(x) > 1L) | duplicated(x)
    if (any(bad)) {
      name <- x[bad][[1L]]
      abort("names", c(
        "Each {what} in {.arg percent} must have a name of its own.",
        x = if (is.na(name) || !nzchar(name)) "Number {which(bad)[[1L]]} has none." else
          "{.val {name}} stands there twice."
      ), arg = "percent", value = name, call = call)
    }
  }
  where <- function(i) {
    k <- length(categories)
    g <- groups[[(i - 1L) %/% k + 1L]]
    paste0(categories[[(i - 1L) %% k + 1L]], if (nzchar(g)) paste0(", ", g))
  }
  list(
    categories = as.character(categories), groups = as.character(groups),
    cells = read_numbers(as.vector(percent), digits, where, call = call)
  )
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

# Sizes of the groups as ranges, and of groups together.
read_sizes <- function(n, groups, call = caller_env()) {
  bad <- function(why, name, value, hint = NULL) {
    abort("n", c(
      "{.arg n} {why}.",
      x = if (nzchar(name)) "For {.val {name}} it is {.val {value}}." else "It is {.val {value}}.",
      escaped(hint, "i")
    ), arg = "n", value = value, column = name, call = call)
  }
  hint <- function() {
    name <- if (nzchar(groups[[1L]])) groups[[1L]] else "all"
    msg("Give its number of respondents, or a range: ",
        "{.code n = list({name} = c(100, 120))}.")
  }
  if (is.null(n)) {
    abort("n", c(
      "{.arg n} must give the number of respondents of each group.", i = escaped(hint())
    ), arg = "n", call = call)
  }
  G <- length(groups)
  if (!is.list(n)) {
    if (!is.numeric(n) && !all(is.na(n))) {
      abort("type", c(
        "{.arg n} must be numbers, or a list of numbers and ranges.",
        x = "It is {.obj_type_friendly {n}}."
      ), arg = "n", value = n, call = call)
    }
    n <- as.list(n)
  }
  if (is.null(names(n)) || G == 1L && length(n) == 1L && !nzchar(groups)) {
    if (length(n) != G) {
      abort("n", c(
        "{.arg n} must have one number for each group.",
        x = "It has {length(n)}, for {G} group{?s}.",
        i = "A range goes into a list: {.code n = list(c(100, 120))}."
      ), arg = "n", value = n, call = call)
    }
    names(n) <- groups
  }
  if (anyDuplicated(names(n))) {
    name <- names(n)[[anyDuplicated(names(n))]]
    bad("must not name a group twice", name, n[[name]])
  }
  missing <- setdiff(groups, names(n))
  if (length(missing) > 0L) {
    abort("n", c(
      "{.arg n} must name every group.",
      x = "{.val {missing[[1L]]}} is missing.",
      i = "Write {.code NA} for an unknown size."
    ), arg = "n", value = names(n), call = call)
  }
  range_of <- function(name) {
    x <- n[[match(name, names(n))]]
    if (is.null(x) || !is.numeric(x) && !all(is.na(x)) || !length(x) %in% 1:2 || any(is.nan(x))) {
      bad("must be a number, or a lowest and a highest one", name, x)
    }
    x <- as.double(x)
    known <- x[!is.na(x)]
    if (any(known < 1 | known != trunc(known) | known > 2e9)) {
      bad("must be a whole number of 1 or more", name, known)
    }
    if (length(x) == 2L && !anyNA(x) && x[[1L]] > x[[2L]]) {
      bad("must have the lowest number first", name, x)
    }
    if (length(x) == 1L) rep(x, 2L) else x
  }
  ranges <- lapply(names(n), range_of)
  at <- match(groups, names(n))
  low <- vapply(ranges[at], `[[`, 0, 1L)
  high <- vapply(ranges[at], `[[`, 0, 2L)
  low[is.na(low)] <- 1
  pools <- lapply(setdiff(names(n), groups), function(name) {
    of <- match(trimws(strsplit(name, "+", fixed = TRUE)[[1L]]), groups)
    if (anyNA(of) || length(of) < 2L || anyDuplicated(of)) {
      near <- did_you_mean(name, groups)
      abort("group", c(
        "{.arg n} names a group that {.arg percent} has not.",
        x = "{.val {name}} is not one of {.val {groups}}.",
        i = if (!is.null(near)) "Did you mean {.val {near}}?",
        i = "Groups together are joined by {.code +}."
      ), arg = "n", value = name, call = call)
    }
    r <- ranges[[match(name, names(n))]]
    list(groups = of, low = if (is.na(r[[1L]])) 1 else r[[1L]], high = r[[2L]])
  })
  for (pool in pools) {
    if (is.na(pool$high)) next
    for (g in pool$groups) {
      most <- pool$high - sum(low[setdiff(pool$groups, g)])
      if (is.na(high[[g]]) || high[[g]] > most) high[[g]] <- max(most, low[[g]])
    }
  }
  if (anyNA(high)) {
    g <- groups[is.na(high)][[1L]]
    bad("must be known, or bounded", g, NA, c(
      hint(), msg("Or give the size of several groups together: {.code \"A+B\" = 252}.")
    ))
  }
  if (any(high - low > 1e5)) {
    i <- which(high - low > 1e5)[[1L]]
    bad("must not range over more than 100000 sizes", groups[[i]], c(low[[i]], high[[i]]))
  }
  list(
    low = unname(low), high = unname(high),
    pools = lapply(pools, function(p) {
      p$high <- if (is.na(p$high)) sum(high[p$groups]) else p$high
      p
    })
  )
}

# Bounds on shares ------------------------------------------------------------------

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
  if (relation != "count" && is.null(percent_fraction(p$number))) bad("must not have more than 6 decimals")
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

# Constraints -----------------------------------------------------------------------

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
        "{.arg percent} of a claim must be {if (relation == \"multiset\") \"the printed labels\" else \"one number\"}.",
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
  find <- function(names, table, what) {
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
  groups <- if (is.null(x$group)) seq_along(shape$groups) else find(x$group, shape$groups, "group")
  if (x$relation == "order") {
    if (length(x$group) > 1L) {
      cats <- find(x$categories, shape$categories, "category")
      steps <- seq_len(length(groups) - 1L)
      kernel <- lapply(steps, function(j) {
        kernel_fact("order", cats, groups[[j]], cats, groups[[j + 1L]])
      })
    } else {
      cats <- lapply(as.list(x$categories), find, shape$categories, "category")
      steps <- seq_len(length(cats) - 1L)
      kernel <- lapply(steps, function(j) {
        kernel_fact("order", cats[[j]], groups, cats[[j + 1L]], groups)
      })
    }
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
