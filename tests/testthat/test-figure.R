skip_if_not_installed("ragg")

bars_figure <- function(segments, rows = NULL, keys = NULL, ...) {
  n <- max(segments$row)
  keys <- keys %||% list(
    key = c("a", "b", "u"), label = c("A", "B", "Unknown"),
    fill = c("#0F3152", "#EB9A4B", "#8B8B8B"), mark = c("plain", "plain", "hatch")
  )
  segments$mark <- segments$mark %||% keys$mark[match(segments$key, keys$key)]
  segments$edge <- segments$edge %||% rep("straight", length(segments$row))
  segments$panel <- segments$panel %||% rep("", length(segments$row))
  rows <- rows %||% list(
    label = paste("row", seq_len(n)), heading = rep("", n), gap = rep(0, n)
  )
  drawn <- bars_plot(rows, segments, keys, ...)
  new_figure(drawn, tibble::tibble(), "a figure")
}

test_that("text is measured and wrapped before there is a device", {
  # from the font file: 100 points, DejaVu Sans
  expect_equal(text_inches("Will", 72), (99 + 28 + 28 + 28) / 100)
  expect_equal(text_inches(c("", "a", "\u00e9"), 72), c(0, 0.61, 0.61))
  text <- "Impact op samenwerking met non-profit partners"
  lines <- strsplit(wrap_inches(text, 1.2, 9), "\n", fixed = TRUE)[[1L]]
  expect_gt(length(lines), 2L)
  expect_true(all(text_inches(lines, 9) <= 1.2))
  # nothing is lost, and a hyphen may end a line
  expect_identical(
    gsub("-\n", "-", gsub(" ", "", paste(lines, collapse = ""))), gsub(" ", "", text)
  )
  expect_identical(wrap_inches("non-discriminatie", 0.7, 9), "non-\ndiscriminatie")
  expect_identical(wrap_inches(c("short", NA), 5, 9), c("short", NA))
  # a number stays with its n
  expect_false(grepl("n\n|=\n", wrap_inches("KA1 n = 135, KA2 n = 119", 0.8, 9)))
  expect_identical(n_lines(c("a", "a\nb\nc", "")), c(1L, 3L, 1L))
})

test_that("hatching is at 45 degrees in millimetres, at any size, and stays inside", {
  p <- bars_figure(list(
    row = c(1, 1), key = c("a", "u"), xmin = c(0, 0.4), xmax = c(0.4, 1),
    label = c("40%", "none")
  ))
  for (size in list(c(7.5, 2), c(3, 6))) {
    with_drawn(p, size = size, function(get) {
      lines <- get("hatch")[[1L]]
      at <- lapply(lines[c("x0", "x1", "y0", "y1")], as.numeric)
      expect_gt(length(at$x0), 5L)
      expect_equal(at$x1 - at$x0, at$y1 - at$y0)
      gap <- diff(sort(unique(round(at$x0 - at$y0, 6))))
      expect_equal(gap, rep(1.9 * sqrt(2), length(gap)), tolerance = 1e-5)
    })
  }
})

test_that("labels are drawn where they fit, in a colour that can be read", {
  p <- bars_figure(list(
    row = c(1, 1, 1), key = c("a", "b", "a"), xmin = c(0, 0.01, 0.5),
    xmax = c(0.01, 0.5, 1),
    label = c("1%", "49%", "50%")
  ))
  expect_identical(in_figure(p, "bar_text", "label"), c("49%", "50%"))
  with_drawn(p, function(get) {
    expect_identical(get("bar_text")[[1L]]$gp$col, c(palette_ink, "#FFFFFF"))
  })
  # wide enough for the small one
  expect_identical(in_figure(p, "bar_text", "label", c(60, 2)), c("1%", "49%", "50%"))
  # a free end has room right of it
  free <- bars_figure(list(
    row = 1, key = "a", xmin = 0, xmax = 0.01, label = "1%", edge = "free"
  ))
  expect_identical(in_figure(free, "bar_text", "label"), "1%")
})

test_that("a block has a stripe and an approximate end teeth", {
  p <- bars_figure(list(
    row = c(1, 2), key = c("a", "a"), xmin = c(0, 0), xmax = c(0.5, 0.7),
    label = c("50%", "about 70%"),
    mark = c("block", "block"), edge = c("straight", "jagged")
  ))
  with_drawn(p, function(get) {
    expect_length(get("stripes")[[1L]]$width, 2L)
    teeth <- get("jagged")[[1L]]
    # the end goes to and fro around one place
    x <- as.numeric(teeth$x)
    ends <- x[x > max(x) - 2]
    expect_gt(length(ends), 4L)
    expect_identical(length(unique(round(ends, 6))), 2L)
  })
})

test_that("text never leaves its column, also on a small device", {
  p <- bars_figure(
    list(
      row = c(1, 2), key = c("a", "a"), xmin = c(0, 0), xmax = c(1, 0.5),
      label = c("", "")
    ),
    rows = list(
      label = c("A label that is rather long for a narrow figure", "B"),
      heading = c("", ""), gap = c(0, 0)
    )
  )
  for (width in c(7.5, 5)) {
    with_drawn(p, size = c(width, 2.5), function(get) {
      text <- get("text")[[1L]]
      i <- which(grepl("^A label", text$label))
      size <- text$gp$fontsize[[i]]
      grob <- grid::textGrob(text$label[[i]], gp = grid::gpar(fontsize = size))
      wide <- grid::convertWidth(grid::grobWidth(grob), "inches", valueOnly = TRUE)
      # not the legend's key
      bars <- Filter(function(r) length(r$x) == 2L, get("rects"))[[1L]]
      # the first bar starts right of it, in mm from the panel's left edge
      expect_lt(wide * 25.4, min(as.numeric(bars$x)))
    })
  }
})

test_that("legend entries share lines only as far as they fit", {
  expect_identical(legend_columns("one", 7), 1L)
  expect_identical(legend_columns(c("a", "b", "c"), 7), 3L)
  long <- rep("a rather long legend entry", 4L)
  expect_identical(legend_columns(long, 7.2), 3L)
  expect_identical(legend_columns(long, 1), 1L)
  for (lang in c("nl", "en")) {
    five <- capital(scale_labels(likert_scale("agree5"), lang))
    expect_identical(legend_columns(five, figure_width - 2 * figure_margin), 5L)
  }
})

test_that("the figure's size follows its rows and lines", {
  one <- bars_figure(list(row = 1, key = "a", xmin = 0, xmax = 1, label = ""))
  many <- bars_figure(list(
    row = 1:9, key = rep("a", 9), xmin = rep(0, 9), xmax = rep(1, 9), label = rep("", 9)
  ))
  expect_named(figure_size(one), c("width", "height"))
  expect_equal(figure_size(one)[["width"]], 7.5)
  expect_gt(figure_size(many)[["height"]], figure_size(one)[["height"]] + 2)
  titled <- bars_figure(
    list(row = 1, key = "a", xmin = 0, xmax = 1, label = ""),
    title = "Title", notes = c("a", "b")
  )
  expect_gt(figure_size(titled)[["height"]], figure_size(one)[["height"]])
  expect_error(figure_size(ggplot2::ggplot()), class = "akkoord_error_type")
  expect_snapshot(error = TRUE, figure_size(1))
})

test_that("a figure is a ggplot that one can add to", {
  p <- bars_figure(list(row = 1, key = "a", xmin = 0, xmax = 1, label = ""))
  expect_s3_class(p, "ggplot")
  expect_s3_class(p + ggplot2::labs(title = "other"), "akkoord_figure")
  expect_identical((p + ggplot2::labs(title = "other"))$labels$title, "other")
  # x is the share: a line at a half stands at half of the bar
  line <- p + ggplot2::geom_vline(xintercept = 0.5)
  expect_equal(ggplot2::layer_data(line, 3L)$xintercept, 0.5)
  expect_identical(figure_alt(p), "a figure")
  expect_s3_class(as.data.frame(p), "data.frame", exact = TRUE)
})
