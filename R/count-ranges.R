# Counts known as a range: list(low, high), a two-column matrix or data frame. What
# is computed from them is the outer limits of what every count within gives.

is_count_range <- function(x) is.list(x) || is.matrix(x)

# Low and high as equally long vectors, checked for order; what is no range is both.
as_count_range <- function(x, arg, call = caller_env()) {
  if (!is_count_range(x)) {
    return(list(low = x, high = x))
  }
  if (is.matrix(x)) x <- as.data.frame(x)
  given <- names(x)
  if (all(c("low", "high") %in% given)) {
    x <- as.list(x)[c("low", "high")]
  } else if (length(x) != 2L || any(nzchar(given)) && !all(grepl("^V[12]$", given))) {
    abort("type", c(
      "A range in {.arg {arg}} must be {.code list(low = , high = )}.",
      x = if (is.null(given)) {
        "It has {length(x)} part{?s}."
      } else {
        "It has {.field {given}}."
      },
      i = "A data frame or matrix with these two columns will do."
    ), arg = arg, value = x, call = call)
  }
  names(x) <- c("low", "high")
  for (end in names(x)) check_number(x[[end]], arg, length = NULL, call = call)
  if (length(x$low) != length(x$high)) {
    abort("length", c(
      "The ranges in {.arg {arg}} must have as many lows as highs.",
      x = "There are {length(x$low)} and {length(x$high)}."
    ), arg = arg, value = lengths(x), call = call)
  }
  wrong <- which(x$low > x$high)
  if (length(wrong) > 0L) {
    i <- wrong[[1L]]
    abort("range", c(
      "A range in {.arg {arg}} must not end before it begins.",
      x = "Element {i} is {x$low[[i]]} to {x$high[[i]]}."
    ), arg = arg, value = x$high[[i]], row = i, call = call)
  }
  lapply(x, function(v) as.double(unname(v)))
}

# How many numbers a size (n) may range over in one call.
most_sizes <- 1e6

# Every case within ranges. `parts`: counts that may be ranges, named; `of`: the size
# each of them is part of; `given`: plain vectors beside them. A size is taken at every
# number, a count at its two ends or, with `each`, at every number. A list: `flat` (all
# of them, equally long), `size` (that length), `cases` (a data frame; `.of` tells of
# which element), `columns` (the ranges, as columns of an answer).
range_cases <- function(parts, of, given, each = FALSE, most = most_sizes,
                        call = caller_env()) {
  ranges <- lapply(set_names(names(parts)), function(a) as_count_range(parts[[a]], a, call))
  flat <- unlist(ranges, recursive = FALSE)
  flat <- check_recycled(c(flat, given), call = call)
  size <- max(lengths(flat)) * (min(lengths(flat)) > 0L)
  flat <- lapply(flat, function(v) rep_len(as.double(unname(v)), size))
  sizes <- unique(of)
  counts <- names(of)
  for (a in intersect(sub("^n", "N", sizes), names(given))) {
    n <- sub("^N", "n", a)
    check_population(flat[[a]], flat[[paste0(n, ".high")]], a, n, call = call)
  }
  through <- c(sizes, if (each) counts)
  wide <- Reduce(`*`, lapply(through, function(a) {
    flat[[paste0(a, ".high")]] - flat[[paste0(a, ".low")]] + 1
  }))
  if (size > 0L && sum(wide) > most) {
    abort("range", c(
      "The ranges of {.arg {through}} are too wide to go through.",
      x = "They hold {format_plain(sum(wide))} numbers; {format_plain(most)} are the most."
    ), arg = sizes[[1L]], value = sum(wide), call = call)
  }
  cases <- lapply(seq_len(size), function(i) {
    choice <- lapply(set_names(c(sizes, counts)), function(a) {
      low <- flat[[paste0(a, ".low")]][[i]]
      high <- flat[[paste0(a, ".high")]][[i]]
      if (a %in% through) seq(low, high) else unique(c(low, high))
    })
    one <- expand.grid(choice, KEEP.OUT.ATTRS = FALSE)
    for (a in counts) {
      lowest <- flat[[paste0(a, ".low")]][[i]]
      part <- pmin(one[[a]], one[[of[[a]]]])
      # a size below the lowest count cannot be
      one <- one[part >= lowest, , drop = FALSE]
      one[[a]] <- part[part >= lowest]
    }
    if (nrow(one) == 0L) {
      abort("count", c(
        "No numbers within the ranges go together.",
        x = "Element {i}: {.arg {counts}} exceeds {.arg {sizes}}."
      ), arg = counts[[1L]], row = i, call = call)
    }
    one <- one[!duplicated(one), , drop = FALSE]
    cbind(one, .of = i)
  })
  none <- lapply(set_names(c(sizes, counts, ".of")), function(a) double())
  cases <- do.call(rbind, c(list(as.data.frame(none)), cases))
  for (a in names(given)) cases[[a]] <- flat[[a]][cases$.of]
  columns <- list()
  for (a in names(parts)) {
    columns[[paste0(a, ".low")]] <- flat[[paste0(a, ".low")]]
    columns[[paste0(a, ".high")]] <- flat[[paste0(a, ".high")]]
  }
  list(flat = flat, size = size, cases = cases, columns = columns)
}

# Outer limits: `f` takes cases and gives a data frame of estimate and limits. Limits
# rise with a count, so that its two ends do.
outer_frame <- function(parts, of, f, given, call = caller_env()) {
  each <- range_cases(parts, of, given, call = call)
  cases <- each$cases
  found <- f(cases)
  least <- function(v) vapply(split(v, cases$.of), min, 0, USE.NAMES = FALSE)
  most <- function(v) vapply(split(v, cases$.of), max, 0, USE.NAMES = FALSE)
  low <- least(found$estimate)
  high <- most(found$estimate)
  one <- !duplicated(cases$.of)
  same <- tabulate(cases$.of, each$size) == 1L
  recycled_frame(c(each$columns, each$flat[setdiff(names(given), "conf.level")], list(
    estimate = ifelse(same, low, NA_real_), estimate.low = low, estimate.high = high,
    std.error = ifelse(same, found$std.error[one], NA_real_),
    conf.low = least(found$conf.low), conf.high = most(found$conf.high), outer = !same,
    conf.level = each$flat$conf.level, method = found$method[1L]
  )), each$size)
}
