# A part of a font in the file: every letter as FreeType reads it from the whole font, and from
# the part.

skip_unless_font <- function() {
  for (package in c("systemfonts", "svglite", "jsonlite")) skip_if_not_installed(package)
  info <- figure_font(FALSE)
  skip_if(is.null(read_font(info$path, info$index)), "the font is no TrueType")
  info
}

written <- function(bytes, ending = ".woff") {
  path <- withr::local_tempfile(fileext = ending, .local_envir = parent.frame())
  writeBin(bytes, path)
  path
}

test_that("a part of a font draws its letters as the whole does", {
  skip_unless_font()
  withr::local_seed(1)
  for (bold in c(FALSE, TRUE)) {
    info <- figure_font(bold)
    # most beyond 191 are made of two others
    all <- c(33:126, 161:383, 8211:8230, 8804, 8805)
    all <- all[font_glyphs(read_font(info$path, info$index), all) > 0]
    for (i in 1:6) {
      codes <- sort(sample(all, sample(c(1L, 30L, 200L), 1L)))
      path <- written(font_subset(info, codes))
      letters <- intToUtf8(codes, multiple = TRUE)
      # a pixel is a unit of the font, so that its instructions, which the part is without, move
      # nothing by more than a thousandth of a letter's height
      of <- function(...) systemfonts::glyph_info(letters, size = 2048, ...)
      part <- of(path = path)
      whole <- of(path = info$path, index = info$index)
      expect_identical(part$x_advance, whole$x_advance)
      expect_lt(max(abs(unlist(part$bbox) - unlist(whole$bbox))), 3)
      # nothing but these, what they are made of and the sign for what is missing
      expect_lt(systemfonts::font_info(path = path)$n_glyphs, 3 * length(codes) + 2)
    }
  }
})

test_that("a letter that the font lacks is left to another one", {
  info <- skip_unless_font()
  font <- read_font(info$path, info$index)
  expect_identical(font_glyphs(font, c(0xE000, 0x10FFFF, 65535)), c(0, 0, 0))
  expect_identical(font_subset(info, c(65, 0x10FFFF)), font_subset(info, 65))
})

test_that("a font that may not be embedded, or not in part, is not; one of several in a file is", {
  info <- skip_unless_font()
  bytes <- read_bytes(info$path)
  font <- read_font(info$path, info$index)
  type <- font$offset[[match("OS/2", font$tag)]] + 8
  for (set in list(c(0, 2), c(1, 0), c(2, 0))) {
    closed <- bytes
    closed[type + 1:2] <- as.raw(set)
    expect_null(read_font(written(closed, ".ttf"), 0))
  }
  preview <- bytes
  preview[type + 1:2] <- as.raw(c(0, 4))
  expect_false(is.null(read_font(written(preview, ".ttf"), 0)))

  several <- c(charToRaw("ttcf"), be32(c(0x10000, 1, 16)), bytes)
  record <- 16 + 12 + 16 * (seq_along(font$tag) - 1) + 8
  for (at in record) several[at + 1:4] <- be32(u32(several, at) + 16)
  path <- written(several, ".ttc")
  expect_identical(
    font_subset(list(path = path, index = 0), 65:90), font_subset(info, 65:90)
  )
})

test_that("a broken font costs a drawing its font and nothing else", {
  info <- skip_unless_font()
  bytes <- read_bytes(info$path)
  broken <- list(path = written(bytes[1:5000], ".ttf"), index = 0)
  expect_identical(font_faces("<svg>a</svg>", "f", function(bold) broken), "")
  expect_match(font_faces("<svg>a</svg>", "f", function(bold) info), "^@font-face[{].*[}]$")
})

test_that("a drawing has the letters it uses, in the weights it uses, under the name it asks", {
  skip_unless_font()
  x <- likert_counts(data.frame(q = c(1:5, 5)), q, scale = likert_scale("agree5", "en"))
  svg <- svg_file(draw_svg(autoplot(x)))
  faces <- regmatches(svg, gregexpr("@font-face\\{[^}]*\\}", svg))[[1L]]
  family <- figure_font(FALSE)$family
  expect_true(all(startsWith(faces, paste0("@font-face{font-family:\"", family, "\""))))
  expect_identical(
    sub(".*font-weight:([0-9]+).*", "\\1", faces),
    c("400", if (grepl("font-weight: bold", svg)) "700")
  )
  # and what else to use where that is not to be had
  expect_match(svg, paste0("font-family: \"", family, "\", Verdana, Arial, sans-serif;"), fixed = TRUE)
  expect_s3_class(xml2::read_xml(svg), "xml_document")
})

test_that("a drawing brings each font it asks for by name, and none without what reads it", {
  skip_unless_font()
  x <- likert_counts(data.frame(q = c(1:5, 5)), q, scale = likert_scale("agree5", "en"))
  family <- "DejaVu Sans Mono"
  skip_if_not(family %in% systemfonts::system_fonts()$family, "no second font")
  svg <- svg_file(draw_svg(autoplot(x, base_family = family)))
  expect_match(svg, paste0("font-family: \"", family, "\", Verdana"), fixed = TRUE)
  expect_match(svg, paste0("@font-face{font-family:\"", family, "\""), fixed = TRUE)
})

test_that("a long page with letters beyond ASCII takes no time, and an odd weight gets no letters", {
  info <- skip_unless_font()
  page <- paste(rep("<td class=\"num\">caf\u00e9 12\u202f%</td>", 20000L), collapse = "\n")
  took <- system.time(faces <- font_faces(page, "f", function(bold) info))[["elapsed"]]
  expect_lt(took, 2)
  expect_match(faces, "^@font-face")
  expect_identical(font_faces("<text style='font-weight: 600;'>a</text>", "f", function(bold) info), "")
})

test_that("a variable font, and one without a table of 16 bits, are not embedded", {
  info <- skip_unless_font()
  bytes <- read_bytes(info$path)
  font <- read_font(info$path, info$index)
  gasp <- 12 + 16 * (which(!font$tag %in% c(
    "OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"
  ))[[1L]] - 1)
  variable <- bytes
  variable[gasp + 1:4] <- charToRaw("fvar")
  expect_null(read_font(written(variable, ".ttf"), 0))
  cmap <- font$offset[[match("cmap", font$tag)]]
  old <- bytes
  for (at in cmap + u32(bytes, cmap + 8 + 8 * (seq_len(u16(bytes, cmap + 2)) - 1))) old[at + 1:2] <- be16(0)
  expect_null(read_font(written(old, ".ttf"), 0))
})
