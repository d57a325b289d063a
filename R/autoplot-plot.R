# plot() draws what autoplot() makes; unknown arguments are refused there.
plot_drawn <- function(x, ...) {
  p <- autoplot(x, ...)
  print(p)
  invisible(p)
}

#' @export
plot.likert_counts <- function(x, ...) plot_drawn(x, ...)
#' @export
plot.count_set <- function(x, ...) plot_drawn(x, ...)
#' @export
plot.akkoord_comparison <- function(x, ...) plot_drawn(x, ...)
#' @export
plot.power_overlap <- function(x, ...) plot_drawn(x, ...)
#' @export
plot.report_audit <- function(x, ...) plot_drawn(x, ...)
#' @export
plot.sample_size <- function(x, ...) plot_drawn(x, ...)
#' @export
plot.akkoord_waves <- function(x, ...) plot_drawn(x, ...)

# What is drawn from something else says from what; R's own plot() would draw the columns.
stop_no_plot <- function(x, way, call = caller_env()) {
  abort("plot", c(
    "There is no figure of {.obj_type_friendly {x}}.", i = escaped(way)
  ), arg = "x", value = class(x), call = call)
}

#' @export
plot.likert_summary <- function(x, ...) stop_no_plot(x, of_counts())
#' @export
plot.likert_table <- function(x, ...) stop_no_plot(x, of_counts())
#' @export
plot.akkoord_omnibus <- function(x, ...) stop_no_plot(x, of_counts())
#' @export
plot.wave <- function(x, ...) {
  stop_no_plot(x, msg("{.code plot(likert_counts(wave))} draws its answers."))
}
#' @export
plot.published_report <- function(x, ...) {
  stop_no_plot(x, msg("{.code report_figure(report, 4)} draws its figure 4."))
}

of_counts <- function() msg("{.code plot(counts)} draws the counts it was made of.")
