#' Read a wave: an export file of a survey tool
#'
#' From the file that a survey tool writes to answers by the columns of a [codebook()].
#' Everything is read as text; columns are found by what you say first, then by codes and
#' short names, by texts last; answers become the codebook's codes. What finds no place is
#' an error that lists it all.
#'
#' @section Formats:
#' `"limesurvey"` (by code, by text or both; for the R pair, the data file with the syntax
#' file as `structure`, which is parsed and never run), `"qualtrics"` (two or three header
#' rows), `"eusurvey"` (workbooks, and XML, in the codebook's first language that it has),
#' `"google"`, `"microsoft"`, `"surveymonkey"`, `"kobo"` (and ODK), `"redcap"`, `"plain"` (a
#' table made by hand), each as delimited text or as a workbook of Excel or OpenDocument;
#' SPSS and Stata files. Text may be UTF-8, UTF-16 or Windows-1252, separated by commas,
#' semicolons, tabs or bars. An answer "4 (often)" is "often", or 4 on a scale of numbers.
#'
#' @section How columns are found:
#' `columns =`, else `column` of a field in the codebook; else the code, the tool's id or
#' a short name that is the field's name in any spelling (`Q7[SQ001]`, `q7/1`, `q7_1`);
#' else the text of question and row, in any of the codebook's languages, or a wording of
#' which the codebook has the hash. Where several columns and as many fields share their
#' text (two groups were asked the same), they are taken in their order: that is said, and
#' an error with `options(akkoord.strict = TRUE)`.
#'
#' @section How answers are found:
#' `values =`; else the label that the file or `structure` gives a code; else the answer's
#' text in any language of the scale, letter case and spaces set aside; else the codebook's
#' own codes. The direction of codes is never guessed.
#'
#' @param file One file or several of one survey.
#' @param codebook A [codebook()], or the path of one.
#' @param N Size of the population, as in [likert_counts()].
#' @param columns Your own mapping: column of the file by field of the codebook, as
#'   `c(q7_1 = "Q7/r1", q8 = NA)`; a header, code, id or number; `NA` for what was not asked.
#' @param format `"auto"`, or one of the above.
#' @param structure The tool's own structure file: `.qsf`, `.lss`, LimeSurvey's R syntax
#'   or tab-separated file (`.txt`, `.tsv`), an XLSForm or a data dictionary of REDCap; of the
#'   tool that wrote `file`, or for a table made by hand with its codes.
#' @param wave A name for the wave, such as `"2026"`.
#' @param unfinished,duplicates,previews Responses that were not finished, that share an id
#'   with another, that are previews or tests: `"keep"`, `"drop"` or `"error"`. They are
#'   counted and logged in each case.
#' @param unmapped `"error"`, or `"missing"`: answers that find no place are logged and
#'   missing.
#' @param values What answers of the file mean, as `c("Somewhat agree" = 4)`, or a list of
#'   these by field, question or scale.
#' @param missing Texts that stand for no answer, besides the codebook's `missingValues`.
#' @param keep Further columns to keep as text, such as a weight or an id.
#' @param encoding The file's encoding, where it is not found.
#' @param progress Show a progress bar where it takes long.
#' @return An object of class `wave`: `data` (a tibble, one row a response, columns by
#'   codebook), `codebook`, `N`, `name`, `map` (which column became which field, and how),
#'   `log` (what was found, one row a finding), `rows` (file and line of each response).
#'   [likert_counts()] counts it.
#' @seealso [draft_codebook()] for a survey without a codebook.
#' @examplesIf requireNamespace("jsonlite", quietly = TRUE)
#' answers <- c("never", "sometimes", "often", "always")
#' levels <- factor(answers, answers, ordered = TRUE)
#' book <- draft_codebook(data.frame(q1 = levels, q2 = levels))
#' file <- tempfile(fileext = ".csv")
#' writeLines(c("q1,q2", "often,never", "always,sometimes", "never,often"), file)
#' wave <- read_wave(file, book, N = 10, format = "plain")
#' wave
#' likert_counts(wave)
#' @export
read_wave <- function(file, codebook, N = Inf, columns = NULL, format = "auto", structure = NULL,
                      wave = NULL, unfinished = "keep", duplicates = "error", previews = "drop",
                      unmapped = "error", values = NULL, missing = NULL, keep = NULL,
                      encoding = NULL,
                      progress = getOption("akkoord.progress", interactive())) {
  check_supplied()
  call <- current_env()
  if (!is.character(file) || length(file) == 0L || anyNA(file)) {
    abort("type", c(
      "{.arg file} must be the path of a file, or of several.",
      x = "It is {.obj_type_friendly {file}}."
    ), arg = "file", value = file)
  }
  check_text(file, "file")
  file <- vapply(file, path_bytes, "", USE.NAMES = FALSE)
  if (is_string(codebook)) codebook <- read_codebook(codebook)
  check_codebook(codebook, "codebook")
  check_wave_N(N, call)
  choices <- c("keep", "drop", "error")
  unfinished <- check_choice(unfinished, choices, "unfinished")
  duplicates <- check_choice(duplicates, choices, "duplicates")
  previews <- check_choice(previews, choices, "previews")
  unmapped <- check_choice(unmapped, c("error", "missing"), "unmapped")
  format <- check_choice(format, c("auto", names(export_readers())), "format")
  if (!is.null(wave)) check_string(wave, "wave")
  if (!is.null(encoding)) {
    check_string(encoding, "encoding")
    check_choice(tolower(encoding), tolower(iconvlist()), "encoding")
  }
  check_keep(keep)
  check_flag(progress, "progress")
  check_answer_words(values, missing, codebook, call)
  langs <- cb_languages(codebook)
  if (!is.null(structure)) {
    from <- structure
    structure <- read_structure(from, call, langs)
    tell_language(structure, langs, from)
  }

  export <- bind_exports(
    lapply(file, read_export, format, structure, encoding, langs, call), call
  )
  export <- leave_out(export, previews, unfinished, duplicates, call)
  map <- map_columns(export, codebook, columns, call)
  stop_unplaced(map, export, call)
  found <- convert_export(export, map, codebook, missing, values, progress, call)
  if (!is.null(found$unmapped) && unmapped == "error") stop_unmapped(found$unmapped, call)
  data <- tibble::as_tibble(found$data)
  if (length(found$data) == 0L) data <- tibble::tibble(.rows = length(export$line))
  data <- keep_columns(data, export, keep, map, call)
  if (any(map$absent)) attr(data, "not_asked") <- map$field[map$absent]
  out <- structure_wave(data, codebook, N, wave, export, map, found, keep)
  tell_wave(out)
  out
}

# What answers mean, and which are none.
check_answer_words <- function(values, missing, codebook, call) {
  if (is_bare_list(values)) {
    check_answer_names(values, codebook, call)
    for (i in seq_along(values)) check_answer_entry(values[[i]], names(values)[[i]], call)
  } else {
    check_answer_entry(values, NULL, call)
  }
  if (!is.null(missing) && !is.character(missing) && !is.numeric(missing)) {
    abort("type", c(
      "{.arg missing} must list the answers that are none.",
      x = "It is {.obj_type_friendly {missing}}.", i = "For instance {.code c(\"-\", \"n/a\")}."
    ), arg = "missing", value = missing, call = call)
  }
}

check_answer_names <- function(values, codebook, call) {
  f <- as.data.frame(codebook)
  known <- unique(c(f$name, f$question, f$scale))
  for (i in seq_along(values)) {
    said <- names(values)[i]
    if (isTRUE(said %in% known)) next
    hint <- if (is_string(said)) did_you_mean(said, known)
    abort("wave_values", c(
      "{.arg values}, as a list, must be named by fields, questions or scales of the codebook.",
      x = if (is.null(said) || said %in% c(NA, "")) {
        "Element {i} has no name."
      } else {
        "There is no {.val {said}}."
      },
      i = if (!is.null(hint)) "Did you mean {.val {hint}}?"
    ), arg = "values", value = said, call = call)
  }
}

# What the answers of `of`, or of all fields, mean: a code, a text, or a tick by answer.
check_answer_entry <- function(x, of, call) {
  sort <- (is.character(x) || is.numeric(x) || is.logical(x)) && !is.object(x)
  named <- length(x) == length(names(x)) && !any(names(x) %in% c(NA, ""))
  if (is.null(x) && is.null(of) || sort && named) {
    return(invisible())
  }
  abort(if (sort) "wave_values" else "type", c(
    if (is.null(of)) {
      "{.arg values} must say what answers mean, by name."
    } else {
      "{.arg values} must say what the answers of {.field {of}} mean, by name."
    },
    x = if (!sort) {
      "It is {.obj_type_friendly {x}}."
    } else {
      "{.val {x[[match(TRUE, names(x) %in% c(NA, ''), 1L)]]}} has no name."
    },
    i = "For instance {.code c(ja = \"yes\")}."
  ), arg = "values", value = x, call = call)
}

structure_wave <- function(data, codebook, N, wave, export, map, found, keep) {
  kept <- vapply(keep, function(k) export$columns$key[[find_column(k, export)]], "")
  used <- c(map$key, kept, unlist(export$about[c("id", "finished", "preview")]), export$summary)
  ignored <- setdiff(export$columns$key, used)
  log <- c(
    export$notes, found$notes,
    lapply(ignored, function(k) note("column_ignored", column = k)),
    list(log_unmapped(found$unmapped)), list(log_answers(data, codebook, export))
  )
  log <- tibble::as_tibble(do.call(rbind, compact(log)))
  structure(
    list(
      data = data, codebook = codebook, N = N, name = wave, format = export$tool,
      map = tibble::as_tibble(
        data.frame(field = map$field, column = map$key, how = map$how, stringsAsFactors = FALSE)
      ),
      log = log, rows = tibble::tibble(file = export$file, row = export$line)
    ),
    class = "wave"
  )
}

# Columns by name or by number
check_keep <- function(keep, call = caller_env()) {
  if (is.character(keep)) {
    check_text(keep, "keep", call)
  } else if (!is.null(keep)) {
    check_number(keep, "keep", min = 1, whole = TRUE, length = NULL, call = call)
  }
}

check_wave_N <- function(N, call) {
  if (!is.numeric(N) || length(N) == 0L || anyNA(N) || any(N < 1) ||
    any(is.finite(N) & N != trunc(N))) {
    abort("number", c(
      "{.arg N} must be whole people, at least 1, or {.code Inf}.", x = "It is {.val {N}}.",
      i = "For the whole and the groups: {.code c(560, KA1 = 480)}."
    ), arg = "N", value = N, call = call)
  }
  if (sum(!nzchar(names(N) %||% rep("", length(N)))) > 1L) {
    abort("number", c(
      "{.arg N} must name the groups of which it gives the sizes.",
      i = "For instance {.code c(560, KA1 = 480)}."
    ), arg = "N", value = N, call = call)
  }
}

# Previews, unfinished and repeated responses -------------------------------------------

leave_out <- function(export, previews, unfinished, duplicates, call) {
  n <- length(export$line)
  at <- export$about
  preview <- rep(FALSE, n)
  for (k in at$preview) preview <- preview | is_preview(answers_in(export, k))
  export <- decide(export, preview, previews, "preview", call)
  if (!is.null(at$finished)) {
    x <- answers_in(export, at$finished)
    done <- if (identical(at$finished_if, "filled")) nzchar(x) &
      x != "N/A" else truth_words(x) %in% TRUE
    export <- decide(export, !done, unfinished, "unfinished", call)
  }
  if (!is.null(at$id)) {
    id <- answers_in(export, at$id)
    again <- duplicated(id) & nzchar(id)
    export <- decide(export, again, duplicates, "duplicate", call, id)
  }
  export
}

decide <- function(export, which, what, kind, call, id = NULL) {
  if (!any(which)) {
    return(export)
  }
  rows <- export$line[which]
  export$notes <- c(export$notes, list(note(
    paste0(kind, if (what == "drop") "_dropped"), length(rows), row = rows[[1L]],
    value = if (!is.null(id)) id[which][[1L]] else NA, file = export$file[which][[1L]]
  )))
  if (what == "error") {
    some <- head_of(rows, 5L)
    arg <- c(preview = "previews", unfinished = "unfinished", duplicate = "duplicates")[[kind]]
    abort(paste0("wave_", kind), c(
      switch(kind,
        preview = "The file holds {length(rows)} preview{?s} or test{?s}.",
        unfinished = "The file holds {length(rows)} unfinished response{?s}.",
        duplicate = "The file holds {length(rows)} response{?s} with the id of another."
      ),
      x = "{cli::qty(length(rows))}Row{?s} {some}{if (length(rows) > 5L) \" and more\"}.",
      i = "Say {.code {arg} = \"drop\"} or {.code {arg} = \"keep\"}."
    ), arg = arg, value = id[which], row = rows, call = call)
  }
  if (what == "drop") {
    for (of in c("rows", "line", "file")) export[[of]] <- export[[of]][!which]
  }
  export
}

# What finds no place ----------------------------------------------------------------------

stop_unplaced <- function(map, export, call) {
  gone <- map$field[is.na(map$key) & !map$how %in% "absent"]
  strict <- isTRUE(getOption("akkoord.strict"))
  guessed <- map$field[map$how %in% "order"]
  if (strict && length(guessed) > 0L) {
    abort("wave_guess", c(
      "{length(guessed)} field{?s} {?is/are} placed by the order of columns that share a text.",
      x = "{.field {head_of(guessed, 5L)}}.", i = "Name their columns in {.arg columns}."
    ), arg = "columns", value = guessed, call = call)
  }
  if (length(gone) == 0L) {
    return(invisible())
  }
  free <- setdiff(export$columns$key, map$key)
  free <- substr(free, 1L, 60L)
  twice <- export$columns$header[duplicated(export$columns$header)]
  twice <- intersect(fold_code(gone), fold_code(twice))
  abort("wave_unplaced", c(
    "{length(gone)} field{?s} of the codebook {?has/have} no column in the file.",
    x = "{.field {head_of(gone, 8L)}}{if (length(gone) > 8L) \" and more\"}.",
    x = if (length(twice) > 0L) "More than one column is called {.val {head_of(twice, 3L)}}.",
    i = if (length(free) > 0L) paste(
      "Columns without a field:",
      "{.val {head_of(free, 5L)}}{and_more(free, 5L)}."
    ),
    i = paste(
      "Name them in {.arg columns}, as {.code c({gone[[1L]]} = \"...\")}; {.code NA} for",
      "what was not asked."
    )
  ), arg = "columns", value = gone, column = gone[[1L]], free = free, call = call)
}

stop_unmapped <- function(lost, call) {
  key <- paste(lost$column, lost$value, sep = "\r")
  first <- which(!duplicated(key))
  n <- as.integer(table(factor(key, unique(key))))
  shown <- head_of(first, 20L)
  rows <- vapply(shown, function(i) {
    first_of(lost$row[key == key[[i]]])
  }, "")
  said <- paste0(
    short_text(lost$column[shown], 40L), ", row ", rows, ": ",
    encodeString(short_text(lost$value[shown], 60L), quote = "\"")
  )
  abort("wave_unmapped", c(
    "{nrow(lost)} answer{?s} {?has/have} no place in the codebook ({length(first)} different).",
    escaped(said, "x"),
    i = if (length(first) > 20L) {
      "And {length(first) - 20L} more; the condition's {.field unmapped} lists them all."
    },
    i = paste(
      "Say what they mean in {.arg values}, that they are none in {.arg missing}, or",
      "{.code unmapped = \"missing\"}."
    )
  ),
  arg = "file", value = lost$value, row = lost$row, column = lost$column,
  unmapped = tibble::as_tibble(lost), call = call)
}

log_unmapped <- function(lost) {
  if (is.null(lost)) {
    return(NULL)
  }
  note(
    "unmapped", rep(1, nrow(lost)), lost$field, lost$column, lost$row,
    substr(lost$value, 1L, 200L), lost$file
  )
}

# Answers against the codebook's routing, answers that had to be given, and respondents
# to whom none of the groups' sections was put.
log_answers <- function(data, codebook, export) {
  f <- as.data.frame(codebook)
  questions <- cb_questions(codebook)
  # without a question that was asked nobody left all of them open
  open <- lapply(data[intersect(f$name, names(data))], is.na)
  blank <- if (length(open) > 0L) which(Reduce(`&`, open))
  notes <- if (length(blank) > 0L) {
    list(note("no_answers", length(blank), row = export$line[[blank[[1L]]]]))
  }
  none <- list()
  for (q in names(questions)) {
    there <- intersect(f$name[f$question == q], names(data))
    if (length(there) == 0L) next
    routed <- length(cb_routes(codebook, questions[[q]])) > 0L
    not_asked <- if (routed) {
      codebook_not_asked(codebook, data, questions[[q]])
    } else {
      rep(FALSE, nrow(data))
    }
    for (column in there) {
      if (!routed && !questions[[q]]$required) next
      silent <- is.na(data[[column]])
      wrong <- which(not_asked & !silent & !data[[column]] %in% FALSE)
      if (length(wrong) > 0L) {
        notes <- c(
          notes,
          list(note("not_asked", length(wrong), field = column, row = export$line[[wrong[[1L]]]]))
        )
      }
      if (questions[[q]]$required && any(silent & !not_asked)) {
        at <- which(silent & !not_asked)
        notes <- c(
          notes,
          list(note("required", length(at), field = column, row = export$line[[at[[1L]]]]))
        )
      }
    }
    group <- cb_sections(codebook)[[questions[[q]]$section]]$group
    if (!is.null(group)) none[[group]] <- (none[[group]] %||% TRUE) & not_asked
  }
  outside <- if (length(none) > 1L) which(Reduce(`&`, none))
  if (length(outside) > 0L) {
    notes <- c(notes, list(note("no_group", length(outside), row = export$line[[outside[[1L]]]])))
  }
  if (length(notes) > 0L) do.call(rbind, notes)
}

keep_columns <- function(data, export, keep, map, call) {
  for (k in keep) {
    at <- find_column(k, export)
    if (length(at) != 1L) {
      hint <- did_you_mean(as.character(k), export$columns$key)
      abort("missing_column", c(
        "{.arg keep}: the file has no column {.val {k}}.",
        i = if (!is.null(hint)) "Did you mean {.val {hint}}?"
      ), arg = "keep", value = k, column = k, call = call)
    }
    v <- answers_in(export, at)
    v[!nzchar(v)] <- NA
    name <- if (is.character(k)) k else export$columns$key[[at]]
    if (name %in% map$field) {
      own <- map$field[map$key %in% export$columns$key[[at]]]
      abort("wave_keep", c(
        "{.arg keep}: {.val {name}} is the name of a field of the codebook.",
        i = if (name %in% own) {
          "The column is read as that field already: leave it out of {.arg keep}."
        } else {
          "Give the column another name in the file, or leave it out of {.arg keep}."
        }
      ), arg = "keep", value = k, column = name, call = call)
    }
    data[[name]] <- v
  }
  data
}
