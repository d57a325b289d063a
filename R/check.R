# Every argument error of the package is raised here, each of a class of its
# own: akkoord_error_<what>, and akkoord_error for all of them. The condition
# carries arg, value, row and column where there is one.

abort <- function(what, message, ..., arg = NULL, value = NULL, row = NULL,
                  column = NULL, call = caller_env(), .envir = parent.frame()) {
  cli::cli_abort(
    message,
    class = c(paste0("akkoord_error_", what), "akkoord_error"),
    arg = arg, value = value, row = row, column = column, ...,
    call = call, .envir = .envir
  )
}

# A few values of many, quoted, for a message.
some_of <- function(x, n = 5L) {
  shown <- encodeString(as.character(head_of(x, n)), quote = "\"")
  more <- length(x) - length(shown)
  paste0(paste(shown, collapse = ", "), if (more > 0L) paste0(" and ", more, " more"))
}

head_of <- function(x, n) x[seq_len(min(n, length(x)))]

# The first label of `table` that is closest to `x`, or NULL when none is near.
did_you_mean <- function(x, table) {
  table <- table[!is.na(table)]
  if (length(table) == 0L || is.na(x)) {
    return(NULL)
  }
  d <- utils::adist(x, table, ignore.case = TRUE)[1L, ]
  if (min(d) <= max(1, nchar(x) / 3)) table[[which.min(d)]] else NULL
}

check_number <- function(x, arg, min = -Inf, max = Inf, whole = FALSE,
                         finite = TRUE, length = 1L, call = caller_env()) {
  bad <- function(i, why, hint = NULL) {
    abort(
      "number",
      c(paste0("{.arg {arg}} ", why, "."),
        x = "Element {i} is {.val {x[[i]]}}.", i = hint
      ),
      arg = arg, value = x[[i]], row = i, call = call
    )
  }
  if (!is.numeric(x) || is.object(x) && !inherits(x, c("integer", "numeric"))) {
    abort("type", c(
      "{.arg {arg}} must be a number.",
      x = "It is {.obj_type_friendly {x}}."
    ), arg = arg, value = x, call = call)
  }
  if (!is.null(length) && base::length(x) != length) {
    abort("length", c(
      "{.arg {arg}} must have {length} value{?s}.",
      x = "It has {base::length(x)}."
    ), arg = arg, value = x, call = call)
  }
  if (anyNA(x)) bad(which(is.na(x))[[1L]], "must not be missing")
  if (finite && any(i <- is.infinite(x))) bad(which(i)[[1L]], "must be finite")
  if (whole && any(i <- is.finite(x) & x != trunc(x))) {
    bad(which(i)[[1L]], "must be a whole number")
  }
  if (any(i <- x < min)) bad(which(i)[[1L]], paste("must be at least", format(min)))
  if (any(i <- x > max)) bad(which(i)[[1L]], paste("must be at most", format(max)))
  invisible(x)
}

check_string <- function(x, arg, call = caller_env()) {
  if (!is_string(x)) {
    abort("type", c(
      "{.arg {arg}} must be one string.",
      x = "It is {.obj_type_friendly {x}}."
    ), arg = arg, value = x, call = call)
  }
  invisible(x)
}

check_flag <- function(x, arg, call = caller_env()) {
  if (!is_bool(x)) {
    abort("type", c(
      "{.arg {arg}} must be {.code TRUE} or {.code FALSE}.",
      x = "It is {.obj_type_friendly {x}}."
    ), arg = arg, value = x, call = call)
  }
  invisible(x)
}

# One of several choices, by its full name.
check_choice <- function(x, choices, arg, call = caller_env()) {
  if (length(x) > 1L && identical(x, choices)) {
    # the default: all choices, of which the first
    return(choices[[1L]])
  }
  if (!is_string(x) || !x %in% choices) {
    hint <- if (is_string(x)) did_you_mean(x, choices)
    abort("choice", c(
      "{.arg {arg}} must be one of {.or {.val {choices}}}.",
      x = "It is {.val {x}}.",
      i = if (!is.null(hint)) "Did you mean {.val {hint}}?"
    ), arg = arg, value = x, call = call)
  }
  x
}

check_lang <- function(lang, call = caller_env()) {
  check_choice(lang, c("nl", "en"), "lang", call = call)
}

check_conf_level <- function(conf.level, call = caller_env()) {
  check_number(conf.level, "conf.level", call = call)
  if (conf.level <= 0 || conf.level >= 1) {
    abort("conf_level", c(
      "{.arg conf.level} must lie between 0 and 1.",
      x = "It is {.val {conf.level}}.",
      i = if (conf.level > 1 && conf.level < 100) {
        "For {conf.level} percent write {.code conf.level = {conf.level / 100}}."
      }
    ), arg = "conf.level", value = conf.level, call = call)
  }
  invisible(conf.level)
}

# Population size: whole people or Inf, and never fewer than answered.
check_population <- function(N, n, arg = "N", arg_n = "n", call = caller_env()) {
  check_number(N, arg, min = 1, whole = TRUE, finite = FALSE, length = NULL, call = call)
  small <- which(N < n)
  if (length(small) > 0L) {
    i <- small[[1L]]
    n_i <- rep_len(n, length(N))[[i]]
    N_i <- N[[i]]
    who <- if (!is.null(names(N))) paste0(" of group ", names(N)[[i]]) else ""
    abort("population", c(
      "{.arg {arg}}{who} is smaller than the number of respondents.",
      x = "{.code {arg} = {N_i}}, but {.code {arg_n} = {n_i}}.",
      i = "{.arg {arg}} is the number of people in the population, respondents included; {.code Inf} means no finite population."
    ), arg = arg, value = N_i, row = i, call = call)
  }
  invisible(N)
}
