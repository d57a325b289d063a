# How numbers are written: percentages, counts, claims. A share is rounded from
# the counts behind it, never from another rounded number (DESIGN.md section 4).

# One rounding rule on a double that is already scaled, x >= 0. The slack forgives
# the representation error of shares such as 0.285 * 100; counts do not need it.
round_by <- function(x, rounding = "half-up", slack = 1e-9) {
  switch(rounding,
    "half-up" = floor(x + 0.5 + slack * pmax(1, x)),
    "half-even" = {
      whole <- floor(x)
      tie <- abs(x - whole - 0.5) <= slack * pmax(1, x)
      ifelse(tie, whole + whole %% 2, floor(x + 0.5))
    },
    "truncate" = floor(x + slack * pmax(1, x)),
    "ceiling" = ceiling(x - slack * pmax(1, x))
  )
}

rounding_rules <- c("half-up", "half-even", "truncate", "ceiling")

# Percent of whole counts, rounded by a named rule in integer arithmetic: half-up
# is floor((2 * 100 * 10^d * count + base) / (2 * base)), exact as long as
# 200 * 10^digits * count stays below 2^53.
round_percent <- function(count, base, digits = 0L, rounding = "half-up") {
  top <- 100 * 10^digits * count
  whole <- floor(top / base)
  # floor() of an exact quotient can be one off; put it right by the remainder
  whole <- whole - (whole * base > top) + ((whole + 1) * base <= top)
  rest <- top - whole * base
  up <- switch(rounding,
    "half-up" = 2 * rest >= base,
    "half-even" = 2 * rest > base | (2 * rest == base & whole %% 2 == 1),
    "truncate" = FALSE,
    "ceiling" = rest > 0
  )
  out <- (whole + up) / 10^digits
  out[!is.na(base) & base == 0] <- NA_real_
  out
}

decimal_mark <- function(lang) if (identical(lang, "nl")) "," else "."
big_mark <- function(decimal.mark) if (identical(decimal.mark, ",")) "." else ","

# "12,5%" of a share in [0, 1].
format_percent <- function(x, digits = 0L, decimal.mark = ".", rounding = "half-up",
                           suffix = "%") {
  percent <- round_by(x * 100 * 10^digits, rounding) / 10^digits
  format_percent_number(percent, digits, decimal.mark, suffix)
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

# The shortest decimal that stands for the number, never in exponent form.
format_plain <- function(x) {
  vapply(x, function(one) {
    format(one, digits = 15L, scientific = FALSE, trim = TRUE)
  }, character(1), USE.NAMES = FALSE)
}

# A number of people; weighted numbers to one decimal.
format_count <- function(x, decimal.mark = ".") {
  whole <- abs(x - round(x)) < 1e-8
  out <- ifelse(whole,
    formatC(
      round(x),
      format = "f", digits = 0L, big.mark = big_mark(decimal.mark),
      decimal.mark = decimal.mark
    ),
    formatC(x,
      format = "f", digits = 1L, big.mark = big_mark(decimal.mark),
      decimal.mark = decimal.mark
    )
  )
  out[is.na(x)] <- NA_character_
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

# A printed number as it was printed: "16%", "> 90%", "almost 2/3".
format_published <- function(percent, relation, lang, decimal.mark = decimal_mark(lang)) {
  plain <- format_percent_number(percent, NULL, decimal.mark)
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
