# All statements of a survey beside each other: what is known of the share of agreement
# of each group, of the groups together, and of their difference. The overview figure and
# the sentences of a report's summary are made of these rows.

# A list: `rows`, one an item (item, low and high of the groups together, `text` where a
# number was printed for the groups together, `block`; the difference and its interval
# where there are two groups), ordered by the share of the groups together; `groups`, one
# an item and group; and the answers these are shares of. NULL where nothing is asked
# that one can agree with.
overview_of <- function(x, level = 0.95) {
  asked <- overview_items(x)
  if (length(asked) == 0L) {
    return(NULL)
  }
  keep_result(list("overview", asked, level, x), overview_new(x, asked, level))
}

overview_new <- function(x, asked, level) {
  scale <- item_scale(x, asked[[1L]])
  limits <- overview_limits(x, level)
  each <- lapply(asked, overview_item, x = x, limits = limits)
  rows <- vctrs::vec_rbind(!!!lapply(each, `[[`, "row"))
  groups <- vctrs::vec_rbind(!!!lapply(each, `[[`, "groups"))
  rows <- overview_differences(x, rows, groups, level)
  order <- order(
    match(rows$block, c("own", "pooled", "open")), -(rows$low + rows$high), method = "radix"
  )
  list(
    rows = rows[order, ], groups = groups, scale = scale, level = level,
    others = length(unique(x$item)) - length(asked)
  )
}

# The items of the top set that most items have.
overview_items <- function(x) {
  items <- counts_items(x)[unique(x$item)]
  top <- vapply(items, function(i) {
    if (i$exclusive && i$scale$ordered && length(i$scale$top) > 0L && scale_size(i$scale) > 2L) {
      paste(scale_ids(i$scale)[i$scale$top], collapse = "\r")
    } else ""
  }, "")
  kinds <- table(factor(top[nzchar(top)], unique(top[nzchar(top)])))
  if (length(kinds) == 0L) character() else names(top)[top == names(kinds)[which.max(kinds)]]
}

# Groups that are named: not who is in none of them.
overview_groups <- function(x, item) {
  # nor groups of which nobody answered, unless there is no other
  nobody <- x$group[x$item == item & x$kind == "substantive" & x$base %in% 0]
  groups <- setdiff(unique(x$group[x$item == item]), groups_none(x))
  if (all(groups %in% nobody)) groups else setdiff(groups, nobody)
}

overview_limits <- function(x, level) {
  s <- tryCatch(
    as.data.frame(summary(x, conf.level = level)), akkoord_error = function(e) NULL
  )
  if (!is.null(s)) s[c("item", "group", "top.conf.low", "top.conf.high")]
}

overview_item <- function(x, item, limits) {
  scale <- item_scale(x, item)
  groups <- overview_groups(x, item)
  weights <- answer_weights(scale$top)
  share <- function(of) {
    tryCatch(linear_range(x, item, weights, "base", of), akkoord_error = function(e) c(NA, NA))
  }
  own <- vapply(groups, share, c(0, 0))
  everyone <- if (length(groups) > 1L) share(groups) else own[, 1L]
  wide <- function(r) if (anyNA(r)) 1 else r[[2L]] - r[[1L]]
  said <- overview_said(x, item, groups)
  block <- if (all(apply(own, 2L, wide) <= 0.12)) "own"
  else if (wide(everyone) <= 0.12) "pooled" else "open"
  base <- vapply(groups, function(g) {
    x$base[x$item == item & x$group == g & x$kind == "substantive"][1L]
  }, 0)
  at <- match(paste(item, groups), paste(limits$item, limits$group))
  list(
    row = data.frame(
      item = item, low = everyone[[1L]], high = everyone[[2L]], relation = said$relation,
      percent = said$percent, block = block
    ),
    groups = data.frame(
      item = item, group = groups, n = base, low = own[1L, ], high = own[2L, ],
      conf.low = limits$top.conf.low[at] %||% NA_real_,
      conf.high = limits$top.conf.high[at] %||% NA_real_, row.names = NULL
    )
  )
}

# The number that was printed for all groups together.
overview_said <- function(x, item, groups) {
  set <- counts_set(x, item)
  top <- sort(item_scale(x, item)$top)
  for (fact in if (length(groups) > 1L) set$facts) {
    if (fact$type %in% c("sum", "claim") && length(fact$groups) == length(set$groups) &&
        !is.null(fact$percent) && setequal(fact$cats, top)) {
      return(list(relation = fact$relation, percent = as.double(fact$percent)))
    }
  }
  list(relation = NA_character_, percent = NA_real_)
}

# Of two groups the difference, its outermost interval, and what the adjusted test says.
overview_differences <- function(x, rows, groups, level) {
  pair <- unique(groups$group)
  none <- rep(NA_real_, nrow(rows))
  r <- if (length(pair) == 2L) tryCatch(
    compare_groups(answered_by_all(x), groups = pair, conf.level = level, progress = FALSE),
    akkoord_error = function(e) NULL
  )
  at <- match(rows$item, r$item)
  for (column in c("estimate.low", "estimate.high", "conf.low", "conf.high")) {
    rows[[column]] <- r[[column]][at] %||% none
  }
  rows$significant <- r$significant[at] %||% rep(NA_character_, nrow(rows))
  rows$group1 <- r$group1[at] %||% rep(NA_character_, nrow(rows))
  rows$group2 <- r$group2[at] %||% rep(NA_character_, nrow(rows))
  rows
}

# Where the outermost interval of the difference leaves 0 out: 1 where the first group is
# the higher, -1 where it is the lower, 0 where neither is said.
overview_direction <- function(rows) {
  out <- (rows$conf.low > 0) - (rows$conf.high < 0)
  out[is.na(out)] <- 0L
  out
}

# Whether every share that is shown was counted: none is a range.
overview_counted <- function(o) {
  pooled <- o$rows[o$rows$block == "pooled", ]
  !any(c(o$groups$low < o$groups$high, pooled$low < pooled$high), na.rm = TRUE)
}

# "more": more than half agree in each group, whatever the counts are; "less": fewer than
# half; "half": just half; "mixed": not the same in each; "open": the ranges do not tell;
# "none": nobody answered.
overview_majority <- function(o) {
  vapply(o$rows$item, function(item) {
    g <- o$groups[o$groups$item == item, ]
    if (all(g$n %in% 0)) return("none")
    if (anyNA(g$low)) return("open")
    side <- ifelse(g$low > 0.5, "more", ifelse(g$high < 0.5, "less", ifelse(
      g$low == 0.5 & g$high == 0.5, "half", "open"
    )))
    one <- unique(side)
    if (length(one) == 1L) return(one)
    if (length(setdiff(one, "open")) > 1L) "mixed" else "open"
  }, "", USE.NAMES = FALSE)
}
