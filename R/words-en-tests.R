# The sentences of tests, comparisons, margins and methods in English, see words-en.R.

words_en_tests <- list(
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
  by_chi_squared = "chi-squared, for many respondents who differ",
  by_crosstabs = "the overlap formula of crosstabs",
  by_unicom = "the overlap formula of crosstabs, as UNICOM has it",
  by_q = "the overlap formula of crosstabs, as Q has it",
  by_derrick_equal = "t, for partially overlapping samples, variances equal",
  by_derrick_unequal = "t, for partially overlapping samples, variances not equal",
  by_derrick_z = "normal, for partially overlapping proportions",
  by_distance = "two-sided by distance from the mean",
  by_doubling = "twice the smaller tail",
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
  compare_interval_outer_infinite = paste(
    "Interval ({level}): chance alone, for a population without end (linearised); the",
    "outermost limits of all that is feasible."
  ),
  compare_naive = "p naive: as if the groups were different people.",
  compare_note = paste(
    "Share agreeing; exact permutation test for partly the same respondents, two-sided;",
    "p adjusted after {method}; {level} interval with the finite population",
    "correction{population}. Significant: p is at most {alpha} whatever the answers were;",
    "undetermined: that depends on what was not published."
  ),
  compare_note_disjoint = paste(
    "Share agreeing; exact permutation test of groups of different people,",
    "two-sided; p adjusted after {method}; {level} interval{population}.",
    "Significant: p is at most {alpha}."
  ),
  compare_numbers = "All numbers of the comparison, with p-values",
  compare_one_no = "No difference between the two groups can be shown (level {alpha}).",
  compare_one_undetermined =
    "Whether the two groups differ depends on what was not published (level {alpha}).",
  compare_one_yes = "The two groups differ demonstrably (level {alpha}).",
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
  compare_shown = paste(
    "Not every count is known: percentages were rounded, or small counts are hidden. So",
    "everything has a lowest and a highest value: all counts that agree with what is",
    "shown were gone through, and the real number lies between."
  ),
  compare_ranges = paste(
    "Of the {n} comparisons, in {yes} the groups differ whatever the answers were; in",
    "{no} no difference can be shown; in {undetermined} it depends on what was not published."
  ),
  compare_ranges_naive =
    "A test that takes them for different people would report a difference in {naive}.",
  compare_significant = "Significant: p at most {alpha}, {adjusted}.",
  compare_significant_range = paste(
    "Significant: p at most {alpha}, {adjusted}; undetermined where that depends on what",
    "was not published."
  ),
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
  data_defect = "If the correlation between answering and agreeing is {value}: {share}.",
  data_defect_never = "No correlation makes it {share}.",
  data_defect_tips =
    "It becomes {share} if that correlation is {value} (then {missing} of them agree).",
  difference_interval = "difference and interval",
  difference_score = "Difference in mean score, in points of the scale",
  difference_share = "Difference in shares, in percentage points",
  difference_top = "Difference in the share that agrees, in percentage points",
  group1_higher = "group 1 higher",
  group1_lower = "group 1 lower",
  group_higher = "{group} higher",
  group_lower = "{group} lower",
  inline_ci = "{level}% CI {low}{dash}{high}",
  inline_difference = "{difference} points ({limits}p {p})",
  inline_share = "{share} ({limits}n = {n})",
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
  margin_plan = list(
    one = "A margin of {margin} with N = {N} takes {n} respondent: invite {invitations}.",
    other = "A margin of {margin} with N = {N} takes {n} respondents: invite {invitations}."
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
  measure_chosen = "share who chose it",
  measure_top = "share agreeing",
  measure_top_chosen = "share agreeing, or choosing an option",
  methods_adjusted = "P-values of {n} comparisons were adjusted ({method}).",
  methods_answered = list(
    one = "{n} person answered.",
    other = "{n} people answered."
  ),
  methods_design = paste(
    "Counts are weighted by the survey's design; standard errors are the design's, by the",
    "package survey (Lumley 2010), with {df} degrees of freedom."
  ),
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
  methods_interval_korn = paste(
    "Intervals ({level}%) of shares are Korn and Graubard's (1998), exact limits of the",
    "effective number of respondents."
  ),
  methods_interval_mean = "Those of means are normal.",
  methods_interval_mean_t = "Those of means have quantiles of t.",
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
  methods_weights = paste(
    "Counts are weighted; standard errors are linearised (S\u00e4rndal, Swensson",
    "and Wretman 1992)."
  ),
  no_population = "no finite population",
  nonresponse_head = paste(
    "{x} of the {n} respondents ({share}) agree; {left} of the {N} people did not",
    "answer."
  ),
  not_adjusted = "not adjusted",
  note_freedom = list(
    one = "between some answers nobody moved: {n} degree of freedom instead of {full}",
    other = "between some answers nobody moved: {n} degrees of freedom instead of {full}"
  ),
  note_infinite = paste(
    "no answer of one group lies among the other's, so that the statistic is infinite",
    "and its asymptotic p-value no evidence; use method = \"exact\""
  ),
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
  note_same_answer = "all answers are the same one: p = 1",
  note_same_score = "all answers have the same score: p = 1",
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
  plot_level = "Dashed: level {alpha}.",
  plot_level_adjusted =
    "Dashed: level {alpha} (significant: p adjusted for {n} comparisons).",
  plot_line = "Line: {level} interval for these people.",
  plot_line_outer = "Line: {level} interval for these people, the outermost limits.",
  plot_open_points = "Open points: the test as if the groups were different people.",
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
  regime_apart = "two groups that share no respondents",
  regime_both_only = "two answers of the {n} respondents who answered for both",
  regime_mixed = "two answers a respondent for some, one for others",
  regime_one_answer =
    "one answer a person, which counts in both groups for those in both",
  regime_pairs = "paired answers: every respondent answered for both groups",
  response_ratio =
    "If people who agree answer {value} times as often as the others: {share}.",
  response_ratio_never = "No ratio of response rates makes it {share}.",
  response_ratio_tips = paste(
    "It becomes {share} if people who agree answer {value} times as often (then",
    "{missing} of those who did not answer agree)."
  ),
  significant = "significant",
  significant_head = "Significant",
  significant_no = "no",
  significant_undetermined = "undetermined",
  significant_yes = "yes",
  stat_chi_squared = "chi-squared",
  stat_differ = "differ",
  stat_differences = "differences",
  stat_higher_first = "higher for the first",
  stat_mean = "mean",
  stat_median = "median",
  stat_positive = "positive",
  stat_sd = "standard deviation",
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
  two_sided = "two-sided",
  worst_case = "With nothing assumed about them: between {low} and {high} of all agree."
)
