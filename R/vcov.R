# The one road to a standard error. A share, mean or difference of counts is, to first
# order, a sum over respondents of u, contributions that add up to 0, and its variance is
# (1 - f) n/(n - 1) sum(u^2) (Sarndal, Swensson & Wretman 1992, 5.7): what the package
# survey computes. sum(u^2) needs of the people only the squared weights in each cell, and
# for two groups of the same people those of the joint table.

# (1 - f) n/(n - 1), for n respondents of N. 0 when all answered; NA when N is not known,
# or with a single respondent of more.
sample_factor <- function(n, N) {
  out <- (1 - ifelse(is.finite(N), n / N, 0)) * n / (n - 1)
  out[is.na(N) | n <= 1] <- NA_real_
  out[!is.na(N) & n == N] <- 0
  out
}

# Squared standard error of a share: `count` of `base` (sums of weights), `w2` the squared
# weights in the count and `w2.base` those in the base.
share_variance <- function(count, base, w2, w2.base, factor) {
  p <- count / base
  factor * ((1 - p)^2 * w2 + p^2 * (w2.base - w2)) / base^2
}

# Of a mean of `scores`: weights `w` and squared weights `w2` by answer.
mean_variance <- function(scores, w, w2, factor) {
  m <- sum(scores * w) / sum(w)
  factor * sum(w2 * (scores - m)^2) / sum(w)^2
}

# Rows of cells_vcov(): the answers and don't knows of each group of an item.
vcov_cells <- function(x, item) {
  rows <- which(x$item == item & x$kind %in% c("substantive", "dk"))
  rows[order(match(x$group[rows], unique(x$group)), match(x$kind[rows], c("substantive", "dk")),
    x$position[rows])]
}

#' Covariances of the cells of an item
#'
#' The matrix from which every standard error of counts follows: for weights `g` of the
#' cells that make a statistic's contributions add up to 0 over respondents (a share, a
#' mean, a difference of these), `g' V g` is its squared standard error.
#' @noRd
cells_vcov <- function(x, item) {
  stored <- counts_vcov(x, item)
  if (!is.null(stored)) {
    return(stored)
  }
  at <- vcov_cells(x, item)
  group <- x$group[at]
  b <- bases_of(x, item, unique(group))
  people <- people_behind(b, counts_people(x), counts_bases(x), counts_base(x))
  factor <- set_names(sample_factor(people$n.low, people$N), unique(group))
  factor[people$n.low != people$n.high | is_bare_table(x)] <- NA_real_
  w2 <- as.double(if ("w2" %in% names(x)) x$w2[at] else x$count[at])
  out <- diag(w2 * factor[group], length(at))
  for (pair in counts_known(x, item)$pairs) {
    ij <- lapply(pair$groups, function(g) which(group == g))
    if (any(lengths(ij) == 0L)) next
    # both groups as domains of the people that hold them
    joint <- (pair$w2 %||% pair$n)[seq_along(ij[[1L]]), seq_along(ij[[2L]]), drop = FALSE]
    shared <- pair_factor(x, item, pair$groups)
    out[ij[[1L]], ij[[2L]]] <- joint * shared
    out[ij[[2L]], ij[[1L]]] <- t(joint) * shared
  }
  keys <- paste(group, x$category[at], sep = "\r")
  dimnames(out) <- list(keys, keys)
  out
}

# Weighted tables whose weights are gone.
is_bare_table <- function(x) is_weighted(x) && !"w2" %in% names(x)

# The factor of two groups of the same people: that of the people both are domains of.
pair_factor <- function(x, item, groups) {
  both <- shared_people(x, item, groups)
  sample_factor(both$n, both$N)
}

# The people that hold both groups: their own by-group where N is known for it, else
# everyone. N is NA where it was given for the twin's groups alone.
shared_people <- function(x, item, groups) {
  b <- bases_of(x, item, groups)
  p <- counts_people(x)
  at <- match(b$people, p$group)
  one <- if (b$people[[1L]] == b$people[[2L]] && p$role[at[[1L]]] != "twin") at[[1L]] else 1L
  list(n = p$n.low[[one]], N = p$N[[one]], group = p$group[[one]])
}
