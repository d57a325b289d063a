# audit_report(): against brute force, on random reports that agree with themselves,
# and row by row on the study.

study <- published_report("erasmus2022")
study_en <- audit_report(study, lang = "en")
library_report <- function() {
  published_report(system.file("extdata/example-library", package = "akkoord"))
}

test_that("ranges of a bar are those of all its counts", {
  set.seed(1)
  for (trial in 1:60) {
    n <- sample(3:12, 1L)
    counts <- all_counts(n)
    bounds <- lapply(seq_len(sample(4L, 1L)), function(i) {
      at <- sort(sample.int(4L, 2L))
      at <- seq(at[[1L]], at[[2L]] - (stats::runif(1) < 0.5))
      ends <- sort(sample(0:n, 2L, replace = TRUE))
      list(at = at, low = ends[[1L]], high = ends[[2L]])
    })
    good <- rep(TRUE, nrow(counts))
    for (b in bounds) {
      s <- rowSums(counts[, b$at, drop = FALSE])
      good <- good & s >= b$low & s <= b$high
    }
    d <- feasible_row(bounds, 4L, n)
    expect_identical(is.null(d), !any(good))
    if (any(good)) {
      for (at in list(1L, 3L, 2:3, 3:4, 1:3)) {
        s <- rowSums(counts[good, at, drop = FALSE])
        expect_equal(feasible_range(d, answer_weights(at)), range(s))
      }
    }
  }
})

test_that("reports that agree with themselves are never called inconsistent", {
  skip_if_quick()
  rules <- c("nearest", "half-up", "half-even", "truncate", "ceiling")
  for (seed in seq_len(effort(4, 60))) {
    set.seed(seed)
    rule <- rules[[seed %% 5L + 1L]]
    read <- if (rule %in% rules[1:3] && seed %% 2L == 0L) "nearest" else rule
    a <- audit_report(random_report(rule), read, lang = "en")
    expect_identical(a$id[a$verdict == "inconsistent"], character(), info = seed)
  }
})

test_that("a changed digit is found exactly when brute force can prove it", {
  skip_if_quick()
  rules <- c("nearest", "half-up", "half-even", "truncate", "ceiling")
  provable <- 0
  for (seed in seq_len(effort(6, 60))) {
    set.seed(seed)
    rule <- rules[[seed %% 5L + 1L]]
    bar <- random_bar(rule)
    a <- audit_report(do.call(bar_report, bar), rule, lang = "en")
    possible <- do.call(brute_possible, c(bar, list(rounding = rule)))
    provable <- provable + !possible
    expect_identical(any(a$verdict == "inconsistent"), !possible, info = seed)
  }
  expect_gt(provable, 0.5 * seed)
})

test_that("the study: every claim has a verdict that is explained", {
  a <- study_en
  expect_s3_class(a, c("report_audit", "tbl_df"), exact = FALSE)
  expect_false(anyDuplicated(a$id) > 0)
  expect_true(all(a$verdict %in% audit_verdicts))
  expect_true(all(nzchar(a$reason)))
  # every row of published.csv is there
  expect_true(all(study$published$id %in% a$id))
  bad <- a[a$verdict == "inconsistent", ]
  expect_setequal(bad$id, c(
    "erasmus.moe", "figure8.caption", "figure14.caption", "figure15.caption",
    "figure17.caption", "figure27.missing"
  ))
  expect_true(all(nzchar(bad$mend)))
  # a printed value that agrees lies in its range
  inside <- a$verdict == "consistent" & a$check %in%
    c("response", "margin", "base", "share", "sum", "total") & !is.na(a$printed)
  expect_true(all((is.na(a$low) | a$printed >= a$low)[inside]))
  expect_true(all((is.na(a$high) | a$printed <= a$high)[inside]))
  withr::local_locale(c(LC_CTYPE = "C.UTF-8")) # signs such as plus or minus
  expect_snapshot(print(a, lang = "en"))
  expect_snapshot(print(a, lang = "nl"))
  expect_snapshot({
    writeLines(sprintf("%s | %s | %s | %s", a$id, a$verdict, a$claim, a$reason))
  })
})

test_that("what the study prints by chance or by mistake is treated as it should be", {
  a <- study_en
  of <- function(id) a[a$id == id, ]
  # 209 of 550: 5.342 and 5.350; 5.38 is what 209 of 560 give
  margin <- of("erasmus.moe")
  expect_equal(c(margin$low, margin$high), c(5.34, 5.35))
  expect_match(margin$reason, "559 to 566")
  expect_equal(round(100 * moe(209, c(550, 560), fpc = "1-f"), 2), c(5.35, 5.38))
  expect_identical(of("etwinning.moe")$verdict, "consistent")
  # 72% of an unprinted base: 199 to 201 people, and not the 202 of the figure
  base <- of("figure14.base_from")
  expect_identical(base$verdict, "not checkable")
  possible <- Filter(function(n) round(100 * 144 / n) == 72, 144:250)
  expect_identical(range(possible), c(199L, 201L))
  expect_match(base$reason, "199 to 201")
  expect_match(base$reason, "145 or 146")
  # labels of 40 and 50 can be more than 90 together: 49 + 62 of 123
  pooled <- of("fig15.both.top2")
  expect_identical(pooled$verdict, "consistent")
  expect_match(pooled$reason, "111 of 123")
  # schools on a base of users
  expect_identical(of("fig28.unit")$verdict, "not checkable")
  # a word without limits is no error
  expect_false(any(a$verdict[a$relation %in% c("about", "almost")] == "inconsistent"))
})

test_that("the made-up report: what was put in is found, and nothing else", {
  a <- audit_report(library_report(), lang = "en")
  expect_setequal(a$id[a$verdict == "inconsistent"], c(
    "staff.response", "fig2.top2", "fig3.more", "fig5.much", "figure6.base", "fig6.total",
    "figure6.caption"
  ))
  expect_snapshot(print(a, lang = "en"))
  expect_snapshot(summary(a))
  expect_snapshot(glance(a))
})

test_that("the smallest change mends", {
  report <- library_report()
  audit <- audit_report(report, lang = "en")
  mended <- report
  change <- function(id, percent) {
    at <- match(id, mended$published$id)
    mended$published$percent[[at]] <<- percent
  }
  change("fig2.top2", 79)
  change("fig5.much", 45)
  change("fig6.v3", 29)
  a <- audit_report(mended, lang = "en")
  expect_identical(a$verdict[a$id == "fig2.top2"], "consistent")
  expect_identical(a$verdict[a$id == "fig5.much"], "consistent")
  expect_identical(a$verdict[a$id == "fig6.total"], "consistent")
  # and one step less does not
  change("fig2.top2", 80)
  a <- audit_report(mended)
  expect_identical(a$verdict[a$id == "fig2.top2"], "inconsistent")
})

test_that("each claim by itself, and all of them not", {
  # 10 people in each group; together 50%, A above B, and A below 45%
  report <- template_report()
  report$claims <- report$claims[0, ]
  p <- report$published[report$published$figure == "2", ][c(1, 2, 3), ]
  p$id <- c("pooled", "below", "order")
  p$group <- c("men+women", "men", "men>women")
  p$relation <- c("=", "<", "order")
  p$percent <- c(50, 45, NA)
  p$printed <- printed(p$percent, relation = p$relation)
  p$n <- c(NA, 70L, NA)
  report$published <- vctrs::vec_rbind(report$published[report$published$figure == "1", ], p)
  a <- audit_report(report, lang = "en")
  expect_identical(a$id[a$verdict == "inconsistent"], a$id[a$check == "joint"])
  # without the order there are such counts
  report$published <- report$published[report$published$id != "order", ]
  expect_false(any(audit_report(report)$verdict == "inconsistent"))
})

test_that("methods: tibble, glance, summary, figure, chapter", {
  skip_if_quick()
  a <- audit_report(study)
  expect_s3_class(tidy(a), "tbl_df")
  expect_false(inherits(tidy(a), "report_audit"))
  expect_s3_class(as.data.frame(a), "data.frame", exact = TRUE)
  g <- glance(a)
  expect_equal(g$claims, nrow(a))
  expect_equal(g$consistent + g$inconsistent + g$not.checkable, nrow(a))
  s <- summary(a)
  expect_equal(sum(s$claims), nrow(a))
  # both languages from one audit
  expect_match(format(a, lang = "en")[[2L]], "claims")
  expect_match(format(a, lang = "nl")[[2L]], "beweringen")
  expect_equal(format(study_en), format(a, lang = "en"))
  # a part of it prints its own rows
  part <- a[a$check == "margin", ]
  expect_s3_class(part, "report_audit")
  expect_match(format(part, lang = "en")[[2L]], "2 claims")

  plot <- autoplot(a, lang = "en", rows = 12)
  expect_s3_class(plot, "akkoord_figure")
  expect_equal(nrow(as.data.frame(plot)), 12L)
  expect_true(all(bad_drawn <- a$id[a$verdict == "inconsistent" & !is.na(a$printed)] %in%
    as.data.frame(plot)$id))
  file <- withr::local_tempfile(fileext = ".png")
  size <- figure_size(plot)
  expect_no_warning(ggplot2::ggsave(file, plot, width = size[[1L]], height = size[[2L]], dpi = 50))

  for (lang in c("nl", "en")) {
    html <- paste(report_audit_parts(if (lang == "nl") study else a, lang), collapse = "\n")
    expect_match(html, "{#audit}", fixed = TRUE)
    # first what is inconsistent, then counts, then the file of all
    at <- vapply(c("{#audit-inconsistent}", "<details", "tables/audit.csv"),
                 function(id) regexpr(id, html, fixed = TRUE)[[1L]], 0L)
    expect_false(is.unsorted(at))
    expect_true(all(at > 0))
    # what is wrong is a row, also of an audit made in the other language; all are in the file
    expect_equal(lengths(regmatches(html, gregexpr("<th scope=\"row\">", html)))[[1L]],
                 sum(a$verdict == "inconsistent") + nrow(s) + 1L)
    expect_identical(nrow(akkoord:::audit_table(a, lang)), nrow(a))
  }
})

test_that("there is no chapter for what was not published", {
  counts <- likert_counts(data.frame(q = c(1, 4, 5, 5)), q, scale = "agree5")
  expect_null(report_document(counts, "nl", NULL)$audit)
})

test_that("bad arguments", {
  expect_snapshot(error = TRUE, {
    audit_report(2022)
    audit_report(study, rounding = "up")
    audit_report(study, tolerance = -1)
    audit_report(study, lang = "de")
    autoplot(study_en, verdict = "wrong")
  })
  expect_error(audit_report(1), class = "akkoord_error_type")
  expect_error(audit_report(study, "up"), class = "akkoord_error_choice")
  expect_error(audit_report(study, tolerance = -1), class = "akkoord_error_number")
})

test_that("template: copied, read, audited; a directory in use is left alone", {
  dir <- file.path(withr::local_tempdir(), "mine")
  expect_identical(report_template(dir), dir)
  a <- audit_report(published_report(dir), lang = "en")
  expect_false(any(a$verdict == "inconsistent"))
  expect_error(report_template(dir), class = "akkoord_error_report_path")
  file <- withr::local_tempfile()
  writeLines("x", file)
  expect_error(report_template(file), class = "akkoord_error_report_path")
  expect_identical(readLines(file), "x")
})

test_that("scales.csv and claims.csv are checked", {
  dir <- file.path(withr::local_tempdir(), "mine")
  broken <- function(file, from, to) {
    unlink(dir, recursive = TRUE)
    report_template(dir)
    path <- file.path(dir, file)
    lines <- readLines(path)
    stopifnot(any(grepl(from, lines, fixed = TRUE)))
    writeLines(sub(from, to, lines, fixed = TRUE), path)
    cnd <- tryCatch(published_report(dir), error = identity)
    expect_s3_class(cnd, "akkoord_error_report_value")
    cat(cli::ansi_strip(conditionMessage(cnd)), "\n", sep = "")
  }
  expect_snapshot({
    broken("scales.csv", "often3,1", "agree5,1")
    broken("scales.csv", "often3,2", "often3,1")
    broken("scales.csv", "often3,2", "often3,")
    broken("scales.csv", "soms,sometimes", ",")
    broken("scales.csv", "soms,sometimes", "nooit,never")
    broken("claims.csv", "order,fig1.top2", "order,fig1.top3")
    broken("claims.csv", ",order,", ",higher,")
    broken("claims.csv", "fig2.men", "")
    broken("items.csv", "agree5", "agree9")
  })
})

test_that("comments above a header are no rows, and lines keep their number", {
  dir <- file.path(withr::local_tempdir(), "mine")
  report_template(dir)
  path <- file.path(dir, "published.csv")
  lines <- readLines(path)
  header <- which(startsWith(lines, "id,"))
  expect_gt(header, 1L)
  lines[[header + 2L]] <- paste0(lines[[header + 2L]], "\"")
  writeLines(lines, path)
  expect_error(published_report(dir), paste("line", header + 2L), class = "akkoord_error_report_csv")
  writeLines("# nothing else", path)
  expect_error(published_report(dir), class = "akkoord_error_report_csv")
})

test_that("scales of one's own are used by counts and figures", {
  report <- library_report()
  counts <- likert_counts(report, opening_hours, survey = "visitors")
  expect_true(all(c("very dissatisfied", "zeer ontevreden") %in% unlist(
    akkoord:::counts_items(counts)[[1L]]$scale$labels)))
  expect_equal(akkoord:::counts_items(counts)[[1L]]$scale$top, 3:4)
  nominal <- report_scales(report, "workload")[[1L]]
  expect_false(nominal$ordered)
  expect_s3_class(report_figure(report, 1, lang = "en"), "akkoord_figure")
  expect_s3_class(report_figure(report, 5, lang = "en"), "akkoord_figure")
})
