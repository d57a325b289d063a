# The result of an audit: a tibble with its words in two languages.

new_report_audit <- function(claims, report, rounding, lang, habit = NULL) {
  field <- function(name, type) vapply(claims, function(c) c[[name]], type)
  id <- field("id", "")
  id <- make.unique(id, sep = ".")
  figure <- field("figure", "")
  item <- field("item", "")
  check <- field("check", "")
  # within a rank survey-level first, then by figure; within a figure as it was made
  place <- match(figure, report$figures$figure)
  numbers <- suppressWarnings(as.numeric(figure))
  late <- is.na(place) & !is.na(figure)
  place[late] <- vapply(numbers[late], function(n) {
    before <- which(suppressWarnings(as.numeric(report$figures$figure)) < n)
    if (length(before) > 0L) max(before) + 0.5 else nrow(report$figures) + 1
  }, 0)
  place[is.na(figure)] <- ifelse(check[is.na(figure)] %in% c("response", "margin"), 0, 0.5)
  rank <- field("rank", "")
  # the heaviest first
  order <- order(match(rank, audit_ranks), place)
  text <- lapply(set_names(languages), function(l) {
    words <- function(name) vapply(claims, function(c) unname(c[[name]][[l]]), "")
    claim <- words("claim")
    group <- field("group", "")
    about <- !is.na(item) & check %in% c("share", "sum", "total", "words", "pooled",
                                      "loose", "order", "joint",
                                      "twice", "parts", "mean", "sd", "median")
    label <- report_item_label(report, item, l)
    label <- ifelse(
      nzchar(group) & !check %in% c("order", "joint"), paste0(label, ", ", group), label
    )
    claim[about] <- paste0(label[about], ": ", claim[about])
    out <- data.frame(claim = claim, reason = words("reason"), mend = words("mend"),
                      row.names = id)
    out[order, ]
  })
  table <- tibble::tibble(
    id = id, figure = figure, survey = field("survey", ""), item = item,
    group = field("group", ""), check = check, claim = "",
    relation = field("relation", ""), printed = field("printed", 0),
    low = field("low", 0), high = field("high", 0), unit = field("unit", ""),
    verdict = field("verdict", ""), rank = rank, reason = "", mend = "",
    source = field("source", "")
  )[order, ]
  table[c("claim", "reason", "mend")] <- text[[lang]]
  tibble::new_tibble(
    table, nrow = nrow(table), class = "report_audit", text = text, rounding = rounding,
    habit = habit, title = report$title, lang = lang
  )
}

# The words of the rows that are there, in a language.
audit_text <- function(x, lang) {
  text <- attr(x, "text")[[lang]]
  at <- match(x$id, rownames(text))
  if (is.null(text) || anyNA(at)) {
    return(as.data.frame(x)[c("claim", "reason", "mend")])
  }
  text[at, ]
}

audit_verdict_keys <- c(
  consistent = "audit_consistent", inconsistent = "audit_inconsistent",
  `not checkable` = "audit_not_checkable"
)

audit_check_keys <- c(
  response = "kind_response", margin = "kind_margin", base = "kind_base",
  block = "kind_block", overlap = "kind_overlap", `part of` = "kind_part_of",
  share = "kind_share", sum = "kind_sum", total = "kind_total", words = "kind_words",
  pooled = "kind_pooled", loose = "kind_loose", order = "kind_order",
  numbering = "kind_numbering", union = "kind_union", unit = "kind_unit",
  count = "kind_count", joint = "kind_joint", twice = "kind_twice", parts = "kind_parts",
  mean = "stat_mean", sd = "stat_sd", median = "stat_median"
)

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
    # of what is open, the first few
    shown <- if (rank == "not checkable") utils::head(at, 5L) else at
    more <- length(at) - length(shown)
    c(
      "", paste0(capital(tr(audit_rank_keys[[rank]], lang)), " (", length(at), ")"),
      unlist(lapply(shown, finding_lines, x = x, text = text, lang = lang)),
      if (more > 0L) wrap(tr("audit_more", lang, n = more), 2L)
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

# One finding: where it stands, what is claimed, why it cannot be, what would mend it.
finding_lines <- function(i, x, text, lang) {
  where <- x$figure[[i]]
  claim <- text$claim[[i]]
  if (!is.na(where) && !startsWith(claim, figure_name(where, lang))) {
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
