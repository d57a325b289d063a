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

# Tables for Word --------------------------------------------------------------------------

# Columns as wide as what they hold needs; a row's head is a cell, else what it says of a
# group of rows would stay in its column.
word_tables <- function(page) {
  page <- gsub("<th scope=\"rowgroup\"( colspan=\"[0-9]+\")>(.*?)</th>",
               "<td\\1><strong>\\2</strong></td>", page, perl = TRUE)
  page <- gsub("<th scope=\"row\">(.*?)</th>", "<td>\\1</td>", page, perl = TRUE)
  at <- gregexpr("(?s)<thead>.*?</table>", page, perl = TRUE)
  regmatches(page, at) <- list(vapply(regmatches(page, at)[[1L]], function(table) {
    share <- round(100 * column_shares(table), 1)
    cols <- paste0("<col style=\"width: ", share, "%\">", collapse = "")
    paste0("<colgroup>", cols, "</colgroup>\n", table)
  }, "", USE.NAMES = FALSE))
  page
}

column_shares <- function(table) {
  rows <- regmatches(table, gregexpr("(?s)<tr>.*?</tr>", table, perl = TRUE))[[1L]]
  cells <- regmatches(rows, gregexpr("(?s)<t[hd][^>]*>.*?</t[hd]>", rows, perl = TRUE))
  cells <- lapply(cells, function(cell) gsub("&[^;]*;", "x", gsub("<[^>]*>", "", cell)))
  cells <- do.call(rbind, cells[lengths(cells) == length(cells[[1L]])])
  word <- function(x) max(nchar(unlist(strsplit(x, " ", fixed = TRUE))), 0L)
  # a number is never broken; long texts have the room that is left of some 80 letters
  least <- apply(cells, 2L, function(x) max(word(x[-1L]), min(word(x[[1L]]), 7L))) + 3
  wish <- pmax(least, apply(nchar(cells), 2L, max) + 3)
  room <- max(0, 80 - sum(least))
  need <- least + (wish - least) * min(1, room / max(1, sum(wish - least)))
  need / sum(need)
}
