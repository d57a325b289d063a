test_that("printed percentages become ranges of counts", {
  study <- published_report("erasmus2022")
  x <- likert_counts(study, c(network, new_subjects, competences), survey = "erasmus")
  expect_s3_class(x, "likert_counts")
  expect_identical(c(akkoord:::counts_N(x), akkoord:::counts_n(x)), c(550, 209))
  # the first row of figure 1 by brute force: every table that rounds to it
  printed <- c(5, 14, 19, 47, 16)
  each <- lapply(printed, function(p) which(abs(100 * 0:135 / 135 - p) <= 0.5) - 1L)
  all <- as.matrix(expand.grid(each))
  all <- all[rowSums(all) == 135, , drop = FALSE]
  row <- x[x$item == "new_subjects" & x$group == "KA1" & x$kind == "substantive", ]
  expect_identical(row$low, unname(apply(all, 2, min)))
  expect_identical(row$high, unname(apply(all, 2, max)))
  expect_identical(is.na(row$count), row$low < row$high)
  # known by its top two only: 86% of 133 is 114 or 115 people
  expect_identical(range(which(round(100 * 0:133 / 133) == 86) - 1L), c(114L, 115L))
  four <- x[x$item == "network" & x$group == "KA1" & x$position %in% 4:5, ]
  expect_identical(four$high, c(115L, 115L))
  s <- summary(x[x$item == "network" & x$group == "KA1", ])
  expect_equal(c(s$top.low, s$top.high), c(114, 115) / 133)
  expect_identical(counts_items(x)$network$groups, "two answers")
  # at least 45 and at most 119 answered for both
  expect_identical(akkoord:::relation_of(x, "new_subjects", c("KA1", "KA2"))$m, c(45, 119))
})

test_that("a set of what was printed holds the truth, and is that of brute force", {
  skip_if_quick()
  withr::local_seed(4)
  scale <- likert_scale(letters[1:4], dont_know = "dk")
  checked <- 0
  for (i in 1:60) {
    n <- sample(5:60, 1)
    truth <- as.vector(stats::rmultinom(1, n, stats::runif(5)))
    shown <- sample(5, sample(0:5, 1))
    printed <- data.frame(
      category = c(c(letters[1:4], "dk")[shown], "c+d"), relation = "=", group = "",
      percent = c(round(100 * truth[shown] / n), round(100 * sum(truth[3:4]) / n))
    )
    rows <- tibble::add_column(tibble::as_tibble(printed), printed = printed(printed$percent))
    set <- report_set(rows, scale, set_names(n, ""), n)
    got <- count_range(set)
    expect_true(all(got$low <= truth & truth <= got$high))
    if (length(shown) >= 4L && n <= 30) {
      checked <- checked + 1
      p <- printed$percent[order(c(shown, 9))]
      each <- rep(list(0:n), 5)
      each[sort(shown)] <- lapply(p[-length(p)], function(p) {
        c <- 0:n
        c[abs(100 * c / n - p) <= 0.5 + 1e-9]
      })
      all <- as.matrix(expand.grid(each))
      sum34 <- abs(100 * (all[, 3] + all[, 4]) / n - utils::tail(p, 1)) <= 0.5 + 1e-9
      all <- all[rowSums(all) == n & sum34, , drop = FALSE]
      expect_equal(n_tables(set), nrow(all))
      expect_equal(got$low, unname(apply(all, 2, min)))
      expect_equal(got$high, unname(apply(all, 2, max)))
    }
  }
  expect_gt(checked, 3)
})

test_that("claims, pooled numbers, orders and loose labels are part of the sets", {
  skip_if_quick()
  study <- published_report("erasmus2022")
  x <- likert_counts(study, survey = "erasmus")
  sets <- lapply(set_names(unique(x$item)), item_set, x = x)
  # 90% of the 252 of both groups together: 226 to 228 agree
  expect_equal(set_linear_range(sets$capacity, rep(c(0, 0, 0, 1, 1), 2)), c(226, 228))
  # "share somewhat higher for KA1"
  v <- set_values(sets$team, c(0, 0, 0, 1, 1))
  expect_true(all(v[, "KA1"] * 119 > v[, "KA2"] * 133))
  # five loose labels: 34% is 45 of KA1's 133, or 40 or 41 of KA2's 119
  drawn <- as.matrix(sample_counts(sets$eu_funds, 20))
  expect_true(all(apply(drawn, 1L, function(r) {
    any(r[1:5] == 45) || any(r[6:10] %in% 40:41)
  })))
  # 36% and 27%: what the scale's order and "don't know" leave is in the set
  et <- list(et_values = item_set(likert_counts(study, survey = "etwinning"), "et_values"))
  expect_identical(et$et_values$categories[[6]], "don't know")
  s <- summary(x[x$item == "capacity", ])
  expect_equal(s$top.low, c(226 - 119, 226 - 133) / c(133, 119))
  # an item of which all is known has no set, and parts of the counts keep theirs
  expect_named(attr(x[x$item == "team", ], "akkoord")$known, "team")
  # a base that was not printed is a range too
  any <- x[x$item == "et_use_any", ]
  expect_true(all(is.na(any$base[any$kind == "substantive"])))
  expect_identical(any$high[any$kind == "missing"], 191L)
})

test_that("every item of both surveys can be counted", {
  skip_if_quick()
  study <- published_report("erasmus2022")
  for (s in c("erasmus", "etwinning")) {
    x <- likert_counts(study, survey = s)
    expect_true(all(x$low <= x$high))
    known <- !is.na(x$base)
    expect_true(all(x$high[known] <= x$base[known]))
    expect_true(is.data.frame(summary(x)))
  }
  expect_identical(unique(likert_counts(study, survey = "erasmus")$base[1:5]), 135L)
  # an option that was asked, and nothing of it printed
  x <- likert_counts(study, survey = "erasmus")
  q23 <- x[x$item == "Q23", ]
  expect_identical(q23$category[[4]], "Don't know")
  expect_identical(c(q23$low[[4]], q23$high[[4]], q23$base[[4]]), c(0L, 144L, 144L))
})

test_that("which survey, which item, and what cannot be, is said", {
  study <- published_report("erasmus2022")
  expect_snapshot(error = TRUE, {
    likert_counts(study)
    likert_counts(study, survey = "erasmsu")
    likert_counts(study, netwerk, survey = "erasmus")
  })
  odd <- tibble::tibble(category = c("nee", "ja"), relation = "=", group = "", percent = c(40, 70),
                        printed = printed(percent))
  expect_error(
    report_set(odd, likert_scale("yes_no"), set_names(50, ""), 50),
    class = "akkoord_error_impossible"
  )
  # a vague word alone never does it
  odd$relation <- c("=", "about")
  odd$printed <- printed(odd$percent, relation = odd$relation)
  expect_true(is_possible(report_set(odd, likert_scale("yes_no"), set_names(50, ""), 50)))
})

# A report of one question, from lines of published.csv.
tiny_report <- function(rows, figure, item, n) {
  dir <- withr::local_tempdir(.local_envir = parent.frame())
  put <- function(file, ...) writeLines(c(...), file.path(dir, file))
  put("published.csv", paste(report_columns$published, collapse = ","),
      paste0("r", seq_along(rows), ",", rows))
  put("figures.csv", paste(report_columns$figures, collapse = ","), figure)
  put("items.csv", paste(report_columns$items, collapse = ","), item)
  put("method.csv", "id,survey,quantity,value,unit,source",
      sprintf("m,main,respondents,%d,persons,x", n))
  published_report(dir)
}

test_that("numbers keep their decimals and relations on the way to counts", {
  range_of <- function(x, category) c(x$low[x$category == category], x$high[x$category == category])
  r <- tiny_report(c("1,main,b,used,,400,ja,=,27.0,l"), "1,,1,main,Q1,single choice,,400,,2,",
                   "main,b,used,Q1,yes_no,k,k", 400)
  expect_identical(range_of(likert_counts(r), "yes"), c(108L, 108L))
  # options that may be chosen together: claims stay claims
  options <- c("1,main,b,mail,,100,selected,>,50,l", "1,main,b,phone,,100,selected,=,<8,l",
               "1,main,b,chat,,100,selected,=,12.0,l", "1,main,b,post,,100,selected,=,about 20,l",
               "1,main,b,fax,,100,selected,=,2-4,l")
  item <- paste0("main,b,", c("mail", "phone", "chat", "post", "fax"), ",Q1,multiple,",
                 c("mail", "phone", "chat", "post", "fax"), ",")
  r <- tiny_report(options, "1,,1,main,Q1,multiple choice,,100,,5,", item, 100)
  x <- likert_counts(r)
  expect_identical(range_of(x, "mail"), c(51L, 100L))
  expect_identical(range_of(x, "phone"), c(0L, 7L))
  expect_identical(range_of(x, "chat"), c(12L, 12L))
  expect_identical(range_of(x, "post"), c(15L, 25L))
  expect_identical(range_of(x, "fax"), c(2L, 4L))
  expect_identical(r$published$relation, c(">", "<", "=", "about", "between"))
  expect_error(tiny_report("1,main,b,used,,400,ja,>,<27,l", "1,,1,main,Q1,single choice,,400,,2,",
                           "main,b,used,Q1,yes_no,k,k", 400), class = "akkoord_error_report_value")
})

test_that("no item is an error that names them, and never counts of nothing", {
  report <- published_report("erasmus2022")
  expect_error(likert_counts(report, items = NULL, survey = "erasmus"), "leave `items` out",
    class = "akkoord_error_selection")
  expect_error(compare_groups(report, items = character()), class = "akkoord_error_selection")
  expect_error(likert_counts(report, tidyselect::starts_with("zz"), survey = "erasmus"),
    class = "akkoord_error_selection")
})
