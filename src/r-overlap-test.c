#include <R_ext/Random.h>

#include "overlap-test.h"
#include "r-effects.h"
#include "r-entries.h"
#include "r-glue.h"

static double r_unit(void *unused) {
  (void)unused;
  return unif_rand();
}

/* table: (k+1)^2 counts or, one_answer, k x 3. scores: k doubles or NULL for
 * midranks. how: integers c(method, side, mid.p, one answer). more: doubles
 * c(draws, N, conf.level, steps, bytes). own: the scale's own scores, top: its
 * top set, either NULL.
 *
 * list(values, code, message, effects): what cannot be done within the limits,
 * or with these scores, is for the R side to explain. */
SEXP akk_c_overlap_test(SEXP table, SEXP scores, SEXP how, SEXP more, SEXP own,
                        SEXP top) {
  static const char *const names[] = {"values", "code", "message", "effects",
                                      NULL};
  if (TYPEOF(table) != REALSXP || TYPEOF(how) != INTSXP || XLENGTH(how) != 4 ||
      TYPEOF(more) != REALSXP || XLENGTH(more) != 5)
    akk_raise(akk_fail(AKK_EINVAL, "wrong types"));
  const int *h = INTEGER_RO(how);
  const double *m = REAL_RO(more);
  R_xlen_t k = 0, cells = XLENGTH(table);
  if (h[3])
    k = cells / 3;
  else
    while ((k + 2) * (k + 2) <= cells)
      k++;
  if (k < 1 || k > 10000 || cells != (h[3] ? 3 * k : (k + 1) * (k + 1)))
    akk_raise(akk_fail(AKK_EINVAL, "no such table"));
  const double *s = akk_r_scores(own, k);
  const int *t = akk_r_top(top, k);
  akk_overlap_input in = {.k = k,
                          .table = REAL_RO(table),
                          .one_answer = h[3],
                          .scores = akk_r_scores(scores, k),
                          .method = (akk_overlap_method)h[0],
                          .side = (akk_perm_side)h[1],
                          .mid_p = h[2],
                          .draws = (int64_t)m[0],
                          .random = {r_unit, NULL},
                          .limits = {m[3], m[4]}};
  SEXP answer = PROTECT(akk_named_list(names));
  SEXP values = Rf_allocVector(REALSXP, 9);
  SET_VECTOR_ELT(answer, 0, values);
  akk_effects_out effects;
  const double *twin = in.table;
  if (in.one_answer) {
    double *as_twin =
        (double *)R_alloc((size_t)((k + 1) * (k + 1)), sizeof(double));
    akk_one_answer_twin(in.table, (int)k, as_twin);
    twin = as_twin;
  }
  akk_raise(akk_effects(twin, (int)k, s, t, m[1], m[2], &effects));
  SET_VECTOR_ELT(answer, 3, akk_r_effects(&effects, s != NULL, t != NULL));
  akk_overlap_out out;
  akk_hook hook = akk_r_hook();
  if (in.method == AKK_OVERLAP_DRAWN)
    GetRNGstate();
  akk_status status = akk_overlap_test(&in, &out, &hook);
  if (in.method == AKK_OVERLAP_DRAWN)
    PutRNGstate();
  if (status.code != AKK_ELIMIT && status.code != AKK_EDATA)
    akk_raise(status);
  const double all[9] = {out.p,         out.log_p, out.se,
                         out.statistic, out.mean,  out.variance,
                         out.factor,    out.steps, out.bytes};
  for (int i = 0; i < 9; i++)
    REAL(values)[i] = all[i];
  SET_VECTOR_ELT(answer, 1,
                 Rf_ScalarInteger(status.code == AKK_OK       ? 0
                                  : status.code == AKK_ELIMIT ? 1
                                                              : 2));
  SET_VECTOR_ELT(answer, 2, Rf_mkString(status.message));
  UNPROTECT(1);
  return answer;
}
