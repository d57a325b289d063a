# The permutation test of a linear trend: T is the sum over answers of score times time.
# Under no trend who answered once may have done so in any wave, and who answered in several
# may have given these answers in any order. In numbers alone: compare-waves-trend.R asks.

# `table`: answers by waves, of who answered once. `blocks`: of who answered in several,
# list(waves, answers) each; a row of `answers` is a person, and all rows have the same answers
# in some order. Gives p, its standard error (0 where exact) and how it was had.
trend_test <- function(table, blocks, score, times, alternative, B = 1e5) {
  score <- smallest_whole(score)
  times <- smallest_whole(times)
  blocks <- lapply(blocks, block_orders, score = score, times = times)
  seen <- trend_seen(table, blocks, score, times)
  if (any(vapply(blocks, function(b) is.null(b$value), NA)) || length(times) > 12L) {
    z <- trend_z(table, blocks, score, times)
    return(list(p = tail_p(z, alternative), se = NA_real_, method = "normal"))
  }
  spread <- trend_spread(table, score, times)
  far <- trend_far(table, blocks, score, times)
  if (is.null(spread)) {
    hits <- in_batches(B, 2e4, function(size) {
      sum(is_as_far(far(trend_draws(size, table, blocks, score, times)), far(seen), alternative))
    })
    return(c(drawn_p(hits, B), method = "drawn"))
  }
  for (b in blocks) spread <- add_block(spread, b)
  hit <- is_as_far(far(spread$low + seq_along(spread$p) - 1), far(seen), alternative)
  list(p = min(1, sum(spread$p[hit]) / sum(spread$p)), se = 0, method = "exact")
}

trend_seen <- function(table, blocks, score, times) {
  sum(table * outer(score, times)) + sum(vapply(blocks, `[[`, 0, "seen"))
}

# From 0, by the greatest common divisor.
smallest_whole <- function(x) {
  x <- x - min(x)
  divisor <- function(a, b) if (b == 0) a else divisor(b, a %% b)
  x / max(1, Reduce(divisor, x, 0))
}

trend_spread <- function(table, score, times) {
  if (sum(table) == 0) {
    return(list(low = 0, p = 1))
  }
  .Call(
    akk_c_trend_spread, as.double(rowSums(table)), as.double(colSums(table)), as.double(score),
    as.double(times)
  )
}

# What each order of one person's answers adds to T, `value` with its chance `p` (NULL of more
# than six waves: too many orders), and its mean and variance.
block_orders <- function(block, score, times) {
  y <- score[block$answers[1L, ]]
  t <- times[block$waves]
  size <- length(y)
  out <- list(
    count = nrow(block$answers), seen = sum(score[t(block$answers)] * t),
    size = size, sums = sum(y) * sum(t),
    v = sum((y - mean(y))^2) * sum((t - mean(t))^2) / (size - 1)
  )
  if (size <= 6L) {
    each <- table(as.matrix(orders_of(y)) %*% t)
    out$value <- as.double(names(each))
    out$p <- as.double(each) / sum(each)
  }
  out
}

# Every order, a row each.
orders_of <- function(x) {
  if (length(x) < 2L) {
    return(matrix(x, 1L))
  }
  do.call(rbind, lapply(seq_along(x), function(i) cbind(x[[i]], orders_of(x[-i]))))
}

# T of so many people more.
add_block <- function(spread, block) {
  at <- block$value - block$value[[1L]]
  for (i in seq_len(block$count)) {
    p <- double(length(spread$p) + at[[length(at)]])
    for (j in seq_along(at)) {
      to <- at[[j]] + seq_along(spread$p)
      p[to] <- p[to] + block$p[[j]] * spread$p
    }
    spread <- list(low = spread$low + block$value[[1L]], p = p)
  }
  spread
}

# The distance of T from its mean in whole numbers, so that ties are decided: 60 is divided
# by every number of waves that a person has.
trend_far <- function(table, blocks, score, times) {
  n <- max(1, sum(table))
  mean <- 60 * sum(score * rowSums(table)) * sum(times * colSums(table)) +
    n * sum(vapply(blocks, function(b) b$count * 60 / b$size * b$sums, 0))
  function(t) 60 * n * t - mean
}

is_as_far <- function(left, seen, alternative) {
  switch(alternative,
    two.sided = abs(left) >= abs(seen), greater = left >= seen, less = left <= seen
  )
}

# T of tables with the same margins and of orders of each person's answers, drawn.
trend_draws <- function(size, table, blocks, score, times) {
  some <- table[rowSums(table) > 0, colSums(table) > 0, drop = FALSE]
  by <- outer(score[rowSums(table) > 0], times[colSums(table) > 0])
  total <- if (min(dim(some)) > 1L) {
    drawn <- stats::r2dtable(size, rowSums(some), colSums(some))
    as.vector(crossprod(as.vector(by), matrix(unlist(drawn), length(by))))
  } else {
    rep(sum(some * by), size)
  }
  for (b in blocks) {
    total <- total + as.vector(crossprod(b$value, stats::rmultinom(size, b$count, b$p)))
  }
  total
}

# T's distance from its mean in standard deviations; 0 where T cannot be another.
trend_z <- function(table, blocks, score, times) {
  n <- sum(table)
  r <- rowSums(table)
  size <- colSums(table)
  of <- function(x, weight) sum(weight * x^2) - sum(weight * x)^2 / max(1, n)
  v <- of(score, r) * of(times, size) / max(1, n - 1) +
    sum(vapply(blocks, function(b) b$count * b$v, 0))
  mean <- sum(score * r) * sum(times * size) / max(1, n) +
    sum(vapply(blocks, function(b) b$count * b$sums / b$size, 0))
  seen <- trend_seen(table, blocks, score, times)
  if (v <= 0) 0 else (seen - mean) / sqrt(v)
}
