# The sentences of what changed between waves in French, see words-fr.R.

words_fr_waves <- list(
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
  waves_lost_base = "on ignore combien ont r\u00e9pondu sur l'\u00e9chelle",
  waves_lost_changed = "la table de correspondance dit que cela a chang\u00e9",
  waves_lost_dropped = "n'est plus demand\u00e9",
  waves_lost_groups = "le groupe n'est que dans une vague",
  waves_lost_large = "trop de possibilit\u00e9s \u00e0 parcourir",
  waves_lost_map = "la table de correspondance omet des r\u00e9ponses",
  waves_lost_multiple = "plusieurs r\u00e9ponses possibles",
  waves_lost_new = "pas demand\u00e9 auparavant",
  waves_lost_nobody = "personne n'a r\u00e9pondu",
  waves_lost_ordered = "les r\u00e9ponses n'ont pas d'ordre",
  waves_lost_range =
    "le rapport pr\u00e9c\u00e9dent aurait d\u00fb publier la part de {what}",
  waves_lost_scale = "l'\u00e9chelle a chang\u00e9",
  waves_lost_top = "l'\u00e9chelle n'a pas de groupe sup\u00e9rieur",
  waves_lost_wording = "la formulation a chang\u00e9",
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
    "Tendance sur toutes les vagues (exact, seuil {alpha}, p ajust\u00e9 pour",
    "{n})\u00a0: {items}."
  ),
  waves_trend_none = paste(
    "Tendance sur toutes les vagues (exact, seuil {alpha}, p ajust\u00e9 pour",
    "{n})\u00a0: aucune."
  ),
  waves_trend_weighted = paste(
    "Une tendance sur toutes les vagues est test\u00e9e l\u00e0 o\u00f9 aucune n'est",
    "pond\u00e9r\u00e9e\u00a0: le test est exact, sur des personnes."
  ),
  waves_unknown = paste(
    "La m\u00eame population\u00a0; qui a r\u00e9pondu aux deux vagues est inconnu,",
    "ce qui \u00e9largit les intervalles."
  )
)
