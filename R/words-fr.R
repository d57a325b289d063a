# The package's sentences in French, by key. What stands in braces is filled in by tr(),
# as it is; a list of two is singular and plural. words.R says how. Those of the audit, of
# tests and of the report have files of their own.

words_fr_base <- list(
  against = "{one} contre {two}",
  agree = "D'accord",
  all_answers = "Toutes les r\u00e9ponses\u00a0:",
  all_numbers = "Tous les chiffres",
  all_people = "Tous",
  almost = "pr\u00e8s de",
  also_question = "aussi question {link}",
  also_question_other = "aussi question {link}\u00a0; en d'autres termes\u00a0: {note}",
  alt_bars = "Diagramme en barres",
  alt_diagram = "Sch\u00e9ma",
  alt_dots = "Diagramme \u00e0 points",
  alt_table = "Tableau",
  and_more = "et {n} de plus",
  and = "et",
  answer = "R\u00e9ponse",
  answered = "Ont r\u00e9pondu",
  answered_of = "{what}, sur {N} ({percent})",
  answers = "toutes les r\u00e9ponses",
  answers_about = list(
    one = "r\u00e9ponse sur {survey}",
    other = "r\u00e9ponses sur {survey}"
  ),
  answers_are = "R\u00e9ponses\u00a0: {answers}.",
  appendix = "Annexe",
  assumed_narrow = "Suppos\u00e9",
  base = "Base",
  base_answers = list(
    one = "Base\u00a0: {n} r\u00e9ponse.",
    other = "Base\u00a0: {n} r\u00e9ponses."
  ),
  both = "{first} et {second} ensemble",
  bottom_answers = "r\u00e9ponses les plus basses",
  bounds_nonresponse = "Bornes de non-r\u00e9ponse",
  bounds_same = "Bornes de non-r\u00e9ponse, m\u00eame part",
  by_group = "par groupe",
  caption_differs = paste(
    "Dans l'\u00e9tude, sa l\u00e9gende porte le num\u00e9ro {caption}\u00a0; dans le",
    "texte, c'est la figure {number}."
  ),
  cell_missing = "(manquant)",
  group_missing = "(inconnu)",
  cell_not_asked = "(non pos\u00e9)",
  chapter = "chapitre {chapter}",
  chapter_lower = "chapitre {number}",
  chapter_number = "Chapitre {number}",
  completion_time = "Dur\u00e9e moyenne de r\u00e9ponse (minutes)",
  confidence_level = "Niveau de confiance",
  contents = "Sommaire",
  colon = "\u00a0: ",
  direction_first = "\u00e0 droite de 0, le groupe nomm\u00e9 en premier est plus haut",
  direction_one = "\u00e0 droite de 0, {group} est plus haut",
  dont_know = "ne sait pas",
  drawing_figures = "Dessin des figures",
  enables = "rendent les effets possibles",
  everyone_in_group = "tous dans un groupe",
  everything = "Tout",
  exact_interval = "Intervalle exact",
  figure = "Figure",
  figure_number = "Figure {number}",
  figures = "Figures",
  for_question = "Pour la question de recherche {link}.",
  for_questions = "Pour les questions de recherche {links}.",
  from_number = "\u00e0 partir de",
  go_on = "Continuer\u00a0: {calls}",
  group = "Groupe",
  groups_compared = "Comparaison des groupes",
  groups_together = "{groups} ensemble",
  impact = "Impact",
  in_text_only = "Dans le texte seulement, d'apr\u00e8s des entretiens",
  in_the_study = "Dans l'\u00e9tude\u00a0: {where}.",
  infinite = "infinie",
  interval = "intervalle \u00e0 {level}%",
  interval_all = "tous",
  interval_alt = "{name} de {what}\u00a0: {interval}",
  interval_head = "Intervalle",
  interval_of = "l'ensemble des {N} personnes",
  interval_total = "le total",
  interval_widest = "Intervalle exact l\u00e0 o\u00f9 il est le plus large",
  item = "Item",
  less_than = "moins de",
  loose_numbers = paste(
    "Publi\u00e9, sans qu'on puisse trouver pour quel groupe et quelle",
    "r\u00e9ponse\u00a0: {numbers}."
  ),
  method = "M\u00e9thode",
  missing = "sans r\u00e9ponse",
  more_rows = "... et {n} de plus.",
  more_than = "plus de",
  multiple_note = "Plusieurs r\u00e9ponses possibles.",
  n_of = "{n} sur {N}",
  no_answers = "aucune r\u00e9ponse",
  no_rows = "aucune",
  not_computable = "Ceci ne peut \u00eatre calcul\u00e9 d'apr\u00e8s ce rapport.",
  not_published = "non publi\u00e9",
  note_bounds = paste(
    "Les bornes de non-r\u00e9ponse ne supposent rien\u00a0: d'aucun \u00e0 tous ceux",
    "qui n'ont pas r\u00e9pondu sont d'accord."
  ),
  note_dash = "\u2013 non publi\u00e9.",
  note_dk_apart = paste(
    "\u00c0 part, \u00e0 droite\u00a0: pas de r\u00e9ponse sur l'\u00e9chelle, en",
    "part de toutes les r\u00e9ponses."
  ),
  note_each_group = "{what}, possible dans chaque groupe\u00a0: {ranges}.",
  note_group_size = paste(
    "Combien de personnes appartiennent \u00e0 un groupe n'est pas connu\u00a0;",
    "l'intervalle exact en tient compte."
  ),
  note_interval = paste(
    "intervalle \u00e0 {level}% ({method}) de {what}, pour {of}\u00a0; hasard seul,",
    "sans la non-r\u00e9ponse."
  ),
  note_italic = "En italique\u00a0: seule une fourchette est connue.",
  note_italic_left = paste(
    "En italique\u00a0: non publi\u00e9\u00a0; la fourchette que laissent les",
    "chiffres publi\u00e9s."
  ),
  note_jagged =
    "Bord dentel\u00e9\u00a0: publi\u00e9 seulement de fa\u00e7on approximative.",
  note_left = paste(
    "Non publi\u00e9\u00a0; les chiffres publi\u00e9s laissent pour {answer}\u00a0:",
    "{ranges}."
  ),
  note_left_all = paste(
    "Non publi\u00e9\u00a0; les chiffres publi\u00e9s laissent pour {answer}",
    "ensemble\u00a0: {ranges}."
  ),
  note_loose =
    "Publi\u00e9, mais sans qu'on sache o\u00f9 dans la barre{who}\u00a0: {numbers}.",
  note_only =
    "Seulement tel que publi\u00e9, le nombre de personnes est inconnu\u00a0: {items}.",
  note_order =
    "Selon le rapport, {answer} est plus \u00e9lev\u00e9 pour {more} que pour {less}.",
  note_outer =
    "L\u00e0 o\u00f9 seule une fourchette est connue, ce sont les limites extr\u00eames.",
  note_outer_limits = paste(
    "* Limites extr\u00eames\u00a0: plus d'un nombre de personnes peut se trouver",
    "derri\u00e8re le pourcentage publi\u00e9."
  ),
  note_pooled = paste(
    "Un seul nombre pour les deux groupes ensemble\u00a0: l'\u00e9tude ne dit pas",
    "s'il vaut pour chacun d'eux ou pour toutes les r\u00e9ponses r\u00e9unies."
  ),
  note_small = "Entre parenth\u00e8ses\u00a0: le nombre de personnes.",
  note_tables =
    "Possible d'apr\u00e8s les chiffres publi\u00e9s\u00a0: {n} tableaux d'effectifs.",
  nothing = "rien",
  numbers_caption = "{figure}\u00a0: chiffres",
  of_mean_difference = "diff\u00e9rence de moyennes",
  of_mean_score = "diff\u00e9rence de score moyen",
  open_question = "question ouverte",
  options_shown = "Sur les {n} options, {shown} sont publi\u00e9es.",
  or = "ou",
  order_said =
    "Selon le texte, la part est plus \u00e9lev\u00e9e pour {more} que pour {less}.",
  order_said_item = paste(
    "{item}\u00a0: selon le texte, la part est plus \u00e9lev\u00e9e pour {more} que",
    "pour {less}."
  ),
  other_option = "Une autre option",
  people = "Personnes",
  people_answered = list(
    one = "personne a r\u00e9pondu",
    other = "personnes ont r\u00e9pondu"
  ),
  persons = "Personnes",
  points = "{n} points de pourcentage",
  population = "Population",
  printed = "publi\u00e9",
  printed_in = "Publi\u00e9 dans",
  quantity = "Grandeur",
  range_known = "seule une fourchette est connue",
  range_to = " \u00e0 ",
  read_chosen = "Le plus choisi est \u00ab\u00a0{most}\u00a0\u00bb ({share}).",
  read_chosen_both = paste(
    "Le plus choisi est \u00ab\u00a0{most}\u00a0\u00bb ({share}), le moins",
    "\u00ab\u00a0{least}\u00a0\u00bb ({least_share})."
  ),
  read_for_group = "{share} pour {group}",
  read_groups = "La part de {answer}\u00a0: {groups}.",
  read_little = "On en sait trop peu pour donner une part.",
  read_mode = "La r\u00e9ponse la plus donn\u00e9e est {answer}.",
  read_modes = "La r\u00e9ponse la plus donn\u00e9e \u00e0 {answers}.",
  read_span = paste(
    "La part de {answer} se situe entre {low} et {high}\u00a0; on ne sait pas o\u00f9 elle",
    "est la plus grande ni o\u00f9 elle est la plus petite."
  ),
  read_most_least = paste(
    "La part de {answer} est la plus grande pour \u00ab\u00a0{most}\u00a0\u00bb",
    "({most_share}) et la plus petite pour \u00ab\u00a0{least}\u00a0\u00bb",
    "({least_share})."
  ),
  read_nobody = "Personne n'a r\u00e9pondu \u00e0 cette question.",
  read_same = "La part de {answer} est partout la m\u00eame\u00a0: {share}.",
  read_share = list(
    one = "Il y a une seule r\u00e9ponse\u00a0; {share} en est {answer}.",
    other = "{share} des {n} r\u00e9ponses sont {answer}."
  ),
  read_share_item =
    "{share} des r\u00e9ponses \u00e0 \u00ab\u00a0{item}\u00a0\u00bb sont {answer}.",
  relation_about = "\u00b1",
  relation_almost = "pr\u00e8s de",
  report_at = "Le rapport\u00a0: {path}",
  respondents = "r\u00e9pondants",
  response = "Taux de r\u00e9ponse",
  response_printed = "Taux de r\u00e9ponse, publi\u00e9",
  response_recomputed = "Taux de r\u00e9ponse, recalcul\u00e9",
  reversed = "invers\u00e9",
  same_as_table = "La m\u00eame chose en tableau",
  section_number = "section {number}",
  selected = "choisi",
  set_net = "Solde (haut moins bas, points)",
  semicolon = "\u00a0; ",
  share = "Part",
  skip_to_text = "Aller au texte",
  smallest_change = "Plus petit changement\u00a0: {change}.",
  source = "Source",
  success = "Facteurs de r\u00e9ussite",
  survey = "Enqu\u00eate",
  survey_question = "enqu\u00eate {survey}, question {question}",
  synthetic_mark = "SYNTH\u00c9TIQUE (aucune r\u00e9ponse de personnes)\u00a0:",
  the_answers = "Les r\u00e9ponses",
  the_survey = "L'enqu\u00eate",
  to_number = "\u00e0",
  top_answers = "r\u00e9ponses les plus \u00e9lev\u00e9es",
  total = "Total",
  unassigned = "sans place",
  unknown = "inconnu",
  untold = "Aucun chiffre publi\u00e9 pour\u00a0: {what}.",
  value = "Valeur",
  weighted = "Effectifs pond\u00e9r\u00e9s.",
  where_label = "figure",
  where_text = "texte",
  without_numbers = "{links} (sans chiffres)",
  worst_interval = "{low}\u2013{high}% (\u00e0 {x} sur {n})"
)
