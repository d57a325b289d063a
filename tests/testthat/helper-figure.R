# The grobs of a figure after layout, the device still open. `code` gets a function
# that finds them by name.
with_drawn <- function(plot, code, size = figure_size(plot)) {
  file <- tempfile(fileext = ".png")
  on.exit(unlink(file))
  ragg::agg_png(file, size[[1L]], size[[2L]], units = "in", res = 72)
  on.exit(grDevices::dev.off(), add = TRUE, after = FALSE)
  drawn <- grid::forceGrob(ggplot2::ggplotGrob(plot))
  code(function(name) grobs_named(drawn, name))
}

grobs_named <- function(grob, name) {
  inner <- unlist(lapply(c(grob$children, grob$grobs), function(g) {
    if (grid::is.grob(g)) grobs_named(g, name)
  }), recursive = FALSE, use.names = FALSE)
  c(if (identical(grob$name, name)) list(grob), inner)
}

in_figure <- function(plot, name, field, size = figure_size(plot)) {
  with_drawn(plot, function(get) {
    unlist(lapply(get(name), `[[`, field), use.names = FALSE)
  }, size)
}

# The bar layer's data, and the legend.
bars_of_plot <- function(plot) {
  at <- which(vapply(plot$layers, function(l) inherits(l$geom, "GeomAkkoordBar"), NA))
  ggplot2::layer_data(plot, at)
}

legend_of <- function(plot) {
  scale <- ggplot2::ggplot_build(plot)$plot$scales$get_scales("fill")
  unname(scale$get_labels())
}

# All grobs within one.
grobs_of <- function(grob) {
  inner <- unlist(lapply(c(grob$children, grob$grobs), function(g) {
    if (grid::is.grob(g)) grobs_of(g)
  }), recursive = FALSE, use.names = FALSE)
  c(list(grob), inner)
}
