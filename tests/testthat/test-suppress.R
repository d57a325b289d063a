# What somebody who reads the counts can work out, by going through every table that has
# the numbers that are shown: an independent route to what the package proves by flows.

# Every vector of answers of one base that fits what is shown of it.
row_tables <- function(h, i) {
  b <- attr(h, "akkoord")$bases[i, ]
  p <- attr(h, "akkoord")$people
  n <- p[match(b$outer, p$group), ]
  rows <- h[h$item == b$item & h$group == b$group, ]
  all <- as.matrix(expand.grid(Map(seq, rows$low, rows$high)))
  s <- rowSums(all[, rows$kind == "substantive", drop = FALSE])
  a <- s + rowSums(all[, rows$kind == "dk", drop = FALSE])
  g <- rowSums(all)
  fits <- s >= b$substantive.low & s <= b$substantive.high & a >= b$answered.low &
    a <= b$answered.high & g >= n$n.low & g <= n$n.high
  list(values = all[fits, , drop = FALSE], size = g[fits], category = rows$category)
}

# For each item the tables of all groups that fit, with their sizes; `totals` known or not.
item_tables_that_fit <- function(h, item, totals = NULL) {
  b <- attr(h, "akkoord")$bases
  n <- attr(h, "akkoord")$people$n.low[[1L]]
  at <- which(b$item == item)
  rows <- lapply(at, row_tables, h = h)
  pick <- as.matrix(expand.grid(lapply(rows, function(r) seq_along(r$size))))
  sizes <- vapply(seq_along(at), function(j) rows[[j]]$size[pick[, j]], double(nrow(pick)))
  sizes <- matrix(sizes, nrow(pick))
  fits <- rowSums(sizes) == n
  if (!is.null(totals)) {
    sums <- 0
    for (j in seq_along(at)) sums <- sums + rows[[j]]$values[pick[, j], , drop = FALSE]
    fits <- fits & colSums(abs(t(sums) - totals)) == 0
  }
  list(
    values = do.call(cbind, lapply(seq_along(at), function(j) rows[[j]]$values[pick[fits, j], , drop = FALSE])),
    sizes = apply(sizes[fits, , drop = FALSE], 1L, paste, collapse = " ")
  )
}

# Hidden counts of which one value is left.
given_away <- function(h, totals = NULL) {
  items <- unique(h$item)
  each <- lapply(items, function(i) item_tables_that_fit(h, i, totals[[i]]))
  common <- Reduce(intersect, lapply(each, `[[`, "sizes"))
  out <- lapply(seq_along(items), function(i) {
    kept <- each[[i]]$values[each[[i]]$sizes %in% common, , drop = FALSE]
    hidden <- with(h[h$item == items[[i]], ], low < high)
    stopifnot(nrow(kept) > 0L)
    sum(apply(kept[, hidden, drop = FALSE], 2L, function(v) length(unique(v)) == 1L))
  })
  sum(unlist(out))
}

random_counts <- function(groups, answers, items, rate, dk = FALSE) {
  size <- sample(rate, groups, TRUE)
  d <- data.frame(g = rep(letters[seq_len(groups)], size))
  for (i in seq_len(items)) {
    p <- stats::rexp(answers + 1L + dk)
    said <- sample(c(seq_len(answers), if (dk) 9, NA), nrow(d), TRUE, p)
    said[[1L]] <- 1
    d[[paste0("q", i)]] <- said
  }
  scale <- likert_scale(as.character(seq_len(answers)), dont_know = if (dk) c("dk" = 9))
  likert_counts(d, tidyselect::starts_with("q"), by = g, scale = scale, drop = FALSE)
}

check_hidden <- function(counts, min_cell) {
  hidden <- tryCatch(
    suppressMessages(suppress_counts(counts, min_cell)),
    akkoord_error_small = function(e) NULL, akkoord_error_hidden = function(e) NULL
  )
  if (is.null(hidden)) {
    return(NULL)
  }
  point <- hidden$low == hidden$high
  expect_false(any(point & hidden$low > 0 & hidden$low < min_cell))
  expect_true(all(hidden$low <= counts$count & hidden$high >= counts$count))
  p <- attr(hidden, "akkoord")$people
  truth <- attr(counts, "akkoord")$people
  expect_true(all(p$n.low <= truth$n.low & p$n.high >= truth$n.high))
  b <- attr(hidden, "akkoord")$bases
  truth <- attr(counts, "akkoord")$bases
  for (f in c("asked", "answered", "substantive")) {
    low <- b[[paste0(f, ".low")]]
    expect_true(all(low <= truth[[paste0(f, ".low")]]))
    expect_true(all(b[[paste0(f, ".high")]] >= truth[[paste0(f, ".high")]]))
    expect_false(any(low == b[[paste0(f, ".high")]] & low > 0 & low < min_cell))
  }
  hidden
}

test_that("no hidden count can be worked out from what is shown", {
  withr::local_seed(20)
  tried <- 0L
  for (i in seq_len(effort(40L, 400L))) {
    counts <- random_counts(2L, 3L, sample(2L, 1L), 2:11)
    hidden <- check_hidden(counts, 3)
    if (is.null(hidden)) next
    tried <- tried + any(hidden$low < hidden$high)
    expect_identical(given_away(hidden), 0L)
  }
  expect_gt(tried, 20L)
})

test_that("nor by somebody who has the totals of the answers too", {
  withr::local_seed(21)
  tried <- 0L
  for (i in seq_len(effort(30L, 300L))) {
    counts <- random_counts(sample(2:3, 1L), 2L, 1L, 3:9)
    hidden <- check_hidden(counts, 3)
    if (is.null(hidden)) next
    tables <- akkoord:::hiding_tables(counts, 3)
    tables <- akkoord:::open_groups(tables, akkoord:::hidden_groups(counts, 3))
    edges <- akkoord:::close_cycles(tables[[1L]])$edges
    # totals given up as a last resort
    if (any(edges$hidden & edges$kind == "T")) next
    tried <- tried + any(hidden$low < hidden$high)
    totals <- tapply(counts$count, factor(counts$category, unique(counts$category)), sum)
    expect_identical(given_away(hidden, list(q1 = as.vector(totals))), 0L)
  }
  expect_gt(tried, 8L)
})

test_that("don't knows are hidden like answers", {
  withr::local_seed(22)
  for (i in seq_len(effort(15L, 150L))) {
    counts <- random_counts(2L, 2L, 1L, 3:10, dk = TRUE)
    hidden <- check_hidden(counts, 3)
    if (!is.null(hidden)) expect_identical(given_away(hidden), 0L)
  }
})

test_that("groups that share people are hidden one by one", {
  withr::local_seed(23)
  withr::local_options(akkoord.quiet = TRUE)
  d <- data.frame(
    q = sample(5L, 90L, TRUE), teacher = sample(0:1, 90L, TRUE), parent = sample(0:1, 90L, TRUE)
  )
  x <- likert_counts(d, q, ticks = c(teacher, parent), scale = 1:5)
  h <- suppress_counts(x, 12)
  small <- x$count > 0 & x$count < 12
  expect_true(any(small))
  expect_true(all((h$low < h$high)[small]))
  expect_null(attr(h, "akkoord")$known$q$pairs)
  expect_error(compare_groups(h), class = "akkoord_error_one_answer")
  expect_error(suppress_counts(likert_counts(
    transform(d, parent = as.integer(seq_len(90L) < 4L)), q, ticks = c(teacher, parent), scale = 1:5
  ), 5), class = "akkoord_error_small")
})

test_that("what cannot be hidden is refused in words", {
  counts <- as_likert_counts(rbind(q = c(4, 4)), scale = c("no", "yes"))
  again <- suppress_counts(as_likert_counts(rbind(q = c(4, 40, 7, 2)), scale = 1:4), 5)
  expect_identical(suppress_counts(again, 5)$low, again$low)
  expect_error(suppress_counts(again, 9), class = "akkoord_error_hidden")
  expect_error(suppress_counts(counts, 9), class = "akkoord_error_small")
  expect_error(suppress_counts(counts, 2), class = "akkoord_error_min_cell")
  expect_error(suppress_counts(data.frame(), 5), class = "akkoord_error_type")
  expect_error(suppress_counts(counts[1, ], 5), class = "akkoord_error_incomplete")
  d <- data.frame(q = rep(1:5, 1:5), w = 1:15)
  weighted <- likert_counts(d, q, weights = w, scale = 1:5)
  expect_error(suppress_counts(weighted, 3), class = "akkoord_error_weighted")
  expect_identical(suppress_counts(counts, 1)$count, counts$count)
  expect_error(suppress_counts(likert_counts(published_report("erasmus2022"), network, survey = "erasmus"), 5),
    class = "akkoord_error_printed_only"
  )
})
