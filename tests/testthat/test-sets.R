set.seed(11)
people <- data.frame(
  g = rep(c("m", "w"), c(40, 35)), q = sample(5, 75, TRUE, c(1, 2, 2, 3, 4)), p = sample(5, 75, TRUE),
  r = sample(0:10, 75, TRUE), w = runif(75, 0.5, 2)
)
sets <- list(agree = 4:5, disagree = 1:2, net = ~ agree - disagree)

test_that("sets are shares of their answers, with the intervals that survey gives", {
  k <- likert_counts(people, c(q, p), by = g, scale = "agree5", N = 300)
  s <- summary(k, sets = sets, method = "wald")
  at <- s$item == "q" & s$group == "m"
  q <- people$q[people$g == "m"]
  expect_equal(s$agree[at], mean(q >= 4))
  expect_equal(s$net[at], mean(q >= 4) - mean(q <= 2))
  expect_equal(s$agree, s$top)
  expect_equal(s$agree.conf.low, s$top.conf.low)
  t <- tidy(k, sets = sets)
  row <- t[t$item == "q" & t$group == "m" & t$term == "net", ]
  expect_identical(row$statistic, "difference")
  skip_if_not_installed("survey")
  d <- transform(people, net = (q >= 4) - (q <= 2), fpc = 300, low = q <= 2)
  design <- survey::svydesign(~1, data = d, fpc = ~fpc)
  want <- survey::svymean(~net, subset(design, g == "m"))
  expect_equal(row$std.error, as.numeric(survey::SE(want)))
  expect_equal(c(row$conf.low, row$conf.high), as.vector(stats::confint(want)), ignore_attr = TRUE)
  kw <- likert_counts(people, q, by = g, weights = w, scale = "agree5", N = 300)
  tw <- tidy(kw, sets = sets)
  design <- survey::svydesign(~1, data = d, weights = ~w, fpc = ~fpc)
  for (term in c("net", "disagree")) {
    of <- if (term == "net") ~net else ~low
    want <- survey::svymean(of, subset(design, g == "w"))
    row <- tw[tw$term == term & tw$group == "w", ]
    expect_equal(row$estimate, tail(as.vector(want), 1))
    expect_equal(row$std.error, tail(as.vector(survey::SE(want)), 1))
    expect_equal(row$n.unweighted, 35)
  }
})

test_that("NPS, top and bottom, labels; each item by its own scale", {
  k <- likert_counts(people, c(q, r), scale = list(q = "agree5", r = 0:10))
  s <- summary(k, sets = c("bottom", "net", "nps", "top"))
  expect_equal(s$nps, c(NA, mean(people$r >= 9) - mean(people$r <= 6)))
  expect_equal(s$bottom, c(mean(people$q <= 2), mean(people$r <= 1)))
  expect_equal(s$net[[1]], mean(people$q >= 4) - mean(people$q <= 2))
  expect_equal(summary(k, sets = list(own = c("neutral")))$own, c(mean(people$q == 3), NA))
  # a turned scale: high scores agree
  turned <- likert_counts(people, q, scale = rev(likert_scale("agree5")))
  expect_equal(summary(turned, sets = sets)$agree, mean(people$q <= 2))
})

test_that("sets that are none are refused", {
  k <- likert_counts(people, q, scale = "agree5")
  expect_snapshot(error = TRUE, {
    summary(k, sets = list(agree = 6:7))
    summary(k, sets = list(4:5))
    summary(k, sets = list(top = 4:5))
    summary(k, sets = list(mean = 4:5))
    tidy(k, sets = list(net = ~ a + b))
    autoplot(k, sets = sets)
  })
})

test_that("sets are compared as the measures that they are", {
  k <- likert_counts(people, c(q, p), by = g, scale = "agree5", N = 300)
  z <- compare_groups(k, sets = sets, adjust = "none")
  expect_identical(z$set, rep(c("agree", "disagree", "net"), 2))
  top <- compare_groups(k, adjust = "none")
  expect_equal(z$p.low[z$set == "agree"], top$p.low)
  expect_equal(z$conf.low[z$set == "agree"], top$conf.low)
  n <- (people$q >= 4) - (people$q <= 2)
  own <- likert_counts(data.frame(n = n, g = people$g), n, by = g, scale = likert_scale(c(-1, 0, 1)))
  expect_equal(z$p.low[z$set == "net" & z$item == "q"], compare_groups(own, measure = "scores")$p.low)
  expect_equal(z$estimate.low[3], mean(n[people$g == "m"]) - mean(n[people$g == "w"]))
  expect_match(paste(format(z, lang = "en"), collapse = "\n"), "q: net", fixed = TRUE)
})

test_that("a figure's total and order can be a set", {
  k <- likert_counts(people, c(q, p), scale = "agree5")
  d <- as.data.frame(autoplot(k, sets = list(disagree = 1:2), sort = "descending"))
  total <- d[d$status == "total", ]
  expect_equal(total$share, sort(c(mean(people$q <= 2), mean(people$p <= 2)), decreasing = TRUE))
  expect_identical(unique(total$category), "disagree")
})

test_that("sets of a survey design have the design's standard errors", {
  skip_if_not_installed("survey")
  d <- transform(people, net = (q >= 4) - (q <= 2), low = q <= 2, cluster = rep(1:25, 3))
  design <- survey::svydesign(~cluster, data = d, weights = ~w)
  k <- suppressMessages(likert_counts(design, q, scale = "agree5"))
  t <- tidy(k, sets = sets)
  expect_equal(t$std.error[t$term == "net"], as.vector(survey::SE(survey::svymean(~net, design))))
  low <- survey::svymean(~low, design)
  expect_equal(t$std.error[t$term == "disagree"], tail(as.vector(survey::SE(low)), 1))
})
