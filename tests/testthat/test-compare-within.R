# The groups of one variable within the values of another.

test_that("each value's comparison is that of its rows alone", {
  d <- withr::with_seed(4, data.frame(
    q = sample(c(1:5, NA), 120, TRUE), r = sample(1:5, 120, TRUE), sex = sample(c("m", "w"), 120, TRUE),
    region = sample(c("north", "south", NA), 120, TRUE), old = sample(c("yes", "no"), 120, TRUE)
  ))
  d$region <- factor(d$region)
  d$sex <- factor(d$sex)
  for (measure in c("top", "midrank")) {
    z <- compare_groups(d, c(q, r), by = c(sex, region), within = region, scale = 1:5,
                        measure = measure, adjust = "none")
    expect_identical(z$domain, rep(c("north", "south"), 2L))
    expect_identical(unique(z$group1), "m")
    for (i in seq_len(nrow(z))) {
      one <- compare_groups(d[d$region %in% z$domain[[i]], ], !!z$item[[i]], by = sex, scale = 1:5,
                            measure = measure)
      expect_identical(z$p.value[[i]], one$p.value)
      expect_identical(z$estimate[[i]], one$estimate)
    }
  }
  # names of groups choose; two variables within
  z <- compare_groups(d, q, by = c(sex, region, old), within = c(region, old), groups = c("w", "m"),
                      scale = 1:5)
  expect_identical(z$domain, c("north / no", "north / yes", "south / no", "south / yes"))
  # a twin's groups within a variable, others side by side
  twin <- likert_counts(d, twins = list(t = c(A = "q", B = "r")), by = c(sex, old), scale = 1:5)
  z <- compare_groups(twin, within = c(sex, old))
  expect_identical(z$domain, c("m / no", "m / yes", "w / no", "w / yes"))
  expect_identical(c(unique(z$group1), unique(z$group2)), c("A", "B"))
})

test_that("within must leave groups", {
  d <- data.frame(q = rep(1:2, 4), a = rep(c("x", "y"), each = 4), b = rep(c("u", "v"), 4))
  counts <- likert_counts(d, q, by = c(a, b), scale = 1:2)
  expect_error(compare_groups(counts, within = c(a, b)), class = "akkoord_error_within")
  expect_error(compare_groups(counts, within = zz), class = "akkoord_error_missing_column")
  expect_error(compare_groups(likert_counts(d, q, scale = 1:2), within = a), class = "akkoord_error")
})
