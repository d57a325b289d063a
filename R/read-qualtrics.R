# Qualtrics: two header rows (older), or three with the ImportId; answers as the recode
# values or as text; a multiple answer in a column for each option or joined in one.

qualtrics_about <- c(
  "startdate", "enddate", "status", "ipaddress", "progress", "duration", "duration (in seconds)",
  "finished", "recordeddate", "responseid", "recipientlastname", "recipientfirstname",
  "recipientemail", "externalreference", "externaldatareference", "locationlatitude",
  "locationlongitude", "locationaccuracy", "distributionchannel", "userlanguage",
  "responseset", "name",
  "emailaddress"
)

fits_qualtrics <- function(table) {
  if (length(table$line) < 2L) {
    return(FALSE)
  }
  first <- tolower(row_of(table, 1L))
  second <- tolower(row_of(table, 2L))
  third <- row_of(table, 3L)
  import <- any(grepl("ImportId", third, fixed = TRUE))
  old <- "responseid" %in% second && any(grepl("^v[0-9]+$", first))
  import || old || sum(first %in% qualtrics_about) >= 4L
}

read_qualtrics <- function(table, structure, call) {
  table <- drop_empty_columns(table, 0L)
  import <- any(grepl("ImportId", row_of(table, 3L), fixed = TRUE))
  code <- trim_text(row_of(table, 1L))
  text <- trim_text(row_of(table, 2L))
  # without a second header row there is none to take for answers
  headers <- if (import) 3L else if (qualtrics_second(code, text, table)) 2L else 1L
  if (headers == 1L) text <- code
  id <- if (import) import_id(row_of(table, 3L)) else rep("", length(code))
  split <- qualtrics_text(text)
  columns <- data.frame(
    header = code, code = code, id = id, text = split$text, sub = split$sub,
    stringsAsFactors = FALSE
  )
  out <- new_export("qualtrics", table, headers, columns)
  name <- tolower(ifelse(grepl("^V[0-9]+$", code), text, code))
  key <- function(word) {
    at <- which(name == word | tolower(id) == word)
    if (length(at) > 0L) out$columns$key[[at[[1L]]]]
  }
  out$about <- list(
    id = key("responseid") %||% key("_recordid"), finished = key("finished"), finished_if = "true",
    preview = unlist(c(key("status"), key("distributionchannel")))
  )
  if (!is.null(structure)) out$values <- structure_values(out, structure)
  out
}

# The second row heads columns when it repeats the names of the tool's own, in any words,
# and holds no date where the first says there is one. No question is a mere number, nor what
# somebody answers to it.
qualtrics_second <- function(code, text, table) {
  number <- grepl("^-?[0-9]+([.,][0-9]+)?$", text)
  answered <- function(i) text[[i]] %in% trim_text(unique(table$cells[[i]][-(1:2)]))
  if (any(number) || any(vapply(which(nzchar(text)), answered, NA))) {
    return(FALSE)
  }
  at <- which(
    tolower(code) %in% c("startdate", "enddate", "recordeddate") |
      tolower(text) %in% c("startdate", "enddate")
  )
  length(at) == 0L || !any(grepl("^[0-9]{4}-[0-9]{2}|^[0-9]+/[0-9]+/[0-9]+|^[0-9]{5}", text[at]))
}

# {"ImportId":"QID5_TEXT"}, or the same as Python writes it
import_id <- function(x) {
  found <- grepl("ImportId", x, fixed = TRUE)
  ifelse(found, sub("^.*ImportId[\"']?\\s*:\\s*[\"']([^\"']*)[\"'].*$", "\\1", x), "")
}

# "Question - Row" where the row is the last part; cut texts end with "...".
qualtrics_text <- function(x) {
  has <- grepl(" - ", x, fixed = TRUE)
  sub <- ifelse(has, sub("^.* - ", "", x), "")
  text <- ifelse(has, substr(x, 1L, nchar(x) - nchar(sub) - 3L), x)
  # an older form puts the row after "...-"
  dash <- !has & grepl("\\.\\.\\.-", x)
  sub <- ifelse(dash, sub("^.*?\\.\\.\\.-", "", x, perl = TRUE), sub)
  text <- ifelse(dash, sub("^(.*?\\.\\.\\.)-.*$", "\\1", x, perl = TRUE), text)
  list(text = trim_text(text), sub = trim_text(sub))
}

# Previews and tests among the responses: the status as a number or a word
is_preview <- function(x) {
  word <- fold_text(x)
  word %in% c("1", "2", "9", "17") | grepl("preview|vorschau|voorbeeld|aper\u00e7u|test", word)
}
