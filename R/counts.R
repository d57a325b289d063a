# The waist: one object for counts of answers, whatever they came from. Every door ends
# in new_likert_counts(), and nothing to the right of it asks for the door.
#
# A likert_counts is a tibble of cells (item x group x category) with one attribute,
# `akkoord`, a list of
#   bases      a row an item x group: who was asked, who answered, how many gave a
#              substantive answer (low, high; people, never weights), whose sample they are
#              (`people`), and the sums of weights and squared weights behind the shares
#   people     a row a group, the first everyone (""): respondents (low, high), N (NA where
#              it is not known), role (total, group, twin, missing), parent
#   relations  a row a pair of groups of which somebody said how they relate
#   known      by item what is known of answers together: `set`, `pairs`, and of a survey
#              design the cells' `totals`, their `vcov` and `replicates`; or, where no
#              counts are known, `printed`: the claims on its answers
#   items      scale, label and more of each item
#   design     of a survey design: degrees of freedom, what it is made of
#   query      of a database: the statements that counted
#   by, weighted, base, survey, codebook, reading, log, version

counts_columns <- c("item", "group", "category", "position", "kind", "count", "low", "high", "base")
cell_key <- c("item", "group", "category")

new_likert_counts <- function(cells, bases, people, items, by = character(), known = list(),
                              relations = NULL, weighted = FALSE, base = "substantive",
                              survey = NULL, codebook = NULL, reading = NULL, log = NULL,
                              design = NULL, query = NULL, call = caller_env()) {
  about <- list(
    bases = bases, people = people, relations = relations, known = known, items = items,
    by = by, weighted = weighted, base = base, survey = survey, codebook = codebook,
    reading = reading, log = log, design = design, query = query, version = 2L
  )
  new_counts(cells, about, call)
}

as_counts_object <- function(cells, about) {
  out <- tibble::new_tibble(as.list(cells), nrow = length(cells[[1L]]), class = "likert_counts")
  attr(out, "akkoord") <- about
  out
}

bases_columns <- c(
  "item", "group", "outer", "twin", "people", "asked.low", "asked.high", "answered.low",
  "answered.high", "substantive.low", "substantive.high", "w", "w2", "w.answered",
  "w2.answered", "n_eff"
)
people_columns <- c("group", "n.low", "n.high", "N", "role", "parent")

# What any door hands in. A fault here is one of the package, unless somebody built or
# changed an object by hand; so it says what does not fit.
check_waist <- function(cells, about, call) {
  fault <- waist_fault(cells, about)
  if (!is.null(fault)) {
    abort("counts", c(
      "These counts do not fit together.", x = "{fault}.",
      i = "Count again with {.fn likert_counts} or {.fn as_likert_counts}."
    ), arg = "x", value = fault, call = call)
  }
}

waist_fault <- function(cells, about) {
  if (!all(counts_columns %in% names(cells))) {
    return(paste("there is no column", setdiff(counts_columns, names(cells))[[1L]]))
  }
  bases <- about$bases
  people <- about$people
  if (!all(bases_columns %in% names(bases)) || !all(people_columns %in% names(people))) {
    return("the bases or the people lack a column")
  }
  if (any(lengths(bases) != nrow(bases)) || any(lengths(people) != nrow(people))) {
    return("a column of the bases or of the people is not as long as the others")
  }
  if (!is.numeric(cells$low) || !is.numeric(cells$high)) {
    return("counts are not numbers")
  }
  none <- is.na(cells$low) & is.na(cells$high) & is.na(cells$count)
  off <- which(ifelse(none, !has_claims(cells$item, about$known), is.na(cells$low) |
    is.na(cells$high) | cells$low < 0 | cells$low > cells$high | is.infinite(cells$high)))
  if (length(off) > 0L) {
    return(paste0("the count of row ", off[[1L]], " is no number of people or range of them"))
  }
  key <- base_key(bases$item, bases$group)
  if (anyDuplicated(key)) return("an item and group has two bases")
  if (!all(base_key(cells$item, cells$group) %in% key)) return("an item and group has no base")
  if (!all(unique(cells$item) %in% names(about$items))) return("an item has no scale")
  if (anyDuplicated(paste(base_key(cells$item, cells$group), cells$category, sep = "\r"))) {
    return("an answer of an item and group stands there twice")
  }
  if (people$group[[1L]] != "" || anyDuplicated(people$group)) {
    return("the people are not everyone and then each group once")
  }
  if (!all(bases$people %in% people$group)) return("the people of a base are not known")
  small <- which(people$N < people$n.low)
  if (length(small) > 0L) {
    whose <- people$group[[small[[1L]]]]
    return(paste("N of", if (nzchar(whose)) whose else "everyone", "is below its respondents"))
  }
  NULL
}

# Items with cells that hold only what was printed: without a base, with weighted
# percentages or with numbers that contradict each other.
has_claims <- function(item, known) {
  item %in% names(known)[!vapply(known, function(k) is.null(k$printed), NA)]
}

# The items all of whose cells have counts, for statistics; others are named.
with_counts <- function(x, call = caller_env()) {
  only <- has_claims(x$item, counts_about(x)$known)
  if (!any(only)) {
    return(x)
  }
  items <- unique(x$item[only])
  if (all(only)) {
    abort("printed_only", c(
      "{cli::qty(items)}Of {?this item/these items} no counts are known, only what was printed.",
      x = "{.field {items}}.",
      i = paste(
        "{cli::qty(items)}{?It/They} can be drawn; {.fn audit_report} says what is wrong",
        "with printed numbers."
      )
    ), arg = "x", value = items, call = call)
  }
  tell(c(
    paste(
      "{cli::qty(items)}{?An item/Items} of which only what was printed is known",
      "{?is/are} left out: {.field {items}}."
    )
  ), class = "akkoord_message_printed")
  x[!only, ]
}

base_key <- function(item, group) paste(item, group, sep = "\r")

# Asked of it ---------------------------------------------------------------------

counts_about <- function(x, call = caller_env()) {
  about <- attr(x, "akkoord", exact = TRUE)
  if (!is.list(about) || !identical(about$version, 2L)) {
    abort("version", c(
      "These counts were made by an earlier akkoord, or are damaged.",
      i = "Count again with {.fn likert_counts} or {.fn as_likert_counts}."
    ), arg = "x", call = call)
  }
  about
}
counts_items <- function(x) counts_about(x)$items
counts_by <- function(x) counts_about(x)$by
counts_base <- function(x) counts_about(x)$base
counts_codebook <- function(x) counts_about(x)$codebook
counts_design <- function(x) counts_about(x)$design
counts_bases <- function(x) counts_about(x)$bases
counts_people <- function(x) counts_about(x)$people
is_weighted <- function(x) isTRUE(counts_about(x)$weighted)
counts_known <- function(x, item) counts_about(x)$known[[item]]
counts_set <- function(x, item) counts_known(x, item)$set
counts_vcov <- function(x, item) counts_known(x, item)$vcov

item_scale <- function(x, item) counts_items(x)[[item]]$scale
item_label <- function(x, item, lang = default_lang()) {
  label <- counts_items(x)[[item]]$label
  visible_text(label[[if (lang %in% names(label)) lang else 1L]])
}
# Asked once for each group of the same people
is_twin_item <- function(x, item) identical(counts_items(x)[[item]]$groups, "two answers")

# Of each item among the rows: whether a person has one answer, not several.
exclusive_items <- function(x) {
  vapply(counts_items(x)[unique(x$item)], function(i) isTRUE(i$exclusive), NA)
}

stop_no_counts <- function(arg, call = caller_env()) {
  abort("empty", "There are no counts.", arg = arg, call = call)
}

# The bases of items and groups, a row each.
bases_of <- function(x, item, group) {
  b <- counts_bases(x)
  at <- match(base_key(item, group), base_key(b$item, b$group))
  lapply(b, `[`, at)
}

# Respondents: those of everyone, or of the groups that are shown.
counts_n <- function(x) shown_people(x)$n
# N: one number, or by group where groups have their own. NA: not known.
counts_N <- function(x) {
  p <- counts_people(x)
  b <- counts_bases(x)
  b <- b[!duplicated(b$group) & b$group %in% x$group, ]
  if (all(b$people == "")) {
    return(shown_people(x)$N)
  }
  N <- p$N[match(b$people, p$group)]
  # no group has one
  if (all(is.infinite(N))) Inf else set_names(N, b$group)
}

# Who the rows of `x` are about: everyone, unless whole groups were left out.
shown_people <- function(x) {
  p <- counts_people(x)
  b <- counts_bases(x)
  group <- p$role %in% c("group", "missing")
  outer <- unique(b$outer[b$group %in% x$group])
  if (!any(group) || "" %in% outer || all(p$group[group] %in% outer)) {
    return(list(n = p$n.high[[1L]], N = p$N[[1L]], part = FALSE))
  }
  at <- match(outer, p$group)
  N <- p$N[at]
  list(n = sum(p$n.high[at]), N = if (anyNA(N)) NA_real_ else sum(N), part = TRUE)
}

# Rows of it ------------------------------------------------------------------------

#' @export
`[.likert_counts` <- function(x, i, j, drop = FALSE) {
  out <- NextMethod()
  if (is.data.frame(out)) restore_counts(out, x) else out
}

#' @export
`$<-.likert_counts` <- function(x, name, value) restore_counts(NextMethod(), x)
#' @export
`[[<-.likert_counts` <- function(x, i, value) restore_counts(NextMethod(), x)
#' @export
`[<-.likert_counts` <- function(x, i, j, value) restore_counts(NextMethod(), x)
#' @export
`names<-.likert_counts` <- function(x, value) restore_counts(NextMethod(), x)

# The rows of `out` with what `x` knows of them: counts still, when each row is one of
# `x` as it was, whatever was left out or stands beside it; else a plain tibble.
restore_counts <- function(out, x) {
  rows <- tibble::new_tibble(as.list(out), nrow = nrow(out))
  about <- attr(x, "akkoord", exact = TRUE)
  attr(rows, "akkoord") <- NULL
  if (!all(counts_columns %in% names(out)) || is.null(about)) {
    return(rows)
  }
  at <- cells_from(out, x)
  if (is.null(at)) {
    tell(c(
      "Counts or their keys were changed: this is a plain tibble from here on.",
      i = "{.fn as_likert_counts} makes counts of it again."
    ), class = "akkoord_message_plain", once = "akkoord_plain")
    return(rows)
  }
  kept <- unique(out$item)
  about$items <- about$items[kept]
  about$bases <- about$bases[about$bases$item %in% kept, ]
  about$known <- about$known[intersect(names(about$known), kept)]
  about$by <- Filter(function(by) {
    is.atomic(out[[by]]) && identical(as.character(out[[by]]), as.character(x[[by]])[at])
  }, intersect(about$by, names(out)))
  as_counts_object(rows, about)
}

# Which rows of `x` those of `out` are, unchanged; NULL where they are not.
cells_from <- function(out, x) {
  if (!all(vapply(as.list(out)[cell_key], is.character, NA))) {
    return(NULL)
  }
  key <- function(d) do.call(paste, c(unname(as.list(d)[cell_key]), sep = "\r"))
  k <- key(out)
  at <- match(k, key(x))
  rest <- intersect(c(setdiff(counts_columns, cell_key), "n", "w2", "printed"), names(x))
  if (anyNA(at) || anyDuplicated(k) || !all(rest %in% names(out))) {
    return(NULL)
  }
  same <- vapply(rest, function(column) {
    identical(as.vector(out[[column]]), as.vector(x[[column]])[at])
  }, NA)
  if (all(same)) at
}

#' @exportS3Method dplyr::dplyr_reconstruct
dplyr_reconstruct.likert_counts <- function(data, template) restore_counts(data, template)

# A message of the package, with a class of its own; `once`: not again in this session.
tell <- function(message, class = NULL, once = NULL, ..., .envir = parent.frame()) {
  if (isTRUE(getOption("akkoord.quiet")) || !is.null(once) && isTRUE(told[[once]])) {
    return(invisible())
  }
  if (!is.null(once)) told[[once]] <- TRUE
  cli::cli_inform(
    escaped(filled(message, .envir)), class = c(class, "akkoord_message"), ...
  )
}
told <- new.env(parent = emptyenv())

# Checked again after it was put together.
new_counts <- function(cells, about, call) {
  check_waist(cells, about, call)
  as_counts_object(cells, about)
}
