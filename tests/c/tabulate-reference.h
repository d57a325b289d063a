/* Tabulation the plain way, one row and one item at a time: what the kernel is
 * compared with by test-tabulate.c and fuzz-tabulate.c. */
#ifndef AKK_TABULATE_REFERENCE_H
#define AKK_TABULATE_REFERENCE_H

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/tabulate.h"

/* A result with memory of its own */
static inline int result_make(akk_tabulate_result *r,
                              const akk_tabulate_input *in, size_t cells) {
  r->count = malloc((cells + 1) * sizeof *r->count);
  r->weight = malloc((cells + 1) * sizeof *r->weight);
  r->weight2 = malloc((cells + 1) * sizeof *r->weight2);
  r->off = malloc((in->n_items + 1) * sizeof *r->off);
  r->off_by = malloc((in->n_by + 1) * sizeof *r->off_by);
  if (!r->count || !r->weight || !r->weight2 || !r->off || !r->off_by)
    return 0;
  /* the kernel must not rely on what is there */
  memset(r->count, 0xa5, cells * sizeof *r->count);
  memset(r->weight, 0xa5, cells * sizeof *r->weight);
  memset(r->weight2, 0xa5, cells * sizeof *r->weight2);
  memset(r->off, 0xa5, in->n_items * sizeof *r->off);
  memset(r->off_by, 0xa5, in->n_by * sizeof *r->off_by);
  r->off_weight = -1;
  return 1;
}

static inline void result_free(akk_tabulate_result *r) {
  free(r->count);
  free(r->weight);
  free(r->weight2);
  free(r->off);
  free(r->off_by);
}

/* The slot of a code: n when missing, -1 when off */
static inline int64_t reference_slot(double x, int missing, double lo,
                                     int64_t n) {
  if (missing)
    return n;
  if (floor(x) != x || x < lo || x > lo + (double)(n - 1))
    return -1;
  return (int64_t)(x - lo);
}

static inline int64_t reference_item(const akk_item *item, int64_t row) {
  if (item->type == AKK_INT32) {
    int32_t x = ((const int32_t *)item->values)[row];
    return reference_slot(x, x == INT32_MIN, item->lo, item->n_codes);
  }
  double x = ((const double *)item->values)[row];
  return reference_slot(x, isnan(x), item->lo, item->n_codes);
}

static inline void reference_tabulate(const akk_tabulate_input *in,
                                      const akk_tabulate_size *size,
                                      akk_tabulate_result *r) {
  for (size_t i = 0; i < size->cells; i++) {
    r->count[i] = 0;
    r->weight[i] = r->weight2[i] = 0.0;
  }
  for (size_t j = 0; j < in->n_items; j++)
    r->off[j] = 0;
  for (size_t b = 0; b < in->n_by; b++)
    r->off_by[b] = 0;
  r->off_weight = 0;
  for (int64_t row = 0; row < in->rows; row++) {
    int64_t group = 0, step = 1;
    for (size_t b = 0; b < in->n_by; b++) {
      int32_t x = in->by[b].values[row];
      int64_t n = in->by[b].n_codes;
      int64_t s = reference_slot(x, x == INT32_MIN, 1, n);
      if (s < 0 && r->off_by[b] == 0)
        r->off_by[b] = row + 1;
      group = s < 0 || group < 0 ? -1 : group + s * step;
      step *= n + 1;
    }
    double w = in->weights != NULL ? in->weights[row] : 0.0;
    if (r->off_weight == 0 && (isnan(w) || isinf(w) || w < 0))
      r->off_weight = row + 1;
    size_t first = 0;
    for (size_t j = 0; j < in->n_items; j++) {
      size_t slots = (size_t)in->items[j].n_codes + 1;
      int64_t s = reference_item(&in->items[j], row);
      if (s < 0 && r->off[j] == 0)
        r->off[j] = row + 1;
      if (s >= 0 && group >= 0) {
        size_t cell = first + (size_t)s + slots * (size_t)group;
        r->count[cell]++;
        r->weight[cell] += w;
        r->weight2[cell] += w * w;
      }
      first += slots * size->groups;
    }
  }
}

/* Whether two results say the same; sums of weights up to `tolerance`, and not
 * looked at when a weight was off. */
static inline int result_same(const akk_tabulate_input *in, size_t cells,
                              const akk_tabulate_result *a,
                              const akk_tabulate_result *b, double tolerance) {
  if (memcmp(a->count, b->count, cells * sizeof *a->count) != 0 ||
      memcmp(a->off, b->off, in->n_items * sizeof *a->off) != 0 ||
      memcmp(a->off_by, b->off_by, in->n_by * sizeof *a->off_by) != 0 ||
      a->off_weight != b->off_weight)
    return 0;
  if (in->weights == NULL || a->off_weight != 0)
    return 1;
  for (size_t i = 0; i < cells; i++)
    if (!(fabs(a->weight[i] - b->weight[i]) <= tolerance * b->weight[i]) ||
        !(fabs(a->weight2[i] - b->weight2[i]) <= tolerance * b->weight2[i]))
      return 0;
  return 1;
}

#endif
