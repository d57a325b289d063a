# Counts that add: parts of one survey, whatever was counted first.

#' @export
rbind.likert_counts <- function(..., deparse.level = 1) {
  parts <- list(...)
  check_parts(parts, "rbind")
  first <- counts_about(parts[[1L]])
  for (part in parts[-1L]) {
    if (!identical(counts_people(part), first$people)) {
      abort("rbind", c(
        "Only counts of the same respondents can be put beneath each other.",
        i = "{.fn c} adds counts of parts of a survey; {.fn as_tibble} gives plain rows."
      ), arg = "...")
    }
  }
  cells <- bind_parts(lapply(parts, as_tibble))
  if (anyDuplicated(cells[cell_key])) {
    abort("duplicate", c(
      "An item and group stands in more than one part.",
      i = "{.fn c} adds the counts of parts of one survey."
    ), arg = "...")
  }
  as_counts_object(cells, joined_about(parts))
}

# Tables beneath each other; what has one name is of one kind.
bind_parts <- function(parts, arg = "...", call = caller_env()) {
  tryCatch(vctrs::vec_rbind(!!!unname(parts)), error = function(e) {
    abort("type", c(
      "The parts in {.arg {arg}} do not have the same columns.", x = escaped(conditionMessage(e))
    ), arg = arg, call = call)
  })
}

# What the parts know, where no item and group is in two of them.
joined_about <- function(parts) {
  about <- counts_about(parts[[1L]])
  abouts <- unname(lapply(parts, counts_about))
  by_name <- function(field) {
    value <- unlist(lapply(abouts, `[[`, field), recursive = FALSE)
    value[!duplicated(names(value))]
  }
  about$items <- by_name("items")
  about$known <- by_name("known")
  about["whole"] <- list(NULL)
  bases <- do.call(rbind, lapply(abouts, `[[`, "bases"))
  about$bases <- bases[!duplicated(base_key(bases$item, bases$group)), ]
  same <- vapply(abouts, function(a) identical(a$codebook, about$codebook), NA)
  if (!all(same)) about["codebook"] <- list(NULL)
  about
}

check_parts <- function(parts, what, call = caller_env()) {
  for (part in parts) {
    if (!inherits(part, "likert_counts")) {
      abort("type", c(
        "Only counts can be put together with counts.",
        x = "One part is {.obj_type_friendly {part}}."
      ), arg = "...", value = class(part), call = call)
    }
  }
  abouts <- lapply(parts, counts_about)
  first <- abouts[[1L]]
  for (a in abouts[-1L]) {
    if (!identical(a$survey, first$survey)) {
      abort("survey", c(
        "Counts of different surveys are not one survey.",
        x = paste(
          "They are of {.val {first$survey %||% \"one without a name\"}} and",
          "{.val {a$survey %||% \"one without a name\"}}."
        ),
        i = "{.fn compare_waves} sets waves beside each other."
      ), arg = "...", value = a$survey, call = call)
    }
    off <- Filter(function(f) !identical(a[[f]], first[[f]]), c("by", "base", "weighted"))
    if (length(off) > 0L) {
      abort(what, c(
        "The parts were not counted in the same way.",
        x = "{.arg {off}} {?is/are} not the same in each."
      ), arg = off[[1L]], call = call)
    }
    for (item in intersect(names(a$items), names(first$items))) {
      fields <- c("scale", "groups", "exclusive", "reversed")
      if (!identical(a$items[[item]][fields], first$items[[item]][fields])) {
        abort("scale", c(
          "An item has two scales or directions.",
          x = "{.field {item}} is not counted on the same scale in each part.",
          i = "Count it with the same {.arg scale} and {.arg reverse}."
        ), arg = "...", value = item, column = item, call = call)
      }
    }
  }
}

#' Add counts
#'
#' Counts of parts of one survey (files, chunks, regions) add up to the counts of the
#' whole: `c(a, b)`. With names, `c(BE = a, NL = b)`, each part becomes a group.
#'
#' @param ... [likert_counts()] counted in the same way: the same `by`, `base`, scales
#'   and direction. Either all are named or none.
#' @return Counts. Added without names: counts, bases, weights and twin tables are sums;
#'   one `N` for everyone must be the same in each part and is kept, `N` by group is
#'   joined. With names: the groups are `name` or `name / group`, and each part keeps its
#'   own `N`.
#' @section Errors: `akkoord_error_survey` for counts of surveys with different names,
#'   `akkoord_error_scale` for an item on two scales, `akkoord_error_population` for two
#'   `N`.
#' @examples
#' one <- data.frame(q = c(1, 4, 5, 5))
#' two <- data.frame(q = c(2, 4, 3))
#' a <- likert_counts(one, q, scale = "agree5", N = 20)
#' b <- likert_counts(two, q, scale = "agree5", N = 20)
#' c(a, b)
#' c(first = a, second = b)
#' @name c.likert_counts
#' @export
c.likert_counts <- function(...) {
  parts <- list(...)
  check_parts(parts, "c")
  if (length(parts) == 1L && is.null(names(parts))) {
    return(parts[[1L]])
  }
  if (is.null(names(parts))) {
    return(add_counts(parts))
  }
  name <- names(parts)
  if (any(!nzchar(name)) || anyDuplicated(name)) {
    abort("names", c(
      "Name each part once, or none.",
      i = "{.code c(a, b)} adds them up; {.code c(BE = a, NL = b)} makes a group of each."
    ), arg = "...", value = name)
  }
  rbind_groups(parts)
}

add_counts <- function(parts, call = caller_env()) {
  parts <- lapply(parts, with_counts, call)
  abouts <- lapply(parts, counts_about)
  about <- joined_about(parts)
  about$bases <- add_rows(
    do.call(rbind, lapply(abouts, `[[`, "bases")), c("item", "group"),
    setdiff(bases_columns, c("item", "group", "outer", "twin", "people", "n_eff"))
  )
  about$bases$n_eff <- NA_real_
  about$people <- add_people(lapply(abouts, `[[`, "people"), call)
  about$known <- add_known(abouts)
  about["design"] <- list(add_designs(lapply(abouts, `[[`, "design")))
  cells <- bind_parts(lapply(parts, as_tibble), call = call)
  # a number was printed of a part
  cells$printed <- NULL
  cells <- add_rows(cells, cell_key, intersect(c("low", "high", "base", "n", "w2"), names(cells)))
  cells$count <- ifelse(cells$low == cells$high, cells$low, NA)
  order <- order(
    match(cells$item, names(about$items)), match(cells$group, unique(about$bases$group))
  )
  new_counts(cells[order, ], about, call)
}

# Rows with the same keys as one, with the sums of `columns`.
add_rows <- function(rows, keys, columns) {
  key <- do.call(paste, c(unname(as.list(rows)[keys]), sep = "\r"))
  first <- !duplicated(key)
  out <- rows[first, ]
  for (column in columns) {
    out[[column]] <- as.vector(rowsum(as.double(rows[[column]]), match(key, key[first])))
  }
  out
}

add_people <- function(people, call) {
  everyone <- do.call(rbind, people)
  out <- add_rows(everyone, "group", c("n.low", "n.high"))
  for (g in out$group) {
    N <- unique(everyone$N[everyone$group == g])
    if (length(N) > 1L) {
      abort("population", c(
        "{.arg N} must be the same in each part.",
        x = "For {if (nzchar(g)) g else 'everyone'} it is {.val {N}}.",
        i = "Count with one {.arg N}, or name the parts: {.code c(BE = a, NL = b)}."
      ), arg = "N", value = N, call = call)
    }
    n <- out$n.low[out$group == g]
    if (isTRUE(n > N)) {
      abort("population", c(
        "Parts of one population cannot have more respondents than it has people.",
        x = "For {if (nzchar(g)) g else 'everyone'} they have {n} together, {.arg N} is {N}.",
        i = paste(
          "Give {.arg N} of all parts together when each is counted, or name the parts, each",
          "with its own: {.code c(BE = a, NL = b)}."
        )
      ), arg = "N", value = N, call = call)
    }
  }
  out
}

# Joint tables add; sets of one part do not, and leave the ranges of their cells.
add_known <- function(abouts) {
  items <- unique(unlist(lapply(abouts, function(a) names(a$known)))) %||% character()
  out <- lapply(set_names(items), function(item) {
    have <- Filter(function(a) item %in% names(a$items), abouts)
    pairs <- lapply(have, function(a) a$known[[item]]$pairs)
    if (length(have) == 1L) return(have[[1L]]$known[[item]])
    of <- function(field) lapply(have, function(a) a$known[[item]][[field]])
    design <- !any(lengths(of("vcov")) == 0L)
    compact(list(
      pairs = if (!any(lengths(pairs) == 0L)) add_pairs(unlist(pairs, recursive = FALSE)),
      totals = if (design) add_named(of("totals")), vcov = if (design) add_named(of("vcov"))
    ))
  })
  out[lengths(out) > 0L]
}

# Sums of vectors or square matrices by name. Designs of parts are independent of each
# other, so that their covariances add; replicates of one are not those of another.
add_named <- function(parts) {
  keys <- unique(unlist(lapply(parts, function(p) if (is.matrix(p)) rownames(p) else names(p))))
  if (!is.matrix(parts[[1L]])) {
    out <- set_names(double(length(keys)), keys)
    for (p in parts) out[names(p)] <- out[names(p)] + p
    return(out)
  }
  out <- matrix(0, length(keys), length(keys), dimnames = list(keys, keys))
  for (p in parts) {
    out[rownames(p), rownames(p)] <- out[rownames(p), rownames(p)] + p
  }
  out
}

add_designs <- function(designs) {
  if (any(lengths(designs) == 0L)) {
    return(NULL)
  }
  out <- designs[[1L]]
  for (field in intersect(c("degf", "strata", "clusters"), names(out))) {
    out[[field]] <- sum(unlist(lapply(designs, `[[`, field)))
  }
  replicated <- !vapply(designs, function(d) is.null(d$replicated), NA)
  if (any(replicated)) {
    tell(c(
      "Replicates of one part are not those of another: variances are sums of those of the parts.",
      i = "Ratios are then linearised; the replicates themselves are left out."
    ), class = "akkoord_message_replicates")
  }
  out[c("replicated", "replicates", "type")] <- NULL
  out
}

add_pairs <- function(pairs) {
  key <- vapply(pairs, function(p) paste(p$groups, collapse = "\r"), "")
  lapply(unname(split(pairs, factor(key, unique(key)))), function(same) {
    out <- same[[1L]]
    for (field in intersect(c("n", "w", "w2"), names(out))) {
      out[[field]] <- Reduce(`+`, lapply(same, `[[`, field))
    }
    out
  })
}

# Each part as a group, with people of its own.
rbind_groups <- function(parts) {
  parts <- lapply(parts, with_counts)
  # parts may have parts, or a question of that name
  part_of <- utils::tail(make.unique(c(unique(unlist(lapply(parts, names))), "part"), sep = ""), 1L)
  renamed <- Map(function(part, name) {
    about <- counts_about(part)
    call_it <- function(group) ifelse(nzchar(group), paste(name, group, sep = " / "), name)
    about$people$parent <- ifelse(about$people$group == "", "", call_it(about$people$parent))
    about$people$role[about$people$group == ""] <- "group"
    about$people$group <- call_it(about$people$group)
    for (column in c("group", "outer", "people")) {
      about$bases[[column]] <- call_it(about$bases[[column]])
    }
    about$known <- lapply(about$known, function(known) {
      known$pairs <- lapply(known$pairs, function(p) {
        p$groups <- call_it(p$groups)
        p
      })
      if (length(known$pairs) == 0L) known$pairs <- NULL
      if (!is.null(known$set)) known$set$groups <- call_it(known$set$groups)
      if (!is.null(known$vcov)) {
        keys <- call_key(names(known$totals), name)
        names(known$totals) <- keys
        dimnames(known$vcov) <- list(keys, keys)
      }
      known
    })
    cells <- as_tibble(part)
    cells$group <- call_it(cells$group)
    list(cells = tibble::add_column(cells, !!part_of := name, .after = "item"), about = about)
  }, parts, names(parts))
  about <- joined_about(parts)
  abouts <- lapply(renamed, `[[`, "about")
  people <- do.call(rbind, unname(lapply(abouts, `[[`, "people")))
  each <- lapply(parts, function(p) counts_people(p)[1L, ])
  N <- vapply(each, `[[`, 0, "N")
  total <- each[[1L]]
  total$n.low <- sum(vapply(each, `[[`, 0, "n.low"))
  total$n.high <- sum(vapply(each, `[[`, 0, "n.high"))
  total$N <- sum(N)
  about$people <- rbind(total, people)
  rownames(about$people) <- NULL
  about$bases <- do.call(rbind, unname(lapply(abouts, `[[`, "bases")))
  items <- unique(unlist(lapply(abouts, function(a) names(a$known)))) %||% character()
  about$known <- lapply(set_names(items), function(item) {
    of <- function(field) compact(lapply(unname(abouts), function(a) a$known[[item]][[field]]))
    design <- length(of("vcov")) == length(abouts)
    compact(list(
      pairs = unlist(of("pairs"), recursive = FALSE),
      totals = if (design) add_named(of("totals")), vcov = if (design) add_named(of("vcov"))
    ))
  })
  about["design"] <- list(add_designs(lapply(abouts, `[[`, "design")))
  about$by <- c(part_of, about$by)
  cells <- bind_parts(lapply(renamed, `[[`, "cells"))
  cells[[part_of]] <- factor(cells[[part_of]], names(parts))
  new_counts(cells[order(match(cells$item, names(about$items))), ], about, caller_env())
}

# A total's key with the part's name before its group.
call_key <- function(key, name) {
  group <- sub("\r.*", "", key)
  paste0(ifelse(nzchar(group), paste(name, group, sep = " / "), name), sub("^[^\r]*", "", key))
}
