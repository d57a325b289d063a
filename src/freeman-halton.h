/* Freeman & Halton's exact test of a 2 x k table: the chance, given its
 * margins, of a table as unlikely as the one seen or more so. */
#ifndef AKK_FREEMAN_HALTON_H
#define AKK_FREEMAN_HALTON_H

#include <stdint.h>

#include "status.h"

/* Halves of tables that are held at once: 32 bytes each */
#define AKK_FREEMAN_HALTON_MOST 4e6

typedef struct {
  double p;
  double point; /* the chance of the table seen */
  double held;  /* halves of tables the longer side has, before the work */
} akk_freeman_halton_out;

/* `x`, `y`: k whole counts each, both with somebody. AKK_EDATA when `held`
 * would exceed AKK_FREEMAN_HALTON_MOST: `held` is then set. */
akk_status akk_freeman_halton(const double *x, const double *y, int k,
                              akk_freeman_halton_out *out,
                              const akk_hook *hook);

#endif
