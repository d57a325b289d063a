/* Power by listing every outcome of a few people. */
#include <stdint.h>

#include "../../src/overlap-power.h"
#include "check.h"

static double choose(int64_t n, int64_t r) {
  double c = 1.0;
  for (int64_t i = 0; i < r; i++)
    c = c * (double)(n - i) / (double)(i + 1);
  return r < 0 || r > n ? 0.0 : c;
}

static double bin(int64_t n, int64_t x, double p) {
  return choose(n, x) * pow(p, (double)x) * pow(1.0 - p, (double)(n - x));
}

static void test_by_listing(void) {
  for (int trial = 0; trial < 300; trial++) {
    akk_power_input in;
    in.n1 = 1 + random_below(8);
    in.n2 = 1 + random_below(8);
    in.m = random_below((in.n1 < in.n2 ? in.n1 : in.n2) + 1);
    in.p1 = random_unit();
    in.p2 = random_unit();
    double low = fmax(0.0, in.p1 + in.p2 - 1.0), high = fmin(in.p1, in.p2);
    in.both = low + (high - low) * random_unit();
    in.alpha = 0.02 + 0.3 * random_unit();
    in.alternative = (akk_alternative)random_below(3);
    double power = 0.0, naive = 0.0, all = 0.0, got, got_naive;
    double q[4] = {in.both, in.p1 - in.both, in.p2 - in.both,
                   1.0 - in.p1 - in.p2 + in.both};
    for (int64_t a = 0; a <= in.m; a++)
      for (int64_t b = 0; a + b <= in.m; b++)
        for (int64_t c = 0; a + b + c <= in.m; c++)
          for (int64_t s1 = 0; s1 <= in.n1 - in.m; s1++)
            for (int64_t s2 = 0; s2 <= in.n2 - in.m; s2++) {
              int64_t d = in.m - a - b - c;
              double mass = choose(in.m, a) * choose(in.m - a, b) *
                            choose(in.m - a - b, c) * pow(q[0], (double)a) *
                            pow(q[1], (double)b) * pow(q[2], (double)c) *
                            pow(fmax(q[3], 0.0), (double)d) *
                            bin(in.n1 - in.m, s1, in.p1) *
                            bin(in.n2 - in.m, s2, in.p2);
              akk_top2_case at = {0.0, a + b + s1, a + c + s2, in.m, a, b, c};
              double p;
              CHECK(akk_top2_p(in.n1, in.n2, &at, in.alternative, &p).code ==
                    AKK_OK);
              all += mass;
              power += p <= in.alpha ? mass : 0.0;
              akk_top2_case apart = {0.0, at.c1, at.c2, 0, 0, 0, 0};
              akk_top2_p(in.n1, in.n2, &apart, in.alternative, &p);
              naive += p <= in.alpha ? mass : 0.0;
            }
    CHECK(akk_power_top2(&in, &got, &got_naive, NULL).code == AKK_OK);
    CHECK(fabs(all - 1.0) < 1e-12);
    CHECK(fabs(got - power) < 1e-11);
    CHECK(fabs(got_naive - naive) < 1e-11);
  }
}

static void test_refused(void) {
  akk_power_input in = {5, 5, 6, 0.5, 0.5, 0.25, 0.05, AKK_TWO_SIDED};
  double a, b;
  CHECK(akk_power_top2(&in, &a, &b, NULL).code == AKK_EINVAL);
}

int main(void) {
  RUN(test_by_listing);
  RUN(test_refused);
  return CHECK_STATUS();
}
