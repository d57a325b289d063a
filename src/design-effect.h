/* How many equally weighted respondents weighted ones are worth. */
#ifndef AKK_DESIGN_EFFECT_H
#define AKK_DESIGN_EFFECT_H

#include <stdint.h>

#include "status.h"

/* Kish's n sum(w^2) / sum(w)^2 of n weights, not negative, not all zero */
akk_status akk_design_effect(const double *weights, int64_t n, double *deff,
                             const akk_hook *hook);

#endif
