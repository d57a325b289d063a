set.seed(31)
people <- data.frame(
  g = rep(c("m", "w"), c(40, 35)), q = sample(5, 75, TRUE, c(1, 2, 2, 3, 4)), p = sample(c(1:5, 9), 75, TRUE),
  w = runif(75, 0.5, 2)
)
scale <- likert_scale("agree5", "en", dont_know = c("don't know" = 9))
k <- likert_counts(people, c(q, p), by = g, scale = scale, N = 300)

test_that("a number stands in a sentence, with its interval and base", {
  s <- summary(k)
  one <- s[s$item == "q" & s$group == "m", ]
  percent <- function(v) floor(100 * v + 0.5)
  expect_identical(
    inline_text(k, "q", "m", lang = "en"),
    paste0(percent(one$top), "% (95% CI ", percent(one$top.conf.low), "\u2013", percent(one$top.conf.high), "; n = 40)")
  )
  expect_identical(inline_text(k, "q", "m", conf.int = FALSE, lang = "en"), paste0(percent(one$top), "% (n = 40)"))
  expect_match(inline_text(k, "q", "m", "mean", lang = "nl"), "^[0-9],[0-9]{2} \\(95%-BI [0-9],[0-9]{2}\u2013")
  expect_match(inline_text(k, "q", "m", "net", lang = "en"), "CI .* to |CI [0-9]+\u2013")
  expect_match(
    inline_text(k, "q", "m", c("strongly agree", "neutral"), conf.int = FALSE, lang = "en"),
    paste0("^", percent(mean(people$q[people$g == "m"] %in% c(3, 5))), "%")
  )
  z <- compare_groups(k)
  expect_match(inline_text(z, "q", lang = "en"), "points \\(95% CI .* to .*; p (=|<)")
  expect_snapshot(error = TRUE, {
    inline_text(k)
    inline_text(k, "qq", "m")
    inline_text(k, "q", "m", "nps")
  })
})

test_that("methods are told with their references", {
  expect_snapshot(
    print(methods_text(k, compare_groups(k), lang = "en")),
    transform = function(x) gsub("akkoord [0-9.]+ in R [0-9.]+", "akkoord in R", x)
  )
  plain <- methods_text(likert_counts(people, q, scale = scale), lang = "nl")
  expect_match(as.character(plain), "75 personen antwoordden.", fixed = TRUE)
  expect_length(attr(plain, "references"), 1)
  expect_error(methods_text(1), class = "akkoord_error_type")
})

test_that("coef, vcov and confint are those of survey", {
  skip_if_not_installed("survey")
  one <- likert_counts(people, q, by = g, weights = w, scale = scale, N = 300)
  d <- transform(people, q = factor(q, 1:5), fpc = 300)
  design <- survey::svydesign(~1, data = d, weights = ~w, fpc = ~fpc)
  want <- survey::svymean(~q, subset(design, g == "m"))
  at <- 1:5
  expect_equal(unname(coef(one)[at]), as.vector(want))
  expect_equal(unname(vcov(one)[at, at]), unname(vcov(want)), ignore_attr = TRUE)
  # groups of one sample are not independent: the linearised covariance
  u <- function(g, y) (people$g == g) * people$w * (y - sum((people$w * y)[people$g == g]) / sum(people$w[people$g == g])) /
    sum(people$w[people$g == g])
  a <- u("m", people$q == 5)
  b <- u("w", people$q == 5)
  f <- (1 - 75 / 300) * 75 / 74
  expect_equal(vcov(one)["m:strongly agree", "w:strongly agree"], f * sum(a * b))
  ci <- confint(one, "m:strongly agree")
  t <- tidy(one)
  row <- t[t$group == "m" & t$term == "strongly agree", ]
  expect_equal(as.vector(ci), c(row$conf.low, row$conf.high))
  expect_identical(colnames(ci), c("2.5 %", "97.5 %"))
  expect_error(vcov(k), class = "akkoord_error_which")
})

test_that("a wide data frame has a column an answer", {
  d <- as.data.frame(k, wide = TRUE, percent = TRUE)
  want <- 100 * prop.table(table(people$g, factor(people$q, 1:5)), 1)
  expect_equal(unname(as.matrix(d[d$item == "q", scale$labels$en])), unname(unclass(want)), ignore_attr = TRUE)
  expect_identical(names(d)[1:5], c("item", "g", "group", "label", "base"))
  n <- as.data.frame(k, wide = TRUE)
  expect_equal(n[["don't know"]][n$item == "p"], as.vector(table(people$g[people$p == 9])))
  expect_identical(as.data.frame(k), as.data.frame(tibble::as_tibble(k)))
  expect_error(as.data.frame(k, percent = TRUE), class = "akkoord_error_wide")
})
