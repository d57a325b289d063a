# The sentences of the report in English, see words-en.R.

words_en_report <- list(
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
  changes_down = "Down: {items}.",
  changes_none = paste(
    "In none of the {n} comparisons did anything demonstrably change (level {alpha}, p",
    "adjusted for the number of comparisons)."
  ),
  changes_open = "In {n} that depends on what is not known.",
  changes_summary = paste(
    "Of the {n} comparisons, {up} went up and {down} went down demonstrably (level {alpha}, p",
    "adjusted for the number of comparisons)."
  ),
  changes_title = "What changed",
  changes_up = "Up: {items}.",
  codebook_answered = "answered \"{answer}\" to question {number}",
  codebook_counted = paste(
    "{n} questions: {closed} closed, {matrices} as a matrix ({items} items in all),",
    "{open} open."
  ),
  codebook_multiple = "more than one answer possible",
  codebook_only = "only those who {route}",
  codebook_open = "open",
  codebook_other_words = "in other words",
  codebook_own_words = "The questions stand here in short, in the package's words.",
  codebook_required = "What had to be answered has a *.",
  codebook_stars = "* must be answered",
  codebook_twin = "also question {question}",
  compare_several = paste(
    "On {yes} of the {n} questions the answers differ demonstrably between the",
    "groups (level 5%, p adjusted for the number of questions)."
  ),
  compare_several_none = paste(
    "On none of the {n} questions do the answers differ demonstrably between the",
    "groups (level 5%, p adjusted for the number of questions)."
  ),
  degrees_of_freedom = "Degrees of freedom",
  design_effect = "Design effect",
  design_effect_of = "{effect} (over the questions from {low} to {high})",
  effective_people = "Worth as many people drawn at random",
  file_audit = "each number beside what the other numbers allow",
  file_changes = "what changed since the previous wave",
  file_counts = "the number of people behind each answer, lowest and highest",
  file_figures = "the numbers behind each figure",
  file_overviews = "the numbers behind the overviews",
  file_published = "all that the study printed",
  file_profile = "the people who answered, by the questions of their profile",
  file_questions = "the research questions",
  file_surveys = "the surveys",
  files_are = "Files: {links}.",
  files_beside = paste(
    "Beside this page stand all figures as SVG and PNG in the folder {figures} and all",
    "tables as CSV in the folder {tables}; {list} lists them all."
  ),
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
  how_changed = "Which these are is in {link}.",
  how_computed = "How this was computed is under {link}.",
  how_sure_caption = "How sure: chance and non-response, in percentage points",
  how_sure_head = "How sure that is",
  import_title = "How the answers were read",
  interval_widest_weighted = "Interval where it is widest",
  language_tag = "en-GB",
  made_claims = "claims in words",
  made_figures = "figures (SVG and PNG)",
  made_from = paste(
    "The package holds the percentages that the study printed, and no answers of",
    "persons. Titles and short labels are the package's, not the study's."
  ),
  made_percentages = "printed percentages",
  made_tables = "tables (CSV)",
  made_with = "Made with the R package akkoord {version}.",
  note_group_bounds =
    "The bounds by non-response allow all who did not answer to belong to the group.",
  note_people = "n is people; shares are weighted.",
  note_small_base = "\u00b0 Fewer than {n} answers: read with caution.",
  note_small_weighted = "In brackets: the weighted count; n is the number of people.",
  of_population = "Share of the population",
  of_respondents = "Share of those who answered",
  open_answers = "Open answers",
  open_answers_n = list(
    one = "{n} answer.",
    other = "{n} answers, by the alphabet."
  ),
  open_answers_personal = list(
    one = paste(
      "{n} answer holds what looks like an e-mail address, a telephone number or a name in the",
      "data: it comes first, marked."
    ),
    other = paste(
      "{n} answers hold what looks like an e-mail address, a telephone number or a name in the",
      "data: they come first, marked."
    )
  ),
  overview_difference = "{one} less {two}, points",
  overview_figure = "Overview",
  overview_note =
    "A dot is a share{bar}. Ordered from high to low; the dashed line is one half.",
  overview_note_bar = "; a bar is the range that is left",
  overview_note_before = "Open dot: the wave before.",
  overview_note_groups = paste(
    "A dot is the share of a group{bar}. Ordered by the share of the groups together;",
    "the dashed line is one half."
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
  plain_interval = "Interval",
  profile = "Profile of those who answered",
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
  question = "Question",
  question_number = "question {n}",
  question_range = "questions {first} to {last}",
  questions_from_to = "{n} questions: from \u201c{first}\u201d to \u201c{last}\u201d",
  quoted_text = "\u201c{text}\u201d",
  research_questions = "Research questions",
  research_questions_caption = "The research questions and where they are answered",
  response_apart = paste(
    "Difference: the share of those who answered less that of the population, in percentage",
    "points. If everyone had been as likely to answer, response would differ as much between",
    "the groups, or more, with p = {p} ({how})."
  ),
  response_chi_squared = "chi-squared test",
  response_difference = "Difference",
  response_exact = "exact test",
  study_source = "The study: {source}.",
  summary_adjusted_open = "The tests that are adjusted leave it open.",
  summary_adjusted_yes = "Still significant when adjusted: {items}.",
  summary_cannot = list(
    one = "On {n} statement too little is known to say.",
    other = "On {n} statements too little is known to say."
  ),
  summary_caution = paste(
    "With caution: {share} of those asked did not answer. What they think is unknown,",
    "and those who answered may differ from them."
  ),
  summary_difference = "{item} ({difference} points, {level} interval {low} to {high})",
  summary_findings = "Findings",
  summary_half = list(
    one = "On {n} statement it is exactly half.",
    other = "On {n} statements it is exactly half."
  ),
  summary_higher = "Higher for {one} than for {two}: {items}.",
  summary_least = "Least: {items}.",
  summary_less = list(
    one = "On {n} statement it is {sure}less than half.",
    other = "On {n} statements it is {sure}less than half."
  ),
  summary_less_groups = list(
    one = "On {n} statement it is {sure}less than half of each group.",
    other = "On {n} statements it is {sure}less than half of each group."
  ),
  summary_lower = "Lower for {one} than for {two}: {items}.",
  summary_majority = paste(
    "On {n} of the {of} statements {sure}more than half answer",
    "\u201c{answer}\u201d."
  ),
  summary_majority_groups = paste(
    "On {n} of the {of} statements {sure}more than half of each group answer",
    "\u201c{answer}\u201d."
  ),
  summary_majority_none = paste(
    "On none of the {of} statements is it certain that more than half answer",
    "\u201c{answer}\u201d."
  ),
  summary_majority_none_counted =
    "On none of the {of} statements do more than half answer \u201c{answer}\u201d.",
  summary_majority_none_groups = paste(
    "On none of the {of} statements is it certain that more than half of each group",
    "answer \u201c{answer}\u201d."
  ),
  summary_majority_none_groups_counted = paste(
    "On none of the {of} statements do more than half of each group answer",
    "\u201c{answer}\u201d."
  ),
  summary_mixed = list(
    one = "On {n} statement the groups differ in this.",
    other = "On {n} statements the groups differ in this."
  ),
  summary_most = "Most: {items}.",
  summary_no_difference =
    "Between {one} and {two} no difference is proven on any statement.",
  summary_nobody = list(
    one = "Nobody answered {n} statement.",
    other = "Nobody answered {n} statements."
  ),
  summary_pooled = "both groups together {share}",
  summary_sure = "certainly",
  summary_unadjusted = paste(
    "That is what the interval of each question says by itself, unadjusted for {n}",
    "comparisons."
  ),
  summary_uncompared = paste(
    "Not to be compared by group, because one number for the groups together is all",
    "that was published: {items}."
  ),
  sure_answered = list(
    one = "{n} of the {N} people answered ({percent}).",
    other = "{n} of the {N} people answered ({percent})."
  ),
  sure_caption = "{survey}: how sure each agree share is",
  sure_census =
    "{survey}: all {N} people answered; there is no chance and no non-response.",
  sure_chance = paste(
    "The margin and the exact interval say only what chance can do, had those who",
    "answered been drawn at random from these {of}."
  ),
  sure_chance_weighted = paste(
    "The margin and the interval say only what chance can do, had those who answered been",
    "drawn at random from these {of}, and weighted as they are."
  ),
  sure_each = "each share that agrees, with what chance and non-response can do",
  sure_each_chance = "each share that agrees, with what chance can do",
  sure_example = paste(
    "If {share} of the respondents agree, chance leaves {low} to {high} open. Of the",
    "{left} who did not answer nothing is known: if none of them agree, it is {none} of",
    "all; if all of them do, {all}."
  ),
  sure_infinite = list(
    one = paste(
      "{n} person answered. Had they been drawn by chance, a share would be off by at",
      "most {margin} percentage points in 95 cases out of 100."
    ),
    other = paste(
      "{n} people answered. Had they been drawn by chance, a share would be off by at",
      "most {margin} percentage points in 95 cases out of 100."
    )
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
    "({left_percent})."
  ),
  sure_weights = paste(
    "The margin counts what weights and design cost: the answers of these {n} people are",
    "worth those of {n_eff} drawn at random (design effect {effect})."
  ),
  sure_weights_unknown = "What the weights cost is not known, and so there is no margin.",
  sure_wide = paste(
    "The study printed {percents} percentages and {claims} claims in words. For {wide}",
    "of the {n} answers by question and group the number of people does not follow from",
    "them to within a few; beneath each figure stands the range that is left."
  ),
  surveys_caption = "The surveys: printed and recomputed",
  surveys_level = "Where no confidence level was published, 95% was taken.",
  surveys_note = paste(
    "Recomputed is the margin of error of a share of 50%, by the normal approximation",
    "with the finite population correction (N \u2212 n)/(N \u2212 1). It holds for a",
    "question that all respondents answered; for a smaller group it is larger."
  ),
  table = "Table",
  table_add_100 = "* Moved so that the percentages add up to 100.",
  table_drawn = "Monte Carlo: {tables} tables drawn; another run gives a slightly different p.",
  table_omnibus = "p: whether the answers differ between the groups; {method}.",
  table_difference = "Difference: {one} less {two}, shares in percentage points.",
  table_interval = paste(
    "In brackets: {level}% intervals (shares {method}, means normal) for {of};",
    "chance alone, not non-response."
  ),
  table_interval_design = paste(
    "In brackets: {level}% intervals (shares {method}, means t, by the survey's design);",
    "chance alone, not non-response."
  ),
  table_mean = "Mean",
  table_min_base = "Bases under {least} are not shown, nor what is of them.",
  table_min_cell = "{mark}: not shown, 1 to {most} people or what would give these away.",
  table_n_p = "n (%): number of people, and their share of the base.",
  table_number = "Table {number}",
  table_of_answered = "Percentages are of all who answered, don't knows included.",
  table_of_dk = "Those of don't knows are of all who answered.",
  table_of_asked = paste(
    "Where more than one answer was possible, percentages are of those who",
    "were asked."
  ),
  table_of_substantive = "Percentages are of those who gave an answer on the scale.",
  table_ranges = "From low to high: what the numbers that are known allow.",
  table_weighted = "Weighted; numbers of people are not.",
  weighted_count = "Weighted count",
  who_answered = "Who answered",
  workbook_about = "contents",
  workbook_download = "All tables in one workbook",
  workbook_file = "tables",
  workbook_holds = "contents",
  workbook_rows = "rows",
  workbook_sheet = "sheet"
)
