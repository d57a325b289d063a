/* Brunner & Munzel's (2000) test of P(X > Y) + P(X = Y)/2 = 1/2, and its exact
 * permutation distribution (Neubert & Brunner 2007). */
#ifndef AKK_BRUNNER_MUNZEL_H
#define AKK_BRUNNER_MUNZEL_H

#include <stdint.h>

#include "status.h"

#define AKK_BRUNNER_MUNZEL_TABLES 2e8 /* at 10 to 20 million a second */
#define AKK_BRUNNER_MUNZEL_GROUP 3000 /* the integers below fit for these */

/* The squared statistic as a fraction of whole numbers, with its sign:
 * W = sign sqrt((n1 - 1)(n2 - 1) numerator / denominator). */
typedef struct {
  int64_t numerator, denominator;
  int sign;
} akk_brunner_munzel_square;

typedef struct {
  double estimate;           /* P(X > Y) + P(X = Y)/2 */
  double statistic;          /* infinite where no answer is out of place */
  double df;                 /* Welch & Satterthwaite's; NaN without variance */
  double std_error;          /* of the estimate */
  double tables;             /* with these margins */
  double lower, upper, both; /* permutation: P(W <= w), >=, |W| >= |w| */
} akk_brunner_munzel_out;

/* `x`, `y`: k whole counts each, of 2 or more. The asymptotic part. */
akk_status akk_brunner_munzel(const double *x, const double *y, int k,
                              akk_brunner_munzel_out *out);

/* The permutation part as well, over all tables. AKK_EDATA when `tables`, or a
 * group, is beyond the limits above: `tables` is then set. */
akk_status akk_brunner_munzel_exact(const double *x, const double *y, int k,
                                    akk_brunner_munzel_out *out,
                                    const akk_hook *hook);

/* Of `length` tables drawn elsewhere, column t of `drawn` (k x length) being
 * group 1's counts: how many have W <= w, >= w, |W| >= |w|. */
akk_status akk_brunner_munzel_drawn(const double *x, const double *y, int k,
                                    const int *drawn, int64_t length,
                                    double count[3], const akk_hook *hook);

#endif
