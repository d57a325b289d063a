/* src/sample-size.c: the margin turned round, against the margin itself. */
#include <stdint.h>

#include "../../src/sample-size.h"
#include "check.h"

static akk_recycled one(const double *x) {
  akk_recycled r = {x, 1};
  return r;
}

static double margin(double n, double N, double p, akk_fpc fpc) {
  double level = 0.95, answer = NAN;
  akk_moe_input in = {1, one(&n), one(&N), one(&p), one(&level), fpc};
  CHECK(akk_moe(&in, &answer, NULL).code == AKK_OK);
  return answer;
}

static akk_code population(double m, double half, double n, double p,
                           akk_fpc fpc, double answer[3]) {
  double level = 0.95;
  akk_population_size_input in = {1,       one(&m),     one(&half), one(&n),
                                  one(&p), one(&level), fpc};
  akk_population_size_result r = {&answer[0], &answer[1], &answer[2]};
  return akk_population_size(&in, &r, NULL).code;
}

static akk_code sample(double m, double N, double p, double rate, akk_fpc fpc,
                       double answer[4]) {
  double level = 0.95;
  akk_sample_size_input in = {1,           one(&m),    one(&N), one(&p),
                              one(&level), one(&rate), fpc};
  akk_sample_size_result r = {&answer[0], &answer[1], &answer[2], &answer[3]};
  return akk_sample_size(&in, &r, NULL).code;
}

static void ranges_end_where_the_margin_leaves(void) {
  for (int i = 0; i < 3000; i++) {
    akk_fpc fpc = i % 2 ? AKK_FPC_N_MINUS_1 : AKK_FPC_1_MINUS_F;
    double n = (double)(2 + random_below(300));
    double N = n + (double)random_below(2000), p = random_unit();
    double half = pow(10.0, -(double)(2 + random_below(4)));
    double m = margin(n, N, p, fpc), a[3];
    CHECK(population(m, half, n, p, fpc, a) == AKK_OK);
    CHECK(n <= a[1] && a[1] <= N && N <= a[2]);
    CHECK_NEAR(a[0], N, 1e-7);
    CHECK(margin(n, a[1], p, fpc) >= (m - half) * (1 - 1e-9));
    if (a[1] > n)
      CHECK(margin(n, a[1] - 1, p, fpc) < m - half);
    if (isfinite(a[2])) {
      CHECK(margin(n, a[2], p, fpc) <= (m + half) * (1 + 1e-9));
      CHECK(margin(n, a[2] + 1, p, fpc) > m + half);
    } else {
      CHECK(margin(n, INFINITY, p, fpc) <= (m + half) * (1 + 1e-9));
    }
  }
}

static void one_respondent_fewer_is_too_few(void) {
  for (int i = 0; i < 3000; i++) {
    akk_fpc fpc = i % 2 ? AKK_FPC_N_MINUS_1 : AKK_FPC_1_MINUS_F;
    double N = i % 7 ? (double)(2 + random_below(5000)) : INFINITY;
    double p = random_unit(), m = 0.001 + 0.3 * random_unit(), a[4];
    double rate = 0.01 + 0.99 * random_unit();
    CHECK(sample(m, N, p, rate, fpc, a) == AKK_OK);
    CHECK(a[0] >= 1 && a[0] <= N && a[2] == margin(a[0], N, p, fpc));
    CHECK(a[2] <= m);
    if (a[0] > 2)
      CHECK(margin(a[0] - 1, N, p, fpc) > m);
    double all = floor(N * rate * (1 + 1e-12));
    if (isinf(N))
      CHECK(a[3] == 0);
    else if (all >= (fpc == AKK_FPC_1_MINUS_F ? 2 : 1))
      CHECK(a[3] == margin(all, N, p, fpc));
    else
      CHECK(isnan(a[3]));
    if (isnan(a[1]))
      CHECK(N * rate < a[0] + 1e-6);
    else
      CHECK(a[1] * rate >= a[0] * (1 - 1e-9) && (a[1] - 1) * rate < a[0]);
  }
}

static void what_is_out_of_range_is_refused(void) {
  double a[4];
  CHECK(population(0.05, 0.005, 0, 0.5, AKK_FPC_N_MINUS_1, a) == AKK_EINVAL);
  CHECK(population(0.05, 0.005, 1, 0.5, AKK_FPC_1_MINUS_F, a) == AKK_EINVAL);
  CHECK(population(0.05, 0, 5, 0.5, AKK_FPC_N_MINUS_1, a) == AKK_EINVAL);
  CHECK(population(NAN, 0.1, 5, 0.5, AKK_FPC_N_MINUS_1, a) == AKK_EINVAL);
  CHECK(population(0.05, 0.1, 5, 0.5, AKK_FPC_NONE, a) == AKK_EINVAL);
  CHECK(sample(0, 10, 0.5, 1, AKK_FPC_N_MINUS_1, a) == AKK_EINVAL);
  CHECK(sample(0.1, 10, 1.5, 1, AKK_FPC_N_MINUS_1, a) == AKK_EINVAL);
  CHECK(sample(0.1, 10, 0.5, 0, AKK_FPC_N_MINUS_1, a) == AKK_EINVAL);
  CHECK(sample(0.01, 10, 0.5, 1, AKK_FPC_NONE, a) == AKK_EINVAL);
}

int main(void) {
  RUN(ranges_end_where_the_margin_leaves);
  RUN(one_respondent_fewer_is_too_few);
  RUN(what_is_out_of_range_is_refused);
  return CHECK_STATUS();
}
