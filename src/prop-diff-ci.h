/* Intervals for the difference of two shares: of independent groups, each out
 * of its own population, and of groups that overlap. */
#ifndef AKK_PROP_DIFF_CI_H
#define AKK_PROP_DIFF_CI_H

#include <stdint.h>

#include "recycle.h"
#include "status.h"

typedef enum { AKK_DIFF_NEWCOMBE, AKK_DIFF_MIETTINEN_NURMINEN } akk_diff_method;

typedef struct {
  int64_t length;
  akk_recycled x1, n1, N1, x2, n2, N2; /* as for akk_prop_ci */
  akk_recycled conf_level;
  akk_diff_method method;
} akk_prop_diff_input;

/* Room for `length` of each */
typedef struct {
  double *estimate1, *estimate2;
  double *estimate;  /* of group 1 less that of group 2 */
  double *std_error; /* of both shares, squared and added */
  double *low, *high;
} akk_prop_diff_result;

akk_status akk_prop_diff_ci(const akk_prop_diff_input *in,
                            akk_prop_diff_result *result, const akk_hook *hook);

/* The share p of group 1 that is most likely when that of group 2 is p - delta.
 * p1, p2: the observed shares; w1, w2: K/n of each group, 0 for a census. */
double akk_restricted_share(double p1, double w1, double p2, double w2,
                            double delta);

/* Groups that overlap: respondents by whether they agree about group 1 and
 * about group 2, each no, yes or no answer: cell[a + 3 b]. */
typedef struct {
  double x1, n1, x2, n2;
  double estimate;
  double std_error; /* sqrt((1 - f) n/(n - 1) sum u^2) */
} akk_overlap_diff;

akk_status akk_overlap_diff_of(const double cell[9], double N,
                               akk_overlap_diff *result);

#endif
