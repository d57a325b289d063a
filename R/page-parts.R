# The parts of the HTML report as strings: headings in markdown, which give the
# table of contents, all else as HTML. Text is escaped down to ASCII on its way in
# (entities for the rest), so that no step has to know the locale; figures are
# placeholders until the page is built.

# Figure 4, table 1 -----------------------------------------------------------------

# Names of the report's own figures are one each, whatever is not a letter or digit in
# them and on disks to which a and A are one.
figure_file <- function(figure, report = NULL) {
  known <- unique(c(figure_ids(report), figure))
  table <- grepl("^table", known)
  number <- sub("^table", "", known)
  plain <- grepl("^[0-9]$", number)
  number[plain] <- paste0("0", number[plain])
  unique_names(ifelse(table, "table-", "figure-"), number)[match(figure, known)]
}

# The figures that a report names itself.
figure_ids <- function(report) UseMethod("figure_ids")
#' @export
figure_ids.default <- function(report) NULL
#' @export
figure_ids.published_report <- function(report) {
  c(report$figures$figure, report$published$figure)
}

# Names for files and anchors: letters, digits and hyphens, other letters as their number
# in Unicode. The first of several that would be one keeps the name, the next has a
# number.
unique_names <- function(prefix, ids) {
  ids <- enc2utf8(as.character(ids))
  ids[is.na(ids)] <- "NA"
  plain <- vapply(ids, function(id) {
    code <- utf8ToInt(id)
    char <- ifelse(code < 128L, gsub("[^A-Za-z0-9]", "-", intToUtf8(pmin(code, 127L), TRUE)),
                   sprintf("-u%x-", code))
    gsub("^-|-$", "", gsub("-+", "-", paste(char, collapse = "")))
  }, "", USE.NAMES = FALSE)
  plain[!nzchar(plain)] <- "x"
  out <- paste0(prefix, plain)
  taken <- tolower(out[!duplicated(tolower(out))])
  for (i in which(duplicated(tolower(out)))) {
    n <- 2L
    while (tolower(paste0(out[[i]], "-", n)) %in% taken) n <- n + 1L
    out[[i]] <- paste0(out[[i]], "-", n)
    taken <- c(taken, tolower(out[[i]]))
  }
  out
}

figure_links <- function(report, figures, lang) {
  if (length(figures) == 0L) {
    return(character())
  }
  tag_link(paste0("#", figure_file(figures, report)), figure_name(figures, lang))
}

# The numbers of a figure --------------------------------------------------------------

# A figure's numbers, folded: one row a bar, one column an answer; what was printed, or
# the range that the counts leave; below it what was said in words about several bars.
figure_numbers <- function(report, figure, lang, counts = NULL) {
  rows <- report$published[report$published$figure == figure, ]
  if (nrow(rows) == 0L) {
    return(NULL)
  }
  placed <- rows[rows$relation != "order" & rows$category != "unassigned", ]
  bars <- figure_bars(report, figure, placed, lang)
  answers <- figure_answers(report, rows, lang)
  cells <- matrix(not_printed, nrow(bars), nrow(answers))
  for (i in seq_len(nrow(placed))) {
    at <- bars$item == placed$item[[i]] & bars$group == placed$group[[i]]
    to <- answers$key == answer_key(placed$category[[i]], attr(answers, "scale"))
    shown <- esc(format_published(placed$printed[i], placed$relation[[i]], lang))
    before <- cells[at, to]
    cells[at, to] <- if (before == not_printed) shown else
      paste0(before, tr("semicolon", lang), shown)
  }
  where <- vapply(seq_len(nrow(bars)), function(b) {
    of <- placed$item == bars$item[[b]] & placed$group == bars$group[[b]]
    printed_where(placed$source[of], lang)
  }, "")
  caption <- tr("numbers_caption", lang, figure = figure_name(figure, lang))
  table <- numbers_table(caption, locate_bars(report, bars), answers, cells, counts, where,
                         lang)
  notes <- c(numbers_note(table, TRUE, lang), words_of(report, rows, table$untold, lang))
  fold(caption, c(table$html, tag("p", esc(paste(notes, collapse = " ")), class = "note")))
}

# Where a bar is in the counts: options of one question are one item there.
locate_bars <- function(report, bars) {
  bars$at <- bars$item
  bars$key <- NA_character_
  about <- report$items[match(bars$item, report$items$item), ]
  multiple <- which(about$scale %in% "multiple")
  of_several <- report$items[report$items$scale %in% "multiple", ]
  for (i in multiple) {
    options <- of_several$item[of_several$question %in% about$question[[i]] &
      of_several$survey %in% about$survey[[i]]]
    # those of which something was printed come first, as report_options() has them
    printed <- unique(report$published$item)
    options <- c(intersect(printed, options), setdiff(options, printed))
    bars$at[[i]] <- about$question[[i]]
    bars$key[[i]] <- as.character(match(bars$item[[i]], options))
  }
  bars
}

# What a figure of a report says, in one sentence.
figure_reading <- function(report, figure, lang, counts = NULL) {
  rows <- report$published[report$published$figure == figure, ]
  if (nrow(rows) == 0L) {
    return(NULL)
  }
  placed <- rows[rows$relation != "order" & rows$category != "unassigned", ]
  bars <- locate_bars(report, figure_bars(report, figure, placed, lang))
  scale <- attr(figure_answers(report, rows, lang), "scale")
  if (is.null(scale)) {
    return(if (all(rows$category == "selected")) {
      reading_options(printed_shares(bars_shares(bars, counts, "", lang), placed, "selected",
                                     NULL, lang), counts, lang)
    })
  }
  if (length(scale$top) == 0L) {
    scales <- report_scales(report, unique(bars$item))
    same <- vapply(scales, function(s) identical(scale_size(s), scale_size(scale)), NA)
    bars <- bars[bars$item %in% names(scales)[same] & !grepl("+", bars$group, fixed = TRUE), ]
    return(reading_mode(bars, scale, counts, lang))
  }
  key <- paste(sort(scale$top), collapse = " ")
  told <- printed_shares(bars_shares(bars, counts, key, lang), placed, key, scale, lang)
  reading_of(told, top_label(scale, lang), lang, length(unique(bars$item)) > 1L) %||%
    untold_reading(lang)
}

# Shares as they were printed go before those that the counts leave; what was said in
# words goes before a wide range.
printed_shares <- function(told, placed, key, scale, lang) {
  for (i in seq_len(nrow(placed))) {
    at <- which(told$item == placed$item[[i]] & told$group == placed$group[[i]])
    of <- if (is.null(scale)) placed$category[[i]] else answer_key(placed$category[[i]], scale)
    if (length(at) == 0L || of != key || is.na(placed$percent[[i]])) next
    exact <- placed$relation[[i]] == "="
    wide <- is.na(told$text[at]) | told$high[at] - told$low[at] > 0.05
    if (exact || wide) {
      told$text[at] <- said_share(placed$percent[[i]], placed$relation[[i]], lang)
      told$low[at] <- told$high[at] <- placed$percent[[i]] / 100
    }
  }
  told$pooled <- grepl("+", told$group, fixed = TRUE)
  told$group <- together(told$group, lang)
  told
}

# "meer dan 90%", within a sentence.
said_share <- function(percent, relation, lang) {
  number <- sub("^[^0-9]*", "", format_published(percent, relation, lang))
  words <- c(">" = tr("more_than", lang), "<" = tr("less_than", lang),
             about = tr("about", lang), almost = tr("almost", lang))
  paste0(if (relation %in% names(words)) paste0(words[[relation]], " "), number)
}

# "KA1+KA2": both, read together.
together <- function(group, lang) {
  both <- grepl("+", group, fixed = TRUE)
  out <- gsub("+", paste0(" ", tr("and", lang), " "), group, fixed = TRUE)
  ifelse(both, tr("groups_together", lang, groups = out), out)
}

# The bars: every item of the figure and every group whose base it prints, then the
# rows printed for groups together.
figure_bars <- function(report, figure, placed, lang) {
  base <- figure_bases(report, figure)
  own <- unique(report$published[report$published$figure == figure, c("item", "survey")])
  groups <- if (is.null(names(base))) "" else names(base)
  grid <- data.frame(item = rep(own$item, each = length(groups)),
                     group = rep(groups, nrow(own)), n = rep(unname(base), nrow(own)))
  extra <- unique(placed[c("item", "group")])
  extra <- extra[!paste(extra$item, extra$group) %in% paste(grid$item, grid$group), ]
  grid <- rbind(grid, data.frame(extra, n = rep(NA_integer_, nrow(extra))))
  # a row with a base of its own, or with none where the figure has one
  grid$n <- mapply(function(item, group, n) {
    of <- placed$item == item & placed$group == group
    if (any(of)) placed$n[of][[1L]] else n
  }, grid$item, grid$group, grid$n)
  grid <- grid[order(match(grid$item, own$item)), ]
  several <- nrow(own) > 1L
  item <- report_item_label(report, grid$item, lang)
  group <- gsub("+", " + ", grid$group, fixed = TRUE)
  grid$label <- if (!several && all(nzchar(group))) {
    group
  } else if (!several && nrow(grid) == 1L) {
    tr("all_people", lang)
  } else {
    ifelse(nzchar(group), paste0(item, ", ", group), item)
  }
  grid
}

# The columns: all answers of the scale, then "don't know", then what was printed for
# several answers at once.
figure_answers <- function(report, rows, lang) {
  scales <- compact(report_scales(report, unique(rows$item)))
  printed <- unique(rows$category[rows$category != "unassigned"])
  if (length(scales) == 0L) {
    label <- printed
    label[printed == "selected"] <- tr("selected", lang)
    return(data.frame(key = printed, label = label))
  }
  scale <- scales[[which.max(lengths(lapply(scales, scale_dk)))]]
  labels <- scale_labels(scale, lang)
  dk <- scale_dk(scale, lang)
  # from agreement down, as the figures; amounts from the lowest up
  order <- seq_along(labels)
  if (length(scale$top) > 0L) order <- rev(order)
  key <- c(as.character(order), rep("dk", length(dk)))
  label <- c(labels[order], dk)
  for (category in printed) {
    one <- answer_key(category, scale)
    if (!one %in% key) {
      at <- printed_cells(category, scale)
      key <- c(key, one)
      label <- c(label, if (setequal(at, scale$top)) top_label(scale, lang)
                 else if (length(at) > 0L) join_labels(c(labels, dk)[rev(at)]) else category)
    }
  }
  top <- paste(sort(scale$top), collapse = " ")
  if (length(scale$top) > 1L && length(scale$top) < length(labels) && !top %in% key) {
    key <- c(key, top)
    label <- c(label, top_label(scale, lang))
  }
  structure(data.frame(key = key, label = label), scale = scale)
}

# The same answer in any of its languages has the same key.
answer_key <- function(category, scale) {
  if (is.null(scale)) {
    return(category)
  }
  if (category %in% unlist(scale$dont_know)) {
    return("dk")
  }
  at <- printed_cells(category, scale)
  if (length(at) > 0L) paste(sort(at), collapse = " ") else category
}

# "label+text" in words; what stands behind a colon or in brackets is a remark.
printed_where <- function(source, lang) {
  place <- unique(unlist(strsplit(sub("[^a-z+].*$", "", source), "+", fixed = TRUE)))
  place <- intersect(c("label", "text"), place)
  words <- tr_each(c(label = "where_label", text = "where_text"), lang)
  word_list(unname(words[place]), lang)
}

words_of <- function(report, rows, untold, lang) {
  notes <- c(
    if (length(untold) > 0L) {
      tr("untold", lang, what = word_list(untold, lang))
    },
    untold_options(report, rows, lang),
    if (any(grepl("+", rows$group, fixed = TRUE))) tr("note_pooled", lang)
  )
  loose <- rows[rows$category == "unassigned", ]
  if (nrow(loose) > 0L) {
    shown <- format_published(loose$printed, loose$relation, lang)
    notes <- c(notes, tr("loose_numbers", lang, numbers = word_list(shown, lang)))
  }
  several <- length(unique(rows$item)) > 1L
  for (i in which(rows$relation == "order")) {
    who <- strsplit(rows$group[[i]], ">", fixed = TRUE)[[1L]]
    who <- report_survey_label(report, who, lang)
    notes <- c(notes, if (several) {
      item <- report_item_label(report, rows$item[[i]], lang)
      tr("order_said_item", lang, item = item, more = who[[1L]], less = who[[2L]])
    } else {
      tr("order_said", lang, more = who[[1L]], less = who[[2L]])
    })
  }
  notes
}

# Options of a multiple-choice question of which nothing is printed: only their number
# is known.
untold_options <- function(report, rows, lang) {
  if (!all(rows$category == "selected")) {
    return(NULL)
  }
  options <- report$figures$categories[match(rows$figure[[1L]], report$figures$figure)]
  options <- suppressWarnings(as.integer(options))
  shown <- length(unique(rows$item))
  if (is.na(options) || options <= shown) {
    return(NULL)
  }
  tr("options_shown", lang, n = options, shown = shown)
}

# Where the figure stands in the report, and what was asked.
figure_origin <- function(report, figure, lang) {
  f <- report$figures[match(figure, report$figures$figure), ]
  survey <- f$survey
  asked <- if (!is.na(f$question)) {
    question <- gsub(" and ", paste0(" ", tr("and", lang), " "), f$question, fixed = TRUE)
    question <- gsub(";", ", ", question, fixed = TRUE)
    tr(
      "survey_question", lang, survey = report_survey_label(report, survey, lang),
      question = sub("^Q", "Q", question)
    )
  }
  section <- if (!is.na(f$section)) {
    part <- grepl(".", f$section, fixed = TRUE)
    tr(if (part) "section_number" else "chapter_lower", lang, number = f$section)
  }
  parts <- c(asked, section)
  out <- if (length(parts) > 0L) {
    tr("in_the_study", lang, where = paste(parts, collapse = tr("semicolon", lang)))
  }
  printed <- f$printed_caption_number
  number <- sub("^table", "", figure)
  wrong <- !is.na(printed) && !identical(sub("^[^0-9]*", "", printed), number)
  if (wrong) {
    out <- paste0(out, " ", tr(
      "caption_differs", lang, caption = printed, number = number
    ))
  }
  esc(out)
}

# Files of one figure, beside the page: their names, since a link would be dead once the
# page is mailed.
figure_downloads <- function(file, drawn, lang) {
  ends <- paste(c(if (drawn) c("svg", "png"), "csv"), collapse = ", ")
  said <- tr("files_are", lang, links = paste0(tag("code", file), " (", ends, ")"))
  paste0(" <span class=\"files\">", said, "</span>")
}

# The parts of the page ------------------------------------------------------------------

part_opening <- function(doc, lang) {
  m <- doc$margins
  name <- doc$names
  mark <- decimal_mark(lang)
  people <- format_count(m$respondents, mark)
  answered <- ifelse(nzchar(name),
    tr("answers_about", lang, n = people, survey = name), tr("people_answered", lang, n = people)
  )
  finite <- !is.na(m$population) & is.finite(m$population)
  N <- format_count(m$population, mark)
  answered[finite] <- tr("answered_of", lang, what = answered[finite], N = N[finite],
                         percent = format_percent(m$respondents / m$population, 0L, mark)[finite])
  margin <- paste0("\u00b1\u00a0", format_percent_number(round(m$moe, 1L), 1L, mark, ""))
  margin[is.na(m$moe)] <- NA
  of <- ifelse(nzchar(name), tr("margin_short", lang, survey = name),
               tr("margin_short_alone", lang))
  facts <- c(rbind(people, margin))
  names <- c(rbind(answered, of))
  keep <- !is.na(facts)
  raw_html(
    logo_picture(),
    tag("h1", esc(doc$title), class = "title"),
    if (!is.null(doc$subtitle)) tag("p", esc(doc$subtitle), class = "subtitle"),
    if (length(c(doc$author, doc$date)) > 0L) tag(
      "p", esc(paste(c(word_list(doc$author, lang), doc$date), collapse = " \u00b7 ")),
      class = "byline"
    ),
    tag("p", esc(doc$lead), class = "lead"),
    "<dl class=\"facts\">",
    paste0("<div><dt>", esc(names[keep]), "</dt><dd>", esc(facts[keep]), "</dd></div>"),
    "</dl>",
    if (!is.null(doc$source)) tag("p", esc(doc$source), class = "note"),
    vapply(doc$intro, function(words) tag("p", esc(words)), "", USE.NAMES = FALSE)
  )
}

# In the page itself, as all of it is.
logo_picture <- function() {
  logo <- style_value("logo")
  if (!is.null(logo)) {
    check_installed("jsonlite", "to put a logo in a report.")
    kind <- logo_kinds[[tolower(sub("^.*[.]", "", logo))]]
    coded <- base64_text(read_bytes(path_bytes(logo)))
    source <- paste0("data:", kind, ";base64,", coded)
    paste0("<p class=\"logo\"><img alt=\"\" height=\"64\" src=\"", source, "\"></p>")
  }
}

# A table figure, with the files that hold it.
part_listed <- function(report, figure, lang) {
  columns <- listed_columns(report, lang)
  id <- figure_file(figure, report)
  c(
    heading(2L, id, figure_name(figure, lang), report_figure_title(report, figure, lang),
            lang),
    raw_html(
      html_table(
        esc(paste0(figure_name(figure, lang), tr("colon", lang),
                   report_figure_title(report, figure, lang))), esc(names(columns)),
        vapply(unname(columns), esc, character(length(columns[[1L]]))), class = "listed"
      ),
      paste0("<p class=\"origin\">", figure_origin(report, figure, lang),
             figure_downloads(id, FALSE, lang), "</p>")
    )
  )
}

part_concept <- function(report, lang) {
  d <- report$concept
  key <- paste(d$kind, d$dimension)
  at <- !duplicated(key)
  parts <- vapply(unique(key), function(k) {
    paste(esc(d[[paste0("label_", lang)]][key == k]), collapse = "<br>")
  }, "", USE.NAMES = FALSE)
  kind <- d$kind[at]
  names <- tr_each(c(impact = "impact", success = "success"), lang)
  groups <- ifelse(duplicated(kind), NA, esc(names[kind]))
  cells <- cbind(esc(d[[paste0("dimension_", lang)]][at]), esc(d$chapter[at]), parts)
  title <- esc(tr("same_as_table", lang))
  table <- html_table(
    title, esc(tr_each(c("head_dimension", "head_chapter", "head_effects"), lang)),
    cells, groups = groups
  )
  paste0("<details>\n<summary>", title, "</summary>\n", table, "\n</details>")
}

part_questions <- function(report, lang) {
  q <- report$questions
  if (nrow(q) == 0L) {
    return(NULL)
  }
  figures <- split_ids(q$figures)
  answer <- vapply(seq_len(nrow(q)), function(i) {
    links <- paste(figure_links(report, figures[[i]], lang), collapse = ", ")
    switch(q$answered_by[[i]],
      figures = links,
      diagram = tr("without_numbers", lang, links = links),
      esc(tr("in_text_only", lang))
    )
  }, "")
  theme <- q[[paste0("theme_", lang)]]
  groups <- ifelse(duplicated(theme), NA, esc(theme))
  number <- paste0("<span id=\"question-", esc(q$id), "\">", esc(q$id), "</span>")
  cells <- cbind(number, esc(q[[lang]]), answer)
  c(
    heading(1L, "questions", tr("research_questions", lang)),
    raw_html(html_table(
      esc(tr("research_questions_caption", lang)),
      esc(tr_each(c("head_number", "head_question", "head_answer"), lang)),
      cells, groups = groups, class = "questions"
    ))
  )
}

chapter_name <- function(report, chapter, lang) {
  if (is.na(chapter)) {
    return(tr("figures", lang))
  }
  title <- report_chapter_title(report, chapter, lang)
  if (title == chapter) {
    return(tr("chapter_number", lang, number = chapter))
  }
  paste0(chapter, ". ", title)
}

part_about <- function(doc, lang) {
  version <- as.character(utils::packageVersion("akkoord"))
  made <- paste(c(tr("made_with", lang, version = version), doc$made), collapse = " ")
  c(
    tag("p", esc(made)),
    tag("p", tr(
      "files_beside", lang, figures = tag("code", "figures"),
      tables = tag("code", "tables"), list = tag("code", "tables/files.csv")
    ), class = "files")
  )
}
