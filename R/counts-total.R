# All groups of different people together.

# The counts of everyone, without groups. Items whose groups are the same people are left
# out; NULL where none is left. With an N for each group the groups are strata, and an
# interval of the whole is not that of one sample: N is then not known.
collapse_groups <- function(x) {
  about <- counts_about(x)
  twin <- vapply(unique(x$item), is_twin_item, NA, x = x)
  items <- unique(x$item)[!twin]
  if (length(items) == 0L) {
    return(NULL)
  }
  rows <- as_tibble(x)
  rows <- rows[rows$item %in% items, setdiff(names(rows), c(about$by, "twin"))]
  sums <- intersect(c("count", "low", "high", "base", "n", "w2"), names(rows))
  key <- c("item", "category")
  cells <- total_rows(rows, key, sums)
  cells$group <- rep("", nrow(cells))
  bases <- about$bases[about$bases$item %in% items, ]
  strata <- any(bases$people != "")
  fields <- setdiff(bases_columns, c("item", "group", "outer", "twin", "people", "n_eff"))
  bases <- total_rows(bases, "item", fields)
  bases[c("group", "outer", "twin", "people")] <- ""
  bases$n_eff <- NA_real_
  about$bases <- bases
  about$people <- about$people[1L, ]
  if (strata) about$people$N <- NA_real_
  about$items <- about$items[items]
  about["known"] <- list(list())
  about["relations"] <- list(NULL)
  about["by"] <- list(character())
  as_counts_object(cells, about)
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
