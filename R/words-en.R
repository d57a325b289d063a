# The package's sentences in English, by key. What stands in braces is filled in by tr(),
# as it is; a list of two is singular and plural. words.R says how.

words_en <- list(
  about = "about",
  about_counts = paste(
    "Every question as a figure, with what can be read from it and the numbers behind",
    "it."
  ),
  about_report = "About this report",
  about_study = paste(
    "Every figure redrawn from what the study printed, and from nothing else. What was",
    "not published is hatched and bears no number."
  ),
  against = "{one} against {two}",
  agree = "Agree",
  all_answers = "All answers:",
  all_numbers = "All numbers",
  all_people = "All",
  almost = "almost",
  also_question = "also question {link}",
  also_question_other = "also question {link}; in other words: {note}",
  alt_bars = "Bar chart",
  alt_diagram = "Diagram",
  alt_dots = "Dot plot",
  alt_table = "Table",
  and = "and",
  answer = "Answer",
  answered = "Answered",
  answered_of = "{what}, of {N} ({percent})",
  answers = "all answers",
  answers_about = "answers about {survey}",
  answers_are = "Answers: {answers}.",
  appendix = "Appendix",
  as_independent = "as if independent",
  as_independent_narrow = "as if inde\u00adpendent",
  asks_like_these = "how large is the difference among people like these respondents?",
  asks_margins = "could each answer be as frequent for the one group as for the other?",
  asks_overlap_one =
    "could labels dealt out at random over the persons give groups as far apart?",
  asks_overlap_two = paste(
    "could answers swapped within pairs, and labels dealt out at random among the",
    "others, lie as far apart?"
  ),
  asks_people = "how large is the difference among these {N} people?",
  asks_samples = "could samples from populations without a difference lie as far apart?",
  asks_signs = "could coin tosses for the sign of each difference lead as far?",
  asks_statistic = "could labels dealt out at random give a statistic as far out?",
  asks_theta =
    "could samples of two groups with theta = 1/2 give a statistic as far out?",
  asks_two_populations =
    "how large is the difference among the people of these two populations?",
  asks_unlikely = paste(
    "could labels dealt out at random give answers as unlikely as these? (any",
    "difference)"
  ),
  assume_everyone = "every respondent answered for at least one group",
  assume_number = "{n} respondents answered for at least one group",
  assume_positive = "who agrees for one group more often agrees for the other",
  assumed_narrow = "Assumed",
  audit_N_missing = "The population size is not printed; it would have to be {n}.",
  audit_all_total = "all answers together 100%",
  audit_alone_never = "For {group} alone it does not hold.",
  audit_alone_only = "For {group} alone it holds only with {people} of {base}.",
  audit_and_of = "{a} and of {b}",
  audit_any_percent = paste(
    "Any percentage with {digits} decimals can be a share of {base}; the count itself is",
    "not printed."
  ),
  audit_at_most = ", and at most {percent}%",
  audit_bad = "What is inconsistent",
  audit_bad_caption = "Claims that other printed numbers contradict",
  audit_bar_contradicts = "The numbers of the bar contradict each other.",
  audit_base = "{name}: base {n}",
  audit_base_least =
    "The number of respondents is not printed; it would have to be {n} or more.",
  audit_base_none = "The base of these {percent}% is not printed, and none fits.",
  audit_base_not =
    "The base under {figure}, {base}, is not: {percent}% of it is {people}.",
  audit_base_of = "base of {figure}",
  audit_base_only = "There were {n} respondents only.",
  audit_base_other = "Under the figure stands {n}, beside one of its numbers {other}.",
  audit_base_share = "{figure}: base {base}, the share of {percent}% ({other})",
  audit_base_within = "Not more than the {n} respondents.",
  audit_base_would =
    "The base of these {percent}% is not printed; it would have to be {people}.",
  audit_bases_differ = "This bar has different bases: {bases}.",
  audit_bases_missing = "Not all bases of the groups are printed.",
  audit_between_largest = "Between the largest share and their sum: {span}.",
  audit_block = "One base for figures {figures}: {n}",
  audit_block_odd = paste(
    "Figure {figure} has {n}: then not all the same people answered these questions; how",
    "many skipped one is not printed."
  ),
  audit_block_same = "All have {n}.",
  audit_by_kind = "By kind of claim",
  audit_by_kind_caption = "Claims by kind and verdict",
  audit_caption = "{figure}: caption {number}",
  audit_caption_mend = "caption {new} instead of {old}",
  audit_caption_other = "The text refers to it as {text}, its caption says {caption}.",
  audit_caption_same = "Text and caption have one number.",
  audit_chosen = "chosen",
  audit_consistent = "consistent",
  audit_contradicted = paste(
    "Other numbers of the bar contradict it; one of them is misprinted, and which is not",
    "said."
  ),
  audit_counted = "{n} claims: {verdicts}; rounding {rounding}",
  audit_difference = "The difference is {points} percentage points.",
  audit_difference_range = "The difference is {low} to {high} percentage points.",
  audit_fpc = "with the finite population correction {form}",
  audit_fpc_none = "without the correction for a finite population",
  audit_gap = "The numbers go from {before} to {after}: there is no {word} {number}.",
  audit_gap_mend = "number {new} instead of {old}, and so on",
  audit_give = "{parts} give {span}.",
  audit_higher = "{more} higher than {less}",
  audit_higher_side = "higher",
  audit_impossible = "no number there is",
  audit_in_figure = "{name} ({figure})",
  audit_in_file = "All claims, with what the other numbers allow, are in {file}.",
  audit_inconsistent = "inconsistent",
  audit_instead = "{new} instead of {old}",
  audit_intro = paste(
    "Every printed number and claim that can be recomputed from other printed numbers",
    "was recomputed: {n} in all. {good} are consistent, {bad} are inconsistent, and",
    "{open} cannot be checked because something was not printed. An inconsistency says",
    "that one of the numbers is misprinted, not which."
  ),
  audit_is_percent = "{what} is {percent}%.",
  audit_joint = "all {n} printed numbers and claims together",
  audit_joint_none = "Each by itself can be, but no counts agree with all of them.",
  audit_joint_some = "Some counts agree with all of them.",
  audit_leaves = "This leaves {span} for the other answers.",
  audit_level_assumed = "The confidence level is not printed; 95% is assumed.",
  audit_listed = "The report lists {n}.",
  audit_loose_label = "loose label",
  audit_lower_side = "lower",
  audit_margin = "Margin of error, {who}: {points} percentage points",
  audit_margin_N = "For these respondents it would hold for a population of {n}.",
  audit_margin_gives = "{n} respondents give a margin of {margin} at a share of 50%.",
  audit_margin_holds =
    "{n} respondents{of} give a margin of {margin} at a share of 50%, {form}.",
  audit_margin_n = "For this population it would hold for {n} respondents.",
  audit_margins = paste(
    "{n} of {base} give a margin at a share of 50% of {usual} with the correction N-1,",
    "{other} with 1-f and {plain} without."
  ),
  audit_mend = "{what} {new} instead of {old}",
  audit_n_N_missing = "Neither respondents nor population size are printed.",
  audit_n_missing = "The number of respondents is not printed; it would have to be {n}.",
  audit_n_of = "{n} of {base}.",
  audit_name_value = "{name}: {value}",
  audit_named = "{name}: {value}.",
  audit_no_base = "The base is not printed.",
  audit_no_count = "No count of {base} gives {percent}%: {n} of {base} is {near}%.",
  audit_no_file = "There is no {name}.csv; it would have to have {n} rows.",
  audit_no_mend = "no change of one number alone",
  audit_no_other = "No other number bears on it.",
  audit_nobodys = "{percent}% is a share of none of the groups.",
  audit_none_bad = "No claim contradicts another.",
  audit_not_checkable = "not checkable",
  audit_not_in_scale = "That answer is not one of the question's scale.",
  audit_number = "{n}",
  audit_number_or = "{low} or {high}",
  audit_number_to = "{low} to {high}",
  audit_of_N = " of {n}",
  audit_one_base = "Not all shares are printed on one base.",
  audit_order_of = "{answer}: {more} higher than {less}",
  audit_order_which = paste(
    "Which number of {more} is compared with which of {less} is not given; claims.csv",
    "can say."
  ),
  audit_other_mends = "It also holds with {rest}.",
  audit_others_give = "The other numbers give {span}.",
  audit_others_leave = "The other numbers of the bar leave {span}.",
  audit_overlap = "Figures {figures}: bases {bases}",
  audit_overlap_more = paste(
    "Together {total}, more than the {n} respondents: people must have answered for more",
    "than one group; how many is not printed."
  ),
  audit_overlap_two = paste(
    "Together {total}, more than the {n} respondents: how many answered for both is not",
    "printed; it would have to be {low} to {high}."
  ),
  audit_part_bases = "One of the figures prints no base, or more than one.",
  audit_part_of = "The base of {part} is part of that of {whole}",
  audit_parts_give = "Its parts, {parts}, give {span}.",
  audit_people_missing = "How many that is in each group is not printed.",
  audit_people_of = "{name}: {people} of {base}.",
  audit_percent = "{percent}%",
  audit_percent_of = "{percent}% of {base} is {people}.",
  audit_percent_range = "{low}% to {high}%",
  audit_plot_alt = "Printed values and what the other numbers allow: {counts}.",
  audit_plot_note = paste(
    "Point: printed. Line: what the other printed numbers allow, by its distance from",
    "it, 10 at most. Right: printed; allowed. {title}"
  ),
  audit_plot_title = "Printed, and what the other numbers allow",
  audit_printed_total = "the printed answers together at most 100%",
  audit_ratio = "{n} of {base} is {percent}%.",
  audit_response = "Response rate, {who}: {percent}%",
  audit_rests_on = "The numbers this rests on contradict each other.",
  audit_side_missing =
    "The share of {side} is not printed; the difference would have to be above 0.",
  audit_some_counts = "It holds for some of the possible counts.",
  audit_some_of = "It holds for some of these.",
  audit_sums_forbid = "Other sums of the bar do not allow it.",
  audit_taste =
    "Whether one says so is a matter of taste: it is beyond {points} percentage points.",
  audit_title = "Does the report agree with itself?",
  audit_two = "{a} {b}",
  audit_union = "{label} {percent}%: whoever gave one of the answers {parts}",
  audit_unit = "{unit}, on a base of {base}",
  audit_unit_missing = paste(
    "The base counts {base}; how many {unit} these are is not printed. It would have to",
    "be one each."
  ),
  audit_unrounded = "Before rounding that is {span}.",
  audit_unrounded_more = "Before rounding that is {percent}% or more{most}.",
  audit_whole_base =
    "The base of the whole is not printed, or another one; it would have to be {n}.",
  audit_whose = "Of which group and answer this is, is not printed.",
  audit_whose_number =
    "Of which group and answer this is, is not printed; it would have to be this many.",
  audit_with_group = "{name}, {group}",
  audit_would_need = "It would have to be {people} of {base}.",
  base = "Base",
  base_answers = "Base: {n} answers.",
  both = "{first} and {second} together",
  bottom_answers = "bottom answers",
  bounds_nonresponse = "Bounds by non-response",
  bounds_same = "Bounds by non-response, same share",
  by_chi_squared = "chi-squared, for many respondents who differ",
  by_crosstabs = "the overlap formula of crosstabs",
  by_derrick_equal = "t, for partially overlapping samples, variances equal",
  by_derrick_unequal = "t, for partially overlapping samples, variances not equal",
  by_derrick_z = "normal, for partially overlapping proportions",
  by_distance = "two-sided by distance from the mean",
  by_doubling = "twice the smaller tail",
  by_group = "by group",
  by_margins = "exact, over all tables with these margins",
  by_midp = "mid-p",
  by_moves = "exact, each who differs as likely one way as the other",
  by_normal = "normal",
  by_normal_given_ties = "normal, variance given the ties",
  by_normal_ties = "normal, with the permutation mean and variance (ties included)",
  by_permutation = "exact permutation distribution",
  by_signs = "exact, each difference as likely up as down",
  by_swappings = "Monte Carlo, {n} swappings",
  by_t = "t",
  by_tables = "{n} tables",
  by_tables_drawn = "Monte Carlo, {n} tables drawn",
  by_tables_monte_carlo = "Monte Carlo, {n} tables",
  by_welch = "t, Welch-Satterthwaite",
  caption_differs = paste(
    "In the study its caption bears the number {caption}; in the text this is figure",
    "{number}."
  ),
  cell_missing = "(missing)",
  cell_not_asked = "(not asked)",
  chapter = "chapter {chapter}",
  chapter_lower = "chapter {number}",
  chapter_number = "Chapter {number}",
  codebook_answered = "answered \"{answer}\" to question {number}",
  codebook_counted = paste(
    "{n} questions: {closed} closed, {matrices} matrices with {items} items between",
    "them, {open} open."
  ),
  codebook_multiple = "more than one answer possible",
  codebook_only = "only those who {route}",
  codebook_open = "open",
  codebook_other_words = "in other words",
  codebook_own_words = "The questions stand here in short, in the package's words.",
  codebook_required = "What had to be answered has a *.",
  codebook_stars = "* must be answered",
  codebook_twin = "also question {question}",
  changes_summary = paste(
    "Of the {n} comparisons, {up} went up and {down} went down demonstrably (level {alpha}, p",
    "adjusted for the number of comparisons); in {undetermined} that depends on what is not known."
  ),
  changes_title = "What changed",
  compare_assumed = "Assumed: {what}.",
  compare_both = "Of the {n} respondents, {both} answered for both groups.",
  compare_caption = "{groups}: difference in percentage points, lowest to highest",
  compare_difference_score =
    "Difference: mean score of group 1 less that of group 2, in points of the scale.",
  compare_difference_top = "Difference: group 1 less group 2, in percentage points.",
  compare_disjoint = "The two groups are different people.",
  compare_found = paste(
    "From low to high was found, not proven: there are tables with these p; lower or",
    "higher ones are not ruled out."
  ),
  compare_interval = paste(
    "Interval ({level}): how far apart the groups lie among these N people (finite",
    "population, linearised)."
  ),
  compare_interval_design = paste(
    "Interval ({level}): by the standard error of the weights or of the survey design."
  ),
  compare_interval_infinite = paste(
    "Interval ({level}): chance alone, for a population without end (linearised)."
  ),
  compare_interval_outer = paste(
    "Interval ({level}): how far apart the groups lie among these N people (finite",
    "population, linearised); the outermost limits of all that is feasible."
  ),
  compare_naive = "p naive: as if the groups were different people.",
  compare_note = paste(
    "Share agreeing; exact permutation test for partly the same respondents, two-sided;",
    "p adjusted after {method}; {level} interval with the finite population",
    "correction{population}. Significant: p is at most {alpha} whatever the answers were;",
    "undetermined: that depends on what was not published."
  ),
  compare_numbers = "All numbers of the comparison, with p-values",
  compare_p_design = paste(
    "p ({sides}): the difference over its standard error, which knows strata, clusters and",
    "who is in both groups."
  ),
  compare_p_disjoint = paste(
    "p ({sides}): the exact permutation test of groups of different people; it asks",
    "whether the difference goes beyond these people."
  ),
  compare_p_found = paste(
    "Lowest and highest p were found, not proven: there are answers with these p that",
    "agree with the printed numbers."
  ),
  compare_p_one_answer = paste(
    "p ({sides}): the exact permutation test that knows that {m} respondents belong to both",
    "groups, with the one answer they gave; it asks whether the difference goes beyond these",
    "people."
  ),
  compare_p_overlap = paste(
    "p ({sides}): the exact permutation test that knows that {m} respondents answered",
    "for both; it asks whether the difference goes beyond these people."
  ),
  compare_printed =
    "{item}: {group1} {share1}, {group2} {share2}; difference {difference}",
  compare_proven =
    "From low to high is proven: whatever the answers were, their p lies between.",
  compare_published = paste(
    "What was published are rounded percentages, and not who gave which two answers. So",
    "everything has a lowest and a highest value: all counts and overlaps that agree",
    "with the printed numbers were gone through, and the real number lies between."
  ),
  compare_ranges = paste(
    "Of the {n} comparisons, in {yes} the groups differ whatever the answers were; in",
    "{no} no difference can be shown; in {undetermined} it depends on what was not published.",
    "A test that takes them for different people would report a difference in {naive}."
  ),
  compare_significant = "Significant: p at most {alpha}, {adjusted}.",
  compare_significant_range = paste(
    "Significant: p at most {alpha}, {adjusted}; undetermined where that depends on what",
    "was not published."
  ),
  compare_skipped = "Not compared: {items}.",
  compare_supposing = paste(
    "Suppose that {union} of the {n} respondents answered for at least one of the two",
    "groups. Then a difference is certain in {yes}, in {no} it is certain that none",
    "can be shown, and in {undetermined} it depends on what was not published."
  ),
  compare_tests = paste(
    "In {yes} of the {n} comparisons the two groups differ demonstrably, in {no} they",
    "do not (level {alpha}, p adjusted for the number of comparisons)."
  ),
  compare_two_questions = paste(
    "The interval says how far apart the groups would lie had everyone of the population",
    "answered; p asks something else, whether the difference goes beyond these people.",
    "So an interval without 0 can stand beside a p above the level."
  ),
  completion_time = "Mean completion time (minutes)",
  confidence_level = "Confidence level",
  contents = "Contents",
  data_defect = "If the correlation between answering and agreeing is {value}: {share}.",
  data_defect_never = "No correlation makes it {share}.",
  data_defect_tips =
    "It becomes {share} if that correlation is {value} (then {missing} of them agree).",
  difference_interval = "difference and interval",
  difference_score = "Difference in mean score, in points of the scale",
  difference_top = "Difference in the share that agrees, in percentage points",
  dont_know = "don't know",
  drawing_figures = "Drawing figures",
  enables = "make effects possible",
  everyone_in_group = "all in a group",
  everything = "All",
  exact_interval = "Exact interval",
  figure = "Figure",
  figure_number = "Figure {number}",
  figures = "Figures",
  file_counts = "the number of people behind each answer, lowest and highest",
  file_published = "all that the study printed",
  file_questions = "the research questions",
  file_surveys = "the surveys",
  files_are = "Files: {links}.",
  files_beside = paste(
    "Beside this page stand all figures as SVG and PNG in the folder {figures} and all",
    "tables as CSV in the folder {tables}; {list} lists them all."
  ),
  for_question = "For research question {link}.",
  for_questions = "For research questions {links}.",
  from_number = "from",
  go_on = "Go on: {calls}",
  group = "Group",
  group1_higher = "group 1 higher",
  group1_lower = "group 1 lower",
  group_higher = "{group} higher",
  group_lower = "{group} lower",
  groups_compared = "Groups compared",
  groups_together = "{groups} together",
  head_answer = "Answer",
  head_answered = "answered",
  head_chapter = "Chapter",
  head_claim = "Claim",
  head_claims = "Claims",
  head_consistent = "Consistent",
  head_difference = "difference",
  head_dimension = "Dimension or level",
  head_domain = "domain",
  head_effects = "Effects or factors",
  head_group1 = "group 1",
  head_group2 = "group 2",
  head_groups = "groups",
  head_inconsistent = "Inconsistent",
  head_interval = "interval",
  head_item = "item",
  head_kind = "Kind",
  head_margin = "margin",
  head_margin_printed = "margin printed",
  head_not_checkable = "Not checkable",
  head_number = "No.",
  head_of = "of",
  head_p = "p",
  head_p_adjusted = "p adjusted",
  head_p_naive = "p naive",
  head_p_naive_adjusted = "p naive adjusted",
  head_possible = "Possible",
  head_printed = "Printed",
  head_question = "Question",
  head_recomputed = "recomputed",
  head_significant_naive = "significant naive",
  head_smallest_change = "Smallest change",
  head_survey = "survey",
  head_where = "Where",
  head_why = "Why",
  how_computed = "How this was computed is under {link}.",
  how_sure_caption = "How sure: chance and non-response, in percentage points",
  how_sure_head = "How sure that is",
  impact = "Impact",
  in_text_only = "In the text only, from interviews",
  in_the_study = "In the study: {where}.",
  infinite = "infinite",
  inline_ci = "{level}% CI {low}{dash}{high}",
  inline_difference = "{difference} points ({limits}p {p})",
  inline_share = "{share} ({limits}n = {n})",
  interval = "{level}% interval",
  interval_all = "all",
  interval_alt = "{name} of {what}: {interval}",
  interval_of = "all {N} people",
  interval_total = "the total",
  interval_widest = "Exact interval where it is widest",
  item = "Item",
  kind_base = "base",
  kind_block = "block",
  kind_count = "count",
  kind_joint = "all together",
  kind_loose = "loose label",
  kind_margin = "margin",
  kind_numbering = "numbering",
  kind_order = "order",
  kind_overlap = "overlap",
  kind_part_of = "part of",
  kind_pooled = "pooled",
  kind_response = "response",
  kind_share = "share",
  kind_sum = "sum",
  kind_total = "total",
  kind_union = "union",
  kind_unit = "unit",
  kind_words = "words",
  less_than = "less than",
  loose_numbers =
    "Printed, but for which group and which answer cannot be found: {numbers}.",
  made_claims = "claims in words",
  made_figures = "figures (SVG and PNG)",
  made_from = paste(
    "The package holds the percentages that the study printed, and no answers of",
    "persons. Titles and short labels are the package's, not the study's."
  ),
  made_percentages = "printed percentages",
  made_tables = "tables (CSV)",
  made_with = "Made with the R package akkoord {version}.",
  margin = "margin of error",
  margin_agrees = paste(
    "{survey}: the printed margin of {margin} percentage points holds; it follows from",
    "{of}."
  ),
  margin_beyond = paste(
    "A margin of {margin} with N = {N} takes {n} respondents; at this response rate",
    "{attainable} can be had."
  ),
  margin_difference = "Difference, printed minus recomputed",
  margin_disagrees = paste(
    "{survey}: the printed margin does not follow from the printed numbers. The study",
    "prints {margin} percentage points; {of} gives {right}, a difference of",
    "{difference}."
  ),
  margin_other = "Margin with 1 \u2212 n/N and n \u2212 1",
  margin_plain = "Margin without correction",
  margin_plan = paste(
    "A margin of {margin} with N = {N} takes {n} respondents: {invitations} invitations",
    "are needed."
  ),
  margin_points = "Margin of error (percentage points, 95%)",
  margin_printed = "Margin, printed",
  margin_printed_points = "Margin of error, printed (percentage points)",
  margin_recomputed = "Margin of error, recomputed",
  margin_short = "points margin of error, {survey}",
  margin_short_alone = "points margin of error",
  margin_title = "Margin of error by number of respondents",
  margin_usual = "Margin with (N \u2212 n)/(N \u2212 1)",
  measure_midrank = "all answers, by midranks",
  measure_scores = "all answers, on the scale's scores",
  measure_sets = "shares of {sets}",
  measure_top = "share agreeing",
  method = "Method",
  methods_adjusted = "P-values of {n} comparisons were adjusted ({method}).",
  methods_answered = "{n} people answered.",
  methods_fpc = paste(
    "They carry the finite population correction, 1 - n/N, and are about chance",
    "alone, not about those who did not answer."
  ),
  methods_groups = "{n} people of {N} answered; N is known by group.",
  methods_interval_binomial = paste(
    "Intervals ({level}%) of shares are exact, the shortest binomial ones",
    "(Schilling and Doi 2014)."
  ),
  methods_interval_exact = paste(
    "Intervals ({level}%) of shares are exact: limits of whole people by inverting",
    "the hypergeometric distribution, those of parts of the respondents over a",
    "confidence set for their number in the population (Bartroff, Lorden and Wang",
    "2023; Berger and Boos 1994)."
  ),
  methods_interval_mean = "Those of means are normal.",
  methods_interval_other = "Intervals ({level}%) of shares are {method}.",
  methods_no_fpc = "They are about chance alone, not about those who did not answer.",
  methods_of = "{n} of {N} people answered ({share}).",
  methods_range = paste(
    "Where only rounded percentages were published, numbers run from the lowest to",
    "the highest that all of them allow."
  ),
  methods_software = "Computed with akkoord {version} in R {R}.",
  methods_test = paste(
    "Groups were compared by exact permutation tests that know who answered for",
    "both (Einsporn and Habtzghi 2013), {sides}."
  ),
  methods_test_design =
    "Groups were compared by tests of the weighted difference, {sides}.",
  methods_test_disjoint = "Groups were compared by exact permutation tests, {sides}.",
  overview_difference = "{one} less {two}, points",
  overview_figure = "Overview",
  overview_note = paste(
    "A dot is a share; a bar is the range that is left. Ordered from high to low; the",
    "dashed line is one half."
  ),
  overview_note_before = "Open dot: the wave before.",
  overview_note_groups = paste(
    "A dot is the share of a group; a bar is the range that is left. Ordered by the",
    "share of the groups together; the dashed line is one half."
  ),
  overview_note_line = "Thin line: {level} interval, chance alone.",
  overview_note_pooled =
    "For \u201ctogether\u201d one number was published; by group it is not known.",
  overview_note_star = paste(
    "* The outermost {level} interval of the difference leaves 0 out; not adjusted",
    "for {n} comparisons."
  ),
  overview_open = "Too little published",
  overview_own = "Known for each group",
  overview_pooled = "Published for the groups together only",
  overview_title = "How many people answer \u201c{answer}\u201d?",
  overview_together = "together",
  summary_adjusted_open = "The tests that are adjusted leave it open.",
  summary_adjusted_yes = "Still significant when adjusted: {items}.",
  summary_cannot = "On {n} too little is known to say.",
  summary_caution = paste(
    "With caution: {share} of those asked did not answer. What they think is unknown,",
    "and those who answered may differ from them."
  ),
  summary_difference = "{item} ({difference} points, {level} interval {low} to {high})",
  summary_findings = "Findings",
  summary_higher = "Higher for {one} than for {two}: {items}.",
  summary_least = "Least: {items}.",
  summary_less = "On {n} it is certainly less than half.",
  summary_less_groups = "On {n} it is certainly less than half of each group.",
  summary_lower = "Lower for {one} than for {two}: {items}.",
  summary_majority = paste(
    "On {some} of the {n} statements certainly more than half answer",
    "\u201c{answer}\u201d."
  ),
  summary_majority_groups = paste(
    "On {some} of the {n} statements certainly more than half of each group answer",
    "\u201c{answer}\u201d."
  ),
  summary_mixed = "On {n} the groups differ in this.",
  summary_most = "Most: {items}.",
  summary_no_difference =
    "Between {one} and {two} no difference is proven on any statement.",
  summary_pooled = "both groups together {share}",
  summary_unadjusted = paste(
    "That is what the interval of each question says by itself, unadjusted for {n}",
    "comparisons."
  ),
  summary_uncompared = paste(
    "Not to be compared by group, because one number for the groups together is all",
    "that was published: {items}."
  ),
  methods_design = paste(
    "Counts are weighted by the survey's design; standard errors are the design's, by the",
    "package survey (Lumley 2010), with {df} degrees of freedom."
  ),
  methods_interval_korn = paste(
    "Intervals ({level}%) of shares are Korn and Graubard's (1998), exact limits of the",
    "effective number of respondents."
  ),
  methods_interval_mean_t = "Those of means have quantiles of t.",
  methods_weights = paste(
    "Counts are weighted; standard errors are linearised (S\u00e4rndal, Swensson",
    "and Wretman 1992)."
  ),
  missing = "no answer",
  more_rows = "... and {n} more.",
  more_than = "more than",
  multiple_note = "More than one answer possible.",
  n_of = "{n} of {N}",
  no_answers = "no answers",
  no_population = "no finite population",
  nonresponse_head = paste(
    "{x} of the {n} respondents ({share}) agree; {left} of the {N} people did not",
    "answer."
  ),
  not_adjusted = "not adjusted",
  not_computable = "This cannot be computed from this report.",
  not_published = "not published",
  note_bounds = paste(
    "The bounds by non-response assume nothing: from none to all of those who did not",
    "answer agreeing."
  ),
  note_dash = "\u2013 not published.",
  note_dk_apart =
    "Apart, on the right: no substantive answer, as a share of all answers.",
  note_each_group = "{what}, possible in each group: {ranges}.",
  note_freedom = list(
    one = "between some answers nobody moved: {n} degree of freedom instead of {full}",
    other = "between some answers nobody moved: {n} degrees of freedom instead of {full}"
  ),
  note_group_size = paste(
    "How many people belong to a group is not known; the exact interval allows for that.",
    "The bounds by non-response allow all who did not answer to belong to the group."
  ),
  note_infinite = paste(
    "no answer of one group lies among the other's, so that the statistic is infinite",
    "and its asymptotic p-value no evidence; use method = \"exact\""
  ),
  note_interval =
    "{level}% interval ({method}) of {what}, for {of}; chance alone, not non-response.",
  note_italic = "In italics: only a range is known.",
  note_italic_left =
    "In italics: not published; the range that the printed numbers leave open.",
  note_jagged = "Jagged edge: published only as an approximation.",
  note_left = "Not published; the printed numbers leave for {answer}: {ranges}.",
  note_left_all =
    "Not published; the printed numbers leave for {answer} together: {ranges}.",
  note_loose =
    "Published, but without a place in a bar that can be traced{who}: {numbers}.",
  note_no_swap = "no swap and no other labels would change the difference: p = 1",
  note_nobody_moved =
    "nobody answered differently for the two groups, so that p = 1 by definition",
  note_not_used = list(
    one = "{n} answered for one group only and is not used",
    other = "{n} answered for one group only and are not used"
  ),
  note_not_used_overlap = list(
    one = "{n} answered for one group only and is not used; overlap_test() uses all",
    other = "{n} answered for one group only and are not used; overlap_test() uses all"
  ),
  note_one_answer = "all answers are the same one, so that p = 1 by definition",
  note_one_pattern = paste(
    "all respondents moved in one pattern, so that Bhapkar's statistic is infinite and",
    "its p-value no evidence"
  ),
  note_order = "According to the report, {answer} is higher for {more} than for {less}.",
  note_outer = "Where only a range is known, these are the outer limits.",
  note_outer_limits = paste(
    "* Outer limits: more than one number of people may be behind the printed",
    "percentage."
  ),
  note_only = "Only as printed, no number of people is known: {items}.",
  note_pooled = paste(
    "One number for both groups together: the study does not say whether it holds for",
    "each of them or for all answers pooled."
  ),
  note_same_answer = "all answers are the same one: p = 1",
  note_same_score = "all answers have the same score: p = 1",
  note_small = "Small: the number of people.",
  note_tables = "What is possible by the printed numbers: {n} tables of counts.",
  nothing = "nothing",
  numbers_caption = "{figure}: numbers",
  of_mean_difference = "mean difference",
  of_mean_score = "difference in mean score",
  open_question = "open question",
  options_shown = "Of the {n} options {shown} are published.",
  or = "or",
  order_said = "According to the text the share is higher for {more} than for {less}.",
  order_said_item =
    "{item}: according to the text the share is higher for {more} than for {less}.",
  other_option = "Another option",
  p_adjusted_for = "p adjusted for {n} comparisons ({method})",
  p_adjusted_narrow = "p (ad\u00adjusted)",
  p_low_high = "p, from low to high",
  p_value = "p-value = {p}",
  p_value_error = "p-value = {p} (standard error {error})",
  pattern_mixture =
    "If the log odds of those who did not answer differ by {value}: {share}.",
  pattern_mixture_never = "No difference in log odds makes it {share}.",
  pattern_mixture_tips = paste(
    "It becomes {share} if those log odds differ by {value} (then {missing} of them",
    "agree)."
  ),
  people = "People",
  people_answered = "people answered",
  persons = "Persons",
  plot_level = "Dashed: level {alpha}.",
  plot_level_adjusted =
    "Dashed: level {alpha} (significant: p adjusted for {n} comparisons).",
  plot_line = "Line: {level} interval for these people.",
  plot_line_outer = "Line: {level} interval for these people, the outermost limits.",
  plot_open_points = "Open points: the test as if the groups were different people.",
  points = "{n} percentage points",
  population = "Population",
  population_N = "population N = {N}",
  populations_N = "populations N = {N1} and {N2}",
  power_axis = "respondents in group 1",
  power_chance = "chance",
  power_design = "{one} against {two}, rho {rho}, {part} for both",
  power_line = paste(
    "{one} against {two}, n = {n1} and {n2}, {m} for both, rho = {rho}: power {power},",
    "size {size}; as if independent {naive} and {naive_size}"
  ),
  power_overlap = "test that knows the overlap",
  power_simulated = "Simulated with {n} draws; the standard error in brackets.",
  power_title = "Chance to find the difference",
  printed = "printed",
  printed_in = "Printed in",
  published_numbers = paste(
    "  {figures} figures and tables, {numbers} printed percentages, {claims} claims in",
    "words"
  ),
  published_survey = paste(
    "  {survey}: {n} of {N} answered ({response}%), printed margin {margin} percentage",
    "points"
  ),
  published_survey_part = paste(
    "  {survey}: answered: {n}; population: {N}; response: {response}; printed margin:",
    "{margin}"
  ),
  quantity = "Quantity",
  question = "Question",
  question_number = "question {n}",
  question_range = "questions {first} to {last}",
  questions_from_to = "{n} questions: from \u201c{first}\u201d to \u201c{last}\u201d",
  range_known = "only a range is known",
  range_to = " to ",
  read_chosen = "Chosen most often is \u201c{most}\u201d ({share}).",
  read_chosen_both = paste(
    "Chosen most often is \u201c{most}\u201d ({share}), least often \u201c{least}\u201d",
    "({least_share})."
  ),
  read_for_group = "for {group} it is {share}",
  read_groups = "The share of {answer}: {groups}.",
  read_little = "Too little is known to name a share.",
  read_mode = "The answer given most often is {answer}.",
  read_modes = "The answer given most often to {answers}.",
  read_most_least = paste(
    "The share of {answer} is largest for \u201c{most}\u201d ({most_share}) and smallest",
    "for \u201c{least}\u201d ({least_share})."
  ),
  read_nobody = "Nobody answered this.",
  read_same = "The share of {answer} is the same everywhere: {share}.",
  read_share = "{share} of the {n} answers are {answer}.",
  read_share_item = "{share} of the answers to \u201c{item}\u201d are {answer}.",
  regime_apart = "two groups that share no respondents",
  regime_both_only = "two answers of the {n} respondents who answered for both",
  regime_mixed = "two answers a respondent for some, one for others",
  regime_one_answer =
    "one answer a person, which counts in both groups for those in both",
  regime_pairs = "paired answers: every respondent answered for both groups",
  relation_about = "about",
  relation_almost = "almost",
  report_at = "The report: {path}",
  research_questions = "Research questions",
  research_questions_caption = "The research questions and where they are answered",
  respondents = "respondents",
  response = "Response",
  response_printed = "Response, printed",
  response_ratio =
    "If people who agree answer {value} times as often as the others: {share}.",
  response_ratio_never = "No ratio of response rates makes it {share}.",
  response_ratio_tips = paste(
    "It becomes {share} if people who agree answer {value} times as often (then",
    "{missing} of those who did not answer agree)."
  ),
  response_recomputed = "Response, recomputed",
  reversed = "reversed",
  same_as_files = "The same numbers as files, to compute with:",
  same_as_table = "The same as a table",
  section_number = "section {number}",
  selected = "selected",
  set_net = "Net (top less bottom, points)",
  share = "Share",
  significant = "significant",
  significant_head = "Significant",
  significant_no = "no",
  significant_undetermined = "undetermined",
  significant_yes = "yes",
  skip_to_text = "Skip to the text",
  smallest_change = "Smallest change: {change}.",
  source = "Source",
  stat_chi_squared = "chi-squared",
  stat_differ = "differ",
  stat_differences = "differences",
  stat_higher_first = "higher for the first",
  stat_positive = "positive",
  study_source = "The study: {source}.",
  success = "Success factors",
  sure_answered = "{n} of the {N} people answered ({percent}).",
  sure_caption = "{survey}: how sure each agree share is",
  sure_census =
    "{survey}: all {N} people answered; there is no chance and no non-response.",
  sure_each = "each share that agrees, with what chance and non-response can do",
  sure_example = paste(
    "If {share} of the respondents agree, chance leaves {low} to {high} open. Of the",
    "{left} who did not answer nothing is known: if none of them agree, it is {none} of",
    "all; if all of them do, {all}."
  ),
  sure_infinite = paste(
    "{n} people answered. Had they been drawn by chance, a share would be off by at most",
    "{margin} percentage points in 95 cases out of 100."
  ),
  sure_margin = paste(
    "Had chance picked them, a share would be off by at most {margin} percentage points",
    "in 95 cases out of 100; more for a question that fewer people answered."
  ),
  sure_nonresponse = paste(
    "That says nothing of those who did not answer. If {share} of those who answered",
    "agree, then of all {N} people between {low} and {high} do."
  ),
  sure_survey = paste(
    "{survey}: {n} of the {N} people answered ({percent}), {left} did not",
    "({left_percent}). The margin and the exact interval say only what chance can do,",
    "had those who answered been drawn at random from these {of}."
  ),
  sure_wide = paste(
    "The study printed {percents} percentages and {claims} claims in words. For {wide}",
    "of the {n} answers by question and group the number of people does not follow from",
    "them to within a few; beneath each figure stands the range that is left."
  ),
  survey = "Survey",
  survey_question = "{survey} survey, question {question}",
  surveys_caption = "The surveys: printed and recomputed",
  surveys_level = "Where no confidence level was published, 95% was taken.",
  surveys_note = paste(
    "Recomputed is the margin of error of a share of 50%, by the normal approximation",
    "with the finite population correction (N \u2212 n)/(N \u2212 1). It holds for a",
    "question that all respondents answered; for a smaller group it is larger."
  ),
  table = "Table",
  table_add_100 = "* Moved so that the percentages add up to 100.",
  table_difference = "Difference: {one} less {two}, shares in percentage points.",
  table_interval_design = paste(
    "In brackets: {level}% intervals (shares {method}, means t, by the survey's design);",
    "chance alone, not non-response."
  ),
  table_interval = paste(
    "In brackets: {level}% intervals (shares {method}, means normal) for {of};",
    "chance alone, not non-response."
  ),
  table_mean = "Mean",
  table_min_base = "Bases under {least} are not shown, nor what is of them.",
  table_min_cell = "{mark}: not shown, 1 to {most} people or what would give these away.",
  table_n_p = "n (%): number of people, and their share of the base.",
  table_number = "Table {number}",
  table_of_answered = "Percentages are of all who answered, don't knows included.",
  table_of_dk = "Those of don't knows are of all who answered.",
  table_of_substantive = "Percentages are of those who gave an answer on the scale.",
  table_ranges = "From low to high: what the printed numbers allow.",
  table_weighted = "Weighted; numbers of people are not.",
  test = "test",
  test_asks = "asks: {question}",
  test_bhapkar = "Bhapkar's test of marginal homogeneity",
  test_brunner_munzel = "Brunner-Munzel test of two independent groups",
  test_compares = "compares: {what}",
  test_effects = "effects:",
  test_freeman_halton = "Freeman-Halton test of two independent groups",
  test_interval = "{what} = {estimate}, {level}% interval {low} to {high}",
  test_intervals = "intervals of the effects:",
  test_mcnemar = "McNemar's test",
  test_note = "note: {note}",
  test_overlap_one = "Permutation test of two groups that share persons, one answer each",
  test_overlap_two = "Permutation test of two groups that may share respondents",
  test_p_by = "p-value: {method}",
  test_plain_one = "Test of two groups that share persons, one answer each",
  test_plain_two = "Test of two groups that may share respondents",
  test_pratt = "Wilcoxon signed-rank test (zeros ranked, Pratt)",
  test_sign = "Sign test",
  test_stuart_maxwell = "Stuart-Maxwell test of marginal homogeneity",
  test_who_apart = "{group1}: {n1}, {group2}: {n2} respondents",
  test_who_both =
    "{pairs} answered for both, {n1} for {group1} only, {n2} for {group2} only",
  test_who_neither = "{who}, {n} for neither",
  test_wilcoxon = "Wilcoxon signed-rank test (zeros left out)",
  test_with_overlap = "test with the overlap",
  the_answers = "The answers",
  the_survey = "The survey",
  to_number = "to",
  top_answers = "top answers",
  total = "Total",
  two_sided = "two-sided",
  unassigned = "without a place",
  unknown = "unknown",
  untold = "No number published for: {what}.",
  value = "Value",
  verdict_head = "Verdict",
  import_title = "How the answers were read",
  synthetic_mark = "SYNTHETIC (no answers of people):",
  waves_alt = "{item}: {from} to {to} {change}.",
  waves_difference_score = "Change: the later wave less the earlier one, in points of the scale.",
  waves_difference_top = "Change: the later wave less the earlier one, in percentage points.",
  waves_different = "Different populations: the variances of the waves add up.",
  waves_figure_note = "Lines: intervals ({level}) of each wave; broad marks: what printed percentages leave open.",
  waves_ids = paste(
    "The same population; {m} people answered in both waves, and intervals and p know",
    "what they answered."
  ),
  waves_independent = "The same population, drawn anew: the variances of the waves add up.",
  waves_interval = paste(
    "Intervals ({level}) are about the change in these finite populations, the widest that",
    "what is known allows; p ({sides}) is that of the exact permutation test."
  ),
  waves_lost_base = "how many answered on the scale is not known",
  waves_lost_changed = "the map says that it changed",
  waves_lost_dropped = "no longer asked",
  waves_lost_groups = "the group is in one wave only",
  waves_lost_large = "too many possibilities to go through",
  waves_lost_map = "the map leaves answers out",
  waves_lost_multiple = "more than one answer possible",
  waves_lost_new = "not asked before",
  waves_lost_nobody = "nobody answered",
  waves_lost_ordered = "the answers have no order",
  waves_lost_range = "the earlier report would have had to print the share of {what}",
  waves_lost_scale = "the scale changed",
  waves_lost_top = "the scale has no top set",
  waves_lost_wording = "the wording changed",
  waves_not_compared = "Not compared, {reason}: {items}.",
  waves_now = "now",
  waves_number = "The same population; {m} people answered in both waves, what they answered is not known.",
  waves_previous = "previous",
  waves_size = "{wave}: n = {n}, N = {N}",
  waves_small = "Fewer than {n} answers in a wave: {items}.",
  waves_trend = "Trend over all waves (exact, level {alpha}, p adjusted for {n}): {items}.",
  waves_trend_none = "Trend over all waves (exact, level {alpha}, p adjusted for {n}): none.",
  waves_unknown = "The same population; who answered in both waves is not known, which makes intervals wide.",
  weighted = "Weighted counts.",
  where_label = "figure",
  where_text = "text",
  without_numbers = "{links} (without numbers)",
  word_base = "base",
  word_margin = "margin",
  word_percentage = "percentage",
  word_population = "population size",
  word_respondents = "respondents",
  word_response = "response rate",
  worst_case = "With nothing assumed about them: between {low} and {high} of all agree.",
  worst_interval = "{low}\u2013{high}% (at {x} of {n})",
  audit_base_skipped =
    "Beside one of its numbers stands {n}: not everyone answered that question.",
  audit_no_share = "No share can be that.",
  no_rows = "none",
  rounds_half_up = "rounds halves up",
  rounds_half_even = "rounds halves to even",
  rounds_truncate = "truncates",
  rounds_ceiling = "rounds up",
  audit_habit =
    "{fails} of {n} rows fail under rounding, {less} under {rule}: this report {habit}.",
  audit_twice = "The same is printed as {percent}% as well{where}.",
  audit_percent_mend = "{new}% instead of {old}%",
  audit_total_is = "{what} is {percent}%; before rounding that is {span}.",
  audit_of_everyone = "{percent}% of everyone",
  audit_groups_give = "The groups {groups} (figure {figure}) together give {span}.",
  rounds_double = "rounds twice, first to one decimal more",
  rounds_labels = "adds up rounded labels",
  rounds_adjusted = "adjusts labels to add up to 100",
  rounds_other =
    "prints percentages that are no counts of its bases: weighted, or of another base",
  habit_half_up = "halves rounded up",
  habit_half_even = "halves rounded to even",
  habit_truncate = "truncate",
  habit_ceiling = "ceiling",
  habit_double = "rounding twice",
  habit_labels = "sums of rounded labels",
  habit_adjusted = "labels adjusted to 100",
  habit_other_base = "another base",
  audit_habit_none =
    "{fails} of {n} rows fail under rounding, and no other habit explains them.",
  audit_habit_expected = "Of percentages that are no counts, about {n} rows would fail.",
  audit_habit_source =
    "{source}: {fails} of {n} rows fail under rounding, {less} under {rule}: it {habit}.",
  audit_source_plain = "{source}: rounds plainly.",
  audit_more = "and {n} more",
  rank_contradiction = "contradictions",
  rank_slip = "rounding slips",
  rank_base = "another base is likely",
  rank_margin = "not carried by its own margin",
  rank_unknown = "not checkable",
  rank_consistent = "consistent",
  rank_neighbour = "A neighbouring number would do.",
  rank_habit = "It holds with {rule}.",
  rank_other_base =
    "It holds with {n} people instead of {base}, as when some skip a question.",
  rank_weighted = "It holds for another base, or weighted percentages.",
  ask_title = "Questions about {title}",
  ask_intro =
    paste(
      "These printed numbers do not go together, as far as can be worked out",
      "from the report alone. Each can be checked by hand. Could you say which",
      "number was meant?"
    ),
  ask_none = "No printed numbers were found that do not go together.",
  ask_which = "Which of these numbers is as it was meant?",
  ask_rounding = "How was this rounded?",
  ask_base = "How many people is this a percentage of, and is it weighted?",
  ask_mend = "It would go together with {mend}.",
  audit_stat = "{what} {value}",
  audit_stat_range = "The printed answers give {low} to {high}.",
  audit_stat_unknown = "It cannot be computed from what is printed of the answers.",
  stat_mean = "mean",
  stat_sd = "standard deviation",
  stat_median = "median",
  kind_parts = "parts and whole",
  kind_twice = "printed twice"
)
