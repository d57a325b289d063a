# Any report or counts as one HTML page. What is to be rendered is first made into a
# "document", the same list for every source; writing it knows nothing else.
#
#   title, lead, source   words at the top
#   surveys               list of likert_counts, by survey; NULL where there are none
#   margins               one row a survey, see report_margins()
#   chapters              list of list(id, title, figures = ids of figures)
#   figures               list, by id: see report_entry()
#   tables                list of data frames, by the name of their file
#   listed, more, audit   functions that give HTML, or NULL
#   x                     what it was made from

report_document <- function(x, lang, call) UseMethod("report_document")

#' @export
report_document.default <- function(x, lang, call) {
  abort("type", c(
    "{.arg x} must be a published report or counts.",
    x = "It is {.obj_type_friendly {x}}.",
    i = "Answers of persons are counted first: {.code render_report(likert_counts(data), dir)}."
  ), arg = "x", value = class(x), call = call)
}

# One figure of a document. `plot` draws it for a width; `numbers` gives the HTML of the
# table beneath and `reading` one sentence, or NULL: functions, so that nothing is
# computed before the folder is known to be free; `asked`: the research questions.
report_entry <- function(id, name, title, plot, numbers, reading, origin = "",
                         asked = character()) {
  list(id = id, name = name, title = title, plot = plot, numbers = numbers,
       reading = reading, origin = origin, asked = asked)
}

# A published report --------------------------------------------------------------------

#' @export
report_document.published_report <- function(x, lang, call) {
  if (nrow(x$figures) == 0L) stop_no_items(call)
  kinds <- x$figures$kind
  drawn <- x$figures$figure[!kinds %in% "table"]
  counts <- published_counts(x)
  asked <- split_ids(x$questions$figures)
  entries <- lapply(drawn, function(figure) {
    kind <- kinds[match(figure, x$figures$figure)]
    of <- counts[[x$figures$survey[match(figure, x$figures$figure)]]]
    report_entry(
      figure_file(figure, x), figure_name(figure, lang), report_figure_title(x, figure, lang),
      plot = function(width) report_figure(x, figure, lang, width = width),
      numbers = function() {
        if (!kind %in% "concept diagram") figure_numbers(x, figure, lang, of)
        else if (nrow(x$concept) > 0L) part_concept(x, lang)
      },
      reading = function() figure_reading(x, figure, lang, of),
      origin = figure_origin(x, figure, lang),
      asked = x$questions$id[vapply(asked, function(f) figure %in% f, NA)]
    )
  })
  names(entries) <- vapply(entries, `[[`, "", "id")
  chapters <- unique(c(x$chapters$chapter, sort(x$figures$chapter), x$figures$chapter))
  anchors <- unique_names("chapter-", chapters)
  chapters <- lapply(chapters, function(chapter) {
    of <- x$figures$figure[x$figures$chapter %in% chapter & !kinds %in% "table"]
    list(id = anchors[[match(chapter, chapters)]], chapter = chapter,
         title = chapter_name(x, chapter, lang), figures = figure_file(of, x))
  })
  margins <- report_margins(x)
  published <- as.data.frame(x)
  published$title <- report_figure_title(x, published$figure, lang)
  published$item_label <- report_item_label(x, published$item, lang)
  tables <- list(published = published, method = margins)
  if (nrow(x$questions) > 0L) tables$questions <- x$questions
  if (length(counts) > 0L) tables$counts <- counts_rows_of(counts, lang)
  for (table in x$figures$figure[kinds %in% "table"]) tables[[figure_file(table, x)]] <- x$listed
  printed <- x$published$relation == "="
  shows <- set_names(figure_file(x$published$figure, x), x$published$item)
  listed <- x$figures$figure[kinds %in% "table"]
  list(
    x = x, names = report_survey_label(x, margins$survey, lang),
    questions = list(n = nrow(x$questions), name = tr("research_questions_lower", lang)),
    where = shows[!duplicated(names(shows))], made = tr("made_from", lang),
    method = function() published_method(x, margins, lang),
    audit = function() report_audit_parts(x, lang),
    more = function() part_questions(x, lang),
    listed = if (nrow(x$listed) > 0L && length(listed) > 0L) {
      function() part_listed(x, listed[[1L]], lang)
    },
    title = x$title[[lang]],
    lead = tr("about_study", lang),
    source = tr("study_source", lang, source = x$source[[lang]]),
    surveys = counts, labels = report_survey_label(x, names(counts), lang),
    margins = margins, chapters = chapters, figures = entries,
    tables = tables, numbers = sum(printed), claims = sum(!printed)
  )
}

stop_no_items <- function(call) {
  abort("empty", c(
    "There is nothing to report: {.arg x} has no items.",
    i = "Counts have at least one item; a published report at least one figure."
  ), arg = "x", call = call)
}

# The counts behind what was printed, by survey. A survey of which they cannot be had
# (no base, no scale) has none for the item concerned: its page says what was printed.
published_counts <- function(report) {
  surveys <- unique(report$published$survey)
  out <- lapply(set_names(surveys), function(survey) {
    all <- tryCatch(survey_counts(report, survey), akkoord_error = function(e) NULL)
    if (!is.null(all)) {
      return(all)
    }
    items <- unique(report$published$item[report$published$survey == survey])
    some <- lapply(items, function(item) tryCatch(
      likert_counts(report, tidyselect::all_of(item), survey = survey),
      akkoord_error = function(e) NULL
    ))
    some <- compact_list(some)
    if (!is.null(some)) tryCatch(do.call(rbind, some), akkoord_error = function(e) NULL)
  })
  compact_list(out)
}

counts_rows_of <- function(counts, lang) {
  rows <- lapply(names(counts), function(s) {
    rows <- counts_in(counts[[s]], lang)
    data.frame(survey = rep(s, nrow(rows)), rows, check.names = FALSE)
  })
  tibble::as_tibble(vctrs::vec_rbind(!!!rows))
}

# As a table in the language of the report, whichever the counts were made in
counts_in <- function(counts, lang) {
  rows <- as_tibble(counts)
  rows$category <- shown_categories(counts, lang)
  rows
}

# Counts --------------------------------------------------------------------------------

#' @export
report_document.likert_counts <- function(x, lang, call) {
  if (nrow(x) == 0L) stop_no_items(call)
  check_whole(x, counts_cells(x), call)
  sets <- counts_batteries(x)
  entries <- lapply(seq_along(sets), function(i) {
    of <- x[x$item %in% sets[[i]], ]
    number <- as.character(i)
    title <- battery_title(x, sets[[i]], lang)
    report_entry(
      figure_file(number), figure_name(number, lang), title,
      plot = function(width) {
        autoplot(of, lang = lang, width = width,
                 title = if (length(sets[[i]]) > 1L) title)
      },
      numbers = function() counts_numbers(of, figure_name(number, lang), lang),
      reading = function() counts_reading(of, lang),
      origin = counts_origin(of, lang)
    )
  })
  names(entries) <- vapply(entries, `[[`, "", "id")
  margins <- counts_margins(x)
  rows <- counts_in(x, lang)
  list(
    x = x, names = margins$survey,
    questions = list(n = length(counts_items(x)), name = tr("questions_lower", lang)),
    where = unlist(lapply(seq_along(sets), function(i) {
      set_names(rep(names(entries)[[i]], length(sets[[i]])), sets[[i]])
    })),
    method = function() counts_method(margins, lang),
    title = counts_title(x, lang),
    lead = tr("about_counts", lang),
    source = NULL, surveys = list(x), labels = "",
    margins = margins,
    chapters = list(list(
      id = "answers", chapter = NULL, title = tr("the_answers", lang),
      figures = names(entries)
    )),
    figures = entries, tables = list(counts = rows, method = margins),
    numbers = NULL, claims = NULL
  )
}

# The title of the questionnaire, where the counts know it
counts_title <- function(x, lang) {
  book <- counts_codebook(x)
  title <- if (!is.null(book)) {
    cb_text(cb_meta(book)$title, if (lang %in% cb_languages(book)) lang else cb_lang(book, NULL))
  }
  if (is.null(title) || is.na(title)) tr("survey", lang) else title
}

battery_title <- function(x, items, lang) {
  labels <- vapply(items, function(i) item_label(x, i, lang), "", USE.NAMES = FALSE)
  if (length(items) == 1L) {
    return(labels)
  }
  tr(
    "questions_from_to", lang, n = length(items), first = labels[[1L]],
    last = labels[[length(labels)]]
  )
}

counts_origin <- function(x, lang) {
  mark <- decimal_mark(lang)
  base <- range(x$base[x$kind == "substantive"], na.rm = TRUE)
  base <- format_count(unique(base), mark)
  said <- tr("base_answers", lang, n = paste(base, collapse = tr("range_to", lang)))
  esc(paste(c(said, if (is_weighted(x)) tr("weighted", lang)), collapse = " "))
}

# As report_margins(), nothing printed.
counts_margins <- function(x) {
  N <- counts_N(x)
  # groups that overlap do not add up to a population
  twins <- any(vapply(counts_items(x), `[[`, "", "groups") == "two answers")
  N <- if (is.null(names(N))) N else if (twins) Inf else sum(N)
  n <- counts_n(x)
  moe <- if (n > 0) 100 * moe(n, N) else NA_real_
  tibble::tibble(
    survey = "", population = N, respondents = as.double(n), confidence = 0.95,
    response.printed = NA_real_, response = if (is.finite(N)) 100 * n / N else NA_real_,
    moe.printed = NA_real_, moe = moe, moe.rounded = round(moe, 2L), difference = NA_real_
  )
}

# The page ------------------------------------------------------------------------------

report_parts <- function(doc, drawn, lang) {
  x <- doc$x
  method <- c(
    raw_html(doc$method()),
    report_method_parts(x, lang)
  )
  placed <- FALSE
  parts <- c(part_opening(doc, lang), part_summary(doc, lang))
  first <- doc$chapters[[1L]]$chapter
  if (is.null(first) || length(doc$chapters[[1L]]$figures) > 0L) {
    parts <- c(parts, heading(1L, "method", tr("method", lang)), method)
    placed <- TRUE
  }
  none <- tr("no_figures_here", lang)
  for (chapter in doc$chapters) {
    parts <- c(parts, heading(1L, chapter$id, chapter$title))
    if (!placed) {
      parts <- c(parts, heading(2L, "method", tr("method", lang)), method)
      placed <- TRUE
    } else if (length(chapter$figures) == 0L) {
      parts <- c(parts, raw_html(tag("p", esc(none))))
    }
    for (figure in chapter$figures) {
      parts <- c(parts, part_figure(doc$figures[[figure]], drawn[[figure]], lang))
    }
  }
  c(
    parts,
    chapter_or_why("compare", tr("groups_compared", lang),
                   report_compare_parts(x, lang), lang),
    if (!is.null(doc$audit)) {
      chapter_or_why("audit", tr("audit_title", lang), doc$audit(), lang)
    },
    if (!is.null(doc$more)) doc$more(),
    part_appendix(doc, lang),
    heading(1L, "about", tr("about_report", lang)),
    raw_html(part_about(doc, lang))
  )
}

# A report of one's own may lack what a chapter computes with: the page then says what,
# and the rest of it stands.
chapter_or_why <- function(id, title, code, lang) {
  tryCatch(code, error = function(e) {
    why <- paste(tr("not_computable", lang),
                 cli::ansi_strip(conditionMessage(e)))
    c(heading(1L, id, title), raw_html(tag("p", esc(why), class = "note")))
  })
}

# A figure with all that belongs to it: how to read it, the drawing, the numbers.
part_figure <- function(entry, drawn, lang) {
  asked <- if (length(entry$asked) > 0L) {
    links <- vapply(entry$asked, function(id) tag_link(paste0("#question-", id), id), "")
    said <- if (length(links) == 1L) {
      tr("for_question", lang, link = links)
    } else {
      tr("for_questions", lang, links = paste(links, collapse = ", "))
    }
    paste0(" <span class=\"asked\">", said, "</span>")
  }
  paste(c(
    heading(2L, entry$id, entry$name, entry$title),
    raw_html(
      c("<figure>", figure_placeholder(entry$id),
        if (!is.null(drawn$reading)) tag("figcaption", drawn$reading), "</figure>"),
      drawn$numbers,
      paste0("<p class=\"origin\">", entry$origin, asked,
             figure_downloads(entry$id, TRUE, lang), "</p>")
    )
  ), collapse = "\n\n")
}

figure_placeholder <- function(id) paste0("@@", id, "@@")

# What comes first: what is shown, and how sure one can be.
part_summary <- function(doc, lang) {
  shown <- summary_shown(doc, lang)
  sure <- summary_sure(doc, lang)
  c(
    heading(1L, "summary", tr("in_short", lang)),
    if (length(shown) > 0L) c(
      heading(2L, "summary-shown", tr("what_is_shown", lang)),
      raw_html("<ul class=\"points\">", paste0("<li>", shown, "</li>"), "</ul>")
    ),
    if (length(sure) > 0L) c(
      heading(2L, "summary-sure", tr("how_sure_head", lang)),
      raw_html("<ul class=\"points\">", paste0("<li>", sure, "</li>"), "</ul>")
    )
  )
}

# Shares in the top set by item and group, those known to five points or better.
top_shares <- function(counts) {
  s <- survey_summary(counts)
  if (is.null(s)) {
    return(NULL)
  }
  keep <- !is.na(s$top.low) & s$top.high - s$top.low <= 0.05 & s$n > 0
  data.frame(item = s$item, group = s$group, low = s$top.low, high = s$top.high,
             n = s$n)[keep, ]
}

summary_shown <- function(doc, lang) {
  unlist(lapply(seq_along(doc$surveys), function(i) {
    summary_survey(doc$surveys[[i]], doc$labels[[i]], doc$where, lang)
  }))
}

# Of the scale that most questions have: on how many of them most people are in the top
# set, and which stand out.
summary_survey <- function(counts, name, where, lang) {
  asks <- counts_items(counts)
  labels <- vapply(asks, function(a) {
    if (a$exclusive && a$scale$ordered && length(a$scale$top) > 0L) top_label(a$scale, lang) else ""
  }, "")
  asked <- labels[nzchar(labels)]
  if (length(asked) == 0L) {
    return(NULL)
  }
  answer <- names(which.max(table(factor(asked, unique(asked)))))
  asked <- names(asked)[asked == answer]
  top <- top_shares(counts)
  top <- top[top$item %in% asked, ]
  if (is.null(top) || nrow(top) == 0L) {
    return(NULL)
  }
  of <- factor(top$item, unique(top$item))
  low <- tapply(top$low, of, min)
  mean <- tapply((top$low + top$high) / 2, of, mean)
  open <- length(asked) - length(low)
  grouped <- any(nzchar(top$group))
  key <- if (open > 0L) {
    if (grouped) "summary_more_known_groups" else "summary_more_known"
  } else {
    if (grouped) "summary_more_groups" else "summary_more"
  }
  lead <- paste0(
    if (nzchar(name)) paste0(tag("strong", esc(name)), ". "),
    tr(key, lang, some = sum(low > 0.5), n = length(low), answer = esc(lower(answer)))
  )
  link <- function(item) {
    rows <- top[top$item == item, ]
    value <- share_text(rows$low, rows$high, lang)
    value <- ifelse(nzchar(rows$group), paste(rows$group, value), value)
    if (length(value) > 3L) {
      value <- share_text(min(rows$low), max(rows$high), lang)
    }
    label <- counts_item_name(counts, item, lang)
    at <- where[item]
    paste0(if (is.na(at)) esc(label) else tag_link(paste0("#", at), label),
           " (", esc(paste(value, collapse = ", ")), ")")
  }
  at <- order(-mean, method = "radix")
  few <- min(3L, length(at) %/% 2L)
  list_of <- function(items) paste(vapply(items, link, ""), collapse = "; ")
  ends <- if (few > 0L) tr(
    "summary_ends", lang, most = list_of(names(mean)[at[seq_len(few)]]),
    least = list_of(names(mean)[rev(at)[seq_len(few)]])
  )
  gone <- if (open > 0L) esc(tr("summary_unknown", lang, n = open))
  paste(c(lead, ends, gone), collapse = " ")
}

summary_sure <- function(doc, lang) {
  mark <- decimal_mark(lang)
  m <- doc$margins
  name <- doc$names
  out <- unlist(lapply(seq_len(nrow(m)), function(i) {
    n <- m$respondents[[i]]
    N <- m$population[[i]]
    if (is.na(n) || is.na(m$moe[[i]])) {
      return(NULL)
    }
    who <- if (nzchar(name[[i]])) paste0(tag("strong", esc(name[[i]])), ": ") else ""
    margin <- format_percent_number(round(m$moe[[i]], 1L), 1L, mark, "")
    if (!is.finite(N)) {
      return(paste0(who, esc(tr(
        "sure_infinite", lang, n = format_count(n, mark), margin = margin
      ))))
    }
    said <- tr(
      "sure_answered", lang, n = format_count(n, mark), N = format_count(N, mark),
      percent = format_percent(n / N, 0L, mark)
    )
    chance <- tr("sure_margin", lang, margin = margin)
    worst <- if (N > n) {
      counts <- doc$surveys[[if (nzchar(m$survey[[i]])) m$survey[[i]] else 1L]]
      top <- if (!is.null(counts)) top_shares(counts)
      share <- if (is.null(top) || nrow(top) == 0L) 0.5 else {
        sort((top$low + top$high) / 2)[[ceiling(nrow(top) / 2)]]
      }
      x <- round(share * n)
      tr(
        "sure_nonresponse", lang, share = format_percent(x / n, 0L, mark),
        N = format_count(N, mark), low = format_percent(x / N, 0L, mark),
        high = format_percent((x + N - n) / N, 0L, mark)
      )
    }
    paste0(who, esc(paste(c(said, chance, worst), collapse = " ")))
  }))
  c(out, if (!is.null(doc$claims)) summary_published(doc, lang),
    tr("how_computed", lang, link = tag_link("#method", tr("method", lang))))
}

# How much of what was asked was published.
summary_published <- function(doc, lang) {
  all <- vctrs::vec_rbind(!!!lapply(unname(doc$surveys), function(c) {
    as_tibble(c)[c("kind", "low", "high")]
  }))
  if (is.null(all) || nrow(all) == 0L) {
    return(NULL)
  }
  shares <- all[all$kind %in% c("substantive", "dk"), ]
  wide <- sum(is.na(shares$low) | shares$high - shares$low > 3)
  esc(tr(
    "sure_wide", lang, percents = doc$numbers, claims = doc$claims, wide = wide,
    n = nrow(shares)
  ))
}

# The appendix --------------------------------------------------------------------------

part_appendix <- function(doc, lang) {
  c(
    heading(1L, "appendix", tr("appendix", lang)),
    report_codebook_parts(doc$x, lang),
    if (!is.null(doc$listed)) doc$listed(),
    heading(2L, "all-tables", tr("all_numbers", lang)),
    raw_html(part_all_tables(doc, lang))
  )
}
