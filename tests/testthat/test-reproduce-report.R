# The report as a reader has it: parsed again from its files.

# The study cut down to a table, two charts, and the diagram.
small_study <- function() {
  study <- published_report("erasmus2022")
  keep <- c("table1", "4", "6", "29")
  study$figures <- study$figures[study$figures$figure %in% keep, ]
  study$published <- study$published[study$published$figure %in% keep, ]
  study
}

write_small <- function(study = small_study(), dir, lang = "nl") {
  write_report(study, dir, lang, quote(reproduce_report()))
}

# What stands in a folder, with what it holds.
snapshot_of <- function(dir) {
  files <- sort(dir(dir, recursive = TRUE, all.files = TRUE, include.dirs = TRUE))
  suppressWarnings(tools::md5sum(set_names(file.path(dir, files), files)))
}

# libxml2 loses an entity at the seam of two pieces of a file: it is given all at once.
read_page <- function(report) {
  xml2::read_html(paste(readLines(report$html, encoding = "UTF-8"), collapse = "\n"))
}
text_of <- function(page, xpath) xml2::xml_text(xml2::xml_find_all(page, xpath))
attr_of <- function(page, xpath, name) {
  xml2::xml_attr(xml2::xml_find_all(page, xpath), name)
}

no_network <- function(page) {
  loads <- c(
    attr_of(page, "//script|//img|//iframe|//source|//audio|//video|//embed", "src"),
    attr_of(page, "//link", "href"), attr_of(page, "//object", "data"),
    attr_of(page, "//*[local-name() = 'image' or local-name() = 'use']", "href")
  )
  expect_true(all(is.na(loads)))
  styles <- text_of(page, "//style")
  expect_false(any(grepl("@import|url[(]", gsub("url[(](#|data:)[^)]*[)]", "", styles))))
}

test_that("the study's report holds every figure, table, number and question", {
  skip_if_quick()
  skip_unless_report()
  study <- published_report("erasmus2022")
  dir <- withr::local_tempdir()
  expect_invisible(report <- reproduce_report(file.path(dir, "new", "report")))
  page <- read_page(report)

  expect_identical(attr_of(page, "/html", "lang"), "nl")
  expect_identical(text_of(page, "//title"), study$title[["nl"]])
  expect_identical(text_of(page, "//h1"), study$title[["nl"]])
  no_network(page)

  # every figure is drawn once, beneath a heading of its own, and has a text alternative
  drawn <- setdiff(study$figures$figure, "table1")
  ids <- paste0("figure-", formatC(as.integer(drawn), width = 2L, flag = "0"))
  expect_length(drawn, 28L)
  overviews <- paste0("overview-", c("erasmus", "etwinning"))
  expect_identical(attr_of(page, "//h3[starts-with(@id, 'figure-')]", "id"), ids)
  svg <- xml2::xml_find_all(page, "//figure//*[local-name() = 'svg'][@role = 'img']")
  # and the comparison, and an overview of each survey
  expect_length(xml2::xml_find_all(page, "//figure"), 31L)
  expect_gte(length(svg), 28L)
  # that for a telephone has the text of the other one
  by <- xml2::xml_attr(svg, "aria-labelledby")
  expect_true(all(nchar(xml2::xml_attr(svg[is.na(by)], "aria-label")) > 20L))
  expect_identical(sort(by[!is.na(by)]), sort(xml2::xml_attr(svg[is.na(by)], "id")))
  expect_false(any(grepl("@@", as.character(page), fixed = TRUE)))

  # the contents lead to chapters and figures that exist
  links <- attr_of(page, "//a[starts-with(@href, '#')]", "href")
  expect_true(all(sub("#", "", links) %in% attr_of(page, "//*[@id]", "id")))
  expect_true(all(paste0("#", ids) %in% attr_of(page, "//nav//a", "href")))

  # all tables have a caption, column and row headers
  tables <- xml2::xml_find_all(page, "//table")
  expect_gte(length(tables), 30L)
  for (table in tables) {
    expect_length(xml2::xml_find_all(table, "./caption"), 1L)
    columns <- length(xml2::xml_find_all(table, "./thead/tr/th[@scope = 'col']"))
    rows <- xml2::xml_find_all(table, "./tbody/tr[not(@class)]")
    width <- vapply(rows, function(row) length(xml2::xml_children(row)), 0L)
    expect_true(all(width == columns))
    expect_length(xml2::xml_find_all(rows, "./th[@scope = 'row']"), length(rows))
  }

  # the files it lists are the files that are there
  found <- dir(report$dir, recursive = TRUE, all.files = TRUE)
  expect_setequal(report$files$path, found)
  expect_setequal(report_files(report_document(study, "nl", NULL)), found)
  listed <- utils::read.csv(file.path(report$dir, "tables/files.csv"))
  expect_setequal(listed$path, found)
  for (ext in c("svg", "png")) {
    expect_setequal(grep(ext, found, value = TRUE), paste0("figures/", c(ids, overviews), ".", ext))
  }
  png <- readBin(file.path(report$dir, "figures/figure-01.png"), "raw", 8L)
  expect_identical(png[2:4], charToRaw("PNG"))
  for (file in file.path(report$dir, "figures", paste0(ids, ".svg"))) {
    expect_identical(xml2::xml_name(xml2::read_xml(file)), "svg")
  }
  links <- attr_of(page, "//a[not(starts-with(@href, '#'))]", "href")
  # whoever is mailed the page has nothing to miss: the one link is the workbook in it
  expect_match(links, "^data:application/.*;base64,")
  expect_length(links, 1L)
  expect_lt(file.size(report$html), 600e3)
  expect_identical(dir(dirname(report$dir), all.files = TRUE, no.. = TRUE), "report")

  # every printed percentage stands in its figure's table, or in the words below it
  for (figure in unique(study$published$figure)) {
    below <- paste0("//h3[@id = '", figure_file(figure), "']/following-sibling::*")
    cut <- paste0("[count(preceding-sibling::h3) = count(//h3[@id = '",
                  figure_file(figure), "']/preceding-sibling::h3) + 1]")
    words <- text_of(page, paste0(below, cut, "//td|", below, cut, "//p[@class = 'note']"))
    rows <- study$published[study$published$figure == figure &
                              study$published$relation == "=", ]
    expect_gte(sum(lengths(regmatches(words, gregexpr("[0-9]+%", words)))), nrow(rows))
    for (percent in rows$percent) {
      value <- paste0(percent, "%")
      expect_true(any(grepl(value, words, fixed = TRUE)), label = paste(figure, value))
    }
  }

  # 15 schools, 23 questions
  expect_length(xml2::xml_find_all(page, "//table[@class = 'listed']/tbody/tr"), 15L)
  asked <- text_of(page, "//h2[@id = 'questions']/following-sibling::*[1]//tbody/tr/td[1]")
  expect_identical(asked, study$questions$nl)

  # tables hold what the object holds
  csv <- function(name) {
    utils::read.csv(file.path(report$dir, "tables", name), colClasses = "character",
                    encoding = "UTF-8", na.strings = character(), check.names = FALSE)
  }
  got <- csv("published.csv")
  expect_identical(got$id, study$published$id)
  expect_identical(as.numeric(got$percent), study$published$percent)
  expect_identical(got$item_label[[1L]], study$items$label_nl[study$items$item == got$item[[1L]]])
  expect_identical(csv("questions.csv")$nl, study$questions$nl)
  expect_identical(csv("table-01.csv")$school, study$listed$school)
  expect_identical(nrow(csv("method.csv")), 2L)

  expect_identical(report$figures, 28L)
  expect_identical(report$numbers, 120L)
  expect_identical(report$claims, 16L)
  expect_identical(summary(report), report$margins)
  expect_identical(as.data.frame(report)$path, report$files$path)
  expect_identical(class(as.data.frame(report)), "data.frame")
})

test_that("printed and recomputed margins stand side by side, and differences are said", {
  margins <- report_margins(published_report("erasmus2022"))
  # by hand: 1.959964 * 0.5 * sqrt((550 - 209) / 549 / 209) = 0.0534,
  #          1.959964 * 0.5 * sqrt((1340 - 176) / 1339 / 176) = 0.0689
  expect_identical(margins$moe.rounded, c(5.34, 6.89))
  expect_identical(margins$difference, c(0.04, 0))
  expect_equal(margins$response, 100 * c(209 / 550, 176 / 1340))
  nl <- published_method(published_report("erasmus2022"), margins, "nl")
  expect_match(nl, "5,38</td>.*5,34</td>.*\\+0,04</td>")
  expect_match(nl, "gepubliceerde marge volgt niet uit")
  en <- published_method(published_report("erasmus2022"), margins, "en")
  expect_match(en, "5.38</td>.*5.34</td>.*\\+0.04</td>")
  expect_match(en, "printed margin does not follow")
})

test_that("answers are the same answers in either language", {
  study <- small_study()
  english <- study
  to <- c("helemaal akkoord" = "strongly agree", "eerder akkoord" = "rather agree",
          "helemaal+eerder akkoord" = "strongly+rather agree")
  category <- english$published$category
  english$published$category <- ifelse(is.na(to[category]), category, to[category])
  for (lang in c("nl", "en")) {
    expect_identical(figure_numbers(english, "4", lang), figure_numbers(study, "4", lang))
  }
  nl <- figure_numbers(study, "4", "nl")
  expect_match(nl, "<td class=\"num\">24%</td><td class=\"num\">32%</td>", fixed = TRUE)
  expect_match(nl, "Zonder gepubliceerd cijfer: neutraal, eerder niet akkoord en")
})

test_that("English is English, in the C locale too", {
  skip_if_quick()
  skip_unless_report()
  dir <- withr::local_tempdir()
  withr::local_locale(LC_CTYPE = "C")
  report <- write_small(dir = dir, lang = "en")
  withr::local_locale(LC_CTYPE = "C.UTF-8")
  page <- read_page(report)
  expect_identical(attr_of(page, "/html", "lang"), "en")
  expect_identical(trimws(text_of(page, "//nav//summary")), "Contents")
  expect_identical(text_of(page, "//h3[@id = 'figure-04']"), paste0(
    "Figure 4: ", "Does Erasmus+ strengthen ties with employers or civil society?"
  ))
  words <- text_of(page, "//main//p|//main//th|//main//td|//main//caption")
  # names and words that are Dutch in English too
  words <- words[!grepl("Erasmus+|school|Onderwijs", words, ignore.case = TRUE)]
  expect_false(any(grepl("\\b(het|niet|een|voor|gedrukt|helemaal|eerder|vraag)\\b", words)))
  no_network(page)
  schools <- readLines(file.path(dir, "tables/table-01.csv"), encoding = "UTF-8")
  expect_length(schools, 16L)
  questions <- file.path(dir, "tables/questions.csv")
  expect_true(all(validUTF8(readLines(questions))))
  expect_snapshot(writeLines(gsub(report$html, "<html>", format(report), fixed = TRUE)))
})

test_that("a page is the same in the C locale, letter for letter", {
  skip_if_quick()
  skip_unless_report()
  made <- function(locale) {
    withr::local_locale(LC_CTYPE = locale)
    report <- write_small(dir = withr::local_tempdir(), lang = "fr")
    # the workbook holds the time
    page <- paste(readLines(report$html, encoding = "UTF-8"), collapse = "\n")
    gsub("base64,[A-Za-z0-9+/=]+", "", page)
  }
  plain <- made("C")
  expect_no_match(plain, "<U+", fixed = TRUE)
  expect_identical(plain, made("C.UTF-8"))
})

test_that("a second report replaces the first, and the user's own files stay", {
  skip_if_quick()
  skip_unless_report()
  dir <- withr::local_tempdir()
  writeLines("mine", file.path(dir, "notes.txt"))
  dir.create(file.path(dir, "tables"))
  writeLines("mine", file.path(dir, "tables", "own.csv"))
  nl <- write_small(dir = dir)
  en <- write_small(dir = dir, lang = "en")
  expect_identical(attr_of(read_page(en), "/html", "lang"), "en")
  expect_identical(readLines(file.path(dir, "notes.txt")), "mine")
  expect_identical(readLines(file.path(dir, "tables", "own.csv")), "mine")
  expect_setequal(dir(dir, recursive = TRUE, all.files = TRUE),
                  c(nl$files$path, "notes.txt", "tables/own.csv"))
})

test_that("the same numbers give the same bytes", {
  skip_if_quick()
  skip_unless_report()
  one <- withr::local_tempdir()
  two <- withr::local_tempdir()
  write_small(dir = one)
  write_small(dir = two)
  expect_identical(unname(snapshot_of(one)), unname(snapshot_of(two)))
})

test_that("a figure that fails leaves nothing, and an earlier report as it was", {
  skip_if_quick()
  skip_unless_report()
  open <- grDevices::dev.list()
  broken <- small_study()
  broken$items$scale[broken$items$item == "eu_funds"] <- "no such scale"
  parent <- withr::local_tempdir()
  dir <- file.path(parent, "a", "report")
  err <- tryCatch(write_small(broken, dir), error = identity)
  expect_s3_class(err, "akkoord_error_report_figure")
  expect_s3_class(err, "akkoord_error")
  expect_identical(err$value, "figure-06")
  expect_length(dir(parent, all.files = TRUE, no.. = TRUE), 0L)
  expect_identical(grDevices::dev.list(), open)

  dir <- file.path(parent, "report")
  write_small(dir = dir)
  before <- snapshot_of(dir)
  expect_error(write_small(broken, dir), class = "akkoord_error_report_figure")
  expect_identical(snapshot_of(dir), before)
})

test_that("a file of the user's in the way is an error, before anything is written", {
  skip_if_quick()
  skip_unless_report()
  dir <- withr::local_tempdir()
  own <- function(path) {
    unlink(dir(dir, full.names = TRUE), recursive = TRUE)
    dir.create(dirname(file.path(dir, path)), FALSE, TRUE)
    writeLines("mine", file.path(dir, path))
    before <- snapshot_of(dir)
    expect_error(write_small(dir = dir), class = "akkoord_error_report_dir")
    expect_identical(snapshot_of(dir), before)
  }
  own("report.html")
  own("figures")
  own("tables/figure-04.csv")
  # before anything is drawn: this study has a figure that cannot be
  broken <- small_study()
  broken$items$scale[broken$items$item == "eu_funds"] <- "no such scale"
  expect_error(write_small(broken, dir), class = "akkoord_error_report_dir")
  dir.create(file.path(dir, "report.html"))
  expect_error(write_small(dir = dir), class = "akkoord_error_report_dir")
})

test_that("a folder that cannot be written is an error that names it and the way out", {
  skip_unless_report()
  home <- withr::local_tempdir()
  withr::local_dir(home)
  writeLines("mine", "a-file")
  expect_snapshot(error = TRUE, {
    reproduce_report("a-file")
    reproduce_report("a-file/report")
    reproduce_report("")
    reproduce_report(NULL)
    reproduce_report("report", lang = "de")
  })
  expect_error(reproduce_report("a-file"), class = "akkoord_error_report_dir")
  expect_identical(dir(), "a-file")
})

test_that("labels cannot write HTML, markdown or placeholders", {
  skip_if_quick()
  skip_unless_report()
  nasty <- "<script>alert(1)</script> & \"q\" *b* [x](http://x.y) ``````\n@@figure-06@@ {#id} \u00e9"
  study <- small_study()
  study$title[["nl"]] <- nasty
  study$figures$title_nl[study$figures$figure == "4"] <- nasty
  study$items$label_nl[] <- nasty
  study$questions$nl[[1L]] <- nasty
  study$listed$school[[1L]] <- nasty
  study$chapters$title_nl[] <- nasty
  dir <- withr::local_tempdir()
  page <- read_page(write_small(study, dir))
  expect_length(xml2::xml_find_all(page, "//main//script"), 0L)
  # the page's own two
  expect_length(xml2::xml_find_all(page, "//script"), 2L)
  expect_length(xml2::xml_find_all(page, "//main//em"), 0L)
  expect_false(any(grepl("http", attr_of(page, "//a", "href"))))
  squash <- function(x) gsub("[[:space:]]+", " ", x)
  expect_identical(squash(text_of(page, "//title")), squash(nasty))
  expect_identical(squash(text_of(page, "//h1")), squash(nasty))
  expect_identical(squash(text_of(page, "//h3[@id = 'figure-04']")),
                   squash(paste("Figuur 4:", nasty)))
  expect_identical(squash(text_of(page, "//table[@class = 'listed']/tbody/tr[1]/th")),
                   squash(nasty))
})

test_that("a report of one's own, without labels, can be written", {
  skip_if_quick()
  skip_unless_report()
  study <- small_study()
  study$figures[c("chapter", "section", "title_nl", "title_en")] <- NA_character_
  for (part in c("items", "chapters", "surveys", "questions", "listed", "concept")) {
    study[[part]] <- study[[part]][0L, ]
  }
  study$figures <- study$figures[study$figures$figure %in% c("4", "6"), ]
  study$method <- study$method[study$method$quantity != "margin of error", ]
  dir <- withr::local_tempdir()
  report <- write_small(study, dir, "en")
  page <- read_page(report)
  expect_length(xml2::xml_find_all(page, "//figure"), 2L)
  expect_identical(report$margins$difference, c(NA_real_, NA_real_))
  expect_true("labour_market" %in% unlist(strsplit(text_of(page, "//main"), "[^a-z_]")) ||
                grepl("Figure 4", text_of(page, "//main")))
})

test_that("a directory that says little of its surveys gives a report that says so", {
  skip_if_quick()
  skip_unless_report()
  from <- withr::local_tempdir()
  file <- function(name) file.path(from, paste0(name, ".csv"))
  writeLines(c(
    "id,figure,survey,block,item,group,n,category,relation,percent,source",
    "a,1,team,b,lunch,,40,helemaal akkoord,=,60,label",
    "b,1,staff,b,dinner,,,helemaal akkoord,=,30,label"
  ), file("published"))
  writeLines(c(
    "figure,printed_caption_number,section,survey,question,kind,groups,base_n,base_from,categories,note",
    "1,1,2,team,Q1,likert,,40,,5,"
  ), file("figures"))
  writeLines(c(
    "survey,block,item,question,scale,label_nl,label_en",
    "team,b,lunch,Q1,agree5,De lunch is goed,Lunch is good",
    "staff,b,dinner,Q1,agree5,Het avondmaal is goed,Dinner is good"
  ), file("items"))
  method <- c(
    "id,survey,quantity,value,unit,source", "n,team,respondents,40,persons,p. 1",
    "N,team,population size,100,persons,p. 1"
  )
  for (rows in list(1:3, 1:2, 1L)) {
    writeLines(method[rows], file("method"))
    study <- published_report(from)
    dir <- file.path(withr::local_tempdir(), "report")
    report <- write_small(study, dir, "en")
    expect_setequal(report_files(report_document(study, "en", NULL)), dir(dir, recursive = TRUE))
    known <- length(rows) == 3L
    expect_identical(is.na(report$margins$moe), c(!known, TRUE))
    expect_identical(report$margins$confidence, c(NA_real_, NA_real_))
    if (known) expect_identical(report$margins$moe[[1L]], 100 * moe(40, 100))
    expect_match(format(report), "not published", fixed = TRUE, all = FALSE)
    expect_false(any(grepl("\\bNA\\b", format(report))))
    page <- read_page(report)
    cells <- function(head) text_of(page, paste0("//tr[th = '", head, "']/td"))
    gone <- "not published"
    expect_identical(cells("Persons"), c(if (known) "100" else gone, gone))
    expect_identical(cells("Answered"), c(if (length(rows) > 1L) "40" else gone, gone))
    expect_identical(cells("Confidence level"), c(gone, gone))
    words <- text_of(page, "//main//p")
    expect_identical(any(grepl("95% was taken", words, fixed = TRUE)), known)
    expect_identical(any(grepl("\\bNA\\b", c(words, text_of(page, "//main//td")))), FALSE)
  }
})

test_that("two processes draw what one does, and a lost one is made up for", {
  skip_if_quick()
  skip_if_not(Sys.info()[["sysname"]] == "Linux", "no second process")
  counts <- likert_counts(data.frame(q = c(1, 2, 4, 5, 5)), q, scale = "agree5")
  here <- Sys.getpid()
  entry <- function(id, first = function() NULL) {
    list(
      id = id, name = id, numbers = function() id, reading = function() id,
      plot = function(width) {
        first()
        autoplot(counts, width = width, lang = "en")
      }
    )
  }
  draw <- function(..., cores = 2L) {
    stage <- withr::local_tempdir()
    dir.create(file.path(stage, "figures"))
    withr::local_options(mc.cores = cores)
    ticks <- integer()
    out <- akkoord:::draw_figures(list(...), stage, NULL, function(done) ticks <<- c(ticks, done))
    expect_equal(ticks[[length(ticks)]], ...length())
    out
  }
  one <- draw(entry("a"), entry("b"), entry("c"), cores = 1L)
  two <- draw(entry("a"), entry("b"), entry("c"))
  expect_identical(two, one)
  expect_named(two, c("a", "b", "c"))

  away <- function() if (Sys.getpid() != here) tools::pskill(Sys.getpid(), tools::SIGKILL)
  lost <- draw(entry("a"), entry("b", away), entry("c"))
  expect_identical(lost, one)

  # what goes wrong there is said as what goes wrong here
  for (cores in 1:2) {
    expect_error(
      draw(entry("a"), entry("b", function() stop("no ink")), cores = cores),
      class = "akkoord_error_report_figure"
    )
  }
})
