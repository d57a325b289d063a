# The source of a report, for a person to edit: R Markdown with a chunk a figure, and what
# it reads.

source_names <- function(name) paste0(name, c(".Rmd", ".rds"))

# Both files of `name`, as they are written. `data`: what render_report() was given.
report_source <- function(doc, data, name, lang) {
  made <- tempfile(fileext = ".rds")
  on.exit(unlink(made))
  # names are in the code
  if (is.character(data$profile)) data$profile <- NULL
  saveRDS(compact(data[c("x", "previous", "style", "profile")]), made)
  set_names(list(source_lines(doc, data, name, lang), read_bytes(made)), source_names(name))
}

source_lines <- function(doc, data, name, lang) {
  made <- part_makers(doc, NULL, lang)
  parts <- doc$order %||% page_parts
  # what a report has nothing of has no chunk; the audit and other heavy parts are not made
  empty <- c(
    open = is.null(doc$open) || !has_open(data),
    changes = is.null(doc$changes), audit = is.null(doc$audit),
    questions = is.null(doc$questions) || is.null(made$questions()),
    import = is.null(doc$import)
  )
  parts <- setdiff(parts, names(empty)[empty])
  body <- unlist(lapply(parts, function(part) {
    switch(part,
      figures = source_chapters(doc, lang),
      summary = c(source_part(part), unlist(lapply(doc$overviews, source_figure, lang = lang))),
      source_part(part)
    )
  }))
  lines <- c(source_head(doc, data, name, lang), body, source_part("about"))
  c(lines, paste0("<!-- ", source_seal, hash_lines(lines), " -->"))
}

has_open <- function(data) !identical(data$open_answers, FALSE)

source_seal <- "akkoord: "

# Words that a person may change stand at its top; then where the data come from.
source_head <- function(doc, data, name, lang) {
  words <- compact(doc[c("title", "subtitle", "author", "date")])
  # Word reads what stands at the top as markdown: what holds marks is given as text beside it
  marked <- !vapply(words, function(w) identical(source_text(w), w), NA)
  given <- c(
    if (!is.null(data$previous)) "previous = data$previous",
    if (!is.null(data$chapters)) paste0("chapters = ", chapters_code(data$chapters)),
    if (is.character(data$profile)) paste0("profile = ", values_code(data$profile)),
    if (inherits(data$profile, "likert_counts")) "profile = data$profile",
    if (has_open(data)) paste0("open_answers = ", values_code(data$open_answers)),
    sprintf(
      "%s = %s", names(words),
      ifelse(marked, vapply(words, values_code, ""), paste0("rmarkdown::metadata$", names(words)))
    )
  )
  c(
    "---", paste0(names(words), ": ", vapply(lapply(words, source_text), yaml_text, "")),
    paste0("lang: ", lang), "output:", "  akkoord::report_html:", paste0("    lang: ", lang),
    "  word_document:", "    toc: true", "---", "",
    "```{r setup, include = FALSE}",
    "library(akkoord)",
    "knitr::opts_chunk$set(echo = FALSE)",
    paste0("data <- readRDS(", quoted_code(source_names(name)[[2L]]), ")"),
    "x <- data$x",
    if (!is.null(data$style)) "options(akkoord.style = data$style)",
    if (!is.null(doc$counted)) paste("counts <-", doc$counted),
    if (inherits(data$x, "likert_counts")) "counts <- x",
    "parts <- report_parts(", paste0("  x, lang = \"", lang, "\","),
    paste0("  ", given, c(rep(",", length(given) - 1L), "")), ")", "```", "",
    source_part("opening"),
    unlist(lapply(doc$intro, function(words) c(source_text(words), "")))
  )
}

source_part <- function(part) {
  c(paste0("```{r ", part, "}"), paste0("report_chunk(parts, \"", part, "\")"), "```", "")
}

source_chapters <- function(doc, lang) {
  unlist(lapply(doc$chapters, function(chapter) {
    if (length(chapter$figures) > 0L) c(
      paste0("# ", source_text(chapter$title), " {#", chapter$id, "}"), "",
      unlist(lapply(doc$figures[chapter$figures], source_figure, lang = lang))
    )
  }))
}

# A figure: its heading as text, its drawing, sentence and numbers by chunks.
source_figure <- function(entry, lang) {
  # on the page the figure has its title itself
  title <- if (nzchar(entry$title)) {
    paste0("[", source_text(paste0(tr("colon", lang), entry$title)), "]{.heading-title}")
  }
  size <- figure_size(entry$plot(default_width()))
  id <- quoted_code(entry$id)
  c(
    paste0("## ", source_text(entry$name), title, " {#", entry$id, "}"), "",
    paste0("```{r ", entry$id, ", fig.dim = c(", size[[1L]], ", ", size[[2L]], ")}"),
    entry$code %||% paste0("report_chunk(parts, ", id, ")"), "```", "",
    if (!is.null(entry$code)) c(
      paste0("`r report_chunk(parts, ", id, ", \"text\")`"), "",
      paste0("```{r ", entry$id, "-numbers}"),
      paste0("report_chunk(parts, ", id, ", \"numbers\")"), "```", ""
    )
  )
}

# A source that a person edited ---------------------------------------------------------

# It ends in the sum of its lines as they were written.
hash_lines <- function(lines) hash(enc2utf8(paste(lines, collapse = "\n")))

check_edited <- function(source, dir, call) {
  path <- if (length(source) > 0L) file.path(dir, names(source)[[1L]])
  if (is.null(path) || !file.exists(path)) {
    return(invisible())
  }
  lines <- tryCatch(
    readLines(path, encoding = "UTF-8", warn = FALSE),
    error = function(e) "", warning = function(w) ""
  )
  last <- length(lines)
  seal <- paste0("<!-- ", source_seal, hash_lines(lines[-last]), " -->")
  if (!identical(lines[last], seal)) {
    abort("report_dir", c(
      "The source that is there was edited, and is not written over.",
      x = "{.file {path}} is not as {.fn render_report} wrote it. Nothing was written.",
      i = "{.code rmarkdown::render()} of it makes the page; or move it away."
    ), arg = "source", value = path, path = path, call = call)
  }
}
