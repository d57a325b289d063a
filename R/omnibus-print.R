# Tests of several groups as they are shown.

omnibus_columns <- c("item", "groups", "n", "method", "statistic", "p.value", "adj.p.value")

# A column of text each.
omnibus_text <- function(x) {
  p <- function(v) format_compare_p(v, "en")
  statistic <- if (any(!is.na(x$statistic))) {
    ifelse(is.na(x$statistic), "", sprintf("%.2f", x$statistic))
  }
  adjusted <- if (any(x$adj.p.value != x$p.value, na.rm = TRUE)) p(x$adj.p.value)
  out <- list(
    item = comparison_item_labels(x, default_lang()), by = x[["by"]],
    groups = x$groups, n = format_count(x$n), method = x$method,
    statistic = statistic, p = p(x$p.value), `p adjusted` = adjusted
  )
  lapply(compact(out), function(v) ifelse(is.na(v), "", as.character(v)))
}

#' @export
format.akkoord_omnibus <- function(x, ...) {
  if (!all(omnibus_columns %in% names(x))) {
    return(format(tidy(x), ...))
  }
  text_columns(omnibus_text(x), c("item", "by", "method"), c("item", "by"))
}

#' @export
print.akkoord_omnibus <- function(x, ...) {
  cat(format(x, ...), sep = "\n")
  invisible(x)
}

#' @export
tidy.akkoord_omnibus <- function(x, ...) tibble::new_tibble(as.list(x), nrow = nrow(x))
