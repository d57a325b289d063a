skip_if_not_installed("jsonlite")

study_codebooks <- function() list(erasmus = codebook("erasmus"), etwinning = codebook("etwinning"))

# A small codebook, sound, as a list to break.
small <- function() {
  jsonlite::fromJSON('{
    "fields": [
      {"name": "q1_1", "type": "boolean", "akkoord": {"question": "q1", "label": {"nl": "a", "en": "a"}}},
      {"name": "q1_2", "type": "boolean", "akkoord": {"question": "q1", "label": {"nl": "b", "en": "b"}}},
      {"name": "q2_1", "type": "integer", "constraints": {"enum": [1, 2, 3, 4, 5]},
       "akkoord": {"question": "q2", "item": "new", "label": {"nl": "n", "en": "n"}, "twin": "q3_1"}},
      {"name": "q3_1", "type": "integer",
       "akkoord": {"question": "q3", "item": "new", "label": {"nl": "n", "en": "n"}, "twin": "q2_1"}},
      {"name": "q4", "type": "integer", "akkoord": {"question": "q4", "label": {"nl": "v", "en": "v"}}},
      {"name": "q5", "akkoord": {"question": "q5", "label": {"nl": "w", "en": "w"}}}
    ],
    "akkoord": {
      "version": 1, "id": "small", "title": {"nl": "t", "en": "t"}, "languages": ["nl", "en"],
      "scales": {"size": {"labels": {"nl": ["klein", "groot"], "en": ["small", "large"]},
                          "dont_know": {"labels": {"nl": ["?"], "en": ["?"]}, "values": [9]}}},
      "sections": [
        {"id": "all", "title": {"nl": "s", "en": "s"}},
        {"id": "one", "title": {"nl": "s", "en": "s"}, "group": "G1",
         "asked_if": [{"field": "q1_1", "is": [true]}]},
        {"id": "two", "title": {"nl": "s", "en": "s"}, "group": "G2",
         "asked_if": [{"field": "q1_2", "is": [true]}]},
        {"id": "end", "title": {"nl": "s", "en": "s"}}
      ],
      "questions": [
        {"id": "q1", "number": 1, "section": "all", "block": "b", "type": "multiple",
         "required": true, "label": {"nl": "l", "en": "l"}},
        {"id": "q2", "number": 2, "section": "one", "block": "b", "type": "matrix",
         "scale": "agree5", "required": true, "label": {"nl": "l", "en": "l"}},
        {"id": "q3", "number": 3, "section": "two", "block": "b", "type": "matrix",
         "scale": "agree5", "required": true, "label": {"nl": "l", "en": "l"}},
        {"id": "q4", "number": 4, "section": "end", "block": "b", "type": "single",
         "scale": "size", "required": true, "label": {"nl": "l", "en": "l"}},
        {"id": "q5", "number": 5, "section": "end", "block": "b", "type": "open",
         "required": false, "label": {"nl": "l", "en": "l"},
         "asked_if": [{"field": "q4", "is": [1, 9]}]}
      ]
    }
  }', simplifyVector = FALSE)
}

json_file <- function(text, dir = tempfile("codebook")) {
  dir.create(dir)
  file <- file.path(dir, "own.json")
  writeBin(if (is.raw(text)) text else charToRaw(paste(text, collapse = "\n")), file)
  file
}
broken <- function(change) {
  x <- small()
  body <- substitute(change)
  eval(body)
  json_file(json_write(x))
}
faults_of <- function(change) {
  x <- small()
  eval(substitute(change))
  as.data.frame(validate_codebook(json_file(json_write(x)))[c("pointer", "problem")])
}
# the fault that the change is meant to make, and no other
only_fault <- function(change, pointer, problem) {
  found <- eval(substitute(faults_of(change)))
  expect_identical(sort(unique(found$pointer), method = "radix"), pointer)
  expect_match(found$problem, problem, all = TRUE)
}

test_that("both questionnaires are complete", {
  x <- study_codebooks()
  # appendix B.2 and B.3
  expect_identical(
    as.data.frame(glance(x$erasmus)[c("questions", "closed", "matrices", "matrix_items", "open", "twins")]),
    data.frame(questions = 24L, closed = 11L, matrices = 6L, matrix_items = 32L, open = 7L, twins = 16L)
  )
  expect_identical(
    as.data.frame(glance(x$etwinning)[c("questions", "closed", "matrices", "matrix_items", "open", "twins")]),
    data.frame(questions = 11L, closed = 5L, matrices = 4L, matrix_items = 21L, open = 2L, twins = 0L)
  )
  # options of each closed question, counted in the appendix ("don't know" included)
  options <- function(x, q) {
    s <- summary(x)[match(q, summary(x)$question), ]
    ifelse(s$type == "multiple", s$fields, vapply(s$scale, function(n) {
      if (is.na(n)) NA_integer_ else length(c(scale_labels(cb_scale(x, n)), scale_dk(cb_scale(x, n))))
    }, 0L))
  }
  expect_equal(
    unname(options(x$erasmus, paste0("q", c(1:6, 13, 20:23)))),
    c(7, 2, 3, 4, 6, 6, 6, 3, 3, 6, 4)
  )
  expect_equal(unname(options(x$etwinning, c("q1", "q2", "q3", "q4", "q8"))), c(7, 4, 5, 12, 6))
  s <- summary(x$erasmus)
  expect_identical(s$number[!s$required], c(8L, 10L, 12L, 15L, 17L, 19L, 24L))
  s <- summary(x$etwinning)
  expect_identical(s$number[!s$required], 10:11)
  # matrices on the agreement scale, the last of eTwinning with "don't know"
  fields <- as.data.frame(x$etwinning)
  expect_identical(unique(fields$scale[fields$question == "q9"]), "agree5_rather_dk")
})

test_that("twins are the same items, and say where the wording differs", {
  f <- as.data.frame(codebook("erasmus"), lang = "en")
  ka1 <- f[!is.na(f$twin) & f$group == "KA1", ]
  expect_identical(sum(!is.na(f$twin)), 32L)
  ka2 <- f[match(ka1$twin, f$name), ]
  expect_identical(ka2$group, rep("KA2", 16L))
  expect_identical(ka2$twin, ka1$name)
  expect_identical(ka2$item, ka1$item)
  expect_identical(ka2$scale, ka1$scale)
  # seven questions on
  move <- function(x) as.integer(sub("q([0-9]+)_.*", "\\1", x))
  expect_identical(move(ka2$name), move(ka1$name) + 7L)
  expect_identical(ka1$name[!is.na(ka1$twin_note)], c("q9_6", "q11_5", "q11_6"))
  expect_identical(ka1$name[ka1$label != ka2$label], c("q9_6", "q11_5", "q11_6"))
  expect_identical(ka1$twin_note, ka2$twin_note)
})

test_that("figures, items, research questions and questionnaire refer to each other", {
  skip_if_quick()
  study <- published_report("erasmus2022")
  books <- study_codebooks()
  fields <- lapply(books, as.data.frame)
  # "Q7/Q14 item 3" as q7_3 and q14_3; "Q20 or Q21" as q20 and q21
  names_of <- function(question) {
    q <- tolower(regmatches(question, gregexpr("Q[0-9]+", question))[[1L]])
    item <- sub("^[^;]*items? ", "", question)
    if (!grepl("item", question)) return(q)
    n <- unlist(lapply(regmatches(item, gregexpr("[0-9]+(-[0-9]+)?", item))[[1L]], function(r) {
      ends <- as.integer(strsplit(r, "-")[[1L]])
      seq(ends[[1L]], ends[[length(ends)]])
    }))
    as.vector(outer(q, n, paste, sep = "_"))
  }
  items <- study$items
  for (i in seq_len(nrow(items))) {
    f <- fields[[items$survey[[i]]]]
    named <- names_of(items$question[[i]])
    if (items$scale[[i]] == "multiple") {
      expect_true(named %in% f$question[f$type == "multiple"])
      expect_identical(f$question[which(f$item == items$item[[i]])], named)
      next
    }
    expect_true(all(named %in% f$name), info = items$item[[i]])
    if (items$item[[i]] == "et_use_any") next
    at <- match(named, f$name)
    # one item, in the study's block, on its scale, under its label
    expect_identical(unique(f$item[at]), items$item[[i]])
    expect_identical(f$name[which(f$item == items$item[[i]])], f$name[sort(at)])
    expect_identical(unique(f$block[at]), items$block[[i]])
    expect_identical(unique(f$scale[at]), items$scale[[i]])
    expect_true(items$label_nl[[i]] %in% f$label[at])
  }
  # every chart stands on questions that exist, and draws items of these
  for (i in which(study$figures$survey %in% names(fields))) {
    f <- fields[[study$figures$survey[[i]]]]
    named <- names_of(study$figures$question[[i]])
    at <- f$name %in% named | f$question %in% named
    expect_true(any(at), info = study$figures$figure[[i]])
    drawn <- unique(study$published$item[study$published$figure == study$figures$figure[[i]]])
    expect_true(all(setdiff(drawn, "et_use_any") %in% f$item[at]), info = study$figures$figure[[i]])
  }
  # groups and blocks of the published numbers are the codebook's
  p <- study$published[study$published$group %in% c("KA1", "KA2"), ]
  expect_true(all(paste(p$item, p$group, p$block) %in%
    with(fields$erasmus, paste(item, group, block))))
  # a closed question of effects has a figure; what has none is known by name
  all_items <- unlist(lapply(fields, function(f) f$item[f$type == "matrix"]))
  charted <- unique(study$published$item)
  expect_identical(setdiff(all_items, charted), "et_teaching_practices")
  # research questions name items and figures that are there, and each item has a place
  asked <- unlist(strsplit(study$questions$items[!is.na(study$questions$items)], ";"))
  expect_true(all(asked %in% items$item))
  expect_true(all(setdiff(charted, c("et_share_users", asked)) == character()))
  shown <- unlist(strsplit(study$questions$figures[!is.na(study$questions$figures)], ";"))
  expect_true(all(shown %in% study$figures$figure))
})

test_that("routing says which block is put to whom", {
  f <- as.data.frame(codebook("erasmus"))
  expect_identical(unique(f$asked_if[f$group %in% "KA1"]), "q2_1 = TRUE")
  expect_identical(unique(f$asked_if[f$group %in% "KA2"]), "q2_2 = TRUE")
  expect_identical(unique(f$asked_if[f$question == "q23"]), "q20 = 1 | q21 = 1")
  expect_true(all(is.na(f$asked_if[f$question %in% c("q1", "q2", "q4", "q20", "q24")])))
  f <- as.data.frame(codebook("etwinning"))
  expect_identical(unique(f$question[!is.na(f$asked_if)]), c("q5", "q6"))
})

test_that("the files are as write_codebook() writes them, and come back the same", {
  skip_if_quick()
  for (name in c("erasmus", "etwinning")) {
    x <- codebook(name)
    file <- tempfile(fileext = ".json")
    expect_identical(write_codebook(x, file), x)
    expect_identical(read_codebook(file), x)
    built_in <- system.file("codebooks", paste0(name, ".json"), package = "akkoord")
    expect_identical(readBin(file, "raw", 1e6), readBin(built_in, "raw", 1e6))
    expect_identical(nrow(validate_codebook(x)), 0L)
    expect_identical(nrow(validate_codebook(file)), 0L)
    # nothing but the file is left behind
    expect_length(list.files(dirname(file), basename(file), all.files = TRUE), 1L)
    # what other tools for Table Schema show is the Dutch label
    title <- vapply(x$fields, `[[`, "", "title")
    expect_identical(title, as.data.frame(x, lang = "nl")$label)
  }
})

test_that("the files are Table Schema", {
  skip_if_quick()
  # the rules of the published profile (table-schema.json of frictionlessdata) that
  # concern what is used here: a name, a type, constraints and enum that fit the type
  for (x in study_codebooks()) {
    expect_true(all(c("fields", "missingValues") %in% names(x)))
    expect_identical(x$missingValues, list(""))
    names <- vapply(x$fields, `[[`, "", "name")
    expect_identical(anyDuplicated(names), 0L)
    for (f in x$fields) {
      expect_true(is.character(f$title) && f$type %in% c("integer", "boolean", "string"))
      expect_true(all(names(f) %in% c("name", "type", "title", "constraints", "akkoord")))
      expect_true(all(names(f$constraints) %in% c("required", "enum")))
      expect_true(is.null(f$constraints$required) || is.logical(f$constraints$required))
      if (!is.null(f$constraints$enum)) {
        expect_identical(f$type, "integer")
        expect_true(all(vapply(f$constraints$enum, is.integer, NA)))
        expect_identical(anyDuplicated(f$constraints$enum), 0L)
      }
    }
  }
})

test_that("a file has the labels of codes where other tools for Table Schema look", {
  file <- withr::local_tempfile(fileext = ".json")
  x <- structure(small(), class = "codebook")
  write_codebook(x, file)
  fields <- jsonlite::fromJSON(file, simplifyVector = FALSE)$fields
  known <- fields[[3L]]
  expect_identical(vapply(known$categories, `[[`, 0L, "value"), 1:5)
  expect_identical(
    vapply(known$categories, `[[`, "", "label"), likert_scale("agree5", "nl")$labels$nl
  )
  expect_true(known$categoriesOrdered)
  # with an answer that has no place in the order, the order is not said
  own <- fields[[5L]]
  expect_identical(
    lapply(own$categories, `[[`, "label"), list("klein", "groot", "?")
  )
  expect_identical(vapply(own$categories, `[[`, 0L, "value"), c(1L, 2L, 9L))
  expect_null(own$categoriesOrdered)
  expect_null(fields[[1L]]$categories)
  expect_identical(read_codebook(file), x)
})

test_that("labels of codes that are not the scale's are a fault", {
  x <- small()
  x$fields[[3L]]$categories <- lapply(1:5, function(v) list(value = v, label = "l"))
  expect_identical(nrow(validate_codebook(structure(x, class = "codebook"))), 0L)
  x$fields[[3L]]$categories <- as.list(1:5)
  expect_identical(nrow(validate_codebook(structure(x, class = "codebook"))), 0L)
  x$fields[[3L]]$categories[[5L]] <- 7L
  found <- validate_codebook(structure(x, class = "codebook"))
  expect_identical(found$pointer, "/fields/2/categories")
  expect_match(found$problem, "not the codes")
})

test_that("odd texts and numbers come back as they were", {
  x <- structure(small(), class = "codebook")
  odd <- "\" \\ / <b> {x} \u00e9 \u20ac \U1F600 \t \n \u007f"
  x$fields[[1L]]$akkoord$label$nl <- odd
  x$own <- list(pi = 3.14159265358979312, big = 1e300, tenth = 0.1, none = NULL, deep = list(list()))
  x$own["none"] <- list(NULL)
  file <- tempfile()
  write_codebook(x, file)
  y <- read_codebook(file)
  expect_identical(y$fields[[1L]]$akkoord$label$nl, odd)
  expect_identical(y$own$pi, x$own$pi)
  expect_identical(y$own$tenth, 0.1)
  expect_identical(y$own$big, 1e300)
  expect_true("none" %in% names(y$own))
  write_codebook(y, file)
  expect_identical(read_codebook(file), y)
})

test_that("a codebook that is unsound is not written, and the file stays", {
  file <- tempfile()
  x <- codebook("etwinning")
  write_codebook(x, file)
  before <- readBin(file, "raw", 1e6)
  x$fields[[1L]]$akkoord$question <- "q99"
  expect_error(write_codebook(x, file), class = "akkoord_error_codebook")
  expect_identical(readBin(file, "raw", 1e6), before)
  expect_length(list.files(dirname(file), basename(file), all.files = TRUE), 1L)
  expect_error(write_codebook(list(), file), class = "akkoord_error_type")
  expect_error(write_codebook(codebook("erasmus"), tempdir()), class = "akkoord_error_codebook_path")
  expect_error(
    write_codebook(codebook("erasmus"), file.path(tempfile(), "x.json")),
    class = "akkoord_error_codebook_path"
  )
})

test_that("each fault is found, where it stands, and makes no others", {
  expect_identical(nrow(faults_of(NULL)), 0L)
  only_fault(x$akkoord$questions[[2L]]$scale <- "agree6",
             "/akkoord/questions/1/scale", "no scale \"agree6\". Did you mean \"agree5\"")
  only_fault(x$fields[[3L]]$akkoord$twin <- "q3_2", c("/fields/2/akkoord/twin", "/fields/3/akkoord/twin"),
             "to be the twin|does not name")
  only_fault(x$akkoord$sections[[2L]]$asked_if[[1L]] <- list(field = "q4", is = list(1L)),
             "/akkoord/sections/1/asked_if/0/field", "does not come before it")
  only_fault(x$akkoord$questions[[5L]]$asked_if[[1L]]$field <- "q5",
             "/akkoord/questions/4/asked_if/0/field", "come before|open question")
  only_fault(x$akkoord$questions[[5L]]$asked_if[[1L]]$is <- list(3L),
             "/akkoord/questions/4/asked_if/0/is/0", "3 is not an answer to \"q4\"")
  only_fault(x$akkoord$sections[[2L]]$asked_if[[1L]]$is <- list(1L),
             "/akkoord/sections/1/asked_if/0/is/0", "1 is not an answer")
  only_fault(x$akkoord$scales$size$labels$en <- list("small", ""),
             "/akkoord/scales/size/labels/en/1", "Category 2 has no label in \"en\"")
  only_fault(x$akkoord$scales$size$labels$en <- list("small"),
             "/akkoord/scales/size/labels/en", "have 1 label in \"en\", but 2")
  only_fault(x$akkoord$scales$size$labels$en <- NULL,
             "/akkoord/scales/size/labels/en", "no labels in \"en\"")
  only_fault(x$akkoord$scales$size$values <- list(9L, 1L), "/akkoord/scales/size/values", "two answers")
  only_fault(x$akkoord$scales$size$top <- list(3L), "/akkoord/scales/size/top", "positions")
  only_fault(x$fields[[2L]]$name <- "q1_1", c("/akkoord/sections/2/asked_if/0/field", "/fields/1/name"),
             "There is no field|stands twice")
  only_fault(x$akkoord$questions[[5L]]$id <- "q4",
             c("/akkoord/questions/4", "/akkoord/questions/4/id", "/fields/5/akkoord/question"), ".")
  only_fault(x$akkoord$questions[[5L]]$number <- 4L, "/akkoord/questions/4/number", "4 comes after 4")
  only_fault(x$akkoord$questions[[1L]]$requird <- TRUE, "/akkoord/questions/0/requird",
             "Did you mean \"required\"")
  only_fault(x$akkoord$questions[[1L]]$label$en <- NULL, "/akkoord/questions/0/label/en", "no label in \"en\"")
  only_fault(x$fields[[6L]]$akkoord$label <- "w", "/fields/5/akkoord/label", "by language")
  only_fault(x$fields[[3L]]$constraints$enum[[5L]] <- 6L, "/fields/2/constraints/enum", "not the codes")
  only_fault(x$fields[[3L]]$constraints$required <- TRUE, "/fields/2/constraints/required", "Not everyone")
  only_fault(x$fields[[1L]]$type <- "integer", "/fields/0/type", "\"boolean\"")
  only_fault(x$fields[[1L]]$type <- "bool", "/fields/0/type", "Table Schema has no type")
  only_fault(x$akkoord$version <- 2L, "/akkoord/version", "must be 1")
  only_fault(x$missingValues <- "", "/missingValues", "array")
  only_fault(x$akkoord <- NULL, "", "\"akkoord\" is missing")
})

test_that("all faults come at once, by line", {
  file <- broken({
    x$akkoord$questions[[2L]]$scale <- "agree6"
    x$fields[[2L]]$name <- "q1_1"
    x$fields[[4L]]$akkoord$twin <- "q2_9"
    x$akkoord$sections[[2L]]$asked_if[[1L]]$field <- "q4"
    x$akkoord$scales$size$labels$en[[2L]] <- NULL
    x$akkoord$title$nl <- "{braces} {.val too}"
    x$akkoord$id <- "{1 + 1}"
  })
  expect_snapshot(error = TRUE, read_codebook(file))
  e <- tryCatch(read_codebook(file), error = identity)
  expect_s3_class(e, c("akkoord_error_codebook", "akkoord_error"), exact = FALSE)
  expect_identical(e$faults, validate_codebook(file))
  expect_false(is.unsorted(e$faults$line))
  # each pointer leads to its line
  lines <- readLines(file)
  at <- e$faults$line[e$faults$pointer == "/fields/1/name"]
  expect_match(lines[[at]], "\"name\": \"q1_1\"", fixed = TRUE)
})

test_that("invalid JSON is told with its line and column", {
  skip_if_quick()
  text <- strsplit(json_write(small()), "\n")[[1L]]
  cut <- function(i, line) replace(text, i, line)
  expect_snapshot(error = TRUE, {
    read_codebook(json_file(cut(3L, sub(",$", "", "{\"name\": \"q1_1\" \"type\": 1"))))
    read_codebook(json_file(head(text, 10L)))
    read_codebook(json_file(c(text, "}")))
    read_codebook(json_file(""))
    read_codebook(json_file("{\"a\": 1,}"))
    read_codebook(json_file("{'a': 1}"))
    read_codebook(json_file("[1, 2, nul]"))
    read_codebook(json_file("{\"a\": 01}"))
    read_codebook(json_file("{\"a\": \"tab\there\"}"))
    read_codebook(json_file("3"))
    read_codebook(json_file(as.raw(c(0x7b, 0x0a, 0xe9, 0x7d))))
    read_codebook(json_file(as.raw(c(0x7b, 0x0a, 0x00, 0x7d))))
  })
  # columns are of characters, not bytes
  accents <- validate_codebook(json_file(charToRaw("{\"\u00e9\u00e9\" \"no colon\"}")))
  expect_identical(accents$column, 7L)
  twice <- validate_codebook(json_file(sub("\"fields\"", "\"fields\": [], \"fields\"", text)))
  expect_match(twice$problem[[1L]], "stands twice in one object")
  # a byte order mark is let through
  with_bom <- json_file(c(as.raw(c(0xef, 0xbb, 0xbf)), charToRaw(json_write(small()))))
  expect_identical(unclass(read_codebook(with_bom)), small())
})

test_that("the scanner agrees with jsonlite on what is JSON", {
  texts <- c(
    "{}", "[]", "[[]]", "{\"a\":{}}", "\"a\"", "1e5", "-0", "-", "1.", ".5", "+1", "1e", "[1,]",
    "[,1]", "{\"a\"}", "{\"a\":}", "{:1}", "[1 2]", "[1}", "{]", "true", "True", "nulll",
    "\"\\u12g4\"", "\"\\u00e9\"", "\"\\x\"", "\"", "[\"a\nb\"]", "1 1", "]", ",", "[1,2,,3]"
  )
  ours <- vapply(texts, function(t) is.null(json_scan(t)$problem), NA)
  theirs <- vapply(texts, function(t) isTRUE(as.logical(jsonlite::validate(t))), NA)
  expect_identical(ours, theirs)
})

test_that("large and hostile files are refused or read, and never end R", {
  skip_if_quick()
  deep <- json_file(strrep("[", 1e5))
  expect_match(validate_codebook(deep)$problem, "nested deeper than 64")
  large <- tempfile()
  writeBin(raw(8e6 + 1), large)
  expect_match(validate_codebook(large)$problem, "larger than 8 MB")
  wide <- json_file(paste0("{\"fields\": [", paste(rep("1", 2e4), collapse = ","), "]}"))
  expect_error(read_codebook(wide), class = "akkoord_error_codebook")
  escapes <- json_file(paste0("{\"a\": \"", strrep("\\n", 2e5), "\"}"))
  expect_true(nrow(validate_codebook(escapes)) > 0L)
  # every value in turn made into something else
  values <- list(NULL, TRUE, 1.5, "x", list(), list(1), list(a = 1))
  text <- json_write(small())
  at <- gregexpr("\"(nl|en|id|field|is|name|type|question|twin|labels|values|number|scale|section|asked_if|label|scales|sections|questions|languages)\": ", text)[[1L]]
  end <- at + attr(at, "match.length")
  set.seed(1)
  for (i in sample(seq_along(at), effort(8L, 40L, length(at)))) {
    for (v in values) {
      x <- small()
      # a walk to the i-th property is easier on text: put the new value before the old one's name
      new <- paste0(substr(text, 1L, end[[i]] - 1L), json_value(v, 0L, 1e4), ", \"was\": ",
                    substring(text, end[[i]]))
      found <- validate_codebook(json_file(new))
      expect_s3_class(found, "tbl_df")
    }
  }
})

test_that("a codebook is printed as a person would read it", {
  local_reproducible_output(width = 80)
  expect_snapshot({
    print(codebook("erasmus"), lang = "en")
    print(codebook("etwinning"), lang = "en")
  })
  dutch <- format(codebook("etwinning"), lang = "nl")
  expect_true("* verplicht te beantwoorden" %in% sub("^# ", "", dutch))
  expect_true(any(grepl("alleen wie bij vraag 1 \"leerkracht\"", dutch, fixed = TRUE)))
  x <- structure(small(), class = "codebook")
  x$fields[[5L]]$akkoord$label$nl <- paste(rep("heel lang", 40L), collapse = " ")
  x$akkoord$questions[[4L]]$label$nl <- paste(rep("heel lang", 40L), collapse = " ")
  expect_true(all(nchar(format(x)) <= 80))
  expect_identical(print(x), x) |> capture.output()
})

test_that("tables of a codebook", {
  f <- as.data.frame(codebook("erasmus"), lang = "en")
  expect_named(f, c(
    "name", "question", "item", "type", "scale", "section", "block", "group", "twin",
    "twin_note", "required", "asked_if", "label"
  ))
  expect_identical(nrow(f), 72L)
  expect_identical(as.data.frame(tidy(codebook("erasmus"), lang = "en")), f)
  expect_setequal(f$type, c("single", "multiple", "matrix", "open"))
  expect_identical(nrow(summary(codebook("etwinning"))), 11L)
})

test_that("errors of names and files", {
  expect_snapshot(error = TRUE, {
    codebook("erasmsu")
    codebook(1)
    codebook("own.json")
    read_codebook("erasmus")
    read_codebook(1)
    as.data.frame(codebook("erasmus"), lang = "de")
    validate_codebook("nowhere.json")
  })
})

test_that("a quote without an end is one token, however many quotes come after it", {
  expect_length(json_tokens(strrep("\"\\", 1e5))$token, 1L)
  expect_length(json_tokens(paste0("[\"a\", ", strrep("\"\\x\" ", 100)))$token, 4L)
  expect_match(json_scan("[\"a\", \"b\\\"]\"\n, \"")$problem, "without an end")
})
