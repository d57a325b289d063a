/* Tests of two groups that may share respondents: from a table of counts and
 * scores to the statistic, its moments and a p-value. */
#ifndef AKK_OVERLAP_TEST_H
#define AKK_OVERLAP_TEST_H

#include "perm-draw.h"
#include "perm.h"

typedef enum {
  AKK_OVERLAP_MOMENTS, /* no p-value */
  AKK_OVERLAP_EXACT,
  AKK_OVERLAP_DRAWN /* Monte Carlo */
} akk_overlap_method;

typedef struct {
  int64_t k;
  /* whole counts: (k+1) x (k+1), rows the answer for group 1, last none; or
   * with `one_answer`, k x 3: only 1, both, only 2 */
  const double *table;
  int one_answer;
  const double *scores; /* k, finite, not decreasing; NULL: midranks */
  akk_overlap_method method;
  akk_perm_side side;
  int mid_p;
  int64_t draws;
  akk_random random;
  akk_perm_limits limits;
} akk_overlap_input;

typedef struct {
  /* of the total score of group 1, or with one answer of n2 A - n1 B */
  double statistic, mean, variance;
  double factor;       /* scores times this were whole */
  double p, log_p, se; /* NaN without; se of a drawn p */
  double steps, bytes;
} akk_overlap_out;

akk_status akk_overlap_test(const akk_overlap_input *in, akk_overlap_out *out,
                            const akk_hook *hook);

/* The smallest whole number, 10^6 at most, that makes all of `x` whole but for
 * rounding in the last digits; 0 when there is none. */
double akk_common_factor(const double *x, int64_t k);

#endif
