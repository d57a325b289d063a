# The sentences of what changed between waves in Dutch, see words-nl.R.

words_nl_waves <- list(
  waves_alt = "{item}: {from} naar {to} {change}.",
  waves_difference_score =
    "Verandering: de latere bevraging min de vroegere, in punten van de schaal.",
  waves_difference_top = "Verandering: de latere bevraging min de vroegere, in procentpunten.",
  waves_different = "Verschillende populaties: de varianties van de bevragingen tellen op.",
  waves_figure_note = paste(
    "Lijnen: intervallen ({level}) van elke bevraging; brede strepen: wat gepubliceerde",
    "percentages openlaten."
  ),
  waves_ids = paste(
    "Dezelfde populatie; {m} mensen antwoordden in beide bevragingen, en intervallen en p",
    "weten wat ze antwoordden."
  ),
  waves_independent =
    "Dezelfde populatie, opnieuw getrokken: de varianties van de bevragingen tellen op.",
  waves_interval = paste(
    "Intervallen ({level}) gaan over de verandering in deze eindige populaties, de breedste",
    "die het bekende toelaat; p ({sides}) is die van de exacte permutatietoets."
  ),
  waves_interval_design = paste(
    "Intervallen ({level}) volgen uit de standaardfouten van de gewichten of steekproefplannen,",
    "en p ({sides}) ook."
  ),
  waves_lost_base = "hoeveel er op de schaal antwoordden is niet bekend",
  waves_lost_changed = "volgens de tabel veranderd",
  waves_lost_dropped = "niet meer gevraagd",
  waves_lost_groups = "de groep komt in \u00e9\u00e9n bevraging voor",
  waves_lost_large = "te veel mogelijkheden om te doorlopen",
  waves_lost_map = "de tabel laat antwoorden weg",
  waves_lost_multiple = "meer dan een antwoord mogelijk",
  waves_lost_new = "niet eerder gevraagd",
  waves_lost_nobody = "niemand antwoordde",
  waves_lost_ordered = "de antwoorden hebben geen volgorde",
  waves_lost_range = "het vroegere rapport had het aandeel van {what} moeten publiceren",
  waves_lost_scale = "de schaal veranderde",
  waves_lost_top = "de schaal heeft geen bovenste groep",
  waves_lost_wording = "de formulering veranderde",
  waves_not_compared = "Niet vergeleken, {reason}: {items}.",
  waves_now = "nu",
  waves_number = paste(
    "Dezelfde populatie; {m} mensen antwoordden in beide bevragingen, wat ze antwoordden",
    "is niet bekend."
  ),
  waves_previous = "vorige",
  waves_size = "{wave}: n = {n}, N = {N}",
  waves_size_design = "{wave}: n = {n}, steekproefplan",
  waves_small = "Minder dan {n} antwoorden in een bevraging: {items}.",
  waves_trend =
    "Trend over alle bevragingen (exact, niveau {alpha}, p aangepast voor {n}): {items}.",
  waves_trend_none =
    "Trend over alle bevragingen (exact, niveau {alpha}, p aangepast voor {n}): geen.",
  waves_trend_weighted = paste(
    "Een trend over alle bevragingen wordt alleen getoetst als er geen gewogen is: de toets is",
    "exact en telt mensen."
  ),
  waves_unknown = paste(
    "Dezelfde populatie; wie in beide bevragingen antwoordde is niet bekend, wat",
    "intervallen breed maakt."
  )
)
