# One simulated wave as each tool writes it gives the counts that it has itself.
layout <- function(name) {
  test_that(paste("the same counts from", name), {
    wave <- tea_wave()
    said <- tea_layouts[[name]](wave$data, environment())
    read <- do.call(read_quietly, c(said, list(codebook = wave$codebook, N = wave$N)))
    expect_identical(as.list(as.data.frame(read))[names(tea_data)], as.list(wave$data)[names(tea_data)])
    expect_identical(as.data.frame(likert_counts(read)), as.data.frame(likert_counts(wave)))
    expect_identical(sum(read$log$kind == "unmapped"), 0L)
  })
}
for (name in names(tea_layouts)) layout(name)

test_that("a next wave with other codes, wordings and one other scale, by a drafted codebook and a few words", {
  first <- tea_wave()
  second <- tea_wave(80, seed = 2)
  d <- as.data.frame(second$data)
  # a fourth answer between the first two
  d$q3[c(2, 9, 30)] <- 15L
  often <- c(`10` = "never", `15` = "rarely", `20` = "sometimes", `30` = "often", `-1` = "no idea")
  cells <- tea_cells(d, "Yes", "No")
  cells$q4 <- paste("text", seq_len(nrow(d)))
  cells$q3 <- ifelse(is.na(d$q3), "", often[match(d$q3, names(often))])
  # nobody agrees strongly with the second row
  cells$q2_2[cells$q2_2 == tea_agree[[5L]]] <- tea_agree[[4L]]
  d$q2_2 <- pmin(d$q2_2, 4L)
  head <- c(
    "id. Response ID", "submitdate. Date submitted", paste0("kleur[SQ00", 1:3, "]. Which colours do you like? [", c("red or pink", "red", "blue"), "]"),
    paste0("thee[SQ00", 1:2, "]. How is your tea? [", c("it is warm", "it is sweet"), "]"), "vaak. How often do you drink it?", "rest. Anything else?"
  )
  file <- csv_file(list(head), c(list(seq_len(nrow(d)), "2026-01-01"), cells), environment())

  book <- draft_codebook(file, "tea2")
  changed <- compare_codebooks(first$codebook, book)
  expect_false("same" %in% changed$status)
  f <- as.data.frame(book)
  expect_identical(f$type, c(rep("multiple", 3), "matrix", "matrix", "single", "open"))
  expect_identical(f$scale[4:5], c("agree5", "agree5"))
  # what a person says: in which order the answers stand, and what became what
  book$akkoord$scales$scale1$labels$en <- list("never", "rarely", "sometimes", "often")
  book$akkoord$scales$scale1$ordered <- NULL
  map <- data.frame(
    item = c("thee_SQ001", "thee_SQ002", "vaak", paste("kleur /", c("red or pink", "red", "blue"))),
    old = c("hot", "sweet", "q3", paste("q1 /", tea_options)), values = c(NA, NA, "10=1;20=3;30=4", NA, NA, NA)
  )
  wave <- read_quietly(file, book, N = 300, columns = c(rest = NA))
  expect_identical(sum(wave$log$kind == "unmapped"), 0L)
  counts <- likert_counts(wave, c(thee_SQ001, thee_SQ002, vaak))
  expect_identical(counts$count[counts$item == "vaak" & counts$kind == "substantive"],
                   as.vector(table(factor(d$q3, c(10, 15, 20, 30)))))
  ticks <- likert_counts(wave$data, multiple = list(colour = c("kleur_SQ001", "kleur_SQ002", "kleur_SQ003")))
  expect_equal(ticks$count[ticks$kind == "substantive"], unname(colSums(d[c("q1_1", "q1_2", "q1_3")], na.rm = TRUE)))
  r <- compare_waves("1" = first, "2" = wave, population = "different", map = map, measure = "scores")
  expect_identical(r$item, map$item)
  score <- function(v) mean(match(v, c(10, 15, 20, 30)), na.rm = TRUE)
  share <- function(d) unname(colMeans(d[c("q1_1", "q1_2", "q1_3")], na.rm = TRUE))
  expect_equal(r$estimate, c(
    mean(d$q2_1) - mean(first$data$q2_1), mean(d$q2_2, na.rm = TRUE) - mean(first$data$q2_2, na.rm = TRUE),
    score(replace(d$q3, d$q3 %in% -1, NA)) - score(replace(first$data$q3, first$data$q3 %in% -1, NA)),
    share(d) - share(first$data)
  ), tolerance = 1e-12)
  expect_setequal(attr(r, "not_compared")$reason, character())
})

test_that("answers are no second header row, also where the format is said", {
  file <- withr::local_tempfile(fileext = ".csv")
  utils::write.csv(data.frame(q1 = c(1:5, 2), q2 = c(5:1, 3)), file, row.names = FALSE)
  withr::local_options(akkoord.quiet = TRUE)
  book <- draft_codebook(file)
  wave <- read_wave(file, book, N = 10, format = "qualtrics")
  expect_identical(sum(likert_counts(wave, q1)$count), 6L)
  # nor are answers in words
  utils::write.csv(data.frame(place = c("A", "B", "A"), q = c("x", "y", "y")), file, row.names = FALSE)
  wave <- read_wave(file, draft_codebook(file), N = 10, format = "qualtrics")
  expect_identical(wave$data$place, c("A", "B", "A"))
})
