/* How far two groups of answers lie apart: effect sizes with standard errors
 * and intervals, from a twin table or from two vectors of counts. */
#ifndef AKK_EFFECTS_H
#define AKK_EFFECTS_H

#include "status.h"

/* In the order of effect_names in r-effects.c */
typedef enum {
  AKK_EFFECT_MEAN1,
  AKK_EFFECT_MEAN2,
  AKK_EFFECT_MEAN_DIFF, /* mean1 - mean2 */
  AKK_EFFECT_TOP1,
  AKK_EFFECT_TOP2,
  AKK_EFFECT_TOP_DIFF,    /* top1 - top2 */
  AKK_EFFECT_SUPERIORITY, /* P(X > Y) + P(X = Y)/2, X one of group 1 */
  AKK_EFFECT_CLIFF,       /* P(X > Y) - P(X < Y) */
  AKK_EFFECT_LOG_ODDS,    /* log cumulative odds ratio */
  AKK_EFFECT_ODDS,        /* cumulative odds ratio */
  AKK_N_EFFECTS
} akk_effect_name;

typedef struct {
  double estimate, std_error, low, high;
} akk_effect;

typedef struct {
  double n;      /* all respondents, the corner included */
  double n1, n2; /* who answered for group 1, for group 2 */
  double pairs;  /* who answered for both */
  akk_effect effect[AKK_N_EFFECTS];
} akk_effects_out;

/* `twin`: (k+1) x (k+1) counts, not negative, by columns; rows the answer for
 * group 1, the last row and column no answer. `scores`: k, finite, or NULL:
 * then no means (NaN). `top`: k flags, or NULL: then no shares. N: people in
 * the population, at least n, or infinite. Somebody answered for each group. */
akk_status akk_effects(const double *twin, int k, const double *scores,
                       const int *top, double N, double conf_level,
                       akk_effects_out *out);

/* The same of two independent samples, x out of N1 people and y out of N2 (two
 * groups within one sample are a twin table without pairs). */
akk_status akk_effects_two(const double *x, const double *y, int k,
                           const double *scores, const int *top, double N1,
                           double N2, double conf_level, akk_effects_out *out);

/* One answer that counts for every group its person is in: `table` is k x 3,
 * by columns only 1, both, only 2; `twin` has room for (k+1)^2. */
void akk_one_answer_twin(const double *table, int k, double *twin);

#endif
