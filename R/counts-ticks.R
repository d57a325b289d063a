# ticks = c(teacher, parent): columns of ticks that make groups in which one person may be
# several times, with the one answer there is. Each group is counted as a domain, and each
# two together, which says what their joint table is: the diagonal, and who is in one only.

# The columns chosen, named by group where names are given.
ticks_of <- function(quo, data, by, twins, call = caller_env()) {
  check_columns(data)
  given <- if (!quo_is_null(by)) "by" else if (length(twins) > 0L) "twins"
  if (inherits(data, "grouped_df")) given <- "data"
  if (!is.null(given)) {
    abort("groups", c(
      "{.arg ticks} makes the groups, and so does {.arg {given}}: give one of them.",
      i = "Groups within groups are counted one by one, from the rows of each."
    ), arg = "ticks", call = call)
  }
  chosen_columns(quo, data, call, "ticks")
}

ticks_counts <- function(columns, data, N, count, call = caller_env()) {
  read <- read_tick_columns(list(item = "ticks", columns = columns, arg = "ticks"), data, call)
  labels <- ticks_labels(columns, data, call)
  ticked <- set_names(lapply(read$ticks, function(t) t %in% TRUE), labels)
  empty <- labels[!vapply(ticked, any, NA)]
  if (length(empty) > 0L) {
    abort("empty", c(
      "Every column of {.arg ticks} must be ticked by somebody.",
      x = "Nobody did in {.field {unname(columns)[match(empty[[1L]], labels)]}}."
    ), arg = "ticks", column = unname(columns)[match(empty[[1L]], labels)], call = call)
  }
  if ("ticks" %in% names(data)) {
    abort("duplicate", c(
      "{.arg data} has a column {.field ticks}, the name that the groups' column gets.",
      i = "Rename it."
    ), arg = "data", column = "ticks", call = call)
  }
  check_ticks_people(N, labels, call)
  of <- function(who, label, quiet = TRUE) {
    old <- options(akkoord.quiet = if (quiet) TRUE else getOption("akkoord.quiet"))
    on.exit(options(old))
    data[["ticks"]] <- factor(ifelse(who, label, NA), label)
    without_missing(count(data, ticks_people(N, label)))
  }
  each <- lapply(seq_along(labels), function(i) of(ticked[[i]], labels[[i]], quiet = i > 1L))
  out <- join_banner(set_names(each, labels))
  about <- counts_about(out)
  about["banner"] <- list(NULL)
  pairs <- utils::combn(labels, 2L, simplify = FALSE)
  joint <- lapply(pairs, function(pair) {
    both <- ticked[[pair[[1L]]]] & ticked[[pair[[2L]]]]
    if (any(both)) of(both, paste(pair, collapse = " & "))
  })
  about$known <- lapply(set_names(names(about$items)), function(item) {
    known <- about$known[[item]]
    if (isTRUE(about$items[[item]]$exclusive)) {
      known$pairs <- Map(function(pair, both) ticks_pair(out, item, pair, both), pairs, joint)
    }
    known
  })
  about$relations <- tibble::tibble(
    item = NA_character_, group1 = vapply(pairs, `[[`, "", 1L),
    group2 = vapply(pairs, `[[`, "", 2L), kind = "one answer", m.low = NA_real_,
    m.high = NA_real_, said = "answers"
  )
  as_counts_object(as_tibble(out), about)
}

ticks_labels <- function(columns, data, call) {
  labels <- if (is_named(columns)) {
    names(columns)
  } else {
    vapply(columns, function(column) as.character(column_label(data[[column]]) %||% column), "")
  }
  if (length(labels) < 2L) {
    abort("groups", c(
      "{.arg ticks} must name at least two columns, a group each.",
      i = "One column of ticks is a grouping: {.code by = {columns}}."
    ), arg = "ticks", value = columns, call = call)
  }
  if (anyDuplicated(labels)) {
    abort("duplicate", c(
      "The columns of {.arg ticks} must have labels of their own.",
      x = "{.val {labels[anyDuplicated(labels)]}} stands there twice.",
      i = "Name them: {.code ticks = c(Teachers = q1_1, Parents = q1_2)}."
    ), arg = "ticks", value = labels, call = call)
  }
  unname(labels)
}

# N: the whole, and numbers by group.
check_ticks_people <- function(N, labels, call) {
  if (is.data.frame(N)) {
    abort("population", c(
      "{.arg N} of groups by {.arg ticks} is a number, or numbers by group.",
      i = "For instance {.code N = c(560, {labels[[1L]]} = 300)}."
    ), arg = "N", call = call)
  }
  unknown <- setdiff(names(N), c("", labels))
  if (length(unknown) > 0L) {
    abort("population", c(
      "{.arg N} names a group that there is not.",
      x = "{.val {unknown[[1L]]}} is not one of {.val {labels}}."
    ), arg = "N", value = unknown, call = call)
  }
}

ticks_people <- function(N, label) {
  if (is.null(names(N))) N else N[names(N) %in% c("", label)]
}

# Who did not tick belongs to another group, or to none: no group of its own.
without_missing <- function(x) {
  about <- counts_about(x)
  gone <- about$people$group[about$people$role == "missing"]
  about$bases <- about$bases[!about$bases$outer %in% gone, ]
  about$people <- about$people[about$people$role != "missing", ]
  cells <- as_tibble(x)
  about$known <- lapply(about$known, function(known) {
    known$pairs <- Filter(function(p) {
      !any(p$groups %in% x$group[!x$group %in% about$bases$group])
    }, known$pairs)
    known
  })
  as_counts_object(cells[cells$group %in% about$bases$group, ], about)
}

# The joint table of an item in two groups: who is in both has one answer.
ticks_pair <- function(x, item, pair, both) {
  n_all <- counts_people(x)$n.low[[1L]]
  table <- function(column) {
    of <- function(counts, group) {
      at <- counts$item == item & if (is.null(group)) TRUE else counts$group == group
      rows <- counts[at, ]
      said <- rows[rows$kind %in% c("substantive", "dk"), ]
      values <- as.double(said[[column]])
      values[order(match(said$kind, c("substantive", "dk")), said$position)]
    }
    one <- of(x, pair[[1L]])
    two <- of(x, pair[[2L]])
    shared <- if (is.null(both)) 0 * one else of(both, NULL)
    size <- length(one)
    out <- matrix(0, size + 1L, size + 1L)
    diag(out)[seq_len(size)] <- shared
    out[seq_len(size), size + 1L] <- one - shared
    out[size + 1L, seq_len(size)] <- two - shared
    out
  }
  weighted <- is_weighted(x)
  n <- table(if (weighted) "n" else "count")
  n[length(n)] <- n_all - sum(n)
  compact(list(
    groups = pair, n = n, w = if (weighted) table("count"), w2 = if (weighted) table("w2")
  ))
}
