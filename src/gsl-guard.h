/* GSL must never abort R: its handler is off, its statuses become ours. */
#ifndef AKK_GSL_GUARD_H
#define AKK_GSL_GUARD_H

#include <stddef.h>

#include "status.h"

/* Turns GSL's aborting error handler off; safe to call again. */
void akk_gsl_quiet(void);

/* A GSL return code as a status; `where` names the call for the message. */
akk_status akk_gsl_status(int gsl_code, const char *where);

/* calloc with the product checked; NULL when it overflows or fails. */
void *akk_calloc(size_t n, size_t size);

/* z with P(Z > z) = tail, 0 < tail < 1: GSL's quantile and one Newton step.
 * Within 4e-15 relative for tail in [1e-300, 0.5] (tests/c/test-gsl-guard.c).
 */
akk_status akk_normal_quantile(double tail, double *z);

#endif
