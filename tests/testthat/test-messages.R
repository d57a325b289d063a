# No message is a template made of what came from outside: cli evaluates the braces of a
# template. Read from the bodies of the installed functions, so it needs no sources.

# Who takes a template, and its argument: a name, else the position among the unnamed.
takes_template <- list(
  abort = c("message", "2"), tell = c("message", "1"), msg = c("", "all"),
  cli_abort = c("message", "1"), cli_warn = c("message", "1"),
  cli_inform = c("message", "1"), cli_text = c("", "all"),
  cli_bullets = c("text", "1"), cli_progress_bar = c("format", "4"),
  cli_progress_step = c("msg", "1"), cli_progress_message = c("msg", "1"),
  cli_alert = c("text", "1"), cli_alert_info = c("text", "1"),
  cli_alert_success = c("text", "1"), cli_alert_warning = c("text", "1"),
  cli_alert_danger = c("text", "1"), cli_h1 = c("text", "1"), cli_h2 = c("text", "1"),
  format_inline = c("", "all"),
  format_error = c("message", "1"), format_warning = c("message", "1"),
  format_message = c("message", "1"), pluralize = c("", "all")
)

called <- function(e) {
  head <- e[[1L]]
  if (is.call(head) && length(head) == 3L) head <- head[[3L]]
  if (is.symbol(head)) as.character(head) else ""
}

# A template of the programme itself: strings, chosen or put together, or text that is
# escaped. What cannot be told from the source is none.
is_literal <- function(e) {
  if (is.character(e) || is.null(e)) {
    return(TRUE)
  }
  if (!is.call(e)) {
    return(FALSE)
  }
  parts <- as.list(e)[-1L]
  switch(called(e),
    escaped = TRUE,
    c = , "(" = , paste = , paste0 = all(vapply(parts, is_literal, NA)),
    "{" = is_literal(parts[[length(parts)]]),
    "if" = , switch = all(vapply(parts[-1L], is_literal, NA)),
    FALSE
  )
}

templates_of <- function(e, where) {
  args <- as.list(e)[-1L]
  named <- if (is.null(names(args))) rep("", length(args)) else names(args)
  if (where[[2L]] == "all") {
    return(args[named == ""])
  }
  at <- which(named == where[[1L]])
  if (length(at) == 0L) at <- which(named == "")[as.integer(where[[2L]])]
  args[at[!is.na(at)]]
}

# Calls whose template is no literal, and templates that reach no such call: they would
# be shown with their braces.
faults_of <- function(e, takes = takes_template) {
  if (is.character(e)) {
    stray <- grepl("\\{[.][a-z_]+ |\\{[?]|\\{[a-zA-Z_]+\\}", e)
    return(if (any(stray)) paste("stray template:", e[stray][[1L]]))
  }
  if (!is.call(e) && !is.pairlist(e)) {
    return(NULL)
  }
  parts <- as.list(e)
  templates <- list()
  where <- if (is.call(e)) takes[[called(e)]]
  if (!is.null(where)) {
    templates <- templates_of(e, where)
    parts <- parts[!parts %in% templates]
  }
  bad <- templates[!vapply(templates, is_literal, NA)]
  c(
    vapply(bad, function(x) paste0(called(e), "(): ", deparse1(x)), ""),
    unlist(lapply(parts, function(a) if (!identical(a, quote(expr = ))) faults_of(a, takes)))
  )
}

namespace_faults <- function(ns = asNamespace("akkoord")) {
  # these hand a template on
  # and the tables of words have blanks of their own, never evaluated
  # as a table's cells have
  names <- setdiff(
    ls(ns, all.names = TRUE),
    c("abort", "msg", "tell", "filled", grep("^words_(nl|en|fr)", ls(ns), value = TRUE), "statistic_n_p")
  )
  unlist(lapply(sort(names), function(name) {
    f <- get(name, ns)
    found <- if (is.function(f)) {
      # a function of its own that happens to have such a name
      own <- codetools::findFuncLocals(formals(f), body(f))
      takes <- takes_template[setdiff(names(takes_template), own)]
      c(faults_of(formals(f), takes), faults_of(body(f), takes))
    } else {
      faults_of(unlist(Filter(is.character, as.list(f))))
    }
    if (length(found) > 0L) paste0(name, ": ", found)
  }))
}

test_that("every message is a template of our own, and its varying parts are values", {
  skip_if_quick()
  withr::local_locale(c(LC_CTYPE = "C.UTF-8"))
  expect_identical(namespace_faults(), NULL)
  # and the reader of the functions sees what it should
  seen <- function(...) lengths(lapply(eval(substitute(alist(...))), faults_of))
  expect_identical(seen(
    abort("x", paste("a", why)), abort("x", c("a", i = hint)), cli::cli_abort(text),
    msg("a", text), f("{.arg n} is"), abort("x", message = sprintf("a%s", b)),
    function(a = "{.arg b} is") 1, abort("x", conditionMessage(e)), escaped(cli_text(x))
  ), rep(1L, 9))
  expect_identical(seen(
    abort("x", c("a {b}", i = if (a) "b" else paste0("c", "d"), escaped(text))),
    msg("a {.val {b}}", "c"), f("]{.class}"), abort("x", switch(a, b = "{c}"))
  ), rep(0L, 4))
})
