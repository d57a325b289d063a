# Answers as text become codes of the codebook. Every answer that finds no place is
# collected, with where it stands; nothing is guessed from the order of codes.

# `person`: what a person says of values, by field, question or scale, else for all.
convert_export <- function(export, map, codebook, missing, person, progress, call) {
  f <- as.data.frame(codebook)
  absent <- unique(c("", unlist(codebook$missingValues), missing))
  state <- list2env(list(unmapped = list(), notes = list(), scales = list()))
  out <- list()
  bar <- if (progress) {
    cli::cli_progress_bar("Reading answers", total = length(unique(f$question)))
  }
  for (q in unique(f$question)) {
    if (progress) cli::cli_progress_update(id = bar)
    rows <- which(f$question == q & !is.na(map$key))
    if (length(rows) == 0L) next
    type <- f$type[[rows[[1L]]]]
    found <- switch(type,
      single = , matrix = lapply(rows, function(i) {
        convert_scaled(i, f, map, export, codebook, absent, person, state)
      }),
      multiple = convert_ticks(rows, f, map, export, codebook, absent, person, state),
      open = lapply(rows, function(i) {
        v <- answers_in(export, map$key[[i]])
        v[says_nothing(v, absent) | v %in% export$user_missing[[map$key[[i]]]]] <- NA
        v
      })
    )
    out[f$name[rows]] <- found
  }
  if (progress) cli::cli_progress_done(id = bar)
  list(
    data = out[intersect(f$name, names(out))], notes = state$notes,
    unmapped = if (length(state$unmapped) > 0L) do.call(rbind, state$unmapped)
  )
}

# What stands for no answer, and cells of spaces alone.
says_nothing <- function(x, absent) x %in% absent | is_blank_text(x)

said_of <- function(person, field, question, scale) {
  if (!is.list(person)) {
    return(person)
  }
  for (of in c(field, question, scale)) {
    if (!is.na(of) && !is.null(person[[of]])) return(person[[of]])
  }
  NULL
}

# Each answer of a scale under all its names, folded, and its code
scale_book <- function(codebook, name) {
  s <- cb_scale(codebook, name)
  texts <- scale_texts(s)
  codes <- c(s$values, s$dk_values)
  known <- unlist(lapply(texts, fold_text), use.names = FALSE)
  list(
    known = known, code = rep(codes, length(texts)), codes = codes, dk = s$dk_values,
    labels = unlist(texts, use.names = FALSE)
  )
}

convert_scaled <- function(i, f, map, export, codebook, absent, person, state) {
  name <- f$scale[[i]]
  book <- state$scales[[name]]
  if (is.null(book)) state$scales[[name]] <- book <- scale_book(codebook, name)
  key <- map$key[[i]]
  held <- texts_in(export, key)
  u <- held$text
  said <- said_of(person, f$name[[i]], f$question[[i]], name)
  code <- code_of_text(u, book, export$values[[key]], said, isTRUE(export$bracket))
  gone <- says_nothing(u, absent) & !(u %in% names(said))
  # what the file itself calls missing counts only where the codebook has it as an answer
  user <- u %in% export$user_missing[[key]]
  code[gone | user & !code %in% book$dk] <- NA
  lost <- is.na(code) & !gone & !user
  note_unmapped(state, held, lost, f$name[[i]], key, export)
  if (all(is.na(code) | code == trunc(code) & abs(code) < 1e9)) code <- as.integer(code)
  code[held$at]
}

note_unmapped <- function(state, held, lost, field, key, export) {
  if (!any(lost)) {
    return(invisible())
  }
  at <- which(lost[held$at])
  state$unmapped[[length(state$unmapped) + 1L]] <- data.frame(
    field = field, column = key, row = export$line[at],
    value = held$text[held$at[at]], file = export$file[at],
    stringsAsFactors = FALSE
  )
}

# In this order: what a person says, the label the file gives the code, the answer's text,
# a text with its code beside it, the code itself.
code_of_text <- function(u, book, values, said, bracket = FALSE) {
  code <- rep(NA_real_, length(u))
  labelled <- rep(FALSE, length(u))
  if (length(values) > 0L) {
    label <- unname(values[match(u, names(values))])
    labelled <- !is.na(label)
    code[labelled] <- text_code(label[labelled], book)
  }
  open <- is.na(code) & !labelled
  code[open] <- text_code(u[open], book, bracket)
  open <- is.na(code) & !labelled
  number <- suppressWarnings(as.double(sub(",", ".", u[open], fixed = TRUE)))
  code[open] <- ifelse(number %in% book$codes, number, NA)
  if (length(said) > 0L) {
    at <- match(fold_text(u), fold_text(names(said)))
    to <- unname(said)[at[!is.na(at)]]
    code[!is.na(at)] <- if (is.numeric(to)) {
      ifelse(to %in% book$codes, to, NA)
    } else {
      code_of_text(as.character(to), book, NULL, NULL)
    }
  }
  code
}

text_code <- function(x, book, bracket = FALSE) {
  code <- rep(NA_real_, length(x))
  # as it stands before it is folded: most are
  at <- match(x, book$labels)
  code <- book$code[at]
  open <- which(is.na(code))
  if (length(open) == 0L) {
    return(code)
  }
  word <- fold_text(x[open])
  code[open] <- book$code[match(word, book$known)]
  if (bracket) {
    open <- which(is.na(code))
    plain <- gsub(id_behind, "", x[open], perl = TRUE)
    code[open] <- book$code[match(fold_text(plain), book$known)]
  }
  # "4 (often)", "4: often", "4. often", "often (4)"
  open <- which(is.na(code) & grepl("[0-9]", x))
  lead <- "^\\s*(-?[0-9]+)\\s*(\\(|:|\\.|-|=|\u2013)\\s*(.*?)\\)?\\s*$"
  word <- ifelse(grepl(lead, x[open], perl = TRUE), sub(lead, "\\3", x[open], perl = TRUE), "")
  number <- suppressWarnings(
    as.double(ifelse(nzchar(word), sub(lead, "\\1", x[open], perl = TRUE), NA))
  )
  by_word <- book$code[match(fold_text(word), book$known)]
  # a scale of numbers of which the ends are named
  numbers <- suppressWarnings(as.double(book$known))
  plain <- number %in% numbers[!is.na(numbers)]
  code[open] <- ifelse(
    !is.na(by_word), by_word, ifelse(plain, book$code[match(number, numbers)], NA)
  )
  code
}

# Multiple choice: TRUE, FALSE, or NA in all options of a respondent who was not asked or,
# where the tool writes ticks only, ticked nothing.
convert_ticks <- function(rows, f, map, export, codebook, absent, person, state) {
  if (any(map$how[rows] == "joined")) {
    return(convert_joined(rows, f, map, export, codebook, absent, person, state))
  }
  ticks <- list()
  code <- export$columns$code[match(map$key[rows], export$columns$key)]
  written <- export$tool == "limesurvey" & grepl("(\\[other\\]|_other)$", code)
  for (k in seq_along(rows)) {
    i <- rows[[k]]
    key <- map$key[[i]]
    held <- texts_in(export, key)
    u <- held$text
    tick <- truth_words(u)
    option <- c(
      unlist(codebook$fields[[i]]$akkoord$label),
      export$columns$sub[export$columns$key == key]
    )
    tick[is.na(tick) & fold_text(u) %in% fold_text(option[nzchar(option)])] <- TRUE
    # LimeSurvey has what was written at "other" in the place of a tick
    if (written[[k]]) tick[is.na(tick)] <- TRUE
    label <- export$values[[key]]
    at <- match(u, names(label))
    from_label <- truth_words(ifelse(is.na(at), "", label[at]))
    tick[is.na(tick)] <- from_label[is.na(tick)]
    said <- said_of(person, f$name[[i]], f$question[[i]], NA)
    at <- match(fold_text(u), fold_text(names(said) %||% character()))
    tick[!is.na(at)] <- as.logical(unname(said)[at[!is.na(at)]])
    gone <- says_nothing(u, absent) | u %in% export$user_missing[[key]]
    tick[gone] <- NA
    lost <- is.na(tick) & !gone
    note_unmapped(state, held, lost, f$name[[i]], key, export)
    ticks[[k]] <- tick[held$at]
  }
  any_tick <- Reduce(`|`, lapply(ticks, function(t) t %in% TRUE))
  explicit <- any(vapply(ticks, function(t) any(!t, na.rm = TRUE), NA))
  if (explicit && !isTRUE(export$ticks_zero_unknown)) {
    asked <- Reduce(`|`, lapply(ticks, function(t) !is.na(t)))
    ticks[written] <- lapply(ticks[written], function(t) ifelse(asked, t %in% TRUE, NA))
    return(ticks)
  }
  if (any(!any_tick)) {
    state$notes <- c(
      state$notes,
      list(note("zero_unknown", sum(!any_tick), field = f$question[[rows[[1L]]]]))
    )
  }
  lapply(ticks, function(t) ifelse(any_tick, t %in% TRUE, NA))
}

# What stands between the answers in one cell.
join_marks <- function(export) export$joined %||% c(", ", ",", "; ", ";")

convert_joined <- function(rows, f, map, export, codebook, absent, person, state) {
  key <- map$key[[rows[[1L]]]]
  held <- texts_in(export, key)
  u <- held$text
  said <- said_of(person, f$question[[rows[[1L]]]], NA, NA)
  names_of <- lapply(rows, function(i) {
    own <- fold_text(unlist(codebook$fields[[i]]$akkoord$label))
    c(own, f$name[[i]], sub("^.*_", "", f$name[[i]]))
  })
  values <- export$values[[key]]
  words <- unlist(names_of)
  option <- rep(seq_along(rows), lengths(names_of))
  if (length(values) > 0L) {
    at <- option[match(fold_text(values), words)]
    words <- c(fold_text(names(values))[!is.na(at)], words)
    option <- c(at[!is.na(at)], option)
  }
  if (length(said) > 0L) {
    at <- match(unname(as.character(said)), f$name[rows])
    words <- c(fold_text(names(said)), words)
    option <- c(at, option)
  }
  gone <- says_nothing(u, absent)
  marks <- join_marks(export)
  split <- function(text) lapply(fold_text(text), split_joined, words = words, marks = marks)
  parts <- split(u)
  open <- vapply(parts, is.null, NA)
  parts[open] <- split(bare_answers(u[open], export))
  lost <- vapply(parts, is.null, NA) & !gone
  note_unmapped(state, held, lost, f$question[[rows[[1L]]]], key, export)
  lapply(seq_along(rows), function(k) {
    tick <- vapply(parts, function(p) k %in% option[p], NA)
    tick[gone | lost] <- NA
    tick[held$at]
  })
}

# Without the values that EUSurvey puts behind answers: "Yes(Q1_1); No(Q1_2)".
bare_answers <- function(u, export) {
  if (isTRUE(export$bracket)) gsub(id_behind, "", u, perl = TRUE) else u
}
# at once behind the answer: "Belgium (BE)" is one
id_behind <- "(?<=\\S)\\([A-Za-z0-9_.]+\\)(?=\\s*(;|$))"

# The options of a joined answer as places in `words`, or NULL where something is left
# over. Options may hold the mark: the longest that leaves a way to the end is taken.
split_joined <- function(text, words, marks) {
  marks <- marks[order(-nchar(marks))]
  order <- order(-nchar(words))
  text <- trimws(text)
  steps <- 0L
  walk <- function(from) {
    steps <<- steps + 1L
    rest <- substr(text, from, nchar(text))
    if (!nzchar(trimws(rest)) || trimws(rest) %in% trimws(marks)) {
      return(integer())
    }
    if (steps > 5000L) {
      return(NULL)
    }
    for (w in order) {
      if (!nzchar(words[[w]]) || !startsWith(rest, words[[w]])) next
      next_at <- from + nchar(words[[w]])
      tail <- substr(text, next_at, nchar(text))
      if (!nzchar(tail)) {
        return(w)
      }
      mark <- Filter(function(m) startsWith(tail, m), marks)
      if (length(mark) == 0L) next
      more <- walk(next_at + nchar(mark[[1L]]))
      if (!is.null(more)) {
        return(c(w, more))
      }
    }
    NULL
  }
  walk(1L)
}
