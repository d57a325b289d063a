/* src/gsl-guard.c: quantiles against high precision, GSL that cannot abort. */
#include <stdint.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include "../../src/gsl-guard.h"
#include "check.h"
#include "normal-quantile.h"

static void normal_quantiles(void) {
  for (size_t i = 0; i < sizeof quantiles / sizeof *quantiles; i++) {
    double z = 99;
    CHECK(akk_normal_quantile(quantiles[i].tail, &z).code == AKK_OK);
    if (quantiles[i].tail < 0.45 || quantiles[i].tail > 0.55)
      CHECK_NEAR(z, quantiles[i].z, 4e-15);
    else /* near 0 it is the distance that counts */
      CHECK(fabs(z - quantiles[i].z) <= 4e-16);
  }
}

static void no_quantile_of_what_is_no_tail(void) {
  static const double tails[] = {0, 1, -0.5, 2, NAN, INFINITY, -INFINITY};
  for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
    double z = 99;
    CHECK(akk_normal_quantile(tails[i], &z).code == AKK_EINVAL);
    CHECK(z == 99);
  }
}

static void gsl_errors_become_statuses(void) {
  akk_gsl_quiet();
  gsl_error("would abort", __FILE__, __LINE__, GSL_EDOM);
  CHECK(akk_gsl_status(GSL_SUCCESS, "x").code == AKK_OK);
  CHECK(akk_gsl_status(GSL_ENOMEM, "x").code == AKK_ENOMEM);
  akk_status status = akk_gsl_status(GSL_EDOM, "100%s");
  CHECK(status.code == AKK_EGSL);
  CHECK(strncmp(status.message, "100%s: ", 7) == 0);
}

static void allocations_are_checked(void) {
  void *p = akk_calloc(0, 8);
  CHECK(p != NULL);
  free(p);
  p = akk_calloc(3, 0);
  CHECK(p != NULL);
  free(p);
  CHECK(akk_calloc(SIZE_MAX / 4, 8) == NULL);
  unsigned char *bytes = akk_calloc(100, 1);
  CHECK(bytes != NULL && bytes[0] == 0 && bytes[99] == 0);
  free(bytes);
}

int main(void) {
  RUN(normal_quantiles);
  RUN(no_quantile_of_what_is_no_tail);
  RUN(gsl_errors_become_statuses);
  RUN(allocations_are_checked);
  return CHECK_STATUS();
}
