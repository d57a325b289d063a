# The commands for a next wave: a codebook drafted from an export, and its report.

render_help <- c(
  "Usage: akkoord render ANSWERS --codebook NAME|FILE [-N PEOPLE]",
  "                      [--previous NAME|DIRECTORY|FILE] [--previous-N PEOPLE]",
  "                      [--previous-codebook NAME|FILE] [--previous-survey NAME]",
  "                      [--out REPORT] [--lang nl|en|fr] [--wave NAME] [--format FORMAT]",
  "",
  "Reads an export of a survey tool, writes its report and prints the path of the page.",
  "",
  "  --codebook        the questionnaire: erasmus, etwinning or a file",
  "  -N PEOPLE         size of the population (default: not finite)",
  "  --previous        what to compare with: an earlier report (erasmus2022, a directory or a",
  "                    table), counts that akkoord wrote or, with --previous-N, answers",
  "  --previous-N PEOPLE  size of the population of those answers (Inf where it is not finite)",
  "  --previous-codebook  their questionnaire, where it was another one",
  "  --previous-survey NAME  which survey of an earlier report that holds several",
  "  --out REPORT      where (default: report)",
  "  --lang nl|en|fr   language (default: nl)",
  "  --wave NAME       what the wave is called, such as 2026",
  "  --format FORMAT   the tool that wrote the file (default: found from the file)",
  "  --style FILE      a house style, as report_style(); YAML"
)

render_options <- c(
  "codebook", "N", "previous", "previous-N", "previous-codebook", "previous-survey", "out", "lang",
  "wave", "format", "style"
)

cli_render <- function(said, out) {
  file <- cli_count(said, said$rest, 1L, 1L, "which file of answers")
  lang <- cli_choice(said, "lang", languages)
  name <- said$options$codebook
  if (is.null(name)) stop_usage("it does not say which --codebook", said$command)
  N <- cli_people(said, "N") %||% Inf
  book <- cli_book(name)
  previous <- cli_previous(said, book)
  wave <- read_wave(
    file, book, N = N, format = said$options$format %||% "auto", wave = said$options$wave
  )
  dir <- said$options$out %||% "report"
  old <- options(akkoord.lang = lang)
  on.exit(options(old))
  report <- withCallingHandlers(
    render_report(wave, dir, lang, previous = previous, style = said$options$style),
    akkoord_error_survey = function(cnd) {
      stop_previous_survey(said$options$previous, unique(previous$published$survey), said)
    }
  )
  cli_lines(if (dir.exists(dir)) file.path(dir, "report.html") else dir, out)
  0L
}

cli_book <- function(name) {
  if (name %in% built_in_codebooks()) codebook(name) else read_codebook(name)
}

cli_people <- function(said, option) {
  given <- said$options[[option]]
  if (is.null(given)) {
    return(NULL)
  }
  N <- suppressWarnings(as.numeric(given))
  if (is.na(N) || N < 1) {
    dash <- if (option == "N") "-" else "--"
    stop_usage(paste0(dash, option, " must be a number of people"), said$command)
  }
  N
}

# An earlier report, counts or answers; these were given to an N.
cli_previous <- function(said, book) {
  from <- said$options[["previous"]]
  N <- cli_people(said, "previous-N")
  other <- said$options[["previous-codebook"]]
  survey <- said$options[["previous-survey"]]
  if (is.null(from)) {
    if (!is.null(survey)) stop_usage("--previous-survey needs --previous", said$command)
    if (!is.null(N)) stop_usage("--previous-N needs --previous", said$command)
    if (!is.null(other)) stop_usage("--previous-codebook needs --previous", said$command)
    return(NULL)
  }
  if (!is.null(other)) {
    # a report and counts have no use for it
    if (is.null(N)) stop_usage("--previous-codebook needs --previous-N", said$command)
    book <- cli_book(other)
  }
  from <- path_bytes(from)
  if (!is.null(N)) {
    return(read_wave(from, book, N = N, wave = tools::file_path_sans_ext(basename(from))))
  }
  if (file.exists(file.path(from, "datapackage.json"))) {
    return(as_likert_counts(from))
  }
  report <- cli_report(from, said)
  if (is.null(survey)) {
    return(report)
  }
  there <- unique(report$published$survey)
  if (!survey %in% there) stop_previous_survey(from, there, said)
  likert_counts(report, survey = survey)
}

cli_report <- function(from, said) {
  withCallingHandlers(published_report(from), akkoord_error_report_column = function(cnd) {
    # a file of answers has other columns than a publication's table
    if (file.exists(from) && !dir.exists(from)) {
      stop_usage(paste0(
        "--previous ", basename(from), " is no table of a publication; ",
        "for a file of answers say of how many people with --previous-N"
      ), said$command)
    }
  })
}

stop_previous_survey <- function(from, there, said) {
  stop_usage(paste0(
    "--previous ", basename(from), " is of the surveys ", paste(there, collapse = ", "),
    "; say which with --previous-survey"
  ), said$command)
}

# A draft goes to a file, or as JSON to standard output.
cli_codebook_draft <- function(said, out) {
  file <- cli_count(said, said$rest[-1L], 1L, 1L, "which file of answers")
  off <- setdiff(names(said$options), c("out", "lang"))
  if (length(off) > 0L) {
    stop_usage(paste0("codebook draft has no option --", off[[1L]]), said$command)
  }
  to <- said$options$out
  draft <- draft_codebook(file, lang = said$options$lang)
  if (is.null(to) || to == "-") {
    cli_lines(sub("\n$", "", codebook_json(draft)), out)
    return(0L)
  }
  if (!grepl("[.](json|xlsx)$", to, ignore.case = TRUE)) {
    stop_usage("--out must end in .json or .xlsx", said$command)
  }
  write_codebook(draft, to)
  cli_lines(to, out)
  0L
}
