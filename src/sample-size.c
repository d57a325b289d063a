#include "sample-size.h"

#include <math.h>

#define POLL_EVERY (1 << 14)
#define MOST 9007199254740992.0 /* 2^53: whole numbers are exact up to here */
/* A product of doubles such as 200 * 0.38 may miss its whole number by this */
#define SLACK 1e-12

static double margin(double n, double N, double p, double z, akk_fpc fpc) {
  return z * sqrt(akk_share_variance(n, N, p, fpc));
}

/* The margin grows with N. The smallest whole N from n on with a margin of
 * `least` or more, or infinity. */
static double first_population(double n, double p, double z, akk_fpc fpc,
                               double least) {
  if (margin(n, n, p, z, fpc) >= least)
    return n;
  if (margin(n, MOST, p, z, fpc) < least)
    return INFINITY;
  double below = n, at = MOST;
  while (at - below > 1.0) {
    double mid = below + floor((at - below) / 2.0);
    if (margin(n, mid, p, z, fpc) >= least)
      at = mid;
    else
      below = mid;
  }
  return at;
}

/* m^2 = z^2 p q / n (N - n)/(N - 1), or m^2 = z^2 p q / (n - 1) (1 - n/N), with
 * r = (m / margin at N = Inf)^2. */
static double solve_population(double n, double r, akk_fpc fpc) {
  if (!(r < 1.0))
    return INFINITY;
  if (fpc == AKK_FPC_1_MINUS_F)
    return n / (1.0 - r);
  return (n - r) / (1.0 - r);
}

akk_status akk_population_size(const akk_population_size_input *in,
                               akk_population_size_result *result,
                               const akk_hook *hook) {
  akk_two_sided two_sided = {NAN, NAN};
  double least = in->fpc == AKK_FPC_1_MINUS_F ? 2.0 : 1.0;
  if (in->fpc == AKK_FPC_NONE)
    return akk_fail(AKK_EINVAL, "without a correction N has no part in it");
  for (int64_t i = 0; i < in->length; i++) {
    if (i % POLL_EVERY == 0 && akk_interrupted(hook))
      return akk_fail(AKK_EINTERRUPT, "stopped by the user");
    double m = akk_at(in->moe, i), half = akk_at(in->half, i);
    double n = akk_at(in->n, i), p = akk_at(in->p, i);
    if (!(n >= least && n <= MOST && m >= 0.0 && half > 0.0 && p >= 0.0 &&
          p <= 1.0))
      return akk_fail(AKK_EINVAL, "moe, n or p is out of range");
    akk_status status = akk_two_sided_z(&two_sided, akk_at(in->conf_level, i));
    if (status.code != AKK_OK)
      return status;
    double z = two_sided.z;
    /* a margin on the boundary may have been rounded either way */
    double from = (m - half) * (1.0 - SLACK), to = (m + half) * (1.0 + SLACK);
    double widest = margin(n, INFINITY, p, z, in->fpc);
    result->N[i] = result->low[i] = result->high[i] = NAN;
    if (from > widest)
      continue;
    /* for n = 1, or p of 0 or 1, all N above n share one margin */
    double r = m / widest * (m / widest);
    if (widest > 0.0 && (n > 1.0 || m == 0.0 || r >= 1.0))
      result->N[i] = solve_population(n, r, in->fpc);
    double low = first_population(n, p, z, in->fpc, from);
    /* what lies beyond 2^53 is no population of people */
    if (isinf(low))
      low = MOST;
    if (margin(n, low, p, z, in->fpc) > to)
      continue;
    /* the last N not above `to` comes before the first that is */
    double above = widest <= to ? INFINITY
                                : first_population(n, p, z, in->fpc,
                                                   nextafter(to, INFINITY));
    result->low[i] = low;
    result->high[i] = isinf(above) ? INFINITY : above - 1.0;
  }
  return akk_ok();
}

/* The margin shrinks as n grows, to 0 when all N answer. */
static double fewest_respondents(double least, double N, double p, double z,
                                 akk_fpc fpc, double m) {
  double most = fmin(N, MOST);
  if (least >= most || margin(least, N, p, z, fpc) <= m)
    return fmin(least, most);
  if (!(margin(most, N, p, z, fpc) <= m))
    return NAN;
  double above = least, at = most;
  while (at - above > 1.0) {
    double mid = above + floor((at - above) / 2.0);
    if (margin(mid, N, p, z, fpc) <= m)
      at = mid;
    else
      above = mid;
  }
  return at;
}

/* The fewest invitations k with k * rate >= n. */
static double invite(double n, double rate) {
  double k = ceil(n / rate * (1.0 - SLACK));
  return fmax(k, n);
}

akk_status akk_sample_size(const akk_sample_size_input *in,
                           akk_sample_size_result *result,
                           const akk_hook *hook) {
  akk_two_sided two_sided = {NAN, NAN};
  double least = in->fpc == AKK_FPC_1_MINUS_F ? 2.0 : 1.0;
  for (int64_t i = 0; i < in->length; i++) {
    if (i % POLL_EVERY == 0 && akk_interrupted(hook))
      return akk_fail(AKK_EINTERRUPT, "stopped by the user");
    double m = akk_at(in->moe, i), N = akk_at(in->N, i), p = akk_at(in->p, i);
    double rate = akk_at(in->response_rate, i);
    if (!(m > 0.0 && N >= least && p >= 0.0 && p <= 1.0 && rate > 0.0 &&
          rate <= 1.0))
      return akk_fail(AKK_EINVAL, "moe, N, p or the rate is out of range");
    akk_status status = akk_two_sided_z(&two_sided, akk_at(in->conf_level, i));
    if (status.code != AKK_OK)
      return status;
    double z = two_sided.z;
    double n = fewest_respondents(least, N, p, z, in->fpc, m);
    if (isnan(n))
      return akk_fail(AKK_EINVAL, "the margin takes more people than exist");
    double k = invite(n, rate);
    double all = isinf(N) ? INFINITY : floor(N * rate * (1.0 + SLACK));
    result->respondents[i] = n;
    result->invitations[i] = k > N ? NAN : k;
    result->attained[i] = margin(n, N, p, z, in->fpc);
    result->attainable[i] = isinf(all)     ? 0.0
                            : all >= least ? margin(all, N, p, z, in->fpc)
                                           : NAN;
  }
  return akk_ok();
}
