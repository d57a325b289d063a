# Counts as bars: which segments there are, how wide, with which label. What is not
# known exactly has a range; several answers of which the sum is known are one block.

# An empty bar.
palette_track <- "#FFFFFF"

# One element for each bar: its cells, in percent of what, and what is known.
counts_bars <- function(object, style) bars_of(each_bar(object, style))

each_bar <- function(object, style) {
  cells <- counts_cells(object)
  people <- cell_people(object, cells)
  people$deff <- cell_deff(object, cells, people) %||% rep(NA_real_, length(cells))
  variable <- grouping_of(object, object$group[vapply(cells, `[[`, 0L, 1L)])
  unlist(lapply(seq_along(cells), function(j) {
    bars_of_cell(object, cells[[j]], lapply(people, `[[`, j), variable[[j]], style)
  }), recursive = FALSE)
}

# The bar of an item in a group, or one for each option.
bars_of_cell <- function(object, at, people, variable, style) {
  of <- lapply(as.list(object)[intersect(c(counts_columns, "w2"), names(object))], `[`, at)
  name <- of$item[[1L]]
  group <- of$group[[1L]]
  item <- counts_items(object)[[name]]
  cell <- counts_cell(of, item, style, counts_base(object) == "answered")
  cell$sums <- printed_together(object, name, group)
  cell$people <- people_within(object, at)
  size <- if (style$dk == "inside") length(cell$position) else scale_size(item$scale)
  cell$over <- if (item$exclusive) answer_weights(seq_len(size))
  cell$variance <- variance_within(object, at)
  cell$claims <- claims_of_group(object, name, group)
  label <- item_label(object, name, style$lang)
  if (isTRUE(item$reversed)) {
    label <- paste0(label, " (", tr("reversed", style$lang), ")")
  }
  n <- if (is_weighted(object)) people$base else cell$n
  # people whose weights are all zero are no base
  if (isTRUE(cell$n <= 0)) n <- 0
  shared <- list(
    item = name, group = group, item_label = label, scale = item$scale,
    exclusive = item$exclusive, n = n, people = people, variable = variable
  )
  if (item$exclusive) {
    return(list(c(shared, list(cell = cell, option = ""))))
  }
  apart <- c("n", "sums", "people", "over", "variance", "claims")
  lapply(seq_along(cell$position), function(i) {
    one <- lapply(cell[!names(cell) %in% apart], `[[`, i)
    one$people <- cell$people
    if (!is.null(cell$variance)) one$v <- cell$variance(cell$position[[i]])
    if (!is.null(cell$claims)) one$claims <- claims_at(cell$claims, cell$position[[i]])
    c(shared, list(cell = one, option = cell$label[[i]]))
  })
}

# A list of vectors, one element a bar, so that bars can be sorted together.
bars_of <- function(bars) {
  of <- function(name, type) vapply(bars, `[[`, type, name)
  list(
    item = of("item", ""), group = of("group", ""), item_label = of("item_label", ""),
    option = of("option", ""), exclusive = of("exclusive", NA),
    n = as.double(unlist(lapply(bars, `[[`, "n"))),
    scale = lapply(bars, `[[`, "scale"), cell = lapply(bars, `[[`, "cell"),
    people = lapply(bars, `[[`, "people"),
    variable = vapply(bars, function(b) b$variable %||% "", "")
  )
}

# How many people each bar is of, those that are few marked.
bar_bases <- function(bars, style) {
  ends <- lapply(c("base", "base.high"), function(f) {
    as.double(vapply(bars$people, function(p) p[[f]] %||% NA_real_, 0))
  })
  text <- base_texts(bars$n, ends[[1L]], ends[[2L]], style$decimal.mark)
  ifelse(nzchar(text), flagged(text, small_bars(bars)), "")
}

# Of people whose weights are all zero nothing is said.
small_bars <- function(bars) vapply(bars$people, is_small_base, NA) & !bars$n %in% 0

bars_at <- function(bars, i) lapply(bars, `[`, i)

# The answers of one bar with low and high shares of its denominator.
counts_cell <- function(of, item, style, answered) {
  lang <- style$lang
  k <- scale_size(item$scale)
  sub <- of$kind == "substantive"
  dk <- of$kind == "dk"
  base <- as.double(of$base[sub][[1L]])
  if (item$exclusive && any(dk)) {
    all <- as.double(of$base[dk][[1L]])
    if (style$dk == "inside") {
      base <- all
    } else if (sum(of$low[dk]) %in% sum(of$high[dk])) {
      base <- all - sum(of$low[dk])
    } else if (answered) {
      base <- NA_real_
    }
  }
  show <- sub | (dk & item$exclusive & style$dk != "none")
  labels <- c(scale_labels(item$scale, lang), if (any(dk)) scale_dk(item$scale, lang))
  position <- of$position[show]
  position[is.na(position)] <- k + seq_len(sum(dk & show))
  apart <- dk[show] & style$dk == "apart"
  denominator <- rep(base, sum(show))
  denominator[apart] <- if (any(dk)) as.double(of$base[dk][[1L]])
  list(
    position = position, label = labels[position], kind = of$kind[show],
    count = as.double(of$count[show]), low = as.double(of$low[show]),
    high = as.double(of$high[show]), denominator = denominator, apart = apart,
    w2 = as.double(of$w2[show] %||% of$count[show]), n = base
  )
}

# The answers above the centre of diverging bars, and wholly so: what stands right
# of it, or left when right and left are turned round.
above_centre <- function(scale, style) {
  k <- scale_size(scale)
  which(seq_len(k) >= (style$cutoff %||% (k / 2)) + 1)
}

# Items in the order of their agreement over all groups.
# `by_set`: what they are sorted by instead, by item.
sort_bars <- function(bars, sort, method, style, by_set = NULL) {
  if (sort == "none") {
    return(bars)
  }
  items <- unique(bars$item)
  value <- function(at, option = FALSE) {
    total <- vapply(bars$cell[at], function(c) {
      mid <- (c$low + c$high) / 2
      scale <- bars$scale[[at[[1L]]]]
      if (option) {
        return(c(sum(mid), c$denominator[[1L]]))
      }
      sub <- c$kind == "substantive"
      if (!scale$ordered) {
        return(c(NA_real_, 1))
      }
      if (method == "mean") {
        return(c(sum(mid[sub] * scale$scores[c$position[sub]]), sum(mid[sub])))
      }
      diverging <- style$type == "diverging"
      set <- if (diverging) above_centre(scale, style) else scale$top
      c(mean(c$people(set)), c$denominator[[1L]])
    }, c(0, 0))
    sum(total[1L, ]) / sum(total[2L, ])
  }
  by_item <- vapply(items, function(i) {
    at <- which(bars$item == i)
    if (!bars$exclusive[[at[[1L]]]]) {
      return(NA_real_)
    }
    if (is.null(by_set)) value(at) else unname(by_set[i])
  }, 0)
  # multiple-choice and nominal items stay where they are, beneath the others
  by_item <- items[order(by_item, decreasing = sort == "descending", na.last = TRUE)]
  at <- unlist(lapply(by_item, function(i) {
    at <- which(bars$item == i)
    if (bars$exclusive[[at[[1L]]]]) {
      return(at)
    }
    options <- unique(bars$option[at])
    share <- vapply(options, function(o) value(at[bars$option[at] == o], TRUE), 0)
    options <- options[order(share, decreasing = sort == "descending")]
    group <- match(bars$group[at], unique(bars$group[at]))
    at[order(group, match(bars$option[at], options))]
  }))
  bars_at(bars, at)
}

# Segments of each bar, left to right, with their labels.
place_bars <- function(bars, style) {
  parts <- Map(function(cell, scale, exclusive) {
    if (is.null(scale)) return(unprinted_bar(style))
    if (exclusive) bar_parts(cell, scale, style) else option_part(cell, style)
  }, bars$cell, bars$scale, bars$exclusive)
  bars$parts <- Map(function(p, scale, exclusive) {
    p$key <- part_keys(p, scale, exclusive, style)
    shown <- p$status != "known" | is.na(p$drawn) | p$drawn >= style$hide | !exclusive
    p$text <- ifelse(shown, p$printed, "")
    p
  }, parts, bars$scale, bars$exclusive)
  bars
}

# A legend entry is an answer in a colour: two scales may share a label.
part_keys <- function(p, scale, exclusive, style) {
  fill <- if (is.null(scale)) {
    ""
  } else if (exclusive) {
    colours <- c(
      answer_colours(scale_size(scale), palette_type(scale), style$palette, style$cutoff),
      rep(palette_dk, scale_dk_size(scale))
    )
    vapply(p$at, function(at) {
      if (length(at) == 1L) return(colours[[at]])
      block_fill(at, scale, colours, style$palette)
    }, "")
  } else {
    option_colour(style$palette)
  }
  ifelse(p$status %in% c("unknown", "empty", "unpublished"), paste0(".", p$status), paste(
    fill, p$label, sep = "\r"
  ))
}

# What a part says: `p` has count, low, high, share.low, share.high and base.
share_label <- function(p, status, style) {
  shown <- function(count, share, suffix = "%") {
    percent <- percent_of(count, share, p$base, style)
    format_percent_number(percent, style$digits, style$decimal.mark, suffix)
  }
  one <- shown(ifelse(is.na(p$count), p$low, p$count), p$share.low)
  span <- paste0(shown(p$low, p$share.low, ""), "\u2013", shown(p$high, p$share.high))
  ifelse(status %in% c("known", "block"), one, ifelse(
    status == "range", span, ifelse(
      status == "empty", tr("no_answers", style$lang), tr("unknown", style$lang)
    )
  ))
}

# Whether it is one share, or at least one once rounded.
is_known <- function(p, style) {
  if (!is.na(p$count) && !is.na(p$base)) {
    return(TRUE)
  }
  low <- percent_of(p$low, p$share.low, p$base, style)
  isTRUE(low == percent_of(p$high, p$share.high, p$base, style))
}

bar_parts <- function(cell, scale, style) {
  p <- if (is.null(cell$claims)) {
    counted_parts(cell, scale, style)
  } else {
    printed_parts(cell, scale, style)
  }
  along_bar(p, scale, style)
}

counted_parts <- function(cell, scale, style) {
  k <- scale_size(scale)
  order <- c(drawn_order(scale, style), k + seq_along(cell$position))
  pieces <- bar_pieces(cell, order(match(cell$position, order)), scale, style)
  if (isTRUE(cell$n <= 0)) {
    # don't knows that stand apart may have a base all the same
    aside <- Filter(function(piece) piece$apart && isTRUE(piece$base > 0), pieces)
    pieces <- c(list(empty_piece(seq_len(k))), aside)
  }
  p <- fill_bar(pieces_of(pieces))
  p <- join_unknown(p, cell, style)
  p$printed <- share_label(p, p$status, style)
  p
}

# Where each piece stands.
along_bar <- function(p, scale, style) {
  p$xmax <- cumsum(ifelse(p$apart, 0, p$drawn))
  p$xmin <- p$xmax - ifelse(p$apart, 0, p$drawn)
  p$xmin[p$apart] <- cumsum(c(0, p$drawn[p$apart]))[seq_len(sum(p$apart))]
  p$xmax[p$apart] <- p$xmin[p$apart] + p$drawn[p$apart]
  if (style$type == "diverging") {
    # how much of each answer stands left of the centre
    k <- scale_size(scale)
    cutoff <- style$cutoff %||% (k / 2)
    order <- drawn_order(scale, style)
    left <- if (order[[1L]] == 1L) cutoff else k - cutoff
    whole <- pmin(1, pmax(0, left - seq_len(k) + 1))
    shift <- sum(vapply(seq_along(p$at), function(i) {
      if (p$apart[[i]]) return(0)
      of <- match(p$at[[i]], order)
      if (anyNA(of)) 0 else p$drawn[[i]] * mean(whole[of])
    }, 0))
    p$xmin[!p$apart] <- p$xmin[!p$apart] - shift
    p$xmax[!p$apart] <- p$xmax[!p$apart] - shift
    p$sides <- list(left = order[whole == 1], right = order[whole == 0])
  }
  p
}

# All answers of a bar that nobody answered.
empty_piece <- function(at) {
  list(
    at = at, label = "", kind = "substantive", count = 0, low = 0, high = 0, base = 0,
    share.low = NA_real_, share.high = NA_real_, status = "empty", apart = FALSE
  )
}

# Shares from low to high: of the base or, where that is not known, of all who it may be.
share_ends <- function(cell, at, low, high, base) {
  if (is.na(base) && !is.null(cell$over)) {
    return(cell$people(at, cell$over))
  }
  if (isTRUE(base > 0)) c(low, high) / base else c(0, 0)
}

# A piece for each answer, or for several of which only the sum is known.
bar_pieces <- function(cell, shown, scale, style) {
  labels <- cell$label
  piece <- function(at, label, count, low, high, known) {
    i <- at[[1L]]
    base <- cell$denominator[[i]]
    ends <- share_ends(cell, cell$position[at], low, high, base)
    p <- list(
      at = cell$position[at], label = label, kind = cell$kind[[i]], count = count,
      low = low, high = high, base = base, share.low = ends[[1L]], share.high = ends[[2L]]
    )
    status <- if (anyNA(ends)) "unknown" else if (is_known(p, style)) known else "range"
    c(p, status = status, apart = cell$apart[[i]])
  }
  single <- lapply(seq_along(labels), function(i) {
    piece(i, labels[[i]], cell$count[[i]], cell$low[[i]], cell$high[[i]], "known")
  })
  known <- vapply(single, `[[`, "", "status") == "known"
  sums <- Filter(function(s) {
    at <- which(cell$position[shown] %in% s$at)
    length(at) > 1L && all(diff(at) == 1L) && !any(known[shown[at]])
  }, cell$sums)
  # the widest sum that holds an answer
  sums <- sums[order(lengths(lapply(sums, `[[`, "at")), decreasing = TRUE)]
  pieces <- list()
  done <- integer()
  for (i in shown) {
    if (i %in% done) next
    sum <- Filter(function(s) cell$position[[i]] %in% s$at, sums)
    if (length(sum) > 0L) {
      sum <- sum[[1L]]
      at <- setdiff(shown[cell$position[shown] %in% sum$at], done)
      count <- if (sum$low == sum$high) sum$low else NA_real_
      one <- piece(at, join_labels(labels[at]), count, sum$low, sum$high, "block")
    } else {
      at <- i
      one <- single[[i]]
    }
    done <- c(done, at)
    pieces <- c(pieces, list(one))
  }
  pieces
}

# The width of each piece: what is not known shares what the known ones leave, and
# an answer that may be none or all of that is simply unknown.
fill_bar <- function(p) {
  p$drawn <- ifelse(p$status == "empty", 1, (p$share.low + p$share.high) / 2)
  inside <- !p$apart
  if (anyNA(p$share.high[inside & p$status != "empty"])) {
    # shares of nobody knows how many
    p$share.low[inside] <- p$share.high[inside] <- 0
    p$status[inside] <- "unknown"
    p$drawn[inside] <- 1 / sum(inside)
    return(p)
  }
  if (any(p$base <= 0, na.rm = TRUE) || !anyNA(p$count[inside]) && !anyNA(p$base[inside])) {
    return(p)
  }
  open <- inside & p$status == "range"
  left <- max(0, 1 - sum(p$drawn[inside & !open]))
  if (!any(open)) {
    p$drawn[inside] <- p$drawn[inside] / sum(p$drawn[inside])
    return(p)
  }
  free <- open & p$share.low <= 1e-9 & p$share.high >= left - 1e-9
  if (any(free) && !all(free[open])) {
    # what is bounded keeps its middle, as far as there is room
    bound <- open & !free
    p$drawn[bound] <- p$drawn[bound] * min(1, left / sum(p$drawn[bound]))
    left <- max(0, left - sum(p$drawn[bound]))
    open <- free
  }
  p$status[free] <- "unknown"
  weight <- p$drawn[open]
  p$drawn[open] <- left * if (sum(weight) > 0) weight / sum(weight) else 1 / sum(open)
  p
}

# Neighbours of which nothing is known are one piece, and that may be known: a block.
join_unknown <- function(p, cell, style) {
  unknown <- p$status == "unknown"
  run <- cumsum(!(unknown & c(FALSE, utils::head(unknown, -1L))))
  if (!anyDuplicated(run)) {
    return(p)
  }
  first <- !duplicated(run)
  of <- unname(split(seq_along(run), run))
  joined <- which(lengths(of) > 1L)
  p$drawn <- vapply(of, function(i) sum(p$drawn[i]), 0)
  labels <- p$label
  p$at <- lapply(of, function(i) unlist(p$at[i]))
  for (field in setdiff(names(p), c("drawn", "at"))) p[[field]] <- p[[field]][first]
  for (i in joined) {
    people <- cell$people(p$at[[i]])
    base <- p$base[[i]]
    share <- share_ends(cell, p$at[[i]], people[[1L]], people[[2L]], base)
    share[is.na(share)] <- 0
    p$low[[i]] <- people[[1L]]
    p$high[[i]] <- people[[2L]]
    p$count[[i]] <- if (people[[1L]] == people[[2L]]) people[[1L]] else NA_real_
    p$share.low[[i]] <- share[[1L]]
    p$share.high[[i]] <- share[[2L]]
    p$label[[i]] <- paste(labels[of[[i]]], collapse = ", ")
    if (is_known(lapply(p, `[[`, i), style)) {
      p$status[[i]] <- "block"
      p$label[[i]] <- join_labels(labels[of[[i]]])
      p$drawn[[i]] <- mean(share)
    }
  }
  p
}

option_part <- function(cell, style) {
  base <- cell$denominator
  if (!is.null(cell$claims)) {
    return(printed_option(cell, style))
  }
  if (isTRUE(base <= 0)) {
    # the option's name stays: it is the bar
    p <- empty_piece(cell$position)
    p$at <- list(p$at)
    p[c("label", "kind")] <- cell[c("label", "kind")]
    p$printed <- tr("no_answers", style$lang)
    return(c(p, list(drawn = 1, xmin = 0, xmax = 1)))
  }
  # of nobody knows how many, it may be none or all
  ends <- if (is.na(base)) c(0, 1) else c(cell$low, cell$high) / base
  p <- list(
    at = list(cell$position), label = cell$label, kind = cell$kind, count = cell$count,
    low = cell$low, high = cell$high, base = base, share.low = ends[[1L]], share.high = ends[[2L]]
  )
  known <- is_known(p, style)
  open <- ends[[1L]] <= 0 && ends[[2L]] >= 1
  status <- if (known) "known" else if (open) "unknown" else "range"
  drawn <- if (known) mean(ends) else ends[[2L]]
  c(p, list(
    status = status, drawn = drawn, printed = share_label(p, status, style),
    apart = FALSE, xmin = 0, xmax = drawn
  ))
}

# The numbers behind the figure ------------------------------------------------------
