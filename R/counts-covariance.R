# What a survey design knows of the totals of an item's cells: one survey::svytotal() an
# item, of indicators of group and answer.

# The weights of a design carry it: list(object, keep, about), `keep` the rows counted.
weighing_design <- function(w) attr(w, "design", exact = TRUE)

add_covariances <- function(known, specs, groups, design, n, call = caller_env()) {
  if (is.null(design)) {
    return(known)
  }
  cell <- match(group_cells(groups, n), groups$kept)
  for (spec in specs) {
    of <- item_indicators(spec, cell, groups$label)
    known[[spec$item]] <- c(known[[spec$item]], design_totals(of, design, call))
  }
  known
}

# A column a group and answer, a row a respondent; of options one more for who was asked.
item_indicators <- function(spec, cell, label) {
  k <- scale_size(spec$scale)
  d <- scale_dk_size(spec$scale)
  ids <- c(scale_ids(spec$scale), scale_dk_ids(spec$scale))
  if (spec$type == "multiple") {
    ticks <- lapply(spec$plans, `[[`, "data")
    flags <- cbind(do.call(cbind, lapply(ticks, function(t) t %in% TRUE)), !is.na(ticks[[1L]]))
    return(spread_indicators(flags, cell, label, c(ids, key_asked)))
  }
  inner <- if (spec$type == "twin") names(spec$columns) else ""
  parts <- lapply(seq_along(spec$plans), function(j) {
    slot <- plan_slots(spec$plans[[j]], k + d)
    if (spec$reversed) slot[slot %in% seq_len(k)] <- k + 1L - slot[slot %in% seq_len(k)]
    flags <- outer(slot, seq_len(k + d), `==`)
    spread_indicators(flags %in% TRUE & !is.na(flags), cell, part_group(label, inner[[j]]), ids)
  })
  do.call(cbind, parts)
}

# Flags of answers times those of groups.
spread_indicators <- function(flags, cell, groups, ids) {
  flags <- matrix(as.double(flags), length(cell))
  out <- lapply(seq_along(groups), function(g) flags * (cell == g))
  out <- do.call(cbind, out)
  colnames(out) <- as.vector(outer(ids, groups, function(id, g) cell_totals_key(g, id)))
  out
}

# The slot of each respondent's answer, NA for none.
plan_slots <- function(plan, last) {
  slot <- row_slots(plan)
  slot[slot < 1L | slot > last] <- NA
  slot
}

design_totals <- function(indicators, design, call) {
  keys <- colnames(indicators)
  x <- matrix(0, length(design$keep), ncol(indicators))
  x[design$keep, ] <- indicators
  replicated <- !is.null(design$about$replicated)
  found <- tryCatch(
    if (replicated) {
      survey::svytotal(x, design$object, return.replicates = TRUE)
    } else {
      survey::svytotal(x, design$object)
    },
    error = function(e) {
      abort("design", c(
        "The package survey cannot work out variances of this design.",
        x = escaped(conditionMessage(e)),
        i = "{.code options(survey.lonely.psu = )} says what to do with a stratum of one cluster."
      ), arg = "data", call = call)
    }
  )
  total <- if (replicated) found$mean else found
  v <- matrix(as.double(attr(total, "var")), length(keys), dimnames = list(keys, keys))
  each <- if (replicated) {
    matrix(as.double(found$replicates), ncol = length(keys), dimnames = list(NULL, keys))
  }
  compact(list(
    totals = set_names(as.double(total)[seq_along(keys)], keys), vcov = v, replicates = each
  ))
}

# A twin's group within a `by` group.
part_group <- function(label, twin) {
  if (!nzchar(twin)) label else ifelse(nzchar(label), paste(label, twin, sep = " / "), twin)
}
