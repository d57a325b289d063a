# The tables of a report's directory, read and checked.

# Every cell as a string, NA where empty. Encoded by hand: the C locale must read
# the same as any other, and a byte order mark is not part of the first name.
report_table <- function(dir, name, required, call) {
  file <- paste0(name, ".csv")
  path <- file.path(dir, file)
  columns <- report_columns[[name]]
  if (!file.exists(path)) {
    if (required) {
      abort("report_path", c(
        "The directory {.file {dir}} holds no {.file {file}}.",
        i = "It needs the columns {.field {columns}}."
      ), arg = "x", value = path, call = call)
    }
    return(tibble::as_tibble(rlang::rep_named(columns, list(character()))))
  }
  table <- read_utf8_csv(path, file, call)
  twice <- which(duplicated(names(table)) & nzchar(names(table)))
  if (length(twice) > 0L) {
    column <- names(table)[[twice[[1L]]]]
    at <- which(names(table) == column)
    abort("report_column", c(
      "{.file {file}} has more than one column {.field {column}}.",
      x = "Columns {at} of its header have that name.",
      i = "Rename the column that is not meant, or leave it out."
    ), arg = "x", value = names(table), column = column, file = path, call = call)
  }
  missing <- setdiff(columns, names(table))
  if (length(missing) > 0L) {
    column <- missing[[1L]]
    hint <- did_you_mean(column, setdiff(names(table), columns))
    one <- length(names(table)) == 1L && grepl(";", names(table))
    abort("report_column", c(
      "{.file {file}} has no column {.field {column}}.",
      x = "Its columns are {.field {names(table)}}.",
      i = if (one) "Separate the columns by commas, not by semicolons.",
      i = if (!is.null(hint)) "Rename {.field {hint}} to {.field {column}}?"
    ), arg = "x", value = names(table), column = column, file = path, call = call)
  }
  # what a report lists has columns of its own
  more <- c(language_columns(columns), report_optional[[name]])
  known <- c(columns, intersect(more, names(table)))
  tibble::as_tibble(if (length(columns) > 0L) table[known] else table)
}

report_unique <- function(table, column, file, call) {
  report_filled(table, column, file, call)
  report_cell(table, which(duplicated(table[[column]])), column, file,
              "must not hold the same value twice", call,
              "Give each row a value of its own, or leave out the copy.")
}

report_number <- function(table, column, file, call) {
  text <- table[[column]]
  bad <- which(is.na(text) | !grepl("^-?[0-9]+([.][0-9]+)?$", text))
  comma <- length(bad) > 0L && grepl("^-?[0-9]+,[0-9]+$", text[[bad[[1L]]]])
  report_cell(table, bad, column, file, "must hold numbers", call,
              if (comma) "Write a decimal point, and nothing between thousands."
              else "Leave out the row of what was not published.")
  as.numeric(text)
}

report_whole <- function(table, column, file, call) {
  text <- table[[column]]
  bad <- which(!is.na(text) & !grepl("^0*[1-9][0-9]{0,8}$", text))
  report_cell(table, bad, column, file,
              "must hold whole numbers of 1 or more, or be empty", call)
  as.integer(text)
}

# base_n: one whole number, or one for each of `groups`, separated by semicolons.
report_bases <- function(figures, call) {
  base <- figures$base_n
  whole <- "^ *[1-9][0-9]{0,8} *(; *[1-9][0-9]{0,8} *)*$"
  report_cell(figures, which(!is.na(base) & !grepl(whole, base)), "base_n", "figures",
              "must hold whole numbers of 1 or more, or be empty", call,
              "Separate the bases of several groups by semicolons.")
  n <- lengths(split_ids(base))
  uneven <- which(n > 1L & n != lengths(split_ids(figures$groups)))
  report_cell(figures, uneven, "base_n", "figures",
              msg("must hold one base, or one for each of {.field groups}"), call,
              "Separate the bases and the groups by semicolons.")
}

# The values of method.csv as numbers, the sizes and levels among them checked:
# margins are computed from these.
report_method_values <- function(method, call) {
  value <- report_number(method, "value", "method", call)
  size <- method$quantity %in% c("respondents", "population size")
  bad <- which(size & (value < 1 | value != trunc(value) | value >= 2^53))
  report_cell(method, bad, "value", "method",
              "must hold whole numbers of 1 or more for respondents and population size",
              call)
  level <- method$quantity == "confidence level"
  report_cell(method, which(level & (value < 1 | value >= 100)), "value", "method",
              "must hold a percentage of 1 or more, below 100, for the confidence level", call,
              "Write 95 for 95 percent.")
  of <- function(quantity) which(method$quantity == quantity)
  at <- of("respondents")
  population <- of("population size")
  population <- population[match(method$survey[at], method$survey[population])]
  more <- which(value[at] > value[population])
  report_cell(
    method, at[more], "value", "method",
    "must not hold more respondents than the survey's population size", call,
    if (length(more) > 0L) paste0(
      "Row ", population[more[[1L]]], " has a population size of ",
      format_plain(value[population[more[[1L]]]]),
      "; correct one of the two, or leave out what was not published."
    )
  )
  printed(method$value)
}

# The quantities of method.csv that are in percent.
method_percents <- c("response rate", "confidence level", "margin of error")

# "12,5 %" as "12.5". Sizes are not read so: in them a comma may part thousands.
plain_percent <- function(text) {
  text <- sub("[ \u00a0\u202f]*%$", "", text)
  sub("^(-?[0-9]+),([0-9]+)$", "\\1.\\2", text)
}

# The numbers of published.csv. A relation may stand in its column or before the
# number ("<1"), not two that differ.
report_percent <- function(published, call) {
  text <- published$percent
  ordered <- published$relation == "order"
  report_cell(published, which(is.na(text) & !ordered), "percent", "published",
              msg("may be empty for the relation {.val order} only"), call)
  report_cell(published, which(!is.na(text) & ordered), "percent", "published",
              msg("must be empty for the relation {.val order}"), call)
  p <- read_printed(text)
  bad <- which(!is.na(text) & (!p$ok | is.na(p$number)))
  report_cell(published, bad, "percent", "published", "must hold numbers from 0 to 100", call,
              "Leave out the row of what was not published: it is unknown.")
  report_cell(published, which(pmax(p$number, p$high, na.rm = TRUE) > 100), "percent", "published",
              "must hold numbers from 0 to 100", call)
  own <- !is.na(text) & p$relation == "="
  differ <- which(!is.na(text) & !own & !published$relation %in% c("=", p$relation) &
    published$relation != p$relation)
  report_cell(published, differ, "percent", "published",
              msg("holds another relation than the column {.field relation}"), call)
  p$relation[own] <- published$relation[own]
  # a fraction is said in words, never rounded
  p$relation[which(is.na(p$decimals) & p$relation == "=")] <- "about"
  odd <- which(p$relation == "count" & !is.na(p$decimals))
  report_cell(published, odd, "percent", "published",
              msg("must be a count of its base such as {.val 89/148} for the relation ",
                  "{.val count}"), call)
  lone <- which(p$relation == "between" & is.na(p$high))
  report_cell(published, lone, "percent", "published",
              msg("must be a range such as {.val 62-65} for the relation {.val between}"), call)
  new_printed(p$number, p$decimals, p$relation, p$text, p$high)
}

report_order <- function(published, call) {
  bad <- which(published$relation == "order" & !grepl("^[^>]+>[^>]+$", published$group))
  report_cell(published, bad, "group", "published",
              msg("must be {.val A>B} for the relation {.val order}"), call,
              "Write the group with the higher share first.")
}

# scales.csv: every scale must be one that likert_scale() accepts, under a name of
# its own.
report_scale_table <- function(scales, call) {
  report_filled(scales, "scale", "scales", call)
  taken <- c(names(builtin_scales), paste0(names(builtin_scales), "_dk"), "multiple")
  report_cell(scales, which(scales$scale %in% taken), "scale", "scales",
              "must not use the name of a built-in scale", call,
              msg("Give the scale another name, here and in {.file items.csv}."))
  report_choice(scales, "kind", c("substantive", "dk", NA), "scales", call)
  report_choice(scales, "top", c("1", "0", NA), "scales", call)
  scales$kind[is.na(scales$kind)] <- "substantive"
  scales$position <- report_whole(scales, "position", "scales", call)
  unlabelled <- which(is.na(scales$label_nl) & is.na(scales$label_en))
  report_cell(scales, unlabelled, "label_nl", "scales",
              "or label_en must be filled in every row", call)
  substantive <- scales$kind == "substantive"
  placed <- paste(scales$scale, scales$position)
  twice <- substantive & !is.na(scales$position) & duplicated(ifelse(substantive, placed, NA))
  report_cell(scales, which(twice), "position", "scales",
              "must not hold the same place of a scale twice", call)
  some <- scales$scale %in% scales$scale[substantive & !is.na(scales$position)]
  report_cell(scales, which(substantive & some & is.na(scales$position)), "position",
              "scales", "must be filled for all answers of a scale, or for none", call)
  for (name in unique(scales$scale)) {
    # what likert_scale() finds wrong, at the scale where it stands
    withCallingHandlers(
      own_scale(scales[scales$scale == name, ]),
      akkoord_error = function(cnd) {
        row <- match(name, scales$scale)
        abort("report_value", c(
          "In {.file scales.csv}, the scale {.val {name}} cannot be right.",
          x = "{cli::ansi_strip(conditionMessage(cnd))}"
        ), arg = "x", value = name, row = row, column = "scale", file = "scales.csv",
        call = call)
      }
    )
  }
  scales
}

# The columns of a table in the languages beyond Dutch and English: label_fr of label_en.
language_columns <- function(columns) {
  english <- grep("(^|_)en$", columns, value = TRUE)
  more <- setdiff(languages, c("nl", "en"))
  unlist(lapply(more, function(lang) sub("en$", lang, english)))
}

# What a report does not say in these languages it says in English.
more_languages <- function(table) {
  for (english in grep("(^|_)en$", names(table), value = TRUE)) {
    for (column in language_columns(english)) {
      own <- table[[column]] %||% rep(NA_character_, length(table[[english]]))
      table[[column]] <- ifelse(is.na(own), table[[english]], own)
    }
  }
  table
}

report_about <- function(about, field, name) {
  at <- match(field, about$field)
  each_language(function(lang) if (is.na(at)) name else about[[lang]][[at]])
}

report_columns <- list(
  published = c("id", "figure", "survey", "block", "item", "group", "n", "category",
                "relation", "percent", "source"),
  method = c("id", "survey", "quantity", "value", "unit", "source"),
  figures = c("figure", "printed_caption_number", "section", "survey", "question",
              "kind", "groups", "base_n", "base_from", "categories", "note"),
  items = c("survey", "block", "item", "question", "scale", "label_nl", "label_en"),
  `figure-labels` = c("figure", "chapter", "title_nl", "title_en", "base_nl", "base_en"),
  chapters = c("chapter", "title_nl", "title_en"),
  surveys = c("survey", "label_nl", "label_en", "respondents_nl", "respondents_en",
              "population_nl", "population_en"),
  questions = c("id", "theme_nl", "theme_en", "nl", "en", "answered_by", "items",
                "figures"),
  listed = character(),
  concept = c("kind", "dimension", "chapter", "dimension_nl", "dimension_en",
              "position", "label_nl", "label_en"),
  about = c("field", "nl", "en"),
  terms = c("term", "nl", "en"),
  scales = c("scale", "position", "kind", "top", "label_nl", "label_en"),
  claims = c("id", "figure", "survey", "check", "of", "to", "value", "source"),
  groups = c("survey", "question", "group1", "group2", "relation", "m")
)

# Columns that may be left out.
report_optional <- list(items = "base")

report_relations <- c(printed_relations, "order")
