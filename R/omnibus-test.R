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
  check_supplied("items")
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
  if (measure == "answers") x <- options_as_items(x)
  rows <- lapply(unique(x$item), omnibus_item, x = x, groups = groups, measure = measure, B = B)
  out <- vctrs::vec_rbind(!!!rows)
  if (is.null(out) || nrow(out) == 0L) {
    abort("group", c(
      "There is nothing to compare.",
      x = "No item has two groups of different people whose answers are all known."
    ), arg = "groups", value = groups)
  }
  out$adj.p.value <- stats::p.adjust(out$p.value, adjust)
  tibble::new_tibble(as.list(out),
    nrow = nrow(out), class = "akkoord_omnibus", labels = comparison_labels(x, unique(out$item))
  )
}

# One item: of each banner variable, where there are several, a row.
omnibus_item <- function(x, item, groups, measure, B) {
  about <- counts_items(x)[[item]]
  there <- unique(x$group[x$item == item])
  b <- bases_of(x, rep(item, length(there)), there)
  real <- !b$outer %in% groups_none(x) & !nzchar(b$twin) & nzchar(there)
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
  exact <- .Call(akk_c_omnibus_exact, table, measure)$p
  p <- if (is.na(exact)) {
    drawn_p(tables_as_far(table, measure, B), B)
  } else {
    list(p = exact, se = 0)
  }
  list(
    method = paste0(name, if (is.na(exact)) " (Monte Carlo)" else " (exact)"),
    statistic = if (measure == "midrank") wallis_of(table) else NA_real_, p.value = p$p,
    std.error = p$se
  )
}

# Of B tables drawn with the same margins, so many as are as far out; some 4 million cells
# are held at a time.
tables_as_far <- function(table, measure, B) {
  in_batches(B, max(1, 4e6 %/% length(table)), function(size) {
    drawn <- stats::r2dtable(size, rowSums(table), colSums(table))
    .Call(akk_c_omnibus_hits, table, measure, drawn)
  })
}

# Kruskal and Wallis's H, of midranks and corrected for ties.
wallis_of <- function(table) {
  given <- rowSums(table)
  n <- sum(given)
  rank <- cumsum(given) - (given - 1) / 2
  ties <- 1 - sum(given^3 - given) / (n^3 - n)
  (12 / (n * (n + 1)) * sum(colSums(rank * table)^2 / colSums(table)) - 3 * (n + 1)) / ties
}
