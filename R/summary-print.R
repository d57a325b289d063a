# Summaries as they are shown: a line an item and group, intervals beside what they are of.

# Columns of text, those that say nothing left out.
summary_cells <- function(x) {
  plain <- as.list(x)
  decimals <- function(digits) function(v) sprintf(paste0("%.", digits, "f"), v)
  share <- function(v) {
    size <- format_percent(abs(v), 0L, ".", suffix = "")
    paste0(ifelse(v < 0 & grepl("[1-9]", size), "-", ""), size)
  }
  points <- attr(x, "differences")
  sets <- lapply(set_names(attr(x, "sets") %||% character()), function(set) {
    summary_cell(plain, set, share, if (set %in% points) "" else "%")
  })
  scales <- attr(x, "scales")[as.character(plain$item)]
  out <- c(
    list(
      item = as.character(plain$item), group = if (any(nzchar(plain$group))) plain$group,
      n = format_count(plain[["n.unweighted"]] %||% plain$n),
      n_eff = if (!is.null(plain[["n_eff"]])) decimals(0L)(plain[["n_eff"]]),
      mean = summary_cell(plain, "mean", decimals(2L)),
      sd = ifelse(is.na(plain$sd), NA, decimals(2L)(plain$sd)),
      median = unlist(Map(category_labels, plain$median, scales), use.names = FALSE),
      top = summary_cell(plain, "top", share, "%")
    ), sets,
    list(
      dk = ifelse(is.na(plain$dk), NA, paste0(share(plain$dk), "%")),
      missing = if (!all(plain$missing %in% 0)) plain$missing
    )
  )
  out <- compact(lapply(out, function(v) if (!all(is.na(v))) ifelse(is.na(v), "", v)))
  lapply(out, as.character)
}

# A number, or what it may be from low to high, with its limits.
summary_cell <- function(plain, name, write, unit = "") {
  low <- plain[[paste0(name, ".low")]]
  high <- plain[[paste0(name, ".high")]]
  a <- write(low)
  b <- write(high)
  out <- paste0(ifelse(a == b, a, paste0(a, "..", b)), unit)
  limits <- plain[paste0(name, c(".conf.low", ".conf.high"))]
  if (!any(vapply(limits, is.null, NA))) {
    ends <- lapply(limits, write)
    given <- !is.na(limits[[1L]])
    out <- paste0(out, ifelse(given, paste0(" [", ends[[1L]], ", ", ends[[2L]], "]"), ""))
  }
  ifelse(is.na(low), NA, out)
}

# As lines: columns that do not fit stand beneath, with the names again.
text_columns <- function(cells, left, id, width = getOption("width")) {
  body <- rbind(names(cells), do.call(cbind, unname(cells)))
  colnames(body) <- names(cells)
  id <- intersect(id, names(cells))
  parts <- split_columns(shrink_id(body, id, 30L, width, 24L), id, width)
  lines <- lapply(parts, function(part) {
    columns <- lapply(colnames(part), function(name) {
      text <- utf8::utf8_normalize(part[, name])
      side <- if (name %in% left) "left" else "right"
      utf8::utf8_format(text, justify = side, width = max(utf8::utf8_width(text)))
    })
    sub(" +$", "", do.call(paste, c(columns, sep = "  ")))
  })
  unlist(c(lines[1L], lapply(lines[-1L], function(l) c("", l))))
}

summary_columns <- c("item", "group", "n", "mean", "sd", "median", "top", "dk", "missing")

# Whether it has the columns that summary() makes, or only some of them.
is_whole_summary <- function(x) {
  wanted <- c(summary_columns, "mean.low", "mean.high", "top.low", "top.high", attr(x, "sets"))
  all(wanted %in% names(x)) && nrow(x) > 0L
}

#' @export
format.likert_summary <- function(x, n = 20L, ...) {
  if (!is_whole_summary(x)) {
    plain <- tibble::new_tibble(as.list(x), nrow = nrow(x))
    return(c(attr(x, "about"), format(plain, ...)))
  }
  cells <- summary_cells(x)
  more <- nrow(x) - n
  if (more > 0L) cells <- lapply(cells, head_of, n)
  c(
    attr(x, "about"),
    text_columns(cells, c("item", "group", "median"), c("item", "group")),
    if (more > 0L) paste0("# ", format_count(more), " more; print(x, n = Inf) shows all")
  )
}

#' @export
print.likert_summary <- function(x, ...) {
  cat(format(x, ...), sep = "\n")
  invisible(x)
}
