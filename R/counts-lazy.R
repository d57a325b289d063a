# Tables in a database: one statement counts what the columns hold, by group; then the
# counts take the road of a data frame's.

#' Count answers where they are: in a database
#'
#' For a table of a database, as `dplyr::tbl()` and dbplyr have it, [likert_counts()] asks the
#' database to count. Nothing but counts leaves it. The result is that of the collected
#' data frame.
#'
#' @param data A table of a database (`tbl_lazy`), with whatever `dplyr::filter()` or
#'   `mutate()` was asked of it; or a list of these, or of data frames, whose counts add up:
#'   with names, each becomes a group, as by [c()][c.likert_counts], and `N` with these names
#'   is that of each.
#' @param items,by,N,scale,codebook,twins,multiple,reverse,base,survey,drop,label,total As
#'   for a data frame, see [likert_counts()]. A column of numbers needs a `scale` or a
#'   `codebook`. The groups of `dplyr::group_by()` come first.
#' @param weights A column of the table.
#' @param show_values Whether an error about answers that are not on the scale shows them.
#'   They are people's answers; without it, their number is said alone.
#' @param ... Not used.
#'
#' @section What the database is asked:
#' Which spellings text columns have, one `SELECT DISTINCT`; then one statement with a
#' conditional count for each item and answer, by group, in parts of at most 1000
#' columns. Where answers of one person belong together (twins, multiple choice, routing) a
#' `GROUP BY` of these columns. `show_query()` of the result prints it all. Several tables
#' of one connection are asked by `UNION ALL`, and so are the partitions of a PostgreSQL
#' table that lie on other servers: each server counts its own.
#'
#' PostgreSQL compiles long statements over large tables, which can take it longer than to
#' count: of 20 weighted items in a million rows 16 of 22 seconds. `SET jit = off` on the
#' connection spares that; akkoord changes no setting of a connection.
#'
#' @return As [likert_counts()].
#' @section Errors: `akkoord_error_database` with what the driver said, also when one of
#'   several servers does not answer; those of [likert_counts()], without row numbers.
#' @examplesIf rlang::is_installed(c("RSQLite", "dbplyr", "dplyr"))
#' con <- DBI::dbConnect(RSQLite::SQLite(), ":memory:")
#' DBI::dbWriteTable(con, "wave", data.frame(
#'   type = c("primary", "primary", "secondary", "secondary"), q1 = c(5, 4, 2, NA)
#' ))
#' counts <- likert_counts(dplyr::tbl(con, "wave"), q1, by = type, scale = "agree5", N = 40)
#' counts
#' dplyr::show_query(counts)
#' DBI::dbDisconnect(con)
#' @name likert_counts.tbl_lazy
#' @export
likert_counts.tbl_lazy <- function(data, items, by = NULL, weights = NULL, N = Inf,
                                   scale = NULL, codebook = NULL, twins = NULL,
                                   multiple = NULL, reverse = NULL,
                                   base = c("substantive", "answered"), survey = NULL,
                                   drop = TRUE, label = NULL, show_values = FALSE,
                                   total = FALSE, ...) {
  check_dots_empty_akk(...)
  check_databases()
  refuse_predicates(list(items = enquo(items), by = enquo(by), multiple = enquo(multiple)))
  banner <- banner_by(enquo(by))
  if (!is.null(banner)) {
    given <- list(
      weights = enquo(weights), scale = scale, codebook = codebook, twins = twins,
      multiple = multiple_columns(enquo(multiple), lazy_header(data)), reverse = enquo(reverse),
      base = base, survey = survey, drop = drop, label = label, show_values = show_values
    )
    if (!quo_is_missing(enquo(items))) given$items <- enquo(items)
    out <- banner_counts(banner, N, function(by) {
      inject(likert_counts.tbl_lazy(data, by = !!by, N = N, !!!given))
    })
    return(with_total(out, total))
  }
  base <- check_choice(base, c("substantive", "answered"), "base")
  check_flag(drop, "drop")
  check_flag(show_values, "show_values")
  header <- lazy_header(data)
  by <- union(
    if (inherits(data, "tbl_lazy")) dplyr::group_vars(data),
    select_columns(header, enquo(by), "by")
  )
  multiple <- multiple_columns(enquo(multiple), header)
  said <- said_items(header, enquo(items), codebook, scale, twins, multiple)
  specs <- said$specs
  stop_if_used_twice(specs, by)
  weights <- weight_column(enquo(weights), header)
  scales <- scale_by_item(said$scale, names(specs))

  table <- list(
    sources = lazy_sources(data), header = header, by = by, weights = weights,
    log = new.env(parent = emptyenv()), show_values = show_values, call = current_env()
  )
  labels <- said$labels
  labels[names(label)] <- check_item_labels(label, names(specs))
  counted <- count_lazy(table, specs, scales, labels, enquo(reverse), codebook)
  specs <- settle_reading(counted$specs, counted$counted)
  if (!counted$weighted) table["weights"] <- list(NULL)
  groups <- drop_unseen(counted$groups, counted$counted, by, drop)
  specs <- lazy_not_asked(table, specs, codebook, counted, groups, scales)
  out <- counts_of_specs(
    specs, groups, counted$counted, by, N, sum(counted$counted$n), base, counted$weighted,
    function(specs) lazy_pairs(specs, counted, groups),
    survey = survey, codebook = codebook, query = table$log$sql
  )
  with_total(out, total)
}

#' @rdname likert_counts.tbl_lazy
#' @export
likert_counts.list <- function(data, ..., N = Inf) {
  lazy <- length(data) > 0L && all(vapply(data, inherits, NA, "tbl_lazy"))
  frames <- length(data) > 0L && all(vapply(data, is.data.frame, NA))
  if (!lazy && !frames) {
    abort("type", c(
      "{.arg data} must be a data frame, a table of a database, or a list of one kind of these.",
      x = "It is {.obj_type_friendly {data}}.",
      i = "For a table of counts use {.fn as_likert_counts}."
    ), arg = "data", value = class(data))
  }
  if (!is.null(names(data))) {
    own <- is.numeric(N) && !is.null(names(N)) && setequal(names(N), names(data))
    parts <- lapply(set_names(seq_along(data), names(data)), function(i) {
      likert_counts(data[[i]], ..., N = if (own) N[[names(data)[[i]]]] else N)
    })
    return(do.call(c.likert_counts, parts))
  }
  if (lazy) return(likert_counts.tbl_lazy(data, ..., N = N))
  likert_counts(bind_parts(data, "data"), ..., N = N)
}

# where(is.numeric) asks values that are not here, and would select nothing in silence.
refuse_predicates <- function(quos, call = caller_env()) {
  asks <- function(expr) {
    is_call(expr, c("where", "select_if")) ||
      is_call(expr) && any(vapply(as.list(expr)[-1L], asks, NA))
  }
  for (arg in names(quos)) {
    if (!asks(quo_get_expr(quos[[arg]]))) next
    abort("selection", c(
      "{.arg {arg}}: {.fn where} asks the values of columns, and these are in the database.",
      i = "Name the columns, or select by name: {.code starts_with(\"q\")}."
    ), arg = arg, call = call)
  }
}

check_databases <- function(call = caller_env()) {
  lacking <- Filter(function(p) !is_installed(p), c("dbplyr", "DBI", "dplyr"))
  if (length(lacking) > 0L) {
    abort("package", c(
      "Counting in a database needs {cli::qty(length(lacking))}package{?s} {.pkg {lacking}}."
    ), arg = "data", value = lacking, call = call)
  }
}

# The weights' column, by its bare name.
weight_column <- function(quo, header, call = caller_env()) {
  if (quo_is_null(quo)) {
    return(NULL)
  }
  expr <- quo_get_expr(quo)
  if (!is_symbol(expr) && !is_string(expr)) {
    abort("weights", c(
      "{.arg weights} must be a column of the table.",
      i = "{.fn dplyr::mutate} makes one of an expression."
    ), arg = "weights", call = call)
  }
  column <- as_string(expr)
  if (!column %in% names(header)) stop_no_weights(column, header, call)
  column
}

#' @exportS3Method dplyr::show_query
show_query.likert_counts <- function(x, ...) {
  sql <- counts_about(x)$query
  cat(if (is.null(sql)) "These counts are of no database." else paste0("<SQL>\n", sql), sep = "\n")
  invisible(x)
}

#' @rdname twin_table
#' @export
twin_table.tbl_lazy <- function(x, y, scale = NULL, ...) {
  check_databases()
  header <- lazy_header(x)
  columns <- select_columns(header, enquo(y), "y")
  if (length(columns) != 2L) {
    # the second one stands where the scale does
    other <- enexpr(scale)
    beside <- length(columns) == 1L && (is_symbol(other) || is_string(other)) &&
      as_string(other) %in% names(header)
    both <- if (beside) c(columns, as_string(other)) else c("ka1", "ka2")
    abort("selection", c(
      "{.arg y} must be the two columns of a person's answers.",
      x = "It selects {length(columns)}.",
      i = if (beside) "Both are one argument: {.code c({both[[1L]]}, {both[[2L]]})}.",
      i = if (!beside) "For instance {.code c({both[[1L]]}, {both[[2L]]})}."
    ), arg = "y", value = columns)
  }
  check_dots_empty_akk(...)
  if (is.null(scale)) stop_no_scale("x", columns[[1L]])
  twins <- list(twin = set_names(columns))
  counts <- likert_counts(x, twins = twins, scale = as_scale(scale))
  pair <- counts_known(counts, "twin")$pairs[[1L]]
  scale <- item_scale(counts, "twin")
  new_twin_table(pair_twin(pair$n, scale_size(scale)), scale, columns)
}
