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

/* list(p, point, held) */
SEXP akk_c_freeman_halton(SEXP x, SEXP y) {
  int k = two_counts(x, y);
  akk_freeman_halton_out out;
  akk_hook hook = akk_r_hook();
  int no = too_many(akk_freeman_halton(REAL_RO(x), REAL_RO(y), k, &out, &hook));
  static const char *const names[] = {"p", "point", "held", NULL};
  return akk_numbers(names, (double[]){no ? NA_REAL : out.p,
                                       no ? NA_REAL : out.point, out.held});
}

/* list(lower, upper, point, held) */
SEXP akk_c_sign_flip(SEXP rank, SEXP size, SEXP w) {
  int groups = two_counts(rank, size);
  akk_sign_flip_out out;
  akk_hook hook = akk_r_hook();
  int no = too_many(akk_sign_flip(REAL_RO(rank), REAL_RO(size), groups,
                                  akk_number(w), &out, &hook));
  static const char *const names[] = {"lower", "upper", "point", "held", NULL};
  return akk_numbers(names, (double[]){no ? NA_REAL : out.lower,
                                       no ? NA_REAL : out.upper,
                                       no ? NA_REAL : out.point, out.held});
}

/* list(estimate, statistic, df, std.error, tables, less, greater,
 * two.sided): the last three are p-values */
SEXP akk_c_brunner_munzel(SEXP x, SEXP y, SEXP exact) {
  int k = two_counts(x, y);
  akk_brunner_munzel_out out;
  akk_hook hook = akk_r_hook();
  if (akk_flag(exact))
    too_many(akk_brunner_munzel_exact(REAL_RO(x), REAL_RO(y), k, &out, &hook));
  else
    akk_raise(akk_brunner_munzel(REAL_RO(x), REAL_RO(y), k, &out));
  static const char *const names[] = {"estimate",  "statistic", "df",
                                      "std.error", "tables",    "less",
                                      "greater",   "two.sided", NULL};
  return akk_numbers(names, (double[]){out.estimate, out.statistic, out.df,
                                       out.std_error, out.tables, out.lower,
                                       out.upper, out.both});
}

/* drawn: an integer matrix, a table a column. How many are as far: c(less,
 * greater, two.sided), which are to be added up */
SEXP akk_c_brunner_munzel_drawn(SEXP x, SEXP y, SEXP drawn) {
  int k = two_counts(x, y);
  if (TYPEOF(drawn) != INTSXP || k == 0 || XLENGTH(drawn) % k != 0)
    akk_raise(akk_fail(AKK_EINVAL, "no tables"));
  double count[3];
  akk_hook hook = akk_r_hook();
  akk_raise(akk_brunner_munzel_drawn(REAL_RO(x), REAL_RO(y), k,
                                     INTEGER_RO(drawn), XLENGTH(drawn) / k,
                                     count, &hook));
  SEXP answer = PROTECT(Rf_allocVector(REALSXP, 3));
  SEXP names = PROTECT(Rf_allocVector(STRSXP, 3));
  static const char *const sides[] = {"less", "greater", "two.sided"};
  for (int i = 0; i < 3; i++) {
    REAL(answer)[i] = count[i];
    SET_STRING_ELT(names, i, Rf_mkChar(sides[i]));
  }
  Rf_setAttrib(answer, R_NamesSymbol, names);
  UNPROTECT(2);
  return answer;
}
