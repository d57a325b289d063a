# The study as data, against an independent reading of its CSV: strings, line by
# line, split by a scanner that knows nothing of the package.

study_dir <- function() system.file("extdata/erasmus2022", package = "akkoord")

raw_csv <- function(file) {
  lines <- readLines(file.path(study_dir(), file))
  cells <- lapply(lines, function(line) {
    scan(text = line, what = "", sep = ",", quote = "\"", quiet = TRUE,
         na.strings = character())
  })
  width <- length(cells[[1L]])
  stopifnot(lengths(cells) == width)
  out <- do.call(rbind, cells[-1L])
  colnames(out) <- cells[[1L]]
  out
}

# A cell of the object, written as the file writes it.
as_printed <- function(x) {
  if (is.numeric(x)) {
    x <- vapply(x, format, "", digits = 15, drop0trailing = TRUE)
  }
  x[is.na(x) | x == "NA"] <- ""
  x
}

local_report <- function(..., env = parent.frame()) {
  dir <- withr::local_tempdir(.local_envir = env)
  report <- file.path(dir, "mine")
  dir.create(report)
  file.copy(file.path(study_dir(), c("published.csv", "method.csv", "figures.csv")), report)
  changes <- list(...)
  for (file in names(changes)) {
    path <- file.path(report, file)
    if (is.null(changes[[file]])) unlink(path) else changes[[file]](path)
  }
  report
}

# A change of one string in one line of a file.
change <- function(line, from, to) {
  function(path) {
    lines <- readLines(path, encoding = "UTF-8")
    stopifnot(grepl(from, lines[[line]], fixed = TRUE))
    lines[[line]] <- sub(from, to, lines[[line]], fixed = TRUE)
    writeLines(lines, path, useBytes = TRUE)
  }
}

report_error <- function(..., class) {
  dir <- local_report(...)
  err <- tryCatch(published_report(dir), error = identity)
  expect_s3_class(err, paste0("akkoord_error_", class))
  expect_s3_class(err, "akkoord_error")
  err
}

hide_dir <- function(lines) gsub("(/|[A-Z]:)[^' ]*mine", "<dir>", lines)

test_that("every cell of published.csv, method.csv and figures.csv is in the object", {
  study <- published_report("erasmus2022")
  same_cells <- function(got, file, rows) {
    raw <- raw_csv(file)
    expect_identical(dim(raw), c(rows, ncol(raw)))
    expect_identical(nrow(got), rows)
    expect_identical(names(got)[seq_len(ncol(raw))], colnames(raw))
    for (column in colnames(raw)) {
      expect_identical(as_printed(got[[column]]), unname(raw[, column]), label = column)
    }
  }
  got <- as.data.frame(study)
  expect_identical(class(got), "data.frame")
  expect_length(got, 11L)
  same_cells(got, "published.csv", 136L)
  same_cells(study$method, "method.csv", 12L)
  same_cells(study$figures, "figures.csv", 29L)
})

test_that("types are those the documentation promises", {
  study <- published_report("erasmus2022")
  expect_type(study$published$n, "integer")
  expect_type(study$published$percent, "double")
  expect_type(study$method$value, "double")
  expect_false(anyNA(study$published$group))
  expect_identical(study$published$relation == "order", is.na(study$published$percent))
})

test_that("all figures, items and chapters of the study have labels in both languages", {
  study <- published_report("erasmus2022")
  published <- study$published
  expect_true(all(published$figure %in% study$figures$figure))
  # an item stands in one survey and block, and in the same ones; one option of
  # figure 14 was asked and no share of it printed
  key <- function(x) unique(paste(x$survey, x$block, x$item))
  expect_setequal(key(study$items[study$items$item != "relation_dk", ]), key(published))

  columns <- list(
    figures = "title_", items = "label_", chapters = "title_", questions = "",
    surveys = c("label_", "respondents_", "population_"),
    listed = c("province_", "level_", "etwinning_"), concept = c("dimension_", "label_")
  )
  for (table in names(columns)) {
    for (column in columns[[table]]) {
      nl <- study[[table]][[paste0(column, "nl")]]
      en <- study[[table]][[paste0(column, "en")]]
      expect_true(all(!is.na(nl) & nzchar(nl)), label = paste(table, column))
      expect_true(all(!is.na(en) & nzchar(en)), label = paste(table, column))
    }
  }
  for (table in list(study$figures, study$items)) {
    nl <- table[[grep("^(title|label)_nl$", names(table))]]
    expect_false(any(nl == table[[grep("^(title|label)_en$", names(table))]]))
  }
  expect_true(all(study$figures$chapter %in% study$chapters$chapter))
  # a figure stands in the chapter its section number starts with
  expect_identical(study$figures$chapter, substr(study$figures$section, 1, 1))
})

test_that("items' question numbers agree with the figures that chart them", {
  study <- published_report("erasmus2022")
  numbers <- function(x) {
    x <- gsub("and|;", ",", x)
    eval(parse(text = paste0("c(", gsub("-", ":", x, fixed = TRUE), ")")))
  }
  charted <- study$published[study$published$item != "et_use_any", ]
  for (figure in unique(charted$figure)) {
    items <- unique(charted$item[charted$figure == figure])
    asked <- study$items$question[match(items, study$items$item)]
    charts <- study$figures$question[study$figures$figure == figure]
    for (question in asked) {
      expect_true(grepl(sub(" .*$", "", question), charts, fixed = TRUE), label = figure)
    }
    if (grepl("item", charts)) {
      expect_setequal(as.numeric(sub("^.* item ", "", asked)),
                      numbers(sub("^.* items? ", "", charts)))
    }
  }
})

test_that("23 research questions point to items and figures that exist", {
  study <- published_report("erasmus2022")
  questions <- study$questions
  expect_identical(questions$id, as.character(1:23))
  items <- split_ids(questions$items)
  figures <- split_ids(questions$figures)
  expect_true(all(unlist(items) %in% study$items$item))
  expect_true(all(unlist(figures) %in% study$figures$figure))
  expect_true(all(questions$answered_by %in% c("figures", "diagram", "text")))
  expect_identical(lengths(items) > 0L, questions$answered_by == "figures")
  expect_identical(lengths(figures) > 0L, questions$answered_by != "text")
  expect_true(all(unlist(figures[questions$answered_by == "diagram"]) == "29"))
  # an item is charted in a figure of its question, and the other way round
  charts <- unique(study$published[c("item", "figure")])
  for (i in which(questions$answered_by == "figures")) {
    expect_setequal(charts$figure[charts$item %in% items[[i]]], figures[[i]])
    for (figure in figures[[i]]) {
      expect_true(any(charts$item[charts$figure == figure] %in% items[[i]]))
    }
  }
  # all items serve a question, but the share of users in the school
  expect_setequal(setdiff(study$items$item, unlist(items)), c("et_share_users", "relation_dk"))
})

test_that("15 case schools and the diagram's parts are there", {
  study <- published_report("erasmus2022")
  schools <- study$listed
  expect_identical(nrow(schools), 15L)
  expect_false(anyDuplicated(schools$school) > 0L)
  ka <- function(n) grepl(paste0("KA", n), schools$projects)
  # counted by hand in table 1
  expect_identical(sum(ka(1) & ka(2)), 10L)
  expect_identical(sum(ka(1)), 12L)
  count <- function(x, levels) as.vector(table(factor(x, levels)))
  expect_identical(count(schools$province_nl, c("Antwerpen", "Limburg", "Oost-Vlaanderen",
                                                "Vlaams-Brabant", "West-Vlaanderen")),
                   c(4L, 3L, 4L, 2L, 2L))
  expect_identical(count(schools$etwinning_within, c("no", "unknown", "yes")),
                   c(2L, 1L, 12L))
  expect_identical(count(schools$etwinning_outside, c("no", "unknown", "yes")),
                   c(8L, 2L, 5L))

  concept <- study$concept
  part <- function(kind) unique(concept$dimension[concept$kind == kind])
  expect_identical(unique(concept$chapter[concept$kind == "impact"]), as.character(2:6))
  expect_length(part("impact"), 5L)
  # chapter 7 counts 7, 4, 5, 4, 2 and 4 factors
  success <- concept[concept$kind == "success", ]
  expect_identical(count(success$dimension, part("success")), c(7L, 4L, 5L, 4L, 2L, 4L))
  runs <- split(concept$position, paste(concept$kind, concept$dimension))
  for (run in runs) expect_identical(run, seq_along(run))
})

test_that("printed categories are answers of their item's scale", {
  skip_if_quick()
  scale <- likert_scale("agree5")
  expect_identical(category_positions("helemaal akkoord", scale), 5L)
  expect_identical(category_positions("helemaal+eerder akkoord", scale), 4:5)
  expect_identical(category_positions("eerder + helemaal niet akkoord", scale), 1:2)
  expect_identical(category_positions("eerder niet akkoord+neutraal", scale), 2:3)
  expect_identical(category_positions("strongly+rather agree", scale), 4:5)
  expect_identical(category_positions("unassigned", scale), integer())

  study <- published_report("erasmus2022")
  rows <- study$published[study$published$category != "unassigned", ]
  scales <- report_scales(study, rows$item)
  for (i in seq_len(nrow(rows))) {
    category <- rows$category[[i]]
    if (is.null(scales[[i]])) {
      expect_identical(category, "selected")
    } else if (!category %in% scale_dk(scales[[i]], "nl")) {
      # rows of one answer end on its position, c5 for the fifth
      at <- category_positions(category, scales[[i]])
      of_five <- regmatches(rows$id[[i]], regexpr("(?<=[.]c)[1-5]$", rows$id[[i]], perl = TRUE))
      if (length(of_five) > 0L) expect_identical(at, as.integer(of_five))
      if (grepl("top2$", rows$id[[i]])) expect_identical(at, scales[[i]]$top)
      expect_gt(length(at), 0L)
    }
  }
})

test_that("bases are those printed under the figures", {
  study <- published_report("erasmus2022")
  expect_identical(figure_bases(study, "1"), c(KA1 = 135L, KA2 = 119L))
  expect_identical(figure_bases(study, "2"), 170L)
  expect_identical(figure_bases(study, "29"), integer())
  # the base of a row in published.csv is a base of its figure
  rows <- study$published[!is.na(study$published$n), ]
  for (i in seq_len(nrow(rows))) {
    base <- figure_bases(study, rows$figure[[i]])
    want <- if (is.null(names(base))) base else base[[rows$group[[i]]]]
    expect_true(rows$n[[i]] == want, label = rows$id[[i]])
  }
})

test_that("the C locale reads the same", {
  withr::local_locale(LC_CTYPE = "C")
  study <- published_report("erasmus2022")
  title <- study$figures$title_nl[study$figures$figure == "29"]
  expect_identical(utf8ToInt(title)[31:33], c(233L, 233L, 110L))
})

test_that("print, format and summary say what there is", {
  study <- published_report("erasmus2022")
  expect_snapshot(study)
  expect_snapshot(print(study, lang = "en"))
  s <- summary(study, lang = "en")
  expect_identical(nrow(s), 29L)
  expect_identical(sum(s$numbers) + sum(s$claims), 136L)
  expect_identical(s$base[2:3], c("KA1: n = 135; KA2: n = 119", "n = 170"))
  expect_identical(s$numbers[s$figure == "1"], 10L)
  expect_false(any(s$title == summary(study, lang = "nl")$title))
  withr::local_options(akkoord.lang = "en")
  expect_identical(format(study), format(study, lang = "en"))
  expect_error(format(study, lang = "de"), class = "akkoord_error_choice")
})

test_that("a directory of one's own needs three files, and falls back to ids", {
  dir <- local_report()
  mine <- published_report(dir)
  study <- published_report("erasmus2022")
  expect_identical(as.data.frame(mine), as.data.frame(study))
  expect_identical(mine$name, "mine")
  expect_identical(mine$figures$chapter, study$figures$chapter)
  expect_identical(nrow(mine$items), 0L)
  expect_identical(report_item_label(mine, "team", "en"), "team")
  expect_identical(summary(mine, lang = "en")$title[2:3], c("Figure 1", "Figure 2"))
  expect_snapshot(print(mine, lang = "en"))
})

test_that("files from a spreadsheet are read: byte order mark, CRLF, quotes, more columns", {
  dir <- local_report(published.csv = function(path) {
    lines <- readLines(path)
    lines <- paste0(lines, c(",extra", rep(",\"x, y\"", length(lines) - 1L)))
    con <- file(path, "wb")
    on.exit(close(con))
    writeBin(c(as.raw(c(0xef, 0xbb, 0xbf)),
               charToRaw(paste0(lines, "\r\n", collapse = ""))), con)
  })
  expect_identical(as.data.frame(published_report(dir)),
                   as.data.frame(published_report("erasmus2022")))
})

test_that("names and paths that are no report are errors of their own class", {
  skip_if_quick()
  expect_snapshot(error = TRUE, {
    published_report("erasmus2023")
    published_report("quarterly")
    published_report("no/such/directory")
    published_report(2022)
    published_report(c("erasmus2022", "erasmus2022"))
    published_report(NA_character_)
  })
  expect_error(published_report("erasmus2023"), class = "akkoord_error_report_name")
  expect_error(published_report("no/such"), class = "akkoord_error_report_path")
  file <- file.path(local_report(), "published.csv")
  expect_error(published_report(file), class = "akkoord_error_report_path")
  expect_snapshot(published_report(file), error = TRUE, transform = hide_dir)
})

test_that("a missing file, a missing column and broken text are errors", {
  skip_if_quick()
  err <- report_error(method.csv = NULL, class = "report_path")
  expect_match(conditionMessage(err), "method.csv")
  err <- report_error(published.csv = change(1, "percent", "percents"),
                      class = "report_column")
  expect_identical(err$column, "percent")
  expect_match(conditionMessage(err), "Rename")
  err <- report_error(
    method.csv = function(path) {
      writeLines(gsub(",", ";", readLines(path), fixed = TRUE), path)
    },
    class = "report_column"
  )
  expect_match(conditionMessage(err), "not by semicolons")
  err <- report_error(figures.csv = change(1, "note", "figure"), class = "report_column")
  expect_identical(err$column, "figure")
  # also of columns that are not read; without a name it is none
  remarks <- function(path) writeLines(paste0(readLines(path), ",remark,remark"), path)
  err <- report_error(method.csv = remarks, class = "report_column")
  expect_identical(err$column, "remark")
  empty <- function(path) writeLines(paste0(readLines(path), ",,"), path)
  expect_identical(published_report(local_report(method.csv = empty))$method,
                   published_report("erasmus2022")$method)
  for (line in c(2L, 3L, 13L)) {
    err <- report_error(method.csv = change(line, "section", "\"section"),
                        class = "report_csv")
    expect_identical(err$row, line)
    expect_match(conditionMessage(err), "quote is not closed")
  }
  # one cell more than names: no column may become row names
  more <- function(path) {
    lines <- readLines(path)
    writeLines(c(lines[[1L]], paste0("x", seq_along(lines[-1L]), ",", lines[-1L])), path)
  }
  err <- report_error(method.csv = more, class = "report_csv")
  expect_match(conditionMessage(err), "one cell more than the header")
  report_error(method.csv = function(path) cat("", file = path), class = "report_csv")
  report_error(method.csv = function(path) cat("id,survey\n1,2\n1,2,3,4\n", file = path),
               class = "report_csv")
  err <- report_error(
    figures.csv = function(path) {
      con <- file(path, "ab")
      on.exit(close(con))
      writeBin(c(charToRaw("30,30,8,,,x,,,,,caf"), as.raw(c(0xe9, 0x0a))), con)
    },
    class = "report_csv"
  )
  expect_identical(err$row, 31L)
})

test_that("a cell that cannot be right is an error that says where it is", {
  skip_if_quick()
  cases <- list(
    list("percent", 2L, published.csv = change(3, ",47,", ",4 7,")),
    list("percent", 2L, published.csv = change(3, ",47,", ",n.a.,")),
    list("percent", 2L, published.csv = change(3, ",47,", ",\"1,047,0\",")),
    list("value", 1L, method.csv = change(2, ",550,", ",\"1,550\",")),
    list("percent", 2L, published.csv = change(3, ",47,", ",147,")),
    list("percent", 2L, published.csv = change(3, ",47,", ",-47,")),
    list("percent", 2L, published.csv = change(3, ",47,", ",,")),
    list("percent", 18L, published.csv = change(19, "order,,", "order,5,")),
    list("relation", 2L, published.csv = change(3, ",=,", ",~,")),
    list("relation", 2L, published.csv = change(3, ",=,", ",,")),
    list("id", 2L, published.csv = change(3, "fig01.ka1.c4", "fig01.ka1.c5")),
    list("figure", 2L, published.csv = change(3, ",1,", ",27,")),
    list("n", 2L, published.csv = change(3, ",135,", ",135.5,")),
    list("n", 2L, published.csv = change(3, ",135,", ",0,")),
    list("item", 2L, published.csv = change(3, ",new_subjects,", ",,")),
    list("group", 18L, published.csv = change(19, "erasmus>etwinning", "erasmus")),
    list("value", 1L, method.csv = change(2, ",550,", ",many,")),
    list("id", 2L, method.csv = change(3, "erasmus.respondents", "erasmus.population")),
    list("value", 2L, method.csv = change(3, ",209,", ",551,")),
    list("value", 8L, method.csv = change(9, ",176,", ",1341,")),
    list("value", 2L, method.csv = change(3, ",209,", ",208.5,")),
    list("value", 1L, method.csv = change(2, ",550,", ",0,")),
    list("value", 4L, method.csv = change(5, ",95,", ",0.95,")),
    list("value", 4L, method.csv = change(5, ",95,", ",100,")),
    list("figure", 3L, figures.csv = change(4, "2,2,", "1,2,")),
    list("scale", 1L, items.csv = function(path) {
      file.copy(file.path(study_dir(), "items.csv"), path)
      change(2, "agree5", "agree7")(path)
    }),
    list("base_n", 2L, figures.csv = change(3, "135;119", "135;119;12")),
    list("base_n", 2L, figures.csv = change(3, "135;119", "135/119")),
    list("base_from", 15L, figures.csv = change(16, "fig13.any", "fig13.all"))
  )
  for (case in cases) {
    err <- do.call(report_error, c(case[-(1:2)], class = "report_value"))
    expect_identical(err$column, case[[1L]])
    expect_identical(err$row, case[[2L]])
    expect_identical(err$file, names(case)[[3L]])
    expect_match(conditionMessage(err), names(case)[[3L]], fixed = TRUE)
  }
})

test_that("percentages are read with a decimal comma and a percent sign, digits kept", {
  skip_if_quick()
  mine <- published_report(local_report(
    published.csv = change(3, ",47,", ",\"47,0 %\","),
    method.csv = change(4, ",38,", ",\"38,0\u00a0%\",")
  ))
  plain <- published_report(local_report(
    published.csv = change(3, ",47,", ",47.0,"),
    method.csv = change(4, ",38,", ",38.0,")
  ))
  expect_identical(as.data.frame(mine), as.data.frame(plain))
  expect_identical(tidy(audit_report(mine)), tidy(audit_report(plain)))
})

test_that("the messages about cells read well", {
  skip_if_quick()
  wrong <- function(...) published_report(local_report(...))
  expect_snapshot(error = TRUE, {
    wrong(published.csv = change(3, ",47,", ",n.a.,"))
    wrong(method.csv = change(2, ",550,", ",\"1,550\","))
    wrong(method.csv = change(4, ",38,", ",n.a.,"))
    wrong(published.csv = change(3, ",47,", ",147,"))
    wrong(published.csv = change(3, ",=,", ",abuot,"))
    wrong(published.csv = change(3, "fig01.ka1.c4", "fig01.ka1.c5"))
    wrong(published.csv = change(3, ",1,", ",27,"))
    wrong(published.csv = change(3, ",new_subjects,", ",,"))
    wrong(published.csv = change(1, "percent", "percents"))
    wrong(figures.csv = change(16, "fig13.any", "fig13.all"))
    wrong(method.csv = change(3, ",209,", ",551,"))
    wrong(published.csv = change(1, "source", "percent"))
  })
  expect_snapshot(wrong(method.csv = NULL), error = TRUE, transform = hide_dir)
  open <- change(3, "KA1", "\"KA1")
  expect_snapshot(wrong(published.csv = open), error = TRUE, transform = hide_dir)
})

test_that("what method.csv does not say is shown as not published", {
  header <- function(path) writeLines(readLines(path)[[1L]], path)
  none <- published_report(local_report(method.csv = header))
  expect_snapshot(print(none, lang = "en"))
  expect_identical(nrow(summary(none)), 29L)
  g <- glance(none)
  expect_identical(g$survey, c("erasmus", "etwinning"))
  expect_true(all(is.na(g[c("N", "n", "response", "moe.printed")])))
  some <- published_report(local_report(method.csv = function(path) {
    writeLines(readLines(path)[-c(2L, 4L, 9L)], path)
  }))
  expect_snapshot(print(some))
  expect_false(any(grepl("\\bNA\\b", c(format(none), format(some, lang = "en")))))
})

test_that("print advises reproduce_report() for the study only", {
  dir <- file.path(withr::local_tempdir(), "erasmus2022")
  file.rename(local_report(), dir)
  mine <- published_report(dir)
  expect_identical(mine$name, "erasmus2022")
  expect_false(any(grepl("reproduce_report", format(mine))))
  expect_true(any(grepl("reproduce_report()", format(published_report("erasmus2022")),
                        fixed = TRUE)))
  # the figure it names is one of the report's
  mine$figures <- mine$figures[mine$figures$figure %in% c("table1", "7"), ]
  expect_match(format(mine), "report_figure(x, 7)", fixed = TRUE, all = FALSE)
  mine$figures$figure[2L] <- "A7"
  expect_match(format(mine), "report_figure(x, \"A7\")", fixed = TRUE, all = FALSE)
  mine$figures <- mine$figures[1L, ]
  expect_false(any(grepl("report_figure", format(mine))))
})

test_that("tidy and glance give the published table and a row a survey", {
  study <- published_report("erasmus2022")
  expect_s3_class(tidy(study), "tbl_df")
  expect_identical(as.data.frame(tidy(study)), as.data.frame(study))
  g <- glance(study)
  expect_identical(g$survey, c("erasmus", "etwinning"))
  expect_identical(g$N, c(550, 1340))
  expect_identical(g$n, c(209, 176))
  expect_equal(g$response, c(0.38, 176 / 1340))
  expect_equal(g$moe.printed, c(0.0538, 0.0689))
  raw <- raw_csv("published.csv")
  of <- function(survey) raw[raw[, "survey"] == survey, ]
  for (i in 1:2) {
    rows <- of(g$survey[[i]])
    expect_identical(g$numbers[[i]], sum(rows[, "relation"] == "="))
    expect_identical(g$figures[[i]], length(unique(rows[, "figure"])))
  }
})

test_that("the C locale prints a report without a warning", {
  dir <- local_report(about.csv = function(path) {
    title <- enc2utf8("Caf\u00e9, \u00e9t\u00e9")
    writeLines(c("field,nl,en", sprintf("title,\"%s\",\"%s\"", title, title)), path,
               useBytes = TRUE)
  })
  withr::local_locale(LC_CTYPE = "C")
  expect_no_warning_shown <- function(code) expect_warning(utils::capture.output(code), NA)
  expect_no_warning_shown(print(published_report(dir)))
  expect_no_warning_shown(print(published_report("erasmus2022"), lang = "en"))
})

test_that("a name that the locale cannot write is a name all the same", {
  skip_on_os("windows")
  dir <- withr::local_tempdir()
  withr::local_dir(dir)
  withr::local_locale(c(LC_CTYPE = "C"))
  name <- "\u00e9t\u00e9"
  expect_error(published_report(name), class = "akkoord_error_report_name")
  expect_error(read_wave(paste0(name, ".csv"), codebook("erasmus")), class = "akkoord_error_wave_file")
  report_template(name)
  expect_true(dir.exists(name <- path_bytes(name)))
  write_codebook(codebook("erasmus"), paste0("\u00e9", ".json"))
  expect_identical(
    as.data.frame(read_codebook(paste0("\u00e9", ".json"))), as.data.frame(codebook("erasmus"))
  )
})

test_that("the study's words are read in every language that its files have", {
  study <- published_report("erasmus2022")
  dir <- system.file("extdata/erasmus2022", package = "akkoord")
  for (name in c("items", "chapters", "surveys", "questions", "terms")) {
    file <- read.csv(file.path(dir, paste0(name, ".csv")), encoding = "UTF-8", na.strings = "")
    for (column in grep("(^|_)fr$", names(file), value = TRUE)) {
      expect_identical(as.character(study[[name]][[column]]), file[[column]], info = name)
    }
  }
  expect_identical(
    study$title[["fr"]], "Erasmus+ et eTwinning dans les \u00e9coles flamandes (2022)"
  )
  # no title in another language's words
  expect_false(any(study$figures$title_fr == study$figures$title_en))
})
