# How two groups of a publication overlap: said in groups.csv, else read from the bases,
# else unknown. Never from how a question or a group is called.

group_relations <- c("disjoint", "two answers", "one answer", "part of", "unknown")

# groups.csv, checked: who is spoken of must be there. `m` becomes m.low, m.high.
report_groups <- function(groups, published, figures, items, call) {
  report_filled(groups, "survey", "groups", call)
  report_choice(groups, "survey", unique(published$survey), "groups", call)
  asked <- c(figures$question, items$question)
  asked <- unique(c(asked, sub(" .*$", "", asked)))
  report_choice(groups, "question", c(NA, asked[!is.na(asked)]), "groups", call)
  there <- unique(c(unlist(strsplit(published$group, "[+|>]")), published$group,
                    unlist(split_ids(figures$groups))))
  there <- trimws(there[!is.na(there) & nzchar(there)])
  if (length(there) == 0L && nrow(groups) > 0L) {
    # a file left over, of the template for one: nothing hangs on it
    cli::cli_warn("{.file groups.csv} is not used: no figure of this report has groups.",
                  class = c("akkoord_warning_unused", "akkoord_warning"))
    groups <- groups[0L, ]
  }
  # all are part of everyone
  groups$group2[groups$relation %in% "part of" & is.na(groups$group2)] <- ""
  for (column in c("group1", "group2")) {
    report_filled(groups, column, "groups", call)
    report_choice(groups, column, c(there, if (column == "group2") ""), "groups", call)
  }
  report_cell(groups, which(groups$group1 == groups$group2), "group2", "groups",
              msg("must be another group than {.field group1}"), call)
  report_choice(groups, "relation", group_relations, "groups", call)
  pair <- paste(groups$survey, groups$question, pmin(groups$group1, groups$group2),
                pmax(groups$group1, groups$group2), sep = "\r")
  report_cell(groups, which(duplicated(pair)), "group2", "groups",
              "must not hold the same pair of groups twice", call)
  form <- "^([0-9]{1,9})( ?(-|\u2013|to|tot) ?([0-9]{1,9}))?$"
  bad <- which(!is.na(groups$m) & !grepl(form, groups$m))
  report_cell(groups, bad, "m", "groups",
              "must hold a number of people, a range of them, or be empty", call,
              msg("For instance {.val 45} or {.val 45-119}."))
  low <- as.double(sub(form, "\\1", groups$m))
  high <- sub(form, "\\4", groups$m)
  high <- ifelse(is.na(high) | !nzchar(high), low, suppressWarnings(as.double(high)))
  report_cell(groups, which(low > high), "m", "groups", "must have the lowest number first", call)
  free <- groups$relation %in% c("disjoint", "part of")
  report_cell(groups, which(free & !is.na(groups$m) & !(groups$relation == "disjoint" & high == 0)),
              "m", "groups", "must be empty for the relations disjoint and part of", call)
  groups$m.low <- low
  groups$m.high <- as.double(high)
  groups
}

# What is known of two groups in a question: list(kind, m.low, m.high, said_by). m is the
# number of people in both (for `part of` all of the smaller group, `part`); `said_by`
# is "groups.csv", "bases" or NA. `bases` are the two groups' bases and `n` all
# respondents of the survey, as printed unless given.
report_relation <- function(report, survey, question, group1, group2, bases = NULL, n = NULL) {
  n <- n %||% report_method(report, survey, "respondents")
  printed <- question_bases(report, survey, question)
  b <- bases %||% unname(printed$groups[c(group1, group2)])
  said <- said_relation(report, survey, question, group1, group2)
  kind <- said$relation %||% NA
  if (is.na(kind)) {
    adds_up <- bases_add_up(printed, group1, group2)
    kind <- if (adds_up) "disjoint" else "unknown"
    said_by <- if (adds_up) "bases" else NA_character_
  } else {
    said_by <- "groups.csv"
  }
  most <- if (is.na(n)) Inf else n
  bounds <- c(max(0, sum(b) - most), suppressWarnings(min(b)))
  bounds[is.na(bounds)] <- c(0, most)[is.na(bounds)]
  # a base of one item can be below the group's: then fewer are in both
  m <- switch(kind,
    disjoint = c(0, 0),
    "part of" = rep(if (anyNA(b)) NA_real_ else b[[match(said$part, c(group1, group2))]], 2L),
    if (is.na(said$m.low %||% NA)) bounds else {
      c(max(said$m.low, bounds[[1L]]), min(said$m.high, bounds[[2L]]))
    }
  )
  compact_list(list(kind = kind, m.low = m[[1L]], m.high = m[[2L]], said_by = said_by,
                    part = said$part))
}

# The row of groups.csv about two groups: of the question, else of all questions.
said_relation <- function(report, survey, question, group1, group2) {
  r <- report$relations
  same <- r$group1 == group1 & r$group2 == group2 | r$group1 == group2 & r$group2 == group1
  of <- which(r$survey == survey & same &
    (is.na(r$question) | r$question %in% c(question, sub(" .*$", "", question))))
  if (length(of) == 0L) {
    return(NULL)
  }
  of <- of[order(is.na(r$question[of]))][[1L]]
  list(relation = r$relation[[of]], m.low = r$m.low[[of]], m.high = r$m.high[[of]],
       part = if (r$relation[[of]] == "part of") r$group1[[of]])
}

# The printed bases of a question: of everyone, of its groups, and which groups stand in
# one figure. The total of a question without one is all respondents of the survey.
question_bases <- function(report, survey, question) {
  f <- report$figures
  figures <- f$figure[f$question %in% question | sub(" .*$", "", f$question) %in% question]
  items <- report$items$item[report$items$survey %in% survey & report$items$question %in% question]
  p <- report$published[report$published$survey == survey, ]
  p <- p[p$figure %in% figures | p$item %in% items, ]
  figures <- unique(c(p$figure, figures))
  sets <- lapply(figures, function(figure) {
    own <- p[p$figure == figure & !is.na(p$n) & nzchar(p$group), ]
    own <- own[!duplicated(own$group), ]
    under <- figure_bases(report, figure)
    under <- under[!is.na(under) & !names(under) %in% own$group]
    c(set_names(as.double(own$n), own$group), if (!is.null(names(under))) under)
  })
  total <- p$n[!nzchar(p$group) & !is.na(p$n)]
  if (length(total) == 0L) total <- report_method(report, survey, "respondents")
  groups <- unlist(sets)
  list(groups = groups[!duplicated(names(groups))], sets = sets, total = unique(as.double(total)))
}

# Do the groups of a figure add up to everyone exactly?
bases_add_up <- function(printed, group1, group2) {
  any(vapply(printed$sets, function(set) {
    all(c(group1, group2) %in% names(set)) && isTRUE(any(sum(set) == printed$total))
  }, NA))
}
