# The test of a linear trend by other routes: every order of the labels, coin, Fisher's test;
# as compare_waves() has it, by survey and by persons.

every_order <- function(v) {
  if (length(v) < 2L) return(matrix(v, 1L))
  do.call(rbind, lapply(seq_along(v), function(i) cbind(v[[i]], every_order(v[-i]))))
}

p_of <- function(all, seen, alternative) {
  d <- all - mean(all)
  e <- seen - mean(all)
  mean(switch(alternative,
    two.sided = abs(d) >= abs(e) - 1e-9, greater = d >= e - 1e-9, less = d <= e + 1e-9
  ))
}

test_that("p is that of every order of the labels, of any scores and times", {
  withr::local_seed(4)
  orders <- every_order(1:7)
  for (i in seq_len(effort(12, 60))) {
    k <- sample(4L, 1L)
    waves <- sample(2:4, 1L)
    y <- sample(k, 7L, TRUE)
    w <- sample(waves, 7L, TRUE)
    score <- sample(-5:9, k)
    times <- sample(-3:6, waves)
    all <- apply(orders, 1L, function(o) sum(score[y] * times[w[o]]))
    table <- matrix(tabulate(y + k * (w - 1L), k * waves), k)
    for (side in c("two.sided", "greater", "less")) {
      done <- akkoord:::trend_test(table, NULL, score, times, side)
      expect_identical(done$method, "exact")
      expect_equal(done$p, p_of(all, sum(score[y] * times[w]), side), tolerance = 1e-13)
    }
  }
})

test_that("answers of one person are put in every order of their own", {
  withr::local_seed(5)
  for (i in seq_len(effort(10, 40))) {
    score <- sample(0:6, 3L)
    times <- sort(sample(0:5, 3L))
    # four people once; two in two waves, one in all
    single <- sample(3L, 4L, TRUE)
    wave <- sample(3L, 4L, TRUE)
    pair <- list(sort(sample(3L, 2L)), sort(sample(3L, 2L)))
    answers <- list(sample(3L, 2L, TRUE), sample(3L, 2L, TRUE))
    full <- sample(3L, 3L, TRUE)
    blocks <- c(
      Map(function(at, a) list(waves = at, answers = matrix(a, 1L)), pair, answers),
      list(list(waves = 1:3, answers = matrix(full, 1L)))
    )
    one <- apply(every_order(1:4), 1L, function(o) sum(score[single] * times[wave[o]]))
    more <- lapply(blocks, function(b) as.vector(every_order(score[b$answers]) %*% times[b$waves]))
    all <- rowSums(expand.grid(c(list(one), more)))
    seen <- sum(score[single] * times[wave]) +
      sum(vapply(blocks, function(b) sum(score[b$answers] * times[b$waves]), 0))
    table <- matrix(tabulate(single + 3L * (wave - 1L), 9L), 3L)
    for (side in c("two.sided", "greater")) {
      done <- akkoord:::trend_test(table, blocks, score, times, side)
      expect_equal(done$p, p_of(all, seen, side), tolerance = 1e-13)
    }
    z <- akkoord:::trend_z(table, lapply(blocks, akkoord:::block_orders, score, times), score, times)
    v <- mean((all - mean(all))^2)
    expect_equal(z, if (v > 1e-9) (seen - mean(all)) / sqrt(v) else 0, tolerance = 1e-9)
  }
})

test_that("it is coin's linear by linear, with blocks too, and Fisher's of two by two", {
  skip_if_not_installed("coin")
  withr::local_seed(6)
  d <- data.frame(y = sample(4L, 90L, TRUE), w = rep(1:3, 30L))
  table <- table(d$y, d$w)
  lbl <- coin::lbl_test(as.table(table), scores = list(Var1 = c(1, 2, 4, 7), Var2 = c(0, 2, 8)))
  z <- akkoord:::trend_z(unclass(table), NULL, c(1, 2, 4, 7), c(0, 2, 8))
  expect_equal(abs(z), abs(as.double(coin::statistic(lbl))), tolerance = 1e-10)
  # thirty people in all three waves
  answers <- matrix(d$y, 30L, byrow = TRUE)
  blocks <- lapply(1:30, function(i) list(waves = 1:3, answers = answers[i, , drop = FALSE]))
  d$person <- factor(rep(1:30, each = 3L))
  with <- coin::independence_test(y ~ w | person, data = d, ytrafo = function(x) x[[1L]])
  blocks <- lapply(blocks, akkoord:::block_orders, score = 1:4, times = 1:3)
  z <- akkoord:::trend_z(matrix(0, 4L, 3L), blocks, 1:4, 1:3)
  expect_equal(abs(z), abs(as.double(coin::statistic(with, "standardized"))), tolerance = 1e-10)
  expect_equal(
    akkoord:::trend_test(matrix(c(7, 3, 4, 5), 2L), NULL, 0:1, 0:1, "two.sided")$p,
    stats::fisher.test(matrix(c(7, 3, 4, 5), 2L))$p.value, tolerance = 1e-12
  )
})

test_that("what is too large is drawn, with the chance that is exact elsewhere", {
  withr::local_seed(7)
  table <- matrix(c(6, 9, 8, 4, 5, 7, 9, 9, 3, 6, 8, 12), 4L)
  blocks <- rep(list(list(waves = c(1L, 3L), answers = matrix(c(1L, 3L), 1L))), 5L)
  of <- lapply(blocks, akkoord:::block_orders, score = 0:3, times = 0:2)
  far <- akkoord:::trend_far(table, of, 0:3, 0:2)
  B <- effort(20000, 200000)
  seen <- sum(table * outer(0:3, 0:2)) + 5 * 2 * 2
  hits <- sum(abs(far(akkoord:::trend_draws(B, table, of, 0:3, 0:2))) >= abs(far(seen)))
  p <- akkoord:::trend_test(table, blocks, 0:3, 0:2, "two.sided")$p
  expect_lt(abs(hits / B - p), 4.5 * sqrt(p * (1 - p) / B))
  large <- akkoord:::trend_test(100 * table, NULL, 0:3, 0:2, "greater", B = 2000)
  expect_identical(large$method, "drawn")
  expect_gt(large$se, 0)
  # more waves than orders can be listed of
  nine <- list(list(waves = 1:9, answers = matrix(rep(1:3, 3L), 1L)))
  normal <- akkoord:::trend_test(matrix(5, 3L, 9L), nine, 1:3, 1:9, "less")
  expect_identical(normal$method, "normal")
  expect_true(normal$p > 0 && normal$p < 1)
})

# Three waves of `sizes` out of N people, with a drift.
three_waves <- function(sizes, N, panel = FALSE) {
  who <- if (panel) rep(list(sample(N, sizes[[1L]])), 3L) else lapply(sizes, sample, x = N)
  lapply(1:3, function(w) {
    z <- stats::rnorm(sizes[[w]], 0.25 * w) + sin(who[[w]])
    data.frame(id = who[[w]], q = findInterval(z, c(-1, -0.2, 0.6, 1.4)) + 1L)
  })
}

trend_of <- function(d, ...) {
  r <- compare_waves(
    "2018" = d[[1L]], "2020" = d[[2L]], "2026" = d[[3L]], ...,
    count = list(scale = "agree5", N = 90)
  )
  attr(r, "trend")
}

test_that("the slope and its error are those of survey, of three designs and of a panel", {
  skip_if_not_installed("survey")
  withr::local_seed(8)
  d <- three_waves(c(30, 25, 35), 90)
  panel <- three_waves(c(30, 30, 30), 90, panel = TRUE)
  a <- c(0, 2, 8) - 10 / 3
  a <- a / sum(a^2)
  for (measure in c("top", "scores", "midrank")) {
    value <- function(x) if (measure == "top") as.double(x >= 4) else as.double(x)
    mean_of <- function(y) {
      design <- survey::svydesign(~1, data = data.frame(y = y), fpc = rep(90, length(y)), probs = NULL)
      survey::svymean(~y, design)
    }
    each <- lapply(d, function(w) mean_of(value(w$q)))
    t <- trend_of(lapply(d, `[`, "q"), population = "different", measure = measure)
    expect_equal(t$estimate, sum(a * vapply(each, stats::coef, 0)), tolerance = 1e-12)
    expect_equal(
      t$std.error, sqrt(sum(a^2 * vapply(each, function(e) as.double(stats::vcov(e)), 0))),
      tolerance = 1e-10
    )
    # the same people each time: a slope for each of them
    own <- mean_of(rowSums(vapply(1:3, function(w) a[[w]] * value(panel[[w]]$q), double(30))))
    t <- trend_of(panel, population = "same", id = "id", measure = measure)
    expect_equal(t$estimate, as.double(stats::coef(own)), tolerance = 1e-12)
    expect_equal(t$std.error, as.double(survey::SE(own)), tolerance = 1e-10)
  }
})

test_that("the p of compare_waves() is that of the answers, in each measure", {
  withr::local_seed(9)
  d <- three_waves(c(14, 12, 16), 90)
  all <- do.call(rbind, Map(function(w, t) cbind(w, t = t), d, c(0, 2, 8)))
  score <- list(
    top = function(q) as.double(q >= 4), scores = function(q) q - 1, midrank = function(q) 2 * rank(q)
  )
  for (measure in names(score)) {
    y <- score[[measure]](all$q)
    kinds <- sort(unique(y))
    table <- unclass(table(factor(y, kinds), all$t))
    apart <- trend_of(lapply(d, `[`, "q"), population = "different", measure = measure)
    p <- akkoord:::trend_test(table, NULL, kinds, c(0, 2, 8), "two.sided")
    expect_equal(apart$p.value, p$p, tolerance = 1e-12)
    expect_identical(apart$p.range, "exact")
    # by drawing persons' orders
    ids <- trend_of(d, population = "same", id = "id", measure = measure)
    again <- all$id %in% all$id[duplicated(all$id)]
    B <- effort(2000, 20000)
    drawn <- replicate(B, {
      t <- all$t
      t[!again] <- t[!again][sample.int(sum(!again))]
      for (i in split(which(again), all$id[again])) t[i] <- t[i][sample.int(length(i))]
      sum(t * y)
    })
    far <- mean(abs(drawn - mean(drawn)) >= abs(sum(all$t * y) - mean(drawn)))
    expect_lt(abs(far - ids$p.value), 5 * sqrt(ids$p.value / B) + 0.01)
  }
})

test_that("of two waves it is the exact test for groups that overlap", {
  withr::local_seed(12)
  a <- data.frame(id = sample(60L, 25L), q = sample(5L, 25L, TRUE))
  b <- data.frame(id = sample(60L, 30L), q = sample(5L, 30L, TRUE, c(1, 1, 2, 3, 3)))
  both <- merge(a, b, by = "id")
  alone <- list(a$q[!a$id %in% both$id], b$q[!b$id %in% both$id])
  for (measure in c("top", "scores", "midrank")) {
    k <- if (measure == "top") 2L else 5L
    of <- function(q) if (measure == "top") 1L + (q >= 4) else q
    total <- tabulate(of(c(a$q, b$q)), k)
    p <- akkoord:::trend_test(
      vapply(alone, function(q) as.double(tabulate(of(q), k)), double(k)),
      lapply(seq_len(nrow(both)), function(i) {
        list(waves = 1:2, answers = matrix(of(c(both$q.x[[i]], both$q.y[[i]])), 1L))
      }),
      if (measure == "midrank") 2 * cumsum(total) - total + 1 else seq_len(k), 0:1, "two.sided"
    )
    r <- compare_waves(
      a = a, b = b, population = "same", id = "id", measure = measure,
      count = list(scale = "agree5", N = 60)
    )
    expect_equal(p$p, r$p.value, tolerance = 1e-12)
  }
})

test_that("weighted waves have the p of their slope; who may be in both twice, a range", {
  skip_if_not_installed("survey")
  withr::local_seed(10)
  d <- lapply(three_waves(c(40, 35, 45), 90), function(w) transform(w, w = stats::runif(nrow(w), 1, 3)))
  x <- lapply(d, likert_counts, q, scale = "agree5", weights = w)
  r <- compare_waves(a = x[[1L]], b = x[[2L]], c = x[[3L]], population = "different", measure = "scores")
  t <- attr(r, "trend")
  means <- lapply(d, function(w) survey::svymean(~q, survey::svydesign(~1, weights = ~w, data = w)))
  expect_equal(t$estimate, as.double(stats::coef(means[[3L]]) - stats::coef(means[[1L]])) / 2, tolerance = 1e-12)
  error <- sqrt(as.double(stats::vcov(means[[3L]])) + as.double(stats::vcov(means[[1L]]))) / 2
  expect_equal(t$std.error, error, tolerance = 1e-10)
  expect_equal(t$p.value, 2 * stats::pnorm(-abs(t$estimate / error)), tolerance = 1e-9)
  expect_identical(t$method, "linear trend, weights or design")
  plain <- lapply(d, `[`, "q")
  some <- trend_of(plain, population = "same", overlap = c(0, 20), measure = "scores")
  none <- trend_of(plain, population = "same", overlap = "independent", measure = "scores")
  expect_true(some$p.low < none$p.value && some$p.high > none$p.value)
  expect_true(some$std.error.low < none$std.error && some$std.error.high > none$std.error)
  expect_identical(some$method, "linear trend, normal approximation")
})

test_that("what was printed gives the least and the most p of all tables behind it", {
  n <- c(30, 24, 28)
  agree <- list(9:11, 10:12, 13:16)
  trend <- list(
    of = list(1, 1, 1), times = 0:2, measure = "top", alternative = "two.sided",
    each = Map(function(x, n) list(moments = list(mean = x / n, base = n)), agree, n)
  )
  p <- apply(expand.grid(agree), 1L, function(x) {
    g <- as.matrix(expand.grid(0:30, 0:24, 0:28))
    g <- g[rowSums(g) == sum(x), ]
    weight <- choose(30, g[, 1L]) * choose(24, g[, 2L]) * choose(28, g[, 3L])
    far <- function(v) abs(v - sum(x) * sum(0:2 * n) / sum(n))
    sum(weight[far(g %*% 0:2) >= far(sum(0:2 * x)) - 1e-9]) / sum(weight)
  })
  done <- akkoord:::trend_range(trend)
  expect_equal(done$p, range(p), tolerance = 1e-11)
  expect_identical(done$range, "attained")
  # of whole rows, by scores
  study <- published_report("erasmus2022")
  x <- likert_counts(study, values, survey = "erasmus")
  for (measure in c("top", "scores")) {
    r <- compare_waves(a = x, b = x, c = x, population = "different", measure = measure, wide = 1)
    t <- attr(r, "trend")
    expect_true(all(t$p.low <= t$p.high & t$p.high > 0.9))
    expect_true(all(t$estimate.low <= 0 & t$estimate.high >= 0))
  }
})
