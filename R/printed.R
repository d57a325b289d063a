# A printed number is a value: the number, its decimals, its relation (a claim such as
# "more than") and the text as it stands. It is made once, where it is read, and kept:
# "27.0" never becomes "27". What rounds to it, and the counts behind it, come from
# here alone, decided in whole numbers (METHODS: 2 * 100 * 10^d * count against
# (2 * printed +- 1) * n).

rounding_rules <- c("half-up", "half-even", "truncate", "ceiling")
# of what was printed: ties may have gone either way
set_rounding <- c("nearest", rounding_rules)

# "count" is a count of its base, "89/148"
printed_relations <- c("=", ">", "<", ">=", "<=", "between", "about", "almost", "count")

# A record: `high` for a range ("62-65"), else NA; `decimals` NA for a fraction.
new_printed <- function(number = double(), decimals = integer(), relation = character(),
                        text = character(), high = rep(NA_real_, length(number))) {
  vctrs::new_rcrd(
    list(number = number, high = high, decimals = decimals, relation = relation,
         text = text),
    class = "akkoord_printed"
  )
}

# Reads cells as they were printed: "60", "27.0", "12,5 %", "<1", ">= 60", "62-65",
# "about 60", "two thirds", "2/3". NA and "" stay missing; what is no number is an
# error. Numbers are taken with the fewest decimals that give them, or `digits`.
printed <- function(x, digits = NULL, relation = NULL, arg = "x", call = caller_env()) {
  if (inherits(x, "akkoord_printed")) {
    return(x)
  }
  p <- if (is.numeric(x)) printed_double(x, digits) else read_printed(as.character(x))
  bad <- which(!p$ok)
  if (length(bad) > 0L) {
    abort("percent", c(
      "A printed number cannot be read.",
      x = "{.arg {arg}} has {.val {x[[bad[[1L]]]]}}.",
      i = paste(
        "Written as printed: {.val 27.0}, {.val 12,5 %}, {.val <1}, {.val about 60},",
        "{.val 62-65}, {.val two thirds}."
      )
    ), arg = arg, value = x[[bad[[1L]]]], row = bad[[1L]], call = call)
  }
  if (!is.null(relation)) {
    # a range keeps being one: 62-65 is no single number
    said <- !is.na(p$number) & p$relation == "="
    p$relation[said] <- rep_len(relation, length(x))[said]
  }
  new_printed(p$number, p$decimals, p$relation, p$text, p$high)
}

printed_number <- function(p) vctrs::field(p, "number")
printed_decimals <- function(p) vctrs::field(p, "decimals")
printed_relation <- function(p) vctrs::field(p, "relation")

# The number alone, with its decimals: "27.0".
printed_plain <- function(p) plain_decimals(printed_number(p), printed_decimals(p))

plain_decimals <- function(number, decimals) {
  out <- format_plain(number)
  known <- !is.na(number) & !is.na(decimals)
  out[known] <- sprintf("%.*f", as.integer(decimals[known]), number[known])
  out[is.na(number)] <- NA_character_
  out
}

#' @export
format.akkoord_printed <- function(x, ...) vctrs::field(x, "text")

printed_double <- function(x, digits = NULL) {
  decimals <- if (is.null(digits)) number_decimals(x) else rep(as.integer(digits), length(x))
  text <- plain_decimals(x, decimals)
  list(number = as.double(x), high = rep(NA_real_, length(x)), decimals = decimals,
       relation = ifelse(is.na(x), NA, "="), text = text,
       ok = is.na(x) & !is.nan(x) | is.finite(x) & x >= 0)
}

# The fewest decimals that stand for a number.
number_decimals <- function(x) {
  out <- nchar(sub("^[^.]*\\.?", "", format_plain(x)))
  out[is.na(x)] <- NA_integer_
  out
}

# Reading -----------------------------------------------------------------------------

# Words before a number, in the languages that reports are written in.
printed_prefix <- c(
  ">=" = ">= ?|\u2265 ?|at least |minstens |ten ?minste |minimaal |au moins ",
  "<=" = "<= ?|\u2264 ?|at most |up to |hoogstens |ten hoogste |maximaal |au plus ",
  ">" = "> ?|more than |over |meer dan |ruim |plus de ",
  "<" = "< ?|less than |fewer than |under |minder dan |moins de ",
  about = paste0("about |around |approximately |approx\\.? ?|circa |ca?\\. ?|ca |~ ?|",
                 "\u00b1 ?|\\+ ?/ ?- ?|ongeveer |rond |zowat |environ "),
  almost = "almost |nearly |just under |bijna |presque "
)

printed_fractions <- c(
  "1/2" = "(a |one )?half|de helft|een half|la moiti\u00e9",
  "1/3" = "(a|one)[ -]third|(een|\u00e9\u00e9n) derde|un tiers",
  "2/3" = "two[ -]thirds?|twee derden?|deux tiers",
  "1/4" = "(a|one)[ -]quarter|(een|\u00e9\u00e9n) (kwart|vierde)|un quart",
  "3/4" = "three[ -]quarters?|drie ?kwart|trois quarts",
  "1/5" = "(a|one)[ -]fifth|(een|\u00e9\u00e9n) vijfde|un cinqui\u00e8me"
)

# What is said of more than half, or less, without a number.
printed_majorities <- c(
  "> 50" = paste0(
    "most|(a |the )?majority|(de )?meesten?|(een |de )?meerderheid|la plupart|",
    "(une |la )?majorit\u00e9"
  ),
  "< 50" = "a minority|een minderheid|une minorit\u00e9"
)

number_words <- c(
  one = 1, two = 2, three = 3, four = 4, five = 5, six = 6, seven = 7, eight = 8,
  nine = 9, ten = 10, een = 1, twee = 2, drie = 3, vier = 4,
  vijf = 5, zes = 6, zeven = 7, acht = 8, negen = 9, tien = 10, un = 1, deux = 2,
  trois = 3, quatre = 4, cinq = 5, dix = 10
)

# Fields of each cell, `ok` FALSE for what is no number.
read_printed <- function(x) {
  text <- plain_spaces(x)
  empty <- is.na(text) | !nzchar(text)
  low <- tolower(text)
  for (words in names(printed_majorities)) {
    low[grepl(paste0("^(", printed_majorities[[words]], ")$"), low)] <- words
  }
  relation <- ifelse(empty, NA, "=")
  for (r in names(printed_prefix)) {
    form <- paste0("^(", printed_prefix[[r]], ")(?=[^ ])")
    hit <- !empty & relation == "=" & grepl(form, low, perl = TRUE)
    relation[hit] <- r
    low[hit] <- sub(form, "", low[hit], perl = TRUE)
  }
  low <- read_fractions(sub(" ?(%|percent|per cent|procent|pct\\.?)$", "", low))
  one <- "[0-9]*[.,]?[0-9]+"
  plain <- !empty & grepl(paste0("^", one, "$"), low)
  parts <- paste0("^(", one, ") ?%? ?(-|\u2013|\u2014|to|tot|\u00e0) ?(", one, ")$")
  between <- !empty & relation == "=" & grepl(parts, low)
  fraction <- !empty & grepl("^[0-9]{1,9} ?/ ?[1-9][0-9]{0,8}$", low)
  number <- high <- rep(NA_real_, length(x))
  decimals <- rep(NA_integer_, length(x))
  number[plain] <- text_number(low[plain])
  decimals[plain] <- text_decimals(low[plain])
  number[between] <- text_number(sub(parts, "\\1", low[between]))
  high[between] <- text_number(sub(parts, "\\3", low[between]))
  decimals[between] <- pmax(text_decimals(sub(parts, "\\1", low[between])),
                            text_decimals(sub(parts, "\\3", low[between])))
  relation[between] <- "between"
  of <- strsplit(low[fraction], " ?/ ?")
  number[fraction] <- 100 * vapply(of, function(f) as.numeric(f[[1L]]) / as.numeric(f[[2L]]), 0)
  ok <- empty | plain | fraction | between & number <= high
  text[empty] <- NA
  list(number = number, high = high, decimals = decimals, relation = relation,
       text = text, ok = ok)
}

# Spaces that are none, and byte-order marks, set aside.
plain_spaces <- function(x) {
  x <- gsub("[\u00a0\u202f\u2009\u2007]", " ", enc2utf8(x))
  trimws(gsub(" +", " ", sub("^\ufeff", "", x)))
}

# "two thirds" and "two in three" as "2/3".
read_fractions <- function(x) {
  for (f in names(printed_fractions)) {
    x[grepl(paste0("^(", printed_fractions[[f]], ")$"), x)] <- f
  }
  form <- "^([a-z\u00e9]+|[0-9]+) (in|out of|op de|op|sur) ([a-z\u00e9]+|[0-9]+)$"
  at <- which(grepl(form, x))
  word <- function(w) {
    ifelse(grepl("^[0-9]+$", w), w, number_words[gsub("\u00e9", "e", w, fixed = TRUE)])
  }
  a <- word(sub(form, "\\1", x[at]))
  b <- word(sub(form, "\\3", x[at]))
  known <- !is.na(a) & !is.na(b)
  x[at[known]] <- paste0(a, "/", b)[known]
  x
}

text_number <- function(text) as.numeric(sub(",", ".", text, fixed = TRUE))
text_decimals <- function(text) nchar(sub("^[0-9]*[.,]?", "", text))

# What rounds to it --------------------------------------------------------------------

# Quotients of whole numbers below 2^52, rounded down and up without error.
div_down <- function(a, b) (a - a %% b) / b
div_up <- function(a, b) -div_down(-a, b)

# A percentage as a fraction of whole numbers, exactly: decimals as printed; a third
# where it can be nothing else (66.67 in words, or 200/3). NULL for none.
percent_fraction <- function(number) {
  near <- abs(number - c(100, 200) / 3) < 1e-6 | abs(number - c(33.33, 66.67)) < 1e-9
  third <- which(near)
  if (length(third) > 0L) {
    return(c(third, 3))
  }
  for (d in 0:6) {
    whole <- round(number * 10^d)
    if (abs(number * 10^d - whole) < 1e-9 * max(1, whole)) {
      return(reduce_fraction(c(whole, 100 * 10^d)))
    }
  }
  for (by in c(3, 6, 7, 9, 11, 12, 13)) {
    if (abs(by * number - round(by * number)) < 1e-6) {
      return(reduce_fraction(c(round(by * number), 100 * by)))
    }
  }
  NULL
}

reduce_fraction <- function(f) {
  a <- abs(f[[1L]])
  b <- f[[2L]]
  while (b > 0) {
    r <- a %% b
    a <- b
    b <- r
  }
  f / max(a, 1)
}

# c(lo_num, lo_den, hi_num, hi_den, lo_open, hi_open): what a printed number says about
# a share. `tolerance` in points, for "about" and "almost".
printed_bounds <- function(number, decimals, relation = "=", rounding = "nearest",
                           tolerance = 5, high = NA) {
  if (relation == "=") {
    return(rounding_bounds(number, decimals, rounding))
  }
  if (relation == "between") {
    from <- rounding_bounds(number, decimals, rounding)
    to <- rounding_bounds(high, decimals, rounding)
    return(c(from[1:2], to[3:4], from[[5L]], to[[6L]]))
  }
  v <- if (relation != "count") percent_fraction(number)
  fraction <- percent_fraction(tolerance)
  beside <- function(sign) {
    reduce_fraction(
      c(v[[1L]] * fraction[[2L]] + sign * fraction[[1L]] * v[[2L]], v[[2L]] * fraction[[2L]])
    )
  }
  switch(relation,
    ">" = c(v, 1, 1, 1, 0),
    "<" = c(0, 1, v, 0, 1),
    ">=" = c(v, 1, 1, 0, 0),
    "<=" = c(0, 1, v, 0, 0),
    # the share itself, within a billionth of everyone
    count = c(round(1e7 * number) - 1, 1e9, round(1e7 * number) + 1, 1e9, 0, 0),
    almost = c(beside(-1), v, 0, 1),
    about = c(beside(-1), beside(1), 0, 0)
  )
}

rounding_bounds <- function(number, decimals, rounding) {
  P <- round(number * 10^decimals)
  U <- 100 * 10^decimals
  odd <- P %% 2 == 1
  switch(rounding,
    nearest = c(2 * P - 1, 2 * U, 2 * P + 1, 2 * U, 0, 0),
    # to one decimal more first, ties either way both times: 33.46 is 33.5, then 34
    double = c(20 * P - 11, 20 * U, 20 * P + 11, 20 * U, 0, 0),
    "half-up" = c(2 * P - 1, 2 * U, 2 * P + 1, 2 * U, 0, 1),
    "half-even" = c(2 * P - 1, 2 * U, 2 * P + 1, 2 * U, odd, odd),
    truncate = c(P, U, P + 1, U, 0, 1),
    ceiling = c(P - 1, U, P, U, 1, 0)
  )
}

# The counts of n people behind a printed number: the least and the most, whole, the
# first above the second when there are none.
count_interval <- function(number, decimals, n, rounding = "nearest", relation = "=",
                           tolerance = 5, high = NA) {
  b <- printed_bounds(number, decimals, relation, rounding, tolerance, high)
  low <- if (b[[5L]]) div_down(n * b[[1L]], b[[2L]]) + 1 else div_up(n * b[[1L]], b[[2L]])
  top <- if (b[[6L]]) div_up(n * b[[3L]], b[[4L]]) - 1 else div_down(n * b[[3L]], b[[4L]])
  c(max(0, low), min(n, top))
}

# The same of one printed value.
printed_counts <- function(p, n, rounding = "nearest", tolerance = 5) {
  count_interval(printed_number(p), printed_decimals(p), n, rounding, printed_relation(p),
                 tolerance, vctrs::field(p, "high"))
}

# Can a number x that is no share of whole people (a margin) round to it? `slack` in
# units of the last decimal.
rounds_to <- function(x, number, decimals, rounding, slack = 1e-7) {
  off <- (x - number) * 10^decimals
  switch(rounding,
    truncate = off >= -slack & off < 1 + slack,
    ceiling = off > -1 - slack & off <= slack,
    double = abs(off) <= 0.55 + slack,
    abs(off) <= 0.5 + slack
  )
}

# Rounding ----------------------------------------------------------------------------

# One rule on a number that is scaled already, x >= 0. What is within 1e-9 of a
# boundary is on it: 0.285 * 100, or weights that add up to an eighth.
round_rule <- function(x, rounding = "half-up") {
  slack <- 1e-9 * pmax(1, abs(x))
  whole <- floor(x + slack)
  rest <- x - whole
  half <- abs(rest - 0.5) <= slack
  whole + switch(rounding,
    nearest = , "half-up" = half | rest > 0.5,
    "half-even" = ifelse(half, whole %% 2 == 1, rest > 0.5),
    truncate = 0,
    ceiling = rest > slack
  )
}

# Percent of counts: of whole ones in whole numbers, floor((2 * 100 * 10^d * count +
# base) / (2 * base)) for half-up; of weighted ones by round_rule().
round_percent <- function(count, base, digits = 0L, rounding = "half-up") {
  top <- 100 * 10^digits * count
  out <- round_rule(ifelse(base > 0, top / base, 0), rounding)
  exact <- count == floor(count) & base == floor(base) & 2 * top < 2^53
  if (any(exact, na.rm = TRUE)) {
    whole <- div_down(top, base)
    twice <- 2 * (top - whole * base)
    up <- switch(rounding,
      nearest = , "half-up" = twice >= base,
      "half-even" = twice > base | (twice == base & whole %% 2 == 1),
      truncate = 0,
      ceiling = twice > 0
    )
    out <- ifelse(exact, whole + up, out)
  }
  out <- out / 10^digits
  out[!is.na(base) & base == 0] <- NA_real_
  out
}

# Percentages of counts with their sign; where the base is not known, of shares of one.
percent_of <- function(count, share, base, style) {
  open <- is.na(base)
  value <- ifelse(open, share, count)
  sign(value) *
    round_percent(abs(value), ifelse(open, 1, base), style$digits, style$rounding)
}

# Percent of shares in [0, 1].
round_share <- function(share, digits = 0L, rounding = "half-up") {
  round_rule(share * 100 * 10^digits, rounding) / 10^digits
}

# The lowest and highest percentage that may be printed for counts low..high of n.
printed_interval <- function(low, high, n, digits, rounding) {
  if (rounding == "double") {
    unit <- 100 * 10^digits
    return(c(div_up(20 * unit * low - 11 * n, 20 * n),
             div_down(20 * unit * high + 11 * n, 20 * n)) / 10^digits)
  }
  if (rounding != "nearest") {
    return(round_percent(c(low, high), n, digits, rounding))
  }
  unit <- 100 * 10^digits
  c(div_up(2 * unit * low - n, 2 * n), div_down(2 * unit * high + n, 2 * n)) / 10^digits
}
