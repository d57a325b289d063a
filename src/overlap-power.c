#include "overlap-power.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "gsl-guard.h"

#define NOTHING 1e-18

static int64_t min_of(int64_t a, int64_t b) { return a < b ? a : b; }
static int64_t max_of(int64_t a, int64_t b) { return a > b ? a : b; }

/* Masses of Bin(n, p), outward from the mode */
static void binomial(int64_t n, double p, double *mass) {
  memset(mass, 0, sizeof *mass * (size_t)(n + 1));
  if (p <= 0.0 || p >= 1.0) {
    mass[p <= 0.0 ? 0 : n] = 1.0;
    return;
  }
  int64_t mode = min_of((int64_t)floor((double)(n + 1) * p), n);
  double sum = 1.0, odds = p / (1.0 - p);
  mass[mode] = 1.0;
  for (int64_t x = mode; x < n; x++)
    sum += mass[x + 1] = mass[x] * odds * (double)(n - x) / (double)(x + 1);
  for (int64_t x = mode; x > 0; x--)
    sum += mass[x - 1] = mass[x] / odds * (double)x / (double)(n - x + 1);
  for (int64_t x = 0; x <= n; x++)
    mass[x] /= sum;
}

/* Masses of h agreeing single answers in group 1, of B in u1 + u2, from `low`
 */
static void hypergeometric(int64_t u1, int64_t u2, int64_t B, double *mass) {
  int64_t low = max_of(0, B - u2), high = min_of(u1, B);
  int64_t mode = (int64_t)floor((double)(u1 + 1) * (double)(B + 1) /
                                (double)(u1 + u2 + 2));
  mode = min_of(max_of(mode, low), high);
  double sum = 1.0;
  mass[mode - low] = 1.0;
  for (int64_t x = mode; x < high; x++)
    sum += mass[x + 1 - low] = mass[x - low] * (double)(u1 - x) *
                               (double)(B - x) /
                               ((double)(x + 1) * (double)(u2 - B + x + 1));
  for (int64_t x = mode; x > low; x--)
    sum += mass[x - 1 - low] = mass[x - low] * (double)x *
                               (double)(u2 - B + x) /
                               ((double)(u1 - x + 1) * (double)(B - x + 1));
  for (int64_t x = low; x <= high; x++)
    mass[x - low] /= sum;
}

/* Which y of low .. low + length - 1 are rejected, given their null masses.
 * 2 u E Y is the whole number `twice`; u is 1 or more. */
static void rejected(const double *null, int64_t length, int64_t low,
                     int64_t twice, int64_t u, double alpha,
                     akk_alternative alternative, double *upper, double *lower,
                     unsigned char *out) {
  double sum = 0.0;
  for (int64_t i = 0; i < length; i++)
    lower[i] = sum += null[i];
  sum = 0.0;
  for (int64_t i = length - 1; i >= 0; i--)
    upper[i] = sum += null[i];
  double level = alpha * (1.0 + 1e-12);
  for (int64_t i = 0; i < length; i++) {
    double p;
    if (alternative == AKK_GREATER) {
      p = upper[i];
    } else if (alternative == AKK_LESS) {
      p = lower[i];
    } else {
      /* y mirrored at E Y is twice / u - y */
      int64_t y = low + i, off = 2 * u * y - twice;
      int64_t mirror = twice - u * y;
      if (off == 0) {
        p = 1.0;
      } else if (off > 0) {
        int64_t to = mirror >= 0 ? mirror / u : -((-mirror + u - 1) / u);
        p = upper[i] + (to < low ? 0.0 : lower[min_of(to - low, length - 1)]);
      } else {
        int64_t from = mirror >= 0 ? (mirror + u - 1) / u : -((-mirror) / u);
        p = lower[i] +
            (from > low + length - 1 ? 0.0 : upper[max_of(from - low, 0)]);
      }
    }
    out[i] = p <= level;
  }
}

typedef struct {
  double *a, *b, *s1, *s2, *hyper, *null, *true_mass, *upper, *lower;
  double *pair, *joint;
  unsigned char *reject;
} room;

static akk_status exact_test(const akk_power_input *in, room *r, double *power,
                             const akk_hook *hook) {
  int64_t m = in->m, u1 = in->n1 - m, u2 = in->n2 - m, u = u1 + u2;
  double first = in->p1 - in->both, second = in->p2 - in->both;
  double discordant = fmax(0.0, first) + fmax(0.0, second);
  double share = discordant > 0.0 ? fmax(0.0, first) / discordant : 0.5;
  double *of_D = r->pair;
  binomial(m, fmin(discordant, 1.0), of_D);
  binomial(u1, in->p1, r->s1);
  binomial(u2, in->p2, r->s2);
  *power = 0.0;
  for (int64_t B = 0; B <= u; B++) {
    int64_t low = max_of(0, B - u2), high = min_of(u1, B),
            span = high - low + 1;
    double of_B = 0.0;
    for (int64_t s = low; s <= high; s++)
      of_B += r->s1[s] * r->s2[B - s];
    if (of_B < NOTHING)
      continue;
    hypergeometric(u1, u2, B, r->hyper);
    for (int64_t D = 0; D <= m; D++) {
      if (of_D[D] * of_B < NOTHING)
        continue;
      if (akk_interrupted(hook))
        return akk_fail(AKK_EINTERRUPT, "interrupted");
      binomial(D, 0.5, r->a);
      binomial(D, share, r->b);
      int64_t length = D + span;
      memset(r->null, 0, sizeof *r->null * (size_t)length);
      memset(r->true_mass, 0, sizeof *r->true_mass * (size_t)length);
      for (int64_t s = 0; s < span; s++) {
        double h = r->hyper[s], t = r->s1[low + s] * r->s2[B - low - s];
        for (int64_t d = 0; d <= D; d++) {
          r->null[s + d] += h * r->a[d];
          r->true_mass[s + d] += t * r->b[d];
        }
      }
      int64_t w = u > 0 ? u : 1;
      rejected(r->null, length, low, D * w + 2 * B * u1, w, in->alpha,
               in->alternative, r->upper, r->lower, r->reject);
      double sum = 0.0;
      for (int64_t i = 0; i < length; i++)
        if (r->reject[i])
          sum += r->true_mass[i];
      *power += of_D[D] * sum;
    }
  }
  return akk_ok();
}

/* The joint distribution of (c1, c2), then each sum's own hypergeometric test
 */
static akk_status naive_test(const akk_power_input *in, room *r, double *power,
                             const akk_hook *hook) {
  int64_t m = in->m, u1 = in->n1 - m, u2 = in->n2 - m;
  int64_t wide1 = in->n1 + 1, wide2 = in->n2 + 1;
  double *joint = r->joint;
  memset(joint, 0, sizeof *joint * (size_t)(wide1 * wide2));
  double yes = in->p1 > 0.0 ? fmin(1.0, in->both / in->p1) : 0.0;
  double no = in->p1 < 1.0
                  ? fmin(1.0, fmax(0.0, in->p2 - in->both) / (1.0 - in->p1))
                  : 0.0;
  binomial(m, in->p1, r->pair);
  binomial(u1, in->p1, r->s1);
  binomial(u2, in->p2, r->s2);
  for (int64_t x = 0; x <= m; x++) {
    if (r->pair[x] < NOTHING)
      continue;
    if (akk_interrupted(hook))
      return akk_fail(AKK_EINTERRUPT, "interrupted");
    /* agreeing for group 2, given x for group 1: pairs, then single answers */
    binomial(x, yes, r->a);
    binomial(m - x, no, r->b);
    memset(r->null, 0, sizeof *r->null * (size_t)(m + 1));
    for (int64_t i = 0; i <= x; i++)
      for (int64_t j = 0; j <= m - x; j++)
        r->null[i + j] += r->a[i] * r->b[j];
    memset(r->true_mass, 0, sizeof *r->true_mass * (size_t)wide2);
    for (int64_t i = 0; i <= m; i++)
      for (int64_t j = 0; j <= u2; j++)
        r->true_mass[i + j] += r->null[i] * r->s2[j];
    for (int64_t s = 0; s <= u1; s++) {
      double weight = r->pair[x] * r->s1[s];
      if (weight < NOTHING)
        continue;
      double *row = joint + (x + s) * wide2;
      for (int64_t c2 = 0; c2 < wide2; c2++)
        row[c2] += weight * r->true_mass[c2];
    }
  }
  *power = 0.0;
  for (int64_t sum = 0; sum <= in->n1 + in->n2; sum++) {
    int64_t low = max_of(0, sum - in->n2), high = min_of(in->n1, sum);
    hypergeometric(in->n1, in->n2, sum, r->hyper);
    rejected(r->hyper, high - low + 1, low, 2 * sum * in->n1, in->n1 + in->n2,
             in->alpha, in->alternative, r->upper, r->lower, r->reject);
    for (int64_t c1 = low; c1 <= high; c1++)
      if (r->reject[c1 - low])
        *power += joint[c1 * wide2 + sum - c1];
  }
  return akk_ok();
}

akk_status akk_power_top2(const akk_power_input *in, double *power,
                          double *naive, const akk_hook *hook) {
  if (in->n1 < 1 || in->n2 < 1 || in->m < 0 || in->m > min_of(in->n1, in->n2) ||
      in->n1 > 20000 || in->n2 > 20000 || !(in->p1 >= 0.0 && in->p1 <= 1.0) ||
      !(in->p2 >= 0.0 && in->p2 <= 1.0))
    return akk_fail(AKK_EINVAL, "a design that cannot be");
  size_t n = (size_t)(in->n1 + in->n2) + 2;
  room r = {
      akk_calloc(n, sizeof(double)),
      akk_calloc(n, sizeof(double)),
      akk_calloc(n, sizeof(double)),
      akk_calloc(n, sizeof(double)),
      akk_calloc(n, sizeof(double)),
      akk_calloc(n, sizeof(double)),
      akk_calloc(n, sizeof(double)),
      akk_calloc(n, sizeof(double)),
      akk_calloc(n, sizeof(double)),
      akk_calloc(n, sizeof(double)),
      akk_calloc((size_t)(in->n1 + 1) * (size_t)(in->n2 + 1), sizeof(double)),
      akk_calloc(n, 1)};
  akk_status status = akk_fail(AKK_ENOMEM, "out of memory");
  if (r.a != NULL && r.b != NULL && r.s1 != NULL && r.s2 != NULL &&
      r.hyper != NULL && r.null != NULL && r.true_mass != NULL &&
      r.upper != NULL && r.lower != NULL && r.pair != NULL && r.joint != NULL &&
      r.reject != NULL) {
    status = exact_test(in, &r, power, hook);
    if (status.code == AKK_OK)
      status = naive_test(in, &r, naive, hook);
  }
  free(r.a);
  free(r.b);
  free(r.s1);
  free(r.s2);
  free(r.hyper);
  free(r.null);
  free(r.true_mass);
  free(r.upper);
  free(r.lower);
  free(r.pair);
  free(r.joint);
  free(r.reject);
  return status;
}
