# How counts are shown in the console.

#' @export
format.likert_counts <- function(x, ...) {
  g <- glance(x)
  N <- counts_N(x)
  population <- if (!is.null(names(N))) {
    paste0(" of N = ", population_words(N))
  } else if (is.finite(N)) {
    paste0(" of N = ", format(N), " (", format(round(100 * g$response)), "% response)")
  } else {
    ""
  }
  base <- if (g$base == "answered") "substantive answers and don't knows" else "substantive answers"
  groups <- if (g$groups > 1L) paste0(" in ", g$groups, " groups") else ""
  twins <- vapply(counts_items(x), function(i) identical(i$groups, "two answers"), NA)
  reversed <- names(Filter(function(i) i$reversed, counts_items(x)))
  nominal <- names(Filter(function(i) i$exclusive && !i$scale$ordered, counts_items(x)))
  c(
    paste0(
      "<likert_counts> ", g$items, if (g$items == 1L) " item" else " items", groups,
      "; n = ", format(g$n), population, if (g$weighted) "; weighted"
    ),
    paste0("# Shares are of ", base, if (!is.null(counts_design(x))) {
      paste0("; survey design, ", design_words(counts_design(x)))
    } else if (is.null(names(N)) && is.infinite(N)) {
      "; no finite population (give N)"
    } else {
      "; finite population"
    }),
    if (any(twins)) {
      paste0("# Asked once for each group (they overlap): ", first_of(names(twins)[twins]))
    },
    if (length(reversed) > 0L) paste0("# Turned (reverse): ", paste(reversed, collapse = ", ")),
    if (length(nominal) > 0L) {
      paste0(
        "# No order, so no mean or top: ", first_of(nominal),
        " (ordered = TRUE or scale = gives one)"
      )
    }
  )
}

# What a design is made of, in a line.
design_words <- function(design) {
  some <- function(n, one, many) {
    if (isTRUE(n > 1)) paste(format_count(n), if (n == 1) one else many)
  }
  paste(c(
    some(design$strata, "stratum", "strata"), some(design$clusters, "cluster", "clusters"),
    if (!is.null(design$replicates)) paste(design$replicates, design$type, "replicates"),
    if (isTRUE(design$calibrated)) "calibrated",
    paste(format_plain(design$degf), "degrees of freedom")
  ), collapse = ", ")
}

#' @export
print.likert_counts <- function(x, n = 20L, ...) {
  cat(format(x), sep = "\n")
  cells <- counts_cells(x)
  items <- counts_items(x)
  of_cell <- vapply(cells, function(at) x$item[[at[[1L]]]], "")
  # one table for items that share their answers
  answers <- vapply(items[unique(of_cell)], function(i) {
    paste(c(scale_labels(i$scale), scale_dk(i$scale)), collapse = "\r")
  }, "")
  shown <- 0L
  for (a in unique(answers)) {
    here <- which(answers[of_cell] == a)
    if (shown >= n) break
    here <- head_of(here, n - shown)
    shown <- shown + length(here)
    print_wide(counts_table(x, cells[here]), items[[of_cell[[here[[1L]]]]]]$scale)
  }
  if (shown < length(cells)) {
    cat("# ", length(cells) - shown, " more; print(x, n = Inf) shows all, ",
        "as_tibble(x) the rows\n", sep = "")
  }
  invisible(x)
}

# Labels too wide for the console become positions, with a legend beneath.
print_wide <- function(table, scale) {
  widths <- vapply(names(table), function(f) max(nchar(c(f, table[[f]]))), 0)
  legend <- NULL
  if (sum(widths + 1) > getOption("width")) {
    labels <- c(scale_labels(scale), scale_dk(scale))
    short <- c(seq_len(scale_size(scale)), if (scale_dk_size(scale) > 0L) {
      paste0("dk", if (scale_dk_size(scale) > 1L) seq_len(scale_dk_size(scale)))
    })
    # rows may have been taken out
    at <- match(labels, names(table))
    short <- short[!is.na(at)]
    labels <- labels[!is.na(at)]
    names(table)[at[!is.na(at)]] <- short
    legend <- strwrap(paste(short, "=", labels, collapse = ", "), prefix = "# ")
  }
  print(table, row.names = FALSE, right = TRUE)
  if (!is.null(legend)) cat(legend, sep = "\n")
}

# Counts with a column for each answer, the way a person would lay them out.
counts_table <- function(x, cells) {
  keys <- cell_keys(x, cells)
  number <- function(v) format(round(v, 1), trim = TRUE, drop0trailing = TRUE)
  # what is known only as it was printed has no count
  cell_text <- function(low, high) {
    ifelse(
      is.na(low), "?",
      ifelse(low == high, number(low), paste0(number(low), "-", number(high)))
    )
  }
  wide <- lapply(cells, function(at) {
    rows <- cell_rows(x, at)
    scale <- item_scale(x, x$item[[at[[1L]]]])
    set_names(
      as.list(cell_text(rows$low, rows$high)), category_labels(rows$category, scale)
    )
  })
  answers <- unique(unlist(lapply(wide, names)))
  columns <- lapply(set_names(answers), function(a) {
    vapply(wide, function(w) w[[a]] %||% "", "")
  })
  base <- vapply(cells, function(at) as.double(x$base[[at[[1L]]]]), 0)
  open <- cell_people(x, cells)
  told <- is.na(base) & is.finite(open$base.high) & open$base > 0
  # each by itself: numbers that are written together share their decimals
  base <- unlist(Map(
    cell_text, ifelse(told, open$base, base), ifelse(told, open$base.high, base)
  ))
  group <- if (all(keys$group == "")) NULL else list(group = keys$group)
  as.data.frame(
    c(list(item = keys$item), group, list(base = base), columns),
    check.names = FALSE, optional = TRUE, stringsAsFactors = FALSE
  )
}

#' @export
as_tibble.likert_counts <- function(x, ...) tibble::new_tibble(as.list(x), nrow = nrow(x))

# "560", or "primary 90, secondary 80" of an N for each group.
population_words <- function(N) {
  if (is.null(names(N))) format_plain(N[[1L]]) else
    paste(names(N), format_plain(N), collapse = ", ")
}
