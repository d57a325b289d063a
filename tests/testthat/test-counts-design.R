# Counts of survey designs: every number that the package survey also has is the same.

skip_if_not_installed("survey")

expect_near <- function(ours, theirs) {
  if (length(theirs) == 0L) stop("survey has no number to compare with")
  expect_equal(as.vector(ours), as.vector(theirs), tolerance = 1e-8)
}

# The schools of survey's api data with two questions, one answer in five missing.
schools <- function(which, seed = 15) {
  env <- new.env()
  utils::data(api, package = "survey", envir = env)
  d <- env[[which]]
  answers <- c("no", "bit", "yes")
  withr::with_seed(seed, {
    pick <- function(shift) {
      x <- findInterval(stats::rnorm(nrow(d), (d$api00 - 650) / 150 + shift), c(-0.5, 0.7)) + 1L
      x[stats::runif(nrow(d)) < 0.2] <- NA
      factor(answers[x], answers, ordered = TRUE)
    }
    d$q <- pick(0)
    d$r <- pick(0.4)
  })
  d$yes <- as.numeric(d$q == "yes")
  d
}

design_kinds <- local({
  made <- NULL
  function() {
    if (is.null(made)) made <<- make_designs()
    made
  }
})

make_designs <- function() {
  strat <- schools("apistrat")
  one <- schools("apiclus1")
  two <- schools("apiclus2")
  d_strat <- survey::svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = strat)
  d_one <- survey::svydesign(~dnum, weights = ~pw, fpc = ~fpc, data = one)
  pop <- list(
    data.frame(stype = c("E", "H", "M"), Freq = c(4421, 755, 1018)),
    data.frame(sch.wide = c("No", "Yes"), Freq = c(1072, 5122))
  )
  raked <- survey::rake(d_one, list(~stype, ~sch.wide), pop)
  list(
    strata = d_strat, clusters = d_one,
    "two stages" = survey::svydesign(~ dnum + snum, fpc = ~ fpc1 + fpc2, data = two),
    "no fpc" = survey::svydesign(~dnum, weights = ~pw, data = one),
    raked = raked, "raked domain" = subset(raked, stype != "H"),
    domain = subset(d_strat, awards == "Yes"),
    JK1 = survey::as.svrepdesign(d_one), JKn = survey::as.svrepdesign(d_strat, type = "JKn"),
    bootstrap = withr::with_seed(3, {
      survey::as.svrepdesign(d_strat, type = "bootstrap", replicates = 40)
    }),
    mse = survey::as.svrepdesign(d_one, mse = TRUE)
  )
}

test_that("shares, means, groups and their differences are svymean's, svyby's, svyglm's", {
  skip_if_quick()
  all <- design_kinds()
  for (kind in names(all)) {
    design <- all[[kind]]
    k <- likert_counts(design, q)
    rows <- tidy(k)
    m <- survey::svymean(~q, design, na.rm = TRUE)
    expect_near(rows$estimate[rows$statistic == "share"], stats::coef(m))
    expect_near(rows$std.error[rows$statistic == "share"], survey::SE(m))
    expect_near(vcov(k), stats::vcov(m))
    mean <- survey::svymean(~ as.numeric(q), design, na.rm = TRUE)
    expect_near(rows$estimate[rows$statistic == "mean"], stats::coef(mean))
    expect_near(rows$std.error[rows$statistic == "mean"], survey::SE(mean))
    expect_equal(survey::degf(k), survey::degf(design))
    # people: the unweighted answers of the domain
    w <- stats::weights(design, "sampling")
    expect_equal(summary(k)$n.unweighted, sum(!is.na(design$variables$q) & w > 0))
    p <- stats::coef(m)
    expect_near(summary(k)$n_eff, stats::median(p * (1 - p) / survey::SE(m)^2))

    by <- likert_counts(design, q, by = stype)
    groups <- survey::svyby(~yes, ~stype, design, survey::svymean, na.rm = TRUE)
    top <- summary(by)
    expect_near(top$top, stats::coef(groups))
    expect_near(top$top.std.error, survey::SE(groups))
    cmp <- compare_groups(by, names(stats::coef(groups))[1:2], adjust = "none")
    design <- update(design, stype = droplevels(stype))
    # of rows outside a calibrated domain survey warns
    fit <- suppressWarnings(summary(survey::svyglm(yes ~ stype, design))$coefficients[2L, ])
    expect_near(c(-cmp$estimate.low, cmp$std.error.low), fit[1:2])
  }
})

test_that("two answers of the same people keep their covariance", {
  for (design in design_kinds()[c(
    "strata", "clusters", "two stages", "no fpc", "raked", "JK1", "JKn", "bootstrap"
  )]) {
    design <- update(design, a = (q == "yes") %in% TRUE, b = (r == "yes") %in% TRUE,
      ia = !is.na(q), ib = !is.na(r))
    k <- likert_counts(design, twins = list(t = c(X = "q", Y = "r")))
    cmp <- compare_groups(k)
    want <- if (inherits(design, "svyrep.design")) {
      survey::withReplicates(design, quote(sum(.weights * a) / sum(.weights * ia) -
        sum(.weights * b) / sum(.weights * ib)))
    } else {
      totals <- survey::svytotal(~ a + ia + b + ib, design)
      survey::svycontrast(totals, quote(aTRUE / iaTRUE - bTRUE / ibTRUE))
    }
    expect_near(cmp$estimate.low, stats::coef(want))
    expect_near(cmp$std.error.low, survey::SE(want))
    df <- survey::degf(design)
    expect_near(cmp$p.low, 2 * stats::pt(-abs(stats::coef(want) / survey::SE(want)), df))
    expect_near(cmp$conf.low, stats::coef(want) - stats::qt(0.975, df) * survey::SE(want))
  }
})

test_that("intervals are svyciprop's by its names", {
  for (design in design_kinds()[c("strata", "clusters", "two stages", "raked", "JK1")]) {
    answered <- subset(update(design, yes = yes %in% 1), !is.na(q))
    k <- likert_counts(answered, q)
    for (method in c("beta", "mean", if (!inherits(design, "svyrep.design")) "logit")) {
      theirs <- attr(survey::svyciprop(~yes, answered,
        method = if (method == "logit") "xlogit" else method, level = 0.9
      ), "ci")
      ours <- tidy(k, method = method, conf.level = 0.9)
      ours <- ours[ours$statistic == "top", ]
      if (method == "beta") {
        # survey counts the rows of a calibrated domain that are outside it
        n <- sum(stats::weights(answered, "sampling") > 0 & !is.na(answered$variables$q))
        if (nrow(answered) != n) next
      }
      expect_near(c(ours$conf.low, ours$conf.high), theirs)
    }
  }
})

test_that("at 0 and 100% an interval has a width, and is finite for one respondent", {
  d <- schools("apistrat")
  d$q[d$stype == "H"] <- "yes"
  d$alone <- factor(c("one", rep("rest", nrow(d) - 1L)))
  design <- survey::svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = d)
  k <- likert_counts(design, q, by = stype)
  for (method in c("beta", "logit", "wilson")) {
    rows <- tidy(k, method = method)
    rows <- rows[rows$group == "H" & rows$statistic %in% c("share", "top"), ]
    expect_equal(rows$std.error, rep(0, 4))
    expect_true(all(rows$conf.low >= 0 & rows$conf.high <= 1))
    expect_true(all(rows$conf.high - rows$conf.low > 0.02 & rows$conf.high - rows$conf.low < 0.2))
  }
  # nothing but 0 and 1 in the base: all respondents, at a design effect of 1
  rows <- tidy(k)
  at <- rows$group == "H" & rows$term == "no"
  n <- 50 * (stats::qt(0.975, 49) / stats::qt(0.975, survey::degf(design)))^2
  expect_equal(rows$conf.high[at], stats::qbeta(0.975, 1, n))
  expect_true(all(is.finite(tidy(likert_counts(design, q, by = alone))$conf.high)))
})

test_that("coef(), SE(), deff(), confint() are those of svymean()", {
  design <- design_kinds()$clusters
  k <- likert_counts(design, q)
  m <- survey::svymean(~q, subset(design, !is.na(q)), deff = TRUE)
  expect_near(coef(k), stats::coef(m))
  expect_named(coef(k), c("no", "bit", "yes"))
  expect_near(survey::SE(k), survey::SE(m))
  expect_near(survey::deff(k), survey::deff(m))
  expect_near(confint(k, method = "mean"), stats::confint(m, df = survey::degf(design)))
  expect_equal(confint(k, "yes"), confint(k)[3, , drop = FALSE])
  both <- likert_counts(design, c(q, r))
  expect_error(vcov(both), class = "akkoord_error_which")
  expect_equal(vcov(both, item = "q"), vcov(k))
})

test_that("don't knows, options and turned scales have the covariances of their base", {
  d <- schools("apiclus1")
  d$dk <- factor(ifelse(is.na(d$q), "don't know", as.character(d$q)), c(levels(d$q), "don't know"))
  d$one <- as.integer(d$q == "yes")
  d$two <- as.integer(ifelse(is.na(d$q), NA, d$r %in% "no"))
  design <- survey::svydesign(~dnum, weights = ~pw, data = d)
  scale <- likert_scale(c("no", "bit", "yes"), dont_know = "don't know")
  for (base in c("substantive", "answered")) {
    k <- likert_counts(design, dk, scale = scale, base = base)
    rows <- tidy(k)
    all <- survey::svymean(~dk, design)
    said <- survey::svymean(~q, design, na.rm = TRUE)
    want <- if (base == "answered") survey::SE(all)[1:3] else survey::SE(said)
    expect_near(rows$std.error[rows$statistic == "share"], want)
    expect_near(rows$std.error[rows$statistic == "dk"], survey::SE(all)[[4]])
  }
  k <- likert_counts(design, multiple = list(use = c("one", "two")))
  m <- survey::svymean(~ one + two, design, na.rm = TRUE)
  expect_near(coef(k), stats::coef(m))
  expect_near(survey::SE(k), survey::SE(m))
  k <- likert_counts(design, q, reverse = q)
  expect_near(coef(k), rev(stats::coef(survey::svymean(~q, design, na.rm = TRUE))))
  expect_near(survey::SE(k), rev(survey::SE(survey::svymean(~q, design, na.rm = TRUE))))
})

test_that("parts of a design add as strata do", {
  d <- schools("apistrat")
  whole <- survey::svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = d)
  part <- function(s) {
    survey::svydesign(~1, weights = ~pw, fpc = ~fpc, data = d[d$stype %in% s, ])
  }
  k <- c(likert_counts(part("E"), q), likert_counts(part("H"), q), likert_counts(part("M"), q))
  expect_equal(coef(k), coef(likert_counts(whole, q)))
  expect_equal(vcov(k), vcov(likert_counts(whole, q)))
  expect_equal(survey::degf(k), survey::degf(whole))
  named <- c(E = likert_counts(part("E"), q), H = likert_counts(part("H"), q))
  by <- likert_counts(subset(whole, stype != "M"), q, by = stype)
  expect_equal(unname(vcov(named)), unname(vcov(by)))
})

test_that("parts with replicates add by their variances, and say that the replicates are left out", {
  d <- schools("apistrat")
  part <- function(s, rep) {
    one <- survey::svydesign(~1, weights = ~pw, fpc = ~fpc, data = d[d$stype %in% s, ])
    if (rep) survey::as.svrepdesign(one, type = "JK1") else one
  }
  counts <- lapply(c("E", "H"), function(s) likert_counts(part(s, TRUE), q))
  expect_message(k <- c(counts[[1L]], counts[[2L]]), "replicates themselves are left out",
    class = "akkoord_message_replicates")
  # different people: the variances of the totals add up, those of shares are linearised
  v <- Map(function(x) akkoord:::counts_known(x, "q")$vcov, counts)
  expect_equal(akkoord:::counts_known(k, "q")$vcov, v[[1L]] + v[[2L]])
  totals <- coef(counts[[1L]]) * sum(counts[[1L]]$count[1:3]) + coef(counts[[2L]]) * sum(counts[[2L]]$count[1:3])
  expect_equal(coef(k), totals / sum(totals))
  p <- coef(k)
  g <- (diag(3) - outer(rep(1, 3), p)) / sum(totals)
  expect_equal(unname(vcov(k)), unname(t(g) %*% (v[[1L]] + v[[2L]]) %*% g))
  expect_output(print(k), "survey design")
  expect_no_match(paste(capture.output(print(k)), collapse = ""), "replicates")
  # one of them linearised already
  expect_message(c(counts[[1L]], likert_counts(part("H", FALSE), q)), class = "akkoord_message_replicates")
  expect_no_message(c(likert_counts(part("E", FALSE), q), likert_counts(part("H", FALSE), q)),
    class = "akkoord_message_replicates")
})

test_that("rows that are left out change no interval", {
  k <- likert_counts(design_kinds()$clusters, c(q, r), by = stype)
  all <- summary(k)
  some <- summary(k[k$group == "M" & k$item == "r", ])
  want <- all[all$group == "M" & all$item == "r", ]
  expect_equal(as.list(some), as.list(want), ignore_attr = TRUE)
})

test_that("midranks are compared as svyranktest() does where ties weigh the same", {
  d <- schools("apiclus1")
  design <- survey::svydesign(~dnum, data = d, weights = rep(1, nrow(d)))
  design <- subset(design, stype != "H" & !is.na(q))
  design$variables$stype <- droplevels(design$variables$stype)
  cmp <- compare_groups(design, q, by = stype, measure = "midrank")
  theirs <- survey::svyranktest(as.numeric(q) ~ stype, design)
  expect_near(cmp$p.low, theirs$p.value)
  # and with weights as a regression of the weighted midranks
  d$w <- d$pw * seq(0.5, 1.5, length.out = nrow(d))
  design <- subset(survey::svydesign(~dnum, data = d, weights = ~w), stype != "H" & !is.na(q))
  cmp <- compare_groups(design, q, by = stype, measure = "midrank", groups = c("E", "M"))
  w <- stats::weights(design)
  v <- design$variables
  at <- vapply(levels(v$q), function(a) sum(w[v$q < a]) + sum(w[v$q == a]) / 2, 0) / sum(w)
  design <- update(design, rank = at[as.integer(q)], M = stype == "M")
  fit <- summary(survey::svyglm(rank ~ M, design))$coefficients["MTRUE", ]
  expect_near(cmp$p.low, 2 * stats::pt(-abs(fit[["t value"]]), survey::degf(design) - 1))
})

test_that("weights alone are compared by what they know", {
  d <- schools("apiclus1")
  d$w <- d$pw / mean(d$pw) * seq(0.5, 1.5, length.out = nrow(d))
  flat <- survey::svydesign(~1, weights = ~w, data = d)
  k <- likert_counts(d, twins = list(t = c(X = "q", Y = "r")), weights = w)
  theirs <- likert_counts(flat, twins = list(t = c(X = "q", Y = "r")))
  expect_equal(compare_groups(k)$std.error.low, compare_groups(theirs)$std.error.low)
  expect_equal(coef(k), coef(theirs))
})

test_that("a design says what it is, and what stands beside it is refused", {
  local_reproducible_output(width = 80)
  design <- design_kinds()$clusters
  k <- likert_counts(design, q, by = stype)
  expect_snapshot({
    k
    likert_counts(design_kinds()$JK1, q)
    likert_counts(design, q, weights = pw)
    likert_counts(design, q, N = 757)
    likert_counts(design, q, yb = stype)
    tidy(k, method = "exact")
    tidy(k, method = "wald")
  }, error = TRUE)
  expect_message(likert_counts(schools("apistrat"), q, weights = pw),
    class = "akkoord_message_weights")
  lonely <- survey::svydesign(~dnum, strata = ~stype, data = schools("apiclus1")[c(1:9, 14), ],
    weights = rep(2, 10), nest = TRUE)
  withr::local_options(survey.lonely.psu = "fail")
  expect_error(likert_counts(lonely, q), class = "akkoord_error_design")
})

test_that("group_by() of srvyr comes first", {
  skip_if_not_installed("dplyr")
  design <- design_kinds()$clusters
  want <- likert_counts(design, q, by = c(stype, awards))
  design$variables <- dplyr::group_by(design$variables, stype)
  class(design) <- c("tbl_svy", class(design))
  expect_identical(as.data.frame(likert_counts(design, q, by = awards)), as.data.frame(want))
})

test_that("shares are flagged by the presentation standards of NCHS", {
  flag <- akkoord:::nchs_presentation
  of <- function(p, n, df = 100, deff = 1) flag(p, deff * p * (1 - p) / n, n, df)
  expect_identical(of(0.5, 29), "suppress")
  expect_identical(of(0.5, 60, deff = 2.1), "suppress")
  expect_identical(of(0.5, 1000), "present")
  expect_identical(of(0.5, 1000, df = 7), "review")
  expect_identical(of(0, 100), "review")
  # wide for so small a share
  expect_identical(of(0.02, 100), "suppress")
  # 5 points wide at most
  expect_identical(of(0.002, 1000), "present")
  expect_identical(of(0.5, 40), "suppress")
  rows <- tidy(likert_counts(design_kinds()$clusters, q), presentation = "nchs")
  expect_identical(is.na(rows$presentation), rows$statistic == "mean")
})

test_that("a figure draws the design's intervals", {
  for (design in design_kinds()[c("clusters", "JK1")]) {
    k <- likert_counts(design, c(q, r), by = stype)
    numbers <- as.data.frame(autoplot(k, conf.int = TRUE))
    shown <- unique(numbers[c("item", "group", "conf.low", "conf.high")])
    shown <- shown[!is.na(shown$conf.low), ]
    want <- summary(k)
    at <- match(paste(shown$item, shown$group), paste(want$item, want$group))
    expect_gt(nrow(shown), 5L)
    expect_near(shown$conf.low, want$top.conf.low[at])
    expect_near(shown$conf.high, want$top.conf.high[at])
  }
})

test_that("text and table say that a design is behind the numbers", {
  k <- likert_counts(design_kinds()$clusters, q, by = stype)
  text <- methods_text(k, lang = "en")
  expect_match(text, "Korn and Graubard's (1998)", fixed = TRUE)
  expect_match(text, "with 14 degrees of freedom", fixed = TRUE)
  expect_match(paste(attr(text, "references"), collapse = " "), "Lumley.*", all = FALSE)
  expect_no_match(methods_text(k, method = "logit", lang = "nl"), "Korn", fixed = TRUE)
  shown <- paste(capture.output(print(likert_table(k, lang = "en"))), collapse = " ")
  expect_match(shown, "shares beta, means t", fixed = TRUE)
})

test_that("groupings of a design side by side are each as alone", {
  for (design in design_kinds()[c("clusters", "JK1")]) {
    both <- likert_counts(design, q, by = list(stype, awards, sch.wide))
    rows <- tidy(both)
    for (by in c("stype", "awards", "sch.wide")) {
      alone <- tidy(likert_counts(design, q, by = tidyselect::all_of(by)))
      names <- if (by == "stype") alone$group else paste0(by, ": ", alone$group)
      at <- match(paste(names, alone$term), paste(rows$group, rows$term))
      expect_equal(rows$std.error[at], alone$std.error)
      expect_equal(rows$conf.high[at], alone$conf.high)
    }
    cmp <- compare_groups(both, adjust = "none")
    want <- compare_groups(likert_counts(design, q, by = awards), adjust = "none")
    expect_equal(cmp$std.error[cmp$group1 == "awards: No"], want$std.error)
  }
})

test_that("a design without rows is an error that says so", {
  skip_if_not_installed("survey")
  d <- data.frame(q = c(1, 2, 5), w = 1:3)
  design <- survey::svydesign(~1, weights = ~w, data = d)
  e <- expect_error(
    likert_counts(subset(design, w > 99), q, scale = "agree5"), class = "akkoord_error_empty"
  )
  expect_match(conditionMessage(e), "no rows")
})

test_that("items of a design have labels", {
  k <- likert_counts(design_kinds()$strata, q, label = c(q = "Reached its target"))
  expect_match(format(likert_table(k))[[2L]], "Reached its target", fixed = TRUE)
})
