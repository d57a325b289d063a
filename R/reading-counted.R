# What is known of a reading once the answers are counted: which words occurred.

plan_starts <- function(specs) cumsum(c(1L, lengths(lapply(specs, `[[`, "plans"))))

# A label "don't know" that nobody has, beside missing values, in no column with the
# same labels: most likely the file's missing values became NA when it was read, and
# nothing is known of who did not know.
settle_reading <- function(specs, counted) {
  first <- plan_starts(specs)
  of <- lapply(seq_along(specs), function(i) first[[i]] - 1L + seq_along(specs[[i]]$plans))
  held <- function(i, slots) {
    sum(vapply(seq_along(of[[i]]), function(j) {
      m <- counted$count[[of[[i]][[j]]]]
      sum(m[which(specs[[i]]$plans[[j]]$slot %in% slots), ])
    }, 0))
  }
  lost <- function(i) {
    sum(vapply(of[[i]], function(at) sum(counted$count[[at]][nrow(counted$count[[at]]), ]), 0))
  }
  labelled <- which(vapply(specs, function(s) isTRUE(s$labelled), NA))
  key <- vapply(specs[labelled], function(s) {
    paste(c(scale_labels(s$scale), "\r", scale_dk(s$scale)), collapse = "\n")
  }, "")
  for (same in unname(split(labelled, key))) {
    scale <- specs[[same[[1L]]]]$scale
    k <- scale_size(scale)
    d <- scale_dk_size(scale)
    none <- vapply(same, held, 0, slots = k + d + 1L)
    for (i in same[none == 0]) {
      specs[[i]]$notes <- lapply(specs[[i]]$notes, function(n) {
        if (n$what %in% c("missing", "not_asked")) n$told <- FALSE
        n
      })
    }
    if (d == 0L || sum(vapply(same, lost, 0)) == 0) next
    keep <- vapply(k + seq_len(d), function(slot) sum(vapply(same, held, 0, slots = slot)) > 0, NA)
    if (!all(keep)) specs[same] <- lapply(specs[same], drop_dont_know, keep = keep)
  }
  specs
}

drop_dont_know <- function(spec, keep) {
  k <- scale_size(spec$scale)
  gone <- paste0("\"", scale_dk(spec$scale)[!keep], "\"")
  miss <- k + sum(keep) + 1L
  to <- c(seq_len(k), ifelse(keep, k + cumsum(keep), miss), miss)
  spec$plans <- lapply(spec$plans, function(plan) {
    plan$slot <- ifelse(plan$slot == 0L, 0L, to[pmax(plan$slot, 1L)])
    plan
  })
  some <- any(keep)
  spec$scale["dont_know"] <- list(if (some) lapply(spec$scale$dont_know, `[`, keep))
  spec$scale["dk_values"] <- list(if (some) spec$scale$dk_values[keep])
  spec$notes <- lapply(spec$notes, function(n) {
    if (n$what == "dk" && any(startsWith(n$from, gone))) n$what <- "absent"
    n
  })
  spec
}

# Adds to each item how many said that the question was not put to them, by group.
count_said_none <- function(specs, counted, groups) {
  first <- plan_starts(specs)
  for (i in seq_along(specs)) {
    spec <- specs[[i]]
    for (j in seq_along(spec$plans)) {
      none <- spec$plans[[j]]$none
      if (length(none) == 0L) next
      of <- function(kind) {
        m <- counted[[kind]][[first[[i]] + j - 1L]]
        if (!is.null(m)) colSums(m[none, groups$kept, drop = FALSE])
      }
      if (sum(of("count")) == 0) next
      if (is.null(spec$not_asked)) spec$not_asked <- vector("list", length(spec$plans))
      so_far <- spec$not_asked[[j]]
      add <- function(kind) if (!is.null(of(kind))) of(kind) + (so_far[[kind]] %||% 0)
      spec$not_asked[[j]] <- list(
        count = add("count"), weight = add("weight"), weight2 = add("weight2"),
        open = so_far$open %||% 0
      )
    }
    if (any(lengths(spec$not_asked) > 0L)) {
      nothing <- list(count = 0, weight = 0, weight2 = 0, open = 0)
      spec$not_asked <- lapply(spec$not_asked, function(n) n %||% nothing)
    }
    specs[[i]] <- spec
  }
  specs
}
