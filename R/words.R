# The package's own words, in Dutch and English. Labels of questions and answers
# belong to scales and codebooks; what a figure or report says around them is here.

words <- list(
  source = c(nl = "Bron", en = "Source"),
  figure = c(nl = "Figuur", en = "Figure"),
  table = c(nl = "Tabel", en = "Table"),
  and = c(nl = "en", en = "and"),
  or = c(nl = "of", en = "or"),
  total = c(nl = "Totaal", en = "Total"),
  both = c(nl = "%s en %s samen", en = "%s and %s together"),
  not_published = c(nl = "niet gepubliceerd", en = "not published"),
  range_known = c(nl = "alleen een bereik bekend", en = "only a range is known"),
  dont_know = c(nl = "weet niet", en = "don't know"),
  no_answers = c(nl = "geen antwoorden", en = "no answers"),
  top_answers = c(nl = "hoogste antwoorden", en = "top answers"),
  bottom_answers = c(nl = "laagste antwoorden", en = "bottom answers"),
  missing = c(nl = "geen antwoord", en = "no answer"),
  cell_missing = c(nl = "(geen antwoord)", en = "(missing)"),
  cell_not_asked = c(nl = "(niet gevraagd)", en = "(not asked)"),
  selected = c(nl = "gekozen", en = "selected"),
  reversed = c(nl = "omgekeerd geteld", en = "reversed"),
  weighted = c(nl = "Gewogen aantallen.", en = "Weighted counts."),
  unknown = c(nl = "onbekend", en = "unknown"),
  note_dk_apart = c(
    nl = "Rechts, apart: geen inhoudelijk antwoord, als aandeel van alle antwoorden.",
    en = "Apart, on the right: no substantive answer, as a share of all answers."
  ),
  relation_about = c(nl = "\u00b1", en = "about"),
  relation_almost = c(nl = "bijna", en = "almost"),
  base = c(nl = "Basis", en = "Base"),
  answers = c(nl = "alle antwoorden", en = "all answers"),
  unassigned = c(nl = "zonder plaats", en = "without a place"),
  other_option = c(nl = "Andere optie", en = "Another option"),
  note_jagged = c(
    nl = "Gekartelde rand: alleen bij benadering gepubliceerd.",
    en = "Jagged edge: published only as an approximation."
  ),
  note_loose = c(
    nl = "Gepubliceerd, maar zonder terug te vinden plaats in een balk%s: %s.",
    en = "Published, but without a place in a bar that can be traced%s: %s."
  ),
  note_order = c(
    nl = "Volgens het rapport ligt %s hoger bij %s dan bij %s.",
    en = "According to the report, %s is higher for %s than for %s."
  ),
  note_tables = c(
    nl = "Wat mogelijk is volgens de gedrukte cijfers: %s tabellen van aantallen.",
    en = "What is possible by the printed numbers: %s tables of counts."
  ),
  note_left = c(
    nl = "Niet gepubliceerd; de gedrukte cijfers laten over voor %s: %s.",
    en = "Not published; the printed numbers leave for %s: %s."
  ),
  note_left_all = c(
    nl = "Niet gepubliceerd; de gedrukte cijfers laten over voor %s samen: %s.",
    en = "Not published; the printed numbers leave for %s together: %s."
  ),
  note_each_group = c(
    nl = "%s, mogelijk in elke groep: %s.",
    en = "%s, possible in each group: %s."
  ),
  multiple_note = c(
    nl = "Meerdere antwoorden mogelijk.", en = "More than one answer possible."
  ),
  alt_bars = c(nl = "Balkendiagram", en = "Bar chart"),
  alt_diagram = c(nl = "Schema", en = "Diagram"),
  alt_table = c(nl = "Tabel", en = "Table"),
  impact = c(nl = "Impact", en = "Impact"),
  success = c(nl = "Succesfactoren", en = "Success factors"),
  chapter = c(nl = "hoofdstuk %s", en = "chapter %s"),
  enables = c(nl = "maken effecten mogelijk", en = "make effects possible"),
  school = c(nl = "School", en = "School"),
  municipality = c(nl = "Gemeente", en = "Municipality"),
  province = c(nl = "Provincie", en = "Province"),
  level = c(nl = "Niveau", en = "Level"),
  projects = c(nl = "Projecten", en = "Projects"),
  etwinning = c(nl = "eTwinning", en = "eTwinning"),
  respondents = c(nl = "respondenten", en = "respondents"),
  infinite = c(nl = "oneindig", en = "infinite"),
  margin = c(nl = "foutenmarge", en = "margin of error"),
  margin_title = c(
    nl = "Foutenmarge volgens het aantal respondenten",
    en = "Margin of error by number of respondents"
  ),
  margin_plan = c(
    nl = "Een marge van %s bij N = %s vraagt %s respondenten: nodig zijn %s uitnodigingen.",
    en = "A margin of %s with N = %s takes %s respondents: %s invitations are needed."
  ),
  margin_beyond = c(
    nl = "Een marge van %s bij N = %s vraagt %s respondenten; bij deze respons is %s haalbaar.",
    en = "A margin of %s with N = %s takes %s respondents; at this response rate %s can be had."
  ),
  nonresponse_head = c(
    nl = "%s van de %s respondenten (%s) zijn akkoord; %s van de %s mensen antwoordden niet.",
    en = "%s of the %s respondents (%s) agree; %s of the %s people did not answer."
  ),
  worst_case = c(
    nl = "Zonder enige aanname over hen: tussen %s en %s van allen is akkoord.",
    en = "With nothing assumed about them: between %s and %s of all agree."
  ),
  response_ratio = c(
    nl = "Antwoordt wie akkoord is %s keer zo vaak als de anderen: %s.",
    en = "If people who agree answer %s times as often as the others: %s."
  ),
  pattern_mixture = c(
    nl = "Wijken de log-odds van wie niet antwoordde %s af: %s.",
    en = "If the log odds of those who did not answer differ by %s: %s."
  ),
  data_defect = c(
    nl = "Is de correlatie tussen antwoorden en akkoord zijn %s: %s.",
    en = "If the correlation between answering and agreeing is %s: %s."
  ),
  response_ratio_tips = c(
    nl = "Het wordt %s als wie akkoord is %s keer zo vaak antwoordt (van wie niet antwoordde is dan %s akkoord).",
    en = "It becomes %s if people who agree answer %s times as often (then %s of those who did not answer agree)."
  ),
  pattern_mixture_tips = c(
    nl = "Het wordt %s als die log-odds %s afwijken (dan is %s van hen akkoord).",
    en = "It becomes %s if those log odds differ by %s (then %s of them agree)."
  ),
  data_defect_tips = c(
    nl = "Het wordt %s als die correlatie %s is (dan is %s van hen akkoord).",
    en = "It becomes %s if that correlation is %s (then %s of them agree)."
  ),
  response_ratio_never = c(
    nl = "Geen verhouding van de respons maakt er %s van.",
    en = "No ratio of response rates makes it %s."
  ),
  pattern_mixture_never = c(
    nl = "Geen verschil in log-odds maakt er %s van.",
    en = "No difference in log odds makes it %s."
  ),
  data_defect_never = c(
    nl = "Geen correlatie maakt er %s van.", en = "No correlation makes it %s."
  ),
  interval = c(nl = "%s%%-interval", en = "%s%% interval"),
  interval_alt = c(nl = "%s van %s: %s", en = "%s of %s: %s"),
  interval_total = c(nl = "het totaal", en = "the total"),
  interval_of = c(nl = "alle %s mensen", en = "all %s people"),
  interval_all = c(nl = "allen", en = "all"),
  note_interval = c(
    nl = "%s%%-interval (%s) van %s, voor %s; alleen het toeval, niet de non-respons.",
    en = "%s%% interval (%s) of %s, for %s; chance alone, not non-response."
  ),
  note_outer = c(
    nl = "Waar alleen een bereik bekend is, zijn het de buitenste grenzen.",
    en = "Where only a range is known, these are the outer limits."
  ),
  more_rows = c(nl = "... en nog %d.", en = "... and %d more.")
)

# The language that is shown unless one is named.
default_lang <- function() check_lang(getOption("akkoord.lang", "nl"))

# One of them. The locale is not asked: the C locale must give the same figures.
tr <- function(key, lang = "nl", ...) {
  word <- words[[key]]
  if (is.null(word)) {
    stop("no word for ", key)
  }
  word <- word[[lang]]
  if (...length() > 0L) sprintf(word, ...) else word
}

# First letter as a capital, or as none; only ASCII letters, which every locale
# knows.
capital <- function(x) first_letter(x, letters, LETTERS)
lower <- function(x) first_letter(x, LETTERS, letters)
first_letter <- function(x, from, to) {
  first <- chartr(paste(from, collapse = ""), paste(to, collapse = ""), substr(x, 1L, 1L))
  ifelse(is.na(x), x, paste0(first, substring(x, 2L)))
}

# "a", "a en b", "a, b en c".
word_list <- function(x, lang, last = tr("and", lang)) {
  n <- length(x)
  if (n < 2L) {
    return(paste(x, collapse = ""))
  }
  paste(paste(x[-n], collapse = ", "), last, x[[n]])
}

# Several answers as one: "helemaal + eerder akkoord" of "helemaal akkoord" and
# "eerder akkoord". The words they end on in common are written once.
join_labels <- function(labels, sep = " + ") {
  if (length(labels) < 2L) {
    return(paste(labels, collapse = ""))
  }
  parts <- strsplit(labels, " ", fixed = TRUE)
  most <- min(lengths(parts)) - 1L
  shared <- 0L
  while (shared < most) {
    tail_words <- vapply(parts, function(p) p[[length(p) - shared]], "")
    if (any(tail_words != tail_words[[1L]])) break
    shared <- shared + 1L
  }
  heads <- vapply(parts, function(p) {
    paste(p[seq_len(length(p) - shared)], collapse = " ")
  }, "")
  last <- utils::tail(parts[[1L]], shared)
  paste(c(paste(heads, collapse = sep), last), collapse = " ")
}
