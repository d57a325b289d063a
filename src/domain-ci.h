/* Intervals for a share within a subgroup whose size in the population is not
 * known: x of n_d respondents in it agree, of n respondents, of N people. */
#ifndef AKK_DOMAIN_CI_H
#define AKK_DOMAIN_CI_H

#include <stdint.h>

#include "recycle.h"
#include "status.h"

typedef struct {
  int64_t length;
  akk_recycled x;   /* whole, 0 to n_d */
  akk_recycled n_d; /* whole, 1 to n */
  akk_recycled n;   /* whole, >= 2 */
  akk_recycled N;   /* whole, >= n, or infinite */
  akk_recycled conf_level;
} akk_domain_input;

/* Room for `length` of each; a normal interval, clipped to [0, 1] */
typedef struct {
  double *estimate;
  double *std_error; /* sqrt((1 - f) n/(n - 1) p q / n_d) */
  double *low;
  double *high;
} akk_domain_result;

akk_status akk_domain_ci(const akk_domain_input *in, akk_domain_result *result,
                         const akk_hook *hook);

#endif
