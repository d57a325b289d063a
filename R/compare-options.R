# Options of multiple choice as groups and waves compare them: each is an item of its own,
# not ticked or ticked by who was asked.

option_item <- function(item, option) paste(item, option, sep = " / ")

# Options beside a don't know, or of a base that is not known, stay as they are, and are
# listed as not compared; so do those of groups in which one answer counts twice.
options_as_items <- function(x) {
  about <- counts_about(x)
  cells <- as_tibble(x)
  shared <- about$relations$item[about$relations$kind == "one answer"]
  many <- Filter(function(item) {
    own <- cells[cells$item == item & !cells$kind %in% c("missing", "not_asked"), ]
    all(own$kind == "substantive") && !anyNA(own$base) && !anyNA(own$low) &&
      !any(is.na(shared) | shared == item)
  }, names(which(!exclusive_items(x))))
  if (length(many) == 0L || is_bare_table(x)) {
    return(x)
  }
  made <- lapply(many, function(item) option_parts(cells, item, about))
  of <- function(field) lapply(made, `[[`, field)
  rest <- !cells$item %in% many
  cells <- vctrs::vec_rbind(cells[rest, ], !!!of("cells"))
  left <- about$bases[!about$bases$item %in% many, ]
  about$bases <- vctrs::vec_rbind(left, !!!of("bases"))
  others <- setdiff(names(about$items), many)
  about$items <- c(about$items[others], unlist(of("items"), recursive = FALSE))
  about$known[many] <- NULL
  about$known <- c(about$known, compact(unlist(of("known"), recursive = FALSE)))
  as_counts_object(cells, about)
}

# Cells, bases and items of the options of one question.
option_parts <- function(cells, item, about) {
  own <- cells[cells$item == item, ]
  info <- about$items[[item]]
  scale <- likert_scale("yes_no")
  ids <- scale_ids(scale)
  options <- scale_ids(info$scale)
  names <- option_item(item, options)
  bases <- about$bases[about$bases$item == item, ]
  each <- lapply(seq_along(names), function(k) {
    yes <- own[own$kind == "substantive" & own$position == k, ]
    no <- yes
    no$count <- yes$base - yes$count
    no[c("low", "high")] <- list(yes$base - yes$high, yes$base - yes$low)
    at <- match(yes$group, bases$group)
    if ("n" %in% names(yes)) no$n <- bases$substantive.low[at] - yes$n
    if ("w2" %in% names(yes)) no$w2 <- bases$w2[at] - yes$w2
    no[c("category", "position")] <- list(ids[[1L]], 1L)
    yes[c("category", "position")] <- list(ids[[2L]], 2L)
    out <- vctrs::vec_rbind(no, yes, own[own$kind != "substantive", ])
    out$item <- names[[k]]
    out
  })
  list(
    cells = vctrs::vec_rbind(!!!each),
    bases = vctrs::vec_rbind(!!!lapply(names, function(name) {
      bases$item <- name
      bases
    })),
    items = set_names(lapply(seq_along(names), function(k) {
      info[c("scale", "exclusive", "label")] <- list(scale, TRUE, option_label(info, k))
      info
    }), names),
    known = set_names(lapply(options, option_known,
      known = about$known[[item]], groups = unique(own$group), ids = ids
    ), names)
  )
}

# Of a design: the totals of not ticked and ticked and their covariances, from those of
# the options and of who was asked.
option_known <- function(option, known, groups, ids) {
  if (is.null(known$vcov)) {
    return(NULL)
  }
  ticked <- cell_totals_key(groups, option)
  from <- names(known$totals)
  to <- c(cell_totals_key(groups, ids[[1L]]), cell_totals_key(groups, ids[[2L]]))
  a <- matrix(0, length(to), length(from), dimnames = list(to, from))
  n <- seq_along(groups)
  a[cbind(n, match(cell_totals_key(groups, key_asked), from))] <- 1
  a[cbind(n, match(ticked, from))] <- -1
  a[cbind(n + length(groups), match(ticked, from))] <- 1
  compact(list(
    totals = drop(a %*% known$totals), vcov = a %*% known$vcov %*% t(a),
    replicates = if (!is.null(known$replicates)) known$replicates %*% t(a)
  ))
}

# In every language that the options have.
option_label <- function(info, k) {
  options <- info$scale$labels
  label <- info$label
  vapply(set_names(names(options)), function(lang) {
    of <- if (lang %in% names(label)) label[[lang]] else label[[1L]]
    # after a question without a colon
    paste0(of, if (grepl("[?!.:]$", of)) " " else ": ", options[[lang]][[k]])
  }, "")
}
