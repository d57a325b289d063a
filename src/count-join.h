/* Within count-set: groups that constraints link, joined by their profiles. */
#ifndef AKK_COUNT_JOIN_H
#define AKK_COUNT_JOIN_H

#include "count-link.h"
#include "count-rows.h"

/* Linked groups at given sizes. States are sums of profiles of the groups so
 * far; level i is before group i. */
typedef struct {
  akk_set *set;
  const akk_linked *linked;
  int64_t *n; /* by linked group */
  akk_part **part;
  int64_t *low, *high; /* of each sum at the end */
  akk_rows *level;     /* n_groups */
  double **back;       /* by level and state: ways to go on */
  double total;
} akk_joint;

/* Calls `each` for every combination of sizes; `joint->total` may be 0. */
typedef akk_status (*akk_each_joint)(akk_joint *joint, void *data);
akk_status akk_joints(akk_set *set, const akk_linked *linked,
                      akk_each_joint each, void *data);

/* Places in part[i]->order, from *from up to before *to, of the profiles of
 * group i that may lead on from state `state`: by the first coordinate alone,
 * which spares most of the work where a sum over groups is known. */
void akk_joint_window(const akk_joint *joint, int i, int64_t state,
                      int64_t *from, int64_t *to);

/* The state that profile `p` of group i leads to from state `from` of level i:
 * its number in level i + 1; after the last group 0 when all constraints hold.
 * -1: none. */
int64_t akk_joint_next(const akk_joint *joint, int i, int64_t from, int64_t p);

/* Ways to go on after group i in the state `next` */
double akk_joint_ways(const akk_joint *joint, int i, int64_t next);

#endif
