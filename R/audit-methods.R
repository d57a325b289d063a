# What is shown of an audit.

# The words of the rows that are there, in a language: another one asks for the same audit
# again.
audit_text <- function(x, lang) {
  text <- if (lang == attr(x, "lang")) {
    attr(x, "text")
  } else if (length(attr(x, "asked")) > 0L) {
    attr(inject(audit_report(!!!attr(x, "asked"), lang = lang)), "text")
  }
  at <- match(x$id, rownames(text))
  if (is.null(text) || anyNA(at)) {
    return(as.data.frame(x)[c("claim", "reason", "mend")])
  }
  text[at, ]
}

# For a file: what is printed as it stands, its number in a column of its own.
audit_csv <- function(x, lang = attr(x, "lang")) {
  text <- audit_text(x, lang)
  out <- as.data.frame(x)
  at <- match("printed", names(out))
  number <- out$printed
  out$printed <- text$printed %||% format_plain(number)
  out[c("claim", "reason", "mend")] <- text[c("claim", "reason", "mend")]
  cbind(out[seq_len(at)], number = number, out[-seq_len(at)])
}

#' @rdname audit_report
#' @param x,object A `report_audit`.
#' @param ... Not used.
#' @export
format.report_audit <- function(x, ..., lang = attr(x, "lang")) {
  lang <- check_lang(lang %||% default_lang())
  if (!all(c("id", "figure", "verdict", "reason", "mend", "source") %in% names(x))) {
    # some of its columns
    return(format(tidy(x)))
  }
  text <- audit_text(x, lang)
  counts <- table(factor(x$verdict, audit_verdicts))
  shown <- paste0(counts, " ", tr_each(audit_verdict_keys, lang)[audit_verdicts], collapse = ", ")
  wrap <- function(s, indent) strwrap(s, 80L, indent = indent, exdent = indent)
  ranks <- if ("rank" %in% names(x)) {
    x$rank
  } else {
    ifelse(x$verdict == "inconsistent", "contradiction", x$verdict)
  }
  lines <- unlist(lapply(setdiff(audit_ranks, "consistent"), function(rank) {
    at <- which(ranks == rank)
    if (length(at) == 0L) {
      return(NULL)
    }
    # of what is open, the first few that no finding above explains
    echo <- grepl(tr("audit_contradicted", lang), text$reason[at], fixed = TRUE)
    free <- at[!echo & any_share(x[at, ])]
    if (length(free) > 1L) echo <- echo | at %in% free
    shown <- if (rank == "not checkable") utils::head(at[!echo], 5L) else at
    # one line for what says nothing of its own
    more <- length(at) - length(shown) - if (length(free) > 1L) length(free) else 0L
    c(
      "", paste0(capital(tr(audit_rank_keys[[rank]], lang)), " (", length(at), ")"),
      unlist(lapply(shown, finding_lines, x = x, text = text, lang = lang)),
      if (length(free) > 1L) c("", wrap(tr("audit_any_shares", lang, n = length(free)), 2L)),
      if (more > 0L) wrap(tr("and_more", lang, n = more), 2L)
    )
  }))
  c(
    paste0("<report_audit> ", attr(x, "title")[[lang]]),
    wrap(tr(
      "audit_counted", lang, n = nrow(x), verdicts = shown, rounding = attr(x, "rounding")
    ), 2L),
    unlist(lapply(habit_words(attr(x, "habit"), lang), wrap, 2L)),
    lines
  )
}

# Of a base so large that any percentage can be a share of it.
any_share <- function(x) {
  if (!all(c("check", "low", "high") %in% names(x))) {
    return(rep(FALSE, nrow(x)))
  }
  x$check == "share" & x$verdict == "not checkable" & x$low %in% 0 & x$high %in% 100
}

# One finding: where it stands, what is claimed, why it cannot be, what would mend it.
finding_lines <- function(i, x, text, lang) {
  where <- x$figure[[i]]
  claim <- text$claim[[i]]
  # of several figures it names them itself
  several <- x$check[[i]] %in% c("overlap", "block")
  if (!is.na(where) && !several && !startsWith(claim, figure_name(where, lang))) {
    claim <- paste0(figure_name(where, lang), ", ", claim)
  }
  if (!is.na(x$source[[i]]) && nzchar(x$source[[i]])) {
    claim <- paste0("[", x$source[[i]], "] ", claim)
  }
  wrap <- function(s) strwrap(s, 80L, indent = 4L, exdent = 4L)
  c(
    "", strwrap(claim, 80L, exdent = 2L), wrap(text$reason[[i]]),
    if (x$verdict[[i]] != "not checkable" && nzchar(text$mend[[i]])) {
      wrap(tr("smallest_change", lang, change = text$mend[[i]]))
    }
  )
}

#' @rdname audit_report
#' @export
print.report_audit <- function(x, ..., lang = attr(x, "lang")) {
  writeLines(format(x, lang = lang))
  invisible(x)
}

check_audit <- function(x, arg, call = caller_env()) {
  columns <- c("id", "figure", "check", "verdict", "rank", "reason", "mend", "source")
  if (!inherits(x, "report_audit") || !all(columns %in% names(x))) {
    abort("type", c(
      "{.arg {arg}} must be the audit of a report, with its columns.",
      x = "It is {.obj_type_friendly {x}}.",
      i = "Make one with {.fn audit_report}."
    ), arg = arg, value = class(x), call = call)
  }
}

#' @rdname audit_report
#' @export
summary.report_audit <- function(object, ...) {
  checks <- intersect(names(audit_check_keys), object$check)
  counts <- table(factor(object$check, checks), factor(object$verdict, audit_verdicts))
  tibble::tibble(
    check = checks, claims = as.vector(rowSums(counts)), consistent = as.vector(counts[, 1L]),
    inconsistent = as.vector(counts[, 2L]), not.checkable = as.vector(counts[, 3L])
  )
}

#' @rdname audit_report
#' @param row.names,optional Not used.
#' @export
as.data.frame.report_audit <- function(x, row.names = NULL, optional = FALSE, ...) {
  as.data.frame(tidy(x))
}

#' @rdname audit_report
#' @export
tidy.report_audit <- function(x, ...) {
  plain <- unclass(x)
  attributes(plain) <- list(names = names(x))
  tibble::new_tibble(plain, nrow = length(plain[[1L]]))
}

#' @rdname audit_report
#' @export
glance.report_audit <- function(x, ...) {
  counts <- table(factor(x$verdict, audit_verdicts))
  tibble::tibble(
    claims = nrow(x), consistent = counts[[1L]], inconsistent = counts[[2L]],
    not.checkable = counts[[3L]], rounding = attr(x, "rounding")
  )
}
