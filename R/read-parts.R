# What every reader of an export file uses.

# Text as a person reads it: no marks, tags, no-break spaces; spaces folded.
trim_text <- function(x) {
  odd <- grepl("[<&\u00a0\ufeff\u200b\t\r\n]|  |^ | $", x)
  if (any(odd)) {
    y <- gsub("<[/a-zA-Z][^<>]*>", " ", x[odd])
    for (e in list(c("&nbsp;", " "), c("&lt;", "<"), c("&gt;", ">"), c("&quot;", "\""), c("&#39;", "'"), c("&amp;", "&"))) {
      y <- gsub(e[[1L]], e[[2L]], y, fixed = TRUE)
    }
    y <- gsub("[\ufeff\u200b]", "", y)
    x[odd] <- trimws(gsub("[ \t\r\n\u00a0]+", " ", y))
  }
  x
}

# Text as it is compared: besides, composed letters, straight quotes and lower case.
fold_text <- function(x) {
  if (length(x) == 0L) {
    return(character())
  }
  utf8::utf8_normalize(trim_text(x), map_case = TRUE, map_quote = TRUE)
}

# A code as it is compared: Q7[SQ001], q7/1 and q7_1 are one.
fold_code <- function(x) {
  out <- gsub("[^a-z0-9]+", "_", tolower(x))
  gsub("^_+|_+$", "", out)
}

truth_words <- function(x) {
  word <- fold_text(x)
  out <- rep(NA, length(x))
  out[word %in% c("1", "y", "yes", "true", "ja", "oui", "x", "checked", "selected", "wahr", "waar", "vrai", "quoted")] <- TRUE
  out[word %in% c("0", "n", "no", "false", "nee", "non", "nein", "unchecked", "not selected", "falsch", "onwaar", "faux", "not quoted")] <- FALSE
  out
}

row_of <- function(table, i) {
  if (length(table$line) < i) {
    return(rep("", length(table$cells)))
  }
  vapply(table$cells, `[[`, "", i)
}

# Columns without a name and without an answer (a separator at the end of each row).
drop_empty_columns <- function(table, header_rows) {
  empty <- vapply(table$cells, function(v) all(!nzchar(v)), NA)
  if (any(empty)) {
    table$notes <- c(table$notes, list(note("empty_columns", sum(empty), file = table$file)))
    table$cells <- table$cells[!empty]
  }
  table
}

# "Question [row]": the text and its row; a bare word is a code too.
grid_columns <- function(header) {
  sub <- sub("^.*\\[([^][]*)\\]\\s*$", "\\1", header)
  has <- grepl("\\s\\[[^][]*\\]\\s*$", header)
  data.frame(
    header = header, code = header,
    text = ifelse(has, trim_text(sub("\\s*\\[[^][]*\\]\\s*$", "", header)), header),
    sub = ifelse(has, trim_text(sub), ""), stringsAsFactors = FALSE
  )
}

# `data`: answers as text by column key; `columns`: one row a column (key, code, id, text,
# sub, header); `line`: where each response stands; `about`: keys of id, finished, preview;
# `values`: by column, what a code of the file means (from the file or its structure).
new_export <- function(tool, table, header_rows, columns, about = list(), values = list(),
                       notes = list()) {
  body <- setdiff(seq_along(table$line), seq_len(header_rows))
  n <- nrow(columns)
  data <- lapply(table$cells[seq_len(n)], `[`, body)
  columns$key <- make.unique(ifelse(nzchar(columns$header), columns$header, paste0("column ", seq_len(n))), " ")
  for (field in c("code", "id", "text", "sub")) {
    if (is.null(columns[[field]])) columns[[field]] <- rep("", n)
    columns[[field]][is.na(columns[[field]])] <- ""
  }
  names(data) <- columns$key
  twice <- unique(columns$header[duplicated(columns$header) & nzchar(columns$header)])
  list(
    tool = tool, data = data, columns = columns, line = table$line[body], file = rep(table$file, length(body)),
    about = about, values = values,
    notes = c(
      list(note("format", value = tool, file = table$file)), table$notes, notes,
      lapply(twice, function(h) note("column_twice", sum(columns$header == h), column = h, file = table$file))
    )
  )
}
