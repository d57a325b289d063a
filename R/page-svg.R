# Figures as SVG within the page.

# In memory: a device on a file would not tell that the disk is full.
draw_svg <- function(plot) {
  size <- figure_size(plot)
  text <- NULL
  on_device(text <- svglite::svgstring(size[["width"]], size[["height"]], bg = "white"), {
    grob <- without_blanks(ggplot2::ggplotGrob(plot))
    grid::grid.draw(grob, recording = FALSE)
  })
  list(svg = xml_text(paste(text(), collapse = "\n")), grob = grob)
}

# An SVG as part of a page: no XML declaration, a text alternative, and ids of
# its own, which clip paths refer to. What every drawing repeats (rules for its lines, a
# white ground, a font by one name) the page has once.
inline_svg <- function(svg, alt, class, prefix) {
  svg <- sub("(?s)^.*?(?=<svg)", "", svg, perl = TRUE)
  svg <- gsub("(?s)<defs>\\s*<style.*?</style>\\s*</defs>\\s*", "", svg, perl = TRUE)
  svg <- gsub("<rect (x='0[.]00' y='[0.]*[0-9]*' )?width='[^']*' height='[^']*' style='[^']*stroke: none; fill: #FFFFFF;' ?/>\\s*", "", svg, perl = TRUE)
  svg <- gsub(" ?font-family: [^;']*;", "", svg, perl = TRUE)
  svg <- sub(" xmlns:xlink='[^']*'", "", svg)
  svg <- sub(" width='[^']*pt' height='[^']*pt'", "", svg)
  svg <- gsub("([0-9])\\.00(?=['p])", "\\1", svg, perl = TRUE)
  svg <- gsub(" id=(['\"])", paste0(" id=\\1", prefix), svg)
  svg <- gsub("url(#", paste0("url(#", prefix), svg, fixed = TRUE)
  label <- paste0("role=\"img\" aria-label=\"", esc(alt), "\"")
  svg <- sub("<svg ", paste0("<svg ", label, " "), svg, fixed = TRUE)
  paste0("<div class=\"", class, "\">\n", svg, "\n</div>")
}

# Each figure is built once, on the SVG device, and drawn on both. The page also has
# it as it is laid out for a narrow screen.
narrow_width <- 3.6

# `open` is forced here, and the device closed whatever happens on it.
on_device <- function(open, code) {
  open
  device <- grDevices::dev.cur()
  on.exit(grDevices::dev.off(device))
  force(code)
}

# Without the empty cells of a plot's layout: each would be pushed and popped on every
# device, for nothing to see.
without_blanks <- function(table) {
  keep <- !vapply(table$grobs, inherits, NA, c("zeroGrob", "null"))
  table$grobs <- lapply(table$grobs[keep], function(grob) {
    if (inherits(grob, "gtable")) without_blanks(grob) else grob
  })
  table$layout <- table$layout[keep, ]
  table
}
