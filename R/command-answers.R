# The commands for a next wave: a codebook drafted from an export, and its report.

render_help <- c(
  "Usage: akkoord render ANSWERS --codebook NAME|FILE [-N PEOPLE] [--previous NAME|DIRECTORY]",
  "                      [--out REPORT] [--lang nl|en|fr] [--wave NAME] [--format FORMAT]",
  "",
  "Reads an export of a survey tool, writes its report and prints the path of the page.",
  "",
  "  --codebook        the questionnaire: erasmus, etwinning or a file",
  "  -N PEOPLE         size of the population (default: not finite)",
  "  --previous        an earlier report to compare with: erasmus2022 or a directory",
  "  --out REPORT      where (default: report)",
  "  --lang nl|en|fr   language (default: nl)",
  "  --wave NAME       what the wave is called, such as 2026",
  "  --format FORMAT   the tool that wrote the file (default: found from the file)",
  "  --style FILE      a house style, as report_style(); YAML"
)

render_options <- c("codebook", "N", "previous", "out", "lang", "wave", "format", "style")

cli_render <- function(said, out) {
  file <- cli_count(said, said$rest, 1L, 1L, "which file of answers")
  lang <- cli_choice(said, "lang", languages)
  name <- said$options$codebook
  if (is.null(name)) stop_usage("it does not say which --codebook", said$command)
  N <- suppressWarnings(as.numeric(said$options$N %||% "Inf"))
  if (is.na(N) || N < 1) stop_usage("-N must be a number of people", said$command)
  book <- if (name %in% built_in_codebooks()) codebook(name) else read_codebook(name)
  previous <- said$options$previous
  if (!is.null(previous)) previous <- published_report(path_bytes(previous))
  wave <- read_wave(
    file, book, N = N, format = said$options$format %||% "auto", wave = said$options$wave
  )
  dir <- said$options$out %||% "report"
  old <- options(akkoord.lang = lang)
  on.exit(options(old))
  report <- render_report(wave, dir, lang, previous = previous, style = said$options$style)
  cli_lines(if (dir.exists(dir)) file.path(dir, "report.html") else dir, out)
  0L
}

# A draft goes to a file, or as JSON to standard output.
cli_codebook_draft <- function(said, out) {
  file <- cli_count(said, said$rest[-1L], 1L, 1L, "which file of answers")
  off <- setdiff(names(said$options), c("out", "lang"))
  if (length(off) > 0L) {
    stop_usage(paste0("codebook draft has no option --", off[[1L]]), said$command)
  }
  lang <- said$options$lang %||% "en"
  to <- said$options$out
  draft <- draft_codebook(file, lang = lang)
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
