# The rooms of R/, lowest floor first: a file calls its own floor and those below, and
# no files call each other in a circle. Read from the source, which a check has not.
floors <- list(
  ground = c(
    "akkoord-package", "check", "style", "keep", "words(-.*)?", "numbers", "format", "printed", "text",
    "answer-words", "write-files", "read-bytes", "read-(sheet|ods|reach)"
  ),
  waist = c(
    "scale", "builtin-scales", "codes", "reading", "off-scale", "twin-table", "count-set",
    "count-(why|claims)", "reconstruct", "counts", "counts-(add|people|relations|suppress|hide-flow)", "range", "vcov",
    "codebook(-.*)?"
  ),
  doors = c(
    "read-.*", "wave", "draft-.*", "reading-counted", "published-.*", "published-counts",
    "counts-package(-read)?",
    "counts-table-(check|read)", "counts-(array|frame|input|multiple|codebook|table|design|total|banner|ticks|long|covariance|lazy.*|sql)",
    "simulate-.*"
  ),
  uses = c(
    "overview", "moe", "sample-size", "design-effect", ".*-ci", "count-ranges", "nonresponse",
    "overlap-(test|answers|asymptotic)", "omnibus-(test|weighted|print)", "two-groups",
    "group-test", "brunner-munzel", "freeman-halton",
    "signed-rank", "marginal-homogeneity", "effects", "power-overlap", "trend-test", "compare-.*",
    "summary(-(tidy|print))?", "counts-(print|sets|methods|survey-methods)", "presentation", "inline-text", "methods-text",
    "audit(-.*)?"
  ),
  paper = c(
    "figure(-.*)?", "palette", "autoplot(-.*)?", "counts-bars(-totals)?", "table(-.*)?", "page(-.*)?",
    "report-.*", "render-report", "reproduce-report", "command-.*"
  )
)

floor_of <- function(file) {
  at <- vapply(floors, function(rooms) {
    any(grepl(paste0("^(", paste(rooms, collapse = "|"), ")$"), sub("[.]R$", "", file)))
  }, NA)
  which(at)[1L]
}

# Who calls whom: a row a function that another file defines.
calls_of <- function(dir) {
  defined <- list()
  for (file in dir(dir, "[.]R$")) {
    for (e in as.list(parse(file.path(dir, file), keep.source = FALSE, encoding = "UTF-8"))) {
      if (is.call(e) && identical(e[[1L]], quote(`<-`)) && is.name(e[[2L]])) {
        defined[[as.character(e[[2L]])]] <- file
      }
    }
  }
  calls <- lapply(names(defined), function(name) {
    f <- get0(name, asNamespace("akkoord"), inherits = FALSE)
    used <- if (is.function(f)) intersect(codetools::findGlobals(f), names(defined))
    to <- vapply(used, function(u) defined[[u]], "")
    data.frame(from = rep(defined[[name]], length(used)), to = to, what = used, row.names = NULL)
  })
  calls <- do.call(rbind, calls)
  calls[calls$from != calls$to, ]
}

# Files that reach themselves.
in_circles <- function(calls) {
  files <- unique(c(calls$from, calls$to))
  reach <- matrix(FALSE, length(files), length(files), dimnames = list(files, files))
  reach[as.matrix(calls[c("from", "to")])] <- TRUE
  repeat {
    further <- reach | reach %*% reach > 0
    if (identical(further, reach)) break
    reach <- further
  }
  sort(files[diag(reach)])
}

source_dir <- test_path("../../R")

test_that("every file of R/ is on a floor", {
  skip_if_not(dir.exists(source_dir), "no source here")
  files <- dir(source_dir, "[.]R$")
  expect_identical(files[is.na(vapply(files, floor_of, 0L))], character())
})

test_that("calls go down, and in no circle", {
  skip_if_quick()
  skip_if_not(dir.exists(source_dir), "no source here")
  skip_if_not_installed("codetools")
  withr::local_locale(c(LC_CTYPE = "C.UTF-8"))
  calls <- calls_of(source_dir)
  expect_gt(nrow(calls), 1000L)
  from <- vapply(calls$from, floor_of, 0L)
  to <- vapply(calls$to, floor_of, 0L)
  up <- which(from < to)
  expect_identical(paste(calls$from, calls$what)[up], character())
  expect_identical(in_circles(calls), character())
})

test_that("a call upwards and a circle are found", {
  calls <- data.frame(from = c("a", "b", "c", "d"), to = c("b", "c", "b", "a"))
  expect_identical(in_circles(calls), c("b", "c"))
  expect_lt(floor_of("check.R"), floor_of("autoplot.R"))
  expect_true(is.na(floor_of("miscellaneous.R")))
})

# The measures of the house, from the source.
source_files <- function() {
  dir(c(source_dir, test_path("../../src")), "[.](R|c|h)$", full.names = TRUE)
}

# A row a function that a file of R defines by its name, with the lines it takes.
functions_of <- function(files) {
  withr::local_locale(c(LC_CTYPE = "C.UTF-8"))
  rows <- lapply(files, function(file) {
    e <- parse(file, keep.source = TRUE, encoding = "UTF-8")
    lines <- vapply(attr(e, "srcref"), function(s) s[[3L]] - s[[1L]] + 1L, 0L)
    named <- vapply(as.list(e), function(x) {
      is.call(x) && identical(x[[1L]], quote(`<-`)) && is.call(x[[3L]]) &&
        identical(x[[3L]][[1L]], quote(`function`))
    }, NA)
    data.frame(
      file = rep(basename(file), sum(named)), lines = lines[named],
      name = vapply(as.list(e)[named], function(x) as.character(x[[2L]])[[1L]], "")
    )
  })
  do.call(rbind, rows)
}

# A name before `=` is a symbol, which R writes in the locale it is installed in: in the C
# locale it is no longer what it was.
names_in <- function(e) {
  if (!is.recursive(e)) {
    return(character())
  }
  c(names(e), unlist(lapply(as.list(e), function(part) {
    if (missing(part)) character() else names_in(part)
  })))
}

test_that("names in the source are ASCII", {
  skip_if_quick()
  skip_if_not(dir.exists(source_dir), "no source here")
  withr::local_locale(c(LC_CTYPE = "C.UTF-8"))
  odd <- function(e) unname(grep("[^ -~]|<U[+]", names_in(e), value = TRUE))
  expect_length(odd(parse(text = "f <- function(x) c(a = 1, \"\\u00e9\" = 2)")), 1L)
  for (file in dir(source_dir, "[.]R$", full.names = TRUE)) {
    found <- odd(parse(file, keep.source = FALSE, encoding = "UTF-8"))
    expect_identical(found, character(), info = file)
  }
})

test_that("functions are short, and none is defined twice", {
  skip_if_not(dir.exists(source_dir), "no source here")
  found <- functions_of(grep("[.]R$", source_files(), value = TRUE))
  expect_gt(nrow(found), 1000L)
  long <- found[found$lines > 60L, ]
  expect_identical(paste(long$file, long$name, long$lines), character())
  expect_identical(found$name[duplicated(found$name)], character())
})

test_that("no helper of the tests has the name of a function of the package", {
  # it would stand in for it in every test that takes the package's own
  helpers <- functions_of(dir(test_path(), "^helper.*[.]R$", full.names = TRUE))
  expect_gt(nrow(helpers), 30L)
  expect_identical(intersect(helpers$name, ls(asNamespace("akkoord"))), character())
})

test_that("files have at most 500 lines, and lines of R at most 100 columns", {
  skip_if_not(dir.exists(source_dir), "no source here")
  files <- source_files()
  lines <- lapply(files, readLines, encoding = "UTF-8", warn = FALSE)
  expect_gt(length(files), 200L)
  expect_identical(basename(files)[lengths(lines) > 500L], character())
  r <- grepl("[.]R$", files)
  wide <- vapply(lines[r], function(l) any(nchar(l, "chars", allowNA = TRUE) > 100L), NA)
  expect_identical(basename(files[r])[wide], character())
})

test_that("a long function and one that is there twice are found", {
  file <- withr::local_tempfile(fileext = ".R")
  writeLines(c("f <- function() {", rep("  1", 59L), "}", "g <- 1", "f <- function(x) x"), file)
  found <- functions_of(file)
  expect_identical(found$name, c("f", "f"))
  expect_identical(found$lines, c(61L, 1L))
})

test_that("what is said of the package beside DESCRIPTION is what DESCRIPTION says", {
  root <- dirname(source_dir)
  skip_if_not(file.exists(file.path(root, "codemeta.json")), "no source here")
  skip_if_not_installed("jsonlite")
  said <- jsonlite::fromJSON(file.path(root, "codemeta.json"))
  about <- read.dcf(file.path(root, "DESCRIPTION"))[1L, ]
  expect_identical(said$version, about[["Version"]])
  expect_identical(said$name, paste0(about[["Package"]], ": ", about[["Title"]]))
  needed <- said$softwareRequirements
  expect_identical(paste0("R (", needed$version[needed$name == "R"], ")"), about[["Depends"]])
})

# What R CMD check asks first, and nobody sees before it runs.
test_that("every argument of a usage is documented", {
  man <- test_path("../../man")
  skip_if_not(dir.exists(man), "no source here")
  found <- tools::checkDocFiles(dir = test_path("../.."))
  expect_identical(format(found), character())
})
