# The parts of the HTML report as strings: headings in markdown, which give the
# table of contents, all else as HTML. Text is escaped down to ASCII on its way in
# (entities for the rest), so that no step has to know the locale; figures are
# placeholders until the page is built.

pick <- function(lang, nl, en) if (lang == "nl") nl else en

# Text to HTML. "`" and "@" too: a fence of the markdown or a placeholder must not
# be a thing a label can write.
esc <- function(x) {
  x <- xml_text(as.character(x))
  x[is.na(x)] <- ""
  x <- gsub("&", "&amp;", x, fixed = TRUE)
  for (ch in c("<", ">", "\"", "'", "`", "@")) {
    x <- gsub(ch, paste0("&#", utf8ToInt(ch), ";"), x, fixed = TRUE)
  }
  ascii_entities(x)
}

ascii_entities <- function(x) {
  wide <- grepl("[^ -~\t\n]", x, perl = TRUE, useBytes = TRUE)
  x[wide] <- vapply(x[wide], function(s) {
    code <- utf8ToInt(s)
    paste(ifelse(code > 126L, paste0("&#", code, ";"), intToUtf8(code, TRUE)),
          collapse = "")
  }, "")
  unname(x)
}

# Text to a markdown heading: all but letters, digits and spaces as entities.
esc_heading <- function(x) {
  code <- utf8ToInt(xml_text(x))
  char <- intToUtf8(code, TRUE)
  plain <- grepl("^[A-Za-z0-9 ]$", char, useBytes = TRUE)
  paste(ifelse(plain, char, paste0("&#", code, ";")), collapse = "")
}

heading <- function(level, id, text, title = NULL) {
  hidden <- if (!is.null(title)) {
    paste0("[", esc_heading(paste0(": ", title)), "]{.heading-title}")
  }
  paste0(strrep("#", level), " ", esc_heading(text), hidden, " {#", id, "}")
}

raw_html <- function(...) {
  paste0("``````{=html}\n", paste0(c(...), collapse = "\n"), "\n``````")
}

tag <- function(name, ..., class = NULL) {
  class <- if (!is.null(class)) paste0(" class=\"", class, "\"")
  paste0("<", name, class, ">", paste0(c(...), collapse = ""), "</", name, ">")
}

# A table with a caption and headers for its columns and for the rows; `cells` is a
# character matrix of HTML, its first column the row headers; `num` the columns
# that hold numbers; `groups` row headings that stand before a row.
html_table <- function(caption, header, cells, num = integer(), groups = NULL,
                       class = NULL, state = NULL) {
  align <- function(j) if (j %in% num) " class=\"num\"" else ""
  head <- vapply(seq_along(header), function(j) {
    paste0("<th scope=\"col\"", align(j), ">", header[[j]], "</th>")
  }, "")
  rows <- vapply(seq_len(nrow(cells)), function(i) {
    td <- vapply(seq_len(ncol(cells))[-1L], function(j) {
      none <- cells[i, j] %in% c(not_printed, not_published_words)
      of <- if (none) "none" else state[i, j] %||% ""
      class <- trimws(paste(if (j %in% num) "num", of))
      class <- if (nzchar(class)) paste0(" class=\"", class, "\"")
      paste0("<td", class, ">", cells[i, j], "</td>")
    }, "")
    group <- if (!is.na(groups[i] %||% NA)) {
      paste0("<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"", ncol(cells), "\">",
             groups[[i]], "</th></tr>\n")
    }
    paste0(group, "<tr><th scope=\"row\">", cells[i, 1L], "</th>",
           paste0(td, collapse = ""), "</tr>")
  }, "")
  class <- if (!is.null(class)) paste0(" class=\"", class, "\"")
  paste0(
    "<div class=\"scroll\" tabindex=\"0\" role=\"region\" ",
    "aria-label=\"", caption, "\">\n",
    "<table", class, ">\n<caption>", caption, "</caption>\n<thead>\n<tr>",
    paste0(head, collapse = ""), "</tr>\n</thead>\n<tbody>\n",
    paste0(rows, collapse = "\n"), "\n</tbody>\n</table>\n</div>"
  )
}

# What stands in a cell for a number that was not printed.
not_printed <- "&#8211;"
not_published_words <- c("niet gepubliceerd", "not published")

# Figure 4, table 1 -----------------------------------------------------------------

# "4" is a figure, "table1" a table: the name in words, its file and its anchor.
figure_name <- function(figure, lang) {
  number <- sub("^table", "", figure)
  word <- ifelse(grepl("^table", figure), pick(lang, "Tabel", "Table"),
                 pick(lang, "Figuur", "Figure"))
  paste(word, number)
}

# Names of the report's own figures are one each, whatever is not a letter or digit in
# them and on disks to which a and A are one.
figure_file <- function(figure, report = NULL) {
  known <- unique(c(
    if (inherits(report, "published_report")) c(report$figures$figure, report$published$figure),
    figure
  ))
  table <- grepl("^table", known)
  number <- sub("^table", "", known)
  plain <- grepl("^[0-9]$", number)
  number[plain] <- paste0("0", number[plain])
  unique_names(ifelse(table, "table-", "figure-"), number)[match(figure, known)]
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

tag_link <- function(to, text) paste0("<a href=\"", esc(to), "\">", esc(text), "</a>")

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
    cells[at, to] <- if (before == not_printed) shown else paste0(before, "; ", shown)
  }
  where <- vapply(seq_len(nrow(bars)), function(b) {
    of <- placed$item == bars$item[[b]] & placed$group == bars$group[[b]]
    printed_where(placed$source[of], lang)
  }, "")
  caption <- paste0(figure_name(figure, lang), pick(lang, ": cijfers", ": numbers"))
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
  all <- report$items[report$items$scale %in% "multiple", ]
  for (i in multiple) {
    options <- all$item[all$question %in% about$question[[i]] & all$survey %in% about$survey[[i]]]
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
  words <- c(">" = pick(lang, "meer dan", "more than"), "<" = pick(lang, "minder dan", "less than"),
             about = pick(lang, "ongeveer", "about"), almost = pick(lang, "bijna", "almost"))
  paste0(if (relation %in% names(words)) paste0(words[[relation]], " "), number)
}

# "KA1+KA2": both, read together.
together <- function(group, lang) {
  both <- grepl("+", group, fixed = TRUE)
  out <- gsub("+", pick(lang, " en ", " and "), group, fixed = TRUE)
  ifelse(both, paste(out, pick(lang, "samen", "together")), out)
}

bars_header <- function(bars, lang) {
  if (length(unique(bars$item)) > 1L) {
    return(pick(lang, "Onderdeel", "Item"))
  }
  pick(lang, "Groep", "Group")
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
    pick(lang, "Allen", "All")
  } else {
    ifelse(nzchar(group), paste0(item, ", ", group), item)
  }
  grid
}

# The columns: all answers of the scale, then "don't know", then what was printed for
# several answers at once.
figure_answers <- function(report, rows, lang) {
  scales <- Filter(Negate(is.null), report_scales(report, unique(rows$item)))
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
  words <- c(label = pick(lang, "figuur", "figure"), text = pick(lang, "tekst", "text"))
  paste(words[place], collapse = pick(lang, " en ", " and "))
}

words_of <- function(report, rows, untold, lang) {
  notes <- c(
    if (length(untold) > 0L) {
      sprintf(pick(lang, "Zonder gepubliceerd cijfer: %s.", "No number published for: %s."),
              word_list(untold, lang))
    },
    untold_options(report, rows, lang),
    if (any(grepl("+", rows$group, fixed = TRUE))) pick(
      lang,
      "Een cijfer voor beide groepen samen: de studie zegt niet of het voor elke groep geldt of voor alle antwoorden bijeen.",
      "One number for both groups together: the study does not say whether it holds for each of them or for all answers pooled."
    )
  )
  loose <- rows[rows$category == "unassigned", ]
  if (nrow(loose) > 0L) {
    shown <- format_published(loose$printed, loose$relation, lang)
    notes <- c(notes, paste0(
      pick(lang, "Gedrukt, maar het is niet te achterhalen bij welke groep en welk antwoord: ",
           "Printed, but for which group and which answer cannot be found: "),
      word_list(shown, lang), "."
    ))
  }
  several <- length(unique(rows$item)) > 1L
  for (i in which(rows$relation == "order")) {
    who <- strsplit(rows$group[[i]], ">", fixed = TRUE)[[1L]]
    who <- report_survey_label(report, who, lang)
    item <- if (several) paste0(report_item_label(report, rows$item[[i]], lang), ": ")
    said <- sprintf(
      pick(lang, "volgens de tekst ligt het aandeel hoger bij %s dan bij %s.",
           "according to the text the share is higher for %s than for %s."),
      who[[1L]], who[[2L]]
    )
    notes <- c(notes, if (several) paste0(item, said) else capital(said))
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
  sprintf(pick(lang, "Van de %d antwoordmogelijkheden zijn er %d gepubliceerd.",
               "Of the %d options %d are published."), options, shown)
}

# Where the figure stands in the report, and what was asked.
figure_origin <- function(report, figure, lang) {
  f <- report$figures[match(figure, report$figures$figure), ]
  survey <- f$survey
  asked <- if (!is.na(f$question)) {
    question <- if (lang == "nl") gsub(" and ", " en ", f$question) else f$question
    question <- gsub(";", ", ", question, fixed = TRUE)
    sprintf(pick(lang, "enqu\u00eate %s, vraag %s", "%s survey, question %s"),
            report_survey_label(report, survey, lang), sub("^Q", "Q", question))
  }
  section <- if (!is.na(f$section)) {
    part <- if (grepl(".", f$section, fixed = TRUE)) {
      pick(lang, "paragraaf", "section")
    } else {
      pick(lang, "hoofdstuk", "chapter")
    }
    paste(part, f$section)
  }
  parts <- c(asked, section)
  out <- if (length(parts) > 0L) {
    paste0(pick(lang, "In de studie: ", "In the study: "), paste(parts, collapse = "; "), ".")
  }
  printed <- f$printed_caption_number
  number <- sub("^table", "", figure)
  wrong <- !is.na(printed) && !identical(sub("^[^0-9]*", "", printed), number)
  if (wrong) {
    out <- paste0(out, " ", sprintf(
      pick(lang, "In de studie draagt het bijschrift nummer %s; in de tekst is dit figuur %s.",
           "In the study its caption bears the number %s; in the text this is figure %s."),
      printed, number
    ))
  }
  esc(out)
}

# Files of one figure, as links beside the page.
figure_downloads <- function(file, drawn, lang) {
  links <- c(
    if (drawn) tag_link(paste0("figures/", file, ".svg"), "SVG"),
    if (drawn) tag_link(paste0("figures/", file, ".png"), "PNG"),
    tag_link(paste0("tables/", file, ".csv"), "CSV")
  )
  paste0(" <span class=\"files\">", pick(lang, "Bestanden: ", "Files: "),
         paste(links, collapse = ", "), ".</span>")
}

# The parts of the page ------------------------------------------------------------------

part_opening <- function(doc, lang) {
  m <- doc$margins
  name <- if (inherits(doc$x, "published_report")) {
    report_survey_label(doc$x, m$survey, lang)
  } else {
    m$survey
  }
  mark <- decimal_mark(lang)
  answered <- ifelse(nzchar(name),
    sprintf(pick(lang, "antwoorden over %s", "answers about %s"), name),
    pick(lang, "mensen antwoordden", "people answered")
  )
  people <- format_count(m$respondents, mark)
  finite <- !is.na(m$population) & is.finite(m$population)
  of <- paste0(pick(lang, "van ", "of "), format_count(m$population, mark))
  answered[finite] <- paste0(answered[finite], ", ", of[finite])
  questions <- if (inherits(doc$x, "published_report")) nrow(doc$x$questions) else
    length(counts_items(doc$x))
  facts <- c(people, length(doc$figures), questions)
  names <- c(answered, pick(lang, "figuren", "figures"),
             if (inherits(doc$x, "published_report")) pick(lang, "onderzoeksvragen", "research questions")
             else pick(lang, "vragen", "questions"))
  keep <- !is.na(facts) & facts != "0"
  raw_html(
    tag("h1", esc(doc$title), class = "title"),
    tag("p", esc(doc$lead), class = "lead"),
    "<dl class=\"facts\">",
    paste0("<div><dt>", esc(names[keep]), "</dt><dd>", esc(facts[keep]), "</dd></div>"),
    "</dl>",
    if (!is.null(doc$source)) tag("p", esc(doc$source), class = "note")
  )
}

# Population, respondents, response and margin of each survey, printed and recomputed.
report_margins <- function(report) {
  surveys <- report_surveys(report)
  get <- function(quantity) {
    vapply(surveys, function(s) report_method(report, s, quantity), 0, USE.NAMES = FALSE)
  }
  N <- get("population size")
  n <- get("respondents")
  level <- get("confidence level") / 100
  printed <- get("margin of error")
  can <- !is.na(N) & !is.na(n)
  moe <- rep(NA_real_, length(surveys))
  for (i in which(can)) {
    at <- if (is.na(level[[i]])) 0.95 else level[[i]]
    moe[[i]] <- 100 * moe(n[[i]], N[[i]], conf.level = at)
  }
  # as many decimals as are printed: 5.38 is compared with 5.34, not with 5.3419
  digits <- vapply(printed, function(x) {
    if (is.na(x)) 2L else nchar(sub("^[^.]*[.]?", "", format_plain(x)))
  }, 0L)
  recomputed <- round(moe, digits)
  tibble::tibble(
    survey = surveys, population = N, respondents = n, confidence = level,
    response.printed = get("response rate"), response = 100 * n / N,
    moe.printed = printed, moe = moe, moe.rounded = recomputed,
    difference = round(printed - recomputed, digits)
  )
}

part_method <- function(doc, lang) {
  margins <- doc$margins
  report <- if (inherits(doc$x, "published_report")) doc$x
  if (is.null(report)) {
    return(counts_method(margins, lang))
  }
  if (nrow(margins) == 0L) {
    return(character())
  }
  surveys <- report_survey_label(report, margins$survey, lang)
  table <- html_table(
    esc(pick(lang, "De enqu\u00eates: gedrukt en herberekend",
             "The surveys: printed and recomputed")),
    esc(c(pick(lang, "Grootheid", "Quantity"), surveys)),
    method_cells(report, margins, lang),
    class = "words"
  )
  verdict <- vapply(seq_len(nrow(margins)), function(i) {
    margin_verdict(margins[i, ], surveys[[i]], lang)
  }, "")
  note <- pick(
    lang,
    "Herberekend is de foutenmarge van een aandeel van 50%, met de normale benadering en de correctie voor een eindige populatie, (N \u2212 n)/(N \u2212 1). Ze geldt voor een vraag die alle deelnemers beantwoordden; bij een kleinere groep is ze groter.",
    "Recomputed is the margin of error of a share of 50%, by the normal approximation with the finite population correction (N \u2212 n)/(N \u2212 1). It holds for a question that all respondents answered; for a smaller group it is larger."
  )
  if (any(is.na(margins$confidence) & !is.na(margins$moe))) {
    note <- paste(note, pick(
      lang,
      "Waar geen betrouwbaarheid gepubliceerd is, is met 95% gerekend.",
      "Where no confidence level was published, 95% was taken."
    ))
  }
  paste(c(table, verdict, tag("p", esc(note), class = "note")), collapse = "\n")
}

# The method of counts: who was asked, who answered, and the margin.
counts_method <- function(m, lang) {
  mark <- decimal_mark(lang)
  rows <- rbind(
    c(pick(lang, "Aantal personen", "Persons"),
      if (is.finite(m$population)) format_count(m$population, mark) else tr("infinite", lang)),
    c(pick(lang, "Antwoordden", "Answered"), format_count(m$respondents, mark)),
    if (!is.na(m$response)) {
      c(pick(lang, "Respons", "Response"), format_percent_number(round(m$response, 1L), 1L, mark))
    },
    if (!is.na(m$moe)) {
      c(pick(lang, "Foutenmarge (procentpunt, 95%)", "Margin of error (percentage points, 95%)"),
        format_percent_number(m$moe.rounded, 2L, mark, ""))
    }
  )
  html_table(esc(pick(lang, "De enqu\u00eate", "The survey")),
             esc(c(pick(lang, "Grootheid", "Quantity"), pick(lang, "Waarde", "Value"))),
             matrix(esc(rows), ncol = 2L), class = "words")
}

# One row a quantity, one column a survey.
method_cells <- function(report, margins, lang) {
  mark <- decimal_mark(lang)
  write <- function(known, text, suffix = "", unknown = not_printed) {
    ifelse(is.na(known), unknown, esc(paste0(text, suffix)))
  }
  none <- tr("not_published", lang)
  printed <- function(x, suffix = "") {
    write(x, sub(".", mark, format_plain(x), fixed = TRUE), suffix, none)
  }
  rounded <- function(x, digits, suffix = "") {
    write(x, format_percent_number(x, digits, mark, ""), suffix)
  }
  count <- function(x) write(x, format_count(x, mark), unknown = none)
  m <- margins
  sign <- ifelse(!is.na(m$difference) & m$difference > 0, "+", "")
  population <- report_survey_label(report, m$survey, lang, "population")
  population[population == m$survey] <- NA
  minutes <- vapply(m$survey, function(s) {
    report_method(report, s, "mean completion time")
  }, 0)
  line <- function(nl, en, cells) c(esc(pick(lang, nl, en)), cells)
  rbind(
    if (!all(is.na(population))) {
      line("Doelgroep", "Population", write(population, population))
    },
    line("Aantal personen", "Persons", count(m$population)),
    line("Antwoordden", "Answered", count(m$respondents)),
    line("Respons, gedrukt", "Response, printed", printed(m$response.printed, "%")),
    line("Respons, herberekend", "Response, recomputed", rounded(m$response, 1L, "%")),
    line("Betrouwbaarheid", "Confidence level", printed(100 * m$confidence, "%")),
    line("Foutenmarge, gedrukt (procentpunt)",
         "Margin of error, printed (percentage points)", printed(m$moe.printed)),
    line("Foutenmarge, herberekend", "Margin of error, recomputed",
         rounded(m$moe.rounded, 2L)),
    line("Verschil, gedrukt min herberekend", "Difference, printed minus recomputed",
         paste0(sign, rounded(m$difference, 2L))),
    if (!all(is.na(minutes))) {
      line("Gemiddelde invultijd (minuten)", "Mean completion time (minutes)",
           printed(minutes))
    }
  )
}

# Whether the printed margin follows from the printed numbers of people, in a sentence.
margin_verdict <- function(m, survey, lang) {
  if (is.na(m$difference)) {
    return("")
  }
  mark <- decimal_mark(lang)
  value <- function(x) format_percent_number(x, 2L, mark, "")
  of <- sprintf(pick(lang, "%s van %s", "%s of %s"), format_count(m$respondents, mark),
                format_count(m$population, mark))
  if (m$difference == 0) {
    return(tag("p", esc(sprintf(pick(
      lang,
      "%s: de gedrukte marge van %s procentpunt klopt; ze volgt uit %s.",
      "%s: the printed margin of %s percentage points holds; it follows from %s."
    ), survey, value(m$moe.printed), of))))
  }
  text <- pick(
    lang,
    "%s: de gedrukte marge volgt niet uit de gedrukte aantallen. De studie drukt %s procentpunt; uit %s volgt %s, een verschil van %s.",
    "%s: the printed margin does not follow from the printed numbers. The study prints %s percentage points; %s gives %s, a difference of %s."
  )
  text <- sprintf(text, survey, value(m$moe.printed), of, value(m$moe.rounded),
                  value(abs(m$difference)))
  tag("p", esc(text), class = "warn")
}

part_schools <- function(report, lang) {
  s <- report$schools
  projects <- vapply(seq_len(nrow(s)), function(i) {
    word_list(c("KA1", "KA2")[c(s$ka1[[i]], s$ka2[[i]]) == "yes"], lang)
  }, "")
  col <- function(name) esc(s[[paste0(name, "_", lang)]])
  header <- pick(
    lang,
    c("School", "Gemeente", "Provincie", "Niveau", "Projecten", "eTwinning"),
    c("School", "Municipality", "Province", "Level", "Projects", "eTwinning")
  )
  html_table(
    esc(report_figure_title(report, "table1", lang)), esc(header),
    cbind(esc(s$school), esc(s$municipality), col("province"), col("level"),
          esc(projects), col("etwinning")),
    class = "schools"
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
  names <- c(impact = pick(lang, "Impact", "Impact"),
             success = pick(lang, "Succesfactoren", "Success factors"))
  groups <- ifelse(duplicated(kind), NA, esc(names[kind]))
  cells <- cbind(esc(d[[paste0("dimension_", lang)]][at]), esc(d$chapter[at]), parts)
  title <- esc(pick(lang, "Dezelfde inhoud als tabel", "The same as a table"))
  table <- html_table(
    title, esc(pick(lang, c("Dimensie of niveau", "Hoofdstuk", "Effecten of factoren"),
             c("Dimension or level", "Chapter", "Effects or factors"))),
    cells, groups = groups
  )
  paste0("<details>\n<summary>", title, "</summary>\n", table, "\n</details>")
}

part_questions <- function(report, lang) {
  q <- if (inherits(report, "published_report")) report$questions
  if (is.null(q) || nrow(q) == 0L) {
    return(NULL)
  }
  figures <- split_ids(q$figures)
  answer <- vapply(seq_len(nrow(q)), function(i) {
    links <- paste(figure_links(report, figures[[i]], lang), collapse = ", ")
    switch(q$answered_by[[i]],
      figures = links,
      diagram = paste0(links, pick(lang, " (zonder cijfers)", " (without numbers)")),
      esc(pick(lang, "Alleen in de tekst, uit gesprekken",
               "In the text only, from interviews"))
    )
  }, "")
  theme <- q[[paste0("theme_", lang)]]
  groups <- ifelse(duplicated(theme), NA, esc(theme))
  number <- paste0("<span id=\"question-", esc(q$id), "\">", esc(q$id), "</span>")
  cells <- cbind(number, esc(q[[lang]]), answer)
  c(
    heading(1L, "questions", pick(lang, "Onderzoeksvragen", "Research questions")),
    raw_html(html_table(
      esc(pick(lang, "De onderzoeksvragen en waar ze beantwoord worden",
               "The research questions and where they are answered")),
      esc(pick(lang, c("Nr.", "Vraag", "Antwoord"), c("No.", "Question", "Answer"))),
      cells, groups = groups, class = "questions"
    ))
  )
}

chapter_name <- function(report, chapter, lang) {
  if (is.na(chapter)) {
    return(pick(lang, "Figuren", "Figures"))
  }
  title <- report_chapter_title(report, chapter, lang)
  if (title == chapter) {
    return(paste(pick(lang, "Hoofdstuk", "Chapter"), chapter))
  }
  paste0(chapter, ". ", title)
}

part_about <- function(doc, lang) {
  version <- as.character(utils::packageVersion("akkoord"))
  made <- sprintf(pick(lang, "Gemaakt met het R-pakket akkoord %s.",
                       "Made with the R package akkoord %s."), version)
  if (inherits(doc$x, "published_report")) {
    made <- paste(made, pick(
      lang,
      "Het pakket bevat de gedrukte percentages van de studie, geen antwoorden van personen. Titels en korte omschrijvingen zijn van het pakket, niet van de studie.",
      "The package holds the percentages that the study printed, and no answers of persons. Titles and short labels are the package's, not the study's."
    ))
  }
  c(
    tag("p", esc(made)),
    tag("p", paste0(
      esc(pick(lang, "Naast deze pagina staan alle figuren als SVG en PNG in de map ",
               "Beside this page stand all figures as SVG and PNG in the folder ")),
      tag("code", "figures"), esc(pick(lang, " en alle tabellen als CSV in de map ",
                                       " and all tables as CSV in the folder ")),
      tag("code", "tables"), "; ", tag_link("tables/files.csv", "tables/files.csv"),
      esc(pick(lang, " noemt ze alle.", " lists them all."))
    ))
  )
}
