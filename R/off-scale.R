# What to say of answers that are not on the scale of their column.

# Raises for what columns hold that is not on their scale: all values, how often, the
# first rows and the nearest label. `plans` by column, each with its `scale`.
stop_off_scale <- function(plans, arg, call = caller_env()) {
  found <- lapply(names(plans), function(column) {
    rows <- off_rows(plans[[column]])
    text <- plans[[column]]$text(rows)
    values <- unique(text)
    at <- match(text, values)
    list(
      column = column, value = values, n = tabulate(at, length(values)),
      rows = unname(split(rows, at)), scale = plans[[column]]$scale,
      numeric = isTRUE(plans[[column]]$numeric)
    )
  })
  most <- 12L
  lines <- unlist(lapply(found, off_lines, several = length(found) > 1L, most = most))
  first <- found[[1L]]
  s <- first$scale
  codes <- first_of(c(s$values, s$dk_values), 20L)
  on_scale <- c(scale_labels(s), scale_dk(s))
  shown <- head_of(lines, most)
  more <- sum(lengths(lapply(found, `[[`, "value"))) - length(shown)
  abort("off_scale", c(
    if (length(found) == 1L) {
      "{.arg {arg}}: column {.field {first$column}} holds answers that are not on its scale."
    } else {
      "{.arg {arg}}: {length(found)} columns hold answers that are not on their scale."
    },
    escaped(shown, "x"),
    x = if (more > 0L) "and {more} more",
    i = if (first$numeric) "The scale's codes are {codes}." else "The scale is {.val {on_scale}}.",
    i = paste(
      "Recode them, add them to the scale (as {.arg dont_know} where they are no",
      "answer), or make them {.code NA}."
    )
  ), arg = arg, value = first$value[[1L]], row = first$rows[[1L]][[1L]],
  column = first$column, values = lapply(set_names(found, names(plans)), `[[`, "value"),
  call = call)
}

# Rows whose code is not on the scale.
off_rows <- function(plan) {
  at <- row_codes(plan)
  inside <- at >= 1 & at <= length(plan$slot) & at == trunc(at)
  ok <- is.na(at)
  ok[which(inside)] <- plan$slot[at[which(inside)]] != 0L
  which(!ok)
}

off_lines <- function(one, several, most) {
  labels <- unlist(c(one$scale$labels, one$scale$dont_know))
  vapply(head_of(seq_along(one$value), most), function(i) {
    value <- one$value[[i]]
    hint <- if (!one$numeric) did_you_mean(value, labels)
    rows <- one$rows[[i]]
    kind <- if (one$numeric) "" else word_kinds(value)
    paste0(
      if (several) paste0(one$column, ": "),
      if (one$numeric) value else encodeString(value, quote = "\""),
      " (", one$n[[i]], " time", if (one$n[[i]] > 1L) "s", ", row", if (length(rows) > 1L) "s", " ",
      first_of(rows, 3L), ")",
      if (kind == "dk") {
        "; a don't know: `dont_know =` in likert_scale(), or a scale whose name ends in _dk"
      } else if (!is.null(hint) && hint != value) {
        paste0("; did you mean ", encodeString(hint, quote = "\""), "?")
      }
    )
  }, "")
}
