# From statements to what the kernel would have counted: for each column a matrix of its
# codes by group, of people and of sums of weights.

# More different texts than this are open answers.
most_spellings <- 1000L
# PostgreSQL answers with at most 1664 columns.
most_columns <- 1000L

count_lazy <- function(table, specs, scales, labels, reverse, codebook) {
  call <- table$call
  plain <- vapply(specs, function(s) s$type == "plain", NA)
  columns <- unlist(lapply(specs[plain], `[[`, "columns"), use.names = FALSE)
  held <- lazy_held(table, columns)
  specs[plain] <- lapply(specs[plain], plan_lazy, table = table, held = held, scales = scales)
  for (i in seq_len(sum(plain))) specs[[which(plain)[[i]]]]$at <- i
  main <- lazy_main(table, specs[plain])
  if (sum(main$akk_n) == 0) {
    abort("empty", c("{.arg data} must have at least one row.", x = "It has none."),
      arg = "data", value = 0L, call = call
    )
  }
  weighted <- !is.null(table$weights) && check_lazy_weights(main, call)
  if (!weighted) table["weights"] <- list(NULL)
  keys <- main[lazy_keys(table$by)]
  named <- labelled_groups(set_names(as.list(keys), table$by), table$by, codebook, call)
  groups <- group_plan(named, table$by, call)
  about <- list(
    groups = groups, keys = keys, cell = group_cells(groups, nrow(main)),
    cells = as.integer(prod(groups$size + 1)), weighted = weighted
  )
  frames <- lapply(specs[!plain], function(s) lazy_frame(table, unname(s$columns), about))
  specs[!plain] <- Map(plan_joint, specs[!plain], frames, MoreArgs = list(table, scales))
  for (item in intersect(names(specs), names(labels))) specs[[item]]$label <- labels[[item]]
  specs <- mark_reversed(specs, reverse, call)
  matrices <- unlist(lapply(specs, function(s) {
    if (s$type == "plain") return(list(main_matrices(s, main, about)))
    lapply(s$plans, frame_matrices, frame = frames[[s$item]], about = about)
  }), recursive = FALSE, use.names = FALSE)
  stop_lazy_off(table, specs, matrices)
  of <- function(kind) lapply(matrices, `[[`, kind)
  n <- cell_sums(main$akk_n, about$cell, about$cells)
  counted <- list(
    count = of("count"), weight = if (weighted) of("weight"),
    weight2 = if (weighted) of("weight2"), n = n,
    total = if (weighted) cell_sums(main$akk_w, about$cell, about$cells) else n
  )
  c(list(specs = specs, counted = counted, frames = frames), about)
}

# What columns hold, where their type does not say it: texts, and columns without a type.
lazy_held <- function(table, columns) {
  class <- lapply(table$header[columns], class)
  text <- columns[vapply(class, identical, NA, "character")]
  loose <- columns[vapply(class, identical, NA, "logical")]
  held <- lazy_spellings(table$sources, text, most_spellings, table$log, table$call)
  for (column in loose) {
    found <- sql_answer(table$sources, function(from, con) {
      name <- sql_name(column, con)
      sql_select(from, c(akk_value = name), NULL, con)
    }, table$log, table$call)
    values <- unique(found[[1L]])
    held[[column]] <- values[!is.na(values)]
  }
  held
}

# The plan of one column: of its texts, or of its scale's codes.
plan_lazy <- function(spec, table, held, scales) {
  column <- spec$columns[[1L]]
  values <- held[[column]]
  if (is.null(values)) {
    values <- table$header[[column]]
    scale <- scales(spec$item, "plain")
    if (is.numeric(values)) values <- as.double(c(scale$values, scale$dk_values))
  }
  spec <- plan_item(spec, set_names(list(values), column), scales, table$call)
  plan <- spec$plans[[1L]]
  code <- code_rows(plan)
  spec$codes <- split(values, factor(code, seq_along(plan$slot)))
  spec$codes[plan$slot == 0L] <- list(NULL)
  spec
}

# The main statement: people of each group and answer, one row a group.
lazy_main <- function(table, specs) {
  width <- vapply(specs, function(s) sum(lengths(s$codes) > 0L) + 1L, 0L) *
    if (is.null(table$weights)) 1L else 3L
  chunk <- if (length(specs) > 0L) (cumsum(as.double(width)) - 1) %/% most_columns
  out <- NULL
  for (k in unique(c(0, chunk))) {
    some <- which(chunk == k)
    found <- sql_answer(table$sources, function(from, con) {
      keys <- set_names(
        vapply(table$by, sql_name, "", con = con), lazy_keys(table$by)
      )
      values <- c(
        if (is.null(out)) people_sql(table$weights, con),
        items_sql(specs[some], some, table$weights, con)
      )
      if (length(values) == 0L) values <- c(akk_none = "COUNT(*)")
      sql_select(from, keys, values, con)
    }, table$log, table$call)
    found <- add_up(found, lazy_keys(table$by))
    if (!is.null(out)) {
      at <- if (length(table$by) > 0L) {
        vctrs::vec_match(out[lazy_keys(table$by)], found[lazy_keys(table$by)])
      } else {
        1L
      }
      found <- found[at, setdiff(names(found), names(out)), drop = FALSE]
    }
    out <- if (is.null(out)) found else cbind(out, found)
  }
  out
}

# The counts of items' codes (a<item>_<code>) and of who has none (a<item>_0); with
# weights also their sums (w) and squares (v).
items_sql <- function(specs, number, weights, con) {
  names <- sql_name(vapply(specs, function(s) s$columns[[1L]], "", USE.NAMES = FALSE), con)
  w <- if (!is.null(weights)) sql_name(weights, con)
  unlist(unname(Map(item_sql, specs, number, names, MoreArgs = list(w, con))))
}

item_sql <- function(spec, i, name, w, con) {
  code <- which(lengths(spec$codes) > 0L)
  when <- c(paste(name, "IS NULL"), sql_is_one_of(name, spec$codes[code], con))
  of <- sprintf("a%d_%d", i, c(0L, code))
  out <- set_names(paste0("COUNT(CASE WHEN ", when, " THEN 1 END)"), of)
  if (is.null(w)) {
    return(out)
  }
  sums <- function(what) paste0("SUM(CASE WHEN ", when, " THEN ", what, " END)")
  c(
    out, set_names(sums(w), paste0(of, "w")),
    set_names(sums(paste0("1.0 * ", w, " * ", w)), paste0(of, "v"))
  )
}

# One row a group: several tables may each have one.
add_up <- function(found, keys) {
  id <- if (length(keys) > 0L) vctrs::vec_group_id(found[keys]) else rep(1L, nrow(found))
  first <- !duplicated(id)
  out <- found[first, keys, drop = FALSE]
  if (length(keys) == 0L) out <- data.frame(row.names = seq_len(sum(first)))
  values <- lapply(unclass(found)[setdiff(names(found), keys)], as.double)
  ends <- names(values) %in% c("akk_min", "akk_max")
  sums <- do.call(cbind, values[!ends])
  sums[is.na(sums) & (colnames(sums) != "akk_w")[col(sums)]] <- 0
  sums <- rowsum(sums, id)
  values[!ends] <- lapply(seq_len(ncol(sums)), function(j) as.vector(sums[, j]))
  for (name in names(values)[ends]) {
    values[[name]] <- as.vector(tapply(values[[name]], id, if (name == "akk_min") min else max))
  }
  rownames(out) <- NULL
  cbind(out, as.data.frame(values, optional = TRUE))
}

# Whether the weights weigh; those that cannot be are refused.
check_lazy_weights <- function(main, call) {
  bad <- sum(main$akk_bad)
  if (bad > 0 || any(!is.finite(main$akk_w))) {
    abort("weights", c(
      "{.arg weights} must be finite and not negative.",
      x = if (bad > 0) {
        "{format_count(bad)} {cli::qty(bad)}{?is/are} missing or negative."
      } else {
        "Some are not finite."
      },
      i = "A respondent who should not count has weight 0."
    ), arg = "weights", value = bad, call = call)
  }
  least <- min(main$akk_min)
  if (max(main$akk_max) == 0) {
    abort("weights", "{.arg weights} must not all be 0.",
      arg = "weights", value = 0, call = call
    )
  }
  if (least < max(main$akk_max)) {
    return(TRUE)
  }
  if (sum(main$akk_n) > 1) {
    tell("All {.arg weights} are {.val {least}}: respondents are counted, without weights.",
      class = "akkoord_message_weights"
    )
  }
  FALSE
}

# A plan's counts from the main statement.
main_matrices <- function(spec, main, about) {
  size <- length(spec$plans[[1L]]$slot)
  one <- function(suffix) {
    out <- matrix(0, size + 1L, about$cells)
    for (j in c(which(lengths(spec$codes) > 0L), 0L)) {
      row <- if (j == 0L) size + 1L else j
      name <- paste0("a", spec$at, "_", j, suffix)
      out[row, ] <- cell_sums(main[[name]], about$cell, about$cells)
    }
    out
  }
  count <- one("")
  list(
    count = count, weight = if (about$weighted) one("w"),
    weight2 = if (about$weighted) one("v"), off = sum(main$akk_n) - sum(count)
  )
}

# Answers that are not on their scale: how many, by column; values when asked.
stop_lazy_off <- function(table, specs, matrices) {
  off <- vapply(matrices, `[[`, 0, "off")
  if (!any(off > 0)) {
    return(invisible())
  }
  spec <- specs[rep(seq_along(specs), lengths(lapply(specs, `[[`, "plans")))][off > 0]
  columns <- unlist(lapply(specs, `[[`, "columns"), use.names = FALSE)[off > 0]
  off <- off[off > 0]
  arg <- c(plain = "items", twin = "twins", multiple = "multiple")[[spec[[1L]]$type]]
  values <- if (table$show_values) {
    lapply(seq_along(columns), function(i) off_values(table, columns[[i]], spec[[i]]))
  }
  lines <- vapply(seq_along(off), function(i) {
    paste0(
      columns[[i]], ": ", format_count(off[[i]]), if (off[[i]] == 1) " answer" else " answers",
      if (!is.null(values)) paste0(" (", paste(head_of(values[[i]], 5L), collapse = ", "), ")")
    )
  }, "")
  scale <- spec[[1L]]$scale
  on_scale <- c(scale_labels(scale), scale_dk(scale))
  abort("off_scale", c(
    if (length(columns) == 1L) {
      "{.arg {arg}}: a column holds answers that are not on its scale."
    } else {
      "{.arg {arg}}: {length(columns)} columns hold answers that are not on their scale."
    },
    escaped(head_of(lines, 12L), "x"),
    i = "The scale is {.val {on_scale}}.",
    i = if (!table$show_values) "{.code show_values = TRUE} shows them: they are people's answers.",
    i = paste(
      "Recode them, add them to the scale (as {.arg dont_know} where they are no",
      "answer), or make them {.code NULL}."
    )
  ), arg = arg, column = columns[[1L]], n = off, values = values, call = table$call)
}

off_values <- function(table, column, spec) {
  found <- sql_answer(table$sources, function(from, con) {
    sql_select(from, c(akk_value = sql_name(column, con)), NULL, con)
  }, table$log, table$call)
  values <- unique(found[[1L]])
  values <- values[!is.na(values)]
  plan <- code_plan(values, spec$scale, "items", column, table$call)
  rows <- code_rows(plan)
  size <- length(plan$slot)
  off <- is.na(rows) | rows <= size & plan$slot[pmin(rows, size)] == 0L
  as.character(values[off])
}
