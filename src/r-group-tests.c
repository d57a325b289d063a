#include "brunner-munzel.h"
#include "freeman-halton.h"
#include "r-entries.h"
#include "r-glue.h"
#include "sign-flip.h"

/* The exact distributions of the tests of two groups other than overlap_test's.
 * Where there would be too many tables the answer has NA for its probabilities
 * and says how many: it is the R side that refuses. */
static int too_many(akk_status status) {
  if (status.code == AKK_EDATA)
    return 1;
  akk_raise(status);
  return 0;
}

static int two_counts(SEXP x, SEXP y) {
  if (TYPEOF(x) != REALSXP || TYPEOF(y) != REALSXP ||
      XLENGTH(x) != XLENGTH(y) || XLENGTH(x) > 100000)
    akk_raise(akk_fail(AKK_EINVAL, "no two vectors of doubles"));
  return (int)XLENGTH(x);
}

static SEXP numbers(const double *value, int n) {
  SEXP answer = Rf_allocVector(REALSXP, n);
  for (int i = 0; i < n; i++)
    REAL(answer)[i] = ISNAN(value[i]) ? NA_REAL : value[i];
  return answer;
}

/* c(p, point, held) */
SEXP akk_c_freeman_halton(SEXP x, SEXP y) {
  int k = two_counts(x, y);
  akk_freeman_halton_out out;
  akk_hook hook = akk_r_hook();
  int no = too_many(akk_freeman_halton(REAL_RO(x), REAL_RO(y), k, &out, &hook));
  double value[3] = {no ? NA_REAL : out.p, no ? NA_REAL : out.point, out.held};
  return numbers(value, 3);
}

/* c(lower, upper, point, held) */
SEXP akk_c_sign_flip(SEXP rank, SEXP size, SEXP w) {
  int groups = two_counts(rank, size);
  akk_sign_flip_out out;
  akk_hook hook = akk_r_hook();
  int no = too_many(akk_sign_flip(REAL_RO(rank), REAL_RO(size), groups,
                                  Rf_asReal(w), &out, &hook));
  double value[4] = {no ? NA_REAL : out.lower, no ? NA_REAL : out.upper,
                     no ? NA_REAL : out.point, out.held};
  return numbers(value, 4);
}

/* c(estimate, statistic, df, std.error, tables, lower, upper, both) */
SEXP akk_c_brunner_munzel(SEXP x, SEXP y, SEXP exact) {
  int k = two_counts(x, y);
  akk_brunner_munzel_out out;
  akk_hook hook = akk_r_hook();
  if (Rf_asLogical(exact) == TRUE)
    too_many(akk_brunner_munzel_exact(REAL_RO(x), REAL_RO(y), k, &out, &hook));
  else
    akk_raise(akk_brunner_munzel(REAL_RO(x), REAL_RO(y), k, &out));
  double value[8] = {out.estimate, out.statistic, out.df,    out.std_error,
                     out.tables,   out.lower,     out.upper, out.both};
  return numbers(value, 8);
}

/* drawn: an integer matrix, a table a column. How many are as far: lower,
 * upper, both */
SEXP akk_c_brunner_munzel_drawn(SEXP x, SEXP y, SEXP drawn) {
  int k = two_counts(x, y);
  if (TYPEOF(drawn) != INTSXP || k == 0 || XLENGTH(drawn) % k != 0)
    akk_raise(akk_fail(AKK_EINVAL, "no tables"));
  double count[3];
  akk_hook hook = akk_r_hook();
  akk_raise(akk_brunner_munzel_drawn(REAL_RO(x), REAL_RO(y), k,
                                     INTEGER_RO(drawn), XLENGTH(drawn) / k,
                                     count, &hook));
  return numbers(count, 3);
}
