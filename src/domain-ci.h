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

/* Exact: within which shares of the subgroup's people, whatever their number is
 * among those that `set_level` keeps, the tail test at `inner_level` keeps the
 * share. The level of the whole is set_level + inner_level - 1 (Berger & Boos).
 * For an infinite N the number does not count, and inner_level is the level. */
typedef struct {
  int64_t length;
  akk_recycled x, n_d, n, N;
  akk_recycled inner_level, set_level;
} akk_domain_exact_input;

/* Room for `length` of each; `fewest` and `most` people in the subgroup are NaN
 * for an infinite N */
typedef struct {
  double *low, *high;
  double *fewest, *most;
} akk_domain_exact_result;

akk_status akk_domain_exact(const akk_domain_exact_input *in,
                            akk_domain_exact_result *result,
                            const akk_hook *hook);

#endif
