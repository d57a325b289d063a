# Text that would do something if it were read as code, as a template, as a format or as
# HTML, in every place where text comes in. It is shown, or refused, and nothing runs.

mark <- function() file.path(tempdir(), "akkoord-ran")

payloads <- function() {
  run <- sprintf("file.create('%s')", mark())
  c(
    run = sprintf("{%s}", run), value = sprintf("{.val {%s}}", run),
    format = "%s%d%n<b>&\"", open = "{.val {stop()} {{"
  )
}

# TRUE when `code` ran nothing, and failed, if it did, with an error of ours.
harmless <- function(code) {
  unlink(mark())
  err <- tryCatch(
    withr::with_output_sink(nullfile(), suppressMessages(suppressWarnings({
      code
      NULL
    }))),
    error = identity
  )
  if (file.exists(mark())) {
    return("it ran")
  }
  if (is.null(err) || inherits(err, "akkoord_error")) TRUE else conditionMessage(err)
}

expect_harmless <- function(code, where) {
  expect(isTRUE(said <- harmless(code)), paste0(where, ": ", said))
}

csv_cells <- function(file) {
  lines <- readLines(file, encoding = "UTF-8")
  head <- grep("^#", lines)
  list(top = lines[head], cells = as.matrix(utils::read.csv(
    text = lines[setdiff(seq_along(lines), head)], header = FALSE,
    colClasses = "character", na.strings = character()
  )))
}

write_cells <- function(x, file) {
  quoted <- paste0("\"", gsub("\"", "\"\"", x$cells, fixed = TRUE), "\"")
  dim(quoted) <- dim(x$cells)
  writeLines(c(x$top, apply(quoted, 1L, paste, collapse = ",")), file, useBytes = TRUE)
}

use_report <- function(dir) {
  x <- published_report(dir)
  print(x)
  summary(x)
  print(audit_report(x, lang = "en"))
  report_figure(x, x$figures$figure[[1L]], lang = "en")
}

test_that("no cell of a report's files is read as anything but text", {
  skip_if_quick()
  dir <- withr::local_tempdir()
  report <- file.path(dir, "report")
  report_template(report)
  for (name in list.files(report)) {
    file <- file.path(report, name)
    keep <- readLines(file)
    sound <- csv_cells(file)
    n <- nrow(sound$cells)
    # the header and the first row, with one text and then the next
    for (at in which(row(sound$cells) <= 2L)) {
      wrong <- sound
      wrong$cells[[at]] <- payloads()[[1L + (row(sound$cells) + col(sound$cells))[[at]] %% 4L]]
      write_cells(wrong, file)
      expect_harmless(use_report(report), paste(name, "cell", at, wrong$cells[[at]]))
    }
    # a row that repeats an id, with the text beside it
    twice <- sound
    twice$cells <- sound$cells[c(seq_len(n), n), , drop = FALSE]
    twice$cells[n + 0:1, 1L] <- payloads()[["run"]]
    write_cells(twice, file)
    expect_harmless(use_report(report), paste(name, "repeated"))
    writeLines(keep, file)
  }
  expect_true(harmless(use_report(report)))
})

test_that("ids that a refusal lists are shown, not run", {
  skip_if_quick()
  report <- file.path(withr::local_tempdir(), "report")
  report_template(report)
  # sound rows under an id that is code, which a message about another cell may list
  for (name in c("figures", "published", "scales")) {
    file <- file.path(report, paste0(name, ".csv"))
    x <- csv_cells(file)
    more <- x$cells[x$cells[, 1L] == x$cells[nrow(x$cells), 1L], , drop = FALSE]
    more[, 1L] <- payloads()[["run"]]
    x$cells <- rbind(x$cells, more)
    write_cells(x, file)
  }
  expect_s3_class(published_report(report), "published_report")
  for (name in list.files(report)) {
    file <- file.path(report, name)
    sound <- csv_cells(file)
    for (at in which(row(sound$cells) == 2L)) {
      wrong <- sound
      wrong$cells[[at]] <- "nowhere"
      write_cells(wrong, file)
      expect_harmless(published_report(report), paste(name, "cell", at))
    }
    write_cells(sound, file)
  }
})

test_that("the command line says what is wrong with such a report, and runs nothing", {
  skip_if_quick()
  main <- akkoord:::akkoord_main
  for (text in payloads()) {
    fresh <- withr::local_tempdir()
    report_template(fresh)
    figures <- file.path(fresh, "figures.csv")
    sound <- csv_cells(figures)
    sound$cells[2L, 1L] <- text
    write_cells(sound, figures)
    out <- textConnection("lines_out", "w", local = TRUE)
    err <- textConnection("lines_err", "w", local = TRUE)
    expect_harmless(status <- main(c("audit", fresh), out, err), text)
    expect_identical(status, 1L)
    expect_match(paste(textConnectionValue(err), collapse = " "), "published.csv", fixed = TRUE)
    expect_harmless(main(c("audit", text), out, err), text)
    expect_harmless(main(text, out, err), text)
    expect_harmless(main(c("figure", text), out, err), text)
    expect_harmless(main(c("codebook", "check", text), out, err), text)
    expect_harmless(main(c("audit", "--lang", text), out, err), text)
    close(out)
    close(err)
  }
})

test_that("no string of a codebook is read as anything but text", {
  skip_if_quick()
  skip_if_not_installed("jsonlite")
  sound <- jsonlite::fromJSON('{
    "fields": [
      {"name": "a", "type": "integer", "akkoord": {"question": "q1", "item": "one",
       "label": {"nl": "x", "en": "x"}}},
      {"name": "b", "type": "string", "akkoord": {"question": "q2",
       "label": {"nl": "y", "en": "y"}}}
    ],
    "akkoord": {
      "version": 1, "id": "small", "title": {"nl": "t", "en": "t"}, "languages": ["nl", "en"],
      "scales": {"size": {"labels": {"nl": ["klein", "groot"], "en": ["small", "large"]}}},
      "sections": [{"id": "all", "title": {"nl": "s", "en": "s"}}],
      "questions": [
        {"id": "q1", "number": 1, "section": "all", "block": "b", "type": "single",
         "scale": "size", "required": true, "label": {"nl": "l", "en": "l"}},
        {"id": "q2", "number": 2, "section": "all", "block": "b", "type": "open",
         "required": false, "label": {"nl": "l", "en": "l"},
         "asked_if": [{"field": "a", "is": [1]}]}
      ]
    }
  }', simplifyVector = FALSE)
  paths <- function(x, at = integer()) {
    if (!is.list(x)) {
      return(if (is.character(x)) list(at))
    }
    unlist(lapply(seq_along(x), function(i) paths(x[[i]], c(at, i))), recursive = FALSE)
  }
  use <- function(x) {
    file <- tempfile(fileext = ".json")
    on.exit(unlink(file))
    writeLines(jsonlite::toJSON(x, auto_unbox = TRUE), file, useBytes = TRUE)
    print(validate_codebook(file))
    book <- read_codebook(file)
    print(book)
    as.data.frame(book)
    likert_counts(data.frame(a = c(1L, 2L, 2L), b = "z"), codebook = book)
  }
  expect_true(harmless(use(sound)))
  for (path in paths(sound)) {
    wrong <- sound
    wrong[[path]] <- payloads()[[1L + sum(path) %% 4L]]
    expect_harmless(use(wrong), paste(c(path, wrong[[path]]), collapse = " "))
  }
  for (text in payloads()[c("run", "open")]) {
    wrong <- sound
    names(wrong$akkoord$scales) <- text
    expect_harmless(use(wrong), text)
    names(wrong$akkoord$questions[[1L]])[[3L]] <- text
    expect_harmless(use(wrong), text)
  }
})

test_that("names, labels, levels and options are text", {
  skip_if_quick()
  for (text in payloads()[c("run", "format", "open")]) {
    say <- function(code, where) expect_harmless(code, paste(where, text))
    data <- data.frame(q = rep(1:2, 6), other = c("p", text, "r"))
    named <- stats::setNames(data, c(text, "other"))
    labelled <- data
    attr(labelled$q, "label") <- text
    scale <- likert_scale(c("no", text))
    own <- factor(rep(c("no", text), 6), levels = c("no", text))
    say(likert_scale(text), "scale's name")
    say(print(likert_scale(c("a", "b"), dont_know = text)), "don't know")
    say(print(likert_scale(c("a", "b"), lang = text)), "lang")
    say(likert_scale(c(text, text)), "labels twice")
    say(likert_counts(named, scale = scale), "column")
    say(likert_counts(data, tidyselect::all_of(text)), "items")
    say(likert_counts(data, q, by = tidyselect::all_of(text), scale = scale), "by")
    say(likert_counts(data, other, scale = scale), "off the scale")
    say(likert_counts(data, q, scale = text), "scale")
    say(likert_counts(data, q, by = other, N = stats::setNames(9, text), scale = scale), "N")
    say(likert_counts(data, q, weights = other, scale = scale), "weights")
    say(likert_counts(data, q, reverse = tidyselect::all_of(text), scale = scale), "reverse")
    grouped <- likert_counts(labelled, q, by = other, scale = likert_scale(c("a", text)))
    say(print(grouped), "print")
    say(print(summary(grouped)), "summary")
    say(autoplot(grouped), "autoplot")
    say(autoplot(grouped, lang = text), "lang of a plot")
    say(autoplot(grouped, facet = text), "facet")
    say(print(compare_groups(grouped, groups = c("p", text))), "groups")
    say(compare_groups(grouped, groups = c("p", "no")), "no group")
    say(as_likert_counts(data.frame(item = text, category = c("no", text, text), count = 1:3)),
        "counts twice")
    say(as_likert_counts(data.frame(item = text, category = text, count = -1)), "counts")
    say(print(reconstruct_counts(stats::setNames(c(30, 70), c("a", text)), 10)), "percent")
    say(reconstruct_counts(c(a = text, b = "70"), 10), "no percentage")
    say(reconstruct_counts(c(a = 30, b = 70), stats::setNames(10, text)), "n")
    say(reconstruct_counts(c(a = 30, b = 70), 10, rounding = text), "rounding")
    say(published_report(text), "report")
    say(report_figure(text, 1), "figure of")
    say(report_figure(published_report("erasmus2022"), text), "figure")
    say(codebook(text), "codebook")
    say(read_codebook(text), "file")
    say(report_template(file.path(tempdir(), "none", text, "\001", "/")), "folder")
    say(prop_ci(1, 2, method = text), "method")
    say(moe(text), "number")
    say(moe(10, fpc = text), "choice")
    say(overlap_test(stats::as.formula("q ~ nowhere"), data = named), "formula")
    say(brunner_munzel_test(q ~ other, data = transform(data, other = text)), "one group")
    withr::with_options(list(akkoord.lang = text), {
      say(print(grouped), "option")
      say(autoplot(grouped), "option of a plot")
    })
  }
})
