test_that("a twin table counts both answers of each respondent", {
  x <- c(5, 4, 4, NA, 2, NA)
  y <- c(4, 4, NA, 1, 2, NA)
  tab <- twin_table(x, y, "agree5")
  expect_identical(dim(tab), c(6L, 6L))
  expect_identical(sum(tab), 6L)
  expect_identical(tab[[5, 4]], 1L)
  expect_identical(tab[["none", "none"]], 1L)
  expect_identical(as.list(summary(tab)), list(n = 6L, pairs = 3L, only_1 = 1L, only_2 = 1L, neither = 1L))
  expect_identical(sum(as.data.frame(tab)$count), 6L)
  expect_identical(nrow(tidy(tab)), 36L)
  expect_identical(glance(tab), summary(tab))
})

test_that("don't knows are no substantive answer", {
  s <- likert_scale(c("no", "yes"), dont_know = "dk")
  tab <- twin_table(c("no", "dk", "yes"), c("yes", "yes", "dk"), s)
  expect_identical(unname(unclass(tab)[1:3, 1:3]), rbind(c(0L, 1L, 0L), c(0L, 0L, 1L), c(0L, 1L, 0L)))
})

test_that("a twin table prints and refuses what does not fit", {
  f <- factor(c("a", "b"))
  expect_snapshot(print(twin_table(f, rev(f))))
  expect_snapshot(error = TRUE, {
    twin_table(1:3, 1:2, "agree5")
    twin_table(1:3, c(1, 2, 9), "agree5")
    twin_table(1:3, 1:3)
    twin_table(factor("a", c("a", "b")), factor("c", c("c", "d")))
  })
})
