# What every reader of an export file uses.

# Most columns have some near the top.
has_text <- function(x) any(nzchar(head_of(x, 100L))) || any(nzchar(x))

# Columns without a name and without an answer (a separator at the end of each row).
drop_empty_columns <- function(table, header_rows) {
  empty <- !vapply(table$cells, has_text, NA)
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

# `cells`: text by column key, and `rows`, which of them are responses (see answers_in());
# `columns`: one row a column (key, code, id, text, sub, header); `line`: where each response
# stands; `about`: keys of id, finished, preview; `values`: by column, what a code of the file
# means (from the file or its structure).
new_export <- function(tool, table, header_rows, columns, about = list(), values = list(),
                       notes = list()) {
  rows <- setdiff(seq_along(table$line), seq_len(header_rows))
  n <- nrow(columns)
  columns$key <- make.unique(
    ifelse(nzchar(columns$header), columns$header, paste0("column ", seq_len(n))), " "
  )
  for (field in c("code", "id", "text", "sub")) {
    if (is.null(columns[[field]])) columns[[field]] <- rep("", n)
    columns[[field]][is.na(columns[[field]])] <- ""
  }
  twice <- unique(columns$header[duplicated(columns$header) & nzchar(columns$header)])
  list(
    tool = tool, cells = set_names(table$cells[seq_len(n)], columns$key), rows = rows,
    columns = columns, line = table$line[rows], file = rep(table$file, length(rows)),
    about = about, values = values,
    notes = c(
      list(note("format", value = tool, file = table$file)), table$notes, notes,
      lapply(twice, function(h) {
        note("column_twice", sum(columns$header == h), column = h, file = table$file)
      })
    )
  )
}

answers_in <- function(export, key) export$cells[[key]][export$rows]

# The same as `text`, each text once, and which of them each response has (`at`).
texts_in <- function(export, key) .Call(akk_c_text_places, export$cells[[key]], export$rows)

# What a structure file says of codes, by the key of the column.
structure_values <- function(out, structure) {
  at <- match(fold_code(out$columns$code), fold_code(structure$columns$code))
  by_id <- match(out$columns$id, structure$columns$id)
  at[is.na(at)] <- by_id[is.na(at)]
  at[!nzchar(out$columns$code) & !nzchar(out$columns$id)] <- NA
  values <- lapply(at, function(i) if (!is.na(i)) structure$values[[i]])
  Filter(length, set_names(values, out$columns$key))
}
