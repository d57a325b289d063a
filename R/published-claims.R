# claims.csv: what a report states beyond single numbers, read and checked.

claim_checks <- c("order", "union", "part", "unit", "count", "difference", "ratio", "rank",
                  "interval", "margin")

# Checks of one share alone, and of shares named by their ids.
claims_of_one <- c("count", "interval", "margin")
claims_of_shares <- setdiff(claim_checks, c("part", "unit", "count"))

# claims.csv: what is referred to must be there.
report_claims <- function(claims, published, figures, call) {
  report_unique(claims, "id", "claims", call)
  report_choice(claims, "check", claim_checks, "claims", call)
  report_choice(claims, "figure", c(NA, figures$figure), "claims", call)
  report_filled(claims, "of", "claims", call)
  report_cell(claims, which(is.na(claims$to) & !claims$check %in% claims_of_one), "to", "claims",
              msg("may be empty for the checks {.val {claims_of_one}} only"), call)
  ids <- claims$check %in% claims_of_shares
  for (column in c("of", "to")) {
    bad <- which(ids)[!vapply(which(ids), function(i) {
      all(claim_ids(claims[[column]][[i]]) %in% c(published$id, NA))
    }, NA)]
    report_cell(claims, bad, column, "claims",
                "must name rows of published.csv by their id", call,
                msg("Separate several by {.val ;}, and the parts of a sum by {.val +}."))
    of_figures <- which(claims$check == "part")
    bad <- of_figures[!vapply(of_figures, function(i) {
      all(split_ids(claims[[column]][[i]])[[1L]] %in% figures$figure)
    }, NA)]
    report_cell(claims, bad, column, "claims",
                "must name figures of figures.csv", call)
  }
  one <- claims$check %in% setdiff(claims_of_shares, "order")
  report_cell(claims, which(one & lengths(split_ids(claims$of)) != 1L), "of", "claims",
              msg("must name one share for all checks but {.val order}"), call,
              msg("Join the parts of a sum by {.val +}."))
  counts <- claims$check == "count"
  report_cell(claims, which(counts & !claims$of %in% report_counted), "of", "claims",
              "must name a table whose rows are counted", call,
              paste0("It must be one of ", some_of(report_counted, 12L), "."))
  report_claim_values(claims, call)
  claims
}

# The value of a claim, kept as it is printed.
report_claim_values <- function(claims, call) {
  asked <- names(claim_readers)
  report_cell(claims, which(claims$check %in% asked & is.na(claims$value)), "value", "claims",
              msg("must be filled for the checks {.val {asked}}"), call)
  for (check in asked) {
    at <- which(claims$check == check)
    ok <- vapply(claims$value[at], function(text) claim_readers[[check]](text)$ok, NA)
    report_cell(claims, at[!ok], "value", "claims",
                msg("cannot be read for the check {.val {check}}"), call,
                paste0("As printed: ", some_of(claim_examples[[check]], 12L), "."))
  }
}

claim_examples <- list(
  count = c("12", "7"), difference = c("12", "-3.5 points"), ratio = c("2", "twice", "1.5 times"),
  rank = c("1", "third", "last"), interval = c("55-71", "55.1 to 70.8"),
  margin = c("4.1", "\u00b1 4")
)

# Tables whose rows a report may say the number of.
report_counted <- c("listed", "figures", "questions", "items", "chapters", "surveys")

# The published ids in a cell: "a+b;c" names a, b and c.
claim_ids <- function(cell) unlist(split_ids(gsub("+", ";", cell, fixed = TRUE)))

# Values as printed ------------------------------------------------------------------------

# Fields as read_printed() gives them; `ok` where a number with its decimals was read.
read_value <- function(text) {
  p <- read_printed(text)
  p$ok <- isTRUE(p$ok && !is.na(p$number) && !is.na(p$decimals))
  p
}

points_words <- paste0(
  " ?(percentage points?|percent points?|points? de pourcentage|procentpunt(en)?|%-?punt(en)?|",
  "points?|punt(en)?|ppts?|p\\.?p\\.?|pts?\\.?|%)$"
)

# "12", "+3", "-3,5 points", "12 pp", "more than 10": the number with its sign.
read_points <- function(text) {
  text <- sub(points_words, "", plain_text(text))
  minus <- grepl("^[-\u2212\u2013]", text)
  p <- read_value(sub("^[-\u2212\u2013+] ?(?=[0-9.,])", "", text, perl = TRUE))
  if (minus && p$ok) {
    p$ok <- p$relation == "="
    p$number <- -p$number
  }
  p
}

# "4.1", "+/- 4 points"
read_margin <- function(text) {
  p <- read_points(sub("^ *(\u00b1|\\+ ?/ ?-) *", "", text))
  p$ok <- p$ok && p$relation == "=" && p$number >= 0
  p
}

times_words <- c(
  "2" = "twice|double|(het )?dubbele?|tweemaal|le double",
  "3" = "thrice|triple|(het )?drievoud|driemaal|le triple",
  "0.5" = "half|(de )?helft|la moiti\u00e9"
)

# "2", "twice", "1.5 times", "2,5 keer", "half", "more than twice"
read_times <- function(text) {
  text <- sub(" (as (many|much|high|often|large)|zo ?veel|zo vaak|zo hoog|plus)\\b.*$", "",
              plain_text(text))
  for (n in names(times_words)) text <- sub(paste0("\\b(", times_words[[n]], ")$"), n, text)
  form <- "([a-z\u00e9]+|[0-9.,]+) ?(times|keer|maal|fois|x|\u00d7)$"
  if (grepl(form, text)) {
    number <- sub(paste0("^.*?", form), "\\1", text, perl = TRUE)
    known <- number_words[gsub("\u00e9", "e", number, fixed = TRUE)]
    text <- sub(form, if (is.na(known)) number else format_plain(known), text)
  }
  read_value(text)
}

place_words <- list(
  "first|highest|most|top|eerste|hoogste|meest|premi[e\u00e8]re?", "second|tweede|deuxi[e\u00e8]me",
  "third|derde|troisi[e\u00e8]me", "fourth|vierde|quatri[e\u00e8]me",
  "fifth|vijfde|cinqui[e\u00e8]me"
)

# "1", "3rd", "third", "last": the place from the highest, -1 for the last.
read_place <- function(text) {
  text <- plain_text(text)
  for (i in seq_along(place_words)) text <- sub(paste0("^(", place_words[[i]], ")$"), i, text)
  last <- grepl("^(last|lowest|least|laatste|laagste|minst|derni[e\u00e8]re?|-1)$", text)
  number <- sub(" ?(st|nd|rd|th|e|de|ste|er|\u00e8re|\u00e8me|i\u00e8me)$", "", text)
  list(ok = last || grepl("^[1-9][0-9]{0,3}$", number),
       number = if (last) -1 else suppressWarnings(as.numeric(number)))
}

# "55-71", "[55.1; 70.8]", "95% CI 55 to 71"
read_interval <- function(text) {
  text <- gsub("[][()%]", "", sub("^.*(\\bci\\b|\\bbi\\b|\\bic\\b)[:= ]*", "", plain_text(text)))
  p <- read_value(gsub(" *; *|, +", "-", trimws(text)))
  p$ok <- p$ok && p$relation == "between"
  p
}

read_whole <- function(text) list(ok = grepl("^0*[1-9][0-9]{0,8}$", text))

claim_readers <- list(
  count = read_whole, difference = read_points, ratio = read_times, rank = read_place,
  interval = read_interval, margin = read_margin
)
