/* A layer of a dynamic programme over categories: its states by key, one beside
 * the other or hashed where the keys are many. */
#ifndef AKK_COUNT_LAYER_H
#define AKK_COUNT_LAYER_H

#include <stddef.h>
#include <stdint.h>

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

/* Room for how quantities go on, and for the states: all keys, or a table of
 * hashed ones that grows. 0 when memory fails. */
int akk_layer_make(akk_layer *layer, int n_quantities, int n_pairs,
                   int n_classes);
int akk_layer_open(akk_layer *layer);
void akk_layer_free(akk_layer *layer);

/* More ways to a state of a hashed layer; 0 when memory fails */
int akk_layer_add(akk_layer *layer, uint64_t key, double ways);

#define AKK_NO_SLOT UINT64_MAX
static inline uint64_t akk_layer_key(const akk_layer *layer, uint64_t slot) {
  return layer->keys == NULL ? slot : layer->keys[slot] - 1;
}
uint64_t akk_layer_slot(const akk_layer *layer, uint64_t key);

#endif
