# Numbers as text, of no language but for the mark.

decimal_mark <- function(lang) {
  style_value("decimal.mark") %||% if (lang %in% c("nl", "fr")) "," else "."
}
big_mark <- function(decimal.mark) if (identical(decimal.mark, ",")) "." else ","

# The shortest decimal that stands for the number, never in exponent form.
format_plain <- function(x) {
  vapply(x, function(one) {
    format(one, digits = 15L, scientific = FALSE, trim = TRUE)
  }, character(1), USE.NAMES = FALSE)
}

# A number of people; weighted numbers to one decimal.
format_count <- function(x, decimal.mark = ".") {
  whole <- abs(x - round(x)) < 1e-8
  # most numbers need no marks, and formatC() takes its time
  if (is.null(attributes(x)) && all(whole & abs(x) < 999.5) %in% TRUE) {
    return(sprintf("%.0f", round(x) + 0))
  }
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

format_plain_in <- function(x, lang) {
  sub(".", decimal_mark(lang), format_plain(x), fixed = TRUE)
}

# z with P(|Z| <= z) = conf.level, 1.96 at 0.95; the level is read as its shortest
# decimal
normal_quantile <- function(conf.level) .Call(akk_c_two_sided_z, as.double(conf.level))

# Wilson's limits solve (P - p)^2 = A P (1 - P); the ends without the last digit that the root
# leaves.
wilson_of <- function(p, A) {
  middle <- (p + A / 2) / (1 + A)
  half <- sqrt(A * p * (1 - p) + A^2 / 4) / (1 + A)
  list(ifelse(p == 0, 0, middle - half), ifelse(p == 1, 1, middle + half))
}
