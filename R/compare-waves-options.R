# Options of multiple choice as waves have them: columns and slots of each (its item is
# option_item()).

# The codebook's column of each option, in a wave that has the answers.
option_columns <- function(x) {
  plan <- codebook_item_plan(x$codebook)
  plan <- Filter(function(p) p$type == "multiple" && !is.null(p$options), plan)
  out <- lapply(names(plan), function(q) {
    columns <- plan[[q]]$columns
    at <- set_names(seq_along(columns), option_item(q, scale_ids(plan[[q]]$options)))
    lapply(at, function(k) list(column = columns[[k]], beside = columns))
  })
  unlist(out, recursive = FALSE)
}

# Slots of an option: 1 not ticked, 2 ticked, NA not asked.
option_slots <- function(ticks, data) {
  if (!all(ticks$beside %in% names(data))) {
    return(NULL)
  }
  asked <- Reduce(`|`, lapply(data[ticks$beside], function(v) !is.na(v)))
  ifelse(asked, 1L + (data[[ticks$column]] %in% TRUE), NA_integer_)
}
