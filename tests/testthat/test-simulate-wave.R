# Each printed percentage of a survey, computed again from the columns of a wave.
printed_again <- function(report, wave, survey) {
  f <- as.data.frame(wave$codebook)
  p <- report$published[report$published$survey == survey & report$published$relation == "=" &
    report$published$category != "unassigned", ]
  digits <- akkoord:::printed_decimals(p$printed)
  off <- character()
  tried <- 0L
  for (i in seq_len(nrow(p))) {
    columns <- f$name[f$item %in% p$item[[i]]]
    if (length(columns) == 0L) next
    groups <- strsplit(p$group[[i]], "+", fixed = TRUE)[[1L]]
    if (length(groups) > 0L) columns <- f$name[f$item %in% p$item[[i]] & f$group %in% groups]
    answers <- unlist(wave$data[columns])
    answers <- answers[!is.na(answers)]
    name <- f$scale[match(columns[[1L]], f$name)]
    hit <- if (is.logical(answers)) answers else {
      scale <- akkoord:::cb_scale(wave$codebook, name)
      codes <- c(scale$values, scale$dk_values)
      match(answers, codes) %in% akkoord:::printed_cells(p$category[[i]], scale)
    }
    share <- 100 * mean(hit)
    tried <- tried + 1L
    if (abs(share - p$percent[[i]]) > 0.5 / 10^digits[[i]] + 1e-9) off <- c(off, p$id[[i]])
    if (!is.na(p$n[[i]]) && length(groups) < 2L && length(answers) != p$n[[i]]) off <- c(off, p$id[[i]])
  }
  list(off = off, tried = tried)
}

test_that("a synthetic wave prints what the study printed", {
  skip_if_quick()
  skip_if_not_installed("jsonlite")
  study <- published_report("erasmus2022")
  for (seed in seq_len(effort(1L, 5L, 100L))) {
    for (survey in c("erasmus", "etwinning")) {
      w <- simulate_wave(study, survey = survey, seed = seed)
      again <- printed_again(study, w, survey)
      expect_identical(again$off, character())
      expect_gt(again$tried, 25L)
      # and its counts are among those that agree with all that was printed together
      known <- likert_counts(study, survey = survey)
      mine <- likert_counts(w, tidyselect::any_of(unique(known$item)))
      at <- match(paste(mine$item, mine$group, mine$category), paste(known$item, known$group, known$category))
      there <- !is.na(at) & mine$kind != "missing"
      expect_true(all(mine$count[there] >= known$low[at[there]] & mine$count[there] <= known$high[at[there]]))
    }
  }
})

test_that("routing, overlap and what follows from two questions hold", {
  skip_if_quick()
  skip_if_not_installed("jsonlite")
  study <- published_report("erasmus2022")
  w <- simulate_wave(study, survey = "erasmus", overlap = 61, seed = 5, wave = "try")
  d <- w$data
  expect_identical(nrow(d), 209L)
  expect_identical(sum(d$q2_1 & d$q2_2), 61L)
  expect_true(all(d$q2_1 | d$q2_2))
  expect_identical(sum(d$q20 == 1 | d$q21 == 1, na.rm = TRUE), 144L)
  expect_identical(sum(!is.na(d$q23_1)), 144L)
  expect_true(all(is.na(d$q7_1[!d$q2_1])))
  ticks <- as.matrix(d[paste0("q23_", 1:4)])
  expect_true(all(rowSums(ticks)[!is.na(ticks[, 1L])] > 0))
  # an option that excludes others stands alone
  alone <- which(ticks[, 4L])
  expect_true(all(rowSums(ticks[alone, , drop = FALSE]) == 1))
  expect_no_warning(likert_counts(w))
  # who agrees with one thing agrees with others
  expect_gt(stats::cor(d$q7_1, d$q7_2, use = "complete.obs"), 0.2)
  expect_error(simulate_wave(study, survey = "erasmus", overlap = 12), class = "akkoord_error_overlap")
})

test_that("it says that it is synthetic, and leaves R's generator alone", {
  skip_if_quick()
  skip_if_not_installed("jsonlite")
  set.seed(3)
  first <- stats::runif(1L)
  set.seed(3)
  w <- simulate_wave(codebook("etwinning"), n = 40, N = 300, seed = 9)
  expect_identical(stats::runif(1L), first)
  expect_identical(simulate_wave(codebook("etwinning"), n = 40, N = 300, seed = 9), w)
  expect_s3_class(w, "synthetic_wave")
  expect_true(all(w$data$synthetic))
  expect_match(paste(format(w, lang = "en"), collapse = " "), "SYNTHETIC", fixed = TRUE)
  expect_match(paste(format(w, lang = "nl"), collapse = " "), "SYNTHETISCH", fixed = TRUE)
  expect_true(glance(w)$synthetic)
  r <- compare_waves(
    a = w, b = simulate_wave(codebook("etwinning"), n = 50, N = 300, seed = 1), population = "different"
  )
  expect_output(print(r, lang = "en"), "SYNTHETIC", fixed = TRUE)
})

test_that("a codebook's shares come out", {
  skip_if_not_installed("jsonlite")
  book <- codebook("etwinning")
  w <- simulate_wave(book, n = 50, N = 400, shares = list(et_values = 0.7, q8 = c(1, 1, 1, 1, 1, 0)), seed = 2)
  f <- as.data.frame(book)
  column <- f$name[f$item %in% "et_values"]
  expect_identical(sum(w$data[[column]] %in% 4:5), 35L)
  expect_identical(as.vector(table(w$data$q8)), rep(10L, 5L))
  expect_snapshot(error = TRUE, {
    simulate_wave(1)
    simulate_wave(book)
    simulate_wave(book, n = 10, shares = list(nothing = 1))
    simulate_wave(book, n = 10, shares = list(q8 = c(1, 2)))
    simulate_wave(book, n = 10, N = 5)
    simulate_wave(published_report("erasmus2022"))
  })
})

test_that("a report without a codebook gets one of its counts", {
  skip_if_not_installed("jsonlite")
  withr::local_seed(21)
  for (i in seq_len(effort(3L, 20L))) {
    report <- random_report()
    survey <- report$items$survey[[1L]]
    known <- tryCatch(likert_counts(report, survey = survey), error = function(e) NULL)
    if (is.null(known)) next
    bases <- akkoord:::counts_bases(known)
    open <- any(bases$substantive.low != bases$substantive.high)
    w <- tryCatch(simulate_wave(report, survey = survey), akkoord_error_impossible = function(e) NULL)
    if (is.null(w)) next
    expect_identical(nrow(validate_codebook(w$codebook)), 0L)
    if (!open) expect_identical(printed_again(report, w, survey)$off, character())
  }
})

test_that("fields keep their names, whatever these are", {
  book <- codebook("etwinning")
  for (name in c("Inf", "NA", "if", "id", "synthetic")) {
    book$fields[[13]]$name <- name
    made <- simulate_wave(book, n = 8, N = 20, seed = 1)
    expect_false(anyDuplicated(names(made$data)) > 0L)
    expect_true(all(as.data.frame(book)$name %in% names(made$data)))
  }
})

