# Answers of one person that belong together, from a database: a frame of their
# combinations, with how many people have each.

# list(data, cell, n, w, w2): a row a combination in a group; `cell` is the group's.
lazy_frame <- function(table, columns, about) {
  columns <- unique(columns)
  keys <- lazy_keys(table$by)
  alias <- sprintf("akk_c%d", seq_along(columns))
  found <- sql_answer(table$sources, function(from, con) {
    names <- vapply(c(table$by, columns), sql_name, "", con = con)
    values <- people_sql(table$weights, con)
    values <- values[intersect(c("akk_n", "akk_w", "akk_w2"), names(values))]
    sql_select(from, set_names(names, c(keys, alias)), values, con)
  }, table$log, table$call)
  # in an order that no server's plan changes
  found <- found[do.call(order, c(unname(as.list(found)), method = "radix")), , drop = FALSE]
  row <- if (length(keys) > 0L) {
    vctrs::vec_match(found[keys], about$keys)
  } else {
    rep(1L, nrow(found))
  }
  list(
    data = set_names(as.list(found)[alias], columns) |>
      tibble::new_tibble(nrow = nrow(found)),
    cell = about$cell[row], n = as.double(found$akk_n), w = found$akk_w, w2 = found$akk_w2
  )
}

# Plans of a twin or of options, from their combinations. What a door says of a row of
# these is said without it: there is no such respondent.
plan_joint <- function(spec, frame, table, scales) {
  whole <- function(e) {
    kind <- sub("akkoord_error_", "", class(e)[[1L]], fixed = TRUE)
    abort(kind, c(
      escaped(e$message), i = if (kind == "off_scale" && !table$show_values) {
        "{.code show_values = TRUE} shows what they are: people's answers."
      }, x = if (table$show_values) escaped(as.character(e$value))
    ), arg = e$arg, column = e$column, call = table$call)
  }
  out <- tryCatch(
    plan_item(spec, frame$data, scales, table$call),
    akkoord_error_off_scale = whole, akkoord_error_multiple = whole
  )
  out$bare <- spec
  out
}

frame_matrices <- function(plan, frame, about) {
  size <- length(plan$slot) + 1L
  row <- code_rows(plan)
  off <- is.na(row) | row < size & plan$slot[pmin(row, size - 1L)] == 0L
  at <- (row + size * (frame$cell - 1L))[!off]
  one <- function(values) {
    matrix(cell_sums(values[!off], at, size * about$cells), size)
  }
  list(
    count = one(frame$n), weight = if (about$weighted) one(frame$w),
    weight2 = if (about$weighted) one(frame$w2), off = sum(frame$n[off])
  )
}

# The joint tables of twins, as twin_pairs() has them.
lazy_pairs <- function(specs, counted, groups) {
  twin <- Filter(function(spec) spec$type == "twin", specs)
  lapply(twin, function(spec) {
    frame <- counted$frames[[spec$item]]
    k <- scale_size(spec$scale)
    size <- k + scale_dk_size(spec$scale) + 1L
    check_twin_size(size - 1L, "twins")
    slots <- lapply(spec$columns, function(column) {
      slot <- answer_slots(frame$data[[column]], spec$scale, "twins", column, dk = TRUE)
      if (spec$reversed) slot[slot <= k] <- k + 1L - slot[slot <= k]
      slot
    })
    entries <- list()
    for (g in seq_along(groups$kept)) {
      here <- frame$cell == groups$kept[[g]]
      for (pair in utils::combn(names(spec$columns), 2L, simplify = FALSE)) {
        cross <- function(w) {
          ours <- lapply(slots[pair], `[`, here)
          cross_slots(ours[[1L]], ours[[2L]], size - 1L, w[here])
        }
        n <- cross(frame$n)
        if (max(n) <= .Machine$integer.max) storage.mode(n) <- "integer"
        entries[[length(entries) + 1L]] <- compact(list(
          groups = vapply(pair, part_group, "", label = groups$label[[g]], USE.NAMES = FALSE),
          n = n, w = if (counted$weighted) cross(frame$w),
          w2 = if (counted$weighted) cross(frame$w2)
        ))
      }
    }
    list(pairs = entries)
  })
}

# Who was not asked, as count_not_asked() has it.
lazy_not_asked <- function(table, specs, codebook, counted, groups, scales) {
  if (is.null(codebook)) {
    return(specs)
  }
  fields <- cb_fields(codebook)
  questions <- cb_questions(codebook)
  against <- list()
  for (item in names(specs)) {
    spec <- specs[[item]]
    of <- lapply(spec$columns, function(column) {
      field <- fields[[column]]
      if (!is.null(field)) questions[[field$akkoord$question]]
    })
    routed <- vapply(of, function(q) !is.null(q) && length(cb_routes(codebook, q)) > 0L, NA)
    if (!any(routed)) next
    needs <- unlist(lapply(of[routed], routing_columns, codebook = codebook))
    frame <- lazy_frame(
      table, c(spec$columns, intersect(needs, names(table$header))), counted
    )
    sums <- function(rows, values) {
      cell_sums(c(values[rows], 0), c(frame$cell[rows], 1L), counted$cells)[groups$kept]
    }
    no_ticks <- if (spec$type == "multiple") {
      is.na(plan_joint(spec$bare, frame, table, scales)$plans[[1L]]$data)
    }
    specs[[item]]$not_asked <- lapply(seq_along(of), function(j) {
      column <- spec$columns[[j]]
      ask <- function(open) {
        if (!routed[[j]]) return(logical(length(frame$n)))
        codebook_not_asked(codebook, frame$data, of[[j]], open)
      }
      rows <- ask(FALSE)
      silent <- no_ticks %||% is.na(full_slots(frame$data[[column]], spec$scale, column))
      wrong <- sum(frame$n[rows & !silent])
      if (wrong > 0) against[[column]] <<- wrong
      none <- rows & silent
      list(
        count = sums(none, frame$n), weight = if (counted$weighted) sums(none, frame$w),
        weight2 = if (counted$weighted) sums(none, frame$w2),
        open = sums(ask(TRUE) & silent, frame$n)
      )
    })
  }
  warn_lazy_routing(unlist(against))
  specs
}

# The columns that say whether a question was put.
routing_columns <- function(question, codebook, seen = character()) {
  if (question$id %in% seen) {
    return(character())
  }
  fields <- cb_fields(codebook)
  questions <- cb_questions(codebook)
  rules <- unlist(cb_routes(codebook, question), recursive = FALSE)
  unique(unlist(lapply(rules, function(rule) {
    q <- questions[[fields[[rule$field]]$akkoord$question]]
    own <- if (q$type == "multiple") {
      names(Filter(function(x) x$akkoord$question == q$id, fields))
    } else {
      rule$field
    }
    c(own, routing_columns(q, codebook, c(seen, question$id)))
  })))
}

warn_lazy_routing <- function(against) {
  if (length(against) == 0L) {
    return(invisible())
  }
  columns <- names(against)
  cli::cli_warn(
    c(
      paste(
        "{cli::qty(length(columns))}Column{?s} {.field {columns}} ha{?s/ve} answers that",
        "the codebook says were not asked."
      ),
      i = "{sum(against)} answer{?s} {?is/are} counted all the same."
    ),
    class = c("akkoord_warning_routing", "akkoord_warning"), column = columns
  )
}
