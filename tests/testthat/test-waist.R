# One truth about people: every function says the same of the same cell, and what it says
# is what enumeration, a formula by hand or the package survey say.

random_people <- function(seed, n = 90) withr::with_seed(seed, {
  data.frame(
    g = sample(c("a", "b", "c"), n, TRUE, c(5, 3, 2)), q = sample(c(1:5, 9, NA), n, TRUE),
    r = sample(c(1:5, NA), n, TRUE), x = sample(c(1:5, NA, NA), n, TRUE),
    y = sample(c(1:5, NA, NA), n, TRUE), w = stats::runif(n, 0.2, 4)
  )
})
dk_scale <- likert_scale(c("no", "rather no", "so so", "rather", "yes"), dont_know = c(dk = 9))

test_that("weighted standard errors are survey's, for shares and means of groups with N", {
  skip_if_not_installed("survey")
  for (seed in 1:6) {
    d <- random_people(seed)
    N <- c(a = 80, b = 60, c = 41)
    k <- likert_counts(d, q, by = g, weights = w, scale = dk_scale, N = N)
    s <- as.data.frame(summary(k))
    d$top <- as.numeric(d$q %in% 4:5)
    d$score <- ifelse(d$q == 9, NA, d$q)
    d$N <- N[d$g]
    whole <- survey::svydesign(~1, strata = ~g, weights = ~w, fpc = ~N, data = d)
    part <- subset(whole, !is.na(score))
    for (field in c("top", "score")) {
      want <- survey::svyby(stats::reformulate(field), ~g, part, survey::svymean)
      expect_equal(s[[if (field == "top") "top" else "mean"]], want[[field]], tolerance = 1e-10)
      expect_equal(
        s[[if (field == "top") "top.std.error" else "mean.std.error"]], want$se,
        tolerance = 1e-10
      )
    }
  }
})

test_that("one N for everyone: groups are domains, as survey has them", {
  skip_if_not_installed("survey")
  for (seed in 11:14) {
    d <- random_people(seed)
    d$N <- 200
    d$top <- as.numeric(d$q %in% 4:5)
    for (weighted in c(FALSE, TRUE)) {
      d$u <- if (weighted) d$w else 1
      k <- if (weighted) {
        likert_counts(d, q, by = g, weights = u, scale = dk_scale, N = 200)
      } else {
        likert_counts(d, q, by = g, scale = dk_scale, N = 200)
      }
      s <- as.data.frame(summary(k, method = "wald"))
      part <- subset(survey::svydesign(~1, weights = ~u, fpc = ~N, data = d), q %in% 1:5)
      want <- survey::svyby(~top, ~g, part, survey::svymean)
      expect_equal(s$top.std.error, want$se, tolerance = 1e-10)
      z <- stats::qnorm(0.975)
      expect_equal(s$top.conf.low, pmax(0, s$top - z * want$se), tolerance = 1e-10)
    }
  }
})

test_that("summary, tidy, figure, comparison and test say the same of the same cell", {
  for (seed in 21:26) {
    d <- random_people(seed)
    k <- likert_counts(d, twins = list(t = c(X = "x", Y = "y")), scale = 1:5, N = 150)
    s <- as.data.frame(summary(k))
    t <- as.data.frame(tidy(k))
    top <- t[t$statistic == "top", ]
    expect_identical(top$estimate, s$top)
    expect_identical(top$conf.low, s$top.conf.low)
    bars <- as.data.frame(autoplot(k, conf.int = TRUE))
    bars <- bars[bars$status == "total", ]
    expect_equal(sort(bars$share), sort(s$top))
    expect_equal(sort(bars$conf.low), sort(s$top.conf.low))
    z <- compare_groups(k)
    expect_equal(c(z$estimate1.low, z$estimate2.low), s$top)
    o <- overlap_test(d$x, d$y, scale = 1:5, N = 150)
    e <- o$effects
    i <- match("top_difference", e$effect)
    expect_equal(z$estimate.low, e$estimate[[i]], tolerance = 1e-12)
    expect_equal(z$std.error.low, e$std.error[[i]], tolerance = 1e-10)
    expect_equal(
      compare_groups(k, measure = "midrank")$p.low, o$p.value, tolerance = 1e-10
    )
    wald <- as.data.frame(summary(k, method = "wald"))
    expect_equal(
      wald$top.conf.high, pmin(1, wald$top + stats::qnorm(0.975) * wald$top.std.error)
    )
  }
})

test_that("exact limits are prop_ci() for whole populations and domain_ci() for parts", {
  d <- random_people(31)
  n <- table(d$g)
  N <- c(a = 70, b = 60, c = 41)
  s <- as.data.frame(summary(likert_counts(d, r, by = g, scale = 1:5, N = N)))
  for (i in seq_len(nrow(s))) {
    x <- sum(d$r[d$g == s$group[[i]]] >= 4, na.rm = TRUE)
    base <- sum(!is.na(d$r[d$g == s$group[[i]]]))
    want <- if (base == n[[i]]) {
      prop_ci(x, base, N[[i]])
    } else {
      domain_ci(x, base, n[[i]], N[[i]], method = "exact")
    }
    expect_identical(s$top.conf.low[[i]], want$conf.low)
    expect_identical(s$top.conf.high[[i]], want$conf.high)
  }
})

test_that("standard errors follow from the covariances of the cells", {
  skip_if_not_installed("survey")
  d <- random_people(41)
  k <- likert_counts(d, twins = list(t = c(X = "x", Y = "y")), weights = w, scale = 1:5, N = 150)
  v <- akkoord:::cells_vcov(k, "t")
  cells <- k[k$kind == "substantive", ]
  share <- function(g) {
    of <- cells$group == g
    p <- sum(cells$count[of & cells$position >= 4]) / sum(cells$count[of])
    ifelse(of, ((cells$position >= 4) - p) / sum(cells$count[of]), 0)
  }
  g <- share("X") - share("Y")
  d$N <- 150
  d[c("tx", "ty")] <- lapply(d[c("x", "y")], function(a) as.numeric(a >= 4))
  d[c("ix", "iy")] <- lapply(d[c("x", "y")], function(a) as.numeric(!is.na(a)))
  d$tx[is.na(d$tx)] <- 0
  d$ty[is.na(d$ty)] <- 0
  design <- survey::svydesign(~1, weights = ~w, fpc = ~N, data = d)
  totals <- survey::svytotal(~ tx + ix + ty + iy, design)
  want <- survey::svycontrast(totals, quote(tx / ix - ty / iy))
  expect_equal(sqrt(drop(g %*% v %*% g)), as.numeric(survey::SE(want)), tolerance = 1e-10)
})

test_that("counts add up to those of the whole, twins and weights too", {
  d <- random_people(51, 200)
  d$u <- round(d$w * 8) / 8
  count <- function(d) {
    likert_counts(d, q,
      by = g, twins = list(t = c(X = "x", Y = "y")), weights = u,
      scale = list(q = dk_scale, t = 1:5), N = 500
    )
  }
  part <- rep(1:3, length.out = 200)
  all <- count(d)
  sum <- do.call(c, unname(lapply(split(d, part), count)))
  sum <- sum[order(match(paste(sum$item, sum$group), unique(paste(all$item, all$group)))), ]
  expect_equal(as.data.frame(summary(sum)), as.data.frame(summary(all)), tolerance = 1e-10)
  for (i in 1:3) expect_equal(pair_table(sum, "t", i), pair_table(all, "t", i))
  named <- c(one = count(d[part == 1, ]), two = count(d[part != 1, ]))
  expect_setequal(unique(named$part), c("one", "two"))
  expect_equal(
    as.data.frame(summary(named))$top[1:3], as.data.frame(summary(count(d[part == 1, ])))$top[1:3]
  )
  expect_error(c(count(d), likert_counts(d, r, scale = 1:5)), class = "akkoord_error")
  expect_error(
    c(likert_counts(d, r, scale = 1:5, survey = "a"), likert_counts(d, r, scale = 1:5, survey = "b")),
    "compare_waves"
  )
  expect_error(
    c(likert_counts(d, r, scale = 1:5, N = 300), likert_counts(d, r, scale = 1:5, N = 400)),
    class = "akkoord_error_population"
  )
  expect_error(rbind(all, all), class = "akkoord_error_duplicate")
})

test_that("leaving rows out never changes an interval, and shows the people left", {
  d <- random_people(61)
  k <- likert_counts(d, c(q, r), by = g, scale = list(q = dk_scale, r = 1:5), N = c(a = 80, b = 60, c = 41))
  s <- as.data.frame(summary(k))
  for (take in list(
    k$kind == "substantive", k$group == "b", k$item == "r" & k$group != "a", k$kind != "missing"
  )) {
    part <- as.data.frame(summary(k[take, ]))
    whole <- s[paste(s$item, s$group) %in% paste(part$item, part$group), ]
    keep <- setdiff(names(part), c("dk", "dk.low", "dk.high", "missing"))
    expect_identical(part[keep], whole[keep], ignore_attr = "row.names")
  }
  b <- k[k$group == "b", ]
  expect_identical(akkoord:::counts_n(b), sum(d$g == "b") + 0)
  expect_identical(glance(b)$N, 60)
})

test_that("verbs that change a count or a key give a plain tibble", {
  k <- likert_counts(random_people(71), r, by = g, scale = 1:5)
  rlang::local_options(akkoord.quiet = TRUE)
  edited <- k
  edited$count[[1L]] <- 99L
  expect_false(inherits(edited, "likert_counts"))
  renamed <- k
  renamed$group[renamed$group == "a"] <- "z"
  expect_false(inherits(renamed, "likert_counts"))
  more <- k
  more$note <- "x"
  expect_s3_class(more, "likert_counts")
  expect_identical(summary(more), summary(k))
})

test_that("N: everyone and groups, a data frame, a variable's margins", {
  d <- random_people(81)
  d$sex <- rep(c("m", "w"), length.out = nrow(d))
  one <- likert_counts(d, r, by = g, scale = 1:5, N = c(300, a = 80))
  s <- as.data.frame(summary(one))
  dom <- domain_ci(sum(d$r[d$g == "b"] >= 4, na.rm = TRUE), sum(!is.na(d$r[d$g == "b"])), nrow(d), 300, method = "exact")
  expect_identical(s$top.conf.low[[2L]], dom$conf.low)
  frame <- data.frame(g = c("b", "a", "c"), N = c(60, 80, 41))
  expect_identical(
    summary(likert_counts(d, r, by = g, scale = 1:5, N = frame)),
    summary(likert_counts(d, r, by = g, scale = 1:5, N = c(a = 80, b = 60, c = 41)))
  )
  sexes <- likert_counts(d, r, by = c(g, sex), scale = 1:5, N = data.frame(sex = c("m", "w"), N = c(100, 90)))
  s <- as.data.frame(summary(sexes))
  at <- d$g == "a" & d$sex == "m"
  dom <- domain_ci(sum(d$r[at] >= 4, na.rm = TRUE), sum(!is.na(d$r[at])), sum(d$sex == "m"), 100, method = "exact")
  expect_identical(s$top.conf.low[[1L]], dom$conf.low)
  expect_error(likert_counts(d, r, by = g, scale = 1:5, N = c(a = 80)), class = "akkoord_error_population")
  expect_error(likert_counts(d, r, by = g, scale = 1:5, N = data.frame(g = "a", N = 90)), class = "akkoord_error_population")
})

test_that("N of a twin's groups alone gives no interval of the difference", {
  d <- random_people(91)
  k <- likert_counts(d, twins = list(t = c(X = "x", Y = "y")), scale = 1:5, N = c(X = 90, Y = 95))
  s <- as.data.frame(summary(k))
  p <- prop_ci(sum(d$x >= 4, na.rm = TRUE), sum(!is.na(d$x)), 90)
  expect_identical(c(s$top.conf.low[[1L]], s$top.conf.high[[1L]]), c(p$conf.low, p$conf.high))
  z <- compare_groups(k)
  expect_true(is.na(z$conf.low) && is.na(z$std.error.low))
  expect_false(is.na(z$p.low))
  whole <- compare_groups(likert_counts(d,
    twins = list(t = c(X = "x", Y = "y")), scale = 1:5, N = c(150, X = 90, Y = 95)
  ))
  expect_equal(whole$std.error.low, compare_groups(likert_counts(d,
    twins = list(t = c(X = "x", Y = "y")), scale = 1:5, N = 150
  ))$std.error.low)
})

test_that("pairs of two answers that nobody joined run as enumeration says", {
  skip_if_quick()
  # people answer 0 not asked, 1 don't know, 2 an answer, for each of two groups
  for (n in 2:effort(4, 5, 5)) {
    table <- expand.grid(rep(list(0:n), 8L))
    table <- table[rowSums(table) <= n, ]
    if (nrow(table) > 4000) table <- table[withr::with_seed(1, sample(nrow(table), 4000)), ]
    kinds <- expand.grid(first = 0:2, second = 0:2)[-1L, ]
    sums <- function(pick) as.vector(as.matrix(table) %*% pick)
    b1 <- sums(kinds$first > 0)
    b2 <- sums(kinds$second > 0)
    s1 <- sums(kinds$first == 2)
    s2 <- sums(kinds$second == 2)
    m <- sums(kinds$first == 2 & kinds$second == 2)
    low <- pmax(0, b1 + b2 - n - (b1 - s1) - (b2 - s2))
    for (i in withr::with_seed(2, sample(nrow(table), min(200, nrow(table))))) {
      base <- list(
        answered.low = c(b1[[i]], b2[[i]]), answered.high = c(b1[[i]], b2[[i]]),
        substantive.low = c(s1[[i]], s2[[i]]), substantive.high = c(s1[[i]], s2[[i]])
      )
      range <- akkoord:::substantive_pairs(base, akkoord:::asked_pairs(base, n))
      expect_true(range[[1L]] <= m[[i]] && m[[i]] <= range[[2L]])
      expect_identical(range[[1L]], low[[i]] + 0)
    }
  }
})

test_that("tables: weighted ones need an effective n, percentages are refused, a round trip keeps all", {
  m <- rbind(q1 = c(10.5, 20, 30.5, 30, 9))
  expect_error(as_likert_counts(m, scale = 1:5), class = "akkoord_error_count")
  expect_error(
    as_likert_counts(rbind(a = c(20, 80), b = c(30, 70)), scale = 1:2), class = "akkoord_error_count"
  )
  expect_true(all(is.na(summary(as_likert_counts(m, scale = 1:5, weighted = TRUE))$top.conf.low)))
  e <- summary(as_likert_counts(m, scale = 1:5, n_eff = 50), method = "wilson")
  w <- prop_ci(0, 50, method = "wilson")
  expect_true(e$top.conf.low < 0.39 && e$top.conf.high > 0.39)
  d <- random_people(99)
  for (weighted in c(FALSE, TRUE)) {
    k <- if (weighted) {
      likert_counts(d, q, by = g, weights = w, scale = dk_scale, N = 200)
    } else {
      likert_counts(d, q, by = g, scale = dk_scale, N = 200)
    }
    r <- as_likert_counts(as.data.frame(k), scale = dk_scale, N = 200, n = nrow(d))
    expect_equal(as.data.frame(summary(r)), as.data.frame(summary(k)))
  }
  twin <- likert_counts(d, twins = list(t = c(X = "x", Y = "y")), scale = 1:5, N = 200)
  expect_message(
    back <- as_likert_counts(as.data.frame(twin), scale = 1:5, N = 200, n = nrow(d)),
    class = "akkoord_message_lost"
  )
  expect_equal(as.data.frame(summary(back)), as.data.frame(summary(twin)))
  r <- compare_groups(back)
  known <- compare_groups(twin)
  expect_true(r$p.low <= known$p.low && known$p.high <= r$p.high && r$m.low <= known$m.low)
})

test_that("equal weights weigh nothing, said once a call", {
  d <- random_people(101)
  d$one <- 2
  expect_message(
    k <- likert_counts(d, r, by = g, weights = one, scale = 1:5, N = 200),
    class = "akkoord_message_weights"
  )
  expect_identical(summary(k), summary(likert_counts(d, r, by = g, scale = 1:5, N = 200)))
})
