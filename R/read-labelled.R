# SPSS and Stata: codes with labels. What the file calls missing is missing, unless its
# label is an answer of the codebook ("don't know"), which the conversion decides.

read_labelled <- function(file, kind, call) {
  rlang::check_installed("haven", "to read SPSS and Stata files.", call = call)
  read <- switch(kind,
    dta = haven::read_dta, por = haven::read_por,
    function(f) haven::read_sav(f, user_na = TRUE)
  )
  x <- tryCatch(read(file), error = function(e) {
    why <- conditionMessage(e)
    abort(
      "wave_file", c("{.file {file}} cannot be read.", x = "{why}"), arg = "file",
      value = file, call = call
    )
  })
  if (kind == "dta" && is_cut_stata(file)) {
    abort("wave_truncated", c(
      "{.file {file}} has data, but it ends before what follows them, such as labels.",
      i = "It was cut short: export it again."
    ), arg = "file", value = file, call = call)
  }
  parts <- lapply(x, labelled_text)
  label <- vapply(x, function(v) attr(v, "label", exact = TRUE)[1L] %||% "", "")
  columns <- data.frame(header = names(x), code = names(x),
                        text = trim_text(unname(label)), sub = "",
                        stringsAsFactors = FALSE)
  split <- lime_text(columns$text)
  columns$text <- split$text
  columns$sub <- split$sub
  table <- text_table(lapply(parts, `[[`, "text"), seq_len(nrow(x)), file)
  missing <- sum(vapply(parts, `[[`, 0, "missing"))
  out <- new_export(if (kind == "dta") "stata" else "spss", table, 0L, columns,
    notes = if (missing > 0) list(note("user_missing", missing, file = file))
  )
  out$user_missing <- Filter(
    length, set_names(lapply(parts, `[[`, "missing_values"), out$columns$key)
  )
  out$values <- Filter(length, set_names(lapply(parts, `[[`, "values"), out$columns$key))
  out
}

# Labels stand behind the data, and haven reads without them what was cut off there. Since
# Stata 13 a file has an end.
is_cut_stata <- function(file) {
  con <- file(file, "rb")
  on.exit(close(con))
  if (!identical(readBin(con, "raw", 11L), charToRaw("<stata_dta>"))) {
    return(FALSE)
  }
  seek(con, file.size(file) - 12)
  !identical(readBin(con, "raw", 12L), charToRaw("</stata_dta>"))
}

# Codes as text, what they mean, and which of them the file calls missing. Tagged NAs are
# written "NA(a)".
labelled_text <- function(v) {
  labels <- attr(v, "labels", exact = TRUE)
  raw <- vctrs::vec_data(v)
  numeric <- is.double(raw) && !inherits(v, c("Date", "POSIXct", "hms"))
  if (numeric) {
    text <- number_text(raw)
    tag <- haven::na_tag(v)
    text[!is.na(tag)] <- paste0("NA(", tag[!is.na(tag)], ")")
    code <- number_text(as.double(labels))
    if (length(labels) > 0L) {
      tags <- haven::na_tag(labels)
      code[!is.na(tags)] <- paste0("NA(", tags[!is.na(tags)], ")")
    }
    user <- user_missing(v, raw)
    absent <- unique(c(text[!is.na(user) & user], text[!is.na(tag)]))
    n <- sum(user | !is.na(tag), na.rm = TRUE)
  } else {
    text <- as.character(v)
    text[is.na(text)] <- ""
    code <- as.character(labels)
    user <- if (length(attr(v, "na_values")) > 0L) {
      text %in% attr(v, "na_values")
    } else {
      rep(FALSE, length(text))
    }
    absent <- unique(text[user])
    n <- sum(user)
  }
  list(text = enc2utf8(text), values = set_names(names(labels) %||% character(), code), missing = n,
       missing_values = absent)
}

# Numbers as they would be typed; whole ones without a point, none as "".
number_text <- function(x) {
  out <- rep("", length(x))
  there <- !is.na(x)
  out[there] <- vapply(x[there], function(v) {
    format(v, digits = 15L, scientific = FALSE, trim = TRUE)
  }, "")
  out
}
