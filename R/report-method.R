# How sure: margin, exact interval and non-response of each survey and of each agree
# share, for the report's section on method. In words and numbers; strings as in
# R/report-parts.R.

#' @noRd
report_method_parts <- function(x, lang) {
  surveys <- method_surveys(x, lang)
  if (length(surveys) == 0L) {
    return(character())
  }
  c(
    raw_html(
      method_sure(surveys, lang),
      unlist(lapply(surveys, method_words, lang = lang))
    ),
    unlist(lapply(surveys, method_shares, lang = lang))
  )
}

# A list of surveys: label, n, N, level, printed margin and counts; only those of
# which n and a finite N are known.
method_surveys <- function(x, lang, count = TRUE) {
  if (inherits(x, "likert_counts")) {
    N <- counts_N(x)
    twins <- any(vapply(counts_items(x), `[[`, "", "groups") == "two answers")
    # groups that overlap do not add up to a population
    if (!is.null(names(N))) N <- if (twins) Inf else sum(N)
    one <- list(
      id = "wave", label = pick(lang, "De enqu\u00eate", "The survey"),
      n = as.double(counts_n(x)), N = N, level = 0.95, printed = NA_real_, counts = x
    )
    return(if (is.finite(one$N) && one$n > 0) list(one) else list())
  }
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
    s$counts <- if (count) tryCatch(
      survey_counts(x, s$id),
      akkoord_error = function(e) NULL
    )
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
      esc(paste0("\u00b1 ", points(moe(s$n, s$N, conf.level = s$level, fpc = fpc))))
    })
  }
  interval <- each(function(s) {
    worst <- worst_interval(s)
    esc(sprintf(
      pick(lang, "%s\u2013%s%% (bij %s van %s)", "%s\u2013%s%% (at %s of %s)"),
      points(worst$conf.low, 1L), points(worst$conf.high, 1L),
      format_count(worst$x, mark), format_count(s$n, mark)
    ))
  })
  bound <- each(function(s) {
    worst <- worst_interval(s)
    esc(paste0(
      points(worst$x / s$N, 1L), "\u2013", points((worst$x + s$N - s$n) / s$N, 1L), "%"
    ))
  })
  line <- function(nl, en, cells) c(esc(pick(lang, nl, en)), cells)
  printed <- vapply(surveys, `[[`, 0, "printed")
  cells <- rbind(
    if (!all(is.na(printed))) {
      line("Marge, gedrukt", "Margin, printed", ifelse(
        is.na(printed), not_printed,
        esc(paste0("\u00b1 ", format_percent_number(printed, 2L, mark, "")))
      ))
    },
    line("Marge met (N \u2212 n)/(N \u2212 1)", "Margin with (N \u2212 n)/(N \u2212 1)",
         margin("N-1")),
    line("Marge met 1 \u2212 n/N en n \u2212 1", "Margin with 1 \u2212 n/N and n \u2212 1",
         margin("1-f")),
    line("Marge zonder correctie", "Margin without correction", margin("none")),
    line("Exact interval waar het het breedst is",
         "Exact interval where it is widest", interval),
    line("Grenzen door non-respons, zelfde aandeel",
         "Bounds by non-response, same share", bound)
  )
  html_table(
    esc(pick(lang, "Hoe zeker: toeval en non-respons, in procentpunten",
             "How sure: chance and non-response, in percentage points")),
    c(esc(pick(lang, "Grootheid", "Quantity")), esc(each(function(s) s$label))),
    cells, class = "words"
  )
}

worst_interval <- function(s) {
  prop_ci(floor(s$n / 2), s$n, s$N, conf.level = s$level)
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
    sprintf(pick(
      lang,
      "%s: alle %s mensen antwoordden; er is geen toeval en geen non-respons.",
      "%s: all %s people answered; there is no chance and no non-response."
    ), s$label, count(s$N))
  } else {
    c(
      sprintf(pick(
        lang,
        "%s: %s van de %s mensen antwoordden (%s), %s niet (%s). De marge en het exacte interval zeggen alleen wat het toeval kan doen als wie antwoordde willekeurig uit die %s getrokken was.",
        "%s: %s of the %s people answered (%s), %s did not (%s). The margin and the exact interval say only what chance can do, had those who answered been drawn at random from these %s."
      ), s$label, count(s$n), count(s$N), percent(s$n / s$N), count(left),
      percent(left / s$N), count(s$N)),
      sprintf(pick(
        lang,
        "Is %s van de respondenten akkoord, dan laat het toeval %s tot %s open. Over de %s die niet antwoordden weet men niets: zijn zij geen van allen akkoord, dan is het %s van allen; zijn zij het allemaal, dan %s.",
        "If %s of the respondents agree, chance leaves %s to %s open. Of the %s who did not answer nothing is known: if none of them agree, it is %s of all; if all of them do, %s."
      ), percent(share), percent(worst$conf.low), percent(worst$conf.high), count(left),
      percent(bounds[[1L]]), percent(bounds[[2L]]))
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
  t <- as.data.frame(survey_summary(x, s$level))
  t <- t[t$item %in% names(items)[agree], ]
  t <- t[!is.na(t$top.low) & t$n > 0 & t$top.high - t$top.low < 1, ]
  if (nrow(t) == 0L) {
    return(NULL)
  }
  low <- round_whole(t$top.low * t$n)
  high <- round_whole(t$top.high * t$n)
  # everybody else: those who did not answer, and for a question to all also those
  # who left it out; how many of them belong to a group is not known
  others <- ifelse(t$group == "", s$N - t$n, s$N - s$n)
  t$worst.low <- low / (t$n + others)
  t$worst.high <- (high + others) / (t$n + others)
  t
}

method_shares <- function(s, lang) {
  t <- agree_shares(s)
  if (is.null(t)) {
    return(NULL)
  }
  mark <- decimal_mark(lang)
  number <- function(v) format_percent_number(round_share(v, 1L), 1L, mark, "")
  range <- function(low, high) {
    same <- number(low) == number(high)
    paste0(number(low), ifelse(same, "", paste0("\u2013", number(high))), "%")
  }
  label <- vapply(t$item, function(i) item_label(s$counts, i, lang), "")
  grouped <- any(t$group != "")
  first <- ifelse(t$group == "", pick(lang, "Allen", "All"), t$group)
  cells <- cbind(
    esc(if (grouped) first else label), esc(format_count(t$n, mark)),
    esc(range(t$top.low, t$top.high)),
    esc(paste0(number(t$top.conf.low), "\u2013", number(t$top.conf.high), "%",
               ifelse(t$top.low < t$top.high, " *", ""))),
    esc(range(t$worst.low, t$worst.high))
  )
  level <- format_percent(s$level, if (s$level * 100 == round(s$level * 100)) 0L else 1L, mark)
  table <- html_table(
    esc(paste0(s$label, ": ", pick(
      lang, "elk aandeel akkoord, met wat toeval en non-respons kunnen doen",
      "each share that agrees, with what chance and non-response can do"
    ))),
    esc(c(
      if (grouped) pick(lang, "Groep", "Group") else pick(lang, "Vraag", "Question"), "n",
      pick(lang, "Akkoord", "Agree"),
      paste(if (is_weighted(s$counts)) "Interval" else {
        pick(lang, "Exact interval", "Exact interval")
      }, level),
      pick(lang, "Grenzen door non-respons", "Bounds by non-response")
    )),
    cells, num = 2:5, groups = if (grouped) ifelse(duplicated(t$item), NA, esc(label))
  )
  note <- c(
    if (any(t$top.low < t$top.high)) {
      pick(
        lang,
        "* Buitenste grenzen: achter het gedrukte percentage kunnen verschillende aantallen zitten.",
        "* Outer limits: more than one number of people may be behind the printed percentage."
      )
    },
    if (grouped) {
      pick(
        lang,
        "Hoeveel mensen tot een groep behoren is niet bekend; het exacte interval houdt daar rekening mee. De grenzen door non-respons laten toe dat wie niet antwoordde allemaal tot de groep behoort.",
        "How many people belong to a group is not known; the exact interval allows for that. The bounds by non-response allow all who did not answer to belong to the group."
      )
    },
    pick(
      lang,
      "De grenzen door non-respons gelden zonder enige aanname: van niemand akkoord tot allen akkoord onder wie niet antwoordde.",
      "The bounds by non-response assume nothing: from none to all of those who did not answer agreeing."
    )
  )
  summary <- sprintf(
    pick(lang, "%s: zekerheid van elk aandeel akkoord", "%s: how sure each agree share is"),
    s$label
  )
  raw_html(paste0(
    "<details>\n<summary>", esc(summary), "</summary>\n", table, "\n",
    tag("p", esc(paste(note, collapse = " ")), class = "note"), "\n</details>"
  ))
}

# "helemaal + eerder akkoord"
agree_words <- function(s, t, lang) {
  scale <- item_scale(s$counts, t$item[[1L]])
  set_label(lower(scale_labels(scale, lang)[rev(scale$top)]))
}

# Intervals of the agree totals of a figure's rows: column, brackets and note; NULL
# where nothing of them is known.
report_limits <- function(report, meta, plan, lang) {
  s <- Filter(function(s) s$id %in% meta$survey, method_surveys(report, lang, FALSE))
  items <- unique(plan$item[!is.na(plan$item)])
  if (length(s) == 0L || length(items) == 0L || plan$multiple) {
    return(NULL)
  }
  s <- s[[1L]]
  # a report that names no scales has figures all the same
  s$counts <- tryCatch(
    likert_counts(report, tidyselect::all_of(items), survey = s$id),
    akkoord_error = function(e) NULL
  )
  t <- agree_shares(s)
  at <- match(paste(plan$item, plan$group, sep = "\r"), paste(t$item, t$group, sep = "\r"))
  if (all(is.na(at))) {
    return(NULL)
  }
  limits <- list(conf.low = t$top.conf.low[at], conf.high = t$top.conf.high[at])
  style <- list(digits = 0L, decimal.mark = decimal_mark(lang), lang = lang)
  header <- interval_header(s$level, lang)
  text <- interval_text(limits, style)
  what <- agree_words(s, t, lang)
  list(
    column = list(list(header = header, text = text, colour = palette_soft)),
    # for the text alternative, a sentence part a row
    said = ifelse(nzchar(text), tr("interval_alt", lang, header, what, text), ""),
    spans = list(
      row = seq_along(at), panel = rep("", length(at)), low = limits$conf.low,
      high = limits$conf.high
    ),
    note = interval_note(
      list(level = s$level, method = "exact"), s$N,
      any(t$top.low[at] < t$top.high[at], na.rm = TRUE), lang, what
    )
  )
}
