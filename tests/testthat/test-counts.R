# An independent route: table() on factors, one item and group at a time.
brute <- function(x, group, labels) {
  lapply(split(factor(x, labels), group), function(v) as.vector(table(v)))
}

wave <- function(n = 500, seed = 1) {
  withr::with_seed(seed, data.frame(
    type = factor(sample(c("primary", "secondary", "special"), n, TRUE)),
    size = factor(sample(c("small", "large"), n, TRUE), c("small", "large")),
    q1 = sample(c(1:5, NA), n, TRUE),
    q2 = sample(c(1:5, 9, NA), n, TRUE),
    q3 = sample(c(1:4), n, TRUE),
    w = stats::runif(n, 0.2, 3)
  ))
}

test_that("counts equal table(), by several variables", {
  d <- wave()
  x <- likert_counts(d, c(q1, q3), by = c(type, size), scale = "agree5")
  expect_identical(akkoord:::counts_n(x), 500)
  for (item in c("q1", "q3")) {
    want <- brute(d[[item]], paste(d$type, d$size, sep = " / "), 1:5)
    for (g in names(want)) {
      got <- x$count[x$item == item & x$group == g & x$kind == "substantive"]
      expect_identical(got, want[[g]])
    }
  }
  # unused categories stay, a missing row closes each cell, all rows are there
  expect_identical(nrow(x), 2L * 6L * 6L)
  expect_true(all(x$count[x$item == "q3" & x$position %in% 5L] == 0L))
  expect_identical(unique(x$group)[1:2], c("primary / small", "primary / large"))
  expect_identical(sum(x$count[x$item == "q1"]), 500L)
  expect_identical(x$low, x$count)
  expect_identical(x$high, x$count)
})

test_that("the base is of substantive answers, or of answered with don't knows", {
  d <- wave()
  s <- likert_scale("agree5", dont_know = c("weet niet" = 9))
  x <- likert_counts(d, q2, scale = s)
  y <- likert_counts(d, q2, scale = s, base = "answered")
  n5 <- sum(d$q2 %in% 1:5)
  n9 <- sum(d$q2 %in% 9)
  expect_identical(unique(x$base[x$kind == "substantive"]), n5)
  expect_identical(x$base[x$kind == "dk"], n5 + n9)
  expect_identical(x$count[x$kind == "dk"], n9)
  expect_identical(unique(y$base[y$kind == "substantive"]), n5 + n9)
  expect_identical(x$base[x$kind == "missing"], 500L)
  expect_identical(x$count[x$kind == "missing"], sum(is.na(d$q2)))
  expect_identical(summary(x)$dk, n9 / (n5 + n9))
})

test_that("weights give weighted counts and Kish's effective n", {
  d <- wave()
  x <- likert_counts(d, q1, by = type, weights = w, scale = "agree5")
  expect_true(akkoord:::is_weighted(x))
  for (g in levels(d$type)) {
    here <- d$type == g
    want <- tapply(d$w[here], factor(d$q1[here], 1:5), sum)
    expect_equal(x$count[x$group == g & x$kind == "substantive"], as.vector(want), tolerance = 1e-13)
    ok <- here & !is.na(d$q1)
    kish <- sum(d$w[ok])^2 / sum(d$w[ok]^2)
    expect_equal(summary(x)$n_eff[unique(x$group) == g], kish, tolerance = 1e-13)
    expect_identical(summary(x)$n.unweighted[unique(x$group) == g], sum(ok) + 0)
  }
})

test_that("all kinds of column say the same", {
  d <- wave()
  labels <- c("a", "b", "c", "d", "e")
  s <- likert_scale(labels)
  want <- likert_counts(d, q1, scale = s)$count
  forms <- list(
    double = as.double(d$q1), text = labels[d$q1], factor = factor(labels[d$q1], rev(labels)),
    ordered = factor(labels[d$q1], labels, ordered = TRUE)
  )
  for (f in names(forms)) {
    got <- likert_counts(tibble::tibble(q = forms[[f]]), q, scale = s)$count
    expect_identical(got, want, info = f)
  }
  # the levels of an ordered factor are a scale; those of a plain one a nominal scale
  by_level <- likert_counts(data.frame(q = forms$ordered), q)
  expect_identical(by_level$count, want)
  expect_true(item_scale(by_level, "q")$ordered)
  expect_false(item_scale(likert_counts(data.frame(q = forms$factor), q), "q")$ordered)
})

test_that("haven_labelled is read by its value labels, user-missing is missing", {
  skip_if_not_installed("haven")
  s <- likert_scale("agree5", dont_know = "weet niet")
  en <- s$labels$en
  codes <- c(10, 20, 30, 40, 50, 98, 99, NA, 10)
  x <- haven::labelled(codes, c(set_names(c(10, 20, 30, 40, 50), en), "weet niet" = 98, refused = 99))
  spss <- haven::labelled_spss(
    codes, c(set_names(c(10, 20, 30, 40, 50), en), "weet niet" = 98, refused = 99),
    na_values = 99, label = "The network grew"
  )
  got <- likert_counts(tibble::tibble(q = spss), q, scale = s)
  expect_identical(got$count, c(2L, 1L, 1L, 1L, 1L, 1L, 2L))
  expect_identical(item_label(got, "q"), "The network grew")
  # without the declaration, "refused" is missing by its words; another label is an answer
  # that is not on the scale
  expect_message(got <- likert_counts(tibble::tibble(q = x), q, scale = s), "refused")
  expect_identical(got$count, c(2L, 1L, 1L, 1L, 1L, 1L, 2L))
  names(attr(x, "labels"))[[7]] <- "other"
  expect_error(likert_counts(tibble::tibble(q = x), q, scale = s), class = "akkoord_error_off_scale")
  # no value label on the scale: the codes decide
  plain <- haven::labelled(c(1, 6, 6, 3), c("Very inaccurate" = 1, "Very accurate" = 6))
  expect_identical(
    likert_counts(tibble::tibble(q = plain), q, scale = 1:6)$count, c(1L, 0L, 1L, 0L, 0L, 2L, 0L)
  )
  # the value labels are the scale when none is given
  alone <- likert_counts(tibble::tibble(q = haven::labelled(c(1, 2, 2), c(no = 1, yes = 2))), q)
  expect_identical(alone$count, c(1L, 2L, 0L))
  ranged <- haven::labelled_spss(c(1, 2, -5, -9), c(no = 1, yes = 2), na_range = c(-10, -1))
  expect_identical(likert_counts(tibble::tibble(q = ranged), q)$count, c(1L, 1L, 2L))
})

test_that("items of different scales, nominal and multiple choice in one call", {
  d <- data.frame(
    q1 = c(1, 5, 4), travel = factor(c("bus", "bike", "bus")), yes = c("ja", "nee", NA),
    m1 = c(1, 0, NA), m2 = c(1, 1, NA)
  )
  x <- likert_counts(d, c(q1, travel, yes),
    scale = list(q1 = "agree5", yes = "yes_no"),
    multiple = list(use = c("Option one" = "m1", "Option two" = "m2"))
  )
  expect_identical(unique(x$item), c("q1", "travel", "yes", "use"))
  expect_identical(x$count[x$item == "travel"], c(1L, 2L, 0L))
  expect_identical(x$count[x$item == "yes"], c(1L, 1L, 1L))
  use <- x[x$item == "use", ]
  expect_identical(use$category, c("Option one", "Option two", "missing"))
  expect_identical(use$count, c(1L, 2L, 1L))
  expect_identical(use$base, c(2L, 2L, 3L))
  expect_false(counts_items(x)$use$exclusive)
  expect_true(is.na(summary(x)$mean[summary(x)$item == "travel"]))
})

test_that("multiple choice: ticks alone, texts, logical; a row answered in part is an error", {
  d <- data.frame(
    a = c("Option", "", "Option", NA), b = c(NA, "Other", "Other", NA),
    l = c(TRUE, FALSE, NA, NA), m = c(FALSE, FALSE, NA, NA), z = c(1, 0, 1, NA), y = c(1, NA, 0, NA)
  )
  x <- likert_counts(d, multiple = list(u = c("a", "b"), v = c("l", "m")))
  expect_identical(x$count[x$item == "u"], c(2L, 2L, 1L))
  expect_identical(x$base[x$item == "u"][[1]], 3L)
  expect_identical(x$count[x$item == "v"], c(1L, 0L, 2L))
  err <- expect_error(likert_counts(d, multiple = list(p = c("z", "y"))), class = "akkoord_error_multiple")
  expect_identical(c(err$row, err$column), c("2", "y"))
})

test_that("twins keep who answered for both", {
  d <- withr::with_seed(3, data.frame(
    g = sample(c("x", "y"), 300, TRUE), k1 = sample(c(1:5, NA), 300, TRUE),
    k2 = sample(c(1:5, NA), 300, TRUE)
  ))
  x <- likert_counts(d, twins = list(net = c(KA1 = "k1", KA2 = "k2")), scale = "agree5", N = 600)
  expect_identical(unique(x$group), c("KA1", "KA2"))
  expect_identical(counts_items(x)$net$groups, "two answers")
  tab <- pair_table(x, "net")
  f <- function(v) factor(ifelse(is.na(v), 6, v), 1:6)
  expect_identical(as.vector(tab), as.vector(table(f(d$k1), f(d$k2))))
  expect_identical(rowSums(tab)[1:5] + 0, x$count[x$group == "KA1"][1:5] + 0)
  # by groups, each has its own table
  y <- likert_counts(d, by = g, twins = list(net = c(KA1 = "k1", KA2 = "k2")), scale = "agree5")
  expect_identical(unique(y$group), c("x / KA1", "y / KA1", "x / KA2", "y / KA2"))
  expect_identical(pair_table(y, "net", 1L) + pair_table(y, "net", 2L), tab)
  expect_identical(twin_table(d$k1, d$k2, "agree5")[1:6, 1:6], tab, ignore_attr = TRUE)
})

test_that("a reversed item is turned once, and marked", {
  d <- wave()
  x <- likert_counts(d, c(q1, q3), scale = "agree5")
  y <- likert_counts(d, c(q1, q3), scale = "agree5", reverse = q1)
  sub <- function(x, i) x$count[x$item == i & x$kind == "substantive"]
  expect_identical(sub(y, "q1"), rev(sub(x, "q1")))
  expect_identical(sub(y, "q3"), sub(x, "q3"))
  expect_true(counts_items(y)$q1$reversed)
  expect_match(format(y), "q1", all = FALSE)
  d$k2 <- d$q3
  tw <- likert_counts(d, twins = list(t = c(a = "q1", b = "k2")), scale = "agree5")
  rt <- likert_counts(d, twins = list(t = c(a = "q1", b = "k2")), scale = "agree5", reverse = "t")
  expect_identical(
    pair_table(rt, "t")[c(5:1, 6), c(5:1, 6)], pair_table(tw, "t")
  )
})

test_that("respondents without a group are kept", {
  d <- data.frame(g = c("a", NA, "a", "b"), q = c(1, 2, 3, NA))
  x <- likert_counts(d, q, by = g, scale = "agree5")
  expect_identical(unique(x$group), c("a", "b", "(missing)"))
  expect_identical(sum(x$count), 4L)
  expect_identical(levels(x$g), c("a", "b"))
  one <- likert_counts(data.frame(group = c("a", "b"), q = 1:2), q, by = group, scale = "agree5")
  expect_identical(unique(one$group), c("a", "b"))
})

test_that("N may be one number or one for each group", {
  d <- wave()
  expect_identical(akkoord:::counts_N(likert_counts(d, q1, scale = "agree5", N = 600)), 600)
  n <- table(d$type)
  N <- set_names(as.vector(n) + 10, names(n))
  expect_identical(akkoord:::counts_N(likert_counts(d, q1, by = type, scale = "agree5", N = N)), N)
  N[["special"]] <- n[["special"]] - 1
  err <- expect_error(
    likert_counts(d, q1, by = type, scale = "agree5", N = N),
    class = "akkoord_error_population"
  )
  expect_match(conditionMessage(err), "special")
  # a twin's group counts those who answered for it
  d$q4 <- ifelse(seq_len(500) <= 100, d$q3, NA)
  tw <- likert_counts(d, twins = list(t = c(a = "q3", b = "q4")), scale = "agree5", N = c(a = 500, b = 100))
  expect_identical(akkoord:::counts_N(tw), c(a = 500, b = 100))
})

test_that("rows can be taken; without the waist's columns it is a plain tibble", {
  x <- likert_counts(wave(), c(q1, q3), by = type, scale = "agree5", N = 600)
  one <- x[x$item == "q3", ]
  expect_s3_class(one, "likert_counts")
  expect_identical(names(akkoord:::counts_items(one)), "q3")
  expect_identical(akkoord:::counts_N(one), 600)
  expect_false(inherits(x[c("item", "count")], "likert_counts"))
  expect_false(inherits(as_tibble(x), "likert_counts"))
  expect_identical(class(as.data.frame(x)), "data.frame")
})

test_that("counts print as a person would lay them out", {
  d <- data.frame(g = c("a", "b", "b"), q1 = c(1, 5, 4), q2 = c(NA, 2, 2))
  expect_snapshot({
    print(likert_counts(d, c(q1, q2), by = g, scale = likert_scale("agree5", "en"), N = 20))
    print(likert_counts(d, q1, scale = c("a", "b", "c", "d", "e"), reverse = q1))
    glance(likert_counts(d, q1, scale = 1:5, N = 20))
  })
})

test_that("bad input is an error of its own that says where and what to do", {
  skip_if_quick()
  d <- data.frame(
    q1 = c(5, 4, 2, NA), f = factor(c("ja", "nee", "jaa", "ja")), none = NA,
    half = c(1, 2.5, 3, 4), date = as.Date("2022-02-18") + 0:3,
    g = factor(c("a", "a", "b", "b"), c("a", "b", "c")), w = c(1, -2, 1, 1), text = letters[1:4]
  )
  expect_snapshot(error = TRUE, {
    likert_counts(d, f, scale = "yes_no")
    likert_counts(d, q1, scale = 1:4)
    likert_counts(d, half, scale = 1:5)
    likert_counts(d, text, scale = "agree5")
    likert_counts(d, none, scale = "agree5")
    likert_counts(d, q1, by = g, scale = "agree5")
    likert_counts(d, q1, scale = "agree5", weights = w)
    likert_counts(d, q1, scale = "agree5", weights = c(1, 2, NA, 1))
    likert_counts(d, q1, scale = "agree5", weights = c(1, Inf, 1, 1))
    likert_counts(d, q1, scale = "agree5", weights = 1:3)
    likert_counts(d, q1, scale = "agree5", weights = "w")
    likert_counts(d, q1, scale = "agree5", N = 3)
    likert_counts(d, q1, scale = "agree5", N = 0.38)
    likert_counts(d, q1, scale = "agree5", N = c(10, 20))
    likert_counts(d, q1, by = text, scale = "agree5", N = c(a = 5, b = 5))
    likert_counts(d, q2, scale = "agree5")
    likert_counts(d, c(q1, q1), scale = "agree5")
    likert_counts(d, all_of(c("q1", "q1")), scale = "agree5")
    likert_counts(d, q1, twins = list(q1 = c(a = "half", b = "w")), scale = "agree5")
    likert_counts(d, q1, twins = list(t = c(a = "q1", b = "w")), scale = "agree5")
    likert_counts(d, twins = list(t = c(a = "w", b = "w")), scale = "agree5")
    likert_counts(d, twins = list(t = c("q1", "half")), scale = "agree5")
    likert_counts(d, twins = list(t = c(a = "q1", b = "qq")), scale = "agree5")
    likert_counts(d, q1, by = q1, scale = "agree5")
    likert_counts(d, date, scale = "agree5")
    likert_counts(d, q1)
    likert_counts(d, scale = "agree5")
    likert_counts(d, q1, scale = list(q9 = "agree5"))
    likert_counts(d, q1, scale = "agree5", reverse = q9)
    likert_counts(d, f, scale = likert_scale(c("ja", "nee", "jaa"), ordered = FALSE), reverse = f)
    likert_counts(d, q1, scale = "agree5", wieghts = w)
    likert_counts(d[0, ], q1, scale = "agree5")
    likert_counts(1:5, scale = "agree5")
    likert_counts(d, multiple = list(m = c("q1", "half")))
  })
})

test_that("an error carries its class, argument, value, row and column", {
  d <- data.frame(f = factor(c("ja", "nee", "jaa")), q = c(1, 2, 7), none = NA)
  err <- expect_error(likert_counts(d, f, scale = "yes_no"), class = "akkoord_error_off_scale")
  expect_identical(err[c("arg", "value", "row", "column")], list(arg = "items", value = "jaa", row = 3L, column = "f"))
  err <- expect_error(likert_counts(d, q, scale = "agree5"), class = "akkoord_error_off_scale")
  expect_identical(c(err$row, err$column), c("3", "q"))
  classes <- c("all_missing", "missing_column", "duplicate", "population", "weights")
  calls <- list(
    quote(likert_counts(d, none, scale = "agree5")), quote(likert_counts(d, zz)),
    quote(likert_counts(d, c(q, q))), quote(likert_counts(d, f, N = 2)),
    quote(likert_counts(d, f, weights = -q))
  )
  for (i in seq_along(classes)) {
    expect_error(eval(calls[[i]]), class = paste0("akkoord_error_", classes[[i]]))
    expect_error(eval(calls[[i]]), class = "akkoord_error")
  }
})

test_that("results do not depend on the number of threads", {
  d <- wave(20000, seed = 9)
  counts <- lapply(1:3, function(t) {
    withr::local_options(akkoord.threads = t)
    likert_counts(d, c(q1, q3), by = type, weights = w, scale = "agree5")
  })
  expect_identical(counts[[1]], counts[[2]])
  expect_identical(counts[[1]], counts[[3]])
})

test_that("a factor with a missing level, a data table's columns and big codes are read", {
  d <- data.frame(q = addNA(factor(c("a", "b", NA))))
  expect_identical(likert_counts(d, q)$count, c(1L, 1L, 1L))
  wide <- likert_scale(c("no", "yes"), values = c(1, 1e6))
  expect_identical(likert_counts(data.frame(q = c(1, 1e6, NA)), q, scale = wide)$count, c(1L, 1L, 1L))
  err <- expect_error(likert_counts(data.frame(q = c(1, 7)), q, scale = wide), class = "akkoord_error_off_scale")
  expect_identical(err$row, 2L)
})

test_that("multiple choice as yes and no is read as such, and nothing else slips in", {
  u <- function(a) likert_counts(data.frame(a = a, b = c("ja", "nee")), multiple = list(u = c("a", "b")))$count
  expect_identical(u(c("nee", "nee")), c(0L, 1L, 0L))
  expect_identical(u(factor(c("no", "no"), c("no", "yes"))), c(0L, 1L, 0L))
  expect_identical(u(c("0", "1")), c(1L, 1L, 0L))
  expect_error(u(c("Option", "nee")), class = "akkoord_error_off_scale")
  expect_error(u(factor(c("a", "a"), c("a", "b"))), class = "akkoord_error_off_scale")
})

test_that("statistics do not depend on the order of rows, and need all answers", {
  x <- likert_counts(data.frame(q = c(1:5, 1), r = c(2, 2, 3, 4, 5, 5)), c(q, r), scale = "agree5")
  mixed <- x[order(x$count, x$category), ]
  expect_identical(summary(mixed)[match(summary(x)$item, summary(mixed)$item), ], summary(x))
  expect_error(summary(x[x$position %in% 4:5, ]), class = "akkoord_error_incomplete")
  expect_error(summary(x[0, ]), class = "akkoord_error_empty")
  expect_output(print(x[0, ]), "0 items")
})

test_that("groups that would be called the same are refused", {
  d <- data.frame(g = c("(missing)", NA, "a"), q = 1:3)
  expect_error(likert_counts(d, q, by = g, scale = "agree5"), class = "akkoord_error_duplicate")
  e <- data.frame(g = c("a / b", "a"), h = c("c", "b / c"), q = 1:2)
  expect_error(likert_counts(e, q, by = c(g, h), scale = "agree5"), class = "akkoord_error_duplicate")
})

test_that("N by group: weighted too, and by the groups of a twin's groups", {
  d <- data.frame(g = c("x", "x", "y"), q = 1:3, k1 = 1:3, k2 = c(2, NA, 3), w = 1)
  expect_error(
    likert_counts(d, q, by = g, weights = w, scale = "agree5", N = c(x = 1, y = 9)),
    class = "akkoord_error_population"
  )
  x <- likert_counts(d, by = g, twins = list(t = c(A = "k1", B = "k2")), scale = "agree5", N = c(x = 5, y = 9))
  expect_identical(akkoord:::counts_N(x)[c("x / A", "y / B")], c("x / A" = 5, "y / B" = 9))
  expect_error(
    likert_counts(d, q, by = g, scale = "agree5", N = c(x = 5, x = 5, y = 9)),
    class = "akkoord_error_population"
  )
  expect_snapshot(error = TRUE, {
    likert_counts(d, q, twins = list(t = c(A = "k1", B = "k2")), scale = "agree5", N = c(A = 5, B = 5))
    likert_counts(d, q, weights = wt, scale = "agree5")
    likert_counts(d, q, weights = 0 * w, scale = "agree5")
  })
})

test_that("user-missing values of a group or an option are missing", {
  skip_if_not_installed("haven")
  g <- haven::labelled_spss(c(1, 2, 9), c(a = 1, b = 2, nr = 9), na_values = 9)
  t <- haven::labelled_spss(c(1, 0, 9), c(no = 0, yes = 1), na_values = 9)
  x <- likert_counts(tibble::tibble(g = g, q = 1:3), q, by = g, scale = "agree5")
  expect_identical(unique(x$group), c("a", "b", "(missing)"))
  expect_identical(likert_counts(tibble::tibble(t = t), multiple = list(m = "t"))$count, c(1L, 1L))
  # labels at the ends only: the codes between them count
  ends <- haven::labelled(c(1, 2, 5), c(low = 1, high = 5))
  s <- c("low", "2", "3", "4", "high")
  expect_identical(likert_counts(tibble::tibble(q = ends), q, scale = s)$count, c(1L, 1L, 0L, 0L, 1L, 0L))
})

test_that("dplyr and rbind keep what the rows need", {
  x <- likert_counts(data.frame(q = 1:3, r = c("a", "b", "a")), c(q, r), scale = list(q = 1:3, r = c("a", "b")))
  parts <- rbind(x[x$item == "q", ], x[x$item == "r", ])
  expect_identical(summary(parts), summary(x))
  expect_error(rbind(x, x), class = "akkoord_error_duplicate")
  expect_error(rbind(x, likert_counts(data.frame(q = 1:2), q, scale = 1:3)), class = "akkoord_error_rbind")
  skip_if_not_installed("dplyr")
  one <- dplyr::filter(x, item == "q")
  expect_identical(names(akkoord:::counts_items(one)), "q")
  expect_output(print(one), "1 item")
  expect_identical(summary(dplyr::arrange(x, count))$n, c(3, 3))
})

test_that("a level without respondents is left out and told, or kept", {
  d <- data.frame(g = factor(c("a", "a", "b"), c("a", "b", "c")), q = c(1, 4, 5))
  expect_message(k <- likert_counts(d, q, by = g, scale = "agree5"), class = "akkoord_message_empty")
  expect_identical(unique(k$group), c("a", "b"))
  expect_identical(levels(k$g), c("a", "b"))
  all <- likert_counts(d, q, by = g, scale = "agree5", drop = FALSE)
  expect_identical(unique(all$group), c("a", "b", "c"))
  expect_true(all(all$count[all$group == "c"] == 0))
  expect_identical(as.data.frame(summary(all))$top[1:2], as.data.frame(summary(k))$top)
})

test_that("groups of group_by() are the groups, before those of by", {
  skip_if_not_installed("dplyr")
  d <- data.frame(s = rep(c("x", "y"), 6), t = rep(c("m", "n", "m"), 4), q = rep(c(1, 4, 5), 4))
  by_hand <- likert_counts(d, q, by = c(s, t), scale = "agree5")
  expect_identical(likert_counts(dplyr::group_by(d, s), q, by = t, scale = "agree5"), by_hand)
  expect_identical(likert_counts(dplyr::group_by(d, s, t), q, scale = "agree5"), by_hand)
})

test_that("what dplyr::count() gives is counts, unsaid answers 0", {
  skip_if_not_installed("dplyr")
  d <- data.frame(item = rep(c("a", "b"), each = 5), answer = c(1, 1, 2, 5, 5, 3, 3, 3, 4, NA))
  k <- as_likert_counts(dplyr::count(d, item, answer), scale = 1:5)
  expect_identical(k$count[k$kind == "substantive"], c(2, 1, 0, 0, 2, 0, 0, 3, 1, 0))
})

test_that("ticks are read by their labels, whatever the codes", {
  lab <- function(x, labels) structure(x, labels = labels, class = c("haven_labelled", "vctrs_vctr", "double"))
  d <- data.frame(id = 1:4)
  d$a <- lab(c(1, 2, 2, NA), c(Yes = 1, No = 2))
  d$b <- lab(c(0, 1, 1, NA), c(non = 0, oui = 1))
  k <- likert_counts(d, multiple = list(use = c("a", "b")))
  expect_identical(k$count[k$kind == "substantive"], c(1L, 2L))
  expect_identical(k$count[k$kind == "missing"], 1L)
})

test_that("plot() draws what autoplot() makes, tidy() has broom's columns where all is known", {
  k <- likert_counts(data.frame(g = rep(c("m", "w"), each = 10), q = rep(1:5, 4)), q, by = g, scale = "agree5")
  grDevices::pdf(NULL)
  on.exit(grDevices::dev.off())
  expect_s3_class(plot(k), "ggplot")
  z <- compare_groups(k)
  t <- tidy(z)
  expect_identical(t$estimate, z$estimate.low)
  expect_identical(t$p.value, z$p.low)
  expect_true(all(c("std.error", "conf.low", "conf.high") %in% names(t)))
})

test_that("only data, items and by go by their place", {
  d <- data.frame(q1 = 1:5, q2 = c(1, 2, 3, 3, 5), q3 = 5:1, g = c("x", "y", "x", "y", "x"))
  e <- expect_error(likert_counts(d, q1, q2, q3), class = "akkoord_error_places")
  expect_match(conditionMessage(e), "Without a name there is also `q3`", fixed = TRUE)
  expect_match(conditionMessage(e), "`c(q1, q2)`", fixed = TRUE)
  expect_error(likert_counts(d, q1, q2, by = g), class = "akkoord_error_places")
  expect_error(likert_counts(q1, g, q3, data = d), class = "akkoord_error_places")
  expect_message(
    likert_counts(d, q1, q2, scale = "agree5"), "q2, the third argument", class = "akkoord_message_places"
  )
  expect_no_message(here <- likert_counts(d, q1, g, scale = "agree5"))
  expect_identical(here, likert_counts(d, q1, by = g, scale = "agree5"))
  wrapper <- function(...) likert_counts(d, ...)
  expect_identical(wrapper(q1, g, scale = "agree5"), here)
})

test_that("keys that are no longer text make a plain tibble, as do columns of groups theirs", {
  d <- data.frame(q = c(1, 2, 5, 5), g = c("x", "y", "x", "y"))
  x <- likert_counts(d, q, by = g, scale = "agree5")
  for (key in c("item", "group", "category")) {
    for (other in list(as.list, factor)) {
      y <- suppressMessages({
        y <- x
        y[[key]] <- other(x[[key]])
        y
      })
      expect_false(inherits(y, "likert_counts"))
    }
  }
  y <- x
  y$g <- as.list(y$g)
  expect_identical(akkoord:::counts_by(y), character())
  expect_identical(akkoord:::counts_by(x[x$group == "x", ]), "g")
  p <- likert_counts(transform(d, p = q), p, by = g, scale = "agree5")
  x$more <- 1
  p$more <- "one"
  e <- expect_error(rbind(x, p), class = "akkoord_error_type")
  expect_match(conditionMessage(e), "more", fixed = TRUE)
})

test_that("parts of parts, and parts with a question called part, have a column each", {
  d <- data.frame(q = c(1, 2, 5, 5), part = c("x", "y", "x", "y"))
  x <- likert_counts(d, q, by = part, scale = "agree5")
  both <- c(A = x, B = x)
  expect_identical(akkoord:::counts_by(both), c("part1", "part"))
  expect_identical(paste(both$part1, both$part, sep = " / "), both$group)
  deep <- c(EU = both, other = both)
  expect_identical(akkoord:::counts_by(deep), c("part2", "part1", "part"))
  expect_identical(paste(deep$part2, deep$part1, deep$part, sep = " / "), deep$group)
})

test_that("an empty text is no group", {
  d <- data.frame(q = c(1, 2, 5, 5), g = c("x", "", " \u00a0", "x"))
  want <- likert_counts(transform(d, g = c("x", NA, NA, "x")), q, by = g, scale = "agree5")
  expect_identical(likert_counts(d, q, by = g, scale = "agree5"), want)
  expect_identical(likert_counts(transform(d, g = factor(g)), q, by = g, scale = "agree5"), want)
})

test_that("control characters of labels and groups are shown as a question mark", {
  odd <- c("a", "\033[31mred")
  d <- data.frame(q = factor(odd, odd, ordered = TRUE), g = c("x", "\001y"))
  x <- likert_counts(d, q, by = g, N = 10, label = c(q = "A\033[1m"))
  expect_identical(unique(x$group), c("?y", "x"))
  expect_identical(x$count[x$group == "?y" & x$kind == "substantive"], 0:1)
  shown <- c(
    capture.output(print(x), print(summary(x)), print(likert_table(x)), print(compare_groups(x))),
    akkoord:::item_label(x, "q")
  )
  expect_no_match(shown, "[\001\033]")
  # where two groups would be one they stay as they are
  two <- likert_counts(transform(d, g = c("\001", "\002")), q, by = g)
  expect_length(unique(two$group), 2L)
  table <- as.data.frame(x)
  table$group <- sub("?", "\001", table$group, fixed = TRUE)
  expect_identical(sort(unique(as_likert_counts(table)$group)), c("?y", "x"))
  skip_if_not_installed("svglite")
  skip_if_not_installed("xml2")
  file <- withr::local_tempfile(fileext = ".svg")
  svglite::svglite(file)
  print(autoplot(x))
  grDevices::dev.off()
  expect_match(xml2::xml_text(xml2::read_xml(file)), "?[31mred", fixed = TRUE)
})

test_that("weights whose squares are no numbers are refused, and one of weight 0 answers nothing", {
  f <- function(x) factor(x, c("a", "b", "c"), ordered = TRUE)
  for (w in c(1e308, 1e200, 1e-200)) {
    d <- data.frame(q = f(c("a", "b", "c")), w = w * c(1, 1, 0.5))
    e <- expect_error(likert_counts(d, q, weights = w), class = "akkoord_error_weights")
    expect_match(conditionMessage(e), "divide them by their mean")
    scaled <- likert_counts(transform(d, w = w / mean(w)), q, weights = w)
    expect_equal(scaled$count[scaled$kind == "substantive"], c(1.2, 1.2, 0.6))
  }
  d <- data.frame(q = f(c("a", "b", "c", "c")), g = c("x", "x", "y", "y"), w = c(0, 0, 1, 1))
  x <- likert_counts(d, q, by = g, weights = w, N = 4)
  expect_error(compare_groups(x), "weight 0", class = "akkoord_error_count")
  expect_false(any(grepl("NaN", format(likert_table(x)))))
})


test_that("printed bases of weights are written each by itself", {
  d <- data.frame(q = rep(c(1, 2), 4), g = rep(c("many", "few"), each = 4))
  w <- rep(c(12032271.3, 3.125), each = 4)
  x <- likert_counts(d, q, by = g, scale = 1:2, weights = w)
  expect_output(print(x), "many 48129085 ")
  expect_output(print(x), "few +12.5 ")
})

test_that("columns that are not there are named, however they were asked for", {
  d <- data.frame(q1 = 1:5, q2 = 5:1)
  gone <- c("q1", "q3", "z")
  for (call in list(
    quote(likert_counts(d, tidyselect::all_of(gone))), quote(likert_counts(d, all_of(gone)))
  )) {
    e <- expect_error(eval(call), class = "akkoord_error_missing_column")
    expect_match(conditionMessage(e), "q3.* or .*z")
    expect_match(conditionMessage(e), "Did you mean")
  }
})
