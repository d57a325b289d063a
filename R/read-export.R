# Exports of survey tools as one kind of object. A reader says of each column its code,
# the tool's own id, the question's text and that of the row or option; which columns
# hold the response's id, whether it is finished and whether it is a test.

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

# Columns without a name and without an answer (a separator at the end of each row).
drop_empty_columns <- function(table, header_rows) {
  empty <- vapply(table$cells, function(v) all(!nzchar(v)), NA)
  if (any(empty)) {
    table$notes <- c(table$notes, list(note("empty_columns", sum(empty), file = table$file)))
    table$cells <- table$cells[!empty]
  }
  table
}

row_of <- function(table, i) {
  if (length(table$line) < i) {
    return(rep("", length(table$cells)))
  }
  vapply(table$cells, `[[`, "", i)
}

# Readers by format, in the order in which they are recognised. Each has `fits`, which
# sees the first rows, and `read`.
export_readers <- function() {
  list(
    qualtrics = list(fits = fits_qualtrics, read = read_qualtrics),
    eusurvey = list(fits = fits_eusurvey, read = read_eusurvey),
    limesurvey = list(fits = fits_limesurvey, read = read_limesurvey),
    redcap = list(fits = fits_redcap, read = read_redcap),
    kobo = list(fits = fits_kobo, read = read_kobo),
    google = list(fits = fits_google, read = read_google),
    microsoft = list(fits = fits_microsoft, read = read_microsoft),
    surveymonkey = list(fits = fits_surveymonkey, read = read_surveymonkey),
    plain = list(fits = function(table) TRUE, read = read_plain)
  )
}

read_export <- function(file, format, structure, encoding, call) {
  check_file_path(file, call = call)
  kind <- tolower(tools::file_ext(file))
  if (kind %in% c("sav", "zsav", "por", "dta")) {
    return(read_labelled(file, kind, call))
  }
  # a zip begins with PK, whatever its name
  first <- readBin(file, "raw", 8L)
  zipped <- length(first) >= 2L && identical(first[1:2], charToRaw("PK"))
  table <- if (zipped || kind == "xls") read_workbook(file, call) else read_delimited(file, encoding, call = call)
  readers <- export_readers()
  if (format == "auto") {
    format <- names(Filter(function(r) isTRUE(r$fits(table)), readers))[[1L]]
  }
  out <- readers[[format]]$read(table, structure, call)
  if (length(out$line) == 0L) out$notes <- c(out$notes, list(note("no_rows", 0, file = file)))
  out
}

# Several files of one survey, one under the other: the same columns in any order.
bind_exports <- function(parts, call) {
  first <- parts[[1L]]
  if (length(parts) == 1L) {
    return(first)
  }
  for (p in parts[-1L]) {
    apart <- c(setdiff(first$columns$key, p$columns$key), setdiff(p$columns$key, first$columns$key))
    if (length(apart) > 0L) {
      abort("wave_files", c(
        "Files of one survey must have the same columns.",
        x = "{.file {p$file[1]}} and {.file {first$file[1]}} differ in {length(apart)}, such as {.val {apart[[1L]]}}.",
        i = "Read two surveys apart."
      ), arg = "file", value = apart, column = apart[[1L]], call = call)
    }
  }
  first$data <- lapply(set_names(first$columns$key), function(k) {
    unlist(lapply(parts, function(p) p$data[[k]]), use.names = FALSE)
  })
  for (field in c("line", "file")) first[[field]] <- unlist(lapply(parts, `[[`, field))
  first$notes <- unlist(lapply(parts, `[[`, "notes"), recursive = FALSE)
  first
}

# A hand-made table: the header is code or text.
read_plain <- function(table, structure, call) {
  table <- drop_empty_columns(table, 1L)
  header <- trim_text(row_of(table, 1L))
  columns <- grid_columns(header)
  id <- which(fold_text(header) %in% c("id", "response id", "respondent", "respondent id", "token", "uuid"))
  out <- new_export("plain", table, 1L, columns)
  if (length(id) == 1L) out$about$id <- out$columns$key[[id]]
  out
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
