# Everyone beside the groups: shown by summaries, figures and tables, and no group of any
# test, which asks the counts themselves.

# What stands in the column `group` of everyone's rows, in every language.
group_total <- "(total)"

# Whether counts were made to be shown with a total.
shows_total <- function(x) isTRUE(counts_about(x)$total)

# To be shown with one. `whole`: the counts of everyone, where groups share people.
with_total <- function(x, total, whole = NULL, call = caller_env()) {
  check_flag(total, "total", call = call)
  if (total) {
    attr(x, "akkoord")$total <- TRUE
    attr(x, "akkoord")$whole <- whole
  }
  x
}

# The counts of everyone where a total is to be shown, else NULL.
total_counts <- function(x, total = shows_total(x), call = caller_env()) {
  check_flag(total, "total", call = call)
  if (!total || identical(unique(x$group), "")) {
    return(NULL)
  }
  taken <- intersect(c(group_total, vapply(languages, tr, "", key = "total")), x$group)
  if (length(taken) > 0L) {
    abort("duplicate", c(
      "A total cannot stand beside a group called {.val {taken[[1L]]}}.",
      i = "Rename the group, or leave {.arg total} out."
    ), arg = "total", value = taken[[1L]], call = call)
  }
  whole <- counts_about(x)$whole
  whole <- if (is.null(whole)) collapse_groups(x) else whole[whole$item %in% x$item, ]
  lacks <- setdiff(x$item, whole$item)
  if (length(lacks) > 0L) {
    tell(c(
      "Without a total: {.field {lacks}}.",
      i = "The groups share people, or are not all here.",
      i = "Answers counted with {.arg ticks} and {.code total = TRUE} have one."
    ), class = "akkoord_message_total")
  }
  whole
}

# Without the messages of the package.
quietly <- function(code) {
  old <- options(akkoord.quiet = TRUE)
  on.exit(options(old))
  code
}

# Rows of everyone after those of the groups of each item.
beside_groups <- function(rows, of_all) {
  if (is.null(of_all)) {
    return(rows)
  }
  of_all$group <- rep(group_total, length(of_all$group))
  out <- vctrs::vec_rbind(rows, of_all)
  out[order(match(out$item, unique(rows$item))), ]
}

# All groups of different people together.

# The counts of everyone, without groups. Items whose groups share people are left
# out; NULL where none is left. With an N for each group the groups are strata, and an
# interval of the whole is not that of one sample: N is then not known.
collapse_groups <- function(x) {
  about <- counts_about(x)
  x <- one_grouping(x)
  items <- unique(x$item)
  items <- items[!vapply(items, shares_people, NA, x = x) & !has_claims(items, about$known)]
  if (length(items) == 0L) {
    return(NULL)
  }
  rows <- as_tibble(x)
  rows <- rows[rows$item %in% items, setdiff(names(rows), c(about$by, "twin"))]
  sums <- intersect(c("count", "low", "high", "base", "n", "w2"), names(rows))
  key <- c("item", "category")
  cells <- total_rows(rows, key, sums)
  cells$group <- rep("", nrow(cells))
  bases <- about$bases[about$bases$item %in% items & about$bases$group %in% x$group, ]
  strata <- any(bases$people != "")
  fields <- setdiff(bases_columns, c("item", "group", "outer", "twin", "people", "n_eff"))
  bases <- total_rows(bases, "item", fields)
  bases[c("group", "outer", "twin", "people")] <- ""
  bases$n_eff <- NA_real_
  about$bases <- bases
  about$people <- about$people[1L, ]
  if (strata) about$people$N <- NA_real_
  about$items <- about$items[items]
  about$known <- compact(lapply(about$known[items], collapse_known, groups = unique(x$group)))
  about["relations"] <- list(NULL)
  about["by"] <- list(character())
  about[c("banner", "total", "whole")] <- list(NULL)
  as_counts_object(cells, about)
}

# Whether somebody may be in two groups of an item.
shares_people <- function(x, item) {
  said <- counts_about(x)$relations
  if (is.null(said)) {
    return(is_twin_item(x, item))
  }
  said <- said[is.na(said$item) | said$item == item, ]
  is_twin_item(x, item) || any(said$kind != "disjoint" & said$group1 %in% x$group)
}

# Of groupings side by side each holds everyone: the first that is all here.
one_grouping <- function(x) {
  banner <- counts_about(x)$banner
  if (is.null(banner)) {
    return(x)
  }
  whole <- vapply(banner, function(groups) all(groups %in% x$group), NA)
  x[x$group %in% unlist(banner[whole][1L]), ]
}

# What a design knows of everyone's totals: sums of those of the groups.
collapse_known <- function(known, groups) {
  if (is.null(known$vcov)) {
    return(NULL)
  }
  keys <- names(known$totals)
  keys <- keys[sub("\r.*", "", keys) %in% groups]
  category <- sub("^[^\r]*\r", "", keys)
  everyone <- unique(category)
  add <- outer(category, everyone, `==`) + 0
  dimnames(add) <- list(keys, cell_totals_key("", everyone))
  sums <- function(m) if (!is.null(m)) m[, keys, drop = FALSE] %*% add
  list(
    totals = drop(crossprod(add, known$totals[keys])),
    vcov = crossprod(add, sums(known$vcov[keys, , drop = FALSE])),
    replicates = sums(known$replicates)
  )
}

# Rows of one key as one: the first of them, with sums.
total_rows <- function(rows, key, sums) {
  of <- do.call(paste, c(unname(as.list(rows)[key]), sep = "\r"))
  first <- !duplicated(of)
  out <- rows[first, ]
  for (field in sums) {
    out[[field]] <- as.vector(rowsum(as.double(rows[[field]]), of, reorder = FALSE))
  }
  out
}
