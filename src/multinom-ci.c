#include "multinom-ci.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_math.h> /* M_PI, which C11 itself has not */

#include "exact-ci.h"
#include "gsl-guard.h"
#include "moe.h"
#include "prop-ci.h"

static double total_of(const double *x, int64_t k) {
  double n = 0.0;
  for (int64_t i = 0; i < k; i++)
    n += x[i];
  return n;
}

/* Goodman (1965): each by the score test at alpha/k. */
static akk_status goodman(const akk_multinom_input *in, double n, double *low,
                          double *high) {
  double z;
  akk_status status = akk_normal_quantile(
      akk_alpha(in->conf_level) / (2.0 * (double)in->k), &z);
  if (status.code != AKK_OK)
    return status;
  double A = z * z * akk_fpc_factor(n, in->N) / n;
  for (int64_t i = 0; i < in->k; i++) {
    akk_limits l = akk_wilson(in->x[i] / n, (n - in->x[i]) / n, A);
    low[i] = l.low;
    high[i] = l.high;
  }
  return akk_ok();
}

typedef struct {
  double rest, x;
  int64_t at;
} cut;

static int by_rest(const void *a, const void *b) {
  const cut *u = a, *v = b;
  if (u->rest != v->rest)
    return u->rest < v->rest ? 1 : -1;
  if (u->x != v->x)
    return u->x < v->x ? 1 : -1;
  return u->at < v->at ? -1 : u->at > v->at;
}

akk_status akk_whole_population(const double *x, int64_t k, double N,
                                double *M) {
  double n = total_of(x, k), left = N;
  cut *cuts = akk_calloc((size_t)k, sizeof *cuts);
  if (cuts == NULL)
    return akk_fail(AKK_ENOMEM, "out of memory");
  for (int64_t i = 0; i < k; i++) {
    /* N x = whole n + rest; fma makes the rest exact, and tells when the
     * quotient was rounded up to the next whole number */
    double whole = floor(N / n * x[i]), product = N * x[i];
    double rest = fma(-whole, n, product) + fma(N, x[i], -product);
    if (rest < 0.0) {
      whole -= 1.0;
      rest += n;
    } else if (rest >= n) {
      whole += 1.0;
      rest -= n;
    }
    M[i] = whole;
    left -= whole;
    cut c = {rest, x[i], i};
    cuts[i] = c;
  }
  qsort(cuts, (size_t)k, sizeof *cuts, by_rest);
  for (int64_t i = 0; i < k && left > 0.0; i++, left -= 1.0)
    M[cuts[i].at] += 1.0;
  free(cuts);
  return akk_ok();
}

/* log x! - (x log x - x), by Stirling's series with the root's term */
static double stirling(double x) {
  if (x == 0.0)
    return 0.0;
  if (x < 16.0)
    return lgamma(x + 1.0) - x * log(x) + x;
  double y = 1.0 / (x * x);
  return 0.5 * log(2.0 * M_PI * x) +
         (1.0 / 12.0 -
          y * (1.0 / 360.0 -
               y * (1.0 / 1260.0 - y * (1.0 / 1680.0 - y / 1188.0)))) /
             x;
}

/* x log(x / mean), 0 for x = 0 */
static double deviance(double x, double mean) {
  return x == 0.0 ? 0.0 : x * log1p((x - mean) / mean);
}

/* log P(X = x). The large terms of the factorials cancel, and are left out. */
static double log_probability(const double *x, const double *M, int64_t k,
                              double n) {
  if (M == NULL) {
    double sum = stirling(n);
    for (int64_t i = 0; i < k; i++)
      sum -= stirling(x[i]);
    return sum;
  }
  double N = total_of(M, k), f = n / N, g = (N - n) / N;
  double sum = stirling(n) + stirling(N - n) - stirling(N);
  for (int64_t i = 0; i < k; i++) {
    double out = M[i] - x[i];
    sum += stirling(M[i]) - stirling(x[i]) - stirling(out);
    sum -= deviance(x[i], M[i] * f) + deviance(out, M[i] * g);
  }
  return sum;
}

/* P(X = a + 1) / P(X = a) of one category, up to a factor that is the same for
 * all categories: Poisson's, or the growth of C(M, a). */
static double ratio(double a, double x, double M) {
  return isinf(M) ? x / (a + 1.0) : (M - a) / (a + 1.0);
}

/* Convolution over categories of the deviations d = X - x, each from -c to c;
 * what is wanted is where they add up to 0. Masses are those of X = x times
 * the weights, whose largest is about 1. */
akk_status akk_box_probability(const double *x, const double *M, int64_t k,
                               double c, double *probability,
                               const akk_hook *hook) {
  double n = total_of(x, k);
  if (!(k >= 1 && c >= 0.0 && n >= 1.0 && c <= n))
    return akk_fail(AKK_EINVAL, "no box");
  double room = 2.0 * c * (double)k + 1.0;
  if (!(room < 1e9))
    return akk_fail(AKK_ENOMEM, "too many respondents for this method");
  /* a sum beyond what the categories to come can make up for is of no use */
  int64_t half = (int64_t)c * ((k + 1) / 2), size = 2 * half + 1;
  int64_t reach = (int64_t)c;
  double *sum = akk_calloc((size_t)size, sizeof *sum);
  double *next = akk_calloc((size_t)size, sizeof *next);
  double *weight = akk_calloc((size_t)(2 * reach + 1), sizeof *weight);
  akk_status status = akk_ok();
  if (sum == NULL || next == NULL || weight == NULL) {
    status = akk_fail(AKK_ENOMEM, "out of memory");
    goto done;
  }
  double N = M == NULL ? INFINITY : total_of(M, k);
  /* (N - n)/n times C(M, a + 1)/C(M, a) is about 1 near a = x */
  double scale = isinf(N) ? 1.0 : n / (N - n);
  if (!isinf(N) && N == n) {
    *probability = 1.0;
    goto done;
  }
  sum[half] = 1.0;
  for (int64_t i = 0; i < k; i++) {
    double Mi = M == NULL ? INFINITY : M[i];
    memset(weight, 0, (size_t)(2 * reach + 1) * sizeof *weight);
    int64_t down = x[i] < c ? (int64_t)x[i] : reach;
    int64_t up = Mi - x[i] < c ? (int64_t)(Mi - x[i]) : reach;
    weight[reach] = 1.0;
    for (int64_t d = 0; d < up; d++)
      weight[reach + d + 1] =
          weight[reach + d] * scale * ratio(x[i] + (double)d, x[i], Mi);
    for (int64_t d = 0; d < down; d++)
      weight[reach - d - 1] =
          weight[reach - d] / (scale * ratio(x[i] - (double)d - 1.0, x[i], Mi));
    int64_t before = i < k - i ? i : k - i,
            after = i + 1 < k - i - 1 ? i + 1 : k - i - 1;
    before *= reach;
    after *= reach;
    for (int64_t s = -after; s <= after; s++) {
      if ((s + after) % 1024 == 0 && akk_interrupted(hook)) {
        status = akk_fail(AKK_EINTERRUPT, "stopped by the user");
        goto done;
      }
      /* d from -down to up with s - d from -before to before */
      int64_t from = s - before > -down ? s - before : -down;
      int64_t to = s + before < up ? s + before : up;
      double mass = 0.0;
      for (int64_t d = from; d <= to; d++)
        mass += weight[reach + d] * sum[half + s - d];
      next[half + s] = mass;
    }
    double *swap = sum;
    sum = next;
    next = swap;
  }
  *probability = fmin(1.0, sum[half] * exp(log_probability(x, M, k, n)));
done:
  free(sum);
  free(next);
  free(weight);
  return status;
}

/* The smallest whole c >= 1 whose box has the level, its probability, and that
 * of c - 1. */
static akk_status find_box(const akk_multinom_input *in, const double *M,
                           double n, double level, double *c, double *at,
                           double *before, const akk_hook *hook) {
  double low = 0.0, high = 1.0, p_low = 0.0, p_high = 0.0;
  akk_status status = akk_box_probability(in->x, M, in->k, 0.0, &p_low, hook);
  if (status.code != AKK_OK)
    return status;
  /* where x alone has the level, as May & Johnson (2000) have it: from 0 */
  if (p_low >= level)
    p_low = 0.0;
  for (;;) {
    high = fmin(high, n);
    status = akk_box_probability(in->x, M, in->k, high, &p_high, hook);
    if (status.code != AKK_OK)
      return status;
    if (p_high >= level || high >= n)
      break;
    low = high;
    p_low = p_high;
    high *= 2.0;
  }
  while (high - low > 1.0) {
    double mid = low + floor((high - low) / 2.0), p;
    status = akk_box_probability(in->x, M, in->k, mid, &p, hook);
    if (status.code != AKK_OK)
      return status;
    if (p >= level) {
      high = mid;
      p_high = p;
    } else {
      low = mid;
      p_low = p;
    }
  }
  *c = high;
  *at = p_high;
  *before = p_low;
  return status;
}

/* Sison & Glaz (1995), equation of their interval: p - c/n to
 * p + (c + 2 gamma)/n, with c the largest box below the level. */
static akk_status sison_glaz(const akk_multinom_input *in, double n,
                             double *low, double *high, const akk_hook *hook) {
  int finite = isfinite(in->N);
  double *M = NULL;
  akk_status status = akk_ok();
  if (finite) {
    M = akk_calloc((size_t)in->k, sizeof *M);
    if (M == NULL)
      return akk_fail(AKK_ENOMEM, "out of memory");
    status = akk_whole_population(in->x, in->k, in->N, M);
  }
  double level = 1.0 - akk_alpha(in->conf_level), c, at, before;
  if (status.code == AKK_OK)
    status = find_box(in, M, n, level, &c, &at, &before, hook);
  free(M);
  if (status.code != AKK_OK)
    return status;
  double gamma =
      at > before ? fmin(1.0, (level - before) / (at - before)) : 1.0;
  for (int64_t i = 0; i < in->k; i++) {
    double x = in->x[i];
    /* as far as those who did not answer can take it */
    double least = finite ? x / in->N : 0.0;
    double most = finite ? (x + (in->N - n)) / in->N : 1.0;
    low[i] = fmax(least, (x - (c - 1.0)) / n);
    high[i] = fmin(most, (x + (c - 1.0) + 2.0 * gamma) / n);
  }
  return akk_ok();
}

/* Bonferroni: whatever the other categories hold, each count by itself is
 * hypergeometric (binomial). */
static akk_status exact(const akk_multinom_input *in, double n, double *low,
                        double *high, const akk_hook *hook) {
  double level = 1.0 - akk_alpha(in->conf_level) / (double)in->k;
  akk_exact_input each = {.length = in->k,
                          .x = {in->x, in->k},
                          .n = {&n, 1},
                          .N = {&in->N, 1},
                          .conf_level = {&level, 1},
                          .method = AKK_EXACT_SHORTEST};
  return akk_exact_ci(&each, low, high, hook);
}

akk_status akk_multinom_ci(const akk_multinom_input *in, double *low,
                           double *high, const akk_hook *hook) {
  double n = 0.0;
  for (int64_t i = 0; i < in->k; i++) {
    if (!(in->x[i] >= 0.0 && isfinite(in->x[i])))
      return akk_fail(AKK_EINVAL, "a count is out of range");
    n += in->x[i];
  }
  if (!(in->k >= 2 && n >= 1.0 && n <= in->N))
    return akk_fail(AKK_EINVAL, "too few categories or people");
  switch (in->method) {
  case AKK_MULTINOM_GOODMAN:
    return goodman(in, n, low, high);
  case AKK_MULTINOM_SISON_GLAZ:
    return sison_glaz(in, n, low, high, hook);
  case AKK_MULTINOM_EXACT:
    return exact(in, n, low, high, hook);
  }
  return akk_fail(AKK_EINVAL, "no such method");
}
