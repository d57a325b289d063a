# The package's sentences in Dutch, by key. What stands in braces is filled in by tr(),
# as it is; a list of two is singular and plural. words.R says how.

words_nl <- list(
  about = "ongeveer",
  about_counts =
    "Elke vraag als figuur, met wat eruit te lezen is en de cijfers erachter.",
  about_report = "Over dit verslag",
  about_study = paste(
    "Elke figuur opnieuw getekend uit wat de studie drukte, en uit niets anders. Wat",
    "niet gepubliceerd is, staat gearceerd en krijgt geen getal."
  ),
  against = "{one} tegen {two}",
  agree = "Akkoord",
  all_answers = "Alle antwoorden:",
  all_numbers = "Alle cijfers",
  all_people = "Allen",
  almost = "bijna",
  also_question = "ook vraag {link}",
  also_question_other = "ook vraag {link}; in andere woorden: {note}",
  alt_bars = "Balkendiagram",
  alt_diagram = "Schema",
  alt_dots = "Stippendiagram",
  alt_table = "Tabel",
  and = "en",
  answer = "Antwoord",
  answered = "Antwoordden",
  answered_of = "{what}, van {N} ({percent})",
  answers = "alle antwoorden",
  answers_about = "antwoorden over {survey}",
  answers_are = "Antwoorden: {answers}.",
  appendix = "Bijlage",
  as_independent = "alsof onafhankelijk",
  as_independent_narrow = "alsof onaf\u00adhankelijk",
  asks_like_these = "hoe groot is het verschil onder mensen als deze respondenten?",
  asks_margins =
    "kan elk antwoord bij de ene groep even vaak voorkomen als bij de andere?",
  asks_overlap_one = paste(
    "kunnen labels die onder de personen zijn verloot groepen geven die zo ver",
    "uiteenliggen?"
  ),
  asks_overlap_two = paste(
    "kunnen antwoorden die binnen paren omgewisseld zijn, en labels die onder de anderen",
    "zijn verloot, zo ver uiteenliggen?"
  ),
  asks_people = "hoe groot is het verschil onder deze {N} mensen?",
  asks_samples =
    "kunnen steekproeven uit populaties zonder verschil zo ver uiteenliggen?",
  asks_signs = "kan een muntworp voor het teken van elk verschil zo ver leiden?",
  asks_statistic = "kunnen verlote labels een zo uiterste toetsgrootheid geven?",
  asks_theta = paste(
    "kunnen steekproeven van twee groepen met theta = 1/2 een zo uiterste toetsgrootheid",
    "geven?"
  ),
  asks_two_populations =
    "hoe groot is het verschil onder de mensen van deze twee populaties?",
  asks_unlikely = paste(
    "kunnen verlote labels antwoorden geven die zo onwaarschijnlijk zijn? (welk verschil",
    "ook)"
  ),
  assume_everyone = "elke respondent antwoordde voor minstens een groep",
  assume_number = "{n} respondenten antwoordden voor minstens een groep",
  assume_positive = "wie voor de ene groep akkoord is, is dat vaker voor de andere",
  assumed_narrow = "Aan\u00adgenomen",
  audit_N_missing = "De populatie is niet gedrukt; ze zou {n} moeten zijn.",
  audit_all_total = "alle antwoorden samen 100%",
  audit_alone_never = "Voor {group} alleen klopt het niet.",
  audit_alone_only = "Voor {group} alleen klopt het maar bij {people} van {base}.",
  audit_and_of = "{a} en van {b}",
  audit_any_percent = paste(
    "Elk percentage met {digits} decimalen kan een aandeel van {base} zijn; het aantal",
    "zelf is niet gedrukt."
  ),
  audit_at_most = ", en ten hoogste {percent}%",
  audit_bad = "Wat niet klopt",
  audit_bad_caption = "Beweringen die niet kloppen met andere gedrukte cijfers",
  audit_bar_contradicts = "De cijfers van de balk spreken elkaar tegen.",
  audit_base = "{name}: basis {n}",
  audit_base_least =
    "Het aantal respondenten is niet gedrukt; het zou ten minste {n} moeten zijn.",
  audit_base_none = "De basis van die {percent}% is niet gedrukt, en geen enkele past.",
  audit_base_not =
    "De basis onder {figure}, {base}, is dat niet: {percent}% daarvan is {people}.",
  audit_base_of = "basis van {figure}",
  audit_base_only = "Er waren maar {n} respondenten.",
  audit_base_other = "Onder de figuur staat {n}, bij een van haar cijfers {other}.",
  audit_base_share = "{figure}: basis {base}, het aandeel van {percent}% ({other})",
  audit_base_within = "Niet meer dan de {n} respondenten.",
  audit_base_would =
    "De basis van die {percent}% is niet gedrukt; ze zou {people} moeten zijn.",
  audit_bases_differ = "Bij deze balk staan verschillende bases: {bases}.",
  audit_bases_missing = "De bases van de groepen zijn niet alle gedrukt.",
  audit_between_largest = "Tussen het grootste aandeel en hun som: {span}.",
  audit_block = "Een basis voor de figuren {figures}: {n}",
  audit_block_odd = paste(
    "Figuur {figure} heeft {n}: dan moeten het niet overal dezelfde mensen zijn die de",
    "vragen beantwoordden; hoeveel er een oversloegen, is niet gedrukt."
  ),
  audit_block_same = "Onder alle staat {n}.",
  audit_by_kind = "Per soort bewering",
  audit_by_kind_caption = "Beweringen per soort en oordeel",
  audit_caption = "{figure}: bijschrift {number}",
  audit_caption_mend = "bijschrift {new} in plaats van {old}",
  audit_caption_other =
    "De tekst verwijst ernaar als {text}, het bijschrift zegt {caption}.",
  audit_caption_same = "Tekst en bijschrift hebben hetzelfde nummer.",
  audit_chosen = "gekozen",
  audit_consistent = "klopt",
  audit_contradicted = paste(
    "Andere cijfers van de balk spreken dit tegen; een ervan is fout gedrukt, en niet",
    "gezegd is welk."
  ),
  audit_counted = "{n} beweringen: {verdicts}; afronding {rounding}",
  audit_difference = "Het verschil is {points} procentpunt.",
  audit_difference_range = "Het verschil is {low} tot {high} procentpunt.",
  audit_fpc = "met eindige-populatiecorrectie {form}",
  audit_fpc_none = "zonder correctie voor een eindige populatie",
  audit_gap =
    "De nummers springen van {before} naar {after}: er is geen {word} {number}.",
  audit_gap_mend = "nummer {new} in plaats van {old}, en zo verder",
  audit_give = "{parts} geven {span}.",
  audit_higher = "{more} hoger dan {less}",
  audit_higher_side = "hoogste",
  audit_impossible = "een ander getal dan er is",
  audit_in_figure = "{name} ({figure})",
  audit_in_file = "Alle beweringen, met wat de andere cijfers toelaten, staan in {file}.",
  audit_inconsistent = "klopt niet",
  audit_instead = "{new} in plaats van {old}",
  audit_intro = paste(
    "Elk gedrukt cijfer en elke bewering die uit andere gedrukte cijfers na te rekenen",
    "is, werd nagerekend: {n} samen. {good} kloppen, {bad} kloppen niet, en {open} zijn",
    "niet na te gaan omdat iets niet gedrukt is. Wat niet klopt, zegt dat een van de",
    "cijfers fout gedrukt is, en niet welk."
  ),
  audit_is_percent = "{what} is {percent}%.",
  audit_joint = "alle {n} gedrukte cijfers en beweringen samen",
  audit_joint_none = "Elk apart kan, maar geen aantallen stemmen met alles overeen.",
  audit_joint_some = "Er zijn aantallen die met alles overeenstemmen.",
  audit_leaves = "Voor de andere antwoorden blijft {span}.",
  audit_level_assumed = "Het betrouwbaarheidsniveau is niet gedrukt; 95% is aangenomen.",
  audit_listed = "Het rapport noemt er {n}.",
  audit_loose_label = "los label",
  audit_lower_side = "laagste",
  audit_margin = "Foutenmarge {who}: {points} procentpunt",
  audit_margin_N =
    "Voor dit aantal respondenten zou ze kloppen bij een populatie van {n}.",
  audit_margin_gives =
    "{n} respondenten geven bij een aandeel van 50% een marge van {margin}.",
  audit_margin_holds =
    "{n} respondenten{of} geven bij een aandeel van 50% een marge van {margin}, {form}.",
  audit_margin_n = "Voor deze populatie zou de marge kloppen bij {n} respondenten.",
  audit_margins = paste(
    "{n} van {base} geven bij een aandeel van 50% een marge van {usual} met correctie",
    "N-1, {other} met 1-f en {plain} zonder."
  ),
  audit_mend = "{what} {new} in plaats van {old}",
  audit_n_N_missing = "Respondenten en populatie zijn niet gedrukt.",
  audit_n_missing = "Het aantal respondenten is niet gedrukt; het zou {n} moeten zijn.",
  audit_n_of = "{n} van {base}.",
  audit_name_value = "{name}: {value}",
  audit_named = "{name}: {value}.",
  audit_no_base = "De basis is niet gedrukt.",
  audit_no_count = "Geen aantal van {base} geeft {percent}%: {n} van {base} is {near}%.",
  audit_no_file = "{name}.csv is er niet; er zouden {n} rijen in moeten staan.",
  audit_no_mend = "geen wijziging van een getal alleen",
  audit_no_other = "Geen ander cijfer zegt er iets over.",
  audit_nobodys = "Van geen van de groepen is {percent}% een aandeel.",
  audit_none_bad = "Geen enkele bewering spreekt een andere tegen.",
  audit_not_checkable = "niet na te gaan",
  audit_not_in_scale = "Dat antwoord hoort niet bij de schaal van de vraag.",
  audit_number = "{n}",
  audit_number_or = "{low} of {high}",
  audit_number_to = "{low} tot {high}",
  audit_of_N = " van {n}",
  audit_one_base = "Niet alle aandelen zijn gedrukt op een en dezelfde basis.",
  audit_order_of = "{answer}: {more} hoger dan {less}",
  audit_order_which = paste(
    "Welk cijfer van {more} met welk van {less} vergeleken wordt, is niet gegeven;",
    "claims.csv kan het zeggen."
  ),
  audit_other_mends = "Het klopt ook met {rest}.",
  audit_others_give = "De andere cijfers geven {span}.",
  audit_others_leave = "De andere cijfers van de balk laten {span} over.",
  audit_overlap = "Figuren {figures}: bases {bases}",
  audit_overlap_more = paste(
    "Samen {total}, meer dan de {n} respondenten: mensen moeten voor meer dan een groep",
    "geantwoord hebben; hoeveel is niet gedrukt."
  ),
  audit_overlap_two = paste(
    "Samen {total}, meer dan de {n} respondenten: wie voor beide antwoordde, is niet",
    "gedrukt; het zouden er {low} tot {high} moeten zijn."
  ),
  audit_part_bases = "Een van beide figuren drukt geen enkele basis, of meer dan een.",
  audit_part_of = "De basis van {part} is een deel van die van {whole}",
  audit_parts_give = "De delen, {parts}, geven {span}.",
  audit_people_missing = "Hoeveel dat er per groep waren, is niet gedrukt.",
  audit_people_of = "{name}: {people} van {base}.",
  audit_percent = "{percent}%",
  audit_percent_of = "{percent}% van {base} is {people}.",
  audit_percent_range = "{low}% tot {high}%",
  audit_plot_alt = "Gedrukte waarden en wat de andere cijfers toelaten: {counts}.",
  audit_plot_note = paste(
    "Punt: gedrukt. Streep: wat de andere gedrukte cijfers toelaten, op afstand van het",
    "gedrukte, ten hoogste 10. Rechts: gedrukt; toegelaten. {title}"
  ),
  audit_plot_title = "Gedrukt, en wat de andere cijfers toelaten",
  audit_printed_total = "de gedrukte antwoorden samen ten hoogste 100%",
  audit_ratio = "{n} van {base} is {percent}%.",
  audit_response = "Respons {who}: {percent}%",
  audit_rests_on = "De cijfers waarop dit steunt, spreken elkaar tegen.",
  audit_side_missing =
    "Het aandeel van {side} is niet gedrukt; het verschil zou boven 0 moeten liggen.",
  audit_some_counts = "Het klopt voor een deel van de mogelijke aantallen.",
  audit_some_of = "Het klopt voor een deel daarvan.",
  audit_sums_forbid = "Andere sommen van de balk laten dat niet toe.",
  audit_taste =
    "Of dat zo heet, is een kwestie van smaak: het ligt buiten {points} procentpunt.",
  audit_title = "Klopt het rapport met zichzelf?",
  audit_two = "{a} {b}",
  audit_union = "{label} {percent}%: wie een van beide antwoordde, {parts}",
  audit_unit = "{unit}, op een basis van {base}",
  audit_unit_missing = paste(
    "De basis telt {base}; hoeveel {unit} dat zijn, is niet gedrukt. Het zou er telkens",
    "een moeten zijn."
  ),
  audit_unrounded = "Onafgerond is dat {span}.",
  audit_unrounded_more = "Onafgerond is dat {percent}% of meer{most}.",
  audit_whole_base =
    "De basis van het geheel is niet gedrukt of een andere; ze zou {n} moeten zijn.",
  audit_whose = "Niet gedrukt is van welke groep en welk antwoord dit is.",
  audit_whose_number = paste(
    "Niet gedrukt is van welke groep en welk antwoord dit is; het zou dit aantal moeten",
    "zijn."
  ),
  audit_with_group = "{name}, {group}",
  audit_would_need = "Daarvoor zou het om {people} van {base} moeten gaan.",
  base = "Basis",
  base_answers = "Basis: {n} antwoorden.",
  both = "{first} en {second} samen",
  bottom_answers = "laagste antwoorden",
  bounds_nonresponse = "Grenzen door non-respons",
  bounds_same = "Grenzen door non-respons, zelfde aandeel",
  by_chi_squared = "chi-kwadraat, voor veel respondenten die verschillen",
  by_crosstabs = "de overlapformule van kruistabellen",
  by_derrick_equal = "t, voor gedeeltelijk overlappende steekproeven, varianties gelijk",
  by_derrick_unequal =
    "t, voor gedeeltelijk overlappende steekproeven, varianties ongelijk",
  by_derrick_z = "normaal, voor gedeeltelijk overlappende aandelen",
  by_distance = "tweezijdig naar afstand tot het gemiddelde",
  by_doubling = "tweemaal de kleinste staart",
  by_group = "per groep",
  by_margins = "exact, over alle tabellen met deze randtotalen",
  by_midp = "mid-p",
  by_moves = "exact, wie verschilt even waarschijnlijk de ene als de andere kant op",
  by_normal = "normaal",
  by_normal_given_ties = "normaal, variantie gegeven de knopen",
  by_normal_ties =
    "normaal, met gemiddelde en variantie van de permutaties (knopen meegerekend)",
  by_permutation = "exacte permutatieverdeling",
  by_signs = "exact, elk verschil even waarschijnlijk omhoog als omlaag",
  by_swappings = "Monte Carlo, {n} omwisselingen",
  by_t = "t",
  by_tables = "{n} tabellen",
  by_tables_drawn = "Monte Carlo, {n} tabellen getrokken",
  by_tables_monte_carlo = "Monte Carlo, {n} tabellen",
  by_welch = "t, Welch en Satterthwaite",
  caption_differs = paste(
    "In de studie draagt het bijschrift nummer {caption}; in de tekst is dit figuur",
    "{number}."
  ),
  cell_missing = "(geen antwoord)",
  cell_not_asked = "(niet gevraagd)",
  chapter = "hoofdstuk {chapter}",
  chapter_lower = "hoofdstuk {number}",
  chapter_number = "Hoofdstuk {number}",
  codebook_answered = "bij vraag {number} \"{answer}\" antwoordde",
  codebook_counted = paste(
    "{n} vragen: {closed} gesloten, {matrices} matrices met samen {items} onderdelen,",
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
  changes_summary = paste(
    "Van de {n} vergelijkingen ging er in {up} aantoonbaar iets omhoog en in {down} omlaag",
    "(niveau {alpha}, p aangepast voor het aantal vergelijkingen); in {undetermined} hangt dat",
    "af van wat niet bekend is."
  ),
  changes_title = "Wat er veranderde",
  compare_assumed = "Aangenomen: {what}.",
  compare_both = "Van de {n} respondenten antwoordden er {both} voor beide groepen.",
  compare_caption = "{groups}: verschil in procentpunten, laagste tot hoogste",
  compare_difference_score = paste(
    "Verschil: gemiddelde score van groep 1 min die van groep 2, in punten van de",
    "schaal."
  ),
  compare_difference_top = "Verschil: groep 1 min groep 2, in procentpunten.",
  compare_disjoint = "De twee groepen zijn verschillende mensen.",
  compare_found = paste(
    "Van laag tot hoog is gevonden, niet bewezen: er zijn tabellen met deze p; lagere of",
    "hogere zijn niet uitgesloten."
  ),
  compare_interval = paste(
    "Interval ({level}): hoe ver de groepen uiteen liggen bij deze N mensen (eindige",
    "populatie, linearisatie)."
  ),
  compare_interval_design = paste(
    "Interval ({level}): volgens de standaardfout van de gewichten of van het steekproefplan."
  ),
  compare_interval_infinite = paste(
    "Interval ({level}): alleen het toeval, voor een onbegrensde populatie (linearisatie)."
  ),
  compare_interval_outer = paste(
    "Interval ({level}): hoe ver de groepen uiteen liggen bij deze N mensen (eindige",
    "populatie, linearisatie); de uiterste grenzen over alles wat kan."
  ),
  compare_naive =
    "p los: alsof de groepen los van elkaar stonden, elk met andere mensen.",
  compare_note = paste(
    "Aandeel akkoord; exacte permutatietoets voor deels dezelfde respondenten,",
    "tweezijdig; p aangepast volgens {method}; interval van {level} met de correctie",
    "voor een eindige populatie{population}. Significant: p is hoogstens {alpha}, wat de",
    "antwoorden ook waren; onbeslist: dat hangt af van wat niet gepubliceerd is."
  ),
  compare_numbers = "Alle cijfers van de vergelijking, met p-waarden",
  compare_p_design = paste(
    "p ({sides}): het verschil gedeeld door zijn standaardfout, die strata, clusters en wie",
    "in beide groepen zit meerekent."
  ),
  compare_p_disjoint = paste(
    "p ({sides}): de exacte permutatietoets van groepen van verschillende mensen; ze",
    "vraagt of het verschil verder reikt dan deze mensen."
  ),
  compare_p_found = paste(
    "Laagste en hoogste p zijn gevonden, niet bewezen: er zijn antwoorden met deze p die",
    "met de gedrukte cijfers kloppen."
  ),
  compare_p_one_answer = paste(
    "p ({sides}): de exacte permutatietoets die weet dat {m} respondenten tot beide groepen",
    "behoren, met het ene antwoord dat ze gaven; ze vraagt of het verschil verder reikt dan",
    "deze mensen."
  ),
  compare_p_overlap = paste(
    "p ({sides}): de exacte permutatietoets die weet dat {m} respondenten voor beide",
    "antwoordden; ze vraagt of het verschil verder reikt dan deze mensen."
  ),
  compare_printed = "{item}: {group1} {share1}, {group2} {share2}; verschil {difference}",
  compare_proven =
    "Van laag tot hoog is bewezen: wat de antwoorden ook waren, hun p ligt ertussen.",
  compare_published = paste(
    "Gepubliceerd zijn afgeronde percentages en niet wie beide vragen hoe beantwoordde.",
    "Daarom staat overal een laagste en een hoogste waarde: alle aantallen en",
    "overlappingen die met de gedrukte cijfers kloppen zijn doorgerekend, en het echte",
    "cijfer ligt ertussen."
  ),
  compare_ranges = paste(
    "Van de {n} vergelijkingen staat bij {yes} vast dat de groepen verschillen, wat de",
    "antwoorden ook waren; bij {no} staat vast dat er geen verschil aan te tonen is;",
    "bij {undetermined} hangt het af van wat niet gepubliceerd is. Een toets die doet alsof het",
    "verschillende mensen waren, zou bij {naive} een verschil melden."
  ),
  compare_significant = "Significant: p hoogstens {alpha}, {adjusted}.",
  compare_significant_range = paste(
    "Significant: p hoogstens {alpha}, {adjusted}; onbeslist waar dat afhangt van wat",
    "niet gepubliceerd is."
  ),
  compare_skipped = "Niet vergeleken: {items}.",
  compare_supposing = paste(
    "Neem aan dat {union} van de {n} respondenten voor minstens een van beide groepen",
    "antwoordden. Dan staat een verschil vast bij {yes}, staat bij {no} vast dat er",
    "geen aan te tonen is, en hangt het bij {undetermined} af van wat niet gepubliceerd is."
  ),
  compare_tests = paste(
    "Bij {yes} van de {n} vergelijkingen verschillen de twee groepen aantoonbaar, bij",
    "{no} niet (niveau {alpha}, p aangepast voor het aantal vergelijkingen)."
  ),
  compare_two_questions = paste(
    "Het interval zegt hoe ver de groepen uiteen zouden liggen had iedereen van de",
    "doelgroep geantwoord; p vraagt iets anders, namelijk of het verschil verder reikt",
    "dan deze mensen. Een interval zonder 0 kan dus naast een p boven het niveau staan."
  ),
  completion_time = "Gemiddelde invultijd (minuten)",
  confidence_level = "Betrouwbaarheid",
  contents = "Inhoud",
  data_defect = "Is de correlatie tussen antwoorden en akkoord zijn {value}: {share}.",
  data_defect_never = "Geen correlatie maakt er {share} van.",
  data_defect_tips =
    "Het wordt {share} als die correlatie {value} is (dan is {missing} van hen akkoord).",
  difference_interval = "verschil en interval",
  difference_score = "Verschil in gemiddelde score, in punten van de schaal",
  difference_top = "Verschil in het aandeel dat akkoord is, in procentpunten",
  dont_know = "weet niet",
  drawing_figures = "Figuren tekenen",
  enables = "maken effecten mogelijk",
  everyone_in_group = "ieder in een groep",
  everything = "Alle",
  exact_interval = "Exact interval",
  figure = "Figuur",
  figure_number = "Figuur {number}",
  figures = "Figuren",
  file_counts = "het aantal mensen achter elk antwoord, laagste en hoogste",
  file_published = "alles wat de studie drukte",
  file_questions = "de onderzoeksvragen",
  file_surveys = "de enqu\u00eates",
  files_are = "Bestanden: {links}.",
  files_beside = paste(
    "Naast deze pagina staan alle figuren als SVG en PNG in de map {figures} en alle",
    "tabellen als CSV in de map {tables}; {list} noemt ze alle."
  ),
  for_question = "Bij onderzoeksvraag {link}.",
  for_questions = "Bij onderzoeksvragen {links}.",
  from_number = "vanaf",
  go_on = "Verder: {calls}",
  group = "Groep",
  group1_higher = "groep 1 hoger",
  group1_lower = "groep 1 lager",
  group_higher = "{group} hoger",
  group_lower = "{group} lager",
  groups_compared = "Groepen vergeleken",
  groups_together = "{groups} samen",
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
  head_margin_printed = "marge gedrukt",
  head_not_checkable = "Niet na te gaan",
  head_number = "Nr.",
  head_of = "van",
  head_p = "p",
  head_p_adjusted = "p aangepast",
  head_p_naive = "p los",
  head_p_naive_adjusted = "p los aangepast",
  head_possible = "Mogelijk",
  head_printed = "Gedrukt",
  head_question = "Vraag",
  head_recomputed = "herberekend",
  head_significant_naive = "significant los",
  head_smallest_change = "Kleinste wijziging",
  head_survey = "doelgroep",
  head_where = "Waar",
  head_why = "Waarom",
  how_computed = "Hoe dit berekend is, staat bij {link}.",
  how_sure_caption = "Hoe zeker: toeval en non-respons, in procentpunten",
  how_sure_head = "Hoe zeker is dat",
  impact = "Impact",
  in_text_only = "Alleen in de tekst, uit gesprekken",
  in_the_study = "In de studie: {where}.",
  infinite = "oneindig",
  inline_ci = "{level}%-BI {low}{dash}{high}",
  inline_difference = "{difference} punten ({limits}p {p})",
  inline_share = "{share} ({limits}n = {n})",
  interval = "{level}%-interval",
  interval_all = "allen",
  interval_alt = "{name} van {what}: {interval}",
  interval_of = "alle {N} mensen",
  interval_total = "het totaal",
  interval_widest = "Exact interval waar het het breedst is",
  item = "Onderdeel",
  kind_base = "basis",
  kind_block = "blok",
  kind_count = "aantal",
  kind_joint = "alles samen",
  kind_loose = "los label",
  kind_margin = "foutenmarge",
  kind_numbering = "nummering",
  kind_order = "volgorde",
  kind_overlap = "overlap",
  kind_part_of = "deel van",
  kind_pooled = "samen",
  kind_response = "respons",
  kind_share = "aandeel",
  kind_sum = "som",
  kind_total = "totaal",
  kind_union = "vereniging",
  kind_unit = "eenheid",
  kind_words = "woorden",
  less_than = "minder dan",
  loose_numbers = paste(
    "Gedrukt, maar het is niet te achterhalen bij welke groep en welk antwoord:",
    "{numbers}."
  ),
  made_claims = "beweringen in woorden",
  made_figures = "figuren (SVG en PNG)",
  made_from = paste(
    "Het pakket bevat de gedrukte percentages van de studie, geen antwoorden van",
    "personen. Titels en korte omschrijvingen zijn van het pakket, niet van de studie."
  ),
  made_percentages = "gedrukte percentages",
  made_tables = "tabellen (CSV)",
  made_with = "Gemaakt met het R-pakket akkoord {version}.",
  margin = "foutenmarge",
  margin_agrees =
    "{survey}: de gedrukte marge van {margin} procentpunt klopt; ze volgt uit {of}.",
  margin_beyond = paste(
    "Een marge van {margin} bij N = {N} vraagt {n} respondenten; bij deze respons is",
    "{attainable} haalbaar."
  ),
  margin_difference = "Verschil, gedrukt min herberekend",
  margin_disagrees = paste(
    "{survey}: de gedrukte marge volgt niet uit de gedrukte aantallen. De studie drukt",
    "{margin} procentpunt; uit {of} volgt {right}, een verschil van {difference}."
  ),
  margin_other = "Marge met 1 \u2212 n/N en n \u2212 1",
  margin_plain = "Marge zonder correctie",
  margin_plan = paste(
    "Een marge van {margin} bij N = {N} vraagt {n} respondenten: nodig zijn",
    "{invitations} uitnodigingen."
  ),
  margin_points = "Foutenmarge (procentpunt, 95%)",
  margin_printed = "Marge, gedrukt",
  margin_printed_points = "Foutenmarge, gedrukt (procentpunt)",
  margin_recomputed = "Foutenmarge, herberekend",
  margin_short = "punten foutenmarge, {survey}",
  margin_short_alone = "punten foutenmarge",
  margin_title = "Foutenmarge volgens het aantal respondenten",
  margin_usual = "Marge met (N \u2212 n)/(N \u2212 1)",
  measure_midrank = "alle antwoorden, op midrangen",
  measure_scores = "alle antwoorden, op de scores van de schaal",
  measure_sets = "aandelen van {sets}",
  measure_top = "aandeel akkoord",
  method = "Methode",
  methods_adjusted = "P-waarden van {n} vergelijkingen zijn aangepast ({method}).",
  methods_answered = "{n} personen antwoordden.",
  methods_fpc = paste(
    "Ze dragen de correctie voor een eindige populatie, 1 - n/N, en gaan enkel over",
    "toeval, niet over wie niet antwoordde."
  ),
  methods_groups = "{n} van de {N} personen antwoordden; N is per groep bekend.",
  methods_interval_binomial = paste(
    "Intervallen ({level}%) van aandelen zijn exact, de kortste binomiale",
    "(Schilling en Doi 2014)."
  ),
  methods_interval_exact = paste(
    "Intervallen ({level}%) van aandelen zijn exact: grenzen van hele personen door",
    "inversie van de hypergeometrische verdeling, die van delen van de respondenten",
    "over een betrouwbaarheidsverzameling van hun aantal in de populatie (Bartroff,",
    "Lorden en Wang 2023; Berger en Boos 1994)."
  ),
  methods_interval_mean = "Die van gemiddelden zijn normaal.",
  methods_interval_other = "Intervallen ({level}%) van aandelen zijn {method}.",
  methods_no_fpc = "Ze gaan enkel over toeval, niet over wie niet antwoordde.",
  methods_of = "{n} van de {N} personen antwoordden ({share}).",
  methods_range = paste(
    "Waar enkel afgeronde percentages zijn gepubliceerd lopen getallen van het",
    "laagste tot het hoogste dat die samen toelaten."
  ),
  methods_software = "Berekend met akkoord {version} in R {R}.",
  methods_test = paste(
    "Groepen zijn vergeleken met exacte permutatietoetsen die weten wie voor beide",
    "antwoordde (Einsporn en Habtzghi 2013), {sides}."
  ),
  methods_test_design =
    "Groepen zijn vergeleken met toetsen van het gewogen verschil, {sides}.",
  methods_test_disjoint =
    "Groepen zijn vergeleken met exacte permutatietoetsen, {sides}.",
  overview_difference = "{one} min {two}, in punten",
  overview_figure = "Overzicht",
  overview_note = paste(
    "Elke stip is een aandeel; een balk is het bereik dat overblijft. Gerangschikt",
    "van hoog naar laag; de stippellijn is de helft."
  ),
  overview_note_before = "Open stip: de vorige meting.",
  overview_note_groups = paste(
    "Elke stip is het aandeel van een groep; een balk is het bereik dat overblijft.",
    "Gerangschikt naar het aandeel van de groepen samen; de stippellijn is de helft."
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
  summary_adjusted_open = "De toetsen die daarvoor corrigeren, laten het open.",
  summary_adjusted_yes = "Ook met die correctie blijft significant: {items}.",
  summary_cannot = "Bij {n} is daarvoor te weinig gepubliceerd.",
  summary_caution = paste(
    "Voorzichtig: {share} van wie werd aangeschreven, antwoordde niet. Wat zij vinden",
    "is onbekend; wie wel antwoordde, kan anders denken."
  ),
  summary_difference = "{item} ({difference} punten, {level}-interval {low} tot {high})",
  summary_findings = "Bevindingen",
  summary_higher = "Hoger voor {one} dan voor {two}: {items}.",
  summary_least = "Het minst: {items}.",
  summary_less = "Bij {n} is het zeker minder dan de helft.",
  summary_less_groups = "Bij {n} is het in elke groep zeker minder dan de helft.",
  summary_lower = "Lager voor {one} dan voor {two}: {items}.",
  summary_majority = paste(
    "Bij {some} van de {n} stellingen antwoordt zeker meer dan de helft",
    "\u201c{answer}\u201d."
  ),
  summary_majority_groups = paste(
    "Bij {some} van de {n} stellingen antwoordt in elke groep zeker meer dan de helft",
    "\u201c{answer}\u201d."
  ),
  summary_mixed = "Bij {n} verschilt het per groep.",
  summary_most = "Het meest: {items}.",
  summary_no_difference =
    "Tussen {one} en {two} is bij geen enkele stelling een verschil bewezen.",
  summary_pooled = "beide groepen samen {share}",
  summary_unadjusted = paste(
    "Dat zegt het interval van elke vraag apart, zonder correctie voor {n}",
    "vergelijkingen."
  ),
  summary_uncompared = paste(
    "Niet per groep te vergelijken, omdat alleen \u00e9\u00e9n cijfer voor de groepen",
    "samen gepubliceerd is: {items}."
  ),
  methods_design = paste(
    "Aantallen zijn gewogen volgens het steekproefplan; standaardfouten zijn die van het plan,",
    "met het pakket survey (Lumley 2010), met {df} vrijheidsgraden."
  ),
  methods_interval_korn = paste(
    "Intervallen ({level}%) van aandelen zijn die van Korn en Graubard (1998), exacte grenzen",
    "van het effectieve aantal respondenten."
  ),
  methods_interval_mean_t = "Die van gemiddelden hebben kwantielen van t.",
  methods_weights = paste(
    "Aantallen zijn gewogen; standaardfouten zijn gelineariseerd (S\u00e4rndal,",
    "Swensson en Wretman 1992)."
  ),
  missing = "geen antwoord",
  more_rows = "... en nog {n}.",
  more_than = "meer dan",
  multiple_note = "Meerdere antwoorden mogelijk.",
  n_of = "{n} van {N}",
  no_answers = "geen antwoorden",
  no_population = "geen eindige populatie",
  nonresponse_head = paste(
    "{x} van de {n} respondenten ({share}) zijn akkoord; {left} van de {N} mensen",
    "antwoordden niet."
  ),
  not_adjusted = "niet aangepast",
  not_computable = "Dit is met dit rapport niet te berekenen.",
  not_published = "niet gepubliceerd",
  note_bounds = paste(
    "De grenzen door non-respons gelden zonder enige aanname: van niemand akkoord tot",
    "allen akkoord onder wie niet antwoordde."
  ),
  note_dash = "\u2013 niet gepubliceerd.",
  note_dk_apart =
    "Rechts, apart: geen inhoudelijk antwoord, als aandeel van alle antwoorden.",
  note_each_group = "{what}, mogelijk in elke groep: {ranges}.",
  note_freedom = list(
    one = paste(
      "tussen sommige antwoorden verschoof niemand: {n} vrijheidsgraad in plaats van",
      "{full}"
    ),
    other = paste(
      "tussen sommige antwoorden verschoof niemand: {n} vrijheidsgraden in plaats van",
      "{full}"
    )
  ),
  note_group_size = paste(
    "Hoeveel mensen tot een groep behoren is niet bekend; het exacte interval houdt daar",
    "rekening mee. De grenzen door non-respons laten toe dat wie niet antwoordde",
    "allemaal tot de groep behoort."
  ),
  note_infinite = paste(
    "geen antwoord van de ene groep ligt tussen die van de andere, zodat de",
    "toetsgrootheid oneindig is en haar asymptotische p-waarde niets bewijst; gebruik",
    "method = \"exact\""
  ),
  note_interval = paste(
    "{level}%-interval ({method}) van {what}, voor {of}; alleen het toeval, niet de",
    "non-respons."
  ),
  note_italic = "Cursief: alleen een bereik is bekend.",
  note_italic_left =
    "Cursief: niet gepubliceerd; het bereik dat de gedrukte cijfers openlaten.",
  note_jagged = "Gekartelde rand: alleen bij benadering gepubliceerd.",
  note_left =
    "Niet gepubliceerd; de gedrukte cijfers laten over voor {answer}: {ranges}.",
  note_left_all =
    "Niet gepubliceerd; de gedrukte cijfers laten over voor {answer} samen: {ranges}.",
  note_loose =
    "Gepubliceerd, maar zonder terug te vinden plaats in een balk{who}: {numbers}.",
  note_no_swap = "omwisselen of andere labels zouden het verschil niet veranderen: p = 1",
  note_nobody_moved =
    "niemand antwoordde verschillend voor de twee groepen, zodat p = 1 is, per definitie",
  note_not_used = list(
    one = "{n} antwoordde voor een enkele groep en blijft weg",
    other = "{n} antwoordden voor een enkele groep en blijven weg"
  ),
  note_not_used_overlap = list(
    one = paste(
      "{n} antwoordde voor een enkele groep en blijft weg; overlap_test() gebruikt",
      "iedereen"
    ),
    other = paste(
      "{n} antwoordden voor een enkele groep en blijven weg; overlap_test() gebruikt",
      "iedereen"
    )
  ),
  note_one_answer = "alle antwoorden zijn hetzelfde, zodat p = 1 is, per definitie",
  note_one_pattern = paste(
    "alle respondenten verschoven op dezelfde manier, zodat de toetsgrootheid van",
    "Bhapkar oneindig is en de p-waarde niets bewijst"
  ),
  note_order = "Volgens het rapport ligt {answer} hoger bij {more} dan bij {less}.",
  note_outer = "Waar alleen een bereik bekend is, zijn het de buitenste grenzen.",
  note_outer_limits = paste(
    "* Buitenste grenzen: achter het gedrukte percentage kunnen verschillende aantallen",
    "zitten."
  ),
  note_only = "Alleen zoals gepubliceerd, een aantal mensen is er niet bij bekend: {items}.",
  note_pooled = paste(
    "Een cijfer voor beide groepen samen: de studie zegt niet of het voor elke groep",
    "geldt of voor alle antwoorden bijeen."
  ),
  note_same_answer = "alle antwoorden zijn hetzelfde: p = 1",
  note_same_score = "alle antwoorden hebben dezelfde score: p = 1",
  note_small = "Klein: het aantal mensen.",
  note_tables =
    "Wat mogelijk is volgens de gedrukte cijfers: {n} tabellen van aantallen.",
  nothing = "niets",
  numbers_caption = "{figure}: cijfers",
  of_mean_difference = "gemiddeld verschil",
  of_mean_score = "verschil in gemiddelde score",
  open_question = "open vraag",
  options_shown = "Van de {n} antwoordmogelijkheden zijn er {shown} gepubliceerd.",
  or = "of",
  order_said = "Volgens de tekst ligt het aandeel hoger bij {more} dan bij {less}.",
  order_said_item =
    "{item}: volgens de tekst ligt het aandeel hoger bij {more} dan bij {less}.",
  other_option = "Andere optie",
  p_adjusted_for = "p aangepast voor {n} vergelijkingen ({method})",
  p_adjusted_narrow = "p (aan\u00adgepast)",
  p_low_high = "p, van laag tot hoog",
  p_value = "p-waarde = {p}",
  p_value_error = "p-waarde = {p} (standaardfout {error})",
  pattern_mixture = "Wijken de log-odds van wie niet antwoordde {value} af: {share}.",
  pattern_mixture_never = "Geen verschil in log-odds maakt er {share} van.",
  pattern_mixture_tips = paste(
    "Het wordt {share} als die log-odds {value} afwijken (dan is {missing} van hen",
    "akkoord)."
  ),
  people = "Mensen",
  people_answered = "mensen antwoordden",
  persons = "Aantal personen",
  plot_level = "Stippellijn: niveau {alpha}.",
  plot_level_adjusted =
    "Stippellijn: niveau {alpha} (significant: p aangepast voor {n} vergelijkingen).",
  plot_line = "Lijn: {level}-interval voor deze mensen.",
  plot_line_outer = "Lijn: {level}-interval voor deze mensen, de uiterste grenzen.",
  plot_open_points = "Open punten: de toets alsof de groepen verschillende mensen waren.",
  points = "{n} procentpunt",
  population = "Doelgroep",
  population_N = "populatie N = {N}",
  populations_N = "populaties N = {N1} en {N2}",
  power_axis = "respondenten in groep 1",
  power_chance = "kans",
  power_design = "{one} tegen {two}, rho {rho}, {part} voor beide",
  power_line = paste(
    "{one} tegen {two}, n = {n1} en {n2}, {m} voor beide, rho = {rho}:",
    "onderscheidingsvermogen {power}, fout onder gelijkheid {size}; alsof onafhankelijk",
    "{naive} en {naive_size}"
  ),
  power_overlap = "toets die de overlap kent",
  power_simulated = "Gesimuleerd met {n} trekkingen; tussen haakjes de standaardfout.",
  power_title = "Kans om het verschil te vinden",
  printed = "gedrukt",
  printed_in = "Gedrukt in",
  published_numbers = paste(
    "  {figures} figuren en tabellen, {numbers} gedrukte percentages, {claims}",
    "beweringen in woorden"
  ),
  published_survey = paste(
    "  {survey}: {n} van {N} antwoordden ({response}%), gedrukte marge {margin}",
    "procentpunt"
  ),
  published_survey_part = paste(
    "  {survey}: antwoordden: {n}; doelgroep: {N}; respons: {response}; gedrukte marge:",
    "{margin}"
  ),
  quantity = "Grootheid",
  question = "Vraag",
  question_number = "vraag {n}",
  question_range = "vraag {first} tot {last}",
  questions_from_to = "{n} vragen: van \u201c{first}\u201d tot \u201c{last}\u201d",
  range_known = "alleen een bereik bekend",
  range_to = " tot ",
  read_chosen = "Het vaakst gekozen is \u201c{most}\u201d ({share}).",
  read_chosen_both = paste(
    "Het vaakst gekozen is \u201c{most}\u201d ({share}), het minst vaak",
    "\u201c{least}\u201d ({least_share})."
  ),
  read_for_group = "bij {group} is het {share}",
  read_groups = "Het aandeel {answer}: {groups}.",
  read_little = "Er is te weinig bekend om een aandeel te noemen.",
  read_mode = "Het vaakst gegeven antwoord is {answer}.",
  read_modes = "Het vaakst gegeven antwoord bij {answers}.",
  read_most_least = paste(
    "Het aandeel {answer} is het grootst bij \u201c{most}\u201d ({most_share}) en het",
    "kleinst bij \u201c{least}\u201d ({least_share})."
  ),
  read_nobody = "Niemand gaf hierop een antwoord.",
  read_same = "Overal is het aandeel {answer} even groot: {share}.",
  read_share = "{share} van de {n} antwoorden is {answer}.",
  read_share_item = "{share} van de antwoorden bij \u201c{item}\u201d is {answer}.",
  regime_apart = "twee groepen zonder gedeelde respondenten",
  regime_both_only = "twee antwoorden van de {n} respondenten die voor beide antwoordden",
  regime_mixed = "twee antwoorden van sommige respondenten, een enkel van de andere",
  regime_one_answer =
    "een enkel antwoord per persoon, dat in beide groepen telt voor wie in beide zit",
  regime_pairs = "gepaarde antwoorden: iedere respondent antwoordde voor beide groepen",
  relation_about = "\u00b1",
  relation_almost = "bijna",
  report_at = "Het verslag: {path}",
  research_questions = "Onderzoeksvragen",
  research_questions_caption = "De onderzoeksvragen en waar ze beantwoord worden",
  respondents = "respondenten",
  response = "Respons",
  response_printed = "Respons, gedrukt",
  response_ratio =
    "Antwoordt wie akkoord is {value} keer zo vaak als de anderen: {share}.",
  response_ratio_never = "Geen verhouding van de respons maakt er {share} van.",
  response_ratio_tips = paste(
    "Het wordt {share} als wie akkoord is {value} keer zo vaak antwoordt (van wie niet",
    "antwoordde is dan {missing} akkoord)."
  ),
  response_recomputed = "Respons, herberekend",
  reversed = "omgekeerd geteld",
  same_as_files = "Dezelfde cijfers als bestand, om mee te rekenen:",
  same_as_table = "Dezelfde inhoud als tabel",
  section_number = "paragraaf {number}",
  selected = "gekozen",
  set_net = "Netto (hoogste min laagste, punten)",
  share = "Aandeel",
  significant = "significant",
  significant_head = "Significant",
  significant_no = "nee",
  significant_undetermined = "onbeslist",
  significant_yes = "ja",
  skip_to_text = "Naar de tekst",
  smallest_change = "Kleinste wijziging: {change}.",
  source = "Bron",
  stat_chi_squared = "chi-kwadraat",
  stat_differ = "verschillen",
  stat_differences = "verschillen",
  stat_higher_first = "hoger voor de eerste",
  stat_positive = "positief",
  study_source = "De studie: {source}.",
  success = "Succesfactoren",
  sure_answered = "{n} van de {N} mensen antwoordden ({percent}).",
  sure_caption = "{survey}: zekerheid van elk aandeel akkoord",
  sure_census =
    "{survey}: alle {N} mensen antwoordden; er is geen toeval en geen non-respons.",
  sure_each = "elk aandeel akkoord, met wat toeval en non-respons kunnen doen",
  sure_example = paste(
    "Is {share} van de respondenten akkoord, dan laat het toeval {low} tot {high} open.",
    "Over de {left} die niet antwoordden weet men niets: zijn zij geen van allen",
    "akkoord, dan is het {none} van allen; zijn zij het allemaal, dan {all}."
  ),
  sure_infinite = paste(
    "{n} mensen antwoordden. Waren zij een toevallige steekproef, dan wijkt een aandeel",
    "in 95 op de 100 gevallen hoogstens {margin} procentpunt af."
  ),
  sure_margin = paste(
    "Waren zij door het toeval aangewezen, dan wijkt een aandeel in 95 op de 100",
    "gevallen hoogstens {margin} procentpunt af; bij een vraag die minder mensen",
    "beantwoordden is dat meer."
  ),
  sure_nonresponse = paste(
    "Dat zegt niets over wie niet antwoordde. Is {share} van wie antwoordde akkoord, dan",
    "is dat van alle {N} mensen ergens tussen {low} en {high}."
  ),
  sure_survey = paste(
    "{survey}: {n} van de {N} mensen antwoordden ({percent}), {left} niet",
    "({left_percent}). De marge en het exacte interval zeggen alleen wat het toeval kan",
    "doen als wie antwoordde willekeurig uit die {of} getrokken was."
  ),
  sure_wide = paste(
    "De studie drukte {percents} percentages en {claims} uitspraken in woorden. Van",
    "{wide} van de {n} antwoorden per vraag en groep is het aantal mensen daaruit niet",
    "tot op enkelen na af te leiden; onder elke figuur staat welk bereik overblijft."
  ),
  survey = "Enqu\u00eate",
  survey_question = "enqu\u00eate {survey}, vraag {question}",
  surveys_caption = "De enqu\u00eates: gedrukt en herberekend",
  surveys_level = "Waar geen betrouwbaarheid gepubliceerd is, is met 95% gerekend.",
  surveys_note = paste(
    "Herberekend is de foutenmarge van een aandeel van 50%, met de normale benadering en",
    "de correctie voor een eindige populatie, (N \u2212 n)/(N \u2212 1). Ze geldt voor",
    "een vraag die alle deelnemers beantwoordden; bij een kleinere groep is ze groter."
  ),
  table = "Tabel",
  table_add_100 = "* Verschoven zodat de percentages tot 100 optellen.",
  table_difference = "Verschil: {one} min {two}, aandelen in procentpunten.",
  table_interval_design = paste(
    "Tussen haakjes: {level}%-intervallen (aandelen {method}, gemiddelden t, volgens het",
    "steekproefplan); alleen toeval, geen non-respons."
  ),
  table_interval = paste(
    "Tussen haakjes: {level}%-intervallen (aandelen {method}, gemiddelden normaal)",
    "voor {of}; enkel toeval, geen non-respons."
  ),
  table_mean = "Gemiddelde",
  table_min_base = "Bases onder {least} staan er niet, noch wat daarvan is.",
  table_min_cell =
    "{mark}: niet getoond, 1 tot {most} personen of wat deze zou verraden.",
  table_n_p = "n (%): aantal personen, en hun aandeel in de basis.",
  table_number = "Tabel {number}",
  table_of_answered = "Percentages van allen die antwoordden, ook wie het niet wist.",
  table_of_dk = "Die van \"weet niet\" zijn van allen die antwoordden.",
  table_of_substantive = "Percentages van wie een antwoord op de schaal gaf.",
  table_ranges = "Van laag tot hoog: wat de gedrukte getallen toelaten.",
  table_weighted = "Gewogen; aantallen personen zijn dat niet.",
  test = "toets",
  test_asks = "vraagt: {question}",
  test_bhapkar = "Toets van Bhapkar op gelijke randtotalen",
  test_brunner_munzel = "Toets van Brunner en Munzel van twee onafhankelijke groepen",
  test_compares = "vergelijkt: {what}",
  test_effects = "effecten:",
  test_freeman_halton = "Toets van Freeman en Halton van twee onafhankelijke groepen",
  test_interval = "{what} = {estimate}, {level}%-interval {low} tot {high}",
  test_intervals = "intervallen van de effecten:",
  test_mcnemar = "Toets van McNemar",
  test_note = "NB: {note}",
  test_overlap_one =
    "Permutatietoets van twee groepen die personen delen, elk met een enkel antwoord",
  test_overlap_two = "Permutatietoets van twee groepen die respondenten kunnen delen",
  test_p_by = "p-waarde: {method}",
  test_plain_one =
    "Toets van twee groepen die personen delen, elk met een enkel antwoord",
  test_plain_two = "Toets van twee groepen die respondenten kunnen delen",
  test_pratt = "Rangtekentoets van Wilcoxon (nullen mee gerangschikt, Pratt)",
  test_sign = "Tekentoets",
  test_stuart_maxwell = "Toets van Stuart en Maxwell op gelijke randtotalen",
  test_who_apart = "{group1}: {n1}, {group2}: {n2} respondenten",
  test_who_both = paste(
    "{pairs} antwoordden voor beide, {n1} alleen voor {group1}, {n2} alleen voor",
    "{group2}"
  ),
  test_who_neither = "{who}, {n} voor geen van beide",
  test_wilcoxon = "Rangtekentoets van Wilcoxon (nullen weggelaten)",
  test_with_overlap = "toets met de overlap",
  the_answers = "De antwoorden",
  the_survey = "De enqu\u00eate",
  to_number = "tot",
  top_answers = "hoogste antwoorden",
  total = "Totaal",
  two_sided = "tweezijdig",
  unassigned = "zonder plaats",
  unknown = "onbekend",
  untold = "Zonder gepubliceerd cijfer: {what}.",
  value = "Waarde",
  verdict_head = "Oordeel",
  import_title = "Hoe de antwoorden gelezen zijn",
  synthetic_mark = "SYNTHETISCH (geen antwoorden van mensen):",
  waves_alt = "{item}: {from} naar {to} {change}.",
  waves_difference_score = "Verandering: de latere bevraging min de vroegere, in punten van de schaal.",
  waves_difference_top = "Verandering: de latere bevraging min de vroegere, in procentpunten.",
  waves_different = "Verschillende populaties: de varianties van de bevragingen tellen op.",
  waves_figure_note = "Lijnen: intervallen ({level}) van elke bevraging; brede strepen: wat gedrukte percentages openlaten.",
  waves_ids = paste(
    "Dezelfde populatie; {m} mensen antwoordden in beide bevragingen, en intervallen en p",
    "weten wat ze antwoordden."
  ),
  waves_independent = "Dezelfde populatie, opnieuw getrokken: de varianties van de bevragingen tellen op.",
  waves_interval = paste(
    "Intervallen ({level}) gaan over de verandering in deze eindige populaties, de breedste",
    "die het bekende toelaat; p ({sides}) is die van de exacte permutatietoets."
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
  waves_lost_range = "het vroegere rapport had het aandeel van {what} moeten drukken",
  waves_lost_scale = "de schaal veranderde",
  waves_lost_top = "de schaal heeft geen bovenste groep",
  waves_lost_wording = "de formulering veranderde",
  waves_not_compared = "Niet vergeleken, {reason}: {items}.",
  waves_now = "nu",
  waves_number = "Dezelfde populatie; {m} mensen antwoordden in beide bevragingen, wat ze antwoordden is niet bekend.",
  waves_previous = "vorige",
  waves_size = "{wave}: n = {n}, N = {N}",
  waves_small = "Minder dan {n} antwoorden in een bevraging: {items}.",
  waves_trend = "Trend over alle bevragingen (exact, niveau {alpha}, p aangepast voor {n}): {items}.",
  waves_trend_none = "Trend over alle bevragingen (exact, niveau {alpha}, p aangepast voor {n}): geen.",
  waves_unknown = "Dezelfde populatie; wie in beide bevragingen antwoordde is niet bekend, wat intervallen breed maakt.",
  weighted = "Gewogen aantallen.",
  where_label = "figuur",
  where_text = "tekst",
  without_numbers = "{links} (zonder cijfers)",
  word_base = "basis",
  word_margin = "marge",
  word_percentage = "percentage",
  word_population = "populatie",
  word_respondents = "respondenten",
  word_response = "respons",
  worst_case =
    "Zonder enige aanname over hen: tussen {low} en {high} van allen is akkoord.",
  worst_interval = "{low}\u2013{high}% (bij {x} van {n})",
  audit_base_skipped =
    "Naast een van haar cijfers staat {n}: niet iedereen beantwoordde die vraag.",
  audit_no_share = "Geen enkel aandeel kan dat zijn.",
  no_rows = "geen",
  rounds_half_up = "rondt halven naar boven af",
  rounds_half_even = "rondt halven naar even af",
  rounds_truncate = "kapt af (truncate)",
  rounds_ceiling = "rondt naar boven af",
  audit_habit =
    paste(
      "{fails} van {n} rijen kunnen niet bij afronden, {less} bij {rule}: dit rapport",
      "{habit}."
    ),
  audit_twice = "Hetzelfde staat er ook als {percent}%{where}.",
  audit_percent_mend = "{new}% in plaats van {old}%",
  audit_total_is = "{what} is {percent}%; onafgerond is dat {span}.",
  audit_of_everyone = "{percent}% van allen",
  audit_groups_give = "De groepen {groups} (figuur {figure}) geven samen {span}.",
  rounds_double = "rondt twee keer af, eerst op een decimaal meer",
  rounds_labels = "telt afgeronde labels op",
  rounds_adjusted = "past labels aan tot ze samen 100 zijn",
  rounds_other =
    "drukt percentages die geen aantallen van hun basis zijn: gewogen, of van een andere basis",
  habit_half_up = "halven naar boven",
  habit_half_even = "halven naar even",
  habit_truncate = "afkappen",
  habit_ceiling = "naar boven afronden",
  habit_double = "twee keer afronden",
  habit_labels = "sommen van afgeronde labels",
  habit_adjusted = "labels die tot 100 zijn aangepast",
  habit_other_base = "een andere basis",
  audit_habit_none =
    "{fails} van {n} rijen kunnen niet bij afronden, en geen andere gewoonte verklaart ze.",
  audit_habit_expected =
    "Van percentages die geen aantallen zijn zouden ongeveer {n} rijen niet kunnen.",
  audit_habit_source =
    "{source}: {fails} van {n} rijen kunnen niet bij afronden, {less} bij {rule}: die bron {habit}.",
  audit_source_plain = "{source}: rondt gewoon af.",
  audit_more = "en nog {n}",
  rank_contradiction = "tegenspraken",
  rank_slip = "afrondingsfoutjes",
  rank_base = "waarschijnlijk een andere basis",
  rank_margin = "niet gedragen door de eigen marge",
  rank_unknown = "niet na te gaan",
  rank_consistent = "klopt",
  rank_neighbour = "Een naburig getal zou kunnen.",
  rank_habit = "Het klopt bij {rule}.",
  rank_other_base =
    "Het klopt met {n} mensen in plaats van {base}, zoals wanneer sommigen een vraag overslaan.",
  rank_weighted = "Het klopt met een andere basis, of met gewogen percentages.",
  ask_title = "Vragen over {title}",
  ask_intro =
    paste(
      "Deze cijfers passen niet bij elkaar, voor zover dat uit het rapport",
      "alleen is na te rekenen. Elk ervan is met de hand na te gaan. Kunt u",
      "zeggen welk cijfer bedoeld was?"
    ),
  ask_none = "Er zijn geen cijfers gevonden die niet bij elkaar passen.",
  ask_which = "Welk van deze cijfers staat er zoals bedoeld?",
  ask_rounding = "Hoe is dit afgerond?",
  ask_base = "Van hoeveel mensen is dit een percentage, en is het gewogen?",
  ask_mend = "Het zou passen met {mend}.",
  audit_stat = "{what} {value}",
  audit_stat_range = "De gedrukte antwoorden geven {low} tot {high}.",
  audit_stat_unknown = "Het is niet te berekenen uit wat van de antwoorden gedrukt is.",
  stat_mean = "gemiddelde",
  stat_sd = "standaardafwijking",
  stat_median = "mediaan",
  kind_parts = "delen en geheel",
  kind_twice = "twee keer gedrukt"
)
