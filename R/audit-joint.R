# All that is printed of one item at once, for its groups together: what no claim
# shows by itself. The tables of counts that agree with everything are counted by
# reconstruct_counts().

audit_joint <- function(report, bars, claims, rounding) {
  wrong <- vapply(claims, function(c) c$verdict == "inconsistent" && !is.na(c$item), NA)
  key <- function(x) paste(x$figure, x$survey, x$item, sep = "\r")
  bad <- vapply(claims[wrong], key, "")
  rows <- report$published
  keys <- paste(rows$figure, rows$survey, rows$item, sep = "\r")
  of_bars <- vapply(bars, function(b) key(b$rows[1L, ]), "")
  out <- lapply(setdiff(unique(keys), bad), function(k) {
    joint_claim(report, rows[keys == k, ], bars[of_bars == k], rounding)
  })
  compact(out)
}

joint_claim <- function(report, rows, bars, rounding) {
  row <- rows[1L, ]
  spanning <- spans_groups(report, rows)
  apart <- any(vapply(bars, function(b) {
    any(vapply(b$cells, function(at) length(at) > 1L && any(diff(at) != 1L), NA))
  }, NA))
  # what a habit makes of sums and labels is no constraint
  odd <- any(!vapply(bars, `[[`, "", "habit") %in% set_rounding)
  if (odd || !any(spanning) && !apart || any(vapply(bars, `[[`, NA, "multiple"))) {
    return(NULL)
  }
  scale <- if (length(bars) > 0L) bars[[1L]]$scale else report_scales(report, row$item)[[1L]]
  bases <- joint_bases(report, row, bars)
  if (is.null(scale) || length(bases) == 0L) {
    return(NULL)
  }
  size <- max(
    scale_size(scale) + scale_dk_size(scale),
    vapply(bars, function(b) as.double(b$size), 0)
  )
  answers <- paste0("a", seq_len(size))
  constraints <- joint_constraints(report, rows, scale, names(bases), answers)
  spans <- lengths(lapply(constraints, `[[`, "group")) > 1L
  if (length(constraints) < 2L && !any(grepl("|", rows$group, fixed = TRUE)) ||
    !any(spans) && !apart || any(vapply(constraints, is.null, NA))) {
    return(NULL)
  }
  groups <- paste0("g", seq_along(bases))
  blank <- matrix(NA_real_, size, length(bases), dimnames = list(answers, groups))
  set <- tryCatch(
    {
      set <- reconstruct_counts(blank, unname(bases), rounding = rounding,
                                constraints = constraints)
      list(n = n_tables(set))
    },
    # too many ways to overlap: nothing is said
    akkoord_error_too_large = function(cnd) NULL
  )
  if (is.null(set)) {
    return(NULL)
  }
  good <- set$n > 0
  audit_claim(
    paste0(sub("[.].*$", "", row$id), ".", row$item, ".joint"), "joint",
    in_each("audit_joint", n = length(constraints)),
    NA, NA, NA, if (good) "consistent" else "inconsistent",
    if (good) {
      in_each("audit_joint_some")
    } else {
      in_each("audit_joint_none")
    },
    NULL,
    figure = row$figure, survey = row$survey, item = row$item, unit = "number"
  )
}

# The sizes of an item's groups; none unless all are printed.
joint_bases <- function(report, row, bars) {
  bases <- figure_bases(report, row$figure)
  own <- lapply(bars, function(b) if (b$base_printed) b$n else NA)
  names(own) <- vapply(bars, function(b) b$rows$group[[1L]], "")
  sizes <- c(unlist(own), if (!is.null(names(bases))) bases[!names(bases) %in% names(own)])
  if (length(sizes) == 0L || anyNA(sizes)) {
    return(integer())
  }
  sizes
}

# Every number and claim as a constraint; NULL for one that cannot be written as one.
joint_constraints <- function(report, rows, scale, groups, answers) {
  rows <- rows[!rows$relation %in% c("about", "almost"), ]
  loose <- spans_groups(report, rows) & grepl("|", rows$group, fixed = TRUE) |
    rows$category == "unassigned"
  name <- function(group) paste0("g", match(group, groups))
  digits <- printed_decimals(rows$printed)
  parts <- function(i, by) row_groups(report, rows[i, ], by)
  one <- lapply(which(!loose), function(i) {
    at <- printed_cells(rows$category[[i]], scale)
    who <- if (rows$relation[[i]] == "order") parts(i, ">") else
      parts(i, "+")
    if (rows$relation[[i]] == "order" && any(!who %in% groups)) {
      # a comparison with something else
      return(NA)
    }
    if (length(at) == 0L || any(!who %in% groups) || digits[[i]] %in% 4:9) {
      return(NULL)
    }
    p <- rows$percent[[i]]
    switch(rows$relation[[i]],
      `=` = published_sum(answers[at], p, name(who), digits[[i]]),
      order = claim(answers[at], "order", group = name(who)),
      printed_claim(answers[at], rows$printed[i], name(who))
    )
  })
  one <- one[!vapply(one, function(c) is.logical(c) && is.na(c[[1L]]), NA)]
  k <- scale_size(scale) + scale_dk_size(scale)
  sets <- split(which(loose & rows$relation == "="), rows$group[loose & rows$relation == "="])
  many <- lapply(sets, function(at) {
    who <- parts(at[[1L]], "|")
    if (any(!who %in% groups) || length(unique(digits[at])) > 1L ||
      any(rows$category[at] != "unassigned")) {
      return(NULL)
    }
    claim(answers[seq_len(k)], "multiset", rows$percent[at], name(who), digits = digits[at][[1L]])
  })
  c(one, unname(many))
}
