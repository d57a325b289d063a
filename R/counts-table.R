#' Counts from a table of counts
#'
#' For people who start from counts rather than from answers: a cross table, a
#' matrix, or a data frame typed over from a publication.
#'
#' @param x One of
#'   * a matrix with an item in each row and an answer in each column, lowest first;
#'   * what `table(group, answer)` or `xtabs()` give: the groups of one item, crossed where
#'     there are several; `table(answer)` is one item without groups;
#'   * an array, item by group by answer;
#'   * a data frame with columns `item`, `category` and `count` (or `low` and
#'     `high` where only a range is known), and optionally `group`: a row a cell;
#'   * what `dplyr::count(data, item, answer)` gives: answers that nobody gave are 0, those
#'     of `NA` are missing;
#'   * a data frame with a column `item`, optionally `group`, and a numeric
#'     column for each category.
#' @param scale A [likert_scale()], a built-in name, labels, or a list of these
#'   by item. Left out, the categories themselves are the scale: typed in as they come, those
#'   of a factor, `table()`, `count()` or a known scale as [likert_counts()] reads a factor.
#'   Don't knows and refusals are known by their words, as there.
#' @param item,category,count,group Columns of a data frame that has other names than these;
#'   several of `group` are crossed, and `item` may also be a name for all its rows, else the
#'   column of answers gives it. Of a matrix whose rows are the groups of one item, `item` is
#'   its name.
#' @param rows What the rows of a matrix or the first dimension of a table are: `"items"`,
#'   `"groups"` of one item, or `"answers"`, where the columns are items (of a matrix) or
#'   groups (of a table, or with `item`). Left out, it is as said for `x`; a message tells
#'   where that is a guess.
#' @param id The column that says whose a row is, of answers with a row a person and item;
#'   `item` says of which item, `category` what was answered, `group` in which group. Counted
#'   as [likert_counts()] counts a row a person: `scale`, `N`, `base` and `survey` apply.
#' @param N Population size, as in [likert_counts()].
#' @param n Number of respondents; left out, the largest number in an item (over
#'   its groups), which a message says. More than the counts add up to means missing answers.
#' @param base As in [likert_counts()].
#' @param groups How the groups of an item relate: `"disjoint"` people,
#'   `"two answers"` (the same people answered once for each group) or
#'   `"one answer"` (one answer counted in several groups).
#' @param exclusive `FALSE` for multiple choice; then `asked` gives the base.
#' @param asked For multiple choice: how many were asked, one number or one for
#'   each group, named.
#' @param overlap For items with two answers: a list by item of [twin_table()]s; their
#'   margins must be the counts. Without them how many answered for both groups is a range.
#' @param weighted `TRUE` for sums of weights or percentages, which are not counts of
#'   people. They have shares, and intervals only with `n_eff`.
#' @param n_eff Effective number of respondents behind a weighted table: one number, one
#'   for each group, named, or a data frame of `item`, `group` and `n_eff`.
#' @param survey As in [likert_counts()].
#' @param ... For methods.
#' @return A [likert_counts()] object. A data frame that [as.data.frame()] made of counts
#'   gives these back; who gave which two answers is not in it, and then a message of class
#'   `akkoord_message_lost` says so.
#' @examples
#' tab <- rbind(
#'   network = c(2, 4, 12, 60, 57),
#'   team = c(5, 9, 20, 55, 46)
#' )
#' as_likert_counts(tab, scale = "agree5", N = 550)
#'
#' # one item in groups, from a cross table
#' as_likert_counts(table(MASS::survey$Sex, MASS::survey$Smoke),
#'   item = "Smoke", scale = c("Never", "Occas", "Regul", "Heavy")
#' )
#' @export
as_likert_counts <- function(x, ...) UseMethod("as_likert_counts")

#' @rdname as_likert_counts
#' @export
as_likert_counts.default <- function(x, scale = NULL, item = NULL, N = Inf, n = NULL,
                                     base = c("substantive", "answered"),
                                     groups = c("disjoint", "two answers", "one answer"),
                                     exclusive = TRUE, asked = NULL, overlap = NULL,
                                     weighted = FALSE, n_eff = NULL, survey = NULL,
                                     rows = NULL, ...) {
  check_dots_empty_akk(...)
  if (missing(x) || !is.numeric(x) || length(dim(x)) == 0L) {
    stop_no_method(x, "a matrix, a table or an array of counts, or a data frame of these")
  }
  counted <- array_cells(x, scale, item, rows, current_env())
  counts_of_cells(
    counted$cells, counted$notes, scale, N, n, base, if (!missing(groups)) groups, exclusive,
    asked, overlap, weighted, n_eff, survey, current_env()
  )
}

#' @rdname as_likert_counts
#' @export
as_likert_counts.likert_counts <- function(x, ...) {
  check_dots_empty_akk(...)
  x
}

#' @rdname as_likert_counts
#' @export
as_likert_counts.data.frame <- function(x, scale = NULL, N = Inf, n = NULL,
                                        base = c("substantive", "answered"),
                                        groups = c("disjoint", "two answers", "one answer"),
                                        exclusive = TRUE, asked = NULL, overlap = NULL,
                                        weighted = FALSE, n_eff = NULL, survey = NULL,
                                        item = NULL, category = NULL, count = NULL,
                                        group = NULL, id = NULL, ...) {
  check_dots_empty_akk(...)
  id <- list(quo = enquo(id), data = x)
  x <- own_names(x, list(
    item = enquo(item), category = enquo(category), count = enquo(count), group = enquo(group)
  ), current_env())
  if (!quo_is_null(id$quo)) {
    return(counts_of_long(x, id, scale, N, base, survey, current_env()))
  }
  counts_of_cells(
    long_cells(x), list(), scale, N, n, base, if (!missing(groups)) groups, exclusive, asked,
    overlap, weighted, n_eff, survey, current_env()
  )
}

# Counts of cells, one row each, whatever layout they came in. `groups`: NULL where not said.
counts_of_cells <- function(cells, notes, scale, N, n, base, groups, exclusive, asked, overlap,
                            weighted, n_eff, survey, call) {
  base <- check_choice(base, c("substantive", "answered"), "base", call)
  said <- !is.null(groups)
  relations <- c("disjoint", "two answers", "one answer")
  groups <- check_relation(groups %||% relations, relations, "groups", call)
  check_flag(exclusive, "exclusive", call)
  check_flag(weighted, "weighted", call)
  cells <- check_cells(cells, call)
  texts <- vapply(cells, is.character, NA)
  cells[texts] <- lapply(cells[texts], visible_text)
  weighted <- weighted || !is.null(n_eff) || !is.null(cells$w2)
  if (!weighted) check_people_counts(cells, n, call)
  twins <- any(nzchar(cells$twin))
  if (twins && !said) groups <- "two answers"
  if (!twins && groups != "disjoint") {
    cells$twin <- cells$group
    cells$outer <- ""
  }
  read <- read_table_cells(cells, scale, exclusive, call)
  silent <- read$cells[!read$cells$kind %in% c("substantive", "dk"), ]
  answers <- read$cells[read$cells$kind %in% c("substantive", "dk"), ]
  items <- names(read$scales)
  fill <- isTRUE(attr(cells, "fill", exact = TRUE))
  rows <- vctrs::vec_rbind(!!!lapply(items, function(i) {
    item_rows(i, answers[answers$item == i, ], read$scales[[i]], base, exclusive, asked, call, fill)
  }))
  bases <- table_bases(rows, silent, groups, base, n_eff, weighted, call)
  largest <- largest_n(bases, groups)
  known <- !is.null(n) || is_bare_list(overlap)
  if (is.null(n) && is_bare_list(overlap)) {
    n <- max(largest, vapply(overlap, function(t) if (is.numeric(t)) sum(t) else 0, 0))
  }
  n <- check_n(n, largest, call)
  whole <- add_missing_rows(rows, silent, bases, n, groups)
  if (!known && !weighted) notes <- c(notes, lacking_notes(whole$lacking, n))
  by <- attr(cells, "by", exact = TRUE) %||% character()
  people <- people_of(N, bases, table_people(bases, n, groups, rows, by), call)
  if (twins && is.null(overlap)) tell_lost_pairs()
  new_likert_counts(whole$rows, people$bases, people$people,
    items = Map(function(scale, i) {
      list(scale = scale, label = i, exclusive = exclusive, groups = groups, reversed = FALSE)
    }, read$scales, items),
    by = by, known = check_overlap(overlap, rows, call), weighted = weighted,
    base = base, survey = survey, reading = tell_reading(c(notes, read$notes), call), call = call
  )
}

# Answers in rows, one a person and item.
counts_of_long <- function(x, id, scale, N, base, survey, call) {
  wide <- long_answers(x, id, call)
  by <- if ("group" %in% names(wide$data)) "group"
  inject(likert_counts(wide$data, !!wide$items,
    by = !!by, scale = scale, N = N, base = base, survey = survey
  ))
}

tell_lost_pairs <- function() {
  tell(c(
    "A data frame of counts does not say who gave which two answers.",
    i = paste(
      "How many answered for both groups is a range from here on; {.arg overlap} gives",
      "the tables."
    )
  ), class = "akkoord_message_lost")
}

# Numbers that count no people: shares, percentages.
check_people_counts <- function(cells, n, call = caller_env()) {
  bad <- which(cells$low != trunc(cells$low) | cells$high != trunc(cells$high))
  way <- function() c(
    msg("{.fn reconstruct_counts} finds the counts behind percentages of a known {.arg n}."),
    msg("{.code weighted = TRUE} takes them as they are; intervals then need {.arg n_eff}.")
  )
  if (length(bad) > 0L) {
    i <- bad[[1L]]
    value <- if (is.na(cells$count[[i]])) cells$low[[i]] else cells$count[[i]]
    abort("count", c(
      "Counts of people are whole numbers.",
      x = paste(
        "Item {cells$item[[i]]}, category {cells$category[[i]]} (row {cells$row[[i]]})",
        "has {.val {value}}."
      ),
      escaped(way(), "i")
    ), arg = "x", value = value, row = cells$row[[i]], column = cells$category[[i]], call = call)
  }
  sums <- tapply(cells$low, base_key(cells$item, cells$group), sum)
  if (is.null(n) && length(sums) > 1L && all(sums == 100) && all(cells$low == cells$high)) {
    abort("count", c(
      "Every row adds up to 100: these look like percentages.",
      escaped(way(), "i"),
      i = "If 100 people answered each time, say so: {.code n = 100}."
    ), arg = "x", value = 100, call = call)
  }
}

# Who answered each item in each group, in people where these are counted.
table_bases <- function(rows, silent, groups, base, n_eff, weighted, call) {
  key <- base_key(rows$item, rows$group)
  parts <- split(seq_len(nrow(rows)), factor(key, unique(key)))
  exclusive_sum <- function(r, column) if (column %in% names(r)) r[[column]] else NULL
  out <- lapply(unname(parts), function(at) {
    r <- rows[at, ]
    s <- r$kind == "substantive"
    main <- if (base == "answered") rep(TRUE, nrow(r)) else s
    shown <- r$base[s][[1L]]
    answered <- if (any(!s)) r$base[!s][[1L]] else shown
    size <- function(which, given) {
      if (!is.na(given)) return(rep(given, 2L))
      c(sum(r$low[which]), sum(r$high[which]))
    }
    count <- function(which) if ("n" %in% names(r)) sum(r$n[which])
    people <- list(
      answered = count(rep(TRUE, nrow(r))) %||% size(rep(TRUE, nrow(r)), answered),
      substantive = count(s) %||%
        if (base == "answered") size_within(r, s, answered) else size(s, shown)
    )
    people <- lapply(people, rep_len, 2L)
    quiet <- silent[silent$item == r$item[[1L]] & silent$group == r$group[[1L]], ]
    more <- sum(quiet$people[quiet$kind == "missing"])
    two <- groups != "disjoint"
    list(
      item = r$item[[1L]], group = r$group[[1L]],
      outer = if (two) r$outer[[1L]] else r$group[[1L]],
      twin = if (two) r$twin[[1L]] else "", people = "",
      asked.low = people$answered[[1L]] + if (two) 0 else more,
      asked.high = people$answered[[2L]] + if (two) 0 else more,
      answered.low = people$answered[[1L]], answered.high = people$answered[[2L]],
      substantive.low = people$substantive[[1L]], substantive.high = people$substantive[[2L]],
      w = as.double(shown), w2 = if ("w2" %in% names(r)) sum(r$w2[main]) else as.double(shown),
      w.answered = as.double(answered),
      w2.answered = if ("w2" %in% names(r)) sum(r$w2) else as.double(answered),
      n_eff = NA_real_, silent = sum(quiet$people)
    )
  })
  fields <- set_names(names(out[[1L]]))
  out <- tibble::as_tibble(lapply(fields, function(f) unlist(lapply(out, `[[`, f))))
  out$n_eff <- given_n_eff(n_eff, out, call)
  out
}

# Substantive answers where the base holds the don't knows.
size_within <- function(r, s, answered) {
  d <- r[!s, ]
  from_sum <- c(sum(r$low[s]), sum(r$high[s]))
  if (is.na(answered)) {
    return(from_sum)
  }
  c(max(from_sum[[1L]], answered - sum(d$high)), min(from_sum[[2L]], answered - sum(d$low)))
}

given_n_eff <- function(n_eff, bases, call) {
  if (is.null(n_eff)) {
    return(rep(NA_real_, nrow(bases)))
  }
  if (is.data.frame(n_eff)) {
    keys <- intersect(c("item", "group"), names(n_eff))
    if (!"n_eff" %in% names(n_eff) || length(keys) == 0L) {
      abort("missing_column", c(
        "A data frame {.arg n_eff} has {.field n_eff} and {.field item}, {.field group} or both.",
        x = "It has {.field {names(n_eff)}}."
      ), arg = "n_eff", value = names(n_eff), call = call)
    }
    text <- function(d) do.call(paste, c(unname(lapply(keys, function(k) d[[k]])), sep = "\r"))
    out <- n_eff$n_eff[match(text(bases), text(n_eff))]
  } else if (is.null(names(n_eff))) {
    check_number(n_eff, "n_eff", min = 0, call = call)
    out <- rep(n_eff, nrow(bases))
  } else {
    out <- unname(n_eff[bases$group])
  }
  check_number(out, "n_eff", min = 0, length = NULL, call = call,
    hint = "Give one number, or one for each group (and item)."
  )
  as.double(out)
}

# People by group: those of disjoint groups, of whom the item with most says how many.
table_people <- function(bases, n, groups, rows, by) {
  label <- setdiff(unique(bases$outer), "")
  size <- vapply(label, function(g) {
    of <- bases$outer == g
    max(bases$asked.low[of] + if (groups == "disjoint") 0 else bases$silent[of])
  }, 0)
  list(
    n = n, group = label, size = unname(size),
    missing = group_lacks(label, rows, by), values = NULL
  )
}

# Groups of those without a value.
group_lacks <- function(label, rows, by) {
  no_value <- if (length(by) > 0L) !stats::complete.cases(as.data.frame(rows)[by])
  label == group_none | label %in% rows$outer[no_value %||% FALSE]
}

# Missing rows where it is known how many did not answer: as they were given, or for an item
# without groups, or whose groups are made of all respondents. `lacking`: the items that got
# them because others have more answers.
add_missing_rows <- function(rows, silent, bases, n, groups) {
  key <- base_key(rows$item, rows$group)
  at <- match(unique(key), base_key(bases$item, bases$group))
  lacking <- character()
  parts <- Map(function(p, i) {
    own <- base_key(bases$item[[i]], bases$group[[i]])
    quiet <- silent[base_key(silent$item, silent$group) == own, ]
    answered <- max(p$base)
    given <- nrow(quiet) > 0L
    if (!given && (is.na(answered) || groups == "disjoint" && nzchar(p$group[[1L]]))) {
      return(p)
    }
    last <- p[rep(1L, max(1L, nrow(quiet))), ]
    last$position <- NA_integer_
    if (given) {
      last$category <- quiet$category
      last$kind <- quiet$kind
      last[c("count", "low", "high", "base")] <- quiet[c("count", "low", "high", "base")]
      last$base[is.na(last$base)] <- answered + sum(quiet$low)
      if ("n" %in% names(quiet)) last[c("n", "w2")] <- quiet[c("n", "w2")]
    } else {
      last[c("category", "kind")] <- list(category_missing, "missing")
      last[c("count", "low", "high")] <- rep(list(n - answered), 3L)
      last$base <- n
      if (n > answered) lacking <<- union(lacking, p$item[[1L]])
    }
    vctrs::vec_rbind(p, last)
  }, unname(split(rows, factor(key, unique(key)))), at)
  out <- vctrs::vec_rbind(!!!parts)
  out$outer <- NULL
  if (!any(nzchar(out$twin))) out$twin <- NULL
  list(rows = out, lacking = lacking)
}

check_overlap <- function(overlap, x, call = caller_env()) {
  if (is.null(overlap)) {
    return(list())
  }
  if (!is_named(overlap) || !is_bare_list(overlap)) {
    abort("overlap", "{.arg overlap} must be a list of twin tables, named by item.",
      arg = "overlap", value = overlap, call = call
    )
  }
  out <- list()
  for (item in names(overlap)) {
    table <- overlap[[item]]
    if (!inherits(table, "twin_table") || !item %in% x$item) {
      abort("overlap", c(
        "{.arg overlap} must hold a {.fn twin_table} for an item.",
        x = "{.field {item}} is {if (item %in% x$item) class(table)[[1L]] else \"not an item\"}."
      ), arg = "overlap", value = item, call = call)
    }
    rows <- x[x$item == item & x$kind == "substantive", ]
    groups <- unique(rows$group)
    inner <- seq_len(nrow(table) - 1L)
    margins <- list(rowSums(unclass(table))[inner], colSums(unclass(table))[inner])
    for (g in 1:2) {
      counted <- rows$count[rows$group == groups[g]]
      if (length(groups) != 2L || !identical(unname(as.double(margins[[g]])), as.double(counted))) {
        abort("overlap", c(
          paste(
            "{.arg overlap}: the twin table of {.field {item}} does not have the counts",
            "as its margins."
          ),
          x = paste(
            "Group {.val {groups[[min(g, length(groups))]]}} counts",
            "{.val {as.double(counted)}}, the table's margin is",
            "{.val {unname(as.double(margins[[g]]))}}."
          )
        ), arg = "overlap", value = item, column = item, call = call)
      }
    }
    cells <- unclass(table)
    attr(cells, "scale") <- NULL
    out[[item]] <- list(pairs = list(list(groups = groups, n = unname(cells))))
  }
  out
}
