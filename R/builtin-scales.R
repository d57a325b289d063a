# Built-in scales. `dk` adds "don't know" to the name: agree5 and agree5_dk. `also`:
# other wordings that data and reports may have.
builtin_scales <- list(
  agree5 = list(
    nl = c(
      "helemaal niet akkoord", "eerder niet akkoord", "neutraal",
      "eerder akkoord", "helemaal akkoord"
    ),
    en = c(
      "strongly disagree", "rather disagree", "neutral", "rather agree",
      "strongly agree"
    ),
    fr = c(
      "pas du tout d'accord", "plut\u00f4t pas d'accord", "neutre",
      "plut\u00f4t d'accord", "tout \u00e0 fait d'accord"
    ),
    also = list(
      c("strongly disagree", "disagree", "neither agree nor disagree", "agree", "strongly agree"),
      c(
        "strongly disagree", "somewhat disagree", "neither disagree nor agree",
        "somewhat agree", "strongly agree"
      ),
      c("disagree strongly", "disagree", "undecided", "agree", "agree strongly"),
      c("completely disagree", "disagree somewhat", "neutral", "agree somewhat", "completely agree"),
      c("totally disagree", "tend to disagree", "neutral", "tend to agree", "totally agree"),
      c("helemaal niet akkoord", "niet akkoord", "noch akkoord, noch niet akkoord", "akkoord", "helemaal akkoord"),
      c("helemaal oneens", "oneens", "neutraal", "eens", "helemaal eens"),
      c("helemaal mee oneens", "mee oneens", "niet mee eens, niet mee oneens", "mee eens", "helemaal mee eens"),
      c("zeer oneens", "eerder oneens", "noch eens, noch oneens", "eerder eens", "zeer eens"),
      c("pas du tout d'accord", "pas d'accord", "ni d'accord ni pas d'accord", "d'accord", "tout \u00e0 fait d'accord")
    )
  ),
  agree4 = list(
    nl = c(
      "helemaal niet akkoord", "eerder niet akkoord", "eerder akkoord",
      "helemaal akkoord"
    ),
    en = c("strongly disagree", "rather disagree", "rather agree", "strongly agree"),
    fr = c(
      "pas du tout d'accord", "plut\u00f4t pas d'accord", "plut\u00f4t d'accord",
      "tout \u00e0 fait d'accord"
    )
  ),
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

# The order of labels that are all of one known scale, lowest first; NULL for none.
known_order <- function(labels) kept_by_labels("order", labels, find_known_order)

find_known_order <- function(labels) {
  number <- label_numbers(list(labels))
  if (!is.null(number)) {
    return(order(number))
  }
  keys <- plain_text(labels)
  builtin <- lapply(builtin_scales, function(s) c(s[intersect(c("nl", "en", "fr"), names(s))], s$also))
  for (wordings in c(unname(builtin), lapply(known_orders, list))) {
    at <- match_labels(keys, wordings)
    if (!anyNA(at) && !anyDuplicated(at)) {
      return(order(at))
    }
  }
  NULL
}
