# How the groups of a wide table overlap, said in its column `relation`: rows of groups.csv.

# What a group of everyone is called.
wide_everyone <- c("total", "totaal", "all", "alle", "everyone", "iedereen", "ensemble", "tous")

wide_relations <- function(table, file, call) {
  said <- plain_text(table$relation)
  at <- which(!is.na(said) & !is.na(table$group))
  parent <- sub("^part of ", "", said)
  known <- table$group[match(parent, plain_text(table$group))]
  parent <- ifelse(parent %in% wide_everyone, "", known)
  part <- startsWith(ifelse(is.na(said), "", said), "part of ")
  plain <- said[at] %in% setdiff(group_relations, "part of")
  bad <- at[ifelse(part[at], is.na(parent[at]) | parent[at] == table$group[at], !plain)]
  if (length(bad) > 0L) {
    i <- bad[[1L]]
    groups <- unique(c("Total", table$group[table$figure %in% table$figure[[i]]]))
    groups <- setdiff(groups[!is.na(groups)], table$group[[i]])
    stop_cell(table$relation[[i]], table$item[[i]], "relation", file, paste(
      "must be disjoint, two answers, one answer, unknown, or part of and another group"
    ), call, msg("The groups beside it are {some_of(groups, 12L)}."))
  }
  if (length(at) == 0L) {
    return(NULL)
  }
  said[part] <- paste("part of", parent[part])
  # groups of one figure and question are said of each other
  of <- paste(table$survey, table$question, table$figure, sep = "\r")
  pairs <- lapply(unique(of[at]), function(o) {
    rows <- which(of == o & !is.na(table$group))
    rows <- rows[!duplicated(paste(table$group, said)[rows])]
    relation_pairs(table, said, rows, file, call)
  })
  out <- unique(do.call(rbind, unlist(pairs, recursive = FALSE)))
  twice <- which(duplicated(out[c("survey", "question", "group1", "group2")]))
  if (length(twice) > 0L) {
    stop_relation(out[twice[[1L]], ], table, file, call)
  }
  out
}

# A row a pair of groups of which one says how they are related, or both the same.
relation_pairs <- function(table, said, rows, file, call) {
  groups <- unique(table$group[rows])
  words <- function(g) unique(stats::na.omit(said[rows][table$group[rows] == g]))
  row <- function(a, b, relation) {
    data.frame(survey = table$survey[[rows[[1L]]]], question = table$question[[rows[[1L]]]],
               group1 = a, group2 = b, relation = relation, m = NA_character_)
  }
  whole <- Filter(function(g) "part of " %in% words(g), groups)
  pairs <- if (length(groups) > 1L) utils::combn(groups, 2L, simplify = FALSE)
  one <- lapply(pairs, function(pair) {
    own <- words(pair[[1L]])
    other <- words(pair[[2L]])
    if (paste("part of", pair[[2L]]) %in% own) return(row(pair[[1L]], pair[[2L]], "part of"))
    if (paste("part of", pair[[1L]]) %in% other) return(row(pair[[2L]], pair[[1L]], "part of"))
    plain <- unique(c(own, other))
    plain <- plain[!startsWith(plain, "part of ")]
    if (length(plain) > 1L) {
      stop_relation(row(pair[[1L]], pair[[2L]], plain[[2L]]), table, file, call)
    }
    if (length(plain) == 1L) row(pair[[1L]], pair[[2L]], plain)
  })
  compact_list(c(one, lapply(whole, row, b = "", relation = "part of")))
}

stop_relation <- function(row, table, file, call) {
  stop_cell(row$relation, table$item[[match(row$group1, table$group)]], "relation", file, paste0(
    "says of two groups (", row$group1, ", ", row$group2, ") what another cell does not"
  ), call, "Leave one of the two cells empty, or let both say the same.")
}
