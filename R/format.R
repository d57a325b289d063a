# How numbers are written: percentages, counts, claims. A share is rounded from
# the counts behind it, never from another rounded number; how, says printed.R.

# "12,5%" of a share in [0, 1].
format_percent <- function(x, digits = 0L, decimal.mark = ".", rounding = "half-up",
                           suffix = "%") {
  percent <- round_share(x, digits, rounding)
  format_percent_number(percent, digits, decimal.mark, suffix)
}

# "-12" of a share that may be below 0, a difference; what is rounded to 0 has no sign.
format_signed_percent <- function(x, digits = 0L, decimal.mark = ".") {
  size <- format_percent(abs(x), digits, decimal.mark, suffix = "")
  paste0(ifelse(!is.na(x) & x < 0 & grepl("[1-9]", size), "-", ""), size)
}

# "12,5%" of a number that is in percent and rounded already.
format_percent_number <- function(percent, digits = NULL, decimal.mark = ".",
                                  suffix = "%") {
  out <- if (is.null(digits)) {
    format_plain(percent)
  } else {
    sprintf(paste0("%.", digits, "f"), percent)
  }
  out <- paste0(sub(".", decimal.mark, out, fixed = TRUE), suffix)
  out[is.na(percent)] <- NA_character_
  out
}

# The thirds and quarters that a sentence means when it says "two in three".
plain_fraction <- function(percent) {
  at <- c("1/4" = 25, "1/3" = 100 / 3, "2/3" = 200 / 3, "3/4" = 75)
  near <- abs(outer(percent, at, "-")) < 0.005
  out <- rep(NA_character_, length(percent))
  hit <- rowSums(near) > 0L & !is.na(percent)
  out[hit] <- names(at)[max.col(near[hit, , drop = FALSE])]
  out
}

# A printed number as it was printed, in the words of a language: "16%", "27.0%",
# "> 90%", "almost 2/3". `percent` may be a number without decimals known.
format_published <- function(percent, relation, lang, decimal.mark = decimal_mark(lang)) {
  plain <- if (inherits(percent, "akkoord_printed")) {
    number <- printed_plain(percent)
    high <- vctrs::field(percent, "high")
    between <- !is.na(high)
    number[between] <- paste0(number[between], "\u2013",
                              plain_decimals(high, printed_decimals(percent))[between])
    counts <- relation %in% "count"
    text <- format(percent)
    percent <- printed_number(percent)
    ifelse(counts, text, gsub(".", decimal.mark, paste0(number, "%"), fixed = TRUE))
  } else {
    format_percent_number(percent, NULL, decimal.mark)
  }
  fraction <- plain_fraction(percent)
  vague <- relation %in% c("about", "almost")
  number <- ifelse(vague & !is.na(fraction), fraction, plain)
  out <- number
  words <- c(
    about = tr("relation_about", lang), almost = tr("relation_almost", lang),
    "<" = "<", ">" = ">", "<=" = "\u2264", ">=" = "\u2265"
  )
  said <- relation %in% names(words)
  out[said] <- paste(words[relation[said]], number[said])
  out[is.na(percent)] <- NA_character_
  out
}
