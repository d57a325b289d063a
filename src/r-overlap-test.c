#include <R_ext/Random.h>

#include "overlap-test.h"
#include "r-alternative.h"
#include "r-effects.h"
#include "r-entries.h"
#include "r-glue.h"

static double r_unit(void *unused) {
  (void)unused;
  return unif_rand();
}

static SEXP problem_of(akk_status status) {
  return Rf_mkString(status.code == AKK_ELIMIT  ? "limit"
                     : status.code == AKK_EDATA ? "scores"
                                                : "");
}

/* table: (k+1)^2 counts or, one_answer, k x 3. scores: k doubles or NULL for
 * midranks. own: the scale's own scores, top: its top set, either NULL. method:
 * "moments", "exact", "montecarlo". numbers: c(draws, N, conf.level, steps,
 * bytes), the last two what may be taken.
 *
 * What cannot be done within the limits, or with these scores, is for the R
 * side to explain: `problem` is "limit" or "scores", with a message. */
SEXP akk_c_overlap_test(SEXP table, SEXP scores, SEXP own, SEXP top,
                        SEXP method, SEXP alternative, SEXP two_sided,
                        SEXP mid_p, SEXP one_answer, SEXP numbers) {
  static const char *const methods[] = {"moments", "exact", "montecarlo", NULL};
  static const char *const names[] = {
      "p",     "log.p", "p.se",    "statistic", "mean",    "variance", "factor",
      "steps", "bytes", "problem", "message",   "effects", NULL};
  if (TYPEOF(table) != REALSXP || TYPEOF(numbers) != REALSXP ||
      XLENGTH(numbers) != 5)
    akk_raise(akk_fail(AKK_EINVAL, "wrong types"));
  const double *m = REAL_RO(numbers);
  if (!(m[0] >= 0.0 && m[0] <= 1e15))
    akk_raise(akk_fail(AKK_EINVAL, "draws out of range"));
  int one = akk_flag(one_answer);
  R_xlen_t k = 0, cells = XLENGTH(table);
  if (one)
    k = cells / 3;
  else
    while ((k + 2) * (k + 2) <= cells)
      k++;
  if (k < 1 || k > 10000 || cells != (one ? 3 * k : (k + 1) * (k + 1)))
    akk_raise(akk_fail(AKK_EINVAL, "no such table"));
  const double *s = akk_r_scores(own, k);
  const int *t = akk_r_top(top, k);
  akk_overlap_input in = {.k = k,
                          .table = REAL_RO(table),
                          .one_answer = one,
                          .scores = akk_r_scores(scores, k),
                          .method =
                              (akk_overlap_method)akk_choice(method, methods),
                          .side = akk_r_sides(alternative, two_sided),
                          .mid_p = akk_flag(mid_p),
                          .draws = (int64_t)m[0],
                          .random = {r_unit, NULL},
                          .limits = {m[3], m[4]}};
  akk_effects_out effects;
  const double *twin = in.table;
  if (in.one_answer) {
    double *as_twin =
        (double *)R_alloc((size_t)((k + 1) * (k + 1)), sizeof(double));
    akk_one_answer_twin(in.table, (int)k, as_twin);
    twin = as_twin;
  }
  akk_raise(akk_effects(twin, (int)k, s, t, m[1], m[2], &effects));
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
  SEXP answer = PROTECT(akk_named_list(names));
  for (int i = 0; i < 9; i++)
    SET_VECTOR_ELT(answer, i, Rf_ScalarReal(all[i]));
  SET_VECTOR_ELT(answer, 9, problem_of(status));
  SET_VECTOR_ELT(answer, 10, Rf_mkString(status.message));
  SET_VECTOR_ELT(answer, 11, akk_r_effects(&effects, s != NULL, t != NULL));
  UNPROTECT(1);
  return answer;
}
