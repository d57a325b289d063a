# What was found once is kept for the session.

labels_kept <- new.env(parent = emptyenv())
results_kept <- new.env(parent = emptyenv())
ranges_kept <- new.env(parent = emptyenv())

# A store that is full is emptied.
kept <- function(store, of, most, code) {
  key <- hash(of)
  if (!exists(key, store, inherits = FALSE)) {
    if (length(store) >= most) rm(list = names(store), envir = store)
    assign(key, code, store)
  }
  get(key, store, inherits = FALSE)
}

# Items of one questionnaire share their labels: these are looked at once.
kept_by_labels <- function(what, labels, find) {
  kept(labels_kept, list(what, labels), 512L, find(labels))
}

keep_result <- function(of, code) {
  kept(results_kept, list(of, default_lang(), style_value("decimal.mark")), 128L, code)
}
