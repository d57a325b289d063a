# The sentences of the report in Dutch, see words-nl.R.

words_nl_report <- list(
  about = "ongeveer",
  about_counts =
    "Elke vraag als figuur, met wat eruit te lezen is en de cijfers erachter.",
  about_report = "Over dit verslag",
  about_study = paste(
    "Elke figuur is opnieuw getekend op basis van wat de studie publiceerde, en van",
    "niets anders. Wat niet gepubliceerd is, is gearceerd en krijgt geen getal."
  ),
  changes_down = "Omlaag: {items}.",
  changes_none = paste(
    "In geen van de {n} vergelijkingen veranderde er aantoonbaar iets (niveau {alpha}, p",
    "aangepast voor het aantal vergelijkingen)."
  ),
  changes_open = "In {n} hangt dat af van wat niet bekend is.",
  changes_summary = paste(
    "Van de {n} vergelijkingen ging er in {up} aantoonbaar iets omhoog en in {down} omlaag",
    "(niveau {alpha}, p aangepast voor het aantal vergelijkingen)."
  ),
  changes_title = "Wat er veranderde",
  changes_up = "Omhoog: {items}.",
  codebook_answered = "bij vraag {number} \"{answer}\" antwoordde",
  codebook_counted = paste(
    "{n} vragen: {closed} gesloten, {matrices} als matrix (samen {items} onderdelen),",
    "{open} open."
  ),
  codebook_multiple = "meerdere antwoorden mogelijk",
  codebook_only = "alleen wie {route}",
  codebook_open = "open",
  codebook_other_words = "in andere woorden",
  codebook_own_words = "De vragen staan hier in het kort, in woorden van het pakket.",
  codebook_required = "Wat verplicht te beantwoorden was, heeft een *.",
  codebook_stars = "* verplicht te beantwoorden",
  codebook_twin = "ook vraag {question}",
  compare_several = paste(
    "Bij {yes} van de {n} vragen verschillen de antwoorden aantoonbaar tussen de",
    "groepen (niveau 5%, p aangepast voor het aantal vragen)."
  ),
  compare_several_none = paste(
    "Bij geen van de {n} vragen verschillen de antwoorden aantoonbaar tussen de",
    "groepen (niveau 5%, p aangepast voor het aantal vragen)."
  ),
  degrees_of_freedom = "Vrijheidsgraden",
  design_effect = "Designeffect",
  design_effect_of = "{effect} (per vraag van {low} tot {high})",
  effective_people = "Zoveel waard als dit aantal willekeurig gekozen mensen",
  file_audit = "elk cijfer naast wat de andere cijfers toelaten",
  file_changes = "wat veranderde sinds de vorige meting",
  file_counts = "het aantal mensen achter elk antwoord, laagste en hoogste",
  file_figures = "de cijfers achter elke figuur",
  file_overviews = "de cijfers achter de overzichten",
  file_published = "alles wat de studie publiceerde",
  file_profile = "wie antwoordde, volgens de vragen van het profiel",
  file_questions = "de onderzoeksvragen",
  file_surveys = "de enqu\u00eates",
  files_are = "Bestanden: {links}.",
  files_beside = paste(
    "Naast deze pagina staan alle figuren als SVG en PNG in de map {figures} en alle",
    "tabellen als CSV in de map {tables}; {list} noemt ze alle."
  ),
  head_answer = "Antwoord",
  head_answered = "antwoordden",
  head_chapter = "Hoofdstuk",
  head_claim = "Bewering",
  head_claims = "Beweringen",
  head_consistent = "Klopt",
  head_difference = "verschil",
  head_dimension = "Dimensie of niveau",
  head_domain = "deelgroep",
  head_effects = "Effecten of factoren",
  head_group1 = "groep 1",
  head_group2 = "groep 2",
  head_groups = "groepen",
  head_inconsistent = "Klopt niet",
  head_interval = "interval",
  head_item = "item",
  head_kind = "Soort",
  head_margin = "marge",
  head_margin_printed = "marge gepubliceerd",
  head_not_checkable = "Niet na te gaan",
  head_number = "Nr.",
  head_of = "van",
  head_p = "p",
  head_p_adjusted = "p aangepast",
  head_p_naive = "p apart",
  head_p_naive_adjusted = "p apart aangepast",
  head_possible = "Mogelijk",
  head_printed = "Gepubliceerd",
  head_question = "Vraag",
  head_recomputed = "herberekend",
  head_significant_naive = "significant apart",
  head_smallest_change = "Kleinste wijziging",
  head_survey = "doelgroep",
  head_where = "Waar",
  head_why = "Waarom",
  how_changed = "Welke dat zijn, staat in {link}.",
  how_computed = "Hoe dit berekend is, staat bij {link}.",
  how_sure_caption = "Hoe zeker: toeval en non-respons, in procentpunten",
  how_sure_head = "Hoe zeker zijn de cijfers?",
  import_title = "Hoe de antwoorden gelezen zijn",
  interval_widest_weighted = "Interval waar het het breedst is",
  language_tag = "nl-BE",
  made_claims = "beweringen in woorden",
  made_figures = "figuren (SVG en PNG)",
  made_from = paste(
    "Het pakket bevat de gepubliceerde percentages van de studie, geen antwoorden van",
    "personen. Titels en korte omschrijvingen zijn van het pakket, niet van de",
    "studie."
  ),
  made_percentages = "gepubliceerde percentages",
  made_tables = "tabellen (CSV)",
  made_with = "Gemaakt met het R-pakket akkoord {version}.",
  note_group_bounds = paste(
    "De grenzen door non-respons laten toe dat wie niet antwoordde allemaal tot de groep",
    "behoort."
  ),
  note_people = "n is het aantal mensen; aandelen zijn gewogen.",
  note_small_base = "\u00b0 Minder dan {n} antwoorden: lees met voorzichtigheid.",
  note_small_weighted = "Tussen haakjes: het gewogen aantal; n is het aantal mensen.",
  of_population = "Aandeel van de populatie",
  of_respondents = "Aandeel van wie antwoordde",
  open_answers = "Open antwoorden",
  open_answers_n = list(
    one = "{n} antwoord.",
    other = "{n} antwoorden, alfabetisch."
  ),
  open_answers_personal = list(
    one = paste(
      "In {n} antwoord staat iets wat op een e-mailadres, een telefoonnummer of een naam uit de",
      "gegevens lijkt: het staat vooraan, gemarkeerd."
    ),
    other = paste(
      "In {n} antwoorden staat iets wat op een e-mailadres, een telefoonnummer of een naam uit",
      "de gegevens lijkt: ze staan vooraan, gemarkeerd."
    )
  ),
  overview_difference = "{one} min {two}, in punten",
  overview_figure = "Overzicht",
  overview_note = paste(
    "Elke stip is een aandeel{bar}. Gerangschikt van hoog naar laag; de stippellijn is",
    "de helft."
  ),
  overview_note_bar = "; een balk is het bereik dat overblijft",
  overview_note_before = "Open stip: de vorige meting.",
  overview_note_groups = paste(
    "Elke stip is het aandeel van een groep{bar}. Gerangschikt naar het aandeel van de",
    "groepen samen; de stippellijn is de helft."
  ),
  overview_note_line = "Dunne lijn: {level}-interval, alleen toeval.",
  overview_note_pooled = paste(
    "Voor \u201csamen\u201d is \u00e9\u00e9n cijfer gepubliceerd; per groep is het",
    "niet bekend."
  ),
  overview_note_star = paste(
    "* Het uiterste {level}-interval van het verschil bevat 0 niet; niet gecorrigeerd",
    "voor {n} vergelijkingen."
  ),
  overview_open = "Te weinig gepubliceerd",
  overview_own = "Per groep bekend",
  overview_pooled = "Alleen voor de groepen samen gepubliceerd",
  overview_title = "Hoeveel mensen antwoorden \u201c{answer}\u201d?",
  overview_together = "samen",
  plain_interval = "Interval",
  profile = "Profiel van wie antwoordde",
  published_numbers = paste(
    "  {figures} figuren en tabellen, {numbers} gepubliceerde percentages, {claims}",
    "beweringen in woorden"
  ),
  published_survey = paste(
    "  {survey}: {n} van {N} antwoordden ({response}%), gepubliceerde marge {margin}",
    "procentpunt"
  ),
  published_survey_part = paste(
    "  {survey}: antwoordden: {n}; doelgroep: {N}; respons: {response}; gepubliceerde",
    "marge: {margin}"
  ),
  question = "Vraag",
  question_number = "vraag {n}",
  question_range = "vraag {first} tot {last}",
  questions_from_to = "{n} vragen: van \u201c{first}\u201d tot \u201c{last}\u201d",
  quoted_text = "\u201c{text}\u201d",
  research_questions = "Onderzoeksvragen",
  research_questions_caption = "De onderzoeksvragen en waar ze beantwoord worden",
  response_apart = paste(
    "Verschil: het aandeel van wie antwoordde min dat van de populatie, in procentpunten. Als",
    "iedereen met dezelfde kans antwoordt, verschilt de respons van de groepen zo sterk of",
    "sterker met p = {p} ({how})."
  ),
  response_chi_squared = "chi-kwadraattoets",
  response_difference = "Verschil",
  response_exact = "exacte toets",
  study_source = "De studie: {source}.",
  summary_adjusted_open = "De toetsen die daarvoor corrigeren, laten het open.",
  summary_adjusted_yes = "Ook met die correctie blijft significant: {items}.",
  summary_cannot = list(
    one = "Bij {n} stelling is daarvoor te weinig gepubliceerd.",
    other = "Bij {n} stellingen is daarvoor te weinig gepubliceerd."
  ),
  summary_caution = paste(
    "Voorzichtig: {share} van wie werd aangeschreven, antwoordde niet. Wat zij vinden",
    "is onbekend; wie wel antwoordde, kan anders denken."
  ),
  summary_difference = "{item} ({difference} punten, {level}-interval {low} tot {high})",
  summary_findings = "Bevindingen",
  summary_half = list(
    one = "Bij {n} stelling is het precies de helft.",
    other = "Bij {n} stellingen is het precies de helft."
  ),
  summary_higher = "Hoger voor {one} dan voor {two}: {items}.",
  summary_least = "Het minst: {items}.",
  summary_less = list(
    one = "Bij {n} stelling is het {sure}minder dan de helft.",
    other = "Bij {n} stellingen is het {sure}minder dan de helft."
  ),
  summary_less_groups = list(
    one = "Bij {n} stelling is het in elke groep {sure}minder dan de helft.",
    other = "Bij {n} stellingen is het in elke groep {sure}minder dan de helft."
  ),
  summary_lower = "Lager voor {one} dan voor {two}: {items}.",
  summary_majority = paste(
    "Bij {n} van de {of} stellingen antwoordt {sure}meer dan de helft",
    "\u201c{answer}\u201d."
  ),
  summary_majority_groups = paste(
    "Bij {n} van de {of} stellingen antwoordt in elke groep {sure}meer dan de helft",
    "\u201c{answer}\u201d."
  ),
  summary_majority_none = paste(
    "Bij geen van de {of} stellingen is zeker dat meer dan de helft",
    "\u201c{answer}\u201d antwoordt."
  ),
  summary_majority_none_counted = paste(
    "Bij geen van de {of} stellingen antwoordt meer dan de helft",
    "\u201c{answer}\u201d."
  ),
  summary_majority_none_groups = paste(
    "Bij geen van de {of} stellingen is zeker dat in elke groep meer dan de helft",
    "\u201c{answer}\u201d antwoordt."
  ),
  summary_majority_none_groups_counted = paste(
    "Bij geen van de {of} stellingen antwoordt in elke groep meer dan de helft",
    "\u201c{answer}\u201d."
  ),
  summary_mixed = list(
    one = "Bij {n} stelling verschilt het per groep.",
    other = "Bij {n} stellingen verschilt het per groep."
  ),
  summary_most = "Het meest: {items}.",
  summary_no_difference =
    "Tussen {one} en {two} is bij geen enkele stelling een verschil bewezen.",
  summary_nobody = list(
    one = "Op {n} stelling antwoordde niemand.",
    other = "Op {n} stellingen antwoordde niemand."
  ),
  summary_pooled = "beide groepen samen {share}",
  summary_sure = "zeker",
  summary_unadjusted = paste(
    "Dat zegt het interval van elke vraag apart, zonder correctie voor {n}",
    "vergelijkingen."
  ),
  summary_uncompared = paste(
    "Niet per groep te vergelijken, omdat alleen \u00e9\u00e9n cijfer voor de groepen",
    "samen gepubliceerd is: {items}."
  ),
  sure_answered = list(
    one = "{n} van de {N} mensen antwoordde ({percent}).",
    other = "{n} van de {N} mensen antwoordden ({percent})."
  ),
  sure_caption = "{survey}: zekerheid van elk aandeel akkoord",
  sure_census =
    "{survey}: alle {N} mensen antwoordden; toeval en non-respons spelen niet mee.",
  sure_chance = paste(
    "De marge en het exacte interval zeggen alleen wat het toeval kan uitmaken, als wie",
    "antwoordde willekeurig uit die {of} gekozen was."
  ),
  sure_chance_weighted = paste(
    "De marge en het interval zeggen alleen wat het toeval kan uitmaken, als wie antwoordde",
    "willekeurig uit die {of} gekozen was en zo gewogen."
  ),
  sure_each = "elk aandeel akkoord, met wat toeval en non-respons kunnen uitmaken",
  sure_each_chance = "elk aandeel akkoord, met wat toeval kan uitmaken",
  sure_example = paste(
    "Is {share} van de respondenten akkoord, dan kan dat door toeval {low} tot {high}",
    "zijn. Over de {left} die niet antwoordden, is niets bekend: is niemand van hen",
    "akkoord, dan is het {none} van het geheel; zijn ze allemaal akkoord, dan {all}."
  ),
  sure_infinite = list(
    one = paste(
      "{n} persoon antwoordde. Bij een zuiver toevallige steekproef wijkt een aandeel",
      "in 95 van de 100 gevallen hoogstens {margin} procentpunt af."
    ),
    other = paste(
      "{n} mensen antwoordden. Bij een zuiver toevallige steekproef wijkt een aandeel",
      "in 95 van de 100 gevallen hoogstens {margin} procentpunt af."
    )
  ),
  sure_margin = paste(
    "Bij een zuiver toevallige steekproef wijkt een aandeel in 95 van de 100 gevallen",
    "hoogstens {margin} procentpunt af; bij vragen die minder mensen beantwoordden,",
    "is dat meer."
  ),
  sure_nonresponse = paste(
    "Dat zegt niets over wie niet antwoordde. Is {share} van wie antwoordde akkoord, dan",
    "is dat van alle {N} mensen ergens tussen {low} en {high}."
  ),
  sure_survey = paste(
    "{survey}: {n} van de {N} mensen antwoordden ({percent}), {left} niet",
    "({left_percent})."
  ),
  sure_weights = paste(
    "De marge rekent mee wat weging en steekproefplan kosten: de antwoorden van deze {n}",
    "mensen zijn die van {n_eff} willekeurig gekozen mensen waard (designeffect {effect})."
  ),
  sure_weights_unknown = "Wat de weging kost is niet bekend; daarom is er geen marge.",
  sure_wide = paste(
    "De studie publiceerde {percents} percentages en {claims} uitspraken in woorden.",
    "Bij {wide} van de {n} antwoorden per vraag en groep volgt daaruit niet hoeveel",
    "mensen het waren, op enkele na; onder elke figuur staat welk bereik overblijft."
  ),
  surveys_caption = "De enqu\u00eates: gepubliceerd en herberekend",
  surveys_level = "Waar geen betrouwbaarheid gepubliceerd is, is met 95% gerekend.",
  surveys_note = paste(
    "Herberekend is de foutenmarge van een aandeel van 50%, met de normale benadering en",
    "de correctie voor een eindige populatie, (N \u2212 n)/(N \u2212 1). Ze geldt voor",
    "een vraag die alle deelnemers beantwoordden; bij een kleinere groep is ze groter."
  ),
  table = "Tabel",
  table_add_100 = "* Verschoven zodat de percentages tot 100 optellen.",
  table_drawn = "Monte Carlo: {tables} getrokken tabellen; een volgende keer wijkt p iets af.",
  table_omnibus = "p: of de antwoorden tussen de groepen verschillen; {method}.",
  table_difference = "Verschil: {one} min {two}, aandelen in procentpunten.",
  table_interval = paste(
    "Tussen haakjes: {level}%-intervallen (aandelen {method}, gemiddelden normaal)",
    "voor {of}; enkel toeval, geen non-respons."
  ),
  table_interval_design = paste(
    "Tussen haakjes: {level}%-intervallen (aandelen {method}, gemiddelden t, volgens het",
    "steekproefplan); alleen toeval, geen non-respons."
  ),
  table_mean = "Gemiddelde",
  table_min_base = "Bases onder {least} staan er niet, noch wat daarvan is.",
  table_min_cell =
    "{mark}: niet getoond, 1 tot {most} personen of wat deze zou verraden.",
  table_n_p = "n (%): aantal personen, en hun aandeel in de basis.",
  table_number = "Tabel {number}",
  table_of_answered = "Percentages van allen die antwoordden, ook wie het niet wist.",
  table_of_dk = "Die van \"weet niet\" zijn van allen die antwoordden.",
  table_of_asked = paste(
    "Waar meer dan \u00e9\u00e9n antwoord mogelijk was, zijn het",
    "percentages van wie de vraag kreeg."
  ),
  table_of_substantive = "Percentages van wie een antwoord op de schaal gaf.",
  table_ranges = "Van laag tot hoog: wat de bekende getallen toelaten.",
  table_weighted = "Gewogen; aantallen personen zijn dat niet.",
  weighted_count = "Gewogen aantal",
  who_answered = "Wie antwoordde",
  workbook_about = "inhoud",
  workbook_download = "Alle tabellen in \u00e9\u00e9n werkboek",
  workbook_file = "tabellen",
  workbook_holds = "inhoud",
  workbook_rows = "rijen",
  workbook_sheet = "blad"
)
