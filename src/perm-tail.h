/* The upper tail of a sum of binomials and a multivariate hypergeometric total.
 * Inside perm.c and its parts only. */
#ifndef AKK_PERM_TAIL_H
#define AKK_PERM_TAIL_H

#include <stddef.h>
#include <stdint.h>

#include "perm.h"

/* T = sum_j s_j a_j + sum_i d_i b_i: `u1` of the sum(t) single answers are
 * drawn (a_j of the t_j with score s_j), b_i is binomial(c_i, 1/2). */
typedef struct {
  int64_t k;      /* categories that have single answers */
  int64_t *s, *t; /* s rises strictly from 0 */
  int64_t pairs;  /* distinct differences */
  int64_t *d, *c; /* d rises strictly, from 1 or more */
  int64_t u1, u;  /* single answers of group 1, of both */
} akk_perm_problem;

/* Mantissa times 2^exponent */
typedef struct {
  long double m;
  int64_t e;
} akk_scaled;

/* P(T >= t), or P(T = t) when `point`. Room for the estimates in `out`. */
akk_status akk_perm_tail(const akk_perm_problem *problem, int64_t t, int point,
                         const akk_perm_limits *limits, akk_scaled *p,
                         akk_perm_result *out, const akk_hook *hook);

/* One part of T: a takes lo .. hi, adds s a to the score and, for single
 * answers, a to the number drawn; weight[a - lo] is its probability under the
 * tilted distribution. */
typedef struct {
  int64_t s, lo, hi;
  int counts; /* it is of single answers */
  double *weight;
} akk_perm_part;

/* The joint distribution of (number drawn, score) of some parts: rows by number
 * drawn lo .. hi, each a list of scores that rise strictly. */
typedef struct {
  int64_t lo, hi;
  size_t *start; /* hi - lo + 2 */
  int64_t *x;
  double *w;
  int64_t step; /* > 0: every row goes up by equal steps of it */
} akk_perm_list;

/* Cells below `tiny` are dropped, and what they held is added to `lost`. Free
 * the list, whatever the status. */
akk_status akk_perm_list_build(const akk_perm_part *const *parts, int64_t n,
                               double tiny, akk_perm_list *list, double *lost,
                               const akk_hook *hook);
void akk_perm_list_free(akk_perm_list *list);

#endif
