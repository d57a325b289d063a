/* The margin of error solved for the population size or for the sample size. */
#ifndef AKK_SAMPLE_SIZE_H
#define AKK_SAMPLE_SIZE_H

#include <stdint.h>

#include "moe.h"
#include "recycle.h"
#include "status.h"

typedef struct {
  int64_t length;
  akk_recycled moe;  /* as printed, in [0, 1] */
  akk_recycled half; /* half of its last decimal, > 0 */
  akk_recycled n;    /* whole, >= 1; >= 2 for AKK_FPC_1_MINUS_F */
  akk_recycled p;    /* in [0, 1] */
  akk_recycled conf_level;
  akk_fpc fpc; /* not AKK_FPC_NONE */
} akk_population_size_input;

/* Room for `length` of each. `N` solves the margin for N: infinite when even
 * an infinite population has no margin above `moe`, NaN when all populations
 * have one below `moe - half`, or all the same. `low` and `high`: the smallest
 * and largest whole N whose margin lies within `half` of `moe`; high is
 * infinite when no N is too large; both NaN when there is none. */
typedef struct {
  double *N;
  double *low;
  double *high;
} akk_population_size_result;

akk_status akk_population_size(const akk_population_size_input *in,
                               akk_population_size_result *result,
                               const akk_hook *hook);

typedef struct {
  int64_t length;
  akk_recycled moe; /* > 0 */
  akk_recycled N;
  akk_recycled p;
  akk_recycled conf_level;
  akk_recycled response_rate; /* in (0, 1] */
  akk_fpc fpc;
} akk_sample_size_input;

/* Room for `length` of each */
typedef struct {
  double *respondents; /* the fewest whose margin, by akk_moe, is <= moe */
  double *invitations; /* the fewest with that many expected; NaN: above N */
  double *attained;    /* margin with these respondents */
  double *attainable;  /* margin when all N are invited; NaN: nobody answers */
} akk_sample_size_result;

akk_status akk_sample_size(const akk_sample_size_input *in,
                           akk_sample_size_result *result,
                           const akk_hook *hook);

#endif
