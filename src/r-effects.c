#include "r-effects.h"

#include <math.h>

#include "r-entries.h"
#include "r-glue.h"

static const char *const effect_names[AKK_N_EFFECTS] = {
    "mean1",          "mean2",          "mean_difference", "top1",
    "top2",           "top_difference", "superiority",     "cliff_delta",
    "log_odds_ratio", "odds_ratio"};

SEXP akk_r_effects(const akk_effects_out *out, int scores, int top) {
  static const char *const columns[] = {"effect",   "estimate",  "std.error",
                                        "conf.low", "conf.high", NULL};
  int from = scores ? AKK_EFFECT_MEAN1 : AKK_EFFECT_TOP1, rows = 0;
  int keep[AKK_N_EFFECTS];
  for (int i = from; i < AKK_N_EFFECTS; i++)
    if (top || i < AKK_EFFECT_TOP1 || i > AKK_EFFECT_TOP_DIFF)
      keep[rows++] = i;
  SEXP frame = PROTECT(akk_named_list(columns));
  SEXP labels = Rf_allocVector(STRSXP, rows);
  SET_VECTOR_ELT(frame, 0, labels);
  double *column[4];
  for (int c = 0; c < 4; c++) {
    SET_VECTOR_ELT(frame, c + 1, Rf_allocVector(REALSXP, rows));
    column[c] = REAL(VECTOR_ELT(frame, c + 1));
  }
  for (int r = 0; r < rows; r++) {
    const akk_effect *e = &out->effect[keep[r]];
    const double value[4] = {e->estimate, e->std_error, e->low, e->high};
    SET_STRING_ELT(labels, r, Rf_mkChar(effect_names[keep[r]]));
    for (int c = 0; c < 4; c++)
      column[c][r] = isnan(value[c]) ? NA_REAL : value[c];
  }
  SEXP row_names = PROTECT(Rf_allocVector(INTSXP, 2));
  INTEGER(row_names)[0] = NA_INTEGER;
  INTEGER(row_names)[1] = -rows;
  Rf_setAttrib(frame, R_RowNamesSymbol, row_names);
  Rf_setAttrib(frame, R_ClassSymbol, Rf_mkString("data.frame"));
  UNPROTECT(2);
  return frame;
}

const double *akk_r_scores(SEXP scores, R_xlen_t k) {
  if (scores == R_NilValue)
    return NULL;
  if (TYPEOF(scores) != REALSXP || XLENGTH(scores) != k)
    akk_raise(akk_fail(AKK_EINVAL, "scores are not a double each"));
  return REAL_RO(scores);
}

const int *akk_r_top(SEXP top, R_xlen_t k) {
  if (top == R_NilValue)
    return NULL;
  if (TYPEOF(top) != LGLSXP || XLENGTH(top) != k)
    akk_raise(akk_fail(AKK_EINVAL, "top is not a logical each"));
  return LOGICAL_RO(top);
}

/* twin: (k+1)^2 doubles. Effects of groups that may overlap. */
SEXP akk_c_effects(SEXP twin, SEXP scores, SEXP top, SEXP N, SEXP conf_level) {
  R_xlen_t k1 = 0;
  while (TYPEOF(twin) == REALSXP && (k1 + 1) * (k1 + 1) <= XLENGTH(twin))
    k1++;
  if (TYPEOF(twin) != REALSXP || k1 < 1 || k1 * k1 != XLENGTH(twin) ||
      k1 > 10001)
    akk_raise(akk_fail(AKK_EINVAL, "no square table of doubles"));
  akk_effects_out out;
  const double *s = akk_r_scores(scores, k1 - 1);
  const int *t = akk_r_top(top, k1 - 1);
  akk_raise(akk_effects(REAL_RO(twin), (int)k1 - 1, s, t, akk_number(N),
                        akk_number(conf_level), &out));
  return akk_r_effects(&out, s != NULL, t != NULL);
}

/* x, y: k doubles each; N: two. Effects of two independent samples. */
SEXP akk_c_effects_two(SEXP x, SEXP y, SEXP scores, SEXP top, SEXP N,
                       SEXP conf_level) {
  R_xlen_t k = TYPEOF(x) == REALSXP ? XLENGTH(x) : 0;
  if (TYPEOF(x) != REALSXP || TYPEOF(y) != REALSXP || XLENGTH(y) != k ||
      k > 10000 || TYPEOF(N) != REALSXP || XLENGTH(N) != 2)
    akk_raise(akk_fail(AKK_EINVAL, "no two vectors of doubles"));
  akk_effects_out out;
  const double *s = akk_r_scores(scores, k);
  const int *t = akk_r_top(top, k);
  akk_raise(akk_effects_two(REAL_RO(x), REAL_RO(y), (int)k, s, t, REAL_RO(N)[0],
                            REAL_RO(N)[1], akk_number(conf_level), &out));
  return akk_r_effects(&out, s != NULL, t != NULL);
}
