#include "prop-diff-ci.h"

#include <math.h>

#include <gsl/gsl_math.h> /* M_PI, which C11 itself has not */

#include "moe.h"
#include "prop-ci.h"

#define POLL_EVERY (1 << 14)
#define FINE 1e-19 /* towards 0 there is no end of doubles to bisect */

/* One group: p and q quotients of counts, w = K/n (0 when all answered) */
typedef struct {
  double p, q, w;
} group;

static group group_of(double x, double n, double N) {
  group g = {x / n, (n - x) / n, akk_fpc_factor(n, N) / n};
  return g;
}

static double clip(double x, double low, double high) {
  return fmin(high, fmax(low, x));
}

/* Newcombe (1998), method 10: the distances from each share to the limits of
 * its own Wilson interval, squared and added. */
static akk_limits newcombe(const group *a, const group *b, double z) {
  akk_limits l1 = akk_wilson(a->p, a->q, z * z * a->w);
  akk_limits l2 = akk_wilson(b->p, b->q, z * z * b->w);
  double d = a->p - b->p;
  akk_limits l = {clip(d - hypot(a->p - l1.low, l2.high - b->p), -1.0, 1.0),
                  clip(d + hypot(l1.high - a->p, b->p - l2.low), -1.0, 1.0)};
  return l;
}

/* The likelihood's derivative, times p (1-p) p' (1-p') w1 w2 with p' = p - d:
 * w2 (p1 - p) p' (1 - p') + w1 (p2 - p') p (1 - p). */
static double score(double p, double p1, double w1, double p2, double w2,
                    double d) {
  double other = p - d;
  return w2 * (p1 - p) * other * (1.0 - other) +
         w1 * (p2 - other) * p * (1.0 - p);
}

/* Between max(0, d) and min(1, 1 + d) the log-likelihood is concave, so that
 * the cubic above changes sign there once, from plus to minus. Its root by the
 * trigonometric formula (Farrington & Manning 1990), whose last digits suffer
 * near 0 and 1, then bisected from close by. */
double akk_restricted_share(double p1, double w1, double p2, double w2,
                            double delta) {
  double low = fmax(0.0, delta), high = fmin(1.0, 1.0 + delta);
  if (w1 == 0.0)
    return clip(p1, low, high);
  if (w2 == 0.0)
    return clip(p2 + delta, low, high);
  /* n2/n1 = w1/w2; scaled so that neither end overflows */
  double t = w1 / (w1 + w2), s = w2 / (w1 + w2);
  double b = -(1.0 + s * p1 + t * p2 + delta * (s + 1.0));
  double c = s * delta * delta + delta * (2.0 * s * p1 + 1.0) + s * p1 + t * p2;
  double d = -s * p1 * delta * (1.0 + delta);
  /* p^3 + b p^2 + c p + d = 0; here a = s + t = 1 */
  double v = b * b * b / 27.0 - b * c / 6.0 + d / 2.0;
  double u = copysign(sqrt(fmax(0.0, b * b / 9.0 - c / 3.0)), v);
  double ratio = u == 0.0 ? 0.0 : clip(v / (u * u * u), -1.0, 1.0);
  double angle = (M_PI + acos(ratio)) / 3.0;
  double p = clip(2.0 * u * cos(angle) - b / 3.0, low, high);
  /* a bracket around it, grown until the sign changes inside */
  double width = 1e-12, from, to;
  do {
    from = fmax(low, p - width);
    to = fmin(high, p + width);
    width *= 64.0;
  } while ((from > low && score(from, p1, w1, p2, w2, delta) < 0.0) ||
           (to < high && score(to, p1, w1, p2, w2, delta) > 0.0));
  for (;;) {
    double mid = from + (to - from) / 2.0;
    if (!(mid > from && mid < to) || to - from < FINE)
      return mid;
    double sign = score(mid, p1, w1, p2, w2, delta);
    if (sign == 0.0)
      return mid;
    if (sign > 0.0)
      from = mid;
    else
      to = mid;
  }
}

/* Whether the score test with the shares restricted to differ by delta rejects
 * delta <= d. Miettinen & Nurminen (1985) multiply the variance by
 * n/(n - 1), n = n1 + n2; here these are 1/w. */
static int rejects(const group *a, const group *b, double z, double delta) {
  double p = akk_restricted_share(a->p, a->w, b->p, b->w, delta);
  double other = clip(p - delta, 0.0, 1.0);
  double variance = p * (1.0 - p) * a->w + other * (1.0 - other) * b->w;
  /* 1 - 1/n = 1 - w1 w2/(w1 + w2): all but 1 when one group is large */
  double one_less = 1.0 - a->w * b->w / (a->w + b->w);
  double d = a->p - b->p;
  return (d - delta) * (d - delta) * one_less > z * z * variance;
}

/* The smallest delta not rejected, between -1 and d: bisected to neighbouring
 * doubles. d itself is never rejected. */
static double lowest_kept(const group *a, const group *b, double z) {
  double low = -1.0, high = a->p - b->p;
  if (!rejects(a, b, z, low))
    return low;
  for (;;) {
    double mid = low + (high - low) / 2.0;
    if (!(mid > low && mid < high) || high - low < FINE)
      return high;
    if (rejects(a, b, z, mid))
      low = mid;
    else
      high = mid;
  }
}

static akk_limits miettinen_nurminen(const group *a, const group *b, double z) {
  if (a->w == 0.0 && b->w == 0.0) {
    akk_limits point = {a->p - b->p, a->p - b->p};
    return point;
  }
  akk_limits l = {lowest_kept(a, b, z), -lowest_kept(b, a, z)};
  return l;
}

static int is_sample(double x, double n, double N) {
  return x >= 0.0 && x <= n && n >= 1.0 && n <= N && isfinite(n);
}

akk_status akk_prop_diff_ci(const akk_prop_diff_input *in,
                            akk_prop_diff_result *result,
                            const akk_hook *hook) {
  akk_two_sided two_sided = {NAN, NAN};
  for (int64_t i = 0; i < in->length; i++) {
    if (i % POLL_EVERY == 0 && akk_interrupted(hook))
      return akk_fail(AKK_EINTERRUPT, "stopped by the user");
    double x1 = akk_at(in->x1, i), n1 = akk_at(in->n1, i);
    double x2 = akk_at(in->x2, i), n2 = akk_at(in->n2, i);
    double N1 = akk_at(in->N1, i), N2 = akk_at(in->N2, i);
    if (!is_sample(x1, n1, N1) || !is_sample(x2, n2, N2))
      return akk_fail(AKK_EINVAL, "x, n or N is out of range");
    akk_status status = akk_two_sided_z(&two_sided, akk_at(in->conf_level, i));
    if (status.code != AKK_OK)
      return status;
    group a = group_of(x1, n1, N1), b = group_of(x2, n2, N2);
    akk_limits l = in->method == AKK_DIFF_NEWCOMBE
                       ? newcombe(&a, &b, two_sided.z)
                       : miettinen_nurminen(&a, &b, two_sided.z);
    result->estimate1[i] = a.p;
    result->estimate2[i] = b.p;
    result->estimate[i] = a.p - b.p;
    result->std_error[i] = sqrt(akk_estimated_variance(a.p, a.q, n1, N1) +
                                akk_estimated_variance(b.p, b.q, n2, N2));
    result->low[i] = l.low;
    result->high[i] = l.high;
  }
  return akk_ok();
}

akk_status akk_overlap_diff_of(const double cell[9], double N,
                               akk_overlap_diff *result) {
  double n = 0.0;
  akk_overlap_diff r = {0};
  for (int i = 0; i < 9; i++) {
    if (!(cell[i] >= 0.0 && isfinite(cell[i])))
      return akk_fail(AKK_EINVAL, "a cell is not a count");
    int a = i % 3, b = i / 3;
    n += cell[i];
    r.n1 += a < 2 ? cell[i] : 0.0;
    r.x1 += a == 1 ? cell[i] : 0.0;
    r.n2 += b < 2 ? cell[i] : 0.0;
    r.x2 += b == 1 ? cell[i] : 0.0;
  }
  if (!(n >= 2.0 && n <= N && r.n1 > 0.0 && r.n2 > 0.0))
    return akk_fail(AKK_EINVAL, "no respondents, or more than N");
  double p1 = r.x1 / r.n1, p2 = r.x2 / r.n2, squares = 0.0;
  for (int i = 0; i < 9; i++) {
    int a = i % 3, b = i / 3;
    double u =
        (a < 2 ? (a - p1) / r.n1 : 0.0) - (b < 2 ? (b - p2) / r.n2 : 0.0);
    squares += cell[i] * u * u;
  }
  r.estimate = p1 - p2;
  r.std_error = sqrt((isinf(N) ? 1.0 : (N - n) / N) * n / (n - 1.0) * squares);
  *result = r;
  return akk_ok();
}
