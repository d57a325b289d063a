# The rooms of R/, lowest floor first: a file calls its own floor and those below, and
# no files call each other in a circle. Read from the source, which a check has not.
floors <- list(
  ground = c(
    "akkoord-package", "check", "keep", "words(-.*)?", "numbers", "format", "printed", "text",
    "answer-words", "write-files", "read-bytes", "read-sheet"
  ),
  waist = c(
    "scale", "builtin-scales", "codes", "reading", "off-scale", "twin-table", "count-set",
    "count-(why|claims)", "reconstruct", "counts", "counts-(add|people|relations|suppress|hide-flow)", "range", "vcov",
    "codebook(-.*)?"
  ),
  doors = c(
    "read-.*", "wave", "draft-codebook", "reading-counted", "published-.*", "published-counts",
    "counts-package(-read)?",
    "counts-table-check", "counts-(frame|input|multiple|codebook|table|design|total|banner|ticks|long|covariance|lazy.*|sql)",
    "simulate-.*"
  ),
  uses = c(
    "overview", "moe", "sample-size", "design-effect", ".*-ci", "count-ranges", "nonresponse",
    "overlap-(test|answers|asymptotic)", "omnibus-(test|weighted|print)", "two-groups",
    "group-test", "brunner-munzel", "freeman-halton",
    "signed-rank", "marginal-homogeneity", "effects", "power-overlap", "compare-.*",
    "summary(-(tidy|print))?", "counts-(print|sets|methods|survey-methods)", "presentation", "inline-text", "methods-text",
    "audit(-.*)?"
  ),
  paper = c(
    "figure(-.*)?", "palette", "autoplot(-.*)?", "counts-bars", "table(-.*)?", "page(-.*)?",
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
