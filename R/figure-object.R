# A figure as an object, and what is asked of its arguments.

# `facets`: how it is drawn in panels, see laid_out().
new_figure <- function(drawn, data, alt, facets = NULL) {
  plot <- drawn$plot + ggplot2::labs(alt = alt)
  attr(plot, "akkoord_data") <- data
  plot$layers <- sized_layers(plot$layers, drawn$size)
  attr(plot, "akkoord_size") <- drawn$size
  attr(plot, "akkoord_facets") <- facets
  class(plot) <- c("akkoord_figure", class(plot))
  plot
}

#' @export
as.data.frame.akkoord_figure <- function(x, row.names = NULL, optional = FALSE, ...) {
  as.data.frame(attr(x, "akkoord_data"))
}

#' The size a figure was laid out for
#'
#' A figure's text is wrapped for one width; its height follows from the number
#' of bars and of lines. At this size nothing is stretched. Give `width` to
#' [report_figure()] or `autoplot()` for another one, such as 3.6 inches for a
#' phone.
#'
#' @param plot A figure of [report_figure()] or of an `autoplot()` method of
#'   this package.
#' @return `c(width = , height = )` in inches.
#' @export
#' @examples
#' figure <- report_figure(published_report("erasmus2022"), 7)
#' size <- figure_size(figure)
#' size
#' file <- tempfile(fileext = ".pdf")
#' ggplot2::ggsave(file, figure, width = size[["width"]], height = size[["height"]])
figure_size <- function(plot) {
  check_supplied()
  size <- attr(if (inherits(plot, "akkoord_figure")) laid_out(plot) else plot, "akkoord_size")
  if (is.null(size)) {
    abort("type", c(
      "{.arg plot} must be a figure of this package.",
      x = "It is {.obj_type_friendly {plot}}."
    ), arg = "plot", value = class(plot))
  }
  size
}

# The figure in words, for those who do not see it.
figure_alt <- function(plot) plot$labels$alt

# That of the style where none is given.
check_figure_width <- function(width, call = caller_env()) {
  width <- width %||% default_width()
  check_number(width, "width", min = 2, max = 50, call = call)
  width
}

check_titles <- function(title, subtitle, caption = NULL, call = caller_env()) {
  if (!is.null(title)) check_string(title, "title", call = call)
  if (!is.null(subtitle)) check_string(subtitle, "subtitle", call = call)
  if (!is.null(caption)) check_string(caption, "caption", call = call)
}

check_is_flag <- function(x, arg, call = caller_env()) {
  check_flag(x, arg, call = call)
  x
}
