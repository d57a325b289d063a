skip_if_not_installed("jsonlite")

test_that("columns are found by hashes of wordings, cut texts by their first letters", {
  book <- draft_codebook(data.frame(
    q1 = factor(c("no", "yes"), c("no", "yes"), ordered = TRUE),
    q2 = factor(c("yes", "no"), c("no", "yes"), ordered = TRUE)
  ))
  long <- paste("Would you say, all things considered and taking one day with another, that the tea",
                "here is better than the coffee of the neighbours?")
  short <- "Is the   TEA hot?"
  hash <- function(x) as.list(akkoord:::wording_hash(x))
  at <- vapply(book$akkoord$questions, `[[`, "", "id")
  texts <- list(q1 = c(long, substr(akkoord:::fold_text(long), 1L, 60L)), q2 = "is the tea hot?")
  for (i in seq_along(book$fields)) {
    q <- match(book$fields[[i]]$akkoord$question, at)
    book$akkoord$questions[[q]]$wording <- hash(texts[[book$fields[[i]]$name]])
  }
  expect_identical(nrow(validate_codebook(book)), 0L)
  for (said in list(long, paste0(substr(long, 1L, 97L), "..."))) {
    file <- withr::local_tempfile(fileext = ".csv")
    utils::write.csv(stats::setNames(data.frame("no", "yes"), c(short, said)), file, row.names = FALSE)
    wave <- suppressMessages(read_wave(file, book, format = "plain"))
    expect_identical(wave$map$column[match(c("q1", "q2"), wave$map$field)], c(said, "Is the TEA hot?"))
    expect_true(all(wave$map$how == "text"))
  }
})

test_that("every question and row of the shipped codebooks has its wording's hash", {
  for (name in c("erasmus", "etwinning")) {
    book <- codebook(name)
    asked <- lapply(book$akkoord$questions, `[[`, "wording")
    expect_true(all(lengths(asked) > 0L))
    expect_true(all(grepl("^[0-9a-f]{16}$", unlist(asked))))
    f <- as.data.frame(book)
    rows <- lapply(book$fields, function(x) unlist(x$akkoord$wording))
    expect_identical(lengths(rows) > 0L, f$type %in% c("matrix", "multiple"))
    # within a question no two rows are one
    for (q in unique(f$question)) expect_identical(anyDuplicated(unlist(rows[f$question == q])), 0L)
  }
})
