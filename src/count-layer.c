#include "count-layer.h"

#include <stdlib.h>

#include "gsl-guard.h"

/* One block for all layers' small arrays would be faster still, and harder to
 * read: five allocations a layer are a microsecond. */
int akk_layer_make(akk_layer *layer, int n_quantities, int n_pairs,
                   int n_classes) {
  size_t q = (size_t)n_quantities, y = (size_t)n_classes + 1;
  layer->track = akk_calloc(q, sizeof *layer->track);
  layer->pair = akk_calloc((size_t)n_pairs + 1, sizeof *layer->pair);
  layer->coord_low = akk_calloc(q, sizeof *layer->coord_low);
  layer->coord_radix = akk_calloc(q + 2 * y, sizeof *layer->coord_radix);
  if (layer->track == NULL || layer->pair == NULL || layer->coord_low == NULL ||
      layer->coord_radix == NULL)
    return 0;
  layer->class_stride = layer->coord_radix + q;
  layer->class_radix = layer->class_stride + y;
  return 1;
}

static uint64_t hash_of(uint64_t key) {
  key *= UINT64_C(0x9E3779B97F4A7C15);
  return key ^ key >> 32;
}

uint64_t akk_layer_slot(const akk_layer *layer, uint64_t key) {
  if (layer->keys == NULL)
    return key < layer->slots ? key : AKK_NO_SLOT;
  uint64_t mask = layer->slots - 1, slot = hash_of(key) & mask;
  while (layer->keys[slot] != 0) {
    if (layer->keys[slot] == key + 1)
      return slot;
    slot = (slot + 1) & mask;
  }
  return AKK_NO_SLOT;
}

int akk_layer_open(akk_layer *layer) {
  if (layer->slots == 0) {
    layer->slots = 1024;
    layer->keys = akk_calloc(1024, sizeof *layer->keys);
    if (layer->keys == NULL)
      return 0;
  }
  layer->forward = akk_calloc((size_t)layer->slots, sizeof *layer->forward);
  return layer->forward != NULL;
}

static int grow(akk_layer *layer) {
  akk_layer larger = *layer;
  larger.slots *= 2;
  larger.keys = akk_calloc((size_t)larger.slots, sizeof *larger.keys);
  larger.forward = akk_calloc((size_t)larger.slots, sizeof *larger.forward);
  if (larger.keys == NULL || larger.forward == NULL) {
    free(larger.keys);
    free(larger.forward);
    return 0;
  }
  uint64_t mask = larger.slots - 1;
  for (uint64_t i = 0; i < layer->slots; i++) {
    if (layer->keys[i] == 0)
      continue;
    uint64_t slot = hash_of(layer->keys[i] - 1) & mask;
    while (larger.keys[slot] != 0)
      slot = (slot + 1) & mask;
    larger.keys[slot] = layer->keys[i];
    larger.forward[slot] = layer->forward[i];
  }
  free(layer->keys);
  free(layer->forward);
  *layer = larger;
  return 1;
}

int akk_layer_add(akk_layer *layer, uint64_t key, double ways) {
  if (2 * layer->used >= layer->slots && !grow(layer))
    return 0;
  uint64_t mask = layer->slots - 1, slot = hash_of(key) & mask;
  while (layer->keys[slot] != 0 && layer->keys[slot] != key + 1)
    slot = (slot + 1) & mask;
  if (layer->keys[slot] == 0) {
    layer->keys[slot] = key + 1;
    layer->used++;
  }
  layer->forward[slot] += ways;
  return 1;
}

void akk_layer_free(akk_layer *layer) {
  free(layer->track);
  free(layer->pair);
  free(layer->coord_low);
  free(layer->coord_radix);
  free(layer->keys);
  free(layer->forward);
}
