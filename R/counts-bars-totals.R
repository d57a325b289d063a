# Totals of bars, and bars as the rows behind a figure.

counts_plot_data <- function(bars, style, limits = NULL) {
  rows <- lapply(seq_along(bars$item), function(i) {
    p <- bars$parts[[i]]
    total <- bar_totals(bars, i, style)
    m <- length(p$label)
    left <- length(total)
    of <- function(field, blank) {
      c(p[[field]], vapply(total, function(one) one[[field]] %||% blank, blank))
    }
    share <- ifelse(is.na(p$count) | p$base <= 0, NA_real_, p$count / p$base)
    out <- list(
      item = rep(bars$item[[i]], m + left), group = rep(bars$group[[i]], m + left),
      row = rep(bars$item_label[[i]], m + left), category = of("label", ""),
      kind = of("kind", ""), count = of("count", 0), low = of("low", 0),
      high = of("high", 0), base = of("base", 0),
      share = c(share, vapply(total, `[[`, 0, "share")),
      share.low = of("share.low", 0), share.high = of("share.high", 0),
      status = of("status", ""), drawn = c(p$drawn, rep(NA_real_, left)),
      printed = of("printed", "")
    )
    if (!is.null(limits)) {
      right <- c(rep(!bars$exclusive[[i]], m), names(total) == "right")
      out$conf.low <- ifelse(right, limits$conf.low[[i]], NA_real_)
      out$conf.high <- ifelse(right, limits$conf.high[[i]], NA_real_)
    }
    out
  })
  fields <- names(rows[[1L]])
  tibble::new_tibble(
    lapply(set_names(fields), function(f) {
      unlist(lapply(rows, `[[`, f), use.names = FALSE)
    }),
    nrow = sum(lengths(lapply(rows, `[[`, "item")))
  )
}

# Totals of one bar: a list of left and right, or of right alone; of a bar as it was
# printed those that were printed beside their parts.
bar_totals <- function(bars, i, style) {
  if (!is.null(bars$cell[[i]]$claims) || is.null(bars$scale[[i]])) {
    return(bars$parts[[i]]$totals %||% list())
  }
  if (!style$totals) list() else set_totals(bars, i, style)
}

set_totals <- function(bars, i, style) {
  if (!bars$exclusive[[i]] || !isTRUE(bars$scale[[i]]$ordered)) {
    return(list())
  }
  scale <- bars$scale[[i]]
  cell <- bars$cell[[i]]
  sets <- list(right = scale$top)
  if (style$type == "diverging") sets <- bars$parts[[i]]$sides
  sets <- sets[lengths(sets) > 0L]
  base <- cell$denominator[!cell$apart][[1L]]
  if (base %in% 0 || is.na(base) && is.null(cell$over)) {
    return(list())
  }
  compact(lapply(sets, set_total, cell, scale, base, style))
}

set_total <- function(set, cell, scale, base, style) {
  labels <- scale_labels(scale, style$lang)
  order <- drawn_order(scale, style)
  inside <- !cell$apart
  of <- inside & cell$position %in% set
  count <- if (!anyNA(cell$count[of])) sum(cell$count[of]) else NA_real_
  bounds <- cell$people(set)
  low <- bounds[[1L]]
  high <- bounds[[2L]]
  ends <- share_ends(cell, set, low, high, base)
  if (anyNA(ends) || ends[[1L]] <= 0 && ends[[2L]] >= 1 && is.na(count)) {
    return(NULL)
  }
  p <- list(
    label = if (setequal(set, scale$top) && !is.null(scale$top_name)) {
      scale$top_name
    } else {
      set_label(labels[order[order %in% set]])
    },
    at = set, kind = "substantive", count = count, low = low, high = high, base = base,
    w2 = sum(cell$w2[of]), w2.base = sum(cell$w2[inside]),
    v = if (!is.null(cell$variance)) cell$variance(set, any(cell$kind[inside] == "dk")),
    share = if (is.na(count)) NA_real_ else count / base,
    share.low = ends[[1L]], share.high = ends[[2L]], status = "total"
  )
  c(p, printed = share_label(p, if (is_known(p, style)) "known" else "range", style))
}

# Two answers by both names, more by the first and the last.
set_label <- function(labels) {
  if (length(labels) < 3L) {
    return(join_labels(labels))
  }
  join_labels(labels[c(1L, length(labels))], " \u2013 ")
}
