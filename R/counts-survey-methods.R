# What the package survey asks of an estimate: SE(), deff() and degf() of counts.

#' @rdname coef.likert_counts
#' @exportS3Method survey::SE
SE.likert_counts <- function(object, ...) {
  check_dots_empty_akk(...)
  rows <- coefficient_rows(object, conf.int = TRUE)
  set_names(rows$std.error, coefficient_names(object, rows))
}

#' @rdname coef.likert_counts
#' @exportS3Method survey::deff
deff.likert_counts <- function(object, replace = FALSE, ...) {
  check_dots_empty_akk(...)
  check_flag(replace, "replace")
  rows <- coefficient_rows(object, conf.int = TRUE)
  b <- bases_of(object, rows$item, rows$group)
  answered <- rows$statistic == "dk" | counts_base(object) == "answered"
  n <- ifelse(answered, b$answered.low, b$substantive.low)
  # drawn without replacement from as many people as the weights add up to
  left <- if (replace || !is_weighted(object)) 1 else pmax(0, 1 - n / rows$n)
  left[left == 0] <- 1
  p <- rows$estimate
  set_names(
    rows$std.error^2 * (n - 1) / (p * (1 - p) * left), coefficient_names(object, rows)
  )
}

#' @rdname coef.likert_counts
#' @exportS3Method survey::degf
degf.likert_counts <- function(object, ...) {
  check_dots_empty_akk(...)
  counts_design(object)$degf %||% (counts_n(object) - 1)
}
