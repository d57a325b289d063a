/* The count vectors of one group of known size: a layered dynamic programme
 * over its categories. Constraints are ranges of sums of counts ("quantities");
 * a state is what the categories so far add up to in each quantity that is
 * still open. Quantities that are kept stay in the state to the end, where
 * other groups are joined by them (count-set.c). */
#ifndef AKK_COUNT_GROUP_H
#define AKK_COUNT_GROUP_H

#include <stdint.h>

#include "count-layer.h"
#include "count-spec.h"
#include "status.h"

/* More states than this are refused: about 160 MB of doubles. */
#define AKK_MAX_STATES 20000000

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
