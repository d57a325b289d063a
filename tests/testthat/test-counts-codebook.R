skip_if_not_installed("jsonlite")

# Made-up answers of leaders of projects: KA1, KA2 or both, and of users of eTwinning.
leaders <- function(n = 60L, seed = 1L) {
  set.seed(seed)
  f <- as.data.frame(codebook("erasmus"))
  out <- list()
  for (i in seq_len(nrow(f))) {
    out[[f$name[[i]]]] <- switch(f$type[[i]],
      multiple = sample(c(TRUE, FALSE), n, TRUE),
      open = rep("", n),
      {
        s <- cb_scale(codebook("erasmus"), f$scale[[i]])
        as.integer(sample(c(s$values, s$dk_values), n, TRUE))
      }
    )
  }
  out <- as.data.frame(out)
  out$q2_1[1:40] <- TRUE
  out$q2_1[41:n] <- FALSE
  out$q2_2[1:20] <- FALSE
  out$q2_2[21:n] <- TRUE
  out[!out$q2_1, f$name[f$group %in% "KA1"]] <- NA
  out[!out$q2_2, f$name[f$group %in% "KA2"]] <- NA
  out
}

test_that("a codebook gives items, twins, scales and labels", {
  data <- leaders()
  book <- codebook("erasmus")
  counts <- likert_counts(data, codebook = book, N = 560)
  f <- as.data.frame(book)
  expect_identical(unique(counts$item), unique(f$item[f$type == "matrix"]))
  expect_identical(unique(counts$group), c("KA1", "KA2"))
  expect_named(attr(counts, "akkoord")$known, unique(counts$item))
  expect_identical(item_label(counts, "inclusion", "en"), "More social inclusion")
  expect_identical(item_label(counts, "inclusion", "nl"), "Meer sociale inclusie")
  # the same by hand
  by_hand <- likert_counts(data,
    twins = list(inclusion = c(KA1 = "q9_4", KA2 = "q16_4")), scale = "agree5", N = 560
  )
  here <- counts[counts$item == "inclusion" & counts$kind == "substantive", ]
  expect_identical(here$count, by_hand$count[by_hand$kind == "substantive"])
  expect_identical(here$base, by_hand$base[by_hand$kind == "substantive"])
  expect_identical(
    pair_table(counts, "inclusion"), pair_table(by_hand, "inclusion"),
    ignore_attr = TRUE
  )
  # statistics do not change with who was not asked
  expect_equal(
    as.data.frame(summary(counts[counts$item == "inclusion", ]))[c("n", "mean", "top")],
    as.data.frame(summary(by_hand))[c("n", "mean", "top")]
  )
})

test_that("who was not asked is told apart from who did not answer", {
  data <- leaders()
  data$q9_4[1:3] <- NA
  data$q16_4[30] <- NA
  counts <- likert_counts(data, inclusion, codebook = codebook("erasmus"))
  get <- function(kind, group) counts$count[counts$kind == kind & counts$group == group]
  expect_identical(get("missing", "KA1"), 3L)
  expect_identical(get("not_asked", "KA1"), 20L)
  expect_identical(get("missing", "KA2"), 1L)
  expect_identical(get("not_asked", "KA2"), 20L)
  expect_identical(as.vector(tapply(counts$count, counts$group, sum)), c(60L, 60L))
  expect_output(print(counts), "inclusion")
  expect_s3_class(tidy(counts), "tbl_df")
  expect_s3_class(autoplot(counts), "ggplot")

  # by group and weighted: parts add up to the whole
  data$level <- rep(c("a", "b", "c"), 20L)
  data$w <- rep(c(1, 2), 30L)
  split <- likert_counts(data, inclusion, by = level, codebook = codebook("erasmus"))
  none <- split[split$kind == "not_asked", ]
  expect_identical(sum(none$count), 40L)
  by_hand <- c(table(data$level[41:60]), table(data$level[1:20]))
  expect_equal(none$count[order(sub(".* / ", "", none$group))], unname(by_hand[c(1:6)]),
               ignore_attr = TRUE)
  weighted <- likert_counts(data, inclusion, weights = w, codebook = codebook("erasmus"))
  expect_equal(weighted$count[weighted$kind == "not_asked"], c(sum(data$w[41:60]), sum(data$w[1:20])))
  expect_equal(unname(tapply(weighted$count, weighted$group, sum)), rep(sum(data$w), 2L),
               ignore_attr = TRUE)

  # what led them there is open: no claim is made
  data$q2_1 <- NULL
  open <- likert_counts(data, inclusion, codebook = codebook("erasmus"))
  expect_identical(open$count[open$kind == "not_asked" & open$group == "KA1"], 0L)
  expect_identical(open$count[open$kind == "missing" & open$group == "KA1"], 23L)
})

test_that("ticks, single and multiple choice are routed too", {
  data <- leaders()
  data$q20 <- rep(c(1L, 0L, 9L), 20L)
  data$q21 <- rep(c(0L, 0L, 0L, 1L), 15L)
  asked <- data$q20 == 1 | data$q21 == 1
  for (column in paste0("q23_", 1:4)) data[[column]][!asked] <- NA
  counts <- likert_counts(data, c(q23, et_use_within_erasmus, q5), codebook = codebook("erasmus"))
  expect_identical(unique(counts$item), c("q23", "et_use_within_erasmus", "q5"))
  expect_identical(counts$count[counts$item == "q23" & counts$kind == "not_asked"], sum(!asked))
  expect_identical(counts$count[counts$item == "q23" & counts$kind == "missing"], 0L)
  expect_identical(unique(counts$base[counts$item == "q23" & counts$kind == "substantive"]), sum(asked))
  expect_false(any(counts$kind == "not_asked" & counts$item == "q5"))
  # a column by itself, ticks as texts
  data$q2_1 <- ifelse(data$q2_1, "KA1", "")
  data$q2_2 <- ifelse(data$q2_2, "KA2", "")
  one <- likert_counts(data, q9_4, codebook = codebook("erasmus"))
  expect_identical(unique(one$item), "q9_4")
  expect_identical(one$count[one$kind == "not_asked"], 20L)

  users <- data.frame(q1 = c(1, 1, 2, NA), q5_1 = c(5, NA, NA, NA), q9_1 = c(9, 5, 4, NA))
  counts <- likert_counts(users, c(et_reflection, et_teaching_practices), codebook = codebook("etwinning"))
  of <- function(item, kind) counts$count[counts$item == item & counts$kind == kind]
  expect_identical(of("et_reflection", "not_asked"), 1L)
  expect_identical(of("et_reflection", "missing"), 2L)
  # a code for "don't know"
  expect_identical(of("et_teaching_practices", "dk"), 1L)
  expect_length(of("et_teaching_practices", "not_asked"), 0L)
})

test_that("an answer from someone who was not asked is counted, and told", {
  data <- leaders()
  data$q9_4[[45L]] <- 5L
  expect_snapshot(counts <- likert_counts(data, inclusion, codebook = codebook("erasmus")))
  expect_identical(sum(counts$count[counts$group == "KA1" & counts$kind == "substantive"]), 41L)
  expect_warning(
    likert_counts(data, inclusion, codebook = codebook("erasmus")),
    class = "akkoord_warning_routing"
  )
})

test_that("other arguments come before the codebook", {
  data <- leaders()
  data$extra <- rep(1:5, 12L)
  turned <- likert_scale(c("e", "d", "c", "b", "a"))
  counts <- likert_counts(data, c(inclusion, extra),
    codebook = codebook("erasmus"), scale = list(extra = turned), reverse = inclusion
  )
  expect_identical(counts$category[counts$item == "extra"][1:5], c("e", "d", "c", "b", "a"))
  expect_true(akkoord:::counts_items(counts)$inclusion$reversed)
  expect_error(
    likert_counts(data, c(inclusion, extra), codebook = codebook("erasmus")),
    class = "akkoord_error_scale"
  )
})

test_that("errors of codebook =", {
  data <- leaders()
  expect_snapshot(error = TRUE, {
    likert_counts(data, codebook = "erasmus")
    likert_counts(data[1:10], codebook = codebook("erasmus"))
    likert_counts(data, inclusoin, codebook = codebook("erasmus"))
    likert_counts(transform(data, q9_4 = 7L), inclusion, codebook = codebook("erasmus"))
  })
})

test_that("counts know their questionnaire", {
  book <- codebook("erasmus")
  counts <- likert_counts(leaders(), c(inclusion, org_structure, q5), codebook = book, N = 560)
  expect_identical(akkoord:::counts_codebook(counts), book)
  expect_identical(akkoord:::counts_codebook(counts[counts$item == "inclusion", ]), book)
  expect_identical(akkoord:::counts_codebook(rbind(counts[counts$item == "inclusion", ], counts[counts$item == "q5", ])), book)
  expect_null(akkoord:::counts_codebook(likert_counts(data.frame(a = 1:5), a, scale = "agree5")))
})

test_that("the report of counts shows their questionnaire", {
  skip_if_quick()
  skip_if_not_installed("rmarkdown")
  skip_if_not(rmarkdown::pandoc_available("2.0"), "no pandoc")
  for (package in c("bslib", "knitr", "ragg", "sass", "svglite")) skip_if_not_installed(package)
  book <- codebook("erasmus")
  counts <- likert_counts(leaders(), c(inclusion, org_structure, q5), codebook = book, N = 560)
  dir <- withr::local_tempdir()
  report <- render_report(counts, dir, lang = "en")
  expect_identical(report$title, cb_text(cb_meta(book)$title, "en"))
  page <- paste(readLines(report$html, encoding = "UTF-8"), collapse = "\n")
  f <- as.data.frame(book)
  for (q in unique(f$question)) expect_match(page, paste0("id=\"erasmus-", q, "\""), fixed = TRUE)
  # each question counted links to its figure, and every link has its place
  links <- unlist(regmatches(page, gregexpr("href=\"#[^\"]+", page)))
  targets <- sub("href=\"#", "", links)
  ids <- sub(" id=\"", "", unlist(regmatches(page, gregexpr(" id=\"[^\"]+", page))))
  expect_identical(setdiff(targets, ids), character())
  asked <- unlist(regmatches(page, gregexpr("<span class=\"asked\">.*?</span>", page, perl = TRUE)))
  shown <- unique(unlist(regmatches(asked, gregexpr("href=\"#[^\"]+", asked))))
  expect_length(shown, report$figures)
})

test_that("a codebook without matrices: left out, items are its closed questions", {
  skip_if_not_installed("jsonlite")
  answers <- factor(c("never", "often"), c("never", "often"), ordered = TRUE)
  book <- draft_codebook(data.frame(a = answers, b = answers))
  d <- data.frame(a = c("never", "often", "often"), b = c("often", NA, "never"))
  k <- likert_counts(d, codebook = book)
  expect_identical(unique(k$item), c("a", "b"))
  expect_identical(k$count[k$kind == "substantive"], c(1L, 2L, 1L, 1L))
})

test_that("groups of a column of the codebook are called by its labels", {
  scale <- list(
    labels = list(nl = list("Noord", "Zuid", "West"), en = list("North", "South", "West")),
    values = list(1, 2, 3), ordered = FALSE,
    dont_know = list(
      labels = list(nl = list("Weet niet"), en = list("Don't know")), values = list(9)
    )
  )
  book <- draft_codebook(data.frame(place = 1:3, q1 = 1:3))
  book$akkoord$languages <- list("nl", "en")
  book$akkoord$scales <- list(place = scale)
  both <- function(text) list(nl = text, en = text)
  book$akkoord$title <- book$akkoord$sections[[1L]]$title <- both("t")
  for (i in 1:2) {
    book$akkoord$questions[[i]]$label <- book$fields[[i]]$akkoord$label <- both("x")
    book$akkoord$questions[[i]]$scale <- c("place", "agree5")[[i]]
  }
  data <- data.frame(place = c(2, 1, 1, NA, 7, 2), q1 = c(5, 4, 1, 2, 3, 3))
  named <- c("Noord", "Zuid", "(missing)")[c(2, 1, 1, 3, 3, 2)]
  named[[5L]] <- "7"
  by_hand <- tapply(data$q1, named, function(q) as.vector(table(factor(q, 1:5))))
  for (lang in c("nl", "en")) {
    withr::local_options(akkoord.lang = lang)
    expect_message(
      counts <- likert_counts(data, q1, by = place, codebook = book, N = 20),
      "West"
    )
    expect_identical(unique(counts$group), c("Noord", "Zuid", "7", "(missing)"))
    for (g in names(by_hand)) {
      at <- counts$group == g & counts$kind == "substantive"
      expect_equal(counts$count[at], by_hand[[g]])
    }
  }
  # a group that nobody is in only where asked, and no don't know where nobody said so
  kept <- likert_counts(data, q1, by = place, codebook = book, drop = FALSE)
  expect_identical(unique(kept$group), c("Noord", "Zuid", "West", "7", "(missing)"))
  data$place[[4L]] <- 9
  said <- suppressMessages(likert_counts(data, q1, by = place, codebook = book))
  expect_identical(unique(said$group), c("Noord", "Zuid", "Weet niet", "7"))
  # texts of the answers, and the same from a database
  texts <- transform(data, place = c("South", "North", " noord", "Don't know", "7", "Zuid"))
  again <- suppressMessages(likert_counts(texts, q1, by = place, codebook = book))
  expect_equal(as.data.frame(again), as.data.frame(said))
  skip_if_not_installed("dbplyr")
  skip_if_not_installed("RSQLite")
  con <- DBI::dbConnect(RSQLite::SQLite(), ":memory:")
  withr::defer(DBI::dbDisconnect(con))
  DBI::dbWriteTable(con, "answers", data)
  there <- suppressMessages(
    likert_counts(dplyr::tbl(con, "answers"), q1, by = place, codebook = book)
  )
  expect_identical(as.data.frame(there)$count, as.data.frame(said)$count)
  expect_identical(there$group, said$group)
})
