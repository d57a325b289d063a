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
  for (i in seq_len(effort(10L, 400L, 4000L))) {
    counts <- random_counts(2L, 3L, sample(2L, 1L), 2:11)
    hidden <- check_hidden(counts, 3)
    if (is.null(hidden)) next
    tried <- tried + any(hidden$low < hidden$high)
    expect_identical(given_away(hidden), 0L)
  }
  expect_gt(tried, effort(5L, 20L))
})

test_that("nor by somebody who has the totals of the answers too", {
  skip_if_quick()
  withr::local_seed(21)
  tried <- 0L
  for (i in seq_len(effort(8L, 300L, 3000L))) {
    counts <- random_counts(sample(2:3, 1L), 2L, 1L, 3:9)
    hidden <- check_hidden(counts, 3)
    if (is.null(hidden)) next
    edges <- akkoord:::closed_tables(counts, list(min_cell = 3, G = akkoord:::hidden_groups(counts, 3)))[[1L]]$edges
    # totals given up as a last resort
    if (any(edges$hidden & edges$kind == "T")) next
    tried <- tried + any(hidden$low < hidden$high)
    totals <- tapply(counts$count, factor(counts$category, unique(counts$category)), sum)
    expect_identical(given_away(hidden, list(q1 = as.vector(totals))), 0L)
  }
  expect_gt(tried, 8L)
})

test_that("don't knows are hidden like answers", {
  skip_if_quick()
  withr::local_seed(22)
  for (i in seq_len(effort(5L, 150L, 1500L))) {
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

# Twins of two answers: every joint table behind what is shown of both groups. `truth` is
# the joint table itself; of its small cells too more than one value must be left.
twins_given_away <- function(h, truth, min_cell) {
  a <- attr(h, "akkoord")
  n <- a$people$n.low[[1L]]
  sides <- lapply(seq_len(2L), row_tables, h = h)
  sides <- lapply(sides, function(s) s$values[s$size == n, 1:2, drop = FALSE])
  m <- if (is.null(a$relations)) c(NA, NA) else unlist(a$relations[1L, c("m.low", "m.high")])
  kept <- a$known$t$pairs[[1L]]$n
  of <- expand.grid(x = seq_len(nrow(sides[[1L]])), y = seq_len(nrow(sides[[2L]])))
  found <- lapply(seq_len(nrow(of)), function(i) {
    x <- sides[[1L]][of$x[[i]], ]
    y <- sides[[2L]][of$y[[i]], ]
    j <- as.matrix(expand.grid(
      a = 0:min(x[[1L]], y[[1L]]), b = 0:min(x[[1L]], y[[2L]]),
      c = 0:min(x[[2L]], y[[1L]]), d = 0:min(x[[2L]], y[[2L]])
    ))
    both <- rowSums(j)
    full <- cbind(j, x[[1L]] - j[, 1L] - j[, 2L], x[[2L]] - j[, 3L] - j[, 4L],
      y[[1L]] - j[, 1L] - j[, 3L], y[[2L]] - j[, 2L] - j[, 4L], n - sum(x) - sum(y) + both)
    fits <- apply(full >= 0, 1L, all) & (is.na(m[[1L]]) | both >= m[[1L]] & both <= m[[2L]])
    cbind(full, x[[1L]], x[[2L]], n - sum(x), y[[1L]], y[[2L]], n - sum(y))[fits, , drop = FALSE]
  })
  found <- unique(do.call(rbind, found))
  cells <- c(t(truth)[c(1, 2, 4, 5)], truth[1:2, 3], truth[3, ])
  if (!is.null(kept)) {
    stopifnot(!any(cells > 0 & cells < min_cell))
    found <- found[colSums(t(found[, 1:9, drop = FALSE]) != cells) == 0, , drop = FALSE]
  }
  # the truth is among them
  stopifnot(any(colSums(t(found[, 1:9, drop = FALSE]) != cells) == 0))
  hidden <- c(cells > 0 & cells < min_cell, h$low < h$high)
  sum(apply(found[, hidden, drop = FALSE], 2L, function(v) length(unique(v)) == 1L))
}

test_that("joint tables of two answers are not to be worked out from both groups", {
  skip_if_quick()
  withr::local_seed(24)
  scale <- likert_scale(c("1", "2"))
  tried <- c(shown = 0L, hidden = 0L)
  for (i in seq_len(effort(10L, 400L, 4000L))) {
    d <- data.frame(x = sample(c(1:2, NA), 14L + i %% 7L, TRUE, stats::rexp(3)))
    d$y <- ifelse(stats::runif(nrow(d)) < 0.5, d$x, sample(c(1:2, NA), nrow(d), TRUE, stats::rexp(3)))
    if (all(is.na(d$x)) || all(is.na(d$y))) next
    counts <- likert_counts(d, twins = list(t = c(X = "x", Y = "y")), scale = scale)
    truth <- attr(counts, "akkoord")$known$t$pairs[[1L]]$n
    hidden <- check_hidden(counts, 3)
    if (is.null(hidden)) next
    kind <- if (is.null(attr(hidden, "akkoord")$known$t$pairs)) "hidden" else "shown"
    tried[[kind]] <- tried[[kind]] + 1L
    expect_identical(twins_given_away(hidden, truth, 3), 0L, info = paste(i, paste(truth, collapse = " ")))
  }
  expect_gt(tried[["hidden"]], 10L)
})

# Options, a group or two: who ticked, who did not, and who was not asked or said nothing,
# with the totals of the options known or not.
options_given_away <- function(h, counts, min_cell, totals) {
  a <- attr(h, "akkoord")
  p <- a$people
  n <- attr(counts, "akkoord")$people
  each <- lapply(seq_len(nrow(a$bases)), function(i) {
    b <- a$bases[i, ]
    rows <- h[h$group == b$group, ]
    size <- p[match(b$outer, p$group), ]
    of <- c(list(size$n.low:size$n.high, b$substantive.low:b$substantive.high), Map(seq, rows$low, rows$high))
    names(of) <- c("size", "base", rows$category)
    all <- as.matrix(expand.grid(of))
    missing <- if ("missing" %in% colnames(all)) all[, "missing"] else 0
    ticks <- all[, rows$category[rows$kind == "substantive"], drop = FALSE]
    all <- cbind(all, not = all[, "base"] - ticks)
    all[apply(ticks <= all[, "base"], 1L, all_of) & all[, "base"] + missing == all[, "size"], , drop = FALSE]
  })
  truth <- lapply(seq_len(nrow(a$bases)), function(i) {
    b <- attr(counts, "akkoord")$bases[i, ]
    rows <- counts[counts$group == b$group, ]
    said <- rows$count[rows$kind == "substantive"]
    c(n$n.low[match(b$outer, n$group)], b$substantive.low, rows$count, b$substantive.low - said)
  })
  pick <- as.matrix(expand.grid(lapply(each, function(e) seq_len(nrow(e)))))
  sum_of <- function(column) {
    Reduce(`+`, lapply(seq_along(each), function(j) each[[j]][pick[, j], column]))
  }
  fits <- sum_of("size") == p$n.low[[1L]]
  options <- unique(h$category[h$kind == "substantive"])
  if (totals) {
    for (o in options) fits <- fits & sum_of(o) == sum(counts$count[counts$category == o])
  }
  pick <- pick[fits, , drop = FALSE]
  away <- 0L
  for (j in seq_along(each)) {
    e <- each[[j]][unique(pick[, j]), , drop = FALSE]
    stopifnot(any(colSums(t(e) != truth[[j]]) == 0))
    small <- truth[[j]] > 0 & truth[[j]] < min_cell
    away <- away + sum(apply(e[, small, drop = FALSE], 2L, function(v) length(unique(v)) == 1L))
  }
  away
}
all_of <- function(x) all(x)

test_that("nor is who ticked an option, or did not", {
  skip_if_quick()
  withr::local_seed(25)
  tried <- with_totals <- 0L
  for (i in seq_len(effort(10L, 400L, 4000L))) {
    size <- sample(4:11, if (i %% 2L) 1L else 2L, TRUE)
    d <- data.frame(g = rep(letters[seq_along(size)], size))
    for (o in c("o1", "o2")) d[[o]] <- stats::rbinom(nrow(d), 1L, stats::runif(1L))
    d[stats::runif(nrow(d)) < 0.15, c("o1", "o2")] <- NA
    if (any(tapply(is.na(d$o1), d$g, all))) next
    multiple <- list(use = c("o1", "o2"))
    counts <- if (length(size) == 1L) likert_counts(d, multiple = multiple) else {
      likert_counts(d, multiple = multiple, by = g, drop = FALSE)
    }
    hidden <- check_hidden(counts, 3)
    if (is.null(hidden)) next
    tried <- tried + any(hidden$low < hidden$high)
    expect_identical(options_given_away(hidden, counts, 3, FALSE), 0L, info = i)
    edges <- do.call(rbind, lapply(akkoord:::closed_tables(counts, list(
      min_cell = 3, G = akkoord:::hidden_groups(counts, 3)
    )), `[[`, "edges"))
    # totals given up as a last resort
    if (length(size) == 1L || any(edges$hidden & edges$kind == "T")) next
    with_totals <- with_totals + 1L
    expect_identical(options_given_away(hidden, counts, 3, TRUE), 0L, info = i)
  }
  expect_gt(tried, 10L)
  expect_gt(with_totals, 1L)
})
