# The sentences of what changed between waves in English, see words-en.R.

words_en_waves <- list(
  log_by_code = "by code",
  log_by_codebook = "by the codebook",
  log_by_columns = "said by you",
  log_by_joined = "from a joined answer",
  log_by_order = "by the order of one text",
  log_by_text = "by text",
  log_column_ignored = "columns outside the codebook",
  log_column_twice = "columns with the same header",
  log_duplicate = "ids that occur again, kept",
  log_duplicate_dropped = "ids that occur again, left out",
  log_empty_columns = "columns without content",
  log_encoding = "encoding",
  log_fields = "{found} of {all} fields of codebook {id}",
  log_format = "format",
  log_language = "language of the texts",
  log_long_rows = "rows with empty cells beyond the header",
  log_n = list(
    one = "{n} response of {N}", other = "{n} responses of {N}"
  ),
  log_n_only = list(
    one = "{n} response", other = "{n} responses"
  ),
  log_no_answers = "responses without a single answer, counted as people",
  log_no_group = "respondents in no group",
  log_no_rows = "no responses in the file",
  log_not_asked = "answers to questions not asked",
  log_preview = "previews and tests, kept",
  log_preview_dropped = "previews and tests, left out",
  log_required = "required answers that are missing",
  log_rows = "first in row {row}",
  log_separator = "separator",
  log_sheet_ignored = "sheets not read",
  log_sheets = "sheets side by side",
  log_stray_quote = "cells with text after a closing quote",
  log_syntax_not_run = "lines of the syntax file not understood, and not run",
  log_synthetic = "SYNTHETIC: no answers of people",
  log_title = "wave",
  log_unfinished = "unfinished, kept",
  log_unfinished_dropped = "unfinished, left out",
  log_unmapped = "answers without a place, now missing",
  log_user_missing = "answers that the file calls missing",
  log_zero_unknown = "nothing ticked or not asked, which the tool does not tell apart",
  waves_alt = "{item}: {from} to {to} {change}.",
  waves_difference_score = "Change: the later wave less the earlier one, in points of the scale.",
  waves_difference_top = "Change: the later wave less the earlier one, in percentage points.",
  waves_different = "Different populations: the variances of the waves add up.",
  waves_earlier = "Earlier",
  waves_figure_note = paste(
    "Lines: intervals ({level}) of each wave; broad marks: what printed percentages",
    "leave open."
  ),
  waves_ids = paste(
    "The same population; {m} people answered in both waves, and intervals and p know",
    "what they answered."
  ),
  waves_independent = "The same population, drawn anew: the variances of the waves add up.",
  waves_interval = paste(
    "Intervals ({level}) are about the change in these finite populations, the widest that",
    "what is known allows; p ({sides}) is that of the exact permutation test."
  ),
  waves_interval_design = paste(
    "Intervals ({level}) are by the standard errors of the weights or survey designs, and so",
    "is p ({sides})."
  ),
  waves_later = "Later",
  waves_lost_base = "how many answered on the scale is not known",
  waves_lost_changed = "the map says that it changed",
  waves_lost_dropped = "no longer asked",
  waves_lost_groups = "the group is in one wave only",
  waves_lost_large = "too many possibilities to go through",
  waves_lost_map = "the map leaves answers out ({what})",
  waves_lost_multiple = "more than one answer possible",
  waves_lost_new = "not asked before",
  waves_lost_nobody = "nobody answered",
  waves_lost_ordered = "the answers have no order",
  waves_lost_range = "the earlier report would have had to print the share of {what}",
  waves_lost_scale = "the scale changed",
  waves_lost_top = "the scale has no top set",
  waves_lost_wording = "the wording changed",
  waves_near = paste(
    "Nearly the same text: {pairs}. Where that is one question, `map` with item and old",
    "compares it."
  ),
  waves_near_pair = "{item}, before {old}",
  waves_not_compared = "Not compared, {reason}: {items}.",
  waves_now = "now",
  waves_number = paste(
    "The same population; {m} people answered in both waves, what they answered is not",
    "known."
  ),
  waves_previous = "previous",
  waves_size = "{wave}: n = {n}, N = {N}",
  waves_size_design = "{wave}: n = {n}, survey design",
  waves_small = "Fewer than {n} answers in a wave: {items}.",
  waves_trend = paste(
    "Linear trend over all waves ({how}; level {alpha}, p adjusted for {n}): {items}. In",
    "brackets the change {unit}."
  ),
  waves_trend_design = "standard errors of the weights or design",
  waves_trend_drawn = "Monte Carlo",
  waves_trend_exact = "exact",
  waves_trend_none =
    "Linear trend over all waves ({how}; level {alpha}, p adjusted for {n}): none.",
  waves_trend_normal = "normal approximation",
  waves_trend_wave = "from one wave to the next",
  waves_trend_year = "a year",
  waves_unknown = paste(
    "The same population; who answered in both waves is not known, which makes intervals",
    "wide."
  )
)
