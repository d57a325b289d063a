#' A house style, for figures, tables and reports
#'
#' What is set is used wherever nothing else is asked for: `autoplot()`, [report_figure()],
#' [likert_table()], [render_report()] and the command line take it as `style`, and
#' `options(akkoord.style = report_style(...))` makes it the style of a session. A path of a
#' YAML file with the same names is taken wherever a style is.
#'
#' @param palette Colours of the answers, as in `autoplot()`.
#' @param font Name of a font, of figures and page; a message says where another stands in for
#'   one that is not installed. The page brings its letters where it is TrueType that allows
#'   it; else a reader without it sees a sans-serif one.
#' @param logo Path of a picture (`.png`, `.jpg`, `.svg`) for the head of a report; in a YAML
#'   file it is looked for beside that file.
#' @param decimal.mark `","` or `"."`, of all numbers that are shown.
#' @param digits Decimals of percentages in figures and tables.
#' @param accent Name of a group that stands out: its bars have a bold name, its dots the
#'   colour of the style and those of other groups are grey.
#' @param colour Colour of headings and links of the page, and of `accent`.
#' @param base_size Size of text in figures, in points; 10 unless given.
#' @param flag_base Bases under this are marked in figures, tables and reports, with a note, unless
#'   everyone there is answered; 30 unless given, as the presentation standards of the United
#'   States' National Center for Health Statistics (2017) ask of a share; 0 marks none.
#' @param width Width of figures, in inches; 7.5 unless given.
#' @param file Path of a YAML file; arguments given here come before what it says.
#' @return An object of class `report_style`.
#' @section Errors: `akkoord_error_style` where a file cannot be read or has another name in
#'   it; else as the arguments have elsewhere.
#' @seealso [render_report()]
#' @export
#' @examples
#' house <- report_style(palette = "Blue-Red 3", decimal.mark = ",", accent = "b")
#' house
#' wave <- data.frame(q = c(5, 4, 2, 4), school = c("a", "b"))
#' counts <- likert_counts(wave, q, by = school, scale = likert_scale("agree5", "en"))
#' autoplot(counts, lang = "en", style = house)
report_style <- function(palette = NULL, font = NULL, logo = NULL, decimal.mark = NULL,
                         digits = NULL, accent = NULL, colour = NULL, base_size = NULL,
                         width = NULL, flag_base = NULL, file = NULL) {
  given <- compact(list(
    palette = palette, font = font, logo = logo, decimal.mark = decimal.mark,
    digits = digits, accent = accent, colour = colour, base_size = base_size, width = width,
    flag_base = flag_base
  ))
  style <- if (is.null(file)) list() else read_style(file, current_env())
  style[names(given)] <- given
  checked_style(style, current_env())
}

checked_style <- function(style, call) {
  for (name in intersect(c("font", "logo", "accent", "colour"), names(style))) {
    check_string(style[[name]], name, call = call)
  }
  if (!is.null(style$font)) tell_stand_in(style$font)
  if (!is.null(style$palette)) answer_colours(5L, "diverging", style$palette, call = call)
  if (!is.null(style$decimal.mark)) {
    style$decimal.mark <- check_choice(style$decimal.mark, c(",", "."), "decimal.mark", call = call)
  }
  if (!is.null(style$digits)) {
    check_number(style$digits, "digits", min = 0, max = 6, whole = TRUE, call = call)
  }
  if (!is.null(style$base_size)) {
    check_number(style$base_size, "base_size", min = 4, max = 40, call = call)
  }
  if (!is.null(style$flag_base)) check_number(style$flag_base, "flag_base", min = 0, call = call)
  if (!is.null(style$width)) check_figure_width(style$width, call = call)
  if (!is.null(style$colour) && !is_colour(style$colour)) {
    abort("palette", c(
      "{.arg colour} must be a colour that R knows.", x = "It is {.val {style$colour}}.",
      i = "Write a name of {.fn grDevices::colours} or a code such as {.val #0F3152}."
    ), arg = "colour", value = style$colour, call = call)
  }
  if (!is.null(style$logo)) check_logo(style$logo, call)
  numbers <- intersect(c("digits", "base_size", "width", "flag_base"), names(style))
  style[numbers] <- lapply(style[numbers], as.double)
  structure(style[intersect(style_names, names(style))], class = "report_style")
}

# Names that mean whatever font the machine has for them say nothing of one.
tell_stand_in <- function(font) {
  if (!is_installed("systemfonts") || font %in% c("", "sans", "serif", "mono")) {
    return(invisible())
  }
  found <- figure_font(FALSE, font)$family
  if (tolower(found) == tolower(font)) {
    return(invisible())
  }
  tell(c(
    "{.arg font}: {.val {font}} is not installed.",
    i = "{.val {found}} stands in for it, in figures and on the page."
  ), class = "akkoord_message_font", once = paste("font", font))
}

logo_kinds <- c(png = "image/png", jpg = "image/jpeg", jpeg = "image/jpeg", svg = "image/svg+xml")

check_logo <- function(logo, call) {
  kind <- tolower(sub("^.*[.]", "", logo))
  if (!kind %in% names(logo_kinds)) {
    abort("style", c(
      "{.arg logo} must be a picture that ends in .png, .jpg or .svg.", x = "It is {.file {logo}}."
    ), arg = "logo", value = logo, call = call)
  }
  if (file_kind(path_bytes(logo)) != "file") {
    abort("file", "There is no file {.file {logo}}.", arg = "logo", value = logo, call = call)
  }
}

style_names <- setdiff(names(formals(report_style)), "file")

read_style <- function(file, call) {
  check_string(file, "file", call = call)
  check_installed("yaml", "to read a style.", call = call)
  if (file_kind(path_bytes(file)) != "file") {
    abort("file", "There is no file {.file {file}}.", arg = "file", value = file, call = call)
  }
  style <- tryCatch(
    yaml::yaml.load(rawToChar(read_bytes(path_bytes(file))), eval.expr = FALSE),
    error = function(e) {
      why <- conditionMessage(e)
      abort("style", c("{.file {file}} is no YAML.", x = escaped(why)), arg = "file",
            value = file, call = call)
    }
  )
  if (!is.list(style) || is.null(names(style))) {
    abort("style", c(
      "{.file {file}} must hold names with values.", i = "Such as {.code font: Arial}."
    ), arg = "file", value = file, call = call)
  }
  strange <- setdiff(names(style), style_names)
  if (length(strange) > 0L) {
    hint <- did_you_mean(strange[[1L]], style_names)
    abort("style", c(
      "{.file {file}} has something that is no part of a style.",
      x = "It is {.val {strange[[1L]]}}.",
      i = if (!is.null(hint)) "Did you mean {.val {hint}}?" else "Known are {.val {style_names}}."
    ), arg = "file", value = strange[[1L]], call = call)
  }
  if (is_string(style$logo) && !grepl("^(/|[A-Za-z]:)", style$logo)) {
    style$logo <- file.path(dirname(file), style$logo)
  }
  style
}

# A style, the path of one, or nothing.
as_report_style <- function(style, call = caller_env()) {
  if (is.null(style) || inherits(style, "report_style")) {
    return(style)
  }
  if (!is_string(style)) {
    abort("style", c(
      "{.arg style} must be a style, or the path of a YAML file of one.",
      x = "It is {.obj_type_friendly {style}}.", i = "Make one with {.fn report_style}."
    ), arg = "style", value = class(style), call = call)
  }
  checked_style(read_style(style, call), call)
}

# The style of one figure, for the rest of the call that draws it.
local_figure_style <- function(style, base_size = NULL, base_family = NULL,
                               frame = caller_env()) {
  local_style(as_report_style(style, frame), frame)
  if (!is.null(base_size)) check_number(base_size, "base_size", min = 4, max = 40, call = frame)
  if (!is.null(base_family)) check_string(base_family, "base_family", call = frame)
  local_style_parts(base_size = base_size, font = base_family, frame = frame)
}

#' @export
format.report_style <- function(x, ...) {
  if (length(x) == 0L) {
    return("<report_style> of akkoord itself")
  }
  value <- function(v) if (is.function(v)) "a function" else paste(v, collapse = ", ")
  c("<report_style>", paste0("  ", names(x), ": ", vapply(x, value, "")))
}

#' @export
print.report_style <- function(x, ...) {
  writeLines(format(x))
  invisible(x)
}
