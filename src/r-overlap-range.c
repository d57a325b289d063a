#include <string.h>

#include "overlap-range-flow.h"
#include "overlap-range-scores.h"
#include "overlap-range.h"
#include "r-alternative.h"
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
  akk_top2_input in = {.n1 = s[0],
                       .n2 = s[1],
                       .m_low = s[2],
                       .m_high = s[3],
                       .c1 = p,
                       .c2 = p + count,
                       .count = count,
                       .positive = akk_flag(positive),
                       .alternative = akk_r_alternative(alternative)};
  return in;
}

static SEXP case_of(const akk_top2_case *c) {
  static const char *const names[] = {"p",    "c1",    "c2",     "m",
                                      "both", "first", "second", NULL};
  return akk_numbers(names, (double[]){c->p, (double)c->c1, (double)c->c2,
                                       (double)c->m, (double)c->both,
                                       (double)c->first, (double)c->second});
}

/* list(low, high, cases): low and high a list(p, c1, c2, m, both, first,
 * second) */
SEXP akk_c_top2_range(SEXP sizes, SEXP pairs, SEXP positive, SEXP alternative) {
  akk_top2_input in = read_input(sizes, pairs, positive, alternative);
  akk_top2_range_out out;
  akk_hook hook = akk_r_hook();
  akk_raise(akk_top2_range(&in, &out, &hook));
  static const char *const names[] = {"low", "high", "cases", NULL};
  SEXP answer = PROTECT(akk_named_list(names));
  SET_VECTOR_ELT(answer, 0, case_of(&out.low));
  SET_VECTOR_ELT(answer, 1, case_of(&out.high));
  SET_VECTOR_ELT(answer, 2, Rf_ScalarReal((double)out.cases));
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
                       akk_r_alternative(alternative), &p));
  return Rf_ScalarReal(p);
}

SEXP akk_c_top2_work(SEXP sizes) {
  SEXP pairs = PROTECT(Rf_allocVector(INTSXP, 0));
  SEXP two = PROTECT(Rf_mkString("two.sided"));
  akk_top2_input in = read_input(sizes, pairs, Rf_ScalarLogical(FALSE), two);
  UNPROTECT(2);
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
    akk_raise(akk_covariance_range(k, s, a, b, akk_integer(n), INTEGER_RO(m)[0],
                                   INTEGER_RO(m)[1], &low, &high));
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
                        SEXP c2, SEXP n, SEXP m, SEXP positive,
                        SEXP alternative) {
  for (int j = 0; j < k; j++) {
    a->score[j] = INTEGER_RO(score)[i * k + j];
    a->c1[j] = INTEGER_RO(c1)[i * k + j];
    a->c2[j] = INTEGER_RO(c2)[i * k + j];
  }
  akk_scores_input in = {.k = k,
                         .score = a->score,
                         .c1 = a->c1,
                         .c2 = a->c2,
                         .n = akk_integer(n),
                         .m_low = INTEGER_RO(m)[0],
                         .m_high = INTEGER_RO(m)[1],
                         .positive = akk_flag(positive),
                         .side = akk_r_side(alternative)};
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
                        SEXP positive, SEXP alternative, SEXP effort) {
  int k = read_categories(score, c1, c2, m);
  is_integer(effort, "effort");
  if (XLENGTH(effort) != 2)
    akk_raise(akk_fail(AKK_EINVAL, "effort of a wrong length"));
  scores_arg arg;
  read_scores(&arg, k, 0, score, c1, c2, n, m, positive, alternative);
  arg.in.list_most = INTEGER_RO(effort)[0];
  arg.in.evaluations = INTEGER_RO(effort)[1];
  akk_scores_range_out *out =
      (akk_scores_range_out *)R_alloc(1, sizeof(akk_scores_range_out));
  akk_hook hook = akk_r_hook();
  akk_raise(akk_scores_range(&arg.in, out, &hook));
  static const char *const names[] = {"p",      "low",         "high", "found",
                                      "proven", "evaluations", NULL};
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
                         SEXP positive, SEXP alternative) {
  int k = read_categories(score, c1, c2, m);
  R_xlen_t count = XLENGTH(score) / k;
  SEXP answer = PROTECT(Rf_allocMatrix(REALSXP, (int)count, 2));
  akk_hook hook = akk_r_hook();
  for (R_xlen_t i = 0; i < count; i++) {
    scores_arg arg;
    read_scores(&arg, k, i, score, c1, c2, n, m, positive, alternative);
    double most, least;
    akk_raise(akk_scores_glance(&arg.in, &most, &least, &hook));
    REAL(answer)[i] = most;
    REAL(answer)[i + count] = least;
  }
  UNPROTECT(1);
  return answer;
}

/* A twin table and whole scores as the engine of overlap_test() takes them */
typedef struct {
  int64_t score[AKK_FLOW_MAX], pairs[AKK_TWIN_CELLS];
  int64_t single1[AKK_FLOW_MAX], single2[AKK_FLOW_MAX];
  akk_perm_input in;
} twin_arg;

static void read_twin(twin_arg *a, SEXP score, SEXP twin) {
  is_integer(score, "score");
  is_integer(twin, "twin");
  int k = (int)XLENGTH(score);
  if (k < 1 || k >= AKK_FLOW_MAX || XLENGTH(twin) != (k + 1) * (k + 1))
    akk_raise(akk_fail(AKK_EINVAL, "a twin table of a wrong size"));
  const int *x = INTEGER_RO(twin);
  for (int j = 0; j < k; j++) {
    a->score[j] = INTEGER_RO(score)[j];
    for (int i = 0; i < k; i++)
      a->pairs[i + k * j] = x[i + (k + 1) * j];
    a->single1[j] = x[j + (k + 1) * k];
    a->single2[j] = x[k + (k + 1) * j];
  }
  akk_perm_input in = {k, a->score, a->pairs, a->single1, a->single2};
  a->in = in;
}

/* The exact p of a twin table by scores */
SEXP akk_c_scores_case(SEXP score, SEXP twin, SEXP alternative) {
  twin_arg a;
  read_twin(&a, score, twin);
  akk_perm_side side = akk_r_side(alternative);
  akk_perm_result r;
  akk_hook hook = akk_r_hook();
  akk_raise(akk_perm_exact(&a.in, akk_perm_wanted(side, 0), NULL, &r, &hook));
  return Rf_ScalarReal(akk_perm_p(&r, side, 0).p);
}

/* Is it alpha or less? NA where that takes more than so many steps. */
SEXP akk_c_scores_reject(SEXP score, SEXP twin, SEXP alternative, SEXP alpha,
                         SEXP steps) {
  twin_arg a;
  read_twin(&a, score, twin);
  int rejects = 0;
  akk_perm_limits limits = {akk_number(steps), 0.0};
  akk_hook hook = akk_r_hook();
  akk_status status = akk_perm_rejects(&a.in, akk_r_side(alternative),
                                       akk_number(alpha), &limits, &rejects,
                                       &hook);
  if (status.code == AKK_ELIMIT)
    return Rf_ScalarLogical(NA_LOGICAL);
  akk_raise(status);
  return Rf_ScalarLogical(rejects);
}
