# Every argument error of the package is raised here, each of a class of its
# own: akkoord_error_<what>, and akkoord_error for all of them. The condition
# carries arg, value, row and column where there is one.
#
# A message is a template written here, never made of what came from outside: cli
# evaluates its braces. Values go in by name ("{.val {x}}"), which are put in as they
# are; text that is made elsewhere goes in by escaped(), and what is handed over to
# be part of a message is made by msg(). A test reads the functions for it.

abort <- function(what, message, ..., arg = NULL, value = NULL, row = NULL,
                  column = NULL, call = caller_env(), .envir = parent.frame()) {
  rlang::abort(
    filled(message, .envir),
    class = c(paste0("akkoord_error_", what), "akkoord_error"),
    arg = arg, value = value, row = row, column = column, ...,
    call = call, use_cli_format = TRUE, .frame = .envir
  )
}

# Templates with their values put in: any value at all, and of many the ends.
filled <- function(message, .envir = parent.frame()) {
  old <- options(cli.width = Inf)
  on.exit(options(old))
  lines <- function(templates) {
    cli::cli_fmt({
      cli::cli_div(theme = shown_theme)
      for (one in templates) cli::cli_text(one, .envir = .envir)
    }, strip_newline = TRUE)
  }
  out <- lines(message)
  # a value may have made two lines of one
  if (length(out) != length(message)) {
    out <- vapply(message, function(one) paste(lines(one), collapse = " "), "")
  }
  message[] <- out
  message
}

# What stands for a value in a message: cli can only paste vectors, and formats every
# element of one, where it shows the first and the last.
shown_value <- function(x, ...) {
  if (is.null(x)) {
    return("NULL")
  }
  if (!is.atomic(x) || isS4(x) || length(dim(x)) > 0L) {
    return(kind_of(x))
  }
  if (length(x) > 24L) x <- x[c(1:22, length(x) - 1:0)]
  if (is.factor(x)) x <- as.character(x)
  if (is.object(x)) {
    return(format(x))
  }
  if (is.character(x)) encodeString(shortened(x), quote = "\"", na.encode = FALSE) else x
}
shown_theme <- list(span.val = list(transform = function(x, ...) shown_value(x)))

kind_of <- function(x) {
  cli::format_inline("{.obj_type_friendly {x}}")
}

# Text that can be shown: valid, and not a book
shortened <- function(x, most = 200L) {
  bad <- !is_readable(x)
  x[bad] <- iconv(x[bad], "latin1", "ASCII", sub = "byte")
  long <- !is.na(x) & nchar(x) > most
  x[long] <- paste0(substr(x[long], 1L, most), "\u2026")
  x
}

# What a kernel could not do, by src/r-glue.c: `held` is steps and bytes, each with
# the most there may be.
stop_kernel <- function(what, message, held) {
  frame <- sys.frame(-1L)
  if (what == "too_large" && held[[2L]] > 0) {
    abort(what, c(
      "The exact distribution is too large to work out.",
      x = paste(
        "It takes {format_steps(held[[1L]])} steps and {format_steps(held[[3L]] / 1e6)}",
        "MB; {format_steps(held[[2L]])} and {format_steps(held[[4L]] / 1e6)} are",
        "allowed."
      ),
      i = paste(
        "Use {.code overlap_test(method = \"montecarlo\")} or {.val asymptotic}, or",
        "fewer answers: {.code \"linear\"} scores take less than midranks."
      )
    ), steps = held[[1L]], limit = held[[2L]], bytes = held[[3L]],
    bytes.limit = held[[4L]], call = frame)
  }
  abort(what, c(
    "akkoord: {message}.",
    i = if (what == "kernel") "An object was changed after it was made: make it again."
  ), value = message, call = frame)
}

format_steps <- function(x) format(signif(x, 2), big.mark = ",", scientific = x >= 1e7)

# A template filled in: text, with its marks, for a message that is made elsewhere.
msg <- function(..., .envir = parent.frame()) filled(paste0(...), .envir)

# Text as a template that gives this text; `bullet` names the elements for abort().
escaped <- function(text, bullet = NULL) {
  if (is.null(text)) {
    return(NULL)
  }
  text <- gsub("}", "}}", gsub("{", "{{", text, fixed = TRUE), fixed = TRUE)
  if (is.null(bullet)) text else set_names(text, rep(bullet, length(text)))
}

# A few values of many, quoted, for a message.
some_of <- function(x, n = 5L) {
  shown <- encodeString(as.character(head_of(x, n)), quote = "\"")
  paste0(paste(shown, collapse = ", "), and_more(x, n))
}

# The same as they are.
first_of <- function(x, n = 5L) paste0(paste(head_of(x, n), collapse = ", "), and_more(x, n))

head_of <- function(x, n) x[seq_len(min(n, length(x)))]

# What a message says after head_of().
and_more <- function(x, n) if (length(x) > n) paste(" and", length(x) - n, "more")

# The first label of `table` that is closest to `x`, or NULL when none is near.
did_you_mean <- function(x, table) {
  table <- table[!is.na(table)]
  # nobody mistypes a page, and a table of thousands takes seconds
  table <- head_of(table[is_readable(table)], 2000L)
  if (length(table) == 0L || !is_string(x) || is.na(x) || !is_readable(x) || nchar(x) > 200L) {
    return(NULL)
  }
  d <- utils::adist(x, table, ignore.case = TRUE)[1L, ]
  if (min(d) <= max(1, nchar(x) / 3) && min(d) < nchar(x)) table[[which.min(d)]] else NULL
}

# What the caller needs and was not given: R says so at first use only, in words and a
# place of its own. What has an error of its own is optional here.
check_supplied <- function(optional = NULL, call = caller_env()) {
  formal <- formals(sys.function(sys.parent()))
  needed <- names(formal)[vapply(formal, identical, NA, quote(expr = ))]
  for (arg in setdiff(needed, c("...", optional))) {
    # by value: an argument may be called `missing` itself
    if (eval(as.call(list(missing, as.name(arg))), call)) stop_not_supplied(arg, call)
  }
}

stop_not_supplied <- function(arg, call) {
  abort("missing_arg", c(
    "{.arg {arg}} must be given.",
    i = if (arg == "codebook") {
      "{.fn draft_codebook} writes one from a file of answers, or its tool's structure."
    }
  ), arg = arg, call = call)
}

check_number <- function(x, arg, min = -Inf, max = Inf, whole = FALSE,
                         finite = TRUE, length = 1L, hint = NULL,
                         call = caller_env()) {
  # a bare NA is logical, but stands for a number
  if (is.logical(x) && base::length(x) > 0L && all(is.na(x))) x <- as.double(x)
  bad <- function(i, why) {
    abort(
      "number",
      c("{.arg {arg}} {why}.", x = "Element {i} is {.val {x[[i]]}}.", i = escaped(hint)),
      arg = arg, value = x[[i]], row = i, call = call
    )
  }
  if (!is.numeric(x) || is.object(x) && !inherits(x, c("integer", "numeric")) || isS4(x)) {
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
  check_text(x, arg, call)
}

# Strings, any number of them, that are text: what is no UTF-8 stops every function
# that folds or measures it.
check_text <- function(x, arg, call = caller_env()) {
  if (!is.character(x)) {
    abort("type", c(
      "{.arg {arg}} must be text.",
      x = "It is {.obj_type_friendly {x}}."
    ), arg = arg, value = x, call = call)
  }
  bad <- which(!is_readable(x))
  if (length(bad) > 0L) {
    abort("encoding", c(
      "{.arg {arg}} is not text in UTF-8.",
      x = "Element {bad[[1L]]} is {.val {x[[bad[[1L]]]]}}.",
      i = "{.fn iconv} makes it so, from the encoding it is in."
    ), arg = arg, value = x[[bad[[1L]]]], row = bad[[1L]], call = call)
  }
  invisible(x)
}

is_readable <- function(x) {
  foreign <- Encoding(x) == "latin1" | l10n_info()[["Latin-1"]]
  is.na(x) | (validUTF8(x) | foreign) & Encoding(x) != "bytes"
}

# A data frame whose columns can be told apart, or nothing
check_data <- function(data, call = caller_env()) {
  if (!is.null(data) && !is.data.frame(data)) {
    abort("type", c(
      "{.arg data} must be a data frame.",
      x = "It is {.obj_type_friendly {data}}."
    ), arg = "data", value = data, call = call)
  }
  twice <- names(data)[duplicated(names(data))]
  if (length(twice) > 0L) {
    abort("data", c(
      "{.arg data} has two columns of one name.",
      x = "{.field {twice[[1L]]}} stands there twice."
    ), arg = "data", value = names(data), column = twice[[1L]], call = call)
  }
  invisible(data)
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

# Some of several choices, by their full names.
check_choices <- function(x, choices, arg, call = caller_env()) {
  if (!is.character(x) || length(x) == 0L || !all(x %in% choices)) {
    bad <- if (is.character(x)) setdiff(x, choices)
    abort("choice", c(
      "{.arg {arg}} must be {.or {.val {choices}}}.",
      x = if (length(bad) > 0L) "It has {.val {bad[[1L]]}}." else "It is {.val {x}}."
    ), arg = arg, value = x, call = call)
  }
  unique(x)
}

# What a generic says of what it has no method for; `hint` is made by msg().
stop_no_method <- function(x, what, hint = NULL, arg = "x", call = caller_env()) {
  if (missing(x)) stop_not_supplied(arg, call)
  abort("type", c(
    "{.arg {arg}} must be {what}.",
    x = "It is {.obj_type_friendly {x}}.",
    i = escaped(hint)
  ), arg = arg, value = class(x), call = call)
}

# Parts that an object of ours has, each a data frame, or what `is` asks of it: a class
# alone makes no object.
check_own_parts <- function(x, parts, arg, maker, is = is.data.frame, call = caller_env()) {
  own <- unclass(x)
  whole <- is.list(own) && all(parts %in% names(own)) && all(vapply(own[parts], is, NA))
  if (!whole) stop_damaged(x, arg, maker, call)
  invisible(x)
}

stop_damaged <- function(x, arg, maker, call) {
  abort("damaged", c(
    "{.arg {arg}} is no whole {.cls {class(x)[[1L]]}}.",
    i = "An object was changed after it was made: {.fn {maker}} makes it again."
  ), arg = arg, value = class(x), call = call)
}

# A function of the caller's: what goes wrong in it is said to be its own error.
call_given <- function(f, arg, ..., call = caller_env()) {
  tryCatch(f(...), error = function(e) {
    if (inherits(e, "akkoord_error")) stop(e)
    abort("function", c(
      "The function given as {.arg {arg}} failed.",
      x = escaped(conditionMessage(e))
    ), arg = arg, parent = e, call = call)
  })
}

# The languages there are words for.
languages <- c("nl", "en", "fr")

check_lang <- function(lang, call = caller_env()) {
  check_choice(lang, languages, "lang", call = call)
}

check_conf_level <- function(conf.level, length = 1L, call = caller_env()) {
  check_number(conf.level, "conf.level", length = length, call = call)
  out <- which(conf.level <= 0 | conf.level >= 1)
  if (base::length(out) > 0L) {
    i <- out[[1L]]
    level <- conf.level[[i]]
    abort("conf_level", c(
      "{.arg conf.level} must lie between 0 and 1.",
      x = if (base::length(conf.level) == 1L) {
        "It is {.val {level}}."
      } else {
        "Element {i} is {.val {level}}."
      },
      i = if (level > 1 && level < 100) {
        "For {level} percent write {.code conf.level = {level / 100}}."
      }
    ), arg = "conf.level", value = level, row = i, call = call)
  }
  invisible(conf.level)
}

# Vectors of one length, or of length 1, made equally long. `x` is named by
# argument; every element a number.
check_recycled <- function(x, call = caller_env()) {
  for (arg in names(x)) {
    if (!is.numeric(x[[arg]])) check_number(x[[arg]], arg, length = NULL, call = call)
  }
  sizes <- lengths(x)
  size <- sizes[sizes != 1L]
  if (length(unique(size)) > 1L) {
    long <- names(size)
    abort("length", c(
      "Arguments must have one value each, or all as many.",
      x = escaped(paste0("`", long, "` has ", size, ".", collapse = " "))
    ), arg = long, value = unname(size), call = call)
  }
  if (length(size) == 0L) x else lapply(x, rep_len, size[[1L]])
}

# Population size: whole people or Inf, and never fewer than answered.
check_population <- function(N, n, arg = "N", arg_n = "n", call = caller_env()) {
  check_number(
    N, arg,
    min = 1, whole = TRUE, finite = FALSE, length = NULL, call = call,
    hint = msg("{.arg {arg}} is a number of people, never a fraction; ",
               "{.code Inf} means no finite population.")
  )
  small <- which(N < n)
  if (length(small) > 0L) {
    i <- small[[1L]]
    n_i <- rep_len(n, length(N))[[i]]
    N_i <- N[[i]]
    who <- if (!is.null(names(N))) paste0(" of group ", names(N)[[i]]) else ""
    where <- if (length(N) > 1L && who == "") paste0("Element ", i, ": ") else ""
    abort("population", c(
      "{.arg {arg}}{who} is smaller than the number of respondents.",
      x = "{where}{.code {arg} = {N_i}}, but {.code {arg_n} = {n_i}}.",
      i = paste(
        "{.arg {arg}} is the number of people in the population, respondents included;",
        "{.code Inf} means no finite population."
      )
    ), arg = arg, value = N_i, row = i, call = call)
  }
  invisible(N)
}

# Not more of them than there are
check_part <- function(x, n, arg = "x", arg_n = "n", call = caller_env()) {
  more <- which(x > n)
  if (length(more) > 0L) {
    i <- more[[1L]]
    x_i <- x[[i]]
    n_i <- n[[i]]
    abort("count", c(
      "{.arg {arg}} must not exceed {.arg {arg_n}}.",
      x = "Element {i}: {.code {arg} = {x_i}}, but {.code {arg_n} = {n_i}}."
    ), arg = arg, value = x_i, row = i, call = call)
  }
  invisible(x)
}

hint_share <- function(arg) msg("{.arg {arg}} is a share: 0.61 stands for 61 percent.")

# A data frame from columns of one value or `size` of them, without the time that
# data.frame() takes.
recycled_frame <- function(columns, size, class = NULL) {
  structure(
    lapply(columns, function(v) rep_len(unname(v), size)),
    names = names(columns),
    class = c(class, "data.frame"), row.names = .set_row_names(size)
  )
}

compact <- function(x) x[!vapply(x, is.null, NA)]

# NULL where nothing is left.
compact_list <- function(x) {
  x <- compact(x)
  if (length(x) > 0L) x
}

check_dots_empty_akk <- function(..., call = caller_env()) {
  if (...length() > 0L) {
    # by name only: what was given may not even exist
    name <- names(substitute(list(...)))[-1L]
    name <- if (length(name) > 0L) name[[1L]] else ""
    known <- setdiff(fn_fmls_names(caller_fn()), "...")
    ours <- peer_arguments[[name]] %||% character()
    ours <- intersect(ours, known)
    hint <- if (length(ours) == 0L) did_you_mean(name, known)
    advice <- peer_advice[[name]]
    if (is.null(advice) && name %in% counting_arguments) {
      advice <- paste0("Give `", name, "` to likert_counts(), which counts the answers.")
    }
    abort("dots", c(
      if (nzchar(name)) "There is no argument {.arg {name}}." else "An argument has no name.",
      i = if (!nzchar(name) && "object" %in% known) {
        "Items of counts are their rows: {.code x[x$item == \"q1\", ]}."
      },
      i = if (!nzchar(name) && !"object" %in% known) {
        "Columns are one argument, {.code c(q1, q2)}; any other has its name before it."
      },
      i = if (length(ours) > 0L) "Here it is {.arg {ours[[1L]]}}.",
      i = if (length(ours) == 0L) escaped(advice),
      i = if (nzchar(name) && !is.null(hint) && is.null(advice)) "Did you mean {.arg {hint}}?"
    ), arg = name, call = call)
  }
}

# What is said where answers are counted, and not of their counts.
counting_arguments <- c(
  "by", "items", "weights", "N", "scale", "multiple", "twins", "reverse", "base"
)

# What other packages call our arguments.
peer_arguments <- list(
  grouping = "by", group_by = "by", facet = "by", levels = "scale",
  group = c("by", "groups", "group"), fpc = "N", population = "N",
  include = "items",
  vars = "items", labels = c("scale", "label"), variable_labels = "label", var.labels = "label",
  p.adjust.method = "adjust", p.adjust = "adjust", mrset = "multiple", weight = c("weights"),
  wt = "weights", statistic = "measure", conf_level = "conf.level", level = "conf.level",
  ci = "conf.int", language = "lang", y_label_wrap = "width", wrap = "width"
)

peer_advice <- list(
  na.rm = "Missing answers are kept apart by themselves; `base` says what shares are of.",
  fpc = "Give the size of the population as `N` to likert_counts().",
  grouping = "Give the groups as `by` to likert_counts().",
  labels = "Give labels as `scale` or `label` to likert_counts().",
  variable_labels = "Give labels of items as `label` to likert_counts().",
  label = "Give labels of items as `label` to likert_counts().",
  category = "Long tables and tables of counts are for as_likert_counts().",
  count = "Long tables and tables of counts are for as_likert_counts().",
  sets = "Give `sets` to what shows the counts: summary(), tidy(), likert_table(), autoplot().",
  include = "Choose items in likert_counts(), or filter rows.",
  mrset = "Give options as `multiple = list(use = c(\"q1_1\", \"q1_2\"))` to likert_counts()."
)
