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
#' is printed as `P` percent when
#' \eqn{(2P - 1) n \le 200 c \le (2P + 1) n}{(2P - 1) n <= 200 c <= (2P + 1) n}. No table is
#' ruled out for being unlikely: the set is what is possible.
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
  check_supplied("n")
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
      paste(
        "{.arg percent} must be a vector named by category, or a matrix with named rows",
        "(categories) and columns (groups)."
      ),
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

# Sizes of the groups as ranges, and of groups together.
read_sizes <- function(n, groups, call = caller_env()) {
  n <- sizes_by_name(n, groups, call)
  ranges <- lapply(names(n), function(name) {
    said_size(n[[match(name, names(n))]], name, call)
  })
  at <- match(groups, names(n))
  low <- vapply(ranges[at], `[[`, 0, 1L)
  high <- vapply(ranges[at], `[[`, 0, 2L)
  low[is.na(low)] <- 1
  together <- !names(n) %in% groups
  pools <- Map(size_pool, names(n)[together], ranges[together], MoreArgs = list(groups, call))
  for (pool in pools) {
    if (is.na(pool$high)) next
    for (g in pool$groups) {
      most <- pool$high - sum(low[setdiff(pool$groups, g)])
      if (is.na(high[[g]]) || high[[g]] > most) high[[g]] <- max(most, low[[g]])
    }
  }
  if (anyNA(high)) {
    g <- groups[is.na(high)][[1L]]
    stop_group_size("must be known, or bounded", g, NA, call, c(
      size_hint(groups),
      msg("Or give the size of several groups together: {.code \"A+B\" = 252}.")
    ))
  }
  if (any(high - low > 1e5)) {
    i <- which(high - low > 1e5)[[1L]]
    stop_group_size("must not range over more than 100000 sizes", groups[[i]],
                    c(low[[i]], high[[i]]), call)
  }
  list(
    low = unname(low), high = unname(high),
    pools = lapply(unname(pools), function(p) {
      p$high <- if (is.na(p$high)) sum(high[p$groups]) else p$high
      p
    })
  )
}

stop_group_size <- function(why, name, value, call, hint = NULL) {
  abort("n", c(
    "{.arg n} {why}.",
    x = if (nzchar(name)) "For {.val {name}} it is {.val {value}}." else "It is {.val {value}}.",
    escaped(hint, "i")
  ), arg = "n", value = value, column = name, call = call)
}

size_hint <- function(groups) {
  name <- if (nzchar(groups[[1L]])) groups[[1L]] else "all"
  msg("Give its number of respondents, or a range: ",
      "{.code n = list({name} = c(100, 120))}.")
}

# A list of what was said of each group, and of groups together, by name.
sizes_by_name <- function(n, groups, call) {
  if (is.null(n)) {
    abort("n", c(
      "{.arg n} must give the number of respondents of each group.", i = escaped(size_hint(groups))
    ), arg = "n", call = call)
  }
  G <- length(groups)
  if (!is.list(n)) {
    if (!is.numeric(n) && !(is.atomic(n) && all(is.na(n)))) {
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
    stop_group_size("must not name a group twice", name, n[[name]], call)
  }
  missing <- setdiff(groups, names(n))
  if (length(missing) > 0L) {
    abort("n", c(
      "{.arg n} must name every group.",
      x = "{.val {missing[[1L]]}} is missing.",
      i = "Write {.code NA} for an unknown size."
    ), arg = "n", value = names(n), call = call)
  }
  n
}

# The least and the most that was said.
said_size <- function(x, name, call) {
  if (is.null(x) || !is.numeric(x) && !all(is.na(x)) || !length(x) %in% 1:2 || any(is.nan(x))) {
    stop_group_size("must be a number, or a lowest and a highest one", name, x, call)
  }
  x <- as.double(x)
  known <- x[!is.na(x)]
  if (any(known < 1 | known != trunc(known) | known > 2e9)) {
    stop_group_size("must be a whole number of 1 or more", name, known, call)
  }
  if (length(x) == 2L && !anyNA(x) && x[[1L]] > x[[2L]]) {
    stop_group_size("must have the lowest number first", name, x, call)
  }
  if (length(x) == 1L) rep(x, 2L) else x
}

# "A+B", groups whose sizes add up to one that is given.
size_pool <- function(name, ends, groups, call) {
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
  list(groups = of, low = if (is.na(ends[[1L]])) 1 else ends[[1L]], high = ends[[2L]])
}

# Bounds on shares ------------------------------------------------------------------

# Constraints -----------------------------------------------------------------------
