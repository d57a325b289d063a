# A questionnaire as data. The object is the parsed JSON itself, a Frictionless Table
# Schema: what the file holds, the object holds, and nothing is kept twice.

#' Codebooks: questionnaires as data
#'
#' A codebook says what was asked: every question, item and option, its scale, who was
#' asked it and which items are twins (one item put to two groups). `codebook()` gives
#' the two questionnaires of the study, `read_codebook()` one of your own.
#'
#' @section The file:
#' A [Frictionless Table Schema](https://specs.frictionlessdata.io/table-schema/) in
#' JSON: `fields` describes each column of the answers (`name`, `type`, `title`,
#' `constraints`), so that any tool for Table Schema can check a file of answers with
#' it. Questionnaires know more than tables do; that is in the property `akkoord`.
#'
#' * `akkoord` of the file: `version` (1), `id`, `title`, `note`, `languages`;
#'   `scales`, an object of scales (`labels` by language, lowest first, `values`,
#'   `dont_know` with `labels` and `values`, `scores`, `top`, `ordered`); `sections`
#'   (`id`, `title`, `group`, `asked_if`); `questions` (`id`, `number`, `section`,
#'   `block`, `type`, `scale`, `required`, `label`, `asked_if`). A scale may also be one
#'   that [likert_scale()] knows by name.
#' * `akkoord` of a field: `question`, `item` (the id under which results speak of it),
#'   `label` by language, `twin` (the field with the same item for another group),
#'   `twin_note` (how the wording differs), `exclusive` (an option that excludes the
#'   others), `column` (what the export file calls it: a text, or an array of texts),
#'   `wording` (hashes of its wordings, by which [read_wave()] knows it).
#' * `asked_if` is an array of `{"field": "q2_1", "is": [true]}`: asked of those to whom
#'   one of these applies. Without it, of everyone.
#'
#' A question of type `matrix` has a field for each item, `multiple` one for each option
#' (a boolean), `single` and `open` one field.
#'
#' @section Errors:
#' A file that is no codebook is an error of class `akkoord_error_codebook`. It lists
#' every fault with its line and JSON pointer; the condition's `faults` holds them as
#' `validate_codebook()` gives them. Files above 8 MB, or nested deeper than 64 levels,
#' are refused.
#'
#' @param name `"erasmus"` (leaders of Erasmus+ projects: 24 questions) or `"etwinning"`
#'   (users of eTwinning: 11 questions).
#' @param file A JSON file, or a workbook (`.xlsx`) with a sheet each for scales, sections,
#'   questions and fields, which a person can finish in a spreadsheet.
#' @param x A codebook; for `validate_codebook()` also a file.
#' @param lang Language of the labels, one of the codebook's.
#' @param ... Not used.
#' @return `codebook()` and `read_codebook()`: an object of class `codebook`, the JSON as
#'   nested lists. `write_codebook()`: `x`, invisibly; reading the file gives `x`
#'   again, a workbook what it says: its keys may stand in another order.
#'   `validate_codebook()`: a tibble with one row a fault and none for a sound codebook:
#'   `pointer` (JSON pointer), `line`, `column` (invalid JSON only), `problem`.
#'
#'   `as.data.frame()`: one row a field: `name`, `question`, `item`, `type` (`single`,
#'   `multiple`, `matrix`, `open`), `scale`, `section`, `block`, `group`, `twin`,
#'   `twin_note`, `required` (of who is asked), `asked_if`, `label`; `tidy()` the same
#'   as a tibble. `summary()`: one row a question. `glance()`: one row, with the numbers
#'   of questions, fields and items.
#' @references Bryan, P., Zyp, K. and Nottingham, M. (2013). *JavaScript Object Notation
#'   (JSON) Pointer*. RFC 6901.
#' @seealso `codebook =` of [likert_counts()].
#' @examplesIf requireNamespace("jsonlite", quietly = TRUE)
#' leaders <- codebook("erasmus")
#' summary(leaders, lang = "en")
#'
#' # the items of which KA1 and KA2 were not asked in the same words
#' fields <- as.data.frame(leaders, lang = "en")
#' subset(fields, group == "KA1" & !is.na(twin_note), c(name, twin, label, twin_note))
#'
#' file <- tempfile(fileext = ".json") # with the labels of codes for other tools: `categories`
#' write_codebook(leaders, file)
#' identical(read_codebook(file), leaders)
#' validate_codebook(file)
#' @export
codebook <- function(name) {
  check_supplied()
  check_string(name, "name")
  known <- built_in_codebooks()
  if (!name %in% known) {
    hint <- did_you_mean(name, known)
    file <- grepl("[.]json$|[/\\\\]", name)
    abort("codebook_name", c(
      "There is no built-in codebook {.val {name}}.",
      i = if (!is.null(hint)) "Did you mean {.val {hint}}?",
      i = if (file) {
        "For a file use {.code read_codebook(\"{name}\")}."
      } else {
        "Built in: {.val {known}}. {.fn read_codebook} reads one of your own."
      }
    ), arg = "name", value = name)
  }
  file <- system.file("codebooks", paste0(name, ".json"), package = "akkoord", mustWork = TRUE)
  keep_result(list("codebook", file), read_codebook(file))
}

#' @rdname codebook
#' @export
read_codebook <- function(file) {
  check_supplied()
  check_string(file, "file")
  file <- path_bytes(file)
  call <- current_env()
  if (is_workbook_name(file)) {
    return(read_codebook_workbook(file, call))
  }
  text <- codebook_text(file, "file", call)
  if (is.list(text)) {
    stop_codebook(codebook_fault_table(list(text)), file, "file", call)
  }
  found <- codebook_faults(text)
  if (nrow(found$faults) > 0L) stop_codebook(found$faults, file, "file", call)
  structure(without_categories(found$value), class = "codebook")
}

#' @rdname codebook
#' @export
validate_codebook <- function(x) {
  check_supplied()
  call <- current_env()
  if (inherits(x, "codebook")) {
    text <- json_write(unclass(x))
  } else {
    check_string(x, "x", call)
    if (is_workbook_name(x)) {
      return(workbook_faults(path_bytes(x), call)$faults)
    }
    text <- codebook_text(x, "x", call)
    if (is.list(text)) {
      return(codebook_fault_table(list(text)))
    }
  }
  codebook_faults(text)$faults
}

#' @rdname codebook
#' @export
write_codebook <- function(x, file) {
  check_supplied()
  check_codebook(x)
  check_string(file, "file")
  call <- current_env()
  text <- json_write(unclass(x))
  faults <- codebook_faults(text)$faults
  if (nrow(faults) > 0L) {
    # the lines of a file that is not written say nothing
    faults$line <- NA_integer_
    stop_codebook(faults, NULL, "x", call)
  }
  if (is_workbook_name(file)) {
    return(write_codebook_workbook(x, file, call))
  }
  put_file(file, charToRaw(codebook_json(x)), "codebook_path", call = call)
  invisible(x)
}

# The text of a codebook's file.
codebook_json <- function(x) json_write(with_categories(unclass(x)))

# Table Schema 2.0 has the labels of a field's codes in `categories`, for tools that know
# nothing of scales. The file alone has them: they are the scale's, in the first language.
with_categories <- function(x) {
  questions <- cb_questions(x)
  lang <- cb_languages(x)[[1L]]
  x$fields <- lapply(x$fields, function(field) {
    q <- questions[[field$akkoord$question]]
    if (!isTRUE(q$type %in% c("single", "matrix"))) {
      return(field)
    }
    s <- cb_scale(x, q$scale)
    codes <- c(s$values, s$dk_values)
    labels <- c(scale_labels(s, lang), scale_dk(s, lang))[seq_along(codes)]
    field$categories <- unname(Map(
      function(value, label) list(value = value, label = label), codes, labels
    ))
    if (s$ordered && length(s$dk_values) == 0L) field$categoriesOrdered <- TRUE
    field[c(setdiff(names(field), "akkoord"), "akkoord")]
  })
  x
}

without_categories <- function(x) {
  file_only <- c("categories", "categoriesOrdered")
  x$fields <- lapply(x$fields, function(f) f[setdiff(names(f), file_only)])
  x
}

check_codebook <- function(x, arg = "x", call = caller_env()) {
  if (!inherits(x, "codebook")) {
    abort("type", c(
      "{.arg {arg}} must be a codebook.",
      x = "It is {.obj_type_friendly {x}}.",
      i = if (is_string(x) && x %in% built_in_codebooks()) {
        "Write {.code codebook(\"{x}\")}."
      } else {
        "{.fn codebook} and {.fn read_codebook} give one."
      }
    ), arg = arg, value = class(x), call = call)
  }
  check_own_parts(x, "fields", arg, "read_codebook", is.list, call)
}

# What a codebook says ------------------------------------------------------------------

cb_lang <- function(x, lang, call = caller_env()) {
  known <- cb_languages(x)
  if (is.null(lang)) {
    lang <- default_lang()
    return(if (lang %in% known) lang else known[[1L]])
  }
  check_choice(lang, known, "lang", call = call)
}
cb_text <- function(label, lang) if (is.null(label)) NA_character_ else label[[lang]]
cb_questions <- function(x) {
  q <- cb_meta(x)$questions
  set_names(q, vapply(q, `[[`, "", "id"))
}
cb_sections <- function(x) {
  s <- cb_meta(x)$sections
  set_names(s, vapply(s, `[[`, "", "id"))
}
cb_fields <- function(x) set_names(x$fields, vapply(x$fields, `[[`, "", "name"))

# A scale of the codebook as likert_scale(); its codes for "don't know" included.
cb_scale <- function(x, name, lang = NULL) {
  if (!is.null(lang)) lang <- cb_lang(x, lang)
  own <- cb_meta(x)$scales[[name]]
  if (is.null(own)) {
    return(likert_scale(name, lang = if (any(languages %in% lang)) lang))
  }
  texts <- function(labels) lapply(labels, function(l) unlist(l))
  ordered <- own$ordered %||% TRUE
  out <- likert_scale(texts(own$labels),
    lang = lang, ordered = ordered, scores = unlist(own$scores), values = unlist(own$values),
    dont_know = if (!is.null(own$dont_know)) texts(own$dont_know$labels)
  )
  # several codes for "top" are positions, which likert_scale() takes as labels
  if (!is.null(own$top)) out$top <- sort(as.integer(unlist(own$top)))
  out$name <- name
  out$also <- other_wordings(out$labels)
  if (!is.null(own$dont_know)) out$dk_values <- as.double(unlist(own$dont_know$values))
  out
}

cb_asked_if <- function(rules) {
  if (is.null(rules)) {
    return(NA_character_)
  }
  paste(vapply(rules, function(r) {
    paste0(r$field, " = ", paste(unlist(r$is), collapse = "/"))
  }, ""), collapse = " | ")
}

# Section and question may both route: then both must hold.
cb_routes <- function(x, question) {
  section <- cb_sections(x)[[question$section]]
  compact(list(section$asked_if, question$asked_if))
}

#' @rdname codebook
#' @export
as.data.frame.codebook <- function(x, ..., lang = NULL) {
  lang <- cb_lang(x, lang)
  questions <- cb_questions(x)
  sections <- cb_sections(x)
  of <- lapply(x$fields, function(f) questions[[f$akkoord$question]])
  text <- function(get) vapply(seq_along(of), function(i) get(i) %||% NA_character_, "")
  data.frame(
    name = text(function(i) x$fields[[i]]$name),
    question = text(function(i) of[[i]]$id),
    item = text(function(i) x$fields[[i]]$akkoord$item),
    type = text(function(i) of[[i]]$type),
    scale = text(function(i) of[[i]]$scale),
    section = text(function(i) of[[i]]$section),
    block = text(function(i) of[[i]]$block),
    group = text(function(i) sections[[of[[i]]$section]]$group),
    twin = text(function(i) x$fields[[i]]$akkoord$twin),
    twin_note = text(function(i) cb_text(x$fields[[i]]$akkoord$twin_note, lang)),
    required = vapply(of, `[[`, NA, "required"),
    asked_if = text(function(i) {
      rules <- vapply(cb_routes(x, of[[i]]), cb_asked_if, "")
      if (length(rules) > 1L) rules <- paste0("(", rules, ")")
      if (length(rules) > 0L) paste(rules, collapse = " & ")
    }),
    label = text(function(i) x$fields[[i]]$akkoord$label[[lang]]),
    stringsAsFactors = FALSE
  )
}

#' @rdname codebook
#' @export
tidy.codebook <- function(x, ..., lang = NULL) tibble::as_tibble(as.data.frame(x, lang = lang))

#' @rdname codebook
#' @param object A codebook.
#' @export
summary.codebook <- function(object, ..., lang = NULL) {
  lang <- cb_lang(object, lang)
  f <- as.data.frame(object, lang = lang)
  questions <- cb_questions(object)
  first <- match(names(questions), f$question)
  tibble::tibble(
    number = vapply(questions, function(q) as.integer(q$number), 0L, USE.NAMES = FALSE),
    question = names(questions), type = f$type[first],
    fields = as.integer(table(factor(f$question, names(questions)))),
    scale = f$scale[first], section = f$section[first],
    block = f$block[first], group = f$group[first],
    required = f$required[first], asked_if = f$asked_if[first],
    label = vapply(questions, function(q) q$label[[lang]], "", USE.NAMES = FALSE)
  )
}

#' @rdname codebook
#' @export
glance.codebook <- function(x, ...) {
  s <- summary(x)
  f <- as.data.frame(x)
  n <- function(type) sum(s$type %in% type)
  tibble::tibble(
    id = cb_meta(x)$id, questions = nrow(s), fields = nrow(f),
    closed = n(c("single", "multiple")), matrices = n("matrix"),
    matrix_items = sum(f$type == "matrix"), open = n("open"),
    twins = sum(!is.na(f$twin)) %/% 2L,
    scales = length(unique(f$scale[!is.na(f$scale)])),
    languages = paste(cb_languages(x), collapse = ", ")
  )
}

# Printing --------------------------------------------------------------------------------

# Words around the labels; a codebook in another language is talked about in English.
cb_tr <- function(key, lang, ...) tr(key, if (lang %in% languages) lang else "en", ...)

# Who is asked, in a sentence: NULL for everyone.
cb_route_words <- function(x, rules, lang) {
  if (length(rules) == 0L) {
    return(NULL)
  }
  fields <- cb_fields(x)
  questions <- cb_questions(x)
  parts <- vapply(rules, function(rule) {
    f <- fields[[rule$field]]
    q <- questions[[f$akkoord$question]]
    said <- if (q$type == "multiple") {
      f$akkoord$label[[lang]]
    } else {
      s <- cb_scale(x, q$scale, lang)
      c(scale_labels(s, lang), scale_dk(s, lang))[match(unlist(rule$is), c(s$values, s$dk_values))]
    }
    cb_tr(
      "codebook_answered", lang, number = q$number, answer = paste(said, collapse = " / ")
    )
  }, "")
  or <- paste0(" ", cb_tr("or", lang), " ")
  cb_tr("codebook_only", lang, route = paste(parts, collapse = or))
}

# "q16_2" as a person would say it: 16.2
cb_place <- function(x, field, fields = as.data.frame(x)) {
  of <- fields$question[match(field, fields$name)]
  rows <- fields$name[fields$question == of]
  number <- cb_questions(x)[[of]]$number
  if (length(rows) > 1L) paste0(number, ".", match(field, rows)) else as.character(number)
}

#' @rdname codebook
#' @export
format.codebook <- function(x, ..., lang = NULL) {
  lang <- cb_lang(x, lang)
  g <- glance(x)
  fields <- as.data.frame(x, lang = lang)
  width <- max(40L, min(getOption("width"), 100L))
  para <- function(mark, text, indent) hung_text(mark, text, indent, width)
  plural <- function(n, one) paste0(n, " ", one, if (n != 1L) "s")
  lines <- c(
    paste0("<codebook ", g$id, "> ", cb_text(cb_meta(x)$title, lang)),
    paste0("# ", plural(g$questions, "question"), ": ", g$closed, " closed, ",
           if (g$matrices == 1L) "1 matrix" else paste(g$matrices, "matrices"), " with ",
           plural(g$matrix_items, "item"), ", ", g$open, " open; ",
           plural(g$fields, "field"), "; in ", g$languages),
    paste0("# ", cb_tr("codebook_stars", lang))
  )
  section <- ""
  for (q in cb_questions(x)) {
    if (q$section != section) {
      section <- q$section
      s <- cb_sections(x)[[section]]
      lines <- c(lines, "", para("", s$title[[lang]], 0L))
      who <- cb_route_words(x, s$asked_if, lang)
      if (!is.null(who)) lines <- c(lines, para("(", paste0(who, ")"), 1L))
    }
    star <- if (isTRUE(q$required)) "*" else " "
    notes <- c(
      if (q$type == "multiple") cb_tr("codebook_multiple", lang),
      if (q$type == "open") cb_tr("codebook_open", lang),
      cb_route_words(x, q$asked_if, lang)
    )
    label <- q$label[[lang]]
    if (length(notes) > 0L) label <- paste0(label, " (", paste(notes, collapse = "; "), ")")
    lines <- c(lines, para(sprintf("%s%3s. ", star, q$number), label, 6L))
    rows <- fields[fields$question == q$id, ]
    if (q$type %in% c("single", "matrix")) {
      lines <- c(lines, para(strrep(" ", 8L), format(cb_scale(x, q$scale, lang)), 8L))
    }
    if (q$type == "multiple") {
      for (i in seq_len(nrow(rows))) lines <- c(lines, para("      [ ] ", rows$label[[i]], 10L))
    }
    if (q$type == "matrix") {
      for (i in seq_len(nrow(rows))) {
        label <- twin_label(x, rows[i, ], fields, lang)
        lines <- c(lines, para(sprintf("    %3s. ", i), label, 9L))
      }
    }
  }
  lines
}

# Text after a mark, the lines below it indented.
hung_text <- function(mark, text, indent, width) {
  out <- strwrap(clean_text(text), width - indent)
  if (length(out) == 0L) out <- ""
  paste0(c(mark, rep(strrep(" ", indent), length(out) - 1L)), out)
}

# An item, with the question that asks the same of the other group.
twin_label <- function(x, row, fields, lang) {
  if (is.na(row$twin)) {
    return(row$label)
  }
  note <- cb_tr("codebook_twin", lang, question = cb_place(x, row$twin, fields))
  if (!is.na(row$twin_note)) note <- paste0(note, ", ", cb_tr("codebook_other_words", lang))
  paste0(row$label, " (", note, ")")
}

#' @rdname codebook
#' @export
print.codebook <- function(x, ..., lang = NULL) {
  cat(format(x, lang = lang), sep = "\n")
  invisible(x)
}
