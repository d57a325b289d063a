# A figure is a ggplot like another: what is added to it does what it does elsewhere.
agree <- likert_scale("agree5", "en")
counts <- likert_counts(
  data.frame(q1 = c(5, 4, 2, 3, 4, 1), q2 = c(4, 4, 3, 1, 5, 2), g = c("a", "b")), c(q1, q2),
  by = g, scale = agree
)
legend_keys <- function(plot) {
  scale <- ggplot2::ggplot_build(plot)$plot$scales$get_scales("fill")
  list(labels = unname(scale$get_labels()), colours = unname(scale$map(scale$get_limits())))
}
labels <- akkoord:::capital(rev(akkoord:::scale_labels(agree, "en")))

test_that("another theme draws no axis over the figure", {
  plot <- autoplot(counts, lang = "en") + ggplot2::theme_bw()
  built <- ggplot2::ggplot_build(plot)$layout$panel_params[[1L]]
  expect_length(stats::na.omit(built$x$get_labels()), 0L)
  expect_length(stats::na.omit(built$y$get_labels()), 0L)
  expect_no_error(ggplot2::ggplotGrob(plot))
})

test_that("another scale of colours has the answers as its keys", {
  plot <- suppressMessages(autoplot(counts, lang = "en") + ggplot2::scale_fill_brewer(palette = "RdBu"))
  keys <- legend_keys(plot)
  expect_identical(keys$labels, labels)
  expect_identical(length(unique(keys$colours)), 5L)
  own <- stats::setNames(grDevices::rainbow(5L), labels)
  plot <- suppressMessages(autoplot(counts, lang = "en") + ggplot2::scale_fill_manual(values = own))
  expect_setequal(bars_of_plot(plot)$fill, own)
})

test_that("texts, guides and the place of the legend are ggplot2's", {
  plot <- autoplot(counts, lang = "en") + ggplot2::labs(title = "Mine", caption = "Also mine") +
    ggplot2::theme(legend.position = "bottom")
  expect_identical(plot$labels$title, "Mine")
  expect_identical(plot$labels$caption, "Also mine")
  expect_identical(plot$theme$legend.position, "bottom")
  plot <- autoplot(counts, lang = "en") + ggplot2::guides(fill = "none")
  grob <- ggplot2::ggplotGrob(plot)
  guide <- grob$grobs[grepl("guide-box", grob$layout$name)]
  expect_true(all(vapply(guide, inherits, NA, "zeroGrob")))
})

test_that("palettes have names, and the package's own follow the cut point", {
  fills <- function(...) unique(bars_of_plot(autoplot(counts, ...))$fill)
  expect_setequal(fills(palette = "Blue-Red 3"), grDevices::hcl.colors(5L, "Blue-Red 3"))
  expect_setequal(fills(palette = "blue-red 3"), grDevices::hcl.colors(5L, "Blue-Red 3"))
  two <- akkoord:::diverging_colours(5L, 2)
  a <- akkoord:::palette_anchors
  expect_identical(two[c(1L, 2L)], unname(a[c("low", "rather_low")]))
  expect_false(a[["middle"]] %in% two)
  expect_identical(akkoord:::diverging_colours(5L, 2.5), akkoord:::diverging_colours(5L))
  for (k in 2:11) for (cut in seq(0, k, 0.5)) {
    expect_length(unique(akkoord:::diverging_colours(k, cut)), k)
  }
  expect_setequal(fills(type = "diverging", cutoff = 2), two)
})

test_that("parts that do not add up to their total are explained once, with the example", {
  # figure 1 of the study: 16% and 47% printed, 84 of 135 agree
  study <- published_report("erasmus2022")
  counts <- likert_counts(study, new_subjects, survey = "erasmus")
  html <- akkoord:::figure_numbers(study, "1", "en", counts)
  expect_match(html, "16 + 47 = 62%: the parts and the total are each rounded", fixed = TRUE)
  one <- likert_counts(data.frame(q = rep(c(5, 4, 1), c(1, 1, 4))), q, scale = agree)
  p <- autoplot(one, lang = "en")
  expect_match(p$labels$caption, "17 + 17 = 33%", fixed = TRUE)
  even <- likert_counts(data.frame(q = c(5, 4, 1, 1)), q, scale = agree)
  expect_no_match(paste(autoplot(even, lang = "en")$labels$caption, ""), "rounded by themselves")
})

test_that("a size too small for the labels is said, and they get smaller with it", {
  many <- likert_counts(
    data.frame(matrix(rep(1:5, 250), 50)), tidyselect::everything(), scale = agree
  )
  plot <- autoplot(many)
  size <- figure_size(plot)
  largest <- function(size) with_drawn(plot, function(get) {
    max(unlist(lapply(get("text"), function(text) text$gp$fontsize)))
  }, size)
  expect_no_warning(full <- largest(size))
  said <- "width = 7.5, height = "
  expect_warning(
    half <- largest(size * c(1, 0.5)), paste0(said, size[["height"]]),
    class = "akkoord_warning_figure_size"
  )
  expect_lt(half, full)
})

# Facets ---------------------------------------------------------------------------------

schools <- likert_counts(
  data.frame(
    q1 = c(5, 4, 2, 3, 4, 1, 5, 2), q2 = c(4, 4, 3, 1, 5, 2, 1, 1),
    school = c("north", "south", "south", "north"), sex = rep(c("f", "m"), each = 4L)
  ),
  c(q1, q2), by = c(school, sex), scale = agree
)
panels_of <- function(plot, what) {
  built <- ggplot2::ggplot_build(plot)
  layout <- built$layout$layout
  at <- which(vapply(built$plot$layers, function(l) inherits(l$geom, "GeomAkkoordBar"), NA))
  bars <- built$data[[at]]
  split(bars, unlist(lapply(layout[match(bars$PANEL, layout$PANEL), what], as.character)))
}

test_that("facets are by the variables of the groups, with the shares that are theirs", {
  plot <- autoplot(schools, lang = "en")
  by_sex <- panels_of(plot + ggplot2::facet_wrap(~sex), "sex")
  expect_named(by_sex, c("f", "m"))
  # two items in two schools, of each school's people of that sex
  for (sex in c("f", "m")) {
    bars <- by_sex[[sex]]
    wide <- tapply(bars$xmax - bars$xmin, bars$ymin, sum)
    expect_equal(as.vector(wide), rep(1, 4L))
    shares <- as.data.frame(autoplot(
      schools[schools$sex == sex, ], lang = "en"
    ))
    shares <- shares[shares$status == "known" & shares$share > 0, ]
    expect_equal(sort(bars$xmax - bars$xmin), sort(shares$share))
  }
  grid <- plot + ggplot2::facet_grid(school ~ sex)
  layout <- ggplot2::ggplot_build(grid)$layout$layout
  expect_identical(c(nrow(layout), max(layout$ROW), max(layout$COL)), c(4L, 2L, 2L))
  expect_named(panels_of(plot + ggplot2::facet_wrap(~item), "item"), c("q1", "q2"))
  expect_length(panels_of(plot + ggplot2::facet_wrap(~group), "group"), 4L)
  by_data <- plot + ggplot2::facet_wrap(ggplot2::vars(.data[["sex"]]))
  expect_identical(nrow(ggplot2::ggplot_build(by_data)$layout$layout), 2L)
})

test_that("a figure in panels has its size, and keeps what was added to it", {
  plot <- autoplot(schools, lang = "en", conf.int = TRUE)
  one <- figure_size(plot + ggplot2::facet_wrap(~sex, ncol = 1))
  two <- figure_size(plot + ggplot2::facet_wrap(~sex, ncol = 2))
  expect_gt(one[["height"]], two[["height"]])
  expect_identical(one[["width"]], two[["width"]])
  p <- plot + ggplot2::labs(title = "Mine") + ggplot2::facet_wrap(~sex, labeller = "label_both") +
    ggplot2::geom_vline(xintercept = 0.5) + ggplot2::theme_bw()
  built <- ggplot2::ggplot_build(p)
  expect_identical(built$plot$labels$title, "Mine")
  expect_s3_class(built$plot$layers[[length(built$plot$layers)]]$geom, "GeomVline")
  strips <- in_figure(p, "text", "label")
  expect_no_warning(drawn <- ggplot2::ggplotGrob(p))
  said <- unlist(lapply(drawn$grobs[grepl("^strip", drawn$layout$name)], function(g) {
    unlist(lapply(grobs_of(g), `[[`, "label"))
  }))
  expect_setequal(said, c("sex: f", "sex: m"))
  expect_true(all(c("north", "south") %in% strips))
})

test_that("facets by what is not there, or without room, are refused by name", {
  plot <- autoplot(schools, lang = "en")
  expect_error(print(plot + ggplot2::facet_wrap(~age)), class = "akkoord_error_plot")
  err <- tryCatch(figure_size(plot + ggplot2::facet_wrap(~age)), error = identity)
  expect_match(conditionMessage(err), "item.*group.*school.*sex")
  narrow <- autoplot(schools, lang = "en", width = 4)
  expect_error(
    figure_size(narrow + ggplot2::facet_wrap(~group, ncol = 4)), class = "akkoord_error_plot"
  )
  # without a number of columns, as many as there is room for
  expect_no_error(figure_size(narrow + ggplot2::facet_wrap(~group)))
})
