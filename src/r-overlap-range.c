#include <string.h>

#include "overlap-range-flow.h"
#include "overlap-range-scores.h"
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
  SEXP cases = PROTECT(Rf_ScalarReal((double)out.cases));
  Rf_setAttrib(answer, Rf_install("cases"), cases);
  UNPROTECT(2);
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

/* The margins of column i of c1 and c2, with the scores of that column */
typedef struct {
  int64_t score[AKK_FLOW_MAX], c1[AKK_FLOW_MAX], c2[AKK_FLOW_MAX];
  akk_scores_input in;
} scores_arg;

static int read_categories(SEXP score, SEXP c1, SEXP c2, SEXP m) {
  is_integer(score, "score");
  is_integer(c1, "c1");
  is_integer(c2, "c2");
  is_integer(m, "m");
  int k = Rf_nrows(score);
  if (k < 2 || k >= AKK_FLOW_MAX || XLENGTH(score) % k != 0 ||
      XLENGTH(c1) != XLENGTH(score) || XLENGTH(c2) != XLENGTH(score) ||
      XLENGTH(m) != 2)
    akk_raise(akk_fail(AKK_EINVAL, "margins of a wrong length"));
  return k;
}

static void read_scores(scores_arg *a, int k, R_xlen_t i, SEXP score, SEXP c1,
                        SEXP c2, SEXP n, SEXP m, SEXP positive, SEXP side) {
  for (int j = 0; j < k; j++) {
    a->score[j] = INTEGER_RO(score)[i * k + j];
    a->c1[j] = INTEGER_RO(c1)[i * k + j];
    a->c2[j] = INTEGER_RO(c2)[i * k + j];
  }
  static const akk_perm_side sides[] = {AKK_PERM_DISTANCE, AKK_PERM_LESS,
                                        AKK_PERM_GREATER};
  akk_scores_input in = {.k = k,
                         .score = a->score,
                         .c1 = a->c1,
                         .c2 = a->c2,
                         .n = Rf_asInteger(n),
                         .m_low = INTEGER_RO(m)[0],
                         .m_high = INTEGER_RO(m)[1],
                         .positive = Rf_asLogical(positive) == TRUE,
                         .side = sides[akk_choice(side, 3)]};
  a->in = in;
}

static SEXP table_of(const int64_t *x, int size) {
  SEXP t = PROTECT(Rf_allocMatrix(INTSXP, size, size));
  for (int i = 0; i < size * size; i++)
    INTEGER(t)[i] = (int)x[i];
  UNPROTECT(1);
  return t;
}

/* list(p = c(low, high), low, high, found, proven, evaluations): one pair of
 * margins; low and high are twin tables with these p */
SEXP akk_c_scores_range(SEXP score, SEXP c1, SEXP c2, SEXP n, SEXP m,
                        SEXP positive, SEXP side, SEXP effort) {
  int k = read_categories(score, c1, c2, m);
  is_integer(effort, "effort");
  if (XLENGTH(effort) != 2)
    akk_raise(akk_fail(AKK_EINVAL, "effort of a wrong length"));
  scores_arg arg;
  read_scores(&arg, k, 0, score, c1, c2, n, m, positive, side);
  arg.in.list_most = INTEGER_RO(effort)[0];
  arg.in.evaluations = INTEGER_RO(effort)[1];
  akk_scores_range_out *out =
      (akk_scores_range_out *)R_alloc(1, sizeof(akk_scores_range_out));
  akk_hook hook = akk_r_hook();
  akk_raise(akk_scores_range(&arg.in, out, &hook));
  static const char *const names[] = {"p",     "low",    "high",
                                      "found", "proven", "evaluations", NULL};
  SEXP answer = PROTECT(akk_named_list(names));
  SEXP p = Rf_allocVector(REALSXP, 2);
  SET_VECTOR_ELT(answer, 0, p);
  REAL(p)[0] = out->found ? out->low.p.p : NA_REAL;
  REAL(p)[1] = out->found ? out->high.p.p : NA_REAL;
  SET_VECTOR_ELT(answer, 1, table_of(out->low.x, k + 1));
  SET_VECTOR_ELT(answer, 2, table_of(out->high.x, k + 1));
  SET_VECTOR_ELT(answer, 3, Rf_ScalarLogical(out->found));
  SET_VECTOR_ELT(answer, 4, Rf_ScalarLogical(out->proven));
  SET_VECTOR_ELT(answer, 5, Rf_ScalarReal((double)out->evaluations));
  UNPROTECT(1);
  return answer;
}

/* For each pair of margins: most and least evidence, two columns */
SEXP akk_c_scores_glance(SEXP score, SEXP c1, SEXP c2, SEXP n, SEXP m,
                         SEXP positive, SEXP side) {
  int k = read_categories(score, c1, c2, m);
  R_xlen_t count = XLENGTH(score) / k;
  SEXP answer = PROTECT(Rf_allocMatrix(REALSXP, (int)count, 2));
  akk_hook hook = akk_r_hook();
  for (R_xlen_t i = 0; i < count; i++) {
    scores_arg arg;
    read_scores(&arg, k, i, score, c1, c2, n, m, positive, side);
    double most, least;
    akk_raise(akk_scores_glance(&arg.in, &most, &least, &hook));
    REAL(answer)[i] = most;
    REAL(answer)[i + count] = least;
  }
  UNPROTECT(1);
  return answer;
}

/* The exact p of a twin table by scores: the engine of overlap_test() */
SEXP akk_c_scores_case(SEXP score, SEXP twin, SEXP side) {
  is_integer(score, "score");
  is_integer(twin, "twin");
  int k = (int)XLENGTH(score);
  if (k < 1 || k >= AKK_FLOW_MAX || XLENGTH(twin) != (k + 1) * (k + 1))
    akk_raise(akk_fail(AKK_EINVAL, "a twin table of a wrong size"));
  int64_t s[AKK_FLOW_MAX], pairs[AKK_TWIN_CELLS], single1[AKK_FLOW_MAX],
      single2[AKK_FLOW_MAX];
  const int *x = INTEGER_RO(twin);
  for (int j = 0; j < k; j++) {
    s[j] = INTEGER_RO(score)[j];
    for (int i = 0; i < k; i++)
      pairs[i + k * j] = x[i + (k + 1) * j];
    single1[j] = x[j + (k + 1) * k];
    single2[j] = x[k + (k + 1) * j];
  }
  static const akk_perm_side sides[] = {AKK_PERM_DISTANCE, AKK_PERM_LESS,
                                        AKK_PERM_GREATER};
  akk_perm_side which = sides[akk_choice(side, 3)];
  akk_perm_input in = {k, s, pairs, single1, single2};
  akk_perm_result r;
  akk_hook hook = akk_r_hook();
  akk_raise(
      akk_perm_exact(&in, akk_perm_wanted(which, 0), NULL, &r, &hook));
  return Rf_ScalarReal(akk_perm_p(&r, which, 0).p);
}
