# Numbers of tables and figures: in the captions of a page, and as fields of Word.

# Tables that a reader sees at once, or in Word all (`folded`), from the number after the
# report's own. A table that is folded has its name in the line that opens it.
numbered_tables <- function(page, lang, folded = FALSE) {
  at <- gregexpr("</?details\\b[^>]*>|<caption>", page, perl = TRUE)
  found <- regmatches(page, at)[[1L]]
  rest <- regmatches(page, at, invert = TRUE)[[1L]][-1L]
  depth <- cumsum(startsWith(found, "<details")) - cumsum(startsWith(found, "</details"))
  figure <- startsWith(rest, tr("figure_number", lang, number = ""))
  table <- tr("table_number", lang, number = "")
  own <- found == "<caption>" & startsWith(rest, table)
  of <- which(found == "<caption>" & !own & !figure & (folded | depth == 0L))
  last <- substring(rest[own], nchar(table) + 1L)
  last <- suppressWarnings(as.integer(sub("[^0-9].*$", "", last)))
  number <- max(0L, last, na.rm = TRUE) + seq_along(of)
  found[of] <- paste0(
    found[of], numbered(tr("table_number", lang, number = "@@"), number), tr("colon", lang),
    recycle0 = TRUE
  )
  regmatches(page, at) <- list(found)
  page
}

# In Word a figure has its number beneath, before the sentence that reads it.
numbered_figures <- function(page, doc, lang) {
  names <- vapply(doc$figures, `[[`, "", "name")
  number <- suppressWarnings(as.integer(sub("^.* ", "", names)))
  known <- which(!is.na(number))
  labels <- numbered(tr("figure_number", lang, number = "@@"), number[known])
  for (i in seq_along(known)) {
    place <- paste0(figure_placeholder(names(doc$figures)[[known[[i]]]]), "\n")
    caption <- paste0(place, "<figcaption>", labels[[i]])
    page <- sub(paste0(place, "<figcaption>"), paste0(caption, tr("colon", lang)), page,
                fixed = TRUE)
    page <- sub(paste0(place, "</figure>"), paste0(caption, "</figcaption>\n</figure>"), page,
                fixed = TRUE)
  }
  page
}

# "Table 4" with its number as word.lua finds it; `data-from` where it is not the next one.
numbered <- function(words, number) {
  jumps <- diff(c(0L, number)) != 1L
  span <- paste0(
    "<span class=\"seq\" data-of=\"", sub(" .*$", "", words), "\"",
    ifelse(jumps, paste0(" data-from=\"", number, "\""), ""), ">", number, "</span>",
    recycle0 = TRUE
  )
  vapply(span, function(s) sub("@@", s, words, fixed = TRUE), "", USE.NAMES = FALSE)
}
