# The rows of a figure as groups of its SVG, by name, so that a program for drawings finds
# what belongs together: the label, the bar, its numbers and its interval.

# In points from the top of a drawing so high; each row ends where the next one begins.
noted_rows <- function(height) {
  each <- lapply(rows_noted$rows, function(panel) {
    panel <- panel[order(-panel$top), ]
    data.frame(
      row = panel$row, left = 72 * panel$left, right = 72 * panel$right,
      top = height - 72 * panel$top,
      bottom = height - 72 * c(panel$top[-1L], panel$end[[1L]])
    )
  })
  do.call(rbind, each)
}

# An SVG in which what stands in a row, and in no other, is a group.
grouped_rows <- function(svg, rows) {
  if (is.null(rows)) {
    return(svg)
  }
  lines <- strsplit(svg, "\n", fixed = TRUE)[[1L]]
  at <- svg_extent(lines)
  row <- rep(NA_integer_, length(lines))
  for (i in seq_len(nrow(rows))) {
    r <- rows[i, ]
    # a pen's width over the edge is inside
    inside <- at$top >= r$top - 1 & at$bottom <= r$bottom + 1 & at$left >= r$left - 1 &
      (at$left + at$right) / 2 <= r$right + 1
    row[which(inside & is.na(row))] <- i
  }
  # what one element of the drawing holds
  block <- cumsum(grepl("^\\s*</?(g|svg|defs)\\b", lines))
  said <- strsplit(rows$row, "\r", fixed = TRUE)
  part <- function(k) vapply(said, function(s) if (length(s) < k) "" else s[[k]], "")
  open <- paste0(
    "<g id='", unique_names("row-", trimws(paste(part(1L), part(2L)))), "' class='row' data-item='",
    esc(part(1L)), "' data-group='", esc(part(2L)), "'>"
  )
  out <- lapply(unname(split(seq_along(lines), block)), function(of) {
    in_row <- of[!is.na(row[of])]
    if (length(in_row) == 0L) {
      return(lines[of])
    }
    rest <- setdiff(of, in_row)
    groups <- lapply(unname(split(in_row, row[in_row])), function(one) {
      c(open[[row[[one[[1L]]]]]], lines[one], "</g>")
    })
    c(lines[rest[rest < max(in_row)]], unlist(groups), lines[rest[rest > max(in_row)]])
  })
  paste(unlist(out), collapse = "\n")
}

# Where each line of an SVG draws; NA for a line that draws nothing.
svg_extent <- function(lines) {
  number <- function(name) {
    found <- rep(NA_real_, length(lines))
    has <- regexec(paste0(" ", name, "='(-?[0-9.]+)"), lines)
    hit <- lengths(regmatches(lines, has)) > 0L
    found[hit] <- as.numeric(vapply(regmatches(lines, has)[hit], `[[`, "", 2L))
    found
  }
  shape <- sub("^\\s*<([a-z]+).*$", "\\1", lines)
  x <- number("x")
  y <- number("y")
  out <- data.frame(left = x, right = x, top = y, bottom = y)
  rect <- shape == "rect"
  out$right[rect] <- (x + number("width"))[rect]
  out$bottom[rect] <- (y + number("height"))[rect]
  line <- shape == "line"
  ends <- list(number("x1"), number("x2"), number("y1"), number("y2"))
  out[line, ] <- cbind(
    pmin(ends[[1L]], ends[[2L]]), pmax(ends[[1L]], ends[[2L]]),
    pmin(ends[[3L]], ends[[4L]]), pmax(ends[[3L]], ends[[4L]])
  )[line, ]
  circle <- shape == "circle"
  out[circle, ] <- cbind(
    number("cx"), number("cx"), number("cy"), number("cy")
  )[circle, ]
  for (i in which(shape %in% c("polygon", "polyline"))) {
    points <- sub("^.* points='([^']*)'.*$", "\\1", lines[[i]])
    points <- as.numeric(strsplit(trimws(points), "[ ,]+")[[1L]])
    out[i, ] <- c(
      range(points[c(TRUE, FALSE)]), range(points[c(FALSE, TRUE)])
    )
  }
  out[!shape %in% c("rect", "text", "line", "circle", "polygon", "polyline"), ] <- NA
  out
}
