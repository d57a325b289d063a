# Hashes of the wordings of the two questionnaires into their codebooks, so that an export of
# the original questionnaire is mapped by its texts without these being copied:
#   sh tools/rscript.sh tools/wording.R path/to/report.txt inst/codebooks
# report.txt is the text layer of the published report, whose appendices B.2 and B.3 print
# the questionnaires. Run again when that or fold_text() changes.

args <- commandArgs(TRUE)
library(akkoord)
lines <- trimws(readLines(args[[1L]], encoding = "UTF-8"))
lines <- lines[nzchar(gsub("[[:space:]\f]", "", lines))]
matrix_mark <- "\uf020"
option_mark <- "^(\u2751|\uf0a1) *"
answer_words <- "^(Helemaal|Eerder|niet|akkoord|Neutraal|Ik weet|het niet)( (niet|akkoord|niet akkoord))*$"
section_title <- "^(Effecten van|Gebruik van eTwinning in uw school$|Uw gebruik van eTwinning$|KA[12] - |Tot slot$)"

# One questionnaire as a list of questions: text, options, items.
read_questionnaire <- function(lines) {
  out <- list()
  at <- "none"
  item <- character()
  for (l in lines) {
    number <- sub("^([0-9]+)[.] .*$", "\\1", l)
    if (grepl("^[0-9]+[.] ", l) && as.integer(number) == length(out) + 1L) {
      out[[length(out) + 1L]] <- list(text = sub("^[0-9]+[.] ", "", l), options = character(), items = character())
      at <- "text"
      next
    }
    n <- length(out)
    if (n == 0L) next
    if (l == "*" || at != "item" && grepl(section_title, l)) {
      at <- "none"
    } else if (grepl(option_mark, l)) {
      out[[n]]$options <- c(out[[n]]$options, sub(option_mark, "", l))
      at <- "option"
    } else if (at %in% c("text", "scale") && grepl(answer_words, l)) {
      at <- "scale"
    } else if (at == "text") {
      out[[n]]$text <- paste(out[[n]]$text, l)
    } else if (at == "option") {
      k <- length(out[[n]]$options)
      out[[n]]$options[[k]] <- paste(out[[n]]$options[[k]], l)
    } else if (at %in% c("scale", "item")) {
      at <- "item"
      said <- trimws(sub(paste0(matrix_mark, ".*$"), "", l))
      if (nzchar(said)) item <- c(item, said)
      if (grepl(matrix_mark, l)) {
        out[[n]]$items <- c(out[[n]]$items, paste(item, collapse = " "))
        item <- character()
        at <- "scale"
      }
    }
  }
  out
}

# A text whole, its question alone, what stands before the items, and the first letters of
# each, as exports cut long ones.
hashes <- function(text) {
  fold <- akkoord:::fold_text(text)
  parts <- c(fold, sub("^(.*?[?]).*$", "\\1", fold, perl = TRUE))
  parts <- unique(c(parts, substr(parts[nchar(parts) > 60L], 1L, 60L)))
  as.list(unique(akkoord:::wording_hash(parts)))
}

start <- c(erasmus = grep("^B[.]2 / Vragenlijst", lines), etwinning = grep("^B[.]3 / Vragenlijst", lines))
end <- c(start[["etwinning"]] - 1L, length(lines))
for (name in names(start)) {
  asked <- read_questionnaire(lines[start[[name]]:end[[match(name, names(start))]]])
  file <- file.path(args[[2L]], paste0(name, ".json"))
  book <- read_codebook(file)
  ids <- vapply(book$akkoord$questions, `[[`, "", "id")
  of <- vapply(book$fields, function(f) f$akkoord$question, "")
  asked <- asked[seq_along(ids)]
  for (q in seq_along(ids)) {
    book$akkoord$questions[[q]]$wording <- hashes(asked[[q]]$text)
    rows <- which(of == ids[[q]])
    type <- book$akkoord$questions[[q]]$type
    said <- switch(type, matrix = asked[[q]]$items, multiple = asked[[q]]$options)
    if (is.null(said)) next
    if (length(said) != length(rows)) {
      stop(name, " ", ids[[q]], ": ", length(said), " printed, ", length(rows), " in the codebook")
    }
    for (i in seq_along(rows)) book$fields[[rows[[i]]]]$akkoord$wording <- hashes(said[[i]])
  }
  write_codebook(book, file)
  cat(name, length(ids), "questions\n")
}
