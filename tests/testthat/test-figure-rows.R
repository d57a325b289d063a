# Rows of a figure as groups of its SVG.

rows_in <- function(plot) {
  skip_if_not_installed("svglite")
  skip_if_not_installed("xml2")
  page <- xml2::read_xml(svg_file(draw_svg(plot)))
  groups <- xml2::xml_find_all(page, "//*[name() = 'g'][@class = 'row']")
  list(
    page = page, id = xml2::xml_attr(groups, "id"), item = xml2::xml_attr(groups, "data-item"),
    group = xml2::xml_attr(groups, "data-group"),
    text = lapply(groups, function(g) {
      xml2::xml_text(xml2::xml_find_all(g, "*[name() = 'text']"))
    })
  )
}

rows_counts <- function(label = "q1") {
  wave <- data.frame(
    type = factor(rep(c("one", "two"), 20)), q1 = rep(c(5, 4, 4, 2, 1), 8),
    q2 = rep(c(3, 3, 5, NA), 10)
  )
  names(wave)[[2L]] <- label
  likert_counts(wave, c(2, 3), by = type, N = 100, scale = likert_scale("agree5", "en"))
}

test_that("a row of an SVG is a group by its item and group, with all that is in it", {
  rows <- rows_in(autoplot(rows_counts(), conf.int = TRUE, lang = "en"))
  expect_identical(rows$item, c("q1", "q1", "q2", "q2"))
  expect_identical(rows$group, c("one", "two", "one", "two"))
  expect_identical(anyDuplicated(rows$id), 0L)
  # by hand: 5, 4, 4, 2, 1 in both groups
  expect_setequal(
    rows$text[[2L]], c("two (n = 20\u00b0)", "20%", "40%", "20%", "20%", "60%", "40\u201378%")
  )
  # title and legend are in none
  outside <- "//*[name() = 'text'][not(ancestor::*[@class = 'row'])]"
  outside <- xml2::xml_text(xml2::xml_find_all(rows$page, outside))
  expect_true("Strongly agree" %in% outside)
  expect_false(any(grepl("n = 20|%$", outside)))
})

test_that("panels, diverging bars, overviews and reports have rows", {
  counts <- rows_counts()
  for (plot in list(
    autoplot(counts, facet = "columns"), autoplot(counts, type = "diverging"),
    autoplot(counts) + ggplot2::facet_wrap(~group)
  )) {
    rows <- rows_in(plot)
    expect_setequal(paste(rows$item, rows$group), c("q1 one", "q2 one", "q1 two", "q2 two"))
  }
  overview <- rows_in(autoplot(counts, type = "overview"))
  expect_setequal(overview$item, c("q1", "q2"))
  study <- published_report("erasmus2022")
  expect_identical(rows_in(report_figure(study, 4))$group, c("KA1", "KA2"))
})

test_that("grouping moves lines and changes none", {
  skip_if_not_installed("svglite")
  plain <- function(svg) {
    lines <- strsplit(svg, "\n", fixed = TRUE)[[1L]]
    sort(lines[!grepl("^<g id|^</g>$", lines)])
  }
  study <- published_report("erasmus2022")
  for (figure in c("4", "7", "19")) {
    plot <- report_figure(study, figure)
    drawn <- draw_svg(plot)
    grouped <- grouped_rows(drawn$svg, drawn$rows)
    size <- figure_size(plot)
    text <- svglite::svgstring(size[[1L]], size[[2L]], bg = "white", fix_text_size = FALSE)
    print(plot)
    grDevices::dev.off()
    before <- paste(text(), collapse = "\n")
    expect_match(grouped, "class='row'", fixed = TRUE)
    expect_identical(plain(grouped), plain(before))
  }
})

test_that("names of rows are text of the file, and stay out of the page", {
  rows <- rows_in(autoplot(rows_counts("a'/><b 1.2345 \u00e9")))
  expect_identical(rows$item[[1L]], "a'/><b 1.2345 \u00e9")
  drawn <- draw_svg(autoplot(rows_counts()))
  expect_match(svg_file(drawn), "id='row-q1-one'", fixed = TRUE)
  page <- inline_svg(drawn$svg, "alt", "wide", "figure-01-")
  expect_no_match(page, "data-item|class='row'")
})
