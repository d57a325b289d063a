# A published report as data: the percentages it printed, with the figure, base
# and source of each, and nothing that it did not print.
#
# The study's own numbers live in inst/extdata/erasmus2022 as CSV, and nowhere
# else. published.csv, method.csv and figures.csv hold what was printed; the
# other files hold labels and are optional in a directory of one's own.

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
  scales = c("scale", "position", "kind", "top", "label_nl", "label_en"),
  claims = c("id", "figure", "survey", "check", "of", "to", "value", "source"),
  groups = c("survey", "question", "group1", "group2", "relation", "m")
)

report_relations <- c(printed_relations, "order")

#' A published report as data
#'
#' Reads the percentages a report printed, without its microdata: every number
#' with the figure it belongs to, its base, the answers it covers and where it
#' was printed. What was not printed is not there.
#'
#' @section The files of a directory:
#' All are comma separated, with a header, in UTF-8. Percentages may have a decimal
#' comma and a percent sign (`"12,5 %"`); other numbers have a decimal point, and
#' nothing between thousands. Lines above the header that begin with `#` are
#' comments. [report_template()] copies
#' a set of them to start from.
#'
#' * `published.csv`, one row a printed number. `id` is unique; `figure` is one
#'   of figures.csv; `survey`, `block` and `item` say what was asked; `group` is
#'   empty for all respondents, a name (`KA1`), `KA1+KA2` for one number printed
#'   for both, `KA1|KA2` for one of the two when it is unknown which, and `A>B`
#'   for a comparison; `n` is the printed base, a whole number, or empty;
#'   `category` is the answer, several joined by `+`; `relation` is `=` for a
#'   number that was printed and rounded, `>`, `<`, `>=`, `<=`, `about` or `almost`
#'   for a claim in words, `order` for a claim that the first group's share is the
#'   higher; `percent` is in percent, 0 to 100, empty for `order` only, as it was
#'   printed: `27.0` keeps its zero, `<1`, `62-65` and `two thirds` are read; `source`
#'   says where it stands.
#' * `method.csv`: `id`, `survey`, `quantity`, `value` (a number), `unit`,
#'   `source`. The quantities that are read are `population size`, `respondents`,
#'   `response rate`, `confidence level` and `margin of error`. The first two are
#'   whole numbers, and no survey has more respondents than its population size;
#'   the others are in percent, the margin in percentage points. What was not
#'   published is left out.
#' * `figures.csv`, one row a figure: `figure`, `printed_caption_number`,
#'   `section`, `survey`, `question`, `kind`, `groups`, `base_n` (one, or one for each
#'   of `groups`, separated by `;`), `base_from` (the
#'   `id` of the row of published.csv whose respondents are the base),
#'   `categories`, `note`.
#' * `scales.csv`, optional: scales that are not built in, one row an answer.
#'   `scale` is the name that items.csv uses; `position` counts the answers from
#'   the lowest, 1, 2, ..., and is empty for answers in no order; `kind` is
#'   `substantive` or `dk` (the same as empty is `substantive`); `top` is 1 for
#'   the answers that count as agreeing, empty for the others; `label_nl` and
#'   `label_en` are the answer, one of them at least. A scale whose positions are
#'   all empty is nominal.
#' * `groups.csv`, optional: how groups overlap, one row a pair. `survey`; `question`
#'   as in figures.csv or items.csv, empty for all questions of the survey; `group1`
#'   and `group2`; `relation`: `disjoint` (nobody is in both), `two answers` (who is in
#'   both answered once for each), `one answer` (the one answer of who is in both
#'   counts in both), `part of` (all of `group1` are in `group2`) or `unknown`; `m`, how
#'   many are in both, a number or a range (`45-119`), or empty. What is not said is
#'   `disjoint` where the groups of a figure add up to everyone exactly, else `unknown`.
#'   In a report whose figures have no groups it is not used, with a warning.
#' * `claims.csv`, optional: facts that the report states beyond single numbers,
#'   for [audit_report()], which describes it.
#' * Optional, for labels in Dutch and English: `items.csv`, `figure-labels.csv`,
#'   `chapters.csv`, `surveys.csv`, `questions.csv`, `concept.csv`,
#'   `about.csv`. Their columns are those of the built-in report, in
#'   `system.file("extdata/erasmus2022", package = "akkoord")`. Without them
#'   items and figures are labelled by their ids.
#' * `listed.csv`, optional: the rows of a figure of kind `table`, in columns of your own
#'   (`name_nl` and `name_en` are one in two languages). `about.csv` may name those to show,
#'   in rows `listed.name`.
#'
#' @section One wide table:
#' Most publications fit in one table: a data frame, a CSV file separated by commas,
#' semicolons or tabs, or the first sheet of a workbook. A row is an item and group, a
#' column an answer; beside them `item`, `group` (empty or `Total` for everyone), `n`,
#' `figure`, `question`, `source`, `rounding`, `wave`, `survey` and `scale`
#' (`multiple` where several answers may be chosen). A sum is a column named by its
#' parts (`rather + strongly agree`, `positive = good + very good`) or by the word they
#' end on (`agree`). Cells are as printed: `60`, `27.0`, `12,5 %`, `89 (60%)`,
#' `60% (89/148)`, `89/148`, `<1`, `>=60`, `62-65`, `about 60`, `two thirds`; `*` and
#' `-` are unknown; `n` may be `1,234`, `<=148`, `145-150`, `~150` or empty. What
#' cannot be read is an error that names the cell. [read_table_text()] makes such a
#' table from copied lines.
#'
#' @param x `"erasmus2022"`, the study of Erasmus+ and eTwinning in Flemish
#'   schools (IDEA Consult for EPOS, 18 February 2022), the path of a
#'   directory that holds published.csv, method.csv and figures.csv, or one wide
#'   table: a data frame or the path of a file.
#'
#' @return An object of class `published_report`, a list of `name`; `title`,
#'   named by language; `published`, `method` and `figures`, tibbles with the
#'   columns above, `n` whole numbers, `percent` and `value`
#'   numbers, empty cells `NA` and an empty `group` `""`; the first two also have
#'   `printed`, the numbers as they were printed, with their decimals; `figures` also has
#'   `chapter`, who the base is when not all of a survey (`base_nl`, `base_en`),
#'   `title_nl` and `title_en`; and, where their files exist, else
#'   with no rows, `items`, `scales`, `claims`, `relations` (groups.csv, with `m.low`
#'   and `m.high`), `chapters`, `surveys`,
#'   `questions`, `listed`, `listed_titles` and `concept`.
#'
#'   `as.data.frame()` gives published.csv with its columns; `summary()` a tibble
#'   with one row a figure: `figure`, `chapter`, `title`, `kind`, `survey`,
#'   `question`, `base` (as printed), `numbers` (percentages printed and rounded)
#'   and `claims` (claims in words). `tidy()` gives published.csv as a tibble;
#'   `glance()` one row a survey: `survey`, `N` (population size), `n`
#'   (respondents), `response` (`n / N`), `moe.printed` (the printed margin of
#'   error, a share as [moe()] gives it), `figures` (how many print something of
#'   the survey) and `numbers`. What method.csv does not say is `NA`, and printed
#'   as not published.
#'
#' @section Errors:
#' All have class `akkoord_error`: an unknown name
#' (`akkoord_error_report_name`), a directory or file that is not there
#' (`akkoord_error_report_path`), a file that is no CSV
#' (`akkoord_error_report_csv`), a column that is missing or comes twice
#' (`akkoord_error_report_column`) and a cell that cannot be right
#' (`akkoord_error_report_value`). They carry the
#' file, row, column and value.
#'
#' @seealso [report_figure()] draws a figure of any report. [reproduce_report()]
#'   draws the whole of the built-in study, and of no other report.
#' @export
#' @examples
#' study <- published_report("erasmus2022")
#' study
#'
#' # every printed number of figure 4
#' subset(as.data.frame(study), figure == "4", c(group, category, percent, n))
#'
#' summary(study, lang = "en")
#'
#' # which figures answer the study's research questions
#' study$questions[c("id", "en", "figures")]
published_report <- function(x) {
  call <- current_env()
  if (is.data.frame(x)) {
    return(report_of_tables(wide_tables(x, "x", call), "report", FALSE, call))
  }
  check_string(x, "x")
  x <- path_bytes(x)
  # one of a directory's own files is no wide table
  own <- basename(x) %in% paste0(names(report_columns), ".csv")
  wide <- !own && grepl("[.](csv|tsv|txt|xlsx?)$", x, ignore.case = TRUE)
  if (wide && file.exists(x) && !dir.exists(x)) {
    table <- read_wide(x, call)
    name <- tools::file_path_sans_ext(basename(x))
    return(report_of_tables(wide_tables(table, basename(x), call), name, FALSE, call))
  }
  dir <- report_directory(x, call)
  read <- function(name) report_table(dir, name, name %in% c("published", "method", "figures"), call)
  tables <- lapply(set_names(names(report_columns)), read)
  # a directory of one's own may have the study's name
  report_of_tables(tables, basename(dir), x %in% built_in_reports(), call)
}

# The report of checked tables of strings, each by the name of its file.
report_of_tables <- function(tables, name, built_in, call) {
  read <- function(name, required = FALSE) {
    columns <- report_columns[[name]]
    table <- tables[[name]] %||% rlang::rep_named(columns, list(character()))
    if (length(columns) == 0L) columns <- names(table)
    tibble::as_tibble(lapply(table[columns], as.character))
  }
  figures <- read("figures", TRUE)
  report_unique(figures, "figure", "figures", call)
  report_bases(figures, call)

  published <- read("published", TRUE)
  report_unique(published, "id", "published", call)
  report_choice(published, "figure", figures$figure, "published", call,
                hint = msg("Add the figure to {.file figures.csv}."))
  for (column in c("survey", "block", "item", "category")) {
    report_filled(published, column, "published", call)
  }
  report_choice(published, "relation", report_relations, "published", call)
  published$group[is.na(published$group)] <- ""
  published$n <- report_whole(published, "n", "published", call)
  # what is rounded to 5.40 is known better than what is rounded to 5.4
  published$printed <- report_percent(published, call)
  # a base that is a range
  for (end in c("n.low", "n.high")) published[[end]] <- tables$published[[end]]
  said <- !is.na(published$percent)
  published$relation[said] <- printed_relation(published$printed)[said]
  published$percent <- printed_number(published$printed)
  report_order(published, call)
  published$group <- place_groups(published, figures, unique(published$survey), call)
  report_choice(figures, "base_from", c(NA, published$id), "figures", call,
                hint = msg("It must be an {.field id} of {.file published.csv}, or empty."))

  method <- read("method", TRUE)
  report_unique(method, "id", "method", call)
  report_filled(method, "survey", "method", call)
  report_filled(method, "quantity", "method", call)
  percents <- method$quantity %in% method_percents
  method$value[percents] <- plain_percent(method$value[percents])
  method$printed <- report_method_values(method, call)
  method$value <- printed_number(method$printed)

  labels <- read("figure-labels")
  report_unique(labels, "figure", "figure-labels", call)
  report_choice(labels, "figure", figures$figure, "figure-labels", call)
  at <- match(figures$figure, labels$figure)
  # A figure without a label stands in the chapter its section number starts with.
  section <- figures$section
  section[!grepl("^[0-9]", section)] <- NA
  chapter <- labels$chapter[at]
  figures$chapter <- ifelse(is.na(chapter), sub("[^0-9].*$", "", section), chapter)
  # who the base is, where it is not all respondents of the survey
  figures$base_nl <- labels$base_nl[at]
  figures$base_en <- labels$base_en[at]
  figures$title_nl <- labels$title_nl[at]
  figures$title_en <- labels$title_en[at]

  items <- read("items")
  report_unique(items, "item", "items", call)
  scales <- report_scale_table(read("scales"), call)
  known <- names(builtin_scales)
  known <- c(known, paste0(known, "_dk"), unique(scales$scale), "multiple", NA)
  report_choice(items, "scale", known, "items", call,
                hint = msg("{.code likert_scale()} lists the built-in scales; {.val multiple} is one ",
                           "option of several, chosen or not. A scale of your own stands in ",
                           "{.file scales.csv}."))
  claims <- report_claims(read("claims"), published, figures, call)
  relations <- report_groups(read("groups"), published, figures, items, call)
  questions <- read("questions")
  report_unique(questions, "id", "questions", call)
  concept <- read("concept")
  concept$position <- report_whole(concept, "position", "concept", call)
  about <- read("about")

  report <- structure(
    list(
      name = name,
      title = report_about(about, "title", name),
      source = report_about(about, "source", name),
      published = published,
      method = method,
      figures = figures,
      items = items,
      scales = scales,
      claims = claims,
      relations = relations,
      rounding = tables$rounding %||% "nearest",
      beside = tables$beside,
      chapters = read("chapters"),
      surveys = read("surveys"),
      questions = questions,
      listed = read("listed"),
      listed_titles = about[grepl("^listed[.]", about$field), ],
      concept = concept
    ),
    built_in = built_in,
    class = "published_report"
  )
  check_published_answers(report, call)
  report
}

# Where a report stands ---------------------------------------------------------

built_in_reports <- function() "erasmus2022"

report_directory <- function(x, call) {
  if (x %in% built_in_reports()) {
    return(system.file("extdata", x, package = "akkoord", mustWork = TRUE))
  }
  if (dir.exists(x)) {
    return(normalizePath(x))
  }
  if (file.exists(x)) {
    abort("report_path", c(
      "{.arg x} must be a directory.",
      x = "{.file {x}} is a file.",
      i = "Give the directory that holds it: {.code published_report(\"{dirname(x)}\")}."
    ), arg = "x", value = x, call = call)
  }
  if (grepl("[/\\\\.~]", x)) {
    abort("report_path", c(
      "The directory {.file {x}} does not exist.",
      i = "It must hold published.csv, method.csv and figures.csv; see {.help akkoord::published_report}."
    ), arg = "x", value = x, call = call)
  }
  built_in <- built_in_reports()
  hint <- did_you_mean(x, built_in)
  abort("report_name", c(
    "There is no report, and no directory, with the name {.val {x}}.",
    i = if (!is.null(hint)) "Did you mean {.val {hint}}?",
    i = "Built in: {.val {built_in}}. For a report of your own give the directory that holds published.csv, method.csv and figures.csv."
  ), arg = "x", value = x, call = call)
}

# Reading -----------------------------------------------------------------------

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
  tibble::as_tibble(if (length(columns) > 0L) table[columns] else table)
}

# Checks of a cell: the file, row, column and value, and what would be right ------

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

claim_checks <- c("order", "union", "part", "unit", "count")

# claims.csv: what is referred to must be there.
report_claims <- function(claims, published, figures, call) {
  report_unique(claims, "id", "claims", call)
  report_choice(claims, "check", claim_checks, "claims", call)
  report_choice(claims, "figure", c(NA, figures$figure), "claims", call)
  report_filled(claims, "of", "claims", call)
  report_cell(claims, which(is.na(claims$to) & claims$check != "count"), "to", "claims",
              "may be empty for the check count only", call)
  ids <- claims$check %in% c("order", "union")
  for (column in c("of", "to")) {
    bad <- which(ids)[!vapply(which(ids), function(i) {
      all(claim_ids(claims[[column]][[i]]) %in% published$id)
    }, NA)]
    report_cell(claims, bad, column, "claims",
                "must name rows of published.csv by their id", call,
                msg("Separate several by {.val ;}, and the parts of a sum by {.val +}."))
    of_figures <- which(claims$check == "part")
    bad <- of_figures[!vapply(of_figures, function(i) {
      all(split_ids(claims[[column]][[i]])[[1L]] %in% figures$figure)
    }, NA)]
    report_cell(claims, bad, column, "claims",
                "must name figures of figures.csv", call)
  }
  counts <- claims$check == "count"
  report_cell(claims, which(counts & !claims$of %in% report_counted), "of", "claims",
              "must name a table whose rows are counted", call,
              paste0("It must be one of ", some_of(report_counted, 12L), "."))
  claims$value <- report_whole(claims, "value", "claims", call)
  report_cell(claims, which(counts & is.na(claims$value)), "value", "claims",
              "must be filled for the check count", call)
  claims
}

# Tables whose rows a report may say the number of.
report_counted <- c("listed", "figures", "questions", "items", "chapters", "surveys")

# The published ids in a cell: "a+b;c" names a, b and c.
claim_ids <- function(cell) unlist(split_ids(gsub("+", ";", cell, fixed = TRUE)))

report_about <- function(about, field, name) {
  at <- match(field, about$field)
  each_language(function(lang) if (is.na(at)) name else about[[lang]][[at]])
}

# Labels, by language; the id where a report gives none ---------------------------

report_figure_title <- function(report, figure, lang) {
  title <- report_label(report$figures, "figure", figure, "title", lang)
  untitled <- title == figure
  title[untitled] <- tr("figure_number", lang, number = title[untitled])
  title
}

report_chapter_title <- function(report, chapter, lang) {
  report_label(report$chapters, "chapter", chapter, "title", lang)
}

# column: "label", "respondents" or "population"
report_survey_label <- function(report, survey, lang, column = "label") {
  report_label(report$surveys, "survey", survey, column, lang)
}

# Methods -------------------------------------------------------------------------
