# Of one's own data: who answered, by group, and what they wrote where a question was open.

# A row a group: people asked, people who answered, their share of all who did and, where the
# groups are parts of one population, that of the people asked beside it.
response_table <- function(x, lang, caption = "who_answered") {
  people <- counts_people(x)
  at <- which(people$role == "group" & nzchar(people$group))
  if (length(at) == 0L) {
    return(NULL)
  }
  mark <- decimal_mark(lang)
  gone <- which(people$role == "missing")
  at <- c(at, gone[people$n.high[gone] > 0])
  n <- people$n.low[at]
  N <- people$N[at]
  known <- is.finite(N)
  # who is in several groups is counted in each: shares of them are no parts of a whole
  once <- isTRUE(sum(n) == counts_n(x))
  parts <- once && population_parts(N, people$N[people$role == "total"])
  share <- n / counts_n(x)
  cells <- cbind(
    esc(shown_group(people$group[at], lang)),
    if (any(known)) ifelse(known, format_count(N, mark), not_printed),
    format_count(n, mark),
    if (any(known)) ifelse(known, format_percent(n / N, 0L, mark), not_printed),
    if (once) format_percent(share, 0L, mark),
    if (parts) cbind(format_percent(N / sum(N), 0L, mark),
                     esc(format_points(share - N / sum(N), lang)))
  )
  header <- c(
    tr("group", lang), if (any(known)) tr("persons", lang), tr("answered", lang),
    if (any(known)) tr("response", lang), if (once) tr("of_respondents", lang),
    if (parts) tr_each(c("of_population", "response_difference"), lang)
  )
  c(
    html_table(
      esc(tr(caption, lang)), esc(header), unname(cells), num = seq_len(ncol(cells))[-1L]
    ),
    if (parts) tag("p", esc(response_note(n, N, lang)), class = "note")
  )
}

# Two groups or more, each with its N, which add up to that of everyone where this is known.
population_parts <- function(N, whole) {
  whole <- whole[is.finite(whole)]
  length(N) > 1L && all(is.finite(N)) && all(whole == sum(N))
}

# How likely it is that response differs as much by chance alone: the exact test where its
# tables can be gone through.
response_note <- function(n, N, lang) {
  table <- rbind(n, N - n)
  table <- table[rowSums(table) > 0, , drop = FALSE]
  p <- if (nrow(table) < 2L) 1 else .Call(akk_c_omnibus_exact, table + 0, "answers")$p
  how <- if (is.na(p)) "response_chi_squared" else "response_exact"
  if (is.na(p)) p <- stats::chisq.test(table)$p.value
  tr("response_apart", lang, p = format_compare_p(p, lang), how = tr(how, lang))
}

# Who they are: other questions than those that make the groups ---------------------------

# `profile` goes with what is reported, as counts of the same people.
with_profile <- function(x, profile, call = caller_env()) {
  # what is no report is refused by itself
  if (is.null(profile) || !inherits(x, c("wave", "likert_counts", "published_report"))) {
    return(x)
  }
  if (inherits(x, "wave") && is.character(profile)) {
    check_text(profile, "profile", call)
    known <- closed_questions(x)
    for (name in profile) check_choice(name, known, "profile", call = call)
    profile <- count_profile(x, unique(profile))
  } else if (!inherits(profile, "likert_counts") || inherits(x, "published_report")) {
    abort("type", c(
      "{.arg profile} is who answered, of counts or a wave.",
      x = "It is {.obj_type_friendly {profile}}, of {.obj_type_friendly {x}}.",
      i = "Write {.code profile = likert_counts(data, c(sex, age))}; a wave takes names too."
    ), arg = "profile", value = class(profile), call = call)
  }
  attr(x, "report_profile") <- profile
  x
}

count_profile <- function(wave, items) {
  if (length(items) > 0L) quietly(likert_counts(wave, tidyselect::all_of(items))) else list()
}

# What a wave can count of each person once: by the name of its column or, of several
# answers, of its question.
closed_questions <- function(wave, block = NULL) {
  about <- as.data.frame(wave$codebook)
  about <- about[about$name %in% names(wave$data) & about$type %in% c("single", "multiple"), ]
  if (!is.null(block)) about <- about[about$block %in% block, ]
  unique(ifelse(about$type == "multiple", about$question, about$name))
}

# Unless asked for, that of a wave is what its codebook has in the block `profile`.
wave_profile <- function(wave) {
  said <- attr(wave, "report_profile", exact = TRUE)
  if (is.null(said)) count_profile(wave, closed_questions(wave, "profile")) else said
}

profile_table <- function(profile, lang) {
  if (NROW(profile) > 0L) {
    by <- counts_people(profile)
    of_known <- any(by$role == "group" & is.finite(by$N))
    c(
      if (of_known) response_table(profile, lang, "profile"),
      answers_table(profile, tr("profile", lang), lang)
    )
  }
}

# Open answers ------------------------------------------------------------------------------

# The columns of a wave whose answers were asked for are kept with it.
with_open_answers <- function(x, asked, call = caller_env()) {
  if (is.logical(asked)) {
    check_flag(asked, "open_answers", call = call)
    if (!asked) {
      return(x)
    }
  }
  if (!inherits(x, "wave")) {
    abort("type", c(
      "{.arg open_answers} are those of a wave.", x = "{.arg x} is {.obj_type_friendly {x}}.",
      i = "{.fn read_wave} reads answers with their codebook."
    ), arg = "open_answers", value = class(x), call = call)
  }
  known <- open_columns(x)
  if (!is.logical(asked)) {
    check_text(asked, "open_answers", call)
    for (name in asked) check_choice(name, known, "open_answers", call = call)
  }
  attr(x, "report_open") <- if (is.logical(asked)) known else unique(asked)
  x
}

open_columns <- function(wave) {
  fields <- wave$codebook$fields
  text <- vapply(fields, function(f) identical(f$type, "string"), NA)
  intersect(vapply(fields[text], `[[`, "", "name"), names(wave$data))
}

# As they were written, by the alphabet: so nobody's answers stand in one place of each list.
# Those in which somebody may be recognised come first, with what says it marked.
open_answers_part <- function(wave, lang) {
  columns <- attr(wave, "report_open")
  if (length(columns) == 0L) {
    return(NULL)
  }
  book <- wave$codebook
  names <- vapply(book$fields, `[[`, "", "name")
  ids <- unique_names("open-", columns)
  known <- names_in_data(wave)
  c(
    heading(1L, "open-answers", tr("open_answers", lang)),
    unlist(lapply(seq_along(columns), function(i) {
      label <- open_title(book, book$fields[[match(columns[[i]], names)]], book_lang(book, lang))
      said <- trimws(as.character(wave$data[[columns[[i]]]]))
      said <- sort(said[!is.na(said) & nzchar(said)], method = "radix")
      found <- lapply(said, personal_places, names = known)
      personal <- lengths(found) > 0L
      order <- order(!personal)
      items <- vapply(order, function(j) mark_places(said[[j]], found[[j]]), "")
      c(
        heading(2L, ids[[i]], capital(if (is.na(label)) columns[[i]] else label)),
        raw_html(
          tag("p", esc(tr("open_answers_n", lang, n = length(said))), class = "note"),
          if (any(personal)) {
            tag("p", esc(tr("open_answers_personal", lang, n = sum(personal))), class = "note")
          },
          if (length(said) > 0L) c("<ul>", paste0("<li>", items, "</li>"), "</ul>")
        )
      )
    }))
  )
}

# What was written beside an option goes by its question too.
open_title <- function(book, field, lang) {
  own <- field$akkoord
  texts <- c(cb_text(cb_questions(book)[[own$question]]$label, lang), cb_text(own$label, lang))
  texts <- texts[!is.na(texts)]
  if (length(texts) == 0L) return(NA_character_)
  paste(texts[!duplicated(fold_text(texts))], collapse = " \u2013 ")
}

# Texts of the columns that were kept beside the codebook's, such as schools: names that an
# answer may hold. Numbers and short codes are none.
names_in_data <- function(wave) {
  kept <- setdiff(names(wave$data), vapply(wave$codebook$fields, `[[`, "", "name"))
  texts <- unlist(lapply(wave$data[kept], function(v) if (is.character(v)) unique(trimws(v))))
  texts <- unique(texts[!is.na(texts) & nchar(texts) >= 4L & grepl("[[:alpha:]]{3}", texts)])
  texts[order(-nchar(texts))]
}

# First and last character of e-mail addresses, telephone numbers and names in one answer.
personal_places <- function(text, names) {
  pattern <- c(
    "[[:alnum:]._%+-]+@[[:alnum:]-]+([.][[:alnum:]-]+)+", "[+]?[(]?[0-9][0-9 ./()-]{6,}[0-9]"
  )
  places <- list()
  for (k in 1:2) {
    at <- gregexpr(pattern[[k]], text)[[1L]]
    if (at[[1L]] < 0L) next
    end <- as.integer(at) + attr(at, "match.length") - 1L
    # nine figures or more: two years have eight
    long <- k == 1L | nchar(gsub("[^0-9]", "", substring(text, at, end))) >= 9L
    places <- c(places, Map(c, as.integer(at)[long], end[long]))
  }
  folded <- tolower(text)
  for (name in names) {
    at <- gregexpr(tolower(name), folded, fixed = TRUE)[[1L]]
    if (at[[1L]] < 0L) next
    places <- c(places, Map(c, as.integer(at), as.integer(at) + nchar(name) - 1L))
  }
  places
}

# The text for a page, with each place marked (bold too: Word knows no mark); places that
# meet are one.
mark_places <- function(text, places) {
  if (length(places) == 0L) {
    return(esc(text))
  }
  inside <- rep(FALSE, nchar(text))
  for (p in places) inside[p[[1L]]:min(p[[2L]], length(inside))] <- TRUE
  runs <- rle(inside)
  end <- cumsum(runs$lengths)
  parts <- esc(substring(text, end - runs$lengths + 1L, end))
  marked <- paste0("<mark><strong>", parts, "</strong></mark>")
  paste(ifelse(runs$values, marked, parts), collapse = "")
}
