#include <string.h>

#include "overlap-range-flow.h"
#include "overlap-range.h"
#include "r-entries.h"
#include "r-glue.h"

static void is_integer(SEXP x, const char *what) {
  if (TYPEOF(x) != INTSXP)
    akk_raise(akk_fail(AKK_EINVAL, "%s is not integer", what));
}

/* sizes: n1, n2, m_low, m_high; pairs: feasible (c1, c2), two columns */
static akk_top2_input read_input(SEXP sizes, SEXP pairs, SEXP positive,
                                 SEXP alternative) {
  is_integer(sizes, "sizes");
  is_integer(pairs, "pairs");
  if (XLENGTH(sizes) != 4 || XLENGTH(pairs) % 2 != 0)
    akk_raise(akk_fail(AKK_EINVAL, "sizes or pairs of a wrong length"));
  const int *s = INTEGER_RO(sizes), *p = INTEGER_RO(pairs);
  R_xlen_t count = XLENGTH(pairs) / 2;
  akk_top2_input in = {
      .n1 = s[0],
      .n2 = s[1],
      .m_low = s[2],
      .m_high = s[3],
      .c1 = p,
      .c2 = p + count,
      .count = count,
      .positive = Rf_asLogical(positive) == TRUE,
      .alternative = (akk_alternative)akk_choice(alternative, 3)};
  return in;
}

static void put_case(double *at, const akk_top2_case *c) {
  at[0] = c->p;
  at[1] = (double)c->c1;
  at[2] = (double)c->c2;
  at[3] = (double)c->m;
  at[4] = (double)c->both;
  at[5] = (double)c->first;
  at[6] = (double)c->second;
}

/* list(low, high, cases): each case c(p, c1, c2, m, both, first, second) */
SEXP akk_c_top2_range(SEXP sizes, SEXP pairs, SEXP positive, SEXP alternative) {
  akk_top2_input in = read_input(sizes, pairs, positive, alternative);
  akk_top2_range_out out;
  akk_hook hook = akk_r_hook();
  akk_raise(akk_top2_range(&in, &out, &hook));
  static const char *const names[] = {"low", "high", NULL};
  double *column[2];
  SEXP answer = PROTECT(akk_double_columns(names, 7, column));
  put_case(column[0], &out.low);
  put_case(column[1], &out.high);
  Rf_setAttrib(answer, Rf_install("cases"),
               Rf_ScalarReal((double)out.cases));
  UNPROTECT(1);
  return answer;
}

/* p of each pair of margins, the groups taken to be independent */
SEXP akk_c_top2_naive(SEXP sizes, SEXP pairs, SEXP alternative) {
  akk_top2_input in =
      read_input(sizes, pairs, Rf_ScalarLogical(FALSE), alternative);
  SEXP p = PROTECT(Rf_allocVector(REALSXP, in.count));
  akk_hook hook = akk_r_hook();
  akk_raise(akk_top2_naive(&in, REAL(p), &hook));
  UNPROTECT(1);
  return p;
}

/* p of one case, c(c1, c2, m, both, first, second); sizes as above */
SEXP akk_c_top2_case(SEXP sizes, SEXP at, SEXP alternative) {
  is_integer(sizes, "sizes");
  is_integer(at, "at");
  if (XLENGTH(sizes) != 4 || XLENGTH(at) != 6)
    akk_raise(akk_fail(AKK_EINVAL, "a case of a wrong length"));
  const int *a = INTEGER_RO(at);
  akk_top2_case c = {0.0, a[0], a[1], a[2], a[3], a[4], a[5]};
  double p = 0.0;
  akk_raise(akk_top2_p(INTEGER_RO(sizes)[0], INTEGER_RO(sizes)[1], &c,
                       (akk_alternative)akk_choice(alternative, 3), &p));
  return Rf_ScalarReal(p);
}

SEXP akk_c_top2_work(SEXP sizes) {
  SEXP pairs = PROTECT(Rf_allocVector(INTSXP, 0));
  akk_top2_input in = read_input(sizes, pairs, Rf_ScalarLogical(FALSE),
                                 Rf_ScalarInteger(0));
  UNPROTECT(1);
  return Rf_ScalarReal(akk_top2_work(&in));
}

/* For each pair of margins (c1 and c2: k counts a column, as many columns) the
 * range of the covariance term, in units of 1 / (n1 n2): two columns. The score
 * has one column, or one for each pair of margins. */
SEXP akk_c_covariance_range(SEXP score, SEXP c1, SEXP c2, SEXP n, SEXP m) {
  is_integer(score, "score");
  is_integer(c1, "c1");
  is_integer(c2, "c2");
  is_integer(n, "n");
  is_integer(m, "m");
  int k = Rf_nrows(score);
  R_xlen_t count = k > 0 ? XLENGTH(c1) / k : 0;
  if (k < 1 || k >= AKK_FLOW_MAX || XLENGTH(c1) != count * k ||
      XLENGTH(c2) != count * k || XLENGTH(m) != 2 ||
      (XLENGTH(score) != k && XLENGTH(score) != count * k))
    akk_raise(akk_fail(AKK_EINVAL, "margins of a wrong length"));
  R_xlen_t step = XLENGTH(score) == k ? 0 : k;
  SEXP answer = PROTECT(Rf_allocMatrix(REALSXP, (int)count, 2));
  akk_hook hook = akk_r_hook();
  for (R_xlen_t i = 0; i < count; i++) {
    if (i % 256 == 0 && akk_interrupted(&hook))
      akk_raise(akk_fail(AKK_EINTERRUPT, "interrupted"));
    int64_t s[AKK_FLOW_MAX], a[AKK_FLOW_MAX], b[AKK_FLOW_MAX];
    for (int j = 0; j < k; j++) {
      s[j] = INTEGER_RO(score)[i * step + j];
      a[j] = INTEGER_RO(c1)[i * k + j];
      b[j] = INTEGER_RO(c2)[i * k + j];
    }
    double low, high;
    akk_raise(akk_covariance_range(k, s, a, b, Rf_asInteger(n),
                                   INTEGER_RO(m)[0], INTEGER_RO(m)[1], &low,
                                   &high));
    REAL(answer)[i] = low;
    REAL(answer)[i + count] = high;
  }
  UNPROTECT(1);
  return answer;
}
