# by = list(sex, age): groupings side by side, each counted by itself, in one object. Groups
# of one variable are different people; those of two variables are the same people, and
# nothing compares them.

banner_by <- function(quo) {
  expr <- quo_get_expr(quo)
  if (!is_call(expr, "list")) {
    return(NULL)
  }
  lapply(unname(as.list(expr)[-1L]), new_quosure, env = quo_get_env(quo))
}

# `count`: counts by one of the variables.
banner_counts <- function(by, N, count, call = caller_env()) {
  if (length(by) == 0L || !is.null(names(N))) {
    abort("banner", c(
      "Groupings side by side, {.code by = list(a, b)}, take one {.arg N}, that of everyone.",
      i = "For an {.arg N} by group count each grouping by itself."
    ), arg = "N", value = N, call = call)
  }
  each <- lapply(seq_along(by), function(i) {
    # what was read is told once
    quiet <- if (i == 1L) getOption("akkoord.quiet") else TRUE
    old <- options(akkoord.quiet = quiet)
    on.exit(options(old))
    count(by[[i]])
  })
  variables <- vapply(each, function(x) paste(counts_by(x), collapse = " / "), "")
  if (anyDuplicated(variables)) {
    abort("duplicate", "{.arg by} has {.field {variables[anyDuplicated(variables)]}} twice.",
      arg = "by", value = variables, call = call
    )
  }
  join_banner(set_names(each, variables))
}

join_banner <- function(each) {
  outer <- lapply(each, function(x) setdiff(counts_people(x)$group, ""))
  twice <- unique(unlist(outer)[duplicated(unlist(outer))])
  each <- Map(rename_groups, each, names(each), MoreArgs = list(groups = twice))
  abouts <- lapply(each, counts_about)
  about <- abouts[[1L]]
  about$bases <- do.call(rbind, unname(lapply(abouts, `[[`, "bases")))
  people <- do.call(rbind, unname(lapply(abouts, `[[`, "people")))
  about$people <- people[!duplicated(people$group), ]
  about$by <- unique(unlist(lapply(abouts, `[[`, "by")))
  about["query"] <- list(unlist(lapply(abouts, `[[`, "query"), use.names = FALSE))
  about$banner <- lapply(abouts, function(a) setdiff(unique(a$bases$outer), ""))
  for (item in names(about$known)) {
    known <- unname(lapply(abouts, function(a) a$known[[item]]))
    of <- function(field) lapply(known, `[[`, field)
    about$known[[item]] <- compact(list(
      pairs = unlist(of("pairs"), recursive = FALSE), totals = unlist(of("totals")),
      vcov = side_by_side(of("vcov")), replicates = do.call(cbind, of("replicates"))
    ))
  }
  cells <- vctrs::vec_rbind(!!!unname(lapply(each, as_tibble)))
  cells <- cells[order(match(cells$item, unique(cells$item))), ]
  front <- c("item", about$by)
  as_counts_object(cells[c(front, setdiff(names(cells), front))], about)
}

# Covariances of several groupings: between them nothing is known.
side_by_side <- function(parts) {
  if (any(lengths(parts) == 0L)) {
    return(NULL)
  }
  keys <- unlist(lapply(parts, rownames))
  out <- matrix(NA_real_, length(keys), length(keys), dimnames = list(keys, keys))
  for (p in parts) out[rownames(p), rownames(p)] <- p
  out
}

# Groups that two variables share are called by their variable too.
rename_groups <- function(x, variable, groups) {
  rename <- function(outer, group) {
    ifelse(outer %in% groups, paste0(variable, ": ", group), group)
  }
  about <- counts_about(x)
  b <- about$bases
  at <- match(x$group, b$group)
  cells <- as_tibble(x)
  cells$group <- rename(b$outer[at], x$group)
  about$known <- lapply(about$known, function(known) {
    known$pairs <- lapply(known$pairs, function(pair) {
      pair$groups <- rename(b$outer[match(pair$groups, b$group)], pair$groups)
      pair
    })
    if (!is.null(known$vcov)) {
      group <- sub("\r.*", "", names(known$totals))
      keys <- paste0(
        rename(b$outer[match(group, b$group)], group), sub("^[^\r]*", "", names(known$totals))
      )
      names(known$totals) <- keys
      dimnames(known$vcov) <- list(keys, keys)
      if (!is.null(known$replicates)) colnames(known$replicates) <- keys
    }
    known
  })
  about$bases$group <- rename(b$outer, b$group)
  for (field in c("outer", "people")) about$bases[[field]] <- rename(b[[field]], b[[field]])
  about$people$group <- rename(about$people$group, about$people$group)
  as_counts_object(cells, about)
}
