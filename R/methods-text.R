#' The paragraph on methods
#'
#' What a paper or report says of how its numbers were made, with the references.
#'
#' @param ... One or more of [likert_counts()] and [compare_groups()].
#' @param conf.level,method Of the intervals that are shown, as in
#'   [summary.likert_counts()].
#' @param lang Language, `"nl"`, `"en"` or `"fr"`.
#' @return A text of class `methods_text`; `attr(, "references")` are its references. It
#'   prints both, and a notebook shows them.
#' @examples
#' wave <- data.frame(g = rep(c("m", "w"), 6), q = c(5, 4, 4, 2, 3, 5, 4, 4, 1, 2, 4, 5))
#' counts <- likert_counts(wave, q, by = g, scale = "agree5", N = 40)
#' methods_text(counts, compare_groups(counts), lang = "en")
#' @export
methods_text <- function(..., conf.level = 0.95, method = NULL, lang = default_lang()) {
  check_lang(lang)
  parts <- list(...)
  if (length(parts) == 0L) {
    abort("empty", "{.fn methods_text} needs counts or a comparison.", arg = "...")
  }
  said <- lapply(unname(parts), function(part) {
    if (inherits(part, "likert_counts")) {
      methods_of_counts(part, interval_spec(part, TRUE, conf.level, method), lang)
    } else if (inherits(part, "akkoord_comparison")) {
      check_comparison(part, "...")
      methods_of_comparison(part, lang)
    } else {
      abort("type", c(
        "Only counts and comparisons say how they were made.",
        x = "One is {.obj_type_friendly {part}}."
      ), arg = "...", value = class(part))
    }
  })
  text <- unique(c(unlist(lapply(said, `[[`, "text")), tr("methods_software", lang,
    version = as.character(utils::packageVersion("akkoord")),
    R = paste(R.version$major, R.version$minor, sep = ".")
  )))
  keys <- unique(unlist(lapply(said, `[[`, "references")))
  structure(paste(text, collapse = " "),
    references = unname(sort(method_references[keys])), lang = lang, class = "methods_text"
  )
}

method_references <- c(
  bartroff = paste(
    "Bartroff, J., Lorden, G. and Wang, L. (2023). Optimal and fast confidence intervals",
    "for hypergeometric successes. The American Statistician 77, 151-159."
  ),
  berger = paste(
    "Berger, R. L. and Boos, D. D. (1994). P values maximized over a confidence set for",
    "the nuisance parameter. Journal of the American Statistical Association 89,",
    "1012-1016."
  ),
  schilling = paste(
    "Schilling, M. F. and Doi, J. A. (2014). A coverage probability approach to finding",
    "an optimal binomial confidence procedure. The American Statistician 68, 133-145."
  ),
  sarndal = paste(
    "S\u00e4rndal, C.-E., Swensson, B. and Wretman, J. (1992). Model Assisted Survey",
    "Sampling. Springer."
  ),
  korn = paste(
    "Korn, E. L. and Graubard, B. I. (1998). Confidence intervals for proportions with",
    "small expected number of positive counts estimated from survey data. Survey",
    "Methodology 24, 193-201."
  ),
  lumley = "Lumley, T. (2010). Complex Surveys: A Guide to Analysis Using R. Wiley.",
  einsporn = paste(
    "Einsporn, R. L. and Habtzghi, D. (2013). Combining paired and two-sample data using",
    "a permutation test. Journal of Data Science 11, 767-779."
  ),
  holm = paste(
    "Holm, S. (1979). A simple sequentially rejective multiple test procedure.",
    "Scandinavian Journal of Statistics 6, 65-70."
  ),
  BH = paste(
    "Benjamini, Y. and Hochberg, Y. (1995). Controlling the false discovery rate: a",
    "practical and powerful approach to multiple testing. Journal of the Royal",
    "Statistical Society B 57, 289-300."
  )
)

methods_of_counts <- function(x, spec, lang) {
  mark <- decimal_mark(lang)
  N <- counts_N(x)
  finite <- any(is.finite(N))
  n <- format_count(counts_n(x), mark)
  who <- if (length(N) > 1L && finite) {
    tr("methods_groups", lang, n = n, N = format_count(sum(N), mark))
  } else if (finite) {
    tr("methods_of", lang,
      n = n, N = format_count(N[[1L]], mark),
      share = format_percent(counts_n(x) / N[[1L]], 0L, mark)
    )
  } else {
    tr("methods_answered", lang, n = n)
  }
  level <- format_plain_in(100 * spec$level, lang)
  exact <- spec$method == "exact"
  design <- counts_design(x)
  shares <- if (spec$method == "beta") {
    tr("methods_interval_korn", lang, level = level)
  } else if (exact && finite) {
    tr("methods_interval_exact", lang, level = level)
  } else if (exact) {
    tr("methods_interval_binomial", lang, level = level)
  } else {
    tr("methods_interval_other", lang, level = level, method = capital(spec$method))
  }
  list(
    text = c(
      who,
      tr(if (counts_base(x) == "answered") "table_of_answered" else "table_of_substantive", lang),
      if (anyNA(x$count)) tr("methods_range", lang), shares,
      tr(if (is.null(design)) "methods_interval_mean" else "methods_interval_mean_t", lang),
      tr(if (finite) "methods_fpc" else "methods_no_fpc", lang),
      if (!is.null(design)) {
        tr("methods_design", lang, df = format_plain_in(design$degf, lang))
      } else if (is_weighted(x)) {
        tr("methods_weights", lang)
      }
    ),
    references = c(
      if (exact && finite) c("bartroff", "berger"), if (exact && !finite) "schilling",
      if (spec$method == "beta") "korn",
      if (!is.null(design)) "lumley" else if (is_weighted(x)) "sarndal"
    )
  )
}

methods_of_comparison <- function(x, lang) {
  adjust <- attr(x, "adjust")
  sides <- tr(c(
    two.sided = "two_sided", less = "group1_lower", greater = "group1_higher"
  )[[attr(x, "alternative")]], lang)
  design <- all(x$p.range == "design")
  overlap <- !design && any_shared(x)
  key <- if (design) {
    "methods_test_design"
  } else if (overlap) {
    "methods_test"
  } else {
    "methods_test_disjoint"
  }
  adjusted <- adjust != "none" && nrow(x) > 1L
  list(
    text = c(
      tr(key, lang, sides = sides),
      if (adjusted) {
        tr("methods_adjusted", lang,
          n = nrow(x), method = c(holm = "Holm 1979", BH = "Benjamini, Hochberg 1995")[[adjust]]
        )
      }
    ),
    references = c(if (design) "sarndal", if (overlap) "einsporn", if (adjusted) adjust)
  )
}

#' @export
format.methods_text <- function(x, width = getOption("width"), ...) {
  wrap <- function(text, ...) strwrap(text, min(width, 88L) + 1L, ...)
  references <- attr(x, "references")
  c(wrap(as.vector(x)), if (length(references) > 0L) c("", wrap(references, exdent = 2L)))
}

#' @export
print.methods_text <- function(x, ...) {
  cat(format(x, ...), sep = "\n")
  invisible(x)
}

#' @export
as.character.methods_text <- function(x, ...) as.vector(unclass(x))

#' @exportS3Method knitr::knit_print
knit_print.methods_text <- function(x, ...) {
  knitr::asis_output(
    paste(c("", as.vector(x), "", paste0("- ", attr(x, "references")), ""), collapse = "\n")
  )
}
