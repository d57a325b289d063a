# The sentences of tests, comparisons, margins and methods in French, see words-fr.R.

words_fr_tests <- list(
  as_independent = "comme si ind\u00e9pendants",
  as_independent_narrow = "comme si ind\u00e9\u00adpendants",
  asks_like_these =
    "quelle est la diff\u00e9rence parmi des personnes comme ces r\u00e9pondants\u00a0?",
  asks_margins = paste(
    "chaque r\u00e9ponse pourrait-elle \u00eatre aussi fr\u00e9quente pour un groupe",
    "que pour l'autre\u00a0?"
  ),
  asks_overlap_one = paste(
    "des \u00e9tiquettes distribu\u00e9es au hasard entre les personnes",
    "pourraient-elles s\u00e9parer autant les groupes\u00a0?"
  ),
  asks_overlap_two = paste(
    "des r\u00e9ponses \u00e9chang\u00e9es au sein des paires, et des \u00e9tiquettes",
    "distribu\u00e9es au hasard entre les autres, pourraient-elles s'\u00e9carter",
    "autant\u00a0?"
  ),
  asks_people = "quelle est la diff\u00e9rence parmi ces {N} personnes\u00a0?",
  asks_samples = paste(
    "des \u00e9chantillons de populations sans diff\u00e9rence pourraient-ils",
    "s'\u00e9carter autant\u00a0?"
  ),
  asks_signs = paste(
    "le signe de chaque diff\u00e9rence, tir\u00e9 \u00e0 pile ou face, pourrait-il",
    "mener aussi loin\u00a0?"
  ),
  asks_statistic = paste(
    "des \u00e9tiquettes distribu\u00e9es au hasard pourraient-elles donner une",
    "statistique aussi extr\u00eame\u00a0?"
  ),
  asks_theta = paste(
    "des \u00e9chantillons de deux groupes avec th\u00eata = 1/2 pourraient-ils",
    "donner une statistique aussi extr\u00eame\u00a0?"
  ),
  asks_two_populations =
    "quelle est la diff\u00e9rence parmi les personnes de ces deux populations\u00a0?",
  asks_unlikely = paste(
    "des \u00e9tiquettes distribu\u00e9es au hasard pourraient-elles donner des",
    "r\u00e9ponses aussi improbables\u00a0? (toute diff\u00e9rence)"
  ),
  assume_everyone = "chaque r\u00e9pondant a r\u00e9pondu pour au moins un groupe",
  assume_number = "{n} r\u00e9pondants ont r\u00e9pondu pour au moins un groupe",
  assume_positive = "qui est d'accord pour un groupe l'est plus souvent pour l'autre",
  by_chi_squared = "khi carr\u00e9, pour de nombreux r\u00e9pondants qui diff\u00e8rent",
  by_crosstabs = "la formule de recouvrement des tableaux crois\u00e9s",
  by_unicom = "la formule de recouvrement des tableaux crois\u00e9s, version UNICOM",
  by_q = "la formule de recouvrement des tableaux crois\u00e9s, version Q",
  by_derrick_equal =
    "t, pour \u00e9chantillons partiellement recouvrants, variances \u00e9gales",
  by_derrick_unequal =
    "t, pour \u00e9chantillons partiellement recouvrants, variances in\u00e9gales",
  by_derrick_z = "normale, pour proportions partiellement recouvrantes",
  by_distance = "bilat\u00e9ral selon la distance \u00e0 la moyenne",
  by_doubling = "deux fois la plus petite queue",
  by_margins = "exact, sur tous les tableaux ayant ces marges",
  by_midp = "mid-p",
  by_moves =
    "exact, chacun qui diff\u00e8re aussi probable dans un sens que dans l'autre",
  by_normal = "normale",
  by_normal_given_ties = "normale, variance \u00e0 ex aequo donn\u00e9s",
  by_normal_ties =
    "normale, avec la moyenne et la variance de permutation (ex aequo compris)",
  by_permutation = "distribution de permutation exacte",
  by_signs = "exact, chaque diff\u00e9rence aussi probable vers le haut que vers le bas",
  by_swappings = "Monte Carlo, {n} \u00e9changes",
  by_t = "t",
  by_tables = "{n} tableaux",
  by_tables_drawn = "Monte Carlo, {n} tableaux tir\u00e9s",
  by_tables_monte_carlo = "Monte Carlo, {n} tableaux",
  by_welch = "t, Welch-Satterthwaite",
  compare_assumed = "Suppos\u00e9\u00a0: {what}.",
  compare_both =
    "Sur les {n} r\u00e9pondants, {both} ont r\u00e9pondu pour les deux groupes.",
  compare_caption = paste(
    "{groups}\u00a0: diff\u00e9rence en points de pourcentage, de la plus basse",
    "\u00e0 la plus \u00e9lev\u00e9e"
  ),
  compare_difference_score = paste(
    "Diff\u00e9rence\u00a0: score moyen du groupe 1 moins celui du groupe 2, en",
    "points de l'\u00e9chelle."
  ),
  compare_difference_top =
    "Diff\u00e9rence\u00a0: groupe 1 moins groupe 2, en points de pourcentage.",
  compare_disjoint = "Les deux groupes sont des personnes diff\u00e9rentes.",
  compare_found = paste(
    "Du plus bas au plus \u00e9lev\u00e9 a \u00e9t\u00e9 trouv\u00e9, non",
    "prouv\u00e9\u00a0: il existe des tableaux avec ces p\u00a0; de plus bas ou de",
    "plus \u00e9lev\u00e9s ne sont pas exclus."
  ),
  compare_interval = paste(
    "Intervalle ({level})\u00a0: l'\u00e9cart entre les groupes parmi ces N personnes",
    "(population finie, lin\u00e9aris\u00e9)."
  ),
  compare_interval_design =
    "Intervalle ({level})\u00a0: selon l'erreur type des poids ou du plan de sondage.",
  compare_interval_infinite = paste(
    "Intervalle ({level})\u00a0: hasard seul, pour une population sans fin",
    "(lin\u00e9aris\u00e9)."
  ),
  compare_interval_outer = paste(
    "Intervalle ({level})\u00a0: l'\u00e9cart entre les groupes parmi ces N personnes",
    "(population finie, lin\u00e9aris\u00e9)\u00a0; les limites extr\u00eames de tout",
    "ce qui est possible."
  ),
  compare_interval_outer_infinite = paste(
    "Intervalle ({level})\u00a0: hasard seul, pour une population sans fin",
    "(lin\u00e9aris\u00e9)\u00a0; les limites extr\u00eames de tout ce qui est possible."
  ),
  compare_naive = paste(
    "p na\u00eff\u00a0: comme si les groupes \u00e9taient des personnes",
    "diff\u00e9rentes."
  ),
  compare_note = paste(
    "Part d'accord\u00a0; test de permutation exact pour des r\u00e9pondants en",
    "partie identiques, bilat\u00e9ral\u00a0; p ajust\u00e9 selon {method}\u00a0;",
    "intervalle \u00e0 {level} avec la correction de population finie{population}.",
    "Significatif\u00a0: p est au plus de {alpha} quelles qu'aient \u00e9t\u00e9 les",
    "r\u00e9ponses\u00a0; ind\u00e9termin\u00e9\u00a0: cela d\u00e9pend de ce qui n'a",
    "pas \u00e9t\u00e9 publi\u00e9."
  ),
  compare_note_disjoint = paste(
    "Part d'accord\u00a0; test de permutation exact de groupes de personnes",
    "diff\u00e9rentes, bilat\u00e9ral\u00a0; p ajust\u00e9 selon {method}\u00a0;",
    "intervalle \u00e0 {level}{population}. Significatif\u00a0: p est au plus de",
    "{alpha}."
  ),
  compare_numbers = "Tous les chiffres de la comparaison, avec les valeurs p",
  compare_one_no = paste(
    "Aucune diff\u00e9rence entre les deux groupes ne peut \u00eatre montr\u00e9e",
    "(seuil {alpha})."
  ),
  compare_one_undetermined = paste(
    "Que les deux groupes diff\u00e8rent ou non d\u00e9pend de ce qui n'a pas \u00e9t\u00e9",
    "publi\u00e9 (seuil {alpha})."
  ),
  compare_one_yes =
    "Les deux groupes diff\u00e8rent de fa\u00e7on d\u00e9montrable (seuil {alpha}).",
  compare_p_design = paste(
    "p ({sides})\u00a0: la diff\u00e9rence rapport\u00e9e \u00e0 son erreur type, qui",
    "conna\u00eet strates, grappes et appartenance aux deux groupes."
  ),
  compare_p_disjoint = paste(
    "p ({sides})\u00a0: le test de permutation exact de groupes de personnes",
    "diff\u00e9rentes\u00a0; il demande si la diff\u00e9rence d\u00e9passe ces",
    "personnes."
  ),
  compare_p_found = paste(
    "Les p les plus bas et les plus \u00e9lev\u00e9s ont \u00e9t\u00e9 trouv\u00e9s,",
    "non prouv\u00e9s\u00a0: il existe des r\u00e9ponses avec ces p qui concordent",
    "avec les chiffres publi\u00e9s."
  ),
  compare_p_one_answer = paste(
    "p ({sides})\u00a0: le test de permutation exact qui sait que {m} r\u00e9pondants",
    "appartiennent aux deux groupes, avec la seule r\u00e9ponse qu'ils ont",
    "donn\u00e9e\u00a0; il demande si la diff\u00e9rence d\u00e9passe ces personnes."
  ),
  compare_p_overlap = paste(
    "p ({sides})\u00a0: le test de permutation exact qui sait que {m} r\u00e9pondants",
    "ont r\u00e9pondu pour les deux\u00a0; il demande si la diff\u00e9rence",
    "d\u00e9passe ces personnes."
  ),
  compare_printed = paste(
    "{item}\u00a0: {group1} {share1}, {group2} {share2}\u00a0; diff\u00e9rence",
    "{difference}"
  ),
  compare_proven = paste(
    "Du plus bas au plus \u00e9lev\u00e9 est prouv\u00e9\u00a0: quelles qu'aient",
    "\u00e9t\u00e9 les r\u00e9ponses, leur p se trouve entre les deux."
  ),
  compare_published = paste(
    "Ce sont des pourcentages arrondis qui ont \u00e9t\u00e9 publi\u00e9s, sans dire",
    "qui a donn\u00e9 quelles deux r\u00e9ponses. Tout a donc une valeur la plus",
    "basse et une plus \u00e9lev\u00e9e\u00a0: tous les effectifs et recouvrements",
    "compatibles avec les chiffres publi\u00e9s ont \u00e9t\u00e9 parcourus, et le",
    "vrai nombre se trouve entre les deux."
  ),
  compare_shown = paste(
    "Les effectifs ne sont pas tous connus\u00a0: des pourcentages ont \u00e9t\u00e9",
    "arrondis, ou de petits effectifs sont masqu\u00e9s. Tout a donc une valeur minimale et",
    "une valeur maximale\u00a0: tous les effectifs compatibles avec ce qui est montr\u00e9 ont",
    "\u00e9t\u00e9 examin\u00e9s, et le vrai nombre se trouve entre les deux."
  ),
  compare_ranges = paste(
    "Sur les {n} comparaisons, dans {yes} les groupes diff\u00e8rent quelles qu'aient",
    "\u00e9t\u00e9 les r\u00e9ponses\u00a0; dans {no} aucune diff\u00e9rence ne peut",
    "\u00eatre montr\u00e9e\u00a0; dans {undetermined} cela d\u00e9pend de ce qui n'a",
    "pas \u00e9t\u00e9 publi\u00e9."
  ),
  compare_ranges_naive = paste(
    "Un test qui les prend pour des personnes diff\u00e9rentes signalerait une",
    "diff\u00e9rence dans {naive}."
  ),
  compare_significant = "Significatif\u00a0: p au plus {alpha}, {adjusted}.",
  compare_significant_range = paste(
    "Significatif\u00a0: p au plus {alpha}, {adjusted}\u00a0; ind\u00e9termin\u00e9",
    "l\u00e0 o\u00f9 cela d\u00e9pend de ce qui n'a pas \u00e9t\u00e9 publi\u00e9."
  ),
  compare_supposing = paste(
    "Supposons que {union} des {n} r\u00e9pondants aient r\u00e9pondu pour au moins",
    "un des deux groupes. Alors une diff\u00e9rence est certaine dans {yes}, dans",
    "{no} il est certain qu'aucune ne peut \u00eatre montr\u00e9e, et dans",
    "{undetermined} cela d\u00e9pend de ce qui n'a pas \u00e9t\u00e9 publi\u00e9."
  ),
  compare_tests = paste(
    "Dans {yes} des {n} comparaisons les deux groupes diff\u00e8rent de fa\u00e7on",
    "d\u00e9montrable, dans {no} non (seuil {alpha}, p ajust\u00e9 pour le nombre de",
    "comparaisons)."
  ),
  compare_two_questions = paste(
    "L'intervalle dit \u00e0 quelle distance seraient les groupes si toute la",
    "population avait r\u00e9pondu\u00a0; p pose une autre question, celle de savoir",
    "si la diff\u00e9rence d\u00e9passe ces personnes. Un intervalle sans 0 peut donc",
    "accompagner un p sup\u00e9rieur au seuil."
  ),
  data_defect = paste(
    "Si la corr\u00e9lation entre r\u00e9pondre et \u00eatre d'accord est de",
    "{value}\u00a0: {share}."
  ),
  data_defect_never = "Aucune corr\u00e9lation n'en fait {share}.",
  data_defect_tips = paste(
    "On arrive \u00e0 {share} si cette corr\u00e9lation est de {value} (alors",
    "{missing} d'entre eux sont d'accord)."
  ),
  difference_interval = "diff\u00e9rence et intervalle",
  difference_score = "Diff\u00e9rence de score moyen, en points de l'\u00e9chelle",
  difference_share = "Diff\u00e9rence de parts, en points de pourcentage",
  difference_top = "Diff\u00e9rence de part d'accord, en points de pourcentage",
  group1_higher = "groupe 1 plus \u00e9lev\u00e9",
  group1_lower = "groupe 1 plus bas",
  group_higher = "{group} plus \u00e9lev\u00e9",
  group_lower = "{group} plus bas",
  inline_ci = "IC \u00e0 {level}% {low}{dash}{high}",
  inline_difference = "{difference} points ({limits}p {p})",
  inline_share = "{share} ({limits}n = {n})",
  margin = "marge d'erreur",
  margin_agrees = paste(
    "{survey}\u00a0: la marge publi\u00e9e de {margin} points de pourcentage est",
    "exacte\u00a0; elle d\u00e9coule de {of}."
  ),
  margin_beyond = paste(
    "Une marge de {margin} avec N = {N} demande {n} r\u00e9pondants\u00a0; \u00e0 ce",
    "taux de r\u00e9ponse, on peut en obtenir {attainable}."
  ),
  margin_difference = "Diff\u00e9rence, publi\u00e9 moins recalcul\u00e9",
  margin_disagrees = paste(
    "{survey}\u00a0: la marge publi\u00e9e ne d\u00e9coule pas des nombres",
    "publi\u00e9s. L'\u00e9tude publie {margin} points de pourcentage\u00a0; {of}",
    "donnent {right}, une diff\u00e9rence de {difference}."
  ),
  margin_other = "Marge avec 1 \u2212 n/N et n \u2212 1",
  margin_plain = "Marge sans correction",
  margin_plan = list(
    one =
      "Marge de {margin} avec N = {N}\u00a0: {n} r\u00e9pondant, {invitations} \u00e0 inviter.",
    other =
      "Marge de {margin} avec N = {N}\u00a0: {n} r\u00e9pondants, {invitations} \u00e0 inviter."
  ),
  margin_points = "Marge d'erreur (points de pourcentage, 95%)",
  margin_printed = "Marge, publi\u00e9e",
  margin_printed_points = "Marge d'erreur, publi\u00e9e (points de pourcentage)",
  margin_recomputed = "Marge d'erreur, recalcul\u00e9e",
  margin_short = "points de marge d'erreur, {survey}",
  margin_short_alone = "points de marge d'erreur",
  margin_title = "Marge d'erreur selon le nombre de r\u00e9pondants",
  margin_usual = "Marge avec (N \u2212 n)/(N \u2212 1)",
  measure_midrank = "toutes les r\u00e9ponses, par rangs moyens",
  measure_scores = "toutes les r\u00e9ponses, selon les scores de l'\u00e9chelle",
  measure_sets = "parts de {sets}",
  measure_chosen = "part qui l'a choisie",
  measure_top = "part d'accord",
  measure_top_chosen = "part d'accord, ou qui a choisi une option",
  methods_adjusted =
    "Les valeurs p de {n} comparaisons ont \u00e9t\u00e9 ajust\u00e9es ({method}).",
  methods_answered = list(
    one = "{n} personne a r\u00e9pondu.",
    other = "{n} personnes ont r\u00e9pondu."
  ),
  methods_design = paste(
    "Les effectifs sont pond\u00e9r\u00e9s selon le plan de sondage\u00a0; les",
    "erreurs types sont celles du plan, par le package survey (Lumley 2010), avec",
    "{df} degr\u00e9s de libert\u00e9."
  ),
  methods_fpc = paste(
    "Ils portent la correction de population finie, 1 - n/N, et concernent le hasard",
    "seul, non ceux qui n'ont pas r\u00e9pondu."
  ),
  methods_groups =
    "{n} personnes sur {N} ont r\u00e9pondu\u00a0; N est connu par groupe.",
  methods_interval_binomial = paste(
    "Les intervalles ({level}%) des parts sont exacts, les plus courts de la loi",
    "binomiale (Schilling et Doi 2014)."
  ),
  methods_interval_exact = paste(
    "Les intervalles ({level}%) des parts sont exacts\u00a0: limites en personnes",
    "enti\u00e8res par inversion de la loi hyperg\u00e9om\u00e9trique, et pour une",
    "partie des r\u00e9pondants sur un ensemble de confiance de leur nombre dans la",
    "population (Bartroff, Lorden et Wang 2023\u00a0; Berger et Boos 1994)."
  ),
  methods_interval_korn = paste(
    "Les intervalles ({level}%) des parts sont ceux de Korn et Graubard (1998),",
    "limites exactes pour le nombre effectif de r\u00e9pondants."
  ),
  methods_interval_mean = "Ceux des moyennes sont normaux.",
  methods_interval_mean_t = "Ceux des moyennes ont des quantiles de t.",
  methods_interval_other = "Les intervalles ({level}%) des parts sont {method}.",
  methods_no_fpc = "Ils concernent le hasard seul, non ceux qui n'ont pas r\u00e9pondu.",
  methods_of = "{n} personnes sur {N} ont r\u00e9pondu ({share}).",
  methods_range = paste(
    "L\u00e0 o\u00f9 seuls des pourcentages arrondis ont \u00e9t\u00e9 publi\u00e9s,",
    "les nombres vont du plus bas au plus \u00e9lev\u00e9 que tous permettent."
  ),
  methods_software = "Calcul\u00e9 avec akkoord {version} sous R {R}.",
  methods_test = paste(
    "Les groupes ont \u00e9t\u00e9 compar\u00e9s par des tests de permutation exacts",
    "qui savent qui a r\u00e9pondu pour les deux (Einsporn et Habtzghi 2013),",
    "{sides}."
  ),
  methods_test_design = paste(
    "Les groupes ont \u00e9t\u00e9 compar\u00e9s par des tests de la diff\u00e9rence",
    "pond\u00e9r\u00e9e, {sides}."
  ),
  methods_test_disjoint = paste(
    "Les groupes ont \u00e9t\u00e9 compar\u00e9s par des tests de permutation exacts,",
    "{sides}."
  ),
  methods_weights = paste(
    "Les effectifs sont pond\u00e9r\u00e9s\u00a0; les erreurs types sont",
    "lin\u00e9aris\u00e9es (S\u00e4rndal, Swensson et Wretman 1992)."
  ),
  no_population = "pas de population finie",
  nonresponse_head = paste(
    "{x} des {n} r\u00e9pondants ({share}) sont d'accord\u00a0; {left} des {N}",
    "personnes n'ont pas r\u00e9pondu."
  ),
  not_adjusted = "non ajust\u00e9",
  note_freedom = list(
    one = paste(
      "entre certaines r\u00e9ponses personne n'a chang\u00e9\u00a0: {n} degr\u00e9",
      "de libert\u00e9 au lieu de {full}"
    ),
    other = paste(
      "entre certaines r\u00e9ponses personne n'a chang\u00e9\u00a0: {n}",
      "degr\u00e9s de libert\u00e9 au lieu de {full}"
    )
  ),
  note_infinite = paste(
    "aucune r\u00e9ponse d'un groupe ne se trouve parmi celles de l'autre, de sorte",
    "que la statistique est infinie et sa valeur p asymptotique sans",
    "port\u00e9e\u00a0; utilisez method = \"exact\""
  ),
  note_no_swap = paste(
    "aucun \u00e9change ni aucune autre \u00e9tiquette ne changerait la",
    "diff\u00e9rence\u00a0: p = 1"
  ),
  note_nobody_moved = paste(
    "personne n'a r\u00e9pondu diff\u00e9remment pour les deux groupes, de sorte que",
    "p = 1 par d\u00e9finition"
  ),
  note_not_used = list(
    one = "{n} n'a r\u00e9pondu que pour un groupe et n'est pas utilis\u00e9",
    other = "{n} n'ont r\u00e9pondu que pour un groupe et ne sont pas utilis\u00e9s"
  ),
  note_not_used_overlap = list(
    one = paste(
      "{n} n'a r\u00e9pondu que pour un groupe et n'est pas utilis\u00e9\u00a0;",
      "overlap_test() utilise tout"
    ),
    other = paste(
      "{n} n'ont r\u00e9pondu que pour un groupe et ne sont pas",
      "utilis\u00e9s\u00a0; overlap_test() utilise tout"
    )
  ),
  note_one_answer =
    "toutes les r\u00e9ponses sont la m\u00eame, de sorte que p = 1 par d\u00e9finition",
  note_one_pattern = paste(
    "tous les r\u00e9pondants ont chang\u00e9 de la m\u00eame fa\u00e7on, de sorte",
    "que la statistique de Bhapkar est infinie et sa valeur p sans port\u00e9e"
  ),
  note_same_answer = "toutes les r\u00e9ponses sont la m\u00eame\u00a0: p = 1",
  note_same_score = "toutes les r\u00e9ponses ont le m\u00eame score\u00a0: p = 1",
  p_adjusted_for = "p ajust\u00e9 pour {n} comparaisons ({method})",
  p_adjusted_narrow = "p (ajust\u00e9)",
  p_low_high = "p, du plus bas au plus \u00e9lev\u00e9",
  p_value = "valeur p = {p}",
  p_value_error = "valeur p = {p} (erreur type {error})",
  pattern_mixture = paste(
    "Si le logit de ceux qui n'ont pas r\u00e9pondu diff\u00e8re de {value}\u00a0:",
    "{share}."
  ),
  pattern_mixture_never = "Aucune diff\u00e9rence de logit n'en fait {share}.",
  pattern_mixture_tips = paste(
    "On arrive \u00e0 {share} si ce logit diff\u00e8re de {value} (alors {missing}",
    "d'entre eux sont d'accord)."
  ),
  plot_level = "Tirets\u00a0: seuil {alpha}.",
  plot_level_adjusted = paste(
    "Tirets\u00a0: seuil {alpha} (significatif\u00a0: p ajust\u00e9 pour {n}",
    "comparaisons)."
  ),
  plot_line = "Ligne\u00a0: intervalle \u00e0 {level} pour ces personnes.",
  plot_line_outer =
    "Ligne\u00a0: intervalle \u00e0 {level} pour ces personnes, limites extr\u00eames.",
  plot_open_points = paste(
    "Points ouverts\u00a0: le test comme si les groupes \u00e9taient des personnes",
    "diff\u00e9rentes."
  ),
  population_N = "population N = {N}",
  populations_N = "populations N = {N1} et {N2}",
  power_axis = "r\u00e9pondants du groupe 1",
  power_chance = "probabilit\u00e9",
  power_design = "{one} contre {two}, rho {rho}, {part} pour les deux",
  power_line = paste(
    "{one} contre {two}, n = {n1} et {n2}, {m} pour les deux, rho = {rho}\u00a0:",
    "puissance {power}, niveau {size}\u00a0; comme si ind\u00e9pendants {naive} et",
    "{naive_size}"
  ),
  power_overlap = "test qui conna\u00eet le recouvrement",
  power_simulated =
    "Simul\u00e9 par {n} tirages\u00a0; entre parenth\u00e8ses l'erreur type.",
  power_title = "Probabilit\u00e9 de trouver la diff\u00e9rence",
  regime_apart = "deux groupes sans r\u00e9pondants communs",
  regime_both_only = paste(
    "deux r\u00e9ponses de chacun des {n} r\u00e9pondants qui ont r\u00e9pondu pour",
    "les deux"
  ),
  regime_mixed = "deux r\u00e9ponses par r\u00e9pondant pour certains, une pour d'autres",
  regime_one_answer = paste(
    "une r\u00e9ponse par personne, qui compte dans les deux groupes pour qui",
    "appartient aux deux"
  ),
  regime_pairs = paste(
    "r\u00e9ponses appari\u00e9es\u00a0: chaque r\u00e9pondant a r\u00e9pondu pour",
    "les deux groupes"
  ),
  response_ratio = paste(
    "Si les personnes d'accord r\u00e9pondent {value} fois aussi souvent que les",
    "autres\u00a0: {share}."
  ),
  response_ratio_never = "Aucun rapport de taux de r\u00e9ponse n'en fait {share}.",
  response_ratio_tips = paste(
    "On arrive \u00e0 {share} si les personnes d'accord r\u00e9pondent {value} fois",
    "aussi souvent (alors {missing} de ceux qui n'ont pas r\u00e9pondu sont",
    "d'accord)."
  ),
  significant = "significatif",
  significant_head = "Significatif",
  significant_no = "non",
  significant_undetermined = "ind\u00e9termin\u00e9",
  significant_yes = "oui",
  stat_chi_squared = "khi carr\u00e9",
  stat_differ = "diff\u00e9rents",
  stat_differences = "diff\u00e9rences",
  stat_higher_first = "plus \u00e9lev\u00e9 pour le premier",
  stat_mean = "moyenne",
  stat_median = "m\u00e9diane",
  stat_positive = "positives",
  stat_sd = "\u00e9cart-type",
  test = "test",
  test_asks = "demande\u00a0: {question}",
  test_bhapkar = "Test de Bhapkar d'homog\u00e9n\u00e9it\u00e9 marginale",
  test_brunner_munzel = "Test de Brunner-Munzel de deux groupes ind\u00e9pendants",
  test_compares = "compare\u00a0: {what}",
  test_effects = "effets\u00a0:",
  test_freeman_halton = "Test de Freeman-Halton de deux groupes ind\u00e9pendants",
  test_interval =
    "{what} = {estimate}, intervalle \u00e0 {level}% de {low} \u00e0 {high}",
  test_intervals = "intervalles des effets\u00a0:",
  test_mcnemar = "Test de McNemar",
  test_note = "remarque\u00a0: {note}",
  test_overlap_one = paste(
    "Test de permutation de deux groupes ayant des personnes en commun, une",
    "r\u00e9ponse chacune"
  ),
  test_overlap_two =
    "Test de permutation de deux groupes pouvant avoir des r\u00e9pondants en commun",
  test_p_by = "valeur p\u00a0: {method}",
  test_plain_one =
    "Test de deux groupes ayant des personnes en commun, une r\u00e9ponse chacune",
  test_plain_two = "Test de deux groupes pouvant avoir des r\u00e9pondants en commun",
  test_pratt = "Test des rangs sign\u00e9s de Wilcoxon (z\u00e9ros class\u00e9s, Pratt)",
  test_sign = "Test des signes",
  test_stuart_maxwell = "Test de Stuart-Maxwell d'homog\u00e9n\u00e9it\u00e9 marginale",
  test_who_apart = "{group1}\u00a0: {n1}, {group2}\u00a0: {n2} r\u00e9pondants",
  test_who_both = paste(
    "{pairs} ont r\u00e9pondu pour les deux, {n1} pour {group1} seulement, {n2} pour",
    "{group2} seulement"
  ),
  test_who_neither = "{who}, {n} pour aucun des deux",
  test_wilcoxon = "Test des rangs sign\u00e9s de Wilcoxon (sans les z\u00e9ros)",
  test_with_overlap = "test avec le recouvrement",
  two_sided = "bilat\u00e9ral",
  worst_case =
    "Sans rien supposer d'eux\u00a0: entre {low} et {high} de l'ensemble sont d'accord."
)
