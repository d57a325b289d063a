#include "prop-ci.h"

#include <math.h>

#include "exact-ci.h"
#include "moe.h"

#define POLL_EVERY (1 << 20)

/* One sample: x of n out of N. p and q = 1 - p are both quotients of counts,
 * so that neither loses digits when it is small. */
typedef struct {
  double p, q;
  double variance;    /* of p */
  double uncertainty; /* A = z^2 K / n */
} sample;

static double clip(double share) { return fmin(1.0, fmax(0.0, share)); }

/* One respondent of more tells nothing of the variance, so nothing of the
 * share. */
static akk_limits wald(const sample *s, double z) {
  if (isnan(s->variance)) {
    akk_limits all = {0.0, 1.0};
    return all;
  }
  double margin = z * sqrt(s->variance);
  akk_limits l = {clip(s->p - margin), clip(s->p + margin)};
  return l;
}

/* Between the roots of (1 + A) P^2 - (2 p + A) P + p^2. The product of the
 * roots is p^2 / (1 + A), which gives the lower one without a difference. */
akk_limits akk_wilson(double p, double q, double A) {
  if (A == 0.0) {
    akk_limits all = {p, p};
    return all;
  }
  double sum = p + A / 2.0 + sqrt(A * p * q + A * A / 4.0);
  akk_limits l = {p / sum * p, q == 0.0 ? 1.0 : clip(sum / (1.0 + A))};
  return l;
}

/* Agresti & Coull (1998) with n* = n/K respondents: as if z^2 more had
 * answered, half of whom agree. In terms of A = z^2/n* nothing is divided by K,
 * which is 0 when all answered. */
static akk_limits agresti_coull(const sample *s) {
  double A = s->uncertainty;
  double p = (s->p + A / 2.0) / (1.0 + A), q = (s->q + A / 2.0) / (1.0 + A);
  double margin = sqrt(A * p * q / (1.0 + A));
  akk_limits l = {clip(p - margin), clip(p + margin)};
  return l;
}

static akk_status exact(const akk_prop_ci_input *in, akk_prop_ci_result *result,
                        const akk_hook *hook) {
  akk_exact_input to = {in->length, in->x,          in->n,
                        in->N,      in->conf_level, AKK_EXACT_SHORTEST};
  if (in->method == AKK_CI_TAIL)
    to.method = AKK_EXACT_TAIL;
  else if (in->method == AKK_CI_MIDP)
    to.method = AKK_EXACT_MIDP;
  else if (in->method == AKK_CI_BLAKER)
    to.method = AKK_EXACT_BLAKER;
  return akk_exact_ci(&to, result->low, result->high, hook);
}

akk_status akk_prop_ci(const akk_prop_ci_input *in, akk_prop_ci_result *result,
                       const akk_hook *hook) {
  akk_two_sided two_sided = {NAN, NAN};
  for (int64_t i = 0; i < in->length; i++) {
    if (i % POLL_EVERY == 0 && akk_interrupted(hook))
      return akk_fail(AKK_EINTERRUPT, "stopped by the user");
    double x = akk_at(in->x, i), n = akk_at(in->n, i), N = akk_at(in->N, i);
    if (!(x >= 0.0 && x <= n && n >= 1.0 && n <= N && isfinite(n)))
      return akk_fail(AKK_EINVAL, "x, n or N is out of range");
    akk_status status = akk_two_sided_z(&two_sided, akk_at(in->conf_level, i));
    if (status.code != AKK_OK)
      return status;
    double z = two_sided.z, per_n = akk_fpc_factor(n, N) / n;
    sample s = {x / n, (n - x) / n, 0.0, z * z * per_n};
    /* q from n - x: 1 - p would lose its digits */
    s.variance = akk_estimated_variance(s.p, s.q, n, N);
    akk_limits l = {NAN, NAN};
    switch (in->method) {
    case AKK_CI_EXACT:
    case AKK_CI_TAIL:
    case AKK_CI_MIDP:
    case AKK_CI_BLAKER:
    case AKK_CI_METHODS:
      break; /* all at once, below */
    case AKK_CI_WILSON:
      l = akk_wilson(s.p, s.q, s.uncertainty);
      break;
    case AKK_CI_AGRESTI_COULL:
      l = agresti_coull(&s);
      break;
    case AKK_CI_WALD:
      l = wald(&s, z);
      break;
    }
    result->estimate[i] = s.p;
    result->std_error[i] = sqrt(s.variance);
    result->low[i] = l.low;
    result->high[i] = l.high;
  }
  return in->method < AKK_CI_WILSON ? exact(in, result, hook) : akk_ok();
}
