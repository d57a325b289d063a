# Counts in broom's columns.

#' @rdname summary.likert_counts
#' @export
tidy.likert_counts <- function(x, conf.int = TRUE, conf.level = 0.95, method = NULL,
                               simultaneous = FALSE, presentation = c("none", "nchs"),
                               sets = NULL, total = NULL, ...) {
  check_dots_empty_akk(...)
  out <- tidy_rows(
    x, conf.int, conf.level, method, simultaneous, presentation, sets, total, current_env()
  )
  # a set that is called as an answer is: agree = 4:5
  set <- out$statistic %in% c("set", "difference")
  answer <- !set & out$term %in% out$term[set]
  out$term[answer] <- paste(out$term[answer], "(answer)")
  out
}

# The rows with the ids of their answers, whatever the sets are called.
tidy_rows <- function(x, conf.int = TRUE, conf.level = 0.95, method = NULL, simultaneous = FALSE,
                      presentation = "none", sets = NULL, total = FALSE, call = caller_env()) {
  x <- with_counts(x, call)
  whole <- total_counts(x, total %||% shows_total(x), call)
  asked <- method
  presentation <- check_choice(presentation, c("none", "nchs"), "presentation", call = call)
  spec <- interval_spec(x, conf.int, conf.level, method, simultaneous, call)
  sets <- sets_beside_top(sets, call)
  check_sets(sets, x, call)
  cells <- counts_cells(x)
  check_whole(x, cells, call)
  of_sets <- set_stats(x, cells, sets, spec)
  items <- counts_items(x)
  inside <- counts_base(x) == "answered"
  totals <- summary(x, conf.int, conf.level, method, total = FALSE)
  taken <- c(
    "term", "statistic", "estimate", "low", "high", "n", "std.error", "conf.low",
    "conf.high", "outer", "method"
  )
  keys <- cell_keys(x, cells, taken)
  design <- !is.null(counts_design(x))
  parts <- lapply(seq_along(cells), function(i) {
    out <- tidy_answers(x, cells[[i]], items[[keys$item[[i]]]], inside)
    more <- tidy_totals(x, cells[[i]], items[[keys$item[[i]]]], totals[i, ], inside)
    Map(c, out, more, tidy_sets(lapply(of_sets, lapply, `[[`, i), sets))
  })
  size <- lengths(lapply(parts, `[[`, "term"))
  cell <- rep(seq_along(cells), size)
  of <- lapply(set_names(names(parts[[1L]])), function(f) {
    unlist(lapply(parts, `[[`, f), use.names = FALSE)
  })
  same <- !is.na(of$low) & of$low == of$high
  out <- c(lapply(keys, function(v) v[cell]), of[c("term", "statistic")], list(
    estimate = ifelse(same, of$low, NA_real_)
  ), of[c("low", "high", "n")], tidy_people(x, cells, cell, of$statistic))
  if (!is.null(spec)) {
    people <- cell_people(x, cells)
    limits <- tidy_limits(x, cells, cell, of, people, spec, totals, of_sets, design)
    method <- ifelse(
      of$statistic %in% c("mean", "difference"), if (design) "t" else "normal", spec$method
    )
    out <- c(out, limits, list(
      outer = !same & !is.na(limits$conf.low), method = method
    ))
    if (presentation == "nchs") {
      out$presentation <- tidy_presentation(x, out, cell, of, people)
    }
  }
  beside_groups(tibble::new_tibble(out, nrow = length(cell)), if (!is.null(whole)) {
    tidy_rows(whole, conf.int, conf.level, asked, simultaneous, presentation, sets)
  })
}

# The answers of one item in one group.
tidy_answers <- function(x, at, item, inside) {
  rows <- cell_rows(x, at)
  shown <- rows$kind %in% c("substantive", "dk")
  base <- as.double(rows$base[shown])
  base[base == 0] <- NA
  kind <- rows$kind[shown]
  n_low <- as.double(rows$low[shown])
  n_high <- as.double(rows$high[shown])
  low <- n_low / base
  high <- n_high / base
  # of nobody knows how many: what all who it may be allow
  of_whom <- if (item$exclusive) which(is.na(rows$base[shown]) & (inside | kind == "substantive"))
  if (length(of_whom) > 0L) {
    share_of <- people_within(x, at)
    place <- answer_places(rows, item$scale)[shown][of_whom]
    ends <- vapply(place, share_of, c(0, 0), "base")
    low[of_whom] <- ends[1L, ]
    high[of_whom] <- ends[2L, ]
  }
  # how many answers of one base must hold at once
  k <- if (inside) length(kind) else sum(kind == "substantive")
  together <- item$exclusive & (inside | kind == "substantive")
  list(
    term = rows$category[shown], statistic = ifelse(kind == "dk", "dk", "share"),
    low = low, high = high, n = base, count.low = n_low,
    count.high = n_high, k = ifelse(together, k, if (item$exclusive) sum(kind == "dk") else k),
    w2 = as.double(x[["w2"]][at][shown] %||% n_low),
    v = cell_variances(x, at)$share[shown] %||% rep(NA_real_, sum(shown))
  )
}

# A row of what is no answer: the counts behind it are not its own.
tidy_row <- function(term, ends, n, statistic = term) {
  none <- NA_real_
  list(term, statistic, ends[[1L]], ends[[2L]], n, none, none, 1, none, none)
}

# The top answers and the mean.
tidy_totals <- function(x, at, item, totals, inside) {
  rows <- cell_rows(x, at)
  base <- as.double(rows$base[rows$kind %in% c("substantive", "dk")])[[1L]]
  top <- if (length(item$scale$top) > 0L && item$exclusive) {
    ends <- c(totals$top.low, totals$top.high)
    tidy_row("top", ends, if (base %in% 0) NA_real_ else base)
  }
  mean <- if (item$scale$ordered && item$exclusive) {
    ends <- c(totals$mean.low, totals$mean.high)
    tidy_row("mean", ends, substantive_n(rows, base, inside))
  }
  joined_rows(list(top, mean))
}

# Sets of answers; `stats`: of each, in this item and group.
tidy_sets <- function(stats, sets) {
  joined_rows(lapply(names(stats), function(set) {
    s <- stats[[set]]
    if (!is.na(s$n) || !is.na(s$low)) {
      kind <- if (is.null(sets[[set]]$minus)) "set" else "difference"
      tidy_row(set, c(s$low, s$high), s$n, kind)
    }
  }))
}

joined_rows <- function(rows) {
  rows <- compact(rows)
  if (length(rows) == 0L) rep(list(NULL), 10L) else do.call(Map, c(list(c), rows))
}

tidy_limits <- function(x, cells, cell, of, people, spec, totals, of_sets, design) {
  level <- spec$level
  if (spec$simultaneous) {
    # 0.99 rather than 0.98999999999999999: a level is read as its shortest decimal
    level <- round(1 - (1 - spec$level) / pmax(1, of$k), 15L)
  }
  own <- "w2" %in% names(x)
  limits <- share_limits(
    of$count.low, of$count.high, of$n, lapply(people, `[`, cell), spec, level,
    w2 = if (own) of$w2, w2.base = if (own) tidy_w2_base(x, cells, cell, of$statistic),
    deff = if (own) cell_deff(x, cells, people)[cell], v = if (design) of$v
  )
  for (term in c("top", "mean")) {
    at <- of$statistic == term
    for (field in names(limits)) {
      limits[[field]][at] <- totals[[paste0(term, ".", field)]][cell[at]]
    }
  }
  for (at in which(of$statistic %in% c("set", "difference"))) {
    for (field in names(limits)) {
      limits[[field]][[at]] <- of_sets[[of$term[[at]]]][[field]][[cell[[at]]]]
    }
  }
  limits
}

# NCHS's standards of each row's share, NA where there is none.
tidy_presentation <- function(x, out, cell, of, people) {
  shares <- which(out$statistic != "mean" & !is.na(out$std.error))
  first <- bases_of(x, out$item, out$group)
  n <- ifelse(out$statistic == "dk", first$answered.low, people$base[cell])
  df <- counts_design(x)$degf %||% Inf
  flag <- rep(NA_character_, length(cell))
  flag[shares] <- nchs_presentation(
    out$estimate[shares], out$std.error[shares]^2, n[shares], df
  )
  flag
}

# Weighted: how many people the base is.
tidy_people <- function(x, cells, cell, statistic) {
  if (!is_weighted(x)) {
    return(NULL)
  }
  first <- vapply(cells, `[[`, 0L, 1L)
  b <- bases_of(x, x$item[first], x$group[first])
  main <- b[[if (counts_base(x) == "answered") "answered.low" else "substantive.low"]]
  list(n.unweighted = ifelse(
    statistic == "dk", b$answered.low[cell],
    ifelse(statistic == "mean", b$substantive.low[cell], main[cell])
  ))
}

#' @rdname summary.likert_counts
#' @export
glance.likert_counts <- function(x, ...) {
  N <- shown_people(x)$N
  tibble::tibble(
    items = length(counts_items(x)), groups = length(unique(x$group)),
    n = counts_n(x), N = N, response = if (is.finite(N)) counts_n(x) / N else NA_real_,
    weighted = is_weighted(x), base = counts_base(x)
  )
}

# A summary's own numbers, a row each, as tidy() of the counts has them.

#' @rdname summary.likert_counts
#' @export
tidy.likert_summary <- function(x, ...) {
  check_dots_empty_akk(...)
  if (!is_whole_summary(x)) stop_damaged(x, "x", "summary", current_env())
  sets <- attr(x, "sets")
  names <- c("top", "mean", sets)
  statistic <- c("top", "mean", ifelse(sets %in% attr(x, "differences"), "difference", "set"))
  keys <- names(x)[seq_len(match("n", names(x)) - 1L)]
  row <- rep(seq_len(nrow(x)), each = length(names))
  of <- function(field) {
    each <- lapply(paste0(names, field), function(name) x[[name]] %||% rep(NA_real_, nrow(x)))
    as.vector(do.call(rbind, each))
  }
  low <- of(".low")
  high <- of(".high")
  out <- c(
    lapply(set_names(keys), function(key) x[[key]][row]),
    list(
      term = rep(names, nrow(x)), statistic = rep(statistic, nrow(x)),
      estimate = where_met(low, high), low = low, high = high, n = x$n[row]
    ),
    if ("mean.conf.low" %in% names(x)) {
      list(std.error = of(".std.error"), conf.low = of(".conf.low"), conf.high = of(".conf.high"))
    }
  )
  out <- tibble::new_tibble(out, nrow = length(row))
  out[!is.na(low), ]
}
