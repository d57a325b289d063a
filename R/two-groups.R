# What the tests of two groups are given, read into one twin table: vectors, a twin
# table, a table of counts by group, or a formula. The tests share this file.
#
# Answers: list(twin, scale, groups, data.name), with `twin` a twin_table of the
# (k+1) x (k+1) counts, rows the first group's answers.
#
# paired   TRUE: element i of x and of y are one respondent; with a formula, `id`
#          pairs the rows. FALSE: two samples; nobody may be in both.
# nominal  TRUE where the order of the answers does not matter

read_two_groups <- function(x, y = NULL, data = NULL, id = NULL, scale = NULL,
                            paired = TRUE, nominal = FALSE, data.name = NULL,
                            call = caller_env()) {
  if (inherits(x, "formula")) {
    groups <- formula_groups(x, data, id, paired, call)
    data.name <- groups$data.name
  } else if (is_count_table(x)) {
    if (!is.null(y)) stop_with_table("y", call)
    twin <- if (inherits(x, "twin_table")) x else counts_twin(x, scale, call)
    check_whole_table(twin, call)
    groups <- list(twin = twin)
  } else {
    if (is.null(y)) {
      abort("type", c(
        "{.arg y}, the answers for the second group, is missing.",
        i = "{.arg x} alone must be a {.fn twin_table} or a formula."
      ), arg = "y", call = call)
    }
    if (paired && length(x) != length(y)) {
      abort("length", c(
        "{.arg x} and {.arg y} must have one element a respondent.",
        x = "{.arg x} has {length(x)}, {.arg y} has {length(y)}.",
        i = "Put {.code NA} where a respondent did not answer for a group."
      ), arg = "y", value = y, call = call)
    }
    groups <- list(x = x, y = y, names = c("x", "y"))
  }
  if (is.null(groups$twin)) {
    scale <- two_scale(groups$x, groups$y, scale, nominal, call)
    k <- scale_size(scale)
    check_twin_size(k, call = call)
    sx <- answer_slots(groups$x, scale, "x", groups$names[[1L]], call = call)
    sy <- answer_slots(groups$y, scale, "y", groups$names[[2L]], call = call)
    if (!paired) {
      none <- c(rep(k + 1L, length(sx)), sy)
      sx <- c(sx, rep(k + 1L, length(sy)))
      sy <- none
    }
    groups$twin <- new_twin_table(cross_slots(sx, sy, k), scale, groups$names)
  }
  twin <- groups$twin
  out <- list(
    twin = twin, scale = attr(twin, "scale"), groups = names(dimnames(twin)),
    data.name = data.name
  )
  check_two_bases(out, call)
  if (!paired) check_no_pairs(out, call)
  out
}

is_count_table <- function(x) {
  inherits(x, "twin_table") || is.matrix(x) && is.numeric(x) || is.table(x)
}

stop_with_table <- function(arg, call) {
  abort("type", c(
    "{.arg {arg}} has no meaning beside a table of counts in {.arg x}.",
    i = "Leave it out, or give both groups' answers as vectors."
  ), arg = arg, call = call)
}

# A table of counts: a group a row (or a column), an answer a column
counts_twin <- function(x, scale, call) {
  d <- dim(x)
  if (length(d) != 2L || !any(d == 2L)) {
    abort("type", c(
      "A table of counts must have two rows, one a group, and a column an answer.",
      x = if (length(d) == 2L) {
        "It has {d[[1L]]} row{?s} and {d[[2L]]} column{?s}."
      } else {
        "It has {length(d)} dimension{?s}."
      },
      i = "The table of respondents by their two answers is a {.fn twin_table}."
    ), arg = "x", value = d, call = call)
  }
  if (d[[1L]] != 2L) x <- t(x)
  k <- ncol(x)
  if (k < 2L) {
    abort("type", "A table of counts must have at least two answers.",
      arg = "x", value = d, call = call
    )
  }
  check_twin_size(k, "x", call)
  scale <- table_scale(scale, colnames(x), k, call)
  twin <- matrix(0, k + 1L, k + 1L)
  twin[seq_len(k), k + 1L] <- x[1L, ]
  twin[k + 1L, seq_len(k)] <- x[2L, ]
  new_twin_table(twin, scale, rownames(x) %||% c("x", "y"))
}

# The scale of a table of k answers: the one given, else its labels.
table_scale <- function(scale, labels, k, call) {
  if (is.null(scale)) {
    return(likert_scale(labels %||% as.character(seq_len(k))))
  }
  scale <- as_scale(scale, call = call)
  if (scale_size(scale) != k) {
    abort("scale", c(
      "{.arg scale} must have as many answers as the table has.",
      x = "{.arg scale} has {scale_size(scale)}, the table {k}."
    ), arg = "scale", value = scale_size(scale), call = call)
  }
  scale
}

check_whole_table <- function(twin, call = caller_env()) {
  cells <- unclass(twin)
  bad <- which(!is.finite(cells) | cells < 0)
  if (length(bad) > 0L) {
    abort("count", c(
      "The table in {.arg x} must hold numbers of respondents.",
      x = "Cell {bad[[1L]]} is {.val {cells[[bad[[1L]]]]}}."
    ), arg = "x", value = cells[[bad[[1L]]]], row = bad[[1L]], call = call)
  }
  bad <- which(cells != round(cells))
  if (length(bad) > 0L) {
    abort("weighted", c(
      "Tests of two groups need whole counts, not weighted ones.",
      x = "Cell {bad[[1L]]} is {.val {cells[[bad[[1L]]]]}}.",
      i = "For weighted answers see {.code survey::svyranktest()}."
    ), arg = "x", value = cells[[bad[[1L]]]], row = bad[[1L]], call = call)
  }
}

check_two_bases <- function(groups, call) {
  cells <- unclass(groups$twin)
  k <- nrow(cells) - 1L
  base <- c(sum(cells[seq_len(k), ]), sum(cells[, seq_len(k)]))
  if (any(base == 0)) {
    i <- which(base == 0)[[1L]]
    abort("empty", c(
      "Somebody must have answered for each group.",
      x = "Nobody did for {.field {groups$groups[[i]]}}."
    ), arg = "x", value = 0, row = i, call = call)
  }
}

check_no_pairs <- function(groups, call) {
  k <- nrow(groups$twin) - 1L
  m <- sum(unclass(groups$twin)[seq_len(k), seq_len(k)])
  if (m > 0) {
    abort("overlap", c(
      "This test is for two groups that share no respondents.",
      x = "{m} respondent{?s} answered for both.",
      i = paste(
        "{.fn overlap_test} compares groups that overlap; for those who answered for",
        "both alone there are {.fn signed_rank_test} and",
        "{.fn marginal_homogeneity_test}."
      )
    ), arg = "x", value = m, call = call)
  }
}

# The scale of two vectors: given, or that of factors and value labels, or for
# numbers the values that occur.
two_scale <- function(x, y, scale, nominal, call) {
  if (!is.null(scale)) {
    scale <- as_scale(scale, call = call)
    if (!nominal) check_ordered_scale(scale, call)
    return(scale)
  }
  plain <- function(v) (is.numeric(v) || is.logical(v)) && !is.object(v)
  if (plain(x) && plain(y)) {
    values <- sort(unique(as.double(c(x, y))))
    if (any(is.infinite(values))) {
      abort("number", c(
        "Answers must be finite.", x = "One is {.val {values[is.infinite(values)][[1L]]}}."
      ), arg = "x", value = values[is.infinite(values)][[1L]], call = call)
    }
    if (length(values) > most_twin_answers) {
      abort("scale", c(
        "{.arg x} and {.arg y} have {length(values)} different answers.",
        i = "These tests work on the counts of an answer scale; give {.arg scale}."
      ), arg = "scale", value = length(values), call = call)
    }
    # one value, or none: a second answer that nobody gave
    while (length(values) < 2L) values <- c(values, sum(values) + 1)
    # answers seen are no scale, so nothing is said of its top
    return(likert_scale(values, top = integer()))
  }
  read <- infer_reading(x) %||% stop_no_scale("x", "x", call)
  scale <- read$scale
  for (v in list(x, y)) {
    if (is.factor(v) && !nominal && scale_size(scale) > 2L && !scale$ordered) {
      abort("unordered", c(
        "The answers must have an order.",
        x = "They are a factor without one: {some_of(levels(v))}.",
        i = paste(
          "Use {.code factor(x, levels, ordered = TRUE)}, lowest level first, or give",
          "{.arg scale}."
        )
      ), arg = "x", value = levels(v), call = call)
    }
  }
  other <- infer_scale(y) %||% stop_no_scale("y", "y", call)
  if (!identical(scale$labels, other$labels)) {
    abort("scale", c(
      "{.arg x} and {.arg y} must have the same answers.",
      x = paste(
        "{.arg x} has {some_of(scale_labels(scale))}; {.arg y} has",
        "{some_of(scale_labels(other))}."
      ),
      i = "Give {.arg scale}."
    ), arg = "y", value = scale_labels(other), call = call)
  }
  tell_reading(item_notes(read$notes, "x, y", nominal || scale_size(scale) == 2L), call)
  # two answers have an order without being told
  if (!nominal && !scale$ordered) scale <- likert_scale(scale$labels)
  scale
}

check_ordered_scale <- function(scale, call = caller_env()) {
  if (!scale$ordered) {
    abort("unordered", c(
      "The answers must have an order.",
      x = "{.arg scale} is nominal: {some_of(scale_labels(scale))}.",
      i = "{.fn freeman_halton_test} and {.fn marginal_homogeneity_test} need none."
    ), arg = "scale", call = call)
  }
}

# answer ~ group, with id naming the respondent
formula_groups <- function(formula, data, id, paired, call) {
  if (length(formula) != 3L || length(all.vars(formula[[3L]])) != 1L) {
    abort("formula", c(
      "The formula must be {.code answer ~ group}.",
      x = "It is {.code {expr_text(formula)}}."
    ), arg = "formula", value = formula, call = call)
  }
  check_data(data, call)
  env <- environment(formula)
  answer <- column_of(formula[[2L]], data, env, call)
  group <- column_of(formula[[3L]], data, env, call)
  names <- c(expr_text(formula[[2L]]), expr_text(formula[[3L]]))
  n <- length(answer)
  check_same_rows(group, n, names[[2L]], names[[1L]], call)
  levels <- two_levels(group, names[[2L]], call)
  side <- match(as.character(group), levels)
  data.name <- paste(names, collapse = " by ")
  if (is.null(id)) {
    if (paired) {
      abort("id", c(
        "{.arg id} must say which respondent each row is of.",
        i = "Answers are paired by respondent, never by the order of rows."
      ), arg = "id", call = call)
    }
    return(list(
      x = answer[which(side == 1L)], y = answer[which(side == 2L)], names = levels,
      data.name = data.name
    ))
  }
  check_same_rows(id, n, "id", names[[1L]], call)
  check_one_each(id, side, levels, call)
  key <- match(id, unique(id))
  people <- max(key, 0L)
  at <- lapply(1:2, function(g) {
    rows <- rep(NA_integer_, people)
    rows[key[which(side == g)]] <- which(side == g)
    rows
  })
  x <- answer[at[[1L]]]
  y <- answer[at[[2L]]]
  if (!paired) {
    # who is in both shows as a pair, which the caller refuses
    both <- sum(!is.na(x) & !is.na(y))
    if (both > 0L) {
      abort("overlap", c(
        "This test is for two groups that share no respondents.",
        x = "{both} respondent{?s} answered for both.",
        i = "{.fn overlap_test} compares groups that overlap."
      ), arg = "id", value = both, call = call)
    }
  }
  list(x = x, y = y, names = levels, data.name = data.name)
}

two_levels <- function(group, name, call) {
  levels <- if (is.factor(group)) levels(droplevels(group)) else sort(unique(group))
  levels <- as.character(levels)
  if (length(levels) != 2L) {
    abort("groups", c(
      "There must be two groups.",
      x = "{.field {name}} has {length(levels)}: {some_of(levels)}.",
      i = if (length(levels) > 2L) "{.fn compare_groups} compares more groups, two by two."
    ), arg = "formula", value = levels, call = call)
  }
  levels
}

# One answer a person and group.
check_one_each <- function(id, side, levels, call) {
  if (anyNA(id)) {
    i <- which(is.na(id))[[1L]]
    abort("id", c(
      "{.arg id} must not be missing.", x = "It is in row {i}."
    ), arg = "id", row = i, call = call)
  }
  key <- match(id, unique(id))
  twice <- which(duplicated(data.frame(key, side)) & !is.na(side))
  if (length(twice) > 0L) {
    i <- twice[[1L]]
    first <- which(key == key[[i]] & side %in% side[[i]])[[1L]]
    abort("id", c(
      "A respondent can have one answer a group.",
      x = paste(
        "{.arg id} {.val {id[[i]]}} has two for {.field {levels[[side[[i]]]]}}: rows",
        "{first} and {i}."
      )
    ), arg = "id", value = id[[i]], row = i, call = call)
  }
}

column_of <- function(expr, data, env, call) {
  tryCatch(eval(expr, data, env), error = function(e) {
    abort("column", c(
      "{.code {expr_text(expr)}} cannot be found.",
      x = escaped(conditionMessage(e))
    ), arg = "formula", value = expr_text(expr), call = call)
  })
}

check_same_rows <- function(x, n, name, other, call) {
  if (length(x) != n) {
    abort("length", c(
      "{.field {name}} and {.field {other}} must have as many rows.",
      x = "{.field {name}} has {length(x)}, {.field {other}} has {n}."
    ), arg = name, value = length(x), call = call)
  }
}

expr_text <- function(x) paste(deparse(x, width.cutoff = 60L), collapse = " ")

# `id` as a caller writes it: a bare column of data, or a vector
id_of <- function(quo, data, call = caller_env()) {
  check_data(data, call)
  if (quo_is_null(quo)) NULL else eval_tidy(quo, data)
}

# Whether all answers, of both groups, are the same one
one_answer_only <- function(twin) {
  cells <- unclass(twin)
  k <- nrow(cells) - 1L
  sum(rowSums(cells)[seq_len(k)] + colSums(cells)[seq_len(k)] > 0) < 2L
}

# Flags of the scale's top set, or NULL
top_flags <- function(scale) {
  if (length(scale$top) > 0L) seq_len(scale_size(scale)) %in% scale$top
}
