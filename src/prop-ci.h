/* Confidence intervals for the share of a finite population that agrees, when
 * x of n do. */
#ifndef AKK_PROP_CI_H
#define AKK_PROP_CI_H

#include <stdint.h>

#include "recycle.h"
#include "status.h"

typedef enum {
  AKK_CI_EXACT, /* this and the next three: exact-ci.h */
  AKK_CI_TAIL,
  AKK_CI_MIDP,
  AKK_CI_BLAKER,
  AKK_CI_WILSON,
  AKK_CI_AGRESTI_COULL,
  AKK_CI_WALD,
  AKK_CI_METHODS /* how many there are */
} akk_ci_method;

typedef struct {
  int64_t length;
  akk_recycled x; /* whole, 0 to n */
  akk_recycled n; /* whole, >= 1 */
  akk_recycled N; /* whole, >= n, or infinite */
  akk_recycled conf_level;
  akk_ci_method method;
} akk_prop_ci_input;

typedef struct {
  double low, high;
} akk_limits;

/* Shares P with (p - P)^2 <= A P (1 - P), where q = 1 - p: Wilson's interval
 * for A = z^2 K/n, K the finite population factor. A = 0 gives the point. */
akk_limits akk_wilson(double p, double q, double A);

/* Room for `length` of each */
typedef struct {
  double *estimate;
  double *std_error; /* sqrt((1 - n/N) p q / (n - 1)); NaN for 1 of more */
  double *low;
  double *high;
} akk_prop_ci_result;

akk_status akk_prop_ci(const akk_prop_ci_input *in, akk_prop_ci_result *result,
                       const akk_hook *hook);

#endif
