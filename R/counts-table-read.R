# What the answers of a table of counts are: scales, and who gave no answer. Works on labels.

# list(cells, with their kinds; scales by item; notes).
read_table_cells <- function(cells, scale, exclusive, call) {
  about <- attr(cells, "answers", exact = TRUE)
  asked <- cells$kind %in% c("substantive", "dk")
  items <- unique(cells$item[asked])
  if (length(items) == 0L) {
    abort("empty", "{.arg x} has no counts of answers.", arg = "x", call = call)
  }
  of <- scale_by_item(scale, items, call)
  labels <- levels_by_item(cells[asked, ], about, items)
  scales <- list()
  notes <- list()
  for (i in items) {
    here <- which(asked & cells$item == i)
    one <- if (isTRUE(about$kinds)) {
      list(scale = of(i, "table") %||% scale_of_kinds(cells[here, ], exclusive))
    } else {
      read_table_labels(labels[[i]], of(i, "table"), about, exclusive)
    }
    scales[[i]] <- one$scale
    notes <- c(notes, item_notes(one$notes, i))
    kind <- one$kind[match(cells$category[here], labels[[i]])]
    none <- kind %in% c("missing", "not_asked")
    cells$kind[here[none]] <- kind[none]
  }
  cells <- one_row_a_silence(cells)
  if (isTRUE(attr(cells, "fill", exact = TRUE))) cells <- rbind(cells, no_silence(cells))
  list(cells = cells, scales = scales, notes = notes)
}

# Counts that were written say themselves what is an answer.
scale_of_kinds <- function(here, exclusive) {
  dk <- unique(here$category[here$kind == "dk"])
  likert_scale(unique(here$category[here$kind != "dk"]),
    ordered = exclusive, dont_know = if (length(dk) > 0L) dk
  )
}

# list(scale, kind: of each label, notes).
read_table_labels <- function(labels, scale, about, exclusive) {
  kind <- rep("", length(labels))
  if (!is.null(scale)) {
    off <- which(is.na(match_texts(labels, answer_texts(scale))))
    kind[off] <- word_kinds(labels[off])
    if (sum(!kind %in% c("missing", "not_asked")) < 2L) kind[] <- ""
    at <- kind %in% c("missing", "not_asked")
    return(list(scale = scale, kind = kind, notes = kind_notes(labels[at], kind[at])))
  }
  if (!exclusive || length(labels) < 2L) {
    return(list(scale = likert_scale(labels, ordered = exclusive), kind = kind))
  }
  typed <- !isTRUE(about$made) && !out_of_order(labels)
  read <- about$reading %||% read_levels(labels, typed)
  kind <- kinds_beside(labels, read$scale)
  if (is.null(about$reading) && isTRUE(about$numbers)) read <- whole_numbers(read, about)
  list(scale = read$scale, kind = kind, notes = read$notes)
}

# Answers of a known scale that run neither up nor down were sorted, as text is, by a program.
out_of_order <- function(labels) {
  rank <- known_order(labels[word_kinds(labels) == ""])
  !is.null(rank) && is.unsorted(rank) && is.unsorted(rev(rank))
}

# Labels that a scale was read from and does not have gave no answer.
kinds_beside <- function(labels, scale) {
  beside <- is.na(match_texts(labels, answer_texts(scale)))
  ifelse(beside, word_kinds(labels), "")
}

# Numbers that a program counted: those between which nobody gave are answers too.
whole_numbers <- function(read, about) {
  codes <- label_numbers(list(scale_labels(read$scale)))
  if (is.null(codes) || !isTRUE(about$made)) {
    return(read)
  }
  ends <- range(codes)
  if (all(codes == trunc(codes)) && diff(ends) <= 20) codes <- seq(ends[[1L]], ends[[2L]])
  dk <- scale_dk(read$scale)
  read$scale <- likert_scale(codes, dont_know = if (length(dk) > 0L) dk)
  read$notes <- c(read$notes, list(reading_note("numbers", first_of(codes, 21L), codes)))
  read
}

# The labels each item may have: those of the items it shares one with, for no table has the
# answers that nobody gave; of a factor all levels, where all items share.
levels_by_item <- function(cells, about, items) {
  used <- lapply(set_names(items), function(i) unique(cells$category[cells$item == i]))
  at <- seq_along(used)
  repeat {
    before <- at
    for (i in seq_along(used)) {
      near <- vapply(used, function(u) any(u %in% used[[i]]), NA)
      at[at %in% at[near]] <- min(at[near])
    }
    if (identical(at, before)) break
  }
  lapply(set_names(seq_along(used), items), function(i) {
    together <- unique(unlist(used[at == at[[i]]]))
    if (is.null(about$levels)) return(together)
    if (all(at == at[[1L]])) about$levels else intersect(about$levels, together)
  })
}

# Several words for no answer of an item and group are one row.
one_row_a_silence <- function(cells) {
  silent <- cells$kind %in% c("missing", "not_asked")
  if (!any(silent)) {
    return(cells)
  }
  ids <- c(missing = category_missing, not_asked = category_not_asked)
  cells$category[silent] <- ids[cells$kind[silent]]
  key <- paste(base_key(cells$item, cells$group), cells$category, sep = "\r")
  key[!silent] <- paste0("\r", which(!silent))
  first <- match(unique(key), key)
  for (column in intersect(c("count", "low", "high", "people", "n", "w2"), names(cells))) {
    sums <- rowsum(cells[[column]], factor(key, unique(key)))
    cells[[column]] <- as.vector(sums)[match(key, unique(key))]
  }
  kept <- cells[first, ]
  structure(kept, fill = attr(cells, "fill", exact = TRUE))
}

# What count() gives has no row for the groups of an item in which all answered, where
# others did not.
no_silence <- function(cells) {
  quiet <- cells[cells$kind == "missing", ]
  key <- base_key(cells$item, cells$group)
  out <- cells[!duplicated(key) & cells$item %in% quiet$item, ]
  out <- out[!base_key(out$item, out$group) %in% base_key(quiet$item, quiet$group), ]
  if (nrow(out) > 0L) {
    out[c("category", "kind")] <- list(category_missing, "missing")
    out[c("count", "low", "high", "people")] <- 0
  }
  out
}

# That n is the most answers an item has.
lacking_notes <- function(items, n) {
  if (length(items) == 0L) {
    return(list())
  }
  item_notes(list(reading_note("everyone", n, "n")), first_of(items, 4L))
}
