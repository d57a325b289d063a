#' More than two groups at once
#'
#' For each item one test of all its groups of different people: whether the answers are as
#' frequent in each (Freeman-Halton), or as high (Kruskal-Wallis by permutation). Exact where
#' all tables can be gone through; else by Monte Carlo, with its standard error.
#'
#' Of weighted counts and survey designs Rao and Scott's F, with the covariances of the
#' weights or the design, and for `"midrank"` that of the weighted mean ranks, as
#' `survey::svychisq()` and `survey::svyranktest()` (whose ranks of ties depend on the order of
#' rows where weights differ: these are midranks by weight).
#'
#' @param x A [likert_counts()] by groups of different people, or answers: a data frame or a
#'   design of the package survey.
#' @param items,... For answers: items and more arguments of [likert_counts()].
#' @param groups Names of the groups; all unless given, but not who is in none.
#' @param measure `"answers"` or `"midrank"`.
#' @param adjust How p-values are adjusted for the number of items.
#' @param B Tables to draw where not all are gone through, see [set.seed()].
#' @return A tibble, one row an item: `item`, `groups` (how many), `n`, `method`, `statistic`
#'   (of `"midrank"` Kruskal and Wallis's H, corrected for ties; of weighted counts F; else `NA`),
#'   `p.value`, `std.error` (0 where exact, `NA` where weighted), `adj.p.value`. `n` is that of
#'   people, weighted or not.
#' @section Errors: `akkoord_error_group` where no item has two groups,
#'   `akkoord_error_weighted` for a table of weighted counts without variances.
#' @references
#' Freeman, G. H. and Halton, J. H. (1951). Note on an exact treatment of contingency,
#' goodness of fit and other problems of significance. *Biometrika* 38, 141-149.
#'
#' Kruskal, W. H. and Wallis, W. A. (1952). Use of ranks in one-criterion variance analysis.
#' *Journal of the American Statistical Association* 47, 583-621.
#' Rao, J. N. K. and Scott, A. J. (1984). On chi-squared tests for multiway contingency tables
#' with cell proportions estimated from survey data. *Annals of Statistics* 12, 46-60.
#'
#' Lumley, T. and Scott, A. J. (2013). Two-sample rank tests under complex sampling.
#' *Biometrika* 100, 831-842.
#' @seealso [compare_groups()] for pairs of groups.
#' @examples
#' wave <- data.frame(
#'   g = rep(c("a", "b", "c"), 5), q = c(5, 4, 1, 2, 3, 5, 4, 4, 1, 2, 4, 5, 1, 1, 2)
#' )
#' omnibus_test(wave, q, by = g, scale = "agree5")
#' @export
omnibus_test <- function(x, ...) UseMethod("omnibus_test")

#' @rdname omnibus_test
#' @export
omnibus_test.default <- function(x, ...) {
  stop_no_method(x, "counts or answers",
    msg("{.fn likert_counts} and {.fn as_likert_counts} make counts."))
}

#' @rdname omnibus_test
#' @export
omnibus_test.data.frame <- function(x, items, ..., groups = NULL,
                                    measure = c("answers", "midrank"),
                                    adjust = c("holm", "BH", "none"), B = 1e5) {
  counts <- likert_counts(x, {{ items }}, ...)
  omnibus_test(counts, groups = groups, measure = measure, adjust = adjust, B = B)
}

#' @rdname omnibus_test
#' @export
omnibus_test.survey.design <- omnibus_test.data.frame

#' @rdname omnibus_test
#' @export
omnibus_test.svyrep.design <- omnibus_test.data.frame

#' @rdname omnibus_test
#' @export
omnibus_test.likert_counts <- function(x, ..., groups = NULL, measure = c("answers", "midrank"),
                                       adjust = c("holm", "BH", "none"), B = 1e5) {
  check_dots_empty_akk(...)
  measure <- check_choice(measure, c("answers", "midrank"), "measure")
  adjust <- check_choice(adjust, c("holm", "BH", "none"), "adjust")
  check_number(B, "B", min = 100, max = 1e8, whole = TRUE)
  if (!is.null(groups)) check_group_names(groups)
  if (is_weighted(x)) check_weighted_counts(x)
  rows <- lapply(unique(x$item), omnibus_item, x = x, groups = groups, measure = measure, B = B)
  out <- vctrs::vec_rbind(!!!rows)
  if (is.null(out) || nrow(out) == 0L) {
    abort("group", c(
      "There is nothing to compare.",
      x = "No item has two groups of different people whose answers are all known."
    ), arg = "groups", value = groups)
  }
  out$adj.p.value <- stats::p.adjust(out$p.value, adjust)
  out
}

# One item: of each banner variable, where there are several, a row.
omnibus_item <- function(x, item, groups, measure, B) {
  about <- counts_items(x)[[item]]
  there <- unique(x$group[x$item == item])
  b <- bases_of(x, rep(item, length(there)), there)
  missing <- with(counts_people(x), group[role == "missing"])
  real <- !b$outer %in% missing & !nzchar(b$twin) & nzchar(there)
  if (!is.null(groups)) real <- real & there %in% groups
  if (!about$exclusive || measure == "midrank" && !about$scale$ordered) {
    return(NULL)
  }
  variable <- banner_of(x, b$outer)
  rows <- lapply(unique(variable[real]), function(v) {
    shown <- there[real & variable == v]
    cells <- lapply(shown, substantive_cells, x = x, item = item)
    known <- all(vapply(cells, function(r) all(r$low == r$high), NA))
    if (length(shown) < 2L || !known) {
      return(NULL)
    }
    by <- if (nzchar(v)) v
    if (is_weighted(x)) {
      done <- omnibus_weighted(x, item, shown, measure)
      if (is.null(done)) return(NULL)
      return(tibble::tibble(item = item, by = by, groups = done$groups, n = done$n, !!!done$row))
    }
    table <- vapply(cells, function(r) as.double(r$low), double(scale_size(about$scale)))
    done <- omnibus_table(table, measure, B)
    if (is.null(done)) {
      return(NULL)
    }
    tibble::tibble(
      item = item, by = by, groups = length(shown), n = sum(table), !!!done
    )
  })
  vctrs::vec_rbind(!!!rows)
}

# `table`: answers by groups. Answers and groups that nobody has say nothing.
omnibus_table <- function(table, measure, B) {
  table <- table[rowSums(table) > 0, colSums(table) > 0, drop = FALSE]
  if (ncol(table) < 2L) {
    return(NULL)
  }
  name <- c(answers = "Freeman-Halton", midrank = "Kruskal-Wallis")[[measure]]
  if (nrow(table) < 2L) {
    return(list(
      method = paste(name, "(exact)"), statistic = NA_real_, p.value = 1, std.error = 0
    ))
  }
  statistic <- if (measure == "midrank") wallis_of(table) else fisher_of(table)
  observed <- statistic(table)
  tables <- all_tables(rowSums(table), colSums(table))
  exact <- !is.null(tables)
  if (exact) {
    weight <- exp(tables$log - max(tables$log))
    far <- at_least(statistic_of_all(tables$cells, statistic, table), observed)
    p <- sum(weight[far]) / sum(weight)
    error <- 0
  } else {
    drawn <- stats::r2dtable(B, rowSums(table), colSums(table))
    hits <- sum(at_least(vapply(drawn, statistic, 0), observed))
    p <- (hits + 1) / (B + 1)
    error <- sqrt(p * (1 - p) / B)
  }
  list(
    method = paste0(name, if (exact) " (exact)" else " (Monte Carlo)"),
    statistic = if (measure == "midrank") observed else NA_real_, p.value = min(1, p),
    std.error = error
  )
}

# As far out as observed, ties of the last digits included.
at_least <- function(statistic, observed) statistic >= observed - 1e-9 * max(1, abs(observed))

# Less likely tables are further out.
fisher_of <- function(table) function(m) sum(lfactorial(m))

wallis_of <- function(table) {
  totals <- rowSums(table)
  n <- sum(totals)
  rank <- cumsum(totals) - (totals - 1) / 2
  size <- colSums(table)
  ties <- 1 - sum(totals^3 - totals) / (n^3 - n)
  function(m) {
    sums <- colSums(rank * m)
    (12 / (n * (n + 1)) * sum(sums^2 / size) - 3 * (n + 1)) / ties
  }
}

statistic_of_all <- function(cells, statistic, table) {
  apply(cells, 2L, function(m) statistic(matrix(m, nrow(table))))
}

# All tables with the margins, a column each, with the logarithms of their weights; NULL for
# more than `limit`. An answer at a time: how it is dealt out over the groups.
all_tables <- function(rows, columns, limit = 5e4) {
  r <- length(columns)
  partial <- list(matrix(0, 0L, 1L), left = matrix(columns, r, 1L))
  for (i in seq_along(rows)) {
    after <- sum(rows[-seq_len(i)])
    # before any is made: at most so many ways to deal this answer out
    ways <- prod(sort(pmin(columns, rows[[i]]) + 1)[-r])
    if (ways > 20 * limit) {
      return(NULL)
    }
    dealt <- lapply(seq_len(ncol(partial$left)), function(j) {
      deal_out(rows[[i]], partial$left[, j], after)
    })
    n <- vapply(dealt, ncol, 0L)
    if (sum(n) > limit) {
      return(NULL)
    }
    new <- do.call(cbind, dealt)
    from <- rep(seq_along(n), n)
    partial <- list(
      rbind(partial[[1L]][, from, drop = FALSE], new),
      left = partial$left[, from, drop = FALSE] - new
    )
  }
  # answers were laid beneath each other, each by group
  cells <- partial[[1L]]
  k <- length(rows)
  at <- as.vector(t(matrix(seq_len(r * k), r, k)))
  cells <- cells[at, , drop = FALSE]
  list(cells = cells, log = -colSums(lfactorial(cells)))
}

# Ways to give `n` answers to groups with room `left`, each a column.
deal_out <- function(n, left, after) {
  out <- matrix(0, 0L, 1L)
  used <- 0
  for (g in seq_along(left)) {
    rest <- sum(left[-seq_len(g)])
    from <- pmax(0, n - used - rest)
    to <- pmin(left[[g]], n - used)
    count <- pmax(0, to - from + 1)
    at <- rep(seq_along(count), count)
    value <- from[at] + sequence(count) - 1
    out <- rbind(out[, at, drop = FALSE], value, deparse.level = 0)
    used <- used[at] + value
  }
  out
}
