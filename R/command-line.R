# The command line, exec/akkoord. Standard output has data and nothing else; all that is
# said goes to standard error; the status is 0, 1 (it failed) or 2 (it was called wrongly).

#' The command line
#'
#' Installed with the package is a script, `akkoord`, for shells and make files. Link it
#' into a folder of the `PATH` once:
#'
#' ```sh
#' ln -s "$(Rscript -e 'cat(system.file("exec/akkoord", package = "akkoord"))')" ~/.local/bin/
#' ```
#'
#' @section Commands:
#' * `akkoord reproduce [--out report] [--lang nl|en|fr]` writes the report of the study,
#'   as [reproduce_report()], and prints the path of the page.
#' * `akkoord figure NUMBER [--format svg|png|pdf] [--out FILE] [--lang nl|en|fr]
#'   [--width INCHES] [--report DIRECTORY]` writes one figure and prints its path; with
#'   `--out -` and SVG the figure itself.
#' * `akkoord codebook show NAME|FILE [--format text|json|csv] [--lang nl|en|fr]` prints a
#'   [codebook()].
#' * `akkoord codebook draft ANSWERS [--out FILE.json|FILE.xlsx] [--lang LANGUAGE]` writes a
#'   [draft_codebook()] of an export, to finish by hand, and prints its path.
#' * `akkoord render ANSWERS --codebook NAME|FILE [-N PEOPLE]
#'   [--previous NAME|DIRECTORY|FILE] [--previous-N PEOPLE] [--previous-codebook NAME|FILE]
#'   [--previous-survey NAME] [--out REPORT] [--lang nl|en|fr] [--wave NAME]
#'   [--format FORMAT]` reads an export
#'   ([read_wave()]), writes its report ([render_report()]) and prints the path of the page.
#'   `--previous` is an earlier report (of several surveys that of `--previous-survey`), a
#'   folder of [write_counts()] or, with the `--previous-N` that they are of, a file of
#'   answers, by `--previous-codebook` where that was another.
#' * `akkoord codebook check FILE` prints one line a fault, tab separated: line, column,
#'   JSON pointer, what is wrong.
#' * `akkoord audit [NAME|DIRECTORY|TABLE] [--format text|csv] [--lang nl|en|fr]
#'   [--fail-on contradiction|slip|base]` prints [audit_report()]; with `--fail-on` the exit
#'   status is 1 when it finds that or something heavier; `--rounding RULE` reads the report
#'   by that rule. `--format docx --out FILE` writes [audit_questions()].
#' * `akkoord count --table TABLE --codebook FILE --out FOLDER [--by COLUMNS] [--min-cell 5]
#'   [--sqlite FILE | --service NAME | --url URL] [--dry-run]` counts the answers of a table in
#'   its database and writes the counts as [write_counts()]: what a data steward runs beside
#'   the data. PostgreSQL is found by a service, a URL without a password, or the environment;
#'   passwords are those of `~/.pgpass`. `--dry-run` prints the SQL and what would be written.
#' * `reproduce`, `figure` and `render` take `--style FILE`, a [report_style()] in YAML.
#' * `akkoord --help`, `akkoord COMMAND --help`, `akkoord --version`.
#'
#' @section Exit status:
#' 0 when all went well, 1 when it failed (a codebook with faults included), 2 when the
#' command was not understood, 130 when it was interrupted, 141 when what read its output
#' went away. Standard output has data only; errors and warnings go to standard error and
#' begin with `akkoord: `. Files are written whole or not at all; a link stays a link, and
#' a device or a pipe given as `--out` is written to.
#' @name command_line
#' @aliases akkoord-command
#' @examples
#' system.file("exec", "akkoord", package = "akkoord")
NULL

cli_help <- list(
  akkoord = c(
    "Usage: akkoord COMMAND [ARGUMENTS]",
    "",
    "  reproduce   write the report of the 2022 study",
    "  figure      write one figure of it",
    "  codebook    show, check or draft a questionnaire",
    "  render      write the report of a wave, from a survey tool's export",
    "  audit       check a report's numbers against each other",
    "  count       count the answers in a database; small counts stay hidden",
    "",
    "akkoord COMMAND --help says more; akkoord --version gives the version.",
    "Exit status: 0 done, 1 failed, 2 not understood."
  ),
  reproduce = c(
    "Usage: akkoord reproduce [--out DIRECTORY] [--lang nl|en|fr]",
    "",
    "Writes the report of the study and prints the path of its page.",
    "",
    "  --out DIRECTORY   where (default: report)",
    "  --lang nl|en|fr   language (default: nl)",
    "  --style FILE      a house style, as report_style(); YAML"
  ),
  figure = c(
    "Usage: akkoord figure NUMBER [--format svg|png|pdf] [--out FILE] [--lang nl|en|fr]",
    "                      [--width INCHES] [--report NAME|DIRECTORY]",
    "",
    "Writes one figure and prints its path.",
    "",
    "  --format          svg, png or pdf (default: as the name of --out ends, or svg)",
    "  --out FILE        where (default: figure-07.svg for figure 7); - prints the SVG",
    "  --lang nl|en|fr   language (default: nl)",
    "  --width INCHES    width of the figure, 2 to 40 (default: 7.5)",
    "  --report          a report of one's own (default: erasmus2022)",
    "  --style FILE      a house style, as report_style(); YAML"
  ),
  codebook = c(
    "Usage: akkoord codebook show NAME|FILE [--format text|json|csv] [--lang nl|en|fr]",
    "       akkoord codebook check FILE",
    "       akkoord codebook draft ANSWERS [--out FILE.json|FILE.xlsx] [--lang LANGUAGE]",
    "",
    "show prints a questionnaire: erasmus, etwinning or a file. check prints one line a",
    "fault (line, column, JSON pointer, what is wrong) and fails when there is one. draft",
    "writes a first codebook of a survey tool's export, to finish by hand.",
    "",
    "  --format          text, json or csv, one row a field (default: text)",
    "  --lang            language of the labels (default: nl)"
  ),
  render = render_help,
  audit = c(
    "Usage: akkoord audit [NAME|DIRECTORY|TABLE] [--format text|csv|docx] [--out FILE]",
    "                     [--fail-on contradiction|slip|base] [--rounding RULE] [--lang nl|en|fr]",
    "",
    "Checks each number a report printed against the others (default: erasmus2022).",
    "",
    "  --format          text, csv (one row a number) or docx, questions to the authors",
    "                    (default: text)",
    "  --out FILE        where docx is written (default: questions.docx)",
    "  --fail-on         exit with 1 when there is a contradiction, a rounding slip or",
    "                    heavier, another base or heavier",
    "  --rounding        nearest, half-up, half-even, truncate or ceiling (default: what the",
    "                    report says, else its habit)",
    "  --lang nl|en|fr   language (default: nl)"
  ),
  count = count_help
)

cli_options <- list(
  reproduce = c("out", "lang", "style"),
  figure = c("format", "out", "lang", "width", "report", "style"),
  codebook = c("format", "lang", "out"),
  render = render_options,
  audit = c("format", "lang", "out", "fail-on", "rounding"),
  count = count_options
)
cli_flags <- "dry-run"

# The status; `out` and `err` are connections.
akkoord_main <- function(args, out = stdout(), err = stderr()) {
  # what a script reads has no colours, and lines do not depend on the terminal
  old <- options(
    cli.num_colors = 1L, cli.unicode = FALSE, width = 80L, cli.width = 80L,
    # a progress bar would be lines and lines in a log
    cli.progress_show_after = 1e6
  )
  on.exit(options(old))
  tell <- function(text) {
    text <- strsplit(without_password(paste(text, collapse = "\n")), "\n", fixed = TRUE)[[1L]]
    cli_lines(c(paste0("akkoord: ", text[1L]), text[-1L]), err)
  }
  status <- tryCatch(
    withCallingHandlers(
      akkoord_command(as.character(args), out, err),
      warning = function(w) {
        tell(paste0("warning: ", conditionMessage(w)))
        invokeRestart("muffleWarning")
      },
      message = function(m) {
        tell(sub("\n$", "", conditionMessage(m)))
        invokeRestart("muffleMessage")
      }
    ),
    akkoord_usage = function(e) {
      tell(conditionMessage(e))
      cli_lines(paste0("Try: ", e$try, " --help"), err)
      2L
    },
    # as a shell says it of a program whose reader went away
    akkoord_closed = function(e) 141L,
    error = function(e) {
      tell(conditionMessage(e))
      1L
    },
    interrupt = function(e) {
      tell("interrupted")
      130L
    }
  )
  invisible(as.integer(status))
}

akkoord_command <- function(args, out, err) {
  if (length(args) == 0L) {
    cli_lines(cli_help$akkoord, err)
    return(2L)
  }
  command <- args[[1L]]
  if (command %in% c("--help", "-h", "help")) {
    topic <- if (length(args) > 1L && args[[2L]] %in% names(cli_help)) args[[2L]] else "akkoord"
    cli_lines(cli_help[[topic]], out)
    return(0L)
  }
  if (command == "--version") {
    cli_lines(paste("akkoord", utils::packageVersion("akkoord")), out)
    return(0L)
  }
  known <- names(cli_options)
  if (!command %in% known) {
    hint <- did_you_mean(command, known)
    what <- if (startsWith(command, "-")) "option" else "command"
    stop_usage(paste0(
      "there is no ", what, " ", encodeString(command, quote = "\""),
      if (!is.null(hint) && what == "command") paste0("; did you mean ", hint, "?")
    ))
  }
  if (command == "render") args[args == "-N"] <- "--N"
  said <- cli_parse(args[-1L], command)
  if (said$help) {
    cli_lines(cli_help[[command]], out)
    return(0L)
  }
  switch(command,
    reproduce = cli_reproduce(said, out),
    figure = cli_figure(said, out),
    codebook = cli_codebook(said, out, err),
    render = cli_render(said, out),
    audit = cli_audit(said, out),
    count = cli_count_table(said, out)
  )
}

# Options (--name value, --name=value) and what is left; after -- all is left.
cli_parse <- function(args, command) {
  known <- cli_options[[command]]
  options <- list()
  rest <- character()
  i <- 0L
  while (i < length(args)) {
    i <- i + 1L
    a <- args[[i]]
    if (a == "--") {
      rest <- c(rest, args[seq_along(args) > i])
      break
    }
    if (a %in% c("--help", "-h")) {
      return(list(help = TRUE))
    }
    if (!startsWith(a, "-") || a == "-") {
      rest <- c(rest, a)
      next
    }
    name <- sub("=.*$", "", sub("^--", "", a))
    if (!startsWith(a, "--") || !name %in% known) {
      hint <- did_you_mean(name, known)
      stop_usage(paste0(
        "there is no option ", encodeString(sub("=.*$", "", a), quote = "\""),
        if (!is.null(hint)) paste0("; did you mean --", hint, "?")
      ), command)
    }
    if (!is.null(options[[name]])) stop_usage(paste0("--", name, " is given twice"), command)
    if (name %in% cli_flags) {
      value <- if (grepl("=", a, fixed = TRUE)) "" else "yes"
    } else if (grepl("=", a, fixed = TRUE)) {
      value <- sub("^[^=]*=", "", a)
    } else if (i < length(args) && (!startsWith(args[[i + 1L]], "--"))) {
      i <- i + 1L
      value <- args[[i]]
    } else {
      value <- ""
    }
    if (!nzchar(value)) {
      stop_usage(
        paste0("--", name, if (name %in% cli_flags) " takes no value" else " needs a value"),
        command
      )
    }
    Encoding(value) <- if (validUTF8(value)) "UTF-8" else "unknown"
    options[[name]] <- value
  }
  list(help = FALSE, command = command, options = options, rest = rest)
}

cli_style <- function(said) as_report_style(said$options$style, NULL)

cli_reproduce <- function(said, out) {
  cli_count(said, said$rest, 0L, 0L, "")
  lang <- cli_choice(said, "lang", languages)
  dir <- said$options$out %||% "report"
  local_style(cli_style(said))
  reproduce_report(dir, lang)
  cli_lines(file.path(dir, "report.html"), out)
  0L
}

cli_figure <- function(said, out) {
  number <- cli_count(said, said$rest, 1L, 1L, "which figure")
  lang <- cli_choice(said, "lang", languages)
  formats <- c("svg", "png", "pdf")
  file <- said$options$out
  ending <- tolower(sub("^.*[.]", "", file %||% ""))
  format <- cli_choice(said, "format", formats, if (ending %in% formats) ending else "svg")
  if (identical(file, "-") && format != "svg") {
    stop_usage("--out - prints SVG only", said$command)
  }
  local_style(cli_style(said))
  width <- suppressWarnings(as.numeric(said$options$width %||% default_width()))
  if (is.na(width) || width < 2 || width > 40) {
    stop_usage("--width must be a number of inches, 2 to 40", said$command)
  }
  needed <- c(svg = "svglite", png = "ragg", pdf = NA)[[format]]
  if (!is.na(needed) && !requireNamespace(needed, quietly = TRUE)) {
    stop("the R package ", needed, " is not installed", call. = FALSE)
  }
  report <- published_report(path_bytes(said$options$report %||% "erasmus2022"))
  figure <- number
  # "07", "figuur 7" and "figure-07" are figure 7 too
  plain <- sub("^0+(?=.)", "", sub("^(figure|figuur)[ -]*", "", tolower(figure)), perl = TRUE)
  if (!figure %in% report$figures$figure && plain %in% report$figures$figure) figure <- plain
  plot <- report_figure(report, figure, lang = lang, width = width)
  drawing <- switch(format,
    svg = svg_file(draw_svg(plot)),
    png = draw_png(ggplot2::ggplotGrob(plot), figure_size(plot)),
    pdf = draw_pdf(ggplot2::ggplotGrob(plot), figure_size(plot))
  )
  if (identical(file, "-")) {
    cli_lines(drawing, out)
    return(0L)
  }
  file <- file %||% paste0(figure_file(figure, report), ".", format)
  put_file(file, drawing, arg = "--out", call = NULL)
  cli_lines(file, out)
  0L
}

draw_pdf <- function(grob, size) {
  path <- tempfile(fileext = ".pdf")
  on.exit(unlink(path))
  on_device(open_pdf(path, size), grid::grid.draw(grob))
  read_drawing(path, charToRaw("%%EOF"))
}

# cairo knows all letters; without it pdf() has those of Latin-1
open_pdf <- function(path, size) {
  if (capabilities("cairo")) {
    grDevices::cairo_pdf(path, size[["width"]], size[["height"]], bg = "white")
  } else {
    grDevices::pdf(path, size[["width"]], size[["height"]], bg = "white", encoding = "ISOLatin1")
  }
}

cli_codebook <- function(said, out, err) {
  if (identical(said$rest[1L], "draft")) {
    return(cli_codebook_draft(said, out))
  }
  if (!is.null(said$options$out)) stop_usage("only codebook draft has --out", said$command)
  what <- cli_count(said, said$rest, 1L, 2L, "what to do: show, check or draft")
  if (!what[[1L]] %in% c("show", "check")) {
    other <- encodeString(what[[1L]], quote = "\"")
    stop_usage(paste("codebook does show, check and draft, not", other), said$command)
  }
  if (length(what) < 2L) stop_usage("it does not say which codebook", said$command)
  name <- what[[2L]]
  built_in <- name %in% built_in_codebooks()
  if (what[[1L]] == "check") {
    if (length(said$options) > 0L) {
      stop_usage(paste0("codebook check has no option --", names(said$options)[[1L]]), said$command)
    }
    faults <- validate_codebook(if (built_in) codebook(name) else name)
    if (nrow(faults) == 0L) {
      cli_lines(paste0("akkoord: ", name, " is a sound codebook"), err)
      return(0L)
    }
    field <- function(x) clean_text(ifelse(is.na(x), "", as.character(x)))
    cli_lines(paste(field(faults$line), field(faults$column), field(faults$pointer),
                    field(faults$problem), sep = "\t"), out)
    n <- nrow(faults)
    cli_lines(paste0("akkoord: ", name, " has ", n, if (n == 1L) " fault" else " faults"), err)
    return(1L)
  }
  format <- cli_choice(said, "format", c("text", "json", "csv"))
  file <- grepl("[/\\\\.]", name) || file.exists(name)
  x <- if (!built_in && file) read_codebook(name) else codebook(name)
  lang <- said$options$lang
  if (!is.null(lang)) lang <- cli_choice(said, "lang", cb_languages(x))
  if (is.null(lang)) lang <- cli_default_lang(cb_languages(x))
  switch(format,
    text = cli_lines(format(x, lang = lang), out),
    json = cli_lines(sub("\n$", "", codebook_json(x)), out),
    csv = cli_csv(as.data.frame(x, lang = lang), out)
  )
  0L
}

cli_default_lang <- function(known) if ("nl" %in% known) "nl" else known[[1L]]

cli_csv <- function(table, out) cli_lines(csv_lines(table), out)

cli_audit <- function(said, out) {
  name <- cli_count(said, said$rest, 0L, 1L, "")
  lang <- cli_choice(said, "lang", languages)
  format <- cli_choice(said, "format", c("text", "csv", "docx"))
  rounding <- said$options$rounding
  if (!is.null(rounding)) rounding <- cli_choice(said, "rounding", set_rounding)
  limits <- c(contradiction = 1L, slip = 2L, base = 3L)
  limit <- if (is.null(said$options$`fail-on`)) {
    0L
  } else {
    limits[[cli_choice(said, "fail-on", names(limits))]]
  }
  file <- said$options$out
  if (!is.null(file) && format != "docx") stop_usage("--out goes with --format docx", said$command)
  report <- published_report(if (length(name) > 0L) path_bytes(name) else "erasmus2022")
  audit <- audit_report(report, rounding, lang = lang)
  switch(format,
    csv = cli_csv(audit_csv(audit), out),
    text = cli_lines(utils::capture.output(print(audit)), out),
    docx = cli_lines(audit_questions(audit, file %||% "questions.docx", lang), out)
  )
  as.integer(any(match(audit$rank, audit_ranks) <= limit))
}
