/* Between SEXP and C: readers, the interrupt hook, the one place that raises.
 * No arithmetic here or in r-<topic>.c: that is the kernels' part. */
#ifndef AKK_R_GLUE_H
#define AKK_R_GLUE_H

#include <R.h>
#include <Rinternals.h>

#include "recycle.h"
#include "status.h"

/* Raises an R error unless the status is AKK_OK. Free what C owns before. */
void akk_raise(akk_status status);

/* A hook that asks R whether the user wants to stop, without a long jump. */
akk_hook akk_r_hook(void);

/* A named list (names: a NULL-terminated array), protected by the caller. */
SEXP akk_named_list(const char *const *names);

/* Such a list with a double vector of `length` for each name; `column` points
 * to their values. */
SEXP akk_double_columns(const char *const *names, R_xlen_t length,
                        double **column);

/* Such a list with a number for each name, NA for NaN */
SEXP akk_numbers(const char *const *names, const double *value);

/* Double vectors of one length, or of length 1: what that length is. */
R_xlen_t akk_common_length(const SEXP *x, int n);

/* A double vector as a vectorised kernel wants it */
akk_recycled akk_recycled_arg(SEXP x);

/* One number, one whole number, one TRUE or FALSE, each of its own type: what R
 * makes of another type is no answer. */
double akk_number(SEXP x);
int akk_integer(SEXP x);
int akk_flag(SEXP x);

/* "N-1", "1-f", "none": as akk_fpc has them */
extern const char *const akk_fpc_names[];

/* A string, one of `names` (NULL-terminated, in the order of a kernel's enum):
 * which, from 0 */
int akk_choice(SEXP x, const char *const *names);

#endif
