# What whoever orders a report decides: its words, which chapters it has and what stands in
# them. Chapters are those asked for, else the sections of the codebook.

# The parts of a page in their order; `about` closes it always.
page_parts <- c(
  "summary", "figures", "open", "changes", "compare", "sure", "method", "audit", "questions",
  "import", "appendix"
)

check_report_words <- function(words, call = caller_env()) {
  for (one in c("title", "subtitle", "date")) {
    if (!is.null(words[[one]])) check_string(words[[one]], one, call = call)
  }
  for (many in c("author", "intro", "order")) {
    if (is.null(words[[many]])) next
    check_text(words[[many]], many, call)
    if (length(words[[many]]) > 1000L) {
      abort("length", c(
        "{.arg {many}} is at most 1000 texts.", x = "It is {length(words[[many]])}.",
        i = "A file of its own holds more."
      ), arg = many, call = call)
    }
  }
  if (!is.null(words$order) && length(words$order) == 0L) {
    abort("choice", c(
      "{.arg order} names no part.", i = "The parts are {.or {.val {page_parts}}}."
    ), arg = "order", value = words$order, call = call)
  }
  for (part in words$order) check_choice(part, page_parts, "order", call = call)
  twice <- words$order[duplicated(words$order)]
  if (length(twice) > 0L) {
    abort("choice", c(
      "{.arg order} names each part once.", x = "{.val {twice[[1L]]}} is there twice."
    ), arg = "order", value = twice[[1L]], call = call)
  }
  words
}

# A document with the words it was given.
worded_document <- function(doc, words) {
  for (word in names(compact(words))) doc[[word]] <- words[[word]]
  doc
}

# `chapters` go with what is reported: the figures are made of it.
with_chapters <- function(x, chapters, call = caller_env()) {
  if (is.null(chapters)) {
    return(x)
  }
  text <- is.vector(chapters, "list") && length(chapters) > 0L &&
    all(lengths(chapters) > 0L) &&
    all(vapply(chapters, function(of) (is.character(of) || is.numeric(of)) && !anyNA(of), NA))
  named <- !is.null(names(chapters)) && all(nzchar(trimws(names(chapters))))
  if (!text || !named) {
    abort("chapters", c(
      "{.arg chapters} must be a list of items or figures, named by the titles of the chapters.",
      i = "Write {.code chapters = list(Quality = c(\"q1\", \"q2\"))}."
    ), arg = "chapters", value = chapters, call = call)
  }
  attr(x, "report_chapters") <- lapply(chapters, as.character)
  x
}

own_chapters <- function(x) attr(x, "report_chapters", exact = TRUE)

# Chapters hold what there is, once.
check_chapters <- function(chapters, known, call) {
  said <- unlist(chapters, use.names = FALSE)
  strange <- setdiff(said, known)
  if (length(strange) > 0L) {
    hint <- did_you_mean(strange[[1L]], known)
    abort("chapters", c(
      "{.arg chapters} must hold items or figures that are there.",
      x = "There is no {.val {strange[[1L]]}}.",
      i = if (!is.null(hint)) "Did you mean {.val {hint}}?" else "There are {.val {known}}."
    ), arg = "chapters", value = strange[[1L]], call = call)
  }
  twice <- said[duplicated(said)]
  if (length(twice) > 0L) {
    abort("chapters", c(
      "{.arg chapters} must hold each item or figure once.",
      x = "{.val {twice[[1L]]}} is there twice."
    ), arg = "chapters", value = twice[[1L]], call = call)
  }
}

# Of counts: a list of items by chapter, named by title.
counts_chapters <- function(x, lang, call = caller_env()) {
  items <- unique(x$item)
  own <- own_chapters(x)
  if (!is.null(own)) {
    check_chapters(own, items, call)
    return(own)
  }
  sections <- item_sections(x, items)
  if (is.null(sections)) {
    return(set_names(list(items), tr("the_answers", lang)))
  }
  key <- vapply(sections, paste, "", collapse = "\r")
  first <- !duplicated(key)
  book <- counts_codebook(x)
  titles <- vapply(cb_sections(book), function(s) cb_text(s$title, book_lang(book, lang)), "")
  out <- split(items, factor(key, key[first]))
  name <- function(of) paste(unique(titles[of]), collapse = " / ")
  set_names(out, vapply(sections[first], name, ""))
}

# Items that share a figure: one after another, on one scale, in the same groups, as
# long as there are at most a dozen bars. A multiple-choice item stands alone.
counts_batteries <- function(x, bars = 12L) {
  items <- unique(x$item)
  about <- counts_items(x)[items]
  key <- vapply(items, function(i) {
    groups <- unique(x$group[x$item == i])
    paste(c(format(unlist(about[[i]]$scale$labels)), groups, about[[i]]$groups,
            if (!about[[i]]$exclusive) i), collapse = "\r")
  }, "")
  size <- vapply(items, function(i) length(unique(x$group[x$item == i])), 0L)
  set <- integer(length(items))
  now <- 0L
  room <- 0L
  for (i in seq_along(items)) {
    if (i == 1L || key[[i]] != key[[i - 1L]] || size[[i]] > room) {
      now <- now + 1L
      room <- bars
    }
    set[[i]] <- now
    room <- room - size[[i]]
  }
  unname(split(items, set))
}

# What stands in one figure, over all chapters.
counts_figures <- function(x, lang = default_lang(), call = caller_env()) {
  chapters <- counts_chapters(x, lang, call)
  sets <- lapply(chapters, function(items) {
    counts_batteries(items_of(x, items))
  })
  list(
    sets = unlist(unname(sets), recursive = FALSE),
    chapter = rep(seq_along(sets), lengths(sets)), titles = names(chapters)
  )
}

# These items, in this order.
items_of <- function(x, items) x[order(match(x$item, items), na.last = NA), ]

# The codebook's own first language where it has not that of the report, as of its items.
book_lang <- function(book, lang) {
  known <- cb_languages(book)
  if (lang %in% known) lang else known[[1L]]
}

# The sections each item is asked in; NULL where the codebook has but one, or does not know
# one of the items.
item_sections <- function(x, items) {
  book <- counts_codebook(x)
  if (is.null(book) || length(cb_sections(book)) < 2L) {
    return(NULL)
  }
  section <- vapply(cb_questions(book), `[[`, "", "section")
  out <- lapply(item_questions(book, items), function(q) unique(unname(section[q])))
  if (all(lengths(out) > 0L)) out
}

# The questions in which each item is asked. Counts name what has no item of its own by its
# column.
item_questions <- function(book, items) {
  fields <- book$fields
  question <- vapply(fields, function(f) f$akkoord$question, "")
  lapply(items, function(item) {
    for (name in list(
      function(f) f$akkoord$item, function(f) f$name, function(f) f$akkoord$question
    )) {
      at <- vapply(fields, function(f) item %in% name(f), NA)
      if (any(at)) return(unique(question[at]))
    }
    character()
  })
}

# The label of the one question of which these are all the items; NULL where it is not so.
question_title <- function(x, items, lang) {
  book <- counts_codebook(x)
  if (is.null(book)) {
    return(NULL)
  }
  all_items <- unique(x$item)
  asked <- item_questions(book, all_items)
  own <- unique(unlist(asked[match(items, all_items)]))
  whole <- vapply(asked, function(q) any(q %in% own), NA)
  label <- if (length(own) == 1L && setequal(all_items[whole], items)) {
    cb_text(cb_questions(book)[[own]]$label, book_lang(book, lang))
  }
  if (!is.null(label) && !is.na(label)) label
}

# Of a published report: its figures by chapter, where they are asked for.
report_chapters <- function(doc, x, call) {
  own <- own_chapters(x)
  if (is.null(own)) {
    return(doc)
  }
  drawn <- x$figures$figure[!x$figures$kind %in% "table"]
  check_chapters(own, drawn, call)
  anchors <- unique_names("chapter-", names(own))
  doc$chapters <- lapply(seq_along(own), function(i) {
    list(id = anchors[[i]], chapter = NULL, title = names(own)[[i]],
         figures = figure_file(own[[i]], x))
  })
  doc$figures <- doc$figures[unlist(lapply(doc$chapters, `[[`, "figures"))]
  doc
}
