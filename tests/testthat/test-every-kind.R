# Every kind of counts in everything that takes counts: an answer that can be printed, or an
# error of ours; nothing internal reaches a user.

kinds_of_counts <- function() {
  agree <- likert_scale("agree5", "en")
  d <- withr::with_seed(1, data.frame(
    q = sample(c(1:5, NA), 60L, TRUE), r = sample.int(5L, 60L, TRUE), v = sample(0:1, 60L, TRUE),
    g = rep_len(c("a", "b"), 60L), h = rep_len(c("x", "y", "z"), 60L), w = stats::runif(60L, 1, 2),
    t1 = sample(c(TRUE, FALSE), 60L, TRUE), t2 = sample(c(TRUE, FALSE), 60L, TRUE),
    job = factor(sample(c("baker", "miner", "poet"), 60L, TRUE)), one = "only", id = 1:60
  ))
  d$known <- factor(sample(c(agree$labels$en, "don't know"), 60L, TRUE), c(agree$labels$en, "don't know"))
  ticks <- list(use = c("t1", "t2"))
  of <- function(...) suppressMessages(likert_counts(d, ...))
  out <- list(
    plain = of(c(q, r), scale = agree), finite = of(c(q, r), scale = agree, N = 100), groups = of(c(q, r), by = g, scale = agree, N = 100),
    `N by group` = of(q, by = g, scale = agree, N = c(a = 50, b = 70)), three = of(c(q, r), by = h, scale = agree),
    crossed = of(q, by = c(g, h), scale = agree, N = 100), banner = of(q, by = list(g, h), scale = agree, total = TRUE),
    total = of(c(q, r), by = g, scale = agree, total = TRUE), lonely = of(q, by = one, scale = agree),
    `yes or no` = of(v, by = g, scale = "yes_no"), nominal = of(job, by = g), `nominal alone` = of(job),
    multiple = of(multiple = ticks), `multiple by group` = of(multiple = ticks, by = g, N = 100),
    `multiple of three` = of(multiple = ticks, by = h), `multiple beside` = of(q, multiple = ticks, by = g, scale = list(q = agree), total = TRUE),
    `don't know` = of(known, by = g), answered = of(known, by = g, base = "answered", N = 90),
    weighted = of(c(q, r), by = g, scale = agree, weights = w, N = 100), `weighted multiple` = of(q, multiple = ticks, by = g, weights = w, scale = list(q = agree)),
    twins = of(twins = list(both = c(A = "q", B = "r")), scale = agree, N = 100), `twins by group` = of(twins = list(both = c(A = "q", B = "r")), by = g, scale = agree),
    `several groups` = of(r, ticks = c(One = t1, Two = t2), scale = agree, N = 100, total = TRUE),
    reversed = of(c(q, r), scale = agree, reverse = q), suppressed = suppressMessages(suppress_counts(of(c(q, r), by = g, scale = agree), min_cell = 4)),
    `a table` = as_likert_counts(data.frame(item = "q", category = 1:5, count = c(3, 4, 9, 2, 1)), scale = agree, N = 40),
    published = likert_counts(published_report("erasmus2022"), survey = "erasmus"),
    `published alone` = likert_counts(published_report("erasmus2022"), network, survey = "erasmus")
  )
  if (is_installed("survey")) {
    design <- survey::svydesign(~1, strata = ~h, weights = ~w, data = d)
    out$design <- suppressMessages(likert_counts(design, c(q, r), by = g, scale = agree))
    out$`multiple of a design` <- suppressMessages(likert_counts(design, multiple = ticks, by = g))
  }
  out$`a row` <- out$groups[out$groups$item == "r" & out$groups$group == "a", ]
  out$none <- out$plain[0L, ]
  out$answers <- out$plain[out$plain$kind == "substantive", ]
  out
}

takes_counts <- list(
  print = print, summary = summary, `all sets` = function(x) summary(x, sets = c("top", "bottom", "net")), tidy = tidy, glance = glance,
  simultaneous = function(x) tidy(x, simultaneous = TRUE), nchs = function(x) tidy(x, presentation = "nchs"), total = function(x) tidy(x, total = TRUE),
  wide = function(x) as.data.frame(x, wide = TRUE, percent = TRUE), coef = coef, vcov = vcov, confint = confint, reading = reading,
  added = function(x) c(x, x), beside = function(x) c(one = x, two = x), back = function(x) as_likert_counts(as.data.frame(x)),
  table = likert_table, `table of percent` = function(x) likert_table(x, statistic = "{p}%", sets = NULL, mean = FALSE, min_base = 10, min_cell = 3),
  items = function(x) likert_table(x, layout = "items", add_to_100 = TRUE), `notebook summary` = function(x) knitr::knit_print(summary(x)),
  notebook = function(x) knitr::knit_print(x), `notebook table` = function(x) knitr::knit_print(likert_table(x)),
  flextable = function(x) flextable::as_flextable(likert_table(x)), inline = function(x) inline_text(x, x$item[1L], x$group[1L]),
  `inline mean` = function(x) inline_text(x, x$item[1L], x$group[1L], answer = "mean"), methods = methods_text,
  compare = compare_groups, midranks = function(x) compare_groups(x, measure = "midrank"), net = function(x) compare_groups(x, sets = "net"),
  omnibus = omnibus_test, `omnibus midranks` = function(x) omnibus_test(x, measure = "midrank"),
  waves = function(x) compare_waves(a = x, b = x, population = "different"), `same people` = function(x) compare_waves(a = x, b = x, population = "same"),
  three = function(x) compare_waves(a = x, b = x, c = x, population = "different", measure = "scores"),
  hide = function(x) suppress_counts(x, min_cell = 3), simulate = function(x) simulate_wave(x, n = 20, seed = 1),
  write = function(x) write_counts(x, tempfile(), min_cell = 3), parts = function(x) report_parts(x, lang = "en")
)
draws_counts <- c(
  lapply(list(plain = list(), intervals = list(type = "intervals"), diverging = list(type = "diverging"), overview = list(type = "overview"), bars = list(conf.int = TRUE, sort = "top")),
    function(more) function(x) ggplot2::ggplot_build(inject(autoplot(x, !!!more)))),
  list(compared = function(x) ggplot2::ggplot_build(autoplot(compare_groups(x))))
)

# "", or what is wrong with one call
internal_error <- function(f, x) {
  withr::local_options(akkoord.progress = FALSE, akkoord.quiet = TRUE, width = 80)
  e <- tryCatch(
    {
      utils::capture.output(suppressWarnings(suppressMessages(print(f(x)))))
      NULL
    },
    akkoord_error = function(e) NULL, error = identity
  )
  if (is.null(e)) "" else paste(conditionMessage(e), collapse = " ")
}

test_that("every kind of counts is taken, or refused as ours", {
  kinds <- kinds_of_counts()
  if (!is_installed("flextable")) takes_counts$flextable <- NULL
  # some kinds in all, the others, except at night, in what takes no half a second
  whole <- c("multiple beside", "twins by group", "banner", "published alone", "multiple of a design", "none", "a row")
  slow <- c("parts", "flextable", "omnibus", "midranks", "three", "simulate", "same people")
  if (effort(TRUE, FALSE, FALSE)) kinds <- kinds[c("multiple", "multiple beside", "none")]
  if (effort(TRUE, TRUE, FALSE)) kinds$published <- NULL
  grDevices::pdf(NULL)
  withr::defer(grDevices::dev.off())
  for (kind in names(kinds)) {
    all <- kind %in% whole && effort(FALSE, TRUE) || effort(FALSE, FALSE, TRUE)
    jobs <- if (all) c(takes_counts, draws_counts) else takes_counts[setdiff(names(takes_counts), slow)]
    said <- vapply(jobs, internal_error, "", x = kinds[[kind]])
    wrong <- nzchar(said)
    expect_identical(paste(kind, names(said), said, sep = ": ")[wrong], character())
  }
})

test_that("an internal error is seen", {
  expect_match(internal_error(function(x) stop("deep within"), 1), "deep within")
  expect_identical(internal_error(likert_table, 1), "")
})
