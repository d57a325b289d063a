# A house style holds in figures, tables, reports and on the command line.
agree <- likert_scale("agree5", "en")
counts <- likert_counts(
  data.frame(q1 = c(5, 4, 2, 3, 4, 1), q2 = c(4, 4, 3, 1, 5, 2), q3 = 1:3, g = c("a", "b")),
  q1:q3, by = g, scale = agree
)
fills <- function(plot) unique(bars_of_plot(plot)$fill)
texts <- function(plot) {
  layers <- ggplot2::ggplot_build(plot)$data
  layers[[which(vapply(layers, function(d) "fontface" %in% names(d), NA))[[1L]]]]
}

test_that("a style is taken by figures, from an argument, an option or a file", {
  house <- report_style(palette = "Blue-Red 3", digits = 1, decimal.mark = ",", accent = "b")
  own <- autoplot(counts, lang = "en", style = house)
  expect_setequal(fills(own), grDevices::hcl.colors(5L, "Blue-Red 3"))
  expect_match(as.data.frame(own)$printed[[1L]], "^[0-9]+,[0-9]%$")
  words <- texts(own)
  expect_setequal(unique(words$label[words$fontface == "bold" & grepl("n = ", words$label)]), "b (n = 3\u00b0)")
  # what is asked for comes first, and the style ends with the call
  expect_setequal(
    fills(autoplot(counts, style = house, palette = "Berlin")), grDevices::hcl.colors(5L, "Berlin")
  )
  expect_false(any(fills(autoplot(counts)) %in% fills(own)))
  withr::local_options(akkoord.style = house)
  expect_identical(fills(autoplot(counts)), fills(own))
  skip_if_not_installed("yaml")
  file <- withr::local_tempfile(fileext = ".yml", lines = c(
    "palette: Blue-Red 3", "digits: 1", "decimal.mark: ','", "accent: b"
  ))
  expect_identical(report_style(file = file), house)
  expect_identical(report_style(file = file, digits = 2)$digits, 2)
  withr::local_options(akkoord.style = NULL)
  expect_identical(fills(autoplot(counts, style = file)), fills(own))
})

test_that("text has the size and font asked for, and the figure its room", {
  plain <- autoplot(counts, lang = "en")
  large <- autoplot(counts, lang = "en", base_size = 15, base_family = "serif")
  expect_equal(texts(large)$fontsize[[1L]], 1.5 * texts(plain)$fontsize[[1L]])
  expect_identical(unique(texts(large)$family), "serif")
  expect_identical(ggplot2::calc_element("plot.title", large$theme)$family, "serif")
  expect_equal(large$theme$plot.title$size, 1.5 * plain$theme$plot.title$size)
  expect_gt(figure_size(large)[["height"]], figure_size(plain)[["height"]])
  expect_no_warning(ggplot2::ggplotGrob(large))
  study <- report_figure(published_report("erasmus2022"), 4, base_size = 12)
  expect_equal(study$theme$plot.title$size, 13 * 1.2)
  expect_error(autoplot(counts, base_size = 1), class = "akkoord_error")
  expect_error(autoplot(counts, style = 1), class = "akkoord_error_style")
})

test_that("tables and overviews take it", {
  table <- likert_table(counts, lang = "en", style = report_style(decimal.mark = ",", digits = 1))
  expect_true(any(grepl("[0-9],[0-9]%", unlist(as.data.frame(table)))))
  plot <- autoplot(counts, type = "overview", style = report_style(accent = "b", colour = "#AA0000"))
  scale <- ggplot2::ggplot_build(plot)$plot$scales$get_scales("fill")
  expect_identical(scale$map(c("a", "b")), c("#9AA1A9", "#AA0000"))
})

test_that("a report has the colour, font and logo of its style", {
  skip_if_quick()
  for (package in c("rmarkdown", "bslib", "svglite", "ragg")) skip_if_not_installed(package)
  skip_if_not(rmarkdown::pandoc_available("2.0"), "no pandoc")
  logo <- withr::local_tempfile(fileext = ".svg", lines = "<svg/>")
  path <- withr::local_tempfile(fileext = ".html")
  withr::local_options(akkoord.quiet = TRUE) # it is not installed
  style <- report_style(logo = logo, colour = "#7A1F5C", font = "Some <Font>")
  render_report(counts, path, "en", style = style)
  page <- paste(readLines(path, encoding = "UTF-8", warn = FALSE), collapse = "\n")
  expect_match(page, "--accent: ?#7a1f5c", ignore.case = TRUE)
  expect_match(page, "font-family:\"Some Font\"", fixed = TRUE)
  expect_match(page, "<img alt=\"\" height=\"64\" src=\"data:image/svg+xml;base64,", fixed = TRUE)
})

test_that("a font that is not installed is said once, with the one that stands in", {
  skip_if_not_installed("systemfonts")
  name <- paste("No Such Font", sample(1e6, 1L))
  m <- expect_message(report_style(font = name), class = "akkoord_message_font")
  expect_match(conditionMessage(m), name, fixed = TRUE)
  expect_match(conditionMessage(m), systemfonts::font_info(name)$family[[1L]], fixed = TRUE)
  expect_silent(report_style(font = name))
  there <- systemfonts::font_info("sans")$family[[1L]]
  for (font in c(there, toupper(there), "serif")) expect_silent(report_style(font = font))
})

test_that("what is no style is refused by name", {
  expect_error(report_style(colour = "no such"), class = "akkoord_error_palette")
  expect_error(report_style(logo = "no-such.png"), class = "akkoord_error_file")
  expect_error(report_style(logo = "logo.gif"), class = "akkoord_error_style")
  expect_error(report_style(palette = 3), class = "akkoord_error_palette")
  skip_if_not_installed("yaml")
  bad <- function(...) {
    file <- withr::local_tempfile(fileext = ".yml", lines = c(...))
    report_style(file = file)
  }
  expect_error(bad("pallete: [red, blue]"), "palette", class = "akkoord_error_style")
  expect_error(bad("a: [b"), "YAML", class = "akkoord_error_style")
  expect_error(bad("just text"), class = "akkoord_error_style")
  # code in a file is text
  expect_error(bad("font: !expr stop('run')", "widht: 3"), class = "akkoord_error_style")
})

test_that("the command line takes a style", {
  skip_if_not_installed("yaml")
  skip_if_not_installed("svglite")
  file <- withr::local_tempfile(fileext = ".yml", lines = "palette: Blue-Red 3")
  out <- withr::local_tempfile(fileext = ".svg")
  con <- textConnection("said", "w", local = TRUE)
  on.exit(close(con))
  status <- akkoord:::akkoord_main(c("figure", "1", "--style", file, "--out", out), con, con)
  expect_identical(status, 0L)
  svg <- paste(readLines(out, encoding = "UTF-8", warn = FALSE), collapse = "\n")
  expect_match(svg, grDevices::hcl.colors(5L, "Blue-Red 3")[[1L]], fixed = TRUE)
})

test_that("a small base is marked in figure, overview, table and page, and said beneath", {
  d <- data.frame(q1 = rep(c(5, 4, 2, 1), 10), g = rep(c("a", "b"), c(35, 5)))
  d$q2 <- d$q3 <- d$q1
  x <- likert_counts(d, c(q1, q2, q3), by = g, scale = likert_scale("agree5", "en"))
  mark <- "\u00b0"
  note <- "\u00b0 Fewer than 30 answers: read with caution."
  plot <- autoplot(x, lang = "en")
  rows <- in_figure(plot, "text", "label")
  expect_true(any(rows == "b (n = 5\u00b0)"))
  expect_false(any(grepl(mark, rows[grepl("n = 35", rows)], fixed = TRUE)))
  expect_match(plot$labels$caption, note, fixed = TRUE)
  overview <- autoplot(x, type = "overview", lang = "en")
  expect_match(gsub("\n", " ", overview$labels$caption), note, fixed = TRUE)
  table <- likert_table(x, lang = "en")
  expect_match(paste(table$notes, collapse = " "), note, fixed = TRUE)
  expect_match(paste(unlist(as.data.frame(table)), collapse = "|"), "|5\u00b0|", fixed = TRUE)
  html <- akkoord:::counts_numbers(x, "Figure 1", "en")
  expect_match(html, akkoord:::esc(note), fixed = TRUE)
  # as the style has it
  none <- report_style(flag_base = 0)
  expect_no_match(autoplot(x, lang = "en", style = none)$labels$caption, mark, fixed = TRUE)
  expect_no_match(paste(likert_table(x, lang = "en", style = none)$notes, collapse = ""), mark, fixed = TRUE)
  # all of five people are no sample
  everyone <- likert_counts(
    d, c(q1, q2, q3), by = g, scale = likert_scale("agree5", "en"), N = c(a = 90, b = 5)
  )
  expect_no_match(paste(autoplot(everyone, lang = "en")$labels$caption, ""), mark, fixed = TRUE)
})
