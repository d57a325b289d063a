# Google Forms, Microsoft Forms and SurveyMonkey: the question is the header.

google_stamp <- c("timestamp", "tijdstempel", "horodateur", "zeitstempel")

fits_google <- function(table) fold_text(row_of(table, 1L)[[1L]]) %in% google_stamp

read_google <- function(table, structure, call) {
  table <- drop_empty_columns(table, 1L)
  columns <- grid_columns(trim_text(row_of(table, 1L)))
  columns$code <- ""
  out <- new_export("google", table, 1L, columns)
  out$joined <- c(", ", ",")
  out
}

microsoft_about <- c("id", "start time", "completion time", "begintijd", "tijd van voltooien",
                     "starttijd", "voltooiingstijd", "heure de d\u00e9but",
                     "heure de fin", "email", "e-mail",
                     "e-mailadres", "name", "naam", "nom")

fits_microsoft <- function(table) {
  header <- fold_text(row_of(table, 1L))
  length(header) >= 3L && header[[1L]] == "id" && sum(header %in% microsoft_about) >= 3L &&
    grepl("time|tijd|heure", header[[2L]])
}

read_microsoft <- function(table, structure, call) {
  table <- drop_empty_columns(table, 1L)
  columns <- grid_columns(trim_text(row_of(table, 1L)))
  columns$code <- ""
  out <- new_export("microsoft", table, 1L, columns)
  out$about$id <- out$columns$key[[1L]]
  out$joined <- ";"
  # a question asked again gets a number: its text is the same
  again <- grepl("[^0-9 ][2-9]$", out$columns$text)
  base <- sub("[2-9]$", "", out$columns$text)
  again <- again & base %in% out$columns$text
  out$columns$text[again] <- base[again]
  out
}

monkey_about <- c("respondent id", "respondentid", "collector id", "collectorid",
                  "start date", "end date",
                  "date created", "date modified", "ip address", "email address")

fits_surveymonkey <- function(table) {
  first <- fold_text(row_of(table, 1L))
  sum(first %in% monkey_about) >= 2L || first[[1L]] %in% c("respondent id", "respondentid")
}

read_surveymonkey <- function(table, structure, call) {
  first <- trim_text(row_of(table, 1L))
  second <- trim_text(row_of(table, 2L))
  # the second row heads the columns when the respondent has no number in it
  two <- length(table$line) > 1L && !nzchar(second[[1L]])
  if (two) {
    # a question stands above its first row alone
    at <- cummax(ifelse(nzchar(first), seq_along(first), 0L))
    text <- ifelse(at > 0L, first[pmax(at, 1L)], "")
    response <- fold_text(second) %in% c(
      "response", "antwoord", "antwort", "r\u00e9ponse", "open-ended response"
    )
    sub <- ifelse(response, "", second)
    header <- ifelse(nzchar(sub), paste0(text, " [", sub, "]"), text)
    columns <- data.frame(
      header = header, code = "", text = text, sub = sub, stringsAsFactors = FALSE
    )
  } else {
    columns <- grid_columns(first)
  }
  out <- new_export("surveymonkey", table, if (two) 2L else 1L, columns)
  out$about$id <- out$columns$key[[1L]]
  out
}
