# A first codebook from data, an export or a tool's structure file: what can be seen is
# written down, what cannot (directions, twins, sections) is left for a person to say.

#' Draft a codebook, and compare two
#'
#' `draft_codebook()` writes down what a data frame, an export file or a tool's structure
#' file says of its questions: names, texts, answers; matrices where neighbours with one
#' name share their answers; multiple choice where they are ticks. Known scales are
#' recognised by their labels, text by three of them, so that an answer that nobody gave is
#' there too; answers such as "don't know" ([answer_words()]) are set apart. Texts of a file
#' that are several answers joined, such as "Courses, Visits", are multiple choice, and a
#' message names their questions. Whether other answers are ordered, and which way, is known of
#' ordered factors and of codes of a file alone: other answers are nominal until you say, and a
#' message names their questions. Finish the draft in an editor or, by [write_codebook()], in a
#' spreadsheet.
#'
#' `compare_codebooks()` lists what changed between two.
#'
#' @param data A data frame, or the path of an export file or of a structure file (`.qsf`,
#'   `.lss`, an R syntax file, LimeSurvey's tab-separated `.txt` or `.tsv`, an XLSForm or a
#'   dictionary of REDCap).
#' @param id,title Id and title of the codebook.
#' @param lang Language of its texts: the one to take of a structure file that has several.
#'   If not given it is that file's first, else `"en"`.
#' @param structure Whether `data` is a structure file; by default that is seen, and said
#'   where the file's name does not say so.
#' @return `draft_codebook()`: a [codebook()].
#' @examplesIf requireNamespace("jsonlite", quietly = TRUE)
#' answers <- data.frame(
#'   q1_1 = factor(c("no", "yes"), c("no", "yes"), ordered = TRUE),
#'   q1_2 = factor(c("yes", "yes"), c("no", "yes"), ordered = TRUE),
#'   why = c("because", "it rained")
#' )
#' draft <- draft_codebook(answers)
#' draft
#' compare_codebooks(codebook("etwinning"), draft)
#' @export
draft_codebook <- function(data, id = "draft", title = id, lang = NULL, structure = NULL) {
  check_supplied()
  call <- current_env()
  check_string(id, "id")
  check_string(title, "title")
  if (!is.null(lang)) check_string(lang, "lang")
  if (!is.null(structure)) check_flag(structure, "structure")
  seen <- if (is.data.frame(data)) {
    draft_from_frame(data)
  } else if (is_string(data)) {
    check_text(data, "data")
    if (drafted_of_structure(data, structure, call)) {
      form <- read_structure(data, call, lang)
      stop_other_language(form, lang, data, call)
      tell_language(form, lang, data)
      lang <- c(form$lang, lang)[1L]
      draft_from_structure(form)
    } else {
      draft_from_export(read_export(data, "auto", NULL, NULL, lang %||% "en", call))
    }
  } else {
    abort("type", c(
      "{.arg data} must be a data frame or the path of a file.",
      x = "It is {.obj_type_friendly {data}}."
    ), arg = "data", value = class(data))
  }
  if (length(seen) == 0L) {
    abort("codebook", "{.arg data} holds no question.", arg = "data")
  }
  draft_write(draft_group(seen), id, title, lang %||% "en", call)
}

# One element a column: code, question (what it belongs to), text, sub, type (scaled,
# tick or open), labels with values and whether they are ordered, required.
draft_from_frame <- function(data) {
  lapply(names(data), function(name) {
    v <- data[[name]]
    label <- attr(v, "label", exact = TRUE)
    c(list(code = name, question = draft_stem(name),
           text = if (is_string(label)) label else name, sub = "",
           required = FALSE), draft_answers(v))
  })
}

# q7_1, q7[SQ001] and q7.1 belong to q7.
draft_stem <- function(name) sub("(\\[[^][]*\\](#[0-9])?|[_./]+[0-9A-Za-z]+)$", "", name)

draft_answers <- function(v) {
  scaled <- function(labels, values, ordered) {
    if (length(labels) < 2L || anyDuplicated(fold_text(labels))) {
      return(list(type = "open"))
    }
    list(type = "scaled", labels = labels, values = values, ordered = ordered)
  }
  if (is.logical(v)) {
    return(list(type = "tick"))
  }
  if (is.factor(v)) {
    of <- levels(v)
    return(if (is.ordered(v)) scaled(of, seq_along(of), TRUE) else drafted_texts(of, scaled))
  }
  labels <- attr(v, "labels", exact = TRUE)
  if (inherits(v, "haven_labelled") && is.numeric(labels) && length(labels) >= 2L) {
    labels <- sort(labels[!is.na(labels) & !user_missing(v, labels)])
    return(scaled(names(labels), unname(labels), FALSE))
  }
  if (!is.atomic(v)) {
    return(list(type = "open"))
  }
  known <- sort(unique(v[!is.na(v)]))
  if (is.numeric(v) && !is.object(v)) {
    answers <- known[!stands_apart(known)]
    if (length(known) == 0L || any(known != trunc(known)) || length(known) > 11L ||
      diff(range(answers)) > 20) {
      return(list(type = "open"))
    }
    if (all(known %in% 0:1)) {
      return(list(type = "tick"))
    }
    span <- union(seq(min(answers), max(answers)), known)
    apart <- length(answers) < length(known)
    return(c(scaled(as.character(span), span, !apart), if (apart) list(apart = TRUE)))
  }
  text <- as.character(v)
  known <- unique(text[!is.na(text) & nzchar(trimws(text))])
  if (length(known) > 0L && all(!is.na(truth_words(known))) && length(known) <= 2L) {
    return(list(type = "tick"))
  }
  if (length(known) < 2L || length(known) > 11L || length(known) > sum(!is.na(text)) / 2) {
    return(list(type = "open"))
  }
  drafted_texts(sort(known, method = "radix"), scaled)
}

# Codes that are often no answer, such as 9 beside 1 to 5: whether they are is for a person to
# say.
stands_apart <- function(codes) {
  run <- cumsum(c(TRUE, diff(codes) > 2))
  lone <- run != which.max(tabulate(run))
  usual <- abs(codes) %in% c(8, 9, 66, 77, 88, 96:99, 777, 888, 999) | codes < 0
  lone & all(usual[lone]) & sum(!lone) > 1L
}

# Texts in the order of a scale that is known, those that are no answers last.
drafted_texts <- function(labels, scaled) {
  none <- split_labels(labels, anywhere = TRUE)$kind != ""
  answers <- labels[!none]
  rank <- known_order(answers)
  if (!is.null(rank)) answers <- answers[rank]
  out <- scaled(c(answers, labels[none]), seq_along(labels), !is.null(rank))
  if (identical(out$type, "open")) out else c(out, by_text = TRUE)
}

# Rows of one question have the answers of all of them: a small wave has not each in each.
draft_rows <- function(seen) {
  of <- vapply(seen, function(s) {
    if (isTRUE(s$by_text) && nzchar(s$sub)) s$question else NA_character_
  }, "")
  for (at in split(seq_along(seen), of)) {
    labels <- unlist(lapply(seen[at], `[[`, "labels"))
    labels <- labels[!duplicated(fold_text(labels))]
    if (length(labels) > 11L) next
    whole <- drafted_texts(sort(labels, method = "radix"), function(labels, values, ordered) {
      list(labels = labels, values = values, ordered = ordered)
    })
    for (i in at) seen[[i]][names(whole)] <- whole
  }
  seen
}

draft_from_export <- function(export) {
  x <- export$columns
  used <- unlist(export$about[c("id", "finished", "preview")])
  seen <- lapply(which(!x$key %in% c(used, export$summary)), function(i) {
    key <- x$key[[i]]
    v <- bare_answers(answers_in(export, key), export)
    v[!nzchar(v)] <- NA
    away <- export$user_missing[[key]]
    v[v %in% away] <- NA
    values <- export$values[[key]]
    values <- values[!names(values) %in% away & !grepl("^NA[(]", names(values))]
    number <- suppressWarnings(as.double(v))
    beyond <- length(values) == 1L && !all(v %in% c(names(values), NA))
    answers <- if (length(values) >= 2L || beyond) {
      draft_values(values, v)
    } else {
      draft_answers(if (all(is.na(v) | !is.na(number)) && any(!is.na(v))) number else v)
    }
    if (is_own_text(v, x$sub[[i]])) answers <- list(type = "tick")
    code <- if (nzchar(x$code[[i]])) x$code[[i]] else key
    stem <- if (nzchar(x$sub[[i]]) && nzchar(x$text[[i]])) x$text[[i]] else draft_stem(code)
    # what was written beside an option is no choice, however few wrote something
    beside <- isTRUE(answers$by_text) && !isTRUE(answers$ordered) &&
      grepl("(_TEXT|[[_/.]other\\]?)$", code)
    if (beside) answers <- list(type = "open")
    loose <- answers$type == "open" || isTRUE(answers$by_text) && !isTRUE(answers$ordered)
    joined <- if (!beside && !nzchar(x$sub[[i]])) {
      joined_codes(v, values, join_marks(export)) %||%
        (if (loose) joined_options(v, setdiff(join_marks(export), " ")))
    }
    if (!is.null(joined)) answers <- list(type = "tick", joined = joined)
    c(
      list(
        code = code, column = key, question = stem, text = x$text[[i]], sub = x$sub[[i]],
        required = FALSE
      ),
      list(empty = all(is.na(v))), answers
    )
  })
  draft_rows(unticked_options(expand_joined(seen)))
}

# An option that nobody ticked, beside those of its question that somebody did.
unticked_options <- function(seen) {
  ticks <- unique(unlist(lapply(seen, function(s) if (s$type == "tick") s$question)))
  lapply(seen, function(s) {
    if (s$empty && nzchar(s$sub) && s$question %in% ticks) s$type <- "tick"
    s
  })
}

# Whether an option was ticked by its own text.
is_own_text <- function(v, sub) {
  nzchar(sub) && any(!is.na(v)) && all(fold_text(v[!is.na(v)]) == fold_text(sub))
}

# Codes that have labels; where only some have (the ends of a scale), the others that were given
# are answers too, by their number, and so are those between where these are few.
draft_values <- function(values, seen = NULL) {
  number <- suppressWarnings(as.double(names(values)))
  given <- suppressWarnings(as.double(setdiff(seen, c(names(values), NA))))
  codes <- c(number, given)
  whole <- length(given) > 0L && !anyNA(codes) && all(codes == trunc(codes))
  near <- whole && diff(range(codes)) <= 10
  if (near || whole && length(codes) <= 11L) {
    span <- if (near) seq(min(codes), max(codes)) else sort(codes)
    at <- match(span, number)
    return(list(
      type = "scaled", labels = ifelse(is.na(at), as.character(span), unname(values)[at]),
      ordered = near, values = span
    ))
  }
  list(
    type = "scaled", labels = unname(values), ordered = FALSE,
    values = if (anyNA(number) || anyDuplicated(number)) seq_along(values) else number
  )
}

draft_from_structure <- function(structure) {
  x <- structure$columns
  if (structure$tool == "limesurvey-r") {
    split <- lime_text(x$text)
    x$text <- split$text
    x$sub <- split$sub
    x$question <- draft_stem(x$code)
    x$required <- FALSE
    x$type <- ifelse(lengths(structure$values) > 0L, "single", "open")
    own <- unlist(limesurvey_about, use.names = FALSE)
    known <- !tolower(x$code) %in% own & nzchar(x$code)
  } else {
    known <- rep(TRUE, nrow(x))
  }
  lapply(which(known), function(i) {
    values <- structure$values[[i]]
    ticks <- length(values) == 2L && setequal(names(values), c("0", "1")) && nzchar(x$sub[[i]])
    answers <- if (x$type[[i]] == "multiple" || ticks) {
      list(type = "tick")
    } else if (length(values) >= 2L && x$type[[i]] != "open") {
      draft_values(values)
    } else {
      list(type = "open")
    }
    c(list(code = x$code[[i]], question = x$question[[i]], text = x$text[[i]], sub = x$sub[[i]],
           required = isTRUE(x$required[[i]])), answers)
  })
}

# Neighbours of one question with the same answers are a matrix, ticks multiple choice.
draft_group <- function(seen) {
  like <- vapply(seen, function(s) {
    paste(
      s$type, s$question, paste(s$labels, collapse = "\r"),
      paste(s$values, collapse = " "), sep = "\n"
    )
  }, "")
  run <- cumsum(
    c(TRUE, like[-1L] != like[-length(like)]) | vapply(seen, `[[`, "", "type") == "open"
  )
  unname(split(seen, run))
}

draft_write <- function(groups, id, title, lang, call) {
  label <- function(x, code = "?") set_names(list(if (grepl("[^ ]", x)) x else code), lang)
  scales <- list()
  scale_of <- function(s, ordered) {
    built_in <- drafted_built_in(s)
    if (!is.null(built_in)) {
      return(built_in)
    }
    one <- drafted_scale(s, lang)
    if (!ordered) one$ordered <- FALSE
    at <- which(vapply(scales, identical, NA, one))
    if (length(at) > 0L) {
      return(names(scales)[[at[[1L]]]])
    }
    name <- paste0("scale", length(scales) + 1L)
    scales[[name]] <<- one
    name
  }
  fields <- questions <- list()
  names <- ids <- character()
  for (g in groups) {
    first <- g[[1L]]
    many <- length(g) > 1L
    type <- switch(first$type, tick = "multiple", open = "open", if (many) "matrix" else "single")
    stem <- if (many) draft_stem(first$code) else first$code
    qid <- draft_id(stem, ids)
    ids <- c(ids, qid)
    q <- list(
      id = qid, number = length(questions) + 1L, section = "all", block = "all", type = type,
      required = all(vapply(g, `[[`, NA, "required")), label = label(first$text, qid)
    )
    if (type %in% c("single", "matrix")) {
      # the texts of a column stand in no order, the codes of a file do
      by_code <- type == "matrix" && !isTRUE(first$by_text) && !isTRUE(first$apart)
      q$scale <- scale_of(first, isTRUE(first$ordered) || by_code)
    }
    questions[[length(questions) + 1L]] <- q
    for (s in g) {
      name <- draft_id(s$code, names)
      names <- c(names, name)
      own <- list(question = qid, label = label(if (nzchar(s$sub)) s$sub else s$text, s$code))
      if (type == "matrix") own$item <- name
      said <- s$column %||% s$code
      if (said != name) own$column <- said
      kind <- switch(type, multiple = "boolean", open = "string", "number")
      fields[[length(fields) + 1L]] <- list(name = name, type = kind, akkoord = own)
    }
  }
  value <- list(
    fields = fields, missingValues = list(""),
    akkoord = list(
      version = 1, id = draft_id(id, character()), title = label(title), languages = list(lang),
      scales = if (length(scales) > 0L) scales,
      sections = list(list(id = "all", title = label(title))), questions = questions
    )
  )
  value$akkoord <- compact(value$akkoord)
  tell_unordered(ids[vapply(questions, function(q) is_unordered(scales[[q$scale %||% ""]]), NA)])
  draft_read(value, call)
}

# Several answers, of which nobody can say which is the higher.
is_unordered <- function(scale) isFALSE(scale$ordered) && length(scale$values) > 2L

tell_unordered <- function(questions) {
  if (length(questions) > 0L) {
    tell(c(
      paste(
        "No order is known of the answers to",
        "{.field {head_of(questions, 5L)}}{and_more(questions, 5L)}."
      ),
      i = "Nominal, until you put them in order and take the {.val no} of {.field ordered} away."
    ), "akkoord_message_reading")
  }
}

# Which labels are answers.
drafted_plain <- function(s) {
  split_labels(s$labels, s$values)$kind == ""
}

# The built-in scale that these labels and codes are, if any; one that they are a wording of,
# else.
drafted_built_in <- function(s) {
  if (!all(drafted_plain(s))) {
    return(NULL)
  }
  own <- plain_text(s$labels)
  for (wordings in list(function(of) of[names(of) %in% languages], all_wordings)) {
    for (name in names(builtin_scales)) {
      for (l in wordings(builtin_scales[[name]])) {
        of <- builtin_scales[[name]]$values %||% seq_along(l)
        whole <- identical(own, plain_text(l)) && all(s$values == of)
        if (whole || isTRUE(s$by_text) && length(own) > 2L && all(own %in% plain_text(l))) {
          return(name)
        }
      }
    }
  }
}

drafted_scale <- function(s, lang) {
  plain <- drafted_plain(s)
  one <- list(
    labels = set_names(list(as.list(s$labels[plain])), lang),
    values = as.list(s$values[plain])
  )
  if (any(!plain)) {
    one$dont_know <- list(
      labels = set_names(list(as.list(s$labels[!plain])), lang),
      values = as.list(s$values[!plain])
    )
  }
  one
}

# As it would be read from a file, so that it is sound or says why not.
draft_read <- function(value, call) {
  found <- codebook_faults(json_write(value))
  if (nrow(found$faults) > 0L) stop_codebook(found$faults, NULL, "data", call)
  structure(found$value, class = "codebook")
}

draft_id <- function(code, taken) {
  out <- gsub("[^A-Za-z0-9_.]+", "_", iconv(code, "UTF-8", "ASCII//TRANSLIT", sub = "_"))
  out <- substr(gsub("^_+|_+$", "", out), 1L, 40L)
  if (!grepl("^[A-Za-z]", out)) out <- paste0("q", out)
  # most are new, and making thousands unique takes long
  if (!out %in% taken) {
    return(out)
  }
  made <- make.unique(c(taken, out), "_")
  made[[length(made)]]
}

#' @rdname draft_codebook
#' @param old,new Codebooks.
#' @return `compare_codebooks()`: a tibble with one row a field of either: `field`,
#'   `status` (`same`, `wording`, `scale`, `wording and scale`, `new`, `dropped`), `old`
#'   and `new` (labels), `near` (for a field that is new or dropped, the name of one of the
#'   other codebook with nearly its text).
#' @export
compare_codebooks <- function(old, new, lang = NULL) {
  check_supplied()
  check_codebook(old, "old")
  check_codebook(new, "new")
  if (!is.null(lang)) check_string(lang, "lang")
  a <- as.data.frame(old, lang = if (!is.null(lang) && lang %in% cb_languages(old)) lang)
  b <- as.data.frame(new, lang = if (!is.null(lang) && lang %in% cb_languages(new)) lang)
  answers <- function(x, name) {
    if (is.na(name)) {
      return(NULL)
    }
    s <- cb_scale(x, name)
    list(lapply(s$labels, fold_text), lapply(s$dont_know, fold_text), s$values, s$dk_values)
  }
  fields <- c(b$name, setdiff(a$name, b$name))
  i <- match(fields, a$name)
  j <- match(fields, b$name)
  both <- !is.na(i) & !is.na(j)
  said <- function(at, label) fold_text(ifelse(is.na(at), "", label[at]))
  worded <- both & said(i, a$label) != said(j, b$label)
  scaled <- vapply(seq_along(fields), function(k) {
    both[[k]] && (a$type[i[[k]]] != b$type[j[[k]]] ||
      !same_answers(answers(old, a$scale[i[[k]]]), answers(new, b$scale[j[[k]]])))
  }, NA)
  status <- ifelse(is.na(i), "new", ifelse(is.na(j), "dropped", ifelse(
    worded & scaled, "wording and scale", ifelse(worded, "wording", ifelse(scaled, "scale", "same"))
  )))
  near <- vapply(seq_along(fields), function(k) {
    if (status[[k]] == "new") {
      near_text(b$label[j[[k]]], a[!a$name %in% b$name, ])
    } else if (status[[k]] == "dropped") {
      near_text(a$label[i[[k]]], b[!b$name %in% a$name, ])
    } else {
      NA_character_
    }
  }, "")
  tibble::tibble(field = fields, status = status, old = a$label[i], new = b$label[j], near = near)
}

# In the languages that both have; codes count too.
same_answers <- function(x, y) {
  if (is.null(x) || is.null(y)) {
    return(is.null(x) && is.null(y))
  }
  shared <- intersect(names(x[[1L]]), names(y[[1L]]))
  length(shared) > 0L && identical(x[[1L]][shared], y[[1L]][shared]) &&
    identical(x[[2L]][shared], y[[2L]][shared]) && identical(x[3:4], y[3:4])
}

near_text <- function(text, table) {
  if (nrow(table) == 0L) {
    return(NA_character_)
  }
  d <- utils::adist(fold_text(text), fold_text(table$label))[1L, ] / pmax(
    nchar(text), nchar(table$label)
  )
  if (min(d) <= 0.35) table$name[[which.min(d)]] else NA_character_
}
