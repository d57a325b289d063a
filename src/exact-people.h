/* The shortest exact interval of a finite population. */
#ifndef AKK_EXACT_PEOPLE_H
#define AKK_EXACT_PEOPLE_H

#include "exact-ranges.h"
#include "hypergeom.h"
#include "status.h"

/* For every x. What to free is there after a failure too. */
akk_status akk_ranges_people(double n, double N, const akk_level *level,
                             akk_ranges *r, const akk_hook *hook);

/* For one x of a large N, without all ranges: the fewest people. alpha < 1/2 */
akk_status akk_people_lower(double x, double n, double N,
                            const akk_level *level, double *M,
                            const akk_hook *hook);

#endif
