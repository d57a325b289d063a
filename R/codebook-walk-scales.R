# The scales of a codebook: its own, else built in.

walk_scales <- function(w, scales) {
  if (!is.null(scales) && !is_object(scales)) {
    fault(w, "/akkoord/scales", "Scales must be an object, one member a scale.")
  }
  w$scales <- if (is_object(scales)) scales else list()
  w$codes <- list()
  for (name in names(w$scales)) {
    at <- paste0("/akkoord/scales/", pointer_escape(name))
    scale <- w$scales[[name]]
    if (is_object(scale)) {
      w$codes[[name]] <- walk_scale(w, at, scale)
    } else {
      fault(w, at, "A scale must be an object, not ", quoted(scale), ".")
    }
  }
  w$known_scales <- unique(c(names(w$scales), scales_built_in()))
}

# The codes of its answers
walk_scale <- function(w, at, scale) {
  only(w, at, scale, codebook_properties$scale)
  k <- scale_answer_labels(w, paste0(at, "/labels"), scale$labels, "Categories")
  if (k == 1L) fault(w, paste0(at, "/labels"), "A scale must have at least two categories.")
  own <- scale_numbers(w, paste0(at, "/values"), scale$values, k, "Values")
  none <- if (is.null(scale$dont_know)) double() else walk_dont_know(w, at, scale)
  twice <- duplicated(c(own, none))
  if (any(twice)) {
    fault(w, paste0(at, "/values"), "Code ", c(own, none)[twice][[1L]], " stands for two answers.")
  }
  walk_scale_order(w, at, scale, k)
  c(own, none)
}

walk_scale_order <- function(w, at, scale, k) {
  ordered <- scale$ordered %||% TRUE
  if (!is_bool(ordered)) fault(w, paste0(at, "/ordered"), "It must be true or false.")
  if (!is.null(scale$scores)) {
    scores <- scale_numbers(w, paste0(at, "/scores"), scale$scores, k, "Scores")
    if (is.unsorted(scores)) fault(w, paste0(at, "/scores"), "Scores must not decrease.")
  }
  if (!is.null(scale$top)) {
    top <- if (is_array(scale$top)) scale$top else list(scale$top)
    if (!all(vapply(top, is_whole, NA)) || !all(unlist(top) %in% seq_len(max(k, 1L)))) {
      fault(w, paste0(at, "/top"), "Top must be positions of categories, 1 to ", k, ".")
    }
  }
  if (isFALSE(ordered) && (!is.null(scale$scores) || length(scale$top) > 0L)) {
    fault(w, at, "A nominal scale has no scores and no top.")
  }
}

# Answers without substance: their codes
walk_dont_know <- function(w, at, scale) {
  dk <- scale$dont_know
  here <- paste0(at, "/dont_know")
  none <- double()
  if (!is_object(dk)) {
    fault(w, here, "It must be an object with labels and values.")
    return(none)
  }
  only(w, here, dk, codebook_properties$dont_know)
  d <- scale_answer_labels(w, paste0(here, "/labels"), dk$labels, "Answers without substance")
  if (is.null(dk$values)) {
    fault(w, paste0(here, "/values"), "Values must be ", d, " numbers, one a label.")
  } else {
    none <- scale_numbers(w, paste0(here, "/values"), dk$values, d, "Values")
  }
  for (l in w$langs[is_object(dk$labels) && is_object(scale$labels)]) {
    both <- intersect(known_texts(dk$labels[[l]]), known_texts(scale$labels[[l]]))
    if (length(both) > 0L) {
      fault(w, paste0(here, "/labels/", pointer_escape(l)), quoted(both[[1L]]),
            " is both a category and an answer without substance.")
    }
  }
  none
}

# Labels by language, as many in each: how many
scale_answer_labels <- function(w, at, labels, what) {
  if (!is_object(labels) || length(labels) == 0L) {
    fault(w, at, "A scale's labels must be arrays by language, {\"nl\": [\"...\"]}.")
    return(0L)
  }
  n <- length(labels[[1L]])
  for (l in w$langs) {
    here <- paste0(at, "/", pointer_escape(l))
    own <- labels[[l]]
    if (!is_array(own) || length(own) == 0L) {
      fault(w, here, what, " have no labels in ", quoted(l), ".")
      next
    }
    for (j in which(!vapply(own, is_text, NA))) {
      fault(w, paste0(here, "/", j - 1L), "Category ", j, " has no label in ", quoted(l), ".")
    }
    if (length(own) != n) {
      fault(w, here, what, " have ", length(own), " label", if (length(own) != 1L) "s",
            " in ", quoted(l), ", but ", n, " in ", quoted(names(labels)[[1L]]), ".")
    }
    texts <- texts_of(own)
    for (j in which(duplicated(texts) & !is.na(texts))) {
      fault(w, paste0(here, "/", j - 1L), "Label ", quoted(texts[[j]]), " stands twice.")
    }
  }
  only(w, at, labels, w$langs)
  n
}

scale_numbers <- function(w, at, value, n, what) {
  if (is.null(value)) {
    return(as.double(seq_len(n)))
  }
  ok <- is_array(value) && all(vapply(value, function(v) is.numeric(v) && is.finite(v), NA))
  if (!ok || length(value) != n) {
    fault(w, at, what, " must be ", n, " numbers, one a label.")
    return(double())
  }
  as.double(unlist(value))
}
