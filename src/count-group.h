/* The count vectors of one group of known size: a layered dynamic programme
 * over its categories. Constraints are ranges of sums of counts ("quantities");
 * a state is what the categories so far add up to in each quantity that is
 * still open. Quantities that are kept stay in the state to the end, where
 * other groups are joined by them (count-set.c). */
#ifndef AKK_COUNT_GROUP_H
#define AKK_COUNT_GROUP_H

#include <stddef.h>
#include <stdint.h>

#include "status.h"

/* More states than this are refused: about 160 MB of doubles. */
#define AKK_MAX_STATES 20000000

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

/* How a quantity goes on from one layer to the next */
typedef struct {
  int from; /* its place in the state before, or -1: nothing yet */
  int64_t coef, low, high;
  uint64_t stride; /* 0: no longer part of the state */
} akk_track;

typedef struct {
  int n_tracks, n_pairs;
  akk_track *track;
  int (*pair)[2]; /* of tracks, to be compared now */
  int n_coords;
  int64_t *coord_low;
  uint64_t *coord_radix, *class_stride, *class_radix;
  uint64_t slots;  /* size of `forward` */
  uint64_t *keys;  /* hashed: key + 1, or 0; NULL: the slot is the key */
  uint64_t used;   /* hashed: how many */
  uint64_t start;  /* of this layer in a backward pass */
  double *forward; /* in how many ways each state is reached */
} akk_layer;

typedef struct {
  akk_group_spec spec; /* owned */
  int empty;
  akk_layer *layer; /* k + 1 */
  int *final_place; /* of each kept quantity in the last state, -1: none */
  uint64_t states;  /* slots of all layers */
} akk_group;

/* Takes the spec over, also when it fails. */
akk_status akk_group_build(akk_group *group, akk_group_spec *spec,
                           const akk_hook *hook);
void akk_group_free(akk_group *group);

/* The counts c0..c1 of category t that lead on from a state: to the keys
 * base + c * delta. `move` has room for the category's segments. */
typedef struct {
  int64_t c0, c1;
  uint64_t base, delta;
} akk_move;
int akk_group_moves(const akk_group *group, int t, uint64_t key,
                    akk_move *move);
int akk_group_most_moves(const akk_group *group);

#define AKK_NO_SLOT UINT64_MAX
uint64_t akk_layer_key(const akk_layer *layer, uint64_t slot);
uint64_t akk_layer_slot(const akk_layer *layer, uint64_t key);

/* Values of the kept quantities (in the order of the spec), then of the label
 * classes, at a slot of the last layer */
void akk_group_final(const akk_group *group, uint64_t slot, int64_t *value);

/* For each state (all layers, from layer->start on) the weight of the ways to
 * go on, when ending in a slot of the last layer has weight `terminal` */
akk_status akk_group_backward(const akk_group *group, const double *terminal,
                              double *back, const akk_hook *hook);

/* Least (sign 1) or largest (-1) sum of weight times count among the ways to
 * each slot of the last layer; NaN where there is none */
akk_status akk_group_extreme(const akk_group *group, const double *weight,
                             int sign, double *value, const akk_hook *hook);

/* Widens low and high to the counts of the states with weight in `back` */
akk_status akk_group_ranges(const akk_group *group, const double *back,
                            int64_t *low, int64_t *high, const akk_hook *hook);

#endif
