# Which items of two waves may be compared: the same scale and wording, or a map that says so.

wave_map_columns <- c("item", "old", "reverse", "values", "status")

# A map as a list by item of the later wave: `old`, `reverse`, `values` (later code by
# earlier code), `changed`.
read_wave_map <- function(map, waves, call) {
  if (is.null(map)) {
    return(list())
  }
  if (!is.data.frame(map)) {
    abort("map", c(
      "{.arg map} must be a data frame, a row an item.", x = "It is {.obj_type_friendly {map}}."
    ), arg = "map", value = class(map), call = call)
  }
  # a table of a whole questionnaire has what is no item of counts
  whole <- !"item" %in% names(map)
  if (all(c("var_name_orig", "var_name_target") %in% names(map))) map <- crosswalk_map(map, call)
  if ("field" %in% names(map) && !"item" %in% names(map)) {
    names(map)[names(map) == "field"] <- "item"
  }
  if (!"item" %in% names(map)) {
    abort("map", c(
      "{.arg map} must have a column {.field item}.", x = "It has {.field {names(map)}}.",
      i = "Its columns may be {.field {wave_map_columns}}, or those of a crosswalk table."
    ), arg = "map", value = names(map), call = call)
  }
  item <- as.character(map$item)
  if (anyNA(item) || anyDuplicated(item)) {
    row <- which(is.na(item) | duplicated(item))[[1L]]
    abort("map", c(
      "{.arg map} must name each item once.", x = "Row {row} has {.val {item[[row]]}}."
    ), arg = "map", value = item[[row]], row = row, call = call)
  }
  text <- function(column, i) {
    v <- if (column %in% names(map)) map[[column]][[i]]
    if (is.null(v) || is.na(v) || !nzchar(as.character(v))) NULL else as.character(v)
  }
  out <- lapply(seq_along(item), function(i) {
    list(
      old = text("old", i) %||% item[[i]],
      reverse = (text("reverse", i) %||% "FALSE") %in% c("TRUE", "true", "1", "yes"),
      values = map_values(text("values", i), i, call),
      changed = (text("status", i) %||% "same") %in% c("changed", "dropped", "new")
    )
  })
  out <- set_names(out, item)
  if (!whole && !is.null(waves)) check_mapped_items(out, waves, call)
  out
}

# A name that no wave has would leave out what it was meant for.
check_mapped_items <- function(map, waves, call) {
  known <- list(item = wave_items(waves[-1L]), old = wave_items(waves[-length(waves)]))
  for (i in which(!vapply(map, `[[`, NA, "changed"))) {
    said <- c(item = names(map)[[i]], old = map[[i]]$old)
    for (column in names(said)) {
      if (said[[column]] %in% known[[column]]) next
      hint <- did_you_mean(said[[column]], known[[column]])
      abort("map", c(
        "{.arg map} must name items of the waves.",
        x = if (column == "old") {
          "Row {i}, {.field old}: no earlier wave has {.val {said[[column]]}}."
        } else {
          "Row {i}, {.field item}: no later wave has {.val {said[[column]]}}."
        },
        i = if (!is.null(hint)) "Did you mean {.val {hint}}?"
      ), arg = "map", value = said[[column]], row = i, column = column, call = call)
    }
  }
}

# "1=1;2=1;3=2" as later codes named by earlier ones.
map_values <- function(text, row, call) {
  if (is.null(text)) {
    return(NULL)
  }
  parts <- strsplit(strsplit(text, ";", fixed = TRUE)[[1L]], "=", fixed = TRUE)
  code <- suppressWarnings(lapply(parts, as.double))
  if (any(lengths(code) != 2L) || anyNA(unlist(code))) {
    abort("map", c(
      "In {.arg map}, {.field values} says which code became which, as {.val 1=1;2=1;3=2}.",
      x = "Row {row} has {.val {text}}."
    ), arg = "map", value = text, row = row, column = "values", call = call)
  }
  set_names(vapply(code, `[[`, 0, 2L), vapply(code, `[[`, 0, 1L))
}

# A crosswalk table as the package retroharmonize has it: a row a value of a variable.
crosswalk_map <- function(map, call) {
  target <- as.character(map$var_name_target)
  rows <- split(seq_len(nrow(map)), factor(target, unique(target)))
  values <- all(c("val_numeric_orig", "val_numeric_target") %in% names(map))
  out <- lapply(rows, function(at) {
    pairs <- if (values) unique(map[at, c("val_numeric_orig", "val_numeric_target")])
    if (values) pairs <- pairs[!is.na(pairs[[1L]]) & !is.na(pairs[[2L]]), ]
    old <- unique(as.character(map$var_name_orig[at]))
    if (length(old) > 1L) {
      abort("map", c(
        "A variable of the later wave has one earlier one.",
        x = "{.field {target[at][[1L]]}} has {.field {old}}.",
        i = "Take the rows of one earlier wave."
      ), arg = "map", value = old, row = at[[1L]], call = call)
    }
    data.frame(
      item = target[at][[1L]], old = old,
      values = if (values && nrow(pairs) > 0L) {
        paste(pairs[[1L]], pairs[[2L]], sep = "=", collapse = ";")
      } else {
        NA
      }
    )
  })
  do.call(rbind, unname(out))
}

# What can be compared as `cells`, one a group of an item; the rest as `lost`, with why.
match_waves <- function(old, new, map, measure) {
  cells <- list()
  lost <- list()
  x <- new$counts
  olds <- unique(old$counts$item)
  seen <- character()
  for (item in unique(x$item)) {
    said <- map[[item]]
    from <- said$old %||% item
    drop <- function(reason, group = "", detail = NA_character_) {
      lost <<- c(lost, list(lost_item(item, group, old, new, reason, detail)))
    }
    if (!from %in% olds) {
      drop("new")
      next
    }
    seen <- c(seen, from)
    why <- item_reason(item, from, said, old, new, measure)
    if (is.character(why)) {
      off <- if (why == "map") unplaced_values(said, item, from, old, new)
      drop(why, detail = off %||% NA_character_)
      next
    }
    groups <- unique(x$group[x$item == item])
    there <- unique(old$counts$group[old$counts$item == from])
    for (g in setdiff(groups, there)) drop("groups", g)
    scale <- item_scale(x, item)
    before <- item_scale(old$counts, from)
    cells <- c(cells, lapply(intersect(groups, there), function(g) {
      list(
        item = item, old_item = from, group = g, scale = scale, k = scale_size(scale), to = why$to,
        size = scale_size(scale) + scale_dk_size(scale), old_k = scale_size(before),
        old_size = scale_size(before) + scale_dk_size(before)
      )
    }))
  }
  for (item in setdiff(olds, c(seen, vapply(map, `[[`, "", "old")))) {
    lost <- c(lost, list(lost_item(item, "", old, new, "dropped")))
  }
  list(cells = cells, lost = near_lost(lost, old, new))
}

# A question that was renamed counts as new and as dropped; the new one names the dropped one
# whose text is nearly the same.
near_lost <- function(lost, old, new) {
  why <- vapply(lost, `[[`, "", "reason")
  if (old$printed || new$printed || !all(c("new", "dropped") %in% why)) {
    return(lost)
  }
  table <- function(of, w) {
    name <- vapply(lost[of], `[[`, "", "item")
    label <- vapply(name, function(i) item_label(w$counts, i) %||% i, "")
    # a name alone is no text
    data.frame(at = which(of), name = name, label = label)[label != name, ]
  }
  gone <- table(why == "dropped", old)
  come <- table(why == "new", new)
  near <- vapply(come$label, near_text, "", table = gone)
  lost[come$at] <- Map(function(l, name) utils::modifyList(l, list(detail = name)),
                       lost[come$at], near)
  lost
}

# What a map calls the answers of a scale.
codes_of_scale <- function(scale) scale$values %||% scale$scores

# Earlier codes that a map leaves out, and those that it makes what is no code now.
unplaced_values <- function(said, item, from, old, new) {
  a <- codes_of_scale(item_scale(old$counts, from))
  to <- said$values[as.character(a)]
  off <- !to %in% codes_of_scale(item_scale(new$counts, item))
  paste(ifelse(is.na(to), a, paste0(a, "=", to))[off], collapse = ", ")
}

# Why an item is not compared; else `to`, the later position of each earlier answer.
item_reason <- function(item, from, said, old, new, measure) {
  a <- counts_items(old$counts)[[from]]
  b <- counts_items(new$counts)[[item]]
  if (!isTRUE(a$exclusive) || !isTRUE(b$exclusive)) {
    return("multiple")
  }
  if (measure == "top" && length(b$scale$top) == 0L) {
    return("no top set")
  }
  if (measure != "top" && !(isTRUE(a$scale$ordered) && isTRUE(b$scale$ordered))) {
    return("not ordered")
  }
  if (isTRUE(said$changed)) {
    return("changed")
  }
  k <- c(scale_size(a$scale), scale_size(b$scale))
  if (!is.null(said$values)) {
    to <- match(said$values[as.character(codes_of_scale(a$scale))], codes_of_scale(b$scale))
    return(if (anyNA(to)) "map" else list(to = to))
  }
  if (!same_scale(a$scale, b$scale) && !(isTRUE(said$reverse) && k[[1L]] == k[[2L]])) {
    return("scale")
  }
  if (is.null(said) && other_wording(a$label, b$label, from, item, old, new)) {
    return("wording")
  }
  list(to = if (isTRUE(said$reverse)) rev(seq_len(k[[1L]])) else seq_len(k[[1L]]))
}

# The same answers in a language that both have.
same_scale <- function(a, b) {
  if (scale_size(a) != scale_size(b)) {
    return(FALSE)
  }
  shared <- intersect(names(a$labels), names(b$labels))
  if (length(shared) == 0L) shared <- c(names(a$labels)[[1L]], names(b$labels)[[1L]])
  texts <- function(s, l) plain_text(unlist(s$labels[[if (l %in% names(s$labels)) l else 1L]]))
  any(vapply(shared, function(l) identical(texts(a, l), texts(b, l)), NA)) &&
    identical(as.double(a$scores), as.double(b$scores))
}

# A report's captions are no wordings.
other_wording <- function(a, b, from, item, old, new) {
  if (old$printed || new$printed || is.null(a) || is.null(b)) {
    return(FALSE)
  }
  a <- unlist(a)
  b <- unlist(b)
  if (identical(unname(a), from) || identical(unname(b), item)) {
    return(FALSE)
  }
  shared <- intersect(names(a), names(b))
  pairs <- if (length(shared) > 0L) list(a[shared], b[shared]) else list(a[1L], b[1L])
  !any(plain_text(pairs[[1L]]) == plain_text(pairs[[2L]]))
}

# What was left out -----------------------------------------------------------------

lost_item <- function(item, group, old, new, reason, detail = NA_character_,
                      low = NA_real_, high = NA_real_) {
  list(item = item, group = group, from = old$name, to = new$name, reason = reason,
       detail = detail, low = low, high = high)
}

lost_table <- function(lost) {
  of <- function(field, kind) vapply(lost, function(l) l[[field]], kind)
  out <- tibble::tibble(
    item = of("item", ""), group = of("group", ""), from = of("from", ""), to = of("to", ""),
    reason = of("reason", ""), detail = of("detail", ""), low = of("low", 0), high = of("high", 0)
  )
  out[!duplicated(out[c("item", "group", "from", "to", "reason")]), ]
}

# What the report would have had to print for the item to be comparable.
wave_wanted <- function(labels, scale, measure, plus = "+") {
  if (measure == "top") {
    paste(labels[rev(scale$top)], collapse = plus)
  } else {
    paste(labels, collapse = "; ")
  }
}

# The words for these in each language: their labels, and what should have been printed.
lost_words <- function(waves, lost, measure) {
  items <- unique(lost$item)
  homes <- lapply(items, function(i) {
    has <- vapply(waves, function(w) i %in% w$counts$item, NA)
    waves[[max(which(has))]]$counts
  })
  lapply(set_names(languages), function(l) {
    list(
      label = vapply(set_names(seq_along(items), items), function(k) {
        item_label(homes[[k]], items[[k]], l) %||% items[[k]]
      }, ""),
      wanted = vapply(set_names(seq_along(items), items), function(k) {
        scale <- item_scale(homes[[k]], items[[k]])
        wave_wanted(scale_labels(scale, l), scale, measure, " + ")
      }, "")
    )
  })
}
