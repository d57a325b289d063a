/* What one twin table says of two groups that are compared by scores: the sums
 * that the normal p hangs on, and the exact p. No R here. */
#ifndef AKK_OVERLAP_SCORES_TABLE_H
#define AKK_OVERLAP_SCORES_TABLE_H

#include <math.h>

#include "overlap-range-scores.h"

/* What of a table the normal p hangs on, and the covariance term */
typedef struct {
  double m, B, pairs2, single2, covariance;
} akk_twin_sums;

typedef struct {
  const akk_scores_input *in;
  int size;
  int64_t n1, n2, row[AKK_FLOW_MAX], column[AKK_FLOW_MAX];
  int64_t corner_low, corner_high;
  double T, S;                        /* of scores less the lowest */
  double s[AKK_FLOW_MAX];             /* scores less the lowest */
  akk_twin_sums cell[AKK_TWIN_CELLS]; /* what one person in a cell adds */
  int64_t evaluations;
  const akk_hook *hook;
} akk_twin_problem;

akk_status akk_twin_problem_read(akk_twin_problem *p,
                                 const akk_scores_input *in,
                                 const akk_hook *hook);

static inline void akk_twin_add(akk_twin_sums *to, const akk_twin_sums *cell,
                                double times) {
  to->m += times * cell->m;
  to->B += times * cell->B;
  to->pairs2 += times * cell->pairs2;
  to->single2 += times * cell->single2;
  to->covariance += times * cell->covariance;
}

akk_twin_sums akk_twin_sums_of(const akk_twin_problem *p, const int64_t *x);

/* How far T lies from what is expected, in standard deviations and in the
 * direction that makes p small */
static inline double akk_twin_evidence(const akk_twin_problem *p,
                                       const akk_twin_sums *f) {
  double u1 = (double)p->n1 - f->m, u2 = (double)p->n2 - f->m, u = u1 + u2;
  double off = p->T - p->S / 2.0;
  double variance = f->pairs2 / 4.0;
  if (u > 0.0)
    off -= f->B * (u1 / u - 0.5);
  if (u > 1.0)
    variance += u1 * u2 / (u * (u - 1.0)) * (f->single2 - f->B * f->B / u);
  double z = variance > 1e-9 ? off / sqrt(variance) : 0.0;
  if (p->in->side == AKK_PERM_GREATER)
    return z;
  return p->in->side == AKK_PERM_LESS ? -z : fabs(z);
}

/* Whether the covariance may be what it is */
static inline int akk_twin_allowed(const akk_twin_problem *p,
                                   const akk_twin_sums *f) {
  /* a sum of whole numbers below 2^53: -0.5 is no rounding */
  return !p->in->positive || f->covariance > -0.5;
}

/* One evaluation more */
akk_status akk_twin_exact(akk_twin_problem *p, const int64_t *x,
                          akk_chance *chance);

#endif
