# Counts in the words of estimation: what survey and stats ask of an estimate.

#' Shares of counts as estimates
#'
#' What the package survey and base R ask of an estimate, of the shares in a
#' [likert_counts()]: `coef()`, `vcov()`, `confint()`, and once survey is attached
#' `SE()`, `deff()` and `degf()`.
#'
#' @param object A [likert_counts()].
#' @param item For `vcov()`: the item; needed where there are several, whose covariances
#'   between them are not kept.
#' @param parm Names of shares (as `coef()` has them) or numbers; left out, all.
#' @param level,method As `conf.level` and `method` of [tidy()][tidy.likert_counts].
#' @param replace Whether the design effect is over a sample with replacement.
#' @param ... Not used.
#' @return Named `item:group:answer`, without the group where there is one alone: numbers,
#'   for `vcov()` a matrix, for `confint()` a matrix of two columns. `degf()`: the design's
#'   degrees of freedom; without a design, the respondents less one.
#'
#'   `deff()` is the variance over that of as many respondents drawn at random
#'   without replacement from as many people as the weights add up to, as `svymean(deff =
#'   TRUE)` has it.
#' @examplesIf requireNamespace("survey", quietly = TRUE)
#' data(api, package = "survey")
#' design <- survey::svydesign(~dnum, weights = ~pw, data = apiclus1)
#' counts <- likert_counts(design, sch.wide, scale = c("No", "Yes"))
#' coef(counts)
#' vcov(counts)
#' confint(counts, method = "logit")
#' survey::SE(counts)
#' survey::deff(counts)
#' @name coef.likert_counts
#' @importFrom stats coef
#' @export
coef.likert_counts <- function(object, ...) {
  check_dots_empty_akk(...)
  rows <- share_rows(object)
  set_names(rows$estimate, share_names(rows))
}

share_rows <- function(x, ...) {
  rows <- tidy(x, ...)
  rows[rows$statistic %in% c("share", "dk"), ]
}

share_names <- function(rows) {
  paste0(rows$item, ":", ifelse(nzchar(rows$group), paste0(rows$group, ":"), ""), rows$term)
}

#' @rdname coef.likert_counts
#' @importFrom stats vcov
#' @export
vcov.likert_counts <- function(object, item = NULL, ...) {
  check_dots_empty_akk(...)
  items <- unique(object$item)
  if (is.null(item) && length(items) > 1L) {
    abort("missing_arg", c(
      "{.arg item} must say which item.",
      x = "There are {length(items)}: {.val {head_of(items, 5L)}}."
    ), arg = "item", value = items)
  }
  item <- check_choice(item %||% items, items, "item")
  cells <- Filter(function(at) object$item[[at[[1L]]]] == item, counts_cells(object))
  weights <- lapply(cells, share_weights, x = object)
  keys <- unlist(lapply(weights, function(w) rownames(w$over)))
  block <- function(field) {
    out <- matrix(0, length(keys), 0L)
    done <- 0L
    for (w in weights) {
      one <- matrix(0, length(keys), ncol(w[[field]]))
      one[done + seq_len(nrow(w[[field]])), ] <- w[[field]]
      out <- cbind(out, one)
      done <- done + nrow(w[[field]])
    }
    rownames(out) <- keys
    out
  }
  v <- total_ratios(item_totals(object, item), block("over"), block("under"))$vcov
  rows <- share_rows(object[object$item == item, ], conf.int = FALSE)
  dimnames(v) <- rep(list(share_names(rows)), 2L)
  v
}

#' @rdname coef.likert_counts
#' @importFrom stats confint
#' @export
confint.likert_counts <- function(object, parm, level = 0.95, method = NULL, ...) {
  check_dots_empty_akk(...)
  rows <- share_rows(object, conf.level = level, method = method)
  out <- cbind(rows$conf.low, rows$conf.high)
  tails <- paste0(format(100 * c((1 - level) / 2, (1 + level) / 2), trim = TRUE), " %")
  dimnames(out) <- list(share_names(rows), tails)
  if (missing(parm)) out else out[parm, , drop = FALSE]
}

#' @rdname coef.likert_counts
#' @exportS3Method survey::SE
SE.likert_counts <- function(object, ...) {
  rows <- share_rows(object)
  set_names(rows$std.error, share_names(rows))
}

#' @rdname coef.likert_counts
#' @exportS3Method survey::deff
deff.likert_counts <- function(object, replace = FALSE, ...) {
  check_dots_empty_akk(...)
  check_flag(replace, "replace")
  rows <- share_rows(object)
  b <- bases_of(object, rows$item, rows$group)
  answered <- rows$statistic == "dk" | counts_base(object) == "answered"
  n <- ifelse(answered, b$answered.low, b$substantive.low)
  left <- if (replace || !is_weighted(object)) 1 else pmax(0, 1 - n / rows$n)
  left[left == 0] <- 1
  p <- rows$estimate
  set_names(rows$std.error^2 * (n - 1) / (p * (1 - p) * left), share_names(rows))
}

#' @rdname coef.likert_counts
#' @exportS3Method survey::degf
degf.likert_counts <- function(object, ...) {
  counts_design(object)$degf %||% (counts_n(object) - 1)
}
