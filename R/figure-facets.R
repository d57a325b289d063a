# `+ facet_wrap(~ school)` and `+ facet_grid(...)`: a figure is laid out anew for panels when
# it is built, with all that was added to it.

#' @importFrom ggplot2 ggplot_build
#' @export
ggplot_build.akkoord_figure <- function(plot) {
  plot <- laid_out(plot)
  class(plot) <- setdiff(class(plot), "akkoord_figure")
  ggplot_build(plot)
}

# The figure itself, unless somebody added facets.
laid_out <- function(plot) {
  facets <- attr(plot, "akkoord_facets")
  asked <- facet_names(plot$facet)
  if (is.null(facets) || length(asked) == 0L || identical(asked, "panel")) {
    return(plot)
  }
  known <- setdiff(names(facets$values), "inside")
  strange <- setdiff(asked, known)
  if (length(strange) > 0L) {
    abort("plot", c(
      "A figure of counts has panels by {.val {known}}.",
      x = "There is no {.val {strange[[1L]]}}."
    ), arg = "facet", value = strange[[1L]], call = NULL)
  }
  spec <- facet_spec(facets$values, asked)
  drawn <- facet_drawn(plot$facet, spec, facets$draw)
  # its own layers are the first; what was added comes after
  own <- seq_along(drawn$plot$layers)
  values <- lapply(spec$values, function(x) {
    levels(x) <- make.unique(strip_text(levels(x), drawn$panel), " ")
    x
  })
  plot$layers[own] <- lapply(
    sized_layers(drawn$plot$layers, drawn$size), facet_layer, spec$panels, values
  )
  if (identical(class(plot$coordinates), class(drawn$plot$coordinates))) {
    plot$coordinates <- drawn$plot$coordinates
  }
  if (inherits(plot$facet, "FacetWrap")) {
    plot$facet <- with_columns(plot$facet, drawn$ncol)
  }
  attr(plot, "akkoord_size") <- drawn$size
  attr(plot, "akkoord_facets") <- NULL
  plot
}

# The variables that facets are by, `.data$x` and `.data[["x"]]` too.
facet_names <- function(facet) {
  quo_names(unlist(unname(facet$params[c("facets", "rows", "cols")])))
}

quo_names <- function(quos) {
  unique(unlist(lapply(unname(quos), function(one) {
    said <- rlang::quo_get_expr(one)
    if (rlang::is_call(said, "[[") && rlang::is_string(said[[3L]])) return(said[[3L]])
    setdiff(all.vars(said), ".data")
  })))
}

# The panel of each bar, as one text, with the variables' values of each panel.
facet_spec <- function(values, asked) {
  panel <- do.call(paste, c(lapply(values[asked], as.integer), sep = "\r"))
  groups <- setdiff(names(values), c("item", "group", "inside"))
  rest <- setdiff(groups, asked)
  inside <- if ("group" %in% asked || length(rest) == 0L && length(groups) > 0L) {
    rep("", length(panel))
  } else if (length(intersect(groups, asked)) == 0L) {
    as.character(values$group)
  } else {
    do.call(paste, c(lapply(values[rest], as.character), sep = " / "))
  }
  first <- !duplicated(panel)
  list(
    panel = panel, inside = inside, of_items = "item" %in% asked, panels = panel[first],
    values = lapply(values[asked], `[`, first)
  )
}

# With as many panels beside each other as were asked for, else as many as leave their bars
# an inch.
facet_drawn <- function(facet, spec, draw) {
  n <- length(spec$panels)
  strips <- unlist(lapply(spec$values, as.character))
  of <- function(ncol) {
    spec$wrap <- list(columns = ncol, strips = strips)
    c(draw(spec), ncol = ncol)
  }
  if (!inherits(facet, "FacetWrap")) {
    cols <- quo_names(facet$params$cols)
    beside <- if (length(cols) > 0L) {
      length(unique(do.call(paste, c(lapply(spec$values[cols], as.integer), sep = "\r"))))
    }
    drawn <- of(beside %||% 1L)
  } else if (!is.null(facet$params$nrow) || !is.null(facet$params$ncol)) {
    drawn <- of(ggplot2::wrap_dims(n, facet$params$nrow, facet$params$ncol)[[2L]])
  } else {
    for (ncol in ggplot2::wrap_dims(n)[[2L]]:1L) {
      drawn <- of(ncol)
      if (drawn$bars >= 1) break
    }
  }
  if (drawn$bars < least_bars) {
    abort("plot", c(
      "There is no room for {drawn$ncol} panel{?s} side by side.",
      x = "Their bars would be less than {.val {least_bars}} inch wide.",
      i = "Give fewer columns ({.arg ncol}), or the figure a larger {.arg width}."
    ), arg = "facet", value = drawn$ncol, call = NULL)
  }
  drawn
}

# ggproto() looks its parent up each time: `facet` stays what it is here.
with_columns <- function(facet, ncol) {
  params <- facet$params
  params[c("nrow", "ncol")] <- list(NULL, ncol)
  ggplot2::ggproto(NULL, facet, params = params)
}

# A layer with the variables that its panels are by.
facet_layer <- function(layer, panels, values) {
  # a line at the centre is in every panel
  if (!"panel" %in% names(layer$data)) {
    return(layer)
  }
  at <- match(layer$data$panel, panels)
  for (name in names(values)) layer$data[[name]] <- values[[name]][at]
  layer
}

# What panels of a figure can be by: item, group and the variables that the groups are of; a
# row a bar.
facet_values <- function(bars, object, lang) {
  ordered <- function(x) factor(x, unique(x))
  out <- list(item = ordered(bars$item_label))
  if (all(bars$group == "")) {
    return(out)
  }
  group <- shown_group(bars$group, lang)
  out$group <- ordered(group)
  by <- intersect(counts_by(object), names(object))
  at <- match(bars$group, object$group)
  for (name in by) {
    value <- as.character(object[[name]])[at]
    # everyone together, and who said nothing, by their name
    value[is.na(value)] <- group[is.na(value)]
    out[[name]] <- ordered(value)
  }
  out
}

# Text says which size it was laid out for, where a smaller one cannot hold it.
sized_layers <- function(layers, size) {
  for (layer in layers) {
    if (inherits(layer$geom, "GeomAkkoordText")) layer$geom_params$size <- size
  }
  layers
}
