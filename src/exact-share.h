/* Exact limits without a finite population: shares. */
#ifndef AKK_EXACT_SHARE_H
#define AKK_EXACT_SHARE_H

#include "exact-ranges.h"
#include "hypergeom.h"
#include "status.h"

/* The smallest share that goes with x of n (not `shortest`) */
akk_status akk_exact_lower_share(double x, double n, const akk_level *level,
                                 akk_exact_method method, double *p,
                                 const akk_hook *hook);

/* `Shortest`, for x between x_low and x_high. What to free is there after a
 * failure too. */
akk_status akk_ranges_share(double n, double x_low, double x_high,
                            const akk_level *level, akk_ranges *r,
                            const akk_hook *hook);

#endif
