#include "domain-ci.h"

#include <math.h>

#include "moe.h"

#define POLL_EVERY (1 << 20)

akk_status akk_domain_ci(const akk_domain_input *in, akk_domain_result *result,
                         const akk_hook *hook) {
  akk_two_sided two_sided = {NAN, NAN};
  for (int64_t i = 0; i < in->length; i++) {
    if (i % POLL_EVERY == 0 && akk_interrupted(hook))
      return akk_fail(AKK_EINTERRUPT, "stopped by the user");
    double x = akk_at(in->x, i), n_d = akk_at(in->n_d, i);
    double n = akk_at(in->n, i), N = akk_at(in->N, i);
    if (!(x >= 0.0 && x <= n_d && n_d >= 1.0 && n_d <= n && n >= 2.0 &&
          n <= N && isfinite(n)))
      return akk_fail(AKK_EINVAL, "x, n.domain, n or N is out of range");
    akk_status status = akk_two_sided_z(&two_sided, akk_at(in->conf_level, i));
    if (status.code != AKK_OK)
      return status;
    /* The residuals d (y - p) of the ratio x/n_d have mean 0 over the n
     * respondents; their squares sum to n_d p q. */
    double p = x / n_d, q = (n_d - x) / n_d;
    double rest = isinf(N) ? 1.0 : (N - n) / N;
    double se = sqrt(rest * (n / (n - 1.0)) * (p * q / n_d));
    result->estimate[i] = p;
    result->std_error[i] = se;
    result->low[i] = fmax(0.0, p - two_sided.z * se);
    result->high[i] = fmin(1.0, p + two_sided.z * se);
  }
  return akk_ok();
}
