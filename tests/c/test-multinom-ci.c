/* src/multinom-ci.c: boxes against all tables listed, whole populations. */
#include <stdint.h>

#include "../../src/multinom-ci.h"
#include "check.h"

enum { K = 4 };

static double choose(double n, double k) {
  return k < 0 || k > n
             ? 0
             : exp(lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1));
}

static double listed(const double *x, const double *M, double c) {
  double n = 0, N = 0, total = 0;
  for (int i = 0; i < K; i++) {
    n += x[i];
    N += M == NULL ? 0 : M[i];
  }
  for (double a = 0; a <= n; a++)
    for (double b = 0; a + b <= n; b++)
      for (double d = 0; a + b + d <= n; d++) {
        double y[K] = {a, b, d, n - a - b - d};
        double p = M == NULL ? exp(lgamma(n + 1)) : 1 / choose(N, n);
        for (int i = 0; i < K; i++) {
          if (fabs(y[i] - x[i]) > c)
            p = 0;
          p *= M == NULL ? pow(x[i] / n, y[i]) / exp(lgamma(y[i] + 1))
                         : choose(M[i], y[i]);
        }
        total += p;
      }
  return total;
}

static void boxes_are_those_listed(void) {
  for (int i = 0; i < 300; i++) {
    double x[K], M[K], n = 0, N, p;
    for (int j = 0; j < K; j++)
      n += x[j] = (double)random_below(i % 2 ? 9 : 3);
    if (n == 0)
      x[0] = n = 1;
    N = n + (double)random_below(40);
    CHECK(akk_whole_population(x, K, N, M).code == AKK_OK);
    for (double c = 0; c <= n; c++) {
      CHECK(akk_box_probability(x, NULL, K, c, &p, NULL).code == AKK_OK);
      CHECK(fabs(p - listed(x, NULL, c)) < 1e-12);
      CHECK(akk_box_probability(x, M, K, c, &p, NULL).code == AKK_OK);
      CHECK(fabs(p - listed(x, M, c)) < 1e-12);
    }
    CHECK(p > 1 - 1e-12);
  }
}

static void whole_populations_add_up(void) {
  for (int i = 0; i < 5000; i++) {
    double x[7], M[7], n = 0, sum = 0;
    int64_t k = 2 + random_below(6);
    for (int64_t j = 0; j < k; j++)
      n += x[j] = (double)random_below(i % 3 ? 50 : 2);
    if (n == 0)
      x[0] = n = 1;
    double N = n + (double)random_below(i % 2 ? 100 : 10000000);
    CHECK(akk_whole_population(x, k, N, M).code == AKK_OK);
    for (int64_t j = 0; j < k; j++) {
      sum += M[j];
      CHECK(M[j] >= x[j] && M[j] == floor(M[j]));
      CHECK(fabs(M[j] - N * x[j] / n) < 1);
    }
    CHECK(sum == N);
  }
}

/* Sison and Glaz (1995): below x the last box c - 1 that has not the level,
 * above it as much and twice the part of the next step that the level takes. */
static void is_sison_and_glaz(const akk_multinom_input *in, double n,
                              const double *low, const double *high) {
  double M[6], c = 0, before = 0, at = 0;
  const double *of = isinf(in->N) ? NULL : M;
  if (of != NULL)
    CHECK(akk_whole_population(in->x, in->k, in->N, M).code == AKK_OK);
  for (; c <= n; c++) {
    CHECK(akk_box_probability(in->x, of, in->k, c, &at, NULL).code == AKK_OK);
    if (c > 0 && at >= in->conf_level)
      break;
    before = at;
  }
  double part = (in->conf_level - before) / (at - before);
  if (at <= before || part < 0 || part > 1) /* x alone has the level */
    return;
  for (int64_t j = 0; j < in->k; j++) {
    double x = in->x[j], N = in->N;
    double least = isinf(N) ? 0 : x / N, most = isinf(N) ? 1 : (x + N - n) / N;
    CHECK_NEAR(low[j], fmax(least, (x - (c - 1)) / n), 1e-12);
    CHECK_NEAR(high[j], fmin(most, (x + (c - 1) + 2 * part) / n), 1e-7);
  }
}

static void limits_are_ordered(void) {
  for (int i = 0; i < 1500; i++) {
    double x[6], low[6], high[6], n = 0;
    int64_t k = 2 + random_below(5);
    for (int64_t j = 0; j < k; j++)
      n += x[j] = (double)random_below(i % 3 ? 60 : 2);
    if (n == 0)
      x[0] = n = 1;
    double N = i % 4 ? n + (double)random_below(500) : INFINITY;
    for (int m = 0; m < 2; m++) {
      akk_multinom_input in = {x, k, N, i % 5 ? 0.95 : random_unit() * 0.9999,
                               (akk_multinom_method)m};
      CHECK(akk_multinom_ci(&in, low, high, NULL).code == AKK_OK);
      for (int64_t j = 0; j < k; j++)
        CHECK(0 <= low[j] && low[j] <= x[j] / n + 1e-15 &&
              x[j] / n <= high[j] + 1e-15 && high[j] <= 1);
      if (m == AKK_MULTINOM_SISON_GLAZ)
        is_sison_and_glaz(&in, n, low, high);
    }
  }
}

static int stop(void *data) {
  (void)data;
  return 1;
}

static void what_cannot_be_is_said(void) {
  double x[2] = {3, 4}, bad[2] = {3, -1}, none[2] = {0, 0}, low[2], high[2], p;
  akk_multinom_input in = {x, 2, 6, 0.95, AKK_MULTINOM_GOODMAN};
  CHECK(akk_multinom_ci(&in, low, high, NULL).code == AKK_EINVAL);
  in.N = INFINITY;
  in.x = bad;
  CHECK(akk_multinom_ci(&in, low, high, NULL).code == AKK_EINVAL);
  in.x = none;
  CHECK(akk_multinom_ci(&in, low, high, NULL).code == AKK_EINVAL);
  in.x = x;
  in.method = AKK_MULTINOM_SISON_GLAZ;
  akk_hook hook = {stop, NULL};
  CHECK(akk_multinom_ci(&in, low, high, &hook).code == AKK_EINTERRUPT);
  CHECK(akk_box_probability(x, NULL, 2, 8, &p, NULL).code == AKK_EINVAL);
}

int main(void) {
  RUN(boxes_are_those_listed);
  RUN(whole_populations_add_up);
  RUN(limits_are_ordered);
  RUN(what_cannot_be_is_said);
  return CHECK_STATUS();
}
