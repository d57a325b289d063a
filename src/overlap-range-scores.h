/* Two groups that share respondents, known by their margins alone, compared by
 * scores: twin tables with a low and with a high exact p. No R here. */
#ifndef AKK_OVERLAP_RANGE_SCORES_H
#define AKK_OVERLAP_RANGE_SCORES_H

#include <stdint.h>

#include "overlap-range-flow.h"
#include "perm.h"
#include "status.h"

#define AKK_TWIN_CELLS (AKK_FLOW_MAX * AKK_FLOW_MAX)

typedef struct {
  int k;                  /* categories, 2 to 15 */
  const int64_t *score;   /* k whole scores, not falling */
  const int64_t *c1, *c2; /* counts by category */
  int64_t n;              /* respondents */
  int64_t m_low, m_high;  /* pairs */
  int positive;           /* covariance term >= 0 */
  akk_perm_side side;
  int64_t list_most;   /* go through all tables when there are no more */
  int64_t evaluations; /* exact p-values to spend, about */
} akk_scores_input;

typedef struct {
  akk_chance p;
  int64_t x[AKK_TWIN_CELLS]; /* (k+1) x (k+1), by column */
} akk_scores_case;

typedef struct {
  akk_scores_case low, high;
  int found;  /* 0: no table is feasible */
  int proven; /* all tables were gone through */
  int64_t evaluations;
} akk_scores_range_out;

/* The p hangs on the table through its distribution; that is nearly normal with
 * mean and variance from three sums: the pairs m, the single answers' total B,
 * and a sum of squares linear in the cells. Vertices of the set of (B, squares)
 * for each m come from min-cost flow, swaps of 2 x 2 cells go on from there by
 * the normal p, and then by the exact one. What is returned was attained;
 * unless `proven`, a table further out is not ruled out. */
akk_status akk_scores_range(const akk_scores_input *in,
                            akk_scores_range_out *out, const akk_hook *hook);

/* The same by the normal approximation alone, with no swaps: z of the table
 * with most and with least evidence, to choose among margins. */
akk_status akk_scores_glance(const akk_scores_input *in, double *most,
                             double *least, const akk_hook *hook);

#endif
