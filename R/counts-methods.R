# What R's own generics ask of counts: coef(), vcov(), confint(); and a wide data frame.

#' Shares as coefficients
#'
#' `coef()` gives the shares of the answers, `vcov()` their covariances within an item, for
#' tests of one's own, and `confint()` limits of [tidy()][summary.likert_counts]; once the
#' package survey is attached, `SE()`, `deff()` and `degf()`.
#'
#' @param object A [likert_counts()].
#' @param item The item, where there are several: between items nothing is known.
#' @param parm Names or numbers of coefficients; all unless given.
#' @param level Confidence level.
#' @param method Of the intervals, as in [summary.likert_counts()].
#' @param replace Whether a design effect is over a sample with replacement.
#' @param ... Not used.
#' @return A named vector; a matrix with names like it (of two options of multiple choice, which
#'   one person may have chosen, `NA`); a matrix of two columns. `deff()`:
#'   the variance over that of as many respondents drawn at random without replacement from
#'   as many people as the weights add up to, as `svymean(deff = TRUE)`. `degf()`: the
#'   design's degrees of freedom; without a design, the respondents less one.
#' @examples
#' counts <- likert_counts(data.frame(q = c(5, 4, 4, 2, 3, 5)), q, scale = 1:5, N = 40)
#' coef(counts)
#' sqrt(diag(vcov(counts)))
#' confint(counts)
#' # the lead of 5 over 2, and its standard error
#' lead <- c(0, -1, 0, 0, 1)
#' c(sum(lead * coef(counts)), sqrt(drop(lead %*% vcov(counts) %*% lead)))
#' @name coef.likert_counts
#' @importFrom stats coef vcov confint
#' @export
coef.likert_counts <- function(object, ...) {
  check_dots_empty_akk(...)
  told <- coefficient_rows(object)
  set_names(told$estimate, coefficient_names(object, told))
}

coefficient_rows <- function(object, level = 0.95, method = NULL, conf.int = FALSE) {
  told <- tidy(object, conf.int, level, method, total = FALSE)
  told[told$statistic %in% c("share", "dk"), ]
}

coefficient_names <- function(object, told) {
  several <- length(unique(object$item)) > 1L
  parts <- list(if (several) told$item, told$group, told$term)
  parts <- Filter(function(v) !is.null(v) && any(nzchar(v)), parts)
  do.call(paste, c(parts, sep = ":"))
}

#' @rdname coef.likert_counts
#' @export
vcov.likert_counts <- function(object, item = NULL, ...) {
  check_dots_empty_akk(...)
  x <- one_of(object, "item", item)
  item <- x$item[[1L]]
  cells <- counts_cells(x)
  if (!exclusive_items(x) && is.null(counts_vcov(x, item))) {
    return(options_vcov(x))
  }
  each <- lapply(cells, share_weights, x = x)
  totals <- item_totals(x, item)
  told <- coefficient_rows(x)
  keys <- unlist(lapply(each, function(w) rownames(w$over)))
  size <- vapply(each, function(w) ncol(w$over), 0L)
  spread <- function(field) {
    out <- matrix(0, length(keys), sum(size), dimnames = list(keys, NULL))
    for (i in seq_along(each)) {
      rows <- match(rownames(each[[i]]$over), keys)
      out[rows, sum(size[seq_len(i - 1L)]) + seq_len(size[[i]])] <- each[[i]][[field]]
    }
    out
  }
  out <- total_ratios(totals, spread("over"), spread("under"))$vcov
  names <- coefficient_names(x, told)
  dimnames(out) <- list(names, names)
  out
}

# Of options the variances; who chose two of them is not kept. Groups of different people
# have nothing to do with each other.
options_vcov <- function(x) {
  told <- coefficient_rows(x, conf.int = TRUE)
  out <- matrix(NA_real_, nrow(told), nrow(told))
  if (!shares_people(x, x$item[[1L]])) out[outer(told$group, told$group, `!=`)] <- 0
  diag(out) <- told$std.error^2
  names <- coefficient_names(x, told)
  dimnames(out) <- list(names, names)
  out
}

#' @rdname coef.likert_counts
#' @export
confint.likert_counts <- function(object, parm, level = 0.95, method = NULL, ...) {
  check_dots_empty_akk(...)
  told <- coefficient_rows(object, level, method, TRUE)
  ends <- c((1 - level) / 2, (1 + level) / 2)
  out <- matrix(c(told$conf.low, told$conf.high), ncol = 2L, dimnames = list(
    coefficient_names(object, told), paste(format_plain(round(100 * ends, 10)), "%")
  ))
  if (missing(parm)) out else out[parm, , drop = FALSE]
}

#' Counts as a data frame
#'
#' As they are, a row a cell; or wide, a row an item and group and a numeric column an answer,
#' as charting tools and spreadsheets have it.
#'
#' @param x A [likert_counts()].
#' @param row.names,optional,... Not used.
#' @param wide A row an item and group.
#' @param percent Percentages of the base (of don't knows: of all who answered) for counts; needs
#'   `wide`.
#' @return A data frame. Wide: `item`, the `by` variables, `group`, `label` of the item, `base`
#'   and a column an answer, named by its id; `NA` where an item does not have the answer or a
#'   count is a range. Weighted: `n`, people, beside `base`.
#' @examples
#' counts <- likert_counts(data.frame(q = c(5, 4, 4, 2, 3, 5)), q, scale = "agree5")
#' as.data.frame(counts, wide = TRUE, percent = TRUE)
#' @export
as.data.frame.likert_counts <- function(x, row.names = NULL, optional = FALSE, ...,
                                        wide = FALSE, percent = FALSE) {
  check_dots_empty_akk(...)
  check_flag(wide, "wide")
  check_flag(percent, "percent")
  if (!wide && !percent) {
    return(as.data.frame(tibble::new_tibble(as.list(x), nrow = nrow(x))))
  }
  if (!wide) {
    abort("wide", c(
      "{.arg percent} needs {.code wide = TRUE}.", i = "{.fn tidy} has shares, a row each."
    ), arg = "percent", value = percent)
  }
  wide_counts(x, percent)
}

wide_counts <- function(x, percent) {
  cells <- counts_cells(x)
  if (length(cells) == 0L) stop_no_counts("x")
  first <- vapply(cells, `[[`, 0L, 1L)
  shown <- x$kind %in% c("substantive", "dk")
  answers <- unique(x$category[shown])
  value <- as.double(x$count)
  if (percent) value <- ifelse(x$base > 0, 100 * value / x$base, NA_real_)
  rows <- lapply(cells, function(at) {
    at <- at[shown[at]]
    value[at][match(answers, x$category[at])]
  })
  body <- matrix(unlist(rows), length(cells), byrow = TRUE, dimnames = list(NULL, answers))
  keys <- cell_keys(x, cells, c("label", "base", answers))
  people <- if (is_weighted(x)) list(n = cell_people(x, cells)$base)
  out <- c(keys, list(
    label = vapply(x$item[first], item_label, "", x = x, USE.NAMES = FALSE),
    base = as.double(x$base[first])
  ), people)
  cbind(
    as.data.frame(out, stringsAsFactors = FALSE, optional = TRUE),
    as.data.frame(body, optional = TRUE)
  )
}
