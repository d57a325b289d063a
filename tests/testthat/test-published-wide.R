# One wide table: every cell is a number that is used, unknown that is said, or an error.

read_quiet <- function(x) suppressMessages(published_report(x))

test_that("cells and bases are read as they are printed", {
  one <- function(cell, n = 148) {
    r <- read_cell(cell, n)
    if (is.null(r)) NULL else paste(r$relation, r$percent, collapse = "; ")
  }
  expect_identical(one("27.0"), "= 27.0")
  expect_identical(one("12,5 %"), "= 12,5 %")
  expect_identical(one("89 (60%)"), "count 89/148; = 60%")
  expect_identical(one("60% (89/148)", NA), "count 89/148; = 60%")
  expect_identical(one("89/148", NA), "count 89/148")
  expect_identical(one("60.1% (89)"), "count 89/148; = 60.1%")
  expect_identical(one("120"), "count 120/148")
  expect_null(one("120", NA))
  expect_null(one("120", 100))
  expect_null(one("150 (80%)"))
  expect_null(one("many"))
  base <- function(text) {
    b <- read_base(text)
    if (b$ok) c(b$exact, b$low, b$high)
  }
  expect_identical(base("148"), c(148, 148, 148))
  expect_identical(base("n = 1,234"), c(1234, 1234, 1234))
  expect_identical(base("12.345"), c(12345, 12345, 12345))
  expect_identical(base("<=148"), c(NA, 1, 148))
  expect_identical(base("145-150"), c(NA, 145, 150))
  expect_identical(base("~150"), c(NA, 142, 158))
  expect_identical(base(NA), c(NA_real_, NA, NA))
  for (bad in c("few", "12.5", "0", "-3")) expect_null(base(bad))
})

test_that("answers, sums, don't knows and groups are found", {
  d <- data.frame(item = "Good value", group = c("Total", "men", "women"), n = c(148, 70, 78),
                  bad = c("", "10", "5"), `rather good` = "20", `very good` = "40", good = "60",
                  `Don't know` = "3", check.names = FALSE)
  expect_message(r <- published_report(d), class = "akkoord_message_reading")
  expect_identical(unique(r$published$group), c("", "men", "women"))
  expect_identical(unique(r$published$category),
                   c("rather good", "very good", "rather good+very good", "Don't know", "bad"))
  scale <- report_scales(r, r$published$item[[1L]])[[1L]]
  expect_identical(scale$labels$en, c("bad", "rather good", "very good"))
  expect_identical(scale$dont_know$en, "Don't know")
  expect_identical(scale$top, 2:3)
  expect_identical(question_bases(r, "main", NA_character_)$total, 148)
  # a sum that names its parts, and labels with a plus
  d <- data.frame(item = "Times", n = 50, `1` = "20", `2` = "30", `3+` = "50", `2+3+` = "80", check.names = FALSE)
  r <- read_quiet(d)
  expect_identical(r$published$category, c("1", "2", "3+", "2+3+"))
  expect_identical(audit_report(r)$verdict[audit_report(r)$check == "sum"], "consistent")
  expect_identical(read_quiet(data.frame(item = "a", agree = "61%", n = 50))$published$percent, 61)
})

test_that("what cannot be placed is an error that names it, signs are said", {
  wrong <- function(...) tryCatch(published_report(data.frame(..., check.names = FALSE)), akkoord_error = identity)
  e <- wrong(item = "a", agree = "lots", n = 50)
  expect_s3_class(e, "akkoord_error_report_value")
  expect_identical(e$column, "agree")
  expect_match(conditionMessage(e), "lots")
  expect_s3_class(wrong(item = "a", agree = "61", n = "few"), "akkoord_error_report_value")
  expect_s3_class(wrong(item = "a", n = 50), "akkoord_error_report_column")
  expect_s3_class(wrong(agree = 50), "akkoord_error_report_column")
  expect_s3_class(wrong(item = c("a", NA), agree = 50), "akkoord_error_report_column")
  expect_s3_class(wrong(item = "a", agree = 50, Agree = 60), "akkoord_error")
  expect_s3_class(wrong(item = "a", agree = 50, rounding = "down"), "akkoord_error_report_value")
  expect_s3_class(wrong(item = "a", agree = "-", n = 5), "akkoord_error_report_value")
  expect_message(published_report(data.frame(item = "a", no = "*", yes = "60", n = 5)), "a, no: \\*")
})

test_that("files with commas, semicolons or tabs are read", {
  for (sep in c(",", ";", "\t")) {
    file <- withr::local_tempfile(fileext = ".csv")
    writeLines(c(paste("Item", "ja", "nee", "N", sep = sep),
                 paste("Kent de dienst", "\"12,5 %\"", "\"87,5 %\"", "400", sep = sep)), file)
    r <- read_quiet(file)
    expect_identical(r$published$percent, c(12.5, 87.5))
    expect_identical(r$published$n, c(400L, 400L))
    expect_identical(r$items$scale, "yes_no")
    a <- suppressMessages(audit_report(file, lang = "en"))
    expect_false(any(a$verdict == "inconsistent"))
  }
})

test_that("truth lies in the ranges that are read back, in every way of printing", {
  skip_if_quick()
  withr::local_seed(11)
  inside <- logical()
  for (i in seq_len(effort(15, 120))) {
    n <- sample(5:400, 1L)
    truth <- as.vector(stats::rmultinom(1L, n, stats::rexp(4)))
    rule <- sample(set_rounding, 1L)
    digits <- sample(0:1, 1L)
    shown <- vapply(truth, print_share, 0, n = n, digits = digits, rounding = rule)
    plain <- sprintf("%.*f", digits, shown)
    cell <- vapply(seq_along(truth), function(j) {
      p <- 100 * truth[[j]] / n
      switch(sample(7L, 1L), plain[[j]], paste0(sub(".", ",", plain[[j]], fixed = TRUE), " %"),
             sprintf("%d (%s%%)", truth[[j]], plain[[j]]), sprintf("%s%% (%d/%d)", plain[[j]], truth[[j]], n),
             if (p < 99) paste0("<", floor(p) + 1) else "*", "-", paste0("about ", round(p)))
    }, "")
    cell[[4L]] <- plain[[4L]]
    base <- sample(c(format(n), paste0("<=", n), paste0(max(1, n - 3), "-", n + 2)), 1L)
    d <- data.frame(item = "it", n = base, a = cell[[1L]], b = cell[[2L]], c = cell[[3L]], d = cell[[4L]], rounding = rule)
    r <- suppressMessages(published_report(d))
    if (grepl("[<-]", base)) r$method$value <- 402
    x <- likert_counts(r)
    x <- x[x$kind == "substantive", ]
    scale <- report_scales(r, "it")[[1L]]
    at <- match(scale$labels$en, c("a", "b", "c", "d"))
    inside <- c(inside, all(x$low <= truth[at] & truth[at] <= x$high))
    a <- audit_report(r)
    inside <- c(inside, !any(a$verdict == "inconsistent"))
  }
  expect_true(all(inside))
})

test_that("lines copied out of a report become a wide table, or are shown", {
  x <- read_table_text("
                     no    yes     n
Knows the service   40%   60%   148
Uses it 71% 29% 1,148
Likes it\t-\t<1\t20
")
  expect_identical(names(x), c("item", "no", "yes", "n"))
  expect_identical(x$item, c("Knows the service", "Uses it", "Likes it"))
  expect_identical(x$yes, c("60%", "29%", "<1"))
  expect_identical(x$n, c("148", "1,148", "20"))
  expect_identical(read_table_text("Uses it 71 29", answers = c("no", "yes"))$no, "71")
  e <- tryCatch(read_table_text("no yes\nUses it 71 29 12", answers = c("no", "yes")), akkoord_error_text = identity)
  expect_s3_class(e, "akkoord_error_text")
  expect_error(read_table_text(1), class = "akkoord_error_type")
  expect_error(read_table_text("a  b"), class = "akkoord_error_text")
})

test_that("two waves in one figure have their own respondents; groups alone do not say how many there are", {
  audited <- function(...) audit_report(suppressMessages(published_report(data.frame(...))), lang = "en")
  a <- audited(item = "Satisfied", wave = c("2021", "2024"), n = c(290, 312), yes = c("61.4%", "66.7%"), figure = "3")
  expect_false(any(a$verdict == "inconsistent"))
  expect_setequal(a$survey[a$check == "base"], c("2021", "2024"))
  a <- audited(item = "A", wave = rep(c("2021", "2024"), each = 3L), group = c("Total", "Men", "Women"),
               n = c(148, 70, 78, 150, 80, 70), yes = c("60%", "60%", "60%", "50%", "50%", "50%"))
  expect_identical(sum(a$check == "overlap"), 0L)
  expect_false(any(a$verdict == "inconsistent"))
  d <- data.frame(item = "A", group = c("Men", "Women"), n = c(70, 78), yes = c("60%", "50%"))
  r <- suppressMessages(published_report(d))
  expect_identical(nrow(r$method), 0L)
  expect_identical(sum(audit_report(r)$check == "overlap"), 0L)
  # questions of one table need not have one base
  a <- audited(item = c("A", "B"), n = c(100, 90), yes = c("60%", "50%"), figure = c("1", "2"))
  expect_identical(sum(a$check == "block"), 0L)
})

test_that("a report of a thousand rows takes seconds, and twice the rows twice the time", {
  skip_if_quick()
  wide <- function(rows) {
    set.seed(4)
    rows <- lapply(seq_len(rows / 4L), function(i) {
      groups <- replicate(3L, stats::rmultinom(1L, sample(60:200, 1L), stats::rexp(5))[, 1L])
      people <- cbind(rowSums(groups), groups)
      n <- colSums(people)
      out <- as.data.frame(t(round(100 * people / rep(n, each = 5L))))
      names(out) <- akkoord::likert_scale("agree5")$labels$en
      cbind(item = paste("Statement", i), group = c("Total", "North", "South", "West"), n = n,
            figure = i %/% 5L, out)
    })
    do.call(rbind, rows)
  }
  spent <- function(rows) {
    table <- wide(rows)
    system.time(audit_report(published_report(table)))[["user.self"]]
  }
  withr::local_options(akkoord.quiet = TRUE)
  spent(40)
  took <- c(spent(500), spent(1000))
  # the least of two where a busy machine was in the way of one
  if (took[[2L]] >= 3 * took[[1L]]) took <- pmin(took, c(spent(500), spent(1000)))
  expect_lt(took[[2L]], seconds(30))
  expect_lt(took[[2L]], 3 * took[[1L]])
})

test_that("a workbook with a sheet that cannot be read is an error that says so", {
  skip_if_not_installed("openxlsx")
  skip_if_not_installed("readxl")
  dir <- withr::local_tempdir()
  file <- file.path(dir, "table.xlsx")
  openxlsx::write.xlsx(data.frame(item = "q", no = "40", yes = "60", n = "100"), file)
  expect_s3_class(published_report(file), "published_report")
  utils::unzip(file, exdir = file.path(dir, "parts"))
  sheet <- file.path(dir, "parts", "xl", "worksheets", "sheet1.xml")
  text <- readLines(sheet, warn = FALSE)
  writeLines(sub("(t=\"s\"><v>)[0-9]+", "\\19999", text), sheet)
  unlink(file)
  parts <- file.path(dir, "parts")
  withr::with_dir(parts, utils::zip(file, list.files(recursive = TRUE, all.files = TRUE), "-qr"))
  expect_error(published_report(file), "cannot be read", class = "akkoord_error_wave_file")
})
