#' Draw the whole study again, as one report
#'
#' Writes the study of 2022 from its printed numbers, and from nothing else: one
#' HTML page that needs no network and no other file, with all tables as one workbook in
#' it; and beside it every figure as SVG and PNG (300 dpi) and every table as CSV. The page
#' gives population, response and margin of error of both surveys, as printed and as
#' recomputed with [moe()]; what is found, in sentences and one figure a survey; chapter by
#' chapter, each figure with its numbers, base and source; the differences between groups;
#' how sure all this is; and which figures answer which of the study's research questions.
#'
#' @section Files:
#' `report.html`; `figures/figure-01.svg`, `.png` and so on; `tables/figure-01.csv`
#' and so on, the numbers behind each figure (`table-01.csv` for table 1);
#' `tables/published.csv` (every printed number, with labels), `tables/method.csv`
#' (the surveys, printed and recomputed), `tables/questions.csv` (the research
#' questions) and `tables/files.csv`, which lists all files with their MD5 sums. The
#' names are the same in both languages. CSV files are in UTF-8, with commas and decimal
#' points; a text that a spreadsheet would take for a formula begins with an apostrophe.
#'
#' Everything is made in a temporary folder beside `dir` and moved when it is
#' complete. When anything fails, `dir` is left as it was. Files of an earlier
#' report in `dir` are replaced, those that are no longer part of the report are removed,
#' other files are not touched; where a file of your own has the name of one of the
#' report's, that is an error, before anything is drawn. A link stays, and what it points
#' at is replaced. Two runs may write to one folder: the last one stands. What a run that
#' was killed left behind, `.akkoord-*`, is removed by the next one.
#'
#' On Linux two processes draw the figures, or one with `options(mc.cores = 1)`.
#'
#' @param dir Folder for the report; it is made when it does not exist.
#' @param lang `"nl"`, `"en"` or `"fr"`: the option `akkoord.lang`, else the session's, when not
#'   given.
#'
#' @return Invisibly, an object of class `akkoord_report`, a list of `dir`, `html`
#'   (paths), `lang`, `title`, `files` (a tibble: `path` within `dir`, `kind`,
#'   `figure`), `figures` (how many were drawn), `numbers` and `claims` (how many
#'   printed percentages and claims in words they hold), and `margins` (a tibble
#'   with one row a survey: `population`, `respondents`, `confidence`,
#'   `response.printed`, `response` (recomputed, in percent), `moe.printed`, `moe`
#'   (recomputed, in percentage points), `moe.rounded` (to the printed number of
#'   decimals) and `difference`; `NA` where a report does not say). Printing it
#'   shows where the report is and a short table; `summary()` gives `margins`,
#'   `as.data.frame()` the files.
#'
#' @section Errors:
#' All have class `akkoord_error`. `akkoord_error_report_dir`: `dir` cannot be
#' written, is a file, or holds a file of one's own in the place of one of the
#' report's. `akkoord_error_report_figure`: a figure could not be drawn.
#' `akkoord_error_pandoc`: no pandoc. The page needs rmarkdown, knitr, bslib, svglite
#' and ragg.
#'
#' @seealso [published_report()] for the numbers, [report_figure()] for one figure.
#' @export
#' @examples
#' \donttest{
#' # ten seconds or so: 28 figures, twice
#' if (requireNamespace("rmarkdown", quietly = TRUE) && rmarkdown::pandoc_available()) {
#'   report <- reproduce_report(file.path(tempdir(), "report"), lang = "en")
#'   print(report)
#' }
#' }
reproduce_report <- function(dir = "report", lang = default_lang()) {
  lang <- check_lang(lang)
  write_report(published_report("erasmus2022"), dir, lang, current_env())
}

write_report <- function(x, dir, lang, call, words = list(), data = NULL) {
  check_pandoc(call)
  target <- report_target(dir, call)
  doc <- worded_document(report_document(x, lang, call), words)
  source <- if (!is.null(data)) report_source(doc, data, "report", lang)
  check_edited(source, target$dir, call)
  # now, and once more when all is drawn
  check_foreign(c(report_files(doc), names(source)), target, dir, call)
  stage <- report_stage(target, dir, call)
  on.exit(unlink(stage, recursive = TRUE, force = TRUE), add = TRUE)

  drawn <- draw_document(doc, stage, lang, call)
  doc$tables <- filled_tables(doc, drawn)
  for (name in names(doc$tables)) {
    stage_file(stage, paste0("tables/", name, ".csv"), csv_lines(doc$tables[[name]]), call)
  }
  page <- report_page(document_parts(doc, drawn, lang), doc, lang)
  page <- insert_figures(numbered_tables(page, lang), lapply(drawn, `[[`, "svg"))
  page <- insert_workbook(page, report_workbook(doc, doc$tables, lang), lang)
  stage_file(stage, "report.html", xml_text(page), call)
  for (name in names(source)) stage_file(stage, name, source[[name]], call)
  files <- list_files(doc, stage, call)
  move_report(stage, files$path, target, dir, call)

  dir <- normalizePath(target$dir, winslash = "/")
  invisible(structure(
    list(
      dir = dir, html = file.path(dir, "report.html"), lang = lang,
      title = doc$title, files = files, figures = length(doc$figures),
      numbers = doc$numbers, claims = doc$claims, margins = doc$margins
    ),
    class = "akkoord_report"
  ))
}

check_pandoc <- function(call) {
  check_installed(c("bslib", "knitr", "ragg", "rmarkdown", "sass", "svglite"),
                  "to write a report.")
  if (!rmarkdown::pandoc_available("2.0")) {
    abort("pandoc", c(
      "The report needs pandoc, 2.0 or later.",
      i = paste(
        "Debian and Ubuntu: {.code sudo apt install pandoc}. Elsewhere: see",
        "pandoc.org/installing."
      ),
      i = "RStudio brings its own: run this from RStudio, or set {.envvar RSTUDIO_PANDOC}."
    ), call = call)
  }
}

# Figures ------------------------------------------------------------------------------

# With a progress bar that stays until the caller returns. `into`: a "folder", one "page", or
# "word", which asks for pictures only.
draw_document <- function(doc, stage, lang, call, into = "folder", env = caller_env()) {
  entries <- c(doc$overviews, doc$figures)
  progress <- cli::cli_progress_bar(
    tr("drawing_figures", lang), total = length(entries) + 1L, .envir = env
  )
  draw_figures(entries, stage, call, function(done) {
    cli::cli_progress_update(set = done, id = progress, .envir = env)
  }, into)
}

# A second process draws every other figure. Where it does not come back with them,
# they are drawn here.
draw_figures <- function(entries, stage, call, tick, into = "folder") {
  ids <- vapply(entries, `[[`, "", "id")
  entries <- set_names(entries, ids)
  out <- set_names(vector("list", length(ids)), ids)
  draw <- function(of) lapply(of, draw_figure, stage, call, into)
  forks <- asNamespace("parallel") # which has no forks at all on Windows
  theirs <- if (draw_workers() > 1L) ids[seq_along(ids) %% 2L == 0L]
  other <- if (length(theirs) > 0L) {
    here <- Sys.getpid()
    # it does not outlive this process, and an interrupt does not run what is on exit here
    forks$mcparallel(
      tryCatch({
        .Call(akk_c_end_with_parent, here)
        draw(entries[theirs])
      }, interrupt = function(e) NULL),
      mc.set.seed = FALSE, silent = TRUE
    )
  }
  on.exit(if (!is.null(other)) tools::pskill(other$pid))
  for (id in setdiff(ids, theirs)) {
    out[[id]] <- draw_figure(entries[[id]], stage, call, into)
    tick(match(id, ids))
  }
  if (!is.null(other)) {
    got <- suppressWarnings(forks$mccollect(other)[[1L]])
    other <- NULL
    if (inherits(got, "try-error")) cnd_signal(attr(got, "condition"))
    out[theirs] <- got %||% draw(entries[theirs])
    tick(length(ids))
  }
  out
}

# Two by default, one where the option mc.cores says so. Only Linux: the fonts of macOS
# do not survive a fork, and Windows has none.
draw_workers <- function() {
  if (Sys.info()[["sysname"]] != "Linux") {
    return(1L)
  }
  cores <- suppressWarnings(as.integer(getOption("mc.cores", 2L))[1L])
  min(2L, max(1L, cores, na.rm = TRUE), parallel::detectCores(), na.rm = TRUE)
}

draw_figure <- function(entry, stage, call, into) {
  try_fetch(
    {
      plot <- entry$plot(default_width())
      wide <- draw_svg(plot)
      png <- if (into != "page") draw_png(wide$grob, figure_size(plot))
      narrow <- if (into != "word") draw_svg(entry$plot(narrow_width))
      words <- list(numbers = entry$numbers(), reading = entry$reading())
    },
    error = function(e) {
      abort("report_figure", c(
        "Figure {.val {entry$name}} could not be drawn; no report was written."
      ), arg = "figure", value = entry$id, parent = e, call = call)
    }
  )
  file <- paste0("figures/", entry$id)
  if (into == "folder") stage_file(stage, paste0(file, ".svg"), svg_file(wide), call)
  if (!is.null(png)) stage_file(stage, paste0(file, ".png"), png, call)
  alt <- ggplot2::get_alt_text(plot)
  list(
    numbers = words$numbers, reading = words$reading, data = as.data.frame(plot), alt = alt,
    svg = if (!is.null(narrow)) page_drawings(wide, narrow, alt, entry$id)
  )
}

draw_png <- function(grob, size) {
  path <- tempfile(fileext = ".png")
  on.exit(unlink(path))
  on_device(
    ragg::agg_png(path, size[["width"]], size[["height"]], units = "in", res = 300,
                  background = "white"),
    grid::grid.draw(grob, recording = FALSE)
  )
  read_drawing(path, c(charToRaw("IEND"), as.raw(c(0xae, 0x42, 0x60, 0x82))))
}

# The bytes of a drawing on disk, which says by its end that it is whole.
read_drawing <- function(path, end) {
  bytes <- if (file.exists(path)) read_bytes(path) else raw()
  if (length(grepRaw(end, utils::tail(bytes, 32L), fixed = TRUE)) == 0L) {
    folder <- dirname(path)
    abort("file", c(
      "A drawing did not come out whole.",
      x = "It was made in {.file {folder}}, R's temporary folder.",
      i = "Is there room left on its disk? {.envvar TMPDIR} names another."
    ), arg = "path", value = path, call = NULL)
  }
  bytes
}

insert_figures <- function(page, svg) {
  for (figure in names(svg)) {
    at <- regexpr(figure_placeholder(figure), page, fixed = TRUE)
    if (at < 0L) next # `order` leaves its part out
    end <- at + attr(at, "match.length")
    page <- paste0(substr(page, 1L, at - 1L), paste(svg[[figure]], collapse = "\n"),
                   substr(page, end, nchar(page)))
  }
  shared <- share_styles(hatch_patterns(page))
  styles <- c(font_faces(shared$page, "akkoord"), shared$styles)
  sub("</head>", paste0("<style>\n", paste(styles, collapse = "\n"), "\n</style>\n</head>"),
      shared$page, fixed = TRUE)
}

# Tables -------------------------------------------------------------------------------

# The names of all files, known before any is written.
report_files <- function(doc) {
  drawn <- c(names(doc$overviews), names(doc$figures))
  c("report.html", sprintf("figures/%s.svg", drawn), sprintf("figures/%s.png", drawn),
    paste0("tables/", unique(c(names(doc$tables), drawn)), ".csv"), manifest_path)
}

# All files of the report, and a file that lists them with what they hold.
list_files <- function(doc, stage, call) {
  path <- c(dir(stage, recursive = TRUE), manifest_path)
  base <- sub("[.][a-z]+$", "", basename(path))
  figure <- ifelse(grepl("^(figure|table|overview)-", base), base, NA)
  files <- tibble::tibble(
    path = path,
    kind = ifelse(path == "report.html", "report",
                  ifelse(path %in% source_names("report"), "source", sub("s/.*$", "", path))),
    figure = figure
  )
  files <- files[order(files$kind != "report", files$path, method = "radix"), ]
  md5 <- unname(tools::md5sum(file.path(stage, setdiff(files$path, manifest_path))))
  listed <- data.frame(files, md5 = NA_character_)
  listed$md5[files$path != manifest_path] <- md5
  stage_file(stage, manifest_path, csv_lines(listed), call)
  files
}

# The page -----------------------------------------------------------------------------

# Markdown to HTML in the package's own frame. The figures come in afterwards: pandoc
# need not read a megabyte of drawings.
report_page <- function(parts, doc, lang) {
  work <- tempfile("page-")
  dir.create(work)
  on.exit(unlink(work, recursive = TRUE))
  input <- file.path(work, "report.Rmd")
  writeLines(c("---", "title: akkoord", "---", "```{r, echo=FALSE, results='asis'}",
               "cat(parts, sep = '\\n\\n')", "```"), input)
  env <- new_environment(list(parts = ascii_entities(parts)), parent = global_env())
  out <- rmarkdown::render(
    input, page_format(work, self_contained = FALSE), output_file = "report.html",
    output_dir = work, intermediates_dir = work, knit_root_dir = work, envir = env, quiet = TRUE
  )
  page <- letters_again(filled_page(read_page(out), doc$title, lang))
  if (is.null(doc$order)) page else without_dead_links(page)
}

report_file <- function(name) system.file("report", name, package = "akkoord", mustWork = TRUE)

read_page <- function(path) {
  paste(readLines(path, encoding = "UTF-8", warn = FALSE), collapse = "\n")
}

# pandoc, in the C locale, finds no template in a path with accents: it is copied to `work`.
page_format <- function(work, ...) {
  frame <- file.path(work, "frame.html")
  file.copy(report_file("report.html"), frame)
  rmarkdown::html_document_base(
    theme = NULL, mathjax = NULL, ..., pandoc_args = c(
      "--template", frame, "--toc", "--toc-depth", "3", "--shift-heading-level-by", "1",
      "--wrap", "none"
    )
  )
}

# The frame's own words and styles.
filled_page <- function(page, title, lang) {
  styles <- sass::sass_partial(
    sass::sass_file(report_file("report.scss")),
    bslib::bs_theme(version = 5, primary = hex_colour(style_value("colour") %||% "#1f5c70")),
    options = sass::sass_options(output_style = "compressed"), cache = NULL
  )
  words <- c(
    styles = paste0(styles, font_rule()), lang = lang, title = esc(title),
    contents = tr("contents", lang),
    skip = tr("skip_to_text", lang)
  )
  for (word in names(words)) {
    page <- gsub(paste0("@@", word, "@@"), words[[word]], page, fixed = TRUE)
  }
  page
}

hex_colour <- function(colour) {
  grDevices::rgb(t(grDevices::col2rgb(colour)), maxColorValue = 255)
}

# The font of a style comes before those that are everywhere.
font_rule <- function() {
  font <- style_value("font")
  if (is.null(font)) {
    return("")
  }
  font <- gsub("[^[:alnum:] _-]", "", font)
  paste0(
    "\nbody{font-family:\"", font, "\",\"akkoord\",\"DejaVu Sans\",Verdana,Arial,sans-serif}",
    # a drawing as it was measured
    "\nsvg text{font-family:\"akkoord\",\"", font, "\",\"DejaVu Sans\",Verdana,sans-serif}"
  )
}

# A part that was left out is no longer linked to.
without_dead_links <- function(page) {
  ids <- regmatches(page, gregexpr(" id=\"[^\"]*\"", page))[[1L]]
  link <- "<a href=\"#[^\"]*\">"
  for (at in unique(regmatches(page, gregexpr(link, page))[[1L]])) {
    id <- sub("^<a href=\"#(.*)\">$", "\\1", at)
    if (!paste0(" id=\"", id, "\"") %in% ids) {
      page <- gsub(paste0("\\Q", at, "\\E(.*?)</a>"), "\\1", page, perl = TRUE)
    }
  }
  page
}

# What was made ------------------------------------------------------------------------

#' @export
format.akkoord_report <- function(x, ...) {
  lang <- x$lang
  mark <- decimal_mark(lang)
  num <- function(v, digits = 2L) {
    ifelse(is.na(v), "-", format_percent_number(v, digits, mark, ""))
  }
  m <- x$margins
  difference <- ifelse(is.na(m$difference), "-",
                       paste0(ifelse(m$difference > 0, "+", ""), num(m$difference)))
  header <- tr_each(c(
    "head_survey", "head_answered", "head_of", "head_margin_printed", "head_recomputed",
    "head_difference"
  ), lang)
  known <- function(v, text) ifelse(is.na(v), tr("not_published", lang), text)
  cells <- rbind(header, cbind(
    m$survey, known(m$respondents, format_plain(m$respondents)),
    ifelse(is.infinite(m$population), tr("unknown", lang),
           known(m$population, format_plain(m$population))),
    known(m$moe.printed, num(m$moe.printed)), num(m$moe.rounded), difference
  ))
  rows <- format_rows(cells)
  what <- tr_each(
    c("made_figures", "made_tables", "made_percentages", "made_claims"), lang
  )
  # counts have nothing printed to compare with
  if (is.null(x$numbers)) {
    header <- header[c(1:3, 5L)]
    header[[4L]] <- tr("head_margin", lang)
    cells <- cells[, c(1:3, 5L), drop = FALSE]
    cells[1L, ] <- header
    rows <- format_rows(cells)
  }
  counts <- c(x$figures, sum(x$files$kind == "table"), x$numbers, x$claims)
  what <- what[seq_along(counts)]
  c(
    x$title,
    paste0("  ", formatC(counts, width = max(nchar(counts))), "  ", what),
    paste0("  ", rows),
    tr("report_at", lang, path = x$html)
  )
}

format_rows <- function(cells) {
  width <- apply(nchar(cells), 2L, max)
  apply(cells, 1L, function(row) {
    paste(sprintf("%*s", c(-width[[1L]], width[-1L]), row), collapse = "  ")
  })
}

#' @export
print.akkoord_report <- function(x, ...) {
  writeLines(format(x))
  invisible(x)
}

#' @rdname reproduce_report
#' @param object,x A report, as `reproduce_report()` returns it.
#' @param ... Not used.
#' @export
summary.akkoord_report <- function(object, ...) object$margins

#' @rdname reproduce_report
#' @param row.names,optional Not used.
#' @export
as.data.frame.akkoord_report <- function(x, row.names = NULL, optional = FALSE, ...) {
  as.data.frame(x$files)
}
