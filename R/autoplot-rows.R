# The rows of a figure of counts: items, groups beneath or beside each other, panels.

# `facet`: what facet_spec() says of panels that were added to the figure, or NULL.
counts_rows <- function(bars, style, one_item, facet = NULL) {
  if (!is.null(facet)) {
    return(facet_rows(bars, facet))
  }
  bars$group <- shown_group(bars$group, style$lang)
  n <- bar_bases(bars, style)
  n_text <- ifelse(nzchar(n), paste0("n = ", n), "")
  with_n <- function(label) {
    both <- nzchar(label) & nzchar(n_text)
    ifelse(both, paste0(label, " (", n_text, ")"), paste0(label, n_text))
  }
  grouped <- any(bars$group != "")
  m <- length(bars$item)
  if (style$facet == "rows") {
    return(group_blocks(bars, with_n, n_text, one_item))
  }
  if (style$facet == "columns") {
    return(group_panels(bars, one_item))
  }
  # options of one item in several groups stand together
  option_first <- which(!bars$exclusive & grouped)
  at <- seq_len(m)
  if (length(option_first) > 0L) {
    options <- paste(bars$item, bars$option, sep = "\r")
    at <- order(match(bars$item, unique(bars$item)), match(options, unique(options)))
  }
  first <- !duplicated(bars$item[at])
  options <- paste(bars$item, bars$option, sep = "\r")
  next_option <- grouped & !bars$exclusive[at] & !duplicated(options[at])
  headed <- !one_item & (grouped | !bars$exclusive[at])
  single <- with_n(if (grouped) bars$group else if (one_item) "" else bars$item_label)
  option <- if (grouped) paste0(bars$option, ": ", single) else with_n(bars$option)
  label <- ifelse(bars$exclusive, single, option)
  row <- integer(m)
  row[at] <- seq_len(m)
  variable <- next_grouping(bars, at)
  heading <- ifelse(headed & first, bars$item_label[at], "")
  # above the groups of one item stands what they are groups of
  if (one_item) heading <- ifelse(variable, bars$variable[at], heading)
  list(
    row = row, panel = rep("", m), panels = "",
    rows = list(
      bold = bars$group[at] %in% style_value("accent"), label = label[at], heading = heading,
      gap = ifelse(seq_len(m) == 1L, 0, ifelse(
        headed & first, 0.12, ifelse(next_option | variable, 0.08, 0)
      ))
    )
  )
}

# Where the groups of another variable begin, in bars that stand by item and variable.
next_grouping <- function(bars, at) {
  key <- paste(bars$item, bars$option, bars$variable, sep = "\r")[at]
  new <- key != c("", key[-length(key)])
  apart <- length(unique(bars$variable)) > 1L && all(bars$exclusive) && !anyDuplicated(key[new])
  new & apart
}

# Blocks of items by group.
group_blocks <- function(bars, with_n, n_text, one_item) {
  m <- length(bars$item)
  at <- order(match(bars$group, unique(bars$group)))
  heading <- ifelse(duplicated(bars$group), "", bars$group)
  options <- paste0(bars$item_label, ": ", with_n(bars$option))
  label <- ifelse(bars$exclusive, with_n(bars$item_label), options)
  if (one_item) label <- ifelse(bars$exclusive, n_text, with_n(bars$option))
  first <- nzchar(heading)
  row <- integer(m)
  row[at] <- seq_len(m)
  list(
    row = row, panel = rep("", m), panels = "",
    rows = list(
      label = label[at], heading = heading[at],
      gap = ifelse(first[at] & seq_len(m) > 1L, 0.14, 0)
    )
  )
}

# A panel a group.
group_panels <- function(bars, one_item) {
  key <- paste(bars$item, bars$option, sep = "\r")
  keys <- unique(key)
  at <- match(keys, key)
  multiple <- !bars$exclusive[at]
  heading <- ifelse(multiple & !duplicated(bars$item[at]), bars$item_label[at], "")
  list(
    row = match(key, keys), panel = bars$group, panels = unique(bars$group), at = at,
    rows = list(
      label = ifelse(
        multiple, bars$option[at], if (one_item) "" else bars$item_label[at]
      ),
      heading = if (one_item) rep("", length(at)) else heading,
      gap = ifelse(nzchar(heading) & seq_along(at) > 1L, 0.12, 0)
    )
  )
}

# Panels that were added to a figure: what names the panel stands above it, the rest on its
# rows.
facet_rows <- function(bars, facet) {
  name <- ifelse(
    nzchar(bars$option), paste0(bars$option, ifelse(nzchar(facet$inside), ": ", "")), ""
  )
  name <- paste0(name, facet$inside)
  item <- if (facet$of_items) rep("", length(name)) else bars$item_label
  # an item with rows of its own stands above them
  headed <- nzchar(item) & nzchar(name)
  key <- paste(if (facet$of_items) "" else bars$item, name, sep = "\r")
  keys <- unique(key[order(match(bars$item, unique(bars$item)))])
  at <- match(keys, key)
  heading <- ifelse(headed[at] & !duplicated(item[at]), item[at], "")
  list(
    row = match(key, keys), panel = facet$panel, panels = unique(facet$panel), at = at,
    rows = list(
      label = ifelse(headed[at], name[at], paste0(item[at], name[at])), heading = heading,
      gap = ifelse(nzchar(heading) & seq_along(at) > 1L, 0.12, 0)
    )
  )
}
