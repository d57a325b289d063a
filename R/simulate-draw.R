# Persons of a synthetic wave: counts first, then who gave which answer.

# Counts ---------------------------------------------------------------------------------

# One table of an item that agrees with what was printed, an answer (don't knows last) by
# group: drawn from the set, smooth rows and groups alike before others.
draw_counts <- function(counts, item, size = 120) {
  f <- feasible(counts, item)
  groups <- f$groups
  if (!is.null(f$set)) {
    tables <- draw_set_tables(f$set, size)
    at <- unlist(lapply(f$at, function(g) (g - 1L) * f$size + seq_len(f$size)))
    tables <- tables[, at, drop = FALSE]
    weight <- exp(-60 * apply(tables, 1L, roughness, k = f$answers, groups = length(groups)))
    one <- tables[sample.int(nrow(tables), 1L, prob = weight / sum(weight) + 1e-12), ]
  } else {
    one <- as.vector(f$low)
    if (any(f$low != f$high)) {
      abort(
        "impossible", "Item {.field {item}} has counts that no set holds.", arg = "x",
        column = item
      )
    }
  }
  matrix(as.integer(round(one)), f$size, dimnames = list(NULL, groups))
}

# How ragged rows of counts are, and how unlike the groups.
roughness <- function(table, k, groups) {
  p <- sqrt(apply(matrix(table, ncol = groups), 2L, function(x) x / max(1, sum(x))))
  p <- matrix(p, ncol = groups)
  ragged <- if (k > 2L) sum(diff(p[seq_len(k), , drop = FALSE], differences = 2L)^2) else 0
  unlike <- if (groups > 1L) sum((p - rowMeans(p))^2) else 0
  ragged + 0.5 * unlike
}

# Answers ----------------------------------------------------------------------------------

# Persons have a rank (who agrees with one thing agrees with others) and stop somewhere.
new_people <- function(n) list(rank = stats::rnorm(n), stamina = sample.int(n))

# Slots of the persons `who` so that counts come out as `table`: don't knows by chance, the
# others by rank.
deal_answers <- function(table, who, people, k, ordered = TRUE) {
  slot <- rep(NA_integer_, length(people$rank))
  dk <- rep(seq_along(table)[-seq_len(k)], table[-seq_len(k)])
  if (length(dk) > 0L) {
    some <- who[sample.int(length(who), length(dk))]
    slot[some] <- dk
    who <- setdiff(who, some)
  }
  near <- (if (ordered) 0.8 * people$rank[who] else 0) + 0.6 * stats::rnorm(length(who))
  slot[who[order(near)]] <- rep(seq_len(k), table[seq_len(k)])
  slot
}

# The `size` of the eligible who go on longest.
who_goes_on <- function(eligible, size, people, item, call = NULL) {
  if (length(eligible) < size) {
    abort("impossible", c(
      "No wave agrees with the numbers of item {.field {item}}.",
      x = "{size} answered, {length(eligible)} can have been asked."
    ), arg = "x", value = size, column = item, call = call)
  }
  eligible[order(-people$stamina[eligible])[seq_len(size)]]
}

# Fills the columns of a codebook in its order. `tables`: by column, counts that must come
# out; `shares`: by column. The rest is made up; open questions stay empty.
fill_answers <- function(data, codebook, n, tables, shares = list(), people = new_people(n),
                         call = NULL) {
  f <- as.data.frame(codebook)
  for (q in cb_questions(codebook)) {
    rows <- f[f$question == q$id, ]
    frame <- if (length(data) == 0L) tibble::tibble(.rows = n) else tibble::as_tibble(data)
    asked <- which(!codebook_not_asked(codebook, frame, q))
    if (q$type == "multiple") {
      if (all(rows$name %in% names(data))) next
      data[rows$name] <- deal_ticks(tables[rows$name], rows, codebook, asked, people, n, call)
      next
    }
    for (column in rows$name) {
      if (column %in% names(data)) next
      if (q$type == "open") {
        data[[column]] <- rep(NA_character_, n)
        next
      }
      scale <- cb_scale(codebook, q$scale)
      k <- scale_size(scale)
      table <- tables[[column]] %||%
        split_people(shares[[column]] %||% made_up(scale), length(asked))
      if (is.null(tables[[column]])) {
        table <- enough_led(table, column, scale, codebook, f, tables)
      }
      who <- who_goes_on(asked, sum(table), people, column, call)
      slot <- deal_answers(table, who, people, k, scale$ordered)
      data[[column]] <- slot_codes(scale)[slot]
    }
  }
  # data.frame() would make other names of some
  as.data.frame(tibble::new_tibble(data, nrow = n))[f$name]
}

# Of a question that nothing was printed of: as many as answered what follows from it.
enough_led <- function(table, column, scale, codebook, f, tables) {
  codes <- slot_codes(scale)
  for (q in cb_questions(codebook)) {
    rule <- Filter(function(r) r$field == column, q$asked_if)
    follow <- tables[intersect(f$name[f$question == q$id], names(tables))]
    if (length(rule) == 0L || length(q$asked_if) > 1L || length(follow) == 0L) next
    wanted <- max(vapply(follow, function(t) if ("base" %in% names(t)) t[["base"]] else sum(t), 0))
    yes <- codes %in% unlist(rule[[1L]]$is)
    if (sum(table[yes]) >= wanted || wanted > sum(table)) next
    total <- sum(table)
    table[yes] <- split_people(pmax(table[yes], 1), wanted)
    table[!yes] <- split_people(pmax(table[!yes], 1), total - wanted)
  }
  table
}

# Shares that nobody gave: a hump somewhere, few don't knows.
made_up <- function(scale) {
  k <- scale_size(scale)
  p <- if (scale$ordered) {
    stats::dbinom(seq_len(k) - 1L, k - 1L, stats::runif(1L, 0.35, 0.7))
  } else {
    stats::runif(k, 0.2, 1)
  }
  c(0.95 * p / sum(p), rep(0.05 / max(1L, scale_dk_size(scale)), scale_dk_size(scale)))
}

# `n` people in shares, the largest remainders first.
split_people <- function(shares, n) {
  exact <- n * shares / sum(shares)
  out <- floor(exact)
  more <- order(out - exact)[seq_len(n - sum(out))]
  out[more] <- out[more] + 1
  as.integer(out)
}

# Ticks that agree with how often each option was chosen; options that exclude others stand
# alone, and everyone asked ticks something where that can be.
deal_ticks <- function(tables, rows, codebook, asked, people, n, call) {
  fields <- cb_fields(codebook)[rows$name]
  alone <- vapply(fields, function(f) isTRUE(f$akkoord$exclusive), NA)
  given <- compact(tables)
  base <- if (length(given) > 0L) given[[1L]][["base"]] else length(asked)
  who <- who_goes_on(asked, base, people, rows$question[[1L]], call)
  want <- vapply(seq_along(fields), function(i) {
    found <- tables[[rows$name[[i]]]]
    if (!is.null(found)) return(found[["count"]])
    if (alone[[i]]) NA_real_ else round(base * stats::runif(1L, 0.2, 0.6))
  }, 0)
  # of options nothing is known about: a few
  open <- is.na(want)
  most <- base - sum(want[alone & !open])
  least <- max(0, most - sum(want[!alone]))
  top <- most - max(0, want[!alone], na.rm = TRUE)
  if (any(open)) {
    total <- min(max(least, round(0.06 * base)), max(top, 0))
    want[open] <- split_people(rep(1, sum(open)), total)
  }
  out <- lapply(fields, function(f) replace(rep(NA, n), who, FALSE))
  rest <- who[sample.int(length(who))]
  for (i in which(alone)) {
    some <- rest[seq_len(min(length(rest), want[[i]]))]
    out[[i]][some] <- TRUE
    rest <- setdiff(rest, some)
  }
  # who has no tick yet comes first
  ticks <- double(n)
  for (i in which(!alone)[order(-want[!alone])]) {
    some <- head_of(rest[order(ticks[rest], stats::runif(length(rest)))], want[[i]])
    out[[i]][some] <- TRUE
    ticks[some] <- ticks[some] + 1
  }
  out
}

codebook_shares <- function(shares, codebook, f, call) {
  out <- list()
  for (name in names(shares)) {
    p <- shares[[name]]
    for (i in which(f$name %in% name | f$item %in% name)) {
      if (!f$type[[i]] %in% c("single", "matrix")) next
      scale <- cb_scale(codebook, f$scale[[i]])
      k <- scale_size(scale)
      size <- k + scale_dk_size(scale)
      check_number(p, "shares", min = 0, length = NULL, call = call)
      if (length(p) == 1L && p <= 1) {
        top <- seq_len(k) %in% scale$top
        p <- c(ifelse(top, p / sum(top), (1 - p) / sum(!top)), rep(0, size - k))
      }
      if (length(p) == k) p <- c(p, rep(0, size - k))
      if (length(p) != size || sum(p) <= 0) {
        abort("length", c(
          "{.arg shares} of {.field {name}} must have a share for each of its {size} answers.",
          x = "It has {length(p)}."
        ), arg = "shares", value = p, column = name, call = call)
      }
      out[[f$name[[i]]]] <- p
      p <- shares[[name]]
    }
  }
  out
}
