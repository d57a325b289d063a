# Colours of answers. One palette for every figure: lowest answer first, from rust
# over a neutral grey to blue. The five, the block of the highest two and the
# "don't know" differ pairwise by at least 10 in CIE L*, so that they are told apart
# in greyscale, and stay apart under simulated protanopia and deuteranopia (both
# are tested).
palette_anchors <- c(
  low = "#B24E2B", rather_low = "#EB9A4B", middle = "#CDCDCA",
  rather_high = "#3D94A8", high = "#0F3152"
)
palette_dk <- "#F1EFF4"
palette_block <- "#1B5279"
palette_hatch <- "#8B8B8B"
palette_ink <- "#191E24"
palette_soft <- "#5B6470"
palette_nominal <- c(
  "#0F3152", "#EB9A4B", "#9B5A86", "#CFCBE3", "#5F7A3A", "#E6CF6B", "#B24E2B",
  "#9CC5B0", "#5C5C5C", "#D98BA3", "#3D94A8"
)

lab_ramp <- function(colours, n) {
  if (n == 1L) {
    return(colours[[1L]])
  }
  if (n == length(colours)) {
    return(unname(colours))
  }
  grDevices::colorRampPalette(colours, space = "Lab")(n)
}

# Colours for k answers, lowest first, of which `cutoff` lie left of the centre. Each side
# runs over its own two anchors, and over a piece towards the middle when it has three
# answers or more; an answer that the centre splits is grey.
diverging_colours <- function(k, cutoff = NULL) {
  a <- palette_anchors
  cutoff <- cutoff %||% (k / 2)
  left <- as.integer(floor(cutoff))
  right <- k - as.integer(ceiling(cutoff))
  low <- if (left == 1L) {
    if (k == 2L) a[["rather_low"]] else a[["low"]]
  } else if (left > 1L) {
    reach <- if (left > 2L) lab_ramp(a[2:3], 5L)[[3L]]
    lab_ramp(c(a[1:2], reach), left)
  }
  high <- if (right == 1L) {
    a[["high"]]
  } else if (right > 1L) {
    reach <- if (right > 2L) lab_ramp(a[3:4], 5L)[[3L]]
    lab_ramp(c(reach, a[4:5]), right)
  }
  unname(c(low, if (cutoff != left) a[["middle"]], high))
}

sequential_colours <- function(k) lab_ramp(c("#CFE3E6", "#3D94A8", "#0F3152"), k)

qualitative_colours <- function(k) {
  if (k <= length(palette_nominal)) {
    return(palette_nominal[seq_len(k)])
  }
  lab_ramp(palette_nominal, k)
}

# The kind of palette a scale asks for: agreement has a top set and two sides; an
# ordered scale without a top runs from little to much; a nominal one has neither.
palette_type <- function(scale) {
  if (!scale$ordered) {
    "qualitative"
  } else if (length(scale$top) > 0L) {
    "diverging"
  } else {
    "sequential"
  }
}

# Colours of k answers, lowest first, from what a user gave: nothing, a function of
# k, the name of one of hcl.pals(), as many colours as answers, or fewer (two or more) to
# run between.
answer_colours <- function(k, type, palette = NULL, cutoff = NULL, call = caller_env()) {
  if (is.null(palette)) {
    return(switch(type,
      diverging = diverging_colours(k, cutoff),
      sequential = sequential_colours(k),
      qualitative = qualitative_colours(k)
    ))
  }
  if (is.function(palette)) palette <- palette(k)
  if (is.character(palette)) check_text(palette, "palette", call)
  if (is_palette_name(palette)) {
    return(grDevices::hcl.colors(k, palette))
  }
  if (!is.character(palette)) {
    abort("palette", c(
      "{.arg palette} must be colours, or a function of the number of colours.",
      x = "It is {.obj_type_friendly {palette}}."
    ), arg = "palette", value = palette, call = call)
  }
  valid <- vapply(palette, is_colour, TRUE)
  if (!all(valid)) {
    i <- which(!valid)[[1L]]
    abort("palette", c(
      "{.arg palette} must hold colours that R knows.",
      x = "Element {i} is {.val {palette[[i]]}}.",
      i = "Write a name of {.fn grDevices::colours} or a code such as {.val #0F3152}."
    ), arg = "palette", value = palette[[i]], row = i, call = call)
  }
  if (length(palette) == k) {
    return(unname(palette))
  }
  if (length(palette) < 2L || length(palette) > k || type == "qualitative") {
    abort("palette", c(
      "{.arg palette} has {length(palette)} colour{?s} for {k} answers.",
      i = if (type == "qualitative") {
        "Give one colour for each answer."
      } else {
        "Give one for each answer, lowest first, or a few to run between."
      }
    ), arg = "palette", value = palette, call = call)
  }
  lab_ramp(palette, k)
}

# "Blue-Red 3", however it is spaced and cased.
is_palette_name <- function(palette) {
  plain <- function(x) gsub("[-, _]+", "", tolower(x))
  is.character(palette) && length(palette) == 1L && !is.na(palette) &&
    plain(palette) %in% plain(grDevices::hcl.pals())
}

# One colour for several answers: the top set of the package's palette has its own,
# others lie between the first and the last.
block_fill <- function(at, scale, colours, palette = NULL) {
  if (is.null(palette) && palette_type(scale) == "diverging" && setequal(at, scale$top)) {
    return(palette_block)
  }
  lab_ramp(colours[c(at[[1L]], at[[length(at)]])], 3L)[[2L]]
}

# The one colour of an option that was or was not chosen.
option_colour <- function(palette = NULL) {
  if (is.null(palette)) {
    return(palette_anchors[["rather_high"]])
  }
  if (is.function(palette)) palette <- palette(2L)
  if (is_palette_name(palette)) palette <- grDevices::hcl.colors(2L, palette)
  palette[[length(palette)]]
}

is_colour <- function(x) {
  !is.na(x) && !inherits(try(grDevices::col2rgb(x), silent = TRUE), "try-error")
}

# Relative luminance, WCAG 2.1 (2018), "relative luminance": 0 black, 1 white.
luminance <- function(colours) {
  rgb <- grDevices::col2rgb(colours) / 255
  linear <- ifelse(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055)^2.4)
  colSums(linear * c(0.2126, 0.7152, 0.0722))
}

# White or ink on a fill, whichever has the higher contrast ratio (WCAG 2.1).
label_colour <- function(fill) {
  l <- luminance(fill)
  ink <- luminance(palette_ink)
  white <- 1.05 / (l + 0.05)
  dark <- (pmax(l, ink) + 0.05) / (pmin(l, ink) + 0.05)
  ifelse(white >= dark, "#FFFFFF", palette_ink)
}

lighter <- function(colours, by = 0.55) {
  rgb <- grDevices::col2rgb(colours) / 255
  rgb <- rgb + (1 - rgb) * by
  grDevices::rgb(rgb[1L, ], rgb[2L, ], rgb[3L, ])
}
