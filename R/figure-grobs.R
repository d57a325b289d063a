# What ggplot2 does not draw itself: bars whose hatch, jagged edge and labels are
# laid out when the size is known, in millimetres, and text that fits its column.

# Bars ------------------------------------------------------------------------

# Horizontal bar segments. mark: "plain", "block" (several answers as one; a stripe
# beneath says so) or "hatch" (unknown; 45 degree lines in the colour of the fill).
# edge: "jagged" where the right end is an approximation. A label that does not fit
# its segment is made a little smaller, and left out when that is not enough.
GeomAkkoordBar <- ggplot2::ggproto("GeomAkkoordBar", ggplot2::Geom,
  required_aes = c("xmin", "xmax", "ymin", "ymax"),
  default_aes = ggplot2::aes(
    fill = "#3D94A8", label = "", mark = "plain", edge = "straight", fontsize = 9, family = ""
  ),
  draw_panel = function(data, panel_params, coord, ...) {
    at <- coord$transform(data, panel_params)
    bars_grob(
      pmin(at$xmin, at$xmax), pmax(at$xmin, at$xmax), at$ymin, at$ymax, at$fill,
      at$label, at$mark, at$edge, at$fontsize, at$family
    )
  },
  draw_key = function(data, params, size) {
    bars_grob(0, 1, 0, 1, data$fill, "", data$mark %||% "plain", "straight", 9)
  }
)

bars_grob <- function(xmin, xmax, ymin, ymax, fill, label, mark, edge, fontsize,
                      family = "") {
  fill[is.na(fill)] <- "#808080"
  grid::gTree(
    bars = list(
      xmin = xmin, xmax = xmax, ymin = ymin, ymax = ymax, fill = fill, label = label,
      mark = rep_len(mark, length(xmin)), edge = edge, fontsize = fontsize, family = family[[1L]]
    ),
    cl = "akkoord_bars"
  )
}

mm <- function(x) grid::unit(x, "mm")
viewport_mm <- function() {
  c(
    grid::convertWidth(grid::unit(1, "npc"), "mm", valueOnly = TRUE),
    grid::convertHeight(grid::unit(1, "npc"), "mm", valueOnly = TRUE)
  )
}

#' @exportS3Method grid::makeContent
makeContent.akkoord_bars <- function(x) {
  b <- x$bars
  size <- viewport_mm()
  left <- b$xmin * size[[1L]]
  right <- b$xmax * size[[1L]]
  low <- b$ymin * size[[2L]]
  high <- b$ymax * size[[2L]]
  hatched <- b$mark == "hatch"
  jagged <- b$edge == "jagged" & !hatched
  plain <- !hatched & !jagged & right > left
  parts <- list(
    hatch_grob(left, right, low, high, b$fill, which(hatched & right > left)),
    rects_grob(left, right, low, high, b$fill, which(plain)),
    jagged_grob(left, right, low, high, b$fill, which(jagged & right > left)),
    stripe_grob(left, right, low, high, b$fill, b$edge, which(b$mark == "block")),
    bar_labels_grob(left, right, (low + high) / 2, b, hatched, high - low)
  )
  grid::setChildren(x, do.call(grid::gList, compact(parts)))
}

# A white line parts neighbours; a fill that is nearly white gets a grey one.
rects_grob <- function(left, right, low, high, fill, i) {
  if (length(i) == 0L) {
    return(NULL)
  }
  pale <- luminance(fill[i]) > 0.8
  inset <- ifelse(pale, 0.15, 0)
  grid::rectGrob(
    mm(left[i] + inset), mm(low[i] + inset), mm(right[i] - left[i] - 2 * inset),
    mm(high[i] - low[i] - 2 * inset),
    just = c(0, 0), name = "rects",
    gp = grid::gpar(
      fill = fill[i], col = ifelse(pale, "#B8B8BE", "#FFFFFF"), lwd = 0.9,
      linejoin = "mitre"
    )
  )
}

hatch_spacing <- 1.9

# Lines x - y = c, c a multiple of the spacing, cut off at the edges of the bar; they
# run on from one hatched bar into the next.
hatch_grob <- function(left, right, low, high, fill, i, spacing = hatch_spacing) {
  if (length(i) == 0L) {
    return(NULL)
  }
  step <- spacing * sqrt(2)
  lines <- lapply(i, function(j) {
    first <- ceiling((left[[j]] - high[[j]]) / step)
    last <- floor((right[[j]] - low[[j]]) / step)
    offset <- step * seq(first, last)
    x0 <- pmax(left[[j]], offset + low[[j]])
    x1 <- pmin(right[[j]], offset + high[[j]])
    keep <- x1 > x0
    list(
      x0 = x0[keep], x1 = x1[keep], y0 = (x0 - offset)[keep], y1 = (x1 - offset)[keep],
      col = rep(fill[[j]], sum(keep))
    )
  })
  of <- function(field) unlist(lapply(lines, `[[`, field))
  grid::grobTree(
    grid::rectGrob(
      mm(left[i] + 0.15), mm(low[i] + 0.15), mm(right[i] - left[i] - 0.3),
      mm(high[i] - low[i] - 0.3),
      just = c(0, 0),
      gp = grid::gpar(fill = "#FFFFFF", col = fill[i], lwd = 0.7, linejoin = "mitre")
    ),
    if (length(of("x0")) > 0L) {
      grid::segmentsGrob(
        mm(of("x0")), mm(of("y0")), mm(of("x1")), mm(of("y1")),
        name = "hatch", gp = grid::gpar(col = of("col"), lwd = 0.7)
      )
    },
    name = "hatched"
  )
}

jagged_grob <- function(left, right, low, high, fill, i, depth = 1.1) {
  if (length(i) == 0L) {
    return(NULL)
  }
  shapes <- lapply(i, function(j) {
    teeth <- max(2L, round((high[[j]] - low[[j]]) / 1.7))
    y <- seq(low[[j]], high[[j]], length.out = 2L * teeth + 1L)
    x <- right[[j]] + rep_len(c(-depth / 2, depth / 2), length(y))
    list(
      x = c(left[[j]], pmax(left[[j]], x), left[[j]]), y = c(low[[j]], y, high[[j]]),
      id = rep(j, length(y) + 2L)
    )
  })
  of <- function(field) unlist(lapply(shapes, `[[`, field))
  grid::polygonGrob(
    mm(of("x")), mm(of("y")),
    id = match(of("id"), i), name = "jagged",
    gp = grid::gpar(fill = fill[i], col = "#FFFFFF", lwd = 0.9, linejoin = "mitre")
  )
}

stripe_grob <- function(left, right, low, high, fill, edge, i) {
  if (length(i) == 0L) {
    return(NULL)
  }
  tall <- (high[i] - low[i]) * 0.13
  grid::rectGrob(
    mm(left[i] + 0.15), mm(low[i]),
    mm(pmax(0, right[i] - left[i] - ifelse(edge[i] == "jagged", 0.8, 0.3))), mm(tall),
    just = c(0, 0), name = "stripes",
    gp = grid::gpar(fill = lighter(fill[i]), col = NA)
  )
}

bar_labels_grob <- function(left, right, middle, b, hatched, tall) {
  i <- which(!is.na(b$label) & nzchar(b$label) & right > left)
  if (length(i) == 0L) {
    return(NULL)
  }
  size <- b$fontsize[i]
  wide <- text_mm(b$label[i], size[[1L]], family = b$family)
  room <- right[i] - left[i] - ifelse(hatched[i], 2.4, 0.5)
  fit <- pmin(1, room / wide)
  # nothing stands right of a free end: a label that is too wide stands there
  outside <- fit < 1 & b$edge[i] == "free"
  fit[outside] <- 1
  keep <- fit >= ifelse(hatched[i], 0.92, 0.78)
  if (!any(keep)) {
    return(NULL)
  }
  # no higher than their bar
  fit <- fit * pmin(1, tall[i] / 0.3528 / size)
  i <- i[keep]
  size <- size[keep] * fit[keep]
  wide <- wide[keep] * fit[keep]
  outside <- outside[keep]
  at <- ifelse(outside, right[i] + 1 + wide / 2, (left[i] + right[i]) / 2)
  over <- hatched[i]
  grid::grobTree(
    if (any(over)) {
      grid::rectGrob(
        mm(at[over]), mm(middle[i][over]), mm(wide[over] + 2), mm(size[over] * 0.5),
        gp = grid::gpar(fill = "#FFFFFF", col = NA)
      )
    },
    grid::textGrob(
      b$label[i], mm(at), mm(middle[i]),
      name = "bar_text",
      gp = grid::gpar(
        col = ifelse(over, palette_soft, ifelse(
          outside, palette_ink, label_colour(b$fill[i])
        )),
        fontsize = size, fontfamily = b$family
      )
    ),
    name = "bar_labels"
  )
}

# Width in mm of each label as the device draws it; of several lines the widest.
text_mm <- function(label, fontsize, fontface = "plain", family = "") {
  known <- unique(label)
  wide <- vapply(known, function(one) {
    grob <- grid::textGrob(one, gp = grid::gpar(
      fontsize = fontsize, fontface = fontface, fontfamily = family
    ))
    grid::convertWidth(grid::grobWidth(grob), "mm", valueOnly = TRUE)
  }, 0, USE.NAMES = FALSE)
  wide[match(label, known)]
}

# Text in a column ------------------------------------------------------------

# Text at x, y that is at most xmax - x (or x - xmin) wide: it is wrapped before, for
# the size a figure is made for, and made smaller when the device needs more room.
GeomAkkoordText <- ggplot2::ggproto("GeomAkkoordText", ggplot2::Geom,
  required_aes = c("x", "y", "label", "xmin", "xmax"),
  default_aes = ggplot2::aes(
    colour = "#191E24", hjust = 0, vjust = 0.5, fontface = "plain", fontsize = 9, family = "",
    row = ""
  ),
  draw_panel = function(data, panel_params, coord, tall = NA_real_, size = NULL) {
    at <- coord$transform(data, panel_params)
    grid::gTree(
      tall = tall, size = size, text = as.list(at)[c(
        "x", "y", "label", "xmin", "xmax", "colour", "hjust", "vjust", "fontface",
        "fontsize", "family", "row"
      )],
      cl = "akkoord_text"
    )
  },
  draw_key = ggplot2::draw_key_blank
)

#' @exportS3Method grid::makeContent
makeContent.akkoord_text <- function(x) {
  words <- x$text
  note_rows(words)
  words <- lapply(words, `[`, !nzchar(words$row))
  size <- viewport_mm()
  room <- (words$xmax - words$xmin) * size[[1L]]
  style <- paste(words$fontsize, words$fontface)
  wide <- numeric(length(words$label))
  for (s in unique(style)) {
    i <- which(style == s)
    first <- i[[1L]]
    wide[i] <- text_mm(
      words$label[i], words$fontsize[[first]], words$fontface[[first]], words$family[[1L]]
    )
  }
  fit <- pmin(1, pmax(0.6, room / pmax(wide, 1e-6))) * height_left(x$tall, size[[2L]], x$size)
  grid::setChildren(x, grid::gList(grid::textGrob(
    words$label, grid::unit(words$x, "npc"), grid::unit(words$y, "npc"),
    hjust = words$hjust, vjust = words$vjust, name = "text",
    gp = grid::gpar(
      col = words$colour, fontsize = words$fontsize * fit, fontface = words$fontface,
      fontfamily = words$family, lineheight = text_leading
    )
  )))
}

text_leading <- 1.12

# What is left of a panel that was laid out `tall` inches high, and is drawn in fewer: text
# gets smaller with it, down to a half, and it is said when it can no longer be read.
height_left <- function(tall, mm, size) {
  # what a legend takes is an estimate
  left <- (mm / 25.4 + 0.35) / tall
  if (is.na(left) || left >= 0.98) {
    return(1)
  }
  if (left < 0.7) {
    cli::cli_warn(c(
      "The figure is drawn in {round(100 * left)}% of the height its labels need.",
      i = if (!is.null(size)) paste(
        "{size[[1L]]} by {size[[2L]]} inches hold them: give {.fn ggsave}",
        "{.code width = {size[[1L]]}, height = {size[[2L]]}}."
      ),
      i = "{.fn figure_size} gives that size."
    ), class = "akkoord_warning_figure_size")
  }
  max(0.5, left)
}

# Text before there is a device -----------------------------------------------

# Advance widths of DejaVu Sans for the characters 32 to 126, in hundredths of an
# em: a wide face, so that text that fits by them fits in most others. Characters
# beyond ASCII count as a lower case letter.
char_widths <- c(
  32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64,
  64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 30,
  30, 66, 56, 86, 75, 79, 60, 79, 69, 63, 61, 73, 68, 99, 69, 61, 69, 39, 34, 39, 84,
  50, 50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52,
  39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84
)

# Inches that each string takes at a font size in points.
text_inches <- function(x, fontsize, bold = FALSE) {
  vapply(enc2utf8(x), function(one) {
    code <- utf8ToInt(one)
    if (length(code) == 0L || anyNA(code)) {
      return(0)
    }
    w <- char_widths[ifelse(code >= 32L & code <= 126L, code - 31L, 66L)]
    sum(w)
  }, 0, USE.NAMES = FALSE) / 100 * fontsize / 72 * if (bold) 1.13 else 1
}

# Breaks strings into lines of at most `width` inches, at spaces, and inside a word
# only where it has a hyphen, a slash or a plus. A newline in the text stays.
wrap_inches <- function(x, width, fontsize, bold = FALSE) {
  vapply(x, function(one) {
    if (is.na(one) || text_inches(one, fontsize, bold) <= width && !grepl("\n", one)) {
      return(one)
    }
    # "n = 135" stays together
    one <- gsub("\\bn = (?=[0-9])", "n\001=\001", one, perl = TRUE)
    lines <- vapply(strsplit(one, "\n", fixed = TRUE)[[1L]], function(line) {
      wrap_line(line, width, fontsize, bold)
    }, "")
    gsub("\001", " ", paste(lines, collapse = "\n"), fixed = TRUE)
  }, "", USE.NAMES = FALSE)
}

wrap_line <- function(line, width, fontsize, bold) {
  words <- strsplit(line, " ", fixed = TRUE)[[1L]]
  words <- words[nzchar(words)]
  pieces <- strsplit(words, "(?<=[-/+])(?=[[:alpha:]])", perl = TRUE)
  glue <- unlist(lapply(pieces, function(p) c(" ", rep("", length(p) - 1L))))
  pieces <- unlist(pieces)
  if (length(pieces) < 2L) {
    return(line)
  }
  size <- text_inches(pieces, fontsize, bold)
  blank <- text_inches(" ", fontsize, bold)
  out <- pieces[[1L]]
  at <- size[[1L]]
  for (i in seq_along(pieces)[-1L]) {
    gap <- if (glue[[i]] == " ") blank else 0
    if (at + gap + size[[i]] <= width) {
      out <- paste0(out, glue[[i]], pieces[[i]])
      at <- at + gap + size[[i]]
    } else {
      out <- paste0(out, "\n", pieces[[i]])
      at <- size[[i]]
    }
  }
  out
}

n_lines <- function(x) lengths(regmatches(x, gregexpr("\n", x, fixed = TRUE))) + 1L
