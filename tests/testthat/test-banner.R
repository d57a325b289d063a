set.seed(41)
people <- data.frame(
  id = 1:60, sex = sample(c("m", "w"), 60, TRUE), age = sample(c("old", "young", NA), 60, TRUE),
  q = sample(5, 60, TRUE), p = sample(5, 60, TRUE)
)

test_that("groupings side by side are those counted by themselves", {
  k <- likert_counts(people, c(q, p), by = list(sex, age), scale = "agree5", N = 200)
  sex <- likert_counts(people, c(q, p), by = sex, scale = "agree5", N = 200)
  age <- likert_counts(people, c(q, p), by = age, scale = "agree5", N = 200)
  s <- as.data.frame(summary(k))
  columns <- setdiff(names(s), c("sex", "age"))
  of <- function(x) as.data.frame(summary(x))[columns]
  expect_equal(s[!is.na(s$sex), columns], of(sex), ignore_attr = TRUE)
  expect_equal(s[is.na(s$sex), columns], of(age), ignore_attr = TRUE)
  z <- compare_groups(k, adjust = "none")
  expect_identical(paste(z$group1, z$group2), rep(c("m w", "old young"), 2))
  expect_equal(z$p.value[c(1, 3)], compare_groups(sex, adjust = "none")$p.value)
  t <- likert_table(k, total = TRUE)
  expect_identical(names(as.data.frame(t))[2:5], c("m", "w", "old", "young"))
  expect_s3_class(autoplot(k), "akkoord_figure")
  # groups of one name
  d <- transform(people, b = sex)
  two <- likert_counts(d, q, by = list(sex, b), scale = "agree5")
  expect_identical(unique(two$group), c("sex: m", "sex: w", "b: m", "b: w"))
  expect_error(likert_counts(d, q, by = list(sex, age), scale = "agree5", N = c(m = 90, w = 90)), class = "akkoord_error_banner")
})

test_that("labels of items; what peers call arguments is said in ours", {
  k <- likert_counts(people, c(q, p), scale = "agree5", label = c(q = "I like it"))
  expect_identical(akkoord:::item_label(k, "q"), "I like it")
  expect_snapshot(error = TRUE, {
    likert_counts(people, q, scale = "agree5", grouping = sex)
    likert_counts(people, q, scale = "agree5", fpc = 200)
    likert_counts(people, q, scale = "agree5", na.rm = TRUE)
    summary(k, fpc = 200)
    compare_groups(k, p.adjust.method = "BH")
    likert_counts(people, q, scale = "agree5", label = c(r = "x"))
  })
})

test_that("long data of the same people are compared as pairs", {
  long <- data.frame(
    who = rep(people$id, 2), wave = rep(c("one", "two"), each = 60), q = c(people$q, people$p)
  )[-c(3, 70), ]
  z <- compare_groups(long[sample(nrow(long)), ], q, by = wave, id = who, scale = "agree5")
  wide <- data.frame(a = replace(people$q, 3, NA), b = replace(people$p, 10, NA))
  want <- compare_groups(wide, twins = list(q = c(one = "a", two = "b")), scale = "agree5")
  columns <- c("n1", "n2", "m", "estimate", "std.error", "p.value")
  expect_equal(as.data.frame(z)[columns], as.data.frame(want)[columns])
  expect_error(compare_groups(rbind(long, long[1, ]), q, by = wave, id = who, scale = "agree5"), class = "akkoord_error_id")
})

test_that("what a newcomer types is answered with what to type", {
  skip_if_quick()
  k <- likert_counts(people, c(q, p), by = sex, scale = "agree5")
  expect_snapshot(error = TRUE, {
    likert_counts(people, q)
    likert_counts(data.frame(use = c("mail;phone", "phone")), use)
    likert_counts(data.frame(use = c("mail;phone", "phone")), multiple = use)
    autoplot(k, q)
    autoplot(k, by = sex)
    likert_table(k, scale = 1:5)
    likert_counts(people, q, scale = 1:5, facet = sex)
    likert_table(people, q, scale = 1:5, include = p)
  })
  people$a <- rep(0:1, 30)
  people$b <- rep(c(1, 1, 0), 20)
  t <- likert_table(people, q, ticks = c(A = a, B = b), scale = 1:5, lang = "en")
  expect_identical(names(as.data.frame(t))[2:3], c("A", "B"))
})
