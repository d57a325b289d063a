# Which column of an export is which field of the codebook: what a person says first, then
# codes, ids and short names, text last. A text that fits several fields maps them only
# where as many columns fit, in their order, and that is told.

map_columns <- function(export, codebook, columns, call) {
  f <- as.data.frame(codebook)
  map <- data.frame(
    field = f$name, key = NA_character_, how = NA_character_, stringsAsFactors = FALSE
  )
  map <- map_by_person(map, export, columns, call)
  own <- lapply(codebook$fields, function(x) unlist(x$akkoord$column))
  names(own) <- f$name
  map <- map_by_codebook(map, f, export, own, call)
  map <- map_by_code(map, f, export, call)
  map <- map_joined(map, f, export)
  map <- map_by_text(map, codebook, f, export, call)
  map$absent <- map$how %in% "absent"
  map
}

# A column named by a person: its key or header, its code, its id, or its place.
find_column <- function(said, export) {
  x <- export$columns
  if (is.numeric(said)) {
    return(if (said >= 1 && said <= nrow(x) && said == trunc(said)) as.integer(said) else integer())
  }
  for (of in c("key", "header", "code", "id")) {
    at <- which(x[[of]] == said)
    if (length(at) > 0L) return(at)
  }
  which(fold_text(x$header) == fold_text(said))
}

map_by_person <- function(map, export, columns, call) {
  if (length(columns) == 0L) {
    return(map)
  }
  columns <- check_named_columns(columns, map, call)
  for (name in names(columns)) {
    said <- columns[[name]]
    i <- match(name, map$field)
    if (!is.atomic(said)) {
      abort("wave_columns", c(
        "{.arg columns} must have one name or number of a column for each field.",
        x = "For {.field {name}} it has {.obj_type_friendly {said}}."
      ), arg = "columns", value = said, column = name, call = call)
    }
    if (length(said) != 1L || is.na(said)) {
      map$how[[i]] <- "absent"
      next
    }
    at <- named_column(said, name, export, call)
    map$key[[i]] <- export$columns$key[[at]]
    map$how[[i]] <- "columns"
  }
  twice <- map$key[!is.na(map$key)]
  # options joined in one column are told by naming it for each
  twice <- unique(twice[duplicated(twice)])
  of <- function(k) sub("_[^_]*$", "", map$field[map$key %in% k])
  for (k in twice) {
    if (length(unique(of(k))) > 1L) {
      named <- map$field[map$key %in% k]
      abort("wave_columns", c(
        "{.arg columns}: one column stands for two fields.",
        x = "{.val {k}} is named for {.field {named}}."
      ), arg = "columns", value = k, column = named[[1L]], call = call)
    }
    map$how[map$key %in% k] <- "joined"
  }
  map
}

check_named_columns <- function(columns, map, call) {
  if (!is.vector(columns)) {
    abort("type", c(
      "{.arg columns} must be a vector or list, named by fields of the codebook.",
      x = "It is {.obj_type_friendly {columns}}."
    ), arg = "columns", value = columns, call = call)
  }
  columns <- as.list(columns)
  unknown <- setdiff(names(columns), map$field)
  if (is.null(names(columns)) || length(unknown) > 0L) {
    hint <- if (length(unknown) > 0L) did_you_mean(unknown[[1L]], map$field)
    abort("wave_columns", c(
      "{.arg columns} must be named by fields of the codebook.",
      x = if (length(unknown) > 0L) "There is no field {.val {unknown[[1L]]}}.",
      i = if (!is.null(hint)) "Did you mean {.val {hint}}?",
      i = paste(
        "For instance {.code columns = c(q7_1 = \"Q7[SQ001]\")}; {.code NA} for a field",
        "that was not asked."
      )
    ), arg = "columns", value = columns, call = call)
  }
  columns
}

# The column that a person names, by its header or number.
named_column <- function(said, name, export, call) {
  at <- find_column(said, export)
  if (length(at) != 1L) {
    hint <- if (is.character(said)) did_you_mean(said, export$columns$key)
    abort("wave_columns", c(
      paste(
        "{.arg columns}: {.val {said}} is",
        "{if (length(at) == 0L) \"no column\" else \"more than one column\"} of the",
        "file."
      ),
      i = if (length(at) == 0L && !is.null(hint)) "Did you mean {.val {hint}}?",
      i = if (length(at) > 1L) "Give the column's number: {at}."
    ), arg = "columns", value = said, column = name, call = call)
  }
  at
}

map_by_codebook <- function(map, f, export, own, call) {
  for (i in which(is.na(map$how))) {
    for (said in own[[map$field[[i]]]]) {
      at <- find_column(said, export)
      if (length(at) == 1L) {
        map$key[[i]] <- export$columns$key[[at]]
        map$how[[i]] <- "codebook"
        break
      }
    }
  }
  # one column for the options of a question has them joined
  for (k in unique(map$key[duplicated(map$key) & map$how %in% "codebook"])) {
    at <- which(map$key %in% k)
    if (!all(f$type[at] == "multiple") || length(unique(f$question[at])) > 1L) {
      named <- map$field[at]
      abort("wave_columns", c(
        "One column of the file stands for two fields of the codebook.",
        x = "{.val {k}} is that of {.field {named}}.",
        i = "Say in {.arg columns} where they are, or {.code NA} for one that was not asked."
      ), arg = "codebook", value = k, column = named[[1L]], call = call)
    }
    map$how[at] <- "joined"
  }
  map
}

# Short names: exactly, then folded, then with LimeSurvey's SQ001 as 1.
map_by_code <- function(map, f, export, call) {
  x <- export$columns
  numbered <- function(code) gsub("(^|_)sq0*([0-9]+)", "\\1\\2", fold_code(code))
  dual <- function(code) gsub("_([01])$", "#\\1", fold_code(code))
  ways <- list(
    list(of = identity, field = function(i) f$name[[i]]),
    list(of = fold_code, field = function(i) {
      c(f$name[[i]], if (!is.na(f$item[[i]])) paste(f$question[[i]], f$item[[i]]))
    }),
    list(of = numbered, field = function(i) f$name[[i]]),
    list(of = fold_code, field = function(i) {
      if (!is.na(f$item[[i]]) && sum(f$item %in% f$item[[i]]) == 1L) f$item[[i]]
    }),
    # the two scales of a dual array are twins
    list(of = dual, field = function(i) {
      same <- which(f$item %in% f$item[[i]])
      if (!is.na(f$item[[i]]) && length(same) == 2L) {
        paste0(fold_code(f$item[[i]]), "#", match(i, same) - 1L)
      }
    }, plain = TRUE)
  )
  for (way in ways) {
    keys <- lapply(c("code", "id"), function(of) ifelse(nzchar(x[[of]]), way$of(x[[of]]), NA))
    taken <- map$key[!is.na(map$key)]
    for (i in which(is.na(map$how))) {
      wanted <- way$field(i)
      if (length(wanted) == 0L) next
      if (is.null(way$plain)) wanted <- way$of(wanted)
      for (k in keys) {
        at <- setdiff(which(k %in% wanted), match(taken, x$key))
        if (!is.null(way$plain) && length(at) == 0L) {
          # the question's own code before the item's: q11[network#0]
          at <- setdiff(
            which(endsWith(ifelse(is.na(k), "", k), paste0("_", wanted[[1L]]))),
            match(taken, x$key)
          )
        }
        if (length(at) == 1L) {
          map$key[[i]] <- x$key[[at]]
          map$how[[i]] <- "code"
          taken <- c(taken, x$key[[at]])
          break
        }
      }
    }
  }
  map
}

# A multiple-choice question whose options stand joined in one column named as it is.
map_joined <- function(map, f, export) {
  x <- export$columns
  for (q in unique(f$question[f$type == "multiple"])) {
    rows <- which(f$question == q)
    if (!all(is.na(map$how[rows]))) next
    at <- which(nzchar(x$code) & fold_code(x$code) == fold_code(q) & !x$key %in% map$key)
    at <- setdiff(at, match(export$summary, x$key))
    if (length(at) == 1L) {
      map$key[rows] <- x$key[[at]]
      map$how[rows] <- "joined"
    }
  }
  map
}

# By text -----------------------------------------------------------------------------

# What a field may be called: its own label and its question's, in every language, and the
# hashes of the wordings that the codebook keeps.
field_texts <- function(codebook, f) {
  questions <- cb_questions(codebook)
  lapply(seq_len(nrow(f)), function(i) {
    a <- codebook$fields[[i]]$akkoord
    q <- questions[[f$question[[i]]]]
    list(
      own = unique(fold_text(unlist(a$label))), question = unique(fold_text(unlist(q$label))),
      hash = unlist(a$wording), question_hash = unlist(q$wording)
    )
  })
}

# A wording as its hash: whole, and its first 60 letters, as exports cut long texts.
wording_hash <- function(x) {
  x <- fold_text(x)
  ifelse(nzchar(x), substr(cli::hash_sha256(x), 1L, 16L), NA)
}

same_text <- function(said, known, hash, cut) {
  said %in% known |
    (cut & vapply(said, function(s) nchar(s) > 20L && any(startsWith(known, s)), NA)) |
    (if (length(hash) > 0L) {
      wording_hash(said) %in% hash |
        cut & nchar(said) >= 60L & wording_hash(substr(said, 1L, 60L)) %in% hash
    } else FALSE)
}

map_by_text <- function(map, codebook, f, export, call) {
  open <- which(is.na(map$how))
  x <- export$columns
  free <- which(
    !x$key %in% c(map$key, unlist(export$about[c("id", "finished", "preview")]), export$summary)
  )
  if (length(open) == 0L || length(free) == 0L) {
    return(map)
  }
  cut <- function(s) grepl("(\\.\\.\\.|\u2026)$", s)
  fold <- function(s) sub("\\s*(\\.\\.\\.|\u2026)$", "", fold_text(s))
  sub <- fold(x$sub[free])
  text <- fold(x$text[free])
  header <- fold(x$header[free])
  cut_sub <- cut(x$sub[free])
  cut_text <- cut(x$text[free])
  names_of <- field_texts(codebook, f)
  joined <- length(export$joined) > 0L
  fit <- matrix(FALSE, length(open), length(free))
  sure <- fit
  for (k in seq_along(open)) {
    i <- open[[k]]
    known <- names_of[[i]]
    row <- same_text(sub, known$own, known$hash, cut_sub) & nzchar(sub) |
      same_text(header, known$own, known$hash, cut_text) |
      same_text(text, known$own, known$hash, cut_text) & !nzchar(sub)
    of <- same_text(text, known$question, known$question_hash, cut_text)
    whole <- same_text(text, known$question, known$question_hash, cut_text) & !nzchar(sub)
    if (f$type[[i]] %in% c("single", "open") || joined && f$type[[i]] == "multiple") {
      row <- row | whole
    }
    fit[k, ] <- row
    sure[k, ] <- row & of
  }
  # with its question's text as well where that tells columns apart
  narrow <- rowSums(sure) > 0L
  fit[narrow, ] <- sure[narrow, ]
  place_texts(map, f, fit, open, x$key[free], joined)
}

place_texts <- function(map, f, fit, open, keys, joined) {
  done <- rep(FALSE, length(open))
  for (k in seq_along(open)) {
    if (done[[k]] || !any(fit[k, ])) next
    same <- which(!done & apply(fit, 1L, identical, fit[k, ]))
    at <- which(fit[k, ])
    # a column that another field claims as well is nobody's
    others <- setdiff(which(rowSums(fit[, at, drop = FALSE]) > 0L), same)
    if (length(others) > 0L) next
    rows <- open[same]
    if (length(at) == 1L && length(same) > 1L && joined && all(f$type[rows] == "multiple") &&
      length(unique(f$question[rows])) == 1L) {
      map$key[rows] <- keys[[at]]
      map$how[rows] <- "joined"
    } else if (length(at) == length(same)) {
      map$key[rows] <- keys[at]
      map$how[rows] <- if (length(at) == 1L) "text" else "order"
    }
    done[same] <- TRUE
  }
  map
}
