# Who the people behind a base are: respondents and N of everyone, of `by` groups, and of
# the people that a twin's group stands for.

# The groups of a data frame: everyone, then each `by` group with its respondents.
group_people <- function(groups, n) {
  label <- groups$label
  some <- length(groups$factors) > 0L
  missing <- Reduce(`|`, lapply(groups$values, is.na), FALSE)
  list(
    n = as.double(n), group = if (some) label else character(),
    size = if (some) as.double(groups$n_unweighted[groups$kept]) else double(),
    missing = rep_len(missing, length(label)), values = groups$values
  )
}

# What those without a value of a `by` variable are called in counts of every language, and
# what a person reads.
group_none <- "(missing)"
groups_none <- function(x) with(counts_people(x), group[role == "missing"])
shown_group <- function(group, lang) {
  none <- grepl(group_none, group, fixed = TRUE)
  group[none] <- vapply(strsplit(group[none], " / ", fixed = TRUE), function(parts) {
    parts[parts == group_none] <- tr("group_missing", lang)
    paste(parts, collapse = " / ")
  }, "")
  group
}

# Fills `people` of the bases from N as it was given, and lists the people. `about`: as
# group_people() answers.
people_of <- function(N, bases, about, call = caller_env()) {
  given <- read_N(N, about, call)
  bases$people <- base_people(bases, given, call)
  twin <- bases$twin != ""
  named <- setdiff(unique(bases$people), c("", about$group, given$margins$group))
  outer <- bases$outer[twin][match(named, bases$group[twin])]
  outer[is.na(outer)] <- ""
  margins <- length(given$margins$group)
  n <- c(about$n, about$size, given$margins$n, rep(NA_real_, length(named)))
  kind <- c("group", "missing")[1L + about$missing[seq_along(about$group)]]
  people <- list(
    group = c("", about$group, given$margins$group, named), n.low = n, n.high = n,
    N = rep(NA_real_, length(n)),
    role = c("total", kind, rep("margin", margins), rep("twin", length(named))),
    parent = c(rep("", 1L + length(about$group) + margins), outer)
  )
  people <- vctrs::new_data_frame(people[people_columns], n = length(n))
  at <- match(names(given$named), people$group)
  people$N[at] <- given$named
  if (length(given$margins$group) > 0L) {
    people$N[match(given$margins$group, people$group)] <- given$margins$N
  }
  people$N[[1L]] <- all_N(given, people)
  check_people_N(people, bases, call)
  list(people = people, bases = bases)
}

# N of everyone: given, else the sum over `by` groups that hold everyone.
all_N <- function(given, people) {
  if (!is.na(given$all)) {
    return(given$all)
  }
  groups <- people$role %in% c("group", "missing")
  if (any(groups) && !anyNA(people$N[groups])) sum(people$N[groups]) else NA_real_
}

# N as `all` and `named`, checked as numbers; a data frame becomes names of groups.
read_N <- function(N, about, call) {
  if (is.data.frame(N)) {
    return(read_N_frame(N, about, call))
  }
  check_number(N, "N", min = 0, whole = TRUE, finite = FALSE, length = NULL, call = call)
  if (length(N) == 1L && is.null(names(N))) {
    check_population(N, about$n, call = call)
    return(list(all = as.double(N), named = set_names(double(), character())))
  }
  name <- names(N)
  if (is.null(name) || anyNA(name)) {
    abort("population", c(
      "{.arg N} is one number, or one for each group, named by group.",
      x = "It has {length(N)} value{?s} without names."
    ), arg = "N", value = N, call = call)
  }
  name[name == "all" & !"all" %in% about$group] <- ""
  if (anyDuplicated(name)) {
    twice <- name[[anyDuplicated(name)]]
    abort("population", c(
      "{.arg N} names {.val {twice}} twice.",
      i = if (!nzchar(twice)) "One value may stand without a name: that of everyone."
    ), arg = "N", value = N, call = call)
  }
  whole <- match("", name)
  named <- set_names(as.double(N), name)
  list(
    all = if (is.na(whole)) NA_real_ else named[[whole]],
    named = if (is.na(whole)) named else named[-whole], own = TRUE
  )
}

# A row a group of some `by` variables, with a column N.
read_N_frame <- function(N, about, call) {
  variables <- setdiff(names(N), "N")
  off <- c(if (!"N" %in% names(N)) "N", setdiff(variables, names(about$values)))
  if (length(off) > 0L || length(variables) == 0L) {
    abort("population", c(
      "A data frame {.arg N} has a column {.field N} and columns of {.arg by}.",
      x = "It has {.field {names(N)}}; {.arg by} has {.field {names(about$values)}}."
    ), arg = "N", value = names(N), call = call)
  }
  check_number(N$N, "N", min = 0, whole = TRUE, finite = FALSE, length = NULL, call = call)
  text <- function(d) do.call(paste, c(unname(lapply(d, as.character)), sep = " / "))
  key <- text(as.list(N)[variables])
  if (anyDuplicated(key)) {
    abort("population", "{.arg N} has group {.val {key[anyDuplicated(key)]}} twice.",
      arg = "N", value = key, call = call
    )
  }
  of_group <- text(about$values[variables])
  known <- !Reduce(`|`, lapply(about$values[variables], is.na), FALSE)
  lacks <- setdiff(of_group[known], key)
  if (length(lacks) > 0L || length(setdiff(key, of_group)) > 0L) {
    abort("population", c(
      "{.arg N} must have a row for each group.",
      x = if (length(lacks) > 0L) {
        "There is none for {.val {lacks}}."
      } else {
        "{.val {setdiff(key, of_group)}} is not a group."
      }
    ), arg = "N", value = c(lacks, setdiff(key, of_group)), call = call)
  }
  if (length(variables) == length(about$values)) {
    at <- match(key, of_group)
    return(list(all = NA_real_, named = set_names(as.double(N$N), about$group[at]), own = TRUE))
  }
  margins <- data.frame(
    group = key, N = as.double(N$N),
    n = vapply(key, function(k) sum(about$size[of_group == k]), 0), stringsAsFactors = FALSE
  )
  list(
    all = if (all(known)) sum(margins$N) else NA_real_, named = set_names(double(), character()),
    margins = margins, of_margin = set_names(ifelse(known, of_group, ""), about$group), own = TRUE
  )
}

# The one vocabulary for who is in two groups.
relation_kinds <- c("disjoint", "two answers", "one answer", "part of", "unknown")

# One of them; "two-answer" and the like are taken for what they mean.
check_relation <- function(x, choices = relation_kinds, arg, call = caller_env()) {
  if (is_string(x)) x <- sub("^(two|one)[- ]answers?$", "\\1 answer", x)
  x[x %in% "two answer"] <- "two answers"
  check_choice(x, choices, arg, call = call)
}

# Whose sample each base is of: its own group, its `by` group, the people of its twin's
# group, else everyone.
base_people <- function(bases, given, call) {
  if (!isTRUE(given$own)) {
    return(rep("", nrow(bases)))
  }
  known <- names(given$named)
  out <- rep(NA_character_, nrow(bases))
  for (try in list(bases$group, bases$outer, bases$twin)) {
    hit <- is.na(out) & try %in% known & nzchar(try)
    out[hit] <- try[hit]
  }
  if (!is.null(given$of_margin)) out <- unname(given$of_margin[bases$outer])
  if (!is.na(given$all) || !is.null(given$of_margin)) out[is.na(out)] <- ""
  off <- c(unique(bases$group[is.na(out)]), setdiff(known, out))
  if (length(off) > 0L) {
    groups <- unique(bases$group)
    what <- if (!nzchar(off[[1L]])) "none" else if (off[[1L]] %in% groups) "lacks" else "strange"
    abort("population", c(
      "{.arg N} must be named by the groups.",
      x = switch(what,
        none = "An item without groups needs N of everyone.",
        lacks = "{.val {off[[1L]]}} is a group without N.",
        strange = "{.val {off[[1L]]}} is not a group."
      ),
      i = if (what == "none") {
        "Give it without a name beside the others: {.code N = c(560, KA1 = 480)}."
      } else {
        paste0(
          if (all(groups == "")) {
            "There are no groups, which {.arg by} makes"
          } else {
            "The groups are {.val {groups}}"
          }, "; a value without a name is N of everyone."
        )
      }
    ), arg = "N", value = off[[1L]], call = call)
  }
  out
}

# No N below the respondents that it holds.
check_people_N <- function(people, bases, call) {
  for (i in which(!is.na(people$N))) {
    g <- people$group[[i]]
    n <- people$n.high[[i]]
    if (is.na(n)) {
      of <- bases$people == g
      n <- max(vapply(split(bases$asked.low[of], bases$item[of]), sum, 0))
    }
    N <- people$N[[i]]
    check_population(if (nzchar(g)) set_names(N, g) else N, n, call = call)
  }
}

# The people behind each cell (vectors): respondents n.low to n.high out of N, of whom the
# base is all (`whole`) or a domain; what the base is in people and in weights.
cell_people <- function(x, cells) {
  first <- vapply(cells, `[[`, 0L, 1L)
  b <- bases_of(x, x$item[first], x$group[first])
  out <- people_behind(b, counts_people(x), counts_bases(x), counts_base(x))
  # weights of which nothing is known but their sums: no variance
  if (is_bare_table(x)) out$N[is.na(out$n_eff)] <- NA_real_
  out
}

people_behind <- function(b, people, bases, base) {
  p <- lapply(people, `[`, match(b$people, people$group))
  twin <- p$role == "twin"
  n.low <- p$n.low
  n.high <- p$n.high
  if (any(twin)) {
    # asked about this twin's group, in every `by` group that its N holds
    asked <- rowsum(
      cbind(bases$asked.low, bases$asked.high), base_key(bases$item, bases$people)
    )
    asked <- t(asked)[, match(base_key(b$item, b$people)[twin], rownames(asked)), drop = FALSE]
    n.low[twin] <- asked[1L, ]
    n.high[twin] <- asked[2L, ]
  }
  main <- if (base == "answered") "answered" else "substantive"
  list(
    n.low = n.low, n.high = n.high, N = p$N, whole = b$people == b$group,
    base = b[[paste0(main, ".low")]], base.high = b[[paste0(main, ".high")]],
    w = b$w, w2 = b$w2, n_eff = b$n_eff
  )
}

# Weighted tables whose weights are gone.
is_bare_table <- function(x) is_weighted(x) && !"w2" %in% names(x)
