# The sentences of what changed between waves in Dutch, see words-nl.R.

words_nl_waves <- list(
  log_by_code = "op code",
  log_by_codebook = "volgens het codeboek",
  log_by_columns = "zelf gezegd",
  log_by_joined = "uit een samengevoegd antwoord",
  log_by_order = "op volgorde van dezelfde tekst",
  log_by_text = "op tekst",
  log_column_ignored = "kolommen buiten het codeboek",
  log_column_twice = "kolommen met dezelfde kop",
  log_duplicate = "dubbele id's, meegeteld",
  log_duplicate_dropped = "dubbele id's, weggelaten",
  log_empty_columns = "kolommen zonder inhoud",
  log_encoding = "codering",
  log_fields = "{found} van {all} velden van codeboek {id}",
  log_format = "formaat",
  log_language = "taal van de teksten",
  log_long_rows = "rijen met lege cellen na de kop",
  log_n = list(
    one = "{n} antwoord van {N}", other = "{n} antwoorden van {N}"
  ),
  log_n_only = list(
    one = "{n} antwoord", other = "{n} antwoorden"
  ),
  log_no_answers = "respondenten die niets invulden, meegeteld",
  log_no_group = "respondenten in geen enkele groep",
  log_no_rows = "geen antwoorden in het bestand",
  log_not_asked = "antwoorden op vragen die niet gesteld waren",
  log_preview = "proefantwoorden, meegeteld",
  log_preview_dropped = "proefantwoorden, weggelaten",
  log_required = "verplichte antwoorden die ontbreken",
  log_rows = "eerst in rij {row}",
  log_separator = "scheidingsteken",
  log_sheet_ignored = "bladen niet gelezen",
  log_sheets = "bladen naast elkaar",
  log_stray_quote = "cellen met tekst na een aanhalingsteken",
  log_syntax_not_run = "regels van het syntaxbestand niet begrepen en niet uitgevoerd",
  log_synthetic = "SYNTHETISCH: geen antwoorden van mensen",
  log_title = "bevraging",
  log_unfinished = "niet afgewerkt, meegeteld",
  log_unfinished_dropped = "niet afgewerkt, weggelaten",
  log_unmapped = "antwoorden zonder plaats, nu ontbrekend",
  log_user_missing = "antwoorden die het bestand ontbrekend noemt",
  log_zero_unknown = "niets aangevinkt of niet gevraagd, niet te onderscheiden",
  waves_alt = "{item}: {from} naar {to} {change}.",
  waves_difference_score =
    "Verandering: de latere bevraging min de vroegere, in punten van de schaal.",
  waves_difference_top = "Verandering: de latere bevraging min de vroegere, in procentpunten.",
  waves_different = "Verschillende populaties: de varianties van de bevragingen tellen op.",
  waves_earlier = "Vroeger",
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
  waves_later = "Later",
  waves_lost_base = "hoeveel er op de schaal antwoordden is niet bekend",
  waves_lost_changed = "volgens de tabel veranderd",
  waves_lost_dropped = "niet meer gevraagd",
  waves_lost_groups = "de groep komt in \u00e9\u00e9n bevraging voor",
  waves_lost_large = "te veel mogelijkheden om te doorlopen",
  waves_lost_map = "de tabel laat antwoorden weg ({what})",
  waves_lost_multiple = "meer dan een antwoord mogelijk",
  waves_lost_new = "niet eerder gevraagd",
  waves_lost_nobody = "niemand antwoordde",
  waves_lost_ordered = "de antwoorden hebben geen volgorde",
  waves_lost_range = "het vroegere rapport had het aandeel van {what} moeten publiceren",
  waves_lost_scale = "de schaal veranderde",
  waves_lost_top = "de schaal heeft geen bovenste groep",
  waves_lost_wording = "de formulering veranderde",
  waves_near = paste(
    "Bijna dezelfde tekst: {pairs}. Is het dezelfde vraag, dan vergelijkt `map` ze met item",
    "en old."
  ),
  waves_near_pair = "{item}, vroeger {old}",
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
  waves_trend = paste(
    "Lineaire trend over alle bevragingen ({how}; niveau {alpha}, p aangepast voor {n}):",
    "{items}. Tussen haakjes de verandering {unit}."
  ),
  waves_trend_design = "standaardfouten van de gewichten of het steekproefplan",
  waves_trend_drawn = "Monte Carlo",
  waves_trend_exact = "exact",
  waves_trend_none = paste(
    "Lineaire trend over alle bevragingen ({how}; niveau {alpha}, p aangepast voor {n}):",
    "geen."
  ),
  waves_trend_normal = "normale benadering",
  waves_trend_wave = "van de ene bevraging op de volgende",
  waves_trend_year = "per jaar",
  waves_unknown = paste(
    "Dezelfde populatie; wie in beide bevragingen antwoordde is niet bekend, wat",
    "intervallen breed maakt."
  )
)
