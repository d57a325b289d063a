# What the tests of two groups return: an htest that also carries the effect sizes,
# who was compared, and which question the p-value and the interval each answer.

# `size`: n, pairs, only_1, only_2, neither; `distribution`: of the p-value;
# `asks`: what the p-value and the interval answer; `notes`: what else to say. These,
# `method`, `regime` and `conf.of` are said(): the result holds them in English, as
# every htest does, and beside that what was said, for a print in another language.
new_group_test <- function(groups, method, distribution, p.value, statistic = NULL,
                           parameter = NULL, estimate = NULL, conf.int = NULL,
                           conf.level = 0.95, null.value = NULL, alternative = NULL,
                           effects = NULL, N = Inf, regime, asks, notes = NULL,
                           conf.of = NULL, ...) {
  if (!is.null(conf.int)) attr(conf.int, "conf.level") <- conf.level
  words <- list(
    method = method, regime = regime, distribution = distribution, asks = asks,
    notes = notes, conf.of = conf.of
  )
  english <- test_words(words, "en")
  out <- list(
    statistic = statistic, parameter = parameter, p.value = p.value,
    conf.int = conf.int, estimate = estimate, null.value = null.value,
    alternative = alternative, method = english$method, data.name = groups$data.name,
    effects = effects, size = as.list(summary(groups$twin)), groups = groups$groups,
    N = N, regime = english$regime, distribution = english$distribution,
    asks = english$asks, notes = english$notes, conf.of = english$conf.of, words = words,
    ...
  )
  structure(out[!vapply(out, is.null, NA)], class = c("akkoord_test", "htest"))
}

# What a test says, in a language; several things about a distribution are one text.
test_words <- function(words, lang) {
  out <- lapply(words, say, lang)
  out$distribution <- paste(out$distribution, collapse = ", ")
  out
}

format_p_value <- function(p, mark = ".") {
  if (is.na(p)) {
    "NA"
  } else if (p < 1e-4) {
    format(p, digits = 3, decimal.mark = mark)
  } else {
    format(round(p, 4), decimal.mark = mark)
  }
}

format_population <- function(N, lang = "en") {
  text <- format(N, trim = TRUE, scientific = FALSE)
  if (all(is.infinite(N))) {
    tr("no_population", lang)
  } else if (length(N) == 1L) {
    tr("population_N", lang, N = text)
  } else {
    tr("populations_N", lang, N1 = text[[1L]], N2 = text[[2L]])
  }
}

#' @export
format.akkoord_test <- function(x, digits = 4L, ...,
                                lang = default_lang()) {
  check_lang(lang)
  mark <- decimal_mark(lang)
  number <- function(v) format(v, digits = digits, decimal.mark = mark)
  words <- test_words(x$words, lang)
  numbers <- c(x$statistic, x$parameter)
  numbers <- if (length(numbers) > 0L) {
    paste0(statistic_name(names(numbers), lang), " = ", vapply(numbers, number, ""))
  }
  asks <- paste0("  ", tr("test_asks", lang, question = words$asks))
  names(asks) <- names(words$asks)
  out <- c(
    words$method, "",
    paste(
      c(x$data.name, test_who(x, lang), format_population(x$N, lang)),
      collapse = tr("semicolon", lang)
    ),
    tr("test_compares", lang, what = words$regime),
    tr("test_p_by", lang, method = words$distribution),
    paste(c(numbers, test_p(x, lang)), collapse = ", "), asks[["p.value"]]
  )
  if (!is.null(x$conf.int)) {
    level <- attr(x$conf.int, "conf.level")
    out <- c(
      out,
      tr(
        "test_interval", lang, what = words$conf.of, estimate = number(x$estimate[[1L]]),
        level = 100 * level, low = number(x$conf.int[[1L]]),
        high = number(x$conf.int[[2L]])
      ),
      asks[["conf.int"]]
    )
  } else if (!is.null(x$effects)) {
    out <- c(
      out, tr("test_intervals", lang),
      asks[["conf.int"]]
    )
  }
  c(out, if (length(words$notes) > 0L) tr("test_note", lang, note = words$notes))
}

test_who <- function(x, lang) {
  s <- x$size
  key <- if (s$pairs == 0) "test_who_apart" else "test_who_both"
  who <- tr(
    key, lang, pairs = s$pairs, n1 = s$only_1, n2 = s$only_2, group1 = x$groups[[1L]],
    group2 = x$groups[[2L]]
  )
  if (s$neither > 0) tr("test_who_neither", lang, who = who, n = s$neither) else who
}

test_p <- function(x, lang) {
  mark <- decimal_mark(lang)
  p <- format_p_value(x$p.value, mark)
  p <- if (is.null(x$p.se)) {
    tr("p_value", lang, p = p)
  } else {
    error <- format(x$p.se, digits = 2, decimal.mark = mark)
    tr("p_value_error", lang, p = p, error = error)
  }
  side <- switch(x$alternative %||% "",
    two.sided = tr("two_sided", lang),
    greater = tr("group_higher", lang, group = x$groups[[1L]]),
    less = tr("group_lower", lang, group = x$groups[[1L]])
  )
  paste(c(p, side), collapse = ", ")
}

# Names of statistics that are words.
statistic_keys <- c(
  "chi-squared" = "stat_chi_squared", "higher for the first" = "stat_higher_first",
  differ = "stat_differ", differences = "stat_differences", positive = "stat_positive"
)

statistic_name <- function(name, lang) {
  known <- name %in% names(statistic_keys)
  name[known] <- tr_each(statistic_keys[name[known]], lang)
  name
}

#' @export
print.akkoord_test <- function(x, digits = 4L, ...,
                               lang = default_lang()) {
  lines <- format(x, digits = digits, lang = lang)
  width <- min(88L, getOption("width"))
  cat("\n", paste0(strwrap(lines[[1L]], width - 8L, prefix = "\t"), "\n"), "\n", sep = "")
  for (line in lines[-(1:2)]) {
    indent <- if (startsWith(line, " ")) 2L else 0L
    cat(strwrap(line, width = width, indent = indent, exdent = 4L), sep = "\n")
  }
  if (!is.null(x$effects)) {
    cat("\n", tr("test_effects", lang), "\n", sep = "")
    shown <- x$effects
    shown[-1L] <- lapply(shown[-1L], signif, digits)
    mark <- decimal_mark(lang)
    print(format(shown, decimal.mark = mark), row.names = FALSE)
  }
  cat("\n")
  invisible(x)
}

#' @export
as.data.frame.akkoord_test <- function(x, ...) {
  pick_one <- function(v) if (is.null(v)) NA_real_ else as.double(v[[1L]])
  data.frame(
    estimate = pick_one(x$estimate), statistic = pick_one(x$statistic),
    parameter = pick_one(x$parameter), p.value = x$p.value,
    conf.low = pick_one(x$conf.int),
    conf.high = if (is.null(x$conf.int)) NA_real_ else x$conf.int[[2L]],
    method = x$method, alternative = x$alternative %||% NA_character_,
    distribution = x$distribution, stringsAsFactors = FALSE
  )
}

#' @export
tidy.akkoord_test <- function(x, ...) tibble::as_tibble(as.data.frame(x))

#' @export
glance.akkoord_test <- function(x, ...) {
  tibble::tibble(
    n = x$size$n, pairs = x$size$pairs, only_1 = x$size$only_1, only_2 = x$size$only_2,
    neither = x$size$neither, N = if (length(x$N) == 1L) x$N else sum(x$N),
    p.value = x$p.value, method = x$method, distribution = x$distribution,
    regime = x$regime
  )
}

#' @export
summary.akkoord_test <- function(object, ...) object$effects

# What the interval of each test is about, in words
asks_interval <- function(N) {
  if (all(is.infinite(N))) {
    said("asks_like_these")
  } else if (length(N) == 1L) {
    said("asks_people", N = N)
  } else {
    said("asks_two_populations")
  }
}

# Population of two groups: one number for all respondents, or one for each group
check_group_N <- function(N, groups, two = TRUE, call = caller_env()) {
  size <- as.list(summary(groups$twin))
  if (two && length(N) == 2L) {
    check_population(N, c(size$only_1, size$only_2), call = call)
  } else {
    check_number(N, "N", length = 1L, finite = FALSE, call = call)
    check_population(N, size$n, call = call)
  }
}

# Effects of whatever was read: pairs only, or all
effects_of <- function(groups, N, conf.level, pairs_only = FALSE) {
  scale <- groups$scale
  if (!scale$ordered) {
    return(NULL)
  }
  cells <- unclass(groups$twin)
  k <- nrow(cells) - 1L
  inner <- seq_len(k)
  scores <- as.double(scale$scores)
  if (length(N) == 2L) {
    return(sample_effects(cells[inner, k + 1L], cells[k + 1L, inner], scores, top_flags(scale), N,
      conf.level))
  }
  if (pairs_only) {
    # who did not answer for both counts among the respondents, in the corner
    rest <- sum(cells) - sum(cells[inner, inner])
    cells[k + 1L, ] <- 0
    cells[, k + 1L] <- 0
    cells[k + 1L, k + 1L] <- rest
  }
  twin_effects(cells, scores, top_flags(scale), N, conf.level)
}

effect_row <- function(effects, which) {
  row <- effects[effects$effect == which, ]
  list(estimate = row$estimate, conf.int = c(row$conf.low, row$conf.high))
}

# The two vectors of counts of groups that share nobody
two_counts <- function(twin) {
  cells <- unclass(twin)
  k <- nrow(cells) - 1L
  list(
    x = as.double(cells[seq_len(k), k + 1L]), y = as.double(cells[k + 1L, seq_len(k)])
  )
}

# Tables with the margins of two counts, drawn by R's generator: group 1's counts, a
# table a column, `use` a function of each batch that returns what to add up
draw_tables <- function(x, y, B, use) {
  used <- x + y > 0
  in_batches(B, 10000, function(size) {
    tables <- stats::r2dtable(size, c(sum(x), sum(y)), (x + y)[used])
    first <- matrix(0L, length(x), size)
    first[used, ] <- vapply(tables, function(t) t[1L, ], integer(sum(used)))
    use(first)
  })
}

# The sum of what `use` makes of B draws, so many at a time.
in_batches <- function(B, most, use) {
  total <- 0
  while (B > 0) {
    total <- total + use(min(B, most))
    B <- B - min(B, most)
  }
  total
}

check_B <- function(B, call = caller_env()) {
  check_number(B, "B", min = 1, max = 1e9, whole = TRUE, call = call)
}

# p and its standard error from how many of B draws were as far, the data counted as
# one draw more, so that p is never 0
drawn_p <- function(count, B) {
  p <- (count + 1) / (B + 1)
  list(p = p, se = sqrt(p * (1 - p) / B))
}

# Exact, but too large: how large, and what to do instead. Never another method
# without being asked.
stop_too_large <- function(what, held, most, memory = NULL, instead = "montecarlo",
                           call = caller_env()) {
  held <- if (is.finite(held)) format(held, digits = 3) else "beyond counting"
  abort("too_large", c(
    "The exact distribution is too large to work out.",
    x = "{what}: {held}; at most {format(most)}{if (!is.null(memory)) paste0(' (', memory, ')')}.",
    i = "Another {.arg method} can do it: {.or {.val {instead}}}."
  ), arg = "method", value = held, call = call)
}
