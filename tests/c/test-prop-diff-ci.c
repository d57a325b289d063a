/* src/prop-diff-ci.c and src/domain-ci.c: restricted shares against their
 * equation, limits of random samples, overlapping groups person by person. */
#include <stdint.h>

#include "../../src/domain-ci.h"
#include "../../src/exact-ci.h"
#include "../../src/prop-diff-ci.h"
#include "check.h"

static akk_recycled one(const double *x) {
  akk_recycled r = {x, 1};
  return r;
}

static double gain(double p, double p1, double w1, double p2, double w2,
                   double delta) {
  double o = p - delta, sum = 0;
  sum += p1 > 0 ? p1 * log(p) / w1 : 0;
  sum += p1 < 1 ? (1 - p1) * log1p(-p) / w1 : 0;
  sum += p2 > 0 ? p2 * log(o) / w2 : 0;
  sum += p2 < 1 ? (1 - p2) * log1p(-o) / w2 : 0;
  return sum;
}

static void restricted_shares_are_most_likely(void) {
  for (int i = 0; i < 20000; i++) {
    double n1 = (double)(1 + random_below(50));
    double n2 = (double)(1 + random_below(1000));
    double p1 = (double)random_below((int64_t)n1 + 1) / n1;
    double p2 = (double)random_below((int64_t)n2 + 1) / n2;
    double w1 = random_unit() / n1 + 1e-9, w2 = random_unit() / n2 + 1e-9;
    double delta = 2 * random_unit() - 1;
    double p = akk_restricted_share(p1, w1, p2, w2, delta);
    double low = fmax(0, delta), high = fmin(1, 1 + delta);
    CHECK(p >= low && p <= high);
    double at = gain(p, p1, w1, p2, w2, delta);
    for (int j = 1; j < 20; j++) {
      double other = low + (high - low) * j / 20.0;
      double there = gain(other, p1, w1, p2, w2, delta);
      CHECK(!(there > at + 1e-9 * (1 + fabs(at))));
    }
  }
}

static void limits_are_ordered(void) {
  for (int i = 0; i < 4000; i++) {
    double n1 = (double)(1 + random_below(40));
    double n2 = (double)(1 + random_below(400));
    double x1 = (double)random_below((int64_t)n1 + 1);
    double x2 = (double)random_below((int64_t)n2 + 1);
    double N1 = i % 3 ? n1 + (double)random_below(3) : INFINITY;
    double N2 = i % 5 ? n2 + (double)random_below(1000) : INFINITY;
    double level = i % 11 ? 0.95 : random_unit() * 0.999999 + 1e-7;
    for (int m = 0; m < 2; m++) {
      akk_prop_diff_input in = {1,        one(&x1),    one(&n1),
                                one(&N1), one(&x2),    one(&n2),
                                one(&N2), one(&level), (akk_diff_method)m};
      double a[6];
      akk_prop_diff_result r = {a, a + 1, a + 2, a + 3, a + 4, a + 5};
      CHECK(akk_prop_diff_ci(&in, &r, NULL).code == AKK_OK);
      CHECK(-1 <= a[4] && a[4] <= a[2] + 1e-15);
      CHECK(a[2] <= a[5] + 1e-15 && a[5] <= 1);
    }
  }
}

static void overlapping_groups_person_by_person(void) {
  for (int i = 0; i < 500; i++) {
    enum { MOST = 200 };
    int n = (int)(4 + random_below(MOST - 4)), a[MOST], b[MOST];
    double cell[9] = {0}, n1 = 0, n2 = 0, x1 = 0, x2 = 0;
    for (int j = 0; j < n; j++) {
      a[j] = j == 0 ? 1 : (int)random_below(3);
      b[j] = j == 1 ? 0 : (int)random_below(3);
      cell[a[j] + 3 * b[j]]++;
      n1 += a[j] < 2;
      n2 += b[j] < 2;
      x1 += a[j] == 1;
      x2 += b[j] == 1;
    }
    double sum = 0;
    for (int j = 0; j < n; j++) {
      double u = a[j] < 2 ? (a[j] - x1 / n1) / n1 : 0;
      u -= b[j] < 2 ? (b[j] - x2 / n2) / n2 : 0;
      sum += u * u;
    }
    akk_overlap_diff r;
    CHECK(akk_overlap_diff_of(cell, n + 50.0, &r).code == AKK_OK);
    CHECK(r.n1 == n1 && r.n2 == n2 && r.x1 == x1 && r.x2 == x2);
    CHECK_NEAR(r.std_error, sqrt(50.0 / (n + 50.0) * n / (n - 1.0) * sum),
               1e-12);
  }
}

static void a_domain_by_hand(void) {
  double x = 4, n_d = 8, n = 16, N = 31, level = 0.95, a[4];
  akk_domain_input in = {1, one(&x), one(&n_d), one(&n), one(&N), one(&level)};
  akk_domain_result r = {a, a + 1, a + 2, a + 3};
  CHECK(akk_domain_ci(&in, &r, NULL).code == AKK_OK);
  CHECK_NEAR(a[1], 1 / sqrt(62), 1e-15);
}

/* Printed in papers: Newcombe (1998), examples (a) and (d), his methods 5 and
 * 10 */
static void limits_are_those_printed(void) {
  static const double known[2][2][2] = {{{0.0524, 0.3339}, {0.0528, 0.3382}},
                                        {{-0.0381, 0.1926}, {-0.0326, 0.1933}}};
  static const double x1[2] = {56, 5}, n1[2] = {70, 56}, x2[2] = {48, 0},
                      n2[2] = {80, 29};
  double N = INFINITY, level = 0.95;
  for (int i = 0; i < 2; i++)
    for (int m = 0; m < 2; m++) {
      akk_prop_diff_input in = {1,       one(&x1[i]), one(&n1[i]),
                                one(&N), one(&x2[i]), one(&n2[i]),
                                one(&N), one(&level), (akk_diff_method)m};
      double a[6], p = x1[i] / n1[i], q = x2[i] / n2[i];
      akk_prop_diff_result r = {a, a + 1, a + 2, a + 3, a + 4, a + 5};
      CHECK(akk_prop_diff_ci(&in, &r, NULL).code == AKK_OK);
      CHECK(fabs(a[4] - known[i][m][0]) < 5.001e-5);
      CHECK(fabs(a[5] - known[i][m][1]) < 5.001e-5);
      CHECK_NEAR(a[2], p - q, 1e-14);
      CHECK_NEAR(a[3],
                 sqrt(p * (1 - p) / (n1[i] - 1) + q * (1 - q) / (n2[i] - 1)),
                 1e-14);
    }
}

/* By the interval of every size of the subgroup in turn */
static void exact_domains_are_unions(void) {
  for (int i = 0; i < 300; i++) {
    double n = (double)(1 + random_below(30)), level = 0.951, set = 0.999;
    double n_d = (double)(1 + random_below((int64_t)n));
    double x = (double)random_below((int64_t)n_d + 1);
    double N = n + (double)random_below(80), a[4], low = 1, high = 0;
    akk_domain_exact_input in = {1,       one(&x),     one(&n_d), one(&n),
                                 one(&N), one(&level), one(&set)};
    akk_domain_exact_result r = {a, a + 1, a + 2, a + 3};
    CHECK(akk_domain_exact(&in, &r, NULL).code == AKK_OK);
    CHECK(n_d <= a[2] && a[2] <= a[3] && a[3] <= N - (n - n_d));
    for (double size = a[2]; size <= a[3]; size++) {
      akk_exact_input each = {1,          one(&x),     one(&n_d),
                              one(&size), one(&level), AKK_EXACT_TAIL};
      double l, h;
      CHECK(akk_exact_ci(&each, &l, &h, NULL).code == AKK_OK);
      low = fmin(low, l);
      high = fmax(high, h);
    }
    CHECK(a[0] == low && a[1] == high);
  }
}

static void what_is_out_of_range_is_refused(void) {
  double x = 5, n = 4, N = INFINITY, level = 0.95, a[6];
  akk_prop_diff_input in = {1,       one(&x),     one(&n),
                            one(&N), one(&n),     one(&n),
                            one(&N), one(&level), AKK_DIFF_NEWCOMBE};
  akk_prop_diff_result r = {a, a + 1, a + 2, a + 3, a + 4, a + 5};
  CHECK(akk_prop_diff_ci(&in, &r, NULL).code == AKK_EINVAL);
  akk_domain_input domain = {1,       one(&x), one(&n),
                             one(&n), one(&N), one(&level)};
  akk_domain_result s = {a, a + 1, a + 2, a + 3};
  CHECK(akk_domain_ci(&domain, &s, NULL).code == AKK_EINVAL);
  akk_overlap_diff o;
  double cell[9] = {0};
  CHECK(akk_overlap_diff_of(cell, 9, &o).code == AKK_EINVAL);
  cell[0] = NAN;
  CHECK(akk_overlap_diff_of(cell, 9, &o).code == AKK_EINVAL);
}

int main(void) {
  RUN(restricted_shares_are_most_likely);
  RUN(limits_are_ordered);
  RUN(limits_are_those_printed);
  RUN(overlapping_groups_person_by_person);
  RUN(a_domain_by_hand);
  RUN(exact_domains_are_unions);
  RUN(what_is_out_of_range_is_refused);
  return CHECK_STATUS();
}
