
counts_columns <- c("item", "group", "category", "position", "kind", "count", "low", "high", "base")

new_likert_counts <- function(rows, by = character(), N = Inf, n, items, base = "substantive",
                              overlap = NULL, weighted = FALSE, n_eff = NULL, sums = NULL,
                              sets = NULL, codebook = NULL) {
  out <- tibble::new_tibble(as.list(rows), nrow = nrow(rows), class = "likert_counts")
  # one by one: new_tibble() has an argument n of its own
  extra <- list(
    by = by, N = N, n = n, items = items, base = base, overlap = overlap,
    weighted = weighted, n_eff = n_eff, sums = sums, sets = sets, codebook = codebook
  )
  for (name in names(extra)) attr(out, name) <- extra[[name]]
  out
}

# What an object knows beside its rows; nothing else reads the attributes.
counts_items <- function(x) attr(x, "items", exact = TRUE)
counts_by <- function(x) attr(x, "by", exact = TRUE)
counts_N <- function(x) attr(x, "N", exact = TRUE)
counts_n <- function(x) attr(x, "n", exact = TRUE)
counts_base <- function(x) attr(x, "base", exact = TRUE)
counts_overlap <- function(x) attr(x, "overlap", exact = TRUE)
counts_n_eff <- function(x) attr(x, "n_eff", exact = TRUE)
counts_sums <- function(x) attr(x, "sums", exact = TRUE)
counts_sets <- function(x) attr(x, "sets", exact = TRUE)
counts_codebook <- function(x) attr(x, "codebook", exact = TRUE)
is_weighted <- function(x) isTRUE(attr(x, "weighted", exact = TRUE))
item_scale <- function(x, item) counts_items(x)[[item]]$scale
item_label <- function(x, item, lang = getOption("akkoord.lang", "nl")) {
  label <- counts_items(x)[[item]]$label
  if (is.null(names(label))) label[[1L]] else label[[if (lang %in% names(label)) lang else 1L]]
}

# Rows may go (whole items, groups, kinds); without a column of the waist the
# rest is a plain tibble.
#' @export
`[.likert_counts` <- function(x, i, j, drop = FALSE) {
  out <- NextMethod()
  if (is.data.frame(out)) restore_counts(out, x) else out
}

# The rows of `out` with what `x` knows of them.
restore_counts <- function(out, x) {
  rows <- tibble::new_tibble(as.list(out), nrow = nrow(out))
  kept <- unique(out$item)
  if (!all(counts_columns %in% names(out)) || !all(kept %in% names(attr(x, "items")))) {
    return(rows)
  }
  of_kept <- function(field) {
    value <- attr(x, field)[intersect(names(attr(x, field)), kept)]
    if (length(value) > 0L) value
  }
  n_eff <- attr(x, "n_eff")
  new_likert_counts(rows,
    by = intersect(attr(x, "by"), names(out)), N = attr(x, "N"), n = attr(x, "n", exact = TRUE),
    items = attr(x, "items")[kept], base = attr(x, "base"), overlap = of_kept("overlap"),
    weighted = attr(x, "weighted"), n_eff = n_eff[n_eff$item %in% kept, ], sums = of_kept("sums"),
    sets = of_kept("sets"), codebook = attr(x, "codebook")
  )
}

#' @exportS3Method dplyr::dplyr_reconstruct
dplyr_reconstruct.likert_counts <- function(data, template) restore_counts(data, template)

#' @export
rbind.likert_counts <- function(..., deparse.level = 1) {
  parts <- list(...)
  first <- parts[[1L]]
  for (part in parts) {
    same <- inherits(part, "likert_counts") && all(vapply(
      c("by", "N", "n", "base", "weighted"),
      function(a) identical(attr(part, a, exact = TRUE), attr(first, a, exact = TRUE)), NA
    ))
    if (!same) {
      abort("rbind", c(
        "Only counts of the same respondents can be put together.",
        i = "They must have the same {.arg by}, {.arg N}, {.arg n}, {.arg base} and weighting; {.fn as_tibble} gives plain rows."
      ), arg = "...")
    }
  }
  of_all <- function(field) {
    value <- unlist(lapply(parts, attr, field), recursive = FALSE)
    if (length(value) > 0L) value[!duplicated(names(value))]
  }
  rows <- vctrs::vec_rbind(!!!lapply(parts, as_tibble))
  if (anyDuplicated(rows[c("item", "group", "category")])) {
    abort("duplicate", "An item and group stands in more than one part.", arg = "...")
  }
  new_likert_counts(rows,
    by = attr(first, "by"), N = attr(first, "N"), n = attr(first, "n", exact = TRUE),
    items = of_all("items"), base = attr(first, "base"), overlap = of_all("overlap"),
    weighted = attr(first, "weighted"),
    n_eff = if (attr(first, "weighted")) unique(vctrs::vec_rbind(!!!lapply(parts, attr, "n_eff"))),
    sums = of_all("sums"), sets = of_all("sets"),
    codebook = if (all(vapply(parts, function(p) identical(attr(p, "codebook"), attr(first, "codebook")), NA))) {
      attr(first, "codebook")
    }
  )
}
