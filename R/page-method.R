# How sure: margin, exact interval and non-response of each survey and of each agree
# share, for the report's section on method. In words and numbers; strings as in
# R/page-parts.R.

#' @noRd
report_method_parts <- function(x, lang) {
  surveys <- method_surveys(x, lang)
  if (length(surveys) == 0L) {
    return(character())
  }
  finite <- Filter(function(s) is.finite(s$N), surveys)
  c(
    if (length(finite) > 0L) raw_html(
      method_sure(finite, lang),
      unlist(lapply(finite, method_words, lang = lang))
    ),
    unlist(lapply(surveys, method_shares, lang = lang))
  )
}

# A list of surveys: label, n, N, level, printed margin and counts, of weighted ones `cost`;
# only those of which n and a finite N are known, or that are weighted.
method_surveys <- function(x, lang) UseMethod("method_surveys")
#' @export
method_surveys.likert_counts <- function(x, lang) {
  N <- counts_N(x)
  twins <- any(vapply(counts_items(x), `[[`, "", "groups") == "two answers")
  # groups that overlap do not add up to a population
  if (!is.null(names(N))) N <- if (twins) Inf else sum(N)
  one <- list(
    id = "wave", label = tr("the_survey", lang), cost = weights_cost(x),
    n = as.double(counts_n(x)), N = N, level = 0.95, printed = NA_real_, counts = x
  )
  known <- is.finite(one$N) || !is.null(one$cost)
  if (known && one$n > 0) list(one) else list()
}
#' @export
method_surveys.published_report <- function(x, lang) {
  out <- lapply(report_surveys(x), function(s) {
    level <- report_method(x, s, "confidence level") / 100
    list(
      id = s, label = report_survey_label(x, s, lang),
      n = report_method(x, s, "respondents"), N = report_method(x, s, "population size"),
      level = if (is.na(level)) 0.95 else level,
      printed = report_method(x, s, "margin of error")
    )
  })
  out <- Filter(function(s) !is.na(s$n) && is.finite(s$N) && s$n > 0, out)
  lapply(out, function(s) {
    # a survey of which nothing can be counted has its margins all the same
    s$counts <- tryCatch(survey_counts(x, s$id), akkoord_error = function(e) NULL)
    s
  })
}

# Margins by each formula, and the exact interval where it is widest.
method_sure <- function(surveys, lang) {
  mark <- decimal_mark(lang)
  points <- function(v, digits = 2L) {
    format_percent_number(100 * v, digits, mark, "")
  }
  each <- function(f) vapply(surveys, f, "")
  margin <- function(fpc) {
    each(function(s) {
      if (fpc == "1-f" && s$n < 2) return(not_printed)
      half <- survey_margin(s, fpc)
      if (is.na(half)) not_printed else esc(paste0("\u00b1 ", points(half)))
    })
  }
  surveys <- lapply(surveys, function(s) c(s, list(worst = worst_interval(s))))
  interval <- each(function(s) {
    worst <- s$worst
    if (is.na(worst$conf.low)) return(not_printed)
    esc(tr(
      "worst_interval", lang, low = points(worst$conf.low, 1L),
      high = points(worst$conf.high, 1L), x = format_count(worst$x, mark),
      n = format_count(s$n, mark)
    ))
  })
  bound <- each(function(s) {
    x <- s$worst$x
    esc(paste0(points(x / s$N, 1L), "\u2013", points((x + s$N - s$n) / s$N, 1L), "%"))
  })
  line <- function(key, cells) c(esc(tr(key, lang)), cells)
  printed <- vapply(surveys, `[[`, 0, "printed")
  cells <- rbind(
    if (!all(is.na(printed))) {
      line("margin_printed", ifelse(
        is.na(printed), not_printed,
        esc(paste0("\u00b1 ", format_percent_number(printed, 2L, mark, "")))
      ))
    },
    line("margin_usual", margin("N-1")),
    line("margin_other", margin("1-f")),
    line("margin_plain", margin("none")),
    line(
      if (is.null(surveys[[1L]]$cost)) "interval_widest" else "interval_widest_weighted",
      interval
    ),
    line("bounds_same", bound)
  )
  html_table(
    esc(tr("how_sure_caption", lang)),
    c(esc(tr("quantity", lang)), esc(each(function(s) s$label))),
    cells, class = "words"
  )
}

# Where it is widest: exact, of weighted counts by the margin.
worst_interval <- function(s) {
  x <- floor(s$n / 2)
  if (is.null(s$cost)) {
    return(prop_ci(x, s$n, s$N, conf.level = s$level))
  }
  half <- survey_margin(s)
  data.frame(x = x, conf.low = max(0, x / s$n - half), conf.high = min(1, x / s$n + half))
}

# What the numbers of one survey do and do not cover, in sentences.
method_words <- function(s, lang) {
  mark <- decimal_mark(lang)
  count <- function(v) format_count(v, mark)
  percent <- function(v, digits = 1L) format_percent(v, digits, mark)
  worst <- worst_interval(s)
  left <- s$N - s$n
  share <- worst$x / s$n
  bounds <- c(worst$x / s$N, (worst$x + left) / s$N)
  text <- if (left == 0) {
    tr("sure_census", lang, survey = s$label, N = count(s$N))
  } else {
    c(
      tr(
        "sure_survey", lang, survey = s$label, n = count(s$n), N = count(s$N),
        percent = percent(s$n / s$N), left = count(left),
        left_percent = percent(left / s$N)
      ),
      tr(if (is.null(s$cost)) "sure_chance" else "sure_chance_weighted", lang, of = count(s$N)),
      if (!is.na(worst$conf.low)) tr(
        "sure_example", lang, share = percent(share), low = percent(worst$conf.low),
        high = percent(worst$conf.high), left = count(left),
        none = percent(bounds[[1L]]), all = percent(bounds[[2L]])
      )
    )
  }
  tag("p", esc(paste(text, collapse = " ")))
}

# One row for each share of agreement that is known, or known as a narrow range.
agree_shares <- function(s) {
  x <- s$counts
  if (is.null(x)) {
    return(NULL)
  }
  items <- counts_items(x)
  agree <- vapply(items, function(i) {
    i$exclusive && i$scale$ordered && length(i$scale$top) > 0L &&
      scale_size(i$scale) > 2L &&
      palette_type(i$scale) == "diverging"
  }, NA)
  listed <- survey_summary(x, s$level)
  if (is.null(listed)) {
    return(NULL)
  }
  listed <- as.data.frame(listed)
  listed <- listed[listed$item %in% names(items)[agree], ]
  listed <- listed[!is.na(listed$top.low) & listed$n > 0 & listed$top.high - listed$top.low < 1, ]
  if (nrow(listed) == 0L) {
    return(NULL)
  }
  # people, whatever they weigh
  if (!is.null(listed$n.unweighted)) listed$n <- listed$n.unweighted
  low <- round_whole(listed$top.low * listed$n)
  high <- round_whole(listed$top.high * listed$n)
  # everybody else: those who did not answer, and for a question to all also those
  # who left it out; how many of them belong to a group is not known
  others <- ifelse(listed$group == "", s$N - listed$n, s$N - s$n)
  listed$worst.low <- low / (listed$n + others)
  listed$worst.high <- (high + others) / (listed$n + others)
  listed
}

method_shares <- function(s, lang) {
  agree <- agree_shares(s)
  if (is.null(agree)) {
    return(NULL)
  }
  mark <- decimal_mark(lang)
  number <- function(v) format_percent_number(round_share(v, 1L), 1L, mark, "")
  from_to <- function(low, high) {
    same <- number(low) == number(high)
    paste0(number(low), ifelse(same, "", paste0("\u2013", number(high))), "%")
  }
  label <- vapply(agree$item, function(i) item_label(s$counts, i, lang), "")
  grouped <- any(agree$group != "")
  first <- ifelse(agree$group == "", tr("all_people", lang), agree$group)
  weighted <- is_weighted(s$counts)
  finite <- is.finite(s$N)
  limits <- paste0(number(agree$top.conf.low), "\u2013", number(agree$top.conf.high), "%",
                   ifelse(agree$top.low < agree$top.high, " *", ""))
  cells <- cbind(
    esc(if (grouped) first else label), esc(format_count(agree$n, mark)),
    esc(from_to(agree$top.low, agree$top.high)),
    ifelse(is.na(agree$top.conf.low), not_printed, esc(limits)),
    if (finite) esc(from_to(agree$worst.low, agree$worst.high))
  )
  level <- format_percent(s$level, if (s$level * 100 == round(s$level * 100)) 0L else 1L, mark)
  table <- html_table(
    esc(paste0(
      s$label, tr("colon", lang), tr(if (finite) "sure_each" else "sure_each_chance", lang)
    )),
    esc(c(
      if (grouped) tr("group", lang) else tr("question", lang), "n",
      tr("agree", lang),
      paste(tr(if (weighted) "plain_interval" else "exact_interval", lang), level),
      if (finite) tr("bounds_nonresponse", lang)
    )),
    cells, num = 2:ncol(cells), groups = if (grouped) ifelse(duplicated(agree$item), NA, esc(label))
  )
  note <- c(
    if (any(agree$top.low < agree$top.high)) {
      tr("note_outer_limits", lang)
    },
    if (grouped && finite) {
      c(if (!weighted) tr("note_group_size", lang), tr("note_group_bounds", lang))
    },
    if (finite) tr("note_bounds", lang), if (weighted) tr("note_people", lang)
  )
  summary <- tr("sure_caption", lang, survey = s$label)
  raw_html(paste0(
    "<details>\n<summary>", esc(summary), "</summary>\n", table, "\n",
    tag("p", esc(paste(note, collapse = " ")), class = "note"), "\n</details>"
  ))
}

# The same for their summary.
survey_summary <- function(counts, level = 0.95) {
  if (all(has_claims(counts$item, counts_about(counts)$known))) {
    return(NULL)
  }
  keep_result(list("summary", level, counts), summary(counts, conf.level = level))
}
