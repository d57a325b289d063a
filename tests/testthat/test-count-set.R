test_that("sets are what listing every table gives", {
  set.seed(20261123)
  same <- vapply(1:250, function(i) {
    row <- random_row(sample(3L, 1L, prob = c(5, 4, 1)), digits = sample(0:1, 1L))
    all <- brute_force(row)
    set <- set_of_row(row)
    if (n_tables(set) != nrow(all)) {
      return(FALSE)
    }
    if (nrow(all) == 0L) {
      return(all(is.na(count_range(set)$low)))
    }
    sorted <- function(m) m[do.call(order, as.data.frame(m)), , drop = FALSE]
    k <- nrow(row$percent)
    w <- sample(-3:5, ncol(all), replace = TRUE)
    range <- count_range(set)
    per_group <- vapply(seq_len(ncol(row$percent)), function(g) {
      of <- (g - 1L) * k + seq_len(k)
      as.vector(all[, of, drop = FALSE] %*% w[of])
    }, double(nrow(all)))
    per_group <- sorted(unique(matrix(per_group, nrow(all))))
    values <- set_values(set, matrix(w, k))
    all(sorted(list_tables(set, 1e6)) == sorted(all)) &&
      all(range$low == apply(all, 2L, min)) && all(range$high == apply(all, 2L, max)) &&
      isTRUE(all.equal(
        unlist(stat_range(set, matrix(w, k))[1:2], use.names = FALSE), range(all %*% w)
      )) &&
      identical(dim(values), dim(per_group)) && all(values == per_group)
  }, NA)
  expect_true(all(same))
})

test_that("a row known by one number is counted, not listed", {
  unknown <- c(a = NA, b = NA, c = NA, d = NA, e = NA)
  top <- published_sum(c("d", "e"), 86)
  set <- reconstruct_counts(unknown, n = 133, constraints = top)
  # 114 or 115 agree: (t + 1) ways to divide t in two, choose(133 - t + 2, 2) in three
  t <- 114:115
  expect_equal(n_tables(set), sum((t + 1) * choose(133 - t + 2, 2)))
  # nothing printed: as many as there are ways to write n as a sum
  expect_equal(n_tables(reconstruct_counts(unknown, n = 209)), choose(213, 4))
  big <- reconstruct_counts(set_names(rep(NA, 9), letters[1:9]), n = 2000)
  expect_equal(n_tables(big, log = TRUE), lchoose(2008, 8), tolerance = 1e-12)
})
