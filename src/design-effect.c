#include "design-effect.h"

#include <math.h>

#define BLOCK 4096

/* In blocks, so that the sums are those of any number of threads. Weights are
 * scaled by the largest, whose square may overflow. */
akk_status akk_design_effect(const double *weights, int64_t n, double *deff,
                             const akk_hook *hook) {
  double largest = 0.0, sum = 0.0, squares = 0.0;
  for (int64_t i = 0; i < n; i++) {
    if (!(weights[i] >= 0.0 && isfinite(weights[i])))
      return akk_fail(AKK_EINVAL, "a weight is negative or not finite");
    largest = fmax(largest, weights[i]);
  }
  if (largest == 0.0)
    return akk_fail(AKK_EINVAL, "no weight is above 0");
  for (int64_t from = 0; from < n; from += BLOCK) {
    if (from % (256 * BLOCK) == 0 && akk_interrupted(hook))
      return akk_fail(AKK_EINTERRUPT, "stopped by the user");
    int64_t to = from + BLOCK < n ? from + BLOCK : n;
    double part = 0.0, part2 = 0.0;
    for (int64_t i = from; i < to; i++) {
      double w = weights[i] / largest;
      part += w;
      part2 += w * w;
    }
    sum += part;
    squares += part2;
  }
  *deff = (double)n * (squares / sum) / sum;
  return akk_ok();
}
