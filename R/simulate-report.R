# A report's printed numbers as columns of persons.

report_answers <- function(report, counts, codebook, overlap, call) {
  n <- counts_people(counts)$n.low[[1L]]
  f <- as.data.frame(codebook)
  people <- new_people(n)
  tables <- list()
  for (item in unique(counts$item)) {
    if (!isTRUE(counts_items(counts)[[item]]$exclusive)) {
      tables <- c(tables, option_tables(report, counts, item, f, codebook))
      next
    }
    if (!item %in% f$item) next
    one <- draw_counts(counts, item)
    groups <- colnames(one)
    for (g in seq_along(groups)) {
      column <- f$name[f$item %in% item & (!nzchar(groups[[g]]) | f$group %in% groups[[g]])]
      if (length(column) == 0L) column <- f$name[f$item %in% item][[g]]
      tables[[column[[1L]]]] <- one[, g]
    }
  }
  data <- group_answers(tables, f, codebook, n, overlap, people, call)
  data <- either_answers(data, report, counts, tables, f, codebook, n, people)
  fill_answers(data, codebook, n, tables, people = people, call = call)
}

# Who is in which group: everyone in one at least, as many in both as was said or must be.
group_answers <- function(tables, f, codebook, n, overlap, people, call) {
  flags <- list()
  for (s in cb_sections(codebook)) {
    if (!is.null(s$group) && length(s$asked_if) == 1L) flags[[s$group]] <- s$asked_if[[1L]]$field
  }
  if (length(flags) != 2L) {
    return(list())
  }
  least <- vapply(names(flags), function(g) {
    max(0, vapply(tables[intersect(f$name[f$group %in% g], names(tables))], sum, 0))
  }, 0)
  m <- overlap %||% max(0, sum(least) - n)
  low <- max(0, sum(least) - n)
  if (m < low || m > n) {
    abort("overlap", c(
      "No wave agrees with the report and has {m} in both groups.",
      x = "{least[[1L]]} and {least[[2L]]} of {n} answered for a group.",
      i = "It can be {low} to {n}."
    ), arg = "overlap", value = m, call = call)
  }
  more <- n + m - sum(least)
  one <- min(n, least[[1L]] + more %/% 2)
  size <- c(one, n + m - one)
  who <- sample.int(n)
  a <- b <- rep(FALSE, n)
  a[who[seq_len(size[[1L]])]] <- TRUE
  b[who[seq.int(n - size[[2L]] + 1L, length.out = size[[2L]])]] <- TRUE
  set_names(list(a, b), unlist(flags))
}

# Options of a question with several answers: how often each was chosen, of how many.
option_tables <- function(report, counts, item, f, codebook) {
  rows <- counts[counts$item == item & counts$kind == "substantive", ]
  labels <- item_scale(counts, item)$labels[[1L]]
  out <- list()
  fields <- cb_fields(codebook)
  lang <- names(item_scale(counts, item)$labels)[[1L]]
  for (i in seq_len(nrow(rows))) {
    at <- which(vapply(fields, function(x) {
      identical(x$akkoord$label[[lang]], unlist(labels)[[rows$position[[i]]]])
    }, NA))
    if (length(at) == 0L || is.na(rows$low[[i]])) next
    # as good as nothing printed
    if (rows$high[[i]] - rows$low[[i]] > rows$base[[i]] / 2) next
    out[[names(fields)[[at[[1L]]]]]] <- c(
      count = round((rows$low[[i]] + rows$high[[i]]) / 2), base = rows$base[[i]]
    )
  }
  out
}

# Two questions of which was printed how many said yes to one of them: "Q20 or Q21". So many
# do, as were asked what follows from it.
either_answers <- function(data, report, counts, tables, f, codebook, n, people) {
  items <- report$items
  pair <- strsplit(items$question, " or ", fixed = TRUE)
  for (i in which(lengths(pair) == 2L)) {
    of <- items$item[match(pair[[i]], items$question)]
    columns <- f$name[match(of, f$item)]
    if (anyNA(columns) || !all(columns %in% names(tables))) next
    led <- Filter(function(q) {
      setequal(vapply(q$asked_if, `[[`, "", "field"), columns)
    }, cb_questions(codebook))
    yes <- vapply(columns, function(column) {
      scale <- cb_scale(codebook, f$scale[match(column, f$name)])
      scale_size(scale)
    }, 0L)
    a <- tables[[columns[[1L]]]]
    b <- tables[[columns[[2L]]]]
    count <- c(a[yes[[1L]]], b[yes[[2L]]])
    follow <- if (length(led) > 0L) {
      tables[intersect(f$name[f$question == led[[1L]]$id], names(tables))]
    }
    printed <- report$published$printed[match(items$item[[i]], report$published$item)]
    union <- if (length(follow) > 0L) follow[[1L]][["base"]] else {
      round(sum(a) * printed_number(printed) / 100)
    }
    union <- min(max(union, count), sum(count))
    who <- who_goes_on(seq_len(n), sum(a), people, columns[[1L]])
    if (sum(b) != sum(a)) next
    # of those with a yes, both first; don't knows to both so that the share is as printed
    both <- sum(count) - union
    none <- sum(a) - union
    dk <- c(sum(a[-seq_len(yes[[1L]])]), sum(b[-seq_len(yes[[2L]])]))
    aside <- Filter(function(d) {
      s <- 100 * union / (sum(a) - d)
      is.na(printed_number(printed)) || abs(s - printed_number(printed)) <= 0.5
    }, seq(0, min(dk, none)))
    aside <- if (length(aside) > 0L) aside[[1L]] else 0
    data[columns] <- deal_either(
      a, b, yes, both, count, aside, who, n, people, columns, f, codebook
    )
  }
  data
}

deal_either <- function(a, b, yes, both, count, aside, who, n, people, columns, f, codebook) {
  who <- who[order(-(people$rank[who] + stats::rnorm(length(who))))]
  slots <- matrix(NA_integer_, n, 2L)
  at <- split(who, rep(1:4, c(both, count[[1L]] - both, count[[2L]] - both,
                             length(who) - sum(count) + both)))
  one <- function(g, of) if (is.null(at[[as.character(of)]])) integer() else at[[as.character(of)]]
  slots[c(one(1, 1), one(1, 2)), 1L] <- yes[[1L]]
  slots[c(one(1, 1), one(1, 3)), 2L] <- yes[[2L]]
  last <- one(1, 4)
  apart <- last[seq_len(aside)]
  for (j in 1:2) {
    counts <- list(a, b)[[j]]
    rest <- who[is.na(slots[who, j])]
    fill <- rep(seq_along(counts)[-yes[[j]]], counts[-yes[[j]]])
    dk <- fill[fill > yes[[j]]]
    slots[apart, j] <- dk[seq_along(apart)]
    rest <- setdiff(rest, apart)
    # no further don't knows to both
    rest <- rest[order(rest %in% last, stats::runif(length(rest)))]
    if (j == 2L) rest <- rest[order(rest %in% last & slots[rest, 1L] > yes[[1L]])]
    slots[rest, j] <- c(dk[seq_along(dk) > aside], fill[fill < yes[[j]]])
  }
  lapply(1:2, function(j) {
    scale <- cb_scale(codebook, f$scale[match(columns[[j]], f$name)])
    slot_codes(scale)[slots[, j]]
  })
}
