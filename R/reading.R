# What the answers of a column are where no scale says so, with notes of what was
# taken for what. Works on levels and labels, never on rows.

# A note: what it is about, the words of the data, what they were taken for, and
# whether it is told (a guess) or kept alone (plain).
reading_note <- function(what, from, to, told = TRUE) {
  list(what = what, from = as.character(from), to = as.character(to), told = told)
}

# The scale of a column that came without one, and notes; NULL when the column does
# not say what its answers are (numbers, text).
infer_reading <- function(x, ordered = FALSE) {
  if (is.factor(x)) {
    kept <- levels(x)[!is.na(levels(x)) & !is_blank(levels(x))]
    return(if (length(kept) >= 2L) read_levels(kept, is.ordered(x), ordered))
  }
  labels <- value_labels(x)
  if (length(labels) >= 2L) read_value_labels(x, labels)
}

infer_scale <- function(x) infer_reading(x)$scale

# `said`: that levels of which no order is known are in order, as they stand.
read_levels <- function(labels, ordered, said = FALSE) {
  # a factor made of text is in the order of the alphabet, where no place says anything
  alphabet <- identical(order(plain_text(labels), method = "radix"), seq_along(labels))
  anywhere <- !ordered && (alphabet || labels_direction(labels) == 0L)
  of <- split_labels(labels, anywhere = anywhere)
  answers <- labels[of$kind == ""]
  notes <- kind_notes(labels, of$kind)
  k <- length(answers)
  rank <- seq_len(k)
  if (ordered) {
    if (labels_direction(answers) < 0L) {
      notes <- c(notes, list(reading_note("down", answers, answers)))
    }
  } else {
    rank <- known_order(answers) %||% switch(as.character(labels_direction(answers)),
      "1" = seq_len(k), "-1" = rev(seq_len(k))
    )
    if (is.null(rank) && said) {
      rank <- seq_len(k)
      ordered <- TRUE
    } else if (is.null(rank)) {
      notes <- c(notes, list(reading_note("nominal", answers, "nominal")))
      rank <- seq_len(k)
    } else {
      moved <- !identical(rank, seq_len(k))
      notes <- c(notes, list(reading_note("order", answers, answers[rank], moved)))
      ordered <- TRUE
    }
  }
  list(
    scale = likert_scale(answers[rank],
      ordered = ordered, dont_know = labels[of$kind == "dk"]
    ),
    notes = notes
  )
}

# Kinds of labels: answers are "". No answers are found at either end, after a gap in
# the codes, where declared missing, or anywhere.
split_labels <- function(labels, codes = NULL, declared = FALSE, anywhere = FALSE) {
  kind <- word_kinds(labels)
  n <- length(labels)
  known <- kind != ""
  declared <- rep_len(declared, n)
  kind[declared & !known] <- "missing"
  at_end <- cumall(known | declared) | rev(cumall(rev(known | declared)))
  gap <- if (is.null(codes)) rep(FALSE, n) else c(FALSE, !(diff(codes) %in% 1))
  kind[!(declared | at_end | known & gap | anywhere)] <- ""
  # two answers at least are left
  if (sum(kind == "") < 2L) kind[!declared] <- ""
  list(kind = kind)
}

cumall <- function(x) cumsum(!x) == 0L

kind_notes <- function(labels, kind, codes = NULL) {
  lapply(which(kind != ""), function(i) {
    code <- if (!is.null(codes) && !is.na(codes[[i]])) paste0(" (", format(codes[[i]]), ")")
    reading_note(kind[[i]], paste0("\"", labels[[i]], "\"", code), kind[[i]])
  })
}

# Value labels of haven, sjlabelled, expss and foreign; NULL for none.
value_labels <- function(x) {
  labels <- attr(x, "labels", exact = TRUE) %||% attr(x, "value.labels", exact = TRUE)
  if (is.null(names(labels)) || is.factor(x)) {
    return(NULL)
  }
  if (is.numeric(x) && is.character(labels)) {
    labels <- set_names(suppressWarnings(as.double(labels)), names(labels))
  }
  same <- is.character(x) == is.character(labels)
  if (same && (is.numeric(labels) || is.character(labels))) labels
}

# Labelled codes: from the lowest code to the highest, turned where the labels say that
# they run down; with codes between labelled ends that the data have.
read_value_labels <- function(x, labels) {
  tagged <- is.na(labels)
  declared <- tagged | user_missing(x, labels)
  if (is.numeric(labels)) {
    at <- order(labels, na.last = TRUE)
    labels <- labels[at]
    declared <- declared[at]
  }
  codes <- if (is.numeric(labels)) unname(labels)
  of <- split_labels(names(labels), codes, declared)
  answers <- labels[of$kind == ""]
  if (length(answers) < 2L) {
    return(NULL)
  }
  notes <- kind_notes(names(labels), of$kind, codes)
  filled <- if (is.numeric(answers)) fill_codes(x, answers, labels)
  if (!is.null(filled)) {
    notes <- c(notes, list(reading_note("ends", names(answers), names(filled), FALSE)))
    answers <- filled
  }
  direction <- labels_direction(names(answers))
  if (direction < 0L) {
    notes <- c(notes, list(reading_note("turned", names(answers), rev(names(answers)))))
    answers <- rev(answers)
  }
  dk <- which(of$kind == "dk")
  values <- if (is.numeric(answers)) unname(answers)
  dk_labels <- names(labels)[dk]
  list(
    scale = likert_scale(names(answers),
      values = values,
      dont_know = if (is.numeric(labels) && !anyNA(labels[dk])) labels[dk] else dk_labels
    ),
    notes = notes
  )
}

# Codes between the lowest and the highest label that have none, where the data hold
# them: labels at the ends alone.
fill_codes <- function(x, answers, labels) {
  codes <- unname(answers)
  if (any(codes != trunc(codes)) || all(diff(codes) == 1) || diff(range(codes)) > 100) {
    return(NULL)
  }
  between <- setdiff(seq.int(min(codes), max(codes)), labels)
  held <- unique(labelled_codes(x))
  if (!any(held %in% between)) {
    return(NULL)
  }
  codes <- sort(c(codes, between))
  at <- match(codes, answers)
  set_names(codes, ifelse(is.na(at), format(codes, trim = TRUE), names(answers)[at]))
}

# Telling ----------------------------------------------------------------------------

# Notes with their item; without those on order where none is needed.
item_notes <- function(notes, item, no_order = FALSE) {
  if (no_order) notes <- Filter(function(n) n$what != "nominal", notes)
  lapply(notes, function(n) list(note = n, item = item))
}

# All notes of a call. Those on labels without substance stand once, also where the
# scale and the codes both say so.
spec_notes <- function(specs) {
  unlist(lapply(unname(specs), function(spec) {
    of_plans <- unlist(lapply(spec$plans, `[[`, "notes"), recursive = FALSE)
    item_notes(unique(c(spec$notes, of_plans)), spec$item)
  }), recursive = FALSE)
}

# Notes of several items as rows.
reading_rows <- function(notes) {
  of <- function(field) {
    vapply(notes, function(n) {
      paste(n$note[[field]], collapse = if (n$note$what == "nominal") ", " else " < ")
    }, "")
  }
  tibble::new_tibble(list(
    item = vapply(notes, `[[`, "", "item"), what = of("what"), from = of("from"),
    to = of("to"), told = vapply(notes, function(n) n$note$told, NA)
  ), nrow = length(notes))
}

# A line for each note, with the items that share it.
reading_lines <- function(rows) {
  key <- paste(rows$what, rows$from, rows$to, sep = "\r")
  vapply(unname(split(seq_along(key), factor(key, unique(key)))), function(at) {
    from <- rows$from[[at[[1L]]]]
    to <- rows$to[[at[[1L]]]]
    text <- switch(rows$what[[at[[1L]]]],
      dk = paste(from, "is a don't know, no answer of the scale"),
      missing = paste(from, "is a missing answer"),
      not_asked = paste(from, "is not asked"),
      turned = paste0("turned, lowest answer first: ", to),
      down = paste0("from ", from, " as they stand; `reverse` or rev() of the scale turns them"),
      order = paste0("ordered: ", to),
      nominal = paste0("without an order: ", from),
      ticks = paste0(from, ": ", to),
      cells = paste0(
        "several answers in a cell, parted by ", encodeString(from, quote = "\""), ": ",
        to
      ),
      absent = paste(
        from, "is a label that nobody has; did reading the file make it NA",
        "(user_na = TRUE keeps it)?"
      ),
      rows_groups = paste("each row is a group:", from),
      rows_answers = paste("each row is an answer:", from),
      total = paste(from, "is the sum of the others and left out"),
      numbers = paste("the answers are the numbers", from),
      everyone = paste0("n is ", from, ", the most that answered an item; the rest are missing")
    )
    paste0(first_of(unique(rows$item[at]), 4L), ": ", text)
  }, "")
}

# One message a call for all that was guessed; an error where `akkoord.strict` is set.
# Gives the rows.
tell_reading <- function(notes, call = caller_env()) {
  rows <- reading_rows(notes)
  if (!any(rows$told)) {
    return(rows)
  }
  told <- rows[rows$told, ]
  lines <- reading_lines(told)
  shown <- head_of(lines, 8L)
  more <- length(lines) - length(shown)
  if (more > 0L) shown <- c(shown, paste("and", more, "more, see reading()"))
  if (isTRUE(getOption("akkoord.strict"))) {
    abort("guess", c(
      "How these answers are to be read is a guess, and {.code akkoord.strict} allows none.",
      escaped(shown, "*"), escaped(ways_otherwise(told$what), "i")
    ), arg = "scale", value = lines, call = call)
  }
  tell(c(
    "How the answers were read:", escaped(shown, "*"), escaped(ways_otherwise(told$what), "i")
  ), class = "akkoord_message_reading", reading = rows)
  rows
}

# Which arguments say otherwise than what was told.
ways_otherwise <- function(what) {
  of_scale <- !what %in% c("rows_groups", "rows_answers", "total", "everyone")
  c(
    if (any(c("rows_groups", "rows_answers") %in% what)) {
      msg(
        "{.arg rows} says what the rows are: {.code \"items\"}, {.code \"groups\"} or ",
        "{.code \"answers\"}."
      )
    },
    if ("nominal" %in% what) msg("{.code ordered = TRUE} takes levels in the order they stand in."),
    if ("everyone" %in% what) msg("{.code n =} says how many there are."),
    if (any(of_scale)) {
      msg(
        "Say otherwise with ",
        "{.code scale = likert_scale(labels, dont_know =, values =, ordered =)}."
      )
    }
  )
}

#' How answers were read
#'
#' Where no scale says what the answers of a column are, [likert_counts()] and the
#' tests take it from the levels or value labels, know answers without substance by
#' their words (see [answer_words()]) and say in one message what they took for what.
#' The option `akkoord.quiet = TRUE` silences the message, `akkoord.strict = TRUE`
#' makes every guess an error of class `akkoord_error_guess`. This gives what was
#' said, and what went without saying (`told` is `FALSE`): text that differs from its
#' label in capitals, spaces or the way accents are written.
#'
#' @param x A [likert_counts()] object.
#' @return A tibble with a row for each item and thing that was read: `item`, `what`
#'   (`dk`, `missing`, `not_asked`, `turned`, `down`: runs down and was left so,
#'   `order`, `nominal`, `ends`: codes between labelled ends, `absent`: a don't know
#'   that nobody has, beside missing answers, `text`; of multiple choice `ticks` and
#'   `cells`, several answers in one; of tables of counts `rows_groups`, `rows_answers`,
#'   `total`: a margin left out, `numbers`: the answers as they occur, `everyone`: n),
#'   `from` and `to` (the words of the data and what they became), `told`.
#' @examples
#' wave <- data.frame(q = factor(c("Yes", "No", "Don't know"), c("Yes", "No", "Don't know")))
#' counts <- likert_counts(wave, q)
#' reading(counts)
#' @export
reading <- function(x) {
  check_supplied()
  if (!inherits(x, "likert_counts")) {
    abort("type", c(
      "{.arg x} must be counts.", x = "It is {.obj_type_friendly {x}}."
    ), arg = "x", value = class(x))
  }
  counts_about(x)$reading %||% reading_rows(list())
}

user_missing <- function(x, codes) {
  ends <- attr(x, "na_range", exact = TRUE)
  out <- codes %in% attr(x, "na_values", exact = TRUE)
  if (length(ends) == 2L) {
    out <- out | !is.na(codes) & codes >= ends[[1L]] & codes <= ends[[2L]]
  }
  out
}

# The codes of a labelled vector, user-missing ones (na_values, na_range) as NA.
labelled_codes <- function(x) {
  raw <- answer_values(x)
  lost <- user_missing(x, raw)
  if (any(lost)) raw[lost] <- NA
  raw
}

# A column without its class where that says no more than what it holds (labels of
# Hmisc, expss, sjlabelled); NULL for dates and the like.
answer_values <- function(x) {
  named <- c(
    "haven_labelled", "haven_labelled_spss", "vctrs_vctr", "labelled", "labelled_spss",
    "avector", "AsIs", "numeric", "integer", "double", "character", "logical"
  )
  if (!is.atomic(x) || is.object(x) && !all(class(x) %in% named)) {
    return(NULL)
  }
  if (is.object(x)) attributes(x) <- NULL
  if (is.numeric(x) || is.logical(x) || is.character(x)) x
}

column_label <- function(x) {
  label <- attr(x, "label", exact = TRUE)
  if (is_string(label) && nzchar(label)) label
}
