# A sample of n persons of whom each answered for group 1, group 2, both or neither
draw_twin <- function(n, k) {
  x <- sample(c(1:k, NA, NA), n, replace = TRUE)
  y <- ifelse(runif(n) < 0.4, x, sample(c(1:k, NA), n, replace = TRUE))
  list(x = x, y = y, twin = twin_table(x, y, seq_len(k)))
}

test_that("effects agree with the package survey on data clustered by person", {
  skip_if_not_installed("survey")
  withr::local_seed(20)
  for (case in 1:6) {
    n <- c(30, 60, 200)[(case - 1) %% 3 + 1]
    k <- c(5, 2)[(case > 3) + 1]
    N <- if (case %% 2) 3 * n else NULL
    d <- draw_twin(n, k)
    s <- c(1, 2, 4, 4.5, 7)[seq_len(k)]
    top <- seq_len(k) >= k - (k > 2)
    got <- twin_effects(d$twin, s, top, if (is.null(N)) Inf else N, 0.95)
    # two rows a person, also where an answer is missing: the person still counts
    long <- data.frame(
      id = rep(seq_len(n), 2), g = rep(1:2, each = n), a = c(d$x, d$y), N = rep(n * 3, 2 * n)
    )
    long$has1 <- as.double(long$g == 1 & !is.na(long$a))
    long$has2 <- as.double(long$g == 2 & !is.na(long$a))
    score <- ifelse(is.na(long$a), 0, s[long$a])
    is_top <- ifelse(is.na(long$a), 0, top[long$a])
    for (g in 1:2) {
      has <- long[[paste0("has", g)]]
      long[[paste0("s", g)]] <- has * score
      long[[paste0("t", g)]] <- has * is_top
      for (j in seq_len(k)) {
        long[[paste0("p", g, j)]] <- has * (!is.na(long$a) & long$a == j)
      }
    }
    design <- if (is.null(N)) {
      survey::svydesign(~id, weights = ~1, data = long)
    } else {
      survey::svydesign(~id, fpc = ~N, data = long)
    }
    cats <- outer(1:2, seq_len(k), function(g, j) paste0("p", g, j))
    all <- survey::svytotal(
      reformulate(c("has1", "has2", "s1", "s2", "t1", "t2", as.vector(cats))), design
    )
    means <- survey::svycontrast(all, list(
      mean1 = quote(s1 / has1), mean2 = quote(s2 / has2),
      mean_difference = quote(s1 / has1 - s2 / has2),
      top1 = quote(t1 / has1), top2 = quote(t2 / has2),
      top_difference = quote(t1 / has1 - t2 / has2)
    ))
    # P(X > Y) + P(X = Y)/2 and the two sums of the odds ratio, spelled out
    term <- function(i, j) sprintf("p1%d * p2%d", i, j)
    pairs <- expand.grid(i = seq_len(k), j = seq_len(k))
    over <- with(pairs[pairs$i > pairs$j, ], paste(term(i, j), collapse = " + "))
    ties <- paste(term(seq_len(k), seq_len(k)), collapse = " + ")
    sup <- sprintf("((%s) + (%s)/2) / (has1 * has2)", over, ties)
    cut <- function(hi, lo) {
      paste(vapply(seq_len(k - 1), function(j) {
        up <- paste0("p", hi, (j + 1):k, collapse = " + ")
        down <- paste0("p", lo, 1:j, collapse = " + ")
        sprintf("(%s) * (%s)", up, down)
      }, ""), collapse = " + ")
    }
    odds <- sprintf("log((%s) / (%s))", cut(1, 2), cut(2, 1))
    rest <- survey::svycontrast(all, list(
      superiority = str2lang(sup), cliff_delta = str2lang(paste("2 *", sup, "- 1")),
      log_odds_ratio = str2lang(odds), odds_ratio = str2lang(sprintf("exp(%s)", odds))
    ))
    want <- c(coef(means), coef(rest))
    want_se <- c(survey::SE(means), survey::SE(rest))
    expect_identical(got$effect, names(want))
    expect_equal(got$estimate, unname(want), tolerance = 1e-10)
    expect_equal(got$std.error, unname(want_se), tolerance = 1e-10)
  }
})

test_that("two samples agree with survey's strata", {
  skip_if_not_installed("survey")
  x <- c(4, 9, 20, 60, 30)
  y <- c(8, 15, 30, 40, 11)
  d <- data.frame(g = rep(1:2, c(sum(x), sum(y))), a = c(rep(1:5, x), rep(1:5, y)))
  d$N <- c(560, 1340)[d$g]
  design <- survey::svydesign(~1, strata = ~g, fpc = ~N, data = d)
  m <- survey::svyby(~a, ~g, design, survey::svymean, covmat = TRUE)
  want <- survey::svycontrast(m, c(1, -1))
  got <- sample_effects(x, y, as.double(1:5), NULL, c(560, 1340))
  expect_equal(got$estimate[1:3], unname(c(coef(m), coef(want))), tolerance = 1e-12)
  expect_equal(got$std.error[1:3], unname(c(survey::SE(m), survey::SE(want))),
    tolerance = 1e-12
  )
  z <- qnorm(0.975)
  expect_equal(got$conf.high[[3]], got$estimate[[3]] + z * got$std.error[[3]])
  sup <- got[got$effect == "superiority", ]
  half <- z * sup$std.error / (sup$estimate * (1 - sup$estimate))
  expect_equal(sup$conf.low, plogis(qlogis(sup$estimate) - half))
  # the same people as U statistic, and as Mann and Whitney count it
  w <- outer(d$a[d$g == 1], d$a[d$g == 2], function(a, b) (a > b) + (a == b) / 2)
  expect_equal(sup$estimate, mean(w))
})

test_that("a twin table and its transpose mirror each other", {
  withr::local_seed(3)
  t <- draw_twin(50, 4)$twin
  a <- twin_effects(t, as.double(1:4), 1:4 > 2, 80)
  b <- twin_effects(t(unclass(t)), as.double(1:4), 1:4 > 2, 80)
  expect_equal(a$estimate[c(1, 2, 4, 5)], b$estimate[c(2, 1, 5, 4)])
  expect_equal(a$estimate[c(3, 6, 8, 9)], -b$estimate[c(3, 6, 8, 9)])
  expect_equal(a$std.error[c(3, 6:9)], b$std.error[c(3, 6:9)])
  expect_equal(a$conf.low[c(3, 6, 8, 9)], -b$conf.high[c(3, 6, 8, 9)])
  expect_equal(a$conf.low[[10]], 1 / b$conf.high[[10]])
})

test_that("without scores or a top set their rows are left out", {
  t <- twin_table(c(1, 2, 2), c(2, NA, 1), 1:2)
  expect_identical(
    twin_effects(t)$effect, c("superiority", "cliff_delta", "log_odds_ratio", "odds_ratio")
  )
  expect_identical(nrow(twin_effects(t, c(1, 2))), 7L)
  expect_identical(nrow(twin_effects(t, NULL, c(FALSE, TRUE))), 7L)
  expect_error(twin_effects(1:5), "square")
})
