# Freeman-Halton, Brunner-Munzel, signed-rank, sign, McNemar, Stuart-Maxwell, Bhapkar

nums <- function(x) as.double(strsplit(x, " ")[[1]])

test_that("exact p-values are those of rational arithmetic", {
  skip_if_quick()
  cases <- read.csv(test_path("fixtures", "group-tests.csv"), colClasses = "character")
  rel <- function(got, want) if (want == 0) abs(got) else abs(got / want - 1)
  worst <- 0
  for (i in seq_len(nrow(cases))) {
    case <- cases[i, ]
    x <- nums(case$x)
    y <- nums(case$y)
    want <- as.double(c(case$p1, case$p2, case$p3))
    got <- switch(case$test,
      "freeman-halton" = .Call(akk_c_freeman_halton, x, y)$p,
      "brunner-munzel" = unlist(.Call(akk_c_brunner_munzel, x, y, TRUE)[6:8], use.names = FALSE),
      "signed-rank" = {
        zeros <- as.double(case$zeros)
        n <- x + y
        rank <- 2 * (zeros + cumsum(n) - n) + n + 1
        unlist(.Call(akk_c_sign_flip, rank, n, sum(rank * x))[1:2], use.names = FALSE)
      }
    )
    worst <- max(worst, mapply(rel, got, want[!is.na(want)]))
  }
  expect_lt(worst, 1e-12)
})

test_that("Freeman and Halton's test is fisher.test()", {
  withr::local_seed(1)
  for (i in 1:40) {
    k <- sample(2:6, 1)
    t <- rbind(x = rpois(k, 5), y = rpois(k, 4) + (1:k == 1))
    t[1, k] <- t[1, k] + 1
    used <- t[, colSums(t) > 0, drop = FALSE]
    if (ncol(used) < 2) next
    expect_equal(
      freeman_halton_test(t)$p.value, fisher.test(used, workspace = 2e6)$p.value,
      tolerance = 1e-6
    )
  }
  # Fisher's tea: 2 (1 + 16)/70
  expect_equal(freeman_halton_test(rbind(c(3, 1), c(1, 3)))$p.value, 34 / 70)
})

test_that("Brunner and Munzel's example", {
  # Neubert and Brunner (2007) correct the first publication's misprint: lawstat's
  # and brunnermunzel's manuals print W = 3.1375, df = 17.683, p = 0.005786
  treated <- c(1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1)
  control <- c(3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4)
  a <- brunner_munzel_test(control, treated, method = "asymptotic")
  expect_equal(round(unname(a$statistic), 4), 3.1375)
  expect_equal(round(unname(a$parameter), 3), 17.683)
  expect_equal(round(a$p.value, 6), 0.005786)
  expect_equal(unname(a$estimate), 0.788961, tolerance = 1e-6)
  e <- brunner_munzel_test(control, treated)
  expect_equal(round(e$p.value, 6), 0.008038)
  g <- brunner_munzel_test(control, treated, alternative = "greater")
  l <- brunner_munzel_test(treated, control, alternative = "less")
  expect_equal(g$p.value, l$p.value)
  n <- brunner_munzel_test(control, treated, method = "normal")
  expect_equal(n$p.value, 2 * pnorm(-unname(n$statistic)))
  withr::local_seed(2)
  m <- brunner_munzel_test(control, treated, method = "montecarlo", B = 2e4)
  expect_lt(abs(m$p.value - e$p.value), 4 * m$p.se + 1e-4)
})

test_that("signed ranks agree with wilcox.exact() and coin", {
  x <- c(5, 4, 4, 2, 3, 5, 4, 4, 1, 3, 5, 5, 2, 4, 3)
  y <- c(4, 4, 2, 2, 1, 3, 3, 5, 1, 2, 1, 4, 3, 2, 3)
  skip_if_not_installed("exactRankTests")
  # zeros are dropped before it sees them: Wilcoxon's way
  keep <- x != y
  for (alt in c("two.sided", "less", "greater")) {
    want <- suppressWarnings(
      exactRankTests::wilcox.exact(x[keep], y[keep], paired = TRUE, alternative = alt)
    )
    got <- signed_rank_test(x, y, scale = 1:5, alternative = alt)
    expect_equal(got$p.value, want$p.value, tolerance = 1e-10)
    expect_equal(unname(got$statistic), unname(want$statistic))
  }
  skip_if_not_installed("coin")
  d <- data.frame(
    v = c(x, y), g = factor(rep(c("x", "y"), each = 15)), id = factor(rep(1:15, 2))
  )
  for (zeros in c("Pratt", "Wilcoxon")) {
    want <- coin::wilcoxsign_test(v ~ g | id,
      data = d, zero.method = zeros, distribution = "exact"
    )
    got <- signed_rank_test(x, y, scale = 1:5, zeros = tolower(zeros))
    expect_equal(got$p.value, as.double(coin::pvalue(want)), tolerance = 1e-10)
    want <- coin::wilcoxsign_test(v ~ g | id, data = d, zero.method = zeros)
    got <- signed_rank_test(x, y,
      scale = 1:5, zeros = tolower(zeros), method = "asymptotic"
    )
    expect_equal(got$p.value, as.double(coin::pvalue(want)), tolerance = 1e-10)
  }
  s <- signed_rank_test(x, y, scale = 1:5, statistic = "sign")
  expect_equal(s$p.value, binom.test(sum(x > y), sum(x != y))$p.value)
  mid <- signed_rank_test(x, y, scale = 1:5, statistic = "sign", mid.p = TRUE)
  expect_equal(mid$p.value, s$p.value - dbinom(sum(x > y), sum(x != y), 0.5))
})

test_that("all ways to give the same respondents are the same test", {
  x <- c(5, 4, 4, NA, 2, 3, 5, 4, NA, 4)
  y <- c(4, 4, NA, 1, 2, NA, 3, 3, 4, NA)
  a <- signed_rank_test(x, y, scale = 1:5, N = 25)
  b <- signed_rank_test(twin_table(x, y, 1:5), N = 25)
  expect_identical(a, b)
  d <- data.frame(v = c(x, y), g = rep(c("x", "y"), each = 10), who = rep(1:10, 2))
  f <- signed_rank_test(v ~ g, data = d[20:1, ], id = who, scale = 1:5, N = 25)
  expect_identical(f$p.value, a$p.value)
  expect_identical(f$effects, a$effects)
  # the interval is over pairs, all ten respondents counted
  pairs <- !is.na(x) & !is.na(y)
  diff <- (x - y)[pairs]
  se <- sqrt((1 - 10 / 25) * 10 / 9 * sum((diff - mean(diff))^2) / sum(pairs)^2)
  expect_equal(a$effects$std.error[[3]], se)
})

vision <- matrix(c(
  1520, 266, 124, 66, 234, 1512, 432, 78, 117, 362, 1772, 205, 36, 82, 179, 492
), 4, byrow = TRUE)

test_that("marginal homogeneity of Stuart's vision data", {
  skip_if_quick(glue = TRUE)
  # Stuart (1955); coin's manual prints Q = 11.96
  a <- marginal_homogeneity_test(vision)
  expect_equal(round(unname(a$statistic), 2), 11.96)
  expect_equal(unname(a$parameter), 3)
  s <- unname(a$statistic)
  b <- marginal_homogeneity_test(vision, method = "bhapkar")
  expect_equal(unname(b$statistic), s / (1 - s / 7477))
  # Bhapkar's as Wald's test: covariance of the differences about what was seen
  p <- vision / 7477
  d <- rowSums(p) - colSums(p)
  v <- diag(rowSums(p) + colSums(p)) - p - t(p) - d %o% d
  wald <- 7477 * sum(d[1:3] * solve(v[1:3, 1:3], d[1:3]))
  expect_equal(unname(b$statistic), wald)
  withr::local_seed(4)
  m <- marginal_homogeneity_test(vision, method = "montecarlo", B = 1e4)
  expect_lt(abs(m$p.value - a$p.value), 5 * m$p.se)
  skip_if_not_installed("coin")
  want <- coin::mh_test(as.table(vision))
  expect_equal(a$p.value, as.double(coin::pvalue(want)), tolerance = 1e-10)
})

test_that("two answers give McNemar's test", {
  # approval of the prime minister, Agresti (2002), section 10.1: z^2 = 34.7 without
  # correction, as mcnemar.test()'s example data
  approval <- matrix(c(794, 86, 150, 570), 2)
  a <- marginal_homogeneity_test(approval, method = "stuart-maxwell")
  want <- mcnemar.test(approval, correct = FALSE)
  expect_equal(unname(a$statistic), unname(want$statistic))
  expect_equal(a$p.value, want$p.value)
  small <- matrix(c(10, 2, 9, 4), 2)
  e <- marginal_homogeneity_test(small)
  expect_equal(e$p.value, binom.test(2, 11)$p.value)
  m <- marginal_homogeneity_test(small, method = "mcnemar-midp")
  expect_equal(m$p.value, e$p.value - dbinom(2, 11, 0.5))
  # 1 and 7 of 8 who differ: 2 (1 + 8)/256, and without half of each 8/256
  f <- matrix(c(1, 7, 1, 12), 2)
  expect_equal(round(marginal_homogeneity_test(f)$p.value, 4), 0.0703)
  expect_equal(
    round(marginal_homogeneity_test(f, method = "mcnemar-midp")$p.value, 4), 0.0391
  )
  expect_equal(
    signed_rank_test(twin_table(rep(1:2, c(9, 12)), rep_len(2:1, 21), 1:2))$p.value,
    marginal_homogeneity_test(
      twin_table(rep(1:2, c(9, 12)), rep_len(2:1, 21), 1:2)
    )$p.value
  )
})

test_that("answers without moves cost degrees of freedom", {
  t <- rbind(c(5, 3, 0, 0), c(1, 4, 0, 0), c(0, 0, 2, 4), c(0, 0, 1, 3))
  a <- marginal_homogeneity_test(t)
  expect_equal(unname(a$parameter), 2)
  # two McNemar tests side by side
  expect_equal(unname(a$statistic), (3 - 1)^2 / 4 + (4 - 1)^2 / 5)
  five <- matrix(0, 5, 5)
  five[c(1, 3, 5), c(1, 3, 5)] <- c(4, 2, 1, 5, 6, 3, 2, 2, 7)
  three <- five[c(1, 3, 5), c(1, 3, 5)]
  expect_equal(
    marginal_homogeneity_test(five)$p.value, marginal_homogeneity_test(three)$p.value
  )
  expect_match(marginal_homogeneity_test(five)$notes, "2 degrees of freedom instead of 4")
  same <- marginal_homogeneity_test(diag(3))
  expect_identical(same$p.value, 1)
  # everybody moved one way: S = n, Bhapkar's infinite
  b <- marginal_homogeneity_test(rbind(c(0, 7), c(0, 0)), method = "bhapkar")
  expect_identical(unname(b$statistic), Inf)
  expect_match(b$notes[[1]], "no evidence")
})

test_that("one answer only gives p = 1 and says so", {
  for (p in list(
    freeman_halton_test(c(3, 3), 3), brunner_munzel_test(c(3, 3), c(3, 3)),
    brunner_munzel_test(c(3, 3), c(3, 3), method = "asymptotic"),
    signed_rank_test(c(3, 3), c(3, 3)),
    signed_rank_test(c(3, 3), c(3, 3), method = "asymptotic"),
    marginal_homogeneity_test(c(3, 3), c(3, 3))
  )) {
    expect_identical(p$p.value, 1)
    expect_match(p$notes[[1]], "p = 1")
  }
})

test_that("nominal answers have a test but no effects", {
  s <- likert_scale(c("bus", "bike", "car"), ordered = FALSE)
  a <- freeman_halton_test(c("bus", "car", "car"), c("bike", "bike"), scale = s)
  expect_null(a$effects)
  expect_equal(a$p.value, 0.2) # weights 1, 4, 1, 2, 2; seen 1
  b <- marginal_homogeneity_test(c("bus", "car", "car"), c("bike", "bus", "bike"), scale = s)
  expect_null(b$conf.int)
})

test_that("results print, tidy and glance", {
  withr::local_options(akkoord.lang = "en")
  ka1 <- c(5, 4, 4, NA, 2, 3, 5, 4, NA, 4, NA)
  ka2 <- c(4, 4, NA, 1, 2, NA, 3, 3, 4, NA, NA)
  t <- rbind(KA1 = c(2, 5, 11, 30, 12), KA2 = c(6, 9, 10, 14, 4))
  expect_snapshot({
    freeman_halton_test(t, N = c(560, 1340))
    brunner_munzel_test(t)
    brunner_munzel_test(c(4, 5), c(1, 2), method = "asymptotic")
    signed_rank_test(ka1, ka2, scale = 1:5, N = 25, zeros = "pratt")
    marginal_homogeneity_test(ka1, ka2, scale = 1:5)
    marginal_homogeneity_test(matrix(c(10, 2, 9, 4), 2))
  })
  a <- signed_rank_test(ka1, ka2, scale = 1:5)
  expect_s3_class(a, "htest")
  expect_identical(nrow(tidy(a)), 1L)
  expect_identical(names(tidy(a))[1:6], c(
    "estimate", "statistic", "parameter", "p.value", "conf.low", "conf.high"
  ))
  expect_identical(glance(a)$pairs, 5L)
  expect_identical(glance(a)$neither, 1L)
  expect_identical(summary(a), a$effects)
  expect_identical(
    tidy(freeman_halton_test(t))$p.value, as.data.frame(freeman_halton_test(t))$p.value
  )
})

test_that("every print is Dutch in Dutch, and no wider than the console", {
  skip_if_quick()
  x <- c(5, 4, 4, NA, 2, 3, 5, 4, 5, NA)
  y <- c(4, 4, NA, 1, 2, NA, 3, 3, 4, 2)
  t <- rbind(KA1 = c(2, 5, 11, 30, 12), KA2 = c(6, 9, 10, 14, 4))
  same <- c(3, 3, NA)
  all <- list(
    overlap_test(x, y, N = 25), overlap_test(x, y, two.sided = "double", mid.p = TRUE),
    overlap_test(x, y, method = "montecarlo", B = 10000),
    overlap_test(x, y, method = "asymptotic"), overlap_test(x, y, method = "derrick"),
    overlap_test(x, y, method = "derrick", var.equal = TRUE),
    overlap_test(x, y, method = "derrick", scores = c(0, 0, 0, 1, 1)),
    overlap_test(x, y, method = "crosstab"),
    overlap_test(x, y, method = "crosstab", df = Inf), overlap_test(t),
    overlap_test(x[c(1, 2)], y[c(1, 2)], scale = 1:5), overlap_test(same, rev(same)),
    overlap_test(x, y, scores = rep(1, 5)),
    overlap_test(c(1, 2, 3), c(1, 2, 3)),
    overlap_test(cbind(c(3, 5), c(2, 4), c(6, 7)), answers = "one"),
    overlap_test(cbind(c(3, 5), c(2, 4), c(6, 7)), answers = "one", method = "crosstab"),
    freeman_halton_test(t), freeman_halton_test(t, N = c(200, 300)),
    freeman_halton_test(t, method = "montecarlo", B = 1000, N = 300),
    brunner_munzel_test(t), brunner_munzel_test(t, method = "montecarlo", B = 1000),
    brunner_munzel_test(c(4, 5), c(1, 2), method = "asymptotic"),
    brunner_munzel_test(t, method = "normal"),
    signed_rank_test(x, y, scale = 1:5), signed_rank_test(x, y, scale = 1:5, zeros = "pratt"),
    signed_rank_test(x, y, scale = 1:5, statistic = "sign", mid.p = TRUE),
    signed_rank_test(x, y, scale = 1:5, method = "asymptotic"),
    signed_rank_test(c(1, 2, NA), c(1, 2, 3), scale = 1:3),
    marginal_homogeneity_test(x, y, scale = 1:5),
    marginal_homogeneity_test(x, y, scale = 1:5, method = "bhapkar"),
    marginal_homogeneity_test(matrix(c(0, 0, 5, 0), 2), method = "bhapkar"),
    marginal_homogeneity_test(x, y, scale = 1:5, method = "montecarlo", B = 1000),
    marginal_homogeneity_test(matrix(c(10, 2, 9, 4), 2), method = "mcnemar-midp")
  )
  english <- "\\b(the|of two|and|with|for|answers?|people|what|how|could|exact perm.*ion)\\b"
  for (r in all) {
    r$data.name <- NULL
    dutch <- gsub("overlap_test\\(\\)|method = ", "", format(r, lang = "nl"))
    expect_identical(grep(english, dutch, value = TRUE), character())
    for (lang in c("nl", "en")) {
      printed <- withr::with_options(
        list(width = 80), utils::capture.output(print(r, lang = lang))
      )
      expect_lte(max(nchar(gsub("\t", "        ", printed))), 80)
    }
  }
  expect_snapshot(withr::with_options(list(width = 80), {
    print(all[[1]], lang = "nl")
    print(all[[18]], lang = "nl")
    print(all[[24]], lang = "nl")
  }))
})

test_that("what cannot be tested is refused", {
  skip_if_quick(glue = TRUE)
  x <- c(1, 2, 3, NA)
  y <- c(2, 2, NA, 1)
  big <- rbind(rep(40, 11), rep(30, 11))
  expect_snapshot(error = TRUE, {
    freeman_halton_test(twin_table(x, y, 1:3))
    freeman_halton_test(x)
    freeman_halton_test(big)
    freeman_halton_test(x, y, method = "exactly")
    freeman_halton_test(x, y, method = "montecarlo", B = 0)
    freeman_halton_test(x, y, N = c(2, 5))
    freeman_halton_test(rbind(c(1.5, 2), c(3, 4)))
    brunner_munzel_test(1, c(1, 2))
    brunner_munzel_test(big)
    signed_rank_test(c(1, NA), c(NA, 2))
    signed_rank_test(x, y, method = "asymptotic", mid.p = TRUE)
    signed_rank_test(x, y, N = 3)
    signed_rank_test(factor(c("a", "b", "c")), factor(c("b", "c", "a")))
    signed_rank_test(twin_table(rep(1:2, 3e6), rep(2:1, 3e6), 1:2))
    marginal_homogeneity_test(vision, method = "mcnemar")
    marginal_homogeneity_test(matrix(1, 2, 3))
    marginal_homogeneity_test(x, y, conf.level = 95)
  })
  expect_error(freeman_halton_test(big), class = "akkoord_error_too_large")
  expect_error(freeman_halton_test(twin_table(x, y, 1:3)), class = "akkoord_error_overlap")
})
