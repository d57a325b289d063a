#include "omnibus-test.h"
#include "r-entries.h"
#include "r-glue.h"

/* `table`: a double matrix, answers by groups */
static akk_omnibus *omnibus_of(SEXP table, SEXP measure) {
  static const char *const measures[] = {"answers", "midrank", NULL};
  akk_omnibus_measure of = (akk_omnibus_measure)akk_choice(measure, measures);
  if (TYPEOF(table) != REALSXP || !Rf_isMatrix(table) ||
      XLENGTH(table) > 1000000)
    akk_raise(akk_fail(AKK_EINVAL, "no table of doubles"));
  akk_omnibus *o;
  akk_raise(akk_omnibus_new(REAL_RO(table), Rf_nrows(table), Rf_ncols(table),
                            of, &o));
  return o;
}

/* list(p, total); NA for both when there are too many tables to go through */
SEXP akk_c_omnibus_exact(SEXP table, SEXP measure) {
  akk_omnibus *o = omnibus_of(table, measure);
  akk_omnibus_out out;
  akk_hook hook = akk_r_hook();
  akk_status status = akk_omnibus_exact(o, &out, &hook);
  akk_omnibus_free(o);
  if (status.code != AKK_EDATA)
    akk_raise(status);
  static const char *const names[] = {"p", "total", NULL};
  return akk_numbers(names, (double[]){out.p, out.total});
}

/* drawn: a list of integer matrices with the same margins. How many are as far
 * out */
SEXP akk_c_omnibus_hits(SEXP table, SEXP measure, SEXP drawn) {
  if (TYPEOF(drawn) != VECSXP)
    akk_raise(akk_fail(AKK_EINVAL, "no list of tables"));
  for (R_xlen_t b = 0; b < XLENGTH(drawn); b++) {
    SEXP one = VECTOR_ELT(drawn, b);
    if (TYPEOF(one) != INTSXP || XLENGTH(one) != XLENGTH(table))
      akk_raise(akk_fail(AKK_EINVAL, "a drawn table of another size"));
  }
  akk_omnibus *o = omnibus_of(table, measure);
  double hits = 0.0;
  int inside = 1;
  for (R_xlen_t b = 0; b < XLENGTH(drawn) && inside; b++) {
    const int *cells = INTEGER_RO(VECTOR_ELT(drawn, b));
    inside = akk_omnibus_may_be(o, cells);
    if (inside)
      hits += akk_omnibus_reaches(o, cells);
  }
  akk_omnibus_free(o);
  if (!inside)
    akk_raise(akk_fail(AKK_EINVAL, "a drawn table has other margins"));
  return Rf_ScalarReal(hits);
}
