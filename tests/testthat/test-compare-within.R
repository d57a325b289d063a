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

test_that("the same people in two waves are compared within what each of them is", {
  d <- withr::with_seed(9, data.frame(
    who = rep(1:40, 2), wave = rep(c("a", "b"), each = 40), sex = rep(sample(c("m", "w"), 40, TRUE), 2),
    q = sample(c(1:5, NA), 80, TRUE)
  ))
  d <- d[-c(3, 50, 61), ]
  z <- compare_groups(d, q, by = c(wave, sex), id = who, scale = "agree5", adjust = "none", measure = "midrank")
  expect_identical(z$domain, c("m", "w"))
  expect_identical(unique(c(z$group1, z$group2)), c("a", "b"))
  for (s in c("m", "w")) {
    one <- compare_groups(d[d$sex == s, ], q, by = wave, id = who, scale = "agree5", measure = "midrank")
    expect_identical(z$p.value[z$domain == s], one$p.value)
    expect_identical(z$estimate[z$domain == s], one$estimate)
    expect_identical(z$m[z$domain == s], one$m)
  }
  # said once, it holds for both
  once <- d
  once$sex[once$wave == "b" & once$who %in% once$who[once$wave == "a"]] <- NA
  expect_identical(compare_groups(once, q, by = c(wave, sex), id = who, scale = "agree5", adjust = "none", measure = "midrank"), z)
  # two that both vary, and none that does
  d$other <- rep_len(c("x", "y", "z"), nrow(d))
  expect_error(compare_groups(d, q, by = c(wave, other), id = who, scale = "agree5"), class = "akkoord_error_id")
  expect_error(compare_groups(d, q, by = c(sex, sex2), id = who, scale = "agree5"), class = "akkoord_error")
})
