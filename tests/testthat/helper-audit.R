# Random reports that agree with themselves: counts are drawn first, and everything
# is printed from them. And brute force over all counts of a small bar.

# round() of a share by a rule; "nearest" sends ties either way.
print_share <- function(count, n, digits, rounding) {
  unit <- 100 * 10^digits
  whole <- (unit * count) %/% n
  rest <- (unit * count) - whole * n
  up <- switch(rounding,
    nearest = 2 * rest > n || (2 * rest == n && stats::runif(1) < 0.5),
    `half-up` = 2 * rest >= n,
    `half-even` = 2 * rest > n || (2 * rest == n && whole %% 2 == 1),
    truncate = FALSE,
    ceiling = rest > 0
  )
  (whole + up) / 10^digits
}

pick_one <- function(x) x[[sample.int(length(x), 1L)]]

random_report <- function(rounding = "nearest") {
  surveys <- c("s1", "s2")[seq_len(pick_one(1:2))]
  N <- set_names(sample(20:2000, length(surveys)), surveys)
  n <- vapply(N, function(N) sample(10:N, 1L), 0L)
  method <- do.call(rbind, lapply(surveys, function(s) random_method(s, n[[s]], N[[s]], rounding)))
  figures <- published <- items <- claims <- list()
  shares <- list()
  for (f in seq_len(pick_one(1:4))) {
    s <- pick_one(surveys)
    one <- random_figure(as.character(f), s, n[[s]], rounding, shares)
    figures[[f]] <- one$figure
    published[[f]] <- one$rows
    items[[f]] <- one$items
    shares <- c(shares, one$shares)
    claims[[f]] <- one$claims
  }
  if (length(shares) > 1L) claims <- c(claims, list(random_order(shares)))
  fake_report(do.call(rbind, published), method, do.call(rbind, figures), do.call(rbind, items),
              do.call(rbind, claims))
}

random_method <- function(s, n, N, rounding) {
  digits <- pick_one(0:1)
  level <- pick_one(c(90, 95, 99))
  z <- stats::qnorm(0.5 + level / 200)
  if (stats::runif(1) < 0.3) z <- round(z, 2)
  margin <- 100 * z * switch(pick_one(1:4),
    sqrt(0.25 / n * (N - n) / (N - 1)), sqrt(0.25 / (n - 1) * (1 - n / N)),
    sqrt(0.25 / n * (1 - n / N)), sqrt(0.25 / n)
  )
  d <- pick_one(1:2)
  margin <- switch(rounding, truncate = floor(margin * 10^d), ceiling = ceiling(margin * 10^d),
                   round(margin * 10^d)) / 10^d
  out <- data.frame(
    quantity = c("population size", "respondents", "response rate", "confidence level",
                 "margin of error"),
    value = c(N, n, print_share(n, N, digits, rounding), level, margin),
    digits = c(0, 0, digits, 0, d)
  )
  out$id <- paste0(s, ".", seq_len(nrow(out)))
  out$survey <- s
  # not everything is printed
  out[stats::runif(nrow(out)) < 0.85 | out$quantity == "confidence level", ]
}

random_scales <- list(
  agree5 = 5, agree5_dk = 6, agree4 = 4, yes_no = 2
)

random_figure <- function(f, s, n, rounding, shares) {
  name <- pick_one(names(random_scales))
  k <- random_scales[[name]]
  groups <- pick_one(list("", c("A", "B")))
  key <- function(g) ifelse(nzchar(g), g, "all")
  base <- set_names(vapply(groups, function(g) sample.int(n, 1L), 0L), key(groups))
  item <- paste0("i", f)
  sc <- akkoord::likert_scale(name)
  labels <- c(sc$labels$nl, unlist(sc$dont_know$nl))
  d <- sample(c(0, 0, 0, 1, 2), 1L)
  rows <- list()
  truth <- list()
  row <- function(group, at, relation, percent, n, category = NULL) {
    rows[[length(rows) + 1L]] <<- data.frame(
      figure = f, survey = s, block = f, item = item, group = group, n = n,
      category = category %||% paste(labels[at], collapse = "+"), relation = relation,
      percent = percent, digits = if (relation == "=") d else 0
    )
  }
  for (g in groups) {
    p <- stats::rgamma(k, 0.7)
    c <- as.vector(stats::rmultinom(1L, base[[key(g)]], p / sum(p)))
    truth[[key(g)]] <- c
    print <- function(at) print_share(sum(c[at]), base[[key(g)]], d, rounding)
    beside <- if (stats::runif(1) < 0.9) base[[key(g)]] else NA
    for (j in which(stats::runif(k) < pick_one(c(1, 0.5)))) row(g, j, "=", print(j), beside)
    for (i in seq_len(pick_one(0:2))) {
      at <- sort(sample.int(k, 2L))
      at <- if (stats::runif(1) < 0.9) at[[1L]]:at[[2L]] else at
      if (length(at) < k) row(g, at, "=", print(at), beside)
    }
    if (stats::runif(1) < 0.5) {
      at <- (k - 1L):k
      at <- at[at <= k]
      share <- 100 * sum(c[at]) / base[[key(g)]]
      row(g, at, pick_one(c("about", "almost")), pick_one(c(50, 66.67, 75)), beside)
      if (share > 1) row(g, at, ">", ceiling(share) - pick_one(1:5) * (share > 6) - (share <= 6), beside)
      if (share < 99) row(g, at, "<", min(100, floor(share) + 1 + pick_one(0:4)), beside)
    }
  }
  if (length(groups) == 2L) {
    at <- pick_one(list(k, seq_len(k)[-1L]))
    x <- vapply(groups, function(g) sum(truth[[key(g)]][at]), 0)
    if (length(at) < k && stats::runif(1) < 0.7) {
      row("A+B", at, "=", print_share(sum(x), sum(base), d, rounding), NA)
    }
    if (x[[1L]] * base[[2L]] != x[[2L]] * base[[1L]]) {
      order <- if (x[[1L]] * base[[2L]] > x[[2L]] * base[[1L]]) "A>B" else "B>A"
      row(order, at, "order", NA, NA)
    }
    if (stats::runif(1) < 0.3) {
      g <- pick_one(groups)
      j <- sample.int(k, 1L)
      row("A|B", j, "=", print_share(truth[[key(g)]][[j]], base[[key(g)]], d, rounding), NA, "unassigned")
    }
  }
  rows <- do.call(rbind, rows)
  if (!is.null(rows)) {
    rows <- rows[!duplicated(rows[c("group", "category", "relation")]), ]
    rows$id <- paste0("f", f, ".", seq_len(nrow(rows)))
  }
  whole <- length(groups) == 1L && !is.null(rows)
  list(
    figure = data.frame(
      figure = f, printed_caption_number = f, section = "1", survey = s, question = paste0("Q", f),
      kind = "likert", groups = paste(groups[nzchar(groups)], collapse = ";"),
      base_n = if (stats::runif(1) < 0.9) paste(base, collapse = ";") else NA_character_,
      base_from = NA, categories = as.character(k), note = ""
    ),
    rows = rows,
    items = data.frame(survey = s, block = f, item = item, question = paste0("Q", f),
                       scale = name, label_nl = item, label_en = item),
    shares = if (whole) {
      Filter(function(x) !is.na(x$share), lapply(which(rows$relation == "="), function(i) {
        cells <- printed_cells(rows$category[[i]], sc)
        list(id = rows$id[[i]], share = sum(truth[[1L]][cells]) / base[[1L]])
      }))
    }
  )
}

# A true order between two printed shares of different figures.
random_order <- function(shares) {
  pair <- sample(shares, 2L)
  high <- order(-vapply(pair, `[[`, 0, "share"))
  if (pair[[1L]]$share == pair[[2L]]$share) {
    return(NULL)
  }
  data.frame(id = "stated", figure = NA, survey = NA, check = "order", of = pair[[high[[1L]]]]$id,
             to = pair[[high[[2L]]]]$id, value = NA, source = NA)
}

fake_shape <- new.env()
template_report <- function() published_report(report_template(withr::local_tempfile()))

# A published report without files, for many of them fast.
fake_report <- function(published, method, figures, items, claims = NULL) {
  if (is.null(fake_shape$report)) {
    fake_shape$report <- template_report()
  }
  report <- fake_shape$report
  fill <- function(table, columns) {
    for (column in setdiff(columns, names(table))) table[[column]] <- rep(NA, nrow(table))
    tibble::as_tibble(table[columns])
  }
  # as a report prints them: with their decimals
  as_printed <- function(x, digits, relation = "=") {
    text <- ifelse(is.na(x), NA, sprintf("%.*f", as.integer(digits), x))
    printed(text, relation = rep_len(relation, length(x)))
  }
  if (is.null(published)) {
    report$published <- report$published[0, ]
  } else {
    report$published <- fill(published, report_columns$published)
    report$published$printed <- as_printed(published$percent, published$digits, published$relation)
  }
  report$method <- fill(method, report_columns$method)
  report$method$printed <- as_printed(method$value, method$digits)
  figures$chapter <- "1"
  for (column in c("base_nl", "base_en", "title_nl", "title_en")) figures[[column]] <- NA_character_
  report$figures <- tibble::as_tibble(figures)
  report$items <- tibble::as_tibble(items)
  report$claims <- if (is.null(claims)) report$claims[0, ] else tibble::as_tibble(claims)
  report$scales <- report$scales[0, ]
  report
}

# One bar as a report: `cells` a list of cell numbers, in an agree4 scale.
bar_report <- function(percent, cells, n, relation = "=", digits = 0, respondents = NULL) {
  labels <- akkoord::likert_scale("agree4")$labels$nl
  published <- data.frame(
    id = paste0("r", seq_along(percent)), figure = "1", survey = "s", block = "b", item = "i",
    group = "", n = n, category = vapply(cells, function(at) paste(labels[at], collapse = "+"), ""),
    relation = relation, percent = percent, digits = digits
  )
  figures <- data.frame(
    figure = "1", printed_caption_number = "1", section = "1", survey = "s", question = "Q",
    kind = "likert", groups = NA_character_, base_n = as.character(n), base_from = NA, categories = "4", note = NA
  )
  method <- data.frame(id = "s.n", survey = "s", quantity = "respondents",
                       value = respondents %||% n, digits = 0)
  items <- data.frame(survey = "s", block = "b", item = "i", question = "Q", scale = "agree4",
                      label_nl = "i", label_en = "i")
  fake_report(published, method, figures, items)
}

# A bar of true numbers by up to 14 people, in one of which a digit was changed.
random_bar <- function(rounding) {
  n <- sample(3:14, 1L)
  p <- stats::rgamma(4L, 0.8)
  c <- as.vector(stats::rmultinom(1L, n, p / sum(p)))
  digits <- pick_one(0:1)
  cells <- c(
    as.list(which(stats::runif(4L) < 0.7)),
    pick_one(list(list(), list(3:4), list(3:4, 1:2), list(2:4), list(1:3, 2:3), list(c(1L, 3L))))
  )
  if (length(cells) == 0L) cells <- list(4L)
  percent <- vapply(cells, function(at) print_share(sum(c[at]), n, digits, rounding), 0)
  relation <- rep("=", length(cells))
  if (stats::runif(1) < 0.4) {
    at <- pick_one(list(3:4, 4L, 1:2))
    share <- 100 * sum(c[at]) / n
    relation <- c(relation, if (share > 5) ">" else "<")
    percent <- c(percent, if (share > 5) floor(share) - 1 else 60)
    cells <- c(cells, list(at))
  }
  if (stats::runif(1) < 0.15) {
    n <- change_digit(n, 0, 1, 14)
  } else {
    i <- sample.int(length(cells), 1L)
    percent[[i]] <- change_digit(percent[[i]], if (relation[[i]] == "=") digits else 0, 0, 100)
  }
  list(percent = percent, cells = cells, n = n, relation = relation, digits = digits)
}

change_digit <- function(x, digits, low, high) {
  whole <- round(x * 10^digits)
  repeat {
    place <- 10^sample(0:(digits + 2), 1L)
    old <- whole %/% place %% 10
    new <- whole + (pick_one(setdiff(0:9, old)) - old) * place
    if (new / 10^digits >= low && new / 10^digits <= high) {
      return(new / 10^digits)
    }
  }
}

# All counts of four answers by n people, one row each.
all_counts <- function(n) {
  grid <- expand.grid(a = 0:n, b = 0:n, c = 0:n)
  grid$d <- n - grid$a - grid$b - grid$c
  as.matrix(grid[grid$d >= 0, ])
}

# Could a bar be? By looking at every count there is.
brute_possible <- function(percent, cells, n, relation, digits, rounding) {
  counts <- all_counts(n)
  good <- rep(TRUE, nrow(counts))
  for (i in seq_along(percent)) {
    c <- rowSums(counts[, cells[[i]], drop = FALSE])
    unit <- 100 * 10^digits
    p <- round(percent[[i]] * 10^digits)
    good <- good & switch(relation[[i]],
      `>` = 100 * c > percent[[i]] * n,
      `<` = 100 * c < percent[[i]] * n,
      switch(rounding,
        nearest = 2 * abs(unit * c - p * n) <= n,
        `half-up` = (2 * unit * c + n) %/% (2 * n) == p,
        truncate = (unit * c) %/% n == p,
        ceiling = -((-unit * c) %/% n) == p,
        `half-even` = {
          low <- (unit * c) %/% n
          rest <- unit * c - low * n
          low + (2 * rest > n | (2 * rest == n & low %% 2 == 1)) == p
        }
      )
    )
  }
  any(good)
}
