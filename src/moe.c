#include "moe.h"

#include <math.h>

#include "gsl-guard.h"
#include "hypergeom.h"

#define POLL_EVERY (1 << 20)

double akk_fpc_factor(double n, double N) {
  if (isinf(N))
    return 1.0;
  /* the census first: for N = n = 1 the quotient is 0/0 */
  return n == N ? 0.0 : (N - n) / (N - 1.0);
}

double akk_alpha(double level) {
  akk_level read;
  return akk_level_read(level, &read).code == AKK_OK ? read.alpha : NAN;
}

akk_status akk_two_sided_z(akk_two_sided *last, double conf_level) {
  if (last->conf_level == conf_level)
    return akk_ok();
  if (!(conf_level > 0.0 && conf_level < 1.0))
    return akk_fail(AKK_EINVAL, "a confidence level must lie in (0, 1)");
  akk_status status =
      akk_normal_quantile(akk_alpha(conf_level) / 2.0, &last->z);
  if (status.code == AKK_OK)
    last->conf_level = conf_level;
  return status;
}

static int is_share(double p) { return p >= 0.0 && p <= 1.0; }

double akk_estimated_variance(double p, double q, double n, double N) {
  if (n == N)
    return 0.0;
  return n > 1.0 ? (isinf(N) ? 1.0 : (N - n) / N) * p * q / (n - 1.0) : NAN;
}

double akk_share_variance(double n, double N, double p, akk_fpc fpc) {
  double pq = p * (1.0 - p);
  switch (fpc) {
  case AKK_FPC_N_MINUS_1:
    return pq / n * akk_fpc_factor(n, N);
  case AKK_FPC_1_MINUS_F:
    return akk_estimated_variance(p, 1.0 - p, n, N);
  case AKK_FPC_NONE:
    break;
  }
  return pq / n;
}

akk_status akk_moe(const akk_moe_input *in, double *moe, const akk_hook *hook) {
  akk_two_sided two_sided = {NAN, NAN};
  double least = in->fpc == AKK_FPC_1_MINUS_F ? 2.0 : 1.0;
  for (int64_t i = 0; i < in->length; i++) {
    if (i % POLL_EVERY == 0 && akk_interrupted(hook))
      return akk_fail(AKK_EINTERRUPT, "stopped by the user");
    double n = akk_at(in->n, i), N = akk_at(in->N, i), p = akk_at(in->p, i);
    if (!(n >= least && n <= N && isfinite(n)) || !is_share(p))
      return akk_fail(AKK_EINVAL, "n, N or p is out of range");
    akk_status status = akk_two_sided_z(&two_sided, akk_at(in->conf_level, i));
    if (status.code != AKK_OK)
      return status;
    moe[i] = two_sided.z * sqrt(akk_share_variance(n, N, p, in->fpc));
  }
  return akk_ok();
}
