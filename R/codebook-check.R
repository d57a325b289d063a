# What is wrong with a codebook: every fault at once, each with the JSON pointer (RFC
# 6901) of where it stands. Nothing here stops at the first.

codebook_types <- c("single", "multiple", "matrix", "open")

# Properties of ours, so that a mistyped one is found. Those of Table Schema are open.
codebook_properties <- list(
  akkoord = c("version", "id", "title", "note", "languages", "scales", "sections", "questions"),
  scale = c("labels", "values", "dont_know", "scores", "top", "ordered"),
  dont_know = c("labels", "values"),
  section = c("id", "title", "group", "asked_if"),
  question = c("id", "number", "section", "block", "type", "scale", "required", "label",
               "asked_if", "wording"),
  field = c("question", "item", "label", "exclusive", "twin", "twin_note", "column", "wording"),
  asked_if = c("field", "is")
)

table_schema_types <- c(
  "string", "number", "integer", "boolean", "object", "array", "list", "datetime", "date",
  "time", "year", "yearmonth", "duration", "geopoint", "geojson", "any"
)

#' @rdname codebook
#' @export
validate_codebook <- function(x) {
  call <- current_env()
  if (inherits(x, "codebook")) {
    text <- json_write(unclass(x))
  } else {
    check_string(x, "x", call)
    text <- codebook_text(x, "x", call)
    if (is.list(text)) {
      return(codebook_fault_table(list(text)))
    }
  }
  codebook_faults(text)$faults
}

codebook_fault_table <- function(faults) {
  get <- function(field, none) {
    vapply(faults, function(f) f[[field]] %||% none, none)
  }
  tibble::tibble(
    pointer = get("pointer", ""), line = get("line", NA_integer_),
    column = get("column", NA_integer_), problem = get("problem", "")
  )
}

# The faults of a text and, where it is JSON at all, its values.
codebook_faults <- function(text) {
  scan <- json_scan(text)
  if (!is.null(scan$problem)) {
    scan$problem <- paste0("Invalid JSON: ", scan$problem, ".")
    return(list(faults = codebook_fault_table(list(scan)), value = NULL))
  }
  Encoding(text) <- "UTF-8"
  value <- jsonlite::fromJSON(text, simplifyVector = FALSE)
  found <- c(codebook_walk(value), codebook_text_faults(value))
  for (t in scan$twice) {
    found <- c(list(list(pointer = t$pointer, line = t$line,
                         problem = "This name stands twice in one object.")), found)
  }
  for (i in seq_along(found)) {
    found[[i]]$line <- found[[i]]$line %||% pointer_line(found[[i]]$pointer, scan$at)
  }
  faults <- codebook_fault_table(found)
  faults <- faults[order(faults$line, method = "radix"), ]
  list(faults = faults[!duplicated(faults[c("pointer", "problem")]), ], value = value)
}

# The line of a value or, for one that is missing, of what should hold it.
pointer_line <- function(pointer, at) {
  while (!pointer %in% names(at) && nzchar(pointer)) pointer <- sub("/[^/]*$", "", pointer)
  unname(at[match(pointer, names(at))])
}

# Small readers of parsed JSON -------------------------------------------------------

is_object <- function(x) is.list(x) && (length(x) == 0L || !is.null(names(x)))
is_array <- function(x) is.list(x) && is.null(names(x))
is_text <- function(x) is_string(x) && !is.na(x) && grepl("[^ \t\r\n]", x)
is_id <- function(x) is_string(x) && grepl("^[A-Za-z][A-Za-z0-9_.]*$", x)
is_whole <- function(x) is.numeric(x) && length(x) == 1L && is.finite(x) && x == trunc(x)
texts_of <- function(x) vapply(x, function(v) if (is_string(v)) v else NA_character_, "")
quoted <- function(x) {
  if (is_string(x)) {
    if (nchar(x) > 60L) x <- paste0(substr(x, 1L, 57L), "...")
    return(encodeString(x, quote = "\""))
  }
  if (is.null(x)) "null" else if (is.list(x)) {
    if (is.null(names(x))) "an array" else "an object"
  } else {
    json_atoms(x)
  }
}
or_hint <- function(x, known) {
  hint <- if (is_string(x) && nchar(x) < 100L) did_you_mean(x, known)
  if (is.null(hint)) "" else paste0(" Did you mean ", quoted(hint), "?")
}

# Texts that only the reader of export files looks at
codebook_text_faults <- function(x) {
  found <- list()
  ok <- function(v) is.null(v) || is_text(v) || is_list_of_texts(v)
  look <- function(at, object) {
    for (name in c("column", "wording")) {
      if (is_object(object) && !ok(object[[name]])) {
        found[[length(found) + 1L]] <<- list(
          pointer = paste0(at, "/", name), problem = "It must be a text, or an array of texts."
        )
      }
    }
  }
  if (is_object(x)) {
    fields <- if (is_array(x$fields)) x$fields
    for (i in seq_along(fields)) {
      if (is_object(fields[[i]])) look(paste0("/fields/", i - 1L, "/akkoord"), fields[[i]]$akkoord)
    }
  }
  found
}
is_list_of_texts <- function(v) is_array(v) && all(vapply(v, is_text, NA))

# The walk -------------------------------------------------------------------------------

codebook_walk <- function(x) {
  found <- list()
  fault <- function(pointer, ...) {
    found[[length(found) + 1L]] <<- list(pointer = pointer, problem = paste0(...))
    invisible(FALSE)
  }
  only <- function(at, object, known) {
    for (name in setdiff(names(object), known)) {
      fault(paste0(at, "/", pointer_escape(name)),
            "Unknown property ", quoted(name), ".", or_hint(name, known))
    }
  }
  if (!is_object(x)) {
    fault("", "A codebook must be an object.")
    return(found)
  }
  meta <- x$akkoord
  if (!is_object(meta)) {
    fault(if (is.null(meta)) "" else "/akkoord",
          "The object \"akkoord\" is missing, with scales, sections and questions.")
    return(found)
  }
  only("/akkoord", meta, codebook_properties$akkoord)
  if (!is_whole(meta$version) || meta$version != 1) {
    fault("/akkoord/version", "The version must be 1, not ", quoted(meta$version), ".")
  }
  if (!is_id(meta$id)) {
    fault("/akkoord/id", "The id must be letters, digits, _ and ., not ", quoted(meta$id), ".")
  }
  langs <- texts_of(if (is_array(meta$languages)) meta$languages else list())
  if (length(langs) == 0L || anyNA(langs) || anyDuplicated(langs)) {
    fault("/akkoord/languages", "Languages must be an array of distinct names such as \"nl\" and \"en\".")
    langs <- unique(langs[!is.na(langs)])
  }
  labelled <- function(at, label, what, required = TRUE) {
    if (is.null(label)) {
      return(if (required) fault(at, what, " has no label.") else FALSE)
    }
    if (!is_object(label)) {
      return(fault(at, what, " must be labelled by language, {\"nl\": \"...\"}, not ",
                   quoted(label), "."))
    }
    for (l in langs) {
      if (!is_text(label[[l]])) {
        fault(paste0(at, "/", pointer_escape(l)), what, " has no label in ", quoted(l), ".")
      }
    }
    only(at, label, langs)
  }
  labelled("/akkoord/title", meta$title, "The title")
  labelled("/akkoord/note", meta$note, "The note", FALSE)

  objects <- function(at, value, what) {
    if (!is_array(value) || length(value) == 0L) {
      fault(at, what, " must be an array with at least one object.")
      return(list())
    }
    lapply(seq_along(value), function(i) {
      here <- paste0(at, "/", i - 1L)
      if (is_object(value[[i]])) {
        value[[i]]
      } else {
        fault(here, "An object must stand here, not ", quoted(value[[i]]), ".")
        list()
      }
    })
  }
  ids_of <- function(at, list, key, what) {
    ids <- vapply(list, function(v) if (is_string(v[[key]])) v[[key]] else NA_character_, "")
    for (i in seq_along(ids)) {
      here <- paste0(at, "/", i - 1L, "/", key)
      if (!is_id(list[[i]][[key]])) {
        fault(here, what, " must be letters, digits, _ and ., not ", quoted(list[[i]][[key]]), ".")
      } else if (ids[[i]] %in% ids[seq_len(i - 1L)]) {
        fault(here, what, " ", quoted(ids[[i]]), " stands twice, first at ",
              at, "/", match(ids[[i]], ids) - 1L, ".")
      }
    }
    ids
  }

  # Scales: the codebook's own, else built in
  scales <- if (is_object(meta$scales)) meta$scales else list()
  if (!is.null(meta$scales) && !is_object(meta$scales)) {
    fault("/akkoord/scales", "Scales must be an object, one member a scale.")
  }
  codes <- list()
  for (name in names(scales)) {
    at <- paste0("/akkoord/scales/", pointer_escape(name))
    scale <- scales[[name]]
    if (!is_object(scale)) {
      fault(at, "A scale must be an object, not ", quoted(scale), ".")
      next
    }
    only(at, scale, codebook_properties$scale)
    answers <- function(at, labels, what) {
      if (!is_object(labels) || length(labels) == 0L) {
        fault(at, "A scale's labels must be arrays by language, {\"nl\": [\"...\"]}.")
        return(0L)
      }
      n <- length(labels[[1L]])
      for (l in langs) {
        here <- paste0(at, "/", pointer_escape(l))
        own <- labels[[l]]
        if (!is_array(own) || length(own) == 0L) {
          fault(here, what, " have no labels in ", quoted(l), ".")
          next
        }
        for (j in seq_along(own)) {
          if (!is_text(own[[j]])) {
            fault(paste0(here, "/", j - 1L), "Category ", j, " has no label in ", quoted(l), ".")
          }
        }
        if (length(own) != n) {
          fault(here, what, " have ", length(own), " label", if (length(own) != 1L) "s",
                " in ", quoted(l), ", but ", n, " in ", quoted(names(labels)[[1L]]), ".")
        }
        all <- texts_of(own)
        for (j in which(duplicated(all) & !is.na(all))) {
          fault(paste0(here, "/", j - 1L), "Label ", quoted(all[[j]]), " stands twice.")
        }
      }
      only(at, labels, langs)
      n
    }
    numbers <- function(at, value, n, what) {
      if (is.null(value)) {
        return(as.double(seq_len(n)))
      }
      ok <- is_array(value) && all(vapply(value, function(v) is.numeric(v) && is.finite(v), NA))
      if (!ok || length(value) != n) {
        fault(at, what, " must be ", n, " numbers, one a label.")
        return(double())
      }
      as.double(unlist(value))
    }
    k <- answers(paste0(at, "/labels"), scale$labels, "Categories")
    if (k == 1L) fault(paste0(at, "/labels"), "A scale must have at least two categories.")
    own <- numbers(paste0(at, "/values"), scale$values, k, "Values")
    dk <- scale$dont_know
    none <- double()
    if (!is.null(dk)) {
      if (is_object(dk)) {
        only(paste0(at, "/dont_know"), dk, codebook_properties$dont_know)
        d <- answers(paste0(at, "/dont_know/labels"), dk$labels, "Answers without substance")
        if (is.null(dk$values)) {
          fault(paste0(at, "/dont_know/values"), "Values must be ", d, " numbers, one a label.")
        } else {
          none <- numbers(paste0(at, "/dont_know/values"), dk$values, d, "Values")
        }
        if (is_object(dk$labels) && is_object(scale$labels)) {
          for (l in langs) {
            both <- intersect(known_texts(dk$labels[[l]]), known_texts(scale$labels[[l]]))
            if (length(both) > 0L) {
              fault(paste0(at, "/dont_know/labels/", pointer_escape(l)), quoted(both[[1L]]),
                    " is both a category and an answer without substance.")
            }
          }
        }
      } else {
        fault(paste0(at, "/dont_know"), "It must be an object with labels and values.")
      }
    }
    twice <- duplicated(c(own, none))
    if (any(twice)) {
      fault(paste0(at, "/values"), "Code ", c(own, none)[twice][[1L]], " stands for two answers.")
    }
    ordered <- scale$ordered %||% TRUE
    if (!is_bool(ordered)) fault(paste0(at, "/ordered"), "It must be true or false.")
    if (!is.null(scale$scores)) {
      scores <- numbers(paste0(at, "/scores"), scale$scores, k, "Scores")
      if (is.unsorted(scores)) fault(paste0(at, "/scores"), "Scores must not decrease.")
    }
    if (!is.null(scale$top)) {
      top <- if (is_array(scale$top)) scale$top else list(scale$top)
      if (!all(vapply(top, is_whole, NA)) || !all(unlist(top) %in% seq_len(max(k, 1L)))) {
        fault(paste0(at, "/top"), "Top must be positions of categories, 1 to ", k, ".")
      }
    }
    if (isFALSE(ordered) && (!is.null(scale$scores) || length(scale$top) > 0L)) {
      fault(at, "A nominal scale has no scores and no top.")
    }
    codes[[name]] <- c(own, none)
  }
  built_in <- c(names(builtin_scales), paste0(names(builtin_scales), "_dk"))
  known_scales <- unique(c(names(scales), built_in))

  sections <- objects("/akkoord/sections", meta$sections, "Sections")
  section_ids <- ids_of("/akkoord/sections", sections, "id", "The id of a section")
  for (i in seq_along(sections)) {
    at <- paste0("/akkoord/sections/", i - 1L)
    only(at, sections[[i]], codebook_properties$section)
    labelled(paste0(at, "/title"), sections[[i]]$title, "The section")
    if (!is.null(sections[[i]]$group) && !is_text(sections[[i]]$group)) {
      fault(paste0(at, "/group"), "A group must be a text, not ", quoted(sections[[i]]$group), ".")
    }
  }

  questions <- objects("/akkoord/questions", meta$questions, "Questions")
  question_ids <- ids_of("/akkoord/questions", questions, "id", "The id of a question")
  fields <- objects("/fields", x$fields, "Fields")
  names <- ids_of("/fields", fields, "name", "The name of a field")
  own <- lapply(fields, function(f) if (is_object(f$akkoord)) f$akkoord else list())
  field_question <- match(texts_of(lapply(own, `[[`, "question")), question_ids)
  types <- texts_of(lapply(questions, `[[`, "type"))
  scale_names <- texts_of(lapply(questions, `[[`, "scale"))
  question_section <- match(texts_of(lapply(questions, `[[`, "section")), section_ids)
  codes_of <- function(q) {
    if (is.na(q) || is.na(types[[q]])) {
      return(NULL)
    }
    if (types[[q]] == "multiple") {
      return(c(0, 1))
    }
    name <- scale_names[[q]]
    if (is.na(name) || types[[q]] == "open") {
      return(NULL)
    }
    if (name %in% names(scales)) {
      return(codes[[name]])
    }
    if (name %in% built_in) {
      s <- likert_scale(name)
      return(c(s$values, s$dk_values))
    }
    NULL
  }

  # Who is asked: fields of questions that come before
  route <- function(at, asked_if, first, what) {
    if (is.null(asked_if)) {
      return(invisible())
    }
    rules <- objects(at, asked_if, "Routing")
    for (j in seq_along(rules)) {
      here <- paste0(at, "/", j - 1L)
      rule <- rules[[j]]
      if (length(rule) == 0L) next
      only(here, rule, codebook_properties$asked_if)
      f <- match(if (is_string(rule$field)) rule$field else NA_character_, names)
      if (is.na(f)) {
        fault(paste0(here, "/field"), "There is no field ", quoted(rule$field), ".",
              or_hint(rule$field, names))
        next
      }
      q <- field_question[[f]]
      if (!is.na(q) && !is.na(first) && q >= first) {
        fault(paste0(here, "/field"), what, " is asked by an answer to ", quoted(names[[f]]),
              ", which does not come before it.")
      }
      is <- if (is_array(rule$is)) rule$is else list()
      if (length(is) == 0L) {
        fault(paste0(here, "/is"), "The answers that lead here must be an array of codes.")
      }
      ok <- codes_of(q)
      if (!is.na(q) && identical(types[[q]], "open")) {
        fault(paste0(here, "/field"), "Nobody can be led by the open question ", quoted(names[[f]]), ".")
      } else if (length(ok) > 0L) {
        for (v in seq_along(is)) {
          code <- is[[v]]
          fits <- if (identical(types[[q]], "multiple")) is_bool(code) else {
            is.numeric(code) && code %in% ok
          }
          if (!fits) {
            fault(paste0(here, "/is/", v - 1L), quoted(code), " is not an answer to ",
                  quoted(names[[f]]), ".")
          }
        }
      }
    }
  }
  for (i in seq_along(sections)) {
    first <- which(question_section == i)
    route(paste0("/akkoord/sections/", i - 1L, "/asked_if"), sections[[i]]$asked_if,
          if (length(first) > 0L) first[[1L]] else NA, "The section")
    if (length(first) == 0L && !is.na(section_ids[[i]])) {
      fault(paste0("/akkoord/sections/", i - 1L), "Section ", quoted(section_ids[[i]]),
            " has no question.")
    }
  }
  if (is.unsorted(question_section, na.rm = TRUE)) {
    i <- which(diff(question_section) < 0)
    for (q in i + 1L) {
      fault(paste0("/akkoord/questions/", q - 1L, "/section"),
            "Questions must follow the order of the sections.")
    }
  }

  last <- -Inf
  for (i in seq_along(questions)) {
    at <- paste0("/akkoord/questions/", i - 1L)
    q <- questions[[i]]
    if (length(q) == 0L) next
    only(at, q, codebook_properties$question)
    labelled(paste0(at, "/label"), q$label, "The question")
    if (!is_whole(q$number) || q$number < 1) {
      fault(paste0(at, "/number"), "The number must be a whole number, not ", quoted(q$number), ".")
    } else {
      if (q$number <= last) {
        fault(paste0(at, "/number"), "Number ", q$number, " comes after ", last,
              ": questions must stand in the order of their numbers.")
      }
      last <- max(last, q$number)
    }
    if (is.na(question_section[[i]])) {
      fault(paste0(at, "/section"), "There is no section ", quoted(q$section), ".",
            or_hint(q$section, section_ids))
    }
    if (!is_id(q$block)) {
      fault(paste0(at, "/block"), "The block must be letters, digits, _ and ., not ", quoted(q$block), ".")
    }
    if (!is_bool(q$required)) {
      fault(paste0(at, "/required"), "It must be true or false, not ", quoted(q$required), ".")
    }
    route(paste0(at, "/asked_if"), q$asked_if, i, "The question")
    n <- sum(field_question %in% i)
    if (!types[[i]] %in% codebook_types) {
      fault(paste0(at, "/type"), "The type must be one of ",
            paste(quoted_each(codebook_types), collapse = ", "), ", not ", quoted(q$type), ".",
            or_hint(q$type, codebook_types))
      next
    }
    scaled <- types[[i]] %in% c("single", "matrix")
    if (scaled && !scale_names[[i]] %in% known_scales) {
      fault(paste0(at, "/scale"),
            if (is.null(q$scale)) "The question has no scale." else {
              paste0("There is no scale ", quoted(q$scale), ".", or_hint(q$scale, known_scales))
            })
    } else if (!scaled && !is.null(q$scale)) {
      fault(paste0(at, "/scale"), "A question of type ", quoted(q$type), " has no scale.")
    }
    if (n == 0L) {
      fault(at, "Question ", quoted(q$id), " has no field.")
    } else if (n > 1L && types[[i]] %in% c("single", "open")) {
      fault(at, "A question of type ", quoted(q$type), " has one field, not ", n, ".")
    }
  }

  # Fields
  if (is.unsorted(field_question, na.rm = TRUE)) {
    at <- which(diff(field_question) < 0)
    for (f in at + 1L) {
      fault(paste0("/fields/", f - 1L), "Fields must follow the order of the questions.")
    }
  }
  missing <- x$missingValues
  if (!is.null(missing) && (!is_array(missing) || !all(vapply(missing, is_string, NA)))) {
    fault("/missingValues", "It must be an array of texts, such as [\"\"].")
  }
  group_of <- function(f) {
    s <- question_section[field_question[[f]]]
    g <- if (is.na(s)) NULL else sections[[s]]$group
    if (is_string(g)) g else ""
  }
  items <- texts_of(lapply(own, `[[`, "item"))
  seen <- character()
  for (f in seq_along(fields)) {
    at <- paste0("/fields/", f - 1L)
    field <- fields[[f]]
    if (length(field) == 0L) next
    a <- own[[f]]
    here <- paste0(at, "/akkoord")
    if (!is_object(field$akkoord)) {
      fault(here, "The object \"akkoord\" is missing, with question and label.")
      next
    }
    only(here, a, codebook_properties$field)
    labelled(paste0(here, "/label"), a$label, "The field")
    q <- field_question[[f]]
    if (is.na(q)) {
      fault(paste0(here, "/question"), "There is no question ", quoted(a$question), ".",
            or_hint(a$question, question_ids))
    }
    type <- if (is.na(q)) NA else types[[q]]
    if (!is.null(a$item) && !is_id(a$item)) {
      fault(paste0(here, "/item"), "The id of an item must be letters, digits, _ and ., not ",
            quoted(a$item), ".")
    }
    if (identical(type, "matrix") && is.null(a$item)) {
      fault(paste0(here, "/item"), "An item of a matrix must have an id.")
    }
    if (is_id(a$item)) {
      key <- paste(a$item, group_of(f))
      if (key %in% seen) {
        fault(paste0(here, "/item"), "Item ", quoted(a$item), " stands twice",
              if (nzchar(group_of(f))) paste0(" in group ", quoted(group_of(f))), ".")
      }
      seen <- c(seen, key)
    }
    if (!is.null(a$exclusive) && !is_bool(a$exclusive)) {
      fault(paste0(here, "/exclusive"), "It must be true or false.")
    } else if (!is.null(a$exclusive) && !identical(type, "multiple")) {
      fault(paste0(here, "/exclusive"), "Only an option of multiple choice can exclude the others.")
    }
    # what Table Schema says of it
    if (!is.null(field$type) && !(is_string(field$type) && field$type %in% table_schema_types)) {
      fault(paste0(at, "/type"), "Table Schema has no type ", quoted(field$type), ".",
            or_hint(field$type, table_schema_types))
    } else if (!is.na(type)) {
      fits <- switch(type, multiple = "boolean", open = c("string", "any"),
                     single = , matrix = c("integer", "number"))
      if (!(field$type %||% "string") %in% fits) {
        fault(paste0(at, "/type"), "A field of a ", type, " question is of type ",
              quoted(fits[[1L]]), ", not ", quoted(field$type %||% "string"), ".")
      }
    }
    limits <- field$constraints
    if (!is.null(limits) && !is_object(limits)) {
      fault(paste0(at, "/constraints"), "Constraints must be an object.")
      limits <- NULL
    }
    if (!is.null(limits$required) && !is_bool(limits$required)) {
      fault(paste0(at, "/constraints/required"), "It must be true or false.")
    } else if (isTRUE(limits$required) && !is.na(q)) {
      s <- question_section[[q]]
      if (!is.null(questions[[q]]$asked_if) || !is.na(s) && !is.null(sections[[s]]$asked_if)) {
        fault(paste0(at, "/constraints/required"),
              "Not everyone is asked, so that the column must be able to be empty.")
      } else if (isFALSE(questions[[q]]$required)) {
        fault(paste0(at, "/constraints/required"), "The question is not required.")
      }
    }
    if (!is.null(limits$enum)) {
      enum <- limits$enum
      ok <- codes_of(q)
      if (!is_array(enum) || length(enum) == 0L || anyDuplicated(enum)) {
        fault(paste0(at, "/constraints/enum"), "It must be an array of distinct values.")
      } else if (type %in% c("single", "matrix") && length(ok) > 0L) {
        given <- vapply(enum, function(v) if (is.numeric(v)) as.double(v) else NA_real_, 0)
        if (!setequal(given, ok)) {
          fault(paste0(at, "/constraints/enum"), "The values are not the codes of scale ",
                quoted(scale_names[[q]]), ": ", paste(ok, collapse = ", "), ".")
        }
      }
    }
    # Twins
    if (!is.null(a$twin_note)) {
      labelled(paste0(here, "/twin_note"), a$twin_note, "The note on the twin", FALSE)
      if (is.null(a$twin)) fault(paste0(here, "/twin_note"), "There is a note on a twin, but no twin.")
    }
    if (!is.null(a$twin)) {
      there <- paste0(here, "/twin")
      t <- match(if (is_string(a$twin)) a$twin else NA_character_, names)
      if (is.na(t)) {
        fault(there, "There is no field ", quoted(a$twin), " to be the twin.",
              or_hint(a$twin, names))
      } else if (t == f) {
        fault(there, "A field cannot be its own twin.")
      } else {
        if (!identical(own[[t]]$twin, names[[f]])) {
          fault(there, quoted(a$twin), " does not name ", quoted(names[[f]]), " as its twin.")
        }
        if (!identical(items[[t]], items[[f]])) {
          fault(there, "Twins are one item, but here ", quoted(a$item), " and ",
                quoted(own[[t]]$item), ".")
        }
        if (group_of(t) == group_of(f)) {
          fault(there, "Twins are put to different groups; both are in ", quoted(group_of(f)), ".")
        }
        pair <- field_question[c(f, t)]
        if (!anyNA(pair) && all(scale_names[pair] %in% known_scales) &&
          !identical(scale_names[[pair[[1L]]]], scale_names[[pair[[2L]]]])) {
          fault(there, "Twins must have the same scale, not ", quoted(scale_names[[pair[[1L]]]]),
                " and ", quoted(scale_names[[pair[[2L]]]]), ".")
        }
      }
    }
  }
  found
}

quoted_each <- function(x) vapply(x, quoted, "", USE.NAMES = FALSE)
known_texts <- function(x) {
  out <- texts_of(if (is.list(x)) x else list())
  out[!is.na(out)]
}
