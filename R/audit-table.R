# The result of an audit: a tibble. `asked` are the arguments that it was asked with.

new_report_audit <- function(claims, report, rounding, lang, habit = NULL, asked = list()) {
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
  words <- function(name) vapply(claims, function(c) c[[name]](lang), "")
  claim <- words("claim")
  group <- field("group", "")
  about <- !is.na(item) & check %in% c("share", "sum", "total", "words", "pooled", "loose",
                                       "order", "joint", "twice", "parts", "mean", "sd", "median",
                                       "p", column_checks)
  label <- report_item_label(report, item, lang)
  label <- ifelse(
    nzchar(group) & !check %in% c("order", "joint"), paste0(label, ", ", group), label
  )
  claim[about] <- paste0(label[about], tr("colon", lang), claim[about])
  text <- data.frame(claim = claim, reason = words("reason"), mend = words("mend"),
                     printed = printed_texts(claims, id, report), row.names = id)[order, ]
  table <- tibble::tibble(
    id = id, figure = figure, survey = field("survey", ""), item = item,
    group = field("group", ""), check = check, claim = "",
    relation = field("relation", ""), printed = field("printed", 0),
    low = field("low", 0), high = field("high", 0), unit = field("unit", ""),
    verdict = field("verdict", ""), rank = rank, reason = "", mend = "",
    source = field("source", "")
  )[order, ]
  said <- c("claim", "reason", "mend")
  table[said] <- text[said]
  tibble::new_tibble(
    table, nrow = nrow(table), class = "report_audit", text = text, rounding = rounding,
    habit = habit, title = report$title, lang = lang, asked = asked
  )
}

# What was printed as it stands: of its row, else of what is said beside it or of it.
printed_texts <- function(claims, id, report) {
  p <- report$published
  m <- report$method
  said <- report$claims
  text <- function(x) vctrs::field(x, "text")
  # a word is no number of its own column
  known <- c(text(p$printed), text(m$printed), as.character(said$value))
  own <- known[match(id, c(p$id, m$id, said$id))]
  beside <- vapply(claims, function(claim) claim$text %||% NA_character_, "")
  number <- vapply(claims, `[[`, 0, "printed")
  out <- ifelse(is.na(beside), own, beside)
  ifelse(is.na(out) & !is.na(number), format_plain(number), out)
}
