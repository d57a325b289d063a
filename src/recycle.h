/* Arguments of vectorised kernels: a value for each element, or one for all. */
#ifndef AKK_RECYCLE_H
#define AKK_RECYCLE_H

#include <stdint.h>

typedef struct {
  const double *values;
  int64_t length; /* 1, or as many as there are elements */
} akk_recycled;

static inline double akk_at(akk_recycled x, int64_t i) {
  return x.values[x.length == 1 ? 0 : i];
}

#endif
