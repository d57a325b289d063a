#include "count-spec.h"

#include <stdlib.h>
#include <string.h>

int64_t akk_floor_div(int64_t a, int64_t b) {
  int64_t q = a / b;
  return q * b > a ? q - 1 : q;
}

int64_t akk_ceil_div(int64_t a, int64_t b) {
  int64_t q = a / b;
  return q * b < a ? q + 1 : q;
}

void akk_group_spec_free(akk_group_spec *spec) {
  for (int q = 0; spec->quantity != NULL && q < spec->n_quantities; q++)
    free(spec->quantity[q].coef);
  free(spec->low);
  free(spec->high);
  free(spec->quantity);
  free(spec->pair);
  free(spec->class_cap);
  free(spec->segment_from);
  free(spec->segment);
  memset(spec, 0, sizeof *spec);
}

int akk_group_narrow(akk_group_spec *spec) {
  int64_t *low = spec->low, *high = spec->high;
  for (int j = 0; j < spec->k; j++)
    if (low[j] > high[j])
      return 0;
  for (int moved = 1; moved;) {
    moved = 0;
    for (int i = 0; i < spec->n_quantities; i++) {
      const akk_quantity *q = &spec->quantity[i];
      int64_t least = 0, most = 0;
      int plain = 1;
      for (int j = 0; j < spec->k; j++) {
        plain &= q->coef[j] == 0 || q->coef[j] == 1;
        least += q->coef[j] * low[j];
        most += q->coef[j] * high[j];
      }
      if (!plain)
        continue;
      if (least > q->high || most < q->low)
        return 0;
      for (int j = 0; j < spec->k; j++) {
        if (q->coef[j] == 0)
          continue;
        int64_t from = q->low - (most - high[j]),
                to = q->high - (least - low[j]);
        if (from > low[j]) {
          least += from - low[j];
          low[j] = from;
          moved = 1;
        }
        if (to < high[j]) {
          most -= high[j] - to;
          high[j] = to;
          moved = 1;
        }
        if (low[j] > high[j])
          return 0;
      }
    }
  }
  return 1;
}
