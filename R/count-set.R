# A count_set: every table of counts behind a printed row. It keeps what was printed;
# src/count-set.c counts, each time it is asked.

#' What a set of count tables holds
#'
#' Questions to a `count_set`, the tables of counts that [reconstruct_counts()] finds
#' behind printed percentages.
#'
#' @param set A `count_set`.
#' @param log `TRUE` for the natural logarithm of the number.
#' @return
#' `n_tables()`: how many tables, a number; exact below 2^53, a double's precision
#' beyond (`print()` says "about"), `Inf` beyond 1e308, where `log = TRUE` still holds.
#'
#' `count_range()`: a data frame with a row for each group and category and the
#' columns `group`, `category`, `low` and `high`: the least and largest count in any
#' table. Each is attained; not all combinations are. `NA` in an empty set.
#'
#' `stat_range()`: a data frame of one row with `low` and `high` of the statistic,
#' `range` (`"exact"`: over all tables; `"sampled"`: over random ones, so that the
#' full range may be wider) and `tables`, how many the range is over.
#'
#' `as.data.frame()`: a data frame with a row for each table and a column for each
#' count, named by category (and group). In a stable order: smaller sizes first, then
#' by the first group's first category, and so on. `sample_counts()`: the same, of
#' random tables, each equally likely at each draw (with replacement), by R's
#' generator.
#'
#' `summary()` and `tidy()`: a row for each group and category with what was printed
#' and the ranges of count and share; `glance()` one row: `groups`, `categories`,
#' `n.low`, `n.high` (all groups), `facts`, `tables`, `log.tables`, `exact`.
#' @section Errors:
#' `akkoord_error_too_large` when the constraints overlap in too many ways to be
#' counted, or there are more values than `limit`; `akkoord_error_empty_set` for
#' draws from a set without tables.
#' @examples
#' percent <- c(disagree = NA, rather.not = NA, neutral = NA, rather = 47, agree = 15)
#' set <- reconstruct_counts(percent, n = 135,
#'   constraints = published_sum(c("rather", "agree"), 61))
#' n_tables(set)
#' count_range(set)
#'
#' # the share agreeing, and the mean score: linear, so exact
#' stat_range(set, c(0, 0, 0, 1, 1), of = "share")
#' stat_range(set, 1:5, of = "share")
#'
#' # any function of a table
#' stat_range(set, function(counts) max(counts) - min(counts), size = 500)
#'
#' set.seed(1)
#' sample_counts(set, 3)
#' @export
n_tables <- function(set, log = FALSE) {
  check_supplied()
  check_count_set(set)
  check_flag(log, "log")
  answer <- count_problem(set_problem(set))
  if (log) answer$log else answer$count
}

check_count_set <- function(set, call = caller_env()) {
  if (!inherits(set, "count_set")) {
    abort("type", c(
      "{.arg set} must be a {.cls count_set}.",
      x = "It is {.obj_type_friendly {set}}.",
      i = "{.fn reconstruct_counts} makes one."
    ), arg = "set", value = class(set), call = call)
  }
  check_own_parts(set, c("n.low", "n.high"), "set", "reconstruct_counts", is.numeric, call)
  check_own_parts(set, c("categories", "groups"), "set", "reconstruct_counts", is.character, call)
  check_own_parts(set, c("facts", "pools"), "set", "reconstruct_counts", is.list, call)
}

# As the kernel reads it, with the facts chosen.
set_problem <- function(set, facts = set$facts) {
  list(
    length(set$categories), as.double(set$n.low), as.double(set$n.high),
    unlist(lapply(facts, `[[`, "kernel"), recursive = FALSE) %||% list(),
    lapply(set$pools, function(p) {
      list(as.integer(p$groups) - 1L, as.double(p$low), as.double(p$high))
    })
  )
}

# The kernel hands back words when a problem is too large for it.
kernel_answer <- function(x, call = caller_env(2)) {
  if (is.character(x)) {
    abort("too_large", c(
      "This set is too large for what was asked.",
      x = "In the kernel's words: {x}.",
      i = paste(
        "Give narrower sizes {.arg n}, or fewer overlapping constraints; or ask for",
        "{.fn sample_counts}."
      )
    ), arg = "set", call = call)
  }
  x
}

count_problem <- function(problem) kernel_answer(.Call(akk_c_set_count, problem))
is_possible <- function(set, facts = set$facts) {
  count_problem(set_problem(set, facts))$log > -Inf
}

#' @rdname n_tables
#' @export
count_range <- function(set) {
  check_supplied()
  check_count_set(set)
  answer <- kernel_answer(.Call(akk_c_set_range, set_problem(set)))
  k <- length(set$categories)
  empty <- answer$n_low[[1L]] > answer$n_high[[1L]]
  out <- data.frame(
    group = rep(set$groups, each = k), category = rep(set$categories, length(set$groups)),
    low = answer$low, high = answer$high, stringsAsFactors = FALSE
  )
  if (empty) out$low <- out$high <- NA_real_
  out
}

# Sizes of the groups that some table has: a matrix of low and high.
size_range <- function(set) {
  answer <- kernel_answer(.Call(akk_c_set_range, set_problem(set)))
  cbind(low = answer$n_low, high = answer$n_high)
}

#' @rdname n_tables
#' @param f Either numbers: a weight for each category, or a matrix of them, category by
#'   group; the statistic is the sum of weights times counts, and its range exact. Or a
#'   function of one table: of the counts named by category, in several groups of a
#'   matrix, category by group; it gives one number.
#' @param of With weights: `"count"` for the sum itself, `"share"` to divide each
#'   group's sum by its size, or by what it has in the categories `among`. The result
#'   is the sum over groups.
#' @param among With `of = "share"`: categories that make up the denominator; all when
#'   left out. Tables where a group has none of them are left out.
#' @param limit Most tables to list; a set that has more is sampled for a function of
#'   one's own, and cut off, with a warning, by `as.data.frame()`.
#' @param size How many tables to draw.
#' @param ... Passed on to `f`; else not used.
#' @export
stat_range <- function(set, f, of = c("count", "share"), among = NULL, limit = 1e5,
                       size = 1e4, ...) {
  check_supplied()
  check_count_set(set)
  of <- check_choice(of, c("count", "share"), "of")
  check_number(limit, "limit", min = 1, whole = TRUE)
  check_number(size, "size", min = 1, whole = TRUE)
  if (is.function(f)) {
    return(function_range(set, f, limit, size, ...))
  }
  weights <- check_set_weights(set, f, "f")
  if (!is.null(among)) check_text(among, "among")
  part <- if (of == "share") {
    rep(as.integer(is.null(among) | set$categories %in% among), length(set$groups))
  }
  unknown <- setdiff(among, set$categories)
  if (length(unknown) > 0L) {
    abort("category", c(
      "{.arg among} must name categories of the set.",
      x = "{.val {unknown[[1L]]}} is not one of {.val {set$categories}}."
    ), arg = "among", value = unknown)
  }
  answer <- set_linear_range(set, weights, part)
  data.frame(
    low = answer[[1L]], high = answer[[2L]], range = "exact", tables = n_tables(set)
  )
}

check_set_weights <- function(set, f, arg, call = caller_env()) {
  k <- length(set$categories)
  G <- length(set$groups)
  if (!is.numeric(f) || anyNA(f) || !length(f) %in% c(k, k * G)) {
    abort("weights", c(
      paste(
        "{.arg {arg}} must be a function, a number for each category, or a matrix of",
        "them, category by group."
      ),
      x = paste(
        "It is {.obj_type_friendly {f}} of {length(f)}; the set has {k} categories in",
        "{G} group{?s}."
      )
    ), arg = arg, value = f, call = call)
  }
  named <- if (is.matrix(f)) rownames(f) else names(f)
  if (!is.null(named)) {
    if (!setequal(named, set$categories)) {
      abort("category", c(
        "{.arg {arg}} must name the categories of the set.",
        x = "It names {.val {named}}, not {.val {set$categories}}."
      ), arg = arg, value = named, call = call)
    }
    at <- match(set$categories, named)
    f <- if (is.matrix(f)) f[at, , drop = FALSE] else f[at]
  }
  rep_len(as.double(f), k * G)
}

# A page asks the same of a figure, of its table and of its sentences.
set_linear_range <- function(set, weights, part = NULL) {
  asked <- list(set_problem(set), weights, part)
  answer <- kept(ranges_kept, asked, 4096L, {
    kernel_answer(.Call(akk_c_set_linear, asked[[1L]], weights, part))
  })
  out <- c(answer$low, answer$high)
  out[is.nan(out)] <- NA_real_
  out
}

# The range of sum(weights * counts) of groups together, or, with `among`, of that over
# sum(among * counts), of weights of 0 and 1. Both are by category, or category by group.
set_range <- function(set, weights, among = NULL, groups = seq_along(set$groups)) {
  k <- length(set$categories)
  spread <- function(w) {
    out <- matrix(0, k, length(set$groups))
    out[, groups] <- w
    as.vector(out)
  }
  w <- spread(weights)
  if (is.null(among)) {
    return(set_linear_range(set, w))
  }
  part <- spread(among)
  if (length(groups) == 1L) {
    return(set_linear_range(set, w, as.integer(part)))
  }
  fixed <- all(among == 1) && all(set$n.low[groups] == set$n.high[groups])
  if (fixed) {
    return(set_linear_range(set, w) / sum(set$n.low[groups]))
  }
  # groups of which the sizes are open: the ratio is the number that no table exceeds
  most <- function(w) {
    over <- function(ratio) set_linear_range(set, w - ratio * part)[[2L]]
    ends <- c(min(0, w), max(0, w))
    if (is.na(over(0))) return(NA_real_)
    for (i in seq_len(60L)) {
      middle <- mean(ends)
      ends[[if (over(middle) > 1e-9) 1L else 2L]] <- middle
    }
    mean(ends)
  }
  c(-most(-w), most(w))
}

function_range <- function(set, f, limit, size, ..., call = caller_env()) {
  tables <- n_tables(set)
  if (tables == 0) {
    return(data.frame(low = NA_real_, high = NA_real_, range = "exact", tables = 0))
  }
  listed <- tables <= limit
  rows <- if (listed) list_set_tables(set, limit) else draw_set_tables(set, size)
  k <- length(set$categories)
  value <- vapply(seq_len(nrow(rows)), function(i) {
    x <- rows[i, ]
    x <- if (length(set$groups) == 1L) {
      set_names(x, set$categories)
    } else {
      matrix(x, k, dimnames = list(set$categories, set$groups))
    }
    v <- call_given(f, "f", x, ..., call = call)
    if (!(is.numeric(v) || is.logical(v)) || length(v) != 1L) {
      abort("type", c(
        "{.arg f} must give one number for a table of counts.",
        x = "It gave {.obj_type_friendly {v}}."
      ), arg = "f", value = v, call = call)
    }
    as.double(v)
  }, 0)
  known <- value[!is.na(value)]
  data.frame(
    low = if (length(known) > 0L) min(known) else NA_real_,
    high = if (length(known) > 0L) max(known) else NA_real_,
    range = if (listed) "exact" else "sampled", tables = nrow(rows)
  )
}

list_set_tables <- function(set, limit) {
  kernel_answer(.Call(akk_c_set_list, set_problem(set), as.double(limit)))
}

draw_set_tables <- function(set, size) {
  kernel_answer(.Call(akk_c_set_sample, set_problem(set), as.double(size)))
}

# Every feasible vector of whole-number linear statistics, sum(weights * counts) of
# each group: an integer matrix with a row a vector and a column a group, in order of
# the first column, then the second. `weights`: by category, or category by group.
set_values <- function(set, weights, limit = 5e6) {
  weights <- check_set_weights(set, weights, "weights")
  if (any(weights != trunc(weights)) || any(abs(weights) > 1e5)) {
    abort("weights", c(
      "{.arg weights} must be whole numbers, of 100000 at most."
    ), arg = "weights", value = weights)
  }
  values <- kernel_answer(.Call(
    akk_c_set_values, set_problem(set), as.integer(weights), as.double(limit)
  ))
  if (nrow(values) > 1L) {
    values <- values[do.call(order, lapply(seq_len(ncol(values)), function(j) values[, j])), ,
      drop = FALSE
    ]
  }
  colnames(values) <- set$groups
  values
}

table_names <- function(set) {
  if (length(set$groups) == 1L) {
    return(set$categories)
  }
  k <- length(set$categories)
  paste0(rep(set$groups, each = k), ": ", rep(set$categories, length(set$groups)))
}

table_frame <- function(rows, set) {
  columns <- lapply(seq_len(ncol(rows)), function(j) rows[, j])
  structure(
    columns, names = table_names(set), class = "data.frame",
    row.names = .set_row_names(nrow(rows))
  )
}

#' @rdname n_tables
#' @param x A `count_set`.
#' @param row.names,optional Not used.
#' @export
as.data.frame.count_set <- function(x, row.names = NULL, optional = FALSE, ..., limit = 1e5) {
  check_dots_empty_akk(...)
  check_number(limit, "limit", min = 1, whole = TRUE)
  rows <- list_set_tables(x, limit)
  size <- n_tables(x)
  if (nrow(rows) < size) {
    cli::cli_warn(c(
      "Only the first {nrow(rows)} of {format_tables(size)} tables are listed.",
      i = "Raise {.arg limit}, or draw at random: {.fn sample_counts}."
    ), class = "akkoord_warning_limit")
  }
  table_frame(rows, x)
}

#' @rdname n_tables
#' @export
sample_counts <- function(set, size = 1) {
  check_supplied()
  check_count_set(set)
  check_number(size, "size", min = 1, max = 1e8, whole = TRUE)
  rows <- draw_set_tables(set, size)
  if (nrow(rows) == 0L) {
    abort("empty_set", c(
      "There is no table to draw: no counts give what was printed.",
      i = "Print the set to see which numbers conflict."
    ), arg = "set")
  }
  table_frame(rows, set)
}

# A number of tables: whole below 2^53, "about 2.5e+20" beyond.
format_tables <- function(count, logged = log(count)) {
  if (count < 2^53) {
    return(formatC(count, format = "f", digits = 0, big.mark = ","))
  }
  ten <- logged / log(10)
  sprintf("about %.2fe+%.0f", 10^(ten - floor(ten)), floor(ten))
}

# Methods ---------------------------------------------------------------------------

fact_text <- function(set, fact) {
  G <- length(set$groups)
  of <- function(cats) paste(set$categories[cats], collapse = " + ")
  between_groups <- fact$relation == "order" && !is.list(fact$cats)
  who <- if (G > 1L && length(fact$groups) > 0L) {
    paste0(paste(set$groups[fact$groups], collapse = if (between_groups) " > " else " + "), ": ")
  }
  number <- function(p, d) if (is.na(d)) format_plain(p) else sprintf(paste0("%.", d, "f"), p)
  text <- if (is.list(fact$cats)) {
    paste(vapply(fact$cats, of, ""), collapse = " > ")
  } else if (fact$relation == "order") {
    paste(of(fact$cats), "in this order")
  } else if (fact$relation == "multiset") {
    paste("labels", paste(mapply(number, fact$percent, fact$digits), collapse = ", "))
  } else {
    plain <- number(fact$percent, fact$digits)
    if (fact$relation == "between") plain <- paste0(plain, " to ", number(fact$high, fact$digits))
    fraction <- plain_fraction(fact$percent)
    said <- if (fact$relation != "=" && !is.na(fraction)) fraction else paste0(plain, "%")
    paste(of(fact$cats), fact$relation, said)
  }
  paste0(who, text)
}

set_sizes_text <- function(set) {
  n <- ifelse(set$n.low == set$n.high, format_plain(set$n.low),
    paste0(format_plain(set$n.low), " to ", format_plain(set$n.high))
  )
  who <- ifelse(nzchar(set$groups), paste0(set$groups, " "), "")
  paste0(who, "n = ", n, collapse = ", ")
}

set_frame <- function(set) {
  k <- length(set$categories)
  printed <- rep(NA_character_, k * length(set$groups))
  for (fact in set$facts) {
    if (fact$type == "cell") {
      printed[(fact$groups - 1L) * k + fact$cats] <-
        sprintf(paste0("%.", fact$digits, "f"), fact$percent)
    }
  }
  counts <- count_range(set)
  n <- lapply(list(set$n.low, set$n.high), rep, each = k)
  same <- n[[1L]] == n[[2L]]
  shares <- if (all(same)) {
    list(counts$low / n[[1L]], counts$high / n[[1L]])
  } else {
    rows <- vapply(seq_along(printed), function(i) {
      one <- as.double(seq_len(k) == (i - 1L) %% k + 1L)
      set_range(set, one, rep(1, k), (i - 1L) %/% k + 1L)
    }, c(0, 0))
    list(rows[1L, ], rows[2L, ])
  }
  data.frame(
    group = counts$group, category = counts$category, percent = printed,
    low = counts$low, high = counts$high, share.low = shares[[1L]], share.high = shares[[2L]],
    stringsAsFactors = FALSE
  )
}

#' @rdname n_tables
#' @param object A `count_set`.
#' @export
summary.count_set <- function(object, ...) set_frame(object)

#' @rdname n_tables
#' @export
tidy.count_set <- function(x, ...) tibble::as_tibble(set_frame(x))

#' @rdname n_tables
#' @export
glance.count_set <- function(x, ...) {
  answer <- count_problem(set_problem(x))
  tibble::tibble(
    groups = length(x$groups), categories = length(x$categories),
    n.low = sum(x$n.low), n.high = sum(x$n.high), facts = length(x$facts),
    tables = answer$count, log.tables = answer$log, exact = answer$count < 2^53
  )
}

#' @rdname n_tables
#' @export
print.count_set <- function(x, ...) {
  writeLines(format(x))
  invisible(x)
}
