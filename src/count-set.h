/* The set of count vectors behind printed percentages: what sums to the groups'
 * sizes and agrees with every printed number and claim. Each group is a dynamic
 * programme of its own (count-group.h), which gives its "profiles": the values
 * of the sums that constraints between groups ask for, each with the number of
 * tables that have them. Groups are then joined by their profiles. A size that
 * is only a range is gone through value by value. */
#ifndef AKK_COUNT_SET_H
#define AKK_COUNT_SET_H

#include <stdint.h>

#include "status.h"

/* Shares between lo_num/lo_den and hi_num/hi_den, ends included unless open.
 * Denominators are 1 or more; all fit in 2^30 or so, so that times a size they
 * fit in 64 bits. */
typedef struct {
  int64_t lo_num, lo_den, hi_num, hi_den;
  int lo_open, hi_open;
} akk_share;

/* The counts of n with such a share, in whole numbers; low > high for none */
void akk_share_counts(const akk_share *share, int64_t n, int64_t *low,
                      int64_t *high);

typedef enum {
  AKK_FACT_SHARE, /* the pooled share of a.cats in a.groups lies in bounds[0] */
  AKK_FACT_ORDER, /* the share of a is above that of b */
  AKK_FACT_LABELS /* each of `bounds` holds for a cell of its own among a's */
} akk_fact_kind;

typedef struct {
  const int *cats, *groups; /* from 0, each once */
  int n_cats, n_groups;
} akk_side;

typedef struct {
  akk_fact_kind kind;
  akk_side a, b;
  const akk_share *bounds;
  int n_bounds; /* of labels: 16 different ones at most */
} akk_fact;

/* Groups whose sizes add up to low..high */
typedef struct {
  const int *groups;
  int n_groups;
  int64_t low, high;
} akk_pool;

typedef struct {
  int groups, categories;
  const int64_t *n_low, *n_high; /* sizes of the groups, 0 or more */
  const akk_fact *facts;
  int n_facts;
  const akk_pool *pools;
  int n_pools;
} akk_set_input;

/* How many tables: exact below 2^53, infinite where a double cannot hold it;
 * and its natural logarithm */
akk_status akk_set_count(const akk_set_input *in, double *count, double *log,
                         const akk_hook *hook);

/* Least and largest of each count (group by group) and size; low > high (1, 0)
 * for an empty set */
akk_status akk_set_range(const akk_set_input *in, int64_t *low, int64_t *high,
                         int64_t *n_low, int64_t *n_high, const akk_hook *hook);

/* Least and largest of the sum over groups of sum(weight * count) /
 * sum(part * count): weights by group; `part` zeros and ones, or NULL for no
 * division. Tables in which a group with weights has nothing to divide by are
 * left out. NaN when no table is left. */
akk_status akk_set_linear(const akk_set_input *in, const double *weight,
                          const int *part, double *low, double *high,
                          const akk_hook *hook);

/* Tables, each groups * categories counts, in a buffer that the caller frees */
typedef struct {
  int32_t *cell;
  int64_t rows, columns, room;
} akk_tables;

/* The first `limit` tables: by size of the groups, then as numbers in a
 * dictionary, the first group's first category first */
akk_status akk_set_list(const akk_set_input *in, int64_t limit,
                        akk_tables *tables, const akk_hook *hook);

/* Every feasible vector of sum(weight * count) by group, each once, in no
 * order; AKK_EDATA when they are more than `limit` */
akk_status akk_set_values(const akk_set_input *in, const int *weight,
                          int64_t limit, akk_tables *values,
                          const akk_hook *hook);

/* `size` independent draws, each table equally likely; `uniform` gives numbers
 * in [0, 1). No rows for an empty set. */
akk_status akk_set_sample(const akk_set_input *in, int64_t size,
                          double (*uniform)(void *), void *data,
                          akk_tables *tables, const akk_hook *hook);

#endif
