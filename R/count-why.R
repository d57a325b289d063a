# Why a set is empty: which printed numbers cannot stand together, and what the
# nearest numbers would be that can.

format_why <- function(set) {
  conflict <- set_conflict(set)
  text <- vapply(conflict, function(f) fact_text(set, f), "")
  near <- set_nearest(set)
  c(
    if (length(text) == 0L) {
      "  The sizes of the groups conflict by themselves."
    } else if (length(text) == 1L) {
      paste0("  It cannot be by itself: ", text)
    } else {
      c("  These cannot stand together, and without any one of them the others can:",
        paste0("    ", text))
    },
    if (nrow(near) > 0L) {
      c(
        if (attr(near, "fewest")) {
          "  Nearest that can be, changing as few numbers as possible:"
        } else {
          "  One that can be, changing none that need not be once the others are kept:"
        },
        paste0("    ", near$change)
      )
    }
  )
}

# Facts that are impossible together, none of which can be missed: each in turn is
# left out when the rest stays impossible without it.
set_conflict <- function(set) {
  facts <- set$facts
  if (is_possible(set, facts)) {
    return(list())
  }
  i <- 1L
  while (i <= length(facts)) {
    if (is_possible(set, facts[-i])) i <- i + 1L else facts <- facts[-i]
  }
  facts
}

# The single numbers that could be mended, each by its smallest change; when no one
# number can, the first two that can together; and so on to `most`. Where it takes
# more, one way only, of numbers none of which can be kept beside the rest. One row a
# way to mend: `change` in words, `points`; attribute `fewest`: whether no fewer do.
set_nearest <- function(set, most = 3L) {
  empty <- structure(data.frame(change = character(), points = double()), fewest = TRUE)
  numbers <- which(vapply(set$facts, function(f) {
    f$relation == "=" && f$type %in% c("cell", "sum")
  }, NA))
  for (size in seq_len(min(most, length(numbers)))) {
    sets <- utils::combn(length(numbers), size, simplify = FALSE)
    if (length(sets) > 500L) break
    ways <- lapply(sets, function(s) mend(set, numbers[s]))
    ways <- compact(ways)
    if (length(ways) > 0L) {
      out <- do.call(rbind, ways)
      out <- out[order(out$points), , drop = FALSE]
      out <- out[out$points <= out$points[[1L]] + 1e-9, , drop = FALSE]
      rownames(out) <- NULL
      return(structure(out, fewest = TRUE))
    }
  }
  way <- mend_many(set, numbers)
  if (is.null(way)) empty else structure(way, fewest = FALSE)
}

# Numbers are taken in one by one while the set stays possible; the rest are changed.
mend_many <- function(set, numbers) {
  kept <- setdiff(seq_along(set$facts), numbers)
  for (i in numbers) {
    if (is_possible(set, set$facts[c(kept, i)])) kept <- c(kept, i)
  }
  places <- setdiff(numbers, kept)
  if (length(places) > 0L) mend(set, places)
}

# The smallest change of the facts at `places` that makes the set possible, NULL for
# none. Several are changed one after the other, the later ones left open meanwhile.
mend <- function(set, places) {
  facts <- set$facts
  if (!is_possible(set, facts[-places])) {
    return(NULL)
  }
  changes <- character()
  points <- 0
  for (j in seq_along(places)) {
    i <- places[[j]]
    open <- places[-seq_len(j)]
    to <- nearest_number(set, facts, i, open)
    if (is.null(to)) {
      return(NULL)
    }
    old <- facts[[i]]
    facts[[i]] <- with_percent(old, to, set$rounding)
    points <- points + abs(to - old$percent)
    if (to != old$percent) {
      plain <- sprintf(paste0("%.", old$digits, "f%%"), to)
      changes <- c(changes, paste0(plain, " instead of ", fact_text(set, old)))
    }
  }
  data.frame(change = paste(changes, collapse = "; "), points = points)
}

with_percent <- function(fact, percent, rounding) {
  fact$percent <- percent
  fact$kernel <- list(kernel_fact(
    "share", fact$cats, fact$groups, bounds = rounding_bounds(percent, fact$digits, rounding)
  ))
  fact
}

# The number nearest to what was printed that fact i could have, those in `open`
# being left out. The range of its share without it says where to start looking.
nearest_number <- function(set, facts, i, open) {
  fact <- facts[[i]]
  rest <- set
  rest$facts <- facts[-c(i, open)]
  unit <- 10^-fact$digits
  possible <- function(p) {
    p >= 0 && {
      tried <- facts
      tried[[i]] <- with_percent(fact, p, set$rounding)
      is_possible(set, if (length(open) > 0L) tried[-open] else tried)
    }
  }
  round_to <- function(x) round(x / unit) * unit
  if (possible(fact$percent)) {
    return(fact$percent)
  }
  ones <- rep(1, length(set$categories))
  of <- as.double(seq_along(ones) %in% fact$cats)
  share <- set_range(rest, of, ones, fact$groups) * 100
  if (anyNA(share)) {
    return(NULL)
  }
  now <- fact$percent
  search <- function(from, step) {
    for (p in round_to(from + step * unit * 0:200)) {
      if (p < share[[1L]] - 2 * unit || p > share[[2L]] + 2 * unit) return(NULL)
      if (possible(p)) return(p)
    }
    NULL
  }
  up <- search(max(now + unit, round_to(share[[1L]]) - unit), 1)
  down <- search(min(now - unit, round_to(share[[2L]]) + unit), -1)
  both <- c(up, down)
  if (length(both) > 0L) round(both[[which.min(abs(both - now))]], 6)
}

#' @rdname n_tables
#' @export
format.count_set <- function(x, ...) {
  answer <- count_problem(set_problem(x))
  k <- length(x$categories)
  G <- length(x$groups)
  head <- paste0(
    "<count_set> ", k, " categories", if (G > 1L) paste0(" in ", G, " groups"), ", ",
    set_sizes_text(x), "; rounding: ", x$rounding
  )
  more <- Filter(function(f) f$type != "cell", x$facts)
  also <- if (length(more) > 0L) {
    paste0("  also printed: ", vapply(more, function(f) fact_text(x, f), ""))
  }
  if (answer$log == -Inf) {
    return(c(head, also, "  0 tables: no counts give what was printed.", format_why(x)))
  }
  number <- paste0(
    "  ", format_tables(answer$count, answer$log),
    if (answer$count == 1) " table" else " tables",
    if (answer$count >= 2^53) " (counted on a log scale)",
    if (answer$count == 1) ": every count is known"
  )
  frame <- set_frame(x)
  cell <- ifelse(frame$low == frame$high, format_plain(frame$low),
    paste0(format_plain(frame$low), " to ", format_plain(frame$high))
  )
  printed <- ifelse(is.na(frame$percent), "-", paste0(frame$percent, "%"))
  columns <- list(c("", x$categories))
  for (g in seq_len(G)) {
    of <- (g - 1L) * k + seq_len(k)
    name <- if (nzchar(x$groups[[g]])) paste0(x$groups[[g]], " ") else ""
    columns <- c(columns, list(
      c(paste0(name, "printed"), printed[of]), c(paste0(name, "count"), cell[of])
    ))
  }
  body <- do.call(paste, c(
    list(" "), list(formatC(columns[[1L]], width = -max(nchar(columns[[1L]])))),
    lapply(columns[-1L], function(c) formatC(c, width = max(nchar(c)))), sep = "  "
  ))
  c(head, also, number, body)
}
