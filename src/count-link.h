/* Within count-set: which groups are linked, and what each of them has. */
#ifndef AKK_COUNT_LINK_H
#define AKK_COUNT_LINK_H

#include "count-fact.h"
#include "count-group.h"
#include "count-set.h"

/* One group at one size: its programme and its profiles. `extra` is the sum
 * that the query asked to keep, by profile. */
typedef struct {
  int built;
  akk_group group;
  int64_t n_profiles;
  int32_t *profile; /* n_coords each */
  int64_t *extra;
  double *ways;
  uint64_t *slot;
  int64_t *order; /* profiles by their first coordinate, the least first */
  double *value;  /* a query's own, by profile */
  double *terminal;
} akk_part;

/* Groups that are linked. A coordinate of a profile is a sum (cap 0) or the
 * number of cells in a class of labels, of which no more than cap count. */
typedef struct {
  int n_groups, *group;
  int n_facts, *fact, *fact_coord; /* facts between groups, and of labels */
  int n_pools, *pool;
  int n_coords, *cap;
  uint64_t *labels;            /* of a class: which labels its counts fit */
  int *n_labels, *label_times; /* of a fact: different labels, how often each */
} akk_linked;

typedef struct {
  const akk_set_input *in;
  const int *extra; /* weights of the sum to keep, by group, or NULL */
  const akk_hook *hook;
  int n_linked;
  akk_linked *linked;
  akk_part **part; /* by group, by size from n_low on */
} akk_set;

akk_status akk_set_open(akk_set *set, const akk_set_input *in, const int *extra,
                        const akk_hook *hook);
void akk_set_close(akk_set *set);

#endif
