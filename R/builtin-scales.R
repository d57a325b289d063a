# Built-in scales. `dk` adds "don't know" to the name: agree5 and agree5_dk. `_rather`
# and `_somewhat` are wordings of the same scale in English. `also`: what data and reports
# may have besides.
agreement_nl <- c(
  "helemaal niet akkoord", "eerder niet akkoord", "neutraal", "eerder akkoord",
  "helemaal akkoord"
)
agreement_fr <- c(
  "pas du tout d'accord", "plut\u00f4t pas d'accord", "neutre", "plut\u00f4t d'accord",
  "tout \u00e0 fait d'accord"
)
agreement_en <- list(
  agree = c(
    "strongly disagree", "disagree", "neither agree nor disagree", "agree", "strongly agree"
  ),
  rather = c(
    "strongly disagree", "rather disagree", "neutral", "rather agree", "strongly agree"
  ),
  somewhat = c(
    "strongly disagree", "somewhat disagree", "neither agree nor disagree",
    "somewhat agree", "strongly agree"
  )
)
agreement_also <- list(
  c(
    "strongly disagree", "somewhat disagree", "neither disagree nor agree",
    "somewhat agree", "strongly agree"
  ),
  c("disagree strongly", "disagree", "undecided", "agree", "agree strongly"),
  c("strongly disagree", "disagree", "neither", "agree", "strongly agree"),
  c("strongly disagree", "disagree", "neither agree or disagree", "agree", "strongly agree"),
  c("completely disagree", "disagree somewhat", "neutral", "agree somewhat", "completely agree"),
  c("totally disagree", "tend to disagree", "neutral", "tend to agree", "totally agree"),
  c(
    "helemaal niet akkoord", "niet akkoord", "noch akkoord, noch niet akkoord", "akkoord",
    "helemaal akkoord"
  ),
  c("helemaal oneens", "oneens", "neutraal", "eens", "helemaal eens"),
  c(
    "helemaal mee oneens", "mee oneens", "niet mee eens, niet mee oneens", "mee eens",
    "helemaal mee eens"
  ),
  c("zeer oneens", "eerder oneens", "noch eens, noch oneens", "eerder eens", "zeer eens"),
  c(
    "helemaal niet mee eens", "niet mee eens", "niet eens, niet oneens", "mee eens",
    "helemaal mee eens"
  ),
  c(
    "pas du tout d'accord", "pas d'accord", "ni d'accord ni pas d'accord", "d'accord",
    "tout \u00e0 fait d'accord"
  ),
  c(
    "tout \u00e0 fait en d\u00e9saccord", "en d\u00e9saccord", "ni d'accord, ni pas d'accord",
    "en accord", "tout \u00e0 fait en accord"
  )
)

# `at`: which of the five answers the scale has.
agreement_scale <- function(wording, at = 1:5) {
  other <- agreement_en[names(agreement_en) != wording]
  list(
    nl = agreement_nl[at], en = agreement_en[[wording]][at], fr = agreement_fr[at],
    also = lapply(c(unname(other), agreement_also), `[`, at)
  )
}

builtin_scales <- list(
  agree5 = agreement_scale("agree"),
  agree4 = agreement_scale("agree", -3L),
  agree5_rather = agreement_scale("rather"),
  agree4_rather = agreement_scale("rather", -3L),
  agree5_somewhat = agreement_scale("somewhat"),
  agree4_somewhat = agreement_scale("somewhat", -3L),
  yes_no = list(
    nl = c("nee", "ja"), en = c("no", "yes"), fr = c("non", "oui"), values = 0:1,
    also = list(c("neen", "ja"))
  ),
  users5 = list(
    nl = c(
      "minder dan 1%", "tussen 1% en 10%", "tussen 11% en 30%",
      "tussen 31% en 50%", "meer dan 50%"
    ),
    en = c(
      "less than 1%", "between 1% and 10%", "between 11% and 30%",
      "between 31% and 50%", "more than 50%"
    ),
    top = integer()
  )
)

all_wordings <- function(s) c(unname(s[names(s) %in% languages]), s$also)

# Other wordings of labels that are those of a built-in scale in one of their languages.
other_wordings <- function(labels) {
  own <- lapply(labels, plain_text)
  for (scale in builtin_scales) {
    if (any(own %in% lapply(scale[names(scale) %in% languages], plain_text))) {
      return(all_wordings(scale))
    }
  }
  NULL
}

# Names of the built-in scales that hold all of these texts, don't knows aside.
builtin_for <- function(texts) {
  kinds <- word_kinds(texts)
  answers <- texts[kinds == "" & !is_blank(texts)]
  if (length(answers) < 2L) {
    return(character())
  }
  keys <- plain_text(answers)
  held <- vapply(builtin_scales, function(s) !anyNA(match_labels(keys, all_wordings(s))), NA)
  # other wordings of a scale say the same
  names <- grep("_(rather|somewhat)$", names(builtin_scales)[held], value = TRUE, invert = TRUE)
  if (any(kinds == "dk") && length(names) > 0L) paste0(names, "_dk") else names
}

# The order of labels that are all of one known scale, lowest first; NULL for none.
known_order <- function(labels) kept_by_labels("order", labels, find_known_order)

find_known_order <- function(labels) {
  number <- label_numbers(list(labels))
  if (!is.null(number)) {
    return(order(number))
  }
  keys <- plain_text(labels)
  builtin <- lapply(builtin_scales, all_wordings)
  for (wordings in c(unname(builtin), lapply(known_orders, list))) {
    at <- match_labels(keys, wordings)
    if (!anyNA(at) && !anyDuplicated(at)) {
      return(order(at))
    }
  }
  NULL
}
