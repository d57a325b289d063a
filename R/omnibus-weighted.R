# omnibus_test() of weighted counts and of survey designs: exact tests count people, so
# association is tested against the covariances of the cells. Rao and Scott's second-order
# correction, as survey::svychisq() has it, and the ranks of survey::svyranktest().

# `shown`: groups of different people. NULL where there is nothing to compare.
omnibus_weighted <- function(x, item, shown, measure) {
  totals <- item_totals(x, item)
  cells <- lapply(shown, substantive_cells, x = x, item = item)
  table <- vapply(cells, function(r) as.double(r$count), double(nrow(cells[[1L]])))
  keys <- vapply(seq_along(shown), function(g) {
    cell_totals_key(shown[[g]], cells[[g]]$category)
  }, character(nrow(table)))
  rows <- rowSums(table) > 0
  columns <- colSums(table) > 0
  table <- table[rows, columns, drop = FALSE]
  keys <- keys[rows, columns, drop = FALSE]
  if (ncol(table) < 2L) {
    return(NULL)
  }
  name <- if (measure == "answers") "Rao-Scott" else "weighted Kruskal-Wallis"
  n <- sum(vapply(cells, function(r) sum(r[["n"]]), 0))
  df <- counts_design(x)$degf %||% (counts_people(x)$n.high[[1L]] - 1)
  done <- if (nrow(table) < 2L) list(statistic = NA_real_, p = 1) else {
    (if (measure == "answers") rao_scott else weighted_wallis)(totals, keys, table, df)
  }
  list(
    n = n, groups = ncol(table),
    row = list(method = name, statistic = done$statistic, p.value = done$p, std.error = NA_real_)
  )
}

# F, with the degrees of freedom that the eigenvalues' spread leaves.
rao_scott <- function(totals, keys, table, df) {
  size <- length(keys)
  over <- diag(size)
  rownames(over) <- keys
  under <- matrix(1, size, size, dimnames = list(keys, NULL))
  of <- total_ratios(totals, over, under)
  p <- matrix(of$ratio, nrow(table))
  expected <- outer(rowSums(p), colSums(p))
  pearson <- sum((p - expected)^2 / expected)
  at <- expand.grid(row = factor(seq_len(nrow(table))), column = factor(seq_len(ncol(table))))
  main <- stats::model.matrix(~ row + column, at)
  full <- stats::model.matrix(~ row * column, at)
  contrast <- qr.resid(qr(main), full[, -seq_len(ncol(main)), drop = FALSE])
  # a cell that nobody is in says nothing of its share
  weigh <- contrast * ifelse(of$ratio > 0, 1 / of$ratio, 0)
  delta <- tryCatch(
    solve(crossprod(contrast, weigh), crossprod(weigh, of$vcov %*% weigh)),
    error = function(e) NULL
  )
  if (is.null(delta) || sum(diag(delta)) <= 0) {
    return(list(statistic = NA_real_, p = NA_real_))
  }
  d <- sum(diag(delta))^2 / sum(diag(delta %*% delta))
  f <- pearson / sum(diag(delta))
  list(statistic = f, p = stats::pf(f, d, d * df, lower.tail = FALSE))
}

# Wald's F of the groups' mean ranks.
weighted_wallis <- function(totals, keys, table, df) {
  pooled <- rowSums(table)
  rank <- (cumsum(pooled) - pooled / 2) / sum(pooled)
  groups <- ncol(table)
  of_group <- function(values) {
    out <- matrix(0, length(keys), groups, dimnames = list(keys, NULL))
    for (g in seq_len(groups)) out[(g - 1L) * nrow(table) + seq_len(nrow(table)), g] <- values
    out
  }
  of <- total_ratios(totals, of_group(rank), of_group(1))
  less <- cbind(-1, diag(groups - 1L))
  beta <- drop(less %*% of$ratio)
  v <- less %*% of$vcov %*% t(less)
  f <- tryCatch(sum(beta * solve(v, beta)) / (groups - 1), error = function(e) NA_real_)
  list(statistic = f, p = stats::pf(f, groups - 1, df - groups + 1, lower.tail = FALSE))
}
