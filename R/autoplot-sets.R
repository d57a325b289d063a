# Named sets of answers in figures: one as the total of the bars, others in columns beside
# them, and any to sort by.

# What `sets`, `sort` and `sort_method` ask for: the set to draw as total, those beside it,
# and the order with what it is by.
figure_sets <- function(object, sets, sort, sort_method, call = caller_env()) {
  sets <- read_sets(sets, call)
  check_sets(sets, object, call)
  named <- unique(c(names(sets), "top", "bottom", "net", "nps"))
  of <- function(value, choices, arg) {
    if (identical(value, choices)) value <- choices[[1L]]
    check_choice(value, c(choices, named), arg, call)
  }
  sort <- of(sort, c("none", "ascending", "descending"), "sort")
  by <- of(sort_method, c("prop", "mean"), "sort_method")
  if (sort %in% named) {
    by <- sort
    sort <- "descending"
  }
  shares <- names(sets)[vapply(sets, function(set) is.null(set$minus), NA)]
  total <- c(shares, NA)[[1L]]
  beside <- setdiff(names(sets), total)
  if (by %in% named && sort != "none" && !by %in% names(sets)) {
    by_set <- read_sets(by, call)
    check_sets(by_set, object, call)
  } else {
    by_set <- sets[intersect(by, names(sets))]
  }
  pick <- function(name) structure(unclass(sets)[name], class = "akkoord_sets")
  list(
    total = if (!is.na(total)) pick(total), beside = pick(beside), sort = sort, by = by,
    by_set = structure(unclass(by_set), class = "akkoord_sets")
  )
}

# Each item's set over all groups together, in the middle of what is known.
set_by_item <- function(object, sets) {
  if (length(sets) == 0L) {
    return(NULL)
  }
  told <- drawn_set_rows(object, sets)
  sums <- rowsum(cbind((told$low + told$high) / 2 * told$n, told$n), told$item)
  set_names(sums[, 1L] / sums[, 2L], rownames(sums))
}

drawn_set_rows <- function(object, sets) {
  claims <- has_claims(object$item, counts_about(object)$known)
  if (all(claims)) {
    return(NULL)
  }
  told <- tidy_rows(object[!claims, ], conf.int = FALSE, sets = sets)
  told[told$statistic %in% c("set", "difference"), ]
}

# The sets beside the total as rows of the numbers behind a figure.
figure_set_data <- function(object, whole, sets, style) {
  if (length(sets) == 0L) {
    return(NULL)
  }
  told <- drawn_set_rows(object, sets)
  if (!is.null(whole)) {
    of_all <- drawn_set_rows(whole, sets)
    of_all$group <- rep(tr("total", style$lang), nrow(of_all))
    told <- vctrs::vec_rbind(told, of_all)
  }
  numbers <- data.frame(
    item = told$item, group = told$group, w.low = round_whole(told$low * told$n),
    w.high = round_whole(told$high * told$n), base = told$n,
    difference = told$statistic == "difference", stringsAsFactors = FALSE
  )
  known <- told$low == told$high
  tibble::tibble(
    item = told$item, group = told$group,
    row = vapply(told$item, item_label, "", x = object, lang = style$lang), category = told$term,
    kind = rep("substantive", nrow(told)), count = ifelse(known, numbers$w.low, NA_real_),
    low = numbers$w.low, high = numbers$w.high, base = told$n,
    share = ifelse(known, told$low, NA_real_), share.low = told$low, share.high = told$high,
    status = rep("set", nrow(told)), drawn = NA_real_,
    printed = set_texts(exact_percents(numbers, list(
      digits = style$digits, rounding = style$rounding, mark = style$decimal.mark,
      add_to_100 = FALSE
    )))
  )
}

# A column of the figure for each.
set_columns_of <- function(data, sets, object, bars, layout, style) {
  key <- paste(bars$item, bars$group, sep = "\r")
  lapply(names(sets), function(name) {
    of <- data[data$category == name, ]
    values <- of$printed[match(key, paste(of$item, of$group, sep = "\r"))]
    values[is.na(values) | !bars$exclusive] <- ""
    titles <- unique(vapply(unique(of$item), function(item) {
      set_title(name, item_scale(object, item), style$lang, own_sets(sets))
    }, ""))
    if (length(titles) > 1L) {
      titles <- if (name == "bottom") tr("bottom_answers", style$lang) else name
    }
    list(side = "right", header = titles, bold = FALSE, text = layout_texts(layout, values))
  })
}

# A text a bar as the column of each panel.
layout_texts <- function(layout, values) {
  by_panel <- lapply(set_names(layout$panels), function(panel) {
    text <- rep("", max(layout$row))
    here <- layout$panel == panel
    text[layout$row[here]] <- values[here]
    text
  })
  if (identical(layout$panels, "")) by_panel[[1L]] else by_panel
}
