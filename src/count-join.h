/* Within count-set: groups that constraints link, joined by their profiles. */
#ifndef AKK_COUNT_JOIN_H
#define AKK_COUNT_JOIN_H

#include "count-group.h"
#include "count-set.h"

/* Rows of whole numbers, each once, found again by hashing */
typedef struct {
  int width;
  int64_t rows, room;
  int32_t *data;
  int64_t *index; /* row + 1, or 0 */
  uint64_t slots;
} akk_rows;

void akk_rows_init(akk_rows *rows, int width);
void akk_rows_free(akk_rows *rows);
/* The row's number, -1 when memory fails */
int64_t akk_rows_add(akk_rows *rows, const int32_t *row);
/* ... -1 when it is not there */
int64_t akk_rows_find(const akk_rows *rows, const int32_t *row);

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

enum { AKK_MAX_LABELS = 16 }; /* different ones of a fact */

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

/* Group g with n people, built once: its programme and profiles */
akk_status akk_set_part(akk_set *set, const akk_linked *l, int g, int64_t n,
                        akk_part *part);

/* Whether x has the value */
int akk_has(const int *x, int n, int value);

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
