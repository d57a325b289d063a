# CIE L* of a colour, from its relative luminance (CIE 15:2004).
lightness <- function(colours) {
  lab <- grDevices::convertColor(t(grDevices::col2rgb(colours)) / 255, "sRGB", "Lab")
  lab[, 1L]
}

# Colours as seen without long (protanopia) or medium (deuteranopia) cones: Machado,
# Oliveira & Fernandes (2009), IEEE TVCG 15(6), severity 1, on linear RGB.
blindness <- list(
  protanopia = c(
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
    1.051998
  ),
  deuteranopia = c(
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940,
    0.968881
  )
)
seen_without <- function(colours, cones) {
  rgb <- grDevices::col2rgb(colours) / 255
  linear <- ifelse(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055)^2.4)
  seen <- pmin(pmax(matrix(blindness[[cones]], 3L, byrow = TRUE) %*% linear, 0), 1)
  coded <- ifelse(seen <= 0.0031308, 12.92 * seen, 1.055 * seen^(1 / 2.4) - 0.055)
  grDevices::convertColor(t(coded), "sRGB", "Lab")
}
all_colours <- c(palette_anchors, dk = palette_dk, block = palette_block)

test_that("the five answers, the block and don't know are told apart in greyscale", {
  gaps <- diff(sort(lightness(all_colours)))
  expect_gt(min(gaps), 10)
})

test_that("and by colour-blind eyes", {
  for (cones in names(blindness)) {
    expect_gt(min(stats::dist(seen_without(all_colours, cones))), 12)
  }
  # the matrices do something: pure red and green come close without one
  red_green <- seen_without(c("#D00000", "#707000"), "deuteranopia")
  full <- grDevices::convertColor(t(grDevices::col2rgb(c("#D00000", "#707000"))) / 255, "sRGB", "Lab")
  expect_lt(stats::dist(red_green), stats::dist(full) / 2)
})

test_that("neighbours differ in every palette of 2 to 11 answers", {
  for (k in 2:11) {
    colours <- diverging_colours(k)
    expect_length(colours, k)
    expect_false(anyDuplicated(colours) > 0L)
    lab <- grDevices::convertColor(t(grDevices::col2rgb(colours)) / 255, "sRGB", "Lab")
    expect_gt(min(sqrt(rowSums(diff(lab)^2))), 6)
    expect_length(sequential_colours(k), k)
    expect_false(anyDuplicated(qualitative_colours(k)) > 0L)
  }
  expect_identical(diverging_colours(5L), unname(palette_anchors))
  # an odd scale has the neutral grey in its middle: red, green and blue alike
  expect_lt(diff(range(grDevices::col2rgb(diverging_colours(7L)[[4L]]))), 5)
  expect_length(qualitative_colours(20L), 20L)
})

test_that("labels on fills can be read", {
  contrast <- function(fills) {
    text <- label_colour(fills)
    expect_true(all(text %in% c("#FFFFFF", palette_ink)))
    l <- cbind(luminance(fills), luminance(text)) + 0.05
    apply(l, 1L, max) / apply(l, 1L, min)
  }
  # WCAG 2.1: 4.5 for text; no better than 3.8 can be promised for any fill
  expect_gt(min(contrast(all_colours)), 4.5)
  greys <- grDevices::grey(seq(0, 1, 0.01))
  expect_gt(min(contrast(c(greys, diverging_colours(11L), sequential_colours(7L)))), 3.8)
  # known by heart: WCAG's extremes
  expect_equal(luminance(c("#000000", "#FFFFFF")), c(0, 1))
})

test_that("a palette of one's own", {
  expect_identical(answer_colours(2L, "diverging", c("red", "blue")), c("red", "blue"))
  expect_length(answer_colours(5L, "diverging", c("red", "white", "blue")), 5L)
  expect_identical(answer_colours(3L, "sequential", grDevices::rainbow), grDevices::rainbow(3L))
  expect_identical(option_colour(c("red", "blue")), "blue")
  expect_identical(palette_type(likert_scale("agree5")), "diverging")
  expect_identical(palette_type(likert_scale("users5")), "sequential")
  expect_identical(palette_type(likert_scale(c("a", "b"), ordered = FALSE)), "qualitative")
})

test_that("a palette that cannot be one", {
  expect_snapshot(error = TRUE, answer_colours(5L, "diverging", 1:5))
  expect_snapshot(error = TRUE, answer_colours(5L, "diverging", c("red", "blurple")))
  expect_snapshot(error = TRUE, answer_colours(5L, "diverging", "red"))
  expect_snapshot(error = TRUE, answer_colours(3L, "qualitative", c("red", "blue")))
  expect_error(answer_colours(2L, "diverging", rep("red", 3)), class = "akkoord_error_palette")
})
