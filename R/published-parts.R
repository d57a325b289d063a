# What is asked of a report's tables, by whoever reads or uses them.

report_cell <- function(table, rows, column, file, why, call, hint = NULL) {
  if (length(rows) == 0L) {
    return(invisible())
  }
  row <- rows[[1L]]
  value <- table[[column]][[row]]
  more <- length(rows) - 1L
  file <- paste0(file, ".csv")
  id <- if ("id" %in% names(table) && column != "id") table$id[[row]]
  abort("report_value", c(
    "In {.file {file}}, column {.field {column}} {why}.",
    x = paste0(
      "Row {row}", if (!is.null(id)) " ({.val {id}})", " has ",
      if (is.na(value)) "an empty cell" else "{.val {value}}",
      if (more > 0L) "; {more} more row{?s} {?is/are} like it", "."
    ),
    i = escaped(hint)
  ), arg = "x", value = value, row = row, column = column, file = file, call = call)
}

report_choice <- function(table, column, choices, file, call, hint = NULL) {
  bad <- which(!table[[column]] %in% choices)
  if (length(bad) > 0L && is.null(hint)) {
    near <- did_you_mean(table[[column]][[bad[[1L]]]], choices)
    hint <- if (is.null(near)) "" else paste0(" Did you mean \"", near, "\"?")
    hint <- paste0("It must be one of ", some_of(choices, 12L), ".", hint)
  }
  report_cell(table, bad, column, file, "holds a value that is not known", call, hint)
}

report_filled <- function(table, column, file, call) {
  report_cell(table, which(is.na(table[[column]])), column, file,
              "must be filled in every row", call,
              "Fill the cell, or leave out the row.")
}

# Several ids in one cell.
split_ids <- function(x) {
  lapply(strsplit(x, ";", fixed = TRUE), function(ids) {
    ids <- trimws(ids)
    ids[!is.na(ids) & nzchar(ids)]
  })
}

# One printed quantity of a survey, NA when it is not printed.
report_method <- function(report, survey, quantity) {
  m <- report$method
  m$value[match(paste(survey, quantity), paste(m$survey, m$quantity))]
}

# The surveys, those of which method.csv says nothing last.
report_surveys <- function(report) {
  unique(c(report$method$survey, report$published$survey))
}

# The bases printed under one figure, named by group, or one without a name.
figure_bases <- function(report, figure) {
  row <- match(figure, report$figures$figure)
  n <- as.integer(split_ids(report$figures$base_n[[row]])[[1L]])
  groups <- split_ids(report$figures$groups[[row]])[[1L]]
  if (length(n) > 1L) set_names(n, groups) else n
}

# The scale of each item; NULL where the report names none, or the item is one
# option of a question with several answers.
report_scales <- function(report, items) {
  scale <- report$items$scale[match(items, report$items$item)]
  scales <- lapply(set_names(unique(scale)), function(s) {
    if (is.na(s) || s == "multiple") {
      NULL
    } else if (s %in% report$scales$scale) {
      own_scale(report$scales[report$scales$scale == s, ])
    } else {
      likert_scale(s)
    }
  })
  set_names(scales[match(scale, unique(scale))], items)
}

find_category_positions <- function(category, wordings) {
  whole <- match_texts(category, wordings)
  if (!is.na(whole)) {
    return(whole)
  }
  parts <- split_known(category, unique(unlist(wordings)), "+")
  last <- strsplit(parts[[length(parts)]], " +")[[1L]]
  endings <- c("", vapply(seq_along(last), function(i) {
    paste(c("", last[i:length(last)]), collapse = " ")
  }, ""))
  at <- vapply(parts, function(part) {
    found <- match_texts(paste0(part, endings), wordings)
    found[!is.na(found)][1L]
  }, 0L)
  if (anyNA(at)) integer() else sort(unique(unname(at)))
}

# The positions in a scale of a printed category, which may name several answers:
# "helemaal+eerder akkoord" stands for "helemaal akkoord" and "eerder akkoord", the
# words that all end on being written once. integer() for no answer of the scale.
category_positions <- function(category, scale) {
  kept_by_labels("positions", c(list(category), scale_wordings(scale)), function(labels) {
    find_category_positions(labels[[1L]], labels[-1L])
  })
}

read_utf8_csv <- function(path, file, call, sep = ",") {
  bad <- function(why, row = NULL) {
    abort("report_csv", c(
      "{.file {file}} cannot be read as comma separated text in UTF-8.",
      x = "{why}",
      i = "It stands in {.file {dirname(path)}}."
    ), arg = "x", value = path, row = row, file = path, call = call)
  }
  lines <- readLines(path, encoding = "UTF-8", warn = FALSE)
  if (length(lines) == 0L) bad("It is empty.")
  if (!all(valid <- validUTF8(lines))) {
    line <- which(!valid)[[1L]]
    bad(paste0("Line ", line, " is not UTF-8; save the file with that encoding."), line)
  }
  lines[[1L]] <- sub("^\ufeff", "", lines[[1L]])
  # comments above the header, kept as empty lines so that lines keep their number
  comments <- cumall(grepl("^\"?#", lines))
  lines[comments] <- ""
  if (all(comments)) bad("It holds comments, and no header.")
  # R's own words for a quote that is not closed are about the end of the text
  stop_reading <- function(cnd) {
    quotes <- lengths(regmatches(lines, gregexpr("\"", lines, fixed = TRUE)))
    odd <- which(quotes %% 2L == 1L)
    if (length(odd) == 0L) bad(conditionMessage(cnd))
    line <- odd[[1L]]
    bad(paste0("A quote is not closed: line ", line, " has an odd number of them. ",
               "Write a quote inside a quoted cell twice."), line)
  }
  table <- tryCatch(
    utils::read.csv(text = lines, sep = sep, colClasses = "character", na.strings = "",
                    strip.white = TRUE, fill = FALSE, check.names = FALSE,
                    stringsAsFactors = FALSE, quote = "\"", comment.char = ""),
    error = stop_reading,
    warning = stop_reading
  )
  # read.csv() would take the first column for row names, and shift all others
  if (.row_names_info(table) > 0L) {
    bad("Its rows have one cell more than the header has names.", 1L)
  }
  table[] <- lapply(table, enc2utf8)
  table
}

report_item_label <- function(report, item, lang) {
  report_label(report$items, "item", item, "label", lang)
}

# A scale from its rows of scales.csv. A label given in one language stands in both.
own_scale <- function(rows) {
  labels <- lapply(set_names(languages), function(lang) {
    own <- rows[[paste0("label_", lang)]]
    own <- ifelse(is.na(own), rows$label_en, own)
    ifelse(is.na(own), rows$label_nl, own)
  })
  dk <- rows$kind == "dk"
  ordered <- !all(is.na(rows$position[!dk]))
  rank <- if (ordered) order(rows$position[!dk]) else seq_len(sum(!dk))
  of <- function(x, at) lapply(x, `[`, at)
  likert_scale(
    of(labels, which(!dk)[rank]), dont_know = if (any(dk)) of(labels, which(dk)),
    top = if (ordered) labels$nl[which(!dk & rows$top %in% "1")],
    ordered = ordered
  )
}

report_label <- function(table, key, ids, column, lang) {
  labels <- table[[paste0(column, "_", lang)]] %||% table[[paste0(column, "_en")]]
  label <- labels[match(ids, table[[key]])]
  ifelse(is.na(label), ids, label)
}

# The parts of a cell that joins labels: those of `known` are found whole.
split_known <- function(cell, known, by) {
  if (cell %in% known) {
    return(cell)
  }
  for (a in known[order(-nchar(known))]) {
    rest <- trimws(substring(cell, nchar(a) + 1L))
    if (nzchar(a) && startsWith(cell, a) && startsWith(rest, by)) {
      more <- split_known(trimws(substring(rest, 2L)), known, by)
      if (all(more %in% known)) {
        return(c(a, more))
      }
    }
  }
  trimws(strsplit(cell, by, fixed = TRUE)[[1L]])
}

# nothing was printed that can be read: a footnote says what the sign means
printed_signs <- c("*", "-", "\u2013", "\u2014", "..", "...", ".", ":", "n/a", "na", "x")

# "4" is a figure, "table1" a table: the name in words, its file and its anchor.
figure_name <- function(figure, lang) {
  number <- sub("^table", "", figure)
  ifelse(
    grepl("^table", figure), tr("table_number", lang, number = number),
    tr("figure_number", lang, number = number)
  )
}

# A report without items.csv names no scale: the first built-in one that holds all
# printed answers, if possible with as many as the figure's `categories` ("5+dk")
# says; else these answers as they come.
guess_scale <- function(categories, wanted = NA) {
  categories <- setdiff(categories, "unassigned")
  if (length(categories) == 0L) {
    return(NULL)
  }
  names <- c(names(builtin_scales), paste0(names(builtin_scales), "_dk"))
  scales <- lapply(names, likert_scale)
  size <- vapply(scales, scale_size, 0L)
  fits <- paste0(size, ifelse(grepl("_dk$", names), "+dk", "")) %in% wanted
  for (scale in scales[order(!fits)]) {
    if (all(lengths(lapply(categories, printed_cells, scale = scale)) > 0L)) {
      return(scale)
    }
  }
  single <- categories[!grepl("+", categories, fixed = TRUE)]
  if (length(single) >= 2L) likert_scale(single, ordered = FALSE)
}

check_report <- function(report, arg = "report", call = caller_env()) {
  if (!inherits(report, "published_report")) {
    abort("type", c(
      "{.arg {arg}} must be a published report.",
      x = "It is {.obj_type_friendly {report}}.",
      i = paste(
        "Make one with {.code published_report(\"erasmus2022\")},",
        "or give it the directory of your own."
      )
    ), arg = arg, value = class(report), call = call)
  }
  check_own_parts(report, c(
    "published", "method", "figures", "items", "scales", "claims", "relations", "chapters",
    "surveys", "questions", "listed", "listed_titles", "concept"
  ), arg, "published_report", call = call)
}

# The places in a scale of a printed answer, its don't knows after its answers;
# integer() for none.
printed_cells <- function(category, scale) {
  aside <- function(part) {
    scale_size(scale) + match_texts(part, scale$dont_know %||% list(character()))
  }
  if (!is.na(aside(category))) {
    return(aside(category))
  }
  at <- category_positions(category, scale)
  if (length(at) > 0L) {
    return(at)
  }
  # a sum with don't knows in it
  parts <- split_known(category, unique(unlist(c(scale$labels, scale$dont_know))), "+")
  dk <- vapply(parts, aside, 0L, USE.NAMES = FALSE)
  rest <- parts[is.na(dk)]
  at <- if (length(rest) > 0L) category_positions(paste(rest, collapse = "+"), scale)
  if (all(is.na(dk)) || length(rest) > 0L && length(at) == 0L) {
    integer()
  } else {
    c(at, sort(unique(dk)))
  }
}

# Rows of published.csv whose percentages are of all answers that were given.
answers_base <- function(report, rows) {
  base <- report$items[["base"]]
  if (is.null(base)) rep(FALSE, nrow(rows)) else
    base[match(rows$item, report$items$item)] %in% "answers"
}

# A cell of a wide table that cannot be right; `hint`: what it may hold, unless a printed number.
stop_cell <- function(value, item, column, file, why, call, hint = NULL) {
  abort("report_value", c(
    "A cell of {.file {file}} {why}.",
    x = "Item {.val {item}}, column {.field {column}} has {.val {value}}.",
    i = if (!is.null(hint)) escaped(hint) else paste(
      "As printed: {.val 27.0}, {.val 12,5 %}, {.val 89 (60%)}, {.val 60% (89/148)},",
      "{.val <1}, {.val about 60}; empty where nothing was printed."
    )
  ), arg = "x", value = value, column = column, file = file, call = call)
}
