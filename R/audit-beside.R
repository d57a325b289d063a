# Means, standard deviations and medians printed beside a row of answers: within what the
# counts behind the row allow. With no answer printed only the base bounds them (GRIM).

audit_beside <- function(report, bars) {
  b <- report$beside
  stats <- intersect(names(b), c("mean", "sd", "median"))
  if (length(stats) == 0L) {
    return(list())
  }
  at <- beside_bars(b, bars)
  out <- lapply(which(!is.na(at)), function(i) {
    bar <- bars[[at[[i]]]]
    lapply(stats[!is.na(unlist(b[i, stats]))], function(stat) {
      beside_claim(bar, stat, b[[stat]][[i]], b$mean[[i]])
    })
  })
  alone <- lapply(which(is.na(at)), function(i) {
    lapply(stats[!is.na(unlist(b[i, stats]))], function(stat) beside_alone(b[i, ], stat))
  })
  compact(unlist(c(out, alone), recursive = FALSE))
}

# The bar of the answers that each row of what is printed beside them stands with; NA for none.
beside_bars <- function(b, bars) {
  group <- ifelse(is.na(b$group), "", b$group)
  key <- paste(b$figure, b$survey, b$item_id, group, sep = "\r")
  match(key, vapply(bars, `[[`, "", "key"))
}

# Beside a row of which no answer is printed: of whole scores a mean is a whole sum over the
# base, whatever they are.
beside_alone <- function(row, stat) {
  p <- read_value(row[[stat]])
  n <- read_base(row$n)$exact
  missing <- in_each("audit_row_missing")
  grim <- stat == "mean" && p$ok && p$relation == "=" && !is.na(n) &&
    !meets(p$number, 0.5 * 10^-p$decimals, c(-Inf, Inf), n)
  near <- if (grim) (floor(p$number * n) + 0:1) / n
  group <- if (is.na(row$group)) "" else row$group
  claim <- audit_claim(
    paste0(row$item_id, ".", group, stat), stat,
    in_each("audit_stat", what = in_each(audit_check_keys[[stat]]), value = row[[stat]]),
    p$number, NA, NA, "not checkable",
    if (grim) {
      shown <- lapply(near, as_printed, p$decimals + 1L)
      glue_words(missing, in_each("audit_grim", n = n, low = shown[[1L]], high = shown[[2L]]))
    } else {
      missing
    },
    figure = row$figure, survey = row$survey, item = row$item_id, group = group, unit = "number",
    source = row$source
  )
  claim$text <- row[[stat]]
  claim
}

beside_claim <- function(bar, stat, text, mean) {
  p <- read_printed(text)
  row <- bar$rows[1L, ]
  id <- paste0(sub("[.][^.]*$", "", row$id), ".", row$group, stat)
  make <- function(verdict, low, high, reason, rank = NULL) {
    claim <- audit_claim(
      id, stat,
      in_each("audit_stat", what = in_each(audit_check_keys[[stat]]), value = text),
      p$number, low, high,
      verdict, reason, figure = row$figure, survey = row$survey, item = row$item,
      group = row$group, unit = "number", source = row$source
    )
    claim$rank <- rank
    claim$text <- text
    claim
  }
  usable <- p$ok && p$relation %in% "=" && !is.na(p$decimals) && !is.null(bar$scale) &&
    !bar$multiple && bar$size == scale_size(bar$scale) && bar$scale$ordered
  if (!usable) {
    return(make("not checkable", NA, NA, in_each("audit_stat_unknown")))
  }
  d <- bar_closure(bar, setdiff(bar_numbers(bar), judge_bar(bar)$empty))$sums
  if (is.null(d)) {
    return(make("not checkable", NA, NA, in_each("audit_bar_contradicts")))
  }
  # answers may be numbered from the other end, or from 0
  ways <- beside_scores(bar$scale)
  ends <- lapply(ways, function(s) beside_range(stat, d, s, bar$n, mean))
  half <- 0.5 * 10^-p$decimals
  fits <- function(slack) which(vapply(ends, function(e) {
    meets(p$number, half * slack, e, if (stat == "mean" && bar$base_printed) bar$n)
  }, NA))
  shown <- ends[[c(fits(1), 1L)[[1L]]]]
  reason <- in_each("audit_stat_range", low = round(shown[[1L]], p$decimals + 1L),
                    high = round(shown[[2L]], p$decimals + 1L))
  if (length(fits(1)) > 0L) {
    return(make("consistent", shown[[1L]], shown[[2L]], reason))
  }
  slip <- length(fits(3)) > 0L
  make("inconsistent", shown[[1L]], shown[[2L]],
       glue_words(reason, if (slip) in_each("rank_neighbour") else no_words),
       if (slip) "rounding slip" else "contradiction")
}

# Is there a value within `half` of x in the range; of a mean, a whole sum of scores?
meets <- function(x, half, ends, n = NULL) {
  low <- max(x - half, ends[[1L]])
  high <- min(x + half, ends[[2L]])
  if (low > high + 1e-9) {
    return(FALSE)
  }
  is.null(n) || ceiling(n * low - 1e-6) <= floor(n * high + 1e-6)
}

beside_scores <- function(scale) {
  number <- suppressWarnings(as.numeric(scale$labels[[1L]]))
  k <- scale_size(scale)
  if (!anyNA(number) && all(diff(number) > 0)) return(list(number))
  list(seq_len(k), rev(seq_len(k)), seq_len(k) - 1, rev(seq_len(k)) - 1)
}

# `d` bounds the people in the first answers, jointly: least and most of all at once.
beside_range <- function(stat, d, scores, n, mean) {
  k <- length(scores)
  turned <- scores[[1L]] > scores[[k]]
  s <- if (turned) rev(scores) else scores
  least <- -d[-1L, 1L]
  most <- d[1L, -1L]
  if (turned) {
    old <- least
    least <- c(n - rev(most[-k]), n)
    most <- c(n - rev(old[-k]), n)
  }
  gaps <- diff(s)
  sums <- s[[k]] * n - c(sum(gaps * most[-k]), sum(gaps * least[-k]))
  ends <- sums / n
  if (stat == "mean") {
    return(ends)
  }
  if (stat == "median") {
    # between two answers, or interpolated within one
    return(s[c(which(most >= n / 2)[[1L]], which(least > n / 2)[[1L]])] + c(-0.5, 0.5))
  }
  low <- pmax(0, c(least[[1L]], least[-1L] - most[-k]))
  high <- pmin(n, c(most[[1L]], most[-1L] - least[-k]))
  deviation_range(s, low, high, n, ends, mean)
}

# The standard deviation of counts low..high of n, over n or n - 1; `mean` as printed, used
# where the counts allow it. Squares about any centre are a sum of the counts.
deviation_range <- function(s, low, high, n, ends, mean) {
  m <- read_printed(if (is.null(mean) || is.na(mean)) "" else mean)
  half <- 0.5 * 10^-m$decimals
  near <- isTRUE(
    m$ok && m$relation == "=" && m$number + half >= ends[[1L]] && m$number - half <= ends[[2L]]
  )
  centre <- if (near) m$number else sum(ends) / 2
  off <- max(abs(ends - centre))
  if (near) off <- min(off, half)
  w <- (s - centre)^2
  box <- function(order) {
    x <- low
    for (j in order) x[[j]] <- low[[j]] + min(high[[j]] - low[[j]], n - sum(x))
    sum(w * x) / n
  }
  least <- max(0, box(order(w)) - off^2)
  # with this mean no spread is wider than that of the two ends
  most <- min(box(order(-w)), (s[[length(s)]] - centre + off) * (centre + off - s[[1L]]))
  sqrt(c(least, most * n / max(1, n - 1)))
}
