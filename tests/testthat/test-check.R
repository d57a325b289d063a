# What every argument may be given: a refusal of ours, in words, at once.

refusal <- function(code) {
  tryCatch({
    suppressMessages(suppressWarnings(code))
    NULL
  }, error = identity)
}

odd <- list(
  sum, `if`, new.env(), quote(a), quote(f(x)), y ~ x, expression(a), pairlist(1), list(1, "a"),
  NULL, character(), factor("a"), as.Date("2022-01-01"), as.POSIXlt("2022-01-01", tz = "UTC"),
  numeric_version("1.2"), data.frame(a = 1), matrix("a", 2, 2), 1i, as.raw(1), "\xff\xfe",
  `Encoding<-`("\xff", "bytes"), strrep("x", 1e5), as.character(1:1e5), "{stop()}",
  stdin(), simpleError("{stop()}"), structure(list(), class = "likert_scale")
)

test_that("any value at all is refused in a message that can be read", {
  skip_if_quick(glue = TRUE)
  given <- list(
    choice = function(x) moe(10, fpc = x), number = function(x) moe(10, conf.level = x),
    string = function(x) published_report(structure(list(), class = "none")),
    scale = function(x) likert_counts(data.frame(q = 1:2), "q", scale = x, N = 0.5),
    percent = function(x) claim("a", ">", structure(list(x), class = "none")),
    names = function(x) published_sum(list(x), 50),
    text = function(x) read_table_text(list(x)), codebook = function(x) validate_codebook(list(x)),
    data = function(x) overlap_test(q ~ g, data = list(x))
  )
  for (name in names(given)) {
    # in quick runs each function is given other values
    some <- seq_along(odd) %% 4L == match(name, names(given)) %% 4L
    for (i in which(effort(some, rep(TRUE, length(odd))))) {
      start <- proc.time()[[1L]]
      err <- refusal(given[[name]](odd[[i]]))
      where <- paste(name, i)
      expect_true(inherits(err, "akkoord_error"), info = paste(where, if (is.null(err)) "accepted" else class(err)))
      text <- paste(where, ":", conditionMessage(err))
      expect_true(all(validUTF8(text)) && nchar(text) < 2000, info = substr(text, 1, 200))
      expect_true(proc.time()[[1L]] - start < seconds(4), info = paste(where, "takes long"))
    }
  }
})

test_that("of many values the ends are shown, and of a long text the beginning", {
  x <- as.character(1:1e5)
  expect_match(akkoord:::msg("It is {.val {x}}."), "\"1\", \"2\", .*\"99999\", and \"100000\"")
  expect_lt(nchar(akkoord:::msg("It is {.val {x}}.")), 300)
  long <- strrep("ab", 1e4)
  expect_lt(nchar(akkoord:::msg("{.val {long}}")), 250)
  expect_equal(cli::ansi_strip(akkoord:::msg("{.val {NULL}} {.val {sum}}")), "NULL a primitive function")
  expect_null(akkoord:::did_you_mean(strrep("a", 1e5), as.character(1:1e5)))
  expect_identical(akkoord:::did_you_mean("agre5", c("agree5", "\xff")), "agree5")
})

test_that("text that is no UTF-8 is named", {
  err <- expect_error(published_sum(c("a", "\xff\xfe"), 50), class = "akkoord_error_encoding")
  expect_identical(err$arg, "categories")
  expect_identical(err$row, 2L)
  # Latin-1 that says so is text
  expect_s3_class(likert_scale(c(`Encoding<-`("caf\xe9", "latin1"), "b")), "likert_scale")
})

test_that("a scale that was taken apart is refused", {
  scale <- likert_scale("agree5")
  for (part in c("labels", "values", "scores", "ordered")) {
    broken <- scale
    broken[[part]] <- if (part == "labels") list() else broken[[part]][1L:2L]
    expect_error(likert_counts(data.frame(q = 1:5), "q", scale = broken), class = "akkoord_error_scale")
  }
})

test_that("a generic refuses in words what it has no method for", {
  skip_if_quick(glue = TRUE)
  for (f in list(inline_text, omnibus_test, compare_groups, likert_table, likert_counts)) {
    for (x in list(1, "a", list(1), quote(a), sum, NULL)) {
      expect_error(f(x), class = "akkoord_error_type")
    }
  }
  expect_error(inline_text(1), "must be counts or a comparison")
})

test_that("a class alone makes no object of ours", {
  fake <- function(class) structure(list(), class = class)
  expect_error(render_report(fake("published_report"), tempfile()), class = "akkoord_error_damaged")
  expect_error(compare_groups(fake("published_report")), class = "akkoord_error_damaged")
  expect_error(likert_counts(fake("published_report")), class = "akkoord_error_damaged")
  expect_error(report_figure(fake("published_report"), 1), class = "akkoord_error_damaged")
  expect_error(n_tables(fake("count_set")), class = "akkoord_error_damaged")
  expect_error(read_wave(tempfile(), fake("codebook")), class = "akkoord_error_damaged")
  counts <- structure(list(), class = c("likert_counts", "data.frame"))
  expect_error(inline_text(counts), class = "akkoord_error_version")
})

test_that("choices, functions and vectors are looked at where they come in", {
  skip_if_quick(glue = TRUE)
  d <- data.frame(q = rep(1:5, 4), g = rep(c("m", "w"), 10))
  for (bad in list(sum, quote(a), list("none"), 1, character(), "nobody")) {
    expect_error(
      compare_groups(d, "q", by = "g", scale = "agree5", assume = bad),
      class = "akkoord_error_choice"
    )
    expect_error(
      compare_groups(d, "q", by = "g", scale = "agree5", sets = bad), class = "akkoord_error"
    )
  }
  set <- reconstruct_counts(c(a = 20, b = 80), 30)
  for (bad in list(sum, quote(a), 1, list("a"))) {
    expect_error(stat_range(set, 1:2, of = "share", among = bad), class = "akkoord_error_type")
  }
  expect_error(stat_range(set, function(x) stop("{no}")), "{no}", fixed = TRUE,
               class = "akkoord_error_function")
  for (bad in list(sum, quote(a), list(), "\xff", Sys.time())) {
    expect_error(overlap_test(1:5, c(2, 2:5), B = bad), class = "akkoord_error")
    expect_error(overlap_test(1:5, c(2, 2:5), df = bad), class = "akkoord_error")
    expect_error(overlap_test(1:5, c(2, 2:5), var.equal = bad), class = "akkoord_error")
  }
  expect_error(overlap_test(table(c(1, 1, 2))), class = "akkoord_error_type")
})

test_that("a table of two answers is not made for thousands of them", {
  skip_if_quick(glue = TRUE)
  x <- c("1", "2", "3")
  scale <- likert_scale(as.character(1:20000))
  expect_error(likert_scale(as.character(1:20001)), class = "akkoord_error_too_large")
  tests <- list(twin_table, overlap_test, signed_rank_test, marginal_homogeneity_test,
                freeman_halton_test, brunner_munzel_test)
  for (f in tests) {
    expect_error(f(x, rev(x), scale = scale), class = "akkoord_error_too_large")
  }
  expect_error(
    likert_counts(data.frame(a = x, b = x), twins = list(q = c(A = "a", B = "b")), scale = scale),
    class = "akkoord_error_too_large"
  )
})

test_that("weighted cells of two answers are those that tapply() sums", {
  set.seed(3)
  x <- sample(4L, 60, TRUE)
  y <- sample(4L, 60, TRUE)
  w <- runif(60)
  cells <- tapply(w, list(factor(x, 1:4), factor(y, 1:4)), sum, default = 0)
  expect_equal(akkoord:::cross_slots(x, y, 3L, w), unname(unclass(cells)), ignore_attr = TRUE)
})

test_that("of many assumed values the first are printed", {
  b <- nonresponse_bounds(128, 209, 560, ratio = as.double(1:1000))
  expect_length(format(b, lang = "en"), 1L + 1L + 10L + 2L + 2L + 3L + 1L)
  expect_match(format(b, lang = "en")[[20L]], "990 more")
})

test_that("what is empty or too long for anything is refused", {
  for (bad in list(list(), structure(list(), class = "sweep"))) {
    expect_error(multinom_ci(bad), class = "akkoord_error_type")
  }
  expect_error(likert_scale(list()), class = "akkoord_error")
  expect_error(write_codebook(codebook("erasmus"), strrep("x", 1e5)), class = "akkoord_error_path")
  expect_error(
    write_table(data.frame(q = 1:5), paste0(strrep("x", 1e5), ".csv"), scale = "agree5"),
    class = "akkoord_error_path"
  )
  expect_s3_class(nonresponse_bounds(128, 209, integer()), "nonresponse_bounds")
  expect_type(format(nonresponse_bounds(128, 209, integer())), "character")
})

test_that("names of sets and figures are text", {
  d <- data.frame(q = 1:5)
  sets <- stats::setNames(list(1, 2), c("a", NA))
  expect_error(summary(likert_counts(d, "q", scale = 1:5), sets = sets), class = "akkoord_error_sets")
  study <- published_report("erasmus2022")
  expect_error(simulate_wave(study, survey = "erasmus", N = c(1000, 2000)), class = "akkoord_error_length")
  expect_error(report_figure(study, `Encoding<-`("\xff", "bytes")), class = "akkoord_error_encoding")
  file <- withr::local_tempfile(lines = "q,w\n1,2", fileext = ".csv")
  book <- codebook("etwinning")
  for (odd in list(as.POSIXlt("2022-01-01", tz = "UTC"), expression(a))) {
    expect_error(read_wave(file, book, values = odd), class = "akkoord_error_type")
    expect_error(read_wave(file, book, missing = odd), class = "akkoord_error_type")
  }
  for (kind in c("published_report", "codebook")) {
    expect_error(simulate_wave(structure(list(), class = kind), n = 5), class = "akkoord_error_damaged")
  }
})

test_that("an argument that is needed and not given is named", {
  ns <- asNamespace("akkoord")
  generic <- c("autoplot", "tidy", "glance", "as_flextable", "as_tibble")
  for (name in setdiff(getNamespaceExports(ns), generic)) {
    f <- get(name, ns)
    needed <- setdiff(names(Filter(function(x) identical(x, quote(expr = )), formals(f))), "...")
    if (length(needed) == 0L) next
    err <- refusal(f())
    expect(
      inherits(err, "akkoord_error") && err$arg %in% needed, paste0(name, "(): ", class(err)[[1L]])
    )
  }
  book <- codebook("etwinning")
  for (err in list(refusal(simulate_wave(book)), refusal(simulate_wave(book, NULL)))) {
    expect_identical(err$arg, "n")
  }
  err <- refusal(prop_ci(10))
  expect_s3_class(err, "akkoord_error_missing_arg")
  expect_identical(err$arg, "n")
})

test_that("a word as long as what must change in it is no slip of the pen", {
  of <- function(q, scale) conditionMessage(refusal(likert_counts(data.frame(q), "q", scale = scale)))
  expect_no_match(of(c("a", "1"), 1:5), "did you mean")
  said <- of("agre", c("disagree", "agree"))
  expect_match(said, "did you mean \"agree\"")
})

test_that("an argument called `missing` does not stand in for R's own missing()", {
  expect_error(read_wave(missing = sum), class = "akkoord_error_missing_arg")
})
