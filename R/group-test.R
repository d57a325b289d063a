# What the tests of two groups return: an htest that also carries the effect sizes,
# who was compared, and which question the p-value and the interval each answer.

# `size`: n, pairs, only_1, only_2, neither; `distribution`: of the p-value;
# `asks`: what the p-value and the interval answer; `notes`: what else to say
new_group_test <- function(groups, method, distribution, p.value, statistic = NULL,
                           parameter = NULL, estimate = NULL, conf.int = NULL,
                           conf.level = 0.95, null.value = NULL, alternative = NULL,
                           effects = NULL, N = Inf, regime, asks, notes = NULL,
                           conf.of = NULL, ...) {
  if (!is.null(conf.int)) attr(conf.int, "conf.level") <- conf.level
  out <- list(
    statistic = statistic, parameter = parameter, p.value = p.value,
    conf.int = conf.int, estimate = estimate, null.value = null.value,
    alternative = alternative, method = method, data.name = groups$data.name,
    effects = effects, size = as.list(summary(groups$twin)), groups = groups$groups,
    N = N, regime = regime, distribution = distribution, asks = asks, notes = notes,
    conf.of = conf.of, ...
  )
  structure(out[!vapply(out, is.null, NA)], class = c("akkoord_test", "htest"))
}

format_p_value <- function(p) {
  if (is.na(p)) "NA" else if (p < 1e-4) format(p, digits = 3) else format(round(p, 4))
}

format_population <- function(N) {
  if (all(is.infinite(N))) {
    "no finite population"
  } else if (length(N) == 1L) {
    paste0("population N = ", format(N))
  } else {
    paste0("populations N = ", paste(format(N, trim = TRUE), collapse = " and "))
  }
}

#' @export
format.akkoord_test <- function(x, digits = 4L, ...) {
  s <- x$size
  g <- x$groups
  who <- if (s$pairs == 0) {
    paste0(g[[1L]], ": ", s$only_1, ", ", g[[2L]], ": ", s$only_2, " respondents")
  } else {
    paste0(
      s$pairs, " answered for both, ", s$only_1, " for ", g[[1L]], " only, ", s$only_2,
      " for ", g[[2L]], " only"
    )
  }
  if (s$neither > 0) who <- paste0(who, ", ", s$neither, " for neither")
  numbers <- c(x$statistic, x$parameter)
  numbers <- if (length(numbers) > 0L) {
    paste0(names(numbers), " = ", vapply(numbers, format, "", digits = digits))
  }
  ways <- c(
    two.sided = "two-sided", greater = paste(g[[1L]], "higher"),
    less = paste(g[[1L]], "lower")
  )
  p <- paste0("p-value = ", format_p_value(x$p.value))
  if (!is.null(x$p.se)) {
    p <- paste0(p, " (standard error ", format(x$p.se, digits = 2), ")")
  }
  if (!is.null(x$alternative)) p <- paste0(p, ", ", ways[[x$alternative]])
  out <- c(
    x$method, "",
    paste0(
      if (!is.null(x$data.name)) paste0(x$data.name, "; "), who, "; ",
      format_population(x$N)
    ),
    paste0("compares: ", x$regime), paste0("p-value: ", x$distribution),
    paste(c(numbers, p), collapse = ", "), paste0("  asks: ", x$asks[["p.value"]])
  )
  if (!is.null(x$conf.int)) {
    level <- attr(x$conf.int, "conf.level")
    out <- c(
      out,
      paste0(
        x$conf.of, " = ", format(x$estimate[[1L]], digits = digits), ", ",
        format(100 * level), "% interval ", format(x$conf.int[[1L]], digits = digits),
        " to ", format(x$conf.int[[2L]], digits = digits)
      ),
      paste0("  asks: ", x$asks[["conf.int"]])
    )
  }
  c(out, if (!is.null(x$notes)) paste0("note: ", x$notes))
}

#' @export
print.akkoord_test <- function(x, digits = 4L, ...) {
  lines <- format(x, digits = digits)
  cat("\n", strwrap(lines[[1L]], prefix = "\t"), "\n", sep = "")
  for (line in lines[-1L]) {
    indent <- if (startsWith(line, " ")) 2L else 0L
    cat(strwrap(line, width = 88L, indent = indent, exdent = 4L), sep = "\n")
  }
  if (!is.null(x$effects)) {
    cat("\neffects:\n")
    shown <- x$effects
    shown[-1L] <- lapply(shown[-1L], signif, digits)
    print(shown, row.names = FALSE)
  }
  cat("\n")
  invisible(x)
}

#' @export
as.data.frame.akkoord_test <- function(x, ...) {
  pick_one <- function(v) if (is.null(v)) NA_real_ else as.double(v[[1L]])
  data.frame(
    estimate = pick_one(x$estimate), statistic = pick_one(x$statistic),
    parameter = pick_one(x$parameter), p.value = x$p.value,
    conf.low = pick_one(x$conf.int),
    conf.high = if (is.null(x$conf.int)) NA_real_ else x$conf.int[[2L]],
    method = x$method, alternative = x$alternative %||% NA_character_,
    distribution = x$distribution, stringsAsFactors = FALSE
  )
}

#' @export
tidy.akkoord_test <- function(x, ...) tibble::as_tibble(as.data.frame(x))

#' @export
glance.akkoord_test <- function(x, ...) {
  tibble::tibble(
    n = x$size$n, pairs = x$size$pairs, only_1 = x$size$only_1, only_2 = x$size$only_2,
    neither = x$size$neither, N = if (length(x$N) == 1L) x$N else sum(x$N),
    p.value = x$p.value, method = x$method, distribution = x$distribution,
    regime = x$regime
  )
}

#' @export
summary.akkoord_test <- function(object, ...) object$effects

# What the interval of each test is about, in words
asks_interval <- function(N) {
  if (all(is.infinite(N))) {
    "how large the difference is among people like these respondents"
  } else if (length(N) == 1L) {
    paste0("how large the difference is among these ", format(N), " people")
  } else {
    "how large the difference is among the people of these two populations"
  }
}

note_one_answer <- "all answers are the same one, so that p = 1 by definition"

# Population of two groups: one number for all respondents, or one for each group
check_group_N <- function(N, groups, two = TRUE, call = caller_env()) {
  size <- as.list(summary(groups$twin))
  if (two && length(N) == 2L) {
    check_population(N, c(size$only_1, size$only_2), call = call)
  } else {
    check_number(N, "N", length = 1L, finite = FALSE, call = call)
    check_population(N, size$n, call = call)
  }
}

# Effects of whatever was read: pairs only, or all
effects_of <- function(groups, N, conf.level, pairs_only = FALSE) {
  scale <- groups$scale
  if (!scale$ordered) {
    return(NULL)
  }
  t <- unclass(groups$twin)
  k <- nrow(t) - 1L
  inner <- seq_len(k)
  scores <- as.double(scale$scores)
  if (length(N) == 2L) {
    return(sample_effects(t[inner, k + 1L], t[k + 1L, inner], scores, top_flags(scale), N,
      conf.level))
  }
  if (pairs_only) {
    # who did not answer for both counts among the respondents, in the corner
    rest <- sum(t) - sum(t[inner, inner])
    t[k + 1L, ] <- 0
    t[, k + 1L] <- 0
    t[k + 1L, k + 1L] <- rest
  }
  twin_effects(t, scores, top_flags(scale), N, conf.level)
}

effect_row <- function(effects, which) {
  row <- effects[effects$effect == which, ]
  list(estimate = row$estimate, conf.int = c(row$conf.low, row$conf.high))
}

# The two vectors of counts of groups that share nobody
two_counts <- function(twin) {
  t <- unclass(twin)
  k <- nrow(t) - 1L
  list(
    x = as.double(t[seq_len(k), k + 1L]), y = as.double(t[k + 1L, seq_len(k)])
  )
}

# Tables with the margins of two counts, drawn by R's generator: group 1's counts, a
# table a column, `use` a function of each batch that returns what to add up
draw_tables <- function(x, y, B, use) {
  total <- 0
  used <- x + y > 0
  done <- 0
  while (done < B) {
    size <- min(B - done, 10000)
    tables <- stats::r2dtable(size, c(sum(x), sum(y)), (x + y)[used])
    first <- matrix(0L, length(x), size)
    first[used, ] <- vapply(tables, function(t) t[1L, ], integer(sum(used)))
    total <- total + use(first)
    done <- done + size
  }
  total
}

check_B <- function(B, call = caller_env()) {
  check_number(B, "B", min = 1, max = 1e9, whole = TRUE, call = call)
}

# p and its standard error from how many of B draws were as far, the data counted as
# one draw more, so that p is never 0
drawn_p <- function(count, B) {
  p <- (count + 1) / (B + 1)
  list(p = p, se = sqrt(p * (1 - p) / B))
}

# Exact, but too large: how large, and what to do instead. Never another method
# without being asked.
stop_too_large <- function(what, held, most, memory = NULL, instead = "montecarlo",
                           call = caller_env()) {
  held <- if (is.finite(held)) format(held, digits = 3) else "beyond counting"
  abort("too_large", c(
    "The exact distribution is too large to work out.",
    x = "{what}: {held}; at most {format(most)}{if (!is.null(memory)) paste0(' (', memory, ')')}.",
    i = "Another {.arg method} can do it: {.or {.val {instead}}}."
  ), arg = "method", value = held, call = call)
}
