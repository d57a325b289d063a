# A count set that was changed after it was made, in any field, is refused: R goes on.

damages <- list(
  NULL, NA, NA_integer_, NA_real_, NaN, Inf, -1, 0, 2^40, 1e300, -5L, 99L, "a", TRUE,
  integer(), double(), character(), list(), 1:3, c(1, NA), as.raw(1), 1i, sum, new.env(),
  quote(a), list(list()), list(NULL), list(1, "a")
)

expect_survives <- function(code, where) {
  err <- tryCatch({
    force(code)
    NULL
  }, error = identity)
  expect(is.null(err) || inherits(err, "akkoord_error"),
         paste(where, if (!is.null(err)) conditionMessage(err)))
}

test_that("the glue refuses a problem that is damaged anywhere", {
  skip_if_quick(glue = TRUE)
  set <- reconstruct_counts(
    cbind(x = c(a = 20, b = 30, c = 50), y = c(a = 25, b = NA, c = 50)),
    n = list(x = 20, y = c(10, 14), `x+y` = c(30, 34)),
    constraints = list(published_sum(c("a", "b"), 50, group = "x"))
  )
  sound <- akkoord:::set_problem(set)
  expect_true(length(sound[[5L]]) > 0L)
  cells <- length(set$categories) * length(set$groups)
  entries <- list(
    count = function(p) .Call(akkoord:::akk_c_set_count, p),
    range = function(p) .Call(akkoord:::akk_c_set_range, p),
    linear = function(p) .Call(akkoord:::akk_c_set_linear, p, as.double(seq_len(cells)), NULL),
    list = function(p) .Call(akkoord:::akk_c_set_list, p, 100),
    sample = function(p) .Call(akkoord:::akk_c_set_sample, p, 3)
  )
  places <- places_in(sound)
  withr::local_seed(1)
  for (at in places) {
    for (d in sample(length(damages), effort(3L, 9L, length(damages)))) {
      broken <- sound
      # a place that is NULL stays in the list
      if (is.null(damages[[d]])) broken[[at]] <- list(NULL)[[1L]] else broken[[at]] <- damages[[d]]
      entry <- sample(names(entries), 1L)
      expect_survives(entries[[entry]](broken), paste(c(entry, at, "damage", d), collapse = " "))
    }
  }
  for (limit in list(NA_real_, NaN, -1, "a", NULL, 1:2)) {
    expect_error(.Call(akkoord:::akk_c_set_list, sound, limit), class = "akkoord_error")
    expect_error(.Call(akkoord:::akk_c_set_sample, sound, limit), class = "akkoord_error")
  }
})
