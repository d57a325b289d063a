#' A table to publish
#'
#' Counts as a paper or a report has them: answers as `n (p%)`, the base, the top and the
#' bottom set and the mean with their intervals, and groups side by side with their
#' difference and a p-value, whose test stands beneath the table. It is shown as a table
#' by R Markdown and Quarto (HTML, PDF and Word); `flextable::as_flextable()` makes one
#' for Word and PowerPoint, and [write_table()] writes a file.
#'
#' Percentages are rounded from counts, by the rule named in `rounding`; a set's is the
#' rounded sum of counts, not the sum of rounded percentages.
#'
#' A comparison of groups or of waves is a row an item, as it prints.
#'
#' @param x A [likert_counts()], or what it accepts: a data frame, a [published_report()];
#'   or what [compare_groups()] or [compare_waves()] gives.
#' @param items,... For data: items and more arguments of [likert_counts()], such as `by`.
#' @param statistic What stands in an answer's cell, `"{n} ({p}%)"` unless given: a text in
#'   which `{n}` is the number of people, `{N}` the base, `{p}` the percentage, `{w}` the
#'   weighted number, `{conf.low}` and `{conf.high}` limits in percent.
#' @param sets Named sets of answers beside the top set, as in [summary.likert_counts()];
#'   the bottom set unless given, `NULL` for none. A top set that is among them stands there
#'   once, under its name.
#' @param mean Whether to show mean scores.
#' @param conf.int,conf.level,method Intervals of sets and means, as in
#'   [summary.likert_counts()].
#' @param compare Whether groups are compared: two by [compare_groups()], difference,
#'   interval and p; more of them, or those of a banner, by [omnibus_test()], a p an item.
#' @param adjust How p-values are adjusted for all comparisons of the table.
#' @param total Whether everyone together stands beside the groups; as in
#'   [likert_counts()] unless given. No test knows it.
#' @param layout `"answers"`: a row an answer, a column a group; `"items"`: a row an item and
#'   group, a column an answer, for items that share their answers. `"auto"`: the first
#'   for groups.
#' @param digits,rounding Decimals of percentages, and `"half-up"`, `"half-even"`,
#'   `"truncate"` or `"ceiling"`.
#' @param add_to_100 Force the percentages of an item's answers to add up to 100, by
#'   largest remainders; what was moved is marked with an asterisk.
#' @param min_base A base smaller than this is not shown, nor anything of it.
#' @param min_cell Numbers of people from 1 up to, but not including, this one are not
#'   shown; nor are those from which they could be worked out.
#' @param title A caption.
#' @param lang Language, `"nl"`, `"en"` or `"fr"`.
#' @param style A [report_style()], or the path of a YAML file of one.
#' @return An object of class `likert_table`. `as.data.frame()` gives its cells as text,
#'   `tidy()` the numbers behind them (without what is not shown).
#' @seealso [inline_text()] for a number in a sentence, [methods_text()] for the paragraph
#'   that says how it was made.
#' @examples
#' wave <- data.frame(
#'   type = rep(c("primary", "secondary"), each = 8),
#'   q1 = c(5, 4, 2, NA, 4, 5, 3, 3, 4, 2, 1, 4, 2, 2, 3, 1),
#'   q2 = c(4, 4, 3, 1, 5, 2, 2, 4, 5, 4, 3, 3, 1, 5, 4, 4)
#' )
#' agree <- likert_scale("agree5", "en")
#' likert_table(wave, c(q1, q2), by = type, scale = agree, lang = "en")
#' counts <- likert_counts(wave, c(q1, q2), scale = agree, N = 60)
#' likert_table(counts, statistic = "{p}%", lang = "en")
#'
#' later <- likert_counts(data.frame(q1 = c(5, 5, 4, 2, 4), q2 = c(1, 4, 3, 4, 4)), c(q1, q2),
#'   scale = agree, N = 70)
#' change <- compare_waves("2022" = counts, "2026" = later, population = "different")
#' likert_table(change, lang = "en")
#' @export
likert_table <- function(x, ...) UseMethod("likert_table")

#' @rdname likert_table
#' @export
likert_table.default <- function(x, ...) {
  stop_no_method(x, "counts or answers")
}

table_arguments <- c(
  "statistic", "sets", "mean", "conf.int", "conf.level", "method", "compare", "adjust",
  "total", "layout", "digits", "rounding", "add_to_100", "min_base", "min_cell", "title", "lang",
  "style"
)

#' @rdname likert_table
#' @export
likert_table.data.frame <- function(x, items, ...) {
  # what is the table's own stays with it, the rest counts
  given <- as.list(enquos(..., .ignore_empty = "all"))
  own <- names(given) %in% table_arguments
  # columns are chosen in the data, what is unknown is named below, all else is a value
  chosen <- names(given) %in% c("by", "weights", "reverse", "multiple", "ticks") |
    !own & !names(given) %in% fn_fmls_names(likert_counts.data.frame)
  given[!chosen] <- lapply(given[!chosen], eval_tidy)
  counts <- inject(likert_counts(x, {{ items }}, !!!given[!own]))
  inject(likert_table(counts, !!!given[own]))
}

#' @rdname likert_table
#' @export
likert_table.published_report <- function(x, ...) {
  given <- list(...)
  own <- names(given) %in% table_arguments
  counts <- do.call(likert_counts, c(list(x), given[!own]))
  do.call(likert_table, c(list(counts), given[own]))
}

#' @rdname likert_table
#' @export
likert_table.akkoord_comparison <- function(x, ..., title = NULL, lang = default_lang()) {
  check_dots_empty_akk(...)
  check_lang(lang)
  if (!is.null(title)) check_string(title, "title")
  if (nrow(x) == 0L || is.null(attr(x, "measure"))) {
    abort("empty", c(
      "A table needs a comparison with a row at least.",
      x = "{.arg x} has none, or is only part of one.",
      i = "Take the whole of what {.fn compare_groups} or {.fn compare_waves} gives."
    ), arg = "x", value = nrow(x))
  }
  of <- if (inherits(x, "akkoord_waves")) waves_title else comparison_title
  comparison_table(x, title %||% of(x, lang), lang)
}

#' @rdname likert_table
#' @export
likert_table.akkoord_waves <- likert_table.akkoord_comparison

# Of groups or of waves: a row a comparison, as it prints.
comparison_table <- function(x, title, lang) {
  notes <- if (inherits(x, "akkoord_waves")) waves_notes else comparison_notes
  cells <- comparison_panels(x, lang)[[1L]]
  shown <- set_names(lapply(seq_len(ncol(cells)), function(j) cells[-1L, j]), unname(cells[1L, ]))
  left <- colnames(cells) %in% c("item", "domain", "groups", "significant", "significant_naive")
  flat_table(shown, left, notes(x, lang), title, lang, tidy(x))
}

# `cells`: a column of text each, named by its head; `left` the columns of words.
flat_table <- function(cells, left, notes, title, lang, numbers = NULL) {
  body <- do.call(cbind, unname(lapply(cells, as.character)))
  body[is.na(body)] <- ""
  structure(list(
    body = matrix(body, ncol = length(cells)), header = names(cells),
    kind = rep("row", NROW(body)), tail = 0L, align = ifelse(left, "left", "right"),
    notes = notes, title = title, lang = lang, numbers = numbers
  ), class = "likert_table")
}

#' @rdname likert_table
#' @export
likert_table.likert_counts <- function(x, ..., statistic = statistic_n_p, sets = "bottom",
                                       mean = TRUE, conf.int = TRUE, conf.level = 0.95,
                                       method = NULL, compare = TRUE,
                                       adjust = c("holm", "BH", "none"), total = NULL,
                                       layout = c("auto", "answers", "items"), digits = NULL,
                                       rounding = "half-up", add_to_100 = FALSE,
                                       min_base = 0, min_cell = 0, title = NULL,
                                       lang = default_lang(), style = NULL) {
  check_dots_empty_akk(...)
  local_style(as_report_style(style))
  digits <- digits %||% style_value("digits") %||% 0
  for (flag in c("mean", "compare", "add_to_100")) check_flag(get(flag), flag)
  check_number(digits, "digits", min = 0, max = 6, whole = TRUE)
  check_number(min_base, "min_base", min = 0)
  check_number(min_cell, "min_cell", min = 0, whole = TRUE)
  if (!is.null(title)) check_string(title, "title")
  check_pattern(statistic)
  style <- list(
    statistic = statistic, mean = mean, digits = digits, add_to_100 = add_to_100,
    rounding = check_choice(rounding, rounding_rules, "rounding"), min_base = min_base,
    min_cell = min_cell, lang = check_lang(lang), mark = decimal_mark(lang),
    conf.int = conf.int
  )
  adjust <- check_choice(adjust, c("holm", "BH", "none"), "adjust")
  layout <- check_choice(layout, c("auto", "answers", "items"), "layout")
  spec <- interval_spec(x, conf.int, conf.level, method)
  sets <- sets_beside_top(if (identical(sets, "bottom") && !any_bottom(x)) NULL else sets)
  check_sets(sets, x)
  style$own_sets <- own_sets(sets)
  groups <- unique(x$group)
  numbers <- table_numbers(x, sets, conf.int, conf.level, method, style)
  whole <- total_counts(x, total %||% shows_total(x))
  if (!is.null(whole)) {
    of_all <- table_numbers(whole, sets, conf.int, conf.level, method, style)
    of_all$group <- rep(tr("total", lang), nrow(of_all))
    numbers <- rbind(numbers, of_all)
  }
  numbers <- suppress_cells(numbers, style, whole)
  # of numbers that are not shown no test is
  tested <- numbers$row %in% c("set", "mean") | numbers$row == "answer" & !numbers$adds
  hidden <- any(tested) && !any(numbers$shown[tested])
  tests <- if (compare && !hidden) table_tests(x, sets, mean, adjust, conf.level)
  several <- if (compare && is.null(tests)) table_omnibus(x, adjust)
  layout <- table_layout(x, layout)
  out <- if (layout == "items") {
    table_by_item(x, numbers, style)
  } else {
    table_by_answer(x, numbers, tests, several, style)
  }
  structure(c(out, list(
    title = title, notes = table_notes(x, numbers, tests, several, spec, adjust, layout, style),
    numbers = shown_numbers(numbers),
    lang = style$lang
  )), class = "likert_table")
}

check_pattern <- function(statistic, call = caller_env()) {
  check_string(statistic, "statistic", call = call)
  known <- c("n", "N", "p", "w", "conf.low", "conf.high")
  named <- regmatches(statistic, gregexpr("\\{[^}]*\\}", statistic))[[1L]]
  off <- setdiff(named, paste0("{", known, "}"))
  if (length(off) > 0L || length(named) == 0L) {
    shown <- paste0("{", known, "}", collapse = ", ")
    abort("pattern", c(
      "{.arg statistic} is a text with numbers in braces.",
      x = if (length(off) > 0L) "There is no {.val {off[[1L]]}}." else "It is {.val {statistic}}.",
      i = "There are {.val {shown}}."
    ), arg = "statistic", value = statistic, call = call)
  }
}

any_bottom <- function(x) {
  any(vapply(counts_items(x)[unique(x$item)], function(about) {
    isTRUE(about$exclusive) && !is.null(bottom_positions(about$scale))
  }, NA))
}

# Items beneath each other with their answers in columns need the same answers.
table_layout <- function(x, layout, call = caller_env()) {
  about <- counts_items(x)[unique(x$item)]
  answers <- lapply(about, function(a) {
    list(a$exclusive, scale_ids(a$scale), scale_dk_ids(a$scale))
  })
  same <- length(unique(unname(answers))) == 1L && about[[1L]]$exclusive
  if (layout == "items" && !same) {
    abort("layout", c(
      "{.code layout = \"items\"} is for items that share their answers.",
      i = "Leave it out, or make a table of each scale."
    ), arg = "layout", value = layout, call = call)
  }
  if (layout != "auto") {
    return(layout)
  }
  if (same && identical(unique(x$group), "")) "items" else "answers"
}

# Numbers ----------------------------------------------------------------------------------

# A row a number: item, group, what it is (answer, dk, base, set, mean), which, people and
# shares from low to high, limits.
table_numbers <- function(x, sets, conf.int, conf.level, method, style) {
  told <- tidy_rows(x, conf.int, conf.level, method, sets = sets)
  row <- c(
    share = "answer", dk = "dk", top = "set", set = "set", difference = "set", mean = "mean"
  )
  out <- data.frame(
    item = told$item, group = told$group, row = unname(row[told$statistic]),
    term = told$term, difference = told$statistic == "difference",
    w.low = round_whole(told$low * told$n), w.high = round_whole(told$high * told$n),
    base = told$n, low = told$low, high = told$high, stringsAsFactors = FALSE
  )
  cell <- match(
    paste(out$item, out$group, out$term, sep = "\r"), paste(x$item, x$group, x$category, sep = "\r")
  )
  cell[!out$row %in% c("answer", "dk")] <- NA
  own <- !is.na(cell)
  out$w.low[own] <- x$low[cell[own]]
  out$w.high[own] <- x$high[cell[own]]
  out$n.low <- if ("n" %in% names(x)) as.double(x[["n"]][cell]) else out$w.low
  out$n.high <- if ("n" %in% names(x)) out$n.low else out$w.high
  out[c("N", "N.low", "N.high")] <- told_people(x, told)
  out$conf.low <- told[["conf.low"]] %||% NA_real_
  out$conf.high <- told[["conf.high"]] %||% NA_real_
  if (!style$mean) out <- out[out$row != "mean", ]
  # the top set once, by the name that it was given
  out <- out[!(out$term == "top" & out$row == "set" & out$item %in% items_top_named(x, sets)), ]
  key <- paste(out$item, out$group, sep = "\r")
  first <- out[!duplicated(key), ]
  bases <- first
  bases[c("row", "term")] <- list(rep("base", nrow(bases)), rep("base", nrow(bases)))
  bases[c("low", "high", "w.low", "w.high", "n.low", "n.high", "conf.low", "conf.high")] <- NA_real_
  out <- rbind(out, bases)
  # whether its cells make up the base
  out$adds <- unname(exclusive_items(x)[out$item]) &
    (out$row == "answer" | out$row == "dk" & counts_base(x) == "answered")
  at <- order(
    match(out$item, unique(x$item)), match(out$group, unique(x$group)),
    match(out$row, c("answer", "dk", "base", "set", "mean"))
  )
  out <- out[at, ]
  rownames(out) <- NULL
  out$shown <- TRUE
  out$small <- base_key(out$item, out$group) %in% small_bases(x)
  out
}

# How many people a row is of, and from how many to how many.
told_people <- function(x, told) {
  n <- told[["n.unweighted"]] %||% told$n
  b <- bases_of(x, told$item, told$group)
  all <- counts_base(x) == "answered" | told$statistic == "dk"
  low <- ifelse(all, b$answered.low, b$substantive.low)
  high <- ifelse(all, b$answered.high, b$substantive.high)
  list(n, ifelse(is.na(n), low, n), ifelse(is.na(n), high, n))
}

# Groups compared: shares of the sets and mean scores, p adjusted over all of them. NULL
# where nothing is to be tested; `why` says why not.
table_tests <- function(x, sets, mean, adjust, conf.level) {
  x <- answered_by_all(x)
  if (length(setdiff(unique(x$group), "")) < 2L) {
    return(NULL)
  }
  one <- function(x, ...) {
    if_tested(
      as.data.frame(
        compare_groups(x, ..., adjust = "none", conf.level = conf.level, progress = FALSE)
      )
    )
  }
  named <- c(list(top = list(plus = "top")), sets)
  shares <- one(x, sets = structure(named, class = "akkoord_sets"))
  means <- if (mean) one(x, measure = "scores")
  if (!is.null(means)) means$set <- rep("mean", nrow(means))
  many <- !unname(exclusive_items(x)[x$item])
  options <- if (any(many)) one(x[many, ])
  if (!is.null(options)) options$set <- rep("option", nrow(options))
  out <- vctrs::vec_rbind(shares, means, options)
  if (is.null(out) || nrow(out) == 0L) {
    return(NULL)
  }
  pairs <- unique(out[c("domain", "group1", "group2")])
  if (nrow(pairs) != 1L || nzchar(pairs$domain)) {
    return(NULL)
  }
  out <- out[!(out$set == "top" & out$item %in% items_top_named(x, sets)), ]
  out$p.low <- stats::p.adjust(out$p.low, adjust)
  out$p.high <- stats::p.adjust(out$p.high, adjust)
  out
}

# NULL for groups that no test is for.
if_tested <- function(code) {
  tryCatch(code, akkoord_error_group = function(e) NULL, akkoord_error_sets = function(e) NULL,
    akkoord_error_one_answer = function(e) NULL, akkoord_error_weighted = function(e) NULL)
}

# More than two groups: of each item (and variable of a banner) whether the answers differ.
table_omnibus <- function(x, adjust) {
  if (length(setdiff(unique(x$group), "")) < 3L) {
    return(NULL)
  }
  out <- if_tested(omnibus_test(x, adjust = adjust, B = table_draws))
  if (!is.null(out)) out$by <- out[["by"]] %||% rep("", nrow(out))
  out
}

shown_numbers <- function(numbers) {
  values <- c("n.low", "n.high", "w.low", "w.high", "low", "high", "conf.low", "conf.high")
  hidden <- !numbers$shown
  numbers[hidden, values] <- NA_real_
  numbers[hidden & numbers$row == "base", c("base", "N")] <- NA_real_
  at <- c("item", "group", "row", "term", "base", "N", values, "shown")
  tibble::as_tibble(numbers[at])
}
