# What compare_waves() is given, as waves: counts under a name, with the answers where
# these can be matched by person.

read_waves <- function(given, items, survey, count, id, call) {
  name <- names(given)
  if (length(given) < 2L) {
    abort("waves", c(
      "There must be two waves or more.", x = "There {?is/are} {length(given)}.",
      i = paste(
        "For instance",
        "{.code compare_waves(\"2022\" = x, \"2026\" = y, population = \"different\")}."
      )
    ), arg = "...", value = length(given), call = call)
  }
  if (is.null(name) || anyNA(name) || any(!nzchar(name)) || anyDuplicated(name)) {
    abort("waves", c(
      "Each wave must have a name of its own, the earliest first.",
      i = paste(
        "For instance",
        "{.code compare_waves(\"2022\" = x, \"2026\" = y, population = \"different\")}."
      )
    ), arg = "...", value = name, call = call)
  }
  check_wave_names(name, call)
  stop_counting_argument(given, call)
  if (!is.list(count)) {
    abort("type", c(
      "{.arg count} must be a list of arguments of {.fn likert_counts}.",
      x = "It is {.obj_type_friendly {count}}."
    ), arg = "count", value = class(count), call = call)
  }
  later <- order(vapply(given, inherits, NA, "published_report"))
  out <- set_names(vector("list", length(given)), name)
  # a report's survey is that of which the other waves have items
  for (i in later) {
    known <- wave_items(out)
    out[[i]] <- read_one_wave(given[[i]], name[[i]], items, survey, count, known, id, call)
  }
  if (!is.null(id)) out <- lapply(out, wave_ids, id = id, call = call)
  out
}

wave_items <- function(waves) unique(unlist(lapply(waves, function(w) w$counts$item)))

# `scale`, `N` and others would be taken for waves.
stop_counting_argument <- function(given, call) {
  plain <- vapply(given, function(x) !is.list(x) || inherits(x, "likert_scale"), NA)
  taken <- intersect(names(given)[plain], names(formals(likert_counts.data.frame)))
  if (length(taken) > 0L) {
    abort("waves", c(
      "{.arg {taken}} {?is/are} no wave{?s}.",
      i = "How answers are counted stands in {.arg count}, such as {.code count = list(N = 550)}."
    ), arg = taken[[1L]], call = call)
  }
}

# Names that are written as they are, and years in their order: later less earlier, and a
# trend per year, would else turn round.
check_wave_names <- function(name, call) {
  odd <- grep(control_characters, name, useBytes = TRUE)
  if (length(odd) > 0L) {
    abort("waves", c(
      "The name of a wave must be one line of plain text.",
      x = "{.val {clean_text(name[[odd[[1L]]]])}} has control characters."
    ), arg = "...", value = name[[odd[[1L]]]], call = call)
  }
  year <- name_years(name)
  if (is.unsorted(year)) {
    abort("waves", c(
      "Waves must be given in their order, the earliest first.",
      x = "They are {.val {name}}.", i = "Their names are years: put {.val {name[order(year)]}}."
    ), arg = "...", value = name, call = call)
  }
}

# Years, where all names are whole numbers; NULL where not.
name_years <- function(names) {
  year <- suppressWarnings(as.double(names))
  if (!anyNA(year) && all(year == round(year))) year
}

read_one_wave <- function(x, name, items, survey, count, known, id, call) {
  # a report has read its waves already
  if (inherits(x, "akkoord_read_wave")) {
    return(x)
  }
  if (inherits(x, "likert_counts")) {
    counts <- if (is.null(items)) x else x[x$item %in% items, ]
  } else if (inherits(x, "wave")) {
    counts <- count_wave(x, items, count, multiple = TRUE)
  } else if (inherits(x, "published_report")) {
    counts <- report_wave(x, items, survey, known, call)
  } else if (is.data.frame(x) || holds_answers(x)) {
    # every column, where nothing else says what an item is
    said <- any(c("codebook", "twins", "multiple") %in% names(count))
    if (is.null(items) && !said) items <- setdiff(answer_columns(x), id)
    counts <- if (is.null(items)) inject(likert_counts(x, !!!count)) else {
      inject(likert_counts(x, tidyselect::all_of(!!items), !!!count))
    }
  } else {
    abort("type", c(
      "A wave must be counts, answers or a published report.",
      x = "{.val {name}} is {.obj_type_friendly {x}}.",
      i = "{.fn likert_counts}, {.fn read_wave} and {.fn published_report} give one."
    ), arg = "...", value = class(x), column = name, call = call)
  }
  if (nrow(counts) == 0L) {
    abort(
      "waves", "Wave {.val {name}} has none of the items.", arg = "items", value = items,
      call = call
    )
  }
  counts <- options_as_items(with_counts(counts))
  data <- if (inherits(x, "wave")) {
    x$data
  } else if (is.data.frame(x) && !inherits(x, "likert_counts")) {
    x
  }
  structure(
    list(
      name = name, counts = counts, data = data,
      # a survey's name have counts of a report alone
      printed = inherits(x, "published_report") || !is.null(counts_about(counts)$survey),
      synthetic = inherits(x, "wave") && isTRUE(x$synthetic), twins = count$twins,
      options = if (inherits(x, "wave")) option_columns(x)
    ),
    class = "akkoord_read_wave"
  )
}

# Answers that are no data frame: in a database, of a design, in parts.
holds_answers <- function(x) {
  inherits(x, c("tbl_lazy", "survey.design", "svyrep.design")) ||
    is.list(x) && !is.object(x) && length(x) > 0L &&
      all(vapply(x, inherits, NA, c("tbl_lazy", "data.frame")))
}

# A design has more columns than items: its items are named.
answer_columns <- function(x) {
  if (inherits(x, c("survey.design", "svyrep.design"))) return(NULL)
  if (is.data.frame(x) || inherits(x, "tbl_lazy")) colnames(x) else colnames(x[[1L]])
}

# Every closed question of the wave's codebook that has an order, and that was asked; with
# `multiple` the others too.
count_wave <- function(x, items, count, call = caller_env(), multiple = FALSE) {
  check_wave(x, "x", call)
  plan <- codebook_item_plan(x$codebook)
  there <- Filter(function(p) {
    (p$type != "multiple" || multiple && !is.null(p$options)) && all(p$columns %in% names(x$data))
  }, plan)
  items <- items %||% names(there)
  inject(likert_counts(x, tidyselect::all_of(!!items), !!!count))
}

report_wave <- function(x, items, survey, known, call) {
  check_report(x, "...", call)
  if (is.null(survey)) {
    wanted <- items %||% known
    each <- split(x$items$item, x$items$survey)
    hits <- vapply(each, function(i) sum(i %in% wanted), 0L)
    best <- names(each)[hits == max(hits)]
    if (length(best) > 1L) {
      abort("survey", c(
        "The report holds several surveys: {.val {best}}.", i = "Say which in {.arg survey}."
      ), arg = "survey", value = best, call = call)
    }
    survey <- best
  }
  counts <- likert_counts(x, survey = survey)
  if (is.null(items)) counts else counts[counts$item %in% items, ]
}

# Persons --------------------------------------------------------------------------

wave_ids <- function(w, id, call) {
  if (is.null(w$data) || !id %in% names(w$data)) {
    abort("id", c(
      "Each wave must have its answers, with the column {.field {id}}.",
      x = if (is.null(w$data)) {
        "{.val {w$name}} is counts, or its answers are not here."
      } else {
        "{.val {w$name}} has no such column."
      },
      i = "{.fn read_wave} keeps a column that {.arg keep} names."
    ), arg = "id", value = id, column = id, call = call)
  }
  who <- as.character(w$data[[id]])
  again <- which(duplicated(who) & !is.na(who))
  if (length(again) > 0L) {
    abort("id", c(
      "A person stands once in each wave.",
      x = paste(
        "{.val {w$name}}: {.val {who[[again[[1L]]]]}} stands there twice, again in row",
        "{again[[1L]]}."
      )
    ), arg = "id", value = who[[again[[1L]]]], row = again[[1L]], column = id, call = call)
  }
  w$who <- who
  w
}

# Where an item's answers of a group stand: slots 1 to k, don't knows after these, NA.
wave_slots <- function(w, item, group) {
  if (!is.null(w$options[[item]])) {
    return(option_slots(w$options[[item]], w$data))
  }
  codebook <- counts_codebook(w$counts)
  plan <- if (!is.null(codebook)) codebook_item_plan(codebook)[[item]]
  columns <- if (!is.null(plan)) plan$columns else w$twins[[item]] %||% item
  column <- if (!is.null(names(columns)) && group %in% names(columns)) {
    columns[[group]]
  } else {
    columns[[1L]]
  }
  if (!column %in% names(w$data)) {
    return(NULL)
  }
  full_slots(w$data[[column]], item_scale(w$counts, item), column)
}

# Persons in both waves by their two answers, rows the later wave; the last row and column
# are those without an answer.
wave_joint <- function(cell, old, new) {
  a <- wave_slots(new, cell$item, cell$group)
  b <- wave_slots(old, cell$old_item, cell$group)
  if (is.null(a) || is.null(b)) {
    return(NULL)
  }
  at <- match(new$who, old$who, incomparables = NA)
  size <- c(cell$size, cell$old_size) + 1L
  a <- a[!is.na(at)]
  b <- b[at[!is.na(at)]]
  a[is.na(a)] <- size[[1L]]
  b[is.na(b)] <- size[[2L]]
  matrix(tabulate(a + size[[1L]] * (b - 1L), prod(size)), size[[1L]])
}

# Overlap as it was said: list(kind, m = c(low, high), said).
check_wave_overlap <- function(overlap, population, id, waves, call) {
  if (population == "different") {
    if (!is.null(id) || !is.null(overlap) && !identical(overlap, "independent")) {
      abort("overlap", c(
        "In different populations nobody is in both waves.",
        i = "Leave out {.arg overlap} and {.arg id}, or say {.code population = \"same\"}."
      ), arg = "overlap", value = overlap, call = call)
    }
    return(list(kind = "different", m = c(0, 0), said = "different"))
  }
  check_one_N(waves, call)
  if (!is.null(id)) {
    if (!is.null(overlap)) {
      abort("overlap",
        "Who is in both waves is said by {.arg id} or by {.arg overlap}, not by both.",
        arg = "overlap", value = overlap, call = call)
    }
    return(list(kind = "ids", m = c(NA, NA), said = "ids"))
  }
  if (is.null(overlap)) {
    tell(c(
      i = "Who answered in both waves is taken as unknown, which makes intervals wide.",
      i = paste(
        "{.arg id} or {.arg overlap} says it; {.code overlap = \"independent\"} stands",
        "for separate draws."
      )
    ), class = "akkoord_message_reading")
    overlap <- "unknown"
  }
  if (is.character(overlap)) {
    overlap <- check_choice(overlap, c("independent", "unknown"), "overlap", call = call)
    m <- if (overlap == "unknown") c(0, Inf) else c(0, 0)
    return(list(kind = overlap, m = m, said = overlap))
  }
  check_number(overlap, "overlap", min = 0, whole = TRUE, length = NULL, call = call)
  if (!length(overlap) %in% 1:2) {
    abort("overlap", c(
      "{.arg overlap} must be one number, or the least and the most.",
      x = "It has {length(overlap)}."
    ), arg = "overlap", value = overlap, call = call)
  }
  list(kind = "number", m = range(overlap), said = range(overlap))
}

check_one_N <- function(waves, call) {
  N <- vapply(waves, function(w) counts_people(w$counts)$N[[1L]], 0)
  if (anyNA(N) || length(unique(N)) > 1L) {
    abort("population", c(
      "The same population has one N, and it is that of every wave.",
      x = "N is {.val {unname(N)}} in {.val {names(waves)}}.",
      i = "Give {.arg N} where the waves are counted, or say {.code population = \"different\"}."
    ), arg = "population", value = N, call = call)
  }
}
