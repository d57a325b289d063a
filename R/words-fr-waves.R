# The sentences of what changed between waves in French, see words-fr.R.

words_fr_waves <- list(
  log_by_code = "par code",
  log_by_codebook = "par le codebook",
  log_by_columns = "dit par vous",
  log_by_joined = "d'une r\u00e9ponse jointe",
  log_by_order = "par l'ordre d'un m\u00eame texte",
  log_by_text = "par texte",
  log_column_ignored = "colonnes hors du codebook",
  log_column_twice = "colonnes avec le m\u00eame en-t\u00eate",
  log_duplicate = "identifiants r\u00e9p\u00e9t\u00e9s, gard\u00e9s",
  log_duplicate_dropped = "identifiants r\u00e9p\u00e9t\u00e9s, omis",
  log_empty_columns = "colonnes sans contenu",
  log_encoding = "encodage",
  log_fields = "{found} des {all} champs du codebook {id}",
  log_format = "format",
  log_language = "langue des textes",
  log_long_rows = "lignes avec des cellules vides apr\u00e8s l'en-t\u00eate",
  log_n = list(
    one = "{n} r\u00e9ponse sur {N}", other = "{n} r\u00e9ponses sur {N}"
  ),
  log_n_only = list(
    one = "{n} r\u00e9ponse", other = "{n} r\u00e9ponses"
  ),
  log_no_answers = "r\u00e9pondants sans aucune r\u00e9ponse, compt\u00e9s",
  log_no_group = "r\u00e9pondants dans aucun groupe",
  log_no_rows = "aucune r\u00e9ponse dans le fichier",
  log_not_asked = "r\u00e9ponses \u00e0 des questions non pos\u00e9es",
  log_preview = "aper\u00e7us et tests, gard\u00e9s",
  log_preview_dropped = "aper\u00e7us et tests, omis",
  log_required = "r\u00e9ponses obligatoires manquantes",
  log_rows = "d'abord \u00e0 la ligne {row}",
  log_separator = "s\u00e9parateur",
  log_sheet_ignored = "feuilles non lues",
  log_sheets = "feuilles c\u00f4te \u00e0 c\u00f4te",
  log_stray_quote = "cellules avec du texte apr\u00e8s un guillemet",
  log_syntax_not_run = "lignes du fichier de syntaxe non comprises et non ex\u00e9cut\u00e9es",
  log_synthetic = "SYNTH\u00c9TIQUE\u00a0: pas de r\u00e9ponses de personnes",
  log_title = "vague",
  log_unfinished = "inachev\u00e9es, gard\u00e9es",
  log_unfinished_dropped = "inachev\u00e9es, omises",
  log_unmapped = "r\u00e9ponses sans place, maintenant manquantes",
  log_user_missing = "r\u00e9ponses que le fichier dit manquantes",
  log_zero_unknown = "rien de coch\u00e9 ou pas demand\u00e9, que l'outil ne distingue pas",
  waves_alt = "{item}\u00a0: de {from} \u00e0 {to} {change}.",
  waves_difference_score = paste(
    "Changement\u00a0: la vague ult\u00e9rieure moins la pr\u00e9c\u00e9dente, en",
    "points de l'\u00e9chelle."
  ),
  waves_difference_top = paste(
    "Changement\u00a0: la vague ult\u00e9rieure moins la pr\u00e9c\u00e9dente, en",
    "points de pourcentage."
  ),
  waves_different =
    "Populations diff\u00e9rentes\u00a0: les variances des vagues s'additionnent.",
  waves_earlier = "Avant",
  waves_figure_note = paste(
    "Lignes\u00a0: intervalles ({level}) de chaque vague\u00a0; traits larges\u00a0:",
    "ce que laissent ouvert les pourcentages publi\u00e9s."
  ),
  waves_ids = paste(
    "La m\u00eame population\u00a0; {m} personnes ont r\u00e9pondu aux deux vagues,",
    "et les intervalles et p savent ce qu'elles ont r\u00e9pondu."
  ),
  waves_independent = paste(
    "La m\u00eame population, tir\u00e9e \u00e0 nouveau\u00a0: les variances des",
    "vagues s'additionnent."
  ),
  waves_interval = paste(
    "Les intervalles ({level}) portent sur le changement dans ces populations finies,",
    "les plus larges que permet ce qui est connu\u00a0; p ({sides}) est celui du test",
    "de permutation exact."
  ),
  waves_interval_design = paste(
    "Les intervalles ({level}) suivent les erreurs types des poids ou des plans de sondage,",
    "tout comme p ({sides})."
  ),
  waves_later = "Apr\u00e8s",
  waves_lost_base = "on ignore combien ont r\u00e9pondu sur l'\u00e9chelle",
  waves_lost_changed = "la table de correspondance dit que cela a chang\u00e9",
  waves_lost_dropped = "n'est plus demand\u00e9",
  waves_lost_groups = "le groupe n'est que dans une vague",
  waves_lost_large = "trop de possibilit\u00e9s \u00e0 parcourir",
  waves_lost_map = "la table de correspondance omet des r\u00e9ponses ({what})",
  waves_lost_multiple = "plusieurs r\u00e9ponses possibles",
  waves_lost_new = "pas demand\u00e9 auparavant",
  waves_lost_nobody = "personne n'a r\u00e9pondu",
  waves_lost_ordered = "les r\u00e9ponses n'ont pas d'ordre",
  waves_lost_range =
    "le rapport pr\u00e9c\u00e9dent aurait d\u00fb publier la part de {what}",
  waves_lost_scale = "l'\u00e9chelle a chang\u00e9",
  waves_lost_top = "l'\u00e9chelle n'a pas de groupe sup\u00e9rieur",
  waves_lost_wording = "la formulation a chang\u00e9",
  waves_near = paste(
    "Texte presque identique\u00a0: {pairs}. Si c'est la m\u00eame question, `map` la compare,",
    "avec item et old."
  ),
  waves_near_pair = "{item}, auparavant {old}",
  waves_not_compared = "Non compar\u00e9s, {reason}\u00a0: {items}.",
  waves_now = "actuelle",
  waves_number = paste(
    "La m\u00eame population\u00a0; {m} personnes ont r\u00e9pondu aux deux vagues,",
    "ce qu'elles ont r\u00e9pondu est inconnu."
  ),
  waves_previous = "pr\u00e9c\u00e9dente",
  waves_size = "{wave}\u00a0: n = {n}, N = {N}",
  waves_size_design = "{wave}\u00a0: n = {n}, plan de sondage",
  waves_small = "Moins de {n} r\u00e9ponses dans une vague\u00a0: {items}.",
  waves_trend = paste(
    "Tendance lin\u00e9aire sur toutes les vagues ({how}\u00a0; seuil {alpha}, p ajust\u00e9",
    "pour {n})\u00a0: {items}. Entre parenth\u00e8ses, le changement {unit}."
  ),
  waves_trend_design = "erreurs types des pond\u00e9rations ou du plan de sondage",
  waves_trend_drawn = "Monte Carlo",
  waves_trend_exact = "test exact",
  waves_trend_none = paste(
    "Tendance lin\u00e9aire sur toutes les vagues ({how}\u00a0; seuil {alpha}, p ajust\u00e9",
    "pour {n})\u00a0: aucune."
  ),
  waves_trend_normal = "approximation normale",
  waves_trend_wave = "d'une vague \u00e0 la suivante",
  waves_trend_year = "par an",
  waves_unknown = paste(
    "La m\u00eame population\u00a0; qui a r\u00e9pondu aux deux vagues est inconnu,",
    "ce qui \u00e9largit les intervalles."
  )
)
