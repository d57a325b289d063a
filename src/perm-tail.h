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

/* A problem from counts, in the smallest whole numbers */
typedef struct {
  akk_perm_problem p;
  int64_t *room;     /* to be freed */
  int64_t t;         /* observed, in the problem's units */
  int64_t pairs_sum; /* sum of d c */
  int64_t B;         /* sum of s t */
} akk_perm_reduced;

akk_status akk_perm_reduce(const akk_perm_input *in, akk_perm_reduced *out,
                           akk_perm_result *result);

/* 2u(T - ET): below 0, 0, above 0 as T is to the mean */
int64_t akk_perm_side_of(const akk_perm_reduced *r, int64_t T);

/* Mantissa times 2^exponent */
typedef struct {
  long double m;
  int64_t e;
} akk_scaled;

akk_chance akk_perm_chance(akk_scaled a);

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
  /* NULL, or by a - lo what is added to the number and to the score instead,
   * numbers between least and most */
  const int64_t *number, *score;
  int64_t least, most;
} akk_perm_part;

static inline int64_t akk_perm_number(const akk_perm_part *p, int64_t a) {
  return p->number != NULL ? p->number[a - p->lo] : p->counts ? a : 0;
}

static inline int64_t akk_perm_score(const akk_perm_part *p, int64_t a) {
  return p->score != NULL ? p->score[a - p->lo] : p->s * a;
}

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

/* A tail on its way */
typedef struct {
  const akk_perm_problem *p;
  int64_t t;
  double theta, lambda, centre; /* log r_j = theta (s_j - centre) + lambda */
  akk_perm_part *part;          /* k categories, then the pairs */
  int64_t n;                    /* parts */
  double *weights;
  akk_scaled front; /* what the sum is multiplied by, but for exp(log_front) */
  double log_front;
  int64_t score_mode;
  double lost; /* probability left out, under the tilt */
  double unit; /* of the sum, in which `lost` is to be judged */
} akk_perm_tilted;

/* perm-tilt.c */
void akk_perm_find_tilt(akk_perm_tilted *m);
akk_status akk_perm_make_parts(akk_perm_tilted *m, double cut);
void akk_perm_times(akk_scaled *a, double x);
int64_t akk_perm_spread(int64_t size, double logit, double cut, double *weight,
                        int64_t *lo, int64_t *mode, akk_scaled *front,
                        double *lost);

/* perm-join.c: the sum over two lists, with a category in between or, for
 * akk_perm_join_dense(), with the pairs on an array. `point`: P(T = t) */
akk_status akk_perm_join_lists(akk_perm_tilted *m, const akk_perm_part *middle,
                               akk_perm_list *l, akk_perm_list *r, int point,
                               double skip, double *total,
                               const akk_hook *hook);
akk_status akk_perm_join_dense(akk_perm_tilted *m, akk_perm_list *l,
                               akk_perm_list *r, int point, double tiny,
                               double *total, const akk_hook *hook);

#endif
