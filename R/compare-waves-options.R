# Options of multiple choice as waves compare them: each is an item of its own, not ticked or
# ticked by who was asked.

option_item <- function(item, option) paste(item, option, sep = " / ")

# Weighted options, and those beside a don't know or of a base that is not known, stay as
# they are, and are listed as not compared.
options_as_items <- function(x) {
  many <- Filter(function(i) !isTRUE(i$exclusive), counts_items(x)[unique(x$item)])
  cells <- as_tibble(x)
  apart <- vapply(names(many), function(item) {
    own <- cells[cells$item == item & cells$kind != "missing", ]
    all(own$kind == "substantive") && !anyNA(own$base) && !anyNA(own$low)
  }, NA)
  many <- many[apart]
  if (length(many) == 0L || is_weighted(x)) {
    return(x)
  }
  about <- counts_about(x)
  made <- lapply(names(many), function(item) option_parts(x, cells, item, about))
  of <- function(field) lapply(made, `[[`, field)
  rest <- !cells$item %in% names(many)
  cells <- vctrs::vec_rbind(cells[rest, ], !!!of("cells"))
  left <- about$bases[!about$bases$item %in% names(many), ]
  about$bases <- vctrs::vec_rbind(left, !!!of("bases"))
  others <- setdiff(names(about$items), names(many))
  about$items <- c(about$items[others], unlist(of("items"), recursive = FALSE))
  about$known[names(many)] <- NULL
  as_counts_object(cells, about)
}

# Cells, bases and items of the options of one question.
option_parts <- function(x, cells, item, about) {
  own <- cells[cells$item == item, ]
  info <- about$items[[item]]
  scale <- likert_scale("yes_no")
  ids <- scale_ids(scale)
  names <- option_item(item, scale_ids(info$scale))
  each <- lapply(seq_along(names), function(k) {
    yes <- own[own$kind == "substantive" & own$position == k, ]
    no <- yes
    no$count <- yes$base - yes$count
    no[c("low", "high")] <- list(yes$base - yes$high, yes$base - yes$low)
    if ("w2" %in% names(yes)) no$w2 <- yes$base - yes$w2
    no[c("category", "position")] <- list(ids[[1L]], 1L)
    yes[c("category", "position")] <- list(ids[[2L]], 2L)
    out <- vctrs::vec_rbind(no, yes, own[own$kind == "missing", ])
    out$item <- names[[k]]
    out
  })
  bases <- about$bases[about$bases$item == item, ]
  list(
    cells = vctrs::vec_rbind(!!!each),
    bases = vctrs::vec_rbind(!!!lapply(names, function(name) {
      bases$item <- name
      bases
    })),
    items = set_names(lapply(seq_along(names), function(k) {
      info[c("scale", "exclusive", "label")] <- list(scale, TRUE, option_label(info, k))
      info
    }), names)
  )
}

# In every language that the options have.
option_label <- function(info, k) {
  options <- info$scale$labels
  label <- info$label
  vapply(set_names(names(options)), function(lang) {
    of <- if (lang %in% names(label)) label[[lang]] else label[[1L]]
    paste0(of, ": ", options[[lang]][[k]])
  }, "")
}

# The codebook's column of each option, in a wave that has the answers.
option_columns <- function(x) {
  plan <- codebook_item_plan(x$codebook, as.data.frame(x$codebook))
  plan <- Filter(function(p) p$type == "multiple" && !is.null(p$options), plan)
  out <- lapply(names(plan), function(q) {
    columns <- plan[[q]]$columns
    at <- set_names(seq_along(columns), option_item(q, scale_ids(plan[[q]]$options)))
    lapply(at, function(k) list(column = columns[[k]], beside = columns))
  })
  unlist(out, recursive = FALSE)
}

# Slots of an option: 1 not ticked, 2 ticked, NA not asked.
option_slots <- function(ticks, data) {
  if (!all(ticks$beside %in% names(data))) {
    return(NULL)
  }
  asked <- Reduce(`|`, lapply(data[ticks$beside], function(v) !is.na(v)))
  ifelse(asked, 1L + (data[[ticks$column]] %in% TRUE), NA_integer_)
}
