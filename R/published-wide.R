# One wide table: a row an item and group, a column an answer, cells as they were
# printed. It becomes the tables that a folder holds, with ids made here; everything
# that is no number is said or refused, nothing is dropped.

wide_known <- c("item", "group", "n", "figure", "source", "rounding", "wave", "survey",
                "question", "scale", "weighted", "mean", "sd", "median", "p", "net", "nps",
                "change", "rank", "margin", "ci", "relation", "complete", "base")
wide_beside <- c("mean", "sd", "median", "p", "net", "nps", "change", "rank", "margin", "ci")

# Tables of strings by name of file, as report_table() gives them.
wide_tables <- function(table, file, call) {
  table <- wide_columns(table, file, call)
  answers <- setdiff(names(table), wide_known)
  table <- wide_bases(table, file, call)
  table$series <- table$survey
  table$survey <- wide_survey(table)
  table$group[plain_text(table$group) %in% wide_everyone] <- NA
  table$item_id <- wide_ids(table$item)
  battery <- table$question
  battery[is.na(battery)] <- table$figure[is.na(battery)]
  battery[is.na(battery)] <- ""
  table$figure[is.na(table$figure)] <- ifelse(nzchar(battery), battery, "1")[is.na(table$figure)]
  out <- list(published = list(), scales = list(), items = list(), skipped = character())
  read <- list(base = read_once(read_base), number = read_once(read_printed))
  for (b in unique(battery)) {
    rows <- table[battery == b, ]
    used <- answers[vapply(answers, function(a) any(!is.na(rows[[a]])), NA)]
    scale <- wide_scale(rows, used, paste0("answers", match(b, unique(battery))))
    out$scales <- c(out$scales, list(scale$rows))
    for (i in seq_len(nrow(rows))) {
      one <- wide_row(lapply(rows, `[[`, i), used, scale, read, file, call, b)
      out$published <- c(out$published, one$rows)
      out$skipped <- c(out$skipped, one$skipped)
    }
    out$items <- c(out$items, list(data.frame(
      survey = rows$survey, block = b, item = rows$item_id, question = rows$question,
      scale = scale$name, base = rows$base, label_nl = rows$item, label_en = rows$item
    )))
  }
  if (length(out$published) == 0L) {
    stop_cell("", table$item[[1L]], answers[[1L]], file, "holds no printed number", call)
  }
  fields <- set_names(names(out$published[[1L]]))
  published <- as.data.frame(lapply(fields, function(f) unlist(lapply(out$published, `[[`, f))))
  published$id <- paste0(
    published$item, ".",
    stats::ave(seq_len(nrow(published)), published$item, FUN = seq_along)
  )
  items <- do.call(rbind, out$items)
  say_wide(out, published, table)
  list(
    published = published, items = items[!duplicated(items$item), ],
    scales = do.call(rbind, out$scales), figures = wide_figures(table, published, answers),
    method = rbind(wide_method(table), wide_weights(table, file, call)),
    beside = table[c("item_id", "group", "figure", "survey", "series", "wave", "source", "n",
                     intersect(names(table), wide_beside))],
    rounding = wide_rounding(table, file, call), groups = wide_relations(table, file, call),
    complete = wide_complete(table, file, call)
  )
}

# Known columns by their name, whatever its case; all cells strings, NA where empty.
wide_columns <- function(table, file, call) {
  bad <- function(why, x = NULL, i = NULL) {
    abort("report_column", c("{.file {file}} {why}", x = escaped(x), i = escaped(i)),
          arg = "x", file = file, call = call)
  }
  names(table) <- names(table) %||% rep("", length(table))
  at <- match(plain_text(names(table)), wide_known)
  names(table)[!is.na(at)] <- wide_known[at[!is.na(at)]]
  names(table)[is.na(at)] <- plain_spaces(names(table)[is.na(at)])
  twice <- names(table)[duplicated(plain_text(names(table)))]
  if (length(twice) > 0L) bad(msg("has two columns {.field {twice[[1L]]}}."))
  if (!"item" %in% names(table)) {
    bad(msg("has no column {.field item}."), x = msg("Its columns are {.field {names(table)}}."),
        i = msg("A row is an item and a group, a column an answer; ",
                "beside them {.field {wide_known}}."))
  }
  if (all(names(table) %in% wide_known)) {
    bad("has no column for an answer.",
        x = msg("Its columns are {.field {names(table)}}."))
  }
  if (any(!nzchar(names(table)))) bad("has a column without a name.")
  table <- as.data.frame(lapply(table, function(x) {
    x <- if (is.numeric(x)) format_plain(x) else plain_spaces(as.character(x))
    ifelse(is.na(x) | !nzchar(x) | x == "NA", NA_character_, x)
  }), check.names = FALSE, stringsAsFactors = FALSE)
  empty <- rowSums(!is.na(table)) == 0L
  table <- table[!empty, , drop = FALSE]
  for (column in setdiff(wide_known, c(names(table), wide_beside))) {
    table[[column]] <- rep(NA_character_, nrow(table))
  }
  if (nrow(table) == 0L || anyNA(table$item)) {
    row <- if (nrow(table) > 0L) which(is.na(table$item))[[1L]] else 0L
    bad("must have an item in every row.", x = msg("Row {row} has none."))
  }
  table
}

wide_survey <- function(table) {
  survey <- ifelse(is.na(table$survey), "main", table$survey)
  ifelse(
    is.na(table$wave), survey,
    ifelse(is.na(table$survey), table$wave, paste(survey, table$wave))
  )
}

# Percentages of answers are of questions with several answers.
wide_bases <- function(table, file, call) {
  said <- plain_text(table$base)
  answers <- said %in% "answers"
  bad <- which(!said %in% c("people", "answers", NA) |
    answers & !plain_text(table$scale) %in% c("multiple", NA))
  if (length(bad) > 0L) {
    stop_cell(table$base[[bad[[1L]]]], table$item[[bad[[1L]]]], "base", file,
              "must be people or answers", call,
              "Of answers where people could give several: the scale is then multiple.")
  }
  table$base <- said
  table$scale[answers] <- "multiple"
  table
}

# "Knows the service" as knows_the_service; the same item has one id.
wide_ids <- function(item) {
  label <- unique(item)
  id <- gsub(
    "^_+|_+$", "",
    gsub("[^a-z0-9]+", "_", tolower(iconv(label, "UTF-8", "ASCII//TRANSLIT", sub = "")))
  )
  id[!nzchar(id)] <- "item"
  make.unique(id, "_")[match(item, label)]
}

# Answers that are none, in the words of the three languages.
wide_dk <- paste0(
  "don.?t know|^dk$|no opinion|weet.* niet|geen (mening|antwoord)|not applicable|",
  "ne sai[st] pas"
)

# The answers of a battery: a scale built in, else its columns in their order. A column
# that is a sum names its parts ("rather + strongly agree"), or the word that ends
# them ("agree").
wide_scale <- function(rows, used, name) {
  given <- unique(rows$scale[!is.na(rows$scale)])
  if ("multiple" %in% given) {
    return(list(name = "multiple", rows = NULL, sums = list()))
  }
  # "agree" beside "strongly agree" is an answer where all answers of its scale are there
  answer <- used %in% whole_scale(used)
  ends <- lapply(seq_along(used), function(i) {
    a <- used[[i]]
    if (!answer[[i]]) used[used != a & endsWith(plain_text(used), paste0(" ", plain_text(a)))]
  })
  parts <- lapply(used, function(a) {
    of <- sub("^.*= *", "", a)
    found <- split_known(of, setdiff(used, a), "+")
    if (length(found) > 1L) found else character()
  })
  sums <- set_names(lapply(seq_along(used), function(i) {
    if (length(parts[[i]]) > 1L) parts[[i]] else if (length(ends[[i]]) > 1L) ends[[i]]
  }), used)
  sums <- sums[lengths(sums) > 1L]
  single <- setdiff(used, names(sums))
  built <- names(builtin_scales)
  for (b in if (length(given) > 0L && given[[1L]] %in% built) given[[1L]] else built) {
    scale <- likert_scale(b)
    if (!anyNA(match_texts(single, scale$labels)) && length(single) > 1L) {
      return(list(name = b, rows = NULL, sums = sums))
    }
  }
  dk <- grepl(wide_dk, plain_text(single))
  lone <- sum(!dk) == 1L
  labels <- c(if (lone) paste("not", single[!dk]), single)
  dk <- c(if (lone) FALSE, dk)
  ordered <- lone || length(sums) > 0L || "ordered" %in% given ||
    !anyNA(suppressWarnings(as.numeric(single[!dk])))
  last <- unique(unlist(sums[length(sums)]))
  top <- labels %in% (if (length(last) > 0L) last else if (lone) single else labels[!dk][sum(!dk)])
  list(name = name, sums = sums, rows = data.frame(
    scale = name, position = ifelse(dk | !ordered, NA, cumsum(!dk)),
    kind = ifelse(dk, "dk", "substantive"),
    top = ifelse(top & ordered & !dk, "1", NA), label_nl = labels, label_en = labels
  ))
}

# The rows of published.csv that one row of the table prints, each a list.
wide_row <- function(row, used, scale, read, file, call, block) {
  n <- read$base(row$n)
  if (!n$ok) stop_cell(row$n, row$item, "n", file, "must be a number of people", call)
  out <- list()
  skipped <- character()
  for (a in used[!is.na(unlist(row[used]))]) {
    cell <- row[[a]]
    if (plain_text(cell) %in% printed_signs) {
      skipped <- c(skipped, paste0(row$item, ", ", a, ": ", cell))
      next
    }
    said <- read_cell(cell, n$exact, read$number)
    if (is.null(said)) {
      stop_cell(cell, row$item, a, file, "cannot be read as a printed number", call)
    }
    category <- paste(scale$sums[[a]] %||% a, collapse = "+")
    if (scale$name == "multiple") category <- "selected"
    out <- c(out, Map(function(relation, percent) {
      list(
        figure = row$figure, survey = row$survey, block = if (nzchar(block)) block else "main",
        item = row$item_id, group = row$group, n = said$n, category = category, relation = relation,
        percent = percent, source = row$source, n.low = n$low, n.high = n$high
      )
    }, said$relation, said$percent, USE.NAMES = FALSE))
  }
  list(rows = out, skipped = skipped)
}

# Cells repeat: each text is read once.
read_once <- function(read) {
  kept <- new.env(parent = emptyenv())
  function(text) {
    key <- paste("cell", text)
    if (is.null(kept[[key]])) kept[[key]] <- read(text)
    kept[[key]]
  }
}

# The columns that are answers of a built-in scale of which none is missing.
whole_scale <- function(used) {
  for (b in names(builtin_scales)) {
    scale <- likert_scale(b)
    at <- match_texts(used, scale$labels)
    if (scale_size(scale) > 2L && all(seq_len(scale_size(scale)) %in% at)) {
      return(used[!is.na(at)])
    }
  }
  character()
}

# "89 (60%)", "60% (89/148)", "89/148" and all that printed() reads: the parts, each a
# relation and a text. A whole number above 100 is a count of its base.
read_cell <- function(cell, n, read = read_printed) {
  if (!grepl("[(/]", cell)) {
    return(plain_cell(read(cell), cell, n))
  }
  number <- "[0-9]+(?:[.,][0-9]+)? ?%?"
  of <- regmatches(cell, regexec(paste0("^([0-9]+) ?\\((", number, ")\\)$"), cell))[[1L]]
  if (length(of) == 3L) {
    return(counted(of[[2L]], n, of[[3L]]))
  }
  of <- regmatches(
    cell, regexec(paste0("^(", number, ") ?\\(([0-9]+)(?: ?/ ?([0-9]+))?\\)$"), cell)
  )[[1L]]
  if (length(of) == 4L) {
    return(counted(of[[3L]], if (nzchar(of[[4L]])) as.double(of[[4L]]) else n, of[[2L]]))
  }
  of <- regmatches(cell, regexec("^([0-9]+) ?/ ?([0-9]{2,})$", cell))[[1L]]
  if (length(of) == 3L) {
    return(counted(of[[2L]], as.double(of[[3L]])))
  }
  plain_cell(read(cell), cell, n)
}

plain_cell <- function(p, cell, n) {
  if (!p$ok || is.na(p$number)) {
    return(NULL)
  }
  if (p$number > 100) {
    if (is.na(n) || p$relation != "=" || p$decimals > 0L) {
      return(NULL)
    }
    return(counted(p$text, n))
  }
  list(relation = "=", percent = cell, n = n)
}

counted <- function(count, n, percent = NULL) {
  if (is.na(n) || as.double(count) > n) {
    return(if (!is.null(percent) && is.na(n)) list(relation = "=", percent = percent, n = n))
  }
  list(relation = c("count", if (!is.null(percent)) "="),
       percent = c(paste0(count, "/", format_plain(n)), percent), n = n)
}

# A base: "148", "1,234", "<=148", "145-150", "~150", or none.
read_base <- function(text) {
  none <- list(ok = TRUE, exact = NA_integer_, low = NA_real_, high = NA_real_)
  if (is.na(text)) {
    return(none)
  }
  plain <- gsub(
    "(?<=[0-9])[., ](?=[0-9]{3}(?![0-9]))", "", sub("^n ?= ?", "", plain_text(text)),
    perl = TRUE
  )
  p <- read_printed(plain)
  if (!p$ok || is.na(p$number) || is.na(p$decimals) || p$decimals > 0L || p$number < 1) {
    none$ok <- FALSE
    return(none)
  }
  n <- p$number
  ends <- switch(p$relation, "=" = c(n, n), between = c(n, p$high), "<=" = c(1, n),
                 "<" = c(1, n - 1),
                 about = c(floor(0.95 * n), ceiling(1.05 * n)), c(n, NA))
  list(ok = TRUE, exact = if (p$relation == "=") as.integer(n) else NA_integer_,
       low = ends[[1L]], high = ends[[2L]])
}

wide_figures <- function(table, published, answers) {
  figure <- unique(table$figure)
  of <- lapply(figure, function(f) table[table$figure == f, ])
  one <- function(x) if (length(unique(x)) == 1L) x[[1L]] else NA_character_
  data.frame(
    figure = figure, printed_caption_number = NA_character_, section = NA_character_,
    survey = vapply(of, function(t) one(t$survey), ""),
    question = vapply(of, function(t) one(t$question), ""),
    kind = vapply(of, function(t) {
      if (any(t$scale %in% "multiple")) "multiple choice" else "table"
    }, ""),
    groups = vapply(of, function(t) {
      groups <- unique(t$group[!is.na(t$group)])
      if (length(groups) > 0L) paste(groups, collapse = ";") else NA_character_
    }, ""),
    base_n = NA_character_, base_from = NA_character_,
    categories = as.character(length(answers)), note = NA_character_
  )
}

# All respondents are at least the largest base printed of everyone; of groups alone it is
# not known how many they are together.
wide_method <- function(table) {
  largest <- function(n) {
    n <- lapply(unique(n), read_base)
    suppressWarnings(max(vapply(n, `[[`, 0, "high"), na.rm = TRUE))
  }
  # answers are no people
  table <- table[!table$base %in% "answers", ]
  of <- split(table, factor(table$survey, unique(table$survey)))
  most <- vapply(of, function(rows) {
    everyone <- largest(rows$n[is.na(rows$group)])
    if (everyone >= largest(rows$n)) everyone else NA_real_
  }, 0)
  most <- most[is.finite(most)]
  data.frame(
    id = paste0(names(most), ".respondents", recycle0 = TRUE), survey = names(most),
    quantity = rep("respondents", length(most)), value = format_plain(most),
    unit = rep("persons", length(most)), source = rep("largest base printed", length(most))
  )
}

wide_yes <- c("yes", "ja", "oui", "1", "x", "true")
wide_no <- c("no", "nee", "non", "0", "false")

# Are all figures of the report there? Where a row says so.
wide_complete <- function(table, file, call) {
  said <- plain_text(table$complete)
  bad <- which(!said %in% c(wide_yes, wide_no, NA))
  if (length(bad) > 0L) {
    stop_cell(table$complete[[bad[[1L]]]], table$item[[bad[[1L]]]], "complete", file,
              "must be yes or no", call,
              "Yes where all figures of the report are in the table; empty is no.")
  }
  any(said %in% wide_yes)
}

# A survey is weighted where a row of it says so: "yes", or its design effect.
wide_weights <- function(table, file, call) {
  said <- plain_text(table$weighted)
  no <- is.na(said) | said %in% c(wide_no, "unweighted")
  deff <- suppressWarnings(as.numeric(sub(",", ".", sub("^deff *=? *", "", said), fixed = TRUE)))
  plain <- said %in% c(wide_yes, "weighted")
  bad <- which(!no & !plain & !(deff > 0 & deff < 100) %in% TRUE)
  if (length(bad) > 0L) {
    stop_cell(table$weighted[[bad[[1L]]]], table$item[[bad[[1L]]]], "weighted", file,
              "must be yes, no or a design effect", call,
              "A design effect is a number: 1.4. Empty is no.")
  }
  rows <- function(quantity, at, value) {
    at <- at[!duplicated(table$survey[at])]
    data.frame(
      id = paste0(table$survey[at], ".", quantity, recycle0 = TRUE), survey = table$survey[at],
      quantity = rep(quantity, length(at)), value = format_plain(value[at]),
      unit = rep("", length(at)), source = rep("column weighted", length(at))
    )
  }
  rbind(rows("weighted", which(!no), rep(1, nrow(table))),
        rows("design effect", which(!no & !plain), deff))
}

wide_rounding <- function(table, file, call) {
  rule <- unique(table$rounding[!is.na(table$rounding)])
  if (length(rule) == 0L) {
    return(NULL)
  }
  if (length(rule) > 1L || !rule %in% set_rounding) {
    abort("report_value", c(
      paste(
        "The column {.field rounding} of {.file {file}} must hold one of",
        "{.or {.val {set_rounding}}}, the same in all rows."
      ),
      x = "It has {.val {rule}}."
    ), arg = "x", value = rule, column = "rounding", file = file, call = call)
  }
  rule
}

say_wide <- function(out, published, table) {
  if (isTRUE(getOption("akkoord.quiet"))) {
    return(invisible())
  }
  scales <- unique(
    unlist(lapply(out$scales, function(s) if (!is.null(s)) paste(s$label_en, collapse = " / ")))
  )
  beside <- intersect(names(table)[colSums(!is.na(table)) > 0L], wide_beside)
  cli::cli_inform(c(
    paste(
      "Read {nrow(published)} printed number{?s} of {length(unique(published$item))}",
      "item{?s}; the largest base is taken for all respondents."
    ),
    i = if (length(scales) > 0L) "Answers, in the order of the columns: {.val {scales}}.",
    i = if (length(beside) > 0L) {
      "Printed beside the answers, and none of these: {.field {beside}}."
    },
    "!" = if (length(out$skipped) > 0L) {
      "Signs that are no numbers are unknown: {.val {out$skipped}}."
    }
  ), class = "akkoord_message_reading")
}
