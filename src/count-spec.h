/* What the count vectors of one group must keep to. */
#ifndef AKK_COUNT_SPEC_H
#define AKK_COUNT_SPEC_H

#include <stdint.h>

typedef struct {
  int64_t *coef;     /* one a category, usually 0 or 1 */
  int64_t low, high; /* of the sum of coef times count */
  int kept;          /* its value is wanted at the end */
} akk_quantity;

/* Counts from c0 to c1 of a category, and which label classes they add one to,
 * as bits. Segments of a category are in order and leave no count out. */
typedef struct {
  int64_t c0, c1;
  uint64_t classes;
} akk_segment;

typedef struct {
  int k;
  int64_t *low, *high; /* of each count */
  int n_quantities;
  akk_quantity *quantity; /* the first: all categories, the group's size */
  int n_pairs;
  int (*pair)[2];    /* quantities of which the first is the larger */
  int n_classes;     /* 64 at most */
  int *class_cap;    /* more than this many do not count */
  int *segment_from; /* k + 1: where the segments of each category start */
  akk_segment *segment;
} akk_group_spec;

void akk_group_spec_free(akk_group_spec *spec);

/* Narrows low and high by each quantity in turn until nothing moves; 0 when
 * nothing is left. Only for quantities of zeros and ones. */
int akk_group_narrow(akk_group_spec *spec);

/* Rounded down and up; b above 0 */
int64_t akk_floor_div(int64_t a, int64_t b);
int64_t akk_ceil_div(int64_t a, int64_t b);

#endif
