/* Ranges over unknown twin tables, against all twin tables of a few persons. */
#include <stdint.h>
#include <string.h>

#include "../../src/overlap-range.h"
#include "../../src/overlap-range-flow.h"
#include "check.h"

/* The same p by listing: every outcome of every swap and every draw */
static double choose(int n, int r) {
  double c = 1.0;
  for (int i = 0; i < r; i++)
    c = c * (n - i) / (i + 1);
  return r < 0 || r > n ? 0.0 : floor(c + 0.5);
}

static double listed_p(int n1, int n2, const akk_top2_case *at, int side) {
  int D = (int)(at->first + at->second), m = (int)at->m;
  int s1 = (int)(at->c1 - at->both - at->first);
  int s2 = (int)(at->c2 - at->both - at->second);
  int u1 = n1 - m, u2 = n2 - m, u = u1 + u2, B = s1 + s2;
  int y0 = (int)at->first + s1;
  double p = 0.0, all = ldexp(choose(u, B), D);
  /* twice u times what is off the centre */
  int w = u == 0 ? 1 : u;
  long off0 = (long)w * (2 * y0 - D) - 2L * B * u1;
  for (int h = 0; h <= B; h++)
    for (int b = 0; b <= D; b++) {
      double mass = choose(u1, h) * choose(u2, B - h) * choose(D, b);
      int y = h + b;
      long off = (long)w * (2 * y - D) - 2L * B * u1;
      int in = side == AKK_GREATER ? y >= y0
               : side == AKK_LESS  ? y <= y0
                                   : labs(off) >= labs(off0);
      if (in)
        p += mass;
    }
  return p / all;
}

typedef struct {
  int n, n1, n2, m_low, m_high, positive, side;
  const int32_t *c1, *c2;
  int count;
} small;

static void brute(const small *s, double *low, double *high, double *cov_low,
                  double *cov_high) {
  *low = INFINITY;
  *high = -INFINITY;
  *cov_low = INFINITY;
  *cov_high = -INFINITY;
  for (int q = 0; q < s->count; q++)
    for (int m = s->m_low; m <= s->m_high; m++)
      for (int both = 0; both <= m; both++)
        for (int a = 0; both + a <= m; a++)
          for (int b = 0; both + a + b <= m; b++) {
            int c1 = s->c1[q], c2 = s->c2[q], none = m - both - a - b;
            int s1 = c1 - both - a, s2 = c2 - both - b;
            if (s1 < 0 || s2 < 0 || s1 > s->n1 - m || s2 > s->n2 - m)
              continue;
            double cov = both * (s->n1 - c1) * (s->n2 - c2) -
                         a * (s->n1 - c1) * c2 - b * c1 * (s->n2 - c2) +
                         none * c1 * c2;
            *cov_low = fmin(*cov_low, cov);
            *cov_high = fmax(*cov_high, cov);
            if (s->positive && cov < 0)
              continue;
            akk_top2_case at = {0, c1, c2, m, both, a, b};
            double p = listed_p(s->n1, s->n2, &at, s->side);
            *low = fmin(*low, p);
            *high = fmax(*high, p);
          }
}

static void test_top2_by_listing(void) {
  for (int trial = 0; trial < 3000; trial++) {
    small s;
    s.n = 2 + (int)random_below(11);
    s.n1 = 1 + (int)random_below(s.n);
    s.n2 = 1 + (int)random_below(s.n);
    int least = s.n1 + s.n2 > s.n ? s.n1 + s.n2 - s.n : 0;
    int most = s.n1 < s.n2 ? s.n1 : s.n2;
    s.m_low = least + (int)random_below(most - least + 1);
    s.m_high = s.m_low + (int)random_below(most - s.m_low + 1);
    s.positive = (int)random_below(2);
    s.side = (int)random_below(3);
    int32_t c1[6], c2[6];
    s.count = 1 + (int)random_below(6);
    for (int i = 0; i < s.count; i++) {
      c1[i] = (int32_t)random_below(s.n1 + 1);
      c2[i] = (int32_t)random_below(s.n2 + 1);
    }
    s.c1 = c1;
    s.c2 = c2;
    double low, high, cov_low, cov_high;
    brute(&s, &low, &high, &cov_low, &cov_high);
    akk_top2_input in = {s.n1,     s.n2,       s.m_low,
                         s.m_high, c1,         c2,
                         s.count,  s.positive, (akk_alternative)s.side};
    akk_top2_range_out out;
    CHECK(akk_top2_range(&in, &out, NULL).code == AKK_OK);
    if (low > 1.5) {
      CHECK(isnan(out.low.p) && out.cases == 0);
      continue;
    }
    CHECK_NEAR(out.low.p, low, 1e-13);
    CHECK_NEAR(out.high.p, high, 1e-13);
    /* the case it names has that p */
    double p;
    CHECK(akk_top2_p(s.n1, s.n2, &out.low, in.alternative, &p).code == AKK_OK);
    CHECK(p == out.low.p);
    CHECK_NEAR(listed_p(s.n1, s.n2, &out.high, s.side), high, 1e-13);
  }
}

static void test_covariance_by_listing(void) {
  for (int trial = 0; trial < 2000; trial++) {
    small s;
    s.n = 2 + (int)random_below(11);
    s.n1 = 1 + (int)random_below(s.n);
    s.n2 = 1 + (int)random_below(s.n);
    int least = s.n1 + s.n2 > s.n ? s.n1 + s.n2 - s.n : 0;
    int most = s.n1 < s.n2 ? s.n1 : s.n2;
    s.m_low = least + (int)random_below(most - least + 1);
    s.m_high = s.m_low + (int)random_below(most - s.m_low + 1);
    s.positive = 0;
    s.side = 0;
    int32_t c1 = (int32_t)random_below(s.n1 + 1);
    int32_t c2 = (int32_t)random_below(s.n2 + 1);
    s.c1 = &c1;
    s.c2 = &c2;
    s.count = 1;
    double low, high, cov_low, cov_high;
    brute(&s, &low, &high, &cov_low, &cov_high);
    int64_t score[2] = {0, 1};
    int64_t a[2] = {s.n1 - c1, c1}, b[2] = {s.n2 - c2, c2};
    CHECK(akk_covariance_range(2, score, a, b, s.n, s.m_low, s.m_high, &low,
                               &high)
              .code == AKK_OK);
    CHECK(low == cov_low);
    CHECK(high == cov_high);
  }
}

/* All 3 x 3 tables with given sums: the least cost, by listing */
static void test_flow_by_listing(void) {
  for (int trial = 0; trial < 2000; trial++) {
    int64_t t[9], cost[9], row[3] = {0, 0, 0}, column[3] = {0, 0, 0};
    for (int i = 0; i < 9; i++) {
      t[i] = random_below(4);
      cost[i] = random_below(41) - 20;
      row[i % 3] += t[i];
      column[i / 3] += t[i];
    }
    int64_t low = random_below(3), high = low + random_below(4);
    int64_t best = INT64_MAX;
    for (int64_t a = 0; a <= row[0]; a++)
      for (int64_t b = 0; b <= row[0] - a; b++)
        for (int64_t c = 0; c <= row[1]; c++)
          for (int64_t d = 0; d <= row[1] - c; d++) {
            int64_t x[9] = {a,
                            c,
                            column[0] - a - c,
                            b,
                            d,
                            column[1] - b - d,
                            row[0] - a - b,
                            row[1] - c - d,
                            0};
            x[8] = row[2] - x[2] - x[5];
            int fits = x[8] >= low && x[8] <= high;
            int64_t total = 0;
            for (int i = 0; i < 9; i++) {
              fits = fits && x[i] >= 0;
              total += cost[i] * x[i];
            }
            if (fits && total < best)
              best = total;
          }
    int64_t x[9], total;
    int feasible;
    CHECK(
        akk_flow(3, row, column, low, high, cost, x, &total, &feasible).code ==
        AKK_OK);
    CHECK(feasible == (best < INT64_MAX));
    if (!feasible)
      continue;
    CHECK(total == best);
    for (int i = 0; i < 3; i++) {
      CHECK(x[i] + x[i + 3] + x[i + 6] == row[i]);
      CHECK(x[3 * i] + x[3 * i + 1] + x[3 * i + 2] == column[i]);
    }
  }
}

static void test_limits(void) {
  int32_t c1 = 5, c2 = 4;
  akk_top2_range_out out;
  akk_top2_input in = {10, 8, 3, 9, &c1, &c2, 1, 0, AKK_TWO_SIDED};
  CHECK(akk_top2_range(&in, &out, NULL).code == AKK_EINVAL);
  in.m_high = 8;
  c1 = 11;
  CHECK(akk_top2_range(&in, &out, NULL).code == AKK_EINVAL);
  /* 1 500 pairs: 2^-1500 is no double; far tails end at 0, not at NaN */
  in.n1 = in.n2 = in.m_low = in.m_high = 1500;
  c1 = 1000;
  c2 = 400;
  CHECK(akk_top2_range(&in, &out, NULL).code == AKK_OK);
  CHECK(out.low.p > 0.0 && out.high.p < 1.0 && out.low.p <= out.high.p);
}

int main(void) {
  RUN(test_top2_by_listing);
  RUN(test_covariance_by_listing);
  RUN(test_flow_by_listing);
  RUN(test_limits);
  return CHECK_STATUS();
}
