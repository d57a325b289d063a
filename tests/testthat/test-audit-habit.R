# The habit of a report before its verdicts: rounding rules tried over all rows, the same
# number printed twice, answers against 100, groups against everyone.

# Bars of true counts, all answers printed by one rule.
habit_report <- function(rule, bars, digits = 0, base = c(30, 600)) {
  labels <- akkoord::likert_scale("agree4")$labels$nl
  rows <- lapply(seq_len(bars), function(i) {
    n <- sample(base[[1L]]:base[[2L]], 1L)
    truth <- as.vector(stats::rmultinom(1L, n, stats::rexp(4)))
    data.frame(
      id = paste0("r", i, ".", 1:4), figure = as.character(i), survey = "s", block = "b",
      item = paste0("i", i), group = "", n = n, category = labels, relation = "=",
      percent = vapply(truth, print_share, 0, n = n, digits = digits, rounding = rule), digits = digits
    )
  })
  published <- do.call(rbind, rows)
  first <- published[!duplicated(published$figure), ]
  figures <- data.frame(
    figure = first$figure, printed_caption_number = NA_character_, section = "1", survey = "s",
    question = "Q", kind = "likert", groups = NA_character_, base_n = NA_character_, base_from = NA,
    categories = "4", note = NA
  )
  method <- data.frame(id = "n", survey = "s", quantity = "respondents", value = 700, digits = 0)
  items <- data.frame(survey = "s", block = "b", item = first$item, question = "Q", scale = "agree4",
                      label_nl = first$item, label_en = first$item)
  fake_report(published, method, figures, items)
}

test_that("no report is called wrong for its rule of rounding, and the rule is named", {
  skip_if_quick()
  withr::local_seed(12)
  wrong <- named <- 0
  runs <- effort(10, 60)
  for (i in seq_len(runs)) {
    rule <- c("nearest", "half-up", "half-even", "truncate", "ceiling")[[i %% 5L + 1L]]
    a <- audit_report(habit_report(rule, bars = 6L, digits = i %% 2L, base = c(30, 300)), lang = "en")
    wrong <- wrong + any(a$verdict == "inconsistent")
    if (rule %in% c("truncate", "ceiling")) {
      named <- named + (attr(a, "rounding") == rule)
      expect_match(paste(format(a), collapse = " "), "rows fail under rounding")
    }
  }
  expect_identical(wrong, 0)
  expect_identical(named, 0.4 * runs)
  # a rule that is given is used; one error does not make a habit
  r <- habit_report("truncate", 4L, 2L)
  expect_gt(sum(audit_report(r, rounding = "nearest")$verdict == "inconsistent"), 0L)
  r <- habit_report("nearest", 8L, 1L, c(20, 60))
  r$published$printed[3] <- printed(sprintf("%.1f", r$published$percent[[3]] + 30))
  r$published$percent[[3]] <- r$published$percent[[3]] + 30
  a <- audit_report(r)
  expect_identical(attr(a, "rounding"), "nearest")
  expect_true(any(a$verdict == "inconsistent" & a$item == "i1"))
})

one_question <- function(rows, figures, n = 150) {
  dir <- withr::local_tempdir(.local_envir = parent.frame())
  put <- function(file, ...) writeLines(c(...), file.path(dir, file))
  put("published.csv", paste(report_columns$published, collapse = ","),
      paste0("r", seq_along(rows), ",", rows))
  put("figures.csv", paste(report_columns$figures, collapse = ","), figures)
  put("items.csv", paste(report_columns$items, collapse = ","),
      c("main,b,knows,Q1,yes_no,k,k", "main,b,likes,Q1,agree4,l,l"))
  put("method.csv", "id,survey,quantity,value,unit,source",
      sprintf("m,main,respondents,%d,persons,x", n))
  audit_report(published_report(dir), lang = "en")
}

test_that("one number printed twice must be one number", {
  wrong <- function(a, b, n = "148") {
    x <- one_question(c(paste0("1,main,b,knows,,", n, ",yes,=,", a, ",label"),
                        paste0("1,main,b,knows,,", n, ",yes,=,", b, ",text")),
                      paste0("1,,1,main,Q1,single choice,,", n, ",,2,"))
    x[x$check == "twice", ]
  }
  expect_identical(wrong("60", "62")$verdict, "inconsistent")
  expect_match(wrong("60", "62")$reason, "60% as well \\(label\\)")
  expect_identical(nrow(wrong("60", "80", "")), 1L)
  expect_identical(nrow(wrong("60", "60")), 0L)
  expect_identical(nrow(wrong("60", "60.1")), 0L)
  expect_identical(nrow(wrong("60", "60.7")), 1L)
})

test_that("all answers printed add up to 100 whatever the base; claims above 100% cannot be", {
  row <- function(percent, n = 119) {
    labels <- c("strongly disagree", "rather disagree", "rather agree", "strongly agree")
    x <- one_question(paste0("1,main,b,likes,,", n, ",", labels, ",=,", percent, ",l"),
                      paste0("1,,1,main,Q1,likert,,", n, ",,4,"))
    x$verdict[x$check == "total"]
  }
  expect_identical(row(c("16.0", "10.9", "26.0", "41.2")), "inconsistent")
  expect_identical(row(c("25", "25", "25", "22"), ""), "inconsistent")
  expect_identical(row(c("25", "25", "25", "24"), 200), "consistent")
  x <- one_question("1,main,b,knows,,148,yes,>,100,l", "1,,1,main,Q1,single choice,,148,,2,")
  expect_true(any(x$verdict == "inconsistent"))
})

test_that("everyone lies between the groups that make them up", {
  parts <- function(all, a, b, n = 98) {
    x <- one_question(c(paste0("1,main,b,knows,,148,yes,=,", all, ",l"),
                        paste0("2,main,b,knows,young,50,yes,=,", a, ",l"),
                        paste0("2,main,b,knows,old,", n, ",yes,=,", b, ",l")),
                      c("1,,1,main,Q1,single choice,,148,,2,",
                        sprintf("2,,1,main,Q1,single choice,young;old,50;%d,,2,", n)))
    x$verdict[x$check == "parts"]
  }
  expect_identical(parts("64.9", "70", "80.6"), "inconsistent")
  # 35 and 61 of 98: 96 of 148
  expect_identical(parts("64.9", "70", "62.2"), "consistent")
  expect_identical(parts("64.9", "70", "80.6", 97), character())
})

test_that("skipped questions and ids of questions are no errors", {
  x <- one_question("1,main,b,knows,,146,yes,=,60,l", "1,,1,main,Q1,single choice,,148,,2,")
  expect_false(any(x$verdict == "inconsistent"))
  x <- one_question(c("Q3,main,b,knows,,148,yes,=,60,l", "Q9,main,b,likes,,148,rather agree,=,60,l"),
                    paste0(c("Q3", "Q9"), ",,1,main,Q1,likert,,148,,2,"))
  expect_false(any(x$verdict == "inconsistent"))
})

test_that("numbers keep their decimals; a number no base has does not make its row's total a slip", {
  d <- data.frame(item = "B", n = 40, no = "50.0", yes = "51.0")
  a <- audit_report(suppressMessages(published_report(d)), lang = "en")
  expect_match(a$claim[a$check == "share"], "[ ](50.0|51.0)%$")
  expect_match(a$reason[grepl("51.0", a$claim)], "51.0%: 21 of 40 is 52.5%")
  expect_match(a$mend[grepl("51.0", a$claim)], "50.0 instead of 51.0")
  expect_identical(a$rank[a$check == "total"], "contradiction")
})
