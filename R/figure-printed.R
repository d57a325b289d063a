# Bars as they were printed. Each printed number is a claim on some answers of a bar; it
# is laid over the counts: a piece as wide as the number says, under its printed label,
# of which the counts tell the range. What no number is of is one hatched piece.

# The claims of items that hold only what was printed; NULL where there are counts.
claims_of_group <- function(counts, item, group) {
  claims <- counts_known(counts, item)$printed
  if (!is.null(claims)) claims_where(claims, claims$group == group)
}

# The pieces of a bar of claims, in the order they are drawn.
printed_parts <- function(cell, scale, style) {
  order <- c(drawn_order(scale, style), scale_size(scale) + seq_len(scale_dk_size(scale)))
  claims <- cell$claims
  laid <- lay_claims(claims, order)
  pieces <- lapply(seq_along(laid$at), function(i) {
    printed_piece(laid$at[[i]], laid$claim[[i]], laid$status[[i]], cell, style)
  })
  p <- pieces_of(pieces)
  p$drawn <- laid$drawn
  p$totals <- lapply(laid$total, function(j) {
    at <- order[order %in% claims$at[[j]]]
    c(printed_piece(at, j, "total", cell, style), share = NA_real_)
  })
  names(p$totals) <- vapply(p$totals, `[[`, "", "label")
  p
}

# One piece, or a total: what was printed (`claim`, NA for nothing) and the counts' range.
printed_piece <- function(at, claim, status, cell, style) {
  people <- cell$people(at)
  base <- cell$denominator[[1L]]
  share <- if (isTRUE(base > 0)) people / base else c(NA_real_, NA_real_)
  labels <- cell$label[match(at, cell$position)]
  hidden <- is.na(claim)
  relation <- if (hidden) "=" else cell$claims$relation[[claim]]
  list(
    at = at, label = if (hidden) paste(labels, collapse = ", ") else join_labels(labels),
    kind = cell$kind[[match(at[[1L]], cell$position)]], count = NA_real_,
    low = people[[1L]], high = people[[2L]], base = base, share.low = share[[1L]],
    share.high = share[[2L]], status = status, apart = FALSE, claim = claim,
    edge = if (relation == "=") "straight" else "jagged",
    printed = if (hidden) {
      tr("not_published", style$lang)
    } else {
      format_published(cell$claims$printed[claim], relation, style$lang)
    }
  )
}

# A bar of which neither the answers nor a number are known.
unprinted_bar <- function(style) {
  list(
    at = list(integer()), label = tr("answers", style$lang), kind = "substantive",
    count = NA_real_, low = NA_real_, high = NA_real_, base = NA_real_,
    share.low = NA_real_, share.high = NA_real_, status = "unpublished", apart = FALSE,
    claim = NA_integer_, edge = "straight", printed = tr("not_published", style$lang),
    drawn = 1, xmin = 0, xmax = 1
  )
}

# An option of a question with several answers: its share, from nought.
printed_option <- function(cell, style) {
  claim <- head_of(seq_along(cell$claims$at), 1L)
  known <- length(claim) > 0L
  p <- printed_piece(
    cell$position, if (known) claim else NA_integer_,
    if (known) "published" else "unpublished", cell, style
  )
  p$at <- list(p$at)
  p$edge <- if (p$edge == "jagged") "jagged" else "free"
  p$drawn <- if (known) min(1, cell$claims$percent[[claim]] / 100) else 1
  c(p, list(xmin = 0, xmax = p$drawn))
}

# Where claims go in a bar whose answers stand in `order`: `at`, the answers of each
# piece; `claim`, NA for what was not printed; `status`; `drawn`, shares that add up to
# one; `total`, the claims that stand beside their parts.
lay_claims <- function(claims, order) {
  laid <- lay_singles(claims, order)
  laid <- lay_sums(claims, order, laid)
  piece <- laid$piece
  hidden <- which(laid$status == "unpublished")
  width <- rep(0, length(order))
  for (o in laid$open) {
    piece[o$at] <- o$at[[1L]]
    width[[o$at[[1L]]]] <- o$width
    hidden <- setdiff(hidden, o$at)
  }
  shown <- !duplicated(piece) & laid$status != "unpublished"
  width[shown] <- laid$value[shown]
  left <- 100 - sum(width)
  place <- piece
  if (length(hidden) > 0L) {
    # runs that no number separates cannot be told apart: one hatched part, where the
    # last of them stands
    runs <- cumsum(c(TRUE, diff(hidden) != 1L))
    piece[hidden] <- hidden[[1L]]
    place[hidden] <- hidden[runs == max(runs)][[1L]]
    width[[hidden[[1L]]]] <- max(0, left)
  }
  heads <- which(!duplicated(piece))
  heads <- heads[order(place[heads])]
  status <- laid$status[heads]
  list(
    at = lapply(heads, function(h) order[piece == h]),
    claim = ifelse(status == "unpublished", NA_integer_, laid$claim[heads]),
    status = status, drawn = width[heads] / max(sum(width), 1e-9), total = laid$total
  )
}

# Numbers of one answer; of two numbers of the same answer the first.
lay_singles <- function(claims, order) {
  value <- rep(NA_real_, length(order))
  claim <- rep(NA_integer_, length(order))
  for (j in which(lengths(claims$at) == 1L)) {
    at <- match(claims$at[[j]], order)
    if (is.na(claim[[at]])) {
      value[[at]] <- claims$percent[[j]]
      claim[[at]] <- j
    }
  }
  list(
    value = value, claim = claim, piece = seq_along(order),
    status = ifelse(is.na(value), "unpublished", "published"), total = integer(),
    open = list()
  )
}

# Numbers of several answers: a block where none of these has a number and they are
# neighbours, else a total, which may tell how wide the parts without one are.
lay_sums <- function(claims, order, laid) {
  size <- lengths(claims$at)
  for (j in which(size > 1L)[order(size[size > 1L])]) {
    at <- sort(match(claims$at[[j]], order))
    if (all(is.na(laid$claim[at])) && all(diff(at) == 1L)) {
      laid$piece[at] <- at[[1L]]
      laid$value[at] <- claims$percent[[j]]
      laid$claim[at] <- j
      laid$status[at] <- "block"
      next
    }
    if (length(unique(laid$claim[at])) == 1L && all(laid$status[at] == "block")) next
    laid$total <- c(laid$total, j)
    gone <- at[is.na(laid$claim[at])]
    if (length(gone) > 0L && all(diff(gone) == 1L)) {
      known <- at[!is.na(laid$claim[at])]
      left <- claims$percent[[j]] - sum(laid$value[known[!duplicated(laid$piece[known])]])
      laid$open <- c(laid$open, list(list(at = gone, width = max(0, left))))
    }
  }
  laid
}

# Answers in the order they are drawn, left to right.
drawn_order <- function(scale, style) {
  k <- scale_size(scale)
  high_first <- style$type == "stacked" && palette_type(scale) == "diverging"
  if (style$reverse) high_first <- !high_first
  if (high_first) k:1L else seq_len(k)
}

# A list of vectors, one element a piece.
pieces_of <- function(pieces) {
  p <- list()
  for (field in names(pieces[[1L]])) p[[field]] <- unlist(lapply(pieces, `[[`, field))
  p$at <- lapply(pieces, `[[`, "at")
  p
}

# Where a figure has no base, that of the numbers of each bar.
own_bases <- function(n, facts, at) {
  for (i in which(is.na(n))) n[[i]] <- c(facts$n[at[[i]]][!is.na(facts$n[at[[i]]])], NA)[[1L]]
  n
}

# Bars of few people: as the counts say, else as was printed.
small_printed <- function(bars) {
  counted <- vapply(bars$people, function(p) isTRUE(!is.na(p$base)), NA)
  out <- (bars$n > 0 & bars$n < least_base()) %in% TRUE
  out[counted] <- vapply(bars$people[counted], is_small_base, NA)
  out
}
