# Random reports that agree with themselves, printed by the habits that reports have.

report_habits <- c("plain", "truncate", "adjusted", "labels", "double", "weighted", "skipped")

# Shares in percent as a habit prints them; `exact` are whole counts of `n`.
print_habit <- function(share, habit, digits) {
  unit <- 10^digits
  x <- share * unit
  near <- function(x) floor(x + 0.5 + 1e-9)
  out <- switch(habit,
    truncate = floor(x + 1e-9),
    double = near(near(10 * x) / 10),
    adjusted = adjust_to(x, 100 * unit),
    near(x)
  )
  out / unit
}

# The largest remainders are rounded up, or the largest number takes the difference.
adjust_to <- function(x, total) {
  if (abs(sum(x) - total) > 1e-6) {
    return(floor(x + 0.5 + 1e-9))
  }
  if (stats::runif(1) < 0.3) {
    out <- floor(x + 0.5 + 1e-9)
    out[[which.max(out)]] <- out[[which.max(out)]] + total - sum(out)
    return(out)
  }
  out <- floor(x + 1e-9)
  up <- utils::head(order(x - out, decreasing = TRUE), round(total - sum(out)))
  out[up] <- out[up] + 1
  out
}

# One row of answers: `people` counts by answer; numbers printed and what they cover.
habit_row <- function(people, n, habit, digits, scale, group = "", whole = TRUE) {
  k <- length(people)
  share <- switch(habit,
    weighted = {
      w <- vapply(people, function(m) sum(stats::runif(m, 0.5, 2)), 0)
      100 * w / sum(w)
    },
    100 * people / sum(people)
  )
  labels <- print_habit(share, habit, digits)
  cells <- as.list(seq_len(k))
  shown <- if (whole) rep(TRUE, k) else seq_len(k) == k | stats::runif(k) < 0.7
  percent <- labels
  for (at in list((k - 1L):k, 1:2, 2:k)[seq_len(pick_one(0:3))]) {
    if (length(at) < 2L || length(at) == k) next
    sum_shown <- if (habit == "labels" || habit == "adjusted" && whole) {
      sum(labels[at])
    } else {
      print_habit(sum(share[at]), if (habit == "adjusted") "plain" else habit, digits)
    }
    cells <- c(cells, list(at))
    percent <- c(percent, sum_shown)
    shown <- c(shown, TRUE)
  }
  words <- vapply(cells, function(at) paste(scale[at], collapse = "+"), "")
  data.frame(group = group, n = n, category = words, relation = "=", percent = round(percent, 6),
             digits = digits)[shown & !duplicated(words), ]
}

habit_random <- function(habit, bars = pick_one(1:8)) {
  respondents <- sample(20:900, 1L)
  habit_as_report(do.call(rbind, habit_rows(habit, bars, respondents)), respondents)
}

# Rows of a report, a list with an item each.
habit_rows <- function(habit, bars, respondents) {
  digits <- pick_one(c(0, 0, 1))
  lapply(seq_len(bars), function(i) {
    name <- pick_one(names(random_scales))
    scale <- akkoord::likert_scale(name)
    labels <- c(scale$labels$nl, unlist(scale$dont_know$nl))
    whole <- stats::runif(1) < 0.7
    p <- stats::rexp(length(labels))
    draw <- function(n) as.vector(stats::rmultinom(1L, n, p))
    answered <- function(n) if (habit == "skipped") max(1L, n - sample(0:max(1, n %/% 4), 1L)) else n
    one <- function(n, group) {
      habit_row(draw(answered(n)), n, habit, digits, labels, group, whole)
    }
    split <- stats::runif(1) < 0.3
    if (split && habit != "skipped") {
      n <- sample.int(respondents - 1L, 1L)
      a <- draw(n)
      b <- draw(respondents - n)
      out <- rbind(
        habit_row(a, n, habit, digits, labels, "A", whole),
        habit_row(b, respondents - n, habit, digits, labels, "B", whole)
      )
      # weighted, everyone is no sum of unweighted groups
      if (habit != "weighted") out <- rbind(out, habit_row(a + b, respondents, habit, digits, labels, "", whole))
    } else {
      out <- one(sample(c(respondents, sample(2:respondents, 1L)), 1L), "")
    }
    out$figure <- as.character(i)
    out$item <- paste0("i", i)
    out$scale <- name
    out
  })
}

# Many small reports of a habit, read as one: their bars, a list by report, each read by the
# habit that its own report shows. What audit_report() does, without its sentences.
habit_many <- function(habit, reports) {
  rows <- lapply(seq_len(reports), function(i) {
    own <- habit_rows(habit, pick_one(c(1, 1, 2)), sample(20:900, 1L))
    Map(function(x, j) {
      x$figure <- x$item <- paste0("r", i, "i", j)
      x$report <- i
      x
    }, own, seq_along(own))
  })
  rows <- vctrs::vec_rbind(!!!unlist(rows, recursive = FALSE))
  report <- habit_as_report(rows, 900)
  bars <- audit_bars(report, "nearest")
  of <- rows$report[match(vapply(bars, function(b) b$rows$figure[[1L]], ""), rows$figure)]
  read <- lapply(split(bars, of), function(own) Map(with_habit, own, audit_habit(report, own)$of))
  list(report = report, bars = read)
}

# The ranks of all claims about the rows of such reports, by report.
habit_ranks <- function(many) {
  rank <- function(claim) claim$rank %||% claim$verdict
  own <- lapply(many$bars, function(bars) {
    vapply(unlist(lapply(bars, audit_bar_claims, 5), recursive = FALSE), rank, "")
  })
  bars <- placed_bars(unlist(unname(many$bars), recursive = FALSE))
  wholes <- rank_claims(audit_wholes(many$report, bars, "nearest"), many$report)
  c(own, list(wholes = vapply(wholes, rank, "")))
}

habit_as_report <- function(published, respondents) {
  published$id <- paste0("r", seq_len(nrow(published)))
  published$survey <- "s"
  published$block <- published$figure
  first <- published[!duplicated(published$figure), ]
  groups <- vapply(split(published$group, factor(published$figure, unique(published$figure))),
                   function(g) paste(unique(g[nzchar(g)]), collapse = ";"), "")
  figures <- data.frame(
    figure = first$figure, printed_caption_number = NA_character_, section = "1", survey = "s",
    question = paste0("Q", first$figure), kind = "likert", groups = ifelse(nzchar(groups), groups, NA_character_),
    base_n = NA_character_, base_from = NA,
    categories = as.character(unlist(random_scales[first$scale])), note = NA
  )
  method <- data.frame(id = "n", survey = "s", quantity = "respondents", value = respondents, digits = 0)
  items <- data.frame(survey = "s", block = first$block, item = first$item,
                      question = figures$question, scale = first$scale, label_nl = first$item,
                      label_en = first$item)
  fake_report(published, method, figures, items)
}
