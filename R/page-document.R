# Any report or counts as one HTML page. What is to be rendered is first made into a
# "document", the same list for every source; writing it knows nothing else.
#
#   title, lead, source   words at the top
#   surveys               list of likert_counts, by survey; NULL where there are none
#   margins               one row a survey, see report_margins()
#   chapters              list of list(id, title, figures = ids of figures)
#   figures               list, by id: see report_entry()
#   overviews             the same, a figure a survey: what is found
#   tables                list of data frames, or of functions that give one (or NULL where
#                         it cannot be had), by the name of their file
#   listed, questions, audit, changes, changed, import   functions that give HTML, or NULL
#   subtitle, author, date, intro, order   what render_report() was given, or NULL
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

# A published report --------------------------------------------------------------------

#' @export
report_document.published_report <- function(x, lang, call) {
  check_report(x, "x", call)
  if (nrow(x$figures) == 0L) stop_no_items(call)
  kinds <- x$figures$kind
  drawn <- x$figures$figure[!kinds %in% "table"]
  counts <- published_counts(x)
  entries <- lapply(drawn, published_entry, x = x, counts = counts, lang = lang)
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
  # once for the page and for its file
  audited <- NULL
  audit <- function() audited <<- audited %||% audit_report(x, lang = lang)
  tables$audit <- function() tryCatch(audit_table(audit(), lang), error = function(e) NULL)
  printed <- x$published$relation == "="
  shows <- set_names(figure_file(x$published$figure, x), x$published$item)
  listed <- x$figures$figure[kinds %in% "table"]
  doc <- list(
    x = x, names = report_survey_label(x, margins$survey, lang),
    where = shows[!duplicated(names(shows))], made = tr("made_from", lang),
    method = function() published_method(x, margins, lang),
    audit = function() report_audit_parts(audit(), lang),
    questions = function() part_questions(x, lang),
    listed = if (nrow(x$listed) > 0L && length(listed) > 0L) {
      function() part_listed(x, listed[[1L]], lang)
    },
    title = x$title[[lang]],
    lead = tr("about_study", lang), terms = x$terms,
    source = tr("study_source", lang, source = x$source[[lang]]),
    surveys = counts, labels = report_survey_label(x, names(counts), lang),
    margins = margins, chapters = chapters, figures = entries,
    overviews = overview_entries(counts, report_survey_label(x, names(counts), lang), lang),
    tables = tables, numbers = sum(printed), claims = sum(!printed)
  )
  report_chapters(doc, x, call)
}

# A figure of the report: drawn, in numbers and in words, when each is asked for.
published_entry <- function(figure, x, counts, lang) {
  asked <- split_ids(x$questions$figures)
  kind <- x$figures$kind[match(figure, x$figures$figure)]
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
    asked = x$questions$id[vapply(asked, function(f) figure %in% f, NA)],
    code = sprintf("report_figure(x, %s, lang = \"%s\")", quoted_code(figure), lang)
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
    counts <- tryCatch(survey_counts(report, survey), akkoord_error = function(e) NULL)
    if (!is.null(counts)) {
      return(counts)
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
  figures <- counts_figures(x, lang, call)
  sets <- figures$sets
  entries <- lapply(seq_along(sets), function(i) {
    of <- items_of(x, sets[[i]])
    number <- as.character(i)
    title <- battery_title(x, sets[[i]], lang)
    report_entry(
      figure_file(number), figure_name(number, lang), title,
      plot = function(width) {
        autoplot(of, lang = lang, width = width, conf.int = TRUE,
                 title = if (length(sets[[i]]) > 1L) title)
      },
      numbers = function() counts_numbers(of, figure_name(number, lang), lang),
      reading = function() counts_reading(of, lang),
      origin = counts_origin(of, lang), code = counts_code(x, sets[[i]], title, lang)
    )
  })
  names(entries) <- vapply(entries, `[[`, "", "id")
  margins <- counts_margins(x)
  rows <- counts_in(x, lang)
  profile <- attr(x, "report_profile", exact = TRUE)
  list(
    x = x, names = margins$survey,
    where = unlist(lapply(seq_along(sets), function(i) {
      set_names(rep(names(entries)[[i]], length(sets[[i]])), sets[[i]])
    })),
    method = function() {
      c(
        counts_method(margins, weights_cost(x), lang), response_table(x, lang),
        profile_table(profile, lang)
      )
    },
    title = counts_title(x, lang),
    lead = tr("about_counts", lang),
    source = NULL, surveys = list(x), labels = "",
    margins = margins,
    chapters = lapply(seq_along(figures$titles), function(i) {
      list(
        id = c("answers", paste0("answers-", i))[[min(i, 2L)]], chapter = NULL,
        title = figures$titles[[i]], figures = names(entries)[figures$chapter == i]
      )
    }),
    figures = entries, overviews = overview_entries(list(x), "", lang),
    tables = c(
      list(counts = rows, method = margins),
      if (NROW(profile) > 0L) list(profile = counts_in(profile, lang))
    ),
    numbers = NULL, claims = NULL
  )
}

# The title of the questionnaire, where the counts know it
counts_title <- function(x, lang) {
  book <- counts_codebook(x)
  title <- if (!is.null(book)) {
    cb_text(cb_meta(book)$title, book_lang(book, lang))
  }
  if (is.null(title) || is.na(title)) tr("survey", lang) else title
}

battery_title <- function(x, items, lang) {
  labels <- vapply(items, function(i) item_label(x, i, lang), "", USE.NAMES = FALSE)
  if (length(items) == 1L) {
    return(labels)
  }
  question_title(x, items, lang) %||% tr(
    "questions_from_to", lang, n = length(items), first = within_sentence(labels[[1L]]),
    last = within_sentence(labels[[length(labels)]])
  )
}

counts_origin <- function(x, lang) {
  mark <- decimal_mark(lang)
  base <- range(cell_people(x, counts_cells(x))$base, na.rm = TRUE)
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
  cost <- weights_cost(x)
  moe <- if (n > 0) 100 * survey_margin(list(n = n, N = N, level = 0.95, cost = cost)) else NA_real_
  out <- tibble::tibble(
    survey = "", population = N, respondents = as.double(n), confidence = 0.95,
    response.printed = NA_real_, response = if (is.finite(N)) 100 * n / N else NA_real_,
    moe.printed = NA_real_, moe = moe, moe.rounded = round(moe, 2L), difference = NA_real_
  )
  if (is.null(cost)) out else vctrs::vec_cbind(out, design_effect = cost$effect, n_eff = cost$n_eff)
}

# The page ------------------------------------------------------------------------------

# Findings, figures by chapter, what changed, differences, how sure, method, audit, appendix,
# or in the order asked for.
document_parts <- function(doc, drawn, lang) {
  parts <- part_makers(doc, drawn, lang)
  c(
    parts$opening(),
    unlist(lapply(parts[doc$order %||% page_parts], function(part) part())),
    parts$about()
  )
}

# Each part as a function that gives it.
part_makers <- function(doc, drawn, lang) {
  x <- doc$x
  asked <- function(part) if (!is.null(part)) part()
  list(
    opening = function() part_opening(doc, lang),
    summary = function() part_summary(doc, lang),
    figures = function() part_chapters(doc, drawn, lang),
    open = function() asked(doc$open),
    changes = function() asked(doc$changes),
    compare = function() chapter_or_why(
      "compare", tr("groups_compared", lang), report_compare_parts(x, lang), lang
    ),
    sure = function() part_sure(doc, lang),
    method = function() c(
      heading(1L, "method", tr("method", lang)), raw_html(doc$method())
    ),
    audit = function() if (!is.null(doc$audit)) {
      chapter_or_why("audit", tr("audit_title", lang), doc$audit(), lang)
    },
    questions = function() asked(doc$questions),
    import = function() asked(doc$import),
    appendix = function() part_appendix(doc, lang),
    about = function() c(
      heading(1L, "about", tr("about_report", lang)), raw_html(part_about(doc, lang))
    )
  )
}

part_chapters <- function(doc, drawn, lang) {
  unlist(lapply(doc$chapters, function(chapter) {
    if (length(chapter$figures) > 0L) c(
      heading(1L, chapter$id, chapter$title),
      vapply(chapter$figures, function(figure) {
        part_figure(doc$figures[[figure]], drawn[[figure]], lang)
      }, "")
    )
  }), use.names = FALSE)
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
    heading(2L, entry$id, entry$name, entry$title, lang),
    raw_html(
      c("<figure>", figure_placeholder(entry$id),
        if (!is.null(drawn$reading)) tag("figcaption", drawn$reading), "</figure>"),
      drawn$numbers,
      paste0("<p class=\"origin\">", entry$origin, asked,
             figure_downloads(entry$id, TRUE, lang), "</p>")
    )
  ), collapse = "\n\n")
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
