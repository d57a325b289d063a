# The flows of which counts-suppress.R speaks: one for each item, twin's group and way of
# grouping. An edge is a number: of a group (G), of those asked (Q), who answered (A) or
# did so substantively (S), of an answer (leaf), of its total over the groups (T), or one
# that is written nowhere (free; rest where what is left of known numbers).

flow_costs <- c(leaf = 0, S = 1e5, A = 1e5, Q = 1e5, T = 1e6, G = Inf, B = Inf)

hiding_tables <- function(x, min_cell, call = caller_env()) {
  b <- counts_bases(x)
  shown <- which(base_key(b$item, b$group) %in% base_key(x$item, x$group))
  variable <- banner_variable(x, b$outer)
  key <- paste(b$item, b$twin, variable, sep = "\r")[shown]
  rows <- split(seq_len(nrow(x)), factor(base_key(x$item, x$group), base_key(b$item, b$group)))
  tables <- lapply(split(shown, factor(key, unique(key))), function(at) {
    exclusive <- counts_items(x)[[b$item[[at[[1L]]]]]]$exclusive
    main <- lapply(at, group_edges, x = x, rows = rows, exclusive = exclusive, call = call)
    options <- if (!exclusive) option_flows(x, at, rows, min_cell)
    c(list(flow_table(main, min_cell)), options)
  })
  unlist(unname(tables), recursive = FALSE)
}

edge <- function(kind, base, from, to, value, row = NA_integer_, group = NA_character_) {
  data.frame(
    kind = kind, base = base, row = row, group = group, from = from, to = to,
    value = as.double(value), stringsAsFactors = FALSE
  )
}

# The edges of one base: from its group to its answers.
group_edges <- function(i, x, rows, exclusive, call) {
  b <- lapply(counts_bases(x), `[[`, i)
  p <- counts_people(x)
  at <- rows[[i]]
  kind <- x$kind[at]
  value <- x$low[at]
  sum_of <- function(which) sum(value[kind %in% which])
  if (exclusive && (sum_of("substantive") != b$substantive.low ||
    sum_of("dk") != b$answered.low - b$substantive.low)) {
    stop_not_whole(b, call)
  }
  missing <- sum_of("missing")
  open <- b$asked.low < b$asked.high
  inside <- !open && b$asked.low == b$answered.low + missing
  asked <- if (open) b$answered.low else b$asked.low
  n <- p$n.low[match(b$outer, p$group)]
  node <- function(level) paste0(level, i)
  parent <- c(substantive = "S", dk = "A", missing = if (inside) "Q" else "G")[kind]
  parent[is.na(parent)] <- "G"
  leaf <- if (exclusive) rep(TRUE, length(at)) else !kind %in% c("substantive", "dk")
  leaves <- edge("leaf", i, node(parent), paste0("c:", x$category[at], kind), value, at)[leaf, ]
  left <- c(
    S = if (!exclusive) b$substantive.low, A = if (!exclusive) b$answered.low - b$substantive.low,
    Q = asked - b$answered.low - if (inside) missing else 0,
    G = n - asked - sum(value[parent == "G"])
  )
  left <- left[left > 0]
  rbind(
    edge("G", i, "N", node("G"), n, group = b$outer),
    edge(if (open) "free" else "Q", i, node("G"), node("Q"), asked),
    edge("A", i, node("Q"), node("A"), b$answered.low),
    edge("S", i, node("A"), node("S"), b$substantive.low),
    leaves,
    if (length(left) > 0L) {
      edge("rest", i, paste0(names(left), i), paste0("c:", names(left)), left)
    }
  )
}

stop_not_whole <- function(b, call) {
  abort("incomplete", c(
    "Small counts can be hidden in whole items only: sums would give others away.",
    x = paste(
      "Item {.field {b$item}}{if (nzchar(b$group)) paste0(\", group \", b$group)} lacks",
      "some of its answers."
    )
  ), arg = "x", column = b$item, call = call)
}

# Options that several can be ticked of: each is a table of its own, who ticked it and
# who did not.
option_flows <- function(x, at, rows, min_cell) {
  b <- counts_bases(x)
  category <- unique(x$category[unlist(rows[at])][
    x$kind[unlist(rows[at])] %in% c("substantive", "dk")])
  lapply(category, function(option) {
    edges <- lapply(at, function(i) {
      row <- rows[[i]][x$category[rows[[i]]] == option]
      if (length(row) == 0L) return(NULL)
      base <- if (x$kind[row] == "dk") b$answered.low[[i]] else b$substantive.low[[i]]
      rbind(
        edge("B", i, "N", paste0("B", i), base),
        edge("leaf", i, paste0("B", i), "c:yes", x$low[row], row),
        edge("free", i, paste0("B", i), "c:no", base - x$low[row])
      )
    })
    out <- flow_table(edges, min_cell)
    e <- out$edges
    not <- e$value[match(paste0(e$from, "free"), paste0(e$from, e$kind))]
    tick <- e$kind == "leaf"
    none <- tick & is_small(not, min_cell)
    both <- none & is_small(e$value, min_cell)
    base <- e$value + not
    e$lo[none] <- ifelse(both, 1, pmax(0, base - min_cell + 1))[none]
    e$hi[none] <- base[none] - 1
    few <- tick & is_small(base, min_cell)
    e$lo[few] <- 0
    e$hi[few] <- min_cell - 1
    e$hidden[none | few] <- TRUE
    e$must[none | few] <- TRUE
    out$edges <- e
    out
  })
}

# Where it is hidden how many could tick, an option that all or nearly all of them did is
# hidden too, or the base could be no smaller. Its range is no guide to the base either.
open_options <- function(tables, min_cell) {
  open <- unlist(lapply(tables, function(table) {
    with(table$edges, base[hidden & kind %in% c("S", "A")])
  }))
  lapply(tables, function(table) {
    e <- table$edges
    base <- e$value[match(paste(e$base, "B"), paste(e$base, e$kind))]
    at <- which(e$kind == "leaf" & e$base %in% open & !is.na(base) & base - e$value < min_cell)
    e$hidden[at] <- e$must[at] <- TRUE
    small <- is_small(e$value[at], min_cell)
    e$lo[at] <- ifelse(small, 1, ifelse(e$value[at] == 0, 0, min_cell))
    e$hi[at] <- ifelse(e$value[at] < min_cell, min_cell - 1, Inf)
    table$edges <- e
    table
  })
}

# With totals of the answers: known where there are groups.
flow_table <- function(edges, min_cell) {
  edges <- do.call(rbind, edges)
  columns <- unique(edges$to[startsWith(edges$to, "c:")])
  several <- length(unique(edges$base)) > 1L
  total <- vapply(columns, function(to) sum(edges$value[edges$to == to]), 0)
  edges <- rbind(edges, edge("T", NA_integer_, columns, "N", total))
  small <- is_small(edges$value, min_cell)
  edges$must <- small & edges$kind %in% c("leaf", "S", "A", "Q", "rest")
  edges$hidden <- small & edges$kind %in% c("leaf", "S", "A", "Q") |
    edges$kind %in% c("free", "rest") | edges$kind == "T" & !several
  free <- edges$kind %in% c("free", "rest", "T")
  edges$lo <- ifelse(free, 0, ifelse(small, 1, ifelse(edges$value == 0, 0, min_cell)))
  edges$hi <- ifelse(free | edges$value >= min_cell, Inf, min_cell - 1)
  # of a group that is small itself nothing is shown
  few <- edges$base %in% edges$base[small & edges$kind == "G"] &
    edges$kind %in% c("leaf", "S", "A", "Q")
  edges$hidden[few] <- TRUE
  edges$must[few] <- TRUE
  edges$lo[few] <- 0
  edges$must[same_as_group(edges)] <- FALSE
  cost <- flow_costs[edges$kind]
  zero <- edges$kind == "leaf" & edges$value == 0
  edges$cost <- unname(cost + edges$value + 1) + ifelse(zero, 1e4, 0)
  list(edges = edges, nodes = unique(c(edges$from, edges$to)))
}

# Bases that hold a whole group because nothing else is below it: known where its size is.
same_as_group <- function(edges) {
  same <- edges$kind == "G"
  for (kind in c("Q", "A", "S")) {
    alone <- !edges$from %in% edges$from[duplicated(edges$from)]
    at <- edges$kind %in% c(kind, if (kind == "Q") "free")
    same <- same | at & alone & edges$from %in% edges$to[same]
  }
  same
}

# What can move -----------------------------------------------------------------------------

# What it costs to send one more person from node to node: nothing where a hidden number
# has room, what hiding it costs where it is shown, Inf where it cannot be.
flow_room <- function(table) {
  e <- table$edges
  up <- ifelse(e$hidden, ifelse(e$value < e$hi, 0, Inf), ifelse(e$value < e$hi, e$cost, Inf))
  down <- ifelse(e$hidden, ifelse(e$value > e$lo, 0, Inf), ifelse(e$value > e$lo, e$cost, Inf))
  size <- length(table$nodes)
  room <- matrix(Inf, size, size)
  from <- match(e$from, table$nodes)
  to <- match(e$to, table$nodes)
  room[cbind(from, to)] <- up
  room[cbind(to, from)] <- down
  room
}

# The cheapest way (Dijkstra): list(cost, nodes).
cheapest_way <- function(room, from, to) {
  size <- nrow(room)
  cost <- rep(Inf, size)
  before <- rep(NA_integer_, size)
  open <- rep(TRUE, size)
  cost[[from]] <- 0
  repeat {
    at <- which.min(ifelse(open, cost, Inf))
    if (!open[[at]] || is.infinite(cost[[at]])) {
      return(list(cost = Inf))
    }
    if (at == to) break
    open[[at]] <- FALSE
    further <- cost[[at]] + room[at, ]
    better <- open & further < cost
    cost[better] <- further[better]
    before[better] <- at
  }
  nodes <- to
  while (nodes[[1L]] != from) nodes <- c(before[[nodes[[1L]]]], nodes)
  list(cost = cost[[to]], nodes = nodes)
}

# Hides the numbers on a way.
hide_way <- function(table, nodes) {
  e <- table$edges
  key <- paste(match(e$from, table$nodes), match(e$to, table$nodes))
  a <- nodes[-length(nodes)]
  z <- nodes[-1L]
  at <- match(key, c(paste(a, z), paste(z, a)), 0L) > 0L & !e$hidden
  e$hidden[at] <- TRUE
  e$must[at & e$kind %in% c("leaf", "S", "A", "Q")] <- TRUE
  # a hidden zero is written like the small counts beside it
  zero <- e$base[at & e$kind == "leaf" & e$value == 0]
  e$lo[e$kind == "leaf" & e$base %in% zero & e$hi < Inf & e$lo == 1] <- 0
  table$edges <- e
  table
}

# Hides more until every hidden number can be more or less.
close_cycles <- function(table) {
  repeat {
    before <- sum(table$edges$hidden)
    for (v in which(table$edges$hidden & table$edges$must)) table <- open_edge(table, v)
    if (sum(table$edges$hidden) == before) {
      return(table)
    }
  }
}

open_edge <- function(table, v) {
  way <- way_round(table, v)
  if (is.infinite(way$cost)) {
    table <- blank_base(table, table$edges$base[[v]])
    way <- way_round(table, v)
  }
  if (is.infinite(way$cost)) {
    abort("hidden", c(
      "A small count cannot be hidden: what is around it says what it is.",
      i = "Merge small groups or answers."
    ), arg = "x", call = NULL)
  }
  if (way$cost > 0) hide_way(table, way$nodes) else table
}

# The cheapest cycle through an edge, up or down it.
way_round <- function(table, v) {
  e <- lapply(table$edges, `[[`, v)
  from <- match(e$from, table$nodes)
  to <- match(e$to, table$nodes)
  room <- flow_room(table)
  less <- room
  room[to, from] <- Inf
  less[from, to] <- Inf
  none <- list(cost = Inf)
  more <- if (e$value < e$hi) cheapest_way(room, to, from) else none
  less <- if (e$value > e$lo) cheapest_way(less, from, to) else none
  if (less$cost < more$cost) less else more
}

# Where the least of all others leaves one value: all of them hidden, from 0.
blank_base <- function(table, base) {
  e <- table$edges
  at <- e$base %in% base & e$kind %in% c("leaf", "S", "A", "Q")
  e$hidden[at] <- TRUE
  e$must[at & !same_as_group(e)] <- TRUE
  e$lo[at] <- 0
  table$edges <- e
  table
}

# Groups whose sizes are hidden -----------------------------------------------------------------

# One person more in one group and one less in another, in every table alike.
open_groups <- function(tables, sizes) {
  for (groups in sizes$names) {
    pairs <- exchanges(sizes$n[match(groups, sizes$group)], sizes$min_cell)
    tables <- lapply(tables, function(table) {
      e <- table$edges
      for (pair in pairs) {
        ends <- match(groups[pair], ifelse(e$kind == "G", e$group, NA))
        if (anyNA(ends)) next
        nodes <- match(e$to[ends], table$nodes)
        way <- cheapest_way(flow_room(table), nodes[[1L]], nodes[[2L]])
        if (is.finite(way$cost) && way$cost > 0) table <- hide_way(table, way$nodes)
      }
      table
    })
  }
  tables
}

# c(one that can be more, one that can be less) for each.
exchanges <- function(n, min_cell) {
  low <- ifelse(is_small(n, min_cell), 1, ifelse(n == 0, 0, min_cell))
  high <- ifelse(n < min_cell, min_cell - 1, Inf)
  lapply(seq_along(n), function(i) {
    for (j in order(n)) {
      if (i != j && n[[i]] < high[[i]] && n[[j]] > low[[j]]) return(c(i, j))
      if (i != j && n[[i]] > low[[i]] && n[[j]] < high[[j]]) return(c(j, i))
    }
    c(i, i)
  })
}

# Which way of grouping a group is of: groups of one make up everyone. Those that share
# people do not, each stands by itself.
banner_variable <- function(x, outer) {
  relations <- counts_about(x)$relations
  if ("one answer" %in% relations$kind) {
    return(outer)
  }
  banner_of(x, outer)
}

is_small <- function(value, min_cell) value > 0 & value < min_cell
