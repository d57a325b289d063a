print_of <- function(x, lang = "en") withr::with_options(list(width = 88), utils::capture.output(print(x, lang = lang)))

two_waves <- function(a, b, ..., items = NULL, N = 550) {
  compare_waves(
    one = a, two = b, items = items, count = list(scale = "agree5", N = N), min_base = 0, ...
  )
}

draw_wave <- function(n, N = 550, shift = 0) {
  data.frame(
    id = sample.int(N, n),
    q1 = sample(c(1:5, NA), n, TRUE, prob = c(1, 1, 1, 2, 2 + shift, 0.5)),
    q2 = sample(1:5, n, TRUE), w = stats::runif(n, 0.5, 2)
  )
}

test_that("population has no default, and the same one has one N", {
  skip_if_quick()
  a <- likert_counts(data.frame(q = c(1, 4, 5)), q, scale = "agree5", N = 10)
  b <- likert_counts(data.frame(q = c(1, 5, 5)), q, scale = "agree5", N = 12)
  expect_snapshot(error = TRUE, {
    compare_waves(a = a, b = b)
    compare_waves(a = a, b = b, population = "same")
    compare_waves(a, b, population = "different")
    compare_waves(a = a, population = "different")
    compare_waves(a = a, b = 1, population = "different")
    compare_waves(a = a, b = b, population = "different", overlap = 2)
    compare_waves(a = a, b = a, population = "same", overlap = 7)
    compare_waves(a = a, b = a, population = "same", id = "token")
    compare_waves(a = a, b = a, population = "different", map = data.frame(item = "q", values = "1-2"))
  })
  expect_error(compare_waves(a = a, b = b, population = "same"), class = "akkoord_error_population")
  expect_message(compare_waves(a = a, b = a, population = "same"), class = "akkoord_message_reading")
})

test_that("different populations and separate draws are what survey computes", {
  skip_if_quick()
  skip_if_not_installed("survey")
  withr::local_seed(11)
  a <- draw_wave(209)
  b <- draw_wave(180, shift = 1)
  design <- function(d, w = NULL) {
    survey::svydesign(~1, data = d, weights = w, fpc = rep(550, nrow(d)))
  }
  one <- function(d, formula) {
    m <- survey::svymean(formula, d, na.rm = TRUE)
    c(stats::coef(m)[[1L]], survey::SE(m)[[1L]])
  }
  for (how in list(list(population = "different"), list(population = "same", overlap = "independent"))) {
    for (measure in c("top", "scores")) {
      r <- inject(two_waves(a, b, items = c("q1", "q2"), measure = measure, !!!how))
      for (q in c("q1", "q2")) {
        f <- stats::as.formula(paste0(if (measure == "top") "~as.numeric(" else "~I(", q, if (measure == "top") " >= 4)" else ")"))
        x <- one(design(a), f)
        y <- one(design(b), f)
        row <- r[r$item == q, ]
        expect_equal(row$estimate, y[[1L]] - x[[1L]], tolerance = 1e-10)
        expect_equal(row$std.error, sqrt(x[[2L]]^2 + y[[2L]]^2), tolerance = 1e-10)
      }
    }
  }
  r <- compare_waves(
    one = a, two = b, items = "q1", population = "different",
    count = list(scale = "agree5", N = 550, weights = quote(w))
  )
  x <- one(design(a, ~w), ~ as.numeric(q1 >= 4))
  y <- one(design(b, ~w), ~ as.numeric(q1 >= 4))
  expect_equal(r$estimate, y[[1L]] - x[[1L]], tolerance = 1e-10)
  expect_equal(r$std.error, sqrt(x[[2L]]^2 + y[[2L]]^2), tolerance = 1e-10)
  expect_equal(r$p.value, 2 * stats::pnorm(-abs(r$estimate / r$std.error)), tolerance = 1e-12)
})

test_that("a panel has the linearised variance over persons", {
  skip_if_quick()
  skip_if_not_installed("survey")
  withr::local_seed(12)
  a <- draw_wave(120)
  b <- a[sample.int(120), ]
  b$q1 <- pmin(5, pmax(1, b$q1 + sample(-1:1, 120, TRUE)))
  b$q1[sample.int(120, 6L)] <- NA
  merged <- merge(a, b, by = "id")
  for (measure in c("top", "scores")) {
    y <- lapply(merged[c("q1.x", "q1.y")], function(q) if (measure == "top") as.numeric(q >= 4) else q)
    d <- data.frame(
      d1 = as.numeric(!is.na(y[[1L]])), d2 = as.numeric(!is.na(y[[2L]])),
      y1 = ifelse(is.na(y[[1L]]), 0, y[[1L]]), y2 = ifelse(is.na(y[[2L]]), 0, y[[2L]])
    )
    t <- survey::svytotal(~ y1 + d1 + y2 + d2, survey::svydesign(~1, data = d, fpc = rep(550, 120)))
    truth <- survey::svycontrast(t, quote(y2 / d2 - y1 / d1))
    r <- two_waves(a, b, items = "q1", population = "same", id = "id", measure = measure)
    expect_equal(r$estimate, stats::coef(truth)[[1L]], tolerance = 1e-10)
    expect_equal(r$std.error, survey::SE(truth)[[1L]], tolerance = 1e-10)
    expect_identical(r$m, 120)
  }
})

test_that("the p of a panel is that of the exact test for groups that overlap", {
  withr::local_seed(13)
  a <- draw_wave(60, 100)
  b <- draw_wave(50, 100)
  both <- match(b$id, a$id)
  people <- data.frame(
    x = c(b$q1, rep(NA, sum(!a$id %in% b$id))), y = c(a$q1[both], a$q1[!a$id %in% b$id])
  )
  twin <- twin_table(people$x, people$y, scale = "agree5")
  r <- two_waves(a, b, items = "q1", population = "same", id = "id", N = 100, measure = "midrank")
  expect_equal(r$p.value, overlap_test(twin)$p.value, tolerance = 1e-12)
  expect_identical(r$m, as.double(sum(!is.na(both))))
})

test_that("over all samples of a small population the variance is right", {
  skip_if_quick()
  # two waves of 5 of 6 people with 4 in both: the mean of the estimated variances is the
  # variance of the estimates, for every pair of samples
  y <- data.frame(id = 1:6, q1 = c(1, 2, 2, 4, 5, 5), q2 = c(1, 1, 3, 4, 4, 5))
  samples <- utils::combn(6, 5, simplify = FALSE)
  d <- v <- numeric()
  for (s in samples) for (t in samples) {
    if (length(intersect(s, t)) != 4L) next
    a <- data.frame(id = y$id[s], q = y$q1[s])
    b <- data.frame(id = y$id[t], q = y$q2[t])
    r <- two_waves(a, b, items = "q", population = "same", id = "id", N = 6, measure = "scores")
    d <- c(d, r$estimate)
    v <- c(v, r$std.error^2)
  }
  expect_length(d, 6L * 5L)
  expect_gt(min(v), 0)
  expect_equal(mean(v), mean((d - mean(d))^2), tolerance = 1e-10)
})

test_that("intervals cover for waves of one population, whoever is in both", {
  skip_if_quick()
  withr::local_seed(14)
  N <- 550
  n <- 209
  items <- effort(20L, 200L)
  for (m in c(0, 45, 120)) {
    covered <- vapply(seq_len(effort(1L, 5L, 20L)), function(i) {
      base <- matrix(stats::rnorm(N * items), N)
      wave <- function() matrix(as.integer(0.7 * base + stats::rnorm(N * items) > -0.3) * 3L + 2L, N)
      y1 <- wave()
      y2 <- wave()
      s <- sample.int(N, n)
      t <- c(sample(s, m), sample(setdiff(seq_len(N), s), n - m))
      frame <- function(y, s) data.frame(id = s, stats::setNames(as.data.frame(y[s, ]), paste0("q", seq_len(items))))
      q <- paste0("q", seq_len(items))
      r <- if (m == 0) {
        two_waves(frame(y1, s), frame(y2, t), items = q, population = "same", overlap = 0, adjust = "none")
      } else {
        two_waves(frame(y1, s), frame(y2, t), items = q, population = "same", id = "id", adjust = "none")
      }
      truth <- (colSums(y2 == 5L) - colSums(y1 == 5L)) / N
      sum(r$conf.low <= truth & truth <= r$conf.high)
    }, 0)
    tries <- items * length(covered)
    # at least 93%, but for bad luck of one in a thousand
    expect_gt(sum(covered), stats::qbinom(0.001, tries, if (m == 0) 0.95 else 0.94))
    # and not for being wide
    if (m > 0) expect_lt(sum(covered), stats::qbinom(0.9999, tries, 0.965))
  }
})

# A report of one bar of five answers, as printed from counts.
bar_wave <- function(counts, N, digits = 0L) {
  n <- sum(counts)
  labels <- likert_scale("agree5")$labels$nl
  percent <- round(100 * counts / n + 1e-9, digits)
  fake_report(
    data.frame(
      id = paste0("r", 1:5), figure = "1", survey = "s", block = "b", item = "q", group = "", n = n,
      category = labels, relation = "=", percent = percent, digits = digits
    ),
    data.frame(id = c("n", "N"), survey = "s", quantity = c("respondents", "population size"),
               value = c(n, N), digits = 0),
    data.frame(
      figure = "1", printed_caption_number = "1", section = "1", survey = "s", question = "Q",
      kind = "likert", groups = NA_character_, base_n = as.character(n), base_from = NA,
      categories = "5", note = NA
    ),
    data.frame(survey = "s", block = "b", item = "q", question = "Q", scale = "agree5",
               label_nl = "q", label_en = "q")
  )
}

test_that("a published wave beside answers gives ranges that hold the truth", {
  skip_if_quick()
  withr::local_seed(15)
  for (i in seq_len(effort(12L, 100L, 5000L))) {
    n <- sample(20:220, 1L)
    c1 <- as.vector(stats::rmultinom(1L, n, stats::rgamma(5L, 1)))
    answers <- data.frame(q = sample(1:5, sample(20:200, 1L), TRUE, prob = stats::rgamma(5L, 1) + 0.05))
    known <- likert_counts(data.frame(q = rep(1:5, c1)), q, scale = "agree5", N = 550)
    measure <- sample(c("top", "midrank"), 1L)
    of <- function(first) {
      compare_waves(
        a = first, b = answers, population = "different", count = list(scale = "agree5", N = 480),
        measure = measure, wide = 1
      )
    }
    if (sum(c1 > 0) == 0L) next
    truth <- of(known)
    range <- of(bar_wave(c1, 550))
    for (what in c("estimate1", "estimate2", "estimate")) {
      expect_lte(range[[paste0(what, ".low")]], truth[[what]] + 1e-12)
      expect_gte(range[[paste0(what, ".high")]], truth[[what]] - 1e-12)
    }
    expect_lte(range$conf.low, truth$conf.low + 1e-12)
    expect_gte(range$conf.high, truth$conf.high - 1e-12)
    if (range$p.range != "attained") {
      expect_lte(range$p.low, truth$p.value + 1e-12)
      expect_gte(range$p.high, truth$p.value - 1e-12)
    }
  }
})

test_that("nothing is compared across a change without a map", {
  a <- data.frame(q1 = c(1, 5, 4), q2 = c(1, 2, 2), q3 = c(5, 4, 2), gone = c(1, 2, 3))
  b <- data.frame(q1 = c(1, 5, 4), q2 = c(1, 2, 4), q3 = c(5, 4, 2), fresh = c(1, 2, 3))
  x <- likert_counts(a, tidyselect::everything(), scale = list(q1 = "agree5", q2 = "agree4", q3 = "agree5", gone = "agree5"), N = 20)
  y <- likert_counts(b, tidyselect::everything(), scale = "agree5", N = 30)
  r <- compare_waves(a = x, b = y, population = "different")
  expect_identical(r$item, c("q1", "q3"))
  lost <- attr(r, "not_compared")
  expect_setequal(paste(lost$item, lost$reason), c("q2 scale", "fresh new", "gone dropped"))
  # four answers became five, the middle one new; and q3 was turned round
  map <- data.frame(
    item = c("q2", "q3", "fresh"), old = c(NA, NA, "gone"), values = c("1=1;2=2;3=4;4=5", NA, NA),
    reverse = c(FALSE, TRUE, FALSE)
  )
  r <- compare_waves(a = x, b = y, population = "different", map = map, measure = "scores")
  expect_identical(r$item, c("q1", "q2", "q3", "fresh"))
  expect_equal(r$estimate2[r$item == "q2"], mean(c(1, 2, 4)[c(1, 2, 2)]))
  expect_equal(r$estimate2[r$item == "q3"], mean(6 - a$q3))
  expect_equal(r$estimate[r$item == "fresh"], 0)
  cross <- data.frame(
    var_name_orig = "q2", var_name_target = "q2", val_numeric_orig = 1:4, val_numeric_target = c(1, 2, 4, 5)
  )
  again <- compare_waves(a = x, b = y, population = "different", map = cross, measure = "scores")
  expect_equal(again$estimate[again$item == "q2"], r$estimate[r$item == "q2"])
  off <- compare_waves(a = x, b = y, population = "different", map = data.frame(item = "q1", status = "changed"))
  expect_identical(attr(off, "not_compared")$reason[[1L]], "changed")
})

test_that("ranges that are too wide are listed with what should have been printed", {
  study <- published_report("erasmus2022")
  x <- likert_counts(study, c(values, eu_funds), survey = "erasmus")
  r <- compare_waves(a = x, b = x, population = "different")
  lost <- attr(r, "not_compared")
  expect_identical(unique(r$item), "values")
  expect_identical(unique(lost$item), "eu_funds")
  expect_identical(unique(lost$reason), "range")
  expect_match(lost$detail, "strongly agree+", fixed = TRUE)
  expect_true(all(lost$high - lost$low > 0.1))
  expect_match(paste(format(print_of(r)), collapse = " "), "would have had to print", fixed = TRUE)
})

test_that("three waves are compared with the one before and the first, and have a trend", {
  w <- function(yes, n) data.frame(q = rep(c(5, 1), c(yes, n - yes)))
  r <- compare_waves(
    "2018" = w(3, 10), "2020" = w(5, 9), "2026" = w(11, 12), population = "different",
    count = list(scale = "agree5", N = 40)
  )
  expect_identical(paste(r$group1, r$group2, r$against), c("2020 2018 previous", "2026 2020 previous", "2026 2018 first"))
  trend <- attr(r, "trend")
  # by hand: all tables with the same total
  x <- c(3, 5, 11)
  n <- c(10, 9, 12)
  t <- c(0, 2, 8)
  g <- as.matrix(expand.grid(0:10, 0:9, 0:12))
  g <- g[rowSums(g) == sum(x), ]
  weight <- choose(10, g[, 1]) * choose(9, g[, 2]) * choose(12, g[, 3])
  far <- function(v) abs(v - sum(x) * sum(t * n) / sum(n))
  p <- sum(weight[far(g %*% t) >= far(sum(t * x)) - 1e-9]) / sum(weight)
  expect_equal(trend$p.value, p, tolerance = 1e-12)
  expect_identical(nrow(attr(r, "points")), 3L)
})

test_that("it prints, in both languages", {
  withr::local_seed(16)
  a <- draw_wave(40, 80)
  b <- draw_wave(50, 80)
  r <- two_waves(a, b, items = c("q1", "q2"), population = "same", id = "id", N = 80)
  expect_snapshot(cat(print_of(r), sep = "\n"))
  expect_snapshot(cat(print_of(r, "nl"), sep = "\n"))
  expect_identical(nrow(glance(r)), 1L)
  expect_identical(names(tidy(r))[1:4], c("item", "domain", "group1", "group2"))
  expect_s3_class(as.data.frame(r), "data.frame")
})

test_that("two waves are drawn as points, more as lines, with the numbers behind them", {
  w <- function(yes, n) data.frame(q = rep(c(5, 1), c(yes, n - yes)))
  of <- function(...) {
    compare_waves(..., population = "different", count = list(scale = "agree5", N = 300))
  }
  two <- of("2022" = w(30, 60), "2026" = w(45, 65))
  plot <- autoplot(two, lang = "en")
  expect_s3_class(plot, "akkoord_figure")
  expect_equal(as.data.frame(plot)$estimate, c(30 / 60, 45 / 65))
  expect_match(ggplot2::ggplot_build(plot)$plot$labels$alt, "2022 to 2026", fixed = TRUE)
  expect_silent(ggplot2::ggplotGrob(plot))
  three <- autoplot(of("2018" = w(20, 50), "2022" = w(30, 60), "2026" = w(45, 65)), lang = "nl")
  expect_identical(nrow(as.data.frame(three)), 3L)
  expect_silent(ggplot2::ggplotGrob(three))
})

test_that("waves of survey designs are compared by their designs, by t", {
  skip_if_quick()
  skip_if_not_installed("survey")
  env <- new.env()
  utils::data(api, package = "survey", envir = env)
  answers <- function(d) {
    for (q in c("q1", "q2")) {
      x <- findInterval(stats::rnorm(nrow(d), (d$api00 - 650) / 150), c(-1.2, -0.5, 0.4, 1.2)) + 1L
      d[[q]] <- replace(x, stats::runif(nrow(d)) < 0.1, NA)
    }
    d
  }
  withr::local_seed(5)
  old <- survey::svydesign(~dnum, weights = ~pw, fpc = ~fpc, data = answers(env$apiclus1))
  strata <- survey::svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = answers(env$apistrat))
  for (new in list(strata, survey::as.svrepdesign(strata, type = "JKn"))) {
    a <- likert_counts(old, q1:q2, by = stype, scale = "agree5")
    b <- likert_counts(new, q1:q2, by = stype, scale = "agree5")
    df <- survey::degf(old) + survey::degf(new)
    for (measure in c("top", "scores")) {
      r <- compare_waves("2022" = a, "2026" = b, population = "different", measure = measure)
      f <- if (measure == "top") ~ as.numeric(q2 >= 4) else ~q2
      one <- function(d, g) {
        m <- survey::svymean(f, subset(d, stype == g), na.rm = TRUE)
        c(stats::coef(m)[[1L]], survey::SE(m)[[1L]])
      }
      for (g in c("E", "M")) {
        x <- one(old, g)
        y <- one(new, g)
        row <- r[r$item == "q2" & r$domain == g, ]
        se <- sqrt(x[[2L]]^2 + y[[2L]]^2)
        d <- y[[1L]] - x[[1L]]
        expect_equal(
          c(row$estimate.low, row$std.error.low, row$p.low, row$conf.low, row$conf.high),
          c(d, se, 2 * stats::pt(-abs(d / se), df), d + c(-1, 1) * stats::qt(0.975, df) * se), tolerance = 1e-8
        )
        point <- attr(r, "points")
        point <- point[point$item == "q2" & point$domain == g & point$wave == "2022", ]
        expect_equal(point$conf.high, x[[1L]] + stats::qt(0.975, survey::degf(old)) * x[[2L]], tolerance = 1e-8)
      }
    }
  }
  shown <- gsub(" +", " ", paste(capture.output(print(r, lang = "en")), collapse = " "))
  expect_match(shown, "2022: n = 183, survey design; 2026: n = 200, survey design", fixed = TRUE)
  expect_no_match(shown, "permutation|infinite")
  expect_error(compare_waves(a = a, b = b, population = "different", measure = "midrank"),
    class = "akkoord_error_weighted")
  # designs themselves
  expect_identical(
    as.data.frame(compare_waves("2022" = old, "2026" = new, population = "different", items = "q2",
      count = list(scale = "agree5"))),
    as.data.frame(compare_waves("2022" = likert_counts(old, q2, scale = "agree5"),
      "2026" = likert_counts(new, q2, scale = "agree5"), population = "different"))
  )
  # a wave of people beside one of a design: both ways are told
  plain <- likert_counts(answers(env$apistrat), q1:q2, scale = "agree5")
  r <- compare_waves(a = plain, b = plain, c = likert_counts(strata, q1:q2, scale = "agree5"), population = "different")
  shown <- gsub(" +", " ", paste(capture.output(print(r, lang = "en")), collapse = " "))
  expect_match(shown, "exact permutation test")
  expect_match(shown, "standard errors of the weights or survey designs")
  expect_match(shown, "Linear trend over all waves (standard errors of the weights", fixed = TRUE)
})

test_that("answers in a database and in parts are waves as data frames are", {
  for (package in c("DBI", "RSQLite", "dbplyr", "dplyr")) skip_if_not_installed(package)
  withr::local_seed(6)
  a <- draw_wave(60)[c("q1", "q2")]
  b <- draw_wave(50, shift = 1)[c("q1", "q2")]
  con <- DBI::dbConnect(RSQLite::SQLite(), ":memory:")
  withr::defer(DBI::dbDisconnect(con))
  DBI::dbWriteTable(con, "a", a)
  DBI::dbWriteTable(con, "b", b)
  count <- list(scale = "agree5", N = 200)
  want <- compare_waves(a = a, b = b, population = "different", count = count)
  of <- function(one, two) compare_waves(a = one, b = two, population = "different", count = count)
  expect_identical(of(dplyr::tbl(con, "a"), dplyr::tbl(con, "b")), want)
  expect_identical(of(list(a[1:20, ], a[21:60, ]), dplyr::tbl(con, "b")), want)
  expect_error(
    compare_waves(a = dplyr::tbl(con, "a"), b = b, population = "same", id = "q1", count = count),
    class = "akkoord_error_id"
  )
})

test_that("options of multiple choice are compared as yes or no of those asked", {
  of <- function(n, seed, from = 1L) withr::with_seed(seed, {
    d <- data.frame(id = seq(from, length.out = n), q1_1 = stats::runif(n) < 0.4, q1_2 = stats::runif(n) < 0.6, q1_3 = stats::runif(n) < 0.5)
    d[sample.int(n, 6L), -1L] <- NA
    d
  })
  a <- of(50, 21)
  b <- of(70, 22, 20L)
  options <- c("red, or pink", "red", "blue")
  # by hand: what is ticked, among those asked
  yes <- function(d) stats::setNames(data.frame(d$id, lapply(d[-1L], function(t) as.integer(t))), c("id", options))
  same <- function(x, y) {
    expect_identical(x$item, paste("q1 /", options))
    numbers <- setdiff(names(x)[vapply(x, is.numeric, NA)], character())
    expect_equal(as.data.frame(x)[numbers], as.data.frame(y)[numbers], tolerance = 1e-12)
  }
  plain <- function(...) compare_waves(a = yes(a), b = yes(b), items = options, count = list(scale = "yes_no", N = 100), ...)
  waves <- lapply(list(a = a, b = b), function(d) {
    file <- export_file(c("id,q1_1,q1_2,q1_3,q2_1,q2_2,q3,q4", paste(d$id, d$q1_1 + 0L, d$q1_2 + 0L, d$q1_3 + 0L, "", "", "", "", sep = ",")))
    writeLines(gsub("NA", "", readLines(file)), file)
    read_quietly(file, small_codebook(), N = 100, keep = "id")
  })
  r <- inject(compare_waves(!!!waves, population = "different", items = "q1"))
  same(r, plain(population = "different"))
  expect_identical(unique(r$n1), as.double(sum(!is.na(b$q1_1))))
  # the same people by their ids, and counts of columns
  r <- inject(compare_waves(!!!waves, population = "same", id = "id", items = "q1"))
  same(r, plain(population = "same", id = "id"))
  expect_identical(unique(r$m), as.double(length(intersect(a$id, b$id))))
  counts <- function(d) likert_counts(d, multiple = list(q1 = c("q1_1", "q1_2", "q1_3")), N = 100)
  r <- compare_waves(a = counts(a), b = counts(b), population = "different")
  expect_identical(r$item, paste("q1 /", c("q1_1", "q1_2", "q1_3")))
  expect_equal(r$p.value, plain(population = "different")$p.value)
  # weighted ones, by the same items counted as yes or no
  weighted <- function(d, ...) likert_counts(cbind(d, w = 1 + d$id %% 3), ..., weights = w, N = 100)
  r <- inject(compare_waves(!!!lapply(list(a = a, b = b), weighted, multiple = list(q1 = c("q1_1", "q1_2", "q1_3"))), population = "different"))
  want <- inject(compare_waves(!!!lapply(list(a = yes(a), b = yes(b)), weighted, tidyselect::all_of(options), scale = "yes_no"), population = "different"))
  same(r[names(r) != "item"] |> as.data.frame() |> transform(item = paste("q1 /", options)), want)
})

test_that("names of waves are plain text, and years stand in their order", {
  k <- likert_counts(data.frame(q = 1:5), q, scale = "agree5")
  of <- function(...) compare_waves(..., population = "different")
  expect_error(of(`2026` = k, `2022` = k), "earliest first", class = "akkoord_error_waves")
  expect_error(of(`2020` = k, `2026` = k, `2022` = k), class = "akkoord_error_waves")
  expect_s3_class(of(after = k, before = k), "akkoord_waves")
  for (name in c("A\033[31mB", "A\nB", "A\tB")) {
    waves <- stats::setNames(list(k, k), c(name, "B"))
    e <- tryCatch(inject(of(!!!waves)), akkoord_error_waves = identity)
    expect_match(conditionMessage(e), "control characters")
    expect_no_match(conditionMessage(e), "\033[31m", fixed = TRUE)
  }
})

test_that("more answers than an integer holds are refused without a word of R's own", {
  many <- as_likert_counts(
    data.frame(item = "q", category = c("no", "yes"), count = c(2^31, 2^31)),
    scale = likert_scale(c("no", "yes"), "en")
  )
  expect_no_warning(expect_error(
    compare_waves(a = many, b = many, population = "different"), class = "akkoord_error"
  ))
})

test_that("a map with a name that no wave has is an error that says which", {
  agree <- function(a, b) {
    data <- stats::setNames(data.frame(rep(1:5, 4), rep(5:1, 4)), c(a, b))
    likert_counts(data, tidyselect::all_of(c(a, b)), scale = "agree5", N = 50)
  }
  old <- agree("quiet", "warm")
  new <- agree("quiet_room", "warm")
  compared <- function(map, ...) {
    compare_waves(a = old, b = new, population = "different", map = map, ...)
  }
  r <- compared(data.frame(item = "quiet_room", old = "quiet"))
  expect_identical(r$item, c("quiet_room", "warm"))
  e <- expect_error(compared(data.frame(item = "quiet_rom", old = "quiet")),
                    "no later wave has .quiet_rom.", class = "akkoord_error_map")
  expect_identical(list(e$row, e$column), list(1L, "item"))
  e <- expect_error(compared(data.frame(item = c("warm", "quiet_room"), old = c(NA, "quie"))),
                    "Row 2, `?old`?: no earlier wave has .quie.", class = "akkoord_error_map")
  expect_match(conditionMessage(e), "Did you mean .quiet.")
  # what is said not to be compared need be nowhere, and items may be left out
  expect_identical(
    compared(data.frame(item = "cold", status = "changed"))$item, "warm"
  )
  expect_identical(
    compared(data.frame(item = "quiet_room", old = "quiet"), items = "warm")$item, "warm"
  )
})

test_that("arguments of counting are not taken for waves", {
  d <- data.frame(q = rep(1:5, 4))
  compare <- function(...) compare_waves(a = d, b = d, population = "different", ...)
  expect_error(compare(scale = 1:5), "`scale` is no wave.*`count`", class = "akkoord_error_waves")
  expect_error(
    compare(scale = likert_scale("agree5", "en"), N = 40), "`scale` and `N` are no waves",
    class = "akkoord_error_waves"
  )
  expect_silent(compare(count = list(scale = 1:5)))
})

test_that("a map's values that fit no code are named, and so is a question that was renamed", {
  wave <- function(...) {
    d <- data.frame(...)
    likert_counts(d, tidyselect::everything(), scale = likert_scale(
      c("no", "middling", "yes"), lang = "en"
    ))
  }
  old <- wave(quiet = rep(1:3, 8), warm = rep(1:3, 8))
  old2 <- wave(quiet = structure(rep(1:3, 8), label = "My room is quiet at night"),
               warm = rep(1:3, 8))
  new2 <- wave(silent = structure(rep(1:3, 8), label = "My room is quiet in the night"),
               warm = rep(1:3, 8))
  map <- data.frame(item = "quiet", values = "1=1;2=9")
  r <- compare_waves(a = old, b = old, population = "different", map = map)
  lost <- attr(r, "not_compared")
  expect_identical(lost$reason, "map")
  expect_identical(lost$detail, "2=9, 3")
  text <- paste(capture.output(print(r, lang = "en")), collapse = " ")
  expect_match(gsub(" +", " ", text), "the map leaves answers out (2=9, 3): quiet", fixed = TRUE)
  r <- compare_waves(a = old2, b = new2, population = "different")
  lost <- attr(r, "not_compared")
  expect_identical(lost$detail[lost$item == "silent"], "quiet")
  text <- gsub(" +", " ", paste(capture.output(print(r, lang = "en")), collapse = " "))
  expect_match(text, "Nearly the same text: silent, before quiet.", fixed = TRUE)
  # names of columns are no texts that could be near
  r <- compare_waves(a = wave(q1 = rep(1:3, 8), w = rep(1:3, 8)),
                     b = wave(q2 = rep(1:3, 8), w = rep(1:3, 8)), population = "different")
  expect_identical(attr(r, "not_compared")$detail, c(NA_character_, NA_character_))
})

test_that("captions of a report are no wordings, also where its counts stand for it", {
  skip_if_quick()
  report <- published_report("erasmus2022")
  later <- likert_counts(simulate_wave(report, survey = "erasmus", n = 60, seed = 5))
  left_out <- function(old) {
    attr(suppressMessages(compare_waves(
      "2022" = old, "2026" = later, population = "different", overlap = "independent", survey = "erasmus"
    )), "not_compared")
  }
  lost <- left_out(report)
  expect_false("wording" %in% lost$reason)
  expect_true("positive_attitude" %in% lost$item)
  counts <- suppressMessages(likert_counts(report, survey = "erasmus"))
  expect_identical(left_out(counts)[c("item", "group", "reason")], lost[c("item", "group", "reason")])
})
