/* Exact confidence intervals for how many of N people agree, when x of n do.
 * The limits of every method come from its lower limits alone: the upper limit
 * at x is N less the lower limit at n - x, so that agreeing and not agreeing
 * mirror each other to the last person. No R here. */
#ifndef AKK_EXACT_CI_H
#define AKK_EXACT_CI_H

#include <stdint.h>

#include "exact-ranges.h"
#include "hypergeom.h"
#include "recycle.h"
#include "status.h"

typedef struct {
  int64_t length;
  akk_recycled x; /* whole, 0 to n */
  akk_recycled n; /* whole, >= 1 */
  akk_recycled N; /* whole, >= n, or infinite */
  akk_recycled conf_level;
  akk_exact_method method;
} akk_exact_input;

/* `Shortest` goes through the M one by one: N is infinite or at most this. */
#define AKK_EXACT_PEOPLE 1e8

/* Shares, room for `length` of each. For a finite N they are whole people over
 * N, without error; otherwise right to about 1e-12 relative. */
akk_status akk_exact_ci(const akk_exact_input *in, double *low, double *high,
                        const akk_hook *hook);

/* ---- for one n, N and level --------------------------------------------- */

/* The fewest people of N who may agree when x of n do (not `shortest`) */
akk_status akk_exact_lower(double x, double n, double N, const akk_level *level,
                           akk_exact_method method, double *M,
                           const akk_hook *hook);

#endif
