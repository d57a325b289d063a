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

test_that("an item that cannot be is named and holds only what was printed, and only then", {
  rows <- c("1,main,b,knows,,50,yes,=,60,l", "2,main,b,uses,,50,yes,=,61,l")
  r <- match_report(rows, paste0(1:2, ",,1,main,Q", 1:2, ",single choice,,50,,2,"),
                    c(yes_no_item, "main,b,uses,Q2,yes_no,u,u"))
  expect_warning(x <- likert_counts(r), class = "akkoord_warning_impossible")
  uses <- as.data.frame(x)[x$item == "uses", ]
  expect_true(all(is.na(unlist(uses[c("count", "low", "high")]))))
  expect_identical(uses$printed, c(NA, "61"))
  expect_identical(said_yes(likert_counts(r, knows, rounding = "truncate"), ""), c(30L, 30L))
  r <- match_report("1,main,b,knows,,59,yes,=,28.81,l", "1,,1,main,Q1,single choice,,59,,2,", yes_no_item)
  expect_warning(likert_counts(r, rounding = "ceiling"), class = "akkoord_warning_impossible")
  expect_identical(said_yes(likert_counts(r, rounding = "truncate"), ""), c(17L, 17L))
})

test_that("cells that hold only what was printed are drawn by both roads, and have no statistics", {
  skip_if_quick()
  yes <- function(...) match_report(c(...), "1,,1,main,Q1,single choice,,,,2,", yes_no_item)
  weighted <- yes("1,main,b,knows,,50,yes,=,60.5,l")
  more <- weighted$method[1L, ]
  more[c("quantity", "value")] <- list("weighted", 1)
  weighted$method <- vctrs::vec_rbind(weighted$method, more)
  bare <- yes("1,main,b,knows,,,yes,=,60.5,l")
  bare$method <- bare$method[0L, ]
  impossible <- yes("1,main,b,knows,,50,yes,=,60.5,l")
  for (r in list(weighted, bare, impossible)) {
    x <- suppressWarnings(likert_counts(r))
    one <- as.data.frame(autoplot(x, lang = "en"))
    two <- as.data.frame(report_figure(r, 1, lang = "en"))
    expect_identical(one$printed, c("60.5%", "not published"))
    for (column in c("status", "drawn", "printed")) expect_identical(one[[column]], two[[column]])
    expect_true(all(is.na(c(one$low, one$high, two$low, two$high))))
    expect_match(autoplot(x, lang = "en")$labels$caption, "Only as printed")
    expect_match(report_figure(r, 1, lang = "en")$labels$caption, "Only as printed")
    for (f in list(summary, tidy, compare_groups, function(x) c(x, x))) {
      expect_error(f(x), class = "akkoord_error_printed_only")
    }
    expect_output(print(x), "?", fixed = TRUE)
    expect_identical(people_range(x, "knows", "", 2L), c(NA_real_, NA_real_))
  }
  # beside others they are left out, said
  r <- match_report(c("1,main,b,knows,,50,yes,=,60,l", "1,main,b,uses,,50,yes,=,61,l"),
                    "1,,1,main,Q1,single choice,,50,,2,", c(yes_no_item, "main,b,uses,Q2,yes_no,u,u"))
  x <- suppressWarnings(likert_counts(r))
  expect_message(s <- summary(x), class = "akkoord_message_printed")
  expect_identical(s$item, "knows")
})

test_that("a group whose numbers can be keeps its counts beside one whose numbers cannot", {
  r <- match_report(c("1,main,b,knows,men,70,yes,=,60,l", "1,main,b,knows,women,78,yes,=,70,l"),
                    "1,,1,main,Q1,single choice,men;women,70;78,,2,", yes_no_item)
  expect_warning(x <- likert_counts(r), class = "akkoord_warning_impossible")
  # 42 of 70 are 60%; no part of 78 is 70%
  expect_identical(said_yes(x, "men"), c(42L, 42L))
  expect_identical(said_yes(x, "women"), c(NA_integer_, NA_integer_))
  expect_identical(people_range(x, "knows", "men", 2L), c(42, 42))
})

test_that("options have the base and the numbers of their own group", {
  r <- match_report(
    c("1,main,b,o1,A,40,selected,=,60,l", "1,main,b,o1,B,50,selected,=,50,l",
      "1,main,b,o2,A,40,selected,=,61,l"),
    "1,,1,main,Q1,multiple choice,A;B,40;50,,3,",
    paste0("main,b,o", 1:3, ",Q1,multiple,o", 1:3, ",o", 1:3)
  )
  expect_warning(x <- likert_counts(r), class = "akkoord_warning_impossible")
  x <- x[x$kind == "substantive", ]
  expect_identical(x$low, c(24L, NA, 0L, 25L, 0L, 0L))
  expect_identical(x$high, c(24L, NA, 40L, 25L, 50L, 50L))
  expect_identical(x$printed, c("60", "61", NA, "50", NA, NA))
  d <- as.data.frame(autoplot(x, lang = "en"))
  expect_identical(d$drawn, c(0.6, 0.61, 1, 0.5, 1, 1))
})
