test_that("sets are what listing every table gives", {
  skip_if_quick(glue = TRUE)
  set.seed(20261123)
  same <- vapply(1:250, function(i) {
    row <- random_row(sample(3L, 1L, prob = c(5, 4, 1)), digits = sample(0:1, 1L))
    all <- brute_force(row)
    set <- set_of_row(row)
    if (n_tables(set) != nrow(all)) {
      return(FALSE)
    }
    if (nrow(all) == 0L) {
      return(all(is.na(count_range(set)$low)))
    }
    sorted <- function(m) m[do.call(order, as.data.frame(m)), , drop = FALSE]
    k <- nrow(row$percent)
    w <- sample(-3:5, ncol(all), replace = TRUE)
    range <- count_range(set)
    per_group <- vapply(seq_len(ncol(row$percent)), function(g) {
      of <- (g - 1L) * k + seq_len(k)
      as.vector(all[, of, drop = FALSE] %*% w[of])
    }, double(nrow(all)))
    per_group <- sorted(unique(matrix(per_group, nrow(all))))
    values <- set_values(set, matrix(w, k))
    all(sorted(list_set_tables(set, 1e6)) == sorted(all)) &&
      all(range$low == apply(all, 2L, min)) && all(range$high == apply(all, 2L, max)) &&
      isTRUE(all.equal(
        unlist(stat_range(set, matrix(w, k))[1:2], use.names = FALSE), range(all %*% w)
      )) &&
      identical(dim(values), dim(per_group)) && all(values == per_group)
  }, NA)
  expect_true(all(same))
})

test_that("a row known by one number is counted, not listed", {
  unknown <- c(a = NA, b = NA, c = NA, d = NA, e = NA)
  top <- published_sum(c("d", "e"), 86)
  set <- reconstruct_counts(unknown, n = 133, constraints = top)
  # 114 or 115 agree: (t + 1) ways to divide t in two, choose(133 - t + 2, 2) in three
  t <- 114:115
  expect_equal(n_tables(set), sum((t + 1) * choose(133 - t + 2, 2)))
  # nothing printed: as many as there are ways to write n as a sum
  expect_equal(n_tables(reconstruct_counts(unknown, n = 209)), choose(213, 4))
  big <- reconstruct_counts(set_names(rep(NA, 9), letters[1:9]), n = 2000)
  expect_equal(n_tables(big, log = TRUE), lchoose(2008, 8), tolerance = 1e-12)
})

test_that("rounding, forgetting and reconstructing keeps the truth", {
  skip_if_quick(glue = TRUE)
  withr::local_seed(7)
  kept <- vapply(seq_len(effort(200, 1500)), function(i) {
    k <- sample(2:7, 1L)
    G <- sample(2L, 1L)
    n <- sample(5:300, G, replace = TRUE)
    digits <- sample(0:3, 1L)
    rounding <- sample(set_rounding, 1L)
    cats <- letters[seq_len(k)]
    groups <- LETTERS[seq_len(G)]
    truth <- vapply(n, function(n) tabulate(sample(k, n, TRUE, stats::runif(k)), k), integer(k))
    print_as <- function(c, n) sample(printed_as(c, n, digits, rounding), 1L) / 10^digits
    percent <- matrix(NA_real_, k, G, dimnames = list(cats, groups))
    for (g in seq_len(G)) for (j in seq_len(k)) {
      if (runif(1) < 0.5) percent[j, g] <- print_as(truth[j, g], n[[g]])
    }
    top <- cats[seq_len(sample(k, 1L))]
    c <- sum(truth[match(top, cats), ])
    pooled <- published_sum(top, sprintf("%.*f", digits, print_as(c, sum(n))), group = groups)
    set <- reconstruct_counts(percent, n, digits = digits, rounding = rounding, constraints = pooled)
    range <- count_range(set)
    w <- seq_len(k) - 1
    mean <- sum(t(w) %*% truth)
    stat <- stat_range(set, w)
    all(range$low <= truth & truth <= range$high) && n_tables(set) >= 1 &&
      stat$low <= mean && mean <= stat$high
  }, NA)
  expect_true(all(kept))
})

test_that("every row of the study is that of brute force", {
  study <- published_report("erasmus2022")
  rows <- study$published
  full <- rows[rows$relation == "=" & !is.na(rows$n) & !grepl("[+]", rows$category), ]
  items <- split(full, paste(full$item, full$group))
  # bars of which five labels or more are printed can be listed
  items <- items[vapply(items, nrow, 0L) >= 5L]
  expect_gte(length(items), 6L)
  for (row in items) {
    scale <- report_scales(study, row$item[[1L]])[[1L]]
    n <- row$n[[1L]]
    set <- report_set(within(row, group <- ""), scale, set_names(n, ""), n)
    each <- lapply(row$percent, function(p) which(prints(0:n, n, p, 0, "nearest")) - 1)
    all <- as.matrix(expand.grid(each))
    all <- all[rowSums(all) == n, , drop = FALSE]
    expect_equal(n_tables(set), nrow(all))
    range <- count_range(set)
    at <- match_labels(row$category, scale_texts(scale))
    expect_equal(range$low[at], unname(apply(all, 2, min)))
    expect_equal(range$high[at], unname(apply(all, 2, max)))
  }
})

test_that("draws are uniform, and follow R's seed", {
  percent <- matrix(NA, 3, 2, dimnames = list(c("a", "b", "c"), c("A", "B")))
  set <- reconstruct_counts(percent, n = list(A = c(4, 5), B = 5), constraints = list(
    published_sum("a", 50, group = c("A", "B")), claim("b", "order", group = c("A", "B"))
  ))
  all <- do.call(paste, as.data.frame(set))
  expect_gt(length(all), 20)
  withr::local_seed(1)
  drawn <- do.call(paste, sample_counts(set, 200 * length(all)))
  expect_true(all(drawn %in% all))
  p <- stats::chisq.test(table(factor(drawn, all)))$p.value
  expect_gt(p, 0.001)
  one <- withr::with_seed(3, sample_counts(set, 5))
  expect_identical(withr::with_seed(3, sample_counts(set, 5)), one)
})

test_that("lists are in a stable order, cut off when asked, and functions say over what", {
  set <- reconstruct_counts(c(a = NA, b = NA, c = NA), n = 30)
  all <- as.data.frame(set)
  expect_equal(nrow(all), choose(32, 2))
  expect_identical(do.call(order, all), seq_len(nrow(all)))
  expect_warning(some <- as.data.frame(set, limit = 10), class = "akkoord_warning_limit")
  expect_identical(some, all[1:10, ])
  f <- stat_range(set, function(x) x[["a"]] * x[["b"]])
  expect_identical(f$range, "exact")
  expect_identical(c(f$low, f$high), c(0, 225))
  withr::local_seed(2)
  f <- stat_range(set, max, limit = 100, size = 50)
  expect_identical(f$range, "sampled")
  expect_identical(f$tables, 50L)
  # a share among some of the answers: not linear, and still exact
  set <- reconstruct_counts(c(no = NA, yes = 40, dk = NA), n = 20)
  expect_equal(
    unlist(stat_range(set, c(0, 1, 0), of = "share", among = c("no", "yes"))[1:2]),
    c(low = 8 / 20, high = 1)
  )
})

test_that("numbers of tables are exact, or said to be on a log scale", {
  skip_if_quick(glue = TRUE)
  twelve <- set_names(rep(NA, 12), letters[1:12])
  set <- reconstruct_counts(twelve, n = 5000)
  expect_false(glance(set)$exact)
  expect_equal(n_tables(set, log = TRUE), lchoose(5011, 11), tolerance = 1e-12)
  expect_match(paste(format(set), collapse = "\n"), "about .* tables \\(counted on a log scale\\)")
  skip_if_quick()
  many <- matrix(NA, 12, 30, dimnames = list(letters[1:12], paste0("G", 1:30)))
  big <- reconstruct_counts(many, n = rep(5000, 30))
  expect_identical(n_tables(big), Inf)
  expect_equal(n_tables(big, log = TRUE), 30 * lchoose(5011, 11), tolerance = 1e-12)
})

test_that("percentages are read as they are printed", {
  a <- reconstruct_counts(c(no = "87,5 %", yes = "12.5%"), n = 8)
  expect_equal(unname(unlist(as.data.frame(a))), c(7, 1))
  # a trailing zero says as much as any other decimal
  expect_gt(
    n_tables(reconstruct_counts(c(no = "50", yes = NA), n = 301)),
    n_tables(reconstruct_counts(c(no = "50.0", yes = NA), n = 301))
  )
  expect_equal(
    n_tables(reconstruct_counts(c(no = 12.5, yes = 87.5), n = 8, digits = 1)), 1
  )
  expect_equal(
    size_range(reconstruct_counts(
      matrix(NA, 2, 2, dimnames = list(c("no", "yes"), c("A", "B"))),
      n = list(A = NA, B = c(10, NA), "A+B" = c(12, 20))
    )),
    cbind(low = c(1, 10), high = c(10, 19))
  )
})

test_that("sets print", {
  percent <- matrix(c("36", NA, "64", NA, NA, NA), 3,
    dimnames = list(c("no", "perhaps", "yes"), c("KA1", "KA2"))
  )
  expect_snapshot({
    reconstruct_counts(percent, n = list(KA1 = 25, KA2 = c(30, 32)), constraints = list(
      published_sum(c("perhaps", "yes"), "64,0", group = "KA1"),
      claim("yes", "almost", "2/3", group = c("KA1", "KA2")),
      claim("yes", "order", group = c("KA1", "KA2"))
    ))
    claim(c("no", "yes"), "multiset", c(34, 17))
    claim(list(c("no", "perhaps"), "yes"), "order")
    as.data.frame(summary(reconstruct_counts(c(no = 33, yes = 67), n = 120)))
  })
})

test_that("an impossible row is a result that explains itself", {
  expect_snapshot({
    reconstruct_counts(c(no = 36, yes = 65), n = 25)
    reconstruct_counts(c(no = 20, perhaps = 30, yes = 56), n = 200)
    reconstruct_counts(c(no = NA, yes = 120), n = 25)
    reconstruct_counts(c(no = 40, perhaps = 40, yes = 20), n = 50,
      constraints = list(
        published_sum(c("perhaps", "yes"), 66), claim("yes", ">", 10)
      ))
    reconstruct_counts(c(no = NA, yes = NA), n = 25,
      constraints = list(claim("yes", ">", 50), claim("yes", "<", 50)))
  })
  empty <- reconstruct_counts(c(no = 40, yes = 70), n = 50)
  expect_identical(n_tables(empty), 0)
  expect_identical(n_tables(empty, log = TRUE), -Inf)
  expect_identical(nrow(as.data.frame(empty)), 0L)
  expect_true(is.na(stat_range(empty, c(0, 1))$low))
  expect_true(is.na(stat_range(empty, max)$low))
  expect_identical(dim(set_values(empty, c(0, 1))), c(0L, 1L))
})

test_that("what is malformed is an error that names it", {
  skip_if_quick(glue = TRUE)
  row <- c(no = 36, yes = 64)
  two <- matrix(NA, 2, 2, dimnames = list(c("no", "yes"), c("A", "B")))
  expect_snapshot(error = TRUE, {
    reconstruct_counts(c(no = -3, yes = 64), n = 25)
    reconstruct_counts(c(no = NaN, yes = 64), n = 25)
    reconstruct_counts(c(no = "n.a.", yes = "64%"), n = 25)
    reconstruct_counts(c(no = "", yes = "64%"), n = 25)
    reconstruct_counts(c(no = ">90", yes = "64%"), n = 25)
    reconstruct_counts(c(no = "36,4%", yes = "63,6"), n = 25, digits = 0)
    reconstruct_counts(c(no = 36.4, yes = 63.6), n = 25)
    reconstruct_counts(c(36, 64), n = 25)
    reconstruct_counts(c(no = 36, no = 64), n = 25)
    reconstruct_counts(list(no = 36), n = 25)
    reconstruct_counts(row)
    reconstruct_counts(row, n = NA)
    reconstruct_counts(row, n = 25.5)
    reconstruct_counts(row, n = 0)
    reconstruct_counts(row, n = c(20, 25))
    reconstruct_counts(two, n = list(A = 20, C = 25))
    reconstruct_counts(two, n = list(A = 20, B = c(25, 20)))
    reconstruct_counts(row, n = list(c(1, 1e6)))
    reconstruct_counts(row, n = 25, rounding = "half up")
    reconstruct_counts(row, n = 25, constraints = published_sum("yess", 64))
    reconstruct_counts(two, n = c(9, 9), constraints = claim("yes", ">", 50, group = "KA1"))
    reconstruct_counts(row, n = 25, constraints = 64)
    published_sum("yes", c(1, 2))
    claim("yes", "more", 50)
    claim("yes", "order")
    claim("yes", ">", "many")
    claim("yes", ">")
    stat_range(reconstruct_counts(row, n = 25), 1:3)
    stat_range(reconstruct_counts(row, n = 25), c(yes = 1, maybe = 2))
    sample_counts(reconstruct_counts(c(no = 40, yes = 70), n = 50))
    n_tables(row)
  })
})

test_that("too many overlapping constraints are refused, not approximated", {
  skip_if_quick()
  set.seed(1)
  many <- letters[1:16]
  sums <- lapply(1:24, function(i) claim(sample(many, 8), "about", 50, tolerance = 40))
  set <- reconstruct_counts(set_names(rep(NA, 16), many), n = 5000, constraints = sums)
  expect_error(n_tables(set), class = "akkoord_error_too_large")
})

test_that("a set is drawn as bars, ranges hatched", {
  percent <- matrix(c(NA, 47, 15, NA, NA, NA), 3,
    dimnames = list(c("no", "rather", "yes"), c("KA1", "KA2"))
  )
  set <- reconstruct_counts(percent, n = c(135, 119), constraints = list(
    published_sum(c("rather", "yes"), 64, "KA2")
  ))
  p <- autoplot(set, lang = "en", title = "Inclusion")
  expect_s3_class(p, "akkoord_figure")
  d <- as.data.frame(p)
  expect_identical(d$category, rep(c("no", "rather", "yes"), 2L))
  expect_equal(as.vector(tapply(d$drawn, d$group, sum)), c(1, 1))
  expect_identical(d$status[d$group == "KA1"], c("range", "known", "known"))
  expect_identical(d$printed[d$category == "yes"], c("15%", "0\u201364%"))
  expect_match(p$labels$caption, "tables of counts", fixed = TRUE)
  # (a PDF in the C locale has no dash)
  withr::local_pdf(NULL)
  expect_s3_class(suppressWarnings(ggplot2::ggplotGrob(p)), "gtable")
  empty <- reconstruct_counts(c(no = 40, yes = 70), n = 50)
  expect_error(autoplot(empty), class = "akkoord_error_empty_set")
})

test_that("sets are plain lists that can be kept", {
  set <- reconstruct_counts(c(no = 33, yes = NA, dk = NA), n = 120)
  file <- withr::local_tempfile()
  saveRDS(set, file)
  expect_identical(n_tables(readRDS(file)), n_tables(set))
  expect_identical(typeof(unclass(set)), "list")
})

test_that("a row of which many numbers are wrong has a mending too", {
  set <- reconstruct_counts(c(a = 90, b = 90, c = 90, d = 90, e = 90, f = 90), n = 100)
  near <- set_nearest(set)
  expect_equal(nrow(near), 1)
  expect_false(attr(near, "fewest"))
  new <- c(a = 90, b = 90, c = 90, d = 90, e = 90, f = 90)
  change <- strsplit(near$change, "; ")[[1L]]
  to <- as.numeric(sub("%.*", "", change))
  new[sub(".*instead of (.) = .*", "\\1", change)] <- to
  expect_gt(n_tables(reconstruct_counts(new, n = 100)), 0)
  expect_match(format(set), "One that can be", all = FALSE)
})
