# A table in a database gives the counts of the data frame that it holds.

quietly <- function(expr) withr::with_options(list(akkoord.quiet = TRUE), expr)

test_that("the counts are those of the collected data frame", {
  tries <- expand.grid(driver = names(embedded_drivers()), seed = seq_len(effort(1, 20)))
  for (try in seq_len(nrow(tries))) {
    t <- embedded_table(random_answers(tries$seed[[try]]), embedded_drivers()[[tries$driver[[try]]]])
    d <- as.data.frame(dplyr::collect(t))
    scale5 <- likert_scale(1:5)
    with_dk <- likert_scale(letters[1:5], dont_know = c("don't know" = 9))
    words <- likert_scale(c("no", "maybe", "yes"), dont_know = "I don't know")
    both <- function(call, exact = TRUE) {
      expect_same_counts(quietly(call(t)), quietly(call(d)), exact)
    }
    both(function(x) likert_counts(x, c(q1, q2), scale = scale5, N = 900))
    both(function(x) likert_counts(x, q1, by = g, scale = scale5))
    both(function(x) likert_counts(x, starts_with("q"), by = c(h, g), scale = scale5))
    both(function(x) likert_counts(x, "odd `name\"", by = "h", scale = scale5, N = 400))
    both(function(x) likert_counts(x, dk, by = h, scale = with_dk, base = "answered"))
    halves <- likert_scale(c("a", "b", "c"), values = c(0, 0.5, 1))
    both(function(x) likert_counts(x, half, scale = halves))
    both(function(x) likert_counts(x, c(t1, t2), by = g, scale = words, reverse = t2))
    both(function(x) likert_counts(x, q1, by = g, weights = w, scale = scale5), exact = FALSE)
    both(function(x) likert_counts(x, q1, by = g, weights = one, scale = scale5))
    twins <- list(use = c(A = "x1", B = "x2", C = "x3"))
    both(function(x) likert_counts(x, twins = twins, by = h, scale = scale5, N = 500))
    turned <- function(x) {
      likert_counts(x, twins = twins, weights = w, scale = scale5, reverse = use)
    }
    both(turned, exact = FALSE)
    multiple <- list(m = c(first = "m1", second = "m2", third = "m3"))
    both(function(x) likert_counts(x, q1, multiple = multiple, by = g, scale = scale5))
    # without a scale the options stand in the order of the rows, which a database has not
    ways <- list(way = likert_scale(c("bus", "bike", "train"), ordered = FALSE))
    both(function(x) likert_counts(x, multiple = list(way = "cell"), by = h, scale = ways))
    both(function(x) {
      likert_counts(dplyr::group_by(dplyr::filter(x, h > 1), g), q1, scale = scale5)
    })
    expect_equal(
      as.data.frame(quietly(compare_groups(t, twins = twins, scale = scale5))),
      as.data.frame(quietly(compare_groups(d, twins = twins, scale = scale5)))
    )
    expect_equal(twin_table(t, c(x1, x2), scale5), twin_table(d$x1, d$x2, scale5), ignore_attr = TRUE)
  }
})

test_that("a codebook's twins, options, routing and don't knows too", {
  skip_if_not_installed("jsonlite")
  book <- codebook("erasmus")
  f <- as.data.frame(book)
  n <- 40L
  d <- withr::with_seed(4, as.data.frame(lapply(set_names(f$name), function(name) {
    i <- match(name, f$name)
    if (f$type[[i]] == "multiple") return(sample(0:1, n, TRUE))
    if (f$type[[i]] == "open") return(rep("", n))
    s <- cb_scale(book, f$scale[[i]])
    sample(c(s$values, s$dk_values), n, TRUE)
  })))
  d$q2_1[1:25] <- 1L
  d[d$q2_1 == 0L, f$name[f$group %in% "KA1"]] <- NA
  call <- function(x) likert_counts(x, c(inclusion, network), codebook = book, N = 560)
  expect_warning(b <- call(d), class = "akkoord_warning_routing")
  for (driver in embedded_drivers()) {
    t <- embedded_table(d, driver)
    # some answered what was not put to them: counted, with a warning
    expect_warning(a <- call(t), class = "akkoord_warning_routing")
    expect_same_counts(a, b)
    some <- quietly(suppressWarnings(likert_counts(t, c(q4, q22, q23, q5), codebook = book)))
    expect_same_counts(some, quietly(suppressWarnings(
      likert_counts(d, c(q4, q22, q23, q5), codebook = book)
    )))
  }
})

test_that("lists of tables, and of data frames, add up", {
  d <- random_answers(5)
  t <- sqlite_table(d)
  parts <- list(dplyr::filter(t, h == 1), dplyr::filter(t, h > 1))
  want <- likert_counts(as.data.frame(dplyr::collect(t)), q1, by = g, scale = 1:5, N = 300)
  got <- likert_counts(parts, q1, by = g, scale = 1:5, N = 300)
  expect_same_counts(got, want)
  expect_match(attr(got, "akkoord")$query, "UNION ALL", fixed = TRUE)
  frames <- split(d, d$h > 1)
  expect_same_counts(likert_counts(unname(frames), q1, by = g, scale = 1:5, N = 300), want)
  named <- likert_counts(frames, q1, scale = 1:5)
  expect_identical(unique(named$group), c("FALSE", "TRUE"))
  # tables of two databases
  other <- sqlite_table(d[d$h > 1, ])
  two <- likert_counts(list(parts[[1]], other), twins = list(t = c(A = "x1", B = "x2")), scale = 1:5)
  want <- likert_counts(d, twins = list(t = c(A = "x1", B = "x2")), scale = 1:5)
  expect_same_counts(two, want)
  expect_error(likert_counts(list(1, 2), q1), class = "akkoord_error_type")
})

test_that("many columns are asked in several statements", {
  skip_if_quick()
  n <- 30L
  d <- withr::with_seed(6, as.data.frame(lapply(set_names(sprintf("q%d", 1:400)), function(i) {
    sample(c(1:5, NA), n, TRUE)
  })))
  d$g <- rep(c("a", "b", NA), 10)
  t <- sqlite_table(d)
  got <- likert_counts(t, q1:q400, by = g, scale = 1:5)
  expect_same_counts(got, likert_counts(d, q1:q400, by = g, scale = 1:5))
  expect_length(attr(got, "akkoord")$query, 3L)
})

test_that("errors are those of a data frame, and hold no answers", {
  skip_if_quick()
  local_reproducible_output(width = 80)
  d <- random_answers(7)
  d$q2[3:4] <- c(77L, 88L)
  d$secret <- ifelse(is.na(d$t1), "I said this", d$t1)
  d$minus <- replace(d$w, 2, -1)
  t <- sqlite_table(d)
  expect_snapshot(error = TRUE, {
    likert_counts(t, q2, scale = 1:5)
    likert_counts(t, q2, scale = 1:5, show_values = TRUE)
    likert_counts(t, secret, scale = c("no", "maybe", "yes"))
    likert_counts(t, twins = list(t = c(A = "q1", B = "q2")), scale = 1:5)
    likert_counts(t, multiple = list(m = c("m1", "q2")))
    likert_counts(t, q11, scale = 1:5)
    likert_counts(t, q1)
    likert_counts(t, q1, scale = 1:5, weights = ww)
    likert_counts(t, q1, scale = 1:5, weights = w * 2)
    likert_counts(t, q1, scale = 1:5, weights = minus)
    likert_counts(dplyr::filter(t, h > 5), q1, scale = 1:5)
    twin_table(t, x1, 1:5)
  })
  for (call in list(
    quote(likert_counts(t, q2, scale = 1:5)), quote(likert_counts(t, secret, scale = c("no", "yes")))
  )) {
    e <- expect_error(eval(call), class = "akkoord_error_off_scale")
    said <- paste(conditionMessage(e), deparse(unclass(e)[c("value", "values", "n", "column")]))
    expect_false(any(grepl("77|88|I said this", said)))
  }
  con <- dbplyr::remote_con(t)
  DBI::dbExecute(con, "DROP TABLE answers")
  expect_error(likert_counts(t, q1, scale = 1:5), class = "akkoord_error_database")
})

test_that("what a driver says comes without a password or the statement", {
  said <- "could not connect: password=geheim host=x\nLINE 1: SELECT 'secret'\npostgres://u:geheim@h/d"
  e <- expect_error(stop_database(said, NULL), class = "akkoord_error_database")
  expect_no_match(conditionMessage(e), "geheim|LINE|secret")
})

test_that("an answer that a database quotes is not passed on", {
  sql <- "SELECT CAST(q AS INTEGER) FROM \"gone\""
  said <- c(
    "ERROR:  invalid input syntax for type integer: \"I am \"ill\"\nat home\"",
    "ERROR:  value \"ill at home\" is out of range for type integer",
    "ERROR:  invalid input syntax for type json\nDETAIL:  Token \"ill\" is invalid.\nCONTEXT:  ill...",
    "Could not convert string 'I am ill at home' to INT32",
    "ongeldige invoer voor type integer: \"I am ill at home\""
  )
  for (one in said) {
    expect_no_match(database_line(one, sql), "ill|home")
  }
  for (one in c(
    "relation \"gone\" does not exist", "could not connect to server \"s1\"",
    "connection to server at \"127.0.0.1\", port 9 failed", "password failed for user \"ak\""
  )) {
    expect_identical(database_line(one, sql), one)
  }
})

test_that("one more than the highest code is no missing answer", {
  d <- data.frame(a = c(1:6, NA), b = c(6, 1:5, NA))
  t <- sqlite_table(d)
  twins <- list(t = c(A = "a", B = "b"))
  e <- expect_error(likert_counts(t, twins = twins, scale = 1:5), class = "akkoord_error_off_scale")
  expect_no_match(conditionMessage(e), "6")
  expect_match(conditionMessage(e), "a: 1 answer\n", fixed = TRUE)
  e <- expect_error(twin_table(t, c(a, b), 1:5), class = "akkoord_error_off_scale")
  expect_no_match(conditionMessage(e), "6|row")
  e <- expect_error(likert_counts(t, a, scale = 1:5, show_values = TRUE))
  expect_match(conditionMessage(e), "a: 1 answer (6)", fixed = TRUE)
})

test_that("tables that are groups have an N each", {
  t <- sqlite_table(data.frame(q = c(1:5, 1L)))
  d <- data.frame(q = 1:4)
  apart <- c(BE = likert_counts(t, q, scale = 1:5, N = 90), NL = likert_counts(t, q, scale = 1:5, N = 70))
  expect_equal(
    tidy(likert_counts(list(BE = t, NL = t), q, scale = 1:5, N = c(NL = 70, BE = 90))), tidy(apart)
  )
  both <- likert_counts(list(BE = d, NL = d), q, scale = 1:5, N = c(NL = 70, BE = 90))
  expect_match(format(both)[[1L]], "BE 90, NL 70", fixed = TRUE)
})

test_that("two columns side by side are told to be one argument", {
  t <- sqlite_table(data.frame(q = 1:5, r = 1:5))
  for (call in list(quote(twin_table(t, q, r)), quote(twin_table(t, q, r, 1:5)))) {
    e <- expect_error(eval(call), class = "akkoord_error_selection")
    expect_match(conditionMessage(e), "c(q, r)", fixed = TRUE)
  }
  expect_error(twin_table(1:5, 1:5, 1:5, 1), "has its name before it", class = "akkoord_error_dots")
})

test_that("show_query() prints what was asked, quoted by each driver", {
  skip_if_not_installed("dbplyr")
  t <- sqlite_table(data.frame(q = 1:3, g = "a"))
  expect_output(dplyr::show_query(likert_counts(t, q, by = g, scale = 1:3)), "GROUP BY `g`")
  spec <- list(columns = "q 1", codes = list(1, NULL, c("it's", "b")))
  for (con in list(dbplyr::simulate_hive(), dbplyr::simulate_postgres(), dbplyr::simulate_mssql())) {
    sql <- sql_select("(x)", c(akk_k1 = sql_name("a g", con)), items_sql(list(spec), 1, "w", con), con)
    # later versions quote a simulated server's names as the server does
    if (utils::packageVersion("dbplyr") < "2.4.0") expect_snapshot(cat(sql))
  }
})

test_that("a text among numbers is off the scale, or at least told", {
  t <- sqlite_table(data.frame(q = c(0L, 1L, 2L, NA), r = c(1L, 1L, 0L, 2L)))
  con <- dbplyr::remote_con(t)
  DBI::dbExecute(con, "INSERT INTO answers VALUES ('n/a', 1)")
  zero <- likert_scale(c("a", "b", "c"), values = 0:2)
  expect_error(likert_counts(t, q, scale = zero), class = "akkoord_error_off_scale")
  expect_warning(
    try(likert_counts(t, twins = list(t = c(A = "q", B = "r")), scale = zero), silent = TRUE),
    class = "akkoord_warning_database"
  )
})

test_that("labels and groupings side by side are those of the data frame", {
  d <- random_answers(31)
  t <- sqlite_table(d)
  withr::local_options(akkoord.quiet = TRUE)
  label <- c(q1 = "I like it here")
  expect_same_counts(
    likert_counts(t, c(q1, q2), by = g, scale = 1:5, label = label),
    likert_counts(d, c(q1, q2), by = g, scale = 1:5, label = label)
  )
  got <- likert_counts(t, c(q1, q2), by = list(g, h), scale = 1:5, N = 900)
  expect_same_counts(got, likert_counts(d, c(q1, q2), by = list(g, h), scale = 1:5, N = 900))
  expect_error(likert_counts(t, q1, scale = 1:5, label = c(q9 = "x")), class = "akkoord_error")
  # each grouping has its statement
  sql <- paste(utils::capture.output(dplyr::show_query(got)), collapse = "\n")
  expect_length(gregexpr("GROUP BY", sql, fixed = TRUE)[[1L]], 2L)
})

test_that("show_query() shows the statements, which count the same when they are sent again", {
  d <- random_answers(32)
  t <- sqlite_table(d)
  counts <- likert_counts(t, q1, by = h, scale = 1:5)
  shown <- utils::capture.output(dplyr::show_query(counts))
  expect_identical(shown[[1L]], "<SQL>")
  found <- DBI::dbGetQuery(dbplyr::remote_con(t), paste(shown[-1L], collapse = "\n"))
  expect_identical(sum(found$akk_n), nrow(d))
  expect_identical(
    as.double(sort(unlist(found[grepl("^a1_[1-5]$", names(found))]))),
    sort(as.double(table(d$q1, d$h)))
  )
  expect_output(dplyr::show_query(likert_counts(d, q1, scale = 1:5)), "no database")
})

test_that("a predicate on the values of columns is refused, as it would select nothing", {
  t <- sqlite_table(random_answers(33))
  for (call in list(
    function() likert_counts(t, tidyselect::where(is.numeric), scale = 1:5),
    function() likert_counts(t, c(q1, tidyselect::where(is.numeric)), scale = 1:5),
    function() likert_counts(t, q1, by = tidyselect::where(is.character), scale = 1:5)
  )) {
    expect_error(call(), class = "akkoord_error_selection")
  }
})

test_that("making the statement takes little of R's time", {
  skip_if_quick()
  con <- DBI::dbConnect(RSQLite::SQLite(), ":memory:")
  withr::defer(DBI::dbDisconnect(con))
  time <- vapply(c(20L, 500L), function(k) {
    d <- as.data.frame(matrix(rep_len(1:5, 2L * k), 2L))
    DBI::dbWriteTable(con, "wide", d, overwrite = TRUE)
    t <- dplyr::tbl(con, "wide")
    min(replicate(3, system.time(likert_counts(t, tidyselect::everything(), scale = 1:5))[["elapsed"]]))
  }, 0)
  # the whole call, with the counting of two rows
  expect_lt(time[[1L]], 1)
  expect_lt(time[[2L]], 8)
})

test_that("a statement takes R no time, however many the items and whatever the database", {
  skip_if_quick()
  skip_if_not_installed("dbplyr")
  items <- sprintf("q%d", 1:500)
  specs <- lapply(items, function(q) list(columns = q, codes = as.list(1:5)))
  words <- lapply(items, function(q) list(columns = q, codes = list(c("no", "No"), "yes")))
  seconds <- function(specs, con, weights = NULL) min(vapply(1:3, function(i) {
    system.time(sql_select(
      "answers", c(akk_k1 = sql_name("g", con)),
      c(people_sql(weights, con), items_sql(specs, seq_along(specs), weights, con)), con
    ))[["user.self"]]
  }, 0))
  # seen: 0.003 and 0.03; goals 0.05 and 1
  for (con in list(dbplyr::simulate_postgres(), dbplyr::simulate_hive(), dbplyr::simulate_sqlite())) {
    expect_lt(seconds(specs[1:20], con), 0.05)
    expect_lt(seconds(specs, con), 0.5)
    expect_lt(seconds(specs, con, "w"), 0.5)
    expect_lt(seconds(words, con), 0.5)
  }
})

test_that("groups of tables without an N have no finite population", {
  t <- sqlite_table(data.frame(q = c(1:5, 1L)))
  k <- likert_counts(list(BE = t, NL = t), q, scale = 1:5)
  expect_match(format(k)[1:2], "n = 12$|no finite population", all = TRUE)
  expect_output(print(summary(k)), "no finite population")
  both <- c(BE = likert_counts(t, q, scale = 1:5, N = 90), NL = likert_counts(t, q, scale = 1:5))
  expect_match(format(both)[[1L]], "BE 90, NL Inf", fixed = TRUE)
})

test_that("of an error that dbplyr wraps the driver's words are shown", {
  e <- tryCatch(
    rlang::abort("Can't query fields.", parent = simpleError("permission denied")), error = identity
  )
  expect_identical(driver_words(e), "permission denied")
  expect_identical(driver_words(simpleError("no such table")), "no such table")
})
