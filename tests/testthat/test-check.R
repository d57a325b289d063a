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
    for (i in seq_along(odd)) {
      start <- proc.time()[[1L]]
      err <- refusal(given[[name]](odd[[i]]))
      where <- paste(name, i)
      expect(inherits(err, "akkoord_error"), paste(where, if (is.null(err)) "accepted" else class(err)))
      text <- paste(where, ":", conditionMessage(err))
      expect(all(validUTF8(text)) && nchar(text) < 2000, substr(text, 1, 200))
      expect(proc.time()[[1L]] - start < seconds(4), paste(where, "takes long"))
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
