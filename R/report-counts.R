# Counts behind printed percentages: for each answer the lowest and highest
# number of people that rounds to what was printed. The ranges are outer ones: each
# printed number, sum and base narrows them, one at a time, until nothing moves.

#' @rdname likert_counts
#' @param survey Which survey of a [published_report()]; needed when it holds
#'   more than one.
#' @section From a published report:
#' `items` are the report's items, all of the survey unless given; options of a
#' multiple-choice question are one item, named by the question. Percentages are
#' taken as rounded to the decimals they were printed with, ties either way, and
#' `low` and `high` are the outer counts that the printed numbers and the base
#' allow; claims in words ("almost", "about") and numbers printed for several
#' groups together do not narrow them. Don't knows are inside the base, as in
#' the report. Items put once for each group are `"two-answer"`; how many people
#' answered for both is a range, in the attribute `overlap`.
#' @examples
#'
#' # from printed percentages: ranges where more than one count is possible
#' study <- published_report("erasmus2022")
#' likert_counts(study, c(network, org_structure), survey = "erasmus")
#' @export
likert_counts.published_report <- function(data, items, survey = NULL, ...) {
  check_dots_empty_akk(...)
  survey <- check_survey(data, survey)
  rows <- data$published[data$published$survey == survey, ]
  all <- unique(rows$item)
  chosen <- if (missing(items)) all else select_columns(as.list(set_names(all)), enquo(items), "items")
  n <- report_method(data, survey, "respondents")
  if (is.na(n)) {
    abort("report_value", c(
      "The report does not say how many answered survey {.val {survey}}.",
      i = "Add a row {.field respondents} to {.file method.csv}."
    ), arg = "data", value = NA, column = "quantity", call = current_env())
  }
  N <- report_method(data, survey, "population size")
  scales <- report_scales(data, chosen)
  # options of one question are one item
  multiple <- data$items$scale[match(chosen, data$items$item)] %in% "multiple"
  question <- data$items$question[match(chosen, data$items$item)]
  name <- ifelse(multiple, question, chosen)
  parts <- lapply(set_names(unique(name)), function(i) {
    at <- which(name == i)
    if (multiple[at[[1L]]]) {
      return(report_options(data, rows, chosen[at], n))
    }
    scale <- scales[[i]]
    if (is.null(scale)) {
      abort("scale", c(
        "The report does not name the scale of an item.",
        x = "Item {.field {i}}.",
        i = "Name it in the column {.field scale} of {.file items.csv}."
      ), arg = "items", value = i, column = "scale", call = caller_env(2))
    }
    report_item(data, rows[rows$item == i, ], i, scale, n)
  })
  new_likert_counts(
    vctrs::vec_rbind(!!!lapply(unname(parts), `[[`, "rows")),
    N = if (is.na(N)) Inf else N, n = n, base = "answered",
    items = lapply(parts, `[[`, "item"),
    overlap = compact_list(lapply(parts, `[[`, "overlap")),
    sums = compact_list(lapply(parts, `[[`, "sums"))
  )
}

compact_list <- function(x) {
  x <- x[!vapply(x, is.null, NA)]
  if (length(x) > 0L) x
}

check_survey <- function(report, survey, call = caller_env()) {
  surveys <- unique(report$published$survey)
  if (is.null(survey)) {
    if (length(surveys) > 1L) {
      abort("survey", c(
        "{.arg survey} must say which survey to count.",
        i = "The report holds {.val {surveys}}."
      ), arg = "survey", call = call)
    }
    return(surveys)
  }
  check_choice(survey, surveys, "survey", call = call)
}

# One item: a block of rows for each group, with its ranges.
report_item <- function(report, rows, item, scale, n) {
  figure <- rows$figure[[1L]]
  bases <- figure_bases(report, figure)
  if (is.null(names(bases))) {
    # a number without a base of its own has none, whatever its figure's base
    bases <- set_names(rows$n[!is.na(rows$n)][1L], "")
  }
  blocks <- lapply(seq_along(bases), function(j) {
    g <- names(bases)[[j]]
    base <- bases[[j]]
    printed <- rows[rows$group == g, ]
    ranges <- if (is.na(base)) {
      size <- scale_size(scale) + length(scale_dk(scale))
      list(low = rep(0, size), high = rep(n, size), sums = list())
    } else {
      printed_ranges(printed, scale, base, item, g)
    }
    list(rows = range_rows(item, g, scale, ranges, base, n), sums = ranges$sums)
  })
  sums <- set_names(lapply(blocks, `[[`, "sums"), names(bases))
  # one question for each group is put twice to those who are in both
  at <- match(figure, report$figures$figure)
  questions <- strsplit(sub(" .*", "", report$figures$question[[at]]), "/", fixed = TRUE)[[1L]]
  twins <- length(bases) > 1L && length(questions) == length(bases)
  overlap <- if (twins) {
    pairs <- utils::combn(names(bases), 2L, simplify = FALSE)
    lapply(pairs, function(pair) {
      b <- bases[pair]
      list(groups = pair, m = c(low = max(0, sum(b) - n), high = min(b)))
    })
  }
  list(
    rows = vctrs::vec_rbind(!!!lapply(blocks, `[[`, "rows")), overlap = overlap,
    sums = if (any(lengths(sums) > 0L)) sums,
    item = list(
      scale = scale, label = report_labels(report, item), exclusive = TRUE,
      groups = if (twins) "two-answer" else "disjoint", reversed = FALSE
    )
  )
}

# The options of a multiple-choice question: each is its own yes or no.
report_options <- function(report, rows, options, n) {
  # asked as well, and nothing of it printed
  first <- report$items[match(options[[1L]], report$items$item), ]
  more <- report$items$item[report$items$question %in% first$question &
    report$items$survey %in% first$survey & report$items$scale %in% "multiple"]
  options <- c(options, setdiff(more, rows$item))
  labels <- lapply(set_names(c("nl", "en")), function(l) report_item_label(report, options, l))
  scale <- likert_scale(labels, ordered = FALSE)
  printed <- rows[match(options, rows$item), ]
  base <- printed$n[[1L]]
  ranges <- lapply(printed$percent, function(p) {
    if (is.na(p)) c(0, base) else rounding_range(p, base)
  })
  list(
    rows = range_rows(
      first$question, "", scale,
      list(low = vapply(ranges, `[[`, 0, 1L), high = vapply(ranges, `[[`, 0, 2L)), base, n
    ),
    item = list(
      scale = scale, label = report_labels(report, options[[1L]], "question"),
      exclusive = FALSE, groups = "disjoint", reversed = FALSE
    )
  )
}

report_labels <- function(report, item, what = "item") {
  if (what == "question") {
    return(report$items$question[[match(item, report$items$item)]])
  }
  c(nl = report_item_label(report, item, "nl"), en = report_item_label(report, item, "en"))
}

range_rows <- function(item, group, scale, ranges, base, n) {
  k <- scale_size(scale)
  d <- length(scale_dk(scale))
  low <- c(ranges$low, n - base)
  high <- c(ranges$high, n - base)
  if (is.na(base)) {
    low[k + d + 1L] <- 0
    high[k + d + 1L] <- n
  }
  count <- ifelse(low == high, low, NA)
  tibble::new_tibble(list(
    item = rep(item, k + d + 1L), group = rep(group, k + d + 1L),
    category = c(scale_labels(scale), scale_dk(scale), "(missing)"),
    position = c(seq_len(k), rep(NA_integer_, d + 1L)),
    kind = rep(c("substantive", "dk", "missing"), c(k, d, 1L)),
    count = as.integer(count), low = as.integer(low), high = as.integer(high),
    base = as.integer(c(rep(base, k + d), n))
  ), nrow = k + d + 1L)
}

# Counts c of n whose percentage, rounded to the printed decimals with ties
# either way, is `percent`: |100 c / n - percent| <= half a unit, in integers.
rounding_range <- function(percent, n) {
  digits <- nchar(sub("^[^.]*\\.?", "", format(percent, digits = 15L)))
  unit <- 100 * 10^digits
  printed <- round(percent * 10^digits)
  c(
    max(0, ceiling(n * (2 * printed - 1) / (2 * unit))),
    min(n, floor(n * (2 * printed + 1) / (2 * unit)))
  )
}

# Outer ranges of each answer's count from all that was printed of one row.
printed_ranges <- function(printed, scale, base, item, group, call = caller_env()) {
  k <- scale_size(scale)
  size <- k + length(scale_dk(scale))
  sets <- list(list(at = seq_len(size), low = base, high = base))
  for (r in which(printed$relation %in% c("=", ">", "<") & !is.na(printed$percent))) {
    at <- category_positions(printed$category[[r]], scale)
    if (length(at) == 0L) {
      dk <- match_labels(printed$category[[r]], scale$dont_know)
      at <- if (is.na(dk)) integer() else k + dk
    }
    # a label that belongs to no answer of the scale says nothing about one
    if (length(at) == 0L) next
    p <- printed$percent[[r]]
    range <- switch(printed$relation[[r]],
      `=` = rounding_range(p, base),
      `>` = c(floor(base * p / 100) + 1, base),
      `<` = c(0, ceiling(base * p / 100) - 1)
    )
    sets[[length(sets) + 1L]] <- list(at = at, low = range[[1L]], high = range[[2L]])
  }
  low <- rep(0, size)
  high <- rep(base, size)
  repeat {
    before <- c(low, high)
    for (s in sets) {
      for (j in s$at) {
        others <- setdiff(s$at, j)
        low[[j]] <- max(low[[j]], s$low - sum(high[others]))
        high[[j]] <- min(high[[j]], s$high - sum(low[others]))
      }
    }
    if (any(low > high)) {
      abort("impossible", c(
        "No counts give the percentages that were printed.",
        x = "Item {.field {item}}{if (nzchar(group)) paste0(\", group \", group)}, base {base}: {paste0(printed$category, \" \", printed$percent, \"%\")}."
      ), value = printed$percent, column = item, call = call)
    }
    if (identical(before, c(low, high))) break
  }
  # what the ranges of single answers cannot say: the range of a printed sum
  sums <- Filter(function(s) length(s$at) > 1L && length(s$at) < size, sets)
  list(low = low, high = high, sums = sums)
}
