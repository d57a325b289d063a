# Multiple choice: options as columns of ticks, or several answers in one cell.

# Columns of each item, also where they are chosen as in tidyselect:
# list(use = starts_with("q3_")), list(use = c(Home = q3_1, School = q3_2)). Names are the
# options' labels.
multiple_columns <- function(quo, data, call = caller_env()) {
  expr <- quo_get_expr(quo)
  if (!is_call(expr, "list")) {
    return(tryCatch(eval_tidy(quo), error = function(e) {
      abort("type", c(
        "{.arg multiple} is a list of questions, each with the columns of its options.",
        x = "It is {.code {as_label(expr)}}.",
        i = "For instance {.code multiple = list(use = c(\"q3_1\", \"q3_2\"))}."
      ), arg = "multiple", call = call)
    }))
  }
  lapply(as.list(expr)[-1L], function(one) {
    named <- all.vars(one)
    given <- if (!any(named %in% names(data))) {
      tryCatch(eval_tidy(one, env = quo_get_env(quo)), error = function(e) NULL)
    }
    # a wrong name is told as such later
    if (is.character(given)) {
      given
    } else {
      chosen_columns(new_quosure(one, quo_get_env(quo)), data, call)
    }
  })
}

chosen_columns <- function(quo, data, call, arg = "multiple") {
  at <- withCallingHandlers(
    tidyselect::eval_select(quo, data),
    error = function(e) {
      what <- if (inherits(e, "vctrs_error_subscript_oob")) e$i
      if (is.character(what)) {
        hint <- did_you_mean(what[[1L]], names(data))
        abort("missing_column", c(
          "{.arg {arg}} names a column that {.arg data} does not have.",
          x = "There is no {.field {what[[1L]]}}.",
          i = if (!is.null(hint)) "Did you mean {.field {hint}}?"
        ), arg = arg, value = what, column = what[[1L]], call = call)
      }
      abort("selection", c(
        "{.arg {arg}} does not select columns.", x = escaped(conditionMessage(e))
      ), arg = arg, call = call)
    }
  )
  columns <- names(data)[at]
  if (identical(names(at), columns)) columns else set_names(columns, names(at))
}

# Each option is its own yes or no; a respondent is asked when any column of the
# item says something. Codes for the kernel: 1 ticked, 0 not, NA not asked.
plan_multiple <- function(spec, data, scale, call) {
  first <- data[[spec$columns[[1L]]]]
  cells <- if (length(spec$columns) == 1L && is_cell_of_answers(first, scale)) {
    read_cells(first, spec, scale, call)
  }
  if (!is.null(cells)) {
    spec$notes <- cells$notes
    spec$columns <- rep(unname(spec$columns), length(cells$ticks))
    spec$plans <- lapply(cells$ticks, tick_plan)
    spec$scale <- scale %||% options_scale(cells$labels)
    return(spec)
  }
  read <- read_tick_columns(spec, data, call)
  spec$notes <- read$notes
  ticks <- read$ticks
  said <- lapply(ticks, function(t) !is.na(t))
  asked <- Reduce(`|`, said)
  if (any(vapply(ticks, function(t) any(!t, na.rm = TRUE), NA))) {
    stop_half_answered(spec, asked, said, call)
  }
  spec$plans <- lapply(ticks, function(t) {
    # asked without a tick is "not ticked"; not asked stays NA
    t[asked & is.na(t)] <- FALSE
    tick_plan(t)
  })
  labels <- if (is_named(spec$columns)) {
    names(spec$columns)
  } else {
    vapply(spec$columns, function(column) {
      as.character(column_label(data[[column]]) %||% column)
    }, "")
  }
  spec$columns <- unname(spec$columns)
  if (is.null(scale)) {
    spec$scale <- options_scale(unname(labels))
  } else {
    # named columns name their option; unnamed ones follow the scale's order
    texts <- scale_texts(scale)
    at <- if (is_named(spec$plans)) match_texts(labels, texts) else seq_along(labels)
    if (anyNA(at) || length(at) != length(texts[[1L]])) {
      abort("multiple", c(
        paste(
          "{.arg scale} and {.arg multiple} of item {.field {spec$item}} do not have the",
          "same options."
        ),
        x = "The scale has {.val {texts[[1L]]}}, the columns are {.val {labels}}."
      ), arg = "multiple", column = spec$item, call = call)
    }
    spec$plans <- unname(spec$plans)[order(at)]
    spec$columns <- spec$columns[order(at)]
    spec$scale <- scale
  }
  spec$plans <- unname(spec$plans)
  spec
}

tick_plan <- function(t) list(data = t, lo = 0L, slot = c(2L, 1L), show = format)

options_scale <- function(labels) {
  structure(
    list(
      name = NULL, lang = NULL, labels = list(und = labels), dont_know = NULL,
      dk_values = NULL, values = as.double(seq_along(labels)), scores = NULL,
      top = integer(), ordered = FALSE
    ),
    class = "likert_scale"
  )
}

stop_half_answered <- function(spec, asked, said, call) {
  for (j in seq_along(said)) {
    gap <- which(asked & !said[[j]])
    if (length(gap) > 0L) {
      abort("multiple", c(
        "{.arg multiple}: item {.field {spec$item}} is answered in part.",
        x = paste(
          "Row {gap[[1L]]}, column {.field {spec$columns[[j]]}} is {.code NA}, other",
          "options of that row are not."
        ),
        i = paste(
          "Write 0 where an option was not ticked, or {.code NA} in all options where",
          "the question was not asked."
        )
      ), arg = "multiple", row = gap[[1L]], column = spec$columns[[j]], value = NA, call = call)
    }
  }
}

# Ticks ---------------------------------------------------------------------------------

# What exports write for ticked and not ticked, besides the option's own text.
tick_words <- list(
  yes = c(
    "yes", "ja", "oui", "true", "selected", "checked", "ticked", "marked", "mentioned",
    "quoted", "1", "y", "geselecteerd", "aangevinkt", "aangeduid", "genoemd", "coch\u00e9",
    "s\u00e9lectionn\u00e9", "cit\u00e9"
  ),
  no = c(
    "no", "nee", "neen", "non", "false", "not selected", "unselected", "unchecked",
    "not checked", "not ticked", "unticked", "unmarked", "not marked", "not mentioned",
    "not quoted", "0", "n", "niet geselecteerd", "niet aangevinkt", "niet aangeduid",
    "niet genoemd", "non coch\u00e9", "non s\u00e9lectionn\u00e9", "non cit\u00e9"
  )
)

# The columns of an item, as ticks. What codes mean is seen from all of them together.
read_tick_columns <- function(spec, data, call) {
  arg <- spec$arg %||% "multiple"
  columns <- lapply(spec$columns, function(column) {
    x <- data[[column]]
    if (!is.null(value_labels(x))) labelled_ticks(x) else x
  })
  coded <- tick_codes(columns)
  ticks <- Map(function(x, column) {
    if (is.null(coded) || is.logical(x)) read_ticks(x, column, call, arg) else coded$read(x)
  }, columns, spec$columns)
  list(ticks = ticks, notes = coded$notes)
}

# Numbers other than 1 and 0: 1 is ticked and 2 is not where a column has both or none has a
# gap; else, where each column has one number and gaps, the option's own code is a tick.
tick_codes <- function(columns) {
  number <- vapply(columns, function(x) is.numeric(x) && !is.object(x), NA)
  held <- lapply(columns[number], function(x) setdiff(unique(x), NA))
  values <- unique(unlist(held))
  if (!any(number) || !all(number | vapply(columns, is.logical, NA)) || all(values %in% 0:1)) {
    return(NULL)
  }
  gaps <- any(vapply(columns[number], anyNA, NA))
  one_two <- all(values %in% 1:2) && (any(lengths(held) > 1L) || !gaps)
  if (one_two) {
    return(list(
      read = function(x) x == 1,
      notes = list(reading_note("ticks", "1 and 2", "1 is ticked, 2 is not"))
    ))
  }
  if (!0 %in% values && all(lengths(held) <= 1L) && gaps) {
    return(list(
      read = function(x) ifelse(is.na(x), NA, TRUE),
      notes = list(reading_note("ticks", "a number of its own in each column", "is a tick"))
    ))
  }
  NULL
}

# Value labels that say yes and no decide, whatever their codes (1 = yes, 2 = no).
labelled_ticks <- function(x) {
  labels <- value_labels(x)
  raw <- if (inherits(x, "haven_labelled")) labelled_codes(x) else unclass(x)
  attributes(raw) <- NULL
  labels <- labels[!user_missing(x, labels)]
  said <- plain_text(names(labels))
  if (length(labels) < 2L || !all(said %in% unlist(tick_words)) ||
    !all(raw[!is.na(raw)] %in% labels)) {
    return(raw)
  }
  said[match(raw, labels)] %in% tick_words$yes & !is.na(raw) | ifelse(is.na(raw), NA, FALSE)
}

read_ticks <- function(x, column, call, arg) {
  if (is.logical(x)) {
    return(x)
  }
  # a factor says by its levels what else there could have been
  texts <- if (is.factor(x)) levels(x)
  if (is.factor(x)) x <- as.character(x)
  if (is.numeric(x) && !is.object(x)) {
    bad <- which(!is.na(x) & x != 0 & x != 1)
    if (length(bad) > 0L) {
      abort("off_scale", c(
        "{.arg {arg}}: column {.field {column}} must hold 1 (ticked) and 0.",
        x = "Row {bad[[1L]]} is {.val {x[[bad[[1L]]]]}}."
      ), arg = arg, value = x[[bad[[1L]]]], row = bad[[1L]], column = column, call = call)
    }
    return(x == 1)
  }
  if (is.character(x)) {
    return(text_ticks(x, texts, column, call, arg))
  }
  abort("type", c(
    "{.arg {arg}}: column {.field {column}} cannot be read as ticks.",
    x = "It is {.obj_type_friendly {x}}."
  ), arg = arg, value = class(x), column = column, call = call)
}

text_ticks <- function(x, texts, column, call, arg) {
  x[is_blank_text(x)] <- NA
  held <- setdiff(unique(x), NA)
  texts <- setdiff(unique(c(texts, held)), c(NA, ""))
  said <- plain_text(texts)
  if (all(said %in% c(tick_words$yes, tick_words$no))) {
    yes <- texts[said %in% tick_words$yes]
    return(ifelse(is.na(x), NA, x %in% yes))
  }
  if (length(texts) > 1L || said %in% tick_words$no) {
    shown <- texts[texts %in% x]
    bad <- match(shown[[length(shown)]], x)
    abort("off_scale", c(
      "{.arg {arg}}: column {.field {column}} must hold one text where ticked, or yes and no.",
      x = "It knows {.val {texts}}; row {bad} is {.val {x[[bad]]}}.",
      i = "Use {.code TRUE} and {.code FALSE}."
    ), arg = arg, value = x[[bad]], row = bad, column = column, call = call)
  }
  ifelse(is.na(x), NA, TRUE)
}

# Several answers in one cell -------------------------------------------------------------

# Between answers, in the order in which they are looked for. A comma without a space is
# one only where the options say so.
cell_separators <- c(";", "|", "\n", ", ")

is_cell_of_answers <- function(x, scale) {
  if (!is.character(x) && !is.factor(x)) {
    return(FALSE)
  }
  texts <- if (is.factor(x)) levels(x) else unique(x)
  texts <- texts[!is.na(texts) & !is_blank(texts)]
  if (length(texts) == 0L || all(plain_text(texts) %in% unlist(tick_words))) {
    return(FALSE)
  }
  !is.null(scale) || length(texts) > 1L ||
    any(vapply(cell_separators, grepl, NA, x = texts, fixed = TRUE))
}

# A tick for each option and respondent. Only different cells are looked at.
read_cells <- function(x, spec, scale, call) {
  x <- as.character(x)
  cells <- unique(x)
  cells <- cells[!is.na(cells) & !is_blank(cells)]
  notes <- NULL
  if (is.null(scale)) {
    found <- split_cells(cells)
    labels <- option_order(found$answers)
    stop_many_options(labels, spec, call)
    at <- lapply(found$answers, match, labels)
    notes <- list(reading_note("cells", found$sep, paste(
      encodeString(labels, quote = "\""), collapse = ", "
    )))
  } else {
    labels <- scale_labels(scale)
    at <- lapply(cells, match_cell, texts = scale_texts(scale))
    lost <- which(vapply(at, is.null, NA))
    if (length(lost) > 0L) stop_no_options(cells[lost], x, labels, spec, call)
  }
  of <- match(x, cells)
  ticks <- lapply(seq_along(labels), function(j) {
    vapply(at, function(a) j %in% a, NA)[of]
  })
  list(ticks = ticks, labels = labels, notes = notes)
}

split_cells <- function(cells) {
  used <- vapply(cell_separators, function(s) any(grepl(s, cells, fixed = TRUE)), NA)
  sep <- if (any(used)) cell_separators[used][[1L]] else ";"
  answers <- lapply(strsplit(cells, sep, fixed = TRUE), function(a) {
    a <- trimws(a)
    a[nzchar(plain_text(a))]
  })
  # one spelling of each: the first
  given <- unlist(answers)
  first <- given[match(plain_text(given), plain_text(given))]
  list(sep = sep, answers = utils::relist(first, answers))
}

# As the questionnaire has them, which tools keep within a cell: what comes before what.
# Where that leads round in a circle, in the order of the first cells.
option_order <- function(answers) {
  labels <- unique(unlist(answers))
  pairs <- unique(do.call(rbind, lapply(answers, function(a) {
    cbind(a[-length(a)], a[-1L])
  })))
  out <- character()
  while (length(out) < length(labels)) {
    left <- setdiff(labels, out)
    open <- pairs[pairs[, 1L] %in% left & pairs[, 2L] %in% left, , drop = FALSE]
    free <- setdiff(left, open[, 2L])
    if (length(free) == 0L) {
      return(labels)
    }
    out <- c(out, free[[1L]])
  }
  out
}

# Positions of the options that make up a cell; NULL where it holds something else. The
# longest option first, so that a comma or semicolon inside one is part of it.
match_cell <- function(cell, texts) {
  cut <- gregexpr("[;,|\n]", cell)[[1L]]
  cut <- if (cut[[1L]] < 0L) integer() else as.integer(cut)
  from <- c(1L, cut + 1L)
  to <- c(cut - 1L, nchar(cell))
  i <- 1L
  out <- integer()
  while (i <= length(from)) {
    pieces <- substring(cell, from[[i]], to[i:length(to)])
    if (!nzchar(plain_text(pieces[[1L]]))) {
      i <- i + 1L
      next
    }
    at <- match_texts(pieces, texts)
    last <- which(!is.na(at))
    if (length(last) == 0L) {
      return(NULL)
    }
    last <- max(last)
    out <- c(out, at[[last]])
    i <- i + last
  }
  unique(out)
}

stop_many_options <- function(labels, spec, call) {
  if (length(labels) > 60L) {
    abort("multiple", c(
      paste(
        "{.arg multiple}: column {.field {spec$columns[[1L]]}} has {length(labels)}",
        "different answers."
      ),
      x = "Free text among them? {some_of(labels, 3L)}.",
      i = paste(
        "Say what the options are:",
        "{.code scale = list({spec$item} = likert_scale(options, ordered = FALSE))}."
      )
    ), arg = "multiple", value = labels, column = spec$columns[[1L]], call = call)
  }
}

stop_no_options <- function(cells, x, labels, spec, call) {
  row <- match(cells[[1L]], x)
  abort("off_scale", c(
    "{.arg multiple}: column {.field {spec$columns[[1L]]}} holds what is not among its options.",
    x = "{some_of(cells)}; the first is row {row}.",
    i = "The options are {.val {labels}}."
  ), arg = "multiple", value = cells[[1L]], row = row, column = spec$columns[[1L]], call = call)
}
