/* Power and size of the exact test of two shares when some people answered for
 * both groups: sums over all that can be observed, nothing is simulated. */
#ifndef AKK_OVERLAP_POWER_H
#define AKK_OVERLAP_POWER_H

#include <stdint.h>

#include "overlap-range.h"
#include "status.h"

typedef struct {
  int64_t n1, n2, m; /* answers for group 1, 2; m people for both */
  double p1, p2;     /* shares that agree */
  double both;       /* of the pairs, the share that agrees for both groups */
  double alpha;
  akk_alternative alternative;
} akk_power_input;

/* P(p <= alpha) of the permutation test, and of the test that takes the groups
 * for different people. Outcomes of probability below 1e-18 are left out. */
akk_status akk_power_top2(const akk_power_input *in, double *power,
                          double *naive, const akk_hook *hook);

#endif
