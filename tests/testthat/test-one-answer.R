# The law of one answer, for published reports: whatever is asked of an item, of its
# counts, summary, figure, table or comparison, is what the list of all tables says that
# agree with what was printed.


labels_of <- function(k, d) c(paste0("q", letters[seq_len(k)]), if (d) "dontknow")
top_of <- function(k) if (k == 2L) 2L else c(k - 1L, k)

# An item: a true table, and what a report prints of it.
random_printed <- function() {
  k <- sample(2:3, 1L)
  d <- sample(0:1, 1L)
  groups <- if (stats::runif(1) < 0.4) "" else c("A", "B")
  size <- k + d
  n <- sample(3:(if (length(groups) == 1L) 12 else if (size > 3L) 6 else 8), length(groups), TRUE)
  labels <- labels_of(k, d)
  truth <- vapply(n, function(n) tabulate(sample(size, n, TRUE), size), integer(size))
  truth <- matrix(truth, size, dimnames = list(labels, groups))
  percent <- truth
  percent[] <- NA
  said <- list()
  for (g in seq_along(groups)) {
    shown <- stats::runif(size) < sample(c(0.2, 0.5, 0.9), 1L)
    percent[shown, g] <- floor(100 * truth[shown, g] / n[[g]] + 0.5)
  }
  for (i in seq_len(sample(0:2, 1L))) {
    some <- sort(sample(size, min(2L, size - 1L)))
    of <- sample(list(groups, sample(groups, 1L)), 1L)[[1L]]
    at <- match(of, groups)
    share <- 100 * sum(truth[some, at]) / sum(n[at])
    relation <- sample(c("=", "=", ">", "<"), 1L)
    p <- switch(relation, "=" = floor(share + 0.5), ">" = floor(share) - 3, "<" = ceiling(share) + 3)
    if (p < 0 || p > 100 || length(some) == 1L && relation == "=" && length(of) == 1L) next
    said <- c(said, list(list(categories = labels[some], relation = relation, percent = p, group = of)))
  }
  if (length(groups) == 2L && stats::runif(1) < 0.3) {
    share <- colSums(truth[top_of(k), , drop = FALSE]) / n
    if (share[[1L]] != share[[2L]]) {
      said <- c(said, list(list(categories = labels[top_of(k)], relation = "order",
                                group = groups[order(-share)])))
    }
  }
  list(k = k, d = d, groups = groups, n = n, labels = labels, percent = percent, said = said,
       scale = paste0("s", k, d))
}

# All tables that agree, a column for each answer of each group.
judge <- function(item) {
  each <- lapply(item$n, all_tables, k = item$k + item$d)
  at <- expand.grid(lapply(each, function(t) seq_len(nrow(t))))
  tables <- unname(do.call(cbind, Map(function(t, i) t[i, , drop = FALSE], each, at)))
  tables_that_agree(tables, item$percent, item$said, "nearest")
}

write_items <- function(items) {
  dir <- tempfile("report")
  dir.create(dir)
  put <- function(file, ...) writeLines(c(...), file.path(dir, file))
  rows <- character()
  for (i in seq_along(items)) {
    x <- items[[i]]
    name <- paste0("i", i)
    row <- function(group, n, category, relation, percent) {
      paste(i, "main", "b", name, group, n, category, relation, percent, "p1", sep = ",")
    }
    for (g in seq_along(x$groups)) {
      for (j in which(!is.na(x$percent[, g]))) {
        rows <- c(rows, row(x$groups[[g]], x$n[[g]], x$labels[[j]], "=", x$percent[j, g]))
      }
    }
    for (s in x$said) {
      order <- s$relation == "order"
      n <- if (order) "" else sum(x$n[match(s$group, x$groups)])
      rows <- c(rows, row(paste(s$group, collapse = if (order) ">" else "+"), n,
        paste(s$categories, collapse = "+"), s$relation, s$percent %||% ""))
    }
  }
  id <- seq_along(items)
  of <- function(f) vapply(items, f, "")
  put("published.csv", "id,figure,survey,block,item,group,n,category,relation,percent,source",
      paste0("r", seq_along(rows), ",", rows))
  put("figures.csv",
      "figure,printed_caption_number,section,survey,question,kind,groups,base_n,base_from,categories,note",
      paste(id, id, 1, "main", of(function(x) if (length(x$groups) > 1L) "Q1/Q2" else "Q1"), "likert",
            of(function(x) paste(x$groups[nzchar(x$groups)], collapse = ";")),
            of(function(x) paste(x$n, collapse = ";")), "", of(function(x) as.character(x$k)), "", sep = ","))
  put("items.csv", "survey,block,item,question,scale,label_nl,label_en",
      paste0("main,b,i", id, ",Q1,", of(function(x) x$scale), ",i", id, ",i", id))
  scales <- unlist(lapply(2:3, function(k) lapply(0:1, function(d) {
    l <- labels_of(k, d)
    paste0("s", k, d, ",", c(seq_len(k), if (d) ""), ",", c(rep("substantive", k), if (d) "dk"), ",",
           c(ifelse(seq_len(k) %in% top_of(k), "1", ""), if (d) ""), ",", l, ",", l)
  })))
  put("scales.csv", "scale,position,kind,top,label_nl,label_en", scales)
  put("method.csv", "id,survey,quantity,value,unit,source", "m1,main,respondents,30,persons,p1",
      "m2,main,population size,60,persons,p1")
  published_report(dir)
}

# The answers that a label of a figure names.
named_answers <- function(text, labels) {
  which(labels %in% regmatches(text, gregexpr(paste(labels, collapse = "|"), text))[[1L]])
}

test_that("counts, summary, tidy, figures and comparison of a report say what all tables say", {
  withr::local_seed(effort(31L, 31L, as.integer(Sys.time())))
  items <- list()
  tables <- list()
  wanted <- effort(8L, 400L, 2500L)
  while (length(items) < wanted) {
    item <- random_printed()
    if (all(is.na(item$percent)) && length(item$said) == 0L) next
    items <- c(items, list(item))
    tables <- c(tables, list(judge(item)))
  }
  compared <- drawn <- 0
  for (part in split(seq_along(items), (seq_along(items) - 1L) %/% 50L)) {
    report <- write_items(items[part])
    counts <- likert_counts(report)
    summaries <- as.data.frame(summary(counts, conf.int = FALSE))
    told <- as.data.frame(tidy(counts, conf.int = FALSE))
    bars <- as.data.frame(autoplot(counts, lang = "en"))
    for (i in seq_along(part)) {
      item <- items[[part[[i]]]]
      all <- tables[[part[[i]]]]
      name <- paste0("i", i)
      size <- item$k + item$d
      top <- top_of(item$k)
      printed <- as.data.frame(report_figure(report, i, lang = "en"))
      for (g in seq_along(item$groups)) {
        info <- paste(name, item$groups[[g]])
        here <- all[, (g - 1L) * size + seq_len(size), drop = FALSE]
        people <- function(at) range(rowSums(here[, at, drop = FALSE]))
        is_group <- function(d) d[d$item == name & d$group == item$groups[[g]], ]
        x <- is_group(counts)
        x <- x[x$kind != "missing", ]
        expect_equal(x$low, apply(here, 2L, min), info = info)
        expect_equal(x$high, apply(here, 2L, max), info = info)
        s <- is_group(summaries)
        n <- item$n[[g]]
        expect_equal(c(s$top.low, s$top.high), people(top) / n, info = info)
        sub <- rowSums(here[, seq_len(item$k), drop = FALSE])
        means <- as.vector(here[, seq_len(item$k), drop = FALSE] %*% seq_len(item$k)) / sub
        means <- if (any(sub > 0)) range(means[sub > 0]) else c(NA_real_, NA_real_)
        expect_equal(c(s$mean.low, s$mean.high), means, info = info)
        t <- is_group(told)
        expect_equal(c(t$low[t$statistic == "top"], t$high[t$statistic == "top"]), people(top) / n, info = info)
        expect_equal(t$low[t$statistic %in% c("share", "dk")], apply(here, 2L, min) / n, info = info)
        expect_identical(key_people(counts, name, item$groups[[g]], paste(top, collapse = " "))[1:2],
                         as.double(people(top)), info = info)
        for (d in list(is_group(bars), is_group(printed[printed$status != "note", ]))) {
          labels <- d$category
          if (!is.null(d$answer)) labels <- d$answer
          for (r in seq_len(nrow(d))) {
            at <- named_answers(labels[[r]], item$labels)
            if (length(at) == 0L || is.na(d$low[[r]])) next
            drawn <- drawn + 1
            by <- if (is.null(d$answer)) 1 else n
            expect_equal(c(d$low[[r]], d$high[[r]]) * by, people(at), info = paste(info, labels[[r]]))
          }
        }
      }
      if (length(item$groups) == 2L && item$d == 0L) {
        compared <- compared + 1
        z <- compare_groups(counts[counts$item == name, ], item$groups)
        shares <- vapply(1:2, function(g) {
          rowSums(all[, (g - 1L) * size + top, drop = FALSE]) / item$n[[g]]
        }, double(nrow(all)))
        shares <- matrix(shares, ncol = 2L)
        expect_equal(c(z$estimate1.low, z$estimate1.high), range(shares[, 1L]), info = name)
        expect_equal(c(z$estimate2.low, z$estimate2.high), range(shares[, 2L]), info = name)
        expect_equal(c(z$estimate.low, z$estimate.high), range(shares[, 1L] - shares[, 2L]), info = name)
      }
    }
  }
  expect_gt(compared, length(items) / 6)
  expect_gt(drawn, 4 * length(items))
})

test_that("part of the counts can be printed", {
  wide <- paste("a label that is much wider than it need be for a console, number", 1:5)
  x <- likert_counts(data.frame(q = c(1, 5, 2)), q, scale = wide)
  report <- published_report("erasmus2022")
  y <- likert_counts(report, c(et_values, et_open_to_partners), survey = "etwinning")
  for (x in list(x, y)) {
    for (rows in list(x$count > 0, x$kind == "missing", x$low > 3, integer(), 1:2, nrow(x))) {
      part <- x[which(rows > 0), ]
      if (is.numeric(rows)) part <- x[rows, ]
      expect_true(length(utils::capture.output(print(part))) > 0)
    }
  }
})
