# The sets of tables by brute force: every table listed, each number rounded and each
# claim looked at by itself. Slow, plain, and by another route than the package's:
# shares are rounded here, not bounded.

all_tables <- function(n, k) {
  if (k == 1L) {
    return(matrix(n))
  }
  do.call(rbind, lapply(0:n, function(c) cbind(c, all_tables(n - c, k - 1L))))
}

# What a share c/n is printed as: one or two numbers (a tie rounded either way), in
# whole units of the last decimal.
printed_as <- function(count, n, digits, rounding) {
  top <- 100 * 10^digits * count
  down <- top %/% n
  rest <- top %% n
  up <- down + 1
  near <- ifelse(2 * rest < n, down, up)
  tie <- 2 * rest == n
  one <- switch(rounding,
    nearest = ifelse(tie, down, near), "half-up" = near,
    "half-even" = ifelse(tie, ifelse(down %% 2 == 0, down, up), near),
    truncate = down, ceiling = ifelse(rest > 0, up, down)
  )
  cbind(one, if (rounding == "nearest") ifelse(tie, up, one) else one)
}

prints <- function(count, n, percent, digits, rounding) {
  p <- printed_as(count, n, digits, rounding)
  unit <- round(percent * 10^digits)
  p[, 1L] == unit | p[, 2L] == unit
}

# Some way to give each label a cell of its own, all tried
labels_have_cells <- function(fits) {
  if (nrow(fits) == 0L) {
    return(TRUE)
  }
  for (j in which(fits[1L, ])) {
    if (labels_have_cells(fits[-1L, -j, drop = FALSE])) {
      return(TRUE)
    }
  }
  FALSE
}

# `tables`: a column for each cell, group by group. Which rows agree with all of
# `percent` (category by group) and `constraints` (as published_sum() and claim()
# give them, digits 0).
tables_that_agree <- function(tables, percent, constraints, rounding, digits = 0) {
  k <- nrow(percent)
  G <- ncol(percent)
  cats <- rownames(percent)
  groups <- colnames(percent)
  cell <- function(cat, group) (match(group, groups) - 1L) * k + match(cat, cats)
  size <- function(group) {
    rowSums(tables[, as.vector(outer(cats, group, cell)), drop = FALSE])
  }
  total <- function(cat, group) {
    rowSums(tables[, as.vector(outer(cat, group, cell)), drop = FALSE])
  }
  ok <- rep(TRUE, nrow(tables))
  for (g in seq_len(G)) {
    for (j in seq_len(k)) {
      if (!is.na(percent[j, g])) {
        ok <- ok & prints(tables[, (g - 1L) * k + j], size(groups[[g]]), percent[j, g], digits, rounding)
      }
    }
  }
  for (x in constraints) {
    of <- if (is.null(x$group)) groups else x$group
    p <- x$percent
    if (x$relation == "order") {
      if (length(x$group) > 1L) {
        for (i in seq_len(length(of) - 1L)) {
          ok <- ok & total(x$categories, of[[i]]) * size(of[[i + 1L]]) >
            total(x$categories, of[[i + 1L]]) * size(of[[i]])
        }
      } else {
        for (i in seq_len(length(x$categories) - 1L)) {
          ok <- ok & total(x$categories[[i]], of) > total(x$categories[[i + 1L]], of)
        }
      }
      next
    }
    if (x$relation == "multiset") {
      cells <- as.vector(outer(x$categories, of, cell))
      owner <- rep(of, each = length(x$categories))
      fits <- lapply(p, function(one) {
        vapply(seq_along(cells), function(i) {
          prints(tables[, cells[[i]]], size(owner[[i]]), one, digits, rounding)
        }, logical(nrow(tables)))
      })
      ok <- ok & vapply(seq_len(nrow(tables)), function(r) {
        ok[[r]] && labels_have_cells(do.call(rbind, lapply(fits, function(f) {
          matrix(f, nrow(tables))[r, ]
        })))
      }, NA)
      next
    }
    c <- total(x$categories, of)
    n <- size(of)
    ok <- ok & switch(x$relation,
      "=" = prints(c, n, p, digits, rounding),
      ">" = 100 * c > p * n, "<" = 100 * c < p * n,
      almost = 100 * c >= (p - x$tolerance) * n & 100 * c < p * n,
      about = abs(100 * c - p * n) <= x$tolerance * n
    )
  }
  tables[ok, , drop = FALSE]
}

# A random row: some true table, some of it printed, some of it told otherwise.
random_row <- function(G = 1L, most = 3000, digits = 0) {
  repeat {
    k <- sample(2:if (G == 1L) 7 else 4, 1L)
    n <- sample(1:if (G == 1L) 60 else 9, G, replace = TRUE)
    wide <- if (runif(1) < 0.3) sample(0:2, G, replace = TRUE) else rep(0, G)
    size <- prod(mapply(function(n, w) sum(choose(n + 0:w + k - 1, k - 1)), n, wide))
    if (size <= most) break
  }
  cats <- letters[seq_len(k)]
  groups <- paste0("G", seq_len(G))
  rounding <- sample(set_rounding, 1L)
  truth <- vapply(n, function(n) tabulate(sample(k, n, replace = TRUE), k), integer(k))
  truth <- matrix(truth, k, dimnames = list(cats, groups))
  round_one <- function(c, n) sample(printed_as(c, n, digits, rounding), 1L) / 10^digits
  percent <- truth
  for (g in seq_len(G)) for (j in seq_len(k)) {
    percent[j, g] <- if (runif(1) < 0.45) round_one(truth[j, g], n[[g]]) else NA
  }
  constraints <- list()
  for (i in seq_len(sample(0:3, 1L))) {
    some <- sample(cats, sample(k, 1L))
    of <- sample(groups, sample(G, 1L))
    c <- sum(truth[some, of])
    m <- sum(n[match(of, groups)])
    p <- round_one(c, m)
    kind <- sample(c("sum", ">", "<", "almost", "about", "order", "labels", "between"), 1L,
      prob = c(4, 1, 1, 1, 1, 2, 2, 2))
    one <- switch(kind,
      sum = published_sum(some, sprintf("%.*f", digits, p), group = of),
      order = if (k > 1) {
        claim(sample(cats, min(k, sample(2:3, 1L))), "order", group = of[[1L]])
      },
      between = if (G > 1L) claim(some, "order", group = sample(groups, G)),
      labels = {
        m <- sample(min(3L, length(some) * length(of)), 1L)
        cells <- as.vector(percent_of_all(truth, n, some, of, round_one))
        claim(some, "multiset", sprintf("%.*f", digits, sample(rep(cells, 2L), m)), group = of)
      },
      claim(some, kind, max(0, round(100 * c / m) + sample(-3:3, 1L, prob = c(1, 1, 2, 2, 2, 1, 1)) +
        if (kind == "<") 4 else if (kind == "almost") 3 else 0), group = of)
    )
    constraints <- c(constraints, if (!is.null(one)) list(one))
  }
  # now and then a number that is wrong
  if (runif(1) < 0.2 && any(!is.na(percent))) {
    at <- sample(rep(which(!is.na(percent)), 2L), 1L)
    percent[[at]] <- max(0, percent[[at]] + sample(c(-7, -1, 1, 10), 1L))
  }
  list(
    percent = percent, n = set_names(Map(function(n, w) n + c(0, w), n, wide), groups),
    digits = digits, rounding = rounding, constraints = constraints, truth = truth
  )
}

percent_of_all <- function(truth, n, some, of, round_one) {
  groups <- colnames(truth)
  outer(some, of, Vectorize(function(j, g) {
    round_one(truth[j, g], n[[match(g, groups)]])
  }))
}

brute_force <- function(row) {
  k <- nrow(row$percent)
  by_group <- lapply(row$n, function(n) {
    do.call(rbind, lapply(seq(n[[1L]], n[[2L]]), all_tables, k = k))
  })
  at <- do.call(expand.grid, lapply(rev(by_group), function(t) seq_len(nrow(t))))
  at <- at[rev(seq_along(at))]
  tables <- do.call(cbind, Map(function(t, i) t[i, , drop = FALSE], by_group, at))
  plain <- lapply(row$constraints, function(x) {
    if (is.character(x$percent)) x$percent <- as.numeric(x$percent)
    x
  })
  unname(tables_that_agree(tables, row$percent, plain, row$rounding, row$digits))
}

set_of_row <- function(row) {
  reconstruct_counts(row$percent, row$n,
    digits = row$digits, rounding = row$rounding, constraints = row$constraints
  )
}
