# Named sets of answers: shares of several answers together, and differences of these (net,
# NPS). A set is weights of an item's answers, 1 and 0, or 1, 0 and -1.

# Sets as they are written, list(agree = 4:5, net = ~ agree - disagree, "nps"), as a list by
# name of `plus` and `minus`: scores, labels, or the words top and bottom.
read_sets <- function(sets, call = caller_env()) {
  if (is.null(sets)) {
    return(structure(list(), class = "akkoord_sets"))
  }
  # read already
  if (inherits(sets, "akkoord_sets")) {
    return(sets)
  }
  sets <- if (is.vector(sets) || is_formula(sets)) as.list(sets)
  if (!is.list(sets) || length(sets) == 0L) stop_sets(sets, call)
  if (length(sets) > 1000L) {
    abort("sets", c(
      "{.arg sets} has at most 1000 sets of answers.", x = "It has {length(sets)}.",
      i = "Answers of one set go together: {.code list(agree = 4:5)}."
    ), arg = "sets", value = length(sets), call = call)
  }
  name <- names(sets) %||% rep("", length(sets))
  name[is.na(name)] <- ""
  for (i in which(!nzchar(name))) {
    if (!is_string(sets[[i]]) || !nzchar(sets[[i]])) stop_sets(sets[[i]], call)
    name[[i]] <- sets[[i]]
  }
  if (anyDuplicated(name)) {
    abort("sets", "{.arg sets} names {.val {name[anyDuplicated(name)]}} twice.",
      arg = "sets", value = name, call = call
    )
  }
  taken <- intersect(
    name, c("n", "n_eff", "mean", "sd", "median", "dk", "missing", "item", "group")
  )
  if (length(taken) > 0L) {
    abort("sets", "{.val {taken[[1L]]}} is no name for a set: a column is called so.",
      arg = "sets", value = taken, call = call
    )
  }
  out <- list()
  for (i in seq_along(sets)) out[[name[[i]]]] <- read_set(sets[[i]], out, call)
  structure(out, class = "akkoord_sets")
}

read_set <- function(one, known, call) {
  if (is_string(one) && one %in% c("net", "nps")) {
    if (one == "net") {
      return(list(plus = "top", minus = "bottom"))
    }
    return(list(plus = 9:10, minus = 0:6, of = 0:10))
  }
  if (is_formula(one, lhs = FALSE)) {
    difference <- f_rhs(one)
    if (!is_call(difference, "-", 2L)) stop_sets(one, call)
    each <- lapply(as.list(difference)[-1L], function(part) {
      name <- if (is_symbol(part)) as_string(part) else part
      if (is_string(name) && !is.null(known[[name]]$plus) && is.null(known[[name]]$minus)) {
        return(known[[name]]$plus)
      }
      if (is_string(name) && name %in% c("top", "bottom")) name else stop_sets(one, call)
    })
    return(list(plus = each[[1L]], minus = each[[2L]]))
  }
  if (length(one) == 0L || !is.character(one) && !is.numeric(one) || anyNA(one)) {
    stop_sets(one, call)
  }
  if (is.character(one)) check_text(one, "sets", call)
  list(plus = one)
}

stop_sets <- function(value, call) {
  abort("sets", c(
    "{.arg sets} names sets of answers.",
    x = "It has {.obj_type_friendly {value}}.",
    i = paste(
      "For instance {.code list(agree = 4:5, disagree = 1:2, net = ~ agree - disagree)},",
      "or {.code c(\"top\", \"bottom\", \"net\", \"nps\")}."
    )
  ), arg = "sets", value = value, call = call)
}

# Answers that a set names, as positions of the scale; NULL where it is not about this scale.
set_positions <- function(members, scale) {
  k <- scale_size(scale)
  if (identical(members, "top")) {
    return(if (length(scale$top) > 0L) scale$top)
  }
  if (identical(members, "bottom")) {
    return(bottom_positions(scale))
  }
  at <- if (is.numeric(members)) {
    match(members, scale$scores %||% scale$values)
  } else {
    match_texts(members, scale_texts(scale))
  }
  if (!anyNA(at) && all(at <= k)) sort(unique(at))
}

# Names of ours that the user gave to other answers.
own_sets <- function(sets) {
  known <- list(bottom = list(plus = "bottom"), net = list(plus = "top", minus = "bottom"))
  known$nps <- list(plus = 9:10, minus = 0:6, of = 0:10)
  Filter(function(name) !identical(sets[[name]], known[[name]]), names(sets))
}

# Items whose top set has a name among `sets`.
items_top_named <- function(x, sets) {
  items <- counts_items(x)[unique(x$item)]
  names(Filter(function(about) {
    top <- about$scale$top
    any(vapply(unclass(sets), function(set) {
      is.null(set$minus) && isTRUE(about$exclusive) && length(top) > 0L &&
        identical(as.double(set_positions(set$plus, about$scale)), as.double(sort(top)))
    }, NA))
  }, items))
}

# As many of the lowest answers as the top set has of the highest.
bottom_positions <- function(scale) {
  k <- scale_size(scale)
  n <- length(scale$top)
  if (n > 0L && 2L * n <= k && setequal(scale$top, seq.int(k - n + 1L, k))) seq_len(n)
}

# Weights of the answers of an item, NULL where a set is not about it.
set_weights <- function(set, about) {
  scale <- about$scale
  if (!isTRUE(about$exclusive)) {
    return(NULL)
  }
  if (!is.null(set$of) && !identical(as.double(scale$scores), as.double(set$of))) {
    return(NULL)
  }
  plus <- set_positions(set$plus, scale)
  minus <- if (!is.null(set$minus)) set_positions(set$minus, scale)
  if (is.null(plus) || !is.null(set$minus) && is.null(minus)) {
    return(NULL)
  }
  k <- seq_len(scale_size(scale))
  (k %in% plus) - (k %in% minus)
}

# Without the top set, which summaries have of themselves.
sets_beside_top <- function(sets, call = caller_env()) {
  sets <- read_sets(sets, call)
  if (is.null(sets$top)) {
    return(sets)
  }
  if (!identical(sets$top$plus, "top")) {
    abort("sets", "{.val top} is the scale's own top set; give this one another name.",
      arg = "sets", value = "top", call = call
    )
  }
  sets[names(sets) != "top"]
}

# Every set must be about an item at least.
check_sets <- function(sets, x, call = caller_env()) {
  items <- counts_items(x)[unique(x$item)]
  if (length(items) == 0L) stop_no_counts("x", call)
  for (name in names(sets)) {
    none <- all(vapply(items, function(about) is.null(set_weights(sets[[name]], about)), NA))
    if (none) {
      scale <- items[[1L]]$scale
      known <- c(scale$scores %||% scale$values)
      abort("sets", c(
        "{.arg sets}: no item has the answers of {.val {name}}.",
        i = paste(
          "{.field {names(items)[[1L]]}} has {.val {scale_labels(scale)}}, with the",
          "scores {known}."
        )
      ), arg = "sets", value = name, call = call)
    }
  }
}

# Low and high, standard error and limits of each cell's share, or difference of shares, of
# each set: a list by set of vectors.
set_stats <- function(x, cells, sets, spec) {
  people <- cell_people(x, cells)
  items <- counts_items(x)
  deff <- cell_deff(x, cells, people)
  lapply(sets, function(set) {
    one <- vapply(seq_along(cells), function(i) {
      set_of_cell(x, cells[[i]], set, items, lapply(people, `[[`, i), spec, deff[i])
    }, c(low = 0, high = 0, n = 0, std.error = 0, conf.low = 0, conf.high = 0))
    lapply(set_names(rownames(one)), function(f) unname(one[f, ]))
  })
}

set_of_cell <- function(x, at, set, items, people, spec, deff) {
  item <- x$item[[at[[1L]]]]
  w <- set_weights(set, items[[item]])
  none <- rep(NA_real_, 6L)
  if (is.null(w)) {
    return(none)
  }
  ends <- linear_range(x, item, w, "base", x$group[[at[[1L]]]], at)
  rows <- cell_rows(x, at)
  base <- as.double(rows$base[rows$kind == "substantive"][[1L]])
  out <- c(ends, base)
  if (is.null(spec) || anyNA(ends)) {
    return(c(out, none[1:3]))
  }
  inside <- rows$kind == "substantive" | counts_base(x) == "answered" & rows$kind == "dk"
  w <- c(w, rep(0, sum(inside) - length(w)))
  w2 <- if ("w2" %in% names(x)) x[["w2"]][at][inside]
  v <- set_variance(x, at, w)
  limits <- if (is.null(set$minus)) {
    share_limits(
      round_whole(ends[[1L]] * base), round_whole(ends[[2L]] * base), base, people, spec,
      w2 = if (!is.null(w2)) sum(w2 * w), w2.base = people$w2, deff = deff, v = v
    )
  } else {
    low <- as.double(rows$low[inside])
    total <- if (!is.na(base)) base else cell_totals(rows, FALSE)
    mean_limits(w, low, as.double(rows$high[inside]), total, people, spec, ends, w2 = w2, v = v)
  }
  c(out, unlist(limits, use.names = FALSE))
}

# Its variance where covariances are known.
set_variance <- function(x, at, w) {
  item <- x$item[[at[[1L]]]]
  if (is.null(counts_vcov(x, item))) {
    return(NULL)
  }
  of <- share_weights(x, at)
  said <- which(x$kind[of$rows] == "substantive")
  over <- of$over[, 1L, drop = FALSE] * 0
  over[said, 1L] <- w[x$position[of$rows][said]]
  total_ratios(item_totals(x, item), over, cbind(of$main))$vcov[[1L]]
}

# Counts of which a set is the top, or, for a difference, the scores; items of which it is
# not stay out.
counts_for_set <- function(x, set, name) {
  weights <- lapply(counts_items(x), set_weights, set = set)
  keep <- names(compact(weights))
  x <- x[x$item %in% keep, ]
  about <- counts_about(x)
  for (item in names(about$items)) {
    w <- weights[[item]]
    scale <- about$items[[item]]$scale
    if (is.null(set$minus)) {
      scale$top <- which(w == 1)
    } else {
      scale$scores <- as.double(w)
    }
    scale["top_name"] <- list(name)
    about$items[[item]]$scale <- scale
  }
  attr(x, "akkoord") <- about
  x
}

# Comparisons ---------------------------------------------------------------------------

# Rows of each set: shares by the exact test of shares, differences of shares by that of
# scores. `of`: the rows of counts by a measure.
compare_sets <- function(x, sets, of, call = caller_env()) {
  sets <- read_sets(sets, call)
  check_sets(sets, x, call)
  each <- lapply(names(sets), function(name) {
    measure <- if (is.null(sets[[name]]$minus)) "top" else "scores"
    out <- of(counts_for_set(x, sets[[name]], name), measure)
    out$rows <- tibble::add_column(out$rows, set = rep(name, nrow(out$rows)), .after = "item")
    out
  })
  together <- function(field) unlist(lapply(each, `[[`, field), recursive = FALSE)
  rows <- vctrs::vec_rbind(!!!lapply(each, `[[`, "rows"))
  skipped <- together("skipped")
  list(
    rows = rows[order(match(rows$item, unique(x$item)), rows$domain, rows$group1, rows$group2), ],
    sets = names(sets), differences = names(Filter(function(set) !is.null(set$minus), sets)),
    skipped = skipped[!duplicated(names(skipped))],
    witnesses = together("witnesses"), kinds = unique(together("kinds"))
  )
}

# Figures -------------------------------------------------------------------------------

# Counts with a set in place of the top; items of which it is not stay as they are.
drawn_set <- function(x, sets, call = caller_env()) {
  if (is.null(sets)) {
    return(x)
  }
  sets <- read_sets(sets, call)
  check_sets(sets, x, call)
  of <- counts_for_set(x, sets[[1L]], names(sets))
  about <- counts_about(x)
  about$items[names(counts_items(of))] <- counts_items(of)
  attr(x, "akkoord") <- about
  x
}

# The design effect to take for shares of 0 and 1, whose variance is 0: the median over
# the item's other answers, at least 1, and never more than leaves one person.
cell_deff <- function(x, cells, people) {
  if (!"w2" %in% names(x)) {
    return(NULL)
  }
  vapply(seq_along(cells), function(i) {
    at <- cells[[i]][x$kind[cells[[i]]] %in% c("substantive", "dk")]
    p <- x$count[at] / people$w[[i]]
    inner <- !is.na(p) & p > 0 & p < 1
    if (!any(inner)) {
      return(max(1, people$base[[i]] * people$w2[[i]] / people$w[[i]]^2))
    }
    v <- cell_variances(x, cells[[i]])$share[match(at, cells[[i]])] %||%
      share_variance(x$count[at], people$w[[i]], x[["w2"]][at], people$w2[[i]], 1)
    max(1, stats::median((v / (p * (1 - p)))[inner] * people$base[[i]]))
  }, 0)
}

cell_rows <- function(x, at) {
  lapply(as.list(x)[c("category", "position", "kind", "count", "low", "high", "base")], `[`, at)
}

# Possible numbers of substantive answers of one item in one group.
cell_totals <- function(rows, inside) {
  s <- rows$kind == "substantive"
  d <- rows$kind == "dk"
  low <- as.double(rows$low[s])
  high <- as.double(rows$high[s])
  base <- as.double(rows$base[s][[1L]])
  total <- if (!anyNA(rows$count[s])) {
    sum(low)
  } else if (is.na(base)) {
    seq(sum(low), sum(high))
  } else if (inside && any(d)) {
    seq(max(0, base - sum(rows$high[d])), base - sum(rows$low[d]))
  } else {
    base
  }
  total[total > 0]
}

# A share times its base, without the last digit that the division may have moved.
round_whole <- function(x) {
  whole <- round(x)
  ifelse(!is.na(x) & abs(x - whole) < 1e-7, whole, x)
}
