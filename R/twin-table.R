#' Twin table: two answers of each respondent
#'
#' The \eqn{(k+1) \times (k+1)}{(k+1) x (k+1)} table of what each respondent
#' answered when the same question was put twice, once for each of two groups
#' (about KA1 projects and about KA2 projects, say). It holds what two separate
#' rows of percentages lose: who answered for both.
#'
#' The last row and column, `"none"`, count respondents without a substantive
#' answer for that group (not asked, don't know, missing); the corner counts
#' those with neither, who do count toward the number of respondents.
#'
#' @param x,y The two answers, one element a respondent, `NA` where not asked:
#'   factors, labels, whole numbers or `haven_labelled`.
#'   For a table of a database, `x` is the table and `y` its two columns, as
#'   `c(ka1, ka2)`; their names name the groups.
#' @param scale A [likert_scale()], the name of a built-in one, or labels. Left
#'   out, it is taken from the levels of a factor or from value labels.
#' @param ... For methods.
#' @return An integer matrix of class `twin_table` with attribute `scale`, its rows and
#'   columns named by the answers' ids (see [likert_scale()]); rows are the answers for the
#'   first group, columns for the second, lowest first.
#' @examples
#' ka1 <- c(5, 4, 4, NA, 2, 3)
#' ka2 <- c(4, 4, NA, 1, 2, NA)
#' twin_table(ka1, ka2, "agree5")
#' @export
twin_table <- function(x, y, scale = NULL, ...) UseMethod("twin_table")

#' @rdname twin_table
#' @export
twin_table.default <- function(x, y, scale = NULL, ...) {
  check_supplied()
  check_dots_empty_akk(...)
  if (length(x) != length(y)) {
    abort("length", c(
      "{.arg x} and {.arg y} must have one element a respondent.",
      x = "{.arg x} has {length(x)}, {.arg y} has {length(y)}."
    ), arg = "y", value = y)
  }
  read <- NULL
  if (is.null(scale)) {
    read <- infer_reading(x) %||% stop_no_scale("x", "x")
    scale <- read$scale
    other <- infer_scale(y) %||% stop_no_scale("y", "y")
    if (!identical(scale$labels, other$labels)) {
      abort("scale", c(
        "{.arg x} and {.arg y} must have the same answers.",
        x = "{.arg x} has {.val {scale_labels(scale)}}, {.arg y} has {.val {scale_labels(other)}}.",
        i = "Give {.arg scale}."
      ), arg = "y", value = scale_labels(other))
    }
  }
  scale <- as_scale(scale)
  check_twin_size(scale_size(scale))
  # a table needs no order
  tell_reading(item_notes(read$notes, "x, y", no_order = TRUE))
  sx <- answer_slots(x, scale, "x", "x")
  sy <- answer_slots(y, scale, "y", "y")
  new_twin_table(cross_slots(sx, sy, scale_size(scale)), scale)
}

# Slots 1..k of a column's answers, k + 1 where there is no substantive one; with `dk`
# the don't knows keep their slots, and no answer has the one after.
answer_slots <- function(x, scale, arg, column, dk = FALSE, call = caller_env()) {
  plan <- code_plan(x, scale, arg, column, call = call)
  plan$scale <- scale
  if (length(off_rows(plan)) > 0L) {
    stop_off_scale(set_names(list(plan), column), arg, call = call)
  }
  slot <- row_slots(plan)
  last <- scale_size(scale) + if (dk) scale_dk_size(scale) else 0L
  slot[is.na(slot) | slot > last] <- last + 1L
  slot
}

# Who answered what twice is a table of the square of the answers.
most_twin_answers <- 2000L
check_twin_size <- function(k, arg = "scale", call = caller_env()) {
  if (k > most_twin_answers) {
    abort("too_large", c(
      "A table of two answers is for {most_twin_answers} answers at most.",
      x = "There are {k}.",
      i = "Put answers together, or round numbers: an answer scale has few."
    ), arg = arg, value = k, call = call)
  }
}

cross_slots <- function(sx, sy, k, weights = NULL) {
  cell <- sx + (k + 1L) * (sy - 1L)
  counts <- if (is.null(weights)) {
    tabulate(cell, (k + 1L)^2)
  } else {
    # of the cells that there are: most of many answers have nobody
    used <- unique(cell)
    sums <- double((k + 1L)^2)
    sums[used] <- vapply(split(weights, match(cell, used)), sum, 0, USE.NAMES = FALSE)
    sums
  }
  matrix(counts, k + 1L, k + 1L)
}

new_twin_table <- function(counts, scale, groups = c("x", "y")) {
  answers <- c(scale_ids(scale), "none")
  dimnames(counts) <- set_names(list(answers, answers), groups)
  structure(counts, scale = scale, class = "twin_table")
}

#' @export
print.twin_table <- function(x, ...) {
  cat(strwrap(format(x), min(88L, getOption("width")), exdent = 2L), sep = "\n")
  shown <- unclass(x)
  attr(shown, "scale") <- NULL
  answers <- c(scale_labels(attr(x, "scale")), "none")
  dimnames(shown) <- set_names(list(answers, answers), names(dimnames(x)))
  print(shown)
  invisible(x)
}

#' @export
format.twin_table <- function(x, ...) {
  s <- summary(x)
  groups <- names(dimnames(x))
  paste0(
    "<twin_table> ", format(s$n), " respondents: ", format(s$pairs), " answered for both, ",
    format(s$only_1), " for ", groups[[1L]], " only, ", format(s$only_2), " for ",
    groups[[2L]], " only, ", format(s$neither), " for neither"
  )
}

#' @export
summary.twin_table <- function(object, ...) {
  k <- nrow(object) - 1L
  inner <- seq_len(k)
  cells <- unclass(object)
  tibble::tibble(
    n = sum(cells), pairs = sum(cells[inner, inner]),
    only_1 = sum(cells[inner, k + 1L]), only_2 = sum(cells[k + 1L, inner]),
    neither = cells[[k + 1L, k + 1L]]
  )
}

#' @export
as.data.frame.twin_table <- function(x, ...) {
  groups <- names(dimnames(x))
  answers <- dimnames(x)[[1L]]
  k1 <- length(answers)
  out <- data.frame(
    rep(answers, k1), rep(answers, each = k1), as.vector(x),
    stringsAsFactors = FALSE
  )
  set_names(out, c(groups, "count"))
}

#' @importFrom generics tidy
#' @export
generics::tidy

#' @export
tidy.twin_table <- function(x, ...) tibble::as_tibble(as.data.frame(x))

#' @importFrom generics glance
#' @export
generics::glance

#' @export
glance.twin_table <- function(x, ...) summary(x)
