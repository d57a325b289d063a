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
  at <- vcov_cells(x, item)
  group <- x$group[at]
  keys <- paste(group, x$category[at], sep = "\r")
  stored <- counts_vcov(x, item)
  if (!is.null(stored)) {
    return(stored[keys, keys, drop = FALSE])
  }
  b <- bases_of(x, item, unique(group))
  people <- people_behind(b, counts_people(x), counts_bases(x), counts_base(x))
  factor <- sample_factor(people$n.low, people$N)
  factor[people$n.low != people$n.high | is_bare_table(x)] <- NA_real_
  w2 <- as.double(if ("w2" %in% names(x)) x$w2[at] else x$count[at])
  # by place: everyone's group has no name
  out <- diag(w2 * factor[match(group, unique(group))], length(at))
  for (pair in counts_known(x, item)$pairs) {
    ij <- lapply(pair$groups, function(g) which(group == g))
    if (any(lengths(ij) == 0L)) next
    # both groups as domains of the people that hold them
    joint <- (pair$w2 %||% pair$n)[seq_along(ij[[1L]]), seq_along(ij[[2L]]), drop = FALSE]
    shared <- pair_factor(x, item, pair$groups)
    out[ij[[1L]], ij[[2L]]] <- joint * shared
    out[ij[[2L]], ij[[1L]]] <- t(joint) * shared
  }
  dimnames(out) <- list(keys, keys)
  out
}

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

# Ratios of totals ---------------------------------------------------------------------

# What is known of the totals of an item's cells: `total` and `vcov` by cell, named by
# cell_totals_key(), and where a design has replicates those of each (a row a replicate).
# Options that exclude nothing have a total of their own base, "(asked)".
item_totals <- function(x, item) {
  known <- counts_known(x, item)
  if (!is.null(known$vcov)) {
    return(c(known[c("totals", "vcov", "replicates")], counts_about(x)$design["replicated"]))
  }
  at <- vcov_cells(x, item)
  v <- cells_vcov(x, item)
  list(totals = set_names(as.double(x$count[at]), rownames(v)), vcov = v)
}

cell_totals_key <- function(group, category) paste(group, category, sep = "\r")
key_asked <- "(asked)"

# Ratios of sums of totals and their covariances: by replicates where there are any, else
# to first order. `over` and `under`: matrices, a row a total, a column a ratio.
total_ratios <- function(totals, over, under) {
  at <- rownames(over)
  total <- totals$totals[at]
  below <- drop(crossprod(under, total))
  ratio <- drop(crossprod(over, total)) / below
  if (!is.null(totals$replicates)) {
    each <- totals$replicates[, at, drop = FALSE]
    v <- replicate_vcov((each %*% over) / (each %*% under), ratio, totals$replicated)
  } else {
    g <- over - under * rep(ratio, each = nrow(under))
    g <- g / rep(below, each = nrow(g))
    v <- crossprod(g, totals$vcov[at, at, drop = FALSE] %*% g)
  }
  list(ratio = ratio, vcov = v)
}

# As the package survey has it: squares about the mean of the replicates, or (mse) about
# the estimate. A replicate in which nobody has the base says nothing.
replicate_vcov <- function(each, estimate, of) {
  whole <- rowSums(!is.finite(each)) == 0
  if (!any(whole)) {
    return(matrix(NA_real_, ncol(each), ncol(each)))
  }
  each <- each[whole, , drop = FALSE]
  scales <- of$rscales[whole]
  centre <- if (of$mse) estimate else colMeans(each[scales > 0, , drop = FALSE])
  of$scale * crossprod((each - rep(centre, each = nrow(each))) * sqrt(scales))
}

# The variances of what one cell of a design says: of each row's share, of the top set's
# and of the mean score; NULL where the counts are of no design.
cell_variances <- function(x, at) {
  item <- x$item[[at[[1L]]]]
  if (is.null(counts_vcov(x, item))) {
    return(NULL)
  }
  w <- share_weights(x, at)
  about <- counts_items(x)[[item]]
  rows <- w$rows
  said <- which(x$kind[rows] == "substantive")
  add <- matrix(0, nrow(w$over), 2L)
  add[said, 1L] <- x$position[rows][said] %in% about$scale$top
  if (about$scale$ordered) add[said, 2L] <- about$scale$scores[x$position[rows][said]]
  of_mean <- replace(double(nrow(add)), said, 1)
  v <- total_ratios(
    item_totals(x, item), cbind(w$over, add), cbind(w$under, w$main, of_mean, deparse.level = 0)
  )$vcov
  size <- length(rows)
  list(
    share = diag(v)[seq_len(size)][match(at, rows)], top = v[size + 1L, size + 1L],
    mean = v[size + 2L, size + 2L]
  )
}

# A cell's shares as ratios of totals, its answers and don't knows a column each.
share_weights <- function(x, at) {
  about <- counts_items(x)[[x$item[[at[[1L]]]]]]
  group <- x$group[[at[[1L]]]]
  rows <- at[x$kind[at] %in% c("substantive", "dk")]
  size <- length(rows)
  keys <- cell_totals_key(group, c(x$category[rows], if (!about$exclusive) key_asked))
  kind <- x$kind[rows]
  answered <- as.double(seq_along(keys) <= size)
  main <- if (counts_base(x) == "answered") {
    answered
  } else {
    c(kind == "substantive", answered[-seq_len(size)])
  }
  if (!about$exclusive) main <- answered <- as.double(seq_along(keys) > size)
  main <- as.double(main)
  over <- diag(1, length(keys))[, seq_len(size), drop = FALSE]
  under <- vapply(kind, function(k) if (k == "dk") answered else main, main, USE.NAMES = FALSE)
  rownames(over) <- keys
  list(rows = rows, over = over, under = under, main = main)
}

# The variance of the share of some answers (positions) of one cell of a design, of all who
# answered or of the answers on the scale; NULL where the counts are of no design.
variance_within <- function(x, at) {
  item <- x$item[[at[[1L]]]]
  if (is.null(counts_vcov(x, item))) {
    return(NULL)
  }
  w <- share_weights(x, at)
  said <- which(x$kind[w$rows] == "substantive")
  totals <- item_totals(x, item)
  exclusive <- counts_items(x)[[item]]$exclusive
  function(answers, answered = FALSE) {
    over <- double(nrow(w$over))
    over[said] <- x$position[w$rows][said] %in% answers
    under <- if (!exclusive) w$main else double(length(over))
    if (exclusive) under[if (answered) seq_along(w$rows) else said] <- 1
    over <- matrix(over, dimnames = list(rownames(w$over), NULL))
    total_ratios(totals, over, cbind(under))$vcov[[1L]]
  }
}
