#include "multinom-ci.h"
#include "r-entries.h"
#include "r-glue.h"

/* list(conf.low, conf.high) of a vector of counts; N and level: one number */
SEXP akk_c_multinom_ci(SEXP counts, SEXP N, SEXP conf_level, SEXP method) {
  static const char *const methods[] = {"goodman", "sison-glaz", "exact", NULL};
  if (TYPEOF(counts) != REALSXP)
    akk_raise(akk_fail(AKK_EINVAL, "counts are not doubles"));
  akk_multinom_input in = {
      .x = REAL_RO(counts),
      .k = XLENGTH(counts),
      .N = akk_number(N),
      .conf_level = akk_number(conf_level),
      .method = (akk_multinom_method)akk_choice(method, methods)};
  static const char *const names[] = {"conf.low", "conf.high", NULL};
  double *column[2];
  SEXP answer = PROTECT(akk_double_columns(names, XLENGTH(counts), column));
  akk_hook hook = akk_r_hook();
  akk_raise(akk_multinom_ci(&in, column[0], column[1], &hook));
  UNPROTECT(1);
  return answer;
}
