# What overlap_test() is given, as counts.

# The counts to test: list(table, scores, top, groups, size), with `table` the twin
# table or, for one answer a person, answer x {only 1, both, only 2}.
overlap_answers <- function(x, y, data, id, scale, answers, call = caller_env()) {
  if (answers == "one" && is_label_table(x)) {
    return(label_table(x, y, scale, call))
  }
  given <- if (is.null(scale)) plain_answers(x, y)
  if (is.null(given)) {
    groups <- read_two_groups(x, y, data, id, scale, call = call)
    scale <- groups$scale
    check_ordered_scale(scale, call)
    given <- list(
      table = matrix(as.double(groups$twin), nrow(groups$twin)),
      scores = as.double(scale$scores), top = top_flags(scale), groups = groups$groups,
      data.name = groups$data.name
    )
  }
  cells <- given$table
  k <- nrow(cells) - 1L
  inner <- seq_len(k)
  pairs <- sum(cells[inner, inner])
  given$size <- list(
    n = sum(cells), pairs = pairs, only_1 = sum(cells[inner, k + 1L]),
    only_2 = sum(cells[k + 1L, inner]), neither = cells[[k + 1L, k + 1L]]
  )
  if (answers == "one") {
    if (sum(diag(cells)[inner]) != pairs) {
      off <- cells[inner, inner]
      diag(off) <- 0
      at <- if (is.atomic(x) && !is.matrix(x)) which(!is.na(x) & !is.na(y) & x != y)
      at <- if (length(at) > 0L) at[[1L]]
      abort("one_answer", c(
        "With {.code answers = \"one\"} a person has the same answer in both groups.",
        x = paste(
          "{sum(off)} person{?s} {?has/have} two different",
          "ones{if (!is.null(at)) paste0(', the first in row ', at)}."
        ),
        i = "For answers given once for each group use {.code answers = \"two\"}."
      ), arg = "y", value = sum(off), row = at, call = call)
    }
    given$table <- cbind(cells[inner, k + 1L], diag(cells)[inner], cells[k + 1L, inner])
  }
  given
}

# Numbers without a scale, the short way to what read_two_groups() answers; NULL when
# there is anything to say about them.
plain_answers <- function(x, y) {
  if (!is.numeric(x) || !is.numeric(y) || is.object(x) || is.object(y) ||
    !is.null(dim(x)) || length(x) != length(y)) {
    return(NULL)
  }
  values <- unique.default(c(x, y))
  values <- values[!is.na(values)]
  values <- values[order(values)]
  k <- length(values)
  if (k < 2L || k > 100L || is.infinite(values[[1L]]) || is.infinite(values[[k]])) {
    return(NULL)
  }
  sx <- match(x, values, k + 1L)
  sy <- match(y, values, k + 1L)
  if (min(sx) > k || min(sy) > k) {
    return(NULL)
  }
  table <- as.double(tabulate(sx + (k + 1L) * (sy - 1L), (k + 1L)^2))
  list(
    table = matrix(table, k + 1L), scores = as.double(values),
    # answers seen are no scale, so nothing is said of its top
    top = NULL, groups = c("x", "y")
  )
}

is_label_table <- function(x) {
  (is.matrix(x) && is.numeric(x) || is.table(x)) && !inherits(x, "twin_table") &&
    length(dim(x)) == 2L && ncol(x) == 3L
}

# answer x {only 1, both, only 2}
label_table <- function(x, y, scale, call) {
  if (!is.null(y)) stop_with_table("y", call)
  counts <- matrix(as.double(x), nrow(x))
  check_whole_table(counts, call)
  k <- nrow(counts)
  labels <- rownames(x) %||% as.character(seq_len(k))
  scale <- if (!is.null(scale)) {
    as_scale(scale, call = call)
  } else if (k >= 2L) {
    likert_scale(labels)
  } else {
    abort("type", "A table of counts must have at least two answers.",
      arg = "x", value = k, call = call
    )
  }
  check_ordered_scale(scale, call)
  if (scale_size(scale) != k) {
    abort("scale", c(
      "{.arg scale} must have as many answers as the table has rows.",
      x = "{.arg scale} has {scale_size(scale)}, the table {k}."
    ), arg = "scale", value = scale_size(scale), call = call)
  }
  base <- colSums(counts)
  names <- colnames(x)[c(1L, 3L)] %||% c("x", "y")
  empty <- which(c(base[[1L]], base[[3L]]) + base[[2L]] == 0)
  if (length(empty) > 0L) {
    abort("empty", c(
      "Somebody must have answered for each group.",
      x = "Nobody did for {.field {names[[empty[[1L]]]]}}."
    ), arg = "x", value = 0, row = empty[[1L]], call = call)
  }
  list(
    table = counts, scores = as.double(scale$scores), top = top_flags(scale),
    groups = names, size = list(
      n = sum(counts), pairs = base[[2L]], only_1 = base[[1L]], only_2 = base[[3L]],
      neither = 0
    )
  )
}
