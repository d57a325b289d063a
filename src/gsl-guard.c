#include "gsl-guard.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_math.h> /* M_PI and others, which C11 itself has not */

void akk_gsl_quiet(void) { gsl_set_error_handler_off(); }

akk_status akk_gsl_status(int gsl_code, const char *where) {
  if (gsl_code == GSL_SUCCESS)
    return akk_ok();
  if (gsl_code == GSL_ENOMEM)
    return akk_fail(AKK_ENOMEM, "%s: out of memory", where);
  return akk_fail(AKK_EGSL, "%s: %s", where, gsl_strerror(gsl_code));
}

void *akk_calloc(size_t n, size_t size) {
  if (size != 0 && n > SIZE_MAX / size)
    return NULL;
  /* calloc(0) may be NULL: ask for one byte, so that NULL means failure */
  return calloc(n == 0 ? 1 : n, size == 0 ? 1 : size);
}

akk_status akk_normal_quantile(double tail, double *z) {
  if (!(tail > 0.0 && tail < 1.0))
    return akk_fail(AKK_EINVAL, "a tail probability must lie in (0, 1)");
  akk_gsl_quiet();
  double q = gsl_cdf_ugaussian_Qinv(tail);
  if (!isfinite(q))
    return akk_fail(AKK_EGSL, "gsl_cdf_ugaussian_Qinv(%g) is not finite", tail);
  /* Newton on log Q(q) - log(tail): the slope is -phi(q)/Q(q), and on the log
   * scale the step stays exact in the far tail, where Q itself is tiny. */
  double upper = 0.5 * erfc(q * M_SQRT1_2);
  double density = exp(-0.5 * q * q) * (M_SQRT1_2 / sqrt(M_PI));
  if (upper > 0.0 && density > 0.0)
    q += log(upper / tail) * upper / density;
  *z = q;
  return akk_ok();
}
