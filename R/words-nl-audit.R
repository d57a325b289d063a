# The sentences of the audit in Dutch, see words-nl.R.

words_nl_audit <- list(
  ask_answers = "Is dit een percentage van de mensen, of van alle antwoorden die zij gaven?",
  ask_base = "Van hoeveel mensen is dit een percentage, en is het gewogen?",
  ask_intro =
    paste(
      "Deze cijfers passen niet bij elkaar, voor zover dat uit het rapport",
      "alleen is na te rekenen. Elk ervan is met de hand na te gaan. Kunt u",
      "zeggen welk cijfer bedoeld was?"
    ),
  ask_mend = "Het zou passen met {mend}.",
  ask_none = "Er zijn geen cijfers gevonden die niet bij elkaar passen.",
  ask_rounding = "Hoe is dit afgerond?",
  ask_title = "Vragen over {title}",
  ask_which = "Welk van deze cijfers staat er zoals bedoeld?",
  audit_answer_of = "{name}: {answer}",
  audit_any_shares = paste(
    "{n} percentages staan alleen, op een basis zo groot dat elk percentage er een",
    "aandeel van kan zijn."
  ),
  audit_both_missing = "Noch het aandeel van {a}, noch dat van {b} is gepubliceerd.",
  audit_grim = "Hele scores van {n} mensen geven {low} of {high}, en niets daartussen.",
  audit_interval_gives =
    "De gepubliceerde cijfers geven als ondergrens {low} en als bovengrens {high}.",
  audit_interval_missing = "Het aandeel zelf zou er met zijn basis bij moeten staan.",
  audit_interval_outside = "Het aandeel ligt erbuiten.",
  audit_interval_weighted =
    "Gewogen, of van een andere basis: het designeffect zou erbij moeten staan.",
  audit_margin_between = "De gepubliceerde cijfers geven {low} tot {high} procentpunt.",
  audit_N_missing = "De populatie is niet gepubliceerd; ze zou {n} moeten zijn.",
  audit_all_total = "alle antwoorden samen 100%",
  audit_alone_never = "Voor {group} alleen klopt het niet.",
  audit_alone_only = "Voor {group} alleen klopt het maar bij {people} van {base}.",
  audit_and_of = "{a} en van {b}",
  audit_any_percent = paste(
    "Elk percentage met {digits} decimalen kan een aandeel van {base} zijn; het",
    "aantal zelf is niet gepubliceerd."
  ),
  audit_at_most = ", en ten hoogste {percent}%",
  audit_bad = "Wat niet klopt",
  audit_bad_caption = "Beweringen die niet kloppen met andere gepubliceerde cijfers",
  audit_bar_contradicts = "De cijfers van de balk spreken elkaar tegen.",
  audit_base = "{name}: basis {n}",
  audit_base_least =
    "Het aantal respondenten is niet gepubliceerd; het zou ten minste {n} moeten zijn.",
  audit_base_none =
    "De basis van die {percent}% is niet gepubliceerd, en geen enkele past.",
  audit_base_not =
    "De basis onder {figure}, {base}, is dat niet: {percent}% daarvan is {people}.",
  audit_base_of = "basis van {figure}",
  audit_base_only = "Er waren maar {n} respondenten.",
  audit_base_other = "Onder de figuur staat {n}, bij een van haar cijfers {other}.",
  audit_base_share = "{figure}: basis {base}, het aandeel van {percent}% ({other})",
  audit_base_skipped =
    "Naast een van haar cijfers staat {n}: niet iedereen beantwoordde die vraag.",
  audit_base_within = "Niet meer dan de {n} respondenten.",
  audit_base_would =
    "De basis van die {percent}% is niet gepubliceerd; ze zou {people} moeten zijn.",
  audit_bases_differ = "Bij deze balk staan verschillende bases: {bases}.",
  audit_bases_missing = "De bases van de groepen zijn niet alle gepubliceerd.",
  audit_between_largest = "Tussen het grootste aandeel en hun som: {span}.",
  audit_block = "Een basis voor de figuren {figures}: {n}",
  audit_block_odd = paste(
    "Figuur {figure} heeft {n}: dan moeten het niet overal dezelfde mensen zijn die",
    "de vragen beantwoordden; hoeveel er een oversloegen, is niet gepubliceerd."
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
    "Andere cijfers van de balk spreken dit tegen; een ervan is verkeerd, maar welk",
    "is niet te zeggen."
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
  audit_groups_between = paste(
    "De groepen {groups} (figuur {figure}) liggen tussen {span}, en het geheel dus ook, met",
    "welke gewichten ook."
  ),
  audit_groups_give = "De groepen {groups} (figuur {figure}) geven samen {span}.",
  audit_groups_leave = list(
    one = paste(
      "De groep {groups} (figuur {figure}) telt {people} van de {base} mensen: zo blijft",
      "{span} mogelijk."
    ),
    other = paste(
      "De groepen {groups} (figuur {figure}) tellen {people} van de {base} mensen: zo blijft",
      "{span} mogelijk."
    )
  ),
  audit_habit = list(
    one = "{n} van {rows} rijen kan niet bij afronden, {less} bij {rule}: dit rapport {habit}.",
    other = "{n} van {rows} rijen kunnen niet bij afronden, {less} bij {rule}: dit rapport {habit}."
  ),
  audit_habit_answers = list(
    one = paste(
      "{question}: de {options} opties zijn samen 100%, en {n} ervan is geen aandeel van {people}",
      "mensen. Als percentages van de antwoorden kloppen ze, bijvoorbeeld van {answers}:",
      "base = answers zegt dat."
    ),
    other = paste(
      "{question}: de {options} opties zijn samen 100%, en {n} ervan zijn geen aandeel van",
      "{people} mensen. Als percentages van de antwoorden kloppen ze, bijvoorbeeld van",
      "{answers}: base = answers zegt dat."
    )
  ),
  audit_habit_expected = list(
    one = "Van percentages die geen aantallen zijn zou ongeveer {n} rij niet kunnen.",
    other = "Van percentages die geen aantallen zijn zouden ongeveer {n} rijen niet kunnen."
  ),
  audit_habit_none = list(
    one = "{n} van {rows} rijen kan niet bij afronden, en geen andere gewoonte verklaart dat.",
    other = "{n} van {rows} rijen kunnen niet bij afronden, en geen andere gewoonte verklaart ze."
  ),
  audit_habit_only = "De enige rij kan niet bij afronden, en geen andere gewoonte verklaart dat.",
  audit_habit_source = list(
    one = paste(
      "{source}: {n} van {rows} rijen kan niet bij afronden, {less} bij {rule}: die bron",
      "{habit}."
    ),
    other = paste(
      "{source}: {n} van {rows} rijen kunnen niet bij afronden, {less} bij {rule}: die bron",
      "{habit}."
    )
  ),
  audit_higher = "{more} hoger dan {less}",
  audit_higher_side = "hoogste",
  audit_impossible = "een ander getal dan er is",
  audit_in_figure = "{name} ({figure})",
  audit_in_file = "Alle beweringen, met wat de andere cijfers toelaten, staan in {file}.",
  audit_inconsistent = "klopt niet",
  audit_instead = "{new} in plaats van {old}",
  audit_intro = paste(
    "Elk gepubliceerd cijfer en elke bewering die uit andere gepubliceerde cijfers na",
    "te rekenen zijn, werden nagerekend: {n} in totaal. {good} kloppen, {bad} kloppen",
    "niet en {open} zijn niet na te gaan omdat er iets niet gepubliceerd is. Waar",
    "iets niet klopt, is een van de cijfers verkeerd; welk, blijkt daar niet uit."
  ),
  audit_is_percent = "{what} is {percent}%.",
  audit_joint = "alle {n} gepubliceerde cijfers en beweringen samen",
  audit_joint_none = "Elk apart kan, maar geen aantallen stemmen met alles overeen.",
  audit_joint_some = "Er zijn aantallen die met alles overeenstemmen.",
  audit_leaves = "Voor de andere antwoorden blijft {span}.",
  audit_level_assumed =
    "Het betrouwbaarheidsniveau is niet gepubliceerd; 95% is aangenomen.",
  audit_listed = "Het rapport noemt er {n}.",
  audit_loose_label = "label zonder plaats",
  audit_lower_side = "laagste",
  audit_margin = "Foutenmarge {who}: {points} procentpunt",
  audit_margin_N =
    "Voor dit aantal respondenten zou ze kloppen bij een populatie van {n}.",
  audit_margin_deff = "Gewogen: dat komt neer op een designeffect van {low} tot {high}.",
  audit_margin_gives =
    "{n} respondenten geven bij een aandeel van 50% een marge van {margin}.",
  audit_margin_holds =
    "{n} respondenten{of} geven bij een aandeel van 50% een marge van {margin}, {form}.",
  audit_margin_n = "Voor deze populatie zou de marge kloppen bij {n} respondenten.",
  audit_margin_weights = "Gewogen, en het aantal respondenten is niet gepubliceerd.",
  audit_margins = paste(
    "{n} van {base} geven bij een aandeel van 50% een marge van {usual} met correctie",
    "N-1, {other} met 1-f en {plain} zonder."
  ),
  audit_mend = "{what} {new} in plaats van {old}",
  audit_n_N_missing = "Respondenten en populatie zijn niet gepubliceerd.",
  audit_n_missing =
    "Het aantal respondenten is niet gepubliceerd; het zou {n} moeten zijn.",
  audit_n_of = "{n} van {base}.",
  audit_name_value = "{name}: {value}",
  audit_named = "{name}: {value}.",
  audit_net_scale =
    "De antwoorden die ervoor van elkaar afgetrokken worden, zouden erbij moeten staan.",
  audit_no_base = "De basis is niet gepubliceerd.",
  audit_no_count = "Geen aantal van {base} geeft {percent}%: {n} van {base} is {near}%.",
  audit_no_file = "{name}.csv is er niet; er zouden {n} rijen in moeten staan.",
  audit_no_mend = "geen wijziging van een getal alleen",
  audit_no_other = "Geen ander cijfer zegt er iets over.",
  audit_no_share = "Geen enkel aandeel kan dat zijn.",
  audit_no_such_share = "Geen enkel aandeel van {side} kan dat geven.",
  audit_nobodys = "Van geen van de groepen is {percent}% een aandeel.",
  audit_none_bad = "Geen enkele bewering spreekt een andere tegen.",
  audit_not_checkable = "niet na te gaan",
  audit_not_in_scale = "Dat antwoord hoort niet bij de schaal van de vraag.",
  audit_nps_scale =
    "Daarvoor zijn antwoorden van 0 tot 10 nodig, of promotors, passieven en criticasters.",
  audit_number = "{n}",
  audit_number_or = "{low} of {high}",
  audit_number_to = "{low} tot {high}",
  audit_of_N = " van {n}",
  audit_of_answers =
    "Het is een percentage van antwoorden, en van hoeveel mensen is niet gepubliceerd.",
  audit_of_everyone = "{percent}% van allen",
  audit_of_rounded = "Het is dat van de afgeronde cijfers.",
  audit_one_base = "Niet alle aandelen zijn gepubliceerd op een en dezelfde basis.",
  audit_order_of = "{answer}: {more} hoger dan {less}",
  audit_order_which = paste(
    "Welk cijfer van {more} met welk van {less} vergeleken wordt, is niet gegeven;",
    "claims.csv kan het zeggen."
  ),
  audit_other_mends = "Het klopt ook met {rest}.",
  audit_others_give = "De andere cijfers geven {span}.",
  audit_others_leave = "De andere cijfers van de balk laten {span} over.",
  audit_overlap = list(one = "{figure}: bases {bases}", other = "Figuren {figures}: bases {bases}"),
  audit_overlap_more = paste(
    "Samen {total}, meer dan de {n} respondenten: mensen moeten voor meer dan een",
    "groep geantwoord hebben; hoeveel is niet gepubliceerd."
  ),
  audit_overlap_two = paste(
    "Samen {total}, meer dan de {n} respondenten: wie voor beide antwoordde, is niet",
    "gepubliceerd; het zouden er {low} tot {high} moeten zijn."
  ),
  audit_part_bases =
    "Een van beide figuren vermeldt geen basis, of meer dan \u00e9\u00e9n.",
  audit_p = "{value} ({groups})",
  audit_p_groups = "Er zouden twee groepen of meer met aantallen bij gepubliceerd moeten zijn.",
  audit_p_half = "Het zou de helft daarvan zijn: een eenzijdige toets.",
  audit_p_range = paste(
    "{answer}: de chi-kwadraattoets, die van Fisher en de z-toets geven met de gepubliceerde",
    "getallen p {span}."
  ),
  audit_p_several = "Welke groepen elk daarvan vergelijkt, is niet gepubliceerd.",
  audit_p_shared = "Groepen met dezelfde mensen vragen een andere toets.",
  audit_p_side = "Dat ligt aan de andere kant van {limit}: de conclusie zou veranderen.",
  audit_p_tests = "Het zou een andere toets moeten zijn, of een toets op alle antwoorden samen.",
  audit_p_unread = "Het is niet te lezen als p-waarde.",
  audit_part_of = "De basis van {part} is een deel van die van {whole}",
  audit_parts_give = "De delen, {parts}, geven {span}.",
  audit_people_missing = "Hoeveel dat er per groep waren, is niet gepubliceerd.",
  audit_people_of = "{name}: {people} van {base}.",
  audit_percent = "{percent}%",
  audit_percent_mend = "{new}% in plaats van {old}%",
  audit_percent_of = "{percent}% van {base} is {people}.",
  audit_percent_range = "{low}% tot {high}%",
  audit_place_alone = "Aandelen van andere items van de figuur zouden erbij moeten staan.",
  audit_place_missing = "Het aandeel van {side} is niet gepubliceerd.",
  audit_place_range = "Volgens de gepubliceerde cijfers is de plaats {places} van {n}.",
  audit_plot_alt = "Gepubliceerde waarden en wat de andere cijfers toelaten: {counts}.",
  audit_plot_title = "Gepubliceerd, en wat de andere cijfers toelaten",
  audit_printed_total = "de gepubliceerde antwoorden samen ten hoogste 100%",
  audit_ratio = "{n} van {base} is {percent}%.",
  audit_relative = "Het zou kloppen als verandering in procent, in plaats van in procentpunt.",
  audit_response = "Respons {who}: {percent}%",
  audit_rests_on = "De cijfers waarop dit steunt, spreken elkaar tegen.",
  audit_row_missing = "Geen enkel antwoord van die rij is gepubliceerd.",
  audit_side_missing = paste(
    "Het aandeel van {side} is niet gepubliceerd; het verschil zou boven 0 moeten",
    "liggen."
  ),
  audit_side_would = "Het aandeel van {side} is niet gepubliceerd; het zou {span} moeten zijn.",
  audit_some_counts = "Het klopt voor een deel van de mogelijke aantallen.",
  audit_some_of = "Het klopt voor een deel daarvan.",
  audit_source_plain = "{source}: rondt gewoon af.",
  audit_stat = "{what} {value}",
  audit_stat_range = "De gepubliceerde antwoorden geven {low} tot {high}.",
  audit_stat_unknown = "Het is niet te berekenen uit wat van de antwoorden gepubliceerd is.",
  audit_stated_difference = "{of} min {to}: {value}",
  audit_stated_interval = "{of}: interval {value}",
  audit_stated_margin = "{of}: marge {value}",
  audit_stated_place = "{of}: plaats {value} van {n}",
  audit_stated_ratio = "{of} tegenover {to}: {value}",
  audit_sums_forbid = "Andere sommen van de balk laten dat niet toe.",
  audit_taste =
    "Of dat zo heet, is een kwestie van smaak: het ligt buiten {points} procentpunt.",
  audit_times = "Het ene is {times} keer het andere.",
  audit_times_more = "Het ene is {times} keer het andere, of meer.",
  audit_times_nobody = "Het andere gaf niemand.",
  audit_times_range = "Het ene is {low} tot {high} keer het andere.",
  audit_title = "Kloppen de gepubliceerde cijfers onderling?",
  audit_total_is = "{what} is {percent}%; onafgerond is dat {span}.",
  audit_twice = "Hetzelfde staat er ook als {percent}%{where}.",
  audit_two = "{a} {b}",
  audit_union = "{label} {percent}%: wie een van beide antwoordde, {parts}",
  audit_unit = "{unit}, op een basis van {base}",
  audit_unit_missing = paste(
    "De basis telt {base}; hoeveel {unit} dat zijn, is niet gepubliceerd. Het zou er",
    "telkens een moeten zijn."
  ),
  audit_unread = "Het is niet te lezen als een getal.",
  audit_unrounded = "Onafgerond is dat {span}.",
  audit_unrounded_more = "Onafgerond is dat {percent}% of meer{most}.",
  audit_wave_before = "de vorige meting",
  audit_weighted = "Gewogen percentages zijn geen aantallen mensen.",
  audit_whole_base =
    "De basis van het geheel is niet gepubliceerd of een andere; ze zou {n} moeten zijn.",
  audit_whose = "Van welke groep en welk antwoord dit is, is niet gepubliceerd.",
  audit_whose_number = paste(
    "Van welke groep en welk antwoord dit is, is niet gepubliceerd; het zou dit",
    "aantal moeten zijn."
  ),
  audit_width_of = "Zonder correctie voor de populatie is het zo breed als bij {n} mensen.",
  audit_with_group = "{name}, {group}",
  audit_would_need = "Daarvoor zou het om {people} van {base} moeten gaan.",
  habit_adjusted = "labels die tot 100 zijn aangepast",
  habit_ceiling = "naar boven afronden",
  habit_double = "twee keer afronden",
  habit_half_even = "halven naar even",
  habit_half_up = "halven naar boven",
  habit_labels = "sommen van afgeronde labels",
  habit_other_base = "een andere basis",
  habit_truncate = "afkappen",
  kind_base = "basis",
  kind_block = "blok",
  kind_change = "verandering",
  kind_count = "aantal",
  kind_difference = "verschil",
  kind_interval = "interval",
  kind_joint = "alles samen",
  kind_loose = "label zonder plaats",
  kind_margin = "foutenmarge",
  kind_net = "nettoscore",
  kind_nps = "NPS",
  kind_numbering = "nummering",
  kind_order = "volgorde",
  kind_overlap = "overlap",
  kind_p = "p-waarde",
  kind_part_of = "deel van",
  kind_parts = "delen en geheel",
  kind_pooled = "samen",
  kind_rank = "plaats",
  kind_ratio = "verhouding",
  kind_response = "respons",
  kind_share = "aandeel",
  kind_sum = "som",
  kind_total = "totaal",
  kind_twice = "twee keer gepubliceerd",
  kind_union = "een van beide",
  kind_unit = "eenheid",
  kind_words = "woorden",
  note_sum = "{parts} = {total}: de delen en het totaal zijn elk apart afgerond.",
  rank_answers = paste(
    "De {options} opties zijn samen 100%: het klopt als percentage van de antwoorden,",
    "bijvoorbeeld van {n}, zoals wanneer mensen er meer dan een mogen geven."
  ),
  rank_base = "waarschijnlijk een andere basis",
  rank_consistent = "klopt",
  rank_contradiction = "tegenspraken",
  rank_habit = "Het klopt bij {rule}.",
  rank_margin = "niet gedragen door de eigen marge",
  lead_majority = paste(
    "{n} van de {base} valt binnen de foutenmarge rond de helft (95%: {low} tot {high}%);",
    "{need} niet meer."
  ),
  lead_majority_never = paste(
    "{n} van de {base} valt binnen de foutenmarge rond de helft (95%: {low} tot {high}%);",
    "bij zo weinig mensen zelfs iedereen."
  ),
  lead_change = paste(
    "Een verandering van {lead} punten valt binnen haar eigen foutenmarge (95%, twee aparte",
    "steekproeven): ze zou meer dan {margin} punten moeten zijn."
  ),
  lead_difference = paste(
    "Een verschil van {lead} procentpunten valt binnen de eigen foutenmarge (95%): het zou",
    "meer dan {margin} procentpunten moeten zijn."
  ),
  lead_margin = paste(
    "Een voorsprong van {lead} procentpunten valt binnen de eigen foutenmarge van {margin}",
    "procentpunten (95%)."
  ),
  rank_adjusted = "Een rij die is bijgesteld tot ze op 100 uitkomt, kan er zo ver naast zitten.",
  rank_neighbour = "Een naburig getal zou kunnen.",
  rank_other_base =
    "Het klopt met {n} mensen in plaats van {base}, zoals wanneer sommigen een vraag overslaan.",
  rank_slip = "afrondingsfoutjes",
  rank_unknown = "niet na te gaan",
  rank_weighted = "Het klopt met een andere basis, of met gewogen percentages.",
  rounds_adjusted = "past labels aan tot ze samen 100 zijn",
  rounds_ceiling = "rondt naar boven af",
  rounds_double = "rondt twee keer af, eerst op een decimaal meer",
  rounds_half_even = "rondt halven naar even af",
  rounds_half_up = "rondt halven naar boven af",
  rounds_labels = "telt afgeronde labels op",
  rounds_other =
    paste(
      "publiceert percentages die geen aantallen van hun basis zijn: gewogen, of van een",
      "andere basis"
    ),
  rounds_truncate = "kapt af (truncate)",
  word_base = "basis",
  word_difference = "verschil",
  word_everyone = "allen",
  word_margin = "marge",
  word_percentage = "percentage",
  word_place = "plaats",
  word_population = "populatie",
  word_ratio = "verhouding",
  word_respondents = "respondenten",
  word_response = "respons"
)
