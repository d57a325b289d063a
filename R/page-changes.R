# What a report says of a wave beside its answers: how they were read, and what changed
# since an earlier wave. Both stand in what the page calls `more`.

# A wave with what it is compared with; `x` alone where there is nothing.
with_changes <- function(x, previous, call = caller_env()) {
  if (is.null(previous)) {
    return(x)
  }
  with <- if (inherits(previous, "akkoord_waves")) {
    check_waves(previous, "previous", call)
    list(changes = previous)
  } else {
    compare_with(x, previous, call)
  }
  structure(
    list(now = x, changes = with$changes, before = with$before), class = "report_with_changes"
  )
}

# The population is taken for the same where N is; who is in both is not known then.
compare_with <- function(x, previous, call) {
  kinds <- c("wave", "likert_counts", "published_report")
  if (!inherits(x, kinds) || !inherits(previous, kinds)) {
    abort("type", c(
      paste(
        "{.arg previous} must be a wave, counts, a published report or what",
        "{.fn compare_waves} gives."
      ),
      x = "It is {.obj_type_friendly {previous}}."
    ), arg = "previous", value = class(previous), call = call)
  }
  name <- c(
    wave_name(previous) %||% tr("waves_previous", default_lang()),
    wave_name(x) %||% tr("waves_now", default_lang())
  )
  if (name[[1L]] == name[[2L]]) name <- tr_each(c("waves_previous", "waves_now"), default_lang())
  waves <- set_names(list(previous, x), unname(name))
  read <- read_waves(waves, NULL, NULL, list(), NULL, call)
  N <- vapply(read, function(w) counts_people(w$counts)$N[[1L]], 0)
  same <- !anyNA(N) && N[[1L]] == N[[2L]] && is.finite(N[[1L]])
  changes <- inject(compare_waves(
    !!!read, population = if (same) "same" else "different",
    overlap = if (same) "unknown", progress = FALSE
  ))
  list(changes = changes, before = read[[1L]]$counts)
}

wave_name <- function(x) if (inherits(x, "wave")) x$name

#' @export
report_document.wave <- function(x, lang, call) {
  counts <- count_wave(x, NULL, list(), call, multiple = TRUE)
  attr(counts, "report_chapters") <- own_chapters(x)
  attr(counts, "report_profile") <- wave_profile(x)
  doc <- report_document(counts, lang, call)
  doc$counted <- paste0("likert_counts(x, ", values_code(unique(counts$item)), ")")
  if (!is.null(x$name)) doc$title <- paste(doc$title, x$name)
  if (is_synthetic(x)) {
    doc$title <- paste(synthetic_word(lang), doc$title, sep = " \u2013 ")
  }
  doc$import <- function() import_log(x, lang)
  doc$open <- function() open_answers_part(x, lang)
  doc
}

#' @export
report_document.report_with_changes <- function(x, lang, call) {
  doc <- report_document(x$now, lang, call)
  doc$changes <- function() changes_parts(x$changes, lang)
  doc$changed <- function() {
    paste(esc(changes_summary(x$changes, lang)),
          tr("how_changed", lang, link = tag_link("#changes", tr("changes_title", lang))))
  }
  doc$overviews <- overview_entries(doc$surveys, doc$labels, lang, x$before)
  doc$tables$changes <- as.data.frame(x$changes)
  doc
}

# How the answers were read, a line a finding.
import_log <- function(x, lang) {
  log <- summary(x, lang = lang)
  said <- paste0(log$finding, ifelse(nzchar(log$detail), paste0(" (", log$detail, ")"), ""))
  counted <- !log$kind %in% c("format", "encoding", "language", "separator", "synthetic")
  said <- ifelse(counted, paste0(said, tr("colon", lang), format_plain(log$n)), said)
  items <- vapply(clean_text(said), function(s) tag("li", esc(s)), "")
  c(heading(1L, "import", tr("import_title", lang)), raw_html("<ul>", unname(items), "</ul>"))
}

# The chapter ---------------------------------------------------------------------------

changes_parts <- function(r, lang) {
  title <- tr("changes_title", lang)
  notes <- vapply(waves_notes(r, lang), function(n) tag("p", esc(n), class = "note"), "")
  c(
    heading(1L, "changes", title),
    raw_html(
      if (isTRUE(attr(r, "synthetic"))) tag(
        "p", tag("strong", esc(paste0(synthetic_word(lang), ".")))
      ),
      tag("p", esc(changes_summary(r, lang))),
      compare_figure(r, lang, "changes"),
      changes_table(r, title, lang),
      unname(notes)
    )
  )
}

# A row a change; the pairs of waves, where there are several, one under the other.
changes_table <- function(r, title, lang) {
  text <- comparison_text(r, lang)
  label <- ifelse(nzchar(r$domain), paste0(text$item, " (", r$domain, ")"), text$item)
  pair <- tr("against", lang, one = r$group1, two = r$group2)
  several <- length(unique(pair)) > 1L
  adjusted <- attr(r, "adjust") != "none" && nrow(r) > 1L
  waves <- if (several) {
    tr_each(c("waves_earlier", "waves_later"), lang)
  } else {
    c(r$group2[[1L]], r$group1[[1L]])
  }
  html_table(
    esc(title),
    esc(c(tr("head_question", lang), waves, capital(tr("head_difference", lang)),
          tr("interval_head", lang), if (adjusted) tr("p_adjusted_narrow", lang) else "p",
          tr("significant_head", lang))),
    unname(cbind(
      esc(label), esc(text$two), esc(text$one), esc(text$difference), esc(text$interval),
      p_cell(text$p, text$adjusted), esc(text$significant)
    )),
    num = 2:6, groups = if (several) ifelse(duplicated(pair), NA, esc(pair))
  )
}

# How many changed, and which.
changes_summary <- function(r, lang) {
  yes <- r$significant == "yes"
  open <- sum(r$significant == "undetermined")
  up <- yes & r$estimate.low > 0
  down <- yes & r$estimate.high < 0
  text <- comparison_text(r, lang)
  several <- length(unique(r$group1)) > 1L || length(unique(r$group2)) > 1L
  said <- paste0(text$item, " (", ifelse(nzchar(r$domain), paste0(r$domain, ", "), ""),
                 if (several) paste0(r$group2, "\u2013", r$group1, ", "), text$difference, ")")
  listed <- function(which, key) {
    if (any(which)) tr(key, lang, items = first_words(said[which], 8L, lang))
  }
  key <- if (any(yes)) "changes_summary" else "changes_none"
  paste(c(
    tr(key, lang, n = nrow(r), alpha = alpha_text(r, lang), up = sum(up), down = sum(down)),
    if (open > 0L) tr("changes_open", lang, n = open),
    listed(up, "changes_up"), listed(down, "changes_down")
  ), collapse = " ")
}
