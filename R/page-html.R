# HTML of the page.

# Text to HTML. "`" and "@" too: a fence of the markdown or a placeholder must not
# be a thing a label can write.
esc <- function(x) {
  x <- xml_text(as.character(x))
  x[is.na(x)] <- ""
  x <- gsub("&", "&amp;", x, fixed = TRUE)
  for (ch in c("<", ">", "\"", "'", "`", "@")) {
    x <- gsub(ch, paste0("&#", utf8ToInt(ch), ";"), x, fixed = TRUE)
  }
  unname(x)
}

tag <- function(name, ..., class = NULL) {
  class <- if (!is.null(class)) paste0(" class=\"", class, "\"")
  paste0("<", name, class, ">", paste0(c(...), collapse = ""), "</", name, ">")
}

tag_link <- function(to, text) paste0("<a href=\"", esc(to), "\">", esc(text), "</a>")

# `title`: what follows the text, behind a colon as the language writes it.
heading <- function(level, id, text, title = NULL, lang = NULL) {
  hidden <- if (!is.null(title)) {
    paste0("[", esc_heading(paste0(tr("colon", lang), title)), "]{.heading-title}")
  }
  paste0(strrep("#", level), " ", esc_heading(text), hidden, " {#", id, "}")
}

raw_html <- function(...) {
  paste0("``````{=html}\n", paste0(c(...), collapse = "\n"), "\n``````")
}

# A table with a caption and headers for its columns and for the rows; `cells` is a
# character matrix of HTML, its first column the row headers; `num` the columns
# that hold numbers; `groups` row headings that stand before a row.
html_table <- function(caption, header, cells, num = integer(), groups = NULL,
                       class = NULL, state = NULL) {
  none_said <- each_language(function(lang) tr("not_published", lang))
  align <- function(j) if (j %in% num) " class=\"num\"" else ""
  head <- vapply(seq_along(header), function(j) {
    paste0("<th scope=\"col\"", align(j), ">", header[[j]], "</th>")
  }, "")
  rows <- vapply(seq_len(nrow(cells)), function(i) {
    td <- vapply(seq_len(ncol(cells))[-1L], function(j) {
      none <- cells[i, j] %in% c(not_printed, none_said)
      of <- if (none) "none" else state[i, j] %||% ""
      class <- trimws(paste(if (j %in% num) "num", of))
      class <- if (nzchar(class)) paste0(" class=\"", class, "\"")
      paste0("<td", class, ">", cells[i, j], "</td>")
    }, "")
    group <- if (!is.na(groups[i] %||% NA)) {
      paste0("<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"", ncol(cells), "\">",
             groups[[i]], "</th></tr>\n")
    }
    paste0(group, "<tr><th scope=\"row\">", cells[i, 1L], "</th>",
           paste0(td, collapse = ""), "</tr>")
  }, "")
  class <- if (!is.null(class)) paste0(" class=\"", class, "\"")
  paste0(
    "<div class=\"scroll\" tabindex=\"0\" role=\"region\" ",
    "aria-label=\"", caption, "\">\n",
    "<table", class, ">\n<caption>", caption, "</caption>\n<thead>\n<tr>",
    paste0(head, collapse = ""), "</tr>\n</thead>\n<tbody>\n",
    paste0(rows, collapse = "\n"), "\n</tbody>\n</table>\n</div>"
  )
}

# What stands in a cell for a number that was not printed.
not_printed <- "&#8211;"

fold <- function(summary, html, open = FALSE) {
  paste0("<details", if (open) " open", ">\n<summary>", esc(summary), "</summary>\n",
         paste(html, collapse = "\n"), "\n</details>")
}

# In the C locale knitr writes what is not ASCII as <U+00E9>: what it is given are entities.
ascii_entities <- function(x) {
  code <- unique(utf8ToInt(paste(x, collapse = "")))
  for (wide in code[code > 126L]) {
    x <- gsub(intToUtf8(wide), paste0("&#", wide, ";"), x, fixed = TRUE)
  }
  unname(x)
}

# A page whose letters are letters once more, where knitr has seen it: it is shorter.
letters_again <- function(page) {
  parts <- strsplit(page, "&#", fixed = TRUE)[[1L]]
  rest <- parts[-1L]
  code <- suppressWarnings(as.integer(sub(";.*$", "", substr(rest, 1L, 8L))))
  wide <- !is.na(code) & code > 159L
  rest[wide] <- paste0(intToUtf8(code[wide], TRUE), sub("^[0-9]+;", "", rest[wide]))
  rest[!wide] <- paste0("&#", rest[!wide], recycle0 = TRUE)
  paste0(c(parts[[1L]], rest), collapse = "")
}

# Text to a markdown heading: all but letters, digits and spaces as entities.
esc_heading <- function(x) {
  code <- utf8ToInt(xml_text(x))
  char <- intToUtf8(code, TRUE)
  plain <- grepl("^[A-Za-z0-9 ]$", char, useBytes = TRUE)
  paste(ifelse(plain, char, paste0("&#", code, ";")), collapse = "")
}

# One figure of a document. `plot` draws it for a width; `numbers` gives the HTML of the
# table beneath and `reading` one sentence, or NULL: functions, so that nothing is
# computed before the folder is known to be free; `asked`: the research questions; `code`:
# how a person draws it.
report_entry <- function(id, name, title, plot, numbers, reading, origin = "",
                         asked = character(), code = NULL) {
  list(id = id, name = name, title = title, plot = plot, numbers = numbers,
       reading = reading, origin = origin, asked = asked, code = code)
}

# Where a drawing goes once the page is built.
figure_placeholder <- function(id) paste0("@@", id, "@@")

# Bytes as a data link holds them.
base64_text <- function(bytes) gsub("[\r\n]", "", jsonlite::base64_enc(bytes))
