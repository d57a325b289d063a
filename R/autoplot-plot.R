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
