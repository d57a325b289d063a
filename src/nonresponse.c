#include "nonresponse.h"

#include <math.h>

#include "prop-ci.h"

#define POLL_EVERY (1 << 16)

typedef struct {
  double x, n, N, p, q;
  double low, high; /* worst case */
} response;

static akk_status response_at(const akk_nonresponse_input *in, int64_t i,
                              const akk_hook *hook, response *r) {
  if (i % POLL_EVERY == 0 && akk_interrupted(hook))
    return akk_fail(AKK_EINTERRUPT, "stopped by the user");
  double x = akk_at(in->x, i), n = akk_at(in->n, i), N = akk_at(in->N, i);
  if (!(x >= 0.0 && x <= n && n >= 1.0 && n <= N && isfinite(N)))
    return akk_fail(AKK_EINVAL, "x, n or N is out of range");
  response at = {x, n, N, x / n, (n - x) / n, x / N, (x + (N - n)) / N};
  *r = at;
  return akk_ok();
}

/* The share among those who did not answer, its log odds being `delta` above
 * logit p. Written in odds that cannot overflow. */
static double mixture(const response *r, double delta) {
  if (delta > 0.0) {
    double shrink = exp(-delta);
    return r->p == 0.0 ? 0.0 : r->p / (r->p + r->q * shrink);
  }
  double grow = exp(delta) * r->p;
  return r->q == 0.0 ? 1.0 : grow / (grow + r->q);
}

/* P with p - P = rho sqrt((1 - f)/f) sqrt(P (1 - P)): one of the two shares
 * with (p - P)^2 = A P (1 - P), below p when rho > 0. */
static double defect(const response *r, double rho) {
  double A = rho * rho * ((r->N - r->n) / r->n);
  akk_limits both = akk_wilson(r->p, r->q, A);
  return rho > 0.0 ? both.low : both.high;
}

akk_status akk_nonresponse_share(const akk_nonresponse_input *in, double *share,
                                 const akk_hook *hook) {
  for (int64_t i = 0; i < in->length; i++) {
    response r;
    akk_status status = response_at(in, i, hook, &r);
    if (status.code != AKK_OK)
      return status;
    double value = akk_at(in->parameter, i), P = NAN;
    switch (in->model) {
    case AKK_RESPONSE_RATIO:
      if (!(value > 0.0 && isfinite(value)))
        return akk_fail(AKK_EINVAL, "a response ratio is not positive");
      P = r.p / (r.p + value * r.q);
      break;
    case AKK_PATTERN_MIXTURE:
      if (!isfinite(value))
        return akk_fail(AKK_EINVAL, "a log odds ratio is not finite");
      P = (r.x + (r.N - r.n) * mixture(&r, value)) / r.N;
      break;
    case AKK_DATA_DEFECT:
      if (!(value >= -1.0 && value <= 1.0))
        return akk_fail(AKK_EINVAL, "a correlation is out of range");
      P = defect(&r, value);
      break;
    }
    share[i] = fmin(r.high, fmax(r.low, P));
  }
  return akk_ok();
}

akk_status akk_nonresponse_tipping(const akk_nonresponse_input *in,
                                   double *parameter, const akk_hook *hook) {
  for (int64_t i = 0; i < in->length; i++) {
    response r;
    akk_status status = response_at(in, i, hook, &r);
    if (status.code != AKK_OK)
      return status;
    double t = akk_at(in->parameter, i), answer = NAN;
    if (!(t > 0.0 && t < 1.0))
      return akk_fail(AKK_EINVAL, "a threshold is out of range");
    /* people among the others who would have to agree */
    double need = t * r.N - r.x, others = r.N - r.n;
    int possible = need >= 0.0 && need <= others && others > 0.0;
    switch (in->model) {
    case AKK_RESPONSE_RATIO:
      if (possible && r.p > 0.0 && r.q > 0.0)
        answer = r.p * (1.0 - t) / (r.q * t);
      break;
    case AKK_PATTERN_MIXTURE:
      if (possible && r.p > 0.0 && r.q > 0.0 && need > 0.0 && need < others)
        answer = log(need / (others - need)) - log(r.p / r.q);
      break;
    case AKK_DATA_DEFECT:
      if (possible)
        answer = (r.p - t) / sqrt(t * (1.0 - t) * (others / r.n));
      if (fabs(answer) > 1.0)
        answer = NAN;
      break;
    }
    parameter[i] = answer;
  }
  return akk_ok();
}
