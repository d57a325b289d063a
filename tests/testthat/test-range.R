# Ranges against every table, listed: sets behind printed numbers, and counts within
# bounds that add up to a base.


ends <- function(x) if (any(is.finite(x))) range(x[is.finite(x)]) else c(NA_real_, NA_real_)

test_that("the range over a set is that of its tables, of one group and of several", {
  withr::local_seed(21)
  checked <- 0
  for (i in seq_len(effort(20, 400, 4000))) {
    row <- random_row(sample(1:2, 1L), most = 1500)
    set <- set_of_row(row)
    tables <- brute_force(row)
    if (nrow(tables) == 0L) next
    checked <- checked + 1
    k <- nrow(row$percent)
    G <- ncol(row$percent)
    groups <- sample(G, sample(G, 1L))
    cells <- as.vector(outer(seq_len(k), (groups - 1L) * k, "+"))
    here <- tables[, cells, drop = FALSE]
    w <- sample(-3:5, k, TRUE)
    value <- as.vector(here %*% rep(w, length(groups)))
    expect_equal(set_range(set, w, groups = groups), range(value))
    # a pooled mean: the others leave the base
    part <- if (stats::runif(1) < 0.5) rep(1, k) else as.double(seq_len(k) < k)
    w <- w * part
    of <- as.vector(here %*% rep(part, length(groups)))
    ratio <- as.vector(here %*% rep(w, length(groups))) / of
    if (all(of > 0)) {
      expect_equal(set_range(set, w, part, groups), ends(ratio), tolerance = 1e-8)
    }
  }
  expect_gt(checked, i / 2)
})

# Bounds around a true row; sometimes without a base.
random_box <- function() {
  k <- sample(2:4, 1L)
  d <- sample(0:1, 1L)
  inside <- d > 0 && stats::runif(1) < 0.5
  base <- if (inside) "answered" else "substantive"
  G <- sample(2L, 1L)
  scale <- likert_scale(letters[seq_len(k)], dont_know = if (d) "dk", scores = sort(sample(0:9, k)))
  open <- stats::runif(1) < 0.2
  rows <- lapply(seq_len(G), function(g) {
    truth <- sample(0:4, k + d, TRUE)
    if (sum(truth[seq_len(k)]) == 0) truth[[1L]] <- 1
    low <- pmax(0, truth - sample(0:2, k + d, TRUE))
    high <- truth + sample(0:2, k + d, TRUE)
    in_base <- seq_len(if (inside) k + d else k)
    data.frame(
      item = "q", group = letters[[g]], category = c(letters[seq_len(k)], if (d) "dk"),
      low = low, high = high,
      base = if (open) NA_real_ else rep(c(sum(truth[in_base]), sum(truth)), c(k, d))
    )
  })
  rows <- do.call(rbind, rows)
  if (G == 1L) rows$group <- NULL
  list(
    k = k, d = d, G = G, inside = inside, scale = scale, rows = rows,
    counts = as_likert_counts(rows, scale = scale, base = base)
  )
}

# Every table within the bounds of one group that has the base.
tables_of_box <- function(box, g) {
  of <- box$rows[seq_len(box$k + box$d) + (g - 1L) * (box$k + box$d), ]
  all <- as.matrix(expand.grid(Map(seq, of$low, of$high)))
  given <- box$rows$base[seq_len(box$k + box$d) + (g - 1L) * (box$k + box$d)]
  if (is.na(given[[1L]])) {
    return(all)
  }
  in_base <- seq_len(if (box$inside) box$k + box$d else box$k)
  all <- all[rowSums(all[, in_base, drop = FALSE]) == given[[1L]], , drop = FALSE]
  # one base for all rows is that of the answers on the scale
  if (given[[length(given)]] == given[[1L]]) {
    return(all)
  }
  all[rowSums(all) == given[[length(given)]], , drop = FALSE]
}

test_that("the range over bounds is that of every table within them", {
  skip_if_quick()
  withr::local_seed(22)
  for (i in seq_len(effort(15, 400, 5000))) {
    box <- random_box()
    x <- box$counts
    groups <- unique(x$group)
    w <- sample(-2:4, box$k + box$d, TRUE)
    each <- lapply(seq_along(groups), tables_of_box, box = box)
    at <- x$kind != "missing"
    expect_equal(x$low[at], unlist(lapply(each, apply, 2L, min)), ignore_attr = TRUE)
    expect_equal(x$high[at], unlist(lapply(each, apply, 2L, max)), ignore_attr = TRUE)
    value <- lapply(each, function(t) as.vector(t %*% w))
    expect_equal(linear_range(x, "q", w), c(sum(sapply(value, min)), sum(sapply(value, max))))
    # both groups together: a ratio of sums
    part <- rep(c(1, 0), c(box$k, box$d))
    over <- lapply(each, function(t) as.vector(t %*% part))
    up <- lapply(each, function(t) as.vector(t %*% (w * part)))
    pooled <- if (box$G == 1L) up[[1L]] / over[[1L]] else {
      as.vector(outer(up[[1L]], up[[2L]], "+") / outer(over[[1L]], over[[2L]], "+"))
    }
    if (all(unlist(over) > 0)) {
      expect_equal(linear_range(x, "q", w * part, part), range(pooled), tolerance = 1e-9)
    }
    # rows that tests of two groups go through are these tables
    if (box$G == 2L && (box$d == 0L || !box$inside)) {
      got <- box_rows(feasible(x, "q"), 1L)
      one <- unique(each[[1L]][, seq_len(box$k), drop = FALSE])
      expect_true(got$all)
      expect_setequal(apply(got$rows, 2L, paste, collapse = " "), apply(one, 1L, paste, collapse = " "))
    }
  }
})

test_that("summary, tidy and figure give the range that the tables have", {
  withr::local_seed(23)
  for (i in seq_len(effort(10, 60, 600))) {
    box <- random_box()
    x <- box$counts
    s <- as.data.frame(summary(x, conf.int = FALSE))
    t <- as.data.frame(tidy(x, conf.int = FALSE))
    f <- as.data.frame(autoplot(x))
    top <- box$scale$top
    for (g in seq_len(box$G)) {
      all <- tables_of_box(box, g)
      name <- unique(x$group)[[g]]
      n <- rowSums(all[, seq_len(if (box$inside) box$k + box$d else box$k), drop = FALSE])
      people <- rowSums(all[, top, drop = FALSE])
      share <- ends(people / n)
      means <- ends(as.vector(all[, seq_len(box$k), drop = FALSE] %*% box$scale$scores) / rowSums(all[, seq_len(box$k), drop = FALSE]))
      expect_equal(c(s$top.low[[g]], s$top.high[[g]]), share)
      expect_equal(c(s$mean.low[[g]], s$mean.high[[g]]), means)
      told <- t[t$group == name & t$statistic == "top", ]
      expect_equal(c(told$low, told$high), share)
      drawn <- f[f$group == name & f$status == "total", ]
      if (nrow(drawn) == 1L) expect_equal(c(drawn$low, drawn$high), range(people))
      # joined answers have the range of their sum, and so has every other part
      for (r in which(f$group == name & f$status %in% c("block", "range", "unknown"))) {
        at <- match(strsplit(f$category[[r]], ", | \\+ | of | or ")[[1L]], c(letters[seq_len(box$k)], "dk"))
        if (!anyNA(at)) {
          expect_equal(c(f$low[[r]], f$high[[r]]), range(rowSums(all[, at, drop = FALSE])))
        }
      }
    }
  }
})
