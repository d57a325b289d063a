# The sentences of the report in French, see words-fr.R.

words_fr_report <- list(
  about = "environ",
  about_counts = paste(
    "Chaque question en figure, avec ce qu'on peut y lire et les chiffres qui la",
    "fondent."
  ),
  about_report = "\u00c0 propos de ce rapport",
  about_study = paste(
    "Chaque figure est redessin\u00e9e d'apr\u00e8s les chiffres publi\u00e9s par",
    "l'\u00e9tude, et eux seuls. Ce qui n'a pas \u00e9t\u00e9 publi\u00e9 est",
    "hachur\u00e9 et ne porte aucun nombre."
  ),
  changes_down = "En baisse\u00a0: {items}.",
  changes_none = paste(
    "Aucune des {n} comparaisons ne montre de changement d\u00e9montrable (seuil {alpha}, p",
    "ajust\u00e9 pour le nombre de comparaisons)."
  ),
  changes_open = "Dans {n}, cela d\u00e9pend de ce qui n'est pas connu.",
  changes_summary = paste(
    "Sur les {n} comparaisons, {up} ont augment\u00e9 et {down} ont baiss\u00e9 de",
    "fa\u00e7on d\u00e9montrable (seuil {alpha}, p ajust\u00e9 pour le nombre de",
    "comparaisons)."
  ),
  changes_title = "Ce qui a chang\u00e9",
  changes_up = "En hausse\u00a0: {items}.",
  codebook_answered =
    "ont r\u00e9pondu \u00ab\u00a0{answer}\u00a0\u00bb \u00e0 la question {number}",
  codebook_counted = paste(
    "{n} questions\u00a0: {closed} ferm\u00e9es, {matrices} en tableau ({items} items",
    "en tout), {open} ouvertes."
  ),
  codebook_multiple = "plusieurs r\u00e9ponses possibles",
  codebook_only = "seulement ceux qui {route}",
  codebook_open = "ouverte",
  codebook_other_words = "en d'autres termes",
  codebook_own_words =
    "Les questions sont donn\u00e9es ici en bref, dans les mots du package.",
  codebook_required =
    "Une r\u00e9ponse \u00e9tait obligatoire l\u00e0 o\u00f9 figure un *.",
  codebook_stars = "* r\u00e9ponse obligatoire",
  codebook_twin = "aussi question {question}",
  compare_several = paste(
    "Pour {yes} des {n} questions, les r\u00e9ponses diff\u00e8rent de fa\u00e7on",
    "significative entre les groupes (seuil de 5%, p ajust\u00e9 pour le nombre de",
    "questions)."
  ),
  compare_several_none = paste(
    "Pour aucune des {n} questions, les r\u00e9ponses ne diff\u00e8rent de",
    "fa\u00e7on significative entre les groupes (seuil de 5%, p ajust\u00e9 pour le",
    "nombre de questions)."
  ),
  degrees_of_freedom = "Degr\u00e9s de libert\u00e9",
  design_effect = "Effet de plan",
  design_effect_of = "{effect} (selon les questions de {low} \u00e0 {high})",
  effective_people = "\u00c9quivaut \u00e0 ce nombre de personnes tir\u00e9es au sort",
  file_audit = "chaque chiffre \u00e0 c\u00f4t\u00e9 de ce que les autres permettent",
  file_changes = "ce qui a chang\u00e9 depuis la vague pr\u00e9c\u00e9dente",
  file_counts = paste(
    "le nombre de personnes derri\u00e8re chaque r\u00e9ponse, le plus bas et le plus",
    "\u00e9lev\u00e9"
  ),
  file_figures = "les chiffres de chaque figure",
  file_overviews = "les chiffres des vues d'ensemble",
  file_published = "tout ce que l'\u00e9tude a publi\u00e9",
  file_profile = "ceux qui ont r\u00e9pondu, selon les questions du profil",
  file_questions = "les questions de recherche",
  file_surveys = "les enqu\u00eates",
  files_are = "Fichiers\u00a0: {links}.",
  files_beside = paste(
    "\u00c0 c\u00f4t\u00e9 de cette page se trouvent toutes les figures en SVG et PNG",
    "dans le dossier {figures} et tous les tableaux en CSV dans le dossier",
    "{tables}\u00a0; {list} les \u00e9num\u00e8re."
  ),
  head_answer = "R\u00e9ponse",
  head_answered = "ont r\u00e9pondu",
  head_chapter = "Chapitre",
  head_claim = "Affirmation",
  head_claims = "Affirmations",
  head_consistent = "Concordantes",
  head_difference = "diff\u00e9rence",
  head_dimension = "Dimension ou niveau",
  head_domain = "domaine",
  head_effects = "Effets ou facteurs",
  head_group1 = "groupe 1",
  head_group2 = "groupe 2",
  head_groups = "groupes",
  head_inconsistent = "Discordantes",
  head_interval = "intervalle",
  head_item = "item",
  head_kind = "Type",
  head_margin = "marge",
  head_margin_printed = "marge publi\u00e9e",
  head_not_checkable = "Non v\u00e9rifiables",
  head_number = "N\u00b0",
  head_of = "sur",
  head_p = "p",
  head_p_adjusted = "p ajust\u00e9",
  head_p_naive = "p na\u00eff",
  head_p_naive_adjusted = "p na\u00eff ajust\u00e9",
  head_possible = "Possible",
  head_printed = "Publi\u00e9",
  head_question = "Question",
  head_recomputed = "recalcul\u00e9",
  head_significant_naive = "significatif na\u00eff",
  head_smallest_change = "Plus petit changement",
  head_survey = "enqu\u00eate",
  head_where = "O\u00f9",
  head_why = "Pourquoi",
  how_changed = "Le d\u00e9tail figure dans {link}.",
  how_computed = "Le calcul est expliqu\u00e9 sous {link}.",
  how_sure_caption =
    "Certitude\u00a0: hasard et non-r\u00e9ponse, en points de pourcentage",
  how_sure_head = "Est-ce certain\u00a0?",
  import_title = "Comment les r\u00e9ponses ont \u00e9t\u00e9 lues",
  interval_widest_weighted = "Intervalle l\u00e0 o\u00f9 il est le plus large",
  language_tag = "fr-BE",
  made_claims = "affirmations en mots",
  made_figures = "figures (SVG et PNG)",
  made_from = paste(
    "Le package contient les pourcentages publi\u00e9s par l'\u00e9tude, et aucune",
    "r\u00e9ponse individuelle. Les titres et les libell\u00e9s courts sont ceux du",
    "package, non de l'\u00e9tude."
  ),
  made_percentages = "pourcentages publi\u00e9s",
  made_tables = "tableaux (CSV)",
  made_with = "R\u00e9alis\u00e9 avec le package R akkoord {version}.",
  note_group_bounds = paste(
    paste(
      "Les bornes de non-r\u00e9ponse admettent que tous ceux qui n'ont pas r\u00e9pondu",
      "appartiennent"
    ),
    "au groupe."
  ),
  note_people = "n est le nombre de personnes\u00a0; les parts sont pond\u00e9r\u00e9es.",
  note_small_base = "\u00b0 Moins de {n} r\u00e9ponses\u00a0: \u00e0 lire avec prudence.",
  note_small_weighted = paste(
    "Entre parenth\u00e8ses\u00a0: l'effectif pond\u00e9r\u00e9\u00a0;",
    "n est le nombre de personnes."
  ),
  of_population = "Part de la population",
  of_respondents = "Part de ceux qui ont r\u00e9pondu",
  open_answers = "R\u00e9ponses ouvertes",
  open_answers_n = list(
    one = "{n} r\u00e9ponse.",
    other = "{n} r\u00e9ponses, par ordre alphab\u00e9tique."
  ),
  open_answers_personal = list(
    one = paste(
      "{n} r\u00e9ponse contient ce qui ressemble \u00e0 une adresse \u00e9lectronique, un",
      "num\u00e9ro de t\u00e9l\u00e9phone ou un nom pr\u00e9sent dans les donn\u00e9es\u00a0:",
      "elle vient en t\u00eate, surlign\u00e9e."
    ),
    other = paste(
      "{n} r\u00e9ponses contiennent ce qui ressemble \u00e0 une adresse \u00e9lectronique, un",
      "num\u00e9ro de t\u00e9l\u00e9phone ou un nom pr\u00e9sent dans les donn\u00e9es\u00a0:",
      "elles viennent en t\u00eate, surlign\u00e9es."
    )
  ),
  overview_difference = "{one} moins {two}, en points",
  overview_figure = "Vue d'ensemble",
  overview_note = paste(
    "Un point est une part{bar}. Class\u00e9 du plus au moins\u00a0; la ligne en tirets",
    "marque la moiti\u00e9."
  ),
  overview_note_bar = "\u00a0; une barre est la fourchette qui reste",
  overview_note_before = "Point ouvert\u00a0: la vague pr\u00e9c\u00e9dente.",
  overview_note_groups = paste(
    "Un point est la part d'un groupe{bar}. Class\u00e9 selon la part des groupes",
    "ensemble\u00a0; la ligne en tirets marque la moiti\u00e9."
  ),
  overview_note_line = "Ligne fine\u00a0: intervalle \u00e0 {level}, hasard seul.",
  overview_note_pooled = paste(
    "Pour \u00ab\u00a0ensemble\u00a0\u00bb, un seul nombre a \u00e9t\u00e9",
    "publi\u00e9\u00a0; par groupe, il est inconnu."
  ),
  overview_note_star = paste(
    "* L'intervalle extr\u00eame \u00e0 {level} de la diff\u00e9rence exclut 0\u00a0;",
    "non ajust\u00e9 pour {n} comparaisons."
  ),
  overview_open = "Trop peu publi\u00e9",
  overview_own = "Connu pour chaque groupe",
  overview_pooled = "Publi\u00e9 pour les groupes ensemble seulement",
  overview_title =
    "Combien de personnes r\u00e9pondent \u00ab\u00a0{answer}\u00a0\u00bb\u00a0?",
  overview_together = "ensemble",
  plain_interval = "Intervalle",
  profile = "Profil de ceux qui ont r\u00e9pondu",
  published_numbers = paste(
    "  {figures} figures et tableaux, {numbers} pourcentages publi\u00e9s, {claims}",
    "affirmations en mots"
  ),
  published_survey = paste(
    "  {survey}\u00a0: {n} sur {N} ont r\u00e9pondu ({response}%), marge publi\u00e9e",
    "{margin} points de pourcentage"
  ),
  published_survey_part = paste(
    "  {survey}\u00a0: ont r\u00e9pondu\u00a0: {n}\u00a0; population\u00a0: {N}\u00a0;",
    "r\u00e9ponse\u00a0: {response}\u00a0; marge publi\u00e9e\u00a0: {margin}"
  ),
  question = "Question",
  question_number = "question {n}",
  question_range = "questions {first} \u00e0 {last}",
  questions_from_to = paste(
    "{n} questions\u00a0: de \u00ab\u00a0{first}\u00a0\u00bb \u00e0",
    "\u00ab\u00a0{last}\u00a0\u00bb"
  ),
  quoted_text = "\u00ab\u00a0{text}\u00a0\u00bb",
  research_questions = "Questions de recherche",
  research_questions_caption =
    "Les questions de recherche et o\u00f9 trouver la r\u00e9ponse",
  response_apart = paste(
    "\u00c9cart\u00a0: la part de ceux qui ont r\u00e9pondu moins celle de la population, en",
    "points de pourcentage. Si chacun r\u00e9pondait avec la m\u00eame probabilit\u00e9, le taux",
    "de r\u00e9ponse diff\u00e9rerait autant ou plus entre les groupes avec p = {p} ({how})."
  ),
  response_chi_squared = "test du khi carr\u00e9",
  response_difference = "\u00c9cart",
  response_exact = "test exact",
  study_source = "L'\u00e9tude\u00a0: {source}.",
  summary_adjusted_open = "Les tests ajust\u00e9s ne tranchent pas.",
  summary_adjusted_yes = "Encore significatif apr\u00e8s ajustement\u00a0: {items}.",
  summary_cannot = list(
    one = "Pour {n} affirmation, on en sait trop peu pour le dire.",
    other = "Pour {n} affirmations, on en sait trop peu pour le dire."
  ),
  summary_caution = paste(
    "Prudence\u00a0: {share} des personnes interrog\u00e9es n'ont pas r\u00e9pondu.",
    "On ignore ce qu'elles pensent, et celles qui ont r\u00e9pondu peuvent penser",
    "autrement."
  ),
  summary_difference =
    "{item} ({difference} points, intervalle \u00e0 {level} de {low} \u00e0 {high})",
  summary_findings = "Constats",
  summary_half = list(
    one = "Pour {n} affirmation, c'est exactement la moiti\u00e9.",
    other = "Pour {n} affirmations, c'est exactement la moiti\u00e9."
  ),
  summary_higher = "Plus \u00e9lev\u00e9 pour {one} que pour {two}\u00a0: {items}.",
  summary_least = "Le moins\u00a0: {items}.",
  summary_less = list(
    one = "Pour {n} affirmation, c'est {sure}moins de la moiti\u00e9.",
    other = "Pour {n} affirmations, c'est {sure}moins de la moiti\u00e9."
  ),
  summary_less_groups = list(
    one = paste(
      "Pour {n} affirmation, c'est {sure}moins de la moiti\u00e9 de chaque",
      "groupe."
    ),
    other = paste(
      "Pour {n} affirmations, c'est {sure}moins de la moiti\u00e9 de chaque",
      "groupe."
    )
  ),
  summary_lower = "Plus bas pour {one} que pour {two}\u00a0: {items}.",
  summary_majority = paste(
    "Pour {n} des {of} affirmations, {sure}plus de la moiti\u00e9 r\u00e9pond",
    "\u00ab\u00a0{answer}\u00a0\u00bb."
  ),
  summary_majority_groups = paste(
    "Pour {n} des {of} affirmations, {sure}plus de la moiti\u00e9 de chaque",
    "groupe r\u00e9pond \u00ab\u00a0{answer}\u00a0\u00bb."
  ),
  summary_majority_none = paste(
    "Pour aucune des {of} affirmations, il n'est certain que plus de la moiti\u00e9",
    "r\u00e9ponde \u00ab\u00a0{answer}\u00a0\u00bb."
  ),
  summary_majority_none_counted = paste(
    "Pour aucune des {of} affirmations, plus de la moiti\u00e9 ne r\u00e9pond",
    "\u00ab\u00a0{answer}\u00a0\u00bb."
  ),
  summary_majority_none_groups = paste(
    "Pour aucune des {of} affirmations, il n'est certain que plus de la moiti\u00e9",
    "de chaque groupe r\u00e9ponde \u00ab\u00a0{answer}\u00a0\u00bb."
  ),
  summary_majority_none_groups_counted = paste(
    "Pour aucune des {of} affirmations, plus de la moiti\u00e9 de chaque groupe ne",
    "r\u00e9pond \u00ab\u00a0{answer}\u00a0\u00bb."
  ),
  summary_mixed = list(
    one = "Pour {n} affirmation, les groupes diff\u00e8rent sur ce point.",
    other = "Pour {n} affirmations, les groupes diff\u00e8rent sur ce point."
  ),
  summary_most = "Le plus\u00a0: {items}.",
  summary_no_difference =
    "Entre {one} et {two}, aucune affirmation ne montre de diff\u00e9rence prouv\u00e9e.",
  summary_nobody = list(
    one = "Personne n'a r\u00e9pondu \u00e0 {n} affirmation.",
    other = "Personne n'a r\u00e9pondu \u00e0 {n} affirmations."
  ),
  summary_pooled = "les deux groupes ensemble {share}",
  summary_sure = "certainement",
  summary_unadjusted = paste(
    "C'est ce que dit l'intervalle de chaque question prise seule, sans ajustement",
    "pour {n} comparaisons."
  ),
  summary_uncompared = paste(
    "Non comparables par groupe, car un seul nombre a \u00e9t\u00e9 publi\u00e9 pour",
    "les groupes ensemble\u00a0: {items}."
  ),
  sure_answered = list(
    one = "{n} des {N} personnes a r\u00e9pondu ({percent}).",
    other = "{n} des {N} personnes ont r\u00e9pondu ({percent})."
  ),
  sure_caption = "{survey}\u00a0: certitude de chaque part d'accord",
  sure_census = paste(
    "{survey}\u00a0: les {N} personnes ont toutes r\u00e9pondu\u00a0; il n'y a ni",
    "hasard ni non-r\u00e9ponse."
  ),
  sure_chance = paste(
    "La marge et l'intervalle exact disent seulement ce que peut le hasard, si ceux qui ont",
    "r\u00e9pondu avaient \u00e9t\u00e9 tir\u00e9s au sort parmi ces {of}."
  ),
  sure_chance_weighted = paste(
    "La marge et l'intervalle disent seulement ce que peut le hasard, si ceux qui ont",
    paste(
      "r\u00e9pondu avaient \u00e9t\u00e9 tir\u00e9s au sort parmi ces {of}, et",
      "pond\u00e9r\u00e9s ainsi."
    )
  ),
  sure_each =
    "chaque part d'accord, avec ce que peuvent le hasard et la non-r\u00e9ponse",
  sure_each_chance = "chaque part d'accord, avec ce que peut le hasard",
  sure_example = paste(
    "Si {share} des r\u00e9pondants sont d'accord, le hasard laisse {low} \u00e0",
    "{high} possibles. Des {left} qui n'ont pas r\u00e9pondu on ne sait rien\u00a0:",
    "si aucun n'est d'accord, c'est {none} du total\u00a0; si tous le sont, {all}."
  ),
  sure_infinite = list(
    one = paste(
      "{n} personne a r\u00e9pondu. Si le hasard l'avait d\u00e9sign\u00e9e, une part",
      "s'\u00e9carterait d'au plus {margin} points de pourcentage dans 95 cas sur 100."
    ),
    other = paste(
      "{n} personnes ont r\u00e9pondu. Si le hasard les avait d\u00e9sign\u00e9es, une",
      "part s'\u00e9carterait d'au plus {margin} points de pourcentage dans 95 cas sur",
      "100."
    )
  ),
  sure_margin = paste(
    "Si le hasard les avait d\u00e9sign\u00e9es, une part s'\u00e9carterait d'au plus",
    "{margin} points de pourcentage dans 95 cas sur 100\u00a0; davantage pour une",
    "question \u00e0 laquelle moins de personnes ont r\u00e9pondu."
  ),
  sure_nonresponse = paste(
    "Cela ne dit rien de ceux qui n'ont pas r\u00e9pondu. Si {share} de ceux qui ont",
    "r\u00e9pondu sont d'accord, alors entre {low} et {high} de l'ensemble des {N}",
    "personnes le sont."
  ),
  sure_survey = paste(
    "{survey}\u00a0: {n} des {N} personnes ont r\u00e9pondu ({percent}), {left} non",
    "({left_percent})."
  ),
  sure_weights = paste(
    paste(
      "La marge tient compte du co\u00fbt de la pond\u00e9ration et du plan\u00a0: les",
      "r\u00e9ponses de ces {n}"
    ),
    "personnes valent celles de {n_eff} personnes tir\u00e9es au sort (effet de plan {effect})."
  ),
  sure_weights_unknown =
    "Le co\u00fbt de la pond\u00e9ration n'est pas connu\u00a0; il n'y a donc pas de marge.",
  sure_wide = paste(
    "L'\u00e9tude a publi\u00e9 {percents} pourcentages et {claims} affirmations en",
    "mots. Pour {wide} des {n} r\u00e9ponses par question et par groupe, le nombre de",
    "personnes n'en d\u00e9coule pas \u00e0 quelques unit\u00e9s pr\u00e8s\u00a0;",
    "sous chaque figure se trouve la fourchette qui reste."
  ),
  surveys_caption = "Les enqu\u00eates\u00a0: publi\u00e9 et recalcul\u00e9",
  surveys_level = paste(
    "L\u00e0 o\u00f9 aucun niveau de confiance n'a \u00e9t\u00e9 publi\u00e9, 95% a",
    "\u00e9t\u00e9 pris."
  ),
  surveys_note = paste(
    "Est recalcul\u00e9e la marge d'erreur d'une part de 50%, par l'approximation",
    "normale avec la correction de population finie (N \u2212 n)/(N \u2212 1). Elle",
    "vaut pour une question \u00e0 laquelle tous les r\u00e9pondants ont",
    "r\u00e9pondu\u00a0; pour un groupe plus petit, elle est plus grande."
  ),
  table = "Tableau",
  table_add_100 = "* Ajust\u00e9 pour que les pourcentages totalisent 100.",
  table_drawn = paste(
    "Monte-Carlo\u00a0: {tables} tableaux tir\u00e9s\u00a0; un autre tirage donne une valeur p",
    "un peu diff\u00e9rente."
  ),
  table_omnibus =
    "p\u00a0: les r\u00e9ponses diff\u00e8rent-elles entre les groupes\u00a0? {method}.",
  table_difference =
    "Diff\u00e9rence\u00a0: {one} moins {two}, parts en points de pourcentage.",
  table_interval = paste(
    "Entre parenth\u00e8ses\u00a0: intervalles \u00e0 {level}% (parts {method},",
    "moyennes normales) pour {of}\u00a0; hasard seul, sans la non-r\u00e9ponse."
  ),
  table_interval_design = paste(
    "Entre parenth\u00e8ses\u00a0: intervalles \u00e0 {level}% (parts {method},",
    "moyennes t, selon le plan de sondage)\u00a0; hasard seul, sans la",
    "non-r\u00e9ponse."
  ),
  table_mean = "Moyenne",
  table_min_base = paste(
    "Les bases inf\u00e9rieures \u00e0 {least} ne sont pas montr\u00e9es, ni ce qui",
    "en rel\u00e8ve."
  ),
  table_min_cell = paste(
    "{mark}\u00a0: non montr\u00e9, 1 \u00e0 {most} personnes ou ce qui les",
    "r\u00e9v\u00e9lerait."
  ),
  table_n_p = "n (%)\u00a0: nombre de personnes, et leur part de la base.",
  table_number = "Tableau {number}",
  table_of_answered = paste(
    "Les pourcentages portent sur tous ceux qui ont r\u00e9pondu, \u00ab\u00a0ne sait",
    "pas\u00a0\u00bb compris."
  ),
  table_of_dk = paste(
    "Ceux de \u00ab\u00a0ne sait pas\u00a0\u00bb portent sur tous ceux qui ont",
    "r\u00e9pondu."
  ),
  table_of_asked = paste(
    "Quand plusieurs r\u00e9ponses \u00e9taient possibles, les",
    "pourcentages portent sur les personnes \u00e0 qui la question a \u00e9t\u00e9 pos\u00e9e."
  ),
  table_of_substantive = paste(
    "Les pourcentages portent sur ceux qui ont donn\u00e9 une r\u00e9ponse sur",
    "l'\u00e9chelle."
  ),
  table_ranges = paste(
    "Du plus bas au plus \u00e9lev\u00e9\u00a0: ce que permettent les chiffres",
    "connus."
  ),
  table_weighted = "Pond\u00e9r\u00e9\u00a0; les nombres de personnes ne le sont pas.",
  weighted_count = "Effectif pond\u00e9r\u00e9",
  who_answered = "Qui a r\u00e9pondu",
  workbook_about = "contenu",
  workbook_download = "Tous les tableaux en un seul classeur",
  workbook_file = "tableaux",
  workbook_holds = "contenu",
  workbook_rows = "lignes",
  workbook_sheet = "feuille"
)
