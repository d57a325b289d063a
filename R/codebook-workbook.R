# A codebook as a workbook, for people who finish a draft in a spreadsheet: a sheet each for
# what it is about, its scales, sections, questions and fields, a column a language.

is_workbook_name <- function(file) grepl("[.]xlsx$", file, ignore.case = TRUE)

codebook_sheets <- function(x) {
  langs <- cb_languages(x)
  meta <- cb_meta(x)
  text <- function(v) if (is.null(v)) "" else as.character(v)
  many <- function(v) paste(vapply(unlist(v), json_atoms, "", USE.NAMES = FALSE), collapse = " ")
  by_lang <- function(name, label) {
    set_names(lapply(langs, function(l) text(label[[l]])), paste0(name, ".", langs))
  }
  row <- function(...) {
    as.data.frame(c(...), stringsAsFactors = FALSE, check.names = FALSE, optional = TRUE)
  }
  bind <- function(rows) if (length(rows) > 0L) do.call(rbind, rows) else data.frame()
  route <- function(rules) {
    paste(vapply(rules, function(r) paste(r$field, "is", many(r$is)), ""), collapse = "; ")
  }
  scales <- unlist(lapply(names(meta$scales), function(name) {
    s <- meta$scales[[name]]
    part <- function(labels, values, kind) {
      lapply(seq_along(labels[[1L]]), function(i) {
        c(answer_cells(s, name, kind, values, i), by_lang("label", lapply(labels, `[[`, i)))
      })
    }
    c(
      part(s$labels, s$values, "answer"),
      if (!is.null(s$dont_know)) part(s$dont_know$labels, s$dont_know$values, "none")
    )
  }), recursive = FALSE)
  list(
    about = bind(list(row(id = meta$id, languages = paste(langs, collapse = " "),
                          by_lang("title", meta$title),
                          by_lang("note", meta$note)))),
    scales = bind(lapply(scales, row)),
    sections = bind(lapply(meta$sections, function(s) {
      row(id = s$id, group = text(s$group), asked_if = route(s$asked_if), by_lang("title", s$title))
    })),
    questions = bind(lapply(meta$questions, function(q) {
      row(id = q$id, number = as.character(q$number), section = q$section,
          block = q$block, type = q$type,
          scale = text(q$scale), required = if (q$required) "yes" else "no",
          asked_if = route(q$asked_if),
          by_lang("label", q$label))
    })),
    fields = bind(lapply(x$fields, function(f) {
      a <- f$akkoord
      row(name = f$name, question = a$question, item = text(a$item),
          column = paste(unlist(a$column), collapse = "\n"),
          twin = text(a$twin), exclusive = if (isTRUE(a$exclusive)) "yes" else "",
          by_lang("label", a$label),
          by_lang("twin_note", a$twin_note))
    }))
  )
}

# An answer of a scale in the sheet of scales.
answer_cells <- function(s, name, kind, values, i) {
  list(
    scale = name, kind = kind, value = if (is.null(values)) "" else json_atoms(values[[i]]),
    score = if (kind == "answer" && !is.null(s$scores)) json_atoms(s$scores[[i]]) else "",
    top = if (kind == "none" || is.null(s$top)) {
      ""
    } else if (i %in% unlist(s$top)) {
      "yes"
    } else {
      "no"
    },
    ordered = if (isFALSE(s$ordered)) "no" else ""
  )
}

write_codebook_workbook <- function(x, file, call) {
  rlang::check_installed("openxlsx", "to write a workbook.", call = call)
  book <- openxlsx::createWorkbook()
  sheets <- codebook_sheets(x)
  head <- openxlsx::createStyle(textDecoration = "bold", wrapText = TRUE)
  for (name in names(sheets)) {
    openxlsx::addWorksheet(book, name)
    if (ncol(sheets[[name]]) > 0L) {
      openxlsx::writeData(book, name, no_formulas(sheets[[name]]), headerStyle = head)
      openxlsx::freezePane(book, name, firstRow = TRUE)
      openxlsx::setColWidths(book, name, seq_along(sheets[[name]]), "auto")
    }
  }
  made <- tempfile(fileext = ".xlsx")
  on.exit(unlink(made))
  openxlsx::saveWorkbook(book, made)
  put_file(file, read_bytes(made), "codebook_path", call = call)
  invisible(x)
}

sheet_text <- function(text) with_formula(trimws(text))

read_codebook_workbook <- function(file, call) {
  found <- workbook_faults(file, call)
  if (nrow(found$faults) > 0L) stop_codebook(found$faults, file, "file", call)
  structure(found$value, class = "codebook")
}

# As of a text of JSON, without its lines.
workbook_faults <- function(file, call) {
  check_file_path(file, call = call)
  found <- codebook_faults(json_write(workbook_codebook(file, call)))
  found$faults$line <- rep(NA_integer_, nrow(found$faults))
  found
}

workbook_codebook <- function(file, call) {
  there <- workbook_sheets(file, call)
  wanted <- c("about", "questions", "sections", "fields")
  if (!all(wanted %in% there)) {
    abort("codebook", c(
      "{.file {file}} is no codebook.", x = "It has no sheet {.val {setdiff(wanted, there)}}."
    ), arg = "file", value = file, call = call)
  }
  sheet <- function(name) {
    if (name %in% there) lapply(sheet_frame(file, name, call), sheet_text) else list()
  }
  about <- sheet("about")
  langs <- strsplit(workbook_cell(about, "languages", 1L) %||% "", "[ ,;]+")[[1L]]
  label <- function(x, name, i) {
    v <- compact(
      set_names(lapply(langs, function(l) workbook_cell(x, paste0(name, ".", l), i)), langs)
    )
    if (length(v) > 0L) v
  }
  scales <- sheet("scales")
  sections <- sheet("sections")
  questions <- sheet("questions")
  fields <- sheet("fields")
  type_of <- set_names(questions$type, questions$id)
  list(
    fields = workbook_rows(fields, function(i) workbook_field(fields, i, label, type_of)),
    missingValues = list(""),
    akkoord = compact(list(
      version = 1, id = workbook_cell(about, "id", 1L), title = label(about, "title", 1L),
      note = label(about, "note", 1L),
      languages = as.list(langs), scales = workbook_scales(scales, langs),
      sections = workbook_rows(sections, function(i) list(
        id = workbook_cell(sections, "id", i), title = label(sections, "title", i),
        group = workbook_cell(sections, "group", i),
        asked_if = workbook_route(workbook_cell(sections, "asked_if", i))
      )),
      questions = workbook_rows(questions, function(i) workbook_question(questions, i, label))
    ))
  )
}

# A cell of a sheet, NULL where it is empty.
workbook_cell <- function(x, name, i) {
  v <- x[[name]]
  if (length(v) >= i && nzchar(v[[i]])) v[[i]]
}

# What `make` makes of each row that is not empty.
workbook_rows <- function(x, make) {
  n <- max(0L, lengths(x))
  filled <- which(
    vapply(seq_len(n), function(i) any(vapply(x, function(v) nzchar(v[[i]]), NA)), NA)
  )
  lapply(filled, function(i) compact(make(i)))
}

# `label`: the texts of a row in all languages.
workbook_field <- function(fields, i, label, type_of) {
  q <- workbook_cell(fields, "question", i) %||% ""
  column <- strsplit(workbook_cell(fields, "column", i) %||% "", "\n", fixed = TRUE)[[1L]]
  list(
    name = workbook_cell(fields, "name", i),
    type = switch(
      type_of[match(q, names(type_of))], multiple = "boolean", open = "string",
      "number"
    ),
    akkoord = compact(list(
      question = q, item = workbook_cell(fields, "item", i), label = label(fields, "label", i),
      column = if (length(column) > 1L) as.list(column) else if (length(column) == 1L) column,
      twin = workbook_cell(fields, "twin", i), twin_note = label(fields, "twin_note", i),
      exclusive = if (isTRUE(truth_words(workbook_cell(fields, "exclusive", i) %||% ""))) TRUE
    ))
  )
}

workbook_question <- function(questions, i, label) {
  list(
    id = workbook_cell(questions, "id", i),
    number = as_number(workbook_cell(questions, "number", i)),
    section = workbook_cell(questions, "section", i), block = workbook_cell(questions, "block", i),
    type = workbook_cell(questions, "type", i),
    scale = workbook_cell(questions, "scale", i),
    required = truth_words(workbook_cell(questions, "required", i) %||% "no"),
    label = label(questions, "label", i),
    asked_if = workbook_route(workbook_cell(questions, "asked_if", i))
  )
}

# A number where it is one; else the text, which the check then names
as_number <- function(x) {
  n <- suppressWarnings(as.double(x %||% NA))
  if (is.na(n)) x else n
}

# "q20 is 1; q21 is 1 2"
workbook_route <- function(text) {
  if (is.null(text)) {
    return(NULL)
  }
  lapply(strsplit(text, "\\s*;\\s*")[[1L]], function(rule) {
    part <- strsplit(rule, "\\s+is\\s+")[[1L]]
    is <- strsplit(trimws(part[2L] %||% ""), "[ ,/]+")[[1L]]
    list(field = trimws(part[[1L]]), is = lapply(is, function(v) {
      if (v %in% c("true", "yes")) TRUE else if (v %in% c("false", "no")) FALSE else as_number(v)
    }))
  })
}

workbook_scales <- function(x, langs) {
  if (length(x$scale) == 0L) {
    return(NULL)
  }
  names <- unique(x$scale[nzchar(x$scale)])
  set_names(lapply(names, function(name) {
    at <- which(x$scale == name & x$kind != "none")
    dk <- which(x$scale == name & x$kind == "none")
    labels <- function(rows) {
      set_names(lapply(langs, function(l) as.list(x[[paste0("label.", l)]][rows])), langs)
    }
    numbers <- function(v) if (any(nzchar(v))) lapply(v, as_number)
    # all "no": nothing counts as agreeing; all empty: as the scale has it
    top <- truth_words(x$top[at])
    compact(list(
      labels = labels(at), values = numbers(x$value[at]), scores = numbers(x$score[at]),
      top = if (!all(is.na(top))) as.list(which(top %in% TRUE)),
      ordered = if (any(truth_words(x$ordered[at]) %in% FALSE)) FALSE,
      dont_know = if (length(dk) > 0L) list(labels = labels(dk), values = numbers(x$value[dk]))
    ))
  }), names)
}
