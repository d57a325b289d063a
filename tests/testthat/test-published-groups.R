# How groups of a publication overlap: said, added up, or unknown.

overlap_report <- function(groups = NULL, bases = c(men = 70, women = 78), total = 148, n = 200,
                           question = "Q1", env = parent.frame()) {
  dir <- withr::local_tempdir(.local_envir = env)
  put <- function(file, ...) writeLines(c(...), file.path(dir, file))
  all <- if (!is.na(total)) sprintf("all,0,main,b,knows,,%d,yes,=,50,l", total)
  put("published.csv", paste(report_columns$published, collapse = ","), all,
      sprintf("%s,1,main,b,knows,%s,%d,yes,=,50,l", names(bases), names(bases), bases))
  put("figures.csv", paste(report_columns$figures, collapse = ","),
      sprintf("0,,1,main,%s,single choice,,%s,,2,", question, if (is.na(total)) "" else total),
      sprintf("1,,1,main,%s,single choice,%s,%s,,2,", question, paste(names(bases), collapse = ";"),
              paste(bases, collapse = ";")))
  put("items.csv", paste(report_columns$items, collapse = ","),
      sprintf("main,b,knows,%s,yes_no,k,k", question))
  put("method.csv", "id,survey,quantity,value,unit,source",
      sprintf("m,main,respondents,%d,persons,x", n))
  if (!is.null(groups)) put("groups.csv", "survey,question,group1,group2,relation,m", groups)
  published_report(dir)
}

relation <- function(r, a = "men", b = "women", q = "Q1") report_relation(r, "main", q, a, b)

test_that("unsaid: different people where the bases add up exactly, else unknown", {
  r <- relation(overlap_report())
  expect_identical(r[c("kind", "m.low", "m.high", "said_by")],
                   list(kind = "disjoint", m.low = 0, m.high = 0, said_by = "bases"))
  r <- relation(overlap_report(bases = c(men = 70, women = 77)))
  expect_identical(r[c("kind", "m.low", "m.high", "said_by")],
                   list(kind = "unknown", m.low = 0, m.high = 70, said_by = NA_character_))
  # a slash in the question or a name says nothing
  r <- relation(overlap_report(bases = c("in/out" = 70, men = 77), question = "Q9/Q16"),
                "men", "in/out", "Q9/Q16")
  expect_identical(r$kind, "unknown")
  # bases above the respondents
  r <- relation(overlap_report(bases = c(men = 433, women = 433), total = NA, n = 476))
  expect_identical(c(r$m.low, r$m.high), c(390, 433))
  expect_identical(r$kind, "unknown")
  # all respondents are the total where none is printed
  expect_identical(relation(overlap_report(total = NA, n = 148))$kind, "disjoint")
  expect_message(likert_counts(overlap_report(total = NA, n = 148)), class = "akkoord_message_reading")
  expect_no_message(likert_counts(overlap_report("main,,men,women,disjoint,", total = NA, n = 148)))
})

test_that("groups.csv says it, for a question or for all", {
  r <- overlap_report(c("main,,women,men,two answers,", "main,Q1,men,women,one answer,10-20"))
  expect_identical(relation(r)[c("kind", "m.low", "m.high", "said_by")],
                   list(kind = "one answer", m.low = 10, m.high = 20, said_by = "groups.csv"))
  expect_identical(relation(r, "women", "men")$kind, "one answer")
  r <- relation(overlap_report("main,,women,men,two answers,"))
  expect_identical(c(r$m.low, r$m.high), c(0, 70))
  # no more and no fewer than the bases leave
  r <- relation(overlap_report("main,,women,men,two answers,0-90", n = 100))
  expect_identical(c(r$m.low, r$m.high), c(48, 70))
  r <- relation(overlap_report("main,,women,men,part of,", bases = c(men = 90, women = 40)))
  expect_identical(r[c("kind", "m.low", "m.high", "part")],
                   list(kind = "part of", m.low = 40, m.high = 40, part = "women"))
  expect_identical(relation(overlap_report("main,,men,women,unknown,"))$kind, "unknown")
})

test_that("the study's two kinds of project overlap, one answer for each", {
  study <- published_report("erasmus2022")
  r <- report_relation(study, "erasmus", "Q9/Q16", "KA1", "KA2")
  expect_identical(r$kind, "two answers")
  expect_identical(c(r$m.low, r$m.high), c(135 + 119 - 209, 119))
})

test_that("what groups.csv cannot mean is an error", {
  for (row in c("other,,men,women,disjoint,", "main,Q7,men,women,disjoint,", "main,,men,girls,disjoint,",
                "main,,men,men,disjoint,", "main,,men,women,different,", "main,,men,women,two answers,few",
                "main,,men,women,two answers,20-10", "main,,men,women,disjoint,5")) {
    expect_error(overlap_report(row), class = "akkoord_error_report_value")
  }
  expect_error(overlap_report(c("main,,men,women,disjoint,", "main,,women,men,unknown,")),
               class = "akkoord_error_report_value")
})

test_that("a wide table says how its groups are related", {
  wide <- function(relation, group = c("men", "women", "young women")) {
    published_report(data.frame(item = "A", group = group, n = c(40, 60, 20), yes = c("60", "50", "45"),
                                relation = relation, check.names = FALSE))
  }
  withr::local_options(akkoord.quiet = TRUE)
  r <- wide(c("disjoint", NA, "part of Women"))
  # women are all or none of men's "disjoint" only as far as it is said
  expect_identical(r$relations$relation, c("disjoint", "disjoint", "part of"))
  expect_identical(r$relations$group1, c("men", "men", "young women"))
  expect_identical(r$relations$group2, c("women", "young women", "women"))
  expect_identical(report_relation(r, "main", NA, "women", "young women")$part, "young women")
  expect_error(wide(c("apart", NA, NA)), class = "akkoord_error_report_value")
  expect_error(wide(c("part of men", NA, NA)), class = "akkoord_error_report_value")
  expect_error(wide(c("disjoint", "one answer", NA)), class = "akkoord_error_report_value")
  expect_identical(nrow(wide(NA)$relations), 0L)
})

test_that("figures that a wide table leaves out are missing only where it is said to be complete", {
  audit <- function(complete) {
    d <- data.frame(item = c("A", "B"), figure = c("1", "3"), n = 40, yes = c("60", "50"), complete = complete)
    a <- audit_report(suppressMessages(published_report(d)), lang = "en")
    a$id[a$check == "numbering"]
  }
  expect_identical(audit(NA), character())
  expect_identical(audit("no"), character())
  expect_identical(audit(c(NA, "yes")), "figure2.missing")
  expect_error(audit("perhaps"), class = "akkoord_error_report_value")
})
