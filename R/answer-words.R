# Words by which answers without substance, and the direction of a scale, are known.
# A label is looked up whole, without capitals, brackets and a leading code; several
# of them joined ("don't know / refused") are what the first one is. Where `unless`
# stands in another label of the same answers, a word is an answer: in "very sure",
# "sure", "not sure" the last is no don't know.

dk_words <- list(
  en = c(
    "don't know", "i don't know", "dont know", "i dont know", "do not know", "i do not know",
    "dk", "d/k", "no opinion", "no view", "no idea", "i have no idea", "i have no opinion",
    "can't say", "cannot say", "can't choose", "cannot choose", "can't judge",
    "cannot judge", "unable to say", "unable to judge", "unable to rate", "hard to say",
    "difficult to say", "don't remember", "can't remember", "not sure", "unsure", "unknown"
  ),
  nl = c(
    "weet niet", "weet het niet", "weet ik niet", "ik weet niet", "ik weet het niet", "wn",
    "geen mening", "geen idee", "geen oordeel", "kan ik niet zeggen", "kan niet zeggen",
    "kan ik niet beoordelen", "kan niet beoordelen", "niet te beoordelen", "onbekend"
  ),
  fr = c(
    "ne sait pas", "ne sais pas", "je ne sais pas", "nsp", "sans opinion", "sans avis",
    "pas d'opinion", "pas d'avis", "aucune id\u00e9e", "aucune opinion", "aucun avis",
    "ne se prononce pas", "ne peut pas dire", "ne peut se prononcer", "inconnu"
  )
)
missing_words <- list(
  en = c(
    "refused", "refusal", "refuse", "refuses", "refuse to answer", "refused to answer",
    "prefer not to say", "prefer not to answer", "i prefer not to say",
    "i prefer not to answer", "rather not say", "no answer", "no response", "no reply",
    "not answered", "not stated", "missing", "missing value", "missing data", "na",
    "skipped", "left blank", "blank", "sysmis", "system missing", "nonresponse",
    "non-response", "not ascertained"
  ),
  nl = c(
    "geen antwoord", "weigert", "weigering", "geweigerd", "weigert te antwoorden",
    "wil niet zeggen", "wil ik niet zeggen", "zeg ik liever niet", "liever niet",
    "niet ingevuld", "niet beantwoord", "ontbreekt", "ontbrekend", "ontbrekende waarde",
    "overgeslagen"
  ),
  fr = c(
    "refus", "refus\u00e9", "refuse de r\u00e9pondre", "pas de r\u00e9ponse",
    "sans r\u00e9ponse", "aucune r\u00e9ponse", "non r\u00e9ponse", "non-r\u00e9ponse",
    "pr\u00e9f\u00e8re ne pas r\u00e9pondre", "je pr\u00e9f\u00e8re ne pas r\u00e9pondre",
    "pr\u00e9f\u00e8re ne pas dire", "manquant", "valeur manquante", "non renseign\u00e9",
    "non r\u00e9pondu"
  )
)
not_asked_words <- list(
  en = c(
    "not applicable", "n/a", "n.a.", "n.a", "does not apply", "doesn't apply",
    "not relevant", "not asked", "question not asked", "iap", "inap", "inapplicable",
    "not in universe"
  ),
  nl = c(
    "niet van toepassing", "nvt", "n.v.t.", "n.v.t", "nvt.", "niet gevraagd",
    "niet gesteld", "niet relevant"
  ),
  fr = c(
    "sans objet", "s.o.", "non applicable", "pas applicable", "ne s'applique pas",
    "non concern\u00e9", "pas concern\u00e9", "question non pos\u00e9e", "non pos\u00e9e"
  )
)
word_unless <- c(
  "not sure" = "sure", "unsure" = "sure", "unknown" = "known", "no idea" = "idea",
  "geen idee" = "idee", "onbekend" = "bekend", "inconnu" = "connu",
  "not applicable" = "applicable", "inapplicable" = "applicable",
  "does not apply" = "appl(y|ies)", "doesn't apply" = "appl(y|ies)",
  "not relevant" = "relevant", "niet relevant" = "relevant",
  "niet van toepassing" = "van toepassing", "non applicable" = "applicable",
  "pas applicable" = "applicable", "ne s'applique pas" = "s'applique",
  "no opinion" = "opinion", "missing" = "(found|present)", "refused" = "accepted",
  "refuse" = "accept", set_names("concern\u00e9", "non concern\u00e9")
)

# Words that stand at the low and at the high end of a scale; the low ones come first,
# for "not satisfied" has "satisfied" in it.
low_words <- list(
  en = c(
    "no", "not", "never", "rarely", "seldom", "disagree", "don't agree", "dissatisfied",
    "unsatisfied", "unhappy", "bad", "poor", "worse", "low", "unlikely", "improbable",
    "unimportant", "false", "negative", "oppose", "against", "useless", "none", "nothing",
    "unfavou?rable", "untrue", "unacceptable"
  ),
  nl = c(
    "nee", "neen", "niet", "nooit", "zelden", "oneens", "geen", "ontevreden", "slecht",
    "slechter", "onwaarschijnlijk", "onbelangrijk", "onwaar", "laag", "tegen", "ongelukkig",
    "negatief", "onaanvaardbaar"
  ),
  fr = c(
    "non", "pas", "jamais", "rarement", "d\u00e9saccord", "insatisfait", "m\u00e9content",
    "mauvais", "improbable", "peu probable", "faux", "aucun", "aucune", "contre",
    "n\u00e9gatif"
  )
)
high_words <- list(
  en = c(
    "yes", "always", "often", "agree", "satisfied", "happy", "good", "excellent", "better",
    "high", "likely", "probable", "important", "true", "positive", "support", "favou?r",
    "useful", "trust", "completely", "fully", "entirely", "very much", "a great deal",
    "a lot", "favou?rable", "acceptable"
  ),
  nl = c(
    "ja", "altijd", "vaak", "akkoord", "eens", "tevreden", "goed", "uitstekend", "beter",
    "waarschijnlijk", "belangrijk", "waar", "hoog", "gelukkig", "positief", "volledig",
    "helemaal", "heel veel", "zeer veel", "aanvaardbaar"
  ),
  fr = c(
    "oui", "toujours", "souvent", "d'accord", "satisfait", "content", "bon", "bien",
    "excellent", "probable", "important", "vrai", "tout \u00e0 fait", "beaucoup", "positif"
  )
)

# Scales whose labels are known whatever order they come in; lowest first.
known_orders <- list(
  c("never", "almost never", "rarely", "seldom", "occasionally", "sometimes", "regularly",
    "often", "usually", "almost always", "always"),
  c("nooit", "bijna nooit", "zelden", "af en toe", "soms", "regelmatig", "vaak", "meestal",
    "bijna altijd", "altijd"),
  c("jamais", "presque jamais", "rarement", "parfois", "r\u00e9guli\u00e8rement",
    "souvent", "presque toujours", "toujours"),
  c("very dissatisfied", "dissatisfied", "neutral", "satisfied", "very satisfied"),
  c("very dissatisfied", "rather dissatisfied", "neutral", "rather satisfied",
    "very satisfied"),
  c("zeer ontevreden", "ontevreden", "neutraal", "tevreden", "zeer tevreden"),
  c("tr\u00e8s insatisfait", "insatisfait", "neutre", "satisfait", "tr\u00e8s satisfait"),
  c("very poor", "poor", "fair", "good", "very good", "excellent"),
  c("zeer slecht", "slecht", "matig", "voldoende", "goed", "zeer goed", "uitstekend"),
  c("very unlikely", "unlikely", "neutral", "likely", "very likely"),
  c("not at all important", "not important", "slightly important", "moderately important",
    "important", "very important", "extremely important"),
  c("no", "maybe", "yes"), c("nee", "misschien", "ja"), c("neen", "misschien", "ja"),
  c("non", "peut-\u00eatre", "oui"), c("false", "true"), c("onwaar", "waar")
)

#' Words by which answers are recognised
#'
#' Data often hold "don't know", "refused" or "not applicable" beside the answers.
#' Where no scale says what they are, [likert_counts()] and the tests know them by
#' these words, in English, Dutch and French, at either end of the labels or levels,
#' and anywhere among values that the file declares missing. A message says what was
#' taken for what, and [reading()] of the result keeps it. To say otherwise, give the
#' answers in `scale = likert_scale(labels, dont_know = )`.
#'
#' @return A data frame with a row a word: `kind` is `dk` (no opinion), `missing` (no
#'   answer), `not_asked`, or, for the direction of a scale, `low` and `high`; `lang`;
#'   `word` (for `low` and `high` a regular expression of a whole word); `unless`: a
#'   regular expression that no other label may have.
#' @examples
#' subset(answer_words(), kind == "not_asked" & lang == "nl")
#' @export
answer_words <- function() {
  of <- list(
    dk = dk_words, missing = missing_words, not_asked = not_asked_words,
    low = low_words, high = high_words
  )
  parts <- lapply(names(of), function(kind) {
    n <- lengths(of[[kind]])
    data.frame(
      kind = rep(kind, sum(n)), lang = rep(names(n), n),
      word = unlist(of[[kind]], use.names = FALSE), stringsAsFactors = FALSE
    )
  })
  out <- do.call(rbind, parts)
  out$unless <- unname(word_unless[out$word])
  out$unless[out$kind %in% c("low", "high")] <- NA
  out
}
