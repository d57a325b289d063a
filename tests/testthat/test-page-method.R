test_that("margins, exact intervals and non-response of both surveys stand in the report", {
  skip_if_quick()
  study <- published_report("erasmus2022")
  for (lang in c("nl", "en")) {
    parts <- report_method_parts(study, lang)
    text <- paste(parts, collapse = "\n")
    mark <- if (lang == "nl") "," else "."
    number <- function(x, digits) sub(".", mark, sprintf(paste0("%.", digits, "f"), x), fixed = TRUE)
    for (s in list(c(209, 550, 5.38), c(176, 1340, 6.89))) {
      for (fpc in c("N-1", "1-f", "none")) {
        expect_match(text, number(100 * moe(s[[1]], s[[2]], fpc = fpc), 2), fixed = TRUE)
      }
      expect_match(text, number(s[[3]], 2), fixed = TRUE)
      x <- floor(s[[1]] / 2)
      exact <- prop_ci(x, s[[1]], s[[2]])
      expect_match(text, number(100 * exact$conf.low, 1), fixed = TRUE)
      bound <- nonresponse_bounds(x, s[[1]], s[[2]])
      expect_match(text, number(100 * bound$low[[1]], 1), fixed = TRUE)
      expect_match(text, number(100 * bound$high[[1]], 1), fixed = TRUE)
    }
  }
})

test_that("the widest exact interval is at half of the respondents", {
  for (s in list(c(209, 550), c(176, 1340))) {
    all <- prop_ci(0:s[[1]], s[[1]], s[[2]])
    wide <- worst_interval(list(n = s[[1]], N = s[[2]], level = 0.95))
    expect_gte(wide$conf.high - wide$conf.low, max(all$conf.high - all$conf.low) - 1.5 / s[[2]])
  }
})

test_that("bounds of a group's share hold for every size of the group", {
  # 3 of 5 in a group agree; 10 of 14 answered, the other 4 may belong to it or not
  d <- data.frame(g = rep(c("a", "b"), each = 5), q = c(5, 4, 4, 1, 2, 3, 4, 5, 1, 1))
  x <- likert_counts(d, q, by = g, scale = "agree5", N = 14)
  t <- agree_shares(list(counts = x, n = 10, N = 14, level = 0.95))
  a <- t[t$group == "a", ]
  every <- expand.grid(in_group = 0:4, agree = 0:4)
  every <- every[every$agree <= every$in_group, ]
  share <- (3 + every$agree) / (5 + every$in_group)
  expect_equal(c(a$worst.low, a$worst.high), range(share))
})

test_that("surveys without a size have no part, a wave has one", {
  d <- data.frame(q = c(1, 4, 5))
  expect_length(report_method_parts(likert_counts(d, q, scale = "agree5"), "en"), 0L)
  text <- paste(report_method_parts(likert_counts(d, q, scale = "agree5", N = 9), "en"), collapse = "")
  expect_match(text, "3 of the 9 people answered", fixed = TRUE)
  all <- paste(report_method_parts(likert_counts(d, q, scale = "agree5", N = 3), "nl"), collapse = "")
  expect_match(all, "alle 3 mensen antwoordden", fixed = TRUE)
})
