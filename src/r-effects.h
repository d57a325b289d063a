/* Effect sizes as R sees them, for every .Call that returns them. */
#ifndef AKK_R_EFFECTS_H
#define AKK_R_EFFECTS_H

#include <Rinternals.h>

#include "effects.h"

/* data.frame(effect, estimate, std.error, conf.low, conf.high), protected by
 * the caller; without the rows that are NaN for want of scores or a top set */
SEXP akk_r_effects(const akk_effects_out *out, int scores, int top);

/* Scores: k doubles or NULL; top: k logicals or NULL */
const double *akk_r_scores(SEXP scores, R_xlen_t k);
const int *akk_r_top(SEXP top, R_xlen_t k);

#endif
