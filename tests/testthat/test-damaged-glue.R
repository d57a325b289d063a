# What R hands to a kernel is checked where it comes in: any argument of any entry may be
# damaged, and R goes on. Wrong sizes and types are refused in our own words. (Count sets
# are in test-damaged-set.R.)

glue_damages <- list(
  NULL, NA, NA_integer_, NA_real_, NaN, Inf, -Inf, -1, 0, 0.5, 2^40, 1e300, -5L, 0L, 99L, "a",
  NA_character_, TRUE, integer(), double(), character(), list(), 1:3, c(0.1, NA, 7),
  rep(2^31, 9), -(1:9), rep(NA_integer_, 4), rep(.Machine$integer.max, 4),
  matrix(.Machine$integer.max, 2, 2), as.raw(1), 1i, sum, quote(a), list(list()), list(NULL)
)

# An entry of each kernel with arguments that are right
glue_calls <- function() {
  twin <- as.double(c(2, 1, 1, 0, 3, 1, 1, 2, 0))
  int <- function(...) matrix(as.integer(c(...)))
  numbers <- as.double(c(100, Inf, 0.95, 1e8, 1e8))
  sides <- list("two.sided", "distance", FALSE)
  list(
    moe = list(209, 560, 0.5, 0.95, "N-1"), two_sided_z = list(0.95),
    prop_ci = list(30, 60, 200, 0.95, "exact"),
    domain_ci = list(10, 30, 60, 200, 0.95),
    domain_exact = list(10, 30, 60, 200, 0.96, 0.99),
    design_effect = list(c(1, 2, 3)),
    effects = list(twin, c(1, 2), c(FALSE, TRUE), 100, 0.95),
    effects_two = list(c(4, 5), c(5, 4), c(1, 2), c(FALSE, TRUE), c(100, Inf), 0.95),
    brunner_munzel = list(c(2, 3), c(3, 2), TRUE),
    brunner_munzel_drawn = list(c(2, 3), c(3, 2), matrix(c(1L, 4L, 2L, 3L), 2L)),
    freeman_halton = list(c(2, 3), c(3, 2)), sign_flip = list(c(1, 2), c(3, 2), 4),
    multinom_ci = list(c(2, 3, 4), 20, 0.95, "goodman"),
    omnibus_exact = list(matrix(c(3, 2, 1, 4), 2), "answers"),
    omnibus_hits = list(matrix(c(3, 2, 1, 4), 2), "midrank", list(matrix(c(2L, 3L, 2L, 3L), 2))),
    nonresponse = list(10, 20, 40, 1.5, "response-ratio", FALSE),
    prop_diff_ci = list(10, 20, 12, 30, Inf, 100, 0.95, "newcombe"),
    overlap_diff = list(twin, 100),
    population_size = list(0.05, 5e-4, 200, 0.5, 0.95, "N-1"),
    sample_size = list(0.05, 560, 0.5, 0.95, 0.5, "N-1"),
    overlap_test = c(list(twin, c(1, 2), NULL, c(FALSE, TRUE), "exact"), sides, FALSE, list(numbers)),
    overlap_test = c(list(twin, NULL, c(1, 2), NULL, "montecarlo"), sides, FALSE, list(numbers)),
    overlap_test = c(list(c(2, 1, 1, 1, 2, 2), NULL, NULL, NULL, "exact"), sides, TRUE, list(numbers)),
    power_top2 = list(c(10L, 12L, 4L), c(0.4, 0.6, 0.3, 0.05), "less"),
    top2_range = list(c(10L, 12L, 2L, 5L), int(4, 7), FALSE, "two.sided"),
    top2_naive = list(c(10L, 12L, 2L, 5L), int(4, 7), "two.sided"),
    top2_case = list(c(10L, 12L, 2L, 5L), c(4L, 7L, 2L, 1L, 1L, 0L), "two.sided"),
    top2_work = list(c(10L, 12L, 2L, 5L)),
    covariance_range = list(int(0, 1), int(6, 4), int(5, 7), 20L, c(2L, 5L)),
    scores_range = list(int(0, 1), int(6, 4), int(5, 7), 20L, c(2L, 5L), FALSE, "less", c(100L, 50L)),
    scores_glance = list(int(0, 1), int(6, 4), int(5, 7), 20L, c(2L, 5L), FALSE, "less"),
    scores_case = list(c(0L, 1L), matrix(c(2L, 1L, 1L, 0L, 3L, 1L, 1L, 2L, 0L), 3L), "less"),
    scores_reject = list(c(0L, 1L), matrix(c(2L, 1L, 1L, 0L, 3L, 1L, 1L, 2L, 0L), 3L), "less", 0.05, 1e6),
    tabulate = list(list(c(1L, 2L, NA), c(2, 1, NaN)), c(1L, 1L), c(2L, 2L), list(c(1L, 1L, 2L)),
                    2L, c(1, 2, 0.5), 2L),
    trend_spread = list(c(3, 4, 2), c(4, 3, 2), c(0, 1, 2), c(0, 2, 4)),
    delim = list(charToRaw("a,b\n1,2\n"), ","), utf8_fault = list(charToRaw("a")),
    file_bytes = list("none", 1), text_places = list("a", 1L),
    file_kind = list(tempdir()), write_file = list(tempfile(), as.raw(1), "new")
  )
}

answer_of <- function(entry, args) {
  symbol <- get(paste0("akk_c_", entry), envir = asNamespace("akkoord"))
  tryCatch(do.call(.Call, c(list(symbol), args), quote = TRUE), error = identity)
}

test_that("each entry has a call that is right", {
  calls <- glue_calls()
  for (i in seq_along(calls)) {
    err <- answer_of(names(calls)[[i]], calls[[i]])
    expect(!inherits(err, "error"), paste(names(calls)[[i]], if (is.list(err)) err$message))
  }
  entries <- sub("^akk_c_", "", ls(asNamespace("akkoord"), pattern = "^akk_c_"))
  elsewhere <- c("end_with_parent", "write_open", "set_count", "set_range", "set_linear",
                 "set_list", "set_values", "set_sample")
  expect_setequal(entries, c(unique(names(calls)), elsewhere))
})

test_that("a damaged argument is an answer or an error of ours", {
  skip_if_quick(glue = TRUE)
  withr::local_seed(3)
  withr::local_dir(withr::local_tempdir())
  calls <- glue_calls()
  for (i in seq_along(calls)) {
    entry <- names(calls)[[i]]
    for (at in places_in(calls[[i]])) {
      for (d in sample(length(glue_damages), 3L)) {
        args <- calls[[i]]
        # a place that is NULL stays in the list
        if (is.null(glue_damages[[d]])) args[at[[1L]]] <- list(NULL) else args[[at]] <- glue_damages[[d]]
        err <- answer_of(entry, args)
        said <- if (inherits(err, "error")) conditionMessage(err)
        expect_true(
          is.null(said) || inherits(err, "akkoord_error"),
          info = paste(c(entry, at, "damage", d, said), collapse = " ")
        )
      }
    }
  }
})
