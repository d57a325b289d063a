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
    autoplot(k, sort = "agre", sets = sets)
  })
})

test_that("sets are compared as the measures that they are", {
  skip_if_quick()
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

test_that("figures show sets beside the total, and sort by any of them", {
  scale <- likert_scale("agree5", "en")
  k <- likert_counts(people, c(q, p, r), by = g, scale = list(q = scale, p = scale, r = 0:10))
  s <- summary(k, sets = c(sets, "nps"))
  d <- as.data.frame(autoplot(k, sets = c(sets, "nps"), lang = "en"))
  beside <- d[d$status == "set", ]
  at <- match(paste(beside$item, beside$group), paste(s$item, s$group))
  want <- Map(function(i, name) s[[name]][[i]], at, beside$category)
  expect_equal(beside$share, unlist(want, use.names = FALSE))
  expect_setequal(beside$category, c("disagree", "net", "nps"))
  expect_identical(unique(d$category[d$status == "total" & d$item == "q"]), "agree")
  # points have signs and no per cent
  one <- beside[beside$category == "nps", ]
  expect_match(one$printed, "^-[0-9]+$")
  expect_equal(as.numeric(one$printed), sign(one$share) * floor(100 * abs(one$share) + 0.5))
  # sorted over all groups together
  all <- summary(likert_counts(people, c(q, p), scale = scale), sets = c(sets, "bottom"))
  two <- k[k$item != "r", ]
  order_of <- function(...) unique(as.data.frame(autoplot(two, ...))$item)
  for (set in c("agree", "disagree", "net")) {
    expect_identical(order_of(sets = sets, sort = set), all$item[order(-all[[set]])])
    expect_identical(order_of(sets = sets, sort = "ascending", sort_method = set), all$item[order(all[[set]])])
  }
  expect_identical(order_of(sort = "net"), all$item[order(all$bottom - all$top)])
  expect_identical(order_of(sort = "bottom", type = "diverging"), all$item[order(-all$bottom)])
  # NPS everywhere
  n <- k[k$item == "r", ]
  expect_identical(unique(as.data.frame(autoplot(n, sets = "nps", sort = "nps"))$status[1]), "known")
  expect_true("NPS" %in% as.data.frame(likert_table(n, sets = "nps", lang = "en"))$Item)
  z <- compare_groups(n, sets = "nps")
  expect_equal(c(z$estimate1, z$estimate2), s$nps[s$item == "r"])
  shown <- format(z, lang = "en")
  expect_match(shown[[2L]], paste0("r: nps  ", one$printed[[1L]], " +", one$printed[[2L]]))
})

test_that("answers are told from sets of their name; the top set stands once", {
  scale <- likert_scale("agree5", "en")
  k <- likert_counts(people, q, by = g, scale = scale)
  t <- tidy(k, sets = sets)
  expect_setequal(t$term[t$statistic == "share" & grepl("agree", t$term)][1:4],
    c("strongly disagree", "disagree (answer)", "neither agree nor disagree", "agree (answer)"))
  rows <- akkoord:::tidy_rows(k, sets = sets)
  expect_identical(rows$term[rows$statistic == "share"], k$category[k$kind == "substantive"])
  expect_identical(as.list(rows[names(rows) != "term"]), as.list(t[names(t) != "term"]))
  table <- likert_table(k, sets = sets, lang = "en")
  shown <- as.data.frame(table)
  expect_identical(sum(shown$Item == "agree"), 2L)
  expect_false("strongly agree + agree" %in% shown$Item)
  expect_match(table$notes, "4 comparisons", all = FALSE)
  # a name of ours for other answers is the user's own
  expect_true("net" %in% shown$Item)
  expect_match(as.data.frame(likert_table(k, sets = "net", lang = "en"))$Item, "Net (top", fixed = TRUE, all = FALSE)
})
