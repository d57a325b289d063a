# A published report as data: the percentages it printed, with the figure, base
# and source of each, and nothing that it did not print.
#
# The study's own numbers live in inst/extdata/erasmus2022 as CSV, and nowhere
# else. published.csv, method.csv and figures.csv hold what was printed; the
# other files hold labels and are optional in a directory of one's own.

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
#'   `response rate`, `confidence level` and `margin of error`; and `weighted` (1 where
#'   percentages are weighted) with its `design effect`. The first two are
#'   whole numbers, and no survey has more respondents than its population size;
#'   rates, levels and margins are in percent, the margin in percentage points. What was not
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
#'   many are in both, a number or a range (`45-119`), or empty; `group2` is empty for `part of`
#'   everyone. What is not said is
#'   `disjoint` where the groups of a figure add up to everyone exactly, else `unknown`.
#'   In a report whose figures have no groups it is not used, with a warning.
#' * `claims.csv`, optional: facts that the report states beyond single numbers,
#'   for [audit_report()], which describes it.
#' * A column `base` of items.csv may say `answers` where several answers could be chosen and
#'   the percentages are of all answers given; bases then count answers, not people.
#' * Optional, for labels in Dutch and English (and French, in columns `_fr` or `fr`,
#'   English where these are left out): `items.csv`, `figure-labels.csv`,
#'   `chapters.csv`, `surveys.csv`, `questions.csv`, `concept.csv`,
#'   `about.csv`, and `terms.csv` (`term` and what it means, for a box in the report). Their
#'   columns are those of the built-in report, in
#'   `system.file("extdata/erasmus2022", package = "akkoord")`. Without them items and
#'   figures are labelled by their ids.
#' * `listed.csv`, optional: the rows of a figure of kind `table`, in columns of your own
#'   (`name_nl` and `name_en` are one in two languages). `about.csv` may name those to show,
#'   in rows `listed.name`.
#'
#' @section One wide table:
#' Most publications fit in one table: a data frame, a CSV file separated by commas,
#' semicolons or tabs, or the first sheet of a workbook. A row is an item and group, a
#' column an answer; beside them `item`, `group` (empty or `Total` for everyone), `n`,
#' `figure`, `question`, `source`, `rounding`, `wave`, `survey`, `weighted` (`yes` or the design
#' effect: percentages that are no counts of people), `relation` (of a group to the others of
#' its figure, as in groups.csv: `disjoint`, `two answers`, `one answer`, `unknown`, or `part of`
#' and the name of another, or `part of Total`), `complete` (`yes` where all figures of the
#' report are there, so that their numbers can be checked) and `scale`
#' (`multiple` where several answers may be chosen), with `base` (`answers` where percentages are
#' of all answers given, not of people: `n` is then how many answers); `mean`, `sd`, `median`,
#' `net` (the highest answers less the lowest), `nps`, `change` (in points, since the wave
#' before), `rank` (the place among the items of the figure), `margin` and `ci` (`55-71`) of the
#' row, and
#' `p` of the test that compares the item's groups, are for [audit_report()]. A sum is a
#' column named by its parts (`rather + strongly agree`, `positive = good + very good`) or by
#' the word they end on (`agree`). Cells are as printed: `60`, `27.0`, `12,5 %`, `89 (60%)`,
#' `60% (89/148)`, `89/148`, `<1`, `>=60`, `62-65`, `about 60`, `two thirds`, `most`; `*` and
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
#'   `questions`, `terms`, `listed`, `listed_titles` and `concept`.
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
  check_supplied()
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
  read <- function(name) {
    report_table(dir, name, name %in% c("published", "method", "figures"), call)
  }
  # a directory of one's own may have the study's name, and something to say of its reading
  built_in <- x %in% built_in_reports()
  make <- function() {
    tables <- lapply(set_names(names(report_columns)), read)
    report_of_tables(tables, basename(dir), built_in, call)
  }
  if (built_in) keep_result(list("report", dir), make()) else make()
}

# The report of checked tables of strings, each by the name of its file.
report_of_tables <- function(tables, name, built_in, call) {
  read <- function(name) {
    columns <- report_columns[[name]]
    table <- tables[[name]] %||% rlang::rep_named(columns, list(character()))
    table <- more_languages(table)
    columns <- if (length(columns) == 0L) names(table) else {
      more <- c(language_columns(columns), report_optional[[name]])
      c(columns, intersect(more, names(table)))
    }
    tibble::as_tibble(lapply(table[columns], as.character))
  }
  figures <- read("figures")
  report_unique(figures, "figure", "figures", call)
  report_bases(figures, call)
  published <- report_published(read("published"), figures, tables$published, call)
  report_choice(figures, "base_from", c(NA, published$id), "figures", call,
                hint = msg("It must be an {.field id} of {.file published.csv}, or empty."))
  method <- report_method_rows(read("method"), call)
  figures <- labelled_figures(figures, read("figure-labels"), call)
  scales <- report_scale_table(read("scales"), call)
  items <- report_items(read("items"), scales, call)
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
      complete = tables$complete %||% TRUE,
      chapters = read("chapters"),
      surveys = read("surveys"),
      questions = questions,
      terms = read("terms"),
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

# The printed numbers; `ends` has the bases that are ranges.
report_published <- function(published, figures, ends, call) {
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
  for (end in c("n.low", "n.high")) published[[end]] <- ends[[end]]
  said <- !is.na(published$percent)
  published$relation[said] <- printed_relation(published$printed)[said]
  published$percent <- printed_number(published$printed)
  report_order(published, call)
  published$group <- place_groups(published, figures, unique(published$survey), call)
  published
}

report_method_rows <- function(method, call) {
  report_unique(method, "id", "method", call)
  report_filled(method, "survey", "method", call)
  report_filled(method, "quantity", "method", call)
  percents <- method$quantity %in% method_percents
  method$value[percents] <- plain_percent(method$value[percents])
  method$printed <- report_method_values(method, call)
  method$value <- printed_number(method$printed)
  method
}

# Figures with the chapter, base and title that their labels say.
labelled_figures <- function(figures, labels, call) {
  report_unique(labels, "figure", "figure-labels", call)
  report_choice(labels, "figure", figures$figure, "figure-labels", call)
  at <- match(figures$figure, labels$figure)
  # A figure without a label stands in the chapter its section number starts with.
  section <- figures$section
  section[!grepl("^[0-9]", section)] <- NA
  chapter <- labels$chapter[at]
  figures$chapter <- ifelse(is.na(chapter), sub("[^0-9].*$", "", section), chapter)
  # who the base is, where it is not all respondents of the survey
  for (column in paste0(rep(c("base_", "title_"), each = length(languages)), languages)) {
    figures[[column]] <- labels[[column]][at]
  }
  figures
}

report_items <- function(items, scales, call) {
  report_unique(items, "item", "items", call)
  known <- names(builtin_scales)
  known <- c(known, paste0(known, "_dk"), unique(scales$scale), "multiple", NA)
  report_choice(items, "scale", known, "items", call,
                hint = msg("{.code likert_scale()} lists the built-in scales; {.val multiple} ",
                           "is one option of several, chosen or not. A scale of your own ",
                           "stands in {.file scales.csv}."))
  if (!is.null(items[["base"]])) {
    report_choice(items, "base", c("people", "answers", NA), "items", call)
    one <- items$base %in% "answers" & !items$scale %in% c("multiple", NA)
    report_cell(items, which(one), "base", "items",
                msg("may be {.val answers} only where several can be chosen"), call,
                msg("Its scale is then {.val multiple}."))
  }
  items
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
      i = paste(
        "It must hold published.csv, method.csv and figures.csv; see",
        "{.help akkoord::published_report}."
      )
    ), arg = "x", value = x, call = call)
  }
  built_in <- built_in_reports()
  hint <- did_you_mean(x, built_in)
  abort("report_name", c(
    "There is no report, and no directory, with the name {.val {x}}.",
    i = if (!is.null(hint)) "Did you mean {.val {hint}}?",
    i = paste(
      "Built in: {.val {built_in}}. For a report of your own give the directory that",
      "holds published.csv, method.csv and figures.csv."
    )
  ), arg = "x", value = x, call = call)
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
