# What was found once is kept for the session.

# Items of one questionnaire share their labels: these are looked at once.
labels_kept <- new.env(parent = emptyenv())

kept_by_labels <- function(what, labels, find) {
  key <- hash(list(what, labels))
  if (!exists(key, labels_kept, inherits = FALSE)) {
    if (length(labels_kept) >= 512L) rm(list = names(labels_kept), envir = labels_kept)
    assign(key, find(labels), labels_kept)
  }
  get(key, labels_kept, inherits = FALSE)
}

results_kept <- new.env(parent = emptyenv())

keep_result <- function(of, code) {
  key <- hash(list(of, default_lang(), style_value("decimal.mark")))
  if (is.null(results_kept[[key]])) {
    if (length(results_kept) >= 128L) rm(list = names(results_kept), envir = results_kept)
    results_kept[[key]] <- code
  }
  results_kept[[key]]
}
