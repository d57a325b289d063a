#include "overlap-power.h"
#include "r-alternative.h"
#include "r-entries.h"
#include "r-glue.h"

/* c(power, naive): sizes n1, n2, m; shares p1, p2, both, alpha */
SEXP akk_c_power_top2(SEXP sizes, SEXP shares, SEXP alternative) {
  if (TYPEOF(sizes) != INTSXP || XLENGTH(sizes) != 3 ||
      TYPEOF(shares) != REALSXP || XLENGTH(shares) != 4)
    akk_raise(akk_fail(AKK_EINVAL, "a design of a wrong length"));
  const int *n = INTEGER_RO(sizes);
  const double *p = REAL_RO(shares);
  akk_power_input in = {n[0], n[1], n[2], p[0],
                        p[1], p[2], p[3], akk_r_alternative(alternative)};
  static const char *const names[] = {"power", "naive", NULL};
  double *column[2];
  SEXP answer = PROTECT(akk_double_columns(names, 1, column));
  akk_hook hook = akk_r_hook();
  akk_raise(akk_power_top2(&in, column[0], column[1], &hook));
  UNPROTECT(1);
  return answer;
}
