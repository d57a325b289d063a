# Figures as SVG within the page.

# In memory: a device on a file would not tell that the disk is full. Texts have no length
# of their own, to which they would be stretched where their font is missing.
draw_svg <- function(plot) {
  size <- figure_size(plot)
  text <- NULL
  rows_noted$rows <- list()
  on.exit(rows_noted$rows <- NULL)
  on_device(text <- svglite::svgstring(
    size[["width"]], size[["height"]], bg = "white", fix_text_size = FALSE
  ), {
    grob <- without_blanks(ggplot2::ggplotGrob(plot))
    grid::grid.draw(grob, recording = FALSE)
  })
  svg <- xml_text(paste(text(), collapse = "\n"))
  list(svg = svg, rows = noted_rows(72 * size[["height"]]), grob = grob)
}

# A drawing as a file: for whoever edits it the rows as groups, which in a page would be a tenth
# of it, and its font.
svg_file <- function(drawn) {
  svg <- grouped_rows(drawn$svg, drawn$rows)
  asked <- regmatches(svg, gregexpr("(?<=font-family: \")[^\"]*", svg, perl = TRUE))[[1L]]
  faces <- vapply(unique(asked), function(f) font_faces(svg, f, function(b) figure_font(b, f)), "")
  faces <- paste(faces[nzchar(faces)], collapse = "\n")
  svg <- gsub("(font-family: \"[^\"]*\");", "\\1, Verdana, Arial, sans-serif;", svg)
  if (nzchar(faces)) {
    style <- paste0("\n<style type='text/css'>\n", faces, "\n</style>")
    root <- regmatches(svg, regexpr("<svg [^>]*>", svg))
    svg <- sub(root, paste0(root, style), svg, fixed = TRUE)
  }
  svg
}

# An SVG as part of a page: no XML declaration, a text alternative, and ids of
# its own, which clip paths refer to. What every drawing repeats (rules for its lines, a
# white ground, a font by one name) the page has once. `alt_of`: the prefix of another
# drawing of the same, whose text holds for this one.
inline_svg <- function(svg, alt, class, prefix, alt_of = NULL) {
  svg <- sub("(?s)^.*?(?=<svg)", "", svg, perl = TRUE)
  svg <- gsub("(?s)<defs>\\s*<style.*?</style>\\s*</defs>\\s*", "", svg, perl = TRUE)
  svg <- gsub(
    paste(
      "<rect (x='0[.]00' y='[0.]*[0-9]*' )?width='[^']*' height='[^']*'",
      "style='[^']*stroke: none; fill: #FFFFFF;' ?/>\\s*"
    ),
    "", svg, perl = TRUE
  )
  svg <- gsub(" ?font-family: [^;']*;", "", svg, perl = TRUE)
  svg <- sub(" xmlns:xlink='[^']*'", "", svg)
  svg <- sub(" width='[^']*pt' height='[^']*pt'", "", svg)
  svg <- slim_svg(svg)
  svg <- gsub(" id=(['\"])", paste0(" id=\\1", prefix), svg)
  svg <- gsub("url(#", paste0("url(#", prefix), svg, fixed = TRUE)
  label <- if (is.null(alt_of)) {
    paste0("id=\"", prefix, "drawn\" role=\"img\" aria-label=\"", esc(alt), "\"")
  } else {
    paste0("role=\"img\" aria-labelledby=\"", alt_of, "drawn\"")
  }
  svg <- sub("<svg ", paste0("<svg ", label, " "), svg, fixed = TRUE)
  paste0("<div class=\"", class, "\">\n", svg, "\n</div>")
}

# A figure in a page, for a screen and for a telephone.
page_drawings <- function(wide, narrow, alt, id) {
  prefix <- paste0(id, c("-", "--narrow-"))
  c(
    inline_svg(wide$svg, alt, "wide", prefix[[1L]]),
    inline_svg(narrow$svg, alt, "narrow", prefix[[2L]], alt_of = prefix[[1L]])
  )
}

# A drawing with less to say: coordinates to a tenth of a point, a hatch as a pattern of
# the page, lines of one style as one path.
slim_svg <- function(svg) {
  svg <- hatched_svg(svg)
  tags <- gregexpr("<[a-z][^>]*>", svg)
  regmatches(svg, tags) <- lapply(regmatches(svg, tags), function(tag) {
    tag <- gsub("([0-9][.][0-9])[0-9]+(?=[' ,a-zA-Z])", "\\1", tag, perl = TRUE)
    gsub("([0-9])[.]0(?=[' ,a-zA-Z])", "\\1", tag, perl = TRUE)
  })
  line <- "<line x1='([^']*)' y1='([^']*)' x2='([^']*)' y2='([^']*)' style='([^']*)' ?/>"
  runs <- gregexpr(paste0("(", line, "\\s*){2,}"), svg, perl = TRUE)
  regmatches(svg, runs) <- lapply(regmatches(svg, runs), vapply, join_lines, "", line = line)
  svg
}

# The lines of hatch_grob() are half of a page's drawings. Here its rectangles name a
# pattern, which hatch_patterns() gives the page, and their lines go.
hatched_svg <- function(svg) {
  width <- "stroke-width: 0[.]52; stroke: (#[0-9A-Fa-f]{6});"
  rect <- paste0("(<rect [^>]*style='", width, "[^']*fill: )#FFFFFF;")
  if (!grepl(rect, svg)) {
    return(svg)
  }
  svg <- gsub(rect, "\\1hatch \\2;", svg)
  gsub(paste0("<line [^>]*style='", width, "' ?/>\\s*"), "", svg)
}

hatch_patterns <- function(page) {
  found <- unique(regmatches(page, gregexpr("fill: hatch #[0-9A-Fa-f]{6}", page))[[1L]])
  colours <- sub("^.*#", "", found)
  page <- gsub("fill: hatch #([0-9A-Fa-f]{6})", "fill: url(#hatch-\\1)", page)
  if (length(colours) == 0L) {
    return(page)
  }
  step <- hatch_spacing * 72 / 25.4
  patterns <- paste0(
    "<pattern id=\"hatch-", colours, "\" width=\"", round(step, 2L), "\" height=\"",
    round(step, 2L), "\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(-45)\">",
    "<path d=\"M0 0h9v9h-9z\" fill=\"#fff\"/><path d=\"M0 1h9\" stroke=\"#", colours,
    "\" stroke-width=\".52\"/></pattern>", collapse = ""
  )
  svg <- paste0(
    "<svg width=\"0\" height=\"0\" class=\"patterns\" aria-hidden=\"true\"><defs>", patterns,
    "</defs></svg>"
  )
  sub("</main>", paste0(svg, "\n</main>"), page, fixed = TRUE)
}

# Lines of one style that follow each other, as a path.
join_lines <- function(run, line) {
  each <- regmatches(run, gregexpr(line, run, perl = TRUE))[[1L]]
  style <- sub(line, "\\5", each, perl = TRUE)
  move <- sub(line, "M\\1 \\2L\\3 \\4", each, perl = TRUE)
  of <- cumsum(c(TRUE, style[-1L] != style[-length(style)]))
  d <- vapply(split(move, of), paste, "", collapse = "")
  paste0("<path d='", d, "' style='", style[!duplicated(of)], "' />", collapse = "\n")
}

# What all drawings of a page have in common as rules of the page: `page` and `styles`.
share_styles <- function(page) {
  # by bytes: to count letters up to each of thousands of places takes seconds
  page <- enc2utf8(page)
  Encoding(page) <- "bytes"
  at <- gregexpr(" style='[^']*'", page, useBytes = TRUE)[[1L]]
  if (at[[1L]] < 0L) {
    Encoding(page) <- "UTF-8"
    return(list(page = page, styles = ""))
  }
  end <- at + attr(at, "match.length")
  found <- substring(page, at, end - 1L)
  known <- unique(found)
  class <- paste0(" class='z", seq_along(known), "'")
  between <- substring(page, c(1L, end), c(at - 1L, nchar(page, "bytes")))
  page <- paste0(between, c(class[match(found, known)], ""), collapse = "")
  Encoding(page) <- Encoding(known) <- "UTF-8"
  class <- paste0("z", seq_along(known))
  rules <- paste0("svg .", class, "{", gsub("^ style='|; ?'$|'$", "", known), "}")
  list(page = page, styles = paste(gsub("([:;]) ", "\\1", rules), collapse = "\n"))
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
