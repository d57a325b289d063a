# The parts of a report one by one, for a page of one's own; what render_report() keeps as its
# source is made of these.

#' The parts of a report, for a page of your own
#'
#' What [render_report()] writes as one page, a part at a time, in R Markdown:
#' `report_parts()` reads the data once, `report_chunk()` gives one of its parts, and
#' `report_html()` is the page they look best in. [render_report()] with `source = TRUE`
#' writes such a file to start from.
#'
#' @inheritParams render_report
#' @param ... Not used.
#' @return `report_parts()`: an object of class `akkoord_parts`; printed it names its parts,
#'   and `names()` gives them.
#' @section Errors: As in [render_report()]; `akkoord_error_choice` for a part that is not
#'   there. `akkoord_error_pandoc`: no pandoc.
#' @seealso [render_report()]
#' @export
#' @examples
#' wave <- data.frame(q1 = c(5, 4, 2, 3, 4), q2 = c(4, 4, 3, 1, 5))
#' counts <- likert_counts(wave, c(q1, q2), scale = likert_scale("agree5", "en"), N = 40)
#' parts <- report_parts(counts, lang = "en")
#' parts
#' report_chunk(parts, "figure-01")
#' report_chunk(parts, "figure-01", "text")
report_parts <- function(x, lang = default_lang(), ..., title = NULL, subtitle = NULL,
                         author = NULL, date = NULL, chapters = NULL, previous = NULL,
                         open_answers = FALSE, profile = NULL, style = NULL) {
  check_supplied()
  check_dots_empty_akk(...)
  lang <- check_lang(lang)
  style <- as_report_style(style)
  local_style(style)
  words <- check_report_words(
    list(title = title, subtitle = subtitle, author = author, date = date)
  )
  x <- with_profile(with_open_answers(x, open_answers), profile)
  x <- with_changes(with_chapters(x, chapters), previous)
  doc <- worded_document(report_document(x, lang, current_env()), words)
  structure(list(doc = doc, lang = lang, style = style), class = "akkoord_parts")
}

#' @rdname report_parts
#' @param parts What `report_parts()` gives.
#' @param part The name of one: `"opening"`, `"summary"`, `"open"`, `"changes"`, `"compare"`,
#'   `"sure"`, `"method"`, `"audit"`, `"questions"`, `"import"`, `"appendix"`, `"about"`, or of a
#'   figure, such as `"figure-01"` or `"overview-all"`.
#' @param show Of a figure: the `"figure"` itself, its `"text"`, one sentence that reads it,
#'   or its `"numbers"`, a table, with what they are of.
#' @return `report_chunk()`: text that knitr takes as it is, with its headings, empty where the
#'   report has no such part; of a figure an unprinted ggplot.
#' @export
report_chunk <- function(parts, part, show = c("figure", "text", "numbers")) {
  check_supplied()
  if (!inherits(parts, "akkoord_parts") || !is.list(parts$doc)) {
    abort("type", c(
      "{.arg parts} must be what {.fn report_parts} gives.",
      x = "It is {.obj_type_friendly {parts}}."
    ), arg = "parts", value = class(parts))
  }
  part <- check_choice(part, names(parts), "part")
  show <- check_choice(show, c("figure", "text", "numbers"), "show")
  local_style(parts$style)
  doc <- parts$doc
  entry <- c(doc$overviews, doc$figures)[[part]]
  if (is.null(entry)) {
    return(part_text(without_figures(part_makers(doc, NULL, parts$lang)[[part]]())))
  }
  switch(show,
    figure = entry$plot(default_width()),
    # within a paragraph
    text = part_text(if (!is.null(said <- entry$reading())) paste0("`", said, "`{=html}")),
    numbers = part_text(raw_html(
      entry$numbers(), if (nzchar(entry$origin)) tag("p", entry$origin, class = "origin")
    ))
  )
}

#' @export
names.akkoord_parts <- function(x) {
  doc <- unclass(x)$doc
  c(setdiff(c("opening", page_parts, "about"), "figures"), names(doc$overviews), names(doc$figures))
}

#' @export
`$.akkoord_parts` <- function(x, name) unclass(x)[[name]]

#' @export
format.akkoord_parts <- function(x, ...) c(x$doc$title, paste0("  ", names(x)))

#' @export
print.akkoord_parts <- function(x, ...) {
  writeLines(format(x))
  invisible(x)
}

# Figures of a part stand beneath it, each in a chunk of its own.
without_figures <- function(text) {
  text <- without_files(paste(text, collapse = "\n\n"))
  gsub("(?s)## [^\n]*\\{#overview-[^\n]*\n+``````\\{=html\\}\n<figure>\n@@.*?\n``````", "", text,
       perl = TRUE)
}

# What stands in the page for what is in none of its parts goes; where no browser will read
# it, HTML becomes markdown.
part_text <- function(text) {
  text <- gsub("<p[^>]*>@@[a-z0-9-]*@@</p>", "", paste(text, collapse = "\n\n"))
  if (is_installed("knitr") && !knitr::is_html_output() && !is.null(knitr::pandoc_to())) {
    text <- html_markdown(text)
  }
  structure(ascii_entities(text), class = c("akkoord_part", "knit_asis"))
}

html_markdown <- function(text) {
  check_pandoc(NULL)
  work <- tempfile("part-")
  dir.create(work)
  on.exit(unlink(work, recursive = TRUE))
  writeLines(xml_text(text), file.path(work, "part.md"), useBytes = TRUE)
  # h1 is the title of a page
  shift <- function(by) paste0("--shift-heading-level-by=", by)
  rmarkdown::pandoc_convert(
    "part.md", "html", "markdown", "part.html", options = shift(1), wd = work
  )
  page <- word_page(read_page(file.path(work, "part.html")))
  writeLines(page, file.path(work, "part.html"), useBytes = TRUE)
  rmarkdown::pandoc_convert("part.html", "markdown-raw_html-native_divs-native_spans", "html",
                            "out.md", options = shift(-1), wd = work)
  read_page(file.path(work, "out.md"))
}

#' @export
format.akkoord_part <- function(x, ...) unclass(as.character(x))

#' @export
print.akkoord_part <- function(x, ...) {
  writeLines(format(x))
  invisible(x)
}

# The page ------------------------------------------------------------------------------

#' @rdname report_parts
#' @return `report_html()`: an output format of rmarkdown, for the top of a file:
#'   `output: akkoord::report_html`.
#' @export
report_html <- function(lang = default_lang(), style = NULL) {
  lang <- check_lang(lang)
  style <- as_report_style(style)
  check_pandoc(current_env())
  work <- tempfile("format-")
  dir.create(work)
  drawn <- new_environment()
  format <- page_format(work, self_contained = TRUE)
  format$knitr$opts_chunk$echo <- FALSE
  format$knitr$opts_knit$akkoord.drawn <- drawn
  made <- format$post_processor
  format$post_processor <- function(metadata, input, output, clean, verbose) {
    if (is.function(made)) output <- made(metadata, input, output, clean, verbose)
    local_style(style)
    page <- filled_page(read_page(output), marks_gone(metadata$title %||% ""), lang)
    page <- insert_figures(numbered_tables(without_dead_links(page), lang), as.list(drawn))
    writeLines(xml_text(page), output, useBytes = TRUE)
    output
  }
  format$on_exit <- with_exit(format$on_exit, function() unlink(work, recursive = TRUE))
  format
}

with_exit <- function(first, then) {
  # now: the format that holds `first` will hold what is made here
  force(first)
  function() {
    if (is.function(first)) first()
    then()
  }
}

# In report_html() a figure is drawn as in a report's page, at its own size.
#' @exportS3Method knitr::knit_print
knit_print.akkoord_figure <- function(x, ...) {
  drawn <- knitr::opts_knit$get("akkoord.drawn")
  if (is.null(drawn)) {
    return(knitr::normal_print(x))
  }
  id <- unique_names("drawn-", c(names(drawn), knitr::opts_current$get("label")))
  id <- id[[length(id)]]
  drawn[[id]] <- inline_svg(draw_svg(x)$svg, figure_alt(x), "wide alone", paste0(id, "-"))
  knitr::asis_output(raw_html("<figure>", figure_placeholder(id), "</figure>"))
}
