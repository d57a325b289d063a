#' akkoord: agreement surveys of small, finite populations
#'
#' Start with [published_report()] and [reproduce_report()] for the study the
#' package was made for, with [likert_counts()] for answers of your own.
#'
#' @section Options:
#' * `akkoord.threads`: threads for tabulation, 2 unless set. The results are
#'   the same, bit for bit, for any number.
#' * `akkoord.lang`: language of labels and figures, `"nl"`, `"en"` or `"fr"`; unless set that of
#'   the session (`LANGUAGE`, `LANG`) where it is one of these, else English.
#'
#' @keywords internal
#' @useDynLib akkoord, .registration = TRUE
#' @import rlang
"_PACKAGE"
