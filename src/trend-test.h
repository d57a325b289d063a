/* The exact distribution of a linear trend over waves, given how many people
 * there are in each wave and how many gave each answer: T, the sum over people
 * of score times time. Two answers: Cochran & Armitage; more: linear by linear.
 */
#ifndef AKK_TREND_TEST_H
#define AKK_TREND_TEST_H

#include <stdint.h>

#include "status.h"

#define AKK_TREND_WAVES 12    /* at most */
#define AKK_TREND_STEPS 6e8   /* about a second */
#define AKK_TREND_CELLS 1.6e7 /* doubles kept at once */

/* Whole numbers: |score| and |time| at most 2^20, fewer than 10^6 people */
typedef struct {
  int answers, waves;
  const double *total; /* people by answer */
  const double *size;  /* people by wave, as many in all */
  const double *score; /* by answer */
  const double *time;  /* by wave */
} akk_trend_input;

/* P(T = low + i) = p[i], i below `size`; free(p). */
typedef struct {
  double low;
  int64_t size;
  double *p;
} akk_trend_out;

/* Within some 1e-15 relative a person; AKK_ELIMIT when it would take more than
 * the above. */
akk_status akk_trend_spread(const akk_trend_input *in, akk_trend_out *out,
                            const akk_hook *hook);

#endif
