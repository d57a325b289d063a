/* Within count-set: what a fact says of one group, or of one count. */
#ifndef AKK_COUNT_FACT_H
#define AKK_COUNT_FACT_H

#include "count-set.h"

enum { AKK_MAX_LABELS = 16 }; /* different ones of a fact */

/* Whether x has the value */
int akk_has(const int *x, int n, int value);

/* Whether it is about group g alone, and so a matter of that group's
 * programme; labels, and what spans groups, are of profiles. */
int akk_fact_inner(const akk_fact *fact, int g);

/* The different labels of a fact and how often each comes; how many, or -1 */
int akk_fact_labels(const akk_fact *fact, int *first, int *times);

/* Which of these labels a count c of n fits, as bits */
uint64_t akk_labels_fit(const akk_fact *fact, const int *first, int n_labels,
                        int64_t n, int64_t c);

/* The next count above c at which what fits changes, of all label facts on a
 * cell */
int64_t akk_labels_change(const akk_set_input *in, int g, int cat, int64_t n,
                          int64_t c);

#endif
