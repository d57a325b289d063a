# What printed numbers alone say, whatever their base: rows against 100, numbers twice.

# A row whose answers are all printed adds up to 100 whatever its base: NULL when it
# can, else a claim.
audit_printed_total <- function(bar) {
  equal <- which(bar$rows$relation == "=" & lengths(bar$cells) == 1L)
  cells <- unlist(bar$cells[equal])
  if (bar$multiple || anyDuplicated(cells) || length(unique(cells)) < bar$size) {
    return(NULL)
  }
  ends <- vapply(equal, function(j) {
    rounding_share(bar$rows$percent[[j]], bar$digits[[j]], bar$rounding)
  }, c(0, 0))
  sums <- 100 * rowSums(ends)
  if (sums[[1L]] <= 100 + 1e-9 && sums[[2L]] >= 100 - 1e-9) {
    return(NULL)
  }
  row <- bar$rows[1L, ]
  audit_claim(
    paste0(sub("[.][^.]*$", "", row$id), ".total"), "total",
    in_each("audit_all_total"), 100,
    round(sums[[1L]], 4), round(sums[[2L]], 4), "inconsistent",
    in_each(
      "audit_total_is", what = list_numbers(bar, equal),
      percent = sum_words(bar, equal),
      span = audit_span_words(round(max(0, sums[[1L]]), 4), round(sums[[2L]], 4))
    ),
    figure = row$figure, survey = row$survey, item = row$item, group = row$group,
    source = row$source
  )
}

# The same answers of the same people, printed with numbers that no one share gives.
audit_twice <- function(bar) {
  equal <- bar_numbers(bar)
  equal <- equal[lengths(bar$cells[equal]) > 0L | bar$multiple]
  key <- vapply(equal, function(j) {
    paste(c(bar$rows$category[[j]][bar$multiple], bar$cells[[j]]), collapse = "+")
  }, "")
  out <- list()
  for (k in unique(key[duplicated(key)])) {
    same <- equal[key == k]
    bounds <- lapply(same, function(j) {
      rounding_share(bar$rows$percent[[j]], bar$digits[[j]], bar$rounding)
    })
    if (max(vapply(bounds, `[[`, 0, 1L)) <= min(vapply(bounds, `[[`, 0, 2L)) + 1e-12) next
    j <- same[[length(same)]]
    first <- same[[1L]]
    other <- bar$rows$source[[first]]
    shown <- function(j) as_printed(bar$rows$percent[[j]], bar$digits[[j]])
    claim <- audit_number_words(bar_row(bar, j), bar$scale,
                                percent_words(bar$rows$percent[[j]], bar$digits[[j]]))
    out <- c(out, list(bar_claim(
      bar, j, "twice", claim, bar$rows$percent[[first]], bar$rows$percent[[first]], "inconsistent",
      in_each(
        "audit_twice", percent = shown(first),
        where = if (is.na(other)) "" else paste0(" (", other, ")")
      ),
      in_each("audit_percent_mend", new = shown(first), old = shown(j))
    )))
  }
  out
}

# The ends of the shares that round to a number; both count as possible.
rounding_share <- function(number, digits, rounding) {
  b <- rounding_bounds(number, digits, rounding)
  c(b[[1L]] / b[[2L]], b[[3L]] / b[[4L]])
}
