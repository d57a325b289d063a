# Counts from files that write_counts() wrote, perhaps elsewhere: all of it is checked.

#' @rdname write_counts
#' @param codebook The codebook of the questionnaire, if the counts were made with one: it does not
#'   travel, its sum is compared.
#' @param ... Not used.
#' @return `as_likert_counts()`: the [likert_counts()].
#' @export
as_likert_counts.character <- function(x, codebook = NULL, ...) {
  check_dots_empty_akk(...)
  check_string(x, "x")
  check_json("x")
  call <- current_env()
  out <- read_package(x, call)
  if (is.null(codebook)) {
    return(out)
  }
  check_codebook(codebook, "codebook")
  about <- counts_about(out)
  if (!identical(about$codebook_md5, codebook_md5(codebook))) {
    abort("codebook", c(
      "These counts were made with another codebook, or without one.",
      i = "Its MD5 sum is {.val {about$codebook_md5 %||% \"not there\"}}."
    ), arg = "codebook")
  }
  about$codebook <- codebook
  as_counts_object(as_tibble(out), about)
}

stop_package <- function(dir, why, call) {
  abort("counts_file", c(
    "The folder holds no counts that can be read.",
    x = "{.file {dir}}: {why}.",
    i = "{.fn write_counts} writes such a folder."
  ), arg = "x", value = dir, call = call)
}

read_package <- function(dir, call) {
  dir <- path_bytes(dir)
  stop_at <- function(why) stop_package(path_text(dir), why, call)
  if (!dir.exists(dir)) stop_at("there is no such folder")
  json <- package_json(file.path(dir, "datapackage.json"), stop_at)
  known <- c("counts", "bases", "people", "relations", "pairs")
  names <- vapply(json$resources, function(r) if (is_string(r$name)) r$name else "", "")
  if (!all(known[1:3] %in% names) || !all(names %in% known) || anyDuplicated(names)) {
    stop_at("its tables are not counts, bases, people, relations and pairs")
  }
  tables <- lapply(set_names(names), function(name) {
    package_table(file.path(dir, paste0(name, ".csv")), name, stop_at, call)
  })
  about <- package_meta(json$akkoord, stop_at)
  counts_of_package(tables, about, stop_at, call)
}

package_json <- function(file, stop_at) {
  if (!file.exists(file) || dir.exists(file)) stop_at("datapackage.json is not there")
  if (file.size(file) > json_limits[["bytes"]]) stop_at("datapackage.json is too large")
  text <- rawToChar_utf8(file)
  if (is.null(text)) stop_at("datapackage.json is no UTF-8 text")
  scan <- json_scan(text)
  if (!is.null(scan$problem)) {
    stop_at(paste0("datapackage.json, line ", scan$line, ": ", scan$problem))
  }
  if (length(scan$twice) > 0L) {
    stop_at(paste0("datapackage.json has ", scan$twice[[1L]]$pointer, " twice"))
  }
  json <- jsonlite::fromJSON(text, simplifyVector = FALSE)
  if (!is.list(json) || !is.list(json$resources) || !is.list(json$akkoord)) {
    stop_at("datapackage.json is of something else")
  }
  if (!identical(json$akkoord$version, 1L)) {
    stop_at("it was written by a later version of akkoord")
  }
  json
}

rawToChar_utf8 <- function(file) {
  bytes <- read_bytes(file)
  if (any(bytes == 0L)) {
    return(NULL)
  }
  text <- rawToChar(bytes)
  Encoding(text) <- "UTF-8"
  if (validUTF8(text)) text
}

# What each table must have; numbers are whole where they count people.
package_columns <- function() list(
  counts = list(text = c("item", "group", "twin", "category", "kind"),
    number = c("position", "count", "low", "high", "base", "n", "w2"), more = c("twin", "n", "w2")),
  bases = list(text = c("item", "group", "outer", "twin", "people"),
    number = setdiff(bases_columns, c("item", "group", "outer", "twin", "people")), more = NULL),
  people = list(
    text = c("group", "role", "parent"), number = c("n.low", "N", "n.high"), more = NULL
  ),
  relations = list(text = c("item", "group1", "group2", "kind", "said"),
    number = c("m.low", "m.high"), more = NULL),
  pairs = list(text = c("item", "group1", "group2"),
    number = c("row", "column", "n", "w", "w2"), more = c("w", "w2"))
)

package_table <- function(file, name, stop_at, call) {
  file_name <- basename(file)
  if (!file.exists(file) || dir.exists(file)) stop_at(paste(file_name, "is not there"))
  if (file.size(file) > 1e8) stop_at(paste(file_name, "is too large"))
  cells <- read_delimited(file, "UTF-8", ",", call)$cells
  head <- vapply(cells, `[[`, "", 1L)
  want <- package_columns()[[name]]
  if (anyDuplicated(head) || !all(setdiff(c(want$text, want$number), want$more) %in% head) ||
    !all(head %in% c(want$text, want$number))) {
    stop_at(paste(file_name, "does not have the columns of such a table"))
  }
  out <- lapply(set_names(cells, head), `[`, -1L)
  for (f in intersect(want$text, head)) {
    if (!all(validUTF8(out[[f]]))) stop_at(paste(file_name, "is no UTF-8 text"))
    out[[f]] <- unguard_text(out[[f]])
  }
  for (f in intersect(want$number, head)) {
    text <- out[[f]]
    value <- suppressWarnings(as.double(text))
    bad <- which(
      nzchar(text) & (is.na(value) | value < 0 | !grepl("^([0-9.]+([eE][-+]?[0-9]+)?|Inf)$", text))
    )
    if (length(bad) > 0L) {
      stop_at(paste0(file_name, ", row ", bad[[1L]] + 1L, ": ", f, " is no number"))
    }
    out[[f]] <- value
  }
  if (length(out[[1L]]) == 0L) stop_at(paste(file_name, "has no rows"))
  out
}

# What datapackage.json says of scales, groups and items.
package_meta <- function(x, stop_at) {
  bad <- function(what) stop_at(paste("datapackage.json has no sound", what))
  flag <- function(v, what) if (is_bool(v)) v else bad(what)
  if (!is_string(x$base) || !x$base %in% c("substantive", "answered")) bad("base")
  if (!is.numeric(x$min_cell) || length(x$min_cell) != 1L || x$min_cell < 1) bad("min_cell")
  if (!is.null(x$survey) && !is_string(x$survey)) bad("survey")
  if (!is.null(x$codebook_md5) && !is_string(x$codebook_md5)) bad("sum of the codebook")
  if (!is.list(x$items) || !is_named(x$items)) bad("items")
  items <- lapply(x$items, function(item) {
    if (!is.list(item) || !is_string(item$groups) || !item$groups %in% relation_kinds) {
      bad("groups of items")
    }
    label <- unlist(item$label)
    if (!is.character(label) || length(label) == 0L) bad("labels of items")
    list(
      scale = package_scale(item$scale, bad), label = label,
      exclusive = flag(item$exclusive, "items"), groups = item$groups,
      reversed = flag(item$reversed, "items")
    )
  })
  by <- lapply(x$by, function(v) {
    values <- if (is.list(v)) lapply(v$values, function(z) if (is.null(z)) NA_character_ else z)
    type <- if (is.list(v)) v$type
    if (!is_named(values) || !all(vapply(values, is.character, NA)) || !is_string(type)) {
      bad("groups")
    }
    values <- unlist(values)
    values <- switch(type,
      factor = factor(values, unlist(v$levels)), number = as.double(values),
      boolean = as.logical(values), values
    )
    list(values = values, group = names(v$values))
  })
  banner <- lapply(x$banner, function(v) as.character(unlist(v)))
  list(
    items = items, by = by, banner = if (length(banner) > 0L) banner, base = x$base,
    weighted = flag(x$weighted, "mark of weights"), survey = x$survey, min_cell = x$min_cell,
    codebook_md5 = x$codebook_md5
  )
}

package_scale <- function(x, bad) {
  if (!is.list(x) || !is_named(x)) bad("scales")
  texts <- function(v) lapply(v, function(z) as.character(unlist(z)))
  out <- list(
    name = x$name, lang = x$lang, labels = texts(x$labels),
    dont_know = if (!is.null(x$dont_know)) texts(x$dont_know),
    dk_values = unlist(x$dk_values), values = unlist(x$values), scores = unlist(x$scores),
    top = as.integer(unlist(x$top)), ordered = x$ordered,
    also = if (!is.null(x$also)) texts(x$also)
  )
  numbers <- out[c("dk_values", "values", "scores")]
  if (!all(vapply(numbers, function(v) is.null(v) || is.numeric(v), NA))) bad("scales")
  for (f in c("dk_values", "values", "scores")) {
    if (!is.null(out[[f]])) out[[f]] <- as.double(out[[f]])
  }
  words <- c(out$labels, out$dont_know, out$also)
  if (!is_named(out$labels) || !all(vapply(words, function(v) all(is_readable(v)), NA))) {
    bad("scales")
  }
  scale <- structure(out[c(names(out))], class = "likert_scale")
  tryCatch(check_scale_whole(scale), akkoord_error = function(e) bad("scales"))
}

counts_of_package <- function(tables, about, stop_at, call) {
  cells <- tables$counts
  items <- about$items
  off <- which(!cells$item %in% names(items))
  if (length(off) > 0L) stop_at("counts.csv has an item that datapackage.json has not")
  package_faults(tables, about, stop_at)
  by <- lapply(about$by, function(v) {
    at <- match(cells$group, v$group)
    if (anyNA(at)) stop_at("counts.csv has a group that datapackage.json has not")
    unname(v$values[at])
  })
  front <- c(
    "item", names(by), if (!is.null(cells$twin)) "twin", "group", "category", "position",
    "kind"
  )
  cells$position <- as.integer(cells$position)
  cells <- c(cells["item"], by, cells[setdiff(names(cells), "item")])
  cells <- cells[c(front, setdiff(names(cells), front))]
  known <- package_pairs(tables$pairs, about, stop_at)
  out <- tryCatch(
    new_likert_counts(
      tibble::new_tibble(cells, nrow = length(cells[[1L]])),
      tibble::new_tibble(tables$bases[bases_columns], nrow = length(tables$bases$item)),
      as.data.frame(tables$people[people_columns], stringsAsFactors = FALSE),
      items = items, by = names(by) %||% character(), known = known,
      relations = if (!is.null(tables$relations)) {
        as.data.frame(tables$relations[relations_columns], stringsAsFactors = FALSE)
      },
      weighted = about$weighted, base = about$base, survey = about$survey
    ),
    akkoord_error_counts = function(e) stop_at(e$value)
  )
  for (f in c("banner", "min_cell", "codebook_md5")) attr(out, "akkoord")[[f]] <- about[[f]]
  out
}

# What numbers must be to each other.
package_faults <- function(tables, about, stop_at) {
  cells <- tables$counts
  whole <- function(v) all(is.na(v) | is.infinite(v) | v == trunc(v))
  if (!about$weighted && !all(vapply(cells[c("count", "low", "high", "base")], whole, NA))) {
    stop_at("counts.csv has counts of people that are not whole")
  }
  if (anyNA(cells$low) || anyNA(cells$high) || any(cells$low > cells$high) ||
    any(!is.na(cells$count) & (cells$count != cells$low | cells$low != cells$high))) {
    stop_at("counts.csv has a count that is not what low and high say")
  }
  if (!all(cells$kind %in% c("substantive", "dk", "missing", "not_asked"))) {
    stop_at("counts.csv has a kind that there is not")
  }
  b <- tables$bases
  p <- tables$people
  for (f in c("asked", "answered", "substantive")) {
    ends <- list(b[[paste0(f, ".low")]], b[[paste0(f, ".high")]])
    if (anyNA(unlist(ends)) || any(ends[[1L]] > ends[[2L]])) {
      stop_at("bases.csv has a base without ends")
    }
  }
  if (any(is.infinite(b$answered.high))) stop_at("bases.csv has a base without ends")
  if (!all(p$role %in% c("total", "group", "missing", "margin", "twin")) ||
    anyNA(p$n.low[p$role != "twin"]) || any(p$n.low > p$n.high, na.rm = TRUE)) {
    stop_at("people.csv has people that are none")
  }
  if (!all(b$outer %in% p$group)) stop_at("bases.csv has a group that people.csv has not")
  key <- base_key(b$item, b$group)
  at <- match(base_key(cells$item, cells$group), key)
  if (anyNA(at)) stop_at("counts.csv has an item and group without a base")
  for (item in unique(cells$item)) {
    scale <- about$items[[item]]$scale
    here <- which(cells$item == item & cells$kind == "substantive")
    there <- match(cells$category[here], scale_ids(scale))
    if (!identical(as.double(cells$position[here]), as.double(there)) ||
      anyNA(cells$position[here]) ||
      !all(cells$category[cells$item == item & cells$kind == "dk"] %in% scale_dk_ids(scale))) {
      stop_at("counts.csv has an answer that is not on the scale of its item")
    }
    if (about$weighted || !about$items[[item]]$exclusive) next
    for (i in unique(at[here])) {
      rows <- here[at[here] == i]
      if (length(rows) != scale_size(scale) || sum(cells$low[rows]) > b$substantive.high[[i]] ||
        sum(cells$high[rows]) < b$substantive.low[[i]]) {
        stop_at("counts.csv has answers that do not add up to their base")
      }
    }
  }
}

package_pairs <- function(pairs, about, stop_at) {
  if (is.null(pairs)) {
    return(list())
  }
  key <- factor(pairs$item, unique(pairs$item))
  lapply(split(seq_along(key), key), function(of) {
    item <- about$items[[pairs$item[[of[[1L]]]]]]
    if (is.null(item)) stop_at("pairs.csv has an item that datapackage.json has not")
    size <- scale_size(item$scale) + scale_dk_size(item$scale) + 1L
    groups <- paste(pairs$group1[of], pairs$group2[of], sep = "\r")
    list(pairs = unname(lapply(split(of, factor(groups, unique(groups))), function(at) {
      if (length(at) != size^2 || anyNA(pairs$n[at]) ||
        !identical(pairs$row[at] + size * (pairs$column[at] - 1), as.double(seq_len(size^2)))) {
        stop_at("pairs.csv has a table that is not whole")
      }
      n <- matrix(pairs$n[at], size)
      if (!about$weighted && max(n) <= .Machine$integer.max) storage.mode(n) <- "integer"
      compact(list(
        groups = c(pairs$group1[[at[[1L]]]], pairs$group2[[at[[1L]]]]), n = n,
        w = if (about$weighted && !is.null(pairs$w)) matrix(pairs$w[at], size),
        w2 = if (about$weighted && !is.null(pairs$w2)) matrix(pairs$w2[at], size)
      ))
    })))
  })
}

# What writing asks too ---------------------------------------------------------------

relations_columns <- c("item", "group1", "group2", "kind", "m.low", "m.high", "said")

check_json <- function(arg, call = caller_env()) {
  if (!is_installed("jsonlite")) {
    abort("package", "This needs the package {.pkg jsonlite}.", arg = arg, call = call)
  }
}

codebook_md5 <- function(codebook) {
  file <- tempfile()
  on.exit(unlink(file))
  writeBin(charToRaw(json_write(unclass(codebook))), file)
  unname(tools::md5sum(file))
}

# csv_lines() puts an apostrophe before what would be a formula; a text that begins with
# one gets another, so that reading takes away what writing added.
formula_start <- "^'+([-=+@\t\r\n]|\uff0b|\uff0d|\uff1d|\uff20)"
guard_text <- function(x) {
  if (!is.character(x)) {
    return(x)
  }
  ifelse(grepl(formula_start, x), paste0("'", x), x)
}

unguard_text <- function(x) ifelse(grepl(formula_start, x), substring(x, 2L), x)
