# The sentences of tests, comparisons, margins and methods in Dutch, see words-nl.R.

words_nl_tests <- list(
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
  by_chi_squared = "chi-kwadraat, voor veel respondenten die verschillen",
  by_crosstabs = "de overlapformule van kruistabellen",
  by_unicom = "de overlapformule van kruistabellen, zoals UNICOM die heeft",
  by_q = "de overlapformule van kruistabellen, zoals Q die heeft",
  by_derrick_equal = "t, voor gedeeltelijk overlappende steekproeven, varianties gelijk",
  by_derrick_unequal =
    "t, voor gedeeltelijk overlappende steekproeven, varianties ongelijk",
  by_derrick_z = "normaal, voor gedeeltelijk overlappende aandelen",
  by_distance = "tweezijdig naar afstand tot het gemiddelde",
  by_doubling = "tweemaal de kleinste staart",
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
  compare_interval_outer_infinite = paste(
    "Interval ({level}): alleen het toeval, voor een onbegrensde populatie (linearisatie);",
    "de uiterste grenzen over alles wat kan."
  ),
  compare_naive = "p apart: alsof het twee groepen van verschillende mensen waren.",
  compare_note = paste(
    "Aandeel akkoord; exacte permutatietoets voor deels dezelfde respondenten,",
    "tweezijdig; p aangepast volgens {method}; interval van {level} met de correctie",
    "voor een eindige populatie{population}. Significant: p is hoogstens {alpha}, wat de",
    "antwoorden ook waren; onbeslist: dat hangt af van wat niet gepubliceerd is."
  ),
  compare_note_disjoint = paste(
    "Aandeel akkoord; exacte permutatietoets van groepen van verschillende mensen,",
    "tweezijdig; p aangepast volgens {method}; interval van {level}{population}.",
    "Significant: p is hoogstens {alpha}."
  ),
  compare_numbers = "Alle cijfers van de vergelijking, met p-waarden",
  compare_one_no = "Tussen de twee groepen is geen verschil aan te tonen (niveau {alpha}).",
  compare_one_undetermined =
    "Of de twee groepen verschillen, hangt af van wat niet gepubliceerd is (niveau {alpha}).",
  compare_one_yes = "De twee groepen verschillen aantoonbaar (niveau {alpha}).",
  compare_p_design = paste(
    "p ({sides}): het verschil gedeeld door zijn standaardfout, die strata, clusters en wie",
    "in beide groepen zit meerekent."
  ),
  compare_p_disjoint = paste(
    "p ({sides}): de exacte permutatietoets van groepen van verschillende mensen; ze",
    "vraagt of het verschil verder reikt dan deze mensen."
  ),
  compare_p_found = paste(
    "Laagste en hoogste p zijn gevonden, niet bewezen: er zijn antwoorden met deze p",
    "die met de gepubliceerde cijfers kloppen."
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
    "Gepubliceerd zijn afgeronde percentages en niet wie beide vragen hoe",
    "beantwoordde. Daarom staat overal een laagste en een hoogste waarde: alle",
    "aantallen en overlappingen die met de gepubliceerde cijfers kloppen zijn",
    "doorgerekend, en het echte cijfer ligt ertussen."
  ),
  compare_shown = paste(
    "Niet elk aantal is bekend: percentages zijn afgerond, of kleine aantallen zijn",
    "verborgen. Daarom heeft alles een laagste en een hoogste waarde: alle aantallen die",
    "bij de getoonde cijfers passen zijn nagegaan, en het echte getal ligt daartussen."
  ),
  compare_ranges = paste(
    "Van de {n} vergelijkingen staat bij {yes} vast dat de groepen verschillen, wat de",
    "antwoorden ook waren; bij {no} staat vast dat er geen verschil aan te tonen is;",
    "bij {undetermined} hangt het af van wat niet gepubliceerd is."
  ),
  compare_ranges_naive = paste(
    "Een toets die doet alsof het verschillende mensen waren, zou bij {naive} een verschil",
    "melden."
  ),
  compare_significant = "Significant: p hoogstens {alpha}, {adjusted}.",
  compare_significant_range = paste(
    "Significant: p hoogstens {alpha}, {adjusted}; onbeslist waar dat afhangt van wat",
    "niet gepubliceerd is."
  ),
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
  data_defect = "Is de correlatie tussen antwoorden en akkoord zijn {value}: {share}.",
  data_defect_never = "Geen correlatie maakt er {share} van.",
  data_defect_tips =
    "Het wordt {share} als die correlatie {value} is (dan is {missing} van hen akkoord).",
  difference_interval = "verschil en interval",
  difference_score = "Verschil in gemiddelde score, in punten van de schaal",
  difference_share = "Verschil in aandelen, in procentpunten",
  difference_top = "Verschil in het aandeel dat akkoord is, in procentpunten",
  group1_higher = "groep 1 hoger",
  group1_lower = "groep 1 lager",
  group_higher = "{group} hoger",
  group_lower = "{group} lager",
  inline_ci = "{level}%-BI {low}{dash}{high}",
  inline_difference = "{difference} punten ({limits}p {p})",
  inline_share = "{share} ({limits}n = {n})",
  margin = "foutenmarge",
  margin_agrees =
    "{survey}: de gepubliceerde marge van {margin} procentpunt klopt; ze volgt uit {of}.",
  margin_beyond = paste(
    "Een marge van {margin} bij N = {N} vraagt {n} respondenten; bij deze respons is",
    "{attainable} haalbaar."
  ),
  margin_difference = "Verschil, gepubliceerd min herberekend",
  margin_disagrees = paste(
    "{survey}: de gepubliceerde marge volgt niet uit de gepubliceerde aantallen. De",
    "studie vermeldt {margin} procentpunt; uit {of} volgt {right}, een verschil van",
    "{difference}."
  ),
  margin_other = "Marge met 1 \u2212 n/N en n \u2212 1",
  margin_plain = "Marge zonder correctie",
  margin_plan = list(
    one =
      "Een marge van {margin} bij N = {N} vraagt {n} respondent: nodig {invitations} mensen uit.",
    other =
      "Een marge van {margin} bij N = {N} vraagt {n} respondenten: nodig {invitations} mensen uit."
  ),
  margin_points = "Foutenmarge (procentpunt, 95%)",
  margin_printed = "Marge, gepubliceerd",
  margin_printed_points = "Foutenmarge, gepubliceerd (procentpunt)",
  margin_recomputed = "Foutenmarge, herberekend",
  margin_short = "punten foutenmarge, {survey}",
  margin_short_alone = "punten foutenmarge",
  margin_title = "Foutenmarge volgens het aantal respondenten",
  margin_usual = "Marge met (N \u2212 n)/(N \u2212 1)",
  measure_midrank = "alle antwoorden, op midrangen",
  measure_scores = "alle antwoorden, op de scores van de schaal",
  measure_sets = "aandelen van {sets}",
  measure_chosen = "aandeel dat dit koos",
  measure_top = "aandeel akkoord",
  measure_top_chosen = "aandeel akkoord, of dat een optie koos",
  methods_adjusted = "P-waarden van {n} vergelijkingen zijn aangepast ({method}).",
  methods_answered = list(
    one = "{n} persoon antwoordde.",
    other = "{n} personen antwoordden."
  ),
  methods_design = paste(
    "Aantallen zijn gewogen volgens het steekproefplan; standaardfouten zijn die van het plan,",
    "met het pakket survey (Lumley 2010), met {df} vrijheidsgraden."
  ),
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
  methods_interval_korn = paste(
    "Intervallen ({level}%) van aandelen zijn die van Korn en Graubard (1998), exacte grenzen",
    "van het effectieve aantal respondenten."
  ),
  methods_interval_mean = "Die van gemiddelden zijn normaal.",
  methods_interval_mean_t = "Die van gemiddelden hebben kwantielen van t.",
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
  methods_weights = paste(
    "Aantallen zijn gewogen; standaardfouten zijn gelineariseerd (S\u00e4rndal,",
    "Swensson en Wretman 1992)."
  ),
  no_population = "geen eindige populatie",
  nonresponse_head = paste(
    "{x} van de {n} respondenten ({share}) zijn akkoord; {left} van de {N} mensen",
    "antwoordden niet."
  ),
  not_adjusted = "niet aangepast",
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
  note_infinite = paste(
    "geen antwoord van de ene groep ligt tussen die van de andere, zodat de",
    "toetsgrootheid oneindig is en haar asymptotische p-waarde niets bewijst; gebruik",
    "method = \"exact\""
  ),
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
  note_same_answer = "alle antwoorden zijn hetzelfde: p = 1",
  note_same_score = "alle antwoorden hebben dezelfde score: p = 1",
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
  plot_level = "Stippellijn: niveau {alpha}.",
  plot_level_adjusted =
    "Stippellijn: niveau {alpha} (significant: p aangepast voor {n} vergelijkingen).",
  plot_line = "Lijn: {level}-interval voor deze mensen.",
  plot_line_outer = "Lijn: {level}-interval voor deze mensen, de uiterste grenzen.",
  plot_open_points = "Open punten: de toets alsof de groepen verschillende mensen waren.",
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
  regime_apart = "twee groepen zonder gedeelde respondenten",
  regime_both_only = "twee antwoorden van de {n} respondenten die voor beide antwoordden",
  regime_mixed = "twee antwoorden van sommige respondenten, een enkel van de andere",
  regime_one_answer =
    "een enkel antwoord per persoon, dat in beide groepen telt voor wie in beide zit",
  regime_pairs = "gepaarde antwoorden: iedere respondent antwoordde voor beide groepen",
  response_ratio =
    "Antwoordt wie akkoord is {value} keer zo vaak als de anderen: {share}.",
  response_ratio_never = "Geen verhouding van de respons maakt er {share} van.",
  response_ratio_tips = paste(
    "Het wordt {share} als wie akkoord is {value} keer zo vaak antwoordt (van wie niet",
    "antwoordde is dan {missing} akkoord)."
  ),
  significant = "significant",
  significant_head = "Significant",
  significant_no = "nee",
  significant_undetermined = "onbeslist",
  significant_yes = "ja",
  stat_chi_squared = "chi-kwadraat",
  stat_differ = "verschillen",
  stat_differences = "verschillen",
  stat_higher_first = "hoger voor de eerste",
  stat_mean = "gemiddelde",
  stat_median = "mediaan",
  stat_positive = "positief",
  stat_sd = "standaardafwijking",
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
  two_sided = "tweezijdig",
  worst_case =
    "Zonder enige aanname over hen: tussen {low} en {high} van allen is akkoord."
)
