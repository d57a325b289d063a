# The sentences of the audit in French, see words-fr.R.

words_fr_audit <- list(
  ask_answers = paste(
    "Est-ce un pourcentage des personnes, ou de toutes les r\u00e9ponses qu'elles ont",
    "donn\u00e9es\u00a0?"
  ),
  ask_base =
    "De combien de personnes est-ce un pourcentage, et est-il pond\u00e9r\u00e9\u00a0?",
  ask_intro = paste(
    "Ces nombres publi\u00e9s ne concordent pas, pour autant qu'on puisse le calculer",
    "d'apr\u00e8s le seul rapport. Chacun peut \u00eatre v\u00e9rifi\u00e9 \u00e0 la",
    "main. Pourriez-vous dire quel nombre \u00e9tait voulu\u00a0?"
  ),
  ask_mend = "Cela concorderait avec {mend}.",
  ask_none = "Aucun nombre publi\u00e9 discordant n'a \u00e9t\u00e9 trouv\u00e9.",
  ask_rounding = "Comment ceci a-t-il \u00e9t\u00e9 arrondi\u00a0?",
  ask_title = "Questions sur {title}",
  ask_which = "Lequel de ces nombres est tel que voulu\u00a0?",
  audit_answer_of = "{name}\u00a0: {answer}",
  audit_any_shares = paste(
    "{n} pourcentages sont seuls, sur une base si grande que tout pourcentage peut en",
    "\u00eatre une part."
  ),
  audit_both_missing = "Ni la part de {a} ni celle de {b} n'est publi\u00e9e.",
  audit_grim =
    "Des scores entiers de {n} personnes donnent {low} ou {high}, et rien entre les deux.",
  audit_interval_gives = paste(
    "Les nombres publi\u00e9s donnent une borne inf\u00e9rieure de {low} et une borne",
    "sup\u00e9rieure de {high}."
  ),
  audit_interval_missing =
    "La part elle-m\u00eame, avec sa base, devrait \u00eatre publi\u00e9e.",
  audit_interval_outside = "La part se trouve en dehors.",
  audit_interval_weighted = paste(
    "Pond\u00e9r\u00e9, ou d'une autre base\u00a0: l'effet de plan devrait \u00eatre",
    "publi\u00e9."
  ),
  audit_margin_between =
    "Les nombres publi\u00e9s donnent {low} \u00e0 {high} points de pourcentage.",
  audit_N_missing = paste(
    "La taille de la population n'est pas publi\u00e9e\u00a0; elle devrait \u00eatre",
    "de {n}."
  ),
  audit_all_total = "toutes les r\u00e9ponses ensemble 100%",
  audit_alone_never = "Pour {group} seul, ce n'est pas vrai.",
  audit_alone_only = "Pour {group} seul, ce n'est vrai qu'avec {people} sur {base}.",
  audit_and_of = "{a} et de {b}",
  audit_any_percent = paste(
    "Tout pourcentage \u00e0 {digits} d\u00e9cimales peut \u00eatre une part de",
    "{base}\u00a0; le nombre lui-m\u00eame n'est pas publi\u00e9."
  ),
  audit_at_most = ", et au plus {percent}%",
  audit_bad = "Ce qui ne concorde pas",
  audit_bad_caption = "Affirmations que d'autres chiffres publi\u00e9s contredisent",
  audit_bar_contradicts = "Les nombres de la barre se contredisent.",
  audit_base = "{name}\u00a0: base {n}",
  audit_base_least = paste(
    "Le nombre de r\u00e9pondants n'est pas publi\u00e9\u00a0; il devrait \u00eatre",
    "de {n} ou plus."
  ),
  audit_base_none =
    "La base de ces {percent}% n'est pas publi\u00e9e, et aucune ne convient.",
  audit_base_not = paste(
    "La base sous {figure}, {base}, ne l'est pas\u00a0: {percent}% de celle-ci font",
    "{people}."
  ),
  audit_base_of = "base de {figure}",
  audit_base_only = "Il n'y avait que {n} r\u00e9pondants.",
  audit_base_other =
    "Sous la figure figure {n}, \u00e0 c\u00f4t\u00e9 d'un de ses nombres {other}.",
  audit_base_share = "{figure}\u00a0: base {base}, la part de {percent}% ({other})",
  audit_base_skipped = paste(
    "\u00c0 c\u00f4t\u00e9 d'un de ses nombres figure {n}\u00a0: tous n'ont pas",
    "r\u00e9pondu \u00e0 cette question."
  ),
  audit_base_within = "Pas plus que les {n} r\u00e9pondants.",
  audit_base_would = paste(
    "La base de ces {percent}% n'est pas publi\u00e9e\u00a0; elle devrait \u00eatre",
    "de {people}."
  ),
  audit_bases_differ = "Cette barre a des bases diff\u00e9rentes\u00a0: {bases}.",
  audit_bases_missing = "Les bases des groupes ne sont pas toutes publi\u00e9es.",
  audit_between_largest = "Entre la plus grande part et leur somme\u00a0: {span}.",
  audit_block = "Une seule base pour les figures {figures}\u00a0: {n}",
  audit_block_odd = paste(
    "La figure {figure} a {n}\u00a0: ce ne sont donc pas tous les m\u00eames qui ont",
    "r\u00e9pondu \u00e0 ces questions\u00a0; combien en ont saut\u00e9 une n'est pas",
    "publi\u00e9."
  ),
  audit_block_same = "Toutes ont {n}.",
  audit_by_kind = "Par type d'affirmation",
  audit_by_kind_caption = "Affirmations par type et verdict",
  audit_caption = "{figure}\u00a0: l\u00e9gende {number}",
  audit_caption_mend = "l\u00e9gende {new} au lieu de {old}",
  audit_caption_other = "Le texte l'appelle {text}, sa l\u00e9gende dit {caption}.",
  audit_caption_same = "Le texte et la l\u00e9gende ont le m\u00eame num\u00e9ro.",
  audit_chosen = "choisi",
  audit_consistent = "concordant",
  audit_contradicted = paste(
    "D'autres nombres de la barre la contredisent\u00a0; l'un d'eux est mal",
    "imprim\u00e9, on ne peut dire lequel."
  ),
  audit_counted = "{n} affirmations\u00a0: {verdicts}\u00a0; arrondi {rounding}",
  audit_difference = "La diff\u00e9rence est de {points} points de pourcentage.",
  audit_difference_range =
    "La diff\u00e9rence est de {low} \u00e0 {high} points de pourcentage.",
  audit_fpc = "avec la correction de population finie {form}",
  audit_fpc_none = "sans la correction de population finie",
  audit_gap = paste(
    "Les num\u00e9ros vont de {before} \u00e0 {after}\u00a0: il n'y a pas de {word}",
    "{number}."
  ),
  audit_gap_mend = "num\u00e9ro {new} au lieu de {old}, et ainsi de suite",
  audit_give = "{parts} donnent {span}.",
  audit_groups_between = paste(
    "Les groupes {groups} (figure {figure}) se situent entre {span}, l'ensemble donc aussi,",
    "quelle que soit la pond\u00e9ration."
  ),
  audit_groups_give = "Les groupes {groups} (figure {figure}) donnent ensemble {span}.",
  audit_groups_leave = list(
    one = paste(
      "Le groupe {groups} (figure {figure}) compte {people} de ses {base} personnes\u00a0:",
      "reste possible {span}."
    ),
    other = paste(
      "Les groupes {groups} (figure {figure}) comptent {people} de ses {base} personnes\u00a0:",
      "reste possible {span}."
    )
  ),
  audit_habit = list(
    one = paste(
      "{n} ligne sur {rows} ne concorde pas avec l'arrondi usuel, {less} avec",
      "{rule}\u00a0: ce rapport {habit}."
    ),
    other = paste(
      "{n} lignes sur {rows} ne concordent pas avec l'arrondi usuel, {less} avec",
      "{rule}\u00a0: ce rapport {habit}."
    )
  ),
  audit_habit_answers = list(
    one = paste(
      "{question}\u00a0: ses {options} options totalisent 100\u00a0%, et {n} d'entre elles n'est",
      "pas une part de {people} personnes. Comme pourcentages des r\u00e9ponses elles concordent,",
      "par exemple de {answers}\u00a0: base = answers le dit."
    ),
    other = paste(
      "{question}\u00a0: ses {options} options totalisent 100\u00a0%, et {n} d'entre elles ne sont",
      "pas une part de {people} personnes. Comme pourcentages des r\u00e9ponses elles concordent,",
      "par exemple de {answers}\u00a0: base = answers le dit."
    )
  ),
  audit_habit_expected = list(
    one = paste(
      "Avec des pourcentages qui ne sont pas des effectifs, environ {n} ligne ne",
      "concorderait pas."
    ),
    other = paste(
      "Avec des pourcentages qui ne sont pas des effectifs, environ {n} lignes ne",
      "concorderaient pas."
    )
  ),
  audit_habit_none = list(
    one = paste(
      "{n} ligne sur {rows} ne concorde pas avec l'arrondi usuel, et aucune autre habitude",
      "ne l'explique."
    ),
    other = paste(
      "{n} lignes sur {rows} ne concordent pas avec l'arrondi usuel, et aucune autre",
      "habitude ne les explique."
    )
  ),
  audit_habit_only = paste(
    "La seule ligne ne concorde pas avec l'arrondi usuel, et aucune autre habitude ne",
    "l'explique."
  ),
  audit_habit_source = list(
    one = paste(
      "{source}\u00a0: {n} ligne sur {rows} ne concorde pas avec l'arrondi usuel,",
      "{less} avec {rule}\u00a0: cette source {habit}."
    ),
    other = paste(
      "{source}\u00a0: {n} lignes sur {rows} ne concordent pas avec l'arrondi usuel,",
      "{less} avec {rule}\u00a0: cette source {habit}."
    )
  ),
  audit_higher = "{more} plus \u00e9lev\u00e9 que {less}",
  audit_higher_side = "plus \u00e9lev\u00e9",
  audit_impossible = "aucun nombre possible",
  audit_in_figure = "{name} ({figure})",
  audit_in_file = paste(
    "Toutes les affirmations, avec ce que les autres chiffres permettent, sont dans",
    "{file}."
  ),
  audit_inconsistent = "discordant",
  audit_instead = "{new} au lieu de {old}",
  audit_intro = paste(
    "Chaque nombre et chaque affirmation publi\u00e9s qui se recalculent d'apr\u00e8s",
    "d'autres chiffres publi\u00e9s ont \u00e9t\u00e9 recalcul\u00e9s\u00a0: {n} en",
    "tout. {good} concordent, {bad} ne concordent pas, et {open} ne peuvent \u00eatre",
    "v\u00e9rifi\u00e9s parce qu'une donn\u00e9e n'a pas \u00e9t\u00e9 publi\u00e9e.",
    "Une discordance dit que l'un des nombres est mal imprim\u00e9, pas lequel."
  ),
  audit_is_percent = "{what} est {percent}%.",
  audit_joint = "tous les {n} nombres et affirmations publi\u00e9s ensemble",
  audit_joint_none =
    "Chacun est possible en soi, mais aucun effectif ne les satisfait tous.",
  audit_joint_some = "Certains effectifs les satisfont tous.",
  audit_leaves = "Il reste {span} pour les autres r\u00e9ponses.",
  audit_level_assumed =
    "Le niveau de confiance n'est pas publi\u00e9\u00a0; 95% est suppos\u00e9.",
  audit_listed = "Le rapport en \u00e9num\u00e8re {n}.",
  audit_loose_label = "\u00e9tiquette isol\u00e9e",
  audit_lower_side = "plus bas",
  audit_margin = "Marge d'erreur, {who}\u00a0: {points} points de pourcentage",
  audit_margin_N = "Pour ces r\u00e9pondants, elle vaudrait pour une population de {n}.",
  audit_margin_deff =
    "Pond\u00e9r\u00e9\u00a0: cela suppose un effet de plan de {low} \u00e0 {high}.",
  audit_margin_gives =
    "{n} r\u00e9pondants donnent une marge de {margin} pour une part de 50%.",
  audit_margin_holds =
    "{n} r\u00e9pondants{of} donnent une marge de {margin} pour une part de 50%, {form}.",
  audit_margin_n = "Pour cette population, elle vaudrait pour {n} r\u00e9pondants.",
  audit_margin_weights =
    "Pond\u00e9r\u00e9, et le nombre de r\u00e9pondants n'est pas publi\u00e9.",
  audit_margins = paste(
    "{n} sur {base} donnent, pour une part de 50%, une marge de {usual} avec la",
    "correction N-1, de {other} avec 1-f et de {plain} sans correction."
  ),
  audit_mend = "{what} {new} au lieu de {old}",
  audit_n_N_missing =
    "Ni le nombre de r\u00e9pondants ni la taille de la population ne sont publi\u00e9s.",
  audit_n_missing = paste(
    "Le nombre de r\u00e9pondants n'est pas publi\u00e9\u00a0; il devrait \u00eatre",
    "de {n}."
  ),
  audit_n_of = "{n} sur {base}.",
  audit_name_value = "{name}\u00a0: {value}",
  audit_named = "{name}\u00a0: {value}.",
  audit_net_scale =
    "Les r\u00e9ponses soustraites l'une de l'autre devraient \u00eatre publi\u00e9es.",
  audit_no_base = "La base n'est pas publi\u00e9e.",
  audit_no_count =
    "Aucun nombre sur {base} ne donne {percent}%\u00a0: {n} sur {base} font {near}%.",
  audit_no_file = "Il n'y a pas de {name}.csv\u00a0; il devrait avoir {n} lignes.",
  audit_no_mend = "aucun changement d'un seul nombre ne suffit",
  audit_no_other = "Aucun autre nombre ne s'y rapporte.",
  audit_no_share = "Aucune part ne peut valoir cela.",
  audit_no_such_share = "Aucune part de {side} ne peut donner cela.",
  audit_nobodys = "{percent}% n'est une part d'aucun des groupes.",
  audit_none_bad = "Aucune affirmation n'en contredit une autre.",
  audit_not_checkable = "non v\u00e9rifiable",
  audit_not_in_scale =
    "Cette r\u00e9ponse n'appartient pas \u00e0 l'\u00e9chelle de la question.",
  audit_nps_scale = paste(
    "Il faudrait des r\u00e9ponses de 0 \u00e0 10, ou des promoteurs, passifs et",
    "d\u00e9tracteurs."
  ),
  audit_number = "{n}",
  audit_number_or = "{low} ou {high}",
  audit_number_to = "{low} \u00e0 {high}",
  audit_of_N = " sur {n}",
  audit_of_answers = paste(
    "C'est un pourcentage de r\u00e9ponses\u00a0; de combien de personnes n'est pas publi\u00e9."
  ),
  audit_of_everyone = "{percent}% de l'ensemble",
  audit_of_rounded = "C'est le r\u00e9sultat des nombres arrondis.",
  audit_one_base = "Les parts ne sont pas toutes publi\u00e9es sur une m\u00eame base.",
  audit_order_of = "{answer}\u00a0: {more} plus \u00e9lev\u00e9 que {less}",
  audit_order_which = paste(
    "Quel nombre de {more} est compar\u00e9 \u00e0 quel nombre de {less} n'est pas",
    "dit\u00a0; claims.csv peut le pr\u00e9ciser."
  ),
  audit_other_mends = "C'est vrai aussi avec {rest}.",
  audit_others_give = "Les autres nombres donnent {span}.",
  audit_others_leave = "Les autres nombres de la barre laissent {span}.",
  audit_overlap = list(
    one = "{figure}\u00a0: bases {bases}", other = "Figures {figures}\u00a0: bases {bases}"
  ),
  audit_overlap_more = paste(
    "Ensemble {total}, plus que les {n} r\u00e9pondants\u00a0: certains ont d\u00fb",
    "r\u00e9pondre pour plus d'un groupe\u00a0; combien n'est pas publi\u00e9."
  ),
  audit_overlap_two = paste(
    "Ensemble {total}, plus que les {n} r\u00e9pondants\u00a0: combien ont",
    "r\u00e9pondu pour les deux n'est pas publi\u00e9\u00a0; il devrait y en avoir",
    "{low} \u00e0 {high}."
  ),
  audit_part_bases = "Une des figures ne publie pas de base, ou en publie plusieurs.",
  audit_p = "{value} ({groups})",
  audit_p_groups = "Il faudrait au moins deux groupes publi\u00e9s avec leurs effectifs.",
  audit_p_half = "Ce serait la moiti\u00e9\u00a0: un test unilat\u00e9ral.",
  audit_p_range = paste(
    "{answer}\u00a0: avec les nombres publi\u00e9s, les tests du khi-deux, de Fisher et z",
    "donnent p {span}."
  ),
  audit_p_several = "Quels groupes chacune compare n'est pas publi\u00e9.",
  audit_p_shared = "Des groupes qui partagent des personnes demandent un autre test.",
  audit_p_side = "C'est de l'autre c\u00f4t\u00e9 de {limit}\u00a0: la conclusion changerait.",
  audit_p_tests =
    "Ce devrait \u00eatre un autre test, ou un test de toutes les r\u00e9ponses ensemble.",
  audit_p_unread = "Elle ne se lit pas comme une valeur p.",
  audit_part_of = "La base de {part} fait partie de celle de {whole}",
  audit_parts_give = "Ses parties, {parts}, donnent {span}.",
  audit_people_missing = "Combien cela fait dans chaque groupe n'est pas publi\u00e9.",
  audit_people_of = "{name}\u00a0: {people} sur {base}.",
  audit_percent = "{percent}%",
  audit_percent_mend = "{new}% au lieu de {old}%",
  audit_percent_of = "{percent}% de {base} font {people}.",
  audit_percent_range = "{low}% \u00e0 {high}%",
  audit_place_alone =
    "Les parts d'autres items de la figure devraient \u00eatre publi\u00e9es.",
  audit_place_missing = "La part de {side} n'est pas publi\u00e9e.",
  audit_place_range = "D'apr\u00e8s les nombres publi\u00e9s, le rang est {places} sur {n}.",
  audit_plot_alt =
    "Valeurs publi\u00e9es et ce que les autres chiffres permettent\u00a0: {counts}.",
  audit_plot_title = "Publi\u00e9, et ce que les autres chiffres permettent",
  audit_printed_total = "les r\u00e9ponses publi\u00e9es ensemble au plus 100%",
  audit_ratio = "{n} sur {base} font {percent}%.",
  audit_relative =
    "Ce serait exact comme variation en pour cent, et non en points de pourcentage.",
  audit_response = "Taux de r\u00e9ponse, {who}\u00a0: {percent}%",
  audit_rests_on = "Les nombres sur lesquels cela repose se contredisent.",
  audit_row_missing = "Aucune r\u00e9ponse de la ligne n'est publi\u00e9e.",
  audit_side_missing = paste(
    "La part de {side} n'est pas publi\u00e9e\u00a0; la diff\u00e9rence devrait",
    "d\u00e9passer 0."
  ),
  audit_side_would =
    "La part de {side} n'est pas publi\u00e9e\u00a0; elle devrait \u00eatre de {span}.",
  audit_some_counts = "C'est vrai pour certains des effectifs possibles.",
  audit_some_of = "C'est vrai pour certains d'entre eux.",
  audit_source_plain = "{source}\u00a0: arrondit normalement.",
  audit_stat = "{what} {value}",
  audit_stat_range = "Les r\u00e9ponses publi\u00e9es donnent {low} \u00e0 {high}.",
  audit_stat_unknown =
    "Cela ne peut se calculer d'apr\u00e8s ce qui est publi\u00e9 des r\u00e9ponses.",
  audit_stated_difference = "{of} moins {to}\u00a0: {value}",
  audit_stated_interval = "{of}\u00a0: intervalle {value}",
  audit_stated_margin = "{of}\u00a0: marge {value}",
  audit_stated_place = "{of}\u00a0: rang {value} sur {n}",
  audit_stated_ratio = "{of} par rapport \u00e0 {to}\u00a0: {value}",
  audit_sums_forbid = "D'autres sommes de la barre ne le permettent pas.",
  audit_taste = paste(
    "Peut-on le dire ainsi\u00a0? Question de go\u00fbt\u00a0: l'\u00e9cart",
    "d\u00e9passe {points} points de pourcentage."
  ),
  audit_times = "L'une vaut {times} fois l'autre.",
  audit_times_more = "L'une vaut {times} fois l'autre, ou plus.",
  audit_times_nobody = "L'autre n'a \u00e9t\u00e9 donn\u00e9e par personne.",
  audit_times_range = "L'une vaut de {low} \u00e0 {high} fois l'autre.",
  audit_title = "Les chiffres publi\u00e9s concordent-ils\u00a0?",
  audit_total_is = "{what} est {percent}%\u00a0; avant arrondi, c'est {span}.",
  audit_twice = "Le m\u00eame nombre est aussi publi\u00e9 comme {percent}%{where}.",
  audit_two = "{a} {b}",
  audit_union =
    "{label} {percent}%\u00a0: quiconque a donn\u00e9 l'une des r\u00e9ponses {parts}",
  audit_unit = "{unit}, sur une base de {base}",
  audit_unit_missing = paste(
    "La base compte {base}\u00a0; combien de {unit} cela repr\u00e9sente n'est pas",
    "publi\u00e9. Il devrait y en avoir un chacun."
  ),
  audit_unread = "Cela ne se lit pas comme un nombre.",
  audit_unrounded = "Avant arrondi, c'est {span}.",
  audit_unrounded_more = "Avant arrondi, c'est {percent}% ou plus{most}.",
  audit_wave_before = "la vague pr\u00e9c\u00e9dente",
  audit_weighted = "Des pourcentages pond\u00e9r\u00e9s ne sont pas des effectifs.",
  audit_whole_base = paste(
    "La base de l'ensemble n'est pas publi\u00e9e, ou c'en est une autre\u00a0; elle",
    "devrait \u00eatre de {n}."
  ),
  audit_whose =
    "De quel groupe et de quelle r\u00e9ponse il s'agit n'est pas publi\u00e9.",
  audit_whose_number = paste(
    "De quel groupe et de quelle r\u00e9ponse il s'agit n'est pas publi\u00e9\u00a0;",
    "il devrait y en avoir autant."
  ),
  audit_width_of = "Sans correction pour la population, la largeur est celle de {n} personnes.",
  audit_with_group = "{name}, {group}",
  audit_would_need = "Il devrait y en avoir {people} sur {base}.",
  habit_adjusted = "\u00e9tiquettes ajust\u00e9es \u00e0 100",
  habit_ceiling = "arrondi vers le haut",
  habit_double = "double arrondi",
  habit_half_even = "demis arrondis au chiffre pair",
  habit_half_up = "demis arrondis vers le haut",
  habit_labels = "sommes d'\u00e9tiquettes arrondies",
  habit_other_base = "une autre base",
  habit_truncate = "troncature",
  kind_base = "base",
  kind_block = "bloc",
  kind_change = "\u00e9volution",
  kind_count = "nombre",
  kind_difference = "diff\u00e9rence",
  kind_interval = "intervalle",
  kind_joint = "tous ensemble",
  kind_loose = "\u00e9tiquette isol\u00e9e",
  kind_margin = "marge",
  kind_net = "score net",
  kind_nps = "NPS",
  kind_numbering = "num\u00e9rotation",
  kind_order = "ordre",
  kind_overlap = "recouvrement",
  kind_p = "valeur p",
  kind_part_of = "partie de",
  kind_parts = "parties et tout",
  kind_pooled = "regroup\u00e9",
  kind_rank = "rang",
  kind_ratio = "rapport",
  kind_response = "r\u00e9ponse",
  kind_share = "part",
  kind_sum = "somme",
  kind_total = "total",
  kind_twice = "publi\u00e9 deux fois",
  kind_union = "ensemble des deux",
  kind_unit = "unit\u00e9",
  kind_words = "mots",
  note_sum = paste(
    "{parts} = {total}\u00a0: les parties et le total sont arrondis chacun de leur",
    "c\u00f4t\u00e9."
  ),
  rank_answers = paste(
    "Les {options} options totalisent 100\u00a0%\u00a0: c'est exact comme pourcentage des",
    "r\u00e9ponses, par exemple de {n}, quand on peut en donner plusieurs."
  ),
  rank_base = "une autre base est probable",
  rank_consistent = "concordant",
  rank_contradiction = "contradictions",
  rank_habit = "C'est exact avec {rule}.",
  rank_margin = "non soutenu par sa propre marge",
  lead_majority = paste(
    "{n} sur {base} reste dans la marge d'erreur autour de la moiti\u00e9",
    "(95\u00a0%\u00a0: de {low} \u00e0 {high}\u00a0%)\u00a0; {need} n'y serait plus."
  ),
  lead_majority_never = paste(
    "{n} sur {base} reste dans la marge d'erreur autour de la moiti\u00e9",
    "(95\u00a0%\u00a0: de {low} \u00e0 {high}\u00a0%)\u00a0; pour si peu de personnes,",
    "m\u00eame l'unanimit\u00e9 y resterait."
  ),
  lead_change = paste(
    "Un changement de {lead} points reste dans sa propre marge d'erreur (95%, deux",
    "\u00e9chantillons distincts)\u00a0: il devrait d\u00e9passer {margin} points."
  ),
  lead_difference = paste(
    "Un \u00e9cart de {lead} points reste dans sa propre marge d'erreur (95\u00a0%)\u00a0: il",
    "devrait d\u00e9passer {margin} points."
  ),
  lead_margin = paste(
    "Une avance de {lead} points reste dans sa propre marge d'erreur, {margin} points",
    "(95\u00a0%)."
  ),
  rank_adjusted = "Une ligne ajust\u00e9e pour totaliser 100 peut s'\u00e9carter d'autant.",
  rank_neighbour = "Un nombre voisin conviendrait.",
  rank_other_base = paste(
    "C'est exact avec {n} personnes au lieu de {base}, comme lorsque certains sautent",
    "une question."
  ),
  rank_slip = "\u00e9carts d'arrondi",
  rank_unknown = "non v\u00e9rifiable",
  rank_weighted =
    "C'est exact avec une autre base, ou avec des pourcentages pond\u00e9r\u00e9s.",
  rounds_adjusted = "ajuste les \u00e9tiquettes pour totaliser 100",
  rounds_ceiling = "arrondit vers le haut",
  rounds_double = "arrondit deux fois, d'abord \u00e0 une d\u00e9cimale de plus",
  rounds_half_even = "arrondit les demis au chiffre pair",
  rounds_half_up = "arrondit les demis vers le haut",
  rounds_labels = "additionne des \u00e9tiquettes arrondies",
  rounds_other = paste(
    "publie des pourcentages qui ne sont pas des effectifs de leurs bases\u00a0:",
    "pond\u00e9r\u00e9s, ou d'une autre base"
  ),
  rounds_truncate = "tronque",
  word_base = "base",
  word_difference = "diff\u00e9rence",
  word_everyone = "l'ensemble",
  word_margin = "marge",
  word_percentage = "pourcentage",
  word_place = "rang",
  word_population = "taille de la population",
  word_ratio = "rapport",
  word_respondents = "r\u00e9pondants",
  word_response = "taux de r\u00e9ponse"
)
