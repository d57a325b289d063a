# The figures of a published report: what was printed as bars, what was not as
# hatched bars, claims that are no bar as notes. Nothing here knows the study: rows,
# answers, labels and bases come from the report.

#' Draw a figure of a published report
#'
#' Horizontal 100% bars of what the report printed. A part that was not printed is
#' hatched and labelled so; no number is guessed for it. Several answers known only
#' by one number are one block. A number in words ("almost", "more than") is
#' drawn at the number it names, with a jagged edge, and labelled in words. What
#' belongs to no bar (a comparison, a label without a place, a derived number)
#' stands beneath, and so does what the printed numbers leave for the parts that were
#' not printed.
#'
#' Where a group has no number of its own but one was printed for two groups
#' together, that number has a bar of its own. Rows whose printed percentages add
#' up to 99 or 101 are drawn to 100; the labels stay as printed.
#'
#' @param report A [published_report()].
#' @param figure One figure, by the name in `report$figures`: a number or a
#'   string, such as `7`, `"29"` or `"table1"`.
#' @param lang Language of titles and labels, `"nl"` or `"en"`.
#' @param width Width in inches for which text is wrapped and the legend laid out;
#'   see [figure_size()].
#' @param palette Colours of the answers, lowest first: as many as there are
#'   answers, or a few to run between, or a function of their number. `NULL` is
#'   the palette of the package.
#' @param conf.int Show an exact confidence interval of the share that agrees, at the
#'   level of the survey, where what was printed allows one: in a column, and as a
#'   bracket beneath the bar. Limits are outer ones where several numbers of people
#'   may be behind what was printed.
#' @param ... Not used.
#' @return An unprinted ggplot of class `akkoord_figure`. `as.data.frame()` of it
#'   is a data frame of the numbers behind it, one row a printed number or an
#'   unpublished part: `figure`, `survey`, `item`, `group`, `row` (its label in the
#'   figure), `category` (as printed), `answer` (in `lang`), `percent` (as
#'   printed; `NA` where nothing was), `relation`, `n` (base), `status`, `drawn`
#'   (the share of the bar, 0 to 1), `printed` (its label), `id`, `source`, and with `conf.int` `conf.low` and
#'   `conf.high` of the row's share that agrees. `status`
#'   is `published`, `block` (one number for several answers), `total` (printed
#'   beside its parts), `unpublished` or `note`. For a table or a diagram it is what
#'   these show.
#' @section Errors:
#' A figure the report does not have is an error of class `akkoord_error_figure`.
#' @seealso [figure_size()] for saving it.
#' @export
#' @examples
#' study <- published_report("erasmus2022")
#' report_figure(study, 4, lang = "en")
#' as.data.frame(report_figure(study, 4))[c("group", "category", "percent", "status")]
report_figure <- function(report, figure, lang = getOption("akkoord.lang", "nl"),
                          width = figure_width, palette = NULL, conf.int = FALSE,
                          ...) {
  check_dots_empty_akk(...)
  check_report(report)
  check_flag(conf.int, "conf.int")
  lang <- check_lang(lang)
  check_figure_width(width)
  figure <- check_report_figure(report, figure)
  kind <- report$figures$kind[[match(figure, report$figures$figure)]]
  kind <- if (is.na(kind)) "likert" else kind
  if (grepl("^table", kind)) {
    report_table_figure(report, figure, lang, width)
  } else if (grepl("diagram", kind)) {
    report_diagram(report, figure, lang, width)
  } else {
    report_bars(report, figure, kind, lang, width, palette, conf.int)
  }
}

check_report <- function(report, call = caller_env()) {
  if (!inherits(report, "published_report")) {
    abort("type", c(
      "{.arg report} must be a published report.",
      x = "It is {.obj_type_friendly {report}}.",
      i = paste(
        "Make one with {.code published_report(\"erasmus2022\")},",
        "or give it the directory of your own."
      )
    ), arg = "report", value = class(report), call = call)
  }
}

check_figure_width <- function(width, call = caller_env()) {
  check_number(width, "width", min = 2, max = 50, call = call)
}

check_report_figure <- function(report, figure, call = caller_env()) {
  known <- report$figures$figure
  ok <- length(figure) == 1L && (is.character(figure) || is.numeric(figure)) &&
    !is.na(figure)
  if (!ok) {
    abort("figure", c(
      "{.arg figure} must name one figure, as a number or a string.",
      x = "It is {.obj_type_friendly {figure}}.",
      i = "This report has {some_of(known, 40L)}."
    ), arg = "figure", value = figure, call = call)
  }
  name <- if (is.numeric(figure)) format_plain(figure) else trimws(figure)
  if (name %in% known) {
    return(name)
  }
  number <- suppressWarnings(as.numeric(name))
  numbers <- suppressWarnings(as.numeric(known))
  between <- !is.na(number) && any(numbers < number, na.rm = TRUE) &&
    any(numbers > number, na.rm = TRUE)
  skipped <- between && number == trunc(number)
  before <- if (skipped) max(numbers[which(numbers < number)])
  after <- if (skipped) min(numbers[which(numbers > number)])
  hint <- if (is.na(number)) did_you_mean(name, known)
  abort("figure", c(
    "This report has no figure {.val {name}}.",
    x = if (skipped) "Its numbers go from {before} to {after}, with none in between.",
    i = if (!is.null(hint)) "Did you mean {.val {hint}}?",
    i = "It has {some_of(known, 40L)}."
  ), arg = "figure", value = figure, call = call)
}

# Bars --------------------------------------------------------------------------

report_bars <- function(report, figure, kind, lang, width, palette, conf.int = FALSE,
                        call = caller_env()) {
  facts <- report$published[report$published$figure == figure, ]
  meta <- report$figures[match(figure, report$figures$figure), ]
  plan <- plan_rows(report, facts, meta, kind, lang)
  cut <- lapply(seq_along(plan$item), function(i) {
    cut_row(plan, i, facts[plan$facts[[i]], ], lang)
  })
  data <- bars_data(report, figure, facts, plan, cut, lang)
  # a figure is asked for at several widths
  possible <- keep_result(
    list("possible", report$published[report$published$item %in% facts$item, ],
         plan[c("item", "group", "n", "scales")], figure_bases(report, figure), data),
    bars_possible(report, plan, data)
  )
  data$low <- possible$low
  data$high <- possible$high
  keys <- bars_keys(plan, data, lang, palette, call)
  shown <- data[which(data$drawn > 0), ]
  ends <- unlist(lapply(split(shown$drawn, shown$at), cumsum), use.names = FALSE)
  hidden <- shown$status == "unpublished"
  segments <- list(
    row = shown$at, panel = rep("", nrow(shown)), key = shown$key,
    xmin = ends - shown$drawn, xmax = ends, label = shown$printed,
    mark = ifelse(hidden, "hatch", ifelse(shown$status == "block", "block", "plain")),
    edge = ifelse(!hidden & shown$relation != "=", "jagged",
      ifelse(!hidden & plan$multiple, "free", "straight")
    )
  )
  # rows with one number for the same answers show it in their column too
  columns <- lapply(unique(data$answer[data$status == "total"]), function(answer) {
    both <- data[data$status %in% c("total", "block") & data$answer == answer, ]
    text <- rep(NA_character_, length(plan$item))
    text[both$at] <- both$printed
    list(header = answer, text = text, bold = TRUE)
  })
  title <- report_figure_title(report, figure, lang)
  side <- c(side_notes(report, data, plan, lang), possible_notes(data, plan, possible, lang))
  limits <- if (conf.int) report_limits(report, meta, plan, lang)
  drawn <- bars_plot(
    rows = list(label = plan$label, heading = plan$heading, gap = plan$gap),
    segments = segments, keys = keys, columns = c(columns, limits$column),
    spans = limits$spans, title = title,
    subtitle = plan$subtitle,
    notes = c(side, bars_notes(report, figure, plan, segments, lang), limits$note),
    width = width
  )
  if (conf.int) {
    data$conf.low <- limits$spans$low[data$at] %||% NA_real_
    data$conf.high <- limits$spans$high[data$at] %||% NA_real_
  }
  said <- limits$said[data$at]
  data <- data[c(
    "figure", "survey", "item", "group", "row", "category", "answer", "percent",
    "relation", "n", "status", "drawn", "printed", "low", "high", "id", "source",
    if (conf.int) c("conf.low", "conf.high")
  )]
  new_figure(drawn, data, bars_alt(title, plan, data, side, lang, said))
}

# Which bars there are: item by group, then the pooled number of an item none of
# whose groups has one of its own.
plan_rows <- function(report, facts, meta, kind, lang) {
  multiple <- kind == "multiple choice"
  bases <- figure_bases(report, meta$figure)
  pooled <- grepl("[+]", facts$group)
  plain <- !pooled & !grepl("[|>]", facts$group)
  numbers <- plain & facts$relation != "order"
  items <- unique(facts$item)
  # a number without a base, where the others have one, is derived from these
  has_base <- tapply(!is.na(facts$n) | facts$group != "", factor(facts$item, items), any)
  if (any(has_base)) items <- items[has_base]
  # a figure of which nothing was printed is one bar a group, all of it hatched
  if (length(items) == 0L) items <- NA_character_
  groups <- names(bases) %||% setdiff(unique(facts$group[plain]), "")
  if (length(groups) == 0L) groups <- ""

  item <- group <- character()
  index <- list()
  for (one in items) {
    of_item <- facts$item %in% one
    for (g in groups) {
      item <- c(item, one)
      group <- c(group, g)
      index <- c(index, list(which(of_item & numbers & facts$group == g)))
    }
    alone <- !any(of_item & numbers)
    for (g in unique(facts$group[of_item & pooled])) {
      if (alone) {
        item <- c(item, one)
        group <- c(group, g)
        index <- c(index, list(which(of_item & facts$group == g)))
      }
    }
  }
  if (multiple) {
    options <- unprinted_options(report, meta, items, lang)
    item <- c(item, names(options))
    group <- c(group, rep("", length(options)))
    index <- c(index, rep(list(integer()), length(options)))
  }
  labels <- report_item_label(report, item, lang)
  labels[is.na(item)] <- tr("answers", lang)
  if (multiple) {
    unnamed <- item %in% names(options)
    labels[unnamed] <- options[item[unnamed]]
  }
  grouped <- any(group != "")
  several <- length(unique(item)) > 1L
  charts <- several && !multiple && !grouped && grepl("^single", kind)
  n <- if (is.null(names(bases))) rep(bases[1L], length(item)) else unname(bases[group])
  first <- !duplicated(item)
  headed <- charts || grouped && several
  list(
    item = item, group = group, facts = index, n = n, multiple = multiple,
    grouped = grouped, labels = labels,
    label = if (charts) {
      rep("", length(item))
    } else if (grouped) {
      group_label(group, n, lang)
    } else {
      labels
    },
    heading = ifelse(first & headed, labels, ""),
    gap = ifelse(first & seq_along(item) > 1L & headed, 0.14,
      ifelse(grepl("[+]", group), 0.05, 0)
    ),
    subtitle = if (grouped && !several) labels[[1L]],
    scales = report_row_scales(report, facts, items, meta, multiple, lang)
  )
}

group_label <- function(group, n, lang) {
  parts <- strsplit(group, "+", fixed = TRUE)
  pooled <- lengths(parts) > 1L
  label <- group
  label[pooled] <- vapply(parts[pooled], function(p) {
    if (length(p) == 2L) tr("both", lang, first = p[[1L]], second = p[[2L]]) else word_list(p, lang)
  }, "")
  with_n <- paste0(label, " (n = ", format_count(n, decimal_mark(lang)), ")")
  ifelse(is.na(n), label, with_n)
}

# Options of a question with several answers of which no share was printed: those
# the items name for the same question, then as many as the figure's number of
# categories leaves.
unprinted_options <- function(report, meta, items, lang) {
  all <- report$items
  other <- all$item[
    all$question %in% meta$question & all$survey %in% meta$survey &
      all$scale %in% "multiple" & !all$item %in% items
  ]
  labels <- report_item_label(report, other, lang)
  expected <- suppressWarnings(as.integer(meta$categories))
  left <- if (is.na(expected)) 0L else max(0L, expected - length(items) - length(other))
  named <- length(items) + length(other)
  set_names(
    c(labels, rep(tr("other_option", lang), left)),
    c(other, if (left > 0L) paste0("option_", named + seq_len(left)))
  )
}

# The answers of each item, in the order they are drawn: from the highest to the
# lowest for agreement, as they are listed for other scales; then "don't know".
report_row_scales <- function(report, facts, items, meta, multiple, lang) {
  if (multiple) {
    return(list())
  }
  scales <- report_scales(report, items)
  unnamed <- vapply(scales, is.null, NA)
  if (any(unnamed)) {
    of <- facts$item %in% items[unnamed] & facts$relation != "order"
    guess <- guess_scale(unique(facts$category[of]), meta$categories)
    scales[unnamed] <- list(guess)
  }
  lapply(scales, function(scale) if (!is.null(scale)) answer_cells(scale, lang))
}

answer_cells <- function(scale, lang) {
  k <- scale_size(scale)
  dk <- scale_dk(scale, lang)
  type <- palette_type(scale)
  order <- if (type == "diverging") rev(seq_len(k)) else seq_len(k)
  list(
    scale = scale, type = type, k = k,
    cell = c(order, k + seq_along(dk)),
    labels = c(scale_labels(scale, lang), dk)
  )
}

# A report without items.csv names no scale: the first built-in one that holds all
# printed answers, if possible with as many as the figure's `categories` ("5+dk")
# says; else these answers as they come.
guess_scale <- function(categories, wanted = NA) {
  categories <- setdiff(categories, "unassigned")
  if (length(categories) == 0L) {
    return(NULL)
  }
  names <- c(names(builtin_scales), paste0(names(builtin_scales), "_dk"))
  scales <- lapply(names, likert_scale)
  size <- vapply(scales, scale_size, 0L)
  fits <- paste0(size, ifelse(grepl("_dk$", names), "+dk", "")) %in% wanted
  for (scale in scales[order(!fits)]) {
    if (all(lengths(lapply(categories, printed_cells, scale = scale)) > 0L)) {
      return(scale)
    }
  }
  single <- categories[!grepl("+", categories, fixed = TRUE)]
  if (length(single) >= 2L) likert_scale(single, ordered = FALSE)
}

# One bar: the numbers printed for it become parts, blocks and totals, what is left
# is hatched. Shares add up to one.
cut_row <- function(plan, i, facts, lang) {
  if (plan$multiple) {
    return(cut_option(facts))
  }
  answers <- if (!is.na(plan$item[[i]])) plan$scales[[plan$item[[i]]]]
  if (is.null(answers)) {
    return(unprinted_bar)
  }
  cells <- lapply(facts$category, printed_cells, scale = answers$scale)
  size <- lengths(cells)
  aside <- which(size == 0L)
  order <- answers$cell
  value <- rep(NA_real_, length(order))
  from <- rep(NA_integer_, length(order))
  for (j in which(size == 1L)) {
    at <- match(cells[[j]], order)
    if (is.na(from[[at]])) {
      value[[at]] <- facts$percent[[j]]
      from[[at]] <- j
    } else {
      aside <- c(aside, j)
    }
  }
  # pieces in the order they are drawn
  piece <- seq_along(order)
  status <- ifelse(is.na(value), "unpublished", "published")
  total <- integer()
  open <- list()
  for (j in which(size > 1L)[order(size[size > 1L])]) {
    at <- sort(match(cells[[j]], order))
    if (all(is.na(from[at])) && all(diff(at) == 1L)) {
      piece[at] <- at[[1L]]
      value[at] <- facts$percent[[j]]
      from[at] <- j
      status[at] <- "block"
    } else if (length(unique(from[at])) == 1L && all(status[at] == "block")) {
      aside <- c(aside, j)
    } else {
      total <- c(total, j)
      gone <- at[is.na(from[at])]
      if (length(gone) > 0L && all(diff(gone) == 1L)) {
        known <- at[!is.na(from[at])]
        left <- facts$percent[[j]] - sum(value[known[!duplicated(piece[known])]])
        open[[length(open) + 1L]] <- list(at = gone, width = max(0, left))
      }
    }
  }
  unknown <- which(status == "unpublished")
  width <- rep(0, length(order))
  for (o in open) {
    piece[o$at] <- o$at[[1L]]
    width[[o$at[[1L]]]] <- o$width
    unknown <- setdiff(unknown, o$at)
  }
  drawn_once <- !duplicated(piece) & status != "unpublished"
  width[drawn_once] <- value[drawn_once]
  left <- 100 - sum(width)
  place <- piece
  if (length(unknown) > 0L) {
    # runs that no number separates cannot be told apart: one hatched part, where
    # the last of them stands
    runs <- cumsum(c(TRUE, diff(unknown) != 1L))
    piece[unknown] <- unknown[[1L]]
    place[unknown] <- unknown[runs == max(runs)][[1L]]
    width[[unknown[[1L]]]] <- max(0, left)
  }
  heads <- which(!duplicated(piece))
  heads <- heads[order(place[heads])]
  list(
    fact = ifelse(status[heads] == "unpublished", NA_integer_, from[heads]),
    cells = lapply(heads, function(h) order[piece == h]),
    status = status[heads],
    drawn = width[heads] / max(sum(width), 1e-9) * (if (sum(width) > 0) 1 else 0),
    total = total, total_cells = cells[total], aside = aside
  )
}

unprinted_bar <- list(
  fact = NA_integer_, cells = list(integer()), status = "unpublished", drawn = 1
)

# An option of a question with several answers: its share, from nought.
cut_option <- function(facts) {
  number <- head_of(seq_len(nrow(facts)), 1L)
  if (length(number) == 0L) {
    return(unprinted_bar)
  }
  list(
    fact = number, cells = list(1L), status = "published",
    drawn = min(1, facts$percent[[number]] / 100), aside = seq_len(nrow(facts))[-number]
  )
}

# The numbers behind the figure, row by row; what no bar shows comes last.
bars_data <- function(report, figure, facts, plan, cut, lang) {
  answer_of <- function(item, cells, status) {
    answers <- if (!is.na(item)) plan$scales[[item]]
    if (plan$multiple || is.null(answers) || length(cells) == 0L) {
      return(tr(if (plan$multiple) "selected" else "answers", lang))
    }
    labels <- answers$labels[cells[order(match(cells, answers$cell))]]
    if (status == "unpublished") paste(labels, collapse = ", ") else join_labels(labels)
  }
  used <- integer()
  parts <- list()
  for (i in seq_along(cut)) {
    c <- cut[[i]]
    rows <- plan$facts[[i]]
    shown <- c(rows[c$fact], rows[c$total])
    n_total <- length(c$total)
    cells <- c(c$cells, c$total_cells)
    status <- c(c$status, rep("total", n_total))
    used <- c(used, shown[!is.na(shown)])
    parts[[i]] <- data_frame_of(
      at = i, fact = shown, item = plan$item[[i]], group = plan$group[[i]],
      answer = mapply(answer_of, plan$item[[i]], cells, status, USE.NAMES = FALSE),
      status = status,
      drawn = c(c$drawn, rep(NA_real_, n_total)), base = plan$n[[i]], cells = cells
    )
  }
  rest <- setdiff(seq_len(nrow(facts)), used)
  if (length(rest) > 0L) {
    answers <- vapply(rest, function(j) {
      item <- facts$item[[j]]
      scale <- plan$scales[[item]]$scale %||% report_scales(report, item)[[1L]]
      cells <- if (!is.null(scale)) printed_cells(facts$category[[j]], scale)
      if (length(cells) == 0L) {
        said <- facts$category[[j]]
        return(if (said == "unassigned") tr("unassigned", lang) else said)
      }
      labels <- c(scale_labels(scale, lang), scale_dk(scale, lang))
      join_labels(labels[rev(cells)])
    }, "")
    parts[[length(parts) + 1L]] <- data_frame_of(
      at = NA_integer_, fact = rest, item = facts$item[rest], group = facts$group[rest],
      answer = answers, status = "note", drawn = NA_real_, base = NA_integer_,
      cells = list(integer())
    )
  }
  d <- vctrs::vec_rbind(!!!parts)
  f <- d$fact
  unpublished <- d$status == "unpublished"
  same_item <- match(d$item, facts$item)
  meta <- report$figures[match(figure, report$figures$figure), ]
  survey <- facts$survey[same_item]
  survey[is.na(survey)] <- meta$survey
  row <- ifelse(is.na(d$at), report_item_label(report, d$item, lang), ifelse(
    plan$label[d$at] == "" | plan$grouped, plan$labels[d$at], plan$label[d$at]
  ))
  key <- ifelse(unpublished, ".unpublished", d$answer)
  tibble::tibble(
    figure = figure, survey = survey, item = d$item, group = d$group, row = row,
    category = ifelse(unpublished, NA_character_, facts$category[f]), answer = d$answer,
    percent = facts$percent[f], relation = facts$relation[f],
    n = ifelse(is.na(f), d$base, facts$n[f]),
    status = d$status, drawn = d$drawn,
    printed = ifelse(unpublished, tr("not_published", lang),
      format_published(facts$printed[f], facts$relation[f], lang)
    ),
    id = facts$id[f], source = facts$source[f], at = d$at, key = key, cells = d$cells
  )
}

# What was printed leaves a range for every part of a bar: the share that the counts
# behind the item have. `groups`: for a number of several groups, a list by row of the
# range of each.
bars_possible <- function(report, plan, data) {
  low <- high <- rep(NA_real_, nrow(data))
  groups <- vector("list", nrow(data))
  counts <- lapply(set_names(unique(plan$item[!is.na(plan$item) & !plan$multiple])), function(i) {
    figure_counts(report, i, plan$scales[[i]]$scale)
  })
  for (r in which(!is.na(data$at))) {
    i <- data$at[[r]]
    item <- plan$item[[i]]
    cells <- data$cells[[r]]
    if (plan$multiple) {
      number <- report$published$printed[match(data$id[[r]], report$published$id)]
      range <- option_range(number, plan$n[[i]])
    } else {
      x <- if (!is.na(item)) counts[[item]]
      of <- trimws(strsplit(plan$group[[i]], "+", fixed = TRUE)[[1L]])
      if (length(of) == 0L) of <- ""
      base <- x$base[match(of, x$group)]
      if (is.null(x) || anyNA(base) || any(base == 0) || length(cells) == 0L) next
      share <- function(g) linear_range(x, item, answer_weights(cells), "base", g)
      range <- share(of)
      if (length(of) > 1L && data$status[[r]] != "unpublished") {
        groups[[r]] <- lapply(set_names(of), share)
      }
    }
    low[[r]] <- range[[1L]]
    high[[r]] <- range[[2L]]
  }
  list(low = low, high = high, groups = groups)
}

# The counts of one item of a figure, on the scale that it is drawn on; NULL where the
# report lacks what it takes, or prints what cannot be (audit_report() says so; the
# figure shows what was printed).
figure_counts <- function(report, item, scale) {
  rows <- report$published[report$published$item == item, ]
  if (is.null(scale) || nrow(rows) == 0L) {
    return(NULL)
  }
  n <- report_method(report, rows$survey[[1L]], "respondents")
  if (is.na(n)) n <- suppressWarnings(max(figure_bases(report, rows$figure[[1L]]), rows$n, na.rm = TRUE))
  tryCatch({
    part <- report_item(report, rows, item, scale, n, "nearest", current_env())
    report_counts(set_names(list(part), item), Inf, n, rows$survey[[1L]])
  }, akkoord_error = function(cnd) NULL)
}

option_range <- function(number, n) {
  if (is.na(n)) {
    return(c(NA_real_, NA_real_))
  }
  if (is.na(number)) c(0, 1) else printed_counts(number, n) / n
}

# What is left for the parts that were not printed, for all bars with the same such
# part together; and for each group what a number of several groups leaves.
possible_notes <- function(data, plan, possible, lang) {
  if (plan$multiple) {
    return(character())
  }
  range_text <- function(low, high) {
    ends <- unique(format_percent(c(low, high), 0L, decimal_mark(lang), suffix = ""))
    paste0(paste(ends, collapse = "\u2013"), "%")
  }
  name <- function(r) {
    i <- data$at[[r]]
    item <- if (length(unique(plan$item)) > 1L) plan$labels[[i]]
    group <- if (nzchar(plan$group[[i]])) group_label(plan$group[[i]], NA, lang)
    paste(c(item, group), collapse = ", ")
  }
  # nothing is said by a range of anything, or of a whole bar
  says <- !is.na(data$low) & (data$low > 0 | data$high < 1) & data$low < 1
  rows <- which(data$status == "unpublished" & data$drawn > 0 & says)
  out <- character()
  for (answer in unique(data$answer[rows])) {
    of <- rows[data$answer[rows] == answer]
    ranges <- vapply(of, function(r) {
      trimws(paste(name(r), range_text(data$low[[r]], data$high[[r]])))
    }, "")
    several <- lengths(data$cells[of]) > 1L
    out <- c(out, tr(
      if (any(several)) "note_left_all" else "note_left", lang,
      answer = answer, ranges = paste(ranges, collapse = "; ")
    ))
  }
  for (r in which(lengths(possible$groups) > 0L)) {
    each <- possible$groups[[r]]
    text <- vapply(names(each), function(g) paste(g, range_text(each[[g]][[1L]], each[[g]][[2L]])), "")
    item <- if (length(unique(plan$item)) > 1L) paste0(plan$labels[[data$at[[r]]]], ", ")
    out <- c(out, tr(
      "note_each_group", lang, what = paste0(item, data$answer[[r]]),
      ranges = paste(text, collapse = "; ")
    ))
  }
  capital(out)
}

# Legend entries of what is drawn, in the order of the bars.
bars_keys <- function(plan, data, lang, palette, call) {
  drawn <- data$status %in% c("published", "block", "unpublished") & data$drawn > 0
  key <- label <- fill <- mark <- character()
  add <- function(k, l, f, m) {
    key <<- c(key, k)
    label <<- c(label, capital(l))
    fill <<- c(fill, f)
    mark <<- c(mark, m)
  }
  if (plan$multiple) {
    if (any(drawn & data$status == "published")) {
      add(tr("selected", lang), tr("selected", lang), option_colour(palette), "plain")
    }
  } else {
    blocks <- unique(data$answer[drawn & data$status == "block"])
    for (answers in unique(Filter(Negate(is.null), plan$scales))) {
      colours <- c(
        answer_colours(answers$k, answers$type, palette, call = call),
        rep(palette_dk, length(answers$labels) - answers$k)
      )
      cells <- answers$cell
      for (at in seq_along(cells)) {
        one <- answers$labels[[cells[[at]]]]
        for (name in setdiff(blocks, key)) {
          # a block stands where its last answer would
          of <- block_cells(name, answers)
          if (length(of) > 0L && cells[[at]] == utils::tail(of, 1L)) {
            if (one %in% data$answer[drawn] && !one %in% key) {
              add(one, one, colours[[cells[[at]]]], "plain")
            }
            add(name, name, block_fill(of, answers$scale, colours, palette), "block")
          }
        }
        if (!one %in% key && one %in% data$answer[drawn & data$status == "published"]) {
          add(one, one, colours[[cells[[at]]]], "plain")
        }
      }
    }
  }
  if (any(drawn & data$status == "unpublished")) {
    add(".unpublished", tr("not_published", lang), palette_hatch, "hatch")
  }
  list(
    key = key, label = label, fill = fill, mark = mark,
    # one colour for every option says nothing, and hatched bars say it themselves
    hidden = rep(plan$multiple, length(key))
  )
}

# The cells that a block's joined label stands for, in the order they are drawn.
block_cells <- function(label, answers) {
  cells <- answers$cell
  for (size in 2:length(cells)) {
    for (start in seq_len(length(cells) - size + 1L)) {
      of <- cells[start + seq_len(size) - 1L]
      if (join_labels(answers$labels[of]) == label) {
        return(of)
      }
    }
  }
  integer()
}

# Beneath the figure --------------------------------------------------------------

bars_notes <- function(report, figure, plan, segments, lang) {
  c(
    if (plan$multiple) tr("multiple_note", lang),
    if (any(segments$edge == "jagged")) tr("note_jagged", lang),
    base_note(report, figure, lang),
    source_note(report, figure, lang)
  )
}

side_notes <- function(report, data, plan, lang) {
  notes <- data[data$status == "note", ]
  several <- length(unique(plan$item)) > 1L
  out <- character()
  loose <- notes$category == "unassigned"
  for (group in unique(notes$group[loose])) {
    of <- notes[loose & notes$group == group, ]
    who <- word_list(strsplit(group, "|", fixed = TRUE)[[1L]], lang, tr("or", lang))
    out <- c(out, tr(
      "note_loose", lang, who = if (nzchar(who)) paste0(" (", who, ")") else "",
      numbers = paste(of$printed, collapse = ", ")
    ))
  }
  for (i in which(!loose)) {
    note <- notes[i, ]
    item <- if (several || !note$item %in% plan$item) paste0(note$row, ": ") else ""
    if (note$relation == "order") {
      who <- strsplit(note$group, ">", fixed = TRUE)[[1L]]
      who <- report_survey_label(report, who, lang)
      text <- tr(
        "note_order", lang, answer = note$answer, more = who[[1L]], less = who[[2L]]
      )
    } else {
      who <- if (nzchar(note$group)) paste0(group_label(note$group, NA, lang), ", ")
      text <- paste0(who, note$answer, ": ", note$printed, ".")
    }
    out <- c(out, if (nzchar(item)) paste0(item, lower(text)) else capital(text))
  }
  out
}

base_note <- function(report, figure, lang) {
  survey <- report$figures$survey[[match(figure, report$figures$figure)]]
  n <- figure_bases(report, figure)
  if (length(n) == 0L) {
    return(NULL)
  }
  who <- if (!is.na(survey)) report_survey_label(report, survey, lang, "respondents")
  own <- report$figures[[paste0("base_", lang)]][[match(figure, report$figures$figure)]]
  if (!is.na(own)) who <- own
  part <- base_part(report, figure, lang)
  if (!is.null(part)) who <- paste0(paste(who, collapse = ""), " (", part, ")")
  number <- paste0("n = ", format_count(n, decimal_mark(lang)))
  number <- if (is.null(names(n))) number else paste0(names(n), " ", number)
  paste0(tr("base", lang), ": ", paste(c(who, number), collapse = ", "), ".")
}

# Those who gave one answer to another question: base_from names its number.
base_part <- function(report, figure, lang) {
  id <- report$figures$base_from[[match(figure, report$figures$figure)]]
  at <- match(id, report$published$id)
  if (is.na(id) || is.na(at)) {
    return(NULL)
  }
  from <- report$published[at, ]
  scale <- report_scales(report, from$item)[[1L]]
  cells <- if (!is.null(scale)) printed_cells(from$category, scale)
  answer <- if (length(cells) > 0L) {
    join_labels(c(scale_labels(scale, lang), scale_dk(scale, lang))[rev(cells)])
  } else {
    from$category
  }
  paste0(report_item_label(report, from$item, lang), ": ", answer)
}

source_note <- function(report, figure, lang) {
  named <- if (grepl("^[0-9]", figure)) {
    paste(tr("figure", lang), figure)
  } else {
    sub("^table *", paste0(tr("table", lang), " "), figure)
  }
  paste0(tr("source", lang), ": ", report$source[[lang]], ", ", lower(named), ".")
}

# `said`: of each row of data, the interval of its bar in words.
bars_alt <- function(title, plan, data, side, lang, said = NULL) {
  said <- (said %||% rep("", nrow(data)))[data$status != "note"]
  bars <- data[data$status != "note", ]
  where <- paste(bars$row, bars$group, sep = "\r")
  lines <- vapply(unique(where), function(w) {
    of <- bars[where == w, ]
    name <- if (nzchar(of$group[[1L]])) {
      group_label(of$group[[1L]], of$n[[1L]], lang)
    } else {
      of$row[[1L]]
    }
    if (plan$multiple) {
      return(paste0(name, " ", of$printed[[1L]]))
    }
    hidden <- of$status == "unpublished"
    if (all(hidden)) {
      return(paste0(name, ": ", tr("not_published", lang)))
    }
    known <- paste(of$answer[!hidden], of$printed[!hidden], collapse = ", ")
    unknown <- paste(of$answer[hidden & of$drawn > 0], collapse = ", ")
    paste0(name, ": ", known, if (nzchar(unknown)) {
      paste0("; ", tr("not_published", lang), ": ", unknown)
    }, if (nzchar(said[where == w][[1L]])) {
      paste0("; ", said[where == w][[1L]])
    })
  }, "")
  paste(c(
    paste0(tr("alt_bars", lang), "."), title, paste0(lines, "."), side
  ), collapse = " ")
}
