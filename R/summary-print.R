# Summaries as they are shown: a line an item and group, intervals beside what they are of.

# Columns of text, those that say nothing left out.
summary_cells <- function(x) {
  plain <- as.list(x)
  decimals <- function(digits) function(v) sprintf(paste0("%.", digits, "f"), v)
  share <- format_signed_percent
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
      dk = summary_cell(plain, "dk", share, "%"),
      missing = if (!all(plain$missing %in% 0)) format_count(round(plain$missing))
    )
  )
  out <- compact(lapply(out, function(v) if (!all(is.na(v))) ifelse(is.na(v), "", v)))
  lapply(out, as.character)
}

# Shares of the options of multiple choice, beneath what is said of items: only what is
# among the rows of `x`.
summary_option_cells <- function(x) {
  if (is.null(attr(x, "options"))) {
    return(NULL)
  }
  told <- inject(tidy_rows(!!!attr(x, "options")))
  told <- told[base_key(told$item, told$group) %in% base_key(x$item, x$group), ]
  if (nrow(told) == 0L) {
    return(NULL)
  }
  scales <- attr(x, "scales")[told$item]
  missing <- x$missing[match(
    base_key(told$item, told$group), base_key(x$item, x$group)
  )]
  plain <- set_names(as.list(told), sub("^conf[.]", "share.conf.", names(told)))
  plain[c("share.low", "share.high")] <- told[c("low", "high")]
  list(
    item = told$item, group = if (any(nzchar(told$group))) told$group,
    option = unlist(Map(category_labels, told$term, scales), use.names = FALSE),
    n = format_count(told[["n.unweighted"]] %||% told$n),
    share = summary_cell(plain, "share", format_signed_percent, "%"),
    missing = if (!all(missing %in% 0)) format_count(round(missing))
  ) |> compact() |> lapply(function(v) ifelse(is.na(v), "", v))
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

# Columns of words.
summary_words <- c("item", "group", "median", "option")

# What is said of items, and of options; of options alone where that is all there is.
summary_tables <- function(x) {
  options <- summary_option_cells(x)
  rest <- if (is.null(options)) x else x[!x$item %in% options$item, ]
  compact(list(if (nrow(rest) > 0L) summary_cells(rest), options))
}

#' @export
format.likert_summary <- function(x, n = 20L, ...) {
  if (!is_whole_summary(x)) {
    plain <- tibble::new_tibble(as.list(x), nrow = nrow(x))
    return(c(attr(x, "about"), format(plain, ...)))
  }
  more <- nrow(x) - n
  lines <- lapply(summary_tables(x[seq_len(min(n, nrow(x))), ]), function(cells) {
    c("", text_columns(cells, summary_words, c("item", "group", "option")))
  })
  c(
    attr(x, "about"), unlist(lines)[-1L],
    if (more > 0L) paste0("# ", format_count(more), " more; print(x, n = Inf) shows all")
  )
}

#' @export
print.likert_summary <- function(x, ...) {
  cat(format(x, ...), sep = "\n")
  invisible(x)
}
