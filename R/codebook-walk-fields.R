# The fields of a codebook: what akkoord says of each, what Table Schema says, and twins.

walk_field <- function(w, f) {
  at <- paste0("/fields/", f - 1L)
  field <- w$fields[[f]]
  if (length(field) == 0L) {
    return(invisible())
  }
  here <- paste0(at, "/akkoord")
  if (!is_object(field$akkoord)) {
    return(fault(w, here, "The object \"akkoord\" is missing, with question and label."))
  }
  a <- w$own[[f]]
  only(w, here, a, codebook_properties$field)
  labelled(w, paste0(here, "/label"), a$label, "The field")
  q <- w$field_question[[f]]
  if (is.na(q)) {
    fault(w, paste0(here, "/question"), "There is no question ", quoted(a$question), ".",
          or_hint(a$question, w$question_ids))
  }
  type <- if (is.na(q)) NA else w$types[[q]]
  walk_field_item(w, here, a, f, type)
  if (!is.null(a$exclusive) && !is_bool(a$exclusive)) {
    fault(w, paste0(here, "/exclusive"), "It must be true or false.")
  } else if (!is.null(a$exclusive) && !identical(type, "multiple")) {
    fault(
      w, paste0(here, "/exclusive"),
      "Only an option of multiple choice can exclude the others."
    )
  }
  walk_field_type(w, at, field$type, type)
  walk_constraints(w, paste0(at, "/constraints"), field$constraints, q, type)
  if (!is.null(field$categories)) {
    walk_categories(w, paste0(at, "/categories"), field$categories, q, type)
  }
  if (!is.null(a$twin_note)) {
    labelled(w, paste0(here, "/twin_note"), a$twin_note, "The note on the twin", FALSE)
    if (is.null(a$twin)) {
      fault(w, paste0(here, "/twin_note"), "There is a note on a twin, but no twin.")
    }
  }
  if (!is.null(a$twin)) walk_twin(w, paste0(here, "/twin"), a, f)
}

walk_field_item <- function(w, here, a, f, type) {
  if (!is.null(a$item) && !is_id(a$item)) {
    fault(w, paste0(here, "/item"), "The id of an item must be letters, digits, _ and ., not ",
          quoted(a$item), ".")
  }
  if (identical(type, "matrix") && is.null(a$item)) {
    fault(w, paste0(here, "/item"), "An item of a matrix must have an id.")
  }
  if (is_id(a$item)) {
    group <- group_of(w, f)
    key <- paste(a$item, group)
    if (key %in% w$seen) {
      fault(w, paste0(here, "/item"), "Item ", quoted(a$item), " stands twice",
            if (nzchar(group)) paste0(" in group ", quoted(group)), ".")
    }
    w$seen <- c(w$seen, key)
  }
}

# The group of a field's section, "" for none
group_of <- function(w, f) {
  s <- w$question_section[w$field_question[[f]]]
  g <- if (is.na(s)) NULL else w$sections[[s]]$group
  if (is_string(g)) g else ""
}

# What Table Schema says of it, `given`, by the `type` of its question
walk_field_type <- function(w, at, given, type) {
  here <- paste0(at, "/type")
  if (!is.null(given) && !(is_string(given) && given %in% table_schema_types)) {
    return(fault(w, here, "Table Schema has no type ", quoted(given), ".",
                 or_hint(given, table_schema_types)))
  }
  if (is.na(type)) {
    return(invisible())
  }
  fits <- switch(type, multiple = "boolean", open = c("string", "any"),
                 single = , matrix = c("integer", "number"))
  if (!(given %||% "string") %in% fits) {
    fault(w, here, "A field of a ", type, " question is of type ", quoted(fits[[1L]]), ", not ",
          quoted(given %||% "string"), ".")
  }
}

walk_constraints <- function(w, at, limits, q, type) {
  if (!is.null(limits) && !is_object(limits)) {
    return(fault(w, at, "Constraints must be an object."))
  }
  if (!is.null(limits$required) && !is_bool(limits$required)) {
    fault(w, paste0(at, "/required"), "It must be true or false.")
  } else if (isTRUE(limits$required) && !is.na(q)) {
    s <- w$question_section[[q]]
    routed <- !is.null(w$questions[[q]]$asked_if) ||
      !is.na(s) && !is.null(w$sections[[s]]$asked_if)
    if (routed) {
      fault(w, paste0(at, "/required"),
            "Not everyone is asked, so that the column must be able to be empty.")
    } else if (isFALSE(w$questions[[q]]$required)) {
      fault(w, paste0(at, "/required"), "The question is not required.")
    }
  }
  if (!is.null(limits$enum)) walk_enum(w, paste0(at, "/enum"), limits$enum, q, type)
}

walk_enum <- function(w, at, enum, q, type) {
  known <- codes_of(w, q)
  if (!is_array(enum) || length(enum) == 0L || anyDuplicated(enum)) {
    fault(w, at, "It must be an array of distinct values.")
  } else if (type %in% c("single", "matrix") && length(known) > 0L) {
    given <- vapply(enum, function(v) if (is.numeric(v)) as.double(v) else NA_real_, 0)
    if (!setequal(given, known)) {
      fault(w, at, "The values are not the codes of scale ", quoted(w$scale_names[[q]]), ": ",
            paste(known, collapse = ", "), ".")
    }
  }
}

# What other tools see are the codes of the scale, each with a label or bare.
walk_categories <- function(w, at, given, q, type) {
  if (is_array(given)) {
    given <- lapply(given, function(v) if (is_object(v)) v$value else v)
  }
  walk_enum(w, at, given, q, type)
}

walk_twin <- function(w, there, a, f) {
  twin <- match(if (is_string(a$twin)) a$twin else NA_character_, w$names)
  if (is.na(twin)) {
    return(fault(w, there, "There is no field ", quoted(a$twin), " to be the twin.",
                 or_hint(a$twin, w$names)))
  }
  if (twin == f) {
    return(fault(w, there, "A field cannot be its own twin."))
  }
  if (!identical(w$own[[twin]]$twin, w$names[[f]])) {
    fault(w, there, quoted(a$twin), " does not name ", quoted(w$names[[f]]), " as its twin.")
  }
  if (!identical(w$items[[twin]], w$items[[f]])) {
    fault(w, there, "Twins are one item, but here ", quoted(a$item), " and ",
          quoted(w$own[[twin]]$item), ".")
  }
  if (group_of(w, twin) == group_of(w, f)) {
    fault(w, there, "Twins are put to different groups; both are in ", quoted(group_of(w, f)), ".")
  }
  pair <- w$field_question[c(f, twin)]
  scales <- w$scale_names[pair]
  if (!anyNA(pair) && all(scales %in% w$known_scales) && !identical(scales[[1L]], scales[[2L]])) {
    fault(w, there, "Twins must have the same scale, not ", quoted(scales[[1L]]), " and ",
          quoted(scales[[2L]]), ".")
  }
}
