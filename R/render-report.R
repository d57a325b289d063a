# The report of any object that has one.

#' Write a report, one page or for Word
#'
#' From a published report or from counts, by the same code: a summary of what is
#' shown and how sure one can be; the method, with non-response in words and numbers;
#' chapters with, for each question, a figure, one sentence that reads it, and the
#' numbers behind it (published, a range, or unknown) in a table that can be folded;
#' an index by research question; and an appendix with all numbers. The page is one
#' file that needs no network; it can be read on a phone, on a desk, on paper and in
#' the dark, with a keyboard and with a screen reader.
#'
#' Counts ([likert_counts()]) are what every number of the page comes from. Where the
#' source is a published report the numbers as printed stand beside them; what was not
#' printed is shown as the range that the printed numbers leave open.
#'
#' Of weighted counts and survey designs n is people everywhere, and the margin has the
#' design effect: n over the `n_eff` of `summary()`, the middle one over the items. Where only
#' weighted percentages are known there is no margin without `n_eff`.
#'
#' @inheritSection reproduce_report Files
#' @param x A [published_report()], [likert_counts()] or a wave of [read_wave()].
#' @param dir Folder for the report; it is made when it does not exist. Other files in
#'   it are left as they are. A name that ends in `.html` is one file, without the
#'   figures and tables beside it, to be mailed; one that ends in `.docx` a Word document
#'   with headings in styles, contents, tables as tables and figures with alternative
#'   texts. A file that is there is replaced.
#' @param lang `"nl"`, `"en"` or `"fr"`: the option `akkoord.lang`, else the session's, when
#'   not given.
#' @param ... Not used.
#' @param title Title of the page; `NULL` for the report's own.
#' @param subtitle,author,date Words beneath it: strings, `author` one or more.
#' @param intro Paragraphs that stand before the findings, a string each.
#' @param order The parts of the page, in their order; those not named are left out. There
#'   are `"summary"`, `"figures"`, `"open"`, `"changes"`, `"compare"`, `"sure"`, `"method"`,
#'   `"audit"`, `"questions"`, `"import"` and `"appendix"`, each where the report has it.
#' @param chapters A list of items (of counts or a wave) or of figures (of a published
#'   report), named by the titles of the chapters: `list(Quality = c("q1", "q2"))`. What is
#'   not named has no figure of its own. Unless given, chapters are the sections of the
#'   codebook or those of the report.
#' @param open_answers Of a wave: `TRUE`, or names of columns, for a chapter of what was written
#'   at open questions, by the alphabet. Answers with what looks like an e-mail address, a
#'   telephone number or a name in the columns that [read_wave()] was told to `keep` (of a
#'   school, say) come first, marked. Read it before you send it: people may be recognised.
#' @param profile Who answered, by other questions than those that make the groups, as a table
#'   of the part `"method"`: counts of the same people, `likert_counts(data, c(sex, age))`. Of a
#'   wave also names of its columns (or questions with several answers), by default those in
#'   the codebook's block `profile`; `character()` for none. Counts by groups with an `N` each
#'   (as those of `x` itself) have the population's shares beside those who answered.
#' @param previous What to compare with, in a chapter *What changed*: an earlier wave, counts or
#'   published report, or what [compare_waves()] gives. Where it is no comparison yet, the
#'   population is taken for the same where `N` is, and who answered both times as unknown.
#' @param reference For Word: a document whose styles are taken, such as a house style. When not
#'   given, the pages are A4 with numbers, and the cells of tables are small.
#' @param style A [report_style()] or the path of a YAML file of one: palette, font, logo,
#'   numbers, a group that stands out.
#' @param source `TRUE` to keep the source beside the page: `report.Rmd` (or by the name of
#'   the one file), with a chunk a figure, and what it reads, `report.rds`. See *Source*.
#' @return Invisibly, an object of class `akkoord_report`, see [reproduce_report()].
#' @section Source:
#' With `source = TRUE` the report is kept as R Markdown too: headings as text, a chunk for
#' each figure, its sentence and its numbers, and one for each other part. Write your own text
#' in it, change or drop chunks, and `rmarkdown::render("report.Rmd")` makes the page anew
#' ([report_html()]), or `rmarkdown::render("report.Rmd", "word_document")` a Word document.
#' Of corrected data, say in its first chunk how they are read, or save them over
#' `report.rds`: all figures, sentences and numbers follow ([report_parts()]), what you wrote
#' stays. `report.Rmd` is not written over once it was edited: that is an error, and nothing is
#' written. `report.rds` holds `x` as it is: of a wave, the answers of persons.
#' @section Errors: As in [reproduce_report()], and `akkoord_error_type` when `x` is
#'   something else, `akkoord_error_empty` when it has no items.
#' @seealso [reproduce_report()] for the study; [report_figure()] and `autoplot()` for
#'   one figure.
#' @export
#' @examples
#' \donttest{
#' if (requireNamespace("rmarkdown", quietly = TRUE) && rmarkdown::pandoc_available()) {
#'   wave <- data.frame(q1 = c(5, 4, 2, 3, 4), q2 = c(4, 4, 3, 1, 5))
#'   counts <- likert_counts(wave, c(q1, q2), scale = likert_scale("agree5", "en"), N = 40)
#'   render_report(counts, file.path(tempdir(), "wave"), lang = "en", title = "A wave")
#'   render_report(counts, file.path(tempdir(), "wave.docx"), lang = "en", title = "A wave")
#'
#'   # with its source, to be edited and rendered again
#'   folder <- file.path(tempdir(), "edited")
#'   render_report(counts, folder, lang = "en", title = "A wave", source = TRUE)
#'   cat(head(readLines(file.path(folder, "report.Rmd")), 30), sep = "\n")
#'   rmarkdown::render(file.path(folder, "report.Rmd"), quiet = TRUE)
#' }
#' }
render_report <- function(x, dir = "report", lang = default_lang(), ...,
                          title = NULL, subtitle = NULL, author = NULL, date = NULL,
                          intro = NULL, order = NULL, chapters = NULL, previous = NULL,
                          open_answers = FALSE, profile = NULL,
                          reference = NULL, style = NULL, source = FALSE) {
  check_supplied()
  check_dots_empty_akk(...)
  lang <- check_lang(lang)
  local_style(as_report_style(style))
  words <- check_report_words(list(
    title = title, subtitle = subtitle, author = author, date = date, intro = intro,
    order = order
  ))
  if (!is.null(reference)) {
    check_string(reference, "reference")
    if (!file.exists(reference)) {
      abort("file", "There is no file {.file {reference}}.", arg = "reference", value = reference)
    }
  }
  check_string(dir, "dir")
  data <- if (check_is_flag(source, "source")) {
    list(
      x = x, previous = previous, style = as_report_style(style), chapters = chapters,
      open_answers = open_answers, profile = profile
    )
  }
  x <- with_profile(with_open_answers(x, open_answers), profile)
  x <- with_changes(with_chapters(x, chapters), previous)
  if (is_one_file(dir)) {
    return(invisible(write_one_file(x, dir, lang, current_env(), words, reference, data)))
  }
  write_report(x, dir, lang, current_env(), words, data)
}
