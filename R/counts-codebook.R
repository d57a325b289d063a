# What likert_counts() takes from a codebook: which columns make an item, on which scale,
# under which label, and who was not asked.

# What is counted, as the arguments say it or a codebook: items by name in `specs`, their
# scales and labels.
said_items <- function(data, items, codebook, scale, twins, multiple, call = caller_env()) {
  no_items <- quo_is_missing(items)
  said <- if (is.null(codebook)) {
    plain <- if (no_items) character() else select_columns(data, items, "items", call)
    list(plain = set_names(plain), twins = twins, multiple = multiple, scale = scale)
  } else {
    codebook_arguments(codebook, data, items, no_items, scale, twins, multiple, call)
  }
  specs <- item_specs(
    data, said$plain, said$twins, said$multiple, no_items, said$order, call
  )
  list(specs = specs, scale = said$scale, labels = said$labels)
}

# The codebook as arguments of likert_counts(): `plain` columns named by item, `twins`,
# `multiple`, `scale` by item, and of each item its `label` by language and its place.
codebook_arguments <- function(codebook, data, items, no_items, scale, twins, multiple,
                               call = caller_env()) {
  check_codebook(codebook, "codebook", call)
  f <- as.data.frame(codebook)
  plan <- codebook_item_plan(codebook, f)
  if (no_items) {
    wanted <- setdiff(default_items(plan, data), c(names(twins), names(multiple)))
    gone <- setdiff(unlist(lapply(plan[wanted], `[[`, "columns")), names(data))
    if (length(gone) > 0L) {
      how_many <- if (length(gone) > 5L) paste0(" (", length(gone), " in all)")
      abort("missing_column", c(
        "{.arg data} lacks {cli::qty(length(gone))}{?a column/columns} of the codebook.",
        x = "There is no {.field {head_of(gone, 5L)}}{how_many}.",
        i = "Name in {.arg items} what there is to count, or rename the columns."
      ), arg = "data", value = gone, column = gone[[1L]], call = call)
    }
  } else {
    # an item's id stands for all its columns; a column stands for itself
    there <- Filter(function(p) all(p$columns %in% names(data)), plan)
    ids <- setdiff(names(there), names(data))
    known <- c(as.list(data), set_names(rep(list(NA), length(ids)), ids))
    wanted <- select_columns(known, items, "items", call = call)
    # everything() or starts_with() must not count a question twice
    covered <- unlist(lapply(plan[intersect(wanted, ids)], `[[`, "columns"))
    wanted <- setdiff(wanted, covered)
  }
  for (column in setdiff(wanted, names(plan))) {
    at <- match(column, f$name)
    if (!is.na(at) && f$type[[at]] %in% c("single", "matrix")) {
      field <- codebook$fields[[at]]
      plan[[column]] <- list(type = "plain", columns = column, scale = f$scale[[at]],
                             label = unlist(field$akkoord$label))
    }
  }
  own <- plan[intersect(wanted, names(plan))]
  of <- function(type) Filter(function(p) p$type == type, own)
  scales <- lapply(own, function(p) {
    if (p$type == "multiple") p$options else cb_scale(codebook, p$scale)
  })
  scale <- if (is.null(scale)) {
    scales
  } else if (is.list(scale) && !inherits(scale, "likert_scale")) {
    c(scale, scales[setdiff(names(scales), names(scale))])
  } else {
    # one scale for all but multiple choice, as without a codebook
    scale
  }
  alone <- setdiff(wanted, names(own))
  some <- function(x) if (length(x) > 0L) x
  list(
    plain = c(vapply(of("plain"), `[[`, "", "columns"), set_names(as.character(alone))),
    twins = some(c(lapply(of("twin"), `[[`, "columns"), twins)),
    multiple = some(c(lapply(of("multiple"), `[[`, "columns"), multiple)),
    scale = some(scale), labels = lapply(own, `[[`, "label"),
    order = c(wanted, names(twins), names(multiple))
  )
}

# The items of matrices, or the closed questions where there are none; not those of which a wave
# was read as not having asked them.
default_items <- function(plan, data) {
  plan <- Filter(function(p) !all(p$columns %in% attr(data, "not_asked")), plan)
  named <- names(Filter(function(p) p$matrix, plan))
  if (length(named) > 0L) named else names(Filter(function(p) p$type != "multiple", plan))
}

# Every item that can be counted, by id, in the order of the questionnaire: twins are one
# item, and so are the options of a multiple-choice question.
codebook_item_plan <- function(codebook, f = as.data.frame(codebook)) {
  plan <- list()
  questions <- cb_questions(codebook)
  for (q in names(questions)) {
    rows <- which(f$question == q)
    type <- f$type[[rows[[1L]]]]
    if (type == "multiple") {
      langs <- set_names(cb_languages(codebook))
      labels <- lapply(langs, function(l) {
        vapply(codebook$fields[rows], function(x) x$akkoord$label[[l]], "")
      })
      plan[[q]] <- list(
        type = "multiple", columns = f$name[rows], matrix = FALSE,
        label = unlist(questions[[q]]$label),
        options = if (length(rows) > 1L) {
          likert_scale(labels, ordered = FALSE)
        }
      )
    }
    if (!type %in% c("single", "matrix")) next
    for (i in rows) {
      id <- if (is.na(f$item[[i]])) f$name[[i]] else f$item[[i]]
      if (!is.null(plan[[id]])) next
      same <- which(f$item %in% id & f$type == type)
      twin <- length(same) > 1L && !anyNA(f$group[same])
      plan[[id]] <- list(
        type = if (twin) "twin" else "plain", matrix = type == "matrix",
        columns = if (twin) set_names(f$name[same], f$group[same]) else f$name[[i]],
        scale = f$scale[[i]], label = unlist(codebook$fields[[i]]$akkoord$label)
      )
    }
  }
  plan
}

# Groups ------------------------------------------------------------------------------

# `by` columns that the codebook knows, named by its labels: those of its first language, so that
# a group is called the same in every session. A value off the scale stays a group as it is.
labelled_groups <- function(data, by, codebook, call = caller_env()) {
  if (is.null(codebook)) {
    return(data)
  }
  f <- as.data.frame(codebook)
  for (column in intersect(by, f$name[!is.na(f$scale)])) {
    x <- data[[column]]
    scale <- cb_scale(codebook, f$scale[[match(column, f$name)]])
    slot <- row_slots(code_plan(x, scale, "by", column, call))
    of <- function(texts) texts[[cb_languages(codebook)[[1L]]]] %||% texts[[1L]]
    answers <- of(scale$labels)
    labels <- c(answers, if (scale_dk_size(scale) > 0L) of(scale$dont_know))
    off <- slot %in% c(0L, NA) & !is.na(x)
    name <- labels[ifelse(slot > 0L, slot, NA)]
    name[off] <- as.character(x[off])
    # an answer that nobody gave is a group without people; don't know is one of who said so
    seen <- c(intersect(labels[-seq_along(answers)], name), sort(unique(name[off])))
    data[[column]] <- factor(name, unique(c(answers, seen)))
  }
  data
}

# Who was not asked ------------------------------------------------------------------

# Respondents to whom a question was not put, as far as their answers say: TRUE, or FALSE
# where it was or where that is open. With `open`, who may have been asked or not.
codebook_not_asked <- function(codebook, data, question, open = FALSE) {
  fields <- cb_fields(codebook)
  questions <- cb_questions(codebook)
  n <- nrow(data)
  # what the answers of a field say: TRUE leads on, FALSE does not, NA is open
  leads <- function(rule) {
    field <- fields[[rule$field]]
    q <- questions[[field$akkoord$question]]
    if (q$type == "multiple") {
      options <- Filter(function(x) x$akkoord$question == q$id, fields)
      columns <- intersect(names(options), names(data))
      if (!rule$field %in% columns) {
        return(rep(NA, n))
      }
      ticks <- lapply(columns, function(c) read_ticks(data[[c]], c, call = NULL))
      asked <- Reduce(`|`, lapply(ticks, function(t) !is.na(t)))
      tick <- ticks[[match(rule$field, columns)]]
      out <- ifelse(asked, tick %in% TRUE, NA) %in% unlist(rule$is)
      out[!asked] <- NA
    } else {
      if (!rule$field %in% names(data)) {
        return(rep(NA, n))
      }
      scale <- cb_scale(codebook, q$scale)
      slot <- full_slots(data[[rule$field]], scale, rule$field)
      code <- c(scale$values, scale$dk_values)[slot]
      out <- code %in% unlist(rule$is)
      out[is.na(code)] <- NA
    }
    # who was not asked that question did not answer it so either
    out[is.na(out) & codebook_not_asked(codebook, data, q)] <- FALSE
    out
  }
  none <- rep(FALSE, n)
  known <- rep(TRUE, n)
  for (route in cb_routes(codebook, question)) {
    led <- Reduce(`|`, lapply(route, leads))
    none <- none | led %in% FALSE
    known <- known & !is.na(led)
  }
  if (open) !none & !known else none
}

# Slots as in a code plan: substantive, then "don't know", NA for missing or off the scale.
full_slots <- function(x, scale, column) {
  slot <- row_slots(code_plan(x, scale, "codebook", column, call = NULL))
  slot[slot == 0L | slot > scale_size(scale) + scale_dk_size(scale)] <- NA
  slot
}

# Adds to each spec that is routed how many were not asked, plain and weighted, and of how
# many that is open (they gave no answer): for each of its columns and each group.
count_not_asked <- function(specs, codebook, data, groups, w) {
  if (is.null(codebook)) {
    return(specs)
  }
  cell <- group_cells(groups, nrow(data))
  fields <- cb_fields(codebook)
  questions <- cb_questions(codebook)
  against <- list()
  sums <- function(rows, weight) {
    out <- numeric(max(groups$kept))
    of <- rowsum(weight[rows], cell[rows])
    out[as.integer(rownames(of))] <- of
    out[groups$kept]
  }
  specs <- lapply(specs, function(spec) {
    of <- lapply(spec$columns, function(column) {
      field <- fields[[column]]
      if (!is.null(field)) questions[[field$akkoord$question]]
    })
    routed <- vapply(of, function(q) {
      !is.null(q) && length(cb_routes(codebook, q)) > 0L
    }, NA)
    if (!any(routed)) {
      return(spec)
    }
    none <- lapply(seq_along(of), function(j) {
      ask <- function(open) {
        if (!routed[[j]]) return(logical(nrow(data)))
        codebook_not_asked(codebook, data, of[[j]], open)
      }
      rows <- ask(FALSE)
      silent <- if (spec$type == "multiple") {
        is.na(spec$plans[[1L]]$data)
      } else {
        is.na(full_slots(data[[spec$columns[[j]]]], spec$scale, spec$columns[[j]]))
      }
      wrong <- which(rows & !silent)
      if (length(wrong) > 0L) {
        against[[spec$columns[[j]]]] <<- wrong
      }
      list(rows = rows & silent, open = ask(TRUE) & silent)
    })
    spec$not_asked <- lapply(none, function(found) {
      one <- rep(1, length(found$rows))
      list(
        count = sums(found$rows, one), weight = if (!is.null(w)) sums(found$rows, w),
        weight2 = if (!is.null(w)) sums(found$rows, w^2), open = sums(found$open, one)
      )
    })
    spec
  })
  warn_routing(against)
  specs
}

warn_routing <- function(against) {
  if (length(against) == 0L) {
    return(invisible())
  }
  columns <- names(against)
  rows <- unique(unlist(against))
  cli::cli_warn(
    c(
      paste(
        "{cli::qty(length(rows))}{length(rows)} respondent{?s} answered what the",
        "codebook says {?was/were} not asked of them."
      ),
      i = "The first is row {rows[[1L]]}, column {.field {columns[[1L]]}}.",
      i = "The answers are counted."
    ),
    class = c("akkoord_warning_routing", "akkoord_warning"), row = rows, column = columns
  )
}

# The cell of each respondent in the kernel's counts, as count_columns() numbers them.
group_cells <- function(groups, n) {
  cell <- rep(1L, n)
  stride <- 1L
  for (f in groups$factors) {
    code <- as.integer(f)
    code[is.na(code)] <- nlevels(f) + 1L
    cell <- cell + (code - 1L) * stride
    stride <- stride * (nlevels(f) + 1L)
  }
  cell
}

# The last row, who did not answer, in two: who was asked, and who was not.
split_not_asked <- function(m, none) {
  if (is.null(none)) {
    return(m)
  }
  last <- nrow(m)
  m[last, ] <- pmax(0, m[last, ] - none)
  rbind(m, none)
}
