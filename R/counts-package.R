# Counts in files: a small data package (Frictionless) of tables a person can read, from
# which the same counts are read again. Answers of people are not in it, nor what was read
# on the way; nothing that is read is run.

#' Counts that travel
#'
#' `write_counts()` writes counts as a small data package: `datapackage.json` and CSV files of
#' the counts, the bases, the people and the relations of groups.
#' [as_likert_counts()] of the folder reads them again, with the same results, here or where
#' the answers may not go. Small counts are hidden first, see [suppress_counts()].
#'
#' Counts of several places add up, `c(a, b)`, or stand beside each other,
#' `c(BE = a, NL = b)`, see [c()][c.likert_counts], hidden ones as ranges.
#'
#' @param x [likert_counts()] of answers, without a survey design.
#' @param dir A folder: a new one, an empty one, or one with such a package, which is replaced.
#' @param min_cell As in [suppress_counts()].
#' @return `write_counts()`: the counts as they were written, invisibly.
#' @section What is in it:
#' `counts.csv`: a row an item, group and answer, `count` empty and `low` and `high` apart
#' where it is hidden. `bases.csv`: how many were asked and answered. `people.csv`: how many
#' there are of each group, and `N`. `relations.csv`: how many are in two groups, where that
#' is known; `pairs.csv`: the tables of who gave which two answers, where none of their cells
#' is hidden. `datapackage.json`: scales, labels, the threshold, the day, the version, and
#' the MD5 sum of the codebook. A text that a spreadsheet would take for a formula has an
#' apostrophe before it.
#' @section Errors: `akkoord_error_counts_file` for a folder that is no such package or a
#'   damaged one, and those of [suppress_counts()].
#' @examplesIf rlang::is_installed("jsonlite")
#' wave <- data.frame(
#'   q1 = c(5, 4, 2, 4, 4, 5, 5, 4, 2, 5, 3), country = rep(c("BE", "NL"), c(5, 6))
#' )
#' counts <- likert_counts(wave, q1, by = country, scale = "agree5", N = 400)
#' dir <- file.path(tempdir(), "counts")
#' write_counts(counts, dir, min_cell = 3)
#' list.files(dir)
#' as_likert_counts(dir)
#' @export
write_counts <- function(x, dir, min_cell = 5) {
  check_supplied()
  check_string(dir, "dir")
  check_json("dir")
  x <- suppress_counts(x, min_cell)
  about <- counts_about(x)
  if (!is.null(about$design)) {
    abort("weighted", c(
      "Counts of a survey design have covariances, which these files do not hold.",
      i = "{.fn tidy} gives their shares and standard errors as a table."
    ), arg = "x")
  }
  put_package(package_files(x, min_cell), dir, current_env())
  invisible(x)
}

# The files, by name: complete before the first is written.
package_files <- function(x, min_cell) {
  about <- counts_about(x)
  tables <- compact(list(
    counts = as.list(x)[intersect(
      c(
        "item", "group", "twin", "category", "position", "kind", "count", "low", "high",
        "base", "n", "w2"
      ),
      names(x)
    )],
    bases = as.list(about$bases)[bases_columns], people = as.list(about$people)[people_columns],
    relations = if (NROW(about$relations) > 0L) as.list(about$relations)[relations_columns],
    pairs = pair_rows(about$known)
  ))
  resources <- lapply(names(tables), function(name) {
    table <- tables[[name]]
    list(
      name = name, path = paste0(name, ".csv"), type = "table", format = "csv",
      mediatype = "text/csv", encoding = "utf-8",
      schema = list(missingValues = list(""), fields = lapply(names(table), function(f) {
        list(name = f, type = if (is.numeric(table[[f]])) "number" else "string")
      }))
    )
  })
  json <- list(
    `$schema` = "https://datapackage.org/profiles/2.0/datapackage.json",
    name = "akkoord-counts",
    description = "Counts of answers; a count that is empty is hidden and lies from low to high.",
    created = format(Sys.time(), "%Y-%m-%dT%H:%M:%SZ", tz = "UTC"),
    resources = resources, akkoord = package_about(x, min_cell)
  )
  files <- lapply(tables, function(table) csv_lines(lapply(table, guard_text)))
  names(files) <- paste0(names(tables), ".csv")
  c(files, list(datapackage.json = sub("\n$", "", json_write(json))))
}

package_about <- function(x, min_cell) {
  about <- counts_about(x)
  p <- about$people
  compact(list(
    version = 1L, package = as.character(utils::packageVersion("akkoord")),
    min_cell = max(min_cell, about$min_cell), survey = about$survey, base = about$base,
    weighted = about$weighted, n = if (p$n.low[[1L]] == p$n.high[[1L]]) p$n.low[[1L]],
    N = if (is.finite(p$N[[1L]])) p$N[[1L]],
    codebook_md5 = if (!is.null(about$codebook)) {
      codebook_md5(about$codebook)
    } else {
      about$codebook_md5
    },
    by = lapply(set_names(about$by), function(by) by_values(x, by)),
    banner = if (!is.null(about$banner)) lapply(about$banner, as.list),
    items = lapply(about$items, function(item) {
      compact(list(
        label = text_json(item$label), exclusive = item$exclusive, groups = item$groups,
        reversed = item$reversed, scale = packed_scale(item$scale)
      ))
    })
  ))
}

text_json <- function(x) if (length(x) > 1L || !is.null(names(x))) as.list(x) else x

packed_scale <- function(scale) {
  x <- compact(unclass(scale))
  for (f in intersect(c("labels", "dont_know", "also"), names(x))) x[[f]] <- lapply(x[[f]], as.list)
  for (f in intersect(c("dk_values", "values", "scores", "top"), names(x))) {
    x[[f]] <- as.list(x[[f]])
  }
  x
}

# The values of a `by` variable for each group.
by_values <- function(x, by) {
  first <- !duplicated(x$group)
  value <- x[[by]][first]
  type <- if (is.factor(value)) "factor" else if (is.logical(value)) "boolean" else
    if (is.numeric(value)) "number" else "string"
  text <- as.character(value)
  compact(list(
    type = type, levels = if (is.factor(value)) as.list(levels(value)),
    values = set_names(as.list(text), x$group[first])
  ))
}

pair_rows <- function(known) {
  out <- lapply(names(known), function(item) {
    lapply(known[[item]]$pairs, function(pair) {
      size <- nrow(pair$n)
      at <- expand.grid(row = seq_len(size), column = seq_len(size))
      c(
        list(item = rep(item, size^2), group1 = rep(pair$groups[[1L]], size^2),
          group2 = rep(pair$groups[[2L]], size^2)), as.list(at),
        lapply(compact(pair[c("n", "w", "w2")]), function(m) as.double(m))
      )
    })
  })
  out <- unlist(out, recursive = FALSE)
  if (length(out) == 0L) {
    return(NULL)
  }
  fields <- set_names(names(out[[1L]]))
  lapply(fields, function(f) unlist(lapply(out, `[[`, f)))
}

put_package <- function(files, dir, call) {
  dir <- path_bytes(dir)
  there <- list.files(dir, all.files = TRUE, no.. = TRUE)
  if (file.exists(dir) && !dir.exists(dir) ||
    length(there) > 0L && !"datapackage.json" %in% there) {
    abort("counts_file", c(
      "{.arg dir} must be a new or an empty folder, or one with counts.",
      x = "{.file {dir}} is {if (dir.exists(dir)) 'a folder with other files' else 'a file'}."
    ), arg = "dir", value = dir, call = call)
  }
  if (length(there) > 0L) read_package(dir, call)
  if (!dir.exists(dir) && !dir.create(dir, showWarnings = FALSE, recursive = TRUE)) {
    abort("counts_file", c(
      "{.arg dir} cannot be made.", x = "{.file {dir}}."
    ), arg = "dir", value = dir, call = call)
  }
  # what an earlier package had, and this one has not
  unlink(file.path(dir, setdiff(c("relations.csv", "pairs.csv"), names(files))))
  for (name in names(files)) {
    put_file(file.path(dir, name), files[[name]], "counts_file", arg = "dir", call = call)
  }
}
