# What the rows of a figure are of, and where they are while it is drawn.

# What each bar is of: `layout` as counts_rows() gives it.
rows_of <- function(bars, layout) {
  item <- ifelse(nzchar(bars$item), bars$item, bars$option)
  both <- nzchar(bars$item) & nzchar(bars$option)
  item[both] <- paste0(item[both], ": ", bars$option[both])
  list(row = layout$row, panel = layout$panel, item = item, group = bars$group)
}

# While an SVG is drawn: the rows that were met, in inches of the page.
rows_noted <- new.env(parent = emptyenv())

note_rows <- function(words) {
  i <- which(nzchar(words$row))
  if (is.null(rows_noted$rows) || length(i) == 0L) {
    return(invisible())
  }
  at <- grid::deviceLoc(grid::unit(0:1, "npc"), grid::unit(0:1, "npc"), valueOnly = TRUE)
  rows_noted$rows <- c(rows_noted$rows, list(data.frame(
    row = words$row[i], left = at$x[[1L]], right = at$x[[2L]],
    top = at$y[[1L]] + words$y[i] * (at$y[[2L]] - at$y[[1L]]), end = at$y[[1L]]
  )))
}
