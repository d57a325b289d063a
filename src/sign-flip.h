/* The exact distribution of a sum of ranks whose signs are tosses of a coin:
 * the signed-rank test, the sign test and McNemar's. */
#ifndef AKK_SIGN_FLIP_H
#define AKK_SIGN_FLIP_H

#include <stdint.h>

#include "status.h"

/* Sums that are held at once: 2 arrays of 16 bytes each */
#define AKK_SIGN_FLIP_MOST 4e6

typedef struct {
  double lower, upper; /* P(W <= w), P(W >= w) */
  double point;        /* P(W = w) */
  double held;         /* sums there are; set also when they are too many */
} akk_sign_flip_out;

/* W = sum of rank[g] B[g], B[g] binomial of size[g] and 1/2; ranks are whole
 * and positive (twice the midranks). AKK_EDATA when the sums are too many. */
akk_status akk_sign_flip(const double *rank, const double *size, int groups,
                         double w, akk_sign_flip_out *out,
                         const akk_hook *hook);

#endif
