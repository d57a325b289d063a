# What a cell speaks of: labels first, then their parts; what matches nothing is named.

match_report <- function(rows, figures, items, scales = NULL, n = 150, env = parent.frame()) {
  dir <- withr::local_tempdir(.local_envir = env)
  put <- function(file, ...) writeLines(c(...), file.path(dir, file))
  put("published.csv", paste(report_columns$published, collapse = ","),
      paste0("r", seq_along(rows), ",", rows))
  put("figures.csv", paste(report_columns$figures, collapse = ","), figures)
  put("items.csv", paste(report_columns$items, collapse = ","), items)
  if (!is.null(scales)) put("scales.csv", paste(report_columns$scales, collapse = ","), scales)
  put("method.csv", "id,survey,quantity,value,unit,source",
      sprintf("m,main,respondents,%d,persons,x", n))
  published_report(dir)
}

said_yes <- function(x, group, item = "knows") {
  at <- x$item == item & x$group == group & x$position %in% 2L
  c(x$low[at], x$high[at])
}

yes_no_item <- "main,b,knows,Q1,yes_no,k,k"

test_that("labels with +, > and | are found whole before they are split", {
  known <- c("16-34", "35", "35+", "> 60")
  expect_identical(split_known("35+", known, "+"), "35+")
  expect_identical(split_known("16-34+35+", known, "+"), c("16-34", "35+"))
  expect_identical(split_known("35++> 60", known, "+"), c("35+", "> 60"))
  expect_identical(split_known("> 60>35+", known, ">"), c("> 60", "35+"))
  expect_identical(split_known("a + b", character(), "+"), c("a", "b"))
  scale <- likert_scale(c("1", "2", "3+"), dont_know = "no > yes")
  expect_identical(printed_cells("3+", scale), 3L)
  expect_identical(printed_cells("2+3+", scale), 2:3)
  expect_identical(printed_cells("NO >  Yes", scale), 4L)
  expect_identical(printed_cells("3", scale), integer())
})

test_that("case, Unicode form and spaces are set aside", {
  scale <- likert_scale(c("Tr\u00e8s peu", "Beaucoup"))
  expect_identical(printed_cells("tre\u0300s\u00a0peu", scale), 1L)
  r <- match_report(c("1,main,b,knows,Men,70,YES,=,60,l", "1,main,b,knows, wOmen,78,Yes,=,50,l"),
                    "1,,1,main,Q1,single choice,men;women,70;78,,2,", yes_no_item)
  expect_identical(r$published$group, c("men", "women"))
  x <- likert_counts(r)
  expect_identical(said_yes(x, "men"), c(42L, 42L))
})

test_that("an answer or group that matches nothing is an error with the choices", {
  figure <- "1,,1,main,Q1,single choice,men;women,70;78,,2,"
  row <- function(group, answer) paste0("1,main,b,knows,", c("men", group), ",70,", c("yes", answer), ",=,60,l")
  wrong <- function(group, answer) {
    tryCatch(match_report(row(group, answer), figure, yes_no_item), akkoord_error_report_value = identity)
  }
  e <- wrong("women", "often")
  expect_identical(e$column, "category")
  expect_match(conditionMessage(e), "\"no\"")
  e <- wrong("girls", "yes")
  expect_identical(e$column, "group")
  expect_match(conditionMessage(e), "men.*women")
  e <- wrong("men+girls", "yes")
  expect_identical(e$column, "group")
  expect_s3_class(wrong("men+women", "yes"), "published_report")
  expect_s3_class(wrong("Women|men", "yes"), "published_report")
})

test_that("groups with bases of their own, and items in several figures, are all counted", {
  rows <- c("1,main,b,knows,,148,yes,=,64.9,l", "2,main,b,knows,men,70,yes,=,60,l",
            "2,main,b,knows,women,78,yes,=,69.2,l", "3,main,b,knows,16-34,50,yes,=,70,l",
            "3,main,b,knows,35+,98,yes,=,62.2,l", "3,main,b,uses,16-34,44,yes,=,25,l",
            "3,main,b,uses,35+,90,yes,=,30.0,l")
  r <- match_report(rows, c("1,,1,main,Q1,single choice,,148,,2,", "2,,1,main,Q1,single choice,men;women,70;78,,2,",
                            "3,,1,main,Q1,single choice,16-34;35+,,,2,"),
                    c(yes_no_item, "main,b,uses,Q1,yes_no,u,u"))
  x <- suppressMessages(likert_counts(r))
  expect_identical(said_yes(x, ""), c(96L, 96L))
  expect_identical(said_yes(x, "men"), c(42L, 42L))
  expect_identical(said_yes(x, "women"), c(54L, 54L))
  expect_identical(said_yes(x, "16-34"), c(35L, 35L))
  expect_identical(said_yes(x, "35+"), c(61L, 61L))
  # a smaller base of its own
  expect_identical(said_yes(x, "35+", "uses"), c(27L, 27L))
  kinds <- vapply(report_overlaps(r, r$published, item_bases(r, r$published), 150), `[[`, "", "kind")
  expect_identical(sum(kinds == "disjoint"), 2L)
})

test_that("an item that cannot be is named and left out, and only then", {
  rows <- c("1,main,b,knows,,50,yes,=,60,l", "2,main,b,uses,,50,yes,=,61,l")
  r <- match_report(rows, paste0(1:2, ",,1,main,Q", 1:2, ",single choice,,50,,2,"),
                    c(yes_no_item, "main,b,uses,Q2,yes_no,u,u"))
  expect_warning(x <- likert_counts(r), class = "akkoord_warning_impossible")
  expect_identical(unique(x$item), "knows")
  expect_error(likert_counts(r, uses), class = "akkoord_error_impossible")
  expect_identical(said_yes(likert_counts(r, knows, rounding = "truncate"), ""), c(30L, 30L))
  r <- match_report("1,main,b,knows,,59,yes,=,28.81,l", "1,,1,main,Q1,single choice,,59,,2,", yes_no_item)
  expect_error(likert_counts(r, rounding = "ceiling"), class = "akkoord_error_impossible")
  expect_identical(said_yes(likert_counts(r, rounding = "truncate"), ""), c(17L, 17L))
})
