# The walk over a codebook: `w`, an environment, holds what was read so far and the faults
# found; each function looks at one part and adds to it. Scales come before questions, and
# questions before fields, which refer to them.

codebook_walk <- function(x) {
  w <- new_environment(list(found = list()))
  if (!is_object(x)) {
    fault(w, "", "A codebook must be an object.")
    return(w$found)
  }
  meta <- x$akkoord
  if (!is_object(meta)) {
    fault(w, if (is.null(meta)) "" else "/akkoord",
          "The object \"akkoord\" is missing, with scales, sections and questions.")
    return(w$found)
  }
  walk_meta(w, meta)
  walk_scales(w, meta$scales)
  walk_sections(w, meta$sections)
  read_questions(w, meta$questions, x$fields)
  for (i in seq_along(w$sections)) walk_section_route(w, i)
  walk_order(w, w$question_section, "/akkoord/questions/", "/section",
             "Questions must follow the order of the sections.")
  last <- -Inf
  for (i in seq_along(w$questions)) last <- walk_question(w, i, last)
  walk_order(w, w$field_question, "/fields/", "",
             "Fields must follow the order of the questions.")
  missing <- x$missingValues
  if (!is.null(missing) && (!is_array(missing) || !all(vapply(missing, is_string, NA)))) {
    fault(w, "/missingValues", "It must be an array of texts, such as [\"\"].")
  }
  w$seen <- character()
  for (f in seq_along(w$fields)) walk_field(w, f)
  w$found
}

# What every part does -------------------------------------------------------------------

objects <- function(w, at, value, what) {
  if (!is_array(value) || length(value) == 0L) {
    fault(w, at, what, " must be an array with at least one object.")
    return(list())
  }
  lapply(seq_along(value), function(i) {
    if (is_object(value[[i]])) {
      return(value[[i]])
    }
    fault(w, paste0(at, "/", i - 1L), "An object must stand here, not ", quoted(value[[i]]), ".")
    list()
  })
}

ids_of <- function(w, at, list, key, what) {
  ids <- vapply(list, function(v) if (is_string(v[[key]])) v[[key]] else NA_character_, "")
  again <- duplicated(ids)
  for (i in seq_along(ids)) {
    here <- paste0(at, "/", i - 1L, "/", key)
    if (!is_id(list[[i]][[key]])) {
      fault(w, here, what, " must be letters, digits, _ and ., not ", quoted(list[[i]][[key]]), ".")
    } else if (again[[i]]) {
      fault(w, here, what, " ", quoted(ids[[i]]), " stands twice, first at ",
            at, "/", match(ids[[i]], ids) - 1L, ".")
    }
  }
  ids
}

# Sections one after another, and in each its questions; in these their fields
walk_order <- function(w, of, at, property, problem) {
  if (!is.unsorted(of, na.rm = TRUE)) {
    return(invisible())
  }
  for (i in which(diff(of) < 0) + 1L) fault(w, paste0(at, i - 1L, property), problem)
}

# The codebook itself, its sections ------------------------------------------------------

walk_meta <- function(w, meta) {
  only(w, "/akkoord", meta, codebook_properties$akkoord)
  if (!is_whole(meta$version) || meta$version != 1) {
    fault(w, "/akkoord/version", "The version must be 1, not ", quoted(meta$version), ".")
  }
  if (!is_id(meta$id)) {
    fault(w, "/akkoord/id", "The id must be letters, digits, _ and ., not ", quoted(meta$id), ".")
  }
  langs <- texts_of(if (is_array(meta$languages)) meta$languages else list())
  if (length(langs) == 0L || anyNA(langs) || anyDuplicated(langs)) {
    fault(w, "/akkoord/languages",
          "Languages must be an array of distinct names such as \"nl\" and \"en\".")
    langs <- unique(langs[!is.na(langs)])
  }
  w$langs <- langs
  labelled(w, "/akkoord/title", meta$title, "The title")
  labelled(w, "/akkoord/note", meta$note, "The note", FALSE)
}

walk_sections <- function(w, sections) {
  w$sections <- objects(w, "/akkoord/sections", sections, "Sections")
  w$section_ids <- ids_of(w, "/akkoord/sections", w$sections, "id", "The id of a section")
  for (i in seq_along(w$sections)) {
    at <- paste0("/akkoord/sections/", i - 1L)
    section <- w$sections[[i]]
    only(w, at, section, codebook_properties$section)
    labelled(w, paste0(at, "/title"), section$title, "The section")
    if (!is.null(section$group) && !is_text(section$group)) {
      fault(w, paste0(at, "/group"), "A group must be a text, not ", quoted(section$group), ".")
    }
  }
}

# What questions and fields are, and which belongs to which: vectors along them
read_questions <- function(w, questions, fields) {
  w$questions <- objects(w, "/akkoord/questions", questions, "Questions")
  w$question_ids <- ids_of(w, "/akkoord/questions", w$questions, "id", "The id of a question")
  w$fields <- objects(w, "/fields", fields, "Fields")
  w$names <- ids_of(w, "/fields", w$fields, "name", "The name of a field")
  w$own <- lapply(w$fields, function(f) if (is_object(f$akkoord)) f$akkoord else list())
  w$items <- texts_of(lapply(w$own, `[[`, "item"))
  w$field_question <- match(texts_of(lapply(w$own, `[[`, "question")), w$question_ids)
  w$types <- texts_of(lapply(w$questions, `[[`, "type"))
  w$scale_names <- texts_of(lapply(w$questions, `[[`, "scale"))
  w$question_section <- match(texts_of(lapply(w$questions, `[[`, "section")), w$section_ids)
}

# Questions ------------------------------------------------------------------------------

walk_section_route <- function(w, i) {
  at <- paste0("/akkoord/sections/", i - 1L)
  first <- which(w$question_section == i)
  route(w, paste0(at, "/asked_if"), w$sections[[i]]$asked_if,
        if (length(first) > 0L) first[[1L]] else NA, "The section")
  if (length(first) == 0L && !is.na(w$section_ids[[i]])) {
    fault(w, at, "Section ", quoted(w$section_ids[[i]]), " has no question.")
  }
}

# Who is asked: fields of questions that come before
route <- function(w, at, asked_if, first, what) {
  if (is.null(asked_if)) {
    return(invisible())
  }
  rules <- objects(w, at, asked_if, "Routing")
  for (j in seq_along(rules)) {
    if (length(rules[[j]]) > 0L) route_rule(w, paste0(at, "/", j - 1L), rules[[j]], first, what)
  }
}

route_rule <- function(w, here, rule, first, what) {
  only(w, here, rule, codebook_properties$asked_if)
  f <- match(if (is_string(rule$field)) rule$field else NA_character_, w$names)
  if (is.na(f)) {
    return(fault(w, paste0(here, "/field"), "There is no field ", quoted(rule$field), ".",
                 or_hint(rule$field, w$names)))
  }
  name <- quoted(w$names[[f]])
  q <- w$field_question[[f]]
  if (!is.na(q) && !is.na(first) && q >= first) {
    fault(w, paste0(here, "/field"), what, " is asked by an answer to ", name,
          ", which does not come before it.")
  }
  is <- if (is_array(rule$is)) rule$is else list()
  if (length(is) == 0L) {
    fault(w, paste0(here, "/is"), "The answers that lead here must be an array of codes.")
  }
  if (!is.na(q) && identical(w$types[[q]], "open")) {
    return(fault(w, paste0(here, "/field"), "Nobody can be led by the open question ", name, "."))
  }
  known <- codes_of(w, q)
  for (v in seq_along(is)[length(known) > 0L]) {
    code <- is[[v]]
    multiple <- identical(w$types[[q]], "multiple")
    if (!(if (multiple) is_bool(code) else is.numeric(code) && code %in% known)) {
      fault(w, paste0(here, "/is/", v - 1L), quoted(code), " is not an answer to ", name, ".")
    }
  }
}

# The number of the last question, for the next to come after
walk_question <- function(w, i, last) {
  at <- paste0("/akkoord/questions/", i - 1L)
  q <- w$questions[[i]]
  if (length(q) == 0L) {
    return(last)
  }
  only(w, at, q, codebook_properties$question)
  labelled(w, paste0(at, "/label"), q$label, "The question")
  if (!is_whole(q$number) || q$number < 1) {
    fault(
      w, paste0(at, "/number"), "The number must be a whole number, not ",
      quoted(q$number), "."
    )
  } else {
    if (q$number <= last) {
      fault(w, paste0(at, "/number"), "Number ", q$number, " comes after ", last,
            ": questions must stand in the order of their numbers.")
    }
    last <- max(last, q$number)
  }
  if (is.na(w$question_section[[i]])) {
    fault(w, paste0(at, "/section"), "There is no section ", quoted(q$section), ".",
          or_hint(q$section, w$section_ids))
  }
  if (!is_id(q$block)) {
    fault(w, paste0(at, "/block"), "The block must be letters, digits, _ and ., not ",
          quoted(q$block), ".")
  }
  if (!is_bool(q$required)) {
    fault(w, paste0(at, "/required"), "It must be true or false, not ", quoted(q$required), ".")
  }
  route(w, paste0(at, "/asked_if"), q$asked_if, i, "The question")
  walk_question_type(w, at, q, w$types[[i]], sum(w$field_question %in% i))
  last
}

walk_question_type <- function(w, at, q, type, n) {
  if (!type %in% codebook_types) {
    return(fault(w, paste0(at, "/type"), "The type must be one of ",
                 paste(quoted_each(codebook_types), collapse = ", "), ", not ", quoted(q$type),
                 ".", or_hint(q$type, codebook_types)))
  }
  scaled <- type %in% c("single", "matrix")
  if (scaled && !texts_of(list(q$scale)) %in% w$known_scales) {
    fault(w, paste0(at, "/scale"),
          if (is.null(q$scale)) "The question has no scale." else {
            paste0("There is no scale ", quoted(q$scale), ".", or_hint(q$scale, w$known_scales))
          })
  } else if (!scaled && !is.null(q$scale)) {
    fault(w, paste0(at, "/scale"), "A question of type ", quoted(q$type), " has no scale.")
  }
  if (n == 0L) {
    fault(w, at, "Question ", quoted(q$id), " has no field.")
  } else if (n > 1L && type %in% c("single", "open")) {
    fault(w, at, "A question of type ", quoted(q$type), " has one field, not ", n, ".")
  }
}
