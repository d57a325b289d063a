/* Exact tests of an answers x groups table given its margins: Freeman & Halton
 * (less likely tables are further out) and Kruskal & Wallis by permutation. */
#ifndef AKK_OMNIBUS_TEST_H
#define AKK_OMNIBUS_TEST_H

#include <stdint.h>

#include "status.h"

/* Tables gone through at most: about a second */
#define AKK_OMNIBUS_MOST 3e7

typedef enum { AKK_OMNIBUS_ANSWERS, AKK_OMNIBUS_MIDRANK } akk_omnibus_measure;

typedef struct akk_omnibus akk_omnibus;

/* `cells`: whole counts, k answers of each of r groups; every answer and every
 * group has somebody, k and r are 2 or more. NULL when memory is out. */
akk_status akk_omnibus_new(const double *cells, int k, int r,
                           akk_omnibus_measure measure, akk_omnibus **out);
void akk_omnibus_free(akk_omnibus *o);

/* Whether every cell is a count that the margins allow */
int akk_omnibus_may_be(const akk_omnibus *o, const int *cells);

/* Whether such a table is as far out as the one seen */
int akk_omnibus_reaches(const akk_omnibus *o, const int *cells);

/* `p` over all tables, `total` their probability, which is 1 but for rounding.
 * AKK_EDATA when there are more than AKK_OMNIBUS_MOST. */
typedef struct {
  double p, total;
} akk_omnibus_out;
akk_status akk_omnibus_exact(akk_omnibus *o, akk_omnibus_out *out,
                             const akk_hook *hook);

#endif
