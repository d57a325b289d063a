# A table as it is shown and written.

#' @export
format.likert_table <- function(x, ..., width = Inf) {
  body <- x$body
  answer <- x$kind %in% c("answer", "dk", "base", "set", "mean")
  body[answer, 1L] <- paste0("  ", body[answer, 1L])
  cells <- rbind(x$header, body)
  colnames(cells) <- paste0("c", seq_len(ncol(cells)))
  id <- colnames(cells)[x$align == "left"]
  # a heading has its line to itself
  heading <- c(FALSE, x$kind == "item")
  kept <- cells[heading, 1L]
  own <- utils::tail(colnames(cells), x$tail)
  cells[heading, 1L] <- ""
  parts <- split_columns(shrink_id(cells, id, 60L, width, 30L), id, width)
  lines <- lapply(parts, function(part) {
    columns <- lapply(colnames(part), function(name) {
      side <- if (name %in% id) "left" else "right"
      utf8::utf8_format(
        utf8::utf8_normalize(part[, name]), justify = side,
        width = max(utf8::utf8_width(part[, name]))
      )
    })
    out <- sub(" +$", "", do.call(paste, c(columns, sep = "  ")))
    out[heading] <- heading_lines(kept, part[heading, intersect(own, colnames(part)), drop = FALSE],
      part, width
    )
    c(over_line(x$over[match(colnames(part), colnames(cells))], part), out)
  })
  unlist(c(lines[1L], lapply(lines[-1L], function(l) c("", l))))
}

# Heads above several columns, each over its own: runs of the same text.
over_runs <- function(over) {
  first <- c(TRUE, over[-1L] != over[-length(over)])
  size <- rle(cumsum(first))$lengths
  list(text = over[first], from = which(first), size = size)
}

# As a line of text above the heads.
over_line <- function(over, part) {
  if (!any(nzchar(over))) {
    return(NULL)
  }
  wide <- apply(part, 2L, function(v) max(utf8::utf8_width(v)))
  runs <- over_runs(over)
  room <- vapply(seq_along(runs$from), function(i) {
    at <- seq.int(runs$from[[i]], length.out = runs$size[[i]])
    sum(wide[at]) + 2L * (length(at) - 1L)
  }, 0)
  text <- mapply(clip, runs$text, room, USE.NAMES = FALSE)
  pad <- room - utf8::utf8_width(text)
  left <- ifelse(seq_along(text) == 1L, 0, pad %/% 2)
  sub(" +$", "", paste0(strrep(" ", left), text, strrep(" ", pad - left), collapse = "  "))
}

# Headings, and at the end of their lines the cells they have.
heading_lines <- function(label, cells, part, width) {
  if (ncol(cells) == 0L || !any(nzchar(cells))) {
    return(if (is.finite(width)) clip(label, width) else label)
  }
  wide <- vapply(colnames(cells), function(name) max(utf8::utf8_width(part[, name])), 0L)
  line <- sum(apply(part, 2L, function(v) max(utf8::utf8_width(v)))) + 2L * (ncol(part) - 1L)
  room <- line - sum(wide + 2L)
  label <- clip(label, room)
  cells <- Map(utf8::utf8_format, lapply(colnames(cells), function(name) cells[, name]),
    justify = "right", width = wide
  )
  sub(" +$", "", do.call(paste, c(
    list(paste0(label, strrep(" ", room - utf8::utf8_width(label)))), cells, sep = "  "
  )))
}

#' @export
print.likert_table <- function(x, ...) {
  width <- getOption("width")
  if (!is.null(x$title)) cat(strwrap(x$title, width), "", sep = "\n")
  cat(format(x, width = width), "", sep = "\n")
  cat(unlist(lapply(x$notes, strwrap, width = min(width, 88L) + 1L, exdent = 2L)), sep = "\n")
  invisible(x)
}

#' @export
as.data.frame.likert_table <- function(x, ...) {
  out <- as.data.frame(x$body, stringsAsFactors = FALSE)
  set_names(out, make_distinct(x$header))
}

# Two groups or answers may be called the same in a table's header.
make_distinct <- function(x) {
  again <- duplicated(x)
  x[again] <- paste0(x[again], " ", seq_along(x)[again])
  x
}

#' @export
tidy.likert_table <- function(x, ...) x$numbers

#' @export
summary.likert_table <- function(object, ...) object$numbers

# In notebooks ----------------------------------------------------------------------------

# HTML and PDF by what knitr is making; Word and all else by pandoc's own tables.
#' @exportS3Method knitr::knit_print
knit_print.likert_table <- function(x, ...) table_asis(x)

table_asis <- function(x) {
  format <- if (knitr::is_html_output(excludes = "markdown")) {
    "html"
  } else if (knitr::is_latex_output()) {
    "latex"
  } else {
    "pipe"
  }
  text <- table_markup(x, format)
  # as it is, whatever pandoc would read in it
  by_pandoc <- format == "latex" && !identical(knitr::opts_knit$get("out.format"), "latex")
  if (by_pandoc) text <- c("```{=latex}", text, "```")
  knitr::asis_output(paste0(c("", text, ""), collapse = "\n"),
    meta = if (by_pandoc) list(rmarkdown::latex_dependency("longtable"))
  )
}

table_markup <- function(x, format) {
  switch(format, html = table_html(x), latex = table_latex(x), table_pipe(x))
}

table_html <- function(x) {
  cell <- function(text, align, tag = "td", more = "") {
    paste0("<", tag, more, " style=\"text-align:", align, "\">", esc(text), "</", tag, ">")
  }
  rows <- vapply(seq_len(nrow(x$body)), function(i) {
    if (x$kind[[i]] == "item") {
      own <- ncol(x$body) - x$tail
      return(paste0("<tr>", paste(c(
        cell(x$body[i, 1L], "left", "th", paste0(" colspan=\"", own, "\" scope=\"rowgroup\"")),
        cell(x$body[i, -seq_len(own)], rep("right", x$tail))
      ), collapse = ""), "</tr>"))
    }
    paste0("<tr>", paste(c(
      cell(x$body[i, 1L], "left", "th", " scope=\"row\" class=\"row\""),
      cell(x$body[i, -1L], x$align[-1L])
    ), collapse = ""), "</tr>")
  }, "")
  c(
    "<table class=\"likert-table table\">",
    if (!is.null(x$title)) paste0("<caption>", esc(x$title), "</caption>"),
    paste0(
      "<thead>", if (!is.null(x$over)) {
        runs <- over_runs(x$over)
        more <- paste0(" colspan=\"", runs$size, "\" scope=\"colgroup\"")
        paste0("<tr>", paste(cell(runs$text, "center", "th", more), collapse = ""), "</tr>")
      }, "<tr>",
      paste(cell(x$header, x$align, "th", " scope=\"col\""), collapse = ""),
      "</tr></thead>"
    ),
    "<tbody>", rows, "</tbody>", "</table>",
    if (length(x$notes) > 0L) {
      paste0(
        "<p class=\"likert-table-notes\"><small>", esc(paste(x$notes, collapse = " ")),
        "</small></p>"
      )
    }
  )
}

# Over as many pages as it needs, its heads on each, in letters that fit the width.
table_latex <- function(x) {
  end <- "\\\\"
  line <- function(cells) paste(paste(cells, collapse = " & "), end)
  # a long statement goes on beneath itself, and makes no column wider
  room <- if (x$tail == 0L) "0.95\\linewidth" else "0.7\\linewidth"
  statement <- function(text) {
    text <- tex("parbox[t]", room, paste0("\\raggedright\\strut ", tex("textbf", text), "\\strut"))
    tex("makebox[0pt][l]", text)
  }
  rows <- vapply(seq_len(nrow(x$body)), function(i) {
    if (x$kind[[i]] == "item") {
      own <- ncol(x$body) - x$tail
      title <- tex("multicolumn", own, "l", statement(tex_text(x$body[i, 1L])))
      # no page ends after it
      return(paste0(line(c(title, tex_text(x$body[i, -seq_len(own)]))), "*"))
    }
    line(tex_text(x$body[i, ]))
  }, "")
  over <- if (!is.null(x$over)) {
    runs <- over_runs(x$over)
    line(vapply(seq_along(runs$text), function(i) {
      tex("multicolumn", runs$size[[i]], "c", tex_text(runs$text[[i]]))
    }, ""))
  }
  head <- c("\\hline", over, line(tex_text(x$header)), "\\hline")
  c(
    "\\begingroup", tex("setlength\\LTleft", "0pt"), tex("setlength\\tabcolsep", "4pt"),
    tex_size(x),
    tex("begin", "longtable", paste(substr(x$align, 1L, 1L), collapse = "")),
    if (!is.null(x$title)) paste0(tex("caption", tex_text(x$title)), end),
    head, "\\endfirsthead", head, "\\endhead", rows, "\\hline", tex("end", "longtable"),
    if (length(x$notes) > 0L) {
      paste0("\\noindent\\footnotesize ", tex_text(paste(x$notes, collapse = " ")), "\\par")
    },
    "\\endgroup"
  )
}

# The largest letters with which the columns fit a line of some 460 points: one is about half
# as wide as high, and 8 points are between columns.
tex_size <- function(x) {
  single <- x$kind != "item"
  wide <- vapply(seq_along(x$header), function(j) {
    max(utf8::utf8_width(c(x$header[[j]], x$body[single, j])))
  }, 0)
  points <- c(normalsize = 10, small = 9, footnotesize = 8, scriptsize = 7, tiny = 5)
  fits <- 0.48 * points * sum(wide) + 8 * length(wide) <= 460
  paste0("\\", names(points)[[if (any(fits)) which(fits)[[1L]] else length(points)]])
}

tex_text <- function(v) {
  v <- gsub("\\", "\r", v, fixed = TRUE)
  v <- gsub("([&%$#_{}])", "\\\\\\1", v)
  # no names: these are written in the locale, which may not have them
  odd <- c("\r", "~", "^", "<", ">", hidden_cell)
  as <- c("textbackslash", "textasciitilde", "textasciicircum", "textless", "textgreater", "ldots")
  for (i in seq_along(odd)) v <- gsub(odd[[i]], tex(as[[i]], ""), v, fixed = TRUE)
  v
}

tex <- function(command, ...) {
  paste0("\\", command, paste0("{", c(...), "}", collapse = ""))
}

table_pipe <- function(x) {
  text <- function(v) {
    gsub("([\\\\`*_{}|<>\\[\\]~^$#@])", "\\\\\\1", gsub("[\r\n]+", " ", v), perl = TRUE)
  }
  body <- x$body
  body[] <- text(body)
  body[x$kind == "item", 1L] <- paste0("**", body[x$kind == "item", 1L], "**")
  line <- function(v) paste0("| ", paste(v, collapse = " | "), " |")
  # pipes have no heads over several columns
  over <- x$over %||% rep("", length(x$header))
  header <- ifelse(nzchar(over), paste0(over, ": ", x$header), x$header)
  c(
    line(text(header)), line(ifelse(x$align == "left", ":---", "---:")),
    apply(body, 1L, line), if (!is.null(x$title)) c("", paste(":", text(x$title))), "",
    paste(text(x$notes), collapse = " ")
  )
}

# Word and PowerPoint ---------------------------------------------------------------------

#' @exportS3Method flextable::as_flextable
as_flextable.likert_table <- function(x, ...) flextable_of(x)

flextable_of <- function(x) {
  check_installed("flextable", "to make a flextable.")
  body <- as.data.frame(x)
  keys <- paste0("c", seq_along(body))
  header <- set_names(as.list(x$header), keys)
  out <- flextable::flextable(set_names(body, keys))
  out <- flextable::set_header_labels(out, values = header)
  if (!is.null(x$over)) {
    runs <- over_runs(x$over)
    out <- flextable::add_header_row(out, values = runs$text, colwidths = runs$size)
  }
  for (side in c("left", "right")) {
    out <- flextable::align(out, j = which(x$align == side), align = side, part = "all")
  }
  if (!is.null(x$over)) out <- flextable::align(out, i = 1L, align = "center", part = "header")
  for (i in which(x$kind == "item")) {
    own <- seq_len(length(keys) - x$tail)
    out <- flextable::bold(flextable::merge_at(out, i = i, j = own), i = i, j = own)
  }
  inner <- which(x$kind %in% c("answer", "dk", "base", "set", "mean"))
  if (length(inner) > 0L) out <- flextable::padding(out, i = inner, j = 1L, padding.left = 16)
  out <- flextable::add_footer_lines(out, values = x$notes)
  if (!is.null(x$title)) out <- flextable::add_header_lines(out, values = x$title)
  flextable::autofit(out)
}

# Files -----------------------------------------------------------------------------------

#' Write a table to a file
#'
#' By the end of the file's name: `.csv` (comma, UTF-8), `.xlsx`, `.html`, `.docx` and
#' `.pptx` (these two need flextable and officer). A file is replaced whole or not at all.
#'
#' @param x A [likert_table()], or the answers or counts to make one of.
#' @param file A path.
#' @param ... For answers and counts: arguments of [likert_table()].
#' @return The path, invisibly.
#' @section Errors: `akkoord_error_table_path` where the file cannot be written, or its
#'   name ends in something else.
#' @examples
#' counts <- likert_counts(data.frame(q = c(5, 4, 2, 4)), q, scale = "agree5")
#' file <- tempfile(fileext = ".csv")
#' write_table(counts, file, lang = "en")
#' readLines(file)
#' @export
write_table <- function(x, file, ...) {
  check_supplied()
  check_string(file, "file")
  file <- path_bytes(file)
  if (inherits(x, "likert_table")) check_dots_empty_akk(...) else x <- likert_table(x, ...)
  kind <- tolower(sub("^.*[.]", "", basename(file)))
  content <- switch(kind,
    csv = csv_lines(rbind_notes(x)),
    html = , htm = html_page(x),
    xlsx = table_bytes("openxlsx", write_xlsx, x, kind),
    docx = , pptx = table_bytes(c("flextable", "officer"), write_office, x, kind),
    abort("table_path", c(
      "{.arg file} must end in .csv, .xlsx, .html, .docx or .pptx.", x = "It is {.file {file}}."
    ), arg = "file", value = file)
  )
  put_file(file, content, "table_path")
  invisible(file)
}

# Notes stand beneath, in the first column.
rbind_notes <- function(x) {
  body <- as.data.frame(x)
  notes <- matrix("", length(x$notes) + 1L, ncol(body))
  notes[, 1L] <- c("", x$notes)
  rbind(body, set_names(as.data.frame(notes, stringsAsFactors = FALSE), names(body)))
}

html_page <- function(x) {
  c(
    "<!DOCTYPE html>", paste0("<html lang=\"", x$lang, "\">"),
    paste0("<head><meta charset=\"utf-8\"><title>", esc(x$title %||% "akkoord"), "</title>"),
    "<style>body{font-family:sans-serif;margin:2em}table{border-collapse:collapse}",
    "th,td{padding:.2em .7em;white-space:nowrap;border-bottom:1px solid #ddd;font-weight:normal}",
    "thead th,th[scope=rowgroup]{font-weight:bold}th.row{padding-left:1.5em}</style></head><body>",
    table_html(x), "</body></html>"
  )
}

table_bytes <- function(packages, write, x, kind) {
  check_installed(packages, "to write this table.")
  made <- tempfile(fileext = paste0(".", kind))
  on.exit(unlink(made))
  write(x, made, kind)
  read_bytes(made)
}

write_xlsx <- function(x, made, kind) {
  book <- openxlsx::createWorkbook()
  openxlsx::addWorksheet(book, "table")
  bold <- openxlsx::createStyle(textDecoration = "bold", wrapText = TRUE)
  openxlsx::writeData(book, 1L, no_formulas(as.data.frame(x)), headerStyle = bold)
  for (i in which(x$kind == "item")) openxlsx::addStyle(book, 1L, bold, i + 1L, 1L)
  openxlsx::writeData(book, 1L, no_formula(x$notes), startRow = nrow(x$body) + 3L, colNames = FALSE)
  openxlsx::addWorksheet(book, "numbers")
  openxlsx::writeData(book, 2L, no_formulas(as.data.frame(x$numbers)), headerStyle = bold)
  openxlsx::setColWidths(book, 1L, seq_along(x$header), c(40, rep(16, length(x$header) - 1L)))
  openxlsx::saveWorkbook(book, made)
}

write_office <- function(x, made, kind) {
  table <- flextable_of(x)
  if (kind == "docx") {
    flextable::save_as_docx(table, path = made)
  } else {
    flextable::save_as_pptx(table, path = made)
  }
}
