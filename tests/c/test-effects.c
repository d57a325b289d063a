/* src/effects.c: each linearisation against what one person more or less does
 * (numeric derivatives), a table by hand, and the ends of the scale. */
#include <stdint.h>
#include <string.h>

#include "../../src/effects.h"
#include "check.h"

enum { K = 4, K1 = K + 1 };
static const double scores[K] = {1, 2, 4, 4.5};
static const int top[K] = {0, 0, 1, 1};

static double estimate(const double *twin, int which) {
  akk_effects_out out;
  if (akk_effects(twin, K, scores, top, INFINITY, 0.95, &out).code != AKK_OK)
    return NAN;
  return out.effect[which].estimate;
}

/* The influence of a cell is the derivative of the estimate by its count. */
static void standard_errors_are_those_of_the_derivatives(void) {
  for (int i = 0; i < 200; i++) {
    double twin[K1 * K1], n = 0;
    for (int c = 0; c < K1 * K1; c++)
      n += twin[c] = (double)(1 + random_below(i % 2 ? 4 : 40));
    double N = i % 3 ? INFINITY : n + (double)random_below(300);
    akk_effects_out out;
    CHECK(akk_effects(twin, K, scores, top, N, 0.9, &out).code == AKK_OK);
    CHECK(out.n == n);
    double f = isinf(N) ? 0 : n / N;
    for (int e = 0; e < AKK_N_EFFECTS; e++) {
      double sum = 0;
      for (int c = 0; c < K1 * K1; c++) {
        double at = twin[c], h = 1e-4;
        twin[c] = at + h;
        double u = estimate(twin, e);
        twin[c] = at - h;
        u = (u - estimate(twin, e)) / (2 * h);
        twin[c] = at;
        sum += at * u * u;
      }
      CHECK_NEAR(out.effect[e].std_error, sqrt((1 - f) * n / (n - 1) * sum),
                 2e-7);
      CHECK(out.effect[e].low <= out.effect[e].estimate);
      CHECK(out.effect[e].high >= out.effect[e].estimate);
    }
  }
}

static void two_samples_are_two_factors(void) {
  double x[K] = {3, 4, 0, 5}, y[K] = {1, 8, 2, 2}, twin[K1 * K1] = {0};
  for (int a = 0; a < K; a++) {
    twin[a + K1 * K] = x[a];
    twin[K + K1 * a] = y[a];
  }
  akk_effects_out one, two, inf;
  CHECK(akk_effects(twin, K, scores, top, 1e300, 0.95, &one).code == AKK_OK);
  CHECK(akk_effects_two(x, y, K, scores, top, 24, 1e300, 0.95, &two).code ==
        AKK_OK);
  CHECK(akk_effects_two(x, y, K, scores, top, 12, INFINITY, 0.95, &inf).code ==
        AKK_OK);
  for (int e = 0; e < AKK_N_EFFECTS; e++)
    CHECK_NEAR(one.effect[e].estimate, two.effect[e].estimate, 1e-15);
  /* mean1: var/12 with the one over 11 where the other has 24/25 over 23 */
  double all = one.effect[0].std_error / sqrt(25.0 / 24.0);
  CHECK_NEAR(two.effect[0].std_error, all * sqrt(0.5 * 12.0 / 11.0), 1e-12);
  CHECK(inf.effect[0].std_error == 0.0); /* all of group 1 answered */
  CHECK(inf.effect[1].std_error > 0.0);
}

/* 2 x 2: the odds ratio and its usual standard error */
static void two_answers_give_the_odds_ratio(void) {
  double x[2] = {7, 13}, y[2] = {11, 5};
  akk_effects_out out;
  CHECK(akk_effects_two(x, y, 2, NULL, NULL, INFINITY, INFINITY, 0.95, &out)
            .code == AKK_OK);
  CHECK_NEAR(out.effect[AKK_EFFECT_ODDS].estimate, 13.0 * 11 / (7.0 * 5),
             1e-14);
  double v = (1 / 7.0 + 1 / 13.0) * 20 / 19 + (1 / 11.0 + 1 / 5.0) * 16 / 15;
  CHECK_NEAR(out.effect[AKK_EFFECT_LOG_ODDS].std_error, sqrt(v), 1e-14);
  CHECK(isnan(out.effect[AKK_EFFECT_MEAN1].estimate));
  CHECK(isnan(out.effect[AKK_EFFECT_TOP_DIFF].high));
}

static void every_small_table_is_finite_and_ordered(void) {
  /* k = 2, cells 0 to 2 */
  long tables = 0;
  for (int code = 0; code < 19683; code++) {
    double twin[9];
    int rest = code;
    for (int c = 0; c < 9; c++, rest /= 3)
      twin[c] = rest % 3;
    double n1 = twin[0] + twin[3] + twin[6] + twin[1] + twin[4] + twin[7];
    double n2 = twin[0] + twin[1] + twin[2] + twin[3] + twin[4] + twin[5];
    double n = n1 + twin[2] + twin[5] + twin[8];
    akk_effects_out out;
    akk_status s = akk_effects(twin, 2, scores, top, n + code % 2, 0.95, &out);
    if (n1 == 0 || n2 == 0) {
      CHECK(s.code == AKK_EINVAL);
      continue;
    }
    tables++;
    CHECK(s.code == AKK_OK);
    for (int e = 0; e < AKK_N_EFFECTS; e++) {
      akk_effect f = out.effect[e];
      CHECK(isfinite(f.estimate));
      if (n == 1 && code % 2) {
        CHECK(isnan(f.std_error) && isnan(f.low) && isnan(f.high));
      } else {
        CHECK(isfinite(f.std_error) && isfinite(f.low) && isfinite(f.high));
        CHECK(f.low <= f.estimate && f.estimate <= f.high);
        CHECK(code % 2 || f.std_error == 0.0);
        CHECK(code % 2 || (f.low == f.estimate && f.high == f.estimate));
      }
    }
  }
  CHECK(tables > 15000);
}

/* Groups that do not touch: superiority 1, yet not known for certain */
static void the_ends_have_an_interval(void) {
  double x[3] = {0, 0, 10}, y[3] = {6, 4, 0};
  akk_effects_out out;
  CHECK(akk_effects_two(x, y, 3, scores, NULL, INFINITY, INFINITY, 0.95, &out)
            .code == AKK_OK);
  akk_effect e = out.effect[AKK_EFFECT_SUPERIORITY];
  CHECK(e.estimate == 1.0 && e.high == 1.0 && e.low < 0.99 && e.low > 0.5);
  e = out.effect[AKK_EFFECT_ODDS];
  CHECK(isfinite(e.estimate) && e.estimate > 10 && e.low > 1);
  CHECK(akk_effects_two(y, x, 3, scores, NULL, INFINITY, INFINITY, 0.95, &out)
            .code == AKK_OK);
  CHECK_NEAR(out.effect[AKK_EFFECT_ODDS].high, 1 / e.low, 1e-12);
  CHECK(out.effect[AKK_EFFECT_SUPERIORITY].low == 0.0);
}

static void unused_ends_change_nothing(void) {
  for (int i = 0; i < 300; i++) {
    double x[3], y[3], x5[5] = {0}, y5[5] = {0};
    for (int a = 0; a < 3; a++) {
      x5[a + i % 3] = x[a] = (double)random_below(3) + 2.0 * (a == 1);
      y5[a + i % 3] = y[a] = (double)random_below(3) + 2.0 * (a == 2);
    }
    akk_effects_out out, more;
    CHECK(akk_effects_two(x, y, 3, NULL, NULL, 30, 40, 0.95, &out).code ==
          AKK_OK);
    CHECK(akk_effects_two(x5, y5, 5, NULL, NULL, 30, 40, 0.95, &more).code ==
          AKK_OK);
    for (int e = AKK_EFFECT_SUPERIORITY; e < AKK_N_EFFECTS; e++) {
      akk_effect a = out.effect[e], b = more.effect[e];
      CHECK(fabs(a.estimate - b.estimate) <= 1e-12 * (1 + fabs(a.estimate)));
      CHECK(fabs(a.low - b.low) <= 1e-11 * (1 + fabs(a.low)));
      CHECK(fabs(a.high - b.high) <= 1e-11 * (1 + fabs(a.high)));
    }
  }
}

static void one_answer_tables(void) {
  double table[6] = {1, 2, 3, 4, 5, 6}, twin[9];
  const double want[9] = {3, 0, 5, 0, 4, 6, 1, 2, 0};
  akk_one_answer_twin(table, 2, twin);
  CHECK(memcmp(twin, want, sizeof want) == 0);
}

static void what_is_out_of_range_is_refused(void) {
  akk_effects_out out;
  double twin[9] = {1, 1, 0, 0, 1, 0, 0, 0, 2}, bad[2] = {1, INFINITY};
  CHECK(akk_effects(twin, 0, NULL, NULL, 9, 0.95, &out).code == AKK_EINVAL);
  CHECK(akk_effects(twin, 2, bad, NULL, 9, 0.95, &out).code == AKK_EINVAL);
  CHECK(akk_effects(twin, 2, NULL, NULL, 4, 0.95, &out).code == AKK_EINVAL);
  CHECK(akk_effects(twin, 2, NULL, NULL, 9, 1, &out).code != AKK_OK);
  twin[0] = -1;
  CHECK(akk_effects(twin, 2, NULL, NULL, 9, 0.95, &out).code == AKK_EINVAL);
  bad[0] = 0;
  CHECK(akk_effects_two(bad, bad, 2, NULL, NULL, 9, 9, 0.95, &out).code ==
        AKK_EINVAL);
}

int main(void) {
  RUN(standard_errors_are_those_of_the_derivatives);
  RUN(two_samples_are_two_factors);
  RUN(two_answers_give_the_odds_ratio);
  RUN(every_small_table_is_finite_and_ordered);
  RUN(the_ends_have_an_interval);
  RUN(unused_ends_change_nothing);
  RUN(one_answer_tables);
  RUN(what_is_out_of_range_is_refused);
  return CHECK_STATUS();
}
