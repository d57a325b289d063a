# Bases of figures, within a figure, across figures and against all respondents;
# and the numbers of the figures themselves.

audit_bases <- function(report, bars) {
  bases <- audit_base_table(report)
  if (is.null(bases)) {
    return(list())
  }
  c(
    lapply(seq_len(nrow(bases)), function(i) audit_base(report, bases[i, ])),
    audit_blocks(report, bases),
    audit_overlaps(report, bases),
    audit_parts_of(report, bars)
  )
}

# One row a figure and group: the base printed under the figure, or else the one
# beside its numbers.
audit_base_table <- function(report) {
  p <- report$published
  p <- p[!spans_groups(report, p), ]
  # answers are no people
  answers <- answers_base(report, p)
  skip <- setdiff(p$figure[answers], p$figure[!answers])
  p <- p[!answers, ]
  rows <- lapply(setdiff(report$figures$figure, skip), function(figure) {
    own <- p[p$figure == figure, ]
    printed <- figure_bases(report, figure)
    meta <- report$figures[match(figure, report$figures$figure), ]
    survey <- if (is.na(meta$survey)) unique(own$survey)[1L] else meta$survey
    if (grepl("^table|diagram", meta$kind) && nrow(own) == 0L || is.na(survey)) {
      return(NULL)
    }
    block <- unique(own$block)
    block <- if (length(block) == 1L && is.na(meta$base_from) &&
      !meta$kind %in% "multiple choice") block else NA
    beside <- unique(own[!is.na(own$n), c("group", "item", "n")])
    if (length(printed) == 0L) {
      beside <- unique(own[!is.na(own$n), c("survey", "group", "n")])
      if (nrow(beside) == 0L) {
        return(NULL)
      }
      return(data.frame(figure = figure, survey = beside$survey, block = block,
                        group = beside$group, n = beside$n, other = NA, from = "beside"))
    }
    group <- names(printed) %||% ""
    other <- vapply(seq_along(printed), function(j) {
      of <- if (is.null(names(printed))) beside$n else beside$n[beside$group == group[[j]]]
      of <- setdiff(of, printed[[j]])
      if (length(of) > 0L) of[[1L]] else NA_integer_
    }, 0L)
    data.frame(figure = figure, survey = survey, block = block, group = group,
               n = unname(printed), other = other, from = "under")
  })
  do.call(rbind, compact(rows))
}

audit_figure_words <- function(figure) {
  force(figure)
  function(lang) figure_name(figure, lang)
}

with_group <- function(words, group) {
  if (nzchar(group)) in_each("audit_with_group", name = words, group = group) else words
}

base_id <- function(figure, group) {
  paste0("figure", figure, ".base", if (nzchar(group)) paste0(".", group))
}

audit_base <- function(report, b) {
  respondents <- report_method(report, b$survey, "respondents")
  claim <- in_each(
    "audit_base", name = with_group(audit_figure_words(b$figure), b$group), n = b$n
  )
  make <- function(...) {
    audit_claim(base_id(b$figure, b$group), "base", claim, b$n, ..., figure = b$figure,
                survey = b$survey, group = b$group, unit = "persons")
  }
  if (!is.na(b$other) && b$other < b$n) {
    return(make(b$other, b$n, "consistent", in_each(
      "audit_base_skipped", n = b$other
    )))
  }
  if (!is.na(b$other)) {
    return(make(b$other, b$other, "inconsistent",
                in_each("audit_base_other", n = b$n, other = b$other),
                mend_words(list(mend_option(in_each("word_base"), b$n, b$other)))$mend))
  }
  if (is.na(respondents)) {
    return(make(NA, NA, "not checkable",
                in_each("audit_base_least", n = b$n)))
  }
  if (b$n > respondents) {
    mends <- mend_words(list(mend_option(in_each("word_base"), b$n, respondents),
                             mend_option(in_each("word_respondents"), respondents, b$n)))
    return(make(1, respondents, "inconsistent",
                glue_words(in_each("audit_base_only", n = respondents), mends$others), mends$mend))
  }
  make(1, respondents, "consistent",
       in_each("audit_base_within", n = respondents))
}

# The base of a block of questions is the same under all its figures.
audit_blocks <- function(report, bases) {
  bases <- bases[!is.na(bases$block), ]
  key <- paste(bases$survey, bases$block, bases$group, sep = "\r")
  groups <- split(seq_len(nrow(bases)), factor(key, unique(key)))
  groups <- groups[vapply(groups, function(at) length(unique(bases$figure[at])) > 1L, NA)]
  lapply(unname(groups), function(at) {
    b <- bases[at, ]
    most <- as.integer(names(sort(-table(b$n)))[[1L]])
    claim <- in_each(
      "audit_block", figures = paste(unique(b$figure), collapse = ", "), n = most
    )
    if (nzchar(b$group[[1L]])) claim <- with_group(claim, b$group[[1L]])
    odd <- b[b$n != most, ]
    same <- nrow(odd) == 0L
    audit_claim(
      paste(c(b$survey[[1L]], b$block[[1L]], "base", b$group[[1L]][nzchar(b$group[[1L]])]),
            collapse = "."),
      "block", claim, most, min(b$n), max(b$n), if (same) "consistent" else "not checkable",
      if (same) {
        in_each("audit_block_same", n = most)
      } else {
        in_each("audit_block_odd", figure = odd$figure[[1L]], n = odd$n[[1L]])
      },
      survey = b$survey[[1L]], group = b$group[[1L]], unit = "persons"
    )
  })
}

# Groups that cannot be separate people.
audit_overlaps <- function(report, bases) {
  bases <- bases[nzchar(bases$group), ]
  of <- paste(bases$figure, bases$survey, sep = "\r")
  # where items have bases of their own, a group is at least the largest of them
  at <- order(match(of, of), match(bases$group, bases$group), -bases$n)
  at <- at[!duplicated(paste(of, bases$group, sep = "\r")[at])]
  bases <- bases[at, ]
  of <- of[at]
  sets <- split(bases, factor(of, unique(of)))
  key <- vapply(sets, function(b) paste(c(b$survey[[1L]], b$group, b$n), collapse = "\r"), "")
  first <- !duplicated(key)
  out <- lapply(which(first), function(i) {
    b <- sets[[i]]
    respondents <- report_method(report, b$survey[[1L]], "respondents")
    figures <- vapply(sets[key == key[[i]]], function(s) s$figure[[1L]], "")
    total <- sum(b$n)
    if (nrow(b) < 2L || is.na(respondents) || total <= respondents || any(b$n > respondents)) {
      return(NULL)
    }
    audit_claim(
      paste0("figure", b$figure[[1L]], ".bases"), "overlap",
      in_each(
        "audit_overlap", n = length(figures), figure = audit_figure_words(figures[[1L]]),
        figures = paste(figures, collapse = ", "),
        bases = paste(b$group, b$n, collapse = ", ")
      ),
      total, max(b$n), min(total, respondents), "not checkable",
      if (nrow(b) == 2L) {
        in_each(
          "audit_overlap_two", total = total, n = respondents, low = total - respondents,
          high = min(b$n)
        )
      } else {
        in_each("audit_overlap_more", total = total, n = respondents)
      },
      figure = b$figure[[1L]], survey = b$survey[[1L]], unit = "persons"
    )
  })
  compact(unname(out))
}

# A base that consists of the people who gave one answer in another figure.
audit_parts_of <- function(report, bars) {
  f <- report$figures
  from <- which(!is.na(f$base_from))
  out <- Map(audit_part_of, f$figure[from], f$base_from[from], MoreArgs = list(report, bars))
  compact(unname(out))
}

# The base of one figure that is said to be a share of another.
audit_part_of <- function(figure, base_from, report, bars) {
  bases <- figure_bases(report, figure)
  if (length(bases) != 1L) {
    return(NULL)
  }
  b <- bases[[1L]]
  row <- report$published[match(base_from, report$published$id), ]
  digits <- printed_decimals(row$printed)
  bar <- find_bar(bars, row)
  if (is.null(bar) || row$relation != "=") {
    return(NULL)
  }
  rounding <- bar$rounding
  ok <- function(base = b, p = row$percent, n = bar$n) {
    r <- count_interval(p, digits, n, rounding)
    base >= r[[1L]] && base <= r[[2L]]
  }
  claim <- in_each(
    "audit_base_share", figure = audit_figure_words(figure), base = b,
    percent = as_printed(row$percent, digits), other = audit_figure_words(row$figure)
  )
  make <- function(...) {
    audit_claim(paste0("figure", figure, ".base_from"), "part of", claim, b, ...,
                figure = figure, survey = row$survey, unit = "persons",
                source = row$source)
  }
  if (!bar$base_printed) {
    fits <- bases_that_fit(b, row$percent, digits, ok)
    reason <- part_of_reason(report, row, digits, rounding, fits)
    return(make(NA, NA, if (length(fits) > 0L) "not checkable" else "inconsistent", reason))
  }
  people <- count_interval(row$percent, digits, bar$n, rounding)
  if (ok()) {
    return(make(people[[1L]], people[[2L]], "consistent",
                in_each(
                  "audit_percent_of", percent = as_printed(row$percent, digits), base = bar$n,
                  people = audit_count_words(people[[1L]], people[[2L]])
                )))
  }
  step <- 10^-digits
  mends <- mend_words(list(
    mend_option(in_each("word_base"), b, nearest_value(b, 1, 1, bar$n, function(x) ok(x))),
    mend_option(in_each("word_percentage"), row$percent,
                nearest_value(row$percent, step, 0, 100, function(p) ok(p = p)), digits),
    mend_option(in_each(
      "audit_base_of", figure = lower_words(audit_figure_words(row$figure))
    ), bar$n,
                nearest_value(bar$n, 1, b, 1e9, function(n) ok(n = n)))
  ))
  make(people[[1L]], people[[2L]], "inconsistent",
       glue_words(in_each(
         "audit_percent_of", percent = as_printed(row$percent, digits), base = bar$n,
         people = audit_count_words(people[[1L]], people[[2L]])
       ), mends$others), mends$mend)
}

# Bases that are not printed but would give the percentage.
bases_that_fit <- function(b, percent, digits, ok) {
  tries <- seq(b, max(b, ceiling(100 * b / max(percent - 10^-digits, 0.1)) + 1))
  tries[vapply(tries, function(n) ok(n = n), NA)]
}

part_of_reason <- function(report, row, digits, rounding, fits) {
  own <- figure_bases(report, row$figure)
  own <- own[!own %in% fits]
  reason <- if (length(fits) > 0L) {
    in_each(
      "audit_base_would", percent = as_printed(row$percent, digits),
      people = audit_count_words(min(fits), max(fits))
    )
  } else {
    in_each("audit_base_none", percent = as_printed(row$percent, digits))
  }
  if (length(own) == 1L && nrow(report$published) > 0L) {
    r <- count_interval(row$percent, digits, own[[1L]], rounding)
    reason <- glue_words(reason, in_each(
      "audit_base_not", figure = lower_words(audit_figure_words(row$figure)),
      base = own[[1L]], percent = as_printed(row$percent, digits),
      people = audit_count_words(r[[1L]], r[[2L]])
    ))
  }
  reason
}

lower_words <- function(words) {
  force(words)
  function(lang) lower(words(lang))
}

# Bars of which find_bar() knows whose rows they hold.
placed_bars <- function(bars) {
  id <- lapply(bars, function(b) b$rows$id)
  structure(bars, of = set_names(rep(seq_along(bars), lengths(id)), unlist(id)))
}

# The bar that holds a row, NULL for none.
find_bar <- function(bars, row) {
  at <- unname(attr(bars, "of")[row$id])
  if (!is.na(at)) bars[[at]]
}

# Numbers of figures ----------------------------------------------------------------

audit_numbering <- function(report) {
  f <- report$figures
  table <- grepl("^table", f$figure) | grepl("^table", f$kind)
  number <- sub("^[^0-9]*", "", f$figure)
  caption <- sub("^[^0-9]*", "", f$printed_caption_number)
  # names without digits are compared as they are
  plain <- !nzchar(number)
  number[plain] <- tolower(f$figure[plain])
  caption[which(plain)] <- tolower(f$printed_caption_number[which(plain)])
  as_number <- function(x) suppressWarnings(as.numeric(x))
  one <- lapply(seq_len(nrow(f)), function(i) {
    what <- audit_figure_words(f$figure[[i]])
    id <- paste0("figure", f$figure[[i]], ".caption")
    if (is.na(caption[[i]])) {
      return(NULL)
    }
    good <- caption[[i]] == number[[i]]
    audit_claim(
      id, "numbering",
      in_each("audit_caption", figure = what, number = f$printed_caption_number[[i]]),
      as_number(caption[[i]]), as_number(number[[i]]), as_number(number[[i]]),
      if (good) "consistent" else "inconsistent",
      if (good) {
        in_each("audit_caption_same")
      } else {
        in_each("audit_caption_other", text = number[[i]], caption = caption[[i]])
      },
      if (!good) in_each("audit_caption_mend", new = number[[i]], old = caption[[i]]),
      figure = f$figure[[i]], survey = f$survey[[i]], unit = "number"
    )
  })
  # of some figures of a report it is not known which numbers there are
  of <- if (!isFALSE(report$complete)) list(which(!table), which(table))
  skipped <- lapply(of, function(at) {
    # "Q3" is a question, not the third figure
    plain <- grepl("^(tab(el|le)|fig(ure|uur)?)?[. ]*[0-9]+$", f$figure[at], ignore.case = TRUE)
    numbers <- as_number(number[at][plain])
    numbers <- numbers[!is.na(numbers) & numbers == trunc(numbers)]
    if (length(numbers) == 0L || max(numbers) > 1e4) {
      return(list())
    }
    gaps <- setdiff(seq(min(numbers), max(numbers)), numbers)
    word <- in_each(if (length(at) > 0L && table[at[[1L]]]) "table" else "figure")
    lapply(gaps, function(g) {
      after <- min(numbers[numbers > g])
      audit_claim(
        paste0("figure", g, ".missing"), "numbering",
        in_each("audit_two", a = word, b = g), NA, g, g, "inconsistent",
        in_each(
          "audit_gap", before = max(numbers[numbers < g]), after = after,
          word = lower_words(word), number = g
        ),
        in_each("audit_gap_mend", new = g, old = after),
        figure = as.character(g), unit = "number"
      )
    })
  })
  compact(c(one, unlist(skipped, recursive = FALSE)))
}
